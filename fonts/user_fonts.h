/* The fonts that the user named: read once, when they are named, for their families and styles. */
#ifndef PLENARY_FONTS_USER_FONTS_H
#define PLENARY_FONTS_USER_FONTS_H

#include "base/diagnostics.h"
#include "fonts/catalogue.h"

typedef struct UserFace {
    Text path;
    uint32_t index;
    StyleRange range;
    const char *const *families; /* its family names, in all languages */
    size_t family_count;
} UserFace;

typedef struct UserFonts {
    Arena *arena;
    UserFace *faces;
    size_t count;
    size_t capacity;
} UserFonts;

/* Adds the faces of a file, or of the files of a folder, which are taken in the order of their
 * names. A broken file is an error if it was named itself, else a warning. */
Status user_fonts_add(UserFonts *fonts, const char *path, Diagnostics *diagnostics);

/* Adds the faces of a family; among equals the one that was named first comes first. */
void user_fonts_collect(const UserFonts *fonts, Candidates *candidates, Text family);

#endif
