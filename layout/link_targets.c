#include "layout/link_targets.h"

typedef struct Finder {
    Arena *arena;
    const StyledTree *tree;
    const Structure *structure;
    const LinkTarget **targets; /* by element */
    const Anchors *anchors;
    Name href;
} Finder;

enum {
    LABEL_LONGEST = 60, /* bytes; a screen reader says all of it */
    LABEL_NODES = 100   /* that are looked at for it, so that many notes in a text cost no more */
};

/* ---- labels ---- */

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* Text in one line, its white space made single, cut at the end of a word if it is long. */
static Text make_label(Arena *arena, Text text)
{
    Buffer label = {0};
    size_t whole = 0; /* up to where words are complete */
    for (size_t i = 0; i < text.bytes && label.bytes <= LABEL_LONGEST; i++) {
        if (!is_space(text.at[i]))
            buffer_byte(&label, text.at[i]);
        else if (label.bytes && label.at[label.bytes - 1] != ' ') {
            whole = label.bytes;
            buffer_byte(&label, ' ');
        }
    }
    Text result = text_trim(buffer_text(&label));
    if (label.bytes > LABEL_LONGEST && whole)
        result = text_slice(buffer_text(&label), 0, whole);
    result = text_copy(arena, result);
    buffer_free(&label);
    return result;
}

static Text label_of(Arena *arena, const Node *node)
{
    Buffer text = {0};
    const Node *at = node_following(node, node);
    for (int seen = 0; at && seen < LABEL_NODES && text.bytes <= 2 * LABEL_LONGEST; seen++) {
        if (node_is_text(at))
            buffer_put(&text, at->text);
        at = node_is(at, TAG_ASIDE, "note") ? node_following_skip(at, node)
                                            : node_following(at, node);
    }
    Text label = make_label(arena, buffer_text(&text));
    buffer_free(&text);
    return label;
}

/* ---- targets ---- */

static void set_target(Finder *finder, uint32_t from, LinkTarget target)
{
    if (from >= finder->structure->count)
        return;
    LinkTarget *kept = ARENA_NEW(finder->arena, LinkTarget);
    *kept = target;
    finder->targets[from] = kept;
}

/* The call leads to the note, and is announced by what the note says; the note's number leads back, and
 * is announced by the text that calls it. */
static void link_note(Finder *finder, const Node *node)
{
    const Structure *structure = finder->structure;
    uint32_t call = structure->of_call[node->number];
    uint32_t note = structure->of_node[node->number];
    if (call >= structure->count || note >= structure->count || call == note)
        return;
    set_target(finder, call, (LinkTarget){.element = note, .label = label_of(finder->arena, node)});
    const Node *caller = node->parent ? node->parent : node;
    set_target(finder, structure->of_label[node->number],
               (LinkTarget){.element = call, .label = label_of(finder->arena, caller)});
}

static void link_anchor(Finder *finder, const Node *node, Text href)
{
    uint32_t from = finder->structure->of_node[node->number];
    Text label = label_of(finder->arena, node);
    if (!text_starts(href, "#")) {
        set_target(finder, from, (LinkTarget){.uri = href, .label = label.bytes ? label : href});
        return;
    }
    const Node *anchor = anchors_find(finder->anchors, href);
    if (!anchor)
        return;
    uint32_t element = finder->structure->of_node[anchor->number];
    if (element >= finder->structure->count)
        return;
    if (label.bytes == 0)
        label = label_of(finder->arena, anchor);
    set_target(finder, from, (LinkTarget){.element = element, .label = label});
}

const LinkTarget *const *link_targets_find(Arena *arena, const StyledTree *tree,
                                           const Structure *structure, const Anchors *anchors)
{
    Finder finder = {.arena = arena,
                     .tree = tree,
                     .structure = structure,
                     .anchors = anchors,
                     .targets = ARENA_ARRAY(arena, const LinkTarget *, structure->count),
                     .href = names_intern(tree->document->names, (Text)TEXT("href"))};
    const Node *root = tree->document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        Text href;
        if (node_is_text(node))
            continue;
        if (structure->of_call[node->number] != STRUCTURE_NONE)
            link_note(&finder, node);
        else if (node->tag == TAG_A && node_attribute(node, finder.href, &href) && href.bytes > 1)
            link_anchor(&finder, node, href);
    }
    return finder.targets;
}
