#include "styles/un_lead.h"

#include <string.h>

#include "tests/un_rules/draft.h"

/* --- the grammar -------------------------------------------------------------------------- */

typedef struct Row {
    const char *language;
    int kind;           /* LeadKind */
    const char *marked; /* the text, its lead phrase between < and > */
} Row;

enum {
    PRE = LEAD_PREAMBULAR,
    OP = LEAD_OPERATIVE
};

static const Row rows[] = {
    /* un-style 5.7, the sample's */
    {"en", PRE, "<Bearing in mind> that among the purposes"},
    {"en", PRE, "<Desirous> of achieving"},
    {"en", PRE, "<Considering> that such"},
    {"en", PRE, "<Deeply convinced> that"},
    {"en", PRE, "<Recalling> its previous resolutions"},
    {"en", PRE, "<Reaffirming> the importance"},
    {"en", PRE, "<Affirming> the importance"},
    {"en", PRE, "<Underlining> the obligation"},
    /* 5.6 rules 4 to 6 */
    {"en", PRE, "<Recalling also> its resolution"},
    {"en", PRE, "<Recalling in particular> its"},
    {"en", PRE, "<Recalling>, in this regard, its"},
    {"en", PRE, "<Noting with appreciation> the work"},
    {"en", PRE, "<Noting also with deep concern> the"},
    {"en", PRE, "<Noting with concern also> the"},
    {"en", PRE, "<Guided> by the purposes"},
    {"en", PRE, "<Mindful> of the need"},
    {"en", PRE, "<Determined> to ensure"},
    {"en", PRE, "<Taking into account> the report"},
    {"en", PRE, "<Taking note> of the report"},
    {"en", PRE, "<Taking note with appreciation> of the"},
    {"en", PRE, "<Having considered> the report"},
    {"en", PRE, "<Having carefully examined> the"},
    {"en", PRE, "<Expressing its deep concern> at"},
    {"en", PRE, "<Expressing its appreciation> to"},
    {"en", PRE, "<Expressing once again its sincere gratitude> to"},
    {"en", PRE, "<Expressing concern> about"},
    {"en", PRE, "<Expressing deep regret> that"},
    {"en", PRE, "<Expressing> the hope that"},
    {"en", PRE, "Remaining gravely ill"},
    {"en", PRE, "<Remaining deeply concerned> about"},
    {"en", PRE, "<Remaining convinced> that"},
    {"en", PRE, "<Continuing to be concerned> at"},
    {"en", PRE, "<Gravely concerned> at"},
    {"en", PRE, "<Once again deeply concerned> about"},
    {"en", PRE, "<Aware also> of the need"},
    {"en", PRE, "<Concerned further> that"},
    {"en", PRE, "<Keenly aware> of"},
    {"en", PRE, "<Also having considered> the"},
    {"en", PRE, "<Viewing with alarm> the"},
    {"en", PRE, "<Acting> under Chapter VII of the Charter"},
    {"en", PRE, "<Anxious> to promote"},
    {"en", PRE, "<Calling upon> all States"},
    {"en", PRE, "<Being fully aware> of"},
    {"en", PRE, "<Acting> with concern for"},
    {"en", PRE, "<Aware> with regret"},
    /* no lead phrases */
    {"en", PRE, "Recallings of old"},
    {"en", PRE, "The General Assembly"},
    {"en", PRE, "Deeply acting in accordance"},
    {"en", PRE, "Also the report"},
    {"en", PRE, ""},
    {"en", PRE, "Once again"},
    /* 5.8, the sample's */
    {"en", OP, "<Reiterates> that, by virtue"},
    {"en", OP, "<Reaffirms> that it is"},
    {"en", OP, "<Calls upon> all Member States"},
    {"en", OP, "<Considers> that international"},
    {"en", OP, "<Requests> all human rights bodies"},
    {"en", OP, "<Expresses its conviction> that"},
    {"en", OP, "<Stresses>, in this context, the"},
    {"en", OP, "<Invites> Member States"},
    {"en", OP, "<Requests> the Secretary-General"},
    {"en", OP, "<Decides> to consider"},
    /* 5.8, the combined ones */
    {"en", OP, "<Also calls upon> States"},
    {"en", OP, "<Further decides> to"},
    {"en", OP, "<Strongly urges> all"},
    {"en", OP, "<Once again requests> the"},
    {"en", OP, "<Reiterates its request> to"},
    {"en", OP, "<Expresses its appreciation> to"},
    {"en", OP, "<Declares its solidarity> with"},
    {"en", OP, "<Decides also> to"},
    {"en", OP, "<Requests further> that"},
    {"en", OP, "<Notes with appreciation> the"},
    {"en", OP, "<Takes note with interest> of"},
    {"en", OP, "<Strongly condemns> all"},
    {"en", OP, "<Recalls with satisfaction> the"},
    {"en", OP, "<Again calls upon> the"},
    {"en", OP, "<Also strongly condemns> the"},
    {"en", OP, "<Condemns in the strongest terms> all"},
    {"en", OP, "<Condemns in the strongest possible terms> all"},
    {"en", OP, "<Expresses also its deep concern> at"},
    {"en", OP, "<Expresses concern> at"},
    {"en", OP, "<Expresses> the hope"},
    {"en", OP, "<Extends its heartfelt sympathy> to"},
    {"en", OP, "<Renews its invitation> to"},
    {"en", OP, "<Reaffirms its intention> to"},
    {"en", OP, "<Reaffirms> its resolutions"},
    {"en", OP, "<Takes note> of the report"},
    {"en", OP, "<Takes into account> the"},
    {"en", OP, "<Looks forward> to"},
    {"en", OP, "<Pays tribute> to"},
    {"en", OP, "<Draws the attention> of"},
    {"en", OP, "<Calls for> the"},
    {"en", OP, "<Calls on> all"},
    {"en", OP, "<Re-emphasizes> the"},
    {"en", OP, "<Commits itself> to"},
    {"en", OP, "<Has decided> that"},
    {"en", OP, "<Imposes> measures"},
    {"en", OP, "<Decides> to remain actively seized of the matter"},
    {"en", OP, "<Calls\xC2\xA0upon> all"},
    {"en", OP, "To ensure that"},
    {"en", OP, "Decidesx to"},
    {"en", OP, "Calls the meeting"},
    /* 5.9 */
    {"fr", PRE, "<Rappelant également> sa résolution"},
    {"fr", PRE, "<Ayant à l’esprit> que"},
    {"fr", PRE, "<Profondément convaincue> que"},
    {"fr", PRE, "<Sachant également> que"},
    {"fr", PRE, "<Se déclarant vivement préoccupée> par"},
    {"fr", OP, "<Décide> d'examiner"},
    {"fr", OP, "<Décide de rester saisie> de la question"},
    {"fr", OP, "<S’engage> à"},
    {"fr", OP, "<Élit> les membres"},
    {"fr", OP, "<Prie instamment> les États"},
    {"fr", OP, "<Condamne dans les termes les plus énergiques> les"},
    {"es", PRE, "<Recordando además> su resolución"},
    {"es", PRE, "<Profundamente convencida> de que"},
    {"es", OP, "<Pide> al Secretario General"},
    {"es", OP, "<Acoge con beneplácito> el informe"},
    {"es", OP, "<Hace suyas> las"},
    {"ru", PRE, "<ссылаясь на> свою резолюцию"},
    {"ru", PRE, "<Будучи глубоко убеждена>, что"},
    {"ru", PRE, "<будучи обеспокоен> тем"},
    {"ru", OP, "<постановляет> рассмотреть"},
    {"ru", OP, "<Самым решительным образом осуждает> все"},
    {"ru", OP, "<призывает также> все"},
    {"ar", PRE, "<إذ تشير> إلى قرارها"},
    {"ar", PRE, "<وإذ تلاحظ مع التقدير> تقرير"},
    {"ar", PRE, "<وَإِذْ تؤكد من جديد> أن"},
    {"ar", OP, "<تقرر أيضا> أن"},
    {"ar", OP, "<تؤكد من جديد> أن"},
    {"ar", OP, "<يقرر> أن"},
    {"zh", PRE, "<回顾其>以往各项决议,"},
    {"zh", PRE, "<严重关切地注意到>该报告"},
    {"zh", PRE, "<还欢迎>该报告"},
    {"zh", OP, "<决定>在题为"},
    {"zh", OP, "<最强烈地谴责>一切"},
    {"zh", OP, "<再次强调>"},
};

