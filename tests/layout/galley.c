#include "layout/galley.h"

#include "layout/settle.h"
#include "tests/layout/setting.h"

/* ---- settling, on a galley made by hand ---- */

enum {
    LINES_MOST = 10
};

/* A paragraph of lines of 10 pt, each of two characters of the text. */
typedef struct Lines {
    Paragraph paragraph;
    Line lines[LINES_MOST];
    uint32_t begins[LINES_MOST + 1];
} Lines;

static void make_lines(Lines *made, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        made->lines[i] = (Line){.above = LENGTH_OF_POINTS(8), .below = LENGTH_OF_POINTS(2)};
        made->begins[i] = 2 * i;
    }
    made->begins[count] = 2 * count;
    made->paragraph = (Paragraph){.style = {.orphans = 2, .widows = 2},
                                  .lines = made->lines,
                                  .line_count = count,
                                  .line_begins = made->begins};
}

static void add_paragraph(Arena *arena, Galley *galley, Lines *lines)
{
    Slot slot = {.kind = SLOT_PARAGRAPH, .pending = &lines->paragraph};
    galley_add(arena, galley, &slot);
}

START_TEST(lines_take_the_place_of_their_paragraph)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    Lines first;
    Lines second;
    make_lines(&first, 2);
    make_lines(&second, 3);
    add_paragraph(arena, &galley, &first);
    galley_add(arena, &galley, &(Slot){.kind = SLOT_SPACE, .height = LENGTH_OF_POINTS(5)});
    add_paragraph(arena, &galley, &second);
    galley_settle(&(Composer){.arena = arena}, &galley);
    ck_assert_uint_eq(galley.slot_count, 6);
    ck_assert_ptr_eq(galley.slots[1].line, &first.lines[1]);
    ck_assert_int_eq(galley.slots[2].kind, SLOT_SPACE);
    ck_assert_ptr_eq(galley.slots[3].line, &second.lines[0]);
    ck_assert_uint_eq(galley.slots[0].paragraph, 0);
    ck_assert_uint_eq(galley.slots[5].paragraph, 1);
    ck_assert_int_eq(galley_height(&galley, 0, 6), LENGTH_OF_POINTS(55));
    arena_free(arena);
}
END_TEST

START_TEST(cuts_cost_what_widows_orphans_and_the_box_around_ask)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    Lines lines;
    make_lines(&lines, 5);
    galley_add(arena, &galley,
               &(Slot){.kind = SLOT_PARAGRAPH, .pending = &lines.paragraph, .cut = CUT_AVOID});
    galley_add(
        arena, &galley,
        &(Slot){.kind = SLOT_PARAGRAPH, .pending = &lines.paragraph, .inner_cut = CUT_AVOID});
    galley_settle(&(Composer){.arena = arena}, &galley);
    static const CutCost costs[] = {CUT_AVOID,       CUT_AVOID_WIDOW, CUT_FREE,  CUT_FREE,
                                    CUT_AVOID_WIDOW, CUT_FREE,        CUT_AVOID, CUT_AVOID,
                                    CUT_AVOID,       CUT_AVOID};
    for (size_t i = 0; i < 10; i++)
        ck_assert_int_eq(galley.slots[i].cut, costs[i]);
    arena_free(arena);
}
END_TEST

START_TEST(calls_and_events_go_with_the_lines_they_stand_in)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    Lines lines;
    make_lines(&lines, 3);
    Node nodes[2] = {{.number = 0}, {.number = 1}};
    NoteCall calls[] = {{0, 0}, {1, 1}, {2, 2}, {6, 3}}; /* the last at the end of the text */
    InlineEvent events[] = {{3, &nodes[0]}, {6, &nodes[1]}};
    lines.paragraph.calls = calls;
    lines.paragraph.call_count = 4;
    lines.paragraph.events = events;
    lines.paragraph.event_count = 2;
    add_paragraph(arena, &galley, &lines);
    galley_settle(&(Composer){.arena = arena}, &galley);
    static const uint32_t notes[3][2] = {{0, 2}, {2, 1}, {3, 1}};
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(galley.slots[i].first_note, notes[i][0]);
        ck_assert_uint_eq(galley.slots[i].note_count, notes[i][1]);
    }
    ck_assert_uint_eq(galley.slots[0].event_count, 0);
    ck_assert_ptr_eq(galley.slots[1].events[0], &nodes[0]);
    ck_assert_ptr_eq(galley.slots[2].events[0], &nodes[1]);
    arena_free(arena);
}
END_TEST

