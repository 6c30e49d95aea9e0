#include "output/job.h"

#include "base/file.h"
#include "input/metadata.h"
#include "input/reader.h"
#include "layout/quality.h"
#include "styles/house.h"
#include "styles/un_rules.h"

enum {
    ASKED_BETWEEN = 256 /* items between two reports of progress */
};

/* Reports progress; true if the user wants the work to end. */
static bool report_progress(const Job *job, size_t done)
{
    const JobOptions *options = job->options;
    return options->progress && options->progress(options->progress_context, job->stage, done) != 0;
}

/* Asked by each stage about once an item. */
static bool wants_end(void *context)
{
    Job *job = context;
    job->asked++;
    return job->asked % ASKED_BETWEEN == 0 && report_progress(job, job->asked);
}

void job_open(Job *job, const JobOptions *options, const char *input, FontSet *fonts,
              Diagnostics *diagnostics)
{
    *job = (Job){.options = options,
                 .input = input,
                 .fonts = fonts,
                 .arena = diagnostics->arena,
                 .diagnostics = diagnostics,
                 .done = -1};
}

void job_close(Job *job)
{
    layout_free(&job->layout);
    fontset_declare(job->fonts, NULL, 0); /* the sheets end with the job */
}

/* A finding whose detail is a number. */
static Status add_number(const Job *job, DiagnosticKind kind, int64_t number)
{
    Buffer digits = {0};
    buffer_integer(&digits, number);
    Status status =
        diagnostics_add(job->diagnostics, kind, SPAN_NONE, buffer_text(&digits), (Text){0});
    buffer_free(&digits);
    return status;
}

/* How a stage ended: by what it reported, by the memory it took, or because it was stopped. */
static Status after_stage(const Job *job, Status status)
{
    bool has_ended = status == STATUS_OK || status == STATUS_LIMIT;
    if (has_ended && arena_is_over_limit(job->arena) && !diagnostics_has_limit(job->diagnostics))
        return diagnostics_add_limit(job->diagnostics, job->arena, SPAN_NONE);
    return status;
}

/* ---- reading ---- */

/* "a.hints" for "a.txt"; empty for standard input. */
static Text side_file(Arena *arena, const char *input)
{
    Text path = text_of(input);
    size_t end = path.bytes;
    while (end > 0 && path.at[end - 1] != '.' && path.at[end - 1] != '/')
        end--;
    bool has_ending = end > 1 && path.at[end - 1] == '.' && path.at[end - 2] != '/';
    Buffer name = {0};
    if (!text_is(path, "-"))
        buffer_format(&name, "%.*s.hints", (int)(has_ending ? end - 1 : path.bytes), path.at);
    Text made = text_copy(arena, buffer_text(&name));
    buffer_free(&name);
    return made;
}

/* The file of hints that is named, else the one beside the input if there is one. */
static Status load_hints(Job *job, const Source **hints)
{
    *hints = NULL;
    if (job->options->hints)
        return file_load(job->arena, job->options->hints, job->diagnostics, hints);
    Text name = side_file(job->arena, job->input);
    Diagnostics *unheard = diagnostics_new(job->arena);
    unheard->files = job->diagnostics->files;
    if (!name.bytes ||
        file_load(job->arena, text_to_string(job->arena, name), unheard, hints) != STATUS_OK)
        *hints = NULL;
    return STATUS_OK;
}

static Status read_input(Job *job)
{
    const JobOptions *options = job->options;
    ReadOptions asked = {.format = options->format, .encoding = options->encoding};
    Status status = file_load(job->arena, job->input, job->diagnostics, &job->source);
    if (status == STATUS_OK)
        status = load_hints(job, &asked.hints);
    if (status != STATUS_OK)
        return status;
    return document_read_as(job->document, job->source, &asked, job->diagnostics);
}

