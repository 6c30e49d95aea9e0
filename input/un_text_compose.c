/* The text of a block: its lines put together, with the pieces that say where each byte came from.
 *
 * Line ends become spaces, but not behind a hyphen, which stays (United Nations text is never
 * hyphenated, so a hyphen at a line's end is a compound's: un-style 11.2), nor beside ideographs,
 * which have no spaces between them. Text that is one unchanged stretch of the source is borrowed
 * from it; other text is written into the document's arena. */
#include "input/un_text_parts.h"
#include "input/un_text_normal.h"

#include <string.h>

typedef struct Composing {
    UnText *reader;
    Buffer text;
    Piece *pieces;
    size_t piece_count;
    size_t piece_capacity;
} Composing;

/* --- pieces --------------------------------------------------------------------------------------- */

static void add_piece(Composing *work, Text text, uint32_t begin, uint32_t end, LedgerRule rule)
{
    if (text.bytes == 0)
        return;
    Piece *last = work->piece_count ? &work->pieces[work->piece_count - 1] : NULL;
    bool goes_on = last && rule == LEDGER_SAME && last->rule == rule && last->source_end == begin;
    if (goes_on) {
        last->source_end = end;
    } else {
        work->pieces = arena_reserve(work->reader->scratch, work->pieces, work->piece_count,
                                     &work->piece_capacity, sizeof *work->pieces);
        work->pieces[work->piece_count++] = (Piece){(uint32_t)work->text.bytes, begin, end, rule};
    }
    buffer_put(&work->text, text);
}

static void add_same(Composing *work, uint32_t begin, uint32_t end)
{
    Text text = {work->reader->source->bytes.at + begin, end - begin};
    add_piece(work, text, begin, end, LEDGER_SAME);
}

/* --- one line -------------------------------------------------------------------------------------- */

/* Replaces the base letter at the end of the run [begin, at) and the mark at offset at by the letter
 * they compose to; returns the offset behind the mark, or at when they do not. */
static uint32_t compose_mark(Composing *work, uint32_t begin, uint32_t at, uint32_t end)
{
    Text run = {work->reader->source->bytes.at + begin, end - begin};
    size_t base_at = at - begin;
    size_t mark_end = at - begin;
    if (base_at == 0)
        return at;
    uint32_t base = text_previous(run, &base_at);
    uint32_t letter = composed_letter(base, text_next(run, &mark_end));
    if (!letter)
        return at;
    char utf8[UTF8_LONGEST];
    Text composed = {utf8, utf8_encode(utf8, letter)};
    add_same(work, begin, begin + (uint32_t)base_at);
    add_piece(work, composed, begin + (uint32_t)base_at, begin + (uint32_t)mark_end,
              LEDGER_NORMALIZED);
    return begin + (uint32_t)mark_end;
}

static uint32_t space_run(Text bytes, uint32_t at, uint32_t end)
{
    uint32_t count = 0;
    while (at + count < end && (bytes.at[at + count] == ' ' || bytes.at[at + count] == '\t'))
        count++;
    return count;
}

/* Writes the run [begin, at) and what becomes of the byte at offset at; returns the offset behind
 * it, or at when it stays as it is. */
static uint32_t change(Composing *work, uint32_t begin, uint32_t at, uint32_t end)
{
    UnText *reader = work->reader;
    Text bytes = reader->source->bytes;
    uint32_t spaces = space_run(bytes, at, end);
    if (spaces) {
        add_same(work, begin, at);
        add_piece(work, text_of(" "), at, at + spaces, LEDGER_SPACES);
        return at + spaces;
    }
    size_t taken;
    Text normal = normal_form(text_slice(bytes, at, end), &taken);
    if (!taken)
        return compose_mark(work, begin, at, end);
    add_same(work, begin, at);
    add_piece(work, normal, at, at + (uint32_t)taken, LEDGER_NORMALIZED);
    if (normal.bytes == 0)
        drop(reader, at, at + (uint32_t)taken, LEDGER_SOFT_HYPHEN);
    return at + (uint32_t)taken;
}

