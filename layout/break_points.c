#include "layout/break_points.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

enum {
    LANGUAGES_KEPT = 4,
    LANGUAGE_LONGEST = 32
};

/* One iterator a language; the least recently added makes room. */
typedef struct KeptIterator {
    char language[LANGUAGE_LONGEST];
    UBreakIterator *iterator;
} KeptIterator;

struct BreakFinder {
    KeptIterator kept[LANGUAGES_KEPT];
    unsigned next;
};

BreakFinder *break_finder_open(Arena *arena)
{
    return ARENA_NEW(arena, BreakFinder);
}

void break_finder_close(BreakFinder *finder)
{
    for (int i = 0; i < LANGUAGES_KEPT; i++)
        if (finder->kept[i].iterator)
            ubrk_close(finder->kept[i].iterator);
}

/* NULL where ICU has no rules: its data are part of its library, so hardly ever. */
static UBreakIterator *iterator_for(BreakFinder *finder, Text language, Keyword strictness)
{
    char wanted[LANGUAGE_LONGEST] = "";
    const char *strict = strictness == KEYWORD_STRICT   ? "@lb=strict"
                         : strictness == KEYWORD_NORMAL ? "@lb=normal"
                         : strictness == KEYWORD_LOOSE  ? "@lb=loose"
                                                        : "";
    if (language.bytes && language.bytes + strlen(strict) < LANGUAGE_LONGEST)
        memcpy(wanted, language.at, language.bytes);
    strcat(wanted, strict);
    for (int i = 0; i < LANGUAGES_KEPT; i++)
        if (finder->kept[i].iterator && strcmp(finder->kept[i].language, wanted) == 0)
            return finder->kept[i].iterator;
    KeptIterator *slot = &finder->kept[finder->next++ % LANGUAGES_KEPT];
    if (slot->iterator)
        ubrk_close(slot->iterator);
    UErrorCode error = U_ZERO_ERROR;
    slot->iterator = ubrk_open(UBRK_LINE, wanted, NULL, 0, &error);
    if (U_FAILURE(error))
        memory_exhausted(); /* ICU's own data are part of its library */
    memcpy(slot->language, wanted, sizeof wanted);
    return slot->iterator;
}

/* The text in UTF-16, as ICU wants it, and the byte offset of each unit. offsets is NULL for ASCII,
 * where they are the same. */
typedef struct Utf16 {
    UChar *units;
    uint32_t *offsets;
    int32_t count;
} Utf16;

/* Edges of boxes are nothing to break at. A place between characters that have edges between them is the
 * one behind those that end boxes. */
static bool skip_edge(const Paragraph *paragraph, size_t *at, uint32_t *place)
{
    const InlineObject *object =
        paragraph->has_edges ? paragraph_object(paragraph, (uint32_t)*at) : NULL;
    if (!object || object->kind != OBJECT_EDGE)
        return false;
    text_next(paragraph->text, at);
    if (object->is_end)
        *place = (uint32_t)*at;
    return true;
}

static bool is_ascii(Text text)
{
    unsigned char all = 0;
    for (size_t i = 0; i < text.bytes; i++)
        all |= (unsigned char)text.at[i];
    return all < 0x80;
}

static Utf16 to_utf16(Arena *scratch, const Paragraph *paragraph)
{
    Text text = paragraph->text;
    Utf16 result = {ARENA_ARRAY(scratch, UChar, text.bytes + 1), NULL, 0};
    if (is_ascii(text)) {
        for (size_t i = 0; i < text.bytes; i++)
            result.units[i] = (UChar)text.at[i];
        result.count = (int32_t)text.bytes;
        return result;
    }
    result.offsets = ARENA_ARRAY(scratch, uint32_t, text.bytes + 1);
    uint32_t begin = 0;
    for (size_t at = 0; at < text.bytes;) {
        if (skip_edge(paragraph, &at, &begin))
            continue;
        uint32_t code_point = text_next(text, &at);
        result.offsets[result.count] = begin;
        if (code_point > 0xFFFF) {
            result.units[result.count++] = (UChar)(0xD7C0 + (code_point >> 10));
            result.offsets[result.count] = begin;
            code_point = 0xDC00 + (code_point & 0x3FF);
        }
        result.units[result.count++] = (UChar)code_point;
        begin = (uint32_t)at;
    }
    result.offsets[result.count] = (uint32_t)text.bytes;
    return result;
}

