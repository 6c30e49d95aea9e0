/* The parts of resolutions and decisions: titles, organs, parts, adoption, annexes. */
#include "input/un_builder.h"

#include <string.h>

/* --- titles ---------------------------------------------------------------------------------------------- */

/* A decision's number, 400 or higher, or no organ behind it: its text tells who decided. */
static bool is_decision(const Builder *builder, size_t i)
{
    enum {
        FIRST_DECISION = 400,
        FAR = 4
    };
    const Block *block = block_at(builder, i);
    size_t slash = text_find(block->head, '/');
    uint32_t number = 0;
    text_to_number(
        text_slice(block->head, slash + 1, slash + 1 + match_digits(block->head, slash + 1, 3)),
        999, &number);
    for (size_t next = i + 1; next <= i + FAR; next++) {
        if (is_shape(builder, next, SHAPE_ENACTING) || is_shape(builder, next, SHAPE_NUMBERED))
            return false;
        if (is_shape(builder, next, SHAPE_TITLE))
            break;
    }
    const Block *next = block_at(builder, i + 1);
    return number >= FIRST_DECISION && next && next->shape == SHAPE_TEXT && next->mark;
}

static bool title_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (builder->part == PART_FRONT || builder->part == PART_ADOPTED ||
        builder->part == PART_DECISION)
        return true;
    return builder->part != PART_TITLE &&
           (comes_organ(builder, i) || (block->shape == SHAPE_TITLE && is_decision(builder, i)));
}

static void open_resolution(Builder *builder, bool is_decision)
{
    section_open(builder, is_decision ? "decision" : "resolution",
                 is_decision ? PART_DECISION : PART_TITLE);
}

static void build_title(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool decides = block->shape == SHAPE_TITLE && is_decision(builder, i);
    open_resolution(builder, decides);
    Document *document = builder->reading->document;
    Node *title = node_with_class(document, TAG_H1, "resolution-title", SPAN_NONE);
    block_decide(builder, block, decides ? RULE_DECISION_TITLE : RULE_RESOLUTION_TITLE, 0);
    if (block->shape == SHAPE_TITLE) {
        element_add_titled(builder, title, block, 0, block->prefix);
        return;
    }
    Text line = block->head;
    uint32_t begin = 0;
    size_t number;
    while (!(number = match_resolution_number(text_slice(line, begin, line.bytes))))
        begin++;
    node_add_class(document, title, "by-number");
    element_add_titled(builder, title, block, begin, begin + (uint32_t)number);
    tell_language(builder->reading, formula_find(FORMULA_RESOLUTION, line, NULL)->language);
}

bool is_resolution_title(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool is_expected = (builder->part == PART_FRONT && builder->reading->has_adoption_line) ||
                       builder->wanted == WANTED_RESOLUTION_TITLE;
    bool is_quoted = block->shape == SHAPE_QUOTE && block->is_short && block->mark == 0;
    return (is_title_text(block) || is_quoted) &&
           (is_expected || (!is_in_resolution(builder) && builder->wanted != WANTED_ANNEX_TITLE &&
                            is_shape(builder, i + 1, SHAPE_ENACTING)));
}

void build_resolution_title(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (builder->wanted != WANTED_RESOLUTION_TITLE)
        open_resolution(builder, false);
    builder->wanted = WANTED_NOTHING;
    element_add(builder, TAG_H1, "resolution-title", block, 0);
    block_decide(builder, block, RULE_TITLE_BEFORE_ORGAN, 0);
}

/* --- drafts in a report ------------------------------------------------------------------------------------ */

static bool is_draft_decision(Text head)
{
    static const char *const words[] = {"decision", "DECISION", "décision", "decisión",
                                        "решения",  "مقرر",     "المقرر",   "决定"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t at = 0; at + strlen(words[i]) <= head.bytes; at++)
            if (text_starts(text_slice(head, at, head.bytes), words[i]))
                return true;
    return false;
}

static bool draft_fits(const Builder *builder, size_t i)
{
    const Block *next = block_at(builder, i + 1);
    return next && (is_title_text(next) || next->shape == SHAPE_ENACTING || next->mark);
}

static void build_draft(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (!builder->is_embedded && builder->part == PART_REPORT) {
        builder->outer = builder->counts;
        builder->is_embedded = true;
    }
    bool decides = is_draft_decision(block->head);
    open_resolution(builder, decides);
    node_add_class(builder->reading->document, builder->container, "draft");
    element_add(builder, TAG_H2, "draft-label", block, 0);
    block_decide(builder, block, RULE_DRAFT_LABEL, 0);
    builder->wanted = WANTED_RESOLUTION_TITLE;
}

/* --- adoption, as the Security Council tells it --------------------------------------------------------------- */

