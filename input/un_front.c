/* What stands before the body of a document, titles, summary and contents, and signatures at its end. */
#include "input/un_builder.h"
#include "input/un_text_joints.h"

#include <string.h>

/* --- titles and what stands below them --------------------------------------------------------------------- */

static bool is_front(const Builder *builder, size_t i)
{
    (void)i;
    return builder->part == PART_FRONT;
}

static void add_title(Builder *builder, const Block *block, DecisionRule rule)
{
    element_add(builder, TAG_H1, "document-title", block, 0);
    builder->has_title = true;
    builder->wanted = WANTED_NOTHING;
    block_decide(builder, block, rule, 0);
}

/* In the agenda of a record a letter is what is discussed. */
static bool letter_fits(const Builder *builder, size_t i)
{
    return is_front(builder, i) && !(builder->reading->is_record && builder->has_title);
}

static void build_letter(Builder *builder, size_t i)
{
    add_title(builder, block_at(builder, i), RULE_TITLE_FORMULA);
}

/* "Report of the Secretary-General" below a title, or below an agenda item whose title the masthead has;
 * else it is the title itself. */
static void build_subtitle(Builder *builder, size_t i)
{
    enum {
        LONGEST_SUBTITLE = 70 /* bytes */
    };
    const Block *block = block_at(builder, i);
    bool has_item = fields_value(&builder->reading->document->fields, FIELD_AGENDA_TITLE).bytes > 0;
    const Formula *formula = formula_find(FORMULA_SUBTITLE, block->head, NULL);
    bool is_mere = formula && !strchr(formula->pattern, '*');
    bool comes_title = is_title_text(block_at(builder, i + 1)) && !has_item &&
                       !is_shape(builder, i + 2, SHAPE_NUMBERED);
    bool stands_for_item = has_item && block->is_one_line && block->head.bytes <= LONGEST_SUBTITLE;
    if (!builder->has_title && !stands_for_item && !is_mere && !comes_title) {
        add_title(builder, block, RULE_TITLE_FORMULA);
        return;
    }
    element_add(builder, TAG_P, "subtitle", block, 0);
    block_decide(builder, block, RULE_SUBTITLE, 0);
    if (has_item)
        builder->wanted = WANTED_NOTHING;
}

static void add_front(Builder *builder, size_t i, const char *class_name, DecisionRule rule)
{
    const Block *block = block_at(builder, i);
    element_add(builder, TAG_P, class_name, block, 0);
    block_decide(builder, block, rule, 0);
}

static void build_sponsors(Builder *builder, size_t i)
{
    add_front(builder, i, "sponsors", RULE_SPONSORS);
    builder->wanted = WANTED_NOTHING; /* the title behind is a resolution's */
}

static void build_officer(Builder *builder, size_t i)
{
    add_front(builder, i, "officer", RULE_OFFICER);
}

static void build_held(Builder *builder, size_t i)
{
    add_front(builder, i, "held", RULE_HELD);
}

/* Behind the label of a draft too, and behind headings if an organ is still to come. */
static bool memo_fits(const Builder *builder, size_t i)
{
    enum {
        FAR = 12 /* blocks */
    };
    if (builder->part == PART_FRONT || builder->part == PART_TITLE)
        return true;
    for (size_t next = i + 1; builder->part == PART_REPORT && next <= i + FAR; next++)
        if (is_shape(builder, next, SHAPE_ENACTING))
            return true;
    return false;
}

static void build_memo(Builder *builder, size_t i)
{
    add_front(builder, i, "memo-line", RULE_MEMO_LINE);
}

/* A meeting line at the head of a verbatim record is its title. */
static bool record_title_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->part == PART_FRONT && builder->reading->is_verbatim && !builder->has_title;
}

/* --- summary and contents ------------------------------------------------------------------------------------- */

static bool summary_fits(const Builder *builder, size_t i)
{
    const Block *next = block_at(builder, i + 1);
    bool is_text = next && (next->shape == SHAPE_TEXT || next->shape == SHAPE_QUOTE) && next->mark;
    return (builder->part == PART_FRONT || builder->part == PART_REPORT) && is_text;
}

