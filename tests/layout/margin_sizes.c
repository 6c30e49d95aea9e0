#include "layout/margin_sizes.h"

#include "tests/support/support.h"

/* A box that asks between least and most points; one that has exactly so much; one that is not there. */
static MarginSide flexible(int least, int most)
{
    return (MarginSide){.is_there = true,
                        .least = LENGTH_OF_POINTS(least),
                        .most = LENGTH_OF_POINTS(most),
                        .at_most = LENGTH_MAX};
}

static MarginSide exact(int size)
{
    MarginSide side = flexible(size, size);
    side.is_exact = true;
    return side;
}

static const MarginSide nothing = {0};

/* Fails unless three boxes share 200 pt so. */
static void ck_shares(MarginSide first, MarginSide middle, MarginSide last, int a, int b, int c)
{
    const MarginSide sides[3] = {first, middle, last};
    Length sizes[3];
    margin_sizes_share(sides, LENGTH_OF_POINTS(200), sizes);
    ck_assert_int_eq(sizes[0] / LENGTH_POINT, a);
    ck_assert_int_eq(sizes[1] / LENGTH_POINT, b);
    ck_assert_int_eq(sizes[2] / LENGTH_POINT, c);
}

START_TEST(a_box_alone_takes_all)
{
    ck_shares(flexible(10, 20), nothing, nothing, 200, 0, 0);
    ck_shares(nothing, flexible(0, 0), nothing, 0, 200, 0);
    ck_shares(nothing, nothing, exact(30), 0, 0, 30);
}
END_TEST

START_TEST(two_boxes_share_by_what_they_ask)
{
    /* There is room for all: what is left over goes by the max-content sizes. */
    ck_shares(flexible(10, 40), nothing, flexible(10, 60), 80, 0, 120);
    /* For the least only: by how much more they would take. */
    ck_shares(flexible(20, 320), nothing, flexible(80, 180), 95, 0, 105);
    /* Not even for that: by the min-content sizes. */
    ck_shares(flexible(300, 900), nothing, flexible(100, 900), 150, 0, 50);
    ck_shares(exact(30), nothing, flexible(10, 20), 30, 0, 170);
    ck_shares(exact(150), nothing, exact(150), 150, 0, 150);
}
END_TEST

START_TEST(the_middle_box_stands_in_the_middle)
{
    ck_shares(flexible(10, 20), flexible(10, 40), flexible(10, 30), 60, 80, 60);
    ck_shares(exact(30), flexible(10, 40), exact(60), 30, 80, 60);
    ck_shares(exact(30), flexible(10, 40), nothing, 30, 140, 0);
    ck_shares(flexible(10, 20), exact(40), flexible(10, 30), 80, 40, 80);
    ck_shares(nothing, flexible(10, 40), flexible(10, 30), 0, 80, 60);
}
END_TEST

START_TEST(least_and_greatest_sizes_are_kept)
{
    MarginSide narrow = flexible(10, 40);
    narrow.at_most = LENGTH_OF_POINTS(50);
    ck_shares(narrow, nothing, flexible(10, 60), 50, 0, 150);
    MarginSide wide = flexible(10, 40);
    wide.at_least = LENGTH_OF_POINTS(140);
    ck_shares(wide, nothing, flexible(10, 60), 140, 0, 60);
    /* A minimum goes before a maximum. */
    wide.at_most = LENGTH_OF_POINTS(50);
    ck_shares(wide, nothing, flexible(10, 60), 140, 0, 60);
    ck_shares(flexible(10, 20), narrow, flexible(10, 30), 75, 50, 75);
}
END_TEST

START_TEST(no_size_is_negative)
{
    ck_shares(exact(150), exact(220), exact(150), 150, 220, 150);
    ck_shares(flexible(10, 20), exact(220), flexible(10, 30), 0, 220, 0);
}
END_TEST

Suite *margin_sizes_suite(void);
Suite *margin_sizes_suite(void)
{
    Suite *suite = suite_create("margin_sizes");
    TCase *cases = tcase_create("margin_sizes");
    tcase_add_test(cases, a_box_alone_takes_all);
    tcase_add_test(cases, two_boxes_share_by_what_they_ask);
    tcase_add_test(cases, the_middle_box_stands_in_the_middle);
    tcase_add_test(cases, least_and_greatest_sizes_are_kept);
    tcase_add_test(cases, no_size_is_negative);
    suite_add_tcase(suite, cases);
    return suite;
}
