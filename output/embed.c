#include "output/embed.h"

#include "base/hash.h"
#include "output/survey.h"

/* ---- what is drawn ---- */

static DrawnFace *drawn_face(Arena *arena, Embedding *embedding, const Face *face)
{
    uint32_t number = face->number;
    if (number >= embedding->face_count) {
        embedding->faces =
            arena_grow(arena, embedding->faces, embedding->face_count * sizeof *embedding->faces,
                       ((size_t)number + 1) * sizeof *embedding->faces);
        embedding->face_count = number + 1;
    }
    if (!embedding->faces[number]) {
        DrawnFace *drawn = ARENA_NEW(arena, DrawnFace);
        drawn->face = face;
        drawn->used = glyph_set_new(arena, face);
        drawn->texts = ARENA_ARRAY(arena, GlyphText, face->glyph_count);
        embedding->faces[number] = drawn;
    }
    return embedding->faces[number];
}

static void collect_run(DrawnFace *drawn, const TextRun *run)
{
    for (uint32_t i = 0; i < run->glyph_count; i++)
        glyph_set_add(&drawn->used, run->glyphs[i].glyph);
    tounicode_learn(drawn->texts, run);
}

static void find_widths(Arena *arena, DrawnFace *drawn)
{
    const Face *face = drawn->face;
    drawn->widths = ARENA_ARRAY(arena, uint32_t, face->glyph_count);
    for (uint32_t glyph = 0; glyph < face->glyph_count; glyph++) {
        if (!glyph_set_has(&drawn->used, glyph))
            continue;
        int64_t advance = face_advance(face, glyph);
        drawn->widths[glyph] = (uint32_t)divide_rounded(advance * EMBED_EM, face->units_per_em);
    }
}

Embedding embed_collect(Arena *arena, const Publication *publication)
{
    Embedding embedding = {0};
    for (uint32_t i = 0; i < publication->page_count; i++) {
        const Page *page = &publication->pages[i];
        for (uint32_t k = 0; k < page->mark_count; k++) {
            const Mark *mark = &page->marks[k];
            if (mark->kind == MARK_TEXT && mark_has_ink(mark))
                collect_run(drawn_face(arena, &embedding, mark->run->face), mark->run);
        }
    }
    for (uint32_t i = 0; i < embedding.face_count; i++)
        if (embedding.faces[i])
            find_widths(arena, embedding.faces[i]);
    return embedding;
}

/* ---- a font ---- */

/* What CIDs mean: nothing beyond the font. */
#define IDENTITY_SYSTEM "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"

/* A font under construction. */
typedef struct FontWriter {
    Arena *arena;
    Objects *objects;
    const DrawnFace *drawn;
    bool has_cid_set;
    ObjectNumber encoding; /* once written */
    FontProgram program;
    Text name; /* with the subset's tag */
} FontWriter;

/* Six letters that tell this subset of the face from others (9.6.4): a hash of the program. */
static Text make_name(Arena *arena, const Face *face, const FontProgram *program)
{
    Buffer name = {0};
    if (face->may_subset) {
        uint64_t hash = hash_bytes(program->bytes, 0);
        for (int i = 0; i < 6; i++, hash /= 26)
            buffer_byte(&name, (char)('A' + hash % 26));
        buffer_byte(&name, '+');
    }
    buffer_put(&name, face->postscript_name);
    Text copy = text_copy(arena, buffer_text(&name));
    buffer_free(&name);
    return copy;
}

static ObjectNumber write_program(FontWriter *writer)
{
    const FontProgram *program = &writer->program;
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = objects_new_dict(writer->objects);
    if (program->format == OUTLINE_TRUETYPE)
        dict_integer(dict, "Length1", (int32_t)program->bytes.bytes);
    else
        dict_name(dict, "Subtype", "CIDFontType0C");
    objects_write_stream(writer->objects, number, dict, program->bytes, STREAM_DEFLATE);
    return number;
}

