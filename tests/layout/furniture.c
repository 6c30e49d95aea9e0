#include "layout/furniture.h"

#include "tests/layout/setting.h"

/* Sheets of 300 by 100 pt with margins of 30 pt on all sides, but 50 pt left and right: 200 pt for
 * the boxes above and below the page area. Their backgrounds show where they are. */
#define SHEET                                                                                      \
    "@page { size: 300pt 100pt; margin: 30pt 50pt;"                                                \
    "        font: 10pt/10pt Square; background-color: transparent }"
#define BOX(name, content) "@" name " { content: '" content "'; background-color: #eee }"

/* Fails unless the fills of the first page are these: x y width height, a line each. */
static void ck_fills_of(const char *sheet, const char *expected)
{
    Setting setting = setting_of("p(\"x\")", sheet);
    ck_assert_int_eq(setting.status, STATUS_OK);
    const Page *page = &setting.layout.publication->pages[0];
    Buffer out = {0};
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *mark = &page->marks[i];
        if (mark->kind != MARK_FILL)
            continue;
        const Length values[] = {mark->x, mark->y, mark->fill.width, mark->fill.height};
        for (int n = 0; n < 4; n++) {
            buffer_length(&out, values[n], 2);
            buffer_byte(&out, n < 3 ? ' ' : '\n');
        }
    }
    ck_buffer(&out, expected, "fills");
    setting_close(&setting);
}

/* Fails unless the texts of the first page's head and foot stand so: x y text. */
static void ck_heads_of(const char *sheet, const char *expected)
{
    Setting setting = setting_of("p(\"x\")", sheet);
    const Page *page = &setting.layout.publication->pages[0];
    Buffer out = {0};
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *mark = &page->marks[i];
        if (mark->kind != MARK_TEXT || mark->element < STRUCTURE_FIRST_ARTIFACT)
            continue;
        buffer_length(&out, mark->x, 2);
        buffer_byte(&out, ' ');
        buffer_length(&out, mark->y, 2);
        buffer_string(&out, mark->element == STRUCTURE_ARTIFACT_HEADER ? " head " : " foot ");
        buffer_put(&out, mark->run->text);
        buffer_byte(&out, '\n');
    }
    ck_buffer(&out, expected, "texts");
    setting_close(&setting);
}

/* Fails unless the text of the head of each page is this, "|" between pages. */
static void ck_running_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    const Publication *publication = setting.layout.publication;
    Buffer out = {0};
    for (uint32_t p = 0; p < publication->page_count; p++) {
        buffer_string(&out, p ? "|" : "");
        for (uint32_t i = 0; i < publication->pages[p].mark_count; i++) {
            const Mark *mark = &publication->pages[p].marks[i];
            if (mark->kind == MARK_TEXT && mark->element >= STRUCTURE_FIRST_ARTIFACT)
                buffer_put(&out, mark->run->text);
        }
    }
    ck_buffer(&out, expected, "running heads");
    setting_close(&setting);
}

/* ---- widths: CSS Paged Media 3, section 5.3 ---- */

START_TEST(a_box_alone_has_the_whole_edge)
{
    ck_fills_of(SHEET "@page {" BOX("top-left", "a") "}", "50 0 200 30\n");
    ck_fills_of(SHEET "@page {" BOX("bottom-center", "a") "}", "50 70 200 30\n");
    ck_fills_of(SHEET "@page { @top-right { content: 'a'; background-color: #eee; width: 60pt } }",
                "190 0 60 30\n");
    ck_fills_of(SHEET "@page { @top-center { content: 'a'; background-color: #eee; width: 60pt } }",
                "120 0 60 30\n");
}
END_TEST

START_TEST(two_boxes_share_an_edge_by_their_content)
{
    /* 20 and 60 pt of text: 120 pt are left over, a quarter goes to the first. */
    ck_fills_of(SHEET "@page {" BOX("top-left", "aa") BOX("top-right", "bbbbbb") "}",
                "50 0 50 30\n100 0 150 30\n");
    /* 50 and 250 pt that do not fit, 10 and 20 pt that do: 170 pt by 40 to 230. */
    ck_fills_of(SHEET "@page {" BOX("top-left", "a a a")
                    BOX("top-right", "bb bb bb bb bb bb bb bb b") "}",
                "50 0 35.19 30\n85.19 0 164.81 30\n");
    /* Words of 150 and 100 pt: 50 pt are missing, shared 3 to 2. */
    ck_fills_of(SHEET "@page {" BOX("top-left", "aaaaaaaaaaaaaaa")
                    BOX("top-right", "bbbbbbbbbb") "}",
                "50 0 120 30\n170 0 80 30\n");
    ck_fills_of(SHEET "@page {" BOX("top-left", "") BOX("top-right", "") "}",
                "50 0 100 30\n150 0 100 30\n");
}
END_TEST

