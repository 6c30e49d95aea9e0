#include "input/overrides.h"

#include "input/hints.h"

enum {
    TEXT_LEAST = 48,   /* bytes of the line that a hint shows */
    LONGEST_TITLE = 96 /* bytes of a paragraph that may be a heading */
};

/* The verb of the opposite; rules that are not here follow markup or a hint, which is to be changed itself, or
 * are about what no verb can change. */
static const char *const opposites[RULE_COUNT] = {
    [RULE_HEAD_AT_EDGE] = "keep",
    [RULE_HEAD_TITLE] = "keep",
    [RULE_HEAD_REPEATED] = "keep",
    [RULE_HEAD_IN_TEXT] = "keep",
    [RULE_MASTHEAD_LINE] = "keep",
    [RULE_MASTHEAD_BODY] = "keep",
    [RULE_MASTHEAD_AGENDA_TITLE] = "keep",

    [RULE_BEGINS_BLANK] = "join",
    [RULE_BEGINS_PAGE] = "join",
    [RULE_BEGINS_FORMULA] = "join",
    [RULE_BEGINS_NEXT_NUMBER] = "join",
    [RULE_BEGINS_NEXT_LABEL] = "join",
    [RULE_BEGINS_BULLET] = "join",
    [RULE_BEGINS_HEADING] = "join",
    [RULE_BEGINS_RECITAL] = "join",
    [RULE_BEGINS_INDENTED] = "join",
    [RULE_BEGINS_AFTER_SHORT] = "join",
    [RULE_BEGINS_UNWRAPPED] = "join",
    [RULE_JOINS_LINE] = "break",
    [RULE_JOINS_PAGE] = "break",
    [RULE_JOINS_NUMBER] = "break",
    [RULE_JOINS_BLANK] = "break",

    [RULE_NOTES_BELOW_RULE] = "not-notes",
    [RULE_NOTES_BELOW_SIGN] = "not-notes",
    [RULE_NOTES_BARE] = "not-notes",
    [RULE_NOTES_STARS] = "not-notes",
    [RULE_NOTE_LABEL] = "join",
    [RULE_CALL_BEHIND_WORD] = "not-call",
    [RULE_CALL_NEXT] = "not-call",
    [RULE_CALL_AGAIN] = "not-call",
    [RULE_CALL_IN_FORM] = "not-call",
    [RULE_CALL_IN_MASTHEAD] = "keep",
    [RULE_CALL_LOOSE] = "not-call",
    [RULE_CALL_LOOSE_AGAIN] = "not-call",
    [RULE_CALL_GLUED] = "not-call",
    [RULE_CALL_IN_FIGURE] = "not-call",

    [RULE_RESOLUTION_TITLE] = "plain",
    [RULE_DECISION_TITLE] = "plain",
    [RULE_TITLE_BEFORE_ORGAN] = "plain",
    [RULE_DRAFT_LABEL] = "plain",
    [RULE_ADOPTED_BY] = "plain",
    [RULE_ENACTING] = "plain",
    [RULE_OTHER_ORGAN] = "plain",
    [RULE_PREAMBULAR] = "plain",
    [RULE_OPERATIVE_NUMBER] = "plain",
    [RULE_SOLE_OPERATIVE] = "plain",
    [RULE_TEXT_AMONG_NUMBERS] = "subhead",
    [RULE_PART_MARK] = "plain",
    [RULE_PART_TITLE] = "plain",
    [RULE_MEETING] = "plain",
    [RULE_ADOPTION_DATE] = "plain",
    [RULE_VOTE] = "plain",
    [RULE_ANNEX_LABEL] = "plain",
    [RULE_ANNEX_TITLE] = "plain",
    [RULE_ORIGINAL_LANGUAGE] = "plain",

    [RULE_TITLE_FORMULA] = "plain",
    [RULE_TITLE_FIRST] = "plain",
    [RULE_SUBTITLE] = "plain",
    [RULE_SPONSORS] = "plain",
    [RULE_OFFICER] = "plain",
    [RULE_HELD] = "plain",
    [RULE_MEMO_LINE] = "plain",
    [RULE_SUMMARY_LABEL] = "plain",
    [RULE_CONTENTS_LABEL] = "plain",
    [RULE_CONTENTS_HEADS] = "plain",
    [RULE_CONTENTS_ENTRY] = "plain",

    [RULE_PARAGRAPH_NUMBER] = "plain",
    [RULE_OWN_NUMBER] = "plain",
    [RULE_NUMBER_IN_LIST] = "plain",
    [RULE_SUBPARAGRAPH] = "plain",
    [RULE_BULLET] = "plain",
    [RULE_NUMBERED_HEADING] = "plain",
    [RULE_LABELLED_HEADING] = "plain",
    [RULE_SUBHEAD] = "plain",
    [RULE_CHAPTER_LABEL] = "plain",
    [RULE_CHAPTER_TITLE] = "plain",
    [RULE_DIVISION_LABEL] = "plain",
    [RULE_DIVISION_TITLE] = "plain",
    [RULE_AGENDA_HEADING] = "plain",
    [RULE_QUOTATION] = "plain",
    [RULE_STAGE_DIRECTION] = "plain",
    [RULE_SPEECH] = "plain",
    [RULE_SIGNED] = "plain",
    [RULE_SIGNED_FUNCTION] = "plain",
    [RULE_PLAIN_TEXT] = "subhead",
    [RULE_PLAIN_DOCUMENT] = "subhead",

    [RULE_TABLE_LABELLED] = "not-table",
    [RULE_TABLE_ALIGNED] = "not-table",
    [RULE_COLUMNS] = "not-columns",
    [RULE_TABLE_LABEL] = "plain",
    [RULE_TABLE_TITLE] = "plain",
    [RULE_TABLE_HEADNOTE] = "plain",
    [RULE_TABLE_NOTE] = "plain",
    [RULE_TABLE_CALL] = "not-call",
};

/* The beginning of the text at the offset, as long as a hint needs, up to a control and whole code points. */
static Text shown_text(Text bytes, size_t begin)
{
    size_t end = begin;
    while (end < bytes.bytes && end - begin < TEXT_LEAST &&
           ((unsigned char)bytes.at[end] >= ' ' || bytes.at[end] == '\t'))
        end++;
    while (end > begin && end < bytes.bytes && ((unsigned char)bytes.at[end] & 0xC0) == 0x80)
        end--;
    return text_trim(text_slice(bytes, begin, end));
}

void override_put(Buffer *out, DecisionRule rule, Span span, uint32_t line, uint32_t line_begin)
{
    Text bytes = span.source->bytes;
    const char *name = opposites[rule];
    HintVerb verb;
    if (!name || !hint_verb_find(text_of(name), &verb))
        return;
    uint32_t begin = hint_line_text(bytes, line_begin);
    bool is_call = verb == HINT_NOT_CALL;
    bool is_paragraph = verb == HINT_SUBHEAD && span.end - span.begin > LONGEST_TITLE;
    if (!is_call && rule != RULE_CALL_IN_MASTHEAD && begin < span.begin)
        begin = span.begin; /* of the column at the right */
    Text shown = shown_text(bytes, begin);
    if (shown.bytes == 0)
        return;
    buffer_integer(out, line);
    buffer_byte(out, ' ');
    buffer_string(out, is_paragraph ? "quote" : name);
    if (is_call) {
        buffer_byte(out, ' ');
        buffer_put(out, hint_call_label(text_slice(bytes, span.begin, span.end)));
    }
    buffer_string(out, " | ");
    buffer_put(out, shown);
}
