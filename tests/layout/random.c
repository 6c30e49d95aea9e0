/* Random documents, and what must hold for each of them however it looks.
 *
 * Half of them are sane: their sheets have nothing that could put text over text or off the page, so
 * more can be asked. A run makes 200; PLENARY_RANDOM_DOCUMENTS asks for another number, and
 * PLENARY_RANDOM_FIRST for another first seed. The number behind the name of a test that failed is its
 * seed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "layout/paginate.h"
#include "layout/structure.h"
#include "tests/fonts/fonts_support.h"
#include "tests/layout/random_document.h"
#include "tests/layout/random_page_ends.h"
#include "tests/layout/setting.h"

enum {
    DOCUMENTS = 200,
    NO_PAGE = -1
};

static RandomDocument random_document(uint64_t seed)
{
    static const char *const fonts[] = {"Square", "'Liberation Serif'"};
    return (RandomDocument){.seed = seed,
                            .is_sane = seed % 2 == 0,
                            .is_long = seed % 50 == 4,
                            .is_optimal = seed / 4 % 2 == 1,
                            .has_page_names = seed / 8 % 4 == 1,
                            .font = fonts[seed / 2 % 2]};
}

static Setting set_random(const RandomDocument *random, unsigned threads)
{
    Buffer sheet = {0};
    random_document_sheet(random, &sheet);
    Setting setting = setting_open("", sheet.at);
    buffer_free(&sheet);
    random_document_fill(random, setting.styling->document);
    setting_make(&setting, threads);
    return setting;
}

/* ---- every letter once ---- */

static uint32_t lower_case(uint32_t code_point)
{
    bool is_capital = (code_point >= 'A' && code_point <= 'Z') ||
                      (code_point >= 0xC0 && code_point <= 0xDE) ||
                      (code_point >= 0x410 && code_point <= 0x42F);
    return is_capital ? code_point + 0x20 : code_point;
}

/* Letters only, without case: figures and signs are generated. */
static void put_letters(Buffer *out, Text text)
{
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = lower_case(text_next(text, &at));
        if ((code_point >= 'a' && code_point <= 'z') ||
            (code_point >= 0xC0 && code_point < 0x2000) ||
            (code_point >= 0x4E00 && code_point < 0xA000))
            buffer_code_point(out, code_point);
    }
}

static bool is_hidden(const StyledTree *tree, const Node *node)
{
    for (; node; node = node->parent)
        if (style_is(tree->nodes[node->number].style, PROPERTY_DISPLAY, KEYWORD_NONE))
            return true;
    return false;
}

/* The letters of each structure element as the document has them. */
static void read_document(const Setting *setting, Buffer *letters)
{
    const StyledTree *tree = setting->styling->tree;
    const Structure *structure = structure_build(setting->styling->arena, tree);
    const Node *root = tree->document->root;
    for (const Node *node = root; node; node = node_following(node, root))
        if (node_is_text(node) && !is_hidden(tree, node))
            put_letters(&letters[structure->of_node[node->number]], node->text);
}

static void read_pages(const Publication *publication, Buffer *letters)
{
    for (uint32_t p = 0; p < publication->page_count; p++) {
        const Page *page = &publication->pages[p];
        for (uint32_t i = 0; i < page->mark_count; i++) {
            const Mark *mark = &page->marks[i];
            if (mark->kind != MARK_TEXT || mark->element >= STRUCTURE_FIRST_ARTIFACT)
                continue;
            ck_assert_uint_lt(mark->element, publication->structure_count);
            put_letters(&letters[mark->element], mark->run->text);
        }
    }
}

static void ck_letters(const Setting *setting)
{
    const Publication *publication = setting->layout.publication;
    uint32_t count = publication->structure_count;
    Buffer *expected = ARENA_ARRAY(setting->styling->arena, Buffer, count);
    Buffer *found = ARENA_ARRAY(setting->styling->arena, Buffer, count);
    read_document(setting, expected);
    read_pages(publication, found);
    for (uint32_t i = 0; i < count; i++) {
        size_t same = 0;
        buffer_byte(&found[i], '\0');
        buffer_byte(&expected[i], '\0');
        while (expected[i].at[same] && expected[i].at[same] == found[i].at[same])
            same++;
        ck_assert_msg(expected[i].at[same] == found[i].at[same],
                      "element %u goes on %.40s, not %.40s", i, found[i].at + same,
                      expected[i].at + same);
        buffer_free(&expected[i]);
        buffer_free(&found[i]);
    }
}

