/* The documents of tests/documents/text: NAME.txt is read, and what comes of it, the dump of the
 * document and the findings, is NAME.document. To write these anew after a change, run the suite
 * with PLENARY_BLESS=1 and look at the difference before committing it. */
#include "input/reader.h"
#include "base/file.h"
#include "tests/support/support.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define DOCUMENTS TESTS_FOLDER "/documents/text/"

static const char *const names[] = {
    "A_RES_62_165",
    "annex",
    "arabic",
    "carriage_returns",
    "characters",
    "caption_alone",
    "chinese",
    "columns",
    "raised_above_notes",
    "raised_twice",
    "composite",
    "crlf_bom",
    "embedded",
    "false_friends",
    "false_friends_late",
    "feet_apart",
    "feet_raw",
    "french",
    "front_matter",
    "human_rights_council",
    "indented",
    "layout_mode",
    "masthead",
    "no_blank_lines",
    "no_masthead",
    "no_notes",
    "no_page_breaks",
    "note_faults",
    "numbers_apart",
    "old_calls",
    "old_number",
    "out_of_order",
    "page_feeds",
    "page_spaces",
    "page_year",
    "plain",
    "raised",
    "report",
    "running_heads",
    "russian",
    "sections",
    "security_council",
    "spanish",
    "special_session",
    "stars_apart",
    "subparagraphs",
    "titles_in_type",
};

enum {
    NAMES = sizeof names / sizeof *names,
    TIME_LIMIT = 120 /* seconds, in a sanitizer build */
};

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    Document *document;
} Case;

static Case new_case(void)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    it.document = document_new(it.arena, names_new(it.arena));
    return it;
}

/* A file of the documents' folder under its bare name; NULL when there is none. */
static const Source *load(Arena *arena, const char *name, const char *suffix)
{
    Buffer path = {0};
    const Source *loaded = NULL;
    buffer_format(&path, "%s%s%s%c", DOCUMENTS, name, suffix, '\0');
    file_load(arena, path.at, diagnostics_new(arena), &loaded);
    buffer_free(&path);
    if (!loaded)
        return NULL;
    Source *source = ARENA_NEW(arena, Source);
    Buffer bare = {0};
    buffer_format(&bare, "%s%s", name, suffix);
    *source = (Source){text_copy(arena, buffer_text(&bare)), loaded->bytes};
    buffer_free(&bare);
    return source;
}

static void write_expected(Case *it, const char *name, Text text)
{
    Buffer path = {0};
    buffer_format(&path, "%s%s.document%c", DOCUMENTS, name, '\0');
    FileWriter *writer = file_create(path.at, it->diagnostics);
    file_write(writer, text.at, text.bytes);
    file_commit(writer, it->diagnostics);
    buffer_free(&path);
}

/* The number of the first line in which two texts differ. */
static unsigned first_difference(Text a, Text b)
{
    unsigned line = 1;
    for (size_t i = 0; i < a.bytes && i < b.bytes && a.at[i] == b.at[i]; i++)
        line += a.at[i] == '\n';
    return line;
}

START_TEST(a_document_is_read_as_expected)
{
    const char *name = names[_i];
    Case it = new_case();
    const Source *source = load(it.arena, name, ".txt");
    ck_assert_msg(source != NULL, "%s.txt is missing", name);
    ck_assert_uint_eq(document_read(it.document, source, it.diagnostics), STATUS_OK);
    Buffer out = {0};
    document_dump(it.document, &out);
    diagnostics_print(it.diagnostics, SEVERITY_NOTE, &out);
    if (getenv("PLENARY_BLESS"))
        write_expected(&it, name, buffer_text(&out));
    const Source *expected = load(it.arena, name, ".document");
    ck_assert_msg(expected != NULL, "%s.document is missing", name);
    if (!text_equal(buffer_text(&out), expected->bytes))
        ck_abort_msg("%s.document differs in line %u; this is what was read:\n%.*s", name,
                     first_difference(buffer_text(&out), expected->bytes), (int)out.bytes, out.at);
    buffer_free(&out);
    arena_free(it.arena);
}
END_TEST

/* Reads bytes, which may be cut anywhere, and proves that none is lost. */
static void ck_no_byte_lost(const char *name, Text bytes)
{
    Case it = new_case();
    Source source = {text_of(name), bytes};
    if (document_read(it.document, &source, it.diagnostics) == STATUS_OK &&
        document_check_sources(it.document, it.diagnostics) != STATUS_OK)
        ck_no_findings(it.diagnostics);
    arena_free(it.arena);
}

START_TEST(no_byte_is_lost_wherever_a_document_ends)
{
    Arena *arena = arena_new(0);
    Text bytes = load(arena, names[_i], ".txt")->bytes;
    for (size_t end = 0; end <= bytes.bytes; end++)
        ck_no_byte_lost(names[_i], text_slice(bytes, 0, end));
    arena_free(arena);
}
END_TEST

