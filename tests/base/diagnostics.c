#include "tests/support/support.h"

#include <string.h>

/* ---- the table ---- */

/* Capital letters and three digits. That the letters are those that the kind's name begins with is
 * checked by house_rules.py. */
static bool is_well_formed(const char *id)
{
    size_t letters = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return letters >= 3 && strspn(id + letters, "0123456789") == 3 && id[letters + 3] == '\0';
}

START_TEST(every_kind_has_a_row)
{
    const DiagnosticRow *row = diagnostic_row((DiagnosticKind)_i);
    ck_assert_msg(row->id != NULL, "kind %d has no row", _i);
    ck_assert_msg(is_well_formed(row->id), "%s is not letters and three digits", row->id);
    ck_assert_msg(row->sentence != NULL && strlen(row->sentence) > 10, "%s says nothing", row->id);
}
END_TEST

START_TEST(ids_are_unique_and_families_stand_together)
{
    const char *id = diagnostic_row((DiagnosticKind)_i)->id;
    size_t family = strcspn(id, "0123456789");
    bool has_left = false; /* the family, going backwards */
    for (int kind = _i - 1; kind >= 0; kind--) {
        const char *earlier = diagnostic_row((DiagnosticKind)kind)->id;
        ck_assert_str_ne(earlier, id);
        bool is_kin = strcspn(earlier, "0123456789") == family && !strncmp(earlier, id, family);
        ck_assert_msg(!(is_kin && has_left), "%s stands apart from %s", id, earlier);
        has_left = has_left || !is_kin;
    }
}
END_TEST

START_TEST(sentences_are_single_lines_that_end_without_a_stop)
{
    const DiagnosticRow *row = diagnostic_row((DiagnosticKind)_i);
    const char *texts[] = {row->sentence, row->hint ? row->hint : "none"};
    for (size_t i = 0; i < 2; i++) {
        size_t bad;
        ck_assert_msg(text_is_utf8(text_of(texts[i]), &bad), "%s is not UTF-8", row->id);
        ck_assert_msg(!strchr(texts[i], '\n'), "%s has a line end", row->id);
        ck_assert_msg(!strstr(texts[i], "  "), "%s has a double space", row->id);
        ck_assert_msg(texts[i][strlen(texts[i]) - 1] != '.', "%s ends with a stop", row->id);
    }
    ck_assert_msg(!strstr(row->sentence, "{2}") || strstr(row->sentence, "{1}"),
                  "%s uses the second detail only", row->id);
}
END_TEST

START_TEST(only_errors_end_a_run)
{
    const DiagnosticRow *row = diagnostic_row((DiagnosticKind)_i);
    if (row->severity == SEVERITY_ERROR)
        ck_assert_msg(row->status != STATUS_OK, "%s is an error and ends nothing", row->id);
    else
        ck_assert_msg(row->status == STATUS_OK, "%s is no error and ends the run", row->id);
}
END_TEST

/* ---- the list ---- */

static Buffer printed(const Diagnostics *diagnostics, Severity least)
{
    Buffer out = {0};
    diagnostics_print(diagnostics, least, &out);
    return out;
}

static void ck_printed(const Diagnostics *diagnostics, Severity least, const char *expected)
{
    Buffer out = printed(diagnostics, least);
    ck_text(buffer_text(&out), expected);
    buffer_free(&out);
}

START_TEST(a_finding_is_printed_with_its_place_and_details)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Source *source = source_over(arena, "title\nRights9 of\n");
    diagnostics_add(diagnostics, NOTE_CALL_WITHOUT_NOTE, (Span){source, 6, 13}, text_of("Rights9"),
                    text_of("9"));
    ck_printed(diagnostics, SEVERITY_NOTE,
               "test:2:1: warning: “Rights9” looks like a call to note 9, but there is no such "
               "note; it is set as it stands [NOTE001]\n");
    ck_found(diagnostics, NOTE_CALL_WITHOUT_NOTE, 1);
    arena_free(arena);
}
END_TEST

START_TEST(a_finding_without_a_place_bears_the_program_and_a_hint_follows)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    diagnostics_add(diagnostics, READ_NOT_UTF8, SPAN_NONE, text_of("17"), (Text){0});
    ck_printed(diagnostics, SEVERITY_NOTE,
               "plenary: error: byte 17 is not UTF-8 text [READ002]\n"
               "  hint: convert the file to UTF-8 first\n");
    arena_free(arena);
}
END_TEST

START_TEST(details_are_copied_made_printable_and_cut)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    char detail[1000];
    memset(detail, 'a', sizeof detail);
    memcpy(detail, "x\n\x1B[31m\xC2\x85\xFF{2}", 13);
    diagnostics_add(diagnostics, FILE_NOT_FOUND, SPAN_NONE, (Text){detail, sizeof detail},
                    (Text){0});
    memset(detail, 'b', sizeof detail);
    Buffer out = printed(diagnostics, SEVERITY_NOTE);
    buffer_byte(&out, '\0');
    ck_assert_ptr_nonnull(strstr(out.at, "error: x  [31m \xEF\xBF\xBD{2}aaaa"));
    ck_assert_ptr_nonnull(strstr(out.at, "aaa…: no such file"));
    ck_assert_uint_lt(out.bytes, 300);
    buffer_free(&out);
    arena_free(arena);
}
END_TEST

