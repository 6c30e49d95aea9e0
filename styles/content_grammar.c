#include "styles/content_grammar.h"

#include "styles/counter_grammar.h"
#include "styles/css_urls.h"
#include "styles/property_grammars.h"

/* --- arguments ----------------------------------------------------------------------------- */

/* An argument behind a comma, or instead when the arguments end here. */
static bool read_optional_keyword(ValueReader *reader, const uint16_t *keywords, Keyword instead,
                                  ValueBuilder *arguments)
{
    Value value = value_of_keyword(instead);
    if (value_take_kind(reader, CSS_COMMA) && !value_read_keyword(reader, keywords, &value))
        return false;
    value_add(arguments, value);
    return true;
}

/* An argument behind a comma, or instead when there is none. */
static bool read_style_or(ValueReader *reader, Keyword instead, ValueBuilder *arguments)
{
    Value style = value_of_keyword(instead);
    if (value_take_kind(reader, CSS_COMMA) && !read_counter_style(reader, &style))
        return false;
    value_add(arguments, style);
    return true;
}

static bool read_optional_style(ValueReader *reader, ValueBuilder *arguments)
{
    return read_style_or(reader, KEYWORD_DECIMAL, arguments);
}

static bool read_name_argument(ValueReader *reader, ValueBuilder *arguments)
{
    Value name;
    if (!value_read_name(reader, &name))
        return false;
    value_add(arguments, name);
    return true;
}

static bool read_text_argument(ValueReader *reader, ValueBuilder *arguments)
{
    Value text;
    if (!value_read_text(reader, &text))
        return false;
    value_add(arguments, text);
    return true;
}

/* Attributes are spelt without capitals in documents. */
static Name attribute_name(const ValueReader *reader, Text name)
{
    char *lower = text_to_string(reader->arena, name);
    for (size_t i = 0; i < name.bytes; i++)
        if (lower[i] >= 'A' && lower[i] <= 'Z')
            lower[i] = (char)(lower[i] - 'A' + 'a');
    return names_intern(reader->names, (Text){lower, name.bytes});
}

static bool read_attribute_argument(ValueReader *reader, ValueBuilder *arguments)
{
    const CssToken *token = value_peek(reader);
    if (token->kind != CSS_IDENT)
        return false;
    value_add(arguments, (Value){.kind = VALUE_NAME, .name = attribute_name(reader, token->text)});
    value_take(reader);
    return true;
}

/* Where a target-… function leads: attr(), a string or a url */
static bool read_target_argument(ValueReader *reader, ValueBuilder *arguments)
{
    Text url;
    Value value;
    if (css_read_url(reader, &url))
        value = value_of_text(reader->arena, url);
    else if (!value_read_text(reader, &value) && !read_attr(reader, &value))
        return false;
    value_add(arguments, value);
    return true;
}

/* --- functions ----------------------------------------------------------------------------- */

/* Attributes are text, urls among them; an integer for counters (CSS Values 5, section 7.7, as far as it
 * makes sense without other units). */
static bool read_attribute_type(ValueReader *reader, ValueBuilder *arguments)
{
    static const uint16_t types[] = {KEYWORD_INTEGER, KEYWORD_STRING, KEYWORD_URL,
                                     KEYWORD_NONE_GIVEN};
    Value type = value_of_keyword(KEYWORD_STRING);
    if (!value_read_keyword(reader, types, &type) && value_peek(reader)->kind == CSS_IDENT)
        return value_refuse_unsupported(reader);
    if (type.keyword == KEYWORD_INTEGER)
        value_add(arguments, type);
    return true;
}

bool read_attr(ValueReader *reader, Value *value)
{
    ValueBuilder arguments = {.arena = reader->arena};
    if (!value_open_function(reader, "attr") || !read_attribute_argument(reader, &arguments) ||
        !read_attribute_type(reader, &arguments))
        return false;
    if (value_take_kind(reader, CSS_COMMA)) {
        Value instead;
        if (!value_read_text(reader, &instead) &&
            !value_read_numeric(reader, ACCEPTS_INTEGER, INT32_MIN, &instead))
            return false;
        value_add(&arguments, instead);
    }
    *value = value_function_of(&arguments, KEYWORD_ATTR);
    return value_close_function(reader);
}

static bool read_counter(ValueReader *reader, ValueBuilder *arguments)
{
    return read_name_argument(reader, arguments) && read_optional_style(reader, arguments);
}

