/* What stands in note blocks, and lines that are one thing as a whole. */
#include "input/un_match_parts.h"

/* --- notes ------------------------------------------------------------------------------------ */

/* Underscores, or what stands for the rule where there are none: hyphens, dashes, box lines. */
static size_t match_rule_sign(Text text, size_t at)
{
    static const char *const signs[] = {
        "_", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x94\x80", "\xE2\x8E\xAF"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t bytes = match_string(text, at, signs[i]);
        if (bytes)
            return bytes;
    }
    return 0;
}

RuleKind note_rule_kind(Text text)
{
    enum {
        SURE = 10,
        SHORTEST = 5
    };
    size_t count = 0;
    size_t sign = match_rule_sign(text, 0);
    if (!sign)
        return RULE_NONE;
    for (size_t at = 0; at < text.bytes; at += sign, count++)
        if (at + sign > text.bytes || memcmp(text.at, text.at + at, sign) != 0)
            return RULE_NONE;
    if (count >= SURE && text.at[0] == '_')
        return RULE_SURE;
    return count >= SHORTEST ? RULE_POSSIBLE : RULE_NONE;
}

static size_t match_stars(Text text, NoteLabel *label)
{
    enum {
        MOST = 3
    };
    size_t stars = 0;
    while (is_at(text, stars, '*'))
        stars++;
    size_t spaces = match_spaces(text, stars);
    if (stars == 0 || stars > MOST || !spaces || stars + spaces == text.bytes)
        return 0;
    *label = (NoteLabel){NOTE_STARS, (uint32_t)stars};
    return stars + spaces;
}

/* ¹² Text, with or without a space. */
static size_t match_raised(Text text, NoteLabel *label)
{
    uint32_t number = 0;
    size_t at = 0;
    for (int i = 0; at < text.bytes; i++) {
        size_t next = at;
        int digit = superscript_digit(text_next(text, &next));
        if (digit < 0)
            break;
        if (i == MOST_NOTE_DIGITS)
            return 0;
        number = number * 10 + (uint32_t)digit;
        at = next;
    }
    size_t end = at + match_spaces(text, at);
    if (number == 0 || end == text.bytes)
        return 0;
    *label = (NoteLabel){NOTE_PLAIN, number};
    return end;
}

/* "a Text", "a/ Text" */
static size_t match_letter(Text text, NoteLabel *label)
{
    if (text.bytes < 3 || text.at[0] < 'a' || text.at[0] > 'z')
        return 0;
    size_t end = is_at(text, 1, '/') ? 2 : 1;
    size_t spaces = match_spaces(text, end);
    if (!spaces || end + spaces == text.bytes)
        return 0;
    *label = (NoteLabel){NOTE_LETTER, (uint32_t)(text.at[0] - 'a') + 1};
    return end + spaces;
}

static NoteStyle note_style(char open, char behind)
{
    if (open)
        return open == '(' ? NOTE_PARENTHESES : NOTE_BRACKETS;
    if (behind == '.')
        return NOTE_STOP;
    if (behind == ')')
        return NOTE_RIGHT;
    return behind == '/' ? NOTE_SOLIDUS : NOTE_PLAIN;
}

static uint32_t note_number(Text text, size_t at, size_t digits)
{
    uint32_t number = 0;
    text_to_number(text_slice(text, at, at + digits), UINT32_MAX, &number);
    return number;
}

size_t match_note_label(Text text, NoteLabel *label)
{
    char open = is_at(text, 0, '(') || is_at(text, 0, '[') ? text.at[0] : 0;
    size_t begin = open ? 1 : 0;
    size_t digits = match_digits(text, begin, MOST_NOTE_DIGITS);
    if (!digits) {
        size_t other = match_stars(text, label);
        if (!other)
            other = match_letter(text, label);
        return other ? other : match_raised(text, label);
    }
    size_t end = begin + digits;
    char behind = end < text.bytes ? text.at[end] : 0;
    NoteStyle style = note_style(open, behind);
    if ((style == NOTE_PARENTHESES && behind != ')') || (style == NOTE_BRACKETS && behind != ']'))
        return 0;
    end += style != NOTE_PLAIN;
    size_t spaces = match_spaces(text, end);
    if (!spaces || end + spaces == text.bytes)
        return 0;
    *label = (NoteLabel){style, note_number(text, begin, digits)};
    return label->number ? end + spaces : 0;
}

/* --- whole lines ------------------------------------------------------------------------------ */

/* "(Sect. 29A)", "(Part I)" from offset at on: what a symbol has of a part of its document. */
static size_t match_section(Text text, size_t at)
{
    static const char *const words[] = {"(Sect. ",       "(Part ",  "(Vol. ",
                                        "(Introduction", "(Chap. ", "(Income sect. "};
    enum {
        LONGEST = 24
    };
    Text rest = text_slice(text, at, at + LONGEST);
    size_t end = text_find(rest, ')');
    for (size_t i = 0; i < sizeof words / sizeof *words && end < rest.bytes; i++)
        if (text_starts(rest, words[i]))
            return end + 1;
    return 0;
}

/* Whether a symbol is that of a resolution. */
static bool has_resolution(Text symbol)
{
    size_t slash = text_find(symbol, '/');
    return match_string(symbol, slash, "/RES/") > 0;
}

