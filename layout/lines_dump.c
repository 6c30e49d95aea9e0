#include "layout/galley.h"

#include "layout/paragraph.h"

static const char *cut_name(uint8_t cut)
{
    static const char *const names[] = {"", " widow", " avoid", " never"};
    return names[cut];
}

static void dump_line(const Slot *slot, Buffer *out)
{
    const Line *line = slot->line;
    buffer_format(out, "line p%u x=", slot->paragraph);
    buffer_length_fixed(out, length_add(slot->x, line->x));
    buffer_string(out, " width=");
    buffer_length_fixed(out, line->width);
    buffer_string(out, " of=");
    buffer_length_fixed(out, line->measure);
    buffer_string(out, " extra=");
    buffer_length_fixed(out, line->space_extra);
    buffer_string(out, " height=");
    buffer_length_fixed(out, slot->height);
    buffer_string(out, cut_name(slot->cut));
    buffer_byte(out, ' ');
    buffer_quoted(out, line->text);
}

static void dump_sized(const char *name, const Slot *slot, Buffer *out)
{
    buffer_format(out, "%s height=", name);
    buffer_length_fixed(out, slot->height);
    buffer_string(out, cut_name(slot->cut));
}

static void dump_galley(const Galley *galley, unsigned depth, Buffer *out);

/* The lines of a frame, wherever they stand in it. */
static void dump_frame(const Frame *frame, unsigned depth, Buffer *out)
{
    for (uint32_t i = 0; i < frame->item_count; i++) {
        const FrameItem *item = &frame->items[i];
        if (item->kind == FRAME_FRAME)
            dump_frame(item->frame, depth, out);
        if (item->kind != FRAME_LINE)
            continue;
        buffer_byte(out, '\n');
        buffer_repeat(out, ' ', depth * 2);
        buffer_quoted(out, item->line->text);
    }
}

static void dump_row(const Slot *slot, unsigned depth, Buffer *out)
{
    buffer_format(out, "row r%u height=", slot->row->row);
    buffer_length_fixed(out, slot->height);
    buffer_string(out, cut_name(slot->cut));
    for (uint32_t i = 0; i < slot->row->cell_count; i++) {
        const RowCell *cell = &slot->row->cells[i];
        buffer_byte(out, '\n');
        buffer_repeat(out, ' ', depth * 2 + 2);
        buffer_format(out, "cell %u", cell->number + 1);
        dump_frame(cell->frame, depth + 2, out);
    }
}

static void dump_slot(const Galley *galley, const Slot *slot, unsigned depth, Buffer *out)
{
    buffer_repeat(out, ' ', depth * 2);
    switch (slot->kind) {
    case SLOT_LINE:
        dump_line(slot, out);
        break;
    case SLOT_SPACE:
        dump_sized("space", slot, out);
        break;
    case SLOT_MARGIN:
        dump_sized("margin", slot, out);
        break;
    case SLOT_BOX:
        dump_sized("box", slot, out);
        break;
    case SLOT_ROW:
        dump_row(slot, depth, out);
        break;
    case SLOT_BREAK:
        buffer_string(out, "break");
        break;
    case SLOT_PARAGRAPH:
        buffer_string(out, "pending");
        break;
    }
    buffer_byte(out, '\n');
    for (uint32_t i = 0; i < slot->note_count; i++) {
        uint32_t note = slot->first_note + i;
        buffer_repeat(out, ' ', depth * 2);
        buffer_format(out, "  note %u\n", note + 1);
        dump_galley(galley->notes[note].galley, depth + 2, out);
    }
}

static void dump_galley(const Galley *galley, unsigned depth, Buffer *out)
{
    for (size_t i = 0; i < galley->slot_count; i++)
        dump_slot(galley, &galley->slots[i], depth, out);
}

void galley_dump(const Galley *galley, Buffer *out)
{
    dump_galley(galley, 0, out);
}
