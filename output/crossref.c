#include "output/crossref.h"

#include <string.h>

/* A place is an offset; or, with the top bit set, the number of an object stream above the lowest
 * MEMBER_BITS bits, which hold the member's place in it. No object stands at offset 0: the file's header
 * does. */
enum {
    MEMBER_BITS = 16,
    ENTRY_LONGEST = 8 + 3 /* bytes of a row: kind, offset or stream, member */
};
static const uint64_t in_stream = (uint64_t)1 << 63;

ObjectNumber crossref_reserve(CrossReference *crossref, uint32_t count)
{
    if (crossref->count == 0)
        crossref->count = 1; /* number 0 heads the list of free objects */
    if (crossref->count + count > CROSSREF_MOST_OBJECTS)
        return 0;
    ObjectNumber first = (ObjectNumber)crossref->count;
    crossref->count += count;
    while (crossref->count > crossref->capacity)
        crossref->places = arena_reserve(crossref->arena, crossref->places, crossref->capacity,
                                         &crossref->capacity, sizeof *crossref->places);
    return first;
}

static bool place(CrossReference *crossref, ObjectNumber number, uint64_t at)
{
    if (number == 0 || number >= crossref->count || crossref->places[number])
        return false;
    crossref->places[number] = at;
    return true;
}

bool crossref_place_at(CrossReference *crossref, ObjectNumber number, uint64_t offset)
{
    return place(crossref, number, offset);
}

bool crossref_place_in(CrossReference *crossref, ObjectNumber number, ObjectNumber stream,
                       uint32_t member)
{
    return place(crossref, number, in_stream | (uint64_t)stream << MEMBER_BITS | member);
}

ObjectNumber crossref_find_gap(const CrossReference *crossref)
{
    for (size_t i = 1; i < crossref->count; i++)
        if (!crossref->places[i])
            return (ObjectNumber)i;
    return 0;
}

bool crossref_fits_table(const CrossReference *crossref)
{
    static const uint64_t ten_digits = 9999999999u;
    for (size_t i = 1; i < crossref->count; i++)
        if (crossref->places[i] > ten_digits)
            return false;
    return true;
}

/* Each line has exactly 20 bytes. */
void crossref_put_table(const CrossReference *crossref, Buffer *out)
{
    buffer_format(out, "xref\n0 %zu\n0000000000 65535 f \n", crossref->count);
    for (size_t i = 1; i < crossref->count; i++) {
        uint64_t rest = crossref->places[i];
        char *line = buffer_room(out, 20);
        memcpy(line, "0000000000 00000 n \n", 20);
        for (unsigned digit = 10; digit-- > 0; rest /= 10)
            line[digit] = (char)('0' + rest % 10);
        out->bytes += 20;
    }
}

/* Bytes that hold the largest offset or stream number. */
static unsigned bytes_needed(const CrossReference *crossref)
{
    uint64_t all = crossref->count;
    for (size_t i = 1; i < crossref->count; i++) {
        uint64_t at = crossref->places[i];
        all |= at & in_stream ? (at & ~in_stream) >> MEMBER_BITS : at;
    }
    unsigned bytes = 1;
    while (bytes < 8 && all >> (8 * bytes))
        bytes++;
    return bytes;
}

static void make_row(uint64_t at, unsigned offset_bytes, unsigned char *row)
{
    bool is_member = at & in_stream;
    uint64_t first = is_member ? (at & ~in_stream) >> MEMBER_BITS : at;
    unsigned second = is_member ? (unsigned)(at & ((1u << MEMBER_BITS) - 1)) : 0;
    row[0] = is_member ? 2 : 1;
    for (unsigned i = 0; i < offset_bytes; i++)
        row[1 + i] = (unsigned char)(first >> (8 * (offset_bytes - 1 - i)));
    row[1 + offset_bytes] = (unsigned char)(second >> 8);
    row[2 + offset_bytes] = (unsigned char)second;
}

unsigned crossref_put_rows(const CrossReference *crossref, CrossReferenceRows rows, Buffer *out)
{
    enum {
        PREDICTOR_UP = 2
    };
    bool is_predicted = rows == CROSSREF_ROWS_PREDICTED;
    unsigned offset_bytes = bytes_needed(crossref);
    unsigned row_bytes = offset_bytes + 3;
    unsigned char above[ENTRY_LONGEST] = {0};
    unsigned char row[ENTRY_LONGEST] = {0}; /* number 0: free, no next, generation 65535 */
    row[row_bytes - 2] = 0xFF;
    row[row_bytes - 1] = 0xFF;
    for (size_t i = 0; i < crossref->count; i++) {
        if (i > 0)
            make_row(crossref->places[i], offset_bytes, row);
        if (is_predicted)
            buffer_byte(out, PREDICTOR_UP);
        char *at = buffer_room(out, row_bytes);
        for (unsigned k = 0; k < row_bytes; k++)
            at[k] = (char)(row[k] - above[k]);
        out->bytes += row_bytes;
        if (is_predicted)
            memcpy(above, row, row_bytes);
    }
    return offset_bytes;
}
