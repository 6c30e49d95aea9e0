#include "styles/un_lead.h"

#include "styles/phrase.h"
#include "styles/wrap.h"

LeadOptions lead_options(OrganId organ)
{
    bool wants_second = organ != ORGAN_SECURITY_COUNCIL;
    return (LeadOptions){wants_second, wants_second};
}

/* --- the grammar -------------------------------------------------------------------------- */

/* The lists that a kind of paragraph takes its words from. */
typedef struct Grammar {
    const Lexicon *lexicon;
    const PhraseList *heads;
    const PhraseList *adverbs;
    const PhraseList *posts;
} Grammar;

static Grammar grammar_of(const Lexicon *lexicon, LeadKind kind)
{
    bool is_operative = kind == LEAD_OPERATIVE;
    const PhraseList *lists = lexicon->lists;
    return (Grammar){
        lexicon,
        &lists[is_operative ? LEXICON_OPERATIVE_HEADS : LEXICON_PREAMBULAR_HEADS],
        &lists[is_operative ? LEXICON_OPERATIVE_ADVERBS : LEXICON_PREAMBULAR_ADVERBS],
        &lists[is_operative ? LEXICON_OPERATIVE_POSTS : LEXICON_PREAMBULAR_POSTS],
    };
}

/* Where the next part may begin behind one that ends at end; 0 where none may. */
static size_t next_part(const Lexicon *lexicon, Text text, size_t end)
{
    if (lexicon->is_joined)
        return end;
    size_t begin = phrase_skip_space(text, end);
    return begin > end ? begin : 0;
}

/* The end of an optional part from list behind a part that ends at end. */
static size_t maybe(const Lexicon *lexicon, const PhraseList *list, Text text, size_t end)
{
    size_t begin = next_part(lexicon, text, end);
    size_t longer = begin ? phrase_longest(text, begin, list, NULL) : 0;
    return longer ? longer : end;
}

/* The end of a noun phrase at begin: up to two adjectives and a noun; 0 if there is none. */
static size_t noun_phrase_end(const Lexicon *lexicon, Text text, size_t begin)
{
    for (int adjectives = 0; begin; adjectives++) {
        size_t end = phrase_longest(text, begin, &lexicon->lists[LEXICON_NOUNS], NULL);
        if (end || adjectives == 2)
            return end;
        end = phrase_longest(text, begin, &lexicon->lists[LEXICON_ADJECTIVES], NULL);
        begin = end ? next_part(lexicon, text, end) : 0;
    }
    return 0;
}

typedef enum Slot {
    SLOT_NONE,
    SLOT_NOUN_PHRASE,
    SLOT_ADVERB,
    SLOT_MODIFIER
} Slot;

/* The first slot of a head's words; the words before it and behind it. */
static Slot find_slot(Text words, Text *before, Text *behind)
{
    static const char *const names[] = {NULL, "NP", "ADV", "MOD"};
    for (size_t at = 0; at < words.bytes;) {
        size_t end = at + text_find(text_slice(words, at, words.bytes), ' ');
        Text word = text_slice(words, at, end);
        for (int slot = SLOT_NOUN_PHRASE; slot <= SLOT_MODIFIER; slot++) {
            if (text_is(word, names[slot])) {
                *before = text_trim(text_slice(words, 0, at));
                *behind = text_trim(text_slice(words, end, words.bytes));
                return (Slot)slot;
            }
        }
        at = end + 1;
    }
    *before = words;
    *behind = (Text){0};
    return SLOT_NONE;
}

/* The end of a head at begin, 0 if text does not say it. */
static size_t head_end(const Grammar *grammar, Text text, size_t begin, Text words)
{
    Text before;
    Text behind = words;
    size_t end = 0;
    do {
        Slot slot = find_slot(behind, &before, &behind);
        if (before.bytes) {
            end = phrase_end(text, begin, before);
            if (!end)
                return 0;
        }
        if (slot == SLOT_NOUN_PHRASE) {
            end = noun_phrase_end(grammar->lexicon, text, next_part(grammar->lexicon, text, end));
            if (!end)
                return 0;
        } else if (slot == SLOT_ADVERB) {
            end = maybe(grammar->lexicon, grammar->adverbs, text, end);
        } else if (slot == SLOT_MODIFIER) {
            end = maybe(grammar->lexicon, &grammar->lexicon->lists[LEXICON_MODIFIERS_BEHIND], text,
                        end);
        }
        if (behind.bytes) {
            begin = next_part(grammar->lexicon, text, end);
            if (!begin)
                return 0;
        }
    } while (behind.bytes);
    return end;
}

/* What may stand behind a head that ends at end. */
static size_t tail_end(const Grammar *grammar, Text text, size_t end, uint32_t marks)
{
    const PhraseList *modifiers = &grammar->lexicon->lists[LEXICON_MODIFIERS_BEHIND];
    end = maybe(grammar->lexicon, modifiers, text, end);
    if (marks & PHRASE_TAKES_POST)
        end = maybe(grammar->lexicon, grammar->posts, text, end);
    return maybe(grammar->lexicon, modifiers, text, end);
}

