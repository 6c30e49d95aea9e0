#include "styles/explain.h"

#include "styles/cascade.h"
#include "styles/selector_parser.h"

enum {
    GROUPS_MOST = 200,  /* sets of rules that are told */
    VALUE_LONGEST = 400 /* bytes of a declaration that are shown */
};

/* Elements that the same rules apply to. */
typedef struct Group {
    const Node *first;
    uint32_t count; /* of elements */
    const RuleMatch *rules;
    size_t rule_count;
} Group;

typedef struct Explanation {
    Arena *arena;
    const StyledTree *tree;
    StyleMaker *maker;
    Cascade *cascade;
    Group *groups;
    size_t group_count;
    size_t group_capacity;
    size_t left_out; /* elements whose rules are not told */
    Buffer *out;
} Explanation;

/* --- gathering ----------------------------------------------------------------------------- */

static bool is_same(const Group *group, const RuleMatch *rules, size_t count)
{
    if (group->rule_count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (group->rules[i].selector != rules[i].selector)
            return false;
    return true;
}

static void add_element(Explanation *explanation, const Node *element, PseudoElement pseudo)
{
    size_t count;
    const RuleMatch *rules =
        cascade_rules(explanation->cascade, explanation->arena, element, pseudo, &count);
    for (size_t i = 0; i < explanation->group_count; i++) {
        if (is_same(&explanation->groups[i], rules, count)) {
            explanation->groups[i].count++;
            return;
        }
    }
    if (explanation->group_count == GROUPS_MOST) {
        explanation->left_out++;
        return;
    }
    explanation->groups =
        arena_reserve(explanation->arena, explanation->groups, explanation->group_count,
                      &explanation->group_capacity, sizeof *explanation->groups);
    explanation->groups[explanation->group_count++] = (Group){element, 1, rules, count};
}

/* --- telling ------------------------------------------------------------------------------- */

static void put_place(Buffer *out, Span span)
{
    if (!span.source)
        return;
    uint32_t line;
    uint32_t column;
    source_place(span.source, span.begin, &line, &column);
    buffer_put(out, span.source->name);
    buffer_format(out, ":%u:%u", line, column);
}

/* The tokens from a place to the end of the declaration, white space made single. */
static void put_declaration(Explanation *explanation, Span span)
{
    CssTokenizer tokenizer =
        css_tokenizer(explanation->arena, span.source, diagnostics_new(explanation->arena));
    tokenizer.at = span.begin;
    int depth = 0;
    size_t begin = explanation->out->bytes;
    for (;;) {
        CssToken token = css_next_token(&tokenizer);
        bool opens = token.kind == CSS_FUNCTION || token.kind == CSS_OPEN_PAREN ||
                     token.kind == CSS_OPEN_SQUARE || token.kind == CSS_OPEN_CURLY;
        bool closes = token.kind == CSS_CLOSE_PAREN || token.kind == CSS_CLOSE_SQUARE ||
                      token.kind == CSS_CLOSE_CURLY;
        if (token.kind == CSS_END || (depth == 0 && (closes || token.kind == CSS_SEMICOLON)))
            break;
        depth += opens - closes;
        if (explanation->out->bytes - begin > VALUE_LONGEST) {
            buffer_string(explanation->out, "…");
            break;
        }
        if (token.kind == CSS_WHITESPACE)
            buffer_byte(explanation->out, ' ');
        else
            buffer_put(explanation->out, text_slice(span.source->bytes, token.begin, token.end));
    }
    Buffer *out = explanation->out;
    while (out->bytes > begin && out->at[out->bytes - 1] == ' ')
        out->bytes--;
}

/* Whether the declaration at index, or another part of the shorthand that it is of, wins. */
static bool does_win(const DeclarationBlock *block, uint32_t index, uint32_t end,
                     const Declaration *const *winners)
{
    for (; index < end; index++) {
        const Declaration *declaration = &block->items[index];
        if (declaration->property == PROPERTY_COUNT ||
            winners[declaration->property] == declaration)
            return true;
    }
    return false;
}

/* A shorthand's parts have one place; they are told as it is written. */
static void put_block(Explanation *explanation, const DeclarationBlock *block,
                      const Declaration *const *winners)
{
    for (uint32_t i = 0, end; i < block->count; i = end) {
        end = i + 1;
        while (end < block->count && block->items[end].begin == block->items[i].begin)
            end++;
        bool wins = does_win(block, i, end, winners);
        buffer_string(explanation->out, wins ? "    + " : "    - ");
        put_declaration(explanation, declaration_span(&block->items[i], block->source));
        buffer_byte(explanation->out, '\n');
    }
}

static void put_rule(Explanation *explanation, const RuleMatch *match,
                     const Declaration *const *winners)
{
    static const char *const origins[] = {
        [SHEET_BASE] = "base", [SHEET_HOUSE] = "house", [SHEET_AUTHOR] = "author"};
    Buffer *out = explanation->out;
    const Selector *selector = match->selector;
    Span span = selector->span;
    buffer_string(out, "  ");
    put_place(out, span);
    buffer_format(out, " %s (%u,%u,%u) ", origins[match->origin], selector->specificity >> 20,
                  selector->specificity >> 10 & 0x3FF, selector->specificity & 0x3FF);
    buffer_put(out, text_trim(text_slice(span.source->bytes, span.begin, span.end)));
    buffer_byte(out, '\n');
    put_block(explanation, match->block, winners);
}

static void put_element(Buffer *out, const Node *element)
{
    buffer_string(out, tag_name(element->tag));
    if (element->id) {
        buffer_byte(out, '#');
        buffer_put(out, element->id->text);
    }
    for (const ClassLink *link = element->classes; link; link = link->next) {
        buffer_byte(out, '.');
        buffer_put(out, link->name->text);
    }
}

static void put_group(Explanation *explanation, const Group *group, PseudoElement pseudo)
{
    const Declaration *winners[PROPERTY_COUNT];
    AppliedBlock *blocks = ARENA_ARRAY(explanation->arena, AppliedBlock, group->rule_count);
    for (size_t i = 0; i < group->rule_count; i++)
        blocks[i] = (AppliedBlock){group->rules[i].block, group->rules[i].origin};
    style_winners(explanation->maker, blocks, group->rule_count, winners);
    Buffer *out = explanation->out;
    put_element(out, group->first);
    if (pseudo != PSEUDO_NONE)
        buffer_format(out, "::%s", pseudo_element_name(pseudo));
    buffer_byte(out, ' ');
    put_place(out, group->first->span);
    if (group->count > 1)
        buffer_format(out, " and %u more", group->count - 1);
    buffer_byte(out, '\n');
    for (size_t i = 0; i < group->rule_count; i++)
        put_rule(explanation, &group->rules[i], winners);
    if (group->rule_count == 0)
        buffer_string(out, "  no rule applies\n");
}

/* --- the door ------------------------------------------------------------------------------ */

static CssTokens tokens_of(const CssReading *reading)
{
    CssTokenizer tokenizer = css_tokenizer(reading->arena, reading->source, reading->diagnostics);
    CssToken *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (CssToken token; (token = css_next_token(&tokenizer)).kind != CSS_END;) {
        items = arena_reserve(reading->arena, items, count, &capacity, sizeof *items);
        items[count++] = token;
    }
    return (CssTokens){items, count};
}

static void explain(Explanation *explanation, const SelectorList *list)
{
    const Document *document = explanation->tree->document;
    SelectorMatcher *matcher = selector_matcher_new(explanation->arena, document);
    for (uint32_t i = 0; i < list->count; i++) {
        explanation->group_count = 0;
        explanation->left_out = 0;
        for (const Node *node = document->root; node; node = node_following(node, document->root))
            if (!node_is_text(node) && selector_matches(matcher, &list->items[i], node))
                add_element(explanation, node, list->items[i].pseudo);
        for (size_t g = 0; g < explanation->group_count; g++)
            put_group(explanation, &explanation->groups[g], list->items[i].pseudo);
        if (explanation->left_out)
            buffer_format(explanation->out, "and %zu elements more by other rules\n",
                          explanation->left_out);
        if (explanation->group_count == 0)
            buffer_string(explanation->out, "no element matches\n");
    }
}

Status styled_explain(const StyledTree *tree, Text selector, Diagnostics *diagnostics, Buffer *out)
{
    Arena *arena = arena_new(0);
    const Document *document = tree->document;
    Diagnostics *quiet = diagnostics_new(arena);
    Source source = {text_of("--explain"), selector};
    CssReading reading = {arena, document->names, &source, quiet, NULL};
    SelectorList list;
    Status status = STATUS_OK;
    if (selector_list_parse(&reading, tokens_of(&reading), &list)) {
        Explanation explanation = {.arena = arena, .tree = tree, .out = out};
        explanation.maker = style_maker_new(arena, document->names, quiet);
        explanation.cascade = cascade_new(arena, document, tree->sheets, explanation.maker);
        explain(&explanation, &list);
    } else {
        status = diagnostics_add(diagnostics, USE_NO_SELECTOR, SPAN_NONE, selector, (Text){0});
    }
    arena_free(arena);
    return status;
}
