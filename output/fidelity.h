/* Whether a PDF shows a document's text: all of it, once, in its order. */
#ifndef PLENARY_OUTPUT_FIDELITY_H
#define PLENARY_OUTPUT_FIDELITY_H

#include "output/fidelity_text.h"

typedef struct FidelityCount {
    size_t pages;   /* of what was read from the PDF */
    size_t hyphens; /* at line ends that are not in the text */
} FidelityCount;

/* Compares with text read from the PDF: words parted by spaces or line ends, pages by form feeds,
 * in the order in which they are drawn. Reports the first difference with its place in the source and
 * its page (FIDELITY_…) and returns STATUS_FIDELITY, else counts. */
Status fidelity_compare(Arena *arena, const ShownText *shown, Text seen, Diagnostics *diagnostics,
                        FidelityCount *count);

#endif
