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
    [FIELD_COMMITTEE] = {"committee", "the body below the organ: Third Committee"},
    [FIELD_RECORDS] = {"records", "the series of a record: Official Records"},
    [FIELD_SESSION_DATES] = {"session-dates", "24 June–12 July 2019, perhaps with the place"},
    [FIELD_AGENDA_ITEM] = {"agenda-item", "Agenda item 70 (b), or 70 (b)"},
    [FIELD_AGENDA_TITLE] = {"agenda-title", "the title of the agenda item"},
    [FIELD_ADOPTION] = {"adoption", "the line that tells how and when it was adopted"},
    [FIELD_REPORT] = {"report", "[on the report of …], with or without brackets"},
    [FIELD_DISTRIBUTION] = {"distribution", "General, Limited or Restricted"},
    [FIELD_DATE] = {"date", "of issue, as it is to be printed"},
    [FIELD_ORIGINAL] = {"original", "language of the original: English"},
    [FIELD_JOB_NUMBER] = {"job-number", "07-46558"},
    [FIELD_AUTHOR] = {"author", "for the file's metadata"},
    [FIELD_SUBJECT] = {"subject", "for the file's metadata"},
    [FIELD_KEYWORDS] = {"keywords", "for the file's metadata"},
    [FIELD_CONTENTS] = {"contents", "a table of contents: yes, or how many levels"},
};

/* As others call them: HTML, pandoc. */
static const struct {
    const char *name;
    FieldId id;
} synonyms[] = {{"lang", FIELD_LANGUAGE}};

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
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (text_is(name, synonyms[i].name)) {
            *id = synonyms[i].id;
            return true;
        }
    return false;
}

void fields_set(Fields *fields, FieldId id, Text value, FieldOrigin origin, Span span)
{
    Field *field = &fields->items[id];
    Field given = {value, origin, span};
    bool wins = origin >= field->origin;
    Field loser = wins ? *field : given;
    bool is_conflict =
        origin != field->origin && loser.origin > FIELD_DERIVED && !text_equal(value, field->value);
    if (is_conflict)
        fields->losers[id] = loser;
    if (wins)
        *field = given;
}

static const char *origin_name(FieldOrigin origin)
{
    switch (origin) {
    case FIELD_FROM_TEXT:
        return "the text";
    case FIELD_FROM_FRONT_MATTER:
        return "the front matter";
    case FIELD_FROM_METADATA:
        return "the file of metadata";
    case FIELD_FROM_USER:
        return "the command line";
    default:
        return "a rule";
    }
}

void fields_tell_conflicts(const Fields *fields, Diagnostics *diagnostics)
{
    for (FieldId id = 0; id < FIELD_COUNT; id++) {
        const Field *field = &fields->items[id];
        const Field *loser = &fields->losers[id];
        if (loser->origin == FIELD_UNSET || text_equal(field->value, loser->value))
            continue;
        Buffer detail = {0};
        buffer_format(&detail, "“%.*s” of %s counts, not “%.*s” of %s", (int)field->value.bytes,
                      field->value.at, origin_name(field->origin), (int)loser->value.bytes,
                      loser->value.at, origin_name(loser->origin));
        diagnostics_add(diagnostics, READ_FIELD_OVERRIDDEN, loser->span, text_of(rows[id].name),
                        buffer_text(&detail));
        buffer_free(&detail);
    }
}

Text fields_value(const Fields *fields, FieldId id)
{
    return fields->items[id].value;
}

Status fields_tell_unknown(Text name, Span span, Diagnostics *diagnostics)
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
        return fields_tell_unknown(name, SPAN_NONE, diagnostics);
    Text value = text_trim(text_slice(assignment, equals + 1, assignment.bytes));
    fields_set(fields, id, text_copy(arena, value), FIELD_FROM_USER, SPAN_NONE);
    return STATUS_OK;
}
