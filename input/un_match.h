/* Hand-written matchers for the forms that un-style appendix C gives as regular expressions. All look
 * at the start of a text (a line without edge spaces) and return how many bytes they took, 0 for no
 * match; none looks further than the form reaches. The appendix's name stands behind each. */
#ifndef PLENARY_INPUT_UN_MATCH_H
#define PLENARY_INPUT_UN_MATCH_H

#include "base/text.h"
#include "input/letters.h"

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
    FORM_STOP,        /* a. */
    FORM_QUOTES       /* '1' */
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
    NOTE_BRACKETS,    /* [1] Text */
    NOTE_RIGHT,       /* 1) Text */
    NOTE_STARS,       /* ** Text */
    NOTE_LETTER       /* b Text */
} NoteStyle;

typedef struct NoteLabel {
    NoteStyle style;
    uint32_t number; /* of asterisks for NOTE_STARS, of the letter for NOTE_LETTER */
} NoteLabel;

enum {
    MOST_NOTE_DIGITS = 8
};

/* Whether notes of this style have a number of their own. */
static inline bool is_counted(NoteStyle style)
{
    return style != NOTE_STARS && style != NOTE_LETTER;
}

/* "2.10" is {2, 10}; "5 bis" is nothing. */
typedef struct OwnNumber {
    uint32_t chapter;
    uint32_t number;
} OwnNumber;

/* How sure a row of signs is the rule above notes. */
typedef enum RuleKind {
    RULE_NONE,
    RULE_POSSIBLE, /* if a note stands below */
    RULE_SURE
} RuleKind;

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
/* "I. ", "A. ", "一、", "أولا - " before a heading, with the spaces behind; text may end with the
 * mark. */
size_t match_heading(Text text, Label *label);
/* Numbers that no counter can give: "5 bis. ", "2.10 ", "29A.1 ". */
size_t match_own_number(Text text, OwnNumber *number);
/* How many bytes of a paragraph are the name of a speaker: "Mr. Stone (Arcadia) (spoke in French):"; 0
 * when it begins with none. */
uint32_t match_speaker(Text text);
/* NOTE_ENTRY, with the spaces behind it. */
size_t match_note_label(Text text, NoteLabel *label);
/* Spaces, tabs and no-break spaces from offset at on. */
size_t match_spaces(Text text, size_t at);
/* SYMBOL, which may have a year or session in parentheses: S/RES/2223 (2015). */
size_t match_symbol(Text text);
/* One of them or more, joined by dashes; or one of a part of a document: A/70/6 (Sect. 4)/Add.1. */
size_t match_symbols(Text text);
/* NOTE_RULE and what may stand for it. */
RuleKind note_rule_kind(Text text);

/* These are about the whole text. */
bool is_bare_number(Text text);   /* any of the numbers and labels above, and nothing behind it */
bool is_section_mark(Text text);  /* SECTION_MARK */
bool is_job_number(Text text);    /* JOBNO, BARCODE */
bool is_job_date(Text text);      /* what stands beside a job number: 311207, 4412Z */
bool is_page_number(Text text);   /* PAGENO, "Page 2", "- 2 -" */
bool is_numbered_page(Text text); /* one of these that is more than a figure */
bool is_continuation_mark(Text text); /* CONT_MARK */

#endif