START_TEST(the_longest_phrase_at_the_start_is_found)
{
    const Row *row = &rows[_i];
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Lexicon *lexicon = lexicon_load(arena, text_of(row->language), diagnostics);
    Buffer plain = {0};
    size_t expected = 0;
    for (const char *at = row->marked; *at; at++) {
        if (*at == '>')
            expected = plain.bytes;
        else if (*at != '<')
            buffer_byte(&plain, *at);
    }
    uint32_t marks;
    size_t end = lead_end(lexicon, (LeadKind)row->kind, buffer_text(&plain), 0, &marks);
    ck_assert_msg(end == expected, "\"%s\": %zu, not %zu", row->marked, end, expected);
    buffer_free(&plain);
    arena_free(arena);
}
END_TEST

/* --- paragraphs --------------------------------------------------------------------------- */

START_TEST(a_resolutions_paragraphs_and_enacting_line_are_marked)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", "Title", "The General Assembly,");
    Node *preambular = draft_add(&draft, TAG_P, "preambular", "Deeply convinced that,");
    Node *operative = draft_add(&draft, TAG_P, "operative", "Calls upon all States;");
    Node *other = draft_add(&draft, TAG_P, NULL, "Calls upon all States;");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_element(&draft, TAG_P, "enacting", "<The General Assembly>,");
    ck_marked(preambular, "<Deeply convinced> that,");
    ck_marked(operative, "<Calls upon> all States;");
    ck_marked(other, "Calls upon all States;");
    ck_no_findings(draft.diagnostics);
    draft_free(&draft);
}
END_TEST

