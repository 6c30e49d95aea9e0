#include "styles/custom_properties.h"

#include <string.h>

typedef enum EntryState {
    ENTRY_UNREAD,
    ENTRY_BEING_READ, /* a var() that leads here is a cycle */
    ENTRY_READ
} EntryState;

/* A custom property that an element declares, while its value is worked out. */
typedef struct Entry {
    CustomProperty property;
    const Declaration *declaration;
    EntryState state;
    bool is_in_cycle;
    struct Entry *asked_by; /* the entry whose value needs this one */
} Entry;

typedef struct Replacing {
    Arena *arena;
    const CustomSet *inherited; /* or NULL; entries come first */
    Entry *entries;
    size_t entry_count;
    Entry *innermost; /* of those being read */
    unsigned depth;
    Text missing;
} Replacing;

/* Tokens that are put together. */
typedef struct TokenList {
    CssToken *items;
    size_t count;
    size_t capacity;
} TokenList;

enum {
    TOKENS_MOST = 65536 /* of a value; a few doublings of a doubled value would fill the memory */
};

static void read_entry(Replacing *replacing, Entry *entry);

static const CustomProperty *find_in_set(const CustomSet *set, Text name)
{
    for (uint32_t i = 0; set && i < set->count; i++)
        if (text_equal(set->items[i].name->text, name))
            return &set->items[i];
    return NULL;
}

static const CustomProperty *look_up(Replacing *replacing, Text name)
{
    for (size_t i = 0; i < replacing->entry_count; i++) {
        Entry *entry = &replacing->entries[i];
        if (text_equal(entry->property.name->text, name)) {
            read_entry(replacing, entry);
            return &entry->property;
        }
    }
    return find_in_set(replacing->inherited, name);
}

/* --- replacing ----------------------------------------------------------------------------- */

static bool append(Replacing *replacing, TokenList *list, CssToken token)
{
    if (list->count == TOKENS_MOST)
        return false;
    list->items = arena_reserve(replacing->arena, list->items, list->count, &list->capacity,
                                sizeof *list->items);
    list->items[list->count++] = token;
    return true;
}

static size_t skip_spaces(CssTokens tokens, size_t at)
{
    while (at < tokens.count && tokens.items[at].kind == CSS_WHITESPACE)
        at++;
    return at;
}

/* Index of the parenthesis that closes what is open at at, or the end. */
static size_t find_close(CssTokens tokens, size_t at)
{
    unsigned depth = 0;
    for (; at < tokens.count; at++) {
        CssTokenKind kind = tokens.items[at].kind;
        if (kind == CSS_FUNCTION || kind == CSS_OPEN_PAREN)
            depth++;
        else if (kind == CSS_CLOSE_PAREN && depth-- == 0)
            break;
    }
    return at;
}

static CssTokens part_of(CssTokens tokens, size_t begin, size_t end)
{
    return (CssTokens){tokens.items + begin, end - begin};
}

static bool append_all(Replacing *replacing, TokenList *list, CssTokens tokens, CssToken place)
{
    for (size_t i = 0; i < tokens.count; i++) {
        CssToken token = tokens.items[i];
        token.begin = place.begin;
        token.end = place.end;
        if (!append(replacing, list, token))
            return false;
    }
    return true;
}

static bool replace(Replacing *replacing, CssTokens tokens, TokenList *list);

/* The arguments of a var(): a name, and behind a comma what stands in for it. */
static bool replace_variable(Replacing *replacing, CssTokens arguments, CssToken place,
                             TokenList *list)
{
    size_t at = skip_spaces(arguments, 0);
    Text name = at < arguments.count ? arguments.items[at].text : (Text){0};
    const CustomProperty *property = look_up(replacing, name);
    if (property && property->is_valid)
        return append_all(replacing, list, property->tokens, place);
    at = skip_spaces(arguments, at + 1);
    bool has_fallback = at < arguments.count && arguments.items[at].kind == CSS_COMMA;
    if (!has_fallback) {
        replacing->missing = name;
        return false;
    }
    at = skip_spaces(arguments, at + 1);
    return replace(replacing, part_of(arguments, at, arguments.count), list);
}

static bool replace(Replacing *replacing, CssTokens tokens, TokenList *list)
{
    if (replacing->depth >= VALUE_DEPTH)
        return false;
    replacing->depth++;
    bool is_replaced = true;
    for (size_t at = 0; at < tokens.count && is_replaced; at++) {
        CssToken token = tokens.items[at];
        if (!css_is_function(&token, "var")) {
            is_replaced = append(replacing, list, token);
            continue;
        }
        size_t close = find_close(tokens, at + 1);
        if (close < tokens.count)
            token.end = tokens.items[close].end;
        is_replaced = replace_variable(replacing, part_of(tokens, at + 1, close), token, list);
        at = close;
    }
    replacing->depth--;
    return is_replaced;
}

