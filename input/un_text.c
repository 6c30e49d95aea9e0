/* How United Nations plain text is read.
 *
 * The input is what programs extract from PDF files: lines as they were printed, blank lines between
 * paragraphs, notes at the feet of pages with their calls as digits glued to words, page breaks that
 * may be form feeds, single spaces or nothing. Nothing in it is certain, so each step looks for the
 * evidence it needs and hands on what it did not understand as text:
 *
 *     bytes ─▶ lines ─▶ blocks ────▶ shapes ─────▶ tree
 *              pages    note blocks  by the first  by the shape and the part of the
 *              masthead              line alone    document; text composed, calls found
 *
 * Every step walks forward over the lines or blocks once, and looks back or ahead by a fixed number
 * of them, so time is linear; there is no recursion. All bytes of a line that are not composed into
 * text go to the ledger in the step that decides so; document_check_ledger proves it.
 *
 * Rejected: regular expressions (POSIX's backtrack, and know no UTF-8), a grammar (the input has
 * none: a missing blank line would fail a whole document), and deciding what a paragraph is from its
 * words alone (a lexicon of lead phrases is styles/'s; numbers, commas and blank lines suffice, and
 * work in all six languages).
 *
 * Sources: un-style 5.4, 5.14, 6, 11 and appendix C. */
#include "input/un_text.h"

#include "input/un_text_builder.h"
#include "input/un_text_parts.h"

bool reader_is_over_limit(UnText *reader, uint32_t offset)
{
    Arena *arena = reader->document->arena;
    if (!arena_is_over_limit(arena))
        return false;
    if (!diagnostics_has_limit(reader->diagnostics))
        diagnostics_add_limit(reader->diagnostics, arena, reader_span(reader, offset, offset));
    return true;
}

/* --- notes ------------------------------------------------------------------------------------------ */

/* Makes room for what calls remember by number, and reports numbers that occur twice. */
static void prepare_notes(UnText *reader)
{
    uint32_t highest = 0;
    for (size_t i = 0; i < reader->note_count; i++)
        if (reader->notes[i].label.style != NOTE_STARS && reader->notes[i].label.number > highest)
            highest = reader->notes[i].label.number;
    reader->called_count = highest + 1;
    reader->called = ARENA_ARRAY(reader->document->arena, uint32_t, reader->called_count);
    reader->has_number = ARENA_ARRAY(reader->document->arena, bool, reader->called_count);
    for (size_t i = 0; i < reader->note_count; i++) {
        const Note *note = &reader->notes[i];
        if (note->label.style == NOTE_STARS)
            continue;
        if (reader->has_number[note->label.number])
            note_report(reader, NOTE_TWICE, note);
        reader->has_number[note->label.number] = true;
    }
}

/* --- the kind of document ------------------------------------------------------------------------------ */

static bool is_opening(Shape shape)
{
    return shape == SHAPE_TITLE || shape == SHAPE_RESOLUTION || shape == SHAPE_ENACTING;
}

/* A resolution opens with its title or organ before any number; a report has at least two numbered
 * paragraphs in order. */
static const char *find_kind(const UnText *reader)
{
    uint32_t last_number = 0;
    for (size_t i = 0; i < reader->block_count; i++) {
        const Block *block = &reader->blocks[i];
        if (is_opening(block->shape))
            return "resolution";
        if (block->shape != SHAPE_NUMBERED)
            continue;
        if (last_number && block->number == last_number + 1)
            return "report";
        last_number = block->number;
    }
    return "plain";
}

/* --- the tree -------------------------------------------------------------------------------------------- */

static void report_structure(UnText *reader, const Builder *builder)
{
    const Fields *fields = &reader->document->fields;
    Text kind = reader->document->kind->text;
    if (fields->items[FIELD_KIND].origin != FIELD_UNSET)
        return;
    if (text_is(kind, "plain"))
        diagnostics_add_plain(reader->diagnostics, READ_NO_STRUCTURE, SPAN_NONE);
    if (text_is(kind, "resolution") && !builder->has_adopted &&
        fields->items[FIELD_ADOPTION].origin == FIELD_UNSET)
        diagnostics_add_plain(reader->diagnostics, READ_NO_ADOPTION, SPAN_NONE);
}

static bool build_tree(UnText *reader)
{
    Document *document = reader->document;
    const char *kind = find_kind(reader);
    Builder builder = {.reader = reader, .container = document->root, .sole = SIZE_MAX};
    document->kind = names_intern(document->names, text_of(kind));
    builder.wants_title = text_is(document->kind->text, "report");
    bool is_plain = text_is(document->kind->text, "plain");
    for (size_t i = 0; i < reader->block_count; i++) {
        const Block *block = &reader->blocks[i];
        uint32_t offset = block_span(reader, block).begin;
        if (reader_is_over_limit(reader, offset))
            return false;
        notes_anchor(reader, offset, builder.container->last);
        if (is_plain)
            element_add(&builder, TAG_P, NULL, block, 0);
        else
            block_build(&builder, i);
    }
    notes_anchor(reader, UINT32_MAX, builder.container->last);
    notes_place_uncalled(reader);
    spans_close(document);
    report_structure(reader, &builder);
    return !reader_is_over_limit(reader, 0);
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

static void complete_facts(UnText *reader, Text text)
{
    Document *document = reader->document;
    const char *language = reader->has_language ? NULL : language_by_script(text);
    if (language)
        tell_language(reader, language);
    if (document->date.year == 0)
        date_at_end(fields_value(&document->fields, FIELD_ADOPTION), &document->date);
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static bool read_all(UnText *reader, uint32_t begin)
{
    if (!lines_read(reader, begin))
        return false;
    pages_find(reader);
    masthead_read(reader);
    if (!blocks_find(reader))
        return false;
    shapes_find(reader);
    prepare_notes(reader);
    return build_tree(reader);
}

Status read_un_text(Document *document, const Source *source, uint32_t begin,
                    Diagnostics *diagnostics)
{
    UnText reader = {
        .document = document,
        .source = source,
        .diagnostics = diagnostics,
        .scratch = arena_new(0),
    };
    bool is_read = read_all(&reader, begin);
    if (is_read)
        complete_facts(&reader, text_slice(source->bytes, begin, source->bytes.bytes));
    buffer_free(&reader.text);
    arena_free(reader.scratch);
    return is_read ? STATUS_OK : STATUS_LIMIT;
}
