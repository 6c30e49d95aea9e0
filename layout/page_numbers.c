#include "layout/page_numbers.h"

#include "layout/number_widths.h"
#include "styles/counter_grammar.h"
#include "styles/counter_styles.h"
#include "styles/counters.h"

/* ---- the counter ---- */

/* What a style makes of a counter, in the order of CSS Lists 3, section 4: reset, increment, set. */
typedef struct CounterChange {
    bool resets;
    bool increments;
    bool sets;
    int32_t reset;
    int64_t increment;
    int32_t set;
} CounterChange;

/* Reads a pair of a property's value if it is of the counter; attr() is of element, if there is one. */
static bool read_pair(const Value *pairs, uint32_t at, Name counter, const Node *element,
                      int32_t *number)
{
    const Value *value = &pairs->list->items[at + 1];
    if (counter_of_pair(&pairs->list->items[at]) != counter)
        return false;
    *number = value->kind == VALUE_INTEGER ? value->integer : 0;
    return value->kind != VALUE_FUNCTION ||
           (element && counters_attribute(element, value->list->items[0].name, number));
}

static uint32_t pair_end(const Value *pairs)
{
    return pairs->kind == VALUE_LIST ? pairs->list->count / 2 * 2 : 0;
}

static CounterChange change_of(const Style *style, Name counter, const Node *element)
{
    CounterChange change = {0};
    const Value *resets = style_value(style, PROPERTY_COUNTER_RESET);
    const Value *increments = style_value(style, PROPERTY_COUNTER_INCREMENT);
    const Value *sets = style_value(style, PROPERTY_COUNTER_SET);
    int32_t number;
    for (uint32_t i = 0; i < pair_end(resets); i += 2)
        change.resets |= read_pair(resets, i, counter, element, &change.reset);
    for (uint32_t i = 0; i < pair_end(increments); i += 2) {
        if (!read_pair(increments, i, counter, element, &number))
            continue;
        change.increments = true;
        change.increment += number;
    }
    for (uint32_t i = 0; i < pair_end(sets); i += 2)
        change.sets |= read_pair(sets, i, counter, element, &change.set);
    return change;
}

static int32_t changed(int32_t value, const CounterChange *change)
{
    if (change->resets)
        value = change->reset;
    value = length_clip(value + change->increment);
    return change->sets ? change->set : value;
}

int32_t counter_changed_by(const Style *style, Name counter, int32_t value)
{
    CounterChange change = change_of(style, counter, NULL);
    return changed(value, &change);
}

static bool changes_counters(const Style *style)
{
    return style_is(style, PROPERTY_DISPLAY, KEYWORD_LIST_ITEM) ||
           style_value(style, PROPERTY_COUNTER_RESET)->kind == VALUE_LIST ||
           style_value(style, PROPERTY_COUNTER_INCREMENT)->kind == VALUE_LIST ||
           style_value(style, PROPERTY_COUNTER_SET)->kind == VALUE_LIST;
}

bool counts(const StyledNode *styled)
{
    return changes_counters(styled->style) ||
           (styled->before && changes_counters(styled->before->style)) ||
           (styled->after && changes_counters(styled->after->style));
}

bool changes_page_number(const Composer *composer, const Style *style)
{
    static const PropertyId properties[] = {PROPERTY_COUNTER_RESET, PROPERTY_COUNTER_INCREMENT,
                                            PROPERTY_COUNTER_SET};
    for (int p = 0; p < 3; p++) {
        const Value *pairs = style_value(style, properties[p]);
        for (uint32_t i = 0; i < pair_end(pairs); i += 2)
            if (counter_of_pair(&pairs->list->items[i]) == composer->page_counter)
                return true;
    }
    return false;
}

static int32_t value_behind_elements(const Composer *composer, const Galley *galley,
                                     const PageDraft *draft, int32_t value)
{
    for (size_t i = draft->first; i < draft->end; i++) {
        const Slot *slot = &galley->slots[i];
        for (uint32_t e = 0; e < slot->event_count; e++) {
            const Node *node = slot->events[e];
            const Style *style = composer->tree->nodes[node->number].style;
            if (!changes_page_number(composer, style))
                continue;
            CounterChange change = change_of(style, composer->page_counter, node);
            value = changed(value, &change);
        }
    }
    return value;
}

/* The implied increment is 1, unless the page context names the counter (CSS Paged Media 3, section
 * 6). */
static int32_t value_of_next(const Composer *composer, const PageStyle *style, int32_t value)
{
    CounterChange change = change_of(style->style, composer->page_counter, NULL);
    if (!change.increments)
        change.increment = 1;
    return changed(value, &change);
}

