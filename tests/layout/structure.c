#include "layout/structure.h"

#include "tests/layout/setting.h"

static const char *const names[] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_PART] = "Part",
    [ROLE_SECTION] = "Sect",
    [ROLE_DIVISION] = "Div",
    [ROLE_HEADING] = "H",
    [ROLE_PARAGRAPH] = "P",
    [ROLE_QUOTE] = "BlockQuote",
    [ROLE_LIST] = "L",
    [ROLE_ITEM] = "LI",
    [ROLE_LABEL] = "Lbl",
    [ROLE_ITEM_BODY] = "LBody",
    [ROLE_NOTE] = "Note",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_LINK] = "Link",
    [ROLE_SPAN] = "Span",
    [ROLE_TABLE] = "Table",
    [ROLE_ROW] = "TR",
    [ROLE_HEADER_CELL] = "TH",
    [ROLE_CELL] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_CAPTION] = "Caption",
    [ROLE_CONTENTS] = "TOC",
    [ROLE_CONTENTS_LINE] = "TOCI",
};

/* An element: its name with level, language and numbering, and what it holds. */
static void put_element(const Publication *publication, uint32_t number, Buffer *out)
{
    const StructureElement *element = &publication->structure[number];
    buffer_string(out, names[element->role]);
    if (element->level)
        buffer_integer(out, element->level);
    if (element->language.bytes)
        buffer_format(out, ":%.*s", (int)element->language.bytes, element->language.at);
    if (element->list_numbering.bytes)
        buffer_format(out, ":%.*s", (int)element->list_numbering.bytes, element->list_numbering.at);
    if (element->id.bytes)
        buffer_format(out, "#%.*s", (int)element->id.bytes, element->id.at);
    bool has_any = false;
    for (uint32_t i = number + 1; i < publication->structure_count; i++) {
        if (publication->structure[i].parent != number)
            continue;
        buffer_byte(out, has_any ? ' ' : '(');
        has_any = true;
        put_element(publication, i, out);
    }
    if (has_any)
        buffer_byte(out, ')');
}

static void ck_structure_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    Buffer out = {0};
    put_element(setting.layout.publication, 0, &out);
    ck_buffer(&out, expected, "structure");
    setting_close(&setting);
}

/* Each text and the path of roles above it, outermost first: "Document/P:text". */
static void ck_texts_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    const Publication *publication = setting.layout.publication;
    Buffer out = {0};
    for (uint32_t i = 0; i < publication->pages[0].mark_count; i++) {
        const Mark *mark = &publication->pages[0].marks[i];
        if (mark->kind != MARK_TEXT || text_trim(mark->run->text).bytes == 0)
            continue;
        buffer_string(&out, names[publication->structure[mark->element].role]);
        buffer_byte(&out, ':');
        buffer_put(&out, text_trim(mark->run->text));
        buffer_byte(&out, ' ');
    }
    ck_buffer(&out, expected, "texts");
    setting_close(&setting);
}

START_TEST(elements_have_the_roles_of_their_names)
{
    ck_structure_of("section(h1(\"a\") p(\"b\")) blockquote(p(\"c\")) div(pre(\"d\"))", "",
                    "Document(Sect(H1 P) BlockQuote(P) Div(P))");
    ck_structure_of("p(\"a\" em(\"b\") strong(\"c\") a(\"d\"))", "", "Document(P)");
    ck_structure_of("p(\"a\" a[href=#x](\"b\") a[href=http://x](\"c\"))", "",
                    "Document(P(Reference Link))");
}
END_TEST

START_TEST(items_of_a_list_share_it)
{
    ck_structure_of("ol(li(\"a\") li(\"b\"))", "",
                    "Document(L:Decimal(LI(Lbl LBody) LI(Lbl LBody)))");
    ck_structure_of("ol(\" \" li(\"a\") \" \n \" li(\"b\") \" \")", "",
                    "Document(L:Decimal(LI(Lbl LBody) LI(Lbl LBody)))");
    ck_structure_of("p.x(\"a\") p.x(\"b\") p(\"c\") p.x(\"d\")",
                    ".x { display: list-item; list-style-type: lower-alpha }",
                    "Document(L:LowerAlpha(LI(Lbl LBody) LI(Lbl LBody)) P "
                    "L:LowerAlpha(LI(Lbl LBody)))");
    ck_structure_of("ul(li(\"a\" ol(li(\"b\"))))", "ol { list-style-type: upper-roman }",
                    "Document(L:Disc(LI(Lbl LBody(L:UpperRoman(LI(Lbl LBody))))))");
}
END_TEST

