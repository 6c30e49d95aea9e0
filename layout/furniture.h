/* What runs along with the pages: the sixteen margin boxes of CSS Paged Media 3, chapter 4 and 5, with
 * page numbers and named strings. */
#ifndef PLENARY_LAYOUT_FURNITURE_H
#define PLENARY_LAYOUT_FURNITURE_H

#include "layout/page_numbers.h"
#include "layout/place.h"

typedef struct Furniture Furniture;

/* For pages in order. */
Furniture *furniture_new(Composer *composer, const Galley *galley);

/* Turns to the next page, whose index is given, and takes note of the strings that are set on it. */
void furniture_turn_to(Furniture *furniture, const PageDraft *draft, const PageNumbers *numbers,
                       uint32_t page);

/* Which boxes are placed: those read before the body, or those read after it. */
typedef enum FurniturePart {
    FURNITURE_HEAD, /* above and at the sides */
    FURNITURE_FOOT
} FurniturePart;

/* The margin boxes of the page that was turned to. */
void furniture_place(Furniture *furniture, MarkList *marks, FurniturePart part);

#endif
