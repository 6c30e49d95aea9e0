#include "output/attachments.h"

#include <stdlib.h>

#include "output/metadata.h"
#include "output/trees.h"

static ObjectNumber write_file(Objects *objects, const AttachedFile *attachment, Text date)
{
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "EmbeddedFile");
    dict_outside_name(dict, "Subtype", text_of(attachment->type));
    Dict *parameters = dict_dict(dict, "Params");
    dict_integer(parameters, "Size", (int32_t)attachment->bytes.bytes);
    dict_date(parameters, "ModDate", date);
    objects_write_stream(objects, number, dict, attachment->bytes, STREAM_DEFLATE);
    return number;
}

static ObjectNumber write_specification(Objects *objects, const AttachedFile *attachment, Text date)
{
    ObjectNumber file = write_file(objects, attachment, date);
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "Filespec");
    dict_text(dict, "F", attachment->name);
    dict_text(dict, "UF", attachment->name);
    dict_text(dict, "Desc", attachment->description);
    dict_name(dict, "AFRelationship", attachment->relation);
    Dict *embedded = dict_dict(dict, "EF");
    dict_reference(embedded, "F", file);
    dict_reference(embedded, "UF", file);
    objects_write_dict(objects, number, dict);
    return number;
}

static int compare_names(const void *a, const void *b)
{
    const AttachedFile *const *first = a;
    const AttachedFile *const *second = b;
    return text_compare((*first)->name, (*second)->name);
}

/* A name tree is sorted. */
static const AttachedFile **sort(Arena *arena, const AttachedFiles *list)
{
    const AttachedFile **sorted = ARENA_ARRAY(arena, const AttachedFile *, list->count);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    qsort(sorted, list->count, sizeof *sorted, compare_names);
    return sorted;
}

void attachments_write(Arena *arena, Objects *objects, const AttachedFiles *list, Text date,
                       Dict *catalog)
{
    if (list->count == 0)
        return;
    const AttachedFile **sorted = sort(arena, list);
    TreeWriter *tree = tree_begin(arena, objects, TREE_OF_NAMES);
    Array *files = dict_array(catalog, "AF");
    Buffer key = {0};
    Buffer value = {0};
    for (size_t i = 0; i < list->count; i++) {
        ObjectNumber number = write_specification(objects, sorted[i], date);
        array_reference(files, number);
        buffer_clear(&key);
        buffer_clear(&value);
        put_text_string(&key, sorted[i]->name);
        put_reference(&value, number);
        tree_add(tree, buffer_text(&key), buffer_text(&value));
    }
    dict_reference(dict_dict(catalog, "Names"), "EmbeddedFiles", tree_end(tree));
    buffer_free(&key);
    buffer_free(&value);
}
