/* Calls that were missed: notes without a call, looked for a second time.
 *
 * Raised figures may come out behind a space ("Human Rights, 1 the"), and letters glued to a word
 * ("the coloursc that"). Neither is a call by itself, but where a note was never called, its text stands
 * below the page, the call before it was seen and the next one was not, then the figure that is neither
 * the number of an article nor a count of something is taken for it. One walk over the tree in reading
 * order, behind the first pass. */
#include "input/un_builder.h"
#include "input/un_text_weigh.h"

#include <string.h>

enum {
    LONGEST_WORD = 40,
    BUDGET = 1 << 26
};

typedef struct Search {
    Reading *reading;
    size_t uncalled;      /* notes without a call that are left */
    uint32_t last;        /* number of the highest call seen so far */
    uint32_t last_letter; /* the same for letters */
    uint32_t block;       /* the first note block whose offset lies behind */
    uint32_t seen;        /* place of the note whose call was seen last */
    bool has_loose;       /* a call behind a space was found */
    bool is_second;       /* the second walk, for figures that are the end of others */
    uint32_t division;    /* number of the last "Article 4" */
    size_t budget;        /* bytes that may still be searched for words */
} Search;

/* --- what a loose figure may be ------------------------------------------------------------------------ */

static Text word_before(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && end - begin < LONGEST_WORD && text.at[begin - 1] != ' ' &&
           text.at[begin - 1] != '(')
        begin--;
    return text_slice(text, begin, end);
}

static bool is_one_of(Text word, const char *const *words)
{
    for (; *words; words++)
        if (text_is_ignoring_case(word, *words))
            return true;
    return false;
}

/* Words that take a number themselves. */
static bool takes_number(Text word)
{
    static const char *const words[] = {
        "article",       "articles", "paragraph", "paragraphs", "para.",       "paras.",
        "section",       "sections", "chapter",   "chapters",   "part",        "annex",
        "annexes",       "no.",      "nos.",      "resolution", "resolutions", "item",
        "items",         "rule",     "rules",     "page",       "pages",       "table",
        "figure",        "vol.",     "volume",    "phase",      "target",      "targets",
        "goal",          "goals",    "level",     "group",      "about",       "over",
        "under",         "than",     "least",     "only",       "some",        "nearly",
        "paragraphe",    "chapitre", "point",     "points",     "artículo",    "párrafo",
        "tema",          "capítulo", "cuadro",    "tableau",    "пункт",       "пункта",
        "статья",        "статьи",   "резолюция", "главы",      "until",       "between",
        "approximately", NULL};
    return is_one_of(word, words);
}

/* Words behind a figure that make it a date or a count. */
static bool is_counted_word(Text word)
{
    static const char *const words[] = {
        "january",  "february",  "march",     "april",    "may",      "june",    "july",
        "august",   "september", "october",   "november", "december", "per",     "million",
        "billion",  "thousand",  "hundred",   "years",    "months",   "days",    "hours",
        "weeks",    "states",    "countries", "dollars",  "members",  "reports", "out",
        "janvier",  "février",   "mars",      "avril",    "mai",      "juin",    "juillet",
        "août",     "septembre", "octobre",   "novembre", "décembre", "de",      "января",
        "февраля",  "марта",     "апреля",    "мая",      "июня",     "июля",    "августа",
        "сентября", "октября",   "ноября",    "декабря",  "percent",  "persons", NULL};
    return is_one_of(word, words);
}

static Text word_behind(Text text, size_t begin)
{
    size_t end = begin;
    while (end < text.bytes && end - begin < LONGEST_WORD && !strchr(" ,.;:)", text.at[end]))
        end++;
    return text_slice(text, begin, end);
}

/* Whether the figure [begin, end) behind a space may be a call: behind a mark that follows a word, or
 * behind a word of more than three letters that takes no number. */
