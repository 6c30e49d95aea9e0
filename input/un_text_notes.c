/* Note blocks in the lines.
 *
 * Notes stand at the foot of a page below a row of underscores (un-style 11.4), or of something like
 * it, or below a line "Notes"; where the rule was drawn and is lost, the last lines of a page are notes
 * if they begin with the number that comes next. A block ends with its page; where no page break is left,
 * it ends behind a blank line, or where a line that has room to spare ended its last sentence. */
#include "input/un_text_feet.h"

#include <string.h>

/* --- what a note may be ------------------------------------------------------------------------------ */

static const Note *last_note(const Reading *reading)
{
    return reading->note_count ? &reading->notes[reading->note_count - 1] : NULL;
}

static uint32_t last_note_line(const Reading *reading)
{
    const Stretch *stretch = &reading->note_stretches[reading->note_stretch_count - 1];
    return stretch->first + stretch->count - 1;
}

uint32_t note_expected(const Reading *reading, bool is_letter)
{
    return (is_letter ? reading->last_letter_label : reading->last_number_label) + 1;
}

/* Whether a note may carry this label: three digits, or the number behind the last. In the style of
 * numbered paragraphs, and for letters, only the latter. */
static bool is_plausible(const Reading *reading, const NoteLabel *label)
{
    enum {
        MOST_SURE = 999
    };
    bool is_letter = label->style == NOTE_LETTER;
    if (label->style == NOTE_STARS || label->number == note_expected(reading, is_letter))
        return true;
    if (is_letter)
        return label->number == 1;
    return label->number <= MOST_SURE && label->style != NOTE_STOP && label->style != NOTE_RIGHT;
}

/* The label at the beginning of a line: bytes with the spaces behind, 0 for none. Raised, it may have
 * come out on a line of its own; then only the expected number is one. */
static size_t find_label(Reading *reading, uint32_t line, NoteLabel *label)
{
    Text text = line_text(reading, line);
    const Hint *hint = line_hint(reading, line, HINT_NOTE);
    size_t bytes = match_note_label(text, label);
    if (bytes && (label->style != NOTE_LETTER || hint || is_plausible(reading, label)))
        return bytes;
    size_t digits = match_digits(text, 0, MOST_NOTE_DIGITS);
    bool is_alone = digits && digits == text.bytes && line + 1 < reading->line_count &&
                    !line_is_blank(&reading->lines[line + 1]);
    label->style = NOTE_PLAIN;
    bool is_number = is_alone && text_to_number(text, UINT32_MAX, &label->number);
    return is_number && label->number == note_expected(reading, false) ? digits : 0;
}

/* --- where a block begins --------------------------------------------------------------------------------- */

/* The next line behind a rule that has text; line_count if the page ends first. */
uint32_t note_line_below(const Reading *reading, uint32_t line)
{
    const Line *lines = reading->lines;
    do {
        if (lines[line].flags & LINE_ENDS_PAGE || ++line == reading->line_count)
            return reading->line_count;
    } while (line_is_blank(&lines[line]) || lines[line].flags & LINE_TAKEN);
    return line;
}

bool is_lone_number(const Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    return text.bytes && text.bytes <= 4 && match_digits(text, 0, 4) == text.bytes;
}

/* Whether notes stand below a row of signs. */
static bool begins_below(Reading *reading, uint32_t line, RuleKind kind)
{
    NoteLabel label;
    line = note_line_below(reading, line);
    if (line == reading->line_count)
        return false;
    if (find_label(reading, line, &label))
        return is_plausible(reading, &label) && (kind == RULE_SURE || label.style != NOTE_LETTER);
    if (kind != RULE_SURE)
        return false;
    if (is_lone_number(reading, line))
        return true;
    return last_note(reading) && final_mark(line_text(reading, last_note_line(reading))) != '.';
}

/* Whether a line is the note of an asterisk that stands above, without a rule between: behind a blank line
 * or a sentence, with the end of its page or a blank line behind it. */
static bool begins_stars(Reading *reading, uint32_t line)
{
    enum {
        MOST_LINES = 6
    };
    NoteLabel label;
    NoteLabel below;
    if (line == 0 || reading->first_star >= reading->lines[line].start ||
        !find_label(reading, line, &label) || label.style != NOTE_STARS)
        return false;
    const Line *above = &reading->lines[line - 1];
    if (!line_is_blank(above) && !(above->flags & LINE_TAKEN) &&
        !final_mark(line_text(reading, line - 1)))
        return false;
    for (uint32_t i = line; i < reading->line_count && i < line + MOST_LINES; i++) {
        bool ends = reading->lines[i].flags & LINE_ENDS_PAGE || i + 1 == reading->line_count ||
                    line_is_blank(&reading->lines[i + 1]) ||
                    reading->lines[i + 1].flags & LINE_TAKEN;
        bool is_again = i > line && match_note_label(line_text(reading, i), &below) &&
                        below.style == NOTE_STARS && below.number == label.number;
        if (ends || is_again)
            return ends && !is_again;
    }
    return false;
}

