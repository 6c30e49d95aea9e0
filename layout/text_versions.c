#include "layout/text_versions.h"

#include <fribidi.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

void text_versions_print(Buffer *out)
{
    UVersionInfo version;
    u_getVersion(version);
    buffer_format(out, "ICU %d.%d", version[0], version[1]);
    u_getUnicodeVersion(version);
    buffer_format(out, " (Unicode %d.%d)\n", version[0], version[1]);
    buffer_format(out, "FriBidi %s\n", FRIBIDI_VERSION);
}
