/* Makes the fonts of squares, for tests whose expected positions can be worked out in the head.
 *
 *   square_font FOLDER     writes Square-Regular.ttf, -Bold, -Italic and -BoldItalic, and into its folder
 *                          "variable" Square-Variable.ttf, of family "Square Variable"
 *
 * Family "Square", 1000 units per em, ascent 800, descent 200, no line gap, x-height 500, capitals
 * 800, underline from -75 to -125. Every glyph is a box from the descent to the ascent that fills
 * its advance. The advance is 1000 but for these: "i" and U+202F 500, U+0301 0 (and empty). U+0020,
 * U+00A0, U+202F and U+3000 are empty. "fi" becomes one glyph, f_i, of advance 1000, by the feature
 * liga. The faces differ in name, weight and slant only. Formats: OpenType specification 1.9. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fonts/square_variation.h"

enum {
    EM = 1000,
    ASCENT = 800,
    DESCENT = 200,
    NARROW = 500,
    LETTER_HEIGHT = 500,
    FIRST_STANDARD_NAME = 258 /* post format 2: names of our own are counted from here */
};

/* ---- which glyphs ---- */

typedef struct Range {
    uint32_t first;
    uint32_t last;
} Range;

static const Range ranges[] = {
    {0x0020, 0x007E}, /* ASCII */
    {0x00A0, 0x00FF}, /* Latin-1 */
    {0x0150, 0x0153}, /* Ő ő Œ œ */
    {0x0301, 0x0301}, /* combining acute */
    {0x0400, 0x045F}, /* Cyrillic */
    {0x060C, 0x060C}, /* Arabic comma */
    {0x0621, 0x064A}, /* Arabic letters */
    {0x0660, 0x0669}, /* Arabic digits */
    {0x2010, 0x2027}, /* dashes, quotes, dots */
    {0x202F, 0x202F}, /* narrow no-break space */
    {0x2030, 0x2030}, /* ‰ */
    {0x2032, 0x2033}, /* ′ ″ */
    {0x2039, 0x203A}, /* ‹ › */
    {0x2070, 0x2070}, /* ⁰ */
    {0x2074, 0x2079}, /* ⁴ … ⁹ */
    {0x20AC, 0x20AC}, /* € */
    {0x2116, 0x2116}, /* № */
    {0x2190, 0x2193}, /* arrows */
    {0x3000, 0x3002}, /* ideographic space, comma, stop */
    {0x4E00, 0x4E03}, /* 一 … */
    {0x4E2D, 0x4E2D}, /* 中 */
    {0x5408, 0x5408}, /* 合 */
    {0x56FD, 0x56FD}, /* 国 */
    {0x6587, 0x6587}, /* 文 */
    {0x8054, 0x8054}, /* 联 */
    {0xFB01, 0xFB01}, /* fi */
    {0xFF0C, 0xFF0C}, /* full-width comma */
};

enum {
    RANGE_COUNT = sizeof ranges / sizeof *ranges
};

/* Glyph 0 is .notdef, a box; the others follow in the order of their code points. */
static uint32_t code_point_of(uint32_t glyph)
{
    uint32_t first = 1;
    for (int i = 0; i < RANGE_COUNT; i++) {
        uint32_t count = ranges[i].last - ranges[i].first + 1;
        if (glyph >= first && glyph < first + count)
            return ranges[i].first + (glyph - first);
        first += count;
    }
    return 0;
}

static uint32_t glyph_count(void)
{
    uint32_t count = 1;
    for (int i = 0; i < RANGE_COUNT; i++)
        count += ranges[i].last - ranges[i].first + 1;
    return count;
}

static uint32_t glyph_of(uint32_t code_point)
{
    uint32_t glyph = 1;
    while (code_point_of(glyph) != code_point)
        glyph++;
    return glyph;
}

static unsigned advance_of(uint32_t code_point)
{
    if (code_point == 0x0301)
        return 0;
    return code_point == 'i' || code_point == 0x202F ? NARROW : EM;
}

static bool is_empty(uint32_t code_point)
{
    return code_point == 0x20 || code_point == 0xA0 || code_point == 0x202F ||
           code_point == 0x3000 || code_point == 0x0301;
}

/* ---- bytes ---- */

static void set32(Buffer *out, size_t offset, uint32_t number)
{
    for (size_t i = 0; i < 4; i++)
        out->at[offset + i] = (char)(number >> (24 - 8 * i));
}

