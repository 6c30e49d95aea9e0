/* What United Nations documents say in fixed words, in six languages, as rows of a table (un-style
 * 2.9, 5.13, appendix C). A new wording or language is a row. */
#ifndef PLENARY_INPUT_UN_TEXT_FORMULAS_H
#define PLENARY_INPUT_UN_TEXT_FORMULAS_H

#include "base/text.h"
#include "input/document.h"

typedef enum FormulaKind {
    FORMULA_ENACTING,       /* The General Assembly */
    FORMULA_RESOLUTION,     /* Resolution 2223 (2015), as a title */
    FORMULA_ADOPTED_BY,     /* Adopted by the Security Council at its …, below that title */
    FORMULA_MEETING,        /* 76th plenary meeting */
    FORMULA_ANNEX,          /* Annex, Annex II */
    FORMULA_UNITED_NATIONS, /* the lines of a masthead */
    FORMULA_ORGAN,
    FORMULA_DISTRIBUTION, /* Distr.: General; the rest is the category */
    FORMULA_ORIGINAL,
    FORMULA_TONGUE, /* English, on a line of its own */
    FORMULA_SESSION,
    FORMULA_AGENDA_ITEM,
    FORMULA_ADOPTION, /* Resolution adopted by … */
    FORMULA_RECYCLE,  /* Please recycle, at the foot of a page */
    FORMULA_KIND_COUNT
} FormulaKind;

typedef struct Formula {
    const char *language; /* NULL where languages share the wording */
    const char *pattern;
} Formula;

/* The formula of that kind that the whole text is, or NULL; *rest, if asked for, receives what the
 * pattern's wildcard stood for. For FORMULA_ENACTING a comma at the end may be missing. */
const Formula *formula_find(FormulaKind kind, Text text, Text *rest);

/* Whether the whole text is a date in one of the languages, possibly with a full stop behind it. */
bool date_match(Text text, Date *date);
/* The date that the text ends with: "… on 28 May 2015". */
bool date_at_end(Text text, Date *date);

#endif
