#include "output/check_content.h"
#include "output/check_state.h"

/* What operators do with resources: states, fonts, colours, patterns, images, forms. */

/* ---- graphics state dictionaries ---- */

static void set_overprint(Content *content, const PdfValue *dict)
{
    Pdf *pdf = content->check->pdf;
    GraphicsState *state = content_state(content);
    const PdfValue *stroke = pdf_get(pdf, dict, "OP");
    const PdfValue *fill = pdf_get(pdf, dict, "op");
    if (stroke->type == PDF_BOOLEAN)
        state->overprints_stroke = state->overprints_fill = stroke->is_true;
    if (fill->type == PDF_BOOLEAN)
        state->overprints_fill = fill->is_true;
    if (pdf_entry(dict, "OPM"))
        state->is_overprint_mode_1 = pdf_get_number(pdf, dict, "OPM", 0) == 1;
}

void content_apply_state(Content *content)
{
    Check *check = content->check;
    const PdfValue *dict = content_resource(content, "ExtGState");
    if (!pdf_is_dict(dict))
        return;
    uint32_t *known = memo_place(content->drawing->table->states, (uint64_t)(uintptr_t)dict);
    if (!*known)
        state_check(check, dict, content->drawing->page);
    *known = 1;
    set_overprint(content, dict);
    if (state_is_transparent(check, dict))
        content->drawing->has_transparency = true;
    const PdfValue *font = pdf_item(check->pdf, pdf_get(check->pdf, dict, "Font"), 0);
    if (pdf_is_dict(font))
        content_state(content)->font = fonts_find(check, font, content->drawing->page);
}

/* ---- fonts ---- */

static void draw_glyphs(Content *content, const PdfValue *font)
{
    Pdf *pdf = content->check->pdf;
    const PdfValue *procedures = pdf_get(pdf, font, "CharProcs");
    const PdfValue *resources = pdf_get(pdf, font, "Resources");
    for (uint32_t i = 0; pdf_is_dict(procedures) && i < procedures->count; i++)
        content_draw_part(content, pdf_follow(pdf, &procedures->entries[i].value),
                          pdf_is_dict(resources) ? resources : content->resources);
}

void content_choose_font(Content *content)
{
    PdfValue *operands = content->parser.values;
    size_t count = content->parser.count;
    content->parser.count = 1; /* the name comes first here */
    const PdfValue *dict = content_resource(content, "Font");
    content->parser.count = count;
    if (!pdf_is_dict(dict) || operands[0].type != PDF_NAME)
        return;
    content_state(content)->font = fonts_find(content->check, dict, content->drawing->page);
    if (pdf_has_name(content->check->pdf, dict, "Subtype", "Type3"))
        draw_glyphs(content, dict);
}

void content_show(Content *content, const PdfValue *string)
{
    GraphicsState *state = content_state(content);
    const OpenMark *mark = content_mark(content);
    if (string->text.bytes == 0)
        return;
    if (!state->font) {
        content_fail(content, CHECK_DRAW_OPERANDS, "text without a font");
        return;
    }
    bool has_private = font_show(state->font, string->text, !state->is_invisible);
    if (has_private && content->needs_tags && !(mark && (mark->is_replaced || mark->is_artifact)))
        content_fail(content, CHECK_TEXT_PRIVATE, "%s", "");
    bool has_language =
        content->check->language.bytes > 0 || (mark && (mark->has_language || mark->is_artifact));
    if (content->needs_tags && !has_language)
        content_fail(content, CHECK_LANG_TEXT, "%s", "");
    content_painted(content, !state->is_invisible, false);
}

/* ---- colours ---- */

static void set_kinds(Content *content, unsigned kinds, bool is_stroke)
{
    GraphicsState *state = content_state(content);
    if (is_stroke) {
        state->is_stroke_told &= state->stroke == kinds;
        state->stroke = kinds;
    } else {
        state->is_fill_told &= state->fill == kinds;
        state->fill = kinds;
    }
}

static ColorQuestion question(const Content *content, const PdfValue *space, bool is_passing)
{
    return (ColorQuestion){space, content->resources, content->drawing->page, is_passing};
}

void content_set_device_color(Content *content, const char *device, bool is_stroke)
{
    ColorQuestion asked = question(content, NULL, false);
    set_kinds(content, colors_device_kinds(content->drawing->table->colors, device, &asked),
              is_stroke);
}

void content_set_space(Content *content, bool is_stroke)
{
    ColorQuestion asked = question(content, &content->parser.values[0], false);
    set_kinds(content, colors_kinds(content->drawing->table->colors, &asked), is_stroke);
}

static unsigned kinds_of_space_in(Content *content, const PdfValue *dict)
{
    const PdfValue *space = pdf_get(content->check->pdf, dict, "ColorSpace");
    if (space->type == PDF_NULL)
        return 0;
    ColorQuestion asked = question(content, space, false);
    return colors_kinds(content->drawing->table->colors, &asked);
}

