#include "input/akoma_ntoso_write.h"

#include "input/akoma_ntoso_writer.h"

/* How it is put together.
 *
 * A document that is one resolution becomes a statement: cover page, preface with number and title,
 * preamble, main body, conclusions, attachments. All else becomes a doc, with its title as preface
 * and everything in the main body; several resolutions are containers in it.
 *
 * In a main body headings open containers that hold what follows, up to the next heading that is not
 * deeper. The form does not mix text and containers, so each paragraph is one: numbered ones with
 * the lists that follow them as points. */

/* ---- what a document is ---- */

static const Node *only_resolution(const Document *document)
{
    const Node *found = NULL;
    for (const Node *node = document->root->first; node; node = node->next) {
        if (!node_is(node, TAG_SECTION, "resolution"))
            continue;
        if (found)
            return NULL;
        found = node;
    }
    return found;
}

static int heading_level(const Node *node)
{
    return node->tag >= TAG_H1 && node->tag <= TAG_H6 ? (int)(node->tag - TAG_H1) + 1 : 0;
}

static bool is_list(const Node *node)
{
    return node->tag == TAG_OL || node->tag == TAG_UL;
}

static bool is_numbered(const Node *node)
{
    return node_is(node, TAG_P, "operative") || node_is(node, TAG_P, "paragraph");
}

/* ---- paragraphs ---- */

/* The lists right behind a paragraph belong to it. Returns the last of them, or the paragraph. */
static const Node *last_of_paragraph(const Node *node)
{
    while (node->next && is_list(node->next))
        node = node->next;
    return node;
}

/* Identifiers say where a paragraph is, as far as that makes them differ. */
static void put_paragraph_id(AknWriter *writer, bool is_next)
{
    if (writer->annex)
        buffer_format(writer->out, "annex_%u__", writer->annex);
    if (writer->heading)
        buffer_format(writer->out, "sec_%u__", writer->heading);
    buffer_format(writer->out, "para_%u", writer->paragraph);
    if (!is_next)
        buffer_format(writer->out, "_%u", ++writer->paragraph_serial);
}

static void put_points(AknWriter *writer, const Node *list, unsigned first_list)
{
    unsigned number = 0;
    for (const Node *item = list->first; item; item = item->next) {
        if (item->tag != TAG_LI)
            continue;
        number = akn_number(writer, item, number);
        buffer_string(writer->out, "<point eId=\"");
        put_paragraph_id(writer, true);
        buffer_format(writer->out, "__list_%u__point_%u\"><num>", first_list, number);
        akn_put_label(writer, list, 0, number);
        buffer_string(writer->out, "</num><content><p>");
        akn_inline(writer, item);
        buffer_string(writer->out, "</p>\n");
        for (const Node *inner = item->first; inner; inner = inner->next)
            if (is_list(inner))
                akn_list(writer, inner, 1);
        buffer_string(writer->out, "</content></point>\n");
    }
}

/* A numbered paragraph and the lists that follow it; returns the last node taken. */
static const Node *put_numbered(AknWriter *writer, const Node *node)
{
    Buffer *out = writer->out;
    const Node *last = last_of_paragraph(node);
    unsigned before = writer->paragraph;
    writer->paragraph = akn_number(writer, node, before);
    buffer_string(out, "<paragraph eId=\"");
    put_paragraph_id(writer, writer->paragraph > before);
    buffer_format(out, "\"><num>%u.</num>", writer->paragraph);
    if (last == node) {
        buffer_string(out, "<content>");
        akn_blocks(writer, node);
        buffer_string(out, "</content>");
    } else {
        buffer_string(out, "<list><intro>");
        akn_blocks(writer, node);
        buffer_string(out, "</intro>\n");
        unsigned lists = 0;
        for (const Node *list = node->next; list != last->next; list = list->next)
            put_points(writer, list, ++lists);
        buffer_string(out, "</list>");
    }
    buffer_string(out, "</paragraph>\n");
    return last;
}

