#include "styles/sheet_parser.h"

#include "styles/css_values.h"

/* @color-profile device-cmyk { src: url(press.icc) } (CSS Color 5, section 6): the profile of the press, which
 * says what device-cmyk() colours look like. Other names belong to color(), which is not supported. */

/* The path in "url(path)" or "url("path")", or in a string alone. */
static bool read_url(ValueReader *reader, Text *path)
{
    const CssToken *token = value_peek(reader);
    Value text;
    if (token->kind == CSS_URL) {
        *path = token->text;
        value_take(reader);
        return true;
    }
    bool is_function = value_open_function(reader, "url");
    if (!value_read_text(reader, &text) || (is_function && !value_close_function(reader)))
        return false;
    *path = *text.text;
    return true;
}

/* A path counts from the folder of the sheet. */
static Text beside_sheet(Arena *arena, Text sheet, Text path)
{
    if (text_starts(path, "/"))
        return path;
    size_t folder = sheet.bytes;
    while (folder > 0 && sheet.at[folder - 1] != '/')
        folder--;
    Buffer joined = {0};
    buffer_put(&joined, text_slice(sheet, 0, folder));
    buffer_put(&joined, path);
    Text result = text_copy(arena, buffer_text(&joined));
    buffer_free(&joined);
    return result;
}

/* A declaration's tokens, from its name on. */
static void read_descriptor(SheetParser *parser, bool is_for_press)
{
    CssToken name = parser->css.token;
    CssTokens tokens = css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_CLOSE_CURLY);
    ValueReader reader = value_reader(&parser->reading, tokens);
    Text path;
    if (!css_is_ident(&name, "src") || !value_take_ident(&reader, "src") ||
        !value_take_kind(&reader, CSS_COLON) || !read_url(&reader, &path) ||
        !value_at_end(&reader)) {
        sheet_report(parser, STYLE_BAD_DECLARATION, &name, (Text){0});
        return;
    }
    if (is_for_press)
        parser->sheet->cmyk_profile =
            beside_sheet(parser->reading.arena, parser->reading.source->name, path);
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
