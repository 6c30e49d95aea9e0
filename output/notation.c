#include "output/notation.h"

#include <string.h>

static const char upper_digits[] = "0123456789ABCDEF";

/* Digits are made from the right end of a small array; constants divide fast. */
void put_decimal(Buffer *out, int64_t value, unsigned decimals)
{
    enum {
        LONGEST = 24
    };
    char digits[LONGEST];
    char *at = digits + LONGEST;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    bool has_fraction = false;
    for (; decimals > 0; decimals--) {
        char digit = (char)('0' + rest % 10);
        rest /= 10;
        if (digit != '0' || has_fraction) {
            *--at = digit;
            has_fraction = true;
        }
    }
    if (has_fraction)
        *--at = '.';
    /* PDF writes .5 as well as 0.5; the short form is taken. */
    if (rest || !has_fraction) {
        do {
            *--at = (char)('0' + rest % 10);
            rest /= 10;
        } while (rest);
    }
    if (value < 0)
        *--at = '-';
    buffer_bytes(out, at, (size_t)(digits + LONGEST - at));
}

void put_length(Buffer *out, Length length)
{
    put_ratio(out, length, LENGTH_POINT);
}

void put_ratio(Buffer *out, int64_t numerator, int64_t denominator)
{
    put_decimal(out, divide_rounded(numerator * 1000, denominator), 3);
}

/* 7.3.5: regular characters from ! to ~ stand for themselves, but for the number sign. */
static bool is_regular(unsigned char byte)
{
    return byte > ' ' && byte < 0x7F && !memchr("()<>[]{}/%#", byte, 11);
}

static void put_hex_byte(Buffer *out, unsigned char byte)
{
    char *at = buffer_room(out, 2);
    at[0] = upper_digits[byte >> 4];
    at[1] = upper_digits[byte & 15];
    out->bytes += 2;
}

void put_name(Buffer *out, Text name)
{
    buffer_byte(out, '/');
    for (size_t i = 0; i < name.bytes; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        if (is_regular(byte)) {
            buffer_byte(out, (char)byte);
        } else {
            buffer_byte(out, '#');
            put_hex_byte(out, byte);
        }
    }
}

void put_byte_string(Buffer *out, Text bytes)
{
    buffer_byte(out, '(');
    for (size_t i = 0; i < bytes.bytes; i++)
        put_string_byte(out, (unsigned char)bytes.at[i]);
    buffer_byte(out, ')');
}

static void put_utf16_unit(Buffer *out, uint32_t unit)
{
    put_hex_byte(out, (unsigned char)(unit >> 8));
    put_hex_byte(out, (unsigned char)unit);
}

void put_utf16(Buffer *out, Text text)
{
    size_t position = 0;
    while (position < text.bytes) {
        uint32_t code_point = text_next(text, &position);
        if (code_point >= 0x10000) {
            put_utf16_unit(out, 0xD800 + ((code_point - 0x10000) >> 10));
            put_utf16_unit(out, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
        } else {
            put_utf16_unit(out, code_point);
        }
    }
}

bool is_plain_ascii(Text text)
{
    for (size_t i = 0; i < text.bytes; i++)
        if (text.at[i] < 0x20 || text.at[i] > 0x7E)
            return false;
    return true;
}

void put_text_string(Buffer *out, Text text)
{
    if (is_plain_ascii(text)) {
        put_byte_string(out, text);
        return;
    }
    buffer_string(out, "<FEFF");
    put_utf16(out, text);
    buffer_byte(out, '>');
}

void put_reference(Buffer *out, ObjectNumber number)
{
    put_decimal(out, number, 0);
    buffer_string(out, " 0 R");
}
