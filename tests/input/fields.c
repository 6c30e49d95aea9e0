#include "input/front_matter.h"
#include "tests/support/support.h"

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    Fields fields;
    uint32_t end;
} Case;

static Case new_case(void)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    return it;
}

static Status read_front_matter(Case *it, const char *bytes)
{
    return front_matter_read(&it->fields, source_over(it->arena, bytes), it->diagnostics, &it->end);
}

static Status set_by_user(Case *it, const char *assignment)
{
    return fields_set_by_user(&it->fields, it->arena, text_of(assignment), it->diagnostics);
}

START_TEST(every_field_has_a_name)
{
    for (FieldId id = 0; id < FIELD_COUNT; id++) {
        FieldId found;
        ck_assert(field_find(text_of(field_name(id)), &found));
        ck_assert_uint_eq(found, id);
    }
    FieldId found;
    ck_assert(!field_find(text_of("colour"), &found));
}
END_TEST

START_TEST(a_later_origin_overrides_an_earlier_one)
{
    Fields fields = {0};
    ck_text(fields_value(&fields, FIELD_DATE), "");
    fields_set(&fields, FIELD_DATE, text_of("from front matter"), FIELD_FROM_FRONT_MATTER,
               SPAN_NONE);
    fields_set(&fields, FIELD_DATE, text_of("from text"), FIELD_FROM_TEXT, SPAN_NONE);
    ck_text(fields_value(&fields, FIELD_DATE), "from front matter");
    fields_set(&fields, FIELD_DATE, text_of("from user"), FIELD_FROM_USER, SPAN_NONE);
    ck_text(fields_value(&fields, FIELD_DATE), "from user");
}
END_TEST

START_TEST(the_user_sets_a_field_by_its_name)
{
    Case it = new_case();
    ck_assert_uint_eq(set_by_user(&it, "symbol = A/RES/62/165=x"), STATUS_OK);
    ck_text(fields_value(&it.fields, FIELD_SYMBOL), "A/RES/62/165=x");
    ck_assert_uint_eq(set_by_user(&it, "date="), STATUS_OK);
    ck_assert_uint_eq(it.fields.items[FIELD_DATE].origin, FIELD_FROM_USER);
    ck_no_findings(it.diagnostics);
    arena_free(it.arena);
}
END_TEST

START_TEST(an_assignment_without_name_or_sign_is_refused)
{
    Case it = new_case();
    ck_assert_uint_eq(set_by_user(&it, "symbol"), STATUS_USAGE);
    ck_assert_uint_eq(set_by_user(&it, " =x"), STATUS_USAGE);
    ck_found(it.diagnostics, USE_MALFORMED_FIELD, 2);
    arena_free(it.arena);
}
END_TEST

START_TEST(an_unknown_field_is_reported_with_the_nearest_name)
{
    Case it = new_case();
    ck_assert_uint_eq(set_by_user(&it, "symbl=x"), STATUS_OK);
    ck_assert_uint_eq(set_by_user(&it, "nothing-like-it=x"), STATUS_OK);
    ck_found(it.diagnostics, USE_UNKNOWN_FIELD, 2);
    ck_text(it.diagnostics->items[0].details[1], " (did you mean “symbol”?)");
    ck_text(it.diagnostics->items[1].details[1], "");
    arena_free(it.arena);
}
END_TEST

START_TEST(front_matter_becomes_fields)
{
    Case it = new_case();
    const char *bytes = "---\n# a comment\n\nsymbol: A/1\ntitle: \"a: b\"\r\ndate:\n---\ntext";
    ck_assert_uint_eq(read_front_matter(&it, bytes), STATUS_OK);
    ck_no_findings(it.diagnostics);
    ck_text(fields_value(&it.fields, FIELD_SYMBOL), "A/1");
    ck_text(fields_value(&it.fields, FIELD_TITLE), "a: b");
    ck_assert_uint_eq(it.fields.items[FIELD_DATE].origin, FIELD_FROM_FRONT_MATTER);
    ck_assert_uint_eq(it.fields.items[FIELD_SYMBOL].span.begin, 25);
    ck_assert_uint_eq(it.fields.items[FIELD_SYMBOL].span.end, 28);
    ck_text(text_slice(text_of(bytes), it.end, SIZE_MAX), "text");
    arena_free(it.arena);
}
END_TEST

START_TEST(front_matter_may_stand_behind_a_byte_order_mark_and_have_other_line_ends)
{
    Case it = new_case();
    const char *bytes = "\xEF\xBB\xBF---\rsymbol: A/1\r---\rtext";
    ck_assert_uint_eq(read_front_matter(&it, bytes), STATUS_OK);
    ck_text(fields_value(&it.fields, FIELD_SYMBOL), "A/1");
    ck_text(text_slice(text_of(bytes), it.end, SIZE_MAX), "text");
    arena_free(it.arena);
}
END_TEST

START_TEST(text_without_front_matter_is_left_alone)
{
    static const char *const texts[] = {"", "text", "----\nsymbol: A/1\n---\n",
                                        "\n---\na: b\n---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Case it = new_case();
        ck_assert_uint_eq(read_front_matter(&it, texts[i]), STATUS_OK);
        ck_assert_uint_eq(it.end, 0);
        ck_no_findings(it.diagnostics);
        arena_free(it.arena);
    }
}
END_TEST

START_TEST(front_matter_that_does_not_end_is_an_error)
{
    Case it = new_case();
    ck_assert_uint_eq(read_front_matter(&it, "---\nsymbol: A/1\n"), STATUS_INPUT);
    ck_found(it.diagnostics, READ_FRONT_MATTER_OPEN, 1);
    arena_free(it.arena);
}
END_TEST

START_TEST(a_line_of_front_matter_without_a_colon_is_an_error)
{
    Case it = new_case();
    ck_assert_uint_eq(read_front_matter(&it, "---\nsymbol A/1\n---\n"), STATUS_INPUT);
    ck_found(it.diagnostics, READ_FRONT_MATTER_LINE, 1);
    ck_assert_uint_eq(it.diagnostics->items[0].span.begin, 4);
    arena_free(it.arena);
}
END_TEST

START_TEST(an_unknown_field_of_front_matter_is_a_warning)
{
    Case it = new_case();
    ck_assert_uint_eq(read_front_matter(&it, "---\nsymbols: A/1\n---\n"), STATUS_OK);
    ck_found(it.diagnostics, USE_UNKNOWN_FIELD, 1);
    arena_free(it.arena);
}
END_TEST

Suite *fields_suite(void);
Suite *fields_suite(void)
{
    Suite *suite = suite_create("fields");
    TCase *cases = tcase_create("fields");
    tcase_add_test(cases, every_field_has_a_name);
    tcase_add_test(cases, a_later_origin_overrides_an_earlier_one);
    tcase_add_test(cases, the_user_sets_a_field_by_its_name);
    tcase_add_test(cases, an_assignment_without_name_or_sign_is_refused);
    tcase_add_test(cases, an_unknown_field_is_reported_with_the_nearest_name);
    tcase_add_test(cases, front_matter_becomes_fields);
    tcase_add_test(cases, front_matter_may_stand_behind_a_byte_order_mark_and_have_other_line_ends);
    tcase_add_test(cases, text_without_front_matter_is_left_alone);
    tcase_add_test(cases, front_matter_that_does_not_end_is_an_error);
    tcase_add_test(cases, a_line_of_front_matter_without_a_colon_is_an_error);
    tcase_add_test(cases, an_unknown_field_of_front_matter_is_a_warning);
    suite_add_tcase(suite, cases);
    return suite;
}
