/* Numbered paragraphs, numbered headings and subparagraphs: whether a number counts on, and from what. */
#include "input/un_builder.h"

#include <string.h>

/* --- numbers ------------------------------------------------------------------------------------------ */

static void report_order(Builder *builder, const Block *block)
{
    Reading *reading = builder->reading;
    Buffer number = {0};
    buffer_integer(&number, block->number);
    size_t bytes = number.bytes;
    if (builder->counts.number)
        buffer_integer(&number, builder->counts.number);
    else
        buffer_string(&number, "the beginning");
    Text both = buffer_text(&number);
    Span span = block_span(reading, block);
    if (block->prefix)
        span.end = span.begin + block->prefix;
    diagnostics_add(reading->diagnostics, READ_NUMBER_OUT_OF_ORDER, span,
                    text_slice(both, 0, bytes), text_slice(both, bytes, both.bytes));
    buffer_free(&number);
}

/* Whether a later block with this number follows before one with the number behind it: then the first
 * is an item of a list in the paragraph. */
static bool comes_again(const Builder *builder, size_t i)
{
    enum {
        FAR = 60
    };
    uint32_t number = block_at(builder, i)->number;
    for (size_t next = i + 1; next <= i + FAR; next++) {
        const Block *block = block_at(builder, next);
        if (!block)
            return false;
        if (block->shape == SHAPE_NUMBERED && block->number == number)
            return true;
        if (block->shape == SHAPE_NUMBERED && block->number > number + 1)
            return false;
        if (block->shape == SHAPE_ANNEX || block->shape == SHAPE_ENACTING ||
            block->shape == SHAPE_HEADING)
            return false;
    }
    return false;
}

static bool is_open_decimal(const Builder *builder)
{
    const Lists *lists = &builder->lists;
    return lists->depth == 1 && lists->open[0].series == SERIES_DECIMAL &&
           lists->open[0].form == FORM_STOP;
}

/* Whether a number is one of a list "1. …; 2. …" inside of a numbered paragraph. */
static bool is_list_number(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    uint32_t last = builder->counts.number;
    if (block->content)
        return false;
    if (is_open_decimal(builder) && block->number == builder->lists.open[0].ordinal + 1)
        return block->number != last + 1 || comes_again(builder, i);
    return block->number == 1 && last >= 1 && above && above->mark == ':' && !builder->may_restart;
}

static Block as_label(const Block *block)
{
    Block item = *block;
    item.shape = SHAPE_LABELLED;
    item.label = (Label){.form = FORM_STOP, .ordinals[SERIES_DECIMAL] = block->number};
    return item;
}

/* Whether the number is the one that the report goes on with behind a draft in it. */
static bool leaves_draft(const Builder *builder, const Block *block)
{
    return builder->is_embedded && block->number == builder->outer.number + 1 &&
           block->number != builder->counts.number + 1;
}

static void leave_draft(Builder *builder)
{
    Counts outer = builder->outer;
    section_leave(builder, PART_REPORT);
    builder->counts = outer;
    builder->is_embedded = false;
}

static int number_doubt(const Builder *builder, const Block *block)
{
    if (block->number == builder->counts.number + 1)
        return 0;
    return block->number == 1 && builder->may_restart ? 5 : 35;
}

static void build_numbered(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool leaves = leaves_draft(builder, block);
    if (leaves)
        leave_draft(builder);
    if (is_list_number(builder, i)) {
        Block item = as_label(block);
        element_fill(builder,
                     lists_add(&builder->lists, builder->reading, builder->container, &item, NULL),
                     block, block->prefix);
        block_decide(builder, block, RULE_NUMBER_IN_LIST, 0);
        return;
    }
    boxes_close(builder);
    bool is_operative = is_in_resolution(builder) && builder->part != PART_ADOPTED;
    lists_close(&builder->lists);
    Node *paragraph =
        element_add(builder, TAG_P, is_operative ? "operative" : "paragraph", block, block->prefix);
    block_decide(builder, block, is_operative ? RULE_OPERATIVE_NUMBER : RULE_PARAGRAPH_NUMBER,
                 number_doubt(builder, block));
    if (block->number != builder->counts.number + 1) {
        if (!(block->number == 1 && builder->may_restart))
            report_order(builder, block);
    }
    if (leaves || block->number != builder->counts.number + 1)
        element_set_value(builder->reading, paragraph, block->number);
    element_set_digits(builder->reading, paragraph, block);
    builder->counts.number = block->number;
    builder->may_restart = false;
    builder->wanted = WANTED_NOTHING;
    if (is_operative)
        builder->part = PART_OPERATIVE;
    else if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
}

