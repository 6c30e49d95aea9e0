/* The names of all kinds of finding; their rows are in diagnostic_kinds.c, in the same order.
 * Append to a family; never renumber. */
#ifndef PLENARY_BASE_DIAGNOSTIC_KINDS_H
#define PLENARY_BASE_DIAGNOSTIC_KINDS_H

typedef enum DiagnosticKind {
    /* USE: the command line, fields and library calls */
    USE_UNKNOWN_FIELD,
    USE_MALFORMED_FIELD,
    USE_UNKNOWN_SHEET,
    /* FILE */
    FILE_NOT_FOUND,
    FILE_NOT_READABLE,
    FILE_IS_DIRECTORY,
    FILE_TOO_LARGE,
    FILE_NOT_WRITABLE,
    FILE_WRITE_FAILED,
    /* READ: bytes to document */
    READ_EMPTY,
    READ_NOT_UTF8,
    READ_BINARY,
    READ_NO_STRUCTURE,
    READ_NUMBER_OUT_OF_ORDER,
    READ_FRONT_MATTER_OPEN,
    READ_FRONT_MATTER_LINE,
    READ_NO_ADOPTION,
    /* NOTE: notes and their calls */
    NOTE_CALL_WITHOUT_NOTE,
    NOTE_WITHOUT_CALL,
    NOTE_TWICE,
    /* LIMIT */
    LIMIT_MEMORY,
    LIMIT_DEPTH,
    /* INTERNAL */
    INTERNAL_TEXT_LOST,

    DIAGNOSTIC_KIND_COUNT
} DiagnosticKind;

#endif
