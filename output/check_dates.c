#include "output/check_dates.h"

#include <string.h>

typedef struct Date {
    int parts[6];    /* year, month, day, hour, minute, second */
    int zone_minute; /* before UTC */
} Date;

static bool take_digits(Text text, size_t *at, size_t count, int *number)
{
    *number = 0;
    for (size_t i = 0; i < count; i++, ++*at) {
        if (*at >= text.bytes || text.at[*at] < '0' || text.at[*at] > '9')
            return false;
        *number = *number * 10 + (text.at[*at] - '0');
    }
    return true;
}

/* "+01'00'", "+01:00" or "Z" up to the end; separator stands between hours and minutes. */
static bool take_zone(Text text, size_t at, char separator, Date *date)
{
    int hours;
    int minutes = 0;
    if (at == text.bytes)
        return true;
    char sign = text.at[at++];
    if (sign == 'Z' && at == text.bytes)
        return true;
    if (!strchr("+-Z", sign) || !take_digits(text, &at, 2, &hours))
        return false;
    if (at < text.bytes && text.at[at] == separator)
        at++;
    if (at < text.bytes && !take_digits(text, &at, 2, &minutes))
        return false;
    if (at < text.bytes && separator == '\'' && text.at[at] == separator)
        at++;
    date->zone_minute = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return at == text.bytes && hours < 24 && minutes < 60;
}

static bool is_in_range(const Date *date)
{
    const int *part = date->parts;
    return part[1] >= 1 && part[1] <= 12 && part[2] >= 1 && part[2] <= 31 && part[3] < 24 &&
           part[4] < 60 && part[5] < 60;
}

/* Days of the Gregorian calendar since 1 March of the year 0, then from 1970. */
static int64_t seconds_of(const Date *date)
{
    int64_t year = date->parts[0] - (date->parts[1] <= 2);
    int64_t month = (date->parts[1] + 9) % 12;
    int64_t days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 +
                   date->parts[2] - 1 - 719468;
    int64_t minutes = (days * 24 + date->parts[3]) * 60 + date->parts[4] - date->zone_minute;
    return minutes * 60 + date->parts[5];
}

/* before are the bytes that stand before each part; 0 for none. */
static bool read_date(Text text, size_t at, const char before[6], char zone_separator,
                      int64_t *seconds)
{
    Date date = {{0, 1, 1, 0, 0, 0}, 0};
    if (!take_digits(text, &at, 4, &date.parts[0]))
        return false;
    for (int i = 1; i < 6 && at < text.bytes; i++) {
        bool is_next = before[i] ? text.at[at] == before[i] : !strchr("+-Z", text.at[at]);
        if (!is_next)
            break;
        at += before[i] != 0;
        if (!take_digits(text, &at, 2, &date.parts[i]))
            return false;
    }
    if (at < text.bytes && text.at[at] == '.') /* parts of a second, which only XMP has */
        do
            at++;
        while (at < text.bytes && text.at[at] >= '0' && text.at[at] <= '9');
    bool is_good = take_zone(text, at, zone_separator, &date) && is_in_range(&date);
    *seconds = seconds_of(&date);
    return is_good;
}

bool date_of_pdf(Text text, int64_t *seconds)
{
    static const char before[6] = {0};
    size_t begin = text_starts(text, "D:") ? 2 : 0;
    return read_date(text, begin, before, '\'', seconds);
}

bool date_of_xmp(Text text, int64_t *seconds)
{
    static const char before[6] = {0, '-', '-', 'T', ':', ':'};
    return read_date(text, 0, before, ':', seconds);
}
