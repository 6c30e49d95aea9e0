#include "output/tags.h"

#include <stdio.h>
#include <string.h>

#include "output/tag_types.h"
#include "tests/output/builder.h"
#include "tests/support/support.h"

static Judge judge;
static Builder builder;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    builder_page(&builder);
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

static uint32_t element(StructureRole role, uint32_t parent)
{
    return builder_element(&builder, role, parent);
}

static void text(uint32_t of, double y, const char *words)
{
    builder_text(&builder, of, 72, y, words);
}

/* The tree as poppler reads it, with the text of each element. */
static const char *tree(void)
{
    builder_print(&builder, &judge);
    return judge_run(&judge, "pdfinfo -struct-text t.pdf");
}

/* The file with all objects legible, on single lines. */
static const char *legible(void)
{
    return judge_run(&judge,
                     "qpdf --qdf --object-streams=disable t.pdf q.pdf; tr '\\n' ' ' < q.pdf "
                     "| tr -s ' '");
}

START_TEST(a_note_is_read_after_the_paragraph_that_calls_it)
{
    open_builder();
    uint32_t section = element(ROLE_SECTION, 0);
    uint32_t first = element(ROLE_PARAGRAPH, section);
    uint32_t call = element(ROLE_REFERENCE, first);
    uint32_t note = element(ROLE_NOTE, section);
    uint32_t label = element(ROLE_LABEL, note);
    uint32_t body = element(ROLE_PARAGRAPH, note);
    uint32_t second = element(ROLE_PARAGRAPH, section);
    text(STRUCTURE_ARTIFACT_HEADER, 40, "A/RES/62/165");
    text(first, 100, "This calls");
    text(call, 96, "1");
    text(first, 100, "a note and goes on");
    text(second, 120, "The second paragraph");
    text(label, 700, "1");
    text(body, 700, "The note.");
    builder_page(&builder);
    text(second, 100, "goes on, too.");
    ck_assert_str_eq(tree(), "Document\n"
                             "  Sect\n"
                             "    P (block)\n"
                             "      \"This calls\"\n"
                             "      Reference (inline)\n"
                             "        \"1\"\n"
                             "      \"a note and goes on\"\n"
                             "    Note <plenary.4> (inline)\n"
                             "      Lbl (block)\n"
                             "        \"1\"\n"
                             "      P (block)\n"
                             "        \"The note.\"\n"
                             "    P (block)\n"
                             "      \"The second paragraph\"\n"
                             "      \"goes on, too.\"\n");
    close_builder();
}
END_TEST

/* The second child is drawn first, and the text of the parent in between. */
START_TEST(an_element_with_content_orders_its_kids_as_they_are_drawn)
{
    open_builder();
    uint32_t paragraph = element(ROLE_PARAGRAPH, 0);
    uint32_t late = element(ROLE_SPAN, paragraph);
    uint32_t deep = element(ROLE_SPAN, late);
    uint32_t early = element(ROLE_SPAN, paragraph);
    text(early, 100, "one");
    text(paragraph, 120, "two");
    text(deep, 140, "three");
    text(early, 160, "four");
    ck_assert_str_eq(tree(), "Document\n"
                             "  P (block)\n"
                             "    Span (inline)\n"
                             "      \"one\"\n"
                             "      \"four\"\n"
                             "    \"two\"\n"
                             "    Span (inline)\n"
                             "      Span (inline)\n"
                             "        \"three\"\n");
    close_builder();
}
END_TEST

START_TEST(elements_without_content_are_left_out)
{
    open_builder();
    uint32_t empty = element(ROLE_SECTION, 0);
    element(ROLE_PARAGRAPH, empty);
    uint32_t row = element(ROLE_ROW, element(ROLE_TABLE, 0));
    uint32_t cell = element(ROLE_CELL, row);
    element(ROLE_CELL, row); /* an empty cell keeps its place, */
    uint32_t second = element(ROLE_ROW, builder.structure[row].parent);
    element(ROLE_CELL, second); /* and so does a row of them */
    element(ROLE_CELL, second);
    text(cell, 100, "cell");
    ck_assert_str_eq(tree(), "Document\n"
                             "  Table (block)\n"
                             "    TR\n"
                             "      TD\n"
                             "        \"cell\"\n"
                             "      TD\n"
                             "    TR\n"
                             "      TD\n"
                             "      TD\n");
    close_builder();
}
END_TEST

/* 8,300 paragraphs, and what is between them and the document. */
START_TEST(pdf_a_1_has_long_lists_of_kids_in_groups)
{
    open_builder();
    for (int i = 0; i < 8300; i++) {
        if (i % 1000 == 999)
            builder_page(&builder);
        text(element(ROLE_PARAGRAPH, 0), 100, "x");
    }
    builder_print(&builder, &judge);
    static const char count[] =
        "pdfinfo -struct t.pdf | sed 's/ *(block)//' | sort | uniq -c | tr -s ' \\n' ' '";
    ck_assert_str_eq(judge_run(&judge, "%s", count), " 8300 P 1 Document ");
    builder_print_as(&builder, &judge, "a-1b");
    ck_assert_str_eq(judge_run(&judge, "%s", count), " 8300 P 2 NonStruct 1 Document ");
    close_builder();
}
END_TEST