/* "2.1", "2.2": only where they begin with one or count on. "5 bis" always. */
static bool own_number_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    uint32_t chapter = block->number / 1000;
    uint32_t number = block->number % 1000;
    const OwnNumber *last = &builder->counts.own;
    if (block->number == 0)
        return builder->part != PART_TITLE;
    bool is_next = chapter == last->chapter && number > last->number && number <= last->number + 10;
    return is_next || (number == 1 && chapter > last->chapter);
}

static void build_own_number(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Document *document = builder->reading->document;
    boxes_close(builder);
    lists_close(&builder->lists);
    bool is_operative = is_in_resolution(builder) && builder->part != PART_ADOPTED;
    Node *paragraph =
        node_with_class(document, TAG_P, is_operative ? "operative" : "paragraph", SPAN_NONE);
    node_add_class(document, paragraph, "own-number");
    Text number = text_trim(text_slice(block->head, 0, block->prefix));
    element_add_titled(builder, paragraph, block, 0, (uint32_t)number.bytes);
    block_decide(builder, block, RULE_OWN_NUMBER, 0);
    if (block->number)
        builder->counts.own = (OwnNumber){block->number / 1000, block->number % 1000};
    builder->wanted = WANTED_NOTHING;
    if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
    if (is_operative)
        builder->part = PART_OPERATIVE;
}

/* --- headings -------------------------------------------------------------------------------------------- */

typedef enum HeadingLevel {
    HEADING_ROMAN,
    HEADING_LETTER,
    HEADING_FIGURE
} HeadingLevel;

/* Whether "C." is the third letter or a hundred: what continues its series, or else what is usual. */
static HeadingLevel find_level(const Builder *builder, const Label *label)
{
    const uint32_t *ordinals = label->ordinals;
    const uint32_t *headings = builder->counts.headings;
    if (ordinals[SERIES_DECIMAL])
        return HEADING_FIGURE;
    if (!ordinals[SERIES_LETTER])
        return HEADING_ROMAN;
    if (ordinals[SERIES_ROMAN] == headings[HEADING_ROMAN] + 1)
        return HEADING_ROMAN;
    bool is_letter = ordinals[SERIES_LETTER] == headings[HEADING_LETTER] + 1;
    return is_letter || !ordinals[SERIES_ROMAN] ? HEADING_LETTER : HEADING_ROMAN;
}

static void note_heading(Builder *builder, const Label *label)
{
    static const LabelSeries series[] = {SERIES_ROMAN, SERIES_LETTER, SERIES_DECIMAL};
    HeadingLevel level = find_level(builder, label);
    builder->counts.headings[level] = label->ordinals[series[level]];
    for (int deeper = (int)level + 1; deeper < HEADING_LEVELS; deeper++)
        builder->counts.headings[deeper] = 0;
}

static bool heading_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->part != PART_TITLE && builder->part != PART_ADOPTED &&
           builder->part != PART_SIGNED;
}

/* Whether a roman heading is the one that the report goes on with behind a draft in it. */
static bool heading_leaves_draft(const Builder *builder, const Label *label)
{
    uint32_t roman = label->ordinals[SERIES_ROMAN];
    return builder->is_embedded && roman > 1 && roman == builder->outer.headings[HEADING_ROMAN] + 1;
}

static void build_heading(Builder *builder, size_t i)
{
    static const Tag tags[] = {TAG_H2, TAG_H3, TAG_H4};
    const Block *block = block_at(builder, i);
    if (heading_leaves_draft(builder, &block->label))
        leave_draft(builder);
    HeadingLevel level = find_level(builder, &block->label);
    bool is_next = block->label.ordinals[SERIES_DECIMAL] ||
                   block->label.ordinals[level == HEADING_ROMAN ? SERIES_ROMAN : SERIES_LETTER] ==
                       builder->counts.headings[level] + 1;
    Text number = text_trim(text_slice(block->head, 0, block->prefix));
    boxes_close(builder);
    note_heading(builder, &block->label);
    lists_close(&builder->lists);
    Node *heading = node_with_class(builder->reading->document, tags[level], "heading", SPAN_NONE);
    element_add_titled(builder, heading, block, 0, (uint32_t)number.bytes);
    block_decide(builder, block, RULE_NUMBERED_HEADING, is_next ? 0 : 15);
    builder->may_restart = true;
    builder->wanted = WANTED_NOTHING;
    if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
}

