#include "layout/furniture.h"

#include "layout/box.h"
#include "layout/frame.h"
#include "layout/margin_sizes.h"
#include "layout/running.h"
#include "styles/counter_styles.h"

struct Furniture {
    Composer *composer;
    Running *running;
    /* of the page turned to */
    const PageDraft *draft;
    const PageNumbers *numbers;
    uint32_t page;
};

Furniture *furniture_new(Composer *composer, const Galley *galley)
{
    Furniture *furniture = ARENA_NEW(composer->arena, Furniture);
    furniture->composer = composer;
    furniture->running = running_new(composer, galley);
    return furniture;
}

void furniture_turn_to(Furniture *furniture, const PageDraft *draft, const PageNumbers *numbers,
                       uint32_t page)
{
    furniture->draft = draft;
    furniture->numbers = numbers;
    furniture->page = page;
    running_turn_to(furniture->running, draft);
}

/* ---- content ---- */

static void put_text(const Furniture *furniture, const Content *content, const Style *style,
                     Buffer *out)
{
    switch (content->kind) {
    case CONTENT_TEXT:
        buffer_put(out, content->text);
        break;
    case CONTENT_PAGE:
        content_print_number(content,
                             counter_changed_by(style, content->name,
                                                furniture->numbers->items[furniture->page].value),
                             out);
        break;
    case CONTENT_PAGES:
        content_print_number(content, length_clip(furniture->numbers->count), out);
        break;
    case CONTENT_COUNTER:
        running_put_counter(furniture->running, content, style, out);
        break;
    case CONTENT_NAMED_STRING:
        buffer_put(out, running_string(furniture->running, content->name, content->keyword));
        break;
    default:
        break;
    }
}

/* A margin box with what it holds on this page. */
typedef struct MarginBox {
    const Style *style; /* NULL if the box is not there */
    MarginContent content;
    InlineState state; /* inside it */
} MarginBox;

/* Takes the text of a box together; leaders and pictures are left to the line. */
static const Generated *resolve(const Furniture *furniture, const Generated *box)
{
    Arena *arena = furniture->composer->arena;
    Content *resolved = ARENA_ARRAY(arena, Content, box->count);
    Buffer text = {0};
    for (uint32_t i = 0; i < box->count; i++) {
        const Content *content = &box->content[i];
        buffer_clear(&text);
        put_text(furniture, content, box->style, &text);
        resolved[i] =
            content->kind == CONTENT_LEADER || content->kind == CONTENT_IMAGE
                ? *content
                : (Content){.kind = CONTENT_TEXT, .text = text_copy(arena, buffer_text(&text))};
    }
    buffer_free(&text);
    Generated *copy = ARENA_NEW(arena, Generated);
    *copy = (Generated){.style = box->style, .content = resolved, .count = box->count};
    return copy;
}

/* element() stands alone in its box (GCPM 3, section 2.2). A box whose element is on no page so far is
 * there, and empty. */
static MarginBox open_box(const Furniture *furniture, MarginBoxId id)
{
    const Generated *box = furniture->draft->style->boxes[id];
    if (!box)
        return (MarginBox){0};
    MarginBox opened = {.style = box->style,
                        .state = {.style = box->style,
                                  .element = STRUCTURE_ARTIFACT_HEADER,
                                  .language = furniture->composer->tree->document->language}};
    if (box->count && box->content[0].kind == CONTENT_ELEMENT)
        opened.content.element =
            running_element(furniture->running, box->content[0].name, box->content[0].keyword);
    opened.content.generated = resolve(furniture, box);
    return opened;
}

/* ---- sizes ---- */

/* The direction in which boxes share an edge. */
typedef struct Along {
    bool is_down;
    PropertyId size;
    PropertyId least;
    PropertyId most;
    BoxEdge first;
    BoxEdge last;
} Along;

