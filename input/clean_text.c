/* Walking a source and writing its normal form.
 *
 * Most bytes need no look: below U+0300 only the soft hyphen changes, and the blocks that the six
 * languages are written in are known to be normal. Other characters are shown to ICU together with
 * their neighbours: a segment from one normalization boundary to the next, at most SEGMENT code
 * points long, so that a mile of combining marks takes linear time. */
#include "input/clean_text.h"

#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buffer.h"
#include "input/letters.h"

enum {
    SEGMENT = 32,
    SEGMENT_UNITS = 4 * SEGMENT,
    COMPOSED_UNITS = 20 * SEGMENT_UNITS,
    LONGEST_HALF = 12 /* bytes of the first half of a compound */
};

typedef struct Cleaning {
    Text source;
    Buffer out;
    uint32_t copied; /* source bytes up to here are written or dropped */
    Arena *arena;
    Ledger *ledger;
    const Source *whole;
    Edit *edits;
    size_t count;
    size_t capacity;
} Cleaning;

/* --- edits ------------------------------------------------------------------------------------------- */

static void edit(Cleaning *work, uint32_t begin, uint32_t end, Text result)
{
    buffer_put(&work->out, text_slice(work->source, work->copied, begin));
    work->edits =
        arena_reserve(work->arena, work->edits, work->count, &work->capacity, sizeof *work->edits);
    work->edits[work->count++] =
        (Edit){(uint32_t)work->out.bytes, (uint32_t)result.bytes, begin, end - begin};
    buffer_put(&work->out, result);
    work->copied = end;
}

static void drop_bytes(Cleaning *work, uint32_t begin, uint32_t end, LedgerRule rule)
{
    edit(work, begin, end, (Text){0});
    ledger_add(work->ledger, work->arena, (Span){work->whole, begin, end}, rule);
}

/* --- which characters change ---------------------------------------------------------------------------- */

typedef struct Range {
    uint32_t first;
    uint32_t last;
} Range;

static bool is_in_ranges(uint32_t code_point, const Range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

/* Characters that NFC leaves alone and that no mark of their own kind follows: Greek and Cyrillic,
 * Arabic letters and digits, punctuation and signs, CJK, fullwidth forms. */
static bool is_known_normal(uint32_t code_point)
{
    static const Range ranges[] = {
        {0x0000, 0x02FF}, {0x0388, 0x0482}, {0x4E00, 0x9FFF}, {0x2010, 0x2029}, {0x202F, 0x2125},
        {0x0620, 0x064A}, {0x3001, 0x3029}, {0xFF01, 0xFF60}, {0x048A, 0x0590}, {0x0660, 0x066F},
        {0x2190, 0x2328}, {0x232B, 0x2ADB}, {0xAC00, 0xD7A3}, {0x060C, 0x060F}, {0x061B, 0x061B},
        {0x1E00, 0x1EFF}, {0x3030, 0x3098}, {0x3100, 0x4DBF},
    };
    return is_in_ranges(code_point, ranges, sizeof ranges / sizeof *ranges);
}

/* Latin ligatures and Arabic presentation forms, but not the signs for whole phrases. */
static bool is_compatibility_form(uint32_t code_point)
{
    static const Range ranges[] = {{0xFB00, 0xFB06}, {0xFB50, 0xFDEF}, {0xFE70, 0xFEFC}};
    return is_in_ranges(code_point, ranges, sizeof ranges / sizeof *ranges);
}

/* Embeddings and overrides, which programs that extract text put around lines that run from the right,
 * and spaces without width. */
static bool is_layout_mark(uint32_t code_point)
{
    return (code_point >= 0x202A && code_point <= 0x202E) || code_point == 0x200B ||
           code_point == 0xFEFF;
}

/* --- composition ------------------------------------------------------------------------------------------ */

static uint32_t code_point_at(const Cleaning *work, uint32_t at, uint32_t *next)
{
    size_t position = at;
    uint32_t code_point = text_next(work->source, &position);
    *next = (uint32_t)position;
    return code_point;
}

static uint32_t segment_begin(const Cleaning *work, const UNormalizer2 *form, uint32_t at)
{
    size_t begin = at;
    uint32_t next;
    uint32_t code_point = code_point_at(work, at, &next);
    for (int i = 0; i < SEGMENT / 2; i++) {
        if (unorm2_hasBoundaryBefore(form, (UChar32)code_point) || begin <= work->copied)
            break;
        code_point = text_previous(work->source, &begin);
    }
    return (uint32_t)begin < work->copied ? work->copied : (uint32_t)begin;
}

static uint32_t segment_end(const Cleaning *work, const UNormalizer2 *form, uint32_t at)
{
    uint32_t end;
    code_point_at(work, at, &end);
    for (int i = 0; i < SEGMENT / 2 && end < work->source.bytes; i++) {
        uint32_t next;
        uint32_t code_point = code_point_at(work, end, &next);
        if (code_point < 0x300 || unorm2_hasBoundaryBefore(form, (UChar32)code_point))
            break;
        end = next;
    }
    return end;
}

/* Puts source bytes [begin, end) in the form; an edit if that changes them. */
static void compose(Cleaning *work, const UNormalizer2 *form, uint32_t begin, uint32_t end)
{
    UChar units[SEGMENT_UNITS];
    UChar composed[COMPOSED_UNITS];
    char utf8[3 * COMPOSED_UNITS];
    int32_t unit_count = 0;
    int32_t composed_count = 0;
    int32_t bytes = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(units, SEGMENT_UNITS, &unit_count, work->source.at + begin,
                  (int32_t)(end - begin), &error);
    composed_count = unorm2_normalize(form, units, unit_count, composed, COMPOSED_UNITS, &error);
    u_strToUTF8(utf8, sizeof utf8, &bytes, composed, composed_count, &error);
    Text result = {utf8, (size_t)(U_SUCCESS(error) ? bytes : 0)};
    if (result.bytes && !text_equal(result, text_slice(work->source, begin, end)))
        edit(work, begin, end, result);
}

/* Returns the offset behind what was looked at. */
static uint32_t normalize(Cleaning *work, uint32_t at, bool is_compatibility)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form =
        is_compatibility ? unorm2_getNFKCInstance(&error) : unorm2_getNFCInstance(&error);
    uint32_t end;
    code_point_at(work, at, &end);
    if (U_FAILURE(error))
        return end;
    uint32_t begin = is_compatibility ? at : segment_begin(work, form, at);
    end = is_compatibility ? end : segment_end(work, form, at);
    compose(work, form, begin, end);
    return end;
}

