#include "styles/sheet_parser.h"

#include "base/file.h"
#include "styles/css_urls.h"
#include "styles/media_query.h"

/* @import (CSS Cascade 4, section 2): the rules of another sheet stand in this one in the place of
 * the import. A file that cannot be read is told of, and the rest counts, as formatters agree on. */

enum {
    IMPORTS_MOST = 256, /* of one sheet, with those of its imports */
    IMPORT_DEPTH = 16
};

static void report(SheetParser *parser, DiagnosticKind kind, const CssToken *place, Text path)
{
    Buffer limit = {0};
    buffer_integer(&limit, IMPORTS_MOST);
    diagnostics_add(parser->reading.diagnostics, kind, css_span(&parser->css, place), path,
                    buffer_text(&limit));
    buffer_free(&limit);
}

/* Whether the sheet of that path is being read. */
static bool is_under_way(const SheetParser *parser, Text path)
{
    for (const ImportChain *at = parser->chain; at; at = at->outer)
        if (text_equal(at->path, path))
            return true;
    return false;
}

static bool may_import(SheetParser *parser, const CssToken *place, Text path)
{
    unsigned depth = 0;
    for (const ImportChain *at = parser->chain; at; at = at->outer)
        depth++;
    if (is_under_way(parser, path)) {
        report(parser, STYLE_IMPORT_CYCLE, place, path);
        return false;
    }
    if (*parser->import_count >= IMPORTS_MOST || depth > IMPORT_DEPTH) {
        report(parser, STYLE_IMPORT_DEPTH, place, path);
        return false;
    }
    ++*parser->import_count;
    return true;
}

/* The source, or NULL after a report; the loader's own words are not for a missing import. */
static const Source *load(SheetParser *parser, const CssToken *place, Text path)
{
    Arena *arena = parser->reading.arena;
    Diagnostics *quiet = diagnostics_new(arena);
    quiet->files = parser->reading.diagnostics->files;
    const Source *source = NULL;
    if (file_load(arena, text_to_string(arena, path), quiet, &source) == STATUS_OK)
        return source;
    Text reason = quiet->count ? quiet->items[0].details[1] : (Text){0};
    diagnostics_add(parser->reading.diagnostics, STYLE_IMPORT_MISSING,
                    css_span(&parser->css, place), path, reason);
    return NULL;
}

static void import(SheetParser *parser, const CssToken *place, Text url)
{
    Arena *arena = parser->reading.arena;
    Text path = css_url_path(arena, parser->reading.source, url);
    if (text_is(path, "-")) /* a file of that name, not standard input */
        path = text_of("./-");
    if (!may_import(parser, place, path))
        return;
    const Source *source = load(parser, place, path);
    if (source)
        sheet_read_import(parser, source, path);
}

/* url media-queries? or url supports(condition) media-queries? */
static bool read_prelude(SheetParser *parser, CssTokens prelude, Text *url, bool *holds)
{
    ValueReader reader = value_reader(&parser->reading, prelude);
    Value text;
    if (value_read_text(&reader, &text))
        *url = *text.text;
    else if (!css_read_url(&reader, url))
        return false;
    *holds = true;
    if (css_is_function(value_peek(&reader), "supports")) {
        CssTokens condition = {reader.at, 0};
        int depth = 0;
        do {
            CssTokenKind kind = reader.at->kind;
            depth += (kind == CSS_FUNCTION || kind == CSS_OPEN_PAREN) - (kind == CSS_CLOSE_PAREN);
            reader.at++;
        } while (depth > 0 && reader.at < reader.end);
        condition.count = (size_t)(reader.at - condition.items);
        *holds = supports_import_holds(&parser->reading, condition);
    }
    if (css_is_ident(value_peek(&reader), "layer") || css_is_function(value_peek(&reader), "layer"))
        return value_refuse_unsupported(&reader);
    CssTokens media = {reader.at, (size_t)(reader.end - reader.at)};
    *holds = media_query_holds(&parser->reading, media) && *holds;
    return true;
}

void sheet_read_import_rule(SheetParser *parser)
{
    CssToken first = parser->css.token;
    CssTokens prelude =
        css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    Text url;
    bool holds = false;
    bool is_rule = parser->css.token.kind == CSS_SEMICOLON || parser->css.token.kind == CSS_END;
    bool is_understood = is_rule && read_prelude(parser, prelude, &url, &holds);
    if (prelude.count) {
        first = prelude.items[0];
        if (first.kind == CSS_WHITESPACE && prelude.count > 1)
            first = prelude.items[1];
    }
    if (!is_understood)
        sheet_report(parser, STYLE_BAD_IMPORT, &first, (Text){0});
    else if (holds)
        import(parser, &first, url);
    sheet_skip_at_rule(parser);
}
