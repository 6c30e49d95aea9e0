/* The XMP schemas that PDF/A knows by itself, and the descriptions of others in a file. */
#ifndef PLENARY_OUTPUT_CHECK_SCHEMAS_H
#define PLENARY_OUTPUT_CHECK_SCHEMAS_H

#include "output/check.h"

/* Each property is of a known schema or described in the packet, and the descriptions are whole. */
void check_schemas(Check *check, const PdfValue *stream);

#endif
