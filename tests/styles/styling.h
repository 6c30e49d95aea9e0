/* What the tests of the style engine share: trees written on one line, and styled by a sheet.
 *
 * A tree: an element is its name, .classes, #id and [attribute=value]s, then its children in
 * parentheses; text stands between quotation marks; the body is left out:
 *   section.annex(p#x[value=3]("text" em("more")) p) */
#ifndef PLENARY_TESTS_STYLING_H
#define PLENARY_TESTS_STYLING_H

#include "styles/css_tokens.h"
#include "styles/selectors.h"
#include "styles/styled.h"
#include "tests/support/support.h"

typedef struct Styling {
    Arena *arena;
    Names *names;
    Diagnostics *diagnostics;
    Document *document;
    const Stylesheet *sheets[4];
    SheetList list;
    StyledTree *tree; /* NULL until styling_make */
} Styling;

/* A document of that tree and no sheets. Close with styling_close. */
Styling *styling_open(const char *tree);
void styling_close(Styling *styling);

/* Adds a sheet; the base sheet of the program. */
void styling_add(Styling *styling, SheetOrigin origin, const char *sheet);
void styling_add_base(Styling *styling);

/* Styles the document by the sheets. */
void styling_make(Styling *styling);

/* All in one: the tree by one sheet of an author. */
Styling *styling_of(const char *tree, const char *sheet);

/* The element with that id. */
const Node *styling_node(const Styling *styling, const char *id);
const StyledNode *styling_styled(const Styling *styling, const char *id);

/* All tokens of the source. */
CssTokens css_tokens_of(const CssReading *reading);

/* Reads a selector list with the styling's names; false if it is refused. */
bool styling_selectors(Styling *styling, const char *css, SelectorList *list);

/* Fails unless the property of the element with that id is printed so. */
void ck_value(const Styling *styling, const char *id, const char *property, const char *expected);
/* The property of that name or alias, or PROPERTY_COUNT. */
PropertyId property_of(const char *name);

/* The same of a style. */
void ck_style_value(const Style *style, const char *property, const char *expected);

/* The parts with a blank between: "text", page, pages, string(name), page-of(href), leader(text);
 * "none" for NULL. */
void styling_print_generated(const Generated *generated, Buffer *out);

/* Fails unless the parts are printed so. */
void ck_generated(const Generated *generated, const char *expected);

/* Fails unless the buffer holds the literal; frees it. */
void ck_buffer(Buffer *buffer, const char *expected, const char *what);

#endif
