#include "fonts/subset.h"

#include <freetype/ftcid.h>
#include <hb-subset.h>

#include "fonts/face_handles.h"

/* How glyphs are numbered in the result.
 *
 * HarfBuzz renumbers the glyphs that stay without gaps, in their old order, and adds the parts of
 * composite glyphs; its map tells the new numbers. They are the CIDs of a TrueType program (so that
 * the PDF's CIDToGIDMap is Identity) and of a name-keyed CFF program (ISO 32000-1, 9.7.4.2: without
 * CIDs of its own, CID is glyph index). A CID-keyed CFF program keeps in its charset the CIDs of
 * the original font, and viewers look glyphs up by them; FreeType reads them from the original.
 *
 * Keeping the old glyph numbers instead (RETAIN_GIDS) would save the table, but is larger even
 * after deflate: 400 bytes for Liberation Serif, twice the size for Noto Serif CJK.
 *
 * CFF is embedded as the bare table: in an OpenType wrapper some viewers take the page's codes for
 * CIDs and others for glyph numbers. */

GlyphSet glyph_set_new(Arena *arena, const Face *face)
{
    return (GlyphSet){ARENA_ARRAY(arena, uint64_t, face->glyph_count / 64 + 1), face->glyph_count};
}

/* Everything but outlines and metrics: the PDF says the rest itself, and without GSUB HarfBuzz adds
 * no glyphs that the used ones might turn into. What remains of variations goes when they are pinned. */
static void drop_tables(hb_subset_input_t *input)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
        HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
        HB_TAG('c', 'm', 'a', 'p'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
        HB_TAG('L', 'T', 'S', 'H'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
        HB_TAG('V', 'O', 'R', 'G'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'),
        HB_TAG('c', 'v', 'a', 'r'), HB_TAG('V', 'V', 'A', 'R'), HB_TAG('M', 'V', 'A', 'R'),
        HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' '),
        HB_TAG('s', 'b', 'i', 'x'), HB_TAG('C', 'B', 'D', 'T'), HB_TAG('C', 'B', 'L', 'C'),
        HB_TAG('E', 'B', 'D', 'T'), HB_TAG('E', 'B', 'L', 'C'),
    };
    hb_set_t *set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(set, dropped[i]);
}

/* Makes of a variable font the static one of its style. False if HarfBuzz cannot. */
static bool pin_axes(hb_subset_input_t *input, const struct FaceHandles *handles)
{
    for (unsigned i = 0; i < handles->axis_count; i++)
        if (!hb_subset_input_pin_axis_location(input, handles->face, handles->axes[i].tag,
                                               handles->axes[i].value))
            return false;
    return true;
}

/* A font that may not be subset is embedded with all its glyphs and its hints. */
static hb_subset_plan_t *plan_new(const Face *face, const GlyphSet *used)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        memory_exhausted();
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    unsigned flags = HB_SUBSET_FLAGS_DESUBROUTINIZE;
    if (face->may_subset) {
        flags |= HB_SUBSET_FLAGS_NO_HINTING;
        for (uint32_t glyph = 0; glyph < used->glyph_count; glyph++)
            if (glyph_set_has(used, glyph))
                hb_set_add(glyphs, glyph);
    } else {
        hb_set_add_range(glyphs, 0, face->glyph_count - 1);
    }
    if (hb_set_has(glyphs, 0))
        flags |= HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    hb_subset_input_set_flags(input, flags);
    drop_tables(input);
    hb_subset_plan_t *plan = NULL;
    if (pin_axes(input, face->handles))
        plan = hb_subset_plan_create_or_fail(face->handles->face, input);
    hb_subset_input_destroy(input);
    return plan;
}

static Text copy_blob(Arena *arena, hb_blob_t *blob)
{
    unsigned bytes;
    const char *at = hb_blob_get_data(blob, &bytes);
    Text copy = text_copy(arena, (Text){at, bytes});
    hb_blob_destroy(blob);
    return copy;
}

/* The CID of a glyph; false if the program does not have it. */
static bool find_cid(const Face *face, const hb_map_t *new_glyphs, uint32_t glyph, uint32_t *cid)
{
    *cid = hb_map_get(new_glyphs, glyph);
    if (*cid == HB_MAP_VALUE_INVALID)
        return false;
    return face->format != OUTLINE_CFF_CID_KEYED ||
           FT_Get_CID_From_Glyph_Index(face->handles->file, glyph, cid) == 0;
}

/* Fills cid and cid_end for the glyphs that are wanted, and cids for those that came with them too. */
static bool number_glyphs(Arena *arena, const Face *face, const GlyphSet *used,
                          const hb_map_t *new_glyphs, FontProgram *program)
{
    uint16_t *cids = ARENA_ARRAY(arena, uint16_t, face->glyph_count);
    program->cid_end = 1;
    program->cids.glyph_count = UINT16_MAX + 1;
    program->cids.words = ARENA_ARRAY(arena, uint64_t, program->cids.glyph_count / 64);
    for (uint32_t glyph = 0; glyph < face->glyph_count; glyph++) {
        uint32_t cid;
        bool is_there = find_cid(face, new_glyphs, glyph, &cid) && cid <= UINT16_MAX;
        if (is_there && face->format != OUTLINE_TRUETYPE)
            glyph_set_add(&program->cids, cid);
        if (!glyph_set_has(used, glyph))
            continue;
        if (!is_there)
            return false;
        cids[glyph] = (uint16_t)cid;
        if (cid >= program->cid_end)
            program->cid_end = cid + 1;
    }
    program->cid = cids;
    return true;
}

/* Runs the plan; false if HarfBuzz could not. */
static bool run_plan(Arena *arena, const Face *face, const GlyphSet *used, hb_subset_plan_t *plan,
                     FontProgram *program)
{
    hb_face_t *result = hb_subset_plan_execute_or_fail(plan);
    if (!result)
        return false;
    program->format = face->format;
    bool is_truetype = face->format == OUTLINE_TRUETYPE;
    program->bytes =
        copy_blob(arena, is_truetype ? hb_face_reference_blob(result)
                                     : hb_face_reference_table(result, HB_TAG('C', 'F', 'F', ' ')));
    hb_face_destroy(result);
    return program->bytes.bytes > 0 &&
           number_glyphs(arena, face, used, hb_subset_plan_old_to_new_glyph_mapping(plan), program);
}

Status subset_make(Arena *arena, const Face *face, const GlyphSet *used, Diagnostics *diagnostics,
                   FontProgram *program)
{
    *program = (FontProgram){0};
    if (!face->may_embed)
        return diagnostics_add(diagnostics, FONT_MAY_NOT_EMBED, SPAN_NONE, face->path, (Text){0});
    hb_subset_plan_t *plan = plan_new(face, used);
    bool is_made = plan && run_plan(arena, face, used, plan, program);
    hb_subset_plan_destroy(plan);
    if (!is_made)
        return diagnostics_add(diagnostics, FONT_NO_SUBSET, SPAN_NONE, face->path, (Text){0});
    return STATUS_OK;
}
