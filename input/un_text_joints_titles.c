/* Whether text begins below a title or another short line, or by its indent, without a blank line between. */
#include "input/un_text_joints.h"

#include <string.h>

#include "input/un_openers.h"

/* --- letters and words at the edges ---------------------------------------------------------------- */

uint32_t text_first_letter(Text text)
{
    size_t at = 0;
    while (at < text.bytes) {
        uint32_t code_point = text_next(text, &at);
        if (is_letter(code_point) || is_ideograph(code_point))
            return code_point;
        if (!strchr("([\"'", (int)(code_point < 0x80 ? code_point : 'x')) && code_point != 0x201C &&
            code_point != 0x2018 && code_point != 0xAB)
            return 0;
    }
    return 0;
}

bool text_may_begin_sentence(Text text)
{
    uint32_t letter = text_first_letter(text);
    return letter && !is_lower_case(letter);
}

bool text_ends_with_small_word(Text text)
{
    enum {
        SMALL = 4 /* bytes */
    };
    size_t begin = text.bytes;
    while (begin > 0 && text.at[begin - 1] != ' ')
        begin--;
    size_t at = begin;
    return text.bytes - begin <= SMALL && at < text.bytes && is_lower_case(text_next(text, &at));
}

bool text_ends_with_joining_word(Text text)
{
    static const char *const words[] = {
        " of", " the",  " to",  " and", " in",  " on",  " for", " by",   " from", " with",
        " at", " a",    " an",  " de",  " du",  " des", " la",  " le",   " les",  " et",
        " à",  " au",   " aux", " sur", " en",  " par", " del", " los",  " las",  " el",
        " y",  " para", " por", " в",   " и",   " на",  " о",   " об",   " по",   " для",
        " с",  " из",   " من",  " في",  " إلى", " على", " عن",  " بشأن", " و"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_ends(text, words[i]))
            return true;
    return false;
}

bool line_is_long_text(const Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    return text_may_begin_sentence(text) && (line_is_full(reading, line) || final_mark(text));
}

enum {
    FIRST_LINE_INDENT = 3 /* spaces more than the line above */
};

/* --- indents -------------------------------------------------------------------------------------- */

static uint32_t indent(const Reading *reading, uint32_t line)
{
    return reading->lines[line].begin - reading->lines[line].start;
}

bool line_is_indented(const Reading *reading, uint32_t above, uint32_t line)
{
    enum {
        MOST = 12 /* spaces; what is set in further may be centred */
    };
    const Line *at = &reading->lines[line];
    uint32_t here = indent(reading, line);
    bool is_first = here >= at->margin + FIRST_LINE_INDENT && here <= at->margin + MOST;
    bool has_below = line + 1 < reading->line_count && !line_is_blank(at + 1);
    bool is_hanging = has_below && indent(reading, line + 1) <= at->margin + 1;
    bool is_text = final_mark(line_text(reading, line)) || line_is_full(reading, line);
    bool is_below_text = indent(reading, above) <= at->margin + 1;
    bool is_sentence =
        text_may_begin_sentence(line_text(reading, line)) || final_mark(line_text(reading, above));
    bool is_below_first = indent(reading, above) >= at->margin + FIRST_LINE_INDENT && is_sentence &&
                          line_has_room(reading, above, line);
    return reading->is_set && is_first && ((is_hanging && is_below_text) || is_below_first) &&
           (is_hanging || is_text);
}

bool line_is_first(const Reading *reading, uint32_t above, uint32_t line)
{
    bool has_below = line + 1 < reading->line_count && !line_is_blank(&reading->lines[line + 1]);
    uint32_t here = indent(reading, line);
    return here >= indent(reading, above) + FIRST_LINE_INDENT &&
           (!has_below || indent(reading, line + 1) < here);
}

/* --- below a title ------------------------------------------------------------------------------------ */

/* Whether the last block is one short line without a mark, with room for the word below. */
static bool is_below_short_line(const Finder *finder, uint32_t line)
{
    enum {
        SHORT = 70 /* per cent of the measure */
    };
    const Reading *reading = finder->reading;
    const Block *block = &reading->blocks[reading->block_count - 1];
    Text text = line_text(reading, finder->last);
    bool is_alone = block->stretch_count == 1 &&
                    reading->stretches[block->first_stretch].count == 1 &&
                    block->shape == SHAPE_TEXT;
    return is_alone && final_mark(text) == 0 && line_has_room(reading, finder->last, line) &&
           !line_fills(reading, finder->last, SHORT);
}

bool finder_is_below_heading(const Finder *finder, uint32_t line)
{
    Text text = line_text(finder->reading, finder->last);
    return is_below_short_line(finder, line) && text_may_begin_sentence(text) &&
           !is_digit(text.at[0]);
}

bool finder_is_below_figure(const Finder *finder, uint32_t line)
{
    uint32_t number;
    Text text = line_text(finder->reading, finder->last);
    return match_paragraph_number(text, &number) && is_below_short_line(finder, line);
}

bool finder_is_quotation(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    size_t at = 0;
    Text text = line_text(reading, line);
    uint32_t first = text_next(text, &at);
    return final_mark(line_text(reading, finder->last)) == ':' &&
           (first == 0x201C || first == 0xAB || first == '"') &&
           line_has_room(reading, finder->last, line);
}

bool finder_is_text_below_heading(const Finder *finder, uint32_t line)
{
    enum {
        LONG = 60 /* per cent of the measure */
    };
    const Reading *reading = finder->reading;
    bool is_below_title = reading->block_count == 1 && finder->last_number == 0 &&
                          final_mark(line_text(reading, line)) == '.' &&
                          !text_ends_with_small_word(line_text(reading, finder->last));
    return (finder->has_organ || is_below_title) &&
           text_may_begin_sentence(line_text(reading, line)) && line_fills(reading, line, LONG) &&
           finder_is_below_heading(finder, line);
}

