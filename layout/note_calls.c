/* Calls beside punctuation are moved over it as the language has them (un-style 6.2): where text is collected, so that
 * what is read out of the file has the order in which it is printed, and a note goes with the line that its call
 * stands in. Behind signs: the call waits until they have come. Before them: they are taken back from the end of the
 * text. */
#include "layout/collector.h"
#include "layout/flow.h"
#include "styles/call_placement.h"

/* Takes the calls out of a galley whose notes are called elsewhere. */
static void forget_calls(Galley *galley)
{
    galley->note_count = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        galley->slots[i].note_count = 0;
        if (galley->slots[i].kind == SLOT_PARAGRAPH)
            galley->slots[i].pending->call_count = 0;
    }
}

/* ---- calls ---- */

static void read_stream(const Style *style, Note *note)
{
    const Value *stream = style_value(style, PROPERTY_NOTE_STREAM);
    if (stream->kind == VALUE_NAME) {
        note->stream = STREAM_NAMED;
        note->stream_name = stream->name;
    } else if (value_is_keyword(stream, KEYWORD_TABLE)) {
        note->stream = STREAM_TABLE;
    } else if (value_is_keyword(stream, KEYWORD_SYMBOL)) {
        note->stream = STREAM_SYMBOL;
    }
}

/* All that a galley holds, if that is one paragraph without a box around it; else NULL. */
static Slot *only_paragraph(const Galley *galley)
{
    Slot *only = NULL;
    for (size_t i = 0; i < galley->slot_count; i++) {
        Slot *slot = &galley->slots[i];
        if (slot->kind == SLOT_SPACE || slot->kind == SLOT_MARGIN)
            continue;
        if (only || slot->kind != SLOT_PARAGRAPH)
            return NULL;
        only = slot;
    }
    bool is_tied = only && (only->pending->drop || only->pending->has_clones);
    return galley->box_count || is_tied ? NULL : only;
}

/* The mark of a note as it stands in a line behind another note: not raised away from it, never the last of a
 * line, and no box of its own. */
static const Paragraph *mark_in_line(Collector *around, const Node *node, const InlineState *outer)
{
    Composer *composer = around->text.composer;
    const StyledNode *styled = &composer->tree->nodes[node->number];
    if (!styled->note_marker)
        return NULL;
    InlineState state = *outer;
    state.style = styled->style;
    state.rise = 0;
    state.box = NULL;
    state.first = (InlineLook){0};
    state = inline_state_inside(composer, styled->note_marker->style, NULL, &state);
    state.element = composer->structure->of_label[node->number];
    state.is_joined = false;
    node_attribute(node, composer->lang, &state.language);
    Collector *collector = collector_open(composer, around->galley);
    collector->text.follows_text = true;
    collect_content(collector, styled->note_marker, node, &state);
    Paragraph *mark = collector_close(collector, &(ParagraphStyle){0});
    InlineSpan *spans = (InlineSpan *)mark->spans;
    for (uint32_t i = 0; i < mark->span_count; i++) {
        spans[i].is_wrapping = false;
        spans[i].keeps_next = true;
    }
    return mark;
}

/* Whether something hangs on the slots of a note besides a mark that stands out: it would have no place in the
 * line. */
static bool has_hanging(const Galley *galley, bool has_mark_outside)
{
    size_t marks = has_mark_outside;
    for (size_t i = 0; i < galley->slot_count; i++)
        for (const Attachment *at = galley->slots[i].attachments; at; at = at->next)
            if (!at->is_on_baseline || marks-- == 0)
                return true;
    return false;
}

/* Whether a note may stand in one paragraph with others. */
static void read_display(Collector *collector, const Style *style, const InlineState *state,
                         Note *note)
{
    if (style_is(style, PROPERTY_FOOTNOTE_DISPLAY, KEYWORD_BLOCK) || note->is_of_column)
        return;
    Slot *slot = only_paragraph(note->galley);
    if (!slot || slot->pending->mark_end == UINT32_MAX || note->galley->side_float_count)
        return;
    const StyledNode *styled = &collector->text.composer->tree->nodes[note->node->number];
    if (has_hanging(note->galley, styled->note_marker && slot->pending->mark_end == 0))
        return;
    note->display =
        style_is(style, PROPERTY_FOOTNOTE_DISPLAY, KEYWORD_COMPACT) ? NOTE_COMPACT : NOTE_INLINE;
    note->paragraph = slot->pending;
    note->attachments = slot->attachments;
    note->mark = mark_in_line(collector, note->node, state);
}