/* Font units to PDF's, a thousand to the em. */
static void dict_measure(Dict *dict, const char *key, int32_t units, const Face *face)
{
    dict_integer(dict, key, (int32_t)divide_rounded((int64_t)units * 1000, face->units_per_em));
}

static void dict_font_box(Dict *dict, const Face *face)
{
    Buffer box = {0};
    for (int i = 0; i < 4; i++) {
        buffer_byte(&box, i ? ' ' : '[');
        put_decimal(&box, divide_rounded((int64_t)face->box[i] * 1000, face->units_per_em), 0);
    }
    buffer_byte(&box, ']');
    dict_prepared(dict, "FontBBox", buffer_text(&box));
    buffer_free(&box);
}

/* Table 123. Fonts with their own codes count as symbolic. */
static int32_t font_flags(const Face *face)
{
    enum {
        FIXED_PITCH = 1,
        SERIF = 2,
        SYMBOLIC = 4,
        ITALIC = 64
    };
    return SYMBOLIC | (face->is_fixed_pitch ? FIXED_PITCH : 0) | (face->is_serif ? SERIF : 0) |
           (face->is_italic ? ITALIC : 0);
}

/* Font files do not tell the thickness of stems. It grows with the weight, and this is near enough
 * for the one use of it, standing in for a font that is missing: 88 for 400, 166 for 700. */
static int32_t stem_thickness(const Face *face)
{
    return 50 + face->weight * face->weight / (65 * 65);
}

/* A bit a CID, the highest of a byte first (9.8.3.3). Glyph 0 is in every program. */
static ObjectNumber write_cid_set(FontWriter *writer)
{
    const GlyphSet *others = &writer->program.cids;
    uint32_t end = writer->drawn->codes.end;
    for (uint32_t cid = end; cid < others->glyph_count; cid++)
        if (glyph_set_has(others, cid))
            end = cid + 1;
    size_t bytes = (end + 7) / 8;
    unsigned char *set = arena_alloc(writer->arena, bytes);
    set[0] = 0x80;
    for (uint32_t cid = 0; cid < end; cid++)
        if (glyph_set_has(others, cid) ||
            (cid < writer->drawn->codes.end && writer->drawn->codes.glyphs[cid]))
            set[cid / 8] |= (unsigned char)(0x80 >> cid % 8);
    ObjectNumber number = objects_reserve(writer->objects, 1);
    objects_write_stream(writer->objects, number, objects_new_dict(writer->objects),
                         (Text){(const char *)set, bytes}, STREAM_DEFLATE);
    return number;
}

static ObjectNumber write_descriptor(FontWriter *writer, ObjectNumber program)
{
    const Face *face = writer->drawn->face;
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = objects_new_dict(writer->objects);
    dict_name(dict, "Type", "FontDescriptor");
    dict_outside_name(dict, "FontName", writer->name);
    dict_integer(dict, "Flags", font_flags(face));
    dict_font_box(dict, face);
    Buffer angle = {0};
    put_ratio(&angle, face->italic_angle, 65536);
    dict_prepared(dict, "ItalicAngle", buffer_text(&angle));
    buffer_free(&angle);
    dict_measure(dict, "Ascent", face->ascent, face);
    dict_measure(dict, "Descent", -face->descent, face);
    dict_measure(dict, "CapHeight", face->cap_height, face);
    dict_integer(dict, "StemV", stem_thickness(face));
    bool is_truetype = writer->program.format == OUTLINE_TRUETYPE;
    dict_reference(dict, is_truetype ? "FontFile2" : "FontFile3", program);
    if (writer->has_cid_set)
        dict_reference(dict, "CIDSet", write_cid_set(writer));
    objects_write_dict(writer->objects, number, dict);
    return number;
}

static uint32_t width_of(const FontWriter *writer, uint32_t cid)
{
    return writer->drawn->widths[writer->drawn->codes.glyphs[cid] - 1];
}

/* The width that most glyphs have, if more than half of them do (Boyer and Moore's vote finds the
 * only candidate); else PDF's own default. */
