#include "styles/un_fields.h"

#include <string.h>

#include "styles/phrase.h"

static const OrganPractice practices[ORGAN_COUNT + 1] = {
    [ORGAN_GENERAL_ASSEMBLY] = {"A/RES/", ORGAN_GENERAL_ASSEMBLY, 400, true, true},
    [ORGAN_SECURITY_COUNCIL] = {"S/RES/", ORGAN_SECURITY_COUNCIL, 0, false, false},
    [ORGAN_ECONOMIC_AND_SOCIAL_COUNCIL] = {"E/RES/", ORGAN_ECONOMIC_AND_SOCIAL_COUNCIL, 0, false,
                                           true},
    [ORGAN_TRUSTEESHIP_COUNCIL] = {"T/RES/", ORGAN_TRUSTEESHIP_COUNCIL, 0, false, true},
    [ORGAN_COURT] = {NULL, ORGAN_COURT, 0, false, true},
    [ORGAN_SECRETARIAT] = {NULL, ORGAN_SECRETARIAT, 0, false, true},
    [ORGAN_HUMAN_RIGHTS_COUNCIL] = {"A/HRC/RES/", ORGAN_GENERAL_ASSEMBLY, 0, true, true},
    [ORGAN_COUNT] = {NULL, ORGAN_COUNT, 0, false, true},
};

const OrganPractice *organ_practice(OrganId organ)
{
    return &practices[organ];
}

Node *un_find(const Node *top, Tag tag, const char *class_name)
{
    for (Node *node = top ? node_following(top, top) : NULL; node; node = node_following(node, top))
        if (node_is(node, tag, class_name))
            return node;
    return NULL;
}

/* The first resolution, or NULL. */
static Node *resolution_of(const Document *document)
{
    return un_find(document->root, TAG_SECTION, "resolution");
}

static Node *title_of(const Document *document)
{
    return un_find(resolution_of(document), TAG_H1, "resolution-title");
}

/* --- text of elements --------------------------------------------------------------------- */

/* The element's text in the arena, notes left out, white space as single spaces; empty for NULL. */
static Text content_of(const Document *document, const Node *node)
{
    if (!node)
        return (Text){0};
    Buffer out = {0};
    for (const Node *at = node_following(node, node); at;) {
        if (node_is(at, TAG_ASIDE, "note") || node_is(at, TAG_A, "note-call")) {
            at = node_following_skip(at, node);
            continue;
        }
        if (at->tag == TAG_BR || (at->previous && node_is(at->previous, TAG_SPAN, "number")))
            buffer_byte(&out, ' ');
        if (node_is_text(at))
            buffer_put(&out, at->text);
        at = node_following(at, node);
    }
    size_t kept = 0;
    for (size_t i = 0; i < out.bytes; i++) {
        bool is_space = out.at[i] == ' ' || out.at[i] == '\n' || out.at[i] == '\t';
        if (is_space && (kept == 0 || out.at[kept - 1] == ' '))
            continue;
        out.at[kept++] = is_space ? ' ' : out.at[i];
    }
    out.bytes = kept;
    Text content = text_copy(document->arena, text_trim(buffer_text(&out)));
    buffer_free(&out);
    return content;
}

static Text without_end(Text text, const char *marks)
{
    while (text.bytes && strchr(marks, text.at[text.bytes - 1]))
        text.bytes--;
    return text;
}

static Text enacting_words(const Document *document)
{
    const Node *line = un_find(resolution_of(document), TAG_P, "enacting");
    return phrase_without_comma(content_of(document, line));
}

/* --- the organ ---------------------------------------------------------------------------- */

OrganId un_organ(const Document *document, const Lexicon *lexicon)
{
    OrganId organ = lexicon_organ(lexicon, enacting_words(document));
    if (organ != ORGAN_COUNT)
        return organ;
    return lexicon_organ(lexicon, fields_value(&document->fields, FIELD_ORGAN));
}

/* The name of an organ that the lexicon does not know: its enacting words without the article. */
static Text unlisted_organ(const Lexicon *lexicon, Text words)
{
    size_t end = phrase_longest(words, 0, &lexicon->lists[LEXICON_ARTICLES], NULL);
    return text_slice(words, phrase_skip_space(words, end), words.bytes);
}

/* --- the number --------------------------------------------------------------------------- */

/* The resolution's number as it stands in a symbol: no full stop, no word before it, spaces as
 * spaces. */
