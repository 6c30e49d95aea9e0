/* The names of pseudo-classes and pseudo-elements: two closed tables. */
#ifndef PLENARY_STYLES_SELECTOR_NAMES_H
#define PLENARY_STYLES_SELECTOR_NAMES_H

#include "styles/nearest.h"
#include "styles/selectors.h"

typedef struct PseudoClass {
    const char *name;
    SimpleKind kind;
    NthTest nth;
    bool has_arguments;
    bool is_weightless; /* :where() */
    bool is_supported;
} PseudoClass;

/* The pseudo-class of that name, with or without arguments; NULL if CSS has none. */
const PseudoClass *pseudo_class_find(Text name, bool has_arguments);
/* Offers the names that are supported. */
void pseudo_class_offer(Nearest *nearest);

typedef struct PseudoElementName {
    const char *name;
    PseudoElement pseudo;
    bool may_have_one_colon; /* as CSS 2 wrote it */
    bool is_supported;
} PseudoElementName;

/* The pseudo-element of that name, or NULL. */
const PseudoElementName *pseudo_element_find(Text name);
/* Offers the names that are supported. */
void pseudo_element_offer(Nearest *nearest);

#endif
