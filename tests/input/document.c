#include "input/document.h"
#include "tests/support/support.h"

static Document *new_document(Arena *arena)
{
    return document_new(arena, names_new(arena));
}

/* A paragraph of the text "Rights,1 the" in three pieces: "Rights" as it stood, a comma that was
 * something else of two bytes, and " the" as it stood. */
static Node *add_paragraph(Document *document, const Source *source)
{
    static const Piece pieces[] = {
        {0, 10, 16, LEDGER_SAME}, {6, 16, 18, LEDGER_NORMALIZED}, {7, 18, 22, LEDGER_SAME}};
    Span span = {source, 10, 22};
    Node *paragraph = node_with_class(document, TAG_P, "preambular", span);
    node_append(document->root, paragraph);
    node_append(paragraph, node_text(document, text_of("Rights, the"), span, pieces, 3));
    return paragraph;
}

static void ck_span(Span span, uint32_t begin, uint32_t end)
{
    ck_assert_uint_eq(span.begin, begin);
    ck_assert_uint_eq(span.end, end);
}

START_TEST(elements_have_html_names)
{
    ck_assert_str_eq(tag_name(TAG_SECTION), "section");
    ck_assert_str_eq(tag_name(TAG_TEXT), "#text");
    ck_assert_uint_eq(tag_find(text_of("UL")), TAG_UL);
    ck_assert_uint_eq(tag_find(text_of("blink")), TAG_COUNT);
    ck_assert_uint_eq(tag_find(text_of("#text")), TAG_COUNT);
    for (Tag tag = TAG_BODY; tag < TAG_COUNT; tag++)
        ck_assert_uint_eq(tag_find(text_of(tag_name(tag))), tag);
}
END_TEST

START_TEST(a_new_document_is_plain_and_english)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    ck_assert_uint_eq(document->root->tag, TAG_BODY);
    ck_text(document->kind->text, "plain");
    ck_text(document->language, "en");
    arena_free(arena);
}
END_TEST

START_TEST(nodes_are_linked_both_ways)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    Node *middle = node_element(document, TAG_P, SPAN_NONE);
    Node *first = node_element(document, TAG_H1, SPAN_NONE);
    Node *last = node_element(document, TAG_OL, SPAN_NONE);
    node_append(document->root, middle);
    node_insert_before(middle, first);
    node_insert_after(middle, last);
    ck_assert_ptr_eq(document->root->first, first);
    ck_assert_ptr_eq(document->root->last, last);
    ck_assert_ptr_eq(last->previous, middle);
    node_detach(middle);
    ck_assert_ptr_eq(first->next, last);
    ck_assert_ptr_eq(last->previous, first);
    ck_assert_ptr_null(middle->parent);
    node_detach(first);
    node_detach(last);
    ck_assert_ptr_null(document->root->first);
    ck_assert_ptr_null(document->root->last);
    arena_free(arena);
}
END_TEST

START_TEST(a_wrapper_takes_the_siblings_from_first_to_last)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    Node *nodes[4];
    for (int i = 0; i < 4; i++) {
        nodes[i] = node_element(document, TAG_P, SPAN_NONE);
        node_append(document->root, nodes[i]);
    }
    Node *wrapper = node_element(document, TAG_DIV, SPAN_NONE);
    node_wrap(wrapper, nodes[1], nodes[2]);
    ck_assert_ptr_eq(nodes[0]->next, wrapper);
    ck_assert_ptr_eq(wrapper->next, nodes[3]);
    ck_assert_ptr_eq(wrapper->first, nodes[1]);
    ck_assert_ptr_eq(wrapper->last, nodes[2]);
    ck_assert_ptr_eq(nodes[2]->parent, wrapper);
    arena_free(arena);
}
END_TEST

START_TEST(classes_keep_their_order_and_are_added_once)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    Node *node = node_with_class(document, TAG_P, "operative", SPAN_NONE);
    node_add_class(document, node, "long");
    node_add_class(document, node, "operative");
    ck_text(node->classes->name->text, "operative");
    ck_text(node->classes->next->name->text, "long");
    ck_assert_ptr_null(node->classes->next->next);
    ck_assert(node_has_class(node, names_find(document->names, text_of("long"))));
    ck_assert(node_is(node, TAG_P, "long"));
    ck_assert(!node_is(node, TAG_LI, "long"));
    arena_free(arena);
}
END_TEST

START_TEST(an_attribute_is_replaced_by_its_name)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    Node *node = node_element(document, TAG_A, SPAN_NONE);
    node_set_attribute(document, node, "href", text_of("#note-1"));
    node_set_attribute(document, node, "lang", text_of("fr"));
    node_set_attribute(document, node, "href", text_of("#note-2"));
    Text value = {0};
    ck_assert(node_attribute(node, names_intern(document->names, text_of("href")), &value));
    ck_text(value, "#note-2");
    ck_assert(node_attribute(node, names_intern(document->names, text_of("lang")), &value));
    ck_text(value, "fr");
    ck_assert(!node_attribute(node, names_intern(document->names, text_of("id")), &value));
    ck_text(value, "fr");
    arena_free(arena);
}
END_TEST

START_TEST(text_is_cut_with_its_pieces)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    const Source *source = source_over(arena, "0123456789Rights;; the end");
    Node *text = add_paragraph(document, source)->first;
    ck_span(node_source_span(text, 0, 11), 10, 22);
    ck_span(node_source_span(text, 5, 7), 15, 18);
    ck_span(node_source_span(text, 8, 10), 19, 21);
    Node *behind = node_split_text(document, text, 7);
    ck_text(text->text, "Rights,");
    ck_text(behind->text, " the");
    ck_assert_ptr_eq(text->next, behind);
    ck_span(text->span, 10, 18);
    ck_span(behind->span, 18, 22);
    Node *end = node_split_text(document, behind, 2);
    ck_text(end->text, "he");
    ck_span(node_source_span(end, 1, 2), 21, 22);
    arena_free(arena);
}
END_TEST

