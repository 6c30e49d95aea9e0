#include "styles/selector_parser.h"

#include <string.h>

#include "styles/nearest.h"
#include "styles/selector_names.h"
#include "styles/selector_reader.h"

typedef struct Specificity {
    uint32_t ids;
    uint32_t classes;
    uint32_t types;
} Specificity;

/* A complex selector that is being read. */
typedef struct Complex {
    CompoundSelector compounds[COMPOUNDS_MOST]; /* from left to right */
    uint32_t count;
    SimpleSelector simples[SIMPLES_MOST]; /* of the compound in hand */
    uint32_t simple_count;
    Specificity specificity;
    PseudoElement pseudo;
    bool starts_at_root; /* the compound that comes next stands for the root */
} Complex;

static bool read_list(SelectorReader *reader, bool is_forgiving, SelectorList *list);

/* --- simple selectors ---------------------------------------------------------------------- */

static bool add_simple(SelectorReader *reader, Complex *complex, SimpleSelector simple)
{
    if (complex->simple_count == SIMPLES_MOST)
        return selector_refuse_here(reader);
    complex->simples[complex->simple_count++] = simple;
    return true;
}

static Name intern(const SelectorReader *reader, Text text)
{
    return names_intern(reader->reading->names, text);
}

/* Attributes are spelt without capitals in documents. */
static Name intern_lower(const SelectorReader *reader, Text text)
{
    char *lower = text_to_string(reader->reading->arena, text);
    for (size_t i = 0; i < text.bytes; i++)
        if (lower[i] >= 'A' && lower[i] <= 'Z')
            lower[i] = (char)(lower[i] - 'A' + 'a');
    return intern(reader, (Text){lower, text.bytes});
}

static void report_unknown_element(const SelectorReader *reader, const CssToken *token)
{
    Nearest nearest = nearest_to(token->text, reader->reading->diagnostics, STYLE_UNKNOWN_ELEMENT);
    for (Tag tag = TAG_BODY; tag < TAG_COUNT; tag++)
        nearest_offer(&nearest, tag_name(tag));
    Buffer hint = {0};
    nearest_print(&nearest, &hint);
    diagnostics_add(reader->reading->diagnostics, STYLE_UNKNOWN_ELEMENT,
                    selector_span(reader, token), token->text, buffer_text(&hint));
    buffer_free(&hint);
}

/* Sheets for HTML speak of html, the element round the body. Documents have none: it stands for the
 * root, and above the body it says nothing. */
static bool is_html(const CssToken *token)
{
    return css_is_ident(token, "html");
}

/* A type selector or *, if there is one. */
static bool read_type(SelectorReader *reader, Complex *complex)
{
    const CssToken *token = selector_peek(reader);
    if (token->kind == CSS_IDENT) {
        if (css_is_delim(selector_peek_second(reader), '|'))
            return selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, "");
        Tag tag = tag_find(token->text);
        if (is_html(token)) {
            add_simple(reader, complex, (SimpleSelector){.kind = SIMPLE_ROOT});
        } else if (tag == TAG_COUNT) {
            report_unknown_element(reader, token);
            add_simple(reader, complex, (SimpleSelector){.kind = SIMPLE_NOTHING});
        } else {
            add_simple(reader, complex, (SimpleSelector){.kind = SIMPLE_TYPE, .tag = tag});
        }
        complex->specificity.types++;
        selector_take(reader);
    } else if (!selector_take_delim(reader, '*')) {
        return !css_is_delim(token, '|') || selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, "");
    }
    return !css_is_delim(selector_peek(reader), '|') ||
           selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, "");
}

static bool read_attribute_operator(SelectorReader *reader, AttributeTest *test)
{
    static const struct {
        char sign;
        AttributeMatch match;
    } operators[] = {
        {'~', ATTRIBUTE_HAS_WORD}, {'|', ATTRIBUTE_HAS_PREFIX}, {'^', ATTRIBUTE_STARTS},
        {'$', ATTRIBUTE_ENDS},     {'*', ATTRIBUTE_CONTAINS},
    };
    test->match = ATTRIBUTE_EQUALS;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (selector_take_delim(reader, operators[i].sign)) {
            test->match = operators[i].match;
            break;
        }
    }
    return selector_take_delim(reader, '=') || selector_refuse_here(reader);
}

