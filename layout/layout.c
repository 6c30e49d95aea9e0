#include "layout/layout.h"

#include <string.h>

#include "base/tasks.h"
#include "layout/flow.h"
#include "layout/furniture.h"
#include "layout/change_bars.h"
#include "layout/line_numbers.h"
#include "layout/link_targets.h"
#include "layout/number_widths.h"
#include "layout/page_numbers.h"
#include "layout/page_widths.h"
#include "layout/paginate.h"
#include "layout/pictures.h"
#include "layout/place.h"
#include "layout/reuse.h"
#include "layout/settle.h"
#include "layout/slug_line.h"

enum {
    ROUNDS_MOST = 5,
    BATCH = 32,             /* paragraphs that a thread takes at a time */
    ALONE_UNTIL = 64 * 1024 /* bytes of text that are not worth a second thread */
};

/* ---- paragraphs ---- */

static void list_paragraphs(Arena *arena, const Galley *galley, ParagraphList *list)
{
    for (size_t i = 0; i < galley->slot_count; i++) {
        if (galley->slots[i].kind != SLOT_PARAGRAPH)
            continue;
        list->items =
            arena_reserve(arena, list->items, list->count, &list->capacity, sizeof(Paragraph *));
        list->items[list->count++] = galley->slots[i].pending;
        list->bytes += galley->slots[i].pending->text.bytes;
    }
}

/* What the threads share: each batch of paragraphs is one item of work. */
typedef struct Setting {
    const ParagraphList *list;
    Compositor **compositors; /* by thread */
    Diagnostics **findings;   /* by batch, so that they can be told in order */
    Diagnostics *diagnostics;
} Setting;

static void set_paragraph(Compositor *compositor, Paragraph *paragraph)
{
    if (paragraph->line_count)
        return;
    size_t told = compositor->diagnostics->told;
    compositor_set(compositor, paragraph);
    paragraph->has_findings = compositor->diagnostics->told > told;
}

static void set_batch(void *context, size_t batch, unsigned thread)
{
    Setting *setting = context;
    Compositor *compositor = setting->compositors[thread];
    setting->findings[batch] = diagnostics_new(compositor->arena);
    compositor->diagnostics = setting->findings[batch];
    size_t end = (batch + 1) * BATCH;
    if (end > setting->list->count)
        end = setting->list->count;
    if (arena_is_over_limit(compositor->arena))
        return;
    for (size_t i = batch * BATCH; i < end; i++)
        set_paragraph(compositor, setting->list->items[i]);
}

static bool tell_findings(void *context, size_t batch)
{
    Setting *setting = context;
    diagnostics_append(setting->diagnostics, setting->findings[batch]);
    return true;
}

/* Paragraphs that need further faces are set by one thread, in order, so that faces are always opened
 * in the same order. */
static void set_those_left(Composer *composer, const ParagraphList *list)
{
    for (size_t i = 0; i < list->count; i++)
        set_paragraph(composer->compositor, list->items[i]);
}

/* What a document may still take, for each of the threads: they share it, not always alike. */
static size_t limit_of_thread(const Arena *arena, unsigned threads)
{
    size_t limit = arena_limit(arena);
    size_t taken = arena_bytes(arena);
    if (limit == 0)
        return 0;
    size_t left = limit > taken ? limit - taken : 1;
    return threads > 2 ? left / threads * 2 + 1 : left;
}

/* Whether the document takes more than it may with what its paragraphs took. */
static bool is_over_limit(Arena *arena, const Layout *layout)
{
    size_t taken = arena_bytes(arena);
    bool is_over = arena_is_over_limit(arena);
    for (unsigned i = 0; i < layout->arena_count; i++) {
        taken += arena_bytes(layout->arenas[i]);
        is_over |= arena_is_over_limit(layout->arenas[i]);
    }
    return is_over || (arena_limit(arena) && taken > arena_limit(arena));
}

