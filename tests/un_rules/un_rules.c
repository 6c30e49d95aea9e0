#include "styles/un_rules.h"

#include "base/file.h"
#include "input/reader.h"
#include "tests/un_rules/draft.h"

/* The sample, read. */
static Draft read_sample(const Source **source)
{
    Draft draft = {.arena = arena_new(0)};
    draft.diagnostics = diagnostics_new(draft.arena);
    draft.document = document_new(draft.arena, names_new(draft.arena));
    Status status = file_load(draft.arena, SOURCE_FOLDER "/examples/A_RES_62_165.txt",
                              draft.diagnostics, source);
    ck_assert_int_eq(status, STATUS_OK);
    status = document_read(draft.document, *source, draft.diagnostics);
    ck_assert_int_eq(status, STATUS_OK);
    return draft;
}

/* The contents of all em elements, a line each. */
static void put_emphasized(const Draft *draft, Buffer *out)
{
    const Node *root = draft->document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        if (node->tag != TAG_EM)
            continue;
        node_text_content(node, out);
        buffer_byte(out, '\n');
    }
}

START_TEST(the_sample_has_the_italics_of_un_style_11_10)
{
    const Source *source;
    Draft draft = read_sample(&source);
    draft_field(&draft, FIELD_REPORT, "on the report of the Third Committee (A/62/439/Add.2)");
    un_annotate(draft.document, draft.diagnostics);
    Buffer out = {0};
    put_emphasized(&draft, &out);
    ck_text(buffer_text(&out), "on the report of the Third Committee (A/62/439/Add.2)\n"
                               "The General Assembly\n"
                               "Bearing in mind\n"
                               "Desirous\n"
                               "Considering\n"
                               "Deeply convinced\n"
                               "Recalling\n"
                               "Reaffirming\n"
                               "Affirming\n"
                               "Underlining\n"
                               "Reiterates\n"
                               "Reaffirms\n"
                               "Calls upon\n"
                               "Considers\n"
                               "Reaffirms\n"
                               "Requests\n"
                               "Expresses its conviction\n"
                               "Stresses\n"
                               "Invites\n"
                               "Requests\n"
                               "Requests\n"
                               "Decides\n");
    ck_no_findings(draft.diagnostics);
    buffer_free(&out);
    draft_free(&draft);
}
END_TEST

START_TEST(the_sample_tells_the_fields_of_un_style_11_9)
{
    const Source *source;
    Draft draft = read_sample(&source);
    un_annotate(draft.document, draft.diagnostics);
    const Fields *fields = &draft.document->fields;
    ck_text(fields_value(fields, FIELD_SYMBOL), "A/RES/62/165");
    ck_text(fields_value(fields, FIELD_ORGAN), "General Assembly");
    ck_text(fields_value(fields, FIELD_SESSION), "Sixty-second session");
    ck_text(fields_value(fields, FIELD_ADOPTION),
            "Resolution adopted by the General Assembly on 18 December 2007");
    ck_text(fields_value(fields, FIELD_TITLE),
            "62/165. Strengthening United Nations action in the field of human rights through the "
            "promotion of international cooperation and the importance of non-selectivity, "
            "impartiality and objectivity");
    ck_text(fields_value(fields, FIELD_DATE), "");
    ck_text(fields_value(fields, FIELD_AGENDA_ITEM), "");
    ck_text(fields_value(fields, FIELD_REPORT), "");
    ck_text(fields_value(fields, FIELD_JOB_NUMBER), "");
    ck_assert_int_eq(fields->items[FIELD_SYMBOL].origin, FIELD_DERIVED);
    draft_free(&draft);
}
END_TEST

/* Whether the rules of 8.1 hold a stretch of the sample together. */
START_TEST(the_sample_keeps_dates_and_symbols_on_their_lines)
{
    static const char *const stretches[] = {"18 December",  "25 June",       "217 A (III)",
                                            "2200 A (XXI)", "A/CONF.157/24", "chap. III",
                                            "Part I"};
    const Source *source;
    Draft draft = read_sample(&source);
    un_annotate(draft.document, draft.diagnostics);
    const Node *root = draft.document->root;
    size_t found = 0;
    for (const Node *node = root; node; node = node_following(node, root)) {
        if (!node_is(node, TAG_SPAN, "glue"))
            continue;
        for (size_t i = 0; i < sizeof stretches / sizeof *stretches; i++) {
            size_t bytes = text_of(stretches[i]).bytes;
            Text text = node->first->text;
            found += text.bytes >= bytes &&
                     text_is(text_slice(text, text.bytes - bytes, text.bytes), stretches[i]);
        }
    }
    /* the date stands in the adoption line as well */
    ck_assert_uint_eq(found, sizeof stretches / sizeof *stretches + 1);
    draft_free(&draft);
}
END_TEST

