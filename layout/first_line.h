/* ::first-line: how spans of a paragraph look on its first line. */
#ifndef PLENARY_LAYOUT_FIRST_LINE_H
#define PLENARY_LAYOUT_FIRST_LINE_H

#include "layout/inline_text.h"

/* The look of text in a state on the first line, in the composer's arena; NULL if it has no other there,
 * or its font was not found, which the composer's status then tells. */
const FirstLook *first_look(Composer *composer, const InlineState *state);

/* The look of a block's text by the style of its ::first-line, in the state of the block. */
InlineLook first_look_of_block(Composer *composer, const Style *first, const InlineState *block);

/* Makes the box that an inline box is on the first line, and puts the state's text there into it. */
void first_look_add_box(const Composer *composer, InlineBox *box, InlineState *state);

/* Whether two looks are one; either may be NULL. */
bool first_looks_equal(const FirstLook *a, const FirstLook *b);

/* The spans as they look on the first line; and the objects, with the boxes that begin and end there. */
const InlineSpan *first_line_spans(Arena *arena, const InlineSpan *spans, size_t count);
const InlineObject *first_line_objects(Arena *arena, const InlineObject *objects, size_t count);

/* The style of the block's text on its first line, for the strut; NULL if it has no other there. */
const TextStyle *first_line_strut(Composer *composer, const InlineState *block);

#endif
