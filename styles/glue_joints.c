#include "styles/glue_joints.h"

#include <string.h>

#include "styles/phrase.h"

enum {
    WORD_LONGEST = JOINT_WIDEST * UTF8_LONGEST /* bytes */
};

/* --- words -------------------------------------------------------------------------------- */

/* A capital letter, or a letter of a script without case that has titles before names: Arabic. */
static bool begins_name(Text word)
{
    size_t next = 0;
    uint32_t first = word.bytes ? text_next(word, &next) : 0;
    return phrase_lower(first) != first || (first >= 0x620 && first <= 0x6D3);
}

static bool is_number(Text word)
{
    return word.bytes && phrase_digits_at(word, 0) == word.bytes;
}

/* "(a)", "a)", "(ii)": one letter or a roman number in small letters. */
static bool is_enumerator(Text word)
{
    size_t at = word.bytes && word.at[0] == '(' ? 1 : 0;
    size_t begin = at;
    while (at < word.bytes && word.at[at] >= 'a' && word.at[at] <= 'z')
        at++;
    if (at == begin || at + 1 != word.bytes || word.at[at] != ')')
        return false;
    size_t letters = at - begin;
    return letters == 1 || strspn(word.at + begin, "ivxlc") >= letters;
}

static size_t romans_at(Text text, size_t at)
{
    size_t end = at;
    while (end < text.bytes && text.at[end] && strchr("IVXLC", text.at[end]))
        end++;
    return end - at;
}

/* "(III)", "(S-VII)" or "(2015)" at the start of word: the session or year of a number. */
static bool is_session(Text word)
{
    if (word.bytes < 3 || word.at[0] != '(')
        return false;
    size_t at = 1;
    if (phrase_digits_at(word, 1) == 4 &&
        (text_starts(text_slice(word, 1, 3), "19") || text_starts(text_slice(word, 1, 3), "20"))) {
        at = 5;
    } else {
        if (text_starts(text_slice(word, at, word.bytes), "ES-"))
            at += 3;
        else if (text_starts(text_slice(word, at, word.bytes), "S-"))
            at += 2;
        size_t romans = romans_at(word, at);
        if (romans == 0)
            return false;
        at += romans;
    }
    return at < word.bytes && word.at[at] == ')';
}

/* A roman number that is all of a word or is parted from the rest of it: "II", "II.B". */
static bool begins_roman(Text word)
{
    size_t romans = romans_at(word, 0);
    if (romans == 0)
        return false;
    size_t next = romans;
    return romans == word.bytes || !phrase_is_word(text_next(word, &next));
}

/* Skips opening marks. */
static size_t word_begin(Text text, size_t begin, size_t end)
{
    while (begin < end) {
        size_t next = begin;
        uint32_t first = text_next(text, &next);
        bool opens = first == '(' || first == '[' || first == '"' || first == '\'' ||
                     first == 0x201C || first == 0x2018 || first == 0xAB || first == 0xBF;
        if (!opens)
            break;
        begin = next;
    }
    return begin;
}

/* Whether there are no more closing than opening parentheses. */
static bool is_balanced(Text text, size_t begin, size_t end)
{
    size_t open = 0;
    size_t closed = 0;
    for (size_t at = begin; at < end; at++) {
        open += text.at[at] == '(';
        closed += text.at[at] == ')';
    }
    return closed <= open;
}

/* Leaves closing marks off, but a parenthesis that the word itself opens. */
static size_t word_end(Text text, size_t begin, size_t end)
{
    while (end > begin) {
        size_t before = end;
        uint32_t last = text_previous(text, &before);
        bool closes = last < 0x80 ? last != 0 && strchr(",.;:!?\"]", (int)last) != NULL
                                  : last == 0x201D || last == 0x2019 || last == 0xBB ||
                                        last == 0x60C || last == 0x61B;
        if (last == ')')
            closes = !is_balanced(text, begin, end) && !is_enumerator(text_slice(text, begin, end));
        if (!closes)
            break;
        end = before;
    }
    return end;
}

/* "article" of "l’article". */
static Text without_elision(Text word)
{
    for (size_t at = word.bytes; at > 0;) {
        if (text_previous(word, &at) != 0x2019 && word.at[at] != '\'')
            continue;
        size_t next = at;
        text_next(word, &next);
        return text_slice(word, next, word.bytes);
    }
    return word;
}

/* --- joints ------------------------------------------------------------------------------- */

