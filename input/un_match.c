/* Numbers of resolutions and paragraphs, and labels. */
#include "input/un_match_parts.h"

/* --- small parts -------------------------------------------------------------------------- */

size_t match_digits(Text text, size_t at, size_t most)
{
    size_t count = 0;
    while (at + count < text.bytes && is_digit(text.at[at + count])) {
        if (count == most)
            return 0;
        count++;
    }
    return count;
}

size_t match_spaces(Text text, size_t at)
{
    size_t count = 0;
    for (;;) {
        if (is_at(text, at + count, ' ') || is_at(text, at + count, '\t'))
            count++;
        else if (match_string(text, at + count, "\xC2\xA0"))
            count += 2;
        else
            return count;
    }
}

size_t match_roman(Text text, size_t at, uint32_t *value)
{
    static const char numerals[] = "ivxlcIVXLC";
    static const uint32_t values[] = {1, 5, 10, 50, 100};
    enum {
        LONGEST = 12
    };
    size_t count = 0;
    uint32_t total = 0;
    uint32_t last = 0;
    for (; at + count < text.bytes && count <= LONGEST; count++) {
        const char *numeral = memchr(numerals, text.at[at + count], sizeof numerals - 1);
        if (!numeral || (count && (text.at[at] >= 'a') != (*numeral >= 'a')))
            break;
        uint32_t unit = values[(numeral - numerals) % 5];
        total += last && last < unit ? unit - 2 * last : unit;
        last = unit;
    }
    *value = total;
    return count <= LONGEST ? count : 0;
}

/* --- numbers of resolutions ---------------------------------------------------------------- */

static bool is_year(Text text, size_t at)
{
    return match_digits(text, at, 4) == 4 &&
           (match_string(text, at, "19") || match_string(text, at, "20"));
}

/* "(III)", "(S-VII)", "(1967)" from offset at on: a session or a year. */
static size_t match_session(Text text, size_t at)
{
    if (!is_at(text, at, '('))
        return 0;
    size_t end = at + 1;
    if (is_year(text, end)) {
        end += 4;
    } else {
        uint32_t value;
        end += match_string(text, end, "ES-");
        end += match_string(text, end, "S-");
        size_t roman = match_roman(text, end, &value);
        if (!roman || text.at[end] >= 'a')
            return 0;
        end += roman;
    }
    return is_at(text, end, ')') ? end + 1 - at : 0;
}

/* " A", " AA" from offset at on, and " A and B", " A-C". */
static size_t match_letters(Text text, size_t at)
{
    size_t end = at;
    for (bool is_first = true;; is_first = false) {
        size_t joint = match_string(text, end, " ");
        if (!is_first) {
            static const char *const joints[] = {" and ", ", ", "-", "\xE2\x80\x93"};
            joint = 0;
            for (size_t i = 0; i < sizeof joints / sizeof *joints && !joint; i++)
                joint = match_string(text, end, joints[i]);
        }
        size_t letter = end + joint;
        size_t count = 0;
        while (letter + count < text.bytes && text.at[letter + count] >= 'A' &&
               text.at[letter + count] <= 'Z')
            count++;
        if (!joint || count == 0 || count > 2)
            return end - at;
        end = letter + count;
    }
}

size_t match_resolution_number(Text text)
{
    size_t prefix = match_string(text, 0, "ES-");
    if (!prefix)
        prefix = match_string(text, 0, "S-");
    size_t digits = match_digits(text, prefix, 4);
    size_t end = prefix + digits;
    if (digits == 0)
        return 0;
    if (is_at(text, end, '/')) {
        size_t second = match_digits(text, end + 1, 3);
        bool fits = digits <= 2 || (!prefix && is_year(text, 0));
        if (!second || !fits)
            return 0;
        end += 1 + second;
        return end + match_letters(text, end);
    }
    if (prefix)
        return 0;
    end += match_letters(text, end);
    size_t space = match_string(text, end, " "); /* Chinese has none */
    size_t session = match_session(text, end + space);
    return session ? end + space + session : 0;
}

/* --- numbers of paragraphs ------------------------------------------------------------------ */

