#include "tests/layout/random_maker.h"

#include "tests/fonts/fonts_support.h"

uint32_t up_to(Maker *maker, uint32_t count)
{
    return next_random(&maker->state) % count;
}

bool one_in(Maker *maker, uint32_t count)
{
    return up_to(maker, count) == 0;
}

/* ---- text ---- */

static void put_word(Maker *maker, Buffer *text)
{
    static const char *const rare[] = {
        "\xD8\xA7\xD8\xA8\xD8\xAA",
        "\xE4\xB8\xAD\xE6\x96\x87\xE5\x9B\xBD",
        "e\xCC\x81t\xC3\xA9",
        "co\xC2\xAD"
        "operate",
        "non\xC2\xA0"
        "self",
        "well-known",
        "and/or",
        "\xD0\x93\xD0\xB4\xD0\xB5",
        "AVATAR",
        "a\xC3\xB1o",
        "l\xE2\x80\x99\xC3\xA9t\xC3\xA9",
        "\xD8\xA7\xD9\x84\xD8\xAC\xD9\x85\xD8\xB9\xD9\x8A\xD8\xA9",
        "\xE8\x81\x94\xE5\x90\x88\xE5\x9B\xBD\xE3\x80\x82",
        "\xD1\x81\xD0\xBE\xD0\xB2\xD0\xB5\xD1\x82\xD1\x83",
        "To\xE2\x80\x94"
        "Ya",
    };
    if (one_in(maker, 10)) {
        buffer_string(text, rare[up_to(maker, sizeof rare / sizeof *rare)]);
        return;
    }
    bool is_long = !maker->random->is_sane && one_in(maker, 40);
    uint32_t letters = is_long ? 60 : 1 + up_to(maker, 7);
    for (uint32_t i = 0; i < letters; i++)
        buffer_byte(text, (char)('a' + up_to(maker, 26)));
}

static void add_text(Maker *maker, Node *parent, uint32_t words)
{
    static const char *const spaces[] = {" ", " ", " ", "  ", "\n", " \n ", "\t"};
    Buffer text = {0};
    for (uint32_t i = 0; i < words; i++) {
        put_word(maker, &text);
        if (i + 1 < words || one_in(maker, 2))
            buffer_string(&text, spaces[up_to(maker, 7)]);
    }
    Text copy = text_copy(maker->document->arena, buffer_text(&text));
    node_append(parent, node_generated_text(maker->document, copy));
    buffer_free(&text);
}

/* ---- inline content ---- */

static Node *add_element(Maker *maker, Node *parent, Tag tag, const char *const *classes,
                         uint32_t class_count)
{
    Node *element = node_element(maker->document, tag, SPAN_NONE);
    if (one_in(maker, 3))
        node_add_class(maker->document, element, classes[up_to(maker, class_count)]);
    node_append(parent, element);
    return element;
}

static void add_inline(Maker *maker, Node *parent, uint32_t pieces);
static void add_blocks(Maker *maker, Node *parent, uint32_t count);

static void add_note(Maker *maker, Node *parent)
{
    Node *note = node_with_class(maker->document, TAG_ASIDE, "note", SPAN_NONE);
    node_append(parent, note);
    if (maker->depth < 4 && one_in(maker, 4))
        add_blocks(maker, note, 1 + up_to(maker, 3));
    else
        add_inline(maker, note, one_in(maker, 6) ? 8 : 1 + up_to(maker, 2));
}

/* Pictures are one element large; sheets give them their sizes. */
static void add_picture(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"high", "raised", "wide", "plain"};
    Node *picture = add_element(maker, parent, TAG_IMG, classes, 4);
    node_set_attribute(maker->document, picture, "src", text_of(RANDOM_PICTURE));
    node_set_attribute(maker->document, picture, "alt", text_of("x"));
}

static void add_inline_element(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"nowrap", "raised", "boxed", "plain"};
    static const Tag tags[] = {TAG_EM, TAG_STRONG, TAG_SUP, TAG_SPAN};
    uint32_t kind = up_to(maker, 8);
    if (one_in(maker, 12)) {
        add_picture(maker, parent);
    } else if (kind == 0) {
        node_append(parent, node_element(maker->document, TAG_BR, SPAN_NONE));
    } else if (kind <= 2 && maker->depth < 6) {
        add_note(maker, parent);
    } else {
        Node *element = add_element(maker, parent, tags[up_to(maker, 4)], classes, 4);
        add_inline(maker, element, 1);
    }
}

static void add_inline(Maker *maker, Node *parent, uint32_t pieces)
{
    maker->depth++;
    for (uint32_t i = 0; i < pieces; i++) {
        add_text(maker, parent, 1 + up_to(maker, 12));
        if (maker->depth < 8 && one_in(maker, 2))
            add_inline_element(maker, parent);
    }
    maker->depth--;
}

/* ---- blocks ---- */