START_TEST(an_enacting_line_is_marked_without_its_comma_in_any_language)
{
    static const char *const lines[][3] = {
        {"en", "The General Assembly", "<The General Assembly>"},
        {"en", "The Conference of the Parties,", "<The Conference of the Parties>,"},
        {"fr", "L’Assemblée générale,", "<L’Assemblée générale>,"},
        {"ar", "إن الجمعية العامة،", "<إن الجمعية العامة>،"},
        {"zh", "大会，", "<大会>，"},
        {"en", ",", ","},
    };
    Draft draft = draft_resolution(lines[_i][0]);
    Node *line = draft_add(&draft, TAG_P, "enacting", lines[_i][1]);
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(line, lines[_i][2]);
    draft_free(&draft);
}
END_TEST

START_TEST(a_note_in_the_paragraph_stays_where_it_is)
{
    Draft draft = draft_resolution("en");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Takes note");
    Node *note = node_with_class(draft.document, TAG_ASIDE, "note", SPAN_NONE);
    draft_text(&draft, note, "A/62/1.");
    node_append(paragraph, note);
    draft_text(&draft, paragraph, " with appreciation of it;");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(paragraph, "<Takes note>^ with appreciation of it;");
    draft_free(&draft);
}
END_TEST

START_TEST(what_is_marked_already_is_left_alone)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", "Title", "The General Assembly,");
    Node *paragraph = draft_add(&draft, TAG_P, "operative",
                                "Welcomes the report of the Committee, and requests it;");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_element(&draft, TAG_P, "enacting", "<The General Assembly>,");
    ck_marked(paragraph, "<Welcomes> the report of the Committee, and <requests> it;");
    draft_free(&draft);
}
END_TEST

