/* Floats at the sides of the text, and the room that they leave beside them (CSS 2.2, section 9.5.1).
 *
 * A field is what floats know of each other: where in a galley, from its top on, those stand that were met
 * so far, and which wait for a place. Heights along a galley take 64 bits. */
#ifndef PLENARY_LAYOUT_SIDE_FLOATS_H
#define PLENARY_LAYOUT_SIDE_FLOATS_H

#include "layout/galley.h"

/* Sides that a block stands clear of; bits. */
enum {
    CLEAR_LEFT = 1,
    CLEAR_RIGHT = 2
};

typedef struct SideFloat {
    const Frame *frame;
    Length x;     /* of its containing block, from the left edge of the column */
    Length width; /* of the same */
    Length margin[EDGE_COUNT];
    bool is_right;
    bool
        is_kept; /* not to be parted from the line of its place: it calls notes, or knows its page */
    uint8_t clear; /* sides that it stands below the floats of */
} SideFloat;

/* A float that stands in the text of a paragraph. */
typedef struct FloatAnchor {
    uint32_t at;
    SideFloat *placed;
} FloatAnchor;

/* A float at its place. */
typedef struct FloatPlace {
    int64_t top; /* with margins */
    int64_t bottom;
    Length left;
    Length right;
    int64_t ink_bottom; /* of its frame alone, */
    Length ink_left;
    Length ink_right;
    bool is_right;
} FloatPlace;

typedef struct FloatField {
    Arena *arena;
    int64_t most;       /* how high floats and text that hang together may be: a page */
    FloatPlace *places; /* those that reach below the line under way */
    size_t count;
    size_t capacity;
    const SideFloat **waiting; /* from first_waiting on: met, but without a place */
    size_t first_waiting;
    size_t waiting_end;
    size_t waiting_capacity;
    int64_t last_top;  /* no float stands higher than those before it */
    int64_t chain_top; /* of the floats that hang together, one beginning beside the other */
} FloatField;

/* A field without floats. */
FloatField float_field(Arena *arena, int64_t most);

/* A float is met: it waits for a place. */
void float_field_meet(FloatField *field, const SideFloat *met);

/* Appends attachments to others. */
void attachments_append(Attachment **list, Attachment *more);

/* Whether any waits; whether one does that must not be parted from its place. */
bool float_field_waits(const FloatField *field);
bool float_field_keeps(const FloatField *field);

/* Places those that wait and may begin beside what stands at a height; adds them to the end of a list of
 * attachments. Returns whether any was placed. */
bool float_field_place(FloatField *field, int64_t y, Length height, Attachment **list);

/* Whether a float would begin at a height, beside text that is so wide. */
bool float_field_has_room(const FloatField *field, const SideFloat *met, int64_t y, Length text);

/* Room on a line. */
typedef struct LineRoom {
    Length left;
    Length right;
} LineRoom;

/* What floats leave of a stretch of the column at a height. right may be less than left. */
LineRoom float_field_room(const FloatField *field, int64_t y, Length height, LineRoom whole);

/* The first height below y where a float ends; y if none reaches below it. */
int64_t float_field_next(const FloatField *field, int64_t y);

/* The same, also of what is painted of floats that reach out of their margins. */
int64_t float_field_further(const FloatField *field, int64_t y);

/* Where the floats of sides end, y if none reaches below it; what they paint must not be parted above. */
int64_t float_field_clear(const FloatField *field, int64_t y, unsigned sides);
int64_t float_field_foot(const FloatField *field, int64_t y);

/* Forgets floats that end at a height or above. */
void float_field_pass(FloatField *field, int64_t y);

#endif
