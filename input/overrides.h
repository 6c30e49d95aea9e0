/* What overrides a decision: for each rule whose decisions a person may turn round, the line of a file of hints
 * (hints.h) that does it. */
#ifndef PLENARY_INPUT_OVERRIDES_H
#define PLENARY_INPUT_OVERRIDES_H

#include "base/buffer.h"
#include "base/source.h"
#include "input/decision_rules.h"

/* Puts the hint that overrides a decision of the rule about the span, "34 plain | Findings"; line is the number
 * of the line that the span begins on, line_begin its first byte. Puts nothing where no hint can. */
void override_put(Buffer *out, DecisionRule rule, Span span, uint32_t line, uint32_t line_begin);

#endif
