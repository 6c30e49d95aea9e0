/* The fidelity ledger: what became of each byte of the source.
 *
 * A byte ends as text of the tree (unchanged, or changed by a rule that a Piece names), or it was
 * dropped by a rule that an entry names. Bytes in neither are lost, and document_check_ledger says
 * so. */
#ifndef PLENARY_INPUT_LEDGER_H
#define PLENARY_INPUT_LEDGER_H

#include "base/arena.h"
#include "base/source.h"

typedef enum LedgerRule {
    LEDGER_SAME,             /* text as it stood */
    LEDGER_LINE_JOIN,        /* a line end became a space */
    LEDGER_HYPHEN_JOIN,      /* a line end after a hyphen was closed up */
    LEDGER_SPACES,           /* several spaces became one */
    LEDGER_NORMALIZED,       /* a character became its normal form (un-style 11.1) */
    LEDGER_BYTE_ORDER_MARK,  /* dropped */
    LEDGER_BLANK_LINE,       /* dropped: it parted paragraphs */
    LEDGER_EDGE_SPACE,       /* dropped: white space at the edge of a line */
    LEDGER_PAGE_BREAK,       /* dropped: form feed */
    LEDGER_NOTE_RULE,        /* dropped: the row of underscores above notes */
    LEDGER_NOTE_LABEL,       /* a note's number, now a counter */
    LEDGER_NOTE_CALL,        /* a call's number, now a counter */
    LEDGER_PARAGRAPH_NUMBER, /* a paragraph's number, now a counter */
    LEDGER_FRONT_MATTER,     /* became fields */
    LEDGER_MASTHEAD,         /* became fields: a line of a masthead that stood in the text */
    LEDGER_RUNNING_HEAD,     /* dropped: symbol, page or job number at the edge of a page */
    LEDGER_SOFT_HYPHEN,      /* dropped: U+00AD */
    LEDGER_IDEOGRAPH_JOIN,   /* a line end beside an ideograph was closed up */
    LEDGER_HYPHEN_SPACE,     /* dropped: a space that extraction put before a hyphen */
    LEDGER_BIDI_CONTROL,     /* dropped: an embedding mark or zero-width space of extraction */
    LEDGER_CONTROL,          /* dropped: a control character that text has no use for */
    LEDGER_LEADER,           /* dropped: the points between a title and its page in the contents */
    LEDGER_COLUMN_SPACE,     /* dropped: space between the columns of a table */
    LEDGER_NOTE_RESIDUE,     /* dropped: a word processor's own number beside a note's */
    LEDGER_MARKUP,           /* dropped: Markdown's marks, which became elements */
    LEDGER_HTML,             /* dropped: a tag of HTML, whether it had a meaning or not */
    LEDGER_DEFINITION,       /* dropped: the target of a Markdown link, now an attribute */
    LEDGER_HINT,             /* dropped because a hint said so */
    LEDGER_RULE_COUNT
} LedgerRule;

/* "line-join" and the like, for reports. */
const char *ledger_rule_name(LedgerRule rule);

/* A stretch of a text node: its bytes from text_at up to the next piece came from source bytes
 * [source_begin, source_end) by the rule. By LEDGER_SAME both are equally long. A piece has at least
 * one byte of text; source bytes that left none are ledger entries. */
typedef struct Piece {
    uint32_t text_at;
    uint32_t source_begin;
    uint32_t source_end;
    LedgerRule rule;
} Piece;

/* Source bytes that are no text of the tree. */
typedef struct LedgerEntry {
    Span span;
    LedgerRule rule;
} LedgerEntry;

typedef struct Ledger {
    LedgerEntry *entries;
    size_t count;
    size_t capacity;
} Ledger;

/* Adds an entry, or lengthens the last one where it ends at the span by the same rule. An empty span
 * adds nothing. */
void ledger_add(Ledger *ledger, Arena *arena, Span span, LedgerRule rule);

#endif
