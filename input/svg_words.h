/* The words in a drawing: what its text elements say, as they stand in the file. */
#ifndef PLENARY_INPUT_SVG_WORDS_H
#define PLENARY_INPUT_SVG_WORDS_H

#include "base/buffer.h"

/* How far the drawing has been read; zeroed at its beginning. */
typedef struct SvgWords {
    size_t at;
    unsigned text_depth;   /* text elements that are open */
    unsigned silent_depth; /* titles and descriptions in them */
} SvgWords;

/* The next piece of text between two tags, in place of what is in out; false behind the last. Characters written
 * by number and the five names of XML are resolved, other entities are left out. */
bool svg_next_words(Text drawing, SvgWords *words, Buffer *out);

/* Adds a text of the file with the same resolved. */
void svg_put_resolved(Text text, Buffer *out);

#endif
