#include "input/un_openers.h"

#include "input/letters.h"
#include "input/un_formulas.h"

#include <string.h>

typedef struct Openers {
    const char *language;
    bool is_capital;            /* the first word has a capital */
    const char *const *endings; /* of the first word */
    const char *const *words;   /* the first words that have other endings */
} Openers;

static const char *const english_endings[] = {"ing", NULL};
static const char *const english_words[] = {
    "Alarmed",   "Appalled",  "Aware",      "Cognizant",  "Concerned", "Conscious",
    "Convinced", "Deeply",    "Desirous",   "Determined", "Disturbed", "Encouraged",
    "Firmly",    "Fully",     "Gravely",    "Greatly",    "Guided",    "Inspired",
    "Mindful",   "Persuaded", "Profoundly", "Resolved",   "Seriously", "Shocked",
    "Strongly",  "Troubled",  "Underlines", "Have",       "Whereas",   NULL};
static const char *const french_endings[] = {"ant", "ée", "ue", "euse", "ente", "ie", NULL};
static const char *const french_words[] = {
    "Ayant",    "Conscient",  "Convaincu",     "Désireux",  "Gravement",
    "Guidé",    "Pleinement", "Profondément",  "Préoccupé", "Se",
    "Soucieux", "Vivement",   "Fermement",     "Résolu",    "Résolue",
    "Attentif", "Sont",       "Reconnaissant", NULL};
static const char *const spanish_endings[] = {"ando", "endo", "ada", "ado", "ida",
                                              "ido",  "ente", "osa", "oso", NULL};
static const char *const spanish_words[] = {"Profundamente", "Plenamente", "Gravemente",
                                            "Firmemente",    "Hondamente", "Han",
                                            "Convienen",     NULL};
static const char *const russian_endings[] = {"ая", "яя",  "уя",   "ея",  "ив",   "ав",
                                              "ев", "ясь", "ывая", "ючи", "дучи", NULL};
static const char *const russian_words[] = {"с",         "будучи",      "вновь", "памятуя",
                                            "исходя",    "имея",        "вновь", "особо",
                                            "полностью", "согласились", NULL};

static const Openers openers[] = {
    {"en", true, english_endings, english_words},
    {"fr", true, french_endings, french_words},
    {"es", true, spanish_endings, spanish_words},
    {"ru", false, russian_endings, russian_words},
};

/* Arabic begins with a conjunction; Chinese has no endings, so the verbs are listed. */
static const char *const arabic_openings[] = {"إذ ",    "وإذ ",     "وقد ",     "واقتناعا",
                                              "ورغبة ", "وتصميما ", "واعترافا", NULL};
static const char *const chinese_openings[] = {
    "回顾",     "又回顾", "还回顾", "重申",     "又重申",   "铭记",   "考虑到", "认识到",
    "确认",     "深信",   "注意到", "又注意到", "还注意到", "赞赏",   "满意地", "关切",
    "严重关切", "审议了", "欢迎",   "强调",     "深为",     "意识到", "决心",   "遵循",
    "根据",     "赞扬",   "表示",   "感谢",     "谴责",     "痛惜",   "申明",   "认为",
    "支持",     "念及",   "鉴于",   "听取",     "收到",     "感到",   "相信",   NULL};

static bool has_opening(Text line, const char *const *openings)
{
    for (; *openings; openings++)
        if (text_starts(line, *openings))
            return true;
    return false;
}

static bool fits(const Openers *row, Text word)
{
    size_t at = 0;
    uint32_t first = word.bytes ? text_next(word, &at) : 0;
    if (!is_letter(first) || is_lower_case(first) == row->is_capital)
        return false;
    for (const char *const *ending = row->endings; *ending; ending++)
        if (text_ends(word, *ending))
            return true;
    for (const char *const *known = row->words; *known; known++)
        if (text_is(word, *known))
            return true;
    return false;
}

bool begins_recital(Text line, Text language)
{
    if (text_is(language, "ar"))
        return has_opening(line, arabic_openings);
    if (text_is(language, "zh"))
        return has_opening(line, chinese_openings);
    size_t end = text_find(line, ' ');
    Text word = text_slice(line, 0, end);
    if (word.bytes && word.at[word.bytes - 1] == ',')
        word.bytes--;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (text_is(language, openers[i].language))
            return fits(&openers[i], word);
    return false;
}

