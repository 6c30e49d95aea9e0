/* Annotations (ISO 32000-1, 12.5). */
#ifndef PLENARY_OUTPUT_CHECK_ANNOTATIONS_H
#define PLENARY_OUTPUT_CHECK_ANNOTATIONS_H

#include "output/check_content.h"

/* All annotations of a page. */
void annotations_check(DrawTable *table, const PdfPage *page, uint32_t number);

#endif
