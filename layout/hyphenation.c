#include "layout/hyphenation.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

#include "base/hash.h"
#include "base/hash_table.h"

enum {
    LETTERS_MOST = 63, /* of a word that is looked at; one bit each */
    CODES = 256,
    NAME_LONGEST = 16
};

/* A dictionary, or that there is none. */
struct HyphenDictionary {
    Text language;
    HyphenDict *dict;
    bool is_utf8;
    uint32_t code_points[CODES]; /* by code, of a dictionary in an 8-bit encoding */
    const struct HyphenDictionary *next;
};

struct HyphenDictionaries {
    Arena *arena;
    Diagnostics *diagnostics;
    const HyphenDictionary *first;
};

/* ---- dictionaries ---- */

HyphenDictionaries *hyphen_dictionaries_new(Arena *arena, Diagnostics *diagnostics)
{
    HyphenDictionaries *dictionaries = ARENA_NEW(arena, HyphenDictionaries);
    dictionaries->arena = arena;
    dictionaries->diagnostics = diagnostics;
    return dictionaries;
}

void hyphen_dictionaries_close(HyphenDictionaries *dictionaries)
{
    for (const HyphenDictionary *at = dictionaries->first; at; at = at->next)
        if (at->dict)
            hnj_hyphen_free(at->dict);
}

static HyphenDict *load(Arena *arena, const char *name)
{
    Buffer path = {0};
    buffer_string(&path, PLENARY_HYPHEN_FOLDER "/hyph_");
    buffer_string(&path, name);
    buffer_string(&path, ".dic");
    HyphenDict *dict = hnj_hyphen_load(text_to_string(arena, buffer_text(&path)));
    buffer_free(&path);
    return dict;
}

/* The language and, in capitals, the country of a tag: "pt-BR", "es". False if it is no such tag. */
static bool take_apart(Text tag, char language[4], char country[4])
{
    size_t at = 0;
    while (at < tag.bytes && at < 3 && u_isalpha(tag.at[at])) {
        language[at] = (char)(tag.at[at] | 0x20);
        at++;
    }
    language[at] = 0;
    country[0] = 0;
    if (at < 2 || (at < tag.bytes && tag.at[at] != '-'))
        return false;
    for (; at < tag.bytes && country[0] == 0; at += 3)
        if (tag.at[at] == '-' && tag.bytes - at >= 3 &&
            (tag.bytes - at == 3 || tag.at[at + 3] == '-'))
            for (int i = 0; i < 2; i++)
                country[i] = (char)(tag.at[at + 1 + (size_t)i] & ~0x20);
    country[2] = 0;
    return true;
}

/* The files are named by language and country, or by language alone. */
static HyphenDict *load_for(Arena *arena, Text tag)
{
    char language[4];
    char country[4];
    char name[NAME_LONGEST];
    if (!take_apart(tag, language, country))
        return NULL;
    bool is_english = strcmp(language, "en") == 0;
    const char *const tries[] = {*country || !is_english ? country : "GB", "", "US"};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        strcpy(name, language);
        if (*tries[i])
            strcat(strcat(name, "_"), tries[i]);
        HyphenDict *dict = load(arena, name);
        if (dict)
            return dict;
    }
    for (int i = 0; i < 2; i++)
        country[i] = (char)(language[i] & ~0x20);
    country[2] = 0;
    strcat(strcat(strcpy(name, language), "_"), country);
    return load(arena, name);
}

static void read_code_points(HyphenDictionary *dictionary)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(dictionary->dict->cset, &error);
    for (unsigned code = 1; code < CODES && U_SUCCESS(error); code++) {
        char from = (char)code;
        const char *begin = &from;
        UErrorCode unknown = U_ZERO_ERROR;
        UChar32 code_point = ucnv_getNextUChar(converter, &begin, begin + 1, &unknown);
        if (U_SUCCESS(unknown))
            dictionary->code_points[code] = (uint32_t)code_point;
    }
    ucnv_close(converter);
}

