/* The sheets that are compiled into the program, read: for one document as it asks for them, or all at once
 * for many. Those for many are never changed again, with the names in them, so that any number of documents,
 * in any threads or children of the process, share them. */
#ifndef PLENARY_STYLES_HOUSE_SHEETS_H
#define PLENARY_STYLES_HOUSE_SHEETS_H

#include "base/names.h"
#include "styles/stylesheet.h"

typedef struct HouseSheets HouseSheets;

/* All of them, in the arena, which must outlive the documents. */
const HouseSheets *house_sheets_read_all(Arena *arena);

/* The names in them: a document that uses the sheets makes its own table over it (names_new_over). */
const Names *house_sheets_names(const HouseSheets *sheets);

/* The base sheet, a house sheet or the counter styles by their name, without ".css": out of sheets if it is not
 * NULL, else read as reading says, whose source is not looked at. NULL if there is none. */
const Stylesheet *house_sheet_read(const HouseSheets *sheets, const CssReading *reading,
                                   const char *name);

#endif
