/* The body of documents: chapters and articles, lists, quotations, records of meetings. */
#include "input/un_builder.h"

#include <string.h>

/* --- chapters, articles, agenda items ---------------------------------------------------------------- */

static bool chapter_fits(const Builder *builder, size_t i)
{
    (void)i;
    return !is_in_resolution(builder) && builder->part != PART_SIGNED;
}

static void begin_body(Builder *builder)
{
    boxes_close(builder);
    lists_close(&builder->lists);
    if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
}

static void build_chapter(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    begin_body(builder);
    element_add(builder, TAG_H1, "chapter-label", block, 0);
    block_decide(builder, block, RULE_CHAPTER_LABEL, 0);
    builder->wanted = WANTED_CHAPTER_TITLE;
    builder->may_restart = true;
    memset(builder->counts.headings, 0, sizeof builder->counts.headings);
}

static bool division_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool is_inside = builder->part == PART_PREAMBLE || builder->part == PART_OPERATIVE;
    return block->mark == 0 && builder->part != PART_TITLE && (!is_inside || block->is_one_line);
}

/* Paragraphs are counted anew in each article. */
static void build_division(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    begin_body(builder);
    element_add(builder, TAG_H2, "division-label", block, 0);
    block_decide(builder, block, RULE_DIVISION_LABEL, 0);
    if (is_in_resolution(builder)) /* what it proclaims stands in the resolution itself */
        builder->part = PART_ANNEX;
    builder->wanted = WANTED_DIVISION_TITLE;
    builder->may_restart = true;
}

static bool agenda_fits(const Builder *builder, size_t i)
{
    return builder->reading->is_record && !builder->contents && block_at(builder, i)->mark != '.';
}

/* A letter that a meeting discusses heads the discussion; in its agenda it is text. */
static bool discussed_fits(const Builder *builder, size_t i)
{
    return builder->reading->is_record && !builder->contents && builder->part == PART_REPORT &&
           !block_at(builder, i)->mark &&
           !(i && formula_find(FORMULA_HEADING, block_at(builder, i - 1)->head, NULL));
}

static void build_agenda(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    begin_body(builder);
    element_add(builder, TAG_H2, "heading", block, 0);
    block_decide(builder, block, RULE_AGENDA_HEADING, 0);
    builder->may_restart = true;
    bool has_title = block->shape == SHAPE_LETTER ||
                     text_find(block->head, ':') < block->head.bytes ||
                     !formula_find(FORMULA_AGENDA, block->head, NULL);
    builder->wanted = has_title ? WANTED_NOTHING : WANTED_ITEM_TITLE;
}

/* --- lists ------------------------------------------------------------------------------------------------ */

static bool bullet_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool is_dash = block->prefix &&
                   (block->head.at[0] == '-' || (unsigned char)block->head.at[0] == 0xE2) &&
                   !text_starts(block->head, "•") && !text_starts(block->head, "●");
    if (!is_dash)
        return builder->part != PART_TITLE;
    /* a dash is a bullet among others, or behind a colon */
    const Node *last = builder->container->last;
    bool goes_on = last && node_is(last, TAG_UL, "bullets");
    bool is_list = is_shape(builder, i + 1, SHAPE_BULLET);
    return builder->part != PART_TITLE && (goes_on || is_list);
}

static void build_bullet(Builder *builder, size_t i)
{
    Reading *reading = builder->reading;
    const Block *block = block_at(builder, i);
    Node *list = builder->container->last;
    builder->division = NULL;
    if (!list || !node_is(list, TAG_UL, "bullets")) {
        list = node_with_class(reading->document, TAG_UL, "bullets", SPAN_NONE);
        node_append(builder->container, list);
    }
    Node *item = node_element(reading->document, TAG_LI, SPAN_NONE);
    node_append(list, item);
    lists_interrupt(&builder->lists);
    element_fill(builder, item, block, block->prefix);
    block_decide(builder, block, RULE_BULLET, 0);
    builder->wanted = WANTED_NOTHING;
}

/* --- quotations --------------------------------------------------------------------------------------------- */

static bool ends_with_quote(Text text)
{
    enum {
        MOST_BEHIND = 6
    };
    size_t at = text.bytes;
    for (int i = 0; i < MOST_BEHIND && at > 0; i++) {
        uint32_t code_point = text_previous(text, &at);
        if (code_point == 0x201D || code_point == 0xBB || code_point == '"')
            return true;
        if (!(code_point < 0x80 &&
              (is_digit((char)code_point) || strchr(".,;:) ", (int)code_point))))
            return false;
    }
    return false;
}

