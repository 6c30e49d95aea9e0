/* The few verbs that tests of all rooms share. */
#ifndef PLENARY_TESTS_SUPPORT_H
#define PLENARY_TESTS_SUPPORT_H

#include <check.h>

#include "base/diagnostics.h"

/* A source named "test" over a literal. */
const Source *source_over(Arena *arena, const char *bytes);

/* Fails the test with all findings printed, unless there are none. */
void ck_no_findings(const Diagnostics *diagnostics);

/* Fails unless the kind was found exactly so often. */
void ck_found(const Diagnostics *diagnostics, DiagnosticKind kind, size_t times);

/* Fails unless the text is the literal. */
void ck_text(Text text, const char *expected);

#endif
