/* Reading a property's value by its row. */
#ifndef PLENARY_STYLES_PROPERTY_VALUES_H
#define PLENARY_STYLES_PROPERTY_VALUES_H

#include "styles/property_table.h"

/* Reads one value of the property; more tokens may follow. */
bool property_read(PropertyId property, ValueReader *reader, Value *value);

/* The grammar in words, for messages: "an integer from 1". */
void property_print_grammar(PropertyId property, Buffer *out);

/* Whether the token is a keyword or function of CSS that the property may get some day. */
bool property_is_later(PropertyId property, const CssToken *token);

#endif
