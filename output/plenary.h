/* plenary.h: the library's door, and all that the command uses of it.
 *
 * A run is the context: it holds the options that its documents have in common, their fonts and their
 * memory. A document goes through the stages in a style, is a layout, and is written to a sink. Two runs in two threads share nothing; what belongs to
 * one run is for one thread at a time.
 *
 * Nothing here prints, exits, reads the environment or changes the locale, with one exception: a
 * process that the system gives no more memory ends with exit code 9 and a line on standard error.
 *
 * Strings are NUL-terminated UTF-8 and are copied. Functions that can fail return an exit code as
 * plenary(1) documents them, 0 for success; what was found is told by messages and to the log. */
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
typedef struct plenary_document plenary_document;

/* The stages, in their order. The results of the first four can be printed as text. */
typedef enum plenary_stage {
    PLENARY_DOCUMENT, /* the document as read and annotated */
    PLENARY_STYLES,   /* computed styles */
    PLENARY_LINES,    /* paragraphs broken into lines */
    PLENARY_PAGES,    /* what stands where on each page */
    PLENARY_WRITING,  /* the PDF, for progress only */
    PLENARY_QUALITY   /* no stage of its own: how good the pages are, to be printed */
} plenary_stage;

/* ---- runs and their options ---- */

/* A new run, never NULL. Free it with plenary_run_free, after its documents; NULL is ignored there. */
PLENARY_API plenary_run *plenary_run_new(void);
PLENARY_API void plenary_run_free(plenary_run *run);

/* Sets a field of the documents, "symbol=A/RES/62/165". Later wins; fields given here win over the
 * document's own. */
PLENARY_API int plenary_set_field(plenary_run *run, const char *assignment);

/* The format of the inputs, "text" or "markdown", and their encoding, "windows-1252"; NULL to find out, the
 * default. What there is not is told when a document is read. */
PLENARY_API int plenary_set_format(plenary_run *run, const char *format);
PLENARY_API int plenary_set_encoding(plenary_run *run, const char *encoding);

/* A file of fields as a JSON object; they win over a document's own and yield to plenary_set_field. */
PLENARY_API int plenary_add_metadata(plenary_run *run, const char *path);

/* Adds a style sheet after the house sheet and those added before. The file is read when a document
 * is typeset. */
PLENARY_API int plenary_add_style(plenary_run *run, const char *path);

/* Chooses the house sheet by name instead of by the document's kind and date; "" for none. */
PLENARY_API int plenary_set_house_style(plenary_run *run, const char *name);

/* Makes every finding in a style sheet an error. */
PLENARY_API void plenary_set_strict_style(plenary_run *run, int is_strict);

/* Makes warnings of one kind, by its id, or with NULL of all kinds count as errors: there is then no
 * output. */
PLENARY_API int plenary_set_warning_error(plenary_run *run, const char *id);

/* A font file, or a folder of them, that comes before the system's fonts. */
PLENARY_API int plenary_add_font_path(plenary_run *run, const char *path);

/* A folder where pictures that a document names are looked for, when they do not stand beside it.
 * Names that lead out of the document's folder or of this one are refused. */
PLENARY_API int plenary_add_resource_path(plenary_run *run, const char *path);

/* Opens the fonts that the house styles ask for, and reads those styles. Without this both is done when
 * documents ask; a process that is about to fork does it for all its children. */
PLENARY_API int plenary_open_fonts(plenary_run *run);

/* How much memory one document may take, in MiB; 0 is no limit. The default is 2,048. */
PLENARY_API void plenary_set_memory_limit(plenary_run *run, unsigned mebibytes);

/* How many threads may work on one document; 0 is as many as there are processors, the default. The
 * result is the same for any number. */
PLENARY_API void plenary_set_threads(plenary_run *run, unsigned threads);

/* ---- the PDF ---- */

/* The standard that the PDF is to meet: "a-2a" (PDF/A-2a and PDF/UA-1 at once, the default), "a-3a",
 * "a-2b", "a-1b", "x-1a", "x-4", or "1.7" for none. */
PLENARY_API int plenary_set_pdf(plenary_run *run, const char *standard);

/* The date of creation that the PDF bears, "2008-03-05" or "2008-03-05T12:00:00Z"; NULL or "" for none, the
 * default. */
PLENARY_API int plenary_set_date(plenary_run *run, const char *date);

