#include "input/akoma_ntoso_writer.h"

enum {
    DEPTH_MOST = 200 /* deeper nodes give their text to the ancestor there */
};

/* ---- XML ---- */

void akn_attribute(AknWriter *writer, const char *name, Text value)
{
    if (value.bytes == 0)
        return;
    buffer_format(writer->out, " %s=\"", name);
    xml_put(writer->out, value);
    buffer_byte(writer->out, '"');
}

/* ---- numbers ---- */

unsigned akn_number(const AknWriter *writer, const Node *node, unsigned before)
{
    enum {
        LARGEST = 1000000
    };
    Text value;
    uint32_t number;
    if (node_attribute(node, writer->value, &value) && text_to_number(value, LARGEST, &number))
        return number;
    return before + 1;
}

static void put_letters(Buffer *out, unsigned number, uint32_t first, unsigned count)
{
    uint32_t letters[12];
    int length = 0;
    for (unsigned rest = number; rest > 0 && length < 12; rest = (rest - 1) / count)
        letters[length++] = first + (rest - 1) % count;
    while (length)
        buffer_code_point(out, letters[--length]);
}

static void put_roman(Buffer *out, unsigned number)
{
    static const struct {
        unsigned value;
        const char *letters;
    } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value && number < 4000; number -= parts[i].value)
            buffer_string(out, parts[i].letters);
}

/* Kinds by depth are a, i, a, i, unless the source showed another (document.h). */
void akn_put_label(AknWriter *writer, const Node *list, int depth, unsigned number)
{
    enum {
        CYRILLIC_A = 0x430,
        CYRILLIC_LETTERS = 32,
        THIRD_LEVEL = 2
    };
    Text type = depth % 2 ? (Text)TEXT("i") : (Text)TEXT("a");
    node_attribute(list, writer->type, &type);
    bool is_third = depth >= THIRD_LEVEL;
    bool has_opening = !is_third && !text_starts(writer->document->language, "fr") &&
                       !text_starts(writer->document->language, "es");
    if (has_opening)
        buffer_byte(writer->out, '(');
    if (text_is(type, "a"))
        put_letters(writer->out, number, 'a', 26);
    else if (text_is(type, "i") && number < 4000)
        put_roman(writer->out, number);
    else if (text_is(type, "а")) /* Cyrillic */
        put_letters(writer->out, number, CYRILLIC_A, CYRILLIC_LETTERS);
    else
        buffer_integer(writer->out, number);
    buffer_byte(writer->out, is_third ? '.' : ')');
}

/* ---- inline ---- */

static void put_note(AknWriter *writer, const Node *note)
{
    Buffer *out = writer->out;
    Text value;
    writer->note++;
    buffer_string(out, "<authorialNote eId=\"");
    if (note->id)
        xml_put(writer->out, note->id->text);
    else
        buffer_format(out, "note_%u", writer->note);
    buffer_string(out, "\" marker=\"");
    if (node_attribute(note, writer->value, &value))
        xml_put(writer->out, value);
    else
        buffer_integer(out, writer->note);
    buffer_string(out, "\" placement=\"bottom\">");
    akn_blocks(writer, note);
    buffer_string(out, "</authorialNote>");
}

typedef struct InlineRow {
    Tag tag;
    const char *open;
    const char *close;
} InlineRow;

