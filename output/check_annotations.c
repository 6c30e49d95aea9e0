#include "output/check_annotations.h"

#include "output/check_tree.h"

typedef struct Annotation {
    DrawTable *table;
    Check *check;
    const PdfValue *dict;
    const PdfValue *subtype;
    const PdfPage *page;
    uint32_t number;
    uint32_t flags;
    bool is_hidden; /* by its flag, or outside of the page: people do not meet it */
} Annotation;

enum {
    FLAG_INVISIBLE = 1,
    FLAG_HIDDEN = 2,
    FLAG_PRINT = 4,
    FLAG_NO_VIEW = 32,
    FLAG_TOGGLE_NO_VIEW = 256
};

static CheckPlace place_of(const Annotation *annotation)
{
    return (CheckPlace){annotation->number, annotation->dict->object, 0};
}

static bool is(const Annotation *annotation, const char *subtype)
{
    return pdf_is_name(annotation->subtype, subtype);
}

static void fail(const Annotation *annotation, CheckRuleId rule)
{
    Text subtype =
        annotation->subtype->type == PDF_NAME ? annotation->subtype->text : (Text){"", 0};
    report_add(annotation->check->report, rule, place_of(annotation), "%.*s", check_shown(subtype),
               subtype.at);
}

static bool has_text(const Annotation *annotation, const PdfValue *dict, const char *key)
{
    const PdfValue *text = pdf_get(annotation->check->pdf, dict, key);
    return text->type == PDF_STRING && text->text.bytes > 0;
}

/* ---- types ---- */

/* Types of PDF 1.7 and the standards that do not allow them. */
static const struct {
    const char *name;
    unsigned offended;
} types[] = {
    {"Text", 0},
    {"Link", 0},
    {"FreeText", 0},
    {"Line", 0},
    {"Square", 0},
    {"Circle", 0},
    {"Highlight", 0},
    {"Underline", 0},
    {"Squiggly", 0},
    {"StrikeOut", 0},
    {"Stamp", 0},
    {"Ink", 0},
    {"Popup", 0},
    {"Widget", 0},
    {"PrinterMark", 0},
    {"TrapNet", 0},
    {"Polygon", STANDARDS_A1},
    {"PolyLine", STANDARDS_A1},
    {"Caret", STANDARDS_A1},
    {"Watermark", STANDARDS_A1},
    {"Redact", STANDARDS_A1},
    {"FileAttachment", STANDARDS_A1},
};

static void check_type(const Annotation *annotation)
{
    unsigned offended = ~0U;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is(annotation, types[i].name))
            offended = types[i].offended;
    if (!offended)
        return;
    CheckPlace place = place_of(annotation);
    Text name = annotation->subtype->type == PDF_NAME ? annotation->subtype->text : (Text){"", 0};
    place.only = offended;
    report_add(annotation->check->report, CHECK_ANNOT_TYPE, place, "%.*s", check_shown(name),
               name.at);
}

/* ---- looks ---- */

static void check_flags(const Annotation *annotation)
{
    enum {
        FORBIDDEN = FLAG_INVISIBLE | FLAG_HIDDEN | FLAG_NO_VIEW
    };
    CheckPlace place = place_of(annotation);
    bool has_flags = pdf_entry(annotation->dict, "F") != NULL;
    if (!has_flags && is(annotation, "Popup"))
        return;
    if (!(annotation->flags & FLAG_PRINT) || annotation->flags & FORBIDDEN)
        report_add(annotation->check->report, CHECK_ANNOT_FLAGS, place, "F is %u",
                   (unsigned)annotation->flags);
    else if (annotation->flags & FLAG_TOGGLE_NO_VIEW) {
        place.only = STANDARDS_A23;
        report_add(annotation->check->report, CHECK_ANNOT_FLAGS, place, "F is %u",
                   (unsigned)annotation->flags);
    }
}

static bool is_button(const Annotation *annotation)
{
    Pdf *pdf = annotation->check->pdf;
    const PdfValue *type = pdf_get(pdf, annotation->dict, "FT");
    if (type->type == PDF_NULL)
        type = pdf_get(pdf, pdf_get(pdf, annotation->dict, "Parent"), "FT");
    return is(annotation, "Widget") && pdf_is_name(type, "Btn");
}

