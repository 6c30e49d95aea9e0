#include "layout/page.h"

static void put_pair(Buffer *out, Length a, Length b)
{
    buffer_length_fixed(out, a);
    buffer_byte(out, ' ');
    buffer_length_fixed(out, b);
}

static void put_element(Buffer *out, uint32_t element)
{
    if (element == STRUCTURE_ARTIFACT_HEADER)
        buffer_string(out, " head");
    else if (element == STRUCTURE_ARTIFACT_FOOTER)
        buffer_string(out, " foot");
    else if (element == STRUCTURE_ARTIFACT_LAYOUT)
        buffer_string(out, " artifact");
    else if (element == STRUCTURE_ARTIFACT_PRINTER)
        buffer_string(out, " printer");
    else if (element == STRUCTURE_ARTIFACT_AGAIN)
        buffer_string(out, " again");
    else
        buffer_format(out, " e%u", element);
}

static void put_color(Buffer *out, Color color)
{
    static const char *const names[] = {"gray", "rgb", "cmyk", "none", "spot"};
    static const int components[] = {1, 3, 4, 0, 1};
    bool is_black = color.space == COLOR_GRAY && color.c[0] == 0 && color.clear == 0;
    if (is_black)
        return;
    buffer_format(out, " %s", names[color.space]);
    if (color.space == COLOR_SPOT) {
        buffer_byte(out, ' ');
        buffer_quoted(out, color.ink->name);
    }
    for (int i = 0; i < components[color.space]; i++) {
        buffer_byte(out, ' ');
        buffer_ratio(out, color.c[i], 65535, 3);
    }
    if (color.clear) {
        buffer_string(out, " / ");
        buffer_ratio(out, 65535 - color.clear, 65535, 3);
    }
}

static void dump_text(const Mark *mark, Buffer *out)
{
    const TextRun *run = mark->run;
    buffer_string(out, "text ");
    put_pair(out, mark->x, mark->y);
    put_element(out, mark->element);
    buffer_byte(out, ' ');
    buffer_put(out, run->face->postscript_name);
    buffer_byte(out, ' ');
    buffer_length(out, run->size, 2);
    if (run->scale != LENGTH_POINT) {
        buffer_byte(out, ' ');
        buffer_ratio(out, (int64_t)run->scale * 100, LENGTH_POINT, 1);
        buffer_byte(out, '%');
    }
    if (run->letter_spacing) {
        buffer_string(out, " +");
        buffer_length(out, run->letter_spacing, 2);
    }
    if (run->space_extra) {
        buffer_string(out, " space+");
        buffer_length_fixed(out, run->space_extra);
    }
    put_color(out, run->color);
    buffer_byte(out, ' ');
    buffer_quoted(out, run->text);
}

static void dump_tiles(const Mark *mark, Buffer *out)
{
    buffer_string(out, "tiles ");
    put_pair(out, mark->x, mark->y);
    buffer_byte(out, ' ');
    put_pair(out, mark->tiles.width, mark->tiles.height);
    put_element(out, mark->element);
    buffer_string(out, " at ");
    put_pair(out, mark->tiles.tiling->x, mark->tiles.tiling->y);
    buffer_byte(out, ' ');
    put_pair(out, mark->tiles.tiling->width, mark->tiles.tiling->height);
    buffer_string(out, " step ");
    put_pair(out, mark->tiles.tiling->step_x, mark->tiles.tiling->step_y);
}

static void dump_mark(const Mark *mark, Buffer *out)
{
    buffer_string(out, "  ");
    switch (mark->kind) {
    case MARK_TEXT:
        dump_text(mark, out);
        break;
    case MARK_FILL:
        buffer_string(out, "fill ");
        put_pair(out, mark->x, mark->y);
        buffer_byte(out, ' ');
        put_pair(out, mark->fill.width, mark->fill.height);
        put_element(out, mark->element);
        put_color(out, mark->fill.color);
        break;
    case MARK_LINK:
        buffer_string(out, "link ");
        put_pair(out, mark->x, mark->y);
        buffer_byte(out, ' ');
        put_pair(out, mark->link.width, mark->link.height);
        put_element(out, mark->element);
        break;
    case MARK_CLIP:
        buffer_string(out, "clip ");
        put_pair(out, mark->x, mark->y);
        buffer_byte(out, ' ');
        put_pair(out, mark->clip.width, mark->clip.height);
        break;
    case MARK_CLIP_END:
        buffer_string(out, "end of clip");
        break;
    case MARK_GROUP:
        buffer_string(out, "group ");
        buffer_ratio(out, 65535 - mark->group.clear, 65535, 3);
        break;
    case MARK_GROUP_END:
        buffer_string(out, "end of group");
        break;
    case MARK_TILES:
        dump_tiles(mark, out);
        break;
    case MARK_IMAGE:
        buffer_string(out, "image ");
        put_pair(out, mark->x, mark->y);
        buffer_byte(out, ' ');
        put_pair(out, mark->image.width, mark->image.height);
        put_element(out, mark->element);
        break;
    }
    buffer_byte(out, '\n');
}

void pages_dump(const Publication *publication, Buffer *out)
{
    for (uint32_t i = 0; i < publication->page_count; i++) {
        const Page *page = &publication->pages[i];
        buffer_format(out, "page %u label=", page->number);
        buffer_quoted(out, page->label);
        buffer_string(out, page->is_left ? " left " : " right ");
        put_pair(out, page->width, page->height);
        buffer_byte(out, '\n');
        for (uint32_t n = 0; n < page->mark_count; n++)
            dump_mark(&page->marks[n], out);
    }
}
