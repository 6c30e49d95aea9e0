#include "layout/structure.h"

#include "layout/flow_floats.h"

enum {
    /* Elements nested deeper give their text to the ancestor at this depth. */
    DEPTH_MOST = 200
};

typedef struct RoleRow {
    StructureRole role;
    uint8_t level;
    bool is_element; /* false: the node's text belongs to its parent's element */
} RoleRow;

static const RoleRow roles[TAG_COUNT] = {
    [TAG_BODY] = {ROLE_DOCUMENT, 0, true},    [TAG_ASIDE] = {ROLE_DIVISION, 0, true},
    [TAG_BLOCKQUOTE] = {ROLE_QUOTE, 0, true}, [TAG_CAPTION] = {ROLE_CAPTION, 0, true},
    [TAG_DIV] = {ROLE_DIVISION, 0, true},     [TAG_FIGCAPTION] = {ROLE_CAPTION, 0, true},
    [TAG_FIGURE] = {ROLE_FIGURE, 0, true},    [TAG_H1] = {ROLE_HEADING, 1, true},
    [TAG_H2] = {ROLE_HEADING, 2, true},       [TAG_H3] = {ROLE_HEADING, 3, true},
    [TAG_H4] = {ROLE_HEADING, 4, true},       [TAG_H5] = {ROLE_HEADING, 5, true},
    [TAG_H6] = {ROLE_HEADING, 6, true},       [TAG_HEADER] = {ROLE_DIVISION, 0, true},
    [TAG_LI] = {ROLE_PARAGRAPH, 0, true}, /* as a list item, by its display: below */
    [TAG_NAV] = {ROLE_DIVISION, 0, true},     [TAG_P] = {ROLE_PARAGRAPH, 0, true},
    [TAG_PRE] = {ROLE_PARAGRAPH, 0, true},    [TAG_SECTION] = {ROLE_SECTION, 0, true},
    [TAG_TABLE] = {ROLE_TABLE, 0, true},      [TAG_TBODY] = {ROLE_TABLE_BODY, 0, true},
    [TAG_TD] = {ROLE_CELL, 0, true},          [TAG_TFOOT] = {ROLE_TABLE_FOOT, 0, true},
    [TAG_TH] = {ROLE_HEADER_CELL, 0, true},   [TAG_THEAD] = {ROLE_TABLE_HEAD, 0, true},
    [TAG_TR] = {ROLE_ROW, 0, true},
};

/* Of the display of elements that are not tables by name. */
typedef struct DisplayRole {
    Keyword display;
    RoleRow role;
} DisplayRole;

static const DisplayRole display_roles[] = {
    {KEYWORD_TABLE, {ROLE_TABLE, 0, true}},
    {KEYWORD_TABLE_CAPTION, {ROLE_CAPTION, 0, true}},
    {KEYWORD_TABLE_CELL, {ROLE_CELL, 0, true}},
    {KEYWORD_TABLE_FOOTER_GROUP, {ROLE_TABLE_FOOT, 0, true}},
    {KEYWORD_TABLE_HEADER_GROUP, {ROLE_TABLE_HEAD, 0, true}},
    {KEYWORD_TABLE_ROW, {ROLE_ROW, 0, true}},
    {KEYWORD_TABLE_ROW_GROUP, {ROLE_TABLE_BODY, 0, true}},
};

/* Where the walk stands. */
typedef struct Place {
    uint32_t element;     /* what text belongs to */
    uint32_t note_parent; /* what a note called here is put into */
    Text language;        /* of that element */
    int depth;
} Place;

typedef struct Builder {
    Arena *arena;
    const StyledTree *tree;
    Structure *structure;
    Name lang;
    Name href;
    Name contents_entry;
    Name alternative;
    uint32_t note_count;
    uint8_t
        headings[6]; /* levels of the headings that the place is below, as the names have them */
    uint8_t heading_count;
} Builder;

static uint32_t add_element(Builder *builder, StructureRole role, uint32_t parent)
{
    Structure *structure = builder->structure;
    structure->elements = arena_reserve(builder->arena, structure->elements, structure->count,
                                        &structure->capacity, sizeof *structure->elements);
    structure->elements[structure->count] = (StructureElement){.role = role, .parent = parent};
    return (uint32_t)structure->count++;
}

