#include "styles/stylesheet.h"

#include "styles/media_query.h"
#include "styles/nearest.h"
#include "styles/property_names.h"
#include "styles/property_table.h"
#include "styles/selector_parser.h"
#include "styles/sheet_parser.h"

static void read_rules(SheetParser *parser, bool is_in_block);

/* --- reports and recovery ------------------------------------------------------------------ */

void sheet_report(SheetParser *parser, DiagnosticKind kind, const CssToken *token, Text detail)
{
    Text name = token->kind == CSS_AT_KEYWORD ? token->text : css_spelling(&parser->css, token);
    diagnostics_add(parser->reading.diagnostics, kind, css_span(&parser->css, token), name, detail);
}

void sheet_skip_at_rule(SheetParser *parser)
{
    css_skip(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    if (parser->css.token.kind == CSS_OPEN_CURLY)
        css_skip_block(&parser->css);
    else if (parser->css.token.kind == CSS_SEMICOLON)
        css_advance(&parser->css);
}

static void refuse_at_rule(SheetParser *parser, DiagnosticKind kind)
{
    sheet_report(parser, kind, &parser->css.token, (Text){0});
    css_advance(&parser->css);
    sheet_skip_at_rule(parser);
}

/* --- blocks of declarations ---------------------------------------------------------------- */

/* A rule within the rule: a block, and no property before it (CSS Nesting 1, section 2). It ends with its
 * block, a bad declaration with a semicolon. */
static void refuse_nested_rule(SheetParser *parser, const CssToken *first)
{
    sheet_report(parser, STYLE_UNSUPPORTED_SELECTOR, first, text_of("the rule"));
    css_skip_block(&parser->css);
}

static void read_declaration(SheetParser *parser, DeclarationList *list)
{
    const unsigned ends = CSS_STOP_SEMICOLON | CSS_STOP_CLOSE_CURLY;
    CssToken first = parser->css.token;
    CssTokens tokens = css_gather(&parser->css, ends | CSS_STOP_OPEN_CURLY);
    if (parser->css.token.kind == CSS_OPEN_CURLY) {
        if (!declaration_names_property(&parser->reading, tokens)) {
            refuse_nested_rule(parser, &first);
            return;
        }
        css_return_to(&parser->css, &first);
        tokens = css_gather(&parser->css, ends);
    }
    if (tokens.count == 0)
        return;
    if (first.kind == CSS_IDENT)
        declaration_parse(&parser->reading, tokens, list);
    else
        sheet_report(parser, STYLE_BAD_DECLARATION, &first, (Text){0});
}

/* CSS Syntax 3, 5.4.4 */
static void read_block_item(SheetParser *parser, DeclarationList *list)
{
    const CssToken *token = &parser->css.token;
    if (token->kind == CSS_WHITESPACE || token->kind == CSS_SEMICOLON) {
        css_advance(&parser->css);
    } else if (token->kind == CSS_AT_KEYWORD) {
        if (parser->page)
            sheet_read_page_area(parser);
        else
            refuse_at_rule(parser, STYLE_MISPLACED_AT_RULE);
    } else {
        read_declaration(parser, list);
    }
}

void sheet_read_block(SheetParser *parser, DeclarationList *list)
{
    uint32_t begin;
    css_open_block(&parser->css, &begin);
    while (parser->css.token.kind != CSS_CLOSE_CURLY && parser->css.token.kind != CSS_END)
        read_block_item(parser, list);
    css_close_block(&parser->css, begin);
}

/* string() and element() tell what a page holds: in content of elements nothing could be told. The function's
 * name, or NULL. */
static const char *page_function_in(const Declaration *declaration)
{
    const Value *value = &declaration->value;
    if (declaration->property != PROPERTY_CONTENT || value->kind != VALUE_LIST)
        return NULL;
    for (uint32_t i = 0; i < value->list->count; i++) {
        const Value *item = &value->list->items[i];
        if (item->kind == VALUE_FUNCTION && item->keyword == KEYWORD_STRING)
            return "string()";
        if (item->kind == VALUE_FUNCTION && item->keyword == KEYWORD_ELEMENT)
            return "element()";
    }
    return NULL;
}

/* What of a declaration is of pages only, or NULL. */
static const char *page_part_of(const Declaration *declaration, bool is_in_page)
{
    if (declaration->property < PROPERTY_COUNT &&
        property_row((PropertyId)declaration->property)->traits & OF_PAGES)
        return property_name((PropertyId)declaration->property);
    return is_in_page ? NULL : page_function_in(declaration);
}

void sheet_refuse_page_parts(SheetParser *parser, DeclarationList *list, bool is_in_page)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *part = page_part_of(&list->items[i], is_in_page);
        if (part)
            diagnostics_add(parser->reading.diagnostics, STYLE_OF_PAGES,
                            declaration_span(&list->items[i], parser->reading.source),
                            text_of(part), (Text){0});
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

DeclarationBlock sheet_block_of(const SheetParser *parser, const DeclarationList *list)
{
    Declaration *items = ARENA_ARRAY(parser->reading.arena, Declaration, list->count);
    DeclarationBlock block = {items, parser->reading.source, (uint32_t)list->count, false};
    for (size_t i = 0; i < list->count; i++) {
        items[i] = list->items[i];
        block.has_important = block.has_important || items[i].is_important;
    }
    return block;
}

/* --- style rules --------------------------------------------------------------------------- */

static void add_rule(SheetParser *parser, SelectorList selectors, DeclarationBlock block)
{
    Stylesheet *sheet = parser->sheet;
    size_t stretches = 0;
    while (stretches < RULE_STRETCHES && sheet->rules[stretches])
        stretches++;
    size_t room = (((size_t)1 << stretches) - 1) << FIRST_STRETCH_BITS;
    if (sheet->rule_count == room)
        sheet->rules[stretches] = ARENA_ARRAY(parser->reading.arena, StyleRule,
                                              (size_t)1 << (stretches + FIRST_STRETCH_BITS));
    *sheet_rule(sheet, sheet->rule_count++) = (StyleRule){selectors, block};
}

/* A rule that says nothing is not kept: a sheet may have millions of them. */
static void read_style_rule(SheetParser *parser)
{
    CssToken first = parser->css.token;
    parser->is_past_imports = true;
    CssTokens prelude = css_gather(&parser->css, CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    if (parser->css.token.kind != CSS_OPEN_CURLY) {
        if (!parser->css.is_stopped)
            sheet_report(parser, STYLE_RULE_WITHOUT_BLOCK, &first, (Text){0});
        return;
    }
    SelectorList selectors;
    if (!selector_list_parse(&parser->reading, prelude, &selectors)) {
        css_skip_block(&parser->css);
        return;
    }
    parser->declarations.count = 0;
    sheet_read_block(parser, &parser->declarations);
    sheet_refuse_page_parts(parser, &parser->declarations, false);
    if (parser->declarations.count)
        add_rule(parser, selectors, sheet_block_of(parser, &parser->declarations));
}

/* --- at-rules ------------------------------------------------------------------------------ */

typedef bool ConditionReader(const CssReading *reading, CssTokens condition);

/* The token after the rule's name is looked at. */
static void read_conditional_rule(SheetParser *parser, ConditionReader *condition_holds)
{
    CssTokens condition =
        css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    bool holds = condition_holds(&parser->reading, condition);
    if (parser->css.token.kind != CSS_OPEN_CURLY) {
        sheet_report(parser, STYLE_RULE_WITHOUT_BLOCK, &parser->css.token, (Text){0});
        sheet_skip_at_rule(parser);
        return;
    }
    if (!holds) {
        css_skip_block(&parser->css);
        return;
    }
    uint32_t begin;
    css_open_block(&parser->css, &begin);
    read_rules(parser, true);
    css_close_block(&parser->css, begin);
}

static void read_media_rule(SheetParser *parser)
{
    read_conditional_rule(parser, media_query_holds);
}

static void read_supports_rule(SheetParser *parser)
{
    read_conditional_rule(parser, supports_holds);
}

/* Imports stand before all other rules, but @charset (CSS Cascade 4, section 2). */
static void read_import(SheetParser *parser)
{
    if (!parser->is_past_imports && parser->css.depth == 0) {
        sheet_read_import_rule(parser);
        return;
    }
    sheet_report(parser, STYLE_IMPORT_TOO_LATE, &parser->css.token, (Text){0});
    sheet_skip_at_rule(parser);
}

/* The encoding is UTF-8, whatever it says (CSS Syntax 3, section 9.1: it is no rule at all). */
static void skip_charset(SheetParser *parser)
{
    sheet_skip_at_rule(parser);
}

typedef struct AtRule {
    const char *name;
    void (*read)(SheetParser *parser); /* NULL while it is not supported */
} AtRule;

static const AtRule at_rules[] = {
    {"media", read_media_rule},
    {"page", sheet_read_page_rule},
    {"charset", skip_charset},
    {"color-profile", sheet_read_color_profile},
    {"container", NULL},
    {"counter-style", sheet_read_counter_style},
    {"font-face", sheet_read_font_face},
    {"font-feature-values", NULL},
    {"font-palette-values", NULL},
    {"import", read_import},
    {"keyframes", NULL},
    {"layer", NULL},
    {"namespace", NULL},
    {"position-try", NULL},
    {"property", NULL},
    {"scope", NULL},
    {"starting-style", NULL},
    {"supports", read_supports_rule},
    {"view-transition", NULL},
};

enum {
    AT_RULE_COUNT = sizeof at_rules / sizeof *at_rules
};

static const AtRule *find_at_rule(Text name)
{
    for (size_t i = 0; i < AT_RULE_COUNT; i++)
        if (text_is_ignoring_case(name, at_rules[i].name))
            return &at_rules[i];
    return NULL;
}

static void refuse_unknown_at_rule(SheetParser *parser)
{
    Nearest nearest =
        nearest_to(parser->css.token.text, parser->reading.diagnostics, STYLE_UNKNOWN_AT_RULE);
    for (size_t i = 0; i < AT_RULE_COUNT; i++)
        nearest_offer(&nearest, at_rules[i].name);
    Buffer hint = {0};
    nearest_print(&nearest, &hint);
    sheet_report(parser, STYLE_UNKNOWN_AT_RULE, &parser->css.token, buffer_text(&hint));
    buffer_free(&hint);
    css_advance(&parser->css);
    sheet_skip_at_rule(parser);
}

static void read_at_rule(SheetParser *parser)
{
    const AtRule *rule = find_at_rule(parser->css.token.text);
    if (rule && rule->read) {
        bool may_come_first = rule->read == read_import || rule->read == skip_charset;
        parser->is_past_imports = parser->is_past_imports || !may_come_first;
        css_advance(&parser->css);
        rule->read(parser);
    } else if (rule) {
        refuse_at_rule(parser, STYLE_UNSUPPORTED_AT_RULE);
    } else if (sheet_is_page_area(parser->css.token.text)) {
        refuse_at_rule(parser, STYLE_MISPLACED_AT_RULE);
    } else {
        refuse_unknown_at_rule(parser);
    }
}

/* --- sheets -------------------------------------------------------------------------------- */

/* CSS Syntax 3, 5.4.1. Past the memory limit the rest is not read: the run ends anyway, as soon as
 * its owner sees to the limit. */
static void read_rules(SheetParser *parser, bool is_in_block)
{
    while (!arena_is_over_limit(parser->reading.arena)) {
        switch (parser->css.token.kind) {
        case CSS_END:
            return;
        case CSS_WHITESPACE:
            css_advance(&parser->css);
            break;
        case CSS_CDO:
        case CSS_CDC:
            if (is_in_block)
                read_style_rule(parser);
            else
                css_advance(&parser->css);
            break;
        case CSS_AT_KEYWORD:
            read_at_rule(parser);
            break;
        case CSS_CLOSE_CURLY:
            if (is_in_block)
                return;
            read_style_rule(parser);
            break;
        default:
            read_style_rule(parser);
            break;
        }
    }
}

/* Gathered tokens of the outer sheet are used up by now, but they lie in its scratch arena. */
void sheet_read_import(SheetParser *parser, const Source *source, Text path)
{
    ImportChain chain = {.outer = parser->chain, .path = path};
    CssReading reading = parser->reading;
    reading.source = source;
    Arena *scratch = arena_new(0);
    SheetParser inner = {
        .css = css_parser(reading.arena, scratch, source, reading.diagnostics),
        .reading = reading,
        .sheet = parser->sheet,
        .chain = &chain,
        .import_count = parser->import_count,
    };
    read_rules(&inner, false);
    arena_free(scratch);
}

Text stylesheet_cmyk_profile(const Stylesheet *sheet)
{
    return sheet->cmyk_profile;
}

const Stylesheet *stylesheet_read(const CssReading *reading, SheetOrigin origin)
{
    Stylesheet *sheet = ARENA_NEW(reading->arena, Stylesheet);
    sheet->origin = origin;
    Arena *scratch = arena_new(0);
    ImportChain chain = {.path = reading->source->name};
    uint32_t import_count = 0;
    SheetParser parser = {
        .css = css_parser(reading->arena, scratch, reading->source, reading->diagnostics),
        .reading = *reading,
        .sheet = sheet,
        .chain = &chain,
        .import_count = &import_count};
    read_rules(&parser, false);
    arena_free(scratch);
    return sheet;
}

const Stylesheet *stylesheet_parse(Arena *arena, Names *names, const Source *source,
                                   SheetOrigin origin, Diagnostics *diagnostics)
{
    Arena *scratch = arena_new(0);
    CssReading reading = {arena, names, source, diagnostics, property_names_new(scratch)};
    const Stylesheet *sheet = stylesheet_read(&reading, origin);
    arena_free(scratch);
    return sheet;
}