static Status read_metadata(Job *job)
{
    Status status = STATUS_OK;
    for (size_t i = 0; i < job->options->metadata_count && status == STATUS_OK; i++) {
        const Source *source;
        status = file_load(job->arena, job->options->metadata[i], job->diagnostics, &source);
        if (status == STATUS_OK)
            status = metadata_read(&job->document->fields, job->arena, source, job->diagnostics);
    }
    return status;
}

static Status read_document(Job *job)
{
    const HouseSheets *house = job->options->house_sheets;
    Names *names =
        house ? names_new_over(job->arena, house_sheets_names(house)) : names_new(job->arena);
    job->document = document_new(job->arena, names);
    for (size_t i = 0; i < job->options->field_count; i++)
        fields_set_by_user(&job->document->fields, job->arena, text_of(job->options->fields[i]),
                           job->diagnostics);
    Status status = read_metadata(job);
    if (status == STATUS_OK)
        status = read_input(job);
    if (status == STATUS_OK)
        status = document_check_sources(job->document, job->diagnostics);
    if (status != STATUS_OK)
        return status;
    fields_tell_conflicts(&job->document->fields, job->diagnostics);
    un_annotate(job->document, job->diagnostics);
    return status;
}

/* ---- style ---- */

static CssReading sheet_reading(const Job *job, const Source *source)
{
    return (CssReading){job->arena, job->document->names, source, job->diagnostics,
                        job->properties};
}

static void add_sheet(Job *job, const Stylesheet *sheet)
{
    SheetList *sheets = &job->sheets;
    if (!sheet)
        return;
    sheets->items = arena_reserve(job->arena, sheets->items, sheets->count, &job->sheet_capacity,
                                  sizeof *sheets->items);
    sheets->items[sheets->count++] = sheet;
}

static void add_embedded_sheet(Job *job, const char *name)
{
    CssReading reading = sheet_reading(job, NULL);
    add_sheet(job, house_sheet_read(job->options->house_sheets, &reading, name));
}

static void add_house_sheet(Job *job, const char *name)
{
    const char *parent = house_sheet_parent(name);
    if (parent)
        add_embedded_sheet(job, parent);
    add_embedded_sheet(job, name);
    const char *layer = house_sheet_for_language(name, job->document->language);
    if (layer)
        add_embedded_sheet(job, layer);
}

static Status load_sheets(Job *job)
{
    const JobOptions *options = job->options;
    const char *house = options->house ? options->house : house_sheet_for(job->document);
    job->properties = property_names_new(job->arena);
    job->sheets.house = options->house_sheets;
    add_embedded_sheet(job, "base");
    if (*house)
        add_house_sheet(job, house);
    for (size_t i = 0; i < options->style_count; i++) {
        const Source *source;
        Status status = file_load(job->arena, options->styles[i], job->diagnostics, &source);
        if (status != STATUS_OK)
            return status;
        CssReading reading = sheet_reading(job, source);
        add_sheet(job, stylesheet_read(&reading, SHEET_AUTHOR));
    }
    return STATUS_OK;
}

/* Findings in style sheets are warnings, unless the user asked for strictness. */
static Status check_strictness(const Job *job)
{
    size_t found = 0;
    for (int kind = 0; kind < DIAGNOSTIC_KIND_COUNT; kind++)
        if (text_starts(text_of(diagnostic_row((DiagnosticKind)kind)->id), "STYLE"))
            found += job->diagnostics->seen[kind];
    if (!job->options->is_strict || found == 0)
        return STATUS_OK;
    return add_number(job, STYLE_NOT_STRICT, (int64_t)found);
}

static Status style_document(Job *job)
{
    Status status = load_sheets(job);
    if (status != STATUS_OK)
        return status;
    job->tree = styled_make(job->arena, job->document, &job->sheets, job->diagnostics);
    return check_strictness(job);
}

/* ---- the rest ---- */

