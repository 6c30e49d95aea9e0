/* A paragraph: the inline content of one block, from styled nodes to lines.
 *
 * Five steps, a file each. collect.c walks the nodes and writes their text into one string with
 * spans of equal style over it (inline_text.c). itemize.c cuts the spans into runs of one face, script and direction
 * and shapes them. break_points.c finds where a line may end. line_break.c chooses, line.c sets each
 * line. Steps two to five touch nothing outside the paragraph and may run in any thread. */
#ifndef PLENARY_LAYOUT_PARAGRAPH_H
#define PLENARY_LAYOUT_PARAGRAPH_H

#include "layout/galley.h"
#include "layout/inline_box.h"
#include "layout/text_style.h"

typedef struct HyphenDictionary HyphenDictionary;

/* word-break, and line-break: anywhere. */
typedef enum WordBreaking {
    BREAKING_NORMAL,
    BREAKING_BETWEEN_WORDS, /* not even between ideographs */
    BREAKING_LETTERS,       /* between any two letters or figures */
    BREAKING_ANYWHERE
} WordBreaking;

/* How a span looks on the first line (::first-line). */
typedef struct FirstLook {
    const TextStyle *style;
    Length rise;
    const InlineBox *box;
} FirstLook;

/* A stretch of the paragraph's text of one style, up to the next span. */
typedef struct InlineSpan {
    uint32_t begin; /* in bytes of the text */
    const TextStyle *style;
    uint32_t element;     /* of the structure */
    Length rise;          /* of its baseline above the line's */
    Length shift;         /* to the right of its place, and */
    Length drop;          /* below it: a relative position */
    bool is_wrapping;     /* false: white-space is nowrap or pre */
    bool is_joined;       /* nothing may be cut before its first character: a raised call */
    bool keeps_next;      /* nor behind its last: the mark of a note in a line */
    const InlineBox *box; /* painted around its text, or NULL */
    uint8_t breaking;     /* WordBreaking */
    bool
        may_be_cut; /* overflow-wrap: a word too long for its line may, and it is not worth telling */
    bool keeps_soft_hyphens;             /* hyphens: none: lines do not end at them */
    const HyphenDictionary *hyphenation; /* hyphens: auto; else NULL */
    Text language;
    const FirstLook *first;         /* NULL: no other */
    const struct ChangeBar *change; /* of the revised element it is in, or NULL */
} InlineSpan;

typedef enum InlineObjectKind {
    OBJECT_FRAME,  /* U+FFFC stands for it in the text */
    OBJECT_DROP,   /* a frame that the first lines stand beside: U+FFFC does */
    OBJECT_LEADER, /* U+FFFC does; it fills what its line leaves, and no line ends behind it */
    OBJECT_EDGE, /* U+FFFC does: an inline box begins or ends with it; lines are broken around it */
    OBJECT_TAB,  /* U+0009 does */
    OBJECT_LINE_END /* a forced one: U+000A does */
} InlineObjectKind;

/* Something in the text that is not shaped. */
typedef struct InlineObject {
    uint32_t at; /* its character in the text */
    InlineObjectKind kind;
    const Frame *frame;
    Length before; /* margins of a frame; may be negative */
    Length after;
    Length raise;         /* of its baseline above the line's */
    Length drop;          /* of a frame, below its place */
    Text pattern;         /* of a leader: what is repeated; */
    Length pattern_width; /* once at least */
    const InlineBox *box; /* of an edge */
    Length width;         /* of an edge: margin, border and padding */
    bool is_end;          /* of an edge: the box ends */
} InlineObject;

/* A control character of UAX #9 that stands before a place of the text and not in it. */
typedef struct BidiMark {
    uint32_t at;
    uint16_t control;
} BidiMark;

/* A note called in the text. */
typedef struct NoteCall {
    uint32_t at;   /* where its call begins */
    uint32_t note; /* index in the galley */
} NoteCall;

/* An element that begins in the text and whose page matters (Slot.events). */
typedef struct InlineEvent {
    uint32_t at;
    const Node *node;
} InlineEvent;

/* Where tabs end. */
typedef struct TabStop {
    Length place;  /* from the edge that lines start at, without indents */
    Keyword align; /* of the text behind the tab: left, right, center or decimal */
    Text leader;   /* fills the tab; empty for nothing */
} TabStop;

/* hanging-punctuation; bits. */
enum {
    HANGING_FIRST = 1,
    HANGING_LAST = 2,
    HANGING_FORCE_END = 4,
    HANGING_ALLOW_END = 8
};

