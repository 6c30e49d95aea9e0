/* The house sheets: which style sheet a document gets when the user names none. The sheets
 * themselves are the files NAME.css in this folder, compiled into the program. */
#ifndef PLENARY_STYLES_HOUSE_H
#define PLENARY_STYLES_HOUSE_H

#include "input/document.h"

/* Where a document is issued, which decides its page (un-style 1.5). */
typedef enum Station {
    STATION_ANY,
    STATION_NEW_YORK,
    STATION_GENEVA,
    STATION_VIENNA,
    STATION_NAIROBI
} Station;

/* The duty station whose symbols begin so; New York for others and for none. */
Station house_station(Text symbol);

/* The name of the sheet for the document's kind, date and symbol, without ".css". Never NULL. */
const char *house_sheet_for(const Document *document);

/* The sheet that comes after a house sheet of the United Nations for a document in this language (a
 * tag of BCP 47), NULL for most: Arabic mirrors the page, Chinese has faces and measures of its own
 * (un-style 9). */
const char *house_sheet_for_language(const char *house, Text language);

/* The sheet that a house sheet is an addition to, loaded before it; NULL if it stands alone. */
const char *house_sheet_parent(const char *name);

/* The names of all house sheets in alphabetical order: the index counts from 0; NULL behind the
 * last. */
const char *house_sheet_name(size_t index);

#endif
