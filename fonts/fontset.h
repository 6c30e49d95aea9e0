/* The fonts of a run: which face answers a request of the style sheet.
 *
 * Looked up in this order: files and folders that the user named, the table of fonts at the places
 * where Debian's packages put them, fontconfig. fontconfig is not started as long as the first two
 * answer, because starting it costs more than setting a page.
 *
 * A font set is for one thread at a time; its faces are for all. */
#ifndef PLENARY_FONTS_FONTSET_H
#define PLENARY_FONTS_FONTSET_H

#include "fonts/face.h"
#include "styles/font_faces.h"

typedef struct FontSet FontSet;

/* What a style asks for. Generic families are the names serif, sans-serif, monospace and cursive.
 * Names compare without case. */
typedef struct FontRequest {
    const Text *families; /* in order of preference */
    uint32_t family_count;
    int32_t weight;
    bool is_italic;
    int32_t stretch;      /* 100 is normal, in % */
    Span place;           /* of who asks, for findings; SPAN_NONE where unknown */
    const FontAxis *axes; /* where variable fonts are to stand besides; they may lack the axes */
    uint32_t axis_count;
} FontRequest;

/* Faces live until fontset_close. */
FontSet *fontset_open(Arena *arena);
void fontset_close(FontSet *fonts);

/* A font file, or a folder of them (not searched deeper), that comes before all others. */
Status fontset_add_path(FontSet *fonts, const char *path, Diagnostics *diagnostics);

/* Makes the fonts that sheets declare count, in the order of their rules, instead of those declared
 * before. The rules are borrowed until the next are declared. */
void fontset_declare(FontSet *fonts, const FontFaceRule *const *rules, size_t count);

/* The face of the first family that exists, in the style nearest to the request by CSS Fonts 4,
 * section 5.2; slant and weight are never made up. A family that is nowhere, but known to have the
 * widths of another ("Times New Roman": Liberation Serif), is answered by that one. Families passed
 * over are reported once each; if none exists, an error is reported and NULL returned. Equal
 * requests are answered from a table. */
const Face *fontset_match(FontSet *fonts, const FontRequest *request, Diagnostics *diagnostics);

/* A face that has every code point of a cluster of text (face_has_text): of the request's families,
 * then of those known for the script, serif or sans-serif as the request's first face is, then of
 * any. NULL without a finding if there is none: the caller knows the place for FONT_NO_GLYPH.
 * language is BCP 47. */
const Face *fontset_fall_back(FontSet *fonts, const FontRequest *request, Text cluster,
                              Text language, Diagnostics *diagnostics);

struct FontList;

/* Appends the user's fonts in the order in which they were named, then the system's, sorted. The texts
 * live as long as the font set or the list's arena. */
void fontset_list(FontSet *fonts, struct FontList *list);

/* Whether fontconfig had to be started. */
bool fontset_uses_system(const FontSet *fonts);

/* The faces opened so far, by number. */
uint32_t fontset_count(const FontSet *fonts);
const Face *fontset_face(const FontSet *fonts, uint32_t number);

#endif
