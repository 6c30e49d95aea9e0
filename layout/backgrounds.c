/* A picture in a background is sized and placed by the positioning area (background-origin), and seen in the
 * painting area (background-clip). Across and down are alike, so that each step is written for one axis.
 * One tile is a picture, cut off where it has to be; more are a pattern. */
#include "layout/backgrounds.h"

#include "layout/composer.h"
#include "layout/pictures.h"
#include "layout/structure.h"

/* One direction of a layer: lengths along it, counted from the page's corner. */
typedef struct Axis {
    Length area; /* where the positioning area begins, and how long it is */
    Length room;
    Length from; /* of the painting area */
    Length to;
    Length tile;
    Length at; /* a tile's begin */
    Length step;
    bool repeats;
} Axis;

typedef struct Layer {
    const Style *style;
    uint32_t number;
    const Image *image;
    Axis axes[2]; /* across, down */
} Layer;

static const Value *value_of(const Layer *layer, PropertyId property)
{
    const ValueList *list = style_value(layer->style, property)->list;
    return &list->items[layer->number % list->count];
}

/* ---- size ---- */

/* A side that a style gives, or 0 for auto. */
static Length given_side(const Value *value, Length room)
{
    return value->kind == VALUE_LENGTH ? value_length(value, room) : 0;
}

/* The largest of the shape that fits into the area, or the smallest that covers it. */
static BoxSize fit(BoxSize shape, BoxSize area, bool covers)
{
    BoxSize size = {area.width, length_scale(area.width, shape.height, shape.width)};
    bool is_higher = size.height > area.height;
    if (is_higher != covers)
        size = (BoxSize){length_scale(area.height, shape.width, shape.height), area.height};
    return size;
}

/* The picture's own size; where it has a shape only, that of the area that it fits into (section 2.9). */
static BoxSize natural_size(const Image *image, BoxSize shape, BoxSize area)
{
    BoxSize size;
    bool has_shape = shape.width > 0 && shape.height > 0;
    image_size(image, &size.width, &size.height);
    if (has_shape && size.width <= 0 && size.height <= 0)
        return fit(shape, area, false);
    if (size.width <= 0)
        size.width = has_shape ? length_scale(size.height, shape.width, shape.height) : area.width;
    if (size.height <= 0)
        size.height = has_shape ? length_scale(size.width, shape.height, shape.width) : area.height;
    return size;
}

static BoxSize tile_size(const Layer *layer, BoxSize area)
{
    const Value *value = value_of(layer, PROPERTY_BACKGROUND_SIZE);
    BoxSize shape;
    image_shape(layer->image, &shape.width, &shape.height);
    bool has_shape = shape.width > 0 && shape.height > 0;
    if (value->kind == VALUE_KEYWORD)
        return has_shape ? fit(shape, area, value->keyword == KEYWORD_COVER) : area;
    const Value *sides = value->list->items;
    bool is_auto[2] = {sides[0].kind == VALUE_KEYWORD, sides[1].kind == VALUE_KEYWORD};
    BoxSize size = {given_side(&sides[0], area.width), given_side(&sides[1], area.height)};
    BoxSize natural = natural_size(layer->image, shape, area);
    if (is_auto[0] && is_auto[1])
        return natural;
    if (is_auto[0])
        size.width =
            has_shape ? length_scale(size.height, shape.width, shape.height) : natural.width;
    if (is_auto[1])
        size.height =
            has_shape ? length_scale(size.width, shape.height, shape.width) : natural.height;
    return size;
}

static Keyword repetition(const Layer *layer, int axis)
{
    return (Keyword)value_of(layer, PROPERTY_BACKGROUND_REPEAT)->list->items[axis].keyword;
}

