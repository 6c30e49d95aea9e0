/* What is left of a Markdown source when its tree is made.
 *
 * The marks themselves: number signs, stars, fences, the rows under the heads of tables, the numbers of
 * lists; definitions of links, which cmark keeps to itself; and notes that nobody calls, which it drops.
 * The marks go to the ledger. Anything that holds a word and is no definition is text: a note without a
 * call, or a corner of the language that this reader does not know; it is set, so that nothing is lost. */
#include "input/markdown_parts.h"

#include <string.h>

/* How far a definition has been read that goes on in the next line. */
typedef enum Definition {
    DEFINITION_NONE,
    DEFINITION_LABEL,  /* its target comes */
    DEFINITION_TARGET, /* its title may come */
    DEFINITION_TITLE   /* its title goes on */
} Definition;

typedef struct Claimed {
    Markdown *markdown;
    Arena *arena;
    uint8_t *map; /* a byte a byte of the source */
    Definition definition;
    char quote;   /* that ends the title */
    Node *behind; /* the last element that begins before the stretch; NULL: none was met */
} Claimed;

static void claim(Claimed *claimed, uint32_t begin, uint32_t end)
{
    uint32_t bytes = (uint32_t)claimed->markdown->bytes.bytes;
    if (begin < end && end <= bytes)
        memset(claimed->map + begin, 1, end - begin);
}

static void claim_text(Claimed *claimed, const Node *node)
{
    uint32_t from = node->piece_base;
    uint32_t to = from + (uint32_t)node->text.bytes;
    for (uint32_t i = 0; i < node->piece_count; i++) {
        const Piece *piece = &node->pieces[i];
        uint32_t end = i + 1 < node->piece_count ? node->pieces[i + 1].text_at : to;
        if (piece->rule != LEDGER_SAME) {
            if (piece->text_at >= from)
                claim(claimed, piece->source_begin, piece->source_end);
            continue;
        }
        uint32_t begin = piece->text_at > from ? piece->text_at : from;
        end = end < to ? end : to;
        if (begin < end)
            claim(claimed, piece->source_begin + (begin - piece->text_at),
                  piece->source_begin + (end - piece->text_at));
    }
}

static void claim_all(Claimed *claimed)
{
    const Document *document = claimed->markdown->reading.document;
    const Source *source = claimed->markdown->reading.clean.source;
    for (const Node *node = document->root; node; node = node_following(node, document->root))
        if (node->piece_count && node->span.source == source)
            claim_text(claimed, node);
    for (size_t i = 0; i < document->ledger.count; i++) {
        const LedgerEntry *entry = &document->ledger.entries[i];
        if (entry->span.source == source)
            claim(claimed, entry->span.begin, entry->span.end);
    }
}

/* --- what a stretch is ------------------------------------------------------------------------------------- */

/* Whether there is a letter in it, or a figure that is no number of a list item. */
static bool has_words(Text text)
{
    for (size_t at = 0; at < text.bytes;) {
        size_t begin = at;
        uint32_t code_point = text_next(text, &at);
        if (is_letter(code_point) || is_ideograph(code_point))
            return true;
        if (code_point >= 0x80 || !is_digit((char)code_point))
            continue;
        while (at < text.bytes && is_digit(text.at[at]))
            at++;
        bool is_number = at < text.bytes && (text.at[at] == '.' || text.at[at] == ')');
        if (!is_number || at - begin > 9)
            return true;
    }
    return false;
}

/* Follows a title in quotation marks from its first line on. */
static void note_title(Claimed *claimed, Text text)
{
    bool is_closed = text.bytes > 1 && text.at[text.bytes - 1] == claimed->quote;
    claimed->definition = is_closed ? DEFINITION_NONE : DEFINITION_TITLE;
}

