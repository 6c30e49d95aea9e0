/* Style sheets, parsed. The grammar is CSS Syntax 3 with the subset of plenary-style(5); what
 * is outside it is reported with file, line, column and the nearest known name, and skipped as CSS
 * Syntax 3 recovers. */
#ifndef PLENARY_STYLES_STYLESHEET_H
#define PLENARY_STYLES_STYLESHEET_H

#include "styles/css_tokens.h"

/* Cascade Level 4, section 6.2: a later origin wins. */
typedef enum SheetOrigin {
    SHEET_BASE,  /* plenary's own defaults for HTML names */
    SHEET_HOUSE, /* the house sheet of the document's kind */
    SHEET_AUTHOR /* --style */
} SheetOrigin;

typedef struct Stylesheet Stylesheet;

typedef struct SheetList {
    const Stylesheet **items; /* in cascade order */
    size_t count;
    const struct HouseSheets *house; /* that documents share; or NULL */
} SheetList;

/* Parses a sheet. Never fails: what is wrong is reported and left out. The source must outlive the
 * sheet. */
const Stylesheet *stylesheet_parse(Arena *arena, Names *names, const Source *source,
                                   SheetOrigin origin, Diagnostics *diagnostics);

/* The same of the source of a reading, whose names of properties are known. */
const Stylesheet *stylesheet_read(const CssReading *reading, SheetOrigin origin);

/* The path of the press's ICC profile that @color-profile device-cmyk names; empty if none does. */
Text stylesheet_cmyk_profile(const Stylesheet *sheet);

#endif
