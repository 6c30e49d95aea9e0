#include "layout/line_edges.h"

#include <unicode/uchar.h>

#include "layout/optical_margins.h"
#include "layout/wide_punctuation.h"

/* The sign at an edge of a line. */
typedef struct EdgeSign {
    uint32_t code_point;
    const ShapedRun *run;
    Length advance; /* without letter spacing; 0: nothing reaches out */
    bool is_wide;   /* an em, and not closed up to its neighbour */
    WidePunctuation class;
} EdgeSign;

bool line_has_edges(const ShapedParagraph *shaped)
{
    const ParagraphStyle *style = &shaped->paragraph->style;
    return style->hanging || style->has_optical_margins || shaped->has_wide_punctuation;
}

/* The sign [at, end) of the text, if it stands in the direction of the paragraph: with text of both, the
 * first or last character may stand elsewhere. is_cut tells whether the line cuts it from a neighbour. */
static EdgeSign sign_at(const ShapedParagraph *shaped, uint32_t at, uint32_t end, bool is_cut)
{
    const Paragraph *paragraph = shaped->paragraph;
    size_t next = at;
    EdgeSign sign = {.run = &shaped->runs[shaped_run_at(shaped, at)]};
    uint32_t glyph;
    sign.code_point = text_next(paragraph->text, &next);
    if (sign.run->object || (sign.run->level & 1) != paragraph->style.is_right_to_left ||
        !face_find_glyph(sign.run->face, sign.code_point, &glyph))
        return sign;
    const TextStyle *style = sign.run->style;
    const Face *face = sign.run->face;
    sign.advance = text_style_along(style, face, face_advance(face, glyph));
    int64_t width = shaped->widths[end] - shaped->widths[at];
    Length em = text_style_along(style, face, face->units_per_em);
    sign.is_wide = sign.advance >= em - em / 20 && (is_cut || width >= em - em / 20);
    sign.class = sign.is_wide ? wide_punctuation(sign.code_point, sign.run->language) : WIDE_NONE;
    return sign;
}

static Length larger(Length a, Length b)
{
    return a > b ? a : b;
}

static Length optical(const EdgeSign *sign, bool is_end)
{
    const OpticalMargin *margin = optical_margin(sign->code_point);
    if (!margin)
        return 0;
    Length out = length_scale(sign->run->style->size, is_end ? margin->end : margin->start, 1000);
    return out < sign->advance ? out : sign->advance;
}

/* CSS Text 3, section 9.2: what hangs before the first line and behind the last. */
static bool is_quotation_or_bracket(uint32_t code_point, int8_t bracket)
{
    int8_t type = u_charType((UChar32)code_point);
    return type == bracket || type == U_INITIAL_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
           code_point == '"' || code_point == '\'';
}

/* The same: stops and commas. */
static bool is_stop_or_comma(uint32_t code_point)
{
    switch (code_point) {
    case ',':
    case '.':
    case 0x060C:
    case 0x06D4:
    case 0x3001:
    case 0x3002:
    case 0xFF0C:
    case 0xFF0E:
    case 0xFE50:
    case 0xFE51:
    case 0xFE52:
    case 0xFF61:
    case 0xFF64:
        return true;
    default:
        return false;
    }
}

/* ---- the start ---- */

static bool trims_start(const ParagraphStyle *style, bool is_first)
{
    switch (style->strut->spacing_trim) {
    case KEYWORD_TRIM_START:
    case KEYWORD_TRIM_BOTH:
    case KEYWORD_AUTO:
        return true;
    case KEYWORD_SPACE_FIRST:
        return !is_first;
    default:
        return false;
    }
}

Length line_edge_at_begin(const ShapedParagraph *shaped, uint32_t begin)
{
    const Paragraph *paragraph = shaped->paragraph;
    const ParagraphStyle *style = &paragraph->style;
    if (!line_has_edges(shaped) || begin >= paragraph->text.bytes)
        return 0;
    size_t end = begin;
    text_next(paragraph->text, &end);
    EdgeSign sign = sign_at(shaped, begin, (uint32_t)end, shaped->unsafe[begin] != 0);
    if (sign.advance <= 0)
        return 0;
    bool is_first = begin == 0 && !style->continues;
    if ((style->hanging & HANGING_FIRST) && is_first &&
        is_quotation_or_bracket(sign.code_point, U_START_PUNCTUATION))
        return sign.advance;
    bool is_behind_end = begin > 0 && paragraph->text.at[begin - 1] == '\n';
    Length out = 0;
    if (sign.class == WIDE_OPENING &&
        (style->has_optical_margins || trims_start(style, is_first || is_behind_end)))
        out = sign.advance / 2;
    return style->has_optical_margins ? larger(out, optical(&sign, false)) : out;
}

/* ---- the end ---- */

/* The white half of a closing sign is cut off always, if that makes the line fit, or never. */
static void trim_end(const ParagraphStyle *style, const EdgeSign *sign, LineEdges *edges)
{
    if (sign->class != WIDE_CLOSING)
        return;
    Keyword trim = (Keyword)style->strut->spacing_trim;
    if (trim == KEYWORD_TRIM_BOTH || style->has_optical_margins)
        edges->end = sign->advance / 2;
    else if (trim != KEYWORD_SPACE_ALL && trim != KEYWORD_TRIM_ALL)
        edges->spare = sign->advance / 2;
}

static LineEdges edges_of_sign(const ShapedParagraph *shaped, const EdgeSign *sign, bool is_last)
{
    const ParagraphStyle *style = &shaped->paragraph->style;
    LineEdges edges = {0};
    trim_end(style, sign, &edges);
    if (style->has_optical_margins)
        edges.end = larger(edges.end, optical(sign, true));
    bool may_hang = is_stop_or_comma(sign->code_point);
    if (((style->hanging & HANGING_FORCE_END) && may_hang) ||
        ((style->hanging & HANGING_LAST) && is_last &&
         is_quotation_or_bracket(sign->code_point, U_END_PUNCTUATION)))
        edges.end = sign->advance;
    else if ((style->hanging & HANGING_ALLOW_END) && may_hang)
        edges.spare = sign->advance;
    edges.spare = larger(length_subtract(edges.spare, edges.end), 0);
    return edges;
}

LineEdges line_edges_at_end(const ShapedParagraph *shaped, const LineRange *range)
{
    const Paragraph *paragraph = shaped->paragraph;
    uint32_t end = range->ink_end;
    if (!line_has_edges(shaped) || end <= range->begin)
        return (LineEdges){0};
    size_t at = end;
    text_previous(paragraph->text, &at);
    bool is_cut = end < paragraph->text.bytes && shaped->unsafe[end] != 0;
    EdgeSign sign = sign_at(shaped, (uint32_t)at, end, is_cut);
    if (line_shows_hyphen(range->kind)) {
        sign.code_point = '-';
        return paragraph->style.has_optical_margins && sign.advance > 0
                   ? (LineEdges){.end = optical(&sign, true)}
                   : (LineEdges){0};
    }
    if (sign.advance <= 0)
        return (LineEdges){0};
    return edges_of_sign(shaped, &sign, range->end == paragraph->text.bytes);
}

/* ---- both ---- */

LineEdges line_edges(const ShapedParagraph *shaped, const LineRange *range)
{
    LineEdges edges = line_edges_at_end(shaped, range);
    edges.start = line_edge_at_begin(shaped, range->begin);
    return edges;
}

Length line_edges_out(const LineEdges *edges, int64_t width, Length measure)
{
    Length out = length_add(edges->start, edges->end);
    return edges->spare && width - out > measure ? length_add(out, edges->spare) : out;
}
