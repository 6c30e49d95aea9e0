#include "styles/value.h"

#include "base/hash.h"
#include "styles/css_units.h"

enum {
    DECIMALS = 4, /* as many as a reader wants to see; 1/65536 has five */
    PERCENT_DECIMALS = 2,
    BYTE_TO_FULL = 0x101
};

/* --- equality ------------------------------------------------------------------------------ */

static bool lists_equal(const ValueList *a, const ValueList *b)
{
    if (a == b)
        return true;
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!value_equal(&a->items[i], &b->items[i]))
            return false;
    return true;
}

static bool parts_equal(const uint16_t *a, const uint16_t *b, int count)
{
    for (int i = 0; i < count; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

bool color_equal(const Color *a, const Color *b)
{
    static const int parts[] = {
        [COLOR_GRAY] = 1, [COLOR_RGB] = 3, [COLOR_CMYK] = 4, [COLOR_NONE] = 0, [COLOR_SPOT] = 1};
    if (a->space != b->space || a->clear != b->clear || !parts_equal(a->c, b->c, parts[a->space]))
        return false;
    return a->space != COLOR_SPOT || a->ink == b->ink ||
           (text_equal(a->ink->name, b->ink->name) && parts_equal(a->ink->cmyk, b->ink->cmyk, 4));
}

uint16_t clear_both(uint16_t inner, uint16_t outer)
{
    return (
        uint16_t)(UINT16_MAX -
                  divide_rounded((int64_t)(UINT16_MAX - inner) * (UINT16_MAX - outer), UINT16_MAX));
}

Color color_cleared(Color color, uint16_t clear)
{
    color.clear = clear_both(color.clear, clear);
    if (color.clear == UINT16_MAX)
        color.space = COLOR_NONE;
    return color;
}

bool value_equal(const Value *a, const Value *b)
{
    if (a->kind != b->kind || a->unit != b->unit || a->keyword != b->keyword)
        return false;
    switch ((ValueKind)a->kind) {
    case VALUE_KEYWORD:
        return true;
    case VALUE_LENGTH:
        return a->length == b->length && a->percent == b->percent;
    case VALUE_NUMBER:
        return a->number == b->number;
    case VALUE_INTEGER:
        return a->integer == b->integer;
    case VALUE_COLOR:
        return color_equal(a->color, b->color);
    case VALUE_NAME:
        return a->name == b->name;
    case VALUE_TEXT:
        return text_equal(*a->text, *b->text);
    case VALUE_LIST:
    case VALUE_FUNCTION:
        return lists_equal(a->list, b->list);
    case VALUE_UNRESOLVED:
        return a->keyword ? lists_equal(a->list, b->list) : a->number == b->number;
    }
    return false;
}

/* --- hash ---------------------------------------------------------------------------------- */

static uint64_t mixed(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint64_t list_hash(const ValueList *list)
{
    uint64_t hash = list->count;
    for (uint32_t i = 0; i < list->count; i++)
        hash = mixed(hash, value_hash(&list->items[i]));
    return hash;
}

static uint64_t content_hash(const Value *value)
{
    switch ((ValueKind)value->kind) {
    case VALUE_KEYWORD:
        return 0;
    case VALUE_LENGTH:
        return (uint64_t)(uint32_t)value->length << 32 | (uint32_t)value->percent;
    case VALUE_NUMBER:
    case VALUE_INTEGER:
        return (uint32_t)value->integer;
    case VALUE_COLOR:
        return mixed((uint64_t)value->color->c[0] << 32 | value->color->c[1],
                     (uint64_t)value->color->c[2] << 32 | value->color->c[3]);
    case VALUE_NAME:
        return hash_bytes(value->name->text, 0);
    case VALUE_TEXT:
        return hash_bytes(*value->text, 0);
    case VALUE_LIST:
    case VALUE_FUNCTION:
        return list_hash(value->list);
    case VALUE_UNRESOLVED:
        return value->keyword ? list_hash(value->list) : (uint32_t)value->number;
    }
    return 0;
}

uint64_t value_hash(const Value *value)
{
    uint64_t head = (uint64_t)value->kind << 32 | (uint64_t)value->unit << 16 | value->keyword;
    return mixed(head, content_hash(value));
}

/* --- printing ------------------------------------------------------------------------------ */

static void print_escaped(Buffer *out, uint32_t code_point)
{
    buffer_byte(out, '\\');
    buffer_hex(out, code_point, 1);
    buffer_byte(out, ' ');
}

static void print_text(Text text, Buffer *out)
{
    buffer_byte(out, '"');
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (code_point == '"' || code_point == '\\')
            buffer_byte(out, '\\');
        if (code_point < 0x20 || code_point == 0x7F)
            print_escaped(out, code_point);
        else
            buffer_code_point(out, code_point);
    }
    buffer_byte(out, '"');
}

static bool is_digit(uint32_t code_point)
{
    return code_point >= '0' && code_point <= '9';
}

static bool is_name_character(uint32_t code_point)
{
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           is_digit(code_point) || code_point == '-' || code_point == '_' || code_point >= 0x80;
}

/* As CSSOM serializes an identifier: a digit at the start, or after a hyphen there, is escaped. */
static void print_name(Text name, Buffer *out)
{
    bool may_be_digit = false;
    for (size_t at = 0; at < name.bytes;) {
        bool is_first = at == 0;
        uint32_t code_point = text_next(name, &at);
        if ((is_digit(code_point) && !may_be_digit) || code_point < 0x20 || code_point == 0x7F)
            print_escaped(out, code_point);
        else if (!is_name_character(code_point) || (name.bytes == 1 && code_point == '-'))
            buffer_format(out, "\\%c", (int)code_point);
        else
            buffer_code_point(out, code_point);
        may_be_digit = may_be_digit || !is_first || code_point != '-';
    }
}

static void print_share(Buffer *out, int64_t numerator, int64_t denominator)
{
    buffer_ratio(out, numerator * 100, denominator, PERCENT_DECIMALS);
    buffer_byte(out, '%');
}

static void print_length(const Value *value, Buffer *out)
{
    bool has_both = value->percent != 0 && value->length != 0;
    if (has_both)
        buffer_string(out, "calc(");
    if (value->percent != 0)
        print_share(out, value->percent, LENGTH_POINT);
    if (has_both)
        buffer_string(out, " + ");
    if (value->length != 0) {
        buffer_length(out, value->length, DECIMALS);
        buffer_string(out, "pt");
    }
    if (has_both)
        buffer_byte(out, ')');
    if (value->percent == 0 && value->length == 0)
        buffer_byte(out, '0');
}

static void print_shares(const char *function, const uint16_t *parts, int count, Buffer *out)
{
    buffer_string(out, function);
    for (int i = 0; i < count; i++) {
        buffer_string(out, i ? " " : "(");
        print_share(out, parts[i], UINT16_MAX);
    }
}

static void close_color(const Color *color, Buffer *out)
{
    if (color->clear) {
        buffer_string(out, " / ");
        print_share(out, UINT16_MAX - color->clear, UINT16_MAX);
    }
    buffer_byte(out, ')');
}

static void print_color(const Color *color, Buffer *out)
{
    uint16_t gray[] = {color->c[0], color->c[0], color->c[0]};
    const uint16_t *parts = color->space == COLOR_GRAY ? gray : color->c;
    if (color->space == COLOR_NONE) {
        buffer_string(out, "transparent");
    } else if (color->space == COLOR_SPOT) {
        buffer_string(out, "-plenary-spot(");
        print_text(color->ink->name, out);
        buffer_string(out, ", ");
        print_share(out, color->c[0], UINT16_MAX);
        buffer_string(out, ", ");
        print_shares("device-cmyk", color->ink->cmyk, 4, out);
        buffer_string(out, "))");
    } else if (color->space == COLOR_CMYK) {
        print_shares("device-cmyk", parts, 4, out);
        close_color(color, out);
    } else if (color->clear || parts[0] % BYTE_TO_FULL || parts[1] % BYTE_TO_FULL ||
               parts[2] % BYTE_TO_FULL) {
        print_shares("rgb", parts, 3, out);
        close_color(color, out);
    } else {
        buffer_byte(out, '#');
        for (int i = 0; i < 3; i++)
            buffer_hex(out, parts[i] / BYTE_TO_FULL, 2);
    }
}

static void print_items(const ValueList *list, const char *between, Buffer *out)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (i)
            buffer_string(out, between);
        value_print(&list->items[i], out);
    }
}

