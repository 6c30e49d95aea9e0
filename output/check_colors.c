#include "output/check_colors.h"

#include "output/check_memo.h"
#include "output/check_spots.h"

struct ColorTable {
    Check *check;
    Memo *memo; /* kinds of colour spaces by address, plus KNOWN */
    SpotTable *spots;
};

enum {
    KNOWN = 1 << 16,
    MOST_NESTED = 8
};

/* A colour space under examination. */
typedef struct Look {
    ColorTable *colors;
    const ColorQuestion *question;
    unsigned depth;
} Look;

static unsigned kinds_of(Look look, const PdfValue *space);

ColorTable *colors_new(Check *check)
{
    ColorTable *colors = ARENA_NEW(check->arena, ColorTable);
    colors->check = check;
    colors->memo = memo_new(check->arena);
    colors->spots = spots_new(check);
    return colors;
}

static CheckPlace place_of(const Look *look, const PdfValue *space)
{
    return (CheckPlace){look->question->page, space->object, 0};
}

static Look deeper(Look look)
{
    look.depth++;
    return look;
}

/* ---- names ---- */

static const PdfValue *resource(const Look *look, Text name)
{
    Pdf *pdf = look->colors->check->pdf;
    const PdfValue *spaces = pdf_get(pdf, look->question->resources, "ColorSpace");
    for (uint32_t i = 0; pdf_is_dict(spaces) && i < spaces->count; i++)
        if (text_equal(spaces->entries[i].key, name))
            return pdf_follow(pdf, &spaces->entries[i].value);
    return NULL;
}

/* Devices by their names, short in inline images, with the resource that may replace them. */
static const struct {
    const char *name;
    const char *short_name;
    const char *fallback;
    unsigned kind;
} devices[] = {
    {"DeviceGray", "G", "DefaultGray", COLOR_IS_GRAY},
    {"DeviceRGB", "RGB", "DefaultRGB", COLOR_IS_RGB},
    {"DeviceCMYK", "CMYK", "DefaultCMYK", COLOR_IS_CMYK},
};

static unsigned device_kinds(Look look, size_t device)
{
    const PdfValue *fallback = resource(&look, text_of(devices[device].fallback));
    if (fallback && look.depth < MOST_NESTED && fallback->type == PDF_ARRAY)
        return kinds_of(deeper(look), fallback);
    return devices[device].kind;
}

static unsigned kinds_of_name(Look look, Text name)
{
    bool is_inline = look.question->is_passing;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (text_is(name, devices[i].name) || (is_inline && text_is(name, devices[i].short_name)))
            return device_kinds(look, i);
    if (text_is(name, "Pattern"))
        return 0;
    const PdfValue *found = resource(&look, name);
    if (found && look.depth < MOST_NESTED)
        return kinds_of(deeper(look), found);
    report_add(look.colors->check->report, CHECK_COLOR_UNKNOWN,
               (CheckPlace){look.question->page, 0, 0}, "%.*s", check_shown(name), name.at);
    return 0;
}

/* ---- arrays ---- */

static unsigned malformed(const Look *look, const PdfValue *space)
{
    report_add(look->colors->check->report, CHECK_COLOR_UNKNOWN, place_of(look, space),
               "malformed");
    return 0;
}

static unsigned kinds_of_profile(const Look *look, const PdfValue *space)
{
    enum {
        NEWEST_1 = 2,
        NEWEST = 4
    };
    Check *check = look->colors->check;
    const PdfValue *stream = pdf_item(check->pdf, space, 1);
    IccFacts facts = {0};
    Buffer bytes = {0};
    bool is_read = pdf_stream(check->pdf, stream, &bytes) && icc_read(buffer_text(&bytes), &facts);
    buffer_free(&bytes);
    bool fits = is_read && facts.class != ICC_OTHER_CLASS && facts.components > 0 &&
                pdf_get_number(check->pdf, stream, "N", 0) == facts.components;
    unsigned offended = !fits || facts.version > NEWEST ? ~0U
                        : facts.version > NEWEST_1      ? (unsigned)STANDARDS_A1
                                                        : 0;
    if (offended)
        report_add(check->report, CHECK_COLOR_PROFILE,
                   (CheckPlace){look->question->page, stream->object, offended}, "%s",
                   is_read ? "" : "it cannot be read");
    return COLOR_IS_MEASURED | (facts.space == ICC_CMYK ? COLOR_IS_PROFILED_CMYK : 0U);
}

