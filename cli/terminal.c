#define _DEFAULT_SOURCE /* TIOCGWINSZ */
#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

bool terminal_is_there(void)
{
    const char *kind = getenv("TERM");
    return isatty(STDERR_FILENO) && kind && *kind && strcmp(kind, "dumb") != 0;
}

bool terminal_has_colors(Choice color)
{
    const char *unwanted = getenv("NO_COLOR");
    switch ((ColorUse)choice_or(color, COLOR_AUTO)) {
    case COLOR_ALWAYS:
        return true;
    case COLOR_NEVER:
        return false;
    case COLOR_AUTO:
        break;
    }
    return !(unwanted && *unwanted) && terminal_is_there();
}

long long clock_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static size_t terminal_width(void)
{
    enum {
        USUAL = 80
    };
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1)
        return size.ws_col;
    return USUAL;
}

void terminal_show_line(const char *text)
{
    fputs("\r\33[K", stderr);
    if (text) {
        Text whole = text_of(text);
        size_t bytes = 0;
        for (size_t column = 1; column < terminal_width() && bytes < whole.bytes; column++)
            text_next(whole, &bytes);
        fwrite(text, 1, bytes, stderr);
    }
    fflush(stderr);
}
