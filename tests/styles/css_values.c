#include "styles/css_values.h"

#include "styles/css_colors.h"
#include "tests/styles/styling.h"

enum {
    LENGTH_OR_PERCENT = ACCEPTS_LENGTH | ACCEPTS_PERCENT,
    ANY_NUMBER = ACCEPTS_NUMBER,
    ANY = INT32_MIN
};

typedef struct Reading {
    Arena *arena;
    Diagnostics *diagnostics;
    ValueReader reader;
} Reading;

static Reading reading_of(const char *css)
{
    Reading reading = {.arena = arena_new(0)};
    reading.diagnostics = diagnostics_new(reading.arena);
    CssReading common = {reading.arena, names_new(reading.arena), source_over(reading.arena, css),
                         reading.diagnostics, NULL};
    reading.reader = value_reader(&common, css_tokens_of(&common));
    return reading;
}

/* Fails unless the value that was read, from the whole text, is printed so; NULL: it must be
 * refused. */
static void ck_read(Reading *reading, bool is_read, const Value *value, const char *expected,
                    const char *css)
{
    is_read = is_read && value_at_end(&reading->reader);
    if (!expected) {
        ck_assert_msg(!is_read, "%s is read", css);
    } else {
        ck_assert_msg(is_read, "%s is not read", css);
        Buffer out = {0};
        value_print(value, &out);
        ck_buffer(&out, expected, css);
    }
    arena_free(reading->arena);
}

/* --- numbers ------------------------------------------------------------------------------- */

typedef struct NumericRow {
    const char *css;
    unsigned accepts;
    int32_t least;
    const char *printed; /* NULL: refused */
} NumericRow;

