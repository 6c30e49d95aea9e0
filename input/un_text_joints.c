/* Where one paragraph ends and the next begins.
 *
 * A blank line parts them, but for a number that extraction left alone. Without one, a line begins a
 * paragraph if it continues a series (the next number, the next letter), stands for itself (an organ, a
 * meeting), or if the line above ended its sentence and left room for the word that stands here. Over a
 * page break the evidence is turned around: without a mark at the end of a full line, or with a
 * small letter, a paragraph goes on (un-style 11.2, 11.3). */
#include "input/un_text_joints.h"

#include <string.h>

#include "input/un_openers.h"

/* --- what a line looks like ----------------------------------------------------------------------- */

/* Bullets that are nothing else, and dashes, which may be. */
static bool begins_with_bullet(Text text)
{
    static const char *const bullets[] = {"• ", "•\t", "● ", "▪ ",
                                          "■ ", "◦ ",  "· ", "\xEF\x82\xA7 "};
    if (text.bytes == 0 || (unsigned char)text.at[0] < 0x80)
        return false;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (text_starts(text, bullets[i]))
            return true;
    return false;
}

static bool begins_with_dash(Text text)
{
    if (text.bytes == 0 || (text.at[0] != '-' && (unsigned char)text.at[0] < 0x80))
        return false;
    return text_starts(text, "– ") || text_starts(text, "— ") || text_starts(text, "- ");
}

bool line_looks_new(const Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    uint32_t number;
    Label label;
    OwnNumber own;
    size_t title = match_resolution_number(text);
    return reading->lines[line].flags & LINE_IS_FORMULA || match_paragraph_number(text, &number) ||
           (match_label(text, &label) && label.form != FORM_STOP) ||
           (title && title < text.bytes && text.at[title] == '.') || is_section_mark(text) ||
           begins_with_bullet(text) || begins_with_dash(text) ||
           (match_own_number(text, &own) && own.chapter == 0);
}

/* --- over a page break, or a blank line ------------------------------------------------------------- */

/* Whether the paragraph that broke off with the last line goes on with this one. A small letter goes
 * on, where paragraphs begin with capitals; in Russian a preambular paragraph does not, and only a
 * full line does. Otherwise a paragraph breaks off without a mark and with a full line. */
static bool goes_on_over_page(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    if (line_looks_new(reading, line) || reading->lines[finder->last].flags & LINE_IS_FORMULA)
        return false;
    char mark = final_mark(line_text(reading, finder->last));
    uint32_t letter = text_first_letter(line_text(reading, line));
    bool is_full_line = line_is_full(reading, finder->last);
    if (is_lower_case(letter) && letter < 0x400)
        return mark == 0 || mark == ',' || is_full_line;
    if (is_lower_case(letter) && mark == ',')
        return is_full_line;
    return mark == 0 && is_full_line;
}

/* Whether the last block is a number alone, which extraction parted from its paragraph. */
static bool waits_for_text(const Finder *finder)
{
    const Reading *reading = finder->reading;
    const Block *block = &reading->blocks[reading->block_count - 1];
    const Stretch *stretch = &reading->stretches[block->first_stretch];
    return block->stretch_count == 1 && stretch->count == 1 && block->shape == SHAPE_TEXT &&
           is_bare_number(line_text(reading, finder->last));
}

/* Whether a blank line cut a sentence: a full line without a mark above, a small letter below. */
static bool is_cut_sentence(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    uint32_t letter = text_first_letter(line_text(reading, line));
    return is_lower_case(letter) && letter < 0x250 && line_is_full(reading, finder->last) &&
           !(reading->lines[finder->last].flags & LINE_IS_FORMULA) &&
           final_mark(line_text(reading, finder->last)) == 0 && finder->has_organ;
}

/* --- inside a run of lines --------------------------------------------------------------------------- */

static bool ends_with_conjunction(Text text)
{
    static const char *const words[] = {" and", " or", " et", " ou", " y", " o", " и", " или"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_ends(text, words[i]))
            return true;
    return false;
}