static void pad(Buffer *out)
{
    buffer_repeat(out, '\0', (4 - out->bytes % 4) % 4);
}

static uint32_t sum(const char *at, size_t bytes)
{
    uint32_t total = 0;
    for (size_t i = 0; i < bytes; i++)
        total += (uint32_t)(unsigned char)at[i] << (24 - 8 * (i % 4));
    return total;
}

/* ---- tables ---- */

typedef struct Style {
    const char *name;      /* of the style, and with a hyphen of the file */
    const char *full_name; /* of the font */
    int weight;
    bool is_italic;
    const char *family;
    bool is_variable;
} Style;

static void put_head(Buffer *out, const Style *style)
{
    put32(out, 0x00010000);
    put32(out, 0x00010000);
    put32(out, 0); /* sum adjustment, set last */
    put32(out, 0x5F0F3CF5);
    put16(out, 3); /* baseline at 0, left side bearing at 0 */
    put16(out, EM);
    buffer_repeat(out, '\0',
                  16); /* made and changed in 1904, so that the bytes are always the same */
    put16(out, 0);
    put16(out, -DESCENT);
    put16(out, EM);
    put16(out, ASCENT);
    put16(out, (style->weight >= 600) | (style->is_italic ? 2 : 0));
    put16(out, 8); /* least size */
    put16(out, 2);
    put16(out, 0); /* short loca */
    put16(out, 0);
}

static void put_hhea(Buffer *out, const Style *style)
{
    (void)style;
    put32(out, 0x00010000);
    put16(out, ASCENT);
    put16(out, -DESCENT);
    put16(out, 0);
    put16(out, EM);
    put16(out, 0);
    put16(out, 0);
    put16(out, EM);
    put16(out, 1); /* an upright caret */
    buffer_repeat(out, '\0', 14);
    put16(out, (int)glyph_count());
}

static void put_hmtx(Buffer *out, const Style *style)
{
    (void)style;
    for (uint32_t glyph = 0; glyph < glyph_count(); glyph++) {
        put16(out, (int)advance_of(code_point_of(glyph)));
        put16(out, 0);
    }
}

static void put_maxp(Buffer *out, const Style *style)
{
    (void)style;
    put32(out, 0x00010000);
    put16(out, (int)glyph_count());
    put16(out, 4); /* points */
    put16(out, 1); /* contours */
    put32(out, 0);
    put16(out, 1); /* zones */
    buffer_repeat(out, '\0', 16);
}

static void put_box(Buffer *out, int width)
{
    put16(out, 1); /* contour */
    put16(out, 0);
    put16(out, -DESCENT);
    put16(out, width);
    put16(out, ASCENT);
    put16(out, 3); /* its last point */
    put16(out, 0); /* instructions */
    buffer_repeat(out, 1, 4);
    const int steps[] = {0, 0, width, 0, -DESCENT, ASCENT + DESCENT, 0, -ASCENT - DESCENT};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        put16(out, steps[i]);
}

static void put_glyf(Buffer *out, const Style *style)
{
    (void)style;
    for (uint32_t glyph = 0; glyph < glyph_count(); glyph++)
        if (!is_empty(code_point_of(glyph)))
            put_box(out, (int)advance_of(code_point_of(glyph)));
}

static void put_loca(Buffer *out, const Style *style)
{
    (void)style;
    Buffer box = {0};
    put_box(&box, EM);
    int offset = 0;
    for (uint32_t glyph = 0; glyph < glyph_count(); glyph++) {
        put16(out, offset);
        if (!is_empty(code_point_of(glyph)))
            offset += (int)box.bytes / 2;
    }
    put16(out, offset);
    buffer_free(&box);
}

static void put_cmap(Buffer *out, const Style *style)
{
    (void)style;
    put16(out, 0);
    put16(out, 1);
    put16(out, 3); /* Windows */
    put16(out, 10);
    put32(out, 12);
    put16(out, 12); /* format: groups */
    put16(out, 0);
    put32(out, 16 + 12 * RANGE_COUNT);
    put32(out, 0);
    put32(out, RANGE_COUNT);
    uint32_t glyph = 1;
    for (int i = 0; i < RANGE_COUNT; i++) {
        put32(out, ranges[i].first);
        put32(out, ranges[i].last);
        put32(out, glyph);
        glyph += ranges[i].last - ranges[i].first + 1;
    }
}

