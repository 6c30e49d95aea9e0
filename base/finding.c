#include "base/finding.h"

#include "base/json.h"

/* ---- words ---- */

const char *severity_name(Severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

/* A detail may be a whole hostile line: it is cut, and made printable on one line. */
static void put_detail(Buffer *out, Text detail)
{
    enum {
        LONGEST = 200
    };
    size_t position = 0;
    while (position < detail.bytes) {
        if (position >= LONGEST) {
            buffer_string(out, "…");
            return;
        }
        uint32_t code_point = text_next(detail, &position);
        if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
            buffer_byte(out, ' ');
        else
            buffer_code_point(out, code_point);
    }
}

static void put_sentence(Buffer *out, const Diagnostic *diagnostic)
{
    for (const char *at = diagnostic_row(diagnostic->kind)->sentence; *at; at++) {
        if (at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}') {
            put_detail(out, diagnostic->details[at[1] - '1']);
            at += 2;
        } else {
            buffer_byte(out, *at);
        }
    }
}

static Text finish(Arena *arena, Buffer *words)
{
    Text text = text_copy(arena, buffer_text(words));
    buffer_free(words);
    return text;
}

static void fill_place(Arena *arena, Span span, Finding *finding)
{
    const Source *source = span.source;
    Buffer name = {0};
    put_detail(&name, source->name);
    finding->file = finish(arena, &name);
    finding->begin = span.begin;
    finding->end = span.end > span.begin ? span.end : span.begin;
    source_place(source, finding->begin, &finding->line, &finding->column);
    finding->end_line = finding->line;
    finding->end_column = finding->column;
    if (finding->end > finding->begin)
        source_place(source, finding->end, &finding->end_line, &finding->end_column);
    finding->source_line = source_line(source, finding->begin);
}

static Finding finding_of(Arena *arena, const Diagnostics *diagnostics,
                          const Diagnostic *diagnostic)
{
    const DiagnosticRow *row = diagnostic_row(diagnostic->kind);
    Finding finding = {
        .id = row->id,
        .severity = diagnostics_severity(diagnostics, diagnostic->kind),
        .status = row->status,
        .hint = row->hint,
        .page = diagnostic->page,
    };
    finding.is_promoted = finding.severity != row->severity;
    if (finding.is_promoted)
        finding.status = diagnostics_promoted_status(diagnostics);
    Buffer sentence = {0};
    put_sentence(&sentence, diagnostic);
    finding.message = finish(arena, &sentence);
    if (diagnostic->span.source)
        fill_place(arena, diagnostic->span, &finding);
    return finding;
}

static Finding left_out(Arena *arena, DiagnosticKind kind, size_t count)
{
    Buffer sentence = {0};
    buffer_format(&sentence, "%zu more of %s are not shown", count, diagnostic_row(kind)->id);
    return (Finding){.id = "", .severity = SEVERITY_NOTE, .message = finish(arena, &sentence)};
}

FindingList findings_of(Arena *arena, const Diagnostics *diagnostics, size_t first)
{
    FindingList list = {0};
    list.items = ARENA_ARRAY(arena, Finding, diagnostics->count + DIAGNOSTIC_KIND_COUNT);
    for (size_t i = first; i < diagnostics->count; i++)
        list.items[list.count++] = finding_of(arena, diagnostics, &diagnostics->items[i]);
    for (int i = 0; i < DIAGNOSTIC_KIND_COUNT; i++) {
        DiagnosticKind kind = (DiagnosticKind)i;
        size_t more = diagnostics_left_out(diagnostics, kind);
        if (more)
            list.items[list.count++] = left_out(arena, kind, more);
    }
    return list;
}

/* ---- the source line ---- */

enum {
    SHOWN_BEFORE = 60, /* columns of a long line that are shown before the span, */
    SHOWN_MOST = 100,  /* and in all */
    NUMBER_WIDTH = 5
};

/* Columns of a terminal that a character takes: none for marks, two for ideographs and their kin. Only
 * carets depend on it. */
