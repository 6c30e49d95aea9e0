/* A document that is no file, made into a PDF that is none: for servers. A reader hands over texts and
 * style sheets by name, a sink takes the bytes of the PDF, and a log each finding with its place.
 *
 *     cc memory.c $(pkg-config --cflags --libs plenary) -o memory && ./memory */
#include <plenary.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bytes {
    char *at;
    size_t count;
} Bytes;

static const char text[] = "62/999. On brevity\n\n"
                           "The General Assembly,\n\n"
                           "Recalling that it has been brief before,1\n\n"
                           "1. Decides to be brief again.\n\n"
                           "____________________\n"
                           "1 Resolution 1 (I).\n";

static const char sheet[] = "h1.resolution-title { color: navy }\n"
                            "p.operative { colour: black }\n";

/* Names are ours; we have no other files, and the file system is not asked. */
static plenary_answer read_ours(void *context, const char *path, const void **bytes, size_t *count)
{
    (void)context;
    const char *found = strcmp(path, "text") == 0    ? text
                        : strcmp(path, "sheet") == 0 ? sheet
                                                     : NULL;
    if (!found)
        return PLENARY_ABSENT;
    *bytes = found;
    *count = strlen(found);
    return PLENARY_HERE;
}

static int take(void *context, const void *bytes, size_t count)
{
    Bytes *taken = context;
    char *grown = realloc(taken->at, taken->count + count);
    if (!grown)
        return 12; /* ENOMEM: the writing ends */
    memcpy(grown + taken->count, bytes, count);
    taken->at = grown;
    taken->count += count;
    return 0;
}

static void log_finding(void *context, const plenary_finding *finding)
{
    (void)context;
    if (finding->file)
        printf("%s at %s:%u:%u: %s\n", finding->id, finding->file, finding->line, finding->column,
               finding->message);
}

int main(void)
{
    Bytes pdf = {NULL, 0};
    plenary_run *run = plenary_run_new();
    plenary_set_reader(run, read_ours, NULL);
    plenary_set_log(run, log_finding, NULL);

    plenary_document *document = plenary_document_new(run);
    plenary_document_add_input(document, "text");
    plenary_document_add_style(document, "sheet");
    plenary_sink sink = {NULL, take, &pdf};
    int exit_code = plenary_document_write(document, sink);
    printf("%zu pages, %s\n", plenary_document_page_count(document),
           pdf.count > 5 && memcmp(pdf.at, "%PDF-", 5) == 0 ? "a PDF" : "no PDF");
    plenary_document_free(document);
    plenary_run_free(run);
    free(pdf.at);
    return exit_code;
}
