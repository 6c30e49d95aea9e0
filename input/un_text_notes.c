/* Note blocks: reading them, and setting the notes in the tree.
 *
 * Notes stand at the foot of a page below a row of underscores (un-style 11.4). A block ends with its
 * page; where no page break is left, it ends behind a blank line, or where a line that has room to
 * spare ended its last sentence. */
#include "input/un_text_parts.h"

#include <string.h>

/* --- reading ------------------------------------------------------------------------------------- */

static const Note *last_note(const UnText *reader)
{
    return reader->note_count ? &reader->notes[reader->note_count - 1] : NULL;
}

static uint32_t last_note_line(const UnText *reader)
{
    const Stretch *stretch = &reader->note_stretches[reader->note_stretch_count - 1];
    return stretch->first + stretch->count - 1;
}

static uint32_t expected_number(const UnText *reader)
{
    const Note *last = last_note(reader);
    return last && last->label.style != NOTE_STARS ? last->label.number + 1 : 1;
}

/* Whether a note may carry this label: three digits, or the number behind the last. In the style of
 * numbered paragraphs only the latter. */
static bool is_plausible(const UnText *reader, const NoteLabel *label)
{
    enum {
        MOST_SURE = 999
    };
    return label->number == expected_number(reader) ||
           (label->number <= MOST_SURE && label->style != NOTE_STOP);
}

/* The label at the beginning of a line: bytes with the spaces behind, 0 for none. Raised, it may have
 * come out on a line of its own; then only the expected number is one. */
static size_t find_label(const UnText *reader, uint32_t line, NoteLabel *label)
{
    Text text = line_text(reader, line);
    size_t bytes = match_note_label(text, label);
    if (bytes)
        return bytes;
    size_t digits = match_digits(text, 0, 4);
    bool is_alone = digits && digits == text.bytes && line + 1 < reader->line_count &&
                    !line_is_blank(&reader->lines[line + 1]);
    label->style = NOTE_PLAIN;
    bool is_number = is_alone && text_to_number(text, 9999, &label->number);
    return is_number && label->number == expected_number(reader) ? digits : 0;
}

bool notes_begin(const UnText *reader, uint32_t line)
{
    NoteLabel label;
    const Line *lines = reader->lines;
    do {
        if (lines[line].flags & LINE_ENDS_PAGE || ++line == reader->line_count)
            return false;
    } while (line_is_blank(&lines[line]) || lines[line].flags & LINE_TAKEN);
    if (find_label(reader, line, &label))
        return is_plausible(reader, &label);
    return last_note(reader) && final_mark(line_text(reader, last_note_line(reader))) != '.';
}

/* What a word processor left of its own number: "0F" behind note 1. Bytes with the space behind. */
static uint32_t residue_bytes(Text text, uint32_t number)
{
    size_t digits = match_digits(text, 0, 4);
    uint32_t residue;
    if (!text_to_number(text_slice(text, 0, digits), 9999, &residue) || residue + 1 != number ||
        digits >= text.bytes || text.at[digits] != 'F')
        return 0;
    size_t spaces = match_spaces(text, digits + 1);
    return spaces ? (uint32_t)(digits + 1 + spaces) : 0;
}

static void add_note_line(UnText *reader, uint32_t line)
{
    Note *note = &reader->notes[reader->note_count - 1];
    if (note->stretch_count) {
        Stretch *last = &reader->note_stretches[reader->note_stretch_count - 1];
        if (last->first + last->count == line) {
            last->count++;
            return;
        }
    }
    reader->note_stretches =
        arena_reserve(reader->document->arena, reader->note_stretches, reader->note_stretch_count,
                      &reader->note_stretch_capacity, sizeof *reader->note_stretches);
    reader->note_stretches[reader->note_stretch_count++] = (Stretch){line, 1};
    note->stretch_count++;
}

static void add_note(UnText *reader, uint32_t line, NoteLabel label, size_t label_bytes)
{
    Text behind = text_slice(line_text(reader, line), label_bytes, SIZE_MAX);
    reader->notes = arena_reserve(reader->document->arena, reader->notes, reader->note_count,
                                  &reader->note_capacity, sizeof *reader->notes);
    reader->notes[reader->note_count++] = (Note){
        .label = label,
        .label_bytes = (uint32_t)label_bytes + residue_bytes(behind, label.number),
        .first_stretch = (uint32_t)reader->note_stretch_count,
    };
    reader->note_blocks[reader->note_block_count - 1].note_count++;
    add_note_line(reader, line);
}

