/* What a PDF says about itself: the Info dictionary and the XMP packet, which say the same; language,
 * tags and page labels in the catalog (ISO 32000-1, 14.3, 14.7.1, 12.4.2; XMP, ISO 16684-1).
 *
 * No date and nothing random gets in unless it is given. */
#ifndef PLENARY_OUTPUT_METADATA_H
#define PLENARY_OUTPUT_METADATA_H

#include "layout/page.h"
#include "output/objects.h"

/* What a conformance claim adds to the XMP packet comes from its own file: a whole rdf:Description, or
 * nothing. */
typedef struct MetadataSource {
    const Publication *publication;
    Text creator;  /* the program that made the document */
    Text producer; /* the program that wrote the PDF */
    Text date;  /* of creation, ISO 8601 "2008-03-05T12:00:00Z" or "2008-03-05"; empty for none */
    Text title; /* of the publication, or what stands for it */
    Text conformance;  /* rdf:Description elements, or empty */
    const char *press; /* PDF/X: GTS_PDFXVersion; NULL */
} MetadataSource;

/* The title of the publication; where it has none, the label of its first bookmark, or its first line of text. Empty
 * if it has no text. */
Text metadata_title(const Publication *publication);

/* Adds a date in the form that PDF has for them; nothing for an empty one. */
void dict_date(Dict *dict, const char *key, Text date);

/* Writes the Info dictionary, or the XMP packet as a stream that is not compressed (so that programs
 * that do not know PDF can find it); returns the number. */
ObjectNumber metadata_write_information(Objects *objects, const MetadataSource *source);
ObjectNumber metadata_write_xmp(Objects *objects, const MetadataSource *source);

/* Adds to the catalog: language, that windows show the title. */
void metadata_describe(const Publication *publication, Dict *catalog);

#endif
