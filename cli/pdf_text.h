/* The text of a PDF, read by a program that shares nothing with plenary: Poppler's pdftotext. */
#ifndef PLENARY_CLI_PDF_TEXT_H
#define PLENARY_CLI_PDF_TEXT_H

#include "base/buffer.h"

/* Appends the text in the order in which it is drawn: words parted by spaces and line ends, pages by
 * form feeds. Complains and returns an exit code if it cannot be read. */
int pdf_text_read(const char *path, Buffer *text);

/* The same from what pdftotext -raw -bbox prints. */
void pdf_text_of_boxes(Text boxes, Buffer *text);

#endif
