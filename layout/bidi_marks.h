/* unicode-bidi: where elements embed, isolate or override the direction of their text. */
#ifndef PLENARY_LAYOUT_BIDI_MARKS_H
#define PLENARY_LAYOUT_BIDI_MARKS_H

#include "layout/inline_text.h"

/* Marks in a text where an element of a style begins, and where it ends. A block of paragraphs has only the
 * first: a paragraph ends what is open in it. */
void bidi_begin(InlineText *text, const Style *style);
void bidi_end(InlineText *text, const Style *style);
void bidi_begin_block(InlineText *text, const Style *style);

/* Marks of runs of notes (note_run.c), which are put together of several texts. */
enum {
    BIDI_END_EMBEDDING = 0x202C,
    BIDI_ISOLATE_LEFT = 0x2066,
    BIDI_ISOLATE_RIGHT = 0x2067,
    BIDI_END_ISOLATE = 0x2069
};

/* Whether a mark begins an embedding or override, which BIDI_END_EMBEDDING ends. */
bool bidi_opens_embedding(uint16_t control);

/* Whether a text reads from right to left by its first strong letter, UAX #9, rules P2 and P3; otherwise if
 * it has none. */
bool bidi_first_strong(Text text, bool otherwise);

#endif