/* Attaches the document's source and its Akoma Ntoso form; the PDF is then PDF/A-3a unless another
 * standard is asked for. */
PLENARY_API void plenary_set_attach_source(plenary_run *run, int is_attached);

/* The ICC profile of the output: the path of a file; NULL for the usual one. */
PLENARY_API int plenary_set_output_profile(plenary_run *run, const char *path);

/* Puts several pages on each sheet: "booklet", "2up", "4up" or "none". The PDF then has no tags: it is
 * PDF/A-2b unless another standard is asked for. */
PLENARY_API int plenary_set_impose(plenary_run *run, const char *imposition);

/* ---- callbacks ---- */

/* What a reader of files says. */
typedef enum plenary_answer {
    PLENARY_ABSENT = -1,    /* there is no such file */
    PLENARY_ASK_SYSTEM = 0, /* look in the file system */
    PLENARY_HERE = 1        /* *bytes and *count are it, until the next question */
} plenary_answer;

/* Is asked for each file that is read, by its path as it was given, before the file system is; but not
 * for fonts, which must be files, and not for the system's colour profiles. */
typedef plenary_answer plenary_reader(void *context, const char *path, const void **bytes,
                                      size_t *count);
PLENARY_API void plenary_set_reader(plenary_run *run, plenary_reader *reader, void *context);

typedef enum plenary_severity {
    PLENARY_NOTE,
    PLENARY_WARNING, /* never spoils the output */
    PLENARY_ERROR    /* there is no output */
} plenary_severity;

/* A finding. Lines and columns count from 1, columns in code points; the end is behind the last
 * character. */
typedef struct plenary_finding {
    const char *id; /* "NOTE003"; "" for the line that counts those not shown */
    plenary_severity severity;
    int exit_code; /* of an error */
    const char *message;
    const char *hint; /* what can be done about it, or NULL */
    const char *file; /* NULL where there is no place; so are all of these then */
    size_t begin;     /* bytes */
    size_t end;
    unsigned line;
    unsigned column;
    unsigned end_line;
    unsigned end_column;
    const char *source_line; /* NULL if it is longer than 4,096 bytes */
    unsigned page;           /* of the output; 0 where it is not known */
} plenary_finding;

/* Is told each finding when a call ends, in the order of plenary_messages. The strings end with the
 * call of the log. */
typedef void plenary_log(void *context, const plenary_finding *finding);
PLENARY_API void plenary_set_log(plenary_run *run, plenary_log *log, void *context);

/* Is told when a stage begins (done is 0) and from time to time while it goes on; done counts lines,
 * nodes or slots, whatever the stage works on. Returning anything but 0 ends the work: with exit code 9, the
 * finding LIMIT003 and no output. */
typedef int plenary_progress(void *context, plenary_stage stage, size_t done);
PLENARY_API void plenary_set_progress(plenary_run *run, plenary_progress *progress, void *context);

/* ---- documents ---- */

/* A sink: a path, where the file appears whole or not at all ("-" is standard output); or, where path
 * is NULL, a function that takes the bytes as they come and returns 0, or an errno to end the
 * writing. */
typedef int plenary_write(void *context, const void *bytes, size_t count);
typedef struct plenary_sink {
    const char *path;
    plenary_write *write;
    void *context;
} plenary_sink;

/* A document of a run, with the options that the run has now. Free it before the run. */
PLENARY_API plenary_document *plenary_document_new(plenary_run *run);
PLENARY_API void plenary_document_free(plenary_document *document);

/* A file to be read ("-" is standard input). Several are set one after another, each as a document of
 * its own, and bound in one PDF. */
PLENARY_API int plenary_document_add_input(plenary_document *document, const char *path);

/* Fields and style sheets of this document alone, after those of the run. */
PLENARY_API int plenary_document_set_field(plenary_document *document, const char *assignment);
PLENARY_API int plenary_document_add_style(plenary_document *document, const char *path);
/* The file of hints for reading the input; without this it is the one beside each input, its ending
 * replaced by .hints, if there is one. */
PLENARY_API int plenary_document_set_hints(plenary_document *document, const char *path);
/* The house sheet of this document alone, as plenary_set_house_style. */
PLENARY_API int plenary_document_set_house_style(plenary_document *document, const char *name);

/* ---- styles ---- */

