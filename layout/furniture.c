#include "layout/furniture.h"

#include "layout/box.h"
#include "layout/frame.h"
#include "styles/counter_styles.h"

/* A named string as the pages go by, CSS Generated Content for Paged Media 3, section 1.1. */
typedef struct RunningString {
    Name name;
    Text entry;        /* its value when the page begins */
    Text first;        /* the first it is set to on the page */
    Text last;         /* the value when the page ends */
    bool is_set;       /* on the page */
    bool is_set_first; /* by what stands at the top of the page */
} RunningString;

struct Furniture {
    Composer *composer;
    const Galley *galley;
    RunningString *strings;
    size_t string_count;
    size_t string_capacity;
    /* of the page turned to */
    const PageDraft *draft;
    PageNumbers numbers;
};

Furniture *furniture_new(Composer *composer, const Galley *galley)
{
    Furniture *furniture = ARENA_NEW(composer->arena, Furniture);
    furniture->composer = composer;
    furniture->galley = galley;
    return furniture;
}

/* ---- strings ---- */

static RunningString *find_string(Furniture *furniture, Name name)
{
    for (size_t i = 0; i < furniture->string_count; i++)
        if (furniture->strings[i].name == name)
            return &furniture->strings[i];
    return NULL;
}

static void set_string(Furniture *furniture, Name name, Text value, bool is_at_top)
{
    RunningString *string = find_string(furniture, name);
    if (!string) {
        furniture->strings =
            arena_reserve(furniture->composer->arena, furniture->strings, furniture->string_count,
                          &furniture->string_capacity, sizeof *furniture->strings);
        string = &furniture->strings[furniture->string_count++];
        *string = (RunningString){.name = name};
    }
    if (!string->is_set) {
        string->first = value;
        string->is_set_first = is_at_top;
    }
    string->last = value;
    string->is_set = true;
}

void furniture_turn_to(Furniture *furniture, const PageDraft *draft, const PageNumbers *numbers)
{
    furniture->draft = draft;
    furniture->numbers = *numbers;
    for (size_t i = 0; i < furniture->string_count; i++) {
        RunningString *string = &furniture->strings[i];
        string->entry = string->last;
        string->is_set = false;
        string->is_set_first = false;
    }
    const StyledNode *nodes = furniture->composer->tree->nodes;
    for (size_t i = draft->first; i < draft->end; i++) {
        const Slot *slot = &furniture->galley->slots[i];
        for (uint32_t e = 0; e < slot->event_count; e++) {
            const StringSetting *setting = nodes[slot->events[e]->number].strings;
            for (; setting; setting = setting->next)
                set_string(furniture, setting->name, setting->text, i == draft->first);
        }
    }
}

static Text string_value(Furniture *furniture, const Content *content)
{
    const RunningString *string = find_string(furniture, content->name);
    if (!string)
        return (Text){0};
    switch (content->keyword) {
    case KEYWORD_START:
        return string->is_set_first ? string->first : string->entry;
    case KEYWORD_LAST:
        return string->last;
    case KEYWORD_FIRST_EXCEPT:
        return string->is_set ? (Text){0} : string->entry;
    default:
        return string->is_set ? string->first : string->entry;
    }
}

/* ---- content ---- */

static Text number_in(Arena *arena, uint32_t number, const Content *content)
{
    Buffer printed = {0};
    content_print_number(content, (int32_t)number, &printed);
    Text text = text_copy(arena, buffer_text(&printed));
    buffer_free(&printed);
    return text;
}

/* A copy of a margin box's content in which only text is left. */
static Generated *resolve(Furniture *furniture, const Generated *box)
{
    Arena *arena = furniture->composer->arena;
    Content *resolved = ARENA_ARRAY(arena, Content, box->count);
    for (uint32_t i = 0; i < box->count; i++) {
        const Content *content = &box->content[i];
        Text text = content->text;
        if (content->kind == CONTENT_PAGE)
            text = number_in(arena, furniture->numbers.page, content);
        else if (content->kind == CONTENT_PAGES)
            text = number_in(arena, furniture->numbers.last, content);
        else if (content->kind == CONTENT_NAMED_STRING)
            text = string_value(furniture, content);
        resolved[i] = (Content){.kind = CONTENT_TEXT, .text = text};
    }
    Generated *copy = ARENA_NEW(arena, Generated);
    *copy = (Generated){.style = box->style, .content = resolved, .count = box->count};
    return copy;
}

/* The inline state inside a margin box. */
static InlineState state_of(const Furniture *furniture, const Generated *box)
{
    return (InlineState){.style = box->style,
                         .element = STRUCTURE_ARTIFACT_HEADER,
                         .language = furniture->composer->tree->document->language};
}