START_TEST(a_paragraph_without_a_known_phrase_is_noted_and_set_without)
{
    Draft draft = draft_resolution("en");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Frobnicates the matter;");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(paragraph, "Frobnicates the matter;");
    ck_found(draft.diagnostics, RULE_NO_LEAD_PHRASE, 1);
    ck_text(draft.diagnostics->items[0].details[0], "Frobnicates the matter;");
    draft_free(&draft);
}
END_TEST

START_TEST(a_numbered_participle_keeps_its_lead_phrase)
{
    Draft draft = draft_resolution("en");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Recalling the report;");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(paragraph, "<Recalling> the report;");
    draft_free(&draft);
}
END_TEST

/* --- 4.4 ---------------------------------------------------------------------------------- */

START_TEST(a_single_unnumbered_verb_paragraph_is_the_sole_operative_one)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/1.", "Title", "The General Assembly,");
    Node *preambular = draft_add(&draft, TAG_P, "preambular", "Recalling the report,");
    Node *sole = draft_add(&draft, TAG_P, "preambular", "Decides to admit the State.");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_assert(node_is(preambular, TAG_P, "preambular"));
    ck_assert(node_is(sole, TAG_P, "sole-operative"));
    ck_assert(!node_is(sole, TAG_P, "preambular"));
    ck_marked(sole, "<Decides> to admit the State.");
    draft_free(&draft);
}
END_TEST

START_TEST(there_is_no_sole_paragraph_beside_numbered_or_other_ones)
{
    Draft draft = draft_resolution("en");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Node *beside_numbered = draft_add(&draft, TAG_P, "preambular", "Decides to admit it.");
    draft_add(&draft, TAG_P, "operative", "Requests it.");
    draft_add(&draft, TAG_H2, "part", "B");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Node *first = draft_add(&draft, TAG_P, "preambular", "Decides to admit it.");
    Node *second = draft_add(&draft, TAG_P, "preambular", "Requests it.");
    draft_add(&draft, TAG_H2, "part", "C");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Node *sole = draft_add(&draft, TAG_P, "preambular", "Requests it.");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_assert(node_is(beside_numbered, TAG_P, "preambular"));
    ck_assert(node_is(first, TAG_P, "preambular"));
    ck_assert(node_is(second, TAG_P, "preambular"));
    ck_assert(node_is(sole, TAG_P, "sole-operative"));
    draft_free(&draft);
}
END_TEST

/* --- rules 7 and 8 ------------------------------------------------------------------------ */

typedef struct Second {
    const char *class_name;
    const char *expected;
} Second;

static const Second seconds[] = {
    {"operative", "<Welcomes> the report, and <requests> the Secretary-General"},
    {"operative", "<Notes> it, and <also decides> to, and <expresses its deep concern> at it"},
    {"operative", "<Takes note> of it, and <calls upon> States"},
    {"operative", "<Takes note> of it, and <takes note with appreciation> of that"},
    /* not a listed verb, not in lower case, not behind the joint */
    {"operative", "<Welcomes> the report, and adopts it"},
    {"operative", "<Welcomes> the report, and Requests it"},
    {"operative", "<Welcomes> the report and requests it"},
    {"operative", "<Welcomes> the report, requests it"},
    {"operative", "<Welcomes> the report, andrequests it"},
    {"operative", "<Welcomes> the report, and"},
    /* a relative clause is open, or was long ago */
    {"operative", "<Welcomes> the report which notes this, and requests that"},
    {"operative", "<Requests> the State that signed it, and urges it"},
    {"operative", "<Decides> that one two three four five six seven eight nine ten eleven twelve, "
                  "and <requests> it"},
    {"operative", "<Decides> that one two three four five six seven eight nine ten eleven, "
                  "and requests it"},
    {"preambular", "<Recalling> the report, and <reaffirming> its"},
    {"preambular", "<Stressing> the need, and promoting it"},
};

START_TEST(later_verbs_of_the_organ_are_marked_with_care)
{
    Draft draft = draft_resolution("en");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Buffer plain = {0};
    for (const char *at = seconds[_i].expected; *at; at++)
        if (!strchr("<>", *at))
            buffer_byte(&plain, *at);
    buffer_byte(&plain, '\0');
    Node *paragraph = draft_add(&draft, TAG_P, seconds[_i].class_name, plain.at);
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(paragraph, seconds[_i].expected);
    buffer_free(&plain);
    draft_free(&draft);
}
END_TEST

