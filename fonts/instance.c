#include "fonts/instance.h"

#include <freetype/ftmm.h>

enum {
    MOST_AXES = 64,
    OBLIQUE = -14 /* degrees, of CSS Fonts 4, section 2.4: where there are no true italics */
};

static const hb_tag_t WEIGHT = HB_TAG('w', 'g', 'h', 't');
static const hb_tag_t WIDTH = HB_TAG('w', 'd', 't', 'h');
static const hb_tag_t ITALIC = HB_TAG('i', 't', 'a', 'l');
static const hb_tag_t SLANT = HB_TAG('s', 'l', 'n', 't');

static bool find_axis(hb_face_t *face, hb_tag_t tag, hb_ot_var_axis_info_t *axis)
{
    return hb_ot_var_find_axis_info(face, tag, axis);
}

static void read_ends(hb_face_t *face, hb_tag_t tag, int32_t usual, int32_t ends[2])
{
    enum {
        MOST = 1000 /* of both weight and stretch */
    };
    hb_ot_var_axis_info_t axis;
    ends[0] = usual;
    ends[1] = usual;
    if (!find_axis(face, tag, &axis))
        return;
    ends[0] = axis.min_value > 1 ? (int32_t)axis.min_value : 1;
    ends[1] = axis.max_value < MOST ? (int32_t)axis.max_value : MOST;
}

StyleRange instance_range(const struct FaceHandles *handles)
{
    StyleRange range = {.usual = face_style(handles->file)};
    hb_face_t *face = handles->face;
    hb_ot_var_axis_info_t axis;
    range.is_variable = hb_ot_var_has_data(face);
    if (!range.is_variable)
        return range;
    read_ends(face, WEIGHT, range.usual.weight, range.weight);
    read_ends(face, WIDTH, range.usual.stretch, range.stretch);
    range.can_lean = find_axis(face, ITALIC, &axis) || find_axis(face, SLANT, &axis);
    return range;
}

static float within(const hb_ot_var_axis_info_t *axis, float value)
{
    if (value < axis->min_value)
        return axis->min_value;
    return value > axis->max_value ? axis->max_value : value;
}

static float value_of(const hb_ot_var_axis_info_t *axis, FontStyle style, bool has_italics)
{
    float value = axis->default_value;
    if (axis->tag == WEIGHT)
        value = (float)style.weight;
    else if (axis->tag == WIDTH)
        value = (float)style.stretch;
    else if (axis->tag == ITALIC)
        value = (float)style.is_italic;
    else if (axis->tag == SLANT && style.is_italic && !has_italics)
        value = (float)OBLIQUE;
    return within(axis, value);
}

static float float_of(int32_t place)
{
    return (float)place / 65536;
}

static bool tell_freetype(const struct FaceHandles *handles)
{
    FT_Fixed places[MOST_AXES];
    for (unsigned i = 0; i < handles->axis_count; i++)
        places[i] = (FT_Fixed)(handles->axes[i].value * 65536);
    return FT_Set_Var_Design_Coordinates(handles->file, handles->axis_count, places) == 0;
}

bool instance_take(Arena *arena, struct FaceHandles *handles, const InstancePlace *place,
                   Text *defect)
{
    hb_face_t *face = handles->face;
    if (!hb_ot_var_has_data(face))
        return true;
    hb_ot_var_axis_info_t infos[MOST_AXES];
    unsigned count = MOST_AXES;
    bool is_borne = hb_ot_var_get_axis_infos(face, 0, &count, infos) <= MOST_AXES;
    hb_ot_var_axis_info_t italic;
    bool has_italics = find_axis(face, ITALIC, &italic);
    handles->axis_count = count;
    handles->axes = ARENA_ARRAY(arena, hb_variation_t, count);
    for (unsigned i = 0; i < count; i++) {
        float value = value_of(&infos[i], place->style, has_italics);
        for (uint32_t k = 0; k < place->axis_count; k++)
            if (place->axes[k].tag == infos[i].tag)
                value = within(&infos[i], float_of(place->axes[k].place));
        handles->axes[i] = (hb_variation_t){infos[i].tag, value};
    }
    if (!is_borne || !tell_freetype(handles)) {
        *defect = text_of("its variations cannot be read");
        face_handles_close(handles);
        return false;
    }
    hb_font_destroy(handles->font);
    handles->font = hb_font_create(face);
    hb_font_set_variations(handles->font, handles->axes, count);
    hb_font_make_immutable(handles->font);
    return true;
}

const FontAxis *instance_axes(Arena *arena, const Face *face, const FontAxis *asked, uint32_t count,
                              uint32_t *moved)
{
    const struct FaceHandles *handles = face->handles;
    *moved = 0;
    if (count == 0 || handles->axis_count == 0)
        return NULL;
    FontAxis *axes = ARENA_ARRAY(arena, FontAxis, handles->axis_count);
    for (unsigned i = 0; i < handles->axis_count; i++) {
        hb_ot_var_axis_info_t axis;
        const hb_variation_t *stands = &handles->axes[i];
        const FontAxis *last = NULL;
        for (uint32_t k = 0; k < count; k++)
            if (asked[k].tag == stands->tag)
                last = &asked[k];
        if (!last || !find_axis(handles->face, stands->tag, &axis))
            continue;
        float value = within(&axis, float_of(last->place));
        if (value < stands->value || value > stands->value)
            axes[(*moved)++] = (FontAxis){stands->tag, (int32_t)(value * 65536)};
    }
    return axes;
}

Face *face_open_varied(Arena *arena, const Face *face, const FontAxis *axes, uint32_t count,
                       Diagnostics *diagnostics)
{
    FaceWish wish = {.path = face->path,
                     .index = face->index,
                     .style = {face->weight, face->stretch, face->is_italic},
                     .broken = FONT_FILE_PASSED_OVER,
                     .place = SPAN_NONE,
                     .axes = axes,
                     .axis_count = count};
    for (uint32_t i = 0; i < count; i++)
        if (axes[i].tag == WEIGHT)
            wish.style.weight = axes[i].place / 65536;
    Face *varied = face_open_as(arena, &wish, diagnostics);
    if (varied && face->characters)
        face_restrict(varied, face->characters);
    return varied;
}

bool face_is_varied(const Face *face, const Face *from, const FontAxis *axes, uint32_t count)
{
    if (face->axis_count != count || face->characters != from->characters ||
        face->index != from->index || !text_equal(face->path, from->path) ||
        face->is_italic != from->is_italic || face->stretch != from->stretch)
        return false;
    bool is_same = true;
    bool has_weight = false;
    for (uint32_t i = 0; i < count; i++) {
        is_same &= face->axes[i].tag == axes[i].tag && face->axes[i].place == axes[i].place;
        has_weight |= axes[i].tag == WEIGHT;
    }
    return is_same && (has_weight || face->weight == from->weight);
}
