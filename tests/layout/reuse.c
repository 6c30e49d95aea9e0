#include "layout/reuse.h"

#include "tests/support/support.h"

static const Line some_lines[2];
static const uint32_t some_begins[3] = {0, 2, 4};

/* A paragraph that was set, and one of the next round that was not. */
static Paragraph set_of(const char *text)
{
    return (Paragraph){
        .text = text_of(text), .lines = some_lines, .line_begins = some_begins, .line_count = 2};
}

static Paragraph unset_of(const char *text)
{
    return (Paragraph){.text = text_of(text)};
}

/* Whether one takes the lines of the other. */
static bool is_taken(Paragraph before, Paragraph now)
{
    Paragraph *old_items[1] = {&before};
    Paragraph *items[1] = {&now};
    const ParagraphList old = {.items = old_items, .count = 1};
    const ParagraphList list = {.items = items, .count = 1, .bytes = now.text.bytes};
    size_t left = paragraphs_reuse(&old, &list);
    ck_assert_uint_eq(left, now.line_count ? 0 : now.text.bytes);
    if (now.line_count == 0)
        return false;
    ck_assert_ptr_eq(now.lines, some_lines);
    ck_assert_ptr_eq(now.line_begins, some_begins);
    ck_assert_uint_eq(now.line_count, 2);
    return true;
}

START_TEST(lines_of_the_same_text_are_taken_over)
{
    ck_assert(is_taken(set_of("abcd"), unset_of("abcd")));
    ck_assert(!is_taken(set_of("abcd"), unset_of("abce")));
    ck_assert(!is_taken(set_of("abcd"), unset_of("abc")));
}
END_TEST

START_TEST(lines_of_another_style_are_not)
{
    Paragraph other = unset_of("abcd");
    other.style.measure = LENGTH_POINT;
    ck_assert(!is_taken(set_of("abcd"), other));
    static const InlineSpan spans[2] = {{.element = 1}, {.element = 2}};
    Paragraph before = set_of("abcd");
    before.spans = &spans[0];
    before.span_count = 1;
    other = unset_of("abcd");
    other.spans = &spans[1];
    other.span_count = 1;
    ck_assert(!is_taken(before, other));
    other.spans = &spans[0];
    ck_assert(is_taken(before, other));
}
END_TEST

START_TEST(paragraphs_with_findings_or_frames_are_set_again)
{
    Paragraph before = set_of("abcd");
    before.has_findings = true;
    ck_assert(!is_taken(before, unset_of("abcd")));
    static const InlineObject object = {.kind = OBJECT_FRAME};
    before = set_of("abcd");
    before.objects = &object;
    before.object_count = 1;
    Paragraph now = unset_of("abcd");
    now.objects = &object;
    now.object_count = 1;
    ck_assert(!is_taken(before, now));
}
END_TEST

Suite *reuse_suite(void);
Suite *reuse_suite(void)
{
    Suite *suite = suite_create("reuse");
    TCase *cases = tcase_create("reuse");
    tcase_add_test(cases, lines_of_the_same_text_are_taken_over);
    tcase_add_test(cases, lines_of_another_style_are_not);
    tcase_add_test(cases, paragraphs_with_findings_or_frames_are_set_again);
    suite_add_tcase(suite, cases);
    return suite;
}
