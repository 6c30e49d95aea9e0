#include "layout/collector.h"

#include "layout/box.h"
#include "layout/change_bar.h"
#include "layout/bidi_marks.h"
#include "layout/first_line.h"
#include "layout/flow_floats.h"
#include "layout/frame.h"
#include "styles/counter_styles.h"
#include "layout/page_numbers.h"
#include "layout/pictures.h"
#include "layout/running.h"
#include "layout/vertical_align.h"

Collector *collector_open(Composer *composer, Galley *galley)
{
    Collector *collector = ARENA_NEW(composer->arena, Collector);
    collector->text.composer = composer;
    collector->galley = galley;
    return collector;
}

void collect_direction(Collector *collector, const Style *block)
{
    bidi_begin_block(&collector->text, block);
}

void collect_first_letter(Collector *collector, const Style *style)
{
    collector->text.first_letter = style;
}

static uint32_t place(const Collector *collector)
{
    return (uint32_t)collector->text.bytes.bytes;
}

void collect_mark_end(Collector *collector, bool is_of_note)
{
    collector->mark_end = is_of_note ? place(collector) : UINT32_MAX;
}

const NodeList *collector_out_of_flow(const Collector *collector)
{
    return &collector->out_of_flow;
}

/* ---- pages ---- */

static bool tells_page(const Generated *generated)
{
    for (uint32_t i = 0; generated && i < generated->count; i++)
        if (generated->content[i].kind == CONTENT_PAGE)
            return true;
    return false;
}

bool is_event(const Composer *composer, const Node *node)
{
    const StyledNode *styled = &composer->tree->nodes[node->number];
    return styled->strings || styled->bookmark.bytes || node->id || tells_page(styled->before) ||
           tells_page(styled->after) || tells_page(styled->marker) ||
           tells_page(styled->replacement) || tells_page(styled->note_call) ||
           tells_page(styled->note_marker) || is_running(styled->style) ||
           changes_page_number(composer, styled->style) || asks_for_page_side(styled->style) ||
           (composer->tree->pages_print_counters && counts(styled));
}

void collect_event(Collector *collector, const Node *node)
{
    collector->events =
        arena_reserve(collector->text.composer->arena, collector->events, collector->event_count,
                      &collector->event_capacity, sizeof *collector->events);
    collector->events[collector->event_count++] =
        (InlineEvent){.at = place(collector), .node = node};
}

static void put_page_number(Collector *collector, const Content *content, const Node *node,
                            const InlineState *state)
{
    Buffer number = {0};
    page_numbers_put(collector->text.composer, content, node, &number);
    inline_text_put(collector_text(collector), buffer_text(&number), state);
    buffer_free(&number);
}

/* Of a note that counts on its page only; in the first round nobody knows. */
static void put_note_number(Collector *collector, const Content *content, const Node *node,
                            const InlineState *state)
{
    Composer *composer = collector->text.composer;
    composer->asks_for_pages = true;
    composer->counts_notes_by_page = true;
    node = content->note ? content->note : node;
    uint32_t known = composer->number_of_note ? composer->number_of_note[node->number] : 0;
    if (known == 0) {
        inline_text_put(collector_text(collector), content->text, state);
        return;
    }
    Buffer number = {0};
    content_print_number(content, (int32_t)known, &number);
    inline_text_put(collector_text(collector), buffer_text(&number), state);
    buffer_free(&number);
}

/* ---- notes ---- */

void collect_calls(Collector *collector, uint32_t first_note, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        collector->calls =
            arena_reserve(collector->text.composer->arena, collector->calls, collector->call_count,
                          &collector->call_capacity, sizeof *collector->calls);
        collector->calls[collector->call_count++] =
            (NoteCall){.at = place(collector), .note = first_note + i};
    }
}

void collector_add_notes(Collector *collector, const Note *notes, size_t count)
{
    uint32_t first = galley_add_notes(collector->text.composer->arena, collector->galley, notes,
                                      (uint32_t)count);
    collect_calls(collector, first, (uint32_t)count);
}

