#include "fonts/system_fonts.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "fonts/face.h"
#include "fonts/font_list.h"

/* fontconfig's order for one search, kept because making it compares all fonts. */
typedef struct Order {
    struct Order *next;
    SystemSearch search;
    FcFontSet *fonts;
} Order;

struct SystemFonts {
    Arena *arena;
    FcConfig *config;
    Order *orders;
};

SystemFonts *system_fonts_open(Arena *arena)
{
    SystemFonts *fonts = ARENA_NEW(arena, SystemFonts);
    fonts->arena = arena;
    fonts->config = FcInitLoadConfigAndFonts(); /* NULL leaves us without system fonts */
    return fonts;
}

void system_fonts_close(SystemFonts *fonts)
{
    if (!fonts || !fonts->config)
        return;
    for (Order *order = fonts->orders; order; order = order->next)
        FcFontSetDestroy(order->fonts);
    FcConfigDestroy(fonts->config);
}

static int number_of(const FcPattern *pattern, const char *object, int otherwise)
{
    int number;
    return FcPatternGetInteger(pattern, object, 0, &number) == FcResultMatch ? number : otherwise;
}

static bool is_true(const FcPattern *pattern, const char *object)
{
    FcBool value;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

/* The ends of a property of a variable font, which has one number where it does not vary. */
static void read_ends(const FcPattern *pattern, const char *object, double ends[2])
{
    FcRange *range;
    if (FcPatternGetRange(pattern, object, 0, &range) != FcResultMatch ||
        !FcRangeGetDouble(range, &ends[0], &ends[1])) {
        ends[0] = number_of(pattern, object, (int)ends[0]);
        ends[1] = ends[0];
    }
}

static StyleRange read_range(const FcPattern *pattern)
{
    double weight[2] = {FC_WEIGHT_REGULAR, FC_WEIGHT_REGULAR};
    double width[2] = {FC_WIDTH_NORMAL, FC_WIDTH_NORMAL};
    read_ends(pattern, FC_WEIGHT, weight);
    read_ends(pattern, FC_WIDTH, width);
    StyleRange range = {.is_variable = is_true(pattern, FC_VARIABLE)};
    for (int i = 0; i < 2; i++) {
        range.weight[i] = (int32_t)FcWeightToOpenTypeDouble(weight[i]);
        range.stretch[i] = (int32_t)width[i];
    }
    range.usual = (FontStyle){range.weight[0], range.stretch[0],
                              number_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN};
    return range;
}

/* Reads a font's pattern, which keeps the path, as it answers to a wanted style; false for what cannot be
 * embedded, bitmaps and Type 1, and for the styles of variable fonts that have a name: the whole range of
 * such a font has a pattern of its own. */
static bool read_pattern(const FcPattern *pattern, FontStyle wanted, Candidate *candidate)
{
    FcChar8 *path;
    FcChar8 *format;
    int index = number_of(pattern, FC_INDEX, 0);
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch ||
        FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch)
        return false;
    bool is_opentype = !strcmp((char *)format, "TrueType") || !strcmp((char *)format, "CFF");
    if (!is_opentype || is_true(pattern, FC_COLOR) || index < 0 || index > 0xFFFF)
        return false;
    StyleRange range = read_range(pattern);
    *candidate = (Candidate){.path = text_of((char *)path),
                             .index = (uint32_t)index,
                             .style = style_within(&range, wanted)};
    return true;
}

/* ---- by family ---- */

static int by_place(const void *a, const void *b)
{
    const Candidate *first = a;
    const Candidate *second = b;
    int order = text_compare(first->path, second->path);
    return order ? order : (first->index > second->index) - (first->index < second->index);
}

/* The fonts that have the name, but for case; FcFontMatch would give some font for any name. */
static FcFontSet *list_family(FcConfig *config, const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcObjectSet *objects = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FONTFORMAT, FC_WEIGHT, FC_WIDTH,
                                            FC_SLANT, FC_VARIABLE, FC_COLOR, (char *)NULL);
    FcFontSet *listed = FcFontList(config, pattern, objects);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return listed;
}

