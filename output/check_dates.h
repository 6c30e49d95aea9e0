/* Dates as Info dictionaries and as XMP write them. */
#ifndef PLENARY_OUTPUT_CHECK_DATES_H
#define PLENARY_OUTPUT_CHECK_DATES_H

#include "base/text.h"

/* "D:20080305120000+01'00'" (ISO 32000-1, 7.9.4) and "2008-03-05T12:00:00+01:00" (ISO 8601) as seconds
 * since 1970 in UTC; what is left out is the least. false for a malformed one. */
bool date_of_pdf(Text text, int64_t *seconds);
bool date_of_xmp(Text text, int64_t *seconds);

#endif