/* ---- boxes ---- */

/* A raised box that follows text closely is a call or an exponent: it never begins a line. */
InlineState inline_state_inside(const Composer *composer, const Style *style,
                                const Style *first_line, const InlineState *outer)
{
    InlineState state = *outer;
    state.style = style;
    Length rise = baseline_rise(composer, style, outer->style);
    state.rise = length_add(state.rise, rise);
    state.drop = length_add(state.drop, box_drop(style));
    state.shift = length_add(state.shift, box_shift(style, state.available));
    state.is_joined = rise > 0 || outer->is_joined;
    state.change = change_bar_of(composer->arena, style, NULL, outer->change);
    if (outer->first.style && first_line) {
        InlineState around = {
            .style = outer->first.style, .rise = outer->first.rise, .box = outer->first.box};
        InlineState first = inline_state_inside(composer, first_line, NULL, &around);
        state.first = (InlineLook){first.style, first.rise, first.box};
    }
    return state;
}

/* The box of an inline element, begun; NULL if it has none of its own. */
static InlineBox *begin_box(Collector *collector, InlineState *state)
{
    const Composer *composer = collector->text.composer;
    InlineBoxPlace place = {.around = state->box,
                            .available = state->available,
                            .rise = state->rise,
                            .shift = state->shift,
                            .drop = state->drop};
    InlineBox *box = inline_box(composer->arena, composer->text_styles, state->style, &place);
    if (!box)
        return NULL;
    state->box = box;
    if (state->first.style)
        first_look_add_box(composer, box, state);
    if (box->has_edges)
        inline_text_begin_box(collector_text(collector), box, state);
    return box;
}

static void end_box(Collector *collector, InlineBox *box, const InlineState *inner,
                    const InlineState *outer)
{
    if (box && box->has_edges)
        inline_text_end_box(collector_text(collector), box, inner, outer);
}

static void begin_direction(Collector *collector, const Style *style)
{
    if (!style_is(style, PROPERTY_UNICODE_BIDI, KEYWORD_NORMAL))
        bidi_begin(collector_text(collector), style);
}

static void end_direction(Collector *collector, const Style *style)
{
    if (!style_is(style, PROPERTY_UNICODE_BIDI, KEYWORD_NORMAL))
        bidi_end(collector_text(collector), style);
}

static void put_frame(Collector *collector, const Frame *frame, const Style *style,
                      const InlineState *state)
{
    if (!frame)
        return;
    const Composer *composer = collector->text.composer;
    collector_add_notes(collector, frame->notes, frame->note_count);
    Length left = style_length(style, PROPERTY_MARGIN_LEFT, state->available, 0);
    Length right = style_length(style, PROPERTY_MARGIN_RIGHT, state->available, 0);
    const TextStyle *text = text_style(composer->text_styles, style);
    Length raise =
        text ? aligned_rise(style_keyword(style, PROPERTY_VERTICAL_ALIGN), text, frame->baseline,
                            length_subtract(frame->height, frame->baseline))
             : 0;
    InlineObject object = {
        .kind = OBJECT_FRAME,
        .frame = frame,
        .before = length_add(left, state->shift),
        .after = length_subtract(right, state->shift),
        .raise = length_add(state->rise, raise),
        .drop = state->drop,
    };
    inline_text_put_frame(collector_text(collector), object, state);
}

static void collect_events_in(Collector *collector, const Node *node)
{
    const Composer *composer = collector->text.composer;
    for (const Node *inner = node_following(node, node); inner; inner = node_following(inner, node))
        if (!node_is_text(inner) && is_event(composer, inner))
            collect_event(collector, inner);
}

static void put_inline_block(Collector *collector, const Node *node, const InlineState *state)
{
    collect_events_in(collector, node);
    FrameRoom room = {.width = state->available, .height = FRAME_HEIGHT_UNKNOWN};
    put_frame(collector, frame_of_node(collector->text.composer, node, room), state->style, state);
}

/* ---- floats ---- */