bool names_parties(Text line)
{
    static const char *const beginnings[] = {
        "The States Parties ", "The Parties ",       "The Contracting ", "The High Contracting ",
        "The Member States ",  "The Governments ",   "Les États ",       "Les Parties ",
        "Les Hautes Parties ", "Les Gouvernements ", "Los Estados ",     "Las Partes ",
        "Las Altas Partes ",   "Los Gobiernos ",     "Государства",      "Участвующие ",
        "Договаривающиеся ",   "Высокие ",           "Стороны"};
    if (final_mark(line) != ',')
        return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (text_starts(line, beginnings[i]))
            return true;
    return false;
}

/* --- organs ------------------------------------------------------------------------------------------------- */

/* The names of bodies have capitals but for small words: "The Commission on Narcotic Drugs,". */
static bool is_body_with_subject(Text line)
{
    static const char *const beginnings[] = {
        "The Commission o", "The Committee o",         "The Conference o",
        "The Congress o",   "The Executive Board of ", "The Governing Council of ",
        "The Council of ",  "The Council for ",        "The Forum on "};
    enum {
        LONGEST = 120,
        SMALL = 3 /* letters of a small word, or 7 for "against" */
    };
    bool begins = false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings && !begins; i++)
        begins = text_starts(line, beginnings[i]);
    if (!begins || line.bytes > LONGEST || text_find(line, ',') + 1 < line.bytes ||
        !text_ends(line, ","))
        return false;
    for (Text rest = text_slice(line, 0, line.bytes - 1); rest.bytes;) {
        size_t end = text_find(rest, ' ');
        bool is_capital = rest.at[0] >= 'A' && rest.at[0] <= 'Z';
        bool is_small = end <= SMALL || text_is(text_slice(rest, 0, end), "against") ||
                        text_is(text_slice(rest, 0, end), "with");
        if (!is_capital && !is_small)
            return false;
        rest = text_slice(rest, end + 1, rest.bytes);
    }
    return true;
}

bool names_other_organ(Text line)
{
    static const char *const beginnings[] = {"La Commission d",
                                             "La Commission pour ",
                                             "Le Comité d",
                                             "Le Comité spécial d",
                                             "La Conférence d",
                                             "Le Conseil d'administration",
                                             "Le Conseil d’administration",
                                             "Le Conseil exécutif",
                                             "La Comisión de ",
                                             "La Comisión del ",
                                             "El Comité de ",
                                             "El Comité contra ",
                                             "El Comité Especial ",
                                             "La Conferencia de ",
                                             "La Junta Ejecutiva",
                                             "La Junta de ",
                                             "El Consejo de Administración",
                                             "Комиссия по ",
                                             "Комиссия социального",
                                             "Комитет по ",
                                             "Конференция ",
                                             "Исполнительный совет",
                                             "Совет управляющих",
                                             "إن لجنة ",
                                             "إن اللجنة ",
                                             "إن مؤتمر ",
                                             "إن مجلس ",
                                             "إن المجلس "};
    static const char *const endings[] = {" Conference", " Commission", " Committee", " Assembly",
                                          " Council",    " Board",      "委员会",     "理事会"};
    enum {
        LONGEST = 90 /* bytes */
    };
    if (is_body_with_subject(line))
        return true;
    Text name = without_comma(line);
    if (name.bytes == line.bytes || name.bytes > LONGEST || text_find(name, ',') < name.bytes ||
        text_find(name, '.') < name.bytes || text_find(name, ':') < name.bytes)
        return false;
    for (size_t i = 0; i < name.bytes; i++)
        if (is_digit(name.at[i]))
            return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (text_starts(name, beginnings[i]))
            return true;
    bool is_chinese = name.bytes && (unsigned char)name.at[0] >= 0xE4;
    bool is_english =
        text_starts(name, "The ") && name.bytes > 4 && name.at[4] >= 'A' && name.at[4] <= 'Z';
    for (size_t i = 0; (is_chinese || is_english) && i < sizeof endings / sizeof *endings; i++)
        if (text_ends(name, endings[i]))
            return true;
    return false;
}