/* ---- where things are ---- */

/* The page of each structure element's first mark, or NO_PAGE. */
static int *pages_of_elements(const Setting *setting)
{
    const Publication *publication = setting->layout.publication;
    int *pages = ARENA_ARRAY(setting->styling->arena, int, publication->structure_count);
    for (uint32_t i = 0; i < publication->structure_count; i++)
        pages[i] = NO_PAGE;
    for (uint32_t p = publication->page_count; p-- > 0;)
        for (uint32_t i = 0; i < publication->pages[p].mark_count; i++)
            if (publication->pages[p].marks[i].element < publication->structure_count)
                pages[publication->pages[p].marks[i].element] = (int)p;
    return pages;
}

/* Whether a note is called in a float that finds its page itself, and may do so behind later notes. */
static bool is_of_float(const Galley *galley, size_t note)
{
    for (size_t i = 0; i < galley->float_count; i++)
        if (note - galley->floats[i].first_note < galley->floats[i].note_count)
            return true;
    return false;
}

/* Notes come on the page of their call or later, in order. */
static void ck_notes(const Setting *setting)
{
    const Document *document = setting->styling->document;
    const Structure *structure = structure_build(setting->styling->arena, setting->styling->tree);
    const int *pages = pages_of_elements(setting);
    const Galley *galley = setting->layout.galley;
    int last = 0;
    for (size_t i = 0; i < galley->note_count; i++) {
        const Node *node = galley->notes[i].node;
        ck_assert_uint_lt(node->number, document->node_count);
        int note = pages[structure->of_label[node->number]];
        int call = pages[structure->of_call[node->number]];
        if (note == NO_PAGE || call == NO_PAGE)
            continue;
        ck_assert_msg(note >= call, "note %zu is on page %d, its call on page %d", i + 1, note + 1,
                      call + 1);
        if (is_of_float(galley, i))
            continue;
        ck_assert_msg(note >= last, "note %zu is on page %d, the one before on page %d", i + 1,
                      note + 1, last + 1);
        last = note;
    }
}

static void ck_widths_of(const Galley *galley, bool is_told)
{
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        if (slot->kind == SLOT_LINE &&
            (int64_t)slot->line->width - slot->line->measure > LENGTH_POINT / 100)
            ck_assert_msg(is_told, "a line of %d in a measure of %d is not reported",
                          slot->line->width, slot->line->measure);
    }
}

static void ck_widths(const Setting *setting)
{
    const Galley *galley = setting->layout.galley;
    bool is_told = setting->styling->diagnostics->seen[LAYOUT_LINE_TOO_WIDE] > 0;
    ck_widths_of(galley, is_told);
    for (size_t i = 0; i < galley->note_count; i++)
        ck_widths_of(galley->notes[i].galley, is_told);
}

/* ---- sane documents ---- */

static bool has_layout_findings(const Setting *setting)
{
    const size_t *seen = setting->styling->diagnostics->seen;
    return seen[LAYOUT_LINE_TOO_WIDE] || seen[LAYOUT_BOX_TOO_TALL] || seen[LAYOUT_WORD_CUT] ||
           seen[LAYOUT_TABLE_TOO_WIDE];
}

static Length run_width(const TextRun *run)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++)
        width +=
            run->glyphs[i].advance + (run->glyphs[i].flags & GLYPH_IS_SPACE ? run->space_extra : 0);
    return length_clip(width);
}

/* The note at the foot of a page that an element belongs to, or NULL: those of tables stand below them. */
static const Note *note_of(const Setting *setting, uint32_t element)
{
    const Publication *publication = setting->layout.publication;
    const Galley *galley = setting->layout.galley;
    for (; element < STRUCTURE_FIRST_ARTIFACT; element = publication->structure[element].parent)
        for (size_t i = 0;
             publication->structure[element].role == ROLE_NOTE && i < galley->note_count; i++)
            if (setting->layout.element_of_node[galley->notes[i].node->number] == element)
                return &galley->notes[i];
    return NULL;
}

