#include "output/versions.h"

#include <libdeflate.h>

#include "fonts/font_versions.h"
#include "layout/text_versions.h"
#include "input/image.h"
#include "output/color_convert.h"
#include "output/dict.h"

void versions_print(Buffer *out)
{
    buffer_format(out, "%s\n", PLENARY_VERSION);
    font_versions_print(out);
    text_versions_print(out);
    buffer_format(out, "libharu %s\n", dict_library_version());
    int cms = press_colors_library_version();
    buffer_format(out, "Little CMS %d.%d\n", cms / 1000, cms / 10 % 100);
    buffer_format(out, "libpng %s\n", image_library_version());
    buffer_format(out, "libdeflate %s\n", LIBDEFLATE_VERSION_STRING);
}