static void build_summary(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Document *document = builder->reading->document;
    boxes_close(builder);
    Node *section = node_with_class(document, TAG_SECTION, "summary", SPAN_NONE);
    node_append(builder->container, section);
    builder->container = section;
    builder->summary = section;
    element_add(builder, TAG_H2, "summary-label", block, 0);
    block_decide(builder, block, RULE_SUMMARY_LABEL, 0);
    builder->wanted = WANTED_NOTHING;
}

static bool contents_fits(const Builder *builder, size_t i)
{
    return builder->part != PART_TITLE && is_shape(builder, i + 1, SHAPE_ENTRY);
}

static void build_contents(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    boxes_close(builder);
    lists_close(&builder->lists);
    Node *contents = node_with_class(builder->reading->document, TAG_NAV, "contents", SPAN_NONE);
    node_append(builder->container, contents);
    builder->contents = contents;
    element_add_to(builder, contents, TAG_H2, "contents-label", block);
    block_decide(builder, block, RULE_CONTENTS_LABEL, 0);
    builder->wanted = WANTED_NOTHING;
}

/* The same as contents_leader for the numbers of paragraphs, which may be a stretch: "1–12". */
static size_t paragraphs_leader(Text line, size_t *begin)
{
    size_t at = line.bytes;
    while (at > 0 &&
           (is_digit(line.at[at - 1]) || line.at[at - 1] == '-' ||
            (unsigned char)line.at[at - 1] >= 0x80 ||
            (line.at[at - 1] == ' ' && at > 1 && line.at[at - 2] != '.' && line.at[at - 2] != ' ')))
        at--;
    while (at < line.bytes && line.at[at] == ' ')
        at++;
    *begin = at;
    if (at == line.bytes || at == 0 || !is_digit(line.at[at]))
        return line.bytes;
    size_t page;
    Text figure = text_slice(line, 0, at + match_digits(line, at, 4));
    size_t leader = contents_leader(figure, &page);
    return leader < figure.bytes && page == at ? leader : line.bytes;
}

static bool entry_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->contents != NULL;
}

/* The number that an entry's text begins with: "I. ", "A. ", "(a) "; 0: none. */
static uint32_t entry_number(Text text)
{
    Label label;
    uint32_t number;
    size_t bytes = match_heading(text, &label);
    if (!bytes)
        bytes = match_paragraph_number(text, &number);
    if (!bytes)
        bytes = match_label(text, &label);
    return bytes < text.bytes ? (uint32_t)bytes : 0;
}

/* Clean bytes [begin, end) as a span of that class, or as mere text for NULL. */
static void add_bytes(Builder *builder, Node *entry, uint32_t begin, uint32_t end,
                      const char *class_name)
{
    Reading *reading = builder->reading;
    Node *text = compose_bytes(reading, begin, end);
    if (!text)
        return;
    Node *parent = entry;
    if (class_name) {
        parent = node_with_class(reading->document, TAG_SPAN, class_name, text->span);
        node_append(entry, parent);
    }
    node_append(parent, text);
}

/* The last line of an entry: the end of its title, and behind points the paragraphs and the page, each a
 * span. */
static void add_last_line(Builder *builder, Node *entry, uint32_t line, uint32_t begin)
{
    Reading *reading = builder->reading;
    const Line *at = &reading->lines[line];
    Text text = line_text(reading, line);
    size_t page;
    size_t paragraphs;
    size_t leader = contents_leader(text, &page);
    if (leader == text.bytes && entry_number(text))
        leader = contents_loose_leader(text, &page);
    bool has_page = leader < text.bytes && leader > begin - at->begin;
    Text rest = text_slice(text, 0, has_page ? leader : text.bytes);
    size_t inner = has_page ? paragraphs_leader(rest, &paragraphs) : rest.bytes;
    bool has_paragraphs = inner < rest.bytes && inner > begin - at->begin;
    line_drop_edges(reading, line);
    uint32_t title_end = at->begin + (uint32_t)(has_paragraphs ? inner : rest.bytes);
    add_bytes(builder, entry, begin, title_end, NULL);
    if (has_paragraphs) {
        drop(reading, title_end, at->begin + (uint32_t)paragraphs, LEDGER_LEADER);
        add_bytes(builder, entry, at->begin + (uint32_t)paragraphs, at->begin + (uint32_t)leader,
                  "paragraphs");
    }
    if (has_page) {
        drop(reading, at->begin + (uint32_t)leader, at->begin + (uint32_t)page, LEDGER_LEADER);
        add_bytes(builder, entry, at->begin + (uint32_t)page, at->end, "page");
    }
    line_drop_end(reading, line, LEDGER_BLANK_LINE);
}

