/* The rows behind un_formulas.h; un_formulas.c alone reads them. */
#ifndef PLENARY_INPUT_UN_FORMULA_ROWS_H
#define PLENARY_INPUT_UN_FORMULA_ROWS_H

#include "input/un_formulas.h"

typedef struct FormulaSet {
    const Formula *rows;
    size_t count;
} FormulaSet;

/* A set of all rows of an array. */
#define FORMULA_SET(rows)                                                                          \
    {                                                                                              \
        (rows), sizeof(rows) / sizeof *(rows)                                                      \
    }

/* The rows of a kind: un_formula_rows.c has those of resolutions and hands on to those of mastheads, of bodies
 * and of fronts. */
const FormulaSet *formula_rows(FormulaKind kind);
const FormulaSet *formula_rows_of_masthead(FormulaKind kind);
const FormulaSet *formula_rows_of_body(FormulaKind kind);
const FormulaSet *formula_rows_of_front(FormulaKind kind);

#endif
