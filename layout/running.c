#include "layout/running.h"

#include "layout/page_numbers.h"
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
    Counters *counters;         /* NULL if no margin box prints any */
    size_t counted;             /* slots whose elements have changed them */
    const Node *last;           /* of those elements; NULL before the first */
    const CounterValue *values; /* as they are on the page */
    uint32_t value_count;
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

static uint32_t depth_of(const Node *node)
{
    uint32_t depth = 0;
    for (; node; node = node->parent)
        depth++;
    return depth;
}

static void count_pseudo(Running *running, const Generated *pseudo, const Node *element,
                         uint32_t depth)
{
    if (pseudo)
        counters_apply(running->counters, pseudo->style, element, depth + 1);
}

/* Leaves the elements that node is not in: their counters end (CSS Lists 3, section 4). Those that have ::after
 * count there. */
static void leave_to(Running *running, const Node *node, uint32_t depth)
{
    const StyledNode *nodes = running->composer->tree->nodes;
    uint32_t last_depth = depth_of(running->last);
    for (; depth > last_depth; depth--)
        node = node->parent;
    for (const Node *at = running->last; at && at != node; at = at->parent, last_depth--) {
        if (depth == last_depth) {
            node = node->parent;
            depth--;
        }
        count_pseudo(running, nodes[at->number].after, at, last_depth);
        counters_leave(running->counters, last_depth);
    }
}

static void count_element(Running *running, const Node *node)
{
    const StyledNode *styled = &running->composer->tree->nodes[node->number];
    uint32_t depth = depth_of(node);
    leave_to(running, node, depth);
    counters_enter(running->counters, node);
    counters_apply(running->counters, styled->style, node, depth);
    count_pseudo(running, styled->before, node, depth);
    running->last = node;
}

static void count_up_to(Running *running, size_t end)
{
    for (; running->counters && running->counted < end; running->counted++) {
        const Slot *slot = &running->galley->slots[running->counted];
        for (uint32_t e = 0; e < slot->event_count; e++)
            if (counts(&running->composer->tree->nodes[slot->events[e]->number]))
                count_element(running, slot->events[e]);
    }
}

void running_put_counter(const Running *running, const Content *content, const Style *style,
                         Buffer *out)
{
    CounterList list = counter_list_changed(running->composer->arena, running->values,
                                            running->value_count, style);
    counter_list_print(&list, content->name, content->between,
                       (NumberStyle){content->keyword, content->number_style}, out);
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
    if (!running->counters)
        return;
    count_up_to(running, draft->first);
    counters_apply_page(running->counters, draft->style->style);
    count_up_to(running, top);
    running->values = counters_snapshot(running->counters, &running->value_count);
}
