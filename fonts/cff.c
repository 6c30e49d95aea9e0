#include "fonts/cff.h"

#include "fonts/big_endian.h"

enum {
    OPERATOR_CHARSET = 15,
    OPERATOR_ESCAPE = 12,
    OPERATOR_ROS = OPERATOR_ESCAPE << 8 | 30,
    LAST_PREDEFINED_CHARSET = 2
};

/* The big-endian number of size bytes (1 to 4) at offset. */
static uint32_t read_offset(Text table, size_t offset, uint32_t size)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < size; i++)
        value = value << 8 | read_u8(table, offset + i);
    return value;
}

/* The first item of the INDEX at start, and where the INDEX ends; an empty item and end 0 if the
 * INDEX is broken. (Section 5: count, offset size, count + 1 offsets, which are counted from the
 * byte before the data.) */
static Text first_of_index(Text table, size_t start, size_t *end)
{
    uint32_t count = read_u16(table, start);
    uint32_t size = read_u8(table, start + 2);
    *end = 0;
    if (count == 0) {
        *end = start + 2;
        return (Text){0};
    }
    if (size < 1 || size > 4)
        return (Text){0};
    size_t data = start + 3 + ((size_t)count + 1) * size - 1;
    uint32_t last = read_offset(table, start + 3 + (size_t)count * size, size);
    uint32_t first = read_offset(table, start + 3, size);
    uint32_t second = read_offset(table, start + 3 + size, size);
    if (data + last > table.bytes || first < 1 || second < first || last < second)
        return (Text){0};
    *end = data + last;
    return text_slice(table, data + first, data + second);
}

static Text top_dictionary(Text table)
{
    size_t end;
    first_of_index(table, read_u8(table, 2), &end); /* the font's name */
    return end ? first_of_index(table, end, &end) : (Text){0};
}

/* Moves behind a real number, whose last half byte is 15. */
static size_t skip_real(Text dictionary, size_t at)
{
    while (at < dictionary.bytes && (read_u8(dictionary, at) & 15) != 15)
        at++;
    return at + 1;
}

/* Reads the operand at *at, which moves behind it. A real number gives 0. (Section 4, table 3.) */
static int32_t next_operand(Text dictionary, size_t *at)
{
    size_t start = *at;
    uint32_t first = read_u8(dictionary, start);
    if (first == 30) {
        *at = skip_real(dictionary, start + 1);
        return 0;
    }
    if (first == 28) {
        *at = start + 3;
        return read_i16(dictionary, start + 1);
    }
    if (first == 29) {
        *at = start + 5;
        return read_i32(dictionary, start + 1);
    }
    *at = start + (first < 247 ? 1 : 2);
    int32_t second = (int32_t)read_u8(dictionary, start + 1);
    if (first < 247)
        return (int32_t)first - 139;
    if (first < 251)
        return ((int32_t)first - 247) * 256 + second + 108;
    return -((int32_t)first - 251) * 256 - second - 108;
}

/* Whether the dictionary has the operator, and its last operand. */
static bool find_operator(Text dictionary, uint32_t wanted, int32_t *operand)
{
    int32_t last = 0;
    for (size_t at = 0; at < dictionary.bytes;) {
        uint32_t byte = read_u8(dictionary, at);
        if (byte > 21) {
            last = next_operand(dictionary, &at);
            continue;
        }
        at++;
        if (byte == OPERATOR_ESCAPE)
            byte = byte << 8 | read_u8(dictionary, at++);
        if (byte == wanted) {
            *operand = last;
            return true;
        }
        last = 0;
    }
    return false;
}

bool cff_is_cid_keyed(Text table)
{
    int32_t supplement;
    return find_operator(top_dictionary(table), OPERATOR_ROS, &supplement);
}

bool cff_read_cids(Text table, uint16_t *cids, uint32_t count)
{
    int32_t charset = 0;
    find_operator(top_dictionary(table), OPERATOR_CHARSET, &charset);
    if (charset <= LAST_PREDEFINED_CHARSET || (size_t)charset >= table.bytes)
        return false;
    /* Section 13: format 0 lists the CIDs; 1 and 2 list ranges, a first CID and how many follow it
     * in one or two bytes. Glyph 0 is not listed. */
    size_t at = (size_t)charset;
    uint32_t format = read_u8(table, at++);
    if (format > 2)
        return false;
    uint32_t glyph = 0;
    if (count)
        cids[glyph++] = 0;
    while (glyph < count) {
        size_t bytes = 2 + format;
        if (at + bytes > table.bytes)
            return false;
        uint32_t cid = read_u16(table, at);
        uint32_t left = read_offset(table, at + 2, format);
        at += bytes;
        for (uint32_t i = 0; i <= left && glyph < count; i++)
            cids[glyph++] = (uint16_t)(cid + i);
    }
    return true;
}
