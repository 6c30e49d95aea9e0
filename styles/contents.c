#include "styles/contents.h"

#include "styles/contents_links.h"

enum {
    DEPTH_USUAL = 3, /* levels that are listed unless the document says how many */
    DEPTH_MOST = 6
};

/* --- headings ------------------------------------------------------------------------------ */

/* A heading on two lines: a label, and what it is the label of. */
static const char *const pairs[][2] = {
    {"chapter-label", "chapter-title"},
    {"annex-label", "annex-title"},
    {"division-label", "division-title"},
    {"part", "part-title"},
};

/* Headings that do not divide the text. */
static const char *const unlisted[] = {"document-title", "contents-label", "summary-label"};

static bool is_heading(const Node *node)
{
    return node->tag >= TAG_H1 && node->tag <= TAG_H6;
}

static bool has_class(const Node *node, const char *name)
{
    return node_is(node, node->tag, name);
}

static Node *next_element(const Node *node)
{
    Node *next = node->next;
    while (next && node_is_text(next) && text_trim(next->text).bytes == 0)
        next = next->next;
    return next && !node_is_text(next) ? next : NULL;
}

/* The title that stands below a label, or NULL. */
static Node *title_of_label(const Node *label)
{
    Node *next = next_element(label);
    for (size_t i = 0; next && i < sizeof pairs / sizeof *pairs; i++)
        if (has_class(label, pairs[i][0]) && has_class(next, pairs[i][1]))
            return next;
    return NULL;
}

static bool is_listed(const Node *node)
{
    for (size_t i = 0; i < sizeof unlisted / sizeof *unlisted; i++)
        if (has_class(node, unlisted[i]))
            return false;
    return is_heading(node);
}

/* Parts of the document whose headings are none of its divisions. */
static bool is_outside(const Node *node)
{
    return node->tag == TAG_NAV || node->tag == TAG_HEADER || node->tag == TAG_ASIDE ||
           node->tag == TAG_TABLE;
}

static void add(Document *document, ContentsHeadings *list, Node *node)
{
    ContentsHeading heading = {.node = node, .title = title_of_label(node)};
    list->items = arena_reserve(document->arena, list->items, list->count, &list->capacity,
                                sizeof *list->items);
    list->items[list->count++] = heading;
}

static ContentsHeadings find_headings(Document *document)
{
    ContentsHeadings list = {0};
    Node *node = document->root;
    while (node) {
        if (!is_listed(node)) {
            node = is_outside(node) ? node_following_skip(node, document->root)
                                    : node_following(node, document->root);
            continue;
        }
        add(document, &list, node);
        const ContentsHeading *added = &list.items[list.count - 1];
        node = node_following_skip(added->title ? added->title : node, document->root);
    }
    return list;
}

/* The only heading of the first level, if nothing stands before it, is the document's title. */
static void leave_out_title(ContentsHeadings *list)
{
    size_t firsts = 0;
    for (size_t i = 0; i < list->count; i++)
        firsts += list->items[i].node->tag == TAG_H1;
    if (firsts != 1 || list->count < 2 || list->items[0].node->tag != TAG_H1 ||
        list->items[0].title || list->items[0].node->parent->tag != TAG_BODY)
        return;
    list->items++;
    list->count--;
}

static void set_levels(ContentsHeadings *list)
{
    Tag outermost = TAG_H6;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].node->tag < outermost)
            outermost = list->items[i].node->tag;
    for (size_t i = 0; i < list->count; i++)
        list->items[i].level = (unsigned)(list->items[i].node->tag - outermost) + 1;
}

/* --- what asks for contents ---------------------------------------------------------------- */

static bool is_empty(const Node *node)
{
    for (const Node *at = node->first; at; at = at->next)
        if (!node_is_text(at) || text_trim(at->text).bytes)
            return false;
    return true;
}

static bool is_nav(const Node *node)
{
    return node->tag == TAG_NAV && (has_class(node, "contents") || has_class(node, "toc") ||
                                    (node->id && text_is(node->id->text, "toc")));
}

static bool is_mark(const Node *node)
{
    return node->tag == TAG_P && node->first && node->first == node->last &&
           node_is_text(node->first) && text_is(text_trim(node->first->text), "[TOC]");
}

/* How many levels a value asks for; 0 for none. */
static unsigned depth_of(Text value)
{
    uint32_t number;
    if (text_to_number(text_trim(value), DEPTH_MOST, &number))
        return number;
    return value.bytes == 0 || text_is_ignoring_case(value, "no") ||
                   text_is_ignoring_case(value, "false")
               ? 0
               : DEPTH_USUAL;
}

/* A nav in place of the paragraph, whose words are no text. */
static Node *nav_for_mark(Document *document, Node *paragraph)
{
    Node *nav = node_with_class(document, TAG_NAV, "contents", paragraph->span);
    node_insert_before(paragraph, nav);
    node_detach(paragraph);
    ledger_add(&document->ledger, document->arena, paragraph->first->span, LEDGER_MARKUP);
    return nav;
}

