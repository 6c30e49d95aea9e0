#include "output/printer_marks.h"

/*      |         |         crop marks, 18 pt long, begin 6 pt from the trim, or where the bleed ends,
 *    --+---------+--       whichever is further. With a bleed there is a second pair that shows how
 *      |  trim   |         far it reaches. Register marks are a circle with a cross, 12 pt across, in
 *    --+---------+--       the middle of each side. */

enum {
    MARK_LENGTH = LENGTH_OF_POINTS(18),
    MARK_DISTANCE = LENGTH_OF_POINTS(6), /* from the trim at least, and from the bleed */
    CROSS_RADIUS = LENGTH_OF_POINTS(4),
    CROSS_REACH = LENGTH_OF_POINTS(6)
};

static void put_point(Buffer *out, int64_t x, int64_t y, const char *operator)
{
    put_length(out, length_clip(x));
    buffer_byte(out, ' ');
    put_length(out, length_clip(y));
    buffer_byte(out, ' ');
    buffer_string(out, operator);
}

/* The two marks at a corner: outwards is -1 or 1 in each direction; shift moves both along the edges, to the
 * bleed. */
static void put_corner(Buffer *out, const Page *page, int out_x, int out_y, Length shift)
{
    int64_t x = out_x < 0 ? 0 : page->width;
    int64_t y = out_y < 0 ? 0 : page->height;
    int64_t near = page->bleed > MARK_DISTANCE ? page->bleed : MARK_DISTANCE;
    int64_t far = near + MARK_LENGTH;
    int64_t along_x = x + (int64_t)out_x * shift;
    int64_t along_y = y + (int64_t)out_y * shift;
    put_point(out, x + out_x * near, along_y, "m ");
    put_point(out, x + out_x * far, along_y, "l\n");
    put_point(out, along_x, y + out_y * near, "m ");
    put_point(out, along_x, y + out_y * far, "l\n");
}

static void put_crop_marks(Buffer *out, const Page *page)
{
    for (int corner = 0; corner < 4; corner++) {
        int out_x = corner & 1 ? 1 : -1;
        int out_y = corner & 2 ? 1 : -1;
        put_corner(out, page, out_x, out_y, 0);
        if (page->bleed)
            put_corner(out, page, out_x, out_y, page->bleed);
    }
}

/* A circle of four curves, and a cross over it. */
static void put_cross(Buffer *out, int64_t x, int64_t y)
{
    const int64_t r = CROSS_RADIUS;
    const int64_t bend = r * 5523 / 10000; /* a quarter circle, to 0.03 % */
    put_point(out, x + r, y, "m ");
    put_point(out, x + r, y + bend, "");
    put_point(out, x + bend, y + r, "");
    put_point(out, x, y + r, "c ");
    put_point(out, x - bend, y + r, "");
    put_point(out, x - r, y + bend, "");
    put_point(out, x - r, y, "c ");
    put_point(out, x - r, y - bend, "");
    put_point(out, x - bend, y - r, "");
    put_point(out, x, y - r, "c ");
    put_point(out, x + bend, y - r, "");
    put_point(out, x + r, y - bend, "");
    put_point(out, x + r, y, "c\n");
    put_point(out, x - CROSS_REACH, y, "m ");
    put_point(out, x + CROSS_REACH, y, "l ");
    put_point(out, x, y - CROSS_REACH, "m ");
    put_point(out, x, y + CROSS_REACH, "l\n");
}

static void put_register_marks(Buffer *out, const Page *page)
{
    int64_t away = (int64_t)page->slug - CROSS_REACH - LENGTH_OF_POINTS(2);
    put_cross(out, page->width / 2, -away);
    put_cross(out, page->width / 2, page->height + away);
    put_cross(out, -away, page->height / 2);
    put_cross(out, page->width + away, page->height / 2);
}

void printer_marks_put(const Page *page, bool is_tagged, Buffer *out)
{
    if (!page->printer_marks)
        return;
    if (is_tagged)
        buffer_string(out, "/Artifact<</Type/Page>>BDC\n");
    buffer_string(out, "/All CS 1 SCN .25 w\n");
    if (page->printer_marks & PRINTER_MARKS_CROP)
        put_crop_marks(out, page);
    if (page->printer_marks & PRINTER_MARKS_CROSS)
        put_register_marks(out, page);
    buffer_string(out, "S\n");
    if (is_tagged)
        buffer_string(out, "EMC\n");
}
