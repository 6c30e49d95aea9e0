/* What standard error is: a terminal, with or without colours; and a line on it that tells how the work
 * goes and leaves no trace. */
#ifndef PLENARY_CLI_TERMINAL_H
#define PLENARY_CLI_TERMINAL_H

#include "cli/options.h"

/* Whether standard error is a terminal that can do more than scroll. */
bool terminal_is_there(void);

/* Whether messages are coloured: by --color, then by NO_COLOR, then by what the terminal is. */
bool terminal_has_colors(Choice color);

/* Milliseconds of a clock that only goes forward. */
long long clock_milliseconds(void);

/* Shows text in the place of the last such line, or takes the line away (NULL). The text is cut at the
 * terminal's width. */
void terminal_show_line(const char *text);

#endif
