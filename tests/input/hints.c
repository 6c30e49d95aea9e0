#include <stdio.h>
#include <string.h>

#include "input/hints.h"
#include "input/reader.h"
#include "tests/support/support.h"

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    Document *document;
    Status status;
} Case;

static Case read_with(const char *text, const char *hints)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    ReadOptions options = {.hints = source_over(it.arena, hints)};
    it.status =
        document_read_as(it.document, source_over(it.arena, text), &options, it.diagnostics);
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_assert_uint_eq(document_check_sources(it.document, it.diagnostics), STATUS_OK);
    return it;
}

/* Whether the dump of the document has a line that ends so. */
static void ck_dump_has(const Case *it, const char *expected, bool is_there)
{
    Buffer out = {0};
    document_dump(it->document, &out);
    Text text = buffer_text(&out);
    bool found = false;
    for (size_t at = 0; at < text.bytes && !found; at++)
        found = text_starts(text_slice(text, at, text.bytes), expected);
    ck_assert_msg(found == is_there, "“%s” in:\n%.*s", expected, (int)text.bytes, text.at);
    buffer_free(&out);
}

static const char resolution[] =
    "62/1. Title\n\nThe General Assembly,\n\nRecalling words1 and more,\n\n1. Decides so.\n\n"
    "Some line\nand another\n\n1st meeting\n1 May 2008\n\n__________\n1 A note.\n";