/* ---- sizes across ---- */

/* A margin box and its outer widths: what it asks at most and at least, or exactly. */
typedef struct Side {
    const Generated *box; /* NULL if not generated */
    int64_t most;
    int64_t least;
    bool is_exact; /* both are the same, by the box's own style */
} Side;

static Side measure_side(Furniture *furniture, const Generated *box, Length available)
{
    Side side = {.box = box};
    if (!box)
        return side;
    BoxEdges edges = box_edges(box->style, available);
    int64_t extra =
        (int64_t)box_extra_width(&edges) + edges.margin[EDGE_LEFT] + edges.margin[EDGE_RIGHT];
    side.is_exact = !style_is(box->style, PROPERTY_WIDTH, KEYWORD_AUTO);
    if (side.is_exact) {
        side.most = extra + box_limit_width(box->style, available, 0);
        side.least = side.most;
        return side;
    }
    InlineState state = state_of(furniture, box);
    Length widest;
    Length narrowest;
    frame_measure(furniture->composer, box, &state, &widest, &narrowest);
    side.most = extra + box_limit_width(box->style, available, widest);
    side.least = extra + box_limit_width(box->style, available, narrowest);
    return side;
}

/* The share of a in what two boxes fill together (section 5.3.2.1): each has the width that it asks,
 * and what is left over, or missing, is shared by how much they ask. */
static Length flex_fit(const Side *a, const Side *b, Length available)
{
    if (a->is_exact)
        return length_clip(a->most);
    if (b->is_exact)
        return length_clip(available - b->most);
    int64_t most = a->most + b->most;
    int64_t least = a->least + b->least;
    bool is_tight = most > available;
    bool is_too_tight = least > available;
    int64_t start = is_tight ? a->least : a->most;
    int64_t space = available - (is_tight ? least : most);
    int64_t share = is_too_tight ? a->least : is_tight ? a->most - a->least : a->most;
    int64_t shares = is_too_tight ? least : is_tight ? most - least : most;
    if (shares <= 0)
        return available / 2;
    return length_clip(start + length_scale(length_clip(space), share, shares));
}

static bool is_alone(const Generated *const boxes[3])
{
    return (boxes[0] != NULL) + (boxes[1] != NULL) + (boxes[2] != NULL) <= 1;
}

static Length alone_width(const Generated *box, Length available)
{
    BoxEdges edges = box_edges(box->style, available);
    return length_clip((int64_t)box_width(box->style, &edges, available) + edges.margin[EDGE_LEFT] +
                       edges.margin[EDGE_RIGHT]);
}

/* The outer widths of the three boxes of an edge, in order. The middle one stands in the middle, so
 * the others share with it as if both were as the larger of them (section 5.3.2.2). */
static void share_edge(Furniture *furniture, const Generated *const boxes[3], Length available,
                       Length widths[3])
{
    Side sides[3];
    if (is_alone(boxes)) {
        for (int i = 0; i < 3; i++)
            widths[i] = boxes[i] ? alone_width(boxes[i], available) : 0;
        return;
    }
    for (int i = 0; i < 3; i++)
        sides[i] = measure_side(furniture, boxes[i], available);
    if (!sides[1].box) {
        widths[0] = flex_fit(&sides[0], &sides[2], available);
        widths[1] = 0;
        widths[2] = flex_fit(&sides[2], &sides[0], available);
        return;
    }
    int64_t most = sides[0].most > sides[2].most ? sides[0].most : sides[2].most;
    int64_t least = sides[0].least > sides[2].least ? sides[0].least : sides[2].least;
    Side both = {.most = 2 * most, .least = 2 * least};
    widths[1] = flex_fit(&sides[1], &both, available);
    for (int i = 0; i < 3; i += 2)
        widths[i] = sides[i].is_exact ? length_clip(sides[i].most)
                                      : length_subtract(available, widths[1]) / 2;
}

/* ---- placing ---- */

/* An edge of the page, or a corner. */
typedef struct Margin {
    Rectangle room;
    bool is_above; /* the page area */
    uint32_t artifact;
} Margin;

/* The height of a box in a margin: auto fills the margin. */
static Length used_height(const Style *style, const BoxEdges *edges, Length available)
{
    if (style_is(style, PROPERTY_HEIGHT, KEYWORD_AUTO))
        return length_clip((int64_t)available - edges->margin[EDGE_TOP] -
                           edges->margin[EDGE_BOTTOM]);
    return length_add(style_length(style, PROPERTY_HEIGHT, available, 0), box_extra_height(edges));
}

/* Sets a box into its place in a margin. Where heights do not add up, a box above the text keeps its
 * distance from the text, like one below it. */
