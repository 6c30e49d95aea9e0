#include "output/check_xml.h"

#include <string.h>

typedef struct XmlName {
    Text prefix;
    Text space;
} XmlName;

typedef struct Reading {
    Arena *arena;
    Text bytes;
    size_t at;
    XmlDocument *document;
    XmlElement *open; /* the innermost element */
    size_t depth;
    XmlName names[XML_MOST_NAMES]; /* namespaces declared by the open elements */
    size_t name_count;
    size_t names_before[XML_DEEPEST]; /* name_count when each was opened */
} Reading;

static void complain(Reading *reading, const char *defect)
{
    if (!reading->document->defect)
        reading->document->defect = defect;
    reading->at = reading->bytes.bytes;
}

static Text rest(const Reading *reading)
{
    return text_slice(reading->bytes, reading->at, reading->bytes.bytes);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static void skip_space(Reading *reading)
{
    while (reading->at < reading->bytes.bytes && is_space(reading->bytes.at[reading->at]))
        reading->at++;
}

/* The bytes up to an ending, which is passed too. */
static Text take_until(Reading *reading, const char *ending)
{
    size_t length = strlen(ending);
    Text left = rest(reading);
    for (size_t i = 0; i + length <= left.bytes; i++)
        if (memcmp(left.at + i, ending, length) == 0) {
            reading->at += i + length;
            return text_slice(left, 0, i);
        }
    complain(reading, "something is not closed");
    return (Text){"", 0};
}

/* ---- text ---- */

/* The code point of "amp" or "#x41"; 0 for an unknown entity. */
static uint32_t entity_code_point(Text entity)
{
    static const struct {
        const char *name;
        uint32_t code_point;
    } known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(entity, known[i].name))
            return known[i].code_point;
    bool is_hex = text_starts(entity, "#x");
    if (!text_starts(entity, "#"))
        return 0;
    uint32_t number = 0;
    for (size_t i = is_hex ? 2 : 1; i < entity.bytes; i++) {
        const char *digits = "0123456789abcdef";
        char byte =
            entity.at[i] >= 'A' && entity.at[i] <= 'F' ? (char)(entity.at[i] | 0x20) : entity.at[i];
        const char *digit = byte ? strchr(digits, byte) : NULL;
        if (!digit || digit - digits >= (is_hex ? 16 : 10) || number > 0x10FFFF)
            return 0;
        number = number * (is_hex ? 16 : 10) + (uint32_t)(digit - digits);
    }
    bool is_character = number < 0xD800 || (number > 0xDFFF && number <= 0x10FFFF);
    return is_character ? number : 0;
}

/* Text with its entities replaced; a replacement is never longer than what it replaces. */
static Text decode(Reading *reading, Text raw)
{
    if (raw.bytes == 0 || !memchr(raw.at, '&', raw.bytes))
        return raw;
    char *copy = arena_alloc(reading->arena, raw.bytes);
    size_t count = 0;
    for (size_t i = 0; i < raw.bytes;) {
        if (raw.at[i] != '&') {
            copy[count++] = raw.at[i++];
            continue;
        }
        Text tail = text_slice(raw, i + 1, raw.bytes);
        Text entity = text_slice(tail, 0, text_find(tail, ';'));
        uint32_t code_point = entity_code_point(entity);
        if (code_point == 0 || entity.bytes == tail.bytes) {
            complain(reading, "an entity is unknown");
            break;
        }
        count += utf8_encode(copy + count, code_point);
        i += entity.bytes + 2;
    }
    return (Text){copy, count};
}

static void add_text(Reading *reading, Text text)
{
    XmlElement *element = reading->open;
    if (!element) {
        if (text_trim(text).bytes)
            complain(reading, "there is text outside of the root element");
        return;
    }
    if (element->text.bytes == 0) {
        element->text = text;
        return;
    }
    char *both = arena_alloc(reading->arena, element->text.bytes + text.bytes);
    memcpy(both, element->text.at, element->text.bytes);
    if (text.bytes)
        memcpy(both + element->text.bytes, text.at, text.bytes);
    element->text = (Text){both, element->text.bytes + text.bytes};
}

