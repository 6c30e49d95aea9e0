/* A PDF as libqpdf reads it: cross-reference tables and streams, object streams, decryption, repair,
 * filters. Objects come as text in PDF's notation; check_pdf.h makes values of it.
 *
 * The library is loaded when a reader is opened, not with the program: loading it, with the C++ and
 * encryption libraries behind it, takes as long as setting a page. check_reader.c is the one file that
 * knows it. */
#ifndef PLENARY_OUTPUT_CHECK_READER_H
#define PLENARY_OUTPUT_CHECK_READER_H

#include "base/buffer.h"
#include "base/source.h"

typedef struct Reader Reader;

typedef enum ReaderFailure {
    READER_FINE,
    READER_NO_LIBRARY, /* libqpdf is not installed */
    READER_LOCKED,     /* a password is needed */
    READER_BROKEN      /* damaged beyond repair */
} ReaderFailure;

/* Opens a loaded file, which must outlive the reader; NULL with the failure and libqpdf's words about
 * it (the arena's). Close with reader_close. */
Reader *reader_open(Arena *arena, const Source *source, ReaderFailure *failure, Text *words);
void reader_close(Reader *reader);

/* The trailer dictionary, and an object; of a stream, its dictionary. In PDF's notation, valid until
 * the next call; "null" for what is not there. */
Text reader_trailer(Reader *reader);
Text reader_object(Reader *reader, uint32_t number, uint32_t generation, bool *is_stream);

/* The bytes of a stream, decrypted; is_filtered asks for them behind all filters. Replaces what is in
 * out. false if libqpdf cannot tell them. */
bool reader_stream(Reader *reader, uint32_t number, uint32_t generation, bool is_filtered,
                   Buffer *out);

/* What libqpdf found damaged since the last call, one at a time: its words and the place in the file.
 * false when there is no more. */
bool reader_next_damage(Reader *reader, Text *words, uint64_t *offset);

#endif
