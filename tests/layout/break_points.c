#include "layout/break_points.h"

#include <string.h>

#include "tests/styles/styling.h"

enum {
    SPANS_MOST = 16
};

/* A text in which break points are shown: "|" where a line may end, "~" where it may with a hyphen, "!"
 * where it must; between "{" and "}" stands text that does not wrap, between "<" and ">" a raised
 * call. A break at the end of the text is not shown. */
typedef struct Row {
    const char *language;
    const char *hyphens; /* -plenary-hyphen-break: auto, none, or two figures */
    const char *expected;
} Row;

typedef struct Reading {
    Buffer text;
    InlineSpan spans[SPANS_MOST];
    uint32_t span_count;
} Reading;

static void begin_span(Reading *reading, char sign)
{
    InlineSpan *last = &reading->spans[reading->span_count - 1];
    if (last->begin != reading->text.bytes)
        last = &reading->spans[reading->span_count++];
    ck_assert_uint_le(reading->span_count, SPANS_MOST);
    *last = (InlineSpan){.begin = (uint32_t)reading->text.bytes,
                         .is_wrapping = sign != '{',
                         .is_joined = sign == '<'};
}

static Reading read_text(const char *expected)
{
    Reading reading = {.span_count = 1};
    reading.spans[0].is_wrapping = true;
    for (const char *at = expected; *at; at++) {
        if (strchr("{}<>", *at))
            begin_span(&reading, *at);
        else if (!strchr("|~!", *at))
            buffer_byte(&reading.text, *at);
    }
    return reading;
}

static void put_spans(const Reading *reading, size_t at, Buffer *out)
{
    const InlineSpan *last = NULL;
    for (uint32_t i = 0; i < reading->span_count; i++) {
        const InlineSpan *span = &reading->spans[i];
        if (span->begin == at && last && (!last->is_wrapping || last->is_joined))
            buffer_byte(out, last->is_joined ? '>' : '}');
        if (span->begin == at && (!span->is_wrapping || span->is_joined))
            buffer_byte(out, span->is_joined ? '<' : '{');
        last = span;
    }
}

static void put_result(const Reading *reading, const BreakPoint *points, uint32_t count,
                       Buffer *out)
{
    static const char signs[] = {
        [BREAK_ALLOWED] = '|', [BREAK_SOFT_HYPHEN] = '~', [BREAK_FORCED] = '!'};
    uint32_t next = 0;
    for (size_t at = 0; at < reading->text.bytes; at++) {
        if (next < count && points[next].at == at)
            buffer_byte(out, signs[points[next++].kind]);
        put_spans(reading, at, out);
        buffer_byte(out, reading->text.at[at]);
    }
    ck_assert_uint_eq(next + 1, count);
    ck_assert_uint_eq(points[next].at, reading->text.bytes);
    ck_assert_int_eq(points[next].kind, BREAK_FORCED);
    put_spans(reading, reading->text.bytes, out);
}

static ParagraphStyle style_of(const Row *row)
{
    ParagraphStyle style = {.language = text_of(row->language)};
    style.breaks_after_hyphen = strcmp(row->hyphens, "none") != 0;
    if (strchr(row->hyphens, ' ')) {
        style.letters_before_hyphen = row->hyphens[0] - '0';
        style.letters_after_hyphen = row->hyphens[2] - '0';
    }
    return style;
}

static void ck_row(BreakFinder *finder, Arena *arena, const Row *row)
{
    Reading reading = read_text(row->expected);
    Paragraph paragraph = {.style = style_of(row),
                           .text = buffer_text(&reading.text),
                           .spans = reading.spans,
                           .span_count = reading.span_count};
    uint32_t count;
    const BreakPoint *points = break_points_find(finder, arena, &paragraph, &count);
    Buffer out = {0};
    put_result(&reading, points, count, &out);
    ck_buffer(&out, row->expected, "break points");
    buffer_free(&reading.text);
}

static void ck_rows(const Row *rows, size_t count)
{
    Arena *arena = arena_new(0);
    BreakFinder *finder = break_finder_open(arena);
    for (size_t i = 0; i < count; i++)
        ck_row(finder, arena, &rows[i]);
    break_finder_close(finder);
    arena_free(arena);
}

#define CK_ROWS(rows) ck_rows(rows, sizeof(rows) / sizeof *(rows))

