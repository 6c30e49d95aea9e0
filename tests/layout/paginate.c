#include "layout/paginate.h"

#include "tests/layout/setting.h"

/* Pages of six rows; the rule above the notes takes one of them. */
#define ROWS      "@page { size: 100pt 60pt }"
#define TWO_LINES "body { orphans: 2; widows: 2 }"

/* Paragraphs of given lines. */
#define TWO   "p(\"a1\" br \"a2\")"
#define THREE "p(\"b1\" br \"b2\" br \"b3\")"
#define FOUR  "p(\"c1\" br \"c2\" br \"c3\" br \"c4\")"
#define FIVE  "p(\"d1\" br \"d2\" br \"d3\" br \"d4\" br \"d5\")"

/* ---- the body ---- */

START_TEST(a_page_takes_what_it_holds)
{
    ck_picture_of(FOUR TWO FIVE, ROWS,
                  "c1\nc2\nc3\nc4\na1\na2\n=\n"
                  "d1\nd2\nd3\nd4\nd5\n=\n");
    ck_picture_of(FOUR TWO, "@page { size: 100pt 59.99pt }",
                  "c1\nc2\nc3\nc4\na1\n=\n"
                  "a2\n=\n");
}
END_TEST

START_TEST(an_empty_document_is_an_empty_page)
{
    ck_picture_of("", ROWS, "=\n");
    ck_picture_of("p p(\" \")", ROWS, "=\n");
}
END_TEST

START_TEST(no_single_line_is_left_at_a_page_foot)
{
    ck_picture_of(FIVE THREE, ROWS TWO_LINES,
                  "d1\nd2\nd3\nd4\nd5\n=\n"
                  "b1\nb2\nb3\n=\n");
}
END_TEST

START_TEST(no_single_line_goes_to_the_next_page)
{
    ck_picture_of(THREE FOUR, ROWS TWO_LINES,
                  "b1\nb2\nb3\nc1\nc2\n=\n"
                  "c3\nc4\n=\n");
}
END_TEST

START_TEST(three_lines_are_never_parted)
{
    ck_picture_of(FOUR THREE, ROWS TWO_LINES,
                  "c1\nc2\nc3\nc4\n=\n"
                  "b1\nb2\nb3\n=\n");
}
END_TEST

START_TEST(widows_and_orphans_give_way_where_nothing_else_does)
{
    ck_picture_of(FIVE, "@page { size: 100pt 40pt } body { orphans: 5; widows: 5 }",
                  "d1\nd2\nd3\nd4\n=\n"
                  "d5\n=\n");
}
END_TEST

START_TEST(a_heading_stays_with_what_follows)
{
    ck_picture_of(FOUR "h1(\"H\")" TWO, ROWS TWO_LINES,
                  "c1\nc2\nc3\nc4\n=\n"
                  "H\na1\na2\n=\n");
    ck_picture_of(THREE "h1(\"H\")" TWO, ROWS TWO_LINES, "b1\nb2\nb3\nH\na1\na2\n=\n");
    ck_picture_of(FIVE "h1(\"H\") h2(\"I\")" TWO, ROWS TWO_LINES,
                  "d1\nd2\nd3\nd4\nd5\n=\n"
                  "H\nI\na1\na2\n=\n");
}
END_TEST

START_TEST(headings_that_fill_a_page_are_parted)
{
    ck_picture_of("h1(\"H\") h1(\"I\") h1(\"J\")" TWO, "@page { size: 100pt 30pt }" TWO_LINES,
                  "H\nI\nJ\n=\na1\na2\n=\n");
}
END_TEST

START_TEST(a_block_is_kept_whole_if_a_page_can_hold_it)
{
    ck_picture_of(FOUR "div(" TWO TWO ")" TWO, ROWS "div { break-inside: avoid }",
                  "c1\nc2\nc3\nc4\n=\n"
                  "a1\na2\na1\na2\na1\na2\n=\n");
    ck_picture_of("p(\"x\") div(" FOUR FOUR ")", ROWS "div { break-inside: avoid }",
                  "x\n=\n"
                  "c1\nc2\nc3\nc4\nc1\nc2\n=\n"
                  "c3\nc4\n=\n");
}
END_TEST

START_TEST(a_block_stays_with_the_one_before)
{
    ck_picture_of(TWO THREE "h4(\"x\" br \"y\")", ROWS TWO_LINES "h4 { break-before: avoid }",
                  "a1\na2\n=\n"
                  "b1\nb2\nb3\nx\ny\n=\n");
}
END_TEST

