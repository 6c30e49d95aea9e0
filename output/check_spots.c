#include "output/check_spots.h"

/* The first description of each colorant. */
typedef struct Spot {
    Text name;
    const PdfValue *space; /* [/Separation name alternate tint] */
} Spot;

struct SpotTable {
    Check *check;
    Spot *items;
    size_t count;
    size_t capacity;
};

enum {
    MOST_SPOTS = 1000, /* that are compared */
    MOST_NESTED = 8
};

SpotTable *spots_new(Check *check)
{
    SpotTable *spots = ARENA_NEW(check->arena, SpotTable);
    spots->check = check;
    return spots;
}

/* ---- sameness ---- */

static bool is_same(Pdf *pdf, const PdfValue *a, const PdfValue *b, unsigned depth);

static bool is_same_list(Pdf *pdf, const PdfValue *a, const PdfValue *b, unsigned depth)
{
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++) {
        if (pdf_is_dict(a) && !text_equal(a->entries[i].key, b->entries[i].key))
            return false;
        const PdfValue *first = pdf_is_dict(a) ? &a->entries[i].value : &a->items[i];
        const PdfValue *second = pdf_is_dict(b) ? &b->entries[i].value : &b->items[i];
        if (!is_same(pdf, first, second, depth + 1))
            return false;
    }
    return true;
}

static bool is_same_stream(Pdf *pdf, const PdfValue *a, const PdfValue *b)
{
    Buffer first = {0};
    Buffer second = {0};
    bool is_equal = pdf_stream(pdf, a, &first) && pdf_stream(pdf, b, &second) &&
                    text_equal(buffer_text(&first), buffer_text(&second));
    buffer_free(&first);
    buffer_free(&second);
    return is_equal;
}

/* What is nested too deep is taken to be the same: better no finding than a false one. */
static bool is_same(Pdf *pdf, const PdfValue *a, const PdfValue *b, unsigned depth)
{
    a = pdf_follow(pdf, a);
    b = pdf_follow(pdf, b);
    if (a == b || depth == MOST_NESTED)
        return true;
    if (pdf_is_number(a) && pdf_is_number(b))
        return a->number == b->number;
    if (a->type != b->type)
        return false;
    if (a->type == PDF_NAME || a->type == PDF_STRING)
        return text_equal(a->text, b->text);
    if (a->type == PDF_STREAM && !is_same_stream(pdf, a, b))
        return false;
    if (a->type == PDF_ARRAY || pdf_is_dict(a))
        return is_same_list(pdf, a, b, depth);
    return pdf_is_true(a) == pdf_is_true(b);
}

/* ---- one colorant ---- */

static bool is_special(Text name)
{
    return text_is(name, "All") || text_is(name, "None");
}

static void compare(SpotTable *spots, Text name, const PdfValue *space, CheckPlace place)
{
    Pdf *pdf = spots->check->pdf;
    for (size_t i = 0; i < spots->count; i++) {
        const PdfValue *known = spots->items[i].space;
        if (!text_equal(spots->items[i].name, name))
            continue;
        if (known != space && !(is_same(pdf, pdf_item(pdf, known, 2), pdf_item(pdf, space, 2), 0) &&
                                is_same(pdf, pdf_item(pdf, known, 3), pdf_item(pdf, space, 3), 0)))
            report_add(spots->check->report, CHECK_COLOR_SPOT_DIFFERS, place, "%.*s",
                       check_shown(name), name.at);
        return;
    }
    if (spots->count == MOST_SPOTS)
        return;
    spots->items = arena_reserve(spots->check->arena, spots->items, spots->count, &spots->capacity,
                                 sizeof *spots->items);
    spots->items[spots->count++] = (Spot){name, space};
}

static void check_name(SpotTable *spots, Text name, CheckPlace place)
{
    size_t bad;
    if (!text_is_utf8(name, &bad))
        report_add(spots->check->report, CHECK_NAME_NOT_UTF8, place, "a colorant");
}

/* ---- several ---- */

static bool is_process(Text name)
{
    return text_is(name, "Cyan") || text_is(name, "Magenta") || text_is(name, "Yellow") ||
           text_is(name, "Black") || is_special(name);
}

static const PdfValue *colorant(Pdf *pdf, const PdfValue *colorants, Text name)
{
    for (uint32_t i = 0; pdf_is_dict(colorants) && i < colorants->count; i++)
        if (text_equal(colorants->entries[i].key, name))
            return pdf_follow(pdf, &colorants->entries[i].value);
    return NULL;
}

static bool is_component(Pdf *pdf, const PdfValue *attributes, Text name)
{
    const PdfValue *components = pdf_get(pdf, pdf_get(pdf, attributes, "Process"), "Components");
    for (uint32_t i = 0; components->type == PDF_ARRAY && i < components->count; i++) {
        const PdfValue *component = pdf_item(pdf, components, i);
        if (component->type == PDF_NAME && text_equal(component->text, name))
            return true;
    }
    return false;
}

static void check_several(SpotTable *spots, const PdfValue *space, CheckPlace place)
{
    enum {
        MOST_1 = 8,
        MOST = 32
    };
    Pdf *pdf = spots->check->pdf;
    const PdfValue *names = pdf_item(pdf, space, 1);
    const PdfValue *attributes = pdf_item(pdf, space, 4);
    const PdfValue *colorants = pdf_get(pdf, attributes, "Colorants");
    if (names->type != PDF_ARRAY)
        return;
    place.only = (names->count > MOST_1 ? (unsigned)STANDARDS_A1 : 0) |
                 (names->count > MOST ? (unsigned)STANDARDS_A23 : 0);
    if (place.only)
        report_add(spots->check->report, CHECK_COLOR_MANY, place, "%u", (unsigned)names->count);
    place.only = 0;
    for (uint32_t i = 0; i < names->count && i < MOST; i++) {
        const PdfValue *name = pdf_item(pdf, names, i);
        if (name->type != PDF_NAME || is_process(name->text) ||
            is_component(pdf, attributes, name->text))
            continue;
        check_name(spots, name->text, place);
        const PdfValue *described = colorant(pdf, colorants, name->text);
        if (!described)
            report_add(spots->check->report, CHECK_COLOR_COLORANTS, place, "%.*s",
                       check_shown(name->text), name->text.at);
        else
            compare(spots, name->text, described, place);
    }
}

void spots_check(SpotTable *spots, const PdfValue *space, CheckPlace place)
{
    Pdf *pdf = spots->check->pdf;
    const PdfValue *name = pdf_item(pdf, space, 1);
    if (pdf_is_name(pdf_item(pdf, space, 0), "DeviceN")) {
        check_several(spots, space, place);
    } else if (name->type == PDF_NAME && !is_special(name->text)) {
        check_name(spots, name->text, place);
        compare(spots, name->text, space, place);
    }
}
