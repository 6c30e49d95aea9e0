#include "styles/counter_style.h"

#include "styles/counter_styles.h"

enum {
    LONGEST = 120, /* characters of a number; what is longer is left to the fallback (section 3) */
    FALLBACKS_MOST = 16 /* then decimal: fallbacks may go round in a circle */
};

static size_t characters_in(Text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.bytes; i++)
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return count;
}

/* --- ranges -------------------------------------------------------------------------------- */

static bool uses_negative_sign(const CounterStyle *style)
{
    return style->system != COUNTER_CYCLIC && style->system != COUNTER_FIXED;
}

/* Section 3.5: auto is all that the system can write. */
static bool is_in_auto_range(const CounterStyle *style, int64_t number)
{
    switch (style->system) {
    case COUNTER_ALPHABETIC:
    case COUNTER_SYMBOLIC:
    case COUNTER_ETHIOPIC:
        return number >= 1;
    case COUNTER_ADDITIVE:
        return number >= 0;
    case COUNTER_EXTENDS:
        if (style->base == KEYWORD_LOWER_ROMAN || style->base == KEYWORD_UPPER_ROMAN)
            return number >= 1 && number <= 3999;
        return style->base == KEYWORD_DECIMAL || style->base == KEYWORD_DECIMAL_LEADING_ZERO ||
               style->base == KEYWORD_DISC || style->base == KEYWORD_CIRCLE ||
               style->base == KEYWORD_SQUARE || number >= 1;
    default:
        return true;
    }
}

static bool is_in_range(const CounterStyle *style, int32_t number)
{
    for (uint32_t i = 0; i < style->range_count; i++)
        if (number >= style->ranges[i].least && number <= style->ranges[i].most)
            return true;
    return style->range_count == 0 && is_in_auto_range(style, number);
}

/* --- systems (section 3.1) ----------------------------------------------------------------- */

static void put_symbol(const CounterStyle *style, int64_t index, Buffer *out)
{
    buffer_put(out, style->symbols[index].text);
}

/* One symbol as often as the number has gone round; false if that is too long. */
static bool put_symbolic(const CounterStyle *style, int64_t number, Buffer *out)
{
    int64_t index = (number - 1) % style->symbol_count;
    int64_t times = (number - 1) / style->symbol_count + 1;
    if (number < 1 || times > LONGEST)
        return false;
    for (int64_t i = 0; i < times; i++)
        put_symbol(style, index, out);
    return true;
}

/* Digits, bijective ones for letters. */
static bool put_digits(const CounterStyle *style, int64_t number, Buffer *out)
{
    enum {
        DIGITS_MOST = 64
    };
    int64_t digits[DIGITS_MOST];
    int count = 0;
    bool is_bijective = style->system == COUNTER_ALPHABETIC;
    if (number == 0 && is_bijective)
        return false;
    do {
        int64_t rest = is_bijective ? number - 1 : number;
        digits[count++] = rest % style->symbol_count;
        number = rest / style->symbol_count;
    } while (number > 0);
    while (count)
        put_symbol(style, digits[--count], out);
    return true;
}

/* The largest weights first; 0 only if there is a symbol for it. */
static bool put_additive(const CounterStyle *style, int64_t number, Buffer *out)
{
    int64_t rest = number;
    int64_t count = 0;
    for (uint32_t i = 0; i < style->symbol_count; i++) {
        int32_t weight = style->symbols[i].weight;
        if (weight == 0 && number == 0) {
            put_symbol(style, i, out);
            return true;
        }
        for (; weight > 0 && rest >= weight; rest -= weight) {
            if (++count > LONGEST)
                return false;
            put_symbol(style, i, out);
        }
    }
    return rest == 0 && number > 0;
}

static bool put_fixed(const CounterStyle *style, int64_t number, Buffer *out)
{
    int64_t index = number - style->first;
    if (index < 0 || index >= style->symbol_count)
        return false;
    put_symbol(style, index, out);
    return true;
}

static bool put_cyclic(const CounterStyle *style, int64_t number, Buffer *out)
{
    int64_t count = style->symbol_count;
    put_symbol(style, ((number - 1) % count + count) % count, out);
    return true;
}

