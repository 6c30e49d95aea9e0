#include "output/colors.h"

#include <stdlib.h>
#include <string.h>

enum {
    FULL = 65535
};

/* ---- what there is ---- */

typedef struct Lister {
    Arena *arena;
    Diagnostics *diagnostics;
    ColorTable *table;
    Color *colors;
    size_t capacity;
    size_t spot_capacity;
    uint16_t *clears;
    size_t clear_capacity;
    bool has_flattened;
    Color last; /* most marks have the colour of the one before */
} Lister;

/* An order by content, the same on every machine. */
static int compare_colors(const void *a, const void *b)
{
    const Color *first = a;
    const Color *second = b;
    if (first->space != second->space)
        return first->space < second->space ? -1 : 1;
    if (first->space == COLOR_SPOT) {
        int order = text_compare(first->ink->name, second->ink->name);
        if (order)
            return order;
        order = memcmp(first->ink->cmyk, second->ink->cmyk, sizeof first->ink->cmyk);
        if (order)
            return order;
    }
    return memcmp(first->c, second->c, sizeof first->c);
}

/* Components of a colour's space. */
static const int parts[] = {
    [COLOR_GRAY] = 1, [COLOR_RGB] = 3, [COLOR_CMYK] = 4, [COLOR_NONE] = 0, [COLOR_SPOT] = 1};

/* Unused components are 0, so that equal colours compare as equal bytes. */
static Color tidy(const Color *color)
{
    Color result = {.space = color->space};
    for (int i = 0; i < parts[color->space]; i++)
        result.c[i] = color->c[i];
    result.ink = color->space == COLOR_SPOT ? color->ink : NULL;
    return result;
}

/* The colour as the file has it: where nothing shines through, as it is seen on paper. */
static Color seen(const ColorTable *table, const Color *color)
{
    Color result = tidy(color);
    if (!table->flattens || !color->clear)
        return result;
    bool is_light = color->space == COLOR_GRAY || color->space == COLOR_RGB;
    int64_t end = is_light ? FULL : 0;
    for (int i = 0; i < parts[color->space]; i++)
        result.c[i] =
            (uint16_t)(result.c[i] + divide_rounded((end - result.c[i]) * color->clear, FULL));
    return result;
}

static void list_clear(Lister *lister, uint16_t clear)
{
    ColorTable *table = lister->table;
    size_t at = 0;
    for (size_t high = clear ? table->clear_count : 0; at < high;) {
        size_t middle = at + (high - at) / 2;
        if (lister->clears[middle] < clear)
            at = middle + 1;
        else
            high = middle;
    }
    if (clear == 0 || (at < table->clear_count && lister->clears[at] == clear))
        return;
    lister->clears = arena_reserve(lister->arena, lister->clears, table->clear_count,
                                   &lister->clear_capacity, sizeof *lister->clears);
    memmove(lister->clears + at + 1, lister->clears + at,
            (table->clear_count - at) * sizeof *lister->clears);
    lister->clears[at] = clear;
    table->clear_count++;
    table->clears = lister->clears;
}

static void list_color(Lister *lister, const Color *given)
{
    if (color_equal(given, &lister->last) || given->space == COLOR_NONE)
        return;
    lister->last = *given;
    ColorTable *table = lister->table;
    lister->has_flattened |= table->flattens && given->clear;
    if (!table->flattens)
        list_clear(lister, given->clear);
    const Color wanted = seen(table, given);
    const Color *color = &wanted;
    table->use.has_gray |= color->space == COLOR_GRAY;
    table->use.has_rgb |= color->space == COLOR_RGB;
    table->use.has_cmyk |= color->space == COLOR_CMYK || color->space == COLOR_SPOT;
    if (color->space == COLOR_GRAY)
        return;
    lister->colors = arena_reserve(lister->arena, lister->colors, table->count, &lister->capacity,
                                   sizeof *lister->colors);
    lister->colors[table->count++] = *color;
}

