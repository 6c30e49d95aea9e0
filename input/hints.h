/* Hints: what a person knows better than the reader. A file of lines
 *
 *     LINE VERB [ARGUMENT] [| TEXT]
 *
 * says of a line of the document what it is: "34 heading 2 | Findings". LINE is its number, TEXT what
 * it begins with. Where the two do not meet, as after small edits, the nearest line that begins so
 * is meant. A hint overrides every rule; one that cannot be followed is told. plenary-text(5) has
 * the whole list. */
#ifndef PLENARY_INPUT_HINTS_H
#define PLENARY_INPUT_HINTS_H

#include "base/diagnostics.h"

typedef enum HintVerb {
    /* what the block is that begins with the line */
    HINT_TITLE,
    HINT_SUBTITLE,
    HINT_RESOLUTION_TITLE,
    HINT_ENACTING,
    HINT_PREAMBULAR,
    HINT_OPERATIVE,
    HINT_PARAGRAPH,
    HINT_ITEM,
    HINT_BULLET,
    HINT_PLAIN,
    HINT_QUOTE,
    HINT_HEADING,
    HINT_SUBHEAD,
    HINT_PART,
    HINT_ANNEX,
    HINT_ANNEX_TITLE,
    HINT_MEETING,
    HINT_DATE,
    HINT_VOTE,
    HINT_SPONSORS,
    HINT_STAGE,
    HINT_SPEECH,
    HINT_SIGNATURE,
    /* what is done with the line */
    HINT_JOIN,
    HINT_BREAK,
    HINT_DROP,
    HINT_KEEP,
    HINT_NOT_TABLE,
    HINT_COLUMNS,
    HINT_NOT_COLUMNS,
    /* notes */
    HINT_NOTES,
    HINT_NOT_NOTES,
    HINT_NOTE,
    HINT_CALL,
    HINT_NOT_CALL,
    HINT_COUNT,
    HINT_LAST_ROLE = HINT_SIGNATURE
} HintVerb;

typedef struct Hint {
    HintVerb verb;
    uint32_t line;     /* as written */
    uint32_t argument; /* 0: none; for notes and calls it may be label instead */
    Text label;        /* the argument as written: "3", "*", "a" */
    Text text;         /* empty: none */
    Text written;      /* the whole line, for messages */
    Span span;         /* in the file of hints */
    uint32_t offset;   /* of the first byte in the document's line that is no white space */
    bool is_bound;     /* offset is known */
    bool is_used;
} Hint;

typedef struct Hints {
    Hint *items; /* once bound: by offset */
    size_t count;
} Hints;

/* Reads a file of hints; what is not understood is told and left out. */
Hints *hints_read(Arena *arena, const Source *file, Diagnostics *diagnostics);

/* The verb of that name; false if there is none. */
bool hint_verb_find(Text name, HintVerb *verb);

/* Where the text of the line that begins at an offset begins, behind white space and marks that are not seen;
 * the line's end for a blank one. */
uint32_t hint_line_text(Text bytes, uint32_t begin);

/* The label of a call as hints have it: without parentheses, brackets and the stroke around it. */
Text hint_call_label(Text call);

/* Finds the lines that hints are about in the source of a document. */
void hints_bind(Hints *hints, const Source *source, Arena *arena);

/* The first hint of that verb whose line begins in source bytes [begin, end); NULL if there is none.
 * It is marked as used. */
const Hint *hint_find(Hints *hints, uint32_t begin, uint32_t end, HintVerb verb);
/* The same for any verb that names a role. */
const Hint *hint_find_role(Hints *hints, uint32_t begin, uint32_t end);
/* The first hint at or behind a source offset, in the order of the document; hints->count if none. */
size_t hints_from(const Hints *hints, uint32_t begin);

/* Tells the hints that were not followed. */
void hints_tell_unused(const Hints *hints, Diagnostics *diagnostics);

#endif
