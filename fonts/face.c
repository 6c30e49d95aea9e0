#define _GNU_SOURCE /* the strerror_r that returns the text */
#include "fonts/face.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <freetype/ftcid.h>
#include <freetype/tttables.h>
#include <freetype/tttags.h>

#include "fonts/declared_fonts.h"
#include "fonts/instance.h"

/* FreeType tells the facts of a file and whether it is sound; HarfBuzz works with its glyphs, from
 * the same mapped bytes. HarfBuzz is also asked for family names, which FreeType has in ASCII only,
 * and for heights of letters, which FreeType would draw, with all that a hostile font can put into
 * them. */

/* ---- files ---- */

hb_blob_t *font_file_map(Arena *arena, Text path, Text *defect)
{
    char *name = text_to_string(arena, path);
    struct stat facts;
    if (stat(name, &facts) != 0) {
        char reason[128] = "";
        *defect = text_copy(arena, text_of(strerror_r(errno, reason, sizeof reason)));
        return NULL;
    }
    if (!S_ISREG(facts.st_mode)) { /* opening a pipe would wait for its writer */
        *defect = text_of("it is not a file");
        return NULL;
    }
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(name);
    if (!blob) {
        *defect = text_of("it cannot be read");
        return NULL;
    }
    if (hb_face_count(blob) == 0) {
        *defect = text_of("it is neither TrueType nor OpenType");
        hb_blob_destroy(blob);
        return NULL;
    }
    return blob;
}

/* FreeType sets no flag for CID-keyed fonts in OpenType files, but answers for CFF only. */
static OutlineFormat outline_format(FT_Face file)
{
    FT_Bool is_keyed;
    if (FT_Get_CID_Is_Internally_CID_Keyed(file, &is_keyed) != 0)
        return OUTLINE_TRUETYPE;
    return is_keyed ? OUTLINE_CFF_CID_KEYED : OUTLINE_CFF;
}

/* The bytes of a table as HarfBuzz finds it: no more than the file has. They live as long as the
 * mapped file. */
static Text table_of(hb_face_t *face, FT_ULong tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, (hb_tag_t)tag);
    unsigned bytes;
    const char *at = hb_blob_get_data(blob, &bytes);
    hb_blob_destroy(blob);
    return (Text){at, bytes};
}

/* Whether loca's last number, which is the end of the glyphs, lies in glyf. Where it does not, both
 * libraries take glyphs for blanks without a word. */
static bool has_whole_glyf(hb_face_t *face, FT_Face file)
{
    const TT_Header *head = FT_Get_Sfnt_Table(file, FT_SFNT_HEAD);
    Text loca = table_of(face, TTAG_loca);
    size_t size = head->Index_To_Loc_Format == 0 ? 2 : 4;
    size_t place = (size_t)file->num_glyphs * size;
    if (head->Index_To_Loc_Format & ~1 || loca.bytes < place + size)
        return false;
    size_t end = 0;
    for (size_t i = 0; i < size; i++)
        end = end << 8 | (unsigned char)loca.at[place + i];
    return (size == 2 ? end * 2 : end) <= table_of(face, TTAG_glyf).bytes;
}

/* Why a face that FreeType accepts cannot be used, or NULL. FreeType reads some fonts in which
 * HarfBuzz does not find what it needs, and would set them in widths of its own. */
static const char *face_defect(hb_face_t *face, FT_Face file)
{
    static const FT_ULong required[] = {TTAG_head, TTAG_hhea, TTAG_hmtx, TTAG_maxp, TTAG_cmap};
    if (!FT_IS_SFNT(file)) /* Type 1 in the wrapper of the Macintosh */
        return "it is neither TrueType nor OpenType";
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (table_of(face, required[i]).bytes == 0)
            return "a table is missing";
    bool has_cff = table_of(face, TTAG_CFF).bytes > 0;
    bool has_glyf = table_of(face, TTAG_glyf).bytes > 0;
    if (has_cff && has_glyf)
        return "it has outlines in two formats";
    bool is_truetype = outline_format(file) == OUTLINE_TRUETYPE;
    if (!(is_truetype ? has_glyf : has_cff))
        return table_of(face, TTAG_CFF2).bytes ? "it varies outlines that PDF cannot hold (CFF2)"
                                               : "it has no outlines that PDF knows";
    if (file->num_glyphs <= 0)
        return "it has no glyphs";
    if (hb_face_get_glyph_count(face) != (unsigned long)file->num_glyphs ||
        (is_truetype && !has_whole_glyf(face, file)))
        return "a part of it is missing";
    return NULL;
}