START_TEST(a_box_of_given_width_leaves_the_rest)
{
    ck_fills_of(
        SHEET "@page {" BOX(
            "top-left", "aa") "@top-right { content: 'b'; background-color: #eee; width: 60pt } }",
        "50 0 140 30\n190 0 60 30\n");
    ck_fills_of(
        SHEET "@page {" BOX(
            "top-right", "aa") "@top-left { content: 'b'; background-color: #eee; width: 25% } }",
        "50 0 50 30\n100 0 150 30\n");
    ck_fills_of(SHEET "@page { @top-left { content: 'b'; background-color: #eee; width: 25pt }"
                      "        @top-right { content: 'b'; background-color: #eee; width: 35pt } }",
                "50 0 25 30\n215 0 35 30\n");
}
END_TEST

START_TEST(a_box_in_the_middle_stands_in_the_middle)
{
    /* 20 pt in the middle, 20 and 60 pt beside it that count as 60 each: 60 pt are left over. */
    ck_fills_of(SHEET "@page {" BOX("top-left", "aa") BOX("top-center", "bb")
                    BOX("top-right", "cccccc") "}",
                "50 0 85.71 30\n135.71 0 28.57 30\n164.29 0 85.71 30\n");
    ck_fills_of(SHEET "@page {" BOX("top-left", "aa") BOX("top-center", "bb") "}",
                "50 0 66.67 30\n116.67 0 66.67 30\n");
    ck_fills_of(SHEET "@page {" BOX("top-left", "aa") "@top-center { content: 'b'; width: 40pt;"
                                                      "    background-color: #eee } }",
                "50 0 80 30\n130 0 40 30\n");
    ck_fills_of(SHEET
                "@page { @top-left { content: 'aa'; width: 30pt; background-color: #eee }" BOX(
                    "top-center", "bb") "}",
                "50 0 30 30\n80 0 140 30\n");
}
END_TEST

START_TEST(margins_borders_and_padding_are_part_of_the_share)
{
    ck_fills_of(SHEET "@page { @top-left { content: 'aa'; background-color: #eee; margin: 0 5pt;"
                      "                    padding: 0 10pt }" BOX("top-right", "bbbbb") "}",
                "55 0 90 30\n150 0 100 30\n");
}
END_TEST

START_TEST(boxes_of_enormous_text_do_no_harm)
{
    Buffer sheet = {0};
    buffer_string(&sheet, SHEET "@page { @top-right { content: 'b' } @top-center { content: '");
    buffer_repeat(&sheet, 'a', 9000);
    buffer_string(&sheet, "' } @top-left { content: '");
    buffer_repeat(&sheet, 'c', 9000);
    buffer_string(&sheet, "' } }");
    buffer_byte(&sheet, '\0');
    Setting setting = setting_of("p(\"x\")", sheet.at);
    ck_assert_int_eq(setting.status, STATUS_OK);
    setting_close(&setting);
    buffer_free(&sheet);
}
END_TEST

/* ---- places ---- */

START_TEST(corners_and_sides_have_their_places)
{
    ck_fills_of(SHEET "@page {" BOX("top-left-corner", "a") BOX("top-right-corner", "a")
                    BOX("bottom-right-corner", "a") BOX("bottom-left-corner", "a") "}",
                "0 0 50 30\n250 0 50 30\n0 70 50 30\n250 70 50 30\n");
    ck_fills_of("@page { size: 300pt 90pt; margin: 30pt 50pt }"
                "@page {" BOX("left-top", "a") BOX("left-middle", "a") BOX("left-bottom", "a")
                    BOX("right-bottom", "a") "}",
                "0 30 50 10\n0 40 50 10\n0 50 50 10\n250 30 50 30\n");
}
END_TEST

