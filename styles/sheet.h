/* What a parsed style sheet holds, for the modules of the cascade. */
#ifndef PLENARY_STYLES_SHEET_H
#define PLENARY_STYLES_SHEET_H

#include "styles/counter_style.h"
#include "styles/declarations.h"
#include "styles/font_faces.h"
#include "styles/selectors.h"
#include "styles/styled.h"
#include "styles/stylesheet.h"

typedef struct DeclarationBlock {
    const Declaration *items;
    const Source *source; /* that it stands in */
    uint32_t count;
    bool has_important;
} DeclarationBlock;

typedef struct StyleRule {
    SelectorList selectors;
    DeclarationBlock block;
} StyleRule;

/* name:first:left…; what is false or NULL is not asked for. With a name, :first asks for the first page
 * of each page group of that name. */
typedef struct PageSelector {
    Name name;
    bool is_first;
    bool is_blank;
    bool is_left;
    bool is_right;
    bool has_nth;
    AnPlusB nth;
    Name nth_of;          /* :nth() counts in the page groups of that name; or NULL */
    uint32_t specificity; /* name, then :first :blank :nth(), then :left :right: ten bits each */
} PageSelector;

typedef struct PageRule {
    const PageSelector *selectors; /* at least one */
    uint32_t selector_count;
    DeclarationBlock page;
    DeclarationBlock note_area;      /* @footnote */
    DeclarationBlock continued_area; /* @footnote-continuation */
    DeclarationBlock boxes[MARGIN_BOX_COUNT];
} PageRule;

enum {
    FIRST_STRETCH_BITS = 6,
    RULE_STRETCHES = 32
};

struct Stylesheet {
    SheetOrigin origin;
    StyleRule *rules[RULE_STRETCHES]; /* see sheet_rule; each stretch is twice the one before */
    size_t rule_count;
    PageRule *pages;
    size_t page_count;
    size_t page_capacity;
    FontFaceRule *font_faces;
    size_t font_face_count;
    size_t font_face_capacity;
    CounterStyle *counter_styles;
    size_t counter_style_count;
    size_t counter_style_capacity;
    Text cmyk_profile; /* path of the press's ICC profile, or empty */
};

/* The place of a style rule, in their order from 0: stretches stay where they are, so that a large sheet is
 * not copied as it grows. */
static inline StyleRule *sheet_rule(const Stylesheet *sheet, size_t index)
{
    size_t place = (index >> FIRST_STRETCH_BITS) + 1;
    int stretch = 63 - __builtin_clzll(place);
    size_t begin = (((size_t)1 << stretch) - 1) << FIRST_STRETCH_BITS;
    return &sheet->rules[stretch][index - begin];
}

#endif
