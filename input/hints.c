#include "input/hints.h"

#include <stdlib.h>
#include <string.h>

enum {
    NEAR_LINES = 500, /* so far from its number a line is looked for */
    MOST_NUMBER = 99999999
};

typedef enum ArgumentKind {
    ARGUMENT_NONE,
    ARGUMENT_MAY, /* a number, if it is there */
    ARGUMENT_NUMBER,
    ARGUMENT_LABEL
} ArgumentKind;

static const struct {
    const char *name;
    ArgumentKind argument;
} verbs[HINT_COUNT] = {
    [HINT_TITLE] = {"title", ARGUMENT_NONE},
    [HINT_SUBTITLE] = {"subtitle", ARGUMENT_NONE},
    [HINT_RESOLUTION_TITLE] = {"resolution-title", ARGUMENT_NONE},
    [HINT_ENACTING] = {"enacting", ARGUMENT_NONE},
    [HINT_PREAMBULAR] = {"preambular", ARGUMENT_NONE},
    [HINT_OPERATIVE] = {"operative", ARGUMENT_MAY},
    [HINT_PARAGRAPH] = {"paragraph", ARGUMENT_MAY},
    [HINT_ITEM] = {"item", ARGUMENT_MAY},
    [HINT_BULLET] = {"bullet", ARGUMENT_NONE},
    [HINT_PLAIN] = {"plain", ARGUMENT_NONE},
    [HINT_QUOTE] = {"quote", ARGUMENT_NONE},
    [HINT_HEADING] = {"heading", ARGUMENT_NUMBER},
    [HINT_SUBHEAD] = {"subhead", ARGUMENT_NONE},
    [HINT_PART] = {"part", ARGUMENT_NONE},
    [HINT_ANNEX] = {"annex", ARGUMENT_NONE},
    [HINT_ANNEX_TITLE] = {"annex-title", ARGUMENT_NONE},
    [HINT_MEETING] = {"meeting", ARGUMENT_NONE},
    [HINT_DATE] = {"date", ARGUMENT_NONE},
    [HINT_VOTE] = {"vote", ARGUMENT_NONE},
    [HINT_SPONSORS] = {"sponsors", ARGUMENT_NONE},
    [HINT_STAGE] = {"stage", ARGUMENT_NONE},
    [HINT_SPEECH] = {"speech", ARGUMENT_NONE},
    [HINT_SIGNATURE] = {"signature", ARGUMENT_NONE},
    [HINT_JOIN] = {"join", ARGUMENT_NONE},
    [HINT_BREAK] = {"break", ARGUMENT_NONE},
    [HINT_DROP] = {"drop", ARGUMENT_NONE},
    [HINT_KEEP] = {"keep", ARGUMENT_NONE},
    [HINT_NOT_TABLE] = {"not-table", ARGUMENT_NONE},
    [HINT_COLUMNS] = {"columns", ARGUMENT_NONE},
    [HINT_NOT_COLUMNS] = {"not-columns", ARGUMENT_NONE},
    [HINT_NOTES] = {"notes", ARGUMENT_NONE},
    [HINT_NOT_NOTES] = {"not-notes", ARGUMENT_NONE},
    [HINT_NOTE] = {"note", ARGUMENT_LABEL},
    [HINT_CALL] = {"call", ARGUMENT_LABEL},
    [HINT_NOT_CALL] = {"not-call", ARGUMENT_LABEL},
};

/* --- reading ------------------------------------------------------------------------------------------ */

static Text next_word(Text *rest)
{
    *rest = text_trim(*rest);
    size_t end = 0;
    while (end < rest->bytes && rest->at[end] != ' ' && rest->at[end] != '\t' &&
           rest->at[end] != '|')
        end++;
    Text word = text_slice(*rest, 0, end);
    *rest = text_trim(text_slice(*rest, end, rest->bytes));
    return word;
}

bool hint_verb_find(Text name, HintVerb *verb)
{
    for (HintVerb i = 0; i < HINT_COUNT; i++)
        if (text_is(name, verbs[i].name)) {
            *verb = i;
            return true;
        }
    return false;
}

