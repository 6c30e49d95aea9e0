/* Manifests: which documents a batch makes, and how each differs from the rest. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/batch_jobs.h"
#include "cli/complaint.h"
#include "cli/nearest.h"

typedef struct Manifest {
    BatchJobs *jobs;
    const char *name; /* for complaints */
    unsigned line;
} Manifest;

/* ---- columns and members ---- */

typedef enum Member {
    MEMBER_INPUT,
    MEMBER_OUTPUT,
    MEMBER_STYLE,
    MEMBER_HOUSE,
    MEMBER_FIELDS,
    MEMBER_COUNT
} Member;

static const char *const member_names[MEMBER_COUNT] = {"input", "output", "style", "house",
                                                       "fields"};

static Member find_member(Text name)
{
    int member = 0;
    while (member < MEMBER_COUNT && !text_is(name, member_names[member]))
        member++;
    return (Member)member;
}

static void add_field(Manifest *manifest, BatchJob *job, Text name, Text value)
{
    Buffer assignment = {0};
    buffer_put(&assignment, name);
    buffer_byte(&assignment, '=');
    buffer_put(&assignment, value);
    string_array_add(manifest->jobs->arena, &job->fields, buffer_text(&assignment));
    buffer_free(&assignment);
}

static void set_member(Manifest *manifest, BatchJob *job, Member member, Text value)
{
    Arena *arena = manifest->jobs->arena;
    switch (member) {
    case MEMBER_INPUT:
        string_array_add(arena, &job->inputs, value);
        break;
    case MEMBER_OUTPUT:
        job->output = text_to_string(arena, value);
        break;
    case MEMBER_STYLE:
        string_array_add(arena, &job->styles, value);
        break;
    case MEMBER_HOUSE:
        job->house = text_to_string(arena, value);
        break;
    case MEMBER_FIELDS:
    case MEMBER_COUNT:
        break;
    }
}

static int complain_here(const Manifest *manifest, const char *hint, const char *what)
{
    return complain(EXIT_USAGE, hint, "%s:%u: %s", manifest->name, manifest->line, what);
}

static int complain_of_member(const Manifest *manifest, Text name)
{
    Nearest nearest = nearest_start(name.at, name.bytes);
    for (int member = 0; member < MEMBER_COUNT; member++)
        nearest_weigh(&nearest, member_names[member]);
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean %s?", nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE,
                    nearest.best ? hint : "there are input, output, style, house and fields",
                    "%s:%u: documents have no “%.*s”", manifest->name, manifest->line,
                    (int)(name.bytes < 60 ? name.bytes : 60), name.at);
}

/* ---- JSON Lines ---- */

/* A string, or an array of strings where there may be several. */
static int take_strings(Manifest *manifest, BatchJob *job, Member member, const JsonValue *value)
{
    bool may_repeat = member == MEMBER_INPUT || member == MEMBER_STYLE;
    if (value->kind == JSON_STRING) {
        set_member(manifest, job, member, value->text);
        return 0;
    }
    if (!may_repeat || value->kind != JSON_ARRAY)
        return complain(EXIT_USAGE, NULL, "%s:%u: “%s” is to be a string%s", manifest->name,
                        manifest->line, member_names[member],
                        may_repeat ? " or an array of strings" : "");
    for (const JsonValue *item = value->first; item; item = item->next) {
        if (item->kind != JSON_STRING)
            return complain_here(manifest, NULL, "an array of strings holds something else");
        set_member(manifest, job, member, item->text);
    }
    return 0;
}

static int take_fields(Manifest *manifest, BatchJob *job, const JsonValue *value)
{
    if (value->kind != JSON_OBJECT)
        return complain_here(manifest, NULL, "“fields” is to be an object");
    for (const JsonValue *field = value->first; field; field = field->next) {
        if (field->kind != JSON_STRING && field->kind != JSON_NUMBER)
            return complain_here(manifest, NULL, "a field's value is to be a string");
        add_field(manifest, job, field->name, field->text);
    }
    return 0;
}

static int take_object(Manifest *manifest, const JsonValue *object)
{
    if (object->kind != JSON_OBJECT)
        return complain_here(manifest, NULL, "a line of a manifest is to be an object");
    BatchJob *job = batch_jobs_add(manifest->jobs);
    int exit_code = 0;
    for (const JsonValue *value = object->first; value && exit_code == 0; value = value->next) {
        Member member = find_member(value->name);
        if (member == MEMBER_COUNT)
            exit_code = complain_of_member(manifest, value->name);
        else if (member == MEMBER_FIELDS)
            exit_code = take_fields(manifest, job, value);
        else
            exit_code = take_strings(manifest, job, member, value);
    }
    return exit_code;
}

