/* Fonts that a sheet brings with it: what @font-face says (CSS Fonts 4, section 4). */
#ifndef PLENARY_STYLES_FONT_FACES_H
#define PLENARY_STYLES_FONT_FACES_H

#include "base/source.h"
#include "styles/stylesheet.h"

typedef struct FontSource {
    Text name; /* path from where plenary runs; of a local font, its name */
    bool is_local;
} FontSource;

typedef struct CodeRange {
    uint32_t first;
    uint32_t last;
} CodeRange;

typedef struct FontFaceRule FontFaceRule;

struct FontFaceRule {
    Text family;
    const FontSource *sources; /* the first that can be used counts */
    uint32_t source_count;
    int32_t weight[2];  /* least and most; 0: what the file says */
    int32_t stretch[2]; /* the same, in % */
    int slant;          /* -1: what the file says; else whether it is italic or oblique */
    const CodeRange *ranges;
    uint32_t range_count; /* 0: all characters */
    Span span;            /* of the rule's name */
};

/* The rules of a sheet, in their order. */
const FontFaceRule *stylesheet_font_faces(const Stylesheet *sheet, size_t *count);

#endif
