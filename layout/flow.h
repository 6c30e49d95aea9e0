/* Flow: from the styled tree to the galley.
 *
 * Blocks are walked in document order (flow.c), their inline content is collected into paragraphs
 * (inline_run.c), and slots are added with what goes before and along with them (flow_slots.c).
 * Margins collapse as they meet (CSS 2.2, section 8.3.1): a margin is kept back until content
 * follows it, and margins that meet meanwhile are joined to it. */
#ifndef PLENARY_LAYOUT_FLOW_H
#define PLENARY_LAYOUT_FLOW_H

#include "layout/collect.h"
#include "layout/region.h"

/* Generated content that goes into the first line that follows: a marker inside a block that begins
 * with a block. */
typedef struct Lead {
    const Generated *generated;
    const Node *node; /* that it is made for */
    const struct Lead *next;
} Lead;

/* Siblings [first, end) below a parent. */
typedef struct Siblings {
    const Node *parent;
    const Node *first;
    const Node *end; /* NULL: to the last */
} Siblings;

/* What content asks for: the width of what cannot be broken in it, and that of its widest line if it is
 * not broken (min-content and max-content sizes, CSS Sizing 3). */
typedef struct ContentWidths {
    Length narrowest;
    Length widest;
    bool has_table; /* which is not set while its widths are found */
} ContentWidths;

/* The walk of one galley, or of what is inside one frame. */
typedef struct Flow {
    Composer *composer;
    Galley *galley;
    Length x;               /* left edge of the containing block, from that of the galley */
    Length width;           /* of the containing block */
    Length right_edge;      /* as in Slot */
    const Node *columns_of; /* the element whose content stands in the columns */
    const Node *note;       /* that the galley is of, or NULL */
    const Node *paired;  /* its children are a part of parallel texts, which is set alone; then */
    Length first_margin; /* is the margin above all, which takes no room */
    Length margin;       /* the largest margin kept back */
    Length negative_margin; /* the most negative one */
    Length lasting_margin;  /* the largest that stays behind a page end (margin-break: keep) */
    CutCost next_cut;       /* of a cut before the next slot */
    uint32_t columns;       /* as in Slot */
    bool breaks_column;     /* of the next slot */
    uint8_t clear;          /* of the next slot, as in Slot */
    bool is_kept;           /* of the next slot, as in Slot */
    size_t avoid_from;      /* the first slot of the outermost box around that is not to be cut;
                               SIZE_MAX outside of any */
    size_t begun_boxes;     /* the galley's boxes from here on wait for their first slot */
    bool starts_page;       /* a forced break goes before the next slot */
    PageSide side;
    bool has_pages;           /* the main galley, which is cut into pages: the next ones count */
    const Region *region;     /* that x and width are of; of a note too */
    Name page_name;           /* the named page that the last slot is on */
    Name block_page;          /* that the block under way asks for */
    bool starts_group;        /* a block that asks for a page name begins */
    Name wide_page;           /* that a table went to last, since it is too wide for others; */
    size_t wide_end;          /* the slot behind it and what went along */
    bool has_content;         /* a slot that is no break was added */
    bool has_broken;          /* to behind the document's first page */
    uint32_t paragraph_count; /* added so far */
    bool fills;               /* width is all that the page area leaves */
    bool is_frame;            /* inside a frame: margins at its edges stay, no pages */
    /* what goes with the next slot */
    NodeList events;
    uint32_t first_note; /* notes of the galley, called by what takes no room itself */
    uint32_t note_count;
    uint32_t float_count;
    PageFloat *column_floats;
    Attachment *attachments;
    Attachment *last_attachment;
    Attachment *markers; /* with the next slot that has a baseline */
    Attachment *last_marker;
    const Lead *leads;    /* with the next paragraph */
    NodeList out_of_flow; /* in a frame: positioned elements that the frame has to place */
    struct TableAhead *table_ahead; /* read before its turn, or NULL */
    ContentWidths *measured;        /* only widths are asked for: those of nested tables; or NULL */
} Flow;

/* The body of the document: the main galley, its paragraphs not yet set. */
Galley *flow_document(Composer *composer);

/* The galley of a note, its paragraphs not yet set; in a column of that width, or 0 for the note area of its page. */
Galley *flow_note(Composer *composer, const Node *node, Length column);

/* A flow into an empty galley that will be a frame. */
Flow flow_into_frame(Composer *composer, Length width);

/* The children of an element, with what is generated around them. */
void flow_children(Flow *flow, const Node *node);

/* How a child of a block is set: as a block; not at all; not at all because it is the white space
 * between blocks. */
bool flow_is_block(const Flow *flow, const Node *node);
bool flow_is_shown(const Flow *flow, const Node *node);
bool flow_is_blank(const Flow *flow, const Node *node);

/* Whether it is taken out of the text to run in margin boxes. */
bool flow_is_running(const Flow *flow, const Node *node);

/* Content without an element of its own around it: the siblings as a block of their parent would hold
 * them. */
void flow_siblings(Flow *flow, const Siblings *siblings);

/* A block with its margins and breaks. */
void flow_block(Flow *flow, const Node *node);

/* Asks for a break, or for none, before the next slot: a value of break-before and -after. */
void flow_ask_for_break(Flow *flow, Keyword asked);

/* Ends a galley: lets out the margin kept back, and what waits for a slot that does not come. */
void flow_end(Flow *flow);

/* ---- slots: flow_slots.c ---- */