static const NumericRow numeric_rows[] = {
    {"12pt", ACCEPTS_LENGTH, 0, "12pt"},
    {"12PT", ACCEPTS_LENGTH, 0, "12pt"},
    {"1in", ACCEPTS_LENGTH, 0, "72pt"},
    {"2.54cm", ACCEPTS_LENGTH, 0, "72pt"},
    {"25.4mm", ACCEPTS_LENGTH, 0, "72pt"},
    {"101.6q", ACCEPTS_LENGTH, 0, "72pt"},
    {"6pc", ACCEPTS_LENGTH, 0, "72pt"},
    {"96px", ACCEPTS_LENGTH, 0, "72pt"},
    {"210mm", ACCEPTS_LENGTH, 0, "595.2756pt"},
    {"0.24pt", ACCEPTS_LENGTH, 0, "0.24pt"},
    {"0", ACCEPTS_LENGTH, 0, "0"},
    {"-0", ACCEPTS_LENGTH, 0, "0"},
    {"0pt", ACCEPTS_LENGTH, 0, "0"},
    {"1", ACCEPTS_LENGTH, 0, NULL},
    {"1.5em", ACCEPTS_LENGTH, 0, "1.5em"},
    {"2rem", ACCEPTS_LENGTH, 0, "2rem"},
    {"1ex", ACCEPTS_LENGTH, 0, "1ex"},
    {"3ch", ACCEPTS_LENGTH, 0, "3ch"},
    {"1lh", ACCEPTS_LENGTH, 0, "1lh"},
    {"-1pt", ACCEPTS_LENGTH, 0, NULL},
    {"-1em", ACCEPTS_LENGTH, 0, NULL},
    {"-1pt", ACCEPTS_LENGTH, ANY, "-1pt"},
    {"-1em", ACCEPTS_LENGTH, ANY, "-1em"},
    {"10vw", ACCEPTS_LENGTH, 0, NULL},
    {"10furlong", ACCEPTS_LENGTH, 0, NULL},
    {"50%", ACCEPTS_LENGTH, 0, NULL},
    {"50%", LENGTH_OR_PERCENT, 0, "50%"},
    {"103%", ACCEPTS_PERCENT, 0, "103%"},
    {"-5%", ACCEPTS_PERCENT, 0, NULL},
    {"0%", ACCEPTS_PERCENT, 0, "0"},
    {"1.2", ANY_NUMBER, 0, "1.2"},
    {"1", ANY_NUMBER, 0, "1"},
    {"1", ACCEPTS_INTEGER, 1, "1"},
    {"0", ACCEPTS_INTEGER, 1, NULL},
    {"1.0", ACCEPTS_INTEGER, 1, NULL},
    {"-3", ACCEPTS_INTEGER, ANY, "-3"},
    {"+3", ACCEPTS_INTEGER, ANY, "3"},
    {"12pt", ACCEPTS_INTEGER, ANY, NULL},
    {"red", LENGTH_OR_PERCENT, ANY, NULL},
    {"", LENGTH_OR_PERCENT, ANY, NULL},
    /* calc() */
    {"calc(1pt + 2pt)", ACCEPTS_LENGTH, 0, "3pt"},
    {"calc( 1pt + 2pt )", ACCEPTS_LENGTH, 0, "3pt"},
    {"CALC(1in - 12pt)", ACCEPTS_LENGTH, 0, "60pt"},
    {"calc(2 * 3pt)", ACCEPTS_LENGTH, 0, "6pt"},
    {"calc(3pt * 2)", ACCEPTS_LENGTH, 0, "6pt"},
    {"calc(3pt/2)", ACCEPTS_LENGTH, 0, "1.5pt"},
    {"calc(3pt*2)", ACCEPTS_LENGTH, 0, "6pt"},
    {"calc(1pt + 2pt * 3)", ACCEPTS_LENGTH, 0, "7pt"},
    {"calc((1pt + 2pt) * 3)", ACCEPTS_LENGTH, 0, "9pt"},
    {"calc(calc(1pt + 2pt) * 3)", ACCEPTS_LENGTH, 0, "9pt"},
    {"calc(10pt - 2pt - 3pt)", ACCEPTS_LENGTH, 0, "5pt"},
    {"calc(12pt / 2 / 3)", ACCEPTS_LENGTH, 0, "2pt"},
    {"calc(-1 * -2pt)", ACCEPTS_LENGTH, 0, "2pt"},
    {"calc(1pt / -2)", ACCEPTS_LENGTH, ANY, "-0.5pt"},
    {"calc(50% + 10pt)", LENGTH_OR_PERCENT, 0, "calc(50% + 10pt)"},
    {"calc(50% - 10pt)", LENGTH_OR_PERCENT, 0, "calc(50% + -10pt)"},
    {"calc(100% / 4)", LENGTH_OR_PERCENT, 0, "25%"},
    {"calc(50% + 10pt)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(50%)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(2 * 1.5em)", ACCEPTS_LENGTH, 0, "3em"},
    {"calc(1em + 1rem)", ACCEPTS_LENGTH, 0, "calc(1em + 1rem)"},
    {"calc(1em + 2pt)", ACCEPTS_LENGTH, 0, "calc(1em + 2pt)"},
    {"calc(1em - 1em)", ACCEPTS_LENGTH, 0, "0"},
    {"calc(2 + 3)", ANY_NUMBER, 0, "5"},
    {"calc(5 / 2)", ANY_NUMBER, 0, "2.5"},
    {"calc(5 / 2)", ACCEPTS_INTEGER, 0, "3"},
    {"calc(2 + 3)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt - 5pt)", ACCEPTS_LENGTH, 0, "0"},
    {"calc(1pt - 5pt)", ACCEPTS_LENGTH, ANY, "-4pt"},
    {"calc(-5%)", ACCEPTS_PERCENT, 0, "0"},
    {"calc(0)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt + 2)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt * 2pt)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(2 / 1pt)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt +2pt)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt+ 2pt)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt + )", ACCEPTS_LENGTH, 0, NULL},
    {"calc()", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt 2pt)", ACCEPTS_LENGTH, 0, NULL},
    {"calc(1pt", ACCEPTS_LENGTH, 0, "1pt"},
    {"calc((1pt", ACCEPTS_LENGTH, 0, "1pt"},
    {"calc(1pt]", ACCEPTS_LENGTH, 0, NULL},
    {"min(1pt, 2pt)", ACCEPTS_LENGTH, 0, "1pt"},
    {"min(1pt, 2em)", ACCEPTS_LENGTH, 0, "min(2em, 1pt)"},
    {"calc(2 * max(1pt, 2em) - 1pt)", ACCEPTS_LENGTH, 0, "calc(max(4em, 2pt) + -1pt)"},
    {"calc(3pt - min(1pt, 2em))", ACCEPTS_LENGTH, 0, "calc(max(-2em, -1pt) + 3pt)"},
    {"clamp(1em, 2pt, 3pt)", ACCEPTS_LENGTH, 0, "max(2pt, 1em)"},
    {"min(1%, 2pt)", ACCEPTS_LENGTH | ACCEPTS_PERCENT, 0, NULL},
    {"max(1%, 2%)", ACCEPTS_LENGTH | ACCEPTS_PERCENT, 0, "2%"},
};

