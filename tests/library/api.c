#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/library/library_support.h"

static plenary_run *run;
static plenary_document *document;
static Buffer out;

static void set_up(void)
{
    run = library_run();
    document = plenary_document_new(run);
    plenary_document_add_input(document, "memory:text");
}

static void tear_down(void)
{
    plenary_document_free(document);
    plenary_run_free(run);
    buffer_free(&out);
}

/* ---- documents ---- */

START_TEST(a_document_goes_from_memory_to_memory)
{
    ck_assert_uint_eq(plenary_document_page_count(document), 0);
    ck_assert_int_eq(plenary_document_write(document, library_sink(&out)), 0);
    ck_assert_uint_eq(plenary_document_page_count(document), 1);
    ck_assert(text_starts(buffer_text(&out), "%PDF-"));
}
END_TEST

START_TEST(stages_are_made_once_and_can_be_printed_in_any_order)
{
    size_t questions = 0;
    plenary_set_reader(run, library_read, &questions);
    plenary_document *asked = plenary_document_new(run);
    plenary_document_add_input(asked, "memory:text");
    ck_assert_int_eq(plenary_document_make(asked, PLENARY_STYLES), 0);
    ck_assert_uint_eq(plenary_document_page_count(asked), 0);
    for (int stage = PLENARY_PAGES; stage >= PLENARY_DOCUMENT; stage--) {
        buffer_clear(&out);
        ck_assert_int_eq(plenary_document_dump(asked, (plenary_stage)stage, library_sink(&out)), 0);
        ck_assert_uint_gt(out.bytes, 100);
    }
    ck_assert_uint_eq(questions, 2); /* the document, and hints beside it */
    plenary_document_free(asked);
}
END_TEST

START_TEST(options_of_a_document_are_its_own)
{
    Buffer other = {0};
    plenary_document *second = plenary_document_new(run);
    plenary_document_add_input(second, "memory:text");
    ck_assert_int_eq(plenary_document_set_field(second, "symbol=A/RES/62/999"), 0);
    ck_assert_int_eq(plenary_document_set_house_style(second, ""), 0);
    ck_assert_int_eq(plenary_document_dump(second, PLENARY_STYLES, library_sink(&other)), 0);
    ck_assert_int_eq(plenary_document_dump(document, PLENARY_STYLES, library_sink(&out)), 0);
    ck_assert(!text_equal(buffer_text(&out), buffer_text(&other)));
    ck_assert_int_eq(plenary_document_set_house_style(second, "none such"), 1);
    ck_assert_int_eq(plenary_document_set_field(second, "no equals sign"), 1);
    plenary_document_free(second);
    buffer_free(&other);
}
END_TEST

START_TEST(a_document_without_an_input_is_refused)
{
    plenary_document *empty = plenary_document_new(run);
    ck_assert_int_eq(plenary_document_make(empty, PLENARY_PAGES), 1);
    ck_assert_ptr_nonnull(strstr(plenary_messages(run, 0), "[USE008]"));
    ck_assert_int_eq(plenary_document_write(empty, library_sink(&out)), 1);
    plenary_document_free(empty);
    plenary_document_free(NULL);
    plenary_run_free(NULL);
}
END_TEST

START_TEST(the_files_that_a_document_is_made_of_are_told)
{
    plenary_document_add_style(document, "memory:sheet");
    ck_assert_ptr_null(plenary_document_file(document, 0));
    ck_assert_int_eq(plenary_document_make(document, PLENARY_PAGES), 0);
    ck_assert_str_eq(plenary_document_file(document, 0), "memory:text");
    ck_assert_str_eq(plenary_document_file(document, 1), "memory:sheet");
    ck_assert_ptr_nonnull(strstr(plenary_document_file(document, 2), "Square"));
    size_t n = 2;
    while (plenary_document_file(document, n))
        n++;
    ck_assert_uint_lt(n, 8);
}
END_TEST

/* ---- callbacks ---- */

START_TEST(a_file_that_the_reader_does_not_have_is_not_looked_for)
{
    plenary_document *none = plenary_document_new(run);
    plenary_document_add_input(none, "memory:none");
    ck_assert_int_eq(plenary_document_make(none, PLENARY_DOCUMENT), 8);
    ck_assert_ptr_nonnull(strstr(plenary_messages(run, 0), "[FILE001]"));
    plenary_document_free(none);
    plenary_document *system = plenary_document_new(run);
    plenary_document_add_input(system, SOURCE_FOLDER "/examples/A_RES_62_165.txt");
    ck_assert_int_eq(plenary_document_make(system, PLENARY_DOCUMENT), 0);
    plenary_document_free(system);
}
END_TEST

