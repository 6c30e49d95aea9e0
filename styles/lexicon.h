/* The words of a language: what the UN rules know of English, French, Spanish, Russian, Arabic or
 * Chinese. One file a language, styles/lexicons/LANGUAGE.txt, compiled into the program; only the
 * document's language is loaded. Every Text of a loaded lexicon points into that file.
 *
 * The file. "#" at the start of a line opens a comment. "[name]" opens a section; there are two
 * kinds. A list holds phrases parted by "|" or by line ends:
 *
 *     [preambular heads]
 *     Acting | Aware* | Recalling*+& | Expressing its NP* | Remaining ADV concerned
 *
 * A phrase is spelled as at the start of a paragraph or as in running text: the case of its first
 * letter never counts. NP, ADV and MOD stand for a noun phrase, an adverb and a modifier. Marks
 * behind a phrase are * + & (enum PhraseMark); marks behind a section's "]" hold for all of it.
 * The other kind holds "name = value" lines:
 *
 *     [strings]    session = {1} session              {1} is filled in; a name may be followed by
 *                                                      "until YEAR", for documents up to that year
 *     [organs]     GA = masthead name | enacting words | as the agent of the adoption line
 *     [ordinals]   60 = sixtieth | sixty-{1}          alone, and with a rest (of a number below 20:
 *                                                      alone, and as a rest if that differs)
 *     [settings]   joined = 1                          words are not parted by spaces
 *                  guard = 12                          un-style 5.6 rule 7, in words
 *                  spaced-thousands = 1                figures are grouped by spaces: 20 000
 *
 * A line that is not of this form is reported and left out. */
#ifndef PLENARY_STYLES_LEXICON_H
#define PLENARY_STYLES_LEXICON_H

#include "base/diagnostics.h"
#include "base/source.h"

typedef enum PhraseMark {
    PHRASE_TAKES_ADVERB = 1, /* * an adverb may stand before it */
    PHRASE_TAKES_POST = 2,   /* + a post ("with appreciation") may stand behind it; in a list of
                                what follows numbers: all its words stay on the number's line */
    PHRASE_MAY_BE_SECOND = 4 /* & also set as a lead phrase later in a paragraph: rules 7 and 8 */
} PhraseMark;

typedef struct Phrase {
    Text words;
    uint32_t first; /* its first code point in lower case, to pass over others quickly */
    uint32_t marks; /* PhraseMark */
} Phrase;

typedef struct PhraseList {
    Phrase *items;
    size_t count;
    size_t capacity;
} PhraseList;

typedef enum LexiconListId {
    LEXICON_PREAMBULAR_HEADS, /* un-style 5.7 */
    LEXICON_PREAMBULAR_ADVERBS,
    LEXICON_PREAMBULAR_POSTS,
    LEXICON_OPERATIVE_HEADS, /* 5.8 */
    LEXICON_OPERATIVE_ADVERBS,
    LEXICON_OPERATIVE_POSTS,
    LEXICON_MODIFIERS_BEFORE, /* "also": before any head */
    LEXICON_MODIFIERS_BEHIND, /* "further": behind any head (5.6 rule 6) */
    LEXICON_ADJECTIVES,       /* of noun phrases */
    LEXICON_NOUNS,
    LEXICON_SECOND_JOINTS,        /* what parts a second phrase from what goes before: ", and" */
    LEXICON_SECOND_BREAKERS,      /* "which": not after one of these within guard words */
    LEXICON_ARTICLES,             /* before an organ's name in an enacting line */
    LEXICON_MONTHS,               /* January first */
    LEXICON_AGENDA_LETTERS,       /* what (a), (b), … of an agenda item are called, if not that */
    LEXICON_GLUE_BEFORE_NUMBER,   /* 8.1: "paragraph" 5 */
    LEXICON_GLUE_BEFORE_ROMAN,    /* "annex" II */
    LEXICON_GLUE_BEFORE_MONTH,    /* "1er" janvier */
    LEXICON_GLUE_AFTER_NUMBER,    /* 5 "per cent" */
    LEXICON_GLUE_AFTER_REFERENCE, /* paragraph 5 "above" */
    LEXICON_GLUE_REFERENCE_JOINTS, /* paragraphs 5 "and" 6 */
    LEXICON_GLUE_TITLES,           /* "Mr." Annan */
    LEXICON_GLUE_MARKS_BEHIND,     /* marks that follow a space and stay with the word before it */
    LEXICON_GLUE_MARKS_BEFORE,     /* marks that a space follows and that stay with the next word */
    LEXICON_LIST_COUNT
} LexiconListId;

typedef enum OrganId {
    ORGAN_GENERAL_ASSEMBLY,
    ORGAN_SECURITY_COUNCIL,
    ORGAN_ECONOMIC_AND_SOCIAL_COUNCIL,
    ORGAN_TRUSTEESHIP_COUNCIL,
    ORGAN_COURT,
    ORGAN_SECRETARIAT,
    ORGAN_HUMAN_RIGHTS_COUNCIL,
    ORGAN_COUNT /* none of these */
} OrganId;

typedef struct OrganNames {
    Text name;     /* General Assembly */
    Text enacting; /* The General Assembly; empty for one that enacts nothing */
    Text agent;    /* the General Assembly, in "adopted by …" */
} OrganNames;

typedef struct LexiconString {
    Text name;
    Text value;
    uint32_t until; /* the last year it is used in; 0 for ever */
} LexiconString;

enum {
    ORDINAL_LARGEST = 100
};

typedef struct OrdinalForms {
    Text alone;
    Text
        compound; /* of a number below 20: as the rest of a larger one; else with {1} for the rest */
} OrdinalForms;

typedef struct Lexicon {
    Text language; /* the primary subtag: "en" */
    PhraseList lists[LEXICON_LIST_COUNT];
    LexiconString *strings;
    size_t string_count;
    size_t string_capacity;
    OrganNames organs[ORGAN_COUNT];
    OrdinalForms ordinals[ORDINAL_LARGEST + 1];
    bool is_joined;
    bool has_spaced_thousands;
    uint32_t guard; /* words */
} Lexicon;

/* The lexicon of a BCP 47 language tag. For a language without one: the English one after a note
 * (RULE002). Never NULL. */
const Lexicon *lexicon_load(Arena *arena, Text language, Diagnostics *diagnostics);

/* Whether the lexicon is of that BCP 47 language. */
bool lexicon_is_of(const Lexicon *lexicon, Text language);

/* Reads a lexicon file. Bad lines are reported (RULE003) and left out. The source outlives it. */
const Lexicon *lexicon_parse(Arena *arena, Text language, const Source *source,
                             Diagnostics *diagnostics);

/* The string of that name for a document of that year (0: not known); empty if there is none. */
Text lexicon_string(const Lexicon *lexicon, const char *name, int year);

/* The organ whose enacting words (or, failing that, whose name) these are; ORGAN_COUNT if none. */
OrganId lexicon_organ(const Lexicon *lexicon, Text words);

/* formula with {1} and {2} replaced, in the arena. */
Text lexicon_fill(Arena *arena, Text formula, Text first, Text second);

/* The ordinal number in words, in lower case, as the session line wants it: "sixty-second". Empty
 * above ORDINAL_LARGEST, and where the language has no form. */
Text lexicon_ordinal(Arena *arena, const Lexicon *lexicon, uint32_t number);

/* A copy whose first letter is a capital. */
Text lexicon_capitalized(Arena *arena, Text words);

#endif
