#include "output/check_cmap.h"

#include <stdlib.h>

enum {
    LONGEST_CODE = 4,
    MOST_SPACES = 100,
    MOST_RANGES = 200000
};

/* The kinds of sections between "begin…" and "end…". */
typedef enum Section {
    SECTION_NONE,
    SECTION_SPACES,
    SECTION_CID_RANGES,
    SECTION_CID_CHARS,
    SECTION_UNICODE_RANGES,
    SECTION_UNICODE_CHARS
} Section;

typedef struct Reading {
    Cmap *cmap;
    PdfParser parser;
    const PdfValue *values; /* before the operator, without those used up */
    size_t count;
} Reading;

static uint32_t code_of(const PdfValue *string)
{
    uint32_t code = 0;
    for (size_t i = 0; i < string->text.bytes && i < LONGEST_CODE; i++)
        code = code << 8 | (unsigned char)string->text.at[i];
    return code;
}

static bool is_code(const PdfValue *value)
{
    return value->type == PDF_STRING && value->text.bytes > 0 && value->text.bytes <= LONGEST_CODE;
}

/* ---- entries ---- */

static void add_space(Cmap *cmap, const PdfValue *first, const PdfValue *last)
{
    if (cmap->space_count == MOST_SPACES)
        return;
    cmap->spaces = arena_reserve(cmap->arena, cmap->spaces, cmap->space_count,
                                 &cmap->space_capacity, sizeof *cmap->spaces);
    cmap->spaces[cmap->space_count++] =
        (CodeSpace){code_of(first), code_of(last), (uint32_t)first->text.bytes};
}

static bool is_private(uint32_t unit)
{
    return (unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xDB80 && unit <= 0xDBFF);
}

static void add_range(Cmap *cmap, CodeRange range)
{
    if (cmap->range_count == MOST_RANGES || range.last < range.first)
        return;
    range.unicode = text_copy(cmap->arena, range.unicode);
    cmap->ranges = arena_reserve(cmap->arena, cmap->ranges, cmap->range_count,
                                 &cmap->range_capacity, sizeof *cmap->ranges);
    cmap->ranges[cmap->range_count++] = range;
    uint32_t unit;
    for (size_t n = 0; cmap_unit(&range, range.last, n, &unit); n++)
        cmap->has_private |= is_private(unit);
    for (size_t n = 0; cmap_unit(&range, range.first, n, &unit); n++)
        cmap->has_private |= is_private(unit);
}

static CodeRange range_of(const PdfValue *first, const PdfValue *last)
{
    return (CodeRange){
        .first = code_of(first), .last = code_of(last), .bytes = (uint32_t)first->text.bytes};
}

/* ---- sections ---- */

static void take_cids(Reading *reading, bool has_ranges)
{
    size_t step = has_ranges ? 3 : 2;
    for (size_t i = 0; i + step <= reading->count; i += step) {
        const PdfValue *entry = &reading->values[i];
        const PdfValue *cid = &entry[step - 1];
        if (!is_code(&entry[0]) || !is_code(&entry[step - 2]) || !pdf_is_number(cid))
            continue;
        CodeRange range = range_of(&entry[0], &entry[step - 2]);
        range.cid = cid->number >= 0 && cid->number < 1e9 ? (uint32_t)cid->number : 0;
        add_range(reading->cmap, range);
    }
}

/* A range whose values are listed one by one. */
static void take_listed(Reading *reading, const PdfValue *first, const PdfValue *list)
{
    uint32_t code = code_of(first);
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].type == PDF_STRING)
            add_range(reading->cmap, (CodeRange){.first = code + i,
                                                 .last = code + i,
                                                 .bytes = (uint32_t)first->text.bytes,
                                                 .unicode = list->items[i].text});
}