/* ---- what style and house rules forbid ---- */

/* Walks the spans along with the break points. */
typedef struct SpanCursor {
    const Paragraph *paragraph;
    uint32_t span;
} SpanCursor;

static const InlineSpan *span_at(SpanCursor *cursor, uint32_t at)
{
    const Paragraph *paragraph = cursor->paragraph;
    while (cursor->span + 1 < paragraph->span_count &&
           paragraph->spans[cursor->span + 1].begin <= at)
        cursor->span++;
    return &paragraph->spans[cursor->span];
}

static BreakKind kind_of(const Paragraph *paragraph, uint32_t at)
{
    static const char SOFT_HYPHEN[] = "\xC2\xAD";
    at = paragraph_before_edges(paragraph, at);
    if (at == 0)
        return BREAK_ALLOWED;
    const char *end = paragraph->text.at + at;
    if (end[-1] == '\n')
        return BREAK_FORCED;
    return at >= 2 && memcmp(end - 2, SOFT_HYPHEN, 2) == 0 ? BREAK_SOFT_HYPHEN : BREAK_ALLOWED;
}

/* Between two letters or figures. */
static bool is_inside_word(Text text, uint32_t at)
{
    size_t left = at;
    size_t right = at;
    return at > 0 && at < text.bytes && u_isalnum((UChar32)text_previous(text, &left)) &&
           u_isalnum((UChar32)text_next(text, &right));
}

static bool is_forbidden_by_spans(SpanCursor *before, SpanCursor *after, uint32_t at)
{
    const InlineSpan *left = span_at(before, at - 1);
    const InlineSpan *right = span_at(after, at);
    if (!left->is_wrapping && !right->is_wrapping)
        return true;
    if (left->keeps_next && right->begin == at)
        return true;
    if (left->breaking == BREAKING_BETWEEN_WORDS && is_inside_word(before->paragraph->text, at))
        return true;
    char last = before->paragraph->text.at[at - 1];
    if (left->keeps_soft_hyphens && kind_of(before->paragraph, at) == BREAK_SOFT_HYPHEN)
        return true;
    return right->begin == at && right->is_joined && last != ' ' && last != '\t';
}

/* What a leader leads to stays with it; so does the rest of the word of a dropped letter. */
static bool is_behind_joined(const Paragraph *paragraph, uint32_t at)
{
    static const char OBJECT_CHARACTER[] = "\xEF\xBF\xBC";
    if (at < 3 || memcmp(paragraph->text.at + at - 3, OBJECT_CHARACTER, 3) != 0)
        return false;
    const InlineObject *object = paragraph_object(paragraph, at - 3);
    return object && (object->kind == OBJECT_LEADER || object->kind == OBJECT_DROP);
}

static bool is_hyphen(uint32_t code_point)
{
    return code_point == '-' || code_point == 0x2010;
}

/* Whether at least so many letters stand in a row from an offset on, forwards or backwards. */
static bool has_letters(Text text, size_t at, bool is_forward, int32_t least)
{
    for (int32_t count = 0; count < least; count++) {
        if (is_forward ? at >= text.bytes : at == 0)
            return false;
        uint32_t code_point = is_forward ? text_next(text, &at) : text_previous(text, &at);
        if (!u_isalpha((UChar32)code_point))
            return false;
    }
    return true;
}

/* A line may end after the hyphen of a compound only as the style allows (un-style 1.7). */
static bool is_forbidden_after_hyphen(const Paragraph *paragraph, uint32_t at)
{
    const ParagraphStyle *style = &paragraph->style;
    Text text = paragraph->text;
    size_t hyphen = paragraph_before_edges(paragraph, at);
    if (!is_hyphen(text_previous(text, &hyphen)))
        return false;
    if (!has_letters(text, hyphen, false, 1) || !has_letters(text, at, true, 1))
        return false;
    return !style->breaks_after_hyphen ||
           !has_letters(text, hyphen, false, style->letters_before_hyphen) ||
           !has_letters(text, at, true, style->letters_after_hyphen);
}

