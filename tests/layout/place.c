#include "layout/place.h"

#include <string.h>

#include "tests/layout/setting.h"

/* Pages of six rows. */
#define ROWS "@page { size: 100pt 60pt }"

START_TEST(a_box_goes_on_over_page_ends)
{
    /* It has its upper border on the first page, its lower one on the last, and its sides on all. */
    static const char expected[] = "|---------\n"
                                   "|a\n"
                                   "|b\n"
                                   "|c\n"
                                   "|d\n"
                                   "|e\n"
                                   "=\n"
                                   "|f\n"
                                   "|g\n"
                                   "|h\n"
                                   "|i\n"
                                   "|j\n"
                                   "|k\n"
                                   "=\n"
                                   "|l\n"
                                   "|m\n"
                                   "|---------\n"
                                   "=\n";
    ck_picture_of(
        "div(\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\" br \"g\" br \"h\" br \"i\" br "
        "\"j\" br \"k\" br \"l\" br \"m\")",
        ROWS "div { border: 10pt solid; border-right: none }", expected);
}
END_TEST

START_TEST(a_background_covers_what_of_its_box_is_on_the_page)
{
    ck_picture_of("p(\"a\" br \"b\" br \"c\" br \"d\") div(p(\"e\") p(\"f\") p(\"g\")) p(\"h\")",
                  ROWS "div { background-color: #eee; width: 40pt; margin: 10pt 0 }",
                  "a\nb\nc\nd\n.\ne---\n=\nf###\ng###\n.\nh\n=\n");
}
END_TEST

START_TEST(boxes_in_boxes_are_painted_from_the_outer_to_the_inner)
{
    Setting setting = setting_of("div#a(div#b(p(\"a\")) div#c(p(\"b\")))",
                                 "div { background-color: #eee; padding: 5pt }"
                                 "#b { background-color: #ccc } #c { background-color: #aaa }");
    const Page *page = &setting.layout.publication->pages[0];
    static const uint16_t grays[] = {0xEEEE, 0xCCCC, 0xAAAA};
    for (uint32_t i = 0; i < 3; i++) {
        ck_assert_int_eq(page->marks[i].kind, MARK_FILL);
        ck_assert_uint_eq(page->marks[i].element, STRUCTURE_ARTIFACT_LAYOUT);
        ck_assert_uint_eq(page->marks[i].fill.color.c[0], grays[i]);
    }
    setting_close(&setting);
}
END_TEST

START_TEST(nested_boxes_end_on_pages_of_their_own)
{
    ck_picture_of("div(p(\"a\") div(p(\"b\") p(\"c\") p(\"d\") p(\"e\") p(\"f\")) p(\"g\"))",
                  "@page { size: 100pt 40pt } div { border-left: 10pt solid }",
                  "|a\n||b\n||c\n||d\n=\n||e\n||f\n|g\n=\n");
}
END_TEST

START_TEST(boxes_in_notes_are_painted_piece_by_piece)
{
    ck_picture_of("p(\"x\" aside.note(div(\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\")))",
                  ROWS "div { border-left: 10pt solid }",
                  "x1\n---\n|1 a\n|b\n|c\n|d\n=\n"
                  ".\n.\n.\n---\n|e\n|f\n=\n");
}
END_TEST

START_TEST(the_note_area_is_painted_as_a_box)
{
    ck_picture_of("p(\"x\" aside.note(\"a\"))",
                  ROWS "@page { @footnote { border: 10pt solid; border-clip: auto; margin: 0 10pt;"
                       "                    padding: 0 10pt } }",
                  "x1\n.\n.\n |------|\n | 1 a  |\n |-------\n=\n");
}
END_TEST

START_TEST(slots_are_found_on_their_page)
{
    Setting setting = setting_of("p(\"a\") p#b(\"b\") p(\"c\")",
                                 ROWS "@page { margin: 10pt 0 } p { margin-bottom: 5pt }"
                                      "p { bookmark-level: 1; bookmark-label: content(text) }");
    const Publication *publication = setting.layout.publication;
    ck_assert_uint_eq(publication->bookmark_count, 3);
    ck_points(publication->bookmarks[0].y, 10);
    ck_points(publication->bookmarks[1].y, 25);
    ck_assert_uint_eq(publication->bookmarks[1].page, 0);
    ck_points(publication->bookmarks[2].y, 40);
    setting_close(&setting);
}
END_TEST

START_TEST(marks_are_in_reading_order)
{
    Setting setting =
        setting_of("ol(li(\"a\" aside.note(\"b\"))) p(\"c\")", "ol { padding-left: 40pt }");
    const Page *page = &setting.layout.publication->pages[0];
    Buffer out = {0};
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_TEXT)
            buffer_put(&out, page->marks[i].run->text);
    ck_buffer(&out, "1. a1c1 b", "texts");
    setting_close(&setting);
}
END_TEST

START_TEST(the_dump_tells_pages_and_marks)
{
    Setting setting = setting_of(
        "p(\"a\" em(\"b\") aside.note(\"c\"))",
        "@page { size: 200pt 100pt; @top-left { content: 'h' } margin: 10pt;"
        "        font: 10pt/10pt Square }"
        "p { background-color: rgb(100% 0% 0%); letter-spacing: 0.5pt } em { color: #808080 }"
        ".note { -plenary-font-scale: 103%; letter-spacing: 0 }");
    Buffer out = {0};
    pages_dump(setting.layout.publication, &out);
    Text dump = buffer_text(&out);
    ck_assert_msg(text_starts(dump,
                              "page 1 label=\"1\" right 200.00 100.00\n"
                              "  text 10.00 8.00 head Square-Regular 10 \"h\"\n"
                              "  fill 10.00 10.00 180.00 10.00 artifact rgb 1 0 0\n"
                              "  text 10.00 18.00 e1 Square-Regular 10 +0.5 \"a\"\n"
                              "  text 20.50 18.00 e1 Square-Italic 10 +0.5 gray 0.502 \"b\"\n"),
                  "%.*s", (int)dump.bytes, dump.at);
    buffer_byte(&out, '\0');
    ck_assert_ptr_nonnull(strstr(out.at, "Square-Regular 10 103% \"c\""));
    buffer_free(&out);
    setting_close(&setting);
}
END_TEST

Suite *place_suite(void);
Suite *place_suite(void)
{
    Suite *suite = suite_create("place");
    TCase *cases = tcase_create("place");
    tcase_add_test(cases, a_box_goes_on_over_page_ends);
    tcase_add_test(cases, a_background_covers_what_of_its_box_is_on_the_page);
    tcase_add_test(cases, boxes_in_boxes_are_painted_from_the_outer_to_the_inner);
    tcase_add_test(cases, nested_boxes_end_on_pages_of_their_own);
    tcase_add_test(cases, boxes_in_notes_are_painted_piece_by_piece);
    tcase_add_test(cases, the_note_area_is_painted_as_a_box);
    tcase_add_test(cases, slots_are_found_on_their_page);
    tcase_add_test(cases, marks_are_in_reading_order);
    tcase_add_test(cases, the_dump_tells_pages_and_marks);
    suite_add_tcase(suite, cases);
    return suite;
}