static const Along across = {false,     PROPERTY_WIDTH, PROPERTY_MIN_WIDTH, PROPERTY_MAX_WIDTH,
                             EDGE_LEFT, EDGE_RIGHT};
static const Along down = {true,     PROPERTY_HEIGHT, PROPERTY_MIN_HEIGHT, PROPERTY_MAX_HEIGHT,
                           EDGE_TOP, EDGE_BOTTOM};

/* An edge that boxes share. */
typedef struct Edge {
    const Along *along;
    Length length;
    Length breadth; /* its size the other way */
    bool is_shared; /* by more than one box */
} Edge;

/* What a box asks of its content. */
static void measure_content(Furniture *furniture, const MarginBox *box, const Edge *edge,
                            MarginSide *side)
{
    Length most;
    Length least;
    MarginContent content = box->content;
    content.state = &box->state;
    if (edge->along->is_down) {
        BoxEdges edges = box_edges(box->style, edge->breadth);
        Length width = length_clip((int64_t)edge->breadth - edges.margin[EDGE_LEFT] -
                                   edges.margin[EDGE_RIGHT]);
        const Frame *frame =
            frame_of_margin_box(furniture->composer, &content, width > 0 ? width : 0, 0);
        most = length_subtract(frame->height, box_extra_height(&edges));
        least = most;
    } else {
        frame_measure(furniture->composer, &content, &most, &least);
    }
    side->most += most;
    side->least += least;
}

/* What a box asks of its edge. One that is alone there fills it, whatever its content is. */
static MarginSide side_of(Furniture *furniture, const MarginBox *box, const Edge *edge)
{
    if (!box->style)
        return (MarginSide){0};
    const Along *along = edge->along;
    Length length = edge->length;
    BoxEdges edges = box_edges(box->style, along->is_down ? edge->breadth : length);
    Length own = along->is_down ? box_extra_height(&edges) : box_extra_width(&edges);
    int64_t extra = (int64_t)own + edges.margin[along->first] + edges.margin[along->last];
    MarginSide side = {.is_there = true,
                       .is_exact = !style_is(box->style, along->size, KEYWORD_AUTO),
                       .most = extra,
                       .least = extra};
    side.at_least = extra + box_size(box->style, along->least, length, own, 0);
    side.at_most = extra + box_size(box->style, along->most, length, own, LENGTH_MAX);
    if (side.is_exact) {
        side.most += box_size(box->style, along->size, length, own, 0);
        side.least = side.most;
    } else if (edge->is_shared) {
        measure_content(furniture, box, edge, &side);
    }
    return side;
}

/* The outer sizes of the three boxes of an edge, in order. */
static void share_edge(Furniture *furniture, const MarginBox boxes[3], const Along *along,
                       Rectangle room, Length sizes[3])
{
    int count = 0;
    for (int i = 0; i < 3; i++)
        count += boxes[i].style != NULL;
    Edge edge = {.along = along,
                 .length = along->is_down ? room.height : room.width,
                 .breadth = along->is_down ? room.width : room.height,
                 .is_shared = count > 1};
    MarginSide sides[3];
    for (int i = 0; i < 3; i++)
        sides[i] = side_of(furniture, &boxes[i], &edge);
    margin_sizes_share(sides, edge.length, sizes);
}

/* ---- placing ---- */

/* The room of a box: a part of an edge of the page, or a corner. */
typedef struct Margin {
    Rectangle room;
    Length basis;      /* of percentages: the width of the edge */
    bool is_above;     /* the page area */
    bool is_before;    /* it: to its left */
    bool shares_width; /* its room has been made for it by others of the edge */
    bool shares_height;
    uint32_t artifact;
} Margin;

/* A border box along one axis. */
typedef struct Extent {
    Length start;
    Length size;
} Extent;

static bool is_auto_margin(const Style *style, BoxEdge edge)
{
    return style_is(style, (PropertyId)(PROPERTY_MARGIN_TOP + (int)edge), KEYWORD_AUTO);
}

