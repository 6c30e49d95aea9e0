#include "output/check_xmp.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

/* ---- values ---- */

static const XmlElement *list_in(const XmlElement *element)
{
    static const char *const lists[] = {"Bag", "Seq", "Alt"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const XmlElement *list = xml_kid(element, XMP_RDF, lists[i]);
        if (list)
            return list;
    }
    return NULL;
}

const XmlElement *xmp_first_item(const XmlElement *element)
{
    const XmlElement *list = list_in(element);
    return list ? list->first : NULL;
}

/* Of language alternatives the default one, else the first. */
static const XmlElement *chosen_item(const XmlElement *list)
{
    for (const XmlElement *item = list->first; item; item = item->next) {
        const Text *language = xml_attribute(item, XML_SPACE, "lang");
        if (language && text_is(*language, "x-default"))
            return item;
    }
    return list->first;
}

static Text value_of(const XmlElement *element)
{
    const Text *resource = xml_attribute(element, XMP_RDF, "resource");
    if (resource)
        return *resource;
    const XmlElement *list = list_in(element);
    const XmlElement *item = list ? chosen_item(list) : NULL;
    return text_trim(item ? item->text : list ? (Text){"", 0} : element->text);
}

Text xmp_field(const XmlElement *structure, const char *space, const char *name)
{
    const XmlElement *inner = xml_kid(structure, XMP_RDF, "Description");
    if (inner)
        structure = inner;
    const Text *attribute = xml_attribute(structure, space, name);
    const XmlElement *kid = xml_kid(structure, space, name);
    return attribute ? *attribute : kid ? value_of(kid) : (Text){"", 0};
}

/* ---- properties ---- */

typedef struct Listing {
    Arena *arena;
    XmpProperty **end;
} Listing;

static XmpProperty *add(Listing *listing)
{
    XmpProperty *property = ARENA_NEW(listing->arena, XmpProperty);
    *listing->end = property;
    listing->end = &property->next;
    return property;
}

static size_t count_items(const XmlElement *element)
{
    size_t count = 0;
    for (const XmlElement *item = xmp_first_item(element); item; item = item->next)
        count++;
    return count;
}

static void list_description(Listing *listing, const XmlElement *description)
{
    for (const XmlAttribute *attribute = description->attributes; attribute;
         attribute = attribute->next) {
        if (!attribute->space.bytes || text_is(attribute->space, XMP_RDF) ||
            text_is(attribute->space, XML_SPACE))
            continue;
        XmpProperty *property = add(listing);
        property->prefix = attribute->prefix;
        property->space = attribute->space;
        property->name = attribute->name;
        property->value = attribute->value;
    }
    for (const XmlElement *kid = description->first; kid; kid = kid->next) {
        XmpProperty *property = add(listing);
        property->prefix = kid->prefix;
        property->space = kid->space;
        property->name = kid->name;
        property->value = value_of(kid);
        property->items = count_items(kid);
        property->element = kid;
    }
}

/* <?xpacket begin="" id="…" bytes="1234" encoding="UTF-8"?> */
static bool has_header_facts(Text instruction)
{
    static const char *const facts[] = {"bytes", "encoding"};
    if (!text_starts(instruction, "xpacket"))
        return false;
    for (size_t begin = 0; begin < instruction.bytes; begin++)
        for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
            char before = begin ? instruction.at[begin - 1] : 'x';
            Text rest = text_slice(instruction, begin, instruction.bytes);
            if ((before == ' ' || before == '\n' || before == '\t') && text_starts(rest, facts[i]))
                return true;
        }
    return false;
}

const Xmp *xmp_read(Arena *arena, Text bytes)
{
    XmlDocument document = xml_read(arena, bytes);
    Xmp *xmp = ARENA_NEW(arena, Xmp);
    Listing listing = {arena, &xmp->first};
    xmp->defect = document.defect;
    xmp->has_header_facts = has_header_facts(document.first_instruction);
    const XmlElement *root = document.root;
    if (root && !xml_is(root, XMP_RDF, "RDF"))
        root = xml_kid(root, XMP_RDF, "RDF");
    if (!root) {
        xmp->defect = xmp->defect ? xmp->defect : "there is no rdf:RDF";
        return xmp;
    }
    for (const XmlElement *kid = root->first; kid; kid = kid->next)
        if (xml_is(kid, XMP_RDF, "Description"))
            list_description(&listing, kid);
    return xmp;
}

const XmpProperty *xmp_find(const Xmp *xmp, const char *space, const char *name)
{
    const XmpProperty *property = xmp ? xmp->first : NULL;
    while (property && !(text_is(property->name, name) && text_is(property->space, space)))
        property = property->next;
    return property;
}

Text xmp_value(const Xmp *xmp, const char *space, const char *name)
{
    const XmpProperty *property = xmp_find(xmp, space, name);
    return property ? property->value : (Text){"", 0};
}
