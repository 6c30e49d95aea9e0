/* Small documents for the tests of the UN rules, and a notation that shows what the rules did to
 * them: <lead phrase>, {glue}, *other em*, and ^ for a note. */
#ifndef PLENARY_TESTS_UN_RULES_DRAFT_H
#define PLENARY_TESTS_UN_RULES_DRAFT_H

#include "input/document.h"
#include "styles/lexicon.h"
#include "tests/support/support.h"

typedef struct Draft {
    Arena *arena;
    Diagnostics *diagnostics;
    Document *document;
    Node *section; /* a section.resolution, or the body */
    const Lexicon *lexicon;
} Draft;

/* A resolution with nothing in it. */
Draft draft_resolution(const char *language);
/* A document of kind "plain". */
Draft draft_plain(const char *language);
void draft_free(Draft *draft);

/* Adds an element with that text to the section; class_name may be NULL. */
Node *draft_add(Draft *draft, Tag tag, const char *class_name, const char *text);
Node *draft_text(Draft *draft, Node *parent, const char *text);
/* Adds h1.resolution-title with its number in a span, and p.enacting. */
void draft_head(Draft *draft, const char *number, const char *title, const char *enacting);
void draft_field(Draft *draft, FieldId id, const char *value);

/* Fails unless the node's content in the notation above is this. */
void ck_marked(const Node *node, const char *expected);
/* Fails unless the document's first element of that tag and class has that content; NULL: unless
 * there is none. */
void ck_element(const Draft *draft, Tag tag, const char *class_name, const char *expected);

#endif
