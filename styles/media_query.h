/* Media queries (Media Queries 4), by media type only: plenary prints. */
#ifndef PLENARY_STYLES_MEDIA_QUERY_H
#define PLENARY_STYLES_MEDIA_QUERY_H

#include "styles/css_tokens.h"

/* Whether a list of queries holds for print. A query that asks for more than a media type is
 * reported and counts as false. */
bool media_query_holds(const CssReading *reading, CssTokens tokens);

#endif