/* The fonts that the sheets bring with them. */
static void declare_fonts(const Job *job)
{
    const FontFaceRule **rules = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (size_t s = 0; s < job->sheets.count; s++) {
        size_t more;
        const FontFaceRule *faces = stylesheet_font_faces(job->sheets.items[s], &more);
        for (size_t i = 0; i < more; i++) {
            rules = arena_reserve(job->arena, rules, count, &capacity, sizeof *rules);
            rules[count++] = &faces[i];
        }
    }
    fontset_declare(job->fonts, rules, count);
}

static Status lay_out(Job *job)
{
    declare_fonts(job);
    LayoutOptions options = {.threads = job->options->threads};
    return layout_make(job->arena, job->tree, job->fonts, &options, job->diagnostics, &job->layout);
}

/* Says that a stage begins. */
static Status begin_stage(Job *job, plenary_stage stage)
{
    job->stage = stage;
    job->asked = 0;
    if (job->options->progress)
        arena_watch(job->arena, wants_end, job);
    if (report_progress(job, 0))
        return diagnostics_add_plain(job->diagnostics, LIMIT_STOPPED, SPAN_NONE);
    return STATUS_OK;
}

static Status go_through(Job *job, plenary_stage stage)
{
    if (stage == PLENARY_PAGES)
        return STATUS_OK; /* they come with the lines */
    Status status = begin_stage(job, stage);
    if (status != STATUS_OK)
        return status;
    switch (stage) {
    case PLENARY_DOCUMENT:
        return after_stage(job, read_document(job));
    case PLENARY_STYLES:
        return after_stage(job, style_document(job));
    case PLENARY_LINES:
        return after_stage(job, lay_out(job));
    case PLENARY_PAGES:
    case PLENARY_WRITING:
    case PLENARY_QUALITY:
        break;
    }
    return STATUS_OK;
}

Status job_run(Job *job, plenary_stage last)
{
    while (job->status == STATUS_OK && job->done < (int)last) {
        job->status = go_through(job, (plenary_stage)(job->done + 1));
        if (job->status == STATUS_OK)
            job->done++;
    }
    return job->status;
}

static FileWriter *open_sink(const Job *job, const plenary_sink *sink)
{
    if (sink->path)
        return file_create(sink->path, job->diagnostics);
    return file_to_sink(sink->write, sink->context, "the sink");
}

Status job_write_pdf(const Binding *binding, const plenary_sink *sink)
{
    Job *job = &binding->jobs[0];
    Status status = begin_stage(job, PLENARY_WRITING);
    if (status == STATUS_OK)
        status = diagnostics_promoted_status(job->diagnostics);
    if (status != STATUS_OK)
        return status;
    FileWriter *file = open_sink(job, sink);
    if (!file)
        return STATUS_FILE;
    PdfOptions options = job_pdf_options(binding);
    status = pdf_write(binding->publication, &options, file, job->arena, job->diagnostics);
    if (status == STATUS_OK)
        status = diagnostics_promoted_status(job->diagnostics);
    if (status == STATUS_OK)
        return file_commit(file, job->diagnostics);
    file_abandon(file);
    return status;
}

Status job_write_text(const Job *job, Text text, const plenary_sink *sink)
{
    FileWriter *file = open_sink(job, sink);
    if (!file)
        return STATUS_FILE;
    file_write(file, text.at, text.bytes);
    return file_commit(file, job->diagnostics);
}

void job_print(const Job *job, plenary_stage stage, Buffer *out)
{
    switch (stage) {
    case PLENARY_DOCUMENT:
        document_dump(job->document, out);
        break;
    case PLENARY_STYLES:
        styled_dump(job->tree, out);
        break;
    case PLENARY_LINES:
        galley_dump(job->layout.galley, out);
        break;
    case PLENARY_PAGES:
    case PLENARY_WRITING:
        pages_dump(job->layout.publication, out);
        break;
    case PLENARY_QUALITY:
        quality_dump(job->layout.galley, job->layout.drafts, out);
        break;
    }
}