static bool is_empty(const Annotation *annotation)
{
    double box[4];
    Pdf *pdf = annotation->check->pdf;
    return pdf_rectangle(pdf, pdf_get(pdf, annotation->dict, "Rect"), box) && box[0] == box[2] &&
           box[1] == box[3];
}

static void draw(const Annotation *annotation, const PdfValue *normal)
{
    Pdf *pdf = annotation->check->pdf;
    if (normal->type == PDF_STREAM)
        content_walk_appearance(annotation->table, normal, annotation->number);
    for (uint32_t i = 0; normal->type == PDF_DICT && i < normal->count; i++) {
        const PdfValue *state = pdf_follow(pdf, &normal->entries[i].value);
        if (state->type == PDF_STREAM)
            content_walk_appearance(annotation->table, state, annotation->number);
    }
}

static void check_look(const Annotation *annotation)
{
    Pdf *pdf = annotation->check->pdf;
    const PdfValue *looks = pdf_get(pdf, annotation->dict, "AP");
    if (looks->type == PDF_NULL) {
        if (!is(annotation, "Popup") && !is(annotation, "Link") && !is_empty(annotation))
            fail(annotation, CHECK_ANNOT_LOOK);
        return;
    }
    const PdfValue *normal = pdf_get(pdf, looks, "N");
    PdfType wanted = is_button(annotation) ? PDF_DICT : PDF_STREAM;
    if (looks->count != 1 || normal->type != wanted)
        fail(annotation, CHECK_ANNOT_LOOKS);
    draw(annotation, normal);
}

static void check_colors(const Annotation *annotation)
{
    Check *check = annotation->check;
    const PdfValue *color = pdf_get(check->pdf, annotation->dict, "C");
    const PdfValue *inner = pdf_get(check->pdf, annotation->dict, "IC");
    bool has_color = (color->type == PDF_ARRAY && color->count > 0) ||
                     (inner->type == PDF_ARRAY && inner->count > 0);
    if (has_color && check->archive_intent.space != ICC_RGB)
        fail(annotation, CHECK_ANNOT_COLOR);
    if (pdf_get_number(check->pdf, annotation->dict, "CA", 1) != 1)
        fail(annotation, CHECK_ANNOT_OPACITY);
}

/* ---- structure ---- */

/* The entry of the parent tree has to be the element that refers to the annotation. */
static void check_parent(const Annotation *annotation, uint32_t element)
{
    Check *check = annotation->check;
    const PdfValue *entry = structure_parents(check, annotation->dict, "StructParent");
    if (element && entry != check->structure->elements[element].dict)
        report_add(check->report, CHECK_TREE_PARENTS, place_of(annotation), "StructParent");
}

static void check_tag(const Annotation *annotation, const Element *element)
{
    RoleType role = element ? element->role : ROLE_NONE;
    if (is(annotation, "Link")) {
        if (role != ROLE_LINK)
            fail(annotation, CHECK_ANNOT_LINK_TAG);
    } else if (is(annotation, "Widget")) {
        if (role != ROLE_FORM)
            fail(annotation, CHECK_ANNOT_WIDGET_TAG);
    } else if (role != ROLE_ANNOT) {
        fail(annotation, CHECK_ANNOT_TAG);
    }
}

static void check_description(const Annotation *annotation, const Element *element)
{
    Check *check = annotation->check;
    const PdfValue *dict = annotation->dict;
    bool has_contents = has_text(annotation, dict, "Contents");
    bool has_alternative = element && has_text(annotation, element->dict, "Alt");
    if (is(annotation, "Link")) {
        if (!has_contents)
            fail(annotation, CHECK_ANNOT_LINK_TEXT);
    } else if (is(annotation, "Widget")) {
        const PdfValue *field = pdf_get(check->pdf, dict, "Parent");
        if (!has_text(annotation, dict, "TU") && !has_text(annotation, field, "TU") &&
            !has_alternative)
            fail(annotation, CHECK_ANNOT_WIDGET_TEXT);
    } else if (!has_contents && !has_alternative) {
        fail(annotation, CHECK_ANNOT_TEXT);
    }
    bool has_language = check->language.bytes > 0 || (element && element->language.bytes > 0);
    if (has_contents && !has_language)
        report_add(check->report, CHECK_LANG_DESCRIPTION, place_of(annotation), "Contents");
}

