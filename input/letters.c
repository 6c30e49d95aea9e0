#include "input/letters.h"

static bool is_between(uint32_t code_point, uint32_t first, uint32_t last)
{
    return code_point >= first && code_point <= last;
}

bool is_letter(uint32_t code_point)
{
    return is_between(code_point | 0x20, 'a', 'z') ||
           (is_between(code_point, 0xC0, 0x24F) && code_point != 0xD7 && code_point != 0xF7) ||
           is_between(code_point, 0x386, 0x52F) || is_between(code_point, 0x620, 0x64A) ||
           is_between(code_point, 0x66E, 0x6D3) || is_between(code_point, 0x1E00, 0x1FFF);
}

bool is_lower_case(uint32_t code_point)
{
    if (is_between(code_point, 'a', 'z') || is_between(code_point, 0xDF, 0xFF))
        return code_point != 0xF7;
    if (is_between(code_point, 0x100, 0x17F)) /* pairs; the odd one of a pair is small, mostly */
        return code_point % 2 == 1;
    return is_between(code_point, 0x3AC, 0x3CE) || is_between(code_point, 0x430, 0x45F);
}

/* Han, and the punctuation that is set solid with it. */
uint32_t small_letter(uint32_t code_point)
{
    if (code_point >= 'A' && code_point <= 'Z')
        return code_point + 0x20;
    if (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7)
        return code_point + 0x20;
    if (code_point >= 0x410 && code_point <= 0x42F)
        return code_point + 0x20;
    return code_point >= 0x400 && code_point <= 0x40F ? code_point + 0x50 : code_point;
}

bool is_ideograph(uint32_t code_point)
{
    return is_between(code_point, 0x2E80, 0x2FDF) || is_between(code_point, 0x3000, 0x30FF) ||
           is_between(code_point, 0x3200, 0x9FFF) || is_between(code_point, 0xF900, 0xFAFF) ||
           is_between(code_point, 0xFF01, 0xFF60) || is_between(code_point, 0x20000, 0x3FFFF);
}

/* A closing quotation mark or bracket: ” ’ » " ' ) and the fullwidth bracket. */
static bool is_closing(uint32_t code_point)
{
    return code_point == 0x201D || code_point == 0x2019 || code_point == 0xBB ||
           code_point == '"' || code_point == '\'' || code_point == ')' || code_point == 0xFF09 ||
           code_point == '*';
}

static char ascii_mark(uint32_t code_point)
{
    switch (code_point) {
    case '.':
    case '?':
    case '!':
    case 0x2026: /* … */
    case 0x3002: /* 。 */
    case 0x61F:  /* ؟ */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
        return '.';
    case ';':
    case 0x61B:  /* ؛ */
    case 0xFF1B: /* ； */
        return ';';
    case ':':
    case 0xFF1A: /* ： */
        return ':';
    case ',':
    case 0x60C:  /* ، */
    case 0xFF0C: /* ， */
        return ',';
    default:
        return 0;
    }
}

int superscript_digit(uint32_t code_point)
{
    switch (code_point) {
    case 0xB9:
        return 1;
    case 0xB2:
    case 0xB3:
        return (int)(code_point - 0xB0);
    default:
        return code_point == 0x2070 || is_between(code_point, 0x2074, 0x2079)
                   ? (int)(code_point - 0x2070)
                   : -1;
    }
}

bool text_is_capitals(Text text)
{
    enum {
        SEVERAL = 3
    };
    int capitals = 0;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (is_lower_case(code_point) || is_ideograph(code_point))
            return false;
        capitals += small_letter(code_point) != code_point;
    }
    return capitals >= SEVERAL;
}

/* A call that extraction set apart from its word, "Rights, 12": where it begins, behind the space; or
 * the end of the text. */
static size_t loose_call(Text text)
{
    size_t at = text.bytes;
    if (at > 2 && text.at[at - 1] == '/')
        at--;
    size_t end = at;
    while (at > 0 && end - at < 2 && is_digit(text.at[at - 1]))
        at--;
    if (at == end || at < 2 || text.at[at - 1] != ' ')
        return text.bytes;
    while (at > 0 && text.at[at - 1] == ' ')
        at--;
    return at;
}

/* Whether the point at an offset with figures behind it is one of a symbol: "A/C.3/62/L.99", or of what may
 * stand apart from one: "A/C.3/62/L.99 and Rev.1". */
static bool is_symbol_point(Text text, size_t point)
{
    bool has_figure = point + 1 < text.bytes && is_digit(text.at[point + 1]);
    bool has_slash = false;
    size_t at = point;
    while (at > 0 && text.at[at - 1] != ' ' && text.at[at - 1] != '(') {
        at--;
        has_slash = has_slash || text.at[at] == '/';
    }
    static const char *const parts[] = {"Add", "Rev", "Corr", "Amend", "Suppl"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (has_figure && text_is(text_slice(text, at, point), parts[i]))
            return true;
    return has_figure && has_slash && at < point && text.at[at] >= 'A' && text.at[at] <= 'Z';
}

char final_mark(Text text)
{
    enum {
        MOST_BEHIND = 12
    };
    size_t at = loose_call(text);
    for (int i = 0; i < MOST_BEHIND && at > 0; i++) {
        uint32_t code_point = text_previous(text, &at);
        if (code_point == '.' && is_symbol_point(text, at))
            return 0;
        if (ascii_mark(code_point))
            return ascii_mark(code_point);
        bool is_call = (code_point < 0x80 && is_digit((char)code_point)) || code_point == 0xA0 ||
                       superscript_digit(code_point) >= 0;
        if (!is_closing(code_point) && !is_call)
            return 0;
    }
    return 0;
}
