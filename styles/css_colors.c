#include "styles/css_colors.h"

#include <stdlib.h>
#include <string.h>

#include "styles/css_hues.h"

enum {
    FULL = 65535,         /* the most of a component */
    BYTE_TO_FULL = 0x101, /* 255 becomes 65535 */
    LONGEST_NAME = 24
};

typedef struct NamedColor {
    char name[LONGEST_NAME];
    uint32_t rgb;
} NamedColor;

/* CSS Color 4, section 6.1; sorted. */
static const NamedColor named_colors[] = {
    {"aliceblue", 0xF0F8FF},
    {"antiquewhite", 0xFAEBD7},
    {"aqua", 0x00FFFF},
    {"aquamarine", 0x7FFFD4},
    {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC},
    {"bisque", 0xFFE4C4},
    {"black", 0x000000},
    {"blanchedalmond", 0xFFEBCD},
    {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2},
    {"brown", 0xA52A2A},
    {"burlywood", 0xDEB887},
    {"cadetblue", 0x5F9EA0},
    {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50},
    {"cornflowerblue", 0x6495ED},
    {"cornsilk", 0xFFF8DC},
    {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},
    {"darkcyan", 0x008B8B},
    {"darkgoldenrod", 0xB8860B},
    {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},
    {"darkkhaki", 0xBDB76B},
    {"darkmagenta", 0x8B008B},
    {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00},
    {"darkorchid", 0x9932CC},
    {"darkred", 0x8B0000},
    {"darksalmon", 0xE9967A},
    {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B},
    {"darkslategray", 0x2F4F4F},
    {"darkslategrey", 0x2F4F4F},
    {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3},
    {"deeppink", 0xFF1493},
    {"deepskyblue", 0x00BFFF},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF},
    {"firebrick", 0xB22222},
    {"floralwhite", 0xFFFAF0},
    {"forestgreen", 0x228B22},
    {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC},
    {"ghostwhite", 0xF8F8FF},
    {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xADFF2F},
    {"grey", 0x808080},
    {"honeydew", 0xF0FFF0},
    {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C},
    {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},
    {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5},
    {"lawngreen", 0x7CFC00},
    {"lemonchiffon", 0xFFFACD},
    {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080},
    {"lightcyan", 0xE0FFFF},
    {"lightgoldenrodyellow", 0xFAFAD2},
    {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3},
    {"lightpink", 0xFFB6C1},
    {"lightsalmon", 0xFFA07A},
    {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},
    {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6},
    {"magenta", 0xFF00FF},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66CDAA},
    {"mediumblue", 0x0000CD},
    {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB},
    {"mediumseagreen", 0x3CB371},
    {"mediumslateblue", 0x7B68EE},
    {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC},
    {"mediumvioletred", 0xC71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1},
    {"moccasin", 0xFFE4B5},
    {"navajowhite", 0xFFDEAD},
    {"navy", 0x000080},
    {"oldlace", 0xFDF5E6},
    {"olive", 0x808000},
    {"olivedrab", 0x6B8E23},
    {"orange", 0xFFA500},
    {"orangered", 0xFF4500},
    {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA},
    {"palegreen", 0x98FB98},
    {"paleturquoise", 0xAFEEEE},
    {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5},
    {"peachpuff", 0xFFDAB9},
    {"peru", 0xCD853F},
    {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xFF0000},
    {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1},
    {"saddlebrown", 0x8B4513},
    {"salmon", 0xFA8072},
    {"sandybrown", 0xF4A460},
    {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D},
    {"silver", 0xC0C0C0},
    {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F},
    {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C},
    {"teal", 0x008080},
    {"thistle", 0xD8BFD8},
    {"tomato", 0xFF6347},
    {"turquoise", 0x40E0D0},
    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},
    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
    {"yellowgreen", 0x9ACD32},
};

static Color color_of_rgb(uint16_t red, uint16_t green, uint16_t blue)
{
    if (red == green && green == blue)
        return (Color){.space = COLOR_GRAY, .c = {red}};
    return (Color){.space = COLOR_RGB, .c = {red, green, blue}};
}

static Color color_of_bytes(uint32_t rgb)
{
    return color_of_rgb((uint16_t)((rgb >> 16 & 0xFF) * BYTE_TO_FULL),
                        (uint16_t)((rgb >> 8 & 0xFF) * BYTE_TO_FULL),
                        (uint16_t)((rgb & 0xFF) * BYTE_TO_FULL));
}

/* --- names and #hex ------------------------------------------------------------------------ */

static int compare_names(const void *spelling, const void *color)
{
    return strcmp(spelling, ((const NamedColor *)color)->name);
}

