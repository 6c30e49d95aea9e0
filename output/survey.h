/* What the pages hold, found out before anything is written: the pieces of content that the structure
 * tree points at, the links, and where on paper each element begins. */
#ifndef PLENARY_OUTPUT_SURVEY_H
#define PLENARY_OUTPUT_SURVEY_H

#include "layout/page.h"

/* Neighbouring marks of one page, one element and one kind: they are drawn as one marked-content
 * sequence. Links have no ink and do not part their neighbours. */
typedef struct Sequence {
    uint32_t begin; /* marks [begin, end) of the page; those without ink among them do not count */
    uint32_t end;
    uint32_t element; /* or STRUCTURE_ARTIFACT_… */
    MarkKind
        kind; /* MARK_TEXT, MARK_FILL, MARK_IMAGE, MARK_TILES; or of one mark: MARK_CLIP, MARK_CLIP_END, of a
                         whole group: MARK_GROUP, or of the end of the one that the walk began in: MARK_GROUP_END */
} Sequence;

/* Moves to the next sequence of the page; false if there is none. A zeroed Sequence stands before the
 * first; one whose end is behind a MARK_GROUP stands before the first in that group. */
bool sequence_next(const Page *page, Sequence *sequence);

/* Whether a mark can be seen: no link, and not empty or without colour. */
bool mark_has_ink(const Mark *mark);

/* A piece of content in the structure tree: a sequence that is no artifact, or a link. */
typedef struct ContentItem {
    uint32_t element;
    uint32_t page;   /* index */
    uint32_t number; /* marked-content identifier, counted from 0 on each page; or index in links */
    bool is_link;
    uint32_t group; /* 1 + the group whose sequence it is; 0: the page's own */
} ContentItem;

/* A group: a content stream of its own, in which marked content is counted from 0 again. */
typedef struct GroupOnPage {
    uint32_t page;     /* index */
    uint32_t begin;    /* mark of the page */
    uint32_t end;      /* behind its last */
    size_t first_item; /* its own items and those of groups in it: [first_item, items_end) */
    size_t items_end;
    bool has_tags; /* some of its own content is in the structure tree */
} GroupOnPage;

/* A place on a page, where something begins. */
typedef struct PlaceOnPage {
    uint32_t page; /* index; PLACE_NOWHERE if it begins on none */
    Length x;
    Length y; /* top */
} PlaceOnPage;

#define PLACE_NOWHERE 0xFFFFFFFFu

/* Marks of one link side by side on a line, and what is between them, are one: the words of an entry of
 * contents, its leader and its page number. */
typedef struct LinkOnPage {
    const Mark *mark; /* the first */
    Length x;
    Length width;
    uint32_t page;      /* index */
    PlaceOnPage target; /* of a link into the document */
} LinkOnPage;

typedef struct Survey {
    const ContentItem *items; /* in the order of the marks */
    size_t item_count;
    const size_t *page_items; /* by page: its first item; one entry more than there are pages */
    const LinkOnPage *links;  /* those that lead somewhere, in the order of the marks */
    size_t link_count;
    const size_t *page_links;  /* like page_items */
    const GroupOnPage *groups; /* in the order of their marks */
    size_t group_count;
    const size_t *page_groups; /* like page_items */
    size_t links_left_out;     /* because the file is to have none */
    const PlaceOnPage *places; /* by element: of the first mark of it or of what it holds */
} Survey;

/* Makes the survey; without has_links, links are only counted. Links into the document that lead to nothing drawn are reported and left out. A
 * publication that cannot be right (a parent behind its child, a mark of an element or a glyph that is
 * not there) is reported as a fault of the program: STATUS_INTERNAL. What comes later relies on it. */
Status survey_make(Arena *arena, const Publication *publication, bool has_links,
                   Diagnostics *diagnostics, Survey *survey);

#endif