static bool is_next_label(const Finder *finder, const Label *label, Text above)
{
    char mark = final_mark(above);
    for (int series = 0; series < SERIES_COUNT; series++) {
        uint32_t ordinal = label->ordinals[series];
        if (ordinal == 1 && mark == ':')
            return true;
        if (ordinal > 1 && ordinal == finder->last_ordinals[series] + 1)
            return mark || ends_with_conjunction(above);
    }
    return false;
}

/* Whether a short line without a mark is a heading that continues its series, with text below. */
static bool is_numbered_heading(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    Label label;
    uint32_t number;
    if (!match_heading(text, &label) || final_mark(text) || line_is_full(reading, line) ||
        line + 1 >= reading->line_count)
        return false;
    Label above;
    bool is_first = label.ordinals[SERIES_LETTER] == 1 &&
                    match_heading(line_text(reading, finder->last), &above) &&
                    above.ordinals[SERIES_ROMAN] && !final_mark(line_text(reading, finder->last));
    if (line_is_blank(&reading->lines[line + 1]))
        return is_first; /* "A." directly below "II." */
    uint32_t roman = label.ordinals[SERIES_ROMAN];
    uint32_t letter = label.ordinals[SERIES_LETTER];
    bool is_next = (roman && roman == finder->last_roman + 1) ||
                   (letter && (letter == 1 || letter == finder->last_letter + 1));
    Text below = line_text(reading, line + 1);
    return is_next && (match_paragraph_number(below, &number) || match_heading(below, &label) ||
                       text_may_begin_sentence(below));
}

/* Whether a line between a sentence and the next number is a subheading. */
static bool is_run_subhead(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    Text above = line_text(reading, finder->last);
    uint32_t number;
    char mark = final_mark(above);
    bool is_first = mark == 0 && finder->last_number == 0 && !text_ends_with_small_word(above);
    if ((mark != '.' && mark != ';' && !is_first) || final_mark(text) ||
        line_is_full(reading, line) || !text_may_begin_sentence(text) ||
        !line_has_room(reading, finder->last, line) || line + 1 >= reading->line_count)
        return false;
    return match_paragraph_number(line_text(reading, line + 1), &number) &&
           number == finder->last_number + 1;
}

/* "Source: …", or "a Including …" below a table. */
static bool is_table_note(Text text)
{
    NoteLabel label;
    return formula_find(FORMULA_TABLE_NOTE, text, NULL) ||
           (match_note_label(text, &label) && label.style == NOTE_LETTER);
}

/* Whether a line is the headnote in a table's caption, or one more note below a table. */
static bool is_beside_table(const Finder *finder, uint32_t line)
{
    Text text = line_text(finder->reading, line);
    bool is_headnote = text.bytes > 2 && text.at[0] == '(' && text.at[text.bytes - 1] == ')';
    return (finder->is_caption && is_headnote) || (finder->is_below_table && is_table_note(text));
}

/* The States that voted so are listed: "In favour: …". */
static bool begins_vote(Text text)
{
    static const char *const words[] = {"In favour:",
                                        "Against:",
                                        "Abstaining:",
                                        "Ont voté pour",
                                        "Ont voté contre",
                                        "Se sont abstenus",
                                        "Votos a favor:",
                                        "Votos en contra:",
                                        "Abstenciones:",
                                        "Голосовали за",
                                        "Голосовали против",
                                        "Воздержались",
                                        "المؤيدون:",
                                        "المعارضون:",
                                        "الممتنعون:",
                                        "赞成：",
                                        "反对：",
                                        "弃权："};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_starts(text, words[i]))
            return true;
    return false;
}

/* Whether text begins a paragraph behind the end of a sentence, or of a recital. */
static bool is_new_text(const Finder *finder, uint32_t line, DecisionRule *rule)
{
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    char mark = final_mark(line_text(reading, finder->last));
    bool is_recital = mark == ',' && (finder->is_preamble || finder_is_in_recital(finder)) &&
                      begins_recital(text, reading->document->language);
    if (mark == 0)
        return false;
    if (is_recital) {
        *rule = RULE_BEGINS_RECITAL;
        return true;
    }
    bool is_sentence =
        mark == ',' ? reading->is_set && finder->is_preamble && line_is_long_text(reading, line)
                    : text_may_begin_sentence(text);
    if (is_sentence && line_is_first(reading, finder->last, line)) {
        *rule = RULE_BEGINS_INDENTED;
        return true;
    }
    if (begins_vote(text) || finder_is_quotation(finder, line))
        return true;
    *rule = RULE_BEGINS_AFTER_SHORT;
    return is_sentence && line_has_room(reading, finder->last, line) &&
           !finder_lacks_indent(finder, line);
}

