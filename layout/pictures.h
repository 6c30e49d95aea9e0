/* Pictures: img elements as frames.
 *
 * A file is read once however often it is shown. It must lie below the folder of the document; others
 * are refused. What cannot be shown is told, and a box with its alternative text stands for it. */
#ifndef PLENARY_LAYOUT_PICTURES_H
#define PLENARY_LAYOUT_PICTURES_H

#include "layout/frame.h"

/* The pictures of one layout; none is read yet. Findings go to the list given here, once a file. */
typedef struct Pictures Pictures;
Pictures *pictures_new(Arena *arena, Names *names, Diagnostics *diagnostics);

/* An img element as a frame with its borders and padding, in a containing block of that width: as large as its
 * style, its width and height attributes or the file say, in this order, keeping its proportions. */
const Frame *picture_frame(Composer *composer, const Node *node, Length available);

/* The picture in a file that a style sheet names; NULL after a report. */
const Image *picture_of_sheet(Pictures *pictures, Span span, Text path);

/* A picture as it is in a box of that size: a drawing may fit itself into it. */
const Image *picture_fitted(Pictures *pictures, const Image *image, BoxSize size);

/* A picture of generated content as a frame: as large as its file says, but no wider than what is
 * available. */
const Frame *picture_frame_of_sheet(Composer *composer, const Image *image, Length available,
                                    uint32_t element);

#endif
