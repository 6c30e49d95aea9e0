/* From styled nodes to a paragraph: text, notes called in it, elements met on the way. */
#ifndef PLENARY_LAYOUT_COLLECT_H
#define PLENARY_LAYOUT_COLLECT_H

#include "layout/inline_text.h"

typedef struct Collector Collector;

/* Opens a collector for the inline content of a block. Notes that are called in it are added to the
 * galley. */
Collector *collector_open(Composer *composer, Galley *galley);

/* The text begins in the direction of its block, where that overrides its own. */
void collect_direction(Collector *collector, const Style *block);

/* The style of the first letter to come, of a block that has one. */
void collect_first_letter(Collector *collector, const Style *style);

/* What was collected so far are the markers that begin the paragraph: the mark of a note alone, or others too. */
void collect_mark_end(Collector *collector, bool is_of_note);

/* Appends a node and what is below it. */
void collect_node(Collector *collector, const Node *node, const InlineState *state);

/* Appends generated content as an inline box, or as an inline block by its style. node is the element
 * it is generated for, element what it belongs to in the structure. */
void collect_generated(Collector *collector, const Generated *generated, const Node *node,
                       uint32_t element, const InlineState *state);

/* Appends what generated content says, in the state given; node is the element it is made for, or
 * NULL. */
void collect_content(Collector *collector, const Generated *generated, const Node *node,
                     const InlineState *state);

/* Marks an element that begins here and whose page matters. */
void collect_event(Collector *collector, const Node *node);

/* Calls notes of the galley here. */
void collect_calls(Collector *collector, uint32_t first_note, uint32_t count);

/* Positioned elements met on the way, in order; they are not part of the text. */
const NodeList *collector_out_of_flow(const Collector *collector);

/* The paragraph; its text is empty if nothing but white space was collected, but it still has the
 * notes and events. The collector is gone. */
Paragraph *collector_close(Collector *collector, const ParagraphStyle *style);

/* Whether it matters on which page an element begins: it sets a string, has a bookmark, tells its own
 * page, or may be the target of a reference. */
bool is_event(const Composer *composer, const Node *node);

#endif
