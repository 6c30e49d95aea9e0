/* Whether a line begins a block or goes on with the last one. */
#ifndef PLENARY_INPUT_UN_TEXT_JOINTS_H
#define PLENARY_INPUT_UN_TEXT_JOINTS_H

#include "input/reading.h"

typedef enum Boundary {
    BOUNDARY_NONE,  /* the line follows on the last */
    BOUNDARY_BLANK, /* a blank line lies between */
    BOUNDARY_PAGE   /* a page break or notes lie between */
} Boundary;

/* What is known where a line is looked at. */
typedef struct Finder {
    Reading *reading;
    Boundary boundary;
    uint32_t last; /* the last line of the last block */
    bool has_organ;
    bool is_preamble; /* behind an organ, before the first number */
    uint32_t last_number;
    uint32_t number_before; /* the one before it */
    OwnNumber last_own;
    uint32_t last_ordinals[SERIES_COUNT];
    uint32_t last_roman; /* of headings */
    uint32_t last_letter;
    bool is_caption;     /* the last block is a table's label or title */
    bool is_label;       /* it is the label */
    bool is_below_table; /* it is a table, or a note below one */
    uint32_t indented;   /* blocks that began because their first lines were set in */
} Finder;

/* Whether it begins a block, and by which rule it does or does not. */
bool line_begins_block(const Finder *finder, uint32_t line, DecisionRule *rule);

/* Whether the line looks like the beginning of something: numbered, labelled, a heading, a list. */
bool line_looks_new(const Reading *reading, uint32_t line);

/* Remembers the number or label that a block begins with. */
void finder_note_block(Finder *finder, uint32_t line);

/* un_text_joints_indents.c */

/* Whether a line is set in as the first of a paragraph is, below a line that ended early: the next one stands
 * at the edge again; or it is a paragraph of one line, with a mark at its end or first lines of others
 * below. Such lines need no capital, and the one above no mark ("to promote social progress, and"). */
bool finder_is_indented_paragraph(const Finder *finder, uint32_t line);
/* Whether first lines were set in so far, and this one is not, below a line that is nearly full. */
bool finder_lacks_indent(const Finder *finder, uint32_t line);

/* un_text_joints_titles.c */

/* The first letter of a text, behind opening marks; 0 when it begins otherwise. */
uint32_t text_first_letter(Text text);
/* Scripts with capitals begin sentences with them; the others may begin with anything. */
bool text_may_begin_sentence(Text text);
/* Whether a line ends as one that the next goes on with: with a small word, "of the". */
bool text_ends_with_small_word(Text text);
/* The same by a list of words, for what stands below titles: "for all" ends one. */
bool text_ends_with_joining_word(Text text);
/* Whether a line begins as a sentence does and is full, or ends one, as no line of a title. */
bool line_is_long_text(const Reading *reading, uint32_t line);
/* Whether a line begins a paragraph by its indent alone: on a page that was set, between lines at the left
 * edge; or below a first line that is a whole paragraph. */
bool line_is_indented(const Reading *reading, uint32_t above, uint32_t line);
/* Whether a line is set in further than those around it, as first lines are. */
bool line_is_first(const Reading *reading, uint32_t above, uint32_t line);
/* Whether the last block is one short line that may be a heading, with room for the word below. */
bool finder_is_below_heading(const Finder *finder, uint32_t line);
/* The same of one with a figure in front: "2. Trade". */
bool finder_is_below_figure(const Finder *finder, uint32_t line);
/* Whether what is quoted begins behind a colon: "“determined to save". */
bool finder_is_quotation(const Finder *finder, uint32_t line);
/* Whether a line that is long enough to be text begins it below a heading, or below a title at the very
 * beginning if it ends a sentence. */
bool finder_is_text_below_heading(const Finder *finder, uint32_t line);
/* Whether text begins below a title that was broken to a narrower measure. */
bool finder_is_text_below_title(const Finder *finder, uint32_t line);
/* Whether the line above ended where it did on purpose: it is short, and has a mark or capitals only, as in
 * "FOR THESE REASONS,", and what stands here is text, not the next line of an address. */
bool finder_is_below_short_line(const Finder *finder, uint32_t line);
/* Whether a line opens a quotation again, as each paragraph of it does: “Have accepted … */
bool finder_opens_quotation_again(const Finder *finder, uint32_t line);
/* "Note by the Secretariat" below a title, without a blank line between. */
bool finder_is_front_subtitle(const Finder *finder, uint32_t line);
/* Whether the last block begins as recitals do, as above an organ that comes later. */
bool finder_is_in_recital(const Finder *finder);
/* Whether a line is the mark of a section or part alone, with its title or text below: "IV". */
bool finder_is_section(const Finder *finder, uint32_t line);
/* Whether somebody begins to speak in a verbatim record. */
bool finder_is_speaker(const Finder *finder, uint32_t line);
/* Whether the line above ends with a call behind which raw extraction began a new line: both are not
 * longer together than a line. */
bool finder_is_cut_at_call(const Finder *finder, uint32_t line);

#endif
