#include "input/un_text_formulas.h"

#include <string.h>

#include "input/un_text_match.h"

/* In a pattern: # is a number, @ the number of a resolution, ~ a roman or arabic numeral or a
 * capital letter, * any text but none; ' is also the typographic apostrophe, but not at the
 * beginning. Everything else stands for itself. */
static const Formula enacting_formulas[] = {
    {"en", "The General Assembly"},
    {"en", "The Security Council"},
    {"en", "The Economic and Social Council"},
    {"en", "The Human Rights Council"},
    {"en", "The Trusteeship Council"},
    {"fr", "L'Assemblée générale"},
    {"fr", "Le Conseil de sécurité"},
    {"fr", "Le Conseil économique et social"},
    {"fr", "Le Conseil des droits de l'homme"},
    {"fr", "Le Conseil de tutelle"},
    {"es", "La Asamblea General"},
    {"es", "El Consejo de Seguridad"},
    {"es", "El Consejo Económico y Social"},
    {"es", "El Consejo de Derechos Humanos"},
    {"es", "El Consejo de Administración Fiduciaria"},
    {"ru", "Генеральная Ассамблея"},
    {"ru", "Совет Безопасности"},
    {"ru", "Экономический и Социальный Совет"},
    {"ru", "Совет по правам человека"},
    {"ru", "Совет по Опеке"},
    {"ar", "إن الجمعية العامة"},
    {"ar", "إن مجلس الأمن"},
    {"ar", "إن المجلس الاقتصادي والاجتماعي"},
    {"ar", "إن مجلس حقوق الإنسان"},
    {"ar", "إن مجلس الوصاية"},
    {"zh", "大会"},
    {"zh", "安全理事会"},
    {"zh", "经济及社会理事会"},
    {"zh", "人权理事会"},
    {"zh", "托管理事会"},
};

static const Formula resolution_formulas[] = {
    {"en", "Resolution @"}, {"fr", "Résolution @"}, {"es", "Resolución @"},
    {"ru", "Резолюция @"},  {"ar", "القرار @"},     {"zh", "第@号决议"},
};

static const Formula adopted_by_formulas[] = {
    {"en", "Adopted by the *"},          {"fr", "Adoptée par le Conseil *"},
    {"es", "Aprobada por el Consejo *"}, {"ru", "принятая Советом *"},
    {"ru", "Принята Советом *"},         {"ar", "الذي اتخذه مجلس *"},
    {"zh", "安全理事会*通过"},
};

static const Formula meeting_formulas[] = {
    {"en", "#st plenary meeting"},
    {"en", "#nd plenary meeting"},
    {"en", "#rd plenary meeting"},
    {"en", "#th plenary meeting"},
    {"en", "#st meeting"},
    {"en", "#nd meeting"},
    {"en", "#rd meeting"},
    {"en", "#th meeting"},
    {"fr", "#e séance plénière"},
    {"fr", "# e séance plénière"},
    {"fr", "#re séance plénière"},
    {"fr", "#e séance"},
    {"fr", "# e séance"},
    {"fr", "#re séance"},
    {"es", "#ª sesión plenaria"},
    {"es", "#a. sesión plenaria"},
    {"es", "#a sesión plenaria"},
    {"es", "#ª sesión"},
    {"es", "#a. sesión"},
    {"ru", "#-е пленарное заседание"},
    {"ru", "#-е заседание"},
    {"ar", "الجلسة العامة #"},
    {"ar", "الجلسة #"},
    {"zh", "第#次全体会议"},
    {"zh", "第#次会议"},
};

static const Formula annex_formulas[] = {
    {"en", "Annex"},     {"en", "Annex ~"},     {"en", "Appendix"},   {"en", "Appendix ~"},
    {"en", "Enclosure"}, {"en", "Enclosure ~"}, {"fr", "Annexe"},     {"fr", "Annexe ~"},
    {"es", "Anexo"},     {"es", "Anexo ~"},     {"ru", "Приложение"}, {"ru", "Приложение ~"},
    {"ar", "المرفق"},    {"ar", "مرفق"},        {"zh", "附件"},       {"zh", "附件~"},
    {"zh", "附件一"},    {"zh", "附件二"},
};

