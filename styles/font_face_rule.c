#include "styles/descriptors.h"

#include "styles/css_urls.h"
#include "styles/property_grammars.h"

/* --- sources ------------------------------------------------------------------------------- */

/* A name as of a family: a string, or identifiers. */
static bool read_one_family(ValueReader *reader, Text *family)
{
    Value families;
    if (!read_font_families(reader, &families) || families.list->count != 1)
        return false;
    const Value *first = &families.list->items[0];
    *family = first->kind == VALUE_TEXT ? *first->text : text_of(keyword_name(first->keyword));
    return true;
}

/* Formats that can go into a PDF; a source in another one is passed over (section 4.3.1). */
static bool is_usable_format(Text format)
{
    static const char *const formats[] = {"opentype", "truetype", "collection"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (text_is_ignoring_case(format, formats[i]))
            return true;
    return false;
}

/* format(name) behind a url; *is_usable stays as it is without one. */
static bool read_format(ValueReader *reader, bool *is_usable)
{
    if (!value_open_function(reader, "format"))
        return true;
    const CssToken *token = value_peek(reader);
    if (token->kind != CSS_STRING && token->kind != CSS_IDENT)
        return false;
    *is_usable = is_usable_format(token->text);
    value_take(reader);
    return value_close_function(reader);
}

static bool read_source(ValueReader *reader, FontSource *source, bool *is_usable)
{
    Text url;
    *is_usable = true;
    if (value_open_function(reader, "local")) {
        source->is_local = true;
        return read_one_family(reader, &source->name) && value_close_function(reader);
    }
    if (!css_read_url(reader, &url))
        return false;
    source->name = css_url_path(reader->arena, reader->source, url);
    return read_format(reader, is_usable);
}

static bool read_sources(ValueReader *reader, void *rule)
{
    FontFaceRule *face = rule;
    FontSource *sources = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    do {
        FontSource source = {0};
        bool is_usable;
        if (!read_source(reader, &source, &is_usable))
            return false;
        if (!is_usable)
            continue;
        sources = arena_reserve(reader->arena, sources, count, &capacity, sizeof *sources);
        sources[count++] = source;
    } while (value_take_kind(reader, CSS_COMMA));
    face->sources = sources;
    face->source_count = count;
    return true;
}

/* --- styles -------------------------------------------------------------------------------- */

static bool read_family(ValueReader *reader, void *rule)
{
    return read_one_family(reader, &((FontFaceRule *)rule)->family);
}

static bool read_weight(ValueReader *reader, int32_t *weight)
{
    Value value;
    if (value_take_ident(reader, "normal"))
        *weight = 400;
    else if (value_take_ident(reader, "bold"))
        *weight = 700;
    else if (read_font_weight(reader, &value))
        *weight = value.integer;
    else
        return false;
    return true;
}

/* One value stands for both ends; a range that falls is turned round (section 4.4). */
static void order(int32_t range[2])
{
    if (range[0] <= range[1])
        return;
    int32_t most = range[0];
    range[0] = range[1];
    range[1] = most;
}

static bool read_weights(ValueReader *reader, void *rule)
{
    int32_t *weight = ((FontFaceRule *)rule)->weight;
    if (value_take_ident(reader, "auto"))
        return true;
    if (!read_weight(reader, &weight[0]))
        return false;
    weight[1] = weight[0];
    bool is_read = value_at_end(reader) || read_weight(reader, &weight[1]);
    order(weight);
    return is_read;
}

static bool read_stretch(ValueReader *reader, int32_t *stretch)
{
    Value value;
    if (value_take_ident(reader, "normal")) {
        *stretch = 100;
        return true;
    }
    if (!value_read_numeric(reader, ACCEPTS_PERCENT, 0, &value))
        return false;
    *stretch = (int32_t)divide_rounded((int64_t)value.percent * 100, CSS_NUMBER_ONE);
    return true;
}

static bool read_stretches(ValueReader *reader, void *rule)
{
    int32_t *stretch = ((FontFaceRule *)rule)->stretch;
    if (value_take_ident(reader, "auto"))
        return true;
    if (!read_stretch(reader, &stretch[0]))
        return false;
    stretch[1] = stretch[0];
    bool is_read = value_at_end(reader) || read_stretch(reader, &stretch[1]);
    order(stretch);
    return is_read;
}

static bool read_slant(ValueReader *reader, void *rule)
{
    FontFaceRule *face = rule;
    if (value_take_ident(reader, "auto"))
        return true;
    face->slant = !value_take_ident(reader, "normal");
    return !face->slant || value_take_ident(reader, "italic") ||
           value_take_ident(reader, "oblique");
}

/* --- characters (section 4.5) ------------------------------------------------------------- */

static bool is_hex(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') ||
           (letter >= 'A' && letter <= 'F');
}

static uint32_t hex_value(char letter)
{
    return (uint32_t)(letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10);
}

/* Up to six hexadecimal digits and, where may_be_open, question marks that stand for any digit. */
static bool take_code(Text text, size_t *at, bool may_be_open, CodeRange *range)
{
    enum {
        DIGITS_MOST = 6
    };
    *range = (CodeRange){0, 0};
    size_t begin = *at;
    for (; *at < text.bytes && is_hex(text.at[*at]) && *at - begin < DIGITS_MOST; ++*at) {
        range->first = range->first * 16 + hex_value(text.at[*at]);
        range->last = range->first;
    }
    for (; may_be_open && *at < text.bytes && text.at[*at] == '?' && *at - begin < DIGITS_MOST;
         ++*at) {
        range->first *= 16;
        range->last = range->last * 16 + 15;
    }
    return *at > begin;
}

/* U+26, U+0-7F or U+4?? */
static bool read_range(Text text, CodeRange *range)
{
    enum {
        LAST_CODE_POINT = 0x10FFFF
    };
    size_t at = 2;
    CodeRange end;
    if (text.bytes < 3 || (text.at[0] | 0x20) != 'u' || text.at[1] != '+' ||
        !take_code(text, &at, true, range))
        return false;
    if (at < text.bytes && text.at[at] == '-' && range->first == range->last) {
        at++;
        if (!take_code(text, &at, false, &end))
            return false;
        range->last = end.last;
    }
    return at == text.bytes && range->first <= range->last && range->last <= LAST_CODE_POINT;
}

/* Tokens do not fit these ranges: U+1E3 looks like a number with an exponent. */
static bool read_ranges(ValueReader *reader, void *rule)
{
    FontFaceRule *face = rule;
    CodeRange *ranges = NULL;
    size_t capacity = 0;
    face->range_count = 0;
    do {
        uint32_t begin = value_peek(reader)->begin;
        uint32_t end = begin;
        for (; !value_at_end(reader) && value_peek(reader)->kind != CSS_COMMA; value_take(reader))
            end = value_peek(reader)->end;
        ranges = arena_reserve(reader->arena, ranges, face->range_count, &capacity, sizeof *ranges);
        if (!read_range(text_slice(reader->source->bytes, begin, end), &ranges[face->range_count]))
            return false;
        face->range_count++;
    } while (value_take_kind(reader, CSS_COMMA));
    face->ranges = ranges;
    return true;
}

/* --- the rule ------------------------------------------------------------------------------ */

const FontFaceRule *stylesheet_font_faces(const Stylesheet *sheet, size_t *count)
{
    *count = sheet->font_face_count;
    return sheet->font_faces;
}

static void report_incomplete(SheetParser *parser, Span span, const char *what)
{
    diagnostics_add(parser->reading.diagnostics, STYLE_FONT_FACE_INCOMPLETE, span, text_of(what),
                    (Text){0});
}

void sheet_read_font_face(SheetParser *parser)
{
    static const Descriptor descriptors[] = {
        {"font-family", "a family", read_family},
        {"src", "url() with format(), local()", read_sources},
        {"font-weight", "auto, one weight or two", read_weights},
        {"font-stretch", "auto, normal, one percentage or two", read_stretches},
        {"font-width", "auto, normal, one percentage or two", read_stretches},
        {"font-style", "auto, normal, italic or oblique", read_slant},
        {"unicode-range", "ranges like U+0-7F", read_ranges},
        {"font-display", "", NULL},
        {"font-feature-settings", "", NULL},
        {"font-variation-settings", "", NULL},
        {"size-adjust", "", NULL},
        {0},
    };
    FontFaceRule rule = {.slant = -1, .span = css_span(&parser->css, &parser->css.token)};
    if (!sheet_expect_block(parser))
        return;
    sheet_read_descriptors(parser, descriptors, &rule, sizeof rule);
    if (rule.family.bytes == 0) {
        report_incomplete(parser, rule.span, "font-family");
    } else if (rule.source_count == 0) {
        report_incomplete(parser, rule.span, "src that can be used");
    } else {
        Stylesheet *sheet = parser->sheet;
        sheet->font_faces =
            arena_reserve(parser->reading.arena, sheet->font_faces, sheet->font_face_count,
                          &sheet->font_face_capacity, sizeof *sheet->font_faces);
        sheet->font_faces[sheet->font_face_count++] = rule;
    }
}
