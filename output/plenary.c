#include "output/plenary.h"

#include "output/run.h"
#include "styles/house.h"

enum {
    DEFAULT_LIMIT_MEBIBYTES = 2048
};

plenary_run *plenary_run_new(void)
{
    Arena *arena = arena_new(0);
    plenary_run *run = ARENA_NEW(arena, plenary_run);
    run->arena = arena;
    run->fonts = fontset_open(arena);
    run->form = FINDING_PLAIN;
    run->options.limit_mebibytes = DEFAULT_LIMIT_MEBIBYTES;
    return run;
}

void plenary_run_free(plenary_run *run)
{
    if (!run)
        return;
    fontset_close(run->fonts);
    buffer_free(&run->text);
    arena_free(run->told);
    arena_free(run->checked);
    arena_free(run->arena);
}

/* ---- messages ---- */

/* As the log takes it. */
static plenary_finding told_finding(const Finding *finding)
{
    return (plenary_finding){
        .id = finding->id,
        .severity = (plenary_severity)finding->severity,
        .exit_code = (int)finding->status,
        .message = finding->message.at,
        .hint = finding->hint,
        .file = finding->file.bytes ? finding->file.at : NULL,
        .begin = finding->begin,
        .end = finding->end,
        .line = finding->line,
        .column = finding->column,
        .end_line = finding->end_line,
        .end_column = finding->end_column,
        .source_line = finding->source_line.at,
        .page = finding->page,
    };
}

/* The source line is borrowed from a source that ends with its document. */
static void keep_line(Arena *arena, Finding *finding)
{
    bool is_short = finding->source_line.bytes <= FINDING_LONGEST_LINE;
    finding->source_line = is_short ? text_copy(arena, finding->source_line) : (Text){0};
}

int run_end_call(plenary_run *run, const Diagnostics *diagnostics, size_t first, Status status)
{
    arena_free(run->told);
    run->told = NULL;
    run->findings = (FindingList){0};
    if (diagnostics->count == first)
        return (int)status;
    run->told = arena_new(0);
    run->findings = findings_of(run->told, diagnostics, first);
    for (size_t i = 0; i < run->findings.count; i++) {
        keep_line(run->told, &run->findings.items[i]);
        if (run->log) {
            plenary_finding told = told_finding(&run->findings.items[i]);
            run->log(run->log_context, &told);
        }
    }
    return (int)status;
}

static FindingForm form_of(plenary_message_form form)
{
    static const FindingForm forms[] = {
        [PLENARY_PLAIN] = FINDING_PLAIN,
        [PLENARY_COLORED] = FINDING_COLORED,
        [PLENARY_BRIEF] = FINDING_BRIEF,
        [PLENARY_JSON] = FINDING_JSON,
    };
    return forms[form];
}

static const char *print_messages(plenary_run *run, FindingForm form, bool is_quiet)
{
    buffer_clear(&run->text);
    for (size_t i = 0; i < run->findings.count; i++)
        if (!is_quiet || run->findings.items[i].severity == SEVERITY_ERROR)
            finding_print(&run->findings.items[i], form, &run->text);
    buffer_byte(&run->text, '\0');
    return run->text.at;
}

const char *plenary_messages(plenary_run *run, int is_quiet)
{
    return print_messages(run, run->form, is_quiet != 0);
}

const char *plenary_messages_as(plenary_run *run, plenary_message_form form, int is_quiet)
{
    return print_messages(run, form_of(form), is_quiet != 0);
}

void plenary_set_message_form(plenary_run *run, plenary_message_form form)
{
    run->form = form_of(form);
}

size_t plenary_warning_count(const plenary_run *run)
{
    size_t count = 0;
    for (size_t i = 0; i < run->findings.count; i++)
        count += run->findings.items[i].severity == SEVERITY_WARNING;
    return count;
}

/* ---- callbacks ---- */

void plenary_set_reader(plenary_run *run, plenary_reader *reader, void *context)
{
    run->reader = reader;
    run->reader_context = context;
}

void plenary_set_log(plenary_run *run, plenary_log *log, void *context)
{
    run->log = log;
    run->log_context = context;
}

void plenary_set_progress(plenary_run *run, plenary_progress *progress, void *context)
{
    run->options.progress = progress;
    run->options.progress_context = context;
}

/* ---- options ---- */