START_TEST(text_cut_at_an_end_gives_an_empty_half)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    const Source *source = source_over(arena, "0123456789Rights;; the end");
    Node *text = add_paragraph(document, source)->first;
    Node *whole = node_split_text(document, text, 0);
    ck_assert_uint_eq(text->text.bytes, 0);
    ck_span(text->span, 10, 10);
    ck_span(whole->span, 10, 22);
    Node *nothing = node_split_text(document, whole, 11);
    ck_assert_uint_eq(nothing->text.bytes, 0);
    ck_assert_uint_eq(nothing->piece_count, 0);
    ck_span(nothing->span, 22, 22);
    ck_assert_uint_eq(whole->piece_count, 3);
    arena_free(arena);
}
END_TEST

START_TEST(generated_text_has_no_source)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    Node *text = node_generated_text(document, text_of("abc"));
    node_append(document->root, text);
    ck_assert_ptr_null(node_source_span(text, 0, 3).source);
    Node *behind = node_split_text(document, text, 1);
    ck_text(behind->text, "bc");
    ck_assert_ptr_null(behind->span.source);
    arena_free(arena);
}
END_TEST

START_TEST(the_content_of_a_paragraph_leaves_its_notes_out)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    Node *paragraph = node_element(document, TAG_P, SPAN_NONE);
    Node *note = node_with_class(document, TAG_ASIDE, "note", SPAN_NONE);
    node_append(document->root, paragraph);
    node_append(paragraph, node_generated_text(document, text_of("before")));
    node_append(paragraph, note);
    node_append(note, node_generated_text(document, text_of("note")));
    node_append(paragraph, node_generated_text(document, text_of(" behind")));
    Buffer out = {0};
    node_text_content(paragraph, &out);
    ck_text(buffer_text(&out), "before behind");
    buffer_clear(&out);
    node_text_content(note, &out);
    ck_text(buffer_text(&out), "note");
    buffer_free(&out);
    arena_free(arena);
}
END_TEST

START_TEST(nodes_are_numbered_in_reading_order)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    const Source *source = source_over(arena, "0123456789Rights;; the end");
    Node *first = add_paragraph(document, source);
    Node *second = add_paragraph(document, source);
    document_number(document);
    ck_assert_uint_eq(document->node_count, 5);
    ck_assert_uint_eq(document->root->number, 0);
    ck_assert_uint_eq(first->number, 1);
    ck_assert_uint_eq(first->first->number, 2);
    ck_assert_uint_eq(second->number, 3);
    ck_assert_ptr_eq(node_following_skip(first, document->root), second);
    ck_assert_ptr_null(node_following(second->first, document->root));
    ck_assert_ptr_null(node_following(first->first, first));
    arena_free(arena);
}
END_TEST

START_TEST(a_dump_has_one_node_a_line)
{
    Arena *arena = arena_new(0);
    Document *document = new_document(arena);
    const Source *source = source_over(arena, "0123456789Rights;; the end");
    Node *paragraph = add_paragraph(document, source);
    node_set_id(document, paragraph, text_of("p1"));
    node_set_attribute(document, paragraph, "value", text_of("3"));
    node_append(document->root, node_generated_text(document, text_of("a\n\"b\"")));
    fields_set(&document->fields, FIELD_SYMBOL, text_of("A/1"), FIELD_DERIVED, SPAN_NONE);
    ledger_add(&document->ledger, arena, (Span){source, 0, 10}, LEDGER_EDGE_SPACE);
    document->date = (Date){2007, 12, 8};
    Buffer out = {0};
    document_dump(document, &out);
    ck_text(buffer_text(&out), "body\n"
                               "  p.preambular#p1 value=\"3\" 10-22\n"
                               "    \"Rights, the\" 10-22\n"
                               "  \"a\\n\\\"b\\\"\"\n"
                               "kind plain\n"
                               "language en\n"
                               "date 2007-12-08\n"
                               "field symbol \"A/1\" derived\n"
                               "ledger normalized 1 times 2 bytes\n"
                               "ledger edge-space 1 times 10 bytes\n");
    buffer_free(&out);
    arena_free(arena);
}
END_TEST

Suite *document_suite(void);
Suite *document_suite(void)
{
    Suite *suite = suite_create("document");
    TCase *cases = tcase_create("document");
    tcase_add_test(cases, elements_have_html_names);
    tcase_add_test(cases, a_new_document_is_plain_and_english);
    tcase_add_test(cases, nodes_are_linked_both_ways);
    tcase_add_test(cases, a_wrapper_takes_the_siblings_from_first_to_last);
    tcase_add_test(cases, classes_keep_their_order_and_are_added_once);
    tcase_add_test(cases, an_attribute_is_replaced_by_its_name);
    tcase_add_test(cases, text_is_cut_with_its_pieces);
    tcase_add_test(cases, text_cut_at_an_end_gives_an_empty_half);
    tcase_add_test(cases, generated_text_has_no_source);
    tcase_add_test(cases, the_content_of_a_paragraph_leaves_its_notes_out);
    tcase_add_test(cases, nodes_are_numbered_in_reading_order);
    tcase_add_test(cases, a_dump_has_one_node_a_line);
    suite_add_tcase(suite, cases);
    return suite;
}
