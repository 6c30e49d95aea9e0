#include "output/plenary.h"

#include "output/job.h"
#include "output/versions.h"
#include "styles/embedded.h"
#include "styles/house.h"

enum {
    DEFAULT_LIMIT_MEBIBYTES = 2048
};

/* Strings given by the caller, in order, copied. */
typedef struct StringList {
    const char **items;
    size_t count;
    size_t capacity;
} StringList;

/* Fonts are shared between the documents of a run: opening them costs more than setting a page. */
struct plenary_run {
    Arena *arena;
    FontSet *fonts;
    StringList fields;
    StringList styles;
    JobOptions options;
    Buffer messages; /* of the last call */
    Buffer errors;   /* those of them that are errors */
    size_t warning_count;
    Buffer text; /* of the last answer that had to be put together */
};

plenary_run *plenary_run_new(void)
{
    Arena *arena = arena_new(0);
    plenary_run *run = ARENA_NEW(arena, plenary_run);
    run->arena = arena;
    run->fonts = fontset_open(arena);
    run->options.limit_mebibytes = DEFAULT_LIMIT_MEBIBYTES;
    return run;
}

void plenary_run_free(plenary_run *run)
{
    if (!run)
        return;
    fontset_close(run->fonts);
    buffer_free(&run->messages);
    buffer_free(&run->errors);
    buffer_free(&run->text);
    arena_free(run->arena);
}

/* ---- messages ---- */

static size_t count_warnings(const Diagnostics *diagnostics)
{
    size_t count = 0;
    for (int kind = 0; kind < DIAGNOSTIC_KIND_COUNT; kind++)
        if (diagnostic_row((DiagnosticKind)kind)->severity == SEVERITY_WARNING)
            count += diagnostics->seen[kind];
    return count;
}

/* Puts the findings of a call into words while the sources they point into are there. */
static int end_call(plenary_run *run, const Diagnostics *diagnostics, Status status)
{
    buffer_clear(&run->messages);
    buffer_clear(&run->errors);
    diagnostics_print(diagnostics, SEVERITY_NOTE, &run->messages);
    diagnostics_print(diagnostics, SEVERITY_ERROR, &run->errors);
    buffer_byte(&run->messages, '\0');
    buffer_byte(&run->errors, '\0');
    run->warning_count = count_warnings(diagnostics);
    return (int)status;
}

const char *plenary_messages(plenary_run *run, int is_quiet)
{
    const Buffer *messages = is_quiet ? &run->errors : &run->messages;
    return messages->bytes ? messages->at : "";
}

size_t plenary_warning_count(const plenary_run *run)
{
    return run->warning_count;
}

/* ---- options ---- */

static void add_string(plenary_run *run, StringList *list, const char *string)
{
    list->items =
        arena_reserve(run->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = text_to_string(run->arena, text_of(string));
}

int plenary_set_field(plenary_run *run, const char *assignment)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Fields tried = {0};
    Status status = fields_set_by_user(&tried, scratch, text_of(assignment), diagnostics);
    if (status == STATUS_OK)
        add_string(run, &run->fields, assignment);
    int result = end_call(run, diagnostics, status);
    arena_free(scratch);
    return result;
}

int plenary_add_style(plenary_run *run, const char *path)
{
    add_string(run, &run->styles, path);
    return STATUS_OK;
}

static void put_house_names(Buffer *out)
{
    for (size_t i = 0; house_sheet_name(i); i++) {
        if (i)
            buffer_string(out, ", ");
        buffer_string(out, house_sheet_name(i));
    }
}

int plenary_set_house_style(plenary_run *run, const char *name)
{
    if (!*name || plenary_house_style(name)) {
        run->options.house = text_to_string(run->arena, text_of(name));
        return STATUS_OK;
    }
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Buffer names = {0};
    put_house_names(&names);
    Status status = diagnostics_add(diagnostics, USE_UNKNOWN_SHEET, SPAN_NONE, text_of(name),
                                    buffer_text(&names));
    buffer_free(&names);
    int result = end_call(run, diagnostics, status);
    arena_free(scratch);
    return result;
}

void plenary_set_strict_style(plenary_run *run, int is_strict)
{
    run->options.is_strict = is_strict != 0;
}

int plenary_add_font_path(plenary_run *run, const char *path)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Status status = fontset_add_path(run->fonts, path, diagnostics);
    int result = end_call(run, diagnostics, status);
    arena_free(scratch);
    return result;
}

void plenary_set_memory_limit(plenary_run *run, unsigned mebibytes)
{
    run->options.limit_mebibytes = mebibytes;
}

/* ---- documents ---- */

static void open_job(plenary_run *run, Job *job)
{
    run->options.fields = run->fields.items;
    run->options.field_count = run->fields.count;
    run->options.styles = run->styles.items;
    run->options.style_count = run->styles.count;
    job_open(job, &run->options, run->fonts);
}

static int close_job(plenary_run *run, Job *job, Status status)
{
    int result = end_call(run, job->diagnostics, status);
    job_close(job);
    return result;
}

int plenary_typeset(plenary_run *run, const char *input, const char *output)
{
    Job job;
    open_job(run, &job);
    Status status = job_run(&job, input, PLENARY_PAGES);
    if (status == STATUS_OK)
        status = job_write_pdf(&job, output);
    return close_job(run, &job, status);
}

int plenary_dump(plenary_run *run, const char *input, plenary_stage stage, const char *output)
{
    Job job;
    open_job(run, &job);
    Status status = job_run(&job, input, stage);
    if (status == STATUS_OK)
        status = job_dump(&job, stage, output);
    return close_job(run, &job, status);
}

/* ---- what there is ---- */

const char *plenary_house_style(const char *name)
{
    Buffer file = {0};
    buffer_format(&file, "%s.css", name);
    const EmbeddedFile *found = embedded_find(buffer_text(&file));
    buffer_free(&file);
    return found ? found->bytes.at : NULL;
}

const char *plenary_house_style_name(size_t n)
{
    return house_sheet_name(n);
}

const char *plenary_field_name(size_t n)
{
    return n < FIELD_COUNT ? field_name((FieldId)n) : NULL;
}

const char *plenary_field_description(size_t n)
{
    return n < FIELD_COUNT ? field_description((FieldId)n) : NULL;
}

const char *plenary_version(void)
{
    return PLENARY_VERSION;
}

const char *plenary_versions(plenary_run *run)
{
    buffer_clear(&run->text);
    versions_print(&run->text);
    buffer_byte(&run->text, '\0');
    return run->text.at;
}
