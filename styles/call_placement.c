#include "styles/call_placement.h"

#include "input/letters.h"
#include "styles/phrase.h"

/* Signs that end a clause: , . ; : ! ? and those of the other languages. */
static bool ends_clause(uint32_t sign)
{
    static const uint32_t signs[] = {
        ',',    '.',    ';',    ':',    '!',    '?',    0x2026,        /* … */
        0x060C, 0x061B, 0x061F, 0x06D4,                                /* ، ؛ ؟ ۔ */
        0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F /* 、。，．：；！？ */
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == sign)
            return true;
    return false;
}

static bool ends_quotation(uint32_t sign)
{
    static const uint32_t signs[] = {
        '"',    '\'',  0x2019, 0x201D, 0xBB, 0x203A, /* ’ ” » › */
        0x300D, 0x300F                               /* 」』 */
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == sign)
            return true;
    return false;
}

static bool is_fixed_space(uint32_t sign)
{
    return sign == 0xA0 || sign == 0x202F;
}

static bool is_space(uint32_t sign)
{
    return sign == ' ' || is_fixed_space(sign);
}

static bool is_of_word(uint32_t sign)
{
    return phrase_is_word(sign) || is_ideograph(sign);
}

size_t call_signs_behind(Text text)
{
    size_t end = 0;
    bool has_ideographs = false;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t sign = text_next(text, &at);
        size_t behind = at;
        /* « mot » : its space goes with a sign */
        bool is_apart = is_fixed_space(sign) && at < text.bytes;
        if (is_apart)
            sign = text_next(text, &behind);
        if (!ends_clause(sign) && !ends_quotation(sign))
            return is_of_word(sign) && !has_ideographs && !is_apart ? 0 : end;
        has_ideographs |= sign >= 0x3000;
        at = end = behind;
    }
    return end;
}

size_t call_signs_before(Text text)
{
    size_t begin = text.bytes;
    for (size_t at = text.bytes; at > 0 && ends_clause(text_previous(text, &at));)
        begin = at;
    for (size_t at = begin; begin < text.bytes && at > 0 && is_space(text_previous(text, &at));)
        begin = at;
    return begin;
}

bool calls_meet_over(const Style *style, Text text)
{
    if (style_is(style, PROPERTY_NOTE_CALL_PLACEMENT, KEYWORD_AFTER_PUNCTUATION))
        return call_signs_behind(text) == text.bytes;
    return style_is(style, PROPERTY_NOTE_CALL_PLACEMENT, KEYWORD_BEFORE_PUNCTUATION) &&
           call_signs_before(text) == 0;
}