static int refuse(void *context, const void *bytes, size_t count)
{
    (void)context;
    (void)bytes;
    (void)count;
    return ENOSPC;
}

START_TEST(a_sink_may_refuse)
{
    plenary_sink sink = {.write = refuse};
    ck_assert_int_eq(plenary_document_write(document, sink), 8);
    ck_assert_ptr_nonnull(strstr(plenary_messages(run, 0), "No space left on device"));
}
END_TEST

typedef struct Told {
    size_t count;
    char id[16];
    unsigned line;
    unsigned column;
    unsigned end_column;
    char source_line[64];
    char file[32];
} Told;

static void note(void *context, const plenary_finding *finding)
{
    Told *told = context;
    if (strcmp(finding->id, "STYLE001") != 0)
        return;
    told->count++;
    snprintf(told->id, sizeof told->id, "%s", finding->id);
    snprintf(told->source_line, sizeof told->source_line, "%s", finding->source_line);
    snprintf(told->file, sizeof told->file, "%s", finding->file);
    told->line = finding->line;
    told->column = finding->column;
    told->end_column = finding->end_column;
    ck_assert_int_eq(finding->severity, PLENARY_WARNING);
}

START_TEST(findings_come_to_the_log_with_all_their_facts)
{
    Told told = {0};
    plenary_set_log(run, note, &told);
    plenary_document_add_style(document, "memory:sheet");
    ck_assert_int_eq(plenary_document_make(document, PLENARY_STYLES), 0);
    ck_assert_uint_eq(told.count, 1);
    ck_assert_str_eq(told.file, "memory:sheet");
    ck_assert_uint_eq(told.line, 1);
    ck_assert_uint_eq(told.column, 33);
    ck_assert_uint_eq(told.end_column, 39);
    ck_assert_str_eq(told.source_line, "* { font-family: \"Square\" } p { colour: black }");
    ck_assert_uint_ge(plenary_warning_count(run), 1);
    ck_assert_int_eq(plenary_document_make(document, PLENARY_LINES), 0);
    ck_assert_uint_eq(told.count, 1);
}
END_TEST

static int stop_at(void *context, plenary_stage stage, size_t done)
{
    (void)done;
    return stage == *(plenary_stage *)context;
}

START_TEST(progress_may_end_the_work)
{
    static const plenary_stage stages[] = {PLENARY_DOCUMENT, PLENARY_STYLES, PLENARY_LINES,
                                           PLENARY_WRITING};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        plenary_stage stage = stages[i];
        plenary_set_progress(run, stop_at, &stage);
        plenary_document *stopped = plenary_document_new(run);
        plenary_document_add_input(stopped, "memory:text");
        ck_assert_int_eq(plenary_document_write(stopped, library_sink(&out)), 9);
        ck_assert_ptr_nonnull(strstr(plenary_messages(run, 0), "[LIMIT003]"));
        ck_assert_uint_eq(out.bytes, 0);
        plenary_document_free(stopped);
    }
}
END_TEST

static int stop_after(void *context, plenary_stage stage, size_t done)
{
    (void)stage;
    *(size_t *)context += done > 0;
    return done > 0;
}

START_TEST(progress_may_end_a_stage_under_way)
{
    Buffer text = {0};
    for (int i = 0; i < 2000; i++)
        buffer_format(&text, "A paragraph with the number %d.\n\n", i);
    char path[] = "/tmp/plenary-test-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_eq(write(file, text.at, text.bytes), (ssize_t)text.bytes);
    close(file);
    size_t reports = 0;
    plenary_set_progress(run, stop_after, &reports);
    ck_assert_int_eq(plenary_typeset(run, path, "/dev/null"), 9);
    ck_assert_uint_eq(reports, 1);
    ck_assert_ptr_nonnull(strstr(plenary_messages(run, 0), "[LIMIT003]"));
    ck_assert_ptr_null(strstr(plenary_messages(run, 0), "[LIMIT001]"));
    unlink(path);
    buffer_free(&text);
}
END_TEST

/* ---- messages ---- */

