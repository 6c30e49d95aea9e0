#include "styles/counter_styles.h"

#include "base/hash_table.h"
#include "styles/house_sheets.h"
#include "styles/places.h"
#include "styles/property_names.h"

/* The styles of one document by name. Those of the sheets are entered at once, those that CSS
 * predefines beyond the built-in ones are a sheet of their own, which is read when a name is asked
 * for that nobody else defined. What a style extends is worked out when it is first used. */

enum {
    EXTENDS_MOST = 64 /* a longer chain extends decimal */
};

typedef enum EntryState {
    ENTRY_AS_WRITTEN,
    ENTRY_UNDER_WAY,
    ENTRY_RESOLVED,
    ENTRY_MISSING /* nobody defines it; that was reported */
} EntryState;

typedef struct Entry {
    Name name;
    EntryState state;
    CounterStyle *style; /* NULL if it is missing */
} Entry;

struct CounterStyles {
    Arena *arena;
    Names *names;
    Diagnostics *diagnostics;
    const SheetList *sheets;
    HashTable entries;   /* by name */
    HashTable unnamed;   /* of CounterStyle, by the list of symbols() */
    bool has_predefined; /* the sheet of predefined ones was read */
};

/* --- entries ------------------------------------------------------------------------------- */

static Entry *find_entry(const CounterStyles *styles, Name name)
{
    return hash_table_item(&styles->entries, hash_pointer(name));
}

/* The entry of a name, made if need be. */
static Entry *entry_of(CounterStyles *styles, Name name)
{
    Entry *entry = find_entry(styles, name);
    if (entry)
        return entry;
    entry = ARENA_NEW(styles->arena, Entry);
    entry->name = name;
    hash_table_add(&styles->entries, hash_pointer(name), entry);
    return entry;
}

static void add_sheet(CounterStyles *styles, const Stylesheet *sheet, bool replaces)
{
    for (size_t i = 0; i < sheet->counter_style_count; i++) {
        Entry *entry = entry_of(styles, sheet->counter_styles[i].name);
        if (entry->style && !replaces)
            continue;
        entry->style = ARENA_NEW(styles->arena, CounterStyle);
        *entry->style = sheet->counter_styles[i];
    }
}

CounterStyles *counter_styles_new(Arena *arena, Names *names, const SheetList *sheets,
                                  Diagnostics *diagnostics)
{
    CounterStyles *styles = ARENA_NEW(arena, CounterStyles);
    styles->arena = arena;
    styles->names = names;
    styles->diagnostics = diagnostics;
    styles->sheets = sheets;
    styles->entries = hash_table_of(arena);
    styles->unnamed = hash_table_of(arena);
    for (size_t i = 0; i < sheets->count; i++)
        add_sheet(styles, sheets->items[i], true);
    return styles;
}

Names *counter_styles_names(const CounterStyles *styles)
{
    return styles->names;
}

static void add_predefined(CounterStyles *styles)
{
    Arena *scratch = arena_new(0);
    CssReading reading = {styles->arena, styles->names, NULL, styles->diagnostics,
                          property_names_new(scratch)};
    const Stylesheet *sheet = house_sheet_read(styles->sheets->house, &reading, "counter-styles");
    styles->has_predefined = true;
    if (sheet)
        add_sheet(styles, sheet, false);
    arena_free(scratch);
}

/* --- what a style extends ------------------------------------------------------------------- */

static NumberStyle find(CounterStyles *styles, const Value *value, const CounterStyle *asker,
                        unsigned depth);

/* What the rule does not tell is that of the style it extends (section 3.1.7). */
static void inherit(CounterStyle *style, const CounterStyle *from)
{
    style->system = from->system;
    style->says_ten = from->says_ten;
    style->base = from->base;
    style->first = from->first;
    style->symbols = from->symbols;
    style->symbol_count = from->symbol_count;
    if (!(style->given & COUNTER_HAS_NEGATIVE)) {
        style->negative[0] = from->negative[0];
        style->negative[1] = from->negative[1];
    }
    if (!(style->given & COUNTER_HAS_PREFIX))
        style->prefix = from->prefix;
    if (!(style->given & COUNTER_HAS_SUFFIX))
        style->suffix = from->suffix;
    if (!(style->given & COUNTER_HAS_RANGE)) {
        style->ranges = from->ranges;
        style->range_count = from->range_count;
    }
    if (!(style->given & COUNTER_HAS_PAD)) {
        style->pad_length = from->pad_length;
        style->pad = from->pad;
    }
    if (!(style->given & COUNTER_HAS_FALLBACK))
        style->fallback = from->fallback;
}