/* Whether words of a language are never parted, by the script that it is written in. */
static bool is_never_parted(Arena *arena, Text language)
{
    static const UScriptCode scripts[] = {USCRIPT_ARABIC,   USCRIPT_HAN,      USCRIPT_HANGUL,
                                          USCRIPT_HEBREW,   USCRIPT_HIRAGANA, USCRIPT_JAPANESE,
                                          USCRIPT_KATAKANA, USCRIPT_KOREAN,   USCRIPT_THAI};
    UScriptCode codes[8];
    UErrorCode error = U_ZERO_ERROR;
    int count = uscript_getCode(text_to_string(arena, language), codes,
                                sizeof codes / sizeof *codes, &error);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts && count > 0; i++)
        if (U_SUCCESS(error) && codes[0] == scripts[i])
            return true;
    return false;
}

static const HyphenDictionary *open_dictionary(HyphenDictionaries *dictionaries, Text language)
{
    Arena *arena = dictionaries->arena;
    HyphenDictionary *dictionary = ARENA_NEW(arena, HyphenDictionary);
    dictionary->language = text_copy(arena, language);
    dictionary->dict = load_for(arena, language);
    if (dictionary->dict) {
        dictionary->is_utf8 = dictionary->dict->utf8 != 0;
        if (!dictionary->is_utf8)
            read_code_points(dictionary);
    } else if (!is_never_parted(arena, language)) {
        diagnostics_add(dictionaries->diagnostics, LAYOUT_NO_HYPHENS, SPAN_NONE, language,
                        (Text){0});
    }
    dictionary->next = dictionaries->first;
    dictionaries->first = dictionary;
    return dictionary;
}

const HyphenDictionary *hyphen_dictionary(HyphenDictionaries *dictionaries, Text language)
{
    const HyphenDictionary *found = dictionaries->first;
    while (found && !text_equal(found->language, language))
        found = found->next;
    if (!found)
        found = open_dictionary(dictionaries, language);
    return found->dict ? found : NULL;
}

/* ---- words ---- */

/* A word in small letters and where it may be parted: bit n is behind its letter n, counted from 1. */
typedef struct KnownWord {
    const HyphenDictionary *dictionary;
    Text word;
    uint64_t breaks;
} KnownWord;

struct HyphenWords {
    Arena *arena;
    HashTable table; /* of KnownWord */
};

HyphenWords *hyphen_words_open(Arena *arena)
{
    HyphenWords *words = ARENA_NEW(arena, HyphenWords);
    return words;
}

void hyphen_words_close(HyphenWords *words)
{
    if (words->arena)
        arena_free(words->arena);
}

static const KnownWord *find_word(const HyphenWords *words, uint64_t hash,
                                  const HyphenDictionary *dictionary, Text word)
{
    for (const HashSlot *slot = hash_table_find(&words->table, hash); slot;
         slot = hash_table_next(&words->table, slot)) {
        const KnownWord *known = slot->item;
        if (known->dictionary == dictionary && text_equal(known->word, word))
            return known;
    }
    return NULL;
}

static const KnownWord *add_word(HyphenWords *words, uint64_t hash, KnownWord word)
{
    if (!words->arena) {
        words->arena = arena_new(0);
        words->table = hash_table_of(words->arena);
    }
    KnownWord *known = ARENA_NEW(words->arena, KnownWord);
    *known = word;
    known->word = text_copy(words->arena, word.word);
    hash_table_add(&words->table, hash, known);
    return known;
}

/* Letters of a word as the dictionary writes them; 0 if it has not all of them. */
static int encode(const HyphenDictionary *dictionary, Text word, char *encoded)
{
    if (dictionary->is_utf8) {
        memcpy(encoded, word.at, word.bytes);
        return (int)word.bytes;
    }
    int length = 0;
    for (size_t at = 0; at < word.bytes;) {
        uint32_t code_point = text_next(word, &at);
        unsigned code = 1;
        while (code < CODES && dictionary->code_points[code] != code_point)
            code++;
        if (code == CODES)
            return 0;
        encoded[length++] = (char)code;
    }
    return length;
}