/* ---- names ---- */

static Text take_name(Reading *reading)
{
    size_t begin = reading->at;
    while (reading->at < reading->bytes.bytes && !is_space(reading->bytes.at[reading->at]) &&
           !strchr("/>=<\"'", reading->bytes.at[reading->at]))
        reading->at++;
    return text_slice(reading->bytes, begin, reading->at);
}

static void split_name(Text name, Text *prefix, Text *local)
{
    size_t colon = text_find(name, ':');
    bool has_prefix = colon < name.bytes;
    *prefix = has_prefix ? text_slice(name, 0, colon) : (Text){"", 0};
    *local = has_prefix ? text_slice(name, colon + 1, name.bytes) : name;
}

static void declare(Reading *reading, Text prefix, Text space)
{
    if (reading->name_count == XML_MOST_NAMES)
        complain(reading, "there are too many namespaces");
    else
        reading->names[reading->name_count++] = (XmlName){prefix, space};
}

static Text find_space(Reading *reading, Text prefix)
{
    static const Text xml = TEXT("http://www.w3.org/XML/1998/namespace");
    for (size_t i = reading->name_count; i-- > 0;)
        if (text_equal(reading->names[i].prefix, prefix))
            return reading->names[i].space;
    if (text_is(prefix, "xml"))
        return xml;
    if (prefix.bytes)
        complain(reading, "a prefix is not declared");
    return (Text){"", 0};
}

/* ---- tags ---- */

static Text take_value(Reading *reading)
{
    skip_space(reading);
    Text left = rest(reading);
    if (left.bytes == 0 || left.at[0] != '=') {
        complain(reading, "an attribute has no value");
        return (Text){"", 0};
    }
    reading->at++;
    skip_space(reading);
    left = rest(reading);
    if (left.bytes == 0 || (left.at[0] != '"' && left.at[0] != '\'')) {
        complain(reading, "an attribute has no quotes");
        return (Text){"", 0};
    }
    reading->at++;
    return decode(reading, take_until(reading, left.at[0] == '"' ? "\"" : "'"));
}

static void take_attribute(Reading *reading, XmlElement *element)
{
    Text name = take_name(reading);
    if (name.bytes == 0) {
        complain(reading, "a tag is malformed");
        return;
    }
    Text value = take_value(reading);
    XmlAttribute *attribute = ARENA_NEW(reading->arena, XmlAttribute);
    split_name(name, &attribute->prefix, &attribute->name);
    attribute->value = value;
    attribute->next = element->attributes;
    if (text_is(name, "xmlns"))
        declare(reading, (Text){"", 0}, value);
    else if (text_is(attribute->prefix, "xmlns"))
        declare(reading, attribute->name, value);
    else
        element->attributes = attribute;
}

static void resolve(Reading *reading, XmlElement *element)
{
    element->space = find_space(reading, element->prefix);
    for (XmlAttribute *attribute = element->attributes; attribute; attribute = attribute->next)
        if (attribute->prefix.bytes)
            attribute->space = find_space(reading, attribute->prefix);
}

static void attach(Reading *reading, XmlElement *element)
{
    XmlElement *parent = reading->open;
    element->parent = parent;
    if (!parent) {
        if (reading->document->root)
            complain(reading, "there are two root elements");
        reading->document->root = reading->document->root ? reading->document->root : element;
    } else if (parent->last) {
        parent->last->next = element;
        parent->last = element;
    } else {
        parent->first = parent->last = element;
    }
}

static void close_element(Reading *reading)
{
    reading->open = reading->open->parent;
    reading->depth--;
    reading->name_count = reading->names_before[reading->depth];
}

