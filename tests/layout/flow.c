#include "layout/flow.h"

#include "tests/layout/setting.h"

/* ---- margins ---- */

START_TEST(margins_between_blocks_collapse)
{
    ck_slots_of("p#a(\"a\") p#b(\"b\")", "#a { margin-bottom: 10pt } #b { margin-top: 4pt }",
                "line \"a\"\nmargin 10 never\nline \"b\"\n");
    ck_slots_of("p#a(\"a\") p#b(\"b\")", "#a { margin-bottom: 10pt } #b { margin-top: -4pt }",
                "line \"a\"\nmargin 6 never\nline \"b\"\n");
    ck_slots_of("p#a(\"a\") p#b(\"b\")", "#a { margin-bottom: -3pt } #b { margin-top: -4pt }",
                "line \"a\"\nmargin -4 never\nline \"b\"\n");
    ck_slots_of("p#a(\"a\") p#b(\"b\")", "#a { margin-bottom: 4pt } #b { margin-top: -4pt }",
                "line \"a\"\nline \"b\"\n");
}
END_TEST

START_TEST(margins_of_parents_and_children_collapse)
{
    ck_slots_of("p(\"a\") div(p#b(\"b\")) p(\"c\")",
                "div { margin: 5pt 0 6pt } #b { margin: 10pt 0 2pt }",
                "line \"a\"\nmargin 10 never\nline \"b\"\nmargin 6 never\nline \"c\"\n");
    ck_slots_of("p(\"a\") div(div(p#b(\"b\")))", "#b { margin-top: 10pt }",
                "line \"a\"\nmargin 10 never\nline \"b\"\n");
}
END_TEST

START_TEST(borders_and_padding_part_margins)
{
    ck_slots_of("p(\"a\") div(p#b(\"b\")) p(\"c\")",
                "div { margin: 5pt 0 6pt; padding: 1pt 0 2pt } #b { margin: 10pt 0 3pt }",
                "line \"a\"\nmargin 5 never\nspace 1\nmargin 10 never\nline avoid \"b\"\n"
                "margin 3 never\nspace 2 avoid\nmargin 6 never\nline \"c\"\n");
    ck_slots_of("p(\"a\") div(p#b(\"b\"))",
                "div { border-top: 1pt solid; padding-top: 1pt } #b { margin-top: 10pt }",
                "line \"a\"\nspace 2\nmargin 10 never\nline avoid \"b\"\n");
}
END_TEST

START_TEST(a_background_does_not_part_margins)
{
    Setting setting =
        setting_of("p(\"a\") div(p#b(\"b\")) p(\"c\")",
                   "div { background-color: #ccc; margin: 5pt 0 } #b { margin: 10pt 0 }");
    ck_slots(&setting, "line \"a\"\nmargin 10 never\nline \"b\"\nmargin 10 never\nline \"c\"\n");
    const Galley *galley = setting.layout.galley;
    ck_assert_uint_eq(galley->box_count, 1);
    ck_assert_uint_eq(galley->boxes[0].first, 2);
    ck_assert_uint_eq(galley->boxes[0].end, 3);
    setting_close(&setting);
}
END_TEST

START_TEST(margins_collapse_through_empty_blocks)
{
    ck_slots_of("p(\"a\") div p(\"b\")", "div { margin: 5pt 0 7pt }",
                "line \"a\"\nmargin 7 never\nline \"b\"\n");
    ck_slots_of("p(\"a\") div(div) p(\"b\")", "div { margin: 5pt 0 -7pt }",
                "line \"a\"\nmargin -2 never\nline \"b\"\n");
    ck_slots_of("p(\"a\") div p(\"b\")", "div { margin: 5pt 0; background-color: #ccc }",
                "line \"a\"\nmargin 5 never\nline \"b\"\n");
    ck_slots_of("p(\"a\") div p(\"b\")", "div { margin: 5pt 0; padding-top: 1pt }",
                "line \"a\"\nmargin 5 never\nspace 1\nmargin 5 never\nline \"b\"\n");
}
END_TEST

