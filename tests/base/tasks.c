#include "base/tasks.h"

#include <pthread.h>
#include <stdatomic.h>

#include "tests/support/support.h"

enum {
    ITEMS = 3000,
    WINDOW = 7
};

typedef struct Run {
    size_t results[WINDOW];
    size_t order[ITEMS];
    size_t taken;
    size_t ends_at; /* the item at which take says that it is enough */
    atomic_size_t made;
    atomic_size_t in_flight;
    atomic_size_t most_in_flight;
    atomic_uint highest_worker;
    pthread_t caller;
    bool was_taken_elsewhere;
} Run;

static void raise_to(atomic_size_t *most, size_t value)
{
    size_t seen = atomic_load(most);
    while (seen < value && !atomic_compare_exchange_weak(most, &seen, value))
        continue;
}

/* Uneven work, so that items are finished out of order. */
static void make(void *context, size_t item, unsigned worker)
{
    Run *run = context;
    raise_to(&run->most_in_flight, atomic_fetch_add(&run->in_flight, 1) + 1);
    unsigned highest = atomic_load(&run->highest_worker);
    while (highest < worker &&
           !atomic_compare_exchange_weak(&run->highest_worker, &highest, worker))
        continue;
    volatile size_t spin = item * 7919 % 500;
    while (spin)
        spin = spin - 1;
    run->results[item % WINDOW] = item * item;
    atomic_fetch_add(&run->made, 1);
}

static bool take(void *context, size_t item)
{
    Run *run = context;
    if (!pthread_equal(pthread_self(), run->caller))
        run->was_taken_elsewhere = true;
    run->order[run->taken++] = run->results[item % WINDOW];
    atomic_fetch_sub(&run->in_flight, 1);
    return item != run->ends_at;
}

static const unsigned thread_counts[] = {1, 2, 4, 8};
enum {
    THREAD_COUNTS = sizeof thread_counts / sizeof *thread_counts
};

START_TEST(items_are_taken_in_order_whatever_the_threads)
{
    Run run = {.ends_at = ITEMS, .caller = pthread_self()};
    TaskLine line = {thread_counts[_i], ITEMS, WINDOW, &run, make, take};
    ck_assert(tasks_run(&line));
    ck_assert_uint_eq(run.taken, ITEMS);
    for (size_t i = 0; i < ITEMS; i++)
        ck_assert_uint_eq(run.order[i], i * i);
    ck_assert(!run.was_taken_elsewhere);
    ck_assert_uint_lt(run.highest_worker, tasks_threads(&line));
}
END_TEST

START_TEST(no_more_than_a_window_is_made_ahead)
{
    Run run = {.ends_at = ITEMS, .caller = pthread_self()};
    tasks_run(&(TaskLine){thread_counts[_i], ITEMS, WINDOW, &run, make, take});
    ck_assert_uint_le(run.most_in_flight, WINDOW);
}
END_TEST

START_TEST(take_can_end_the_work)
{
    Run run = {.ends_at = 100, .caller = pthread_self()};
    ck_assert(!tasks_run(&(TaskLine){thread_counts[_i], ITEMS, WINDOW, &run, make, take}));
    ck_assert_uint_eq(run.taken, 101);
    ck_assert_uint_le(run.made, 101 + WINDOW);
}
END_TEST

static void count_item(void *context, size_t item, unsigned worker)
{
    (void)worker;
    atomic_fetch_add((atomic_uchar *)context + item, 1);
}

START_TEST(without_take_every_item_is_made_once)
{
    atomic_uchar times[ITEMS] = {0};
    ck_assert(tasks_run(&(TaskLine){thread_counts[_i], ITEMS, 0, times, count_item, NULL}));
    for (size_t i = 0; i < ITEMS; i++)
        ck_assert_uint_eq(times[i], 1);
}
END_TEST

START_TEST(an_empty_line_is_no_work)
{
    Run run = {0};
    TaskLine line = {4, 0, WINDOW, &run, make, take};
    ck_assert(tasks_run(&line));
    ck_assert_uint_eq(run.made, 0);
    ck_assert_uint_eq(tasks_threads(&line), 1);
}
END_TEST

START_TEST(the_machine_decides_how_many_threads_unless_told)
{
    TaskLine line = {0, ITEMS, WINDOW, NULL, NULL, NULL};
    ck_assert_uint_ge(tasks_threads(&line), 1);
    line.threads = 1000;
    ck_assert_uint_eq(tasks_threads(&line), TASKS_MOST_THREADS);
    line.count = 3;
    ck_assert_uint_eq(tasks_threads(&line), 3);
}
END_TEST

Suite *tasks_suite(void);
Suite *tasks_suite(void)
{
    Suite *suite = suite_create("tasks");
    TCase *tests = tcase_create("tasks");
    tcase_add_loop_test(tests, items_are_taken_in_order_whatever_the_threads, 0, THREAD_COUNTS);
    tcase_add_loop_test(tests, no_more_than_a_window_is_made_ahead, 0, THREAD_COUNTS);
    tcase_add_loop_test(tests, take_can_end_the_work, 0, THREAD_COUNTS);
    tcase_add_loop_test(tests, without_take_every_item_is_made_once, 0, THREAD_COUNTS);
    tcase_add_test(tests, an_empty_line_is_no_work);
    tcase_add_test(tests, the_machine_decides_how_many_threads_unless_told);
    suite_add_tcase(suite, tests);
    return suite;
}
