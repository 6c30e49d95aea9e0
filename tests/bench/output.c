/* Figures of output/: a synthetic publication of text pages, written to a file. Prints one line.
 *
 *   bench_output [PAGES [GLYPHS_A_PAGE [THREADS [plain]]]]     1000 3000 0 if not given */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "output/pdf.h"

enum {
    LINE_WIDTH = LENGTH_OF_POINTS(468),
    LINES_OF_PARAGRAPH = 5,
    SIZE = LENGTH_OF_POINTS(10)
};

typedef struct Bench {
    Arena *arena;
    const Face *face;
    Text word; /* the one that is being set, and how far it is */
    size_t position;
    uint32_t seed;
    StructureElement *structure;
    uint32_t element_count;
    size_t element_capacity;
} Bench;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint32_t add_element(Bench *bench, StructureRole role)
{
    bench->structure = arena_reserve(bench->arena, bench->structure, bench->element_count,
                                     &bench->element_capacity, sizeof *bench->structure);
    uint32_t parent = bench->element_count ? 0 : STRUCTURE_NO_PARENT;
    bench->structure[bench->element_count] = (StructureElement){.role = role, .parent = parent};
    return bench->element_count++;
}

static uint32_t random_below(Bench *bench, uint32_t most)
{
    bench->seed = bench->seed * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)bench->seed * most >> 32);
}

/* A word of two to four made-up syllables, the frequent ones first; so deflate finds about what it
 * finds in a language. Some spaces are no-break spaces, some hyphens soft. */
static void take_word(Bench *bench)
{
    static const char *const syllables[] = {
        "the", "of ", "and", "to ",  "in ", "tion", "al ", "ing", "re",   "con", "men", "per",
        "ty",  "en",  "na",  "com",  "ly",  "ment", "pro", "sta", "fi",   "der", "ver", "ted",
        "sec", "gen", "ra",  "as",   "sem", "bly",  "cou", "cil", "res",  "o",   "lu",  "hu",
        "man", "rig", "hts", "Uni",  "Dec", "la",   "ra",  "pol", "i",    "cy",  "dis", "arm",
        "nu",  "cle", "ar",  "weap", "on",  "trea", "obl", "ga",  "ques", "qua", "zo",  "jus"};
    enum {
        SYLLABLES = sizeof syllables / sizeof *syllables
    };
    Buffer word = {0};
    for (uint32_t left = 2 + random_below(bench, 3); left > 0; left--) {
        buffer_string(&word, syllables[random_below(bench, 1 + random_below(bench, SYLLABLES))]);
        if (random_below(bench, 100) == 0)
            buffer_code_point(&word, 0xAD);
    }
    buffer_code_point(&word, random_below(bench, 50) ? ' ' : 0xA0);
    bench->word = text_copy(bench->arena, buffer_text(&word));
    bench->position = 0;
    buffer_free(&word);
}

/* A justified line of so many glyphs, with a few kerned pairs. */
static const TextRun *make_line(Bench *bench, uint32_t count)
{
    Glyph *glyphs = ARENA_ARRAY(bench->arena, Glyph, count);
    Buffer set = {0};
    Length width = 0;
    Length spaces = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (bench->position == bench->word.bytes)
            take_word(bench);
        uint32_t code_point = text_next(bench->word, &bench->position);
        uint32_t glyph = 0;
        face_find_glyph(bench->face, code_point == 0xAD ? '-' : code_point, &glyph);
        Length advance =
            length_scale(SIZE, face_advance(bench->face, glyph), bench->face->units_per_em);
        if (random_below(bench, 16) == 0)
            advance -= LENGTH_POINT / 5;
        bool is_space = code_point == ' ' || code_point == 0xA0;
        glyphs[i] = (Glyph){(uint32_t)set.bytes, (uint16_t)glyph, is_space, advance};
        buffer_code_point(&set, code_point);
        width += advance;
        spaces += is_space;
    }
    TextRun *run = ARENA_NEW(bench->arena, TextRun);
    *run = (TextRun){.face = bench->face,
                     .size = SIZE,
                     .scale = 65536,
                     .glyphs = glyphs,
                     .glyph_count = count,
                     .space_extra = spaces ? (LINE_WIDTH - width) / spaces : 0,
                     .text = text_copy(bench->arena, buffer_text(&set))};
    buffer_free(&set);
    return run;
}

