#include "styles/lexicon.h"

#include "styles/phrase.h"
#include "tests/support/support.h"

static const char *const languages[] = {"en", "fr", "es", "ru", "ar", "zh"};
enum {
    LANGUAGE_COUNT = sizeof languages / sizeof *languages
};

START_TEST(every_lexicon_loads_without_a_finding)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of(languages[_i]), diagnostics);
    ck_no_findings(diagnostics);
    ck_text(lexicon->language, languages[_i]);
    ck_assert_uint_gt(lexicon->lists[LEXICON_PREAMBULAR_HEADS].count, 50);
    ck_assert_uint_gt(lexicon->lists[LEXICON_OPERATIVE_HEADS].count, 50);
    ck_assert_uint_eq(lexicon->lists[LEXICON_MONTHS].count, 12);
    for (int organ = 0; organ < ORGAN_COUNT; organ++)
        ck_assert_uint_gt(lexicon->organs[organ].name.bytes, 0);
    for (uint32_t number = 1; number <= ORDINAL_LARGEST; number++)
        ck_assert_uint_gt(lexicon_ordinal(arena, lexicon, number).bytes, 0);
    arena_free(arena);
}
END_TEST

START_TEST(every_lexicon_has_the_strings_of_the_masthead)
{
    static const char *const names[] = {
        "united-nations",
        "distribution-general",
        "distribution-limited",
        "distribution-restricted",
        "original",
        "own-language",
        "session",
        "special-session",
        "emergency-session",
        "agenda-item",
        "agenda-item-plain",
        "agenda-items",
        "adoption",
        "annex",
        "contents",
        "summary",
        "page-column",
        "paragraphs-column",
        "chapter-column",
        "recycle",
    };
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of(languages[_i]), diagnostics);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_msg(lexicon_string(lexicon, names[i], 0).bytes > 0, "%s has no string %s",
                      languages[_i], names[i]);
    arena_free(arena);
}
END_TEST

START_TEST(a_language_without_a_lexicon_gets_the_english_one_and_a_note)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of("de"), diagnostics);
    ck_text(lexicon->language, "en");
    ck_assert(!lexicon_is_of(lexicon, text_of("de")));
    ck_found(diagnostics, RULE_NO_LEXICON, 1);
    arena_free(arena);
}
END_TEST

START_TEST(a_tag_with_a_region_or_in_capitals_finds_its_language)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of("FR-CA"), diagnostics);
    ck_text(lexicon->language, "fr");
    ck_assert(lexicon_is_of(lexicon, text_of("FR-CA")));
    ck_assert(!lexicon_is_of(lexicon, text_of("fra")));
    ck_no_findings(diagnostics);
    arena_free(arena);
}
END_TEST

START_TEST(a_line_without_its_sections_form_is_reported_and_left_out)
{
    static const char bytes[] = "[strings]\n"
                                "session = {1} session\n"
                                "no value here\n"
                                "agenda-item since 2010 = Item {1}\n"
                                "[ordinals]\n"
                                "0 = zeroth\n"
                                "[organs]\n"
                                "XX = Nobody\n"
                                "[settings]\n"
                                "guard = many\n"
                                "[no such section]\n"
                                "lost | words\n";
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon =
        lexicon_parse(arena, text_of("en"), source_over(arena, bytes), diagnostics);
    ck_found(diagnostics, RULE_LEXICON_LINE, 7);
    ck_text(diagnostics->items[0].details[0], "no value here");
    ck_text(lexicon_string(lexicon, "session", 0), "{1} session");
    arena_free(arena);
}
END_TEST

START_TEST(marks_of_a_phrase_and_of_its_section_add_up)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Source *source = source_over(arena, "# words\n"
                                              "[operative heads] +\n"
                                              "Urges* | Notes& | | Calls upon\n"
                                              "[nouns]\n"
                                              "hope\n");
    const Lexicon *lexicon = lexicon_parse(arena, text_of("en"), source, diagnostics);
    ck_no_findings(diagnostics);
    const PhraseList *heads = &lexicon->lists[LEXICON_OPERATIVE_HEADS];
    ck_assert_uint_eq(heads->count, 3);
    ck_text(heads->items[0].words, "Urges");
    ck_assert_uint_eq(heads->items[0].marks, PHRASE_TAKES_ADVERB | PHRASE_TAKES_POST);
    ck_assert_uint_eq(heads->items[0].first, 'u');
    ck_assert_uint_eq(heads->items[1].marks, PHRASE_TAKES_POST | PHRASE_MAY_BE_SECOND);
    ck_text(heads->items[2].words, "Calls upon");
    ck_assert_uint_eq(lexicon->lists[LEXICON_NOUNS].items[0].marks, 0);
    arena_free(arena);
}
END_TEST

