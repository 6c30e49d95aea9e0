#include "input/decisions.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/json.h"
#include "input/overrides.h"

enum {
    TEXT_SHOWN = 48 /* bytes of the place that a decision shows */
};

void decision_add(Decisions *decisions, Arena *arena, Span span, DecisionRule rule, int less)
{
    int confidence = (int)decision_row(rule)->confidence - less;
    decisions->items = arena_reserve(arena, decisions->items, decisions->count,
                                     &decisions->capacity, sizeof *decisions->items);
    decisions->items[decisions->count++] =
        (Decision){span, (uint8_t)rule, (uint8_t)(confidence > 0 ? confidence : 0)};
}

/* The first line of a span, or its beginning, cut between code points. */
static Text shown_text(Span span)
{
    Text bytes = span.source->bytes;
    size_t end = span.begin;
    while (end < bytes.bytes && end < span.end && end - span.begin < TEXT_SHOWN &&
           bytes.at[end] != '\n' && bytes.at[end] != '\r' && bytes.at[end] != '\f')
        end++;
    while (end > span.begin && end < bytes.bytes && ((unsigned char)bytes.at[end] & 0xC0) == 0x80)
        end--;
    return text_slice(bytes, span.begin, end);
}

void decisions_tell_doubts(const Decisions *decisions, size_t first, Diagnostics *diagnostics)
{
    for (size_t i = first; i < decisions->count; i++) {
        const Decision *decision = &decisions->items[i];
        const DecisionRow *row = decision_row((DecisionRule)decision->rule);
        if (decision->confidence < DECISION_DOUBTFUL)
            diagnostics_add(diagnostics, READ_DOUBTFUL, decision->span, text_of(row->what),
                            text_of(row->reason));
    }
}

/* --- the report --------------------------------------------------------------------------------------------- */

/* A line of the report: a decision, or bytes that were dropped. */
typedef struct ReportItem {
    Span span;
    size_t place; /* among equals */
    const char *what;
    const char *rule;
    const char *reason;
    unsigned confidence;
    DecisionRule decided; /* RULE_COUNT: none, it was dropped */
} ReportItem;

/* Rules of the ledger that a person may want to see; others are line ends and the like, or have a decision
 * of their own. */
static bool is_reported(LedgerRule rule)
{
    switch (rule) {
    case LEDGER_NORMALIZED:
    case LEDGER_SOFT_HYPHEN:
    case LEDGER_HYPHEN_SPACE:
    case LEDGER_BIDI_CONTROL:
    case LEDGER_CONTROL:
    case LEDGER_LEADER:
    case LEDGER_NOTE_RESIDUE:
    case LEDGER_HTML:
    case LEDGER_BYTE_ORDER_MARK:
    case LEDGER_FRONT_MATTER:
        return true;
    default:
        return false;
    }
}

static int in_source_order(const void *a, const void *b)
{
    const ReportItem *one = a;
    const ReportItem *other = b;
    if (one->span.source != other->span.source)
        return one->place < other->place ? -1 : 1;
    if (one->span.begin != other->span.begin)
        return one->span.begin < other->span.begin ? -1 : 1;
    return one->place < other->place ? -1 : one->place > other->place;
}

/* Lines and columns of rising offsets: no line is looked at twice. */
typedef struct PlaceWalk {
    const Source *source;
    uint32_t at;
    uint32_t line;
    uint32_t column;
    uint32_t line_begin; /* its first byte */
} PlaceWalk;

static void walk_to(PlaceWalk *walk, Span span)
{
    if (walk->source != span.source)
        *walk = (PlaceWalk){span.source, 0, 1, 1, 0};
    Text bytes = span.source->bytes;
    while (walk->at < span.begin && walk->at < bytes.bytes) {
        char byte = bytes.at[walk->at];
        bool is_end =
            byte == '\n' ||
            (byte == '\r' && !(walk->at + 1 < bytes.bytes && bytes.at[walk->at + 1] == '\n'));
        walk->at++;
        if (is_end) {
            walk->line++;
            walk->column = 1;
            walk->line_begin = walk->at;
        } else if (((unsigned char)byte & 0xC0) != 0x80) {
            walk->column++;
        }
    }
}

static void put_number(Buffer *out, const char *name, uint32_t number)
{
    json_put_name(out, name);
    buffer_integer(out, number);
}

static void put_string(Buffer *out, const char *name, Text value)
{
    json_put_name(out, name);
    json_put(out, value);
}

static void put_object(Buffer *out, const ReportItem *item, const PlaceWalk *walk, Text hint)
{
    buffer_byte(out, '{');
    put_string(out, "file", item->span.source->name);
    put_number(out, "line", walk->line);
    put_number(out, "column", walk->column);
    put_string(out, "what", text_of(item->what));
    put_string(out, "rule", text_of(item->rule));
    put_number(out, "confidence", item->confidence);
    put_string(out, "reason", text_of(item->reason));
    put_string(out, "text", shown_text(item->span));
    if (hint.bytes)
        put_string(out, "hint", hint);
    buffer_string(out, "}\n");
}

static void put_comment(Buffer *out, const ReportItem *item, const PlaceWalk *walk, Text hint)
{
    buffer_format(out, "# %u:%u: %s (%s, %u): %s\n", walk->line, walk->column, item->what,
                  item->rule, item->confidence, item->reason);
    if (hint.bytes) {
        buffer_byte(out, '#');
        buffer_put(out, hint);
        buffer_byte(out, '\n');
    }
}

static void put_item(Buffer *out, const ReportItem *item, ReportForm form, PlaceWalk *walk)
{
    Buffer hint = {0};
    if (form == REPORT_HINTS && walk->source != item->span.source) {
        buffer_string(out, "# ");
        buffer_quoted(out, item->span.source->name);
        buffer_byte(out, '\n');
    }
    walk_to(walk, item->span);
    if (item->decided != RULE_COUNT)
        override_put(&hint, item->decided, item->span, walk->line, walk->line_begin);
    if (form == REPORT_HINTS)
        put_comment(out, item, walk, buffer_text(&hint));
    else
        put_object(out, item, walk, buffer_text(&hint));
    buffer_free(&hint);
}

static ReportItem decision_item(const Decision *decision)
{
    DecisionRule rule = (DecisionRule)decision->rule;
    const DecisionRow *row = decision_row(rule);
    return (ReportItem){decision->span,       0,   row->what, row->name, row->reason,
                        decision->confidence, rule};
}

static ReportItem ledger_item(const LedgerEntry *entry)
{
    return (ReportItem){entry->span,
                        0,
                        "dropped",
                        ledger_rule_name(entry->rule),
                        "the rule always drops it",
                        DECISION_CERTAIN,
                        RULE_COUNT};
}

void decisions_report(const Decisions *decisions, const Ledger *ledger, ReportForm form,
                      Buffer *out)
{
    Arena *scratch = arena_new(0);
    ReportItem *items = ARENA_ARRAY(scratch, ReportItem, decisions->count + ledger->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < decisions->count; i++)
        if (decisions->items[i].span.source)
            items[count++] = decision_item(&decisions->items[i]);
    for (size_t i = 0; i < ledger->count; i++)
        if (is_reported(ledger->entries[i].rule))
            items[count++] = ledger_item(&ledger->entries[i]);
    for (size_t i = 0; i < count; i++)
        items[i].place = i;
    qsort(items, count, sizeof *items, in_source_order);
    PlaceWalk walk = {0};
    for (size_t i = 0; i < count; i++)
        put_item(out, &items[i], form, &walk);
    arena_free(scratch);
}
