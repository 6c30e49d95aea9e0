/* What a check has found: for each rule the first CHECK_KEPT places and how many there were. */
#ifndef PLENARY_OUTPUT_CHECK_REPORT_H
#define PLENARY_OUTPUT_CHECK_REPORT_H

#include <stdarg.h>

#include "output/check_rules.h"

enum {
    CHECK_KEPT = 10
};

/* Where something was found; 0 is unknown. */
typedef struct CheckPlace {
    uint32_t page;   /* from 1 */
    uint32_t object; /* its number in the file */
    unsigned only; /* the standards that it offends, as bits, where these are not all that have the
                        rule: limits differ; 0 for all */
} CheckPlace;

typedef struct CheckFinding {
    CheckRuleId rule;
    CheckPlace place;
    Text detail; /* UTF-8; may be empty */
} CheckFinding;

typedef struct CheckReport {
    Arena *arena;
    unsigned standards; /* that the file is checked for, as bits; never without STANDARD_PDF */
    unsigned claimed;   /* by the file itself */
    CheckFinding *items;
    size_t count;
    size_t capacity;
    unsigned broken;                    /* standards that are not met */
    unsigned checked[CHECK_RULE_COUNT]; /* the standards that have each rule */
    size_t seen[CHECK_RULE_COUNT];
} CheckReport;

/* A report on a file that is to meet these standards and PDF itself; in the arena. */
CheckReport *report_new(Arena *arena, unsigned standards, unsigned claimed);

/* Adds a finding, unless no standard has the rule. The detail is printf's. */
__attribute__((format(printf, 4, 5))) void report_add(CheckReport *report, CheckRuleId rule,
                                                      CheckPlace place, const char *format, ...);
__attribute__((format(printf, 4, 0))) void report_add_list(CheckReport *report, CheckRuleId rule,
                                                           CheckPlace place, const char *format,
                                                           va_list arguments);

/* Whether the rule is of interest, for work that need not be done otherwise. */
bool report_wants(const CheckReport *report, CheckRuleId rule);

/* Whether nothing was found. */
bool report_is_clean(const CheckReport *report);

/* Appends the findings and the verdict: lines for people, or a JSON object a line. */
void report_print(const CheckReport *report, Text name, Buffer *out);
void report_print_json(const CheckReport *report, Text name, Buffer *out);

#endif
