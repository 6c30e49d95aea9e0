/* Hand-written matchers for the forms that un-style appendix C gives as regular expressions. All look
 * at the start of a text (a line without edge spaces) and return how many bytes they took, 0 for no
 * match; none looks further than the form reaches. The appendix's name stands behind each. */
#ifndef PLENARY_INPUT_UN_TEXT_MATCH_H
#define PLENARY_INPUT_UN_TEXT_MATCH_H

#include "base/text.h"
#include "input/un_text_letters.h"

/* Which counting series a label can be read in; "(i)" is the ninth letter and the first roman. */
typedef enum LabelSeries {
    SERIES_LETTER,
    SERIES_ROMAN,
    SERIES_DECIMAL,
    SERIES_CYRILLIC,
    SERIES_ARABIC,
    SERIES_HAN,
    SERIES_COUNT
} LabelSeries;

typedef enum LabelForm {
    FORM_NONE,
    FORM_PARENTHESES, /* (a) */
    FORM_RIGHT,       /* a) */
    FORM_STOP         /* a. */
} LabelForm;

typedef struct Label {
    LabelForm form;                  /* FORM_NONE: there is no label */
    uint32_t ordinals[SERIES_COUNT]; /* 0 where it is not of the series */
} Label;

/* The first label of a series, without its marks: "a". */
const char *series_first(LabelSeries series);

/* How the number of a note is written in its block. */
typedef enum NoteStyle {
    NOTE_PLAIN,       /* 1 Text */
    NOTE_STOP,        /* 1. Text */
    NOTE_SOLIDUS,     /* 1/ Text */
    NOTE_PARENTHESES, /* (1) Text */
    NOTE_STARS        /* ** Text */
} NoteStyle;

typedef struct NoteLabel {
    NoteStyle style;
    uint32_t number; /* of asterisks for NOTE_STARS */
} NoteLabel;

/* Digits 0-9 from offset at on, at most most of them; 0 also when more follow. */
size_t match_digits(Text text, size_t at, size_t most);
/* [ivx]+ or [IVXLC]+ and its value. */
size_t match_roman(Text text, size_t at, uint32_t *value);
/* GA_NUM, GA_OLD, GA_SPECIAL, SC_NUM, ECOSOC_NUM and their composite letters: 62/243 A. */
size_t match_resolution_number(Text text);
/* OP_PARA: "12. ", "12 - ", "١ - " with the spaces behind it; text may end with the mark. */
size_t match_paragraph_number(Text text, uint32_t *number);
/* SUB_A, SUB_I and their like in other languages, with the spaces behind it. */
size_t match_label(Text text, Label *label);
/* "I. ", "A. " before a heading, with the spaces behind; text may end with the stop. */
size_t match_heading(Text text, Label *label);
/* NOTE_ENTRY, with the spaces behind it. */
size_t match_note_label(Text text, NoteLabel *label);
/* Spaces, tabs and no-break spaces from offset at on. */
size_t match_spaces(Text text, size_t at);
/* SYMBOL, which may have a year or session in parentheses: S/RES/2223 (2015). */
size_t match_symbol(Text text);

/* These are about the whole text. */
bool is_bare_number(Text text);  /* any of the numbers and labels above, and nothing behind it */
bool is_note_rule(Text text);    /* NOTE_RULE */
bool is_section_mark(Text text); /* SECTION_MARK */
bool is_job_number(Text text);   /* JOBNO, BARCODE */
bool is_page_number(Text text);  /* PAGENO, "Page 2" */
bool is_continuation_mark(Text text); /* CONT_MARK */

#endif