static bool may_be_loose(Text text, size_t begin, size_t end)
{
    if (begin < 2 || !is_space(code_point_before(text, begin)))
        return false;
    size_t space = begin - (text.at[begin - 1] == ' ' ? 1 : 2);
    uint32_t before = code_point_before(text, space);
    uint32_t behind = code_point_at(text, end);
    bool ends_well = end == text.bytes || is_space(behind) || is_mark_behind(behind);
    if (!ends_well || (is_space(behind) && is_counted_word(word_behind(text, end + 1))))
        return false;
    Text word = word_before(text, space);
    if (is_mark_before(before)) {
        Text bare = text_slice(word, 0, word.bytes - 1);
        bool is_figure = bare.bytes && is_digit(bare.at[bare.bytes - 1]);
        return word.bytes > 3 && !is_figure && !takes_number(word);
    }
    enum {
        SHORT = 3
    };
    return is_letter(before) && word.bytes > SHORT && !takes_number(word);
}

/* --- letters glued to a word ------------------------------------------------------------------------------ */

/* Whether the bytes stand in the document as a word of their own, outside of this place. */
static bool is_word_elsewhere(Search *search, Text word)
{
    enum {
        SEARCHED = 1 << 20
    };
    Text all = text_slice(search->reading->clean.text, 0, SEARCHED);
    if (search->budget < all.bytes)
        return false;
    search->budget -= all.bytes;
    return has_word(all, word);
}

/* The end of the first word from offset at on that ends with the letter as if it were glued to it; the
 * text's length when there is none. */
static size_t find_glued(Search *search, Text text, size_t at, char letter)
{
    enum {
        SHORTEST = 4,
        MOST_TRIED = 20
    };
    int tried = 0;
    for (; at < text.bytes && tried < MOST_TRIED; at++) {
        bool ends_word =
            text.at[at] == letter && at >= SHORTEST && !is_letter(code_point_at(text, at + 1));
        if (!ends_word)
            continue;
        Text word = word_before(text, at);
        bool is_word = word.bytes >= SHORTEST;
        for (size_t i = 0; i < word.bytes; i++)
            is_word = is_word && ((word.at[i] | 0x20) >= 'a' && (word.at[i] | 0x20) <= 'z');
        if (!is_word)
            continue;
        tried++;
        if (ends_no_word(word.at[word.bytes - 1], letter) || is_word_elsewhere(search, word))
            return at;
    }
    return text.bytes;
}

/* --- the walk ---------------------------------------------------------------------------------------------- */

/* The note of this label below the page that the source offset stands on, if it has no call. */
static Note *uncalled_below(Search *search, NoteLabel label, uint32_t offset)
{
    Reading *reading = search->reading;
    while (search->block < reading->note_block_count &&
           reading->note_blocks[search->block].offset < offset)
        search->block++;
    if (search->block == reading->note_block_count)
        return NULL;
    const NoteBlock *block = &reading->note_blocks[search->block];
    enum {
        NEAR = 64 /* notes of a page */
    };
    for (uint32_t i = 0; i < block->note_count && i < NEAR; i++) {
        Note *note = &reading->notes[block->first_note + i];
        bool is_kind = (note->label.style == NOTE_LETTER) == (label.style == NOTE_LETTER) &&
                       note->label.style != NOTE_STARS;
        if (is_kind && note->label.number == label.number)
            return note->aside ? NULL : note;
    }
    return NULL;
}

/* A note placed earlier that loose figures may call again. */
static Note *called_before(const Search *search, uint32_t number)
{
    const Reading *reading = search->reading;
    uint32_t place = number < reading->called_count ? reading->called[number] : 0;
    return search->has_loose && place && number <= search->last ? &reading->notes[place - 1] : NULL;
}

