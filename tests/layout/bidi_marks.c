#include "layout/bidi_marks.h"

#include <stdlib.h>

#include "tests/layout/setting.h"

/* Arabic letters of the squares. */
#define ALEF "\xD8\xA7"
#define BEH  "\xD8\xA8"

static int compare_places(const void *left, const void *right)
{
    const Length *a = left;
    const Length *b = right;
    return (*a > *b) - (*a < *b);
}

/* The characters of the first line from left to right. */
static void ck_seen(const char *tree, const char *sheet, const char *expected)
{
    enum {
        MOST = 64
    };
    struct {
        Length x;
        uint32_t code_point;
    } seen[MOST];
    size_t count = 0;
    Buffer all = {0};
    buffer_format(&all, "p { width: 500pt } em, strong { font: inherit } %s", sheet);
    buffer_byte(&all, '\0');
    Setting setting = setting_of(tree, all.at);
    const Line *line = setting_line(&setting, 0);
    for (uint32_t i = 0; i < line->item_count; i++) {
        const TextRun *run = line->items[i].run;
        Length x = line->items[i].x;
        for (uint32_t g = 0; run && g < run->glyph_count && count < MOST; g++) {
            size_t at = run->glyphs[g].cluster;
            seen[count].x = x;
            seen[count++].code_point = text_next(run->text, &at);
            x += run->glyphs[g].advance;
        }
    }
    qsort(seen, count, sizeof *seen, compare_places);
    Buffer out = {0};
    for (size_t i = 0; i < count; i++)
        buffer_code_point(&out, seen[i].code_point);
    ck_buffer(&out, expected, all.at);
    buffer_free(&all);
    setting_close(&setting);
}

START_TEST(elements_embed_isolate_and_override_their_text)
{
    static const struct {
        const char *sheet;
        const char *seen;
    } rows[] = {
        /* in the text around, the figures go on with the Arabic letters before them */
        {"", "a 2 1 " BEH ALEF " b"},
        {"em { unicode-bidi: isolate }", "a " BEH ALEF " 1 2 b"},
        {"em { unicode-bidi: isolate; direction: rtl }", "a " BEH ALEF " 1 2 b"},
        {"em { unicode-bidi: embed }", "a " BEH ALEF " 1 2 b"},
        {"em { unicode-bidi: plaintext }", "a " BEH ALEF " 1 2 b"},
        {"em { unicode-bidi: bidi-override }", "a " ALEF BEH " 1 2 b"},
        {"p { unicode-bidi: bidi-override }", "a " ALEF BEH " 1 2 b"},
        {"p { unicode-bidi: isolate-override }", "a " ALEF BEH " 1 2 b"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_seen("p(\"a \" em(\"" ALEF BEH "\") \" 1 2 b\")", rows[i].sheet, rows[i].seen);
}
END_TEST

START_TEST(letters_from_left_to_right_are_turned_around)
{
    static const char tree[] = "p(\"ab \" em(\"cd\") \" ef\")";
    ck_seen(tree, "em { unicode-bidi: bidi-override; direction: rtl }", "ab dc ef");
    ck_seen(tree, "em { unicode-bidi: isolate-override; direction: rtl }", "ab dc ef");
    ck_seen(tree, "em { direction: rtl }", "ab cd ef");
    ck_seen(tree, "p { unicode-bidi: bidi-override; direction: rtl; text-align: left }",
            "fe dc ba");
    ck_seen("p(\"ab\")",
            "p::before { content: \"cd\"; unicode-bidi: bidi-override; direction: rtl }", "dcab");
}
END_TEST

START_TEST(a_direction_of_an_attribute_isolates)
{
    ck_seen("p(\"a \" em[dir=rtl](\"" ALEF "\") \" 1 b\")", "", "a " ALEF " 1 b");
    ck_seen("p(\"a \" em[dir=rtl](\"b!\") \" c\")", "", "a !b c");
}
END_TEST

START_TEST(plain_text_tells_its_direction)
{
    static const char sheet[] = "p { unicode-bidi: plaintext; width: 100pt }";
    Setting setting = setting_of("p(\"" ALEF " b\") p(\"b " ALEF "\") p(\"12\")", sheet);
    ck_points(setting_line(&setting, 0)->x, 70); /* begins at the right */
    ck_points(setting_line(&setting, 1)->x, 0);
    ck_points(setting_line(&setting, 2)->x, 0);
    setting_close(&setting);
    ck_assert(!bidi_first_strong(text_of("\xE2\x81\xA7" ALEF "\xE2\x81\xA9"
                                         "b"),
                                 true));
    ck_assert(bidi_first_strong(text_of("12 " ALEF "b"), false));
    ck_assert(bidi_first_strong(text_of("12"), true));
}
END_TEST

Suite *bidi_marks_suite(void);
Suite *bidi_marks_suite(void)
{
    Suite *suite = suite_create("bidi_marks");
    TCase *cases = tcase_create("bidi_marks");
    tcase_add_test(cases, elements_embed_isolate_and_override_their_text);
    tcase_add_test(cases, letters_from_left_to_right_are_turned_around);
    tcase_add_test(cases, a_direction_of_an_attribute_isolates);
    tcase_add_test(cases, plain_text_tells_its_direction);
    suite_add_tcase(suite, cases);
    return suite;
}