bool custom_replace(Arena *arena, const CustomSet *set, CssTokens tokens, Replaced *replaced)
{
    Replacing replacing = {.arena = arena, .inherited = set};
    TokenList list = {0};
    bool is_replaced = replace(&replacing, tokens, &list);
    *replaced = (Replaced){{list.items, list.count}, replacing.missing};
    return is_replaced;
}

/* --- sets ---------------------------------------------------------------------------------- */

/* All entries from entry to the innermost ask for each other in a ring. */
static void mark_cycle(Replacing *replacing, Entry *entry)
{
    Entry *at = replacing->innermost;
    while (at != entry) {
        at->is_in_cycle = true;
        at = at->asked_by;
    }
    entry->is_in_cycle = true;
}

/* inherit, unset and revert take the parent's value, initial none. */
static bool read_css_wide(const Replacing *replacing, Entry *entry)
{
    CssTokens tokens = entry->declaration->pending->tokens;
    Keyword keyword = tokens.count == 1 && tokens.items[0].kind == CSS_IDENT
                          ? keyword_find(tokens.items[0].text)
                          : KEYWORD_NONE_GIVEN;
    Value value = value_of_keyword(keyword);
    if (!value_is_css_wide(&value))
        return false;
    const CustomProperty *inherited = find_in_set(replacing->inherited, entry->property.name->text);
    if (keyword != KEYWORD_INITIAL && inherited)
        entry->property = *inherited;
    return true;
}

static void read_entry(Replacing *replacing, Entry *entry)
{
    if (entry->state == ENTRY_BEING_READ)
        mark_cycle(replacing, entry);
    if (entry->state != ENTRY_UNREAD)
        return;
    entry->state = ENTRY_BEING_READ;
    entry->asked_by = replacing->innermost;
    replacing->innermost = entry;
    if (!read_css_wide(replacing, entry)) {
        TokenList list = {0};
        bool is_replaced = replace(replacing, entry->declaration->pending->tokens, &list);
        entry->property.is_valid = is_replaced && !entry->is_in_cycle;
        entry->property.tokens = (CssTokens){list.items, list.count};
    }
    replacing->innermost = entry->asked_by;
    entry->state = ENTRY_READ;
}

static void add_entry(Replacing *replacing, const Declaration *declaration)
{
    size_t at = 0;
    while (at < replacing->entry_count &&
           replacing->entries[at].property.name != declaration->pending->custom)
        at++;
    if (at == replacing->entry_count)
        replacing->entry_count++;
    replacing->entries[at] =
        (Entry){.property = {.name = declaration->pending->custom}, .declaration = declaration};
}

static const CustomSet *finish(const Replacing *replacing)
{
    const CustomSet *inherited = replacing->inherited;
    size_t most = replacing->entry_count + (inherited ? inherited->count : 0);
    CustomProperty *items = ARENA_ARRAY(replacing->arena, CustomProperty, most);
    CustomSet *set = ARENA_NEW(replacing->arena, CustomSet);
    CustomSet declared = {(uint32_t)replacing->entry_count, items};
    for (; set->count < declared.count; set->count++)
        items[set->count] = replacing->entries[set->count].property;
    for (uint32_t i = 0; inherited && i < inherited->count; i++)
        if (!find_in_set(&declared, inherited->items[i].name->text))
            items[set->count++] = inherited->items[i];
    set->items = items;
    return set;
}

const CustomSet *custom_set_make(Arena *arena, const CustomSet *parent,
                                 const Declaration *const *declared, size_t count,
                                 Diagnostics *diagnostics)
{
    if (count == 0)
        return parent;
    Replacing replacing = {.arena = arena, .inherited = parent};
    replacing.entries = ARENA_ARRAY(arena, Entry, count);
    for (size_t i = 0; i < count; i++)
        add_entry(&replacing, declared[i]);
    for (size_t i = 0; i < replacing.entry_count; i++) {
        Entry *entry = &replacing.entries[i];
        read_entry(&replacing, entry);
        if (entry->is_in_cycle)
            diagnostics_add(
                diagnostics, STYLE_VARIABLE_CYCLE,
                declaration_span(entry->declaration, entry->declaration->pending->source),
                entry->property.name->text, (Text){0});
    }
    return finish(&replacing);
}