static bool begins_series(const Finder *finder, uint32_t line, DecisionRule *rule)
{
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    Text above = line_text(reading, finder->last);
    uint32_t number;
    Label label;
    OwnNumber own;
    *rule = RULE_BEGINS_NEXT_NUMBER;
    if (match_paragraph_number(text, &number)) {
        bool is_restart = number == 1 && !final_mark(above) && finder->last_number > 1 &&
                          line_has_room(reading, finder->last, line);
        bool ends = final_mark(above) == '.' || final_mark(above) == ';';
        bool is_jump =
            ends && number > finder->last_number && line_has_room(reading, finder->last, line);
        bool is_next = number == finder->last_number + 1;
        bool has_room = reading->is_set && line_has_room(reading, finder->last, line);
        bool is_plain_next =
            is_next && (final_mark(above) || ends_with_conjunction(above) || has_room);
        bool is_anew = number == 1 && final_mark(above) && has_room;
        return is_plain_next || is_anew || is_restart || is_jump ||
               (number > finder->last_number && finder_is_below_heading(finder, line)) ||
               (number == finder->number_before + 1 && finder_is_below_figure(finder, line)) ||
               (number == 1 && finder->last_number == 0 && !final_mark(above) &&
                line_has_room(reading, finder->last, line) && !text_ends_with_small_word(above));
    }
    if (match_own_number(text, &own)) {
        bool is_next =
            own.chapter == finder->last_own.chapter && own.number == finder->last_own.number + 1;
        bool is_first = own.chapter && own.number == 1;
        bool has_room = line_has_room(reading, finder->last, line);
        if (final_mark(above) ? own.chapter == 0 || is_next || (is_first && has_room)
                              : has_room && (is_next || is_first))
            return true;
    }
    *rule = RULE_BEGINS_NEXT_LABEL;
    return match_label(text, &label) && is_next_label(finder, &label, above);
}

/* Whether an agenda item, or where a meeting was held, goes on: "Agenda item 68: … (A/72/41,". Else these take
 * one line. */
static bool goes_on_with_item(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text above = line_text(reading, finder->last);
    bool is_open = final_mark(above) == ',' || line_is_full(reading, finder->last) ||
                   is_lower_case(text_first_letter(line_text(reading, line))) ||
                   !line_has_room(reading, finder->last, line);
    bool is_item = formula_look_up(&reading->formulas, FORMULA_AGENDA, above, NULL) != NULL;
    bool is_held = is_lower_case(text_first_letter(line_text(reading, line))) &&
                   (formula_look_up(&reading->formulas, FORMULA_HELD, above, NULL) ||
                    formula_look_up(&reading->formulas, FORMULA_OFFICER, above, NULL));
    return is_open && reading->lines[finder->last].flags & LINE_IS_FORMULA &&
           (is_item || is_held) && !line_looks_new(reading, line);
}

/* "Held at the Palais des Nations, Geneva, on 10 July 2009, at 10" and "a.m." below. */
static bool goes_on_with_place(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    size_t at = 0;
    Text above = line_text(reading, finder->last);
    Text text = line_text(reading, line);
    return reading->lines[finder->last].flags & LINE_IS_FORMULA && !final_mark(above) &&
           is_lower_case(text_next(text, &at)) &&
           formula_look_up(&reading->formulas, FORMULA_HELD, above, NULL) &&
           !line_looks_new(reading, line);
}

/* "The meeting was suspended at 5.10 p.m. and resumed at" and "5.25 p.m." below. */
static bool goes_on_with_stage(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text above = line_text(reading, finder->last);
    return reading->is_record && reading->lines[finder->last].flags & LINE_IS_FORMULA &&
           !final_mark(above) && formula_look_up(&reading->formulas, FORMULA_STAGE, above, NULL) &&
           !text_may_begin_sentence(line_text(reading, line)) &&
           !(reading->lines[line].flags & LINE_IS_FORMULA);
}