static Text resolution_number(const Document *document)
{
    Text text = content_of(document, un_find(title_of(document), TAG_SPAN, "number"));
    text = text_trim(without_end(text, ". "));
    size_t digit = 0;
    while (digit < text.bytes && !phrase_is_digit(text.at[digit]))
        digit++;
    if (digit == text.bytes)
        return (Text){0};
    /* "Resolution 2223 (2015)": the word before the number is not of it; "S-10/2" is a number */
    size_t begin = digit;
    while (begin > 0 && text.at[begin - 1] != ' ' && (unsigned char)text.at[begin - 1] < 0x80)
        begin--;
    Buffer out = {0};
    while (begin < text.bytes) {
        uint32_t code_point = text_next(text, &begin);
        buffer_code_point(&out, code_point == 0xA0 || code_point == 0x202F ? ' ' : code_point);
    }
    Text number = text_copy(document->arena, buffer_text(&out));
    buffer_free(&out);
    return number;
}

typedef enum SessionKind {
    SESSION_REGULAR,
    SESSION_SPECIAL,
    SESSION_EMERGENCY
} SessionKind;

typedef struct Session {
    SessionKind kind;
    uint32_t number; /* 0 where none is told */
} Session;

static uint32_t roman_value(Text roman)
{
    static const char letters[] = "IVXLC";
    static const uint32_t values[] = {1, 5, 10, 50, 100};
    uint32_t sum = 0;
    uint32_t last = 0;
    for (size_t i = roman.bytes; i > 0; i--) {
        const char *letter = strchr(letters, roman.at[i - 1]);
        if (!letter || !*letter || sum > ORDINAL_LARGEST)
            return 0;
        uint32_t value = values[letter - letters];
        sum = value < last ? sum - value : sum + value;
        last = value > last ? value : last;
    }
    return sum;
}

static SessionKind take_session_kind(Text *text)
{
    SessionKind kind = text_starts(*text, "ES-")  ? SESSION_EMERGENCY
                       : text_starts(*text, "S-") ? SESSION_SPECIAL
                                                  : SESSION_REGULAR;
    size_t prefix = kind == SESSION_EMERGENCY ? 3 : kind == SESSION_SPECIAL ? 2 : 0;
    *text = text_slice(*text, prefix, text->bytes);
    return kind;
}

/* The session that a number tells (un-style 5.4): 62/165, S-10/2, ES-11/1, 217 A (III),
 * 3362 (S-VII). */
static Session session_of(Text number)
{
    Session session = {SESSION_REGULAR, 0};
    size_t open = text_find(number, '(');
    if (open < number.bytes) {
        Text inside = text_slice(number, open + 1, number.bytes);
        inside = text_slice(inside, 0, text_find(inside, ')'));
        session.kind = take_session_kind(&inside);
        session.number = roman_value(inside);
        return session;
    }
    size_t slash = text_find(number, '/');
    if (slash < number.bytes) {
        Text before = text_slice(number, 0, slash);
        session.kind = take_session_kind(&before);
        if (!text_to_number(before, ORDINAL_LARGEST, &session.number))
            session.number = 0;
    }
    return session;
}

/* Whether it is the number of a decision: 62/404. */
static bool is_decision(const OrganPractice *practice, Text number)
{
    size_t behind = text_find(number, '/') + 1;
    uint32_t in_session;
    Text digits = text_slice(number, behind, behind + phrase_digits_at(number, behind));
    return practice->decisions_from && text_to_number(digits, 9999, &in_session) &&
           in_session >= practice->decisions_from;
}

static Text session_line(const Document *document, const Lexicon *lexicon, Session session)
{
    static const char *const names[] = {
        [SESSION_REGULAR] = "session",
        [SESSION_SPECIAL] = "special-session",
        [SESSION_EMERGENCY] = "emergency-session",
    };
    Text ordinal = lexicon_ordinal(document->arena, lexicon, session.number);
    Text formula = lexicon_string(lexicon, names[session.kind], document->date.year);
    if (!ordinal.bytes || !formula.bytes)
        return (Text){0};
    Text line = lexicon_fill(document->arena, formula, ordinal, (Text){0});
    return lexicon_capitalized(document->arena, line);
}

/* "2007-12-18"; false for anything else. */
static bool read_iso_date(Text text, uint32_t *year, uint32_t *month, uint32_t *day)
{
    return text.bytes == 10 && text.at[4] == '-' && text.at[7] == '-' &&
           text_to_number(text_slice(text, 0, 4), 9999, year) &&
           text_to_number(text_slice(text, 5, 7), 12, month) && *month > 0 &&
           text_to_number(text_slice(text, 8, 10), 31, day) && *day > 0;
}

