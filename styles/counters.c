#include "styles/counters.h"

#include <string.h>

#include "base/hash_table.h"
#include "styles/counter_grammar.h"

typedef struct Instance {
    uint32_t series; /* index */
    uint32_t depth;  /* of the element that made it; 0: the document */
    uint32_t outer;  /* the next instance outwards of the series plus 1, or 0 */
    int32_t value;
    bool is_reversed;
    uint32_t
        beginning; /* of one whose beginning is worked out: its place among those plus 1, or 0 */
} Instance;

/* Where a reversed counter begins, of which counter-reset does not say it: what it is counted down by
 * up to the first counter-set, and the last step once more. */
typedef struct Beginning {
    int64_t sum;
    int64_t step;
    int64_t own;   /* part of the sum, by the element in hand */
    uint32_t turn; /* of that element */
    bool is_set;
} Beginning;

/* All counters of one name. */
typedef struct Series {
    Name name;
    uint32_t innermost; /* instance plus 1, or 0 */
    uint32_t chapter;   /* of the last note that was counted */
    uint32_t table;
} Series;

struct Counters {
    Arena *arena;
    Name list_item;
    Name footnote;
    Name table_footnote;
    Name symbol_footnote;
    uint32_t chapter; /* how many have begun: each h1 begins one */
    uint32_t table;
    Instance *stack; /* depth never decreases upwards */
    size_t count;
    size_t capacity;
    Series *series;
    size_t series_count;
    size_t series_capacity;
    Beginning *beginnings; /* of the reversed counters so far that have no number */
    size_t beginning_count;
    size_t beginning_capacity;
    const Beginning *known; /* the same of a walk before; NULL: this is that walk */
    size_t known_count;
    uint32_t turn;    /* how many elements and pseudo-elements have come */
    HashTable places; /* by name: the index of its series, a uint32_t */
};

/* --- names --------------------------------------------------------------------------------- */

/* The series of that name, made if need be. */
static uint32_t series_of(Counters *counters, Name name)
{
    uint64_t hash = hash_pointer(name);
    uint32_t *place = hash_table_item(&counters->places, hash);
    if (place)
        return *place;
    place = ARENA_NEW(counters->arena, uint32_t);
    *place = (uint32_t)counters->series_count;
    hash_table_add(&counters->places, hash, place);
    counters->series = arena_reserve(counters->arena, counters->series, counters->series_count,
                                     &counters->series_capacity, sizeof *counters->series);
    counters->series[counters->series_count++] = (Series){.name = name};
    return *place;
}

static Instance *innermost(const Counters *counters, Name name)
{
    const uint32_t *place = hash_table_item(&counters->places, hash_pointer(name));
    uint32_t instance = place ? counters->series[*place].innermost : 0;
    return instance ? &counters->stack[instance - 1] : NULL;
}

/* --- making and dropping ------------------------------------------------------------------- */

static Instance *push(Counters *counters, Name name, uint32_t depth)
{
    uint32_t series = series_of(counters, name);
    counters->stack = arena_reserve(counters->arena, counters->stack, counters->count,
                                    &counters->capacity, sizeof *counters->stack);
    Instance *instance = &counters->stack[counters->count++];
    *instance =
        (Instance){.series = series, .depth = depth, .outer = counters->series[series].innermost};
    counters->series[series].innermost = (uint32_t)counters->count;
    return instance;
}

Counters *counters_new(Arena *arena, Names *names)
{
    Counters *counters = ARENA_NEW(arena, Counters);
    counters->arena = arena;
    counters->list_item = names_intern(names, text_of("list-item"));
    counters->footnote = names_intern(names, text_of("footnote"));
    counters->places = hash_table_of(arena);
    counters->table_footnote = names_intern(names, text_of("table-footnote"));
    counters->symbol_footnote = names_intern(names, text_of("symbol-footnote"));
    push(counters, counters->footnote, 0);
    push(counters, counters->table_footnote, 0);
    push(counters, counters->symbol_footnote, 0);
    return counters;
}

void counters_leave(Counters *counters, uint32_t depth)
{
    while (counters->count && counters->stack[counters->count - 1].depth > depth) {
        const Instance *dropped = &counters->stack[--counters->count];
        counters->series[dropped->series].innermost = dropped->outer;
    }
}

/* --- applying ------------------------------------------------------------------------------ */