static bool is_heads(Text line)
{
    while (line.bytes)
        if (!formula_find(FORMULA_CONTENTS_HEAD, line_next_cell(&line), NULL))
            return false;
    return true;
}

/* An entry: span.number, the title, span.paragraphs and span.page. */
static void build_entry(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Reading *reading = builder->reading;
    bool has_heads = is_heads(block->head);
    Node *entry =
        node_with_class(reading->document, TAG_P, has_heads ? "contents-heads" : "contents-entry",
                        block_span(reading, block));
    node_append(builder->contents, entry);
    block_decide(builder, block, has_heads ? RULE_CONTENTS_HEADS : RULE_CONTENTS_ENTRY, 0);
    const Stretch *lines = &reading->stretches[block->first_stretch];
    if (has_heads || block->stretch_count > 1) {
        Node *text = compose_lines(reading, lines, block->stretch_count, 0);
        if (text)
            node_append(entry, text);
        return;
    }
    uint32_t number = entry_number(block->head);
    uint32_t begin = reading->lines[lines->first].begin;
    add_bytes(builder, entry, begin, begin + number, "number");
    if (lines->count == 1) {
        add_last_line(builder, entry, lines->first, begin + number);
        return;
    }
    Stretch all_but_last = {lines->first, lines->count - 1};
    uint32_t last = lines->first + lines->count - 1;
    Node *text = compose_lines(reading, &all_but_last, 1, number);
    if (text)
        node_append(entry, text);
    node_append(entry, node_generated_text(reading->document, text_of(" ")));
    add_last_line(builder, entry, last, reading->lines[last].begin);
}

/* --- signatures ----------------------------------------------------------------------------------------------------- */

/* "(Signed) Hisashi Owada, President." has marks in decisions of courts and old letters; but a line of
 * text that begins with the word is longer. */
static bool is_short_signature(const Builder *builder, const Block *block)
{
    enum {
        LONGEST = 60 /* bytes of a line */
    };
    const Reading *reading = builder->reading;
    if (block->content || block->stretch_count > 1)
        return false;
    const Stretch *lines = &reading->stretches[block->first_stretch];
    for (uint32_t j = 0; j < lines->count; j++)
        if (line_text(reading, lines->first + j).bytes > LONGEST)
            return false;
    return true;
}

static bool signed_fits(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    return !is_in_resolution(builder) && (!block->mark || is_short_signature(builder, block));
}

static Node *signature_division(Builder *builder)
{
    if (!builder->division) {
        boxes_close(builder);
        builder->division =
            node_with_class(builder->reading->document, TAG_DIV, "signature", SPAN_NONE);
        node_append(builder->container, builder->division);
    }
    return builder->division;
}

/* "(Signed) Name" and on the lines below what the person is. */
static void build_signed(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Node *division = signature_division(builder);
    lists_close(&builder->lists);
    block_decide(builder, block, RULE_SIGNED, 0);
    builder->part = builder->part == PART_ANNEX ? PART_ANNEX : PART_SIGNED;
    builder->wanted = WANTED_NOTHING;
    if (block->content) {
        element_add_to(builder, division, TAG_P, "signed", block);
        return;
    }
    const Stretch *lines = &builder->reading->stretches[block->first_stretch];
    for (uint32_t j = 0; j < lines->count; j++)
        element_add_lines(builder, division, TAG_P, j ? "function" : "signed",
                          (Stretch){lines->first + j, 1});
}

