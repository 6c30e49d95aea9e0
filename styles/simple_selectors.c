#include "styles/simple_selectors.h"

#include "base/hash_table.h"
#include "styles/languages.h"

/* Places among the siblings that are elements, from 1. */
typedef struct Position {
    uint32_t from_start;
    uint32_t from_end;
    uint32_t of_type_from_start;
    uint32_t of_type_from_end;
} Position;

enum {
    MEMOS_MOST = 1024
};

struct SelectorMatcher {
    Arena *arena;
    const Document *document;
    Name id;
    Name class_;
    Name lang;
    Name dir;
    Position *positions; /* by node number; made when first asked for */
    HashTable memos;     /* by key */
};

SelectorMatcher *selector_matcher_new(Arena *arena, const Document *document)
{
    SelectorMatcher *matcher = ARENA_NEW(arena, SelectorMatcher);
    matcher->arena = arena;
    matcher->document = document;
    matcher->id = names_intern(document->names, text_of("id"));
    matcher->class_ = names_intern(document->names, text_of("class"));
    matcher->lang = names_intern(document->names, text_of("lang"));
    matcher->dir = names_intern(document->names, text_of("dir"));
    matcher->memos = hash_table_of(arena);
    return matcher;
}

void *matcher_memo(SelectorMatcher *matcher, const void *key, size_t item_bytes)
{
    uint64_t hash = hash_pointer(key);
    void *items = hash_table_item(&matcher->memos, hash);
    if (!items && matcher->memos.count < MEMOS_MOST) {
        items = arena_array(matcher->arena, matcher->document->node_count, item_bytes);
        hash_table_add(&matcher->memos, hash, items);
    }
    return items;
}

/* --- attributes ---------------------------------------------------------------------------- */

static char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool same(Text a, Text b, bool ignores_case)
{
    if (!ignores_case)
        return text_equal(a, b);
    if (a.bytes != b.bytes)
        return false;
    for (size_t i = 0; i < a.bytes; i++)
        if (lowered(a.at[i]) != lowered(b.at[i]))
            return false;
    return true;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

static bool has_word(Text words, Text word, bool ignores_case)
{
    for (size_t at = 0; at < words.bytes;) {
        size_t begin = at;
        while (at < words.bytes && !is_space(words.at[at]))
            at++;
        if (at > begin && same(text_slice(words, begin, at), word, ignores_case))
            return true;
        at += at < words.bytes;
    }
    return false;
}

static bool contains(Text text, Text part, bool ignores_case)
{
    for (size_t at = 0; at + part.bytes <= text.bytes; at++)
        if (same(text_slice(text, at, at + part.bytes), part, ignores_case))
            return true;
    return false;
}

static bool value_passes(const AttributeTest *test, Text value)
{
    Text wanted = test->value;
    bool ignores_case = test->ignores_case;
    switch (test->match) {
    case ATTRIBUTE_PRESENT:
        return true;
    case ATTRIBUTE_EQUALS:
        return same(value, wanted, ignores_case);
    case ATTRIBUTE_HAS_WORD:
        return has_word(value, wanted, ignores_case);
    case ATTRIBUTE_HAS_PREFIX:
        return same(text_slice(value, 0, wanted.bytes), wanted, ignores_case) &&
               (value.bytes == wanted.bytes || value.at[wanted.bytes] == '-');
    case ATTRIBUTE_STARTS:
        return wanted.bytes && same(text_slice(value, 0, wanted.bytes), wanted, ignores_case);
    case ATTRIBUTE_ENDS:
        return wanted.bytes && value.bytes >= wanted.bytes &&
               same(text_slice(value, value.bytes - wanted.bytes, value.bytes), wanted,
                    ignores_case);
    case ATTRIBUTE_CONTAINS:
        return wanted.bytes && contains(value, wanted, ignores_case);
    }
    return false;
}

/* The class attribute as it would be written: names with a blank between. */
static bool classes_pass(const AttributeTest *test, const Node *element)
{
    if (!element->classes)
        return false;
    Buffer value = {0};
    for (const ClassLink *link = element->classes; link; link = link->next) {
        if (value.bytes)
            buffer_byte(&value, ' ');
        buffer_put(&value, link->name->text);
    }
    bool passes = value_passes(test, buffer_text(&value));
    buffer_free(&value);
    return passes;
}

static bool attribute_matches(const SelectorMatcher *matcher, const AttributeTest *test,
                              const Node *element)
{
    if (test->name == matcher->class_)
        return classes_pass(test, element);
    if (test->name == matcher->id)
        return element->id && value_passes(test, element->id->text);
    Text value;
    return node_attribute(element, test->name, &value) && value_passes(test, value);
}

/* --- places among siblings ----------------------------------------------------------------- */

/* Fills in the places of the children of parent. */
static void count_children(const SelectorMatcher *matcher, const Node *parent)
{
    uint32_t count = 0;
    uint32_t counts[TAG_COUNT] = {0};
    for (const Node *node = parent->first; node; node = node->next) {
        if (node_is_text(node))
            continue;
        Position *position = &matcher->positions[node->number];
        position->from_start = ++count;
        position->of_type_from_start = ++counts[node->tag];
    }
    for (const Node *node = parent->first; node; node = node->next) {
        Position *position = &matcher->positions[node->number];
        position->from_end = count + 1 - position->from_start;
        position->of_type_from_end = counts[node->tag] + 1 - position->of_type_from_start;
    }
}

static const Position *position_of(SelectorMatcher *matcher, const Node *element)
{
    const Document *document = matcher->document;
    if (!matcher->positions) {
        matcher->positions = ARENA_ARRAY(matcher->arena, Position, document->node_count);
        matcher->positions[document->root->number] = (Position){1, 1, 1, 1};
        for (const Node *node = document->root; node; node = node_following(node, document->root))
            count_children(matcher, node);
    }
    return &matcher->positions[element->number];
}

static bool nth_matches(SelectorMatcher *matcher, const NthTest *nth, const Node *element)
{
    const Position *position = position_of(matcher, element);
    uint32_t from_start = nth->is_of_type ? position->of_type_from_start : position->from_start;
    uint32_t from_end = nth->is_of_type ? position->of_type_from_end : position->from_end;
    return an_plus_b_holds(nth->formula, nth->is_from_end ? from_end : from_start);
}

static bool is_only(SelectorMatcher *matcher, const NthTest *nth, const Node *element)
{
    const Position *position = position_of(matcher, element);
    return nth->is_of_type ? position->of_type_from_start == 1 && position->of_type_from_end == 1
                           : position->from_start == 1 && position->from_end == 1;
}

/* --- the others ---------------------------------------------------------------------------- */

/* White space may be there (Selectors 4, section 14.1). */
static bool is_empty(const Node *element)
{
    for (const Node *node = element->first; node; node = node->next) {
        if (!node_is_text(node))
            return false;
        for (size_t i = 0; i < node->text.bytes; i++)
            if (!is_space(node->text.at[i]))
                return false;
    }
    return true;
}

static bool language_matches(const SelectorMatcher *matcher, const LanguageRanges *ranges,
                             const Node *element)
{
    Text language = matcher->document->language;
    for (const Node *at = element; at; at = at->parent)
        if (node_attribute(at, matcher->lang, &language))
            break;
    for (uint32_t i = 0; i < ranges->count; i++)
        if (language_in_range(language, ranges->items[i]))
            return true;
    return false;
}

/* The nearest dir attribute decides, else the script of the document's language. */
static bool is_right_to_left(const SelectorMatcher *matcher, const Node *element)
{
    Text direction;
    for (const Node *at = element; at; at = at->parent) {
        if (!node_attribute(at, matcher->dir, &direction))
            continue;
        if (text_is_ignoring_case(direction, "rtl") || text_is_ignoring_case(direction, "ltr"))
            return text_is_ignoring_case(direction, "rtl");
    }
    return language_is_right_to_left(matcher->document->language);
}

static bool any_matches(SelectorMatcher *matcher, const SelectorList *list, const Node *element)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (selector_matches(matcher, &list->items[i], element))
            return true;
    return false;
}

