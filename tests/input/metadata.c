#include "input/metadata.h"
#include "tests/support/support.h"

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    Fields fields;
    Status status;
} Case;

static Case read_string(const char *json)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.status = metadata_read(&it.fields, it.arena, source_over(it.arena, json), it.diagnostics);
    return it;
}

START_TEST(members_are_fields)
{
    Case it = read_string(
        "{\"symbol\": \"A\\u002f1\", \"job-number\": 7, \"organ\": [\"One\", \"Two\"]}");
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_no_findings(it.diagnostics);
    ck_text(fields_value(&it.fields, FIELD_SYMBOL), "A/1");
    ck_text(fields_value(&it.fields, FIELD_JOB_NUMBER), "7");
    ck_text(fields_value(&it.fields, FIELD_ORGAN), "One\nTwo");
    arena_free(it.arena);
}
END_TEST

START_TEST(what_is_no_object_of_fields_is_told)
{
    static const char *const broken[] = {"", "[1]", "{\"symbol\":", "{symbol: 1}", "\"a\""};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Case it = read_string(broken[i]);
        ck_assert_uint_eq(it.status, STATUS_INPUT);
        ck_found(it.diagnostics, READ_METADATA_BROKEN, 1);
        arena_free(it.arena);
    }
    Case it = read_string("{\"symbl\": \"A/1\", \"date\": {}, \"organ\": [[]]}");
    ck_assert_uint_eq(it.status, STATUS_OK);
    ck_found(it.diagnostics, USE_UNKNOWN_FIELD, 1);
    ck_found(it.diagnostics, READ_METADATA_VALUE, 2);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_field_that_two_sources_tell_otherwise_is_told)
{
    Case it = read_string("{\"symbol\": \"A/2\", \"date\": \"1 May 2008\"}");
    fields_set(&it.fields, FIELD_SYMBOL, text_of("A/1"), FIELD_FROM_TEXT, SPAN_NONE);
    fields_set(&it.fields, FIELD_DATE, text_of("1 May 2008"), FIELD_FROM_USER, SPAN_NONE);
    fields_tell_conflicts(&it.fields, it.diagnostics);
    ck_found(it.diagnostics, READ_FIELD_OVERRIDDEN, 1);
    ck_text(fields_value(&it.fields, FIELD_SYMBOL), "A/2");
    arena_free(it.arena);
}
END_TEST

Suite *metadata_suite(void);
Suite *metadata_suite(void)
{
    Suite *suite = suite_create("metadata");
    TCase *cases = tcase_create("metadata");
    tcase_add_test(cases, members_are_fields);
    tcase_add_test(cases, what_is_no_object_of_fields_is_told);
    tcase_add_test(cases, a_field_that_two_sources_tell_otherwise_is_told);
    suite_add_tcase(suite, cases);
    return suite;
}
