/* The fonts that fontconfig knows: the last place to look, because starting it costs some
 * milliseconds. It is asked for lists, not for its best match, which would be some font for any
 * request; whether a font answers is decided here.
 *
 * The answers depend on the machine's fonts and fontconfig's settings, but not on earlier
 * questions. Each SystemFonts has its own configuration; several may be used in several threads. */
#ifndef PLENARY_FONTS_SYSTEM_FONTS_H
#define PLENARY_FONTS_SYSTEM_FONTS_H

#include "fonts/catalogue.h"

typedef struct SystemFonts SystemFonts;

/* Starts fontconfig. Paths of candidates live as long as the fonts or the arena. */
SystemFonts *system_fonts_open(Arena *arena);
void system_fonts_close(SystemFonts *fonts);

/* Adds the faces of exactly this family; among equals the first by path comes first. */
void system_fonts_collect(SystemFonts *fonts, Candidates *candidates, Text family);

struct FontList;

/* Appends all fonts that can be embedded. */
void system_fonts_list(SystemFonts *fonts, struct FontList *list);

typedef struct SystemSearch {
    const char *generic; /* serif, sans-serif or monospace */
    Text language;       /* BCP 47 */
    FontStyle style;
} SystemSearch;

/* The first face from place *position of fontconfig's order for a search that has all code points
 * of text but those that a face may lack; *position moves behind it. False if there is none. */
bool system_fonts_next(SystemFonts *fonts, const SystemSearch *search, Text text, size_t *position,
                       Candidate *found);

#endif
