#include "output/objects.h"

#include <stdio.h>

#include "output/compress.h"
#include "output/crossref.h"
#include "tests/output/judge.h"
#include "tests/support/support.h"

enum {
    KIDS = 450 /* so that there is more than one object stream */
};

static const ObjectsOptions forms[] = {{COMPRESS_USUAL, "1.7", true},
                                       {COMPRESS_USUAL, "1.4", false},
                                       {COMPRESS_NOT, "1.7", true},
                                       {COMPRESS_NOT, "1.4", false}};
enum {
    FORMS = sizeof forms / sizeof *forms
};

static Judge judge;
static Diagnostics *diagnostics;
static FileWriter *file;
static Objects *objects;

static void open_file(const ObjectsOptions *options)
{
    judge = judge_open();
    diagnostics = diagnostics_new(judge.arena);
    file = file_create(judge_path(&judge, "t.pdf"), diagnostics);
    objects = objects_open(judge.arena, file, options, diagnostics);
    ck_no_findings(diagnostics);
}

static void close_file(ObjectNumber catalog, ObjectNumber information)
{
    ck_assert_int_eq(objects_finish(objects, catalog, information, diagnostics), STATUS_OK);
    objects_close(objects);
    ck_assert_int_eq(file_commit(file, diagnostics), STATUS_OK);
    ck_no_findings(diagnostics);
}

static ObjectNumber write_page(ObjectNumber parent)
{
    ObjectNumber numbers = objects_reserve(objects, 2);
    objects_write_stream(objects, numbers + 1, objects_new_dict(objects),
                         (Text)TEXT("0 0 10 10 re f"), STREAM_DEFLATE);
    Dict *page = objects_new_dict(objects);
    dict_name(page, "Type", "Page");
    dict_reference(page, "Parent", parent);
    dict_reference(page, "Contents", numbers + 1);
    dict_prepared(page, "MediaBox", (Text)TEXT("[0 0 100.5 200]"));
    dict_dict(page, "Resources");
    objects_write_dict(objects, numbers, page);
    return numbers;
}

/* A catalog, one page, and values of all kinds in Info. */
static void write_small_file(void)
{
    ObjectNumber tree = objects_reserve(objects, 3);
    Dict *pages = objects_new_dict(objects);
    dict_name(pages, "Type", "Pages");
    dict_integer(pages, "Count", 1);
    array_reference(dict_array(pages, "Kids"), write_page(tree));
    objects_write_dict(objects, tree, pages);
    Dict *catalog = objects_new_dict(objects);
    dict_name(catalog, "Type", "Catalog");
    dict_reference(catalog, "Pages", tree);
    dict_boolean(dict_dict(catalog, "MarkInfo"), "Marked", true);
    objects_write_dict(objects, tree + 1, catalog);
    Dict *information = objects_new_dict(objects);
    dict_text(information, "Title", (Text)TEXT("(brackets) and \\ backslash"));
    dict_text(information, "Author", (Text)TEXT("Ἀ \xF0\x9F\x95\x8A Генеральная"));
    array_bytes(dict_array(information, "Bytes"), (Text)TEXT("\x00\x01\xFF"));
    dict_outside_name(information, "Ink", (Text)TEXT("Spot Blue (50%)"));
    dict_integer(information, "Low", INT32_MIN + 1);
    for (unsigned i = 0; i < KIDS; i++) {
        ObjectNumber kid = objects_reserve(objects, 1);
        Dict *dict = objects_new_dict(objects);
        dict_integer(dict, "I", (int32_t)i);
        objects_write_dict(objects, kid, dict);
    }
    dict_append(information, (Text)TEXT("/More [1 2 3]\n"));
    objects_write_dict(objects, tree + 2, information);
    close_file(tree + 1, tree + 2);
}

START_TEST(each_form_of_file_is_clean)
{
    open_file(&forms[_i]);
    write_small_file();
    judge_is_clean(&judge, "t.pdf");
    const char *facts = judge_run(&judge, "pdfinfo t.pdf");
    ck_holds(facts, "Page size:       100.5 x 200 pts");
    ck_holds(facts, forms[_i].packs_objects ? "PDF version:     1.7" : "PDF version:     1.4");
    judge_close(&judge);
}
END_TEST

START_TEST(values_are_read_back_as_they_were_given)
{
    open_file(&forms[_i]);
    write_small_file();
    const char *facts = judge_run(&judge, "pdfinfo -enc UTF-8 t.pdf");
    ck_holds(facts, "Title:           (brackets) and \\ backslash\n");
    ck_holds(facts, "Author:          Ἀ \xF0\x9F\x95\x8A Генеральная\n");
    const char *information = judge_run(&judge, "mutool show t.pdf trailer/Info");
    ck_holds(information, "/Ink /Spot#20Blue#20#2850#25#29");
    ck_holds(information, "/Low -2147483647");
    ck_holds(information, "/More [ 1 2 3 ]");
    ck_holds(information, "/Bytes [ <0001FF> ]");
    judge_close(&judge);
}
END_TEST