static void set_paragraphs(Composer *composer, const Galley *galley, unsigned threads,
                           Layout *layout)
{
    Arena *arena = composer->arena;
    ParagraphList *list = ARENA_NEW(arena, ParagraphList);
    list_paragraphs(arena, galley, list);
    for (size_t i = 0; i < galley->note_count; i++)
        list_paragraphs(arena, galley->notes[i].galley, list);
    size_t bytes = composer->set ? paragraphs_reuse(composer->set, list) : list->bytes;
    composer->set = list;
    size_t batches = (list->count + BATCH - 1) / BATCH;
    Setting setting = {.list = list, .diagnostics = composer->diagnostics};
    TaskLine line = {
        .threads = bytes <= ALONE_UNTIL ? 1 : threads,
        .count = batches,
        .window = batches ? batches : 1,
        .context = &setting,
        .make = set_batch,
        .take = tell_findings,
    };
    unsigned most = tasks_threads(&line);
    size_t limit = limit_of_thread(arena, most);
    setting.compositors = ARENA_ARRAY(arena, Compositor *, most);
    setting.findings = ARENA_ARRAY(arena, Diagnostics *, batches);
    for (unsigned i = 0; i < most; i++) {
        Arena *own = arena_new(limit);
        layout->arenas = arena_grow(arena, layout->arenas, layout->arena_count * sizeof(Arena *),
                                    (layout->arena_count + 1) * sizeof(Arena *));
        layout->arenas[layout->arena_count++] = own;
        setting.compositors[i] = compositor_open(own, composer->fonts, composer->diagnostics);
        setting.compositors[i]->may_fall_back = false;
    }
    tasks_run(&line);
    for (unsigned i = 0; i < most; i++)
        compositor_close(setting.compositors[i]);
    if (is_over_limit(arena, layout))
        composer_stop(composer, NULL);
    else
        set_those_left(composer, list);
}

/* ---- a round ---- */

static Galley *compose_galley(Composer *composer, unsigned threads, Layout *layout)
{
    Galley *galley = flow_document(composer);
    if (composer->status != STATUS_OK)
        return galley;
    set_paragraphs(composer, galley, threads, layout);
    if (composer->status != STATUS_OK)
        return galley;
    galley_settle(composer, galley);
    for (size_t i = 0; i < galley->note_count; i++)
        galley_settle(composer, galley->notes[i].galley);
    return galley;
}

static Text number_text(Arena *arena, uint64_t number)
{
    Buffer digits = {0};
    buffer_integer(&digits, (int64_t)number);
    Text text = text_copy(arena, buffer_text(&digits));
    buffer_free(&digits);
    return text;
}

static void map_slots(const Galley *galley, size_t first, size_t end, uint32_t page,
                      uint32_t *page_of_node)
{
    for (size_t i = first; i < end; i++)
        for (uint32_t e = 0; e < galley->slots[i].event_count; e++)
            page_of_node[galley->slots[i].events[e]->number] = page;
}

/* The page each element of interest begins on. */
static uint32_t *map_pages(Arena *arena, const Document *document, const Galley *galley,
                           const PageDrafts *drafts)
{
    uint32_t *page_of_node = ARENA_ARRAY(arena, uint32_t, document->node_count);
    for (size_t p = 0; p < drafts->count; p++) {
        const PageDraft *draft = &drafts->items[p];
        uint32_t page = draft->context.number;
        map_slots(galley, draft->first, draft->end, page, page_of_node);
        for (size_t f = draft->first_float; f < draft->end_float; f++)
            for (const Node *top = galley->floats[f].node, *node = top; node;
                 node = node_following(node, top))
                page_of_node[node->number] = page;
        for (uint32_t n = 0; n < draft->note_count; n++) {
            NotePiece piece = draft->notes[n];
            map_slots(piece.galley, piece.first, piece.end, page, page_of_node);
        }
        for (uint32_t n = 0; n < draft->column_note_count; n++) {
            NotePiece piece = draft->column_notes[n];
            map_slots(piece.galley, piece.first, piece.end, page, page_of_node);
        }
    }
    return page_of_node;
}