static const PhraseList *list_of(const Joint *joint, LexiconListId id)
{
    return &joint->lexicon->lists[id];
}

/* The word behind the right one. */
static Text word_after(const Joint *joint)
{
    size_t begin = joint->space + 1 + joint->right.bytes + 1;
    Text rest = text_slice(joint->text, begin, begin + WORD_LONGEST);
    return text_slice(rest, 0, text_find(rest, ' '));
}

/* A phrase of the list at the right. The stretch ends with its first word, or with all of it where it
 * is marked so. */
static bool joins_phrase(Joint *joint, LexiconListId id)
{
    size_t which;
    size_t begin = joint->space + 1;
    size_t end = phrase_longest(joint->text, begin, list_of(joint, id), &which);
    if (!end)
        return false;
    bool is_whole = list_of(joint, id)->items[which].marks & PHRASE_TAKES_POST;
    Text words = text_slice(joint->text, begin, end);
    joint->end = is_whole ? end : begin + text_find(words, ' ');
    return true;
}

/* A month at the right, all of it; "may" is none. */
static bool joins_month(Joint *joint)
{
    size_t which;
    size_t begin = joint->space + 1;
    const PhraseList *months = list_of(joint, LEXICON_MONTHS);
    size_t end = phrase_longest(joint->text, begin, months, &which);
    if (!end || joint->text.at[begin] != months->items[which].words.at[0])
        return false;
    joint->end = end;
    return true;
}

/* "paragraph" 5, 20 "000". */
static bool joins_number(Joint *joint)
{
    if (joint->chain == CHAIN_JOINT ||
        phrase_listed(list_of(joint, LEXICON_GLUE_BEFORE_NUMBER), without_elision(joint->left))) {
        joint->next = CHAIN_REFERENCE;
        return true;
    }
    return joint->lexicon->has_spaced_thousands && phrase_digits_at(joint->right, 0) == 3 &&
           is_number(joint->left) && joint->left.bytes <= 3;
}

/* What goes on a reference that ends at the space: (a), "above", "and" with a further number. */
static bool continues_reference(Joint *joint)
{
    if (joint->chain == CHAIN_JOINT || joint->chain == CHAIN_REFERENCE) {
        Text right = text_slice(joint->text, joint->space + 1, joint->end);
        joint->next = CHAIN_REFERENCE;
        if (is_enumerator(right))
            return true;
    }
    if (joint->chain != CHAIN_REFERENCE)
        return false;
    joint->next = CHAIN_JOINT;
    if (phrase_listed(list_of(joint, LEXICON_GLUE_REFERENCE_JOINTS), joint->right)) {
        Text after = word_after(joint);
        after = text_slice(after, 0, word_end(after, 0, after.bytes));
        return phrase_digits_at(after, 0) > 0 || is_enumerator(after);
    }
    joint->next = CHAIN_NONE;
    return joins_phrase(joint, LEXICON_GLUE_AFTER_REFERENCE);
}

/* A day of the month: one or two digits, alone or behind a dash. */
static bool is_day(Text word)
{
    size_t digits = phrase_digits_before(word, word.bytes);
    if (digits == 0 || digits > 2)
        return false;
    size_t before = word.bytes - digits;
    if (before == 0)
        return true;
    uint32_t mark = text_previous(word, &before);
    return (mark == '-' || mark == 0x2013) && before > 0 && phrase_is_digit(word.at[before - 1]);
}

/* The letter of a resolution: 217 "A" (III), 62/243 "A". */
static bool joins_letter(Joint *joint)
{
    Text letter = text_slice(joint->text, joint->space + 1, joint->end);
    if (letter.bytes == 0 || letter.bytes > 2 || !phrase_is_capital(letter.at[0]) ||
        !phrase_is_capital(letter.at[letter.bytes - 1]))
        return false;
    joint->next = CHAIN_LETTER;
    if (is_number(joint->left))
        return letter.bytes == joint->right.bytes && is_session(word_after(joint));
    size_t slash = text_find(joint->left, '/');
    return slash == 2 && phrase_digits_at(joint->left, 0) == 2 &&
           3 + phrase_digits_at(joint->left, 3) == joint->left.bytes;
}

