/* The pieces of an XML file in UTF-8 or another code that contains ASCII: tags, and what is between them. Just as much as is
 * needed to look at a drawing before a library does; whether it is well-formed is not asked.
 *
 * Whatever the bytes are, each call moves on. Texts are the source's own bytes, with nothing resolved. */
#ifndef PLENARY_INPUT_SVG_SCAN_H
#define PLENARY_INPUT_SVG_SCAN_H

#include "base/text.h"

typedef enum SvgPieceKind {
    SVG_END,
    SVG_OPEN,
    SVG_EMPTY, /* opens and closes an element */
    SVG_CLOSE,
    SVG_TEXT,        /* CDATA too */
    SVG_DOCTYPE,     /* content is what stands between <!DOCTYPE and > */
    SVG_INSTRUCTION, /* and the XML declaration */
    SVG_UNFINISHED   /* the file ends inside */
} SvgPieceKind;

typedef struct SvgPiece {
    SvgPieceKind kind;
    Text name;    /* of an element or instruction, without prefix */
    Text content; /* attributes, or the text */
} SvgPiece;

/* The piece at *at, which moves behind it; comments are passed over. */
SvgPiece svg_next(Text source, size_t *at);

/* The next attribute of a tag; the name without its prefix. rest begins as the tag's content. false when there
 * is no more. */
bool svg_attribute(Text *rest, Text *name, Text *value);

#endif
