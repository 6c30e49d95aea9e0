#include "input/reader.h"
#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    Document *document;
    Status status;
} Case;

static Case read_bytes(const char *bytes, size_t count, size_t limit)
{
    Case it = {.arena = arena_new(limit)};
    it.diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    Source *source = ARENA_NEW(it.arena, Source);
    *source = (Source){text_of("test"), {bytes, count}};
    it.status = document_read(it.document, source, it.diagnostics);
    if (it.status == STATUS_OK)
        ck_assert_uint_eq(document_check_ledger(it.document, source, it.diagnostics), STATUS_OK);
    return it;
}

static Case read_string(const char *string)
{
    return read_bytes(string, strlen(string), 0);
}

static void ck_refused(const char *bytes, size_t count, DiagnosticKind kind, uint32_t begin)
{
    Case it = read_bytes(bytes, count, 0);
    ck_assert_uint_eq(it.status, STATUS_INPUT);
    ck_found(it.diagnostics, kind, 1);
    ck_assert_uint_eq(it.diagnostics->items[0].span.begin, begin);
    arena_free(it.arena);
}

START_TEST(nothing_and_white_space_are_no_document)
{
    static const char *const texts[] = {"", " \n\t\r\n\f ", "\xEF\xBB\xBF", "\xEF\xBB\xBF \n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Case it = read_string(texts[i]);
        ck_assert_uint_eq(it.status, STATUS_INPUT);
        ck_found(it.diagnostics, READ_EMPTY, 1);
        arena_free(it.arena);
    }
}
END_TEST

START_TEST(front_matter_alone_is_no_document)
{
    Case it = read_string("---\nsymbol: A/1\n---\n \n");
    ck_assert_uint_eq(it.status, STATUS_INPUT);
    ck_found(it.diagnostics, READ_EMPTY, 1);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_control_character_is_named_and_shown)
{
    ck_refused("ab\0c", 4, READ_BINARY, 2);
    ck_refused("\x1b[1m", 4, READ_BINARY, 0);
    ck_refused("text\n\x7f", 6, READ_BINARY, 5);
    Case it = read_bytes("\xFF\xFE\x36\0", 4, 0);
    ck_text(it.diagnostics->items[0].details[0], "U+0000");
    arena_free(it.arena);
}
END_TEST

START_TEST(bytes_that_are_not_utf8_are_shown)
{
    ck_refused("L'Assembl\xE9"
               "e",
               11, READ_NOT_UTF8, 9);
    ck_refused("abc\xE2\x80", 5, READ_NOT_UTF8, 3);
    Case it = read_bytes("\xE9 ", 2, 0);
    ck_text(it.diagnostics->items[0].details[0], "0xE9");
    arena_free(it.arena);
}
END_TEST

START_TEST(a_byte_order_mark_is_dropped)
{
    Case it = read_string("\xEF\xBB\xBFHello\n");
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_text(it.document->root->first->first->text, "Hello");
    ck_assert_uint_eq(it.document->ledger.entries[0].rule, LEDGER_BYTE_ORDER_MARK);
    arena_free(it.arena);
}
END_TEST

START_TEST(fields_override_what_was_recognized)
{
    Case it = read_string("---\nkind: letter\nlanguage: fr\n---\nBonjour\n");
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_no_findings(it.diagnostics);
    ck_text(it.document->kind->text, "letter");
    ck_text(it.document->language, "fr");
    arena_free(it.arena);
}
END_TEST

START_TEST(a_field_of_the_user_comes_before_front_matter_and_text)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Document *document = document_new(arena, names_new(arena));
    fields_set_by_user(&document->fields, arena, text_of("symbol=A/3"), diagnostics);
    fields_set_by_user(&document->fields, arena, text_of("language=es"), diagnostics);
    const Source *source = source_over(arena, "---\nsymbol: A/2\nlanguage: fr\n---\n"
                                              "United Nations\nA/1\n\nThe General Assembly,\n");
    ck_assert_uint_eq(document_read(document, source, diagnostics), STATUS_OK);
    ck_text(fields_value(&document->fields, FIELD_SYMBOL), "A/3");
    ck_text(document->language, "es");
    arena_free(arena);
}
END_TEST

START_TEST(faults_of_front_matter_end_the_reading)
{
    Case it = read_string("---\nsymbol: A/1\n");
    ck_assert_uint_eq(it.status, STATUS_INPUT);
    ck_found(it.diagnostics, READ_FRONT_MATTER_OPEN, 1);
    arena_free(it.arena);
}
END_TEST

START_TEST(nodes_are_numbered)
{
    Case it = read_string("Hello\n\nthere\n");
    ck_assert_uint_eq(it.document->node_count, 5);
    ck_assert_uint_eq(it.document->root->last->first->number, 4);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_document_larger_than_the_memory_limit_is_refused)
{
    enum {
        COUNT = 300000
    };
    char *bytes = malloc(COUNT);
    for (size_t i = 0; i < COUNT; i++)
        bytes[i] = i % 3 ? '\n' : 'x';
    Case it = read_bytes(bytes, COUNT, 1 << 20);
    ck_assert_uint_eq(it.status, STATUS_LIMIT);
    ck_found(it.diagnostics, LIMIT_MEMORY, 1);
    ck_text(it.diagnostics->items[0].details[0], "1");
    ck_assert_uint_lt(arena_bytes(it.arena), 16u << 20);
    arena_free(it.arena);
    free(bytes);
}
END_TEST

Suite *reader_suite(void);
Suite *reader_suite(void)
{
    Suite *suite = suite_create("reader");
    TCase *cases = tcase_create("reader");
    tcase_add_test(cases, nothing_and_white_space_are_no_document);
    tcase_add_test(cases, front_matter_alone_is_no_document);
    tcase_add_test(cases, a_control_character_is_named_and_shown);
    tcase_add_test(cases, bytes_that_are_not_utf8_are_shown);
    tcase_add_test(cases, a_byte_order_mark_is_dropped);
    tcase_add_test(cases, fields_override_what_was_recognized);
    tcase_add_test(cases, a_field_of_the_user_comes_before_front_matter_and_text);
    tcase_add_test(cases, faults_of_front_matter_end_the_reading);
    tcase_add_test(cases, nodes_are_numbered);
    tcase_add_test(cases, a_document_larger_than_the_memory_limit_is_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
