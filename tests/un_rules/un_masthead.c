#include "styles/un_masthead.h"

#include "styles/un_fields.h"
#include "tests/un_rules/draft.h"

static void annotate(Draft *draft)
{
    un_fields_derive(draft->document, draft->lexicon);
    un_masthead(draft->document, draft->lexicon);
}

static Text value(const Draft *draft, FieldId id)
{
    return fields_value(&draft->document->fields, id);
}

/* --- derived fields ----------------------------------------------------------------------- */

typedef struct Row {
    const char *language;
    const char *number;
    const char *enacting;
    const char *symbol;
    const char *organ;
    const char *session;
} Row;

static const Row rows[] = {
    {"en", "62/165.", "The General Assembly,", "A/RES/62/165", "General Assembly",
     "Sixty-second session"},
    {"en", "62/243 A.", "The General Assembly,", "A/RES/62/243 A", "General Assembly",
     "Sixty-second session"},
    {"en", "62/404.", "The General Assembly,", "", "General Assembly", "Sixty-second session"},
    {"en", "217 A (III).", "The General Assembly", "A/RES/217 A (III)", "General Assembly",
     "Third session"},
    {"en", "2758 (XXVI).", "The General Assembly,", "A/RES/2758 (XXVI)", "General Assembly",
     "Twenty-sixth session"},
    {"en", "2997 (XXIX).", "The General Assembly,", "A/RES/2997 (XXIX)", "General Assembly",
     "Twenty-ninth session"},
    {"en", "3362 (S-VII).", "The General Assembly,", "A/RES/3362 (S-VII)", "General Assembly",
     "Seventh special session"},
    {"en", "377 (ES-I).", "The General Assembly,", "A/RES/377 (ES-I)", "General Assembly",
     "First emergency special session"},
    {"en", "S-10/2.", "The General Assembly,", "A/RES/S-10/2", "General Assembly",
     "Tenth special session"},
    {"en", "ES-11/1.", "The General Assembly,", "A/RES/ES-11/1", "General Assembly",
     "Eleventh emergency special session"},
    {"en", "2223 (2015)", "The Security Council,", "S/RES/2223 (2015)", "Security Council", ""},
    {"en", "Resolution 2223\xC2\xA0(2015)", "The Security Council,", "S/RES/2223 (2015)",
     "Security Council", ""},
    {"en", "2013/24.", "The Economic and Social Council,", "E/RES/2013/24",
     "Economic and Social Council", ""},
    {"en", "41/11.", "The Human Rights Council,", "A/HRC/RES/41/11", "General Assembly",
     "Forty-first session"},
    {"en", "S-9/1.", "The Human Rights Council,", "A/HRC/RES/S-9/1", "General Assembly",
     "Ninth special session"},
    {"en", "1/2.", "The Conference of the Parties,", "", "Conference of the Parties", ""},
    {"en", "", "The General Assembly,", "", "General Assembly", ""},
    {"en", "101/7.", "The General Assembly,", "A/RES/101/7", "General Assembly", ""},
    {"fr", "62/183.", "L’Assemblée générale,", "A/RES/62/183", "Assemblée générale",
     "Soixante-deuxième session"},
    {"fr", "1/2.", "L’Union,", "", "Union", ""},
    {"es", "62/165.", "La Asamblea General,", "A/RES/62/165", "Asamblea General",
     "Sexagésimo segundo período de sesiones"},
    {"ru", "62/165.", "Генеральная Ассамблея,", "A/RES/62/165", "Генеральная Ассамблея",
     "Шестьдесят вторая сессия"},
    {"ar", "62/165.", "إن الجمعية العامة،", "A/RES/62/165", "الجمعية العامة",
     "الدورة الثانية والستون"},
    {"zh", "62/165.", "大会，", "A/RES/62/165", "大会", "第六十二届会议"},
};

START_TEST(symbol_organ_and_session_follow_from_number_and_organ)
{
    const Row *row = &rows[_i];
    Draft draft = draft_resolution(row->language);
    draft_head(&draft, row->number, " A title", row->enacting);
    annotate(&draft);
    ck_text(value(&draft, FIELD_SYMBOL), row->symbol);
    ck_text(value(&draft, FIELD_ORGAN), row->organ);
    ck_text(value(&draft, FIELD_SESSION), row->session);
    ck_text(value(&draft, FIELD_DISTRIBUTION), "General");
    ck_element(&draft, TAG_P, "symbol", row->symbol);
    ck_element(&draft, TAG_P, "organ", row->organ);
    draft_free(&draft);
}
END_TEST

