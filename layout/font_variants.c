/* Synthesis, CSS Fonts 4, sections 6.4 and 6.6: letters that a face has no small capitals for are set as
 * capitals of a smaller size, but remain the letters of the text; figures and letters that it has no raised or
 * lowered forms for, as smaller ones off the baseline, all of a run or none, so that they look alike. */
#include "layout/font_variants.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

/* ---- features ---- */

enum {
    TAG_NONE = 0
};

/* What a keyword asks of a font. */
typedef struct VariantRow {
    Keyword keyword;
    FourLetters tags[2];
    uint32_t value;
} VariantRow;

static const VariantRow ligature_rows[] = {
    {KEYWORD_COMMON_LIGATURES,
     {FOUR_LETTERS('l', 'i', 'g', 'a'), FOUR_LETTERS('c', 'l', 'i', 'g')},
     1},
    {KEYWORD_NO_COMMON_LIGATURES,
     {FOUR_LETTERS('l', 'i', 'g', 'a'), FOUR_LETTERS('c', 'l', 'i', 'g')},
     0},
    {KEYWORD_DISCRETIONARY_LIGATURES, {FOUR_LETTERS('d', 'l', 'i', 'g'), TAG_NONE}, 1},
    {KEYWORD_NO_DISCRETIONARY_LIGATURES, {FOUR_LETTERS('d', 'l', 'i', 'g'), TAG_NONE}, 0},
    {KEYWORD_HISTORICAL_LIGATURES, {FOUR_LETTERS('h', 'l', 'i', 'g'), TAG_NONE}, 1},
    {KEYWORD_NO_HISTORICAL_LIGATURES, {FOUR_LETTERS('h', 'l', 'i', 'g'), TAG_NONE}, 0},
    {KEYWORD_CONTEXTUAL, {FOUR_LETTERS('c', 'a', 'l', 't'), TAG_NONE}, 1},
    {KEYWORD_NO_CONTEXTUAL, {FOUR_LETTERS('c', 'a', 'l', 't'), TAG_NONE}, 0},
    {KEYWORD_NONE_GIVEN, {TAG_NONE, TAG_NONE}, 0},
};

static const VariantRow numeric_rows[] = {
    {KEYWORD_LINING_NUMS, {FOUR_LETTERS('l', 'n', 'u', 'm'), TAG_NONE}, 1},
    {KEYWORD_OLDSTYLE_NUMS, {FOUR_LETTERS('o', 'n', 'u', 'm'), TAG_NONE}, 1},
    {KEYWORD_PROPORTIONAL_NUMS, {FOUR_LETTERS('p', 'n', 'u', 'm'), TAG_NONE}, 1},
    {KEYWORD_TABULAR_NUMS, {FOUR_LETTERS('t', 'n', 'u', 'm'), TAG_NONE}, 1},
    {KEYWORD_DIAGONAL_FRACTIONS, {FOUR_LETTERS('f', 'r', 'a', 'c'), TAG_NONE}, 1},
    {KEYWORD_STACKED_FRACTIONS, {FOUR_LETTERS('a', 'f', 'r', 'c'), TAG_NONE}, 1},
    {KEYWORD_ORDINAL, {FOUR_LETTERS('o', 'r', 'd', 'n'), TAG_NONE}, 1},
    {KEYWORD_SLASHED_ZERO, {FOUR_LETTERS('z', 'e', 'r', 'o'), TAG_NONE}, 1},
    {KEYWORD_NONE_GIVEN, {TAG_NONE, TAG_NONE}, 0},
};

static const VariantRow caps_rows[] = {
    {KEYWORD_SMALL_CAPS, {FOUR_LETTERS('s', 'm', 'c', 'p'), TAG_NONE}, 1},
    {KEYWORD_ALL_SMALL_CAPS,
     {FOUR_LETTERS('s', 'm', 'c', 'p'), FOUR_LETTERS('c', '2', 's', 'c')},
     1},
    {KEYWORD_PETITE_CAPS, {FOUR_LETTERS('p', 'c', 'a', 'p'), TAG_NONE}, 1},
    {KEYWORD_ALL_PETITE_CAPS,
     {FOUR_LETTERS('p', 'c', 'a', 'p'), FOUR_LETTERS('c', '2', 'p', 'c')},
     1},
    {KEYWORD_UNICASE, {FOUR_LETTERS('u', 'n', 'i', 'c'), TAG_NONE}, 1},
    {KEYWORD_TITLING_CAPS, {FOUR_LETTERS('t', 'i', 't', 'l'), TAG_NONE}, 1},
    {KEYWORD_NONE_GIVEN, {TAG_NONE, TAG_NONE}, 0},
};

