/* What United Nations documents say in fixed words, in six languages, as rows of a table (un-style
 * 2.8, 2.9, 5.13, appendix C). A new wording or language is a row. */
#ifndef PLENARY_INPUT_UN_FORMULAS_H
#define PLENARY_INPUT_UN_FORMULAS_H

#include "base/text.h"
#include "input/document.h"

typedef enum FormulaKind {
    /* resolutions */
    FORMULA_ENACTING,   /* The General Assembly */
    FORMULA_RESOLUTION, /* Resolution 2223 (2015), as a title */
    FORMULA_ADOPTED_BY, /* Adopted by the Security Council at its …, below that title */
    FORMULA_MEETING,    /* 76th plenary meeting */
    FORMULA_ANNEX,      /* Annex, Annex II */
    FORMULA_VOTE,       /* Adopted by a recorded vote of … */
    FORMULA_ANNEX_TO,   /* Annex to the letter … */
    FORMULA_DRAFT,      /* Draft resolution II */
    /* the lines of a masthead */
    FORMULA_UNITED_NATIONS,
    FORMULA_ORGAN,
    FORMULA_COMMITTEE,    /* Third Committee */
    FORMULA_DISTRIBUTION, /* Distr.: General; the rest is the category */
    FORMULA_CATEGORY,     /* GENERAL, on a line of its own below "Distr." */
    FORMULA_ORIGINAL,
    FORMULA_TONGUE, /* English, on a line of its own */
    FORMULA_SESSION,
    FORMULA_AGENDA_ITEM,
    FORMULA_RECORDS,  /* Official Records */
    FORMULA_ADOPTION, /* Resolution adopted by … */
    FORMULA_RECYCLE,  /* Please recycle, at the foot of a page */
    /* titles and what stands below them */
    FORMULA_LETTER,   /* Letter dated … */
    FORMULA_VERBALE,  /* Note verbale dated … */
    FORMULA_RECORD,   /* Summary record of … */
    FORMULA_SUBTITLE, /* Report of the … */
    FORMULA_SPONSORS, /* … : draft resolution */
    FORMULA_OFFICER,  /* Rapporteur: … */
    FORMULA_HELD,     /* Held at …, on … */
    FORMULA_MEMO,     /* To: … */
    /* parts of the body */
    FORMULA_SUMMARY,
    FORMULA_CONTENTS,
    FORMULA_CONTENTS_HEAD, /* Page, Paragraphs: heads of its columns */
    FORMULA_CHAPTER,       /* Chapter I, Part one */
    FORMULA_DIVISION,      /* Article 1 */
    FORMULA_AGENDA,        /* Agenda item 70: … */
    FORMULA_ITEM_NAMED,    /* … (agenda item 70) (continued), in records */
    FORMULA_ORIGINAL_OF,   /* [Original: French] */
    FORMULA_SIGNED,        /* (Signed) … */
    FORMULA_STAGE,         /* The meeting rose at … */
    FORMULA_TABLE_LABEL,   /* Table 1; the rest is the number */
    FORMULA_TABLE_NOTE,    /* Source: … */
    FORMULA_NOTES,         /* Notes, above notes that have no rule */
    FORMULA_ERRATUM,       /* For … read … */
    FORMULA_HEADING,       /* Preamble, and other headings without a number */
    FORMULA_KIND_COUNT
} FormulaKind;

/* In a pattern: # is a number, @ the number of a resolution, ~ a roman or arabic numeral or a capital
 * letter, * any text but none; a space is any white space, _ is white space or nothing; ' is also the
 * typographic apostrophe. Everything else stands for itself; a text without small letters matches
 * whatever the case. */
typedef struct Formula {
    const char *language; /* NULL where languages share the wording */
    const char *pattern;
} Formula;

/* The formula of that kind that the whole text is, or NULL; *rest, if asked for, receives what the
 * pattern's first wildcard stood for. For the kinds that may end with a comma, it may be missing. */
const Formula *formula_find(FormulaKind kind, Text text, Text *rest);

/* A text without the comma that it ends with, in whichever script. */
Text without_comma(Text text);

/* For each first byte of a text the kinds of which a formula may begin so: one bit a kind. */
typedef struct FormulaIndex {
    uint64_t kinds[256];
} FormulaIndex;

/* Fills an index; it is the same each time. */
void formula_index_make(FormulaIndex *index);
/* formula_find, which most texts are too unlike to be asked of. */
const Formula *formula_look_up(const FormulaIndex *index, FormulaKind kind, Text text, Text *rest);

/* The formula that text begins with, not wholly but for a mark that ends a label, and more behind
 * it: "Section 2. Purpose". *bytes counts the mark and the spaces behind. */
const Formula *formula_label(FormulaKind kind, Text text, size_t *bytes);

/* Whether the whole text is a date in one of the languages, possibly with a full stop behind it. */
bool date_match(Text text, Date *date);
/* The date that the text ends with: "… on 28 May 2015". */
bool date_at_end(Text text, Date *date);
/* Whether the whole text is a stretch of days: "24 June–12 July 2019", perhaps behind a place. */
bool date_range_match(Text text);

#endif
