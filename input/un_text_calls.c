/* Calls to notes, which extraction leaves as digits glued to a word: "Human Rights,1 the".
 *
 * Every run of digits is weighed by what stands around it (un_text_weigh.c): behind a word or a mark
 * without a space, with a space or mark behind. What passes is a call only if there is a note for
 * it: the next note that was not called yet, or one at the foot of the same page, or one called
 * before. That keeps out years, symbols, figures and formulas (1993, A/CONF.157/24, CO2). A strong
 * one without a note is reported, if it is the next number in order, and stays text.
 *
 * Old documents write calls as "1/" behind a space and Arabic ones as "(1)"; they are calls where
 * notes are written in the same way. Asterisks and letters are calls where notes have them. */
#include "input/un_builder.h"
#include "input/un_text_weigh.h"

#include <string.h>

/* A call in a text: the bytes [begin, end) with the marks that belong to it. */
typedef struct Call {
    size_t begin;
    size_t end;
    NoteLabel label;
    Evidence evidence;
} Call;

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
    size_t digits = match_digits(text, at, MOST_NOTE_DIGITS);
    uint32_t residue;
    bool is_residue = code_point_at(text, end) == ' ' &&
                      text_to_number(text_slice(text, at, at + digits), UINT32_MAX, &residue) &&
                      residue + 1 == number && code_point_at(text, at + digits) == 'F';
    return is_residue ? at + digits + 1 - end : 0;
}

/* The signs around the digits that belong to a call: "1/" with its space, "(1)", "[1]". */
static void widen_call(Text text, size_t begin, size_t end, Call *call)
{
    uint32_t before = code_point_before(text, begin);
    uint32_t behind = code_point_at(text, end);
    if (behind == '/') {
        call->label.style = NOTE_SOLIDUS;
        call->end = end + 1;
        call->begin = is_space(before) && begin > 1 ? begin - 1 : begin;
    } else if ((before == '(' && behind == ')') || (before == '[' && behind == ']')) {
        call->label.style = before == '(' ? NOTE_PARENTHESES : NOTE_BRACKETS;
        call->begin = begin - 1;
        call->end = end + 1;
    }
}

/* The run of digits [begin, end) as a call, or one of no evidence. */
static Call read_digits(Text text, size_t begin, size_t end)
{
    Call call = {begin, end, {NOTE_PLAIN, 0}, EVIDENCE_NONE};
    Text digits = text_slice(text, begin, end);
    if (code_point_at(text, end) == 'F' && digits.bytes <= 2 * MOST_NOTE_DIGITS) {
        digits = text_slice(digits, 0, split_residue(digits));
        call.end = end + 1;
    }
    if (digits.bytes > MOST_NOTE_DIGITS || digits.bytes == 0 || digits.at[0] == '0' ||
        !text_to_number(digits, UINT32_MAX, &call.label.number))
        return call;
    widen_call(text, begin, end, &call);
    call.evidence = weigh_before(text, call.begin);
    bool is_bracket_apart =
        call.label.style == NOTE_BRACKETS && is_space(code_point_before(text, call.begin));
    bool is_behind_year = call.label.style == NOTE_PARENTHESES && is_year_before(text, call.begin);
    if (is_bracket_apart || is_behind_year)
        call.evidence = EVIDENCE_WEAK;
    if (!may_end_call(text, call.begin, call.end) && call.label.style != NOTE_BRACKETS)
        call.evidence = EVIDENCE_NONE;
    if (call.label.style != NOTE_PLAIN && call.evidence == EVIDENCE_STRONG)
        call.evidence = EVIDENCE_WEAK;
    return call;
}

static Call read_stars(Text text, size_t begin, size_t end)
{
    Call call = {begin, end, {NOTE_STARS, (uint32_t)(end - begin)}, EVIDENCE_NONE};
    if (begin > 0 && end - begin <= MOST_STARS && !is_space(code_point_before(text, begin)) &&
        may_end_call(text, begin, end))
        call.evidence = EVIDENCE_WEAK;
    return call;
}