START_TEST(every_role_has_its_type)
{
    static const struct {
        StructureRole role;
        uint8_t level;
        const char *type;
    } cases[] = {
        {ROLE_DOCUMENT, 0, "Document"},
        {ROLE_PART, 0, "Part"},
        {ROLE_SECTION, 0, "Sect"},
        {ROLE_DIVISION, 0, "Div"},
        {ROLE_HEADING, 1, "H1"},
        {ROLE_HEADING, 6, "H6"},
        {ROLE_HEADING, 0, "H1"},
        {ROLE_HEADING, 9, "H6"},
        {ROLE_PARAGRAPH, 0, "P"},
        {ROLE_QUOTE, 0, "BlockQuote"},
        {ROLE_LIST, 0, "L"},
        {ROLE_ITEM, 0, "LI"},
        {ROLE_LABEL, 0, "Lbl"},
        {ROLE_ITEM_BODY, 0, "LBody"},
        {ROLE_NOTE, 0, "Note"},
        {ROLE_REFERENCE, 0, "Reference"},
        {ROLE_LINK, 0, "Link"},
        {ROLE_SPAN, 0, "Span"},
        {ROLE_TABLE, 0, "Table"},
        {ROLE_TABLE_HEAD, 0, "THead"},
        {ROLE_TABLE_BODY, 0, "TBody"},
        {ROLE_TABLE_FOOT, 0, "TFoot"},
        {ROLE_ROW, 0, "TR"},
        {ROLE_HEADER_CELL, 0, "TH"},
        {ROLE_CELL, 0, "TD"},
        {ROLE_FIGURE, 0, "Figure"},
        {ROLE_CAPTION, 0, "Caption"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_str_eq(tag_type(cases[i].role, cases[i].level), cases[i].type);
    }
}
END_TEST

START_TEST(attributes_and_texts_of_elements_are_written)
{
    open_builder();
    uint32_t list = element(ROLE_LIST, 0);
    builder.structure[list].list_numbering = text_of("LowerAlpha");
    uint32_t item = element(ROLE_ITEM, list);
    text(element(ROLE_ITEM_BODY, item), 100, "item");
    uint32_t figure = element(ROLE_FIGURE, 0);
    builder.structure[figure].alternative = text_of("Karte von (Österreich)");
    text(figure, 120, "x");
    uint32_t french = element(ROLE_PARAGRAPH, 0);
    builder.structure[french].language = text_of("fr");
    builder.language = text_of("fr");
    text(french, 140, "bonjour");
    builder_print(&builder, &judge);
    const char *objects = legible();
    ck_holds(objects, "/A << /ListNumbering /LowerAlpha /O /List >>");
    ck_holds(objects, "/Alt <feff004b006100720074006500200076006f006e00200028"
                      "00d60073007400650072007200650069006300680029>");
    ck_holds(objects, "/Lang (fr)");
    ck_lacks(objects, "/Span<</Lang"); /* the element says it */
    close_builder();
}
END_TEST

START_TEST(identifiers_stay_unique)
{
    open_builder();
    uint32_t notes[3];
    for (int i = 0; i < 3; i++) {
        notes[i] = element(ROLE_NOTE, 0);
        builder.structure[notes[i]].id = text_of(i == 1 ? "b" : "a");
        text(notes[i], 100 + i * 20, "note");
    }
    PdfOptions options = pdf_options();
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_OK);
    ck_found(builder.diagnostics, PDF_ID_TWICE, 1);
    judge_is_clean(&judge, "t.pdf");
    ck_assert_str_eq(judge_run(&judge, "pdfinfo -struct t.pdf"), "Document\n"
                                                                 "  Note <a> (inline)\n"
                                                                 "  Note <b> (inline)\n"
                                                                 "  Note <plenary.3> (inline)\n");
    const char *names = strstr(legible(), "/Names [ (a) ");
    ck_assert_ptr_nonnull(names);
    unsigned first, second, third;
    ck_assert_int_eq(sscanf(names, "/Names [ (a) %u 0 R (b) %u 0 R (plenary.3) %u 0 R ]", &first,
                            &second, &third),
                     3);
    ck_assert(second == first + 1 && third == second + 1);
    close_builder();
}
END_TEST

/* 3,000 pages and links fill several nodes of the parent tree; each page's entry must lead back to
 * its paragraph. */
