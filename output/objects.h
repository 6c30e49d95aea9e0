/* A PDF file as a row of objects, each written and forgotten as soon as it is finished.
 *
 * What points forward or back is an object's number, reserved beforehand, so nothing has to be kept.
 * Small objects go into compressed object streams with a cross-reference stream (ISO 32000-1, 7.5.7 and
 * 7.5.8), or, for old versions, each into the file with a cross-reference table (7.5.4).
 *
 * A failure sticks: later calls do nothing useful, and objects_check reports it. Failures of the file
 * are the FileWriter's. One thread only. */
#ifndef PLENARY_OUTPUT_OBJECTS_H
#define PLENARY_OUTPUT_OBJECTS_H

#include "base/file.h"
#include "output/dict.h"

typedef struct Objects Objects; /* the file under construction */

typedef struct ObjectsOptions {
    int compression;     /* as compress.h has it */
    const char *version; /* "1.7" */
    bool packs_objects;  /* small ones into object streams; else a cross-reference table */
} ObjectsOptions;

/* Begins the file: writes its header. Numbers live in the arena. NULL after a report if libharu
 * cannot be used. */
Objects *objects_open(Arena *arena, FileWriter *file, const ObjectsOptions *options,
                      Diagnostics *diagnostics);
void objects_close(Objects *objects);

/* The first of count consecutive numbers, each to be given to one object; 0 if there are not so many
 * left. */
ObjectNumber objects_reserve(Objects *objects, uint32_t count);

/* A new dictionary; it ends with one of the next two. */
Dict *objects_new_dict(Objects *objects);

/* Writes a dictionary under its number and frees it. */
void objects_write_dict(Objects *objects, ObjectNumber number, Dict *dict);

typedef enum StreamCoding {
    STREAM_PLAIN,    /* stored as it is, uncompressed */
    STREAM_DEFLATED, /* the bytes are zlib's already */
    STREAM_DEFLATE   /* to be compressed here, if that helps */
} StreamCoding;

/* Writes a stream with its dictionary (Length and Filter are added) and frees the dictionary. */
void objects_write_stream(Objects *objects, ObjectNumber number, Dict *dict, Text bytes,
                          StreamCoding coding);

/* Reports the first failure, once, and returns its status: STATUS_INTERNAL, or STATUS_LIMIT for more
 * objects than PDF has numbers for. To be asked at the end of each page. */
Status objects_check(Objects *objects, Diagnostics *diagnostics);

/* Ends the file: cross-reference and trailer. The document's ID is a hash of all bytes before. Reports
 * and fails like objects_check; also when a reserved number was never written, or a table of PDF 1.4
 * would have to point beyond 10^10 bytes. */
Status objects_finish(Objects *objects, ObjectNumber catalog, ObjectNumber information,
                      Diagnostics *diagnostics);

#endif
