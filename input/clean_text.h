/* A text in the normal form that readers work on, and the way back to the bytes of its source.
 *
 * What extraction from PDF files spoils is mended before anything is looked for in the text: letters
 * are composed (NFC), the fonts' ligatures and the Arabic presentation forms become letters (NFKC, for
 * these alone), the bullet of Symbol becomes one, soft hyphens inside lines, embedding marks and
 * zero-width spaces are dropped, and so is the space that extraction put before the hyphen of a
 * compound ("Secretary -General"): un-style 11.1, 11.2 and 9.3.
 *
 * Each change is an Edit. A text that needs none, as most, is its source itself. Lives in the
 * document's arena. */
#ifndef PLENARY_INPUT_CLEAN_TEXT_H
#define PLENARY_INPUT_CLEAN_TEXT_H

#include "base/source.h"
#include "input/ledger.h"

/* Bytes [at, at + bytes) of the clean text stand for bytes [source_at, source_at + source_bytes) of the
 * source. Where bytes is 0 they were dropped and are in the ledger already. */
typedef struct Edit {
    uint32_t at;
    uint32_t bytes;
    uint32_t source_at;
    uint32_t source_bytes;
} Edit;

typedef struct CleanText {
    const Source *source;
    Text text;
    const Edit *edits; /* in order */
    size_t edit_count;
} CleanText;

/* Makes the clean text of a source, which is UTF-8, from offset begin on; what stands before is
 * neither changed nor looked at. Offsets up to begin are the same in both. */
void clean_text_make(CleanText *clean, const Source *source, uint32_t begin, Arena *arena,
                     Ledger *ledger);

/* The source bytes of clean bytes [begin, end). */
Span clean_span(const CleanText *clean, uint32_t begin, uint32_t end);

/* A stretch that is one edit, or unchanged. */
typedef struct CleanPart {
    uint32_t begin; /* in the clean text */
    uint32_t end;
    Span span;
    bool is_edit;
} CleanPart;

/* The first part of clean bytes [begin, end), which are not none; dropped bytes lie between parts. */
CleanPart clean_part(const CleanText *clean, uint32_t begin, uint32_t end);

/* Gives the source bytes of clean bytes [begin, end) to the ledger. */
void clean_drop(const CleanText *clean, Arena *arena, Ledger *ledger, Span span, LedgerRule rule);

#endif
