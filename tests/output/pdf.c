#include "output/pdf.h"

#include <stdio.h>
#include <string.h>

#include "tests/output/builder.h"
#include "tests/support/support.h"

static Judge judge;
static Builder builder;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

/* Pages with text in two faces, notes, links and bookmarks. */
static void add_pages(uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        builder_page(&builder);
        uint32_t heading = builder_element(&builder, ROLE_HEADING, 0);
        uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
        uint32_t link = builder_element(&builder, ROLE_LINK, paragraph);
        builder_text(&builder, STRUCTURE_ARTIFACT_HEADER, 72, 40, "A/RES/62/165");
        builder_text(&builder, heading, 72, 100, "Heading");
        char words[40];
        snprintf(words, sizeof words, "on page %u, first", i + 1);
        builder_text(&builder, paragraph, 72, 120, words);
        builder_text(&builder, link, 72, 140, "a link");
        builder_link(&builder, link, 72, 130, heading);
        builder_bookmark(&builder, "Heading", 1, i);
    }
}

static void write_pages(uint32_t count, const char *name, const PdfOptions *options)
{
    add_pages(count);
    ck_assert_int_eq(builder_write(&builder, &judge, name, options), STATUS_OK);
    ck_no_findings(builder.diagnostics);
}

START_TEST(both_forms_of_file_say_the_same)
{
    open_builder();
    PdfOptions options = pdf_options();
    write_pages(100, "new.pdf", &options);
    options.standard = standard_find(text_of("a-1b"));
    ck_assert_int_eq(builder_write(&builder, &judge, "old.pdf", &options), STATUS_OK);
    judge_is_clean(&judge, "new.pdf");
    judge_is_clean(&judge, "old.pdf");
    ck_holds(judge_run(&judge, "pdfinfo old.pdf"), "PDF version:     1.4");
    judge_run(&judge,
              "for f in new old; do pdftotext $f.pdf; pdfinfo -struct-text $f.pdf > $f.tags;"
              "done; cmp new.txt old.txt && cmp new.tags old.tags");
    judge_run(&judge, "test $(stat -c %%s new.pdf) -lt $(stat -c %%s old.pdf)");
    close_builder();
}
END_TEST

START_TEST(bytes_depend_on_nothing_but_the_publication)
{
    static const unsigned threads[] = {1, 2, 4, 0};
    char sums[2][200] = {"", ""};
    for (int form = 0; form < 2; form++) {
        for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
            open_builder(); /* other addresses, other object order in memory */
            PdfOptions options = pdf_options();
            options.threads = threads[i];
            options.standard = standard_find(text_of(form ? "a-1b" : "a-2a"));
            write_pages(150, "t.pdf", &options);
            const char *sum = judge_run(&judge, "sha256sum t.pdf");
            if (i == 0)
                snprintf(sums[form], sizeof sums[form], "%s", sum);
            ck_assert_str_eq(sums[form], sum);
            close_builder();
        }
    }
    ck_assert_str_ne(sums[0], sums[1]);
}
END_TEST

START_TEST(the_id_changes_with_the_content)
{
    open_builder();
    builder_print(&builder, &judge);
    const char *first = judge_run(&judge, "mutool show t.pdf trailer/ID");
    builder.publication.title = text_of("Titel");
    builder_print(&builder, &judge);
    ck_assert_str_ne(first, judge_run(&judge, "mutool show t.pdf trailer/ID"));
    close_builder();
}
END_TEST

START_TEST(a_publication_without_pages_is_clean)
{
    open_builder();
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_run(&judge, "qpdf --show-npages t.pdf"), "0\n");
    close_builder();
}
END_TEST

START_TEST(a_page_without_marks_is_clean)
{
    open_builder();
    builder_page(&builder);
    builder_page(&builder);
    builder_print(&builder, &judge);
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Pages:           2");
    close_builder();
}
END_TEST

