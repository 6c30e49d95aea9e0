/* Matching formulas. */
#include "input/un_formulas.h"

#include <string.h>

#include "input/un_formula_rows.h"
#include "input/un_match.h"

enum {
    LONGEST_FORMULA = 400 /* bytes; no formula is longer */
};

/* A text to be matched. */
typedef struct Subject {
    Text text;
    bool is_capitals; /* no small letter is in it: case does not count */
} Subject;

/* --- single signs ----------------------------------------------------------------------------- */

static bool has_no_small_letter(Text text)
{
    bool has_letter = false;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (is_lower_case(code_point))
            return false;
        has_letter = has_letter || small_letter(code_point) != code_point;
    }
    return has_letter;
}

static size_t match_numeral(Text text)
{
    uint32_t value;
    size_t length = match_digits(text, 0, 3);
    if (!length)
        length = match_roman(text, 0, &value);
    if (!length && text.bytes && text.at[0] >= 'A' && text.at[0] <= 'Z')
        length = 1;
    return length;
}

static size_t match_white(Text text, size_t at)
{
    size_t count = match_spaces(text, at);
    while (text_starts(text_slice(text, at + count, text.bytes), "\xE2\x80\xAF"))
        count += 3 + match_spaces(text, at + count + 3);
    return count;
}

static size_t match_apostrophe(Text text)
{
    static const char *const signs[] = {"'", "\xE2\x80\x99", "\xE2\x80\x98", "`", "\xC2\xB4"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_starts(text, signs[i]))
            return strlen(signs[i]);
    return 0;
}

static size_t match_any_digits(Text text)
{
    enum {
        MOST = 5
    };
    size_t count = match_digits(text, 0, MOST);
    while (count < 2 * (size_t)MOST && indic_digit(text, count))
        count += 2;
    return count;
}

/* How many bytes of the subject the sign of the pattern takes; false when it does not match. */
static bool match_sign(const Subject *subject, Text rest, uint32_t sign, size_t *taken)
{
    *taken = 0;
    switch (sign) {
    case '#':
        *taken = match_any_digits(rest);
        return *taken > 0;
    case '@':
        *taken = match_resolution_number(rest);
        return *taken > 0;
    case '~':
        *taken = match_numeral(rest);
        return *taken > 0;
    case '\'':
        *taken = match_apostrophe(rest);
        return *taken > 0;
    case ' ':
        *taken = match_white(rest, 0);
        return *taken > 0;
    case '_':
        *taken = match_white(rest, 0);
        return true;
    default:
        break;
    }
    if (rest.bytes == 0)
        return false;
    uint32_t code_point = text_next(rest, taken);
    return code_point == sign ||
           (subject->is_capitals && small_letter(code_point) == small_letter(sign));
}

/* --- whole patterns ----------------------------------------------------------------------------- */

/* Matches the pattern up to a * or its end at an offset of the subject; *end is the offset behind. */
static bool match_segment(const Subject *subject, size_t at, Text pattern, size_t *end)
{
    for (size_t i = 0; i < pattern.bytes;) {
        size_t taken;
        uint32_t sign = text_next(pattern, &i);
        if (!match_sign(subject, text_slice(subject->text, at, subject->text.bytes), sign, &taken))
            return false;
        at += taken;
    }
    *end = at;
    return true;
}

/* The segment of the pattern that begins here: up to the next *. */
static Text segment_of(const char *pattern)
{
    return (Text){pattern, strcspn(pattern, "*")};
}

/* Whether a segment may match where the subject has this byte: its first sign, if it stands for itself, is
 * that. */
static bool may_match_at(const Subject *subject, Text segment, size_t at)
{
    if (subject->is_capitals || segment.bytes == 0 || at == subject->text.bytes)
        return true;
    char sign = segment.at[0];
    bool stands_for_others =
        sign == '#' || sign == '@' || sign == '~' || sign == '\'' || sign == ' ' || sign == '_';
    return stands_for_others || sign == subject->text.at[at];
}

/* Finds the segment at the earliest offset from at on; the last one must end the subject. */
static bool find_segment(const Subject *subject, size_t at, Text segment, bool is_last,
                         size_t *found, size_t *end)
{
    for (*found = at; *found <= subject->text.bytes; ++*found) {
        if (!may_match_at(subject, segment, *found))
            continue;
        bool is_cut = *found < subject->text.bytes &&
                      ((unsigned char)subject->text.at[*found] & 0xC0) == 0x80;
        if (!is_cut && match_segment(subject, *found, segment, end) &&
            (!is_last || *end == subject->text.bytes))
            return true;
    }
    return false;
}