size_t match_symbols(Text text)
{
    size_t end = match_symbol(text);
    bool has_letter = end && end + 2 == text.bytes && text.at[end] == ' ' &&
                      text.at[end + 1] >= 'A' && text.at[end + 1] <= 'Z' && has_resolution(text);
    if (has_letter)
        return end + 2; /* A/RES/62/243 B */
    size_t section = end && is_at(text, end, ' ') ? match_section(text, end + 1) : 0;
    if (section)
        return match_symbol_parts(text, end + 1 + section);
    while (end) {
        size_t dash = match_string(text, end, "\xE2\x80\x93");
        if (!dash)
            dash = match_string(text, end, "-");
        size_t more = dash ? match_symbol(text_slice(text, end + dash, text.bytes)) : 0;
        if (!more)
            break;
        end += dash + more;
    }
    return end;
}

bool is_section_mark(Text text)
{
    static const char *const letters[] = {"ألف", "باء", "جيم", "دال", "هاء", "واو"};
    uint32_t value;
    if (text.bytes == 1)
        return text.at[0] >= 'A' && text.at[0] <= 'Z';
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (text_is(text, letters[i]))
            return true;
    if (text.bytes == 2 && (unsigned char)text.at[0] == 0xD0) /* Cyrillic А to П */
        return (unsigned char)text.at[1] >= 0x90 && (unsigned char)text.at[1] <= 0x9F;
    return text.bytes && text.at[0] < 'a' && match_roman(text, 0, &value) == text.bytes;
}

/* "190701    190701": the days on which a document was worked on. */
static bool are_dates(Text text)
{
    enum {
        DIGITS = 6
    };
    size_t at = match_spaces(text, 0);
    while (at < text.bytes && match_digits(text, at, DIGITS) == DIGITS) {
        at += DIGITS;
        at += match_spaces(text, at);
    }
    return at == text.bytes;
}

bool is_job_number(Text text)
{
    enum {
        BARCODE_DIGITS = 7
    };
    if (is_at(text, 0, '*'))
        return match_digits(text, 1, BARCODE_DIGITS) == BARCODE_DIGITS && text.bytes == 9 &&
               is_at(text, 8, '*');
    if (is_at(text, 0, 'K'))
        return text.bytes == 1 + BARCODE_DIGITS && match_digits(text, 1, BARCODE_DIGITS) == 7;
    if (text.bytes > 4 && text.at[0] == '(' && text.at[2] == ')' && text.at[3] == ' ')
        text = text_slice(text, 4, text.bytes); /* (A) GE.11-12727, as Arabic pages have it */
    size_t end = match_string(text, 0, "GE.") + match_string(text, 0, "V.");
    if (match_digits(text, end, 2) != 2 || !is_at(text, end + 2, '-') ||
        match_digits(text, end + 3, 5) != 5)
        return false;
    end += 8;
    size_t spaces = match_spaces(text, end);
    return end == text.bytes || is_at(text, end + spaces, '(') ||
           (spaces && are_dates(text_slice(text, end, text.bytes)));
}

/* "15/03/2014", as in the heads of verbatim records. */
static bool is_figures_of_date(Text text)
{
    return text.bytes == 10 && match_digits(text, 0, 2) == 2 && text.at[2] == '/' &&
           match_digits(text, 3, 2) == 2 && text.at[5] == '/' && match_digits(text, 6, 4) == 4;
}

bool is_job_date(Text text)
{
    enum {
        LONGEST = 8
    };
    if (is_figures_of_date(text))
        return true;
    size_t language = text_find(text, '(');
    bool has_language = language >= 5 && language + 3 == text.bytes &&
                        text.at[language + 2] == ')' && text.at[language - 1] == ' ';
    if (has_language) /* "2350d (E)" */
        text = text_trim(text_slice(text, 0, language));
    return text.bytes && text.bytes <= LONGEST && is_digit(text.at[0]) &&
           (match_digits(text, 0, 6) == 6 || match_digits(text, 0, 4) == 4);
}

static size_t match_dash(Text text, size_t at)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t bytes = match_string(text, at, dashes[i]);
        if (bytes)
            return bytes;
    }
    return 0;
}

/* "- 2 -", "-2-" */
static bool is_between_dashes(Text text)
{
    size_t begin = match_dash(text, 0);
    begin += begin ? match_spaces(text, begin) : 0;
    size_t digits = begin ? match_digits(text, begin, 4) : 0;
    size_t end = begin + digits;
    end += match_spaces(text, end);
    size_t dash = match_dash(text, end);
    return digits && dash && end + dash == text.bytes;
}

bool is_page_number(Text text)
{
    static const char *const words[] = {"Page ", "page ", "P\xC3\xA1gina ", "p\xC3\xA1gina ",
                                        "Стр. ", "стр. ", "صفحة ",          "الصفحة "};
    if (is_between_dashes(text))
        return true;
    size_t end = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && end == 0; i++)
        end = match_string(text, 0, words[i]);
    size_t digits = match_digits(text, end, 4);
    if (!digits)
        return false;
    end += digits;
    if (is_at(text, end, '/')) {
        size_t total = match_digits(text, end + 1, 4);
        return total && end + 1 + total == text.bytes;
    }
    return end == text.bytes;
}

bool is_numbered_page(Text text)
{
    return is_page_number(text) && (!is_digit(text.at[0]) || text_find(text, '/') < text.bytes);
}

bool is_continuation_mark(Text text)
{
    size_t digits = match_digits(text, 0, 3);
    if (digits) /* "1/ . . .": the notes stand elsewhere */
        text = text_slice(text, digits, text.bytes);
    return text_is(text, "/...") || text_is(text, "/. . .") || text_is(text, "/ . . .") ||
           text_is(text, "/\xE2\x80\xA6") || text_is(text, "/..");
}