static bool read_attribute_value(SelectorReader *reader, AttributeTest *test)
{
    selector_skip_spaces(reader);
    const CssToken *value = selector_peek(reader);
    if (value->kind != CSS_IDENT && value->kind != CSS_STRING)
        return selector_refuse_here(reader);
    test->value = value->text;
    selector_take(reader);
    selector_skip_spaces(reader);
    test->ignores_case = css_is_ident(selector_peek(reader), "i");
    if (test->ignores_case || css_is_ident(selector_peek(reader), "s"))
        selector_take(reader);
    return true;
}

static bool read_attribute(SelectorReader *reader, SimpleSelector *simple)
{
    AttributeTest *test = ARENA_NEW(reader->reading->arena, AttributeTest);
    selector_skip_spaces(reader);
    if (css_is_delim(selector_peek(reader), '|') || css_is_delim(selector_peek(reader), '*'))
        return selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, "");
    if (selector_peek(reader)->kind != CSS_IDENT)
        return selector_refuse_here(reader);
    test->name = intern_lower(reader, selector_peek(reader)->text);
    selector_take(reader);
    if (css_is_delim(selector_peek(reader), '|') && selector_peek_second(reader)->kind == CSS_IDENT)
        return selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, "");
    selector_skip_spaces(reader);
    if (selector_peek(reader)->kind != CSS_CLOSE_SQUARE && selector_peek(reader)->kind != CSS_END &&
        (!read_attribute_operator(reader, test) || !read_attribute_value(reader, test)))
        return false;
    selector_skip_spaces(reader);
    if (!selector_take_kind(reader, CSS_CLOSE_SQUARE) && selector_peek(reader)->kind != CSS_END)
        return selector_refuse_here(reader);
    *simple = (SimpleSelector){.kind = SIMPLE_ATTRIBUTE, .attribute = test};
    return true;
}

/* --- pseudo-classes ------------------------------------------------------------------------ */

static bool read_nested(SelectorReader *inner, SimpleKind kind, SimpleSelector *simple)
{
    if (inner->nesting > SELECTOR_NESTING)
        return selector_refuse_here(inner);
    SelectorList *list = ARENA_NEW(inner->reading->arena, SelectorList);
    *simple = (SimpleSelector){.kind = kind, .list = list};
    inner->is_forgiving = inner->is_forgiving || kind == SIMPLE_IS;
    return read_list(inner, kind == SIMPLE_IS, list);
}

/* An+B, then "of" and a list of selectors (Selectors 4, section 14.3); the latter not for types. */
static bool read_nth(SelectorReader *inner, CssTokens arguments, SimpleSelector *simple)
{
    CssTokens formula = {arguments.items, 0};
    while (formula.count < arguments.count && !css_is_ident(&formula.items[formula.count], "of"))
        formula.count++;
    bool has_list = formula.count < arguments.count;
    if (!an_plus_b_read(inner->reading->source, formula, &simple->nth.formula) ||
        (has_list && simple->nth.is_of_type))
        return selector_refuse_here(inner);
    if (!has_list)
        return true;
    inner->at += formula.count + 1;
    NthOfTest *test = ARENA_NEW(inner->reading->arena, NthOfTest);
    test->nth = simple->nth;
    SimpleSelector nested = {.kind = SIMPLE_NOTHING};
    if (!read_nested(inner, SIMPLE_NTH_OF, &nested))
        return false;
    test->list = nested.list;
    *simple = (SimpleSelector){.kind = SIMPLE_NTH_OF, .nth_of = test};
    return true;
}