static const VariantRow position_rows[] = {
    {KEYWORD_SUB, {FOUR_LETTERS('s', 'u', 'b', 's'), TAG_NONE}, 1},
    {KEYWORD_SUPER, {FOUR_LETTERS('s', 'u', 'p', 's'), TAG_NONE}, 1},
    {KEYWORD_NONE_GIVEN, {TAG_NONE, TAG_NONE}, 0},
};

static const VariantRow *find_row(const VariantRow *rows, Keyword keyword)
{
    while (rows->keyword != KEYWORD_NONE_GIVEN && rows->keyword != keyword)
        rows++;
    return rows;
}

static void add_feature(TextStyle *text, FourLetters tag, uint32_t value)
{
    if (tag != TAG_NONE && text->feature_count < TEXT_FEATURES_MOST)
        text->features[text->feature_count++] = (FontFeature){tag, value};
}

static void add_row(TextStyle *text, const VariantRow *row)
{
    add_feature(text, row->tags[0], row->value);
    add_feature(text, row->tags[1], row->value);
}

static void add_rows(const Style *style, PropertyId property, const VariantRow *rows,
                     TextStyle *text)
{
    const Value *value = style_value(style, property);
    for (uint32_t i = 0; value->kind == VALUE_LIST && i < value->list->count; i++)
        add_row(text, find_row(rows, (Keyword)value->list->items[i].keyword));
}

/* Letter spacing switches optional ligatures off, as CSS Text 3, section 8.2 advises, unless it is as
 * slight as the tracking of the house style. */
static bool has_wide_tracking(const TextStyle *text)
{
    Length slight = text->size / 20;
    return text->letter_spacing > slight || text->letter_spacing < -slight;
}

static void add_ligatures(const Style *style, TextStyle *text)
{
    bool has_none = style_is(style, PROPERTY_FONT_VARIANT_LIGATURES, KEYWORD_NONE);
    add_rows(style, PROPERTY_FONT_VARIANT_LIGATURES, ligature_rows, text);
    if (has_none || has_wide_tracking(text))
        add_row(text, find_row(ligature_rows, KEYWORD_NO_COMMON_LIGATURES));
    if (!has_none)
        return;
    add_row(text, find_row(ligature_rows, KEYWORD_NO_DISCRETIONARY_LIGATURES));
    add_row(text, find_row(ligature_rows, KEYWORD_NO_HISTORICAL_LIGATURES));
    add_row(text, find_row(ligature_rows, KEYWORD_NO_CONTEXTUAL));
}

/* Later features win: what font-feature-settings asks comes last (CSS Fonts 4, section 7.2), what a face
 * may have to do without first. */
void font_variants_read(const Style *style, TextStyle *text)
{
    text->position = (uint16_t)style_keyword(style, PROPERTY_FONT_VARIANT_POSITION);
    text->caps = (uint16_t)style_keyword(style, PROPERTY_FONT_VARIANT_CAPS);
    add_row(text, find_row(position_rows, text->position));
    add_row(text, find_row(caps_rows, text->caps));
    text->variant_count = text->feature_count;
    if (style_is(style, PROPERTY_FONT_KERNING, KEYWORD_NONE))
        add_feature(text, FOUR_LETTERS('k', 'e', 'r', 'n'), 0);
    add_ligatures(style, text);
    add_rows(style, PROPERTY_FONT_VARIANT_NUMERIC, numeric_rows, text);
    const Value *settings = style_value(style, PROPERTY_FONT_FEATURE_SETTINGS);
    if (settings->kind != VALUE_LIST)
        return;
    for (uint32_t i = 0; i + 1 < settings->list->count; i += 2) {
        Text tag = *settings->list->items[i].text;
        add_feature(text, FOUR_LETTERS(tag.at[0], tag.at[1], tag.at[2], tag.at[3]),
                    (uint32_t)settings->list->items[i + 1].integer);
    }
}

/* The same style with other variants of letters. */
static TextStyle *with_variants(Arena *scratch, const TextStyle *style, Keyword position,
                                Keyword caps)
{
    TextStyle *made = ARENA_NEW(scratch, TextStyle);
    *made = *style;
    made->position = (uint16_t)position;
    made->caps = (uint16_t)caps;
    made->feature_count = 0;
    add_row(made, find_row(position_rows, position));
    add_row(made, find_row(caps_rows, caps));
    made->variant_count = made->feature_count;
    for (uint32_t i = style->variant_count; i < style->feature_count; i++)
        add_feature(made, style->features[i].tag, style->features[i].value);
    return made;
}

/* ---- which letters ---- */

