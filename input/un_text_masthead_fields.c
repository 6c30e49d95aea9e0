/* The fields that a masthead fills: one value each, or lines joined. */
#include "input/un_text_masthead.h"

Text masthead_join(Masthead *head, Text first, const char *joint, Text second)
{
    Buffer value = {0};
    buffer_put(&value, first);
    buffer_string(&value, joint);
    buffer_put(&value, second);
    Text text = text_copy(head->reading->document->arena, buffer_text(&value));
    buffer_free(&value);
    return text;
}

/* How a second value of a field joins the first; NULL: it does not. */
static const char *field_joint(FieldId field)
{
    switch (field) {
    case FIELD_ORGAN:
    case FIELD_SESSION:
    case FIELD_RECORDS:
    case FIELD_AGENDA_ITEM:
    case FIELD_COMMITTEE:
        return "\n";
    case FIELD_AGENDA_TITLE:
        return " ";
    case FIELD_SYMBOL:
        return "–";
    default:
        return NULL;
    }
}

bool is_line_of(Text lines, Text value)
{
    while (lines.bytes) {
        size_t end = text_find(lines, '\n');
        if (text_equal(text_slice(lines, 0, end), value))
            return true;
        lines = text_slice(lines, end + 1, lines.bytes);
    }
    return false;
}

bool masthead_has_room(const Masthead *head, FieldId field, Text value)
{
    const Field *has = &head->reading->document->fields.items[field];
    return field == FIELD_COUNT || has->origin != FIELD_FROM_TEXT ||
           is_line_of(has->value, value) || field_joint(field);
}

bool masthead_set(Masthead *head, FieldId field, Text value, Span span)
{
    Fields *fields = &head->reading->document->fields;
    if (field == FIELD_COUNT)
        return true;
    Text first = fields_value(fields, field);
    bool is_again = fields->items[field].origin == FIELD_FROM_TEXT && first.bytes > 0;
    const char *joint = field_joint(field);
    if (is_again && is_line_of(first, value))
        return true;
    if (is_again && !joint)
        return false;
    if (is_again) {
        value = masthead_join(head, first, joint, value);
        span.begin = fields->items[field].span.begin;
    }
    fields_set(fields, field, value, FIELD_FROM_TEXT, span);
    head->reading->has_adoption_line = head->reading->has_adoption_line || field == FIELD_ADOPTION;
    return true;
}