static Page make_page(Bench *bench, uint32_t number, uint32_t glyphs)
{
    enum {
        GLYPHS_OF_LINE = 75
    };
    uint32_t lines = (glyphs + GLYPHS_OF_LINE - 1) / GLYPHS_OF_LINE;
    Mark *marks = ARENA_ARRAY(bench->arena, Mark, (size_t)lines + 1);
    marks[0] = (Mark){MARK_TEXT, STRUCTURE_ARTIFACT_HEADER, LENGTH_OF_POINTS(72),
                      LENGTH_OF_POINTS(40), .run = make_line(bench, 12)};
    uint32_t element = 0;
    for (uint32_t i = 0; i < lines; i++) {
        if (i % LINES_OF_PARAGRAPH == 0)
            element = add_element(bench, ROLE_PARAGRAPH);
        marks[i + 1] =
            (Mark){MARK_TEXT, element, LENGTH_OF_POINTS(72), LENGTH_OF_POINTS(72 + 15 * (int32_t)i),
                   .run = make_line(bench, GLYPHS_OF_LINE)};
    }
    Buffer label = {0};
    buffer_integer(&label, number);
    Page page = {.number = number,
                 .label = text_copy(bench->arena, buffer_text(&label)),
                 .width = LENGTH_OF_POINTS(612),
                 .height = LENGTH_OF_POINTS(792),
                 .marks = marks,
                 .mark_count = lines + 1};
    buffer_free(&label);
    return page;
}

static Publication make_publication(Bench *bench, uint32_t page_count, uint32_t glyphs)
{
    Page *pages = ARENA_ARRAY(bench->arena, Page, page_count);
    add_element(bench, ROLE_DOCUMENT);
    for (uint32_t i = 0; i < page_count; i++)
        pages[i] = make_page(bench, i + 1, glyphs);
    return (Publication){.pages = pages,
                         .page_count = page_count,
                         .structure = bench->structure,
                         .structure_count = bench->element_count,
                         .title = TEXT("Bench"),
                         .language = TEXT("en")};
}

static uint32_t argument(int count, char **values, int index, uint32_t otherwise)
{
    return index < count ? (uint32_t)strtoul(values[index], NULL, 10) : otherwise;
}

static long peak_kilobytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int main(int count, char **values)
{
    Bench bench = {.arena = arena_new(0)};
    Diagnostics *diagnostics = diagnostics_new(bench.arena);
    FontSet *fonts = fontset_open(bench.arena);
    Text family = TEXT("Liberation Serif");
    bench.face = fontset_match(fonts, &(FontRequest){&family, 1, 400, false, 100}, diagnostics);
    if (!bench.face)
        return EXIT_FAILURE;
    uint32_t pages = argument(count, values, 1, 1000);
    Publication publication = make_publication(&bench, pages, argument(count, values, 2, 3000));
    PdfOptions options = pdf_options();
    options.threads = argument(count, values, 3, 0);
    const Standard *standard = count > 4 ? standard_find(text_of(values[4])) : NULL;
    if (standard)
        options.standard = standard;
    long before = peak_kilobytes();
    Arena *scratch = arena_new(0);
    double start = seconds();
    FileWriter *file = file_create("/tmp/bench_output.pdf", diagnostics);
    Status status = pdf_write(&publication, &options, file, scratch, diagnostics);
    double written = seconds();
    uint64_t bytes = file_size(file);
    if (status == STATUS_OK)
        status = file_commit(file, diagnostics);
    printf("%u pages: %.3f s, %.3f s with commit, %.1f MB, %ld KB more at peak, status %d\n", pages,
           written - start, seconds() - start, (double)bytes / 1e6, peak_kilobytes() - before,
           (int)status);
    arena_free(scratch);
    fontset_close(fonts);
    arena_free(bench.arena);
    return status == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
