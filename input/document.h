/* The document: what it says, and nothing of how it looks.
 *
 * A tree of elements with HTML names, classes for the roles of a United Nations document, and text.
 * Readers build it, the annotation stage (styles/un_*) rewrites it, and from then on it is const.
 * Everything lives in the document's arena. Nodes are linked both ways because selectors look at
 * parents and previous siblings; only the functions below change the links.
 *
 * Roles (the whole table; style sheets may rely on it):
 *
 *   header.masthead         the masthead, all of it generated or from fields; its parts:
 *     p.united-nations  p.symbol (span.organ-code + text)  p.organ  p.distribution  p.date
 *     p.original
 *   p.session  p.agenda-item  p.adoption  p.report          the lines below the masthead; where they are
 *   p.records  p.committee  p.session-dates  p.agenda-title     given, these among them
 *   section.resolution      a resolution; in it:
 *     h1.resolution-title (span.number + text)               the number as printed, with its full stop
 *                                                             and the space behind it; with the
 *                                                             class by-number where that is all:
 *                                                             "Resolution " and the span.number
 *     p.enacting  p.preambular  p.operative  p.sole-operative
 *     p                                                       unnumbered text between operative paragraphs
 *     ol.subparagraphs > li.subparagraph                      (a), (b), … after the p they belong to;
 *                                                             a nested ol for (i), (ii) in the li
 *     h2.part  h3.part-title                                  I, II or A, B on a line of its own, and its title
 *     h3.subhead                                              an unnumbered subheading
 *     div.adopted > p.meeting  p.adoption-date  p.vote
 *   section.annex           h1.annex-label  h2.annex-title, then p, p.paragraph, headings and lists;
 *                           beside the resolution it belongs to, not in it
 *     p.original-language     "[Original: French]", below the label
 *   section.resolution.draft  a draft in a report, which begins with h2.draft-label
 *   section.decision        a decision: h1.resolution-title and p
 *   h1.document-title       the title of any other document; with it may stand
 *     p.subtitle  p.sponsors  p.officer  p.held  p.memo-line   "Report of …", "…: draft resolution",
 *                                                             "Rapporteur: …", "Held at …", "To: …"
 *   section.summary         h2.summary-label and p
 *   nav.contents            h2.contents-label  p.contents-heads  p.contents-entry (span.number, text,
 *                                                             span.paragraphs, span.page); in an a[href]
 *                                                             once its heading is found (styles/contents.h)
 *   h1.chapter-label  h2.chapter-title                          "Chapter I", and its title
 *   h2.division-label  h3.division-title                        "Article 1", "Section 2", and their titles
 *   h2.heading  h3.heading  h4.heading  h5.heading              I., A., 1. and (a) (span.number + text)
 *   p.paragraph             a numbered paragraph of a report or an annex
 *   p.own-number            beside operative or paragraph: one whose number no counter gives, "5 bis.",
 *                           "2.10", and is its first child, span.number
 *   ul.bullets > li  blockquote                                 as in HTML
 *   p.speech (span.speaker)  p.stage                            what is said in a record, and what happens
 *   div.signature > p.signed  p.function                        "(Signed) Name", and what the person is
 *   table                   as in HTML: caption > p.table-label p.table-title p.table-headnote, thead,
 *                           tbody, tr, th, td; tr.total is a sum, th.numeric and td.numeric are of a
 *                           column of figures; a.table-call in a cell links to the note of its letter
 *     p.table-note          below it: "Source: …", "a Including …" (span.number + text)
 *   div.table-caption       a caption whose table was not recognized
 *   section.document        a further input of the same document
 *   aside.note              a note, standing where it is first called; its children are inline
 *                           content, or paragraphs
 *   a.note-call             a further call to a note: attribute href is "#" and the note's id; empty
 *   p.note-text             a note that nobody calls, with its number as text, where its block stood
 *   em.lead                 words set in italics by the rules of un-style 5.6
 *   span.glue               words that the rules of un-style 8.1 keep on one line
 *   p                       anything else
 *
 * Numbers of paragraphs, subparagraphs and notes are counters: they are not in the text. Counters
 * begin anew in each section and each list; notes count through the document.
 *
 * Attributes with a meaning: on body every field that has a value, under its name (symbol, job-number,
 * …; input/fields.h); id; href; lang (BCP 47); value, the number that the source gave to a
 * numbered paragraph, list item or note where it is not one more than that of the one before in its
 * scope (a note of asterisks has them as its value); type, on an ol whose labels are not of the kind
 * that its depth has by default (a, i, a, i): the first label of their kind, "a", "i", "1", "а", "أ"
 * or "一"; and on a numbered paragraph whose number stands in Arabic-Indic digits, "١". */
#ifndef PLENARY_INPUT_DOCUMENT_H
#define PLENARY_INPUT_DOCUMENT_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/names.h"
#include "base/source.h"
#include "input/decisions.h"
#include "input/fields.h"
#include "input/ledger.h"

/* Elements, by their HTML names. */
typedef enum Tag {
    TAG_TEXT, /* not an element: text */
    TAG_BODY, /* the root */
    TAG_A,
    TAG_ASIDE,
    TAG_BLOCKQUOTE,
    TAG_BR,
    TAG_CAPTION,
    TAG_CODE,
    TAG_COL,
    TAG_COLGROUP,
    TAG_DEL,
    TAG_DIV,
    TAG_EM,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_HEADER,
    TAG_HR,
    TAG_IMG,
    TAG_INS,
    TAG_LI,
    TAG_NAV,
    TAG_OL,
    TAG_P,
    TAG_PRE,
    TAG_SECTION,
    TAG_SPAN,
    TAG_STRONG,
    TAG_SUB,
    TAG_SUP,
    TAG_TABLE,
    TAG_TBODY,
    TAG_TD,
    TAG_TFOOT,
    TAG_TH,
    TAG_THEAD,
    TAG_TR,
    TAG_UL,
    TAG_COUNT
} Tag;