START_TEST(a_margin_stays_at_the_start_and_behind_a_forced_break)
{
    ck_slots_of("p(\"a\") p#b(\"b\")", "p { margin: 10pt 0 } #b { break-before: page }",
                "space 10 never\nline never \"a\"\nbreak\nspace 10 never\nline never \"b\"\n"
                "margin 10 never\n");
}
END_TEST

START_TEST(percentages_of_margins_are_of_the_width)
{
    ck_slots_of("div(p(\"a\"))", "div { width: 50pt } p { margin: 10% 20% }",
                "space 5 never\nline x=10 never \"a\"\nmargin 5 never\n");
}
END_TEST

/* ---- widths ---- */

START_TEST(blocks_stand_in_their_containing_block)
{
    ck_slots_of("div(div(p(\"a\")) p(\"b\")) p(\"c\")",
                "div { margin-left: 10pt; padding-left: 5pt }",
                "line x=30 \"a\"\nline x=15 \"b\"\nline \"c\"\n");
    Setting setting =
        setting_of("div(div(p(\"a\")))", "div { margin: 0 10pt 0 5pt; padding: 0 3pt }");
    ck_points(setting_line(&setting, 0)->measure, 100 - 2 * (15 + 6));
    setting_close(&setting);
}
END_TEST

START_TEST(auto_margins_share_what_is_left_over)
{
    ck_slots_of("p(\"a\")", "p { width: 40pt; margin: 0 auto }", "line x=30 \"a\"\n");
    ck_slots_of("p(\"a\")", "p { width: 40pt; margin: 0 10pt 0 auto }", "line x=50 \"a\"\n");
    ck_slots_of("p(\"a\")", "p { width: 40pt; margin: 0 auto 0 10pt }", "line x=10 \"a\"\n");
}
END_TEST

/* ---- breaks ---- */

START_TEST(a_forced_break_stands_before_its_block)
{
    ck_slots_of("p(\"a\") p#b(\"b\")", "#b { break-before: page }",
                "line \"a\"\nbreak\nline \"b\"\n");
    ck_slots_of("p#a(\"a\") p(\"b\")", "#a { break-after: page }",
                "line \"a\"\nbreak\nline \"b\"\n");
    ck_slots_of("p(\"a\") div(div(p#b(\"b\")))", "#b { break-before: left }",
                "line \"a\"\nbreak left\nline \"b\"\n");
    ck_slots_of("p(\"a\") p#b(\"b\")", "#b { break-before: recto }",
                "line \"a\"\nbreak right\nline \"b\"\n");
}
END_TEST

START_TEST(breaks_that_meet_are_one)
{
    ck_slots_of("p#a(\"a\") p#b(\"b\")", "#a { break-after: page } #b { break-before: right }",
                "line \"a\"\nbreak right\nline \"b\"\n");
    ck_slots_of("p#a(\"a\") div#b(p(\"b\"))", "#a { break-after: page } #b { break-before: avoid }",
                "line \"a\"\nbreak\nline \"b\"\n");
}
END_TEST

START_TEST(a_break_at_either_end_of_the_document_makes_no_page)
{
    ck_slots_of("p#a(\"a\") p#b(\"b\")", "#a { break-before: page } #b { break-after: page }",
                "line \"a\"\nline \"b\"\n");
    ck_slots_of("p(\"a\")", "p { break-before: left }", "break left\nline \"a\"\n");
}
END_TEST

START_TEST(a_change_of_named_page_is_a_break)
{
    ck_slots_of("p(\"a\") section(p(\"b\") p(\"c\")) p(\"d\")", "section { page: wide }",
                "line \"a\"\nbreak wide\nline \"b\"\nline \"c\"\nbreak\nline \"d\"\n");
    ck_slots_of("section#a(p(\"a\")) section#b(p(\"b\")) section(p(\"c\"))",
                "section { page: other } #a, #b { page: wide }",
                "break wide\nline \"a\"\nline \"b\"\nbreak other\nline \"c\"\n");
    ck_slots_of("section(p(\"a\") section#b(p(\"b\")))", "section { page: wide } #b { page: auto }",
                "break wide\nline \"a\"\nline \"b\"\n");
}
END_TEST

