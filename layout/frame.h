/* Frames: boxes that are set at once and stay whole. */
#ifndef PLENARY_LAYOUT_FRAME_H
#define PLENARY_LAYOUT_FRAME_H

#include "layout/flow.h"

enum {
    FRAME_HEIGHT_UNKNOWN = HEIGHT_UNKNOWN
};

/* The containing block of a frame. */
typedef struct FrameRoom {
    Length width;
    Length height; /* FRAME_HEIGHT_UNKNOWN if it depends on what is in it */
    bool fills;    /* where width is auto: all of the width, instead of what the content takes */
    bool
        hands_on; /* positioned elements in it are left to what is around, unless it is positioned */
} FrameRoom;

/* Whether a block is set as a frame: its height is given, or it is positioned. */
bool frame_is_asked(const Style *style);

/* An element as one box with its borders and padding. Positioned elements inside it are placed in it.
 * NULL where nothing is shown. */
const Frame *frame_of_node(Composer *composer, const Node *node, FrameRoom room);

/* Generated content as one box: an inline block, a list marker. As narrow as its content allows, and
 * not wider than available. state is the inline state inside it. NULL if it is nested too deep. */
const Frame *frame_of_generated(Composer *composer, const Generated *generated, const Node *node,
                                const InlineState *state, Length available);

/* What is in a margin box. */
typedef struct MarginContent {
    const Generated *generated; /* its style is the box's */
    const Node
        *element; /* a running element, which is set in place of what is generated; or NULL */
    const InlineState *state; /* of what is generated */
} MarginContent;

/* A margin box set to a given width of the border box, and at least so high. Its content stands at the
 * top, in the middle or at the bottom by its vertical-align. */
const Frame *frame_of_margin_box(Composer *composer, const MarginContent *content, Length width,
                                 Length height);

/* The width that a margin box's content takes on one line, and that of its widest word, without edges. */
void frame_measure(Composer *composer, const MarginContent *content, Length *widest,
                   Length *narrowest);

/* A positioned element and where it goes in its containing block, whose padding box has that size.
 * NULL where nothing is shown. */
const Attachment *frame_positioned(Composer *composer, const Node *node, Length width,
                                   Length height);

/* A frame with the padding, borders and background of a style around it. */
const Frame *frame_boxed(Arena *arena, const Frame *content, const Style *style, Length available);

/* A frame of the same size whose content stands lower. */
const Frame *frame_dropped(Arena *arena, const Frame *frame, Length drop);

#endif
