#include "input/ledger.h"

static const char *const rule_names[LEDGER_RULE_COUNT] = {
    [LEDGER_SAME] = "same",
    [LEDGER_LINE_JOIN] = "line-join",
    [LEDGER_HYPHEN_JOIN] = "hyphen-join",
    [LEDGER_SPACES] = "spaces",
    [LEDGER_NORMALIZED] = "normalized",
    [LEDGER_BYTE_ORDER_MARK] = "byte-order-mark",
    [LEDGER_BLANK_LINE] = "blank-line",
    [LEDGER_EDGE_SPACE] = "edge-space",
    [LEDGER_PAGE_BREAK] = "page-break",
    [LEDGER_NOTE_RULE] = "note-rule",
    [LEDGER_NOTE_LABEL] = "note-label",
    [LEDGER_NOTE_CALL] = "note-call",
    [LEDGER_PARAGRAPH_NUMBER] = "paragraph-number",
    [LEDGER_FRONT_MATTER] = "front-matter",
    [LEDGER_MASTHEAD] = "masthead",
    [LEDGER_RUNNING_HEAD] = "running-head",
    [LEDGER_SOFT_HYPHEN] = "soft-hyphen",
    [LEDGER_IDEOGRAPH_JOIN] = "ideograph-join",
    [LEDGER_HYPHEN_SPACE] = "hyphen-space",
    [LEDGER_BIDI_CONTROL] = "bidi-control",
    [LEDGER_CONTROL] = "control",
    [LEDGER_LEADER] = "leader",
    [LEDGER_COLUMN_SPACE] = "column-space",
    [LEDGER_NOTE_RESIDUE] = "note-residue",
    [LEDGER_MARKUP] = "markup",
    [LEDGER_HTML] = "html",
    [LEDGER_DEFINITION] = "definition",
    [LEDGER_HINT] = "hint",
};

const char *ledger_rule_name(LedgerRule rule)
{
    return rule_names[rule];
}

void ledger_add(Ledger *ledger, Arena *arena, Span span, LedgerRule rule)
{
    if (span.begin == span.end)
        return;
    LedgerEntry *last = ledger->count ? &ledger->entries[ledger->count - 1] : NULL;
    if (last && last->rule == rule && last->span.source == span.source &&
        last->span.end == span.begin) {
        last->span.end = span.end;
        return;
    }
    ledger->entries = arena_reserve(arena, ledger->entries, ledger->count, &ledger->capacity,
                                    sizeof *ledger->entries);
    ledger->entries[ledger->count++] = (LedgerEntry){span, rule};
}