bool notes_begin(Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    unsigned char first = (unsigned char)text.at[0];
    bool may_begin = first == '_' || first == '-' || first == '(' || first == 0xE2 ||
                     is_digit((char)first) || text.bytes < 40;
    bool is_star = first == '*';
    if (reading->lines[line].flags & LINE_HINTED) {
        if (line_hint(reading, line, HINT_NOTES))
            return true;
        if (line_hint(reading, line, HINT_NOT_NOTES) || line_hint(reading, line, HINT_JOIN))
            return false;
    }
    if (!may_begin && !is_star)
        return false;
    if (is_star && begins_stars(reading, line))
        return true;
    RuleKind kind = note_rule_kind(text);
    if (kind != RULE_NONE)
        return begins_below(reading, line, kind);
    if (formula_find(FORMULA_NOTES, text, NULL))
        return begins_below(reading, line, RULE_POSSIBLE);
    return feet_begin(reading, line);
}

/* --- entries ------------------------------------------------------------------------------------------------ */

/* What a word processor left of its own number: "0F" behind note 1. Bytes with the space behind. */
static uint32_t residue_bytes(Text text, uint32_t number)
{
    size_t digits = match_digits(text, 0, 4);
    uint32_t residue;
    if (!text_to_number(text_slice(text, 0, digits), 9999, &residue) || residue + 1 != number ||
        digits >= text.bytes || text.at[digits] != 'F')
        return 0;
    size_t spaces = match_spaces(text, digits + 1);
    return spaces ? (uint32_t)(digits + 1 + spaces) : 0;
}

void note_add_line(Reading *reading, uint32_t line)
{
    Note *note = &reading->notes[reading->note_count - 1];
    if (note->stretch_count) {
        Stretch *last = &reading->note_stretches[reading->note_stretch_count - 1];
        if (last->first + last->count == line) {
            last->count++;
            return;
        }
    }
    reading->note_stretches = arena_reserve(
        reading->document->arena, reading->note_stretches, reading->note_stretch_count,
        &reading->note_stretch_capacity, sizeof *reading->note_stretches);
    reading->note_stretches[reading->note_stretch_count++] = (Stretch){line, 1};
    note->stretch_count++;
}

void note_add(Reading *reading, uint32_t line, NoteLabel label, size_t label_bytes)
{
    Text behind = text_slice(line_text(reading, line), label_bytes, SIZE_MAX);
    const Line *at = &reading->lines[line];
    reading->notes = arena_reserve(reading->document->arena, reading->notes, reading->note_count,
                                   &reading->note_capacity, sizeof *reading->notes);
    uint32_t residue =
        label_bytes && is_counted(label.style) ? residue_bytes(behind, label.number) : 0;
    reading->notes[reading->note_count++] = (Note){
        .label = label,
        .label_bytes = (uint32_t)label_bytes + residue,
        .first_stretch = (uint32_t)reading->note_stretch_count,
    };
    reading->has_letters = reading->has_letters || label.style == NOTE_LETTER;
    if (label.style == NOTE_LETTER)
        reading->last_letter_label = label.number;
    else if (label.style != NOTE_STARS)
        reading->last_number_label = label.number;
    reading->note_blocks[reading->note_block_count - 1].note_count++;
    decide(reading, reading_span(reading, at->begin, at->end),
           label_bytes ? RULE_NOTE_LABEL : RULE_NOTE_APART, 0);
    note_add_line(reading, line);
}

/* Whether a label continues the block: the next number in the same style, or the first number
 * behind asterisks; behind the end of a sentence some numbers may be missing. */
static bool is_next(const Reading *reading, const NoteBlock *block, const NoteLabel *label)
{
    enum {
        MOST_MISSING = 8
    };
    const Note *last = last_note(reading);
    if (block->note_count == 0)
        return is_plausible(reading, label);
    bool ends_sentence = final_mark(line_text(reading, last_note_line(reading))) == '.';
    if (last->label.style == NOTE_STARS && label->style != NOTE_STARS)
        return is_plausible(reading, label);
    if (label->style == NOTE_LETTER && last->label.style != NOTE_LETTER)
        return ends_sentence && is_plausible(reading, label);
    uint32_t next = last->label.number + 1;
    bool is_near = is_counted(label->style) && label->number > next &&
                   label->number <= next + MOST_MISSING && ends_sentence;
    return label->style == last->label.style && (label->number == next || is_near);
}

