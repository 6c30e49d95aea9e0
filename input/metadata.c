#include "input/metadata.h"

#include "base/json.h"

static Span value_span(const Source *source, uint32_t begin, uint32_t end)
{
    return (Span){source, begin, end};
}

/* The value as text; false if it is neither that nor a number, nor a list of these. */
static bool read_value(Arena *arena, const JsonValue *value, Text *text)
{
    if (value->kind == JSON_STRING || value->kind == JSON_NUMBER) {
        *text = text_copy(arena, value->text);
        return true;
    }
    if (value->kind != JSON_ARRAY)
        return false;
    Buffer lines = {0};
    bool is_text = true;
    for (const JsonValue *item = value->first; item; item = item->next) {
        is_text = is_text && (item->kind == JSON_STRING || item->kind == JSON_NUMBER);
        if (lines.bytes)
            buffer_byte(&lines, '\n');
        buffer_put(&lines, item->text);
    }
    *text = text_copy(arena, buffer_text(&lines));
    buffer_free(&lines);
    return is_text;
}

static Status read_member(Fields *fields, Arena *arena, const Source *source,
                          const JsonValue *member, Diagnostics *diagnostics)
{
    FieldId id;
    Text value;
    uint32_t name_end = member->name_begin + (uint32_t)member->name.bytes + 2;
    if (!field_find(member->name, &id))
        return fields_tell_unknown(member->name, value_span(source, member->name_begin, name_end),
                                   diagnostics);
    Span span = value_span(source, member->begin, member->end);
    if (!read_value(arena, member, &value))
        return diagnostics_add(diagnostics, READ_METADATA_VALUE, span, member->name, (Text){0});
    fields_set(fields, id, value, FIELD_FROM_METADATA, span);
    return STATUS_OK;
}

Status metadata_read(Fields *fields, Arena *arena, const Source *source, Diagnostics *diagnostics)
{
    JsonFault fault = {0};
    const JsonValue *object = json_read(arena, source->bytes, &fault);
    if (!object || object->kind != JSON_OBJECT) {
        const char *reason = object ? "it is not one object" : fault.reason;
        return diagnostics_add(diagnostics, READ_METADATA_BROKEN,
                               value_span(source, object ? 0 : fault.at, object ? 1 : fault.at),
                               text_of(reason), (Text){0});
    }
    Status status = STATUS_OK;
    for (const JsonValue *member = object->first; member && status == STATUS_OK;
         member = member->next)
        status = read_member(fields, arena, source, member, diagnostics);
    return status;
}