START_TEST(messages_have_forms)
{
    plenary_document_add_style(document, "memory:sheet");
    ck_assert_int_eq(plenary_document_make(document, PLENARY_STYLES), 0);
    const char *plain = plenary_messages(run, 0);
    ck_assert_ptr_nonnull(strstr(plain, "memory:sheet:1:33: warning: there is no property"));
    ck_assert_ptr_nonnull(strstr(plain, "    1 | * { font-family"));
    ck_assert_ptr_nonnull(strstr(plain, "^~~~~~\n"));
    ck_assert_ptr_null(strstr(plenary_messages_as(run, PLENARY_BRIEF, 0), "^~"));
    ck_assert_ptr_nonnull(strstr(plenary_messages_as(run, PLENARY_COLORED, 0), "\33[1;35m"));
    const char *json = plenary_messages_as(run, PLENARY_JSON, 0);
    ck_assert_ptr_nonnull(strstr(json, "{\"id\":\"STYLE001\",\"severity\":\"warning\""));
    ck_assert_ptr_nonnull(strstr(json, "\"line\":1,\"column\":33,\"endLine\":1,\"endColumn\":39"));
    ck_assert_str_eq(plenary_messages(run, 1), "");
}
END_TEST

START_TEST(warnings_may_be_errors)
{
    ck_assert_int_eq(plenary_set_warning_error(run, "STYLE999"), 1);
    ck_assert_int_eq(plenary_set_warning_error(run, "style001"), 0);
    plenary_document *strict = plenary_document_new(run);
    plenary_document_add_input(strict, "memory:text");
    plenary_document_add_style(strict, "memory:sheet");
    ck_assert_int_eq(plenary_document_write(strict, library_sink(&out)), 3);
    ck_assert_uint_eq(out.bytes, 0);
    ck_assert_ptr_nonnull(strstr(plenary_messages(run, 1), "[STYLE001, by --werror]"));
    plenary_document_free(strict);
    ck_assert_int_eq(plenary_document_write(document, library_sink(&out)), 0);
}
END_TEST

/* ---- what there is ---- */

START_TEST(every_finding_is_explained)
{
    plenary_explanation found;
    size_t count = 0;
    for (; plenary_explanation_at(run, count, &found); count++) {
        plenary_explanation again;
        ck_assert_int_eq(plenary_explain(run, found.id, &again), 1);
        ck_assert_str_eq(found.id, again.id);
    }
    ck_assert_uint_gt(count, 50);
    ck_assert_int_eq(plenary_explain(run, "NOTE999", &found), 0);
}
END_TEST

START_TEST(fonts_are_listed_and_matched)
{
    plenary_font font;
    ck_assert_int_eq(plenary_font_at(run, 0, &font), 1);
    ck_assert_str_eq(font.family, "Square");
    ck_assert_int_ne(font.is_users, 0);
    ck_assert_int_eq(plenary_match_font(run, "square", 700, 1, &font), 0);
    ck_assert_int_eq(font.weight, 700);
    ck_assert_ptr_nonnull(strstr(font.path, "BoldItalic"));
    ck_assert_int_eq(plenary_match_font(run, "No Such Font", 400, 0, &font), 4);
}
END_TEST

START_TEST(names_and_versions_are_told)
{
    ck_assert_ptr_nonnull(plenary_house_style_name(0));
    ck_assert_ptr_nonnull(plenary_house_style(plenary_house_style_name(0)));
    ck_assert_ptr_null(plenary_house_style("none such"));
    ck_assert_ptr_nonnull(plenary_field_description(0));
    ck_assert_int_eq(strncmp(plenary_versions(run), plenary_version(), strlen(plenary_version())),
                     0);
}
END_TEST

START_TEST(a_style_may_come_from_memory_and_serve_several_documents)
{
    plenary_style *style = plenary_style_new(run);
    ck_assert_int_eq(plenary_style_set_house(style, "none such"), 1);
    ck_assert_int_eq(plenary_style_set_house(style, ""), 0);
    ck_assert_int_eq(plenary_style_add_text(style, "own.css", "@page { size: 300pt 400pt }"), 0);
    ck_assert_int_eq(plenary_style_add_file(style, "memory:sheet"), 0);
    for (int i = 0; i < 2; i++) {
        plenary_document *styled = plenary_document_new(run);
        plenary_document_add_input(styled, "memory:text");
        ck_assert_int_eq(plenary_document_set_style(styled, style), 0);
        const plenary_layout *layout = plenary_document_layout(styled);
        plenary_page page;
        ck_assert_ptr_nonnull(strstr(plenary_messages(run, 0), "[STYLE001]"));
        ck_assert_int_eq(plenary_layout_page(layout, 0, &page), 1);
        ck_assert_int_eq((int)page.width, 300);
        ck_assert_int_eq((int)page.height, 400);
        ck_assert_str_eq(plenary_document_file(styled, 1), "own.css");
        plenary_document_free(styled);
    }
    plenary_style_free(style);
    plenary_style_free(NULL);
}
END_TEST