static void place_box(Furniture *furniture, MarkList *marks, MarginBoxId id, const Margin *margin)
{
    const Generated *box = furniture->draft->style->boxes[id];
    if (!box)
        return;
    Rectangle room = margin->room;
    BoxEdges edges = box_edges(box->style, room.width);
    Length width =
        length_clip((int64_t)room.width - edges.margin[EDGE_LEFT] - edges.margin[EDGE_RIGHT]);
    Length height = used_height(box->style, &edges, room.height);
    InlineState state = state_of(furniture, box);
    const Frame *frame = frame_of_margin_box(furniture->composer, resolve(furniture, box), &state,
                                             width > 0 ? width : 0, height);
    Length y =
        margin->is_above
            ? length_clip((int64_t)room.y + room.height - edges.margin[EDGE_BOTTOM] - frame->height)
            : length_add(room.y, edges.margin[EDGE_TOP]);
    place_frame(marks, frame, length_add(room.x, edges.margin[EDGE_LEFT]), y, margin->artifact);
}

/* The three boxes above or below the page area, from left to right. */
static void place_row(Furniture *furniture, MarkList *marks, const MarginBoxId ids[3],
                      const Margin *margin)
{
    const Rectangle row = margin->room;
    const Generated *boxes[3];
    for (int i = 0; i < 3; i++) {
        boxes[i] = furniture->draft->style->boxes[ids[i]];
        if (boxes[i])
            boxes[i] = resolve(furniture, boxes[i]);
    }
    Length widths[3];
    share_edge(furniture, boxes, row.width, widths);
    Length lefts[3] = {row.x, length_add(row.x, length_subtract(row.width, widths[1]) / 2),
                       length_add(row.x, length_subtract(row.width, widths[2]))};
    for (int i = 0; i < 3; i++) {
        Margin share = *margin;
        share.room.x = lefts[i];
        share.room.width = widths[i];
        place_box(furniture, marks, ids[i], &share);
    }
}

/* The three boxes beside the page area share it in thirds, each aligned within its own by
 * vertical-align. */
static void place_side(Furniture *furniture, MarkList *marks, const MarginBoxId ids[3],
                       Rectangle side)
{
    for (int i = 0; i < 3; i++) {
        Rectangle third = {side.x, length_add(side.y, side.height / 3 * i), side.width,
                           side.height / 3};
        Margin margin = {third, false, STRUCTURE_ARTIFACT_HEADER};
        place_box(furniture, marks, ids[i], &margin);
    }
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
                          .is_above = is_head,
                          .artifact =
                              is_head ? STRUCTURE_ARTIFACT_HEADER : STRUCTURE_ARTIFACT_FOOTER};
    Margin middle = left_corner;
    middle.room = row;
    Margin right_corner = left_corner;
    right_corner.room = (Rectangle){right, row.y, length_subtract(page->width, right), row.height};
    place_box(furniture, marks, ids[part][0], &left_corner);
    place_row(furniture, marks, &ids[part][1], &middle);
    place_box(furniture, marks, ids[part][4], &right_corner);
}

void furniture_place(Furniture *furniture, MarkList *marks, FurniturePart part)
{
    static const MarginBoxId left[3] = {MARGIN_LEFT_TOP, MARGIN_LEFT_MIDDLE, MARGIN_LEFT_BOTTOM};
    static const MarginBoxId right[3] = {MARGIN_RIGHT_TOP, MARGIN_RIGHT_MIDDLE,
                                         MARGIN_RIGHT_BOTTOM};
    const PageGeometry *page = &furniture->draft->geometry;
    const Length *margin = page->edges.margin;
    Rectangle inside = {
        margin[EDGE_LEFT], margin[EDGE_TOP],
        length_clip((int64_t)page->width - margin[EDGE_LEFT] - margin[EDGE_RIGHT]),
        length_clip((int64_t)page->height - margin[EDGE_TOP] - margin[EDGE_BOTTOM])};
    Length end = length_add(inside.x, inside.width);
    Length foot = length_add(inside.y, inside.height);
    if (part == FURNITURE_FOOT) {
        Rectangle row = {inside.x, foot, inside.width, margin[EDGE_BOTTOM]};
        place_edge(furniture, marks, part, row);
        return;
    }
    Rectangle row = {inside.x, 0, inside.width, margin[EDGE_TOP]};
    place_edge(furniture, marks, part, row);
    place_side(furniture, marks, left, (Rectangle){0, inside.y, margin[EDGE_LEFT], inside.height});
    place_side(furniture, marks, right,
               (Rectangle){end, inside.y, margin[EDGE_RIGHT], inside.height});
}
