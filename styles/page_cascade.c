#include "styles/page_cascade.h"

#include "styles/generated.h"

/* A page rule of any sheet. */
typedef struct PageEntry {
    const PageRule *rule;
    SheetOrigin origin;
} PageEntry;

/* An entry that applies to the page in hand. */
typedef struct Match {
    uint32_t entry; /* index; entries stand in order of appearance */
    uint32_t specificity;
} Match;

typedef struct CachedPage {
    const struct CachedPage *next;
    const uint32_t *entries; /* that apply, in ascending order of the cascade */
    size_t count;
    PageStyle style;
} CachedPage;

struct PageCascade {
    Arena *arena;
    StyleMaker *maker;
    ContentMaker *contents;
    const ComputedStyle *root;
    PageEntry *entries;
    uint32_t entry_count;
    Match *matches; /* room for two of each entry */
    size_t match_count;
    AppliedBlock *blocks;    /* room for all entries */
    const CachedPage *cache; /* few: documents have a handful of kinds of page */
};

uint32_t page_cascade_style_count(const PageCascade *cascade)
{
    return style_maker_count(cascade->maker);
}

static uint32_t gather(const SheetList *sheets, PageEntry *entries)
{
    uint32_t count = 0;
    for (size_t s = 0; s < sheets->count; s++) {
        const Stylesheet *sheet = sheets->items[s];
        for (size_t i = 0; i < sheet->page_count; i++, count++)
            if (entries)
                entries[count] = (PageEntry){&sheet->pages[i], sheet->origin};
    }
    return count;
}

PageCascade *page_cascade_new(Arena *arena, CounterStyles *styles, const SheetList *sheets,
                              StyleMaker *maker, const ComputedStyle *root)
{
    PageCascade *cascade = ARENA_NEW(arena, PageCascade);
    cascade->arena = arena;
    cascade->maker = maker;
    cascade->contents = generated_maker_new(arena, NULL, styles, style_maker_diagnostics(maker));
    cascade->root = root;
    cascade->entry_count = gather(sheets, NULL);
    cascade->entries = ARENA_ARRAY(arena, PageEntry, cascade->entry_count);
    gather(sheets, cascade->entries);
    cascade->matches = ARENA_ARRAY(arena, Match, cascade->entry_count);
    cascade->blocks = ARENA_ARRAY(arena, AppliedBlock, 2 * (size_t)cascade->entry_count);
    return cascade;
}

/* --- what matches -------------------------------------------------------------------------- */

static bool is_first(const PageSelector *selector, const PageContext *page)
{
    return page->is_first || (selector->name && page->group_number == 1);
}

static bool is_nth(const PageSelector *selector, const PageContext *page)
{
    if (selector->nth_of && selector->nth_of != page->name)
        return false;
    uint32_t number = selector->nth_of ? page->group_number : page->number;
    return number > 0 && an_plus_b_holds(selector->nth, number);
}

static bool selects(const PageSelector *selector, const PageContext *page)
{
    return (!selector->name || selector->name == page->name) &&
           (!selector->is_first || is_first(selector, page)) &&
           (!selector->is_blank || page->is_blank) && (!selector->is_left || page->is_left) &&
           (!selector->is_right || !page->is_left) &&
           (!selector->has_nth || is_nth(selector, page));
}

/* Whether a rule applies, by its most specific selector that does. */
static bool applies(const PageRule *rule, const PageContext *page, uint32_t *specificity)
{
    bool does_apply = false;
    *specificity = 0;
    for (uint32_t i = 0; i < rule->selector_count; i++) {
        const PageSelector *selector = &rule->selectors[i];
        if (!selects(selector, page))
            continue;
        does_apply = true;
        if (selector->specificity > *specificity)
            *specificity = selector->specificity;
    }
    return does_apply;
}

static bool goes_before(const PageCascade *cascade, Match a, Match b)
{
    SheetOrigin origin_a = cascade->entries[a.entry].origin;
    SheetOrigin origin_b = cascade->entries[b.entry].origin;
    if (origin_a != origin_b)
        return origin_a < origin_b;
    if (a.specificity != b.specificity)
        return a.specificity < b.specificity;
    return a.entry < b.entry;
}

/* The entries that apply, in ascending order. */
static void find_matches(PageCascade *cascade, const PageContext *page)
{
    cascade->match_count = 0;
    for (uint32_t i = 0; i < cascade->entry_count; i++) {
        Match match = {.entry = i};
        if (!applies(cascade->entries[i].rule, page, &match.specificity))
            continue;
        size_t at = cascade->match_count++;
        for (; at > 0 && goes_before(cascade, match, cascade->matches[at - 1]); at--)
            cascade->matches[at] = cascade->matches[at - 1];
        cascade->matches[at] = match;
    }
}

