/* Grammars of counters and how they are written (CSS Lists 3, CSS Counter Styles 3). */
#ifndef PLENARY_STYLES_COUNTER_GRAMMAR_H
#define PLENARY_STYLES_COUNTER_GRAMMAR_H

#include "styles/css_values.h"

/* The name of a counter style: the keyword of one that is built in, or a name. */
bool read_counter_style_name(ValueReader *reader, Value *value);

/* Such a name, or symbols(): its arguments are the keyword of a system and a VALUE_TEXT for each symbol. */
bool read_counter_style(ValueReader *reader, Value *value);

/* A counter style, or a VALUE_TEXT. */
bool read_list_style_type(ValueReader *reader, Value *value);

/* A flat list of pairs: a counter and a VALUE_INTEGER or attr(name integer). The counter is a VALUE_NAME or, to
 * reset it, reversed(name). The number may be left out: it is 0 for counter-reset and counter-set, 1 for
 * counter-increment; and the keyword auto of a reversed counter, whose beginning is worked out. */
bool read_counters_to_reset(ValueReader *reader, Value *value);
bool read_counters_to_set(ValueReader *reader, Value *value);
bool read_counters_to_increment(ValueReader *reader, Value *value);

/* The name in the first item of a pair. */
static inline Name counter_of_pair(const Value *counter)
{
    return counter->kind == VALUE_FUNCTION ? counter->list->items[0].name : counter->name;
}

#endif
