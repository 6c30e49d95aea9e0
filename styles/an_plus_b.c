#include "styles/an_plus_b.h"

#include "base/length.h"

/* The tokenizer cuts this notation at odd places ("n-1" is one identifier, "-n+1" two tokens), so it
 * is read from the spelling: comments left out, white space as one blank. */

enum {
    LONGEST_SPELLING = 64
};

typedef struct Spelling {
    char text[LONGEST_SPELLING];
    size_t at;
    size_t bytes;
} Spelling;

static bool spell(const Source *source, CssTokens tokens, Spelling *spelling)
{
    *spelling = (Spelling){.bytes = 0};
    for (size_t i = 0; i < tokens.count; i++) {
        const CssToken *token = &tokens.items[i];
        Text part = token->kind == CSS_WHITESPACE
                        ? text_of(" ")
                        : text_slice(source->bytes, token->begin, token->end);
        if (part.bytes >= LONGEST_SPELLING - spelling->bytes)
            return false;
        for (size_t at = 0; at < part.bytes; at++) {
            char byte = part.at[at];
            spelling->text[spelling->bytes++] =
                byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
        }
    }
    return true;
}

static char next(const Spelling *spelling)
{
    return spelling->text[spelling->at];
}

static bool take(Spelling *spelling, char byte)
{
    if (next(spelling) != byte)
        return false;
    spelling->at++;
    return true;
}

static void skip_blanks(Spelling *spelling)
{
    while (take(spelling, ' '))
        ;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Digits, clipped to 32 bits. */
static bool take_digits(Spelling *spelling, int64_t *number)
{
    if (!is_digit(next(spelling)))
        return false;
    for (*number = 0; is_digit(next(spelling)); spelling->at++)
        if (*number < INT32_MAX)
            *number = *number * 10 + (next(spelling) - '0');
    return true;
}

static bool take_word(Spelling *spelling, const char *word)
{
    if (!text_starts((Text){spelling->text + spelling->at, spelling->bytes - spelling->at}, word))
        return false;
    spelling->at += text_of(word).bytes;
    return true;
}

/* What stands behind "n": nothing, or a sign and digits with blanks around the sign. */
static bool take_offset(Spelling *spelling, int64_t *offset)
{
    *offset = 0;
    skip_blanks(spelling);
    bool is_negative = take(spelling, '-');
    if (!is_negative && !take(spelling, '+'))
        return true;
    skip_blanks(spelling);
    if (!take_digits(spelling, offset))
        return false;
    if (is_negative)
        *offset = -*offset;
    return true;
}

static bool take_formula(Spelling *spelling, int64_t *a, int64_t *b)
{
    *a = 2;
    *b = 1;
    if (take_word(spelling, "odd"))
        return true;
    *b = 0;
    if (take_word(spelling, "even"))
        return true;
    bool is_negative = take(spelling, '-');
    if (!is_negative)
        take(spelling, '+');
    int64_t number = 1;
    bool has_digits = take_digits(spelling, &number);
    if (is_negative)
        number = -number;
    if (take(spelling, 'n')) {
        *a = number;
        return take_offset(spelling, b);
    }
    *a = 0;
    *b = number;
    return has_digits;
}

bool an_plus_b_read(const Source *source, CssTokens tokens, AnPlusB *formula)
{
    Spelling spelling;
    int64_t a;
    int64_t b;
    if (!spell(source, tokens, &spelling))
        return false;
    skip_blanks(&spelling);
    if (!take_formula(&spelling, &a, &b))
        return false;
    skip_blanks(&spelling);
    *formula = (AnPlusB){length_clip(a), length_clip(b)};
    return spelling.at == spelling.bytes;
}

bool an_plus_b_holds(AnPlusB formula, uint32_t index)
{
    int64_t rest = (int64_t)index - formula.b;
    if (formula.a == 0)
        return rest == 0;
    return rest % formula.a == 0 && rest / formula.a >= 0;
}