static void extend(CounterStyles *styles, CounterStyle *style, unsigned depth)
{
    NumberStyle extended = {KEYWORD_DECIMAL, NULL};
    if (depth < EXTENDS_MOST)
        extended = find(styles, style->extends, style, depth + 1);
    if (extended.custom) {
        inherit(style, extended.custom);
        return;
    }
    style->base = extended.keyword;
    if (!(style->given & COUNTER_HAS_SUFFIX))
        style->suffix = text_of(counter_suffix(extended.keyword));
}

static void resolve(CounterStyles *styles, Entry *entry, unsigned depth)
{
    CounterStyle *style = entry->style;
    entry->state = ENTRY_UNDER_WAY;
    if (style->system == COUNTER_EXTENDS)
        extend(styles, style, depth);
    style->fallback_keyword = KEYWORD_DECIMAL;
    if (style->fallback) {
        NumberStyle fallback = find(styles, style->fallback, style, depth + 1);
        style->fallback_style = fallback.custom;
        style->fallback_keyword = fallback.keyword;
    }
    entry->state = ENTRY_RESOLVED;
}

static void report_missing(CounterStyles *styles, Entry *entry, const CounterStyle *asker)
{
    Span span = asker ? asker->span : SPAN_NONE;
    bool is_kept = styles->diagnostics->seen[STYLE_COUNTER_STYLE_MISSING] < DIAGNOSTICS_KEPT;
    if (!asker && is_kept)
        span = place_of_counter_style(styles->sheets, entry->name);
    entry->state = ENTRY_MISSING;
    diagnostics_add(styles->diagnostics, STYLE_COUNTER_STYLE_MISSING, span, entry->name->text,
                    (Text){0});
}

/* The style for a value in a style of asker's, or in a property. A circle of styles that extend each
 * other is cut by decimal. */
static NumberStyle find(CounterStyles *styles, const Value *value, const CounterStyle *asker,
                        unsigned depth)
{
    bool is_keyword = value->kind == VALUE_KEYWORD;
    NumberStyle found = {is_keyword ? (Keyword)value->keyword : KEYWORD_DECIMAL, NULL};
    if (is_keyword && styles->entries.count == 0)
        return found;
    Name name = is_keyword ? names_intern(styles->names, text_of(keyword_name(found.keyword)))
                           : value->name;
    Entry *entry = find_entry(styles, name);
    if (!entry && !is_keyword && !styles->has_predefined) {
        add_predefined(styles);
        entry = find_entry(styles, name);
    }
    if (entry && entry->style) {
        found.custom = entry->style;
        if (entry->state == ENTRY_AS_WRITTEN && depth <= EXTENDS_MOST)
            resolve(styles, entry, depth);
        else if (entry->state == ENTRY_UNDER_WAY && asker && asker->extends == value)
            found = (NumberStyle){KEYWORD_DECIMAL, NULL};
    } else if (!is_keyword && !entry) {
        report_missing(styles, entry_of(styles, name), asker);
    }
    return found;
}

/* --- symbols() ------------------------------------------------------------------------------ */

static CounterSystem system_of(Keyword keyword)
{
    switch (keyword) {
    case KEYWORD_CYCLIC:
        return COUNTER_CYCLIC;
    case KEYWORD_NUMERIC:
        return COUNTER_NUMERIC;
    case KEYWORD_ALPHABETIC:
        return COUNTER_ALPHABETIC;
    case KEYWORD_FIXED:
        return COUNTER_FIXED;
    default:
        return COUNTER_SYMBOLIC;
    }
}

/* CSS Counter Styles 3, section 4: no prefix, and a space behind it. */
static const CounterStyle *style_of_symbols(CounterStyles *styles, const ValueList *list)
{
    CounterStyle *style = hash_table_item(&styles->unnamed, hash_pointer(list));
    if (style)
        return style;
    CounterSymbol *symbols = ARENA_ARRAY(styles->arena, CounterSymbol, list->count);
    for (uint32_t i = 1; i < list->count; i++)
        symbols[i - 1].text = *list->items[i].text;
    style = ARENA_NEW(styles->arena, CounterStyle);
    *style = (CounterStyle){.span = SPAN_NONE,
                            .system = system_of((Keyword)list->items[0].keyword),
                            .first = 1,
                            .symbols = symbols,
                            .symbol_count = list->count - 1,
                            .negative = {text_of("-")},
                            .suffix = text_of(" "),
                            .fallback_keyword = KEYWORD_DECIMAL};
    hash_table_add(&styles->unnamed, hash_pointer(list), style);
    return style;
}

NumberStyle counter_styles_find(CounterStyles *styles, const Value *value)
{
    if (value->kind == VALUE_FUNCTION)
        return (NumberStyle){KEYWORD_DECIMAL, style_of_symbols(styles, value->list)};
    return find(styles, value, NULL, 0);
}
