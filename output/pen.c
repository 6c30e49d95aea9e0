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
    pen->word_step = pen->word_spacing * pen->scale * 10;
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

/* What a glyph of the face adds to the place by itself: its advance as layout has it, less the viewer's.
 * Kerning is not in it: a glyph that is far off is moved when its turn comes. */
static NanoPoint drift_of(const Pen *next, const Glyph *glyph)
{
    enum {
        MOST = 8000000
    };
    NanoPoint width = 0;
    if (__builtin_mul_overflow((int64_t)next->drawn->widths[glyph->glyph], next->unit, &width))
        return 0;
    NanoPoint drift = nano_of(glyph->advance) - width / 65536 - next->spacing_step;
    return drift > MOST || drift < -MOST ? 0 : drift;
}

/* Tw for a run, not scaled: what justification adds, and each space's share of what the widths of the font,
 * rounded to whole thousandths, lack in the run; so most lines need no number to stay in place. 0 for fonts that leave it
 * alone. next has the run's style. */
static int64_t word_spacing_for(const Pen *next, const TextRun *run)
{
    enum {
        MOST_POINTS = 1000
    };
    if (!next->drawn->codes.is_short)
        return 0;
    Length extra = (Length)clip(run->space_extra, LENGTH_OF_POINTS(-MOST_POINTS),
                                LENGTH_OF_POINTS(MOST_POINTS));
    NanoPoint drift = 0;
    int64_t spaces = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        drift += drift_of(next, &run->glyphs[i]);
        spaces += (run->glyphs[i].flags & GLYPH_IS_SPACE) != 0;
    }
    if (spaces == 0)
        return next->word_spacing;
    NanoPoint wanted = nano_of(extra) + drift / spaces;
    return divide_rounded(wanted, next->scale * 10);
}

/* Font, size, scale and spacing that a run wants. */
static Pen style_of(const Pen *pen, const TextRun *run)
{
    Pen next = *pen;
    next.drawn = pen->embedding->faces[run->face->number];
    next.size = divide_rounded((int64_t)run->size * 10000, LENGTH_POINT);
    next.scale = clip(divide_rounded((int64_t)run->scale * 100000, 65536), 1, 10000000);
    /* Viewers scale the spacing too. */
    int64_t spacing = clip(run->letter_spacing, LENGTH_OF_POINTS(-1000), LENGTH_OF_POINTS(1000));
    next.spacing = divide_rounded(divide_rounded(spacing * 1000000000, LENGTH_POINT), next.scale);
    compute_steps(&next);
    next.word_spacing = word_spacing_for(&next, run);
    compute_steps(&next);
    return next;
}

void pen_take_style(Pen *pen, const TextRun *run)
{
    Pen next = style_of(pen, run);
    bool is_same_font = next.drawn == pen->drawn && next.size == pen->size;
    if (is_same_font && next.scale == pen->scale && next.spacing == pen->spacing &&
        next.word_spacing == pen->word_spacing)
        return;
    pen_rest(pen);
    if (!is_same_font) {
        buffer_string(pen->out, "/F");
        put_decimal(pen->out, run->face->number, 0);
        buffer_byte(pen->out, ' ');
        put_style(pen, next.size, 4, "Tf");
    }
    if (next.scale != pen->scale)
        put_style(pen, next.scale, 3, "Tz");
    if (next.spacing != pen->spacing)
        put_style(pen, next.spacing, 4, "Tc");
    if (next.word_spacing != pen->word_spacing)
        put_style(pen, next.word_spacing, 3, "Tw");
    next.is_array_open = false;
    next.is_string_open = false;
    *pen = next;
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
    Step step = {.line_y = baseline, .code = pen->drawn->codes.of_glyph[glyph->glyph]};
    if (glyph->flags & GLYPH_HAS_OFFSET) {
        const GlyphOffset *offset = &run->offsets[walk->offset++];
        x += offset->x;
        step.line_y = line_y_of((int64_t)walk->y - offset->y);
    }
    step.x = nano_of(x);
    if (__builtin_mul_overflow((int64_t)pen->drawn->widths[glyph->glyph], pen->unit, &step.advance))
        step.advance = 0; /* kilometres: the next glyph is moved to its place anyway */
    step.advance = step.advance / 65536 + pen->spacing_step;
    if (step.code == CODE_SPACE && pen->drawn->codes.is_short)
        step.advance += pen->word_step;
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
    if (!pen->drawn->codes.is_short)
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
