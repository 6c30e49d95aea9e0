/* How the document looks: what the style stage hands to layout.
 *
 * For every node of the document one computed style, shared between nodes that look the same, and
 * what the style sheets generate around it. Counters are resolved to text wherever no page number
 * is needed. All of it is const for layout and lives in the arena given to styled_make. */
#ifndef PLENARY_STYLES_STYLED_H
#define PLENARY_STYLES_STYLED_H

#include "input/document.h"
#include "styles/properties.h"
#include "styles/stylesheet.h"
#include "styles/value.h"

/* A complete set of computed values. Equal styles are the same object, so styles compare by
 * pointer; number counts the styles of a tree from 0, for tables beside it. */
typedef struct Style {
    uint32_t number;
    Value values[PROPERTY_COUNT];
} Style;

/* The computed value of a property. */
static inline const Value *style_value(const Style *style, PropertyId property)
{
    return &style->values[property];
}

/* Its keyword, or KEYWORD_NONE_GIVEN if it is no keyword. */
static inline Keyword style_keyword(const Style *style, PropertyId property)
{
    const Value *value = &style->values[property];
    return value->kind == VALUE_KEYWORD ? (Keyword)value->keyword : KEYWORD_NONE_GIVEN;
}

/* Whether its value is that keyword. */
static inline bool style_is(const Style *style, PropertyId property, Keyword keyword)
{
    return value_is_keyword(&style->values[property], keyword);
}

/* Whether break-before, break-after or break-inside keeps pages together (CSS Fragmentation 3, section 3). */
static inline bool style_avoids_break(const Style *style, PropertyId property)
{
    return style_is(style, property, KEYWORD_AVOID) ||
           style_is(style, property, KEYWORD_AVOID_PAGE);
}

/* Whether it makes a note, at the foot of the page or of its column. */
static inline bool style_is_note(const Style *style)
{
    return style_is(style, PROPERTY_FLOAT, KEYWORD_FOOTNOTE) ||
           style_is(style, PROPERTY_FLOAT, KEYWORD_COLUMN_FOOTNOTE);
}

/* The used length of a property whose percentages refer to basis; keywords (auto, none, normal) give
 * instead. */
Length style_length(const Style *style, PropertyId property, Length basis, Length instead);

/* The used length of a value that is one, its percentage that of basis. */
Length value_length(const Value *value, Length basis);

/* The integer of a property, or instead. */
int32_t style_integer(const Style *style, PropertyId property, int32_t instead);

/* A colour property; COLOR_NONE where it is transparent. currentcolor is resolved. */
Color style_color(const Style *style, PropertyId property);

/* Parts of generated content. */
typedef enum ContentKind {
    CONTENT_TEXT,           /* text */
    CONTENT_PAGE,           /* counter(page): the number of the page it falls on */
    CONTENT_PAGES,          /* counter(pages): the last page's number */
    CONTENT_NAMED_STRING,   /* string(name, which) */
    CONTENT_ELEMENT,        /* element(name, which) */
    CONTENT_COUNTER,        /* of a page: a counter as it stands there */
    CONTENT_NOTE_NUMBER,    /* counter(footnote) of a note that counts on its page only; text is its
                              number if it were counted in the document */
    CONTENT_TARGET_PAGE,    /* target-counter(href, page); text is the href */
    CONTENT_TARGET_COUNTER, /* resolved to CONTENT_TEXT by styled_make; never seen by layout */
    CONTENT_TARGET_TEXT,    /* likewise */
    CONTENT_LEADER,         /* leader(text) */
    CONTENT_IMAGE           /* url(); text is the path of its file */
} ContentKind;

typedef struct Content {
    ContentKind kind;
    Text text;
    Name name; /* of a string, an element or a counter */
    const Text *
        between; /* of counters at a target or of a page: what parts them; NULL: the innermost alone */
    Keyword keyword; /* which of a page's strings: first, start, last, first-except; or the counter
                        style: decimal, lower-roman, … */
    const struct CounterStyle *number_style; /* of @counter-style; NULL: the keyword's */
    Text alternative; /* what a screen reader says instead: the same if at is NULL, else even an
                         empty text, which is not to be read out */
    const Node
        *note; /* of a CONTENT_NOTE_NUMBER: the note, if the content is made for another element */
} Content;

/* A pseudo-element that is there: its content is not none. */
typedef struct Generated {
    const Style *style;
    const Content *content;
    uint32_t count;
    const Style *first_line; /* as in StyledNode */
} Generated;

