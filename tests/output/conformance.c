#include "output/conformance.h"

#include <stdio.h>
#include <string.h>

#include "tests/output/builder.h"
#include "tests/support/support.h"

static Judge judge;
static Builder builder;
static PdfOptions options;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    options = pdf_options();
    options.date = text_of("2008-03-05T12:00:00Z");
    builder_page(&builder);
    uint32_t heading = builder_element(&builder, ROLE_HEADING, 0);
    builder_text(&builder, heading, 72, 100, "A heading");
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

static Status write_as(const char *standard)
{
    options.standard = standard_find(text_of(standard));
    return builder_write(&builder, &judge, "t.pdf", &options);
}

/* What each standard puts into a file that has nothing but gray text. */
static const struct {
    const char *standard;
    const char *version;
    const char *claim; /* in XMP */
    const char *intent;
    bool is_tagged;
    bool is_accessible;
} files[] = {
    {"a-2a", "1.7", "<pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>A<", "GTS_PDFA1", true,
     true},
    {"a-3a", "1.7", "<pdfaid:part>3</pdfaid:part>\n   <pdfaid:conformance>A<", "GTS_PDFA1", true,
     true},
    {"a-2b", "1.7", "<pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>B<", "GTS_PDFA1", false,
     false},
    {"a-1b", "1.4", "<pdfaid:part>1</pdfaid:part>\n   <pdfaid:conformance>B<", "GTS_PDFA1", true,
     false},
    {"x-1a", "1.4", "<rdf:RDF", "GTS_PDFX", false, false},
    {"1.7", "1.7", "<rdf:RDF", NULL, true, false},
};
enum {
    FILES = sizeof files / sizeof *files
};

START_TEST(a_file_claims_what_was_asked_for_and_no_more)
{
    open_builder();
    ck_assert_int_eq(write_as(files[_i].standard), STATUS_OK);
    ck_no_findings(builder.diagnostics);
    judge_is_clean(&judge, "t.pdf");
    char version[40];
    snprintf(version, sizeof version, "PDF version:     %s\n", files[_i].version);
    const char *facts = judge_run(&judge, "pdfinfo t.pdf");
    ck_holds(facts, version);
    ck_holds(facts, files[_i].is_tagged ? "Tagged:          yes" : "Tagged:          no");
    const char *xmp = judge_run(&judge, "pdfinfo -meta t.pdf");
    ck_holds(xmp, files[_i].claim);
    (files[_i].is_accessible ? ck_holds : ck_lacks)(xmp, "<pdfuaid:part>1</pdfuaid:part>");
    (files[_i].is_accessible ? ck_holds : ck_lacks)(xmp, "<pdfaSchema:prefix>pdfuaid<");
    if (strncmp(files[_i].standard, "a-", 2) != 0)
        ck_lacks(xmp, "pdfaid");
    const char *catalog =
        judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; strings q.pdf");
    if (files[_i].intent)
        ck_holds(catalog, files[_i].intent);
    else
        ck_lacks(catalog, "OutputIntent");
    close_builder();
}
END_TEST

START_TEST(only_pdf_a_1_lists_cids_and_the_list_is_whole)
{
    open_builder();
    ck_assert_int_eq(write_as("a-2a"), STATUS_OK);
    ck_lacks(judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; strings q.pdf"),
             "CIDSet");
    ck_assert_int_eq(write_as("a-1b"), STATUS_OK);
    const char *set =
        judge_run(&judge, "n=$(strings t.pdf | sed -n 's/.*CIDSet \\([0-9]*\\) 0 R.*/\\1/p');"
                          "mutool show -b t.pdf $n | od -An -tx1 | tr -d ' \\n'");
    /* .notdef; space 0x20, A 0x41, a d e g h i n from 0x61 on */
    ck_assert_str_eq(set, "800000008000000040000000"
                          "4dc2");
    close_builder();
}
END_TEST

START_TEST(a_press_wants_a_date)
{
    open_builder();
    options.date = (Text){0};
    ck_assert_int_eq(write_as("x-1a"), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_WANTS_DATE, 1);
    close_builder();
}
END_TEST

