/* Lines to blocks.
 *
 * A block is a paragraph as it seems: lines between blank lines, parted further before a line that
 * stands for itself (an organ, a meeting, a date) and before a number or label that continues its
 * series, and put together again over page breaks and the notes at the foot of a page (un-style
 * 11.3), and where a number stands alone. */
#include "input/un_text_parts.h"

#include <string.h>

typedef enum Boundary {
    BOUNDARY_NONE,  /* the line follows on the last */
    BOUNDARY_BLANK, /* a blank line lies between */
    BOUNDARY_PAGE   /* a page break or notes lie between */
} Boundary;

typedef struct Finder {
    UnText *reader;
    Boundary boundary;
    uint32_t last; /* the last line of the last block */
    bool has_organ;
    uint32_t last_number;
    uint32_t last_ordinals[SERIES_COUNT];
} Finder;

enum {
    FULL_LINE = 85 /* per cent of the measure; a shorter line ends its paragraph */
};

/* --- over a page break ------------------------------------------------------------------------- */

static bool is_full(const UnText *reader, uint32_t line)
{
    return (uint64_t)line_text(reader, line).bytes * 100 >= (uint64_t)reader->measure * FULL_LINE;
}

static bool begins_with_bullet(Text text)
{
    static const char *const bullets[] = {"•", "\xEF\x82\xB7", "– ", "— ", "- "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (text_starts(text, bullets[i]))
            return true;
    return false;
}

/* Whether a line looks like the beginning of something: numbered, labelled, a heading, a list. */
static bool begins_block(const UnText *reader, uint32_t line)
{
    Text text = line_text(reader, line);
    uint32_t number;
    Label label;
    size_t title = match_resolution_number(text);
    return reader->lines[line].flags & LINE_IS_FORMULA || match_paragraph_number(text, &number) ||
           (match_label(text, &label) && label.form != FORM_STOP) ||
           (title && title < text.bytes && text.at[title] == '.') || is_section_mark(text) ||
           begins_with_bullet(text);
}

/* The first letter of a text, behind opening marks; 0 when it begins otherwise. */
static uint32_t first_letter(Text text)
{
    size_t at = 0;
    while (at < text.bytes) {
        uint32_t code_point = text_next(text, &at);
        if (is_letter(code_point))
            return code_point;
        if (!strchr("([\"'", (int)(code_point < 0x80 ? code_point : 'x')) && code_point != 0x201C &&
            code_point != 0x2018 && code_point != 0xAB)
            return 0;
    }
    return 0;
}

/* Whether the paragraph that broke off with the last line goes on with this one. A small letter goes
 * on, where paragraphs begin with capitals; in Russian a preambular paragraph does not, and only a
 * full line does. Otherwise a paragraph breaks off without a mark and with a full line. */
static bool continues(const Finder *finder, uint32_t line)
{
    const UnText *reader = finder->reader;
    if (begins_block(reader, line) || reader->lines[finder->last].flags & LINE_IS_FORMULA)
        return false;
    char mark = final_mark(line_text(reader, finder->last));
    uint32_t letter = first_letter(line_text(reader, line));
    bool is_full_line = is_full(reader, finder->last);
    if (is_lower_case(letter) && letter < 0x400)
        return mark == 0 || mark == ',' || is_full_line;
    if (is_lower_case(letter) && mark == ',')
        return is_full_line;
    return mark == 0 && is_full_line;
}

/* --- inside a run of lines ----------------------------------------------------------------------- */

static bool ends_with_conjunction(Text text)
{
    static const char *const words[] = {" and", " or", " et", " ou", " y", " o", " и", " или"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t bytes = strlen(words[i]);
        if (text.bytes > bytes && memcmp(text.at + text.bytes - bytes, words[i], bytes) == 0)
            return true;
    }
    return false;
}

static bool is_next_label(const Finder *finder, const Label *label, Text above)
{
    char mark = final_mark(above);
    for (int series = 0; series < SERIES_COUNT; series++) {
        uint32_t ordinal = label->ordinals[series];
        if (ordinal == 1 && mark == ':')
            return true;
        if (ordinal > 1 && ordinal == finder->last_ordinals[series] + 1)
            return mark || ends_with_conjunction(above);
    }
    return false;
}

/* Whether a line begins a block though no blank line stands above it. */
static bool parts_run(const Finder *finder, uint32_t line)
{
    const UnText *reader = finder->reader;
    Text text = line_text(reader, line);
    Text above = line_text(reader, finder->last);
    uint32_t number;
    Label label;
    if (reader->lines[finder->last].flags & LINE_IS_FORMULA || is_note_rule(text) ||
        is_note_rule(above))
        return true;
    if (reader->lines[line].flags & LINE_IS_FORMULA)
        return final_mark(above) || !formula_find(FORMULA_ANNEX, text, NULL);
    if (match_paragraph_number(text, &number))
        return number == finder->last_number + 1 && final_mark(above);
    if (match_label(text, &label))
        return is_next_label(finder, &label, above);
    size_t title = finder->has_organ ? 0 : match_resolution_number(text);
    return title && title < text.bytes && text.at[title] == '.';
}

/* Whether the last block is a number alone, which extraction parted from its paragraph. */
static bool waits_for_text(const Finder *finder)
{
    const UnText *reader = finder->reader;
    const Block *block = &reader->blocks[reader->block_count - 1];
    const Stretch *stretch = &reader->stretches[block->first_stretch];
    return block->stretch_count == 1 && stretch->count == 1 &&
           is_bare_number(line_text(reader, finder->last));
}

/* Whether a line begins a block, behind what stands between it and the last one. */
static bool begins(const Finder *finder, uint32_t line)
{
    if (finder->reader->block_count == 0)
        return true;
    switch (finder->boundary) {
    case BOUNDARY_NONE:
        return parts_run(finder, line);
    case BOUNDARY_PAGE:
        return !continues(finder, line);
    case BOUNDARY_BLANK:
        break;
    }
    return begins_block(finder->reader, line) || !waits_for_text(finder);
}

/* --- blocks --------------------------------------------------------------------------------------- */

static void remember_series(Finder *finder, uint32_t line)
{
    Text text = line_text(finder->reader, line);
    uint32_t number;
    Label label;
    if (match_paragraph_number(text, &number)) {
        finder->last_number = number;
        memset(finder->last_ordinals, 0, sizeof finder->last_ordinals);
    } else if (match_label(text, &label)) {
        for (int series = 0; series < SERIES_COUNT; series++)
            if (label.ordinals[series])
                finder->last_ordinals[series] = label.ordinals[series];
    } else if (formula_find(FORMULA_ENACTING, text, NULL)) {
        finder->has_organ = true;
        finder->last_number = 0;
    }
}

static void add_stretch(UnText *reader, uint32_t line)
{
    reader->stretches =
        arena_reserve(reader->document->arena, reader->stretches, reader->stretch_count,
                      &reader->stretch_capacity, sizeof *reader->stretches);
    reader->stretches[reader->stretch_count++] = (Stretch){line, 1};
}

static void add_block(Finder *finder, uint32_t line)
{
    UnText *reader = finder->reader;
    reader->blocks = arena_reserve(reader->document->arena, reader->blocks, reader->block_count,
                                   &reader->block_capacity, sizeof *reader->blocks);
    reader->blocks[reader->block_count++] =
        (Block){.first_stretch = (uint32_t)reader->stretch_count, .stretch_count = 1};
    add_stretch(reader, line);
    remember_series(finder, line);
}

static void lengthen_block(Finder *finder, uint32_t line)
{
    UnText *reader = finder->reader;
    reader->lines[line].flags &= ~(uint32_t)LINE_IS_FORMULA;
    if (finder->boundary == BOUNDARY_NONE) {
        reader->stretches[reader->stretch_count - 1].count++;
        return;
    }
    add_stretch(reader, line);
    reader->blocks[reader->block_count - 1].stretch_count++;
}

static void add_text_line(Finder *finder, uint32_t line)
{
    UnText *reader = finder->reader;
    if (line_is_formula(reader, line))
        reader->lines[line].flags |= LINE_IS_FORMULA;
    if (begins(finder, line))
        add_block(finder, line);
    else
        lengthen_block(finder, line);
    finder->last = line;
    finder->boundary = BOUNDARY_NONE;
}

static void drop_blank_line(UnText *reader, uint32_t line)
{
    drop(reader, reader->lines[line].start, reader->lines[line].stop, LEDGER_BLANK_LINE);
    line_drop_end(reader, line, LEDGER_BLANK_LINE);
}

static void widen(Finder *finder, Boundary boundary)
{
    if (finder->boundary < boundary)
        finder->boundary = boundary;
}

/* The longest line that is not out of all measure. */
static uint32_t find_measure(const UnText *reader)
{
    enum {
        LONGEST = 300
    };
    uint32_t measure = 0;
    for (uint32_t i = 0; i < reader->line_count; i++) {
        uint32_t bytes = reader->lines[i].end - reader->lines[i].begin;
        if (bytes > measure && bytes <= LONGEST)
            measure = bytes;
    }
    return measure;
}

bool blocks_find(UnText *reader)
{
    Finder finder = {.reader = reader};
    reader->measure = find_measure(reader);
    for (uint32_t line = 0; line < reader->line_count;) {
        const Line *at = &reader->lines[line];
        if (reader_is_over_limit(reader, at->start))
            return false;
        if (at->flags & LINE_STARTS_PAGE)
            widen(&finder, BOUNDARY_PAGE);
        if (at->flags & LINE_TAKEN) {
            widen(&finder, BOUNDARY_BLANK);
        } else if (line_is_blank(at)) {
            drop_blank_line(reader, line);
            widen(&finder, BOUNDARY_BLANK);
        } else if (is_note_rule(line_text(reader, line)) && notes_begin(reader, line)) {
            line = notes_read(reader, line);
            widen(&finder, BOUNDARY_PAGE);
            continue;
        } else {
            add_text_line(&finder, line);
        }
        if (at->flags & LINE_ENDS_PAGE)
            widen(&finder, BOUNDARY_PAGE);
        line++;
    }
    return true;
}
