#include "styles/generated.h"

#include "styles/languages.h"
#include "styles/targets.h"

/* Content parts that grow, with the text that is not yet one of them. */
typedef struct Parts {
    Content *items;
    size_t count;
    size_t capacity;
    Buffer text;
} Parts;

/* Parts that become one text once all of them are known. */
typedef struct Join {
    const Content *parts;
    size_t count;
    Text *text;
} Join;

struct ContentMaker {
    Arena *arena;
    Names *names;
    const Document *document; /* or NULL */
    Diagnostics *diagnostics;
    Counters *counters;
    CounterStyles *styles;
    Targets *targets;
    Name page;
    Name pages;
    Name lang;
    Name list_item;
    uint32_t quote_depth;
    Join *joins;
    size_t join_count;
    size_t join_capacity;
    Text prefix;       /* of the next content */
    Name page_counter; /* counts on each page, which layout knows; or NULL */
};

/* What a list is made for. */
typedef struct Making {
    ContentMaker *maker;
    const Node *element; /* or NULL */
    const Style *style;
    Parts parts;
} Making;

ContentMaker *generated_maker_new(Arena *arena, const Document *document, CounterStyles *styles,
                                  Diagnostics *diagnostics)
{
    Names *names = counter_styles_names(styles);
    ContentMaker *maker = ARENA_NEW(arena, ContentMaker);
    maker->arena = arena;
    maker->names = names;
    maker->document = document;
    maker->diagnostics = diagnostics;
    maker->styles = styles;
    maker->counters = counters_new(arena, names);
    maker->targets = targets_new(arena, names, diagnostics);
    maker->page = names_intern(names, text_of("page"));
    maker->pages = names_intern(names, text_of("pages"));
    maker->lang = names_intern(names, text_of("lang"));
    maker->list_item = names_intern(names, text_of("list-item"));
    return maker;
}

void generated_count_by_page(ContentMaker *maker, Name counter)
{
    maker->page_counter = counter;
}

void generated_prefix(ContentMaker *maker, Text prefix)
{
    maker->prefix = prefix;
}

Counters *generated_counters(ContentMaker *maker)
{
    return maker->counters;
}

/* --- parts --------------------------------------------------------------------------------- */

static void add_part(Making *making, Content part)
{
    Parts *parts = &making->parts;
    parts->items = arena_reserve(making->maker->arena, parts->items, parts->count, &parts->capacity,
                                 sizeof *parts->items);
    parts->items[parts->count++] = part;
}

/* Makes the text gathered so far a part. */
static void flush_text(Making *making)
{
    Buffer *text = &making->parts.text;
    if (text->bytes)
        add_part(making, (Content){.kind = CONTENT_TEXT,
                                   .text = text_copy(making->maker->arena, buffer_text(text))});
    buffer_clear(text);
}

static void add_other(Making *making, Content part)
{
    flush_text(making);
    add_part(making, part);
}

/* --- items --------------------------------------------------------------------------------- */

static const Value *argument(const Value *function, uint32_t index)
{
    return &function->list->items[index];
}

static NumberStyle style_argument(const Making *making, const Value *function, uint32_t index)
{
    return counter_styles_find(making->maker->styles, argument(function, index));
}

static Keyword keyword_argument(const Value *function, uint32_t index)
{
    return (Keyword)argument(function, index)->keyword;
}

static void put_note_number(Making *making, Name name, NumberStyle style)
{
    ContentMaker *maker = making->maker;
    Buffer number = {0};
    number_print(counters_value(maker->counters, name), style, &number);
    add_other(making, (Content){.kind = CONTENT_NOTE_NUMBER,
                                .name = name,
                                .keyword = style.keyword,
                                .number_style = style.custom,
                                .text = text_copy(maker->arena, buffer_text(&number))});
    buffer_free(&number);
}