bool break_parts_word(BreakKind kind)
{
    return kind == BREAK_HYPHEN || kind == BREAK_IN_COMPOUND;
}

/* ---- all of them ---- */

typedef struct PointList {
    Arena *scratch;
    BreakPoint *items;
    size_t count;
    size_t capacity;
} PointList;

static void put_point(PointList *list, BreakPoint point)
{
    list->items = arena_reserve(list->scratch, list->items, list->count, &list->capacity,
                                sizeof *list->items);
    list->items[list->count++] = point;
}

/* Whether a mark or joiner begins at a place, which goes with what stands before it. */
static bool begins_with_mark(Text text, size_t at)
{
    UChar32 code_point = (UChar32)text_next(text, &at);
    int8_t type = u_charType(code_point);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
           type == U_COMBINING_SPACING_MARK || code_point == 0x200D;
}

/* The places between two that Unicode gives where the style lets a word be broken all the same. */
static void put_points_inside(PointList *list, const Paragraph *paragraph, uint32_t begin,
                              uint32_t end)
{
    Text text = paragraph->text;
    const InlineSpan *span = paragraph_span(paragraph, begin);
    const InlineSpan *spans_end = paragraph->spans + paragraph->span_count;
    if (span->breaking < BREAKING_LETTERS && (span + 1 == spans_end || span[1].begin >= end))
        return;
    for (size_t at = begin; at < end;) {
        text_next(text, &at);
        span = paragraph_span(paragraph, (uint32_t)at);
        if (at >= end || !span->is_wrapping || span->breaking < BREAKING_LETTERS ||
            paragraph_parts_edge(paragraph, (uint32_t)at))
            continue;
        bool may = span->breaking == BREAKING_ANYWHERE ? !begins_with_mark(text, at)
                                                       : is_inside_word(text, (uint32_t)at);
        if (may)
            put_point(list, (BreakPoint){(uint32_t)at, BREAK_ALLOWED});
    }
}

/* The seams before a place, behind the last one. Returns the first that is not. */
static uint32_t put_seams(PointList *list, const Paragraph *paragraph, uint32_t seam,
                          uint32_t *last, uint32_t end)
{
    for (; seam < paragraph->seam_count && paragraph->seams[seam] < end; seam++) {
        if (paragraph->seams[seam] == *last)
            continue;
        put_points_inside(list, paragraph, *last, paragraph->seams[seam]);
        put_point(list, (BreakPoint){paragraph->seams[seam], BREAK_ALLOWED});
        *last = paragraph->seams[seam];
    }
    return seam;
}

const BreakPoint *break_points_find(BreakFinder *finder, Arena *scratch, const Paragraph *paragraph,
                                    uint32_t *count)
{
    Utf16 text = to_utf16(scratch, paragraph);
    UBreakIterator *iterator =
        iterator_for(finder, paragraph->style.language, paragraph->style.strictness);
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator, text.units, text.count, &error);
    uint32_t end = (uint32_t)paragraph->text.bytes;
    PointList list = {.scratch = scratch};
    uint32_t last = 0;
    uint32_t seam = 0;
    SpanCursor before = {paragraph, 0};
    SpanCursor after = {paragraph, 0};
    for (int32_t unit = ubrk_next(iterator); unit != UBRK_DONE; unit = ubrk_next(iterator)) {
        uint32_t at = text.offsets ? text.offsets[unit] : (uint32_t)unit;
        seam = put_seams(&list, paragraph, seam, &last, at);
        put_points_inside(&list, paragraph, last, at);
        last = at;
        bool is_seam = seam < paragraph->seam_count && paragraph->seams[seam] == at;
        seam += is_seam;
        BreakKind kind = at == end ? BREAK_FORCED : kind_of(paragraph, at);
        if (kind != BREAK_FORCED && !is_seam &&
            (is_forbidden_by_spans(&before, &after, at) ||
             is_forbidden_after_hyphen(paragraph, at) || is_behind_joined(paragraph, at)))
            continue;
        put_point(&list, (BreakPoint){at, kind});
    }
    *count = (uint32_t)list.count;
    return list.items;
}