static bool ends_with_abbreviation(Text text)
{
    static const char *const words[] = {"No",   "Nos",   "vol",   "vols",  "chap", "chaps", "sect",
                                        "para", "paras", "art",   "arts",  "p",    "pp",    "Add",
                                        "Rev",  "Corr",  "Suppl", "Sales", "par",  "párr",  "núm",
                                        "гл",   "п",     "пп",    "разд",  "стр",  "art"};
    size_t begin = text.bytes ? text.bytes - 1 : 0;
    while (begin > 0 && text.at[begin - 1] != ' ' && text.at[begin - 1] != '/')
        begin--;
    Text word = text_slice(text, begin, text.bytes ? text.bytes - 1 : 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return false;
}

/* Whether a line that is no note is no continuation of the last one either. */
static bool is_behind_notes(const Reading *reading, uint32_t line)
{
    Text above = line_text(reading, last_note_line(reading));
    Text text = line_text(reading, line);
    uint32_t number;
    Label label;
    if (final_mark(above) != '.' || ends_with_abbreviation(above))
        return false;
    bool has_room = !line_is_full(reading, last_note_line(reading));
    return match_paragraph_number(text, &number) || match_label(text, &label) ||
           (has_room && !is_digit(text.at[0]));
}

/* Adds a line of text to the block's notes; false when it stands behind them. */
static bool add_line(Reading *reading, NoteBlock *block, uint32_t line, bool is_behind_blank)
{
    NoteLabel label;
    const Line *at = &reading->lines[line];
    size_t label_bytes = find_label(reading, line, &label);
    bool is_hinted = line_hint(reading, line, HINT_NOTE) && label_bytes;
    bool is_entry = label_bytes && is_next(reading, block, &label) &&
                    !(is_behind_blank && (label.style == NOTE_STOP || label.style == NOTE_RIGHT));
    const Note *last = last_note(reading);
    bool is_joined = line_hint(reading, line, HINT_JOIN) != NULL;
    bool is_jump = last && block->note_count && label.number > last->label.number + 1;
    if (is_entry && is_jump && at->flags & LINE_STARTS_PAGE)
        is_entry = false; /* "2010 to 2023" at the head of the next page */
    if (line_hint(reading, line, HINT_BREAK))
        return false;
    if ((is_entry || is_hinted) && !is_joined) {
        note_add(reading, line, label, label_bytes);
        return true;
    }
    bool is_first = block->note_count == 0; /* of a block that continues the last one's note */
    bool is_behind = at->flags & LINE_STARTS_PAGE || is_behind_blank ||
                     (!is_first && is_behind_notes(reading, line));
    if (!last || (is_behind && !is_joined))
        return false;
    note_add_line(reading, line);
    return true;
}

/* --- the block ----------------------------------------------------------------------------------------------------- */

/* Begins a block at its rule, or at its first note where there is none; returns the line to go on with. */
static uint32_t open_block(Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    Text text = line_text(reading, line);
    RuleKind kind = note_rule_kind(text);
    bool is_named = formula_find(FORMULA_NOTES, text, NULL) != NULL;
    bool has_rule = kind != RULE_NONE || is_named;
    reading->note_blocks =
        arena_reserve(reading->document->arena, reading->note_blocks, reading->note_block_count,
                      &reading->note_block_capacity, sizeof *reading->note_blocks);
    reading->note_blocks[reading->note_block_count++] =
        (NoteBlock){.offset = reading_span(reading, at->begin, at->end).begin,
                    .first_note = (uint32_t)reading->note_count};
    reading->has_note_rules = reading->has_note_rules || kind == RULE_SURE;
    DecisionRule rule = text.at[0] == '*' ? RULE_NOTES_STARS : RULE_NOTES_BARE;
    if (has_rule)
        rule = kind == RULE_SURE ? RULE_NOTES_BELOW_RULE : RULE_NOTES_BELOW_SIGN;
    decide(reading, reading_span(reading, at->begin, at->end), rule, 0);
    if (has_rule)
        line_take(reading, line, LEDGER_NOTE_RULE);
    return has_rule ? line + 1 : line;
}

uint32_t notes_read(Reading *reading, uint32_t line)
{
    uint32_t next = open_block(reading, line);
    NoteBlock *block = &reading->note_blocks[reading->note_block_count - 1];
    uint32_t behind = feet_read(reading, line);
    if (behind > line)
        return behind;
    bool has_text = false;
    bool is_behind_blank = false;
    for (line = next; line < reading->line_count; line++) {
        const Line *at = &reading->lines[line];
        bool ends_page = line > next && at[-1].flags & LINE_ENDS_PAGE;
        if (ends_page || reading_is_over_limit(reading, at->start))
            break;
        if (at->flags & LINE_TAKEN)
            continue;
        if (line_is_blank(at)) {
            drop(reading, at->start, at->stop, LEDGER_BLANK_LINE);
            line_drop_end(reading, line, LEDGER_BLANK_LINE);
            is_behind_blank = has_text;
        } else if (add_line(reading, block, line, is_behind_blank)) {
            has_text = true;
            is_behind_blank = false;
        } else {
            break;
        }
    }
    return line;
}