static bool read_languages(SelectorReader *inner, SimpleSelector *simple)
{
    Arena *arena = inner->reading->arena;
    LanguageRanges *ranges = ARENA_NEW(arena, LanguageRanges);
    size_t capacity = 0;
    do {
        selector_skip_spaces(inner);
        const CssToken *token = selector_peek(inner);
        if (token->kind != CSS_IDENT && token->kind != CSS_STRING)
            return selector_refuse_here(inner);
        ranges->items =
            arena_reserve(arena, ranges->items, ranges->count, &capacity, sizeof *ranges->items);
        ranges->items[ranges->count++] = token->text;
        selector_take(inner);
        selector_skip_spaces(inner);
    } while (selector_take_kind(inner, CSS_COMMA));
    *simple = (SimpleSelector){.kind = SIMPLE_LANGUAGE, .languages = ranges};
    return selector_peek(inner)->kind == CSS_END || selector_refuse_here(inner);
}

static bool read_direction(SelectorReader *inner, SimpleSelector *simple)
{
    selector_skip_spaces(inner);
    bool is_right_to_left = css_is_ident(selector_peek(inner), "rtl");
    if (!is_right_to_left && !css_is_ident(selector_peek(inner), "ltr"))
        return selector_refuse_here(inner);
    selector_take(inner);
    selector_skip_spaces(inner);
    *simple = (SimpleSelector){.kind = SIMPLE_DIRECTION, .is_right_to_left = is_right_to_left};
    return selector_peek(inner)->kind == CSS_END || selector_refuse_here(inner);
}

static void add_most_specific(const SelectorList *list, Specificity *specificity)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].specificity > most)
            most = list->items[i].specificity;
    specificity->ids += most >> 20;
    specificity->classes += most >> 10 & 0x3FF;
    specificity->types += most & 0x3FF;
}

static bool read_arguments(SelectorReader *inner, const PseudoClass *pseudo, CssTokens arguments,
                           SimpleSelector *simple)
{
    *simple = (SimpleSelector){.kind = pseudo->kind, .nth = pseudo->nth};
    switch (pseudo->kind) {
    case SIMPLE_NTH:
        return !pseudo->has_arguments || read_nth(inner, arguments, simple);
    case SIMPLE_LANGUAGE:
        return read_languages(inner, simple);
    case SIMPLE_DIRECTION:
        return read_direction(inner, simple);
    case SIMPLE_IS:
    case SIMPLE_NOT:
        return read_nested(inner, pseudo->kind, simple);
    default:
        return true;
    }
}

/* Reports a name that CSS does not have. */
static bool refuse_unknown(const SelectorReader *reader, const char *colons, const Nearest *nearest)
{
    Buffer name = {0};
    buffer_string(&name, colons);
    buffer_put(&name, nearest->wanted);
    Buffer hint = {0};
    nearest_print(nearest, &hint);
    buffer_format(&hint, "; %s", selector_left_out(reader));
    diagnostics_add(reader->reading->diagnostics, STYLE_UNKNOWN_SELECTOR,
                    selector_span(reader, selector_peek(reader)), buffer_text(&name),
                    buffer_text(&hint));
    buffer_free(&name);
    buffer_free(&hint);
    return false;
}

/* The colon is taken. */
static bool read_pseudo_class(SelectorReader *reader, Complex *complex, SimpleSelector *simple)
{
    const CssToken *token = selector_peek(reader);
    bool has_arguments = token->kind == CSS_FUNCTION;
    const PseudoClass *pseudo = pseudo_class_find(token->text, has_arguments);
    if (!pseudo) {
        Nearest nearest =
            nearest_to(token->text, reader->reading->diagnostics, STYLE_UNKNOWN_SELECTOR);
        pseudo_class_offer(&nearest);
        return refuse_unknown(reader, ":", &nearest);
    }
    if (!pseudo->is_supported)
        return selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, ":");
    selector_take(reader);
    CssTokens arguments =
        has_arguments ? selector_take_arguments(reader) : (CssTokens){reader->at, 0};
    SelectorReader inner = selector_reader(reader->reading, arguments, reader->nesting + 1);
    inner.is_forgiving = reader->is_forgiving;
    if (arguments.count == 0)
        inner.nothing.begin = inner.nothing.end = token->end;
    if (!read_arguments(&inner, pseudo, arguments, simple))
        return false;
    if (pseudo->kind != SIMPLE_IS && pseudo->kind != SIMPLE_NOT)
        complex->specificity.classes++;
    if (simple->kind == SIMPLE_NTH_OF)
        add_most_specific(simple->nth_of->list, &complex->specificity);
    if (pseudo->kind != SIMPLE_IS && pseudo->kind != SIMPLE_NOT)
        return true;
    if (!pseudo->is_weightless)
        add_most_specific(simple->list, &complex->specificity);
    return true;
}

