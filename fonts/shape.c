#include "fonts/shape.h"

#include <limits.h>
#include <stdlib.h>

#include "fonts/face_handles.h"

struct Shaper {
    hb_buffer_t *buffer;
    ShapedGlyph *glyphs;
    size_t glyph_capacity;
    hb_feature_t *features;
    size_t feature_capacity;
};

Shaper *shaper_new(void)
{
    Shaper *shaper = calloc(1, sizeof *shaper);
    if (!shaper)
        memory_exhausted();
    shaper->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(shaper->buffer))
        memory_exhausted();
    return shaper;
}

void shaper_free(Shaper *shaper)
{
    if (!shaper)
        return;
    hb_buffer_destroy(shaper->buffer);
    free(shaper->glyphs);
    free(shaper->features);
    free(shaper);
}

/* Room for count items, old contents lost. */
static void *room_for(void *items, size_t *capacity, size_t count, size_t item_bytes)
{
    if (count <= *capacity)
        return items;
    free(items);
    size_t rounded = count + count / 2;
    items = calloc(rounded, item_bytes);
    if (!items)
        memory_exhausted();
    *capacity = rounded;
    return items;
}

static void fill_buffer(hb_buffer_t *buffer, const ShapeRequest *request)
{
    unsigned flags = HB_BUFFER_FLAG_DEFAULT;
    if (request->begin == 0)
        flags |= HB_BUFFER_FLAG_BOT;
    if (request->end == request->text.bytes)
        flags |= HB_BUFFER_FLAG_EOT;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, request->text.at, (int)request->text.bytes, request->begin,
                       request->letters ? 0 : (int)(request->end - request->begin));
    for (uint32_t i = 0; request->letters && i < request->letter_count; i++)
        hb_buffer_add(buffer, request->letters[i].code_point, request->letters[i].cluster);
    if (request->letters)
        hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(request->script));
    hb_buffer_set_direction(buffer,
                            request->is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(
        buffer, request->language.bytes
                    ? hb_language_from_string(request->language.at, (int)request->language.bytes)
                    : HB_LANGUAGE_INVALID);
}

static void fill_features(Shaper *shaper, const ShapeRequest *request)
{
    shaper->features = room_for(shaper->features, &shaper->feature_capacity, request->feature_count,
                                sizeof *shaper->features);
    for (uint32_t i = 0; i < request->feature_count; i++)
        shaper->features[i] = (hb_feature_t){
            .tag = request->features[i].tag,
            .value = request->features[i].value,
            .start = HB_FEATURE_GLOBAL_START,
            .end = HB_FEATURE_GLOBAL_END,
        };
}

/* A broken font may name glyphs that it does not have. */
static uint16_t checked_glyph(const Face *face, uint32_t glyph)
{
    return glyph < face->glyph_count ? (uint16_t)glyph : 0;
}

const ShapedGlyph *shape_run(Shaper *shaper, const ShapeRequest *request, uint32_t *count)
{
    *count = 0;
    if (request->begin >= request->end || request->end > request->text.bytes ||
        request->text.bytes > INT_MAX)
        return NULL;
    hb_buffer_t *buffer = shaper->buffer;
    fill_buffer(buffer, request);
    fill_features(shaper, request);
    hb_shape(request->face->handles->font, buffer, shaper->features, request->feature_count);

    unsigned length;
    const hb_glyph_info_t *shaped = hb_buffer_get_glyph_infos(buffer, &length);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    shaper->glyphs =
        room_for(shaper->glyphs, &shaper->glyph_capacity, length, sizeof *shaper->glyphs);
    for (unsigned i = 0; i < length; i++) {
        bool is_unsafe = hb_glyph_info_get_glyph_flags(&shaped[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        shaper->glyphs[i] = (ShapedGlyph){
            .cluster = shaped[i].cluster,
            .glyph = checked_glyph(request->face, shaped[i].codepoint),
            .flags = is_unsafe ? SHAPED_UNSAFE_TO_BREAK : 0,
            .advance = positions[i].x_advance,
            .x_offset = positions[i].x_offset,
            .y_offset = positions[i].y_offset,
        };
    }
    *count = length;
    return shaper->glyphs;
}

void shape_print(const Face *face, const ShapedGlyph *glyphs, uint32_t count, Buffer *out)
{
    buffer_byte(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        char name[64];
        hb_font_glyph_to_string(face->handles->font, glyphs[i].glyph, name, sizeof name);
        if (i)
            buffer_byte(out, '|');
        buffer_string(out, name);
        buffer_format(out, "=%u", glyphs[i].cluster);
        if (glyphs[i].x_offset || glyphs[i].y_offset)
            buffer_format(out, "@%d,%d", glyphs[i].x_offset, glyphs[i].y_offset);
        buffer_format(out, "+%d", glyphs[i].advance);
    }
    buffer_byte(out, ']');
}
