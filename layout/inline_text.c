/* White space is processed here, by CSS Text 3, section 4.1.1: what collapses is collapsed across
 * elements, and what is preserved becomes an object (a tab) or a forced break. So later steps see
 * the text as it is shown, and every character of it is drawn. A space at the end of a block is left
 * where CSS takes it away (section 4.1.2): it hangs behind the last line, takes part in nothing, and
 * keeps words apart for those who read the text of the file. */
#include "layout/inline_text.h"

#include "input/first_letter.h"
#include "layout/bidi_marks.h"
#include "layout/first_line.h"
#include "layout/frame.h"
#include "layout/letter_case.h"
#include "layout/settle.h"

static const Text OBJECT_CHARACTER = TEXT("\xEF\xBF\xBC"); /* U+FFFC */

/* ---- spans ---- */

static bool wraps(const Style *style)
{
    return !style_is(style, PROPERTY_WHITE_SPACE, KEYWORD_NOWRAP) &&
           !style_is(style, PROPERTY_WHITE_SPACE, KEYWORD_PRE);
}

static WordBreaking word_breaking(const Style *style)
{
    if (style_is(style, PROPERTY_LINE_BREAK, KEYWORD_ANYWHERE))
        return BREAKING_ANYWHERE;
    switch (style_keyword(style, PROPERTY_WORD_BREAK)) {
    case KEYWORD_KEEP_ALL:
        return BREAKING_BETWEEN_WORDS;
    case KEYWORD_BREAK_ALL:
        return BREAKING_LETTERS;
    default:
        return BREAKING_NORMAL;
    }
}

/* word-break: break-word says the same as overflow-wrap: anywhere (CSS Text 3, section 5.2). */
static bool may_be_cut(const Style *style)
{
    return !style_is(style, PROPERTY_OVERFLOW_WRAP, KEYWORD_NORMAL) ||
           style_is(style, PROPERTY_WORD_BREAK, KEYWORD_BREAK_WORD);
}

static bool continues(const InlineSpan *last, const InlineSpan *span)
{
    return last->style == span->style && last->element == span->element &&
           last->rise == span->rise && last->shift == span->shift && last->drop == span->drop &&
           last->box == span->box && last->is_wrapping == span->is_wrapping && !span->is_joined &&
           last->breaking == span->breaking && last->may_be_cut == span->may_be_cut &&
           last->keeps_soft_hyphens == span->keeps_soft_hyphens &&
           last->hyphenation == span->hyphenation && last->change == span->change &&
           first_looks_equal(last->first, span->first) &&
           text_equal(last->language, span->language);
}

/* Makes sure that what is appended next belongs to a span of this state. */
static void begin_span(InlineText *text, const InlineState *state)
{
    Composer *composer = text->composer;
    const TextStyle *style = text_style(composer->text_styles, state->style);
    if (!style) {
        composer->status = STATUS_FONT;
        return;
    }
    InlineSpan span = {
        .begin = (uint32_t)text->bytes.bytes,
        .style = style,
        .element = state->element,
        .rise = state->rise,
        .shift = state->shift,
        .drop = state->drop,
        .box = state->box,
        .is_wrapping = wraps(state->style),
        .is_joined = state->is_joined,
        .breaking = (uint8_t)word_breaking(state->style),
        .may_be_cut = may_be_cut(state->style),
        .keeps_soft_hyphens = style_is(state->style, PROPERTY_HYPHENS, KEYWORD_NONE),
        .hyphenation = style_is(state->style, PROPERTY_HYPHENS, KEYWORD_AUTO)
                           ? hyphen_dictionary(composer->hyphens, state->language)
                           : NULL,
        .language = state->language,
        .first = first_look(composer, state),
        .change = state->change,
    };
    text->has_changes |= span.change != NULL;
    text->has_first_looks |= span.first != NULL;
    text->may_hyphenate |= span.hyphenation != NULL;
    if (text->span_count) {
        InlineSpan *last = &text->spans[text->span_count - 1];
        if (continues(last, &span))
            return;
        if (last->begin == span.begin) {
            *last = span;
            return;
        }
    }
    text->spans = arena_reserve(composer->arena, text->spans, text->span_count,
                                &text->span_capacity, sizeof *text->spans);
    text->spans[text->span_count++] = span;
}

