/* A document as Akoma Ntoso (OASIS LegalDocML 3.0), in the form that the United Nations give it, AKN4UN.
 *
 * What it says is written, not how it looks: resolutions with their preamble, operative paragraphs,
 * conclusions and annexes; reports with their sections; notes where they are called. Numbers that are
 * counters in the document are written out, as readers of the form expect them. */
#ifndef PLENARY_INPUT_AKOMA_NTOSO_WRITE_H
#define PLENARY_INPUT_AKOMA_NTOSO_WRITE_H

#include "input/document.h"

/* Appends the document as XML in UTF-8. Never fails: what the form has no element for becomes plain
 * paragraphs. */
void akoma_ntoso_write(const Document *document, Buffer *out);

#endif
