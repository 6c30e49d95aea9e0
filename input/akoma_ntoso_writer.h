/* What the files that write Akoma Ntoso share: the writer, marks of XML, and who writes what. */
#ifndef PLENARY_INPUT_AKOMA_NTOSO_WRITER_H
#define PLENARY_INPUT_AKOMA_NTOSO_WRITER_H

#include "base/xml.h"
#include "input/document.h"

typedef struct AknWriter {
    const Document *document;
    Buffer *out;
    Name href;
    Name value;
    Name type;
    Name src;
    Name alt;
    int depth;          /* of elements that are open, for the limit on recursion */
    const Node **notes; /* all, in the order of their numbers */
    unsigned note_count;
    unsigned note;             /* the last one written */
    unsigned annex;            /* the one under way; 0 before the first */
    unsigned paragraph;        /* the last numbered paragraph's, in the section under way */
    unsigned paragraph_serial; /* these count what has an identifier of its own */
    unsigned container;
    unsigned formula;
    unsigned heading;
} AknWriter;

/* An attribute with a space before it; nothing for an empty value. */
void akn_attribute(AknWriter *writer, const char *name, Text value);

/* What describes the document; part is the component it describes: "main", "annex_1". */
void akn_meta(AknWriter *writer, const char *part);

/* Inline content of a node, its blocks left to akn_blocks. */
void akn_inline(AknWriter *writer, const Node *node);
/* The blocks below a node, as p, blockList, table. */
void akn_blocks(AknWriter *writer, const Node *node);
void akn_block(AknWriter *writer, const Node *node);
/* A list as blockList; depth is 0 for the outermost. */
void akn_list(AknWriter *writer, const Node *list, int depth);

/* The label of an item of a list: "(a)", "ii)". */
void akn_put_label(AknWriter *writer, const Node *list, int depth, unsigned number);
/* The number of a node, where the one before had number before: one more, or what its attribute
 * says. */
unsigned akn_number(const AknWriter *writer, const Node *node, unsigned before);

#endif
