/* Publications made by hand, a mark at a time, as layout would make them. Lengths are in points. */
#ifndef PLENARY_TESTS_OUTPUT_BUILDER_H
#define PLENARY_TESTS_OUTPUT_BUILDER_H

#include "fonts/shape.h"
#include "output/pdf.h"
#include "tests/output/judge.h"

typedef struct Builder {
    Arena *arena;
    Diagnostics *diagnostics;
    FontSet *fonts;
    const Face *face; /* of the text that follows; Liberation Serif at first */
    double size;
    Text language;  /* of the text that follows */
    double stretch; /* what justification adds to each space */
    double spacing; /* between letters */
    double scale;   /* horizontal, 1 is normal */
    Color color;
    bool is_unligated; /* set f and i apart */
    Publication publication;
    Page *pages;
    size_t page_capacity;
    Mark *marks; /* of the page under construction */
    size_t mark_count;
    size_t mark_capacity;
    StructureElement *structure;
    size_t structure_capacity;
    Bookmark *bookmarks;
    size_t bookmark_capacity;
} Builder;

/* A publication titled "Title" in English, with an empty document element, number 0. */
Builder builder_open(Arena *arena);
void builder_close(Builder *builder);

/* The face of a family for what follows. */
void builder_take_face(Builder *builder, const char *family, bool is_italic);
/* The face of a file, by its number in a collection; false if the file is not there. */
bool builder_take_file(Builder *builder, const char *path, const char *family);

/* Adds an element and returns its index. */
uint32_t builder_element(Builder *builder, StructureRole role, uint32_t parent);

/* Begins a page of 612 by 792 points, with its number as label. */
void builder_page(Builder *builder);

/* Sets text: a glyph a character, without kerning, "fi" as the ligature. x, y is the start of the
 * baseline. Returns the mark, whose run the test may still change. */
Mark *builder_text(Builder *builder, uint32_t element, double x, double y, const char *text);
/* Sets Arabic as HarfBuzz shapes it. */
Mark *builder_arabic(Builder *builder, uint32_t element, double x, double y, const char *text);
/* A mark's run and glyphs; writable. */
TextRun *builder_run(Mark *mark);
Glyph *builder_glyphs(Mark *mark);

/* A rule, 468 points long. */
void builder_rule(Builder *builder, uint32_t element, double x, double y, double thickness);
/* A link, 100 by 12 points, to an element or to a URI. */
void builder_link(Builder *builder, uint32_t element, double x, double y, uint32_t target);
void builder_link_out(Builder *builder, uint32_t element, double x, double y, const char *uri);
/* A picture of the judge's folder (make_images.py), filling a rectangle; false if it cannot be read. */
bool builder_image(Builder *builder, Judge *judge, uint32_t element, const char *name,
                   double width);
/* Bleed and printer's marks of the page under construction, as layout makes them. */
void builder_bleed(Builder *builder, double bleed, unsigned printer_marks);
void builder_bookmark(Builder *builder, const char *label, uint8_t level, uint32_t page);

/* The width that text would have. */
Length builder_width(Builder *builder, const char *text);

Length points(double points);

/* Ends the last page and writes the publication to a file of the judge's folder. */
Status builder_write(Builder *builder, Judge *judge, const char *name, const PdfOptions *options);
/* The same by the usual options on two threads; fails the test unless it goes well and qpdf has no
 * complaint. */
void builder_print(Builder *builder, Judge *judge);
/* The same by another standard. */
void builder_print_as(Builder *builder, Judge *judge, const char *standard);

#endif