static bool read_counters(ValueReader *reader, ValueBuilder *arguments)
{
    return read_name_argument(reader, arguments) && value_take_kind(reader, CSS_COMMA) &&
           read_text_argument(reader, arguments) && read_optional_style(reader, arguments);
}

static bool read_which_of_page(ValueReader *reader, ValueBuilder *arguments)
{
    static const uint16_t which[] = {KEYWORD_FIRST, KEYWORD_START, KEYWORD_LAST,
                                     KEYWORD_FIRST_EXCEPT, KEYWORD_NONE_GIVEN};
    return read_name_argument(reader, arguments) &&
           read_optional_keyword(reader, which, KEYWORD_FIRST, arguments);
}

static const uint16_t text_parts[] = {KEYWORD_TEXT,  KEYWORD_CONTENT,      KEYWORD_BEFORE,
                                      KEYWORD_AFTER, KEYWORD_FIRST_LETTER, KEYWORD_NONE_GIVEN};

/* target-text() calls the text of an element content where content() calls it text. */
static void call_it_text(Value *part)
{
    if (part->keyword == KEYWORD_CONTENT)
        part->keyword = KEYWORD_TEXT;
}

static bool read_content_function(ValueReader *reader, ValueBuilder *arguments)
{
    Value part = value_of_keyword(KEYWORD_TEXT);
    if (!value_read_keyword(reader, text_parts, &part) && value_peek(reader)->kind == CSS_IDENT)
        return false;
    call_it_text(&part);
    value_add(arguments, part);
    return true;
}

static bool read_target_text(ValueReader *reader, ValueBuilder *arguments)
{
    if (!read_target_argument(reader, arguments) ||
        !read_optional_keyword(reader, text_parts, KEYWORD_TEXT, arguments))
        return false;
    call_it_text(&arguments->items[arguments->count - 1]);
    return true;
}

/* The number of a page is printed as that page prints it unless a style is given: v in the front matter,
 * 5 in the text. CSS has decimal. */
static bool read_target_style(ValueReader *reader, ValueBuilder *arguments)
{
    bool is_page = text_is(arguments->items[1].name->text, "page");
    return read_style_or(reader, is_page ? KEYWORD_AUTO : KEYWORD_DECIMAL, arguments);
}

static bool read_target_counter(ValueReader *reader, ValueBuilder *arguments)
{
    return read_target_argument(reader, arguments) && value_take_kind(reader, CSS_COMMA) &&
           read_name_argument(reader, arguments) && read_target_style(reader, arguments);
}

static bool read_target_counters(ValueReader *reader, ValueBuilder *arguments)
{
    return read_target_argument(reader, arguments) && value_take_kind(reader, CSS_COMMA) &&
           read_counters(reader, arguments);
}

/* GCPM 3, section 5: dotted, solid and space stand for patterns. */
static bool read_leader(ValueReader *reader, ValueBuilder *arguments)
{
    static const char *const patterns[][2] = {{"dotted", ". "}, {"solid", "_"}, {"space", " "}};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        if (value_take_ident(reader, patterns[i][0])) {
            value_add(arguments, value_of_text(reader->arena, text_of(patterns[i][1])));
            return true;
        }
    }
    return read_text_argument(reader, arguments);
}

typedef struct ContentFunction {
    Keyword name;
    bool (*read)(ValueReader *reader, ValueBuilder *arguments);
} ContentFunction;

static const ContentFunction content_functions[] = {
    {KEYWORD_COUNTER, read_counter},
    {KEYWORD_COUNTERS, read_counters},
    {KEYWORD_STRING, read_which_of_page},
    {KEYWORD_ELEMENT, read_which_of_page},
    {KEYWORD_CONTENT, read_content_function},
    {KEYWORD_TARGET_COUNTER, read_target_counter},
    {KEYWORD_TARGET_COUNTERS, read_target_counters},
    {KEYWORD_TARGET_TEXT, read_target_text},
    {KEYWORD_LEADER, read_leader},
};

static bool read_function(ValueReader *reader, Value *value)
{
    for (size_t i = 0; i < sizeof content_functions / sizeof *content_functions; i++) {
        const ContentFunction *function = &content_functions[i];
        if (!value_open_function(reader, keyword_name(function->name)))
            continue;
        ValueBuilder arguments = {.arena = reader->arena};
        if (!function->read(reader, &arguments) || !value_close_function(reader))
            return false;
        *value = value_function_of(&arguments, function->name);
        return true;
    }
    return read_attr(reader, value);
}

/* --- lists --------------------------------------------------------------------------------- */