/* Puts the call in its place; returns the text behind it. */
static Node *put_call(Search *search, Node *text_node, size_t begin, size_t end, Note *note,
                      DecisionRule rule)
{
    Span span = node_source_span(text_node, begin, end);
    bool is_new = !note->aside;
    decide(search->reading, span, rule, 0);
    Node *behind = call_replace(search->reading, text_node, begin, end,
                                call_make(search->reading, note, span));
    if (is_new)
        search->uncalled--;
    return behind;
}

/* Looks at one figure [begin, end) of a text; returns the text behind the call, or NULL. */
static Node *try_figure(Search *search, Node *text_node, size_t begin, size_t end)
{
    NoteLabel label = {NOTE_PLAIN, 0};
    Text text = text_node->text;
    if (!text_to_number(text_slice(text, begin, end), UINT32_MAX, &label.number) ||
        !may_be_loose(text, begin, end))
        return NULL;
    Span span = node_source_span(text_node, begin, end);
    if (call_is_refused(search->reading, span))
        return NULL;
    Note *note =
        label.number == search->last + 1 ? uncalled_below(search, label, span.begin) : NULL;
    if (note) {
        search->last = label.number;
        search->has_loose = true;
        return put_call(search, text_node, begin - 1, end, note, RULE_CALL_LOOSE);
    }
    note = called_before(search, label.number);
    return note ? put_call(search, text_node, begin - 1, end, note, RULE_CALL_LOOSE_AGAIN) : NULL;
}

/* Whether the digits at the end of "Article 41" are the number behind the last article's, 4, and the call 1. */
static bool is_call_of_division(const Search *search, const Node *text_node, size_t begin,
                                size_t split)
{
    Text text = text_node->text;
    uint32_t whole = 0;
    uint32_t number = 0;
    return text_node->parent && node_is(text_node->parent, TAG_H2, "division-label") &&
           text_to_number(text_slice(text, begin, text.bytes), UINT32_MAX, &whole) &&
           text_to_number(text_slice(text, begin, split), UINT32_MAX, &number) &&
           number > search->division && whole != search->division + 1;
}

/* Where the number of the next note begins in the digits [begin, end) of a year, a resolution or a symbol:
 * "2015" and 1 in "20151.", "34/5" and 1 in "34/51."; end if it does not. */
static size_t find_in_figure(const Search *search, const Node *text_node, size_t begin, size_t end)
{
    Text text = text_node->text;
    enum {
        YEAR_DIGITS = 4
    };
    Buffer digits = {0};
    buffer_integer(&digits, search->last + 1);
    Text number = buffer_text(&digits);
    bool ends =
        end - begin > number.bytes && text_equal(text_slice(text, end - number.bytes, end), number);
    size_t split = ends ? end - number.bytes : end;
    buffer_free(&digits);
    if (!ends || !(end == text.bytes || is_mark_behind(code_point_at(text, end)) ||
                   is_space(code_point_at(text, end))))
        return end;
    bool is_year = split - begin == YEAR_DIGITS && (text.at[begin] == '1' || text.at[begin] == '2');
    bool is_behind_slash = begin > 1 && text.at[begin - 1] == '/' && is_digit(text.at[begin - 2]);
    return is_year || is_behind_slash || is_call_of_division(search, text_node, begin, split)
               ? split
               : end;
}

static Node *try_in_figure(Search *search, Node *text_node, size_t begin, size_t end)
{
    size_t split = find_in_figure(search, text_node, begin, end);
    if (split == end)
        return NULL;
    NoteLabel label = {NOTE_PLAIN, search->last + 1};
    Span span = node_source_span(text_node, split, end);
    Note *note = uncalled_below(search, label, span.begin);
    if (!note || call_is_refused(search->reading, span))
        return NULL;
    search->last++;
    return put_call(search, text_node, split, end, note, RULE_CALL_IN_FIGURE);
}