/* round: a whole number of tiles fills the area; a side that is not told follows the other (section 2.5). */
static void round_tiles(Layer *layer)
{
    const Value *size = value_of(layer, PROPERTY_BACKGROUND_SIZE);
    for (int i = 0; i < 2; i++) {
        Axis *axis = &layer->axes[i];
        Axis *other = &layer->axes[1 - i];
        if (repetition(layer, i) != KEYWORD_ROUND || axis->room <= 0)
            continue;
        int64_t count = divide_rounded(axis->room, axis->tile);
        Length tile = length_clip(divide_rounded(axis->room, count > 0 ? count : 1));
        bool follows = size->kind == VALUE_LIST && size->list->items[1 - i].kind == VALUE_KEYWORD &&
                       repetition(layer, 1 - i) != KEYWORD_ROUND;
        if (follows)
            other->tile = length_scale(other->tile, tile, axis->tile);
        axis->tile = tile;
    }
}

/* ---- place ---- */

/* Where the tiles stand, and what is seen of them. */
static void place_axis(const Layer *layer, int number, Axis *axis)
{
    Keyword repeat = repetition(layer, number);
    const Value *position = &value_of(layer, PROPERTY_BACKGROUND_POSITION)->list->items[number];
    Length slack = length_subtract(axis->room, axis->tile);
    axis->at = length_add(axis->area, value_length(position, slack));
    axis->step = axis->tile;
    axis->repeats = repeat != KEYWORD_NO_REPEAT;
    if (repeat == KEYWORD_SPACE) {
        int64_t count = axis->room / axis->tile;
        axis->repeats = count > 1;
        if (axis->repeats) {
            axis->at = axis->area;
            axis->step = length_clip((axis->room - axis->tile) / (count - 1));
        }
    }
    if (axis->repeats) {
        int64_t back = ((int64_t)axis->from - axis->at) / axis->step;
        axis->at = length_clip(axis->at + back * axis->step);
        if (axis->at > axis->from)
            axis->at = length_subtract(axis->at, axis->step);
        if (length_add(axis->at, axis->tile) <= axis->from)
            axis->at = length_add(axis->at, axis->step);
        axis->repeats = length_add(axis->at, axis->step) < axis->to;
    }
    if (axis->repeats)
        return;
    Length end = length_add(axis->at, axis->tile);
    axis->step = length_add(axis->tile, axis->tile); /* the next is out of sight */
    axis->from = axis->from > axis->at ? axis->from : axis->at;
    axis->to = axis->to < end ? axis->to : end;
}

/* ---- marks ---- */

static void add_picture(MarkList *marks, const Layer *layer, uint32_t element)
{
    const Axis *across = &layer->axes[0];
    const Axis *down = &layer->axes[1];
    bool is_cut = false;
    for (int i = 0; i < 2; i++)
        is_cut |= layer->axes[i].from > layer->axes[i].at ||
                  layer->axes[i].to < length_add(layer->axes[i].at, layer->axes[i].tile);
    if (is_cut)
        mark_list_add(marks, &(Mark){.kind = MARK_CLIP,
                                     .element = STRUCTURE_ARTIFACT_LAYOUT,
                                     .x = across->from,
                                     .y = down->from,
                                     .clip = {length_subtract(across->to, across->from),
                                              length_subtract(down->to, down->from)}});
    mark_list_add(marks, &(Mark){.kind = MARK_IMAGE,
                                 .element = element,
                                 .x = across->at,
                                 .y = down->at,
                                 .image = {across->tile, down->tile, layer->image}});
    if (is_cut)
        mark_list_add(marks, &(Mark){.kind = MARK_CLIP_END, .element = STRUCTURE_ARTIFACT_LAYOUT});
}

/* Tiles too small for the numbers of a file, which has thousandths of a point, are not to be seen either. */
enum {
    LEAST_TILE = LENGTH_POINT / 500
};

static void add_tiles(MarkList *marks, const Layer *layer, uint32_t element)
{
    const Axis *across = &layer->axes[0];
    const Axis *down = &layer->axes[1];
    if (across->tile < LEAST_TILE || down->tile < LEAST_TILE)
        return;
    Tiling *tiling = ARENA_NEW(marks->arena, Tiling);
    *tiling = (Tiling){.image = layer->image,
                       .width = across->tile,
                       .height = down->tile,
                       .x = length_subtract(across->at, across->from),
                       .y = length_subtract(down->at, down->from),
                       .step_x = across->step,
                       .step_y = down->step};
    mark_list_add(marks, &(Mark){.kind = MARK_TILES,
                                 .element = element,
                                 .x = across->from,
                                 .y = down->from,
                                 .tiles = {length_subtract(across->to, across->from),
                                           length_subtract(down->to, down->from), tiling}});
}