/* Reads one line; NULL, or why it cannot be read. */
static const char *read_hint(Text line, Hint *hint)
{
    Text rest = line;
    if (!text_to_number(next_word(&rest), MOST_NUMBER, &hint->line) || hint->line == 0)
        return "it does not begin with the number of a line";
    if (!hint_verb_find(next_word(&rest), &hint->verb))
        return "there is no such verb";
    ArgumentKind wanted = verbs[hint->verb].argument;
    if (wanted != ARGUMENT_NONE && rest.bytes && rest.at[0] != '|')
        hint->label = next_word(&rest);
    bool is_number = text_to_number(hint->label, MOST_NUMBER, &hint->argument);
    if ((wanted == ARGUMENT_NUMBER && !is_number) ||
        (wanted == ARGUMENT_MAY && hint->label.bytes && !is_number))
        return "its verb wants a number";
    if (wanted == ARGUMENT_LABEL && hint->label.bytes == 0)
        return "its verb wants the label of a note";
    if (rest.bytes && rest.at[0] != '|')
        return "the text of the line stands behind “|”";
    hint->text = text_trim(text_slice(rest, 1, rest.bytes));
    return NULL;
}

static size_t line_length(Text bytes, size_t begin)
{
    size_t end = begin;
    while (end < bytes.bytes && bytes.at[end] != '\n' && bytes.at[end] != '\r')
        end++;
    return end - begin;
}

Hints *hints_read(Arena *arena, const Source *file, Diagnostics *diagnostics)
{
    Hints *hints = ARENA_NEW(arena, Hints);
    size_t capacity = 0;
    Text bytes = file->bytes;
    for (size_t begin = 0; begin < bytes.bytes;) {
        size_t end = begin + line_length(bytes, begin);
        Text line = text_trim(text_slice(bytes, begin, end));
        begin = end + 1;
        if (line.bytes == 0 || line.at[0] == '#')
            continue;
        uint32_t at = (uint32_t)(line.at - bytes.at);
        Hint hint = {.written = line, .span = {file, at, at + (uint32_t)line.bytes}};
        const char *fault = read_hint(line, &hint);
        if (fault) {
            diagnostics_add(diagnostics, READ_HINT_UNKNOWN, hint.span, line, text_of(fault));
            continue;
        }
        hints->items =
            arena_reserve(arena, hints->items, hints->count, &capacity, sizeof *hints->items);
        hints->items[hints->count++] = hint;
    }
    return hints;
}

/* --- binding ------------------------------------------------------------------------------------------ */

typedef struct LineIndex {
    const Source *source;
    uint32_t *begins; /* of each line, and the end of the last */
    size_t count;
} LineIndex;

static void index_lines(LineIndex *index, const Source *source, Arena *arena)
{
    Text bytes = source->bytes;
    size_t capacity = 0;
    *index = (LineIndex){.source = source};
    for (size_t begin = 0; begin < bytes.bytes;) {
        index->begins =
            arena_reserve(arena, index->begins, index->count, &capacity, sizeof *index->begins);
        index->begins[index->count++] = (uint32_t)begin;
        size_t end = begin + line_length(bytes, begin);
        bool is_crlf = end + 1 < bytes.bytes && bytes.at[end] == '\r' && bytes.at[end + 1] == '\n';
        begin = end + (is_crlf ? 2 : 1);
    }
}

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\n' || byte == '\r';
}

/* The bytes of a byte order mark or mark of direction that the text begins with. */
static size_t unseen_mark(Text text)
{
    size_t end = 0;
    uint32_t code_point = text.bytes ? text_next(text, &end) : 0;
    bool is_unseen = code_point == 0xFEFF || code_point == 0x61C || code_point == 0x200E ||
                     code_point == 0x200F || (code_point >= 0x202A && code_point <= 0x202E) ||
                     (code_point >= 0x2066 && code_point <= 0x2069);
    return is_unseen ? end : 0;
}

uint32_t hint_line_text(Text bytes, uint32_t begin)
{
    uint32_t end = begin + (uint32_t)line_length(bytes, begin);
    uint32_t at = begin;
    size_t mark;
    do {
        mark = unseen_mark(text_slice(bytes, at, end));
        at += (uint32_t)mark;
        while (at < end && is_white(bytes.at[at])) {
            at++;
            mark = 1;
        }
    } while (mark);
    return at;
}

static uint32_t line_text_at(const LineIndex *index, size_t line)
{
    return hint_line_text(index->source->bytes, index->begins[line]);
}

Text hint_call_label(Text call)
{
    Text label = text_trim(call);
    while (label.bytes && strchr("([", label.at[0]))
        label = text_slice(label, 1, label.bytes);
    while (label.bytes && strchr(")]/", label.at[label.bytes - 1]))
        label.bytes--;
    return label;
}

static size_t line_end(const LineIndex *index, size_t line)
{
    return index->begins[line] + line_length(index->source->bytes, index->begins[line]);
}

