/* Documents: from their inputs through the stages to a sink. */
#include "output/fidelity.h"
#include "output/finding_pages.h"
#include "output/join.h"
#include "output/run.h"
#include "styles/explain.h"

/* The texts of styles, then the program's reader of files, as the rooms below ask for one. */
static FileAnswer ask_reader(void *context, const char *path, Text *bytes)
{
    const plenary_document *document = context;
    const plenary_run *run = document->run;
    for (const MemoryFile *file = document->texts; file; file = file->next) {
        if (text_is(file->name, path)) {
            *bytes = file->bytes;
            return FILE_IS_HERE;
        }
    }
    if (!run->reader)
        return FILE_IS_THE_SYSTEM;
    const void *at = NULL;
    size_t count = 0;
    plenary_answer answer = run->reader(run->reader_context, path, &at, &count);
    *bytes = (Text){at, count};
    return (FileAnswer)answer;
}

plenary_document *plenary_document_new(plenary_run *run)
{
    Arena *arena = arena_new(0);
    plenary_document *document = ARENA_NEW(arena, plenary_document);
    document->run = run;
    document->arena = arena;
    document->options = run->options;
    document->files.arena = arena;
    document->files.folders = run->resource_paths.items;
    document->files.folder_count = run->resource_paths.count;
    document->files.ask = ask_reader;
    document->files.context = document;
    for (size_t i = 0; i < run->fields.count; i++)
        string_list_add(arena, &document->fields, run->fields.items[i]);
    for (size_t i = 0; i < run->styles.count; i++)
        string_list_add(arena, &document->styles, run->styles.items[i]);
    for (size_t i = 0; i < run->metadata.count; i++)
        string_list_add(arena, &document->metadata, run->metadata.items[i]);
    return document;
}

void plenary_document_free(plenary_document *document)
{
    if (!document)
        return;
    for (size_t i = 0; i < document->job_count; i++)
        job_close(&document->jobs[i]);
    arena_free(document->work);
    arena_free(document->arena);
}

int plenary_document_add_input(plenary_document *document, const char *path)
{
    string_list_add(document->arena, &document->inputs, path);
    return STATUS_OK;
}

int plenary_document_set_field(plenary_document *document, const char *assignment)
{
    return run_set_field(document->run, document->arena, &document->fields, assignment);
}

int plenary_document_add_style(plenary_document *document, const char *path)
{
    string_list_add(document->arena, &document->styles, path);
    return STATUS_OK;
}

int plenary_document_set_house_style(plenary_document *document, const char *name)
{
    return run_set_house(document->run, document->arena, &document->options.house, name);
}

int plenary_document_set_hints(plenary_document *document, const char *path)
{
    document->options.hints = text_to_string(document->arena, text_of(path));
    return STATUS_OK;
}

/* ---- stages ---- */

/* Reading all house sheets pays from the third document on that takes its own out of them. */
static void share_house_sheets(plenary_run *run, size_t jobs)
{
    enum {
        JOBS_ALONE = 2
    };
    run->jobs_opened += jobs;
    if (run->jobs_opened > JOBS_ALONE)
        run_share_house_sheets(run);
}

/* Each input is a document of its own; they share memory and findings. */
static void open_jobs(plenary_document *document)
{
    JobOptions *options = &document->options;
    share_house_sheets(document->run, document->inputs.count);
    options->house_sheets = document->run->house_sheets;
    options->fields = document->fields.items;
    options->field_count = document->fields.count;
    options->metadata = document->metadata.items;
    options->metadata_count = document->metadata.count;
    options->styles = document->styles.items;
    options->style_count = document->styles.count;
    document->work = arena_new((size_t)options->limit_mebibytes << 20);
    document->diagnostics = diagnostics_new(document->work);
    document->diagnostics->files = &document->files;
    document->diagnostics->is_promoted = options->is_promoted;
    document->job_count = document->inputs.count;
    document->jobs = ARENA_ARRAY(document->arena, Job, document->job_count);
    for (size_t i = 0; i < document->job_count; i++)
        job_open(&document->jobs[i], options, document->inputs.items[i], document->run->fonts,
                 document->diagnostics);
}

