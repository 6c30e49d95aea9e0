/* Fields: facts about a document that are not its text, from its masthead, its front matter, the
 * command line, or derived from the text. A field that nobody gives stays empty: nothing is
 * invented. */
#ifndef PLENARY_INPUT_FIELDS_H
#define PLENARY_INPUT_FIELDS_H

#include "base/diagnostics.h"

/* Every field there is; names in fields.c. */
typedef enum FieldId {
    FIELD_TITLE,         /* of the whole document, for the file's metadata */
    FIELD_LANGUAGE,      /* BCP 47 */
    FIELD_KIND,          /* overrides what the reader recognized */
    FIELD_SYMBOL,        /* A/RES/62/165 */
    FIELD_ORGAN,         /* General Assembly */
    FIELD_SESSION,       /* Sixty-second session */
    FIELD_COMMITTEE,     /* Third Committee; lines are parted by line feeds, here and in others */
    FIELD_RECORDS,       /* Official Records, Provisional */
    FIELD_SESSION_DATES, /* 24 June–12 July 2019 */
    FIELD_AGENDA_ITEM,   /* Agenda item 70 (b) */
    FIELD_AGENDA_TITLE,  /* Promotion and protection of human rights */
    FIELD_ADOPTION,      /* Resolution adopted by the General Assembly on 18 December 2007 */
    FIELD_REPORT,        /* on the report of the Third Committee (A/62/439/Add.2) */
    FIELD_DISTRIBUTION,  /* General, Limited, Restricted */
    FIELD_DATE,          /* of issue, as printed */
    FIELD_ORIGINAL,      /* Original: English */
    FIELD_JOB_NUMBER,    /* 07-46558 */
    FIELD_AUTHOR,
    FIELD_SUBJECT,
    FIELD_KEYWORDS,
    FIELD_CONTENTS, /* yes, or the levels that a table of contents is to list */
    FIELD_COUNT
} FieldId;

/* Where a value comes from; a later origin overrides an earlier one. */
typedef enum FieldOrigin {
    FIELD_UNSET,
    FIELD_DERIVED, /* worked out from the text by a rule */
    FIELD_FROM_TEXT,
    FIELD_FROM_FRONT_MATTER,
    FIELD_FROM_METADATA, /* --metadata */
    FIELD_FROM_USER      /* --set */
} FieldOrigin;

typedef struct Field {
    Text value;
    FieldOrigin origin;
    Span span; /* SPAN_NONE unless read from a source */
} Field;

typedef struct Fields {
    Field items[FIELD_COUNT];
    Field losers[FIELD_COUNT]; /* the last other value of each that had to yield */
} Fields;

/* "agenda-item" for FIELD_AGENDA_ITEM. */
const char *field_name(FieldId id);
/* What it holds, for people: a line, or an example. */
const char *field_description(FieldId id);
/* Whether it is the name of a field. */
bool field_find(Text name, FieldId *id);

/* Sets a field unless a later origin has set it already. The value is not copied. */
void fields_set(Fields *fields, FieldId id, Text value, FieldOrigin origin, Span span);

/* Tells the fields of which two sources said different things, and which counts. */
void fields_tell_conflicts(const Fields *fields, Diagnostics *diagnostics);

/* The value, empty when unset. */
Text fields_value(const Fields *fields, FieldId id);

/* Reads "name=value" as given on a command line. Reports a malformed or unknown one, the latter with
 * the nearest known name. */
Status fields_set_by_user(Fields *fields, Arena *arena, Text assignment, Diagnostics *diagnostics);

/* Reports a field that there is not, with the nearest name that there is. */
Status fields_tell_unknown(Text name, Span span, Diagnostics *diagnostics);

#endif
