#include "output/check_annotations.h"
#include "output/check_content.h"

/* ---- boxes ---- */

static bool lies_in(const double inner[4], const double outer[4])
{
    static const double slack = 0.01;
    return inner[0] >= outer[0] - slack && inner[1] >= outer[1] - slack &&
           inner[2] <= outer[2] + slack && inner[3] <= outer[3] + slack;
}

static bool is_sized(const double box[4])
{
    static const double least = 3;
    static const double most = 14400;
    double width = box[2] - box[0];
    double height = box[3] - box[1];
    return width >= least && height >= least && width <= most && height <= most;
}

/* The boxes of a page, inherited or not, in the order in which they lie in each other. */
static const char *const box_names[] = {"MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"};

enum {
    BOX_MEDIA,
    BOX_CROP,
    BOX_BLEED,
    BOX_TRIM,
    BOX_ART,
    BOX_COUNT
};

typedef struct Boxes {
    double boxes[BOX_COUNT][4];
    bool is_there[BOX_COUNT];
} Boxes;

static const PdfValue *box_value(Check *check, const PdfPage *page, int box)
{
    if (box == BOX_MEDIA)
        return page->media;
    if (box == BOX_CROP)
        return page->crop;
    return pdf_get(check->pdf, page->dict, box_names[box]);
}

static void read_boxes(Check *check, const PdfPage *page, CheckPlace place, Boxes *boxes)
{
    for (int box = 0; box < BOX_COUNT; box++) {
        const PdfValue *value = box_value(check, page, box);
        boxes->is_there[box] = pdf_rectangle(check->pdf, value, boxes->boxes[box]);
        if (!boxes->is_there[box] && (value->type != PDF_NULL || box == BOX_MEDIA))
            report_add(check->report, CHECK_BOX_MALFORMED, place, "%s", box_names[box]);
        if (boxes->is_there[box] && !is_sized(boxes->boxes[box]))
            report_add(check->report, CHECK_BOX_SIZE, place, "%s", box_names[box]);
    }
}

static void check_boxes(Check *check, const PdfPage *page, CheckPlace place)
{
    Boxes boxes;
    read_boxes(check, page, place, &boxes);
    if (boxes.is_there[BOX_TRIM] == boxes.is_there[BOX_ART])
        report_add(check->report, CHECK_BOX_TRIM, place, "%s",
                   boxes.is_there[BOX_TRIM] ? "both" : "neither");
    static const struct {
        int inner;
        int outer;
    } nests[] = {{BOX_BLEED, BOX_MEDIA}, {BOX_TRIM, BOX_MEDIA}, {BOX_ART, BOX_MEDIA},
                 {BOX_TRIM, BOX_BLEED},  {BOX_ART, BOX_BLEED},  {BOX_TRIM, BOX_CROP}};
    for (size_t i = 0; i < sizeof nests / sizeof *nests; i++)
        if (boxes.is_there[nests[i].inner] && boxes.is_there[nests[i].outer] &&
            !lies_in(boxes.boxes[nests[i].inner], boxes.boxes[nests[i].outer]))
            report_add(check->report, CHECK_BOX_NESTING, place, "%s in %s",
                       box_names[nests[i].inner], box_names[nests[i].outer]);
}

/* ---- the page dictionary ---- */

static void check_page_dict(Check *check, const PdfPage *page, CheckPlace place)
{
    Pdf *pdf = check->pdf;
    const PdfValue *annotations = pdf_get(pdf, page->dict, "Annots");
    if (annotations->type == PDF_ARRAY && annotations->count > 0 &&
        !pdf_has_name(pdf, page->dict, "Tabs", "S"))
        report_add(check->report, CHECK_NAV_TABS, place, "%s", "");
    if (pdf_entry(page->dict, "AA"))
        report_add(check->report, CHECK_ACTION_TRIGGER, place, "%s", "");
    if (pdf_entry(page->dict, "PresSteps"))
        report_add(check->report, CHECK_PRESENTATIONS, place, "%s", "");
    if (!page->has_own_resources && pdf_is_dict(page->resources))
        report_add(check->report, CHECK_DRAW_INHERITED, place, "%s", "");
}

static void check_blending(DrawTable *table, const PdfPage *page, CheckPlace place,
                           bool is_transparent)
{
    Check *check = table->check;
    const PdfValue *group = pdf_get(check->pdf, page->dict, "Group");
    const PdfValue *space = pdf_get(check->pdf, group, "CS");
    if (is_transparent && space->type == PDF_NULL && !check->archive_intent.is_there)
        report_add(check->report, CHECK_ALPHA_SPACE, place, "%s", "");
    if (space->type == PDF_NULL || !pdf_has_name(check->pdf, group, "S", "Transparency"))
        return;
    ColorQuestion asked = {space, page->resources, place.page, false};
    colors_use(check, colors_kinds(table->colors, &asked), place);
}

static void check_page(DrawTable *table, uint32_t number)
{
    Check *check = table->check;
    const PdfPage *page = &check->pdf->pages[number - 1];
    CheckPlace place = {number, page->object, 0};
    bool is_transparent = false;
    check_boxes(check, page, place);
    check_page_dict(check, page, place);
    content_walk_page(table, page, number, &is_transparent);
    check_blending(table, page, place, is_transparent);
    annotations_check(table, page, number);
}

void check_pages(Check *check)
{
    if (check->pdf->has_page_tree_faults)
        check_fail_plain(check, CHECK_FILE_PAGE_TREE, check->pdf->catalog);
    DrawTable table = {.check = check,
                       .colors = colors_new(check),
                       .streams = memo_new(check->arena),
                       .states = memo_new(check->arena),
                       .scratch = arena_new(0)};
    for (uint32_t i = 1; i <= check->pdf->page_count && !arena_is_over_limit(check->arena); i++)
        check_page(&table, i);
    arena_free(table.scratch);
}
