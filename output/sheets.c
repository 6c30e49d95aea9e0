#include "output/sheets.h"

static ObjectNumber write_resources(const Sheets *sheets, const Sheet *sheet)
{
    Objects *objects = sheets->tree->objects;
    ObjectNumber number = objects_reserve(objects, 1);
    Buffer forms = {0};
    for (uint32_t i = 0; i < sheet->cell_count; i++) {
        if (sheet->cells[i] == SHEET_CELL_BLANK)
            continue;
        buffer_format(&forms, "/P%u ", i);
        put_reference(&forms, sheets->first_form + sheet->cells[i]);
        buffer_byte(&forms, '\n');
    }
    Dict *dict = objects_new_dict(objects);
    dict_append(dict_dict(dict, "XObject"), buffer_text(&forms));
    colors_put_registration(sheets->colors, dict_dict(dict, "ColorSpace"));
    objects_write_dict(objects, number, dict);
    buffer_free(&forms);
    return number;
}

void sheets_write(const Sheets *sheets)
{
    Objects *objects = sheets->tree->objects;
    Buffer content = {0};
    for (uint32_t i = 0; i < sheets->plan->sheet_count; i++) {
        Sheet sheet = imposition_sheet(sheets->plan, i);
        PageEntries entries = {.contents = objects_reserve(objects, 1),
                               .resources = write_resources(sheets, &sheet),
                               .is_press = sheets->is_press};
        buffer_clear(&content);
        imposition_put_content(sheets->plan, &sheet, &content);
        objects_write_stream(objects, entries.contents, objects_new_dict(objects),
                             buffer_text(&content), STREAM_DEFLATE);
        pagetree_write_page(sheets->tree, i, &sheet.page, &entries);
    }
    buffer_free(&content);
}
