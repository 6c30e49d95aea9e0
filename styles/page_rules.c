#include "styles/sheet_parser.h"

#include "styles/nearest.h"
#include "styles/property_table.h"
#include "styles/selector_reader.h"

/* Margin boxes by name, in the order of MarginBoxId. */
static const char *const box_names[MARGIN_BOX_COUNT] = {
    [MARGIN_TOP_LEFT_CORNER] = "top-left-corner",
    [MARGIN_TOP_LEFT] = "top-left",
    [MARGIN_TOP_CENTER] = "top-center",
    [MARGIN_TOP_RIGHT] = "top-right",
    [MARGIN_TOP_RIGHT_CORNER] = "top-right-corner",
    [MARGIN_RIGHT_TOP] = "right-top",
    [MARGIN_RIGHT_MIDDLE] = "right-middle",
    [MARGIN_RIGHT_BOTTOM] = "right-bottom",
    [MARGIN_BOTTOM_RIGHT_CORNER] = "bottom-right-corner",
    [MARGIN_BOTTOM_RIGHT] = "bottom-right",
    [MARGIN_BOTTOM_CENTER] = "bottom-center",
    [MARGIN_BOTTOM_LEFT] = "bottom-left",
    [MARGIN_BOTTOM_LEFT_CORNER] = "bottom-left-corner",
    [MARGIN_LEFT_BOTTOM] = "left-bottom",
    [MARGIN_LEFT_MIDDLE] = "left-middle",
    [MARGIN_LEFT_TOP] = "left-top",
};

static const char note_area_name[] = "footnote";
static const char continued_area_name[] = "footnote-continuation";

/* The declarations of a page rule while it is read. */
struct PageBlocks {
    DeclarationList page;
    DeclarationList note_area;
    DeclarationList continued_area;
    DeclarationList boxes[MARGIN_BOX_COUNT];
};

const char *margin_box_name(MarginBoxId box)
{
    return box_names[box];
}

/* --- page selectors ------------------------------------------------------------------------ */

enum {
    WEIGHT_OF_NAME = 1 << 20,
    WEIGHT_OF_PLACE = 1 << 10, /* :first, :blank, :nth() */
    WEIGHT_OF_SIDE = 1
};

static bool refuse(SelectorReader *reader)
{
    return selector_refuse(reader, STYLE_BAD_PAGE_SELECTOR, "");
}

/* Takes "of name" off the end of the arguments of :nth(), if it is there (GCPM 3, section 6.1). */
static Name take_group(const CssReading *reading, CssTokens *arguments)
{
    CssTokens rest = *arguments;
    while (rest.count && rest.items[rest.count - 1].kind == CSS_WHITESPACE)
        rest.count--;
    if (rest.count < 4 || rest.items[rest.count - 1].kind != CSS_IDENT ||
        rest.items[rest.count - 2].kind != CSS_WHITESPACE ||
        !css_is_ident(&rest.items[rest.count - 3], "of"))
        return NULL;
    Name name = names_intern(reading->names, rest.items[rest.count - 1].text);
    arguments->count = rest.count - 3;
    return name;
}

static bool read_nth(SelectorReader *reader, PageSelector *selector)
{
    SelectorReader start = *reader;
    selector_take(reader);
    CssTokens arguments = selector_take_arguments(reader);
    selector->nth_of = take_group(reader->reading, &arguments);
    if (!an_plus_b_read(reader->reading->source, arguments, &selector->nth))
        return refuse(&start);
    selector->has_nth = true;
    selector->specificity += WEIGHT_OF_PLACE;
    return true;
}

/* The colon is taken. */
static bool read_page_pseudo(SelectorReader *reader, PageSelector *selector)
{
    const CssToken *token = selector_peek(reader);
    if (css_is_function(token, "nth"))
        return read_nth(reader, selector);
    uint32_t weight = WEIGHT_OF_PLACE;
    if (css_is_ident(token, "first"))
        selector->is_first = true;
    else if (css_is_ident(token, "blank"))
        selector->is_blank = true;
    else
        weight = WEIGHT_OF_SIDE;
    if (weight == WEIGHT_OF_SIDE) {
        selector->is_left = selector->is_left || css_is_ident(token, "left");
        selector->is_right = selector->is_right || css_is_ident(token, "right");
        if (!css_is_ident(token, "left") && !css_is_ident(token, "right"))
            return refuse(reader);
    }
    selector_take(reader);
    selector->specificity += weight;
    return true;
}

