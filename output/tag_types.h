/* What elements are as PDF has it: their standard structure types (ISO 32000-1, 14.8.4), the levels of headings
 * and the languages of their text. */
#ifndef PLENARY_OUTPUT_TAG_TYPES_H
#define PLENARY_OUTPUT_TAG_TYPES_H

#include "layout/page.h"
#include "output/objects.h"
#include "output/survey.h"

/* The type that a role is written as: P, LBody; for a heading by its level, the nearest from 1 to 6. */
const char *tag_type(StructureRole role, unsigned level);

/* The levels of the headings that have numbers, by element; levels that are skipped are closed up. */
const uint8_t *heading_levels(Arena *arena, const Publication *publication,
                              const ObjectNumber *numbers);

/* The language of each element: its own or the nearest one above. */
const Text *languages_of_elements(Arena *arena, const Publication *publication);

/* PDF/UA-1, 7.18.5, wants annotations of links in Link elements. References and labels are made clickable
 * without one, so they are given one: marks these by element, and returns how many there are. */
uint32_t links_to_make(const Publication *publication, const Survey *survey, bool *has_link);

#endif