static const Formula united_nations_formulas[] = {
    {"en", "United Nations"},  {"fr", "Nations Unies"},
    {"es", "Naciones Unidas"}, {"ru", "Организация Объединенных Наций"},
    {"ar", "الأمم المتحدة"},   {"zh", "联合国"},
};

static const Formula organ_formulas[] = {
    {"en", "General Assembly"},
    {"en", "Security Council"},
    {"en", "Economic and Social Council"},
    {"en", "Trusteeship Council"},
    {"en", "Human Rights Council"},
    {"en", "International Court of Justice"},
    {"en", "Secretariat"},
    {"fr", "Assemblée générale"},
    {"fr", "Conseil de sécurité"},
    {"fr", "Conseil économique et social"},
    {"fr", "Conseil des droits de l'homme"},
    {"fr", "Conseil de tutelle"},
    {"fr", "Secrétariat"},
    {"es", "Asamblea General"},
    {"es", "Consejo de Seguridad"},
    {"es", "Consejo Económico y Social"},
    {"es", "Consejo de Derechos Humanos"},
    {"es", "Secretaría"},
    {"ru", "Генеральная Ассамблея"},
    {"ru", "Совет Безопасности"},
    {"ru", "Экономический и Социальный Совет"},
    {"ru", "Совет по правам человека"},
    {"ar", "الجمعية العامة"},
    {"ar", "مجلس الأمن"},
    {"ar", "المجلس الاقتصادي والاجتماعي"},
    {"ar", "مجلس حقوق الإنسان"},
    {"zh", "大会"},
    {"zh", "安全理事会"},
    {"zh", "经济及社会理事会"},
    {"zh", "人权理事会"},
};

static const Formula distribution_formulas[] = {
    {NULL, "Distr.: *"},
    {NULL, "Distr. *"},
};

static const Formula original_formulas[] = {
    {NULL, "Original: *"},
    {"fr", "Original : *"},
};

static const Formula tongue_formulas[] = {
    {"en", "English"}, {"fr", "Français"}, {"es", "Español"},
    {"ru", "Russian"}, {"ar", "Arabic"},   {"zh", "Chinese"},
};

static const Formula session_formulas[] = {
    {"en", "Substantive session of *"},
    {NULL, "* session"}, /* English and French */
    {"es", "* período de sesiones"},
    {"ru", "* сессия"},
    {"ar", "الدورة *"},
    {"zh", "第*届会议"},
};

static const Formula agenda_item_formulas[] = {
    {"en", "Agenda item *"},
    {"en", "Agenda items *"},
    {"en", "Item * of the provisional agenda"},
    {"fr", "Point * de l'ordre du jour"},
    {"fr", "Points * de l'ordre du jour"},
    {"es", "Tema * del programa"},
    {"es", "Temas * del programa"},
    {"ru", "Пункт * повестки дня"},
    {"ar", "البند * من جدول الأعمال"},
    {"zh", "议程项目*"},
};

static const Formula adoption_formulas[] = {
    {"en", "Resolution adopted by *"},  {"en", "Resolutions adopted by *"},
    {"fr", "Résolution adoptée par *"}, {"es", "Resolución aprobada por *"},
    {"ru", "Резолюция, принятая *"},    {"ar", "قرار اتخذته *"},
    {"zh", "#年#月#日*决议"},
};

static const Formula recycle_formulas[] = {
    {"en", "Please recycle"},
    {"fr", "Merci de recycler"},
    {"es", "Se ruega reciclar"},
    {"ru", "Просьба отправить на вторичную переработку"},
    {"ar", "الرجاء إعادة استعمال الورق"},
    {"zh", "请回收"},
};

typedef struct FormulaSet {
    const Formula *rows;
    size_t count;
} FormulaSet;

#define FORMULA_SET(rows)                                                                          \
    {                                                                                              \
        (rows), sizeof(rows) / sizeof *(rows)                                                      \
    }

