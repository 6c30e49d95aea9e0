#include "output/check.h"

/* The walk over everything that can be reached from the trailer. What is in the file but cannot be
 * reached does no harm, and its number may be anything. */

typedef struct Walk {
    Check *check;
    const PdfValue **waiting; /* containers to be looked into */
    size_t count;
    size_t capacity;
} Walk;

/* ---- limits ---- */

enum {
    MOST_ITEMS = 8191,
    MOST_ENTRIES = 4095,
    LONGEST_NAME = 127,
    LONGEST_STRING_1 = 65535, /* PDF 1.4 and PDF 1.7 differ */
    LONGEST_STRING = 32767
};

static void check_integer(Check *check, const PdfValue *value)
{
    if (value->number > 2147483647.0 || value->number < -2147483648.0)
        check_fail(check, CHECK_LIMIT_INTEGER, value, "%.0f", value->number);
}

static void check_real(Check *check, const PdfValue *value)
{
    static const double largest_1 = 32767;
    static const double largest = 3.403e38;
    double size = value->number < 0 ? -value->number : value->number;
    unsigned offended = size > largest ? ~0U : size > largest_1 ? (unsigned)STANDARDS_A1 : 0;
    if (offended)
        check_fail_for(check, CHECK_LIMIT_REAL, offended, value, "%g", value->number);
}

static void check_string(Check *check, const PdfValue *value)
{
    unsigned offended = value->text.bytes > LONGEST_STRING_1 ? (unsigned)STANDARDS_A1 : 0;
    if (value->text.bytes > LONGEST_STRING)
        offended |= STANDARDS_A23;
    if (offended)
        check_fail_for(check, CHECK_LIMIT_STRING, offended, value, "%zu bytes", value->text.bytes);
}

static void check_name(Check *check, Text name, const PdfValue *value)
{
    if (name.bytes > LONGEST_NAME)
        check_fail(check, CHECK_LIMIT_NAME, value, "%.*s", check_shown(name), name.at);
}

static void check_scalar(Check *check, const PdfValue *value)
{
    switch (value->type) {
    case PDF_INTEGER:
        check_integer(check, value);
        break;
    case PDF_REAL:
        check_real(check, value);
        break;
    case PDF_STRING:
        check_string(check, value);
        break;
    case PDF_NAME:
        check_name(check, value->text, value);
        break;
    default:
        break;
    }
}

/* ---- dictionaries ---- */

static void check_font_name(Check *check, const PdfValue *dict, const char *key)
{
    size_t bad;
    const PdfValue *name = pdf_get(check->pdf, dict, key);
    if (name->type == PDF_NAME && !text_is_utf8(name->text, &bad))
        check_fail(check, CHECK_NAME_NOT_UTF8, dict, "%s", key);
}

static void check_group(Check *check, const PdfValue *dict)
{
    const PdfValue *group = pdf_get(check->pdf, dict, "Group");
    if (pdf_has_name(check->pdf, group, "S", "Transparency"))
        check_fail_plain(check, CHECK_ALPHA_GROUP, dict);
}

static void check_dict(Check *check, const PdfValue *dict)
{
    if (dict->count > MOST_ENTRIES)
        check_fail(check, CHECK_LIMIT_CONTAINER, dict, "%u entries", (unsigned)dict->count);
    for (uint32_t i = 0; i < dict->count; i++)
        check_name(check, dict->entries[i].key, dict);
    check_font_name(check, dict, "BaseFont");
    check_font_name(check, dict, "FontName");
    check_group(check, dict);
    check_dict_actions(check, dict);
    if (dict->type == PDF_STREAM)
        check_dict_stream(check, dict);
    check_dict_associations(check, dict);
    if (pdf_is_dict(pdf_get(check->pdf, dict, "EF")))
        check_dict_attachment(check, dict);
}

/* ---- the walk ---- */

static void wait(Walk *walk, const PdfValue *container)
{
    walk->waiting = arena_reserve(walk->check->arena, walk->waiting, walk->count, &walk->capacity,
                                  sizeof *walk->waiting);
    walk->waiting[walk->count++] = container;
}

/* A value inside another: followed, once. */
static void meet(Walk *walk, const PdfValue *value)
{
    if (value->type == PDF_REFERENCE) {
        if (!pdf_meet(walk->check->pdf, value->object, PDF_WALK_OBJECTS))
            return;
        value = pdf_object(walk->check->pdf, value->object, value->generation);
    }
    if (pdf_is_dict(value) || value->type == PDF_ARRAY || value->type == PDF_REFERENCE)
        wait(walk, value);
    else
        check_scalar(walk->check, value);
}

static void look_into(Walk *walk, const PdfValue *container)
{
    if (container->type == PDF_REFERENCE) {
        meet(walk, container);
        return;
    }
    if (container->type == PDF_ARRAY) {
        if (container->count > MOST_ITEMS)
            check_fail(walk->check, CHECK_LIMIT_CONTAINER, container, "%u items",
                       (unsigned)container->count);
        for (uint32_t i = container->count; i-- > 0;)
            meet(walk, &container->items[i]);
        return;
    }
    check_dict(walk->check, container);
    for (uint32_t i = container->count; i-- > 0;)
        meet(walk, &container->entries[i].value);
}

void check_objects(Check *check)
{
    Walk walk = {.check = check};
    look_into(&walk, check->pdf->trailer);
    while (walk.count > 0 && !arena_is_over_limit(check->arena))
        look_into(&walk, walk.waiting[--walk.count]);
}