/* A nav before a heading and the sections that begin with it. */
static Node *nav_before(Document *document, Node *heading)
{
    Node *before = heading;
    while (before->parent != document->root && !before->previous)
        before = before->parent;
    Node *nav = node_with_class(document, TAG_NAV, "contents", SPAN_NONE);
    node_insert_before(before, nav);
    return nav;
}

/* --- making -------------------------------------------------------------------------------- */

/* The inline content of a heading again, but for notes; links are only words here. */
static void copy_content(Document *document, Node *into, const Node *from, unsigned depth)
{
    enum {
        DEEPEST = 30
    };
    for (const Node *at = from->first; at && depth < DEEPEST; at = at->next) {
        if (node_is_text(at)) {
            node_append(into, node_generated_text(document, at->text));
        } else if (at->tag == TAG_BR) {
            node_append(into, node_generated_text(document, text_of(" ")));
        } else if (at->tag == TAG_A && !has_class(at, "note-call")) {
            copy_content(document, into, at, depth + 1);
        } else if (at->tag != TAG_A && at->tag != TAG_ASIDE && at->tag != TAG_IMG) {
            Node *copy = node_element(document, at->tag, SPAN_NONE);
            copy->classes = at->classes;
            copy->attributes = at->attributes;
            node_append(into, copy);
            copy_content(document, copy, at, depth + 1);
        }
    }
}

/* A heading right before the contents, unless it is the document's title, is their label: it is not
 * listed. */
static void find_label(Document *document, const Node *nav, ContentsHeadings *list)
{
    Node *before = node_element_before(nav);
    for (size_t i = 0; before && i < list->count; i++) {
        if (list->items[i].node != before)
            continue;
        node_add_class(document, before, "contents-label");
        list->count--;
        for (; i < list->count; i++)
            list->items[i] = list->items[i + 1];
    }
}

static void add_entry(Document *document, Node *nav, const ContentsHeading *heading)
{
    char level[] = "level-1";
    level[sizeof level - 2] = (char)('0' + heading->level);
    Node *entry = node_with_class(document, TAG_P, "contents-entry", SPAN_NONE);
    node_add_class(document, entry, level);
    Node *link = node_element(document, TAG_A, SPAN_NONE);
    node_set_attribute(document, link, "href", contents_href(document, heading->node));
    node_append(nav, entry);
    node_append(entry, link);
    if (!heading->title) {
        copy_content(document, link, heading->node, 0);
        return;
    }
    Node *number = node_with_class(document, TAG_SPAN, "number", SPAN_NONE);
    node_append(link, number);
    copy_content(document, number, heading->node, 0);
    node_append(link, node_generated_text(document, text_of(" ")));
    copy_content(document, link, heading->title, 0);
}

static void add_label(Document *document, Node *nav, const Lexicon *lexicon)
{
    const Node *before = node_element_before(nav);
    Text words = lexicon_string(lexicon, "contents", document->date.year);
    if ((before && has_class(before, "contents-label")) || words.bytes == 0)
        return;
    Node *label = node_with_class(document, TAG_H2, "contents-label", SPAN_NONE);
    node_append(label, node_generated_text(document, words));
    node_append(nav, label);
}

static void fill(Document *document, Node *nav, const ContentsHeadings *list,
                 const Lexicon *lexicon, unsigned depth)
{
    Text value;
    if (node_attribute(nav, names_intern(document->names, text_of("depth")), &value))
        depth = depth_of(value);
    if (list->count == 0 || depth == 0)
        return;
    node_add_class(document, nav, "contents");
    add_label(document, nav, lexicon);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].level <= depth)
            add_entry(document, nav, &list->items[i]);
}

void contents_make(Document *document, const Lexicon *lexicon)
{
    bool is_asked = depth_of(fields_value(&document->fields, FIELD_CONTENTS)) > 0;
    Node *nav = NULL;
    for (Node *node = document->root; node && !nav; node = node_following(node, document->root)) {
        if (is_nav(node))
            nav = node;
        else if (is_mark(node))
            nav = nav_for_mark(document, node);
    }
    if (!nav && !is_asked)
        return;
    ContentsHeadings list = find_headings(document);
    leave_out_title(&list);
    if (nav && is_empty(nav))
        find_label(document, nav, &list);
    set_levels(&list);
    if (!nav && list.count)
        nav = nav_before(document, list.items[0].node);
    unsigned depth =
        is_asked ? depth_of(fields_value(&document->fields, FIELD_CONTENTS)) : DEPTH_USUAL;
    if (nav && is_empty(nav))
        fill(document, nav, &list, lexicon, depth);
    else if (nav)
        contents_link(document, nav, &list);
}
