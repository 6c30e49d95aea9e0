#include "fonts/fontset.h"

#include <unistd.h>

#include "fonts/catalogue.h"
#include "fonts/declared_fonts.h"
#include "fonts/face_handles.h"
#include "fonts/font_findings.h"
#include "fonts/font_list.h"
#include "fonts/instance.h"
#include "fonts/known_fonts.h"
#include "fonts/script.h"
#include "fonts/system_fonts.h"
#include "fonts/user_fonts.h"

/* What was found for one family name in one style. */
typedef struct FamilyAnswer {
    Text family;
    FontStyle style;
    bool with_system; /* fontconfig was asked too */
    const Face *face; /* or NULL */
} FamilyAnswer;

/* A face that a sheet declares, once it was looked for. */
typedef struct DeclaredFace {
    const FontFaceRule *rule;
    FontStyle style;
    const Face *face; /* NULL: none of its sources can be used */
} DeclaredFace;

/* The declared fonts of a family, the best for a style first. */
typedef struct DeclaredFamily {
    Text family;
    FontStyle style;
    const DeclaredFont *fonts;
    size_t count;
} DeclaredFamily;

struct FontSet {
    Arena *arena;
    UserFonts user;
    DeclaredFonts declared;
    DeclaredFace *declared_faces;
    size_t declared_count;
    size_t declared_capacity;
    DeclaredFamily *declared_families;
    size_t declared_family_count;
    size_t declared_family_capacity;
    SystemFonts *system; /* NULL until it is needed */
    Face **faces;
    size_t face_count;
    size_t face_capacity;
    FamilyAnswer *families;
    size_t family_count;
    size_t family_capacity;
};

FontSet *fontset_open(Arena *arena)
{
    FontSet *fonts = ARENA_NEW(arena, FontSet);
    fonts->arena = arena;
    fonts->user.arena = arena;
    return fonts;
}

void fontset_close(FontSet *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->face_count; i++)
        face_close(fonts->faces[i]);
    system_fonts_close(fonts->system);
}

Status fontset_add_path(FontSet *fonts, const char *path, Diagnostics *diagnostics)
{
    return user_fonts_add(&fonts->user, path, diagnostics);
}

uint32_t fontset_count(const FontSet *fonts)
{
    return (uint32_t)fonts->face_count;
}

const Face *fontset_face(const FontSet *fonts, uint32_t number)
{
    return fonts->faces[number];
}

void fontset_list(FontSet *fonts, FontList *list)
{
    for (size_t i = 0; i < fonts->user.count; i++) {
        const UserFace *face = &fonts->user.faces[i];
        for (size_t n = 0; n < face->family_count; n++)
            font_list_add(list, (ListedFont){.family = text_of(face->families[n]),
                                             .style = face->range.usual,
                                             .path = face->path,
                                             .index = face->index,
                                             .is_users = true});
    }
    size_t first = list->count;
    if (!fonts->system)
        fonts->system = system_fonts_open(fonts->arena);
    system_fonts_list(fonts->system, list);
    font_list_sort(list, first);
}

bool fontset_uses_system(const FontSet *fonts)
{
    return fonts->system != NULL;
}

/* ---- one family ---- */

static bool is_same_style(FontStyle a, FontStyle b)
{
    return a.weight == b.weight && a.stretch == b.stretch && a.is_italic == b.is_italic;
}

static bool is_face_of(const Face *face, const Candidate *candidate)
{
    return !face->characters && !face->axis_count && face->index == candidate->index &&
           text_equal(face->path, candidate->path) &&
           (!face->is_variable ||
            is_same_style((FontStyle){face->weight, face->stretch, face->is_italic},
                          candidate->style));
}

static const Face *keep_face(FontSet *fonts, Face *face)
{
    face->number = (uint32_t)fonts->face_count;
    fonts->faces = arena_reserve(fonts->arena, fonts->faces, fonts->face_count,
                                 &fonts->face_capacity, sizeof *fonts->faces);
    fonts->faces[fonts->face_count++] = face;
    return face;
}

static const Face *open_candidate(FontSet *fonts, const Candidate *candidate,
                                  Diagnostics *diagnostics)
{
    for (size_t i = 0; i < fonts->face_count; i++)
        if (is_face_of(fonts->faces[i], candidate))
            return fonts->faces[i];
    if (access(text_to_string(fonts->arena, candidate->path), R_OK) != 0)
        return NULL; /* its package is not installed */
    FaceWish wish = {candidate->path,
                     candidate->index,
                     candidate->style,
                     FONT_FILE_PASSED_OVER,
                     SPAN_NONE,
                     NULL,
                     0};
    Face *face = face_open_as(fonts->arena, &wish, diagnostics);
    return face ? keep_face(fonts, face) : NULL;
}