START_TEST(the_id_follows_from_the_content)
{
    open_file(&forms[0]);
    write_small_file();
    const char *first = judge_run(&judge, "mutool show t.pdf trailer/ID; sha256sum t.pdf");
    Judge old = judge;
    open_file(&forms[0]);
    write_small_file();
    ck_assert_str_eq(first, judge_run(&judge, "mutool show t.pdf trailer/ID; sha256sum t.pdf"));
    ck_lacks(first, "0000000000");
    judge_close(&judge);
    judge_close(&old);
}
END_TEST

/* Ends a file that must be refused. */
static void expect_refusal(DiagnosticKind kind, Status status)
{
    ck_assert_int_eq(objects_finish(objects, 1, 2, diagnostics), status);
    ck_found(diagnostics, kind, 1);
    ck_assert_int_eq(objects_finish(objects, 1, 2, diagnostics), status);
    ck_found(diagnostics, kind, 1);
    objects_close(objects);
    file_abandon(file);
    judge_close(&judge);
}

START_TEST(an_object_never_written_is_a_failure)
{
    open_file(&forms[_i]);
    ObjectNumber numbers = objects_reserve(objects, 2);
    objects_write_dict(objects, numbers, objects_new_dict(objects));
    expect_refusal(PDF_OBJECT_MISPLACED, STATUS_INTERNAL);
}
END_TEST

START_TEST(an_object_written_twice_is_a_failure)
{
    open_file(&forms[_i]);
    ObjectNumber number = objects_reserve(objects, 1);
    objects_write_dict(objects, number, objects_new_dict(objects));
    ck_assert_int_eq(objects_check(objects, diagnostics), STATUS_OK);
    objects_write_dict(objects, number, objects_new_dict(objects));
    expect_refusal(PDF_OBJECT_MISPLACED, STATUS_INTERNAL);
}
END_TEST

START_TEST(a_failure_of_libharu_sticks_and_is_reported)
{
    open_file(&forms[_i]);
    Dict *dict = objects_new_dict(objects);
    char key[16];
    for (int i = 0; i < 5000; i++) { /* its dictionaries hold 4,095 keys */
        snprintf(key, sizeof key, "K%d", i);
        dict_integer(dict, key, i);
    }
    objects_write_dict(objects, objects_reserve(objects, 1), dict);
    ck_assert_int_eq(objects_check(objects, diagnostics), STATUS_INTERNAL);
    expect_refusal(PDF_LIBRARY_FAILED, STATUS_INTERNAL);
}
END_TEST

/* 10 GB, into nothing. */
START_TEST(a_table_does_not_point_beyond_ten_digits)
{
    enum {
        PIECE = 64 * 1024 * 1024,
        PIECES = 150
    };
    judge = judge_open();
    diagnostics = diagnostics_new(judge.arena);
    file = file_create("/dev/null", diagnostics);
    objects =
        objects_open(judge.arena, file, &(ObjectsOptions){COMPRESS_NOT, "1.4", false}, diagnostics);
    Buffer bytes = {0};
    buffer_repeat(&bytes, 'x', PIECE);
    for (int i = 0; i < PIECES; i++)
        objects_write_stream(objects, objects_reserve(objects, 1), objects_new_dict(objects),
                             buffer_text(&bytes), STREAM_PLAIN);
    objects_write_dict(objects, objects_reserve(objects, 1), objects_new_dict(objects));
    buffer_free(&bytes);
    expect_refusal(PDF_TOO_LARGE, STATUS_LIMIT);
}
END_TEST

/* Stands in front of libharu's own, for the next test. */
const char *HPDF_GetVersion(void);
static const char *version = "2.3.0";
const char *HPDF_GetVersion(void)
{
    return version;
}

START_TEST(another_libharu_is_refused)
{
    judge = judge_open();
    diagnostics = diagnostics_new(judge.arena);
    file = file_create(judge_path(&judge, "t.pdf"), diagnostics);
    version = "2.4.4";
    ck_assert_ptr_null(objects_open(judge.arena, file, &forms[0], diagnostics));
    version = "2.3.0";
    ck_found(diagnostics, PDF_WRONG_LIBRARY, 1);
    file_abandon(file);
    judge_close(&judge);
}
END_TEST

