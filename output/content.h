/* A page's marks as a content stream (ISO 32000-1, 7.8.2). In a tagged file each sequence of marks is a
 * marked-content sequence with the identifier that the survey counted, or an artifact with its type. */
#ifndef PLENARY_OUTPUT_CONTENT_H
#define PLENARY_OUTPUT_CONTENT_H

#include "output/colors.h"
#include "output/embed.h"
#include "output/images.h"
#include "output/survey.h"
#include "output/tags.h"

/* What all pages share while they are drawn; const, so that threads may. */
typedef struct ContentSource {
    const Publication *publication;
    const Tags *tags;           /* NULL in a file without tags */
    const Embedding *embedding; /* with its fonts written */
    const ColorTable *colors;   /* planned */
    const ImageTable *images;   /* written */
    bool
        is_form; /* the page is drawn into a form, whose origin is the corner of the trimmed page, and
                     without printer's marks */
} ContentSource;

/* Appends the content stream of a page, by index, to out. */
void content_make(const ContentSource *source, uint32_t page, Buffer *out);

/* The same of a group, for a form whose space is that of the trimmed page. */
void content_make_group(const ContentSource *source, const GroupOnPage *group, Buffer *out);

#endif
