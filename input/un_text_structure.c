/* Blocks to tree: a walk over the blocks that knows which part of a document it is in.
 *
 * What a block becomes depends on its shape and on that part: text between the enacting organ and
 * the first number is preambular, a line "Annex" opens an annex, and so on (un-style 5.14). Nothing
 * is ever refused: a block that fits nowhere is a paragraph. */
#include "input/un_text_builder.h"

static const Block *block_at(const Builder *builder, size_t i)
{
    return i < builder->reader->block_count ? &builder->reader->blocks[i] : NULL;
}

static bool is_shape(const Builder *builder, size_t i, Shape shape)
{
    const Block *block = block_at(builder, i);
    return block && block->shape == shape;
}

/* Whether an enacting organ stands within the next two blocks. */
static bool comes_organ(const Builder *builder, size_t i)
{
    return is_shape(builder, i + 1, SHAPE_ENACTING) || is_shape(builder, i + 2, SHAPE_ENACTING);
}

/* Text that may be a title: few lines without a mark at the end. */
static bool is_title_text(const Block *block)
{
    return block && block->shape == SHAPE_TEXT && block->is_short && block->mark == 0;
}

static bool is_in_resolution(const Builder *builder)
{
    return builder->part == PART_TITLE || builder->part == PART_PREAMBLE ||
           builder->part == PART_OPERATIVE || builder->part == PART_ADOPTED;
}

/* --- title, organ, annex --------------------------------------------------------------------------- */

static bool opens_resolution(const Builder *builder, size_t i)
{
    return builder->part == PART_FRONT || builder->part == PART_ADOPTED ||
           (builder->part != PART_TITLE && comes_organ(builder, i));
}

static void build_title(Builder *builder, const Block *block)
{
    section_open(builder, "resolution", PART_TITLE);
    Document *document = builder->reader->document;
    Node *title = node_with_class(document, TAG_H1, "resolution-title", SPAN_NONE);
    if (block->shape == SHAPE_TITLE) {
        element_add_titled(builder, title, block, 0, block->prefix);
        return;
    }
    Text line = block_head(builder->reader, block);
    uint32_t begin = 0;
    size_t number;
    while (!(number = match_resolution_number(text_slice(line, begin, line.bytes))))
        begin++;
    node_add_class(document, title, "by-number");
    element_add_titled(builder, title, block, begin, begin + (uint32_t)number);
    tell_language(builder->reader, formula_find(FORMULA_RESOLUTION, line, NULL)->language);
}

/* "Adopted by the Security Council at its 7451st meeting, on 28 May 2015" becomes a field. */
static void take_adopted_by(Builder *builder, const Block *block)
{
    UnText *reader = builder->reader;
    const Stretch *lines = &reader->stretches[block->first_stretch];
    Text value = lines_joined(reader, lines->first, lines->count);
    fields_set(&reader->document->fields, FIELD_ADOPTION, value, FIELD_FROM_TEXT,
               block_span(reader, block));
    for (uint32_t i = 0; i < lines->count; i++)
        line_take(reader, lines->first + i, LEDGER_MASTHEAD);
}

static bool ends_part(Shape shape)
{
    switch (shape) {
    case SHAPE_TITLE:
    case SHAPE_RESOLUTION:
    case SHAPE_ENACTING:
    case SHAPE_MARK:
    case SHAPE_MEETING:
    case SHAPE_DATE:
    case SHAPE_ANNEX:
        return true;
    default:
        return false;
    }
}

/* The sole operative paragraph behind an organ: no paragraph is numbered, and this is the first that
 * does not end as a recital does, with a comma, and has no recital behind it (un-style 4.4). */
static size_t find_sole(const Builder *builder, size_t organ)
{
    size_t sole = SIZE_MAX;
    const Block *block;
    if (block_at(builder, organ)->mark != ',' && is_shape(builder, organ + 1, SHAPE_TEXT))
        return organ + 1;
    for (size_t i = organ + 1; (block = block_at(builder, i)) && !ends_part(block->shape); i++) {
        if (block->shape == SHAPE_NUMBERED)
            return SIZE_MAX;
        if (block->shape != SHAPE_TEXT)
            continue;
        if (block->mark == ',')
            sole = SIZE_MAX;
        else if (sole == SIZE_MAX && block->mark)
            sole = i;
    }
    return sole;
}