START_TEST(boxes_beside_the_page_area_share_its_height)
{
#define TALL "@page { size: 200pt 160pt; margin: 30pt 50pt; font: 10pt/10pt Square }"
    /* 10 and 30 pt of lines in 100 pt: what is left over goes by that. */
    ck_fills_of(TALL "@page {" BOX("left-top", "a")
                    BOX("left-bottom", "b b b") "}"
                                                "@page { @left-bottom { padding: 0 20pt } }",
                "0 30 50 25\n0 55 50 75\n");
    ck_fills_of(TALL
                "@page { @right-middle { content: 'a'; background-color: #eee; height: 20% } }",
                "150 70 50 20\n");
    ck_fills_of(TALL "@page { @left-middle { content: 'a'; background-color: #eee; width: 10pt;"
                     "        margin-right: 5pt; height: 20pt } }",
                "35 70 10 20\n");
}
END_TEST

START_TEST(a_box_stands_in_its_own_room_as_margins_tell)
{
#define CORNER "@page { @top-left-corner { content: 'a'; background-color: #eee; width: 20pt;"
    ck_fills_of(SHEET CORNER "height: 10pt } }", "30 20 20 10\n");
    ck_fills_of(SHEET CORNER "height: 10pt; margin: auto } }", "15 10 20 10\n");
    ck_fills_of(SHEET CORNER "height: 10pt; margin: 0 auto 2pt 0 } }", "0 18 20 10\n");
    ck_fills_of(SHEET CORNER "height: 10pt; margin: 2pt 5pt auto auto } }", "25 2 20 10\n");
}
END_TEST

START_TEST(content_stands_in_its_box_as_aligned)
{
    ck_heads_of(SHEET "@page { @top-left { content: 'a' } @bottom-right { content: 'b' } }",
                "50 18 head a\n240 88 foot b\n");
    ck_heads_of(SHEET "@page { @top-center { content: 'a'; vertical-align: top } }",
                "145 8 head a\n");
    ck_heads_of(SHEET "@page { @top-center { content: 'a'; vertical-align: bottom;"
                      "                      text-align: right } }",
                "240 28 head a\n");
    ck_heads_of(SHEET "@page { @top-left-corner { content: 'a' } }", "40 18 head a\n");
}
END_TEST

START_TEST(a_box_above_the_text_keeps_its_distance_from_it)
{
    ck_fills_of(SHEET "@page { @top-left { content: 'a'; background-color: #eee; height: 10pt;"
                      "                    margin-bottom: 5pt } }",
                "50 15 200 10\n");
    ck_fills_of(SHEET "@page { @bottom-left { content: 'a'; background-color: #eee; height: 10pt;"
                      "                       margin-top: 5pt } }",
                "50 75 200 10\n");
    ck_fills_of(SHEET
                "@page { @bottom-left { content: 'a'; background-color: #eee; height: 50% } }",
                "50 70 200 15\n");
}
END_TEST

START_TEST(a_box_without_content_is_not_there)
{
    ck_fills_of(
        SHEET "@page {" BOX("top-left", "a") "} @page :first { @top-left { content: none } }", "");
}
END_TEST

START_TEST(heads_are_read_before_the_text_and_feet_after_it)
{
    Setting setting = setting_of("p(\"x\")", SHEET "@page { @bottom-left { content: 'b' }"
                                                   "@right-top { content: 'c' }"
                                                   "@top-left { content: 'a' } }");
    const Page *page = &setting.layout.publication->pages[0];
    Buffer out = {0};
    for (uint32_t i = 0; i < page->mark_count; i++)
        buffer_put(&out, page->marks[i].run->text);
    ck_buffer(&out, "acxb", "texts");
    setting_close(&setting);
}
END_TEST

/* ---- numbers and strings ---- */

#define THREE_PAGES "p(\"a\") p#b(\"b\") p#c(\"c\")"
#define APART       "p + p { break-before: page }"

START_TEST(pages_are_counted)
{
    ck_running_of(THREE_PAGES,
                  SHEET APART "@page { @top-left { content: counter(page, lower-roman) '/'"
                              "                             counter(pages, upper-alpha) } }",
                  "i/C|ii/C|iii/C");
    ck_running_of(THREE_PAGES,
                  SHEET APART "@page { @top-left { content: counter(page) '/' counter(pages) } }",
                  "1/3|2/3|3/3");
    ck_running_of(THREE_PAGES,
                  SHEET APART "@page :left { @top-left { content: 'L' } }"
                              "@page :right { @top-right { content: 'R' } }",
                  "R|L|R");
}
END_TEST

