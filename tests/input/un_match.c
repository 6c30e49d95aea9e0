#include "input/un_formulas.h"
#include "input/un_match.h"
#include "tests/support/support.h"

typedef struct Form {
    const char *text;
    size_t bytes; /* that the matcher takes */
} Form;

START_TEST(numbers_of_resolutions_have_many_forms)
{
    static const Form forms[] = {
        {"62/165. Title", 6},
        {"62/243 A. Title", 8},
        {"217 A (III). Title", 11},
        {"2200 A (XXI).", 13 - 1},
        {"2758 (XXVI)", 11},
        {"S-10/2.", 6},
        {"ES-11/1.", 7},
        {"3362 (S-VII).", 12},
        {"2252 (ES-V).", 11},
        {"2223 (2015)", 11},
        {"2013/24.", 7},
        {"1296 (XLIV)", 11},
        {"41/11.", 5},
        {"S-9/1.", 5},
        {"62/404.", 6},
        {"60/264 A and B.", 14},
        {"47/20 A–C.", 11},
        {"62 165", 0},
        {"1850/24.", 0},
        {"62/1650", 0},
        {"12345 (XXI)", 0},
        {"217 A", 0},
        {"2223 (15)", 0},
        {"S-2223 (2015)", 0},
        {"62/", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(match_resolution_number(text_of(forms[i].text)) == forms[i].bytes, "%s",
                      forms[i].text);
}
END_TEST

START_TEST(paragraph_numbers_have_a_mark_and_a_space)
{
    static const Form forms[] = {
        {"1. Text", 3},  {"12.  Text", 5},    {"1 - Text", 4}, {"1 – Text", 6},
        {"١ - تقرر", 5}, {"1．决定", 4},      {"1、决定", 4},  {"1.重申", 2},
        {"1.", 2},       {"1.5 per cent", 0}, {"1.Text", 0},   {"1993. Text", 0},
        {"0. Text", 0},  {"1 Text", 0},       {"1 -Text", 0},  {"Text", 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        uint32_t number;
        ck_assert_msg(match_paragraph_number(text_of(forms[i].text), &number) == forms[i].bytes,
                      "%s", forms[i].text);
    }
    uint32_t number;
    match_paragraph_number(text_of("٢١ - تقرر"), &number);
    ck_assert_uint_eq(number, 21);
}
END_TEST

static void ck_label(const char *text, size_t bytes, LabelForm form, LabelSeries series,
                     uint32_t ordinal)
{
    Label label;
    ck_assert_msg(match_label(text_of(text), &label) == bytes, "%s", text);
    ck_assert_uint_eq(label.form, form);
    ck_assert_uint_eq(label.ordinals[series], ordinal);
}

START_TEST(labels_are_read_in_every_series_that_they_fit)
{
    ck_label("(a) Text", 4, FORM_PARENTHESES, SERIES_LETTER, 1);
    ck_label("(aa) Text", 5, FORM_PARENTHESES, SERIES_LETTER, 27);
    ck_label("(i) Text", 4, FORM_PARENTHESES, SERIES_ROMAN, 1);
    ck_label("(i) Text", 4, FORM_PARENTHESES, SERIES_LETTER, 9);
    ck_label("(xiv) Text", 6, FORM_PARENTHESES, SERIES_ROMAN, 14);
    ck_label("(c) Text", 4, FORM_PARENTHESES, SERIES_ROMAN, 0);
    ck_label("b) Texte", 3, FORM_RIGHT, SERIES_LETTER, 2);
    ck_label("a. Text", 3, FORM_STOP, SERIES_LETTER, 1);
    ck_label("12) Text", 4, FORM_RIGHT, SERIES_DECIMAL, 12);
    ck_label("в) текст", 4, FORM_RIGHT, SERIES_CYRILLIC, 3);
    ck_label("(ب) نص", 5, FORM_PARENTHESES, SERIES_ARABIC, 2);
    ck_label("(هـ) نص", 7, FORM_PARENTHESES, SERIES_ARABIC, 5);
    ck_label("(二)又", 5, FORM_PARENTHESES, SERIES_HAN, 2);
    ck_label("（三） 又", 10, FORM_PARENTHESES, SERIES_HAN, 3);
    ck_label("'2' نص", 4, FORM_QUOTES, SERIES_DECIMAL, 2);
}
END_TEST

START_TEST(words_in_parentheses_are_no_labels)
{
    static const char *const texts[] = {"(and) so", "(a)bc",     "(A) Text", "(0) Text",
                                        "a Text",   "(a",        "1. Text",  "(see above)",
                                        "",         "(ab) Text", "'0' نص"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Label label;
        ck_assert_msg(match_label(text_of(texts[i]), &label) == 0, "%s", texts[i]);
        ck_assert_uint_eq(label.form, FORM_NONE);
    }
}
END_TEST

START_TEST(notes_are_labelled_in_five_styles)
{
    static const struct {
        const char *text;
        size_t bytes;
        NoteStyle style;
        uint32_t number;
    } forms[] = {
        {"1 Text", 2, NOTE_PLAIN, 1},    {"12. Text", 4, NOTE_STOP, 12},
        {"3/ Text", 3, NOTE_SOLIDUS, 3}, {"(4) Text", 4, NOTE_PARENTHESES, 4},
        {"** Text", 3, NOTE_STARS, 2},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        NoteLabel label;
        ck_assert_uint_eq(match_note_label(text_of(forms[i].text), &label), forms[i].bytes);
        ck_assert_uint_eq(label.style, forms[i].style);
        ck_assert_uint_eq(label.number, forms[i].number);
    }
    static const char *const others[] = {"1",          "1 ",     "Text",   "123456789 Text",
                                         "****  Text", "0 Text", "(1 Text"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        NoteLabel label;
        ck_assert_msg(match_note_label(text_of(others[i]), &label) == 0, "%s", others[i]);
    }
}
END_TEST

START_TEST(symbols_may_end_with_a_year)
{
    static const Form forms[] = {
        {"A/RES/62/165", 12},
        {"S/RES/2223 (2015)", 17},
        {"A/CONF.157/24 (Part I)", 13},
        {"A/62/439/Add.2", 14},
        {"ST/SGB/2019/2,", 13},
        {"A/RES/217 (III) of", 15},
        {"AND/or", 3},
        {"62/165", 0},
        {"ABCDEF/1", 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(match_symbol(text_of(forms[i].text)) == forms[i].bytes, "%s", forms[i].text);
}
END_TEST

START_TEST(lines_at_the_edges_of_pages_are_known)
{
    ck_assert(is_job_number(text_of("07-46558")));
    ck_assert(is_job_number(text_of("26-04887 (E)    150426")));
    ck_assert(is_job_number(text_of("GE.24-23641  (E)")));
    ck_assert(is_job_number(text_of("*2604887*")));
    ck_assert(!is_job_number(text_of("07-46558 documents")));
    ck_assert(is_page_number(text_of("12")));
    ck_assert(is_page_number(text_of("2/13")));
    ck_assert(is_page_number(text_of("Page 2")));
    ck_assert(!is_page_number(text_of("Page")));
    ck_assert(!is_page_number(text_of("2 pages")));
    ck_assert(is_continuation_mark(text_of("/. . .")));
    ck_assert_int_eq(note_rule_kind(text_of("__________")), RULE_SURE);
    ck_assert_int_eq(note_rule_kind(text_of("_________")), RULE_POSSIBLE);
    ck_assert(is_section_mark(text_of("XIV")));
    ck_assert(is_section_mark(text_of("B")));
    ck_assert(!is_section_mark(text_of("AB")));
    ck_assert(!is_section_mark(text_of("i")));
}
END_TEST

START_TEST(the_final_mark_may_have_quotation_marks_and_calls_behind)
{
    ck_assert_int_eq(final_mark(text_of("rights”.")), '.');
    ck_assert_int_eq(final_mark(text_of("rights.”")), '.');
    ck_assert_int_eq(final_mark(text_of("1993,3")), ',');
    ck_assert_int_eq(final_mark(text_of("العامة،")), ',');
    ck_assert_int_eq(final_mark(text_of("重申：")), ':');
    ck_assert_int_eq(final_mark(text_of("rights")), 0);
    ck_assert_int_eq(final_mark(text_of("18 December 2007")), 0);
    ck_assert_int_eq(final_mark(text_of("")), 0);
}
END_TEST

static void ck_formula(FormulaKind kind, const char *text, const char *language)
{
    const Formula *formula = formula_find(kind, text_of(text), NULL);
    ck_assert_msg(formula != NULL, "%s", text);
    ck_assert_str_eq(formula->language, language);
}

START_TEST(six_languages_have_their_formulas)
{
    ck_formula(FORMULA_ENACTING, "The General Assembly,", "en");
    ck_formula(FORMULA_ENACTING, "L’Assemblée générale,", "fr");
    ck_formula(FORMULA_ENACTING, "L'Assemblée générale", "fr");
    ck_formula(FORMULA_ENACTING, "El Consejo Económico y Social,", "es");
    ck_formula(FORMULA_ENACTING, "Совет Безопасности,", "ru");
    ck_formula(FORMULA_ENACTING, "إن مجلس الأمن،", "ar");
    ck_formula(FORMULA_ENACTING, "人权理事会，", "zh");
    ck_formula(FORMULA_MEETING, "1st meeting", "en");
    ck_formula(FORMULA_MEETING, "1976th plenary meeting,", "en");
    ck_formula(FORMULA_MEETING, "61 e séance plénière", "fr");
    ck_formula(FORMULA_MEETING, "1976a. sesión plenaria", "es");
    ck_formula(FORMULA_MEETING, "76-е пленарное заседание", "ru");
    ck_formula(FORMULA_MEETING, "الجلسة العامة 76", "ar");
    ck_formula(FORMULA_MEETING, "第76次全体会议", "zh");
    ck_formula(FORMULA_RESOLUTION, "Resolución 2223 (2015)", "es");
    ck_formula(FORMULA_RESOLUTION, "第2223 (2015)号决议", "zh");
    ck_formula(FORMULA_ANNEX, "Annex IV", "en");
    ck_formula(FORMULA_ANNEX, "Приложение", "ru");
    ck_assert_ptr_null(
        formula_find(FORMULA_ENACTING, text_of("The General Assembly decides"), NULL));
    ck_assert_ptr_null(formula_find(FORMULA_MEETING, text_of("th meeting"), NULL));
    ck_assert_ptr_null(formula_find(FORMULA_ANNEX, text_of("Annexe 1 bis"), NULL));
    ck_assert_ptr_null(formula_find(FORMULA_ANNEX, text_of(""), NULL));
}
END_TEST

START_TEST(a_wildcard_gives_the_rest)
{
    Text rest;
    ck_assert(formula_find(FORMULA_DISTRIBUTION, text_of("Distr.: Limited"), &rest));
    ck_text(rest, "Limited");
    ck_assert(formula_find(FORMULA_SESSION, text_of("第六十二届会议"), &rest));
    ck_text(rest, "六十二");
    ck_assert(!formula_find(FORMULA_DISTRIBUTION, text_of("Distr.: "), &rest));
}
END_TEST

START_TEST(dates_are_read_in_six_languages)
{
    static const char *const dates[] = {"18 December 2007",           "18 décembre 2007",
                                        "18 de diciembre de 2007",    "18 декабря 2007 года",
                                        "18 كانون الأول/ديسمبر 2007", "2007年12月18日",
                                        "18 December 2007."};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        Date date = {0};
        ck_assert_msg(date_match(text_of(dates[i]), &date), "%s", dates[i]);
        ck_assert_int_eq(date.year, 2007);
        ck_assert_int_eq(date.month, 12);
        ck_assert_int_eq(date.day, 18);
    }
    static const char *const others[] = {
        "32 December 2007", "18 December",      "December 2007", "2007",
        "18 December 1789", "18 Decembre 2007", "2007年13月1日", ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        Date date = {0};
        ck_assert_msg(!date_match(text_of(others[i]), &date), "%s", others[i]);
        ck_assert_int_eq(date.year, 0);
    }
}
END_TEST

START_TEST(a_date_is_found_at_the_end_of_a_sentence)
{
    Date date = {0};
    ck_assert(date_at_end(text_of("Adopted at its 7451st meeting, on 28 May 2015"), &date));
    ck_assert_int_eq(date.day, 28);
    ck_assert(!date_at_end(text_of("28 May 2015 was a Thursday"), &date));
    ck_assert(!date_at_end(text_of(""), &date));
}
END_TEST

Suite *un_match_suite(void);
Suite *un_match_suite(void)
{
    Suite *suite = suite_create("un_match");
    TCase *cases = tcase_create("un_match");
    tcase_add_test(cases, numbers_of_resolutions_have_many_forms);
    tcase_add_test(cases, paragraph_numbers_have_a_mark_and_a_space);
    tcase_add_test(cases, labels_are_read_in_every_series_that_they_fit);
    tcase_add_test(cases, words_in_parentheses_are_no_labels);
    tcase_add_test(cases, notes_are_labelled_in_five_styles);
    tcase_add_test(cases, symbols_may_end_with_a_year);
    tcase_add_test(cases, lines_at_the_edges_of_pages_are_known);
    tcase_add_test(cases, the_final_mark_may_have_quotation_marks_and_calls_behind);
    tcase_add_test(cases, six_languages_have_their_formulas);
    tcase_add_test(cases, a_wildcard_gives_the_rest);
    tcase_add_test(cases, dates_are_read_in_six_languages);
    tcase_add_test(cases, a_date_is_found_at_the_end_of_a_sentence);
    suite_add_tcase(suite, cases);
    return suite;
}