static uint32_t default_width(const FontWriter *writer)
{
    uint32_t candidate = EMBED_EM;
    uint32_t lead = 0;
    for (uint32_t cid = 0; cid < writer->drawn->codes.end; cid++) {
        if (!writer->drawn->codes.glyphs[cid])
            continue;
        uint32_t width = width_of(writer, cid);
        if (lead == 0)
            candidate = width;
        lead = width == candidate ? lead + 1 : lead - 1;
    }
    uint32_t with = 0;
    uint32_t without = 0;
    for (uint32_t cid = 0; cid < writer->drawn->codes.end; cid++)
        if (writer->drawn->codes.glyphs[cid])
            width_of(writer, cid) == candidate ? with++ : without++;
    return with > without ? candidate : EMBED_EM;
}

/* W lists the CIDs whose width is not the default, neighbours together: 3 [500 250] 9 [333] (9.7.4.3). */
static void dict_widths(Dict *dict, const FontWriter *writer)
{
    uint32_t usual = default_width(writer);
    Buffer widths = {0};
    buffer_byte(&widths, '[');
    bool is_open = false;
    for (uint32_t cid = 0; cid < writer->drawn->codes.end; cid++) {
        bool is_listed = writer->drawn->codes.glyphs[cid] && width_of(writer, cid) != usual;
        if (!is_listed && is_open)
            buffer_byte(&widths, ']');
        if (is_listed) {
            if (!is_open) {
                put_decimal(&widths, cid, 0);
                buffer_byte(&widths, '[');
            } else {
                buffer_byte(&widths, ' ');
            }
            put_decimal(&widths, width_of(writer, cid), 0);
        }
        is_open = is_listed;
    }
    buffer_string(&widths, is_open ? "]]" : "]");
    dict_prepared(dict, "W", buffer_text(&widths));
    dict_integer(dict, "DW", (int32_t)usual);
    buffer_free(&widths);
}

/* From CIDs that are codes to the glyphs of the program, two bytes each (9.7.4.2). */
static ObjectNumber write_glyph_map(FontWriter *writer)
{
    unsigned char *map = arena_array(writer->arena, writer->drawn->codes.end, 2);
    for (uint32_t cid = 0; cid < writer->drawn->codes.end; cid++) {
        uint16_t glyph = 0;
        if (writer->drawn->codes.glyphs[cid])
            glyph = writer->program.cid[writer->drawn->codes.glyphs[cid] - 1];
        map[2 * cid] = (unsigned char)(glyph >> 8);
        map[2 * cid + 1] = (unsigned char)glyph;
    }
    ObjectNumber number = objects_reserve(writer->objects, 1);
    objects_write_stream(writer->objects, number, objects_new_dict(writer->objects),
                         (Text){(const char *)map, 2 * (size_t)writer->drawn->codes.end},
                         STREAM_DEFLATE);
    return number;
}

static ObjectNumber write_cid_font(FontWriter *writer, ObjectNumber descriptor)
{
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = objects_new_dict(writer->objects);
    bool is_truetype = writer->program.format == OUTLINE_TRUETYPE;
    dict_name(dict, "Type", "Font");
    dict_name(dict, "Subtype", is_truetype ? "CIDFontType2" : "CIDFontType0");
    dict_outside_name(dict, "BaseFont", writer->name);
    dict_prepared(dict, "CIDSystemInfo", (Text)TEXT(IDENTITY_SYSTEM));
    dict_reference(dict, "FontDescriptor", descriptor);
    dict_widths(dict, writer);
    if (is_truetype && writer->drawn->codes.is_short)
        dict_reference(dict, "CIDToGIDMap", write_glyph_map(writer));
    else if (is_truetype)
        dict_name(dict, "CIDToGIDMap", "Identity");
    objects_write_dict(writer->objects, number, dict);
    return number;
}

