#include "output/check.h"

/* Optional content: the default configuration and the others (ISO 32000-1, 8.11.4). */

/* Marks the groups that an order shows. Only arrays that stand there themselves nest without end. */
static void mark_order(Check *check, const PdfValue *order, unsigned depth)
{
    enum {
        MOST_NESTED = 32
    };
    if (order->type != PDF_ARRAY || depth == MOST_NESTED)
        return;
    for (uint32_t i = 0; i < order->count; i++) {
        const PdfValue *item = &order->items[i];
        if (item->type != PDF_REFERENCE || pdf_meet(check->pdf, item->object, PDF_WALK_LAYERS))
            mark_order(check, pdf_follow(check->pdf, item), depth + 1);
    }
}

/* The order of the default configuration. */
static void check_order(Check *check, const PdfValue *configuration, const PdfValue *groups)
{
    const PdfValue *order = pdf_get(check->pdf, configuration, "Order");
    if (order->type != PDF_ARRAY || groups->type != PDF_ARRAY)
        return;
    mark_order(check, order, 0);
    for (uint32_t i = 0; i < groups->count; i++)
        if (pdf_meet(check->pdf, groups->items[i].object, PDF_WALK_LAYERS))
            check_fail(check, CHECK_LAYER_ORDER, configuration, "object %u",
                       (unsigned)groups->items[i].object);
}

static Text name_of(Check *check, const PdfValue *configuration)
{
    return pdf_text(check->arena, pdf_get(check->pdf, configuration, "Name"));
}

static void check_configuration(Check *check, const PdfValue *configuration)
{
    if (name_of(check, configuration).bytes == 0)
        check_fail_plain(check, CHECK_LAYER_NAME, configuration);
    if (pdf_entry(configuration, "AS"))
        check_fail_plain(check, CHECK_LAYER_AUTOMATIC, configuration);
}

void check_layers(Check *check)
{
    const PdfValue *properties = pdf_get(check->pdf, check->pdf->catalog, "OCProperties");
    if (!pdf_is_dict(properties))
        return;
    check_fail_plain(check, CHECK_LAYER_IN_OLD, properties);
    const PdfValue *usual = pdf_get(check->pdf, properties, "D");
    const PdfValue *others = pdf_get(check->pdf, properties, "Configs");
    check_configuration(check, usual);
    check_order(check, usual, pdf_get(check->pdf, properties, "OCGs"));
    for (uint32_t i = 0; others->type == PDF_ARRAY && i < others->count; i++) {
        const PdfValue *other = pdf_item(check->pdf, others, i);
        check_configuration(check, other);
        if (text_equal(name_of(check, other), name_of(check, usual)))
            check_fail_for(check, CHECK_LAYER_NAME, STANDARDS_A, other, "the default one’s");
    }
}
