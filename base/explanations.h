/* What each kind of finding means to the person who reads it: cause, cure and an example. The texts are
 * in explanations.txt, compiled into the program, and in the order of the table of kinds. */
#ifndef PLENARY_BASE_EXPLANATIONS_H
#define PLENARY_BASE_EXPLANATIONS_H

#include "base/diagnostics.h"

/* Paragraphs of lines of at most 78 columns, each with its line end. */
typedef struct Explanation {
    Text cause;
    Text cure;
    Text example;
} Explanation;

/* The explanation of a kind; false if there is none (a test sees to it that there is). */
bool explanation_find(DiagnosticKind kind, Explanation *explanation);

/* The whole file, for those who check it. */
Text explanations_text(void);

#endif