START_TEST(margins_vanish_at_page_ends)
{
    ck_picture_of(FOUR FOUR TWO, ROWS "p { margin: 20pt 0 }",
                  ".\n.\nc1\nc2\nc3\nc4\n=\n"
                  "c1\nc2\nc3\nc4\n=\n"
                  "a1\na2\n=\n");
    ck_picture_of(TWO TWO, ROWS "p { margin: 0 0 10pt }", "a1\na2\n.\na1\na2\n=\n");
    ck_picture_of("div(" FIVE ")" TWO, ROWS "div { padding-bottom: 10pt }",
                  "d1\nd2\nd3\nd4\nd5\n=\na1\na2\n=\n");
}
END_TEST

START_TEST(padding_stays_with_what_it_surrounds)
{
    ck_picture_of(FIVE "div(" TWO ")", ROWS "div { padding-top: 10pt }",
                  "d1\nd2\nd3\nd4\nd5\n=\n"
                  ".\na1\na2\n=\n");
    ck_picture_of(FOUR "div(" TWO ")", ROWS TWO_LINES "div { padding-bottom: 10pt }",
                  "c1\nc2\nc3\nc4\n=\n"
                  "a1\na2\n=\n");
}
END_TEST

START_TEST(a_box_that_is_taller_than_the_page_runs_over_its_foot_and_is_reported)
{
    Setting setting = setting_of("p(\"a\") div(\"b\") p(\"c\")", ROWS "div { height: 75pt }");
    ck_picture(&setting, "a\n=\nb\n=\nc\n=\n");
    ck_found(setting.styling->diagnostics, LAYOUT_BOX_TOO_TALL, 1);
    setting_close(&setting);
}
END_TEST

/* ---- forced breaks ---- */

START_TEST(a_forced_break_begins_a_page)
{
    ck_picture_of("p(\"a\") p#b(\"b\")", ROWS "#b { break-before: page }", "a\n=\nb\n=\n");
    ck_picture_of(FOUR TWO "p#b(\"b\")", ROWS "#b { break-before: page; margin-top: 10pt }",
                  "c1\nc2\nc3\nc4\na1\na2\n=\n.\nb\n=\n");
}
END_TEST

START_TEST(a_blank_page_brings_the_next_to_its_side)
{
    ck_picture_of("p(\"a\") p#b(\"b\")", ROWS "#b { break-before: right }", "a\n=\n=\nb\n=\n");
    ck_picture_of("p(\"a\") p#b(\"b\")", ROWS "#b { break-before: left }", "a\n=\nb\n=\n");
    ck_picture_of("p(\"a\")", ROWS "p { break-before: left }", "=\na\n=\n");
    ck_picture_of("p(\"a\")", ROWS "p { break-before: right }", "a\n=\n");
}
END_TEST

START_TEST(page_styles_follow_name_side_and_blankness)
{
    ck_picture_of("p(\"a\") p#b(\"b\") section(p(\"c\"))",
                  ROWS "#b { break-before: right } section { page: wide }"
                       "@page :first { margin-left: 10pt } @page :blank { margin-left: 20pt }"
                       "@page :left { @top-left { content: 'L' } margin-top: 10pt }"
                       "@page wide { margin-left: 30pt }",
                  " a\n=\n  L\n=\nb\n=\n   L\n   c\n=\n");
}
END_TEST

START_TEST(the_first_page_may_have_a_name)
{
    ck_picture_of("section(p(\"a\")) p(\"b\")",
                  ROWS "section { page: cover } @page cover { margin-left: 30pt }",
                  "   a\n=\nb\n=\n");
}
END_TEST

/* ---- notes ---- */

#define NOTE(text) "aside.note(\"" text "\")"

START_TEST(notes_stand_on_the_foot_of_the_page)
{
    ck_picture_of("p(\"a\" " NOTE("x") ") p(\"b\" " NOTE("y") ")", ROWS,
                  "a1\nb2\n.\n---\n1 x\n2 y\n=\n");
    ck_picture_of("p(\"a\") p(\"b\" " NOTE("y") ")", ROWS, "a\nb1\n.\n.\n---\n1 y\n=\n");
}
END_TEST

START_TEST(a_note_goes_with_the_page_of_its_line)
{
    ck_picture_of(FOUR "p(\"a\" " NOTE("x") ") p(\"b\")", ROWS,
                  "c1\nc2\nc3\nc4\n=\n"
                  "a1\nb\n.\n.\n---\n1 x\n=\n");
}
END_TEST