static void add_line(Composing *work, uint32_t begin, uint32_t end)
{
    const char *bytes = work->reader->source->bytes.at;
    uint32_t run = begin;
    for (uint32_t at = begin; at < end;) {
        char byte = bytes[at];
        bool is_plain_space = byte == ' ' && bytes[at + 1] != ' ' && bytes[at + 1] != '\t';
        if (is_plain_space || (byte != ' ' && byte != '\t' && !may_change(byte))) {
            at++;
            continue;
        }
        uint32_t behind = change(work, run, at, end);
        if (behind == at) {
            at++;
            continue;
        }
        at = behind;
        run = behind;
    }
    add_same(work, run, end);
}

/* --- from line to line ------------------------------------------------------------------------------ */

typedef enum Joint {
    JOINT_SPACE,
    JOINT_HYPHEN,
    JOINT_SOFT_HYPHEN,
    JOINT_IDEOGRAPH
} Joint;

static bool is_hyphen_or_dash(uint32_t code_point)
{
    return code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2014);
}

static bool is_word_part(uint32_t code_point)
{
    return is_letter(code_point) || (code_point < 0x80 && is_digit((char)code_point));
}

/* How a line with text above goes on with the text below. */
static Joint find_joint(Text above, Text below)
{
    size_t at = above.bytes;
    size_t next = 0;
    uint32_t last = text_previous(above, &at);
    uint32_t first = text_next(below, &next);
    if (last == 0xAD)
        return JOINT_SOFT_HYPHEN;
    if (is_hyphen_or_dash(last) && at > 0 && is_word_part(text_previous(above, &at)))
        return JOINT_HYPHEN;
    return is_ideograph(last) || is_ideograph(first) ? JOINT_IDEOGRAPH : JOINT_SPACE;
}

/* Joins two lines; the text above begins at offset begin, behind a label perhaps. */
static void join(Composing *work, uint32_t begin, uint32_t above, uint32_t below)
{
    static const LedgerRule rules[] = {
        [JOINT_SPACE] = LEDGER_LINE_JOIN,
        [JOINT_HYPHEN] = LEDGER_HYPHEN_JOIN,
        [JOINT_SOFT_HYPHEN] = LEDGER_HYPHEN_JOIN,
        [JOINT_IDEOGRAPH] = LEDGER_IDEOGRAPH_JOIN,
    };
    UnText *reader = work->reader;
    const Line *line = &reader->lines[above];
    Text text = {reader->source->bytes.at + begin, line->end - begin};
    Joint joint = text.bytes ? find_joint(text, line_text(reader, below)) : JOINT_SPACE;
    if (joint == JOINT_SPACE && work->text.bytes)
        add_piece(work, text_of(" "), line->stop, line[1].start, LEDGER_LINE_JOIN);
    else
        drop(reader, line->stop, line[1].start, rules[joint]);
}

/* --- the block ---------------------------------------------------------------------------------------- */

static Node *finish(Composing *work)
{
    UnText *reader = work->reader;
    Document *document = reader->document;
    if (work->piece_count == 0)
        return NULL;
    const Piece *last = &work->pieces[work->piece_count - 1];
    Span span = reader_span(reader, work->pieces[0].source_begin, last->source_end);
    Piece *pieces = ARENA_ARRAY(document->arena, Piece, work->piece_count);
    memcpy(pieces, work->pieces, work->piece_count * sizeof *pieces);
    Text text = {reader->source->bytes.at + span.begin, span.end - span.begin};
    if (work->piece_count > 1 || last->rule != LEDGER_SAME)
        text = text_copy(document->arena, buffer_text(&work->text));
    return node_text(document, text, span, pieces, (uint32_t)work->piece_count);
}

Node *compose_lines(UnText *reader, const Stretch *stretches, uint32_t count, uint32_t skip)
{
    ArenaMark mark = arena_mark(reader->scratch);
    Composing work = {.reader = reader, .text = reader->text};
    buffer_clear(&work.text);
    uint32_t above = 0;
    uint32_t begin = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < stretches[i].count; j++) {
            uint32_t line = stretches[i].first + j;
            bool is_first = i == 0 && j == 0;
            if (!is_first)
                join(&work, begin, above, line);
            begin = reader->lines[line].begin + (is_first ? skip : 0);
            line_drop_edges(reader, line);
            add_line(&work, begin, reader->lines[line].end);
            above = line;
        }
    line_drop_end(reader, above, LEDGER_BLANK_LINE);
    Node *text = finish(&work);
    reader->text = work.text;
    arena_release(reader->scratch, mark);
    return text;
}
