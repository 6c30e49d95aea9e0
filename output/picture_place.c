#include "output/picture_place.h"

static void put_length_and_space(int64_t length, Buffer *out)
{
    put_decimal(out, divide_rounded(length * 1000, LENGTH_POINT), 3);
    buffer_byte(out, ' ');
}

/* A picture is a unit square, which is put upright: which side of the box its own left and bottom run along, by Exif's
 * number. */
static void put_place(const PicturePlace *place, Buffer *out)
{
    static const struct {
        signed char
            across[2]; /* where a step to the right leads, in widths and heights of the box */
        signed char up[2];
        signed char begin[2];
    } ways[] = {
        [0] = {{1, 0}, {0, 1}, {0, 0}},  [1] = {{1, 0}, {0, 1}, {0, 0}},
        [2] = {{-1, 0}, {0, 1}, {1, 0}}, [3] = {{-1, 0}, {0, -1}, {1, 1}},
        [4] = {{1, 0}, {0, -1}, {0, 1}}, [5] = {{0, -1}, {-1, 0}, {1, 1}},
        [6] = {{0, -1}, {1, 0}, {0, 1}}, [7] = {{0, 1}, {1, 0}, {0, 0}},
        [8] = {{0, 1}, {-1, 0}, {1, 0}},
    };
    unsigned way = place->image->orientation;
    int64_t width = place->width;
    int64_t height = place->height;
    put_length_and_space(width * ways[way].across[0], out);
    put_length_and_space(height * ways[way].across[1], out);
    put_length_and_space(width * ways[way].up[0], out);
    put_length_and_space(height * ways[way].up[1], out);
    put_length_and_space(place->left + width * ways[way].begin[0], out);
    put_length_and_space(place->bottom + height * ways[way].begin[1], out);
}

void picture_put(const PicturePlace *place, size_t number, Buffer *out)
{
    put_place(place, out);
    buffer_format(out, "cm /I%zu Do ", number);
}