/* Whether the block is a whole paragraph in marks and not a sentence that begins with them. */
static bool closes_inside(Text text)
{
    size_t at = 0;
    text_next(text, &at);
    while (at < text.bytes) {
        uint32_t code_point = text_next(text, &at);
        if (code_point == 0x201D || code_point == 0xBB || code_point == '"')
            return at + 4 < text.bytes;
    }
    return false;
}

static char mark_before(const Builder *builder, size_t i)
{
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    return above ? above->mark : 0;
}

static bool quote_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    bool is_awaited = builder->quote || mark_before(builder, i) == ':';
    bool is_body = builder->part != PART_FRONT || builder->has_title;
    return is_awaited && builder->part != PART_TITLE && is_body && !closes_inside(block->head);
}

static void add_quoted(Builder *builder, const Block *block)
{
    element_add_to(builder, builder->quote, TAG_P, NULL, block);
    block_decide(builder, block, RULE_QUOTATION, 0);
    if (ends_with_quote(block->tail))
        builder->quote = NULL;
}

static void build_quote(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (!builder->quote) {
        builder->quote = node_element(builder->reading->document, TAG_BLOCKQUOTE, SPAN_NONE);
        node_append(builder->container, builder->quote);
    }
    lists_interrupt(&builder->lists);
    builder->wanted = WANTED_NOTHING;
    add_quoted(builder, block);
}

/* Whether a quotation that is open is closed by a later paragraph, before another is opened. */
static bool comes_closing_quote(const Builder *builder, size_t i)
{
    enum {
        FAR = 12
    };
    for (size_t next = i; next < i + FAR; next++) {
        const Block *block = block_at(builder, next);
        if (!block || block->shape != SHAPE_TEXT || !block->mark)
            return block && block->shape == SHAPE_TEXT && ends_with_quote(block->tail);
        if (ends_with_quote(block->tail))
            return true;
    }
    return false;
}

bool build_quoted(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (!builder->quote)
        return false;
    if (block->shape == SHAPE_TEXT && comes_closing_quote(builder, i)) {
        add_quoted(builder, block);
        return true;
    }
    builder->quote = NULL;
    return false;
}

/* --- records of meetings -------------------------------------------------------------------------------------- */

static bool stage_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->reading->is_record;
}

static void build_stage(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    begin_body(builder);
    element_add(builder, TAG_P, "stage", block, 0);
    block_decide(builder, block, RULE_STAGE_DIRECTION, 0);
    builder->wanted = WANTED_NOTHING;
}

/* The first line, or two where the name goes on with the second. */
static Text speaker_lines(Reading *reading, const Block *block)
{
    const Stretch *lines = &reading->stretches[block->first_stretch];
    if (block->content || lines->count < 2 || text_find(block->head, ':') + 1 < block->head.bytes ||
        text_ends(block->head, "-"))
        return block->head;
    return lines_joined(reading, lines->first, 2);
}

bool build_speech(Builder *builder, size_t i)
{
    Reading *reading = builder->reading;
    const Block *block = block_at(builder, i);
    if (!reading->is_verbatim || block->content || builder->part == PART_FRONT)
        return false;
    uint32_t speaker = match_speaker(speaker_lines(reading, block));
    if (!speaker)
        return false;
    lists_close(&builder->lists);
    Node *speech = node_with_class(reading->document, TAG_P, "speech", SPAN_NONE);
    element_add_titled(builder, speech, block, 0, speaker);
    Node *name = speech->first;
    name->classes = NULL;
    node_add_class(reading->document, name, "speaker");
    block_decide(builder, block, RULE_SPEECH, 0);
    builder->wanted = WANTED_NOTHING;
    return true;
}

/* --- what Markdown has made already ------------------------------------------------------------------------------ */

static bool always(const Builder *builder, size_t i)
{
    (void)builder;
    (void)i;
    return true;
}

static void build_ready(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    lists_interrupt(&builder->lists);
    if (!build_ready_table(builder, i)) {
        boxes_close(builder);
        node_append(builder->container, block->content);
    }
    builder->wanted = WANTED_NOTHING;
    if (builder->part == PART_FRONT && block->content->tag != TAG_IMG)
        builder->part = PART_REPORT;
}

const BlockBuilder *body_builder(Shape shape)
{
    static const BlockBuilder rows[SHAPE_COUNT] = {
        [SHAPE_CHAPTER] = {chapter_fits, build_chapter},
        [SHAPE_DIVISION] = {division_fits, build_division},
        [SHAPE_AGENDA] = {agenda_fits, build_agenda},
        [SHAPE_LETTER] = {discussed_fits, build_agenda},
        [SHAPE_BULLET] = {bullet_fits, build_bullet},
        [SHAPE_QUOTE] = {quote_fits, build_quote},
        [SHAPE_STAGE] = {stage_fits, build_stage},
        [SHAPE_READY] = {always, build_ready},
    };
    return rows[shape].build ? &rows[shape] : NULL;
}
