/* The pages on which findings about a document's text fell. */
#ifndef PLENARY_OUTPUT_FINDING_PAGES_H
#define PLENARY_OUTPUT_FINDING_PAGES_H

#include "output/job.h"

/* Gives the findings that are about a place in the source of a laid out document, and have no page yet,
 * the page on which that place stands; first is how many pages come before the document's. What stands
 * on no page gets none. */
void finding_pages_tell(Job *job, uint32_t first);

#endif
