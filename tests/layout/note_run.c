#include "layout/note_run.h"

#include "tests/layout/setting.h"

/* Pages of eight rows; the rule above the notes takes one of them. */
#define ROWS                                                                                       \
    "body { orphans: 2; widows: 2 } @page { size: 100pt 80pt } .note { footnote-display: inline }"

#define A "aside.note(\"aa\")"
#define B "aside.note(\"bb\")"
#define C "aside.note(\"c c c c c\")"

START_TEST(notes_run_on_in_one_paragraph)
{
    ck_picture_of("p(\"x\" " A ") p(\"y\" " B ") p(\"z\" " C ")", ROWS,
                  "x1\ny2\nz3\n.\n---\n1 aa 2 bb\n3 c c c c\nc\n=\n");
    ck_picture_of("p(\"x\" " C ") p(\"y\" " A ")", ROWS,
                  "x1\ny2\n.\n.\n.\n---\n1 c c c c\nc 2 aa\n=\n");
}
END_TEST

START_TEST(a_mark_goes_to_the_next_line_with_its_note)
{
    ck_picture_of("p(\"x\" aside.note(\"aaaaa\") ) p(\"y\" aside.note(\"bbbb\"))", ROWS,
                  "x1\ny2\n.\n.\n.\n---\n1 aaaaa\n2 bbbb\n=\n");
}
END_TEST

/* The run up to a note has the lines of the whole run even where that note must not wrap. */
START_TEST(a_line_may_always_end_between_notes)
{
    static const char nowrap[] = ROWS "em { white-space: nowrap }";
    ck_picture_of("p(\"x\" aside.note(\"aa \" em(\"b b b\"))) p(\"y\" aside.note(em(\"c (\")))"
                  "p(\"z\" aside.note(\"d\"))",
                  nowrap, "x1\ny2\nz3\n.\n.\n---\n1 aa b b b\n2 c ( 3 d\n=\n");
}
END_TEST

START_TEST(compact_notes_run_on_if_they_have_one_line_each)
{
    ck_picture_of("p(\"x\" " A ") p(\"y\" " B ") p(\"z\" aside.note(\"c c c c c c\") )",
                  ROWS ".note { footnote-display: compact }",
                  "x1\ny2\nz3\n.\n---\n1 aa 2 bb\n3 c c c c\nc c\n=\n");
}
END_TEST

START_TEST(a_note_of_several_blocks_is_a_block)
{
    ck_picture_of("p(\"x\" " A ") p(\"y\" aside.note(p(\"b\") p(\"c\")))", ROWS,
                  "x1\ny2\n.\n.\n---\n1 aa\n2 b\nc\n=\n");
}
END_TEST

/* It has no place in the line of another note. */
START_TEST(a_note_that_something_hangs_on_is_a_block)
{
    ck_picture_of("p(\"x\" " A ") p(\"y\" aside.note(\"b\" em(\"cc\")))",
                  ROWS "em { position: absolute; left: 50pt; top: 0 }",
                  "x1   cc\ny2\n.\n.\n.\n---\n1 aa\n2 b\n=\n");
}
END_TEST

START_TEST(the_direction_of_elements_holds_in_runs)
{
    static const char over[] = ROWS "span { unicode-bidi: bidi-override; direction: rtl }";
    ck_picture_of("p(\"x\" " A ") p(\"y\" aside.note(\"e \" span(\"bcd\") \" f\"))"
                  "p(\"z\" aside.note(\"g\"))",
                  over, "x1\ny2\nz3\n.\n.\n---\n1 aa 2 e\ndcb f 3 g\n=\n");
}
END_TEST

START_TEST(the_first_line_of_a_run_looks_as_its_first_note_has_it)
{
    static const char wide[] = ROWS "#w::first-line { letter-spacing: 10pt }";
    ck_picture_of("p(\"x\" aside#w.note(\"aa bb cc\")) p(\"y\" " A ")", wide,
                  "x1\ny2\n.\n.\n.\n---\n1   a a\nbb cc 2 aa\n=\n");
    ck_picture_of("p(\"x\" " A ") p(\"y\" aside#w.note(\"bb\"))", wide,
                  "x1\ny2\n.\n.\n.\n.\n---\n1 aa 2 bb\n=\n");
}
END_TEST

START_TEST(a_line_whose_notes_do_not_fit_moves)
{
    ck_picture_of("p(\"u\" " A ") p(\"v\") p(\"w\") p(\"x\") p(\"y\") p(\"z\" " C ")", ROWS,
                  "u1\nv\nw\nx\ny\n.\n---\n1 aa\n=\n"
                  "z2\n.\n.\n.\n.\n---\n2 c c c c\nc\n=\n");
    ck_picture_of("p(\"u\" " A ") p(\"v\") p(\"w\") p(\"x\") p(\"y\") p(\"z\" " B ")", ROWS,
                  "u1\nv\nw\nx\ny\nz2\n---\n1 aa 2 bb\n=\n");
}
END_TEST

START_TEST(what_is_left_of_a_note_runs_on_with_the_next)
{
    ck_picture_of(
        "p(\"u\" aside.note(\"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
        "a a a a\")) p(\"v\" " B ")",
        ROWS,
        "u1\n---\n1 a a a a\na a a a a\na a a a a\na a a a a\na a a a a\na a a a a\n=\n"
        "v2\n.\n.\n.\n---\na a a a a\na a a a\n2 bb\n=\n");
}
END_TEST

START_TEST(only_the_first_mark_hangs)
{
    ck_picture_of("p(\"x\" " A ") p(\"y\" " B ")",
                  ROWS ".note { footnote-style-position: outside }"
                       "@page { @footnote { padding-left: 20pt } }",
                  "x1\ny2\n.\n.\n.\n.\n---\n1 aa 2 bb\n=\n");
}
END_TEST

Suite *note_run_suite(void);
Suite *note_run_suite(void)
{
    Suite *suite = suite_create("note_run");
    TCase *cases = tcase_create("note_run");
    tcase_add_test(cases, notes_run_on_in_one_paragraph);
    tcase_add_test(cases, a_mark_goes_to_the_next_line_with_its_note);
    tcase_add_test(cases, a_line_may_always_end_between_notes);
    tcase_add_test(cases, compact_notes_run_on_if_they_have_one_line_each);
    tcase_add_test(cases, a_note_of_several_blocks_is_a_block);
    tcase_add_test(cases, a_note_that_something_hangs_on_is_a_block);
    tcase_add_test(cases, the_direction_of_elements_holds_in_runs);
    tcase_add_test(cases, the_first_line_of_a_run_looks_as_its_first_note_has_it);
    tcase_add_test(cases, a_line_whose_notes_do_not_fit_moves);
    tcase_add_test(cases, what_is_left_of_a_note_runs_on_with_the_next);
    tcase_add_test(cases, only_the_first_mark_hangs);
    suite_add_tcase(suite, cases);
    return suite;
}