/* Anything else, with the lists that follow it. */
static const Node *put_unnumbered(AknWriter *writer, const Node *node)
{
    const Node *last = is_list(node) ? node : last_of_paragraph(node);
    if (node->first == NULL && last == node)
        return node;
    buffer_string(writer->out, "<hcontainer name=\"text\"><content>\n");
    for (const Node *part = node; part != last->next; part = part->next)
        akn_block(writer, part);
    buffer_string(writer->out, "</content></hcontainer>\n");
    return last;
}

/* ---- headings ---- */

/* The number of a heading stands in a span of its own. */
static void put_heading(AknWriter *writer, const Node *node)
{
    const Node *number =
        node->first && node_is(node->first, TAG_SPAN, "number") ? node->first : NULL;
    if (number) {
        Buffer text = {0};
        node_text_content(number, &text);
        buffer_string(writer->out, "<num>");
        xml_put(writer->out, text_trim(buffer_text(&text)));
        buffer_string(writer->out, "</num>");
        buffer_free(&text);
    }
    Node rest = *node;
    if (number)
        rest.first = number->next;
    buffer_string(writer->out, "<heading>");
    akn_inline(writer, &rest);
    buffer_string(writer->out, "</heading>\n");
}

/* Headings that are open, by level. */
typedef struct OpenHeadings {
    int levels[6];
    int count;
} OpenHeadings;

/* And the end of the element's tag. */
static void put_section_id(AknWriter *writer)
{
    writer->heading++;
    if (writer->annex)
        buffer_format(writer->out, "annex_%u__", writer->annex);
    buffer_format(writer->out, "sec_%u\">\n", writer->heading);
}

static void close_headings(AknWriter *writer, OpenHeadings *open, int level)
{
    while (open->count && open->levels[open->count - 1] >= level) {
        buffer_string(writer->out, "</hcontainer>\n");
        open->count--;
    }
}

static void open_heading(AknWriter *writer, OpenHeadings *open, const Node *node)
{
    int level = heading_level(node);
    close_headings(writer, open, level);
    buffer_string(writer->out, "<hcontainer name=\"section\" eId=\"");
    put_section_id(writer);
    put_heading(writer, node);
    open->levels[open->count++] = level;
}

/* ---- main bodies ---- */

static void put_section(AknWriter *writer, const Node *section);

/* The nodes from first up to end, which is not taken. */
static void put_main(AknWriter *writer, const Node *first, const Node *end)
{
    OpenHeadings open = {.count = 0};
    for (const Node *node = first; node && node != end; node = node->next) {
        if (node_is_text(node))
            continue;
        if (heading_level(node))
            open_heading(writer, &open, node);
        else if (is_numbered(node))
            node = put_numbered(writer, node);
        else if (node->tag == TAG_SECTION)
            put_section(writer, node);
        else if (node->tag != TAG_HEADER)
            node = put_unnumbered(writer, node);
    }
    close_headings(writer, &open, 0);
}

static void put_section(AknWriter *writer, const Node *section)
{
    unsigned outside = writer->paragraph;
    writer->paragraph = 0;
    buffer_format(writer->out, "<hcontainer name=\"%s\" eId=\"",
                  node_is(section, TAG_SECTION, "resolution") ? "resolution" : "section");
    put_section_id(writer);
    put_main(writer, section->first, NULL);
    buffer_string(writer->out, "</hcontainer>\n");
    writer->paragraph = outside;
}

/* ---- the parts of a resolution ---- */

static void put_field(AknWriter *writer, FieldId id, const char *open, const char *close)
{
    Text value = fields_value(&writer->document->fields, id);
    if (value.bytes == 0)
        return;
    buffer_format(writer->out, "<p>%s", open);
    xml_put(writer->out, value);
    buffer_format(writer->out, "%s</p>\n", close);
}