/* The measure of a note at the foot of the column under way: the note area has the same edges as across the page. 0
 * if it is none, or has no room there. */
static Length column_note_measure(const Composer *composer, const Style *style)
{
    Length edges = length_subtract(composer->measure, composer->note_measure);
    Length measure = length_subtract(composer->column_measure, edges);
    bool is_asked = style_is(style, PROPERTY_FLOAT, KEYWORD_COLUMN_FOOTNOTE);
    return is_asked && composer->column_measure > 0 && measure >= LENGTH_POINT ? measure : 0;
}

/* A note that stands below the table calls there what is called in it. What is set on trial first is
 * collected more than once. */
static void leave_to_table(Composer *composer, const Node *node)
{
    NodeList *notes = composer->table_notes;
    size_t i = notes->count;
    if (i > 0 && notes->items[i - 1]->number >= node->number)
        while (i > 0 && notes->items[i - 1] != node)
            i--;
    else
        i = 0;
    if (i == 0)
        node_list_add(composer->arena, notes, node);
}

/* Notes called in a note stand behind it, as if called at the same place. In a margin box none is
 * called. */
static void collect_note(Collector *collector, const Node *node, const InlineState *state)
{
    Composer *composer = collector->text.composer;
    if (composer->page_number)
        return;
    const Style *style = composer->tree->nodes[node->number].style;
    Length measure = column_note_measure(composer, style);
    Note note = {.node = node,
                 .galley = flow_note(composer, node, measure),
                 .is_of_column = measure > 0,
                 .stays_whole = !style_is(style, PROPERTY_FOOTNOTE_POLICY, KEYWORD_AUTO),
                 .keeps_block = style_is(style, PROPERTY_FOOTNOTE_POLICY, KEYWORD_BLOCK)};
    read_stream(style, &note);
    read_display(collector, style, state, &note);
    if (note.stream == STREAM_TABLE && composer->table_notes) {
        leave_to_table(composer, node);
    } else {
        collector_add_notes(collector, &note, 1);
        collector_add_notes(collector, note.galley->notes, note.galley->note_count);
    }
    forget_calls(note.galley);
    collect_generated(collector, composer->tree->nodes[node->number].note_call, node,
                      composer->structure->of_call[node->number], state);
}

/* ---- placement ---- */

static void put_call(Collector *collector, const Node *node, const InlineState *state)
{
    if (collector->text.composer->tree->nodes[node->number].calls_note)
        collect_element(collector, node, state);
    else
        collect_note(collector, node, state);
}

static void hold(Collector *collector, const Node *node, const InlineState *state)
{
    HeldCall **end = &collector->held;
    while (*end)
        end = &(*end)->next;
    *end = ARENA_NEW(collector->text.composer->arena, HeldCall);
    **end = (HeldCall){.node = node, .state = *state};
}

InlineText *collector_text(Collector *collector)
{
    while (collector->held) {
        HeldCall *all = collector->held;
        collector->held = NULL;
        for (; all; all = all->next)
            put_call(collector, all->node, &all->state);
    }
    return &collector->text;
}

void collector_put_text(Collector *collector, Text text, const InlineState *state)
{
    if (collector->held) {
        size_t signs = call_signs_behind(text);
        inline_text_put(&collector->text, text_slice(text, 0, signs), state);
        text = text_slice(text, signs, text.bytes);
    }
    if (text.bytes)
        inline_text_put(collector_text(collector), text, state);
}

void collector_call(Collector *collector, const Node *node, const InlineState *state)
{
    const Style *style = collector->text.composer->tree->nodes[node->number].style;
    switch (style_keyword(style, PROPERTY_NOTE_CALL_PLACEMENT)) {
    case KEYWORD_AFTER_PUNCTUATION:
        hold(collector, node, state);
        return;
    case KEYWORD_BEFORE_PUNCTUATION: {
        InlineText *text = collector_text(collector);
        TextTail tail = inline_text_take(text, call_signs_before(buffer_text(&text->bytes)));
        put_call(collector, node, state);
        inline_text_put_back(text, &tail);
        return;
    }
    default:
        collector_text(collector);
        put_call(collector, node, state);
    }
}
