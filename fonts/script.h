/* Of which script a text is, and of which language a tag. */
#ifndef PLENARY_FONTS_SCRIPT_H
#define PLENARY_FONTS_SCRIPT_H

#include "fonts/face_handles.h"

/* The script of the first code point that has one of its own, else Zyyy. */
hb_script_t script_of_text(Text text);

/* Whether a BCP 47 tag is the range or a part of it: zh-Hant-TW is of zh and of zh-Hant. */
bool language_is_of(Text language, const char *range);

#endif
