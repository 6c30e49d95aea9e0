/* Files in the file (ISO 32000-1, 7.11.4; ISO 19005-3, annex E): the source that the document was made
 * from, and other forms of it. */
#ifndef PLENARY_OUTPUT_ATTACHMENTS_H
#define PLENARY_OUTPUT_ATTACHMENTS_H

#include "output/objects.h"

typedef struct AttachedFile {
    Text name;            /* of the file; no two alike */
    Text description;     /* for people */
    const char *type;     /* MIME, "text/plain" */
    const char *relation; /* to the document: Source, Alternative */
    Text bytes;
} AttachedFile;

typedef struct AttachedFiles {
    const AttachedFile *items;
    size_t count;
} AttachedFiles;

/* Writes the files and adds them to the catalog; nothing if there are none. date is ISO 8601, or empty. */
void attachments_write(Arena *arena, Objects *objects, const AttachedFiles *list, Text date,
                       Dict *catalog);

#endif
