#include "output/drawings.h"

#include "output/check_pdf.h"
#include "output/drawing_content.h"

enum {
    DEEPEST = 32 /* arrays and dictionaries in each other: cairo makes four or five */
};

/* An object under its number in cairo's file and in ours. */
typedef struct Carried {
    const PdfValue *value;
    ObjectNumber number;
    uint32_t cid_count; /* of a font's descriptor: its set of CIDs, where it is wanted */
} Carried;

typedef struct Carrier {
    Arena *arena;
    Pdf *pdf;
    const ImageRules *rules;
    Objects *objects;
    Carried *items;
    size_t count;
    size_t capacity;
    ColorRewriting rewriting;
} Carrier;

/* ---- what it holds ---- */

typedef struct Findings {
    bool has_transparency;
    bool has_rgb; /* in more than operators: pictures and shades */
} Findings;

/* An entry that makes something transparent (ISO 32000-1, 11.3 to 11.6). */
static bool is_transparent(Carrier *carrier, const PdfEntry *entry)
{
    const PdfValue *value = pdf_follow(carrier->pdf, &entry->value);
    if (text_is(entry->key, "ca") || text_is(entry->key, "CA"))
        return pdf_is_number(value) && value->number < 1;
    if (text_is(entry->key, "SMask"))
        return !pdf_is_name(value, "None");
    if (text_is(entry->key, "BM"))
        return !pdf_is_name(value, "Normal") && !pdf_is_name(value, "Compatible");
    return text_is(entry->key, "Group");
}

/* depth is that of direct values; indirect objects are met once each. */
static void look_at(Carrier *carrier, const PdfValue *value, int depth, Findings *findings)
{
    if (value->type == PDF_REFERENCE) {
        if (!pdf_meet(carrier->pdf, value->object, PDF_WALK_OBJECTS))
            return;
        value = pdf_follow(carrier->pdf, value);
    }
    if (depth == DEEPEST)
        return;
    findings->has_rgb |= pdf_is_name(value, "DeviceRGB");
    if (value->type == PDF_ARRAY)
        for (uint32_t i = 0; i < value->count; i++)
            look_at(carrier, &value->items[i], depth + 1, findings);
    if (pdf_is_dict(value))
        for (uint32_t i = 0; i < value->count; i++) {
            const PdfEntry *entry = &value->entries[i];
            findings->has_transparency |= is_transparent(carrier, entry);
            if (!text_is(entry->key, "Group"))
                look_at(carrier, &entry->value, depth + 1, findings);
        }
}

static bool is_allowed(const Carrier *carrier, const Findings *findings)
{
    const Standard *standard = carrier->rules->standard;
    if (findings->has_transparency && !standard->has_alpha)
        return false;
    return !findings->has_rgb || standard->colors != COLORS_OF_PRESS;
}

/* ---- values ---- */

static void put_real(double value, Buffer *out)
{
    const double billion = 1e9;
    bool is_negative = value < 0;
    value = is_negative ? -value : value;
    if (!(value < billion))
        value = billion;
    int64_t scaled = (int64_t)(value * billion + 0.5);
    if (is_negative && scaled)
        buffer_byte(out, '-');
    buffer_integer(out, scaled / 1000000000);
    scaled %= 1000000000;
    if (scaled == 0)
        return;
    buffer_byte(out, '.');
    for (int64_t digit = 100000000; scaled; digit /= 10) {
        buffer_byte(out, (char)('0' + scaled / digit));
        scaled %= digit;
    }
}

static void put_profile(const Carrier *carrier, Buffer *out)
{
    buffer_string(out, "[/ICCBased ");
    put_reference(out, carrier->rules->srgb);
    buffer_byte(out, ']');
}

