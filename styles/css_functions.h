/* Functions of CSS values that plenary knows by name only, so that they are refused as not supported and
 * not as mistakes. */
#ifndef PLENARY_STYLES_CSS_FUNCTIONS_H
#define PLENARY_STYLES_CSS_FUNCTIONS_H

#include "styles/css_tokens.h"

/* Whether the token begins one of them. */
bool css_is_known_function(const CssToken *token);

#endif
