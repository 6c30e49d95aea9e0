/* Styles: a house sheet and sheets of the program's own, from files or from its memory. */
#include <string.h>

#include "output/run.h"

struct plenary_style {
    plenary_run *run;
    Arena *arena;
    StringList sheets; /* paths, and the names of texts */
    MemoryFile *texts; /* the last first */
    const char *house;
};

plenary_style *plenary_style_new(plenary_run *run)
{
    Arena *arena = arena_new(0);
    plenary_style *style = ARENA_NEW(arena, plenary_style);
    style->run = run;
    style->arena = arena;
    return style;
}

void plenary_style_free(plenary_style *style)
{
    if (style)
        arena_free(style->arena);
}

int plenary_style_add_file(plenary_style *style, const char *path)
{
    string_list_add(style->arena, &style->sheets, path);
    return STATUS_OK;
}

int plenary_style_add_text(plenary_style *style, const char *name, const char *text)
{
    MemoryFile *file = ARENA_NEW(style->arena, MemoryFile);
    file->name = text_copy(style->arena, text_of(name));
    file->bytes = text_copy(style->arena, text_of(text));
    file->next = style->texts;
    style->texts = file;
    string_list_add(style->arena, &style->sheets, name);
    return STATUS_OK;
}

int plenary_style_set_house(plenary_style *style, const char *name)
{
    return run_set_house(style->run, style->arena, &style->house, name);
}

int plenary_document_set_style(plenary_document *document, const plenary_style *style)
{
    Arena *arena = document->arena;
    for (const MemoryFile *file = style->texts; file; file = file->next) {
        MemoryFile *copy = ARENA_NEW(arena, MemoryFile);
        copy->name = text_copy(arena, file->name);
        copy->bytes = text_copy(arena, file->bytes);
        copy->next = document->texts;
        document->texts = copy;
    }
    for (size_t i = 0; i < style->sheets.count; i++)
        string_list_add(arena, &document->styles, style->sheets.items[i]);
    if (style->house)
        document->options.house = text_to_string(arena, text_of(style->house));
    return STATUS_OK;
}
