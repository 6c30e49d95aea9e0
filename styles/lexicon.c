#include "styles/lexicon.h"

#include "styles/embedded.h"
#include "styles/languages.h"
#include "styles/phrase.h"

static const char *const list_names[LEXICON_LIST_COUNT] = {
    [LEXICON_PREAMBULAR_HEADS] = "preambular heads",
    [LEXICON_PREAMBULAR_ADVERBS] = "preambular adverbs",
    [LEXICON_PREAMBULAR_POSTS] = "preambular posts",
    [LEXICON_OPERATIVE_HEADS] = "operative heads",
    [LEXICON_OPERATIVE_ADVERBS] = "operative adverbs",
    [LEXICON_OPERATIVE_POSTS] = "operative posts",
    [LEXICON_MODIFIERS_BEFORE] = "modifiers before",
    [LEXICON_MODIFIERS_BEHIND] = "modifiers behind",
    [LEXICON_ADJECTIVES] = "adjectives",
    [LEXICON_NOUNS] = "nouns",
    [LEXICON_SECOND_JOINTS] = "second joints",
    [LEXICON_SECOND_BREAKERS] = "second breakers",
    [LEXICON_ARTICLES] = "articles",
    [LEXICON_MONTHS] = "months",
    [LEXICON_AGENDA_LETTERS] = "agenda letters",
    [LEXICON_GLUE_BEFORE_NUMBER] = "glue before number",
    [LEXICON_GLUE_BEFORE_ROMAN] = "glue before roman",
    [LEXICON_GLUE_BEFORE_MONTH] = "glue before month",
    [LEXICON_GLUE_AFTER_NUMBER] = "glue after number",
    [LEXICON_GLUE_AFTER_REFERENCE] = "glue after reference",
    [LEXICON_GLUE_REFERENCE_JOINTS] = "glue reference joints",
    [LEXICON_GLUE_TITLES] = "glue titles",
    [LEXICON_GLUE_MARKS_BEHIND] = "glue marks behind",
    [LEXICON_GLUE_MARKS_BEFORE] = "glue marks before",
};

static const char *const organ_codes[ORGAN_COUNT] = {
    [ORGAN_GENERAL_ASSEMBLY] = "GA",
    [ORGAN_SECURITY_COUNCIL] = "SC",
    [ORGAN_ECONOMIC_AND_SOCIAL_COUNCIL] = "ECOSOC",
    [ORGAN_TRUSTEESHIP_COUNCIL] = "TC",
    [ORGAN_COURT] = "ICJ",
    [ORGAN_SECRETARIAT] = "SECRETARIAT",
    [ORGAN_HUMAN_RIGHTS_COUNCIL] = "HRC",
};

/* --- reading a file ----------------------------------------------------------------------- */

typedef enum SectionKind {
    SECTION_NONE,
    SECTION_LIST,
    SECTION_STRINGS,
    SECTION_ORGANS,
    SECTION_ORDINALS,
    SECTION_SETTINGS,
    SECTION_KIND_COUNT
} SectionKind;

static const char *const section_names[SECTION_KIND_COUNT] = {
    [SECTION_STRINGS] = "strings",
    [SECTION_ORGANS] = "organs",
    [SECTION_ORDINALS] = "ordinals",
    [SECTION_SETTINGS] = "settings",
};

typedef struct Reader {
    Arena *arena;
    Lexicon *lexicon;
    SectionKind section;
    PhraseList *list; /* of SECTION_LIST */
    uint32_t marks;   /* that hold for all of the list's phrases */
} Reader;

/* Takes the marks at the end of item off and returns them. */
static uint32_t take_marks(Text *item)
{
    uint32_t marks = 0;
    for (; item->bytes; item->bytes--) {
        char last = item->at[item->bytes - 1];
        if (last == '*')
            marks |= PHRASE_TAKES_ADVERB;
        else if (last == '+')
            marks |= PHRASE_TAKES_POST;
        else if (last == '&')
            marks |= PHRASE_MAY_BE_SECOND;
        else
            break;
    }
    return marks;
}

static bool open_section(Reader *reader, Text line)
{
    reader->section = SECTION_NONE;
    size_t close = text_find(line, ']');
    if (close == line.bytes)
        return false;
    Text name = text_trim(text_slice(line, 1, close));
    Text rest = text_trim(text_slice(line, close + 1, line.bytes));
    reader->marks = take_marks(&rest);
    if (rest.bytes)
        return false;
    for (int id = 0; id < LEXICON_LIST_COUNT; id++) {
        if (text_is(name, list_names[id])) {
            reader->section = SECTION_LIST;
            reader->list = &reader->lexicon->lists[id];
            return true;
        }
    }
    for (int kind = SECTION_STRINGS; kind < SECTION_KIND_COUNT; kind++) {
        if (text_is(name, section_names[kind])) {
            reader->section = (SectionKind)kind;
            return true;
        }
    }
    return false;
}