static void add_list(Maker *maker, Node *parent)
{
    Node *list = node_element(maker->document, one_in(maker, 2) ? TAG_OL : TAG_UL, SPAN_NONE);
    node_append(parent, list);
    for (uint32_t i = 1 + up_to(maker, 4); i > 0; i--) {
        Node *item = node_element(maker->document, TAG_LI, SPAN_NONE);
        node_append(list, item);
        if (one_in(maker, 3))
            add_blocks(maker, item, up_to(maker, 3));
        else
            add_inline(maker, item, 1 + up_to(maker, 2));
    }
}

static void set_span(Maker *maker, Node *cell, const char *name, uint32_t most)
{
    static const char *const numbers[] = {"0", "1", "2", "3", "4", "5", "6", "7"};
    if (one_in(maker, 5))
        node_set_attribute(maker->document, cell, name, text_of(numbers[up_to(maker, most)]));
}

static void add_cell(Maker *maker, Node *row)
{
    static const char *const classes[] = {"framed", "odd", "high", "decimal"};
    Node *cell = add_element(maker, row, one_in(maker, 6) ? TAG_TH : TAG_TD, classes, 4);
    set_span(maker, cell, "colspan", 4);
    set_span(maker, cell, "rowspan", 8);
    if (maker->depth < 4 && one_in(maker, 5))
        add_blocks(maker, cell, up_to(maker, 4));
    else if (one_in(maker, 10))
        add_inline(maker, cell, 10);
    else
        add_inline(maker, cell, up_to(maker, 3));
}

static void add_rows(Maker *maker, Node *parent, Tag group, uint32_t count)
{
    static const char *const classes[] = {"kept", "odd", "broken", "named"};
    Node *rows = parent;
    if (group != TAG_TR) {
        rows = node_element(maker->document, group, SPAN_NONE);
        node_append(parent, rows);
    }
    for (uint32_t i = 0; i < count; i++) {
        Node *row = add_element(maker, rows, TAG_TR, classes, 4);
        for (uint32_t cells = up_to(maker, 5); cells > 0; cells--)
            add_cell(maker, row);
    }
}

static void add_table(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"kept", "fixed", "collapsed", "named"};
    maker->depth += 2;
    Node *table = add_element(maker, parent, TAG_TABLE, classes, 4);
    if (one_in(maker, 3)) {
        Node *caption = node_element(maker->document, TAG_CAPTION, SPAN_NONE);
        node_append(table, caption);
        add_inline(maker, caption, 1 + up_to(maker, 2));
    }
    if (one_in(maker, 2))
        add_rows(maker, table, TAG_THEAD, 1);
    uint32_t bodies = 1 + up_to(maker, 2);
    for (uint32_t i = 0; i < bodies; i++)
        add_rows(maker, table, one_in(maker, 2) ? TAG_TBODY : TAG_TR, up_to(maker, 7));
    if (one_in(maker, 3))
        add_rows(maker, table, TAG_TFOOT, 1);
    maker->depth -= 2;
}

static void add_figure(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"kept", "framed", "high", "odd"};
    Node *figure = add_element(maker, parent, TAG_FIGURE, classes, 4);
    add_picture(maker, figure);
    Node *caption = node_element(maker->document, TAG_FIGCAPTION, SPAN_NONE);
    node_append(figure, caption);
    add_inline(maker, caption, 1);
}

static void add_block(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"framed", "kept", "odd", "high", "broken", "named"};
    static const Tag headings[] = {TAG_H1, TAG_H2, TAG_H3};
    uint32_t kind = up_to(maker, 10);
    if (maker->depth < 4 && one_in(maker, 8)) {
        add_table(maker, parent);
    } else if (one_in(maker, 20)) {
        add_figure(maker, parent);
    } else if (kind == 0) {
        Node *heading = add_element(maker, parent, headings[up_to(maker, 3)], classes, 6);
        add_text(maker, heading, 1 + up_to(maker, 6));
    } else if (kind <= 2 && maker->depth < 5) {
        add_list(maker, parent);
    } else if (kind <= 4 && maker->depth < 5) {
        add_blocks(maker, add_element(maker, parent, TAG_DIV, classes, 6), up_to(maker, 5));
    } else if (kind == 5) {
        add_text(maker, add_element(maker, parent, TAG_PRE, classes, 6), 1 + up_to(maker, 5));
    } else {
        add_inline(maker, add_element(maker, parent, TAG_P, classes, 6), up_to(maker, 5));
    }
}

static void add_blocks(Maker *maker, Node *parent, uint32_t count)
{
    maker->depth++;
    for (uint32_t i = 0; i < count; i++)
        add_block(maker, parent);
    maker->depth--;
}

void random_document_fill(const RandomDocument *random, Document *document)
{
    Maker maker = {.random = random, .document = document, .state = random->seed * 2 + 1};
    add_blocks(&maker, document->root, random->is_long ? 700 : 2 + up_to(&maker, 25));
    document_number(document);
}