/* --- styles -------------------------------------------------------------------------------- */

/* The area of a page rule whose declarations are wanted. */
enum {
    AREA_PAGE = MARGIN_BOX_COUNT,
    AREA_NOTES,
    AREA_CONTINUED_NOTES /* on top of the same rule's AREA_NOTES */
};

static const DeclarationBlock *block_of(const PageRule *rule, int area)
{
    if (area == AREA_PAGE)
        return &rule->page;
    if (area == AREA_NOTES)
        return &rule->note_area;
    if (area == AREA_CONTINUED_NOTES)
        return &rule->continued_area;
    return &rule->boxes[area];
}

/* The style that the matching rules give an area. */
static const ComputedStyle *area_style(PageCascade *cascade, int area, const ComputedStyle *parent)
{
    size_t count = 0;
    for (size_t i = 0; i < cascade->match_count; i++) {
        const PageEntry *entry = &cascade->entries[cascade->matches[i].entry];
        const DeclarationBlock *block = block_of(entry->rule, area);
        const DeclarationBlock *below =
            area == AREA_CONTINUED_NOTES ? block_of(entry->rule, AREA_NOTES) : block;
        if (below != block && below->count)
            cascade->blocks[count++] = (AppliedBlock){below, entry->origin};
        if (block->count)
            cascade->blocks[count++] = (AppliedBlock){block, entry->origin};
    }
    return style_make(cascade->maker, parent, cascade->blocks, count);
}

/* A margin box is there if it has content (section 5.2). */
static const Generated *make_box(PageCascade *cascade, int box, const ComputedStyle *page)
{
    const Style *style = area_style(cascade, box, page)->style;
    const Value *content = style_value(style, PROPERTY_CONTENT);
    if (content->kind != VALUE_LIST || style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE))
        return NULL;
    return generated_content(cascade->contents, content, NULL, style);
}

static const PageStyle *make_page(PageCascade *cascade)
{
    uint32_t *entries = ARENA_ARRAY(cascade->arena, uint32_t, cascade->match_count);
    for (size_t i = 0; i < cascade->match_count; i++)
        entries[i] = cascade->matches[i].entry;
    CachedPage *made = ARENA_NEW(cascade->arena, CachedPage);
    *made = (CachedPage){.next = cascade->cache, .entries = entries, .count = cascade->match_count};
    const ComputedStyle *page = area_style(cascade, AREA_PAGE, cascade->root);
    made->style.style = page->style;
    made->style.note_area = area_style(cascade, AREA_NOTES, page)->style;
    made->style.continued_area = area_style(cascade, AREA_CONTINUED_NOTES, page)->style;
    for (int box = 0; box < MARGIN_BOX_COUNT; box++)
        made->style.boxes[box] = make_box(cascade, box, page);
    cascade->cache = made;
    return &made->style;
}

static bool is_for_matches(const CachedPage *cached, const PageCascade *cascade)
{
    if (cached->count != cascade->match_count)
        return false;
    for (size_t i = 0; i < cached->count; i++)
        if (cached->entries[i] != cascade->matches[i].entry)
            return false;
    return true;
}

const PageStyle *page_cascade_style(PageCascade *cascade, const PageContext *page)
{
    find_matches(cascade, page);
    for (const CachedPage *cached = cascade->cache; cached; cached = cached->next)
        if (is_for_matches(cached, cascade))
            return &cached->style;
    return make_page(cascade);
}

/* --- counters ------------------------------------------------------------------------------ */

static bool prints_counter(const Value *content)
{
    for (uint32_t i = 0; content->kind == VALUE_LIST && i < content->list->count; i++) {
        const Value *item = &content->list->items[i];
        bool is_counter = item->kind == VALUE_FUNCTION &&
                          (item->keyword == KEYWORD_COUNTER || item->keyword == KEYWORD_COUNTERS);
        if (is_counter && !text_is(item->list->items[0].name->text, "page") &&
            !text_is(item->list->items[0].name->text, "pages"))
            return true;
    }
    return false;
}

static bool block_prints_counter(const DeclarationBlock *block)
{
    for (uint32_t i = 0; i < block->count; i++)
        if (block->items[i].property == PROPERTY_CONTENT &&
            (block->items[i].pending || prints_counter(&block->items[i].value)))
            return true;
    return false;
}

bool page_rules_print_counters(const SheetList *sheets)
{
    for (size_t s = 0; s < sheets->count; s++)
        for (size_t i = 0; i < sheets->items[s]->page_count; i++)
            for (int box = 0; box < MARGIN_BOX_COUNT; box++)
                if (block_prints_counter(&sheets->items[s]->pages[i].boxes[box]))
                    return true;
    return false;
}