static bool read_page_selector(SelectorReader *reader, PageSelector *selector)
{
    *selector = (PageSelector){0};
    selector_skip_spaces(reader);
    const CssToken *token = selector_peek(reader);
    if (token->kind == CSS_IDENT && !css_is_ident(token, "auto")) {
        selector->name = names_intern(reader->reading->names, token->text);
        selector->specificity = WEIGHT_OF_NAME;
        selector_take(reader);
    }
    while (selector_take_kind(reader, CSS_COLON))
        if (!read_page_pseudo(reader, selector))
            return false;
    selector_skip_spaces(reader);
    CssTokenKind kind = selector_peek(reader)->kind;
    return kind == CSS_COMMA || kind == CSS_END || refuse(reader);
}

static bool read_page_selectors(const CssReading *reading, CssTokens tokens, PageRule *rule)
{
    SelectorReader reader = selector_reader(reading, tokens, 0);
    PageSelector *selectors = NULL;
    size_t capacity = 0;
    do {
        PageSelector selector;
        if (!read_page_selector(&reader, &selector))
            return false;
        selectors = arena_reserve(reading->arena, selectors, rule->selector_count, &capacity,
                                  sizeof *selectors);
        selectors[rule->selector_count++] = selector;
    } while (selector_take_kind(&reader, CSS_COMMA));
    rule->selectors = selectors;
    return true;
}

/* --- page rules ---------------------------------------------------------------------------- */

/* The declarations that an area of that name has in blocks, or NULL. */
static DeclarationList *find_area(struct PageBlocks *blocks, Text name)
{
    if (text_is_ignoring_case(name, note_area_name))
        return &blocks->note_area;
    if (text_is_ignoring_case(name, continued_area_name))
        return &blocks->continued_area;
    for (int box = 0; box < MARGIN_BOX_COUNT; box++)
        if (text_is_ignoring_case(name, box_names[box]))
            return &blocks->boxes[box];
    return NULL;
}

bool sheet_is_page_area(Text name)
{
    struct PageBlocks blocks;
    return find_area(&blocks, name) != NULL;
}

static void refuse_unknown_area(SheetParser *parser)
{
    Nearest nearest =
        nearest_to(parser->css.token.text, parser->reading.diagnostics, STYLE_UNKNOWN_AT_RULE);
    nearest_offer(&nearest, note_area_name);
    nearest_offer(&nearest, continued_area_name);
    for (int box = 0; box < MARGIN_BOX_COUNT; box++)
        nearest_offer(&nearest, box_names[box]);
    Buffer hint = {0};
    nearest_print(&nearest, &hint);
    sheet_report(parser, STYLE_UNKNOWN_AT_RULE, &parser->css.token, buffer_text(&hint));
    buffer_free(&hint);
    css_advance(&parser->css);
    sheet_skip_at_rule(parser);
}

void sheet_read_page_area(SheetParser *parser)
{
    struct PageBlocks *page = parser->page;
    DeclarationList *area = find_area(page, parser->css.token.text);
    if (!area) {
        refuse_unknown_area(parser);
        return;
    }
    css_advance(&parser->css);
    css_skip_spaces(&parser->css);
    if (parser->css.token.kind == CSS_OPEN_CURLY) {
        parser->page = NULL;
        sheet_read_block(parser, area);
        sheet_refuse_page_parts(parser, area, true);
        parser->page = page;
        return;
    }
    sheet_report(parser, STYLE_RULE_WITHOUT_BLOCK, &parser->css.token, (Text){0});
    sheet_skip_at_rule(parser);
}

static void append_page_rule(Arena *arena, Stylesheet *sheet, const PageRule *rule)
{
    sheet->pages = arena_reserve(arena, sheet->pages, sheet->page_count, &sheet->page_capacity,
                                 sizeof *sheet->pages);
    sheet->pages[sheet->page_count++] = *rule;
}

/* --- the sides of a spread ------------------------------------------------------------------ */

/* Where a property of @page that counts from the spine is on a page; PROPERTY_COUNT for others. */
static PropertyId side_of(PropertyId property, bool is_left_page)
{
    bool is_inside = property == PROPERTY_MARGIN_INSIDE;
    if (!is_inside && property != PROPERTY_MARGIN_OUTSIDE)
        return PROPERTY_COUNT;
    return is_inside == is_left_page ? PROPERTY_MARGIN_RIGHT : PROPERTY_MARGIN_LEFT;
}

