/* What a reader decided, and why.
 *
 * Reading text is guessing, so each guess is written down: the bytes it is about, the rule that made it
 * and how sure that rule is, from 0 to 100. Rules are rows of a closed table (decision_rules.c); a
 * reader may lower a row's confidence where its evidence is thin. What falls below DECISION_DOUBTFUL
 * is told as a warning, and a file of hints (hints.h) can settle it. */
#ifndef PLENARY_INPUT_DECISIONS_H
#define PLENARY_INPUT_DECISIONS_H

#include "base/diagnostics.h"
#include "input/decision_rules.h"
#include "input/ledger.h"

enum {
    DECISION_DOUBTFUL = 60,
    DECISION_CERTAIN = 100
};

typedef struct Decision {
    Span span;
    uint8_t rule; /* DecisionRule */
    uint8_t confidence;
} Decision;

typedef struct Decisions {
    Decision *items;
    size_t count;
    size_t capacity;
} Decisions;

/* Writes a decision down. less is taken from the rule's confidence. */
void decision_add(Decisions *decisions, Arena *arena, Span span, DecisionRule rule, int less);

/* Adds READ_DOUBTFUL for each decision from the first one on that is below DECISION_DOUBTFUL. */
void decisions_tell_doubts(const Decisions *decisions, size_t first, Diagnostics *diagnostics);

typedef enum ReportForm {
    REPORT_JSON, /* an object a line: file, line, column, what, rule, confidence, reason, the text that it
                    begins with, and the hint that overrides it, where one can */
    REPORT_HINTS /* the draft of a file of hints: comments, among them the hints, to be taken out of them */
} ReportForm;

/* All decisions, and what was dropped, in the order of the source. */
void decisions_report(const Decisions *decisions, const Ledger *ledger, ReportForm form,
                      Buffer *out);

#endif
