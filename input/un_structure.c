/* Blocks to tree: a walk over the blocks that knows which part of a document it is in.
 *
 * What a block becomes depends on its shape and on that part: text between the enacting organ and
 * the first number is preambular, a line "Annex" opens an annex, and so on (un-style 5.14). Each shape has
 * a row of two functions, whether it fits here and what it becomes; the rows stand in the files of the
 * parts (un_resolution.c, un_front.c, un_body.c, un_tables.c). Nothing is ever refused: a block that
 * fits nowhere is a paragraph. */
#include "input/un_builder.h"
#include "input/un_text_joints.h"

#include <string.h>

/* --- text ---------------------------------------------------------------------------------------------------- */

/* Whether a line in the preamble is a heading all the same: no recital is so short and has no mark. */
static bool is_preamble_subhead(const Block *block, const Block *next)
{
    enum {
        LONGEST = 60 /* bytes */
    };
    bool is_text_next =
        next->shape == SHAPE_NUMBERED || (next->shape == SHAPE_TEXT && next->mark == '.');
    return block->is_one_line && block->head.bytes <= LONGEST && is_text_next;
}

/* What else may stand below a heading of a line. */
static bool begins_list_or_text(const Block *block)
{
    return block->shape == SHAPE_BULLET || block->shape == SHAPE_ORIGINAL ||
           (block->shape == SHAPE_TEXT && formula_find(FORMULA_HEADING, block->head, NULL)) ||
           (block->shape == SHAPE_LABELLED && block->mark);
}

/* What follows a heading of the front, behind the title: a table, or a list that begins. */
static bool begins_table_or_list(const Block *block)
{
    return block->shape == SHAPE_TABLE_LABEL || (block->shape == SHAPE_LABELLED && block->mark &&
                                                 (block->label.ordinals[SERIES_DECIMAL] == 1 ||
                                                  block->label.ordinals[SERIES_LETTER] == 1));
}

/* Whether a line with a colon announces the block: "In favour:" and the States below. */
static bool is_announced(const Builder *builder, size_t i)
{
    enum {
        LONGEST = 40 /* bytes */
    };
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    return above && above->shape == SHAPE_TEXT && above->is_one_line && above->mark == ':' &&
           above->head.bytes <= LONGEST;
}

/* A country in capitals, with those who came from it below. */
static bool is_capital_line(const Block *block)
{
    enum {
        LONGEST = 60 /* bytes */
    };
    if (!block->is_one_line || block->head.bytes > LONGEST || !is_title_text(block))
        return false;
    for (size_t at = 0; at < block->head.bytes;)
        if (is_lower_case(text_next(block->head, &at)))
            return false;
    size_t at = 0;
    uint32_t first = text_next(block->head, &at);
    return small_letter(first) != first;
}

/* Whether a line in capitals heads the text below, which has others: "ALGERIA" in a list of participants. */
static bool is_capitals_head(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const Block *next = block_at(builder, i + 1);
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    return block->is_short && text_is_capitals(block->head) && text_is_capitals(block->tail) &&
           next && next->shape == SHAPE_TEXT && text_may_begin_sentence(next->head) &&
           !text_is_capitals(next->head) && !(above && above->mark == ',');
}

/* Whether short text without a mark is a subheading: a paragraph follows. Above the first number text of
 * a resolution is preambular (un-style 5.14). */
static bool is_subhead(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const Block *next = block_at(builder, i + 1);
    const Node *last = builder->container->last;
    bool is_below_part = builder->part == PART_TITLE && last && node_is(last, TAG_H3, "part-title");
    bool is_body =
        is_below_part || (builder->part != PART_TITLE && builder->part != PART_PREAMBLE &&
                          (builder->part != PART_FRONT || builder->has_title));
    if (is_body && next && formula_find(FORMULA_HEADING, block->head, NULL) && block->is_one_line)
        return true;
    bool is_text_part = builder->part == PART_ANNEX || builder->part == PART_REPORT ||
                        text_is(builder->reading->document->kind->text, "corrigendum");
    if (is_announced(builder, i))
        return false;
    if (builder->part == PART_PREAMBLE)
        return is_title_text(block) && next && is_preamble_subhead(block, next);
    if (is_body && builder->has_title && builder->part != PART_SIGNED && next &&
        next->shape == SHAPE_TEXT && next->is_one_line && is_capital_line(block) &&
        !is_capital_line(next))
        return true;
    return builder->part != PART_SIGNED && is_title_text(block) && next &&
           !formula_find(FORMULA_ERRATUM, block->head, NULL) &&
           (next->shape == SHAPE_NUMBERED || next->shape == SHAPE_OWN_NUMBER ||
            (is_text_part && next->shape == SHAPE_DIVISION && block->is_one_line) ||
            (next->shape == SHAPE_HEADING && builder->reading->is_record) ||
            (block->is_one_line && builder->has_title && begins_table_or_list(next)) ||
            (is_text_part && block->is_one_line && begins_list_or_text(next)) ||
            (builder->has_title && is_capitals_head(builder, i)) ||
            (is_text_part && next->shape == SHAPE_TEXT &&
             (next->mark || formula_find(FORMULA_ERRATUM, next->head, NULL))));
}