/* What margin-inside and margin-outside say of the left or right pages that a rule is for, as a rule
 * of its own with the specificity of that one. Of several declarations for a side the last counts,
 * and only if none behind it names the side itself. */
static void add_side_rule(SheetParser *parser, const PageRule *rule, const DeclarationList *page,
                          bool is_left_page)
{
    DeclarationList list = {0};
    bool is_set[2][2] = {{false}}; /* [left, right][normal, important], further down */
    for (size_t i = page->count; i-- > 0;) {
        Declaration declaration = page->items[i];
        PropertyId side = side_of((PropertyId)declaration.property, is_left_page);
        bool is_own = side == PROPERTY_COUNT;
        if (is_own)
            side = (PropertyId)declaration.property;
        if (side != PROPERTY_MARGIN_LEFT && side != PROPERTY_MARGIN_RIGHT)
            continue;
        bool *is_set_later = is_set[side == PROPERTY_MARGIN_RIGHT];
        bool counts = !is_set_later[1] && !(is_set_later[0] && !declaration.is_important);
        is_set_later[declaration.is_important] = true;
        if (is_own || !counts)
            continue;
        declaration.property = (uint8_t)side;
        list.items = arena_reserve(parser->reading.arena, list.items, list.count, &list.capacity,
                                   sizeof *list.items);
        list.items[list.count++] = declaration;
    }
    if (list.count == 0)
        return;
    PageRule added = {.selector_count = rule->selector_count};
    PageSelector *selectors =
        ARENA_ARRAY(parser->reading.arena, PageSelector, rule->selector_count);
    for (uint32_t i = 0; i < rule->selector_count; i++) {
        selectors[i] = rule->selectors[i];
        selectors[i].is_left = selectors[i].is_left || is_left_page;
        selectors[i].is_right = selectors[i].is_right || !is_left_page;
    }
    added.selectors = selectors;
    added.page = sheet_block_of(parser, &list);
    append_page_rule(parser->reading.arena, parser->sheet, &added);
}

static void add_page_rule(SheetParser *parser, PageRule *rule, const struct PageBlocks *blocks)
{
    rule->page = sheet_block_of(parser, &blocks->page);
    rule->note_area = sheet_block_of(parser, &blocks->note_area);
    rule->continued_area = sheet_block_of(parser, &blocks->continued_area);
    for (int box = 0; box < MARGIN_BOX_COUNT; box++)
        rule->boxes[box] = sheet_block_of(parser, &blocks->boxes[box]);
    append_page_rule(parser->reading.arena, parser->sheet, rule);
    add_side_rule(parser, rule, &blocks->page, true);
    add_side_rule(parser, rule, &blocks->page, false);
}

/* Takes properties that do nothing to a page out of its declarations, with a report; not those of all, which has
 * words of CSS for every property alone. */
static void refuse_element_properties(const SheetParser *parser, DeclarationList *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const Declaration *declaration = &list->items[i];
        PropertyId property = (PropertyId)declaration->property;
        bool is_of_elements =
            property < PROPERTY_COUNT && property_row(property)->traits & NOT_OF_PAGES;
        if (is_of_elements && (declaration->pending || declaration->value.kind != VALUE_KEYWORD))
            diagnostics_add(parser->reading.diagnostics, STYLE_NOT_OF_PAGES,
                            declaration_span(declaration, parser->reading.source),
                            text_of(property_name(property)), (Text){0});
        else
            list->items[kept++] = *declaration;
    }
    list->count = kept;
}

void sheet_read_page_rule(SheetParser *parser)
{
    PageRule rule = {0};
    struct PageBlocks blocks = {0};
    CssTokens prelude =
        css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    bool is_understood = read_page_selectors(&parser->reading, prelude, &rule);
    if (parser->css.token.kind != CSS_OPEN_CURLY) {
        sheet_report(parser, STYLE_RULE_WITHOUT_BLOCK, &parser->css.token, (Text){0});
        sheet_skip_at_rule(parser);
    } else if (is_understood) {
        parser->page = &blocks;
        sheet_read_block(parser, &blocks.page);
        parser->page = NULL;
        refuse_element_properties(parser, &blocks.page);
        add_page_rule(parser, &rule, &blocks);
    } else {
        css_skip_block(&parser->css);
    }
}