static void put_name(Buffer *out, const Style *style)
{
    char postscript[32];
    snprintf(postscript, sizeof postscript, "Square-%s", style->name);
    const struct {
        int id;
        const char *text;
    } names[] = {{1, style->family}, {2, style->name}, {4, style->full_name}, {6, postscript}};
    const int count = sizeof names / sizeof *names;
    put16(out, 0);
    put16(out, count);
    put16(out, 6 + 12 * count);
    int offset = 0;
    for (int i = 0; i < count; i++) {
        int bytes = 2 * (int)strlen(names[i].text);
        const int record[] = {3, 1, 0x409, names[i].id, bytes, offset};
        for (int k = 0; k < 6; k++)
            put16(out, record[k]);
        offset += bytes;
    }
    for (int i = 0; i < count; i++)
        for (const char *at = names[i].text; *at; at++)
            put16(out, *at);
}

static void put_glyph_name(Buffer *out, uint32_t code_point)
{
    static const char *const digits[] = {"zero", "one", "two",   "three", "four",
                                         "five", "six", "seven", "eight", "nine"};
    if ((code_point >= 'A' && code_point <= 'Z') || (code_point >= 'a' && code_point <= 'z'))
        buffer_byte(out, (char)code_point);
    else if (code_point >= '0' && code_point <= '9')
        buffer_string(out, digits[code_point - '0']);
    else if (code_point == ' ')
        buffer_string(out, "space");
    else if (code_point == 0xFB01)
        buffer_string(out, "f_i");
    else
        buffer_format(out, "uni%04X", code_point);
}

static void put_post(Buffer *out, const Style *style)
{
    put32(out, 0x00020000);
    put32(out, style->is_italic ? (uint32_t)-12 << 16 : 0);
    put16(out, -75);
    put16(out, 50);
    buffer_repeat(out, '\0', 20);
    put16(out, (int)glyph_count());
    put16(out, 0); /* .notdef */
    for (uint32_t glyph = 1; glyph < glyph_count(); glyph++)
        put16(out, (int)(FIRST_STANDARD_NAME + glyph - 1));
    for (uint32_t glyph = 1; glyph < glyph_count(); glyph++) {
        Buffer name = {0};
        put_glyph_name(&name, code_point_of(glyph));
        buffer_byte(out, (char)name.bytes);
        buffer_put(out, buffer_text(&name));
        buffer_free(&name);
    }
}

static void put_os2(Buffer *out, const Style *style)
{
    bool is_bold = style->weight >= 600;
    put16(out, 4);
    put16(out, EM);
    put16(out, style->weight);
    put16(out, 5);                /* normal width */
    put16(out, 0);                /* may be embedded */
    buffer_repeat(out, '\0', 20); /* sub- and superscripts, strikeout */
    put16(out, 0x0100);           /* a serif face, so that tests fall back to serif faces */
    buffer_repeat(out, '\0', 10 + 16);
    buffer_string(out, "NONE");
    int plain = is_bold || style->is_italic ? 0 : 1 << 6;
    put16(out, (style->is_italic ? 1 : 0) | (is_bold ? 1 << 5 : 0) | plain);
    put16(out, 0x20);
    put16(out, 0xFFFF);
    put16(out, ASCENT);
    put16(out, -DESCENT);
    put16(out, 0);
    put16(out, ASCENT);
    put16(out, DESCENT);
    put32(out, 1);
    put32(out, 0);
    put16(out, LETTER_HEIGHT);
    put16(out, ASCENT);
    put16(out, 0);
    put16(out, 0x20);
    put16(out, 2);
}

/* One script, one feature, one ligature. Offsets are from the beginning of each part. */
static void put_gsub(Buffer *out, const Style *style)
{
    (void)style;
    const int header[] = {1, 0, 10, 30, 44};
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        put16(out, header[i]);
    put16(out, 1); /* scripts, at 10 */
    buffer_string(out, "DFLT");
    put16(out, 8);
    const int script[] = {4, 0, 0, 0xFFFF, 1, 0};
    for (size_t i = 0; i < sizeof script / sizeof *script; i++)
        put16(out, script[i]);
    put16(out, 1); /* features, at 30 */
    buffer_string(out, "liga");
    const int feature[] = {8, 0, 1, 0};
    for (size_t i = 0; i < sizeof feature / sizeof *feature; i++)
        put16(out, feature[i]);
    /* lookups, at 44: one of type 4 with one subtable; then the subtable: its coverage, "f", at 8;
     * its ligature set at 14; in the set, at 4, the ligature of two components, the second "i" */
    const int lookups[] = {1,
                           4,
                           4,
                           0,
                           1,
                           8,
                           1,
                           8,
                           1,
                           14,
                           1,
                           1,
                           (int)glyph_of('f'),
                           1,
                           4,
                           (int)glyph_of(0xFB01),
                           2,
                           (int)glyph_of('i')};
    for (size_t i = 0; i < sizeof lookups / sizeof *lookups; i++)
        put16(out, lookups[i]);
}