static Carried *carry(Carrier *carrier, const PdfValue *value)
{
    for (size_t i = 0; i < carrier->count; i++)
        if (carrier->items[i].value == value)
            return &carrier->items[i];
    carrier->items = arena_reserve(carrier->arena, carrier->items, carrier->count,
                                   &carrier->capacity, sizeof *carrier->items);
    Carried *carried = &carrier->items[carrier->count++];
    *carried = (Carried){value, objects_reserve(carrier->objects, 1), 0};
    return carried;
}

static void put_value(Carrier *carrier, const PdfValue *value, int depth, Buffer *out);

/* The resources of a content, with what RGB in it means. */
static void put_resources(Carrier *carrier, const PdfValue *resources, int depth, Buffer *out)
{
    const PdfValue *spaces = pdf_get(carrier->pdf, resources, "ColorSpace");
    buffer_string(out, "<<");
    for (uint32_t i = 0; i < resources->count && pdf_is_dict(resources); i++) {
        if (text_is(resources->entries[i].key, "ColorSpace") && carrier->rules->srgb)
            continue;
        put_name(out, resources->entries[i].key);
        buffer_byte(out, ' ');
        put_value(carrier, &resources->entries[i].value, depth + 1, out);
    }
    if (carrier->rules->srgb) {
        buffer_string(out, "/ColorSpace<</DefaultRGB");
        put_profile(carrier, out);
        for (uint32_t i = 0; i < spaces->count && pdf_is_dict(spaces); i++) {
            put_name(out, spaces->entries[i].key);
            buffer_byte(out, ' ');
            put_value(carrier, &spaces->entries[i].value, depth + 1, out);
        }
        buffer_string(out, ">>");
    }
    buffer_string(out, ">>");
}

/* How many glyphs a font has whose widths are in one row from CID 0 on, as cairo's are. */
static uint32_t count_cids(Carrier *carrier, const PdfValue *font)
{
    const PdfValue *widths = pdf_get(carrier->pdf, font, "W");
    const PdfValue *row = pdf_item(carrier->pdf, widths, 1);
    return row->type == PDF_ARRAY ? row->count : 0;
}

static void put_entry(Carrier *carrier, const PdfValue *dict, const PdfEntry *entry, int depth,
                      Buffer *out)
{
    const PdfValue *value = pdf_follow(carrier->pdf, &entry->value);
    if (text_is(entry->key, "Interpolate") || text_is(entry->key, "Parent") ||
        (text_is(entry->key, "Length") && dict->type == PDF_STREAM))
        return;
    put_name(out, entry->key);
    buffer_byte(out, ' ');
    if (text_is(entry->key, "Resources")) {
        put_resources(carrier, value, depth + 1, out);
    } else if (text_is(entry->key, "CS") && pdf_is_name(value, "DeviceRGB") &&
               carrier->rules->srgb) {
        put_profile(carrier, out);
    } else {
        put_value(carrier, &entry->value, depth + 1, out);
    }
}

/* ISO 19005-2, 6.2.11.3.2: a TrueType font by CIDs says which glyph is which; ISO 19005-1, 6.3.5: its descriptor lists
 * them. */
static void complete_font(Carrier *carrier, const PdfValue *font, Buffer *out)
{
    Pdf *pdf = carrier->pdf;
    bool is_truetype = pdf_has_name(pdf, font, "Subtype", "CIDFontType2");
    if (is_truetype && !pdf_entry(font, "CIDToGIDMap"))
        buffer_string(out, "/CIDToGIDMap/Identity");
    if (carrier->rules->standard->has_cid_sets &&
        (is_truetype || pdf_has_name(pdf, font, "Subtype", "CIDFontType0")))
        carry(carrier, pdf_get(pdf, font, "FontDescriptor"))->cid_count = count_cids(carrier, font);
}

static void put_entries(Carrier *carrier, const PdfValue *dict, int depth, Buffer *out)
{
    for (uint32_t i = 0; i < dict->count; i++)
        put_entry(carrier, dict, &dict->entries[i], depth, out);
    if (pdf_has_name(carrier->pdf, dict, "Type", "Font"))
        complete_font(carrier, dict, out);
}

