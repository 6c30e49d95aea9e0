/* Frames under construction: their items one by one. */
#ifndef PLENARY_LAYOUT_FRAME_BUILDER_H
#define PLENARY_LAYOUT_FRAME_BUILDER_H

#include "layout/galley.h"

typedef struct FrameBuilder {
    Arena *arena;
    FrameItem *items;
    size_t count;
    size_t capacity;
} FrameBuilder;

/* Appends an item. */
void frame_builder_add(FrameBuilder *builder, FrameItem item);

/* Appends a frame at a place. */
void frame_builder_add_frame(FrameBuilder *builder, const Frame *frame, Length x, Length y);

/* Appends what is painted of a whole box, whose top and height are these. */
void frame_builder_paint(FrameBuilder *builder, const BlockBox *box, Length y, Length height);

#endif