static const InlineRow *inline_row(Tag tag)
{
    static const InlineRow rows[] = {
        {TAG_EM, "<i>", "</i>"},      {TAG_STRONG, "<b>", "</b>"},  {TAG_SUP, "<sup>", "</sup>"},
        {TAG_SUB, "<sub>", "</sub>"}, {TAG_INS, "<ins>", "</ins>"}, {TAG_DEL, "<del>", "</del>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].tag == tag)
            return &rows[i];
    return NULL;
}

/* The number of the note that a further call repeats. */
static void put_marker(AknWriter *writer, Text href)
{
    Name id = names_find(writer->document->names, text_slice(href, 1, href.bytes));
    for (unsigned i = 0; id && i < writer->note_count; i++)
        if (writer->notes[i]->id == id)
            buffer_format(writer->out, " marker=\"%u\"", i + 1);
}

static void put_reference(AknWriter *writer, const Node *node, Text href)
{
    if (node_is(node, TAG_A, "note-call")) {
        buffer_string(writer->out, "<noteRef");
        akn_attribute(writer, "href", href);
        put_marker(writer, href);
        buffer_string(writer->out, "/>");
        return;
    }
    buffer_string(writer->out, "<ref");
    akn_attribute(writer, "href", href);
    buffer_byte(writer->out, '>');
    akn_inline(writer, node);
    buffer_string(writer->out, "</ref>");
}

static void put_image(AknWriter *writer, const Node *node)
{
    Text value;
    buffer_string(writer->out, "<img");
    akn_attribute(writer, "src",
                  node_attribute(node, writer->src, &value) ? value : (Text)TEXT("#"));
    if (node_attribute(node, writer->alt, &value))
        akn_attribute(writer, "alt", value);
    buffer_string(writer->out, "/>");
}

static void put_inline_element(AknWriter *writer, const Node *node)
{
    Text href;
    const InlineRow *row = inline_row(node->tag);
    if (node_is(node, TAG_ASIDE, "note")) {
        put_note(writer, node);
    } else if (node->tag == TAG_BR) {
        buffer_string(writer->out, "<eol/>");
    } else if (node->tag == TAG_IMG) {
        put_image(writer, node);
    } else if (node->tag == TAG_A && node_attribute(node, writer->href, &href)) {
        put_reference(writer, node, href);
    } else if (node_is(node, TAG_EM, "lead")) {
        buffer_string(writer->out, "<span class=\"italic\">");
        akn_inline(writer, node);
        buffer_string(writer->out, "</span>");
    } else {
        buffer_string(writer->out, row ? row->open : "");
        akn_inline(writer, node);
        buffer_string(writer->out, row ? row->close : "");
    }
}

void akn_inline(AknWriter *writer, const Node *node)
{
    if (writer->depth >= DEPTH_MOST) {
        Buffer text = {0};
        node_text_content(node, &text);
        xml_put(writer->out, buffer_text(&text));
        buffer_free(&text);
        return;
    }
    writer->depth++;
    for (const Node *child = node->first; child; child = child->next) {
        bool is_list = child->tag == TAG_OL || child->tag == TAG_UL;
        if (node_is_text(child))
            xml_put(writer->out, child->text);
        else if (!is_list)
            put_inline_element(writer, child);
    }
    writer->depth--;
}

/* ---- blocks ---- */

static bool is_block(const Node *node)
{
    switch (node->tag) {
    case TAG_P:
    case TAG_PRE:
    case TAG_OL:
    case TAG_UL:
    case TAG_LI:
    case TAG_TABLE:
    case TAG_DIV:
    case TAG_SECTION:
    case TAG_BLOCKQUOTE:
    case TAG_FIGURE:
    case TAG_H1:
    case TAG_H2:
    case TAG_H3:
    case TAG_H4:
    case TAG_H5:
    case TAG_H6:
        return true;
    default:
        return false;
    }
}

static bool has_blocks(const Node *node)
{
    for (const Node *child = node->first; child; child = child->next)
        if (!node_is_text(child) && is_block(child))
            return true;
    return false;
}

static bool has_content(const Node *node)
{
    return node->first != NULL;
}

static void put_paragraph(AknWriter *writer, const Node *node)
{
    buffer_string(writer->out, "<p>");
    akn_inline(writer, node);
    buffer_string(writer->out, "</p>\n");
}

static void put_cell(AknWriter *writer, const Node *cell)
{
    const char *name = cell->tag == TAG_TH ? "th" : "td";
    buffer_format(writer->out, "<%s>", name);
    akn_blocks(writer, cell);
    buffer_format(writer->out, "</%s>", name);
}

static void put_table(AknWriter *writer, const Node *table)
{
    buffer_string(writer->out, "<table>");
    for (const Node *row = node_following(table, table); row; row = node_following(row, table)) {
        if (row->tag != TAG_TR)
            continue;
        buffer_string(writer->out, "<tr>");
        for (const Node *cell = row->first; cell; cell = cell->next)
            if (cell->tag == TAG_TD || cell->tag == TAG_TH)
                put_cell(writer, cell);
        buffer_string(writer->out, "</tr>\n");
    }
    buffer_string(writer->out, "</table>\n");
}

void akn_list(AknWriter *writer, const Node *list, int depth)
{
    unsigned number = 0;
    buffer_string(writer->out, "<blockList>\n");
    for (const Node *item = list->first; item; item = item->next) {
        if (item->tag != TAG_LI)
            continue;
        number = akn_number(writer, item, number);
        buffer_string(writer->out, "<item><num>");
        if (list->tag == TAG_OL)
            akn_put_label(writer, list, depth, number);
        else
            buffer_string(writer->out, "•");
        buffer_string(writer->out, "</num>");
        if (has_blocks(item) && item->first->tag == TAG_P)
            put_paragraph(writer, item->first);
        else
            put_paragraph(writer, item);
        for (const Node *inner = item->first; inner; inner = inner->next)
            if (inner->tag == TAG_OL || inner->tag == TAG_UL)
                akn_list(writer, inner, depth + 1);
            else if (inner->tag == TAG_P && inner != item->first)
                put_paragraph(writer, inner);
        buffer_string(writer->out, "</item>\n");
    }
    buffer_string(writer->out, "</blockList>\n");
}

void akn_block(AknWriter *writer, const Node *node)
{
    if (node->tag == TAG_OL || node->tag == TAG_UL)
        akn_list(writer, node, 0);
    else if (node->tag == TAG_TABLE)
        put_table(writer, node);
    else if (has_blocks(node))
        akn_blocks(writer, node);
    else if (has_content(node))
        put_paragraph(writer, node);
}

/* Inline content between blocks becomes paragraphs of its own. */
void akn_blocks(AknWriter *writer, const Node *node)
{
    if (!has_blocks(node) || writer->depth >= DEPTH_MOST) {
        put_paragraph(writer, node);
        return;
    }
    writer->depth++;
    for (const Node *child = node->first; child; child = child->next) {
        if (!node_is_text(child) && is_block(child)) {
            akn_block(writer, child);
        } else if (!node_is_text(child) || text_trim(child->text).bytes) {
            buffer_string(writer->out, "<p>");
            if (node_is_text(child))
                xml_put(writer->out, child->text);
            else
                put_inline_element(writer, child);
            buffer_string(writer->out, "</p>\n");
        }
    }
    writer->depth--;
}