/* A float whose place is here; its containing block is known once the paragraph ends. */
static void put_side_float(Collector *collector, const Node *node, const Frame *frame,
                           const Style *style, const InlineState *state)
{
    Composer *composer = collector->text.composer;
    if (!frame)
        return;
    collector_add_notes(collector, frame->notes, frame->note_count);
    SideFloat *made = side_float_new(composer, node, style, frame, state->available);
    made->is_kept |= style != composer->tree->nodes[node->number].style; /* a call, perhaps */
    collector->floats = arena_reserve(composer->arena, collector->floats, collector->float_count,
                                      &collector->float_capacity, sizeof *collector->floats);
    collector->floats[collector->float_count++] = (FloatAnchor){place(collector), made};
    collector->galley->side_float_count++;
}

/* False if it stays in the line. */
static bool put_node_at_side(Collector *collector, const Node *node, const InlineState *state)
{
    Composer *composer = collector->text.composer;
    FrameRoom room = {.width = state->available, .height = FRAME_HEIGHT_UNKNOWN};
    const Frame *frame = frame_of_node(composer, node, room);
    if (frame && side_float_is_too_tall(composer, node, frame))
        return false;
    collect_events_in(collector, node);
    put_side_float(collector, node, frame, composer->tree->nodes[node->number].style, state);
    return true;
}

/* ---- generated content ---- */

/* Without words for it a picture is an ornament. */
static void put_picture(Collector *collector, const Content *content, const Generated *generated,
                        const InlineState *state)
{
    Composer *composer = collector->text.composer;
    const Value *value = style_value(generated->style, PROPERTY_CONTENT);
    Span span = styled_place(composer->tree, PROPERTY_CONTENT, value);
    const Image *image = picture_of_sheet(composer->pictures, span, content->text);
    if (!image)
        return;
    uint32_t element =
        generated->content[0].alternative.bytes ? state->element : STRUCTURE_ARTIFACT_LAYOUT;
    InlineObject object = {
        .kind = OBJECT_FRAME,
        .frame = picture_frame_of_sheet(composer, image, state->available, element),
        .raise = state->rise,
        .drop = state->drop,
    };
    inline_text_put_frame(collector_text(collector), object, state);
}

void collect_content(Collector *collector, const Generated *generated, const Node *node,
                     const InlineState *outer)
{
    const Composer *composer = collector->text.composer;
    InlineState inside = *outer;
    const InlineState *state = &inside;
    inside.element = structure_of_generated(composer->structure, composer->tree, generated, node,
                                            outer->element);
    for (uint32_t i = 0; i < generated->count; i++) {
        const Content *content = &generated->content[i];
        switch (content->kind) {
        case CONTENT_TEXT:
            inline_text_put(collector_text(collector), content->text, state);
            break;
        case CONTENT_NOTE_NUMBER:
            put_note_number(collector, content, node, state);
            break;
        case CONTENT_PAGE:
        case CONTENT_PAGES:
        case CONTENT_TARGET_PAGE:
            put_page_number(collector, content, node, state);
            break;
        case CONTENT_LEADER:
            inline_text_put_leader(collector_text(collector), content->text, state);
            break;
        case CONTENT_IMAGE:
            put_picture(collector, content, generated, state);
            break;
        default: /* named strings and the like belong to margin boxes */
            break;
        }
    }
}

void collect_generated(Collector *collector, const Generated *generated, const Node *node,
                       uint32_t element, const InlineState *outer)
{
    if (!generated)
        return;
    Composer *composer = collector->text.composer;
    InlineState state =
        inline_state_inside(composer, generated->style, generated->first_line, outer);
    state.element = element;
    bool is_at_side = is_side_float(generated->style);
    if (!style_is(generated->style, PROPERTY_DISPLAY, KEYWORD_INLINE_BLOCK) && !is_at_side) {
        begin_direction(collector, state.style);
        InlineBox *box = begin_box(collector, &state);
        collect_content(collector, generated, node, &state);
        end_box(collector, box, &state, outer);
        end_direction(collector, state.style);
        return;
    }
    InlineState inside = state;
    inside.box = NULL; /* the frame paints its own */
    inside.first = (InlineLook){0};
    inside.rise = 0;
    inside.shift = 0;
    inside.drop = 0;
    inside.is_joined = false;
    const Frame *frame = frame_of_generated(composer, generated, node, &inside, state.available);
    if (is_at_side)
        put_side_float(collector, node, frame, generated->style, &state);
    else
        put_frame(collector, frame, generated->style, &state);
}

