#include "tests/layout/setting.h"

#include <string.h>

enum {
    SQUARE = LENGTH_OF_POINTS(10),
    COLUMNS_MOST = 80,
    ROWS_MOST = 200
};

static const char squares[] = "@page {"
                              "  size: 100pt 100pt; margin: 0;"
                              "  @footnote {"
                              "    margin: 0; padding: 0; border-top: 10pt solid; border-clip: 30pt"
                              "  }"
                              "}"
                              "body { font: 10pt/10pt Square; orphans: 1; widows: 1 }"
                              "p, h1, h2, h3, h4, h5, h6, ol, ul, blockquote, pre {"
                              "  margin: 0; padding: 0; font: 10pt/10pt Square"
                              "}"
                              "code { font: 10pt/10pt Square }"
                              "sup, sub, ::footnote-call, ::footnote-marker {"
                              "  font-size: 10pt; line-height: 10pt; vertical-align: baseline;"
                              "  -plenary-note-separator: \"\""
                              "}";

Setting setting_open(const char *tree, const char *sheet)
{
    Setting setting = {.styling = styling_open(tree)};
    styling_add_base(setting.styling);
    styling_add(setting.styling, SHEET_HOUSE, squares);
    styling_add(setting.styling, SHEET_AUTHOR, sheet);
    setting.fonts = fontset_open(setting.styling->arena);
    ck_assert_int_eq(fontset_add_path(setting.fonts, SQUARE_FONTS, setting.styling->diagnostics),
                     STATUS_OK);
    return setting;
}

void setting_make(Setting *setting, unsigned threads)
{
    Styling *styling = setting->styling;
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    LayoutOptions options = {.threads = threads};
    setting->status = layout_make(styling->arena, styling->tree, setting->fonts, &options,
                                  styling->diagnostics, &setting->layout);
}

Setting setting_of(const char *tree, const char *sheet)
{
    Setting setting = setting_open(tree, sheet);
    setting_make(&setting, 1);
    return setting;
}

void setting_close(Setting *setting)
{
    layout_free(&setting->layout);
    fontset_close(setting->fonts);
    styling_close(setting->styling);
}

/* ---- lines and slots ---- */

const Line *setting_line(const Setting *setting, unsigned number)
{
    const Galley *galley = setting->layout.galley;
    for (size_t i = 0; i < galley->slot_count; i++)
        if (galley->slots[i].kind == SLOT_LINE && number-- == 0)
            return galley->slots[i].line;
    ck_abort_msg("there are not so many lines");
}

static Text without_end(Text text)
{
    while (text.bytes && strchr(" \n", text.at[text.bytes - 1]))
        text.bytes--;
    return text;
}

void ck_lines(const Setting *setting, const char *expected)
{
    ck_assert_int_eq(setting->status, STATUS_OK);
    const Galley *galley = setting->layout.galley;
    Buffer out = {0};
    for (size_t i = 0; i < galley->slot_count; i++) {
        if (galley->slots[i].kind != SLOT_LINE)
            continue;
        buffer_put(&out, without_end(galley->slots[i].line->text));
        buffer_byte(&out, '\n');
    }
    ck_buffer(&out, expected, "lines");
}

static void put_slot(const Slot *slot, Buffer *out)
{
    static const char *const kinds[] = {"line", "space", "margin", "box",
                                        "row",  "break", "pending"};
    static const char *const costs[] = {"", " widow", " avoid", " never"};
    static const char *const sides[] = {"", " left", " right"};
    buffer_string(out, kinds[slot->kind]);
    if (slot->x) {
        buffer_string(out, " x=");
        buffer_length(out, slot->x, 2);
    }
    if (slot->kind != SLOT_BREAK && (slot->kind != SLOT_LINE || slot->height != SQUARE)) {
        buffer_byte(out, ' ');
        buffer_length(out, slot->height, 2);
    }
    buffer_string(out, costs[slot->cut]);
    if (slot->kind == SLOT_BREAK) {
        buffer_string(out, sides[slot->side]);
        buffer_format(out, "%s%s", slot->page_name ? " " : "",
                      slot->page_name ? slot->page_name->text.at : "");
    }
    if (slot->kind == SLOT_LINE) {
        buffer_byte(out, ' ');
        buffer_quoted(out, without_end(slot->line->text));
    }
    buffer_byte(out, '\n');
}

