#include "base/tasks.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

/* One lock guards all of it. Items are worth more than a lock: a page, a paragraph. */
typedef struct Workshop {
    const TaskLine *line;
    size_t next;   /* the item to make next; those before it are made or in work */
    size_t taken;  /* items taken so far; without take, items made */
    bool is_ended; /* take said so */
    bool *is_made; /* by item % window; NULL without take */
    pthread_mutex_t lock;
    pthread_cond_t changed_room; /* for makers: there may be an item to make */
    pthread_cond_t changed_made; /* for the taker: an item was made */
} Workshop;

typedef struct Worker {
    Workshop *shop;
    unsigned number;
    pthread_t thread;
} Worker;

unsigned tasks_threads(const TaskLine *line)
{
    long threads = line->threads ? (long)line->threads : sysconf(_SC_NPROCESSORS_ONLN);
    if (threads < 1)
        threads = 1;
    if (threads > TASKS_MOST_THREADS)
        threads = TASKS_MOST_THREADS;
    if (line->count < (size_t)threads)
        threads = line->count ? (long)line->count : 1;
    return (unsigned)threads;
}

static bool has_more(const Workshop *shop)
{
    return !shop->is_ended && shop->next < shop->line->count;
}

static bool has_room(const Workshop *shop)
{
    return !shop->line->take || shop->next - shop->taken < shop->line->window;
}

/* Makes the next item. The lock is held at the call and after it, but not in between. */
static void make_next(Workshop *shop, unsigned worker)
{
    const TaskLine *line = shop->line;
    size_t item = shop->next++;
    pthread_mutex_unlock(&shop->lock);
    line->make(line->context, item, worker);
    pthread_mutex_lock(&shop->lock);
    if (!line->take)
        shop->taken++;
    else
        shop->is_made[item % line->window] = true;
    bool is_awaited = line->take ? item == shop->taken : shop->taken == line->count;
    if (is_awaited)
        pthread_cond_signal(&shop->changed_made);
}

static void *work(void *argument)
{
    Worker *worker = argument;
    Workshop *shop = worker->shop;
    pthread_mutex_lock(&shop->lock);
    while (has_more(shop)) {
        if (has_room(shop))
            make_next(shop, worker->number);
        else
            pthread_cond_wait(&shop->changed_room, &shop->lock);
    }
    pthread_mutex_unlock(&shop->lock);
    return NULL;
}

/* Takes the item that is due. The lock is held at the call and after it, but not in between. */
static void take_due(Workshop *shop)
{
    const TaskLine *line = shop->line;
    size_t item = shop->taken;
    pthread_mutex_unlock(&shop->lock);
    bool goes_on = line->take(line->context, item);
    pthread_mutex_lock(&shop->lock);
    shop->is_made[item % line->window] = false;
    shop->taken++;
    if (!goes_on)
        shop->is_ended = true;
    if (goes_on)
        pthread_cond_signal(&shop->changed_room);
    else
        pthread_cond_broadcast(&shop->changed_room);
}

/* The calling thread takes what is due, makes items while nothing is, and waits when it can do
 * neither. */
static void work_and_take(Workshop *shop)
{
    const TaskLine *line = shop->line;
    pthread_mutex_lock(&shop->lock);
    while (!shop->is_ended && shop->taken < line->count) {
        if (line->take && shop->is_made[shop->taken % line->window])
            take_due(shop);
        else if (has_more(shop) && has_room(shop))
            make_next(shop, 0);
        else
            pthread_cond_wait(&shop->changed_made, &shop->lock);
    }
    /* Makers that wait for room see that nothing is left. */
    pthread_cond_broadcast(&shop->changed_room);
    pthread_mutex_unlock(&shop->lock);
}

bool tasks_run(const TaskLine *line)
{
    Workshop shop = {.line = line};
    if (line->take) {
        shop.is_made = calloc(line->window, sizeof *shop.is_made);
        if (!shop.is_made)
            memory_exhausted();
    }
    pthread_mutex_init(&shop.lock, NULL);
    pthread_cond_init(&shop.changed_room, NULL);
    pthread_cond_init(&shop.changed_made, NULL);
    Worker workers[TASKS_MOST_THREADS];
    unsigned wanted = tasks_threads(line);
    unsigned running = 1;
    for (; running < wanted; running++) {
        Worker *worker = &workers[running];
        *worker = (Worker){.shop = &shop, .number = running};
        if (pthread_create(&worker->thread, NULL, work, worker) != 0)
            break;
    }
    work_and_take(&shop);
    for (unsigned i = 1; i < running; i++)
        pthread_join(workers[i].thread, NULL);
    pthread_cond_destroy(&shop.changed_made);
    pthread_cond_destroy(&shop.changed_room);
    pthread_mutex_destroy(&shop.lock);
    free(shop.is_made);
    return !shop.is_ended;
}