/* Strings set by h1 to its text, printed as the first words ask. */
static void ck_strings(const char *which, const char *expected)
{
    Buffer sheet = {0};
    buffer_format(&sheet,
                  SHEET "h1 { string-set: s content(text) } .new { break-before: page }"
                        "@page { @top-left { content: '<' string(s, %s) '>' } }",
                  which);
    buffer_byte(&sheet, '\0');
    ck_running_of("p(\"x\") p.new(\"y\") h1(\"A\") h1(\"B\") p.new(\"z\") h1.new(\"C\") h1(\"D\")"
                  "p.new(\"v\")",
                  sheet.at, expected);
    buffer_free(&sheet);
}

START_TEST(strings_run_along_with_the_pages)
{
    ck_strings("first", "<>|<A>|<B>|<C>|<D>");
    ck_strings("last", "<>|<B>|<B>|<D>|<D>");
    ck_strings("start", "<>|<>|<B>|<C>|<D>");
    ck_strings("first-except", "<>|<>|<B>|<>|<D>");
}
END_TEST

START_TEST(strings_of_inline_elements_change_with_their_lines)
{
    ck_running_of("p(\"aa\" br em(\"b\") br \"cc\" br \"dd\" br em(\"e\"))",
                  "@page { size: 300pt 60pt; margin: 20pt; font: 10pt/10pt Square;"
                  "        @top-left { content: string(s) } }"
                  "em { string-set: s content(text) }",
                  "b|b|e");
}
END_TEST

START_TEST(what_floats_sets_strings_at_its_place)
{
    static const char *const floats[] = {"float: top",      "float: bottom",
                                         "float: left",     "float: inside",
                                         "float: footnote", "position: running(r)"};
    for (size_t i = 0; i < sizeof floats / sizeof *floats; i++) {
        Buffer sheet = {0};
        buffer_format(
            &sheet,
            SHEET "h1 { string-set: s content(text) } .f { %s } .new { break-before: "
                  "page } @page { size: 300pt 200pt; @top-left { content: '<' string(s) '>' } }",
            floats[i]);
        buffer_byte(&sheet, '\0');
        ck_running_of(
            "p(\"x\") p.new(\"y\") div.f(h1(\"A\")) p(\"y\") p.new(\"z\" em.f(h1(\"B\")))",
            sheet.at, "<>|<A>|<B>");
        buffer_free(&sheet);
    }
}
END_TEST

Suite *furniture_suite(void);
Suite *furniture_suite(void)
{
    Suite *suite = suite_create("furniture");
    TCase *cases = tcase_create("furniture");
    tcase_add_test(cases, a_box_alone_has_the_whole_edge);
    tcase_add_test(cases, two_boxes_share_an_edge_by_their_content);
    tcase_add_test(cases, a_box_of_given_width_leaves_the_rest);
    tcase_add_test(cases, a_box_in_the_middle_stands_in_the_middle);
    tcase_add_test(cases, margins_borders_and_padding_are_part_of_the_share);
    tcase_add_test(cases, boxes_of_enormous_text_do_no_harm);
    tcase_add_test(cases, corners_and_sides_have_their_places);
    tcase_add_test(cases, boxes_beside_the_page_area_share_its_height);
    tcase_add_test(cases, a_box_stands_in_its_own_room_as_margins_tell);
    tcase_add_test(cases, content_stands_in_its_box_as_aligned);
    tcase_add_test(cases, a_box_above_the_text_keeps_its_distance_from_it);
    tcase_add_test(cases, a_box_without_content_is_not_there);
    tcase_add_test(cases, heads_are_read_before_the_text_and_feet_after_it);
    tcase_add_test(cases, pages_are_counted);
    tcase_add_test(cases, strings_run_along_with_the_pages);
    tcase_add_test(cases, strings_of_inline_elements_change_with_their_lines);
    tcase_add_test(cases, what_floats_sets_strings_at_its_place);
    suite_add_tcase(suite, cases);
    return suite;
}