static void put_cover(AknWriter *writer)
{
    buffer_string(
        writer->out,
        "<coverPage>\n<p><docAuthority refersTo=\"#un\">United Nations</docAuthority></p>\n");
    put_field(writer, FIELD_SYMBOL, "<docNumber>", "</docNumber>");
    put_field(writer, FIELD_ORGAN, "<docAuthority refersTo=\"#issuingBody\">", "</docAuthority>");
    put_field(writer, FIELD_DISTRIBUTION, "<inline name=\"distribution\">", "</inline>");
    put_field(writer, FIELD_DATE, "<inline name=\"dateOfIssuance\">", "</inline>");
    put_field(writer, FIELD_ORIGINAL, "<inline name=\"original\">", "</inline>");
    put_field(writer, FIELD_SESSION, "<session>", "</session>");
    put_field(writer, FIELD_AGENDA_ITEM, "<inline name=\"agendaItem\">", "</inline>");
    put_field(writer, FIELD_ADOPTION, "<docTitle>", "</docTitle>");
    put_field(writer, FIELD_REPORT, "<inline name=\"report\">", "</inline>");
    put_field(writer, FIELD_JOB_NUMBER, "<inline name=\"publicationJobNumber\">", "</inline>");
    buffer_string(writer->out, "</coverPage>\n");
}

static void put_preface(AknWriter *writer, const Node *title)
{
    const Node *number =
        title->first && node_is(title->first, TAG_SPAN, "number") ? title->first : NULL;
    Node rest = *title;
    buffer_string(writer->out, "<preface>\n<p>");
    if (number) {
        Buffer text = {0};
        node_text_content(number, &text);
        buffer_string(writer->out, "<docNumber>");
        xml_put(writer->out, text_trim(buffer_text(&text)));
        buffer_string(writer->out, "</docNumber> ");
        buffer_free(&text);
        rest.first = number->next;
    }
    buffer_string(writer->out, "<docTitle>");
    akn_inline(writer, &rest);
    buffer_string(writer->out, "</docTitle></p>\n</preface>\n");
}

/* A container is named by its lead words. */
static const Node *put_preambular(AknWriter *writer, const Node *node)
{
    const Node *last = last_of_paragraph(node);
    Buffer lead = {0};
    if (node->first && node_is(node->first, TAG_EM, "lead"))
        node_text_content(node->first, &lead);
    Text name = lead.bytes ? buffer_text(&lead) : (Text)TEXT("recital");
    buffer_format(writer->out, "<container eId=\"container_%u\"", ++writer->container);
    akn_attribute(writer, "name", name);
    buffer_string(writer->out, ">\n");
    for (const Node *part = node; part != last->next; part = part->next)
        akn_block(writer, part);
    buffer_string(writer->out, "</container>\n");
    buffer_free(&lead);
    return last;
}

static bool is_preamble(const Node *node)
{
    return node_is(node, TAG_P, "enacting") || node_is(node, TAG_P, "preambular");
}

/* Returns the first node behind the preamble. */
static const Node *put_preamble(AknWriter *writer, const Node *first)
{
    const Node *node = first;
    if (!node || !is_preamble(node))
        return node;
    buffer_string(writer->out, "<preamble>\n");
    for (; node && is_preamble(node); node = node->next) {
        if (node_is(node, TAG_P, "preambular")) {
            node = put_preambular(writer, node);
            continue;
        }
        buffer_format(writer->out, "<formula name=\"enactingFormula\" eId=\"formula_%u\">\n",
                      ++writer->formula);
        akn_block(writer, node);
        buffer_string(writer->out, "</formula>\n");
    }
    buffer_string(writer->out, "</preamble>\n");
    return node;
}

static void put_conclusions(AknWriter *writer, const Node *adopted)
{
    buffer_string(writer->out, "<conclusions>\n");
    for (const Node *node = adopted->first; node; node = node->next) {
        const char *class_name = node_is(node, TAG_P, "meeting")         ? "meeting"
                                 : node_is(node, TAG_P, "adoption-date") ? "adoptionDate"
                                 : node_is(node, TAG_P, "vote")          ? "vote"
                                                                         : "text";
        if (node_is_text(node))
            continue;
        buffer_format(writer->out, "<p class=\"%s\">", class_name);
        akn_inline(writer, node);
        buffer_string(writer->out, "</p>\n");
    }
    buffer_string(writer->out, "</conclusions>\n");
}

static const Node *find_adopted(const Node *section)
{
    for (const Node *node = section->first; node; node = node->next)
        if (node_is(node, TAG_DIV, "adopted"))
            return node;
    return NULL;
}

