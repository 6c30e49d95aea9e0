#include "styles/house.h"

#include "styles/languages.h"

/* Symbols by station (un-style 1.5). No prefix begins with another. */
static const struct {
    const char *prefix;
    Station station;
} stations[] = {
    {"A/HRC/", STATION_GENEVA},  {"CAT/", STATION_GENEVA},     {"CCPR/", STATION_GENEVA},
    {"CD/", STATION_GENEVA},     {"CERD/", STATION_GENEVA},    {"E/ECE/", STATION_GENEVA},
    {"ECE/", STATION_GENEVA},    {"TD/", STATION_GENEVA},      {"A/AC.105/", STATION_VIENNA},
    {"A/CN.9/", STATION_VIENNA}, {"E/CN.15/", STATION_VIENNA}, {"E/CN.7/", STATION_VIENNA},
    {"HS/", STATION_NAIROBI},    {"UNEP/", STATION_NAIROBI},
};

/* The first row that fits counts. until is the last year that a row is good for; a document without
 * a date fits only rows that are good for ever (0). The rows for 2007 end where page numbers became
 * "2/13" (2.4). What is not New York is on A4 (1.5); the last row is for all. */
static const struct {
    const char *kind; /* NULL: any */
    Station station;
    int until;
    const char *sheet;
} rows[] = {
    {NULL, STATION_GENEVA, 0, "un-geneva"},
    {NULL, STATION_VIENNA, 0, "un-geneva"},
    {NULL, STATION_NAIROBI, 0, "un-geneva"},
    {"resolution", STATION_ANY, 2010, "un-resolution-2007"},
    {"resolution", STATION_ANY, 0, "un-resolution"},
    {"report", STATION_ANY, 0, "un-report"},
    {NULL, STATION_ANY, 0, "un-document"},
};

static const struct {
    const char *language;
    const char *sheet;
} languages[] = {{"ar", "un-arabic"}, {"zh", "un-chinese"}};

static const char *const names[] = {"publication", "un-arabic",     "un-base",
                                    "un-chinese",  "un-document",   "un-geneva",
                                    "un-report",   "un-resolution", "un-resolution-2007"};

Station house_station(Text symbol)
{
    for (size_t i = 0; i < sizeof stations / sizeof *stations; i++)
        if (text_starts(symbol, stations[i].prefix))
            return stations[i].station;
    return STATION_NEW_YORK;
}

const char *house_sheet_for(const Document *document)
{
    Station station = house_station(fields_value(&document->fields, FIELD_SYMBOL));
    int year = document->date.year;
    size_t last = sizeof rows / sizeof *rows - 1;
    for (size_t i = 0; i < last; i++) {
        bool is_in_time = rows[i].until == 0 || (year > 0 && year <= rows[i].until);
        bool is_there = rows[i].station == STATION_ANY || rows[i].station == station;
        bool is_kind = !rows[i].kind || text_is(document->kind->text, rows[i].kind);
        if (is_in_time && is_there && is_kind)
            return rows[i].sheet;
    }
    return rows[last].sheet;
}

const char *house_sheet_for_language(const char *house, Text language)
{
    if (!text_starts(text_of(house), "un-"))
        return NULL;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        bool is_it = language_in_range(language, text_of(languages[i].language));
        if (is_it && !text_is(text_of(house), languages[i].sheet))
            return languages[i].sheet;
    }
    return NULL;
}

const char *house_sheet_parent(const char *name)
{
    return text_starts(text_of(name), "un-") && !text_is(text_of(name), "un-base") ? "un-base"
                                                                                   : NULL;
}

const char *house_sheet_name(size_t index)
{
    return index < sizeof names / sizeof *names ? names[index] : NULL;
}