/* The notes that begin on a page, in the order in which they stand there. */
static uint32_t begun_notes(const PageDraft *draft, const Galley *galley, const Note **begun)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < draft->column_note_count; i++)
        begun[count++] = &galley->notes[draft->column_notes[i].notes[0]];
    for (uint32_t i = 0; i < draft->note_count; i++)
        for (uint32_t n = draft->notes[i].is_continued; n < draft->notes[i].count; n++)
            begun[count++] = &galley->notes[draft->notes[i].notes[n]];
    return count;
}

/* The number of each note on its page, among those of its stream. */
static uint32_t *number_notes(const Composer *composer, const Galley *galley,
                              const PageDrafts *drafts)
{
    const StyledTree *tree = composer->tree;
    uint32_t *numbers = ARENA_ARRAY(composer->arena, uint32_t, tree->document->node_count);
    const Note **begun = ARENA_ARRAY(composer->arena, const Note *, galley->note_count);
    for (size_t p = 0; p < drafts->count; p++) {
        uint32_t count = begun_notes(&drafts->items[p], galley, begun);
        for (uint32_t n = 0; n < count; n++) {
            uint32_t before = n;
            while (before > 0 && !note_streams_equal(begun[before - 1], begun[n]))
                before--;
            numbers[begun[n]->node->number] =
                before > 0 ? numbers[begun[before - 1]->node->number] + 1 : 1;
        }
    }
    return numbers;
}

static bool is_same_map(const uint32_t *a, const uint32_t *b, uint32_t count)
{
    return a && memcmp(a, b, count * sizeof *a) == 0;
}

/* Where pages have areas of several widths each round sets one more of them right at least: there are more of
 * them, but no more than a thousand pages take in a few. */
static int rounds_for_widths(size_t pages)
{
    enum {
        MOST = 100,
        PAGES_IN_ALL = 4000
    };
    size_t rounds = pages ? PAGES_IN_ALL / pages : MOST;
    rounds = rounds < MOST ? rounds : MOST;
    return rounds > ROUNDS_MOST ? (int)rounds : ROUNDS_MOST;
}

/* Text that names pages is set again until the pages agree with it (design: at most five times). */
static Galley *compose_until_settled(Composer *composer, StyledTree *tree, unsigned threads,
                                     Layout *layout, PageDrafts *drafts)
{
    const Document *document = tree->document;
    Diagnostics *all = composer->diagnostics;
    Galley *galley = NULL;
    bool is_settled = false;
    int rounds = ROUNDS_MOST;
    for (int round = 0; round < rounds && !is_settled; round++) {
        composer_tell(composer, diagnostics_new(composer->arena));
        composer->asks_for_pages = false;
        composer->round = round;
        galley = compose_galley(composer, threads, layout);
        if (composer->status != STATUS_OK || composer->diagnostics->status != STATUS_OK)
            break;
        *drafts = paginate(composer, tree, galley);
        bool is_set_right = page_widths_settle(composer, galley, drafts);
        if (!is_set_right)
            rounds = rounds_for_widths(drafts->count);
        if (!composer->asks_for_pages && is_set_right)
            break;
        uint32_t *pages = map_pages(composer->arena, document, galley, drafts);
        is_settled = is_set_right &&
                     is_same_map(composer->page_of_node, pages, document->node_count) &&
                     composer->numbers->count == drafts->count;
        if (composer->counts_notes_by_page) {
            uint32_t *numbers = number_notes(composer, galley, drafts);
            is_settled =
                is_settled && is_same_map(composer->number_of_note, numbers, document->node_count);
            composer->number_of_note = numbers;
        }
        composer->page_of_node = pages;
        composer->numbers = page_numbers_new(composer, galley, drafts);
    }
    diagnostics_append(all, composer->diagnostics);
    composer_tell(composer, all);
    if (composer->status == STATUS_OK && all->status == STATUS_OK)
        page_widths_check(composer, galley, drafts);
    if (all->status == STATUS_OK && composer->asks_for_pages && !is_settled)
        diagnostics_add(all, LAYOUT_UNSETTLED, SPAN_NONE,
                        number_text(composer->arena, (uint64_t)rounds), (Text){0});
    return galley;
}

