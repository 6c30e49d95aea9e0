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

/* A font under construction. */
typedef struct FontWriter {
    Arena *arena;
    Objects *objects;
    const DrawnFace *drawn;
    FontProgram program;
    uint32_t *glyphs; /* by CID: the glyph + 1; 0 for a CID not drawn */
    Text name;        /* with the subset's tag */
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

static void list_cids(FontWriter *writer)
{
    writer->glyphs = ARENA_ARRAY(writer->arena, uint32_t, writer->program.cid_end);
    const GlyphSet *used = &writer->drawn->used;
    for (uint32_t glyph = 0; glyph < used->glyph_count; glyph++)
        if (glyph_set_has(used, glyph) && writer->program.cid[glyph] < writer->program.cid_end)
            writer->glyphs[writer->program.cid[glyph]] = glyph + 1;
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
    objects_write_dict(writer->objects, number, dict);
    return number;
}

static uint32_t width_of(const FontWriter *writer, uint32_t cid)
{
    return writer->drawn->widths[writer->glyphs[cid] - 1];
}

/* The width that most glyphs have, if more than half of them do (Boyer and Moore's vote finds the
 * only candidate); else PDF's own default. */
static uint32_t default_width(const FontWriter *writer)
{
    uint32_t candidate = EMBED_EM;
    uint32_t lead = 0;
    for (uint32_t cid = 0; cid < writer->program.cid_end; cid++) {
        if (!writer->glyphs[cid])
            continue;
        uint32_t width = width_of(writer, cid);
        if (lead == 0)
            candidate = width;
        lead = width == candidate ? lead + 1 : lead - 1;
    }
    uint32_t with = 0;
    uint32_t without = 0;
    for (uint32_t cid = 0; cid < writer->program.cid_end; cid++)
        if (writer->glyphs[cid])
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
    for (uint32_t cid = 0; cid < writer->program.cid_end; cid++) {
        bool is_listed = writer->glyphs[cid] && width_of(writer, cid) != usual;
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

static ObjectNumber write_cid_font(FontWriter *writer, ObjectNumber descriptor)
{
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = objects_new_dict(writer->objects);
    bool is_truetype = writer->program.format == OUTLINE_TRUETYPE;
    dict_name(dict, "Type", "Font");
    dict_name(dict, "Subtype", is_truetype ? "CIDFontType2" : "CIDFontType0");
    dict_outside_name(dict, "BaseFont", writer->name);
    dict_prepared(dict, "CIDSystemInfo",
                  (Text)TEXT("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"));
    dict_reference(dict, "FontDescriptor", descriptor);
    dict_widths(dict, writer);
    if (is_truetype)
        dict_name(dict, "CIDToGIDMap", "Identity");
    objects_write_dict(writer->objects, number, dict);
    return number;
}

static ObjectNumber write_tounicode(FontWriter *writer)
{
    CodeText *codes = ARENA_ARRAY(writer->arena, CodeText, writer->program.cid_end);
    size_t count = 0;
    for (uint32_t cid = 0; cid < writer->program.cid_end; cid++)
        if (writer->glyphs[cid])
            codes[count++] = (CodeText){cid, writer->drawn->texts[writer->glyphs[cid] - 1]};
    Buffer cmap = {0};
    tounicode_put_cmap(codes, count, &cmap);
    ObjectNumber number = objects_reserve(writer->objects, 1);
    objects_write_stream(writer->objects, number, objects_new_dict(writer->objects),
                         buffer_text(&cmap), STREAM_DEFLATE);
    buffer_free(&cmap);
    return number;
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

static Status write_font(Arena *arena, DrawnFace *drawn, Objects *objects, Diagnostics *diagnostics)
{
    FontWriter writer = {.arena = arena, .objects = objects, .drawn = drawn};
    Status status = subset_make(arena, drawn->face, &drawn->used, diagnostics, &writer.program);
    if (status != STATUS_OK)
        return status;
    writer.name = make_name(arena, drawn->face, &writer.program);
    list_cids(&writer);
    drawn->cids = writer.program.cid;
    drawn->font = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "Font");
    dict_name(dict, "Subtype", "Type0");
    dict_font_name(dict, &writer);
    dict_name(dict, "Encoding", "Identity-H");
    ObjectNumber descriptor = write_descriptor(&writer, write_program(&writer));
    array_reference(dict_array(dict, "DescendantFonts"), write_cid_font(&writer, descriptor));
    dict_reference(dict, "ToUnicode", write_tounicode(&writer));
    objects_write_dict(objects, drawn->font, dict);
    return STATUS_OK;
}

Status embed_write(Arena *arena, Embedding *embedding, Objects *objects, Diagnostics *diagnostics)
{
    Buffer fonts = {0};
    Status status = STATUS_OK;
    for (uint32_t i = 0; i < embedding->face_count && status == STATUS_OK; i++) {
        if (!embedding->faces[i])
            continue;
        status = write_font(arena, embedding->faces[i], objects, diagnostics);
        buffer_format(&fonts, "/F%u ", i);
        put_reference(&fonts, embedding->faces[i]->font);
        buffer_byte(&fonts, '\n');
    }
    embedding->resources = objects_reserve(objects, 1);
    Dict *resources = objects_new_dict(objects);
    dict_append(dict_dict(resources, "Font"), buffer_text(&fonts));
    objects_write_dict(objects, embedding->resources, resources);
    buffer_free(&fonts);
    return status;
}