START_TEST(a_break_may_be_avoided_before_and_after_a_block)
{
    ck_slots_of("p(\"a\") p#b(\"b\") p(\"c\")", "#b { break-before: avoid; break-after: avoid }",
                "line \"a\"\nline avoid \"b\"\nline avoid \"c\"\n");
    ck_slots_of("p(\"a\") div(h1(\"b\")) div(div(p(\"c\")))", "div { margin: 5pt 0 }",
                "line \"a\"\nmargin 5 never\nline \"b\"\nmargin 5 never\nline avoid \"c\"\n"
                "margin 5 never\n");
}
END_TEST

START_TEST(a_break_may_be_avoided_inside_a_block)
{
    ck_slots_of("p(\"a\") div(p(\"b\" br \"c\") div(p(\"d\") p(\"e\"))) p(\"f\")",
                "div { break-inside: avoid; margin: 5pt 0 }",
                "line \"a\"\nmargin 5 never\nline \"b\"\nline avoid \"c\"\nmargin 5 never\n"
                "line avoid \"d\"\nline avoid \"e\"\nmargin 5 never\nline \"f\"\n");
    ck_slots_of("p(\"a\") div(p(\"b\")) p(\"c\")",
                "div { break-inside: avoid-page; padding: 5pt 0 }",
                "line \"a\"\nspace 5\nline avoid \"b\"\nspace 5 avoid\nline \"c\"\n");
}
END_TEST

START_TEST(widows_and_orphans_make_cuts_dear)
{
    ck_slots_of("p(\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\")",
                "p { orphans: 2; widows: 3 }",
                "line \"a\"\nline widow \"b\"\nline \"c\"\nline \"d\"\nline widow \"e\"\n"
                "line widow \"f\"\n");
}
END_TEST

/* ---- boxes ---- */

START_TEST(an_empty_box_keeps_its_least_height)
{
    ck_slots_of("p(\"a\") div p(\"b\")", "div { min-height: 20pt; margin: 5pt 0 }",
                "line \"a\"\nmargin 5 never\nspace 20\nmargin 5 never\nline \"b\"\n");
    ck_slots_of("div#a(div#b) div#c", "#a, #b, #c { min-height: 20pt }", "space 20\nspace 20\n");
}
END_TEST

START_TEST(a_low_box_is_made_up_to_its_least_height)
{
    ck_slots_of("div(\"a\") p(\"b\")", "div { min-height: 25pt }",
                "line \"a\"\nspace 15 avoid\nline \"b\"\n");
    ck_slots_of("div(\"a\") p(\"b\")", "div { min-height: 25pt; padding: 1pt 0 2pt }",
                "space 1\nline avoid \"a\"\nspace 2 avoid\nspace 15 avoid\nline \"b\"\n");
    ck_slots_of("div(\"a\" br \"b\" br \"c\")", "div { min-height: 25pt }",
                "line \"a\"\nline \"b\"\nline \"c\"\n");
    ck_slots_of("div#a(div#b(\"a\"))", "#a { min-height: 40pt } #b { min-height: 25pt }",
                "line \"a\"\nspace 15 avoid\nspace 15 avoid\n");
}
END_TEST

START_TEST(boxes_are_painted_around_what_they_hold)
{
    ck_picture_of("div(\"a\") p(\"b\")", "div { border: 10pt solid; margin: 10pt 20pt }",
                  ".\n  |----|\n  |a   |\n  |-----\n.\nb\n=\n");
    ck_picture_of("div(div(\"a\"))", "div { border-left: 10pt solid; padding: 10pt }",
                  "|\n| |\n| | a\n| |\n|\n=\n");
}
END_TEST

/* ---- frames ---- */

START_TEST(a_block_of_given_height_is_one_slot)
{
    ck_slots_of("p(\"a\") div(\"b\" br \"c\") p(\"d\")", "div { height: 15pt; margin: 5pt 10pt }",
                "line \"a\"\nmargin 5 never\nbox x=10 15\nmargin 5 never\nline \"d\"\n");
    ck_slots_of("div(\"b\")", "div { height: 15pt; padding: 1pt; border: 2pt solid }", "box 21\n");
    ck_slots_of("div(\"b\")", "div { height: 15pt; min-height: 20pt }", "box 20\n");
    ck_slots_of("div(\"b\")", "div { height: 50% }", "line \"b\"\n"); /* of an unknown height */
}
END_TEST

