#include "output/check_report.h"

#include <stdio.h>

CheckReport *report_new(Arena *arena, unsigned standards, unsigned claimed)
{
    CheckReport *report = ARENA_NEW(arena, CheckReport);
    report->arena = arena;
    report->standards = standards | 1U << STANDARD_PDF;
    report->claimed = claimed;
    for (int rule = 0; rule < CHECK_RULE_COUNT; rule++)
        report->checked[rule] =
            check_standards_with(check_rule((CheckRuleId)rule), report->standards);
    return report;
}

bool report_wants(const CheckReport *report, CheckRuleId rule)
{
    return report->checked[rule] != 0;
}

/* Text of the file is shown as it is where it is text. */
static Text clean(Arena *arena, const char *string)
{
    Text text = text_of(string);
    Buffer out = {0};
    for (size_t position = 0; position < text.bytes;) {
        uint32_t code_point = text_next(text, &position);
        bool is_shown = code_point >= 0x20 && !(code_point >= 0x7F && code_point < 0xA0);
        buffer_code_point(&out, is_shown ? code_point : CODE_POINT_REPLACEMENT);
    }
    Text result = text_copy(arena, buffer_text(&out));
    buffer_free(&out);
    return result;
}

void report_add_list(CheckReport *report, CheckRuleId rule, CheckPlace place, const char *format,
                     va_list arguments)
{
    char detail[256];
    unsigned offended = report->checked[rule] & (place.only ? place.only : ~0U);
    if (!offended)
        return;
    report->broken |= offended;
    if (report->seen[rule]++ >= CHECK_KEPT)
        return;
    place.only = offended;
    vsnprintf(detail, sizeof detail, format, arguments);
    report->items = arena_reserve(report->arena, report->items, report->count, &report->capacity,
                                  sizeof *report->items);
    report->items[report->count++] = (CheckFinding){rule, place, clean(report->arena, detail)};
}

void report_add(CheckReport *report, CheckRuleId rule, CheckPlace place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report_add_list(report, rule, place, format, arguments);
    va_end(arguments);
}

bool report_is_clean(const CheckReport *report)
{
    return report->count == 0;
}

/* ---- for people ---- */

static void put_place(Buffer *out, CheckPlace place)
{
    if (place.page)
        buffer_format(out, "page %u: ", (unsigned)place.page);
    if (place.object)
        buffer_format(out, "object %u: ", (unsigned)place.object);
}

/* "(ISO 19005-2, 6.1.3; ISO 14289-1, 7.1)". Levels of a part share its clause. */
static void put_clauses(Buffer *out, const CheckRule *rule, unsigned standards)
{
    const char *separator = "(";
    CheckPart last = PART_COUNT;
    for (int i = 0; i < STANDARD_COUNT; i++) {
        const CheckStandardRow *row = check_standard((CheckStandard)i);
        const char *clause = check_clause(rule, (CheckStandard)i);
        if (!(standards & 1U << i) || !clause || row->part == last)
            continue;
        buffer_format(out, "%s%s, %s", separator, row->text, clause);
        separator = "; ";
        last = row->part;
    }
    buffer_byte(out, ')');
}

static void put_finding(Buffer *out, const CheckFinding *finding)
{
    const CheckRule *rule = check_rule(finding->rule);
    put_place(out, finding->place);
    buffer_format(out, "%s ", rule->id);
    put_clauses(out, rule, finding->place.only | 1U << STANDARD_PDF);
    buffer_format(out, ": %s", rule->sentence);
    if (finding->detail.bytes) {
        buffer_string(out, ": ");
        buffer_put(out, finding->detail);
    }
}

/* "PDF/A-2a and PDF/UA-1". PDF itself goes without saying beside others. */
static void put_standards(Buffer *out, unsigned standards)
{
    if (standards & ~(1U << STANDARD_PDF))
        standards &= ~(1U << STANDARD_PDF);
    for (int i = 0; i < STANDARD_COUNT; i++) {
        unsigned later = standards >> i >> 1;
        if (!(standards & 1U << i))
            continue;
        buffer_string(out, check_standard((CheckStandard)i)->title);
        buffer_string(out, later == 0 ? "" : later & (later - 1) ? ", " : " and ");
    }
}