/* Asks the dictionary. Breaks that would change the spelling of the word are left out. */
static uint64_t ask(const HyphenDictionary *dictionary, Text word)
{
    enum {
        BYTES_MOST = LETTERS_MOST * 4
    };
    char encoded[BYTES_MOST + 1];
    char marks[BYTES_MOST + 5] = {0};
    char *replaced[BYTES_MOST] = {0};
    char **replacements = replaced;
    int positions[BYTES_MOST] = {0};
    int cuts[BYTES_MOST] = {0};
    int *position = positions;
    int *cut = cuts;
    int length = encode(dictionary, word, encoded);
    encoded[length] = 0;
    uint64_t breaks = 0;
    if (length == 0 || hnj_hyphen_hyphenate2(dictionary->dict, encoded, length, marks, NULL,
                                             &replacements, &position, &cut) != 0)
        return 0;
    for (int i = 0; i < length && i < LETTERS_MOST; i++) {
        bool changes = replacements && replacements[i];
        if ((marks[i] & 1) && !changes)
            breaks |= UINT64_C(1) << (i + 1);
    }
    for (int i = 0; replacements && i < length; i++)
        free(replacements[i]);
    return breaks;
}

static uint64_t breaks_of(HyphenWords *words, const HyphenDictionary *dictionary, Text word)
{
    uint64_t hash = hash_bytes(word, 0);
    const KnownWord *known = find_word(words, hash, dictionary, word);
    if (!known)
        known = add_word(words, hash, (KnownWord){dictionary, word, ask(dictionary, word)});
    return known->breaks;
}

/* ---- points ---- */

/* The walk along the words of a paragraph. */
typedef struct WordWalk {
    Arena *scratch;
    HyphenWords *words;
    const Paragraph *paragraph;
    BreakPoint *points;
    size_t count;
    size_t capacity;
    const BreakPoint *given; /* those not yet passed */
    const BreakPoint *given_end;
} WordWalk;

static void put_point(WordWalk *walk, BreakPoint point)
{
    walk->points = arena_reserve(walk->scratch, walk->points, walk->count, &walk->capacity,
                                 sizeof *walk->points);
    walk->points[walk->count++] = point;
}

static void put_given(WordWalk *walk, uint32_t end)
{
    while (walk->given < walk->given_end && walk->given->at <= end)
        put_point(walk, *walk->given++);
}

/* What beside a word tells that it is none, or that it is parted already: digits, hyphens, soft hyphens,
 * the signs of addresses. */
static bool spoils(uint32_t code_point)
{
    return u_isalnum((UChar32)code_point) || code_point == '-' || code_point == '/' ||
           code_point == '\\' || code_point == '@' || code_point == '_' || code_point == '=' ||
           code_point == 0xAD || (code_point >= 0x2010 && code_point <= 0x2012);
}

static bool is_word_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    return u_isalpha((UChar32)code_point) || u_charType((UChar32)code_point) == U_NON_SPACING_MARK;
}

/* A stop between letters belongs to an address. */
static bool is_in_address(Text text, size_t end)
{
    size_t at = end;
    if (at >= text.bytes || text.at[at] != '.')
        return false;
    at++;
    return at < text.bytes && is_word_letter(text_next(text, &at));
}

static bool is_plain_word(Text text, size_t begin, size_t end)
{
    size_t before = begin;
    size_t after = end;
    if (begin > 0) {
        uint32_t code_point = text_previous(text, &before);
        if (spoils(code_point) || (code_point == '.' && before > 0 && text.at[before - 1] != ' '))
            return false;
    }
    return (end == text.bytes || !spoils(text_next(text, &after))) && !is_in_address(text, end);
}

