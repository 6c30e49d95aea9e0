#include "tests/layout/setting.h"

/* Text keeps its tabs; one to each square besides. */
static const char base[] =
    "p { width: 300pt; white-space: pre; tab-size: 10pt; -plenary-tab-stops: ";

/* The runs of the first line with where they begin: "0:a 50:b"; leaders are told by their number of glyphs. */
static void ck_stops(const char *text, const char *stops, const char *expected)
{
    Buffer sheet = {0};
    Buffer tree = {0};
    buffer_format(&sheet, "%s%s }", base, stops);
    buffer_byte(&sheet, '\0');
    buffer_format(&tree, "p(\"%s\")", text);
    buffer_byte(&tree, '\0');
    Setting setting = setting_of(tree.at, sheet.at);
    ck_no_findings(setting.styling->diagnostics);
    const Line *line = setting_line(&setting, 0);
    Buffer out = {0};
    for (uint32_t i = 0; i < line->item_count; i++) {
        const LineItem *item = &line->items[i];
        buffer_string(&out, i ? " " : "");
        buffer_length(&out, item->x, 1);
        buffer_byte(&out, ':');
        if (item->element == STRUCTURE_ARTIFACT_LAYOUT)
            buffer_format(&out, "%u", item->run->glyph_count);
        else
            buffer_put(&out, item->run->text);
    }
    ck_buffer(&out, expected, stops);
    buffer_free(&sheet);
    buffer_free(&tree);
    setting_close(&setting);
}

START_TEST(tabs_end_at_stops)
{
    ck_stops("a\tb\tc", "50pt, 95pt", "0:a 50:b 95:c");
    ck_stops("a\tb\tc", "95pt, 50pt", "0:a 50:b 95:c");
    ck_stops("abcdef\tb\tc\td", "50pt, 95pt", "0:abcdef 95:b 110:c 130:d");
    ck_stops("a\tb", "none", "0:a 20:b");
}
END_TEST

START_TEST(text_is_aligned_at_them)
{
    ck_stops("a\tbcd\te", "50pt right, 100pt center", "0:a 20:bcd 95:e");
    ck_stops("a\tbcd", "100pt center", "0:a 85:bcd");
    ck_stops("\t12.5\tx", "50pt decimal, 100pt", "30:12.5 100:x");
    ck_stops("\t125", "50pt decimal", "20:125");
    ck_stops("ab\tcdefgh", "50pt right", "0:ab 20:cdefgh"); /* there is no room */
}
END_TEST

START_TEST(a_decimal_comma_is_one_where_the_language_has_it)
{
    Setting setting = setting_of("p[lang=fr](\"\t1,25\")", "p { width: 300pt; white-space: pre; "
                                                           "-plenary-tab-stops: 50pt decimal }");
    ck_points(setting_line(&setting, 0)->items[0].x, 40);
    setting_close(&setting);
}
END_TEST

START_TEST(leaders_fill_tabs)
{
    ck_stops("a\tb", "100pt right '.'", "0:a 10:8 90:b");
    ck_stops("a\tb\tc", "100pt right '.', 150pt right", "0:a 10:8 90:b 140:c");
}
END_TEST

START_TEST(lines_are_broken_with_them)
{
    ck_lines_of("p(\"a\tbc de fg\")",
                "p { width: 100pt; white-space: pre-wrap; -plenary-tab-stops: 60pt }",
                "a\tbc\nde fg\n");
    ck_lines_of("p(\"a\tbc de fg\")",
                "p { width: 100pt; white-space: pre-wrap; text-wrap: pretty; "
                "-plenary-tab-stops: 60pt }",
                "a\tbc\nde fg\n");
}
END_TEST

Suite *tab_stops_suite(void);
Suite *tab_stops_suite(void)
{
    Suite *suite = suite_create("tab_stops");
    TCase *cases = tcase_create("tab_stops");
    tcase_add_test(cases, tabs_end_at_stops);
    tcase_add_test(cases, text_is_aligned_at_them);
    tcase_add_test(cases, a_decimal_comma_is_one_where_the_language_has_it);
    tcase_add_test(cases, leaders_fill_tabs);
    tcase_add_test(cases, lines_are_broken_with_them);
    suite_add_tcase(suite, cases);
    return suite;
}