static const Face *open_first(FontSet *fonts, const Candidates *candidates,
                              Diagnostics *diagnostics)
{
    const Face *face = NULL;
    for (size_t i = 0; i < candidates->count && !face; i++)
        face = open_candidate(fonts, &candidates->items[i], diagnostics);
    return face;
}

static SystemFonts *started_system(FontSet *fonts)
{
    if (!fonts->system)
        fonts->system = system_fonts_open(fonts->arena);
    return fonts->system;
}

static const Face *search_family(FontSet *fonts, Text family, FontStyle style, bool with_system,
                                 Diagnostics *diagnostics)
{
    Candidates candidates = {.arena = fonts->arena, .wanted = style};
    user_fonts_collect(&fonts->user, &candidates, family);
    const Face *face = open_first(fonts, &candidates, diagnostics);
    if (face)
        return face;
    candidates.count = 0;
    catalogue_collect(&candidates, family);
    face = open_first(fonts, &candidates, diagnostics);
    if (face || !with_system)
        return face;
    candidates.count = 0;
    system_fonts_collect(started_system(fonts), &candidates, family);
    return open_first(fonts, &candidates, diagnostics);
}

/* The face of a family that is called so, and no other. */
static const Face *face_named(FontSet *fonts, Text family, FontStyle style, bool with_system,
                              Diagnostics *diagnostics)
{
    for (size_t i = 0; i < fonts->family_count; i++) {
        const FamilyAnswer *known = &fonts->families[i];
        if (known->with_system == with_system && is_same_style(known->style, style) &&
            text_equal(known->family, family))
            return known->face;
    }
    const Face *face = search_family(fonts, family, style, with_system, diagnostics);
    fonts->families = arena_reserve(fonts->arena, fonts->families, fonts->family_count,
                                    &fonts->family_capacity, sizeof *fonts->families);
    fonts->families[fonts->family_count++] =
        (FamilyAnswer){text_copy(fonts->arena, family), style, with_system, face};
    return face;
}

/* ---- declared by sheets ---- */

void fontset_declare(FontSet *fonts, const FontFaceRule *const *rules, size_t count)
{
    fonts->declared = (DeclaredFonts){rules, count};
    fonts->declared_count = 0;
    fonts->declared_family_count = 0;
}

/* local("Example Serif Bold"): a family, perhaps with the words of a style behind it. */
static const Face *face_of_local(FontSet *fonts, Text name, FontStyle style, Diagnostics *findings)
{
    static const char *const words[] = {" Regular", " Italic", " Oblique", " Bold"};
    const Face *face = face_named(fonts, name, style, true, findings);
    for (size_t i = 0; !face && i < sizeof words / sizeof *words;) {
        Text word = text_of(words[i]);
        if (name.bytes <= word.bytes ||
            !text_is(text_slice(name, name.bytes - word.bytes, name.bytes), words[i])) {
            i++;
            continue;
        }
        name.bytes -= word.bytes;
        if (i == 3)
            style.weight = 700;
        else if (i > 0)
            style.is_italic = true;
        face = face_named(fonts, name, style, true, findings);
        i = 0;
    }
    return face;
}

/* A font that has not all its characters is a face of its own, whoever uses the file besides. */
static const Face *open_declared(FontSet *fonts, const FontCharacters *characters,
                                 const FontSource *source, Diagnostics *diagnostics)
{
    const DeclaredFont *font = &characters->fonts[characters->index];
    const bool is_limited = font_characters_are_limited(characters);
    FaceWish wish = {source->name, 0, font->style, FONT_FILE_PASSED_OVER, font->rule->span,
                     NULL,         0};
    if (source->is_local) {
        const Face *local = face_of_local(fonts, source->name, font->style, diagnostics);
        if (!local || !is_limited)
            return local;
        wish.path = local->path;
        wish.index = local->index;
    }
    Face *face = face_open_as(fonts->arena, &wish, diagnostics);
    if (!face)
        return NULL;
    if (is_limited) {
        FontCharacters *kept = ARENA_NEW(fonts->arena, FontCharacters);
        *kept = *characters;
        face_restrict(face, kept);
    }
    return keep_face(fonts, face);
}

