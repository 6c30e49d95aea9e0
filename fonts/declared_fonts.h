/* The fonts that a document's sheets declare by @font-face. They come before all others of the same
 * family; several of one family share its characters by their ranges. */
#ifndef PLENARY_FONTS_DECLARED_FONTS_H
#define PLENARY_FONTS_DECLARED_FONTS_H

#include "fonts/catalogue.h"
#include "styles/font_faces.h"

typedef struct DeclaredFont {
    const FontFaceRule *rule;
    uint64_t cost;   /* of its style, for the wanted one */
    FontStyle style; /* the nearest that it has */
} DeclaredFont;

typedef struct DeclaredFonts {
    const FontFaceRule *const *rules; /* in their order */
    size_t count;
} DeclaredFonts;

/* Those of a family, the best for the wanted style first; of equals the last declared (CSS Fonts 4,
 * section 4.5). NULL, with 0 in *count, if there is none. */
const DeclaredFont *declared_fonts_of(const DeclaredFonts *fonts, Arena *arena, Text family,
                                      FontStyle wanted, size_t *count);

/* The characters that a declared font is for: those of its rule's ranges, without those of the ranges of
 * fonts that come before it though their style is as good. */
typedef struct FontCharacters {
    const DeclaredFont *fonts; /* of the family, as declared_fonts_of has them */
    size_t index;
} FontCharacters;

/* Whether there are characters that the font is not for. */
bool font_characters_are_limited(const FontCharacters *characters);

/* Whether the font is for a character. */
bool font_characters_have(const FontCharacters *characters, uint32_t code_point);

#endif
