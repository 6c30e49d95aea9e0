/* What the library can tell of itself. */
#include "base/explanations.h"
#include "output/run.h"
#include "output/versions.h"
#include "styles/embedded.h"
#include "styles/house.h"

const char *plenary_house_style(const char *name)
{
    Buffer file = {0};
    buffer_format(&file, "%s.css", name);
    const EmbeddedFile *found = embedded_find(buffer_text(&file));
    buffer_free(&file);
    return found ? found->bytes.at : NULL;
}

const char *plenary_house_style_name(size_t n)
{
    return house_sheet_name(n);
}

const char *plenary_field_name(size_t n)
{
    return n < FIELD_COUNT ? field_name((FieldId)n) : NULL;
}

const char *plenary_field_description(size_t n)
{
    return n < FIELD_COUNT ? field_description((FieldId)n) : NULL;
}

const char *plenary_version(void)
{
    return PLENARY_VERSION;
}

const char *plenary_versions(plenary_run *run)
{
    buffer_clear(&run->text);
    versions_print(&run->text);
    buffer_byte(&run->text, '\0');
    return run->text.at;
}

/* ---- fonts ---- */

int plenary_font_at(plenary_run *run, size_t n, plenary_font *font)
{
    if (!run->has_fonts_there) {
        run->fonts_there.arena = run->arena;
        fontset_list(run->fonts, &run->fonts_there);
        run->has_fonts_there = true;
    }
    if (n >= run->fonts_there.count)
        return 0;
    const ListedFont *listed = &run->fonts_there.items[n];
    *font = (plenary_font){
        .family = text_to_string(run->arena, listed->family),
        .path = text_to_string(run->arena, listed->path),
        .index = listed->index,
        .weight = listed->style.weight,
        .stretch = listed->style.stretch,
        .is_italic = listed->style.is_italic,
        .is_users = listed->is_users,
    };
    return 1;
}

int plenary_match_font(plenary_run *run, const char *family, int weight, int is_italic,
                       plenary_font *font)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Text name = text_of(family);
    FontRequest request = {
        .families = &name,
        .family_count = 1,
        .weight = weight,
        .is_italic = is_italic != 0,
        .stretch = 100,
    };
    const Face *face = fontset_match(run->fonts, &request, diagnostics);
    if (face)
        *font = (plenary_font){
            .family = text_to_string(run->arena, face->family),
            .path = text_to_string(run->arena, face->path),
            .index = face->index,
            .weight = face->weight,
            .stretch = 100,
            .is_italic = face->is_italic,
        };
    int result = run_end_call(run, diagnostics, 0, face ? STATUS_OK : STATUS_FONT);
    arena_free(scratch);
    return result;
}

/* ---- explanations ---- */

int plenary_explanation_at(plenary_run *run, size_t n, plenary_explanation *explanation)
{
    Explanation found = {0};
    if (n >= DIAGNOSTIC_KIND_COUNT)
        return 0;
    const DiagnosticRow *row = diagnostic_row((DiagnosticKind)n);
    explanation_find((DiagnosticKind)n, &found);
    *explanation = (plenary_explanation){
        .id = row->id,
        .severity = (plenary_severity)row->severity,
        .sentence = row->sentence,
        .cause = text_to_string(run->arena, found.cause),
        .cure = text_to_string(run->arena, found.cure),
        .example = text_to_string(run->arena, found.example),
    };
    return 1;
}

int plenary_explain(plenary_run *run, const char *id, plenary_explanation *explanation)
{
    DiagnosticKind kind;
    return diagnostic_find(text_of(id), &kind) &&
           plenary_explanation_at(run, (size_t)kind, explanation);
}
