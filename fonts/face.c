#define _GNU_SOURCE /* the strerror_r that returns the text */
#include "fonts/face.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "fonts/big_endian.h"
#include "fonts/cff.h"
#include "fonts/face_handles.h"

/* The facts are read from the tables themselves: HarfBuzz offers most of them, but opening a face
 * must cost next to nothing, and each of its accessors sanitizes a whole table first. Offsets are
 * those of the OpenType specification 1.9, chapter by table. */
enum {
    LEAST_UNITS_PER_EM = 16,
    MOST_UNITS_PER_EM = 16384,
    MOST_GLYPHS = 65535
};

enum { /* OS/2 fsSelection, head macStyle */
    SELECTION_ITALIC = 1 << 0,
    SELECTION_USE_TYPO_METRICS = 1 << 7,
    SELECTION_OBLIQUE = 1 << 9,
    MAC_STYLE_BOLD = 1 << 0,
    MAC_STYLE_ITALIC = 1 << 1
};

enum { /* OS/2 fsType */
    RIGHTS_USAGE = 0x000F,
    RIGHTS_RESTRICTED = 0x0002,
    RIGHTS_NO_SUBSETTING = 0x0100,
    RIGHTS_BITMAPS_ONLY = 0x0200
};

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

Text face_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned bytes;
    const char *at = hb_blob_get_data(blob, &bytes);
    hb_blob_destroy(blob); /* a part of the mapped file, which the face keeps */
    return (Text){at, bytes};
}

static OutlineFormat outline_format(hb_face_t *face)
{
    Text cff = face_table(face, HB_TAG('C', 'F', 'F', ' '));
    if (cff.bytes == 0)
        return OUTLINE_TRUETYPE;
    return cff_is_cid_keyed(cff) ? OUTLINE_CFF_CID_KEYED : OUTLINE_CFF;
}

/* Whether loca has a place in glyf for each glyph and beyond the last. A file that was cut off has
 * not, and would be set with blanks. */
static bool has_whole_glyf(hb_face_t *face)
{
    Text loca = face_table(face, HB_TAG('l', 'o', 'c', 'a'));
    Text glyf = face_table(face, HB_TAG('g', 'l', 'y', 'f'));
    uint32_t format = read_u16(face_table(face, HB_TAG('h', 'e', 'a', 'd')), 50);
    size_t count = hb_face_get_glyph_count(face);
    size_t size = format == 0 ? 2 : 4;
    if (format > 1 || loca.bytes < (count + 1) * size)
        return false;
    size_t end = format == 0 ? (size_t)read_u16(loca, count * 2) * 2 : read_u32(loca, count * 4);
    return end <= glyf.bytes;
}

const char *face_defect(hb_face_t *face)
{
    static const hb_tag_t required[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('c', 'm', 'a', 'p'),
    };
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (face_table(face, required[i]).bytes == 0)
            return "a table is missing";
    bool has_cff = face_table(face, HB_TAG('C', 'F', 'F', ' ')).bytes > 0;
    bool has_glyf = face_table(face, HB_TAG('g', 'l', 'y', 'f')).bytes > 0 &&
                    face_table(face, HB_TAG('l', 'o', 'c', 'a')).bytes > 0;
    if (has_cff == has_glyf)
        return has_cff ? "it has outlines in two formats" : "it has no outlines that PDF knows";
    uint32_t units = read_u16(face_table(face, HB_TAG('h', 'e', 'a', 'd')), 18);
    if (units < LEAST_UNITS_PER_EM || units > MOST_UNITS_PER_EM)
        return "its em is out of range";
    uint32_t glyphs = hb_face_get_glyph_count(face);
    if (glyphs == 0 || glyphs > MOST_GLYPHS)
        return "it has no glyphs";
    if (has_glyf && !has_whole_glyf(face))
        return "a part of it is missing";
    return NULL;
}

/* ---- facts ---- */

Text face_name(Arena *arena, hb_face_t *face, hb_ot_name_id_t id)
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
    Text typographic = face_name(arena, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    return typographic.bytes ? typographic : face_name(arena, face, HB_OT_NAME_ID_FONT_FAMILY);
}