START_TEST(a_number_elsewhere_is_not_the_resolutions)
{
    Draft draft = draft_resolution("en");
    draft_add(&draft, TAG_H1, "resolution-title", "A draft");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Node *heading = draft_add(&draft, TAG_H2, "heading", "");
    Node *number = node_with_class(draft.document, TAG_SPAN, "number", SPAN_NONE);
    draft_text(&draft, number, "1.");
    node_append(heading, number);
    annotate(&draft);
    ck_text(value(&draft, FIELD_SYMBOL), "");
    draft_free(&draft);
}
END_TEST

START_TEST(the_adoption_line_takes_the_texts_own_date_line)
{
    static const char *const lines[][4] = {
        {"en", "The General Assembly,", "18 December 2007",
         "Resolution adopted by the General Assembly on 18 December 2007"},
        {"en", "The Human Rights Council,", "11 July 2019",
         "Resolution adopted by the Human Rights Council on 11 July 2019"},
        {"fr", "L'Assemblée générale,", "18 décembre 2007",
         "Résolution adoptée par l’Assemblée générale le 18 décembre 2007"},
        {"es", "La Asamblea General,", "18 de diciembre de 2007.",
         "Resolución aprobada por la Asamblea General el 18 de diciembre de 2007"},
        {"ru", "Генеральная Ассамблея,", "18 декабря 2007 года",
         "Резолюция, принятая Генеральной Ассамблеей 18 декабря 2007 года"},
        {"ar", "إن الجمعية العامة،", "18 كانون الأول/ديسمبر 2007",
         "قرار اتخذته الجمعية العامة في 18 كانون الأول/ديسمبر 2007"},
        {"zh", "大会，", "2007年12月18日", "2007年12月18日大会决议"},
        {"en", "The Conference,", "18 December 2007", ""},
        {"en", "The General Assembly,", "", ""},
    };
    Draft draft = draft_resolution(lines[_i][0]);
    draft_head(&draft, "62/165.", " A title", lines[_i][1]);
    draft_add(&draft, TAG_P, "adoption-date", lines[_i][2]);
    annotate(&draft);
    ck_text(value(&draft, FIELD_ADOPTION), lines[_i][3]);
    ck_element(&draft, TAG_P, "adoption", lines[_i][3]);
    draft_free(&draft);
}
END_TEST

START_TEST(the_title_is_number_and_text_without_its_notes)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", "Strengthening", "The General Assembly,");
    Node *title = draft.section->first;
    node_append(title, node_element(draft.document, TAG_BR, SPAN_NONE));
    draft_text(&draft, title, "United  Nations action");
    Node *note = node_with_class(draft.document, TAG_ASIDE, "note", SPAN_NONE);
    draft_text(&draft, note, "A note.");
    node_append(title, note);
    annotate(&draft);
    ck_text(value(&draft, FIELD_TITLE), "62/165. Strengthening United Nations action");
    draft_free(&draft);
}
END_TEST

START_TEST(what_is_given_wins_over_what_is_derived)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", " A title", "The General Assembly,");
    draft_field(&draft, FIELD_SYMBOL, "A/62/L.16");
    draft_field(&draft, FIELD_SESSION, "Resumed sixty-second session");
    draft_field(&draft, FIELD_TITLE, "Mine");
    annotate(&draft);
    ck_text(value(&draft, FIELD_TITLE), "Mine");
    ck_element(&draft, TAG_P, "symbol", "A/62/L.16");
    ck_element(&draft, TAG_P, "session", "Resumed sixty-second session");
    ck_element(&draft, TAG_P, "distribution", "Distr.: Limited");
    draft_free(&draft);
}
END_TEST

/* --- the elements ------------------------------------------------------------------------- */

/* The tags and classes of the children of node, one word each. */
static void ck_children(const Node *node, const char *expected)
{
    Buffer out = {0};
    for (const Node *child = node->first; child; child = child->next)
        buffer_format(&out, "%s%s.%s", child == node->first ? "" : " ", tag_name(child->tag),
                      child->classes ? child->classes->name->text.at : "");
    ck_text(buffer_text(&out), expected);
    buffer_free(&out);
}

