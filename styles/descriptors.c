#include "styles/descriptors.h"

#include <string.h>

#include "styles/nearest.h"

static const Descriptor *find(const Descriptor *descriptors, Text name)
{
    for (; descriptors->name; descriptors++)
        if (text_is_ignoring_case(name, descriptors->name))
            return descriptors;
    return NULL;
}

static void report_unknown(SheetParser *parser, const Descriptor *descriptors, const CssToken *name)
{
    Nearest nearest = nearest_to(name->text, parser->reading.diagnostics, STYLE_UNKNOWN_PROPERTY);
    for (; descriptors->name; descriptors++)
        nearest_offer(&nearest, descriptors->name);
    Buffer hint = {0};
    nearest_print(&nearest, &hint);
    sheet_report(parser, STYLE_UNKNOWN_PROPERTY, name, buffer_text(&hint));
    buffer_free(&hint);
}

static void report_value(SheetParser *parser, const Descriptor *descriptor,
                         const ValueReader *reader)
{
    const CssToken *token = reader->furthest < reader->end ? reader->furthest : &reader->nothing;
    Buffer words = {0};
    buffer_format(&words, "%s (%s)", descriptor->name, descriptor->words);
    bool is_unsupported = reader->unsupported && reader->unsupported == reader->furthest;
    sheet_report(parser, is_unsupported ? STYLE_UNSUPPORTED_VALUE : STYLE_BAD_VALUE, token,
                 buffer_text(&words));
    buffer_free(&words);
}

/* What a refused value may have set already is undone. */
static bool read_value(const Descriptor *descriptor, ValueReader *reader, void *rule, size_t bytes)
{
    char before[RULE_BYTES_MOST];
    memcpy(before, rule, bytes);
    if (descriptor->read(reader, rule) && value_at_end(reader))
        return true;
    memcpy(rule, before, bytes);
    return false;
}

static void read_descriptor(SheetParser *parser, const Descriptor *descriptors, void *rule,
                            size_t rule_bytes)
{
    CssTokens tokens = css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_CLOSE_CURLY);
    if (tokens.count == 0)
        return;
    ValueReader reader = value_reader(&parser->reading, tokens);
    CssToken name = *value_peek(&reader);
    value_take(&reader);
    if (name.kind != CSS_IDENT || !value_take_kind(&reader, CSS_COLON)) {
        sheet_report(parser, STYLE_BAD_DECLARATION, &name, (Text){0});
        return;
    }
    const Descriptor *descriptor = find(descriptors, name.text);
    if (!descriptor)
        report_unknown(parser, descriptors, &name);
    else if (!descriptor->read)
        sheet_report(parser, STYLE_UNSUPPORTED_PROPERTY, &name, (Text){0});
    else if (!read_value(descriptor, &reader, rule, rule_bytes))
        report_value(parser, descriptor, &reader);
}

bool sheet_expect_block(SheetParser *parser)
{
    css_skip_spaces(&parser->css);
    if (parser->css.token.kind == CSS_OPEN_CURLY)
        return true;
    sheet_report(parser, STYLE_RULE_WITHOUT_BLOCK, &parser->css.token, (Text){0});
    sheet_skip_at_rule(parser);
    return false;
}

void sheet_read_descriptors(SheetParser *parser, const Descriptor *descriptors, void *rule,
                            size_t rule_bytes)
{
    uint32_t begin;
    css_open_block(&parser->css, &begin);
    while (parser->css.token.kind != CSS_CLOSE_CURLY && parser->css.token.kind != CSS_END) {
        CssTokenKind kind = parser->css.token.kind;
        if (kind == CSS_WHITESPACE || kind == CSS_SEMICOLON) {
            css_advance(&parser->css);
        } else if (kind == CSS_AT_KEYWORD) {
            sheet_report(parser, STYLE_MISPLACED_AT_RULE, &parser->css.token, (Text){0});
            css_advance(&parser->css);
            sheet_skip_at_rule(parser);
        } else {
            read_descriptor(parser, descriptors, rule, rule_bytes);
        }
    }
    css_close_block(&parser->css, begin);
}