static ObjectNumber write_tounicode(FontWriter *writer)
{
    const FontCodes *font = &writer->drawn->codes;
    CodeText *codes = ARENA_ARRAY(writer->arena, CodeText, font->end);
    size_t count = 0;
    for (uint32_t code = 0; code < font->end; code++)
        if (font->glyphs[code])
            codes[count++] = (CodeText){code, writer->drawn->texts[font->glyphs[code] - 1]};
    Buffer cmap = {0};
    tounicode_put_cmap(codes, count, font->is_short ? 1 : 2, &cmap);
    ObjectNumber number = objects_reserve(writer->objects, 1);
    objects_write_stream(writer->objects, number, objects_new_dict(writer->objects),
                         buffer_text(&cmap), STREAM_DEFLATE);
    buffer_free(&cmap);
    return number;
}

/* One for all fonts with codes of one byte. */
static ObjectNumber write_encoding(FontWriter *writer)
{
    static const char name[] = "Plenary-Identity";
    if (writer->encoding)
        return writer->encoding;
    Buffer cmap = {0};
    codes_put_cmap(name, &cmap);
    writer->encoding = objects_reserve(writer->objects, 1);
    Dict *dict = objects_new_dict(writer->objects);
    dict_name(dict, "Type", "CMap");
    dict_name(dict, "CMapName", name);
    dict_prepared(dict, "CIDSystemInfo", (Text)TEXT(IDENTITY_SYSTEM));
    objects_write_stream(writer->objects, writer->encoding, dict, buffer_text(&cmap),
                         STREAM_DEFLATE);
    buffer_free(&cmap);
    return writer->encoding;
}

/* 9.7.6.2: the name of a font over CFF ends with its encoding's. */
static void dict_font_name(Dict *dict, const FontWriter *writer)
{
    Buffer name = {0};
    buffer_put(&name, writer->name);
    if (writer->program.format != OUTLINE_TRUETYPE)
        buffer_string(&name, "-Identity-H");
    dict_outside_name(dict, "BaseFont", buffer_text(&name));
    buffer_free(&name);
}

static Status write_font(FontWriter *writer, DrawnFace *drawn, Diagnostics *diagnostics)
{
    Objects *objects = writer->objects;
    Status status =
        subset_make(writer->arena, drawn->face, &drawn->used, diagnostics, &writer->program);
    if (status != STATUS_OK)
        return status;
    writer->name = make_name(writer->arena, drawn->face, &writer->program);
    drawn->codes = codes_assign(writer->arena, &drawn->used, drawn->texts, &writer->program);
    drawn->font = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "Font");
    dict_name(dict, "Subtype", "Type0");
    dict_font_name(dict, writer);
    if (drawn->codes.is_short)
        dict_reference(dict, "Encoding", write_encoding(writer));
    else
        dict_name(dict, "Encoding", "Identity-H");
    ObjectNumber descriptor = write_descriptor(writer, write_program(writer));
    array_reference(dict_array(dict, "DescendantFonts"), write_cid_font(writer, descriptor));
    dict_reference(dict, "ToUnicode", write_tounicode(writer));
    objects_write_dict(objects, drawn->font, dict);
    return STATUS_OK;
}

Status embed_write(Arena *arena, Embedding *embedding, Objects *objects, Diagnostics *diagnostics)
{
    FontWriter writer = {
        .arena = arena, .objects = objects, .has_cid_set = embedding->has_cid_sets};
    Status status = STATUS_OK;
    for (uint32_t i = 0; i < embedding->face_count && status == STATUS_OK; i++) {
        writer.drawn = embedding->faces[i];
        if (writer.drawn)
            status = write_font(&writer, embedding->faces[i], diagnostics);
    }
    return status;
}

void embed_put_fonts(const Embedding *embedding, Dict *fonts)
{
    Buffer entries = {0};
    for (uint32_t i = 0; i < embedding->face_count; i++) {
        if (!embedding->faces[i])
            continue;
        buffer_format(&entries, "/F%u ", i);
        put_reference(&entries, embedding->faces[i]->font);
        buffer_byte(&entries, '\n');
    }
    dict_append(fonts, buffer_text(&entries));
    buffer_free(&entries);
}