void string_list_add(Arena *arena, StringList *list, const char *string)
{
    list->items =
        arena_reserve(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = text_to_string(arena, text_of(string));
}

int run_set_field(plenary_run *run, Arena *arena, StringList *list, const char *assignment)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Fields tried = {0};
    Status status = fields_set_by_user(&tried, scratch, text_of(assignment), diagnostics);
    if (status == STATUS_OK)
        string_list_add(arena, list, assignment);
    int result = run_end_call(run, diagnostics, 0, status);
    arena_free(scratch);
    return result;
}

int plenary_set_field(plenary_run *run, const char *assignment)
{
    return run_set_field(run, run->arena, &run->fields, assignment);
}

/* A copy of a string that may be left out. */
static const char *copied(plenary_run *run, const char *string)
{
    return string ? text_to_string(run->arena, text_of(string)) : NULL;
}

int plenary_set_format(plenary_run *run, const char *format)
{
    run->options.format = copied(run, format);
    return STATUS_OK;
}

int plenary_set_encoding(plenary_run *run, const char *encoding)
{
    run->options.encoding = copied(run, encoding);
    return STATUS_OK;
}

int plenary_add_metadata(plenary_run *run, const char *path)
{
    string_list_add(run->arena, &run->metadata, path);
    return STATUS_OK;
}

int plenary_add_style(plenary_run *run, const char *path)
{
    string_list_add(run->arena, &run->styles, path);
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

int run_set_house(plenary_run *run, Arena *arena, const char **house, const char *name)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Status status = STATUS_OK;
    if (!*name || plenary_house_style(name)) {
        *house = text_to_string(arena, text_of(name));
    } else {
        Buffer names = {0};
        put_house_names(&names);
        status = diagnostics_add(diagnostics, USE_UNKNOWN_SHEET, SPAN_NONE, text_of(name),
                                 buffer_text(&names));
        buffer_free(&names);
    }
    int result = run_end_call(run, diagnostics, 0, status);
    arena_free(scratch);
    return result;
}

int plenary_set_house_style(plenary_run *run, const char *name)
{
    return run_set_house(run, run->arena, &run->options.house, name);
}

void plenary_set_strict_style(plenary_run *run, int is_strict)
{
    run->options.is_strict = is_strict != 0;
}

/* id is NULL for all. */
static Status promote(plenary_run *run, Diagnostics *diagnostics, const char *id)
{
    DiagnosticKind kind;
    if (!run->options.is_promoted)
        run->options.is_promoted = ARENA_ARRAY(run->arena, bool, DIAGNOSTIC_KIND_COUNT);
    if (!id) {
        for (int i = 0; i < DIAGNOSTIC_KIND_COUNT; i++)
            run->options.is_promoted[i] = true;
        return STATUS_OK;
    }
    if (diagnostic_find(text_of(id), &kind)) {
        run->options.is_promoted[kind] = true;
        return STATUS_OK;
    }
    return diagnostics_add(diagnostics, USE_UNKNOWN_ID, SPAN_NONE, text_of(id), (Text){0});
}

int plenary_set_warning_error(plenary_run *run, const char *id)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Status status = promote(run, diagnostics, id);
    int result = run_end_call(run, diagnostics, 0, status);
    arena_free(scratch);
    return result;
}

int plenary_add_font_path(plenary_run *run, const char *path)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Status status = fontset_add_path(run->fonts, path, diagnostics);
    int result = run_end_call(run, diagnostics, 0, status);
    arena_free(scratch);
    return result;
}

int plenary_add_resource_path(plenary_run *run, const char *path)
{
    string_list_add(run->arena, &run->resource_paths, path);
    return STATUS_OK;
}

void plenary_set_memory_limit(plenary_run *run, unsigned mebibytes)
{
    run->options.limit_mebibytes = mebibytes;
}

void plenary_set_threads(plenary_run *run, unsigned threads)
{
    run->options.threads = threads;
}

void run_share_house_sheets(plenary_run *run)
{
    if (!run->house_sheets)
        run->house_sheets = house_sheets_read_all(run->arena);
}

int plenary_open_fonts(plenary_run *run)
{
    static const Text families[] = {TEXT("Times New Roman"), TEXT("serif")};
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    run_share_house_sheets(run);
    for (int style = 0; style < 4; style++) {
        FontRequest request = {
            .families = families,
            .family_count = sizeof families / sizeof *families,
            .weight = style & 1 ? 700 : 400,
            .is_italic = (style & 2) != 0,
            .stretch = 100,
        };
        fontset_match(run->fonts, &request, diagnostics);
    }
    int result = run_end_call(run, diagnostics, 0, diagnostics->status);
    arena_free(scratch);
    return result;
}
