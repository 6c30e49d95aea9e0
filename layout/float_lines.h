/* Lines beside floats: a paragraph set from the height in the galley where it begins. */
#ifndef PLENARY_LAYOUT_FLOAT_LINES_H
#define PLENARY_LAYOUT_FLOAT_LINES_H

#include "layout/compositor.h"
#include "layout/side_floats.h"

/* A line, or a gap above one that finds no room beside floats. */
typedef struct BesideSlot {
    bool is_gap;
    bool is_kept;  /* no page ends above it: a float reaches over there */
    Length height; /* of a gap */
    Length shift;  /* of a line to the right; */
    Length narrow; /* how much its right end stands to the left */
    Attachment *floats;
} BesideSlot;

/* What is set, and where. Its lines replace those of the paragraph, which keeps its own. */
typedef struct BesideTask {
    Compositor *compositor;
    FloatField *field;
    Paragraph *paragraph;
    int64_t y;
    Length hang_left; /* what stands beside its lines: a marker */
    Length hang_right;
    bool is_kept; /* as of the first slot */
} BesideTask;

typedef struct BesideLines {
    const BesideSlot *slots;
    uint32_t slot_count;
    const Line *lines;
    uint32_t line_count;
    const uint32_t *begins; /* as line_begins */
} BesideLines;

/* Sets it, floats of the field and its own beside it. Findings about lines that are no narrower than the paragraph were
 * told before. False if it cannot be shaped. */
bool lines_set_beside(const BesideTask *task, BesideLines *set);

#endif