static bool find_named(Text name, Color *color)
{
    char spelling[LONGEST_NAME];
    if (name.bytes >= sizeof spelling)
        return false;
    for (size_t i = 0; i < name.bytes; i++) {
        char letter = name.at[i];
        spelling[i] = letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
    }
    spelling[name.bytes] = '\0';
    const NamedColor *found =
        bsearch(spelling, named_colors, sizeof named_colors / sizeof *named_colors,
                sizeof *named_colors, compare_names);
    if (found)
        *color = color_of_bytes(found->rgb);
    return found != NULL;
}

static bool hex_digits(Text text, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < text.bytes; i++) {
        char digit = text.at[i];
        if (digit >= '0' && digit <= '9')
            *value = *value * 16 + (uint32_t)(digit - '0');
        else if (digit >= 'a' && digit <= 'f')
            *value = *value * 16 + (uint32_t)(digit - 'a' + 10);
        else if (digit >= 'A' && digit <= 'F')
            *value = *value * 16 + (uint32_t)(digit - 'A' + 10);
        else
            return false;
    }
    return true;
}

/* Four digits, each doubled. */
static uint32_t doubled(uint32_t digits)
{
    uint32_t wide = 0;
    for (unsigned i = 0; i < 4; i++)
        wide |= (digits >> (4 * i) & 0xF) * 0x11 << (8 * i);
    return wide;
}

/* Lets through what is beneath a colour, by an alpha of which most is opaque; a colour of none is none. */
static void apply_alpha(int64_t alpha, int64_t most, Color *color)
{
    int64_t opaque = divide_rounded(alpha * FULL, most);
    if (opaque <= 0)
        *color = (Color){.space = COLOR_NONE};
    else
        color->clear = (uint16_t)(FULL - opaque);
}

static bool read_hex(ValueReader *reader, Color *color)
{
    Text digits = value_peek(reader)->text;
    uint32_t value;
    if (digits.bytes > 8 || !hex_digits(digits, &value))
        return false;
    switch (digits.bytes) {
    case 3:
        *color = color_of_bytes(doubled(value));
        return true;
    case 4:
        *color = color_of_bytes(doubled(value) >> 8);
        apply_alpha(value & 0xF, 0xF, color);
        return true;
    case 6:
        *color = color_of_bytes(value);
        return true;
    case 8:
        *color = color_of_bytes(value >> 8);
        apply_alpha(value & 0xFF, 0xFF, color);
        return true;
    default:
        return false;
    }
}

/* --- functions ----------------------------------------------------------------------------- */

/* A component: a number of which most is full, or a percentage, clamped to 0 … FULL; or none, which is 0. */
static bool read_component(ValueReader *reader, int32_t most, int64_t *part)
{
    Value value;
    *part = 0;
    if (value_take_ident(reader, "none"))
        return true;
    if (!value_read_numeric(reader, ACCEPTS_NUMBER | ACCEPTS_PERCENT, LENGTH_MIN, &value))
        return false;
    int64_t figure = value.kind == VALUE_NUMBER ? value.number : value.percent;
    int64_t full = value.kind == VALUE_NUMBER ? (int64_t)most * CSS_NUMBER_ONE : CSS_NUMBER_ONE;
    *part = divide_rounded(figure * FULL, full);
    *part = *part < 0 ? 0 : *part > FULL ? FULL : *part;
    return true;
}

/* What a colour function takes: components of which most is full, the first of them a hue or not. */
typedef struct Arguments {
    int count;
    int32_t most;
    bool has_hue;
    bool may_have_commas;
} Arguments;

/* Components and an alpha: with commas between all, or with none and "/" before the alpha (sections 5.1 and
 * 4.3). */
static bool read_components(ValueReader *reader, Arguments wanted, int64_t *parts)
{
    bool has_commas = false;
    for (int i = 0; i < wanted.count; i++) {
        if (i == 1)
            has_commas = wanted.may_have_commas && value_take_kind(reader, CSS_COMMA);
        else if (i > 1 && has_commas && !value_take_kind(reader, CSS_COMMA))
            return false;
        bool is_read = i == 0 && wanted.has_hue ? css_read_hue(reader, &parts[i])
                                                : read_component(reader, wanted.most, &parts[i]);
        if (!is_read)
            return false;
    }
    parts[wanted.count] = FULL;
    bool has_alpha =
        has_commas ? value_take_kind(reader, CSS_COMMA) : value_take_delim(reader, '/');
    return !has_alpha || read_component(reader, 1, &parts[wanted.count]);
}

static bool read_rgb(ValueReader *reader, Color *color)
{
    int64_t parts[4];
    if (!read_components(reader, (Arguments){3, 255, false, true}, parts))
        return false;
    *color = color_of_rgb((uint16_t)parts[0], (uint16_t)parts[1], (uint16_t)parts[2]);
    apply_alpha(parts[3], FULL, color);
    return true;
}