static bool read_any_item(ValueReader *reader, Value *value)
{
    static const uint16_t quotes[] = {KEYWORD_OPEN_QUOTE, KEYWORD_CLOSE_QUOTE,
                                      KEYWORD_NO_OPEN_QUOTE, KEYWORD_NO_CLOSE_QUOTE,
                                      KEYWORD_NONE_GIVEN};
    switch (value_peek(reader)->kind) {
    case CSS_STRING:
        return value_read_text(reader, value);
    case CSS_IDENT:
        return value_read_keyword(reader, quotes, value);
    case CSS_FUNCTION:
        return read_function(reader, value) || read_url(reader, value);
    case CSS_URL:
        return read_url(reader, value);
    default:
        return false;
    }
}

static bool read_item(ValueReader *reader, Value *value)
{
    ValueReader start = *reader;
    if (read_any_item(reader, value))
        return true;
    value_go_back(reader, &start);
    return false;
}

static bool names_page(const Value *name)
{
    return text_is(name->name->text, "page") || text_is(name->name->text, "pages");
}

/* Whether it is text before the pages are made. */
static bool is_known_early(const Value *item)
{
    if (item->kind != VALUE_FUNCTION)
        return true;
    const Value *arguments = item->list->items;
    switch ((Keyword)item->keyword) {
    case KEYWORD_COUNTER:
    case KEYWORD_COUNTERS:
        return !names_page(&arguments[0]);
    case KEYWORD_TARGET_COUNTER:
    case KEYWORD_TARGET_COUNTERS:
        return !names_page(&arguments[1]);
    case KEYWORD_STRING:
    case KEYWORD_ELEMENT:
    case KEYWORD_URL:
    case KEYWORD_LEADER:
        return false;
    default:
        return true;
    }
}

/* An item of what becomes one text, of a string or a bookmark. */
static bool read_text_item(ValueReader *reader, Value *value)
{
    ValueReader start = *reader;
    if (!read_item(reader, value))
        return false;
    if (is_known_early(value))
        return true;
    value_go_back(reader, &start);
    return value_refuse_unsupported(reader);
}

typedef bool ItemReader(ValueReader *reader, Value *value);

static bool read_items(ValueReader *reader, ItemReader *read, ValueBuilder *items)
{
    size_t before = items->count;
    Value item;
    while (read(reader, &item))
        value_add(items, item);
    return items->count > before;
}

/* What can be read out is known when it is made: strings, counters and attributes. */
static bool read_alternative_item(ValueReader *reader, Value *value)
{
    const CssToken *token = value_peek(reader);
    bool is_allowed = token->kind == CSS_STRING || css_is_function(token, "counter") ||
                      css_is_function(token, "counters") || css_is_function(token, "attr");
    return is_allowed && read_item(reader, value);
}

bool read_content_list(ValueReader *reader, Value *value)
{
    ValueBuilder items = {.arena = reader->arena};
    if (!read_items(reader, read_text_item, &items))
        return false;
    *value = value_list_of(&items);
    return true;
}

/* element() stands alone (GCPM 3, section 1.2.2). */
static bool mixes_element(const ValueBuilder *items)
{
    bool has_element = false;
    for (size_t i = 0; i < items->count; i++)
        has_element |=
            items->items[i].kind == VALUE_FUNCTION && items->items[i].keyword == KEYWORD_ELEMENT;
    return has_element && items->count > 1;
}

bool read_content(ValueReader *reader, Value *value)
{
    ValueBuilder items = {.arena = reader->arena};
    ValueReader start = *reader;
    if (!read_items(reader, read_item, &items))
        return false;
    if (mixes_element(&items)) {
        value_go_back(reader, &start);
        return false;
    }
    if (value_take_delim(reader, '/')) {
        ValueBuilder alternative = {.arena = reader->arena};
        if (!read_items(reader, read_alternative_item, &alternative))
            return false;
        value_add(&items, value_function_of(&alternative, KEYWORD_ALT));
    }
    *value = value_list_of(&items);
    return true;
}

bool read_string_set(ValueReader *reader, Value *value)
{
    ValueBuilder settings = {.arena = reader->arena};
    do {
        ValueBuilder setting = {.arena = reader->arena};
        if (!read_name_argument(reader, &setting) || !read_items(reader, read_text_item, &setting))
            return false;
        value_add(&settings, value_list_of(&setting));
    } while (value_take_kind(reader, CSS_COMMA));
    *value = value_list_of(&settings);
    return true;
}
