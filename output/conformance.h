/* The PDF standards that a file can claim: what each demands, allows and forbids, as a table.
 *
 * The writer asks the rows; nothing else in output/ knows a standard by name. What a row cannot tell
 * is checked where it is made: widths and Unicode in embed.c and tounicode.c, typed artifacts in
 * content.c, the order of headings in tags.c.
 *
 *   a-2a  ISO 19005-2, level A, and ISO 14289-1 (PDF/UA-1) at once      the default
 *   a-3a  the same by ISO 19005-3, which also allows attached files
 *   a-2b  ISO 19005-2, level B: without tags, for imposed sheets
 *   a-1b  ISO 19005-1, level B, for archives that take nothing newer
 *   x-1a  ISO 15930-4, PDF/X-1a:2003
 *   x-4   ISO 15930-7, PDF/X-4
 *   1.7   ISO 32000-1, with nothing claimed but tags */
#ifndef PLENARY_OUTPUT_CONFORMANCE_H
#define PLENARY_OUTPUT_CONFORMANCE_H

#include "layout/page.h"
#include "output/notation.h"

/* Which colours may stand in a file as they are. */
typedef enum ColorRule {
    COLORS_ANY,       /* device colours need nothing beside them */
    COLORS_BY_INTENT, /* those of the output intent; others by a profile of their own */
    COLORS_OF_PRESS   /* gray, CMYK and spot colours only; the rest is converted */
} ColorRule;

typedef struct Standard {
    const char *name;    /* by which it is asked for */
    const char *title;   /* for people */
    const char *version; /* in the header: "1.7" */
    const char *press;   /* PDF/X: GTS_PDFXVersion; NULL */
    int part;            /* PDF/A: 1, 2 or 3; 0 */
    char level;          /* PDF/A: 'A' or 'B' */
    bool is_accessible;  /* claims PDF/UA-1 */
    bool is_tagged;      /* has a structure tree */
    bool packs_objects;  /* in object streams, PDF 1.5 and later */
    bool has_links;      /* and an outline */
    bool has_alpha;      /* transparency, which is images' only */
    bool has_cid_sets;   /* fonts list their CIDs (ISO 19005-1, 6.3.5); later standards want none */
    bool has_attachments;   /* files in the file */
    bool needs_date;        /* of creation */
    uint32_t longest_array; /* ISO 19005-1, 6.1.12; 0 is as long as need be */
    int profile_version;    /* the latest major version of an ICC profile */
    ColorRule colors;
} Standard;

/* The row of that name, ASCII case ignored, or NULL. */
const Standard *standard_find(Text name);
/* Appends all names: "a-2a, a-3a, …". */
void standard_put_names(Buffer *out);

/* The one for a document with no other wish, and the ones that take its place when files are to be
 * attached or pages imposed. */
const Standard *standard_usual(void);
const Standard *standard_for_attachments(void);
const Standard *standard_for_sheets(void);

/* Whether the standard is met only by a tagged file. */
bool standard_needs_tags(const Standard *standard);

/* The rdf:Description elements of an XMP packet that claim the standard, with the description of the
 * PDF/UA schema that PDF/A asks for (ISO 19005-2, 6.6.2.3.3). identifier is 16 bytes that tell the document from
 * others; date is ISO 8601. is_accessible is false where PDF/UA is not met after all. */
typedef struct Claim {
    const Standard *standard;
    bool is_accessible;
    const unsigned char *identifier;
    Text date;
} Claim;
void claim_put_xmp(const Claim *claim, Buffer *out);

#endif
