#define _GNU_SOURCE /* RTLD_NODELETE */
#include "base/late_library.h"

#include <dlfcn.h>
#include <string.h>

const char *late_library_load(const char *library, const LateSymbol *symbols, size_t count,
                              void *table)
{
    void *loaded = dlopen(library, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (!loaded)
        return dlerror();
    const char *fault = NULL;
    for (size_t i = 0; i < count && !fault; i++) {
        void *found = dlsym(loaded, symbols[i].name);
        fault = found ? NULL : dlerror();
        memcpy((char *)table + symbols[i].place, &found, sizeof found);
    }
    dlclose(loaded);
    return fault;
}