START_TEST(a_number_is_read_as_its_property_accepts_it)
{
    const NumericRow *row = &numeric_rows[_i];
    Reading reading = reading_of(row->css);
    Value value;
    bool is_read = value_read_numeric(&reading.reader, row->accepts, row->least, &value);
    ck_read(&reading, is_read, &value, row->printed, row->css);
}
END_TEST

typedef struct ClippedRow {
    const char *css;
    unsigned accepts;
    const char *printed;
} ClippedRow;

static const ClippedRow clipped_rows[] = {
    {"1000in", ACCEPTS_LENGTH, "32768pt"},
    {"-1000in", ACCEPTS_LENGTH, "-32768pt"},
    {"1e30pt", ACCEPTS_LENGTH, "32768pt"},
    {"99999999999em", ACCEPTS_LENGTH, "32768em"},
    {"1e30", ANY_NUMBER, "32768"},
    {"99999999999", ACCEPTS_INTEGER, "2147483647"},
    {"-99999999999", ACCEPTS_INTEGER, "-2147483648"},
    {"9999999999%", ACCEPTS_PERCENT, "3276800%"},
    {"calc(1pt / 0)", ACCEPTS_LENGTH, "32768pt"},
    {"calc(-1pt / 0)", ACCEPTS_LENGTH, "-32768pt"},
    {"calc(1e30pt * 1e30)", ACCEPTS_LENGTH, "32768pt"},
    {"calc(-1e30pt * 1e30)", ACCEPTS_LENGTH, "-32768pt"},
    {"calc(0 / 0)", ANY_NUMBER, "0"},
};

START_TEST(what_no_value_can_hold_is_clipped_and_told)
{
    const ClippedRow *row = &clipped_rows[_i];
    Reading reading = reading_of(row->css);
    Value value;
    bool is_read = value_read_numeric(&reading.reader, row->accepts, ANY, &value);
    ck_assert_uint_ge(reading.diagnostics->seen[STYLE_CLIPPED], 1);
    ck_read(&reading, is_read, &value, row->printed, row->css);
}
END_TEST

START_TEST(a_reader_that_refuses_stays_where_it_was)
{
    static const char *const refused[] = {"red", "10vw", "-1pt", "calc(1pt + )", "calc(1pt * 2pt)",
                                          "1"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Reading reading = reading_of(refused[i]);
        const CssToken *start = reading.reader.at;
        Value value;
        ck_assert(!value_read_numeric(&reading.reader, ACCEPTS_LENGTH, 0, &value));
        ck_assert_ptr_eq(reading.reader.at, start);
        ck_assert_uint_eq(reading.reader.depth, 0);
        arena_free(reading.arena);
    }
}
END_TEST

/* --- colours ------------------------------------------------------------------------------- */

typedef struct TextRow {
    const char *css;
    const char *printed; /* NULL: refused */
} TextRow;