static void put_fvar(Buffer *out, const Style *style)
{
    (void)style;
    square_put_fvar(out);
}

static SquareGrowth growth_of(uint32_t glyph)
{
    uint32_t code_point = code_point_of(glyph);
    if (advance_of(code_point) == 0)
        return SQUARE_STAYS;
    return is_empty(code_point) ? SQUARE_GROWS_EMPTY : SQUARE_GROWS_BOX;
}

static void put_gvar(Buffer *out, const Style *style)
{
    (void)style;
    square_put_gvar(out, glyph_count(), growth_of);
}

/* ---- the file ---- */

typedef struct Table {
    const char *tag;
    void (*put)(Buffer *out, const Style *style);
} Table;

/* In the order of their tags, as the directory must have them. */
static const Table tables[] = {
    {"GSUB", put_gsub}, {"OS/2", put_os2},  {"cmap", put_cmap}, {"fvar", put_fvar},
    {"glyf", put_glyf}, {"gvar", put_gvar}, {"head", put_head}, {"hhea", put_hhea},
    {"hmtx", put_hmtx}, {"loca", put_loca}, {"maxp", put_maxp}, {"name", put_name},
    {"post", put_post},
};

enum {
    TABLE_COUNT = sizeof tables / sizeof *tables,
    VARIATION_TABLES = 2,
    DIRECTORY_HEADER = 12,
    DIRECTORY_ROW = 16,
    SUM_ADJUSTMENT = 8 /* its place in head */
};

static void put_font(Buffer *out, const Style *style)
{
    int count = TABLE_COUNT - (style->is_variable ? 0 : VARIATION_TABLES);
    put32(out, 0x00010000);
    put16(out, count);
    put16(out, 128); /* search range, selector and shift for 8 to 15 tables */
    put16(out, 3);
    put16(out, count * DIRECTORY_ROW - 128);
    buffer_repeat(out, '\0', (size_t)count * DIRECTORY_ROW);
    size_t head = 0;
    size_t row = DIRECTORY_HEADER;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (!style->is_variable && strcmp(tables[i].tag + 1, "var") == 0)
            continue;
        size_t start = out->bytes;
        tables[i].put(out, style);
        memcpy(out->at + row, tables[i].tag, 4);
        set32(out, row + 4, sum(out->at + start, out->bytes - start));
        set32(out, row + 8, (uint32_t)start);
        set32(out, row + 12, (uint32_t)(out->bytes - start));
        row += DIRECTORY_ROW;
        pad(out);
        if (tables[i].put == put_head)
            head = start;
    }
    set32(out, head + SUM_ADJUSTMENT, 0xB1B0AFBA - sum(out->at, out->bytes));
}

static bool write_font(const char *folder, const Style *style)
{
    char path[4096];
    snprintf(path, sizeof path, "%s%s/Square-%s.ttf", folder, style->is_variable ? "/variable" : "",
             style->name);
    Buffer font = {0};
    put_font(&font, style);
    FILE *file = fopen(path, "wb");
    bool is_written = file && fwrite(font.at, 1, font.bytes, file) == font.bytes;
    if (file && fclose(file) != 0)
        is_written = false;
    buffer_free(&font);
    if (!is_written)
        perror(path);
    return is_written;
}

int main(int count, char **arguments)
{
    static const Style styles[] = {
        {"Regular", "Square", 400, false, "Square", false},
        {"Bold", "Square Bold", 700, false, "Square", false},
        {"Italic", "Square Italic", 400, true, "Square", false},
        {"BoldItalic", "Square Bold Italic", 700, true, "Square", false},
        {"Variable", "Square Variable", 400, false, "Square Variable", true},
    };
    if (count != 2) {
        fputs("usage: square_font FOLDER\n", stderr);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (!write_font(arguments[1], &styles[i]))
            return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