static void add_object(InlineText *text, InlineObject object)
{
    object.at = (uint32_t)text->bytes.bytes;
    text->objects = arena_reserve(text->composer->arena, text->objects, text->object_count,
                                  &text->object_capacity, sizeof *text->objects);
    text->objects[text->object_count++] = object;
    text->follows_text = true;
    text->has_content = true;
}

/* ---- white space ---- */

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static void put_collapsed_space(InlineText *text)
{
    if (!text->follows_text)
        return;
    if (text->has_wide_spaces)
        buffer_put(&text->bytes, text_of("\xE3\x80\x80"));
    else
        buffer_byte(&text->bytes, ' ');
    text->follows_text = false;
}

static void put_line_end(InlineText *text)
{
    add_object(text, (InlineObject){.kind = OBJECT_LINE_END});
    buffer_byte(&text->bytes, '\n');
    text->follows_text = false;
}

static void put_ink(InlineText *text, Text ink)
{
    if (ink.bytes == 0)
        return;
    buffer_put(&text->bytes, ink);
    text->follows_text = true;
    text->has_content = true;
}

static void put_collapsing(InlineText *text, Text added, bool keeps_line_ends)
{
    size_t at = 0;
    while (at < added.bytes) {
        size_t begin = at;
        while (at < added.bytes && !is_white(added.at[at]))
            at++;
        put_ink(text, text_slice(added, begin, at));
        size_t line_ends = 0;
        begin = at;
        while (at < added.bytes && is_white(added.at[at]))
            line_ends += added.at[at++] == '\n';
        if (line_ends == 0 || !keeps_line_ends) {
            if (at > begin)
                put_collapsed_space(text);
            continue;
        }
        while (line_ends-- > 0)
            put_line_end(text);
    }
}

static void put_preserved(InlineText *text, Text added)
{
    for (size_t at = 0; at < added.bytes; at++) {
        size_t begin = at;
        while (at < added.bytes && added.at[at] != '\t' && added.at[at] != '\r' &&
               added.at[at] != '\n')
            at++;
        put_ink(text, text_slice(added, begin, at));
        if (at < added.bytes && added.at[at] == '\t') {
            add_object(text, (InlineObject){.kind = OBJECT_TAB});
            buffer_byte(&text->bytes, '\t');
        } else if (at < added.bytes && added.at[at] == '\n') {
            put_line_end(text);
        }
    }
}

/* ---- what is appended ---- */

/* initial-letter, CSS Inline 3, section 7: as high from its baseline, that of its last line, as the lines are
 * from there to the tops of the capitals of the first. */
static const TextStyle *initial_style(Composer *composer, const InlineState *state,
                                      const TextStyle *lines, int32_t count)
{
    const TextStyle *own = text_style(composer->text_styles, state->style);
    if (!own)
        return NULL;
    const Face *face = own->face;
    int32_t capital = face->cap_height > 0 ? face->cap_height : face->ascent * 3 / 4;
    int64_t height = text_style_across(lines, face, capital) +
                     ((int64_t)lines->above + lines->below) * (count - 1);
    if (capital <= 0 || height <= 0)
        return NULL;
    TextStyle *initial = ARENA_NEW(composer->arena, TextStyle);
    *initial = *own;
    initial->size = length_scale(length_clip(height), face->units_per_em, capital);
    initial->above = length_clip(height);
    initial->below = 0;
    return initial;
}

/* A text of one style in a frame as wide as it is. */
static const Frame *frame_of_text(Composer *composer, Text letter, const TextStyle *style,
                                  const InlineState *state)
{
    InlineSpan *span = ARENA_NEW(composer->arena, InlineSpan);
    *span = (InlineSpan){.style = style,
                         .element = state->element,
                         .is_wrapping = true,
                         .language = state->language};
    Paragraph *paragraph = ARENA_NEW(composer->arena, Paragraph);
    *paragraph = (Paragraph){
        .style = {.strut = style,
                  .measure = LENGTH_MAX / 2,
                  .align = KEYWORD_LEFT,
                  .align_last = KEYWORD_AUTO,
                  .language = state->language},
        .text = text_copy(composer->arena, letter),
        .spans = span,
        .span_count = 1,
    };
    Galley galley = {0};
    galley_add(composer->arena, &galley, &(Slot){.kind = SLOT_PARAGRAPH, .pending = paragraph});
    compositor_set(composer->compositor, paragraph);
    galley_settle(composer, &galley);
    Length width = paragraph->line_count ? paragraph->lines[0].width : 0;
    return galley_frame(composer->arena, &galley, width);
}