START_TEST(too_many_objects_are_a_limit)
{
    open_file(&forms[0]);
    objects_reserve(objects, CROSSREF_MOST_OBJECTS - 1);
    ck_assert_int_eq(objects_check(objects, diagnostics), STATUS_OK);
    ck_assert_uint_eq(objects_reserve(objects, 1), 0);
    expect_refusal(PDF_TOO_MANY_OBJECTS, STATUS_LIMIT);
}
END_TEST

START_TEST(offsets_beyond_32_bits_are_kept)
{
    Arena *arena = arena_new(0);
    CrossReference crossref = {.arena = arena};
    ck_assert_uint_eq(crossref_reserve(&crossref, 2), 1);
    ck_assert(crossref_place_at(&crossref, 1, 9876543210u));
    ck_assert(!crossref_place_at(&crossref, 1, 5));
    ck_assert_uint_eq(crossref_find_gap(&crossref), 2);
    ck_assert(crossref_place_in(&crossref, 2, 0x12345678, 199));
    Buffer rows = {0};
    ck_assert_uint_eq(crossref_put_rows(&crossref, CROSSREF_ROWS_PLAIN, &rows), 5);
    ck_assert_uint_eq(rows.bytes, 3 * 8);
    ck_assert_mem_eq(rows.at, "\0\0\0\0\0\0\xFF\xFF", 8);
    ck_assert_mem_eq(rows.at + 8, "\1\x02\x4C\xB0\x16\xEA\0\0", 8);
    ck_assert_mem_eq(rows.at + 16, "\2\x00\x12\x34\x56\x78\0\xC7", 8);
    crossref.places[2] = 9999999999u;
    ck_assert(crossref_fits_table(&crossref));
    Buffer table = {0};
    crossref_put_table(&crossref, &table);
    ck_assert_mem_eq(table.at, "xref\n0 3\n0000000000 65535 f \n9876543210 00000 n \n", 49);
    crossref.places[2]++;
    ck_assert(!crossref_fits_table(&crossref));
    buffer_free(&rows);
    buffer_free(&table);
    arena_free(arena);
}
END_TEST

START_TEST(numbers_are_written_short_and_exact)
{
    static const struct {
        int64_t value;
        unsigned decimals;
        const char *written;
    } cases[] = {{0, 0, "0"},
                 {0, 3, "0"},
                 {105, 1, "10.5"},
                 {-105, 1, "-10.5"},
                 {500, 3, ".5"},
                 {-5, 3, "-.005"},
                 {1000, 3, "1"},
                 {-1000, 3, "-1"},
                 {100000, 4, "10"},
                 {841890, 3, "841.89"},
                 {7, 0, "7"},
                 {-7, 0, "-7"},
                 {INT64_MIN, 0, "-9223372036854775808"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out = {0};
        put_decimal(&out, cases[i].value, cases[i].decimals);
        ck_text(buffer_text(&out), cases[i].written);
        buffer_free(&out);
    }
}
END_TEST

START_TEST(strings_and_names_are_escaped)
{
    Buffer out = {0};
    put_byte_string(&out, (Text)TEXT("a(b)\\c\rd\n"));
    put_name(&out, (Text)TEXT("A B#/é"));
    put_text_string(&out, (Text)TEXT("é\xF0\x9D\x84\x9E"));
    put_text_string(&out, (Text)TEXT("plain"));
    put_reference(&out, 12);
    ck_text(buffer_text(&out),
            "(a\\(b\\)\\\\c\\rd\n)/A#20B#23#2F#C3#A9<FEFF00E9D834DD1E>(plain)12 0 R");
    buffer_free(&out);
}
END_TEST

Suite *objects_suite(void);
Suite *objects_suite(void)
{
    Suite *suite = suite_create("objects");
    TCase *tests = tcase_create("objects");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, each_form_of_file_is_clean, 0, FORMS);
    tcase_add_loop_test(tests, values_are_read_back_as_they_were_given, 0, FORMS);
    tcase_add_test(tests, the_id_follows_from_the_content);
    tcase_add_loop_test(tests, an_object_never_written_is_a_failure, 0, FORMS);
    tcase_add_loop_test(tests, an_object_written_twice_is_a_failure, 0, FORMS);
    tcase_add_loop_test(tests, a_failure_of_libharu_sticks_and_is_reported, 0, FORMS);
    tcase_add_test(tests, a_table_does_not_point_beyond_ten_digits);
    tcase_add_test(tests, another_libharu_is_refused);
    tcase_add_test(tests, too_many_objects_are_a_limit);
    tcase_add_test(tests, offsets_beyond_32_bits_are_kept);
    tcase_add_test(tests, numbers_are_written_short_and_exact);
    tcase_add_test(tests, strings_and_names_are_escaped);
    suite_add_tcase(suite, tests);
    return suite;
}