static void put_array(Carrier *carrier, const PdfValue *array, int depth, Buffer *out)
{
    buffer_byte(out, '[');
    for (uint32_t i = 0; i < array->count; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_value(carrier, &array->items[i], depth + 1, out);
    }
    buffer_byte(out, ']');
}

/* A reference to a dictionary or stream stays one; other values take its place. */
static void put_value(Carrier *carrier, const PdfValue *value, int depth, Buffer *out)
{
    const PdfValue *meant = pdf_follow(carrier->pdf, value);
    if (depth == DEEPEST) {
        buffer_string(out, "null");
        return;
    }
    if (value->type == PDF_REFERENCE && pdf_is_dict(meant)) {
        put_reference(out, carry(carrier, meant)->number);
        return;
    }
    switch (meant->type) {
    case PDF_BOOLEAN:
        buffer_string(out, meant->is_true ? "true" : "false");
        return;
    case PDF_INTEGER:
    case PDF_REAL:
        put_real(meant->number, out);
        return;
    case PDF_STRING:
        put_byte_string(out, meant->text);
        return;
    case PDF_NAME:
        put_name(out, meant->text);
        return;
    case PDF_ARRAY:
        put_array(carrier, meant, depth, out);
        return;
    case PDF_DICT:
    case PDF_STREAM:
        buffer_string(out, "<<");
        put_entries(carrier, meant, depth, out);
        buffer_string(out, ">>");
        return;
    default:
        buffer_string(out, "null");
    }
}

/* ---- objects ---- */

static ObjectNumber write_cid_set(Carrier *carrier, uint32_t count)
{
    Buffer bits = {0};
    for (uint32_t i = 0; i < count; i += 8)
        buffer_byte(&bits, (char)(count - i >= 8 ? 0xFF : 0xFF << (8 - (count - i)) & 0xFF));
    ObjectNumber number = objects_reserve(carrier->objects, 1);
    objects_write_stream(carrier->objects, number, objects_new_dict(carrier->objects),
                         buffer_text(&bits), STREAM_DEFLATE);
    buffer_free(&bits);
    return number;
}

/* The operators of a content, in the colours of the file, behind what is put before them. */
static void write_content(Carrier *carrier, const PdfValue *stream, ObjectNumber number, Dict *dict,
                          const char *before)
{
    Buffer content = {0};
    Buffer rewritten = {0};
    pdf_stream(carrier->pdf, stream, &content);
    buffer_string(&rewritten, before);
    drawing_rewrite(&carrier->rewriting, buffer_text(&content), &rewritten);
    objects_write_stream(carrier->objects, number, dict, buffer_text(&rewritten), STREAM_DEFLATE);
    buffer_free(&content);
    buffer_free(&rewritten);
}

static bool is_content(Carrier *carrier, const PdfValue *stream)
{
    return pdf_has_name(carrier->pdf, stream, "Subtype", "Form") ||
           pdf_get_number(carrier->pdf, stream, "PatternType", 0) == 1;
}

static void write_stream(Carrier *carrier, const Carried *carried)
{
    Buffer entries = {0};
    Buffer bytes = {0};
    const PdfValue *stream = carried->value;
    Dict *dict = objects_new_dict(carrier->objects);
    if (is_content(carrier, stream)) {
        for (uint32_t i = 0; i < stream->count; i++)
            if (!text_is(stream->entries[i].key, "Filter"))
                put_entry(carrier, stream, &stream->entries[i], 0, &entries);
        dict_append(dict, buffer_text(&entries));
        write_content(carrier, stream, carried->number, dict, "");
    } else {
        put_entries(carrier, stream, 0, &entries);
        dict_append(dict, buffer_text(&entries));
        reader_stream(carrier->pdf->reader, stream->object, stream->generation, false, &bytes);
        objects_write_stream(carrier->objects, carried->number, dict, buffer_text(&bytes),
                             STREAM_PLAIN);
    }
    buffer_free(&entries);
    buffer_free(&bytes);
}

