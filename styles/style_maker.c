#include "styles/style_maker.h"

#include <string.h>

#include "styles/property_compute.h"

/* Cascade 4, sections 6 and 7. Blocks arrive sorted, so the last normal declaration of a property
 * wins; important ones beat all normal ones, and among them the order of origins is turned round:
 * what a base sheet calls important an author's sheet cannot change. */

struct StyleMaker {
    Arena *arena;
    Names *names;
    Diagnostics *diagnostics;
    StylePool *pool;
    Style initial_values; /* computed, each for itself */
    const Style *initial; /* what they make together: no border style, no border width */
    Length root_font_size;
    Length root_line_height;
    const PendingValue **told; /* values with var() whose trouble was reported */
    size_t told_count;
    size_t told_capacity;
};

typedef struct Winner {
    const Declaration *declaration; /* NULL: none */
    SheetOrigin origin;
} Winner;

/* A style while it is made. */
typedef struct Making {
    StyleMaker *maker;
    const Style *parent; /* or initial values */
    const AppliedBlock *blocks;
    size_t block_count;
    Winner winners[PROPERTY_COUNT];
    const Declaration **custom; /* of custom properties, in ascending order */
    size_t custom_count;
    size_t custom_capacity;
    const CustomSet *custom_set;
    ComputeBasis basis;
    Value values[PROPERTY_COUNT];
} Making;

/* --- the maker ----------------------------------------------------------------------------- */

/* A border without a style has no width (CSS Backgrounds 3, section 4.3). */
static void close_borders(Value values[PROPERTY_COUNT])
{
    enum {
        SIDES = 4
    };
    for (int side = 0; side < SIDES; side++)
        if (value_is_keyword(&values[PROPERTY_BORDER_TOP_STYLE + side], KEYWORD_NONE))
            values[PROPERTY_BORDER_TOP_WIDTH + side] = (Value){.kind = VALUE_LENGTH};
}

/* Computes the initial values. They need no parent; where one is asked it is this style in the making,
 * whose font size and weight are computed before they are looked at. */
static void compute_initial(StyleMaker *maker)
{
    Style *style = &maker->initial_values;
    ComputeBasis basis = {.arena = maker->arena, .parent = style};
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++) {
        style->values[property] =
            property_compute(property, &property_row(property)->initial, &basis);
        if (property == PROPERTY_FONT_SIZE)
            basis.font_size = basis.root_font_size = style->values[property].length;
        if (property == PROPERTY_LINE_HEIGHT)
            maker->root_line_height = line_height_length(&style->values[property], basis.font_size);
    }
    Value values[PROPERTY_COUNT];
    memcpy(values, style->values, sizeof values);
    close_borders(values);
    maker->initial = style_pool_intern(maker->pool, values, NULL)->style;
    maker->root_font_size = basis.root_font_size;
}

StyleMaker *style_maker_new(Arena *arena, Names *names, Diagnostics *diagnostics)
{
    StyleMaker *maker = ARENA_NEW(arena, StyleMaker);
    maker->arena = arena;
    maker->names = names;
    maker->diagnostics = diagnostics;
    maker->pool = style_pool_new(arena);
    compute_initial(maker);
    return maker;
}

Diagnostics *style_maker_diagnostics(const StyleMaker *maker)
{
    return maker->diagnostics;
}

const Style *style_maker_initial(const StyleMaker *maker)
{
    return maker->initial;
}

uint32_t style_maker_count(const StyleMaker *maker)
{
    return style_pool_count(maker->pool);
}

/* --- who wins ------------------------------------------------------------------------------ */

static void add_custom(Making *making, const Declaration *declaration)
{
    making->custom = arena_reserve(making->maker->arena, making->custom, making->custom_count,
                                   &making->custom_capacity, sizeof *making->custom);
    making->custom[making->custom_count++] = declaration;
}

static void apply_block(Making *making, const AppliedBlock *applied, bool important)
{
    const DeclarationBlock *block = applied->block;
    for (uint32_t i = 0; i < block->count; i++) {
        const Declaration *declaration = &block->items[i];
        if (declaration->is_important != important)
            continue;
        if (declaration->property == PROPERTY_COUNT)
            add_custom(making, declaration);
        else
            making->winners[declaration->property] = (Winner){declaration, applied->origin};
    }
}

static void find_winners(Making *making)
{
    bool has_important = false;
    for (size_t i = 0; i < making->block_count; i++) {
        apply_block(making, &making->blocks[i], false);
        has_important = has_important || making->blocks[i].block->has_important;
    }
    for (int origin = SHEET_AUTHOR; has_important && origin >= (int)SHEET_BASE; origin--)
        for (size_t i = 0; i < making->block_count; i++)
            if (making->blocks[i].origin == (SheetOrigin)origin)
                apply_block(making, &making->blocks[i], true);
}

/* The winner among the normal declarations of origins before origin. */
static Winner winner_before(const Making *making, PropertyId property, SheetOrigin origin)
{
    Winner winner = {NULL, SHEET_BASE};
    for (size_t i = 0; i < making->block_count && making->blocks[i].origin < origin; i++) {
        const DeclarationBlock *block = making->blocks[i].block;
        for (uint32_t k = 0; k < block->count; k++)
            if (block->items[k].property == property && !block->items[k].is_important)
                winner = (Winner){&block->items[k], making->blocks[i].origin};
    }
    return winner;
}