/* Brings the pages of all documents together, and tells of each finding the page where it fell. */
static void bind(plenary_document *document)
{
    const Publication **parts =
        ARENA_ARRAY(document->work, const Publication *, document->job_count);
    uint32_t pages = 0;
    for (size_t i = 0; i < document->job_count; i++) {
        parts[i] = document->jobs[i].layout.publication;
        finding_pages_tell(&document->jobs[i], pages);
        pages += parts[i]->page_count;
    }
    document->publication = publication_join(document->work, parts, document->job_count);
}

static Status make(plenary_document *document, plenary_stage last)
{
    if (!document->work)
        open_jobs(document);
    if (document->job_count == 0)
        return diagnostics_add_plain(document->diagnostics, USE_NO_INPUT, SPAN_NONE);
    if (last > PLENARY_PAGES)
        last = PLENARY_PAGES;
    for (size_t i = 0; i < document->job_count; i++) {
        Status status = job_run(&document->jobs[i], last);
        if (status != STATUS_OK)
            return status;
    }
    if (last == PLENARY_PAGES && !document->publication)
        bind(document);
    return STATUS_OK;
}

static int end_call(plenary_document *document, Status status)
{
    const Diagnostics *diagnostics = document->diagnostics;
    size_t first = document->told;
    document->told = diagnostics->count;
    return run_end_call(document->run, diagnostics, first, status);
}

int plenary_document_make(plenary_document *document, plenary_stage last)
{
    return end_call(document, make(document, last));
}

size_t plenary_document_page_count(const plenary_document *document)
{
    return document->publication ? document->publication->page_count : 0;
}

int plenary_document_write(plenary_document *document, plenary_sink sink)
{
    Status status = make(document, PLENARY_PAGES);
    if (status == STATUS_OK) {
        Binding binding = {document->jobs, document->job_count, document->publication};
        status = job_write_pdf(&binding, &sink);
    }
    return end_call(document, status);
}

/* The pages as they are bound; of the stages before them one document after another. */
static Status dump(plenary_document *document, plenary_stage stage, const plenary_sink *sink)
{
    Buffer text = {0};
    bool is_bound = stage >= PLENARY_PAGES && stage != PLENARY_QUALITY;
    if (is_bound)
        pages_dump(document->publication, &text);
    for (size_t i = 0; i < document->job_count && !is_bound; i++)
        job_print(&document->jobs[i], stage, &text);
    Status status = job_write_text(&document->jobs[0], buffer_text(&text), sink);
    buffer_free(&text);
    return status;
}

int plenary_document_dump(plenary_document *document, plenary_stage stage, plenary_sink sink)
{
    Status status = make(document, stage);
    if (status == STATUS_OK)
        status = dump(document, stage, &sink);
    return end_call(document, status);
}

static Status explain(plenary_document *document, const char *selector, const plenary_sink *sink)
{
    Buffer text = {0};
    Status status = STATUS_OK;
    for (size_t i = 0; i < document->job_count && status == STATUS_OK; i++)
        status =
            styled_explain(document->jobs[i].tree, text_of(selector), document->diagnostics, &text);
    if (status == STATUS_OK)
        status = job_write_text(&document->jobs[0], buffer_text(&text), sink);
    buffer_free(&text);
    return status;
}

int plenary_document_explain(plenary_document *document, const char *selector, plenary_sink sink)
{
    Status status = make(document, PLENARY_STYLES);
    if (status == STATUS_OK)
        status = explain(document, selector, &sink);
    return end_call(document, status);
}

static int report(plenary_document *document, ReportForm form, const plenary_sink *sink)
{
    Status status = make(document, PLENARY_DOCUMENT);
    Buffer text = {0};
    for (size_t i = 0; i < document->job_count && status == STATUS_OK; i++) {
        const Document *read = document->jobs[i].document;
        decisions_report(&read->decisions, &read->ledger, form, &text);
    }
    if (status == STATUS_OK)
        status = job_write_text(&document->jobs[0], buffer_text(&text), sink);
    buffer_free(&text);
    return end_call(document, status);
}