/* Its colons are taken. */
static bool read_pseudo_element(SelectorReader *reader, Complex *complex)
{
    const CssToken *token = selector_peek(reader);
    if (token->kind != CSS_IDENT && token->kind != CSS_FUNCTION)
        return selector_refuse_here(reader);
    const PseudoElementName *name = pseudo_element_find(token->text);
    if (!name || token->kind == CSS_FUNCTION) {
        Nearest nearest =
            nearest_to(token->text, reader->reading->diagnostics, STYLE_UNKNOWN_SELECTOR);
        pseudo_element_offer(&nearest);
        return refuse_unknown(reader, "::", &nearest);
    }
    if (!name->is_supported)
        return selector_refuse(reader, STYLE_UNSUPPORTED_SELECTOR, "::");
    if (reader->nesting > 0)
        return selector_refuse_here(reader);
    selector_take(reader);
    complex->pseudo = name->pseudo;
    complex->specificity.types++;
    return true;
}

static bool read_colon(SelectorReader *reader, Complex *complex)
{
    bool is_element = selector_take_kind(reader, CSS_COLON);
    const CssToken *token = selector_peek(reader);
    if (!is_element && token->kind == CSS_IDENT) {
        const PseudoElementName *name = pseudo_element_find(token->text);
        is_element = name && name->may_have_one_colon;
    }
    if (is_element)
        return read_pseudo_element(reader, complex);
    if (token->kind != CSS_IDENT && token->kind != CSS_FUNCTION)
        return selector_refuse_here(reader);
    SimpleSelector simple;
    if (!read_pseudo_class(reader, complex, &simple))
        return false;
    return add_simple(reader, complex, simple);
}

/* --- compounds ----------------------------------------------------------------------------- */

/* An id, a class, an attribute or what a colon begins. */
static bool read_subclass(SelectorReader *reader, Complex *complex)
{
    const CssToken *token = selector_peek(reader);
    selector_take(reader);
    if (token->kind == CSS_COLON)
        return read_colon(reader, complex);
    SimpleSelector simple;
    if (token->kind == CSS_HASH) {
        simple = (SimpleSelector){.kind = SIMPLE_ID, .name = intern(reader, token->text)};
        complex->specificity.ids++;
    } else if (token->kind == CSS_OPEN_SQUARE) {
        if (!read_attribute(reader, &simple))
            return false;
        complex->specificity.classes++;
    } else { /* a dot */
        if (selector_peek(reader)->kind != CSS_IDENT)
            return selector_refuse_here(reader);
        simple = (SimpleSelector){.kind = SIMPLE_CLASS,
                                  .name = intern(reader, selector_peek(reader)->text)};
        complex->specificity.classes++;
        selector_take(reader);
    }
    return add_simple(reader, complex, simple);
}

static bool begins_subclass(const CssToken *token)
{
    return (token->kind == CSS_HASH && token->is_id) || token->kind == CSS_OPEN_SQUARE ||
           token->kind == CSS_COLON || css_is_delim(token, '.');
}

static bool read_compound(SelectorReader *reader, Complex *complex)
{
    const CssToken *start = reader->at;
    complex->simple_count = 0;
    if (complex->starts_at_root)
        add_simple(reader, complex, (SimpleSelector){.kind = SIMPLE_ROOT});
    complex->starts_at_root = false;
    if (!read_type(reader, complex))
        return false;
    while (begins_subclass(selector_peek(reader)) && complex->pseudo == PSEUDO_NONE)
        if (!read_subclass(reader, complex))
            return false;
    if (reader->at == start || complex->count == COMPOUNDS_MOST)
        return selector_refuse_here(reader);
    SimpleSelector *simples =
        ARENA_ARRAY(reader->reading->arena, SimpleSelector, complex->simple_count);
    memcpy(simples, complex->simples, complex->simple_count * sizeof *simples);
    complex->compounds[complex->count++] =
        (CompoundSelector){.simples = simples, .count = complex->simple_count};
    return true;
}