static const TextRow color_rows[] = {
    {"black", "#000000"},
    {"white", "#ffffff"},
    {"Red", "#ff0000"},
    {"rebeccapurple", "#663399"},
    {"aliceblue", "#f0f8ff"},
    {"yellowgreen", "#9acd32"},
    {"grey", "#808080"},
    {"darkgray", "#a9a9a9"},
    {"reddish", NULL},
    {"transparent", "transparent"},
    {"currentColor", "currentcolor"},
    {"#000", "#000000"},
    {"#f80", "#ff8800"},
    {"#f80f", "#ff8800"},
    {"#f800", "transparent"},
    {"#f808", "rgb(100% 53.33% 0% / 53.33%)"},
    {"#FF8800", "#ff8800"},
    {"#ff8800ff", "#ff8800"},
    {"#ff880000", "transparent"},
    {"#ff880080", "rgb(100% 53.33% 0% / 50.2%)"},
    {"#ff88001", NULL},
    {"#ff", NULL},
    {"#ggg", NULL},
    {"#12345", NULL},
    {"rgb(255 136 0)", "#ff8800"},
    {"rgb(255, 136, 0)", "#ff8800"},
    {"rgb(100% 50% 0%)", "rgb(100% 50% 0%)"},
    {"rgb(255 136 0 / 1)", "#ff8800"},
    {"rgb(255 136 0 / 100%)", "#ff8800"},
    {"rgb(255 136 0 / 0)", "transparent"},
    {"rgb(255 136 0 / 50%)", "rgb(100% 53.33% 0% / 50%)"},
    {"rgba(255, 136, 0, 1)", "#ff8800"},
    {"rgba(255, 136, 0, 0.5)", "rgb(100% 53.33% 0% / 50%)"},
    {"rgb(300 -20 0)", "#ff0000"},
    {"rgb(255 136)", NULL},
    {"rgb(255, 136 0)", NULL},
    {"rgb(255 136 0 0)", NULL},
    {"rgb()", NULL},
    {"device-cmyk(0 0 0 1)", "device-cmyk(0% 0% 0% 100%)"},
    {"device-cmyk(0 0 0 100%)", "device-cmyk(0% 0% 0% 100%)"},
    {"device-cmyk(10%, 20%, 30%, 40%)", "device-cmyk(10% 20% 30% 40%)"},
    {"device-cmyk(0 0 0 2)", "device-cmyk(0% 0% 0% 100%)"},
    {"device-cmyk(0 0 0)", NULL},
    {"hsl(120deg 100% 50%)", "#00ff00"},
    {"12pt", NULL},
};

START_TEST(a_colour_is_read_and_printed)
{
    Reading reading = reading_of(color_rows[_i].css);
    Value value;
    bool is_read = css_read_color(&reading.reader, &value);
    ck_read(&reading, is_read, &value, color_rows[_i].printed, color_rows[_i].css);
}
END_TEST

START_TEST(an_even_rgb_is_a_grey_and_prints_in_black_ink)
{
    static const struct {
        const char *css;
        uint16_t space;
        uint16_t first;
    } colors[] = {
        {"black", COLOR_GRAY, 0},
        {"#fff", COLOR_GRAY, 65535},
        {"rgb(50% 50% 50%)", COLOR_GRAY, 32768},
        {"gray", COLOR_GRAY, 0x8080},
        {"#000001", COLOR_RGB, 0},
        {"device-cmyk(0 0 0 1)", COLOR_CMYK, 0},
        {"transparent", COLOR_NONE, 0},
    };
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        Reading reading = reading_of(colors[i].css);
        Value value;
        ck_assert(css_read_color(&reading.reader, &value));
        ck_assert_uint_eq(value.color->space, colors[i].space);
        ck_assert_uint_eq(value.color->c[0], colors[i].first);
        arena_free(reading.arena);
    }
}
END_TEST

