#include "input/fields.h"

static const struct {
    const char *name;
    const char *description;
} rows[FIELD_COUNT] = {
    [FIELD_TITLE] = {"title", "of the whole document, for the file's metadata"},
    [FIELD_LANGUAGE] = {"language", "of the text: en, fr, es, ru, ar, zh"},
    [FIELD_KIND] = {"kind", "resolution, report or plain, instead of what is recognized"},
    [FIELD_SYMBOL] = {"symbol", "A/RES/62/165"},
    [FIELD_ORGAN] = {"organ", "General Assembly"},
    [FIELD_SESSION] = {"session", "Sixty-second session, or 62"},
    [FIELD_AGENDA_ITEM] = {"agenda-item", "Agenda item 70 (b), or 70 (b)"},
    [FIELD_ADOPTION] = {"adoption", "the line that tells how and when it was adopted"},
    [FIELD_REPORT] = {"report", "[on the report of …], with or without brackets"},
    [FIELD_DISTRIBUTION] = {"distribution", "General, Limited or Restricted"},
    [FIELD_DATE] = {"date", "of issue, as it is to be printed"},
    [FIELD_ORIGINAL] = {"original", "language of the original: English"},
    [FIELD_JOB_NUMBER] = {"job-number", "07-46558"},
    [FIELD_AUTHOR] = {"author", "for the file's metadata"},
    [FIELD_SUBJECT] = {"subject", "for the file's metadata"},
    [FIELD_KEYWORDS] = {"keywords", "for the file's metadata"},
};

enum {
    NEAR_EDITS = 2 /* a name within so many edits is offered to a user who mistyped */
};

const char *field_name(FieldId id)
{
    return rows[id].name;
}

const char *field_description(FieldId id)
{
    return rows[id].description;
}

bool field_find(Text name, FieldId *id)
{
    for (FieldId candidate = 0; candidate < FIELD_COUNT; candidate++)
        if (text_is(name, rows[candidate].name)) {
            *id = candidate;
            return true;
        }
    return false;
}

void fields_set(Fields *fields, FieldId id, Text value, FieldOrigin origin, Span span)
{
    Field *field = &fields->items[id];
    if (origin >= field->origin)
        *field = (Field){value, origin, span};
}

Text fields_value(const Fields *fields, FieldId id)
{
    return fields->items[id].value;
}

static Status report_unknown(Text name, Span span, Diagnostics *diagnostics)
{
    const char *nearest = "";
    unsigned least = NEAR_EDITS + 1;
    for (FieldId id = 0; id < FIELD_COUNT; id++) {
        unsigned distance = text_distance(name, text_of(rows[id].name), NEAR_EDITS);
        if (distance < least) {
            least = distance;
            nearest = rows[id].name;
        }
    }
    Buffer detail = {0};
    if (*nearest)
        buffer_format(&detail, " (did you mean “%s”?)", nearest);
    Status status =
        diagnostics_add(diagnostics, USE_UNKNOWN_FIELD, span, name, buffer_text(&detail));
    buffer_free(&detail);
    return status;
}

Status fields_set_by_user(Fields *fields, Arena *arena, Text assignment, Diagnostics *diagnostics)
{
    size_t equals = text_find(assignment, '=');
    Text name = text_trim(text_slice(assignment, 0, equals));
    if (equals == assignment.bytes || name.bytes == 0)
        return diagnostics_add(diagnostics, USE_MALFORMED_FIELD, SPAN_NONE, assignment, (Text){0});
    FieldId id;
    if (!field_find(name, &id))
        return report_unknown(name, SPAN_NONE, diagnostics);
    Text value = text_trim(text_slice(assignment, equals + 1, assignment.bytes));
    fields_set(fields, id, text_copy(arena, value), FIELD_FROM_USER, SPAN_NONE);
    return STATUS_OK;
}

/* --- front matter ------------------------------------------------------------------------- */

/* A line of the source without its end, and where the next begins. */
typedef struct FrontLine {
    Span span;
    Text text; /* trimmed */
    uint32_t next;
} FrontLine;

static FrontLine read_line(const Source *source, uint32_t begin)
{
    Text bytes = source->bytes;
    uint32_t end = begin;
    while (end < bytes.bytes && bytes.at[end] != '\n' && bytes.at[end] != '\r')
        end++;
    FrontLine line = {.next = end < bytes.bytes ? end + 1 : end};
    if (line.next < bytes.bytes && bytes.at[end] == '\r' && bytes.at[line.next] == '\n')
        line.next++;
    line.text = text_trim(text_slice(bytes, begin, end));
    line.span.source = source;
    line.span.begin = (uint32_t)(line.text.at - bytes.at);
    line.span.end = line.span.begin + (uint32_t)line.text.bytes;
    return line;
}

static Text unquoted(Text value)
{
    if (value.bytes >= 2 && value.at[0] == '"' && value.at[value.bytes - 1] == '"')
        return text_slice(value, 1, value.bytes - 1);
    return value;
}

static Status read_field(Fields *fields, FrontLine line, Diagnostics *diagnostics)
{
    if (line.text.bytes == 0 || line.text.at[0] == '#')
        return STATUS_OK;
    size_t colon = text_find(line.text, ':');
    Text name = text_trim(text_slice(line.text, 0, colon));
    if (colon == line.text.bytes || name.bytes == 0)
        return diagnostics_add(diagnostics, READ_FRONT_MATTER_LINE, line.span, line.text,
                               (Text){0});
    FieldId id;
    if (!field_find(name, &id))
        return report_unknown(name, line.span, diagnostics);
    Text value = unquoted(text_trim(text_slice(line.text, colon + 1, line.text.bytes)));
    Span span = {line.span.source, line.span.end - (uint32_t)value.bytes, line.span.end};
    if (value.bytes) {
        span.begin = (uint32_t)(value.at - line.span.source->bytes.at);
        span.end = span.begin + (uint32_t)value.bytes;
    }
    fields_set(fields, id, value, FIELD_FROM_FRONT_MATTER, span);
    return STATUS_OK;
}

Status fields_read_front_matter(Fields *fields, const Source *source, Diagnostics *diagnostics,
                                uint32_t *end)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    *end = 0;
    uint32_t begin = text_starts(source->bytes, byte_order_mark) ? sizeof byte_order_mark - 1 : 0;
    FrontLine opening = read_line(source, begin);
    if (!text_is(opening.text, "---") || opening.span.begin != begin)
        return STATUS_OK;
    for (uint32_t at = opening.next; at < source->bytes.bytes;) {
        FrontLine line = read_line(source, at);
        at = line.next;
        if (text_is(line.text, "---")) {
            *end = at;
            return STATUS_OK;
        }
        Status status = read_field(fields, line, diagnostics);
        if (status != STATUS_OK)
            return status;
    }
    return diagnostics_add_plain(diagnostics, READ_FRONT_MATTER_OPEN, opening.span);
}
