/* The slots of a paragraph's lines: where pages may be cut, and what goes along with each. */
#ifndef PLENARY_LAYOUT_LINE_SLOTS_H
#define PLENARY_LAYOUT_LINE_SLOTS_H

#include "layout/paragraph.h"

/* How far the walk along a paragraph's lines has come in what is marked in its text. */
typedef struct LineMarks {
    Arena *arena;
    const Paragraph *paragraph;
    uint32_t number; /* of the paragraph in its galley */
    uint32_t kept;   /* the line above which it is not cut */
    uint32_t next_call;
    uint32_t next_event;
    uint32_t turn; /* that the last line stood in */
} LineMarks;

/* The walk before the first line of a paragraph of the galley that it was set for; number is that which it gets. */
LineMarks line_marks(Arena *arena, const Galley *galley, const Paragraph *paragraph,
                     uint32_t number);

/* Line i of the paragraph, in the place where it stood whole; to be asked for one after the other. */
Slot line_slot(LineMarks *marks, const Slot *place, uint32_t i);

#endif
