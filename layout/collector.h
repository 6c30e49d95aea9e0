/* What is inside a collector, for the two files that fill it: collect.c, and note_calls.c for notes and where their
 * calls stand. */
#ifndef PLENARY_LAYOUT_COLLECTOR_H
#define PLENARY_LAYOUT_COLLECTOR_H

#include "layout/collect.h"

/* A call that waits for the signs behind it. */
typedef struct HeldCall {
    const Node *node;
    InlineState state;
    struct HeldCall *next;
} HeldCall;

struct Collector {
    InlineText text;
    Galley *galley;
    NoteCall *calls;
    size_t call_count;
    size_t call_capacity;
    InlineEvent *events;
    size_t event_count;
    size_t event_capacity;
    NodeList out_of_flow;
    struct FloatAnchor *floats;
    size_t float_count;
    size_t float_capacity;
    uint32_t mark_end;
    HeldCall *held;
};

/* What is inside an inline element of a style: its rise and box on top of the state around. first_line is
 * its style on the first line of the block, or NULL. */
InlineState inline_state_inside(const Composer *composer, const Style *style,
                                const Style *first_line, const InlineState *outer);

/* Calls notes here. */
void collector_add_notes(Collector *collector, const Note *notes, size_t count);

/* An inline element, as it is. */
void collect_element(Collector *collector, const Node *node, const InlineState *outer);

/* ---- note_calls.c ---- */

/* The text so far, calls that waited included: for what goes behind it. */
InlineText *collector_text(Collector *collector);

/* The call that a note leaves, or a further one: here, or beside the punctuation as its
 * -plenary-note-call-placement says. */
void collector_call(Collector *collector, const Node *node, const InlineState *state);

/* Appends text of the document. */
void collector_put_text(Collector *collector, Text text, const InlineState *state);

#endif