/* Page counts around the steps of a tree of 32 kids. */
static const struct {
    uint32_t count;
    const char *tree;
} page_trees[] = {{1, "1 pages, depth 1, at most 1 kids\n"},
                  {31, "31 pages, depth 1, at most 31 kids\n"},
                  {32, "32 pages, depth 1, at most 32 kids\n"},
                  {33, "33 pages, depth 2, at most 32 kids\n"},
                  {1024, "1024 pages, depth 2, at most 32 kids\n"},
                  {1025, "1025 pages, depth 3, at most 32 kids\n"},
                  {1057, "1057 pages, depth 3, at most 32 kids\n"}};
enum {
    PAGE_TREES = sizeof page_trees / sizeof *page_trees
};

START_TEST(the_page_tree_holds_every_page_in_order)
{
    open_builder();
    uint32_t count = page_trees[_i].count;
    for (uint32_t i = 0; i < count; i++) {
        builder_page(&builder);
        builder.pages[i].width = points(1000 + i);
    }
    builder_print(&builder, &judge);
    const char *sizes = judge_run(&judge, "pdfinfo -l %u t.pdf | grep '^Page.*size:'", count);
    for (uint32_t i = 0; i < count; i++) {
        char line[40];
        snprintf(line, sizeof line, "Page %4u size:  %u x 792 pts\n", i + 1, 1000 + i);
        ck_assert_msg(strncmp(sizes, line, strlen(line)) == 0, "page %u is out of order", i + 1);
        sizes += strlen(line);
    }
    ck_assert_str_eq(judge_run(&judge, "python3 %s/output/page_tree.py t.pdf", TESTS_FOLDER),
                     page_trees[_i].tree);
    close_builder();
}
END_TEST

START_TEST(forty_thousand_pages_are_written_quickly)
{
    enum {
        PAGES = 40000
    };
    open_builder();
    for (uint32_t i = 0; i < PAGES; i++) {
        builder_page(&builder);
        builder_text(&builder, builder_element(&builder, ROLE_PARAGRAPH, 0), 72, 100, "x");
    }
    builder_print(&builder, &judge);
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Pages:           40000");
    ck_holds(judge_run(&judge, "pdftotext -f 39999 -l 39999 t.pdf -"), "x");
    close_builder();
}
END_TEST

START_TEST(a_full_disk_is_an_error)
{
    open_builder();
    add_pages(3);
    FileWriter *file = file_create("/dev/full", builder.diagnostics);
    ck_assert_ptr_nonnull(file);
    builder.publication.page_count--; /* the last page is still open */
    PdfOptions options = pdf_options();
    Status status =
        pdf_write(&builder.publication, &options, file, builder.arena, builder.diagnostics);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_int_eq(file_commit(file, builder.diagnostics), STATUS_FILE);
    ck_found(builder.diagnostics, FILE_WRITE_FAILED, 1);
    close_builder();
}
END_TEST

START_TEST(no_compression_is_a_level_too)
{
    open_builder();
    PdfOptions options = pdf_options();
    options.compression = 0;
    write_pages(40, "t.pdf", &options);
    judge_is_clean(&judge, "t.pdf");
    judge_run(&judge, "! grep -aq FlateDecode t.pdf");
    ck_holds(judge_run(&judge, "pdftotext -f 40 t.pdf -"), "on page 40, first");
    close_builder();
}
END_TEST

Suite *pdf_suite(void);
Suite *pdf_suite(void)
{
    Suite *suite = suite_create("pdf");
    TCase *tests = tcase_create("pdf");
    tcase_set_timeout(tests, 180);
    tcase_add_test(tests, both_forms_of_file_say_the_same);
    tcase_add_test(tests, bytes_depend_on_nothing_but_the_publication);
    tcase_add_test(tests, the_id_changes_with_the_content);
    tcase_add_test(tests, a_publication_without_pages_is_clean);
    tcase_add_test(tests, a_page_without_marks_is_clean);
    tcase_add_loop_test(tests, the_page_tree_holds_every_page_in_order, 0, PAGE_TREES);
    tcase_add_test(tests, forty_thousand_pages_are_written_quickly);
    tcase_add_test(tests, a_full_disk_is_an_error);
    tcase_add_test(tests, no_compression_is_a_level_too);
    suite_add_tcase(suite, tests);
    return suite;
}