START_TEST(a_string_may_be_good_until_a_year)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of("fr"), diagnostics);
    ck_text(lexicon_string(lexicon, "agenda-item", 2008), "Point {1}, {2}, de l’ordre du jour");
    ck_text(lexicon_string(lexicon, "agenda-item", 2011), "Point {1} {2}) de l’ordre du jour");
    ck_text(lexicon_string(lexicon, "agenda-item", 0), "Point {1} {2}) de l’ordre du jour");
    ck_text(lexicon_string(lexicon, "no-such-string", 2011), "");
    arena_free(arena);
}
END_TEST

START_TEST(a_formula_is_filled_in_any_order)
{
    Arena *arena = arena_new(0);
    ck_text(lexicon_fill(arena, text_of("{2}/{1}{2} {3} {"), text_of("a"), text_of("b")),
            "b/ab {3} {");
    arena_free(arena);
}
END_TEST

START_TEST(organs_are_known_by_their_enacting_words_and_names)
{
    static const struct {
        const char *language;
        const char *words;
        OrganId organ;
    } rows[] = {
        {"en", "The General Assembly", ORGAN_GENERAL_ASSEMBLY},
        {"en", "the Security Council", ORGAN_SECURITY_COUNCIL},
        {"en", "Human Rights Council", ORGAN_HUMAN_RIGHTS_COUNCIL},
        {"en", "The General Assembly of States", ORGAN_COUNT},
        {"en", "The Conference", ORGAN_COUNT},
        {"en", "", ORGAN_COUNT},
        {"fr", "L'Assemblée générale", ORGAN_GENERAL_ASSEMBLY},
        {"fr", "L’Assemblée générale", ORGAN_GENERAL_ASSEMBLY},
        {"fr", "Le Conseil de sécurité", ORGAN_SECURITY_COUNCIL},
        {"es", "El Consejo Económico y Social", ORGAN_ECONOMIC_AND_SOCIAL_COUNCIL},
        {"ru", "Совет Безопасности", ORGAN_SECURITY_COUNCIL},
        {"ar", "إن الجمعية العامة", ORGAN_GENERAL_ASSEMBLY},
        {"zh", "大会", ORGAN_GENERAL_ASSEMBLY},
        {"zh", "安全理事会", ORGAN_SECURITY_COUNCIL},
    };
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of(rows[_i].language), diagnostics);
    ck_assert_int_eq(lexicon_organ(lexicon, text_of(rows[_i].words)), rows[_i].organ);
    arena_free(arena);
}
END_TEST

/* --- ordinals ----------------------------------------------------------------------------- */

typedef struct Ordinal {
    const char *language;
    uint32_t number;
    const char *words;
} Ordinal;

