/* Calls to notes, which extraction leaves as digits glued to a word: "Human Rights,1 the".
 *
 * Every run of digits is weighed by what stands around it (un-style 11.5): behind a word or a mark
 * without a space, with a space or mark behind. What passes is a call only if there is a note for
 * it: the next note that was not called yet, or one at the foot of the same page, or one called
 * before. That keeps out years, symbols, figures and formulas (1993, A/CONF.157/24, CO2). A strong
 * one without a note is reported, if it is the next number in order, and stays text. Letters as
 * calls (annexes before 2012) are not recognized.
 *
 * Old documents write calls as "1/" behind a space and Arabic ones as "(1)"; they are calls where
 * notes are written in the same way. Asterisks are calls where notes have them. */
#include "input/un_text_parts.h"

#include <string.h>

typedef enum Evidence {
    EVIDENCE_NONE,
    EVIDENCE_WEAK,  /* a call if there is a note */
    EVIDENCE_STRONG /* a call, and a fault if there is no note */
} Evidence;

/* A call in a text: the bytes [begin, end) with the marks that belong to it. */
typedef struct Call {
    size_t begin;
    size_t end;
    NoteLabel label;
    Evidence evidence;
} Call;

enum {
    MOST_DIGITS = 4,
    LONGEST_TOKEN = 64 /* bytes that are looked back at */
};

/* --- what stands before and behind --------------------------------------------------------------- */

static uint32_t code_point_before(Text text, size_t at)
{
    return at ? text_previous(text, &at) : ' ';
}

static uint32_t code_point_at(Text text, size_t at)
{
    return at < text.bytes ? text_next(text, &at) : ' ';
}

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || code_point == 0xA0 || code_point == 0x202F;
}

/* Marks a call may follow: , . ; : ) ] and closing quotation marks. */
static bool is_mark_before(uint32_t code_point)
{
    return (code_point < 0x80 && code_point && strchr(",.;:)]\"'", (int)code_point)) ||
           code_point == 0x201D || code_point == 0x2019 || code_point == 0xBB ||
           code_point == 0x60C || code_point == 0x61B || code_point == 0x3001 ||
           code_point == 0x3002 || code_point == 0x300B || code_point == 0xFF0C ||
           code_point == 0xFF1A || code_point == 0xFF1B || code_point == 0xFF09;
}

/* Those of them that close something; in French, Spanish and Russian the call stands between them
 * and the comma or stop. */
static bool is_closing_mark(uint32_t code_point)
{
    return code_point == ')' || code_point == ']' || code_point == '"' || code_point == '\'' ||
           code_point == 0x201D || code_point == 0x2019 || code_point == 0xBB ||
           code_point == 0x300B || code_point == 0xFF09;
}

/* Marks that may follow a call. */
static bool is_mark_behind(uint32_t code_point)
{
    return is_mark_before(code_point) ||
           (code_point < 0x80 && code_point && strchr("?!*", (int)code_point)) ||
           code_point == 0x2013 || code_point == 0x2014;
}

/* Whether the mark before is one that no space follows (Chinese). */
static bool is_wide_mark(uint32_t code_point)
{
    return code_point >= 0x3001;
}

static size_t word_begin(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin < LONGEST_TOKEN) {
        size_t at = begin;
        if (!is_letter(text_previous(text, &at)))
            break;
        begin = at;
    }
    return begin;
}

static size_t token_begin(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin < LONGEST_TOKEN && text.at[begin - 1] != ' ' &&
           text.at[begin - 1] != '(')
        begin--;
    return begin;
}

static bool is_in(Text word, const char *const *words)
{
    for (; *words; words++)
        if (text_is(word, *words))
            return true;
    return false;
}

static bool has_byte(Text text, char byte)
{
    return text_find(text, byte) < text.bytes;
}

/* --- weighing ------------------------------------------------------------------------------------- */

/* Behind a word: "Rights2 and". Not CO2, H1N1, km2, PM10, COVID19, L33, A/CONF157. */
static Evidence weigh_behind_word(Text text, size_t begin)
{
    static const char *const stops[] = {"COVID", "SARS", "ISO", "UN", "m", "km", "cm", "mm", NULL};
    enum {
        SURE_LETTERS = 4,
        FEW_LETTERS = 2
    };
    size_t at = word_begin(text, begin);
    Text word = text_slice(text, at, begin);
    uint32_t before = code_point_before(text, at);
    if (is_in(word, stops) || before == '/' || (before < 0x80 && is_digit((char)before)))
        return EVIDENCE_NONE;
    bool ends_small = is_lower_case(code_point_before(text, begin));
    size_t letters = 0;
    for (size_t i = 0; i < word.bytes; letters++)
        text_next(word, &i);
    if (letters <= FEW_LETTERS && !ends_small)
        return EVIDENCE_NONE;
    return letters >= SURE_LETTERS && ends_small ? EVIDENCE_STRONG : EVIDENCE_WEAK;
}

