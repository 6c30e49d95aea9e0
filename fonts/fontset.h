/* The fonts of a run: which face answers a request of the style sheet.
 *
 * Looked up in this order: files and folders that the user named, the table of fonts at the places
 * where Debian's packages put them, fontconfig. fontconfig is not started as long as the first two
 * answer, because starting it costs more than setting a page. */
#ifndef PLENARY_FONTS_FONTSET_H
#define PLENARY_FONTS_FONTSET_H

#include "fonts/face.h"

typedef struct FontSet FontSet;

/* What a style asks for. Generic families are the names serif, sans-serif and monospace. */
typedef struct FontRequest {
    const Text *families; /* in order of preference */
    uint32_t family_count;
    int32_t weight;
    bool is_italic;
    int32_t stretch; /* 100 is normal, in % */
} FontRequest;

/* Faces live until fontset_close. */
FontSet *fontset_open(Arena *arena);
void fontset_close(FontSet *fonts);

/* A font file, or a folder of them (not searched deeper), that comes before all others. */
Status fontset_add_path(FontSet *fonts, const char *path, Diagnostics *diagnostics);

/* The face of the first family that exists. Families passed over are reported once each; if none
 * exists, an error is reported and NULL returned. Equal requests are answered from a table. */
const Face *fontset_match(FontSet *fonts, const FontRequest *request, Diagnostics *diagnostics);

/* A face that has every code point of a cluster of text: of the request's families, then of any
 * other known for the script; NULL if there is none. language is BCP 47. */
const Face *fontset_fall_back(FontSet *fonts, const FontRequest *request, Text cluster,
                              Text language, Diagnostics *diagnostics);

/* The faces opened so far, by number. */
uint32_t fontset_count(const FontSet *fonts);
const Face *fontset_face(const FontSet *fonts, uint32_t number);

#endif