/* How documents are to look: a house style and style sheets in their order. */
typedef struct plenary_style plenary_style;
PLENARY_API plenary_style *plenary_style_new(plenary_run *run);
PLENARY_API void plenary_style_free(plenary_style *style);

/* Adds a sheet after those added before: a file, which is read when a document is typeset, or a text
 * under a name, which messages tell and @import may use. */
PLENARY_API int plenary_style_add_file(plenary_style *style, const char *path);
PLENARY_API int plenary_style_add_text(plenary_style *style, const char *name, const char *text);
/* The house sheet, as plenary_set_house_style. */
PLENARY_API int plenary_style_set_house(plenary_style *style, const char *name);

/* Gives a document what the style has now, after the sheets of its run; the style may be used for
 * others, or freed. */
PLENARY_API int plenary_document_set_style(plenary_document *document, const plenary_style *style);

/* ---- stages ---- */

/* Takes the document through the stages up to and including one; those it went through already are
 * not gone through again. */
PLENARY_API int plenary_document_make(plenary_document *document, plenary_stage last);

/* How many pages it has; 0 before PLENARY_PAGES. */
PLENARY_API size_t plenary_document_page_count(const plenary_document *document);

/* What was laid out; the document is taken so far. NULL if that failed, as the messages tell. It and
 * its strings are the document's. */
typedef struct plenary_layout plenary_layout;
PLENARY_API const plenary_layout *plenary_document_layout(plenary_document *document);

/* A page, its sides trimmed, in points; its text in reading order, a line each. */
typedef struct plenary_page {
    double width;
    double height;
    int is_left;
    const char *label; /* the number printed on it */
    const char *text;
} plenary_page;

/* An entry of the outline. */
typedef struct plenary_bookmark {
    const char *label;
    int level;   /* from 1 */
    size_t page; /* from 0 */
} plenary_bookmark;

/* How many pages there are; the n-th page and the n-th entry of the outline, 0 behind the last. */
PLENARY_API size_t plenary_layout_page_count(const plenary_layout *layout);
PLENARY_API int plenary_layout_page(const plenary_layout *layout, size_t n, plenary_page *page);
PLENARY_API int plenary_layout_bookmark(const plenary_layout *layout, size_t n,
                                        plenary_bookmark *bookmark);

/* Makes what is not made yet and writes the PDF. */
PLENARY_API int plenary_document_write(plenary_document *document, plenary_sink sink);

/* Reads the document and writes what was decided: an object of JSON a line with file, line, column, what a
 * piece of text was taken for, the rule, its confidence from 0 to 100, why, the text that it begins with, and
 * the line of a file of hints that overrides it, where one can; and what was left out. */
PLENARY_API int plenary_document_report(plenary_document *document, plenary_sink sink);

/* The same as the draft of a file of hints: each decision is a comment, and so is below it the hint that
 * overrides it, which holds once the "#" in front is taken away. */
PLENARY_API int plenary_document_draft_hints(plenary_document *document, plenary_sink sink);

/* Makes what is not made yet up to a stage and writes that as text. */
PLENARY_API int plenary_document_dump(plenary_document *document, plenary_stage stage,
                                      plenary_sink sink);

/* Makes the document's styles and writes, for the elements that a selector matches (or, where it ends in
 * one, for their pseudo-element), all rules that apply in the order of the cascade, with those of
 * their declarations marked that win. */
PLENARY_API int plenary_document_explain(plenary_document *document, const char *selector,
                                         plenary_sink sink);

/* What a comparison of a document with a PDF found besides that both agree. */
typedef struct plenary_verification {
    size_t characters; /* of the text that stand in the PDF, without blanks */
    size_t generated;  /* that the style adds: numbers, labels, the masthead */
    size_t hidden;     /* that the style does not show */
    size_t hyphens;    /* that were added at line ends */
    size_t pages;
    const char *changes; /* by the reader: "line-join 83, note-call 6"; the document's */
} plenary_verification;

/* Compares the document with text that was read from a PDF by some other program, in the order in which
 * it is drawn: words parted by spaces or line ends, pages by form feeds. The first difference is told
 * with its place and page (FIDELITY001 to 004), and exit code 7 returned. */
PLENARY_API int plenary_document_verify(plenary_document *document, const char *text, size_t bytes,
                                        plenary_verification *verification);

/* The n-th of all files that the document was made of so far, in the order in which they were read:
 * input, style sheets, images, fonts. NULL behind the last. Valid as long as the document. */
