/* The versions of the font libraries in use. */
#ifndef PLENARY_FONTS_FONT_VERSIONS_H
#define PLENARY_FONTS_FONT_VERSIONS_H

#include "base/buffer.h"

/* "name version", a line each. */
void font_versions_print(Buffer *out);

#endif
