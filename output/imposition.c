#include "output/imposition.h"

#include "output/printer_marks.h"

static const char *const names[IMPOSITION_COUNT] = {"none", "booklet", "2up", "4up"};

bool imposition_find(Text name, Imposition *imposition)
{
    for (int i = 0; i < IMPOSITION_COUNT; i++) {
        if (!text_is_ignoring_case(name, names[i]))
            continue;
        *imposition = (Imposition)i;
        return true;
    }
    return false;
}

void imposition_put_names(Buffer *out)
{
    for (int i = 1; i < IMPOSITION_COUNT; i++) {
        if (i > 1)
            buffer_string(out, ", ");
        buffer_string(out, names[i]);
    }
}

static uint32_t cell_count(Imposition imposition)
{
    return imposition == IMPOSE_4UP ? 4 : 2;
}

/* Languages of scripts that run from right to left; their booklets open on the other side. */
static bool runs_right_to_left(Text language)
{
    static const char *const languages[] = {"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"};
    Text primary = text_slice(language, 0, text_find(language, '-'));
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (text_is_ignoring_case(primary, languages[i]))
            return true;
    return false;
}

SheetPlan imposition_plan(Imposition imposition, const Publication *publication,
                          Diagnostics *diagnostics)
{
    uint32_t pages = publication->page_count;
    uint32_t cells = cell_count(imposition);
    SheetPlan plan = {.imposition = imposition,
                      .publication = publication,
                      .is_right_to_left = runs_right_to_left(publication->language),
                      .sheet_count = pages / cells + (pages % cells != 0)};
    if (imposition == IMPOSE_BOOKLET)
        plan.sheet_count = (pages / 4 + (pages % 4 != 0)) * 2;
    for (uint32_t i = 1; i < pages; i++) {
        const Page *first = &publication->pages[0];
        const Page *page = &publication->pages[i];
        if (page->width == first->width && page->height == first->height)
            continue;
        diagnostics_add_plain(diagnostics, PDF_SHEETS_DIFFER, SPAN_NONE);
        break;
    }
    return plan;
}

/* Side s of a booklet of n pages has, on the left, page n - 1 - s or s, whichever is for the outside. */
static void fill_booklet(const SheetPlan *plan, Sheet *sheet, uint32_t side)
{
    uint32_t last = plan->sheet_count * 2 - 1;
    bool is_front = side % 2 == 0;
    sheet->cells[0] = is_front ? last - side : side;
    sheet->cells[1] = is_front ? side : last - side;
}

static void mirror(Sheet *sheet)
{
    for (uint32_t i = 0; i + 1 < sheet->cell_count; i += 2) {
        uint32_t left = sheet->cells[i];
        sheet->cells[i] = sheet->cells[i + 1];
        sheet->cells[i + 1] = left;
    }
}

Sheet imposition_sheet(const SheetPlan *plan, uint32_t index)
{
    const Page *first = &plan->publication->pages[0];
    Sheet sheet = {.cell_count = cell_count(plan->imposition)};
    sheet.page = (Page){.number = index + 1, .width = first->width, .height = first->height};
    if (plan->imposition == IMPOSE_BOOKLET) {
        sheet.page.width = length_add(first->width, first->width);
        sheet.page.printer_marks = first->printer_marks;
        sheet.page.bleed = first->bleed;
        sheet.page.slug = first->slug;
        fill_booklet(plan, &sheet, index);
    } else {
        if (plan->imposition == IMPOSE_2UP) {
            sheet.page.width = first->height;
            sheet.page.height = first->width;
        }
        for (uint32_t i = 0; i < sheet.cell_count; i++)
            sheet.cells[i] = index * sheet.cell_count + i;
    }
    if (plan->is_right_to_left)
        mirror(&sheet);
    for (uint32_t i = 0; i < sheet.cell_count; i++)
        if (sheet.cells[i] >= plan->publication->page_count)
            sheet.cells[i] = SHEET_CELL_BLANK;
    return sheet;
}

/* ---- content ---- */

/* Where a page goes: its lower left corner, in Length; and its scale, of 1,000,000. */
typedef struct CellPlace {
    int64_t x;
    int64_t y;
    int64_t scale;
} CellPlace;

enum {
    WHOLE = 1000000
};

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A page in the middle of its part of the sheet, as large as it goes there, but no larger than it is. */
static CellPlace place_of(const Sheet *sheet, const Page *page, uint32_t cell)
{
    int64_t rows = sheet->cell_count / 2;
    int64_t width = sheet->page.width / 2;
    int64_t height = sheet->page.height / rows;
    CellPlace place = {.scale = WHOLE};
    place.scale = lesser(place.scale, width * WHOLE / (page->width ? page->width : 1));
    place.scale = lesser(place.scale, height * WHOLE / (page->height ? page->height : 1));
    int64_t column = cell % 2;
    int64_t row = rows - 1 - cell / 2;
    place.x = column * width + (width - (int64_t)page->width * place.scale / WHOLE) / 2;
    place.y = row * height + (height - (int64_t)page->height * place.scale / WHOLE) / 2;
    return place;
}

static void put_lengths(Buffer *out, const int64_t *lengths, int count)
{
    for (int i = 0; i < count; i++) {
        put_length(out, length_clip(lengths[i]));
        buffer_byte(out, ' ');
    }
}

/* In a booklet the bleed of a page is kept where the sheet has its own, and cut at the fold. */
static void put_clip(const SheetPlan *plan, const Page *page, uint32_t cell, Buffer *out)
{
    int64_t bleed = plan->imposition == IMPOSE_BOOKLET ? page->bleed : 0;
    int64_t clip[4] = {cell == 0 ? -bleed : 0, -bleed, page->width + bleed,
                       page->height + 2 * bleed};
    put_lengths(out, clip, 4);
    buffer_string(out, "re W n ");
}

void imposition_put_content(const SheetPlan *plan, const Sheet *sheet, Buffer *out)
{
    const int64_t origin[2] = {sheet->page.slug, sheet->page.slug};
    buffer_string(out, "q 1 0 0 1 ");
    put_lengths(out, origin, 2);
    buffer_string(out, "cm\n");
    for (uint32_t i = 0; i < sheet->cell_count; i++) {
        if (sheet->cells[i] == SHEET_CELL_BLANK)
            continue;
        const Page *page = &plan->publication->pages[sheet->cells[i]];
        CellPlace place = place_of(sheet, page, i);
        const int64_t corner[2] = {place.x, place.y};
        buffer_string(out, "q ");
        put_decimal(out, divide_rounded(place.scale, 10), 5);
        buffer_string(out, " 0 0 ");
        put_decimal(out, divide_rounded(place.scale, 10), 5);
        buffer_byte(out, ' ');
        put_lengths(out, corner, 2);
        buffer_string(out, "cm ");
        put_clip(plan, page, i, out);
        buffer_format(out, "/P%u Do Q\n", i);
    }
    printer_marks_put(&sheet->page, false, out);
    buffer_string(out, "Q\n");
}