/* The face of a declared font: of the first of its sources that can be used. */
static const Face *face_of_declared(FontSet *fonts, const FontCharacters *characters,
                                    Diagnostics *diagnostics)
{
    const DeclaredFont *font = &characters->fonts[characters->index];
    for (size_t i = 0; i < fonts->declared_count; i++) {
        const DeclaredFace *known = &fonts->declared_faces[i];
        if (known->rule == font->rule && is_same_style(known->style, font->style))
            return known->face;
    }
    const Face *face = NULL;
    for (uint32_t i = 0; i < font->rule->source_count && !face; i++)
        face = open_declared(fonts, characters, &font->rule->sources[i], diagnostics);
    fonts->declared_faces =
        arena_reserve(fonts->arena, fonts->declared_faces, fonts->declared_count,
                      &fonts->declared_capacity, sizeof *fonts->declared_faces);
    fonts->declared_faces[fonts->declared_count++] = (DeclaredFace){font->rule, font->style, face};
    return face;
}

static const DeclaredFamily *declared_family(FontSet *fonts, Text name, FontStyle style)
{
    for (size_t i = 0; i < fonts->declared_family_count; i++) {
        const DeclaredFamily *known = &fonts->declared_families[i];
        if (is_same_style(known->style, style) && text_equal(known->family, name))
            return known;
    }
    fonts->declared_families =
        arena_reserve(fonts->arena, fonts->declared_families, fonts->declared_family_count,
                      &fonts->declared_family_capacity, sizeof *fonts->declared_families);
    DeclaredFamily *made = &fonts->declared_families[fonts->declared_family_count++];
    *made = (DeclaredFamily){.family = text_copy(fonts->arena, name), .style = style};
    made->fonts = declared_fonts_of(&fonts->declared, fonts->arena, name, style, &made->count);
    return made;
}

/* The first declared face of a family that has all of a text. */
static const Face *declared_face(FontSet *fonts, Text family, FontStyle style, Text text,
                                 Diagnostics *diagnostics)
{
    if (fonts->declared.count == 0)
        return NULL;
    const DeclaredFamily found = *declared_family(fonts, family, style);
    for (size_t i = 0; i < found.count; i++) {
        const FontCharacters characters = {found.fonts, i};
        const Face *face = face_of_declared(fonts, &characters, diagnostics);
        if (face && face_has_text(face, text))
            return face;
    }
    return NULL;
}

/* ---- names that stand for others ---- */

/* The name as the table has it if it is one of a generic family, else NULL. */
static const char *generic_name(Text family)
{
    for (const KnownSubstitute *row = known_substitutes; row->name; row++)
        if (row->is_generic && text_is_ignoring_case(family, row->name))
            return row->name;
    return NULL;
}

static const Face *face_of_substitutes(FontSet *fonts, Text family, FontStyle style,
                                       bool with_system, Diagnostics *diagnostics)
{
    const Face *face = NULL;
    for (const KnownSubstitute *row = known_substitutes; row->name && !face; row++)
        if (text_is_ignoring_case(family, row->name))
            face = face_named(fonts, text_of(row->family), style, with_system, diagnostics);
    return face;
}

/* The first face in fontconfig's order that has the text. */
static const Face *face_of_system(FontSet *fonts, const SystemSearch *search, Text text,
                                  Diagnostics *diagnostics)
{
    SystemFonts *system = started_system(fonts);
    size_t position = 0;
    Candidate found;
    while (system_fonts_next(system, search, text, &position, &found)) {
        const Face *face = open_candidate(fonts, &found, diagnostics);
        if (face && face_has_text(face, text))
            return face;
    }
    return NULL;
}

static const Face *face_of_generic(FontSet *fonts, const char *name, FontStyle style,
                                   Diagnostics *diagnostics)
{
    const Face *face = face_of_substitutes(fonts, text_of(name), style, false, diagnostics);
    if (face)
        return face;
    SystemSearch search = {name, {0}, style};
    return face_of_system(fonts, &search, (Text){0}, diagnostics);
}

/* The face of a name in a style sheet. *is_substitute tells that another family with the same
 * widths answers. */
static const Face *face_of_family(FontSet *fonts, Text family, FontStyle style, bool *is_substitute,
                                  Diagnostics *diagnostics)
{
    *is_substitute = false;
    const Face *declared = declared_face(fonts, family, style, text_of(" "), diagnostics);
    if (!declared)
        declared = declared_face(fonts, family, style, (Text){0}, diagnostics);
    if (declared)
        return declared;
    const char *generic = generic_name(family);
    if (generic)
        return face_of_generic(fonts, generic, style, diagnostics);
    const Face *face = face_named(fonts, family, style, true, diagnostics);
    if (face)
        return face;
    *is_substitute = true;
    return face_of_substitutes(fonts, family, style, true, diagnostics);
}

