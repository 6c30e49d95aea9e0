#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_free(Buffer *buffer)
{
    free(buffer->at);
    *buffer = (Buffer){0};
}

void buffer_clear(Buffer *buffer)
{
    buffer->bytes = 0;
}

Text buffer_text(const Buffer *buffer)
{
    return (Text){buffer->at, buffer->bytes};
}

char *buffer_room(Buffer *buffer, size_t bytes)
{
    if (bytes > buffer->capacity - buffer->bytes) {
        if (bytes > SIZE_MAX / 2 - buffer->bytes)
            memory_exhausted();
        size_t capacity = buffer->capacity ? buffer->capacity * 2 : 256;
        if (capacity < buffer->bytes + bytes)
            capacity = buffer->bytes + bytes;
        char *grown = realloc(buffer->at, capacity);
        if (!grown)
            memory_exhausted();
        buffer->at = grown;
        buffer->capacity = capacity;
    }
    return buffer->at + buffer->bytes;
}

void buffer_byte(Buffer *buffer, char byte)
{
    *buffer_room(buffer, 1) = byte;
    buffer->bytes++;
}

void buffer_bytes(Buffer *buffer, const void *bytes, size_t count)
{
    if (count == 0)
        return;
    memcpy(buffer_room(buffer, count), bytes, count);
    buffer->bytes += count;
}

void buffer_put(Buffer *buffer, Text text)
{
    buffer_bytes(buffer, text.at, text.bytes);
}

void buffer_string(Buffer *buffer, const char *string)
{
    buffer_bytes(buffer, string, strlen(string));
}

void buffer_code_point(Buffer *buffer, uint32_t code_point)
{
    buffer->bytes += utf8_encode(buffer_room(buffer, UTF8_LONGEST), code_point);
}

void buffer_repeat(Buffer *buffer, char byte, size_t count)
{
    if (count == 0)
        return;
    memset(buffer_room(buffer, count), byte, count);
    buffer->bytes += count;
}

static void put_unsigned(Buffer *buffer, uint64_t number, unsigned base, unsigned least_digits)
{
    char digits[64];
    unsigned count = 0;
    do {
        digits[count++] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number);
    while (count < least_digits && count < sizeof digits)
        digits[count++] = '0';
    char *out = buffer_room(buffer, count);
    for (unsigned i = 0; i < count; i++)
        out[i] = digits[count - 1 - i];
    buffer->bytes += count;
}

void buffer_integer(Buffer *buffer, int64_t number)
{
    if (number < 0)
        buffer_byte(buffer, '-');
    put_unsigned(buffer, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10, 1);
}

void buffer_hex(Buffer *buffer, uint64_t number, unsigned digits)
{
    put_unsigned(buffer, number, 16, digits);
}

/* numerator / denominator with all decimals, rounded half away from zero. */
static void put_ratio(Buffer *buffer, int64_t numerator, int64_t denominator, unsigned decimals)
{
    static const uint64_t powers_of_ten[] = {1, 10, 100, 1000, 10000, 100000};
    uint64_t magnitude = numerator < 0 ? 0 - (uint64_t)numerator : (uint64_t)numerator;
    uint64_t divisor = (uint64_t)denominator;
    uint64_t power = powers_of_ten[decimals];
    uint64_t whole = magnitude / divisor;
    uint64_t fraction = (magnitude % divisor * power + divisor / 2) / divisor;
    if (fraction == power) {
        whole++;
        fraction = 0;
    }
    if (numerator < 0 && (whole || fraction))
        buffer_byte(buffer, '-');
    put_unsigned(buffer, whole, 10, 1);
    if (decimals) {
        buffer_byte(buffer, '.');
        put_unsigned(buffer, fraction, 10, decimals);
    }
}

static void drop_trailing_zeros(Buffer *buffer)
{
    while (buffer->at[buffer->bytes - 1] == '0')
        buffer->bytes--;
    if (buffer->at[buffer->bytes - 1] == '.')
        buffer->bytes--;
}

void buffer_ratio(Buffer *buffer, int64_t numerator, int64_t denominator, unsigned decimals)
{
    put_ratio(buffer, numerator, denominator, decimals);
    if (decimals)
        drop_trailing_zeros(buffer);
}

void buffer_length(Buffer *buffer, Length length, unsigned decimals)
{
    buffer_ratio(buffer, length, LENGTH_POINT, decimals);
}

void buffer_length_fixed(Buffer *buffer, Length length)
{
    put_ratio(buffer, length, LENGTH_POINT, 2);
}

static void put_quoted_byte(Buffer *buffer, char byte)
{
    static const char named[] = "\"\"\\\\\nn\tt\rr";
    for (const char *pair = named; *pair; pair += 2) {
        if (*pair == byte) {
            buffer_byte(buffer, '\\');
            buffer_byte(buffer, pair[1]);
            return;
        }
    }
    if ((unsigned char)byte < 0x20 || byte == 0x7F) {
        buffer_string(buffer, "\\u");
        buffer_hex(buffer, (unsigned char)byte, 4);
    } else {
        buffer_byte(buffer, byte);
    }
}

void buffer_quoted(Buffer *buffer, Text text)
{
    buffer_byte(buffer, '"');
    for (size_t i = 0; i < text.bytes; i++)
        put_quoted_byte(buffer, text.at[i]);
    buffer_byte(buffer, '"');
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int bytes = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (bytes <= 0)
        return;
    char *out = buffer_room(buffer, (size_t)bytes + 1);
    va_start(arguments, format);
    vsnprintf(out, (size_t)bytes + 1, format, arguments);
    va_end(arguments);
    buffer->bytes += (size_t)bytes;
}