START_TEST(a_relative_block_is_moved_and_leaves_its_place)
{
    ck_picture_of("div(\"a\") p(\"b\")", "div { position: relative; top: 20pt; left: 30pt }",
                  ".\nb\n   a\n=\n");
    ck_picture_of("p(\"b\") div(\"a\")", "div { position: relative; bottom: 10pt; right: -30pt }",
                  "b  a\n=\n");
}
END_TEST

START_TEST(a_positioned_block_stands_in_the_page_area)
{
    ck_picture_of("p(\"a\") div(\"b\") p(\"c\")",
                  "div { position: absolute; top: 30pt; left: 50pt }", "a\nc\n.\n     b\n=\n");
    ck_picture_of("p(\"a\") div(\"b\") p(\"c\")",
                  "div { position: absolute; bottom: 60pt; right: 50pt }", "a\nc\n.\n    b\n=\n");
    ck_picture_of(
        "p(\"a\") div(\"b\")",
        "div { position: absolute; top: 20%; left: 10pt; right: 30pt; text-align: right }",
        "a\n.\n      b\n=\n");
}
END_TEST

START_TEST(a_positioned_block_stands_in_the_relative_one_around)
{
    ck_picture_of("p(\"a\") div(p#b(\"b\") \"c\")",
                  "div { position: relative; height: 40pt; padding: 10pt; border: 10pt solid }"
                  "#b { position: absolute; bottom: 0; right: 0 }",
                  "a\n|--------|\n|        |\n| c      |\n|        |\n|        |\n|        |\n"
                  "|       b|\n|---------\n=\n");
}
END_TEST

START_TEST(heights_of_positioned_blocks_may_be_percentages)
{
    ck_picture_of("div(\"b\")",
                  "div { position: absolute; top: 0; left: 0; height: 50%; width: 25%;"
                  "      background-color: #ccc }",
                  "b##\n###\n###\n###\n###\n=\n");
}
END_TEST

START_TEST(a_positioned_element_does_not_end_its_line)
{
    ck_picture_of("p(\"a\" span(\"b\") \"c\" div(\"d\") \"e\")",
                  "span, div { position: absolute; top: 20pt; left: 0 } div { top: 30pt }",
                  "ace\n.\nb\nd\n=\n");
}
END_TEST

START_TEST(positioned_elements_need_no_text_to_stand_with)
{
    ck_picture_of("div(\"b\")", "div { position: absolute; top: 10pt; left: 10pt }", ".\n b\n=\n");
    ck_picture_of("p(\"a\") div(\"b\")", "div { position: absolute; top: 10pt; left: 10pt }",
                  "a\n b\n=\n");
    ck_picture_of("p(\"a\") section(div(\"b\"))",
                  "section { break-before: page }"
                  "div { position: absolute; top: 10pt; left: 10pt }",
                  "a\n=\n.\n b\n=\n");
}
END_TEST

/* ---- markers ---- */

#define MARKED "ol { padding-left: 40pt }"

START_TEST(a_marker_outside_stands_before_the_first_line)
{
    /* The space at its end is what parts it from the text; without one nothing does. */
    ck_picture_of("ol(li(\"a\" br \"b\") li(\"c\"))", MARKED, " 1. a\n    b\n 2. c\n=\n");
    ck_picture_of("ol(li(\"a\"))", MARKED "::marker { content: '(' counter(list-item) ')' }",
                  " (1)a\n=\n");
    ck_picture_of("ol(li(\"a\"))", "ol { padding: 0 40pt; direction: rtl }", "     a .1\n=\n");
}
END_TEST

START_TEST(a_marker_inside_begins_the_first_line)
{
    ck_lines_of("ol(li(\"a\") li(\"b\"))", "li { list-style-position: inside }", "1. a\n2. b\n");
    ck_lines_of("ol(li(p(\"a\") p(\"b\")))", "li { list-style-position: inside }", "1. a\nb\n");
    ck_lines_of("ol(li(ol(li(\"a\"))))", "li { list-style-position: inside }", "1. 1. a\n");
    ck_lines_of("ol(li(div(\"a\")))", "li { list-style-position: inside } div { height: 10pt }",
                "1.\n");
}
END_TEST

