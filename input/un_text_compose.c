/* The text of a block: its lines put together, with the pieces that say where each byte came from.
 *
 * Line ends become spaces, but not behind a hyphen, which stays (United Nations text is never
 * hyphenated, so a hyphen at a line's end is a compound's: un-style 11.2), nor beside ideographs,
 * which have no spaces between them. Text that is one unchanged stretch of the source is borrowed
 * from it; other text is written into the document's arena. */
#include "input/reading.h"

#include <string.h>

typedef struct Composing {
    Reading *reading;
    Buffer text;
    Piece *pieces;
    size_t piece_count;
    size_t piece_capacity;
} Composing;

/* --- pieces --------------------------------------------------------------------------------------- */

static void add_piece(Composing *work, Text text, Span span, LedgerRule rule)
{
    if (text.bytes == 0)
        return;
    Piece *last = work->piece_count ? &work->pieces[work->piece_count - 1] : NULL;
    bool goes_on =
        last && rule == LEDGER_SAME && last->rule == rule && last->source_end == span.begin;
    if (goes_on) {
        last->source_end = span.end;
    } else {
        work->pieces = arena_reserve(work->reading->scratch, work->pieces, work->piece_count,
                                     &work->piece_capacity, sizeof *work->pieces);
        work->pieces[work->piece_count++] =
            (Piece){(uint32_t)work->text.bytes, span.begin, span.end, rule};
    }
    buffer_put(&work->text, text);
}

/* Clean bytes [begin, end) as they stand; what was mended in them is pieces of its own. */
static void add_same(Composing *work, uint32_t begin, uint32_t end)
{
    const CleanText *clean = &work->reading->clean;
    while (begin < end) {
        CleanPart part = clean_part(clean, begin, end);
        Text text = text_slice(clean->text, part.begin, part.end);
        add_piece(work, text, part.span, part.is_edit ? LEDGER_NORMALIZED : LEDGER_SAME);
        begin = part.end;
    }
}

/* A single space that stands for clean bytes [begin, end). */
static void add_space(Composing *work, uint32_t begin, uint32_t end, LedgerRule rule)
{
    const CleanText *clean = &work->reading->clean;
    CleanPart part = clean_part(clean, begin, end);
    add_piece(work, text_of(" "), part.span, rule);
    if (part.end < end)
        drop(work->reading, part.end, end, LEDGER_EDGE_SPACE);
}

/* --- one line -------------------------------------------------------------------------------------- */

static uint32_t space_run(Text bytes, uint32_t at, uint32_t end)
{
    uint32_t count = 0;
    while (at + count < end && (bytes.at[at + count] == ' ' || bytes.at[at + count] == '\t'))
        count++;
    return count;
}

/* Points that lead from one word to another, with the spaces around them: "Chair: ..... Ms. Stone". */
static uint32_t leader_run(Text bytes, uint32_t at, uint32_t end)
{
    enum {
        FEWEST = 5
    };
    uint32_t count = 0;
    uint32_t points = 0;
    while (at + count < end && (bytes.at[at + count] == ' ' || bytes.at[at + count] == '.')) {
        points += bytes.at[at + count] == '.';
        count++;
    }
    bool has_space = count && (bytes.at[at] == ' ' || bytes.at[at + count - 1] == ' ');
    return points >= FEWEST && has_space && at + count < end ? count : 0;
}

static void add_leader(Composing *work, uint32_t begin, uint32_t end)
{
    bool is_first = work->reading->clean.text.at[begin] == ' ';
    uint32_t space = is_first ? begin : end - 1;
    drop(work->reading, begin, space, LEDGER_LEADER);
    add_space(work, space, space + 1, LEDGER_SPACES);
    drop(work->reading, space + 1, end, LEDGER_LEADER);
}