/* Behind the "<" of an opening tag. */
static void take_opening(Reading *reading)
{
    if (reading->depth == XML_DEEPEST) {
        complain(reading, "elements are nested too deep");
        return;
    }
    XmlElement *element = ARENA_NEW(reading->arena, XmlElement);
    split_name(take_name(reading), &element->prefix, &element->name);
    if (element->name.bytes == 0)
        complain(reading, "a tag has no name");
    reading->names_before[reading->depth++] = reading->name_count;
    for (skip_space(reading); rest(reading).bytes > 0; skip_space(reading)) {
        if (rest(reading).at[0] == '>' || rest(reading).at[0] == '/')
            break;
        take_attribute(reading, element);
    }
    resolve(reading, element);
    attach(reading, element);
    reading->open = element;
    if (text_starts(rest(reading), "/>")) {
        reading->at += 2;
        close_element(reading);
    } else if (text_starts(rest(reading), ">")) {
        reading->at++;
    } else {
        complain(reading, "a tag is not closed");
    }
}

static void take_closing(Reading *reading)
{
    Text name = text_trim(take_until(reading, ">"));
    Text prefix;
    Text local;
    split_name(name, &prefix, &local);
    if (!reading->open || !text_equal(reading->open->name, local) ||
        !text_equal(reading->open->prefix, prefix))
        complain(reading, "tags do not match");
    else
        close_element(reading);
}

static void take_markup(Reading *reading)
{
    if (text_starts(rest(reading), "<?")) {
        reading->at += 2;
        Text instruction = take_until(reading, "?>");
        if (!text_starts(instruction, "xml ") && !reading->document->first_instruction.bytes)
            reading->document->first_instruction = instruction;
    } else if (text_starts(rest(reading), "<!--")) {
        reading->at += 4;
        take_until(reading, "-->");
    } else if (text_starts(rest(reading), "<![CDATA[")) {
        reading->at += 9;
        add_text(reading, take_until(reading, "]]>"));
    } else if (text_starts(rest(reading), "<!")) {
        complain(reading, "there is a document type");
    } else if (text_starts(rest(reading), "</")) {
        reading->at += 2;
        take_closing(reading);
    } else {
        reading->at++;
        take_opening(reading);
    }
}

XmlDocument xml_read(Arena *arena, Text bytes)
{
    XmlDocument document = {0};
    size_t bad;
    Reading *reading = ARENA_NEW(arena, Reading);
    reading->arena = arena;
    reading->bytes = bytes;
    reading->document = &document;
    if (text_starts(bytes, "\xEF\xBB\xBF"))
        reading->at = 3;
    if (bytes.bytes > XML_LARGEST)
        complain(reading, "they are too large");
    else if (!text_is_utf8(bytes, &bad))
        complain(reading, "they are not UTF-8");
    while (reading->at < bytes.bytes) {
        Text left = rest(reading);
        size_t end = text_find(left, '<');
        reading->at += end;
        add_text(reading, decode(reading, text_slice(left, 0, end)));
        if (reading->at < bytes.bytes)
            take_markup(reading);
    }
    if (reading->open)
        complain(reading, "an element is not closed");
    if (!document.root)
        complain(reading, "there is no element");
    return document;
}

/* ---- questions ---- */

bool xml_is(const XmlElement *element, const char *space, const char *name)
{
    return text_is(element->name, name) && text_is(element->space, space);
}

const XmlElement *xml_kid(const XmlElement *element, const char *space, const char *name)
{
    for (const XmlElement *kid = element->first; kid; kid = kid->next)
        if (xml_is(kid, space, name))
            return kid;
    return NULL;
}

const Text *xml_attribute(const XmlElement *element, const char *space, const char *name)
{
    for (const XmlAttribute *attribute = element->attributes; attribute;
         attribute = attribute->next)
        if (text_is(attribute->name, name) && text_is(attribute->space, space))
            return &attribute->value;
    return NULL;
}