/* --- complex selectors --------------------------------------------------------------------- */

/* The combinator that comes next; COMBINATOR_NONE where the selector ends. */
static Combinator read_combinator(SelectorReader *reader)
{
    bool is_spaced = selector_skip_spaces(reader);
    if (selector_take_delim(reader, '>'))
        return COMBINATOR_CHILD;
    if (selector_take_delim(reader, '+'))
        return COMBINATOR_NEXT;
    if (selector_take_delim(reader, '~'))
        return COMBINATOR_SUBSEQUENT;
    CssTokenKind kind = selector_peek(reader)->kind;
    return is_spaced && kind != CSS_COMMA && kind != CSS_END ? COMBINATOR_DESCENDANT
                                                             : COMBINATOR_NONE;
}

static uint32_t clipped(uint32_t count)
{
    return count < 0x3FF ? count : 0x3FF;
}

static Selector finish(const SelectorReader *reader, const Complex *complex)
{
    CompoundSelector *compounds =
        ARENA_ARRAY(reader->reading->arena, CompoundSelector, complex->count);
    for (uint32_t i = 0; i < complex->count; i++)
        compounds[i] = complex->compounds[complex->count - 1 - i];
    const Specificity *specificity = &complex->specificity;
    return (Selector){.compounds = compounds,
                      .count = complex->count,
                      .specificity = clipped(specificity->ids) << 20 |
                                     clipped(specificity->classes) << 10 |
                                     clipped(specificity->types),
                      .pseudo = complex->pseudo};
}

/* "html" and "html >" before other compounds are true of all elements and of the root. */
static Combinator leave_out_html(Complex *complex, Combinator combinator)
{
    if (combinator != COMBINATOR_CHILD && combinator != COMBINATOR_DESCENDANT)
        return combinator;
    complex->count = 0;
    complex->starts_at_root = combinator == COMBINATOR_CHILD;
    return COMBINATOR_NONE;
}

static bool read_complex(SelectorReader *reader, Complex *complex)
{
    Combinator combinator = COMBINATOR_NONE;
    bool goes_on = true;
    complex->count = 0;
    complex->specificity = (Specificity){0};
    complex->pseudo = PSEUDO_NONE;
    complex->starts_at_root = false;
    while (goes_on) {
        selector_skip_spaces(reader);
        bool is_lone_html = complex->count == 0 && is_html(selector_peek(reader));
        if (!read_compound(reader, complex))
            return false;
        complex->compounds[complex->count - 1].combinator = combinator;
        combinator = read_combinator(reader);
        goes_on = combinator != COMBINATOR_NONE && complex->pseudo == PSEUDO_NONE;
        if (goes_on && is_lone_html && complex->simple_count == 1)
            combinator = leave_out_html(complex, combinator);
    }
    CssTokenKind kind = selector_peek(reader)->kind;
    return (combinator == COMBINATOR_NONE && (kind == CSS_COMMA || kind == CSS_END)) ||
           selector_refuse_here(reader);
}

/* A forgiving list leaves out what is not understood, and may end up empty (Selectors 4, 19). */
static bool read_list(SelectorReader *reader, bool is_forgiving, SelectorList *list)
{
    Selector *items =
        ARENA_ARRAY(reader->reading->arena, Selector, selector_count_commas(*reader) + 1);
    Complex complex;
    list->items = items;
    do {
        const CssToken *start = reader->at;
        if (read_complex(reader, &complex)) {
            items[list->count] = finish(reader, &complex);
            while (start < reader->at && start->kind == CSS_WHITESPACE)
                start++;
            items[list->count++].span =
                (Span){reader->reading->source, start->begin, reader->at[-1].end};
        } else if (is_forgiving) {
            reader->at = start;
            selector_skip_to_comma(reader);
        } else {
            return false;
        }
    } while (selector_take_kind(reader, CSS_COMMA));
    return true;
}

bool selector_list_parse(const CssReading *reading, CssTokens tokens, SelectorList *list)
{
    SelectorReader reader = selector_reader(reading, tokens, 0);
    *list = (SelectorList){0};
    return read_list(&reader, false, list);
}
