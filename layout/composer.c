#include "layout/composer.h"

enum {
    DEPTH_MOST = 250
};

void composer_stop(Composer *composer, const Node *node)
{
    if (composer->status != STATUS_OK)
        return;
    composer->status = STATUS_LIMIT;
    diagnostics_add_limit(composer->diagnostics, composer->arena, node ? node->span : SPAN_NONE);
}

bool composer_enter(Composer *composer, const Node *node)
{
    if (arena_is_over_limit(composer->arena)) {
        composer_stop(composer, node);
        return false;
    }
    if (composer->depth < DEPTH_MOST) {
        composer->depth++;
        return true;
    }
    Buffer most = {0};
    buffer_integer(&most, DEPTH_MOST);
    diagnostics_add(composer->diagnostics, LIMIT_DEPTH, node ? node->span : SPAN_NONE,
                    buffer_text(&most), (Text){0});
    buffer_free(&most);
    composer->status = STATUS_LIMIT;
    return false;
}

void composer_leave(Composer *composer)
{
    composer->depth--;
}

void composer_tell(Composer *composer, Diagnostics *diagnostics)
{
    diagnostics->files = composer->diagnostics->files;
    composer->diagnostics = diagnostics;
    composer->compositor->diagnostics = diagnostics;
}

void node_list_add(Arena *arena, NodeList *list, const Node *node)
{
    list->items =
        arena_reserve(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = node;
}
