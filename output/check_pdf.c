#include "output/check_pdf.h"

static const PdfValue nothing = {.type = PDF_NULL};

Pdf *pdf_open(Arena *arena, const Source *source, Reader *reader)
{
    Pdf *pdf = ARENA_NEW(arena, Pdf);
    pdf->arena = arena;
    pdf->stack = arena_new(0);
    pdf->source = source;
    pdf->reader = reader;
    pdf->chunks = ARENA_ARRAY(arena, PdfChunk *, PDF_MOST_OBJECTS / PDF_CHUNK + 1);
    PdfParser parser = pdf_parser(arena, pdf->stack, text_copy(arena, reader_trailer(reader)));
    parser.has_references = true;
    PdfValue *trailer = ARENA_NEW(arena, PdfValue);
    *trailer = pdf_parse(&parser);
    pdf->trailer = trailer;
    pdf->catalog = pdf_get(pdf, trailer, "Root");
    return pdf;
}

void pdf_close(Pdf *pdf)
{
    reader_close(pdf->reader);
    arena_free(pdf->stack);
}

/* ---- objects ---- */

static PdfChunk *chunk_of(Pdf *pdf, uint32_t number)
{
    PdfChunk **chunk = &pdf->chunks[number / PDF_CHUNK];
    if (!*chunk)
        *chunk = ARENA_NEW(pdf->arena, PdfChunk);
    return *chunk;
}

static const PdfValue *read_object(Pdf *pdf, uint32_t number, uint32_t generation)
{
    bool is_stream;
    Text body = reader_object(pdf->reader, number, generation, &is_stream);
    PdfParser parser = pdf_parser(pdf->arena, pdf->stack, text_copy(pdf->arena, body));
    ArenaMark mark = arena_mark(pdf->stack);
    parser.has_references = true;
    parser.object = number;
    parser.generation = generation;
    PdfValue *value = ARENA_NEW(pdf->arena, PdfValue);
    *value = pdf_parse(&parser);
    arena_release(pdf->stack, mark);
    if (is_stream && value->type == PDF_DICT)
        value->type = PDF_STREAM;
    return value;
}

const PdfValue *pdf_object(Pdf *pdf, uint32_t number, uint32_t generation)
{
    if (number == 0 || number > PDF_MOST_OBJECTS || arena_is_over_limit(pdf->arena))
        return &nothing;
    const PdfValue **value = &chunk_of(pdf, number)->values[number % PDF_CHUNK];
    if (!*value)
        *value = read_object(pdf, number, generation);
    return *value;
}

const PdfValue *pdf_follow(Pdf *pdf, const PdfValue *value)
{
    enum {
        MOST_HOPS = 16
    };
    for (int i = 0; value && value->type == PDF_REFERENCE; i++) {
        if (i == MOST_HOPS)
            return &nothing;
        value = pdf_object(pdf, value->object, value->generation);
    }
    return value ? value : &nothing;
}

const PdfValue *pdf_get(Pdf *pdf, const PdfValue *dict, const char *key)
{
    return pdf_follow(pdf, pdf_entry(dict, key));
}

const PdfValue *pdf_item(Pdf *pdf, const PdfValue *array, uint32_t index)
{
    if (array->type != PDF_ARRAY || index >= array->count)
        return &nothing;
    return pdf_follow(pdf, &array->items[index]);
}

double pdf_get_number(Pdf *pdf, const PdfValue *dict, const char *key, double fallback)
{
    const PdfValue *value = pdf_get(pdf, dict, key);
    return pdf_is_number(value) ? value->number : fallback;
}

bool pdf_has_name(Pdf *pdf, const PdfValue *dict, const char *key, const char *name)
{
    return pdf_is_name(pdf_get(pdf, dict, key), name);
}

bool pdf_rectangle(Pdf *pdf, const PdfValue *value, double box[4])
{
    if (value->type != PDF_ARRAY || value->count != 4)
        return false;
    for (uint32_t i = 0; i < 4; i++) {
        const PdfValue *number = pdf_item(pdf, value, i);
        if (!pdf_is_number(number))
            return false;
        box[i] = number->number;
    }
    for (int i = 0; i < 2; i++) {
        double low = box[i] < box[i + 2] ? box[i] : box[i + 2];
        box[i + 2] = box[i] < box[i + 2] ? box[i + 2] : box[i];
        box[i] = low;
    }
    return true;
}

bool pdf_meet(Pdf *pdf, uint32_t object, unsigned walk)
{
    if (object == 0 || object > PDF_MOST_OBJECTS)
        return false;
    unsigned char *marks = &chunk_of(pdf, object)->marks[object % PDF_CHUNK];
    bool is_first = (*marks & walk) == 0;
    *marks = (unsigned char)(*marks | walk);
    return is_first;
}

/* ---- text strings ---- */

/* PDFDocEncoding (annex D.3) where it is not Latin-1; 0 is undefined. */
static uint32_t document_code_point(unsigned char byte)
{
    static const uint16_t low[8] = {0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC};
    static const uint16_t high[33] = {
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
        0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0,      0x20AC};
    if (byte >= 0x18 && byte < 0x20)
        return low[byte - 0x18];
    if (byte >= 0x80 && byte <= 0xA0)
        return high[byte - 0x80];
    return byte;
}

