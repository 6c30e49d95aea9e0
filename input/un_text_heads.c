/* Heads of pages that repeat what stands at the beginning of the document. */
#include "input/un_text_heads.h"

#include <string.h>

static size_t skip_space(Text text, size_t at)
{
    while (at < text.bytes && memchr(" \n\t\r", text.at[at], 4))
        at++;
    return at;
}

bool head_stands_before(const Reading *reading, Text line, uint32_t offset)
{
    enum {
        TITLE_SEARCH = 16384 /* bytes of the first page in which a head's title is looked for */
    };
    Text text = text_slice(reading->clean.text, 0, offset < TITLE_SEARCH ? offset : TITLE_SEARCH);
    for (size_t begin = 0; begin + line.bytes <= text.bytes; begin++) {
        size_t i = 0;
        size_t at = begin;
        while (i < line.bytes && at < text.bytes) {
            bool is_space = line.at[i] == ' ';
            if (is_space ? !memchr(" \n\t\r", text.at[at], 4) : line.at[i] != text.at[at])
                break;
            i++;
            at++;
            if (is_space)
                at = skip_space(text, at);
            while (is_space && i < line.bytes && line.at[i] == ' ')
                i++;
        }
        if (i == line.bytes)
            return true;
    }
    return false;
}

/* The offset behind the words of line in text, from offset at on; 0 when others stand there. */
static size_t match_words(Text text, size_t at, Text line)
{
    for (size_t i = 0; i < line.bytes; i++) {
        if (line.at[i] == ' ')
            continue;
        at = skip_space(text, at);
        if (at >= text.bytes || text.at[at] != line.at[i])
            return 0;
        at++;
    }
    return at;
}

uint32_t head_repeats_opening(const Reading *reading, Text opening, uint32_t line, uint32_t last)
{
    enum {
        MOST_LINES = 4,
        SHORTEST = 24 /* bytes */
    };
    Text text = reading->clean.text;
    size_t begin = opening.bytes ? (size_t)(opening.at - text.at) : 0;
    size_t at = begin;
    for (uint32_t count = 0; count < MOST_LINES && line + count <= last && opening.bytes; count++) {
        Text words = line_text(reading, line + count);
        at = words.bytes ? match_words(text, at, words) : 0;
        if (!at)
            return 0;
        bool is_line_end = at < text.bytes && memchr("\n\r", text.at[at], 2);
        if (count > 0 && is_line_end && at - begin >= SHORTEST)
            return count + 1;
    }
    return 0;
}