static void set_language(Builder *builder, const Node *node, uint32_t element, Place *place)
{
    Text language;
    if (!node_attribute(node, builder->lang, &language) || text_equal(language, place->language))
        return;
    builder->structure->elements[element].language = language;
    place->language = language;
}

static const Style *style_of(const Builder *builder, const Node *node)
{
    return builder->tree->nodes[node->number].style;
}

static bool is_note(const Builder *builder, const Node *node)
{
    return !node_is_text(node) && style_is_note(style_of(builder, node));
}

/* What is not shown has no element, nor has what runs in margin boxes: there it is an artifact. */
static bool is_in_text(const Builder *builder, const Node *node)
{
    const Style *style = style_of(builder, node);
    return !style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE) &&
           (node_is_text(node) || style_value(style, PROPERTY_POSITION)->kind != VALUE_FUNCTION);
}

static bool is_list_item(const Builder *builder, const Node *node)
{
    return !node_is_text(node) && !is_note(builder, node) &&
           style_is(style_of(builder, node), PROPERTY_DISPLAY, KEYWORD_LIST_ITEM);
}

static Text list_numbering(const Builder *builder, const Node *item)
{
    static const struct {
        Keyword keyword;
        const char *name;
    } numberings[] = {
        {KEYWORD_DECIMAL, "Decimal"},        {KEYWORD_LOWER_ALPHA, "LowerAlpha"},
        {KEYWORD_UPPER_ALPHA, "UpperAlpha"}, {KEYWORD_LOWER_ROMAN, "LowerRoman"},
        {KEYWORD_UPPER_ROMAN, "UpperRoman"}, {KEYWORD_DISC, "Disc"},
    };
    Keyword type = style_keyword(style_of(builder, item), PROPERTY_LIST_STYLE_TYPE);
    for (size_t i = 0; i < sizeof numberings / sizeof *numberings; i++)
        if (numberings[i].keyword == type)
            return text_of(numberings[i].name);
    return (Text){0};
}

static void build_children(Builder *builder, const Node *parent, Place place);

/* A note goes behind the paragraph that calls it; only its call stays in the text. */
static void build_note(Builder *builder, const Node *node, Place place)
{
    Structure *structure = builder->structure;
    uint32_t call = add_element(builder, ROLE_REFERENCE, place.element);
    uint32_t note = add_element(builder, ROLE_NOTE, place.note_parent);
    Buffer id = {0};
    buffer_format(&id, "note-%u", ++builder->note_count);
    structure->elements[note].id = text_copy(builder->arena, buffer_text(&id));
    buffer_free(&id);
    structure->of_call[node->number] = call;
    structure->of_label[node->number] = add_element(builder, ROLE_LABEL, note);
    structure->of_node[node->number] = note;
    set_language(builder, node, note, &place);
    place.element = note;
    place.note_parent = note;
    build_children(builder, node, place);
}

static void build_item(Builder *builder, const Node *node, uint32_t list, Place place)
{
    Structure *structure = builder->structure;
    uint32_t item = add_element(builder, ROLE_ITEM, list);
    structure->of_label[node->number] = add_element(builder, ROLE_LABEL, item);
    uint32_t body = add_element(builder, ROLE_ITEM_BODY, item);
    structure->of_node[node->number] = body;
    set_language(builder, node, body, &place);
    place.element = body;
    place.note_parent = body;
    build_children(builder, node, place);
}

/* A level that the document skips would confuse a screen reader: levels are closed up. */
static uint8_t heading_level(Builder *builder, uint8_t wanted)
{
    while (builder->heading_count && builder->headings[builder->heading_count - 1] >= wanted)
        builder->heading_count--;
    builder->headings[builder->heading_count++] = wanted;
    return builder->heading_count;
}

static uint32_t add_block(Builder *builder, const Node *node, const RoleRow *row, Place *place)
{
    uint8_t level = row->level ? heading_level(builder, row->level) : 0;
    uint32_t element = add_element(builder, row->role, place->element);
    builder->structure->elements[element].level = level;
    if (row->role == ROLE_PARAGRAPH || row->role == ROLE_HEADING)
        place->note_parent = place->element;
    else
        place->note_parent = element;
    set_language(builder, node, element, place);
    return element;
}

/* A picture is a figure. The first one in a figure element is that figure. */
static uint32_t add_picture(Builder *builder, const Node *node, const Place *place)
{
    StructureElement *around = &builder->structure->elements[place->element];
    Text alternative = {0};
    node_attribute(node, builder->alternative, &alternative);
    uint32_t element = place->element;
    if (around->role != ROLE_FIGURE || around->alternative.bytes)
        element = add_element(builder, ROLE_FIGURE, place->element);
    builder->structure->elements[element].alternative = alternative;
    return element;
}

