#include "tests/fonts/square_variation.h"

enum {
    AXES = 2,
    GROWTH = 200
};

void put16(Buffer *out, int number)
{
    buffer_byte(out, (char)(number >> 8));
    buffer_byte(out, (char)number);
}

void put32(Buffer *out, uint32_t number)
{
    put16(out, (int)(number >> 16));
    put16(out, (int)(number & 0xFFFF));
}

static void put_axis(Buffer *out, const char *tag, const int values[3])
{
    buffer_string(out, tag);
    for (int i = 0; i < 3; i++)
        put32(out, (uint32_t)values[i] << 16);
    put16(out, 0);
    put16(out, 2); /* its name: any that is there */
}

void square_put_fvar(Buffer *out)
{
    const int header[] = {1, 0, 16, 2, AXES, 20, 0, 4 + 4 * AXES};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        put16(out, header[i]);
    put_axis(out, "wght", (const int[]){400, 400, 900});
    put_axis(out, "slnt", (const int[]){-10, 0, 0});
}

/* Deltas of x and y of all points, then of the four of the metrics, of which the second is the advance. A byte
 * of 0x80 + n stands for n + 1 zeros, one of 0x40 + n comes before n + 1 words. */
static void put_deltas(Buffer *out, bool has_box)
{
    buffer_byte(out, 0); /* for all points */
    if (has_box) {
        buffer_byte(out, (char)0x81);
        buffer_byte(out, 0x41);
        put16(out, GROWTH);
        put16(out, GROWTH);
    }
    buffer_byte(out, (char)0x80);
    buffer_byte(out, 0x40);
    put16(out, GROWTH);
    buffer_byte(out, (char)0x81);
    buffer_byte(out, (char)(has_box ? 0x87 : 0x83));
}

static void put_glyph(Buffer *out, bool has_box)
{
    enum {
        HAS_OWN_PEAK = 0x8000,
        HAS_OWN_POINTS = 0x2000,
        PEAK = 0x4000
    };
    Buffer deltas = {0};
    put_deltas(&deltas, has_box);
    put16(out, 1); /* one tuple, */
    put16(out, 8 + 2 * AXES);
    put16(out, (int)deltas.bytes);
    put16(out, HAS_OWN_PEAK | HAS_OWN_POINTS);
    put16(out, PEAK); /* at the end of the first axis */
    put16(out, 0);
    buffer_put(out, buffer_text(&deltas));
    buffer_repeat(out, '\0', out->bytes % 2);
    buffer_free(&deltas);
}

void square_put_gvar(Buffer *out, uint32_t glyph_count, SquareGrowth (*growth_of)(uint32_t glyph))
{
    Buffer glyphs = {0};
    const uint32_t header = 20 + 4 * (glyph_count + 1);
    put32(out, 0x00010000);
    put16(out, AXES);
    put16(out, 0);
    put32(out, header); /* of shared tuples, of which there are none */
    put16(out, (int)glyph_count);
    put16(out, 1); /* offsets of 32 bits */
    put32(out, header);
    put32(out, 0);
    for (uint32_t glyph = 0; glyph < glyph_count; glyph++) {
        SquareGrowth growth = growth_of(glyph);
        if (growth != SQUARE_STAYS)
            put_glyph(&glyphs, growth == SQUARE_GROWS_BOX);
        put32(out, (uint32_t)glyphs.bytes);
    }
    buffer_put(out, buffer_text(&glyphs));
    buffer_free(&glyphs);
}