/* Whether the digits that end at offset end are a year. */
static bool is_year_before(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin <= MOST_DIGITS && is_digit(text.at[begin - 1]))
        begin--;
    bool is_symbol = begin > 0 && strchr("/.-,", text.at[begin - 1]);
    Text century = text_slice(text, begin, begin + 2);
    return end - begin == MOST_DIGITS && !is_symbol &&
           (text_is(century, "19") || text_is(century, "20"));
}

/* Behind a mark: "Rights,1 the", "1993,3". Not 3.5, Rev.1, E/CN.4, No.7. */
static Evidence weigh_behind_mark(Text text, size_t begin)
{
    static const char *const stops[] = {"No",   "Nos",  "vol",   "vols",  "para", "paras", "art",
                                        "arts", "chap", "sect",  "fig",   "p",    "pp",    "Add",
                                        "Rev",  "Corr", "Amend", "Suppl", "Part", "Res",   "Conf",
                                        "CONF", "PV",   "SR",    "WP",    "SGB",  "INF",   NULL};
    enum {
        SURE_LETTERS = 3,
        ONE_LETTER = 1
    };
    size_t mark = begin;
    uint32_t mark_code = text_previous(text, &mark);
    uint32_t before = code_point_before(text, mark);
    Text token = text_slice(text, token_begin(text, mark), mark);
    if (is_space(before)) /* an opening mark; but French sets a space before » */
        return mark_code == 0xBB ? EVIDENCE_WEAK : EVIDENCE_NONE;
    if (before < 0x80 && is_digit((char)before)) {
        bool is_document = has_byte(token, '/');
        return is_document || is_year_before(text, mark) ? EVIDENCE_WEAK : EVIDENCE_NONE;
    }
    Text word = text_slice(text, word_begin(text, mark), mark);
    bool is_abbreviation = word.bytes <= ONE_LETTER || is_in(word, stops);
    bool is_symbol = has_byte(token, '/') && token.at[0] >= 'A' && token.at[0] <= 'Z';
    if (mark_code == '.' && is_letter(before) && (is_abbreviation || is_symbol))
        return EVIDENCE_NONE;
    return word.bytes >= SURE_LETTERS && is_lower_case(before) ? EVIDENCE_STRONG : EVIDENCE_WEAK;
}

/* Weighs what stands before the digits, or other signs, that begin here. */
static Evidence weigh_before(Text text, size_t begin)
{
    uint32_t before = code_point_before(text, begin);
    if (begin == 0)
        return EVIDENCE_NONE;
    if (is_letter(before))
        return weigh_behind_word(text, begin);
    return is_mark_before(before) ? weigh_behind_mark(text, begin) : EVIDENCE_NONE;
}

/* Whether a call behind what stands before it may end here. */
static bool may_end(Text text, size_t begin, size_t end)
{
    uint32_t before = code_point_before(text, begin);
    uint32_t behind = code_point_at(text, end);
    if (is_space(behind))
        return true;
    if (is_mark_before(before) && !is_closing_mark(before)) {
        bool is_list = behind == ',' && end + 1 < text.bytes && is_digit(text.at[end + 1]);
        return behind == ')' || is_list || (is_wide_mark(before) && is_ideograph(behind));
    }
    return is_mark_behind(behind) || (is_wide_mark(before) && is_ideograph(behind));
}

/* --- the forms of calls ------------------------------------------------------------------------------ */

/* "10F": call 1 and the residue 0F of a word processor's own number (un-style 11.4). How many of the
 * digits are the call's; 0 when it is not that. */
static size_t split_residue(Text digits)
{
    uint32_t number;
    uint32_t residue;
    size_t half = (digits.bytes + 1) / 2;
    if (text_to_number(text_slice(digits, 0, half), 9999, &number) &&
        text_to_number(text_slice(digits, half, digits.bytes), 9999, &residue) &&
        residue + 1 == number)
        return half;
    return 0;
}