static const Ordinal ordinals[] = {
    {"en", 1, "first"},
    {"en", 2, "second"},
    {"en", 3, "third"},
    {"en", 4, "fourth"},
    {"en", 5, "fifth"},
    {"en", 8, "eighth"},
    {"en", 9, "ninth"},
    {"en", 10, "tenth"},
    {"en", 11, "eleventh"},
    {"en", 12, "twelfth"},
    {"en", 13, "thirteenth"},
    {"en", 14, "fourteenth"},
    {"en", 15, "fifteenth"},
    {"en", 18, "eighteenth"},
    {"en", 19, "nineteenth"},
    {"en", 20, "twentieth"},
    {"en", 21, "twenty-first"},
    {"en", 30, "thirtieth"},
    {"en", 40, "fortieth"},
    {"en", 43, "forty-third"},
    {"en", 50, "fiftieth"},
    {"en", 62, "sixty-second"},
    {"en", 79, "seventy-ninth"},
    {"en", 80, "eightieth"},
    {"en", 85, "eighty-fifth"},
    {"en", 90, "ninetieth"},
    {"en", 99, "ninety-ninth"},
    {"en", 100, "hundredth"},
    {"en", 101, ""},
    {"en", 0, ""},

    {"fr", 1, "première"},
    {"fr", 2, "deuxième"},
    {"fr", 4, "quatrième"},
    {"fr", 5, "cinquième"},
    {"fr", 9, "neuvième"},
    {"fr", 10, "dixième"},
    {"fr", 11, "onzième"},
    {"fr", 16, "seizième"},
    {"fr", 17, "dix-septième"},
    {"fr", 19, "dix-neuvième"},
    {"fr", 20, "vingtième"},
    {"fr", 21, "vingt et unième"},
    {"fr", 22, "vingt-deuxième"},
    {"fr", 31, "trente et unième"},
    {"fr", 41, "quarante et unième"},
    {"fr", 51, "cinquante et unième"},
    {"fr", 60, "soixantième"},
    {"fr", 61, "soixante et unième"},
    {"fr", 62, "soixante-deuxième"},
    {"fr", 69, "soixante-neuvième"},
    {"fr", 70, "soixante-dixième"},
    {"fr", 71, "soixante et onzième"},
    {"fr", 72, "soixante-douzième"},
    {"fr", 77, "soixante-dix-septième"},
    {"fr", 79, "soixante-dix-neuvième"},
    {"fr", 80, "quatre-vingtième"},
    {"fr", 81, "quatre-vingt-unième"},
    {"fr", 82, "quatre-vingt-deuxième"},
    {"fr", 90, "quatre-vingt-dixième"},
    {"fr", 91, "quatre-vingt-onzième"},
    {"fr", 98, "quatre-vingt-dix-huitième"},
    {"fr", 100, "centième"},

    {"es", 1, "primer"},
    {"es", 2, "segundo"},
    {"es", 3, "tercer"},
    {"es", 7, "séptimo"},
    {"es", 9, "noveno"},
    {"es", 10, "décimo"},
    {"es", 11, "undécimo"},
    {"es", 12, "duodécimo"},
    {"es", 13, "decimotercer"},
    {"es", 17, "decimoséptimo"},
    {"es", 18, "decimoctavo"},
    {"es", 19, "decimonoveno"},
    {"es", 20, "vigésimo"},
    {"es", 21, "vigésimo primer"},
    {"es", 33, "trigésimo tercer"},
    {"es", 40, "cuadragésimo"},
    {"es", 50, "quincuagésimo"},
    {"es", 62, "sexagésimo segundo"},
    {"es", 70, "septuagésimo"},
    {"es", 80, "octogésimo"},
    {"es", 99, "nonagésimo noveno"},
    {"es", 100, "centésimo"},

    {"ru", 1, "первая"},
    {"ru", 3, "третья"},
    {"ru", 4, "четвертая"},
    {"ru", 7, "седьмая"},
    {"ru", 8, "восьмая"},
    {"ru", 10, "десятая"},
    {"ru", 11, "одиннадцатая"},
    {"ru", 19, "девятнадцатая"},
    {"ru", 20, "двадцатая"},
    {"ru", 21, "двадцать первая"},
    {"ru", 40, "сороковая"},
    {"ru", 43, "сорок третья"},
    {"ru", 50, "пятидесятая"},
    {"ru", 60, "шестидесятая"},
    {"ru", 62, "шестьдесят вторая"},
    {"ru", 70, "семидесятая"},
    {"ru", 80, "восьмидесятая"},
    {"ru", 90, "девяностая"},
    {"ru", 99, "девяносто девятая"},
    {"ru", 100, "сотая"},

    {"ar", 1, "الأولى"},
    {"ar", 11, "الحادية عشرة"},
    {"ar", 20, "العشرون"},
    {"ar", 21, "الحادية والعشرون"},
    {"ar", 62, "الثانية والستون"},

    {"zh", 8, "八"},
    {"zh", 10, "十"},
    {"zh", 11, "十一"},
    {"zh", 20, "二十"},
    {"zh", 62, "六十二"},
    {"zh", 100, "一百"},
};

START_TEST(ordinals_are_spelled_as_the_language_does)
{
    const Ordinal *row = &ordinals[_i];
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of(row->language), diagnostics);
    ck_text(lexicon_ordinal(arena, lexicon, row->number), row->words);
    arena_free(arena);
}
END_TEST