START_TEST(markers_belong_to_their_labels)
{
    ck_texts_of("ol(li(\"a\"))", "ol { padding-left: 40pt }", "Lbl:1. LBody:a ");
    ck_texts_of("ol(li(\"a\"))", "li { list-style-position: inside }", "Lbl:1. LBody:a ");
    ck_texts_of("p(\"a\")", "body { display: list-item; margin-left: 40pt }",
                "Document:\xE2\x80\xA2 P:a ");
    ck_texts_of("ol(li(p(\"a\")))", "li { list-style-position: inside }", "Lbl:1. P:a ");
}
END_TEST

START_TEST(a_note_follows_the_paragraph_that_calls_it)
{
    ck_structure_of("section(p(\"a\" aside.note(\"b\") \"c\") p(\"d\"))", "",
                    "Document(Sect(P(Reference) Note#note-1(Lbl) P))");
    ck_structure_of("ol(li(\"a\" aside.note(\"b\")))", "",
                    "Document(L:Decimal(LI(Lbl LBody(Reference Note#note-1(Lbl)))))");
    ck_structure_of("p(\"a\" aside.note(p(\"b\" aside.note(\"c\"))))", "",
                    "Document(P(Reference) Note#note-1(Lbl P(Reference) Note#note-2(Lbl)))");
    ck_texts_of("p(\"a\" aside.note(\"b\") \"c\")", "", "P:a Reference:1 P:c Lbl:1 Note:b ");
    ck_texts_of("p(\"a\" aside.note(p(\"b\")) \"c\")", "", "P:a Reference:1 P:c Lbl:1 P:b ");
}
END_TEST

START_TEST(heading_levels_are_closed_up)
{
    ck_structure_of("h2(\"a\") h4(\"b\") h4(\"c\") h3(\"d\") h2(\"e\") h6(\"f\") h1(\"g\")", "",
                    "Document(H1 H2 H2 H2 H1 H2 H1)");
    ck_structure_of("h1(\"a\") h2(\"b\") h3(\"c\") h4(\"d\") h5(\"e\") h6(\"f\") h2(\"g\")", "",
                    "Document(H1 H2 H3 H4 H5 H6 H2)");
}
END_TEST

START_TEST(languages_are_told_where_they_change)
{
    ck_structure_of("section[lang=fr](p[lang=fr](\"a\") p[lang=es](\"b\" em[lang=fr](\"c\")))", "",
                    "Document(Sect:fr(P P:es(Span:fr)))");
    ck_structure_of("ol[lang=fr](li(\"a\") li[lang=en](\"b\"))", "",
                    "Document(L:fr:Decimal(LI(Lbl LBody) LI(Lbl LBody:en)))");
    ck_structure_of("p(\"a\" aside.note[lang=ru](\"b\"))", "",
                    "Document(P(Reference) Note:ru#note-1(Lbl))");
}
END_TEST

START_TEST(what_is_not_shown_is_no_part_of_it)
{
    ck_structure_of("p(\"a\") p#x(\"b\" em(\"c\"))", "#x { display: none }", "Document(P)");
}
END_TEST

START_TEST(nesting_beyond_all_measure_belongs_to_what_is_around)
{
    Buffer tree = {0};
    for (int i = 0; i < 220; i++)
        buffer_string(&tree, "div(");
    buffer_string(&tree, "ol(li(\"a\")) p(\"b\" aside.note(\"c\"))");
    buffer_repeat(&tree, ')', 220);
    buffer_byte(&tree, '\0');
    ck_texts_of(tree.at, "", "Div:1. Div:a Div:b1 Div:1 c ");
    buffer_free(&tree);
}
END_TEST

START_TEST(entries_of_contents_share_one_table)
{
    ck_structure_of("nav(h2(\"C\") p.contents-entry(a[href=#a](\"A\")) \" \""
                    "    p.contents-entry(a[href=#b](\"B\")) p(\"x\") p.contents-entry(\"C\"))"
                    "h1#a(\"A\") h1#b(\"B\")",
                    "", "Document(Div(H1 TOC(TOCI(Reference) TOCI(Reference)) P TOC(TOCI)) H1 H1)");
}
END_TEST

Suite *structure_suite(void);
Suite *structure_suite(void)
{
    Suite *suite = suite_create("structure");
    TCase *cases = tcase_create("structure");
    tcase_add_test(cases, elements_have_the_roles_of_their_names);
    tcase_add_test(cases, items_of_a_list_share_it);
    tcase_add_test(cases, markers_belong_to_their_labels);
    tcase_add_test(cases, a_note_follows_the_paragraph_that_calls_it);
    tcase_add_test(cases, heading_levels_are_closed_up);
    tcase_add_test(cases, languages_are_told_where_they_change);
    tcase_add_test(cases, what_is_not_shown_is_no_part_of_it);
    tcase_add_test(cases, nesting_beyond_all_measure_belongs_to_what_is_around);
    tcase_add_test(cases, entries_of_contents_share_one_table);
    suite_add_tcase(suite, cases);
    return suite;
}