/* A counter that an earlier sibling made, or the element itself, is replaced (section 4.5). */
static Instance *reset(Counters *counters, Name name, int32_t value, uint32_t depth)
{
    Instance *instance = innermost(counters, name);
    if (!instance || instance->depth != depth)
        instance = push(counters, name, depth);
    instance->value = value;
    instance->is_reversed = false;
    instance->beginning = 0;
    return instance;
}

/* ---- reversed counters ---- */

static int32_t beginning_value(const Beginning *beginning)
{
    return length_clip(beginning->sum + beginning->step);
}

/* A reversed counter begins where a walk before has found, or at 0 on that walk. */
static void begin_reversed(Counters *counters, Instance *instance)
{
    size_t place = counters->beginning_count++;
    instance->beginning = (uint32_t)place + 1;
    if (counters->known) {
        instance->value =
            place < counters->known_count ? beginning_value(&counters->known[place]) : 0;
        return;
    }
    counters->beginnings = arena_reserve(counters->arena, counters->beginnings, place,
                                         &counters->beginning_capacity, sizeof(Beginning));
    counters->beginnings[place] = (Beginning){0};
}

/* What its beginning is worked out from, until that is done; or NULL. */
static Beginning *open_beginning(const Counters *counters, const Instance *instance)
{
    if (counters->known || instance->beginning == 0)
        return NULL;
    Beginning *beginning = &counters->beginnings[instance->beginning - 1];
    return beginning->is_set ? NULL : beginning;
}

void counters_begin_reversed(Counters *counters, const Counters *walked)
{
    static const Beginning none;
    counters->known = walked->beginning_count ? walked->beginnings : &none;
    counters->known_count = walked->beginning_count;
}

/* ---- changes ---- */

static Instance *existing_or_new(Counters *counters, Name name, uint32_t depth)
{
    Instance *instance = innermost(counters, name);
    return instance ? instance : push(counters, name, depth);
}

static void increment(Counters *counters, Name name, int32_t amount, uint32_t depth)
{
    Instance *instance = existing_or_new(counters, name, depth);
    Beginning *beginning = open_beginning(counters, instance);
    if (beginning) {
        beginning->own = (beginning->turn == counters->turn ? beginning->own : 0) - amount;
        beginning->turn = counters->turn;
        beginning->sum -= amount;
        beginning->step = amount ? -(int64_t)amount : beginning->step;
    }
    instance->value = length_clip((int64_t)instance->value + amount);
}

static void set(Counters *counters, Name name, int32_t value, uint32_t depth)
{
    Instance *instance = existing_or_new(counters, name, depth);
    Beginning *beginning = open_beginning(counters, instance);
    if (beginning) {
        beginning->sum += value - (beginning->turn == counters->turn ? beginning->own : 0);
        beginning->is_set = true;
    }
    instance->value = value;
}

bool counters_attribute(const Node *element, Name name, int32_t *value)
{
    Text text;
    uint32_t number;
    if (!element || !node_attribute(element, name, &text))
        return false;
    text = text_trim(text);
    bool is_negative = text_starts(text, "-");
    if (is_negative || text_starts(text, "+"))
        text = text_slice(text, 1, text.bytes);
    if (!text_to_number(text, INT32_MAX, &number))
        return false;
    *value = is_negative ? -(int32_t)number : (int32_t)number;
    return true;
}

typedef void Change(Counters *counters, Name name, int32_t value, uint32_t depth);

/* The integer of attr(), or the one it has instead; false if there is neither. */
static bool attribute_or_instead(const Node *element, const Value *function, int32_t *value)
{
    const ValueList *arguments = function->list;
    const Value *last = &arguments->items[arguments->count - 1];
    if (counters_attribute(element, arguments->items[0].name, value))
        return true;
    *value = last->kind == VALUE_INTEGER ? last->integer : 0;
    return last->kind == VALUE_INTEGER;
}

/* Makes a change for each pair of a property's value; a pair whose attr() has no integer is left
 * out. */
static void apply_pairs(Counters *counters, const Value *pairs, const Node *element, uint32_t depth,
                        Change *change)
{
    if (pairs->kind != VALUE_LIST)
        return;
    for (uint32_t i = 0; i + 1 < pairs->list->count; i += 2) {
        const Value *number = &pairs->list->items[i + 1];
        int32_t value = number->integer;
        if (number->kind == VALUE_FUNCTION && !attribute_or_instead(element, number, &value))
            continue;
        change(counters, pairs->list->items[i].name, value, depth);
    }
}

