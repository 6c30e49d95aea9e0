#include "styles/styled.h"

#include "styles/call_placement.h"
#include "styles/cascade.h"
#include "styles/generated.h"
#include "styles/page_cascade.h"
#include "styles/places.h"
#include "styles/reversed_counters.h"

/* The document is walked once, in reading order. On the way in an element gets its style, changes
 * the counters, and what stands before its content is made; on the way out what stands after. In
 * what is not displayed nothing is counted or made. */

/* Blocks with rules for ::first-line or ::first-letter whose first line is that of the block in hand. */
typedef struct FirstRules {
    const Node *element;
    const struct FirstRules *outer;
    uint32_t depth;
} FirstRules;

/* What comes of such rules, by node number. */
typedef struct Firsts {
    const ComputedStyle **lines; /* on the first line */
    const FirstRules **rules;    /* of blocks */
} Firsts;

typedef struct Walk {
    Arena *arena;
    const Document *document;
    Cascade *cascade;
    ContentMaker *contents;
    StyledNode *nodes;
    const ComputedStyle **computed; /* by node number */
    Firsts firsts;                  /* NULL until a rule asks for them */
    uint32_t depth;                 /* of the node in hand; the root's is 1 */
    const Style *call;  /* of the note or further call just met, with nothing between; or NULL */
    const Node *hidden; /* the outermost element that is not displayed, or NULL */
    Diagnostics *diagnostics;
    bool told_outside_cells;
} Walk;

/* --- what is generated --------------------------------------------------------------------- */

/* Calls of notes that stand side by side are parted (un-style 6.2). */
static void part_calls(Walk *walk, const Style *style)
{
    const Value *separator = style_value(style, PROPERTY_NOTE_SEPARATOR);
    if (walk->call && separator->kind == VALUE_TEXT)
        generated_prefix(walk->contents, *separator->text);
}

/* The style on a first line of what is generated. */
static const Generated *on_first_line(Walk *walk, const Node *element, PseudoElement pseudo,
                                      const Generated *generated)
{
    const Node *around = pseudo == PSEUDO_FOOTNOTE_CALL ? element->parent : element;
    if (!walk->firsts.lines || !around || !walk->firsts.lines[around->number])
        return generated;
    Generated *own = ARENA_NEW(walk->arena, Generated);
    *own = *generated;
    own->first_line =
        cascade_pseudo(walk->cascade, element, pseudo, walk->firsts.lines[around->number])->style;
    return own;
}

/* ::before, ::after and the pseudo-elements of notes are there if they have content. The call of a
 * note stands in the text around it and inherits from there, not from the note. */
/* Text before or after a table, its rows or columns stands in no cell: layout has no place for it. */
static void tell_outside_cells(Walk *walk, const Node *element, const Value *content)
{
    Keyword display = style_keyword(walk->nodes[element->number].style, PROPERTY_DISPLAY);
    bool has_no_cell = display == KEYWORD_TABLE || display == KEYWORD_TABLE_ROW ||
                       display == KEYWORD_TABLE_ROW_GROUP ||
                       display == KEYWORD_TABLE_HEADER_GROUP ||
                       display == KEYWORD_TABLE_FOOTER_GROUP || display == KEYWORD_TABLE_COLUMN ||
                       display == KEYWORD_TABLE_COLUMN_GROUP;
    const Value *first = &content->list->items[0];
    bool is_empty = content->list->count == 1 && first->kind == VALUE_TEXT && !first->text->bytes;
    if (!has_no_cell || is_empty || walk->told_outside_cells)
        return;
    walk->told_outside_cells = true;
    diagnostics_add_plain(walk->diagnostics, STYLE_OUTSIDE_CELLS, element->span);
}

static const Generated *make_pseudo(Walk *walk, const Node *element, PseudoElement pseudo)
{
    const ComputedStyle *around = walk->computed[element->number];
    if (pseudo == PSEUDO_FOOTNOTE_CALL && element->parent)
        around = walk->computed[element->parent->number];
    const ComputedStyle *computed = cascade_pseudo(walk->cascade, element, pseudo, around);
    if (!computed)
        return NULL;
    const Style *style = computed->style;
    const Value *content = style_value(style, PROPERTY_CONTENT);
    if (content->kind != VALUE_LIST || style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE))
        return NULL;
    if (pseudo == PSEUDO_BEFORE || pseudo == PSEUDO_AFTER) {
        tell_outside_cells(walk, element, content);
        counters_apply(generated_counters(walk->contents), style, element, walk->depth + 1);
    }
    if (pseudo == PSEUDO_FOOTNOTE_CALL)
        part_calls(walk, style);
    return on_first_line(walk, element, pseudo,
                         generated_content(walk->contents, content, element, style));
}

