/* What a run asks of the PDF. */
#include "output/run.h"

/* Ends a setter that found something wrong with its value; names are those that there are. */
static int refuse(plenary_run *run, DiagnosticKind kind, const char *value, const Buffer *names)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Status status =
        diagnostics_add(diagnostics, kind, SPAN_NONE, text_of(value), buffer_text(names));
    int result = run_end_call(run, diagnostics, 0, status);
    arena_free(scratch);
    return result;
}

int plenary_set_pdf(plenary_run *run, const char *standard)
{
    run->options.pdf.standard = standard_find(text_of(standard));
    if (run->options.pdf.standard)
        return STATUS_OK;
    Buffer names = {0};
    standard_put_names(&names);
    int result = refuse(run, USE_UNKNOWN_STANDARD, standard, &names);
    buffer_free(&names);
    return result;
}

int plenary_set_impose(plenary_run *run, const char *imposition)
{
    if (imposition_find(text_of(imposition), &run->options.pdf.imposition))
        return STATUS_OK;
    Buffer names = {0};
    imposition_put_names(&names);
    int result = refuse(run, USE_UNKNOWN_IMPOSITION, imposition, &names);
    buffer_free(&names);
    return result;
}

/* Whether a text has the form of a pattern, in which 0 stands for any digit. */
static bool has_form(const char *text, const char *pattern)
{
    for (; *pattern; text++, pattern++) {
        bool is_digit = *text >= '0' && *text <= '9';
        if (*pattern == '0' ? !is_digit : *text != *pattern)
            return false;
    }
    return *text == '\0';
}

static bool is_date(const char *date)
{
    static const char *const forms[] = {"0000-00-00", "0000-00-00T00:00:00Z",
                                        "0000-00-00T00:00:00+00:00", "0000-00-00T00:00:00-00:00"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!has_form(date, forms[i]))
            continue;
        int month = (date[5] - '0') * 10 + date[6] - '0';
        int day = (date[8] - '0') * 10 + date[9] - '0';
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
    return false;
}

int plenary_set_date(plenary_run *run, const char *date)
{
    if (!date || !*date) {
        run->options.pdf.date = NULL;
        return STATUS_OK;
    }
    Buffer none = {0};
    if (!is_date(date))
        return refuse(run, USE_MALFORMED_DATE, date, &none);
    run->options.pdf.date = text_to_string(run->arena, text_of(date));
    return STATUS_OK;
}

void plenary_set_attach_source(plenary_run *run, int is_attached)
{
    run->options.pdf.attaches_source = is_attached != 0;
}

int plenary_set_output_profile(plenary_run *run, const char *path)
{
    run->options.pdf.profile = path ? text_to_string(run->arena, text_of(path)) : NULL;
    return STATUS_OK;
}
