#include "layout/place.h"

#include "tests/layout/setting.h"

/* ---- rows of a table in a galley made by hand ---- */

/* A frame of 10 by 10 pt with a fill as wide as its number. */
static const Frame *numbered_frame(Arena *arena, int number)
{
    FrameItem *item = ARENA_NEW(arena, FrameItem);
    *item = (FrameItem){.kind = FRAME_FILL,
                        .fill = {.width = LENGTH_OF_POINTS(number), .height = LENGTH_POINT}};
    Frame *frame = ARENA_NEW(arena, Frame);
    *frame = (Frame){.width = LENGTH_OF_POINTS(10),
                     .height = LENGTH_OF_POINTS(10),
                     .items = item,
                     .item_count = 1};
    return frame;
}

/* A piece of a row of two cells; 0 for a cell that has nothing in it. */
static void add_piece(Arena *arena, Galley *galley, uint32_t row, int first, int second)
{
    RowCell *cells = ARENA_ARRAY(arena, RowCell, 2);
    RowPiece *piece = ARENA_NEW(arena, RowPiece);
    *piece = (RowPiece){.row = row, .cells = cells};
    if (first)
        cells[piece->cell_count++] = (RowCell){0, numbered_frame(arena, first)};
    if (second)
        cells[piece->cell_count++] = (RowCell){1, numbered_frame(arena, second)};
    galley_add(
        arena, galley,
        &(Slot){.kind = SLOT_ROW, .height = LENGTH_OF_POINTS(10), .row = piece, .repeat = NULL});
}

/* The widths of the fills that a page of slots [first, end) shows, in order, and their heights. */
static void ck_fills(Arena *arena, const Galley *galley, size_t first, size_t end,
                     const char *expected)
{
    MarkList marks = {.arena = arena};
    PagePiece piece = {.first = first, .end = end};
    PageDraft draft = {.first = first, .end = end, .pieces = &piece, .piece_count = 1};
    place_page(&marks, galley, &draft, &(BoxCursor){0});
    Buffer out = {0};
    for (size_t i = 0; i < marks.count; i++) {
        bool is_repeated = marks.items[i].element == STRUCTURE_ARTIFACT_AGAIN;
        buffer_format(&out, "%s%d@%d ", is_repeated ? "again " : "",
                      marks.items[i].fill.width / LENGTH_POINT, marks.items[i].y / LENGTH_POINT);
    }
    ck_buffer(&out, expected, "what is shown");
}

START_TEST(pieces_of_a_row_are_read_cell_by_cell)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    add_piece(arena, &galley, 0, 1, 3);
    add_piece(arena, &galley, 0, 2, 4);
    add_piece(arena, &galley, 1, 5, 0);
    add_piece(arena, &galley, 1, 0, 6);
    ck_fills(arena, &galley, 0, 4, "1@0 2@10 3@0 4@10 5@20 6@30 ");
    ck_fills(arena, &galley, 1, 3, "2@0 4@0 5@10 ");
    arena_free(arena);
}
END_TEST

START_TEST(a_cut_repeats_what_it_is_told)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    for (int i = 0; i < 3; i++)
        add_piece(arena, &galley, (uint32_t)i, i + 1, 0);
    Repeat repeat = {.above = numbered_frame(arena, 8), .below = numbered_frame(arena, 9)};
    galley.slots[1].repeat = &repeat;
    ck_assert_int_eq(slot_height_above_cut(&galley.slots[1]), LENGTH_OF_POINTS(10));
    ck_assert_int_eq(slot_height_below_cut(&galley.slots[1]), LENGTH_OF_POINTS(10));
    ck_assert_int_eq(slot_height_above_cut(&galley.slots[0]), 0);
    ck_fills(arena, &galley, 0, 3, "1@0 2@10 3@20 ");
    ck_fills(arena, &galley, 0, 1, "1@0 again 9@10 ");
    ck_fills(arena, &galley, 1, 3, "again 8@0 2@10 3@20 ");
    arena_free(arena);
}
END_TEST

/* ---- odd tables, whole ---- */

/* Fails unless the texts of the pages, in the order of their marks, are these: blanks are left out, "/" stands
 * behind each page. */
