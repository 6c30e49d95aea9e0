/* The values of PDF (ISO 32000-1, 7.3) as a checker sees them: trees of const structs in an arena,
 * with references left as they are. check_pdf.h follows them. */
#ifndef PLENARY_OUTPUT_CHECK_VALUE_H
#define PLENARY_OUTPUT_CHECK_VALUE_H

#include "output/check_scan.h"

typedef enum PdfType {
    PDF_NULL,
    PDF_BOOLEAN,
    PDF_INTEGER,
    PDF_REAL,
    PDF_STRING,
    PDF_NAME,
    PDF_ARRAY,
    PDF_DICT,
    PDF_STREAM, /* its dictionary; the bytes are fetched by its object number */
    PDF_REFERENCE
} PdfType;

typedef struct PdfValue PdfValue;
typedef struct PdfEntry PdfEntry;

struct PdfValue {
    PdfType type;
    uint32_t count;      /* items of an array, entries of a dictionary */
    uint32_t object;     /* the object it stands in; of a reference, the one that is meant */
    uint32_t generation; /* of that object */
    union {
        bool is_true;
        double number; /* integers too: beyond 2^53 they are not exact */
        Text text;     /* a string's bytes, a name without its slash */
        const PdfValue *items;
        const PdfEntry *entries;
    };
};

struct PdfEntry {
    Text key;
    PdfValue value;
};

/* A reader of values, one after another. */
typedef struct PdfParser {
    Scanner scanner;
    Arena *stack;     /* for what is under construction; never released */
    PdfValue *values; /* the same */
    size_t count;
    size_t capacity;
    uint32_t object; /* the number that values are given */
    uint32_t generation;
    bool has_references; /* "12 0 R" is one: not so in content streams */
    bool is_broken;      /* something was not as it should be and has been passed over */
} PdfParser;

/* A parser of bytes. Values are made in the arena, with object number 0 and no references. */
PdfParser pdf_parser(Arena *arena, Arena *stack, Text bytes);

/* The one value that the bytes hold; null for anything else. Sets is_broken. */
PdfValue pdf_parse(PdfParser *parser);

/* The next operator of a content stream with its operands before it: parser->values, parser->count. They
 * are valid until the next call. false at the end; operands without an operator are broken. */
bool pdf_parse_operation(PdfParser *parser, Text *word);

/* Dictionaries and streams count as dictionaries. */
bool pdf_is_dict(const PdfValue *value);
bool pdf_is_number(const PdfValue *value);
bool pdf_is_true(const PdfValue *value);
bool pdf_is_name(const PdfValue *value, const char *name);

/* The value of a key, as it stands there; NULL if there is none. */
const PdfValue *pdf_entry(const PdfValue *dict, const char *key);

#endif