/* The end of the longest head with its tail at begin, among heads that have all marks of wanted. */
static size_t longest_head(const Grammar *grammar, Text text, size_t begin, uint32_t wanted,
                           uint32_t *marks)
{
    if (begin >= text.bytes)
        return 0;
    size_t next = begin;
    uint32_t first = phrase_lower(text_next(text, &next));
    size_t longest = 0;
    for (size_t i = 0; i < grammar->heads->count; i++) {
        const Phrase *head = &grammar->heads->items[i];
        if (head->first != first || (head->marks & wanted) != wanted)
            continue;
        size_t end = head_end(grammar, text, begin, head->words);
        if (end)
            end = tail_end(grammar, text, end, head->marks);
        if (end > longest) {
            longest = end;
            *marks = head->marks;
        }
    }
    return longest;
}

/* With an adverb before the head, or without. */
static size_t longest_phrase(const Grammar *grammar, Text text, size_t begin, uint32_t *marks)
{
    size_t longest = longest_head(grammar, text, begin, 0, marks);
    size_t adverb = phrase_longest(text, begin, grammar->adverbs, NULL);
    size_t head = adverb ? next_part(grammar->lexicon, text, adverb) : 0;
    uint32_t other_marks;
    size_t end = head ? longest_head(grammar, text, head, PHRASE_TAKES_ADVERB, &other_marks) : 0;
    if (end > longest) {
        longest = end;
        *marks = other_marks;
    }
    return longest;
}

size_t lead_end(const Lexicon *lexicon, LeadKind kind, Text text, size_t begin, uint32_t *marks)
{
    Grammar grammar = grammar_of(lexicon, kind);
    size_t longest = longest_phrase(&grammar, text, begin, marks);
    size_t modifier = phrase_longest(text, begin, &lexicon->lists[LEXICON_MODIFIERS_BEFORE], NULL);
    size_t rest = modifier ? next_part(lexicon, text, modifier) : 0;
    uint32_t other_marks;
    size_t end = rest ? longest_phrase(&grammar, text, rest, &other_marks) : 0;
    if (end > longest) {
        longest = end;
        *marks = other_marks;
    }
    return longest;
}

/* --- paragraphs --------------------------------------------------------------------------- */

/* A walk over the document. */
typedef struct Leads {
    Document *document;
    const Lexicon *lexicon;
    const LeadOptions *fixed; /* the caller's, or NULL */
    LeadOptions options;      /* of the resolution at hand */
    Diagnostics *diagnostics;
    Buffer before; /* text of the paragraph before the node that is searched for second phrases */
    /* of the resolution or part at hand, for 4.4: */
    size_t operative_count;
    size_t verb_count; /* unnumbered paragraphs that begin with an operative verb */
    Node *verb_paragraph;
} Leads;

/* The text node that a paragraph begins with; NULL if it begins with anything else, or is marked. */
static Node *opening_text(const Node *paragraph)
{
    Node *first = paragraph->first;
    return first && node_is_text(first) ? first : NULL;
}

static Node *wrap_lead(Leads *leads, Node *text_node, size_t begin, size_t end)
{
    TextRange range = {begin, end};
    return wrap_ranges(leads->document, text_node, &range, 1, (Wrapper){TAG_EM, "lead"});
}

static void note_no_lead(Leads *leads, const Node *text_node)
{
    enum {
        SHOWN = 40
    };
    size_t end = text_node->text.bytes;
    while (end > SHOWN)
        text_previous(text_node->text, &end);
    Text words = text_slice(text_node->text, 0, end);
    diagnostics_add(leads->diagnostics, RULE_NO_LEAD_PHRASE, node_source_span(text_node, 0, end),
                    words, (Text){0});
}

/* Whether a breaker stands among the last *words words of text; takes those looked at off *words. */
static bool has_breaker(const Leads *leads, Text text, uint32_t *words)
{
    size_t end = text.bytes;
    while (*words > 0) {
        while (end > 0 && text.at[end - 1] == ' ')
            end--;
        if (end == 0)
            return false;
        size_t begin = end;
        while (begin > 0 && text.at[begin - 1] != ' ')
            begin--;
        if (phrase_longest(text, begin, &leads->lexicon->lists[LEXICON_SECOND_BREAKERS], NULL))
            return true;
        end = begin;
        --*words;
    }
    return false;
}

/* Whether a relative clause seems to be open where text ends, behind leads->before. */
static bool clause_is_open(const Leads *leads, Text text)
{
    uint32_t words = leads->lexicon->guard;
    return has_breaker(leads, text, &words) ||
           has_breaker(leads, buffer_text(&leads->before), &words);
}

/* The next second phrase in text from *at; false if there is none. *at moves behind what was
 * searched. */