/* A box in a room that is its own (section 5.3.1). One of given size with an auto margin moves there,
 * with two it stands in the middle; where nothing is auto the margin on the far side of the page area
 * gives way. */
static Extent fit(const Style *style, const Along *along, const BoxEdges *edges, Length room,
                  bool is_far_first)
{
    int64_t first = edges->margin[along->first];
    int64_t last = edges->margin[along->last];
    int64_t extra = along->is_down ? box_extra_height(edges) : box_extra_width(edges);
    bool is_auto = style_is(style, along->size, KEYWORD_AUTO);
    int64_t size =
        is_auto ? room - first - last - extra : style_length(style, along->size, room, 0);
    int64_t most = style_length(style, along->most, room, LENGTH_MAX);
    int64_t least = style_length(style, along->least, room, 0);
    size = size > most ? most : size;
    size = (size < least ? least : size) + extra;
    int64_t slack = room - first - last - size;
    bool moves_first = is_auto_margin(style, along->first);
    bool moves_last = is_auto_margin(style, along->last);
    if (moves_first && moves_last && !is_auto)
        first = slack > 0 ? slack / 2 : 0;
    else if (moves_first || (is_far_first && !moves_last))
        first += slack;
    return (Extent){length_clip(first), length_clip(size > 0 ? size : 0)};
}

/* A box in a share of an edge, which its margins are part of. */
static Extent fill(const BoxEdges *edges, const Along *along, Length room)
{
    int64_t size = (int64_t)room - edges->margin[along->first] - edges->margin[along->last];
    return (Extent){edges->margin[along->first], length_clip(size > 0 ? size : 0)};
}

static void place_box(Furniture *furniture, MarkList *marks, const MarginBox *box,
                      const Margin *margin)
{
    if (!box->style)
        return;
    Rectangle room = margin->room;
    BoxEdges edges = box_edges(box->style, margin->basis);
    Extent x = margin->shares_width
                   ? fill(&edges, &across, room.width)
                   : fit(box->style, &across, &edges, room.width, margin->is_before);
    Extent y = margin->shares_height
                   ? fill(&edges, &down, room.height)
                   : fit(box->style, &down, &edges, room.height, margin->is_above);
    MarginContent content = box->content;
    content.state = &box->state;
    const Frame *frame = frame_of_margin_box(furniture->composer, &content, x.size, y.size);
    Length left = length_add(room.x, x.start);
    Length top = length_add(room.y, y.start);
    if (margin->is_above &&
        frame->height > y.size) /* too high for it: it keeps its distance below */
        top = length_subtract(top, length_subtract(frame->height, y.size));
    place_frame(marks, frame, left, top, margin->artifact);
}

/* The three boxes of an edge, in order: the middle one in its middle, the others at its ends. */
static void place_three(Furniture *furniture, MarkList *marks, const MarginBoxId ids[3],
                        const Margin *margin)
{
    const Along *along = margin->shares_height ? &down : &across;
    const Rectangle edge = margin->room;
    MarginBox boxes[3];
    for (int i = 0; i < 3; i++)
        boxes[i] = open_box(furniture, ids[i]);
    Length sizes[3];
    share_edge(furniture, boxes, along, edge, sizes);
    Length length = along->is_down ? edge.height : edge.width;
    Length starts[3] = {0, length_subtract(length, sizes[1]) / 2,
                        length_subtract(length, sizes[2])};
    for (int i = 0; i < 3; i++) {
        Margin share = *margin;
        if (along->is_down)
            share.room = (Rectangle){edge.x, length_add(edge.y, starts[i]), edge.width, sizes[i]};
        else
            share.room = (Rectangle){length_add(edge.x, starts[i]), edge.y, sizes[i], edge.height};
        place_box(furniture, marks, &boxes[i], &share);
    }
}

static void place_corner(Furniture *furniture, MarkList *marks, MarginBoxId id,
                         const Margin *corner)
{
    MarginBox box = open_box(furniture, id);
    place_box(furniture, marks, &box, corner);
}