/* The space that a spot colour falls back to counts too: it is what a screen shows. */
static unsigned kinds_of_spots(Look look, const PdfValue *space)
{
    Check *check = look.colors->check;
    bool is_staying = !look.question->is_passing || space->object;
    if (is_staying)
        spots_check(look.colors->spots, space, place_of(&look, space));
    return kinds_of(deeper(look), pdf_item(check->pdf, space, 2));
}

static unsigned kinds_of_array(Look look, const PdfValue *space)
{
    Pdf *pdf = look.colors->check->pdf;
    const PdfValue *family = pdf_item(pdf, space, 0);
    if (family->type != PDF_NAME)
        return malformed(&look, space);
    if (space->count == 1)
        return kinds_of_name(look, family->text);
    if (text_is(family->text, "ICCBased"))
        return kinds_of_profile(&look, space);
    if (text_is(family->text, "CalGray") || text_is(family->text, "CalRGB") ||
        text_is(family->text, "Lab"))
        return COLOR_IS_MEASURED;
    if (text_is(family->text, "Indexed") || text_is(family->text, "I") ||
        text_is(family->text, "Pattern"))
        return kinds_of(deeper(look), pdf_item(pdf, space, 1));
    if (text_is(family->text, "Separation") || text_is(family->text, "DeviceN"))
        return kinds_of_spots(look, space);
    return malformed(&look, space);
}

static unsigned kinds_of(Look look, const PdfValue *space)
{
    if (look.depth >= MOST_NESTED)
        return malformed(&look, space);
    if (space->type == PDF_NAME)
        return kinds_of_name(look, space->text);
    if (space->type != PDF_ARRAY)
        return malformed(&look, space);
    if (look.question->is_passing && space->object == 0)
        return kinds_of_array(look, space);
    uint64_t key = (uint64_t)(uintptr_t)space;
    uint32_t known = memo_find(look.colors->memo, key);
    if (known)
        return known & ~(unsigned)KNOWN;
    unsigned kinds = kinds_of_array(look, space);
    *memo_place(look.colors->memo, key) = kinds | KNOWN;
    return kinds;
}

unsigned colors_kinds(ColorTable *colors, const ColorQuestion *question)
{
    return kinds_of((Look){colors, question, 0}, question->space);
}

unsigned colors_device_kinds(ColorTable *colors, const char *device, const ColorQuestion *question)
{
    return kinds_of_name((Look){colors, question, 0}, text_of(device));
}

/* ---- use ---- */

void colors_use(Check *check, unsigned kinds, CheckPlace place)
{
    CheckReport *report = check->report;
    unsigned archive = check->archive_intent.is_there ? 0 : (unsigned)STANDARDS_A;
    if (kinds & COLOR_IS_GRAY && archive) {
        place.only = STANDARDS_A;
        report_add(report, CHECK_COLOR_GRAY, place, "%s", "");
    }
    place.only = (check->archive_intent.space != ICC_RGB ? (unsigned)STANDARDS_A : 0) |
                 (check->press_intent.space != ICC_RGB ? (unsigned)STANDARDS_X4 : 0);
    if (kinds & COLOR_IS_RGB && place.only)
        report_add(report, CHECK_COLOR_RGB, place, "%s", "");
    place.only = (check->archive_intent.space != ICC_CMYK ? (unsigned)STANDARDS_A : 0) |
                 (check->press_intent.space != ICC_CMYK ? (unsigned)STANDARDS_X4 : 0);
    if (kinds & COLOR_IS_CMYK && place.only)
        report_add(report, CHECK_COLOR_CMYK, place, "%s", "");
    place.only = 0;
    if (kinds & (COLOR_IS_RGB | COLOR_IS_MEASURED))
        report_add(report, CHECK_COLOR_NOT_PRESS, place, "%s",
                   kinds & COLOR_IS_RGB ? "RGB" : "a calibrated colour");
}
