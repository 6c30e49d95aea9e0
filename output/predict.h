/* PNG's predictors (ISO/IEC 15948, 9), which PDF has too: rows of a picture as differences from their
 * neighbours, for deflate to pack. */
#ifndef PLENARY_OUTPUT_PREDICT_H
#define PLENARY_OUTPUT_PREDICT_H

#include "output/compress.h"

/* Appends the rows to out, each with the number of its predictor before it: for each row the one whose
 * differences are smallest. step is the bytes of a picture element. */
void predict_rows(const unsigned char *rows, size_t row_bytes, size_t count, unsigned step,
                  Buffer *out);

#endif