START_TEST(fields_that_nobody_gives_leave_their_elements_empty)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", " A title", "The General Assembly,");
    annotate(&draft);
    ck_children(draft.document->root, "header.masthead p.session p.agenda-item p.adoption "
                                      "p.report section.resolution");
    ck_children(draft.document->root->first,
                "p.united-nations p.symbol p.organ p.distribution p.date p.original");
    ck_element(&draft, TAG_P, "united-nations", "United Nations");
    ck_element(&draft, TAG_P, "date", "");
    ck_element(&draft, TAG_P, "original", "");
    ck_element(&draft, TAG_P, "agenda-item", "");
    ck_element(&draft, TAG_P, "adoption", "");
    ck_element(&draft, TAG_P, "report", "");
    ck_text(value(&draft, FIELD_DATE), "");
    ck_text(value(&draft, FIELD_JOB_NUMBER), "");
    draft_free(&draft);
}
END_TEST

START_TEST(the_organs_code_of_a_symbol_stands_in_a_span)
{
    static const char *const symbols[][3] = {
        {"A/RES/62/165", "A", "/RES/62/165"},
        {"ST/SGB/2019/2", "ST", "/SGB/2019/2"},
        {"ECE/TRANS/1", "ECE", "/TRANS/1"},
        {"A/81/6 (Sect. 2)/Part A*", "A", "/81/6 (Sect. 2)/Part A*"},
    };
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_SYMBOL, symbols[_i][0]);
    annotate(&draft);
    const Node *symbol = un_find(draft.document->root, TAG_P, "symbol");
    ck_assert(node_is(symbol->first, TAG_SPAN, "organ-code"));
    ck_text(symbol->first->first->text, symbols[_i][1]);
    ck_text(symbol->last->text, symbols[_i][2]);
    draft_free(&draft);
}
END_TEST

START_TEST(both_symbols_of_a_joint_document_have_their_codes)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_SYMBOL, "A/62/100–S/2007/200");
    annotate(&draft);
    const Node *symbol = un_find(draft.document->root, TAG_P, "symbol");
    ck_marked(symbol, "A/62/100–S/2007/200");
    ck_children(symbol, "span.organ-code #text. span.organ-code #text.");
    draft_free(&draft);
}
END_TEST

START_TEST(a_symbol_without_a_code_is_text_alone)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_SYMBOL, "62/165");
    annotate(&draft);
    ck_children(un_find(draft.document->root, TAG_P, "symbol"), "#text.");
    draft_free(&draft);
}
END_TEST

START_TEST(agenda_items_take_the_languages_formula)
{
    static const struct {
        const char *language;
        int year;
        const char *value;
        const char *line;
    } items[] = {
        {"en", 2007, "70 (b)", "Agenda item 70 (b)"},
        {"en", 2007, "70(b)", "Agenda item 70 (b)"},
        {"en", 2007, "14", "Agenda item 14"},
        {"en", 2007, "70 and 71", "Agenda items 70 and 71"},
        {"en", 2007, "Agenda item 70 (b)", "Agenda item 70 (b)"},
        {"en", 2007, "Item 3 of the agenda", "Item 3 of the agenda"},
        {"en", 2007, "", ""},
        {"fr", 2008, "70 (b)", "Point 70, b, de l’ordre du jour"},
        {"fr", 2020, "70 b)", "Point 70 b) de l’ordre du jour"},
        {"es", 2020, "70 (b)", "Tema 70 b) del programa"},
        {"ru", 2020, "70 (b)", "Пункт 70(b) повестки дня"},
        {"ar", 2020, "70 (b)", "البند 70 (ب) من جدول الأعمال"},
        {"ar", 2020, "70 (z)", "البند 70 (z) من جدول الأعمال"},
        {"zh", 2020, "70 (b)", "议程项目70(b)"},
    };
    Draft draft = draft_resolution(items[_i].language);
    draft.document->date.year = items[_i].year;
    draft_field(&draft, FIELD_AGENDA_ITEM, items[_i].value);
    annotate(&draft);
    ck_element(&draft, TAG_P, "agenda-item", items[_i].line);
    draft_free(&draft);
}
END_TEST

START_TEST(the_report_line_has_roman_brackets_around_emphasis)
{
    static const char *const values[][2] = {
        {"on the report of the Third Committee (A/62/439/Add.2)",
         "[*on the report of the Third Committee (A/62/439/Add.2)*]"},
        {"[without reference to a Main Committee (A/62/L.16)]",
         "[*without reference to a Main Committee (A/62/L.16)*]"},
        {"", ""},
        {"[]", ""},
    };
    Draft draft = draft_resolution("en");
    draft_field(&draft, FIELD_REPORT, values[_i][0]);
    annotate(&draft);
    ck_element(&draft, TAG_P, "report", values[_i][1]);
    draft_free(&draft);
}
END_TEST

