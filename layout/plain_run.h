/* A few signs of a face set as they come, for what layout adds beside the text: slug lines, line
 * numbers. Nothing is shaped. */
#ifndef PLENARY_LAYOUT_PLAIN_RUN_H
#define PLENARY_LAYOUT_PLAIN_RUN_H

#include "layout/page.h"

/* The text as a black run; characters that the face lacks are left out. Text and face are borrowed. */
const TextRun *plain_run(Arena *arena, const Face *face, Length size, Text text);

#endif
