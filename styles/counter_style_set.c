#include "styles/counter_styles.h"

#include "styles/embedded.h"
#include "styles/places.h"

/* The styles of one document by name. Those of the sheets are entered at once, those that CSS
 * predefines beyond the built-in ones are a sheet of their own, which is read when a name is asked
 * for that nobody else defined. What a style extends is worked out when it is first used. */

enum {
    FIRST_SLOTS = 64,
    EXTENDS_MOST = 64 /* a longer chain extends decimal */
};

typedef enum SlotState {
    SLOT_AS_WRITTEN,
    SLOT_UNDER_WAY,
    SLOT_RESOLVED,
    SLOT_MISSING /* nobody defines it; that was reported */
} SlotState;

typedef struct Slot {
    Name name; /* NULL: free */
    SlotState state;
    CounterStyle *style;
} Slot;

struct CounterStyles {
    Arena *arena;
    Names *names;
    Diagnostics *diagnostics;
    const SheetList *sheets;
    Slot *slots; /* open addressing by name */
    size_t slot_count;
    size_t used;
    bool has_predefined; /* the sheet of predefined ones was read */
};

/* --- slots --------------------------------------------------------------------------------- */

static Slot *find_slot(Slot *slots, size_t slot_count, Name name)
{
    size_t at = ((uintptr_t)name >> 4) * 0x9E3779B1u & (slot_count - 1);
    while (slots[at].name && slots[at].name != name)
        at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static void grow(CounterStyles *styles)
{
    size_t slot_count = styles->slot_count * 2;
    Slot *slots = ARENA_ARRAY(styles->arena, Slot, slot_count);
    for (size_t i = 0; i < styles->slot_count; i++)
        if (styles->slots[i].name)
            *find_slot(slots, slot_count, styles->slots[i].name) = styles->slots[i];
    styles->slots = slots;
    styles->slot_count = slot_count;
}

/* The slot of a name, made if need be. */
static Slot *slot_of(CounterStyles *styles, Name name)
{
    if ((styles->used + 1) * 2 > styles->slot_count)
        grow(styles);
    Slot *slot = find_slot(styles->slots, styles->slot_count, name);
    if (!slot->name) {
        styles->used++;
        slot->name = name;
    }
    return slot;
}

static void add_sheet(CounterStyles *styles, const Stylesheet *sheet, bool replaces)
{
    for (size_t i = 0; i < sheet->counter_style_count; i++) {
        Slot *slot = slot_of(styles, sheet->counter_styles[i].name);
        if (slot->style && !replaces)
            continue;
        slot->style = ARENA_NEW(styles->arena, CounterStyle);
        *slot->style = sheet->counter_styles[i];
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
    styles->slot_count = FIRST_SLOTS;
    styles->slots = ARENA_ARRAY(arena, Slot, FIRST_SLOTS);
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
    const EmbeddedFile *file = embedded_find(text_of("counter-styles.css"));
    styles->has_predefined = true;
    if (!file)
        return;
    Source *source = ARENA_NEW(styles->arena, Source);
    source->name = file->name;
    source->bytes = file->bytes;
    add_sheet(
        styles,
        stylesheet_parse(styles->arena, styles->names, source, SHEET_BASE, styles->diagnostics),
        false);
}

/* --- what a style extends ------------------------------------------------------------------- */

static NumberStyle find(CounterStyles *styles, const Value *value, const CounterStyle *asker,
                        unsigned depth);

/* What the rule does not tell is that of the style it extends (section 3.1.7). */
static void inherit(CounterStyle *style, const CounterStyle *from)
{
    style->system = from->system;
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

static void resolve(CounterStyles *styles, Slot *slot, unsigned depth)
{
    CounterStyle *style = slot->style;
    slot->state = SLOT_UNDER_WAY;
    if (style->system == COUNTER_EXTENDS)
        extend(styles, style, depth);
    style->fallback_keyword = KEYWORD_DECIMAL;
    if (style->fallback) {
        NumberStyle fallback = find(styles, style->fallback, style, depth + 1);
        style->fallback_style = fallback.custom;
        style->fallback_keyword = fallback.keyword;
    }
    /* the table may have grown */
    find_slot(styles->slots, styles->slot_count, style->name)->state = SLOT_RESOLVED;
}

static void report_missing(CounterStyles *styles, Slot *slot, const CounterStyle *asker)
{
    Span span = asker ? asker->span : SPAN_NONE;
    bool is_kept = styles->diagnostics->seen[STYLE_COUNTER_STYLE_MISSING] < DIAGNOSTICS_KEPT;
    if (!asker && is_kept)
        span = place_of_counter_style(styles->sheets, slot->name);
    slot->state = SLOT_MISSING;
    diagnostics_add(styles->diagnostics, STYLE_COUNTER_STYLE_MISSING, span, slot->name->text,
                    (Text){0});
}

/* The style for a value in a style of asker's, or in a property. A circle of styles that extend each
 * other is cut by decimal. */
static NumberStyle find(CounterStyles *styles, const Value *value, const CounterStyle *asker,
                        unsigned depth)
{
    bool is_keyword = value->kind == VALUE_KEYWORD;
    NumberStyle found = {is_keyword ? (Keyword)value->keyword : KEYWORD_DECIMAL, NULL};
    if (is_keyword && styles->used == 0)
        return found;
    Name name = is_keyword ? names_intern(styles->names, text_of(keyword_name(found.keyword)))
                           : value->name;
    Slot *slot = find_slot(styles->slots, styles->slot_count, name);
    if (!slot->style && !is_keyword && !styles->has_predefined) {
        add_predefined(styles);
        slot = find_slot(styles->slots, styles->slot_count, name);
    }
    if (slot->style) {
        found.custom = slot->style;
        if (slot->state == SLOT_AS_WRITTEN && depth <= EXTENDS_MOST)
            resolve(styles, slot, depth);
        else if (slot->state == SLOT_UNDER_WAY && asker && asker->extends == value)
            found = (NumberStyle){KEYWORD_DECIMAL, NULL};
    } else if (!is_keyword && slot->state != SLOT_MISSING) {
        report_missing(styles, slot_of(styles, name), asker);
    }
    return found;
}

NumberStyle counter_styles_find(CounterStyles *styles, const Value *value)
{
    return find(styles, value, NULL, 0);
}