/* False if the letter can be no initial: it has no font, or no height. */
static bool put_dropped(InlineText *text, Text letter, const InlineState *around,
                        const InlineState *state)
{
    Composer *composer = text->composer;
    const Style *style = state->style;
    int32_t lines = style_integer(style, PROPERTY_INITIAL_LETTER, 1);
    const TextStyle *beside = text_style(composer->text_styles, around->style);
    const TextStyle *initial = beside ? initial_style(composer, state, beside, lines) : NULL;
    if (!initial)
        return false;
    TextTransform wanted = text_transform(style);
    letter = letters_transformed(composer->arena, letter, &wanted, state->language,
                                 buffer_text(&text->bytes));
    const Frame *frame = frame_boxed(
        composer->arena, frame_of_text(composer, letter, initial, state), style, state->available);
    begin_span(text, around);
    add_object(text, (InlineObject){
                         .kind = OBJECT_DROP,
                         .frame = frame,
                         .before = style_length(style, PROPERTY_MARGIN_LEFT, state->available, 0),
                         .after = style_length(style, PROPERTY_MARGIN_RIGHT, state->available, 0)});
    buffer_put(&text->bytes, OBJECT_CHARACTER);
    text->drop_lines = (uint32_t)lines;
    return true;
}

/* A letter in a box of its own, if its style has one. */
static void put_boxed(InlineText *text, Text letter, InlineState *own, const InlineState *around)
{
    Composer *composer = text->composer;
    InlineBoxPlace place = {.around = around->box,
                            .available = around->available,
                            .rise = around->rise,
                            .shift = around->shift,
                            .drop = around->drop};
    InlineBox *box = inline_box(composer->arena, composer->text_styles, own->style, &place);
    if (box)
        own->box = box;
    if (box && own->first.style)
        first_look_add_box(composer, box, own);
    if (box && box->has_edges)
        inline_text_begin_box(text, box, own);
    inline_text_put(text, letter, own);
    if (box && box->has_edges)
        inline_text_end_box(text, box, own, around);
}

/* Sets the letter that ::first-letter waits for; returns what is left of the text. */
static Text take_first_letter(InlineText *text, Text added, const InlineState *state)
{
    size_t begin = 0;
    while (begin < added.bytes && is_white(added.at[begin]))
        begin++;
    if (begin == added.bytes)
        return added;
    const Style *style = text->first_letter;
    size_t end = first_letter_end(added, begin);
    text->first_letter = NULL;
    if (end == begin)
        return added;
    InlineState own = *state;
    own.style = style;
    if (own.first.style)
        own.first.style = style;
    inline_text_put(text, text_slice(added, 0, begin), state);
    Text letter = text_slice(added, begin, end);
    bool is_initial = style_integer(style, PROPERTY_INITIAL_LETTER, 1) > 1;
    if (!is_initial || !put_dropped(text, letter, state, &own))
        put_boxed(text, letter, &own, state);
    return text_slice(added, end, added.bytes);
}

/* Full-width text has full-width spaces, once they are collapsed. */
static Text transformed(InlineText *text, Text added, const InlineState *state)
{
    TextTransform wanted = text_transform(state->style);
    text->has_wide_spaces = wanted.is_wide;
    return letters_transformed(text->composer->arena, added, &wanted, state->language,
                               buffer_text(&text->bytes));
}

void inline_text_put(InlineText *text, Text added, const InlineState *state)
{
    if (text->first_letter && added.bytes)
        added = take_first_letter(text, added, state);
    if (added.bytes == 0)
        return;
    begin_span(text, state);
    text->has_wide_spaces = false;
    if (!style_is(state->style, PROPERTY_TEXT_TRANSFORM, KEYWORD_NONE))
        added = transformed(text, added, state);
    switch (style_keyword(state->style, PROPERTY_WHITE_SPACE)) {
    case KEYWORD_PRE:
    case KEYWORD_PRE_WRAP:
        put_preserved(text, added);
        break;
    case KEYWORD_PRE_LINE:
        put_collapsing(text, added, true);
        break;
    default:
        put_collapsing(text, added, false);
    }
}