/* "1. Railways" below a heading with a letter, with text behind it that has no number. */
static bool is_figure_heading(const Builder *builder, size_t i)
{
    enum {
        LONGEST = 80 /* bytes */
    };
    const Block *block = block_at(builder, i);
    const Block *next = block_at(builder, i + 1);
    bool is_body = builder->part == PART_REPORT || builder->part == PART_DECISION;
    return is_body && block->is_one_line && block->mark == 0 && block->head.bytes <= LONGEST &&
           builder->counts.headings[HEADING_LETTER] > 0 &&
           block->number == builder->counts.headings[HEADING_FIGURE] + 1 && next &&
           ((next->shape == SHAPE_TEXT && next->mark == '.') || next->shape == SHAPE_TITLE ||
            (block->number != builder->counts.number + 1 && next->shape == SHAPE_NUMBERED &&
             next->number == builder->counts.number + 1)) &&
           !block->content;
}

static void build_number(Builder *builder, size_t i)
{
    if (!is_figure_heading(builder, i)) {
        build_numbered(builder, i);
        return;
    }
    Block *block = &builder->reading->blocks[i];
    block->shape = SHAPE_HEADING;
    block->label = (Label){.form = FORM_STOP, .ordinals[SERIES_DECIMAL] = block->number};
    build_heading(builder, i);
}

/* --- subparagraphs ----------------------------------------------------------------------------------------- */

/* Recitals with letters in the preamble of a treaty: above them stands a paragraph or a heading. */
static bool begins_body(const Builder *builder)
{
    const Node *last = builder->container->last;
    return builder->has_title && last && !builder->contents &&
           (node_is(last, TAG_H3, "subhead") || node_is(last, TAG_OL, "subparagraphs") ||
            (last->tag == TAG_P && !last->classes));
}

static bool labelled_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    return (builder->part != PART_FRONT || begins_body(builder)) && builder->part != PART_TITLE &&
           builder->part != PART_SIGNED && builder->container->last && !builder->quote &&
           (block->label.form != FORM_STOP || builder->lists.depth > 0);
}

/* "(a)" and a short title with a paragraph below it: the fourth degree of headings (un-style 3.1). */
static bool is_label_heading(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const Block *next = block_at(builder, i + 1);
    return block->mark == 0 && block->is_short && !is_in_resolution(builder) && next &&
           next->shape == SHAPE_NUMBERED && next->number == builder->counts.number + 1 &&
           builder->lists.depth == 0 && builder->may_restart;
}

static void build_labelled(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Document *document = builder->reading->document;
    builder->table = NULL;
    builder->division = NULL;
    if (is_label_heading(builder, i)) {
        Node *heading = node_with_class(document, TAG_H5, "heading", SPAN_NONE);
        Text number = text_trim(text_slice(block->head, 0, block->prefix));
        element_add_titled(builder, heading, block, 0, (uint32_t)number.bytes);
        block_decide(builder, block, RULE_LABELLED_HEADING, 0);
        return;
    }
    const Block *next = block_at(builder, i + 1);
    Node *item = lists_add(&builder->lists, builder->reading, builder->container, block, next);
    element_fill(builder, item, block, block->prefix);
    block_decide(builder, block, RULE_SUBPARAGRAPH, builder->lists.is_next ? 0 : 30);
    builder->wanted = WANTED_NOTHING;
}

static bool always(const Builder *builder, size_t i)
{
    (void)builder;
    (void)i;
    return true;
}

const BlockBuilder *number_builder(Shape shape)
{
    static const BlockBuilder rows[SHAPE_COUNT] = {
        [SHAPE_NUMBERED] = {always, build_number},
        [SHAPE_OWN_NUMBER] = {own_number_fits, build_own_number},
        [SHAPE_HEADING] = {heading_fits, build_heading},
        [SHAPE_LABELLED] = {labelled_fits, build_labelled},
    };
    return rows[shape].build ? &rows[shape] : NULL;
}
