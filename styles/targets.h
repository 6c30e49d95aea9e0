/* What generated content tells of other elements: target-counter() and target-text(). Elements with
 * an id are noted as they are walked over, questions are gathered, and all are answered at the end,
 * so that it does not matter which comes first. */
#ifndef PLENARY_STYLES_TARGETS_H
#define PLENARY_STYLES_TARGETS_H

#include "styles/counters.h"

typedef struct Targets Targets;
/* No elements and no questions. */
Targets *targets_new(Arena *arena, Names *names, Diagnostics *diagnostics);

/* Notes an element with an id, with the counters as they stand there. Of several with one id the
 * first counts. */
void targets_add(Targets *targets, const Node *element, const Counters *counters);

/* Asks for a part that is CONTENT_TARGET_COUNTER or CONTENT_TARGET_TEXT. It leads where its text, a
 * href, says; an empty one to asker itself. */
void targets_ask(Targets *targets, Content *part, const Node *asker);

/* Makes all parts that were asked for CONTENT_TEXT; nodes are those of the styled tree. What leads
 * nowhere is reported and becomes empty. */
void targets_answer(Targets *targets, const StyledNode *nodes);

#endif