static void build_organ(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    UnText *reader = builder->reader;
    if (!is_in_resolution(builder))
        section_open(builder, "resolution", PART_TITLE);
    lists_close(&builder->lists);
    element_add(builder, TAG_P, "enacting", block, 0);
    builder->part = PART_PREAMBLE;
    builder->may_restart = true;
    builder->wants_title = false;
    builder->sole = find_sole(builder, i);
    const Formula *formula = formula_find(FORMULA_ENACTING, block_head(reader, block), NULL);
    if (formula)
        tell_language(reader, formula->language);
}

static void build_annex(Builder *builder, const Block *block)
{
    section_open(builder, "annex", PART_ANNEX);
    element_add(builder, TAG_H1, "annex-label", block, 0);
    builder->wants_title = true;
}

/* --- numbers ------------------------------------------------------------------------------------------ */

static void report_order(Builder *builder, const Block *block)
{
    UnText *reader = builder->reader;
    Buffer number = {0};
    buffer_integer(&number, block->number);
    size_t bytes = number.bytes;
    if (builder->last_number)
        buffer_integer(&number, builder->last_number);
    else
        buffer_string(&number, "the beginning");
    Text both = buffer_text(&number);
    Span span = block_span(reader, block);
    span.end = span.begin + block->prefix;
    diagnostics_add(reader->diagnostics, READ_NUMBER_OUT_OF_ORDER, span, text_slice(both, 0, bytes),
                    text_slice(both, bytes, both.bytes));
    buffer_free(&number);
}

static void build_numbered(Builder *builder, const Block *block)
{
    bool is_operative = is_in_resolution(builder) && builder->part != PART_ADOPTED;
    lists_close(&builder->lists);
    Node *paragraph =
        element_add(builder, TAG_P, is_operative ? "operative" : "paragraph", block, block->prefix);
    if (block->number != builder->last_number + 1) {
        if (!(block->number == 1 && builder->may_restart))
            report_order(builder, block);
        element_set_value(builder->reader, paragraph, block->number);
    }
    builder->last_number = block->number;
    builder->may_restart = false;
    builder->wants_title = false;
    if (is_operative)
        builder->part = PART_OPERATIVE;
    else if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
}

/* --- parts and headings -------------------------------------------------------------------------------- */

/* The lines of a block's first stretch from skip on, count of them, as an element of their own. */
static void add_lines(Builder *builder, Tag tag, const char *class_name, uint32_t first,
                      uint32_t count)
{
    UnText *reader = builder->reader;
    Stretch lines = {first, count};
    Span span =
        reader_span(reader, reader->lines[first].begin, reader->lines[first + count - 1].end);
    Node *element = node_with_class(reader->document, tag, class_name, span);
    node_append(builder->container, element);
    Node *text = compose_lines(reader, &lines, 1, 0);
    node_append(element, text);
    calls_find(reader, text);
}

static void build_mark(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const Stretch *lines = &builder->reader->stretches[block->first_stretch];
    if (!is_in_resolution(builder) && comes_organ(builder, i))
        section_open(builder, "resolution", PART_TITLE);
    lists_close(&builder->lists);
    builder->may_restart = true;
    builder->wants_title = block->is_one_line;
    add_lines(builder, TAG_H2, "part", lines->first, 1);
    if (lines->count > 1)
        add_lines(builder, TAG_H3, "part-title", lines->first + 1, lines->count - 1);
}

typedef enum HeadingLevel {
    HEADING_ROMAN,
    HEADING_LETTER,
    HEADING_FIGURE
} HeadingLevel;

/* Whether "C." is the third letter or a hundred: what continues its series, or else what is usual. */
static HeadingLevel find_level(const Builder *builder, const Label *label)
{
    const uint32_t *ordinals = label->ordinals;
    if (ordinals[SERIES_DECIMAL])
        return HEADING_FIGURE;
    if (!ordinals[SERIES_LETTER])
        return HEADING_ROMAN;
    if (ordinals[SERIES_ROMAN] == builder->headings[HEADING_ROMAN] + 1)
        return HEADING_ROMAN;
    bool is_letter = ordinals[SERIES_LETTER] == builder->headings[HEADING_LETTER] + 1;
    return is_letter || !ordinals[SERIES_ROMAN] ? HEADING_LETTER : HEADING_ROMAN;
}