START_TEST(short_values_are_put_into_words_of_the_language)
{
    Draft draft = draft_resolution("fr");
    draft_field(&draft, FIELD_DISTRIBUTION, "limited");
    draft_field(&draft, FIELD_ORIGINAL, "anglais");
    draft_field(&draft, FIELD_SESSION, "62");
    draft_field(&draft, FIELD_DATE, "10 janvier 2008");
    annotate(&draft);
    ck_element(&draft, TAG_P, "united-nations", "Nations Unies");
    ck_element(&draft, TAG_P, "distribution", "Distr. limitée");
    ck_element(&draft, TAG_P, "original", "Original : anglais");
    ck_element(&draft, TAG_P, "session", "Soixante-deuxième session");
    ck_element(&draft, TAG_P, "date", "10 janvier 2008");
    draft_free(&draft);
}
END_TEST

START_TEST(distribution_is_understood_in_the_documents_language)
{
    Draft draft = draft_resolution("fr");
    draft_field(&draft, FIELD_DISTRIBUTION, "générale");
    annotate(&draft);
    ck_element(&draft, TAG_P, "distribution", "Distr. générale");
    draft_free(&draft);
}
END_TEST

START_TEST(whole_lines_stay_as_they_are_given)
{
    Draft draft = draft_resolution("en");
    draft_field(&draft, FIELD_DISTRIBUTION, "Distr.: For participants only");
    draft_field(&draft, FIELD_ORIGINAL, "Original: English and French");
    draft_field(&draft, FIELD_SESSION, "162");
    annotate(&draft);
    ck_element(&draft, TAG_P, "distribution", "Distr.: For participants only");
    ck_element(&draft, TAG_P, "original", "Original: English and French");
    ck_element(&draft, TAG_P, "session", "162");
    draft_free(&draft);
}
END_TEST

START_TEST(the_human_rights_council_stands_above_its_session)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "41/11.", " A title", "The Human Rights Council,");
    annotate(&draft);
    const Node *body = un_find(draft.document->root, TAG_P, "session");
    ck_marked(body, "Human Rights Council");
    ck_marked(body->next, "Forty-first session");
    draft_free(&draft);
}
END_TEST

START_TEST(the_security_council_has_its_adoption_line_below_the_title)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "Resolution 2223 (2015)", "", "The Security Council,");
    draft_field(&draft, FIELD_ADOPTION,
                "Adopted by the Security Council at its 7451st meeting, on 28 May 2015");
    annotate(&draft);
    ck_children(draft.document->root, "header.masthead section.resolution");
    ck_children(draft.section, "h1.resolution-title p.adoption p.enacting");
    draft_free(&draft);
}
END_TEST

START_TEST(the_security_councils_adoption_line_names_the_meeting)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "2223 (2015)", "", "The Security Council,");
    draft_add(&draft, TAG_P, "meeting", "7451st meeting");
    draft_add(&draft, TAG_P, "adoption-date", "28 May 2015");
    annotate(&draft);
    ck_element(&draft, TAG_P, "adoption",
               "Adopted by the Security Council at its 7451st meeting, on 28 May 2015");
    draft_free(&draft);
}
END_TEST

START_TEST(an_adoption_line_is_no_title)
{
    Draft draft = draft_resolution("en");
    draft_field(&draft, FIELD_ADOPTION, "Resolution adopted by somebody");
    annotate(&draft);
    annotate(&draft);
    ck_text(value(&draft, FIELD_TITLE), "");
    draft_free(&draft);
}
END_TEST

START_TEST(other_documents_have_a_masthead_only_with_symbol_or_organ)
{
    Draft draft = draft_plain("en");
    draft_add(&draft, TAG_H1, NULL, "A title");
    annotate(&draft);
    ck_element(&draft, TAG_HEADER, "masthead", NULL);
    ck_text(value(&draft, FIELD_TITLE), "A title");
    ck_text(value(&draft, FIELD_DISTRIBUTION), "");
    draft_field(&draft, FIELD_ORGAN, "General Assembly");
    annotate(&draft);
    ck_children(draft.document->root, "header.masthead p.session p.agenda-item h1.");
    draft_free(&draft);
}
END_TEST

