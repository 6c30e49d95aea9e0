#include "styles/properties.h"

#include "styles/property_table.h"

/* Names that users of other programs bring, and old names, where they mean the same. */
typedef struct Alias {
    const char *name;
    PropertyId property;
} Alias;

static const Alias aliases[] = {
    {"page-break-before", PROPERTY_BREAK_BEFORE},
    {"page-break-after", PROPERTY_BREAK_AFTER},
    {"page-break-inside", PROPERTY_BREAK_INSIDE},
    {"prince-bookmark-level", PROPERTY_BOOKMARK_LEVEL},
    {"prince-bookmark-label", PROPERTY_BOOKMARK_LABEL},
    {"prince-bookmark-state", PROPERTY_BOOKMARK_STATE},
    {"prince-footnote-policy", PROPERTY_FOOTNOTE_POLICY},
    {"prince-footnote-display", PROPERTY_FOOTNOTE_DISPLAY},
    {"prince-hyphenate-before", PROPERTY_HYPHENATE_BEFORE},
    {"prince-hyphenate-after", PROPERTY_HYPHENATE_AFTER},
    {"hyphenate-lines", PROPERTY_HYPHENATE_LIMIT_LINES},
    {"prince-hyphenate-lines", PROPERTY_HYPHENATE_LIMIT_LINES},
    {"prince-hyphenate-character", PROPERTY_HYPHENATE_CHARACTER},
    {"word-wrap", PROPERTY_OVERFLOW_WRAP},
};

const char *property_alias_at(size_t index, PropertyId *property)
{
    if (index >= sizeof aliases / sizeof *aliases)
        return NULL;
    *property = aliases[index].property;
    return aliases[index].name;
}

const char *property_name(PropertyId property)
{
    return property_row(property)->name;
}

void property_print(PropertyId property, const Value *value, Buffer *out)
{
    uint32_t group = property_row(property)->grammar->items_between_commas;
    if (value->kind != VALUE_LIST || group == 0) {
        value_print(value, out);
        return;
    }
    for (uint32_t i = 0; i < value->list->count; i++) {
        if (i)
            buffer_string(out, i % group == 0 ? ", " : " ");
        value_print(&value->list->items[i], out);
    }
}
