/* Text as XML's content or an attribute's value. */
#ifndef PLENARY_BASE_XML_H
#define PLENARY_BASE_XML_H

#include "base/buffer.h"

/* Adds text with its markup escaped: & < > and ", so that it may stand in double quotes. What XML 1.0 forbids
 * altogether (section 2.2) becomes U+FFFD. */
void xml_put(Buffer *out, Text text);

#endif
