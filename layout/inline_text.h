/* The text of a paragraph as it is collected: white space as CSS Text 3 processes it, letters in the
 * case that the style asks for, and over it spans of equal style and what is not text. */
#ifndef PLENARY_LAYOUT_INLINE_TEXT_H
#define PLENARY_LAYOUT_INLINE_TEXT_H

#include "layout/composer.h"

/* What ::first-line changes of a state. */
typedef struct InlineLook {
    const Style *style; /* NULL: nothing */
    Length rise;
    const InlineBox *box;
} InlineLook;

/* How a stretch of text is set, handed down from parent to child. */
typedef struct InlineState {
    const Style *style;
    uint32_t element;
    Length rise;
    Length shift; /* to the right of its place, */
    Length drop;  /* and below it */
    const InlineBox *box;
    Length available; /* the width of the block around it */
    Text language;
    bool is_joined;
    InlineLook first;               /* on the first line of the block */
    const struct ChangeBar *change; /* of the innermost revised element around, or NULL */
} InlineState;

/* Zeroed but for composer it is an empty text. */
typedef struct InlineText {
    Composer *composer;
    Buffer bytes; /* given back by inline_text_finish */
    InlineSpan *spans;
    size_t span_count;
    size_t span_capacity;
    InlineObject *objects;
    size_t object_count;
    size_t object_capacity;
    BidiMark *bidi_marks;
    size_t bidi_mark_count;
    size_t bidi_mark_capacity;
    bool has_content;  /* something but collapsible white space */
    bool follows_text; /* a space would not collapse */
    bool may_hyphenate;
    bool has_edges;
    bool has_clones;
    bool has_first_looks;
    bool has_changes;
    bool has_wide_spaces;      /* collapsible spaces are U+3000 */
    uint32_t drop_lines;       /* beside the dropped letter */
    const Style *first_letter; /* of the block: waits for a letter; or NULL */
} InlineText;

/* Appends text, a frame as wide as its margins tell, a leader that repeats a pattern, or a forced line end. */
void inline_text_put(InlineText *text, Text added, const InlineState *state);
void inline_text_put_frame(InlineText *text, InlineObject frame, const InlineState *state);
void inline_text_put_leader(InlineText *text, Text pattern, const InlineState *state);
void inline_text_end_line(InlineText *text, const InlineState *state);

/* Begins or ends an inline box that has edges; others need no mark. inner is the state in it, outer that
 * around it. The box is told where. */
void inline_text_begin_box(InlineText *text, InlineBox *box, const InlineState *inner);
void inline_text_end_box(InlineText *text, InlineBox *box, const InlineState *inner,
                         const InlineState *outer);

/* The end of a text, taken off it. */
typedef struct TextTail {
    Text bytes;
    const InlineSpan *spans; /* over it */
    size_t span_count;
} TextTail;

/* Takes off what stands behind a byte, unless there is something else than letters in it, and puts it at the end
 * again. */
TextTail inline_text_take(InlineText *text, size_t from);
void inline_text_put_back(InlineText *text, const TextTail *tail);

/* Moves the text, its spans and objects into a paragraph. */
void inline_text_finish(InlineText *text, Paragraph *paragraph);

#endif