START_TEST(colours_by_hue_and_alpha_are_read)
{
    static const TextRow colors[] = {
        {"hsl(0 100% 50%)", "#ff0000"},
        {"hsl(120deg 100% 25%)", "#008000"},
        {"hsl(-240, 100%, 50%)", "#00ff00"},
        {"hsl(0.5turn 100 50)", "#00ffff"},
        {"hsl(200grad 0% 20%)", "#333333"},
        {"hsl(3.14159265rad 100% 50%)", "#00ffff"},
        {"hsla(240, 100%, 50%, 0)", "transparent"},
        {"hsl(none none 100%)", "#ffffff"},
        {"hwb(0 0% 0%)", "#ff0000"},
        {"hwb(60 0% 0%)", "#ffff00"},
        {"hwb(240 50% 50%)", "#808080"},
        {"hwb(90 100% 100%)", "#808080"},
        {"rgb(255 0 0 / .5)", "rgb(100% 0% 0% / 50%)"},
        {"#f008", "rgb(100% 0% 0% / 53.33%)"},
        {"#00000080", "rgb(0% 0% 0% / 50.2%)"},
        {"rgba(0, 0, 0, 25%)", "rgb(0% 0% 0% / 25%)"},
        {"rgb(0 0 0 / 2)", "#000000"},
        {"device-cmyk(0 1 0 0 / 20%)", "device-cmyk(0% 100% 0% 0% / 20%)"},
    };
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        Reading reading = reading_of(colors[i].css);
        Buffer out = {0};
        Value value;
        ck_assert_msg(css_read_color(&reading.reader, &value), "%s", colors[i].css);
        value_print(&value, &out);
        buffer_byte(&out, '\0');
        ck_assert_str_eq(out.at, colors[i].printed);
        buffer_free(&out);
        arena_free(reading.arena);
    }
}
END_TEST

START_TEST(colours_whose_parts_are_wrong_are_refused)
{
    static const char *const wrong[] = {"hwb(0, 0%, 0%)",   "hsl(10% 20% 30%)", "hsl(1em 2% 3%)",
                                        "hsl(0 100%, 50%)", "hsl(0 1%)",        "#12345"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Reading reading = reading_of(wrong[i]);
        Value value;
        ck_assert_msg(!css_read_color(&reading.reader, &value), "%s", wrong[i]);
        arena_free(reading.arena);
    }
}
END_TEST

START_TEST(colours_that_cannot_be_painted_yet_are_told_apart)
{
    static const char *const unsupported[] = {"lab(1 2 3)", "oklch(0.5 0.1 20)",
                                              "color(srgb 1 0 0)"};
    for (size_t i = 0; i < sizeof unsupported / sizeof *unsupported; i++) {
        Reading reading = reading_of(unsupported[i]);
        Value value;
        ck_assert(!css_read_color(&reading.reader, &value));
        ck_assert_ptr_nonnull(reading.reader.unsupported);
        arena_free(reading.arena);
    }
}
END_TEST

/* --- values -------------------------------------------------------------------------------- */

