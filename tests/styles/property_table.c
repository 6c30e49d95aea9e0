#include "styles/property_table.h"

#include "styles/shorthands.h"
#include "tests/styles/styling.h"

START_TEST(every_row_is_complete_and_its_name_unique)
{
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++) {
        const PropertyRow *row = property_row(property);
        ck_assert_msg(row->name && row->grammar, "property %d has no row", (int)property);
        ck_assert_msg(row->grammar->keywords || row->grammar->accepts || row->grammar->read,
                      "%s has no grammar", row->name);
        ck_assert_msg(!row->grammar->read == !row->grammar->words, "%s has no words", row->name);
        ck_assert_int_eq(property_find(text_of(row->name)), property);
        ck_assert_ptr_null(shorthand_find(text_of(row->name)));
    }
}
END_TEST

/* Every keyword of every row, and the printed initial value, is read by its own property. */
START_TEST(every_keyword_and_initial_value_is_read_by_its_own_property)
{
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++) {
        const PropertyRow *row = property_row(property);
        Buffer sheet = {0};
        for (const uint16_t *at = row->grammar->keywords; at && *at; at++)
            buffer_format(&sheet, "p { %s: %s }\n", row->name, keyword_name((Keyword)*at));
        buffer_format(&sheet, "p { %s: ", row->name);
        property_print(property, &row->initial, &sheet);
        buffer_string(&sheet, " }");
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of("p#t", sheet.at);
        ck_no_findings(styling->diagnostics);
        ck_assert(value_equal(style_value(styling_styled(styling, "t")->style, property),
                              style_value(styling->tree->initial, property)));
        buffer_free(&sheet);
        styling_close(styling);
    }
}
END_TEST

START_TEST(inheritance_is_as_css_says)
{
    static const char *const inherited[] = {"font-size",
                                            "line-height",
                                            "color",
                                            "font-family",
                                            "font-style",
                                            "font-weight",
                                            "font-stretch",
                                            "font-kerning",
                                            "text-align",
                                            "text-align-last",
                                            "text-indent",
                                            "text-transform",
                                            "letter-spacing",
                                            "word-spacing",
                                            "white-space",
                                            "tab-size",
                                            "direction",
                                            "list-style-type",
                                            "quotes",
                                            "orphans",
                                            "widows",
                                            "list-style-position",
                                            "text-wrap",
                                            "-plenary-leading",
                                            "font-variant-ligatures",
                                            "font-feature-settings",
                                            "-plenary-font-scale",
                                            "-plenary-justify-spaces",
                                            "-plenary-hyphen-break"};
    size_t found = 0;
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++)
        found += property_row(property)->is_inherited;
    ck_assert_uint_eq(found, sizeof inherited / sizeof *inherited);
    for (size_t i = 0; i < found; i++)
        ck_assert(property_row(property_find(text_of(inherited[i])))->is_inherited);
}
END_TEST

START_TEST(shorthands_set_what_they_name)
{
    for (size_t i = 0; shorthand_at(i); i++) {
        const Shorthand *shorthand = shorthand_at(i);
        ck_assert_ptr_eq(shorthand_find(text_of(shorthand->name)), shorthand);
        ck_assert_uint_le(shorthand->count, LONGHANDS_MOST);
        for (int k = 0; k < shorthand->count; k++)
            ck_assert_uint_lt(shorthand->longhands[k], PROPERTY_COUNT);
    }
}
END_TEST

Suite *property_table_suite(void);
Suite *property_table_suite(void)
{
    Suite *suite = suite_create("property_table");
    TCase *cases = tcase_create("property_table");
    tcase_add_test(cases, every_row_is_complete_and_its_name_unique);
    tcase_add_test(cases, every_keyword_and_initial_value_is_read_by_its_own_property);
    tcase_add_test(cases, inheritance_is_as_css_says);
    tcase_add_test(cases, shorthands_set_what_they_name);
    suite_add_tcase(suite, cases);
    return suite;
}