static void take_unicode(Reading *reading, bool has_ranges)
{
    size_t step = has_ranges ? 3 : 2;
    for (size_t i = 0; i + step <= reading->count; i += step) {
        const PdfValue *entry = &reading->values[i];
        const PdfValue *value = &entry[step - 1];
        if (!is_code(&entry[0]) || !is_code(&entry[step - 2]))
            continue;
        CodeRange range = range_of(&entry[0], &entry[step - 2]);
        if (value->type == PDF_STRING)
            range.unicode = value->text;
        if (value->type == PDF_STRING)
            add_range(reading->cmap, range);
        else if (value->type == PDF_ARRAY)
            take_listed(reading, &entry[0], value);
    }
}

static void take_spaces(Reading *reading)
{
    for (size_t i = 0; i + 2 <= reading->count; i += 2)
        if (is_code(&reading->values[i]) && is_code(&reading->values[i + 1]))
            add_space(reading->cmap, &reading->values[i], &reading->values[i + 1]);
}

static void take_section(Reading *reading, Section section)
{
    switch (section) {
    case SECTION_NONE:
        break;
    case SECTION_SPACES:
        take_spaces(reading);
        break;
    case SECTION_CID_RANGES:
    case SECTION_CID_CHARS:
        take_cids(reading, section == SECTION_CID_RANGES);
        break;
    case SECTION_UNICODE_RANGES:
    case SECTION_UNICODE_CHARS:
        take_unicode(reading, section == SECTION_UNICODE_RANGES);
        break;
    }
}

static Section section_of(Text word)
{
    static const struct {
        const char *word;
        Section section;
    } begins[] = {{"begincodespacerange", SECTION_SPACES},
                  {"begincidrange", SECTION_CID_RANGES},
                  {"begincidchar", SECTION_CID_CHARS},
                  {"beginbfrange", SECTION_UNICODE_RANGES},
                  {"beginbfchar", SECTION_UNICODE_CHARS}};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (text_is(word, begins[i].word))
            return begins[i].section;
    return SECTION_NONE;
}

/* ---- facts ---- */

static void take_system(Cmap *cmap, const PdfValue *key, const PdfValue *value)
{
    if (pdf_is_name(key, "Registry") && value->type == PDF_STRING)
        cmap->registry = text_copy(cmap->arena, value->text);
    if (pdf_is_name(key, "Ordering") && value->type == PDF_STRING)
        cmap->ordering = text_copy(cmap->arena, value->text);
    if (pdf_is_name(key, "Supplement") && pdf_is_number(value))
        cmap->supplement = value->number;
}

/* "/WMode 0 def", and CIDSystemInfo as a dictionary or by definitions of its keys. */
static void take_definition(Reading *reading)
{
    if (reading->count < 2)
        return;
    const PdfValue *key = &reading->values[reading->count - 2];
    const PdfValue *value = &key[1];
    if (pdf_is_name(key, "WMode") && pdf_is_number(value))
        reading->cmap->writing_mode = value->number;
    take_system(reading->cmap, key, value);
    for (uint32_t i = 0; value->type == PDF_DICT && i < value->count; i++) {
        PdfValue name = {.type = PDF_NAME, .text = value->entries[i].key};
        take_system(reading->cmap, &name, &value->entries[i].value);
    }
}

/* ---- the whole ---- */

static int compare(const void *a, const void *b)
{
    const CodeRange *first = a;
    const CodeRange *second = b;
    if (first->bytes != second->bytes)
        return first->bytes < second->bytes ? -1 : 1;
    return (first->first > second->first) - (first->first < second->first);
}

