/* The formats that can be read, and how the right one is found. */
#ifndef PLENARY_INPUT_FORMAT_H
#define PLENARY_INPUT_FORMAT_H

#include "input/reader.h"

typedef struct ReadFormat {
    const char *name;
    const char *const *endings; /* of file names, with the point; NULL behind the last */
    Status (*read)(Document *document, const ReadInput *input, Diagnostics *diagnostics);
} ReadFormat;

/* STATUS_INPUT, after a report, for what is plainly another format: bytes as they are in the file. */
Status format_refuse_foreign(const Source *source, Diagnostics *diagnostics);

/* The format of that name, else of the source's name, else of its content. STATUS_USAGE, after a report,
 * for a name that there is not. */
Status format_choose(const Source *source, const char *name, Diagnostics *diagnostics,
                     const ReadFormat **format);

#endif
