/* The structure tree (ISO 32000-1, 14.7) as a list of elements in the order of the document, and the
 * marks by which content belongs to them. */
#ifndef PLENARY_OUTPUT_CHECK_TREE_H
#define PLENARY_OUTPUT_CHECK_TREE_H

#include "output/check.h"

/* Standard structure types (14.8.4), in the order of their names in check_roles.c. */
typedef enum RoleType {
    ROLE_NONE, /* not standard, and not mapped to a standard type */
    ROLE_ANNOT,
    ROLE_ART,
    ROLE_BIB_ENTRY,
    ROLE_BLOCK_QUOTE,
    ROLE_CAPTION,
    ROLE_CODE,
    ROLE_DIV,
    ROLE_DOCUMENT,
    ROLE_FIGURE,
    ROLE_FORM,
    ROLE_FORMULA,
    ROLE_H,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_H5,
    ROLE_H6,
    ROLE_INDEX,
    ROLE_L,
    ROLE_LBODY,
    ROLE_LI,
    ROLE_LBL,
    ROLE_LINK,
    ROLE_NON_STRUCT,
    ROLE_NOTE,
    ROLE_P,
    ROLE_PART,
    ROLE_PRIVATE,
    ROLE_QUOTE,
    ROLE_RB,
    ROLE_RP,
    ROLE_RT,
    ROLE_REFERENCE,
    ROLE_RUBY,
    ROLE_SECT,
    ROLE_SPAN,
    ROLE_TBODY,
    ROLE_TD,
    ROLE_TFOOT,
    ROLE_TH,
    ROLE_THEAD,
    ROLE_TOC,
    ROLE_TOCI,
    ROLE_TR,
    ROLE_TABLE,
    ROLE_WP,
    ROLE_WT,
    ROLE_WARICHU,
    ROLE_COUNT
} RoleType;

/* The standard type of a name, or ROLE_NONE; and its name. */
RoleType role_find(Text name);
const char *role_name(RoleType role);

/* An element. Numbers are places in Structure.elements; 0 is the root of the tree, and "none". */
typedef struct Element {
    const PdfValue *dict;
    RoleType role; /* by the role map */
    uint32_t parent;
    uint32_t first; /* kids that are elements */
    uint32_t last;
    uint32_t next;
    uint32_t mark_count; /* of content of its own */
    uint32_t page;       /* the object of its page, its own or inherited; 0 */
    Text language;       /* its own or inherited; empty */
    bool is_replaced;    /* it or an element around it has ActualText */
} Element;

/* Content that an element says it has. */
typedef struct Mark {
    uint32_t element;
    uint32_t container; /* object of the page or form */
    uint32_t number;    /* MCID */
    uint32_t seen;      /* in the content, so often */
} Mark;

struct Structure {
    const PdfValue *root; /* null if there is no structure tree */
    Element *elements;    /* [0] stands for the root */
    size_t count;
    size_t capacity;
    Mark *marks;
    size_t mark_count;
    size_t mark_capacity;
    struct Memo *mark_places;   /* by container and number */
    struct Memo *object_places; /* elements of annotations, by object */
    const TreeEntries *parents; /* the parent tree */
};

/* Reads the tree of a file; faults are reported. */
Structure *structure_read(Check *check);

/* The mark of content, or NULL; the element that refers to an annotation, or 0. */
Mark *structure_mark(const Structure *structure, uint32_t container, uint32_t number);
uint32_t structure_element_of(const Structure *structure, uint32_t object);

/* The entry of the parent tree for a StructParents or StructParent key of a dictionary; null if there is
 * none. */
const PdfValue *structure_parents(Check *check, const PdfValue *dict, const char *key);

/* An attribute (14.7.5) of an element by its owner, from A or by a class; null if there is none. */
const PdfValue *structure_attribute(Check *check, const PdfValue *element, const char *owner,
                                    const char *name);

#endif
