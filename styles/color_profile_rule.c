#include "styles/descriptors.h"

#include "styles/css_urls.h"

/* @color-profile device-cmyk { src: url(press.icc) } (CSS Color 5, section 6): the profile of the press, which
 * says what device-cmyk() colours look like. Other names belong to color(), which is not supported. */

/* A string will do as well as a url(). */
static bool read_source(ValueReader *reader, void *rule)
{
    Text *path = rule;
    Value text;
    if (value_read_text(reader, &text))
        *path = *text.text;
    else if (!css_read_url(reader, path))
        return false;
    *path = css_url_path(reader->arena, reader->source, *path);
    return true;
}

void sheet_read_color_profile(SheetParser *parser)
{
    static const Descriptor descriptors[] = {{"src", "url()", read_source}, {0}};
    css_skip_spaces(&parser->css);
    CssToken name = parser->css.token;
    css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    if (!sheet_expect_block(parser))
        return;
    if (!css_is_ident(&name, "device-cmyk")) {
        sheet_report(parser, STYLE_UNSUPPORTED_AT_RULE, &name, (Text){0});
        css_skip_block(&parser->css);
        return;
    }
    sheet_read_descriptors(parser, descriptors, &parser->sheet->cmyk_profile,
                           sizeof parser->sheet->cmyk_profile);
}
