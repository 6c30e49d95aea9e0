#include "base/xml.h"

/* XML 1.0, production 2; text is UTF-8, so there are no surrogates in it. */
static bool is_allowed(uint32_t code_point)
{
    if (code_point < 0x20)
        return code_point == '\t' || code_point == '\n' || code_point == '\r';
    return code_point != 0xFFFE && code_point != 0xFFFF;
}

void xml_put(Buffer *out, Text text)
{
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (code_point == '&')
            buffer_string(out, "&amp;");
        else if (code_point == '<')
            buffer_string(out, "&lt;");
        else if (code_point == '>')
            buffer_string(out, "&gt;");
        else if (code_point == '"')
            buffer_string(out, "&quot;");
        else
            buffer_code_point(out, is_allowed(code_point) ? code_point : CODE_POINT_REPLACEMENT);
    }
}