START_TEST(a_line_moves_to_the_next_page_with_its_note)
{
    /* The line fits without the note, and the line after it would fit as well. */
    ck_picture_of(THREE "p(\"a\" " NOTE("xxx xxxx yyyy") ") p(\"b\")", ROWS,
                  "b1\nb2\nb3\n=\n"
                  "a1\nb\n.\n---\n1 xxx xxxx\nyyyy\n=\n");
}
END_TEST

START_TEST(a_note_that_grows_the_area_sends_lines_away)
{
    ck_picture_of("p(\"a\" " NOTE("x") " br \"b\" br \"c\" " NOTE("y") " br \"d\")", ROWS,
                  "a1\nb\nc2\n---\n1 x\n2 y\n=\n"
                  "d\n=\n");
    ck_picture_of("p(\"a\" " NOTE("x") " br \"b\" br \"e\" br \"c\" " NOTE("y") " br \"d\")", ROWS,
                  "a1\nb\ne\n.\n---\n1 x\n=\n"
                  "c2\nd\n.\n.\n---\n2 y\n=\n");
}
END_TEST

START_TEST(a_cut_that_moves_lines_moves_their_notes)
{
    /* The second line's note does not fit; the first may not stay alone. */
    ck_picture_of(TWO "p(\"e\" " NOTE("x") " br \"f\" " NOTE("y") " br \"g\")", ROWS TWO_LINES,
                  "a1\na2\n=\n"
                  "e1\nf2\ng\n---\n1 x\n2 y\n=\n");
}
END_TEST

#define SIX_LINES "aaaa bbbb cccccccccc dddddddddd eeeeeeeeee ffffffffff gggg"

START_TEST(a_note_is_split_only_if_no_page_holds_it)
{
    /* Four lines of note, the rule and the line: as high as the page. */
    ck_picture_of("p(\"a\") p(\"b\" aside.note(\"x\" br \"y\" br \"z\" br \"z\"))", ROWS,
                  "a\n=\nb1\n---\n1 x\ny\nz\nz\n=\n");
    ck_picture_of("p(\"a\") p(\"b\" aside.note(\"x\" br \"y\" br \"z\" br \"z\" br \"v\"))", ROWS,
                  "a\nb1\n---\n1 x\ny\nz\n=\n"
                  ".\n.\n.\n---\nz\nv\n=\n");
}
END_TEST

START_TEST(a_note_is_split_with_two_lines_on_each_side)
{
    static const char five[] =
        "p(\"a\") p(\"b\" aside.note(\"v\" br \"w\" br \"x\" br \"y\" br \"z\"))";
    ck_picture_of(five, ROWS TWO_LINES,
                  "a\nb1\n---\n1 v\nw\nx\n=\n"
                  ".\n.\n.\n---\ny\nz\n=\n");
    /* One row less: the third line goes along, lest one stays alone. */
    ck_picture_of("p(\"c\")"
                  "p(\"a\") p(\"b\" aside.note(\"v\" br \"w\" br \"x\" br \"y\" br \"z\"))",
                  ROWS TWO_LINES,
                  "c\na\nb1\n---\n1 v\nw\n=\n"
                  ".\n.\n---\nx\ny\nz\n=\n");
    /* Two rows less: one line of note would be left on the page, so its line moves. */
    ck_picture_of(THREE "p(\"b\" aside.note(\"v\" br \"w\" br \"x\" br \"y\" br \"z\"))",
                  ROWS TWO_LINES,
                  "b1\nb2\nb3\n=\n"
                  "b1\n.\n---\n1 v\nw\nx\n=\n"
                  ".\n.\n.\n---\ny\nz\n=\n");
}
END_TEST

START_TEST(a_note_longer_than_a_page_fills_pages)
{
    ck_picture_of("p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\" br \"7\" "
                  "br \"8\" br \"9\" br \"A\" br \"B\" br \"C\")) p(\"b\")",
                  ROWS TWO_LINES,
                  "a1\n---\n1 1\n2\n3\n4\n=\n"
                  "---\n5\n6\n7\n8\n9\n=\n"
                  "b\n.\n---\nA\nB\nC\n=\n");
}
END_TEST

