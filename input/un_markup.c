/* Blocks whose role their markup tells: headings of a level, and containers. */
#include "input/un_builder.h"

#include <string.h>

#include "input/markdown_attributes.h"

/* --- headings ------------------------------------------------------------------------------------------ */

static bool always(const Builder *builder, size_t i)
{
    (void)builder;
    (void)i;
    return true;
}

static void add_heading(Builder *builder, const Block *block, Tag tag, const char *class_name)
{
    element_add(builder, tag, class_name, block, 0);
    block_decide(builder, block, RULE_MARKUP_HEADING, 0);
    builder->may_restart = true;
    builder->wanted = WANTED_NOTHING;
}

/* The first heading is the title of the document, or of the resolution that follows; one below "Annex" is
 * the annex's. Others are headings of their level; in a document of the United Nations its title alone is
 * of the first. */
static void build_headed(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    boxes_close(builder);
    lists_close(&builder->lists);
    if (comes_organ(builder, i) && builder->wanted != WANTED_ANNEX_TITLE) {
        if (builder->wanted != WANTED_RESOLUTION_TITLE)
            section_open(builder, "resolution", PART_TITLE);
        add_heading(builder, block, TAG_H1, "resolution-title");
        return;
    }
    if (builder->part == PART_FRONT && !builder->has_title && block->level == 1) {
        builder->has_title = true;
        add_heading(builder, block, TAG_H1, "document-title");
        return;
    }
    if (builder->wanted == WANTED_ANNEX_TITLE) {
        add_heading(builder, block, TAG_H2, "annex-title");
        return;
    }
    if (is_in_resolution(builder)) {
        add_heading(builder, block, TAG_H3, "subhead");
        return;
    }
    if (builder->part == PART_FRONT)
        builder->part = PART_REPORT;
    unsigned level = block->level > 1 || builder->reading->is_free ? block->level : 2;
    add_heading(builder, block, (Tag)(TAG_H1 + level - 1), "heading");
}

/* --- containers ------------------------------------------------------------------------------------------- */

/* An annex and a summary are sections of the document; any other container is a division in its place. */
static void build_open(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Document *document = builder->reading->document;
    const MarkupAttributes *attributes = block->attributes;
    Text name = attributes->class_count ? attributes->classes[0] : (Text){0};
    Node *outer = builder->container;
    boxes_close(builder);
    lists_close(&builder->lists);
    builder->outer_parts[builder->box_count < MOST_BOXES ? builder->box_count : 0] = builder->part;
    Node *inner;
    if (text_is(name, "annex")) {
        inner = section_open(builder, "annex", PART_ANNEX);
        builder->wanted = WANTED_ANNEX_TITLE;
    } else {
        bool is_section = text_is(name, "summary") || text_is(name, "resolution");
        inner = node_element(document, is_section ? TAG_SECTION : TAG_DIV, SPAN_NONE);
        node_append(builder->container, inner);
        builder->container = inner;
    }
    attributes_apply(document, inner, attributes);
    block_decide(builder, block, RULE_MARKUP_CLASS, 0);
    if (builder->box_count < MOST_BOXES)
        builder->boxes[builder->box_count] = outer;
    builder->box_count++;
}

static void build_close(Builder *builder, size_t i)
{
    (void)i;
    if (builder->box_count == 0)
        return;
    boxes_close(builder);
    lists_close(&builder->lists);
    builder->box_count--;
    if (builder->box_count >= MOST_BOXES)
        return;
    builder->container = builder->boxes[builder->box_count];
    Part outer = builder->outer_parts[builder->box_count];
    if (builder->part == PART_ANNEX || outer != PART_FRONT)
        builder->part = builder->part == PART_ANNEX && outer == PART_FRONT ? PART_REPORT : outer;
    builder->wanted = WANTED_NOTHING;
}

const BlockBuilder *markup_builder(Shape shape)
{
    static const BlockBuilder rows[SHAPE_COUNT] = {
        [SHAPE_HEADED] = {always, build_headed},
        [SHAPE_OPEN] = {always, build_open},
        [SHAPE_CLOSE] = {always, build_close},
    };
    return rows[shape].build ? &rows[shape] : NULL;
}