/* The part of *rest before the next separator, trimmed; *rest moves behind it. */
static Text next_part(Text *rest, char separator)
{
    size_t end = text_find(*rest, separator);
    Text part = text_trim(text_slice(*rest, 0, end));
    *rest = text_slice(*rest, end + 1, rest->bytes);
    return part;
}

static void read_phrases(Reader *reader, Text line)
{
    PhraseList *list = reader->list;
    while (line.bytes) {
        Text item = next_part(&line, '|');
        uint32_t marks = take_marks(&item) | reader->marks;
        if (item.bytes == 0)
            continue;
        list->items = arena_reserve(reader->arena, list->items, list->count, &list->capacity,
                                    sizeof *list->items);
        size_t position = 0;
        uint32_t first = phrase_lower(text_next(item, &position));
        list->items[list->count++] = (Phrase){item, first, marks};
    }
}

static bool read_string(Reader *reader, Text name, Text value)
{
    Lexicon *lexicon = reader->lexicon;
    LexiconString string = {name, value, 0};
    size_t space = text_find(name, ' ');
    if (space < name.bytes) {
        Text until = text_trim(text_slice(name, space, name.bytes));
        string.name = text_slice(name, 0, space);
        if (!text_starts(until, "until ") ||
            !text_to_number(text_trim(text_slice(until, 6, until.bytes)), 9999, &string.until))
            return false;
    }
    lexicon->strings = arena_reserve(reader->arena, lexicon->strings, lexicon->string_count,
                                     &lexicon->string_capacity, sizeof *lexicon->strings);
    lexicon->strings[lexicon->string_count++] = string;
    return true;
}

static bool read_organ(Lexicon *lexicon, Text name, Text value)
{
    for (int id = 0; id < ORGAN_COUNT; id++) {
        if (!text_is(name, organ_codes[id]))
            continue;
        OrganNames *organ = &lexicon->organs[id];
        organ->name = next_part(&value, '|');
        organ->enacting = next_part(&value, '|');
        organ->agent = next_part(&value, '|');
        return organ->name.bytes > 0;
    }
    return false;
}

static bool read_ordinal(Lexicon *lexicon, Text name, Text value)
{
    uint32_t number;
    if (!text_to_number(name, ORDINAL_LARGEST, &number) || number == 0)
        return false;
    lexicon->ordinals[number].alone = next_part(&value, '|');
    lexicon->ordinals[number].compound = text_trim(value);
    return true;
}

static bool read_setting(Lexicon *lexicon, Text name, Text value)
{
    uint32_t number;
    if (!text_to_number(value, 1000, &number))
        return false;
    if (text_is(name, "joined"))
        lexicon->is_joined = number != 0;
    else if (text_is(name, "spaced-thousands"))
        lexicon->has_spaced_thousands = number != 0;
    else if (text_is(name, "guard"))
        lexicon->guard = number;
    else
        return false;
    return true;
}

/* Reads a line of the open section; false if it has not the section's form. */
static bool read_line(Reader *reader, Text line)
{
    if (line.at[0] == '[')
        return open_section(reader, line);
    if (reader->section == SECTION_LIST) {
        read_phrases(reader, line);
        return true;
    }
    size_t equals = text_find(line, '=');
    if (equals == line.bytes)
        return false;
    Text name = text_trim(text_slice(line, 0, equals));
    Text value = text_trim(text_slice(line, equals + 1, line.bytes));
    switch (reader->section) {
    case SECTION_STRINGS:
        return read_string(reader, name, value);
    case SECTION_ORGANS:
        return read_organ(reader->lexicon, name, value);
    case SECTION_ORDINALS:
        return read_ordinal(reader->lexicon, name, value);
    case SECTION_SETTINGS:
        return read_setting(reader->lexicon, name, value);
    default:
        return false;
    }
}

const Lexicon *lexicon_parse(Arena *arena, Text language, const Source *source,
                             Diagnostics *diagnostics)
{
    Lexicon *lexicon = ARENA_NEW(arena, Lexicon);
    lexicon->language = language;
    Reader reader = {.arena = arena, .lexicon = lexicon};
    Text rest = source->bytes;
    while (rest.bytes) {
        size_t end = text_find(rest, '\n');
        Text line = text_trim(text_slice(rest, 0, end));
        if (line.bytes && line.at[0] != '#' && !read_line(&reader, line)) {
            uint32_t begin = (uint32_t)(line.at - source->bytes.at);
            Span span = {source, begin, begin + (uint32_t)line.bytes};
            diagnostics_add(diagnostics, RULE_LEXICON_LINE, span, line, (Text){0});
        }
        rest = text_slice(rest, end + 1, rest.bytes);
    }
    return lexicon;
}

