#include "styles/places.h"

/* What is looked for. */
typedef struct Search {
    bool (*is_it)(const struct Search *search, const Declaration *declaration);
    PropertyId property;
    const ValueList *list;
    Name name;
} Search;

static Span place_in_block(const Search *search, const DeclarationBlock *block)
{
    for (uint32_t i = block->count; i-- > 0;)
        if (!block->items[i].pending && search->is_it(search, &block->items[i]))
            return declaration_span(&block->items[i], block->source);
    return SPAN_NONE;
}

static Span place_in_page(const Search *search, const PageRule *rule)
{
    Span found = place_in_block(search, &rule->page);
    if (!found.source)
        found = place_in_block(search, &rule->note_area);
    for (int box = 0; box < MARGIN_BOX_COUNT && !found.source; box++)
        found = place_in_block(search, &rule->boxes[box]);
    return found;
}

/* The last in the order of the cascade. */
static Span place_in(const SheetList *sheets, const Search *search)
{
    Span found = SPAN_NONE;
    for (size_t i = sheets->count; i-- > 0 && !found.source;) {
        const Stylesheet *sheet = sheets->items[i];
        for (size_t n = sheet->rule_count; n-- > 0 && !found.source;)
            found = place_in_block(search, &sheet_rule(sheet, n)->block);
        for (size_t n = sheet->page_count; n-- > 0 && !found.source;)
            found = place_in_page(search, &sheet->pages[n]);
    }
    return found;
}

static bool is_the_list(const Search *search, const Declaration *declaration)
{
    return declaration->property == search->property && declaration->value.kind == VALUE_LIST &&
           declaration->value.list == search->list;
}

Span place_of_list(const SheetList *sheets, PropertyId property, const ValueList *list)
{
    Search search = {.is_it = is_the_list, .property = property, .list = list};
    return place_in(sheets, &search);
}

/* The style is the last argument of counter functions. */
static bool names_style(const Search *search, const Declaration *declaration)
{
    const Value *value = &declaration->value;
    if (declaration->property == PROPERTY_LIST_STYLE_TYPE)
        return value->kind == VALUE_NAME && value->name == search->name;
    for (uint32_t i = 0; value->kind == VALUE_LIST && i < value->list->count; i++) {
        const Value *item = &value->list->items[i];
        if (item->kind != VALUE_FUNCTION || item->list->count < 2)
            continue;
        const Value *last = &item->list->items[item->list->count - 1];
        if (last->kind == VALUE_NAME && last->name == search->name)
            return true;
    }
    return false;
}

Span place_of_counter_style(const SheetList *sheets, Name style)
{
    Search search = {.is_it = names_style, .name = style};
    return place_in(sheets, &search);
}
