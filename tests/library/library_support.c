#include "tests/library/library_support.h"

#include <string.h>

const char library_text[] = "62/999. A short resolution\n\n"
                            "The General Assembly,\n\n"
                            "Recalling its resolution 1 (I),1\n\n"
                            "1. Decides to be brief;\n\n"
                            "2. Requests nothing.\n\n"
                            "__________________\n"
                            "1 Of 24 January 1946.\n";

static const char sheet[] = "* { font-family: \"Square\" } p { colour: black }\n";

plenary_answer library_read(void *context, const char *path, const void **bytes, size_t *count)
{
    if (context)
        ++*(size_t *)context;
    if (strcmp(path, "memory:none") == 0)
        return PLENARY_ABSENT;
    const char *found = strcmp(path, "memory:text") == 0    ? library_text
                        : strcmp(path, "memory:sheet") == 0 ? sheet
                                                            : NULL;
    if (!found)
        return PLENARY_ASK_SYSTEM;
    *bytes = found;
    *count = strlen(found);
    return PLENARY_HERE;
}

static int append(void *context, const void *bytes, size_t count)
{
    buffer_bytes(context, bytes, count);
    return 0;
}

plenary_sink library_sink(Buffer *buffer)
{
    return (plenary_sink){.write = append, .context = buffer};
}

plenary_run *library_run(void)
{
    plenary_run *run = plenary_run_new();
    ck_assert_int_eq(plenary_add_font_path(run, SQUARE_FONTS), 0);
    plenary_set_reader(run, library_read, NULL);
    return run;
}