static void put_utf16(Buffer *out, Text bytes)
{
    for (size_t i = 2; i + 1 < bytes.bytes; i += 2) {
        const unsigned char *at = (const unsigned char *)bytes.at + i;
        uint32_t unit = (uint32_t)(at[0] << 8 | at[1]);
        bool is_pair = unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.bytes;
        if (is_pair) {
            uint32_t low = (uint32_t)(at[2] << 8 | at[3]);
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        bool is_character = unit < 0xD800 || (unit > 0xDFFF && unit < 0x110000);
        buffer_code_point(out, is_character ? unit : CODE_POINT_REPLACEMENT);
    }
}

Text pdf_text(Arena *arena, const PdfValue *string)
{
    if (string->type != PDF_STRING)
        return (Text){"", 0};
    Text bytes = string->text;
    Buffer out = {0};
    if (text_starts(bytes, "\xFE\xFF"))
        put_utf16(&out, bytes);
    else if (text_starts(bytes, "\xEF\xBB\xBF"))
        buffer_put(&out, text_slice(bytes, 3, bytes.bytes));
    else
        for (size_t i = 0; i < bytes.bytes; i++)
            buffer_code_point(&out, document_code_point((unsigned char)bytes.at[i]));
    Text text = text_copy(arena, buffer_text(&out));
    buffer_free(&out);
    return text;
}

/* ---- pages ---- */

/* What a page may have from the nodes above it. */
typedef struct Inherited {
    const PdfValue *resources;
    const PdfValue *media;
    const PdfValue *crop;
} Inherited;

/* A node of the page tree whose kids are being read. */
typedef struct PageNode {
    const PdfValue *kids;
    uint32_t next;
    Inherited inherited;
    const PdfValue *dict;
    size_t first_page;
} PageNode;

static void inherit(Pdf *pdf, Inherited *inherited, const PdfValue *dict)
{
    if (pdf_entry(dict, "Resources"))
        inherited->resources = pdf_get(pdf, dict, "Resources");
    if (pdf_entry(dict, "MediaBox"))
        inherited->media = pdf_get(pdf, dict, "MediaBox");
    if (pdf_entry(dict, "CropBox"))
        inherited->crop = pdf_get(pdf, dict, "CropBox");
}

static void add_page(Pdf *pdf, const PdfValue *dict, const Inherited *inherited)
{
    pdf->pages = arena_reserve(pdf->arena, pdf->pages, pdf->page_count, &pdf->page_capacity,
                               sizeof *pdf->pages);
    pdf->pages[pdf->page_count++] =
        (PdfPage){.dict = dict,
                  .object = dict->object,
                  .resources = inherited->resources,
                  .has_own_resources = pdf_entry(dict, "Resources") != NULL,
                  .media = inherited->media,
                  .crop = inherited->crop};
    chunk_of(pdf, dict->object)->pages[dict->object % PDF_CHUNK] = (uint32_t)pdf->page_count;
}

/* Opens a node; false for one that is a page, which is added, or no node at all. */
static bool enter(Pdf *pdf, const PdfValue *dict, Inherited inherited, PageNode *node)
{
    inherit(pdf, &inherited, dict);
    const PdfValue *kids = pdf_get(pdf, dict, "Kids");
    if (kids->type == PDF_ARRAY) {
        *node = (PageNode){kids, 0, inherited, dict, pdf->page_count};
        return true;
    }
    if (pdf_is_dict(dict) && pdf_has_name(pdf, dict, "Type", "Page"))
        add_page(pdf, dict, &inherited);
    else
        pdf->has_page_tree_faults = true;
    return false;
}

static void leave(Pdf *pdf, const PageNode *node)
{
    double count = pdf_get_number(pdf, node->dict, "Count", -1);
    if (count != (double)(pdf->page_count - node->first_page))
        pdf->has_page_tree_faults = true;
}

/* Whether a kid may be entered: an object that has not been met. */
static bool is_new(Pdf *pdf, const PdfValue *kid)
{
    if (kid->type == PDF_REFERENCE && pdf_meet(pdf, kid->object, PDF_WALK_PAGES))
        return true;
    pdf->has_page_tree_faults = true;
    return false;
}

static void read_below(Pdf *pdf, PageNode *nodes)
{
    for (size_t depth = 1; depth > 0;) {
        PageNode *node = &nodes[depth - 1];
        if (node->next == node->kids->count) {
            leave(pdf, node);
            depth--;
            continue;
        }
        const PdfValue *kid = &node->kids->items[node->next++];
        if (!is_new(pdf, kid))
            continue;
        if (depth == PDF_DEEPEST)
            pdf->has_page_tree_faults = true;
        else if (enter(pdf, pdf_follow(pdf, kid), node->inherited, &nodes[depth]))
            depth++;
    }
}

void pdf_read_pages(Pdf *pdf)
{
    Inherited none = {&nothing, &nothing, &nothing};
    ArenaMark mark = arena_mark(pdf->stack);
    PageNode *nodes = ARENA_ARRAY(pdf->stack, PageNode, PDF_DEEPEST);
    if (enter(pdf, pdf_get(pdf, pdf->catalog, "Pages"), none, &nodes[0]))
        read_below(pdf, nodes);
    arena_release(pdf->stack, mark);
    pdf->has_page_tree_faults |= pdf->page_count == 0;
}

uint32_t pdf_page_number(const Pdf *pdf, uint32_t object)
{
    if (object == 0 || object > PDF_MOST_OBJECTS)
        return 0;
    const PdfChunk *chunk = pdf->chunks[object / PDF_CHUNK];
    return chunk ? chunk->pages[object % PDF_CHUNK] : 0;
}
