/* From bytes to a document: what every format has in common, and the choice of the format.
 *
 * document_read refuses what is no text (a NUL or another control character, bytes that are not
 * UTF-8, nothing at all), drops a byte order mark, reads front matter into fields, and hands the
 * rest to the first reader of the table that knows it. After that the fields "kind" and "language",
 * where front matter or user set them, override what the reader recognized, and the nodes are
 * numbered. Fields that were set on the document before (--set) keep their precedence. */
#ifndef PLENARY_INPUT_READER_H
#define PLENARY_INPUT_READER_H

#include "input/document.h"

/* Reads source into an empty document (document_new). The source must live as long as the
 * document: text borrows from it. STATUS_INPUT or STATUS_LIMIT after a report. */
Status document_read(Document *document, const Source *source, Diagnostics *diagnostics);

#endif