/* Of bytes, as rgb() would have it: halves are no whole parts of FULL, and #f00 is to be hsl(0 100% 50%). */
static Color color_of_parts(const int64_t rgb[3])
{
    uint32_t bytes = 0;
    for (int i = 0; i < 3; i++)
        bytes = bytes << 8 | (uint32_t)divide_rounded(rgb[i], BYTE_TO_FULL);
    return color_of_bytes(bytes);
}

static bool read_hsl(ValueReader *reader, Color *color)
{
    int64_t parts[4];
    int64_t rgb[3];
    if (!read_components(reader, (Arguments){3, 100, true, true}, parts))
        return false;
    css_rgb_of_hsl(parts[0], parts[1], parts[2], rgb);
    *color = color_of_parts(rgb);
    apply_alpha(parts[3], FULL, color);
    return true;
}

static bool read_hwb(ValueReader *reader, Color *color)
{
    int64_t parts[4];
    int64_t rgb[3];
    if (!read_components(reader, (Arguments){3, 100, true, false}, parts))
        return false;
    css_rgb_of_hwb(parts[0], parts[1], parts[2], rgb);
    *color = color_of_parts(rgb);
    apply_alpha(parts[3], FULL, color);
    return true;
}

static bool read_cmyk(ValueReader *reader, Color *color)
{
    int64_t parts[5];
    if (!read_components(reader, (Arguments){4, 1, false, true}, parts))
        return false;
    *color = (Color){.space = COLOR_CMYK};
    for (int i = 0; i < 4; i++)
        color->c[i] = (uint16_t)parts[i];
    apply_alpha(parts[4], FULL, color);
    return true;
}

/* An ink of its own, how much of it (100 % unless told), and what it looks like in CMYK. */
static bool read_spot(ValueReader *reader, Color *color)
{
    Value name;
    int64_t tint = FULL;
    Color shown;
    if (!value_read_text(reader, &name) || name.text->bytes == 0 ||
        !value_take_kind(reader, CSS_COMMA))
        return false;
    if (read_component(reader, 1, &tint) && !value_take_kind(reader, CSS_COMMA))
        return false;
    if (!value_open_function(reader, "device-cmyk") || !read_cmyk(reader, &shown) ||
        !value_close_function(reader) || shown.space != COLOR_CMYK || shown.clear)
        return false;
    SpotInk *ink = ARENA_NEW(reader->arena, SpotInk);
    ink->name = *name.text;
    for (int i = 0; i < 4; i++)
        ink->cmyk[i] = shown.c[i];
    *color = (Color){.space = COLOR_SPOT, .c = {(uint16_t)tint}, .ink = ink};
    return true;
}

static bool read_color_function(ValueReader *reader, Color *color)
{
    static const char *const known[] = {"lab", "lch", "oklab", "oklch", "color-mix", "color"};
    if (value_open_function(reader, "rgb") || value_open_function(reader, "rgba"))
        return read_rgb(reader, color) && value_close_function(reader);
    if (value_open_function(reader, "hsl") || value_open_function(reader, "hsla"))
        return read_hsl(reader, color) && value_close_function(reader);
    if (value_open_function(reader, "hwb"))
        return read_hwb(reader, color) && value_close_function(reader);
    if (value_open_function(reader, "device-cmyk"))
        return read_cmyk(reader, color) && value_close_function(reader);
    if (value_open_function(reader, "-plenary-spot"))
        return read_spot(reader, color) && value_close_function(reader);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (css_is_function(value_peek(reader), known[i]))
            return value_refuse_unsupported(reader);
    return false;
}

static bool read_color(ValueReader *reader, Color *color)
{
    const CssToken *token = value_peek(reader);
    bool is_read = false;
    *color = (Color){.space = COLOR_NONE};
    if (token->kind == CSS_FUNCTION)
        return read_color_function(reader, color);
    if (token->kind == CSS_IDENT)
        is_read = css_is_ident(token, "transparent") || find_named(token->text, color);
    else if (token->kind == CSS_HASH)
        is_read = read_hex(reader, color);
    if (is_read)
        value_take(reader);
    return is_read;
}

bool css_read_color(ValueReader *reader, Value *value)
{
    static const uint16_t keywords[] = {KEYWORD_CURRENTCOLOR, KEYWORD_NONE_GIVEN};
    ValueReader start = *reader;
    Color color;
    if (value_read_keyword(reader, keywords, value))
        return true;
    if (!read_color(reader, &color)) {
        value_go_back(reader, &start);
        return false;
    }
    *value = value_of_color(reader->arena, color);
    return true;
}