static void apply_resets(Counters *counters, const Value *pairs, const Node *element,
                         uint32_t depth)
{
    for (uint32_t i = 0; pairs->kind == VALUE_LIST && i + 1 < pairs->list->count; i += 2) {
        const Value *counter = &pairs->list->items[i];
        const Value *number = &pairs->list->items[i + 1];
        int32_t value = number->kind == VALUE_INTEGER ? number->integer : 0;
        if (number->kind == VALUE_FUNCTION && !attribute_or_instead(element, number, &value))
            continue;
        Instance *instance = reset(counters, counter_of_pair(counter), value, depth);
        instance->is_reversed = counter->kind == VALUE_FUNCTION;
        if (value_is_keyword(number, KEYWORD_AUTO))
            begin_reversed(counters, instance);
    }
}

/* A list item counts by 1, or down where its counter is reversed (section 4.6). */
static void count_item(Counters *counters, uint32_t depth)
{
    const Instance *instance = innermost(counters, counters->list_item);
    increment(counters, counters->list_item, instance && instance->is_reversed ? -1 : 1, depth);
}

static bool names_counter(const Value *pairs, Name name)
{
    for (uint32_t i = 0; pairs->kind == VALUE_LIST && i < pairs->list->count; i += 2)
        if (pairs->list->items[i].name == name)
            return true;
    return false;
}

/* A counter of the whole document, made wherever the walk stands: below all others on the stack. */
static void found(Counters *counters, Name name)
{
    uint32_t series = series_of(counters, name);
    counters->stack = arena_reserve(counters->arena, counters->stack, counters->count,
                                    &counters->capacity, sizeof *counters->stack);
    memmove(counters->stack + 1, counters->stack, counters->count * sizeof *counters->stack);
    counters->count++;
    for (size_t i = 1; i < counters->count; i++)
        counters->stack[i].outer += counters->stack[i].outer > 0;
    for (size_t i = 0; i < counters->series_count; i++)
        counters->series[i].innermost += counters->series[i].innermost > 0;
    counters->stack[0] = (Instance){.series = series};
    counters->series[series].innermost = 1;
}

void counters_enter(Counters *counters, const Node *element)
{
    counters->chapter += element->tag == TAG_H1;
    counters->table += element->tag == TAG_TABLE;
}

Name counter_of_note(const Counters *counters, const Style *style)
{
    const Value *stream = style_value(style, PROPERTY_NOTE_STREAM);
    if (stream->kind == VALUE_NAME)
        return stream->name;
    if (value_is_keyword(stream, KEYWORD_TABLE))
        return counters->table_footnote;
    return value_is_keyword(stream, KEYWORD_SYMBOL) ? counters->symbol_footnote
                                                    : counters->footnote;
}

bool counter_is_of_notes(const Counters *counters, Name name)
{
    return name == counters->footnote || name == counters->table_footnote ||
           name == counters->symbol_footnote;
}

/* Notes count in the whole document, whatever element is the first to call one. */
static void count_note(Counters *counters, const Style *style, const Value *increments)
{
    if (!style_is_note(style))
        return;
    Name name = counter_of_note(counters, style);
    uint32_t place = series_of(counters, name); /* may move the array */
    Series *series = &counters->series[place];
    Keyword reset_by = style_keyword(style, PROPERTY_NOTE_RESET);
    bool begins = (reset_by == KEYWORD_CHAPTER && series->chapter != counters->chapter) ||
                  (reset_by == KEYWORD_TABLE && series->table != counters->table);
    series->chapter = counters->chapter;
    series->table = counters->table;
    if (!series->innermost)
        found(counters, name);
    if (begins)
        set(counters, name, 0, 0);
    if (!names_counter(increments, name))
        increment(counters, name, 1, 0);
}

void counters_apply(Counters *counters, const Style *style, const Node *element, uint32_t depth)
{
    const Value *increments = style_value(style, PROPERTY_COUNTER_INCREMENT);
    counters->turn++;
    apply_resets(counters, style_value(style, PROPERTY_COUNTER_RESET), element, depth);
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_LIST_ITEM) &&
        !names_counter(increments, counters->list_item))
        count_item(counters, depth);
    count_note(counters, style, increments);
    apply_pairs(counters, increments, element, depth, increment);
    apply_pairs(counters, style_value(style, PROPERTY_COUNTER_SET), element, depth, set);
}

/* Number of a pair for what has no element; false if there is none. */
static bool number_of_pair(const Value *number, int32_t *value)
{
    *value = number->kind == VALUE_INTEGER ? number->integer : 0;
    return number->kind != VALUE_FUNCTION || attribute_or_instead(NULL, number, value);
}

