/* Descriptors: the declarations of at-rules that are no styles, @counter-style, @font-face,
 * @color-profile. */
#ifndef PLENARY_STYLES_DESCRIPTORS_H
#define PLENARY_STYLES_DESCRIPTORS_H

#include "styles/css_values.h"
#include "styles/sheet_parser.h"

typedef struct Descriptor {
    const char *name;
    const char *words; /* its grammar, for people */
    /* Reads the value into the rule; what is left behind it is an error. NULL: not supported yet. */
    bool (*read)(ValueReader *reader, void *rule);
} Descriptor;

enum {
    RULE_BYTES_MOST = 512
};

/* Reads the block of descriptors whose "{" is looked at, to behind its "}". What is unknown or wrong
 * is reported and left out. rule_bytes is the
 * size of the rule, RULE_BYTES_MOST at most. descriptors end with a row without a name. */
void sheet_read_descriptors(SheetParser *parser, const Descriptor *descriptors, void *rule,
                            size_t rule_bytes);

/* Whether a block follows; if not, that is reported and the rule passed over. */
bool sheet_expect_block(SheetParser *parser);

#endif