/* Inline elements with a meaning or a place of their own; the others leave their text to their
 * parent's. */
static uint32_t add_inline(Builder *builder, const Node *node, Place *place)
{
    Text value;
    if (node->tag == TAG_IMG)
        return add_picture(builder, node, place);
    if (node->tag == TAG_A && node_attribute(node, builder->href, &value))
        return add_element(builder, text_starts(value, "#") ? ROLE_REFERENCE : ROLE_LINK,
                           place->element);
    const Style *style = style_of(builder, node);
    bool is_positioned = style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE) ||
                         is_side_float(style) || is_page_float(style);
    bool is_foreign =
        node_attribute(node, builder->lang, &value) && !text_equal(value, place->language);
    if (is_positioned || is_foreign) {
        uint32_t element = add_element(builder, ROLE_SPAN, place->element);
        set_language(builder, node, element, place);
        return element;
    }
    return place->element;
}

static const RoleRow *role_of(const Builder *builder, const Node *node)
{
    bool is_table_tag = node->tag == TAG_TABLE || node->tag == TAG_CAPTION ||
                        node->tag == TAG_TBODY || node->tag == TAG_TFOOT ||
                        node->tag == TAG_THEAD || node->tag == TAG_TR || node->tag == TAG_TD ||
                        node->tag == TAG_TH;
    Keyword display = style_keyword(style_of(builder, node), PROPERTY_DISPLAY);
    for (size_t i = 0; i < sizeof display_roles / sizeof *display_roles && !is_table_tag; i++)
        if (display_roles[i].display == display)
            return &display_roles[i].role;
    return &roles[node->tag];
}

static void build_node(Builder *builder, const Node *node, Place place)
{
    uint32_t *of_node = &builder->structure->of_node[node->number];
    if (node_is_text(node)) {
        *of_node = place.element;
        return;
    }
    if (is_note(builder, node)) {
        build_note(builder, node, place);
        return;
    }
    const RoleRow *row = role_of(builder, node);
    *of_node =
        row->is_element ? add_block(builder, node, row, &place) : add_inline(builder, node, &place);
    place.element = *of_node;
    builder->structure->of_label[node->number] = *of_node; /* the root may be a list item */
    build_children(builder, node, place);
}

static bool is_list_tag(const Builder *builder, const Node *node)
{
    return (node->tag == TAG_OL || node->tag == TAG_UL) && !is_note(builder, node);
}

static bool is_blank(const Node *node)
{
    return node_is_text(node) && text_trim(node->text).bytes == 0;
}

/* The list of items that begins with one; parent may be the element of the list. */
static uint32_t add_list(Builder *builder, const Node *parent, const Node *item, Place *place)
{
    uint32_t list = add_element(builder, ROLE_LIST, place->element);
    builder->structure->elements[list].list_numbering = list_numbering(builder, item);
    if (is_list_tag(builder, parent))
        set_language(builder, parent, list, place);
    return list;
}

/* What is nested too deep belongs to the element around. */
static void build_flat(Builder *builder, const Node *parent, uint32_t element)
{
    Structure *structure = builder->structure;
    for (const Node *node = node_following(parent, parent); node;
         node = node_following(node, parent)) {
        structure->of_node[node->number] = element;
        structure->of_label[node->number] = element;
        structure->of_call[node->number] = element;
    }
}

static void build_child(Builder *builder, const Node *node, Place place)
{
    if (!is_list_tag(builder, node)) {
        build_node(builder, node, place);
        return;
    }
    builder->structure->of_node[node->number] = place.element; /* its items make the list */
    build_children(builder, node, place);
}

static bool is_contents_entry(const Builder *builder, const Node *node)
{
    return node->tag == TAG_P && node_has_class(node, builder->contents_entry);
}

static void build_contents_entry(Builder *builder, const Node *node, uint32_t contents, Place place)
{
    uint32_t entry = add_element(builder, ROLE_CONTENTS_LINE, contents);
    builder->structure->of_node[node->number] = entry;
    builder->structure->of_label[node->number] = entry;
    set_language(builder, node, entry, &place);
    place.element = entry;
    place.note_parent = entry;
    build_children(builder, node, place);
}

