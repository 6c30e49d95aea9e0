/* Text to glyphs, by HarfBuzz at font units: no size enters here, so one result serves every
 * size. */
#ifndef PLENARY_FONTS_SHAPE_H
#define PLENARY_FONTS_SHAPE_H

#include "fonts/face.h"

/* Four ASCII letters as HarfBuzz packs them, first letter highest: OpenType features and ISO 15924
 * scripts. */
typedef uint32_t FourLetters;
#define FOUR_LETTERS(a, b, c, d)                                                                   \
    ((FourLetters)(a) << 24 | (FourLetters)(b) << 16 | (FourLetters)(c) << 8 | (FourLetters)(d))

typedef struct FontFeature {
    FourLetters tag; /* 'kern', 'liga', … */
    uint32_t value;
} FontFeature;

/* A character that is shaped in place of the text's own. */
typedef struct ShapeLetter {
    uint32_t code_point;
    uint32_t cluster; /* offset in text of what it stands for; never less than the one before */
} ShapeLetter;

typedef struct ShapeRequest {
    const Face *face;
    Text text;      /* the whole paragraph: what stands around the run shapes it */
    uint32_t begin; /* the run, in bytes of text */
    uint32_t end;
    FourLetters script;
    Text language; /* BCP 47 */
    bool is_right_to_left;
    const FontFeature *features;
    uint32_t feature_count;
    const ShapeLetter *letters; /* instead of the run's text; NULL: that itself */
    uint32_t letter_count;
} ShapeRequest;

enum {
    SHAPED_UNSAFE_TO_BREAK = 1 /* a line end before this glyph changes shapes on either side */
};

/* Glyphs come in visual order, left to right. Offsets and advance are in font units. */
typedef struct ShapedGlyph {
    uint32_t cluster; /* offset in text of the first byte that it stands for */
    uint16_t glyph;   /* of the face; 0: it has no glyph for the text */
    uint16_t flags;
    int32_t advance;
    int32_t x_offset;
    int32_t y_offset;
} ShapedGlyph;

/* Scratch of one thread. */
typedef struct Shaper Shaper;
Shaper *shaper_new(void);
void shaper_free(Shaper *shaper);

/* Shapes a run. The glyphs belong to the shaper and are valid until its next call. Code points that
 * draw nothing come as a glyph without advance. An empty run has no glyphs, nor has one that is not
 * in its text. */
const ShapedGlyph *shape_run(Shaper *shaper, const ShapeRequest *request, uint32_t *count);

/* A run as hb-shape prints it, for dumps and tests: [name=cluster@x,y+advance|…], offsets only
 * where there are some. No line end. */
void shape_print(const Face *face, const ShapedGlyph *glyphs, uint32_t count, Buffer *out);

#endif
