#include "output/metadata.h"

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
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

static void write(void)
{
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_OK);
    ck_no_findings(builder.diagnostics);
    judge_is_clean(&judge, "t.pdf");
}

START_TEST(info_and_xmp_say_the_same)
{
    open_builder();
    builder_page(&builder);
    builder.publication.title = text_of("Права человека <& “quotes”>");
    builder.publication.author = text_of("General Assembly");
    builder.publication.subject = text_of("A/RES/62/165");
    builder.publication.keywords = text_of("human rights, Démocratie");
    builder.publication.language = text_of("ru");
    options.creator = text_of("plenary 0.1.0");
    options.producer = text_of("plenary 0.1.0 (libharu 2.3.0)");
    options.date = text_of("2008-03-05T12:30:00+01:00");
    write();
    const char *facts = judge_run(&judge, "pdfinfo -enc UTF-8 -rawdates t.pdf");
    ck_holds(facts, "Title:           Права человека <& “quotes”>\n");
    ck_holds(facts, "Author:          General Assembly\n");
    ck_holds(facts, "Subject:         A/RES/62/165\n");
    ck_holds(facts, "Keywords:        human rights, Démocratie\n");
    ck_holds(facts, "Creator:         plenary 0.1.0\n");
    ck_holds(facts, "Producer:        plenary 0.1.0 (libharu 2.3.0)\n");
    ck_holds(facts, "CreationDate:    D:20080305123000+01'00\n");
    ck_holds(facts, "ModDate:         D:20080305123000+01'00\n");
    ck_holds(facts, "Tagged:          yes\n");
    const char *xmp = judge_run(&judge, "pdfinfo -meta t.pdf");
    ck_holds(xmp, "<rdf:li xml:lang=\"x-default\">Права человека &lt;&amp; “quotes”&gt;</rdf:li>");
    ck_holds(xmp, "<dc:creator><rdf:Seq><rdf:li>General Assembly</rdf:li></rdf:Seq></dc:creator>");
    ck_holds(xmp, "<rdf:li xml:lang=\"x-default\">A/RES/62/165</rdf:li>");
    ck_holds(xmp, "<dc:language><rdf:Bag><rdf:li>ru</rdf:li></rdf:Bag></dc:language>");
    ck_holds(xmp, "<pdf:Keywords>human rights, Démocratie</pdf:Keywords>");
    ck_holds(xmp, "<pdf:Producer>plenary 0.1.0 (libharu 2.3.0)</pdf:Producer>");
    ck_holds(xmp, "<xmp:CreatorTool>plenary 0.1.0</xmp:CreatorTool>");
    ck_holds(xmp, "<xmp:CreateDate>2008-03-05T12:30:00+01:00</xmp:CreateDate>");
    judge_run(&judge, "pdfinfo -meta t.pdf > t.xml; python3 -c 'import xml.dom.minidom as m; "
                      "m.parse(\"t.xml\")'");
    /* Programs that do not know PDF find the packet. */
    judge_run(&judge, "grep -aq '<x:xmpmeta' t.pdf");
    close_builder();
}
END_TEST

START_TEST(nothing_is_said_that_was_not_given)
{
    open_builder();
    builder_page(&builder);
    write();
    const char *facts = judge_run(&judge, "pdfinfo t.pdf");
    ck_lacks(facts, "Author");
    ck_lacks(facts, "Date");
    ck_lacks(facts, "Producer");
    ck_lacks(judge_run(&judge, "pdfinfo -meta t.pdf"), "Date");
    close_builder();
}
END_TEST

START_TEST(the_catalog_tells_viewers_what_to_do)
{
    open_builder();
    builder_page(&builder);
    write();
    const char *catalog = judge_run(&judge, "mutool show t.pdf trailer/Root");
    ck_holds(catalog, "/Lang (en)");
    ck_holds(catalog, "/Marked true");
    ck_holds(catalog, "/DisplayDocTitle true");
    ck_lacks(catalog, "/PageLabels"); /* 1 is what viewers show anyway */
    ck_lacks(catalog, "/Outlines");
    close_builder();
}
END_TEST

START_TEST(page_labels_are_written_in_ranges)
{
    static const char *const labels[] = {"i",     "ii",   "iii",  "iv", "1",  "2",
                                         "3",     "A-9",  "A-10", "V",  "VI", "VI",
                                         "cover", "iiii", "007",  "8",  "10"};
    open_builder();
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        builder_page(&builder);
        builder.pages[i].label = text_of(labels[i]);
    }
    write();
    const char *tree = judge_run(&judge, "mutool show -g t.pdf trailer/Root/PageLabels");
    ck_holds(tree,
             "/Nums[0<</S/r>>4<</S/D>>7<</P(A-)/S/D/St 9>>9<</S/R/St 5>>11<</S/R/St 6>>"
             "12<</P(cover)>>13<</P(iiii)>>14<</P(00)/S/D/St 7>>15<</S/D/St 8>>16<</S/D/St 10>>]");
    close_builder();
}
END_TEST