/* A marker has the content of ::marker or, where that is normal, the list-style-type's. */
static const Generated *make_marker(Walk *walk, const Node *element)
{
    const ComputedStyle *item = walk->computed[element->number];
    const Style *style = cascade_pseudo(walk->cascade, element, PSEUDO_MARKER, item)->style;
    const Value *content = style_value(style, PROPERTY_CONTENT);
    if (content->kind == VALUE_LIST)
        return generated_content(walk->contents, content, element, style);
    if (value_is_keyword(content, KEYWORD_NONE))
        return NULL;
    return generated_marker(walk->contents, item->style, style);
}

/* A further call to a note tells the number of the note that it leads to. */
static bool calls_again(const Walk *walk, const Style *style)
{
    const Value *content = style_value(style, PROPERTY_CONTENT);
    if (content->kind != VALUE_LIST || content->list->count == 0)
        return false;
    const Value *first = &content->list->items[0];
    return first->kind == VALUE_FUNCTION && first->keyword == KEYWORD_TARGET_COUNTER &&
           first->list->count > 1 &&
           counter_is_of_notes(generated_counters(walk->contents), first->list->items[1].name);
}

/* content on an element itself: its children give way (CSS Generated Content 3, section 1). */
static const Generated *make_replacement(Walk *walk, const Node *element, const Style *style)
{
    const Value *content = style_value(style, PROPERTY_CONTENT);
    if (value_is_keyword(content, KEYWORD_NORMAL))
        return NULL;
    return generated_content(walk->contents, content, element, style);
}

static const StringSetting *make_strings(Walk *walk, const Node *element, const Style *style)
{
    const Value *settings = style_value(style, PROPERTY_STRING_SET);
    const StringSetting *first = NULL;
    const StringSetting **end = &first;
    for (uint32_t i = 0; settings->kind == VALUE_LIST && i < settings->list->count; i++) {
        const ValueList *items = settings->list->items[i].list;
        ValueList content = {items->count - 1, items->items + 1};
        StringSetting *setting = ARENA_NEW(walk->arena, StringSetting);
        setting->name = items->items[0].name;
        generated_text(walk->contents, &content, element, style, &setting->text);
        *end = setting;
        end = &setting->next;
    }
    return first;
}

static void make_bookmark(Walk *walk, const Node *element, const Style *style)
{
    const Value *label = style_value(style, PROPERTY_BOOKMARK_LABEL);
    if (!style_is(style, PROPERTY_BOOKMARK_LEVEL, KEYWORD_NONE))
        generated_text(walk->contents, label->list, element, style,
                       &walk->nodes[element->number].bookmark);
}

/* --- first lines and letters --------------------------------------------------------------- */

/* CSS Pseudo-Elements 4, sections 2.1 and 2.2: the first line of a block is also that of the block that it
 * begins; there the outer block's ::first-line stands inside the inner block and around its own. */

static bool is_in_flow(const Style *style)
{
    return style_is(style, PROPERTY_FLOAT, KEYWORD_NONE) &&
           !style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE) &&
           style_value(style, PROPERTY_POSITION)->kind == VALUE_KEYWORD &&
           !style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE);
}

static bool is_plain_block(const Style *style)
{
    return style_is(style, PROPERTY_DISPLAY, KEYWORD_BLOCK) ||
           style_is(style, PROPERTY_DISPLAY, KEYWORD_LIST_ITEM) ||
           style_is(style, PROPERTY_DISPLAY, KEYWORD_FLOW_ROOT);
}

/* Whether the first line of a block is that of its parent. */
static bool begins_parent(const Walk *walk, const Node *block)
{
    const StyledNode *nodes = walk->nodes;
    if (!is_plain_block(nodes[block->number].style) || !is_in_flow(nodes[block->number].style) ||
        nodes[block->parent->number].before)
        return false;
    for (const Node *at = block->previous; at; at = at->previous) {
        bool is_there =
            node_is_text(at) ? text_trim(at->text).bytes > 0 : is_in_flow(nodes[at->number].style);
        if (is_there)
            return false;
    }
    return true;
}

/* The style of a pseudo-element inside a block by the rules of all whose first line it has, or around
 * where there are none. */
static const ComputedStyle *apply_first(Walk *walk, const FirstRules *rules, PseudoElement pseudo,
                                        const ComputedStyle *around)
{
    if (!rules)
        return around;
    around = apply_first(walk, rules->outer, pseudo, around);
    const ComputedStyle *inside = cascade_pseudo(walk->cascade, rules->element, pseudo, around);
    return inside ? inside : around;
}

