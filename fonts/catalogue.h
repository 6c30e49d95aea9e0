/* Which font files might answer to a family name, best first: the table of known fonts, and the
 * list type that user_fonts and system_fonts fill too. Whether a file exists is found out by
 * opening it, in the order of the list. */
#ifndef PLENARY_FONTS_CATALOGUE_H
#define PLENARY_FONTS_CATALOGUE_H

#include "base/text.h"

typedef struct FontStyle {
    int32_t weight;  /* 100 to 900 */
    int32_t stretch; /* 100 is normal, in % */
    bool is_italic;  /* or oblique */
} FontStyle;

/* What a file offers: one style, or of a variable font all between two ends. */
typedef struct StyleRange {
    FontStyle usual; /* as the file tells, without variation */
    bool is_variable;
    int32_t weight[2]; /* from, to; of variable fonts */
    int32_t stretch[2];
    bool can_lean; /* be both upright and italic */
} StyleRange;

/* The style of a file that is nearest to the wanted one. */
FontStyle style_within(const StyleRange *range, FontStyle wanted);

typedef struct Candidate {
    Text path;
    uint32_t index;  /* in a collection */
    FontStyle style; /* that it would be opened in */
    uint64_t cost;   /* how far the style is from the wanted one; smaller is better */
} Candidate;

/* Candidates of one family, sorted by cost; equal costs keep the order in which they came. */
typedef struct Candidates {
    Arena *arena;
    FontStyle wanted;
    Candidate *items;
    size_t count;
    size_t capacity;
} Candidates;

/* How well a style answers to the wanted one by the order of CSS Fonts 4, section 5.2: stretch
 * before slant before weight. 0 is equal. */
uint64_t style_cost(FontStyle wanted, FontStyle offered);

/* Sorts a candidate in; its cost is worked out here. */
void candidates_add(Candidates *candidates, Text path, uint32_t index, FontStyle style);

/* Adds the known files of a family. */
void catalogue_collect(Candidates *candidates, Text family);

#endif