/* Digits, or Arabic-Indic ones (U+0660 to U+0669), at most three. */
static size_t match_number(Text text, uint32_t *number)
{
    size_t digits = match_digits(text, 0, 3);
    if (digits) {
        *number = number_of(text, 0, digits);
        return digits;
    }
    size_t at = 0;
    *number = 0;
    for (int count = 0; at < text.bytes; count++) {
        size_t next = at;
        uint32_t code_point = text_next(text, &next);
        if (code_point < 0x660 || code_point > 0x669)
            break;
        if (count == 3)
            return 0;
        *number = *number * 10 + (code_point - 0x660);
        at = next;
    }
    return at;
}

size_t match_paragraph_number(Text text, uint32_t *number)
{
    static const char *const marks[] = {".", " -", " \xE2\x80\x93", "\xEF\xBC\x8E", "\xE3\x80\x81"};
    size_t digits = match_number(text, number);
    if (!digits || *number == 0)
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t mark = match_string(text, digits, marks[i]);
        if (!mark)
            continue;
        size_t end = digits + mark;
        size_t spaces = match_spaces(text, end);
        if (spaces || end == text.bytes || is_solid(text, end))
            return end + spaces;
    }
    /* "1- " is how Arabic has it where a space was lost */
    size_t spaces = is_at(text, digits, '-') ? match_spaces(text, digits + 1) : 0;
    if (spaces && is_solid(text, digits + 1 + spaces))
        return digits + 1 + spaces;
    return 0;
}

/* --- labels of subparagraphs ----------------------------------------------------------------- */

const char cyrillic_series[] = "абвгдежзиклмнопрстуфхцчшщэюя";
const char han_series[] = "一二三四五六七八九十";
/* The order of the letters as numerals (abjad). */
static const char *const arabic_letters = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

const char *series_first(LabelSeries series)
{
    static const char *const firsts[SERIES_COUNT] = {"a", "i", "1", "а", "أ", "一"};
    return firsts[series];
}

uint32_t place_in(const char *alphabet, uint32_t code_point)
{
    Text letters = text_of(alphabet);
    size_t at = 0;
    for (uint32_t place = 1; at < letters.bytes; place++)
        if (text_next(letters, &at) == code_point)
            return place;
    return 0;
}

static size_t match_latin_label(Text text, size_t at, Label *label)
{
    size_t count = 0;
    while (at + count < text.bytes && text.at[at + count] >= 'a' && text.at[at + count] <= 'z')
        count++;
    uint32_t value;
    size_t roman = match_roman(text, at, &value);
    bool is_roman =
        roman == count && !memchr(text.at + at, 'l', count) && !memchr(text.at + at, 'c', count);
    bool is_letters = count == 1 || (count == 2 && text.at[at] == text.at[at + 1]);
    if (count == 0 || !(is_roman || is_letters))
        return 0;
    if (is_roman)
        label->ordinals[SERIES_ROMAN] = value;
    if (is_letters)
        label->ordinals[SERIES_LETTER] = (uint32_t)(text.at[at] - 'a') + 1 + (count == 2 ? 26 : 0);
    return count;
}

/* ㈠ to ㈩, which have their marks in them. */
static size_t match_enclosed_han(Text text, Label *label)
{
    size_t end = 0;
    uint32_t code_point = text.bytes ? text_next(text, &end) : 0;
    if (code_point < 0x3220 || code_point > 0x3229)
        return 0;
    *label = (Label){.form = FORM_PARENTHESES, .ordinals[SERIES_HAN] = code_point - 0x321F};
    return end + match_spaces(text, end);
}

/* '1' or ‘1’: the second degree in Arabic. */
static size_t match_quoted_label(Text text, Label *label)
{
    static const char *const quotes[][2] = {{"'", "'"},
                                            {"\xE2\x80\x98", "\xE2\x80\x99"},
                                            {"\xE2\x80\x99", "\xE2\x80\x98"},
                                            {"\xE2\x80\x99", "\xE2\x80\x99"}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        size_t open = match_string(text, 0, quotes[i][0]);
        size_t digits = open ? match_digits(text, open, 2) : 0;
        size_t close = digits ? match_string(text, open + digits, quotes[i][1]) : 0;
        size_t end = open + digits + close;
        size_t spaces = match_spaces(text, end);
        uint32_t number = digits ? number_of(text, open, digits) : 0;
        if (!close || number == 0 || !(spaces || end == text.bytes))
            continue;
        *label = (Label){.form = FORM_QUOTES, .ordinals[SERIES_DECIMAL] = number};
        return end + spaces;
    }
    return 0;
}