static unsigned columns_of(uint32_t code_point)
{
    static const struct {
        uint32_t first;
        uint32_t last;
        unsigned columns;
    } ranges[] = {
        {0x0300, 0x036F, 0},   {0x0591, 0x05BD, 0},   {0x0610, 0x061A, 0},   {0x064B, 0x065F, 0},
        {0x0670, 0x0670, 0},   {0x06D6, 0x06DC, 0},   {0x0900, 0x0902, 0},   {0x093C, 0x093C, 0},
        {0x0E31, 0x0E31, 0},   {0x0E34, 0x0E3A, 0},   {0x0E47, 0x0E4E, 0},   {0x1100, 0x115F, 2},
        {0x200B, 0x200F, 0},   {0x202A, 0x202E, 0},   {0x2066, 0x2069, 0},   {0x20D0, 0x20FF, 0},
        {0x2E80, 0x303E, 2},   {0x3041, 0xA4CF, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},
        {0xFE00, 0xFE0F, 0},   {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},   {0xFF00, 0xFF60, 2},
        {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2}, {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2},
        {0xE0100, 0xE01EF, 0},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return ranges[i].columns;
    return 1;
}

/* The part of a source line that is shown, and where the carets stand under it. */
typedef struct Excerpt {
    Buffer text;
    unsigned caret;  /* columns before it */
    unsigned carets; /* at least one */
} Excerpt;

/* The byte where the shown part begins: SHOWN_BEFORE columns before a byte of the line. */
static size_t excerpt_begin(Text line, size_t byte)
{
    unsigned columns = 0;
    while (byte > 0 && columns < SHOWN_BEFORE)
        columns += columns_of(text_previous(line, &byte));
    return byte;
}

static size_t byte_of_column(Text line, uint32_t column)
{
    size_t byte = 0;
    for (uint32_t at = 1; at < column && byte < line.bytes; at++)
        text_next(line, &byte);
    return byte;
}

static Excerpt excerpt_of(const Finding *finding)
{
    Text line = finding->source_line;
    size_t begin = byte_of_column(line, finding->column);
    bool ends_here = finding->end_line == finding->line;
    size_t end = ends_here ? byte_of_column(line, finding->end_column) : line.bytes;
    Excerpt excerpt = {0};
    size_t at = excerpt_begin(line, begin);
    unsigned column = 0;
    if (at > 0) {
        buffer_string(&excerpt.text, "…");
        column = 1;
    }
    excerpt.caret = column;
    while (at < line.bytes && column < SHOWN_MOST) {
        size_t here = at;
        uint32_t code_point = text_next(line, &at);
        bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
        unsigned columns = is_control ? 1 : columns_of(code_point);
        buffer_code_point(&excerpt.text, is_control ? ' ' : code_point);
        if (here < begin)
            excerpt.caret += columns;
        else if (here < end)
            excerpt.carets += columns;
        column += columns;
    }
    if (at < line.bytes)
        buffer_string(&excerpt.text, "…");
    if (excerpt.carets == 0)
        excerpt.carets = 1;
    return excerpt;
}

/* ---- for a person ---- */

/* Codes of ECMA-48, or nothing. */
typedef struct Palette {
    const char *severity[3];
    const char *bold;
    const char *caret;
    const char *end;
} Palette;

static const Palette plain = {{"", "", ""}, "", "", ""};
static const Palette colored = {
    {"\33[1;36m", "\33[1;35m", "\33[1;31m"}, "\33[1m", "\33[1;32m", "\33[0m"};

static void put_place(const Finding *finding, const Palette *palette, Buffer *out)
{
    buffer_string(out, palette->bold);
    if (finding->file.bytes) {
        buffer_put(out, finding->file);
        buffer_format(out, ":%u:%u: ", finding->line, finding->column);
    } else {
        buffer_string(out, "plenary: ");
    }
    buffer_string(out, palette->end);
    buffer_format(out, "%s%s:%s ", palette->severity[finding->severity],
                  severity_name(finding->severity), palette->end);
}

static void put_excerpt(const Finding *finding, const Palette *palette, Buffer *out)
{
    if (finding->source_line.bytes == 0)
        return;
    Excerpt excerpt = excerpt_of(finding);
    buffer_format(out, "%*u | ", NUMBER_WIDTH, finding->line);
    buffer_put(out, buffer_text(&excerpt.text));
    buffer_format(out, "\n%*s | ", NUMBER_WIDTH, "");
    buffer_repeat(out, ' ', excerpt.caret);
    buffer_string(out, palette->caret);
    buffer_byte(out, '^');
    buffer_repeat(out, '~', excerpt.carets - 1);
    buffer_format(out, "%s\n", palette->end);
    buffer_free(&excerpt.text);
}

static void print_for_person(const Finding *finding, FindingForm form, Buffer *out)
{
    const Palette *palette = form == FINDING_COLORED ? &colored : &plain;
    put_place(finding, palette, out);
    buffer_put(out, finding->message);
    if (finding->id[0])
        buffer_format(out, " [%s%s]", finding->id, finding->is_promoted ? ", by --werror" : "");
    buffer_byte(out, '\n');
    if (form != FINDING_BRIEF) {
        put_excerpt(finding, palette, out);
        if (finding->page)
            buffer_format(out, "  page: %u\n", finding->page);
    }
    if (finding->hint)
        buffer_format(out, "  hint: %s\n", finding->hint);
}

/* ---- for a program ---- */

static void put_number(Buffer *out, const char *name, uint32_t number)
{
    json_put_name(out, name);
    buffer_integer(out, number);
}

static void put_string(Buffer *out, const char *name, Text text)
{
    json_put_name(out, name);
    json_put(out, text);
}

static void print_json(const Finding *finding, Buffer *out)
{
    buffer_byte(out, '{');
    if (finding->id[0])
        put_string(out, "id", text_of(finding->id));
    put_string(out, "severity", text_of(severity_name(finding->severity)));
    if (finding->is_promoted)
        buffer_string(out, ",\"promoted\":true");
    put_string(out, "message", finding->message);
    if (finding->hint)
        put_string(out, "hint", text_of(finding->hint));
    if (finding->file.bytes) {
        put_string(out, "file", finding->file);
        put_number(out, "line", finding->line);
        put_number(out, "column", finding->column);
        put_number(out, "endLine", finding->end_line);
        put_number(out, "endColumn", finding->end_column);
        put_number(out, "begin", finding->begin);
        put_number(out, "end", finding->end);
        if (finding->source_line.bytes <= FINDING_LONGEST_LINE)
            put_string(out, "source", finding->source_line);
    }
    if (finding->page)
        put_number(out, "page", finding->page);
    buffer_string(out, "}\n");
}

void finding_print(const Finding *finding, FindingForm form, Buffer *out)
{
    if (form == FINDING_JSON)
        print_json(finding, out);
    else
        print_for_person(finding, form, out);
}