/* "Chargé d'affaires a.i." */
static bool is_interim(const Block *block)
{
    return block->is_one_line &&
           (text_ends(block->head, " a.i.") || text_ends(block->head, " a. i.") ||
            text_ends(block->head, " p.i."));
}

/* "President." below "(Signed) Hisashi OWADA,". */
static bool goes_on_with_signature(const Builder *builder, size_t i)
{
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    return above && above->shape == SHAPE_SIGNED && above->mark == ',' &&
           is_short_signature(builder, block_at(builder, i));
}

/* In Chinese and French the office may stand above the name. */
static bool comes_signature(const Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    const Block *above = i ? block_at(builder, i - 1) : NULL;
    return !builder->division && is_shape(builder, i + 1, SHAPE_SIGNED) && is_title_text(block) &&
           signed_fits(builder, i + 1) && builder->has_title && above && above->mark;
}

static bool build_function(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (comes_signature(builder, i))
        signature_division(builder);
    if (!builder->division ||
        !(is_title_text(block) || is_interim(block) || goes_on_with_signature(builder, i)))
        return false;
    block_decide(builder, block, RULE_SIGNED_FUNCTION, 0);
    if (block->content || block->stretch_count > 1) {
        element_add_to(builder, builder->division, TAG_P, "function", block);
        return true;
    }
    const Stretch *lines = &builder->reading->stretches[block->first_stretch];
    for (uint32_t j = 0; j < lines->count;) {
        uint32_t count = 1; /* "Permanent Representative of Arcadia to" goes on */
        while (j + count < lines->count && text_ends_with_joining_word(line_text(
                                               builder->reading, lines->first + j + count - 1)))
            count++;
        element_add_lines(builder, builder->division, TAG_P, "function",
                          (Stretch){lines->first + j, count});
        j += count;
    }
    return true;
}

/* --- text --------------------------------------------------------------------------------------------------------------- */

/* "Summary record of the 21st meeting" below what part of the session it was. */
static bool comes_record_title(const Builder *builder, size_t i)
{
    enum {
        FAR = 2
    };
    for (size_t next = i + 1; next <= i + FAR; next++)
        if (is_shape(builder, next, SHAPE_LETTER) &&
            formula_find(FORMULA_RECORD, block_at(builder, next)->head, NULL))
            return true;
    return false;
}

bool build_front_text(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (build_function(builder, i))
        return true;
    if (builder->part != PART_FRONT || builder->summary || !is_title_text(block))
        return false;
    if (builder->wanted == WANTED_DOCUMENT_TITLE && !builder->has_title &&
        !comes_record_title(builder, i)) {
        add_title(builder, block, RULE_TITLE_FIRST);
        return true;
    }
    bool is_above_box = is_shape(builder, i + 1, SHAPE_SUMMARY) ||
                        is_shape(builder, i + 1, SHAPE_CONTENTS) ||
                        is_shape(builder, i + 1, SHAPE_SUBTITLE);
    if (builder->has_title && is_above_box) {
        add_front(builder, i, "subtitle", RULE_SUBTITLE);
        return true;
    }
    return false;
}

const BlockBuilder *front_builder(Shape shape)
{
    static const BlockBuilder rows[SHAPE_COUNT] = {
        [SHAPE_LETTER] = {letter_fits, build_letter},
        [SHAPE_SUBTITLE] = {is_front, build_subtitle},
        [SHAPE_SPONSORS] = {is_front, build_sponsors},
        [SHAPE_OFFICER] = {is_front, build_officer},
        [SHAPE_HELD] = {is_front, build_held},
        [SHAPE_MEMO] = {memo_fits, build_memo},
        [SHAPE_MEETING] = {record_title_fits, build_letter},
        [SHAPE_SUMMARY] = {summary_fits, build_summary},
        [SHAPE_CONTENTS] = {contents_fits, build_contents},
        [SHAPE_ENTRY] = {entry_fits, build_entry},
        [SHAPE_SIGNED] = {signed_fits, build_signed},
    };
    return rows[shape].build ? &rows[shape] : NULL;
}
