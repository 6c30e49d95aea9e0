#include "styles/counter_styles.h"

/* CSS Counter Styles 3, section 3.1.3: bijective base 26. */
static void print_letters(int32_t number, char first, Buffer *out)
{
    enum {
        LETTERS = 26,
        LONGEST = 8
    };
    char letters[LONGEST];
    int count = 0;
    for (int64_t rest = number; rest > 0; rest = (rest - 1) / LETTERS)
        letters[count++] = (char)(first + (rest - 1) % LETTERS);
    while (count)
        buffer_byte(out, letters[--count]);
}

/* Section 6.1: 1 to 3,999 */
static void print_roman(int32_t number, bool is_upper, Buffer *out)
{
    static const struct {
        int32_t value;
        const char *lower;
        const char *upper;
    } digits[] = {
        {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
        {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
        {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
    };
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        for (; number >= digits[i].value; number -= digits[i].value)
            buffer_string(out, is_upper ? digits[i].upper : digits[i].lower);
}

static void print_with_zero(int32_t number, Buffer *out)
{
    if (number >= 0 && number < 10)
        buffer_byte(out, '0');
    else if (number < 0 && number > -10)
        buffer_string(out, "-0");
    buffer_integer(out, number < 0 && number > -10 ? -number : number);
}

/* *, **, ***: notes to titles (un-style 6.7). */
static void print_asterisks(int32_t number, Buffer *out)
{
    enum {
        MOST = 9
    };
    if (number < 1 || number > MOST) {
        buffer_integer(out, number);
        return;
    }
    while (number-- > 0)
        buffer_byte(out, '*');
}

void counter_print(int32_t number, Keyword style, Buffer *out)
{
    enum {
        LARGEST_ROMAN = 3999
    };
    bool is_roman = number >= 1 && number <= LARGEST_ROMAN;
    bool is_upper = style == KEYWORD_UPPER_ROMAN || style == KEYWORD_UPPER_ALPHA ||
                    style == KEYWORD_UPPER_LATIN;
    switch (style) {
    case KEYWORD_NONE:
        return;
    case KEYWORD_DISC:
        buffer_string(out, "•");
        return;
    case KEYWORD_CIRCLE:
        buffer_string(out, "◦");
        return;
    case KEYWORD_SQUARE:
        buffer_string(out, "▪");
        return;
    case KEYWORD_ASTERISKS:
        print_asterisks(number, out);
        return;
    case KEYWORD_DECIMAL_LEADING_ZERO:
        print_with_zero(number, out);
        return;
    case KEYWORD_LOWER_ALPHA:
    case KEYWORD_LOWER_LATIN:
    case KEYWORD_UPPER_ALPHA:
    case KEYWORD_UPPER_LATIN:
        if (number >= 1)
            print_letters(number, is_upper ? 'A' : 'a', out);
        else
            buffer_integer(out, number);
        return;
    case KEYWORD_LOWER_ROMAN:
    case KEYWORD_UPPER_ROMAN:
        if (is_roman)
            print_roman(number, is_upper, out);
        else
            buffer_integer(out, number);
        return;
    default:
        buffer_integer(out, number);
        return;
    }
}

const char *counter_suffix(Keyword style)
{
    bool is_mark = style == KEYWORD_DISC || style == KEYWORD_CIRCLE || style == KEYWORD_SQUARE;
    return is_mark ? " " : ". ";
}

void number_print(int32_t number, NumberStyle style, Buffer *out)
{
    if (style.custom)
        counter_style_print(style.custom, number, out);
    else
        counter_print(number, style.keyword, out);
}

void content_print_number(const Content *content, int32_t number, Buffer *out)
{
    number_print(number, (NumberStyle){content->keyword, content->number_style}, out);
}
