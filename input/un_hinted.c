/* Blocks whose role a hint tells. */
#include "input/un_builder.h"

#include <string.h>

typedef struct HintedRole {
    Tag tag;
    const char *class_name;
    Part part;       /* PART_FRONT: stays what it is */
    bool has_prefix; /* the number in front is a counter's */
} HintedRole;

static const HintedRole roles[HINT_LAST_ROLE + 1] = {
    [HINT_TITLE] = {TAG_H1, "document-title", PART_FRONT, false},
    [HINT_SUBTITLE] = {TAG_P, "subtitle", PART_FRONT, false},
    [HINT_RESOLUTION_TITLE] = {TAG_H1, "resolution-title", PART_TITLE, false},
    [HINT_ENACTING] = {TAG_P, "enacting", PART_PREAMBLE, false},
    [HINT_PREAMBULAR] = {TAG_P, "preambular", PART_FRONT, false},
    [HINT_OPERATIVE] = {TAG_P, "operative", PART_OPERATIVE, true},
    [HINT_PARAGRAPH] = {TAG_P, "paragraph", PART_FRONT, true},
    [HINT_ITEM] = {TAG_LI, "subparagraph", PART_FRONT, true},
    [HINT_BULLET] = {TAG_LI, NULL, PART_FRONT, true},
    [HINT_PLAIN] = {TAG_P, NULL, PART_FRONT, false},
    [HINT_QUOTE] = {TAG_P, NULL, PART_FRONT, false},
    [HINT_HEADING] = {TAG_H2, "heading", PART_FRONT, false},
    [HINT_SUBHEAD] = {TAG_H3, "subhead", PART_FRONT, false},
    [HINT_PART] = {TAG_H2, "part", PART_FRONT, false},
    [HINT_ANNEX] = {TAG_H1, "annex-label", PART_ANNEX, false},
    [HINT_ANNEX_TITLE] = {TAG_H2, "annex-title", PART_FRONT, false},
    [HINT_MEETING] = {TAG_P, "meeting", PART_ADOPTED, false},
    [HINT_DATE] = {TAG_P, "adoption-date", PART_ADOPTED, false},
    [HINT_VOTE] = {TAG_P, "vote", PART_ADOPTED, false},
    [HINT_SPONSORS] = {TAG_P, "sponsors", PART_FRONT, false},
    [HINT_STAGE] = {TAG_P, "stage", PART_FRONT, false},
    [HINT_SPEECH] = {TAG_P, "speech", PART_FRONT, false},
    [HINT_SIGNATURE] = {TAG_P, "signed", PART_FRONT, false},
};

/* The bytes of a number or label in front of the block, whatever its shape. */
static uint32_t prefix_of(const Block *block)
{
    uint32_t number;
    Label label;
    size_t bytes = match_paragraph_number(block->head, &number);
    if (!bytes)
        bytes = match_label(block->head, &label);
    if (!bytes && block->shape == SHAPE_BULLET)
        bytes = block->prefix;
    return bytes < block->head.bytes ? (uint32_t)bytes : 0;
}

/* The level of a heading: 1 to 5 are h2 to h6. */
static Tag heading_tag(uint32_t level)
{
    return level >= 1 && level <= 5 ? (Tag)(TAG_H2 + level - 1) : TAG_H2;
}

/* A list at the end of the container, or a new one. */
static Node *hinted_list(Builder *builder, Tag tag, const char *class_name)
{
    Node *last = builder->container->last;
    if (last && node_is(last, tag, class_name))
        return last;
    Node *list = node_with_class(builder->reading->document, tag, class_name, SPAN_NONE);
    node_append(builder->container, list);
    return list;
}

/* Where an element of the role goes. */
static Node *hinted_parent(Builder *builder, HintVerb verb)
{
    Document *document = builder->reading->document;
    switch (verb) {
    case HINT_RESOLUTION_TITLE:
        return section_open(builder, "resolution", PART_TITLE);
    case HINT_ENACTING:
        return is_in_resolution(builder) ? builder->container
                                         : section_open(builder, "resolution", PART_TITLE);
    case HINT_ANNEX:
        return section_open(builder, "annex", PART_ANNEX);
    case HINT_ITEM:
        return hinted_list(builder, TAG_OL, "subparagraphs");
    case HINT_BULLET:
        return hinted_list(builder, TAG_UL, "bullets");
    case HINT_MEETING:
    case HINT_DATE:
    case HINT_VOTE:
        builder->has_adopted = true;
        return hinted_list(builder, TAG_DIV, "adopted");
    case HINT_SIGNATURE:
        return hinted_list(builder, TAG_DIV, "signature");
    case HINT_QUOTE: {
        Node *quote = node_element(document, TAG_BLOCKQUOTE, SPAN_NONE);
        node_append(builder->container, quote);
        return quote;
    }
    default:
        return builder->container;
    }
}

static void set_number(Builder *builder, Node *element, const Block *block)
{
    uint32_t number = block->hint->argument;
    if (!number && !match_paragraph_number(block->head, &number))
        number = builder->counts.number + 1;
    if (number != builder->counts.number + 1)
        element_set_value(builder->reading, element, number);
    element_set_digits(builder->reading, element, block);
    builder->counts.number = number;
}

void build_hinted(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    HintVerb verb = block->hint->verb;
    const HintedRole *role = &roles[verb];
    Tag tag = verb == HINT_HEADING ? heading_tag(block->hint->argument) : role->tag;
    boxes_close(builder);
    if (verb != HINT_ITEM)
        lists_close(&builder->lists);
    Node *parent = hinted_parent(builder, verb);
    Node *element = node_element(builder->reading->document, tag, SPAN_NONE);
    if (role->class_name)
        node_add_class(builder->reading->document, element, role->class_name);
    node_append(parent, element);
    if (verb == HINT_OPERATIVE || verb == HINT_PARAGRAPH)
        set_number(builder, element, block);
    element_fill(builder, element, block, role->has_prefix ? prefix_of(block) : 0);
    if (role->part != PART_FRONT)
        builder->part = role->part;
    else if (builder->part == PART_FRONT && verb >= HINT_PARAGRAPH && verb != HINT_SPONSORS)
        builder->part = PART_REPORT;
    if (verb == HINT_TITLE)
        builder->has_title = true;
    builder->wanted = verb == HINT_ANNEX ? WANTED_ANNEX_TITLE : WANTED_NOTHING;
    block_decide(builder, block, RULE_HINT_ROLE, 0);
}