/* Whether a line begins a block though no blank line stands above it. */
static bool parts_run(const Finder *finder, uint32_t line, DecisionRule *rule)
{
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    Text above = line_text(reading, finder->last);
    *rule = RULE_BEGINS_FORMULA;
    if (goes_on_with_item(finder, line) || goes_on_with_place(finder, line) ||
        goes_on_with_stage(finder, line) || finder_is_cut_at_call(finder, line))
        return false;
    if (reading->lines[finder->last].flags & (LINE_IS_FORMULA | LINE_IS_HEADING) ||
        note_rule_kind(text) == RULE_SURE || note_rule_kind(above) == RULE_SURE)
        return true;
    if (reading->lines[line].flags & LINE_IS_FORMULA)
        return final_mark(above) || !formula_look_up(&reading->formulas, FORMULA_ANNEX, text, NULL);
    if (!line_looks_new(reading, line) && waits_for_text(finder))
        return false;
    *rule = RULE_BEGINS_BULLET;
    if (begins_with_bullet(text) || (begins_with_dash(text) && final_mark(above)))
        return true;
    if (begins_series(finder, line, rule))
        return true;
    *rule = RULE_BEGINS_FORMULA;
    if (is_beside_table(finder, line))
        return true;
    if (finder_is_front_subtitle(finder, line))
        return true;
    if (finder_is_speaker(finder, line))
        return true;
    *rule = RULE_BEGINS_HEADING;
    if (is_numbered_heading(finder, line) || is_run_subhead(finder, line) ||
        finder_is_section(finder, line)) {
        reading->lines[line].flags |= LINE_IS_HEADING;
        return true;
    }
    *rule = RULE_BEGINS_INDENTED;
    if (line_is_indented(reading, finder->last, line))
        return true;
    *rule = RULE_BEGINS_HEADING;
    if (finder_is_text_below_heading(finder, line) || finder_is_text_below_title(finder, line))
        return true;
    *rule = RULE_BEGINS_INDENTED;
    if (finder_is_indented_paragraph(finder, line))
        return true;
    size_t title = finder->has_organ ? 0 : match_resolution_number(text);
    *rule = RULE_BEGINS_FORMULA;
    if (title && title < text.bytes && text.at[title] == '.')
        return true;
    *rule = RULE_BEGINS_AFTER_SHORT;
    return finder_opens_quotation_again(finder, line) || finder_is_below_short_line(finder, line) ||
           is_new_text(finder, line, rule);
}

/* --- the decision --------------------------------------------------------------------------------------- */

static bool is_hinted(const Finder *finder, uint32_t line, bool *begins)
{
    Reading *reading = finder->reading;
    const Line *at = &reading->lines[line];
    if (!(at->flags & LINE_HINTED))
        return false;
    Span span = reading_span(reading, at->begin, at->end);
    if (hint_find(reading->hints, span.begin, span.end + 1, HINT_JOIN)) {
        *begins = false;
        return true;
    }
    *begins = true;
    return hint_find(reading->hints, span.begin, span.end + 1, HINT_BREAK) ||
           hint_find_role(reading->hints, span.begin, span.end + 1);
}

static bool follows_ready_block(const Finder *finder)
{
    const Reading *reading = finder->reading;
    return reading->lines[finder->last].flags & (LINE_TABLE | LINE_CONTENTS);
}

/* Where lines are paragraphs, only one in the middle of a sentence goes on. */
static bool is_paragraph_line(const Finder *finder, uint32_t line, DecisionRule *rule)
{
    const Reading *reading = finder->reading;
    bool goes_on = final_mark(line_text(reading, finder->last)) == 0 &&
                   is_lower_case(text_first_letter(line_text(reading, line)));
    if (!reading->is_unwrapped || goes_on || waits_for_text(finder))
        return false;
    *rule = RULE_BEGINS_UNWRAPPED;
    return true;
}

