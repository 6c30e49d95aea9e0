/* Natural language: whether a tag has the form of RFC 3066. */
#ifndef PLENARY_OUTPUT_CHECK_LANGUAGE_H
#define PLENARY_OUTPUT_CHECK_LANGUAGE_H

#include "output/check.h"

/* Adds a finding if the value of a Lang entry is no language tag. */
void language_check(Check *check, const PdfValue *language, CheckPlace place);

#endif