static void add_line(Composing *work, uint32_t begin, uint32_t end)
{
    Text bytes = work->reading->clean.text;
    uint32_t run = begin;
    for (uint32_t at = begin; at < end;) {
        char byte = bytes.at[at];
        bool may_lead = at > begin && at + 2 < end && (byte == ' ' || byte == '.') &&
                        (bytes.at[at + 1] == '.' || bytes.at[at + 2] == '.');
        uint32_t leader = may_lead ? leader_run(bytes, at, end) : 0;
        if (leader) {
            add_same(work, run, at);
            add_leader(work, at, at + leader);
            at += leader;
            run = at;
            continue;
        }
        bool is_plain =
            byte == ' ' && at + 1 < end && bytes.at[at + 1] != ' ' && bytes.at[at + 1] != '\t';
        if (is_plain || (byte != ' ' && byte != '\t')) {
            at++;
            continue;
        }
        uint32_t spaces = space_run(bytes, at, end);
        add_same(work, run, at);
        add_space(work, at, at + spaces, LEDGER_SPACES);
        at += spaces;
        run = at;
    }
    add_same(work, run, end);
}

/* A line with the raised calls that came out above it. */
static void add_line_raised(Composing *work, uint32_t line, uint32_t begin, uint32_t end)
{
    const Reading *reading = work->reading;
    if (line > 0 && reading->lines[line - 1].flags & LINE_RAISED) {
        uint32_t from = reading->lines[line - 1].begin;
        uint32_t done = reading->lines[line - 1].begin;
        RaisedCall call;
        while (raised_next(reading, line - 1, &from, &call)) {
            drop(work->reading, done, call.begin, LEDGER_EDGE_SPACE);
            done = call.end;
            uint32_t place = call.place < begin ? begin : call.place > end ? end : call.place;
            add_line(work, begin, place);
            add_same(work, call.begin, call.end);
            begin = place;
        }
    }
    add_line(work, begin, end);
}

/* --- from line to line ------------------------------------------------------------------------------ */

typedef enum Joint {
    JOINT_SPACE,
    JOINT_HYPHEN,
    JOINT_SOFT_HYPHEN,
    JOINT_IDEOGRAPH,
    JOINT_RAISED
} Joint;

static bool is_hyphen_or_dash(uint32_t code_point)
{
    return code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2014);
}

static bool is_word_part(uint32_t code_point)
{
    return is_letter(code_point) || (code_point < 0x80 && is_digit((char)code_point));
}

/* Whether a symbol was broken behind a solidus, or a point of it: "A/C.3/62/L." and "33". */
static bool is_cut_symbol(Text above, Text below)
{
    size_t begin = above.bytes;
    while (begin > 0 && above.at[begin - 1] != ' ' && above.at[begin - 1] != '(')
        begin--;
    Text word = text_slice(above, begin, above.bytes);
    char first = below.at[0];
    bool is_symbol = word.bytes > 1 && word.at[0] >= 'A' && word.at[0] <= 'Z' &&
                     text_find(word, '/') < word.bytes;
    if (!is_symbol || !(is_digit(first) || (first >= 'A' && first <= 'Z') || first == '('))
        return false;
    if (text_ends(word, "/"))
        return true;
    return is_digit(first) && text_ends(word, ".") && word.at[word.bytes - 2] > ' ' &&
           ((word.at[word.bytes - 2] | 0x20) >= 'a' && (word.at[word.bytes - 2] | 0x20) <= 'z');
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
    if (is_cut_symbol(above, below))
        return JOINT_HYPHEN;
    return is_ideograph(last) || is_ideograph(first) ? JOINT_IDEOGRAPH : JOINT_SPACE;
}

/* The soft hyphen that a joined line ended with is no text. */
static uint32_t text_end(Reading *reading, uint32_t line, bool is_last)
{
    const Line *at = &reading->lines[line];
    Text text = line_text(reading, line);
    bool has_soft_hyphen = !is_last && text.bytes >= 2 && text.at[text.bytes - 2] == '\xC2' &&
                           text.at[text.bytes - 1] == '\xAD';
    if (!has_soft_hyphen)
        return at->end;
    drop(reading, at->end - 2, at->end, LEDGER_SOFT_HYPHEN);
    return at->end - 2;
}

/* Whether a line in a paragraph is nothing but the number of a note that is not called yet: layout-preserving
 * extraction sets raised figures on lines of their own. */
