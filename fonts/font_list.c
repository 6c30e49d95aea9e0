#include "fonts/font_list.h"

#include <stdlib.h>

void font_list_add(FontList *list, ListedFont font)
{
    list->items =
        arena_reserve(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = font;
}

static int by_number(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_name_and_style(const void *a, const void *b)
{
    const ListedFont *first = a;
    const ListedFont *second = b;
    int order = text_compare(first->family, second->family);
    if (order == 0)
        order = by_number(first->style.stretch, second->style.stretch);
    if (order == 0)
        order = by_number(first->style.is_italic, second->style.is_italic);
    if (order == 0)
        order = by_number(first->style.weight, second->style.weight);
    if (order == 0)
        order = text_compare(first->path, second->path);
    return order ? order : by_number(first->index, second->index);
}

void font_list_sort(FontList *list, size_t first)
{
    if (list->count <= first)
        return;
    qsort(list->items + first, list->count - first, sizeof *list->items, by_name_and_style);
    size_t kept = first + 1;
    for (size_t i = first + 1; i < list->count; i++)
        if (by_name_and_style(&list->items[kept - 1], &list->items[i]) != 0)
            list->items[kept++] = list->items[i];
    list->count = kept;
}