START_TEST(lines_end_where_uax_14_allows_it)
{
    static const Row rows[] = {
        {"en", "auto", "a"},
        {"en", "auto", "a |b"},
        {"en", "auto", "aa   |bb"},
        {"en", "auto", "(a) |b, |c"},
        {"en", "auto", "a|—|b"},
        {"en", "auto", "1993–|1994"},
        {"en", "auto", "10,000.5 |%"},
        {"en", "auto", "$5 |and |5%"},
        {"en", "auto", "“a” |‘b’"},
        {"en", "auto", "and/|or"},
        {"en", "auto", "62/165"},
        {"en", "auto", "a\t|b"},
        {"fr", "auto",
         "«\xC2\xA0"
         "a\xC2\xA0» |b"},
        {"en", "auto",
         "a\xC2\xA0"
         "b"},
        {"en", "auto",
         "a\xE2\x80\xAF"
         "b"},
        {"en", "auto",
         "a\xE2\x81\xA0"
         "b"},                             /* word joiner */
        {"en", "auto", "a\xE2\x80\x8B|b"}, /* zero width space */
        {"en", "auto", "e\xCC\x81 |e"},    /* combining mark */
        {"en", "auto", "𝔸 |b"},            /* beyond the basic plane */
        {"ar", "auto", "لا |إله"},
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(chinese_ends_lines_between_characters_but_not_before_marks)
{
    static const Row rows[] = {
        {"zh", "auto", "中|国，|联|合|国。"},
        {"zh", "auto", "中|（国）|文"},
        {"zh", "auto", "第|62|号|A |B"},
        {"zh", "auto", "《中|国》"},
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(a_line_end_in_the_text_is_forced)
{
    static const Row rows[] = {
        {"en", "auto", "a\n!b"},
        {"en", "auto", "a\n!\n!b"},
        {"en", "auto", "a\n"},
        {"en", "auto", "{a\n!b c}"},
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(text_that_does_not_wrap_breaks_only_at_its_edges)
{
    static const Row rows[] = {
        {"en", "auto", "a |{b c} |d"},  {"en", "auto", "{a b c}"},    {"en", "auto", "a |{b c |}d"},
        {"en", "auto", "中|{国文|}联"}, {"en", "auto", "a{b c}d |e"},
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(a_raised_call_stays_with_what_is_before_it)
{
    static const Row rows[] = {
        {"en", "auto", "a<1> |b"},  {"en", "auto", "a,<1> |b"},  {"en", "auto", "a|—<1> |b"},
        {"zh", "auto", "中<1|>国"}, {"en", "auto", "a |<1> |b"}, {"en", "auto", "a |<1 |2> |b"},
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(a_line_ends_behind_a_hyphen_as_the_style_allows)
{
    static const Row rows[] = {
        {"en", "auto", "a-|b"},
        {"en", "none", "self-determination |of"},
        {"en", "none", "self‐determination"},
        {"en", "2 3", "self-|sufficiency |and |non-|aligned"},
        {"en", "2 3", "e-mail |and |up-to-|date"},
        {"en", "2 3", "co-op |and |co-|ops"},
        {"ru", "2 3", "г-н |по-|русски"},
        {"en", "none", "well |- |known"}, /* not the hyphen of a compound */
        {"en", "none", "62-|year"},
        {"en", "none", "non‑self"}, /* a hyphen that does not break */
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(a_soft_hyphen_is_a_break_of_its_own_kind)
{
    static const Row rows[] = {
        {"en", "auto", "co\xC2\xAD~operate"},
        {"en", "none", "co\xC2\xAD~operate"},
        {"en", "auto", "{co\xC2\xADoperate}"},
        {"en", "auto", "co\xC2\xAD |b"},
    };
    CK_ROWS(rows);
}
END_TEST

START_TEST(more_languages_than_are_kept_take_turns)
{
    static const Row rows[] = {
        {"en", "auto", "a |b"},
        {"fr", "auto", "a |b"},
        {"es", "auto", "a |b"},
        {"ru", "auto", "a |b"},
        {"ar", "auto", "a |b"},
        {"zh", "auto", "a |b"},
        {"en", "auto", "a |b"},
        {"", "auto", "a |b"},
        {"a-language-of-many-letters", "auto", "a |b"},
    };
    CK_ROWS(rows);
}
END_TEST

Suite *break_points_suite(void);
Suite *break_points_suite(void)
{
    Suite *suite = suite_create("break_points");
    TCase *cases = tcase_create("break_points");
    tcase_add_test(cases, lines_end_where_uax_14_allows_it);
    tcase_add_test(cases, chinese_ends_lines_between_characters_but_not_before_marks);
    tcase_add_test(cases, a_line_end_in_the_text_is_forced);
    tcase_add_test(cases, text_that_does_not_wrap_breaks_only_at_its_edges);
    tcase_add_test(cases, a_raised_call_stays_with_what_is_before_it);
    tcase_add_test(cases, a_line_ends_behind_a_hyphen_as_the_style_allows);
    tcase_add_test(cases, a_soft_hyphen_is_a_break_of_its_own_kind);
    tcase_add_test(cases, more_languages_than_are_kept_take_turns);
    suite_add_tcase(suite, cases);
    return suite;
}