/* Everything is on the page, and the notes are below the body. */
static void ck_page(const Setting *setting, const Page *page)
{
    Length body_foot = 0;
    Length note_top = page->height;
    bool has_column_notes = false;
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *mark = &page->marks[i];
        if (mark->kind == MARK_FILL)
            ck_assert_msg(mark->x >= 0 && mark->y >= 0 &&
                              mark->x + mark->fill.width <= page->width &&
                              mark->y + mark->fill.height <= page->height,
                          "page %u: a fill of %d by %d stands at %d, %d, off a page of %d by %d",
                          page->number, mark->fill.width, mark->fill.height, mark->x, mark->y,
                          page->width, page->height);
        if (mark->kind != MARK_TEXT || text_trim(mark->run->text).bytes == 0)
            continue;
        Length above = mark->run->size / 2;
        Length below = mark->run->size / 10; /* of an initial, as of a letter of the text */
        below = below < LENGTH_POINT ? below : LENGTH_POINT;
        ck_assert_int_ge(mark->x, 0);
        ck_assert_int_le(mark->x + run_width(mark->run), page->width);
        ck_assert_int_ge(mark->y - above, 0);
        ck_assert_msg(mark->y + below <= page->height,
                      "page %u: “%.*s” at %d, %d is below the foot at %d", page->number,
                      (int)mark->run->text.bytes, mark->run->text.at, mark->x / LENGTH_POINT,
                      mark->y / LENGTH_POINT, page->height / LENGTH_POINT);
        if (mark->element >= STRUCTURE_FIRST_ARTIFACT && mark->element != STRUCTURE_ARTIFACT_AGAIN)
            continue; /* a leader, which may be of a note or of the body, or a running head */
        const Note *note = note_of(setting, mark->element);
        if (note && note->is_of_column) {
            has_column_notes =
                true; /* at the foot of a column, which text may follow on the page */
        } else if (note) {
            if (mark->y - above < note_top)
                note_top = mark->y - above;
        } else if (mark->y + below > body_foot) {
            body_foot = mark->y + below;
        }
    }
    ck_assert_msg(body_foot <= note_top || has_column_notes, "page %u: the body overlaps the notes",
                  page->number);
}

/* The cell that an element stands in, or none. */
static uint32_t cell_of(const Publication *publication, uint32_t element)
{
    while (element && element < publication->structure_count &&
           publication->structure[element].role != ROLE_CELL &&
           publication->structure[element].role != ROLE_HEADER_CELL)
        element = publication->structure[element].parent;
    return element;
}

/* Whether a mark hangs out of a column on its left, and a run ends in the column before that. */
static bool is_in_column_before(const Setting *setting, const Page *page, const Mark *mark,
                                const Mark *other)
{
    const Galley *galley = setting->layout.galley;
    const PageDrafts *drafts = setting->layout.drafts;
    Length left = drafts->items[page - setting->layout.publication->pages].geometry.area.x;
    Length mark_end = mark->x + run_width(mark->run);
    Length other_end = other->x + run_width(other->run);
    for (size_t i = 0; i < galley->column_set_count; i++) {
        const ColumnSet *set = &galley->column_sets[i];
        for (uint32_t column = 1; column < set->count; column++) {
            Length begin = left + set->x + (Length)column * (set->width + set->gap);
            if (mark_end <= begin && mark_end > begin - 20 * LENGTH_POINT && other_end <= begin)
                return true;
        }
    }
    return false;
}

/* Whether a run is the marker of a list that stands out of its cell or column into the one beside it, as
 * markers do that find no room in the padding. */
static bool hangs_out(const Setting *setting, const Page *page, const Mark *mark, const Mark *other)
{
    const Publication *publication = setting->layout.publication;
    return mark->element < publication->structure_count &&
           publication->structure[mark->element].role == ROLE_LABEL &&
           (cell_of(publication, mark->element) != cell_of(publication, other->element) ||
            is_in_column_before(setting, page, mark, other));
}