START_TEST(documents_come_out_alike_whoever_has_read_the_house_styles)
{
    Buffer first = {0};
    for (int i = 0; i < 5; i++) {
        plenary_document *next = plenary_document_new(run);
        plenary_document_add_input(next, "memory:text");
        buffer_clear(&out);
        ck_assert_int_eq(plenary_document_write(next, library_sink(&out)), 0);
        ck_assert_int_eq(plenary_document_dump(next, PLENARY_STYLES, library_sink(&out)), 0);
        if (i == 0)
            buffer_put(&first, buffer_text(&out));
        ck_assert(text_equal(buffer_text(&first), buffer_text(&out)));
        plenary_document_free(next);
    }
    buffer_free(&first);
}
END_TEST

START_TEST(a_layout_tells_its_pages_and_outline)
{
    plenary_page page;
    plenary_bookmark bookmark;
    const plenary_layout *layout = plenary_document_layout(document);
    ck_assert_uint_eq(plenary_layout_page_count(layout), 1);
    ck_assert_int_eq(plenary_layout_page(layout, 0, &page), 1);
    ck_assert_int_eq(page.is_left, 0);
    ck_assert_str_eq(page.label, "1");
    ck_assert_ptr_nonnull(strstr(page.text, "Decides to be brief;"));
    ck_assert_int_eq(plenary_layout_page(layout, 1, &page), 0);
    ck_assert_int_eq(plenary_layout_bookmark(layout, 0, &bookmark), 1);
    ck_assert_ptr_nonnull(strstr(bookmark.label, "A short resolution"));
    ck_assert_int_eq(bookmark.level, 1);
    ck_assert_uint_eq(bookmark.page, 0);
    plenary_document *none = plenary_document_new(run);
    ck_assert_ptr_null(plenary_document_layout(none));
    plenary_document_free(none);
}
END_TEST

START_TEST(the_locale_does_not_matter_and_is_not_changed)
{
    Buffer second = {0};
    ck_assert_int_eq(plenary_document_write(document, library_sink(&out)), 0);
    const char *name = setlocale(LC_ALL, "");
    char before[256];
    snprintf(before, sizeof before, "%s", name ? name : "C");
    plenary_document *other = plenary_document_new(run);
    plenary_document_add_input(other, "memory:text");
    ck_assert_int_eq(plenary_document_write(other, library_sink(&second)), 0);
    ck_assert(text_equal(buffer_text(&out), buffer_text(&second)));
    ck_assert_str_eq(setlocale(LC_ALL, NULL), before);
    setlocale(LC_ALL, "C");
    plenary_document_free(other);
    buffer_free(&second);
}
END_TEST

Suite *api_suite(void);
Suite *api_suite(void)
{
    Suite *suite = suite_create("api");
    TCase *cases = tcase_create("api");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_document_goes_from_memory_to_memory);
    tcase_add_test(cases, stages_are_made_once_and_can_be_printed_in_any_order);
    tcase_add_test(cases, options_of_a_document_are_its_own);
    tcase_add_test(cases, a_document_without_an_input_is_refused);
    tcase_add_test(cases, the_files_that_a_document_is_made_of_are_told);
    tcase_add_test(cases, a_file_that_the_reader_does_not_have_is_not_looked_for);
    tcase_add_test(cases, a_sink_may_refuse);
    tcase_add_test(cases, findings_come_to_the_log_with_all_their_facts);
    tcase_add_test(cases, progress_may_end_the_work);
    tcase_add_test(cases, progress_may_end_a_stage_under_way);
    tcase_add_test(cases, messages_have_forms);
    tcase_add_test(cases, warnings_may_be_errors);
    tcase_add_test(cases, every_finding_is_explained);
    tcase_add_test(cases, fonts_are_listed_and_matched);
    tcase_add_test(cases, names_and_versions_are_told);
    tcase_add_test(cases, a_style_may_come_from_memory_and_serve_several_documents);
    tcase_add_test(cases, documents_come_out_alike_whoever_has_read_the_house_styles);
    tcase_add_test(cases, a_layout_tells_its_pages_and_outline);
    tcase_add_test(cases, the_locale_does_not_matter_and_is_not_changed);
    suite_add_tcase(suite, cases);
    return suite;
}
