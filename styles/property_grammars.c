#include "styles/property_grammars.h"

#include "styles/content_grammar.h"

/* --- fonts --------------------------------------------------------------------------------- */

/* A family's name written as identifiers is these with a space between (CSS Fonts 4, 2.1.2). */
static bool read_family_of_idents(ValueReader *reader, Value *value)
{
    Buffer name = {0};
    while (value_peek(reader)->kind == CSS_IDENT) {
        if (name.bytes)
            buffer_byte(&name, ' ');
        buffer_put(&name, value_peek(reader)->text);
        value_take(reader);
    }
    if (name.bytes)
        *value = value_of_text(reader->arena, text_copy(reader->arena, buffer_text(&name)));
    bool is_read = name.bytes > 0;
    buffer_free(&name);
    return is_read;
}

static bool read_family(ValueReader *reader, Value *value)
{
    static const uint16_t generic[] = {KEYWORD_SERIF,     KEYWORD_SANS_SERIF, KEYWORD_MONOSPACE,
                                       KEYWORD_CURSIVE,   KEYWORD_FANTASY,    KEYWORD_SYSTEM_UI,
                                       KEYWORD_NONE_GIVEN};
    if (value_read_text(reader, value))
        return true;
    const CssToken *start = reader->at;
    Value keyword;
    if (value_read_keyword(reader, generic, &keyword) && value_peek(reader)->kind != CSS_IDENT) {
        *value = keyword;
        return true;
    }
    reader->at = start;
    return read_family_of_idents(reader, value);
}

bool read_font_families(ValueReader *reader, Value *value)
{
    ValueBuilder families = {.arena = reader->arena};
    do {
        Value family;
        if (!read_family(reader, &family))
            return false;
        value_add(&families, family);
    } while (value_take_kind(reader, CSS_COMMA));
    *value = value_list_of(&families);
    return true;
}

bool read_font_weight(ValueReader *reader, Value *value)
{
    enum {
        HEAVIEST = 1000
    };
    const CssToken *token = value_peek(reader);
    if (token->number > (int64_t)HEAVIEST * CSS_NUMBER_ONE)
        return false;
    return value_read_numeric(reader, ACCEPTS_INTEGER, 1, value);
}

static bool is_feature_tag(Text tag)
{
    enum {
        TAG_BYTES = 4
    };
    for (size_t i = 0; i < tag.bytes; i++)
        if (tag.at[i] < 0x20 || tag.at[i] > 0x7E)
            return false;
    return tag.bytes == TAG_BYTES;
}

static Value read_feature_setting(ValueReader *reader)
{
    Value setting = {.kind = VALUE_INTEGER, .integer = 1};
    if (value_take_ident(reader, "off"))
        setting.integer = 0;
    else if (!value_take_ident(reader, "on"))
        value_read_numeric(reader, ACCEPTS_INTEGER, 0, &setting);
    return setting;
}

bool read_font_features(ValueReader *reader, Value *value)
{
    ValueBuilder features = {.arena = reader->arena};
    do {
        Value tag;
        if (!is_feature_tag(value_peek(reader)->text) || !value_read_text(reader, &tag))
            return false;
        value_add(&features, tag);
        value_add(&features, read_feature_setting(reader));
    } while (value_take_kind(reader, CSS_COMMA));
    *value = value_list_of(&features);
    return true;
}

/* One keyword out of each pair, in any order. */
bool read_ligatures(ValueReader *reader, Value *value)
{
    static const uint16_t pairs[][3] = {
        {KEYWORD_COMMON_LIGATURES, KEYWORD_NO_COMMON_LIGATURES, KEYWORD_NONE_GIVEN},
        {KEYWORD_DISCRETIONARY_LIGATURES, KEYWORD_NO_DISCRETIONARY_LIGATURES, KEYWORD_NONE_GIVEN},
        {KEYWORD_HISTORICAL_LIGATURES, KEYWORD_NO_HISTORICAL_LIGATURES, KEYWORD_NONE_GIVEN},
        {KEYWORD_CONTEXTUAL, KEYWORD_NO_CONTEXTUAL, KEYWORD_NONE_GIVEN},
    };
    enum {
        PAIRS = sizeof pairs / sizeof *pairs
    };
    ValueBuilder chosen = {.arena = reader->arena};
    bool is_taken[PAIRS] = {false};
    for (size_t pair = 0; pair < PAIRS;) {
        Value keyword;
        if (!is_taken[pair] && value_read_keyword(reader, pairs[pair], &keyword)) {
            value_add(&chosen, keyword);
            is_taken[pair] = true;
            pair = 0;
        } else {
            pair++;
        }
    }
    *value = value_list_of(&chosen);
    return chosen.count > 0;
}

/* --- lists and counters -------------------------------------------------------------------- */

bool read_list_style_type(ValueReader *reader, Value *value)
{
    return value_read_keyword(reader, counter_style_keywords, value) ||
           value_read_text(reader, value);
}

