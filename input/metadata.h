/* A file of metadata: fields as members of a JSON object. */
#ifndef PLENARY_INPUT_METADATA_H
#define PLENARY_INPUT_METADATA_H

#include "input/fields.h"

/* Reads {"symbol": "A/RES/62/165", "date": "18 December 2007"} into fields; a list of strings is joined with
 * line feeds. Unknown members are told with the nearest name, and so are values that are no text. The
 * values live in the arena. STATUS_INPUT after a report for what is no JSON object. */
Status metadata_read(Fields *fields, Arena *arena, const Source *source, Diagnostics *diagnostics);

#endif
