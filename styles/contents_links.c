#include "styles/contents_links.h"

#include <stdlib.h>

#include "base/hash.h"

/* --- ids ----------------------------------------------------------------------------------- */

Text contents_href(Document *document, Node *element)
{
    Buffer id = {0};
    for (size_t number = element->span.begin; !element->id; number++) {
        buffer_clear(&id);
        buffer_format(&id, "heading-%zu", number);
        if (!names_find(document->names, buffer_text(&id)))
            node_set_id(document, element, text_copy(document->arena, buffer_text(&id)));
    }
    buffer_clear(&id);
    buffer_byte(&id, '#');
    buffer_put(&id, element->id->text);
    Text href = text_copy(document->arena, buffer_text(&id));
    buffer_free(&id);
    return href;
}

/* --- words --------------------------------------------------------------------------------- */

static bool is_letter(unsigned char byte)
{
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

static void put_letters(Text text, Buffer *out)
{
    for (size_t i = 0; i < text.bytes; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (unsigned char)(byte - 'A' + 'a');
        if (is_letter(byte))
            buffer_byte(out, (char)byte);
    }
}

/* What does not make a heading another one: its number, notes, and the columns of contents. */
static bool is_beside(const Node *node)
{
    return node->tag == TAG_ASIDE || node_is(node, TAG_A, "note-call") ||
           node_is(node, TAG_SPAN, "number") || node_is(node, TAG_SPAN, "page") ||
           node_is(node, TAG_SPAN, "paragraphs");
}

/* The letters and figures of a title alone, hashed. */
static uint64_t hash_of(const Node *title)
{
    Buffer letters = {0};
    for (const Node *at = node_following(title, title); at;) {
        if (node_is_text(at))
            put_letters(at->text, &letters);
        at = is_beside(at) ? node_following_skip(at, title) : node_following(at, title);
    }
    uint64_t hash = letters.bytes ? hash_bytes(buffer_text(&letters), 0) : 0;
    buffer_free(&letters);
    return hash;
}

/* --- links --------------------------------------------------------------------------------- */

typedef struct Key {
    uint64_t hash;
    size_t heading;
} Key;

static int compare(const void *left, const void *right)
{
    const Key *a = left;
    const Key *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->heading > b->heading) - (a->heading < b->heading);
}

/* The first heading from one on that has these words; count if there is none. */
static size_t find(const Key *keys, size_t count, Key wanted)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&keys[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && keys[low].hash == wanted.hash ? keys[low].heading : count;
}

static void link_entry(Document *document, Node *entry, Node *heading)
{
    Text href = contents_href(document, heading);
    Node *link = node_element(document, TAG_A, SPAN_NONE);
    node_set_attribute(document, link, "href", href);
    node_wrap(link, entry->first, entry->last);
    for (Node *at = link->first; at; at = at->next)
        if (node_is(at, TAG_SPAN, "page")) {
            node_set_attribute(document, at, "href", href);
            node_add_class(document, link, "with-page");
        }
}

static bool is_linked(const Node *entry)
{
    return !entry->first || entry->first->tag == TAG_A;
}

void contents_link(Document *document, Node *nav, const ContentsHeadings *list)
{
    Key *keys = ARENA_ARRAY(document->arena, Key, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const ContentsHeading *heading = &list->items[i];
        keys[i] = (Key){hash_of(heading->title ? heading->title : heading->node), i};
    }
    qsort(keys, list->count, sizeof *keys, compare);
    size_t next = 0;
    for (Node *entry = nav->first; entry; entry = entry->next) {
        if (!node_is(entry, TAG_P, "contents-entry") || is_linked(entry))
            continue;
        Key wanted = {hash_of(entry), next};
        size_t found = wanted.hash ? find(keys, list->count, wanted) : list->count;
        if (found == list->count)
            continue;
        link_entry(document, entry, list->items[found].node);
        next = found + 1;
    }
}