static const FormulaSet sets[FORMULA_KIND_COUNT] = {
    [FORMULA_ENACTING] = FORMULA_SET(enacting_formulas),
    [FORMULA_RESOLUTION] = FORMULA_SET(resolution_formulas),
    [FORMULA_ADOPTED_BY] = FORMULA_SET(adopted_by_formulas),
    [FORMULA_MEETING] = FORMULA_SET(meeting_formulas),
    [FORMULA_ANNEX] = FORMULA_SET(annex_formulas),
    [FORMULA_UNITED_NATIONS] = FORMULA_SET(united_nations_formulas),
    [FORMULA_ORGAN] = FORMULA_SET(organ_formulas),
    [FORMULA_DISTRIBUTION] = FORMULA_SET(distribution_formulas),
    [FORMULA_ORIGINAL] = FORMULA_SET(original_formulas),
    [FORMULA_TONGUE] = FORMULA_SET(tongue_formulas),
    [FORMULA_SESSION] = FORMULA_SET(session_formulas),
    [FORMULA_AGENDA_ITEM] = FORMULA_SET(agenda_item_formulas),
    [FORMULA_ADOPTION] = FORMULA_SET(adoption_formulas),
    [FORMULA_RECYCLE] = FORMULA_SET(recycle_formulas),
};

/* --- matching --------------------------------------------------------------------------------- */

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

/* How many bytes of text the pattern's first character takes; 0 for none. */
static size_t match_one(Text text, char pattern)
{
    static const char apostrophe[] = "\xE2\x80\x99";
    switch (pattern) {
    case '#':
        return match_digits(text, 0, 5);
    case '@':
        return match_resolution_number(text);
    case '~':
        return match_numeral(text);
    case '\'':
        if (text_starts(text, apostrophe))
            return sizeof apostrophe - 1;
        break;
    default:
        break;
    }
    return text.bytes && text.at[0] == pattern ? 1 : 0;
}

/* The end of the text, which literal bytes of the pattern behind a * must be. */
static bool ends_with(Text text, const char *pattern)
{
    size_t pattern_bytes = strlen(pattern);
    size_t at = text.bytes;
    while (pattern_bytes > 0) {
        char wanted = pattern[--pattern_bytes];
        if (at > 0 && text.at[at - 1] == wanted)
            at--;
        else if (wanted == '\'' && at >= 3 && memcmp(text.at + at - 3, "\xE2\x80\x99", 3) == 0)
            at -= 3;
        else
            return false;
    }
    return at > 0;
}

static bool matches(Text text, const char *pattern, Text *rest)
{
    for (; *pattern; pattern++) {
        if (*pattern == '*') {
            if (!ends_with(text, pattern + 1))
                return false;
            *rest = text_slice(text, 0, text.bytes - strlen(pattern + 1));
            return true;
        }
        size_t taken = match_one(text, *pattern);
        if (!taken)
            return false;
        text = text_slice(text, taken, text.bytes);
    }
    *rest = (Text){0};
    return text.bytes == 0;
}

/* Whether a text that begins with this byte may match; most do not. */
static bool may_begin(char pattern, char byte)
{
    return pattern == byte || pattern == '*' || (pattern == '#' && is_digit(byte));
}

static Text without_comma(Text text)
{
    static const char *const commas[] = {",", "\xD8\x8C", "\xEF\xBC\x8C"};
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
        size_t bytes = strlen(commas[i]);
        if (text.bytes > bytes && memcmp(text.at + text.bytes - bytes, commas[i], bytes) == 0)
            return text_slice(text, 0, text.bytes - bytes);
    }
    return text;
}

const Formula *formula_find(FormulaKind kind, Text text, Text *rest)
{
    enum {
        LONGEST = 400
    };
    Text ignored;
    if (text.bytes == 0 || text.bytes > LONGEST)
        return NULL;
    if (kind == FORMULA_ENACTING || kind == FORMULA_MEETING)
        text = without_comma(text);
    const FormulaSet *set = &sets[kind];
    for (size_t i = 0; i < set->count; i++) {
        const Formula *row = &set->rows[i];
        if (may_begin(row->pattern[0], text.at[0]) &&
            matches(text, row->pattern, rest ? rest : &ignored))
            return row;
    }
    return NULL;
}

/* --- dates ------------------------------------------------------------------------------------ */

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

static int take_month(Text *text, const DateForm *form)
{
    for (int month = 0; month < MONTHS; month++)
        if (skip(text, form->months[month]))
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
    return skip(&text, "日") && text.bytes == 0 && is_plausible(date);
}

bool date_match(Text text, Date *date)
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
