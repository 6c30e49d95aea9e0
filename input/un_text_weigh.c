/* Weighing what stands around a possible call. */
#include "input/un_text_weigh.h"

#include <string.h>

#include "input/letters.h"
#include "input/un_match.h"

enum {
    YEAR_DIGITS = 4,
    LONGEST_TOKEN = 64 /* bytes that are looked back at */
};

/* --- what stands before and behind --------------------------------------------------------------- */

uint32_t code_point_before(Text text, size_t at)
{
    return at ? text_previous(text, &at) : ' ';
}

uint32_t code_point_at(Text text, size_t at)
{
    return at < text.bytes ? text_next(text, &at) : ' ';
}

bool is_space(uint32_t code_point)
{
    return code_point == ' ' || code_point == 0xA0 || code_point == 0x202F;
}

bool is_mark_before(uint32_t code_point)
{
    return (code_point < 0x80 && code_point && strchr(",.;:)]\"'", (int)code_point)) ||
           code_point == 0x201D || code_point == 0x2019 || code_point == 0xBB ||
           code_point == 0x60C || code_point == 0x61B || code_point == 0x3001 ||
           code_point == 0x3002 || code_point == 0x300B || code_point == 0xFF0C ||
           code_point == 0xFF1A || code_point == 0xFF1B || code_point == 0xFF09;
}

/* Those of them that close something; in French, Spanish and Russian the call stands between them
 * and the comma or stop. */
static bool is_closing_mark(uint32_t code_point)
{
    return code_point == ')' || code_point == ']' || code_point == '"' || code_point == '\'' ||
           code_point == 0x201D || code_point == 0x2019 || code_point == 0xBB ||
           code_point == 0x300B || code_point == 0xFF09;
}

bool is_mark_behind(uint32_t code_point)
{
    return is_mark_before(code_point) ||
           (code_point < 0x80 && code_point && strchr("?!*", (int)code_point)) ||
           code_point == 0x2013 || code_point == 0x2014;
}

/* Whether the mark before is one that no space follows (Chinese). */
static bool is_wide_mark(uint32_t code_point)
{
    return code_point >= 0x3001;
}

static size_t word_begin(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin < LONGEST_TOKEN) {
        size_t at = begin;
        if (!is_letter(text_previous(text, &at)))
            break;
        begin = at;
    }
    return begin;
}

size_t token_begin(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin < LONGEST_TOKEN && text.at[begin - 1] != ' ' &&
           text.at[begin - 1] != '(')
        begin--;
    return begin;
}

static bool is_in(Text word, const char *const *words)
{
    for (; *words; words++)
        if (text_is(word, *words))
            return true;
    return false;
}

static bool has_byte(Text text, char byte)
{
    return text_find(text, byte) < text.bytes;
}

/* --- weighing ------------------------------------------------------------------------------------- */

/* Behind a word: "Rights2 and". Not CO2, H1N1, km2, PM10, COVID19, L33, A/CONF157. */
static Evidence weigh_behind_word(Text text, size_t begin)
{
    static const char *const stops[] = {"COVID", "SARS", "ISO", "UN", "m", "km", "cm", "mm", NULL};
    enum {
        SURE_LETTERS = 4,
        FEW_LETTERS = 2
    };
    size_t at = word_begin(text, begin);
    Text word = text_slice(text, at, begin);
    uint32_t before = code_point_before(text, at);
    if (is_in(word, stops) || before == '/' || (before < 0x80 && is_digit((char)before)))
        return EVIDENCE_NONE;
    bool ends_small = is_lower_case(code_point_before(text, begin));
    size_t letters = 0;
    for (size_t i = 0; i < word.bytes; letters++)
        text_next(word, &i);
    if (letters <= FEW_LETTERS && !ends_small)
        return EVIDENCE_NONE;
    return letters >= SURE_LETTERS && ends_small ? EVIDENCE_STRONG : EVIDENCE_WEAK;
}

bool is_year_before(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin <= YEAR_DIGITS && is_digit(text.at[begin - 1]))
        begin--;
    bool is_symbol = begin > 0 && strchr("/.-,", text.at[begin - 1]);
    Text century = text_slice(text, begin, begin + 2);
    return end - begin == YEAR_DIGITS && !is_symbol &&
           (text_is(century, "19") || text_is(century, "20"));
}

