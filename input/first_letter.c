#include "input/first_letter.h"

#include <unicode/uchar.h>

static bool goes_with_letter(uint32_t code_point)
{
    switch (u_charType((UChar32)code_point)) {
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
        return true;
    default:
        return false;
    }
}

static bool is_mark(uint32_t code_point)
{
    return u_charType((UChar32)code_point) == U_NON_SPACING_MARK;
}

size_t first_letter_end(Text text, size_t begin)
{
    size_t at = begin;
    size_t next = begin;
    while (next < text.bytes && goes_with_letter(text_next(text, &next)))
        at = next;
    if (at == text.bytes)
        return begin;
    uint32_t letter = text_next(text, &at);
    if (!u_isalnum((UChar32)letter))
        return begin;
    for (next = at; next < text.bytes; at = next) {
        uint32_t code_point = text_next(text, &next);
        if (!goes_with_letter(code_point) && !is_mark(code_point))
            break;
    }
    return at;
}