START_TEST(what_is_left_of_a_note_shares_the_page_with_the_body)
{
    ck_picture_of("p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\"))"
                  "p(\"b\" " NOTE("x") ") p(\"c\") p(\"d\")",
                  ROWS,
                  "a1\n---\n1 1\n2\n3\n4\n=\n"
                  "b2\nc\n---\n5\n6\n2 x\n=\n"
                  "d\n=\n");
}
END_TEST

START_TEST(notes_behind_a_split_one_wait)
{
    ck_picture_of("p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\") " NOTE(
                      "x") " " NOTE("y") ") p(\"b\")",
                  ROWS,
                  "a123\n---\n1 1\n2\n3\n4\n=\n"
                  "b\n---\n5\n6\n2 x\n3 y\n=\n");
}
END_TEST

START_TEST(ten_notes_of_one_line_go_on_over_pages)
{
    ck_picture_of("p(\"a\" " NOTE("A") NOTE("B") NOTE("C") NOTE("D") NOTE("E") NOTE("F") NOTE("G")
                      NOTE("H") NOTE("I") ") p(\"b\")",
                  ROWS,
                  "a123456789\n---\n1 A\n2 B\n3 C\n4 D\n=\n"
                  "---\n5 E\n6 F\n7 G\n8 H\n9 I\n=\n"
                  "b\n=\n");
}
END_TEST

START_TEST(notes_that_are_left_stand_on_pages_of_their_own_before_a_break)
{
    ck_picture_of("p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\"))"
                  "p#b(\"b\")",
                  ROWS "#b { break-before: page }",
                  "a1\n---\n1 1\n2\n3\n4\n=\n"
                  ".\n.\n.\n---\n5\n6\n=\n"
                  "b\n=\n");
    ck_picture_of("p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\"))"
                  "p#b(\"b\")",
                  ROWS "#b { break-before: left }",
                  "a1\n---\n1 1\n2\n3\n4\n=\n"
                  ".\n.\n.\n---\n5\n6\n=\n"
                  "=\n"
                  "b\n=\n");
}
END_TEST

START_TEST(a_line_that_fills_the_page_sends_its_note_on)
{
    Setting setting = setting_of("p(\"a\" " NOTE("x") ") p(\"b\")",
                                 "@page { size: 100pt 20pt } p { line-height: 20pt }"
                                 ".note { line-height: 10pt }");
    ck_picture(&setting, "a1\n=\n---\n1 x\n=\nb\n=\n");
    setting_close(&setting);
}
END_TEST

START_TEST(a_note_line_that_is_higher_than_the_page_is_reported)
{
    Setting setting = setting_of("p(\"a\" " NOTE("x") ") p(\"b\")",
                                 "@page { size: 100pt 20pt } .note { line-height: 30pt }");
    ck_found(setting.styling->diagnostics, LAYOUT_BOX_TOO_TALL, 1);
    ck_assert_uint_eq(setting.layout.publication->page_count, 3);
    setting_close(&setting);
}
END_TEST

START_TEST(a_note_without_content_takes_no_room)
{
    ck_picture_of("p(\"a\" aside.note) p(\"b\" aside.note(\"x\"))",
                  ROWS "::footnote-marker { content: none }", "a1\nb2\n.\n.\n---\nx\n=\n");
    ck_picture_of("p(\"a\" aside.note)" FIVE, ROWS "::footnote-marker { content: none }",
                  "a1\nd1\nd2\nd3\nd4\nd5\n=\n");
}
END_TEST

START_TEST(what_goes_on_of_a_note_has_an_area_of_its_own)
{
    ck_picture_of(
        "p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\")) p(\"b\")",
        ROWS "@page { @footnote-continuation { border-clip: 60pt } }",
        "a1\n---\n1 1\n2\n3\n4\n=\n"
        "b\n.\n.\n------\n5\n6\n=\n");
}
END_TEST

START_TEST(asterisks_stand_before_numbers)
{
    ck_picture_of("p(\"a\" " NOTE("x") " \"b\" aside.note[value=*](\"y\"))", ROWS,
                  "a1b*\n.\n.\n---\n* y\n1 x\n=\n");
}
END_TEST

START_TEST(notes_may_count_on_each_page)
{
    ck_picture_of(THREE "p(\"a\" " NOTE("x") " \"b\" " NOTE("y") ")" FIVE "p(\"c\" " NOTE("z") ")",
                  ROWS ".note { -plenary-note-reset: page }",
                  "b1\nb2\nb3\n=\n"
                  "a1b2\nd1\nd2\n---\n1 x\n2 y\n=\n"
                  "d3\nd4\nd5\nc1\n---\n1 z\n=\n");
}
END_TEST

