#include "layout/change_bar.h"
#include "layout/first_line.h"
#include "layout/flow.h"
#include "layout/frame.h"
#include "layout/tab_stops.h"
#include "layout/side_floats.h"

/* ---- how a paragraph is set ---- */

/* The limits of justification and of breaking after hyphens, from the style. */
static void read_limits(const Style *style, ParagraphStyle *paragraph)
{
    const Value *spaces = style_value(style, PROPERTY_JUSTIFY_SPACES);
    paragraph->space_least = spaces->list->items[0].percent;
    paragraph->space_most = spaces->list->items[1].percent;
    paragraph->letters_most = style_length(style, PROPERTY_JUSTIFY_LETTERS, LENGTH_POINT, 0);
    paragraph->justification = style_keyword(style, PROPERTY_TEXT_JUSTIFY);
    const Value *hyphen = style_value(style, PROPERTY_HYPHEN_BREAK);
    paragraph->breaks_after_hyphen = !value_is_keyword(hyphen, KEYWORD_NONE);
    if (hyphen->kind == VALUE_LIST) {
        paragraph->letters_before_hyphen = hyphen->list->items[0].integer;
        paragraph->letters_after_hyphen = hyphen->list->items[1].integer;
    }
}

/* When and how words are parted, CSS Text 4, section 5.3. Letters that nobody counted are five in all, two
 * on each side. */
static void read_hyphenation(const Style *style, Length measure, ParagraphStyle *paragraph)
{
    enum {
        WORD_LEAST = 5,
        SIDE_LEAST = 2
    };
    paragraph->hyphen_word_least = style_integer(style, PROPERTY_HYPHENATE_TOTAL, WORD_LEAST);
    paragraph->hyphen_before_least = style_integer(style, PROPERTY_HYPHENATE_BEFORE, SIDE_LEAST);
    paragraph->hyphen_after_least = style_integer(style, PROPERTY_HYPHENATE_AFTER, SIDE_LEAST);
    paragraph->hyphen_lines_most = style_integer(style, PROPERTY_HYPHENATE_LIMIT_LINES, 0);
    paragraph->hyphen_zone = style_length(style, PROPERTY_HYPHENATE_LIMIT_ZONE, measure, 0);
    const Value *hyphen = style_value(style, PROPERTY_HYPHENATE_CHARACTER);
    if (hyphen->kind == VALUE_TEXT)
        paragraph->hyphen = *hyphen->text;
}

/* text-indent: a length, with hanging and each-line behind it in a list. */
static void read_indent(const Style *style, Length measure, ParagraphStyle *paragraph)
{
    const Value *value = style_value(style, PROPERTY_TEXT_INDENT);
    if (value->kind == VALUE_LIST) {
        for (uint32_t i = 1; i < value->list->count; i++) {
            paragraph->indents_others |= value_is_keyword(&value->list->items[i], KEYWORD_HANGING);
            paragraph->indents_each_line |=
                value_is_keyword(&value->list->items[i], KEYWORD_EACH_LINE);
        }
        value = &value->list->items[0];
    }
    paragraph->indent = value_length(value, measure);
}

/* The advance of a character, or instead if the face has none. */
static Length advance_of(const TextStyle *text, uint32_t code_point, Length instead)
{
    uint32_t glyph;
    if (!face_find_glyph(text->face, code_point, &glyph))
        return instead;
    return text_style_along(text, text->face, face_advance(text->face, glyph));
}

/* tab-size is a length or a number of spaces of the strut. */
static Length used_tab_size(const Style *style, const TextStyle *strut)
{
    const Value *value = style_value(style, PROPERTY_TAB_SIZE);
    if (value->kind == VALUE_LENGTH)
        return value->length;
    Length one = text_style_space(strut);
    int64_t number =
        value->kind == VALUE_INTEGER ? (int64_t)value->integer * LENGTH_POINT : value->number;
    return length_scale(one, number, LENGTH_POINT);
}

