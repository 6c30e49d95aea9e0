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

Suite *table_cut_suite(void);
Suite *table_cut_suite(void)
{
    Suite *suite = suite_create("table_cut");
    TCase *cases = tcase_create("table_cut");
    tcase_add_test(cases, pieces_of_a_row_are_read_cell_by_cell);
    tcase_add_test(cases, a_cut_repeats_what_it_is_told);
    suite_add_tcase(suite, cases);
    return suite;
}
