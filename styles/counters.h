/* Counters and their scopes (CSS Lists 3, section 4), in one walk over the document.
 *
 * A counter that an element makes is seen by the element, what is in it, its later siblings and what
 * is in them; it ends with its parent. So a stack with the depth of the maker beside each counter is
 * all there is to keep: leaving an element drops what was made below it. */
#ifndef PLENARY_STYLES_COUNTERS_H
#define PLENARY_STYLES_COUNTERS_H

#include "styles/counter_styles.h"

typedef struct Counters Counters;

typedef struct CounterValue {
    Name name;
    int32_t value;
} CounterValue;

/* No counters but footnote, which belongs to the whole document (GCPM 3, section 2.5). */
Counters *counters_new(Arena *arena, Names *names);

/* Resets, increments and sets what the style of an element or pseudo-element says. The root is at
 * depth 1, a pseudo-element one deeper than its element. attr() is of element. A list item counts
 * list-item by itself and a note the counter of its stream: footnote, table-footnote, symbol-footnote
 * or that of the stream's own name, from 1 again where -plenary-note-reset says so; unless the style names them in counter-increment. */
void counters_apply(Counters *counters, const Style *style, const Node *element, uint32_t depth);

/* The counter of a note of that style. */
Name counter_of_note(const Counters *counters, const Style *style);

/* Whether notes count by it. */
bool counter_is_of_notes(const Counters *counters, Name name);

/* An element begins: chapters and tables are counted, by which notes may begin again. */
void counters_enter(Counters *counters, const Node *element);

/* Lets reversed counters begin where the whole walk of walked has found that they do, in the order in which
 * they are made. Before the first change. */
void counters_begin_reversed(Counters *counters, const Counters *walked);

/* Drops the counters that were made in an element at depth, when it is left. */
void counters_leave(Counters *counters, uint32_t depth);

/* What the style of a page makes of the counters: it stands below all elements, so what it makes is of the
 * whole document, and what it resets is the counter that is there. */
void counters_apply_page(Counters *counters, const Style *style);

/* The innermost counter of that name, 0 if there is none. */
int32_t counters_value(const Counters *counters, Name name);

/* All counters of that name from the outermost, with between between them. */
void counters_print_all(const Counters *counters, Name name, Text between, NumberStyle style,
                        Buffer *out);

/* All counters as they stand now, for a target: of those of one name outer ones first. */
const CounterValue *counters_snapshot(const Counters *counters, uint32_t *count);

/* Counters by themselves, as a snapshot has them. */
typedef struct CounterList {
    CounterValue *items;
    uint32_t count;
} CounterList;

/* A copy with what a style makes of them: counters that it resets are new and inside the others. For what
 * counts for itself alone, as a margin box does. */
CounterList counter_list_changed(Arena *arena, const CounterValue *values, uint32_t count,
                                 const Style *style);

/* The innermost counter of that name or, with between, all of them from the outermost; 0 if there is
 * none. */
void counter_list_print(const CounterList *list, Name name, const Text *between, NumberStyle style,
                        Buffer *out);

/* The value attr(name integer) has; false if the element has no such integer. */
bool counters_attribute(const Node *element, Name name, int32_t *value);

#endif