/* A chapter begins with each h1, as it does for notes. */
static LineNumbering numbering_of(const Style *style, const Node *block)
{
    return (LineNumbering){
        .every = style_integer(style, PROPERTY_LINE_NUMBER, 0),
        .side = (uint16_t)style_keyword(style, PROPERTY_LINE_NUMBER_SIDE),
        .reset = (uint16_t)style_keyword(style, PROPERTY_LINE_NUMBER_RESET),
        .begins_chapter = block && block->tag == TAG_H1,
    };
}

/* A string to align at counts in the cells of a table (table_cell.c); elsewhere text stands at the end. */
static Keyword used_align(const Style *style)
{
    bool is_text = style_value(style, PROPERTY_TEXT_ALIGN)->kind == VALUE_TEXT;
    return is_text ? KEYWORD_END : style_keyword(style, PROPERTY_TEXT_ALIGN);
}

static uint8_t hanging_of(Keyword keyword)
{
    switch (keyword) {
    case KEYWORD_FIRST:
        return HANGING_FIRST;
    case KEYWORD_LAST:
        return HANGING_LAST;
    case KEYWORD_FORCE_END:
        return HANGING_FORCE_END;
    case KEYWORD_ALLOW_END:
        return HANGING_ALLOW_END;
    default:
        return 0;
    }
}

static uint8_t used_hanging(const Style *style)
{
    const Value *value = style_value(style, PROPERTY_HANGING_PUNCTUATION);
    uint8_t hanging = 0;
    for (uint32_t i = 0; value->kind == VALUE_LIST && i < value->list->count; i++)
        hanging |= hanging_of((Keyword)value->list->items[i].keyword);
    return hanging;
}

static ParagraphStyle paragraph_style(const Flow *flow, const Style *style,
                                      const InlineState *state, const Node *node)
{
    Composer *composer = flow->composer;
    ParagraphStyle paragraph = {
        .strut = text_style(composer->text_styles, style),
        .measure = flow->width,
        .x = flow->x,
        .right_edge = flow->right_edge,
        .align = used_align(style),
        .wrap = style_keyword(style, PROPERTY_TEXT_WRAP),
        .strictness = style_keyword(style, PROPERTY_LINE_BREAK),
        .align_last = style_keyword(style, PROPERTY_TEXT_ALIGN_LAST),
        .is_right_to_left = style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL),
        .is_plaintext = style_is(style, PROPERTY_UNICODE_BIDI, KEYWORD_PLAINTEXT),
        .hanging = used_hanging(style),
        .has_optical_margins = style_is(style, PROPERTY_OPTICAL_MARGINS, KEYWORD_AUTO),
        .numbering = numbering_of(style, node),
        .orphans = style_integer(style, PROPERTY_ORPHANS, 2),
        .widows = style_integer(style, PROPERTY_WIDOWS, 2),
        .language = state->language,
        .span = node ? node->span : SPAN_NONE,
    };
    read_limits(style, &paragraph);
    read_hyphenation(style, flow->width, &paragraph);
    read_indent(style, flow->width, &paragraph);
    if (!paragraph.strut) {
        composer->status = STATUS_FONT;
        return paragraph;
    }
    paragraph.tab_size = used_tab_size(style, paragraph.strut);
    paragraph.tab_stops = tab_stops_read(composer->arena, style_value(style, PROPERTY_TAB_STOPS),
                                         &paragraph.tab_stop_count);
    paragraph.tab_least = advance_of(paragraph.strut, '0', paragraph.strut->size / 2) / 2;
    return paragraph;
}

/* ---- runs ---- */

/* What a block draws over its text. */
static void add_decoration(const Composer *composer, const Style *style, InlineState *state)
{
    InlineBoxPlace place = {.around = state->box, .is_block = true};
    const InlineBox *box = inline_box(composer->arena, composer->text_styles, style, &place);
    if (box)
        state->box = box;
}

/* The inline state of a block's content. */
static InlineState block_state(const Flow *flow, const Node *node)
{
    const Composer *composer = flow->composer;
    InlineState state = {
        .style = composer->tree->nodes[node->number].style,
        .element = composer->structure->of_node[node->number],
        .available = flow->width,
        .language = composer->tree->document->language,
        .change = change_bar_around(composer, node),
    };
    for (const Node *at = node; at; at = at->parent)
        add_decoration(composer, composer->tree->nodes[at->number].style, &state);
    for (const Node *at = node; at; at = at->parent)
        if (node_attribute(at, composer->lang, &state.language))
            break;
    const Style *first = composer->tree->nodes[node->number].first_line;
    if (first)
        state.first = first_look_of_block(flow->composer, first, &state);
    return state;
}