/* ¹², which is nothing but a call, or the power of a unit. */
static Call read_raised(Text text, size_t begin)
{
    Call call = {begin, begin, {NOTE_PLAIN, 0}, EVIDENCE_NONE};
    for (int i = 0; i < MOST_NOTE_DIGITS && call.end < text.bytes; i++) {
        size_t next = call.end;
        int digit = superscript_digit(text_next(text, &next));
        if (digit < 0)
            break;
        call.label.number = call.label.number * 10 + (uint32_t)digit;
        call.end = next;
    }
    if (call.end == begin)
        call.end = begin + 1;
    else if (call.label.number && begin > 0 && !is_space(code_point_before(text, begin)))
        call.evidence = weigh_before(text, begin);
    return call;
}

/* A letter between a mark and a space: "folded,b and". Not "e.g.". */
static Call read_letter(Text text, size_t at)
{
    Call call = {at, at + 1, {NOTE_LETTER, (uint32_t)(text.at[at] - 'a') + 1}, EVIDENCE_NONE};
    uint32_t before = code_point_before(text, at);
    uint32_t behind = code_point_at(text, at + 1);
    bool is_abbreviation = before == '.' && (at < 3 || text.at[at - 3] == ' ' || behind == '.');
    bool is_figure = at > 0 && is_digit(text.at[at - 1]);
    if (at > 1 && (is_mark_before(before) || is_figure) && !is_abbreviation &&
        (is_space(behind) || is_mark_behind(behind)))
        call.evidence = EVIDENCE_WEAK;
    return call;
}

typedef enum SignKind {
    SIGN_NONE,
    SIGN_DIGIT,
    SIGN_STAR,
    SIGN_RAISED,
    SIGN_LETTER
} SignKind;

static SignKind sign_kind(Text text, size_t at, bool has_letters)
{
    char byte = text.at[at];
    if (is_digit(byte))
        return SIGN_DIGIT;
    if (byte == '*')
        return SIGN_STAR;
    if (byte == '\xC2' || byte == '\xE2')
        return superscript_digit(code_point_at(text, at)) >= 0 ? SIGN_RAISED : SIGN_NONE;
    bool is_lone = has_letters && byte >= 'a' && byte <= 'z' && at > 0 &&
                   !is_letter(code_point_before(text, at)) &&
                   !is_letter(code_point_at(text, at + 1));
    return is_lone ? SIGN_LETTER : SIGN_NONE;
}

/* The next call or possible call of the text from offset at on; false at the end. */
static bool next_candidate(Text text, size_t at, bool has_letters, Call *call)
{
    SignKind kind = SIGN_NONE;
    while (at < text.bytes && (kind = sign_kind(text, at, has_letters)) == SIGN_NONE)
        at++;
    if (at >= text.bytes)
        return false;
    size_t end = at;
    while (end < text.bytes && (kind == SIGN_DIGIT ? is_digit(text.at[end]) : text.at[end] == '*'))
        end++;
    switch (kind) {
    case SIGN_DIGIT:
        *call = read_digits(text, at, end);
        break;
    case SIGN_STAR:
        *call = read_stars(text, at, end);
        break;
    case SIGN_RAISED:
        *call = read_raised(text, at);
        end = call->end;
        break;
    default:
        *call = read_letter(text, at);
        end = at + 1;
        break;
    }
    if (call->end < end || call->evidence == EVIDENCE_NONE)
        call->end = end;
    return true;
}

/* --- the notes that are called ------------------------------------------------------------------------- */

static bool has_label(const Note *note, NoteLabel label)
{
    bool is_same_number = note->label.number == label.number;
    bool is_as_digits = label.style == NOTE_PLAIN && is_counted(note->label.style);
    return is_same_number && (note->label.style == label.style || is_as_digits);
}

/* In a block notes with asterisks come first, then those with numbers, then those with letters. */
static int rank(NoteStyle style)
{
    return is_counted(style) ? 1 : style == NOTE_LETTER ? 2 : 0;
}