/* --- values -------------------------------------------------------------------------------- */

static bool was_told(StyleMaker *maker, const PendingValue *pending)
{
    for (size_t i = 0; i < maker->told_count; i++)
        if (maker->told[i] == pending)
            return true;
    maker->told = arena_reserve(maker->arena, maker->told, maker->told_count, &maker->told_capacity,
                                sizeof *maker->told);
    maker->told[maker->told_count++] = pending;
    return false;
}

static void report_missing(StyleMaker *maker, const Declaration *declaration, Text missing)
{
    if (was_told(maker, declaration->pending))
        return;
    diagnostics_add(maker->diagnostics, missing.bytes ? STYLE_VARIABLE_MISSING : STYLE_TOO_LONG,
                    declaration_span(declaration, declaration->pending->source),
                    missing.bytes ? missing : text_of("65536"),
                    text_of(property_name((PropertyId)declaration->property)));
}

/* Reads a value with var() in it; false if it is "invalid at computed-value time". */
static bool read_pending(const Making *making, const Declaration *declaration, Value *value)
{
    StyleMaker *maker = making->maker;
    const PendingValue *pending = declaration->pending;
    Replaced replaced;
    if (!custom_replace(maker->arena, making->custom_set, pending->tokens, &replaced)) {
        report_missing(maker, declaration, replaced.missing);
        return false;
    }
    CssReading reading = {maker->arena, maker->names, pending->source, maker->diagnostics, NULL};
    ValueReader reader = value_reader(&reading, replaced.tokens);
    PropertyId property = (PropertyId)declaration->property;
    ValueReader again = reader;
    if (declaration_read_value(&reader, pending->shorthand, property, true, value))
        return true;
    if (!was_told(maker, pending))
        declaration_read_value(&again, pending->shorthand, property, false, value);
    return false;
}

static bool is_inherited(PropertyId property, Keyword keyword)
{
    return keyword == KEYWORD_INHERIT ||
           (keyword != KEYWORD_INITIAL && property_is_inherited(property));
}

/* The specified value; false if it is the parent's or the initial one, by *keyword. */
static bool specify(const Making *making, PropertyId property, Value *value, Keyword *keyword)
{
    Winner winner = making->winners[property];
    *keyword = KEYWORD_UNSET;
    while (winner.declaration) {
        *value = winner.declaration->value;
        if (winner.declaration->pending && !read_pending(making, winner.declaration, value))
            return false;
        if (!value_is_css_wide(value))
            return true;
        *keyword = (Keyword)value->keyword;
        if (*keyword != KEYWORD_REVERT)
            return false;
        winner = winner_before(making, property, winner.origin);
    }
    return false;
}

static void compute(Making *making, PropertyId property)
{
    Value specified;
    Keyword keyword;
    Value *value = &making->values[property];
    if (specify(making, property, &specified, &keyword))
        *value = property_compute(property, &specified, &making->basis);
    else if (is_inherited(property, keyword))
        *value = making->parent->values[property];
    else
        *value = making->maker->initial_values.values[property];
}

static void compute_all(Making *making, bool is_root)
{
    StyleMaker *maker = making->maker;
    const Value *parent = making->parent->values;
    Length parent_size = parent[PROPERTY_FONT_SIZE].length;
    making->basis = (ComputeBasis){
        .arena = maker->arena,
        .parent = making->parent,
        .font_size = parent_size,
        .root_font_size = maker->root_font_size,
        .line_height = line_height_length(&parent[PROPERTY_LINE_HEIGHT], parent_size),
        .root_line_height = maker->root_line_height,
    };
    compute(making, PROPERTY_FONT_SIZE);
    making->basis.font_size = making->values[PROPERTY_FONT_SIZE].length;
    if (is_root)
        making->basis.root_font_size = maker->root_font_size = making->basis.font_size;
    compute(making, PROPERTY_LINE_HEIGHT);
    making->basis.line_height =
        line_height_length(&making->values[PROPERTY_LINE_HEIGHT], making->basis.font_size);
    if (is_root)
        making->basis.root_line_height = maker->root_line_height = making->basis.line_height;
    for (PropertyId property = PROPERTY_LINE_HEIGHT + 1; property < PROPERTY_COUNT; property++)
        compute(making, property);
    close_borders(making->values);
}

const ComputedStyle *style_make(StyleMaker *maker, const ComputedStyle *parent,
                                const AppliedBlock *blocks, size_t count)
{
    Making making = {.maker = maker,
                     .parent = parent ? parent->style : maker->initial,
                     .blocks = blocks,
                     .block_count = count};
    find_winners(&making);
    making.custom_set = custom_set_make(maker->arena, parent ? parent->custom : NULL, making.custom,
                                        making.custom_count, maker->diagnostics);
    compute_all(&making, parent == NULL);
    return style_pool_intern(maker->pool, making.values, making.custom_set);
}

void style_winners(StyleMaker *maker, const AppliedBlock *blocks, size_t count,
                   const Declaration *winners[PROPERTY_COUNT])
{
    Making making = {
        .maker = maker, .parent = maker->initial, .blocks = blocks, .block_count = count};
    find_winners(&making);
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++)
        winners[property] = making.winners[property].declaration;
}