InlineRun inline_run_of(Flow *flow, const Node *block)
{
    return (InlineRun){
        .flow = flow,
        .block = block,
        .styled = &flow->composer->tree->nodes[block->number],
        .state = block_state(flow, block),
        .is_first = true,
    };
}

/* What waits for a slot is marked in the text, so that it stays with its line. */
static void mark_what_waits(Flow *flow, Collector *collector)
{
    for (size_t i = 0; i < flow->events.count; i++)
        collect_event(collector, flow->events.items[i]);
    flow->events = (NodeList){0};
    collect_calls(collector, flow->first_note, flow->note_count);
    flow->note_count = 0;
}

void inline_run_open(InlineRun *run)
{
    if (run->collector)
        return;
    if (!run->is_first)
        run->state.first = (InlineLook){0};
    Flow *flow = run->flow;
    const Structure *structure = flow->composer->structure;
    run->collector = collector_open(flow->composer, flow->galley);
    collect_direction(run->collector, run->styled->style);
    mark_what_waits(flow, run->collector);
    for (const Lead *lead = flow->leads; lead; lead = lead->next)
        collect_generated(run->collector, lead->generated, lead->node,
                          structure->of_label[lead->node->number], &run->state);
    if (flow->leads)
        collect_mark_end(run->collector, !flow->leads->next);
    flow->leads = NULL;
    if (run->is_first)
        collect_first_letter(run->collector, run->styled->first_letter);
    if (run->is_first)
        collect_generated(run->collector, run->styled->before, run->block, run->state.element,
                          &run->state);
}

/* A paragraph without text makes no slot; what was marked in it waits for the next. */
static void take_back(Flow *flow, const Paragraph *paragraph)
{
    for (uint32_t i = 0; i < paragraph->event_count; i++)
        node_list_add(flow->composer->arena, &flow->events, paragraph->events[i].node);
    if (paragraph->call_count)
        flow->first_note = paragraph->calls[0].note;
    flow->note_count = paragraph->call_count;
    for (uint32_t i = 0; i < paragraph->float_count; i++)
        flow_attach(flow, &(Attachment){.frame = paragraph->floats[i].placed->frame,
                                        .side_float = paragraph->floats[i].placed});
}

static bool add_paragraph(Flow *flow, Paragraph *paragraph)
{
    if (paragraph->text.bytes == 0) {
        take_back(flow, paragraph);
        return false;
    }
    if (flow->composer->status != STATUS_OK)
        return false;
    Slot slot = {.kind = SLOT_PARAGRAPH, .pending = paragraph};
    flow_add(flow, &slot);
    return true;
}

void inline_run_close(InlineRun *run)
{
    if (!run->collector)
        return;
    Flow *flow = run->flow;
    const Style *style = run->styled->style;
    ParagraphStyle how = paragraph_style(flow, style, &run->state, run->block);
    how.continues = !run->is_first;
    how.first_strut = first_line_strut(flow->composer, &run->state);
    const NodeList *positioned = collector_out_of_flow(run->collector);
    for (size_t i = 0; i < positioned->count; i++)
        flow_add_positioned(flow, positioned->items[i]);
    mark_what_waits(flow, run->collector);
    Paragraph *paragraph = collector_close(run->collector, &how);
    run->collector = NULL;
    flow_turn_lines(flow, run->block, paragraph);
    if (add_paragraph(flow, paragraph))
        run->is_first = false;
}

void flow_generated(Flow *flow, const Generated *generated, const Node *node,
                    const InlineState *state)
{
    InlineState own = *state;
    own.style = generated->style;
    own.available = flow->width;
    ParagraphStyle how = paragraph_style(flow, generated->style, &own, node);
    Collector *collector = collector_open(flow->composer, flow->galley);
    collect_content(collector, generated, node, &own);
    add_paragraph(flow, collector_close(collector, &how));
}