/* How the lines of a paragraph are set; from the style of its block. */
typedef struct ParagraphStyle {
    const TextStyle *strut;       /* the least height of a line */
    const TextStyle *first_strut; /* of the first line, where ::first-line changes it; else NULL */
    Length measure;
    Length x;               /* of the measure's left edge in the column */
    Length right_edge;      /* as in Slot */
    Length indent;          /* of the first line, and of those that indents_… tell */
    bool indents_each_line; /* also behind forced line ends */
    bool continues;         /* its first line is not that of its block */
    bool indents_others;    /* all lines but these: a hanging indent */
    Keyword wrap;           /* auto, pretty or balance */
    Keyword strictness;     /* line-break: of Chinese and Japanese signs */
    Keyword align;
    Keyword align_last;
    Length tab_size;
    const TabStop *tab_stops; /* in order */
    uint32_t tab_stop_count;
    Length tab_least;    /* how wide a tab is at least: half a figure */
    int32_t space_least; /* of a word space when justifying, 65536 is its natural width */
    int32_t space_most;
    int32_t letters_most;  /* put between letters when spaces have their most; 65536 is an em */
    Keyword justification; /* text-justify */
    bool breaks_after_hyphen;
    int32_t letters_before_hyphen; /* the least */
    int32_t letters_after_hyphen;
    /* of words that may be parted: letters in all, before the hyphen, behind it; the least */
    int32_t hyphen_word_least;
    int32_t hyphen_before_least;
    int32_t hyphen_after_least;
    int32_t hyphen_lines_most; /* in a row that end in a hyphen; 0 for no limit */
    Length hyphen_zone;        /* how much of a line may stay empty before a word is parted */
    Text hyphen;               /* what is shown; empty for the usual one */
    uint8_t hanging;           /* HANGING_… */
    bool has_optical_margins;  /* -plenary-optical-margins */
    bool is_right_to_left;
    LineNumbering numbering; /* of its lines */
    bool is_plaintext;       /* unicode-bidi: its text tells the direction */
    int32_t orphans;
    int32_t widows;
    Text language;
    Span span; /* of the block in the source, for findings */
} ParagraphStyle;

/* Lines that stand on pages of one width, as far as those of a paragraph do not all. */
typedef struct LineTurn {
    uint32_t end; /* the line behind them; UINT32_MAX: all that follow */
    Length x;     /* as in ParagraphStyle */
    Length measure;
    uint16_t region; /* as in Slot */
} LineTurn;

typedef struct Paragraph {
    ParagraphStyle style;
    Text text; /* empty if there is nothing but white space, which makes no line */
    const InlineSpan *spans;
    uint32_t span_count;
    const InlineSpan *first_spans; /* as many, as they look on the first line; NULL: no other */
    const InlineObject *objects;
    uint32_t object_count;
    const InlineObject *first_objects; /* with first_spans: the objects there */
    const BidiMark *bidi_marks;
    uint32_t bidi_mark_count;
    const NoteCall *calls;
    uint32_t call_count;
    const InlineEvent *events;
    uint32_t event_count;
    const struct FloatAnchor *floats; /* at the sides, that stand in the text (side_floats.h) */
    uint32_t float_count;
    const InlineObject *drop; /* a letter that the first lines stand beside, or NULL */
    uint32_t drop_lines;      /* how many */
    uint32_t drop_end;        /* where they end in the text; known once they are broken */
    uint32_t mark_end;        /* where the markers that begin it end in the text */
    const LineTurn
        *turns; /* NULL: all lines have the measure of the style, which is that of the last */
    uint32_t turn_count;
    const uint32_t *seams; /* where a line may end whatever is there: between notes that run on */
    uint32_t seam_count;
    bool keeps_turns;   /* pages better end where they are */
    bool may_hyphenate; /* some span has a dictionary */
    bool has_edges;     /* some object is an edge; */
    bool has_clones;    /* of a box whose edges stand at each line end */
    bool has_changes;   /* some span was revised */
    /* what line building makes of it */
    const Line *lines;
    uint32_t line_count;
    const uint32_t *line_begins; /* where each line begins in the text, and the text's length */
    bool has_findings;           /* something in it was told */
} Paragraph;

/* The width of a frame with its margins; 0 of what is none. */
Length object_room(const InlineObject *object);

/* How far the line that begins at a place of the text is indented. */
Length paragraph_indent(const Paragraph *paragraph, uint32_t begin);

/* The object whose character stands at a place of the text, or NULL. */
const InlineObject *paragraph_object(const Paragraph *paragraph, uint32_t at);

/* The index of the first object at or behind a place of the text. */
uint32_t paragraph_first_object(const Paragraph *paragraph, uint32_t at);

/* Whether a place of the text parts an edge from what it belongs to: edges that end boxes go with what
 * is before them, those that begin boxes with what is behind them (CSS Text 3, section 5.1). */
bool paragraph_parts_edge(const Paragraph *paragraph, uint32_t at);

/* The place behind the last character before a place that is no edge. */
uint32_t paragraph_before_edges(const Paragraph *paragraph, uint32_t at);

/* The boxes around a place of the text that began before it and are broken there with all their edges;
 * innermost first, from box on: NULL to begin with. NULL if there is no further one. */
const InlineBox *paragraph_next_clone(const Paragraph *paragraph, uint32_t at,
                                      const InlineBox *box);

/* How wide the edges are that a line [begin, ink_end) has of such boxes at its ends, besides those in the
 * text. */
Length paragraph_clones_width(const Paragraph *paragraph, uint32_t begin, uint32_t ink_end);

/* The span that holds a place of the text. */
const InlineSpan *paragraph_span(const Paragraph *paragraph, uint32_t at);

#endif