void inline_text_put_frame(InlineText *text, InlineObject frame, const InlineState *state)
{
    InlineState apart = *state;
    apart.is_joined = false;
    begin_span(text, &apart);
    add_object(text, frame);
    buffer_put(&text->bytes, OBJECT_CHARACTER);
}

/* An edge changes nothing about white space around it. */
static const InlineObject *put_edge(InlineText *text, const InlineBox *box, bool is_end)
{
    Arena *arena = text->composer->arena;
    BoxEdge side = inline_box_side(box, is_end);
    InlineObject *edge = ARENA_NEW(arena, InlineObject);
    *edge = (InlineObject){.at = (uint32_t)text->bytes.bytes,
                           .kind = OBJECT_EDGE,
                           .box = box,
                           .width = box_edge(&box->edges, side),
                           .is_end = is_end};
    text->objects = arena_reserve(arena, text->objects, text->object_count, &text->object_capacity,
                                  sizeof *text->objects);
    text->objects[text->object_count++] = *edge;
    buffer_put(&text->bytes, OBJECT_CHARACTER);
    text->has_edges = true;
    text->has_clones |= box->is_cloned;
    return edge;
}

void inline_text_begin_box(InlineText *text, InlineBox *box, const InlineState *inner)
{
    begin_span(text, inner);
    box->begin_at = (uint32_t)text->bytes.bytes;
    box->begin_edge = put_edge(text, box, false);
}

/* Collapsible white space at the end of a box goes behind its edge: at a line end it vanishes, and the edge
 * does not. */
void inline_text_end_box(InlineText *text, InlineBox *box, const InlineState *inner,
                         const InlineState *outer)
{
    size_t last = text->bytes.bytes;
    bool has_space = last > 0 && !text->follows_text && text->bytes.at[last - 1] == ' ' &&
                     text->span_count && text->spans[text->span_count - 1].begin < last - 1;
    if (has_space)
        text->bytes.bytes--;
    begin_span(text, inner);
    box->end_edge = put_edge(text, box, true);
    if (!has_space)
        return;
    begin_span(text, outer);
    buffer_byte(&text->bytes, ' ');
}

void inline_text_put_leader(InlineText *text, Text pattern, const InlineState *state)
{
    begin_span(text, state);
    const TextStyle *style = text_style(text->composer->text_styles, state->style);
    Length width = style ? text_style_width(style, pattern) : 0;
    if (width <= 0)
        return;
    add_object(text,
               (InlineObject){.kind = OBJECT_LEADER, .pattern = pattern, .pattern_width = width});
    buffer_put(&text->bytes, OBJECT_CHARACTER);
}

void inline_text_end_line(InlineText *text, const InlineState *state)
{
    begin_span(text, state);
    put_line_end(text);
}

void inline_text_finish(InlineText *text, Paragraph *paragraph)
{
    if (text->has_content)
        paragraph->text = text_copy(text->composer->arena, buffer_text(&text->bytes));
    buffer_free(&text->bytes);
    for (size_t i = 0; i < text->object_count && !paragraph->drop; i++)
        if (text->objects[i].kind == OBJECT_DROP)
            paragraph->drop = &text->objects[i];
    paragraph->drop_lines = text->drop_lines;
    paragraph->may_hyphenate = text->may_hyphenate;
    paragraph->bidi_marks = text->bidi_marks;
    paragraph->bidi_mark_count = (uint32_t)text->bidi_mark_count;
    if (paragraph->style.is_plaintext)
        paragraph->style.is_right_to_left =
            bidi_first_strong(paragraph->text, paragraph->style.is_right_to_left);
    paragraph->has_edges = text->has_edges;
    paragraph->has_clones = text->has_clones;
    paragraph->has_changes = text->has_changes;
    paragraph->spans = text->spans;
    paragraph->span_count = (uint32_t)text->span_count;
    if (text->has_first_looks && text->has_content) {
        Arena *arena = text->composer->arena;
        paragraph->first_spans = first_line_spans(arena, text->spans, text->span_count);
        paragraph->first_objects = first_line_objects(arena, text->objects, text->object_count);
    }
    paragraph->objects = text->objects;
    paragraph->object_count = (uint32_t)text->object_count;
}