START_TEST(no_two_ordinals_of_a_language_are_the_same)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of(languages[_i]), diagnostics);
    Text words[ORDINAL_LARGEST + 1];
    for (uint32_t number = 1; number <= ORDINAL_LARGEST; number++) {
        words[number] = lexicon_ordinal(arena, lexicon, number);
        for (uint32_t other = 1; other < number; other++)
            ck_assert_msg(!text_equal(words[other], words[number]), "%s: %u and %u", languages[_i],
                          other, number);
    }
    arena_free(arena);
}
END_TEST

START_TEST(a_first_letter_of_any_script_becomes_a_capital)
{
    Arena *arena = arena_new(0);
    ck_text(lexicon_capitalized(arena, text_of("sixty-second")), "Sixty-second");
    ck_text(lexicon_capitalized(arena, text_of("élan")), "Élan");
    ck_text(lexicon_capitalized(arena, text_of("шестая")), "Шестая");
    ck_text(lexicon_capitalized(arena, text_of("الدورة")), "الدورة");
    ck_text(lexicon_capitalized(arena, text_of("第六")), "第六");
    ck_text(lexicon_capitalized(arena, text_of("")), "");
    arena_free(arena);
}
END_TEST

/* --- phrases ------------------------------------------------------------------------------ */

START_TEST(a_phrase_is_said_whatever_its_first_case_apostrophe_or_space)
{
    static const struct {
        const char *text;
        const char *phrase;
        size_t end;
    } rows[] = {
        {"Calls upon all", "Calls upon", 10},
        {"calls upon all", "Calls upon", 10},
        {"Calls Upon all", "Calls upon", 0},
        {"Calls uponx", "Calls upon", 0},
        {"Calls", "Calls upon", 0},
        {"Notes", "Note", 0},
        {"Notes,", "Notes", 5},
        {"Calls\xC2\xA0upon", "Calls upon", 11},
        {"S’engage à", "S'engage", 10},
        {"S'engage à", "S’engage", 8},
        {"élit", "Élit", 5},
        {"Ссылаясь на", "ссылаясь", 16},
        {"тест", "Тес", 0},
        {"إِذْ تشير", "إذ تشير", 17},
        {"إذ تشيرون", "إذ تشير", 0},
        {"决定设立", "决定", 6},
        {"anything", "", 0},
    };
    ck_assert_uint_eq(phrase_end(text_of(rows[_i].text), 0, text_of(rows[_i].phrase)),
                      rows[_i].end);
}
END_TEST

Suite *lexicon_suite(void);
Suite *lexicon_suite(void)
{
    Suite *suite = suite_create("lexicon");
    TCase *cases = tcase_create("lexicon");
    tcase_add_loop_test(cases, every_lexicon_loads_without_a_finding, 0, LANGUAGE_COUNT);
    tcase_add_loop_test(cases, every_lexicon_has_the_strings_of_the_masthead, 0, LANGUAGE_COUNT);
    tcase_add_test(cases, a_language_without_a_lexicon_gets_the_english_one_and_a_note);
    tcase_add_test(cases, a_tag_with_a_region_or_in_capitals_finds_its_language);
    tcase_add_test(cases, a_line_without_its_sections_form_is_reported_and_left_out);
    tcase_add_test(cases, marks_of_a_phrase_and_of_its_section_add_up);
    tcase_add_test(cases, a_string_may_be_good_until_a_year);
    tcase_add_test(cases, a_formula_is_filled_in_any_order);
    tcase_add_loop_test(cases, organs_are_known_by_their_enacting_words_and_names, 0, 14);
    tcase_add_loop_test(cases, ordinals_are_spelled_as_the_language_does, 0,
                        (int)(sizeof ordinals / sizeof *ordinals));
    tcase_add_loop_test(cases, no_two_ordinals_of_a_language_are_the_same, 0, LANGUAGE_COUNT);
    tcase_add_test(cases, a_first_letter_of_any_script_becomes_a_capital);
    tcase_add_loop_test(cases, a_phrase_is_said_whatever_its_first_case_apostrophe_or_space, 0, 17);
    suite_add_tcase(suite, cases);
    return suite;
}
