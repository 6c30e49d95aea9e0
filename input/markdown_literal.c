/* Literals of Markdown in the source: as they are, behind backslashes, as entities, or over lines. */
#include "input/markdown_literal.h"

#include <string.h>

enum {
    LONGEST_ENTITY = 32, /* bytes: &CounterClockwiseContourIntegral; has 33 */
    LONGEST_DECODED = 8
};

/* What a backslash may stand before. */
static const char escaped[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/* --- text nodes ---------------------------------------------------------------------------------------- */

void inline_add_piece(Inline *work, Text text, uint32_t begin, uint32_t end, LedgerRule rule)
{
    if (text.bytes == 0)
        return;
    Piece *last = work->piece_count ? &work->pieces[work->piece_count - 1] : NULL;
    if (last && rule == LEDGER_SAME && last->rule == rule && last->source_end == begin) {
        last->source_end = end;
    } else {
        work->pieces =
            arena_reserve(work->markdown->reading.scratch, work->pieces, work->piece_count,
                          &work->piece_capacity, sizeof *work->pieces);
        work->pieces[work->piece_count++] = (Piece){(uint32_t)work->text.bytes, begin, end, rule};
    }
    buffer_put(&work->text, text);
}

/* The first edit that begins at an offset of the source or behind it. */
static size_t first_edit(const CleanText *mended, uint32_t offset)
{
    size_t low = 0;
    size_t high = mended->edit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mended->edits[middle].source_at < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Adds a piece of unchanged text again, with the letters composed that are all in it, as plain text has
 * them. */
static void add_mended(Inline *work, const Piece *piece)
{
    const CleanText *mended = &work->markdown->mended;
    uint32_t done = piece->source_begin;
    for (size_t i = first_edit(mended, done); i < mended->edit_count; i++) {
        const Edit *edit = &mended->edits[i];
        uint32_t end = edit->source_at + edit->source_bytes;
        if (end > piece->source_end)
            break;
        if (edit->bytes == 0)
            continue; /* what plain text drops, a writer of Markdown meant */
        inline_add_piece(work, text_slice(work->bytes, done, edit->source_at), done,
                         edit->source_at, LEDGER_SAME);
        inline_add_piece(work, text_slice(mended->text, edit->at, edit->at + edit->bytes),
                         edit->source_at, end, LEDGER_NORMALIZED);
        done = end;
    }
    inline_add_piece(work, text_slice(work->bytes, done, piece->source_end), done,
                     piece->source_end, LEDGER_SAME);
}

static void mend(Inline *work)
{
    size_t count = work->piece_count;
    Piece *pieces = work->pieces;
    Text text = text_copy(work->markdown->reading.scratch, buffer_text(&work->text));
    work->pieces = NULL;
    work->piece_count = work->piece_capacity = 0;
    buffer_clear(&work->text);
    for (size_t i = 0; i < count; i++) {
        size_t end = i + 1 < count ? pieces[i + 1].text_at : text.bytes;
        if (pieces[i].rule == LEDGER_SAME)
            add_mended(work, &pieces[i]);
        else
            inline_add_piece(work, text_slice(text, pieces[i].text_at, end), pieces[i].source_begin,
                             pieces[i].source_end, pieces[i].rule);
    }
}

/* Ends the text node in the making. */
void inline_flush(Inline *work)
{
    Document *document = work->markdown->reading.document;
    if (work->piece_count == 0)
        return;
    if (work->markdown->mended.edit_count)
        mend(work);
    const Piece *last = &work->pieces[work->piece_count - 1];
    Span span = {work->markdown->reading.clean.source, work->pieces[0].source_begin,
                 last->source_end};
    Piece *pieces = ARENA_ARRAY(document->arena, Piece, work->piece_count);
    memcpy(pieces, work->pieces, work->piece_count * sizeof *pieces);
    Text text = text_slice(work->bytes, span.begin, span.end);
    if (work->piece_count > 1 || last->rule != LEDGER_SAME)
        text = text_copy(document->arena, buffer_text(&work->text));
    node_append(work->parent, node_text(document, text, span, pieces, (uint32_t)work->piece_count));
    work->piece_count = 0;
    buffer_clear(&work->text);
}

/* --- literals ------------------------------------------------------------------------------------------- */

static bool stands_at(const Inline *work, uint32_t at, Text literal)
{
    return literal.bytes <= work->bytes.bytes - at &&
           memcmp(work->bytes.at + at, literal.at, literal.bytes) == 0;
}

/* The bytes of an entity at an offset, "&copy;", "&#169;"; 0: none. */
static uint32_t entity_bytes(const Inline *work, uint32_t at)
{
    Text text = text_slice(work->bytes, at, at + LONGEST_ENTITY + 2);
    if (text.bytes < 3 || text.at[0] != '&')
        return 0;
    size_t end = text.at[1] == '#' ? 2 : 1;
    size_t begin = end;
    while (end < text.bytes && (((text.at[end] | 0x20) >= 'a' && (text.at[end] | 0x20) <= 'z') ||
                                is_digit(text.at[end])))
        end++;
    return end > begin && end < text.bytes && text.at[end] == ';' ? (uint32_t)end + 1 : 0;
}

/* What cmark takes an entity for; false if it takes it for the letters that it is written with. */
static bool decode_entity(Text entity, char decoded[LONGEST_DECODED + 1])
{
    cmark_node *root = cmark_parse_document(entity.at, entity.bytes, CMARK_OPT_DEFAULT);
    cmark_node *paragraph = cmark_node_first_child(root);
    cmark_node *text = paragraph ? cmark_node_first_child(paragraph) : NULL;
    const char *literal = text ? cmark_node_get_literal(text) : NULL;
    bool is_one = literal && *literal && strlen(literal) <= LONGEST_DECODED &&
                  !cmark_node_next(text) && !text_is(entity, literal);
    if (is_one)
        memcpy(decoded, literal, strlen(literal) + 1);
    cmark_node_free(root);
    return is_one;
}

/* Where the text goes on behind a line end inside a literal: markers of quotations and indentation are
 * passed over. */
uint32_t behind_line_end(const Inline *work, uint32_t at)
{
    Text bytes = work->bytes;
    if (at < bytes.bytes && bytes.at[at] == '\r')
        at++;
    if (at < bytes.bytes && bytes.at[at] == '\n')
        at++;
    while (at < bytes.bytes && strchr(" \t>", bytes.at[at]) && bytes.at[at])
        at++;
    return at;
}

bool is_line_end(const Inline *work, uint32_t at)
{
    return at < work->bytes.bytes && (work->bytes.at[at] == '\n' || work->bytes.at[at] == '\r');
}

/* The offset behind a literal at an offset whose line ends may stand for spaces; 0: it is not there. Adds
 * the pieces if adds is true. */
uint32_t walk_lines(Inline *work, uint32_t at, Text literal, bool adds)
{
    size_t i = 0;
    while (i < literal.bytes && at < work->bytes.bytes) {
        bool is_joint = (literal.at[i] == ' ' || literal.at[i] == '\n') && is_line_end(work, at);
        if (is_joint) {
            uint32_t behind = behind_line_end(work, at);
            if (adds)
                inline_add_piece(work, text_of(" "), at, behind, LEDGER_LINE_JOIN);
            at = behind;
            i++;
            continue;
        }
        if (literal.at[i] != work->bytes.at[at])
            return 0;
        if (adds)
            inline_add_piece(work, text_slice(work->bytes, at, at + 1), at, at + 1, LEDGER_SAME);
        at++;
        i++;
    }
    return i == literal.bytes ? at : 0;
}

/* One letter of a literal in the source: as it is, behind a backslash, or as an entity. */
typedef struct Letter {
    uint32_t begin; /* behind a backslash */
    uint32_t end;   /* 0: it does not stand there */
    size_t bytes;   /* of the literal */
    LedgerRule rule;
} Letter;

static Letter match_letter(const Inline *work, uint32_t at, Text rest)
{
    Text bytes = work->bytes;
    char decoded[LONGEST_DECODED + 1];
    if (at >= bytes.bytes)
        return (Letter){0};
    uint32_t entity = bytes.at[at] == '&' ? entity_bytes(work, at) : 0;
    if (entity && decode_entity(text_slice(bytes, at, at + entity), decoded))
        return text_starts(rest, decoded)
                   ? (Letter){at, at + entity, strlen(decoded), LEDGER_NORMALIZED}
                   : (Letter){0};
    bool is_escaped = bytes.at[at] == '\\' && at + 1 < bytes.bytes &&
                      bytes.at[at + 1] == rest.at[0] && strchr(escaped, rest.at[0]);
    if (is_escaped)
        return (Letter){at + 1, at + 2, 1, LEDGER_SAME};
    if (bytes.at[at] == rest.at[0])
        return (Letter){at, at + 1, 1, LEDGER_SAME};
    return (Letter){0};
}

/* The offset behind a literal that begins at an offset; 0: it does not stand there. Adds its pieces if adds
 * is true. */
static uint32_t walk_letters(Inline *work, uint32_t at, Text literal, bool adds)
{
    if (stands_at(work, at, literal) && !memchr(literal.at, '&', literal.bytes) &&
        !memchr(literal.at, '\\', literal.bytes)) {
        if (adds)
            inline_add_piece(work, literal, at, at + (uint32_t)literal.bytes, LEDGER_SAME);
        return at + (uint32_t)literal.bytes;
    }
    for (size_t i = 0; i < literal.bytes;) {
        Letter letter = match_letter(work, at, text_slice(literal, i, literal.bytes));
        if (!letter.end)
            return 0;
        if (adds)
            inline_add_piece(work, text_slice(literal, i, i + letter.bytes), letter.begin,
                             letter.end, letter.rule);
        at = letter.end;
        i += letter.bytes;
    }
    return at;
}

/* How far a literal is looked for. */
static uint32_t search_end(const Inline *work)
{
    return work->limit < work->cursor + WINDOW ? work->limit : work->cursor + WINDOW;
}

Found find_literal(Inline *work, Text literal)
{
    uint32_t limit = search_end(work);
    for (uint32_t at = work->cursor; at < limit; at++) {
        char byte = work->bytes.at[at];
        if (byte != literal.at[0] && byte != '\\' && byte != '&')
            continue;
        uint32_t end = walk_letters(work, at, literal, false);
        if (end && end <= work->limit)
            return (Found){at, end};
    }
    return (Found){0};
}

void put_literal(Inline *work, Text literal)
{
    size_t taken = work->taken < literal.bytes ? work->taken : literal.bytes;
    work->taken = 0;
    literal = text_slice(literal, taken, literal.bytes);
    if (literal.bytes == 0)
        return;
    Found found = find_literal(work, literal);
    if (found.end == 0) {
        Document *document = work->markdown->reading.document;
        inline_flush(work);
        node_append(work->parent,
                    node_generated_text(document, text_copy(document->arena, literal)));
        return;
    }
    walk_letters(work, found.begin, literal, true);
    work->cursor = found.end;
}

/* The same for code, which may go over lines. */
void put_code(Inline *work, Text literal)
{
    uint32_t limit = search_end(work);
    for (uint32_t at = work->cursor; literal.bytes && at < limit; at++) {
        if (work->bytes.at[at] != literal.at[0] && !is_line_end(work, at))
            continue;
        uint32_t end = walk_lines(work, at, literal, false);
        if (end && end <= work->limit) {
            work->cursor = walk_lines(work, at, literal, true);
            return;
        }
    }
    put_literal(work, literal);
}
