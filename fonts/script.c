#include "fonts/script.h"

hb_script_t script_of_text(Text text)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    for (size_t position = 0; position < text.bytes;) {
        hb_script_t script = hb_unicode_script(unicode, text_next(text, &position));
        if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
            script != HB_SCRIPT_UNKNOWN)
            return script;
    }
    return HB_SCRIPT_COMMON;
}

bool language_is_of(Text language, const char *range)
{
    size_t bytes = text_of(range).bytes;
    return language.bytes >= bytes &&
           text_is_ignoring_case(text_slice(language, 0, bytes), range) &&
           (language.bytes == bytes || language.at[bytes] == '-');
}