START_TEST(no_byte_is_lost_whichever_line_is_missing)
{
    Arena *arena = arena_new(0);
    Text bytes = load(arena, names[_i], ".txt")->bytes;
    Buffer cut = {0};
    for (size_t begin = 0; begin < bytes.bytes;) {
        size_t end = begin + text_find(text_slice(bytes, begin, bytes.bytes), '\n') + 1;
        buffer_clear(&cut);
        buffer_put(&cut, text_slice(bytes, 0, begin));
        buffer_put(&cut, text_slice(bytes, end, bytes.bytes));
        ck_no_byte_lost(names[_i], buffer_text(&cut));
        begin = end;
    }
    buffer_free(&cut);
    arena_free(arena);
}
END_TEST

START_TEST(the_sample_has_no_findings)
{
    Case it = new_case();
    const Source *source = load(it.arena, "A_RES_62_165", ".txt");
    document_read(it.document, source, it.diagnostics);
    document_check_sources(it.document, it.diagnostics);
    ck_no_findings(it.diagnostics);
    arena_free(it.arena);
}
END_TEST

START_TEST(every_document_of_the_folder_is_read)
{
    int count = 0;
    DIR *folder = opendir(DOCUMENTS);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += strstr(entry->d_name, ".txt") != NULL;
    closedir(folder);
    ck_assert_int_eq(count, NAMES);
}
END_TEST

START_TEST(the_script_tells_the_language_of_text_without_formulas)
{
    static const struct {
        const char *text;
        const char *language;
    } texts[] = {
        {"Hello, world", "en"},   {"Мир вам, друзья ООН", "ru"},
        {"سلام عليكم NGO", "ar"}, {"世界人权宣言 (UN)", "zh"},
        {"12 – 34", "en"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Case it = new_case();
        const Source *source = source_over(it.arena, texts[i].text);
        ck_assert_uint_eq(document_read(it.document, source, it.diagnostics), STATUS_OK);
        ck_text(it.document->language, texts[i].language);
        arena_free(it.arena);
    }
}
END_TEST

/* --- slow inputs, by name ------------------------------------------------------------------------- */

static const char opening[] = "62/1. Title\n\nThe General Assembly,\n\n1. Word,1\n\n";

/* The opening and then a part, over and over, up to so many bytes. */
static void ck_read_in_time(const char *part, size_t bytes)
{
    Buffer text = {0};
    buffer_string(&text, opening);
    while (text.bytes < bytes)
        buffer_string(&text, part);
    Case it = new_case();
    Source source = {text_of(part), buffer_text(&text)};
    ck_assert_uint_eq(document_read(it.document, &source, it.diagnostics), STATUS_OK);
    ck_assert_uint_eq(document_check_sources(it.document, it.diagnostics), STATUS_OK);
    buffer_free(&text);
    arena_free(it.arena);
}

static const char *const slow_parts[] = {
    "word ",                      /* one line */
    "1",                          /* one number */
    "Word,1 ",                    /* calls */
    "a1,2;3.4)5 ",                /* digit salad */
    "____________\n1 x.\n\n",     /* blocks of notes */
    "____________\n",             /* rules without notes */
    "(a) x:\n\n(i) x:\n\n",       /* lists */
    "The General Assembly,\n\n",  /* organs */
    "B\n\n",                      /* section marks */
    "I.\n\n",                     /* headings without titles */
    "Annex\n\n",                  /* annexes */
    "x\f",                        /* pages */
    " x\n",                       /* what might be pages */
    "1976th plenary meeting, \n", /* commas before no date */
    "A/A/A/A/A/A/A/A/A/A.1",      /* a symbol without end */
    "e\xCC\x81",                  /* combining marks */
    "**1",                        /* asterisks */
};

START_TEST(hostile_repetition_takes_linear_time)
{
    enum {
        BYTES = 2000000
    };
    ck_read_in_time(slow_parts[_i], BYTES);
}
END_TEST

Suite *un_text_suite(void);
Suite *un_text_suite(void)
{
    Suite *suite = suite_create("un_text");
    TCase *cases = tcase_create("un_text");
    tcase_set_timeout(cases, TIME_LIMIT);
    tcase_add_loop_test(cases, a_document_is_read_as_expected, 0, NAMES);
    tcase_add_loop_test(cases, no_byte_is_lost_wherever_a_document_ends, 0, NAMES);
    tcase_add_loop_test(cases, no_byte_is_lost_whichever_line_is_missing, 0, NAMES);
    tcase_add_test(cases, the_sample_has_no_findings);
    tcase_add_test(cases, the_script_tells_the_language_of_text_without_formulas);
    tcase_add_test(cases, every_document_of_the_folder_is_read);
    tcase_add_loop_test(cases, hostile_repetition_takes_linear_time, 0,
                        sizeof slow_parts / sizeof *slow_parts);
    suite_add_tcase(suite, cases);
    return suite;
}