static void print_function(const char *name, const ValueList *list, const char *between,
                           Buffer *out)
{
    buffer_string(out, name);
    buffer_byte(out, '(');
    print_items(list, between, out);
    buffer_byte(out, ')');
}

static void print_named_function(const Value *value, Buffer *out)
{
    Keyword name = (Keyword)value->keyword;
    if (name == KEYWORD_ALT) {
        buffer_string(out, "/ ");
        print_items(value->list, " ", out);
    } else {
        bool is_spaced = name == KEYWORD_ATTR || name == KEYWORD_SYMBOLS;
        print_function(keyword_name(name), value->list, is_spaced ? " " : ", ", out);
    }
}

static void print_unresolved(const Value *value, Buffer *out)
{
    if (value->keyword != KEYWORD_NONE_GIVEN) {
        bool is_sum = value->keyword == KEYWORD_CALC;
        print_function(keyword_name((Keyword)value->keyword), value->list, is_sum ? " + " : ", ",
                       out);
        return;
    }
    buffer_ratio(out, value->number, LENGTH_POINT, DECIMALS);
    buffer_string(out, css_unit_name((Unit)value->unit));
}

void value_print(const Value *value, Buffer *out)
{
    switch ((ValueKind)value->kind) {
    case VALUE_KEYWORD:
        buffer_string(out, keyword_name((Keyword)value->keyword));
        break;
    case VALUE_LENGTH:
        print_length(value, out);
        break;
    case VALUE_NUMBER:
        buffer_ratio(out, value->number, LENGTH_POINT, DECIMALS);
        break;
    case VALUE_INTEGER:
        buffer_integer(out, value->integer);
        break;
    case VALUE_COLOR:
        print_color(value->color, out);
        break;
    case VALUE_NAME:
        print_name(value->name->text, out);
        break;
    case VALUE_TEXT:
        print_text(*value->text, out);
        break;
    case VALUE_LIST:
        print_items(value->list, " ", out);
        break;
    case VALUE_FUNCTION:
        print_named_function(value, out);
        break;
    case VALUE_UNRESOLVED:
        print_unresolved(value, out);
        break;
    }
}