/* The row above or below the page area, between its corners. */
static void place_edge(Furniture *furniture, MarkList *marks, FurniturePart part, Rectangle row)
{
    static const MarginBoxId ids[2][5] = {
        {MARGIN_TOP_LEFT_CORNER, MARGIN_TOP_LEFT, MARGIN_TOP_CENTER, MARGIN_TOP_RIGHT,
         MARGIN_TOP_RIGHT_CORNER},
        {MARGIN_BOTTOM_LEFT_CORNER, MARGIN_BOTTOM_LEFT, MARGIN_BOTTOM_CENTER, MARGIN_BOTTOM_RIGHT,
         MARGIN_BOTTOM_RIGHT_CORNER},
    };
    const PageGeometry *page = &furniture->draft->geometry;
    bool is_head = part == FURNITURE_HEAD;
    Length right = length_add(row.x, row.width);
    Margin left_corner = {.room = {0, row.y, row.x, row.height},
                          .basis = row.x,
                          .is_above = is_head,
                          .is_before = true,
                          .artifact =
                              is_head ? STRUCTURE_ARTIFACT_HEADER : STRUCTURE_ARTIFACT_FOOTER};
    Margin middle = left_corner;
    middle.room = row;
    middle.basis = row.width;
    middle.shares_width = true;
    Margin right_corner = left_corner;
    right_corner.room = (Rectangle){right, row.y, length_subtract(page->width, right), row.height};
    right_corner.basis = right_corner.room.width;
    right_corner.is_before = false;
    place_corner(furniture, marks, ids[part][0], &left_corner);
    place_three(furniture, marks, &ids[part][1], &middle);
    place_corner(furniture, marks, ids[part][4], &right_corner);
}

static void place_sides(Furniture *furniture, MarkList *marks, Rectangle inside)
{
    static const MarginBoxId left[3] = {MARGIN_LEFT_TOP, MARGIN_LEFT_MIDDLE, MARGIN_LEFT_BOTTOM};
    static const MarginBoxId right[3] = {MARGIN_RIGHT_TOP, MARGIN_RIGHT_MIDDLE,
                                         MARGIN_RIGHT_BOTTOM};
    const PageGeometry *page = &furniture->draft->geometry;
    Length end = length_add(inside.x, inside.width);
    Margin side = {.room = {0, inside.y, inside.x, inside.height},
                   .basis = inside.x,
                   .is_before = true,
                   .shares_height = true,
                   .artifact = STRUCTURE_ARTIFACT_HEADER};
    place_three(furniture, marks, left, &side);
    side.room.x = end;
    side.room.width = length_subtract(page->width, end);
    side.basis = side.room.width;
    side.is_before = false;
    place_three(furniture, marks, right, &side);
}

void furniture_place(Furniture *furniture, MarkList *marks, FurniturePart part)
{
    const PageGeometry *page = &furniture->draft->geometry;
    const Length *margin = page->edges.margin;
    Rectangle inside = {
        margin[EDGE_LEFT], margin[EDGE_TOP],
        length_clip((int64_t)page->width - margin[EDGE_LEFT] - margin[EDGE_RIGHT]),
        length_clip((int64_t)page->height - margin[EDGE_TOP] - margin[EDGE_BOTTOM])};
    furniture->composer->page_number = &furniture->numbers->items[furniture->page];
    if (part == FURNITURE_HEAD) {
        place_edge(furniture, marks, part,
                   (Rectangle){inside.x, 0, inside.width, margin[EDGE_TOP]});
        place_sides(furniture, marks, inside);
    } else {
        Length foot = length_add(inside.y, inside.height);
        place_edge(furniture, marks, part,
                   (Rectangle){inside.x, foot, inside.width, margin[EDGE_BOTTOM]});
    }
    furniture->composer->page_number = NULL;
}
