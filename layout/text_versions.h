/* The versions of the Unicode libraries in use. */
#ifndef PLENARY_LAYOUT_TEXT_VERSIONS_H
#define PLENARY_LAYOUT_TEXT_VERSIONS_H

#include "base/buffer.h"

/* "name version", a line each. */
void text_versions_print(Buffer *out);

#endif
