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
        ck_assert_uint_eq(document_check_sources(it.document, it.diagnostics), STATUS_OK);
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
    Case it = read_bytes("\x30\0\x31", 3, 0);
    ck_text(it.diagnostics->items[0].details[0], "U+0000");
    arena_free(it.arena);
}
END_TEST

START_TEST(a_control_character_in_long_text_is_told_and_left_out)
{
    char text[400];
    memset(text, 'a', sizeof text);
    text[7] = '\b';
    Case it = read_bytes(text, sizeof text, 0);
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_found(it.diagnostics, READ_CONTROL_DROPPED, 1);
    ck_assert_uint_eq(it.document->root->first->first->text.bytes, sizeof text - 1);
    arena_free(it.arena);
}
END_TEST

/* --- encodings --------------------------------------------------------------------------------- */

static Case read_as(const char *bytes, size_t count, const ReadOptions *options)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    Source *source = ARENA_NEW(it.arena, Source);
    *source = (Source){text_of("test"), {bytes, count}};
    it.status = document_read_as(it.document, source, options, it.diagnostics);
    if (it.status == STATUS_OK)
        ck_assert_uint_eq(document_check_sources(it.document, it.diagnostics), STATUS_OK);
    return it;
}

START_TEST(bytes_that_are_not_utf8_are_taken_for_windows_1252)
{
    static const char latin[] = "L'Assembl\xE9"
                                "e dit \x93oui\x94";
    Case it = read_bytes(latin, sizeof latin - 1, 0);
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_found(it.diagnostics, READ_ENCODING_GUESSED, 1);
    ck_text(it.diagnostics->items[0].details[0], "0xE9");
    ck_text(it.document->root->first->first->text, "L'Assemblée dit “oui”");
    arena_free(it.arena);
}
END_TEST

START_TEST(one_broken_byte_in_utf8_is_an_error)
{
    static const char text[] = "Генеральная Ассамблея \xE9 постановляет";
    ck_refused(text, sizeof text - 1, READ_NOT_UTF8, 42);
}
END_TEST

START_TEST(a_byte_order_mark_tells_utf16)
{
    Case it = read_bytes("\xFF\xFE\x16\x04\x30\0", 6, 0);
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_text(it.document->root->first->first->text, "Ж0");
    arena_free(it.arena);
    it = read_bytes("\xFE\xFF\x04\x16\0\x30", 6, 0);
    ck_text(it.document->root->first->first->text, "Ж0");
    arena_free(it.arena);
}
END_TEST

START_TEST(an_encoding_may_be_named)
{
    ReadOptions options = {.encoding = "iso-8859-5"};
    Case it = read_as("\xBC\xD8\xE0", 3, &options);
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_text(it.document->root->first->first->text, "Мир");
    arena_free(it.arena);
    options.encoding = "klingon-8";
    it = read_as("a", 1, &options);
    ck_assert_uint_eq(it.status, STATUS_USAGE);
    ck_found(it.diagnostics, READ_UNKNOWN_ENCODING, 1);
    arena_free(it.arena);
    options.encoding = "utf-8";
    it = read_as("a\xE9 b", 4, &options);
    ck_assert_uint_eq(it.status, STATUS_INPUT);
    ck_found(it.diagnostics, READ_NOT_UTF8, 1);
    arena_free(it.arena);
    options.encoding = "shift_jis";
    it = read_as("a\xFF b", 4, &options);
    ck_found(it.diagnostics, READ_NOT_OF_ENCODING, 1);
    arena_free(it.arena);
}
END_TEST

/* --- formats ------------------------------------------------------------------------------------- */

START_TEST(other_formats_are_refused_by_name)
{
    static const char *const texts[] = {"%PDF-1.7\n",         "{\\rtf1 x}",
                                        "PK\x03\x04 x",       "<!DOCTYPE html><p>x",
                                        "\\documentclass{a}", "<?xml version='1.0'?>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Case it = read_string(texts[i]);
        ck_assert_uint_eq(it.status, STATUS_INPUT);
        ck_found(it.diagnostics, READ_FOREIGN_FORMAT, 1);
        arena_free(it.arena);
    }
    ReadOptions options = {.format = "word"};
    Case it = read_as("a", 1, &options);
    ck_assert_uint_eq(it.status, STATUS_USAGE);
    ck_found(it.diagnostics, READ_UNKNOWN_FORMAT, 1);
    arena_free(it.arena);
}
END_TEST

START_TEST(several_inputs_are_sections_of_one_document)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    const char *first =
        "62/1. One\n\nThe General Assembly,\n\n1. Decides so.1\n\n__________\n1 A.\n";
    const char *second = "Two words\n\nOf text, and more.1\n\n__________\n1 B.\n";
    ck_assert_uint_eq(document_read(it.document, source_over(it.arena, first), it.diagnostics),
                      STATUS_OK);
    ck_assert_uint_eq(document_read(it.document, source_over(it.arena, second), it.diagnostics),
                      STATUS_OK);
    ck_assert_uint_eq(document_check_sources(it.document, it.diagnostics), STATUS_OK);
    ck_text(it.document->kind->text, "resolution");
    ck_assert(node_is(it.document->root->last, TAG_SECTION, "document"));
    ck_assert_ptr_nonnull(names_find(it.document->names, text_of("note-1")));
    ck_assert_ptr_nonnull(names_find(it.document->names, text_of("part-2-note-1")));
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
    tcase_add_test(cases, a_control_character_in_long_text_is_told_and_left_out);
    tcase_add_test(cases, bytes_that_are_not_utf8_are_taken_for_windows_1252);
    tcase_add_test(cases, one_broken_byte_in_utf8_is_an_error);
    tcase_add_test(cases, a_byte_order_mark_tells_utf16);
    tcase_add_test(cases, an_encoding_may_be_named);
    tcase_add_test(cases, other_formats_are_refused_by_name);
    tcase_add_test(cases, several_inputs_are_sections_of_one_document);
    tcase_add_test(cases, a_byte_order_mark_is_dropped);
    tcase_add_test(cases, fields_override_what_was_recognized);
    tcase_add_test(cases, a_field_of_the_user_comes_before_front_matter_and_text);
    tcase_add_test(cases, faults_of_front_matter_end_the_reading);
    tcase_add_test(cases, nodes_are_numbered);
    tcase_add_test(cases, a_document_larger_than_the_memory_limit_is_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