/* A named string that an element sets (string-set). */
typedef struct StringSetting {
    Name name;
    Text text;
    const struct StringSetting *next;
} StringSetting;

typedef struct StyledNode {
    const Style *style;           /* of a text node: its parent's */
    const Generated *replacement; /* content of the element itself: stands for its children, which
                                     are not set; its style is the element's */
    const Generated *before;
    const Generated *after;
    const Generated *marker;    /* of list items; its text ends with what parts it from the item */
    const Generated *note_call; /* ::footnote-call, of notes */
    const Generated *note_marker; /* ::footnote-marker, of notes */
    const Style *first_line; /* of blocks, ::first-line, theirs or that of a block which begins with
                                   them; of inline elements, their own style on such a line. NULL
                                   where no rule asks for it */
    const Style *first_letter;  /* likewise, of blocks. The letter inherits from the line. */
    const Generated *continued; /* ::-plenary-continued, of tables: above them on further pages */
    const StringSetting *strings;
    Text bookmark;   /* its label, empty if bookmark-level is none */
    bool calls_note; /* it tells in the text the number of a note: a further call to one */
} StyledNode;

/* Margin boxes in the order of CSS Paged Media 3, section 4.2.2: clockwise from the top left. */
typedef enum MarginBoxId {
    MARGIN_TOP_LEFT_CORNER,
    MARGIN_TOP_LEFT,
    MARGIN_TOP_CENTER,
    MARGIN_TOP_RIGHT,
    MARGIN_TOP_RIGHT_CORNER,
    MARGIN_RIGHT_TOP,
    MARGIN_RIGHT_MIDDLE,
    MARGIN_RIGHT_BOTTOM,
    MARGIN_BOTTOM_RIGHT_CORNER,
    MARGIN_BOTTOM_RIGHT,
    MARGIN_BOTTOM_CENTER,
    MARGIN_BOTTOM_LEFT,
    MARGIN_BOTTOM_LEFT_CORNER,
    MARGIN_LEFT_BOTTOM,
    MARGIN_LEFT_MIDDLE,
    MARGIN_LEFT_TOP,
    MARGIN_BOX_COUNT
} MarginBoxId;

/* "top-left" for MARGIN_TOP_LEFT. */
const char *margin_box_name(MarginBoxId box);

/* What the page selectors see of a page. */
typedef struct PageContext {
    Name name;       /* its named page, or NULL */
    uint32_t number; /* from 1, for :nth(); 0 where it is not known yet */
    uint32_t
        group_number; /* the same in its page group: the pages that an element which asks for the
                              named page begins; 0 if there is none, and of blank pages */
    bool is_first;
    bool is_left;
    bool is_blank;
} PageContext;

typedef struct PageStyle {
    const Style *style;                       /* size, margins, … of the page box */
    const Style *note_area;                   /* @footnote */
    const Style *continued_area;              /* the same where the rest of a note begins it, with
                                    @footnote-continuation */
    const Generated *boxes[MARGIN_BOX_COUNT]; /* NULL where not generated */
} PageStyle;

typedef struct StyledTree {
    const Document *document;
    const StyledNode *nodes; /* by Node.number */
    const Style *initial;    /* the initial values of all properties, computed */
    struct PageCascade *pages;
    const SheetList *sheets;   /* that it was styled by */
    uint32_t style_count;      /* may grow with each new page style */
    bool pages_print_counters; /* margin boxes print counters other than those of pages */
} StyledTree;

/* Styles a numbered document by the sheets, in cascade order. Findings in the sheets are reported;
 * they end the run only where the sheets say so (strict). Never NULL. */
StyledTree *styled_make(Arena *arena, const Document *document, const SheetList *sheets,
                        Diagnostics *diagnostics);

/* Where the sheets set a property to a computed value that is a list: the declaration that wrote it,
 * for findings about fonts and the like. SPAN_NONE if it is an initial value. Takes time. */
Span styled_place(const StyledTree *tree, PropertyId property, const Value *value);

/* The style of a page. Equal contexts give the same object. What is wrong with var() in a page rule is
 * reported to the list given to styled_make. Not for two threads at once. */
const PageStyle *styled_page(StyledTree *tree, const PageContext *page);

/* For --dump=styles: a line for each element with the values that differ from its parent's or from
 * their initial ones. */
void styled_dump(const StyledTree *tree, Buffer *out);

#endif