static void sort_colors(Lister *lister)
{
    ColorTable *table = lister->table;
    Color *colors = lister->colors;
    size_t kept = 0;
    if (table->count)
        qsort(colors, table->count, sizeof *colors, compare_colors);
    for (size_t i = 0; i < table->count; i++)
        if (kept == 0 || !color_equal(&colors[kept - 1], &colors[i]))
            colors[kept++] = colors[i];
    table->colors = colors;
    table->count = kept;
}

/* Spot colours stand together, sorted by their names. */
static void list_spots(Lister *lister)
{
    ColorTable *table = lister->table;
    for (size_t i = 0; i < table->count; i++) {
        const SpotInk *ink = table->colors[i].ink;
        if (table->colors[i].space != COLOR_SPOT)
            continue;
        const SpotInk *before = table->spot_count ? table->spots[table->spot_count - 1] : NULL;
        if (before && text_equal(before->name, ink->name)) {
            if (memcmp(before->cmyk, ink->cmyk, sizeof ink->cmyk) != 0)
                diagnostics_add(lister->diagnostics, PDF_SPOT_TWICE, SPAN_NONE, ink->name,
                                (Text){0});
            continue;
        }
        table->spots = arena_reserve(lister->arena, table->spots, table->spot_count,
                                     &lister->spot_capacity, sizeof *table->spots);
        table->spots[table->spot_count++] = ink;
    }
}

static void list_image(ColorUse *use, const Image *image)
{
    use->has_gray |= image->components == 1;
    use->has_rgb |= image->components == 3;
    use->has_rgb_image |= image->components == 3;
    use->has_cmyk |= image->components == 4;
}

ColorTable colors_list(Arena *arena, const Publication *publication, const Standard *standard,
                       Diagnostics *diagnostics)
{
    ColorTable table = {.flattens = !standard->has_alpha};
    Lister lister = {
        .arena = arena, .diagnostics = diagnostics, .table = &table, .last = {.space = COLOR_NONE}};
    for (uint32_t i = 0; i < publication->page_count; i++) {
        const Page *page = &publication->pages[i];
        table.has_registration |= page->printer_marks != 0;
        for (uint32_t k = 0; k < page->mark_count; k++) {
            const Mark *mark = &page->marks[k];
            if (mark->kind == MARK_TEXT)
                list_color(&lister, &mark->run->color);
            else if (mark->kind == MARK_FILL)
                list_color(&lister, &mark->fill.color);
            else if (mark->kind == MARK_GROUP)
                list_clear(&lister, mark->group.clear);
            else if (mark->kind == MARK_IMAGE)
                list_image(&table.use, mark->image.image);
            else if (mark->kind == MARK_TILES)
                list_image(&table.use, mark->tiles.tiling->image);
        }
    }
    sort_colors(&lister);
    list_spots(&lister);
    if (lister.has_flattened)
        diagnostics_add(diagnostics, PDF_COLORS_FLATTENED, SPAN_NONE, text_of(standard->title),
                        (Text){0});
    return table;
}

/* ---- what becomes of them ---- */

static Ink ink_of_cmyk(const uint16_t cmyk[4])
{
    return (Ink){INK_CMYK, {cmyk[0], cmyk[1], cmyk[2], cmyk[3]}, 0};
}

/* CSS Color 5, section 10.1: what is not covered by black or by the colour's ink is light. */
static Ink rgb_of_cmyk(const uint16_t cmyk[4])
{
    Ink ink = {.space = INK_RGB};
    for (int i = 0; i < 3; i++) {
        int64_t covered = divide_rounded((int64_t)cmyk[i] * (FULL - cmyk[3]), FULL) + cmyk[3];
        ink.c[i] = (uint16_t)(covered > FULL ? 0 : FULL - covered);
    }
    return ink;
}

static Ink ink_for_rgb(const ColorPlan *plan, const uint16_t rgb[3])
{
    Ink ink = {INK_RGB, {rgb[0], rgb[1], rgb[2], 0}, 0};
    if (plan->standard->colors == COLORS_OF_PRESS && plan->convert) {
        ink.space = INK_CMYK;
        plan->convert(plan->press, rgb, ink.c);
    } else if (plan->standard->colors == COLORS_BY_INTENT && plan->intent_components != 3) {
        ink.space = INK_SRGB;
    }
    return ink;
}

