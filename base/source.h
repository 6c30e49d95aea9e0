/* A loaded input and places in it. Everything read from a document or a style sheet keeps the span
 * of bytes it came from; line and column are worked out only when a message is printed. */
#ifndef PLENARY_BASE_SOURCE_H
#define PLENARY_BASE_SOURCE_H

#include <stdint.h>

#include "base/text.h"

enum {
    SOURCE_LARGEST = 1 << 30 /* bytes; so that offsets fit 32 bits with room to spare */
};

typedef struct Source {
    Text name;  /* as the user wrote it: a path, "-", or the name of a house sheet */
    Text bytes; /* as loaded, unchanged */
} Source;

/* Bytes [begin, end) of a source. source is NULL where there is no place to point at. */
typedef struct Span {
    const Source *source;
    uint32_t begin;
    uint32_t end;
} Span;

static const Span SPAN_NONE = {NULL, 0, 0};

/* The line and column of an offset, both from 1; columns count code points. LF, CRLF and CR end a
 * line. Takes time in the length of the source. */
void source_place(const Source *source, uint32_t offset, uint32_t *line, uint32_t *column);

/* The line that an offset stands in, without its end. */
Text source_line(const Source *source, uint32_t offset);

/* Where words stand in a span for the n-th time, counted from 0; the whole span if they do not. */
Span span_of_words(Span span, Text words, size_t n);

#endif
