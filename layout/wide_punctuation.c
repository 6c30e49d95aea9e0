#include "layout/wide_punctuation.h"

#include "styles/languages.h"

bool script_has_wide_punctuation(FourLetters script)
{
    return script == FOUR_LETTERS('H', 'a', 'n', 'i') ||
           script == FOUR_LETTERS('H', 'i', 'r', 'a') ||
           script == FOUR_LETTERS('K', 'a', 'n', 'a') || script == FOUR_LETTERS('B', 'o', 'p', 'o');
}

/* In Taiwan and Hong Kong stops stand in the middle of their squares. */
static bool is_traditional(Text language)
{
    static const char *const tags[] = {"zh-hant", "zh-tw", "zh-hk", "zh-mo"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (language_in_range(language, text_of(tags[i])))
            return true;
    return false;
}

WidePunctuation wide_punctuation(uint32_t code_point, Text language)
{
    switch (code_point) {
    case 0x3000:
        return WIDE_SPACE;
    case 0x2018:
    case 0x201C:
    case 0x3008:
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0x3018:
    case 0x301A:
    case 0x301D:
    case 0xFF08:
    case 0xFF3B:
    case 0xFF5B:
    case 0xFF5F:
        return WIDE_OPENING;
    case 0x2019:
    case 0x201D:
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0x3019:
    case 0x301B:
    case 0x301E:
    case 0x301F:
    case 0xFF09:
    case 0xFF3D:
    case 0xFF5D:
    case 0xFF60:
        return WIDE_CLOSING;
    case 0x3001:
    case 0x3002:
    case 0xFF0C:
    case 0xFF0E:
        return is_traditional(language) ? WIDE_MIDDLE : WIDE_CLOSING;
    case 0xFF1A:
    case 0xFF1B:
        return is_traditional(language) || language_in_range(language, text_of("ja"))
                   ? WIDE_MIDDLE
                   : WIDE_CLOSING;
    case 0x30FB:
        return WIDE_MIDDLE;
    default:
        return WIDE_NONE;
    }
}

/* ---- neighbours ---- */

typedef struct CloseUp {
    const ShapedRun *run;
    RunGlyph *glyphs;
    uint32_t count;
    Text text;
    uint32_t text_begin;
    Length em;
} CloseUp;

static bool is_quotation_mark(uint32_t code_point)
{
    return code_point >= 0x2018 && code_point <= 0x201D;
}

/* The class of a glyph that is as wide as an em. */
static WidePunctuation class_of_glyph(const CloseUp *close, uint32_t i)
{
    const RunGlyph *glyph = &close->glyphs[i];
    if (glyph->advance < close->em - close->em / 20)
        return WIDE_NONE;
    size_t at = glyph->cluster - close->text_begin;
    return wide_punctuation(text_next(close->text, &at), close->run->language);
}

/* Quotation marks of another run may be narrow. */
static WidePunctuation class_of_stranger(const CloseUp *close, uint32_t code_point)
{
    return is_quotation_mark(code_point) ? WIDE_NONE
                                         : wide_punctuation(code_point, close->run->language);
}

static WidePunctuation class_before(const CloseUp *close, uint32_t i)
{
    size_t at = close->glyphs[i].cluster - close->text_begin;
    if (i > 0)
        return class_of_glyph(close, i - 1);
    return at > 0 ? class_of_stranger(close, text_previous(close->text, &at)) : WIDE_NONE;
}

static WidePunctuation class_behind(const CloseUp *close, uint32_t i)
{
    size_t at = close->glyphs[i].cluster - close->text_begin;
    if (i + 1 < close->count)
        return class_of_glyph(close, i + 1);
    text_next(close->text, &at);
    return at < close->text.bytes ? class_of_stranger(close, text_next(close->text, &at))
                                  : WIDE_NONE;
}

/* Half of a sign's square is taken away: before an opening one, behind a closing one. */
static void halve(RunGlyph *glyph, Length em, bool is_opening)
{
    glyph->advance = length_subtract(glyph->advance, em / 2);
    if (is_opening)
        glyph->x_offset = length_subtract(glyph->x_offset, em / 2);
}

/* An opening sign closes up to what opens, spaces or stands in the middle before it; a closing one to
 * whatever is behind it. Neither does at a line's edge, so the text is not to be cut there unshaped. */
void wide_punctuation_close_up(const ShapedRun *run, RunGlyph *glyphs, uint32_t count, Text text,
                               uint32_t text_begin)
{
    CloseUp close = {run, glyphs, count, text, text_begin, 0};
    bool closes_all = run->style->spacing_trim == KEYWORD_TRIM_ALL;
    close.em = text_style_along(run->style, run->face, run->face->units_per_em);
    WidePunctuation before = count ? class_before(&close, 0) : WIDE_NONE;
    for (uint32_t i = 0; i < count; i++) {
        WidePunctuation own = class_of_glyph(&close, i);
        WidePunctuation behind = own == WIDE_CLOSING ? class_behind(&close, i) : WIDE_NONE;
        bool is_opening = own == WIDE_OPENING && (closes_all || before == WIDE_OPENING ||
                                                  before == WIDE_MIDDLE || before == WIDE_SPACE);
        bool is_closing = own == WIDE_CLOSING && (closes_all || behind != WIDE_NONE);
        if (is_opening || is_closing)
            halve(&glyphs[i], close.em, is_opening);
        if (is_opening)
            glyphs[i].flags |= SHAPED_GLYPH_UNSAFE;
        if (is_closing && i + 1 < count)
            glyphs[i + 1].flags |= SHAPED_GLYPH_UNSAFE;
        before = own;
    }
}
