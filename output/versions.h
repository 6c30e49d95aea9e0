/* The version of plenary and of the libraries in use. */
#ifndef PLENARY_OUTPUT_VERSIONS_H
#define PLENARY_OUTPUT_VERSIONS_H

#include "base/buffer.h"

/* "0.1.0" on the first line, then "name version" a line. */
void versions_print(Buffer *out);

#endif