static bool matches(const Subject *subject, const char *pattern, Text *rest)
{
    size_t at;
    Text segment = segment_of(pattern);
    *rest = (Text){0};
    if (!match_segment(subject, 0, segment, &at))
        return false;
    bool is_first = true;
    while (*(pattern += segment.bytes) == '*') {
        size_t found;
        size_t end;
        segment = segment_of(++pattern);
        if (!find_segment(subject, at + 1, segment, pattern[segment.bytes] == '\0', &found, &end))
            return false;
        if (is_first)
            *rest = text_slice(subject->text, at, found);
        is_first = false;
        at = end;
    }
    return at == subject->text.bytes;
}

/* Whether a text that begins with this byte may match; most do not. */
static bool may_begin(const Subject *subject, const char *pattern)
{
    unsigned char sign = (unsigned char)pattern[0];
    unsigned char byte = (unsigned char)subject->text.at[0];
    return sign == byte || sign == '*' || (sign == '#' && is_digit((char)byte)) ||
           (subject->is_capitals && (sign >= 0x80 || (sign | 0x20) == (byte | 0x20)));
}

/* The same for the end: most patterns end with a byte that stands for itself. */
static bool may_end(const Subject *subject, const char *pattern)
{
    char sign = pattern[strlen(pattern) - 1];
    char byte = subject->text.at[subject->text.bytes - 1];
    return sign == byte || strchr("*#@~'_ ", sign) || subject->is_capitals;
}

void formula_index_make(FormulaIndex *index)
{
    *index = (FormulaIndex){0};
    for (int kind = 0; kind < FORMULA_KIND_COUNT; kind++) {
        const FormulaSet *set = formula_rows((FormulaKind)kind);
        uint64_t bit = (uint64_t)1 << kind;
        for (size_t i = 0; i < set->count; i++) {
            unsigned char sign = (unsigned char)set->rows[i].pattern[0];
            if (sign == '*')
                for (int byte = 0; byte < 256; byte++)
                    index->kinds[byte] |= bit;
            for (int digit = '0'; sign == '#' && digit <= '9'; digit++)
                index->kinds[digit] |= bit;
            index->kinds[sign] |= bit;
            if (sign >= 'a' && sign <= 'z')
                index->kinds[sign - 0x20] |= bit;
        }
    }
}

const Formula *formula_look_up(const FormulaIndex *index, FormulaKind kind, Text text, Text *rest)
{
    bool may_be = text.bytes && index->kinds[(unsigned char)text.at[0]] & (uint64_t)1 << kind;
    return may_be ? formula_find(kind, text, rest) : NULL;
}

Text without_comma(Text text)
{
    static const char *const commas[] = {",", "،", "，"};
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        if (text_ends(text, commas[i]))
            return text_slice(text, 0, text.bytes - strlen(commas[i]));
    return text;
}

const Formula *formula_find(FormulaKind kind, Text text, Text *rest)
{
    Text ignored;
    if (text.bytes == 0 || text.bytes > LONGEST_FORMULA)
        return NULL;
    if (kind == FORMULA_ENACTING || kind == FORMULA_MEETING || kind == FORMULA_RESOLUTION)
        text = without_comma(text);
    const FormulaSet *set = formula_rows(kind);
    Subject subject = {text, false};
    bool may_be_capitals = !(text.bytes > 1 && text.at[1] >= 'a' && text.at[1] <= 'z');
    subject.is_capitals = may_be_capitals && has_no_small_letter(text);
    for (size_t i = 0; i < set->count; i++) {
        const Formula *row = &set->rows[i];
        if (may_begin(&subject, row->pattern) && may_end(&subject, row->pattern) &&
            matches(&subject, row->pattern, rest ? rest : &ignored))
            return row;
    }
    return NULL;
}

const Formula *formula_label(FormulaKind kind, Text text, size_t *bytes)
{
    static const char *const marks[] = {".",           ":", " -", " \xE2\x80\x93", " \xE2\x80\x94",
                                        "\xEF\xBC\x9A"};
    const FormulaSet *set = formula_rows(kind);
    Subject subject = {text_slice(text, 0, LONGEST_FORMULA), false};
    if (text.bytes == 0)
        return NULL;
    for (size_t i = 0; i < set->count; i++) {
        size_t end;
        const char *pattern = set->rows[i].pattern;
        if (strchr(pattern, '*') || !may_begin(&subject, pattern) ||
            !match_segment(&subject, 0, text_of(pattern), &end))
            continue;
        for (size_t j = 0; j < sizeof marks / sizeof *marks; j++) {
            Text behind = text_slice(text, end, text.bytes);
            size_t mark = text_starts(behind, marks[j]) ? strlen(marks[j]) : 0;
            size_t spaces = mark ? match_white(behind, mark) : 0;
            if (spaces && mark + spaces < behind.bytes) {
                *bytes = end + mark + spaces;
                return &set->rows[i];
            }
        }
    }
    return NULL;
}
