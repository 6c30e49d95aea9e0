#include "styles/property_grammars.h"

#include "styles/content_grammar.h"
#include "styles/css_colors.h"
#include "styles/css_urls.h"

const uint16_t just_auto[] = {KEYWORD_AUTO, KEYWORD_NONE_GIVEN};
const uint16_t just_none[] = {KEYWORD_NONE, KEYWORD_NONE_GIVEN};
const uint16_t just_normal[] = {KEYWORD_NORMAL, KEYWORD_NONE_GIVEN};
const uint16_t auto_or_none[] = {KEYWORD_AUTO, KEYWORD_NONE, KEYWORD_NONE_GIVEN};
const uint16_t normal_or_none[] = {KEYWORD_NORMAL, KEYWORD_NONE, KEYWORD_NONE_GIVEN};
const Grammar any_color_grammar = {.read = css_read_color, .words = "a colour"};

static Value pair_of(Arena *arena, Value first, Value second)
{
    ValueBuilder pair = {.arena = arena};
    value_add(&pair, first);
    value_add(&pair, second);
    return value_list_of(&pair);
}

/* One length stands for both. */
static bool read_two_lengths(ValueReader *reader, Value *value)
{
    Value first;
    Value second;
    if (!value_read_numeric(reader, ACCEPTS_LENGTH, 0, &first))
        return false;
    if (!value_read_numeric(reader, ACCEPTS_LENGTH, 0, &second))
        second = first;
    *value = pair_of(reader->arena, first, second);
    return true;
}

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
    return features.count <= 2 * FEATURE_SETTINGS_MOST;
}

bool read_font_variations(ValueReader *reader, Value *value)
{
    ValueBuilder axes = {.arena = reader->arena};
    do {
        Value tag;
        Value at;
        if (!is_feature_tag(value_peek(reader)->text) || !value_read_text(reader, &tag) ||
            !value_read_numeric(reader, ACCEPTS_NUMBER, INT32_MIN, &at))
            return false;
        value_add(&axes, tag);
        value_add(&axes, at);
    } while (value_take_kind(reader, CSS_COMMA));
    *value = value_list_of(&axes);
    return true;
}

/* --- sets of keywords ----------------------------------------------------------------------- */

enum {
    CHOICES_MOST = 6,
    ALTERNATIVES_MOST = 3
};

/* Keywords of which one at most may be given. */
typedef uint16_t Choice[ALTERNATIVES_MOST + 1];

/* One keyword out of each choice, in any order; in the list they stand in the order of the choices. */
static bool read_choices(ValueReader *reader, const Choice *choices, size_t count, Value *value)
{
    Value chosen[CHOICES_MOST];
    bool is_chosen[CHOICES_MOST] = {false};
    for (size_t i = 0; i < count;) {
        if (!is_chosen[i] && value_read_keyword(reader, choices[i], &chosen[i])) {
            is_chosen[i] = true;
            i = 0;
        } else {
            i++;
        }
    }
    ValueBuilder keywords = {.arena = reader->arena};
    for (size_t i = 0; i < count; i++)
        if (is_chosen[i])
            value_add(&keywords, chosen[i]);
    *value = value_list_of(&keywords);
    return keywords.count > 0;
}

bool read_ligatures(ValueReader *reader, Value *value)
{
    static const Choice choices[] = {
        {KEYWORD_COMMON_LIGATURES, KEYWORD_NO_COMMON_LIGATURES},
        {KEYWORD_DISCRETIONARY_LIGATURES, KEYWORD_NO_DISCRETIONARY_LIGATURES},
        {KEYWORD_HISTORICAL_LIGATURES, KEYWORD_NO_HISTORICAL_LIGATURES},
        {KEYWORD_CONTEXTUAL, KEYWORD_NO_CONTEXTUAL},
    };
    return read_choices(reader, choices, sizeof choices / sizeof *choices, value);
}

bool read_numeric_variants(ValueReader *reader, Value *value)
{
    static const Choice choices[] = {
        {KEYWORD_LINING_NUMS, KEYWORD_OLDSTYLE_NUMS},
        {KEYWORD_PROPORTIONAL_NUMS, KEYWORD_TABULAR_NUMS},
        {KEYWORD_DIAGONAL_FRACTIONS, KEYWORD_STACKED_FRACTIONS},
        {KEYWORD_ORDINAL},
        {KEYWORD_SLASHED_ZERO},
    };
    return read_choices(reader, choices, sizeof choices / sizeof *choices, value);
}

bool read_decoration_lines(ValueReader *reader, Value *value)
{
    static const Choice choices[] = {
        {KEYWORD_UNDERLINE}, {KEYWORD_OVERLINE}, {KEYWORD_LINE_THROUGH}};
    return read_choices(reader, choices, sizeof choices / sizeof *choices, value);
}

bool read_hanging_punctuation(ValueReader *reader, Value *value)
{
    static const Choice choices[] = {
        {KEYWORD_FIRST}, {KEYWORD_FORCE_END, KEYWORD_ALLOW_END}, {KEYWORD_LAST}};
    return read_choices(reader, choices, sizeof choices / sizeof *choices, value);
}

bool read_text_transform(ValueReader *reader, Value *value)
{
    static const Choice choices[] = {{KEYWORD_CAPITALIZE, KEYWORD_UPPERCASE, KEYWORD_LOWERCASE},
                                     {KEYWORD_FULL_WIDTH},
                                     {KEYWORD_FULL_SIZE_KANA}};
    if (!read_choices(reader, choices, sizeof choices / sizeof *choices, value))
        return false;
    if (value->list->count == 1)
        *value = value->list->items[0];
    return true;
}