/* Section 7.1.2: a digit with the mark of its place, one zero for any between others, none behind the last. */
static bool put_chinese(const CounterStyle *style, int64_t number, Buffer *out)
{
    enum {
        TEN = 10,
        LARGEST = 9999
    };
    if (number > LARGEST)
        return false;
    if (number == 0)
        put_symbol(style, 0, out);
    bool skips = false;
    bool is_begun = false;
    int64_t unit = 1000;
    for (int mark = 3; mark >= 0; mark--, unit /= TEN) {
        int64_t digit = number / unit % TEN;
        skips = skips || (is_begun && digit == 0);
        if (digit == 0)
            continue;
        if (skips)
            put_symbol(style, 0, out);
        if (!(style->says_ten && number / TEN == 1 && mark == 1))
            put_symbol(style, digit, out);
        if (mark > 0)
            put_symbol(style, TEN - 1 + mark, out);
        skips = false;
        is_begun = true;
    }
    return true;
}

/* Section 7.2: groups of two digits, with the sign of hundred behind odd ones and that of ten thousand behind even
 * ones. A group of one is not told where the sign alone says it. */
static bool put_ethiopic(const CounterStyle *style, int64_t number, Buffer *out)
{
    enum {
        TENS = 9,
        HUNDRED = 18,
        GROUPS_MOST = 10
    };
    int64_t groups[GROUPS_MOST];
    int count = 0;
    for (int64_t rest = number; rest > 0; rest /= 100)
        groups[count++] = rest % 100;
    for (int i = count - 1; i >= 0; i--) {
        bool is_odd = i % 2 == 1;
        bool is_told = groups[i] != 1 || number == 1 || (i != count - 1 && !is_odd);
        if (is_told && groups[i] >= 10)
            put_symbol(style, TENS + groups[i] / 10 - 1, out);
        if (is_told && groups[i] % 10)
            put_symbol(style, groups[i] % 10 - 1, out);
        if (is_odd ? groups[i] != 0 : i > 0)
            put_symbol(style, is_odd ? HUNDRED : HUNDRED + 1, out);
    }
    return count > 0;
}

/* number is not negative where the system has a sign for that. */
static bool put_number(const CounterStyle *style, int64_t number, Buffer *out)
{
    switch (style->system) {
    case COUNTER_SYMBOLIC:
        return put_symbolic(style, number, out);
    case COUNTER_CYCLIC:
        return put_cyclic(style, number, out);
    case COUNTER_NUMERIC:
    case COUNTER_ALPHABETIC:
        return put_digits(style, number, out);
    case COUNTER_FIXED:
        return put_fixed(style, number, out);
    case COUNTER_ADDITIVE:
        return put_additive(style, number, out);
    case COUNTER_CHINESE:
        return put_chinese(style, number, out);
    case COUNTER_ETHIOPIC:
        return put_ethiopic(style, number, out);
    case COUNTER_EXTENDS:
        if (number > INT32_MAX)
            return false;
        counter_print((int32_t)number, style->base, out);
        return true;
    }
    return false;
}

/* --- the whole ----------------------------------------------------------------------------- */

/* Section 2.1, steps 2 to 5: what stands for the number with its sign and padding. */
static bool put_padded(const CounterStyle *style, int32_t number, Buffer *out)
{
    bool is_negative = number < 0 && uses_negative_sign(style);
    Buffer digits = {0};
    bool is_put = put_number(style, is_negative ? -(int64_t)number : number, &digits);
    size_t length = characters_in(buffer_text(&digits));
    if (is_negative)
        length += characters_in(style->negative[0]) + characters_in(style->negative[1]);
    is_put = is_put && length <= LONGEST && style->pad_length <= LONGEST;
    if (is_put) {
        if (is_negative)
            buffer_put(out, style->negative[0]);
        for (; style->pad.bytes && length < (size_t)style->pad_length; length++)
            buffer_put(out, style->pad);
        buffer_put(out, buffer_text(&digits));
        if (is_negative)
            buffer_put(out, style->negative[1]);
    }
    buffer_free(&digits);
    return is_put;
}

void counter_style_print(const CounterStyle *style, int32_t number, Buffer *out)
{
    Keyword keyword = KEYWORD_DECIMAL;
    for (int tried = 0; style && tried < FALLBACKS_MOST; tried++) {
        if (is_in_range(style, number) && put_padded(style, number, out))
            return;
        keyword = style->fallback_style ? KEYWORD_DECIMAL : style->fallback_keyword;
        style = style->fallback_style;
    }
    counter_print(number, keyword, out);
}