/* ---- pages ---- */

typedef struct BookmarkList {
    Bookmark *items;
    size_t count;
    size_t capacity;
} BookmarkList;

/* place tells where. */
static void add_bookmark(Composer *composer, BookmarkList *list, const Node *node, Bookmark place)
{
    const StyledNode *styled = &composer->tree->nodes[node->number];
    if (styled->bookmark.bytes == 0)
        return;
    int32_t deepest = list->count ? list->items[list->count - 1].level + 1 : 1;
    int32_t level = style_integer(styled->style, PROPERTY_BOOKMARK_LEVEL, 1);
    place.label = styled->bookmark;
    place.is_open = style_is(styled->style, PROPERTY_BOOKMARK_STATE, KEYWORD_OPEN);
    place.level = (uint8_t)(level > deepest ? deepest : level);
    place.element = composer->structure->of_node[node->number];
    list->items = arena_reserve(composer->arena, list->items, list->count, &list->capacity,
                                sizeof *list->items);
    list->items[list->count++] = place;
}

static void add_bookmarks(Composer *composer, BookmarkList *list, const Galley *galley,
                          const PageDraft *draft, uint32_t page)
{
    for (size_t i = draft->first; i < draft->end; i++) {
        const Slot *slot = &galley->slots[i];
        if (slot->event_count == 0)
            continue;
        Bookmark place = {
            .page = page, .x = draft->geometry.area.x, .y = place_slot_top(galley, draft, i)};
        for (uint32_t e = 0; e < slot->event_count; e++)
            add_bookmark(composer, list, slot->events[e], place);
    }
}

/* What a printer knows it by. */
static Text document_name(const Document *document)
{
    Text symbol = fields_value(&document->fields, FIELD_SYMBOL);
    return symbol.bytes ? symbol : fields_value(&document->fields, FIELD_TITLE);
}

static Text label_of(Arena *arena, const PageNumber *number)
{
    Buffer label = {0};
    page_number_print(number, &label);
    Text text = text_copy(arena, buffer_text(&label));
    buffer_free(&label);
    return text;
}

/* What goes along with the pages. */
typedef struct TextCursor {
    BoxCursor boxes;
    uint32_t line_number; /* of the last line */
} TextCursor;

/* The body and the notes, and what stands beside their lines. */
static void place_text(MarkList *marks, const Galley *galley, const PageDraft *draft,
                       TextCursor *cursor)
{
    MarginLines beside = {.arena = marks->arena};
    marks->beside = &beside;
    place_page(marks, galley, draft, &cursor->boxes);
    marks->beside = NULL;
    change_bars_place(marks, &beside);
    cursor->line_number = line_numbers_place(marks, &beside, cursor->line_number);
}

static Page *place_pages(Composer *composer, const Galley *galley, const PageDrafts *drafts,
                         BookmarkList *bookmarks)
{
    Arena *arena = composer->arena;
    Page *pages = ARENA_ARRAY(arena, Page, drafts->count);
    Furniture *furniture = furniture_new(composer, galley);
    const LinkTarget *const *links =
        link_targets_find(arena, composer->tree, composer->structure, composer->anchors);
    Text name = document_name(composer->tree->document);
    TextCursor cursor = {0};
    const PageNumbers *numbers = page_numbers_new(composer, galley, drafts);
    composer->numbers = numbers;
    if (!composer->page_of_node)
        composer->page_of_node = map_pages(arena, composer->tree->document, galley, drafts);
    for (size_t i = 0; i < drafts->count; i++) {
        const PageDraft *draft = &drafts->items[i];
        MarkList marks = {.arena = arena,
                          .links = links,
                          .composer = composer,
                          .page = {draft->geometry.width, draft->geometry.height}};
        furniture_turn_to(furniture, draft, numbers, (uint32_t)i);
        place_page_box(&marks, draft);
        furniture_place(furniture, &marks, FURNITURE_HEAD);
        place_text(&marks, galley, draft, &cursor);
        furniture_place(furniture, &marks, FURNITURE_FOOT);
        slug_line_place(&marks, &draft->geometry,
                        &(SlugLine){name, draft->context.number, (uint32_t)drafts->count});
        add_bookmarks(composer, bookmarks, galley, draft, (uint32_t)i);
        pages[i] = (Page){
            .number = draft->context.number,
            .label = label_of(arena, &numbers->items[i]),
            .is_left = draft->context.is_left,
            .printer_marks = draft->geometry.printer_marks,
            .width = draft->geometry.width,
            .height = draft->geometry.height,
            .bleed = draft->geometry.bleed,
            .slug = draft->geometry.slug,
            .marks = marks.items,
            .mark_count = (uint32_t)marks.count,
        };
    }
    return pages;
}