static void put_counter(Making *making, const Value *function, const Text *between,
                        NumberStyle style)
{
    ContentMaker *maker = making->maker;
    Name name = argument(function, 0)->name;
    if (name == maker->page_counter)
        put_note_number(making, name, style);
    else if (name == maker->page || name == maker->pages)
        add_other(making, (Content){.kind = name == maker->page ? CONTENT_PAGE : CONTENT_PAGES,
                                    .name = name,
                                    .keyword = style.keyword,
                                    .number_style = style.custom});
    else if (!maker->document)
        add_other(making, (Content){.kind = CONTENT_COUNTER,
                                    .name = name,
                                    .between = between,
                                    .keyword = style.keyword,
                                    .number_style = style.custom});
    else if (between)
        counters_print_all(maker->counters, name, *between, style, &making->parts.text);
    else
        number_print(counters_value(maker->counters, name), style, &making->parts.text);
}

static Text attribute_text(const Node *element, Name name)
{
    Text text = {0};
    if (!element)
        return text;
    if (text_is(name->text, "id"))
        return element->id ? element->id->text : text;
    node_attribute(element, name, &text);
    return text;
}

/* What attr() is when there is no such attribute; nothing without a second argument. */
static void put_instead(Making *making, const Value *function)
{
    const Value *last = argument(function, function->list->count - 1);
    if (last->kind == VALUE_TEXT)
        buffer_put(&making->parts.text, *last->text);
    else if (last->kind == VALUE_INTEGER)
        buffer_integer(&making->parts.text, last->integer);
}

static void put_attribute(Making *making, const Value *function)
{
    Name name = argument(function, 0)->name;
    bool is_class = making->element && text_is(name->text, "class");
    for (const ClassLink *link = is_class ? making->element->classes : NULL; link;
         link = link->next) {
        buffer_put(&making->parts.text, link->name->text);
        if (link->next)
            buffer_byte(&making->parts.text, ' ');
    }
    Text text = attribute_text(making->element, name);
    if (text.at)
        buffer_put(&making->parts.text, text);
    else if (!is_class || !making->element->classes)
        put_instead(making, function);
}

static Text language_of(const Making *making)
{
    const ContentMaker *maker = making->maker;
    Text language = maker->document ? maker->document->language : text_of("en");
    for (const Node *at = making->element; at; at = at->parent)
        if (node_attribute(at, maker->lang, &language))
            break;
    return language;
}

/* CSS Generated Content 3, section 3.2: beyond the last level its marks are used again. */
static void put_quote(Making *making, uint32_t level, bool is_close)
{
    const Value *quotes = style_value(making->style, PROPERTY_QUOTES);
    if (quotes->kind == VALUE_LIST) {
        uint32_t levels = quotes->list->count / 2;
        uint32_t at = (level < levels ? level : levels - 1) * 2 + is_close;
        buffer_put(&making->parts.text, *quotes->list->items[at].text);
    } else if (value_is_keyword(quotes, KEYWORD_AUTO)) {
        const char *const *marks = language_quotes(language_of(making));
        buffer_string(&making->parts.text, marks[(level ? 2 : 0) + is_close]);
    }
}

static void put_quote_keyword(Making *making, Keyword keyword)
{
    uint32_t *depth = &making->maker->quote_depth;
    bool is_open = keyword == KEYWORD_OPEN_QUOTE || keyword == KEYWORD_NO_OPEN_QUOTE;
    bool is_shown = keyword == KEYWORD_OPEN_QUOTE || keyword == KEYWORD_CLOSE_QUOTE;
    if (is_open) {
        if (is_shown)
            put_quote(making, *depth, false);
        ++*depth;
    } else if (*depth > 0) {
        --*depth;
        if (is_shown)
            put_quote(making, *depth, true);
    }
}

/* content(): the pseudo-elements may not be made yet, so they are asked for like targets. */
static void put_own_content(Making *making, Keyword which)
{
    if (!making->element)
        return;
    if (which == KEYWORD_TEXT)
        node_text_content(making->element, &making->parts.text);
    else
        add_other(making, (Content){.kind = CONTENT_TARGET_TEXT, .keyword = which});
}