START_TEST(a_role_overrides_what_is_recognized)
{
    Case it = read_with(resolution, "# a comment\n9 heading 2 | Some line\n");
    ck_no_findings(it.diagnostics);
    ck_dump_has(&it, "h3.heading", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(lines_are_joined_broken_and_dropped)
{
    Case it = read_with(resolution, "10 break | and another\n");
    ck_dump_has(&it, "\"and another\"", true);
    arena_free(it.arena);
    it = read_with(resolution, "9 join\n");
    ck_dump_has(&it, "Decides so. Some line and another", true);
    arena_free(it.arena);
    it = read_with(resolution, "10 drop\n");
    ck_dump_has(&it, "ledger hint 1 times", true);
    ck_dump_has(&it, "and another", false);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_figure_is_a_call_or_not_as_a_hint_says)
{
    Case it = read_with(resolution, "5 not-call 1\n");
    ck_dump_has(&it, "\"Recalling words1 and more,\"", true);
    arena_free(it.arena);
    it = read_with(
        "62/1. Title\n\nThe General Assembly,\n\nRecalling CO1 and more,\n\n1. Decides.\n\n"
        "__________\n1 A note.\n",
        "5 call 1\n");
    ck_dump_has(&it, "\"Recalling CO\"", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(columns_are_read_one_after_the_other_or_not_as_a_hint_says)
{
    static const char even[] = "The left text is long and      The right text is long and\n"
                               "it goes on in the line         it goes on in the line too\n"
                               "that stands below, as all      that stands below it, which\n"
                               "prose does that is set in      is what a page of columns\n"
                               "columns, up to its very        has on both of its sides up\n"
                               "last line, which ends it.      to the last line of all.\n";
    static const char few[] =
        "One word here      Another word there\nTwo words here     More words there\n";
    Case it = read_with(even, "");
    ck_dump_has(&it, "last line, which ends it.", false);
    ck_dump_has(&it, "\"The left text is long and it goes on in the line that stands", true);
    arena_free(it.arena);
    it = read_with(even, "2 not-columns\n");
    ck_dump_has(&it, "\"The right text is long and\"", true);
    arena_free(it.arena);
    it = read_with(few, "1 columns\n");
    ck_dump_has(&it, "\"Another word there More words", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(notes_that_a_hint_wants_where_there_are_none_are_text)
{
    Case it =
        read_with("The General Assembly,\n\nRecalling a,\n\n1. Decides b.\n", "3 notes\n5 notes\n");
    ck_dump_has(&it, "Recalling a", true);
    ck_dump_has(&it, "Decides b", true);
    arena_free(it.arena);
}
END_TEST

/* Each verb that says what a block is, and the element that the line becomes. */
static const struct {
    const char *verb;
    const char *element;
} roles[] = {
    {"title", "h1.document-title"},
    {"subtitle", "p.subtitle"},
    {"resolution-title", "h1.resolution-title"},
    {"enacting", "p.enacting"},
    {"preambular", "p.preambular"},
    {"operative", "p.operative"},
    {"paragraph 7", "p.paragraph"},
    {"item", "li.subparagraph"},
    {"bullet", "ul.bullets"},
    {"plain", "p "},
    {"quote", "blockquote"},
    {"heading 1", "h2.heading"},
    {"heading 4", "h5.heading"},
    {"subhead", "h3.subhead"},
    {"part", "h2.part"},
    {"annex", "h1.annex-label"},
    {"annex-title", "h2.annex-title"},
    {"meeting", "p.meeting"},
    {"date", "p.adoption-date"},
    {"vote", "p.vote"},
    {"sponsors", "p.sponsors"},
    {"stage", "p.stage"},
    {"speech", "p.speech"},
    {"signature", "p.signed"},
};

START_TEST(each_verb_of_a_role_makes_its_element)
{
    char hint[80];
    snprintf(hint, sizeof hint, "9 %s | Some line\n", roles[_i].verb);
    Case it = read_with("62/1. Title\n\nThe General Assembly,\n\nRecalling words,\n\n"
                        "1. Decides so.\n\nSome line of text\n\n1st meeting\n1 May 2008\n",
                        hint);
    Buffer out = {0};
    document_dump(it.document, &out);
    Text text = buffer_text(&out);
    size_t line = 0;
    for (size_t at = 0; at < text.bytes; at++)
        if (text_starts(text_slice(text, at, text.bytes), "\"Some line of text\""))
            line = at;
    ck_assert_uint_gt(line, 0);
    size_t begin = line > 120 ? line - 120 : 0; /* its element stands on one of the lines above */
    Buffer above = {0};
    buffer_put(&above, text_slice(text, begin, line));
    buffer_byte(&above, 0);
    ck_assert_msg(strstr(above.at, roles[_i].element) != NULL, "%s:\n%s", hint, above.at);
    ck_found(it.diagnostics, READ_HINT_UNUSED, 0);
    buffer_free(&above);
    buffer_free(&out);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_line_is_kept_and_is_no_table_or_note_as_a_hint_says)
{
    static const char pages[] = "A/62/1\n\n1. One sentence stands here.\n\f\nA/62/1\n\n"
                                "2. Another sentence stands here.\n";
    Case it = read_with(pages, "");
    ck_dump_has(&it, "ledger running-head 1 times", true);
    arena_free(it.arena);
    it = read_with(pages, "6 keep | A/62/1\n");
    ck_dump_has(&it, "ledger running-head", false);
    arena_free(it.arena);
    it = read_with("1. One sentence.\n\nRice\t12\t13\nMaize\t14\t15\n\n2. Two sentences.\n", "");
    ck_dump_has(&it, "table", true);
    arena_free(it.arena);
    it = read_with("1. One sentence.\n\nRice\t12\t13\nMaize\t14\t15\n\n2. Two sentences.\n",
                   "3 not-table | Rice\n4 not-table | Maize\n");
    ck_dump_has(&it, "td", false);
    arena_free(it.arena);
    it = read_with(resolution, "15 not-notes\n16 not-notes\n");
    ck_dump_has(&it, "aside", false);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_note_begins_or_goes_on_with_the_one_above_as_a_hint_says)
{
    static const char text[] =
        "62/1. Title\n\nThe General Assembly,\n\nRecalling words1 and more,2\n\n"
        "1. Decides so.40\n\n__________\n1 The first source.\n"
        "2 The second source.\n40 The third source.\n";
    Case it = read_with(text, "");
    ck_dump_has(&it, "\"The second source. 40 The third source.\"", true);
    arena_free(it.arena);
    it = read_with(text, "12 note 40 | 40 The third\n");
    ck_found(it.diagnostics, READ_HINT_UNUSED, 0);
    ck_dump_has(&it, "\"The second source.\"", true);
    ck_dump_has(&it, "\"The third source.\"", true);
    arena_free(it.arena);
    it = read_with(text, "11 join | 2 The second\n");
    ck_found(it.diagnostics, READ_HINT_UNUSED, 0);
    ck_dump_has(&it, "\"The first source. 2 The second source.", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_loose_figure_is_no_call_as_a_hint_says)
{
    static const char text[] =
        "62/1. Title\n\nThe General Assembly,\n\nRecalling the instruments 1 of it,\n\n"
        "1. Decides so.\n\n__________\n1 A note.\n";
    Case it = read_with(text, "");
    ck_dump_has(&it, "\"Recalling the instruments\"", true);
    arena_free(it.arena);
    it = read_with(text, "5 not-call 1 | Recalling\n");
    ck_found(it.diagnostics, READ_HINT_UNUSED, 0);
    ck_dump_has(&it, "\"Recalling the instruments 1 of it,\"", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_line_behind_marks_that_are_not_seen_or_in_the_right_column_is_found)
{
    static const char columns[] = "The left text is long and      The right text is long and\n"
                                  "it goes on in the line         it goes on in the line too\n"
                                  "that stands below, as all      that stands below it, which\n"
                                  "prose does that is set in      is what a page of columns\n"
                                  "columns, up to its very        has on both of its sides up\n"
                                  "last line, which ends it.      to the last line of all.\n";
    Case it = read_with("\xEF\xBB\xBF\xE2\x80\x8F"
                        "One line.\n\nAnother line.\n",
                        "1 subhead | One line\n");
    ck_found(it.diagnostics, READ_HINT_UNUSED, 0);
    ck_dump_has(&it, "h3.subhead", true);
    arena_free(it.arena);
    it = read_with(columns, "3 break | that stands below it\n");
    ck_found(it.diagnostics, READ_HINT_UNUSED, 0);
    ck_dump_has(&it, "\"that stands below it, which is what a page", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_hint_is_found_by_its_text_where_lines_have_moved)
{
    Case it = read_with(resolution, "4 subhead | Some line\n");
    ck_no_findings(it.diagnostics);
    ck_dump_has(&it, "h3.subhead", true);
    arena_free(it.arena);
}
END_TEST

START_TEST(what_is_not_understood_or_not_followed_is_told)
{
    Case it = read_with(resolution, "x heading\n3 dance\n9 heading\n3 call\n9 plain text\n");
    ck_found(it.diagnostics, READ_HINT_UNKNOWN, 5);
    arena_free(it.arena);
    it = read_with(resolution, "900 drop | nowhere\n5 not-call 7\n");
    ck_found(it.diagnostics, READ_HINT_UNUSED, 2);
    arena_free(it.arena);
}
END_TEST

START_TEST(each_decision_is_reported_with_its_reason)
{
    Case it = read_with(resolution, "");
    Buffer out = {0};
    decisions_report(&it.document->decisions, &it.document->ledger, REPORT_JSON, &out);
    Text text = buffer_text(&out);
    size_t lines = 0;
    for (size_t at = 0; at < text.bytes; at++)
        lines += text.at[at] == '\n';
    ck_assert_uint_ge(lines, 7);
    ck_assert(text_starts(text, "{\"file\":"));
    buffer_free(&out);
    arena_free(it.arena);
}
END_TEST

START_TEST(doubtful_decisions_are_warnings)
{
    Case it =
        read_with("62/1. Title\n\nThe General Assembly,\n\nRecalling words,a and coloursb that,\n\n"
                  "1. Decides.\n\n__________\na A.\nb B.\n",
                  "");
    ck_found(it.diagnostics, READ_DOUBTFUL, 1);
    arena_free(it.arena);
}
END_TEST

Suite *hints_suite(void);
Suite *hints_suite(void)
{
    Suite *suite = suite_create("hints");
    TCase *cases = tcase_create("hints");
    tcase_add_test(cases, a_role_overrides_what_is_recognized);
    tcase_add_test(cases, lines_are_joined_broken_and_dropped);
    tcase_add_test(cases, a_figure_is_a_call_or_not_as_a_hint_says);
    tcase_add_test(cases, columns_are_read_one_after_the_other_or_not_as_a_hint_says);
    tcase_add_test(cases, notes_that_a_hint_wants_where_there_are_none_are_text);
    tcase_add_loop_test(cases, each_verb_of_a_role_makes_its_element, 0,
                        sizeof roles / sizeof *roles);
    tcase_add_test(cases, a_line_is_kept_and_is_no_table_or_note_as_a_hint_says);
    tcase_add_test(cases, a_note_begins_or_goes_on_with_the_one_above_as_a_hint_says);
    tcase_add_test(cases, a_loose_figure_is_no_call_as_a_hint_says);
    tcase_add_test(cases, a_line_behind_marks_that_are_not_seen_or_in_the_right_column_is_found);
    tcase_add_test(cases, a_hint_is_found_by_its_text_where_lines_have_moved);
    tcase_add_test(cases, what_is_not_understood_or_not_followed_is_told);
    tcase_add_test(cases, each_decision_is_reported_with_its_reason);
    tcase_add_test(cases, doubtful_decisions_are_warnings);
    suite_add_tcase(suite, cases);
    return suite;
}
