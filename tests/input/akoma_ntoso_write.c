#include "input/akoma_ntoso_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/reader.h"
#include "tests/support/support.h"

typedef struct Case {
    Arena *arena;
    Document *document;
    Buffer xml;
} Case;

static Case write_out(const char *text)
{
    Case it = {.arena = arena_new(0)};
    Diagnostics *diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    const Source *source = source_over(it.arena, text);
    ck_assert_int_eq(document_read(it.document, source, diagnostics), STATUS_OK);
    akoma_ntoso_write(it.document, &it.xml);
    buffer_byte(&it.xml, '\0');
    return it;
}

static void finish(Case *it)
{
    buffer_free(&it->xml);
    arena_free(it->arena);
}

static void ck_has(const Case *it, const char *needle)
{
    if (!strstr(it->xml.at, needle))
        ck_abort_msg("“%s” is not in:\n%.3000s", needle, it->xml.at);
}

static const char resolution[] =
    "58/4. Lists & <marks>\n\nThe General Assembly,\n\nBearing in mind the Charter,1\n\n"
    "1. Decides:\n\n(a) To act;\n\n(b) To wait:\n\n(i) For a day;\n\n(ii) For two;\n\n"
    "2. Requests a report on the Charter.1\n\n"
    "51st plenary meeting\n31 October 2003\n\n"
    "Annex\n\nPlan\n\n1. The plan is “this”.\n\n____________\n1 See A/58/1.\n";

START_TEST(a_resolution_is_a_statement_in_its_parts)
{
    Case it = write_out(resolution);
    ck_has(&it, "<statement name=\"resolution\">");
    ck_has(&it, "<docNumber>58/4.</docNumber> <docTitle>Lists &amp; &lt;marks&gt;</docTitle>");
    ck_has(&it,
           "<formula name=\"enactingFormula\" eId=\"formula_1\">\n<p>The General Assembly,</p>");
    ck_has(&it, "<preamble>");
    ck_has(&it, "<p class=\"meeting\">51st plenary meeting</p>");
    ck_has(&it, "<attachment eId=\"annex_1\">");
    ck_has(&it, "<paragraph eId=\"annex_1__");
    finish(&it);
}
END_TEST

START_TEST(counters_are_written_out)
{
    Case it = write_out(resolution);
    ck_has(&it, "<paragraph eId=\"para_1\"><num>1.</num><list><intro>");
    ck_has(&it, "<point eId=\"para_1__list_1__point_1\"><num>(a)</num>");
    ck_has(&it, "<item><num>(ii)</num><p>For two;</p>");
    ck_has(&it, "<paragraph eId=\"para_2\"><num>2.</num><content>");
    finish(&it);
}
END_TEST

START_TEST(notes_stand_where_they_are_called)
{
    Case it = write_out(resolution);
    ck_has(&it, "Charter,<authorialNote eId=\"note-1\" marker=\"1\" placement=\"bottom\">"
                "<p>See A/58/1.</p>\n</authorialNote>");
    ck_has(&it, "Charter.<noteRef href=\"#note-1\" marker=\"1\"/>");
    finish(&it);
}
END_TEST

START_TEST(labels_are_those_of_their_depth_and_language)
{
    Arena *arena = arena_new(0);
    Case it = write_out("---\nlanguage: fr\n---\n58/4. Titre\n\nL’Assemblée générale,\n\n"
                        "1. Décide :\n\na) Agir ;\n\nb) Attendre.\n");
    ck_has(&it, "<num>a)</num>");
    ck_has(&it, "/fra@/!main");
    finish(&it);
    arena_free(arena);
}
END_TEST

START_TEST(what_is_no_resolution_is_a_doc)
{
    Case it =
        write_out("Report of the Secretary-General\n\nI. Introduction\n\n1. One.\n\n2. Two.\n");
    ck_has(&it, "<doc name=\"");
    ck_has(&it, "<mainBody>");
    finish(&it);
    it = write_out("just a line\n");
    ck_has(&it, "<hcontainer name=\"text\"><content>\n<p>just a line</p>");
    ck_has(&it, "<FRBRdate date=\"0001-01-01\" name=\"unknown\"/>");
    finish(&it);
}
END_TEST

/* All test documents, against the grammar of what is written. */
START_TEST(every_document_fits_the_form)
{
    char command[2048];
    snprintf(command, sizeof command, "command -v xmllint >/dev/null || exit 77");
    if (system(command) != 0)
        return; /* judged where xmllint is */
    static const char *const names[] = {"annex",        "report", "subparagraphs", "composite",
                                        "A_RES_62_165", "arabic", "chinese",       "french"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/documents/text/%s.txt", TESTS_FOLDER, names[i]);
        FILE *file = fopen(path, "rb");
        ck_assert_ptr_nonnull(file);
        static const size_t most = 1 << 16;
        char *text = calloc(1, most);
        ck_assert_uint_lt(fread(text, 1, most - 1, file), most - 1);
        fclose(file);
        Case it = write_out(text);
        char out[] = "/tmp/plenary-akn-XXXXXX";
        int descriptor = mkstemp(out);
        ck_assert_int_ge(descriptor, 0);
        FILE *xml = fdopen(descriptor, "wb");
        fwrite(it.xml.at, 1, it.xml.bytes - 1, xml);
        fclose(xml);
        snprintf(command, sizeof command,
                 "xmllint --noout --relaxng %s/documents/akoma_ntoso.rng %s 2>&1", TESTS_FOLDER,
                 out);
        if (system(command) != 0)
            ck_abort_msg("%s does not fit the form", names[i]);
        remove(out);
        finish(&it);
        free(text);
    }
}
END_TEST

Suite *akoma_ntoso_write_suite(void);
Suite *akoma_ntoso_write_suite(void)
{
    Suite *suite = suite_create("akoma_ntoso_write");
    TCase *tests = tcase_create("akoma_ntoso_write");
    tcase_add_test(tests, a_resolution_is_a_statement_in_its_parts);
    tcase_add_test(tests, counters_are_written_out);
    tcase_add_test(tests, notes_stand_where_they_are_called);
    tcase_add_test(tests, labels_are_those_of_their_depth_and_language);
    tcase_add_test(tests, what_is_no_resolution_is_a_doc);
    tcase_add_test(tests, every_document_fits_the_form);
    suite_add_tcase(suite, tests);
    return suite;
}