/* Where a target-… function leads. */
static Text target_of(const Making *making, const Value *function)
{
    const Value *where = argument(function, 0);
    if (where->kind == VALUE_TEXT)
        return *where->text;
    Text href = attribute_text(making->element, argument(where, 0)->name);
    return href.bytes ? href : text_of("(none)");
}

static void put_target_counter(Making *making, const Value *function)
{
    Name name = argument(function, 1)->name;
    bool is_page = name == making->maker->page;
    bool is_all = function->keyword == KEYWORD_TARGET_COUNTERS;
    NumberStyle style = style_argument(making, function, is_all ? 3 : 2);
    add_other(making, (Content){.kind = is_page ? CONTENT_TARGET_PAGE : CONTENT_TARGET_COUNTER,
                                .text = target_of(making, function),
                                .name = name,
                                .between = is_all ? argument(function, 2)->text : NULL,
                                .keyword = style.keyword,
                                .number_style = style.custom});
}

static void put_function(Making *making, const Value *function)
{
    switch ((Keyword)function->keyword) {
    case KEYWORD_COUNTER:
        put_counter(making, function, NULL, style_argument(making, function, 1));
        break;
    case KEYWORD_COUNTERS:
        put_counter(making, function, argument(function, 1)->text,
                    style_argument(making, function, 2));
        break;
    case KEYWORD_ATTR:
        put_attribute(making, function);
        break;
    case KEYWORD_CONTENT:
        put_own_content(making, keyword_argument(function, 0));
        break;
    case KEYWORD_STRING:
        add_other(making, (Content){.kind = CONTENT_NAMED_STRING,
                                    .name = argument(function, 0)->name,
                                    .keyword = keyword_argument(function, 1)});
        break;
    case KEYWORD_ELEMENT:
        add_other(making, (Content){.kind = CONTENT_ELEMENT,
                                    .name = argument(function, 0)->name,
                                    .keyword = keyword_argument(function, 1)});
        break;
    case KEYWORD_URL:
        add_other(making, (Content){.kind = CONTENT_IMAGE, .text = *argument(function, 0)->text});
        break;
    case KEYWORD_LEADER:
        add_other(making, (Content){.kind = CONTENT_LEADER, .text = *argument(function, 0)->text});
        break;
    case KEYWORD_TARGET_COUNTER:
    case KEYWORD_TARGET_COUNTERS:
        put_target_counter(making, function);
        break;
    case KEYWORD_TARGET_TEXT:
        add_other(making, (Content){.kind = CONTENT_TARGET_TEXT,
                                    .text = target_of(making, function),
                                    .keyword = keyword_argument(function, 1)});
        break;
    default:
        break;
    }
}

static void put_items(Making *making, const ValueList *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const Value *item = &list->items[i];
        if (item->kind == VALUE_TEXT)
            buffer_put(&making->parts.text, *item->text);
        else if (item->kind == VALUE_KEYWORD)
            put_quote_keyword(making, (Keyword)item->keyword);
        else if (item->kind == VALUE_FUNCTION)
            put_function(making, item);
    }
}

/* --- lists --------------------------------------------------------------------------------- */

/* The parts of a list; those that ask for other elements are noted. */
static void make_parts(Making *making, const ValueList *list)
{
    buffer_put(&making->parts.text, making->maker->prefix);
    making->maker->prefix = (Text){0};
    put_items(making, list);
    flush_text(making);
    buffer_free(&making->parts.text);
    for (size_t i = 0; i < making->parts.count; i++) {
        Content *part = &making->parts.items[i];
        if (part->kind == CONTENT_TARGET_COUNTER || part->kind == CONTENT_TARGET_TEXT)
            targets_ask(making->maker->targets, part, making->element);
    }
}

