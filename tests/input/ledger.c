#include "input/document.h"
#include "tests/support/support.h"

/* A document over "ab cd\nef": the text "ab cd ef" of three pieces, and no ledger. */
typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    const Source *source;
    Document *document;
    Node *text;
} Case;

static Case new_case(const Piece pieces[3])
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.source = source_over(it.arena, "ab cd\nef");
    it.document = document_new(it.arena, names_new(it.arena));
    it.text = node_text(it.document, text_of("ab cd ef"), (Span){it.source, 0, 8}, pieces, 3);
    node_append(it.document->root, it.text);
    return it;
}

static const Piece right_pieces[3] = {
    {0, 0, 5, LEDGER_SAME}, {5, 5, 6, LEDGER_LINE_JOIN}, {6, 6, 8, LEDGER_SAME}};

static Status check(Case *it)
{
    return document_check_ledger(it->document, it->source, it->diagnostics);
}

static void ck_fault(const Case *it, DiagnosticKind kind, uint32_t begin)
{
    ck_found(it->diagnostics, kind, 1);
    ck_assert_uint_eq(it->diagnostics->items[0].span.begin, begin);
}

START_TEST(every_rule_has_a_name_of_its_own)
{
    for (LedgerRule a = 0; a < LEDGER_RULE_COUNT; a++)
        for (LedgerRule b = 0; b < a; b++)
            ck_assert_str_ne(ledger_rule_name(a), ledger_rule_name(b));
}
END_TEST

START_TEST(entries_that_touch_are_one_and_empty_ones_none)
{
    Case it = new_case(right_pieces);
    Ledger *ledger = &it.document->ledger;
    ledger_add(ledger, it.arena, (Span){it.source, 0, 1}, LEDGER_BLANK_LINE);
    ledger_add(ledger, it.arena, (Span){it.source, 1, 1}, LEDGER_EDGE_SPACE);
    ledger_add(ledger, it.arena, (Span){it.source, 1, 3}, LEDGER_BLANK_LINE);
    ledger_add(ledger, it.arena, (Span){it.source, 3, 4}, LEDGER_EDGE_SPACE);
    ledger_add(ledger, it.arena, (Span){it.source, 5, 6}, LEDGER_EDGE_SPACE);
    ck_assert_uint_eq(ledger->count, 3);
    ck_assert_uint_eq(ledger->entries[0].span.end, 3);
    arena_free(it.arena);
}
END_TEST

START_TEST(text_that_is_all_there_passes)
{
    Case it = new_case(right_pieces);
    ck_assert_uint_eq(check(&it), STATUS_OK);
    ck_no_findings(it.diagnostics);
    arena_free(it.arena);
}
END_TEST

START_TEST(text_passes_wherever_it_is_cut)
{
    for (size_t cut = 0; cut <= 8; cut++)
        for (size_t again = 0; again <= 8 - cut; again++) {
            Case it = new_case(right_pieces);
            node_split_text(it.document, node_split_text(it.document, it.text, cut), again);
            ck_assert_uint_eq(check(&it), STATUS_OK);
            arena_free(it.arena);
        }
}
END_TEST

START_TEST(a_piece_that_became_longer_may_be_cut_inside)
{
    static const Piece pieces[3] = {
        {0, 0, 2, LEDGER_SAME}, {2, 2, 3, LEDGER_NORMALIZED}, {5, 3, 8, LEDGER_SAME}};
    Case it = new_case(pieces);
    it.text->text = text_of("ab...cd\nef");
    Node *behind = node_split_text(it.document, it.text, 3);
    ck_text(behind->text, "..cd\nef");
    ck_assert_uint_eq(check(&it), STATUS_OK);
    ck_no_findings(it.diagnostics);
    arena_free(it.arena);
}
END_TEST

