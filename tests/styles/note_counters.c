#include "styles/counters.h"

#include "tests/styles/styling.h"

START_TEST(calls_side_by_side_are_parted)
{
    Styling *styling = styling_open("p(\"x\" aside#a.note(\"a\") em(aside#b.note(\"b\")) \"y\" "
                                    "aside#c.note(\"c\")) p(aside#d.note(\"d\"))");
    styling_add_base(styling);
    styling_add(styling, SHEET_AUTHOR, "::footnote-call { -plenary-note-separator: ',' }");
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    ck_generated(styling_styled(styling, "a")->note_call, "\"1\"");
    ck_generated(styling_styled(styling, "b")->note_call, "\",2\"");
    ck_generated(styling_styled(styling, "c")->note_call, "\"3\"");
    ck_generated(styling_styled(styling, "d")->note_call, "\"4\"");
    styling_close(styling);
}
END_TEST

START_TEST(streams_of_notes_count_apart)
{
    Styling *styling = styling_open("p(aside#a.note aside#b.note aside#s.note[value=*]"
                                    "  em(aside#x.note.own) em(aside#y.note.own) aside#c.note)");
    styling_add_base(styling);
    styling_add(styling, SHEET_AUTHOR,
                "::footnote-call { -plenary-note-separator: '' }"
                "#b { -plenary-note-stream: table }"
                "#b::footnote-call { content: counter(table-footnote, lower-alpha) }"
                "#s::footnote-call { content: counter(symbol-footnote, asterisks) }"
                ".own { -plenary-note-stream: own }"
                ".own::footnote-call { content: counter(own) }");
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    ck_generated(styling_styled(styling, "a")->note_call, "\"1\"");
    ck_generated(styling_styled(styling, "b")->note_call, "\"a\"");
    ck_generated(styling_styled(styling, "s")->note_call, "\"*\"");
    ck_generated(styling_styled(styling, "x")->note_call, "\"1\"");
    ck_generated(styling_styled(styling, "y")->note_call, "\"2\"");
    ck_generated(styling_styled(styling, "c")->note_call, "\"2\"");
    styling_close(styling);
}
END_TEST

START_TEST(notes_begin_again_with_a_chapter_or_a_table)
{
    Styling *styling =
        styling_open("h1(\"A\" aside#a.note) p(aside#b.note) h1(\"B\") p(aside#c.note)"
                     "table(tr(td(aside#d.note aside#e.note)))"
                     "table(tr(td(aside#f.note)))");
    styling_add_base(styling);
    styling_add(styling, SHEET_AUTHOR,
                "::footnote-call { -plenary-note-separator: '' }"
                ".note { -plenary-note-reset: chapter } td .note { -plenary-note-reset: table }");
    styling_make(styling);
    static const char *const expected[][2] = {{"a", "\"1\""}, {"b", "\"2\""}, {"c", "\"1\""},
                                              {"d", "\"1\""}, {"e", "\"2\""}, {"f", "\"1\""}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        ck_generated(styling_styled(styling, expected[i][0])->note_call, expected[i][1]);
    styling_close(styling);
}
END_TEST

Suite *note_counters_suite(void);
Suite *note_counters_suite(void)
{
    Suite *suite = suite_create("note_counters");
    TCase *cases = tcase_create("note_counters");
    tcase_add_test(cases, calls_side_by_side_are_parted);
    tcase_add_test(cases, streams_of_notes_count_apart);
    tcase_add_test(cases, notes_begin_again_with_a_chapter_or_a_table);
    suite_add_tcase(suite, cases);
    return suite;
}
