#include "styles/property_compute.h"

/* --- lengths ------------------------------------------------------------------------------- */

/* ex and ch are half an em and ic is one, as CSS Values 4 (section 6.1.1) has it when no font can be
 * asked. */
static Length of_unit(Unit unit, int32_t figure, const ComputeBasis *basis)
{
    switch (unit) {
    case UNIT_EM:
        return length_scale(basis->font_size, figure, CSS_NUMBER_ONE);
    case UNIT_REM:
        return length_scale(basis->root_font_size, figure, CSS_NUMBER_ONE);
    case UNIT_EX:
    case UNIT_CH:
        return length_scale(basis->font_size, figure, (int64_t)2 * CSS_NUMBER_ONE);
    case UNIT_LH:
        return length_scale(basis->line_height, figure, CSS_NUMBER_ONE);
    case UNIT_RLH:
        return length_scale(basis->root_line_height, figure, CSS_NUMBER_ONE);
    case UNIT_NONE:
        break;
    }
    return figure;
}

static Value without_units(const Value *value, const ComputeBasis *basis)
{
    if (value->kind != VALUE_UNRESOLVED)
        return *value;
    Value sum = {.kind = VALUE_LENGTH};
    if (value->keyword == KEYWORD_NONE_GIVEN) {
        sum.length = of_unit((Unit)value->unit, value->number, basis);
        return sum;
    }
    for (uint32_t i = 0; i < value->list->count; i++) {
        Value term = without_units(&value->list->items[i], basis);
        if (value->keyword == KEYWORD_CALC) {
            sum.length = length_add(sum.length, term.length);
            sum.percent = length_add(sum.percent, term.percent);
        } else if (i == 0 || (term.length < sum.length) == (value->keyword == KEYWORD_MIN)) {
            sum.length = term.length; /* nothing with percentages is compared here */
        }
    }
    return sum;
}

/* Percentages are kept only for layout. */
static Value compute_one_length(const PropertyRow *row, const Value *specified,
                                const ComputeBasis *basis)
{
    Value value = without_units(specified, basis);
    if (value.kind != VALUE_LENGTH)
        return value;
    bool is_of_font = row->basis == PERCENT_OF_FONT_SIZE;
    if (is_of_font || row->basis == PERCENT_OF_LINE_HEIGHT) {
        Length whole = is_of_font ? basis->font_size : basis->line_height;
        value.length = length_add(value.length, length_scale(whole, value.percent, CSS_NUMBER_ONE));
        value.percent = 0;
    }
    if (value.percent == 0 && value.length < row->grammar->least)
        value.length = row->grammar->least;
    return value;
}

/* Lists may hold lists: those of layers. */
static Value compute_lengths(const PropertyRow *row, const Value *specified,
                             const ComputeBasis *basis)
{
    ValueBuilder lengths = {.arena = basis->arena};
    for (uint32_t i = 0; i < specified->list->count; i++) {
        const Value *item = &specified->list->items[i];
        value_add(&lengths, item->kind == VALUE_LIST ? compute_lengths(row, item, basis)
                                                     : compute_one_length(row, item, basis));
    }
    return value_list_of(&lengths);
}

static Value compute_length(const PropertyRow *row, const Value *specified,
                            const ComputeBasis *basis)
{
    return specified->kind == VALUE_LIST ? compute_lengths(row, specified, basis)
                                         : compute_one_length(row, specified, basis);
}

/* --- fonts --------------------------------------------------------------------------------- */

/* A keyword that stands for a share of a size. */
typedef struct Share {
    Keyword keyword;
    int32_t numerator;
    int32_t denominator;
} Share;

static const Share *find_share(const Share *shares, const Value *value)
{
    for (; value->kind == VALUE_KEYWORD && shares->keyword != KEYWORD_NONE_GIVEN; shares++)
        if (shares->keyword == value->keyword)
            return shares;
    return NULL;
}

/* CSS Fonts 4, section 2.5; medium is 12pt. */
static Value compute_font_size(const PropertyRow *row, const Value *specified,
                               const ComputeBasis *basis)
{
    static const Length medium = LENGTH_OF_POINTS(12);
    static const Share of_medium[] = {
        {KEYWORD_XX_SMALL, 3, 5}, {KEYWORD_X_SMALL, 3, 4},   {KEYWORD_SMALL, 8, 9},
        {KEYWORD_MEDIUM, 1, 1},   {KEYWORD_LARGE, 6, 5},     {KEYWORD_X_LARGE, 3, 2},
        {KEYWORD_XX_LARGE, 2, 1}, {KEYWORD_XXX_LARGE, 3, 1}, {KEYWORD_NONE_GIVEN, 0, 1},
    };
    static const Share of_parent[] = {
        {KEYWORD_LARGER, 6, 5}, {KEYWORD_SMALLER, 5, 6}, {KEYWORD_NONE_GIVEN, 0, 1}};
    const Share *share = find_share(of_medium, specified);
    Length whole = medium;
    if (!share) {
        share = find_share(of_parent, specified);
        whole = basis->font_size;
    }
    if (!share)
        return compute_length(row, specified, basis);
    return (Value){.kind = VALUE_LENGTH,
                   .length = length_scale(whole, share->numerator, share->denominator)};
}