bool face_handles_open(struct FaceHandles *handles, hb_blob_t *blob, uint32_t index, Text *defect)
{
    if (index >= hb_face_count(blob) || index >= MOST_FACES) {
        *defect = text_of("it has fewer faces");
        return false;
    }
    unsigned bytes;
    const char *at = hb_blob_get_data(blob, &bytes);
    *handles = (struct FaceHandles){0};
    if (FT_Init_FreeType(&handles->library) != 0)
        memory_exhausted();
    handles->face = hb_face_create(blob, index);
    handles->font = hb_font_create(handles->face);
    hb_face_make_immutable(handles->face);
    hb_font_make_immutable(handles->font);
    bool is_read = FT_New_Memory_Face(handles->library, (const FT_Byte *)at, (FT_Long)bytes,
                                      (FT_Long)index, &handles->file) == 0;
    const char *why =
        is_read ? face_defect(handles->face, handles->file) : "FreeType cannot read it";
    if (!why)
        return true;
    *defect = text_of(why);
    face_handles_close(handles);
    return false;
}

void face_handles_close(struct FaceHandles *handles)
{
    FT_Done_FreeType(handles->library); /* with the face */
    hb_font_destroy(handles->font);
    hb_face_destroy(handles->face); /* and the bytes with it */
}

/* ---- facts ---- */

/* An entry of the name table: the English one, else the first in any language; or empty. */
static Text name_of(Arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
    hb_language_t language = hb_language_from_string("en", -1);
    unsigned bytes = hb_ot_name_get_utf8(face, id, language, NULL, NULL);
    if (bytes == 0) {
        unsigned count;
        const hb_ot_name_entry_t *entries = hb_ot_name_list_names(face, &count);
        for (unsigned i = 0; i < count && bytes == 0; i++) {
            if (entries[i].name_id != id)
                continue;
            language = entries[i].language;
            bytes = hb_ot_name_get_utf8(face, id, language, NULL, NULL);
        }
    }
    unsigned room = bytes + 1;
    char *at = arena_alloc(arena, room);
    hb_ot_name_get_utf8(face, id, language, &room, at);
    return (Text){at, room};
}