/* Behind a mark: "Rights,1 the", "1993,3". Not 3.5, Rev.1, E/CN.4, No.7. */
static Evidence weigh_behind_mark(Text text, size_t begin)
{
    static const char *const stops[] = {"No",   "Nos",  "vol",   "vols",  "para", "paras", "art",
                                        "arts", "chap", "sect",  "fig",   "p",    "pp",    "Add",
                                        "Rev",  "Corr", "Amend", "Suppl", "Part", "Res",   "Conf",
                                        "CONF", "PV",   "SR",    "WP",    "SGB",  "INF",   NULL};
    enum {
        SURE_LETTERS = 3,
        ONE_LETTER = 1
    };
    size_t mark = begin;
    uint32_t mark_code = text_previous(text, &mark);
    uint32_t before = code_point_before(text, mark);
    Text token = text_slice(text, token_begin(text, mark), mark);
    if (is_space(before)) /* an opening mark; but French sets a space before » */
        return mark_code == 0xBB ? EVIDENCE_WEAK : EVIDENCE_NONE;
    if (before < 0x80 && is_digit((char)before)) {
        bool is_document = has_byte(token, '/');
        return is_document || is_year_before(text, mark) ? EVIDENCE_WEAK : EVIDENCE_NONE;
    }
    Text word = text_slice(text, word_begin(text, mark), mark);
    bool is_abbreviation = word.bytes <= ONE_LETTER || is_in(word, stops);
    bool is_symbol = has_byte(token, '/') && token.at[0] >= 'A' && token.at[0] <= 'Z';
    if (mark_code == '.' && is_letter(before) && (is_abbreviation || is_symbol))
        return EVIDENCE_NONE;
    return word.bytes >= SURE_LETTERS && is_lower_case(before) ? EVIDENCE_STRONG : EVIDENCE_WEAK;
}

Evidence weigh_before(Text text, size_t begin)
{
    uint32_t before = code_point_before(text, begin);
    if (begin == 0)
        return EVIDENCE_NONE;
    if (is_letter(before))
        return weigh_behind_word(text, begin);
    if (is_ideograph(before) && !is_mark_before(before))
        return EVIDENCE_WEAK;
    return is_mark_before(before) ? weigh_behind_mark(text, begin) : EVIDENCE_NONE;
}

bool may_end_call(Text text, size_t begin, size_t end)
{
    uint32_t before = code_point_before(text, begin);
    uint32_t behind = code_point_at(text, end);
    bool is_behind_ideograph = is_ideograph(before) && !is_mark_before(before);
    bool goes_on = end + 1 < text.bytes && is_digit(text.at[end + 1]);
    if (goes_on && (behind == '.' || (behind == ',' && is_behind_ideograph)))
        return false;        /* 1.57, 1,570 */
    if (is_behind_ideograph) /* "2007年", "53号": there figures stand in the text */
        return is_mark_behind(behind) && end < text.bytes;
    if (is_space(behind))
        return true;
    if (is_mark_before(before) && !is_closing_mark(before)) {
        bool is_list = behind == ',' && end + 1 < text.bytes && is_digit(text.at[end + 1]);
        return behind == ')' || is_list || (is_wide_mark(before) && is_ideograph(behind));
    }
    return is_mark_behind(behind) || (is_wide_mark(before) && is_ideograph(behind));
}

bool ends_no_word(char last, char letter)
{
    switch (letter) {
    case 'b':
        return !strchr("aeioumrl", last);
    case 'c':
        return !strchr("aeiour", last);
    case 'f':
        return !strchr("aeioulfr", last);
    case 'g':
        return !strchr("aeioungr", last);
    case 'a':
        return strchr("aeo", last) != NULL;
    default:
        return false;
    }
}

bool has_word(Text all, Text word)
{
    for (size_t at = 0; word.bytes && at + word.bytes <= all.bytes; at++) {
        const char *found = memchr(all.at + at, word.at[0], all.bytes - at - word.bytes + 1);
        if (!found)
            return false;
        at = (size_t)(found - all.at);
        if (memcmp(found, word.at, word.bytes) == 0 && !is_letter(code_point_before(all, at)) &&
            !is_letter(code_point_at(all, at + word.bytes)))
            return true;
    }
    return false;
}