static bool is_in_compound(uint32_t code_point)
{
    return code_point == '-' || code_point == 0x2010 || is_word_letter(code_point);
}

/* Whether a word is a part of a compound that has hyphens and is plain as a whole. */
static bool is_part_of_compound(Text text, size_t begin, size_t end)
{
    enum {
        LONGEST = 256 /* bytes to either side, so that rows of hyphens take no longer */
    };
    size_t from = begin;
    size_t to = end;
    for (size_t at = begin; at > 0 && begin - at < LONGEST; from = at)
        if (!is_in_compound(text_previous(text, &at)))
            break;
    for (size_t at = end; at < text.bytes && at - end < LONGEST; to = at)
        if (!is_in_compound(text_next(text, &at)))
            break;
    return (from < begin || to > end) && is_plain_word(text, from, to);
}

/* How a word may be parted, if it may be. */
static BreakKind parting_of(Text text, size_t begin, size_t end)
{
    if (is_plain_word(text, begin, end))
        return BREAK_HYPHEN;
    return is_part_of_compound(text, begin, end) ? BREAK_IN_COMPOUND : BREAK_FORBIDDEN;
}

/* The word [begin, end) in small letters; *ends gets where each letter ends. Returns how many letters, 0
 * if it is not to be parted. */
static int spell(const WordWalk *walk, size_t begin, size_t end, Buffer *word,
                 uint32_t ends[LETTERS_MOST + 1])
{
    Text text = walk->paragraph->text;
    int letters = 0;
    int capitals = 0;
    for (size_t at = begin; at < end;) {
        uint32_t code_point = text_next(text, &at);
        if (letters == LETTERS_MOST)
            return 0;
        UChar32 small = u_tolower((UChar32)code_point);
        capitals += small != (UChar32)code_point;
        buffer_code_point(word, (uint32_t)small);
        ends[letters++] = (uint32_t)at;
    }
    return capitals > 1 && capitals * 2 > letters ? 0 : letters;
}

static void part_word(WordWalk *walk, size_t begin, size_t end)
{
    const ParagraphStyle *style = &walk->paragraph->style;
    const InlineSpan *span = paragraph_span(walk->paragraph, (uint32_t)begin);
    BreakKind kind = parting_of(walk->paragraph->text, begin, end);
    if (!span->hyphenation || !span->is_wrapping || kind == BREAK_FORBIDDEN)
        return;
    Buffer word = {0};
    uint32_t ends[LETTERS_MOST + 1];
    int letters = spell(walk, begin, end, &word, ends);
    if (letters >= style->hyphen_word_least && letters > 1) {
        uint64_t breaks = breaks_of(walk->words, span->hyphenation, buffer_text(&word));
        for (int i = style->hyphen_before_least; i <= letters - style->hyphen_after_least; i++) {
            if (i < 1 || i >= letters || !(breaks >> i & 1))
                continue;
            put_given(walk, ends[i - 1] - 1);
            put_point(walk, (BreakPoint){ends[i - 1], kind});
        }
    }
    buffer_free(&word);
}

const BreakPoint *hyphen_points(Arena *scratch, HyphenWords *words, const Paragraph *paragraph,
                                const BreakPoint *points, uint32_t *count)
{
    Text text = paragraph->text;
    WordWalk walk = {scratch, words, paragraph, NULL, 0, 0, points, points + *count};
    for (size_t at = 0; at < text.bytes;) {
        size_t begin = at;
        if (!is_word_letter(text_next(text, &at)))
            continue;
        size_t end = at;
        while (at < text.bytes && is_word_letter(text_next(text, &at)))
            end = at;
        part_word(&walk, begin, end);
        at = end;
    }
    put_given(&walk, UINT32_MAX);
    *count = (uint32_t)walk.count;
    return walk.points;
}
