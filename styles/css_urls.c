#include "styles/css_urls.h"

bool css_read_url(ValueReader *reader, Text *path)
{
    const CssToken *token = value_peek(reader);
    ValueReader start = *reader;
    Value text;
    if (token->kind == CSS_URL) {
        *path = token->text;
        value_take(reader);
        return true;
    }
    if ((value_open_function(reader, "url") || value_open_function(reader, "src")) &&
        value_read_text(reader, &text) && value_close_function(reader)) {
        *path = *text.text;
        return true;
    }
    value_go_back(reader, &start);
    return false;
}

/* RFC 3986, section 3.1 */
static bool has_scheme(Text url)
{
    size_t at = 0;
    while (at < url.bytes &&
           ((url.at[at] >= 'a' && url.at[at] <= 'z') || (url.at[at] >= 'A' && url.at[at] <= 'Z')))
        at++;
    return at > 1 && at < url.bytes && url.at[at] == ':';
}

Text css_url_path(Arena *arena, const Source *sheet, Text url)
{
    if (text_starts(url, "/") || has_scheme(url))
        return url;
    size_t folder = sheet->name.bytes;
    while (folder > 0 && sheet->name.at[folder - 1] != '/')
        folder--;
    Buffer joined = {0};
    buffer_put(&joined, text_slice(sheet->name, 0, folder));
    buffer_put(&joined, url);
    Text result = text_copy(arena, buffer_text(&joined));
    buffer_free(&joined);
    return result;
}