/* Whether a label continues the block: the next number in the same style, or the first number
 * behind asterisks; behind the end of a sentence some numbers may be missing. */
static bool is_next(const UnText *reader, const NoteBlock *block, const NoteLabel *label)
{
    enum {
        MOST_MISSING = 8
    };
    const Note *last = last_note(reader);
    if (block->note_count == 0)
        return is_plausible(reader, label);
    if (last->label.style == NOTE_STARS && label->style != NOTE_STARS)
        return is_plausible(reader, label);
    uint32_t next = last->label.number + 1;
    bool is_near = label->number > next && label->number <= next + MOST_MISSING &&
                   final_mark(line_text(reader, last_note_line(reader))) == '.';
    return label->style == last->label.style && (label->number == next || is_near);
}

static bool ends_with_abbreviation(Text text)
{
    static const char *const words[] = {"No",   "Nos",  "vol",   "vols", "chap",  "chaps",
                                        "sect", "para", "paras", "art",  "arts",  "p",
                                        "pp",   "Add",  "Rev",   "Corr", "Suppl", "Sales"};
    size_t begin = text.bytes ? text.bytes - 1 : 0;
    while (begin > 0 && text.at[begin - 1] != ' ' && text.at[begin - 1] != '/')
        begin--;
    Text word = text_slice(text, begin, text.bytes ? text.bytes - 1 : 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return false;
}

/* Whether a line that is no note is no continuation of the last one either. */
static bool is_behind_notes(const UnText *reader, uint32_t line)
{
    enum {
        FULL_LINE = 85
    };
    Text above = line_text(reader, last_note_line(reader));
    Text text = line_text(reader, line);
    uint32_t number;
    Label label;
    if (final_mark(above) != '.' || ends_with_abbreviation(above))
        return false;
    bool has_room = (uint64_t)above.bytes * 100 < (uint64_t)reader->measure * FULL_LINE;
    return match_paragraph_number(text, &number) || match_label(text, &label) ||
           (has_room && !is_digit(text.at[0]));
}

/* Adds a line of text to the block's notes; false when it stands behind them. */
static bool add_line(UnText *reader, NoteBlock *block, uint32_t line, bool is_behind_blank)
{
    NoteLabel label;
    const Line *at = &reader->lines[line];
    size_t label_bytes = find_label(reader, line, &label);
    bool is_entry = label_bytes && is_next(reader, block, &label) &&
                    !(is_behind_blank && label.style == NOTE_STOP);
    if (is_entry) {
        add_note(reader, line, label, label_bytes);
        return true;
    }
    bool is_first = block->note_count == 0; /* of a block that continues the last one's note */
    if (at->flags & LINE_STARTS_PAGE || is_behind_blank || !last_note(reader) ||
        (!is_first && is_behind_notes(reader, line)))
        return false;
    add_note_line(reader, line);
    return true;
}

uint32_t notes_read(UnText *reader, uint32_t line)
{
    reader->note_blocks =
        arena_reserve(reader->document->arena, reader->note_blocks, reader->note_block_count,
                      &reader->note_block_capacity, sizeof *reader->note_blocks);
    NoteBlock *block = &reader->note_blocks[reader->note_block_count++];
    *block = (NoteBlock){.offset = reader->lines[line].begin,
                         .first_note = (uint32_t)reader->note_count};
    line_take(reader, line, LEDGER_NOTE_RULE);
    bool has_text = false;
    bool is_behind_blank = false;
    for (line++; line < reader->line_count; line++) {
        const Line *at = &reader->lines[line];
        bool ends_page = at[-1].flags & LINE_ENDS_PAGE;
        if (ends_page || reader_is_over_limit(reader, at->start))
            break;
        if (at->flags & LINE_TAKEN)
            continue;
        if (line_is_blank(at)) {
            drop(reader, at->start, at->stop, LEDGER_BLANK_LINE);
            line_drop_end(reader, line, LEDGER_BLANK_LINE);
            is_behind_blank = has_text;
        } else if (add_line(reader, block, line, is_behind_blank)) {
            has_text = true;
            is_behind_blank = false;
        } else {
            break;
        }
    }
    return line;
}

/* --- in the tree --------------------------------------------------------------------------------- */

/* Where calls remember the note of this label that they met last. */
uint32_t *note_memory(UnText *reader, NoteLabel label)
{
    return label.style == NOTE_STARS ? &reader->called_stars[label.number]
                                     : &reader->called[label.number];
}

/* note-1; where a number occurs again, note-1-17 by its place among all notes. */
static Text note_id(UnText *reader, const Note *note)
{
    Buffer id = {0};
    buffer_format(&id, note->label.style == NOTE_STARS ? "note-star-%u" : "note-%u",
                  note->label.number);
    if (*note_memory(reader, note->label))
        buffer_format(&id, "-%zu", (size_t)(note - reader->notes) + 1);
    Text text = names_intern(reader->document->names, buffer_text(&id))->text;
    buffer_free(&id);
    return text;
}

static void set_note_value(UnText *reader, Node *aside, const Note *note)
{
    Arena *arena = reader->document->arena;
    if (note->label.style == NOTE_STARS) {
        node_set_attribute(reader->document, aside, "value",
                           text_copy(arena, text_slice(text_of("***"), 0, note->label.number)));
        return;
    }
    if (note->label.number != reader->last_value + 1)
        element_set_value(reader, aside, note->label.number);
    reader->last_value = note->label.number;
}

static Span note_span(const UnText *reader, const Note *note)
{
    const Stretch *first = &reader->note_stretches[note->first_stretch];
    const Stretch *last = first + note->stretch_count - 1;
    return reader_span(reader, reader->lines[first->first].begin,
                       reader->lines[last->first + last->count - 1].end);
}

static void append_note_text(UnText *reader, Node *parent, const Note *note, uint32_t skip)
{
    Node *text = compose_lines(reader, &reader->note_stretches[note->first_stretch],
                               note->stretch_count, skip);
    if (text)
        node_append(parent, text);
}

Node *note_place(UnText *reader, Note *note)
{
    Span span = note_span(reader, note);
    note->aside = node_with_class(reader->document, TAG_ASIDE, "note", span);
    node_set_id(reader->document, note->aside, note_id(reader, note));
    set_note_value(reader, note->aside, note);
    drop(reader, span.begin, span.begin + note->label_bytes, LEDGER_NOTE_LABEL);
    append_note_text(reader, note->aside, note, note->label_bytes);
    *note_memory(reader, note->label) = (uint32_t)(note - reader->notes) + 1;
    return note->aside;
}

void notes_anchor(UnText *reader, uint32_t offset, Node *last)
{
    for (uint32_t i = reader->next_anchor; i < reader->note_block_count; i++) {
        if (reader->note_blocks[i].offset >= offset)
            return;
        reader->note_blocks[i].anchor = last;
        reader->next_anchor = i + 1;
    }
}

/* Sets a note behind the anchor, or first of all; returns the new anchor. */
static Node *place_uncalled(UnText *reader, Node *anchor, const Note *note)
{
    Node *root = reader->document->root;
    Node *paragraph =
        node_with_class(reader->document, TAG_P, "note-text", note_span(reader, note));
    append_note_text(reader, paragraph, note, 0);
    if (anchor)
        node_insert_after(anchor, paragraph);
    else if (root->first)
        node_insert_before(root->first, paragraph);
    else
        node_append(root, paragraph);
    return paragraph;
}

void note_report(UnText *reader, DiagnosticKind kind, const Note *note)
{
    Buffer label = {0};
    if (note->label.style == NOTE_STARS)
        buffer_repeat(&label, '*', note->label.number);
    else
        buffer_integer(&label, note->label.number);
    diagnostics_add(reader->diagnostics, kind, note_span(reader, note), buffer_text(&label),
                    (Text){0});
    buffer_free(&label);
}

void notes_place_uncalled(UnText *reader)
{
    for (size_t i = 0; i < reader->note_block_count; i++) {
        NoteBlock *block = &reader->note_blocks[i];
        for (uint32_t j = 0; j < block->note_count; j++) {
            const Note *note = &reader->notes[block->first_note + j];
            if (note->aside)
                continue;
            block->anchor = place_uncalled(reader, block->anchor, note);
            note_report(reader, NOTE_WITHOUT_CALL, note);
        }
    }
}
