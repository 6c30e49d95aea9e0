#include "layout/itemize.h"

#include <fribidi.h>
#include <unicode/uscript.h>

/* The runs as they grow. A run ends where anything in its key changes. */
typedef struct Itemizer {
    Arena *scratch;
    const Paragraph *paragraph;
    ShapedRun *runs;
    size_t count;
    size_t capacity;
    const FriBidiLevel *levels; /* by code point; NULL where all text runs from left to right */
    uint32_t character;         /* how many code points were taken */
    uint32_t span;
    uint32_t last_span; /* of the character before */
    uint32_t next_object;
} Itemizer;

static void add_run(Itemizer *itemizer, ShapedRun run)
{
    itemizer->runs = arena_reserve(itemizer->scratch, itemizer->runs, itemizer->count,
                                   &itemizer->capacity, sizeof *itemizer->runs);
    itemizer->runs[itemizer->count++] = run;
}

/* ---- direction ---- */

/* No right-to-left character stands before U+0590. */
static bool may_hold_right_to_left(Text text)
{
    for (size_t i = 0; i < text.bytes; i++)
        if ((unsigned char)text.at[i] >= 0xD6)
            return true;
    return false;
}

/* The characters of a text with the control characters that stand beside it; is_text gets which are the
 * text's own. */
static FriBidiStrIndex put_characters(const Paragraph *paragraph, FriBidiChar *characters,
                                      bool *is_text)
{
    Text text = paragraph->text;
    const BidiMark *mark = paragraph->bidi_marks;
    const BidiMark *marks_end = mark + paragraph->bidi_mark_count;
    FriBidiStrIndex count = 0;
    for (size_t at = 0; at < text.bytes;) {
        while (mark < marks_end && mark->at <= at)
            characters[count++] = (mark++)->control;
        is_text[count] = true;
        characters[count++] = text_next(text, &at);
    }
    return count;
}

/* Levels by UAX #9; NULL if every one is 0. */
static const FriBidiLevel *find_levels(Arena *scratch, const Paragraph *paragraph)
{
    Text text = paragraph->text;
    if (!paragraph->style.is_right_to_left && paragraph->bidi_mark_count == 0 &&
        !may_hold_right_to_left(text))
        return NULL;
    size_t most = text.bytes + paragraph->bidi_mark_count;
    FriBidiChar *characters = ARENA_ARRAY(scratch, FriBidiChar, most);
    bool *is_text = ARENA_ARRAY(scratch, bool, most);
    FriBidiStrIndex count = put_characters(paragraph, characters, is_text);
    FriBidiCharType *types = ARENA_ARRAY(scratch, FriBidiCharType, (size_t)count);
    FriBidiBracketType *brackets = ARENA_ARRAY(scratch, FriBidiBracketType, (size_t)count);
    FriBidiLevel *levels = ARENA_ARRAY(scratch, FriBidiLevel, (size_t)count);
    fribidi_get_bidi_types(characters, count, types);
    fribidi_get_bracket_types(characters, count, types, brackets);
    FriBidiParType base = paragraph->style.is_right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, levels);
    if (highest <= 1)
        return NULL;
    FriBidiStrIndex kept = 0;
    for (FriBidiStrIndex i = 0; i < count; i++)
        if (is_text[i])
            levels[kept++] = levels[i];
    return levels;
}

/* ---- script ---- */

static FourLetters script_tag(UScriptCode script)
{
    const char *name = uscript_getShortName(script);
    return FOUR_LETTERS(name[0], name[1], name[2], name[3]);
}

static const FourLetters LATIN = FOUR_LETTERS('L', 'a', 't', 'n');

/* The script of a character, or 0 if it takes that of the text around it. */
static FourLetters script_of(uint32_t code_point)
{
    if (code_point < 0x80) {
        uint32_t letter = code_point | 0x20;
        return letter >= 'a' && letter <= 'z' ? LATIN : 0;
    }
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &error);
    if (U_FAILURE(error) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED ||
        script == USCRIPT_UNKNOWN)
        return 0;
    return script_tag(script);
}

/* ---- runs ---- */

static bool same_shaping(const InlineSpan *a, const InlineSpan *b)
{
    return a->style == b->style && a->rise == b->rise && text_equal(a->language, b->language);
}

static ShapedRun run_of_span(const InlineSpan *span, uint32_t begin, uint8_t level)
{
    return (ShapedRun){
        .begin = begin,
        .end = begin,
        .style = span->style,
        .rise = span->rise,
        .language = span->language,
        .face = span->style->face,
        .level = level,
    };
}

/* Whether a character can go on in the last run. A run that has met no letter yet takes the script of
 * the first one it meets. */
static bool goes_on(const Itemizer *itemizer, uint8_t level, FourLetters script)
{
    if (itemizer->count == 0)
        return false;
    const ShapedRun *run = &itemizer->runs[itemizer->count - 1];
    const InlineSpan *spans = itemizer->paragraph->spans;
    return !run->object && run->level == level &&
           (itemizer->span == itemizer->last_span ||
            same_shaping(&spans[itemizer->span], &spans[itemizer->last_span])) &&
           (script == 0 || run->script == 0 || run->script == script);
}

static const InlineObject *take_object(Itemizer *itemizer, uint32_t at)
{
    const Paragraph *paragraph = itemizer->paragraph;
    if (itemizer->next_object < paragraph->object_count &&
        paragraph->objects[itemizer->next_object].at == at)
        return &paragraph->objects[itemizer->next_object++];
    return NULL;
}

static void take_character(Itemizer *itemizer, uint32_t code_point, uint32_t begin, uint32_t end)
{
    const Paragraph *paragraph = itemizer->paragraph;
    while (itemizer->span + 1 < paragraph->span_count &&
           paragraph->spans[itemizer->span + 1].begin <= begin)
        itemizer->span++;
    uint8_t level = itemizer->levels ? (uint8_t)itemizer->levels[itemizer->character] : 0;
    const InlineObject *object = take_object(itemizer, begin);
    FourLetters script = script_of(code_point);
    if (object || !goes_on(itemizer, level, script)) {
        ShapedRun run = run_of_span(&paragraph->spans[itemizer->span], begin, level);
        run.object = object;
        add_run(itemizer, run);
    }
    ShapedRun *run = &itemizer->runs[itemizer->count - 1];
    run->end = end;
    if (script && !run->script)
        run->script = script;
    itemizer->last_span = itemizer->span;
    itemizer->character++;
}

/* Digits and marks on their own go with the script of what stands before them. */
static void fill_missing_scripts(Itemizer *itemizer)
{
    FourLetters script = LATIN;
    for (size_t i = 0; i < itemizer->count; i++) {
        if (itemizer->runs[i].script)
            script = itemizer->runs[i].script;
        else
            itemizer->runs[i].script = script;
    }
}

ShapedRun *itemize(Arena *scratch, const Paragraph *paragraph, uint32_t *count,
                   bool *has_right_to_left)
{
    Itemizer itemizer = {.scratch = scratch, .paragraph = paragraph};
    itemizer.levels = find_levels(scratch, paragraph);
    *has_right_to_left = itemizer.levels != NULL;
    Text text = paragraph->text;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t begin = (uint32_t)at;
        uint32_t code_point = text_next(text, &at);
        take_character(&itemizer, code_point, begin, (uint32_t)at);
    }
    fill_missing_scripts(&itemizer);
    *count = (uint32_t)itemizer.count;
    return itemizer.runs;
}