START_TEST(pdf_x_4_wants_the_profile_of_the_press)
{
    open_builder();
    ck_assert_int_eq(write_as("x-4"), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_WANTS_PROFILE, 1);
    close_builder();
}
END_TEST

START_TEST(a_profile_must_fit_the_standard)
{
    static const struct {
        const char *standard;
        const char *profile;
        Status status;
    } cases[] = {
        {"a-2a", "/usr/share/color/icc/sRGB.icc", STATUS_OK},
        {"a-2a", "/usr/share/color/icc/ghostscript/default_cmyk.icc", STATUS_OK},
        {"a-2a", "/usr/share/color/icc/CineLogCurve.icc", STATUS_CONFORMANCE}, /* abstract */
        {"x-4", "/usr/share/color/icc/ghostscript/default_cmyk.icc", STATUS_OK},
        {"x-1a", "/usr/share/color/icc/sRGB.icc", STATUS_CONFORMANCE},
        {"a-2a", "/etc/passwd", STATUS_CONFORMANCE},
        {"a-2a", "/nonexistent.icc", STATUS_FILE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        open_builder();
        options.profile = cases[i].profile;
        ck_assert_int_eq(write_as(cases[i].standard), cases[i].status);
        ck_assert_uint_eq(builder.diagnostics->seen[PDF_BAD_PROFILE],
                          cases[i].status == STATUS_CONFORMANCE);
        close_builder();
    }
}
END_TEST

START_TEST(a_profile_that_is_cut_off_is_refused)
{
    open_builder();
    judge_run(&judge, "head -c 300 /usr/share/color/icc/Gray.icc > cut.icc");
    options.profile = judge_path(&judge, "cut.icc");
    ck_assert_int_eq(write_as("a-2a"), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_BAD_PROFILE, 1);
    close_builder();
}
END_TEST

START_TEST(files_are_attached_only_where_they_may_be)
{
    open_builder();
    static const AttachedFile files_of_test[] = {
        {TEXT("z é.txt"), TEXT("The source"), "text/plain", "Source", TEXT("the source\n")},
        {TEXT("a.xml"), TEXT("Another form"), "application/xml", "Alternative", TEXT("<a/>")}};
    options.attachments = (AttachedFiles){files_of_test, 2};
    ck_assert_int_eq(write_as("a-2a"), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_NO_ATTACHMENTS, 1);
    ck_assert_int_eq(write_as("a-3a"), STATUS_OK);
    judge_is_clean(&judge, "t.pdf");
    const char *list = judge_run(&judge, "pdfdetach -list -enc UTF-8 t.pdf");
    ck_holds(list, "2 embedded files\n1: a.xml\n2: z é.txt\n");
    judge_run(&judge, "pdfdetach -save 2 -o out.txt t.pdf && echo 'the source' | cmp - out.txt");
    const char *all =
        judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; strings q.pdf");
    ck_holds(all, "/AFRelationship /Source");
    ck_holds(all, "/AFRelationship /Alternative");
    ck_holds(all, "/Subtype /text#2fplain");
    ck_holds(all, "/ModDate (D:20080305120000Z)");
    close_builder();
}
END_TEST

START_TEST(imposed_pages_are_not_tagged_and_say_so)
{
    open_builder();
    options.imposition = IMPOSE_BOOKLET;
    ck_assert_int_eq(write_as("a-2a"), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_WANTS_TAGS, 1);
    ck_assert_int_eq(write_as("a-2b"), STATUS_OK);
    ck_found(builder.diagnostics, PDF_WITHOUT_TAGS, 1);
    ck_lacks(judge_run(&judge, "mutool show t.pdf trailer/Root"), "StructTreeRoot");
    close_builder();
}
END_TEST

START_TEST(links_are_left_out_where_they_may_not_be)
{
    open_builder();
    builder_link_out(&builder, 1, 72, 90, "https://www.un.org/");
    ck_assert_int_eq(write_as("x-1a"), STATUS_OK);
    ck_found(builder.diagnostics, PDF_LINKS_LEFT_OUT, 1);
    ck_lacks(judge_run(&judge, "strings t.pdf"), "Annot");
    close_builder();
}
END_TEST

START_TEST(a_document_without_title_takes_its_own_words)
{
    open_builder();
    builder.publication.title = (Text){0};
    ck_assert_int_eq(write_as("a-2a"), STATUS_OK);
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Title:           A heading\n");
    builder_bookmark(&builder, "A bookmark", 1, 0);
    ck_assert_int_eq(write_as("a-2a"), STATUS_OK);
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Title:           A bookmark\n");
    ck_no_findings(builder.diagnostics);
    close_builder();
}
END_TEST

START_TEST(without_any_words_there_is_no_claim_of_pdf_ua)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    options = pdf_options();
    builder.publication.title = (Text){0};
    builder_page(&builder);
    ck_assert_int_eq(write_as("a-2a"), STATUS_OK);
    ck_found(builder.diagnostics, PDF_NO_TITLE, 1);
    const char *xmp = judge_run(&judge, "pdfinfo -meta t.pdf");
    ck_lacks(xmp, "pdfuaid");
    ck_holds(xmp, "<pdfaid:conformance>A<");
    close_builder();
}
END_TEST

