/* What is counted in the lines of a region that may be set in columns. */
#include "input/un_text_columns.h"

#include "input/letters.h"
#include "input/un_grid.h"

/* --- sides of a line ------------------------------------------------------------------------------ */

const Row *columns_row(const Columns *columns, uint32_t line)
{
    return &columns->rows[line - columns->first];
}

bool columns_has_left(const Columns *columns, uint32_t line)
{
    return columns_row(columns, line)->left_end > columns->reading->lines[line].begin;
}

bool columns_has_right(const Columns *columns, uint32_t line)
{
    return columns_row(columns, line)->right_begin < columns->reading->lines[line].end;
}

bool columns_have_both(const Columns *columns, uint32_t line)
{
    return columns_has_left(columns, line) && columns_has_right(columns, line);
}

Text columns_side(const Columns *columns, uint32_t line, int side)
{
    const Line *at = &columns->reading->lines[line];
    const Row *row = columns_row(columns, line);
    uint32_t begin = side ? row->right_begin : at->begin;
    uint32_t end = side ? at->end : row->left_end;
    return (Text){columns->reading->clean.text.at + begin, end > begin ? end - begin : 0};
}

uint32_t columns_side_width(const Columns *columns, uint32_t line, int side)
{
    const Row *row = columns_row(columns, line);
    const Line *at = &columns->reading->lines[line];
    uint32_t begin = side ? row->right_start : at->begin - at->start;
    uint32_t end = side ? row->right_edge : row->left_edge;
    return end > begin ? end - begin : 0;
}

static bool begins_small(Text text)
{
    size_t at = 0;
    uint32_t letter = text.bytes ? text_next(text, &at) : 0;
    return is_lower_case(letter) || is_ideograph(letter) || (letter >= 0x620 && letter < 0x6D4);
}

bool columns_go_on(const Columns *columns, uint32_t above, uint32_t below, int side)
{
    return final_mark(columns_side(columns, above, side)) == 0 &&
           begins_small(columns_side(columns, below, side));
}

bool columns_is_single(const Columns *columns, uint32_t line, uint32_t first, uint32_t end,
                       int side)
{
    return line > first && line + 1 < end && !columns_side(columns, line, side).bytes &&
           columns_side(columns, line, !side).bytes &&
           columns_side(columns, line - 1, side).bytes &&
           columns_side(columns, line + 1, side).bytes;
}

static void count_side(const Columns *columns, uint32_t line, bool has_below, int side,
                       Census *census)
{
    Text text = columns_side(columns, line, side);
    size_t at = 0;
    uint32_t letter = text.bytes ? text_next(text, &at) : 0;
    census->figures += is_figure(text);
    census->arabic += letter >= 0x620 && letter < 0x6D4;
    if (!text.bytes || !has_below || !columns_side(columns, line + 1, side).bytes)
        return;
    census->pairs[side]++;
    census->open[side] += columns_go_on(columns, line, line + 1, side);
    census->full[side] +=
        columns_side_width(columns, line, side) * 100 >= census->widest[side] * 65;
}

Census columns_count(const Columns *columns, uint32_t first, uint32_t end)
{
    Census census = {0};
    for (uint32_t line = first; line < end; line++) {
        census.both += columns_have_both(columns, line);
        for (int side = 0; side < 2; side++) {
            uint32_t width = columns_side_width(columns, line, side);
            census.widest[side] = width > census.widest[side] ? width : census.widest[side];
        }
    }
    for (uint32_t line = first; line < end; line++) {
        for (int side = 0; side < 2; side++) {
            count_side(columns, line, line + 1 < end, side, &census);
            if (!columns_is_single(columns, line, first, end, side))
                continue;
            census.single[side]++;
            census.within[side] += columns_go_on(columns, line - 1, line + 1, side);
        }
        bool begins[2];
        for (int side = 0; side < 2; side++)
            begins[side] = line > first && columns_side(columns, line, side).bytes &&
                           !columns_side(columns, line - 1, side).bytes;
        census.beginnings += begins[0] && begins[1];
        census.apart += begins[0] != begins[1];
    }
    return census;
}

bool columns_are_prose(const Census *census)
{
    for (int side = 0; side < 2; side++) {
        bool is_wide = census->widest[side] >= COLUMNS_NARROWEST;
        bool is_full = census->full[side] * 2 >= census->pairs[side];
        bool is_open = census->open[side] * 10 >= census->pairs[side] * 3;
        if (!is_wide || census->pairs[side] < COLUMNS_FEWEST - 1 || !is_full || !is_open)
            return false;
    }
    return census->both >= COLUMNS_FEWEST && census->figures * 8 <= census->both;
}
