#include "layout/change_bar.h"

const ChangeBar *change_bar_of(Arena *arena, const Style *style, const Node *node,
                               const ChangeBar *around)
{
    const Value *value = style_value(style, PROPERTY_CHANGE_BAR);
    if (value->kind != VALUE_LIST)
        return around;
    const Value *parts = value->list->items;
    ChangeBar *bar = ARENA_NEW(arena, ChangeBar);
    *bar = (ChangeBar){.node = node,
                       .width = parts[0].length,
                       .style = (Keyword)parts[1].keyword,
                       .color = parts[2].kind == VALUE_COLOR ? *parts[2].color
                                                             : style_color(style, PROPERTY_COLOR)};
    return bar;
}

const ChangeBar *change_bar_around(const Composer *composer, const Node *node)
{
    for (; node; node = node->parent) {
        const Style *style = composer->tree->nodes[node->number].style;
        const ChangeBar *bar = change_bar_of(composer->arena, style, node, NULL);
        if (bar)
            return bar;
    }
    return NULL;
}
