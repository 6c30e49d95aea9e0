/* XML 1.0 with namespaces, as much as XMP packets have of it: a tree in an arena. There are no document
 * types and so no entities but the five, and nothing is loaded from elsewhere. Limits: XML_LARGEST bytes,
 * XML_DEEPEST elements in each other, XML_MOST_NAMES namespaces declared at a time. */
#ifndef PLENARY_OUTPUT_CHECK_XML_H
#define PLENARY_OUTPUT_CHECK_XML_H

#include "base/text.h"

enum {
    XML_LARGEST = 4 << 20,
    XML_DEEPEST = 100,
    XML_MOST_NAMES = 200
};

typedef struct XmlAttribute {
    Text prefix;
    Text space; /* its namespace; empty without a prefix */
    Text name;
    Text value;
    struct XmlAttribute *next;
} XmlAttribute;

typedef struct XmlElement {
    Text prefix;
    Text space;
    Text name;
    Text text; /* all text right in it, in one piece */
    XmlAttribute *attributes;
    struct XmlElement *parent;
    struct XmlElement *first;
    struct XmlElement *last;
    struct XmlElement *next;
} XmlElement;

typedef struct XmlDocument {
    XmlElement *root;
    Text first_instruction; /* the first processing instruction but <?xml?>, without its brackets */
    const char *defect;     /* why it is not well-formed, or NULL */
} XmlDocument;

/* Reads a document; what was read before a defect is there. */
XmlDocument xml_read(Arena *arena, Text bytes);

/* Whether an element has this name in this namespace. */
bool xml_is(const XmlElement *element, const char *space, const char *name);

/* The first kid of that name, or NULL; the value of an attribute, or NULL. */
const XmlElement *xml_kid(const XmlElement *element, const char *space, const char *name);
const Text *xml_attribute(const XmlElement *element, const char *space, const char *name);

#endif
