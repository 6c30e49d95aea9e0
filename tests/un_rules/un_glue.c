#include "styles/un_glue.h"

#include <string.h>

#include "tests/un_rules/draft.h"

typedef struct Row {
    const char *language;
    const char *expected; /* the text, what is to be glued between { and } */
} Row;

static const Row rows[] = {
    /* dates */
    {"en", "on {18 December} 2007 and {5 May}"},
    {"en", "{18 December}, {4–15 September} 1995"},
    {"en", "On {1 March} it"},
    {"en", "the 218 December, in December 2007, on 18 Decembers"},
    {"en", "in 2007 May it, {paragraph 5} may be"},
    {"fr", "le {18 décembre} 2007, le {1er janvier}"},
    {"es", "el {18 de diciembre} de 2007, 5 de los"},
    {"ru", "{18 декабря} {2007 года}"},
    {"ar", "في {18 كانون الأول/ديسمبر} 2007"},
    {"ar", "في {كانون الأول/ديسمبر} 2007"},
    /* references */
    {"en", "in {para. 5} and {paragraph 12}, see {No. 14531}, {vol. 999}; {art. 2}"},
    {"en", "(see {para. 5 (a)}), in {paragraph 2 (b) (ii) below} it"},
    {"en", "{Paragraph 5 above} and {paras. 5 and 6}, {paragraphs 5 (a) and (b)} of"},
    {"en", "{resolution 62/165}, {resolutions 60/1 and 60/2}"},
    {"en", "{Article 2}, {paragraph 4}, of the Charter, {item 70 (b)} of"},
    {"en", "{subparagraph (a) above} and"},
    {"en", "para 5, the paragraph is 5, my paragraph5 5"},
    {"en", "{paragraph 5}, {(a) of}"},
    {"fr", "de {l’article 5}, du {paragraphe 5 a) ci-dessus}"},
    {"ru", "{пункт 5}, {№ 5}"},
    {"ar", "{الفقرة 5 أعلاه}"},
    /* roman numbers */
    {"en", "in {annex II} and {section IV} of {chapter III}, {Part I}"},
    {"en", "{section II.B} of it"},
    {"en", "in section In it, annex Italy"},
    /* numbers of resolutions */
    {"en", "see {resolution 217 A (III)} and {2200 A (XXI)}, annex"},
    {"en", "{2223 (2015)} and {1325 (2000)}, {3362 (S-VII)}, {377 (V)}"},
    {"en", "{resolution 62/243 A} and B"},
    {"en", "{217 A (III)}."},
    {"en", "217 A letter, 217 (see), 12345 (2015), 152/243 A is"},
    {"en", "{S/RES/2223 (2015)} is"},
    /* names */
    {"en", "thank {Mr. Annan} and {Ms. Robinson}, {J. Smith}, {J. R. Smith}, {J.R. Smith}"},
    {"en", "Mr. and Mrs., the U.N. is, of NATO. The"},
    {"fr", "{M. Dupont} et {Mme Élise}"},
    {"es", "el {Sr. Pérez}"},
    {"ru", "{г-н Иванов} и г-н и"},
    {"ar", "{السيد عنان}"},
    /* figures */
    {"en", "{5 per} cent, {2.5 million} people, {10 km}, {5 °C}, at {10 a.m.} or"},
    {"en", "5 persons, 20 000"},
    {"fr", "{20 000} et {5 %}, {20 000 000 ;} 2007 500"},
    {"en", "in {2001–2010} and {2008–2009}."},
    {"en", "a–b, 5–b, –5"},
    {"en", "the {SwF 5} note"},
    /* enumerators */
    {"en", "{(a) To} ensure; and {(ii) to} do"},
    {"en", "rights (of all) people (and more) it"},
    {"fr", "{a) De} faire"},
    /* symbols */
    {"en", "{A/CONF.157/24} ({Part I}), {chap. III}."},
    {"en", "see {A/62/439/Add.2}, {E/CN.4/Sub.2/1999/12}; ({A/62/100})"},
    {"en", "{A/62/100}–{S/2007/200}"},
    {"en", "and/or he/she, 62/165, http://www.un.org/A/B, 1/2"},
    {"en", "A/ B, TOOLONG/5, SIXTHS/5, xA/5, A/b"},
    {"en", "{A/RES/62/165}."},
    /* French and Russian marks */
    {"fr", "les {droits :} {« le} {texte » ;} {pourquoi ?}"},
    {"ru", "{Ассамблея —} орган"},
    /* widths */
    {"en", "A/CONF.157/24/ADD.123456789/REV.123456789/CORR.1 is wide"},
    {"en", "{para. 5 and 6 and 7 and 8 and 9 and 10} and 11"},
    {"en", ""},
    {"en", " "},
    {"en", "5 "},
    {"en", " 5"},
};

START_TEST(words_are_kept_together_where_they_belong)
{
    Draft draft = draft_plain(rows[_i].language);
    Buffer plain = {0};
    for (const char *at = rows[_i].expected; *at; at++)
        if (!strchr("{}", *at))
            buffer_byte(&plain, *at);
    buffer_byte(&plain, '\0');
    Node *paragraph = draft_add(&draft, TAG_P, NULL, plain.at);
    un_glue(draft.document, draft.lexicon);
    ck_marked(paragraph, rows[_i].expected);
    /* and again: nothing changes */
    un_glue(draft.document, draft.lexicon);
    ck_marked(paragraph, rows[_i].expected);
    buffer_free(&plain);
    draft_free(&draft);
}
END_TEST

START_TEST(code_and_preformatted_text_are_left_alone)
{
    Draft draft = draft_plain("en");
    Node *code = draft_add(&draft, TAG_PRE, NULL, "on 18 December");
    un_glue(draft.document, draft.lexicon);
    ck_marked(code, "on 18 December");
    draft_free(&draft);
}
END_TEST

START_TEST(a_long_text_without_ends_of_words_takes_linear_time)
{
    enum {
        BYTES = 1 << 20
    };
    static const char *const units[] = {"5", "A/", "(a)", "5 A ", "para. 5 ", "–5"};
    Draft draft = draft_plain("en");
    Buffer long_text = {0};
    while (long_text.bytes < BYTES)
        buffer_string(&long_text, units[_i]);
    buffer_byte(&long_text, '\0');
    Node *paragraph = draft_add(&draft, TAG_P, NULL, long_text.at);
    un_glue(draft.document, draft.lexicon);
    Buffer after = {0};
    node_text_content(paragraph, &after);
    ck_assert_uint_eq(after.bytes, long_text.bytes - 1);
    ck_assert_mem_eq(after.at, long_text.at, after.bytes);
    buffer_free(&after);
    buffer_free(&long_text);
    draft_free(&draft);
}
END_TEST

Suite *un_glue_suite(void);
Suite *un_glue_suite(void)
{
    Suite *suite = suite_create("un_glue");
    TCase *cases = tcase_create("un_glue");
    tcase_add_loop_test(cases, words_are_kept_together_where_they_belong, 0,
                        (int)(sizeof rows / sizeof *rows));
    tcase_add_test(cases, code_and_preformatted_text_are_left_alone);
    tcase_add_loop_test(cases, a_long_text_without_ends_of_words_takes_linear_time, 0, 6);
    suite_add_tcase(suite, cases);
    return suite;
}