static void put_source_text(const Document *document, Buffer *out)
{
    for (const Node *node = document->root; node; node = node_following(node, document->root))
        if (node_is_text(node) && node->piece_count)
            buffer_put(out, node->text);
}

START_TEST(annotating_changes_no_character_and_loses_no_source)
{
    const Source *source;
    Draft draft = read_sample(&source);
    Buffer before = {0};
    put_source_text(draft.document, &before);
    un_annotate(draft.document, draft.diagnostics);
    Buffer after = {0};
    put_source_text(draft.document, &after);
    ck_assert(text_equal(buffer_text(&before), buffer_text(&after)));
    ck_assert_int_eq(document_check_ledger(draft.document, source, draft.diagnostics), STATUS_OK);
    ck_no_findings(draft.diagnostics);
    buffer_free(&before);
    buffer_free(&after);
    draft_free(&draft);
}
END_TEST

START_TEST(annotating_twice_is_annotating_once)
{
    const Source *source;
    Draft draft = read_sample(&source);
    Buffer once = {0};
    un_annotate(draft.document, draft.diagnostics);
    document_dump(draft.document, &once);
    Buffer twice = {0};
    un_annotate(draft.document, draft.diagnostics);
    document_dump(draft.document, &twice);
    ck_assert(text_equal(buffer_text(&once), buffer_text(&twice)));
    buffer_free(&once);
    buffer_free(&twice);
    draft_free(&draft);
}
END_TEST

START_TEST(a_plain_document_is_only_glued)
{
    Draft draft = draft_plain("en");
    Node *paragraph = draft_add(&draft, TAG_P, NULL, "Calls upon Mr. Annan");
    un_annotate(draft.document, draft.diagnostics);
    ck_marked(draft.document->root, "Calls upon {Mr. Annan}");
    ck_assert_ptr_eq(draft.document->root->first, paragraph);
    ck_assert_ptr_eq(draft.document->root->last, paragraph);
    draft_free(&draft);
}
END_TEST

START_TEST(drafts_have_lead_phrases_but_no_adoption_line)
{
    Draft draft = draft_resolution("en");
    draft.document->kind = names_intern(draft.document->names, text_of("draft"));
    draft_field(&draft, FIELD_SYMBOL, "A/62/L.16");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Requests it");
    un_annotate(draft.document, draft.diagnostics);
    ck_marked(paragraph, "<Requests> it");
    ck_element(&draft, TAG_P, "distribution", "Distr.: Limited");
    ck_element(&draft, TAG_P, "adoption", NULL);
    ck_element(&draft, TAG_P, "report", NULL);
    draft_free(&draft);
}
END_TEST

START_TEST(lead_phrases_of_an_unknown_language_are_not_looked_for)
{
    Draft draft = draft_resolution("en");
    draft.document->language = text_of("de");
    Node *paragraph = draft_add(&draft, TAG_P, "operative", "Requests it");
    un_annotate(draft.document, draft.diagnostics);
    ck_marked(paragraph, "Requests it");
    ck_found(draft.diagnostics, RULE_NO_LEXICON, 1);
    ck_found(draft.diagnostics, RULE_NO_LEAD_PHRASE, 0);
    draft_free(&draft);
}
END_TEST

START_TEST(nodes_are_numbered_in_reading_order)
{
    Draft draft = draft_resolution("en");
    draft_head(&draft, "62/165.", " A title", "The General Assembly,");
    un_annotate(draft.document, draft.diagnostics);
    uint32_t number = 0;
    const Node *root = draft.document->root;
    for (const Node *node = root; node; node = node_following(node, root))
        ck_assert_uint_eq(node->number, number++);
    ck_assert_uint_eq(draft.document->node_count, number);
    draft_free(&draft);
}
END_TEST

Suite *un_rules_suite(void);
Suite *un_rules_suite(void)
{
    Suite *suite = suite_create("un_rules");
    TCase *cases = tcase_create("un_rules");
    tcase_add_test(cases, the_sample_has_the_italics_of_un_style_11_10);
    tcase_add_test(cases, the_sample_tells_the_fields_of_un_style_11_9);
    tcase_add_test(cases, the_sample_keeps_dates_and_symbols_on_their_lines);
    tcase_add_test(cases, annotating_changes_no_character_and_loses_no_source);
    tcase_add_test(cases, annotating_twice_is_annotating_once);
    tcase_add_test(cases, a_plain_document_is_only_glued);
    tcase_add_test(cases, drafts_have_lead_phrases_but_no_adoption_line);
    tcase_add_test(cases, lead_phrases_of_an_unknown_language_are_not_looked_for);
    tcase_add_test(cases, nodes_are_numbered_in_reading_order);
    suite_add_tcase(suite, cases);
    return suite;
}