static bool is_raised_line(const Reading *reading, uint32_t line)
{
    enum {
        MOST_DIGITS = 3
    };
    Text text = line_text(reading, line);
    uint32_t number;
    return match_digits(text, 0, MOST_DIGITS) == text.bytes &&
           text_to_number(text, UINT32_MAX, &number) && number < reading->called_count &&
           reading->has_number[number] && !reading->called[number];
}

/* Joins two lines; the text above begins at offset begin, behind a label perhaps. */
static void join(Composing *work, uint32_t begin, uint32_t above, uint32_t below)
{
    static const LedgerRule rules[] = {
        [JOINT_SPACE] = LEDGER_LINE_JOIN,         [JOINT_HYPHEN] = LEDGER_HYPHEN_JOIN,
        [JOINT_SOFT_HYPHEN] = LEDGER_HYPHEN_JOIN, [JOINT_IDEOGRAPH] = LEDGER_IDEOGRAPH_JOIN,
        [JOINT_RAISED] = LEDGER_LINE_JOIN,
    };
    Reading *reading = work->reading;
    const Line *line = &reading->lines[above];
    Text text = {reading->clean.text.at + begin, line->end - begin};
    Text next = line_text(reading, below);
    Joint joint = text.bytes && next.bytes ? find_joint(text, next) : JOINT_SPACE;
    if (joint == JOINT_SPACE && is_raised_line(reading, below))
        joint = JOINT_RAISED;
    if (joint == JOINT_SPACE && work->text.bytes)
        add_space(work, line->stop, line->next, LEDGER_LINE_JOIN);
    else
        drop(reading, line->stop, line->next, rules[joint]);
}

/* --- the block ---------------------------------------------------------------------------------------- */

static Composing begin_work(Reading *reading)
{
    Composing work = {.reading = reading, .text = reading->text};
    buffer_clear(&work.text);
    return work;
}

static Node *finish(Composing *work)
{
    Reading *reading = work->reading;
    Document *document = reading->document;
    reading->text = work->text;
    if (work->piece_count == 0)
        return NULL;
    const Piece *last = &work->pieces[work->piece_count - 1];
    Span span = {reading->clean.source, work->pieces[0].source_begin, last->source_end};
    if (span.end < span.begin) /* from one column to the next */
        span = (Span){span.source, span.end, span.begin};
    Piece *pieces = ARENA_ARRAY(document->arena, Piece, work->piece_count);
    memcpy(pieces, work->pieces, work->piece_count * sizeof *pieces);
    Text text = text_slice(reading->clean.source->bytes, span.begin, span.end);
    if (work->piece_count > 1 || last->rule != LEDGER_SAME)
        text = text_copy(document->arena, buffer_text(&work->text));
    return node_text(document, text, span, pieces, (uint32_t)work->piece_count);
}

Node *compose_lines(Reading *reading, const Stretch *stretches, uint32_t count, uint32_t skip)
{
    ArenaMark mark = arena_mark(reading->scratch);
    Composing work = begin_work(reading);
    uint32_t above = 0;
    uint32_t begin = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < stretches[i].count; j++) {
            uint32_t line = stretches[i].first + j;
            bool is_first = i == 0 && j == 0;
            bool is_last = i + 1 == count && j + 1 == stretches[i].count;
            if (!is_first)
                join(&work, begin, above, line);
            begin = reading->lines[line].begin + (is_first ? skip : 0);
            line_drop_edges(reading, line);
            add_line_raised(&work, line, begin, text_end(reading, line, is_last));
            above = line;
        }
    line_drop_end(reading, above, LEDGER_BLANK_LINE);
    Node *text = finish(&work);
    arena_release(reading->scratch, mark);
    return text;
}

Node *compose_bytes(Reading *reading, uint32_t begin, uint32_t end)
{
    ArenaMark mark = arena_mark(reading->scratch);
    Composing work = begin_work(reading);
    add_line(&work, begin, end);
    Node *text = finish(&work);
    arena_release(reading->scratch, mark);
    return text;
}