static Text family_name(Arena *arena, hb_face_t *face)
{
    Text typographic = name_of(arena, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    return typographic.bytes ? typographic : name_of(arena, face, HB_OT_NAME_ID_FONT_FAMILY);
}

/* PDF takes the name as it is, so what PostScript does not allow in one is left out. */
static Text postscript_name(Arena *arena, Text name)
{
    enum {
        LONGEST = 63
    };
    char *at = arena_alloc(arena, LONGEST);
    size_t bytes = 0;
    for (size_t i = 0; i < name.bytes && bytes < LONGEST; i++) {
        char c = name.at[i];
        if (c > ' ' && c < 0x7F && !strchr("[](){}<>/%", c))
            at[bytes++] = c;
    }
    return bytes ? (Text){at, bytes} : text_of("Unnamed");
}

/* A variable font's own name is that of its usual style; others are told by their numbers. */
static void name_face(Arena *arena, Face *face, FT_Face file)
{
    Buffer name = {0};
    const char *given = FT_Get_Postscript_Name(file);
    if (given && !face->is_variable)
        buffer_string(&name, given);
    else
        buffer_put(&name, face->family);
    if (face->is_variable) {
        buffer_format(&name, "-%d", (int)face->weight);
        if (face->stretch != 100)
            buffer_format(&name, "-%d", (int)face->stretch);
        if (face->is_italic)
            buffer_string(&name, "-Italic");
        for (uint32_t i = 0; i < face->axis_count; i++) {
            uint32_t tag = face->axes[i].tag;
            buffer_byte(&name, '-');
            for (int shift = 24; shift >= 0; shift -= 8)
                buffer_byte(&name, (char)(tag >> shift & 0x7F));
            buffer_length(&name, face->axes[i].place, 2);
        }
    }
    face->postscript_name = postscript_name(arena, buffer_text(&name));
    buffer_free(&name);
}

static int32_t clip(int32_t value, int32_t least, int32_t most)
{
    return value < least ? least : value > most ? most : value;
}

FontStyle face_style(FT_Face file)
{
    static const int32_t stretches[] = {50, 62, 75, 87, 100, 112, 125, 150, 200};
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(file, FT_SFNT_OS2);
    FontStyle style = {.weight = file->style_flags & FT_STYLE_FLAG_BOLD ? 700 : 400,
                       .stretch = 100,
                       .is_italic = (file->style_flags & FT_STYLE_FLAG_ITALIC) != 0};
    if (!os2)
        return style;
    int32_t weight = os2->usWeightClass;
    if (weight > 0) /* old fonts count from 1 to 9 */
        style.weight = clip(weight < 10 ? weight * 100 : weight, 100, 900);
    if (os2->usWidthClass >= 1 && os2->usWidthClass <= sizeof stretches / sizeof *stretches)
        style.stretch = stretches[os2->usWidthClass - 1];
    return style;
}

/* IBM's class, else PANOSE's serif style, as far as they tell. */
static bool has_serifs(const TT_OS2 *os2)
{
    int class = os2->sFamilyClass >> 8;
    if (class >= 1 && class <= 8)
        return class != 8;
    return os2->panose[0] == 2 && os2->panose[1] >= 2 && os2->panose[1] <= 10;
}

/* FreeType's line metrics are hhea's, as browsers and word processors take them, unless the font
 * says that OS/2's typographic ones are meant or hhea has none. */
static void read_line_metrics(Face *face, FT_Face file)
{
    face->ascent = file->ascender;
    face->descent = -file->descender;
    face->line_gap = file->height - face->ascent - face->descent;
    if (face->ascent == 0 && face->descent == 0) {
        face->ascent = face->box[3];
        face->descent = -face->box[1];
    }
    if (face->line_gap < 0)
        face->line_gap = 0;
}

/* The height of a letter above the baseline, for fonts whose OS/2 does not tell; 0 if the font has
 * no such letter. */
static int32_t letter_height(const Face *face, uint32_t code_point)
{
    uint32_t glyph;
    hb_glyph_extents_t extents;
    if (!face_find_glyph(face, code_point, &glyph) ||
        !hb_font_get_glyph_extents(face->handles->font, glyph, &extents))
        return 0;
    return extents.y_bearing;
}

static void read_letter_heights(Face *face, const TT_OS2 *os2)
{
    if (os2) { /* 0 in its early versions */
        face->x_height = os2->sxHeight;
        face->cap_height = os2->sCapHeight;
    }
    if (face->x_height <= 0)
        face->x_height = letter_height(face, 'x');
    if (face->cap_height <= 0)
        face->cap_height = letter_height(face, 'H');
    /* fonts without Latin letters: as CSS Values 4, section 6.1.1, has it */
    if (face->x_height <= 0)
        face->x_height = face->units_per_em / 2;
    if (face->cap_height <= 0)
        face->cap_height = face->ascent;
}

static void read_look(Face *face, FT_Face file)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(file, FT_SFNT_OS2);
    face->is_serif = os2 && has_serifs(os2);
    face->is_fixed_pitch = FT_IS_FIXED_WIDTH(file);
    const TT_Postscript *post = FT_Get_Sfnt_Table(file, FT_SFNT_POST);
    face->italic_angle = post ? (int32_t)post->italicAngle : 0;
}

/* OS/2's measures of raised and lowered signs, unless they are none that a sign could have. */
static void read_script_measures(Face *face, const TT_OS2 *os2)
{
    if (!os2)
        return;
    int32_t em = face->units_per_em;
    if (os2->ySubscriptYSize > em / 3 && os2->ySubscriptYSize < em && os2->ySubscriptYOffset >= 0 &&
        os2->ySubscriptYOffset < em) {
        face->subscript_size = os2->ySubscriptYSize;
        face->subscript_drop = os2->ySubscriptYOffset;
    }
    if (os2->ySuperscriptYSize > em / 3 && os2->ySuperscriptYSize < em &&
        os2->ySuperscriptYOffset > 0 && os2->ySuperscriptYOffset < em) {
        face->superscript_size = os2->ySuperscriptYSize;
        face->superscript_rise = os2->ySuperscriptYOffset;
    }
}

static void read_rights(Face *face, FT_Face file)
{
    enum {
        USAGE = 0x000F
    };
    FT_UShort rights = FT_Get_FSType_Flags(file);
    face->may_embed = (rights & USAGE) != FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING &&
                      !(rights & FT_FSTYPE_BITMAP_EMBEDDING_ONLY);
    face->may_subset = !(rights & FT_FSTYPE_NO_SUBSETTING);
}

static void read_facts(Face *face, FT_Face file)
{
    const FT_BBox *box = &file->bbox;
    face->format = outline_format(file);
    face->glyph_count = (uint32_t)file->num_glyphs;
    face->units_per_em = file->units_per_EM;
    face->box[0] = (int32_t)box->xMin;
    face->box[1] = (int32_t)box->yMin;
    face->box[2] = (int32_t)box->xMax;
    face->box[3] = (int32_t)box->yMax;
    face->underline_position = file->underline_position;
    face->underline_thickness = file->underline_thickness;
    read_line_metrics(face, file);
    read_letter_heights(face, FT_Get_Sfnt_Table(file, FT_SFNT_OS2));
    read_script_measures(face, FT_Get_Sfnt_Table(file, FT_SFNT_OS2));
    read_look(face, file);
    read_rights(face, file);
}

