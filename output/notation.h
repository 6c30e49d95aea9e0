/* The notation of PDF (ISO 32000-1, 7.3), written to a buffer: numbers, names, strings, references.
 * Nothing here writes a space before or after, but for the ones inside a reference. */
#ifndef PLENARY_OUTPUT_NOTATION_H
#define PLENARY_OUTPUT_NOTATION_H

#include "base/buffer.h"

/* The number of an indirect object; 0 is none. */
typedef uint32_t ObjectNumber;

/* value / 10^decimals (0 to 5 decimals), without trailing zeros: 105 and 1 give 10.5. */
void put_decimal(Buffer *out, int64_t value, unsigned decimals);

/* A length in points, rounded to thousandths. */
void put_length(Buffer *out, Length length);

/* numerator / denominator with up to three decimals. */
void put_ratio(Buffer *out, int64_t numerator, int64_t denominator);

/* A name, with its slash; bytes that may not stand in a name are escaped. */
void put_name(Buffer *out, Text name);

/* A string of bytes, in parentheses. */
void put_byte_string(Buffer *out, Text bytes);

/* A byte inside the parentheses of a string. */
static inline void put_string_byte(Buffer *out, unsigned char byte)
{
    char *at = buffer_room(out, 2);
    if (byte == '(' || byte == ')' || byte == '\\') {
        *at++ = '\\';
        out->bytes++;
    } else if (byte == '\r') {
        /* as it stands it would be read as a line feed */
        *at++ = '\\';
        byte = 'r';
        out->bytes++;
    }
    *at = (char)byte;
    out->bytes++;
}

/* UTF-8 as UTF-16BE in hexadecimal, without brackets and byte order mark. */
void put_utf16(Buffer *out, Text text);

/* A text string (7.9.2.2): plain ASCII as it is, all else as UTF-16BE. */
void put_text_string(Buffer *out, Text text);

/* Whether a text is of printable ASCII only, so that PDFDocEncoding and UTF-8 agree on it. */
bool is_plain_ascii(Text text);

/* "12 0 R". */
void put_reference(Buffer *out, ObjectNumber number);

#endif
