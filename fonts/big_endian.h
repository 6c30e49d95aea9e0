/* Numbers in font files: big-endian, at any offset. What lies beyond the end of a table reads as 0,
 * so that a reader of a cut table needs no further checks. */
#ifndef PLENARY_FONTS_BIG_ENDIAN_H
#define PLENARY_FONTS_BIG_ENDIAN_H

#include "base/text.h"

/* One byte. */
static inline uint32_t read_u8(Text table, size_t offset)
{
    return offset < table.bytes ? (unsigned char)table.at[offset] : 0;
}

/* Two bytes, without sign. */
static inline uint32_t read_u16(Text table, size_t offset)
{
    return read_u8(table, offset) << 8 | read_u8(table, offset + 1);
}

/* Four bytes, without sign. */
static inline uint32_t read_u32(Text table, size_t offset)
{
    return read_u16(table, offset) << 16 | read_u16(table, offset + 2);
}

/* Two bytes, with sign. */
static inline int32_t read_i16(Text table, size_t offset)
{
    return (int16_t)read_u16(table, offset);
}

/* Four bytes, with sign. */
static inline int32_t read_i32(Text table, size_t offset)
{
    return (int32_t)read_u32(table, offset);
}

#endif
