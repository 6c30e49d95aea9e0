/* Front matter: fields at the head of a document, "key: value" lines between two "---" lines. */
#ifndef PLENARY_INPUT_FRONT_MATTER_H
#define PLENARY_INPUT_FRONT_MATTER_H

#include "input/fields.h"

/* Reads a block of front matter at the very start of the source. *end is the offset behind it, 0 when
 * there is none. */
Status front_matter_read(Fields *fields, const Source *source, Diagnostics *diagnostics,
                         uint32_t *end);

#endif
