/* CSS Writing Modes 4, section 2.4.5: each value stands for control characters of UAX #9 around the element.
 * They are in no text that anybody reads, so they are kept beside it, and come in only where levels are
 * resolved (itemize.c). */
#include "layout/bidi_marks.h"

#include <unicode/uchar.h>

enum {
    LRE = 0x202A,
    RLE = 0x202B,
    LRO = 0x202D,
    RLO = 0x202E,
    FSI = 0x2068
};

static void add_mark(InlineText *text, uint32_t control)
{
    text->bidi_marks = arena_reserve(text->composer->arena, text->bidi_marks, text->bidi_mark_count,
                                     &text->bidi_mark_capacity, sizeof *text->bidi_marks);
    text->bidi_marks[text->bidi_mark_count++] =
        (BidiMark){(uint32_t)text->bytes.bytes, (uint16_t)control};
}

void bidi_begin(InlineText *text, const Style *style)
{
    bool is_right_to_left = style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL);
    switch (style_keyword(style, PROPERTY_UNICODE_BIDI)) {
    case KEYWORD_EMBED:
        add_mark(text, is_right_to_left ? RLE : LRE);
        break;
    case KEYWORD_ISOLATE:
        add_mark(text, is_right_to_left ? BIDI_ISOLATE_RIGHT : BIDI_ISOLATE_LEFT);
        break;
    case KEYWORD_BIDI_OVERRIDE:
        add_mark(text, is_right_to_left ? RLO : LRO);
        break;
    case KEYWORD_ISOLATE_OVERRIDE:
        add_mark(text, FSI);
        add_mark(text, is_right_to_left ? RLO : LRO);
        break;
    case KEYWORD_PLAINTEXT:
        add_mark(text, FSI);
        break;
    default:
        break;
    }
}

void bidi_end(InlineText *text, const Style *style)
{
    switch (style_keyword(style, PROPERTY_UNICODE_BIDI)) {
    case KEYWORD_EMBED:
    case KEYWORD_BIDI_OVERRIDE:
        add_mark(text, BIDI_END_EMBEDDING);
        break;
    case KEYWORD_ISOLATE:
    case KEYWORD_PLAINTEXT:
        add_mark(text, BIDI_END_ISOLATE);
        break;
    case KEYWORD_ISOLATE_OVERRIDE:
        add_mark(text, BIDI_END_EMBEDDING);
        add_mark(text, BIDI_END_ISOLATE);
        break;
    default:
        break;
    }
}

void bidi_begin_block(InlineText *text, const Style *style)
{
    if (style_is(style, PROPERTY_UNICODE_BIDI, KEYWORD_BIDI_OVERRIDE) ||
        style_is(style, PROPERTY_UNICODE_BIDI, KEYWORD_ISOLATE_OVERRIDE))
        add_mark(text, style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL) ? RLO : LRO);
}

bool bidi_opens_embedding(uint16_t control)
{
    return control == LRE || control == RLE || control == LRO || control == RLO;
}

bool bidi_first_strong(Text text, bool otherwise)
{
    int isolates = 0;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        UCharDirection direction = u_charDirection((UChar32)code_point);
        if (code_point >= BIDI_ISOLATE_LEFT && code_point <= FSI)
            isolates++;
        else if (code_point == BIDI_END_ISOLATE)
            isolates -= isolates > 0;
        else if (isolates == 0 && direction == U_LEFT_TO_RIGHT)
            return false;
        else if (isolates == 0 &&
                 (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC))
            return true;
    }
    return otherwise;
}
