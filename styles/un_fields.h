/* Fields that the text itself tells, though nobody gave them (un-style 11.9). */
#ifndef PLENARY_STYLES_UN_FIELDS_H
#define PLENARY_STYLES_UN_FIELDS_H

#include "input/document.h"
#include "styles/lexicon.h"

/* What an organ's resolutions are called by and how their first page is made up (un-style 2.8). */
typedef struct OrganPractice {
    /* what the number follows in the symbol: "A/RES/"; NULL: it makes no resolutions */
    const char *series;
    /* the organ whose name stands in the masthead */
    OrganId masthead;
    /* numbers of a session from here on are decisions, which have no symbol of their own (5.4); 0:
     * there are none */
    uint32_t decisions_from;
    /* its numbers begin with the session: 62/165 */
    bool numbers_by_session;
    /* session, agenda item and adoption stand above the title; else the adoption line stands below
     * it and there are no others */
    bool has_session_lines;
} OrganPractice;

/* ORGAN_COUNT gives the practice of an organ that nothing is known of. */
const OrganPractice *organ_practice(OrganId organ);

/* The organ that enacts the document's first resolution, else the one that the field names;
 * ORGAN_COUNT where it is none of those known. */
OrganId un_organ(const Document *document, const Lexicon *lexicon);

/* Sets as FIELD_DERIVED: for a resolution title, symbol, organ, session, adoption line and
 * distribution; for other documents the title, from its first h1. What cannot be told stays empty:
 * nothing is invented. */
void un_fields_derive(Document *document, const Lexicon *lexicon);

/* The session line of a regular session: "Sixty-second session"; empty where there are no words. */
Text un_session_line(const Document *document, const Lexicon *lexicon, uint32_t number);

/* The date of issue as the language writes it; what is not of the form 2007-12-18 is as it was given. */
Text un_date_line(const Document *document, const Lexicon *lexicon);

/* The first element of that tag and class below top; NULL if there is none, or no top. */
Node *un_find(const Node *top, Tag tag, const char *class_name);

#endif