static const Lexicon *load_embedded(Arena *arena, Text language, Diagnostics *diagnostics)
{
    Buffer path = {0};
    buffer_format(&path, "lexicons/%.*s.txt", (int)language.bytes, language.at);
    const EmbeddedFile *file = embedded_find(buffer_text(&path));
    const Lexicon *lexicon = NULL;
    if (file) {
        Source *source = ARENA_NEW(arena, Source);
        source->name = text_copy(arena, buffer_text(&path));
        source->bytes = file->bytes;
        lexicon = lexicon_parse(arena, language, source, diagnostics);
    }
    buffer_free(&path);
    return lexicon;
}

/* The primary subtag in lower case. */
static Text primary_subtag(Arena *arena, Text language)
{
    Text primary = text_slice(language, 0, text_find(language, '-'));
    char *copy = text_to_string(arena, primary);
    for (size_t i = 0; i < primary.bytes; i++)
        copy[i] = (char)phrase_lower((unsigned char)copy[i] & 0x7Fu);
    return (Text){copy, primary.bytes};
}

const Lexicon *lexicon_load(Arena *arena, Text language, Diagnostics *diagnostics)
{
    const Lexicon *lexicon = load_embedded(arena, primary_subtag(arena, language), diagnostics);
    if (lexicon)
        return lexicon;
    diagnostics_add(diagnostics, RULE_NO_LEXICON, SPAN_NONE, language, (Text){0});
    lexicon = load_embedded(arena, (Text)TEXT("en"), diagnostics);
    return lexicon ? lexicon : ARENA_NEW(arena, Lexicon);
}

/* --- asking it ---------------------------------------------------------------------------- */

bool lexicon_is_of(const Lexicon *lexicon, Text language)
{
    return lexicon->language.bytes && language_in_range(language, lexicon->language);
}

Text lexicon_string(const Lexicon *lexicon, const char *name, int year)
{
    Text found = {0};
    for (size_t i = 0; i < lexicon->string_count; i++) {
        const LexiconString *string = &lexicon->strings[i];
        if (!text_is(string->name, name))
            continue;
        if (string->until == 0)
            found = string->value;
        else if (year > 0 && year <= (int)string->until)
            return string->value;
    }
    return found;
}

OrganId lexicon_organ(const Lexicon *lexicon, Text words)
{
    for (int id = 0; id < ORGAN_COUNT; id++) {
        const OrganNames *organ = &lexicon->organs[id];
        if (words.bytes && (phrase_end(words, 0, organ->enacting) == words.bytes ||
                            phrase_end(words, 0, organ->name) == words.bytes))
            return (OrganId)id;
    }
    return ORGAN_COUNT;
}

Text lexicon_fill(Arena *arena, Text formula, Text first, Text second)
{
    Buffer out = {0};
    for (size_t i = 0; i < formula.bytes; i++) {
        Text here = text_slice(formula, i, i + 3);
        bool is_first = text_is(here, "{1}");
        if (is_first || text_is(here, "{2}")) {
            buffer_put(&out, is_first ? first : second);
            i += 2;
        } else {
            buffer_byte(&out, formula.at[i]);
        }
    }
    Text filled = text_copy(arena, buffer_text(&out));
    buffer_free(&out);
    return filled;
}

static bool is_base(const OrdinalForms *forms)
{
    Text rest = forms->compound;
    for (size_t i = 0; i + 3 <= rest.bytes; i++)
        if (text_is(text_slice(rest, i, i + 3), "{1}"))
            return true;
    return false;
}

Text lexicon_ordinal(Arena *arena, const Lexicon *lexicon, uint32_t number)
{
    if (number == 0 || number > ORDINAL_LARGEST)
        return (Text){0};
    if (lexicon->ordinals[number].alone.bytes)
        return lexicon->ordinals[number].alone;
    uint32_t base = number - 1;
    while (base > 0 && !is_base(&lexicon->ordinals[base]))
        base--;
    const OrdinalForms *rest = &lexicon->ordinals[number - base];
    Text rest_words = rest->compound.bytes && !is_base(rest) ? rest->compound : rest->alone;
    if (base == 0 || rest_words.bytes == 0)
        return (Text){0};
    return lexicon_fill(arena, lexicon->ordinals[base].compound, rest_words, (Text){0});
}

Text lexicon_capitalized(Arena *arena, Text words)
{
    if (words.bytes == 0)
        return words;
    size_t next = 0;
    char first[UTF8_LONGEST];
    size_t bytes = utf8_encode(first, phrase_upper(text_next(words, &next)));
    Buffer out = {0};
    buffer_bytes(&out, first, bytes);
    buffer_put(&out, text_slice(words, next, words.bytes));
    Text capitalized = text_copy(arena, buffer_text(&out));
    buffer_free(&out);
    return capitalized;
}