static int take_json_line(Manifest *manifest, Text line)
{
    JsonFault fault;
    const JsonValue *object = json_read(manifest->jobs->arena, line, &fault);
    if (!object)
        return complain(EXIT_USAGE, NULL, "%s:%u:%u: not JSON: %s", manifest->name, manifest->line,
                        fault.at + 1, fault.reason);
    return take_object(manifest, object);
}

/* ---- tab-separated ---- */

enum {
    COLUMNS_MOST = 64
};

typedef struct Columns {
    Text names[COLUMNS_MOST];
    size_t count;
} Columns;

static bool next_cell(Text *rest, Text *cell)
{
    if (!rest->at)
        return false;
    size_t end = text_find(*rest, '\t');
    *cell = text_slice(*rest, 0, end);
    *rest = end < rest->bytes ? text_slice(*rest, end + 1, rest->bytes) : (Text){0};
    return true;
}

/* Without a head the columns are input, output, style and then fields as name=value. */
static void set_usual_columns(Columns *columns)
{
    *columns = (Columns){.count = 3};
    for (int member = MEMBER_INPUT; member <= MEMBER_STYLE; member++)
        columns->names[member] = text_of(member_names[member]);
}

static int take_head(const Manifest *manifest, Columns *columns, Text line)
{
    columns->count = 0;
    Text cell;
    while (next_cell(&line, &cell)) {
        if (columns->count == COLUMNS_MOST)
            return complain_here(manifest, NULL, "the head has more than 64 columns");
        columns->names[columns->count++] = cell;
    }
    return 0;
}

/* A cell of a column that is none of the members is a field of the column's name. */
static void take_cell(Manifest *manifest, BatchJob *job, Text column, Text cell)
{
    Member member = find_member(column);
    if (cell.bytes == 0)
        return;
    if (member == MEMBER_COUNT && column.bytes)
        add_field(manifest, job, column, cell);
    else if (member == MEMBER_COUNT || member == MEMBER_FIELDS)
        string_array_add(manifest->jobs->arena, &job->fields, cell);
    else
        set_member(manifest, job, member, cell);
}

static int take_row(Manifest *manifest, const Columns *columns, Text line)
{
    BatchJob *job = batch_jobs_add(manifest->jobs);
    Text cell;
    for (size_t i = 0; next_cell(&line, &cell); i++)
        take_cell(manifest, job, i < columns->count ? columns->names[i] : (Text){0}, cell);
    return 0;
}

/* ---- the file ---- */

static Text next_line(Text bytes, size_t *at)
{
    Text rest = text_slice(bytes, *at, bytes.bytes);
    size_t end = text_find(rest, '\n');
    *at += end + 1;
    if (end > 0 && rest.at[end - 1] == '\r')
        end--;
    return text_slice(rest, 0, end);
}

static int take_lines(Manifest *manifest, Text bytes)
{
    Columns columns;
    set_usual_columns(&columns);
    int exit_code = 0;
    for (size_t at = 0; at < bytes.bytes && exit_code == 0;) {
        Text line = next_line(bytes, &at);
        manifest->line++;
        size_t before = manifest->jobs->count;
        if (text_trim(line).bytes == 0)
            continue;
        if (line.at[0] == '{')
            exit_code = take_json_line(manifest, line);
        else if (before == 0 && (text_starts(line, "input\t") || text_is(line, "input")))
            exit_code = take_head(manifest, &columns, line);
        else
            exit_code = take_row(manifest, &columns, line);
        bool is_new = manifest->jobs->count > before;
        if (exit_code == 0 && is_new && manifest->jobs->items[before].inputs.count == 0)
            exit_code = complain_here(manifest, NULL, "the document has no “input”");
    }
    return exit_code;
}

int batch_manifest_read(BatchJobs *jobs, const char *path)
{
    Diagnostics *diagnostics = diagnostics_new(jobs->arena);
    const Source *source;
    Status status = file_load(jobs->arena, path, diagnostics, &source);
    if (status != STATUS_OK) {
        Buffer message = {0};
        diagnostics_print(diagnostics, SEVERITY_NOTE, &message);
        fwrite(message.at, 1, message.bytes, stderr);
        buffer_free(&message);
        return (int)status;
    }
    Text bytes = source->bytes;
    if (text_starts(bytes, "\xEF\xBB\xBF"))
        bytes = text_slice(bytes, 3, bytes.bytes);
    Manifest manifest = {.jobs = jobs, .name = path};
    return take_lines(&manifest, bytes);
}
