/* Shapes that borders and decoration are drawn as. They are in the arena given. */
#ifndef PLENARY_LAYOUT_SHAPES_H
#define PLENARY_LAYOUT_SHAPES_H

#include "layout/page.h"

/* The polygon of four points. */
const Shape *shape_quad(Arena *arena, const ShapePoint points[4]);

/* Dots or dashes along a rectangle so long and thick, from one end to the other, evenly. */
const Shape *shape_dashes(Arena *arena, Length length, Length thick, bool is_dotted,
                          bool is_across);

/* A wave so long, its line so thick, around a middle that is half of the thickness down. */
const Shape *shape_wave(Arena *arena, Length length, Length thick);

#endif
