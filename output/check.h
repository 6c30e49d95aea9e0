/* A check of a finished PDF against the standards that it claims or is asked to meet.
 *
 * The file is read from its bytes by libqpdf (check_reader.h); nothing of the writer's is used. A
 * check is a walk over subjects, each a function below in a file of its own that adds what it finds
 * to the report. Rules are rows of one table (check_rules.h), and docs/check-rules.md is printed
 * from it. What is told of the standards are facts in our own words; the numbers are their clauses.
 *
 * Hostile files: everything that is walked has a limit on depth and size and is met once. */
#ifndef PLENARY_OUTPUT_CHECK_H
#define PLENARY_OUTPUT_CHECK_H

#include "base/diagnostics.h"
#include "output/check_icc.h"
#include "output/check_pdf.h"
#include "output/check_report.h"
#include "output/check_trees.h"

typedef struct Xmp Xmp;
typedef struct Structure Structure;
typedef struct FontTable FontTable;

/* What the output intent of a file says of device colours. */
typedef struct Intent {
    bool is_there;
    IccSpace space; /* of its profile */
} Intent;

typedef struct Check {
    Arena *arena;
    Pdf *pdf;
    CheckReport *report;
    const Xmp *xmp;                  /* NULL if there are no metadata, or they cannot be read */
    Intent archive_intent;           /* for PDF/A */
    Intent press_intent;             /* for PDF/X */
    Structure *structure;            /* never NULL; empty if there is no structure tree */
    FontTable *fonts;                /* that pages are set in */
    Text language;                   /* of the catalog; empty */
    const TreeEntries *destinations; /* named, by name */
    const PdfValue **attachments;    /* file specifications with a file in them */
    size_t attachment_count;
    size_t attachment_capacity;
} Check;

/* Checks a loaded file. standards are bits of CheckStandard; 0 for those that it claims. NULL, after a
 * report of the reason to diagnostics, when the file cannot be checked; that is STATUS_INPUT for what is no PDF,
 * STATUS_FILE for a damaged one, STATUS_LIMIT for one that needs too much memory. */
CheckReport *check_file(Arena *arena, const Source *source, unsigned standards,
                        Diagnostics *diagnostics);

/* ---- the subjects, in the order in which they are looked at ---- */

/* Header, trailer, cross-reference form: what the bytes show. */
void check_bytes(Check *check);
void check_spacing(Check *check);
/* Every object that can be reached: limits, filters, and dictionaries forbidden wherever they stand. */
void check_objects(Check *check);
/* Output intents; fills the two intents. */
void check_intents(Check *check);
/* Metadata and the Info dictionary against the identifiers of the standards. */
void check_metadata(Check *check);
/* Catalog, outline, page labels, viewer preferences, optional content. */
void check_catalog(Check *check);
/* Boxes, tabs, groups and annotations of pages, and what is drawn on them. */
void check_pages(Check *check);
/* Fonts that were drawn with, once all pages are known. */
void check_fonts(Check *check);
/* The structure tree, once all content is known. */
void check_structure(Check *check);
/* Embedded files, once all objects are known. */
void check_attachments(Check *check);

/* ---- what the walk over objects meets, handed to those who know it ---- */

/* A dictionary that may be, or hold, an action. */
void check_dict_actions(Check *check, const PdfValue *dict);
/* A stream: filters and place; images, forms and other XObjects. */
void check_dict_stream(Check *check, const PdfValue *stream);
void check_dict_image(Check *check, const PdfValue *stream);
/* A file specification with a file in it; a dictionary that may have associated files. */
void check_dict_attachment(Check *check, const PdfValue *specification);
void check_dict_associations(Check *check, const PdfValue *dict);

/* ---- parts of subjects ---- */

/* Outline, destinations and page labels; optional content. */
void check_navigation(Check *check);
void check_layers(Check *check);
/* The destination of an outline item or a link, if it has one. */
void check_destination(Check *check, const PdfValue *holder);

/* ---- findings ---- */

/* Adds a finding at the object that a value stands in: with a detail, without, of some standards only
 * (bits). */
__attribute__((format(printf, 4, 5))) void
check_fail(Check *check, CheckRuleId rule, const PdfValue *value, const char *format, ...);
void check_fail_plain(Check *check, CheckRuleId rule, const PdfValue *value);
__attribute__((format(printf, 5, 6))) void check_fail_for(Check *check, CheckRuleId rule,
                                                          unsigned standards, const PdfValue *value,
                                                          const char *format, ...);

/* Bytes of a file for a "%.*s": the first few, and how many these are. */
enum {
    CHECK_SHOWN = 60
};
int check_shown(Text text);

#endif
