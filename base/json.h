/* JSON (RFC 8259): read into a tree, and strings written.
 *
 * A tree lives in the arena it was read into. Strings are decoded to UTF-8 (borrowed from the bytes
 * where nothing was to be decoded); numbers stay as they are spelled, since no floating point is wanted
 * here. Members of an object keep their order; of two with one name the last counts. */
#ifndef PLENARY_BASE_JSON_H
#define PLENARY_BASE_JSON_H

#include "base/buffer.h"

typedef enum JsonKind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;

typedef struct JsonValue JsonValue;
struct JsonValue {
    JsonKind kind;
    uint32_t begin; /* of the value in the bytes */
    uint32_t end;
    Text name;              /* of a member of an object */
    uint32_t name_begin;    /* the place of its first quote */
    Text text;              /* of a string, decoded; of a number, as spelled */
    const JsonValue *first; /* what an array or object holds */
    const JsonValue *next;  /* beside this one */
};

/* Why bytes are no JSON. */
typedef struct JsonFault {
    uint32_t at;        /* offset */
    const char *reason; /* "a comma or a closing bracket is missing"; a constant */
} JsonFault;

/* Reads one value, with nothing but white space around it. NULL with *fault where it is not JSON, is
 * nested deeper than 512, has over 1 GiB, or is not UTF-8. */
const JsonValue *json_read(Arena *arena, Text bytes, JsonFault *fault);

/* The member of that name, or NULL; NULL too when object is NULL or no object. */
const JsonValue *json_member(const JsonValue *object, const char *name);

/* Appends text as a string in quotes. What is not UTF-8 becomes U+FFFD. */
void json_put(Buffer *buffer, Text text);
/* The same for a member: a comma unless an opening brace comes before, the name, a colon. The value is
 * to be appended next. */
void json_put_name(Buffer *buffer, const char *name);

#endif
