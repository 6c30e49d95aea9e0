/* XMP metadata (ISO 16684-1) as a list of properties of the document. */
#ifndef PLENARY_OUTPUT_CHECK_XMP_H
#define PLENARY_OUTPUT_CHECK_XMP_H

#include "output/check_xml.h"

#define XMP_RDF   "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XMP_DC    "http://purl.org/dc/elements/1.1/"
#define XMP_BASIC "http://ns.adobe.com/xap/1.0/"
#define XMP_MEDIA "http://ns.adobe.com/xap/1.0/mm/"
#define XMP_PDF   "http://ns.adobe.com/pdf/1.3/"
#define XMP_PDFA  "http://www.aiim.org/pdfa/ns/id/"
#define XMP_PDFUA "http://www.aiim.org/pdfua/ns/id/"
#define XMP_PDFX  "http://www.npes.org/pdfx/ns/id/"

typedef struct XmpProperty {
    Text prefix;
    Text space;
    Text name;
    Text value;   /* of a list the first item, of language alternatives the default one; trimmed */
    size_t items; /* of a list; 0 if it is none */
    const XmlElement *element; /* NULL for one that was written as an attribute */
    struct XmpProperty *next;
} XmpProperty;

typedef struct Xmp {
    XmpProperty *first;
    const char *defect;    /* why it is not well-formed, or NULL */
    bool has_header_facts; /* the packet's header has a bytes or encoding attribute */
} Xmp;

/* Reads a packet, well-formed or not. */
const Xmp *xmp_read(Arena *arena, Text bytes);

/* The property, or NULL; its value, empty if there is none. xmp may be NULL. */
const XmpProperty *xmp_find(const Xmp *xmp, const char *space, const char *name);
Text xmp_value(const Xmp *xmp, const char *space, const char *name);

/* The items of a list element (rdf:Bag, rdf:Seq, rdf:Alt) in a property's element: the first, or NULL;
 * they are linked by next. */
const XmlElement *xmp_first_item(const XmlElement *element);

/* The text of a field of a structure, in either notation; empty if there is none. */
Text xmp_field(const XmlElement *structure, const char *space, const char *name);

#endif
