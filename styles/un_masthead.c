#include "styles/un_masthead.h"

#include "styles/phrase.h"
#include "styles/un_fields.h"

/* Where the next element goes: behind the last one, or before the first of what was there. */
typedef struct Place {
    Document *document;
    Node *before; /* insert before this node; NULL: at the end of parent */
    Node *parent;
} Place;

static void place(const Place *at, Node *node)
{
    if (at->before)
        node_insert_before(at->before, node);
    else
        node_append(at->parent, node);
}

static void append_text(Document *document, Node *parent, Text text)
{
    if (text.bytes)
        node_append(parent, node_generated_text(document, text));
}

/* Whether a line has nothing but the notes that are called behind a field's text. */
static bool has_notes_alone(const Node *line)
{
    for (const Node *child = line->first; child; child = child->next)
        if (child->tag != TAG_ASIDE && !node_is(child, TAG_A, "note-call"))
            return false;
    return line->first;
}

/* Brings the notes that the reader left in a line of their own behind the field's text. */
static void take_notes(const Document *document, Tag tag, const char *class_name, Node *line)
{
    Node *notes = un_find(document->root, tag, class_name);
    if (!notes || notes == line || !has_notes_alone(notes))
        return;
    while (notes->first) {
        Node *note = notes->first;
        node_detach(note);
        node_append(line, note);
    }
    node_detach(notes);
}

/* An element with that text, at the place, unless the document has one. */
static void add_line(const Place *at, Tag tag, const char *class_name, Text text)
{
    const Node *there = un_find(at->document->root, tag, class_name);
    if (there && !has_notes_alone(there))
        return;
    Node *line = node_with_class(at->document, tag, class_name, SPAN_NONE);
    append_text(at->document, line, text);
    take_notes(at->document, tag, class_name, line);
    place(at, line);
}

/* --- values in the document's language ---------------------------------------------------- */

static Text string_of(const Document *document, const Lexicon *lexicon, const char *name)
{
    return lexicon_string(lexicon, name, document->date.year);
}

/* Whether word is the last of line: "générale" of "Distr. générale". */
static bool ends_in_word(Text line, Text word)
{
    return word.bytes && line.bytes > word.bytes && line.at[line.bytes - word.bytes - 1] == ' ' &&
           text_equal(text_slice(line, line.bytes - word.bytes, line.bytes), word);
}

static Text distribution_line(const Document *document, const Lexicon *lexicon)
{
    static const struct {
        const char *value;
        const char *string;
    } kinds[] = {
        {"General", "distribution-general"},
        {"Limited", "distribution-limited"},
        {"Restricted", "distribution-restricted"},
    };
    Text value = fields_value(&document->fields, FIELD_DISTRIBUTION);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Text line = string_of(document, lexicon, kinds[i].string);
        if (text_is_ignoring_case(value, kinds[i].value) || ends_in_word(line, value))
            return line;
    }
    return value;
}

/* "English" becomes "Original: English"; a whole line stays. */
static Text original_line(const Document *document, const Lexicon *lexicon)
{
    Text value = fields_value(&document->fields, FIELD_ORIGINAL);
    if (!value.bytes || text_find(value, ':') < value.bytes)
        return value;
    return lexicon_fill(document->arena, string_of(document, lexicon, "original"), value,
                        (Text){0});
}

/* What an agenda item's letter is called in the language. */
static Text agenda_letter(const Lexicon *lexicon, Text letter)
{
    const PhraseList *letters = &lexicon->lists[LEXICON_AGENDA_LETTERS];
    size_t which = (size_t)(letter.at[0] - 'a');
    return which < letters->count ? letters->items[which].words : letter;
}

/* "70 (b)", "70(b)", "70 b)" and "70" take the language's formula, other figures ("70 and 71") that
 * for several items; a phrase stays. */