/* ---- requests ---- */

/* The face at the places that the request asks for on its axes. */
static const Face *varied(FontSet *fonts, const Face *face, const FontRequest *request,
                          Diagnostics *diagnostics)
{
    uint32_t count;
    const FontAxis *axes =
        instance_axes(fonts->arena, face, request->axes, request->axis_count, &count);
    for (size_t i = 0; count && i < fonts->face_count; i++)
        if (face_is_varied(fonts->faces[i], face, axes, count))
            return fonts->faces[i];
    Face *made = count ? face_open_varied(fonts->arena, face, axes, count, diagnostics) : NULL;
    return made ? keep_face(fonts, made) : face;
}

static int32_t clip(int32_t value, int32_t least, int32_t most)
{
    return value < least ? least : value > most ? most : value;
}

static FontStyle wanted_style(const FontRequest *request)
{
    return (FontStyle){clip(request->weight, 1, 1000), clip(request->stretch, 1, 1000),
                       request->is_italic};
}

const Face *fontset_match(FontSet *fonts, const FontRequest *request, Diagnostics *diagnostics)
{
    FontStyle style = wanted_style(request);
    for (uint32_t i = 0; i < request->family_count; i++) {
        Text family = request->families[i];
        bool is_substitute;
        const Face *face = face_of_family(fonts, family, style, &is_substitute, diagnostics);
        if (!face)
            continue;
        for (uint32_t passed = 0; passed < i; passed++)
            font_report_once(diagnostics, FONT_FAMILY_PASSED_OVER, request->place,
                             request->families[passed], (Text){0});
        if (is_substitute)
            font_report_once(diagnostics, FONT_SAME_WIDTHS, request->place, family, face->family);
        font_report_style(face, style, request->place, diagnostics);
        return varied(fonts, face, request, diagnostics);
    }
    font_report_none(request, diagnostics);
    return NULL;
}

/* ---- falling back ---- */

typedef struct FallBack {
    Text cluster;
    Text language;
    FontStyle style;
    bool is_serif;
} FallBack;

static const Face *fall_back_by_script(FontSet *fonts, const FallBack *wanted, hb_script_t script,
                                       Diagnostics *diagnostics)
{
    for (int pass = 0; pass < 2; pass++) {
        bool takes_serif = wanted->is_serif == (pass == 0);
        for (const KnownScript *row = known_scripts; row->script; row++) {
            if (hb_tag_from_string(row->script, -1) != script ||
                (row->language && !language_is_of(wanted->language, row->language)))
                continue;
            const char *family = takes_serif || !row->sans ? row->serif : row->sans;
            const Face *face =
                face_named(fonts, text_of(family), wanted->style, false, diagnostics);
            if (face && face_has_text(face, wanted->cluster))
                return face;
        }
    }
    return NULL;
}

static const Face *fall_back_anywhere(FontSet *fonts, const FallBack *wanted,
                                      Diagnostics *diagnostics)
{
    hb_script_t script = script_of_text(wanted->cluster);
    const Face *face = fall_back_by_script(fonts, wanted, script, diagnostics);
    if (!face && script != HB_SCRIPT_COMMON)
        face = fall_back_by_script(fonts, wanted, HB_SCRIPT_COMMON, diagnostics);
    if (face)
        return face;
    SystemSearch search = {wanted->is_serif ? "serif" : "sans-serif", wanted->language,
                           wanted->style};
    return face_of_system(fonts, &search, wanted->cluster, diagnostics);
}

const Face *fontset_fall_back(FontSet *fonts, const FontRequest *request, Text cluster,
                              Text language, Diagnostics *diagnostics)
{
    FallBack wanted = {cluster, language, wanted_style(request), true};
    const Face *first = NULL;
    for (uint32_t i = 0; i < request->family_count; i++) {
        bool is_substitute;
        const Face *face =
            declared_face(fonts, request->families[i], wanted.style, cluster, diagnostics);
        if (face)
            return varied(fonts, face, request, diagnostics);
        face =
            face_of_family(fonts, request->families[i], wanted.style, &is_substitute, diagnostics);
        if (face && face_has_text(face, cluster))
            return varied(fonts, face, request, diagnostics);
        if (!first)
            first = face;
    }
    if (first)
        wanted.is_serif = first->is_serif;
    const Face *face = fall_back_anywhere(fonts, &wanted, diagnostics);
    if (face)
        font_report_once(diagnostics, FONT_FELL_BACK, request->place, face->family, cluster);
    return face ? varied(fonts, face, request, diagnostics) : NULL;
}
