/* The rows of the property table, for the modules that read, compute and print values. */
#ifndef PLENARY_STYLES_PROPERTY_TABLE_H
#define PLENARY_STYLES_PROPERTY_TABLE_H

#include "styles/css_values.h"
#include "styles/properties.h"

/* What a percentage is a share of. */
typedef enum PercentBasis {
    PERCENT_OF_NOTHING,     /* there are no percentages, or they stay ones */
    PERCENT_OF_LAYOUT,      /* a measure that only layout knows: they are kept */
    PERCENT_OF_FONT_SIZE,   /* the element's own; of font-size itself, the parent's */
    PERCENT_OF_LINE_HEIGHT, /* the element's own */
} PercentBasis;

/* How the computed value is made of the specified one. */
typedef enum Computation {
    COMPUTE_AS_GIVEN,
    COMPUTE_LENGTH, /* relative units become points */
    COMPUTE_FONT_SIZE,
    COMPUTE_FONT_WEIGHT,  /* an integer */
    COMPUTE_FONT_STRETCH, /* a percentage */
    COMPUTE_COLOR,
    COMPUTE_BORDER_WIDTH, /* 0 without a border style */
    COMPUTE_PAGE_SIZE     /* a list of width and height */
} Computation;

/* Reads the part of a property's grammar that keywords and numbers do not cover. */
typedef bool PropertyReader(ValueReader *reader, Value *value);

/* What may be written: one of keywords, or a number as accepts says, or what read reads. */
typedef struct Grammar {
    const uint16_t *keywords; /* ended by KEYWORD_NONE_GIVEN; or NULL */
    uint8_t accepts;          /* bits of css_values.h */
    int32_t least;            /* of numbers: a Length, 16.16 or integer */
    int32_t most;             /* of integers: what is more is clipped, and told; 0: any */
    PropertyReader *read;
    const char *words;            /* what read takes, for people */
    const uint16_t *later;        /* keywords and functions of CSS that are not supported yet, even
                                     if read takes them; string stands for strings */
    uint8_t items_between_commas; /* when a list is printed; 0 for none */
} Grammar;

/* Traits of a property; bits. */
enum {
    OWN = 0, /* not inherited */
    INHERITED = 1,
    OF_PAGES = 4,     /* stands in @page only, where it becomes left or right by the page */
    NOT_OF_PAGES = 8, /* does nothing to @page, and is refused there */
    LATER = 2         /* layout does not honour it yet: declarations are refused as not supported */
};

/* An initial value that names no kind is a keyword. */
typedef struct PropertyRow {
    const char *name;
    const Grammar *grammar;
    uint8_t traits;
    PercentBasis basis;
    Computation computation;
    Value initial;
} PropertyRow;

/* The rows by group, in the order of PropertyId; groups are put together by property_row. */
extern const PropertyRow font_rows[];
extern const PropertyRow box_rows[];
extern const PropertyRow text_rows[];
extern const PropertyRow page_rows[];

/* The row of a property. */
const PropertyRow *property_row(PropertyId property);

/* Whether it is inherited where no rule sets it. */
static inline bool property_is_inherited(PropertyId property)
{
    return property_row(property)->traits & INHERITED;
}

/* Whether layout honours it. */
static inline bool property_is_supported(PropertyId property)
{
    return !(property_row(property)->traits & LATER);
}

#endif