/* ---- how it is printed ---- */

static const Content *find_folio(const PageStyle *style)
{
    for (int box = 0; box < MARGIN_BOX_COUNT; box++)
        for (uint32_t i = 0; style->boxes[box] && i < style->boxes[box]->count; i++)
            if (style->boxes[box]->content[i].kind == CONTENT_PAGE)
                return &style->boxes[box]->content[i];
    return NULL;
}

static bool is_of_sequence(const PageDraft *a, const PageDraft *b)
{
    return a->context.name == b->context.name;
}

/* A page without a number takes the style of the next page of its sequence that has one, or else of the
 * one before. */
static void share_folios(PageNumber *numbers, const PageDrafts *drafts)
{
    for (size_t i = drafts->count; i-- > 1;)
        if (!numbers[i - 1].folio && is_of_sequence(&drafts->items[i - 1], &drafts->items[i]))
            numbers[i - 1].folio = numbers[i].folio;
    for (size_t i = 1; i < drafts->count; i++)
        if (!numbers[i].folio && is_of_sequence(&drafts->items[i], &drafts->items[i - 1]))
            numbers[i].folio = numbers[i - 1].folio;
}

const PageNumbers *page_numbers_new(Composer *composer, const Galley *galley,
                                    const PageDrafts *drafts)
{
    PageNumber *items = ARENA_ARRAY(composer->arena, PageNumber, drafts->count);
    int32_t value = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        const PageDraft *draft = &drafts->items[i];
        value = value_of_next(composer, draft->style, value);
        value = value_behind_elements(composer, galley, draft, value);
        items[i] = (PageNumber){value, find_folio(draft->style)};
    }
    share_folios(items, drafts);
    PageNumbers *numbers = ARENA_NEW(composer->arena, PageNumbers);
    *numbers = (PageNumbers){items, (uint32_t)drafts->count};
    return numbers;
}

void page_number_print(const PageNumber *number, Buffer *out)
{
    static const Content decimal = {.keyword = KEYWORD_DECIMAL};
    content_print_number(number->folio ? number->folio : &decimal, number->value, out);
}

/* ---- in the text ---- */

/* The page that a node is on in the round before. In the first it is guessed, so that lines come out as
 * long as they will be: by the share of the document that stands before the node, on pages of some
 * thousand letters. */
static PageNumber number_of(const Composer *composer, const Node *node)
{
    enum {
        BYTES_A_PAGE = 2500
    };
    const Document *document = composer->tree->document;
    if (!composer->page_of_node) {
        int64_t bytes = (int64_t)document->root->span.end - document->root->span.begin;
        int64_t pages = bytes / BYTES_A_PAGE + 1;
        int64_t before = node ? node->number : document->node_count;
        return (PageNumber){.value = length_clip(1 + (pages - 1) * before / document->node_count)};
    }
    uint32_t page = node ? composer->page_of_node[node->number] : composer->numbers->count;
    return page > 0 && page <= composer->numbers->count ? composer->numbers->items[page - 1]
                                                        : (PageNumber){0};
}

/* Puts figure spaces before a number that was longer in a round before. */
static void keep_room(const Composer *composer, const Content *content, Buffer *out)
{
    enum {
        FREE_ROUNDS = 3, /* in which most documents settle */
        FIGURE_SPACE = 0x2007
    };
    uint32_t missing = number_widths_take(composer->number_widths, content, buffer_text(out));
    if (missing == 0 || composer->round < FREE_ROUNDS)
        return;
    Text number = text_copy(composer->arena, buffer_text(out));
    buffer_clear(out);
    for (uint32_t i = 0; i < missing; i++)
        buffer_code_point(out, FIGURE_SPACE);
    buffer_put(out, number);
}

void page_numbers_put(Composer *composer, const Content *content, const Node *node, Buffer *out)
{
    composer->asks_for_pages = true;
    if (content->kind == CONTENT_TARGET_PAGE)
        node = anchors_find(composer->anchors, content->text);
    PageNumber number = number_of(composer, content->kind == CONTENT_PAGES ? NULL : node);
    if (content->kind == CONTENT_PAGE && composer->page_number)
        number = *composer->page_number;
    if (content->kind == CONTENT_PAGES && composer->page_of_node)
        number.value = length_clip(composer->numbers->count);
    if (content->keyword == KEYWORD_AUTO)
        page_number_print(&number, out);
    else
        content_print_number(content, number.value, out);
    if (!composer->page_number)
        keep_room(composer, content, out);
}
