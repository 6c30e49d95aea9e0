#include "base/json.h"

#include <string.h>

#include "tests/support/support.h"

static Arena *arena;

static void set_up(void)
{
    arena = arena_new(0);
}

static void tear_down(void)
{
    arena_free(arena);
}

static const JsonValue *read_whole(const char *json)
{
    JsonFault fault;
    const JsonValue *value = json_read(arena, text_of(json), &fault);
    ck_assert_msg(value != NULL, "%s: %s at %u", json, fault.reason, fault.at);
    return value;
}

static void ck_refused(const char *json, uint32_t at)
{
    JsonFault fault;
    ck_assert_msg(!json_read(arena, text_of(json), &fault), "%s", json);
    ck_assert_ptr_nonnull(fault.reason);
    ck_assert_msg(fault.at == at, "%s: at %u: %s", json, fault.at, fault.reason);
}

START_TEST(values_of_all_kinds_are_read)
{
    const JsonValue *object = read_whole(" {\"input\": \"a.txt\", \"n\": [-1.50e+3, 0, true, "
                                         "false, null, {}, []], \"s\":{\"a\":1}} ");
    ck_assert_int_eq(object->kind, JSON_OBJECT);
    ck_text(json_member(object, "input")->text, "a.txt");
    const JsonValue *item = json_member(object, "n")->first;
    static const JsonKind kinds[] = {JSON_NUMBER, JSON_NUMBER, JSON_TRUE, JSON_FALSE,
                                     JSON_NULL,   JSON_OBJECT, JSON_ARRAY};
    ck_text(item->text, "-1.50e+3");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++, item = item->next)
        ck_assert_int_eq(item->kind, kinds[i]);
    ck_assert_ptr_null(item);
    ck_text(json_member(json_member(object, "s"), "a")->text, "1");
    ck_assert_ptr_null(json_member(object, "none"));
    ck_assert_ptr_null(json_member(NULL, "none"));
}
END_TEST

START_TEST(strings_are_decoded)
{
    ck_text(read_whole("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")->text, "\"\\/\b\f\n\r\t");
    ck_text(read_whole("\"a\\u00e9\\u20AC\\ud83d\\ude00z\"")->text, "aé€😀z");
    ck_text(read_whole("\"\\ud83dx\\ude00\\ud83d\\u0041\"")->text, "\uFFFDx\uFFFD\uFFFDA");
    ck_text(read_whole("\"plain é\"")->text, "plain é");
}
END_TEST

START_TEST(of_two_members_with_one_name_the_last_counts)
{
    ck_text(json_member(read_whole("{\"a\":1,\"a\":2}"), "a")->text, "2");
}
END_TEST

START_TEST(places_are_told)
{
    const JsonValue *object = read_whole("{\"a\": [1], \"b\" : 22 }");
    const JsonValue *b = json_member(object, "b");
    ck_assert_uint_eq(b->name_begin, 11);
    ck_assert_uint_eq(b->begin, 17);
    ck_assert_uint_eq(b->end, 19);
    ck_assert_uint_eq(object->end, 21);
}
END_TEST

START_TEST(what_is_no_json_is_refused_with_its_place)
{
    ck_refused("", 0);
    ck_refused("  ", 2);
    ck_refused("{", 1);
    ck_refused("{\"a\" 1}", 5);
    ck_refused("{\"a\":1,}", 7);
    ck_refused("[1 2]", 3);
    ck_refused("[1,]", 3);
    ck_refused("01", 1);
    ck_refused("-", 1);
    ck_refused("1.", 2);
    ck_refused("1e", 2);
    ck_refused("nul", 0);
    ck_refused("\"a", 2);
    ck_refused("\"a\nb\"", 2);
    ck_refused("\"\\x\"", 2);
    ck_refused("\"\\u12g4\"", 5);
    ck_refused("\"\\u1", 4);
    ck_refused("1 1", 2);
    ck_refused("'a'", 0);
    ck_refused("\"\xFF\"", 1);
}
END_TEST

START_TEST(nesting_has_an_end)
{
    char deep[2000];
    memset(deep, '[', 1000);
    memset(deep + 1000, ']', 999);
    deep[1999] = '\0';
    ck_refused(deep, 513);
    memset(deep, '[', 500);
    memset(deep + 500, ']', 500);
    deep[1000] = '\0';
    read_whole(deep);
}
END_TEST

START_TEST(every_truncation_is_refused)
{
    const char *json = "{\"a\":[1.5e3,\"\\u00e9\\n\"],\"b\":{\"c\":null}}";
    JsonFault fault;
    for (size_t bytes = 0; bytes < strlen(json); bytes++)
        ck_assert_ptr_null(json_read(arena, (Text){json, bytes}, &fault));
}
END_TEST

START_TEST(strings_are_written)
{
    Buffer out = {0};
    buffer_byte(&out, '{');
    json_put_name(&out, "a");
    json_put(&out, text_of("é\"\\\n\x01"));
    json_put_name(&out, "b");
    json_put(&out, text_of("x\xFFy"));
    buffer_byte(&out, '}');
    ck_text(buffer_text(&out), "{\"a\":\"é\\\"\\\\\\n\\u0001\",\"b\":\"x\uFFFDy\"}");
    buffer_free(&out);
}
END_TEST

Suite *json_suite(void);
Suite *json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *cases = tcase_create("json");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, values_of_all_kinds_are_read);
    tcase_add_test(cases, strings_are_decoded);
    tcase_add_test(cases, of_two_members_with_one_name_the_last_counts);
    tcase_add_test(cases, places_are_told);
    tcase_add_test(cases, what_is_no_json_is_refused_with_its_place);
    tcase_add_test(cases, nesting_has_an_end);
    tcase_add_test(cases, every_truncation_is_refused);
    tcase_add_test(cases, strings_are_written);
    suite_add_tcase(suite, cases);
    return suite;
}
