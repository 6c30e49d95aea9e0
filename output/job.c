#include "output/job.h"

#include "base/file.h"
#include "input/reader.h"
#include "output/pdf.h"
#include "styles/embedded.h"
#include "styles/house.h"
#include "styles/un_rules.h"

void job_open(Job *job, const JobOptions *options, FontSet *fonts)
{
    *job = (Job){.options = options, .fonts = fonts};
    job->arena = arena_new((size_t)options->limit_mebibytes << 20);
    job->diagnostics = diagnostics_new(job->arena);
}

void job_close(Job *job)
{
    layout_free(&job->layout);
    arena_free(job->arena);
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

/* How a stage ended: by what it reported, or by the memory it took. */
static Status after_stage(const Job *job, Status status)
{
    if (status == STATUS_OK && arena_is_over_limit(job->arena))
        return add_number(job, LIMIT_MEMORY, job->options->limit_mebibytes);
    return status;
}

/* ---- reading ---- */

static Status read_document(Job *job, const char *path)
{
    const Source *source;
    Status status = file_load(job->arena, path, job->diagnostics, &source);
    if (status != STATUS_OK)
        return status;
    job->document = document_new(job->arena, names_new(job->arena));
    for (size_t i = 0; i < job->options->field_count; i++)
        fields_set_by_user(&job->document->fields, job->arena, text_of(job->options->fields[i]),
                           job->diagnostics);
    status = document_read(job->document, source, job->diagnostics);
    if (status == STATUS_OK)
        status = document_check_ledger(job->document, source, job->diagnostics);
    if (status == STATUS_OK)
        un_annotate(job->document, job->diagnostics);
    return after_stage(job, status);
}

/* ---- style ---- */

static void add_sheet(Job *job, const Source *source, SheetOrigin origin)
{
    SheetList *sheets = &job->sheets;
    sheets->items = arena_reserve(job->arena, sheets->items, sheets->count, &job->sheet_capacity,
                                  sizeof *sheets->items);
    sheets->items[sheets->count++] =
        stylesheet_parse(job->arena, job->document->names, source, origin, job->diagnostics);
}

static void add_embedded_sheet(Job *job, const char *name, SheetOrigin origin)
{
    Buffer file = {0};
    buffer_format(&file, "%s.css", name);
    const EmbeddedFile *found = embedded_find(buffer_text(&file));
    if (found) {
        Source *source = ARENA_NEW(job->arena, Source);
        source->name = text_copy(job->arena, buffer_text(&file));
        source->bytes = found->bytes;
        add_sheet(job, source, origin);
    }
    buffer_free(&file);
}

static void add_house_sheet(Job *job, const char *name)
{
    const char *parent = house_sheet_parent(name);
    if (parent)
        add_embedded_sheet(job, parent, SHEET_HOUSE);
    add_embedded_sheet(job, name, SHEET_HOUSE);
}

static Status load_sheets(Job *job)
{
    const JobOptions *options = job->options;
    const char *house = options->house ? options->house : house_sheet_for(job->document);
    add_embedded_sheet(job, "base", SHEET_BASE);
    if (*house)
        add_house_sheet(job, house);
    for (size_t i = 0; i < options->style_count; i++) {
        const Source *source;
        Status status = file_load(job->arena, options->styles[i], job->diagnostics, &source);
        if (status != STATUS_OK)
            return status;
        add_sheet(job, source, SHEET_AUTHOR);
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
    return after_stage(job, check_strictness(job));
}

/* ---- the rest ---- */

Status job_run(Job *job, const char *input, plenary_stage last)
{
    Status status = read_document(job, input);
    if (status == STATUS_OK && last >= PLENARY_STYLES)
        status = style_document(job);
    if (status == STATUS_OK && last >= PLENARY_LINES) {
        LayoutOptions options = {.threads = 0};
        status = layout_make(job->arena, job->tree, job->fonts, &options, job->diagnostics,
                             &job->layout);
        status = after_stage(job, status);
    }
    return status;
}

Status job_write_pdf(Job *job, const char *output)
{
    FileWriter *file = file_create(output, job->diagnostics);
    if (!file)
        return STATUS_FILE;
    PdfOptions options = pdf_options();
    options.creator = text_of("plenary " PLENARY_VERSION);
    options.producer = options.creator;
    Status status =
        pdf_write(job->layout.publication, &options, file, job->arena, job->diagnostics);
    if (status == STATUS_OK)
        return file_commit(file, job->diagnostics);
    file_abandon(file);
    return status;
}

Status job_dump(Job *job, plenary_stage stage, const char *output)
{
    Buffer text = {0};
    switch (stage) {
    case PLENARY_DOCUMENT:
        document_dump(job->document, &text);
        break;
    case PLENARY_STYLES:
        styled_dump(job->tree, &text);
        break;
    case PLENARY_LINES:
        galley_dump(job->layout.galley, &text);
        break;
    case PLENARY_PAGES:
        pages_dump(job->layout.publication, &text);
        break;
    }
    FileWriter *file = file_create(output, job->diagnostics);
    if (file)
        file_write(file, text.at, text.bytes);
    buffer_free(&text);
    return file ? file_commit(file, job->diagnostics) : STATUS_FILE;
}