/* No text stands on other text: of two runs neither reaches into the lower half of the other. */
static void ck_apart(const Setting *setting, const Page *page)
{
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *one = &page->marks[i];
        if (one->kind != MARK_TEXT || text_trim(one->run->text).bytes == 0)
            continue;
        for (uint32_t n = i + 1; n < page->mark_count; n++) {
            const Mark *other = &page->marks[n];
            if (other->kind != MARK_TEXT || text_trim(other->run->text).bytes == 0)
                continue;
            bool is_beside = one->x + run_width(one->run) <= other->x + LENGTH_POINT / 10 ||
                             other->x + run_width(other->run) <= one->x + LENGTH_POINT / 10;
            bool is_below = one->y <= other->y - other->run->size / 2 ||
                            other->y <= one->y - one->run->size / 2;
            if (is_beside || is_below || hangs_out(setting, page, one, other) ||
                hangs_out(setting, page, other, one))
                continue;
            ck_abort_msg("page %u: “%.*s” at %d, %d stands on “%.*s” at %d, %d", page->number,
                         (int)other->run->text.bytes, other->run->text.at, other->x / LENGTH_POINT,
                         other->y / LENGTH_POINT, (int)one->run->text.bytes, one->run->text.at,
                         one->x / LENGTH_POINT, one->y / LENGTH_POINT);
        }
    }
}

/* ---- one document ---- */

static void dump_pages(const Setting *setting, Buffer *out)
{
    if (setting->layout.publication)
        pages_dump(setting->layout.publication, out);
    diagnostics_print(setting->styling->diagnostics, SEVERITY_NOTE, out);
}

static void ck_threads(const RandomDocument *random, const Setting *first)
{
    Buffer expected = {0};
    dump_pages(first, &expected);
    unsigned most = random->seed % 8 == 0 ? 3 : 2;
    for (unsigned threads = 2; threads <= most; threads++) {
        Setting setting = set_random(random, threads);
        Buffer found = {0};
        dump_pages(&setting, &found);
        ck_assert_msg(text_equal(buffer_text(&found), buffer_text(&expected)),
                      "%u threads make other pages", threads);
        buffer_free(&found);
        setting_close(&setting);
    }
    buffer_free(&expected);
}

static void ck_setting(const RandomDocument *random, const Setting *setting)
{
    if (random->is_sane)
        ck_assert_int_eq(setting->status, STATUS_OK);
    if (setting->status == STATUS_OK) {
        if (!random->is_optimal)
            ck_widows(setting);
        ck_letters(setting);
        ck_notes(setting);
        ck_widths(setting);
    }
    if (random->is_sane && !has_layout_findings(setting)) {
        const Publication *publication = setting->layout.publication;
        for (uint32_t i = 0; i < publication->page_count; i++) {
            ck_page(setting, &publication->pages[i]);
            if (setting->layout.galley->side_float_count)
                ck_apart(setting, &publication->pages[i]);
        }
        if (!random->is_optimal)
            ck_page_ends(setting);
    }
}

static void ck_document(uint64_t seed)
{
    RandomDocument random = random_document(seed);
    Setting setting = set_random(&random, 1);
    ck_setting(&random, &setting);
    ck_threads(&random, &setting);
    setting_close(&setting);
}

START_TEST(a_random_document_loses_nothing_and_keeps_the_rules)
{
    ck_document((uint64_t)_i);
}
END_TEST

/* The picture, in a folder of the suite's own, which is the present one. */
static char folder[] = "/tmp/plenary-random-XXXXXX";

static void make_picture(void)
{
    static const unsigned char png[] = {
        0x89, 'P',  'N',  'G',  '\r', '\n', 0x1A, '\n', 0,    0,    0,    0x0D, 'I',  'H',
        'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
        0,    0x3A, 0x7E, 0x9B, 0x55, 0,    0,    0,    0x0A, 'I',  'D',  'A',  'T',  0x78,
        0x9C, 0x63, 0x68, 0,    0,    0,    0x82, 0,    0x81, 0x77, 0xCD, 0x72, 0xB6, 0,
        0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    FILE *file = fopen(RANDOM_PICTURE, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(png, 1, sizeof png, file), sizeof png);
    ck_assert_int_eq(fclose(file), 0);
}

static void remove_picture(void)
{
    ck_assert_int_eq(unlink(RANDOM_PICTURE), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static int number_from(const char *variable, int instead)
{
    const char *text = getenv(variable);
    return text ? atoi(text) : instead;
}

Suite *random_suite(void);
Suite *random_suite(void)
{
    Suite *suite = suite_create("random");
    TCase *cases = tcase_create("random");
    int first = number_from("PLENARY_RANDOM_FIRST", 0);
    int count = number_from("PLENARY_RANDOM_DOCUMENTS", DOCUMENTS);
    tcase_add_unchecked_fixture(cases, make_picture, remove_picture);
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, a_random_document_loses_nothing_and_keeps_the_rules, first,
                        first + count);
    suite_add_tcase(suite, cases);
    return suite;
}