PLENARY_API const char *plenary_document_file(plenary_document *document, size_t n);

/* A document in one call: from a file to a PDF, or to a stage as text; "-" is standard input or
 * output. */
PLENARY_API int plenary_typeset(plenary_run *run, const char *input, const char *output);
PLENARY_API int plenary_dump(plenary_run *run, const char *input, plenary_stage stage,
                             const char *output);

/* ---- checking a PDF ---- */

/* Checks a finished PDF, whoever made it ("-" is standard input), against the standards that it claims
 * to meet, or against others: "a-2a,ua-1", NULL for those claimed. 0 when nothing was found, 6 when
 * it does not conform; 8 for a file that cannot be read, 2 for one that is no PDF. */
PLENARY_API int plenary_check(plenary_run *run, const char *path, const char *standards);

/* What the last check found: a line each and a verdict, or with is_json an object a line. Valid until
 * the next call on the run. */
PLENARY_API const char *plenary_check_report(plenary_run *run, int is_json);

/* All rules with the clauses of the standards, as a table in Markdown. */
PLENARY_API const char *plenary_check_rules(plenary_run *run);

/* ---- messages ---- */

typedef enum plenary_message_form {
    PLENARY_PLAIN,   /* for a person: place, sentence, id, source line, hint */
    PLENARY_COLORED, /* the same in the colours of a terminal */
    PLENARY_BRIEF,   /* the same without the source line */
    PLENARY_JSON     /* an object a line: id, severity, message, file, line … */
} plenary_message_form;

/* The form of messages; PLENARY_PLAIN unless another is chosen. */
PLENARY_API void plenary_set_message_form(plenary_run *run, plenary_message_form form);

/* The messages of the last call that read a document or an option; "" if there are none. With
 * is_quiet only errors. Valid until the next call on the run. The second has a form of its own. */
PLENARY_API const char *plenary_messages(plenary_run *run, int is_quiet);
PLENARY_API const char *plenary_messages_as(plenary_run *run, plenary_message_form form,
                                            int is_quiet);

/* How many warnings the last call gave. */
PLENARY_API size_t plenary_warning_count(const plenary_run *run);

/* What an id of a finding means. */
typedef struct plenary_explanation {
    const char *id;
    plenary_severity severity;
    const char *sentence; /* with {1} and {2} for what differs each time */
    const char *cause;    /* paragraphs, lines of at most 78 columns */
    const char *cure;
    const char *example;
} plenary_explanation;

/* The n-th of all explanations, by families; 0 behind the last. And the one of an id, in whatever
 * case; 0 if there is none. Strings are constants or the run's. */
PLENARY_API int plenary_explanation_at(plenary_run *run, size_t n,
                                       plenary_explanation *explanation);
PLENARY_API int plenary_explain(plenary_run *run, const char *id, plenary_explanation *explanation);

/* ---- what there is ---- */

/* The source text of a house sheet, or NULL; and the name of the n-th sheet, NULL behind the last. */
PLENARY_API const char *plenary_house_style(const char *name);
PLENARY_API const char *plenary_house_style_name(size_t n);

/* The name and a line of description of the n-th field of a document; NULL behind the last. */
PLENARY_API const char *plenary_field_name(size_t n);
PLENARY_API const char *plenary_field_description(size_t n);

/* A font that style sheets can ask for by its family. */
typedef struct plenary_font {
    const char *family;
    const char *path;
    unsigned index; /* in a collection */
    int weight;     /* 100 to 900 */
    int stretch;    /* 100 is normal */
    int is_italic;
    int is_users; /* named with plenary_add_font_path */
} plenary_font;

/* The n-th font, the user's first, then the system's by family; 0 behind the last. Strings are the run's. */
PLENARY_API int plenary_font_at(plenary_run *run, size_t n, plenary_font *font);

/* The font that answers when a style sheet asks for a family in a weight and slant, which may be
 * another family's whose letters are as wide; exit code 4 if there is none. */
PLENARY_API int plenary_match_font(plenary_run *run, const char *family, int weight, int is_italic,
                                   plenary_font *font);

/* "0.1.0", and the same with the versions of the libraries in use, one a line. */
PLENARY_API const char *plenary_version(void);
PLENARY_API const char *plenary_versions(plenary_run *run);

#ifdef __cplusplus
}
#endif

#endif
