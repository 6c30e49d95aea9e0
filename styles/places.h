/* Where in the sheets something was written, for findings that come up after the sheets were parsed.
 * Looking takes time in the size of the sheets. */
#ifndef PLENARY_STYLES_PLACES_H
#define PLENARY_STYLES_PLACES_H

#include "styles/sheet.h"

/* The declaration that sets the property to this very list; SPAN_NONE if there is none. */
Span place_of_list(const SheetList *sheets, PropertyId property, const ValueList *list);

/* A declaration that names the counter style, in list-style-type or in a counter function. */
Span place_of_counter_style(const SheetList *sheets, Name style);

#endif
