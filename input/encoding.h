/* Bytes in other encodings than UTF-8. */
#ifndef PLENARY_INPUT_ENCODING_H
#define PLENARY_INPUT_ENCODING_H

#include "base/diagnostics.h"

/* The source as UTF-8: itself where it is, else a new one of the same name in the arena. encoding is a
 * name that ICU knows, or NULL: then a byte order mark of UTF-16 or UTF-32 decides; then bytes that are
 * not UTF-8 are taken for Windows-1252, which is told, unless most of the others that are not ASCII are
 * UTF-8, which is an error. Lines and columns of messages are those of the decoded text, which are
 * the same. */
Status source_decode(Arena *arena, const Source *source, const char *encoding,
                     Diagnostics *diagnostics, const Source **decoded);

#endif
