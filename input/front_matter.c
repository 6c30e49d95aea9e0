#include "input/front_matter.h"

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
        return fields_tell_unknown(name, line.span, diagnostics);
    Text value = unquoted(text_trim(text_slice(line.text, colon + 1, line.text.bytes)));
    Span span = {line.span.source, line.span.end - (uint32_t)value.bytes, line.span.end};
    if (value.bytes) {
        span.begin = (uint32_t)(value.at - line.span.source->bytes.at);
        span.end = span.begin + (uint32_t)value.bytes;
    }
    fields_set(fields, id, value, FIELD_FROM_FRONT_MATTER, span);
    return STATUS_OK;
}

Status front_matter_read(Fields *fields, const Source *source, Diagnostics *diagnostics,
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