/* Keeps a margin back; that above a block goes by its margin-break. */
void flow_keep_margin(Flow *flow, Length margin);

/* The margin kept back, which is not any more. */
Length flow_take_margin(Flow *flow);
void flow_margin_above(Flow *flow, const Style *style);

/* Adds what takes room: the break and the margin kept back go before it, and what waits goes with
 * it. */
void flow_add(Flow *flow, Slot *slot);

/* Begins a box with the next slot; flow_end_box ends it behind the last one. One that holds nothing gets
 * its least height now, or is none. number is that of the box in the galley. */
void flow_begin_box(Flow *flow, const BlockBox *box);
void flow_end_box(Flow *flow, size_t number);

/* What goes with the next slot. */
void flow_attach(Flow *flow, const Attachment *attachment);

/* Goes down below all floats at the sides, what was to stand below some of them with it. */
void flow_clear_floats(Flow *flow);

/* Space that stays where it is put. */
void flow_space(Flow *flow, Length height);

/* A frame as one slot, calling the notes in it. */
void flow_frame(Flow *flow, const Frame *frame, Length x);

/* Lets a frame stand at the top or foot of a page, or of the column under way. */
void flow_float(Flow *flow, const Node *node, const Frame *frame, Length x);

/* Notes of a frame that takes no room, for the next slot. */
void flow_call_notes(Flow *flow, const Frame *frame);

/* A marker whose baseline goes on the first one that follows; and one that did not find any: it takes
 * room of its own. */
void flow_add_marker(Flow *flow, const Attachment *marker);
void flow_place_lonely_markers(Flow *flow);

/* Elements below a node whose page matters, the node included, for the next slot. */
void flow_add_events(Flow *flow, const Node *top);

/* A positioned element: placed on the page of the next slot, or left to the frame around. */
void flow_add_positioned(Flow *flow, const Node *node);
/* The same of one whose events are known. */
void flow_place_positioned(Flow *flow, const Node *node);

/* ---- named pages: flow_region.c ---- */

/* Takes note of the named page that a block asks for. page: auto means the parent's, which block_page
 * still holds. */
void flow_ask_for_page_name(Flow *flow, const Style *style);

/* Whether a break goes before the next slot. */
bool flow_changes_page(const Flow *flow);

/* Sets x and width to the content box of an element, NULL for the page area, in the region that the next
 * slot falls in, if it is another than that of the last. */
void flow_follow_region(Flow *flow, const Node *parent);

/* Lets a paragraph of a block go on at the measures of the pages that it went on over in the round before. */
void flow_turn_lines(const Flow *flow, const Node *block, Paragraph *paragraph);

/* Goes to the page that a float stood on in the round before, with x and width of the content box of an element there;
 * flow_return_from_page goes back. */
const Region *flow_go_to_page(Flow *flow, const Node *floating, const Node *element);
void flow_return_from_page(Flow *flow, const Region *region);

/* The space above what an element holds, on the page of its first block; and space on the page of the
 * last slot, unless a break was asked for: a border is no reason for a page. */
void flow_space_before(Flow *flow, Length height, const Node *element);
void flow_space_here(Flow *flow, Length height);

/* What a block changes for what is in it. */
typedef struct FlowPlace {
    Length x;
    Length width;
    Length right_edge;
    Name block_page;
    const Region *region;
    bool fills;
    uint32_t columns;
} FlowPlace;

/* Where the flow is. */
FlowPlace flow_place(const Flow *flow);

/* Back to a place in the content of an element, as it is in the region that the next slot falls in. */
void flow_return_to(Flow *flow, const FlowPlace *place, const Node *parent);

/* Where the content of a block stands in the flow. */
typedef struct BlockPlace {
    BoxEdges edges;
    Length left;  /* outer edge of the left border */
    Length width; /* between the outer edges of the borders */
    Length content_left;
    Length content_width;
} BlockPlace;

/* For a block of that style in the containing block under way. */
BlockPlace flow_block_place(const Flow *flow, const Style *style);

/* ---- columns: flow_columns.c ---- */

/* Whether the content of a block of that style stands in columns. */
bool flow_asks_for_columns(const Flow *flow, const Style *style);

/* What follows stands in columns that share the width, until they end. */
void flow_begin_columns(Flow *flow, const Node *node);

/* Goes on in columns like those of a set, behind others. */
void flow_resume_columns(Flow *flow, uint32_t columns);
void flow_end_columns(Flow *flow);

/* A block in columns that stands across all of them, if its style asks for that. Returns what
 * flow_end_span goes on with. */
uint32_t flow_begin_span(Flow *flow, const Style *style);
void flow_end_span(Flow *flow, uint32_t columns);

/* ---- inline content: inline_run.c ---- */

/* The inline content of a block between two blocks in it. */
typedef struct InlineRun {
    Flow *flow;
    const Node *block;
    const StyledNode *styled;
    InlineState state;
    Collector *collector; /* open while inline content is under way */
    bool is_first;        /* nothing of the block has been set yet */
} InlineRun;

/* The run before anything of a block was met. */
InlineRun inline_run_of(Flow *flow, const Node *block);

/* Opens it unless it is open. What waits for a line goes first. */
void inline_run_open(InlineRun *run);

/* Ends it with a paragraph, if it was opened and has content. */
void inline_run_close(InlineRun *run);

/* Generated content as a paragraph of its own; the style is its own, node what it is made for. */
void flow_generated(Flow *flow, const Generated *generated, const Node *node,
                    const InlineState *state);

#endif