static void put_slots(const Galley *galley, unsigned depth, Buffer *out)
{
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        buffer_repeat(out, ' ', 2 * (size_t)depth);
        put_slot(slot, out);
        for (uint32_t n = 0; n < slot->note_count; n++)
            put_slots(galley->notes[slot->first_note + n].galley, depth + 1, out);
    }
}

void ck_slots(const Setting *setting, const char *expected)
{
    ck_assert_int_eq(setting->status, STATUS_OK);
    Buffer out = {0};
    put_slots(setting->layout.galley, 0, &out);
    ck_buffer(&out, expected, "slots");
}

/* ---- pictures ---- */

/* A page as code points; 0 where nothing is. */
typedef struct Picture {
    uint32_t cells[ROWS_MOST][COLUMNS_MOST];
    int rows; /* up to the last that holds something */
} Picture;

static void put_cell(Picture *picture, Length x, Length y, uint32_t code_point)
{
    int column = x / SQUARE;
    int row = y / SQUARE;
    if (x < 0 || y < 0 || column >= COLUMNS_MOST || row >= ROWS_MOST)
        ck_abort_msg("a mark is out of the picture");
    picture->cells[row][column] = code_point;
    if (row >= picture->rows)
        picture->rows = row + 1;
}

static void draw_fill(Picture *picture, const Mark *mark)
{
    Length width = mark->fill.width;
    Length height = mark->fill.height;
    uint32_t sign = width > SQUARE && height > SQUARE ? '#' : height <= SQUARE ? '-' : '|';
    for (Length y = mark->y; y < mark->y + height; y += SQUARE)
        for (Length x = mark->x; x < mark->x + width; x += SQUARE)
            put_cell(picture, x, y, sign);
}

/* Each glyph's first character, in the square that holds most of it. */
static void draw_run(Picture *picture, const Mark *mark)
{
    const TextRun *run = mark->run;
    Length x = mark->x;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const Glyph *glyph = &run->glyphs[i];
        size_t at = glyph->cluster;
        uint32_t code_point = text_next(run->text, &at);
        if (code_point != ' ' && code_point != 0xAD)
            put_cell(picture, x + SQUARE / 10, mark->y - SQUARE / 2, code_point);
        x += glyph->advance;
        if (glyph->flags & GLYPH_IS_SPACE)
            x += run->space_extra;
    }
}

static void put_row(const uint32_t row[COLUMNS_MOST], Buffer *out)
{
    int end = COLUMNS_MOST;
    while (end > 0 && row[end - 1] == 0)
        end--;
    for (int i = 0; i < end; i++)
        buffer_code_point(out, row[i] ? row[i] : ' ');
    buffer_string(out, end ? "\n" : ".\n");
}

static void put_page(const Page *page, Buffer *out)
{
    Picture picture = {0};
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_FILL)
            draw_fill(&picture, &page->marks[i]);
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_TEXT)
            draw_run(&picture, &page->marks[i]);
    for (int row = 0; row < picture.rows; row++)
        put_row(picture.cells[row], out);
    buffer_string(out, "=\n");
}

void ck_picture(const Setting *setting, const char *expected)
{
    ck_assert_int_eq(setting->status, STATUS_OK);
    const Publication *publication = setting->layout.publication;
    Buffer out = {0};
    for (uint32_t i = 0; i < publication->page_count; i++)
        put_page(&publication->pages[i], &out);
    ck_buffer(&out, expected, "the picture");
}

/* ---- all in one ---- */

void ck_lines_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    ck_lines(&setting, expected);
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
}

void ck_slots_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    ck_slots(&setting, expected);
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
}

void ck_picture_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    ck_picture(&setting, expected);
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
}

void ck_points(Length length, double points)
{
    ck_assert_double_eq_tol((double)length / LENGTH_POINT, points, 0.01);
}
