/* The search for a document's text in the text of its PDF: its state, for the report of what it found.
 * fidelity_match.c tells how it goes. */
#ifndef PLENARY_OUTPUT_FIDELITY_MATCH_H
#define PLENARY_OUTPUT_FIDELITY_MATCH_H

#include "output/fidelity_text.h"

enum {
    FIDELITY_LOOKAHEAD = 24, /* characters that must agree before a unit goes on */
    FIDELITY_WINDOW = 64     /* units begun and not ended that are looked at */
};

typedef struct SeenCharacter {
    uint32_t code_point;
    uint32_t page; /* from 0 */
    bool is_apart; /* white space comes before it */
    bool ends_line;
} SeenCharacter;

/* A stretch of the PDF's text that goes on with one unit. */
typedef struct Stretch {
    size_t begin; /* in seen */
    size_t unit;
    uint32_t before;      /* progress of the unit before the stretch */
    uint32_t alternative; /* which of the candidates it was */
} Stretch;

typedef struct Comparison {
    Arena *arena;
    const ShownText *shown;
    SeenCharacter *seen;
    size_t seen_count;
    size_t seen_capacity;
    uint32_t *progress; /* by unit: characters found */
    size_t *left_at;    /* by unit: behind what was last found of it, in seen */
    size_t first[4];    /* by kind of unit: the first that may be unfinished, */
    size_t next[4];     /* and the first that has not begun */
    size_t ends[4];     /* behind the last */
    size_t *free_units; /* indices of those that stand free */
    size_t free_count;
    Stretch *trail;
    size_t trail_count;
    size_t trail_capacity;
    size_t fixed; /* stretches of the trail that are not taken back */
    size_t at;    /* in seen */
    size_t steps;
    size_t hyphens;
    /* the furthest that was reached */
    size_t furthest;
    size_t furthest_unit;
    uint32_t furthest_progress;
    bool has_furthest;
    Stretch *kept; /* the trail's end there, with the progress after each stretch */
    size_t kept_count;
} Comparison;

/* A stretch of seen and a unit's progress, going on side by side. */
typedef struct Pair {
    size_t at;
    uint32_t progress;
    size_t hyphens;
    bool is_joined; /* it ended because a space is missing */
} Pair;

/* Sets a comparison up, goes through what was read from the PDF, and stops at the first difference:
 * false. Memory is the arena's. */
Comparison comparison_new(Arena *arena, const ShownText *shown, Text seen);
bool comparison_run(Comparison *comparison);

/* Goes one character on in both; false if they differ. */
bool comparison_step(const Comparison *comparison, const ShownUnit *unit, Pair *pair);

/* As far as both agree, but at most so many steps. */
Pair comparison_go_on(const Comparison *comparison, const ShownUnit *unit, Pair pair, size_t steps);

#endif
