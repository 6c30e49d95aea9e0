/* Pages: what layout hands to output, with nothing left to decide.
 *
 * A page is a list of marks at absolute places, in reading order: first what runs in the head, then
 * the body, then the notes, then what runs in the foot. Lengths are in Length, from the top left
 * corner of the page, y downwards. The structure of the document stands beside the pages as one
 * array of elements; a mark names the element it belongs to, or that it is an artifact.
 *
 * Output needs nothing else: a back end for another format is written against this header. */
#ifndef PLENARY_LAYOUT_PAGE_H
#define PLENARY_LAYOUT_PAGE_H

#include "fonts/fontset.h"
#include "input/image.h"
#include "styles/styled.h"

/* A glyph of a run. Its advance is final but for justification: size, horizontal scale, kerning and
 * letter spacing are in it. */
typedef struct Glyph {
    uint32_t cluster; /* offset in the run's text of the first byte that it stands for */
    uint16_t glyph;
    uint16_t flags; /* GLYPH_… of this header */
    Length advance;
} Glyph;

enum {
    GLYPH_IS_SPACE = 1,  /* a word space: the line's space_extra is added to its advance */
    GLYPH_HAS_OFFSET = 2 /* its place is moved by the next entry of the run's offsets */
};

typedef struct GlyphOffset {
    Length x; /* to the right */
    Length y; /* downwards */
} GlyphOffset;

/* Glyphs of one face, size and colour on one baseline, in visual order. */
typedef struct TextRun {
    const Face *face;
    Length size;
    int32_t scale; /* horizontal, 65536 is 100 % */
    Length
        letter_spacing; /* already in the advances, after scaling; told so that output can set it */
    Color color;
    const Glyph *glyphs;
    uint32_t glyph_count;
    const GlyphOffset *offsets; /* for the glyphs that have GLYPH_HAS_OFFSET, in order; or NULL */
    Length space_extra;         /* added to each word space of the run by justification */
    Text text;                  /* the characters the glyphs stand for, in logical order */
    bool is_right_to_left;
    Text language; /* BCP 47 */
} TextRun;

typedef struct ShapePoint {
    Length x;
    Length y;
} ShapePoint;

typedef enum ShapeStepKind {
    SHAPE_MOVE,  /* to points[0] */
    SHAPE_LINE,  /* to points[0] */
    SHAPE_CURVE, /* Bézier: two points that draw it, then its end */
    SHAPE_CLOSE
} ShapeStepKind;

typedef struct ShapeStep {
    ShapeStepKind kind;
    ShapePoint points[3];
} ShapeStep;

/* An outline that is filled, or a line that is drawn along. Points count from the place of its mark. */
typedef struct Shape {
    const ShapeStep *steps;
    uint32_t step_count;
    Length line; /* how thick the line is; 0: filled */
    Length dash; /* of a line: pieces so long with gaps between them, if there are gaps */
    Length gap;
    bool is_round; /* its pieces have round ends */
} Shape;

typedef enum MarkKind {
    MARK_TEXT,  /* text; x, y is the start of the baseline at the left end of the run */
    MARK_FILL,  /* a filled rectangle (rules too), or a shape in one */
    MARK_LINK,  /* a place to click, no ink */
    MARK_IMAGE, /* a picture, filling a rectangle */
    MARK_TILES, /* a picture again and again, in a rectangle that cuts it off */
    MARK_CLIP, /* no ink: marks up to the next MARK_CLIP_END are cut off at a rectangle; they nest */
    MARK_CLIP_END,
    MARK_GROUP, /* no ink: marks up to its MARK_GROUP_END are painted as one, which lets through what is beneath;
                   groups and clips nest, at most GROUPS_MOST groups */
    MARK_GROUP_END
} MarkKind;

enum {
    GROUPS_MOST = 8
};

/* Where a link leads: a structure element of the document, or a URI. */
typedef struct LinkTarget {
    Text uri;         /* empty for a place in the document */
    uint32_t element; /* of structure */
    Text label;       /* what a screen reader says */
} LinkTarget;

/* In place of an element: what is no part of the document's text. Macros, because an enum's constants
 * must fit an int. */
#define STRUCTURE_ARTIFACT_HEADER  0xFFFFFFFFu /* a running head */
#define STRUCTURE_ARTIFACT_FOOTER  0xFFFFFFFEu
#define STRUCTURE_ARTIFACT_LAYOUT  0xFFFFFFFDu /* rules, backgrounds */
#define STRUCTURE_ARTIFACT_PRINTER 0xFFFFFFFCu /* outside the trimmed page: the slug line */
#define STRUCTURE_ARTIFACT_AGAIN   0xFFFFFFFBu /* said before: a table's head on its further pages */
#define STRUCTURE_FIRST_ARTIFACT   0xFFFFFFFBu

/* How a picture is repeated. */
typedef struct Tiling {
    const Image *image;
    Length width; /* of each */
    Length height;
    Length x; /* of one of them, from the corner of the rectangle */
    Length y;
    Length step_x; /* from one to the next */
    Length step_y;
} Tiling;