typedef struct TitleKind {
    Tag tag;
    const char *class_name;
    DecisionRule rule;
} TitleKind;

/* Title text that the last heading waits for; false when none does. */
static bool build_awaited_title(Builder *builder, size_t i)
{
    static const TitleKind kinds[] = {
        [WANTED_PART_TITLE] = {TAG_H3, "part-title", RULE_PART_TITLE},
        [WANTED_ANNEX_TITLE] = {TAG_H2, "annex-title", RULE_ANNEX_TITLE},
        [WANTED_CHAPTER_TITLE] = {TAG_H2, "chapter-title", RULE_CHAPTER_TITLE},
        [WANTED_DIVISION_TITLE] = {TAG_H3, "division-title", RULE_DIVISION_TITLE},
        [WANTED_ITEM_TITLE] = {TAG_H2, "heading", RULE_AGENDA_HEADING},
        [WANTED_ITEM_SUBTITLE] = {TAG_H3, "heading", RULE_AGENDA_HEADING},
    };
    const Block *block = block_at(builder, i);
    bool is_named =
        block->mark == 0 && (block->shape == SHAPE_SUBTITLE || block->shape == SHAPE_LETTER ||
                             block->shape == SHAPE_ENACTING);
    bool is_report = is_named && builder->wanted != WANTED_ITEM_TITLE;
    if (!(is_title_text(block) || is_report) || builder->wanted < WANTED_PART_TITLE ||
        builder->wanted > WANTED_ITEM_SUBTITLE)
        return false;
    const TitleKind *kind = &kinds[builder->wanted];
    builder->wanted = builder->wanted == WANTED_ITEM_TITLE ? WANTED_ITEM_SUBTITLE : WANTED_NOTHING;
    element_add(builder, kind->tag, kind->class_name, block, 0);
    block_decide(builder, block, kind->rule, 0);
    return true;
}

static DecisionRule text_rule(const Builder *builder, int *less)
{
    *less = 0;
    switch (builder->part) {
    case PART_PREAMBLE:
        return RULE_PREAMBULAR;
    case PART_OPERATIVE:
        return RULE_TEXT_AMONG_NUMBERS;
    default:
        return RULE_PLAIN_TEXT;
    }
}

/* Text that stands below the title of a resolution: recitals before the organ, as in old ones; or, where no
 * organ comes, what was resolved. */
static void leave_title(Builder *builder, size_t i)
{
    enum {
        FAR = 30
    };
    const Block *block = block_at(builder, i);
    if (builder->part != PART_TITLE || !block->mark)
        return;
    for (size_t next = i + 1; next <= i + FAR && block_at(builder, next); next++)
        if (is_shape(builder, next, SHAPE_ENACTING)) {
            builder->part = block->mark == ',' ? PART_PREAMBLE : builder->part;
            return;
        }
    builder->part = PART_ANNEX;
    builder->wanted = WANTED_NOTHING;
}

static void build_paragraph(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    int less;
    leave_title(builder, i);
    DecisionRule rule = text_rule(builder, &less);
    if (rule == RULE_PREAMBULAR && block->mark != ',' && block->mark != ':')
        less = 20;
    if (builder->has_open_vote && builder->part == PART_ADOPTED) {
        resolution_builder(SHAPE_BRACKETED)->build(builder, i);
        Text tail = block->tail;
        builder->has_open_vote = tail.bytes == 0 || tail.at[tail.bytes - 1] != ']';
        return;
    }
    element_add(builder, TAG_P, rule == RULE_PREAMBULAR ? "preambular" : NULL, block, 0);
    block_decide(builder, block, rule, less);
}

static void build_subhead(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    boxes_close(builder);
    element_add(builder, TAG_H3, "subhead", block, 0);
    block_decide(builder, block, RULE_SUBHEAD, 0);
    builder->may_restart = true;
    lists_close(&builder->lists);
}