/* Whether a line is of a definition, "[label]: target 'title'", which may take several. */
static bool is_definition(Claimed *claimed, Text text)
{
    char first = text.at[0];
    switch (claimed->definition) {
    case DEFINITION_LABEL:
        claimed->definition = DEFINITION_TARGET;
        return true;
    case DEFINITION_TITLE:
        note_title(claimed, text);
        return true;
    case DEFINITION_TARGET:
        claimed->definition = DEFINITION_NONE;
        if (strchr("\"'(", first)) {
            claimed->quote = first == '(' ? ')' : first;
            note_title(claimed, text);
            return true;
        }
        break;
    case DEFINITION_NONE:
        break;
    }
    size_t end = text_find(text, ']');
    if (first != '[' || text_starts(text, "[^") || end + 1 >= text.bytes || text.at[end + 1] != ':')
        return false;
    claimed->definition = end + 2 == text.bytes ? DEFINITION_LABEL : DEFINITION_TARGET;
    return true;
}

/* Puts text where it stands in the source: behind the outermost element that begins last before it. */
static void place(Claimed *claimed, Node *paragraph)
{
    Node *top = claimed->markdown->reading.top;
    Node *next = claimed->behind ? claimed->behind->next : top->first;
    for (; next; next = next->next) {
        if (next->span.source != paragraph->span.source)
            continue;
        if (next->span.begin > paragraph->span.begin)
            break;
        claimed->behind = next;
    }
    if (claimed->behind)
        node_insert_after(claimed->behind, paragraph);
    else if (top->first)
        node_insert_before(top->first, paragraph);
    else
        node_append(top, paragraph);
    claimed->behind = paragraph;
}

static void set_text(Claimed *claimed, uint32_t begin, uint32_t end)
{
    Markdown *markdown = claimed->markdown;
    Document *document = markdown->reading.document;
    Text text = text_slice(markdown->bytes, begin, end);
    bool is_note = text_starts(text, "[^");
    Span span = {markdown->reading.clean.source, begin, end};
    Piece *piece = ARENA_NEW(document->arena, Piece);
    *piece = (Piece){0, begin, end, LEDGER_SAME};
    Node *paragraph = is_note ? node_with_class(document, TAG_P, "note-text", span)
                              : node_element(document, TAG_P, span);
    if (is_note)
        node_append(markdown->reading.top, paragraph);
    else
        place(claimed, paragraph);
    node_append(paragraph, node_text(document, text, span, piece, 1));
    decide(&markdown->reading, span, RULE_PLAIN_TEXT, 0);
    if (is_note) {
        Text label = text_slice(text, 2, text_find(text, ']'));
        diagnostics_add(markdown->reading.diagnostics, NOTE_WITHOUT_CALL, span, label, (Text){0});
    }
}

/* A line, or a part of one, that nothing claimed. */
static void account(Claimed *claimed, uint32_t begin, uint32_t end)
{
    Markdown *markdown = claimed->markdown;
    Text text = text_slice(markdown->bytes, begin, end);
    Text trimmed = text_trim(text);
    uint32_t from = begin + (uint32_t)(trimmed.bytes ? trimmed.at - text.at : 0);
    if (trimmed.bytes && is_definition(claimed, trimmed)) {
        markdown_drop(markdown, begin, end, LEDGER_DEFINITION);
    } else if (has_words(trimmed)) {
        markdown_drop(markdown, begin, from, LEDGER_MARKUP);
        set_text(claimed, from, from + (uint32_t)trimmed.bytes);
        markdown_drop(markdown, from + (uint32_t)trimmed.bytes, end, LEDGER_MARKUP);
    } else {
        markdown_drop(markdown, begin, end, trimmed.bytes ? LEDGER_MARKUP : LEDGER_BLANK_LINE);
    }
}

void rest_account(Markdown *markdown)
{
    uint32_t bytes = (uint32_t)markdown->bytes.bytes;
    Claimed claimed = {.markdown = markdown, .arena = arena_new(0)};
    claimed.map = ARENA_ARRAY(claimed.arena, uint8_t, (size_t)bytes + 1);
    claim_all(&claimed);
    for (uint32_t at = markdown->begin; at < bytes;) {
        if (claimed.map[at]) {
            claimed.definition = DEFINITION_NONE;
            at++;
            continue;
        }
        uint32_t end = at;
        while (end < bytes && !claimed.map[end] && markdown->bytes.at[end] != '\n')
            end++;
        if (end < bytes && !claimed.map[end])
            end++; /* the line end */
        account(&claimed, at, end);
        at = end;
    }
    arena_free(claimed.arena);
}