static Publication *publish(Composer *composer, const Galley *galley, const PageDrafts *drafts)
{
    const Document *document = composer->tree->document;
    BookmarkList bookmarks = {0};
    Publication *publication = ARENA_NEW(composer->arena, Publication);
    publication->pages = place_pages(composer, galley, drafts, &bookmarks);
    publication->page_count = (uint32_t)drafts->count;
    publication->structure = composer->structure->elements;
    publication->structure_count = (uint32_t)composer->structure->count;
    publication->bookmarks = bookmarks.items;
    publication->bookmark_count = (uint32_t)bookmarks.count;
    publication->fonts = composer->fonts;
    publication->title = fields_value(&document->fields, FIELD_TITLE);
    publication->language = document->language;
    publication->author = fields_value(&document->fields, FIELD_AUTHOR);
    publication->subject = fields_value(&document->fields, FIELD_SUBJECT);
    publication->keywords = fields_value(&document->fields, FIELD_KEYWORDS);
    return publication;
}

/* ---- the door ---- */

static Status compose(Composer *composer, StyledTree *tree, const LayoutOptions *options,
                      Layout *layout)
{
    PageDrafts *drafts = ARENA_NEW(composer->arena, PageDrafts);
    Galley *galley = compose_until_settled(composer, tree, options->threads, layout, drafts);
    layout->drafts = drafts;
    layout->galley = galley;
    layout->element_of_node = composer->structure->of_node;
    if (composer->status == STATUS_OK && composer->diagnostics->status == STATUS_OK)
        layout->publication = publish(composer, galley, drafts);
    if (composer->diagnostics->status != STATUS_OK)
        return composer->diagnostics->status;
    return composer->status;
}

Status layout_make(Arena *arena, StyledTree *tree, FontSet *fonts, const LayoutOptions *options,
                   Diagnostics *diagnostics, Layout *layout)
{
    *layout = (Layout){0};
    Composer composer = {
        .arena = arena,
        .tree = tree,
        .structure = structure_build(arena, tree),
        .anchors = anchors_new(arena, tree->document),
        .text_styles = text_styles_new(arena, tree, fonts, diagnostics),
        .hyphens = hyphen_dictionaries_new(arena, diagnostics),
        .pictures = pictures_new(arena, tree->document->names, diagnostics),
        .fonts = fonts,
        .diagnostics = diagnostics,
        .compositor = compositor_open(arena, fonts, diagnostics),
        .lang = names_intern(tree->document->names, (Text)TEXT("lang")),
        .number_widths = number_widths_new(arena),
        .page_counter = names_intern(tree->document->names, (Text)TEXT("page")),
    };
    Status status = compose(&composer, tree, options, layout);
    compositor_close(composer.compositor);
    hyphen_dictionaries_close(composer.hyphens);
    return status;
}

void layout_free(Layout *layout)
{
    for (unsigned i = 0; i < layout->arena_count; i++)
        arena_free(layout->arenas[i]);
    layout->arena_count = 0;
}
