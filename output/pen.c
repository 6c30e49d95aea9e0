#include "output/pen.h"

enum {
    EMS_BY_NUMBER = 2, /* how far a number in an array may move; further by Td */
    NANO_PER_THOUSANDTH = 1000000
};

static NanoPoint nano_of(int64_t length)
{
    /* 10^9 / 65536 = 1953125 / 128 */
    return (int64_t)length_clip(length) * 1953125 / 128;
}

Pen pen_new(Buffer *out, const Embedding *embedding)
{
    return (Pen){.out = out, .embedding = embedding, .scale = 100000};
}

void pen_enter_text(Pen *pen)
{
    pen->has_place = false;
    pen->line_x = 0;
    pen->line_y = 0;
}

static void close_string(Pen *pen)
{
    if (pen->is_string_open)
        buffer_byte(pen->out, ')');
    pen->is_string_open = false;
}

void pen_rest(Pen *pen)
{
    close_string(pen);
    if (pen->is_array_open)
        buffer_string(pen->out, "]TJ\n");
    pen->is_array_open = false;
}

/* ---- style ---- */

static void compute_steps(Pen *pen)
{
    /* size / 10^4 pt * scale / 10^5 * 10^-3 em * 10^9, in an order that does not overflow */
    pen->unit = pen->size * pen->scale / 1000 * 65536;
    pen->spacing_step = pen->spacing * pen->scale;
}

static int64_t clip(int64_t value, int64_t least, int64_t most)
{
    return value < least ? least : value > most ? most : value;
}

static void put_style(Pen *pen, int64_t value, unsigned decimals, const char *operator)
{
    put_decimal(pen->out, value, decimals);
    buffer_byte(pen->out, ' ');
    buffer_string(pen->out, operator);
    buffer_byte(pen->out, '\n');
}

void pen_take_style(Pen *pen, const TextRun *run)
{
    const DrawnFace *drawn = pen->embedding->faces[run->face->number];
    int64_t size = divide_rounded((int64_t)run->size * 10000, LENGTH_POINT);
    int64_t scale = clip(divide_rounded((int64_t)run->scale * 100000, 65536), 1, 10000000);
    /* Viewers scale the spacing too. */
    int64_t spacing = clip(run->letter_spacing, LENGTH_OF_POINTS(-1000), LENGTH_OF_POINTS(1000));
    spacing = divide_rounded(divide_rounded(spacing * 1000000000, LENGTH_POINT), scale);
    if (drawn == pen->drawn && size == pen->size && scale == pen->scale && spacing == pen->spacing)
        return;
    pen_rest(pen);
    if (drawn != pen->drawn || size != pen->size) {
        buffer_string(pen->out, "/F");
        put_decimal(pen->out, run->face->number, 0);
        buffer_byte(pen->out, ' ');
        put_style(pen, size, 4, "Tf");
    }
    if (scale != pen->scale)
        put_style(pen, scale, 3, "Tz");
    if (spacing != pen->spacing)
        put_style(pen, spacing, 4, "Tc");
    pen->drawn = drawn;
    pen->size = size;
    pen->scale = scale;
    pen->spacing = spacing;
    compute_steps(pen);
}

/* ---- places ---- */

/* Td moves from where the line began; both are whole thousandths, so lines never drift. */
static void move_by_td(Pen *pen, NanoPoint x, int64_t line_y)
{
    pen_rest(pen);
    int64_t line_x = divide_rounded(x, NANO_PER_THOUSANDTH);
    put_decimal(pen->out, line_x - pen->line_x, 3);
    buffer_byte(pen->out, ' ');
    put_decimal(pen->out, line_y - pen->line_y, 3);
    buffer_string(pen->out, " Td\n");
    pen->line_x = line_x;
    pen->line_y = line_y;
    pen->x = line_x * NANO_PER_THOUSANDTH;
    pen->has_place = true;
}

static void open_array(Pen *pen)
{
    if (!pen->is_array_open)
        buffer_byte(pen->out, '[');
    pen->is_array_open = true;
}

/* Numbers count thousandths of the size, a positive one to the left. Up to 12 pt whole ones are
 * precise enough. */
static void move_by_number(Pen *pen, NanoPoint x)
{
    int64_t step = pen->unit; /* NanoPoints * 65536 */
    unsigned decimals = 0;
    for (; step / 2 > (int64_t)PEN_PRECISION * 65536; step /= 10)
        decimals++;
    if (step == 0)
        return;
    int64_t number = divide_rounded((x - pen->x) * 65536, step);
    close_string(pen);
    open_array(pen);
    put_decimal(pen->out, -number, decimals);
    pen->x += number * step / 65536;
}

static void move(Pen *pen, NanoPoint x, int64_t line_y)
{
    NanoPoint distance = x - pen->x;
    NanoPoint far = pen->unit * EMS_BY_NUMBER / 65536 * EMBED_EM;
    if (!pen->has_place || line_y != pen->line_y || distance > far || distance < -far)
        move_by_td(pen, x, line_y);
    else
        move_by_number(pen, x);
}

/* ---- glyphs ---- */

static int64_t line_y_of(int64_t y)
{
    return divide_rounded(y * 1000, LENGTH_POINT);
}

/* A glyph on its way: where it shall stand, and how far it takes the viewer. */
typedef struct Step {
    NanoPoint x;
    int64_t line_y;
    NanoPoint advance;
    uint16_t code;
} Step;

/* The next glyph of a run, whose walk moves on. */
static inline Step next_step(const Pen *pen, RunWalk *walk, int64_t baseline)
{
    const TextRun *run = walk->run;
    const Glyph *glyph = &run->glyphs[walk->glyph++];
    int64_t x = walk->x;
    Step step = {.line_y = baseline, .code = pen->drawn->cids[glyph->glyph]};
    if (glyph->flags & GLYPH_HAS_OFFSET) {
        const GlyphOffset *offset = &run->offsets[walk->offset++];
        x += offset->x;
        step.line_y = line_y_of((int64_t)walk->y - offset->y);
    }
    step.x = nano_of(x);
    if (__builtin_mul_overflow((int64_t)pen->drawn->widths[glyph->glyph], pen->unit, &step.advance))
        step.advance = 0; /* kilometres: the next glyph is moved to its place anyway */
    step.advance = step.advance / 65536 + pen->spacing_step;
    walk->x += glyph->advance;
    if (glyph->flags & GLYPH_IS_SPACE)
        walk->x += run->space_extra;
    return step;
}

static void show_code(Pen *pen, uint16_t code)
{
    if (!pen->is_string_open) {
        open_array(pen);
        buffer_byte(pen->out, '(');
        pen->is_string_open = true;
    }
    put_string_byte(pen->out, (unsigned char)(code >> 8));
    put_string_byte(pen->out, (unsigned char)code);
}

void pen_show(Pen *pen, RunWalk *walk, uint32_t end)
{
    const int64_t baseline = line_y_of(walk->y);
    while (walk->glyph < end) {
        Step step = next_step(pen, walk, baseline);
        NanoPoint error = step.x - pen->x;
        if (error > PEN_TOLERANCE || error < -PEN_TOLERANCE || step.line_y != pen->line_y ||
            !pen->has_place)
            move(pen, step.x, step.line_y);
        show_code(pen, step.code);
        pen->x += step.advance;
    }
}
