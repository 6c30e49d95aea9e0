/* The standards that a file says it meets, by its identifiers. */
#ifndef PLENARY_OUTPUT_CHECK_CLAIMS_H
#define PLENARY_OUTPUT_CHECK_CLAIMS_H

#include "output/check_pdf.h"
#include "output/check_rules.h"
#include "output/check_xmp.h"

/* The metadata of a file; NULL if there are none or their stream cannot be decoded. */
const Xmp *claims_metadata(Pdf *pdf);

/* The claims, as bits of CheckStandard. xmp may be NULL. Claims of other parts and editions than those
 * that are checked here are passed over. */
unsigned claims_of(Pdf *pdf, const Xmp *xmp);

#endif
