/* What a printer wants to see around a page: crop marks at the corners, register marks in the middle of
 * the sides. They stand outside the bleed and are drawn in all inks at once. The slug line is text, and
 * layout's. */
#ifndef PLENARY_OUTPUT_PRINTER_MARKS_H
#define PLENARY_OUTPUT_PRINTER_MARKS_H

#include "layout/page.h"
#include "output/notation.h"

/* Appends the marks of a page, if it has any, in a coordinate system whose origin is the lower left corner
 * of the trimmed page. is_tagged: as an artifact. */
void printer_marks_put(const Page *page, bool is_tagged, Buffer *out);

#endif
