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

static AttachedFiles attach(Job *job)
{
    enum {
        FILES = 2
    };
    AttachedFile *files = ARENA_ARRAY(job->arena, AttachedFile, FILES);
    Text name = base_name(job->source->name);
    Buffer form = {0};
    akoma_ntoso_write(job->document, &form);
    files[0] = (AttachedFile){name, (Text)TEXT("The source of this document"), media_type(name),
                              "Source", job->source->bytes};
    files[1] = (AttachedFile){
        akoma_ntoso_name(job->arena, name), (Text)TEXT("This document as Akoma Ntoso (AKN4UN)"),
        "application/xml", "Alternative", text_copy(job->arena, buffer_text(&form))};
    buffer_free(&form);
    return (AttachedFiles){files, FILES};
}

/* The profile that a style sheet names; of several the last. */
static const char *profile_of_sheets(const Job *job)
{
    for (size_t i = job->sheets.count; i > 0; i--) {
        Text path = stylesheet_cmyk_profile(job->sheets.items[i - 1]);
        if (path.bytes)
            return text_to_string(job->arena, path);
    }
    return NULL;
}

PdfOptions job_pdf_options(Job *job)
{
    const PdfWishes *wishes = &job->options->pdf;
    PdfOptions options = pdf_options();
    options.threads = job->options->threads;
    options.standard = choose_standard(wishes);
    options.profile = wishes->profile ? wishes->profile : profile_of_sheets(job);
    options.imposition = wishes->imposition;
    options.creator = (Text)TEXT("plenary " PLENARY_VERSION);
    options.producer = options.creator;
    if (wishes->date)
        options.date = text_of(wishes->date);
    if (wishes->attaches_source)
        options.attachments = attach(job);
    return options;
}
