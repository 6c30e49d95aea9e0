/* Grammars of generated content (CSS Generated Content 3, GCPM 3): content lists with strings,
 * counters, attributes, named strings, leaders and targets.
 *
 * A content list is a VALUE_LIST of VALUE_TEXT, of the keywords open-quote, close-quote and their
 * no- forms, and of VALUE_FUNCTION:
 *   counter(name, style)  counters(name, "between", style)  attr(name)  string(name, which)
 *   content(what)  leader("pattern")  target-counter(where, name, style)  target-text(where, what)
 *   target-counters(where, name, "between", style)  element(name, which)  url(path)
 * with all arguments filled in; where is attr(name) or a text; what is text, before or after. What
 * stands behind "/" is a last item alt(…). */
#ifndef PLENARY_STYLES_CONTENT_GRAMMAR_H
#define PLENARY_STYLES_CONTENT_GRAMMAR_H

#include "styles/css_values.h"

/* content: a list and its alternative */
bool read_content(ValueReader *reader, Value *value);
/* bookmark-label: a list, without what only pages know */
bool read_content_list(ValueReader *reader, Value *value);
/* string-set: a list of lists, each a name and a list like a label's */
bool read_string_set(ValueReader *reader, Value *value);

/* attr(name), and in counters attr(name integer) */
bool read_attr(ValueReader *reader, Value *value);

#endif