/* What follows a number. */
static bool follows_number(Joint *joint)
{
    if (continues_reference(joint))
        return true;
    joint->next = CHAIN_NONE;
    size_t digits = phrase_digits_before(joint->left, joint->left.bytes);
    bool is_symbol = digits < joint->left.bytes;
    if (is_session(joint->right) && digits <= 4)
        return !is_symbol || joint->left.at[joint->left.bytes - digits - 1] == '/';
    return (is_day(joint->left) && joins_month(joint)) ||
           joins_phrase(joint, LEXICON_GLUE_AFTER_NUMBER) || joins_letter(joint);
}

/* "Mr." Annan, "J." Smith, "annex" II. */
static bool joins_capital(const Joint *joint)
{
    Text left = without_elision(joint->left);
    if (!begins_name(joint->right))
        return false;
    if (left.bytes >= 2 && left.at[left.bytes - 1] == '.' &&
        phrase_is_capital(left.at[left.bytes - 2]) &&
        (left.bytes == 2 || left.at[left.bytes - 3] == '.'))
        return true;
    return phrase_listed(list_of(joint, LEXICON_GLUE_TITLES), left) ||
           (begins_roman(joint->right) &&
            phrase_listed(list_of(joint, LEXICON_GLUE_BEFORE_ROMAN), left));
}

/* Marks that stay with the word at their other side, and "1er janvier". */
static bool joins_by_word(Joint *joint)
{
    size_t begin = joint->space + 1;
    size_t end =
        phrase_longest(joint->text, begin, list_of(joint, LEXICON_GLUE_MARKS_BEHIND), NULL);
    size_t next = end;
    if (end && (end == joint->text.bytes || !phrase_is_word(text_next(joint->text, &next)))) {
        joint->end = end;
        return true;
    }
    if (phrase_listed(list_of(joint, LEXICON_GLUE_BEFORE_MONTH), joint->left))
        return joins_month(joint);
    joint->begin = joint->space - joint->word.bytes;
    return phrase_listed(list_of(joint, LEXICON_GLUE_MARKS_BEFORE), joint->word);
}

/* An enumerator and the word behind it; "paragraph" (a). */
static bool joins_enumerator(Joint *joint)
{
    if (joint->chain == CHAIN_REFERENCE || joint->chain == CHAIN_JOINT)
        return continues_reference(joint);
    if ((joint->sides & LEFT_PARENTHESIS) && is_enumerator(joint->word)) {
        joint->begin = joint->space - joint->word.bytes;
        return true;
    }
    if (!(joint->sides & RIGHT_PARENTHESIS))
        return false;
    if (joint->chain == CHAIN_LETTER)
        return is_session(joint->right);
    joint->next = CHAIN_REFERENCE;
    return is_enumerator(text_slice(joint->text, joint->space + 1, joint->end)) &&
           phrase_listed(list_of(joint, LEXICON_GLUE_BEFORE_NUMBER), joint->left);
}

bool joint_holds(Joint *joint)
{
    joint->next = CHAIN_NONE;
    if ((joint->sides & RIGHT_DIGIT) && joins_number(joint))
        return true;
    if ((joint->sides & LEFT_DIGIT) && follows_number(joint))
        return true;
    joint->next = CHAIN_NONE;
    if ((joint->sides & (LEFT_PARENTHESIS | RIGHT_PARENTHESIS)) && joins_enumerator(joint))
        return true;
    joint->next = CHAIN_NONE;
    if ((joint->sides & RIGHT_CAPITAL) && (joint->sides & LEFT_NAME) && joins_capital(joint))
        return true;
    return (joint->sides & (RIGHT_MARK | LEFT_WORD)) && joins_by_word(joint);
}

/* The word that ends at end; empty if it is too long. */
static Text word_before(Text text, size_t end)
{
    size_t begin = end;
    while (begin > 0 && text.at[begin - 1] != ' ') {
        begin--;
        if (end - begin > WORD_LONGEST)
            return (Text){0};
    }
    return text_slice(text, begin, end);
}

bool joint_at(Joint *joint, const Lexicon *lexicon, Text text, size_t space)
{
    *joint = (Joint){.lexicon = lexicon, .text = text, .space = space};
    joint->word = word_before(text, space);
    Text ahead = text_slice(text, space + 1, space + 1 + WORD_LONGEST);
    joint->right = text_slice(ahead, 0, text_find(ahead, ' '));
    joint->begin = word_begin(text, space - joint->word.bytes, space);
    joint->left = text_slice(text, joint->begin, space);
    joint->end = word_end(text, space + 1, space + 1 + joint->right.bytes);
    return joint->word.bytes > 0 && joint->right.bytes < WORD_LONGEST;
}