static Ink ink_for_cmyk(const ColorPlan *plan, const uint16_t cmyk[4])
{
    bool stands = plan->standard->colors != COLORS_BY_INTENT || plan->intent_components == 4;
    if (stands)
        return ink_of_cmyk(cmyk);
    Ink light = rgb_of_cmyk(cmyk);
    return ink_for_rgb(plan, light.c);
}

static uint32_t find_spot(const ColorTable *table, Text name)
{
    uint32_t i = 0;
    while (!text_equal(table->spots[i]->name, name))
        i++;
    return i;
}

/* Whether an ink or a picture is RGB that the output intent is not for. */
static bool needs_srgb(const ColorTable *table, const ColorPlan *plan)
{
    bool needs = table->use.has_rgb_image && plan->standard->colors == COLORS_BY_INTENT &&
                 plan->intent_components != 3;
    for (size_t i = 0; i < table->count; i++)
        needs |= table->inks[i].space == INK_SRGB;
    for (size_t i = 0; i < table->spot_count; i++)
        needs |= table->substitutes[i].space == INK_SRGB;
    return needs;
}

static void tell(Diagnostics *diagnostics, const char *from, const char *to)
{
    diagnostics_add(diagnostics, PDF_COLORS_CONVERTED, SPAN_NONE, text_of(from), text_of(to));
}

void colors_plan(Arena *arena, ColorTable *table, const ColorPlan *plan, Diagnostics *diagnostics)
{
    table->is_press = plan->standard->press != NULL;
    table->inks = ARENA_ARRAY(arena, Ink, table->count);
    table->substitutes = ARENA_ARRAY(arena, Ink, table->spot_count);
    for (size_t i = 0; i < table->spot_count; i++)
        table->substitutes[i] = ink_for_cmyk(plan, table->spots[i]->cmyk);
    bool from_rgb = false;
    bool from_cmyk = false;
    for (size_t i = 0; i < table->count; i++) {
        const Color *color = &table->colors[i];
        Ink *ink = &table->inks[i];
        if (color->space == COLOR_SPOT)
            *ink = (Ink){INK_SPOT, {color->c[0]}, find_spot(table, color->ink->name)};
        else if (color->space == COLOR_CMYK)
            *ink = ink_for_cmyk(plan, color->c);
        else
            *ink = ink_for_rgb(plan, color->c);
        from_rgb |= color->space == COLOR_RGB && ink->space == INK_CMYK;
        from_cmyk |= color->space == COLOR_CMYK && ink->space != INK_CMYK;
    }
    table->needs_srgb = needs_srgb(table, plan);
    if (from_rgb)
        tell(diagnostics, "RGB", "CMYK");
    if (from_cmyk)
        tell(diagnostics, "CMYK", "RGB");
}

uint16_t colors_clear(const ColorTable *table, const Color *color)
{
    return table->flattens ? 0 : color->clear;
}

