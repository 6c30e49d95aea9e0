#include "output/check.h"

#include <string.h>

/* How objects are written (ISO 19005-1, 6.1.6 to 6.1.8; ISO 19005-2, 6.1.6, 6.1.7.1 and 6.1.9): what libqpdf reads over
 * kindly. The bytes are gone through once, from object to object; what stands in streams is passed over. */

typedef struct Walk {
    Check *check;
    Scanner scanner;
    uint32_t number;
    uint32_t generation;
    double length; /* of its stream, as told directly; below 0 if it is not */
    uint32_t length_object;
} Walk;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_line_end_at(Text bytes, size_t at)
{
    return at < bytes.bytes && (bytes.at[at] == '\n' || bytes.at[at] == '\r');
}

static void fail(Walk *walk, CheckRuleId rule, const char *what)
{
    const PdfValue *value = pdf_object(walk->check->pdf, walk->number, walk->generation);
    if (value->type == PDF_NULL)
        return; /* an object of an earlier version of the file */
    check_fail(walk->check, rule, value, "%s", what);
}

/* ---- the head of an object ---- */

/* Digits that end at *at, which moves before them; false if there are none. */
static bool digits_before(Text bytes, size_t *at, uint32_t *number)
{
    size_t end = *at;
    while (*at > 0 && end - *at < 10 && is_digit(bytes.at[*at - 1]))
        (*at)--;
    return text_to_number(text_slice(bytes, *at, end), PDF_MOST_OBJECTS, number);
}

static size_t spaces_before(Text bytes, size_t at)
{
    size_t begin = at;
    while (begin > 0 && scan_is_space(bytes.at[begin - 1]))
        begin--;
    return at - begin;
}

/* Moves to the next "12 0 obj" and behind it. */
static bool next_object(Walk *walk)
{
    Text bytes = walk->scanner.source;
    for (size_t at = walk->scanner.position; at + 3 <= bytes.bytes; at++) {
        if (bytes.at[at] != 'o' || memcmp(bytes.at + at, "obj", 3) != 0)
            continue;
        size_t second = spaces_before(bytes, at);
        size_t place = at - second;
        if (!digits_before(bytes, &place, &walk->generation))
            continue;
        size_t first = spaces_before(bytes, place);
        place -= first;
        if (first == 0 || !digits_before(bytes, &place, &walk->number))
            continue;
        walk->scanner.position = at + 3;
        bool is_good = first == 1 && second == 1 &&
                       (place == 0 || is_line_end_at(bytes, place - 1)) &&
                       is_line_end_at(bytes, at + 3);
        if (!is_good)
            fail(walk, CHECK_OBJECT_SPACING, "at its begin");
        return true;
    }
    return false;
}

/* ---- what it holds ---- */

static void check_end_of_object(Walk *walk, size_t begin)
{
    Text bytes = walk->scanner.source;
    if (!is_line_end_at(bytes, begin - 1) || !is_line_end_at(bytes, walk->scanner.position))
        fail(walk, CHECK_OBJECT_SPACING, "at its end");
}

/* The token that ends where the scanner is. */
static void check_string(Walk *walk, size_t begin)
{
    Text bytes = walk->scanner.source;
    size_t digits = 0;
    bool is_good = true;
    while (begin < walk->scanner.position && bytes.at[begin] != '<' && bytes.at[begin] != '(')
        begin++;
    if (begin == walk->scanner.position || bytes.at[begin] == '(')
        return;
    for (size_t i = begin + 1; i < walk->scanner.position && bytes.at[i] != '>'; i++) {
        if (scan_is_space(bytes.at[i]))
            continue;
        digits++;
        is_good = is_good && scan_hex_digit(bytes.at[i]) >= 0;
    }
    if (!is_good || digits % 2 == 1)
        fail(walk, CHECK_STRING_HEXADECIMAL,
             is_good ? "an odd number of digits" : "what is no digit");
}

static double length_of(const Walk *walk)
{
    if (walk->length_object == 0)
        return walk->length;
    const PdfValue *length = pdf_object(walk->check->pdf, walk->length_object, 0);
    return pdf_is_number(length) ? length->number : -1;
}