/* The first note of the block that is not before this label. */
static uint32_t find_in_block(const Reading *reading, const NoteBlock *block, NoteLabel label)
{
    uint32_t low = block->first_note;
    uint32_t high = low + block->note_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const NoteLabel *found = &reading->notes[middle].label;
        int order = rank(found->style) - rank(label.style);
        if (order < 0 || (order == 0 && found->number < label.number))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The note with this label at the foot of the page that offset stands on, if it is not called yet. */
static Note *find_on_page(Reading *reading, NoteLabel label, uint32_t offset)
{
    while (reading->next_note_block < reading->note_block_count &&
           reading->note_blocks[reading->next_note_block].offset < offset)
        reading->next_note_block++;
    if (reading->next_note_block == reading->note_block_count)
        return NULL;
    const NoteBlock *block = &reading->note_blocks[reading->next_note_block];
    uint32_t place = find_in_block(reading, block, label);
    bool is_there = place < block->first_note + block->note_count &&
                    has_label(&reading->notes[place], label) && !reading->notes[place].aside;
    return is_there ? &reading->notes[place] : NULL;
}

Note *note_find(Reading *reading, NoteLabel label, uint32_t offset)
{
    while (reading->next_note < reading->note_count && reading->notes[reading->next_note].aside)
        reading->next_note++;
    if (reading->next_note < reading->note_count &&
        has_label(&reading->notes[reading->next_note], label))
        return &reading->notes[reading->next_note];
    Note *on_page = find_on_page(reading, label, offset);
    if (on_page)
        return on_page;
    if (is_counted(label.style) && label.number >= reading->called_count)
        return NULL;
    uint32_t called = *note_memory(reading, label);
    if (!called || !has_label(&reading->notes[called - 1], label))
        return NULL;
    return &reading->notes[called - 1];
}

/* Reports a strong call to a note that is nowhere, if its number is the next in reading order. */
static void report_missing(Reading *reading, const Node *text_node, size_t base, const Call *call,
                           Text text)
{
    uint32_t number = call->label.number;
    uint32_t placed = reading->document->last_note;
    uint32_t last = reading->missing > placed ? reading->missing : placed;
    bool has_note = number < reading->called_count && reading->has_number[number];
    if (call->evidence != EVIDENCE_STRONG || number != last + 1 || has_note)
        return;
    size_t begin = token_begin(text, call->begin);
    reading->missing = number;
    Buffer digits = {0};
    buffer_integer(&digits, number);
    diagnostics_add(reading->diagnostics, NOTE_CALL_WITHOUT_NOTE,
                    node_source_span(text_node, call->begin - base, call->end - base),
                    text_slice(text, begin, call->end), buffer_text(&digits));
    buffer_free(&digits);
}

/* --- cutting them out --------------------------------------------------------------------------------- */

Node *call_make(Reading *reading, Note *note, Span span)
{
    if (!note->aside)
        return note_place(reading, note);
    Node *call = node_with_class(reading->document, TAG_A, "note-call", span);
    Buffer target = {0};
    buffer_byte(&target, '#');
    buffer_put(&target, note->aside->id->text);
    node_set_attribute(reading->document, call, "href",
                       text_copy(reading->document->arena, buffer_text(&target)));
    buffer_free(&target);
    return call;
}

Node *call_replace(Reading *reading, Node *text_node, size_t begin, size_t end, Node *call)
{
    Node *digits = node_split_text(reading->document, text_node, begin);
    Node *behind = node_split_text(reading->document, digits, end - begin);
    text_node_drop(reading, digits, LEDGER_NOTE_CALL);
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
    size_t digits = match_digits(text, begin, MOST_NOTE_DIGITS);
    uint32_t number;
    if (!text_to_number(text_slice(text, begin, begin + digits), UINT32_MAX, &number))
        return false;
    uint32_t behind = code_point_at(text, begin + digits);
    if (!is_space(behind) && !is_mark_behind(behind))
        return false;
    *call = (Call){call->end, begin + digits, {NOTE_PLAIN, number}, EVIDENCE_WEAK};
    return true;
}

/* --- hints --------------------------------------------------------------------------------------------------- */

/* Whether a hint of the verb is about the label at these bytes. */
static bool has_call_hint(Reading *reading, Span span, HintVerb verb)
{
    Hints *hints = reading->hints;
    Text bytes = span.source->bytes;
    uint32_t begin = span.begin;
    while (begin > 0 && bytes.at[begin - 1] != '\n' && bytes.at[begin - 1] != '\r')
        begin--;
    Text label = hint_call_label(text_slice(bytes, span.begin, span.end));
    for (size_t i = hints_from(hints, begin); i < hints->count; i++) {
        Hint *hint = &hints->items[i];
        if (hint->offset > span.begin)
            break;
        if (hint->verb == verb && text_equal(hint->label, label)) {
            hint->is_used = true;
            return true;
        }
    }
    return false;
}

bool call_is_refused(Reading *reading, Span span)
{
    return reading->hints && span.source && has_call_hint(reading, span, HINT_NOT_CALL);
}

/* Lets hints overrule the evidence. */
static DecisionRule settle(Reading *reading, Span span, Call *call)
{
    if (!reading->hints || !span.source)
        return RULE_CALL_BEHIND_WORD;
    if (call->evidence != EVIDENCE_NONE && has_call_hint(reading, span, HINT_NOT_CALL)) {
        call->evidence = EVIDENCE_NONE;
        return RULE_CALL_HINTED;
    }
    if (has_call_hint(reading, span, HINT_CALL)) {
        call->evidence = EVIDENCE_STRONG;
        return RULE_CALL_HINTED;
    }
    return RULE_CALL_BEHIND_WORD;
}

/* Whether the digits of a call are a line of their own, as raised figures may come out. */
static bool is_raised_alone(const Call *call, Span span)
{
    Text bytes = span.source ? span.source->bytes : (Text){0};
    size_t begin = span.begin;
    size_t end = span.end;
    while (begin > 0 && begin < bytes.bytes && bytes.at[begin - 1] == ' ')
        begin--;
    while (end < bytes.bytes && bytes.at[end] == ' ')
        end++;
    bool is_line = begin > 0 && begin < bytes.bytes && strchr("\n\r", bytes.at[begin - 1]) &&
                   end < bytes.bytes && strchr("\n\r", bytes.at[end]);
    return call->label.style == NOTE_PLAIN && call->label.number && is_line;
}

/* Writes down that a call was found: by how strong it is, and whether its note is new. */
static void decide_call(Reading *reading, Span span, const Call *call, const Note *note,
                        DecisionRule rule)
{
    if (rule != RULE_CALL_HINTED && call->label.style != NOTE_PLAIN)
        rule = RULE_CALL_IN_FORM;
    else if (rule != RULE_CALL_HINTED && call->evidence == EVIDENCE_WEAK)
        rule = note->aside ? RULE_CALL_AGAIN : RULE_CALL_NEXT;
    decide(reading, span, rule, 0);
}

/* --- all of a text ----------------------------------------------------------------------------------------- */

void calls_find(Reading *reading, Node *text_node)
{
    Text text = text_node->text;
    size_t base = 0; /* where text_node begins in text */
    size_t at = 0;
    Call call;
    while (next_candidate(text, at, reading->has_letters, &call)) {
        at = call.end;
        while (call.begin >= base) {
            Span span = node_source_span(text_node, call.begin - base, call.end - base);
            if (is_raised_alone(&call, span))
                call.evidence = EVIDENCE_WEAK;
            DecisionRule rule = settle(reading, span, &call);
            if (call.evidence == EVIDENCE_NONE)
                break;
            Note *note = note_find(reading, call.label, span.begin);
            if (!note) {
                report_missing(reading, text_node, base, &call, text);
                break;
            }
            call.end += residue_behind(text, call.end, call.label.number);
            decide_call(reading, span, &call, note, rule);
            text_node = call_replace(reading, text_node, call.begin - base, call.end - base,
                                     call_make(reading, note, span));
            base = call.end;
            at = call.end;
            if (!next_in_list(text, &call))
                break;
        }
    }
    if (text_node->text.bytes == 0)
        node_detach(text_node);
}