/* A residue with a space before it, behind a call that ends here: " 0F". */
static size_t residue_behind(Text text, size_t end, uint32_t number)
{
    size_t at = end + 1;
    size_t digits = match_digits(text, at, MOST_DIGITS);
    uint32_t residue;
    bool is_residue = code_point_at(text, end) == ' ' &&
                      text_to_number(text_slice(text, at, at + digits), 9999, &residue) &&
                      residue + 1 == number && code_point_at(text, at + digits) == 'F';
    return is_residue ? at + digits + 1 - end : 0;
}

/* The run of digits [begin, end) as a call, or one of no evidence. */
static Call read_digits(Text text, size_t begin, size_t end)
{
    Call call = {begin, end, {NOTE_PLAIN, 0}, EVIDENCE_NONE};
    Text digits = text_slice(text, begin, end);
    if (code_point_at(text, end) == 'F' && digits.bytes <= 2 * MOST_DIGITS) {
        size_t kept = split_residue(digits);
        digits = text_slice(digits, 0, kept);
        call.end = end + 1;
    }
    if (digits.bytes > MOST_DIGITS || digits.bytes == 0 || digits.at[0] == '0' ||
        !text_to_number(digits, 9999, &call.label.number))
        return call;
    uint32_t before = code_point_before(text, begin);
    if (code_point_at(text, end) == '/') {
        call.label.style = NOTE_SOLIDUS;
        call.end = end + 1;
        call.begin = is_space(before) && begin > 1 ? begin - 1 : begin;
    } else if (before == '(' && code_point_at(text, end) == ')') {
        call.label.style = NOTE_PARENTHESES;
        call.begin = begin - 1;
        call.end = end + 1;
    }
    call.evidence = weigh_before(text, call.begin);
    if (!may_end(text, call.begin, call.end))
        call.evidence = EVIDENCE_NONE;
    if (call.label.style != NOTE_PLAIN && call.evidence == EVIDENCE_STRONG)
        call.evidence = EVIDENCE_WEAK;
    return call;
}

static Call read_stars(Text text, size_t begin, size_t end)
{
    Call call = {begin, end, {NOTE_STARS, (uint32_t)(end - begin)}, EVIDENCE_NONE};
    if (begin > 0 && end - begin <= 3 && !is_space(code_point_before(text, begin)) &&
        may_end(text, begin, end))
        call.evidence = EVIDENCE_WEAK;
    return call;
}

/* The next call or possible call of the text from offset at on; false at the end. */
static bool next_candidate(Text text, size_t at, Call *call)
{
    while (at < text.bytes && !is_digit(text.at[at]) && text.at[at] != '*')
        at++;
    if (at == text.bytes)
        return false;
    size_t end = at;
    bool is_star = text.at[at] == '*';
    while (end < text.bytes && (is_star ? text.at[end] == '*' : is_digit(text.at[end])))
        end++;
    *call = is_star ? read_stars(text, at, end) : read_digits(text, at, end);
    if (call->end < end || call->evidence == EVIDENCE_NONE)
        call->end = end;
    return true;
}

/* --- the notes that are called ------------------------------------------------------------------------- */

static bool has_label(const Note *note, NoteLabel label)
{
    bool is_same_number = note->label.number == label.number;
    bool is_as_digits = label.style == NOTE_PLAIN &&
                        (note->label.style == NOTE_STOP || note->label.style == NOTE_SOLIDUS ||
                         note->label.style == NOTE_PARENTHESES);
    return is_same_number && (note->label.style == label.style || is_as_digits);
}

/* The notes of a block with asterisks come before those with numbers; both rise. Finds the note of
 * this label, or the next higher one, or the end. */
