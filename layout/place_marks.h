/* The marks of lines, frames and boxes at their places on a page. */
#ifndef PLENARY_LAYOUT_PLACE_MARKS_H
#define PLENARY_LAYOUT_PLACE_MARKS_H

#include "layout/galley.h"

/* The marks of a page under construction, in reading order. */
typedef struct MarkList {
    Arena *arena;
    Mark *items;
    size_t count;
    size_t capacity;
    const LinkTarget *const *links; /* by element: where its text leads; NULL if there are none */
    struct Composer *composer;      /* knows the pictures of backgrounds; NULL: there are none */
    BoxSize page;
    unsigned group_depth;
    struct MarginLines *beside; /* keeps the lines that have something beside them, or NULL */
} MarkList;

/* Appends a mark. */
void mark_list_add(MarkList *marks, const Mark *mark);

/* How far a run reaches, its justified spaces included. */
Length run_width(const TextRun *run);

/* A line or frame whose top left corner is at a place. Marks get the element of their runs, or, where
 * it is not STRUCTURE_NONE, the one given: an artifact. Text that leads somewhere gets a link. */
void place_line(MarkList *marks, const Line *line, Length x, Length y, uint32_t artifact);
void place_frame(MarkList *marks, const Frame *frame, Length x, Length y, uint32_t artifact);

/* A frame that stands beside the lines of the body or in one: those in it are not numbered. */
void place_frame_aside(MarkList *marks, const Frame *frame, Length x, Length y, uint32_t artifact);

/* Begins a group that lets through what is beneath; false, and nothing begins, for one that is opaque or nested too
 * deep. */
bool place_group(MarkList *marks, uint16_t clear);
void place_group_end(MarkList *marks);

/* A rectangle of a box whose top left corner is at a place; an artifact, of layout unless one is given. */
void place_paint(MarkList *marks, const BoxPaint *paint, Length x, Length y, uint32_t artifact);

#endif
