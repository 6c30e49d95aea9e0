#include "base/explanations.h"

#include "base/explanations_text.h"

/* The file: a line "# NOTE003", then the cause; "= what to do", then the cure; "= example", then the
 * example; up to the next "# ". */

Text explanations_text(void)
{
    return (Text){explanations_bytes, sizeof explanations_bytes - 1};
}

/* The text from a line on that begins so, without that line; false if there is none. */
static bool find_section(Text text, const char *head, Text *section)
{
    for (size_t at = 0; at < text.bytes;) {
        Text rest = text_slice(text, at, text.bytes);
        Text line = text_slice(rest, 0, text_find(rest, '\n'));
        at += line.bytes + 1;
        if (text_is(line, head)) {
            *section = text_slice(text, at, text.bytes);
            return true;
        }
    }
    return false;
}

/* Up to the next line that begins with a mark, and without blank lines at the end. */
static Text until_mark(Text text, char mark)
{
    size_t end = text.bytes;
    for (size_t at = 0; at < text.bytes && end == text.bytes;) {
        Text rest = text_slice(text, at, text.bytes);
        if (rest.at[0] == mark && rest.bytes > 1 && rest.at[1] == ' ')
            end = at;
        at += text_find(rest, '\n') + 1;
    }
    while (end > 1 && text.at[end - 1] == '\n' && text.at[end - 2] == '\n')
        end--;
    return text_slice(text, 0, end);
}

bool explanation_find(DiagnosticKind kind, Explanation *explanation)
{
    Buffer head = {0};
    buffer_format(&head, "# %s", diagnostic_row(kind)->id);
    buffer_byte(&head, '\0');
    Text section;
    bool is_there = find_section(explanations_text(), head.at, &section);
    buffer_free(&head);
    if (!is_there)
        return false;
    section = until_mark(section, '#');
    explanation->cause = until_mark(section, '=');
    if (!find_section(section, "= what to do", &explanation->cure) ||
        !find_section(section, "= example", &explanation->example))
        return false;
    explanation->cure = until_mark(explanation->cure, '=');
    explanation->example = until_mark(explanation->example, '=');
    return explanation->cause.bytes && explanation->cure.bytes && explanation->example.bytes;
}
