/* What shaping and line building need of a computed style: the face, sizes in Length, features.
 *
 * Computed styles that differ only in what does not touch text (margins, breaks, …) share a text
 * style, so that an element without an effect of its own does not cut a word in two. Text styles
 * compare by pointer. The table is filled while content is collected, by one thread; it is const
 * for the threads that shape. */
#ifndef PLENARY_LAYOUT_TEXT_STYLE_H
#define PLENARY_LAYOUT_TEXT_STYLE_H

#include "fonts/fontset.h"
#include "fonts/shape.h"
#include "styles/styled.h"

enum {
    TEXT_FEATURES_MOST = FEATURE_SETTINGS_MOST + 24 /* those of font-variant-… and of kerning */
};

/* Letters that are shaped in another case than they have. The text keeps its own. */
typedef enum LetterCase {
    LETTERS_AS_GIVEN,
    LETTERS_UPPER,
    LETTERS_LOWER,
    LETTERS_TITLE
} LetterCase;

typedef struct TextStyle {
    const Face *face; /* of the first family that exists */
    FontRequest request;
    Length size;
    int32_t scale;         /* horizontal, 65536 is 100 % */
    Length letter_spacing; /* added to each character, after scaling */
    Length word_spacing;   /* added to each word space, after scaling */
    Length above;          /* of the inline box, above the baseline; leading is in it */
    Length below;          /* below it */
    Color color;
    FontFeature features[TEXT_FEATURES_MOST];
    uint32_t feature_count;
    uint32_t variant_count; /* how many of them, the first, caps and position ask for */
    uint16_t caps;          /* font-variant-caps, a Keyword */
    uint16_t position;      /* font-variant-position */
    uint8_t letter_case;    /* LetterCase */
    uint16_t spacing_trim;  /* text-spacing-trim, a Keyword */
    Text language_system;   /* of OpenType, instead of the text's language; empty: that itself */
} TextStyle;

/* Whether its face may lack glyphs that the style asks for. */
static inline bool text_style_has_variants(const TextStyle *style)
{
    return style->variant_count > 0;
}

typedef struct TextStyles TextStyles;

/* An empty table for the styles of a tree, and of pages that come up later. */
TextStyles *text_styles_new(Arena *arena, const StyledTree *tree, FontSet *fonts,
                            Diagnostics *diagnostics);

/* The text style of a computed style; NULL after an error was reported, when no font of its families
 * exists. */
const TextStyle *text_style(TextStyles *styles, const Style *style);

/* The same style with its letters shaped in another case. */
const TextStyle *text_style_in_case(TextStyles *styles, const TextStyle *style, LetterCase wanted);

/* The advance of a character in the face of a style, letter spacing included; 0 if it has none. */
Length text_style_advance(const TextStyle *style, uint32_t code_point);

/* The width of a text, letter by letter; of what its face has. */
Length text_style_width(const TextStyle *style, Text text);

/* The advance of a space, with the style's spacing of letters and words. */
Length text_style_space(const TextStyle *style);

/* An advance or offset in units of a face at the size of a style, along the line or across it. */
Length text_style_along(const TextStyle *style, const Face *face, int32_t units);
Length text_style_across(const TextStyle *style, const Face *face, int32_t units);

#endif
