/* All fonts that a style sheet could ask for, for people who write one. */
#ifndef PLENARY_FONTS_FONT_LIST_H
#define PLENARY_FONTS_FONT_LIST_H

#include "fonts/catalogue.h"
#include "fonts/fontset.h"

typedef struct ListedFont {
    Text family;
    FontStyle style;
    Text path;
    uint32_t index; /* in a collection */
    bool is_users;  /* named with a font path */
} ListedFont;

typedef struct FontList {
    Arena *arena;
    ListedFont *items;
    size_t count;
    size_t capacity;
} FontList;

/* Appends a font. Its texts are not copied. */
void font_list_add(FontList *list, ListedFont font);

/* Sorts from the first item on by family, stretch, slant, weight and path, and leaves out what is
 * there twice. */
void font_list_sort(FontList *list, size_t first);

#endif
