/* Hyphenation: where words may be parted, by libhyphen and the dictionaries of LibreOffice that Debian
 * packages (hyphen-en-gb, hyphen-fr, …).
 *
 * Dictionaries are opened by the thread that collects text, when a style asks for hyphens: auto; they
 * are const from then on. What a word gave is kept by each compositor, as most words come again. */
#ifndef PLENARY_LAYOUT_HYPHENATION_H
#define PLENARY_LAYOUT_HYPHENATION_H

#include "layout/break_points.h"

typedef struct HyphenDictionaries HyphenDictionaries;

/* None is open yet. Close them after all compositors. */
HyphenDictionaries *hyphen_dictionaries_new(Arena *arena, Diagnostics *diagnostics);
void hyphen_dictionaries_close(HyphenDictionaries *dictionaries);

/* The dictionary of a language, BCP 47; NULL if there is none, which is told once a language. English
 * without a country is British, as the United Nations write it. */
const HyphenDictionary *hyphen_dictionary(HyphenDictionaries *dictionaries, Text language);

/* The words a compositor has met. */
typedef struct HyphenWords HyphenWords;
HyphenWords *hyphen_words_open(Arena *arena);
void hyphen_words_close(HyphenWords *words);

/* Break points together with those inside words, BREAK_HYPHEN, in order, in the scratch arena. The words
 * are as many letters long as the paragraph's style asks; words beside digits and signs of addresses, words all
 * in capitals and words with soft hyphens of their own are left whole; parts of words with hyphens of their own
 * have BREAK_IN_COMPOUND. */
const BreakPoint *hyphen_points(Arena *scratch, HyphenWords *words, const Paragraph *paragraph,
                                const BreakPoint *points, uint32_t *count);

#endif
