/* The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): which text is a heading, a
 * paragraph, a note, and in what order it is read.
 *
 * Order of kids. An element that has content of its own holds its pieces of content and its child
 * elements in the order in which they first appear in the marks; so a note call stands between the
 * two halves of its paragraph. An element without own content holds its children in the order of the
 * structure array; so a note, drawn at the foot of the page, is read after the paragraph that calls
 * it. An element stays one however many pages its content is spread over.
 *
 * A link's annotation is a kid of the element that its mark names: a Link, or a Reference or Lbl, into
 * which a Link is put. */
#ifndef PLENARY_OUTPUT_TAGS_H
#define PLENARY_OUTPUT_TAGS_H

#include "output/objects.h"
#include "output/survey.h"

typedef struct Tags Tags;

/* What a tree is made of. */
typedef struct TagSource {
    const Publication *publication;
    const Survey *survey;
    Objects *objects;
    uint32_t
        longest_array; /* elements with more kids have them in groups; 0 is as long as need be */
} TagSource;

/* Decides which elements are written (those with content, or with a child that is, and the rows and cells of
 * such tables) and reserves their numbers. */
Tags *tags_new(Arena *arena, const TagSource *source);

/* The structure type that an element is written as: H1, P, LBody. Levels of headings that are skipped
 * are closed up: PDF/UA-1, 7.4.2, wants each heading at most one deeper than the one before. */
const char *tags_type(const Tags *tags, uint32_t element);

/* The language that an element's text is in: its own or the nearest one above. An artifact's is the
 * document's. */
Text tags_language(const Tags *tags, uint32_t element);

/* The key of a link (by index in the survey) in the parent tree. A page's key is its index. */
uint32_t tags_link_key(const Tags *tags, size_t link);

/* The same of a group. */
uint32_t tags_group_key(const Tags *tags, size_t group);

/* Numbers of the objects that the tree points at: page i is first_page + i, the annotation of link i
 * first_link + i. */
typedef struct TagTargets {
    ObjectNumber first_page;
    ObjectNumber first_link;
    ObjectNumber first_group; /* the form of group i is first_group + i */
} TagTargets;

/* Writes the tree with its parent tree and its identifiers; returns the number of its root. An
 * identifier that is there twice is reported; all but the first element, and notes without one, get a
 * new one. */
ObjectNumber tags_write(Tags *tags, TagTargets targets, Diagnostics *diagnostics);

#endif