/* --- the walk ---------------------------------------------------------------------------------------------- */

/* "Secretary -General": the space before a hyphen that joins two known halves (un-style 11.2). */
static void mend_compound(Cleaning *work, uint32_t hyphen)
{
    static const char *const halves[] = {
        "Secretary", "Under", "Vice",  "Deputy", "Director",   "Attorney", "Governor", "non",
        "self",      "co",    "inter", "multi",  "cross",      "policy",   "decision", "sixty",
        "seventy",   "fifty", "forty", "thirty", "twenty",     "eighty",   "ninety",   "follow",
        "long",      "short", "high",  "low",    "capacity",   "sub",      "semi",     "anti",
        "Sixty",     "Fifty", "Forty", "Thirty", "Seventieth", "Seventy",  "well",     "peace"};
    Text text = work->source;
    size_t next = (size_t)hyphen + 1;
    if (hyphen < 2 || text.at[hyphen - 1] != ' ' || next >= text.bytes ||
        !is_letter((unsigned char)text.at[next]))
        return;
    size_t begin = hyphen - 1;
    while (begin > 0 && hyphen - begin <= LONGEST_HALF &&
           is_letter((unsigned char)text.at[begin - 1]))
        begin--;
    Text half = text_slice(text, begin, hyphen - 1);
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        if (text_is(half, halves[i]) && begin >= work->copied) {
            drop_bytes(work, hyphen - 1, hyphen, LEDGER_HYPHEN_SPACE);
            return;
        }
}

static bool ends_line(Text text, size_t at)
{
    return at == text.bytes || text.at[at] == '\n' || text.at[at] == '\r' || text.at[at] == '\f';
}

/* Looks at a character that is not ASCII; returns the offset behind it. */
static uint32_t clean_character(Cleaning *work, uint32_t at)
{
    uint32_t next;
    uint32_t code_point = code_point_at(work, at, &next);
    if (code_point == 0xAD) {
        if (!ends_line(work->source, next))
            drop_bytes(work, at, next, LEDGER_SOFT_HYPHEN);
        return next;
    }
    if (is_known_normal(code_point))
        return next;
    if (code_point == 0xF0B7)
        edit(work, at, next, text_of("•"));
    else if (is_layout_mark(code_point))
        drop_bytes(work, at, next, LEDGER_BIDI_CONTROL);
    else
        return normalize(work, at, is_compatibility_form(code_point));
    return next;
}

