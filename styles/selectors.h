/* Selectors (Selectors 4, the subset of plenary-style(5)): parsed form and matching.
 *
 * A complex selector is its compounds from right to left, as it is matched. Matching takes time in
 * the number of compounds times the ancestors and siblings it looks at, never more: see selectors.c.
 */
#ifndef PLENARY_STYLES_SELECTORS_H
#define PLENARY_STYLES_SELECTORS_H

#include "input/document.h"
#include "styles/an_plus_b.h"

enum {
    SELECTOR_NESTING = 8, /* of :is(), :not(), :where() in each other */
    COMPOUNDS_MOST = 128, /* in one selector */
    SIMPLES_MOST = 1024
};

typedef enum PseudoElement {
    PSEUDO_NONE, /* the element itself */
    PSEUDO_BEFORE,
    PSEUDO_AFTER,
    PSEUDO_MARKER,
    PSEUDO_FOOTNOTE_CALL,
    PSEUDO_FOOTNOTE_MARKER,
    PSEUDO_FIRST_LINE,
    PSEUDO_FIRST_LETTER,
    PSEUDO_CONTINUED, /* of tables */
    PSEUDO_COUNT
} PseudoElement;

typedef struct SelectorList SelectorList;

typedef enum AttributeMatch {
    ATTRIBUTE_PRESENT,    /* [name] */
    ATTRIBUTE_EQUALS,     /* = */
    ATTRIBUTE_HAS_WORD,   /* ~= */
    ATTRIBUTE_HAS_PREFIX, /* |=, whole or before a hyphen */
    ATTRIBUTE_STARTS,     /* ^= */
    ATTRIBUTE_ENDS,       /* $= */
    ATTRIBUTE_CONTAINS    /* *= */
} AttributeMatch;

typedef struct AttributeTest {
    Name name;
    AttributeMatch match;
    bool ignores_case; /* of ASCII letters */
    Text value;
} AttributeTest;

typedef struct LanguageRanges {
    uint32_t count;
    Text *items;
} LanguageRanges;

typedef enum SimpleKind {
    SIMPLE_TYPE,      /* tag */
    SIMPLE_CLASS,     /* name */
    SIMPLE_ID,        /* name */
    SIMPLE_ATTRIBUTE, /* attribute */
    SIMPLE_NTH,       /* :nth-child(), :first-child and the like; nth */
    SIMPLE_NTH_OF,    /* :nth-child(An+B of list); nth_of */
    SIMPLE_ONLY,      /* :only-child, :only-of-type; nth.is_of_type */
    SIMPLE_EMPTY,
    SIMPLE_ROOT,
    SIMPLE_LANGUAGE,  /* :lang(); languages */
    SIMPLE_DIRECTION, /* :dir(); is_right_to_left */
    SIMPLE_IS,        /* :is() and :where(); list */
    SIMPLE_NOT,       /* list */
    SIMPLE_NOTHING    /* an element that documents do not have */
} SimpleKind;

typedef struct NthTest {
    AnPlusB formula;
    bool is_of_type;
    bool is_from_end;
} NthTest;

typedef struct NthOfTest {
    NthTest nth;
    const SelectorList *list;
} NthOfTest;

typedef struct SimpleSelector {
    SimpleKind kind;
    union {
        Tag tag;
        Name name;
        const AttributeTest *attribute;
        NthTest nth;
        const NthOfTest *nth_of;
        const LanguageRanges *languages;
        bool is_right_to_left;
        const SelectorList *list;
    };
} SimpleSelector;

typedef enum Combinator {
    COMBINATOR_NONE, /* there is nothing to the left */
    COMBINATOR_DESCENDANT,
    COMBINATOR_CHILD,
    COMBINATOR_NEXT,      /* + */
    COMBINATOR_SUBSEQUENT /* ~ */
} Combinator;

typedef struct CompoundSelector {
    Combinator combinator; /* between it and the next one, which stands to its left */
    uint32_t count;        /* 0 for * */
    const SimpleSelector *simples;
} CompoundSelector;

typedef struct Selector {
    const CompoundSelector *compounds; /* from right to left */
    uint32_t count;
    uint32_t specificity; /* ids, classes, types: ten bits each */
    PseudoElement pseudo;
    Span span; /* in its sheet */
} Selector;

struct SelectorList {
    uint32_t count;
    const Selector *items;
};

/* Matches selectors against the nodes of one numbered document. It remembers what it found, so it is
 * not for use by two threads. */
typedef struct SelectorMatcher SelectorMatcher;
SelectorMatcher *selector_matcher_new(Arena *arena, const Document *document);

/* Whether the selector, its pseudo-element aside, matches an element. */
bool selector_matches(SelectorMatcher *matcher, const Selector *selector, const Node *element);

/* "before" for PSEUDO_BEFORE; "" for PSEUDO_NONE. */
const char *pseudo_element_name(PseudoElement pseudo);

#endif