void counters_apply_page(Counters *counters, const Style *style)
{
    static const struct {
        PropertyId property;
        Change *change;
    } changes[] = {{PROPERTY_COUNTER_RESET, set},
                   {PROPERTY_COUNTER_INCREMENT, increment},
                   {PROPERTY_COUNTER_SET, set}};
    for (size_t c = 0; c < sizeof changes / sizeof *changes; c++) {
        const Value *pairs = style_value(style, changes[c].property);
        for (uint32_t i = 0; pairs->kind == VALUE_LIST && i + 1 < pairs->list->count; i += 2) {
            Name name = counter_of_pair(&pairs->list->items[i]);
            int32_t value;
            if (!number_of_pair(&pairs->list->items[i + 1], &value))
                continue;
            if (!innermost(counters, name))
                found(counters, name);
            changes[c].change(counters, name, value, 0);
        }
    }
}

/* --- lists --------------------------------------------------------------------------------- */

static CounterValue *innermost_of(const CounterList *list, Name name)
{
    for (uint32_t i = list->count; i > 0; i--)
        if (list->items[i - 1].name == name)
            return &list->items[i - 1];
    return NULL;
}

static void change_list(CounterList *list, PropertyId property, Name name, int32_t value)
{
    CounterValue *counter = innermost_of(list, name);
    if (!counter || property == PROPERTY_COUNTER_RESET) {
        counter = &list->items[list->count++];
        *counter = (CounterValue){name, 0};
    }
    bool adds = property == PROPERTY_COUNTER_INCREMENT;
    counter->value = length_clip((adds ? (int64_t)counter->value : 0) + value);
}

CounterList counter_list_changed(Arena *arena, const CounterValue *values, uint32_t count,
                                 const Style *style)
{
    static const PropertyId properties[] = {PROPERTY_COUNTER_RESET, PROPERTY_COUNTER_INCREMENT,
                                            PROPERTY_COUNTER_SET};
    size_t most = count;
    for (int p = 0; p < 3; p++) {
        const Value *pairs = style_value(style, properties[p]);
        most += pairs->kind == VALUE_LIST ? pairs->list->count / 2 : 0;
    }
    CounterList list = {ARENA_ARRAY(arena, CounterValue, most), count};
    if (count)
        memcpy(list.items, values, count * sizeof *values);
    for (int p = 0; p < 3; p++) {
        const Value *pairs = style_value(style, properties[p]);
        for (uint32_t i = 0; pairs->kind == VALUE_LIST && i + 1 < pairs->list->count; i += 2) {
            int32_t value;
            if (number_of_pair(&pairs->list->items[i + 1], &value))
                change_list(&list, properties[p], counter_of_pair(&pairs->list->items[i]), value);
        }
    }
    return list;
}

void counter_list_print(const CounterList *list, Name name, const Text *between, NumberStyle style,
                        Buffer *out)
{
    const CounterValue *last = innermost_of(list, name);
    for (uint32_t i = 0; last && between && &list->items[i] < last; i++) {
        if (list->items[i].name != name)
            continue;
        number_print(list->items[i].value, style, out);
        buffer_put(out, *between);
    }
    number_print(last ? last->value : 0, style, out);
}

/* --- reading ------------------------------------------------------------------------------- */

int32_t counters_value(const Counters *counters, Name name)
{
    const Instance *instance = innermost(counters, name);
    return instance ? instance->value : 0;
}

void counters_print_all(const Counters *counters, Name name, Text between, NumberStyle style,
                        Buffer *out)
{
    const Instance *last = innermost(counters, name);
    if (!last) {
        number_print(0, style, out);
        return;
    }
    bool is_first = true;
    for (size_t i = 0; i < counters->count; i++) {
        const Instance *instance = &counters->stack[i];
        if (instance->series != last->series)
            continue;
        if (!is_first)
            buffer_put(out, between);
        number_print(instance->value, style, out);
        is_first = false;
    }
}

const CounterValue *counters_snapshot(const Counters *counters, uint32_t *count)
{
    CounterValue *values = ARENA_ARRAY(counters->arena, CounterValue, counters->count);
    for (size_t i = 0; i < counters->count; i++) {
        const Instance *instance = &counters->stack[i];
        values[i] = (CounterValue){counters->series[instance->series].name, instance->value};
    }
    *count = (uint32_t)counters->count;
    return values;
}