/* "Preamble" in an annex, where an organ below would make it a title. */
static bool is_subhead_of_annex(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    return builder->part == PART_ANNEX && builder->wanted == WANTED_NOTHING && block->is_one_line &&
           formula_find(FORMULA_HEADING, block->head, NULL);
}

/* The title of what a resolution adopts, behind its adoption and without a label. */
static bool is_attached(const Builder *builder, size_t i)
{
    const Block *next = block_at(builder, i + 1);
    return builder->part == PART_ADOPTED && !builder->has_open_vote &&
           is_title_text(block_at(builder, i)) && next &&
           (next->shape == SHAPE_TEXT || next->shape == SHAPE_NUMBERED) && !comes_organ(builder, i);
}

/* The title of an agenda item in a record, which no formula tells: behind a stage direction, or with its
 * number in parentheses. */
static bool is_item_heading(const Builder *builder, size_t i)
{
    static const char *const words[] = {"(continued)",   "(suite)", "(continuación)",
                                        "(продолжение)", "(تابع)",  "（续）",
                                        "(agenda item",  "(tema ",  "(point "};
    const Block *block = block_at(builder, i);
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    const Block *next = block_at(builder, i + 1);
    if (!builder->reading->is_record || builder->part != PART_REPORT || !is_title_text(block) ||
        !next || (next->shape != SHAPE_NUMBERED && next->shape != SHAPE_TEXT))
        return false;
    if (above && above->shape == SHAPE_STAGE && next->shape == SHAPE_TEXT && next->mark)
        return builder->reading->is_verbatim;
    if (above && above->shape == SHAPE_STAGE && !block->is_one_line)
        return true;
    Text lines[] = {block->head, block->tail};
    for (size_t j = 0; j < 2; j++)
        for (size_t at = 0; at < lines[j].bytes; at++)
            for (size_t k = 0; lines[j].at[at] == '(' && k < sizeof words / sizeof *words; k++)
                if (text_starts(text_slice(lines[j], at, lines[j].bytes), words[k]))
                    return true;
    return false;
}

static void build_text(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (block->head.bytes == 0 && !block->content)
        return;
    if (build_table_text(builder, i) || build_quoted(builder, i))
        return;
    lists_interrupt(&builder->lists);
    builder->table = NULL;
    build_caption_end(builder);
    if (is_subhead_of_annex(builder, i)) {
        build_subhead(builder, i);
    } else if (is_resolution_title(builder, i)) {
        build_resolution_title(builder, i);
    } else if (build_awaited_title(builder, i) || build_front_text(builder, i) ||
               build_speech(builder, i)) {
        builder->quote = NULL;
    } else if (is_item_heading(builder, i)) {
        body_builder(SHAPE_AGENDA)->build(builder, i);
    } else if (is_subhead(builder, i)) {
        build_subhead(builder, i);
    } else if (is_attached(builder, i)) {
        section_open(builder, "annex", PART_ANNEX);
        element_add(builder, TAG_H2, "annex-title", block, 0);
        block_decide(builder, block, RULE_ANNEX_TITLE, 25);
    } else if (i == builder->sole) {
        element_add(builder, TAG_P, "sole-operative", block, 0);
        block_decide(builder, block, RULE_SOLE_OPERATIVE, 0);
        builder->part = PART_OPERATIVE;
    } else {
        builder->contents = NULL;
        builder->division = NULL;
        build_paragraph(builder, i);
    }
    if (builder->part != PART_FRONT)
        builder->wanted = builder->wanted == WANTED_RESOLUTION_TITLE ||
                                  builder->wanted == WANTED_ITEM_SUBTITLE ||
                                  builder->wanted == WANTED_TABLE_TITLE
                              ? builder->wanted
                              : WANTED_NOTHING;
}

/* --- the walk ------------------------------------------------------------------------------------------------ */

/* The rows of a shape, in the order in which they are asked. */
static void build_block(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (block->hint) {
        build_hinted(builder, i);
        return;
    }
    const BlockBuilder *rows[] = {number_builder(block->shape),     front_builder(block->shape),
                                  resolution_builder(block->shape), body_builder(block->shape),
                                  table_builder(block->shape),      markup_builder(block->shape)};
    for (size_t j = 0; j < sizeof rows / sizeof *rows; j++)
        if (rows[j] && rows[j]->fits(builder, i)) {
            rows[j]->build(builder, i);
            return;
        }
    build_text(builder, i);
}

