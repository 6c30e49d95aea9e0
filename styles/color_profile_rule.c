#include "styles/sheet_parser.h"

#include "styles/css_urls.h"

/* @color-profile device-cmyk { src: url(press.icc) } (CSS Color 5, section 6): the profile of the press, which
 * says what device-cmyk() colours look like. Other names belong to color(), which is not supported. */

/* A string will do as well as a url(). */
static bool read_path(ValueReader *reader, Text *path)
{
    Value text;
    if (!value_read_text(reader, &text))
        return css_read_url(reader, path);
    *path = *text.text;
    return true;
}

/* A declaration's tokens, from its name on. */
static void read_descriptor(SheetParser *parser, bool is_for_press)
{
    CssToken name = parser->css.token;
    CssTokens tokens = css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_CLOSE_CURLY);
    ValueReader reader = value_reader(&parser->reading, tokens);
    Text path;
    if (!css_is_ident(&name, "src") || !value_take_ident(&reader, "src") ||
        !value_take_kind(&reader, CSS_COLON) || !read_path(&reader, &path) ||
        !value_at_end(&reader)) {
        sheet_report(parser, STYLE_BAD_DECLARATION, &name, (Text){0});
        return;
    }
    if (is_for_press)
        parser->sheet->cmyk_profile =
            css_url_path(parser->reading.arena, parser->reading.source, path);
}

void sheet_read_color_profile(SheetParser *parser)
{
    css_skip_spaces(&parser->css);
    CssToken name = parser->css.token;
    bool is_for_press = css_is_ident(&name, "device-cmyk");
    css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    if (parser->css.token.kind != CSS_OPEN_CURLY) {
        sheet_report(parser, STYLE_RULE_WITHOUT_BLOCK, &parser->css.token, (Text){0});
        sheet_skip_at_rule(parser);
        return;
    }
    if (!is_for_press)
        sheet_report(parser, STYLE_UNSUPPORTED_AT_RULE, &name, (Text){0});
    uint32_t begin;
    css_open_block(&parser->css, &begin);
    while (parser->css.token.kind != CSS_CLOSE_CURLY && parser->css.token.kind != CSS_END) {
        if (parser->css.token.kind == CSS_IDENT)
            read_descriptor(parser, is_for_press);
        else if (parser->css.token.kind == CSS_WHITESPACE ||
                 parser->css.token.kind == CSS_SEMICOLON)
            css_advance(&parser->css);
        else
            css_skip(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_CLOSE_CURLY);
    }
    css_close_block(&parser->css, begin);
}