static Text agenda_line(const Document *document, const Lexicon *lexicon)
{
    Text value = text_trim(fields_value(&document->fields, FIELD_AGENDA_ITEM));
    size_t digits = 0;
    while (digits < value.bytes && phrase_is_digit(value.at[digits]))
        digits++;
    if (digits == 0)
        return value;
    Text number = text_slice(value, 0, digits);
    Text rest = text_trim(text_slice(value, digits, value.bytes));
    if (!rest.bytes)
        return lexicon_fill(document->arena, string_of(document, lexicon, "agenda-item-plain"),
                            number, (Text){0});
    if (rest.at[0] == '(')
        rest = text_slice(rest, 1, rest.bytes);
    if (rest.bytes == 2 && rest.at[0] >= 'a' && rest.at[0] <= 'z' && rest.at[1] == ')')
        return lexicon_fill(document->arena, string_of(document, lexicon, "agenda-item"), number,
                            agenda_letter(lexicon, text_slice(rest, 0, 1)));
    return lexicon_fill(document->arena, string_of(document, lexicon, "agenda-items"), value,
                        (Text){0});
}

static Text session_value(const Document *document, const Lexicon *lexicon)
{
    Text value = text_trim(fields_value(&document->fields, FIELD_SESSION));
    uint32_t number;
    if (!text_to_number(value, ORDINAL_LARGEST, &number))
        return value;
    Text line = un_session_line(document, lexicon, number);
    return line.bytes ? line : value;
}

/* --- the masthead ------------------------------------------------------------------------- */

/* The organ's code is what stands before the first "/" of a symbol; two symbols are parted by a
 * dash: A/62/100–S/2007/200. */
static void fill_symbol(Document *document, Node *line, Text symbol)
{
    static const char dash[] = "\xE2\x80\x93"; /* en dash */
    enum {
        DASH_BYTES = 3
    };
    while (symbol.bytes) {
        size_t end = 0;
        while (end < symbol.bytes && !text_is(text_slice(symbol, end, end + DASH_BYTES), dash))
            end++;
        end = end < symbol.bytes ? end + DASH_BYTES : end;
        size_t code = 0;
        while (code < end && phrase_is_capital(symbol.at[code]))
            code++;
        if (code && code < end && symbol.at[code] == '/') {
            Node *span = node_with_class(document, TAG_SPAN, "organ-code", SPAN_NONE);
            append_text(document, span, text_slice(symbol, 0, code));
            node_append(line, span);
        } else {
            code = 0;
        }
        append_text(document, line, text_slice(symbol, code, end));
        symbol = text_slice(symbol, end, symbol.bytes);
    }
}

static Node *part(Document *document, Node *masthead, const char *class_name, Text text)
{
    Node *line = node_with_class(document, TAG_P, class_name, SPAN_NONE);
    append_text(document, line, text);
    if (text.bytes)
        take_notes(document, TAG_P, class_name, line);
    node_append(masthead, line);
    return line;
}

static Node *masthead_element(Document *document, const Lexicon *lexicon)
{
    const Fields *fields = &document->fields;
    Node *masthead = node_with_class(document, TAG_HEADER, "masthead", SPAN_NONE);
    part(document, masthead, "united-nations", string_of(document, lexicon, "united-nations"));
    Node *symbol = part(document, masthead, "symbol", (Text){0});
    fill_symbol(document, symbol, fields_value(fields, FIELD_SYMBOL));
    take_notes(document, TAG_P, "symbol", symbol);
    part(document, masthead, "organ", fields_value(fields, FIELD_ORGAN));
    part(document, masthead, "distribution", distribution_line(document, lexicon));
    part(document, masthead, "date", un_date_line(document, lexicon));
    part(document, masthead, "original", original_line(document, lexicon));
    return masthead;
}

/* --- the lines below ---------------------------------------------------------------------- */