/* The letters, digits or ideograph between the marks. */
static size_t match_label_core(Text text, size_t at, Label *label)
{
    if (at >= text.bytes)
        return 0;
    size_t digits = match_digits(text, at, 2);
    if (digits) {
        label->ordinals[SERIES_DECIMAL] = number_of(text, at, digits);
        return digits;
    }
    if ((unsigned char)text.at[at] < 0x80)
        return match_latin_label(text, at, label);
    size_t end = at;
    uint32_t code_point = text_next(text, &end);
    label->ordinals[SERIES_CYRILLIC] = place_in(cyrillic_series, code_point);
    label->ordinals[SERIES_ARABIC] = place_in(arabic_letters, code_point);
    label->ordinals[SERIES_HAN] = place_in(han_series, code_point);
    if (label->ordinals[SERIES_ARABIC])
        end += match_string(text, end, "\xD9\x80"); /* the long form of heh: هـ */
    bool is_known = label->ordinals[SERIES_CYRILLIC] || label->ordinals[SERIES_ARABIC] ||
                    label->ordinals[SERIES_HAN];
    return is_known ? end - at : 0;
}

size_t match_label(Text text, Label *label)
{
    *label = (Label){0};
    Label found = {0};
    size_t whole = match_quoted_label(text, label);
    if (!whole)
        whole = match_enclosed_han(text, label);
    if (whole)
        return whole;
    size_t open = match_string(text, 0, "(");
    if (!open)
        open = match_string(text, 0, "\xEF\xBC\x88");
    size_t core = match_label_core(text, open, &found);
    size_t end = open + core;
    if (!core || (is_digit(text.at[open]) && found.ordinals[SERIES_DECIMAL] == 0))
        return 0;
    size_t close = match_string(text, end, ")");
    if (!close)
        close = match_string(text, end, "\xEF\xBC\x89");
    found.form = open ? FORM_PARENTHESES : FORM_RIGHT;
    if (!close && !open && (unsigned char)text.at[0] < 0x80 && !is_digit(text.at[0])) {
        close = match_string(text, end, ".");
        found.form = FORM_STOP;
    }
    end += close;
    size_t spaces = match_spaces(text, end);
    if (!close || !(spaces || end == text.bytes || is_solid(text, end)))
        return 0;
    *label = found;
    return end + spaces;
}

bool is_bare_number(Text text)
{
    enum {
        LONGEST = 24
    };
    uint32_t number;
    Label label;
    size_t title = match_resolution_number(text);
    return text.bytes && text.bytes <= LONGEST &&
           ((title && title + 1 == text.bytes && text.at[title] == '.') ||
            match_paragraph_number(text, &number) == text.bytes ||
            match_heading(text, &label) == text.bytes ||
            (match_label(text, &label) == text.bytes && label.form != FORM_STOP));
}

size_t match_symbol_parts(Text text, size_t end)
{
    while (is_at(text, end, '/')) {
        size_t part = end + 1;
        if (part == text.bytes ||
            !(is_digit(text.at[part]) || (text.at[part] >= 'A' && text.at[part] <= 'Z') ||
              (text.at[part] == '(' && part + 1 < text.bytes && is_digit(text.at[part + 1]))))
            break;
        while (part < text.bytes && text.at[part] > ' ' && text.at[part] < 0x7F &&
               !memchr("/,;:*\"'", text.at[part], 7))
            part++;
        end = part;
    }
    return end;
}

size_t match_symbol(Text text)
{
    size_t end = 0;
    while (end < text.bytes && text.at[end] >= 'A' && text.at[end] <= 'Z')
        end++;
    if (end == 0 || end > 5 || !is_at(text, end, '/'))
        return 0;
    end = match_symbol_parts(text, end);
    size_t session = match_session(text, end + 1);
    return session && is_at(text, end, ' ') ? end + 1 + session : end;
}