static const FirstRules *first_rules(Walk *walk, const Node *block)
{
    enum {
        DEPTH_MOST = 64
    };
    const ComputedStyle *own = walk->computed[block->number];
    const FirstRules *outer = NULL;
    if (walk->firsts.rules && block->parent && walk->firsts.rules[block->parent->number] &&
        begins_parent(walk, block))
        outer = walk->firsts.rules[block->parent->number];
    if ((outer && outer->depth >= DEPTH_MOST) ||
        (!cascade_pseudo(walk->cascade, block, PSEUDO_FIRST_LINE, own) &&
         !cascade_pseudo(walk->cascade, block, PSEUDO_FIRST_LETTER, own)))
        return outer;
    FirstRules *rules = ARENA_NEW(walk->arena, FirstRules);
    *rules = (FirstRules){block, outer, outer ? outer->depth + 1 : 1};
    if (!walk->firsts.rules) {
        walk->firsts.rules =
            ARENA_ARRAY(walk->arena, const FirstRules *, walk->document->node_count);
        walk->firsts.lines =
            ARENA_ARRAY(walk->arena, const ComputedStyle *, walk->document->node_count);
    }
    return rules;
}

static void make_firsts(Walk *walk, const Node *element, const Style *style)
{
    StyledNode *styled = &walk->nodes[element->number];
    const ComputedStyle *around = walk->computed[element->number];
    bool is_inline = style_is(style, PROPERTY_DISPLAY, KEYWORD_INLINE) && !style_is_note(style);
    if (is_inline) {
        const ComputedStyle *line = walk->firsts.lines && element->parent
                                        ? walk->firsts.lines[element->parent->number]
                                        : NULL;
        if (!line)
            return;
        walk->firsts.lines[element->number] = cascade_element(walk->cascade, element, line);
        styled->first_line = walk->firsts.lines[element->number]->style;
        return;
    }
    const FirstRules *rules = first_rules(walk, element);
    if (!rules)
        return;
    walk->firsts.rules[element->number] = rules;
    const ComputedStyle *line = apply_first(walk, rules, PSEUDO_FIRST_LINE, around);
    const ComputedStyle *letter = apply_first(walk, rules, PSEUDO_FIRST_LETTER, line);
    if (line != around) {
        walk->firsts.lines[element->number] = line;
        styled->first_line = line->style;
    }
    if (letter != line)
        styled->first_letter = letter->style;
}

/* --- the walk ------------------------------------------------------------------------------ */

static void generate_before(Walk *walk, const Node *element)
{
    StyledNode *styled = &walk->nodes[element->number];
    const Style *style = styled->style;
    counters_enter(generated_counters(walk->contents), element);
    counters_apply(generated_counters(walk->contents), style, element, walk->depth);
    if (element->id)
        content_add_target(walk->contents, element);
    if (style_is_note(style)) {
        bool is_by_page = style_is(style, PROPERTY_NOTE_RESET, KEYWORD_PAGE);
        if (is_by_page)
            generated_count_by_page(walk->contents,
                                    counter_of_note(generated_counters(walk->contents), style));
        styled->note_call = make_pseudo(walk, element, PSEUDO_FOOTNOTE_CALL);
        styled->note_marker = make_pseudo(walk, element, PSEUDO_FOOTNOTE_MARKER);
        generated_count_by_page(walk->contents, NULL);
    }
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_LIST_ITEM))
        styled->marker = make_marker(walk, element);
    make_firsts(walk, element, style);
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_TABLE))
        styled->continued = make_pseudo(walk, element, PSEUDO_CONTINUED);
    styled->strings = make_strings(walk, element, style);
    make_bookmark(walk, element, style);
    styled->before = make_pseudo(walk, element, PSEUDO_BEFORE);
    styled->calls_note = calls_again(walk, style);
    if (styled->calls_note)
        part_calls(walk, style);
    styled->replacement = make_replacement(walk, element, style);
}

static void enter(Walk *walk, const Node *node)
{
    const ComputedStyle *parent = node->parent ? walk->computed[node->parent->number] : NULL;
    StyledNode *styled = &walk->nodes[node->number];
    if (node_is_text(node)) {
        styled->style = parent->style;
        if (walk->call && node->text.bytes && !calls_meet_over(walk->call, node->text))
            walk->call = NULL;
        return;
    }
    const ComputedStyle *computed = cascade_element(walk->cascade, node, parent);
    walk->computed[node->number] = computed;
    styled->style = computed->style;
    if (!walk->hidden && style_is(styled->style, PROPERTY_DISPLAY, KEYWORD_NONE))
        walk->hidden = node;
    if (walk->hidden)
        return;
    generate_before(walk, node);
    if (!style_is(styled->style, PROPERTY_DISPLAY, KEYWORD_INLINE))
        walk->call = NULL;
}

