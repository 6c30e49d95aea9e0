/* The proof of fidelity: every byte of the source is claimed once, by a piece of a text node or by
 * an entry of the ledger.
 *
 * Claims are marked in a map of one bit a source byte. That takes time in the length of the source
 * and the number of claims, and needs no sorting, though notes stand in the tree far from where
 * they stood in the source. A piece that changed bytes may have been cut in two with its node
 * (node_split_text); the half with its first text byte makes the claim. Bytes that a piece says are
 * the same are compared. */
#include "input/document.h"

#include <string.h>

#define NOWHERE UINT32_MAX

enum {
    BITS = 64,
    SHOWN = 40 /* bytes of the place that a report quotes */
};

typedef struct Claims {
    const Source *source;
    uint64_t *map;
    uint32_t bad; /* the first byte claimed twice or not what a piece says it is; NOWHERE */
    bool is_twice;
} Claims;

static uint64_t low_bits(uint32_t count)
{
    return count >= BITS ? UINT64_MAX : ((uint64_t)1 << count) - 1;
}

static void fault(Claims *claims, uint32_t at, bool is_twice)
{
    if (at >= claims->bad)
        return;
    claims->bad = at;
    claims->is_twice = is_twice;
}

static void claim(Claims *claims, uint32_t begin, uint32_t end)
{
    if (begin > end || end > claims->source->bytes.bytes) {
        fault(claims, begin, false);
        return;
    }
    while (begin < end) {
        uint32_t bit = begin % BITS;
        uint32_t count = end - begin < BITS - bit ? end - begin : BITS - bit;
        uint64_t mask = low_bits(count) << bit;
        uint64_t *word = &claims->map[begin / BITS];
        if (*word & mask)
            fault(claims, begin - bit + (uint32_t)__builtin_ctzll(*word & mask), true);
        *word |= mask;
        begin += count;
    }
}

/* The part of piece i that lies in the node's text, and what it claims. */
static void claim_piece(Claims *claims, const Node *node, uint32_t i)
{
    const Piece *piece = &node->pieces[i];
    uint32_t from = node->piece_base;
    uint32_t to = from + (uint32_t)node->text.bytes;
    uint32_t piece_to = i + 1 < node->piece_count ? node->pieces[i + 1].text_at : to;
    if (piece->rule != LEDGER_SAME) {
        if (piece->text_at >= from)
            claim(claims, piece->source_begin, piece->source_end);
        return;
    }
    uint32_t begin = piece->text_at > from ? piece->text_at : from;
    uint32_t end = piece_to < to ? piece_to : to;
    if (begin >= end)
        return;
    uint32_t source_begin = piece->source_begin + (begin - piece->text_at);
    claim(claims, source_begin, source_begin + (end - begin));
    if (source_begin + (end - begin) <= claims->source->bytes.bytes &&
        memcmp(node->text.at + (begin - from), claims->source->bytes.at + source_begin,
               end - begin) != 0)
        fault(claims, source_begin, false);
}

static void claim_text(Claims *claims, const Node *node)
{
    if (node->pieces[0].text_at > node->piece_base)
        fault(claims, node->pieces[0].source_begin, false);
    for (uint32_t i = 0; i < node->piece_count; i++)
        claim_piece(claims, node, i);
}

/* The first byte that nobody claimed, or the length of the source. */
static uint32_t first_unclaimed(const Claims *claims)
{
    uint32_t bytes = (uint32_t)claims->source->bytes.bytes;
    for (uint32_t word = 0; word <= bytes / BITS; word++)
        if (~claims->map[word]) {
            uint32_t at = word * BITS + (uint32_t)__builtin_ctzll(~claims->map[word]);
            return at < bytes ? at : bytes;
        }
    return bytes;
}

static Status report(const Claims *claims, uint32_t at, DiagnosticKind kind,
                     Diagnostics *diagnostics)
{
    Text bytes = claims->source->bytes;
    Text shown = text_slice(bytes, at, (size_t)at + SHOWN);
    while (shown.bytes && at + shown.bytes < bytes.bytes &&
           ((unsigned char)shown.at[shown.bytes] & 0xC0) == 0x80)
        shown.bytes--;
    Span span = {claims->source, at, at + (uint32_t)shown.bytes};
    return diagnostics_add(diagnostics, kind, span, shown, (Text){0});
}

Status document_check_ledger(const Document *document, const Source *source,
                             Diagnostics *diagnostics)
{
    uint32_t bytes = (uint32_t)source->bytes.bytes;
    Arena *scratch = arena_new(0);
    Claims claims = {source, ARENA_ARRAY(scratch, uint64_t, bytes / BITS + 1), NOWHERE, false};
    for (const Node *node = document->root; node; node = node_following(node, document->root))
        if (node->piece_count && node->span.source == source)
            claim_text(&claims, node);
    for (size_t i = 0; i < document->ledger.count; i++) {
        const LedgerEntry *entry = &document->ledger.entries[i];
        if (entry->span.source == source)
            claim(&claims, entry->span.begin, entry->span.end);
    }
    Status status = STATUS_OK;
    uint32_t unclaimed = first_unclaimed(&claims);
    if (unclaimed < bytes && unclaimed < claims.bad)
        status = report(&claims, unclaimed, INTERNAL_TEXT_LOST, diagnostics);
    else if (claims.bad != NOWHERE)
        status = report(&claims, claims.bad,
                        claims.is_twice ? INTERNAL_TEXT_TWICE : INTERNAL_TEXT_CHANGED, diagnostics);
    arena_free(scratch);
    return status;
}
