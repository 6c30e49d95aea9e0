#include "styles/phrase.h"

uint32_t phrase_lower(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z' ? code_point + 0x20 : code_point;
    if (code_point >= 0xC0 && code_point <= 0xDE && code_point != 0xD7)
        return code_point + 0x20;
    if (code_point == 0x152) /* Œ */
        return 0x153;
    if (code_point >= 0x400 && code_point <= 0x40F)
        return code_point + 0x50;
    if (code_point >= 0x410 && code_point <= 0x42F)
        return code_point + 0x20;
    return code_point;
}

uint32_t phrase_upper(uint32_t code_point)
{
    if (code_point < 0x80)
        return code_point >= 'a' && code_point <= 'z' ? code_point - 0x20 : code_point;
    if (code_point >= 0xE0 && code_point <= 0xFE && code_point != 0xF7)
        return code_point - 0x20;
    if (code_point == 0x153)
        return 0x152;
    if (code_point >= 0x430 && code_point <= 0x44F)
        return code_point - 0x20;
    if (code_point >= 0x450 && code_point <= 0x45F)
        return code_point - 0x50;
    return code_point;
}

static bool is_arabic_sign(uint32_t code_point)
{
    return (code_point >= 0x64B && code_point <= 0x652) || code_point == 0x640 ||
           code_point == 0x670;
}

bool phrase_is_word(uint32_t code_point)
{
    if (code_point < 0x80)
        return (code_point >= '0' && code_point <= '9') ||
               (code_point >= 'A' && code_point <= 'Z') || (code_point >= 'a' && code_point <= 'z');
    if (code_point < 0xC0)
        return code_point == 0xAA || code_point == 0xB5 || code_point == 0xBA;
    if (code_point < 0x600)
        return code_point != 0xD7 && code_point != 0xF7;
    if (code_point < 0x780)
        return (code_point >= 0x620 && code_point <= 0x669) ||
               (code_point >= 0x66E && code_point != 0x6D4);
    return (code_point >= 0x1E00 && code_point <= 0x1FFF) ||
           (code_point >= 0xFB50 && code_point <= 0xFEFC && code_point != 0xFD3E &&
            code_point != 0xFD3F);
}

/* Characters that are one and the same to us. */
static uint32_t plain(uint32_t code_point)
{
    switch (code_point) {
    case 0x2019:
        return '\'';
    case 0xA0:
    case 0x202F:
        return ' ';
    default:
        return code_point;
    }
}

size_t phrase_skip_space(Text text, size_t begin)
{
    size_t at = begin;
    while (at < text.bytes) {
        size_t next = at;
        if (plain(text_next(text, &next)) != ' ')
            break;
        at = next;
    }
    return at;
}

Text phrase_without_comma(Text line)
{
    while (line.bytes) {
        size_t before = line.bytes;
        uint32_t last = text_previous(line, &before);
        if (last != ',' && last != 0x60C && last != 0xFF0C && plain(last) != ' ')
            break;
        line.bytes = before;
    }
    return line;
}

static size_t skip_arabic_signs(Text text, size_t at)
{
    while (at < text.bytes && (unsigned char)text.at[at] >= 0xD9) {
        size_t next = at;
        if (!is_arabic_sign(text_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

static bool ends_word(Text text, size_t at)
{
    if (at == text.bytes)
        return true;
    size_t next = at;
    uint32_t after = text_next(text, &next);
    if (!phrase_is_word(after))
        return true;
    /* A phrase that does not itself end in a letter ends a word wherever it ends. */
    size_t last = at;
    return !phrase_is_word(text_previous(text, &last));
}

size_t phrase_end(Text text, size_t begin, Text phrase)
{
    if (phrase.bytes == 0)
        return 0;
    size_t at = begin;
    size_t p = 0;
    while (p < phrase.bytes) {
        bool is_first = p == 0;
        if (at >= text.bytes)
            return 0;
        uint32_t wanted = text_next(phrase, &p);
        uint32_t found = text_next(text, &at);
        if (wanted != found && plain(wanted) != plain(found) &&
            !(is_first && phrase_lower(wanted) == phrase_lower(found)))
            return 0;
        at = skip_arabic_signs(text, at);
    }
    return ends_word(text, at) ? at : 0;
}

size_t phrase_longest(Text text, size_t begin, const PhraseList *list, size_t *which)
{
    if (begin >= text.bytes)
        return 0;
    size_t next = begin;
    uint32_t first = phrase_lower(text_next(text, &next));
    size_t longest = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].first != first)
            continue;
        size_t end = phrase_end(text, begin, list->items[i].words);
        if (end > longest) {
            longest = end;
            if (which)
                *which = i;
        }
    }
    return longest;
}

bool phrase_listed(const PhraseList *list, Text words)
{
    if (words.bytes == 0)
        return false;
    size_t next = 0;
    uint32_t first = phrase_lower(text_next(words, &next));
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].first == first &&
            phrase_end(words, 0, list->items[i].words) == words.bytes)
            return true;
    return false;
}

size_t phrase_digits_at(Text text, size_t at)
{
    size_t end = at;
    while (end < text.bytes && phrase_is_digit(text.at[end]))
        end++;
    return end - at;
}

size_t phrase_digits_before(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && phrase_is_digit(text.at[begin - 1]))
        begin--;
    return end - begin;
}
