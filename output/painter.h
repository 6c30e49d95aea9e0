/* What content streams are painted with: the operators that choose inks, how far they let through what is
 * beneath, and numbers. Known by the files that draw a page only. */
#ifndef PLENARY_OUTPUT_PAINTER_H
#define PLENARY_OUTPUT_PAINTER_H

#include "output/content.h"
#include "output/pen.h"
#include "output/survey.h"

enum {
    CLIPS_MOST = 12 /* in each other: more are not heeded; readers' stacks have 28 places */
};

/* What ends with a clip. */
typedef struct PaintState {
    Pen pen;
    Ink ink;
    uint16_t clear;
    bool overprints;
} PaintState;

/* Painters of the stream nest three things: BT … ET holds all text between two fills; a sequence
 * (BDC … EMC) stands inside it, or for fills outside; a span of another language, and in it a span
 * with ActualText, stand inside a sequence. Each is opened late and closed before its holder. */
typedef struct Painter {
    Buffer *out;
    const ContentSource *source;
    const Page *page;
    Pen pen;
    Ink ink;          /* of fills and of text, which is filled too */
    uint16_t clear;   /* as Color has it */
    bool overprints;  /* ink goes on top of other inks, instead of in their place */
    bool is_in_text;  /* between BT and ET */
    uint32_t next_id; /* of the next marked-content sequence */
    PaintState outside[CLIPS_MOST];
    unsigned clip_depth;
} Painter;

/* Appends operators. */
void painter_put(Painter *painter, const char *operators);

/* A length as a content stream has it: in thousandths of a point, of 64 bits since sums are. */
int64_t painter_thousandths(int64_t length);
/* Appends such a number and a space. */
void painter_put_number(Painter *painter, int64_t thousandth_points);

/* Choose a colour for text, for what is filled, and nothing of its own for a picture, and for a group how far
 * it lets through what is beneath. */
void painter_take_text_color(Painter *painter, const Color *color);
void painter_take_fill_color(Painter *painter, const Color *color);
void painter_take_picture(Painter *painter);
void painter_take_group(Painter *painter, uint16_t clear);

/* Fills the rectangles and shapes of a sequence. */
void painter_fill(Painter *painter, const Sequence *sequence);

#endif
