/* What the tests of the library share: documents in memory and sinks that keep what they get. */
#ifndef PLENARY_TESTS_LIBRARY_SUPPORT_H
#define PLENARY_TESTS_LIBRARY_SUPPORT_H

#include "base/buffer.h"
#include "output/plenary.h"
#include "tests/support/support.h"

/* A resolution of a few lines, and a path under which library_read has it. */
extern const char library_text[];

/* A reader of files that has "memory:text" and the sheet "memory:sheet", says that "memory:none" is
 * not there, and leaves the rest to the system. context is a counter of questions or NULL. */
plenary_answer library_read(void *context, const char *path, const void **bytes, size_t *count);

/* A sink that appends to a buffer. */
plenary_sink library_sink(Buffer *buffer);

/* A run that reads by library_read, with the tests' own fonts. */
plenary_run *library_run(void);

#endif