static void ck_texts_of(const char *tree, const char *sheet, const char *expected)
{
    Buffer all = {0};
    buffer_format(&all, "table { border-spacing: 0 } %s", sheet);
    buffer_byte(&all, '\0');
    Setting setting = setting_of(tree, all.at);
    buffer_free(&all);
    ck_assert_int_eq(setting.status, STATUS_OK);
    const Publication *publication = setting.layout.publication;
    Buffer out = {0};
    for (uint32_t p = 0; p < publication->page_count; p++) {
        for (uint32_t i = 0; i < publication->pages[p].mark_count; i++)
            if (publication->pages[p].marks[i].kind == MARK_TEXT)
                buffer_put(&out, text_trim(publication->pages[p].marks[i].run->text));
        buffer_byte(&out, '/');
    }
    ck_buffer(&out, expected, "the text of the pages");
    setting_close(&setting);
}

START_TEST(a_row_may_be_higher_than_the_greatest_length)
{
    ck_texts_of("table(tr(td(\"a\" br \"b\" br \"c\" br \"d\" br \"e\") td(\"f\")))",
                "td { line-height: 9000pt }", "af/b/c/d/e/");
    ck_texts_of("table(tr(td[rowspan=5](\"a\") td(\"b\")) tr(td(\"c\")) tr(td(\"d\")) "
                "tr(td(\"e\")) tr(td(\"f\")))",
                "td { line-height: 9000pt }", "ab/c/d/e/f/");
}
END_TEST

START_TEST(a_cell_of_no_height_keeps_what_is_in_it)
{
    ck_texts_of("table(tr(td(\"a\" p(\"b\"))))", "p { margin-top: -32000pt }", "ab/");
}
END_TEST

START_TEST(a_table_that_is_but_a_caption_is_set_beside_text)
{
    ck_texts_of("table(tr(td(\"a\" em(\"b\"))))", "em { display: table-caption }", "ab/");
}
END_TEST

START_TEST(a_note_of_what_is_positioned_in_a_cell_is_set)
{
    ck_texts_of("table(tr(td(p(\"a\" aside.note(\"b\")))))", "p { position: absolute }", "a11b/");
}
END_TEST

START_TEST(rows_are_not_repeated_where_they_have_no_room)
{
    ck_texts_of("table(tr(td(\"a\")) tr(td(\"b\")) tr(td(\"c\")) tfoot(tr(td(\"d\"))))",
                "td { line-height: 100pt } tfoot td { line-height: 10pt }", "a/b/c/d/");
    ck_texts_of("table(thead(tr(td(\"h\"))) tr(td(\"a\")) tr(td(\"b\")) tr(td(\"c\")))",
                "td { line-height: 100pt } thead td { line-height: 10pt }", "h/a/b/c/");
}
END_TEST

START_TEST(a_box_that_fills_a_cell_is_as_wide_as_it)
{
    ck_picture_of("table(tr(td(p(\"aaa\"))))",
                  "table { border-spacing: 0; width: 60pt } td { padding: 0 } "
                  "p { background-color: #eee }",
                  "aaa---\n=\n");
}
END_TEST

Suite *table_cut_suite(void);
Suite *table_cut_suite(void)
{
    Suite *suite = suite_create("table_cut");
    TCase *cases = tcase_create("table_cut");
    tcase_add_test(cases, pieces_of_a_row_are_read_cell_by_cell);
    tcase_add_test(cases, a_cut_repeats_what_it_is_told);
    tcase_add_test(cases, a_row_may_be_higher_than_the_greatest_length);
    tcase_add_test(cases, a_cell_of_no_height_keeps_what_is_in_it);
    tcase_add_test(cases, a_table_that_is_but_a_caption_is_set_beside_text);
    tcase_add_test(cases, a_note_of_what_is_positioned_in_a_cell_is_set);
    tcase_add_test(cases, rows_are_not_repeated_where_they_have_no_room);
    tcase_add_test(cases, a_box_that_fills_a_cell_is_as_wide_as_it);
    suite_add_tcase(suite, cases);
    return suite;
}
