/* How a stage or a whole run ended. The values are the command's exit codes and are documented in
 * plenary(1); they never change. */
#ifndef PLENARY_BASE_STATUS_H
#define PLENARY_BASE_STATUS_H

typedef enum Status {
    STATUS_OK = 0,
    STATUS_USAGE = 1,       /* the command line or a call of the library */
    STATUS_INPUT = 2,       /* the document cannot be read as what it claims to be */
    STATUS_STYLE = 3,       /* a style sheet */
    STATUS_FONT = 4,        /* no such font, a broken one, a character that no font has */
    STATUS_LAYOUT = 5,      /* the document cannot be laid out */
    STATUS_CONFORMANCE = 6, /* the asked PDF standard cannot be met */
    STATUS_FIDELITY = 7,    /* text was found lost, doubled or out of order */
    STATUS_FILE = 8,        /* a file cannot be opened, read or written */
    STATUS_LIMIT = 9,       /* a limit on size, depth, memory or time */
    STATUS_INTERNAL = 70    /* a fault of plenary itself */
} Status;

#endif