static bool list_matches(SelectorMatcher *matcher, const SelectorList *list, const Node *element)
{
    enum {
        UNKNOWN,
        NO,
        YES
    };
    bool has_combinators = false;
    for (uint32_t i = 0; i < list->count; i++)
        has_combinators = has_combinators || list->items[i].count > 1;
    uint8_t *known = has_combinators ? matcher_memo(matcher, list, sizeof *known) : NULL;
    if (known && known[element->number] != UNKNOWN)
        return known[element->number] == YES;
    bool matches = any_matches(matcher, list, element);
    if (known)
        known[element->number] = matches ? YES : NO;
    return matches;
}

/* The place of an element among the siblings that the list matches; 0 if it is none of them. */
static uint32_t place_of_match(SelectorMatcher *matcher, const NthOfTest *test, const Node *element)
{
    bool is_from_end = test->nth.is_from_end;
    uint32_t *known = matcher_memo(matcher, test, sizeof *known);
    if (!list_matches(matcher, test->list, element))
        return 0;
    if (known && known[element->number])
        return known[element->number];
    const Node *parent = element->parent;
    const Node *first = !parent ? element : is_from_end ? parent->last : parent->first;
    uint32_t place = 0;
    uint32_t own = 0;
    for (const Node *node = first; node; node = is_from_end ? node->previous : node->next) {
        if (node_is_text(node) || !list_matches(matcher, test->list, node))
            continue;
        place++;
        if (known)
            known[node->number] = place;
        if (node == element)
            own = place;
    }
    return own;
}

static bool nth_of_matches(SelectorMatcher *matcher, const NthOfTest *test, const Node *element)
{
    uint32_t place = place_of_match(matcher, test, element);
    return place > 0 && an_plus_b_holds(test->nth.formula, place);
}

bool simple_matches(SelectorMatcher *matcher, const SimpleSelector *simple, const Node *element)
{
    switch (simple->kind) {
    case SIMPLE_TYPE:
        return element->tag == simple->tag;
    case SIMPLE_CLASS:
        return node_has_class(element, simple->name);
    case SIMPLE_ID:
        return element->id == simple->name;
    case SIMPLE_ATTRIBUTE:
        return attribute_matches(matcher, simple->attribute, element);
    case SIMPLE_NTH:
        return nth_matches(matcher, &simple->nth, element);
    case SIMPLE_NTH_OF:
        return nth_of_matches(matcher, simple->nth_of, element);
    case SIMPLE_ONLY:
        return is_only(matcher, &simple->nth, element);
    case SIMPLE_EMPTY:
        return is_empty(element);
    case SIMPLE_ROOT:
        return element->parent == NULL;
    case SIMPLE_LANGUAGE:
        return language_matches(matcher, simple->languages, element);
    case SIMPLE_DIRECTION:
        return is_right_to_left(matcher, element) == simple->is_right_to_left;
    case SIMPLE_IS:
        return list_matches(matcher, simple->list, element);
    case SIMPLE_NOT:
        return !list_matches(matcher, simple->list, element);
    case SIMPLE_NOTHING:
        return false;
    }
    return false;
}
