/* How United Nations plain text is read.
 *
 * The input is what programs extract from PDF files: lines as they were printed, blank lines between
 * paragraphs, notes at the feet of pages with their calls as digits glued to words, page breaks that
 * may be form feeds, single spaces or nothing. Nothing in it is certain, so each step looks for the
 * evidence it needs and hands on what it did not understand as text:
 *
 *     bytes ─▶ clean ─▶ lines ─────▶ blocks ────▶ shapes ─────▶ tree
 *              text     pages        note blocks  by the first  by the shape and the part of the
 *                       masthead                  line alone    document; text composed, calls found
 *                       contents, tables
 *
 * Every step walks forward over the lines or blocks once, and looks back or ahead by a fixed number
 * of them, so time is linear; there is no recursion. All bytes of a line that are not composed into
 * text go to the ledger in the step that decides so; document_check_ledger proves it. What a step
 * decides, and by which rule, it writes down (decisions.h), and asks the hints of a person first.
 *
 * Rejected: regular expressions (POSIX's backtrack, and know no UTF-8), a grammar (the input has
 * none: a missing blank line would fail a whole document), and deciding what a paragraph is from its
 * words alone (a lexicon of lead phrases is styles/'s; numbers, commas and blank lines suffice, and
 * work in all six languages).
 *
 * Sources: un-style 2.8, 2.9, 3, 4, 5, 6, 7, 11 and appendix C. */
#include "input/un_text.h"

#include <string.h>

#include "input/reading.h"

bool reading_is_over_limit(Reading *reading, uint32_t offset)
{
    Arena *arena = reading->document->arena;
    if (!arena_is_over_limit(arena))
        return false;
    if (!diagnostics_has_limit(reading->diagnostics))
        diagnostics_add_limit(reading->diagnostics, arena,
                              (Span){reading->clean.source, offset, offset});
    return true;
}

/* --- language and date ------------------------------------------------------------------------------------- */

/* The language of most letters at the beginning; NULL for Latin ones, which several have. */
static const char *language_by_script(Text text)
{
    enum {
        LOOKED_AT = 4096
    };
    size_t latin = 0;
    size_t cyrillic = 0;
    size_t arabic = 0;
    size_t han = 0;
    for (size_t at = 0; at < text.bytes && at < LOOKED_AT;) {
        uint32_t code_point = text_next(text, &at);
        if (code_point >= 0x400 && code_point < 0x530)
            cyrillic++;
        else if (code_point >= 0x600 && code_point < 0x700)
            arabic++;
        else if (is_ideograph(code_point))
            han++;
        else if (is_letter(code_point))
            latin++;
    }
    if (cyrillic > latin)
        return "ru";
    if (arabic > latin)
        return "ar";
    return han > latin / 2 ? "zh" : NULL;
}

/* The three languages of Latin letters by their commonest words; NULL without a clear winner. */
static const char *language_by_words(Text text)
{
    static const struct {
        const char *language;
        const char *words[6];
    } rows[] = {
        {"en", {"the", "of", "and", "to", "by", "for"}},
        {"fr", {"les", "des", "et", "du", "une", "dans"}},
        {"es", {"los", "las", "el", "del", "y", "por"}},
    };
    enum {
        LOOKED_AT = 8192,
        ROWS = sizeof rows / sizeof *rows
    };
    size_t counts[ROWS] = {0};
    text = text_slice(text, 0, LOOKED_AT);
    for (size_t at = 0; at < text.bytes;) {
        size_t end = at;
        while (end < text.bytes && (text.at[end] | 0x20) >= 'a' && (text.at[end] | 0x20) <= 'z')
            end++;
        for (size_t i = 0; i < ROWS && end > at; i++)
            for (size_t j = 0; j < sizeof rows[i].words / sizeof *rows[i].words; j++)
                counts[i] += text_is(text_slice(text, at, end), rows[i].words[j]);
        at = end + 1;
    }
    size_t best = 0;
    for (size_t i = 1; i < ROWS; i++)
        if (counts[i] > counts[best])
            best = i;
    return counts[best] > 0 ? rows[best].language : NULL;
}

/* The language of most formulas, if there are any. */
static const char *language_by_formulas(const Reading *reading)
{
    static const char *const languages[LANGUAGES] = {"en", "fr", "es", "ru", "ar", "zh"};
    int best = 0;
    for (int i = 1; i < LANGUAGES; i++)
        if (reading->votes[i] > reading->votes[best])
            best = i;
    return reading->votes[best] ? languages[best] : NULL;
}

void reading_complete_facts(Reading *reading, Text text)
{
    Document *document = reading->document;
    const char *language = NULL;
    if (!reading->has_language && document->part <= 1) {
        language = language_by_script(text);
        if (!language)
            language = language_by_words(text);
        if (!language)
            language = language_by_formulas(reading);
    }
    if (language)
        tell_language(reading, language);
    if (document->date.year == 0)
        date_at_end(fields_value(&document->fields, FIELD_ADOPTION), &document->date);
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static bool has_symbol_part(Text symbol, const char *part)
{
    for (size_t at = 0; at < symbol.bytes; at++)
        if (text_starts(text_slice(symbol, at, symbol.bytes), part))
            return true;
    return false;
}

/* Records of meetings are told by their symbols. */
static void find_records(Reading *reading)
{
    Text symbol = fields_value(&reading->document->fields, FIELD_SYMBOL);
    reading->is_verbatim = has_symbol_part(symbol, "/PV.");
    reading->is_record = reading->is_verbatim || has_symbol_part(symbol, "/SR.");
}

/* Marks the lines that hints are about. */
static void mark_hinted(Reading *reading)
{
    hints_bind(reading->hints, reading->clean.source, reading->scratch);
    size_t i = 0;
    for (uint32_t line = 0; line < reading->line_count; line++) {
        Span span = reading_span(reading, reading->lines[line].start, reading->lines[line].stop);
        while (i < reading->hints->count && reading->hints->items[i].offset < span.begin)
            i++;
        if (i < reading->hints->count && reading->hints->items[i].offset <= span.end)
            reading->lines[line].flags |= LINE_HINTED;
    }
}

static bool read_all(Reading *reading, uint32_t begin)
{
    Document *document = reading->document;
    clean_text_make(&reading->clean, reading->clean.source, begin, document->arena,
                    &document->ledger);
    formula_index_make(&reading->formulas);
    if (!lines_read(reading, begin))
        return false;
    if (reading->hints)
        mark_hinted(reading);
    pages_find(reading);
    masthead_read(reading);
    find_records(reading);
    columns_find(reading);
    contents_find(reading);
    tables_find(reading);
    if (!blocks_find(reading))
        return false;
    shapes_find(reading);
    return blocks_build(reading);
}

Status read_un_text(Document *document, const ReadInput *input, Diagnostics *diagnostics)
{
    Reading reading = {
        .document = document,
        .top = input->top,
        .clean.source = input->source,
        .diagnostics = diagnostics,
        .hints = input->hints,
        .scratch = arena_new(0),
    };
    size_t first_decision = document->decisions.count;
    bool is_read = read_all(&reading, input->begin);
    if (is_read) {
        reading_complete_facts(&reading, text_slice(input->source->bytes, input->begin, SIZE_MAX));
        decisions_tell_doubts(&document->decisions, first_decision, diagnostics);
        if (input->hints)
            hints_tell_unused(input->hints, diagnostics);
    }
    buffer_free(&reading.text);
    arena_free(reading.scratch);
    return is_read ? STATUS_OK : STATUS_LIMIT;
}
