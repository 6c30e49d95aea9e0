/* Finished files, judged by other people's tools. */
#ifndef PLENARY_TESTS_OUTPUT_JUDGE_H
#define PLENARY_TESTS_OUTPUT_JUDGE_H

#include "base/arena.h"
#include "base/text.h"

/* A folder of the test's own, removed by judge_close with what is in it. */
typedef struct Judge {
    Arena *arena;
    char folder[32];
} Judge;

Judge judge_open(void);
void judge_close(Judge *judge);

/* The path of a file of that name in the folder. */
const char *judge_path(Judge *judge, const char *name);

/* Runs a shell command in the folder and returns what it printed, both ways, NUL-terminated and
 * without the NULs in it. Fails the test, with the output, if the command's exit code is not 0. */
const char *judge_run(Judge *judge, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Fails the test unless qpdf finds nothing to say about the file. */
void judge_is_clean(Judge *judge, const char *name);

/* The text of t.pdf as pdftotext and as MuPDF read it, without empty lines. */
const char *judge_text(Judge *judge);
const char *judge_text_by_mupdf(Judge *judge);

/* Fails the test, with both texts, unless needle stands in text; or, with "lacks", if it does. */
void ck_holds(const char *text, const char *needle);
void ck_lacks(const char *text, const char *needle);

/* How often needle stands in text. */
size_t count_of(const char *text, const char *needle);

#endif