static bool adopted_by_fits(const Builder *builder, size_t i)
{
    return builder->part == PART_TITLE && block_at(builder, i)->stretch_count == 1;
}

/* "Adopted by the Security Council at its 7451st meeting, on 28 May 2015" becomes a field. */
static void build_adopted_by(Builder *builder, size_t i)
{
    Reading *reading = builder->reading;
    const Block *block = block_at(builder, i);
    block_decide(builder, block, RULE_ADOPTED_BY, 0);
    if (block->content) {
        element_add(builder, TAG_P, "adoption", block, 0);
        return;
    }
    const Stretch *lines = &reading->stretches[block->first_stretch];
    Text value = lines_joined(reading, lines->first, lines->count);
    fields_set(&reading->document->fields, FIELD_ADOPTION, value, FIELD_FROM_TEXT,
               block_span(reading, block));
    for (uint32_t j = 0; j < lines->count; j++)
        line_take(reading, lines->first + j, LEDGER_MASTHEAD);
}

/* --- the organ ---------------------------------------------------------------------------------------------- */

static bool ends_part(Shape shape)
{
    switch (shape) {
    case SHAPE_TITLE:
    case SHAPE_RESOLUTION:
    case SHAPE_ENACTING:
    case SHAPE_MARK:
    case SHAPE_MEETING:
    case SHAPE_DATE:
    case SHAPE_VOTE:
    case SHAPE_ANNEX:
    case SHAPE_DRAFT:
    case SHAPE_DIVISION:
        return true;
    default:
        return false;
    }
}

/* The sole operative paragraph behind an organ: no paragraph is numbered, and this is the first that
 * does not end as a recital does, with a comma, and has no recital behind it (un-style 4.4). */
static size_t find_sole(const Builder *builder, size_t organ)
{
    enum {
        FAR = 400 /* blocks of one preamble */
    };
    size_t sole = SIZE_MAX;
    const Block *block;
    if (block_at(builder, organ)->mark != ',' && is_shape(builder, organ + 1, SHAPE_TEXT))
        return organ + 1;
    for (size_t i = organ + 1;
         i < organ + FAR && (block = block_at(builder, i)) && !ends_part(block->shape); i++) {
        if (block->shape == SHAPE_NUMBERED || block->shape == SHAPE_OWN_NUMBER)
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
    Reading *reading = builder->reading;
    boxes_close(builder);
    if (!is_in_resolution(builder))
        open_resolution(builder, false);
    lists_close(&builder->lists);
    element_add(builder, TAG_P, "enacting", block, 0);
    builder->part = PART_PREAMBLE;
    builder->may_restart = true;
    builder->wanted = WANTED_NOTHING;
    builder->sole = find_sole(builder, i);
    const Formula *formula = formula_find(FORMULA_ENACTING, block->head, NULL);
    if (formula)
        tell_language(reading, formula->language);
    block_decide(builder, block, formula ? RULE_ENACTING : RULE_OTHER_ORGAN, 0);
}

/* A name alone, below "Chapter V", is the chapter's. */
static bool organ_fits(const Builder *builder, size_t i)
{
    return builder->wanted != WANTED_CHAPTER_TITLE && builder->wanted != WANTED_DIVISION_TITLE
               ? true
               : block_at(builder, i)->mark == ',';
}

/* --- parts --------------------------------------------------------------------------------------------------- */

static bool mark_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    return block->stretch_count <= 1 && builder->part != PART_SIGNED &&
           (builder->part != PART_FRONT || comes_organ(builder, i));
}

/* Whether a part of a resolution begins with recitals of its own. */
static bool comes_recital(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (block && is_title_text(block))
        block = block_at(builder, i + 1);
    return block && block->shape == SHAPE_TEXT && block->mark == ',';
}

static void build_mark(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    boxes_close(builder);
    if (!is_in_resolution(builder) && builder->part != PART_ANNEX && comes_organ(builder, i))
        open_resolution(builder, false);
    lists_close(&builder->lists);
    builder->may_restart = true;
    builder->wanted = block->is_one_line ? WANTED_PART_TITLE : WANTED_NOTHING;
    if (builder->part == PART_OPERATIVE && comes_recital(builder, i + 1))
        builder->part = PART_PREAMBLE;
    block_decide(builder, block, RULE_PART_MARK, 0);
    if (block->content) {
        element_add(builder, TAG_H2, "part", block, 0);
        return;
    }
    const Stretch *lines = &builder->reading->stretches[block->first_stretch];
    element_add_lines(builder, builder->container, TAG_H2, "part", (Stretch){lines->first, 1});
    if (lines->count > 1)
        element_add_lines(builder, builder->container, TAG_H3, "part-title",
                          (Stretch){lines->first + 1, lines->count - 1});
}

