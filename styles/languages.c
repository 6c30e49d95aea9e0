#include "styles/languages.h"

/* The subtag at *at, which moves behind it and its hyphen. */
static Text next_subtag(Text tag, size_t *at)
{
    size_t begin = *at;
    size_t length = text_find(text_slice(tag, begin, tag.bytes), '-');
    *at = begin + length + 1;
    return text_slice(tag, begin, begin + length);
}

static bool same(Text a, Text b)
{
    if (a.bytes != b.bytes)
        return false;
    for (size_t i = 0; i < a.bytes; i++) {
        char x = a.at[i];
        char y = b.at[i];
        x = x >= 'A' && x <= 'Z' ? (char)(x - 'A' + 'a') : x;
        y = y >= 'A' && y <= 'Z' ? (char)(y - 'A' + 'a') : y;
        if (x != y)
            return false;
    }
    return true;
}

bool language_in_range(Text tag, Text range)
{
    size_t in_tag = 0;
    size_t in_range = 0;
    if (tag.bytes == 0 || range.bytes == 0)
        return tag.bytes == range.bytes;
    Text wanted = next_subtag(range, &in_range);
    Text found = next_subtag(tag, &in_tag);
    if (!text_is(wanted, "*") && !same(wanted, found))
        return false;
    while (in_range < range.bytes) {
        wanted = next_subtag(range, &in_range);
        if (text_is(wanted, "*"))
            continue;
        do {
            if (in_tag >= tag.bytes)
                return false;
            found = next_subtag(tag, &in_tag);
            bool is_singleton = found.bytes == 1;
            if (is_singleton && !same(wanted, found))
                return false;
        } while (!same(wanted, found));
    }
    return true;
}

bool language_is_right_to_left(Text tag)
{
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "ks",
                                            "ps", "sd",  "syr", "ug", "ur", "yi"};
    size_t at = 0;
    Text primary = next_subtag(tag, &at);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (text_is_ignoring_case(primary, languages[i]))
            return true;
    return false;
}

const char *const *language_quotes(Text tag)
{
    enum {
        MARKS = 4
    };
    static const struct {
        const char *language;
        const char *marks[MARKS];
    } rows[] = {
        {"ar", {"«", "»", "“", "”"}},
        {"es", {"«", "»", "“", "”"}},
        {"fr", {"«\u00A0", "\u00A0»", "“", "”"}},
        {"ru", {"«", "»", "„", "“"}},
        {"en", {"“", "”", "‘", "’"}},
    };
    enum {
        ROWS = sizeof rows / sizeof *rows
    };
    size_t at = 0;
    Text primary = next_subtag(tag, &at);
    for (size_t i = 0; i < ROWS; i++)
        if (text_is_ignoring_case(primary, rows[i].language))
            return rows[i].marks;
    return rows[ROWS - 1].marks;
}
