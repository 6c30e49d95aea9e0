#include "input/akoma_ntoso_write.h"
#include "output/job.h"
#include "styles/stylesheet.h"

/* A wish for a standard is kept, and fails where it cannot be met; without one, the strictest that the
 * other wishes allow is chosen. */
static const Standard *choose_standard(const PdfWishes *wishes)
{
    if (wishes->standard)
        return wishes->standard;
    if (wishes->attaches_source)
        return standard_for_attachments();
    return wishes->imposition == IMPOSE_NOT ? standard_usual() : standard_for_sheets();
}

/* The name of a file without its folders; standard input has none. */
static Text base_name(Text path)
{
    if (text_is(path, "-"))
        return (Text)TEXT("source.txt");
    for (size_t i = path.bytes; i > 0; i--)
        if (path.at[i - 1] == '/')
            return text_slice(path, i, path.bytes);
    return path;
}

static Text akoma_ntoso_name(Arena *arena, Text source)
{
    size_t end = source.bytes;
    for (size_t i = source.bytes; i > 1; i--)
        if (source.at[i - 1] == '.') {
            end = i - 1;
            break;
        }
    Buffer name = {0};
    buffer_put(&name, text_slice(source, 0, end));
    buffer_string(&name, ".akn.xml");
    Text result = text_copy(arena, buffer_text(&name));
    buffer_free(&name);
    return result;
}

static const char *media_type(Text name)
{
    static const struct {
        const char *ending;
        const char *type;
    } types[] = {
        {".xml", "application/xml"},
        {".html", "text/html"},
        {".xhtml", "application/xhtml+xml"},
        {".md", "text/markdown"},
        {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t bytes = text_of(types[i].ending).bytes;
        if (name.bytes > bytes &&
            text_is_ignoring_case(text_slice(name, name.bytes - bytes, name.bytes),
                                  types[i].ending))
            return types[i].type;
    }
    return "text/plain";
}

/* The name of a job's source, which no job before it has. */
static Text source_name(const Job *jobs, size_t n)
{
    Text name = base_name(jobs[n].source->name);
    for (size_t i = 0; i < n; i++) {
        if (!text_equal(base_name(jobs[i].source->name), name))
            continue;
        Buffer numbered = {0};
        buffer_format(&numbered, "%zu-", n + 1);
        buffer_put(&numbered, name);
        name = text_copy(jobs[n].arena, buffer_text(&numbered));
        buffer_free(&numbered);
        break;
    }
    return name;
}

static void attach(const Job *jobs, size_t n, AttachedFile files[2])
{
    Text name = source_name(jobs, n);
    Buffer form = {0};
    akoma_ntoso_write(jobs[n].document, &form);
    files[0] = (AttachedFile){name, (Text)TEXT("The source of this document"), media_type(name),
                              "Source", jobs[n].source->bytes};
    files[1] = (AttachedFile){
        akoma_ntoso_name(jobs[n].arena, name), (Text)TEXT("This document as Akoma Ntoso (AKN4UN)"),
        "application/xml", "Alternative", text_copy(jobs[n].arena, buffer_text(&form))};
    buffer_free(&form);
}

static AttachedFiles attach_all(const Binding *binding)
{
    AttachedFile *files = ARENA_ARRAY(binding->jobs[0].arena, AttachedFile, 2 * binding->count);
    for (size_t n = 0; n < binding->count; n++)
        attach(binding->jobs, n, &files[2 * n]);
    return (AttachedFiles){files, 2 * binding->count};
}

/* The profile that a style sheet names; of several the last. */
static const char *profile_of_sheets(const Binding *binding)
{
    for (size_t n = 0; n < binding->count; n++) {
        const Job *job = &binding->jobs[n];
        for (size_t i = job->sheets.count; i > 0; i--) {
            Text path = stylesheet_cmyk_profile(job->sheets.items[i - 1]);
            if (path.bytes)
                return text_to_string(job->arena, path);
        }
    }
    return NULL;
}

PdfOptions job_pdf_options(const Binding *binding)
{
    const JobOptions *asked = binding->jobs[0].options;
    const PdfWishes *wishes = &asked->pdf;
    PdfOptions options = pdf_options();
    options.threads = asked->threads;
    options.standard = choose_standard(wishes);
    options.profile = wishes->profile ? wishes->profile : profile_of_sheets(binding);
    options.imposition = wishes->imposition;
    options.creator = (Text)TEXT("plenary " PLENARY_VERSION);
    options.producer = options.creator;
    if (wishes->date)
        options.date = text_of(wishes->date);
    if (wishes->attaches_source)
        options.attachments = attach_all(binding);
    return options;
}
