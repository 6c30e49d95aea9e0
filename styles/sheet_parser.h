/* The parts of parsing a sheet that its modules share. */
#ifndef PLENARY_STYLES_SHEET_PARSER_H
#define PLENARY_STYLES_SHEET_PARSER_H

#include "styles/css_parser.h"
#include "styles/sheet.h"

typedef struct SheetParser {
    CssParser css;
    CssReading reading;
    Stylesheet *sheet;
    DeclarationList declarations; /* of the style rule that is read; used again for each */
    struct PageBlocks *page; /* of the page rule whose block is read; NULL in all other blocks */
} SheetParser;

/* Reports the token, with the nearest known name if there is one. */
void sheet_report(SheetParser *parser, DiagnosticKind kind, const CssToken *token, Text detail);

/* Passes over an at-rule whose name has been taken: up to its semicolon or over its block. */
void sheet_skip_at_rule(SheetParser *parser);

/* Reads a block of declarations whose "{" is looked at, to behind its "}". At-rules in it are refused,
 * but for those of a page rule. */
void sheet_read_block(SheetParser *parser, DeclarationList *list);

/* A copy of the list. */
DeclarationBlock sheet_block_of(const SheetParser *parser, const DeclarationList *list);

/* Reads an @page rule; the token after its name is looked at. */
void sheet_read_page_rule(SheetParser *parser);
/* Reads a margin box or @footnote in it; its name is looked at. */
void sheet_read_page_area(SheetParser *parser);

/* Reads an @color-profile rule; the token after its name is looked at. */
void sheet_read_color_profile(SheetParser *parser);

/* Whether it is the name of a margin box or "footnote", which stand in @page only. */
bool sheet_is_page_area(Text name);

#endif