static bool find_second(const Leads *leads, LeadKind kind, Text text, size_t *at, TextRange *range)
{
    const PhraseList *joints = &leads->lexicon->lists[LEXICON_SECOND_JOINTS];
    while (*at < text.bytes) {
        size_t joint = *at + text_find(text_slice(text, *at, text.bytes), ',');
        *at = joint + 1;
        size_t end = phrase_longest(text, joint, joints, NULL);
        size_t begin = end ? next_part(leads->lexicon, text, end) : 0;
        if (!begin || begin >= text.bytes)
            continue;
        size_t next = begin;
        uint32_t first = text_next(text, &next);
        uint32_t marks = 0;
        size_t lead =
            first == phrase_lower(first) ? lead_end(leads->lexicon, kind, text, begin, &marks) : 0;
        if (!lead || !(marks & PHRASE_MAY_BE_SECOND))
            continue;
        if (!clause_is_open(leads, text_slice(text, 0, joint))) {
            *range = (TextRange){begin, lead};
            *at = lead;
            return true;
        }
    }
    return false;
}

/* Sets the second phrases of a paragraph, from the node after its lead on. */
static void mark_seconds(Leads *leads, LeadKind kind, const Node *paragraph, Node *from)
{
    buffer_clear(&leads->before);
    Node *node = from;
    while (node) {
        if (node->tag == TAG_ASIDE || node->tag == TAG_EM) {
            node = node_following_skip(node, paragraph);
            continue;
        }
        Node *next = node_following(node, paragraph);
        if (node_is_text(node)) {
            Text text = node->text;
            TextRange range;
            size_t at = 0;
            if (find_second(leads, kind, text, &at, &range)) {
                buffer_put(&leads->before, text_slice(text, 0, range.end));
                Node *last = wrap_lead(leads, node, range.begin, range.end);
                /* what follows the phrase in this node is searched next */
                next = node_is_text(last) ? last : node_following_skip(last, paragraph);
            } else {
                buffer_put(&leads->before, text);
            }
        }
        node = next;
    }
}

/* A paragraph: its lead phrase, and where asked its later ones. */
static void mark_paragraph(Leads *leads, LeadKind kind, Node *paragraph)
{
    Node *text_node = opening_text(paragraph);
    if (!text_node)
        return;
    Text text = text_node->text;
    size_t begin = phrase_skip_space(text, 0);
    uint32_t marks;
    LeadKind said = kind;
    size_t end = lead_end(leads->lexicon, kind, text, begin, &marks);
    if (!end) {
        said = kind == LEAD_OPERATIVE ? LEAD_PREAMBULAR : LEAD_OPERATIVE;
        end = lead_end(leads->lexicon, said, text, begin, &marks);
    }
    if (!end) {
        note_no_lead(leads, text_node);
        return;
    }
    if (kind == LEAD_PREAMBULAR && said == LEAD_OPERATIVE) {
        leads->verb_count++;
        leads->verb_paragraph = paragraph;
    }
    Node *rest = wrap_lead(leads, text_node, begin, end);
    bool wants_second =
        said == LEAD_OPERATIVE ? leads->options.second_operative : leads->options.second_preambular;
    if (wants_second && leads->lexicon->lists[LEXICON_SECOND_JOINTS].count)
        mark_seconds(leads, said, paragraph, rest);
}

/* --- resolutions -------------------------------------------------------------------------- */

static void mark_enacting(Leads *leads, Node *paragraph)
{
    Node *text_node = opening_text(paragraph);
    if (!text_node)
        return;
    Text words = phrase_without_comma(text_node->text);
    if (!words.bytes)
        return;
    OrganId organ = lexicon_organ(leads->lexicon, words);
    leads->options = leads->fixed ? *leads->fixed : lead_options(organ);
    wrap_lead(leads, text_node, 0, words.bytes);
}

static void change_class(Document *document, Node *node, const char *from, const char *to)
{
    const ClassLink *old = node->classes;
    node->classes = NULL;
    for (; old; old = old->next)
        node_add_class(document, node, text_is(old->name->text, from) ? to : old->name->text.at);
}

/* Ends the resolution or part at hand and opens the next. */
static void end_part(Leads *leads)
{
    if (leads->operative_count == 0 && leads->verb_count == 1)
        change_class(leads->document, leads->verb_paragraph, "preambular", "sole-operative");
    leads->operative_count = 0;
    leads->verb_count = 0;
}

static void mark_node(Leads *leads, Node *node)
{
    if (node_is(node, TAG_SECTION, "resolution") || node_is(node, TAG_H2, "part")) {
        end_part(leads);
    } else if (node_is(node, TAG_P, "enacting")) {
        end_part(leads);
        mark_enacting(leads, node);
    } else if (node_is(node, TAG_P, "preambular")) {
        mark_paragraph(leads, LEAD_PREAMBULAR, node);
    } else if (node_is(node, TAG_P, "operative") || node_is(node, TAG_P, "sole-operative")) {
        leads->operative_count++;
        mark_paragraph(leads, LEAD_OPERATIVE, node);
    }
}

void un_lead(Document *document, const Lexicon *lexicon, const LeadOptions *options,
             Diagnostics *diagnostics)
{
    Leads leads = {
        .document = document,
        .lexicon = lexicon,
        .fixed = options,
        .options = options ? *options : lead_options(ORGAN_COUNT),
        .diagnostics = diagnostics,
    };
    for (Node *node = document->root; node; node = node_following(node, document->root))
        if (!node_is_text(node))
            mark_node(&leads, node);
    end_part(&leads);
    buffer_free(&leads.before);
}