static void note_heading(Builder *builder, const Label *label)
{
    static const LabelSeries series[] = {SERIES_ROMAN, SERIES_LETTER, SERIES_DECIMAL};
    HeadingLevel level = find_level(builder, label);
    builder->headings[level] = label->ordinals[series[level]];
    for (int deeper = (int)level + 1; deeper <= HEADING_FIGURE; deeper++)
        builder->headings[deeper] = 0;
}

static void build_heading(Builder *builder, const Block *block)
{
    static const Tag tags[] = {TAG_H2, TAG_H3, TAG_H4};
    HeadingLevel level = find_level(builder, &block->label);
    Text number = text_trim(text_slice(block_head(builder->reader, block), 0, block->prefix));
    note_heading(builder, &block->label);
    lists_close(&builder->lists);
    Node *heading = node_with_class(builder->reader->document, tags[level], "heading", SPAN_NONE);
    element_add_titled(builder, heading, block, 0, (uint32_t)number.bytes);
    builder->may_restart = true;
    builder->wants_title = false;
    if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
}

/* --- meeting and date ------------------------------------------------------------------------------------ */

static Node *adopted_division(Builder *builder)
{
    Node *last = builder->container->last;
    if (builder->part == PART_ADOPTED && last && node_is(last, TAG_DIV, "adopted"))
        return last;
    Node *division = node_with_class(builder->reader->document, TAG_DIV, "adopted", SPAN_NONE);
    node_append(builder->container, division);
    lists_close(&builder->lists);
    builder->part = PART_ADOPTED;
    builder->has_adopted = true;
    return division;
}

static Node *add_adopted(Builder *builder, const char *class_name, const Block *block)
{
    Node *element = node_with_class(builder->reader->document, TAG_P, class_name, SPAN_NONE);
    node_append(adopted_division(builder), element);
    element_fill(builder, element, block, 0);
    return element;
}

static void tell_date(Builder *builder, Text text)
{
    Date date;
    if (builder->reader->document->date.year == 0 && date_match(text, &date))
        builder->reader->document->date = date;
}

/* A meeting line, and the date if that stands on the same line. */
static void build_meeting(Builder *builder, const Block *block)
{
    UnText *reader = builder->reader;
    Node *meeting = add_adopted(builder, "meeting", block);
    if (!block->prefix)
        return;
    Text head = block_head(reader, block);
    tell_date(builder, text_slice(head, block->prefix, head.bytes));
    Node *text = meeting->first;
    size_t mark = text_find(text->text, ',') + 1;
    Node *spaces = node_split_text(reader->document, text, mark);
    size_t bytes = match_spaces(spaces->text, 0);
    Node *date = node_split_text(reader->document, spaces, bytes);
    text_node_drop(reader, spaces, LEDGER_EDGE_SPACE);
    Node *element = node_with_class(reader->document, TAG_P, "adoption-date", date->span);
    meeting->span.end = text->span.end;
    node_detach(date);
    node_append(element, date);
    node_append(meeting->parent, element);
}

/* --- text -------------------------------------------------------------------------------------------------- */

/* Whether short text without a mark is a subheading: a paragraph follows. Above the first number all
 * text of a resolution is preambular (un-style 5.14). */
static bool is_subhead(const Builder *builder, size_t i)
{
    const Block *next = block_at(builder, i + 1);
    return builder->part != PART_PREAMBLE && is_title_text(block_at(builder, i)) && next &&
           (next->shape == SHAPE_NUMBERED ||
            (builder->part == PART_ANNEX && next->shape == SHAPE_TEXT && next->mark));
}

/* Whether text is the title of a resolution that has no number: an adoption line stood in the
 * masthead, or an enacting organ follows. */
static bool is_resolution_title(const Builder *builder, size_t i)
{
    bool is_expected = builder->part == PART_FRONT && builder->reader->has_adoption_line;
    return !is_in_resolution(builder) && is_title_text(block_at(builder, i)) &&
           (is_expected || is_shape(builder, i + 1, SHAPE_ENACTING));
}