/* PDF takes the name as it is, so what PostScript does not allow in one is left out. */
static Text postscript_name(Arena *arena, hb_face_t *face, Text family)
{
    enum {
        LONGEST = 63
    };
    Text name = face_name(arena, face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    if (name.bytes == 0)
        name = family;
    char *at = arena_alloc(arena, LONGEST);
    size_t bytes = 0;
    for (size_t i = 0; i < name.bytes && bytes < LONGEST; i++) {
        char c = name.at[i];
        if (c > ' ' && c < 0x7F && !strchr("[](){}<>/%", c))
            at[bytes++] = c;
    }
    return bytes ? (Text){at, bytes} : text_of("Unnamed");
}

static int32_t clip(int32_t value, int32_t least, int32_t most)
{
    return value < least ? least : value > most ? most : value;
}

FontStyle face_style(hb_face_t *face)
{
    static const int32_t stretches[] = {50, 62, 75, 87, 100, 112, 125, 150, 200};
    Text os2 = face_table(face, HB_TAG('O', 'S', '/', '2'));
    uint32_t mac_style = read_u16(face_table(face, HB_TAG('h', 'e', 'a', 'd')), 44);
    FontStyle style = {.weight = mac_style & MAC_STYLE_BOLD ? 700 : 400,
                       .stretch = 100,
                       .is_italic = (mac_style & MAC_STYLE_ITALIC) != 0};
    if (os2.bytes == 0)
        return style;
    int32_t weight = (int32_t)read_u16(os2, 4);
    if (weight > 0) /* old fonts count from 1 to 9 */
        style.weight = clip(weight < 10 ? weight * 100 : weight, 100, 900);
    uint32_t width = read_u16(os2, 6);
    if (width >= 1 && width <= sizeof stretches / sizeof *stretches)
        style.stretch = stretches[width - 1];
    if (read_u16(os2, 62) & (SELECTION_ITALIC | SELECTION_OBLIQUE))
        style.is_italic = true;
    return style;
}

/* IBM's class, else PANOSE's serif style, as far as they tell. */
static bool has_serifs(Text os2)
{
    uint32_t class = read_u8(os2, 30);
    if (class >= 1 && class <= 7)
        return true;
    if (class == 8)
        return false;
    uint32_t kind = read_u8(os2, 32);
    uint32_t serif = read_u8(os2, 33);
    return kind == 2 && serif >= 2 && serif <= 10;
}

/* Line metrics: hhea's, as browsers and word processors take them, unless the font says that OS/2's
 * typographic ones are meant or hhea has none. */
static void read_line_metrics(Face *face, hb_face_t *file)
{
    Text hhea = face_table(file, HB_TAG('h', 'h', 'e', 'a'));
    Text os2 = face_table(file, HB_TAG('O', 'S', '/', '2'));
    face->ascent = read_i16(hhea, 4);
    face->descent = -read_i16(hhea, 6);
    face->line_gap = read_i16(hhea, 8);
    bool has_none = face->ascent == 0 && face->descent == 0;
    if (os2.bytes && (has_none || read_u16(os2, 62) & SELECTION_USE_TYPO_METRICS)) {
        face->ascent = read_i16(os2, 68);
        face->descent = -read_i16(os2, 70);
        face->line_gap = read_i16(os2, 72);
    }
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

static void read_letter_heights(Face *face, Text os2)
{
    if (read_u16(os2, 0) >= 2) {
        face->x_height = read_i16(os2, 86);
        face->cap_height = read_i16(os2, 88);
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

static void read_facts(Face *face, hb_face_t *file)
{
    Text head = face_table(file, HB_TAG('h', 'e', 'a', 'd'));
    Text os2 = face_table(file, HB_TAG('O', 'S', '/', '2'));
    Text post = face_table(file, HB_TAG('p', 'o', 's', 't'));
    face->format = outline_format(file);
    face->glyph_count = hb_face_get_glyph_count(file);
    face->units_per_em = (int32_t)read_u16(head, 18);
    for (size_t i = 0; i < 4; i++)
        face->box[i] = read_i16(head, 36 + 2 * i);
    read_line_metrics(face, file);
    read_letter_heights(face, os2);
    face->italic_angle = read_i32(post, 4);
    face->underline_thickness = read_i16(post, 10);
    /* post has the upper edge of the line */
    face->underline_position = read_i16(post, 8) - face->underline_thickness / 2;
    face->is_fixed_pitch = read_u32(post, 12) != 0;
    FontStyle style = face_style(file);
    face->weight = style.weight;
    face->is_italic = style.is_italic;
    face->is_serif = has_serifs(os2);
    uint32_t rights = read_u16(os2, 8);
    face->may_embed =
        (rights & RIGHTS_USAGE) != RIGHTS_RESTRICTED && !(rights & RIGHTS_BITMAPS_ONLY);
    face->may_subset = !(rights & RIGHTS_NO_SUBSETTING);
}

/* ---- faces ---- */

static hb_face_t *open_usable(Arena *arena, Text path, uint32_t index, Text *defect)
{
    hb_blob_t *blob = font_file_map(arena, path, defect);
    if (!blob)
        return NULL;
    if (index >= hb_face_count(blob)) {
        *defect = text_of("it has fewer faces");
        hb_blob_destroy(blob);
        return NULL;
    }
    hb_face_t *face = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    const char *why = face_defect(face);
    if (!why)
        return face;
    *defect = text_of(why);
    hb_face_destroy(face);
    return NULL;
}

Face *face_open_reporting(Arena *arena, Text path, uint32_t index, DiagnosticKind broken,
                          Diagnostics *diagnostics)
{
    Text defect = {0};
    hb_face_t *file = open_usable(arena, path, index, &defect);
    if (!file) {
        diagnostics_add(diagnostics, broken, SPAN_NONE, path, defect);
        return NULL;
    }
    Face *face = ARENA_NEW(arena, Face);
    face->path = text_copy(arena, path);
    face->index = index;
    face->handles = ARENA_NEW(arena, struct FaceHandles);
    face->handles->face = file;
    face->handles->font = hb_font_create(file);
    hb_face_make_immutable(file);
    hb_font_make_immutable(face->handles->font);
    face->family = family_name(arena, file);
    face->postscript_name = postscript_name(arena, file, face->family);
    read_facts(face, file);
    return face;
}

Face *face_open(Arena *arena, Text path, uint32_t index, Diagnostics *diagnostics)
{
    return face_open_reporting(arena, path, index, FONT_BROKEN, diagnostics);
}

void face_close(Face *face)
{
    if (!face)
        return;
    hb_font_destroy(face->handles->font);
    hb_face_destroy(face->handles->face);
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