/* Whether the text stands at an offset of the line; stretches of white space are equal to each other. */
static bool stands_at(const LineIndex *index, size_t line, size_t at, Text text)
{
    Text bytes = index->source->bytes;
    size_t end = line_end(index, line);
    for (size_t i = 0; i < text.bytes;) {
        if (is_white(text.at[i])) {
            if (at >= end || !is_white(bytes.at[at]))
                return false;
            while (i < text.bytes && is_white(text.at[i]))
                i++;
            while (at < end && is_white(bytes.at[at]))
                at++;
            continue;
        }
        if (at >= end || bytes.at[at] != text.at[i])
            return false;
        at++;
        i++;
    }
    return true;
}

static bool line_begins_with(const LineIndex *index, size_t line, Text text)
{
    return stands_at(index, line, line_text_at(index, line), text);
}

/* Binds a hint to what stands in its line behind a gap of two spaces or a tab: a line of the column at the right. */
static void bind_behind_gap(Hint *hint, const LineIndex *index)
{
    Text bytes = index->source->bytes;
    size_t line = (size_t)hint->line - 1;
    size_t end = line < index->count ? line_end(index, line) : 0;
    size_t at = line < index->count ? line_text_at(index, line) + 1 : 0;
    for (; at < end && !hint->is_bound; at++) {
        bool is_behind_gap =
            bytes.at[at - 1] == '\t' || (bytes.at[at - 1] == ' ' && is_white(bytes.at[at - 2]));
        if (is_behind_gap && !is_white(bytes.at[at]) && stands_at(index, line, at, hint->text)) {
            hint->offset = (uint32_t)at;
            hint->is_bound = true;
        }
    }
}

static void bind(Hint *hint, const LineIndex *index)
{
    size_t wanted = (size_t)hint->line - 1;
    for (size_t far = 0; far <= NEAR_LINES; far++) {
        size_t places[] = {wanted - far, wanted + far};
        for (size_t i = 0; i < 2; i++)
            if (places[i] < index->count && line_begins_with(index, places[i], hint->text)) {
                hint->offset = line_text_at(index, places[i]);
                hint->is_bound = true;
                return;
            }
        if (hint->text.bytes == 0)
            return;
    }
}

static int by_offset(const void *a, const void *b)
{
    const Hint *one = a;
    const Hint *other = b;
    if (one->offset != other->offset)
        return one->offset < other->offset ? -1 : 1;
    return one->span.begin < other->span.begin ? -1 : 1;
}

void hints_bind(Hints *hints, const Source *source, Arena *arena)
{
    LineIndex index;
    index_lines(&index, source, arena);
    for (size_t i = 0; i < hints->count; i++) {
        Hint *hint = &hints->items[i];
        hint->offset = UINT32_MAX;
        hint->is_bound = false;
        bind(hint, &index);
        if (!hint->is_bound)
            bind_behind_gap(hint, &index);
    }
    if (hints->count)
        qsort(hints->items, hints->count, sizeof *hints->items, by_offset);
}

/* --- asking ------------------------------------------------------------------------------------------- */

size_t hints_from(const Hints *hints, uint32_t begin)
{
    size_t low = 0;
    size_t high = hints->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hints->items[middle].offset < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const Hint *hint_find(Hints *hints, uint32_t begin, uint32_t end, HintVerb verb)
{
    for (size_t i = hints_from(hints, begin); i < hints->count; i++) {
        Hint *hint = &hints->items[i];
        if (hint->offset >= end)
            break;
        if (hint->verb == verb) {
            hint->is_used = true;
            return hint;
        }
    }
    return NULL;
}

const Hint *hint_find_role(Hints *hints, uint32_t begin, uint32_t end)
{
    for (size_t i = hints_from(hints, begin); i < hints->count; i++) {
        Hint *hint = &hints->items[i];
        if (hint->offset >= end)
            break;
        if (hint->verb <= HINT_LAST_ROLE) {
            hint->is_used = true;
            return hint;
        }
    }
    return NULL;
}

void hints_tell_unused(const Hints *hints, Diagnostics *diagnostics)
{
    for (size_t i = 0; i < hints->count; i++) {
        const Hint *hint = &hints->items[i];
        if (hint->is_used)
            continue;
        const char *why = hint->is_bound ? "nothing on its line can be so"
                                         : "the document has no such line, nor one near it that "
                                           "begins so";
        diagnostics_add(diagnostics, READ_HINT_UNUSED, hint->span, hint->written, text_of(why));
    }
}