START_TEST(bookmarks_are_hung_by_level)
{
    open_builder();
    for (int i = 0; i < 3; i++)
        builder_page(&builder);
    builder_bookmark(&builder, "Überschrift 联", 1, 0);
    builder_bookmark(&builder, "one", 2, 0);
    builder_bookmark(&builder, "deeper", 3, 1);
    builder_bookmark(&builder, "two", 2, 1);
    builder_bookmark(&builder, "last", 1, 2);
    builder_bookmark(&builder, "skips a level", 3, 2);
    write();
    ck_assert_str_eq(judge_run(&judge, "mutool show t.pdf outline | sed 's/&zoom=nan//'"),
                     "+\t\"Überschrift 联\"\t#page=1,72,100\n"
                     "+\t\t\"one\"\t#page=1,72,100\n"
                     "|\t\t\t\"deeper\"\t#page=2,72,100\n"
                     "|\t\t\"two\"\t#page=2,72,100\n"
                     "+\t\"last\"\t#page=3,72,100\n"
                     "|\t\t\"skips a level\"\t#page=3,72,100\n");
    close_builder();
}
END_TEST

/* Moves the last mark to the right or down, and adds what it was. */
static void repeat_link(double right, double down)
{
    Mark *last = &builder.marks[builder.mark_count - 1];
    Mark first = *last;
    last->x += points(right);
    last->y += points(down);
    Mark second = *last;
    *last = first;
    builder_link(&builder, first.element, 0, 0, 0);
    builder.marks[builder.mark_count - 1] = second;
}

START_TEST(pieces_of_a_link_on_a_line_are_one)
{
    open_builder();
    builder_page(&builder);
    uint32_t section = builder_element(&builder, ROLE_SECTION, 0);
    builder_text(&builder, section, 72, 300, "there");
    uint32_t link = builder_element(&builder, ROLE_LINK, 0);
    builder_text(&builder, link, 72, 100, "Introduction");
    builder_link(&builder, link, 72, 90, section);
    repeat_link(200, 0);
    repeat_link(0, 12);
    builder_print(&builder, &judge);
    const char *all = judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; "
                                        "tr '\\n' ' ' < q.pdf | tr -s ' '");
    ck_assert_uint_eq(count_of(all, "/Subtype /Link"), 2);
    ck_holds(all, "/Rect [ 72 690 372 702 ]");
    ck_holds(all, "/Rect [ 272 678 372 690 ]");
    close_builder();
}
END_TEST

START_TEST(links_lead_to_elements_and_sites)
{
    open_builder();
    builder_page(&builder);
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    uint32_t link = builder_element(&builder, ROLE_LINK, paragraph);
    uint32_t section = builder_element(&builder, ROLE_SECTION, 0);
    uint32_t heading = builder_element(&builder, ROLE_HEADING, section);
    builder_text(&builder, link, 72, 100, "see below");
    builder_link(&builder, link, 72, 90, section);
    builder_link_out(&builder, link, 72, 110, "https://undocs.org/ru/A/é b");
    builder_page(&builder);
    builder_text(&builder, heading, 90, 200, "Heading");
    write();
    const char *first = judge_run(&judge, "mutool show -g t.pdf pages/1/Annots/1");
    ck_holds(first, "/Rect[72 690 172 702]");
    ck_holds(first, "/Contents(a place)");
    ck_holds(first, "/Border[0 0 0]");
    ck_holds(first, "/F 4");
    ck_holds(first, "/StructParent 2");
    ck_holds(first, "/XYZ 90 602 null]");
    const char *second = judge_run(&judge, "mutool show -g t.pdf pages/1/Annots/2");
    ck_holds(second, "/URI(https://undocs.org/ru/A/%C3%A9%20b)");
    ck_holds(judge_run(&judge, "mutool show -g t.pdf pages/1"), "/Tabs/S");
    ck_lacks(judge_run(&judge, "mutool show -g t.pdf pages/2"), "/Tabs");
    close_builder();
}
END_TEST

START_TEST(a_link_to_what_is_not_drawn_is_left_out)
{
    open_builder();
    builder_page(&builder);
    uint32_t link = builder_element(&builder, ROLE_LINK, 0);
    uint32_t nowhere = builder_element(&builder, ROLE_SECTION, 0);
    builder_text(&builder, link, 72, 100, "see nothing");
    builder_link(&builder, link, 72, 90, nowhere);
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_OK);
    ck_found(builder.diagnostics, PDF_LINK_LEADS_NOWHERE, 1);
    judge_is_clean(&judge, "t.pdf");
    ck_lacks(judge_run(&judge, "mutool show -g t.pdf pages/1"), "/Annots");
    close_builder();
}
END_TEST

Suite *metadata_suite(void);
Suite *metadata_suite(void)
{
    Suite *suite = suite_create("metadata");
    TCase *tests = tcase_create("metadata");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, info_and_xmp_say_the_same);
    tcase_add_test(tests, nothing_is_said_that_was_not_given);
    tcase_add_test(tests, the_catalog_tells_viewers_what_to_do);
    tcase_add_test(tests, page_labels_are_written_in_ranges);
    tcase_add_test(tests, bookmarks_are_hung_by_level);
    tcase_add_test(tests, pieces_of_a_link_on_a_line_are_one);
    tcase_add_test(tests, links_lead_to_elements_and_sites);
    tcase_add_test(tests, a_link_to_what_is_not_drawn_is_left_out);
    suite_add_tcase(suite, tests);
    return suite;
}
