#include "styles/property_table.h"

const PropertyRow *property_row(PropertyId property)
{
    if (property < PROPERTY_DISPLAY)
        return &font_rows[property - PROPERTY_FONT_SIZE];
    if (property < PROPERTY_TEXT_ALIGN)
        return &box_rows[property - PROPERTY_DISPLAY];
    if (property < PROPERTY_LIST_STYLE_TYPE)
        return &text_rows[property - PROPERTY_TEXT_ALIGN];
    return &page_rows[property - PROPERTY_LIST_STYLE_TYPE];
}