START_TEST(a_note_may_keep_its_paragraph_whole_up_to_its_call)
{
    static const char tree[] =
        THREE "p(\"e1\" br \"e2\" br \"e3\" " NOTE("x") " br \"e4\") p(\"f\")";
    ck_picture_of(tree, ROWS ".note { footnote-policy: line }",
                  "b1\nb2\nb3\ne1\ne2\n=\n"
                  "e31\ne4\nf\n.\n---\n1 x\n=\n");
    ck_picture_of(tree, ROWS ".note { footnote-policy: block }",
                  "b1\nb2\nb3\n=\n"
                  "e1\ne2\ne31\ne4\n---\n1 x\n=\n"
                  "f\n=\n");
}
END_TEST

START_TEST(notes_are_separated_from_the_body_by_their_area)
{
    ck_picture_of("p(\"a\" " NOTE("x") ")" TWO,
                  ROWS "@page { @footnote { margin: 10pt 0 0 20pt; padding: 10pt 0 10pt 10pt;"
                       "                    border-top: none } }",
                  "a1\na1\n.\n.\n   1 x\n=\na2\n=\n");
}
END_TEST

Suite *paginate_suite(void);
Suite *paginate_suite(void)
{
    Suite *suite = suite_create("paginate");
    TCase *cases = tcase_create("paginate");
    tcase_add_test(cases, a_page_takes_what_it_holds);
    tcase_add_test(cases, an_empty_document_is_an_empty_page);
    tcase_add_test(cases, no_single_line_is_left_at_a_page_foot);
    tcase_add_test(cases, no_single_line_goes_to_the_next_page);
    tcase_add_test(cases, three_lines_are_never_parted);
    tcase_add_test(cases, widows_and_orphans_give_way_where_nothing_else_does);
    tcase_add_test(cases, a_heading_stays_with_what_follows);
    tcase_add_test(cases, headings_that_fill_a_page_are_parted);
    tcase_add_test(cases, a_block_is_kept_whole_if_a_page_can_hold_it);
    tcase_add_test(cases, a_block_stays_with_the_one_before);
    tcase_add_test(cases, margins_vanish_at_page_ends);
    tcase_add_test(cases, padding_stays_with_what_it_surrounds);
    tcase_add_test(cases, a_box_that_is_taller_than_the_page_runs_over_its_foot_and_is_reported);
    tcase_add_test(cases, a_forced_break_begins_a_page);
    tcase_add_test(cases, a_blank_page_brings_the_next_to_its_side);
    tcase_add_test(cases, page_styles_follow_name_side_and_blankness);
    tcase_add_test(cases, the_first_page_may_have_a_name);
    tcase_add_test(cases, notes_stand_on_the_foot_of_the_page);
    tcase_add_test(cases, a_note_goes_with_the_page_of_its_line);
    tcase_add_test(cases, a_line_moves_to_the_next_page_with_its_note);
    tcase_add_test(cases, a_note_that_grows_the_area_sends_lines_away);
    tcase_add_test(cases, a_cut_that_moves_lines_moves_their_notes);
    tcase_add_test(cases, a_note_is_split_only_if_no_page_holds_it);
    tcase_add_test(cases, a_note_is_split_with_two_lines_on_each_side);
    tcase_add_test(cases, a_note_longer_than_a_page_fills_pages);
    tcase_add_test(cases, what_is_left_of_a_note_shares_the_page_with_the_body);
    tcase_add_test(cases, notes_behind_a_split_one_wait);
    tcase_add_test(cases, ten_notes_of_one_line_go_on_over_pages);
    tcase_add_test(cases, notes_that_are_left_stand_on_pages_of_their_own_before_a_break);
    tcase_add_test(cases, a_line_that_fills_the_page_sends_its_note_on);
    tcase_add_test(cases, a_note_line_that_is_higher_than_the_page_is_reported);
    tcase_add_test(cases, a_note_without_content_takes_no_room);
    tcase_add_test(cases, what_goes_on_of_a_note_has_an_area_of_its_own);
    tcase_add_test(cases, asterisks_stand_before_numbers);
    tcase_add_test(cases, notes_may_count_on_each_page);
    tcase_add_test(cases, a_note_may_keep_its_paragraph_whole_up_to_its_call);
    tcase_add_test(cases, notes_are_separated_from_the_body_by_their_area);
    suite_add_tcase(suite, cases);
    return suite;
}