/* Generated content that is spoken as its alternative text has an element of its own: a figure if it shows a
 * picture. */
static void add_spoken(Builder *builder, const Generated *generated, uint32_t **elements,
                       const Node *node, uint32_t around)
{
    if (!generated || generated->count == 0 || generated->content[0].alternative.bytes == 0)
        return;
    uint32_t count = builder->tree->document->node_count;
    if (!*elements) {
        *elements = ARENA_ARRAY(builder->arena, uint32_t, count);
        for (uint32_t i = 0; i < count; i++)
            (*elements)[i] = STRUCTURE_NONE;
    }
    StructureRole role = ROLE_SPAN;
    for (uint32_t i = 0; i < generated->count; i++)
        if (generated->content[i].kind == CONTENT_IMAGE)
            role = ROLE_FIGURE;
    uint32_t element = add_element(builder, role, around);
    builder->structure->elements[element].alternative = generated->content[0].alternative;
    (*elements)[node->number] = element;
}

/* Neighbouring list items share one list, and neighbouring entries one table of contents. */
static void build_children(Builder *builder, const Node *parent, Place place)
{
    if (++place.depth > DEPTH_MOST) {
        build_flat(builder, parent, place.element);
        return;
    }
    const StyledNode *styled = &builder->tree->nodes[parent->number];
    add_spoken(builder, styled->replacement ? styled->replacement : styled->before,
               &builder->structure->of_before, parent, place.element);
    uint32_t list = STRUCTURE_NONE;
    uint32_t contents = STRUCTURE_NONE;
    Place in_list = place;
    for (const Node *node = parent->first; node; node = node->next) {
        if (!is_in_text(builder, node))
            continue;
        if (is_contents_entry(builder, node)) {
            if (contents == STRUCTURE_NONE)
                contents = add_element(builder, ROLE_CONTENTS, place.element);
            build_contents_entry(builder, node, contents, place);
            continue;
        }
        contents = is_blank(node) ? contents : STRUCTURE_NONE;
        if (!is_list_item(builder, node)) {
            list = is_blank(node) ? list : STRUCTURE_NONE;
            build_child(builder, node, place);
            continue;
        }
        if (list == STRUCTURE_NONE) {
            in_list = place;
            list = add_list(builder, parent, node, &in_list);
        }
        build_item(builder, node, list, in_list);
    }
    add_spoken(builder, styled->after, &builder->structure->of_after, parent, place.element);
}

Structure *structure_build(Arena *arena, const StyledTree *tree)
{
    const Document *document = tree->document;
    Structure *structure = ARENA_NEW(arena, Structure);
    structure->of_node = ARENA_ARRAY(arena, uint32_t, document->node_count);
    structure->of_label = ARENA_ARRAY(arena, uint32_t, document->node_count);
    structure->of_call = ARENA_ARRAY(arena, uint32_t, document->node_count);
    for (uint32_t i = 0; i < document->node_count; i++) {
        structure->of_node[i] = STRUCTURE_NONE;
        structure->of_label[i] = STRUCTURE_NONE;
        structure->of_call[i] = STRUCTURE_NONE;
    }
    Builder builder = {
        .arena = arena,
        .tree = tree,
        .structure = structure,
        .lang = names_intern(document->names, (Text)TEXT("lang")),
        .href = names_intern(document->names, (Text)TEXT("href")),
        .contents_entry = names_intern(document->names, (Text)TEXT("contents-entry")),
        .alternative = names_intern(document->names, (Text)TEXT("alt")),
    };
    Place top = {.element = STRUCTURE_NO_PARENT,
                 .note_parent = 0,
                 .language = document->language,
                 .depth = 0};
    build_node(&builder, document->root, top);
    return structure;
}

uint32_t structure_of_generated(const Structure *structure, const StyledTree *tree,
                                const Generated *generated, const Node *node, uint32_t around)
{
    if (!node || generated->count == 0 || !generated->content[0].alternative.at)
        return around;
    if (generated->content[0].alternative.bytes == 0)
        return STRUCTURE_ARTIFACT_LAYOUT;
    bool is_after = generated == tree->nodes[node->number].after;
    const uint32_t *elements = is_after ? structure->of_after : structure->of_before;
    uint32_t element = elements ? elements[node->number] : STRUCTURE_NONE;
    return element == STRUCTURE_NONE ? around : element;
}