/* "[on the report of …]": brackets roman, what is between them in an em. */
static void add_report(const Place *at)
{
    if (un_find(at->document->root, TAG_P, "report"))
        return;
    Node *line = node_with_class(at->document, TAG_P, "report", SPAN_NONE);
    place(at, line);
    Text inside = text_trim(fields_value(&at->document->fields, FIELD_REPORT));
    if (inside.bytes > 1 && inside.at[0] == '[' && inside.at[inside.bytes - 1] == ']')
        inside = text_slice(inside, 1, inside.bytes - 1);
    if (!inside.bytes)
        return;
    append_text(at->document, line, (Text)TEXT("["));
    Node *emphasis = node_element(at->document, TAG_EM, SPAN_NONE);
    append_text(at->document, emphasis, inside);
    node_append(line, emphasis);
    append_text(at->document, line, (Text)TEXT("]"));
}

typedef struct FieldLine {
    FieldId field;
    const char *class_name;
} FieldLine;

/* Lines that have a field each, and stand only where there is a value. */
static const FieldLine below_session[] = {{FIELD_RECORDS, "records"},
                                          {FIELD_COMMITTEE, "committee"},
                                          {FIELD_SESSION_DATES, "session-dates"}};
static const FieldLine below_item[] = {{FIELD_AGENDA_TITLE, "agenda-title"}};

static void add_fields(const Place *at, const FieldLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Text value = fields_value(&at->document->fields, lines[i].field);
        if (value.bytes)
            add_line(at, TAG_P, lines[i].class_name, value);
    }
}

/* The organ that enacts stands above the session where the masthead names the one it belongs to. */
static void add_session(const Place *at, const Lexicon *lexicon, OrganId organ)
{
    const Node *there = un_find(at->document->root, TAG_P, "session");
    if (there && !has_notes_alone(there))
        return;
    if (organ_practice(organ)->masthead != organ) {
        Node *body = node_with_class(at->document, TAG_P, "session", SPAN_NONE);
        append_text(at->document, body, lexicon->organs[organ].name);
        place(at, body);
    }
    Node *line = node_with_class(at->document, TAG_P, "session", SPAN_NONE);
    append_text(at->document, line, session_value(at->document, lexicon));
    take_notes(at->document, TAG_P, "session", line);
    place(at, line);
    add_fields(at, below_session, sizeof below_session / sizeof *below_session);
}

static void add_lines(const Place *at, const Lexicon *lexicon, Node *section)
{
    Document *document = at->document;
    const OrganPractice *practice = organ_practice(un_organ(document, lexicon));
    Text adoption = fields_value(&document->fields, FIELD_ADOPTION);
    if (section && !practice->has_session_lines) {
        Node *title = un_find(section, TAG_H1, "resolution-title");
        Place below = *at;
        if (title)
            below = (Place){document, title->next, title->parent};
        add_line(&below, TAG_P, "adoption", adoption);
        return;
    }
    add_session(at, lexicon, section ? un_organ(document, lexicon) : ORGAN_COUNT);
    add_line(at, TAG_P, "agenda-item", agenda_line(document, lexicon));
    add_fields(at, below_item, sizeof below_item / sizeof *below_item);
    if (section || adoption.bytes)
        add_line(at, TAG_P, "adoption", adoption);
    if (section || fields_value(&document->fields, FIELD_REPORT).bytes)
        add_report(at);
}

void un_masthead(Document *document, const Lexicon *lexicon)
{
    Node *section = text_is(document->kind->text, "resolution")
                        ? un_find(document->root, TAG_SECTION, "resolution")
                        : NULL;
    const Fields *fields = &document->fields;
    bool is_given =
        fields_value(fields, FIELD_SYMBOL).bytes > 0 || fields_value(fields, FIELD_ORGAN).bytes > 0;
    if ((!section && !is_given) || un_find(document->root, TAG_HEADER, "masthead"))
        return;
    Node *first = document->root->first;
    while (first && has_notes_alone(first))
        first = first->next;
    /* the lines that name who submits a draft stand below the masthead */
    bool has_head = first && node_is(first, TAG_P, "memo-line");
    Place at = {document, section && !has_head ? section : first, document->root};
    place(&at, masthead_element(document, lexicon));
    add_lines(&at, lexicon, section);
}