/* What is said instead of all parts is said at the first; the others say nothing. */
static void set_alternative(Making *making, const Value *alternative)
{
    Making spoken = {.maker = making->maker, .element = making->element, .style = making->style};
    put_items(&spoken, alternative->list);
    Text text = text_copy(making->maker->arena, buffer_text(&spoken.parts.text));
    buffer_free(&spoken.parts.text);
    for (size_t i = 0; i < making->parts.count; i++)
        making->parts.items[i].alternative = i == 0 ? text : text_of("");
}

const Generated *generated_content(ContentMaker *maker, const Value *list, const Node *element,
                                   const Style *style)
{
    Making making = {.maker = maker, .element = element, .style = style};
    Generated *generated = ARENA_NEW(maker->arena, Generated);
    generated->style = style;
    if (list->kind == VALUE_LIST)
        make_parts(&making, list->list);
    uint32_t items = list->kind == VALUE_LIST ? list->list->count : 0;
    const Value *last = items ? &list->list->items[items - 1] : NULL;
    if (last && last->kind == VALUE_FUNCTION && last->keyword == KEYWORD_ALT)
        set_alternative(&making, last);
    generated->content = making.parts.items;
    generated->count = (uint32_t)making.parts.count;
    return generated;
}

void generated_text(ContentMaker *maker, const ValueList *list, const Node *element,
                    const Style *style, Text *text)
{
    Making making = {.maker = maker, .element = element, .style = style};
    make_parts(&making, list);
    maker->joins = arena_reserve(maker->arena, maker->joins, maker->join_count,
                                 &maker->join_capacity, sizeof *maker->joins);
    maker->joins[maker->join_count++] = (Join){making.parts.items, making.parts.count, text};
}

/* The number of a list item with what its style puts around it. */
static void put_list_number(const ContentMaker *maker, const Value *type, Buffer *text)
{
    NumberStyle style = counter_styles_find(maker->styles, type);
    if (style.custom)
        buffer_put(text, style.custom->prefix);
    number_print(counters_value(maker->counters, maker->list_item), style, text);
    buffer_put(text, style.custom ? style.custom->suffix : text_of(counter_suffix(style.keyword)));
}

const Generated *generated_marker(ContentMaker *maker, const Style *item, const Style *marker)
{
    const Value *type = style_value(item, PROPERTY_LIST_STYLE_TYPE);
    const Value *image = style_value(item, PROPERTY_LIST_STYLE_IMAGE);
    Making making = {.maker = maker, .style = marker};
    Buffer *text = &making.parts.text;
    if (image->kind == VALUE_FUNCTION) {
        put_function(&making, image);
        buffer_byte(text, ' ');
    } else if (type->kind == VALUE_TEXT) {
        buffer_put(text, *type->text);
    } else if (!value_is_keyword(type, KEYWORD_NONE)) {
        put_list_number(maker, type, text);
    }
    flush_text(&making);
    buffer_free(text);
    if (making.parts.count == 0)
        return NULL;
    Generated *generated = ARENA_NEW(maker->arena, Generated);
    *generated = (Generated){marker, making.parts.items, (uint32_t)making.parts.count, NULL};
    return generated;
}

/* --- other elements ------------------------------------------------------------------------ */

void content_add_target(ContentMaker *maker, const Node *element)
{
    targets_add(maker->targets, element, maker->counters);
}

static void join(const ContentMaker *maker, const Join *joined)
{
    Buffer text = {0};
    for (size_t i = 0; i < joined->count; i++)
        if (joined->parts[i].kind == CONTENT_TEXT)
            buffer_put(&text, joined->parts[i].text);
    *joined->text = text_copy(maker->arena, buffer_text(&text));
    buffer_free(&text);
}

void content_fill_in(ContentMaker *maker, const StyledNode *nodes)
{
    targets_answer(maker->targets, nodes);
    for (size_t i = 0; i < maker->join_count; i++)
        join(maker, &maker->joins[i]);
}