typedef struct Mark {
    MarkKind kind;
    uint32_t element; /* index in the structure, or STRUCTURE_ARTIFACT_… */
    Length x;
    Length y;
    union {
        const TextRun *run;
        struct {
            Length width;
            Length height;
            Color color;
            const Shape *shape; /* NULL: the rectangle */
        } fill;
        struct {
            Length width;
            Length height;
            const LinkTarget *target;
        } link;
        struct {
            Length width;
            Length height;
            const Image *image;
        } image;
        struct {
            Length width;
            Length height;
            const Tiling *tiling;
        } tiles;
        struct {
            Length width;
            Length height;
        } clip;
        struct {
            uint16_t clear; /* as Color has it */
        } group;
    };
} Mark;

/* What a printer wants to see around a page; bits. */
enum {
    PRINTER_MARKS_CROP = 1, /* where to cut, and how far the bleed reaches */
    PRINTER_MARKS_CROSS = 2 /* register marks: whether the inks stand on each other */
};

/* Width and height are those of the trimmed page. Marks may reach over its edges: as far as the bleed
 * they are printed and cut away, and beyond they are not printed, but for STRUCTURE_ARTIFACT_PRINTER. */
typedef struct Page {
    uint32_t number; /* from 1, as sheets of the file */
    Text label;      /* the number printed on it, or what would be: "2", "iv" */
    bool is_left;
    uint8_t printer_marks; /* PRINTER_MARKS_…; 0 for none */
    Length width;
    Length height;
    Length bleed; /* on all sides */
    Length slug;  /* room around the trimmed page, bleed and printer's marks included */
    const Mark *marks;
    uint32_t mark_count;
} Page;

/* Roles of structure elements, by their names in PDF 1.7, 14.8.4. */
typedef enum StructureRole {
    ROLE_DOCUMENT,
    ROLE_PART,
    ROLE_SECTION,     /* Sect */
    ROLE_DIVISION,    /* Div */
    ROLE_HEADING,     /* H1 … H6, by level */
    ROLE_PARAGRAPH,   /* P */
    ROLE_QUOTE,       /* BlockQuote */
    ROLE_LIST,        /* L */
    ROLE_ITEM,        /* LI */
    ROLE_LABEL,       /* Lbl */
    ROLE_ITEM_BODY,   /* LBody */
    ROLE_NOTE,        /* Note */
    ROLE_REFERENCE,   /* Reference */
    ROLE_LINK,        /* Link */
    ROLE_SPAN,        /* Span */
    ROLE_TABLE,       /* holds rows, or a head, bodies and a foot that do; and a caption */
    ROLE_TABLE_HEAD,  /* THead */
    ROLE_TABLE_BODY,  /* TBody */
    ROLE_TABLE_FOOT,  /* TFoot */
    ROLE_ROW,         /* TR */
    ROLE_HEADER_CELL, /* TH */
    ROLE_CELL,        /* TD */
    ROLE_FIGURE,
    ROLE_CAPTION,
    ROLE_CONTENTS,     /* TOC */
    ROLE_CONTENTS_LINE /* TOCI */
} StructureRole;

#define STRUCTURE_NO_PARENT 0xFFFFFFFFu

/* What a header cell heads. */
typedef enum HeaderScope {
    SCOPE_BY_PLACE, /* its row, if there is data in it; else its columns */
    SCOPE_ROW,
    SCOPE_COLUMN,
    SCOPE_BOTH
} HeaderScope;

/* An element of the document's structure. Elements stand in reading order, parents before what they
 * hold; element 0 is the document. Those that no mark and no child uses are left out by output. */
typedef struct StructureElement {
    StructureRole role;
    uint8_t level;       /* of a heading: 1 to 6; output closes up levels that are skipped */
    uint32_t parent;     /* index, or STRUCTURE_NO_PARENT */
    Text language;       /* if it differs from its parent's, else empty */
    Text id;             /* of notes: unique; else empty */
    Text alternative;    /* of figures: the text that stands for them */
    Text list_numbering; /* of lists: Decimal, LowerAlpha, … as PDF names them; else empty */
    uint16_t rows;       /* of cells: how many rows and columns they take; 0 is 1 */
    uint16_t columns;
    HeaderScope scope; /* of header cells */
} StructureElement;

/* An entry of the outline. Level 1 is outermost; each at most one deeper than the one before. */
typedef struct Bookmark {
    Text label;
    uint8_t level;
    bool is_open;  /* what is below it is shown from the start */
    uint32_t page; /* index in pages */
    Length x;
    Length y; /* top of what it points at */
    uint32_t element;
} Bookmark;

/* A document laid out. Everything lives in the arena of the run; faces belong to the font set. */
typedef struct Publication {
    const Page *pages;
    uint32_t page_count;
    const StructureElement *structure;
    uint32_t structure_count;
    const Bookmark *bookmarks;
    uint32_t bookmark_count;
    const FontSet *fonts;
    Text title;
    Text language;
    Text author;
    Text subject;
    Text keywords;
} Publication;

/* One mark a line, two decimals; stable. For --dump=pages. */
void pages_dump(const Publication *publication, Buffer *out);

#endif