static bool is_lower(uint32_t code_point)
{
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_CHANGES_WHEN_UPPERCASED);
}

static bool is_upper(uint32_t code_point)
{
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_CHANGES_WHEN_LOWERCASED);
}

static bool is_mark(uint32_t code_point)
{
    int8_t type = u_charType((UChar32)code_point);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

typedef bool LetterTest(uint32_t code_point);

static bool is_no_space(uint32_t code_point)
{
    return !u_isUWhiteSpace((UChar32)code_point) && !face_may_lack(code_point);
}

/* Whether the face has a feature's form of each letter of a run that passes a test. */
static bool covers(Arena *scratch, const ShapedRun *run, Text text, LetterTest *test,
                   FourLetters feature)
{
    ArenaMark mark = arena_mark(scratch);
    uint32_t *letters = ARENA_ARRAY(scratch, uint32_t, run->end - run->begin);
    SubstitutionRequest request = {run->face, run->script, run->language, letters, 0};
    for (size_t at = run->begin; at < run->end;) {
        uint32_t code_point = text_next(text, &at);
        if (test(code_point))
            letters[request.count++] = code_point;
    }
    bool covers_all = face_substitutes(&request, feature) == request.count;
    arena_release(scratch, mark);
    return covers_all;
}

static bool is_letter(uint32_t code_point)
{
    return is_lower(code_point) || is_upper(code_point);
}

/* Whether a letter is set as a smaller capital. */
static bool is_small(Keyword caps, uint32_t code_point)
{
    switch (caps) {
    case KEYWORD_SMALL_CAPS:
        return is_lower(code_point);
    case KEYWORD_ALL_SMALL_CAPS:
        return is_letter(code_point);
    default: /* unicase */
        return is_upper(code_point);
    }
}

uint32_t font_variants_stretch(const Synthesis *synthesis, Text text, uint32_t at, uint32_t end,
                               bool *is_small_caps)
{
    *is_small_caps = false;
    if (!synthesis->small_caps)
        return end;
    size_t next = at;
    *is_small_caps = is_small(synthesis->caps, text_next(text, &next));
    while (next < end) {
        uint32_t begin = (uint32_t)next;
        uint32_t code_point = text_next(text, &next);
        if (!is_mark(code_point) && is_small(synthesis->caps, code_point) != *is_small_caps)
            return begin;
    }
    return end;
}

/* ---- smaller letters ---- */

/* Capitals a little higher than small letters without ascenders, as cut small capitals are; seven tenths where
 * the font's heights are none. */
static TextStyle *small_caps_style(Arena *scratch, const TextStyle *style, const Face *face)
{
    TextStyle *made = with_variants(scratch, style, (Keyword)style->position, KEYWORD_NORMAL);
    int64_t share = 70;
    if (face->x_height > 0 && face->cap_height > face->x_height)
        share = (int64_t)face->x_height * 108 / face->cap_height;
    share = share < 60 ? 60 : share > 85 ? 85 : share;
    made->size = length_scale(style->size, share, 100);
    made->letter_case = LETTERS_UPPER;
    return made;
}

/* By the font's own measures, else two thirds of the size, a third above the baseline or a fifth below. */
static TextStyle *position_style(Arena *scratch, const TextStyle *style, const Face *face,
                                 Length *rise)
{
    TextStyle *made = with_variants(scratch, style, KEYWORD_NORMAL, (Keyword)style->caps);
    bool is_super = style->position == KEYWORD_SUPER;
    int32_t size = is_super ? face->superscript_size : face->subscript_size;
    made->size = size ? text_style_across(style, face, size) : style->size * 2 / 3;
    if (is_super)
        *rise = size ? text_style_across(style, face, face->superscript_rise) : style->size / 3;
    else
        *rise = -(size ? text_style_across(style, face, face->subscript_drop) : style->size / 5);
    made->above = length_subtract(style->above, *rise); /* lines stay as high as they are */
    made->below = length_add(style->below, *rise);
    return made;
}

static Keyword small_for_petite(Keyword caps)
{
    return caps == KEYWORD_PETITE_CAPS       ? KEYWORD_SMALL_CAPS
           : caps == KEYWORD_ALL_PETITE_CAPS ? KEYWORD_ALL_SMALL_CAPS
                                             : caps;
}

/* Whether the face has what these caps ask for. */
static bool has_caps(Arena *scratch, const ShapedRun *run, Text text, Keyword caps)
{
    const VariantRow *row = find_row(caps_rows, caps);
    if (caps == KEYWORD_UNICASE) {
        uint32_t letter = 'a';
        SubstitutionRequest request = {run->face, run->script, run->language, &letter, 1};
        return face_substitutes(&request, row->tags[0]) > 0;
    }
    return covers(scratch, run, text, is_lower, row->tags[0]) &&
           (row->tags[1] == TAG_NONE || covers(scratch, run, text, is_upper, row->tags[1]));
}

static void synthesize_caps(Arena *scratch, const ShapedRun *run, Text text, Synthesis *synthesis)
{
    Keyword caps = (Keyword)synthesis->style->caps;
    Keyword position = (Keyword)synthesis->style->position;
    if (has_caps(scratch, run, text, caps))
        return;
    Keyword instead = small_for_petite(caps);
    if (instead != caps && has_caps(scratch, run, text, instead)) {
        synthesis->style = with_variants(scratch, synthesis->style, position, instead);
        return;
    }
    synthesis->caps = instead;
    synthesis->small_caps = small_caps_style(scratch, synthesis->style, run->face);
    synthesis->style = with_variants(scratch, synthesis->style, position, KEYWORD_NORMAL);
}

Synthesis font_variants_synthesize(Arena *scratch, const ShapedRun *run, Text text)
{
    Synthesis synthesis = {.style = run->style};
    const VariantRow *position = find_row(position_rows, (Keyword)run->style->position);
    if (position->keyword != KEYWORD_NONE_GIVEN &&
        !covers(scratch, run, text, is_no_space, position->tags[0]))
        synthesis.style = position_style(scratch, run->style, run->face, &synthesis.rise);
    if (run->style->caps != KEYWORD_NORMAL && run->style->caps != KEYWORD_TITLING_CAPS)
        synthesize_caps(scratch, run, text, &synthesis);
    return synthesis;
}

/* ---- letters in another case ---- */

enum {
    LETTERS_MOST = 3, /* that one becomes */
    LANGUAGE_LONGEST = 16
};

/* Whether a letter begins a word. */
static bool begins_word(Text text, size_t at)
{
    if (at == 0)
        return true;
    uint32_t before = text_previous(text, &at);
    return !u_isalnum((UChar32)before) && !is_mark(before) && before != '\'' && before != 0x2019;
}

static int32_t change_case(LetterCase wanted, const char *language, uint32_t code_point,
                           UChar32 changed[LETTERS_MOST])
{
    UChar from[2];
    UChar to[2 * LETTERS_MOST];
    UErrorCode error = U_ZERO_ERROR;
    int32_t from_units = 0;
    U16_APPEND_UNSAFE(from, from_units, (UChar32)code_point);
    int32_t units =
        wanted == LETTERS_LOWER
            ? u_strToLower(to, 2 * LETTERS_MOST, from, from_units, language, &error)
        : wanted == LETTERS_TITLE
            ? u_strToTitle(to, 2 * LETTERS_MOST, from, from_units, NULL, language, &error)
            : u_strToUpper(to, 2 * LETTERS_MOST, from, from_units, language, &error);
    if (U_FAILURE(error) || units <= 0)
        return 0;
    int32_t count;
    u_strToUTF32(changed, LETTERS_MOST, &count, to, units, &error);
    return U_SUCCESS(error) ? count : 0;
}

static bool has_all(const Face *face, const UChar32 *letters, int32_t count)
{
    uint32_t glyph;
    for (int32_t i = 0; i < count; i++)
        if (!is_mark((uint32_t)letters[i]) && !face_find_glyph(face, (uint32_t)letters[i], &glyph))
            return false;
    return count > 0;
}

const ShapeLetter *font_variants_letters(Arena *scratch, const ShapedRun *run, Text text,
                                         uint32_t *count)
{
    char language[LANGUAGE_LONGEST] = "";
    if (run->language.bytes && run->language.bytes < LANGUAGE_LONGEST)
        memcpy(language, run->language.at, run->language.bytes);
    ShapeLetter *letters =
        ARENA_ARRAY(scratch, ShapeLetter, (size_t)LETTERS_MOST * (run->end - run->begin));
    LetterCase wanted = (LetterCase)run->style->letter_case;
    *count = 0;
    for (size_t at = run->begin; at < run->end;) {
        uint32_t cluster = (uint32_t)at;
        uint32_t code_point = text_next(text, &at);
        UChar32 changed[LETTERS_MOST];
        int32_t changes = 0;
        if (wanted != LETTERS_TITLE || begins_word(text, cluster))
            changes = change_case(wanted, language, code_point, changed);
        if (!has_all(run->face, changed, changes)) {
            changed[0] = (UChar32)code_point;
            changes = 1;
        }
        for (int32_t i = 0; i < changes; i++)
            letters[(*count)++] = (ShapeLetter){(uint32_t)changed[i], cluster};
    }
    return letters;
}
