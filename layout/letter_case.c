#include "layout/letter_case.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

TextTransform text_transform(const Style *style)
{
    const Value *value = style_value(style, PROPERTY_TEXT_TRANSFORM);
    TextTransform transform = {.letters = KEYWORD_NONE};
    const Value *items = value->kind == VALUE_LIST ? value->list->items : value;
    uint32_t count = value->kind == VALUE_LIST ? value->list->count : 1;
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].keyword == KEYWORD_FULL_WIDTH)
            transform.is_wide = true;
        else if (items[i].keyword == KEYWORD_FULL_SIZE_KANA)
            transform.has_large_kana = true;
        else
            transform.letters = (Keyword)items[i].keyword;
    }
    return transform;
}

/* ---- case ---- */

static Text in_case(Arena *arena, Text text, Keyword wanted, Text language)
{
    UErrorCode error = U_ZERO_ERROR;
    UCaseMap *map =
        ucasemap_open(text_to_string(arena, language), U_TITLECASE_NO_LOWERCASE, &error);
    size_t capacity = text.bytes * 3 + 1;
    char *changed = arena_alloc(arena, capacity);
    int32_t room = (int32_t)capacity;
    int32_t given = (int32_t)text.bytes;
    int32_t bytes = 0;
    if (U_FAILURE(error) || capacity > INT32_MAX)
        bytes = -1;
    else if (wanted == KEYWORD_UPPERCASE)
        bytes = ucasemap_utf8ToUpper(map, changed, room, text.at, given, &error);
    else if (wanted == KEYWORD_LOWERCASE)
        bytes = ucasemap_utf8ToLower(map, changed, room, text.at, given, &error);
    else
        bytes = ucasemap_utf8ToTitle(map, changed, room, text.at, given, &error);
    ucasemap_close(map);
    return U_SUCCESS(error) && bytes >= 0 ? (Text){changed, (size_t)bytes} : text;
}

/* Letters, figures and marks; U+FFFC stands for an initial that the lines stand beside. */
static bool is_in_word(uint32_t code_point)
{
    return u_isalnum((UChar32)code_point) ||
           u_charType((UChar32)code_point) == U_NON_SPACING_MARK || code_point == 0xFFFC ||
           code_point == 0xAD;
}

static bool is_apostrophe(uint32_t code_point)
{
    return code_point == '\'' || code_point == 0x2019;
}

/* How much of a text goes on with the word that the text before it ends in. */
static size_t rest_of_word(Text text, Text before)
{
    size_t at = before.bytes;
    bool is_joined = false;
    if (at == 0)
        return 0;
    uint32_t last = text_previous(before, &at);
    if (is_apostrophe(last) && at > 0) {
        is_joined = true;
        last = text_previous(before, &at);
    }
    if (!is_in_word(last))
        return 0;
    size_t end = 0;
    for (size_t next = 0; next < text.bytes;) {
        uint32_t code_point = text_next(text, &next);
        if (is_in_word(code_point))
            end = next;
        else if (is_joined || !is_apostrophe(code_point))
            break;
        is_joined = is_apostrophe(code_point);
    }
    return end;
}

static Text capitalized(Arena *arena, Text text, Text language, Text before)
{
    size_t kept = rest_of_word(text, before);
    if (kept == 0)
        return in_case(arena, text, KEYWORD_CAPITALIZE, language);
    Text rest = in_case(arena, text_slice(text, kept, text.bytes), KEYWORD_CAPITALIZE, language);
    Buffer joined = {0};
    buffer_put(&joined, text_slice(text, 0, kept));
    buffer_put(&joined, rest);
    Text copy = text_copy(arena, buffer_text(&joined));
    buffer_free(&joined);
    return copy;
}

/* ---- width ---- */

/* Unicode's decompositions <wide> and <narrow>, of signs that have a full-width form. */
static uint32_t wide_form(uint32_t code_point)
{
    static const uint16_t signs[][2] = {{0xA2, 0xFFE0},   {0xA3, 0xFFE1},   {0xA5, 0xFFE5},
                                        {0xA6, 0xFFE4},   {0xAC, 0xFFE2},   {0xAF, 0xFFE3},
                                        {0x20A9, 0xFFE6}, {0x2985, 0xFF5F}, {0x2986, 0xFF60}};
    static const uint16_t half_kana[] = {
        0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
        0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB,
        0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
        0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5,
        0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9,
        0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x3099, 0x309A};
    if (code_point > ' ' && code_point < 0x7F)
        return code_point + 0xFEE0;
    if (code_point >= 0xFF61 && code_point < 0xFF61 + sizeof half_kana / sizeof *half_kana)
        return half_kana[code_point - 0xFF61];
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i][0] == code_point)
            return signs[i][1];
    return code_point;
}

/* CSS Text 4, appendix G: small kana and their full sizes. */
static uint32_t large_kana(uint32_t code_point)
{
    static const uint16_t pairs[][2] = {
        {0x3041, 0x3042}, {0x3043, 0x3044}, {0x3045, 0x3046}, {0x3047, 0x3048}, {0x3049, 0x304A},
        {0x3063, 0x3064}, {0x3083, 0x3084}, {0x3085, 0x3086}, {0x3087, 0x3088}, {0x308E, 0x308F},
        {0x3095, 0x304B}, {0x3096, 0x3051}, {0x30A1, 0x30A2}, {0x30A3, 0x30A4}, {0x30A5, 0x30A6},
        {0x30A7, 0x30A8}, {0x30A9, 0x30AA}, {0x30C3, 0x30C4}, {0x30E3, 0x30E4}, {0x30E5, 0x30E6},
        {0x30E7, 0x30E8}, {0x30EE, 0x30EF}, {0x30F5, 0x30AB}, {0x30F6, 0x30B1}, {0x31F0, 0x30AF},
        {0x31F1, 0x30B7}, {0x31F2, 0x30B9}, {0x31F3, 0x30C8}, {0x31F4, 0x30CC}, {0x31F5, 0x30CF},
        {0x31F6, 0x30D2}, {0x31F7, 0x30D5}, {0x31F8, 0x30D8}, {0x31F9, 0x30DB}, {0x31FA, 0x30E0},
        {0x31FB, 0x30E9}, {0x31FC, 0x30EA}, {0x31FD, 0x30EB}, {0x31FE, 0x30EC}, {0x31FF, 0x30ED},
        {0xFF67, 0xFF71}, {0xFF68, 0xFF72}, {0xFF69, 0xFF73}, {0xFF6A, 0xFF74}, {0xFF6B, 0xFF75},
        {0xFF6C, 0xFF94}, {0xFF6D, 0xFF95}, {0xFF6E, 0xFF96}, {0xFF6F, 0xFF82}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == code_point)
            return pairs[i][1];
    return code_point;
}

static Text in_width(Arena *arena, Text text, const TextTransform *wanted)
{
    Buffer changed = {0};
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (wanted->is_wide)
            code_point = wide_form(code_point);
        if (wanted->has_large_kana)
            code_point = large_kana(code_point);
        buffer_code_point(&changed, code_point);
    }
    Text copy = text_copy(arena, buffer_text(&changed));
    buffer_free(&changed);
    return copy;
}

Text letters_transformed(Arena *arena, Text text, const TextTransform *wanted, Text language,
                         Text before)
{
    if (wanted->letters == KEYWORD_CAPITALIZE)
        text = capitalized(arena, text, language, before);
    else if (wanted->letters != KEYWORD_NONE)
        text = in_case(arena, text, wanted->letters, language);
    return wanted->is_wide || wanted->has_large_kana ? in_width(arena, text, wanted) : text;
}