/* ---- elements ---- */

static void collect_children(Collector *collector, const Node *node, const InlineState *state)
{
    const Composer *composer = collector->text.composer;
    const StyledNode *styled = &composer->tree->nodes[node->number];
    collect_generated(collector, styled->before, node, state->element, state);
    for (const Node *child = node->first; child && composer->status == STATUS_OK;
         child = child->next)
        collect_node(collector, child, state);
    collect_generated(collector, styled->after, node, state->element, state);
}

void collect_element(Collector *collector, const Node *node, const InlineState *outer)
{
    const Composer *composer = collector->text.composer;
    const StyledNode *styled = &composer->tree->nodes[node->number];
    InlineState state = inline_state_inside(composer, styled->style, styled->first_line, outer);
    state.element = composer->structure->of_node[node->number];
    node_attribute(node, composer->lang, &state.language);
    if (node->tag == TAG_IMG || style_is(styled->style, PROPERTY_DISPLAY, KEYWORD_INLINE_BLOCK) ||
        style_is(styled->style, PROPERTY_DISPLAY, KEYWORD_INLINE_TABLE)) {
        put_inline_block(collector, node, &state);
        return;
    }
    begin_direction(collector, state.style);
    InlineBox *box = begin_box(collector, &state);
    if (styled->replacement)
        collect_content(collector, styled->replacement, node, &state);
    else
        collect_children(collector, node, &state);
    end_box(collector, box, &state, outer);
    end_direction(collector, state.style);
}

void collect_node(Collector *collector, const Node *node, const InlineState *state)
{
    Composer *composer = collector->text.composer;
    if (node_is_text(node)) {
        InlineState own = *state;
        own.element = composer->structure->of_node[node->number];
        collector_put_text(collector, node->text, &own);
        return;
    }
    const Style *style = composer->tree->nodes[node->number].style;
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE) || !composer_enter(composer, node))
        return;
    if (is_event(composer, node))
        collect_event(collector, node);
    if (is_running(style)) {
        collect_events_in(collector, node);
        running_report_notes(composer, node);
    } else if (node->tag == TAG_BR)
        inline_text_end_line(collector_text(collector), state);
    else if (style_is_note(style)) {
        collect_events_in(collector, node);
        collector_call(collector, node, state);
    } else if (style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE))
        node_list_add(composer->arena, &collector->out_of_flow, node);
    else if (composer->tree->nodes[node->number].calls_note)
        collector_call(collector, node, state);
    else if (!is_side_float(style) || !put_node_at_side(collector, node, state))
        collect_element(collector, node, state);
    composer_leave(composer);
}

/* ---- the result ---- */

Paragraph *collector_close(Collector *collector, const ParagraphStyle *style)
{
    Paragraph *paragraph = ARENA_NEW(collector->text.composer->arena, Paragraph);
    paragraph->style = *style;
    inline_text_finish(collector_text(collector), paragraph);
    paragraph->mark_end = collector->mark_end;
    paragraph->calls = collector->calls;
    paragraph->call_count = (uint32_t)collector->call_count;
    paragraph->events = collector->events;
    paragraph->event_count = (uint32_t)collector->event_count;
    paragraph->floats = collector->floats;
    paragraph->float_count = (uint32_t)collector->float_count;
    for (size_t i = 0; i < collector->float_count; i++) {
        uint32_t *at = &collector->floats[i].at; /* behind it white space may be gone */
        *at = *at < paragraph->text.bytes ? *at : (uint32_t)paragraph->text.bytes;
        collector->floats[i].placed->x = style->x;
        collector->floats[i].placed->width = style->measure;
    }
    return paragraph;
}