static size_t find(Text bytes, size_t at, const char *word)
{
    size_t length = strlen(word);
    for (; at + length <= bytes.bytes; at++)
        if (bytes.at[at] == *word && memcmp(bytes.at + at, word, length) == 0)
            return at;
    return bytes.bytes;
}

/* Behind the line end before "endstream", or the end of the bytes if that does not stand there. */
static size_t behind_line_end(Text bytes, size_t at)
{
    size_t end = at;
    if (end < bytes.bytes && bytes.at[end] == '\r')
        end++;
    if (end < bytes.bytes && bytes.at[end] == '\n')
        end++;
    bool is_good = end > at && text_starts(text_slice(bytes, end, bytes.bytes), "endstream");
    return is_good ? end : bytes.bytes;
}

/* The keyword was read. Goes on behind the stream. */
static void pass_stream(Walk *walk)
{
    static const char word[] = "endstream";
    Text bytes = walk->scanner.source;
    size_t begin = walk->scanner.position;
    if (begin < bytes.bytes && bytes.at[begin] == '\r')
        begin++;
    bool is_begun = begin < bytes.bytes && bytes.at[begin] == '\n';
    if (!is_begun)
        fail(walk, CHECK_STREAM_FORM, "no line feed follows the word “stream”");
    begin = is_begun ? begin + 1 : walk->scanner.position;
    double length = length_of(walk);
    size_t end = bytes.bytes;
    if (length >= 0 && length <= (double)(bytes.bytes - begin))
        end = behind_line_end(bytes, begin + (size_t)length);
    if (end == bytes.bytes) {
        fail(walk, CHECK_STREAM_FORM,
             "no line end and the word “endstream” follow as many bytes as it is to have");
        end = find(bytes, begin, word);
    }
    walk->scanner.position =
        end + sizeof word - 1 < bytes.bytes ? end + sizeof word - 1 : bytes.bytes;
}

/* An entry Length of the outermost dictionary: a number, or a reference to one. */
static void take_length(Walk *walk)
{
    PdfToken number = scan_next(&walk->scanner);
    size_t after = walk->scanner.position;
    PdfToken generation = scan_next(&walk->scanner);
    PdfToken word = scan_next(&walk->scanner);
    if (number.type != TOKEN_INTEGER) {
        walk->scanner.position = after;
        return;
    }
    walk->length = number.number;
    if (generation.type == TOKEN_INTEGER && word.type == TOKEN_WORD && text_is(word.text, "R") &&
        number.number > 0 && number.number <= PDF_MOST_OBJECTS)
        walk->length_object = (uint32_t)number.number;
    else
        walk->scanner.position = after;
}

static void walk_object(Walk *walk)
{
    int depth = 0;
    walk->length = -1;
    walk->length_object = 0;
    for (;;) {
        size_t begin = walk->scanner.position;
        PdfToken token = scan_next(&walk->scanner);
        if (token.type == TOKEN_END)
            return;
        depth += (token.type == TOKEN_DICT_BEGIN || token.type == TOKEN_ARRAY_BEGIN) -
                 (token.type == TOKEN_DICT_END || token.type == TOKEN_ARRAY_END);
        if (token.type == TOKEN_STRING)
            check_string(walk, begin);
        else if (token.type == TOKEN_NAME && depth == 1 && text_is(token.text, "Length"))
            take_length(walk);
        else if (token.type == TOKEN_WORD && text_is(token.text, "stream"))
            pass_stream(walk);
        else if (token.type == TOKEN_WORD && text_is(token.text, "endobj")) {
            check_end_of_object(walk, walk->scanner.position - 6);
            return;
        } else if (token.type == TOKEN_WORD && text_is(token.text, "obj"))
            return; /* there was no end; libqpdf has told */
    }
}

void check_spacing(Check *check)
{
    Arena *scratch = arena_new(0);
    ArenaMark mark = arena_mark(scratch);
    Walk walk = {.check = check, .scanner = {scratch, check->pdf->source->bytes, 0}};
    while (next_object(&walk) && !arena_is_over_limit(check->arena)) {
        walk_object(&walk);
        arena_release(scratch, mark);
    }
    arena_free(scratch);
}