/* The tag and class of title text that the last heading, or the beginning, waits for. */
static void add_awaited_title(Builder *builder, const Block *block)
{
    builder->wants_title = false;
    if (builder->part == PART_FRONT)
        element_add(builder, TAG_H1, "document-title", block, 0);
    else if (builder->part == PART_ANNEX && !builder->may_restart)
        element_add(builder, TAG_H2, "annex-title", block, 0);
    else
        element_add(builder, TAG_H3, "part-title", block, 0);
}

static void build_text(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    lists_interrupt(&builder->lists);
    if (is_resolution_title(builder, i)) {
        section_open(builder, "resolution", PART_TITLE);
        element_add(builder, TAG_H1, "resolution-title", block, 0);
    } else if (builder->wants_title && is_title_text(block)) {
        add_awaited_title(builder, block);
    } else if (is_subhead(builder, i)) {
        element_add(builder, TAG_H3, "subhead", block, 0);
        builder->may_restart = true;
        lists_close(&builder->lists);
    } else if (i == builder->sole) {
        element_add(builder, TAG_P, "sole-operative", block, 0);
        builder->part = PART_OPERATIVE;
    } else {
        element_add(builder, TAG_P, builder->part == PART_PREAMBLE ? "preambular" : NULL, block, 0);
    }
    if (builder->part != PART_FRONT)
        builder->wants_title = false;
}

static bool takes_labels(const Builder *builder, const Block *block)
{
    return builder->part != PART_FRONT && builder->part != PART_TITLE && builder->container->last &&
           (block->label.form != FORM_STOP || builder->lists.depth > 0);
}

/* --- the walk ------------------------------------------------------------------------------------------------ */

/* Whether the block's shape means something in this part; else it is text. */
static bool fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool is_resolution = is_in_resolution(builder);
    switch (block->shape) {
    case SHAPE_TITLE:
    case SHAPE_RESOLUTION:
        return opens_resolution(builder, i);
    case SHAPE_ADOPTED_BY:
        return builder->part == PART_TITLE && block->stretch_count == 1;
    case SHAPE_LABELLED:
        return takes_labels(builder, block);
    case SHAPE_MARK:
        return block->stretch_count == 1 &&
               (builder->part != PART_FRONT || comes_organ(builder, i));
    case SHAPE_HEADING:
        return builder->part != PART_TITLE && builder->part != PART_ADOPTED;
    case SHAPE_MEETING:
    case SHAPE_DATE:
        return is_resolution;
    case SHAPE_BRACKETED:
        return builder->part == PART_ADOPTED;
    case SHAPE_ENACTING:
    case SHAPE_NUMBERED:
    case SHAPE_ANNEX:
        return true;
    case SHAPE_TEXT:
        break;
    }
    return false;
}

void block_build(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    switch (fits(builder, i) ? block->shape : SHAPE_TEXT) {
    case SHAPE_TITLE:
    case SHAPE_RESOLUTION:
        build_title(builder, block);
        break;
    case SHAPE_ADOPTED_BY:
        take_adopted_by(builder, block);
        break;
    case SHAPE_ENACTING:
        build_organ(builder, i);
        break;
    case SHAPE_NUMBERED:
        build_numbered(builder, block);
        break;
    case SHAPE_LABELLED:
        element_fill(builder,
                     lists_add(&builder->lists, builder->reader, builder->container, block,
                               block_at(builder, i + 1)),
                     block, block->prefix);
        break;
    case SHAPE_MARK:
        build_mark(builder, i);
        break;
    case SHAPE_HEADING:
        build_heading(builder, block);
        break;
    case SHAPE_MEETING:
        build_meeting(builder, block);
        break;
    case SHAPE_DATE:
        add_adopted(builder, "adoption-date", block);
        tell_date(builder, block_head(builder->reader, block));
        break;
    case SHAPE_ANNEX:
        build_annex(builder, block);
        break;
    case SHAPE_BRACKETED:
        add_adopted(builder, "vote", block);
        break;
    case SHAPE_TEXT:
        build_text(builder, i);
        break;
    }
}
