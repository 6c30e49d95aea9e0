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
    Text date; /* of creation, ISO 8601 "2008-03-05T12:00:00Z" or "2008-03-05"; empty for none */
    Text conformance; /* rdf:Description elements, or empty */
} MetadataSource;

/* Writes the Info dictionary, or the XMP packet as a stream that is not compressed (so that programs
 * that do not know PDF can find it); returns the number. */
ObjectNumber metadata_write_information(Objects *objects, const MetadataSource *source);
ObjectNumber metadata_write_xmp(Objects *objects, const MetadataSource *source);

/* Adds to the catalog: language, that the file is tagged, that windows show the title, page labels. */
void metadata_describe(Arena *arena, Objects *objects, const Publication *publication,
                       Dict *catalog);

#endif
