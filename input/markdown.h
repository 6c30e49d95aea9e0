/* Reads Markdown (CommonMark with GitHub's tables, strikethrough, autolinks and notes) into a document. */
#ifndef PLENARY_INPUT_MARKDOWN_H
#define PLENARY_INPUT_MARKDOWN_H

#include "input/reader.h"

/* STATUS_LIMIT after a report when memory has run out. */
Status read_markdown(Document *document, const ReadInput *input, Diagnostics *diagnostics);

#endif
