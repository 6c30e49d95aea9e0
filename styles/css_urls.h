/* url() in style sheets. */
#ifndef PLENARY_STYLES_CSS_URLS_H
#define PLENARY_STYLES_CSS_URLS_H

#include "styles/css_values.h"

/* Takes url(path), url("path") or src("path"); the path is as it is written. */
bool css_read_url(ValueReader *reader, Text *path);

/* The path from where plenary runs: a relative one counts from the folder of the sheet (CSS Values 4,
 * section 4.5.1). What begins with a scheme, like data: or https:, stays as it is. */
Text css_url_path(Arena *arena, const Source *sheet, Text url);

#endif