/* "section" for TAG_SECTION, "#text" for TAG_TEXT. */
const char *tag_name(Tag tag);
/* The element of that name, or TAG_COUNT. Case does not count. */
Tag tag_find(Text name);

typedef struct Attribute {
    Name name;
    Text value;
    const struct Attribute *next;
} Attribute;

typedef struct ClassLink {
    Name name;
    const struct ClassLink *next; /* in the order in which they were added */
} ClassLink;

typedef struct Node Node;
struct Node {
    Tag tag;
    uint32_t number; /* preorder number from 0; see document_number */
    Node *parent;
    Node *first; /* first and last child */
    Node *last;
    Node *previous; /* siblings */
    Node *next;
    /* elements */
    Name id;
    const ClassLink *classes;
    const Attribute *attributes; /* without id and class */
    /* where it came from: for an element the whole of it; SPAN_NONE for generated nodes */
    Span span;
    /* text nodes */
    Text text;
    const Piece *pieces; /* which bytes of the source became which of the text; none if generated */
    uint32_t piece_count;
    uint32_t piece_base; /* pieces[i].text_at counts from this offset before text.at */
};

/* A calendar date; year 0 where none is known. */
typedef struct Date {
    int year;
    int month;
    int day;
} Date;

typedef struct Document {
    Arena *arena;
    Names *names;
    Node *root;
    uint32_t node_count; /* after document_number */
    Fields fields;
    Ledger ledger;
    Decisions decisions;
    const Source **sources; /* that it was read from, as UTF-8; text borrows from them */
    size_t source_count;
    size_t source_capacity;
    uint32_t part;      /* how many inputs were read into it; the last one's number, from 1 */
    uint32_t last_note; /* the number of the last note, as counters count */
    /* What the reader recognized: "resolution", "report", …, or "plain". */
    Name kind;
    Date date;     /* of adoption or issue, as far as the text or the fields tell */
    Text language; /* BCP 47; "en" unless the text or the fields tell otherwise */
} Document;

/* An empty document of kind "plain" with a body. */
Document *document_new(Arena *arena, Names *names);

/* An element without class, in no tree yet. */
Node *node_element(Document *document, Tag tag, Span span);
/* An element of one class. */
Node *node_with_class(Document *document, Tag tag, const char *class_name, Span span);
/* Text that no source byte stands for. The text is not copied. */
Node *node_generated_text(Document *document, Text text);
/* Text from a source; pieces cover it in order and without gaps. Neither is copied. */
Node *node_text(Document *document, Text text, Span span, const Piece *pieces, uint32_t count);

/* Puts child, which is in no tree, behind the last child of parent. */
void node_append(Node *parent, Node *child);
/* Before sibling, which has a parent. */
void node_insert_before(Node *sibling, Node *child);
void node_insert_after(Node *sibling, Node *child);
/* Takes a node and what is below it out of the tree. */
void node_detach(Node *node);

/* Cuts a text node in two at a byte offset inside it, on a code point boundary; returns the new
 * second half. Offset 0 or the whole length gives an empty half. */
Node *node_split_text(Document *document, Node *text_node, size_t offset);
/* Puts an element around the siblings from first to last. */
void node_wrap(Node *wrapper, Node *first, Node *last);

/* Adds a class unless the element has it; order is kept. */
void node_add_class(Document *document, Node *node, const char *class_name);
/* Whether an element has a class. */
bool node_has_class(const Node *node, Name name);
/* The same by spelling, for code that meets few nodes. */
bool node_is(const Node *node, Tag tag, const char *class_name);
void node_set_id(Document *document, Node *node, Text id);
void node_set_attribute(Document *document, Node *node, const char *name, Text value);
/* The attribute's value; *value is untouched when there is none. */
bool node_attribute(const Node *node, Name name, Text *value);

/* Text, not an element. */
static inline bool node_is_text(const Node *node)
{
    return node->tag == TAG_TEXT;
}

/* The element right before a node, text between them or not; NULL if there is none. */
Node *node_element_before(const Node *node);

/* The node after node in reading order, staying below top; NULL at the end. */
Node *node_following(const Node *node, const Node *top);
/* The same, skipping what is below node. */
Node *node_following_skip(const Node *node, const Node *top);

/* What a walk does with a node that it leaves. */
typedef void NodeLeaver(void *context, const Node *node);
/* A step of a walk that enters each node below top and top itself, and leaves it behind all that is in it: the node to
 * enter after node, which has been entered. Those that end on the way are left; *depth goes along. NULL when
 * top has been left. */
const Node *node_walk_on(const Node *node, const Node *top, uint32_t *depth, NodeLeaver *leave,
                         void *context);

/* All text below node, notes left out, appended to out. */
void node_text_content(const Node *node, Buffer *out);

/* The source bytes that text bytes [begin, end) of a text node came from; SPAN_NONE if generated. */
Span node_source_span(const Node *text_node, size_t begin, size_t end);

/* Numbers all nodes in reading order; call it when the tree is finished. */
void document_number(Document *document);

/* Proves that every source byte is accounted for once: as text of the tree or as an entry of the
 * ledger. Reports INTERNAL_TEXT_LOST with the place of the first byte that is not. source is the
 * one the document was read from. */
Status document_check_ledger(const Document *document, const Source *source,
                             Diagnostics *diagnostics);

/* One node a line, indented by depth, with byte ranges; stable. For --dump=document. */
void document_dump(const Document *document, Buffer *out);

#endif
