/* Notes in the tree: where they are called, or where their blocks stood. */
#include "input/un_builder.h"

#include <string.h>

void notes_prepare(Reading *reading)
{
    uint32_t highest = 0;
    for (size_t i = 0; i < reading->note_count; i++) {
        const NoteLabel *label = &reading->notes[i].label;
        if (is_counted(label->style) && label->number > highest)
            highest = label->number;
    }
    reading->called_count = highest + 1;
    reading->called = ARENA_ARRAY(reading->document->arena, uint32_t, reading->called_count);
    reading->has_number = ARENA_ARRAY(reading->document->arena, bool, reading->called_count);
    for (size_t i = 0; i < reading->note_count; i++) {
        const Note *note = &reading->notes[i];
        if (!is_counted(note->label.style))
            continue;
        if (reading->has_number[note->label.number])
            note_report(reading, NOTE_TWICE, note);
        reading->has_number[note->label.number] = true;
    }
}

uint32_t *note_memory(Reading *reading, NoteLabel label)
{
    if (label.style == NOTE_STARS)
        return &reading->called_stars[label.number];
    if (label.style == NOTE_LETTER)
        return &reading->called_letters[label.number];
    return &reading->called[label.number];
}

/* "12", "**" or "b" */
static void put_label(Buffer *out, NoteLabel label)
{
    if (label.style == NOTE_STARS)
        buffer_repeat(out, '*', label.number);
    else if (label.style == NOTE_LETTER)
        buffer_byte(out, (char)('a' + label.number - 1));
    else
        buffer_integer(out, label.number);
}

/* note-1; where a number occurs again, note-1-17 by its place among all notes. Of a further input of the
 * document part-2-note-1. */
static Text note_id(Reading *reading, const Note *note)
{
    Buffer id = {0};
    if (reading->document->part > 1)
        buffer_format(&id, "part-%u-", reading->document->part);
    if (note->label.style == NOTE_STARS) {
        buffer_format(&id, "note-star-%u", note->label.number);
    } else {
        buffer_string(&id, "note-");
        put_label(&id, note->label);
    }
    if (*note_memory(reading, note->label))
        buffer_format(&id, "-%zu", (size_t)(note - reading->notes) + 1);
    Text text = names_intern(reading->document->names, buffer_text(&id))->text;
    buffer_free(&id);
    return text;
}

static void set_note_value(Reading *reading, Node *aside, const Note *note)
{
    Document *document = reading->document;
    if (!is_counted(note->label.style)) {
        Buffer label = {0};
        put_label(&label, note->label);
        node_set_attribute(document, aside, "value",
                           text_copy(document->arena, buffer_text(&label)));
        buffer_free(&label);
        return;
    }
    if (note->label.number != document->last_note + 1)
        element_set_value(reading, aside, note->label.number);
    document->last_note = note->label.number;
}

static Span note_span(const Reading *reading, const Note *note)
{
    const Stretch *first = &reading->note_stretches[note->first_stretch];
    const Stretch *last = first + note->stretch_count - 1;
    return reading_span(reading, reading->lines[first->first].begin,
                        reading->lines[last->first + last->count - 1].end);
}

static void append_note_text(Reading *reading, Node *parent, const Note *note, uint32_t skip)
{
    Node *text = compose_lines(reading, &reading->note_stretches[note->first_stretch],
                               note->stretch_count, skip);
    if (text)
        node_append(parent, text);
}

Node *note_place(Reading *reading, Note *note)
{
    Span span = note_span(reading, note);
    note->aside = node_with_class(reading->document, TAG_ASIDE, "note", span);
    node_set_id(reading->document, note->aside, note_id(reading, note));
    set_note_value(reading, note->aside, note);
    uint32_t label = reading->lines[reading->note_stretches[note->first_stretch].first].begin;
    drop(reading, label, label + note->label_bytes, LEDGER_NOTE_LABEL);
    append_note_text(reading, note->aside, note, note->label_bytes);
    *note_memory(reading, note->label) = (uint32_t)(note - reading->notes) + 1;
    return note->aside;
}

void notes_anchor(Reading *reading, uint32_t offset, Node *last)
{
    for (uint32_t i = reading->next_anchor; i < reading->note_block_count; i++) {
        if (reading->note_blocks[i].offset >= offset)
            return;
        reading->note_blocks[i].anchor = last;
        reading->next_anchor = i + 1;
    }
}

/* Sets a note behind the anchor, or first of all; returns the new anchor. */
static Node *place_uncalled(Reading *reading, Node *anchor, const Note *note)
{
    Node *root = reading->document->root;
    Node *paragraph =
        node_with_class(reading->document, TAG_P, "note-text", note_span(reading, note));
    append_note_text(reading, paragraph, note, 0);
    if (anchor)
        node_insert_after(anchor, paragraph);
    else if (root->first)
        node_insert_before(root->first, paragraph);
    else
        node_append(root, paragraph);
    return paragraph;
}

void note_report(Reading *reading, DiagnosticKind kind, const Note *note)
{
    Buffer label = {0};
    put_label(&label, note->label);
    diagnostics_add(reading->diagnostics, kind, note_span(reading, note), buffer_text(&label),
                    (Text){0});
    buffer_free(&label);
}

void notes_place_uncalled(Reading *reading)
{
    for (size_t i = 0; i < reading->note_block_count; i++) {
        NoteBlock *block = &reading->note_blocks[i];
        for (uint32_t j = 0; j < block->note_count; j++) {
            const Note *note = &reading->notes[block->first_note + j];
            if (note->aside)
                continue;
            block->anchor = place_uncalled(reading, block->anchor, note);
            note_report(reading, NOTE_WITHOUT_CALL, note);
        }
    }
}
