/* The standard structure types of PDF (ISO 32000-1, 14.8.4). */
#ifndef PLENARY_OUTPUT_TAG_TYPES_H
#define PLENARY_OUTPUT_TAG_TYPES_H

#include "layout/page.h"

/* The type that a role is written as: P, LBody; for a heading by its level, the nearest from 1 to 6. */
const char *tag_type(StructureRole role, unsigned level);

#endif