/* Whether each line of the last block had room for the word that begins the next, as lines of larger type
 * have, and lines that stand alone. */
static bool is_narrow_block(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    const Block *block = &reading->blocks[reading->block_count - 1];
    const Stretch *stretch = &reading->stretches[block->first_stretch];
    if (block->stretch_count > 1 || stretch->count > TITLE_LINES || block->shape != SHAPE_TEXT)
        return false;
    for (uint32_t i = stretch->first; i < stretch->first + stretch->count; i++)
        if (!line_has_room(reading, i, i < finder->last ? i + 1 : line))
            return false;
    return true;
}

/* "Declaration. We committed": the first word ends a sentence that began above. */
static bool ends_sentence_at_once(Text text)
{
    enum {
        LONGEST_ABBREVIATION = 5 /* bytes: "Messrs." is rare */
    };
    size_t word = text_find(text, ' ');
    return word < text.bytes && word > LONGEST_ABBREVIATION && text.at[word - 1] == '.' &&
           text_first_letter(text) && !is_digit(text.at[word - 2]);
}

bool finder_is_text_below_title(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text above = line_text(reading, finder->last);
    return reading->is_set && final_mark(above) == 0 && !text_ends_with_small_word(above) &&
           line_is_long_text(reading, line) && !ends_sentence_at_once(line_text(reading, line)) &&
           is_narrow_block(finder, line);
}

bool finder_is_below_short_line(const Finder *finder, uint32_t line)
{
    enum {
        SHORT = 80 /* per cent of the measure */
    };
    const Reading *reading = finder->reading;
    Text above = line_text(reading, finder->last);
    Text text = line_text(reading, line);
    if (line_fills(reading, finder->last, SHORT) || !line_has_room(reading, finder->last, line))
        return false;
    if (text_is_capitals(above) && !text_is_capitals(text))
        return true;
    bool is_clause = final_mark(text) && line + 1 < reading->line_count &&
                     text_may_begin_sentence(line_text(reading, line + 1));
    bool is_text = text_may_begin_sentence(text) ? line_is_long_text(reading, line) : is_clause;
    return final_mark(above) && is_text;
}

bool finder_opens_quotation_again(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    const Block *block = &reading->blocks[reading->block_count - 1];
    Text text = line_text(reading, line);
    Text first = line_text(reading, reading->stretches[block->first_stretch].first);
    size_t at = 0;
    size_t same = 0;
    uint32_t mark = text_next(text, &at);
    return (mark == 0x201C || mark == 0xAB || mark == '"') && first.bytes &&
           text_next(first, &same) == mark && final_mark(line_text(reading, finder->last));
}

bool finder_is_cut_at_call(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text above = line_text(reading, finder->last);
    size_t digits = 0;
    while (digits < above.bytes && is_digit(above.at[above.bytes - 1 - digits]))
        digits++;
    bool is_call = digits && digits <= MOST_NOTE_DIGITS && digits < above.bytes &&
                   !strchr(" /-(", above.at[above.bytes - 1 - digits]) &&
                   !(reading->lines[finder->last].flags & LINE_IS_FORMULA);
    return is_call && !line_looks_new(reading, line) && lines_fit_one(reading, finder->last, line);
}

bool finder_is_front_subtitle(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    Text above = line_text(reading, finder->last);
    return reading->block_count == 1 && finder->last_number == 0 && final_mark(above) == 0 &&
           !text_ends_with_joining_word(above) && formula_find(FORMULA_SUBTITLE, text, NULL) &&
           !formula_find(FORMULA_SUBTITLE, above, NULL);
}

/* --- sections and speakers ------------------------------------------------------------------------- */

bool finder_is_section(const Finder *finder, uint32_t line)
{
    const Reading *reading = finder->reading;
    Text above = line_text(reading, finder->last);
    if (!is_section_mark(line_text(reading, line)) || line + 1 >= reading->line_count ||
        line_is_blank(&reading->lines[line + 1]) ||
        !text_may_begin_sentence(line_text(reading, line + 1)))
        return false;
    size_t title = match_resolution_number(above);
    bool is_below_title =
        title && title < above.bytes && above.at[title] == '.' && !text_ends_with_small_word(above);
    return final_mark(above) || is_below_title;
}

/* Whether a capital stands behind "The ", "Le ", or "El ": as before an office, not before a sentence. */
static bool has_office(Text text)
{
    static const char *const articles[] = {"The ", "Le ", "La ", "El "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_starts(text, articles[i])) {
            size_t at = strlen(articles[i]);
            return at < text.bytes && !is_lower_case(text_next(text, &at));
        }
    return true;
}

bool finder_is_speaker(const Finder *finder, uint32_t line)
{
    Reading *reading = finder->reading;
    Text text = line_text(reading, line);
    size_t at = 0;
    if (!reading->is_verbatim || !text.bytes || is_ideograph(text_next(text, &at)) ||
        !has_office(text))
        return false;
    bool is_open = text_find(text, '(') < text.bytes && text_find(text, ':') == text.bytes &&
                   line + 1 < reading->line_count && !line_is_blank(&reading->lines[line + 1]);
    return match_speaker(is_open ? lines_joined(reading, line, 2) : text) > 0 ||
           (text_ends(text, ":") && text_find(text, '(') < text.bytes &&
            match_speaker(lines_joined(reading, line, 2)) > 0);
}

bool finder_is_in_recital(const Finder *finder)
{
    const Reading *reading = finder->reading;
    const Block *block = &reading->blocks[reading->block_count - 1];
    Text first = line_text(reading, reading->stretches[block->first_stretch].first);
    return begins_recital(first, reading->document->language);
}
