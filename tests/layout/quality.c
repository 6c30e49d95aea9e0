#include "layout/quality.h"

#include "tests/layout/setting.h"
#include "tests/support/support.h"

#define ROWS "body { orphans: 2; widows: 2 } @page { size: 100pt 60pt }"

static void ck_quality(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    Buffer out = {0};
    quality_dump(setting.layout.galley, setting.layout.drafts, &out);
    ck_text(buffer_text(&out), expected);
    buffer_free(&out);
    setting_close(&setting);
}

START_TEST(a_page_tells_how_full_it_is_and_how_its_notes_stand)
{
    ck_quality("p(\"a\" aside.note(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\")) p(\"b\")",
               ROWS,
               "page 1\n  fill 100% left 0.00\n  lines 1\n  notes 1 split 1 continued 0\n"
               "  cost 500 notes 500\n"
               "page 2\n  fill 66.7% left 20.00\n  lines 1\n  notes 0 split 0 continued 1\n"
               "pages 2\nnotes 1 split 1\nwidows 0 orphans 0 parted 0 headings 0\n  lines 8\n"
               "cost 500\n");
}
END_TEST

START_TEST(a_widow_that_is_accepted_has_a_reason)
{
    ck_quality("p(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\" br \"7\")",
               ROWS "p { orphans: 6 }",
               "page 1\n  fill 100% left 0.00\n  lines 6\n"
               "  widow accepted: there is no better cut on the page\n"
               "  cost 5000 cut 5000\n"
               "page 2\n  fill 16.7% left 50.00\n  lines 1\n"
               "pages 2\nnotes 0 split 0\nwidows 1 orphans 0 parted 0 headings 0\n  lines 7\n"
               "cost 5000\n");
}
END_TEST

START_TEST(spaces_and_rivers_are_seen)
{
    ck_quality("p(\"a b ccc a b ccc a b ccc a b ccc a b-b ddddddd a\")",
               "p { text-align: justify } @page { size: 85pt 100pt }",
               "page 1\n  fill 70% left 30.00\n  lines 7\n"
               "  loosest 450% \"a b-b\"\n  tightest 175% \"a b ccc\"\n  rivers 2\n"
               "pages 1\nnotes 0 split 0\nwidows 0 orphans 0 parted 0 headings 0\n  lines 7\n"
               "  loosest 450% \"a b-b\"\n  tightest 175% \"a b ccc\"\n  rivers 2\n"
               "  mean space 230%\ncost 0\n");
}
END_TEST

START_TEST(hyphens_that_no_text_has_are_counted)
{
    ck_quality("p[lang=en](\"a government government\")",
               "p { hyphens: auto } @page { size: 90pt 100pt }",
               "page 1\n  fill 30% left 70.00\n  lines 3\n  hyphens 2 in a row 2\n"
               "pages 1\nnotes 0 split 0\nwidows 0 orphans 0 parted 0 headings 0\n  lines 3\n"
               "  hyphens 2 in a row 2\ncost 0\n");
}
END_TEST

Suite *quality_suite(void);
Suite *quality_suite(void)
{
    Suite *suite = suite_create("quality");
    TCase *cases = tcase_create("quality");
    tcase_add_test(cases, a_page_tells_how_full_it_is_and_how_its_notes_stand);
    tcase_add_test(cases, a_widow_that_is_accepted_has_a_reason);
    tcase_add_test(cases, spaces_and_rivers_are_seen);
    tcase_add_test(cases, hyphens_that_no_text_has_are_counted);
    suite_add_tcase(suite, cases);
    return suite;
}
