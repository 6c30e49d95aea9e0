/* Dates, and stretches of days, in the six languages. */
#include <string.h>

#include "input/letters.h"
#include "input/un_formulas.h"
#include "input/un_match.h"

enum {
    MONTHS = 12
};

/* "{day}{behind_day} {before_month}{month} {before_year}{year}{behind_year}" */
typedef struct DateForm {
    const char *behind_day; /* may be missing */
    const char *before_month;
    const char *months[MONTHS];
    const char *before_year;
    const char *behind_year; /* may be missing */
} DateForm;

static const DateForm date_forms[] = {
    {"",
     "",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"},
     "",
     ""},
    {"er",
     "",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre"},
     "",
     ""},
    {"º",
     "de ",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre"},
     "de ",
     ""},
    {"",
     "",
     {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
      "октября", "ноября", "декабря"},
     "",
     " года"},
    {"",
     "",
     {"كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
      "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
      "كانون الأول/ديسمبر"},
     "",
     ""},
    {"",
     "",
     {"يناير", "فبراير", "مارس", "أبريل", "مايو", "حزيران/يونيو", "تموز/يوليو", "أغسطس", "سبتمبر",
      "أكتوبر", "نوفمبر", "ديسمبر"},
     "",
     ""},
};

static bool skip(Text *text, const char *string)
{
    if (!text_starts(*text, string))
        return false;
    *text = text_slice(*text, strlen(string), text->bytes);
    return true;
}

/* A number of at most most digits, which text then begins behind; -1 when there is none. */
static int take_number(Text *text, size_t most)
{
    size_t digits = match_digits(*text, 0, most);
    uint32_t number;
    if (!text_to_number(text_slice(*text, 0, digits), 9999, &number))
        return -1;
    *text = text_slice(*text, digits, text->bytes);
    return (int)number;
}

static bool skip_space(Text *text)
{
    size_t spaces = match_spaces(*text, 0);
    *text = text_slice(*text, spaces, text->bytes);
    return spaces > 0;
}

/* The same for a string in capitals, which text then must be throughout. */
static bool skip_capitals(Text *text, const char *string)
{
    Text word = text_of(string);
    size_t end = 0;
    for (size_t at = 0; at < word.bytes;) {
        uint32_t small = text_next(word, &at);
        uint32_t capital = end < text->bytes ? text_next(*text, &end) : 0;
        if (small_letter(capital) != small_letter(small) || is_lower_case(capital))
            return false;
    }
    *text = text_slice(*text, end, text->bytes);
    return true;
}

static int take_month(Text *text, const DateForm *form)
{
    for (int month = 0; month < MONTHS; month++)
        if (skip(text, form->months[month]) || skip_capitals(text, form->months[month]))
            return month + 1;
    return 0;
}

static bool is_plausible(const Date *date)
{
    return date->day >= 1 && date->day <= 31 && date->month >= 1 && date->month <= MONTHS &&
           date->year >= 1900 && date->year <= 2099;
}

static bool read_date(Text text, const DateForm *form, Date *date)
{
    date->day = take_number(&text, 2);
    skip(&text, form->behind_day);
    if (!skip_space(&text) || !skip(&text, form->before_month))
        return false;
    date->month = take_month(&text, form);
    if (date->month == 0 || !skip_space(&text) || !skip(&text, form->before_year))
        return false;
    date->year = take_number(&text, 4);
    skip(&text, form->behind_year);
    skip(&text, ".");
    return text.bytes == 0 && is_plausible(date);
}

/* 2007年12月18日 */
static bool read_chinese_date(Text text, Date *date)
{
    date->year = take_number(&text, 4);
    if (!skip(&text, "年"))
        return false;
    date->month = take_number(&text, 2);
    if (!skip(&text, "月"))
        return false;
    date->day = take_number(&text, 2);
    bool is_date = skip(&text, "日");
    skip(&text, "，"); /* old resolutions go on with the meeting */
    return is_date && text.bytes == 0 && is_plausible(date);
}

static bool match_western_date(Text text, Date *date)
{
    Date found;
    bool is_date = false;
    if (text.bytes == 0 || !is_digit(text.at[0]))
        return false;
    for (size_t i = 0; i < sizeof date_forms / sizeof *date_forms && !is_date; i++)
        is_date = read_date(text, &date_forms[i], &found);
    is_date = is_date || read_chinese_date(text, &found);
    if (is_date)
        *date = found;
    return is_date;
}

bool date_match(Text text, Date *date)
{
    enum {
        LONGEST_DATE = 100
    };
    if (!indic_digit(text, 0) || text.bytes > LONGEST_DATE)
        return match_western_date(text, date);
    char folded[LONGEST_DATE];
    size_t bytes = 0;
    for (size_t at = 0; at < text.bytes; at++) {
        size_t digit = indic_digit(text, at);
        at += digit ? 1 : 0;
        folded[bytes++] = digit ? (char)(text.at[at] - '\xA0' + '0') : text.at[at];
    }
    return match_western_date((Text){folded, bytes}, date);
}

static bool has_month(Text text)
{
    for (size_t at = 0; at < text.bytes; at++) {
        Text rest = text_slice(text, at, text.bytes);
        for (size_t i = 0; i < sizeof date_forms / sizeof *date_forms; i++)
            if (take_month(&rest, &date_forms[i]))
                return true;
    }
    return text_find(text, (char)0xE6) < text.bytes; /* 月 */
}

/* What stands between the first day and the last. */
static bool has_until(Text text)
{
    static const char *const joints[] = {"-",    "–",    "—",     " a ", " al ",
                                         " au ", " to ", " إلى ", "至"};
    for (size_t at = 1; at + 1 < text.bytes; at++)
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
            if (text_starts(text_slice(text, at, text.bytes), joints[i]))
                return true;
    return false;
}

bool date_range_match(Text text)
{
    enum {
        LONGEST_RANGE = 100
    };
    if (text.bytes == 0 || text.bytes > LONGEST_RANGE)
        return false;
    size_t end = text.bytes;
    while (end > 0 && !is_digit(text.at[end - 1]) && text.bytes - end < 12)
        end--;
    bool has_year = end >= 4 && is_digit(text.at[end - 1]) && is_digit(text.at[end - 4]) &&
                    (text.at[end - 4] == '1' || text.at[end - 4] == '2');
    bool has_words = text_find(text, ' ') < text.bytes || text_find(text, (char)0xE6) < text.bytes;
    return has_year && (has_until(text) || text_find(text, ',') < text.bytes) && has_words &&
           has_month(text);
}

bool date_at_end(Text text, Date *date)
{
    enum {
        LONGEST = 80
    };
    size_t least = text.bytes > LONGEST ? text.bytes - LONGEST : 0;
    for (size_t at = text.bytes; at > least; at--) {
        bool is_number_start = is_digit(text.at[at - 1]) && (at == 1 || !is_digit(text.at[at - 2]));
        if (is_number_start && date_match(text_slice(text, at - 1, text.bytes), date))
            return true;
    }
    return false;
}
