#include "fonts/program.h"

#include <string.h>

#include <freetype/freetype.h>
#include <freetype/ftadvanc.h>
#include <freetype/ftcid.h>
#include <freetype/ftfntfmt.h>

struct EmbeddedProgram {
    Arena *arena;
    FT_Library library;
    FT_Face face;
    ProgramKind kind;
    bool is_cid_keyed;
    uint16_t *cids;   /* by glyph, of a CID-keyed program */
    uint32_t *glyphs; /* by CID, 0 where there is none; the same */
    unsigned char
        *has_value; /* by glyph: its name has a Unicode value; made when first asked for */
};

enum {
    MOST_GLYPHS = 65535,
    CID_COUNT = 65536
};

static ProgramKind kind_of(FT_Face face)
{
    const char *format = FT_Get_Font_Format(face);
    if (strcmp(format, "TrueType") == 0)
        return PROGRAM_TRUETYPE;
    if (strcmp(format, "CFF") == 0)
        return FT_IS_SFNT(face) ? PROGRAM_OPENTYPE_CFF : PROGRAM_CFF;
    if (strcmp(format, "Type 1") == 0 || strcmp(format, "CID Type 1") == 0)
        return PROGRAM_TYPE_1;
    return PROGRAM_OTHER;
}

static void read_cids(EmbeddedProgram *program)
{
    FT_Bool is_keyed = 0;
    if (FT_Get_CID_Is_Internally_CID_Keyed(program->face, &is_keyed) != 0 || !is_keyed)
        return;
    uint32_t count = program_glyph_count(program);
    program->is_cid_keyed = true;
    program->cids = ARENA_ARRAY(program->arena, uint16_t, count);
    program->glyphs = ARENA_ARRAY(program->arena, uint32_t, CID_COUNT);
    for (uint32_t glyph = 0; glyph < count; glyph++) {
        FT_UInt cid = 0;
        if (FT_Get_CID_From_Glyph_Index(program->face, glyph, &cid) != 0 || cid >= CID_COUNT)
            continue;
        program->cids[glyph] = (uint16_t)cid;
        program->glyphs[cid] = glyph;
    }
}

EmbeddedProgram *program_open(Arena *arena, Text bytes)
{
    EmbeddedProgram *program = ARENA_NEW(arena, EmbeddedProgram);
    program->arena = arena;
    if (FT_Init_FreeType(&program->library) != 0)
        memory_exhausted();
    if (FT_New_Memory_Face(program->library, (const FT_Byte *)bytes.at, (FT_Long)bytes.bytes, 0,
                           &program->face) != 0 ||
        program->face->num_glyphs <= 0 || program->face->units_per_EM == 0) {
        program_close(program);
        return NULL;
    }
    program->kind = kind_of(program->face);
    read_cids(program);
    return program;
}

void program_close(EmbeddedProgram *program)
{
    FT_Done_FreeType(program->library); /* and the face */
}

/* ---- facts ---- */

ProgramKind program_kind(const EmbeddedProgram *program)
{
    return program->kind;
}

uint32_t program_glyph_count(const EmbeddedProgram *program)
{
    FT_Long count = program->face->num_glyphs;
    return count > MOST_GLYPHS ? MOST_GLYPHS : (uint32_t)count;
}

bool program_is_cid_keyed(const EmbeddedProgram *program)
{
    return program->is_cid_keyed;
}

static FT_CharMap find_table(const EmbeddedProgram *program, ProgramTable table)
{
    static const struct {
        FT_UShort platform;
        FT_UShort encoding;
    } ids[] = {[PROGRAM_SYMBOLS] = {3, 0}, [PROGRAM_UNICODE] = {3, 1}, [PROGRAM_MAC] = {1, 0}};
    enum {
        ADOBE = 7 /* FreeType's platform for Type 1 and CFF; encoding 3 is Latin 1, no font's own */
    };
    for (FT_Int i = 0; i < program->face->num_charmaps; i++) {
        FT_CharMap map = program->face->charmaps[i];
        bool is_it = table == PROGRAM_OWN ? map->platform_id == ADOBE && map->encoding_id < 3
                                          : map->platform_id == ids[table].platform &&
                                                map->encoding_id == ids[table].encoding;
        if (is_it)
            return map;
    }
    return NULL;
}

uint32_t program_table_count(const EmbeddedProgram *program)
{
    return (uint32_t)program->face->num_charmaps;
}

bool program_has_table(const EmbeddedProgram *program, ProgramTable table)
{
    return find_table(program, table) != NULL;
}

/* ---- glyphs ---- */

/* FreeType finds the outlines of a bare CID-keyed program by CID, everything else by glyph. */
static FT_UInt load_index(const EmbeddedProgram *program, uint32_t glyph)
{
    bool is_by_cid = program->is_cid_keyed && program->kind == PROGRAM_CFF;
    return is_by_cid ? program->cids[glyph] : glyph;
}

bool program_width(EmbeddedProgram *program, uint32_t glyph, double *width)
{
    FT_Fixed advance = 0;
    if (glyph >= program_glyph_count(program) ||
        FT_Get_Advance(program->face, load_index(program, glyph), FT_LOAD_NO_SCALE, &advance) != 0)
        return false;
    *width = (double)advance * 1000 / program->face->units_per_EM;
    return true;
}

uint32_t program_glyph_of_code(EmbeddedProgram *program, ProgramTable table, uint32_t code)
{
    FT_CharMap map = find_table(program, table);
    if (!map || FT_Set_Charmap(program->face, map) != 0)
        return 0;
    return FT_Get_Char_Index(program->face, code);
}

uint32_t program_glyph_of_name(EmbeddedProgram *program, const char *name)
{
    return FT_HAS_GLYPH_NAMES(program->face) ? FT_Get_Name_Index(program->face, name) : 0;
}

uint32_t program_glyph_of_cid(const EmbeddedProgram *program, uint32_t cid)
{
    if (program->is_cid_keyed)
        return cid < CID_COUNT ? program->glyphs[cid] : 0;
    return cid < program_glyph_count(program) ? cid : 0;
}

uint32_t program_cid(const EmbeddedProgram *program, uint32_t glyph)
{
    return program->is_cid_keyed && glyph < program_glyph_count(program) ? program->cids[glyph] : 0;
}

Text program_glyph_name(EmbeddedProgram *program, uint32_t glyph)
{
    char name[128] = "";
    if (!FT_HAS_GLYPH_NAMES(program->face) ||
        FT_Get_Glyph_Name(program->face, glyph, name, sizeof name) != 0)
        return (Text){"", 0};
    return text_copy(program->arena, text_of(name));
}

/* For Type 1 and CFF FreeType makes a Unicode encoding of the glyphs' names. */
static void read_values(EmbeddedProgram *program)
{
    uint32_t count = program_glyph_count(program);
    program->has_value = arena_alloc(program->arena, count);
    if (FT_Select_Charmap(program->face, FT_ENCODING_UNICODE) != 0)
        return;
    FT_UInt glyph = 0;
    for (FT_ULong code = FT_Get_First_Char(program->face, &glyph); glyph != 0;
         code = FT_Get_Next_Char(program->face, code, &glyph))
        if (glyph < count)
            program->has_value[glyph] = 1;
}

bool program_name_has_unicode(EmbeddedProgram *program, uint32_t glyph)
{
    if (!program->has_value)
        read_values(program);
    return glyph < program_glyph_count(program) && program->has_value[glyph];
}