/* ---- faces ---- */

/* Opens the file and its face. */
static bool open_usable(Arena *arena, Text path, uint32_t index, struct FaceHandles *handles,
                        Text *defect)
{
    hb_blob_t *blob = font_file_map(arena, path, defect);
    bool is_open = blob && face_handles_open(handles, blob, index, defect);
    hb_blob_destroy(blob); /* the handles keep it */
    return is_open;
}

/* NULL asks for the usual style. */
static Face *open_style(Arena *arena, const FaceWish *wish, const FontStyle *wanted,
                        Diagnostics *diagnostics)
{
    struct FaceHandles handles;
    Text defect = {0};
    bool is_open = open_usable(arena, wish->path, wish->index, &handles, &defect);
    StyleRange range = {0};
    if (is_open) {
        range = instance_range(&handles);
        FontStyle style = style_within(&range, wanted ? *wanted : range.usual);
        InstancePlace place = {style, wish->axes, wish->axis_count};
        is_open = instance_take(arena, &handles, &place, &defect);
        range.usual = style;
    }
    if (!is_open) {
        diagnostics_add(diagnostics, wish->broken, wish->place, wish->path, defect);
        return NULL;
    }
    Face *face = ARENA_NEW(arena, Face);
    face->path = text_copy(arena, wish->path);
    face->index = wish->index;
    face->handles = ARENA_NEW(arena, struct FaceHandles);
    *face->handles = handles;
    face->family = family_name(arena, handles.face);
    face->is_variable = range.is_variable;
    face->weight = range.usual.weight;
    face->stretch = range.usual.stretch;
    face->is_italic = range.usual.is_italic;
    face->axes = wish->axes;
    face->axis_count = wish->axis_count;
    name_face(arena, face, handles.file);
    read_facts(face, handles.file);
    return face;
}

Face *face_open_as(Arena *arena, const FaceWish *wish, Diagnostics *diagnostics)
{
    return open_style(arena, wish, &wish->style, diagnostics);
}

Face *face_open(Arena *arena, Text path, uint32_t index, Diagnostics *diagnostics)
{
    FaceWish wish = {.path = path, .index = index, .broken = FONT_BROKEN};
    return open_style(arena, &wish, NULL, diagnostics);
}

void face_close(Face *face)
{
    if (face)
        face_handles_close(face->handles);
}

bool face_find_glyph(const Face *face, uint32_t code_point, uint32_t *glyph)
{
    return hb_font_get_nominal_glyph(face->handles->font, code_point, glyph) && *glyph != 0;
}

int32_t face_advance(const Face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->handles->font, glyph);
}

bool face_may_lack(uint32_t c)
{
    /* Unicode's property Default_Ignorable_Code_Point */
    static const uint32_t ranges[][2] = {
        {0x00AD, 0x00AD},   {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},
        {0x17B4, 0x17B5},   {0x180B, 0x180F}, {0x200B, 0x200F},   {0x202A, 0x202E},
        {0x2060, 0x206F},   {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c <= ranges[i][1])
            return c >= ranges[i][0];
    return false;
}

bool face_has_text(const Face *face, Text text)
{
    for (size_t position = 0; position < text.bytes;) {
        uint32_t c = text_next(text, &position);
        uint32_t glyph;
        uint32_t base;
        uint32_t mark;
        if (face_may_lack(c) || face_find_glyph(face, c, &glyph))
            continue;
        /* HarfBuzz takes a letter apart that the font has only in parts. */
        if (hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &base, &mark) &&
            face_find_glyph(face, base, &glyph) && (!mark || face_find_glyph(face, mark, &glyph)))
            continue;
        return false;
    }
    return true;
}

static hb_bool_t nominal_glyph(hb_font_t *font, void *context, hb_codepoint_t code_point,
                               hb_codepoint_t *glyph, void *unused)
{
    (void)unused;
    return font_characters_have(context, code_point) &&
           hb_font_get_nominal_glyph(hb_font_get_parent(font), code_point, glyph);
}

void face_restrict(Face *face, const struct FontCharacters *characters)
{
    hb_font_t *whole = face->handles->font;
    hb_font_t *part = hb_font_create_sub_font(whole);
    hb_font_funcs_t *functions = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(functions, nominal_glyph, NULL, NULL);
    hb_font_set_funcs(part, functions, (void *)(uintptr_t)characters, NULL);
    hb_font_funcs_destroy(functions);
    hb_font_make_immutable(part);
    hb_font_destroy(whole);
    face->handles->font = part;
    face->characters = characters;
}