/* A pattern is named by the last operand; other colours are numbers. */
void content_set_color(Content *content, bool is_stroke)
{
    Pdf *pdf = content->check->pdf;
    if (content->parser.values[content->parser.count - 1].type != PDF_NAME)
        return;
    const PdfValue *pattern = content_resource(content, "Pattern");
    const PdfValue *resources = pdf_get(pdf, pattern, "Resources");
    if (pattern->type == PDF_STREAM) {
        if (!pdf_is_dict(resources))
            content_fail(content, CHECK_DRAW_INHERITED, "a pattern");
        content_draw_part(content, pattern,
                          pdf_is_dict(resources) ? resources : content->resources);
    } else if (pdf_is_dict(pattern)) {
        set_kinds(content, kinds_of_space_in(content, pdf_get(pdf, pattern, "Shading")), is_stroke);
    }
}

void content_shade(Content *content)
{
    const PdfValue *shading = content_resource(content, "Shading");
    unsigned kinds = kinds_of_space_in(content, shading);
    colors_use(content->check, kinds, (CheckPlace){content->drawing->page, shading->object, 0});
    content_painted(content, false, false);
}

/* ---- images and forms ---- */

static void draw_image(Content *content, const PdfValue *image)
{
    Pdf *pdf = content->check->pdf;
    bool is_mask = pdf_is_true(pdf_get(pdf, image, "ImageMask"));
    if (!is_mask)
        colors_use(content->check, kinds_of_space_in(content, image),
                   (CheckPlace){content->drawing->page, image->object, 0});
    if (pdf_get(pdf, image, "SMask")->type == PDF_STREAM)
        content->drawing->has_transparency = true;
    content_painted(content, is_mask, false);
}

void content_draw_object(Content *content)
{
    const PdfValue *object = content_resource(content, "XObject");
    if (object->type != PDF_STREAM)
        return;
    if (pdf_has_name(content->check->pdf, object, "Subtype", "Image"))
        draw_image(content, object);
    else if (pdf_has_name(content->check->pdf, object, "Subtype", "Form"))
        content_draw_form(content, object);
}

/* ---- inline images ---- */

/* Whether what follows the letters EI at the offset is content again: some bytes of plain text. */
static bool ends_image(Text source, size_t at)
{
    enum {
        LOOKED_AT = 8
    };
    if (at < 1 || !scan_is_space(source.at[at - 1]))
        return false;
    for (size_t i = at + 2; i < source.bytes && i < at + 2 + LOOKED_AT; i++) {
        unsigned char byte = (unsigned char)source.at[i];
        bool is_plain = scan_is_space((char)byte) || (byte >= 0x20 && byte < 0x7F);
        if (!is_plain || (i == at + 2 && !scan_is_space((char)byte)))
            return false;
    }
    return true;
}

/* Moves behind EI. */
static void skip_data(Scanner *scanner)
{
    Text source = scanner->source;
    size_t at = scanner->position;
    while (at + 1 < source.bytes &&
           !(source.at[at] == 'E' && source.at[at + 1] == 'I' && ends_image(source, at)))
        at++;
    scanner->position = at + 2 < source.bytes ? at + 2 : source.bytes;
}

static bool is_lzw(const PdfValue *filter)
{
    return pdf_is_name(filter, "LZWDecode") || pdf_is_name(filter, "LZW");
}

static void check_inline_filter(Content *content, const PdfValue *filter)
{
    bool has_lzw = is_lzw(filter);
    for (uint32_t i = 0; filter->type == PDF_ARRAY && i < filter->count; i++)
        has_lzw |= is_lzw(&filter->items[i]);
    if (has_lzw)
        content_fail(content, CHECK_STREAM_LZW, "an inline image");
}

/* The value of a key among the operands of ID, by its long or short name; NULL if there is none. */
static const PdfValue *inline_entry(const Content *content, const char *key, const char *short_key)
{
    for (size_t i = 0; i + 1 < content->parser.count; i += 2)
        if (pdf_is_name(&content->parser.values[i], key) ||
            pdf_is_name(&content->parser.values[i], short_key))
            return &content->parser.values[i + 1];
    return NULL;
}

void content_draw_inline_image(Content *content)
{
    Text word;
    if (!pdf_parse_operation(&content->parser, &word) || !text_is(word, "ID")) {
        content_fail(content, CHECK_DRAW_OPERANDS, "BI");
        return;
    }
    const PdfValue *mask = inline_entry(content, "ImageMask", "IM");
    const PdfValue *filter = inline_entry(content, "Filter", "F");
    const PdfValue *interpolate = inline_entry(content, "Interpolate", "I");
    const PdfValue *space = inline_entry(content, "ColorSpace", "CS");
    bool is_mask = mask && pdf_is_true(mask);
    if (filter)
        check_inline_filter(content, filter);
    if (interpolate && pdf_is_true(interpolate))
        content_fail(content, CHECK_IMAGE_INTERPOLATED, "an inline image");
    if (space && !is_mask) {
        ColorQuestion asked = question(content, space, true);
        colors_use(content->check, colors_kinds(content->drawing->table->colors, &asked),
                   (CheckPlace){content->drawing->page, content->container, 0});
    }
    content_painted(content, is_mask, false);
    skip_data(&content->parser.scanner);
}
