#include "styles/property_table.h"

#include "styles/property_names.h"
#include "styles/property_values.h"
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
        ck_assert_int_eq(property_of(row->name), property);
    }
}
END_TEST

/* Fails unless the text is a value of the property; or, where it is not supported yet, is known to be
 * one. */
static void ck_reads(PropertyId property, const char *css)
{
    Arena *arena = arena_new(0);
    CssReading common = {arena, names_new(arena), source_over(arena, css), diagnostics_new(arena),
                         NULL};
    ValueReader reader = value_reader(&common, css_tokens_of(&common));
    Value value;
    bool is_read = property_read(property, &reader, &value) && value_at_end(&reader);
    bool is_later = reader.furthest < reader.end && property_is_later(property, reader.furthest);
    ck_assert_msg(is_read || is_later, "%s: %s is not read", property_name(property), css);
    arena_free(arena);
}

START_TEST(every_keyword_and_initial_value_is_read_by_its_own_property)
{
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++) {
        const PropertyRow *row = property_row(property);
        for (const uint16_t *at = row->grammar->keywords; at && *at; at++)
            ck_reads(property, keyword_name((Keyword)*at));
        Buffer initial = {0};
        property_print(property, &row->initial, &initial);
        buffer_byte(&initial, '\0');
        ck_reads(property, initial.at);
        buffer_free(&initial);
    }
}
END_TEST

/* What layout does not honour is said to be known, and changes nothing. */
START_TEST(what_is_not_supported_yet_is_refused_aloud)
{
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++) {
        const PropertyRow *row = property_row(property);
        Buffer sheet = {0};
        buffer_format(&sheet, "p { %s: ", row->name);
        property_print(property, &row->initial, &sheet);
        buffer_string(&sheet, " }");
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of("p#t", sheet.at);
        if (property_row(property)->traits & OF_PAGES)
            ck_found(styling->diagnostics, STYLE_OF_PAGES, 1);
        else if (property_is_supported(property))
            ck_no_findings(styling->diagnostics);
        else
            ck_found(styling->diagnostics, STYLE_UNSUPPORTED_PROPERTY, 1);
        ck_assert(value_equal(style_value(styling_styled(styling, "t")->style, property),
                              style_value(styling->tree->initial, property)));
        buffer_free(&sheet);
        styling_close(styling);
    }
}
END_TEST

/* clang-format off */
static const char *const inherited[] = {
    "font-size", "line-height", "color", "font-family", "font-style", "font-weight", "font-stretch",
    "font-kerning", "text-align", "text-align-last", "text-indent", "text-transform",
    "letter-spacing", "word-spacing", "white-space", "tab-size", "direction", "list-style-type",
    "quotes", "orphans", "widows", "list-style-position", "text-wrap", "-plenary-leading",
    "font-variant-ligatures", "font-feature-settings", "-plenary-font-scale",
    "-plenary-optical-margins", "-plenary-tab-stops", "-plenary-justify-spaces", "-plenary-justify-letters", "-plenary-hyphen-break", "text-justify", "hanging-punctuation",
    "hyphens", "hyphenate-character", "-plenary-hyphenate-total", "hyphenate-before",
    "hyphenate-after", "hyphenate-limit-lines", "hyphenate-limit-zone", "overflow-wrap",
    "word-break", "line-break", "text-spacing-trim", "list-style-image", "footnote-style-position",
    "border-collapse", "border-spacing", "caption-side", "-plenary-caption-repeat", "empty-cells",
    "-plenary-note-call-placement", "-plenary-note-separator", "-plenary-line-number",
    "-plenary-line-number-side", "-plenary-line-number-reset",
    "font-variant-caps", "font-variant-numeric", "font-variant-position", "font-variation-settings",
    "font-language-override"
};
/* clang-format on */

START_TEST(inheritance_is_as_css_says)
{
    size_t found = 0;
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++)
        found += property_is_inherited(property);
    ck_assert_uint_eq(found, sizeof inherited / sizeof *inherited);
    for (size_t i = 0; i < found; i++)
        ck_assert(property_is_inherited(property_of(inherited[i])));
}
END_TEST

START_TEST(all_names_are_found_in_the_table_of_names)
{
    Arena *arena = arena_new(0);
    const PropertyNames *names = property_names_new(arena);
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++)
        ck_assert_int_eq(property_names_find(names, text_of(property_name(property))).property,
                         property);
    PropertyId property;
    for (size_t i = 0; property_alias_at(i, &property); i++)
        ck_assert_int_eq(
            property_names_find(names, text_of(property_alias_at(i, &property))).property,
            property);
    for (size_t i = 0; shorthand_at(i); i++)
        ck_assert_ptr_eq(property_names_find(names, text_of(shorthand_at(i)->name)).shorthand,
                         shorthand_at(i));
    ck_assert_int_eq(property_names_find(names, text_of("ORPHANS")).property, PROPERTY_ORPHANS);
    ck_assert_int_eq(property_names_find(names, text_of("nonsense")).property, PROPERTY_COUNT);
    ck_assert_int_eq(property_names_find(names, text_of("")).property, PROPERTY_COUNT);
    arena_free(arena);
}
END_TEST

START_TEST(shorthands_set_what_they_name)
{
    for (size_t i = 0; shorthand_at(i); i++) {
        const Shorthand *shorthand = shorthand_at(i);
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
    tcase_add_test(cases, what_is_not_supported_yet_is_refused_aloud);
    tcase_add_test(cases, inheritance_is_as_css_says);
    tcase_add_test(cases, all_names_are_found_in_the_table_of_names);
    tcase_add_test(cases, shorthands_set_what_they_name);
    suite_add_tcase(suite, cases);
    return suite;
}
