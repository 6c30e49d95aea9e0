#include "output/check.h"

/* ---- destinations ---- */

/* The array that a destination stands for: itself, or by its name. */
static const PdfValue *destination_array(Check *check, const PdfValue *destination)
{
    const PdfValue *found = destination;
    if (destination->type == PDF_STRING) {
        found = trees_find_name(check->pdf, check->destinations, destination->text);
    } else if (destination->type == PDF_NAME) {
        const PdfValue *names = pdf_get(check->pdf, check->pdf->catalog, "Dests");
        for (uint32_t i = 0; pdf_is_dict(names) && i < names->count; i++)
            if (text_equal(names->entries[i].key, destination->text))
                found = pdf_follow(check->pdf, &names->entries[i].value);
    }
    return pdf_is_dict(found) ? pdf_get(check->pdf, found, "D") : found;
}

static bool leads_to_page(Check *check, const PdfValue *destination)
{
    const PdfValue *array = destination_array(check, destination);
    return array->type == PDF_ARRAY && array->count > 0 && array->items[0].type == PDF_REFERENCE &&
           pdf_page_number(check->pdf, array->items[0].object) > 0;
}

/* An outline item or a link: its destination, or that of its action. */
void check_destination(Check *check, const PdfValue *holder)
{
    const PdfValue *action = pdf_get(check->pdf, holder, "A");
    const PdfValue *destination = pdf_get(check->pdf, holder, "Dest");
    if (destination->type == PDF_NULL && pdf_has_name(check->pdf, action, "S", "GoTo"))
        destination = pdf_get(check->pdf, action, "D");
    else if (destination->type == PDF_NULL)
        return;
    if (!leads_to_page(check, destination))
        check_fail_plain(check, CHECK_NAV_DESTINATION, holder);
}

static void check_named_destinations(Check *check)
{
    const PdfValue *names = pdf_get(check->pdf, check->pdf->catalog, "Names");
    check->destinations = trees_read(check->pdf, pdf_get(check->pdf, names, "Dests"), true);
    if (check->destinations->is_broken)
        check_fail(check, CHECK_FILE_TREE, names, "Dests");
    for (size_t i = 0; i < check->destinations->count; i++) {
        const TreeEntry *entry = &check->destinations->items[i];
        const PdfValue *value = pdf_follow(check->pdf, entry->value);
        if (!leads_to_page(check, value))
            check_fail(check, CHECK_NAV_DESTINATION, value, "%.*s", check_shown(entry->name),
                       entry->name.at);
    }
}

/* ---- the outline ---- */

static bool is_same_object(const PdfValue *reference, const PdfValue *value)
{
    return reference && reference->type == PDF_REFERENCE && reference->object == value->object;
}

static void check_item(Check *check, const PdfValue *item, const PdfValue *parent,
                       const PdfValue *previous)
{
    if (pdf_text(check->arena, pdf_get(check->pdf, item, "Title")).bytes == 0)
        check_fail(check, CHECK_NAV_OUTLINE, item, "no title");
    if (!is_same_object(pdf_entry(item, "Parent"), parent))
        check_fail(check, CHECK_NAV_OUTLINE, item, "Parent");
    if (previous && !is_same_object(pdf_entry(item, "Prev"), previous))
        check_fail(check, CHECK_NAV_OUTLINE, item, "Prev");
    check_destination(check, item);
}

/* A list of items under way. */
typedef struct Items {
    const PdfValue *parent;
    const PdfValue *next; /* a reference, or NULL */
    const PdfValue *previous;
} Items;

static void check_items(Check *check, Items *lists)
{
    for (size_t depth = 1; depth > 0;) {
        Items *items = &lists[depth - 1];
        const PdfValue *next = items->next;
        if (!next || next->type != PDF_REFERENCE) {
            if (items->previous &&
                !is_same_object(pdf_entry(items->parent, "Last"), items->previous))
                check_fail(check, CHECK_NAV_OUTLINE, items->parent, "Last");
            depth--;
            continue;
        }
        const PdfValue *item = pdf_follow(check->pdf, next);
        if (!pdf_is_dict(item) || depth == PDF_DEEPEST ||
            !pdf_meet(check->pdf, next->object, PDF_WALK_OUTLINE)) {
            check_fail(check, CHECK_NAV_OUTLINE, items->parent, "a loop, or no item");
            items->next = NULL;
            continue;
        }
        check_item(check, item, items->parent, items->previous);
        items->previous = item;
        items->next = pdf_entry(item, "Next");
        lists[depth] = (Items){item, pdf_entry(item, "First"), NULL};
        depth += lists[depth].next != NULL;
    }
}

static void check_outline(Check *check)
{
    const PdfValue *outline = pdf_get(check->pdf, check->pdf->catalog, "Outlines");
    if (!pdf_is_dict(outline))
        return;
    Items *lists = ARENA_ARRAY(check->arena, Items, PDF_DEEPEST + 1);
    lists[0] = (Items){outline, pdf_entry(outline, "First"), NULL};
    check_items(check, lists);
    if (lists[0].previous && check->language.bytes == 0)
        check_fail(check, CHECK_LANG_DESCRIPTION, outline, "outline");
}

/* ---- page labels ---- */

static bool is_label(Check *check, const PdfValue *label)
{
    static const char styles[] = "DRrAa";
    const PdfValue *style = pdf_get(check->pdf, label, "S");
    bool is_styled = style->type == PDF_NAME && style->text.bytes == 1 &&
                     text_find(text_of(styles), style->text.at[0]) < sizeof styles - 1;
    const PdfValue *prefix = pdf_get(check->pdf, label, "P");
    return pdf_is_dict(label) && (is_styled || style->type == PDF_NULL) &&
           (prefix->type == PDF_STRING || prefix->type == PDF_NULL) &&
           pdf_get_number(check->pdf, label, "St", 1) >= 1;
}

static void check_labels(Check *check)
{
    const PdfValue *root = pdf_get(check->pdf, check->pdf->catalog, "PageLabels");
    const TreeEntries *labels = trees_read(check->pdf, root, false);
    if (labels->is_broken)
        check_fail(check, CHECK_FILE_TREE, root, "PageLabels");
    if (pdf_is_dict(root) && (labels->count == 0 || labels->items[0].number != 0))
        check_fail(check, CHECK_NAV_LABELS, root, "no label for the first page");
    for (size_t i = 0; i < labels->count; i++)
        if (!is_label(check, pdf_follow(check->pdf, labels->items[i].value)))
            check_fail(check, CHECK_NAV_LABELS, root, "at page %.0f", labels->items[i].number + 1);
}

void check_navigation(Check *check)
{
    check_named_destinations(check);
    check_outline(check);
    check_labels(check);
}