static void check_structure_of(const Annotation *annotation)
{
    Check *check = annotation->check;
    uint32_t number = structure_element_of(check->structure, annotation->dict->object);
    const Element *element = number ? &check->structure->elements[number] : NULL;
    check_parent(annotation, number);
    if (is(annotation, "TrapNet") || (is(annotation, "PrinterMark") && element))
        fail(annotation, CHECK_ANNOT_PRESS_TAGGED);
    if (annotation->is_hidden || is(annotation, "Popup") || is(annotation, "PrinterMark") ||
        is(annotation, "TrapNet"))
        return;
    check_tag(annotation, element);
    check_description(annotation, element);
}

/* ---- places ---- */

static bool do_meet(const double a[4], const double b[4])
{
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/* The first of the boxes that the page has. */
static bool find_box(const Annotation *annotation, const char *const *names, double box[4])
{
    Pdf *pdf = annotation->check->pdf;
    for (; *names; names++)
        if (pdf_rectangle(pdf, pdf_get(pdf, annotation->page->dict, *names), box))
            return true;
    return pdf_rectangle(pdf, annotation->page->crop, box) ||
           pdf_rectangle(pdf, annotation->page->media, box);
}

static void check_place(Annotation *annotation)
{
    static const char *const press[] = {"BleedBox", "TrimBox", "ArtBox", NULL};
    static const char *const page[] = {NULL};
    double rectangle[4];
    double box[4];
    Pdf *pdf = annotation->check->pdf;
    if (!pdf_rectangle(pdf, pdf_get(pdf, annotation->dict, "Rect"), rectangle))
        return;
    if (find_box(annotation, page, box) && !is_empty(annotation))
        annotation->is_hidden |= !do_meet(rectangle, box);
    if (!is(annotation, "TrapNet") && find_box(annotation, press, box) && do_meet(rectangle, box))
        fail(annotation, CHECK_ANNOT_IN_PRINT);
}

/* ---- all ---- */

static void check_field(const Annotation *annotation)
{
    Pdf *pdf = annotation->check->pdf;
    const PdfValue *field = pdf_get(pdf, annotation->dict, "Parent");
    if (!is(annotation, "Widget"))
        return;
    if (pdf_entry(annotation->dict, "A") || pdf_entry(annotation->dict, "AA") ||
        pdf_entry(field, "AA"))
        fail(annotation, CHECK_FORM_ACTION);
}

static void check_annotation(Annotation *annotation)
{
    double flags = pdf_get_number(annotation->check->pdf, annotation->dict, "F", 0);
    annotation->subtype = pdf_get(annotation->check->pdf, annotation->dict, "Subtype");
    annotation->flags = flags > 0 && flags < 4294967296.0 ? (uint32_t)flags : 0;
    annotation->is_hidden = annotation->flags & FLAG_HIDDEN;
    check_type(annotation);
    check_flags(annotation);
    check_look(annotation);
    check_colors(annotation);
    check_place(annotation);
    check_structure_of(annotation);
    check_field(annotation);
    if (is(annotation, "Link"))
        check_destination(annotation->check, annotation->dict);
}

void annotations_check(DrawTable *table, const PdfPage *page, uint32_t number)
{
    Pdf *pdf = table->check->pdf;
    const PdfValue *list = pdf_get(pdf, page->dict, "Annots");
    for (uint32_t i = 0; list->type == PDF_ARRAY && i < list->count; i++) {
        Annotation annotation = {.table = table,
                                 .check = table->check,
                                 .dict = pdf_item(pdf, list, i),
                                 .page = page,
                                 .number = number};
        if (pdf_is_dict(annotation.dict))
            check_annotation(&annotation);
    }
}