static void put_main_body(AknWriter *writer, const Node *first, const Node *end)
{
    buffer_string(writer->out, "<mainBody>\n");
    size_t before = writer->out->bytes;
    put_main(writer, first, end);
    if (writer->out->bytes == before)
        buffer_string(writer->out, "<p/>\n");
    buffer_string(writer->out, "</mainBody>\n");
}

/* ---- documents ---- */

static void put_attachments(AknWriter *writer, const Node *first)
{
    unsigned number = 0;
    for (const Node *node = first; node; node = node->next) {
        if (!node_is(node, TAG_SECTION, "annex"))
            continue;
        buffer_string(writer->out, number ? "" : "<attachments>\n");
        Buffer part = {0};
        buffer_format(&part, "annex_%u", ++number);
        writer->annex = number;
        buffer_byte(&part, '\0');
        buffer_format(writer->out, "<attachment eId=\"%s\">\n<doc name=\"annex\">\n", part.at);
        akn_meta(writer, part.at);
        buffer_free(&part);
        writer->paragraph = 0;
        writer->heading = 0;
        put_main_body(writer, node->first, NULL);
        buffer_string(writer->out, "</doc>\n</attachment>\n");
    }
    buffer_string(writer->out, number ? "</attachments>\n" : "");
}

static void put_statement(AknWriter *writer, const Node *resolution)
{
    const Node *adopted = find_adopted(resolution);
    const Node *node = resolution->first;
    buffer_string(writer->out, "<statement name=\"resolution\">\n");
    akn_meta(writer, "main");
    put_cover(writer);
    if (node && node->tag == TAG_H1) {
        put_preface(writer, node);
        node = node->next;
    }
    node = put_preamble(writer, node);
    put_main_body(writer, node, adopted);
    if (adopted)
        put_conclusions(writer, adopted);
    put_attachments(writer, writer->document->root->first);
    buffer_string(writer->out, "</statement>\n");
}

static bool is_annex(const Node *node)
{
    return node_is(node, TAG_SECTION, "annex");
}

static void put_document(AknWriter *writer)
{
    const Node *node = writer->document->root->first;
    const Node *annex = node;
    while (annex && !is_annex(annex))
        annex = annex->next;
    buffer_string(writer->out, "<doc name=\"");
    xml_put(writer->out, writer->document->kind->text);
    buffer_string(writer->out, "\">\n");
    akn_meta(writer, "main");
    put_cover(writer);
    for (; node && node != annex && node->tag == TAG_HEADER; node = node->next)
        ;
    if (node && node_is(node, TAG_H1, "document-title")) {
        put_preface(writer, node);
        node = node->next;
    }
    put_main_body(writer, node, annex);
    put_attachments(writer, annex);
    buffer_string(writer->out, "</doc>\n");
}

static void list_notes(AknWriter *writer)
{
    const Document *document = writer->document;
    size_t capacity = 0;
    for (const Node *node = document->root; node; node = node_following(node, document->root)) {
        if (!node_is(node, TAG_ASIDE, "note"))
            continue;
        writer->notes = arena_reserve(document->arena, writer->notes, writer->note_count, &capacity,
                                      sizeof *writer->notes);
        writer->notes[writer->note_count++] = node;
    }
}

void akoma_ntoso_write(const Document *document, Buffer *out)
{
    AknWriter writer = {
        .document = document,
        .out = out,
        .href = names_intern(document->names, (Text)TEXT("href")),
        .value = names_intern(document->names, (Text)TEXT("value")),
        .type = names_intern(document->names, (Text)TEXT("type")),
        .src = names_intern(document->names, (Text)TEXT("src")),
        .alt = names_intern(document->names, (Text)TEXT("alt")),
    };
    list_notes(&writer);
    const Node *resolution = only_resolution(document);
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\""
                       " xmlns:akn4un=\"http://un.org/akn4un\">\n");
    if (resolution)
        put_statement(&writer, resolution);
    else
        put_document(&writer);
    buffer_string(out, "</akomaNtoso>\n");
}