static uint32_t find_in_block(const UnText *reader, const NoteBlock *block, NoteLabel label)
{
    uint32_t low = block->first_note;
    uint32_t high = low + block->note_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const NoteLabel *found = &reader->notes[middle].label;
        bool is_star = found->style == NOTE_STARS;
        bool is_before =
            is_star == (label.style == NOTE_STARS) ? found->number < label.number : is_star;
        if (is_before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The note with this label at the foot of the page that offset stands on, if it is not called yet. */
static Note *find_on_page(UnText *reader, NoteLabel label, uint32_t offset)
{
    while (reader->next_note_block < reader->note_block_count &&
           reader->note_blocks[reader->next_note_block].offset < offset)
        reader->next_note_block++;
    if (reader->next_note_block == reader->note_block_count)
        return NULL;
    const NoteBlock *block = &reader->note_blocks[reader->next_note_block];
    uint32_t place = find_in_block(reader, block, label);
    bool is_there = place < block->first_note + block->note_count &&
                    has_label(&reader->notes[place], label) && !reader->notes[place].aside;
    return is_there ? &reader->notes[place] : NULL;
}

static Note *find_note(UnText *reader, NoteLabel label, uint32_t offset)
{
    while (reader->next_note < reader->note_count && reader->notes[reader->next_note].aside)
        reader->next_note++;
    if (reader->next_note < reader->note_count &&
        has_label(&reader->notes[reader->next_note], label))
        return &reader->notes[reader->next_note];
    Note *on_page = find_on_page(reader, label, offset);
    if (on_page)
        return on_page;
    if (label.style != NOTE_STARS && label.number >= reader->called_count)
        return NULL;
    uint32_t called = *note_memory(reader, label);
    if (!called || !has_label(&reader->notes[called - 1], label))
        return NULL;
    return &reader->notes[called - 1];
}

/* Reports a strong call to a note that is nowhere, if its number is the next in reading order. */
static void report_missing(UnText *reader, const Node *text_node, size_t base, const Call *call,
                           Text text)
{
    uint32_t number = call->label.number;
    uint32_t last = reader->missing > reader->last_value ? reader->missing : reader->last_value;
    bool has_note = number < reader->called_count && reader->has_number[number];
    if (call->evidence != EVIDENCE_STRONG || number != last + 1 || has_note)
        return;
    size_t begin = token_begin(text, call->begin);
    reader->missing = number;
    Buffer digits = {0};
    buffer_integer(&digits, number);
    diagnostics_add(reader->diagnostics, NOTE_CALL_WITHOUT_NOTE,
                    node_source_span(text_node, call->begin - base, call->end - base),
                    text_slice(text, begin, call->end), buffer_text(&digits));
    buffer_free(&digits);
}

/* --- cutting them out --------------------------------------------------------------------------------- */

static Node *make_call(UnText *reader, Note *note, Span span)
{
    if (!note->aside)
        return note_place(reader, note);
    Node *call = node_with_class(reader->document, TAG_A, "note-call", span);
    Buffer target = {0};
    buffer_byte(&target, '#');
    buffer_put(&target, note->aside->id->text);
    node_set_attribute(reader->document, call, "href",
                       text_copy(reader->document->arena, buffer_text(&target)));
    buffer_free(&target);
    return call;
}

/* Puts call in the place of bytes [begin, end) of a text node; returns the text behind. */
static Node *replace(UnText *reader, Node *text_node, size_t begin, size_t end, Node *call)
{
    Node *digits = node_split_text(reader->document, text_node, begin);
    Node *behind = node_split_text(reader->document, digits, end - begin);
    text_node_drop(reader, digits, LEDGER_NOTE_CALL);
    node_insert_before(behind, call);
    if (text_node->text.bytes == 0)
        node_detach(text_node);
    return behind;
}

/* A second call at the same place: "4,5". */
static bool next_in_list(Text text, Call *call)
{
    if (call->label.style != NOTE_PLAIN || code_point_at(text, call->end) != ',')
        return false;
    size_t begin = call->end + 1;
    size_t digits = match_digits(text, begin, MOST_DIGITS);
    uint32_t number;
    if (!text_to_number(text_slice(text, begin, begin + digits), 9999, &number))
        return false;
    uint32_t behind = code_point_at(text, begin + digits);
    if (!is_space(behind) && !is_mark_behind(behind))
        return false;
    *call = (Call){call->end, begin + digits, {NOTE_PLAIN, number}, EVIDENCE_WEAK};
    return true;
}

void calls_find(UnText *reader, Node *text_node)
{
    Text text = text_node->text;
    size_t base = 0; /* where text_node begins in text */
    size_t at = 0;
    Call call;
    while (next_candidate(text, at, &call)) {
        at = call.end;
        while (call.evidence != EVIDENCE_NONE && call.begin >= base) {
            Span span = node_source_span(text_node, call.begin - base, call.end - base);
            Note *note = find_note(reader, call.label, span.begin);
            if (!note) {
                report_missing(reader, text_node, base, &call, text);
                break;
            }
            call.end += residue_behind(text, call.end, call.label.number);
            text_node = replace(reader, text_node, call.begin - base, call.end - base,
                                make_call(reader, note, span));
            base = call.end;
            at = call.end;
            if (!next_in_list(text, &call))
                break;
        }
    }
    if (text_node->text.bytes == 0)
        node_detach(text_node);
}