static void write_dict(Carrier *carrier, const Carried *carried)
{
    Buffer entries = {0};
    put_entries(carrier, carried->value, 0, &entries);
    if (carried->cid_count) {
        buffer_string(&entries, "/CIDSet ");
        put_reference(&entries, write_cid_set(carrier, carried->cid_count));
    }
    Dict *dict = objects_new_dict(carrier->objects);
    dict_append(dict, buffer_text(&entries));
    objects_write_dict(carrier->objects, carried->number, dict);
    buffer_free(&entries);
}

/* Writing an object brings in those that it refers to. */
static void write_carried(Carrier *carrier)
{
    for (size_t i = 0; i < carrier->count; i++) {
        Carried carried = carrier->items[i];
        if (carried.value->type == PDF_STREAM)
            write_stream(carrier, &carried);
        else
            write_dict(carrier, &carried);
    }
}

/* ---- the page ---- */

/* A picture is a unit square for whoever shows it. */
static void put_form(Carrier *carrier, const PdfPage *page, bool is_group, Buffer *out)
{
    double box[4] = {0};
    pdf_rectangle(carrier->pdf, page->media, box);
    buffer_string(out, "/Type/XObject/Subtype/Form/BBox[0 0 ");
    put_real(box[2], out);
    buffer_byte(out, ' ');
    put_real(box[3], out);
    buffer_string(out, "]/Matrix[");
    put_real(1 / box[2], out);
    buffer_string(out, " 0 0 ");
    put_real(1 / box[3], out);
    buffer_string(out, " 0 0]/Resources");
    put_resources(carrier, page->resources, 0, out);
    const PdfValue *group = pdf_get(carrier->pdf, page->dict, "Group");
    if (is_group && pdf_is_dict(group)) {
        buffer_string(out, "/Group");
        put_value(carrier, group, 0, out);
    }
}

static DrawingResult write_page(Carrier *carrier, ObjectNumber *number)
{
    pdf_read_pages(carrier->pdf);
    double box[4] = {0};
    if (carrier->pdf->page_count != 1)
        return DRAWING_BROKEN;
    const PdfPage *page = &carrier->pdf->pages[0];
    const PdfValue *content = pdf_get(carrier->pdf, page->dict, "Contents");
    if (!pdf_rectangle(carrier->pdf, page->media, box) || !(box[2] > 0) || !(box[3] > 0) ||
        content->type != PDF_STREAM)
        return DRAWING_BROKEN;
    Findings findings = {0};
    look_at(carrier, page->resources, 0, &findings);
    if (!is_allowed(carrier, &findings))
        return DRAWING_FORBIDDEN;
    Buffer entries = {0};
    *number = objects_reserve(carrier->objects, 1);
    put_form(carrier, page, findings.has_transparency, &entries);
    Dict *dict = objects_new_dict(carrier->objects);
    dict_append(dict, buffer_text(&entries));
    /* What holds where a page begins does not hold in the middle of one, where words may be spaced. */
    write_content(carrier, content, *number, dict, "0 Tc 0 Tw 100 Tz 0 Ts 0 Tr 0 g 0 G\n");
    write_carried(carrier);
    buffer_free(&entries);
    return DRAWING_WRITTEN;
}

DrawingResult drawing_write(Arena *arena, Text pdf, const ImageRules *rules, Objects *objects,
                            ObjectNumber *number)
{
    ReaderFailure failure;
    Text words;
    Source source = {.bytes = pdf};
    Reader *reader = reader_open(arena, &source, &failure, &words);
    if (!reader)
        return DRAWING_BROKEN;
    Carrier carrier = {
        .arena = arena,
        .pdf = pdf_open(arena, &source, reader),
        .rules = rules,
        .objects = objects,
        .rewriting = {.press = rules->press, .grays = rules->standard->press != NULL}};
    DrawingResult result = write_page(&carrier, number);
    pdf_close(carrier.pdf);
    return result;
}