/* Control characters other than the white space of text. */
static bool is_control(unsigned char byte)
{
    return byte == 0x7F ||
           (byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f');
}

static void clean_all(Cleaning *work, uint32_t begin)
{
    const unsigned char *bytes = (const unsigned char *)work->source.at;
    uint32_t count = (uint32_t)work->source.bytes;
    for (uint32_t at = begin; at < count;) {
        unsigned char byte = bytes[at];
        if (byte >= 0x80) {
            at = clean_character(work, at);
            continue;
        }
        if (byte == '-')
            mend_compound(work, at);
        else if (is_control(byte))
            drop_bytes(work, at, at + 1, LEDGER_CONTROL);
        at++;
    }
}

void clean_text_make(CleanText *clean, const Source *source, uint32_t begin, Arena *arena,
                     Ledger *ledger)
{
    Cleaning work = {.source = source->bytes, .arena = arena, .ledger = ledger, .whole = source};
    clean_all(&work, begin);
    *clean = (CleanText){source, source->bytes, NULL, 0};
    if (work.count) {
        buffer_put(&work.out, text_slice(work.source, work.copied, work.source.bytes));
        clean->text = text_copy(arena, buffer_text(&work.out));
        clean->edits = work.edits;
        clean->edit_count = work.count;
    }
    buffer_free(&work.out);
}

/* --- the way back -------------------------------------------------------------------------------------------- */

/* How many edits begin before an offset; those at the offset count too if is_inclusive. */
static size_t edits_before(const CleanText *clean, uint32_t offset, bool is_inclusive)
{
    size_t low = 0;
    size_t high = clean->edit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t at = clean->edits[middle].at;
        if (at < offset || (is_inclusive && at == offset))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t source_begin(const CleanText *clean, uint32_t offset)
{
    size_t count = edits_before(clean, offset, true);
    if (count == 0)
        return offset;
    const Edit *last = &clean->edits[count - 1];
    if (offset < last->at + last->bytes)
        return last->source_at;
    return last->source_at + last->source_bytes + (offset - last->at - last->bytes);
}

static uint32_t source_end(const CleanText *clean, uint32_t offset)
{
    size_t count = edits_before(clean, offset, false);
    if (count == 0)
        return offset;
    const Edit *last = &clean->edits[count - 1];
    if (offset <= last->at + last->bytes)
        return last->source_at + last->source_bytes;
    return last->source_at + last->source_bytes + (offset - last->at - last->bytes);
}

Span clean_span(const CleanText *clean, uint32_t begin, uint32_t end)
{
    if (clean->edit_count == 0)
        return (Span){clean->source, begin, end};
    uint32_t first = source_begin(clean, begin);
    uint32_t last = begin < end ? source_end(clean, end) : first;
    return (Span){clean->source, first, last < first ? first : last};
}

/* Of an edit that a cut went through, the half with its first byte has the source bytes. */
CleanPart clean_part(const CleanText *clean, uint32_t begin, uint32_t end)
{
    size_t i = edits_before(clean, begin, true);
    const Edit *last = i ? &clean->edits[i - 1] : NULL;
    if (last && begin < last->at + last->bytes) {
        uint32_t behind = last->at + last->bytes;
        uint32_t source_behind = last->source_at + last->source_bytes;
        Span span = {clean->source, begin > last->at ? source_behind : last->source_at,
                     source_behind};
        return (CleanPart){begin, behind < end ? behind : end, span, true};
    }
    if (i < clean->edit_count && clean->edits[i].at < end)
        end = clean->edits[i].at;
    return (CleanPart){begin, end, clean_span(clean, begin, end), false};
}

void clean_drop(const CleanText *clean, Arena *arena, Ledger *ledger, Span span, LedgerRule rule)
{
    if (clean->edit_count == 0) {
        ledger_add(ledger, arena, (Span){clean->source, span.begin, span.end}, rule);
        return;
    }
    for (uint32_t at = span.begin; at < span.end;) {
        CleanPart part = clean_part(clean, at, span.end);
        ledger_add(ledger, arena, part.span, rule);
        at = part.end;
    }
}