Text un_date_line(const Document *document, const Lexicon *lexicon)
{
    Text value = text_trim(fields_value(&document->fields, FIELD_DATE));
    uint32_t year;
    uint32_t month;
    uint32_t day;
    const PhraseList *months = &lexicon->lists[LEXICON_MONTHS];
    Text form = lexicon_string(lexicon, "date", document->date.year);
    if (!read_iso_date(value, &year, &month, &day) || month > months->count || !form.bytes)
        return value;
    Text first = lexicon_string(lexicon, "date-first", document->date.year);
    if (day == 1 && first.bytes)
        form = first;
    Text number = text_slice(value, day < 10 ? 9 : 8, 10);
    Text of_year =
        lexicon_fill(document->arena, lexicon_string(lexicon, "month-of-year", document->date.year),
                     months->items[month - 1].words, text_slice(value, 0, 4));
    return day == 1 && first.bytes ? lexicon_fill(document->arena, form, of_year, (Text){0})
                                   : lexicon_fill(document->arena, form, number, of_year);
}

Text un_session_line(const Document *document, const Lexicon *lexicon, uint32_t number)
{
    return session_line(document, lexicon, (Session){SESSION_REGULAR, number});
}

/* --- the adoption line -------------------------------------------------------------------- */

/* Only from a date line of the text: the document's date may be that of issue. */
static Text adoption_line(const Document *document, const Lexicon *lexicon, OrganId organ)
{
    const Node *resolution = resolution_of(document);
    Text date = content_of(document, un_find(resolution, TAG_P, "adoption-date"));
    date = without_end(date, ".");
    if (organ == ORGAN_COUNT || !date.bytes)
        return (Text){0};
    Arena *arena = document->arena;
    int year = document->date.year;
    Text agent = lexicon->organs[organ].agent;
    if (organ_practice(organ)->has_session_lines) {
        Text formula = lexicon_string(lexicon, "adoption", year);
        return agent.bytes ? lexicon_fill(arena, formula, agent, date) : (Text){0};
    }
    Text meeting = content_of(document, un_find(resolution, TAG_P, "meeting"));
    Text at_meeting = lexicon_string(lexicon, "at-meeting", year);
    Text formula = lexicon_string(lexicon, "adoption-at-meeting", year);
    if (!meeting.bytes || !at_meeting.bytes || !formula.bytes)
        return (Text){0};
    Text place = lexicon_fill(arena, at_meeting, agent, without_end(meeting, "."));
    return lexicon_fill(arena, formula, place, date);
}

/* --- distribution ------------------------------------------------------------------------- */

/* A part of the symbol tells limited and restricted distribution (2.7); a resolution's is general;
 * that of others is not told. */
static const char *distribution_of(const Document *document)
{
    Text rest = fields_value(&document->fields, FIELD_SYMBOL);
    while (rest.bytes) {
        size_t slash = text_find(rest, '/');
        rest = text_slice(rest, slash + 1, rest.bytes);
        if (text_starts(rest, "L."))
            return "Limited";
        if (text_starts(rest, "R."))
            return "Restricted";
    }
    return text_is(document->kind->text, "resolution") ? "General" : NULL;
}

static void derive(Document *document, FieldId id, Text value)
{
    if (value.bytes)
        fields_set(&document->fields, id, value, FIELD_DERIVED, SPAN_NONE);
}

static void derive_resolution(Document *document, const Lexicon *lexicon)
{
    OrganId organ = un_organ(document, lexicon);
    const OrganPractice *practice = organ_practice(organ);
    Text number = resolution_number(document);
    bool has_symbol = practice->series && number.bytes && !is_decision(practice, number);
    if (has_symbol)
        derive(
            document, FIELD_SYMBOL,
            lexicon_fill(document->arena, (Text)TEXT("{1}{2}"), text_of(practice->series), number));
    if (organ == ORGAN_COUNT)
        derive(document, FIELD_ORGAN, unlisted_organ(lexicon, enacting_words(document)));
    else
        derive(document, FIELD_ORGAN, lexicon->organs[practice->masthead].name);
    if (practice->numbers_by_session)
        derive(document, FIELD_SESSION, session_line(document, lexicon, session_of(number)));
    if (!is_decision(practice, number))
        derive(document, FIELD_ADOPTION, adoption_line(document, lexicon, organ));
}

void un_fields_derive(Document *document, const Lexicon *lexicon)
{
    const Node *title = title_of(document);
    for (const Node *node = document->root; node && !title;
         node = node_following(node, document->root))
        if (node->tag == TAG_H1 && !node_is(node, TAG_P, "adoption"))
            title = node;
    derive(document, FIELD_TITLE, content_of(document, title));
    if (text_is(document->kind->text, "resolution"))
        derive_resolution(document, lexicon);
    const char *distribution = distribution_of(document);
    if (distribution)
        derive(document, FIELD_DISTRIBUTION, text_of(distribution));
}