static bool read_counter_pairs(ValueReader *reader, int32_t number, Value *value)
{
    ValueBuilder pairs = {.arena = reader->arena};
    Value name;
    while (value_read_name(reader, &name)) {
        Value amount = {.kind = VALUE_INTEGER, .integer = number};
        if (value_peek(reader)->kind == CSS_FUNCTION) {
            if (!read_attr(reader, &amount))
                return false;
        } else {
            value_read_numeric(reader, ACCEPTS_INTEGER, INT32_MIN, &amount);
        }
        value_add(&pairs, name);
        value_add(&pairs, amount);
    }
    *value = value_list_of(&pairs);
    return pairs.count > 0;
}

bool read_counters_to_set(ValueReader *reader, Value *value)
{
    return read_counter_pairs(reader, 0, value);
}

bool read_counters_to_increment(ValueReader *reader, Value *value)
{
    return read_counter_pairs(reader, 1, value);
}

bool read_quotes(ValueReader *reader, Value *value)
{
    ValueBuilder marks = {.arena = reader->arena};
    Value mark;
    while (value_read_text(reader, &mark))
        value_add(&marks, mark);
    *value = value_list_of(&marks);
    return marks.count > 0 && marks.count % 2 == 0;
}

/* --- pages --------------------------------------------------------------------------------- */

typedef struct NamedSize {
    const char *name;
    int width; /* tenths of a millimetre, or points when is_in_points */
    int height;
    bool is_in_points;
} NamedSize;

/* CSS Paged Media 3, section 8.1 */
static const NamedSize named_sizes[] = {
    {"a3", 2970, 4200, false},   {"a4", 2100, 2970, false},  {"a5", 1480, 2100, false},
    {"b5", 1760, 2500, false},   {"letter", 612, 792, true}, {"legal", 612, 1008, true},
    {"ledger", 792, 1224, true},
};

static Value side_of(const NamedSize *size, int side)
{
    return (Value){.kind = VALUE_LENGTH,
                   .length = size->is_in_points ? LENGTH_OF_POINTS(side)
                                                : length_scale(LENGTH_POINT, side * 72, 254)};
}

static const NamedSize *read_named_size(ValueReader *reader)
{
    for (size_t i = 0; i < sizeof named_sizes / sizeof *named_sizes; i++)
        if (value_take_ident(reader, named_sizes[i].name))
            return &named_sizes[i];
    return NULL;
}

static Value pair_of(Arena *arena, Value first, Value second)
{
    ValueBuilder pair = {.arena = arena};
    value_add(&pair, first);
    value_add(&pair, second);
    return value_list_of(&pair);
}

static bool read_page_lengths(ValueReader *reader, Value *value)
{
    Value width;
    Value height;
    if (!value_read_numeric(reader, ACCEPTS_LENGTH, 0, &width))
        return false;
    if (!value_read_numeric(reader, ACCEPTS_LENGTH, 0, &height))
        height = width;
    *value = pair_of(reader->arena, width, height);
    return true;
}

bool read_page_size(ValueReader *reader, Value *value)
{
    static const uint16_t turns[] = {KEYWORD_PORTRAIT, KEYWORD_LANDSCAPE, KEYWORD_NONE_GIVEN};
    Value turn = value_of_keyword(KEYWORD_NONE_GIVEN);
    bool is_turned = value_read_keyword(reader, turns, &turn);
    const NamedSize *size = read_named_size(reader);
    if (size && !is_turned)
        value_read_keyword(reader, turns, &turn);
    if (!size && !is_turned)
        return read_page_lengths(reader, value);
    if (!size)
        *value = turn;
    else if (turn.keyword == KEYWORD_LANDSCAPE)
        *value = pair_of(reader->arena, side_of(size, size->height), side_of(size, size->width));
    else
        *value = pair_of(reader->arena, side_of(size, size->width), side_of(size, size->height));
    return true;
}

/* Paged Media 3, section 8.2: both in any order. */
bool read_printer_marks(ValueReader *reader, Value *value)
{
    bool has_crop = value_take_ident(reader, "crop");
    bool has_cross = value_take_ident(reader, "cross");
    if (!has_crop)
        has_crop = value_take_ident(reader, "crop");
    ValueBuilder marks = {.arena = reader->arena};
    if (has_crop)
        value_add(&marks, value_of_keyword(KEYWORD_CROP));
    if (has_cross)
        value_add(&marks, value_of_keyword(KEYWORD_CROSS));
    *value = value_list_of(&marks);
    return marks.count > 0;
}

/* --- ours ---------------------------------------------------------------------------------- */

bool read_justify_spaces(ValueReader *reader, Value *value)
{
    Value least;
    Value most;
    if (!value_read_numeric(reader, ACCEPTS_PERCENT, 0, &least) ||
        !value_read_numeric(reader, ACCEPTS_PERCENT, 0, &most))
        return false;
    *value = pair_of(reader->arena, least, most);
    return true;
}

bool read_hyphen_break(ValueReader *reader, Value *value)
{
    Value before;
    Value after;
    if (!value_read_numeric(reader, ACCEPTS_INTEGER, 1, &before) ||
        !value_read_numeric(reader, ACCEPTS_INTEGER, 1, &after))
        return false;
    *value = pair_of(reader->arena, before, after);
    return true;
}
