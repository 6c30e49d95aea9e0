/* Numbers of headings in the six languages, and numbers that no counter can give. */
#include "input/un_match_parts.h"

/* --- numbers of headings ------------------------------------------------------------------------ */

/* The words that number headings in Arabic: first, second, … and the names of letters. */
static const char *const arabic_ordinals[] = {"أولا",  "ثانيا", "ثالثا", "رابعا", "خامسا",
                                              "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"};
static const char *const arabic_letter_names[] = {
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف",
    "لام", "ميم", "نون", "سين", "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء"};

/* Which of the words text begins with, from 1; *bytes is how long it is. */
static uint32_t word_place(Text text, const char *const *words, size_t count, size_t *bytes)
{
    for (size_t i = 0; i < count; i++) {
        *bytes = match_string(text, 0, words[i]);
        if (*bytes)
            return (uint32_t)i + 1;
    }
    return 0;
}

static size_t match_arabic_heading(Text text, Label *label)
{
    size_t bytes = 0;
    uint32_t ordinal =
        word_place(text, arabic_ordinals, sizeof arabic_ordinals / sizeof *arabic_ordinals, &bytes);
    label->ordinals[SERIES_ROMAN] = ordinal;
    if (!ordinal)
        label->ordinals[SERIES_LETTER] =
            word_place(text, arabic_letter_names,
                       sizeof arabic_letter_names / sizeof *arabic_letter_names, &bytes);
    if (!bytes)
        return 0;
    size_t spaces = match_spaces(text, bytes);
    size_t mark = match_string(text, bytes + spaces, "-");
    if (!mark)
        mark = match_string(text, bytes + spaces, "\xE2\x80\x93");
    size_t end = bytes + spaces + mark;
    return mark ? end + match_spaces(text, end) : 0;
}

/* 一、 or 一. up to 九十九 */
static size_t match_han_heading(Text text, Label *label)
{
    enum {
        TEN = 10,
        MOST = 3
    };
    uint32_t value = 0;
    size_t at = 0;
    for (int i = 0; i < MOST && at < text.bytes; i++) {
        size_t next = at;
        uint32_t place = place_in(han_series, text_next(text, &next));
        if (!place)
            break;
        value = place == TEN ? (value ? value * TEN : TEN) : value + place;
        at = next;
    }
    static const char *const marks[] = {"\xE3\x80\x81", ".", "\xEF\xBC\x8E"};
    for (size_t i = 0; at && i < sizeof marks / sizeof *marks; i++) {
        size_t mark = match_string(text, at, marks[i]);
        if (mark) {
            label->ordinals[SERIES_ROMAN] = value;
            return at + mark + match_spaces(text, at + mark);
        }
    }
    return 0;
}

/* A capital of the Cyrillic alphabet, which Russian uses beside the Latin one. */
static uint32_t cyrillic_capital(Text text, size_t *bytes)
{
    size_t at = 0;
    uint32_t code_point = text_next(text, &at);
    *bytes = at;
    return code_point >= 0x410 && code_point < 0x430 ? place_in(cyrillic_series, code_point + 0x20)
                                                     : 0;
}

static size_t match_latin_heading(Text text, Label *label)
{
    uint32_t value = 0;
    size_t end = 0;
    if (text.at[0] >= 'A' && text.at[0] <= 'Z') {
        end = match_roman(text, 0, &value);
        label->ordinals[SERIES_ROMAN] = value;
        if (end <= 1) {
            end = 1;
            label->ordinals[SERIES_LETTER] = (uint32_t)(text.at[0] - 'A') + 1;
        }
    } else {
        label->ordinals[SERIES_LETTER] = cyrillic_capital(text, &end);
    }
    if (!(label->ordinals[SERIES_ROMAN] || label->ordinals[SERIES_LETTER]) ||
        !is_at(text, end, '.'))
        return 0;
    size_t spaces = match_spaces(text, end + 1);
    return spaces || end + 1 == text.bytes ? end + 1 + spaces : 0;
}