START_TEST(later_verbs_are_found_behind_notes_and_clauses_remembered_across_them)
{
    Draft draft = draft_resolution("en");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Welcomes the report,");
    node_append(paragraph, node_with_class(draft.document, TAG_ASIDE, "note", SPAN_NONE));
    draft_text(&draft, paragraph, " of the Committee, and requests it to act");
    Node *relative = draft_add(&draft, TAG_P, "operative", "Welcomes the report that");
    node_append(relative, node_with_class(draft.document, TAG_ASIDE, "note", SPAN_NONE));
    draft_text(&draft, relative, " notes it, and requests more");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(paragraph, "<Welcomes> the report,^ of the Committee, and <requests> it to act");
    ck_marked(relative, "<Welcomes> the report that^ notes it, and requests more");
    draft_free(&draft);
}
END_TEST

START_TEST(the_security_council_sets_the_first_phrase_only)
{
    Draft draft = draft_resolution("en");
    draft_add(&draft, TAG_P, "enacting", "The Security Council,");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Welcomes it, and requests that");
    un_lead(draft.document, draft.lexicon, NULL, draft.diagnostics);
    ck_marked(paragraph, "<Welcomes> it, and requests that");
    draft_free(&draft);
}
END_TEST

START_TEST(the_caller_may_decide_about_later_phrases)
{
    static const LeadOptions off = {false, false};
    static const LeadOptions on = {true, true};
    Draft draft = draft_resolution("en");
    draft_add(&draft, TAG_P, "enacting", "The General Assembly,");
    Node *first = draft_add(&draft, TAG_P, "operative", "Welcomes it, and requests that");
    un_lead(draft.document, draft.lexicon, &off, draft.diagnostics);
    ck_marked(first, "<Welcomes> it, and requests that");
    draft_free(&draft);

    draft = draft_resolution("en");
    draft_add(&draft, TAG_P, "enacting", "The Security Council,");
    Node *second = draft_add(&draft, TAG_P, "preambular", "Recalling it, and noting that");
    un_lead(draft.document, draft.lexicon, &on, draft.diagnostics);
    ck_marked(second, "<Recalling> it, and <noting> that");
    draft_free(&draft);
}
END_TEST

Suite *un_lead_suite(void);
Suite *un_lead_suite(void)
{
    Suite *suite = suite_create("un_lead");
    TCase *cases = tcase_create("un_lead");
    tcase_add_loop_test(cases, the_longest_phrase_at_the_start_is_found, 0,
                        (int)(sizeof rows / sizeof *rows));
    tcase_add_test(cases, a_resolutions_paragraphs_and_enacting_line_are_marked);
    tcase_add_loop_test(cases, an_enacting_line_is_marked_without_its_comma_in_any_language, 0, 6);
    tcase_add_test(cases, a_note_in_the_paragraph_stays_where_it_is);
    tcase_add_test(cases, what_is_marked_already_is_left_alone);
    tcase_add_test(cases, a_paragraph_without_a_known_phrase_is_noted_and_set_without);
    tcase_add_test(cases, a_numbered_participle_keeps_its_lead_phrase);
    tcase_add_test(cases, a_single_unnumbered_verb_paragraph_is_the_sole_operative_one);
    tcase_add_test(cases, there_is_no_sole_paragraph_beside_numbered_or_other_ones);
    tcase_add_loop_test(cases, later_verbs_of_the_organ_are_marked_with_care, 0,
                        (int)(sizeof seconds / sizeof *seconds));
    tcase_add_test(cases, later_verbs_are_found_behind_notes_and_clauses_remembered_across_them);
    tcase_add_test(cases, the_security_council_sets_the_first_phrase_only);
    tcase_add_test(cases, the_caller_may_decide_about_later_phrases);
    suite_add_tcase(suite, cases);
    return suite;
}
