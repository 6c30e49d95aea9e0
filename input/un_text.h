/* The reader of United Nations documents as plain text, extracted from PDF files or typed. The rules
 * are those of un-style sections 5, 6 and 11; un_text.c opens with how they are carried out. */
#ifndef PLENARY_INPUT_UN_TEXT_H
#define PLENARY_INPUT_UN_TEXT_H

#include "input/reader.h"

/* Reads the bytes of the input's source from begin on into the document: its tree, ledger, kind, language
 * and date, and fields from a masthead. Odd input is reported and kept as text. Fails with STATUS_LIMIT
 * only. Time is linear in the bytes. */
Status read_un_text(Document *document, const ReadInput *input, Diagnostics *diagnostics);

#endif
