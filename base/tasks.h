/* Work in several threads whose result is the same with one.
 *
 * A line of items is made in any order, by the calling thread and by others, and taken in order by the
 * calling thread alone. No more than a window of items is made and not yet taken, so memory stays
 * bounded however long the line is. The threads live for one call. Where the system grants fewer
 * threads than asked, the rest do the work. */
#ifndef PLENARY_BASE_TASKS_H
#define PLENARY_BASE_TASKS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    TASKS_MOST_THREADS = 64
};

typedef struct TaskLine {
    unsigned threads; /* with the calling one; 0 is as many as the machine has processors */
    size_t count;     /* of items */
    size_t window; /* items made and not yet taken, at most; at least 1. Item i may keep its result
                         in place i % window: the place is free again when the item was taken */
    void *context; /* handed to both functions */
    /* Makes an item. Any thread; worker is the thread's number, from 0 to below tasks_threads() of the
     * line, for scratch of its own. The calling thread is 0. */
    void (*make)(void *context, size_t item, unsigned worker);
    /* Takes an item that was made: in order, in the calling thread. false ends the work early. NULL if
     * there is nothing to take; the window then does not count. */
    bool (*take)(void *context, size_t item);
} TaskLine;

/* How many threads a line may use at most: how much scratch to prepare. */
unsigned tasks_threads(const TaskLine *line);

/* Works through the line. false if take ended it early; items behind that one may have been made. */
bool tasks_run(const TaskLine *line);

#endif
