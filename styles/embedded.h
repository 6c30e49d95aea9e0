/* Files that are compiled into the program: house sheets and lexicons. styles/CMakeLists.txt lists
 * them; the build turns them into a table. */
#ifndef PLENARY_STYLES_EMBEDDED_H
#define PLENARY_STYLES_EMBEDDED_H

#include "base/source.h"

typedef struct EmbeddedFile {
    Text name; /* its path in styles/: base.css, lexicons/en.txt */
    Text bytes;
} EmbeddedFile;

/* The file of that name, or NULL. */
const EmbeddedFile *embedded_find(Text name);

#endif