START_TEST(names_and_texts_are_printed_so_that_they_can_be_read_again)
{
    static const TextRow texts[] = {
        {"plain", "plain"},
        {"\\31 x", "\\31 x"},
        {"a\\:b", "a\\:b"},
        {"-\\31", "-\\31 "},
        {"日本", "日本"},
        {"\\-", "\\-"},
        {"\"a\\\"b\"", "\"a\\\"b\""},
        {"'it\\27s'", "\"it's\""},
        {"'a\\9 b'", "\"a\\9 b\""},
        {"'back\\\\slash'", "\"back\\\\slash\""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Reading reading = reading_of(texts[i].css);
        Value value;
        bool is_read =
            value_read_text(&reading.reader, &value) || value_read_name(&reading.reader, &value);
        ck_read(&reading, is_read, &value, texts[i].printed, texts[i].css);
    }
}
END_TEST

START_TEST(reserved_words_are_no_names)
{
    static const char *const reserved[] = {"inherit", "INITIAL", "unset",  "revert",
                                           "none",    "default", "'text'", "1x"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        Reading reading = reading_of(reserved[i]);
        Value value;
        ck_assert(!value_read_name(&reading.reader, &value));
        arena_free(reading.arena);
    }
}
END_TEST

static Value number_of(int32_t kind, int32_t figure)
{
    Value value = {.kind = (uint8_t)kind};
    value.integer = figure;
    return value;
}

START_TEST(equal_values_have_equal_hashes_and_others_differ)
{
    Arena *arena = arena_new(0);
    Value items[] = {number_of(VALUE_INTEGER, 1), value_of_text(arena, text_of("x"))};
    ValueBuilder list = {.arena = arena};
    value_add(&list, items[0]);
    value_add(&list, items[1]);
    Value values[] = {
        value_of_keyword(KEYWORD_AUTO),
        value_of_keyword(KEYWORD_NONE),
        number_of(VALUE_INTEGER, 1),
        number_of(VALUE_NUMBER, 1),
        number_of(VALUE_LENGTH, 1),
        {.kind = VALUE_LENGTH, .percent = 1},
        value_of_text(arena, text_of("a")),
        value_of_text(arena, text_of("b")),
        value_of_color(arena, (Color){.space = COLOR_GRAY}),
        value_of_color(arena, (Color){.space = COLOR_NONE}),
        value_list_of(&list),
        value_function_of(&list, KEYWORD_COUNTER),
        value_function_of(&list, KEYWORD_COUNTERS),
    };
    enum {
        COUNT = sizeof values / sizeof *values
    };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++)
            ck_assert_int_eq(value_equal(&values[i], &values[j]), i == j);
    Value text = value_of_text(arena, text_copy(arena, text_of("a")));
    ck_assert(value_equal(&text, &values[6]));
    ck_assert(value_hash(&text) == value_hash(&values[6]));
    arena_free(arena);
}
END_TEST

/* --- keywords ------------------------------------------------------------------------------ */

START_TEST(every_keyword_is_found_by_its_name)
{
    for (Keyword keyword = KEYWORD_NONE_GIVEN + 1; keyword < KEYWORD_COUNT; keyword++) {
        const char *name = keyword_name(keyword);
        ck_assert_ptr_nonnull(name);
        ck_assert_msg(keyword_find(text_of(name)) == keyword, "%s is not found", name);
    }
}
END_TEST

START_TEST(keywords_are_found_in_any_case_and_nothing_else_is)
{
    ck_assert_int_eq(keyword_find(text_of("AuTo")), KEYWORD_AUTO);
    static const char *const unknown[] = {
        "", "aut", "autoo", "zzz", "0", "a-name-that-is-longer-than-every-keyword-there-is"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        ck_assert_int_eq(keyword_find(text_of(unknown[i])), KEYWORD_NONE_GIVEN);
}
END_TEST

Suite *css_values_suite(void);
Suite *css_values_suite(void)
{
    Suite *suite = suite_create("css_values");
    TCase *cases = tcase_create("css_values");
    tcase_add_loop_test(cases, a_number_is_read_as_its_property_accepts_it, 0,
                        (int)(sizeof numeric_rows / sizeof *numeric_rows));
    tcase_add_loop_test(cases, what_no_value_can_hold_is_clipped_and_told, 0,
                        (int)(sizeof clipped_rows / sizeof *clipped_rows));
    tcase_add_test(cases, a_reader_that_refuses_stays_where_it_was);
    tcase_add_loop_test(cases, a_colour_is_read_and_printed, 0,
                        (int)(sizeof color_rows / sizeof *color_rows));
    tcase_add_test(cases, an_even_rgb_is_a_grey_and_prints_in_black_ink);
    tcase_add_test(cases, colours_by_hue_and_alpha_are_read);
    tcase_add_test(cases, colours_whose_parts_are_wrong_are_refused);
    tcase_add_test(cases, colours_that_cannot_be_painted_yet_are_told_apart);
    tcase_add_test(cases, names_and_texts_are_printed_so_that_they_can_be_read_again);
    tcase_add_test(cases, reserved_words_are_no_names);
    tcase_add_test(cases, equal_values_have_equal_hashes_and_others_differ);
    tcase_add_test(cases, every_keyword_is_found_by_its_name);
    tcase_add_test(cases, keywords_are_found_in_any_case_and_nothing_else_is);
    suite_add_tcase(suite, cases);
    return suite;
}