int plenary_document_report(plenary_document *document, plenary_sink sink)
{
    return report(document, REPORT_JSON, &sink);
}

int plenary_document_draft_hints(plenary_document *document, plenary_sink sink)
{
    return report(document, REPORT_HINTS, &sink);
}

/* ---- comparing ---- */

/* What a reader made of its source, by rule: changes of characters and what it dropped. */
static void add_changes(const Document *read, size_t counts[LEDGER_RULE_COUNT])
{
    for (const Node *node = read->root; node; node = node_following(node, read->root))
        for (uint32_t i = 0; node_is_text(node) && i < node->piece_count; i++)
            counts[node->pieces[i].rule]++;
    for (size_t i = 0; i < read->ledger.count; i++)
        counts[read->ledger.entries[i].rule]++;
}

static const char *count_changes(plenary_document *document)
{
    size_t counts[LEDGER_RULE_COUNT] = {0};
    for (size_t i = 0; i < document->job_count; i++)
        add_changes(document->jobs[i].document, counts);
    Buffer words = {0};
    for (int rule = LEDGER_SAME + 1; rule < LEDGER_RULE_COUNT; rule++)
        if (counts[rule])
            buffer_format(&words, "%s%s %zu", words.bytes ? ", " : "",
                          ledger_rule_name((LedgerRule)rule), counts[rule]);
    const char *copy = text_to_string(document->arena, buffer_text(&words));
    buffer_free(&words);
    return copy;
}

static ShownText shown_text(plenary_document *document)
{
    ShownText *parts = ARENA_ARRAY(document->work, ShownText, document->job_count);
    for (size_t i = 0; i < document->job_count; i++) {
        const Job *job = &document->jobs[i];
        parts[i] = shown_text_of(document->work, job->tree, job->layout.publication);
    }
    return shown_text_join(document->work, parts, document->job_count);
}

int plenary_document_verify(plenary_document *document, const char *text, size_t bytes,
                            plenary_verification *verification)
{
    FidelityCount count = {0};
    ShownText shown = {0};
    *verification = (plenary_verification){.changes = ""};
    Status status = make(document, PLENARY_PAGES);
    if (status == STATUS_OK) {
        shown = shown_text(document);
        status = fidelity_compare(document->work, &shown, (Text){text, bytes},
                                  document->diagnostics, &count);
    }
    if (status == STATUS_OK)
        *verification = (plenary_verification){
            .characters = shown.from_source,
            .generated = shown.generated,
            .hidden = shown.hidden,
            .hyphens = count.hyphens,
            .pages = count.pages,
            .changes = count_changes(document),
        };
    return end_call(document, status);
}

/* ---- in one call ---- */

int plenary_typeset(plenary_run *run, const char *input, const char *output)
{
    plenary_document *document = plenary_document_new(run);
    plenary_document_add_input(document, input);
    int result = plenary_document_write(document, (plenary_sink){.path = output});
    plenary_document_free(document);
    return result;
}

int plenary_dump(plenary_run *run, const char *input, plenary_stage stage, const char *output)
{
    plenary_document *document = plenary_document_new(run);
    plenary_document_add_input(document, input);
    int result = plenary_document_dump(document, stage, (plenary_sink){.path = output});
    plenary_document_free(document);
    return result;
}

/* ---- files ---- */

/* The faces that something is set in. */
static void note_fonts(FileAccess *files, const Publication *publication)
{
    const Face *last = NULL;
    for (uint32_t p = 0; p < publication->page_count; p++) {
        const Page *page = &publication->pages[p];
        for (uint32_t m = 0; m < page->mark_count; m++) {
            const Mark *mark = &page->marks[m];
            if (mark->kind != MARK_TEXT || mark->run->face == last)
                continue;
            last = mark->run->face;
            file_access_note(files, last->path);
        }
    }
}

const char *plenary_document_file(plenary_document *document, size_t n)
{
    if (document->publication && !document->has_font_files) {
        note_fonts(&document->files, document->publication);
        document->has_font_files = true;
    }
    return n < document->files.count ? document->files.names[n].at : NULL;
}
