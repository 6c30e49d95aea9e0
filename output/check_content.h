/* The walk over what is drawn: content streams of pages, forms, patterns, glyphs and appearances.
 *
 * A Drawing is a page, a Content one stream on the way. Streams are walked once for each way in which
 * they are tagged where they are drawn, however often that is. Resources of a form that has none are
 * those of the first stream that draws it. */
#ifndef PLENARY_OUTPUT_CHECK_CONTENT_H
#define PLENARY_OUTPUT_CHECK_CONTENT_H

#include "output/check.h"
#include "output/check_colors.h"
#include "output/check_fonts.h"
#include "output/check_memo.h"

typedef struct GraphicsState {
    Font *font;        /* NULL until one is chosen */
    bool is_invisible; /* text is drawn in mode 3 */
    unsigned fill;     /* kinds of colours */
    unsigned stroke;
    bool is_fill_told; /* that it is used */
    bool is_stroke_told;
    bool overprints_fill;
    bool overprints_stroke;
    bool is_overprint_mode_1;
} GraphicsState;

/* A marked-content sequence, with what it has from those around it. */
typedef struct OpenMark {
    bool is_artifact;
    bool is_tagged;
    bool is_replaced;  /* there is ActualText for it */
    bool has_language; /* told by itself or by its structure element */
} OpenMark;

/* What is kept from page to page. */
typedef struct DrawTable {
    Check *check;
    ColorTable *colors;
    Memo *streams; /* how forms, patterns and glyphs have been walked, by address */
    Memo *states;  /* ExtGState dictionaries that have been looked at */
    Arena *scratch;
} DrawTable;

typedef struct Drawing {
    DrawTable *table;
    uint32_t page;         /* from 1 */
    GraphicsState *states; /* the last is in force */
    size_t state_count;
    size_t state_capacity;
    OpenMark *marks;
    size_t mark_count;
    size_t mark_capacity;
    bool has_transparency;
} Drawing;

typedef struct Content {
    Drawing *drawing;
    Check *check;
    const PdfValue *resources;
    uint32_t container; /* the object whose marked content it is */
    bool needs_tags;    /* not in patterns, glyphs and appearances */
    bool has_marks;     /* with numbers */
    unsigned depth;     /* of streams in streams */
    PdfParser parser;   /* at an operator: its operands */
    Text word;
    bool is_in_text;
    unsigned tolerated; /* BX without its EX */
    size_t first_state; /* those before belong to the stream that draws this one */
    size_t first_mark;
} Content;

/* Walks a page's own content, or a stream drawn on the page, with a state and marks of its own. */
void content_walk_page(DrawTable *table, const PdfPage *page, uint32_t number,
                       bool *has_transparency);
void content_walk_appearance(DrawTable *table, const PdfValue *form, uint32_t page);

/* Runs a stream that an operator draws. */
void content_draw_form(Content *content, const PdfValue *form);
void content_draw_part(Content *content, const PdfValue *stream, const PdfValue *resources);

/* The state in force, and the mark, which is NULL outside of all. */
GraphicsState *content_state(Content *content);
OpenMark *content_mark(Content *content);

/* Adds a finding on the page. */
__attribute__((format(printf, 3, 4))) void content_fail(Content *content, CheckRuleId rule,
                                                        const char *format, ...);

/* A resource by the name that is the last operand; null after a report if there is none. */
const PdfValue *content_resource(Content *content, const char *kind);

/* Something was painted: it has to be tagged, and the colours count. */
void content_painted(Content *content, bool is_filled, bool is_stroked);

/* What operators of each family do, by the operator's first or only purpose; check_operators.c has the
 * table. */
void content_run(Content *content);
void content_begin_mark(Content *content, bool has_properties);
void content_end_mark(Content *content);
void content_apply_state(Content *content);
void content_choose_font(Content *content);
void content_show(Content *content, const PdfValue *string);
void content_draw_object(Content *content);
void content_draw_inline_image(Content *content);
void content_set_color(Content *content, bool is_stroke);
void content_set_device_color(Content *content, const char *device, bool is_stroke);
void content_set_space(Content *content, bool is_stroke);
void content_shade(Content *content);

#endif
