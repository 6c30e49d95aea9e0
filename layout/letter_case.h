/* text-transform: letters in another case or width (CSS Text 4, section 2.1). */
#ifndef PLENARY_LAYOUT_LETTER_CASE_H
#define PLENARY_LAYOUT_LETTER_CASE_H

#include "styles/styled.h"

/* What a style asks for. */
typedef struct TextTransform {
    Keyword letters; /* capitalize, uppercase, lowercase, or none */
    bool is_wide;    /* full-width */
    bool has_large_kana;
} TextTransform;

/* The transform of a style. */
TextTransform text_transform(const Style *style);

/* Text in the letters asked for, by Unicode's full mappings in its language, BCP 47. before is what stands
 * before it in the paragraph: a word that begins there is not capitalized again. In the arena, or the text
 * itself. */
Text letters_transformed(Arena *arena, Text text, const TextTransform *wanted, Text language,
                         Text before);

#endif
