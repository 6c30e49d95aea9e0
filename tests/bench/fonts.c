/* Figures of fonts/: opening, matching, shaping, subsetting. Prints one line each.
 *
 *   bench_fonts [TEXT]     a UTF-8 file of Latin text; without one, a built-in paragraph */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fonts/fontset.h"
#include "fonts/shape.h"
#include "fonts/subset.h"

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void measure_open(const char *path, uint32_t index)
{
    enum {
        TIMES = 200
    };
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    double first = 0;
    double start = milliseconds();
    for (int i = 0; i < TIMES; i++) {
        Face *face = face_open(arena, text_of(path), index, diagnostics);
        if (!face)
            break;
        face_close(face);
        if (i == 0)
            first = milliseconds() - start;
    }
    printf("open  %-72s first %.3f ms, then %.4f ms\n", path, first,
           (milliseconds() - start - first) / (TIMES - 1));
    arena_free(arena);
}

static void measure_match(const char *family)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    double start = milliseconds();
    FontSet *fonts = fontset_open(arena);
    Text families[] = {text_of(family)};
    FontRequest request = {.families = families, .family_count = 1, .weight = 400, .stretch = 100};
    fontset_match(fonts, &request, diagnostics);
    double first = milliseconds() - start;
    start = milliseconds();
    for (int i = 0; i < 1000; i++)
        fontset_match(fonts, &request, diagnostics);
    double again = (milliseconds() - start) / 1000;
    printf("match %-24s first %.3f ms%s, again %.5f ms\n", family, first,
           fontset_uses_system(fonts) ? " with fontconfig" : "", again);
    fontset_close(fonts);
    arena_free(arena);
}

static void measure_shape(const char *path, Text text)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Face *face = face_open(arena, text_of(path), 0, diagnostics);
    if (!face)
        return;
    Shaper *shaper = shaper_new();
    ShapeRequest request = {.face = face,
                            .text = text,
                            .script = FOUR_LETTERS('L', 'a', 't', 'n'),
                            .language = text_of("en")};
    double best = 1e9;
    double first = 0;
    for (int round = 0; round < 20; round++) {
        double start = milliseconds();
        for (size_t at = 0; at < text.bytes; at += 1000) {
            uint32_t count;
            request.begin = (uint32_t)at;
            request.end = (uint32_t)(at + 1000 < text.bytes ? at + 1000 : text.bytes);
            shape_run(shaper, &request, &count);
            if (round == 0 && at == 0)
                first = milliseconds() - start;
        }
        double each = (milliseconds() - start) / ((double)text.bytes / 1000);
        best = each < best ? each : best;
    }
    printf("shape %-72s first %.3f ms, then %.4f ms per 1,000 bytes\n", path, first, best);
    shaper_free(shaper);
    face_close(face);
    arena_free(arena);
}

static size_t deflated(Text bytes)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(9);
    size_t room = libdeflate_deflate_compress_bound(compressor, bytes.bytes);
    void *out = malloc(room);
    size_t size =
        out ? libdeflate_deflate_compress(compressor, bytes.at, bytes.bytes, out, room) : 0;
    free(out);
    libdeflate_free_compressor(compressor);
    return size;
}

/* glyphs, from the code points from first on that the face has. */
static void measure_subset(const char *path, uint32_t index, uint32_t first, int glyphs)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Face *face = face_open(arena, text_of(path), index, diagnostics);
    if (!face)
        return;
    GlyphSet used = glyph_set_new(arena, face);
    for (uint32_t c = first, count = 0; c < 0x30000 && count < (uint32_t)glyphs; c++) {
        uint32_t glyph;
        if (!face_find_glyph(face, c, &glyph))
            continue;
        glyph_set_add(&used, glyph);
        count++;
    }
    FontProgram program = {0};
    double cold = 0;
    double best = 1e9;
    for (int i = 0; i < 10; i++) {
        double start = milliseconds();
        subset_make(arena, face, &used, diagnostics, &program);
        double time = milliseconds() - start;
        cold = i == 0 ? time : cold;
        best = time < best ? time : best;
    }
    printf("subset %-71s %d glyphs: first %.2f ms, then %.2f ms, %zu bytes, deflated %zu\n", path,
           glyphs, cold, best, program.bytes.bytes, deflated(program.bytes));
    face_close(face);
    arena_free(arena);
}

static Text load_text(Arena *arena, int count, char **arguments)
{
    static const char paragraph[] =
        "The General Assembly, Recalling its previous resolutions on the matter, Takes note of the "
        "report of the Secretary-General and requests him to report at its next session. ";
    Buffer text = {0};
    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (file) {
        for (int c; (c = getc(file)) != EOF;)
            buffer_byte(&text, c == '\n' ? ' ' : (char)c);
        fclose(file);
    } else {
        for (int i = 0; i < 300; i++)
            buffer_string(&text, paragraph);
    }
    Text copy = text_copy(arena, buffer_text(&text));
    buffer_free(&text);
    return copy;
}

int main(int count, char **arguments)
{
#define LIBERATION "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
#define NIMBUS     "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"
#define AMIRI      "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"
#define NOTO_CJK   "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
    Arena *arena = arena_new(0);
    measure_match("Liberation Serif");
    measure_match("serif");
    measure_match("Noto Serif CJK SC");
    measure_match("Noto Kufi Arabic");
    measure_open(LIBERATION, 0);
    measure_open(NIMBUS, 0);
    measure_open(AMIRI, 0);
    measure_open(NOTO_CJK, 2);
    Text text = load_text(arena, count, arguments);
    measure_shape(LIBERATION, text);
    measure_shape(NIMBUS, text);
    measure_subset(LIBERATION, 0, 0x20, 100);
    measure_subset(NIMBUS, 0, 0x20, 100);
    measure_subset(AMIRI, 0, 0x600, 150);
    measure_subset(NOTO_CJK, 2, 0x4E00, 500);
    arena_free(arena);
    return EXIT_SUCCESS;
}
