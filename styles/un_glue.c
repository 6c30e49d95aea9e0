/* How it works. Nearly every place where a line must not break is a space between two words, so the
 * scanner stops at spaces and asks of each whether it is a joint. Two tables, filled from the
 * lexicon, say for the byte before and the byte behind a space whether that byte can be part of a
 * joint at all; most spaces stand between small letters and are passed with two look-ups. Joints
 * that share a word form one stretch: "paragraph" + "5" + "(a)". A stretch remembers what it is so
 * far (its chain), because "(a)" belongs to a number before it only in a reference.
 *
 * The other stops are "/" in a document symbol and the dash of a range. All looking back and ahead
 * is bounded by the width of a stretch, so time is linear in the text.
 *
 * Regular expressions as un-style 8.1 has them were rejected: twenty passes over the text. */
#include "styles/un_glue.h"

#include <string.h>

#include "styles/glue_joints.h"
#include "styles/phrase.h"
#include "styles/un_fields.h"
#include "styles/wrap.h"

typedef struct Scanner {
    Arena *arena; /* of ranges */
    const Lexicon *lexicon;
    unsigned char is_stop[256];
    unsigned char left[256];
    unsigned char right[256];
    bool has_parted_months; /* with a solidus in them */
    /* the text node at hand: */
    Text text;
    TextRange *ranges;
    size_t count;
    size_t capacity;
    TextRange open; /* the stretch at hand; empty if there is none */
    Chain chain;
} Scanner;

/* --- the scanner -------------------------------------------------------------------------- */

static size_t width_of(Text text, TextRange range)
{
    size_t width = 0;
    for (size_t i = range.begin; i < range.end; i++)
        width += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return width;
}

static void close_stretch(Scanner *scanner)
{
    if (scanner->open.end > scanner->open.begin) {
        scanner->ranges = arena_reserve(scanner->arena, scanner->ranges, scanner->count,
                                        &scanner->capacity, sizeof *scanner->ranges);
        scanner->ranges[scanner->count++] = scanner->open;
    }
    scanner->open.begin = scanner->open.end;
    scanner->chain = CHAIN_NONE;
}

/* Makes [begin, end) part of the stretch at hand if they share a byte or touch, else a stretch of
 * its own. One that would be too wide is left breakable. */
static void glue(Scanner *scanner, size_t begin, size_t end, Chain chain)
{
    TextRange *open = &scanner->open;
    bool is_new = open->begin == open->end || begin > open->end;
    if (is_new)
        close_stretch(scanner);
    if (end <= open->end || (is_new && begin < open->end))
        return;
    TextRange wanted = {is_new ? begin : open->begin, end};
    if (width_of(scanner->text, wanted) > JOINT_WIDEST) {
        close_stretch(scanner);
        return;
    }
    *open = wanted;
    scanner->chain = chain;
}

static void scan_space(Scanner *scanner, size_t space)
{
    Text text = scanner->text;
    if (space == 0 || space + 1 >= text.bytes)
        return;
    unsigned sides = scanner->left[(unsigned char)text.at[space - 1]] |
                     scanner->right[(unsigned char)text.at[space + 1]];
    const unsigned name = LEFT_NAME | RIGHT_CAPITAL;
    Joint joint;
    if (((sides & ~name) == 0 && (sides & name) != name) ||
        !joint_at(&joint, scanner->lexicon, text, space))
        return;
    joint.sides = sides;
    joint.chain = scanner->open.end == space ? scanner->chain : CHAIN_NONE;
    if (joint_holds(&joint) && joint.begin < space && joint.end > space + 1)
        glue(scanner, joint.begin, joint.end, joint.next);
}

/* The end of the document symbol (un-style 14, SYMBOL) whose first solidus stands at slash; slash
 * if there is none. */
static size_t symbol_end(Text text, size_t slash)
{
    size_t end = slash;
    size_t depth = 0;
    while (end < text.bytes) {
        char byte = text.at[end];
        bool is_plain =
            phrase_is_digit(byte) || phrase_is_capital(byte) || (byte >= 'a' && byte <= 'z');
        if (byte == '/' && (end + 1 >= text.bytes || !(phrase_is_digit(text.at[end + 1]) ||
                                                       phrase_is_capital(text.at[end + 1]))))
            break;
        if (byte == ')' && depth == 0)
            break;
        if (!is_plain && byte != '/' && byte != '.' && byte != '-' && byte != '(' && byte != ')')
            break;
        depth += byte == '(';
        depth -= byte == ')';
        end++;
    }
    while (end > slash && strchr(".-(/", text.at[end - 1]))
        end--;
    return end;
}

static bool scan_parted_month(Scanner *scanner, size_t slash)
{
    const PhraseList *months = &scanner->lexicon->lists[LEXICON_MONTHS];
    for (size_t i = 0; i < months->count; i++) {
        size_t before = text_find(months->items[i].words, '/');
        size_t end =
            before <= slash ? phrase_end(scanner->text, slash - before, months->items[i].words) : 0;
        if (end > slash) {
            glue(scanner, slash - before, end, CHAIN_NONE);
            return true;
        }
    }
    return false;
}