bool line_begins_block(const Finder *finder, uint32_t line, DecisionRule *rule)
{
    bool begins;
    *rule = RULE_BEGINS_BLANK;
    if (finder->reading->block_count == 0)
        return true;
    *rule = RULE_BEGINS_HINTED;
    if (is_hinted(finder, line, &begins))
        return begins;
    *rule = RULE_BEGINS_BLANK;
    if (follows_ready_block(finder))
        return true;
    *rule = RULE_JOINS_NUMBER;
    if (waits_for_text(finder) && formula_look_up(&finder->reading->formulas, FORMULA_HEADING,
                                                  line_text(finder->reading, line), NULL))
        return false; /* "III." and "Conclusions" */
    switch (finder->boundary) {
    case BOUNDARY_NONE:
        begins = parts_run(finder, line, rule) || is_paragraph_line(finder, line, rule);
        if (!begins)
            *rule = RULE_JOINS_LINE;
        return begins;
    case BOUNDARY_PAGE:
        begins = !goes_on_over_page(finder, line);
        *rule = begins ? RULE_BEGINS_PAGE : RULE_JOINS_PAGE;
        return begins;
    case BOUNDARY_BLANK:
        break;
    }
    *rule = RULE_JOINS_NUMBER;
    if (!line_looks_new(finder->reading, line) && waits_for_text(finder))
        return false;
    *rule = RULE_JOINS_BLANK;
    if (!line_looks_new(finder->reading, line) && is_cut_sentence(finder, line))
        return false;
    *rule = RULE_BEGINS_BLANK;
    return true;
}

static void note_organ(Finder *finder, Text text)
{
    finder->is_preamble = finder->is_preamble || names_parties(text);
    const Formula *formula =
        formula_look_up(&finder->reading->formulas, FORMULA_ENACTING, text, NULL);
    if (!formula)
        return;
    finder->has_organ = true;
    finder->is_preamble = true;
    finder->last_number = 0;
    tell_language(finder->reading, formula->language);
}

/* "(i)" behind "(b)" is a roman one; what it would be as a letter is forgotten, so that "(c)" goes on. */
static void note_label(Finder *finder, const Label *label)
{
    bool goes_on = false;
    for (int series = 0; series < SERIES_COUNT; series++)
        goes_on = goes_on || label->ordinals[series] == 1 ||
                  (label->ordinals[series] > 1 &&
                   label->ordinals[series] == finder->last_ordinals[series] + 1);
    for (int series = 0; series < SERIES_COUNT; series++) {
        uint32_t ordinal = label->ordinals[series];
        bool is_next = ordinal == 1 || ordinal == finder->last_ordinals[series] + 1;
        if (ordinal && (is_next || !goes_on))
            finder->last_ordinals[series] = ordinal;
    }
}

void finder_note_block(Finder *finder, uint32_t line)
{
    Text text = line_text(finder->reading, line);
    uint32_t number;
    Label label;
    OwnNumber own;
    bool is_label = finder->reading->lines[line].flags & LINE_IS_FORMULA &&
                    formula_look_up(&finder->reading->formulas, FORMULA_TABLE_LABEL, text, NULL);
    finder->is_caption = is_label || (finder->is_caption && finder->is_label);
    finder->is_label = is_label;
    finder->is_below_table = finder->is_below_table && is_table_note(text);
    if (match_paragraph_number(text, &number)) {
        finder->number_before = finder->last_number;
        finder->last_number = number;
        finder->is_preamble = false;
        memset(finder->last_ordinals, 0, sizeof finder->last_ordinals);
    } else if (match_own_number(text, &own)) {
        if (own.chapter)
            finder->last_own = own;
    } else if (match_label(text, &label)) {
        note_label(finder, &label);
    } else if (match_heading(text, &label)) {
        if (label.ordinals[SERIES_ROMAN] == finder->last_roman + 1) {
            finder->last_roman = label.ordinals[SERIES_ROMAN];
            finder->last_letter = 0;
        } else if (label.ordinals[SERIES_LETTER]) {
            finder->last_letter = label.ordinals[SERIES_LETTER];
        }
    } else if (formula_look_up(&finder->reading->formulas, FORMULA_DIVISION, text, NULL)) {
        finder->last_number = 0;
    } else {
        note_organ(finder, text);
    }
}
