#include "tests/layout/setting.h"

/* Pages of six rows. */
#define SIX_ROWS "@page { size: 100pt 60pt }"

START_TEST(a_page_takes_what_it_holds)
{
    ck_picture_of("p(\"aa\" br \"bb\" br \"cc\" br \"dd\" br \"ee\" br \"ff\" br \"gg\")", SIX_ROWS,
                  "aa\nbb\ncc\ndd\nee\nff\n=\n"
                  "gg\n=\n");
}
END_TEST

START_TEST(a_note_stands_on_the_foot_of_the_page_of_its_call)
{
    ck_picture_of("p(\"aa\" aside.note(\"bb\")) p(\"cc\")", SIX_ROWS,
                  "aa1\ncc\n.\n.\n---\n1 bb\n=\n");
}
END_TEST

Suite *paginate_suite(void);
Suite *paginate_suite(void)
{
    Suite *suite = suite_create("paginate");
    TCase *cases = tcase_create("paginate");
    tcase_add_test(cases, a_page_takes_what_it_holds);
    tcase_add_test(cases, a_note_stands_on_the_foot_of_the_page_of_its_call);
    suite_add_tcase(suite, cases);
    return suite;
}
