#include "layout/running.h"

#include "styles/counters.h"

/* A string, or an element if it is one of those. */
typedef struct RunningValue {
    Text text;
    const Node *node;
} RunningValue;

/* What has a name, as the pages go by. */
typedef struct RunningName {
    Name name;
    bool is_element;    /* strings and elements have names of their own */
    RunningValue entry; /* its value when the page begins */
    RunningValue first; /* the first it is set to on the page */
    RunningValue last;  /* the value when the page ends */
    bool is_set;        /* on the page */
    bool is_set_first;  /* by what stands at the top of the page */
} RunningName;

struct Running {
    Composer *composer;
    const Galley *galley;
    RunningName *names;
    size_t count;
    size_t capacity;
    Counters *counters; /* NULL if no margin box prints any */
    size_t counted;     /* slots whose elements have changed them */
    const PageDraft *draft;
};

Running *running_new(Composer *composer, const Galley *galley)
{
    Running *running = ARENA_NEW(composer->arena, Running);
    running->composer = composer;
    running->galley = galley;
    if (composer->tree->pages_print_counters)
        running->counters = counters_new(composer->arena, composer->tree->document->names);
    return running;
}

/* ---- strings and elements ---- */

static RunningName *find(const Running *running, Name name, bool is_element)
{
    for (size_t i = 0; i < running->count; i++)
        if (running->names[i].name == name && running->names[i].is_element == is_element)
            return &running->names[i];
    return NULL;
}

static RunningName *find_or_add(Running *running, Name name, bool is_element)
{
    RunningName *found = find(running, name, is_element);
    if (found)
        return found;
    running->names = arena_reserve(running->composer->arena, running->names, running->count,
                                   &running->capacity, sizeof *running->names);
    found = &running->names[running->count++];
    *found = (RunningName){.name = name, .is_element = is_element};
    return found;
}

static void set(RunningName *name, RunningValue value, bool is_at_top)
{
    if (!name->is_set) {
        name->first = value;
        name->is_set_first = is_at_top;
    }
    name->last = value;
    name->is_set = true;
}

static void take_element(Running *running, const Node *node, bool is_at_top)
{
    const StyledNode *styled = &running->composer->tree->nodes[node->number];
    for (const StringSetting *setting = styled->strings; setting; setting = setting->next)
        set(find_or_add(running, setting->name, false), (RunningValue){.text = setting->text},
            is_at_top);
    if (!is_running(styled->style))
        return;
    Name name = style_value(styled->style, PROPERTY_POSITION)->list->items[0].name;
    set(find_or_add(running, name, true), (RunningValue){.node = node}, is_at_top);
}

static RunningValue value_of(const Running *running, Name name, bool is_element, Keyword which)
{
    const RunningName *found = find(running, name, is_element);
    if (!found)
        return (RunningValue){0};
    switch (which) {
    case KEYWORD_START:
        return found->is_set_first ? found->first : found->entry;
    case KEYWORD_LAST:
        return found->last;
    case KEYWORD_FIRST_EXCEPT:
        return found->is_set ? (RunningValue){0} : found->entry;
    default:
        return found->is_set ? found->first : found->entry;
    }
}

Text running_string(const Running *running, Name name, Keyword which)
{
    return value_of(running, name, false, which).text;
}

const Node *running_element(const Running *running, Name name, Keyword which)
{
    return value_of(running, name, true, which).node;
}

void running_report_notes(Composer *composer, const Node *element)
{
    for (const Node *at = element; at; at = node_following(at, element)) {
        const Style *style = composer->tree->nodes[at->number].style;
        if (!node_is_text(at) && style_is_note(style))
            diagnostics_add(composer->diagnostics, LAYOUT_RUNNING_NOTE, at->span, (Text){0},
                            (Text){0});
    }
}

/* ---- counters ---- */

/* Lets the elements of slots up to end change the counters. Scopes are left out: what runs along counts
 * chapters and the like, which are reset by what is above them. */
static void count_up_to(Running *running, size_t end)
{
    const StyledNode *nodes = running->composer->tree->nodes;
    for (; running->counters && running->counted < end; running->counted++) {
        const Slot *slot = &running->galley->slots[running->counted];
        for (uint32_t e = 0; e < slot->event_count; e++)
            counters_apply(running->counters, nodes[slot->events[e]->number].style, slot->events[e],
                           1);
    }
}

int32_t running_counter(const Running *running, Name name)
{
    return running->counters ? counters_value(running->counters, name) : 0;
}

/* ---- pages ---- */

/* The end of the slots that stand at the top of a page: up to the first that is more than space. */
static size_t top_end(const Galley *galley, const PageDraft *draft)
{
    size_t i = draft->first;
    while (i < draft->end &&
           (galley->slots[i].kind == SLOT_SPACE || galley->slots[i].kind == SLOT_MARGIN))
        i++;
    return i < draft->end ? i + 1 : i;
}

void running_turn_to(Running *running, const PageDraft *draft)
{
    for (size_t i = 0; i < running->count; i++) {
        running->names[i].entry = running->names[i].last;
        running->names[i].is_set = false;
        running->names[i].is_set_first = false;
    }
    size_t top = top_end(running->galley, draft);
    for (size_t i = draft->first; i < draft->end; i++) {
        const Slot *slot = &running->galley->slots[i];
        for (uint32_t e = 0; e < slot->event_count; e++)
            take_element(running, slot->events[e], i < top);
    }
    count_up_to(running, draft->first);
    if (running->counters)
        counters_apply(running->counters, draft->style->style, NULL, 1);
    count_up_to(running, top);
}