static void put_verdict(Buffer *out, const CheckReport *report)
{
    unsigned met = report->standards & ~report->broken;
    if (report->broken) {
        buffer_string(out, "does not meet ");
        put_standards(out, report->broken);
    }
    if (met && (!report->broken || met != 1U << STANDARD_PDF)) {
        buffer_string(out, report->broken ? "; meets " : "meets ");
        put_standards(out, met);
        buffer_string(out, " as far as it was checked");
    }
    if (!report->claimed)
        buffer_string(out, " (the file itself claims no standard)");
}

static void put_name(Buffer *out, Text name)
{
    buffer_put(out, name);
    buffer_string(out, ": ");
}

void report_print(const CheckReport *report, Text name, Buffer *out)
{
    for (size_t i = 0; i < report->count; i++) {
        put_name(out, name);
        put_finding(out, &report->items[i]);
        buffer_byte(out, '\n');
    }
    for (int rule = 0; rule < CHECK_RULE_COUNT; rule++)
        if (report->seen[rule] > CHECK_KEPT) {
            put_name(out, name);
            buffer_format(out, "%s was found %zu times more\n", check_rule((CheckRuleId)rule)->id,
                          report->seen[rule] - CHECK_KEPT);
        }
    put_name(out, name);
    put_verdict(out, report);
    buffer_byte(out, '\n');
}

/* ---- for programs ---- */

static void put_key(Buffer *out, const char *key, Text value)
{
    buffer_format(out, "\"%s\":", key);
    buffer_quoted(out, value);
}

static void put_number(Buffer *out, const char *key, size_t number)
{
    buffer_format(out, ",\"%s\":%zu", key, number);
}

static void put_json_clauses(Buffer *out, const CheckRule *rule, unsigned standards)
{
    const char *separator = "";
    buffer_string(out, ",\"clauses\":{");
    for (int i = 0; i < STANDARD_COUNT; i++) {
        const char *clause = check_clause(rule, (CheckStandard)i);
        if (!(standards & 1U << i) || !clause)
            continue;
        buffer_string(out, separator);
        put_key(out, check_standard((CheckStandard)i)->name, text_of(clause));
        separator = ",";
    }
    buffer_byte(out, '}');
}

static void put_json_finding(Buffer *out, const CheckFinding *finding)
{
    const CheckRule *rule = check_rule(finding->rule);
    buffer_byte(out, ',');
    put_key(out, "rule", text_of(rule->id));
    put_json_clauses(out, rule, finding->place.only | 1U << STANDARD_PDF);
    if (finding->place.page)
        put_number(out, "page", finding->place.page);
    if (finding->place.object)
        put_number(out, "object", finding->place.object);
    buffer_byte(out, ',');
    put_key(out, "message", text_of(rule->sentence));
    if (finding->detail.bytes) {
        buffer_byte(out, ',');
        put_key(out, "detail", finding->detail);
    }
}

static void put_json_standards(Buffer *out, const char *key, unsigned standards)
{
    const char *separator = "";
    buffer_format(out, ",\"%s\":[", key);
    for (int i = 0; i < STANDARD_COUNT; i++)
        if (standards & 1U << i) {
            buffer_format(out, "%s\"%s\"", separator, check_standard((CheckStandard)i)->name);
            separator = ",";
        }
    buffer_byte(out, ']');
}

/* The last object: each rule that was broken, with how often. */
static void put_json_verdict(Buffer *out, const CheckReport *report)
{
    put_json_standards(out, "claimed", report->claimed);
    put_json_standards(out, "checked", report->standards);
    put_json_standards(out, "met", report->standards & ~report->broken);
    const char *separator = "";
    buffer_string(out, ",\"broken\":{");
    for (int rule = 0; rule < CHECK_RULE_COUNT; rule++)
        if (report->seen[rule]) {
            buffer_format(out, "%s\"%s\":%zu", separator, check_rule((CheckRuleId)rule)->id,
                          report->seen[rule]);
            separator = ",";
        }
    buffer_byte(out, '}');
}

void report_print_json(const CheckReport *report, Text name, Buffer *out)
{
    for (size_t i = 0; i <= report->count; i++) {
        buffer_byte(out, '{');
        put_key(out, "file", name);
        if (i < report->count)
            put_json_finding(out, &report->items[i]);
        else
            put_json_verdict(out, report);
        buffer_string(out, "}\n");
    }
}
