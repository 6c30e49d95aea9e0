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
    if (value < axis->min_value)
        return axis->min_value;
    return value > axis->max_value ? axis->max_value : value;
}

static bool tell_freetype(const struct FaceHandles *handles)
{
    FT_Fixed places[MOST_AXES];
    for (unsigned i = 0; i < handles->axis_count; i++)
        places[i] = (FT_Fixed)(handles->axes[i].value * 65536);
    return FT_Set_Var_Design_Coordinates(handles->file, handles->axis_count, places) == 0;
}

bool instance_take(Arena *arena, struct FaceHandles *handles, FontStyle style, Text *defect)
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
    for (unsigned i = 0; i < count; i++)
        handles->axes[i] = (hb_variation_t){infos[i].tag, value_of(&infos[i], style, has_italics)};
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
