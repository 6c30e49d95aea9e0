#include "base/text.h"

#include <string.h>

Text text_of(const char *nul_terminated)
{
    return (Text){nul_terminated, strlen(nul_terminated)};
}

Text text_copy(Arena *arena, Text text)
{
    return (Text){text_to_string(arena, text), text.bytes};
}

char *text_to_string(Arena *arena, Text text)
{
    char *copy = arena_alloc(arena, text.bytes + 1);
    if (text.bytes)
        memcpy(copy, text.at, text.bytes);
    return copy;
}

bool text_equal(Text a, Text b)
{
    return a.bytes == b.bytes && (a.bytes == 0 || memcmp(a.at, b.at, a.bytes) == 0);
}

bool text_is(Text text, const char *nul_terminated)
{
    return text_equal(text, text_of(nul_terminated));
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool text_is_ignoring_case(Text text, const char *nul_terminated)
{
    for (size_t i = 0; i < text.bytes; i++) {
        char other = nul_terminated[i];
        if (other == '\0' || (text.at[i] != other && lower(text.at[i]) != lower(other)))
            return false;
    }
    return nul_terminated[text.bytes] == '\0';
}

int text_compare(Text a, Text b)
{
    size_t shorter = a.bytes < b.bytes ? a.bytes : b.bytes;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    if (order != 0)
        return order;
    return (a.bytes > b.bytes) - (a.bytes < b.bytes);
}

bool text_starts(Text text, const char *prefix)
{
    size_t bytes = strlen(prefix);
    return bytes == 0 || (text.bytes >= bytes && memcmp(text.at, prefix, bytes) == 0);
}

bool text_ends(Text text, const char *suffix)
{
    size_t bytes = strlen(suffix);
    return bytes == 0 ||
           (text.bytes >= bytes && memcmp(text.at + text.bytes - bytes, suffix, bytes) == 0);
}

Text text_slice(Text text, size_t begin, size_t end)
{
    if (end > text.bytes)
        end = text.bytes;
    if (begin > end)
        begin = end;
    return (Text){text.at ? text.at + begin : NULL, end - begin};
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

Text text_trim(Text text)
{
    while (text.bytes && is_space(text.at[text.bytes - 1]))
        text.bytes--;
    while (text.bytes && is_space(text.at[0])) {
        text.at++;
        text.bytes--;
    }
    return text;
}

size_t text_find(Text text, char byte)
{
    const char *found = text.bytes ? memchr(text.at, byte, text.bytes) : NULL;
    return found ? (size_t)(found - text.at) : text.bytes;
}

/* Length of the well-formed sequence at the start of bytes, or 0; *code_point receives it. */
static size_t decode(const unsigned char *byte, size_t bytes, uint32_t *code_point)
{
    unsigned char lead = byte[0];
    if (lead < 0x80) {
        *code_point = lead;
        return 1;
    }
    size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                    : lead >= 0xE0 && lead <= 0xEF ? 3
                    : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                   : 0;
    if (length == 0 || length > bytes)
        return 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    if (byte[1] < low || byte[1] > high)
        return 0;
    uint32_t value = lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (byte[i] & 0x3Fu);
    }
    *code_point = value;
    return length;
}

uint32_t text_next(Text text, size_t *position)
{
    const unsigned char *byte = (const unsigned char *)text.at + *position;
    uint32_t code_point;
    size_t length = decode(byte, text.bytes - *position, &code_point);
    if (length == 0) {
        *position += 1;
        return CODE_POINT_REPLACEMENT;
    }
    *position += length;
    return code_point;
}

uint32_t text_previous(Text text, size_t *position)
{
    size_t begin = *position - 1;
    while (begin > 0 && *position - begin < UTF8_LONGEST &&
           ((unsigned char)text.at[begin] & 0xC0) == 0x80)
        begin--;
    uint32_t code_point;
    size_t length = decode((const unsigned char *)text.at + begin, *position - begin, &code_point);
    if (length != *position - begin) {
        *position -= 1;
        return CODE_POINT_REPLACEMENT;
    }
    *position = begin;
    return code_point;
}

bool text_is_utf8(Text text, size_t *bad)
{
    size_t position = 0;
    while (position < text.bytes) {
        uint32_t code_point;
        size_t length =
            decode((const unsigned char *)text.at + position, text.bytes - position, &code_point);
        if (length == 0) {
            *bad = position;
            return false;
        }
        position += length;
    }
    return true;
}

size_t utf8_encode(char out[UTF8_LONGEST], uint32_t code_point)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = CODE_POINT_REPLACEMENT;
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)(leads[length] | code_point);
    return length;
}

bool text_to_number(Text text, uint32_t most, uint32_t *number)
{
    if (text.bytes == 0)
        return false;
    uint64_t value = 0;
    for (size_t i = 0; i < text.bytes; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(text.at[i] - '0');
        if (value > most)
            return false;
    }
    *number = (uint32_t)value;
    return true;
}

unsigned text_distance(Text a, Text b, unsigned limit)
{
    enum {
        LONGEST = 63
    };
    if (a.bytes > LONGEST || b.bytes > LONGEST)
        return limit + 1;
    /* Levenshtein's table, one row at a time. */
    unsigned row[LONGEST + 1];
    for (size_t j = 0; j <= b.bytes; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= a.bytes; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.bytes; j++) {
            unsigned change = diagonal + (lower(a.at[i - 1]) != lower(b.at[j - 1]));
            unsigned gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < gap ? change : gap;
        }
    }
    return row[b.bytes] <= limit ? row[b.bytes] : limit + 1;
}
