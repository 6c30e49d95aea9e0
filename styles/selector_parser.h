/* Parsing selectors. */
#ifndef PLENARY_STYLES_SELECTOR_PARSER_H
#define PLENARY_STYLES_SELECTOR_PARSER_H

#include "styles/selectors.h"

/* Reads a selector list, the whole of tokens. Reports what is wrong or not supported; the list is
 * not to be used then, and the result false. */
bool selector_list_parse(const CssReading *reading, CssTokens tokens, SelectorList *list);

#endif
