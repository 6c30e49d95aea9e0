/* What content streams draw with, by the names that they call it (ISO 32000-1, 7.8.3).
 *
 * Pages share one dictionary. Those with pictures have one each, so that who takes a page out of the file
 * does not take the pictures of all others along. */
#ifndef PLENARY_OUTPUT_RESOURCES_H
#define PLENARY_OUTPUT_RESOURCES_H

#include "output/colors.h"
#include "output/embed.h"
#include "output/image_list.h"
#include "output/survey.h"

typedef struct Resources {
    Objects *objects;
    const ImageTable *images; /* written */
    Text entries;             /* that all pages have, in notation */
    ObjectNumber shared;      /* the dictionary of these alone */
    bool are_forms;           /* pages are drawn into forms, whose origin is the page's corner */
} Resources;

/* What they are made of. */
typedef struct ResourceSource {
    const Embedding *embedding; /* with its fonts written */
    const ColorTable *colors;   /* planned */
    ObjectNumber srgb;          /* the sRGB profile, or 0 */
    const ImageTable *images;
    bool are_forms;
} ResourceSource;

/* Writes what pages share. The entries live in the arena. */
Resources resources_write(Arena *arena, Objects *objects, const ResourceSource *source);

/* The groups on a page, whose forms follow each other from first_form on. */
typedef struct PageGroups {
    const GroupOnPage *items;
    size_t count;
    ObjectNumber first_form;
} PageGroups;

/* The dictionary of a page, which is written if it is one of its own. */
ObjectNumber resources_of_page(const Resources *resources, const Page *page,
                               const PageGroups *groups);

/* The dictionary of one of the groups; written. */
ObjectNumber resources_of_group(const Resources *resources, const Page *page,
                                const PageGroups *groups, size_t group);

#endif