static void leave(void *context, const Node *node)
{
    Walk *walk = context;
    if (node_is_text(node))
        return;
    if (!walk->hidden) {
        StyledNode *styled = &walk->nodes[node->number];
        styled->after = make_pseudo(walk, node, PSEUDO_AFTER);
        if (styled->note_call || styled->calls_note)
            walk->call = styled->style;
        else if (!style_is(styled->style, PROPERTY_DISPLAY, KEYWORD_INLINE))
            walk->call = NULL;
    }
    counters_leave(generated_counters(walk->contents), walk->depth);
    if (walk->hidden == node)
        walk->hidden = NULL;
}

/* Past the memory limit the rest of the document takes the root's style; the run ends anyway, as soon
 * as its owner sees to the limit. */
static void style_rest(Walk *walk, const Node *node)
{
    const Style *root = walk->nodes[walk->document->root->number].style;
    for (; node; node = node_following(node, walk->document->root))
        walk->nodes[node->number].style = root;
}

static void walk_document(Walk *walk)
{
    walk->depth = 1;
    for (const Node *node = walk->document->root; node;
         node = node_walk_on(node, walk->document->root, &walk->depth, leave, walk)) {
        enter(walk, node);
        if (arena_is_over_limit(walk->arena)) {
            style_rest(walk, node);
            return;
        }
    }
}

StyledTree *styled_make(Arena *arena, const Document *document, const SheetList *sheets,
                        Diagnostics *diagnostics)
{
    StyleMaker *maker = style_maker_new(arena, document->names, diagnostics);
    CounterStyles *styles = counter_styles_new(arena, document->names, sheets, diagnostics);
    Walk walk = {
        .arena = arena,
        .document = document,
        .cascade = cascade_new(arena, document, sheets, maker),
        .contents = generated_maker_new(arena, document, styles, diagnostics),
        .nodes = ARENA_ARRAY(arena, StyledNode, document->node_count),
        .computed = ARENA_ARRAY(arena, const ComputedStyle *, document->node_count),
        .diagnostics = diagnostics,
    };
    if (counters_are_reversed(document, sheets))
        reversed_counters_begin(arena, document, walk.cascade, generated_counters(walk.contents));
    walk_document(&walk);
    content_fill_in(walk.contents, walk.nodes);
    StyledTree *tree = ARENA_NEW(arena, StyledTree);
    tree->document = document;
    tree->nodes = walk.nodes;
    tree->initial = style_maker_initial(maker);
    tree->pages =
        page_cascade_new(arena, styles, sheets, maker, walk.computed[document->root->number]);
    tree->style_count = style_maker_count(maker);
    tree->pages_print_counters = page_rules_print_counters(sheets);
    tree->sheets = sheets;
    return tree;
}

Span styled_place(const StyledTree *tree, PropertyId property, const Value *value)
{
    return value->kind == VALUE_LIST ? place_of_list(tree->sheets, property, value->list)
                                     : SPAN_NONE;
}

const PageStyle *styled_page(StyledTree *tree, const PageContext *page)
{
    const PageStyle *style = page_cascade_style(tree->pages, page);
    tree->style_count = page_cascade_style_count(tree->pages);
    return style;
}

/* --- values -------------------------------------------------------------------------------- */

Length value_length(const Value *value, Length basis)
{
    return length_add(value->length, length_scale(basis, value->percent, LENGTH_POINT));
}

Length style_length(const Style *style, PropertyId property, Length basis, Length instead)
{
    const Value *value = style_value(style, property);
    if (value->kind != VALUE_LENGTH)
        return instead;
    return value_length(value, basis);
}

int32_t style_integer(const Style *style, PropertyId property, int32_t instead)
{
    const Value *value = style_value(style, property);
    return value->kind == VALUE_INTEGER ? value->integer : instead;
}

Color style_color(const Style *style, PropertyId property)
{
    const Value *value = style_value(style, property);
    if (value_is_keyword(value, KEYWORD_CURRENTCOLOR))
        value = style_value(style, PROPERTY_COLOR);
    return value->kind == VALUE_COLOR ? *value->color : (Color){.space = COLOR_NONE};
}
