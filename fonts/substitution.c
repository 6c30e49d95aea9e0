#include "fonts/substitution.h"

#include "fonts/face_handles.h"

enum {
    TAGS_MOST = 4,
    LOOKUPS_MOST = 32
};

/* The feature's index in GSUB for the script and language. */
static bool find_feature(const SubstitutionRequest *request, FourLetters feature, unsigned *index)
{
    hb_face_t *face = request->face->handles->face;
    Text language = request->language;
    hb_tag_t scripts[TAGS_MOST];
    hb_tag_t languages[TAGS_MOST];
    unsigned script_count = TAGS_MOST;
    unsigned language_count = TAGS_MOST;
    hb_ot_tags_from_script_and_language(
        hb_script_from_iso15924_tag(request->script),
        language.bytes ? hb_language_from_string(language.at, (int)language.bytes)
                       : HB_LANGUAGE_INVALID,
        &script_count, scripts, &language_count, languages);
    unsigned script_index;
    unsigned language_index;
    hb_ot_layout_table_select_script(face, HB_OT_TAG_GSUB, script_count, scripts, &script_index,
                                     NULL);
    hb_ot_layout_script_select_language(face, HB_OT_TAG_GSUB, script_index, language_count,
                                        languages, &language_index);
    return hb_ot_layout_language_find_feature(face, HB_OT_TAG_GSUB, script_index, language_index,
                                              feature, index);
}

static bool is_substituted(const Face *face, const unsigned *lookups, unsigned count,
                           uint32_t code_point)
{
    uint32_t glyph;
    if (!face_find_glyph(face, code_point, &glyph))
        return false;
    for (unsigned i = 0; i < count; i++)
        if (hb_ot_layout_lookup_would_substitute(face->handles->face, lookups[i], &glyph, 1, false))
            return true;
    return false;
}

uint32_t face_substitutes(const SubstitutionRequest *request, FourLetters feature)
{
    unsigned index;
    unsigned lookups[LOOKUPS_MOST];
    unsigned count = LOOKUPS_MOST;
    uint32_t substituted = 0;
    if (request->count == 0 || !find_feature(request, feature, &index))
        return 0;
    hb_ot_layout_feature_get_lookups(request->face->handles->face, HB_OT_TAG_GSUB, index, 0, &count,
                                     lookups);
    for (uint32_t i = 0; i < request->count; i++)
        substituted += is_substituted(request->face, lookups, count, request->code_points[i]);
    return substituted;
}
