/* plenary.h: the library's door, and the only header the command uses.
 *
 * A run typesets documents with one set of options. It owns its fonts and its memory; two runs in two
 * threads share nothing. Nothing here prints, exits, reads the environment or changes the locale. Strings are NUL-terminated UTF-8 and are
 * copied. Functions that can fail return an exit code as plenary(1) documents them, 0 for success,
 * and leave messages to be fetched with plenary_messages. */
#ifndef PLENARY_H
#define PLENARY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PLENARY_API __attribute__((visibility("default")))
#else
#define PLENARY_API
#endif

typedef struct plenary_run plenary_run;

/* The stages whose result can be printed as text. */
typedef enum plenary_stage {
    PLENARY_DOCUMENT, /* the document as read and annotated */
    PLENARY_STYLES,   /* computed styles */
    PLENARY_LINES,    /* paragraphs broken into lines */
    PLENARY_PAGES     /* what stands where on each page */
} plenary_stage;

/* A new run, never NULL. Free with plenary_run_free; NULL is ignored there. */
PLENARY_API plenary_run *plenary_run_new(void);
PLENARY_API void plenary_run_free(plenary_run *run);

/* Sets a field of the document, "symbol=A/RES/62/165". Later wins; fields given here win over the
 * document's own. */
PLENARY_API int plenary_set_field(plenary_run *run, const char *assignment);

/* Adds a style sheet after the house sheet and those added before. The file is read when a document
 * is typeset. */
PLENARY_API int plenary_add_style(plenary_run *run, const char *path);

/* Chooses the house sheet by name instead of by the document's kind and date; "" for none. */
PLENARY_API int plenary_set_house_style(plenary_run *run, const char *name);

/* Makes every finding in a style sheet an error. */
PLENARY_API void plenary_set_strict_style(plenary_run *run, int is_strict);

/* A font file, or a folder of them, that comes before the system's fonts. */
PLENARY_API int plenary_add_font_path(plenary_run *run, const char *path);

/* How much memory one document may take, in MiB; 0 is no limit. The default is 2,048. */
PLENARY_API void plenary_set_memory_limit(plenary_run *run, unsigned mebibytes);

/* Typesets one document ("-" is standard input) to a PDF ("-" is standard output). The file appears
 * under its name whole or not at all. */
PLENARY_API int plenary_typeset(plenary_run *run, const char *input, const char *output);

/* Prints a stage of a document to a file ("-" is standard output) and goes no further. */
PLENARY_API int plenary_dump(plenary_run *run, const char *input, plenary_stage stage,
                             const char *output);

/* The messages of the last call that read a document or an option, one or more lines each, as they
 * should be shown to a person; "" if there are none. With is_quiet only errors. Valid until the next
 * call on the run. */
PLENARY_API const char *plenary_messages(plenary_run *run, int is_quiet);

/* How many warnings the last call gave. */
PLENARY_API size_t plenary_warning_count(const plenary_run *run);

/* The source text of a house sheet, or NULL; and the name of the n-th sheet, NULL behind the last. */
PLENARY_API const char *plenary_house_style(const char *name);
PLENARY_API const char *plenary_house_style_name(size_t n);

/* The name and a line of description of the n-th field of a document; NULL behind the last. */
PLENARY_API const char *plenary_field_name(size_t n);
PLENARY_API const char *plenary_field_description(size_t n);

/* "0.1.0", and the same with the versions of the libraries in use, one a line. */
PLENARY_API const char *plenary_version(void);
PLENARY_API const char *plenary_versions(plenary_run *run);

#ifdef __cplusplus
}
#endif

#endif
