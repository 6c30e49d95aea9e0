#include "fonts/font_versions.h"

#include <fontconfig/fontconfig.h>
#include <freetype/freetype.h>
#include <hb.h>

void font_versions_print(Buffer *out)
{
    buffer_format(out, "HarfBuzz %s\n", hb_version_string());
    FT_Library library;
    if (FT_Init_FreeType(&library) == 0) {
        FT_Int major;
        FT_Int minor;
        FT_Int patch;
        FT_Library_Version(library, &major, &minor, &patch);
        buffer_format(out, "FreeType %d.%d.%d\n", major, minor, patch);
        FT_Done_FreeType(library);
    }
    int fontconfig = FcGetVersion();
    buffer_format(out, "fontconfig %d.%d.%d\n", fontconfig / 10000, fontconfig / 100 % 100,
                  fontconfig % 100);
}