void system_fonts_collect(SystemFonts *fonts, Candidates *candidates, Text family)
{
    if (!fonts->config)
        return;
    FcFontSet *listed = list_family(fonts->config, text_to_string(fonts->arena, family));
    if (!listed)
        return;
    Candidate *found = ARENA_ARRAY(fonts->arena, Candidate, (size_t)listed->nfont);
    size_t count = 0;
    for (int i = 0; i < listed->nfont; i++)
        if (read_pattern(listed->fonts[i], candidates->wanted, &found[count]))
            count++;
    if (count)
        qsort(found, count, sizeof *found, by_place);
    for (size_t i = 0; i < count; i++)
        candidates_add(candidates, text_copy(fonts->arena, found[i].path), found[i].index,
                       found[i].style);
    FcFontSetDestroy(listed);
}

/* ---- all ---- */

void system_fonts_list(SystemFonts *fonts, FontList *list)
{
    if (!fonts->config)
        return;
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *objects =
        FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FONTFORMAT, FC_FAMILY, FC_WEIGHT, FC_WIDTH, FC_SLANT,
                         FC_VARIABLE, FC_COLOR, (char *)NULL);
    FcFontSet *listed = FcFontList(fonts->config, pattern, objects);
    for (int i = 0; listed && i < listed->nfont; i++) {
        const FontStyle usual = {400, 100, false};
        Candidate found;
        FcChar8 *family;
        if (!read_pattern(listed->fonts[i], usual, &found) ||
            FcPatternGetString(listed->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch)
            continue;
        font_list_add(list, (ListedFont){.family = text_copy(list->arena, text_of((char *)family)),
                                         .style = found.style,
                                         .path = text_copy(list->arena, found.path),
                                         .index = found.index});
    }
    if (listed)
        FcFontSetDestroy(listed);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
}

/* ---- by characters ---- */

static bool is_same_search(const SystemSearch *a, const SystemSearch *b)
{
    return a->style.weight == b->style.weight && a->style.stretch == b->style.stretch &&
           a->style.is_italic == b->style.is_italic && !strcmp(a->generic, b->generic) &&
           text_equal(a->language, b->language);
}

static FcFontSet *sort_fonts(SystemFonts *fonts, const SystemSearch *search)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)search->generic);
    if (search->language.bytes)
        FcPatternAddString(pattern, FC_LANG,
                           (FcChar8 *)text_to_string(fonts->arena, search->language));
    FcPatternAddInteger(pattern, FC_WEIGHT, FcWeightFromOpenType(search->style.weight));
    FcPatternAddInteger(pattern, FC_WIDTH, search->style.stretch);
    FcPatternAddInteger(pattern, FC_SLANT,
                        search->style.is_italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcConfigSubstitute(fonts->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcFontSet *sorted = FcFontSort(fonts->config, pattern, FcFalse, NULL, &result);
    FcPatternDestroy(pattern);
    return sorted;
}

/* NULL if fontconfig has no fonts at all. */
static const FcFontSet *order_for(SystemFonts *fonts, const SystemSearch *search)
{
    for (const Order *order = fonts->orders; order; order = order->next)
        if (is_same_search(&order->search, search))
            return order->fonts;
    FcFontSet *sorted = sort_fonts(fonts, search);
    if (!sorted)
        return NULL;
    Order *order = ARENA_NEW(fonts->arena, Order);
    *order = (Order){fonts->orders, *search, sorted};
    order->search.language = text_copy(fonts->arena, search->language);
    fonts->orders = order;
    return sorted;
}

static bool has_all(const FcPattern *pattern, Text text)
{
    FcCharSet *characters;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch)
        return false;
    for (size_t position = 0; position < text.bytes;) {
        uint32_t code_point = text_next(text, &position);
        if (!face_may_lack(code_point) && !FcCharSetHasChar(characters, code_point))
            return false;
    }
    return true;
}

bool system_fonts_next(SystemFonts *fonts, const SystemSearch *search, Text text, size_t *position,
                       Candidate *found)
{
    const FcFontSet *sorted = fonts->config ? order_for(fonts, search) : NULL;
    size_t count = sorted ? (size_t)sorted->nfont : 0;
    while (*position < count) {
        const FcPattern *pattern = sorted->fonts[(*position)++];
        if (has_all(pattern, text) && read_pattern(pattern, search->style, found))
            return true;
    }
    return false;
}