Ink colors_ink(const ColorTable *table, const Color *given)
{
    const Color wanted = seen(table, given);
    const Color *color = &wanted;
    if (color->space == COLOR_GRAY && table->is_press)
        return (Ink){INK_CMYK, {0, 0, 0, (uint16_t)(FULL - color->c[0])}, 0};
    if (color->space == COLOR_GRAY)
        return (Ink){INK_GRAY, {color->c[0]}, 0};
    size_t low = 0;
    size_t high = table->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_colors(&table->colors[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return table->inks[low];
}

/* ---- in the file ---- */

static void put_components(const Ink *ink, Buffer *out)
{
    static const int counts[] = {
        [INK_GRAY] = 1, [INK_RGB] = 3, [INK_CMYK] = 4, [INK_SRGB] = 3, [INK_SPOT] = 1};
    for (int i = 0; i < counts[ink->space]; i++) {
        put_decimal(out, divide_rounded((int64_t)ink->c[i] * 10000, FULL), 4);
        buffer_byte(out, ' ');
    }
}

void ink_put_for_lines(const Ink *ink, Buffer *out)
{
    static const char *const operators[] = {[INK_GRAY] = "G ",
                                            [INK_RGB] = "RG ",
                                            [INK_CMYK] = "K ",
                                            [INK_SRGB] = "SC ",
                                            [INK_SPOT] = "SCN "};
    if (ink->space == INK_SRGB)
        buffer_string(out, "/SRGB CS ");
    else if (ink->space == INK_SPOT)
        buffer_format(out, "/S%u CS ", ink->spot);
    put_components(ink, out);
    buffer_string(out, operators[ink->space]);
}

void ink_put(const Ink *ink, Buffer *out)
{
    static const char *const operators[] = {[INK_GRAY] = "g\n",
                                            [INK_RGB] = "rg\n",
                                            [INK_CMYK] = "k\n",
                                            [INK_SRGB] = "sc\n",
                                            [INK_SPOT] = "scn\n"};
    if (ink->space == INK_SRGB)
        buffer_string(out, "/SRGB cs ");
    else if (ink->space == INK_SPOT)
        buffer_format(out, "/S%u cs ", ink->spot);
    put_components(ink, out);
    buffer_string(out, operators[ink->space]);
}

void colors_put_opacity_name(uint16_t clear, Buffer *out)
{
    buffer_format(out, "/C%u", (unsigned)clear);
}

static void put_opacity(uint16_t clear, Buffer *out)
{
    int64_t share = divide_rounded((int64_t)(FULL - clear) * 10000, FULL);
    colors_put_opacity_name(clear, out);
    buffer_string(out, "<</Type/ExtGState/ca ");
    put_decimal(out, share, 4);
    buffer_string(out, "/CA ");
    put_decimal(out, share, 4);
    buffer_string(out, ">>");
}

void colors_put_opacities(const ColorTable *table, Buffer *out)
{
    if (table->clear_count)
        put_opacity(0, out);
    for (size_t i = 0; i < table->clear_count; i++)
        put_opacity(table->clears[i], out);
}

bool ink_equal(const Ink *a, const Ink *b)
{
    return a->space == b->space && a->spot == b->spot && memcmp(a->c, b->c, sizeof a->c) == 0;
}

/* A separation (8.6.6.4): its ink's name, the space of its substitute, and how the substitute grows with the
 * tint, from paper to full. */
static void put_separation(Text name, const Ink *substitute, ObjectNumber srgb, Buffer *out)
{
    bool is_cmyk = substitute->space == INK_CMYK;
    buffer_string(out, "[/Separation");
    put_name(out, name);
    if (substitute->space == INK_SRGB) {
        buffer_string(out, "[/ICCBased ");
        put_reference(out, srgb);
        buffer_byte(out, ']');
    } else {
        buffer_string(out, is_cmyk ? "/DeviceCMYK" : "/DeviceRGB");
    }
    buffer_string(out, "<</FunctionType 2/Domain[0 1]/N 1/C0");
    buffer_string(out, is_cmyk ? "[0 0 0 0]" : "[1 1 1]");
    buffer_string(out, "/C1[");
    put_components(substitute, out);
    buffer_string(out, "]>>]\n");
}

/* All inks at once. Their substitute is gray, which every intent allows. */
void colors_put_registration(const ColorTable *table, Dict *color_spaces)
{
    if (table->has_registration)
        dict_append(color_spaces, (Text)TEXT("/All[/Separation/All/DeviceGray<</FunctionType 2"
                                             "/Domain[0 1]/N 1/C0[1]/C1[0]>>]\n"));
}

bool colors_have_spaces(const ColorTable *table)
{
    return table->spot_count || table->needs_srgb || table->has_registration;
}

void colors_put_spaces(const ColorTable *table, ObjectNumber srgb, Dict *dict)
{
    colors_put_registration(table, dict);
    Buffer spaces = {0};
    if (srgb) {
        buffer_string(&spaces, "/SRGB[/ICCBased ");
        put_reference(&spaces, srgb);
        buffer_string(&spaces, "]\n");
    }
    for (size_t i = 0; i < table->spot_count; i++) {
        buffer_format(&spaces, "/S%zu", i);
        put_separation(table->spots[i]->name, &table->substitutes[i], srgb, &spaces);
    }
    dict_append(dict, buffer_text(&spaces));
    buffer_free(&spaces);
}
