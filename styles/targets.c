#include "styles/targets.h"

#include "base/hash_table.h"
#include "input/first_letter.h"
#include "styles/counter_styles.h"

typedef struct Target {
    const Node *element;
    const CounterValue *values;
    uint32_t count;
} Target;

typedef struct Question {
    Content *part;
    const Node *asker;
} Question;

struct Targets {
    Arena *arena;
    Names *names;
    Diagnostics *diagnostics;
    HashTable table; /* of Target, by id */
    Question *questions;
    size_t question_count;
    size_t question_capacity;
};

Targets *targets_new(Arena *arena, Names *names, Diagnostics *diagnostics)
{
    Targets *targets = ARENA_NEW(arena, Targets);
    targets->arena = arena;
    targets->names = names;
    targets->diagnostics = diagnostics;
    targets->table = hash_table_of(arena);
    return targets;
}

/* --- elements ------------------------------------------------------------------------------ */

void targets_add(Targets *targets, const Node *element, const Counters *counters)
{
    uint64_t hash = hash_pointer(element->id);
    if (hash_table_find(&targets->table, hash))
        return;
    Target *target = ARENA_NEW(targets->arena, Target);
    target->element = element;
    target->values = counters_snapshot(counters, &target->count);
    hash_table_add(&targets->table, hash, target);
}

/* --- questions ----------------------------------------------------------------------------- */

void targets_ask(Targets *targets, Content *part, const Node *asker)
{
    targets->questions = arena_reserve(targets->arena, targets->questions, targets->question_count,
                                       &targets->question_capacity, sizeof *targets->questions);
    targets->questions[targets->question_count++] = (Question){part, asker};
}

/* The element that a href of this document leads to, or NULL. */
static const Target *find_target(const Targets *targets, Text href)
{
    if (!text_starts(href, "#"))
        return NULL;
    Name id = names_find(targets->names, text_slice(href, 1, href.bytes));
    return id ? hash_table_item(&targets->table, hash_pointer(id)) : NULL;
}

static void report_missing(const Targets *targets, const Question *question)
{
    Span span = question->asker ? question->asker->span : SPAN_NONE;
    diagnostics_add(targets->diagnostics, STYLE_TARGET_MISSING, span, question->part->text,
                    (Text){0});
}

static void put_counter(const Target *target, const Content *part, Buffer *out)
{
    int32_t value = 0;
    bool is_first = true;
    for (uint32_t i = 0; i < target->count; i++) {
        if (target->values[i].name != part->name)
            continue;
        if (part->between && !is_first) {
            content_print_number(part, value, out);
            buffer_put(out, *part->between);
        }
        value = target->values[i].value;
        is_first = false;
    }
    content_print_number(part, value, out);
}

static void put_generated(const Generated *generated, Buffer *out)
{
    for (uint32_t i = 0; generated && i < generated->count; i++)
        if (generated->content[i].kind == CONTENT_TEXT)
            buffer_put(out, generated->content[i].text);
}

static void put_first_letter(const Node *element, Buffer *out)
{
    Buffer text = {0};
    node_text_content(element, &text);
    Text trimmed = text_trim(buffer_text(&text));
    buffer_put(out, text_slice(trimmed, 0, first_letter_end(trimmed, 0)));
    buffer_free(&text);
}

static void put_text(const Node *element, Keyword which, const StyledNode *nodes, Buffer *out)
{
    if (which == KEYWORD_BEFORE)
        put_generated(nodes[element->number].before, out);
    else if (which == KEYWORD_AFTER)
        put_generated(nodes[element->number].after, out);
    else if (which == KEYWORD_FIRST_LETTER)
        put_first_letter(element, out);
    else
        node_text_content(element, out);
}

/* Whether an element is a note whose number by a counter is that on its page: only layout knows it. */
static bool counts_by_page(const StyledNode *note, Name counter)
{
    const Generated *call = note->note_call;
    for (uint32_t i = 0; call && i < call->count; i++)
        if (call->content[i].kind == CONTENT_NOTE_NUMBER && call->content[i].name == counter)
            return true;
    return false;
}

static void answer(const Targets *targets, const Question *question, const StyledNode *nodes)
{
    Content *part = question->part;
    const Target *target = find_target(targets, part->text);
    bool is_own = part->text.bytes == 0 && part->kind == CONTENT_TARGET_TEXT;
    Buffer out = {0};
    if (!target && !is_own)
        report_missing(targets, question);
    else if (part->kind == CONTENT_TARGET_COUNTER)
        put_counter(target, part, &out);
    else
        put_text(is_own ? question->asker : target->element, part->keyword, nodes, &out);
    bool is_by_page = target && part->kind == CONTENT_TARGET_COUNTER &&
                      counts_by_page(&nodes[target->element->number], part->name);
    part->kind = is_by_page ? CONTENT_NOTE_NUMBER : CONTENT_TEXT;
    part->note = is_by_page ? target->element : NULL;
    part->text = text_copy(targets->arena, buffer_text(&out));
    buffer_free(&out);
}

/* Counters first: texts may hold them. */
void targets_answer(Targets *targets, const StyledNode *nodes)
{
    for (size_t i = 0; i < targets->question_count; i++)
        if (targets->questions[i].part->kind == CONTENT_TARGET_COUNTER)
            answer(targets, &targets->questions[i], nodes);
    for (size_t i = 0; i < targets->question_count; i++)
        if (targets->questions[i].part->kind == CONTENT_TARGET_TEXT)
            answer(targets, &targets->questions[i], nodes);
}