/* Returns where to go on. */
static size_t scan_solidus(Scanner *scanner, size_t slash)
{
    enum {
        CODE_LONGEST = 5
    };
    Text text = scanner->text;
    if (scanner->has_parted_months && scan_parted_month(scanner, slash))
        return slash + 1;
    size_t begin = slash;
    while (begin > 0 && slash - begin <= CODE_LONGEST && phrase_is_capital(text.at[begin - 1]))
        begin--;
    size_t before = begin;
    if (begin == slash || slash - begin > CODE_LONGEST ||
        (begin > 0 && (text.at[begin - 1] == '/' || phrase_is_word(text_previous(text, &before)))))
        return slash + 1;
    size_t end = symbol_end(text, slash);
    if (end == slash)
        return slash + 1;
    glue(scanner, begin, end, CHAIN_NONE);
    return end;
}

/* An en dash between digits: "2001–2010". */
static void scan_dash(Scanner *scanner, size_t dash)
{
    enum {
        DASH_BYTES = 3,
        FIGURES_LONGEST = 9
    };
    Text text = scanner->text;
    if (!text_is(text_slice(text, dash, dash + DASH_BYTES), "\xE2\x80\x93"))
        return;
    size_t after = phrase_digits_at(text_slice(text, 0, dash + DASH_BYTES + FIGURES_LONGEST),
                                    dash + DASH_BYTES);
    Text left = text_slice(text, dash > FIGURES_LONGEST ? dash - FIGURES_LONGEST : 0, dash);
    size_t before = phrase_digits_before(left, left.bytes);
    if (before && after)
        glue(scanner, dash - before, dash + DASH_BYTES + after, CHAIN_NONE);
}

static void scan_text(Scanner *scanner, Text text)
{
    scanner->text = text;
    scanner->count = 0;
    scanner->open = (TextRange){0, 0};
    scanner->chain = CHAIN_NONE;
    size_t at = 0;
    while (at < text.bytes) {
        unsigned char byte = (unsigned char)text.at[at];
        if (!scanner->is_stop[byte]) {
            at++;
            continue;
        }
        if (at < scanner->open.end) { /* glued already */
            at++;
        } else if (byte == ' ') {
            scan_space(scanner, at++);
        } else if (byte == '/') {
            at = scan_solidus(scanner, at);
        } else {
            scan_dash(scanner, at++);
        }
    }
    close_stretch(scanner);
}

/* Notes that a word that ends as one of the list may be part of a joint. */
static void note_ends(Scanner *scanner, LexiconListId id, unsigned char side)
{
    const PhraseList *list = &scanner->lexicon->lists[id];
    for (size_t i = 0; i < list->count; i++) {
        Text words = list->items[i].words;
        scanner->left[(unsigned char)words.at[words.bytes - 1]] |= side;
    }
}

static void prepare(Scanner *scanner)
{
    scanner->is_stop[' '] = scanner->is_stop['/'] = scanner->is_stop[0xE2] = 1;
    for (int digit = '0'; digit <= '9'; digit++) {
        scanner->left[digit] |= LEFT_DIGIT;
        scanner->right[digit] |= RIGHT_DIGIT;
    }
    scanner->left[')'] |= LEFT_PARENTHESIS;
    scanner->left['.'] |= LEFT_NAME;
    scanner->right['('] |= RIGHT_PARENTHESIS;
    for (int letter = 'A'; letter <= 'Z'; letter++)
        scanner->right[letter] |= RIGHT_CAPITAL;
    /* the lead bytes of Latin-1 capitals, of Cyrillic ones and of Arabic letters */
    static const unsigned char leads[] = {0xC3, 0xD0, 0xD8, 0xD9, 0xDA, 0xDB};
    for (size_t i = 0; i < sizeof leads; i++)
        scanner->right[leads[i]] |= RIGHT_CAPITAL;
    note_ends(scanner, LEXICON_GLUE_TITLES, LEFT_NAME);
    note_ends(scanner, LEXICON_GLUE_BEFORE_ROMAN, LEFT_NAME);
    note_ends(scanner, LEXICON_GLUE_BEFORE_MONTH, LEFT_WORD);
    note_ends(scanner, LEXICON_GLUE_MARKS_BEFORE, LEFT_WORD);
    const PhraseList *marks = &scanner->lexicon->lists[LEXICON_GLUE_MARKS_BEHIND];
    for (size_t i = 0; i < marks->count; i++)
        scanner->right[(unsigned char)marks->items[i].words.at[0]] |= RIGHT_MARK;
    const PhraseList *months = &scanner->lexicon->lists[LEXICON_MONTHS];
    for (size_t i = 0; i < months->count; i++)
        if (text_find(months->items[i].words, '/') < months->items[i].words.bytes)
            scanner->has_parted_months = true;
}

static bool is_left_alone(const Node *node)
{
    return node->tag == TAG_PRE || node->tag == TAG_CODE;
}

void un_glue(Document *document, const Lexicon *lexicon)
{
    if (un_find(document->root, TAG_SPAN, "glue"))
        return;
    Scanner scanner = {.arena = document->arena, .lexicon = lexicon};
    prepare(&scanner);
    Node *node = document->root;
    while (node) {
        Node *next = is_left_alone(node) ? node_following_skip(node, document->root)
                                         : node_following(node, document->root);
        if (node_is_text(node)) {
            scan_text(&scanner, node->text);
            if (scanner.count)
                wrap_ranges(document, node, scanner.ranges, scanner.count,
                            (Wrapper){TAG_SPAN, "glue"});
        }
        node = next;
    }
}