static const char *const dates[][3] = {
    {"en", "2007-12-18", "18 December 2007"},
    {"fr", "2007-12-18", "18 décembre 2007"},
    {"fr", "2009-01-01", "1er janvier 2009"},
    {"es", "2007-12-18", "18 de diciembre de 2007"},
    {"ru", "2007-12-08", "8 декабря 2007 года"},
    {"ar", "2007-12-18", "18 كانون الأول/ديسمبر 2007"},
    {"zh", "2007-12-18", "2007年12月18日"},
    {"en", "2007-13-18", "2007-13-18"},
    {"en", "29 January 1997", "29 January 1997"},
};

START_TEST(dates_in_figures_are_printed_in_words_and_kept_in_figures)
{
    Draft draft = draft_plain(dates[_i][0]);
    draft_field(&draft, FIELD_ORGAN, "General Assembly");
    draft_field(&draft, FIELD_DATE, dates[_i][1]);
    annotate(&draft);
    ck_element(&draft, TAG_P, "date", dates[_i][2]);
    ck_text(value(&draft, FIELD_DATE), dates[_i][1]);
    draft_free(&draft);
}
END_TEST

START_TEST(body_dates_and_item_stand_below_the_session_where_they_are_given)
{
    Draft draft = draft_plain("en");
    draft_field(&draft, FIELD_ORGAN, "General Assembly");
    draft_field(&draft, FIELD_RECORDS, "Official Records");
    draft_field(&draft, FIELD_COMMITTEE, "Third Committee");
    draft_field(&draft, FIELD_SESSION_DATES, "3-5 May 2011");
    draft_field(&draft, FIELD_AGENDA_TITLE, "Human rights");
    annotate(&draft);
    ck_children(draft.document->root, "header.masthead p.session p.records p.committee "
                                      "p.session-dates p.agenda-item p.agenda-title");
    ck_element(&draft, TAG_P, "committee", "Third Committee");
    draft_free(&draft);
}
END_TEST

START_TEST(a_masthead_is_made_once)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", " A title", "The General Assembly,");
    annotate(&draft);
    annotate(&draft);
    ck_children(draft.document->root, "header.masthead p.session p.agenda-item p.adoption "
                                      "p.report section.resolution");
    draft_free(&draft);
}
END_TEST

Suite *un_masthead_suite(void);
Suite *un_masthead_suite(void)
{
    Suite *suite = suite_create("un_masthead");
    TCase *cases = tcase_create("un_masthead");
    tcase_add_loop_test(cases, symbol_organ_and_session_follow_from_number_and_organ, 0,
                        (int)(sizeof rows / sizeof *rows));
    tcase_add_test(cases, a_number_elsewhere_is_not_the_resolutions);
    tcase_add_loop_test(cases, the_adoption_line_takes_the_texts_own_date_line, 0, 9);
    tcase_add_test(cases, the_title_is_number_and_text_without_its_notes);
    tcase_add_test(cases, what_is_given_wins_over_what_is_derived);
    tcase_add_test(cases, fields_that_nobody_gives_leave_their_elements_empty);
    tcase_add_loop_test(cases, the_organs_code_of_a_symbol_stands_in_a_span, 0, 4);
    tcase_add_test(cases, both_symbols_of_a_joint_document_have_their_codes);
    tcase_add_test(cases, a_symbol_without_a_code_is_text_alone);
    tcase_add_loop_test(cases, agenda_items_take_the_languages_formula, 0, 14);
    tcase_add_loop_test(cases, the_report_line_has_roman_brackets_around_emphasis, 0, 4);
    tcase_add_test(cases, short_values_are_put_into_words_of_the_language);
    tcase_add_test(cases, distribution_is_understood_in_the_documents_language);
    tcase_add_test(cases, whole_lines_stay_as_they_are_given);
    tcase_add_test(cases, the_human_rights_council_stands_above_its_session);
    tcase_add_test(cases, the_security_council_has_its_adoption_line_below_the_title);
    tcase_add_test(cases, the_security_councils_adoption_line_names_the_meeting);
    tcase_add_test(cases, an_adoption_line_is_no_title);
    tcase_add_test(cases, other_documents_have_a_masthead_only_with_symbol_or_organ);
    tcase_add_loop_test(cases, dates_in_figures_are_printed_in_words_and_kept_in_figures, 0,
                        (int)(sizeof dates / sizeof *dates));
    tcase_add_test(cases, body_dates_and_item_stand_below_the_session_where_they_are_given);
    tcase_add_test(cases, a_masthead_is_made_once);
    suite_add_tcase(suite, cases);
    return suite;
}
