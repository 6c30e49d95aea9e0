#include "output/check_rules.h"

static const CheckStandardRow rows[STANDARD_COUNT] = {
    [STANDARD_PDF] = {"1.7", "PDF 1.7", "ISO 32000-1", PART_PDF, LEVEL_B},
    [STANDARD_A_1A] = {"a-1a", "PDF/A-1a", "ISO 19005-1", PART_A1, LEVEL_A},
    [STANDARD_A_1B] = {"a-1b", "PDF/A-1b", "ISO 19005-1", PART_A1, LEVEL_B},
    [STANDARD_A_2A] = {"a-2a", "PDF/A-2a", "ISO 19005-2", PART_A2, LEVEL_A},
    [STANDARD_A_2B] = {"a-2b", "PDF/A-2b", "ISO 19005-2", PART_A2, LEVEL_B},
    [STANDARD_A_2U] = {"a-2u", "PDF/A-2u", "ISO 19005-2", PART_A2, LEVEL_U},
    [STANDARD_A_3A] = {"a-3a", "PDF/A-3a", "ISO 19005-3", PART_A3, LEVEL_A},
    [STANDARD_A_3B] = {"a-3b", "PDF/A-3b", "ISO 19005-3", PART_A3, LEVEL_B},
    [STANDARD_A_3U] = {"a-3u", "PDF/A-3u", "ISO 19005-3", PART_A3, LEVEL_U},
    [STANDARD_UA_1] = {"ua-1", "PDF/UA-1", "ISO 14289-1", PART_UA1, LEVEL_B},
    [STANDARD_X_1A] = {"x-1a", "PDF/X-1a:2003", "ISO 15930-4", PART_X1A, LEVEL_B},
    [STANDARD_X_4] = {"x-4", "PDF/X-4", "ISO 15930-7", PART_X4, LEVEL_B},
};

const CheckStandardRow *check_standard(CheckStandard standard)
{
    return &rows[standard];
}

/* ---- clauses ---- */

static const char *clause_of_part(const CheckRule *rule, CheckPart part)
{
    switch (part) {
    case PART_PDF:
        return rule->clauses.pdf;
    case PART_A1:
        return rule->clauses.a1;
    case PART_A2:
        return rule->clauses.a2;
    case PART_A3:
        if (!rule->clauses.a3)
            return rule->clauses.a2;
        return rule->clauses.a3[0] == '-' ? NULL : rule->clauses.a3;
    case PART_UA1:
        return rule->clauses.ua1;
    case PART_X1A:
        return rule->clauses.x1a;
    case PART_X4:
        return rule->clauses.x4;
    case PART_COUNT:
        break;
    }
    return NULL;
}

static bool has_levels(CheckPart part)
{
    return part == PART_A1 || part == PART_A2 || part == PART_A3;
}

const char *check_clause(const CheckRule *rule, CheckStandard standard)
{
    const CheckStandardRow *row = &rows[standard];
    if (has_levels(row->part) && row->level < rule->level)
        return NULL;
    return clause_of_part(rule, row->part);
}

unsigned check_standards_with(const CheckRule *rule, unsigned standards)
{
    if (rule->clauses.pdf)
        return standards;
    unsigned found = 0;
    for (int i = 0; i < STANDARD_COUNT; i++)
        if (standards & 1U << i && check_clause(rule, (CheckStandard)i))
            found |= 1U << i;
    return found;
}

/* ---- lists of standards ---- */

static unsigned find(Text name)
{
    for (unsigned i = 0; i < STANDARD_COUNT; i++)
        if (text_is_ignoring_case(name, rows[i].name))
            return 1U << i;
    return 0;
}

unsigned check_standards_named(Text list, Text *unknown)
{
    unsigned found = 0;
    size_t begin = 0;
    while (begin <= list.bytes) {
        Text rest = text_slice(list, begin, list.bytes);
        Text name = text_trim(text_slice(rest, 0, text_find(rest, ',')));
        unsigned standard = find(name);
        if (!standard) {
            *unknown = name;
            return 0;
        }
        found |= standard;
        begin += text_find(rest, ',') + 1;
    }
    return found;
}

/* ---- the table for people ---- */

static void print_clause(Buffer *out, const CheckRule *rule, CheckPart part)
{
    static const char *const levels[] = {[LEVEL_B] = "", [LEVEL_U] = " (u, a)", [LEVEL_A] = " (a)"};
    const char *clause = clause_of_part(rule, part);
    buffer_format(out, " %s%s |", clause ? clause : "",
                  clause && has_levels(part) ? levels[rule->level] : "");
}

void check_rules_print(Buffer *out)
{
    buffer_string(out, "| Rule | What is found | PDF | A-1 | A-2 | A-3 | UA-1 | X-1a | X-4 |\n"
                       "|---|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < CHECK_RULE_COUNT; i++) {
        const CheckRule *rule = check_rule((CheckRuleId)i);
        buffer_format(out, "| %s | %s |", rule->id, rule->sentence);
        for (int part = 0; part < PART_COUNT; part++)
            print_clause(out, rule, (CheckPart)part);
        buffer_byte(out, '\n');
    }
}
