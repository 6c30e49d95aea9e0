/* Dictionaries and arrays of PDF under construction, by libharu.
 *
 * dict.c is the only file that knows libharu. A dictionary is filled, printed once and gone. A
 * failure of libharu sticks: later calls do nothing useful, and libharu_error tells it. Where libharu
 * would run out of memory, the process ends as memory_exhausted says. One thread only. */
#ifndef PLENARY_OUTPUT_DICT_H
#define PLENARY_OUTPUT_DICT_H

#include "base/diagnostics.h"
#include "output/notation.h"

typedef struct Libharu Libharu;
typedef struct Dict Dict;
typedef struct Array Array; /* in a dictionary */

/* NULL after a report if the libharu at hand is not the one this was built for. */
Libharu *libharu_open(Arena *arena, Diagnostics *diagnostics);
void libharu_close(Libharu *libharu);

/* The code of the first failure (hpdf_error.h), or 0. */
unsigned long libharu_error(const Libharu *libharu);

/* An empty dictionary; it ends with dict_print. */
Dict *dict_new(Libharu *libharu);

/* Prints a dictionary in place of what is in out, and frees it. */
void dict_print(Libharu *libharu, Dict *dict, Buffer *out);

/* Entries. Keys and names are literals of regular characters; what comes from outside goes by
 * dict_outside_name. */
void dict_integer(Dict *dict, const char *key, int32_t value);
void dict_boolean(Dict *dict, const char *key, bool value);
void dict_name(Dict *dict, const char *key, const char *name);
void dict_outside_name(Dict *dict, const char *key, Text name);
void dict_reference(Dict *dict, const char *key, ObjectNumber number);
/* A text string, for people. */
void dict_text(Dict *dict, const char *key, Text text);
/* A value in PDF's own notation: real numbers, and what is long. */
void dict_prepared(Dict *dict, const char *key, Text value);
/* Keys and values in PDF's own notation, into the dictionary as they stand. */
void dict_append(Dict *dict, Text entries);
Dict *dict_dict(Dict *dict, const char *key);
Array *dict_array(Dict *dict, const char *key);

/* Items. */
void array_reference(Array *array, ObjectNumber number);
/* A string of at most 65,535 bytes. */
void array_bytes(Array *array, Text bytes);

/* The version of libharu. */
const char *dict_library_version(void);

#endif