START_TEST(the_parent_tree_leads_from_content_to_elements)
{
    enum {
        PAGES = 3000
    };
    judge = judge_open();
    builder = builder_open(judge.arena);
    for (int i = 0; i < PAGES; i++) {
        builder_page(&builder);
        char words[16];
        snprintf(words, sizeof words, "page %d", i + 1);
        uint32_t paragraph = element(ROLE_PARAGRAPH, 0);
        uint32_t link = element(ROLE_LINK, paragraph);
        text(link, 100, words);
        builder_link_out(&builder, link, 72, 90, "https://undocs.org/");
    }
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_run(&judge, "pdfinfo -struct-text t.pdf | grep -c '\"page '"), "3000\n");
    const char *answers = judge_run(&judge, "python3 %s/output/parent_tree.py t.pdf", TESTS_FOLDER);
    ck_assert_str_eq(answers, "6000 keys, 3000 of pages, largest node 64 entries, depth 3\n");
    close_builder();
}
END_TEST

START_TEST(a_reference_that_can_be_clicked_holds_a_link)
{
    open_builder();
    uint32_t paragraph = element(ROLE_PARAGRAPH, 0);
    uint32_t call = element(ROLE_REFERENCE, paragraph);
    uint32_t inner = element(ROLE_SPAN, call);
    uint32_t note = element(ROLE_NOTE, 0);
    text(paragraph, 100, "calls");
    text(call, 100, "note");
    builder_link(&builder, call, 72, 90, note);
    text(inner, 100, "1");
    text(note, 700, "The note.");
    const char *read = tree();
    ck_holds(read, "  P (block)\n"
                   "    \"calls\"\n"
                   "    Reference (inline)\n"
                   "      Link (inline)\n"
                   "        \"note\"\n"
                   "        Object ");
    ck_holds(read, " 0\n"
                   "        Span (inline)\n"
                   "          \"1\"\n"
                   "  Note ");
    ck_assert_str_eq(judge_run(&judge, "python3 %s/output/parent_tree.py t.pdf", TESTS_FOLDER),
                     "2 keys, 1 of pages, largest node 2 entries, depth 1\n");
    close_builder();
}
END_TEST

/* The link's mark stands among those of the text, which stays one piece. */
START_TEST(a_link_stands_behind_the_text_that_it_is_among)
{
    open_builder();
    uint32_t link = element(ROLE_LINK, 0);
    text(link, 100, "one");
    builder_link_out(&builder, link, 72, 90, "https://undocs.org/");
    text(link, 120, "two");
    text(element(ROLE_PARAGRAPH, 0), 140, "three");
    const char *read = tree();
    ck_holds(read, "  Link (inline)\n"
                   "    \"one");
    ck_holds(read, "two\"\n"
                   "    Object ");
    ck_assert_uint_eq(count_of(read, "Object "), 1);
    close_builder();
}
END_TEST

START_TEST(a_page_with_nothing_but_a_link_has_no_key)
{
    open_builder();
    uint32_t link = element(ROLE_LINK, 0);
    text(link, 100, "begins here");
    builder_page(&builder);
    builder_link_out(&builder, link, 72, 90, "https://undocs.org/");
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_run(&judge, "python3 %s/output/parent_tree.py t.pdf", TESTS_FOLDER),
                     "2 keys, 1 of pages, largest node 2 entries, depth 1\n");
    close_builder();
}
END_TEST

START_TEST(a_parent_behind_its_child_is_a_fault)
{
    open_builder();
    uint32_t child = element(ROLE_PARAGRAPH, 0);
    element(ROLE_SECTION, 0);
    builder.structure[child].parent = child + 1;
    text(child, 100, "x");
    PdfOptions options = pdf_options();
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_INTERNAL);
    ck_found(builder.diagnostics, PDF_BAD_STRUCTURE, 1);
    close_builder();
}
END_TEST

START_TEST(a_mark_of_no_element_is_a_fault)
{
    open_builder();
    text(77, 100, "x");
    PdfOptions options = pdf_options();
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_INTERNAL);
    ck_found(builder.diagnostics, PDF_BAD_STRUCTURE, 1);
    close_builder();
}
END_TEST

Suite *tags_suite(void);
Suite *tags_suite(void)
{
    Suite *suite = suite_create("tags");
    TCase *tests = tcase_create("tags");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, a_note_is_read_after_the_paragraph_that_calls_it);
    tcase_add_test(tests, an_element_with_content_orders_its_kids_as_they_are_drawn);
    tcase_add_test(tests, elements_without_content_are_left_out);
    tcase_add_test(tests, pdf_a_1_has_long_lists_of_kids_in_groups);
    tcase_add_test(tests, every_role_has_its_type);
    tcase_add_test(tests, attributes_and_texts_of_elements_are_written);
    tcase_add_test(tests, identifiers_stay_unique);
    tcase_add_test(tests, the_parent_tree_leads_from_content_to_elements);
    tcase_add_test(tests, a_reference_that_can_be_clicked_holds_a_link);
    tcase_add_test(tests, a_link_stands_behind_the_text_that_it_is_among);
    tcase_add_test(tests, a_page_with_nothing_but_a_link_has_no_key);
    tcase_add_test(tests, a_parent_behind_its_child_is_a_fault);
    tcase_add_test(tests, a_mark_of_no_element_is_a_fault);
    suite_add_tcase(suite, tests);
    return suite;
}