/* Where the areas are. */
static void take_areas(Layer *layer, Rectangle area, Rectangle seen)
{
    layer->axes[0].area = area.x;
    layer->axes[0].room = area.width;
    layer->axes[0].from = seen.x;
    layer->axes[0].to = length_add(seen.x, seen.width);
    layer->axes[1].area = area.y;
    layer->axes[1].room = area.height;
    layer->axes[1].from = seen.y;
    layer->axes[1].to = length_add(seen.y, seen.height);
}

static Rectangle common(Rectangle a, Rectangle b)
{
    Length right = length_add(a.x, a.width);
    Length foot = length_add(a.y, a.height);
    Length right_of_b = length_add(b.x, b.width);
    Length foot_of_b = length_add(b.y, b.height);
    Rectangle result = {.x = a.x > b.x ? a.x : b.x, .y = a.y > b.y ? a.y : b.y};
    result.width = length_subtract(right < right_of_b ? right : right_of_b, result.x);
    result.height = length_subtract(foot < foot_of_b ? foot : foot_of_b, result.y);
    return result;
}

static const Image *image_of(const MarkList *marks, const Backdrop *backdrop)
{
    const Value *images = style_value(backdrop->style, PROPERTY_BACKGROUND_IMAGE);
    const Value *url = &images->list->items[backdrop->layer];
    Composer *composer = marks->composer;
    Span span = styled_place(composer->tree, PROPERTY_BACKGROUND_IMAGE, images);
    return picture_of_sheet(composer->pictures, span, *url->list->items[0].text);
}

void place_backdrop(MarkList *marks, const BoxPaint *paint, Length x, Length y, uint32_t artifact)
{
    const Backdrop *backdrop = &paint->backdrop;
    Layer layer = {.style = backdrop->style, .number = backdrop->layer};
    layer.image = marks->composer ? image_of(marks, backdrop) : NULL;
    if (!layer.image)
        return;
    Rectangle seen = {length_add(x, paint->x), length_add(y, paint->y), paint->width,
                      paint->height};
    Rectangle box = {length_add(seen.x, backdrop->x), length_add(seen.y, backdrop->y),
                     backdrop->box.width, backdrop->box.height};
    Keyword clip = (Keyword)value_of(&layer, PROPERTY_BACKGROUND_CLIP)->keyword;
    if (!backdrop->is_of_page)
        seen = common(seen, box_inside(layer.style, box, clip));
    Keyword origin = (Keyword)value_of(&layer, PROPERTY_BACKGROUND_ORIGIN)->keyword;
    Rectangle area = box_inside(layer.style, box, origin);
    if (value_is_keyword(value_of(&layer, PROPERTY_BACKGROUND_ATTACHMENT), KEYWORD_FIXED))
        area = (Rectangle){0, 0, marks->page.width, marks->page.height};
    BoxSize tile = tile_size(&layer, (BoxSize){area.width, area.height});
    if (tile.width <= 0 || tile.height <= 0)
        return;
    take_areas(&layer, area, seen);
    layer.axes[0].tile = tile.width;
    layer.axes[1].tile = tile.height;
    round_tiles(&layer);
    for (int i = 0; i < 2; i++) {
        if (layer.axes[i].tile <= 0)
            return;
        place_axis(&layer, i, &layer.axes[i]);
        if (layer.axes[i].to <= layer.axes[i].from)
            return;
    }
    layer.image = picture_fitted(marks->composer->pictures, layer.image,
                                 (BoxSize){layer.axes[0].tile, layer.axes[1].tile});
    uint32_t element = artifact == STRUCTURE_NONE ? STRUCTURE_ARTIFACT_LAYOUT : artifact;
    if (layer.axes[0].repeats || layer.axes[1].repeats)
        add_tiles(marks, &layer, element);
    else
        add_picture(marks, &layer, element);
}
