/* Lead phrases: the words at the head of a resolution's paragraphs that are set in italics
 * (un-style 5.6 to 5.9). The words are the lexicon's; what is here is the grammar
 *
 *     lead := [modifier] [adverb] head [modifier] [post] [modifier]
 *
 * of which the longest match counts: "Also deeply concerned", "Notes also with appreciation",
 * "Expresses its deep concern". Words that a head governs (of, to, that) are no part of it. */
#ifndef PLENARY_STYLES_UN_LEAD_H
#define PLENARY_STYLES_UN_LEAD_H

#include "input/document.h"
#include "styles/lexicon.h"

typedef enum LeadKind {
    LEAD_PREAMBULAR,
    LEAD_OPERATIVE
} LeadKind;

/* Whether later phrases of a paragraph are set as well: "Welcomes …, and requests …" (rules 7, 8). */
typedef struct LeadOptions {
    bool second_operative;
    bool second_preambular;
} LeadOptions;

/* The practice of an organ: the Security Council sets the first phrase only. */
LeadOptions lead_options(OrganId organ);

/* The offset behind the longest lead phrase that stands at begin in text; 0 if none does. *marks
 * becomes those of its head. */
size_t lead_end(const Lexicon *lexicon, LeadKind kind, Text text, size_t begin, uint32_t *marks);

/* Wraps in em.lead the organ's words in enacting lines and the lead phrases of preambular and
 * operative paragraphs. An unnumbered paragraph that begins with an operative verb, alone in a
 * resolution without numbered ones, becomes p.sole-operative (4.4). options may be NULL: then each
 * resolution follows its organ. Paragraphs without a known phrase are noted (RULE001). What is
 * marked already is left alone. */
void un_lead(Document *document, const Lexicon *lexicon, const LeadOptions *options,
             Diagnostics *diagnostics);

#endif