START_TEST(boxes_keep_their_slots_and_get_their_least_height)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    Lines lines;
    make_lines(&lines, 2);
    for (int i = 0; i < 3; i++)
        add_paragraph(arena, &galley, &lines);
    BlockBox boxes[] = {
        {.first = 0, .end = 3, .least_height = LENGTH_OF_POINTS(100)},
        {.first = 0, .end = 1, .least_height = LENGTH_OF_POINTS(20)},
        {.first = 1, .end = 2, .least_height = LENGTH_OF_POINTS(25)},
        {.first = 2, .end = 3, .least_height = LENGTH_OF_POINTS(30)},
    };
    galley.boxes = boxes;
    galley.box_count = 4;
    galley_settle(&(Composer){.arena = arena}, &galley);
    static const uint32_t places[4][2] = {{0, 9}, {0, 2}, {2, 5}, {5, 8}};
    for (size_t i = 0; i < 4; i++) {
        ck_assert_uint_eq(boxes[i].first, places[i][0]);
        ck_assert_uint_eq(boxes[i].end, places[i][1]);
    }
    ck_points(galley.slots[4].height, 5);
    ck_points(galley.slots[7].height, 10);
    ck_points(galley.slots[8].height, 100 - 20 - 25 - 30);
    ck_assert_int_eq(galley_height(&galley, 0, 9), LENGTH_OF_POINTS(100));
    arena_free(arena);
}
END_TEST

/* ---- a frame of all ---- */

START_TEST(a_frame_has_the_baselines_of_its_first_and_last_line)
{
    Arena *arena = arena_new(0);
    Galley galley = {0};
    Lines lines;
    make_lines(&lines, 2);
    galley_add(arena, &galley, &(Slot){.kind = SLOT_SPACE, .height = LENGTH_OF_POINTS(5)});
    add_paragraph(arena, &galley, &lines);
    galley_add(arena, &galley, &(Slot){.kind = SLOT_SPACE, .height = LENGTH_OF_POINTS(7)});
    galley_settle(&(Composer){.arena = arena}, &galley);
    const Frame *frame = galley_frame(arena, &galley, LENGTH_OF_POINTS(50));
    ck_points(frame->width, 50);
    ck_points(frame->height, 5 + 20 + 7);
    ck_points(frame->first_baseline, 5 + 8);
    ck_points(frame->baseline, 5 + 10 + 8);
    ck_assert_uint_eq(frame->item_count, 2);
    ck_points(frame->items[1].y, 15);
    Galley empty = {0};
    galley_add(arena, &empty, &(Slot){.kind = SLOT_SPACE, .height = LENGTH_OF_POINTS(5)});
    ck_points(galley_frame(arena, &empty, 0)->baseline, 5);
    arena_free(arena);
}
END_TEST

/* ---- the dump ---- */

START_TEST(the_dump_tells_slots_and_notes)
{
    Setting setting =
        setting_of("h1(\"a\") p#x(\"bb bb\" aside.note(\"c\") \" bbbbbb\") div p(\"d\")",
                   "#x { margin: 5pt 0 0 10pt; text-align: justify }"
                   "div { height: 10pt } #x + div + p { break-before: page }");
    Buffer out = {0};
    galley_dump(setting.layout.galley, &out);
    ck_buffer(&out,
              "line p0 x=0.00 width=10.00 of=100.00 extra=0.00 height=10.00 \"a\"\n"
              "margin height=5.00 never\n"
              "line p1 x=10.00 width=90.00 of=90.00 extra=30.00 height=10.00 avoid \"bb bb1 \"\n"
              "  note 1\n"
              "    line p0 x=0.00 width=30.00 of=100.00 extra=0.00 height=10.00 \"1 c\"\n"
              "line p1 x=10.00 width=60.00 of=90.00 extra=0.00 height=10.00 \"bbbbbb\"\n"
              "box height=10.00\n"
              "break\n"
              "line p2 x=0.00 width=10.00 of=100.00 extra=0.00 height=10.00 \"d\"\n",
              "the dump");
    setting_close(&setting);
}
END_TEST

Suite *galley_suite(void);
Suite *galley_suite(void)
{
    Suite *suite = suite_create("galley");
    TCase *cases = tcase_create("galley");
    tcase_add_test(cases, lines_take_the_place_of_their_paragraph);
    tcase_add_test(cases, cuts_cost_what_widows_orphans_and_the_box_around_ask);
    tcase_add_test(cases, calls_and_events_go_with_the_lines_they_stand_in);
    tcase_add_test(cases, boxes_keep_their_slots_and_get_their_least_height);
    tcase_add_test(cases, a_frame_has_the_baselines_of_its_first_and_last_line);
    tcase_add_test(cases, the_dump_tells_slots_and_notes);
    suite_add_tcase(suite, cases);
    return suite;
}