size_t match_heading(Text text, Label *label)
{
    *label = (Label){.form = FORM_STOP};
    if (text.bytes == 0)
        return 0;
    unsigned char first = (unsigned char)text.at[0];
    if (first < 0x80 || first == 0xD0)
        return match_latin_heading(text, label);
    if (first == 0xD8 || first == 0xD9)
        return match_arabic_heading(text, label);
    return first >= 0xE4 && first <= 0xE9 ? match_han_heading(text, label) : 0;
}

/* --- numbers that no counter gives ---------------------------------------------------------------- */

/* "5 bis. ", "5 ter. ": a paragraph put between two others. */
static size_t match_inserted(Text text)
{
    static const char *const words[] = {" bis",    " ter",     " quater", " quinquies",
                                        " sexies", " septies", "-бис",    " бис",
                                        "之二",    "之三",     " مكررا",  " alt"};
    size_t digits = match_digits(text, 0, 3);
    for (size_t i = 0; digits && i < sizeof words / sizeof *words; i++) {
        size_t end = digits + match_string(text, digits, words[i]);
        if (end == digits)
            continue;
        static const char *const marks[] = {".", " -", "\xEF\xBC\x8E", "\xE3\x80\x81"};
        for (size_t j = 0; j < sizeof marks / sizeof *marks; j++) {
            size_t mark = match_string(text, end, marks[j]);
            size_t spaces = match_spaces(text, end + mark);
            if (mark && (spaces || end + mark == text.bytes || is_solid(text, end + mark)))
                return end + mark + spaces;
        }
    }
    return 0;
}

size_t match_own_number(Text text, OwnNumber *number)
{
    size_t inserted = match_inserted(text);
    *number = (OwnNumber){0};
    if (inserted)
        return inserted;
    size_t digits = match_digits(text, 0, 2);
    size_t end = digits;
    if (digits && end < text.bytes && text.at[end] >= 'A' && text.at[end] <= 'H')
        end++;
    if (!digits || !is_at(text, end, '.'))
        return 0;
    size_t second = match_digits(text, end + 1, 3);
    size_t behind = end + 1 + second;
    size_t stop = is_at(text, behind, '.') ? 1 : 0;
    size_t spaces = match_spaces(text, behind + stop);
    if (!second || text.at[end + 1] == '0' || !(spaces || behind + stop == text.bytes))
        return 0;
    *number = (OwnNumber){number_of(text, 0, digits), number_of(text, end + 1, second)};
    return behind + stop + spaces;
}

/* --- speakers ------------------------------------------------------------------------------------ */

uint32_t match_speaker(Text head)
{
    static const char *const titles[] = {
        "Mr. ",   "Mrs. ",        "Ms. ",          "Miss ",   "Dr. ",        "The ",
        "Sir ",   "Lord ",        "Dame ",         "M. ",     "Mme ",        "Mlle ",
        "Le ",    "La ",          "El ",           "Sr. ",    "Sra. ",       "Г-н ",
        "Г-жа ",  "Председатель", "السيد ",        "السيدة ", "الرئيس",      "Archbishop ",
        "King ",  "Prince ",      "Princess ",     "Sheikh ", "President ",  "Prime Minister ",
        "Queen ", "Cardinal ",    "Crown Prince ", "Chief ",  "Ambassador ", "Judge "};
    enum {
        LONGEST = 160
    };
    bool has_title = false;
    for (size_t i = 0; i < sizeof titles / sizeof *titles && !has_title; i++)
        has_title = text_starts(head, titles[i]);
    size_t colon = text_find(text_slice(head, 0, LONGEST), ':');
    bool is_chinese = head.bytes > 3 && (unsigned char)head.at[0] >= 0xE4;
    if (is_chinese)
        for (size_t at = 0; at + 3 <= head.bytes && at < LONGEST; at++)
            if (text_starts(text_slice(head, at, head.bytes), "："))
                return (uint32_t)at + 3;
    if (!has_title || colon >= LONGEST || colon + 1 >= head.bytes || head.at[colon + 1] != ' ')
        return 0;
    /* a name has no verb: few words outside of parentheses */
    unsigned words = 0;
    int depth = 0;
    for (size_t at = 0; at < colon; at++) {
        depth += (head.at[at] == '(') - (head.at[at] == ')');
        words += head.at[at] == ' ' && depth == 0;
    }
    return words <= 7 ? (uint32_t)colon + 1 : 0;
}