START_TEST(levels_of_headings_are_never_skipped)
{
    open_builder(); /* with an H1 */
    static const uint8_t levels[] = {4, 2, 6, 3, 1};
    for (int i = 0; i < 5; i++) {
        uint32_t heading = builder_element(&builder, ROLE_HEADING, 0);
        builder.structure[heading].level = levels[i];
        if (i != 1) /* one that is not shown does not count */
            builder_text(&builder, heading, 72, 120 + i * 20, "More");
    }
    ck_assert_int_eq(write_as("a-2a"), STATUS_OK);
    const char *tree = judge_run(&judge, "pdfinfo -struct t.pdf | tr -d '\\n'");
    ck_assert_str_eq(tree, "Document  H1 (block)  H2 (block)  H3 (block)  H3 (block)  H1 (block)");
    ck_holds(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"), "/H2<</MCID 1>>BDC");
    close_builder();
}
END_TEST

START_TEST(names_of_standards_are_known_in_any_case)
{
    ck_assert_ptr_eq(standard_find(text_of("A-2A")), standard_usual());
    ck_assert_ptr_null(standard_find(text_of("a-2")));
    Buffer names = {0};
    standard_put_names(&names);
    ck_text(buffer_text(&names), "a-2a, a-3a, a-2b, a-1b, x-1a, x-4, 1.7");
    buffer_free(&names);
}
END_TEST

Suite *conformance_suite(void);
Suite *conformance_suite(void)
{
    Suite *suite = suite_create("conformance");
    TCase *tests = tcase_create("conformance");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, a_file_claims_what_was_asked_for_and_no_more, 0, FILES);
    tcase_add_test(tests, only_pdf_a_1_lists_cids_and_the_list_is_whole);
    tcase_add_test(tests, a_press_wants_a_date);
    tcase_add_test(tests, pdf_x_4_wants_the_profile_of_the_press);
    tcase_add_test(tests, a_profile_must_fit_the_standard);
    tcase_add_test(tests, a_profile_that_is_cut_off_is_refused);
    tcase_add_test(tests, files_are_attached_only_where_they_may_be);
    tcase_add_test(tests, imposed_pages_are_not_tagged_and_say_so);
    tcase_add_test(tests, links_are_left_out_where_they_may_not_be);
    tcase_add_test(tests, a_document_without_title_takes_its_own_words);
    tcase_add_test(tests, without_any_words_there_is_no_claim_of_pdf_ua);
    tcase_add_test(tests, levels_of_headings_are_never_skipped);
    tcase_add_test(tests, names_of_standards_are_known_in_any_case);
    suite_add_tcase(suite, tests);
    return suite;
}