START_TEST(a_marker_goes_with_the_first_line_wherever_it_is)
{
    ck_picture_of("ol(li(p(\"a\")))", MARKED, " 1. a\n=\n");
    ck_picture_of("ol(li(div(\"a\")))", MARKED "div { padding-top: 10pt }", ".\n 1. a\n=\n");
    ck_picture_of("ol(li(div(\"a\" br \"b\")))", MARKED "div { height: 30pt }",
                  " 1. a\n    b\n=\n");
    ck_picture_of("ol(li(\"a\"))", MARKED "li { position: relative; padding-top: 10pt }",
                  ".\n 1. a\n=\n");
    ck_picture_of("ol(li(ol(li(\"a\"))))", MARKED, " 1.  1. a\n=\n");
    ck_picture_of("ol(li(\"a\"))",
                  MARKED "li { font-size: 20pt; line-height: 20pt }"
                         "::marker { font-size: 10pt; line-height: 10pt }",
                  ".\n 1. a\n=\n");
}
END_TEST

START_TEST(an_item_without_content_still_shows_its_marker)
{
    ck_picture_of("ol(li li(\"b\") li)", MARKED, " 1.\n 2. b\n 3.\n=\n");
    ck_picture_of("div(ol(li li(\"b\") li)) p(\"c\")", MARKED "div { position: relative }",
                  " 1.\n 2. b\n 3.\nc\n=\n");
}
END_TEST

Suite *flow_suite(void);
Suite *flow_suite(void)
{
    Suite *suite = suite_create("flow");
    TCase *cases = tcase_create("flow");
    tcase_add_test(cases, margins_between_blocks_collapse);
    tcase_add_test(cases, margins_of_parents_and_children_collapse);
    tcase_add_test(cases, borders_and_padding_part_margins);
    tcase_add_test(cases, a_background_does_not_part_margins);
    tcase_add_test(cases, margins_collapse_through_empty_blocks);
    tcase_add_test(cases, a_margin_stays_at_the_start_and_behind_a_forced_break);
    tcase_add_test(cases, percentages_of_margins_are_of_the_width);
    tcase_add_test(cases, blocks_stand_in_their_containing_block);
    tcase_add_test(cases, auto_margins_share_what_is_left_over);
    tcase_add_test(cases, a_forced_break_stands_before_its_block);
    tcase_add_test(cases, breaks_that_meet_are_one);
    tcase_add_test(cases, a_break_at_either_end_of_the_document_makes_no_page);
    tcase_add_test(cases, a_change_of_named_page_is_a_break);
    tcase_add_test(cases, a_break_may_be_avoided_before_and_after_a_block);
    tcase_add_test(cases, a_break_may_be_avoided_inside_a_block);
    tcase_add_test(cases, widows_and_orphans_make_cuts_dear);
    tcase_add_test(cases, an_empty_box_keeps_its_least_height);
    tcase_add_test(cases, a_low_box_is_made_up_to_its_least_height);
    tcase_add_test(cases, boxes_are_painted_around_what_they_hold);
    tcase_add_test(cases, a_block_of_given_height_is_one_slot);
    tcase_add_test(cases, a_relative_block_is_moved_and_leaves_its_place);
    tcase_add_test(cases, a_positioned_block_stands_in_the_page_area);
    tcase_add_test(cases, a_positioned_block_stands_in_the_relative_one_around);
    tcase_add_test(cases, heights_of_positioned_blocks_may_be_percentages);
    tcase_add_test(cases, a_positioned_element_does_not_end_its_line);
    tcase_add_test(cases, positioned_elements_need_no_text_to_stand_with);
    tcase_add_test(cases, a_marker_outside_stands_before_the_first_line);
    tcase_add_test(cases, a_marker_inside_begins_the_first_line);
    tcase_add_test(cases, a_marker_goes_with_the_first_line_wherever_it_is);
    tcase_add_test(cases, an_item_without_content_still_shows_its_marker);
    suite_add_tcase(suite, cases);
    return suite;
}