/* --- boxes --------------------------------------------------------------------------------- */

bool read_opacity(ValueReader *reader, Value *value)
{
    if (!value_read_numeric(reader, ACCEPTS_NUMBER | ACCEPTS_PERCENT, INT32_MIN, value))
        return false;
    int32_t number = value->kind == VALUE_NUMBER ? value->number : value->percent;
    int32_t clamped = number < 0 ? 0 : number > CSS_NUMBER_ONE ? (int32_t)CSS_NUMBER_ONE : number;
    *value = (Value){.kind = VALUE_NUMBER, .number = clamped};
    return true;
}

bool read_url(ValueReader *reader, Value *value)
{
    Text url;
    if (!css_read_url(reader, &url))
        return false;
    ValueBuilder path = {.arena = reader->arena};
    value_add(&path,
              value_of_text(reader->arena, css_url_path(reader->arena, reader->source, url)));
    *value = value_function_of(&path, KEYWORD_URL);
    return true;
}

bool read_running(ValueReader *reader, Value *value)
{
    ValueBuilder arguments = {.arena = reader->arena};
    Value name;
    if (!value_open_function(reader, "running") || !value_read_name(reader, &name))
        return false;
    value_add(&arguments, name);
    *value = value_function_of(&arguments, KEYWORD_RUNNING);
    return value_close_function(reader);
}

bool read_border_spacing(ValueReader *reader, Value *value)
{
    return read_two_lengths(reader, value);
}

bool read_change_bar(ValueReader *reader, Value *value)
{
    static const uint16_t styles[] = {KEYWORD_SOLID, KEYWORD_DOUBLE, KEYWORD_DOTTED, KEYWORD_DASHED,
                                      KEYWORD_NONE_GIVEN};
    Value width;
    Value style = value_of_keyword(KEYWORD_SOLID);
    Value color = value_of_keyword(KEYWORD_CURRENTCOLOR);
    if (!value_read_numeric(reader, ACCEPTS_LENGTH, 0, &width))
        return false;
    value_read_keyword(reader, styles, &style);
    css_read_color(reader, &color);
    ValueBuilder bar = {.arena = reader->arena};
    value_add(&bar, width);
    value_add(&bar, style);
    value_add(&bar, color);
    *value = value_list_of(&bar);
    return true;
}

/* CSS Text 3, section 8.1: in any order. */
bool read_text_indent(ValueReader *reader, Value *value)
{
    static const Choice choices[] = {{KEYWORD_HANGING}, {KEYWORD_EACH_LINE}};
    Value before;
    Value indent;
    Value after;
    bool is_before = read_choices(reader, choices, 2, &before);
    if (!value_read_numeric(reader, ACCEPTS_LENGTH | ACCEPTS_PERCENT, INT32_MIN, &indent))
        return false;
    bool is_after = read_choices(reader, choices, 2, &after);
    ValueBuilder parts = {.arena = reader->arena};
    value_add(&parts, indent);
    for (uint32_t i = 0; is_before && i < before.list->count; i++)
        value_add(&parts, before.list->items[i]);
    for (uint32_t i = 0; is_after && i < after.list->count; i++)
        value_add(&parts, after.list->items[i]);
    *value = parts.count > 1 ? value_list_of(&parts) : indent;
    return parts.count <= 3;
}

/* --- lists and counters -------------------------------------------------------------------- */

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
    {"a3", 2970, 4200, false},     {"a4", 2100, 2970, false},  {"a5", 1480, 2100, false},
    {"b4", 2500, 3530, false},     {"b5", 1760, 2500, false},  {"jis-b4", 2570, 3640, false},
    {"jis-b5", 1820, 2570, false}, {"letter", 612, 792, true}, {"legal", 612, 1008, true},
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

bool read_page_size(ValueReader *reader, Value *value)
{
    static const uint16_t turns[] = {KEYWORD_PORTRAIT, KEYWORD_LANDSCAPE, KEYWORD_NONE_GIVEN};
    Value turn = value_of_keyword(KEYWORD_NONE_GIVEN);
    bool is_turned = value_read_keyword(reader, turns, &turn);
    const NamedSize *size = read_named_size(reader);
    if (size && !is_turned)
        value_read_keyword(reader, turns, &turn);
    if (!size && !is_turned)
        return read_two_lengths(reader, value);
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

static bool read_tab_stop(ValueReader *reader, ValueBuilder *stops)
{
    static const uint16_t aligns[] = {KEYWORD_LEFT, KEYWORD_RIGHT, KEYWORD_CENTER, KEYWORD_DECIMAL,
                                      KEYWORD_NONE_GIVEN};
    Value place;
    Value align = value_of_keyword(KEYWORD_LEFT);
    Value leader = value_of_text(reader->arena, text_of(""));
    if (!value_read_numeric(reader, ACCEPTS_LENGTH, 0, &place))
        return false;
    bool is_aligned = value_read_keyword(reader, aligns, &align);
    if (value_take_ident(reader, "dotted"))
        leader = value_of_text(reader->arena, text_of(". "));
    else
        value_read_text(reader, &leader);
    if (!is_aligned)
        value_read_keyword(reader, aligns, &align);
    value_add(stops, place);
    value_add(stops, align);
    value_add(stops, leader);
    return true;
}

bool read_tab_stops(ValueReader *reader, Value *value)
{
    enum {
        MOST = 256
    };
    ValueBuilder stops = {.arena = reader->arena};
    unsigned count = 0;
    do {
        if (count++ == MOST || !read_tab_stop(reader, &stops))
            return false;
    } while (value_take_kind(reader, CSS_COMMA));
    *value = value_list_of(&stops);
    return true;
}

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