/* --- meeting, date, vote --------------------------------------------------------------------------------------- */

static bool adopted_fits(const Builder *builder, size_t i)
{
    (void)i;
    return is_in_resolution(builder) ||
           (builder->part == PART_ANNEX &&
            node_is(builder->container, TAG_SECTION, "resolution")); /* behind its articles */
}

static Node *adopted_division(Builder *builder)
{
    Node *last = builder->container->last;
    if (builder->part == PART_ADOPTED && last && node_is(last, TAG_DIV, "adopted"))
        return last;
    Node *division = node_with_class(builder->reading->document, TAG_DIV, "adopted", SPAN_NONE);
    node_append(builder->container, division);
    lists_close(&builder->lists);
    builder->part = PART_ADOPTED;
    builder->has_adopted = true;
    return division;
}

static Node *add_adopted(Builder *builder, const char *class_name, const Block *block)
{
    Node *element = node_with_class(builder->reading->document, TAG_P, class_name, SPAN_NONE);
    boxes_close(builder);
    node_append(adopted_division(builder), element);
    element_fill(builder, element, block, 0);
    return element;
}

static void tell_date(Builder *builder, Text text)
{
    Date date;
    if (builder->reading->document->date.year == 0 && date_match(text, &date))
        builder->reading->document->date = date;
}

/* A meeting line, and the date if that stands on the same line. */
static void build_meeting(Builder *builder, size_t i)
{
    Reading *reading = builder->reading;
    const Block *block = block_at(builder, i);
    Node *meeting = add_adopted(builder, "meeting", block);
    block_decide(builder, block, RULE_MEETING, 0);
    if (!block->prefix || block->content)
        return;
    tell_date(builder, text_slice(block->head, block->prefix, block->head.bytes));
    Node *text = meeting->first;
    size_t mark = text_find(text->text, ',') + 1;
    Node *spaces = node_split_text(reading->document, text, mark);
    size_t bytes = match_spaces(spaces->text, 0);
    Node *date = node_split_text(reading->document, spaces, bytes);
    text_node_drop(reading, spaces, LEDGER_EDGE_SPACE);
    Node *element = node_with_class(reading->document, TAG_P, "adoption-date", date->span);
    meeting->span.end = text->span.end;
    node_detach(date);
    node_append(element, date);
    node_append(meeting->parent, element);
}

static void build_date(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    add_adopted(builder, "adoption-date", block);
    block_decide(builder, block, RULE_ADOPTION_DATE, 0);
    tell_date(builder, block->head);
}

static bool vote_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->part == PART_ADOPTED;
}

static void build_vote(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    add_adopted(builder, "vote", block);
    block_decide(builder, block, RULE_VOTE, 0);
    builder->has_open_vote = block->shape == SHAPE_OPEN_BRACKET;
}

/* --- annexes ----------------------------------------------------------------------------------------------------- */

static bool annex_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    return block->mark != '.' && block->mark != ';';
}

static void build_annex(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    section_open(builder, "annex", PART_ANNEX);
    element_add(builder, TAG_H1, "annex-label", block, 0);
    block_decide(builder, block, RULE_ANNEX_LABEL, block->is_one_line ? 0 : 5);
    builder->wanted = WANTED_ANNEX_TITLE;
}

static bool original_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->part == PART_ANNEX || builder->part == PART_FRONT ||
           builder->part == PART_REPORT;
}

static void build_original(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    element_add(builder, TAG_P, "original-language", block, 0);
    block_decide(builder, block, RULE_ORIGINAL_LANGUAGE, 0);
}

const BlockBuilder *resolution_builder(Shape shape)
{
    static const BlockBuilder rows[SHAPE_COUNT] = {
        [SHAPE_TITLE] = {title_fits, build_title},
        [SHAPE_RESOLUTION] = {title_fits, build_title},
        [SHAPE_ADOPTED_BY] = {adopted_by_fits, build_adopted_by},
        [SHAPE_ENACTING] = {organ_fits, build_organ},
        [SHAPE_MARK] = {mark_fits, build_mark},
        [SHAPE_MEETING] = {adopted_fits, build_meeting},
        [SHAPE_DATE] = {adopted_fits, build_date},
        [SHAPE_VOTE] = {adopted_fits, build_vote},
        [SHAPE_BRACKETED] = {vote_fits, build_vote},
        [SHAPE_OPEN_BRACKET] = {vote_fits, build_vote},
        [SHAPE_ANNEX] = {annex_fits, build_annex},
        [SHAPE_ORIGINAL] = {original_fits, build_original},
        [SHAPE_DRAFT] = {draft_fits, build_draft},
    };
    return rows[shape].build ? &rows[shape] : NULL;
}