static void search_figures(Search *search, Node *text_node)
{
    for (size_t at = 0; at < text_node->text.bytes;) {
        if (!is_digit(text_node->text.at[at])) {
            at++;
            continue;
        }
        size_t digits = match_digits(text_node->text, at, MOST_NOTE_DIGITS);
        size_t end = at;
        while (end < text_node->text.bytes && is_digit(text_node->text.at[end]))
            end++;
        Node *behind = NULL;
        if (search->is_second)
            behind = try_in_figure(search, text_node, at, end);
        else if (digits)
            behind = try_figure(search, text_node, at, end);
        if (behind) {
            text_node = behind;
            at = 0;
        } else {
            at = end;
        }
    }
}

static void search_letters(Search *search, Node *text_node)
{
    for (size_t at = 0; at < text_node->text.bytes;) {
        NoteLabel label = {NOTE_LETTER, search->last_letter + 1};
        if (label.number > LETTERS)
            return;
        char letter = (char)('a' + search->last_letter);
        uint32_t offset = node_source_span(text_node, at, at).begin;
        Note *note = uncalled_below(search, label, offset);
        if (!note)
            return;
        size_t found = find_glued(search, text_node->text, at, letter);
        if (found >= text_node->text.bytes)
            return;
        if (call_is_refused(search->reading, node_source_span(text_node, found, found + 1))) {
            at = found + 1;
            continue;
        }
        text_node = put_call(search, text_node, found, found + 1, note, RULE_CALL_GLUED);
        search->last_letter = label.number;
        at = 0;
    }
}

/* A call that was found before: later figures count from it. */
static void note_seen(Search *search, const Node *node)
{
    Reading *reading = search->reading;
    for (uint32_t i = search->seen; i < reading->note_count && i < search->seen + 64; i++)
        if (reading->notes[i].aside == node) {
            const NoteLabel *label = &reading->notes[i].label;
            if (label->style == NOTE_LETTER)
                search->last_letter = label->number;
            else if (label->style != NOTE_STARS)
                search->last = label->number;
            search->seen = i;
            return;
        }
}

/* Remembers the number of "Article 4", whose call is cut off by now. */
static void note_division(Search *search, const Node *text_node)
{
    Text text = text_node->text;
    uint32_t number;
    size_t begin = text.bytes;
    if (!text_node->parent || !node_is(text_node->parent, TAG_H2, "division-label"))
        return;
    while (begin > 0 && is_digit(text.at[begin - 1]))
        begin--;
    if (text_to_number(text_slice(text, begin, text.bytes), UINT32_MAX, &number))
        search->division = number;
}

/* One walk over the tree, in reading order. */
static void walk(Search *search)
{
    Reading *reading = search->reading;
    const Node *root = reading->top;
    for (Node *node = reading->top->first; node && search->uncalled;) {
        if (node->tag == TAG_ASIDE) {
            note_seen(search, node);
            node = node_following_skip(node, root);
            continue;
        }
        Node *next = node_following(node, root);
        if (node_is_text(node) && node->piece_count) {
            if (reading->has_letters && !search->is_second)
                search_letters(search, node);
            if (node->parent) {
                next = node_following(node, root);
                search_figures(search, node);
                note_division(search, node);
            }
        }
        node = next;
    }
}

/* The number in front of the first that is counted: that of the first note, where it is not 1. */
static uint32_t number_before_first(const Reading *reading)
{
    for (size_t i = 0; i < reading->note_count; i++)
        if (is_counted(reading->notes[i].label.style))
            return reading->notes[i].label.number ? reading->notes[i].label.number - 1 : 0;
    return 0;
}

void calls_find_missed(Reading *reading)
{
    Search search = {.reading = reading, .budget = BUDGET};
    for (size_t i = 0; i < reading->note_count; i++)
        search.uncalled += !reading->notes[i].aside;
    search.last = number_before_first(reading);
    walk(&search);
    if (search.uncalled == 0)
        return;
    search = (Search){.reading = reading,
                      .uncalled = search.uncalled,
                      .last = number_before_first(reading),
                      .is_second = true};
    walk(&search);
}