Cmap *cmap_read(Arena *arena, Arena *stack, Text bytes)
{
    Cmap *cmap = ARENA_NEW(arena, Cmap);
    Arena *scratch = arena_new(0);
    Reading reading = {.cmap = cmap, .parser = pdf_parser(scratch, stack, bytes)};
    Section section = SECTION_NONE;
    Text word;
    cmap->arena = arena;
    for (;;) {
        ArenaMark mark = arena_mark(scratch);
        if (!pdf_parse_operation(&reading.parser, &word))
            break;
        reading.values = reading.parser.values;
        reading.count = reading.parser.count;
        take_section(&reading, section);
        section = section_of(word);
        if (text_is(word, "def"))
            take_definition(&reading);
        if (text_is(word, "usecmap") && reading.count && reading.values[0].type == PDF_NAME)
            cmap->used = text_copy(arena, reading.values[0].text);
        arena_release(scratch, mark);
    }
    arena_free(scratch);
    if (cmap->range_count)
        qsort(cmap->ranges, cmap->range_count, sizeof *cmap->ranges, compare);
    return cmap;
}

Cmap *cmap_identity(Arena *arena)
{
    static const CodeSpace space = {0, 0xFFFF, 2};
    static const CodeRange range = {.first = 0, .last = 0xFFFF, .bytes = 2};
    Cmap *cmap = ARENA_NEW(arena, Cmap);
    cmap->spaces = ARENA_NEW(arena, CodeSpace);
    cmap->ranges = ARENA_NEW(arena, CodeRange);
    cmap->spaces[0] = space;
    cmap->ranges[0] = range;
    cmap->space_count = cmap->range_count = 1;
    return cmap;
}

/* ---- questions ---- */

/* Whether each byte of a code lies between those of the space's ends. */
static bool is_in_space(const CodeSpace *space, uint32_t code)
{
    for (uint32_t i = 0; i < space->bytes; i++) {
        uint32_t byte = code >> (8 * i) & 0xFF;
        if (byte < (space->first >> (8 * i) & 0xFF) || byte > (space->last >> (8 * i) & 0xFF))
            return false;
    }
    return true;
}

uint32_t cmap_next_code(const Cmap *cmap, Text text, size_t *position, uint32_t *bytes)
{
    uint32_t code = 0;
    size_t begin = *position;
    for (*bytes = 1; *bytes <= LONGEST_CODE && begin + *bytes <= text.bytes; ++*bytes) {
        code = code << 8 | (unsigned char)text.at[begin + *bytes - 1];
        for (size_t i = 0; i < cmap->space_count; i++)
            if (cmap->spaces[i].bytes == *bytes && is_in_space(&cmap->spaces[i], code)) {
                *position = begin + *bytes;
                return code;
            }
    }
    /* no code at all: as long as the shortest, so that what follows may be one */
    uint32_t shortest = cmap->space_count ? LONGEST_CODE : 1;
    for (size_t i = 0; i < cmap->space_count; i++)
        if (cmap->spaces[i].bytes < shortest)
            shortest = cmap->spaces[i].bytes;
    *bytes = begin + shortest <= text.bytes ? shortest : (uint32_t)(text.bytes - begin);
    *position = begin + *bytes;
    code = 0;
    for (size_t i = begin; i < *position; i++)
        code = code << 8 | (unsigned char)text.at[i];
    return code;
}

const CodeRange *cmap_find(const Cmap *cmap, uint32_t code, uint32_t bytes)
{
    size_t low = 0;
    size_t high = cmap->range_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const CodeRange *range = &cmap->ranges[middle];
        if (range->bytes < bytes || (range->bytes == bytes && range->first <= code))
            low = middle + 1;
        else
            high = middle;
    }
    const CodeRange *range = low ? &cmap->ranges[low - 1] : NULL;
    return range && range->bytes == bytes && code >= range->first && code <= range->last ? range
                                                                                         : NULL;
}

bool cmap_unit(const CodeRange *range, uint32_t code, size_t n, uint32_t *unit)
{
    Text text = range->unicode;
    if (2 * n + 1 >= text.bytes)
        return false;
    const unsigned char *at = (const unsigned char *)text.at + 2 * n;
    *unit = (uint32_t)(at[0] << 8 | at[1]);
    if (2 * n + 3 >= text.bytes)
        *unit += code - range->first;
    return true;
}
