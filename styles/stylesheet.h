/* Style sheets, parsed. The grammar is CSS Syntax 3 with the subset of plenary-style(5); what
 * is outside it is reported with file, line, column and the nearest known name, and skipped as CSS
 * Syntax 3 recovers. */
#ifndef PLENARY_STYLES_STYLESHEET_H
#define PLENARY_STYLES_STYLESHEET_H

#include "base/diagnostics.h"
#include "base/names.h"

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
} SheetList;

/* Parses a sheet. Never fails: what is wrong is reported and left out. The source must outlive the
 * sheet. */
const Stylesheet *stylesheet_parse(Arena *arena, Names *names, const Source *source,
                                   SheetOrigin origin, Diagnostics *diagnostics);

/* The path of the press's ICC profile that @color-profile device-cmyk names; empty if none does. */
Text stylesheet_cmyk_profile(const Stylesheet *sheet);

#endif