START_TEST(the_first_byte_that_nobody_claims_is_reported)
{
    static const Piece pieces[3] = {
        {0, 0, 4, LEDGER_SAME}, {4, 5, 6, LEDGER_LINE_JOIN}, {5, 6, 8, LEDGER_SAME}};
    Case it = new_case(pieces);
    it.text->text = text_of("ab c ef");
    ck_assert_uint_eq(check(&it), STATUS_INTERNAL);
    ck_fault(&it, INTERNAL_TEXT_LOST, 4);
    ck_text(it.diagnostics->items[0].details[0], "d\nef");
    ledger_add(&it.document->ledger, it.arena, (Span){it.source, 4, 5}, LEDGER_NOTE_CALL);
    ck_assert_uint_eq(check(&it), STATUS_OK);
    arena_free(it.arena);
}
END_TEST

START_TEST(the_end_of_the_source_is_looked_at_too)
{
    Case it = new_case(right_pieces);
    node_detach(node_split_text(it.document, it.text, 7));
    ck_assert_uint_eq(check(&it), STATUS_INTERNAL);
    ck_fault(&it, INTERNAL_TEXT_LOST, 7);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_byte_that_is_claimed_twice_is_reported)
{
    Case it = new_case(right_pieces);
    ledger_add(&it.document->ledger, it.arena, (Span){it.source, 7, 8}, LEDGER_BLANK_LINE);
    ck_assert_uint_eq(check(&it), STATUS_INTERNAL);
    ck_fault(&it, INTERNAL_TEXT_TWICE, 7);
    arena_free(it.arena);
}
END_TEST

START_TEST(text_that_is_not_what_its_piece_says_is_reported)
{
    Case it = new_case(right_pieces);
    it.text->text = text_of("ab cD ef");
    ck_assert_uint_eq(check(&it), STATUS_INTERNAL);
    ck_fault(&it, INTERNAL_TEXT_CHANGED, 0);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_claim_beyond_the_source_is_reported)
{
    Case it = new_case(right_pieces);
    ledger_add(&it.document->ledger, it.arena, (Span){it.source, 8, 4000000000u},
               LEDGER_BLANK_LINE);
    ck_assert_uint_eq(check(&it), STATUS_INTERNAL);
    ck_fault(&it, INTERNAL_TEXT_CHANGED, 8);
    arena_free(it.arena);
}
END_TEST

START_TEST(long_claims_span_the_words_of_the_map)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Document *document = document_new(arena, names_new(arena));
    Source source = {text_of("test"), {arena_alloc(arena, 1000), 1000}};
    ledger_add(&document->ledger, arena, (Span){&source, 0, 127}, LEDGER_BLANK_LINE);
    ledger_add(&document->ledger, arena, (Span){&source, 128, 1000}, LEDGER_EDGE_SPACE);
    ck_assert_uint_eq(document_check_ledger(document, &source, diagnostics), STATUS_INTERNAL);
    ck_assert_uint_eq(diagnostics->items[0].span.begin, 127);
    ledger_add(&document->ledger, arena, (Span){&source, 127, 128}, LEDGER_NOTE_CALL);
    ck_assert_uint_eq(document_check_ledger(document, &source, diagnostics), STATUS_OK);
    arena_free(arena);
}
END_TEST

Suite *ledger_suite(void);
Suite *ledger_suite(void)
{
    Suite *suite = suite_create("ledger");
    TCase *cases = tcase_create("ledger");
    tcase_add_test(cases, every_rule_has_a_name_of_its_own);
    tcase_add_test(cases, entries_that_touch_are_one_and_empty_ones_none);
    tcase_add_test(cases, text_that_is_all_there_passes);
    tcase_add_test(cases, text_passes_wherever_it_is_cut);
    tcase_add_test(cases, a_piece_that_became_longer_may_be_cut_inside);
    tcase_add_test(cases, the_first_byte_that_nobody_claims_is_reported);
    tcase_add_test(cases, the_end_of_the_source_is_looked_at_too);
    tcase_add_test(cases, a_byte_that_is_claimed_twice_is_reported);
    tcase_add_test(cases, text_that_is_not_what_its_piece_says_is_reported);
    tcase_add_test(cases, a_claim_beyond_the_source_is_reported);
    tcase_add_test(cases, long_claims_span_the_words_of_the_map);
    suite_add_tcase(suite, cases);
    return suite;
}
