/* The parts of parsing a sheet that its modules share. */
#ifndef PLENARY_STYLES_SHEET_PARSER_H
#define PLENARY_STYLES_SHEET_PARSER_H

#include "styles/css_parser.h"
#include "styles/sheet.h"

/* The sheets that are being read, each imported by the next. */
typedef struct ImportChain {
    const struct ImportChain *outer;
    Text path;
} ImportChain;

typedef struct SheetParser {
    CssParser css;
    CssReading reading;
    Stylesheet *sheet;
    DeclarationList declarations; /* of the style rule that is read; used again for each */
    const ImportChain *chain;
    uint32_t *import_count;  /* of the whole sheet */
    bool is_past_imports;    /* a rule came that no @import may follow */
    struct PageBlocks *page; /* of the page rule whose block is read; NULL in all other blocks */
} SheetParser;

/* Reports the token, with the nearest known name if there is one. */
void sheet_report(SheetParser *parser, DiagnosticKind kind, const CssToken *token, Text detail);

/* Passes over an at-rule whose name has been taken: up to its semicolon or over its block. */
void sheet_skip_at_rule(SheetParser *parser);

/* Reads a block of declarations whose "{" is looked at, to behind its "}". At-rules in it are refused,
 * but for those of a page rule. */
void sheet_read_block(SheetParser *parser, DeclarationList *list);

/* Takes properties that stand in @page only out of a list that is no page's, with a report; and functions that
 * do, unless it is of a box in a page. */
void sheet_refuse_page_parts(SheetParser *parser, DeclarationList *list, bool is_in_page);

/* A copy of the list. */
DeclarationBlock sheet_block_of(const SheetParser *parser, const DeclarationList *list);

/* Reads an @page rule; the token after its name is looked at. */
void sheet_read_page_rule(SheetParser *parser);
/* Reads a margin box or @footnote in it; its name is looked at. */
void sheet_read_page_area(SheetParser *parser);

/* Reads an @color-profile rule; the token after its name is looked at. */
void sheet_read_color_profile(SheetParser *parser);

/* Reads an @counter-style rule; the token after its name is looked at. */
void sheet_read_counter_style(SheetParser *parser);

/* Reads an @import rule; the token after its name is looked at. */
void sheet_read_import_rule(SheetParser *parser);
/* Reads the rules of a sheet into the one that imports it. */
void sheet_read_import(SheetParser *parser, const Source *source, Text path);

/* Reads an @font-face rule; the token after its name is looked at. */
void sheet_read_font_face(SheetParser *parser);

/* Whether a condition of @supports holds; one that is not understood is reported and does not. */
bool supports_holds(const CssReading *reading, CssTokens condition);
/* The same of supports(…) in @import, where a declaration stands without parentheses of its own. */
bool supports_import_holds(const CssReading *reading, CssTokens function);

/* Whether it is the name of a margin box or "footnote", which stand in @page only. */
bool sheet_is_page_area(Text name);

#endif