/* CSS Fonts 4, section 2.2.1 */
static int32_t bolder_than(int32_t weight)
{
    return weight < 350 ? 400 : weight < 550 ? 700 : weight < 900 ? 900 : weight;
}

static int32_t lighter_than(int32_t weight)
{
    return weight < 100 ? weight : weight < 550 ? 100 : weight < 750 ? 400 : 700;
}

static Value compute_font_weight(const Value *specified, const ComputeBasis *basis)
{
    Value value = {.kind = VALUE_INTEGER};
    int32_t parent = style_integer(basis->parent, PROPERTY_FONT_WEIGHT, 400);
    if (specified->kind == VALUE_INTEGER)
        value.integer = specified->integer;
    else if (value_is_keyword(specified, KEYWORD_BOLD))
        value.integer = 700;
    else if (value_is_keyword(specified, KEYWORD_BOLDER))
        value.integer = bolder_than(parent);
    else if (value_is_keyword(specified, KEYWORD_LIGHTER))
        value.integer = lighter_than(parent);
    else
        value.integer = 400;
    return value;
}

/* CSS Fonts 4, section 2.3 */
static Value compute_font_stretch(const Value *specified)
{
    static const Share stretches[] = {
        {KEYWORD_ULTRA_CONDENSED, 1, 2}, {KEYWORD_EXTRA_CONDENSED, 5, 8},
        {KEYWORD_CONDENSED, 3, 4},       {KEYWORD_SEMI_CONDENSED, 7, 8},
        {KEYWORD_NORMAL, 1, 1},          {KEYWORD_SEMI_EXPANDED, 9, 8},
        {KEYWORD_EXPANDED, 5, 4},        {KEYWORD_EXTRA_EXPANDED, 3, 2},
        {KEYWORD_ULTRA_EXPANDED, 2, 1},  {KEYWORD_NONE_GIVEN, 0, 1},
    };
    const Share *share = find_share(stretches, specified);
    if (!share)
        return *specified;
    return (Value){.kind = VALUE_LENGTH,
                   .percent = length_scale(CSS_NUMBER_ONE, share->numerator, share->denominator)};
}

Length line_height_length(const Value *computed, Length font_size)
{
    switch (computed->kind) {
    case VALUE_NUMBER:
        return length_scale(font_size, computed->number, CSS_NUMBER_ONE);
    case VALUE_LENGTH:
        return computed->length;
    default:
        return length_scale(font_size, 6, 5);
    }
}

/* --- the others ---------------------------------------------------------------------------- */

/* CSS Backgrounds 3, section 4.3: thin, medium and thick are 1, 3 and 5 px. */
static Value compute_border_width(const PropertyRow *row, const Value *specified,
                                  const ComputeBasis *basis)
{
    static const Share widths[] = {{KEYWORD_THIN, 1, 1},
                                   {KEYWORD_MEDIUM, 3, 1},
                                   {KEYWORD_THICK, 5, 1},
                                   {KEYWORD_NONE_GIVEN, 0, 1}};
    const Share *share = find_share(widths, specified);
    if (!share)
        return compute_length(row, specified, basis);
    return (Value){.kind = VALUE_LENGTH,
                   .length = length_scale(LENGTH_POINT * 3 / 4, share->numerator, 1)};
}

static Value compute_page_size(const PropertyRow *row, const Value *specified,
                               const ComputeBasis *basis)
{
    if (specified->kind == VALUE_LIST)
        return compute_lengths(row, specified, basis);
    enum {
        A4_WIDTH = 2100,
        A4_HEIGHT = 2970,
        TENTHS_OF_MM_PER_INCH = 254
    };
    Value width = {.kind = VALUE_LENGTH,
                   .length = length_scale(LENGTH_POINT, A4_WIDTH * 72, TENTHS_OF_MM_PER_INCH)};
    Value height = {.kind = VALUE_LENGTH,
                    .length = length_scale(LENGTH_POINT, A4_HEIGHT * 72, TENTHS_OF_MM_PER_INCH)};
    bool is_landscape = value_is_keyword(specified, KEYWORD_LANDSCAPE);
    ValueBuilder sides = {.arena = basis->arena};
    value_add(&sides, is_landscape ? height : width);
    value_add(&sides, is_landscape ? width : height);
    return value_list_of(&sides);
}

/* color: currentcolor is the parent's colour. */
static Value compute_color(const Value *specified, const ComputeBasis *basis)
{
    if (value_is_keyword(specified, KEYWORD_CURRENTCOLOR))
        return *style_value(basis->parent, PROPERTY_COLOR);
    return *specified;
}

Value property_compute(PropertyId property, const Value *specified, const ComputeBasis *basis)
{
    const PropertyRow *row = property_row(property);
    switch (row->computation) {
    case COMPUTE_AS_GIVEN:
        break;
    case COMPUTE_LENGTH:
        return compute_length(row, specified, basis);
    case COMPUTE_FONT_SIZE:
        return compute_font_size(row, specified, basis);
    case COMPUTE_FONT_WEIGHT:
        return compute_font_weight(specified, basis);
    case COMPUTE_FONT_STRETCH:
        return compute_font_stretch(specified);
    case COMPUTE_COLOR:
        return compute_color(specified, basis);
    case COMPUTE_BORDER_WIDTH:
        return compute_border_width(row, specified, basis);
    case COMPUTE_PAGE_SIZE:
        return compute_page_size(row, specified, basis);
    }
    return *specified;
}
