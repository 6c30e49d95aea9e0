/* How counters are written (CSS Counter Styles 3): the styles that are built in, and those that
 * @counter-style defines. A style in a value is a keyword for the former, a name for the latter; a
 * sheet may define a built-in one anew, but for none, decimal and the marks of bullets. */
#ifndef PLENARY_STYLES_COUNTER_STYLES_H
#define PLENARY_STYLES_COUNTER_STYLES_H

#include "base/buffer.h"
#include "styles/counter_style.h"
#include "styles/styled.h"

/* Appends number in a built-in style: decimal, lower-roman, … (KEYWORD_NONE gives nothing). What is
 * out of a style's range is written in decimal. */
void counter_print(int32_t number, Keyword style, Buffer *out);

/* What stands between a list item's number and its text in a built-in style: ". " or " ". */
const char *counter_suffix(Keyword style);

/* The styles that the sheets define, for one document. */
typedef struct CounterStyles CounterStyles;
CounterStyles *counter_styles_new(Arena *arena, Names *names, const SheetList *sheets,
                                  Diagnostics *diagnostics);

/* The table of names that the document and its sheets share. */
Names *counter_styles_names(const CounterStyles *styles);

/* How numbers are written in the style that a value names. */
typedef struct NumberStyle {
    Keyword keyword;
    const CounterStyle *custom; /* or NULL: the keyword's */
} NumberStyle;

/* The style of a keyword or name; what no sheet defines is reported once and is decimal. */
NumberStyle counter_styles_find(CounterStyles *styles, const Value *value);

/* Appends number in a style. */
void number_print(int32_t number, NumberStyle style, Buffer *out);

/* Appends the number of a CONTENT_PAGE, _PAGES or _TARGET_PAGE in its style. */
void content_print_number(const Content *content, int32_t number, Buffer *out);

#endif
