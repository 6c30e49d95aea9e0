#include "base/file.h"
#include "output/check.h"
#include "output/run.h"

/* ---- a check ---- */

static Status report_unknown(Diagnostics *diagnostics, Text unknown)
{
    Buffer names = {0};
    for (int i = 0; i < STANDARD_COUNT; i++) {
        buffer_string(&names, i ? ", " : "");
        buffer_string(&names, check_standard((CheckStandard)i)->name);
    }
    Status status =
        diagnostics_add(diagnostics, USE_UNKNOWN_STANDARD, SPAN_NONE, unknown, buffer_text(&names));
    buffer_free(&names);
    return status;
}

static Status check(plenary_run *run, const char *standards, Diagnostics *diagnostics)
{
    Text unknown = {0};
    unsigned wanted = standards ? check_standards_named(text_of(standards), &unknown) : 0;
    if (standards && !wanted)
        return report_unknown(diagnostics, unknown);
    const Source *source;
    Status status = file_load(run->checked, run->checked_path, diagnostics, &source);
    if (status != STATUS_OK)
        return status;
    run->report = check_file(run->checked, source, wanted, diagnostics);
    if (!run->report)
        return diagnostics->status;
    return report_is_clean(run->report) ? STATUS_OK : STATUS_CONFORMANCE;
}

int plenary_check(plenary_run *run, const char *path, const char *standards)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    arena_free(run->checked);
    run->checked = arena_new((size_t)run->options.limit_mebibytes << 20);
    run->report = NULL;
    run->checked_path = text_to_string(run->checked, text_of(path));
    Status status = check(run, standards, diagnostics);
    int result = run_end_call(run, diagnostics, 0, status);
    arena_free(scratch);
    return result;
}

/* ---- what it found ---- */

const char *plenary_check_report(plenary_run *run, int is_json)
{
    buffer_clear(&run->text);
    if (run->report && is_json)
        report_print_json(run->report, text_of(run->checked_path), &run->text);
    else if (run->report)
        report_print(run->report, text_of(run->checked_path), &run->text);
    buffer_byte(&run->text, '\0');
    return run->text.at;
}

const char *plenary_check_rules(plenary_run *run)
{
    buffer_clear(&run->text);
    check_rules_print(&run->text);
    buffer_byte(&run->text, '\0');
    return run->text.at;
}
