#include "output/identifiers.h"

#include <stdlib.h>

#include "output/trees.h"

typedef struct Identifier {
    Text id;
    uint32_t element;
} Identifier;

static int compare(const void *a, const void *b)
{
    const Identifier *first = a;
    const Identifier *second = b;
    int order = text_compare(first->id, second->id);
    return order ? order : (first->element > second->element) - (first->element < second->element);
}

static Text make_identifier(Arena *arena, uint32_t element)
{
    Buffer made = {0};
    buffer_format(&made, "plenary.%u", element);
    Text id = text_copy(arena, buffer_text(&made));
    buffer_free(&made);
    return id;
}

static Identifier *collect(const ElementIds *elements, size_t *count)
{
    const Publication *publication = elements->publication;
    Identifier *identifiers = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t i = 0; i < publication->structure_count; i++) {
        const StructureElement *element = &publication->structure[i];
        if (!elements->numbers[i] || (element->id.bytes == 0 && element->role != ROLE_NOTE))
            continue;
        identifiers =
            arena_reserve(elements->arena, identifiers, *count, &capacity, sizeof *identifiers);
        identifiers[(*count)++] =
            (Identifier){element->id.bytes ? element->id : make_identifier(elements->arena, i), i};
    }
    return identifiers;
}

/* Gives new identifiers to elements whose own is taken; the list is sorted. */
static void part(Arena *arena, Identifier *identifiers, size_t count, Diagnostics *diagnostics)
{
    Text before = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && text_equal(identifiers[i].id, before)) {
            diagnostics_add(diagnostics, PDF_ID_TWICE, SPAN_NONE, before, (Text){0});
            identifiers[i].id = make_identifier(arena, identifiers[i].element);
        } else {
            before = identifiers[i].id;
        }
    }
}

static ObjectNumber write_tree(const ElementIds *elements, Objects *objects,
                               const Identifier *identifiers, size_t count)
{
    TreeWriter *tree = tree_begin(elements->arena, objects, TREE_OF_NAMES);
    Buffer key = {0};
    Buffer value = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_clear(&key);
        buffer_clear(&value);
        put_byte_string(&key, identifiers[i].id);
        put_reference(&value, elements->numbers[identifiers[i].element]);
        tree_add(tree, buffer_text(&key), buffer_text(&value));
    }
    buffer_free(&key);
    buffer_free(&value);
    return tree_end(tree);
}

ObjectNumber identifiers_write(ElementIds *elements, Objects *objects, Diagnostics *diagnostics)
{
    elements->ids = ARENA_ARRAY(elements->arena, Text, elements->publication->structure_count);
    size_t count;
    Identifier *identifiers = collect(elements, &count);
    if (count == 0)
        return 0;
    qsort(identifiers, count, sizeof *identifiers, compare);
    part(elements->arena, identifiers, count, diagnostics);
    qsort(identifiers, count, sizeof *identifiers, compare);
    for (size_t i = 0; i < count; i++)
        elements->ids[identifiers[i].element] = identifiers[i].id;
    return write_tree(elements, objects, identifiers, count);
}