/* The calls that stood in lines of the masthead: their notes are put into elements without text, which
 * the masthead's lines will fill. */
static void place_masthead_notes(Builder *builder)
{
    Reading *reading = builder->reading;
    for (size_t i = 0; i < reading->masthead_call_count; i++) {
        const MastheadCall *call = &reading->masthead_calls[i];
        Span span = reading_span(reading, call->offset, call->offset + call->stars);
        Note *note = note_find(reading, (NoteLabel){NOTE_STARS, call->stars}, span.begin);
        if (!note || note->aside)
            continue;
        Node *line = node_with_class(reading->document, TAG_P, field_name(call->field), SPAN_NONE);
        node_append(reading->top, line);
        node_append(line, call_make(reading, note, span));
        decide(reading, span, RULE_CALL_IN_MASTHEAD, 0);
    }
}

static void report_structure(const Builder *builder)
{
    Reading *reading = builder->reading;
    Text kind = reading->document->kind->text;
    bool is_told = fields_value(&reading->document->fields, FIELD_KIND).bytes > 0;
    if (text_is(kind, "plain") && !is_told && reading->lines)
        diagnostics_add_plain(
            reading->diagnostics, READ_NO_STRUCTURE,
            reading_span(reading, reading->lines[0].start, reading->lines[0].start));
    bool has_adoption = fields_value(&reading->document->fields, FIELD_ADOPTION).bytes > 0;
    if (text_is(kind, "resolution") && !builder->has_adopted && !has_adoption)
        diagnostics_add_plain(reading->diagnostics, READ_NO_ADOPTION, SPAN_NONE);
}

static void build_plain(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const BlockBuilder *table = table_builder(block->shape);
    if (block->shape == SHAPE_TABLE) {
        table->build(builder, i);
        return;
    }
    bool is_free = builder->reading->is_free && block->shape == SHAPE_TEXT &&
                   builder->wanted != WANTED_TABLE_TITLE &&
                   !(builder->caption && builder->caption->tag == TAG_CAPTION);
    bool is_markup = block->content || block->shape == SHAPE_OPEN || block->shape == SHAPE_CLOSE;
    if (is_markup && !is_free) {
        build_block(builder, i);
        return;
    }
    bool is_title = i == 0 && block->is_one_line && is_title_text(block) && block_at(builder, 1) &&
                    block_at(builder, 1)->mark == '.';
    element_add(builder, is_title ? TAG_H1 : TAG_P, is_title ? "document-title" : NULL, block, 0);
    block_decide(builder, block, is_title ? RULE_TITLE_FIRST : RULE_PLAIN_DOCUMENT, 0);
}

/* Whether the first block of free Markdown is its title: the only heading of the first level, where the
 * front matter gives no other title. */
static bool begins_with_title(const Reading *reading)
{
    Document *document = reading->document;
    if (!reading->block_count || reading->blocks[0].level != 1)
        return false;
    for (size_t i = 1; i < reading->block_count; i++)
        if (reading->blocks[i].level == 1)
            return false;
    Text title = fields_value(&document->fields, FIELD_TITLE);
    return !title.bytes ||
           text_is_ignoring_case(reading->blocks[0].head, text_to_string(document->arena, title));
}

bool blocks_build(Reading *reading)
{
    Builder builder = {
        .reading = reading,
        .container = reading->top,
        .sole = SIZE_MAX,
        .wanted = WANTED_DOCUMENT_TITLE,
    };
    Document *document = reading->document;
    const char *kind = document_kind(&builder);
    if (document->part <= 1)
        document->kind = names_intern(document->names, text_of(kind));
    bool is_plain = strcmp(kind, "plain") == 0;
    builder.has_title = reading->is_free && !begins_with_title(reading);
    notes_prepare(reading);
    place_masthead_notes(&builder);
    for (size_t i = 0; i < reading->block_count; i++) {
        uint32_t offset = block_span(reading, &reading->blocks[i]).begin;
        if (reading_is_over_limit(reading, offset))
            return false;
        notes_anchor(reading, offset, builder.container->last);
        if (is_plain && !reading->blocks[i].hint)
            build_plain(&builder, i);
        else
            build_block(&builder, i);
    }
    build_caption_end(&builder);
    calls_find_missed(reading);
    notes_anchor(reading, UINT32_MAX, builder.container->last);
    notes_place_uncalled(reading);
    spans_close(reading->top);
    report_structure(&builder);
    return !reading_is_over_limit(reading, 0);
}
