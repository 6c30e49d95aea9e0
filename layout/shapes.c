#include "layout/shapes.h"

enum {
    QUAD_STEPS = 5,
    PIECES_MOST = 4000 /* of a wave */
};

const Shape *shape_quad(Arena *arena, const ShapePoint points[4])
{
    ShapeStep *steps = ARENA_ARRAY(arena, ShapeStep, QUAD_STEPS);
    for (int i = 0; i < 4; i++)
        steps[i] = (ShapeStep){i ? SHAPE_LINE : SHAPE_MOVE, {points[i]}};
    steps[4].kind = SHAPE_CLOSE;
    Shape *shape = ARENA_NEW(arena, Shape);
    *shape = (Shape){.steps = steps, .step_count = QUAD_STEPS};
    return shape;
}

static ShapePoint along(Length at, Length beside, bool is_across)
{
    return is_across ? (ShapePoint){at, beside} : (ShapePoint){beside, at};
}

/* Dots are as far from each other as they are wide, dashes as they are long: two or three times the
 * thickness; as near to that as whole ones at both ends allow. */
const Shape *shape_dashes(Arena *arena, Length length, Length thick, bool is_dotted, bool is_across)
{
    enum {
        THIN = LENGTH_OF_POINTS(2)
    };
    Length inset = is_dotted ? thick / 2 : 0;
    Shape *shape = ARENA_NEW(arena, Shape);
    *shape = (Shape){.step_count = 2, .line = thick, .is_round = is_dotted};
    int64_t room = (int64_t)length - 2 * (int64_t)inset;
    if (!is_dotted)
        shape->dash = length_clip((int64_t)thick * (thick < THIN ? 3 : 2));
    int64_t period = is_dotted ? 2 * (int64_t)thick : 2 * (int64_t)shape->dash;
    int64_t gaps = period > 0 ? divide_rounded(room - shape->dash, period) : 0;
    if (gaps > 0)
        shape->gap = length_clip((room - shape->dash) / gaps - shape->dash);
    /* the line is a trifle longer: what is written is rounded, and the last dot stands on its end */
    Length end = length_add(length_subtract(length, inset), gaps > 0 ? LENGTH_POINT / 200 : 0);
    ShapeStep *steps = ARENA_ARRAY(arena, ShapeStep, 2);
    steps[0] = (ShapeStep){SHAPE_MOVE, {along(inset, thick / 2, is_across)}};
    steps[1] = (ShapeStep){SHAPE_LINE, {along(end, thick / 2, is_across)}};
    shape->steps = steps;
    return shape;
}

const Shape *shape_wave(Arena *arena, Length length, Length thick)
{
    int64_t half = 3 * (int64_t)thick;
    int64_t count = half > 0 ? divide_rounded(length, half) : 0;
    count = count < 1 ? 1 : count > PIECES_MOST ? PIECES_MOST : count;
    ShapeStep *steps = ARENA_ARRAY(arena, ShapeStep, (size_t)count + 1);
    Length middle = thick / 2;
    steps[0] = (ShapeStep){SHAPE_MOVE, {{0, middle}}};
    for (int64_t i = 0; i < count; i++) {
        Length from = length_clip(length * i / count);
        Length to = length_clip(length * (i + 1) / count);
        Length third = (to - from) / 3;
        /* a curve reaches three quarters of the way to the points that draw it */
        Length peak = length_clip(middle + (i % 2 ? 2 : -2) * (int64_t)thick);
        steps[i + 1] = (ShapeStep){
            SHAPE_CURVE,
            {{length_add(from, third), peak}, {length_subtract(to, third), peak}, {to, middle}}};
    }
    Shape *shape = ARENA_NEW(arena, Shape);
    *shape = (Shape){.steps = steps, .step_count = (uint32_t)count + 1, .line = thick};
    return shape;
}