START_TEST(the_first_error_decides_how_the_run_ends)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    ck_assert_int_eq(diagnostics_add_plain(diagnostics, READ_NO_STRUCTURE, SPAN_NONE), STATUS_OK);
    ck_assert_int_eq(diagnostics->status, STATUS_OK);
    ck_assert_int_eq(diagnostics_add_plain(diagnostics, READ_EMPTY, SPAN_NONE), STATUS_INPUT);
    ck_assert_int_eq(diagnostics_add_plain(diagnostics, LIMIT_DEPTH, SPAN_NONE), STATUS_LIMIT);
    ck_assert_int_eq(diagnostics->status, STATUS_INPUT);
    arena_free(arena);
}
END_TEST

START_TEST(a_flood_is_counted_and_not_kept)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    for (int i = 0; i < 1000; i++)
        diagnostics_add(diagnostics, NOTE_TWICE, SPAN_NONE, text_of("1"), (Text){0});
    diagnostics_add_plain(diagnostics, READ_NO_STRUCTURE, SPAN_NONE);
    ck_assert_uint_eq(diagnostics->count, DIAGNOSTICS_KEPT + 1);
    ck_found(diagnostics, NOTE_TWICE, 1000);
    ck_assert_uint_eq(diagnostics->told, 1001);
    Buffer out = printed(diagnostics, SEVERITY_NOTE);
    buffer_byte(&out, '\0');
    ck_assert_ptr_nonnull(strstr(out.at, "plenary: note: 950 more of NOTE003 are not shown\n"));
    buffer_free(&out);
    ck_printed(diagnostics, SEVERITY_ERROR, "");
    arena_free(arena);
}
END_TEST

START_TEST(an_error_in_a_flood_still_ends_the_stage)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    for (int i = 0; i <= DIAGNOSTICS_KEPT; i++)
        diagnostics_add_plain(diagnostics, READ_EMPTY, SPAN_NONE);
    ck_assert_int_eq(diagnostics_add_plain(diagnostics, READ_EMPTY, SPAN_NONE), STATUS_INPUT);
    arena_free(arena);
}
END_TEST

START_TEST(lists_of_parallel_work_are_joined_in_order)
{
    Arena *arena = arena_new(0);
    Arena *other = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Diagnostics *more = diagnostics_new(other);
    diagnostics_add(diagnostics, NOTE_TWICE, SPAN_NONE, text_of("1"), (Text){0});
    for (int i = 0; i < 80; i++)
        diagnostics_add(more, NOTE_TWICE, SPAN_NONE, text_of("2"), (Text){0});
    diagnostics_add_plain(more, READ_EMPTY, SPAN_NONE);
    diagnostics_append(diagnostics, more);
    arena_free(other);
    ck_found(diagnostics, NOTE_TWICE, 81);
    ck_assert_uint_eq(diagnostics->told, 82);
    ck_found(diagnostics, READ_EMPTY, 1);
    ck_assert_uint_eq(diagnostics->count, DIAGNOSTICS_KEPT + 1);
    ck_assert_int_eq(diagnostics->status, STATUS_INPUT);
    ck_text(diagnostics->items[0].details[0], "1");
    ck_text(diagnostics->items[1].details[0], "2");
    ck_assert_int_eq(diagnostics->items[DIAGNOSTICS_KEPT].kind, READ_EMPTY);
    arena_free(arena);
}
END_TEST

START_TEST(quiet_printing_leaves_out_what_is_below)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    diagnostics_add_plain(diagnostics, READ_NO_ADOPTION, SPAN_NONE);
    diagnostics_add(diagnostics, NOTE_WITHOUT_CALL, SPAN_NONE, text_of("4"), (Text){0});
    diagnostics_add(diagnostics, FILE_NOT_FOUND, SPAN_NONE, text_of("a.txt"), (Text){0});
    ck_printed(diagnostics, SEVERITY_ERROR, "plenary: error: a.txt: no such file [FILE001]\n");
    ck_printed(diagnostics, SEVERITY_WARNING,
               "plenary: warning: note 4 is never called; it is set where its block stood "
               "[NOTE002]\n"
               "plenary: error: a.txt: no such file [FILE001]\n");
    arena_free(arena);
}
END_TEST

Suite *diagnostics_suite(void);
Suite *diagnostics_suite(void)
{
    Suite *suite = suite_create("diagnostics");
    TCase *table = tcase_create("table");
    tcase_add_loop_test(table, every_kind_has_a_row, 0, DIAGNOSTIC_KIND_COUNT);
    tcase_add_loop_test(table, ids_are_unique_and_families_stand_together, 0,
                        DIAGNOSTIC_KIND_COUNT);
    tcase_add_loop_test(table, sentences_are_single_lines_that_end_without_a_stop, 0,
                        DIAGNOSTIC_KIND_COUNT);
    tcase_add_loop_test(table, only_errors_end_a_run, 0, DIAGNOSTIC_KIND_COUNT);
    suite_add_tcase(suite, table);
    TCase *list = tcase_create("list");
    tcase_add_test(list, a_finding_is_printed_with_its_place_and_details);
    tcase_add_test(list, a_finding_without_a_place_bears_the_program_and_a_hint_follows);
    tcase_add_test(list, details_are_copied_made_printable_and_cut);
    tcase_add_test(list, the_first_error_decides_how_the_run_ends);
    tcase_add_test(list, a_flood_is_counted_and_not_kept);
    tcase_add_test(list, an_error_in_a_flood_still_ends_the_stage);
    tcase_add_test(list, lists_of_parallel_work_are_joined_in_order);
    tcase_add_test(list, quiet_printing_leaves_out_what_is_below);
    suite_add_tcase(suite, list);
    return suite;
}
