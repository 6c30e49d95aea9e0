#include "layout/pictures.h"

#include "layout/change_bar.h"

#include "base/file.h"
#include "layout/dimension.h"
#include "layout/settle.h"
#include "styles/css_urls.h"

/* A file that was asked for; image is NULL if it cannot be shown. */
typedef struct Picture {
    Text path;
    const Image *image;
} Picture;

struct Pictures {
    Arena *arena;
    Diagnostics *diagnostics;
    Name source;
    Name alternative;
    Name width;
    Name height;
    Picture *items;
    size_t count;
    size_t capacity;
    const Image **fitted; /* drawings as they are in boxes of other shapes */
    size_t fitted_count;
    size_t fitted_capacity;
};

Pictures *pictures_new(Arena *arena, Names *names, Diagnostics *diagnostics)
{
    Pictures *pictures = ARENA_NEW(arena, Pictures);
    pictures->arena = arena;
    pictures->diagnostics = diagnostics;
    pictures->source = names_intern(names, (Text)TEXT("src"));
    pictures->alternative = names_intern(names, (Text)TEXT("alt"));
    pictures->width = names_intern(names, (Text)TEXT("width"));
    pictures->height = names_intern(names, (Text)TEXT("height"));
    return pictures;
}

/* ---- files ---- */

/* A path that leads out of its folder, or is none. */
static bool leads_out(Text path)
{
    if (path.bytes == 0 || path.at[0] == '/' || text_find(path, ':') < path.bytes)
        return true;
    int depth = 0;
    for (size_t at = 0; at <= path.bytes;) {
        size_t end = at;
        while (end < path.bytes && path.at[end] != '/')
            end++;
        Text part = text_slice(path, at, end);
        if (text_is(part, ".."))
            depth--;
        else if (part.bytes && !text_is(part, "."))
            depth++;
        if (depth < 0)
            return true;
        at = end + 1;
    }
    return false;
}

/* written is its name as the document has it, path that name seen from the document. */
static const Image *read(Pictures *pictures, Span span, Text written, Text path)
{
    Diagnostics *quiet = diagnostics_new(pictures->arena);
    quiet->files = pictures->diagnostics->files;
    const Source *source;
    const char *name = text_to_string(pictures->arena, path);
    if (file_load_named(pictures->arena, name, written, quiet, &source) == STATUS_OK)
        return image_read(pictures->arena, source, span, pictures->diagnostics);
    Text reason = quiet->count ? quiet->items[0].details[1] : (Text){0};
    diagnostics_add(pictures->diagnostics, IMAGE_MISSING, span, path, reason);
    return NULL;
}

/* The picture in a file, or NULL after a report. */
static const Image *image_at(Pictures *pictures, Span span, Text written, Text path)
{
    for (size_t i = 0; i < pictures->count; i++)
        if (text_equal(pictures->items[i].path, path))
            return pictures->items[i].image;
    const Image *image = NULL;
    if (leads_out(written))
        diagnostics_add(pictures->diagnostics, IMAGE_OUTSIDE, span, written, (Text){0});
    else
        image = read(pictures, span, written, path);
    pictures->items = arena_reserve(pictures->arena, pictures->items, pictures->count,
                                    &pictures->capacity, sizeof *pictures->items);
    pictures->items[pictures->count++] = (Picture){path, image};
    return image;
}

/* The same for boxes of one size. */
const Image *picture_fitted(Pictures *pictures, const Image *image, BoxSize size)
{
    const Image *known = image_fitted(pictures->arena, image, size.width, size.height);
    if (known == image)
        return image;
    for (size_t i = 0; i < pictures->fitted_count; i++) {
        const Image *old = pictures->fitted[i];
        if (old->bytes.at == image->bytes.at && old->drawing.view_width == size.width &&
            old->drawing.view_height == size.height)
            return old;
    }
    pictures->fitted = arena_reserve(pictures->arena, pictures->fitted, pictures->fitted_count,
                                     &pictures->fitted_capacity, sizeof *pictures->fitted);
    pictures->fitted[pictures->fitted_count++] = known;
    return known;
}

/* The picture of an element, or NULL after a report. */
static const Image *image_of(Pictures *pictures, const Node *node)
{
    static const Source here = {0};
    Text written = {0};
    node_attribute(node, pictures->source, &written);
    const Source *document = node->span.source ? node->span.source : &here;
    Text path = css_url_path(pictures->arena, document, written);
    return image_at(pictures, node->span, written, path);
}

/* A file that a style sheet names, in its folder or wherever the sheet says, but on this machine. */
const Image *picture_of_sheet(Pictures *pictures, Span span, Text path)
{
    Text last = path;
    for (size_t at = 0; at < path.bytes; at++)
        if (path.at[at] == '/')
            last = text_slice(path, at + 1, path.bytes);
    bool has_scheme = text_find(path, ':') < path.bytes;
    return image_at(pictures, span, has_scheme ? path : last, path);
}

/* ---- sizes ---- */

/* What an attribute gives; 0 if it gives nothing, after a report if it says something. */
static Length attribute_length(Composer *composer, const Node *node, Name name, Length basis)
{
    Text value;
    Length length = 0;
    if (node_attribute(node, name, &value) && !dimension_read(value, basis, &length))
        diagnostics_add(composer->diagnostics, IMAGE_BAD_DIMENSION, node->span, value, name->text);
    return length;
}

/* What a least and a most allow of a side. */
static Length limited(const Style *style, const PropertyId limits[2], Length basis, Length extra,
                      Length length)
{
    Length lowest = box_size(style, limits[0], basis, extra, 0);
    Length highest = box_size(style, limits[1], basis, extra, LENGTH_MAX);
    length = length > highest ? highest : length;
    return length < lowest ? lowest : length;
}

static const Style *style_of(const Composer *composer, const Node *node)
{
    return composer->tree->nodes[node->number].style;
}

/* What a picture says of its size, each 0 by 0 if it says nothing. */
typedef struct Natural {
    BoxSize size;
    BoxSize shape; /* proportions */
} Natural;

static Natural natural_of(const Image *image)
{
    Natural natural = {0};
    if (image) {
        image_size(image, &natural.size.width, &natural.size.height);
        image_shape(image, &natural.shape.width, &natural.shape.height);
    }
    return natural;
}

/* The used size of the picture itself, CSS 2.2, sections 10.3.2, 10.4 and 10.6.2: a side that is not
 * given follows the other; a picture that has proportions only is as wide as can be. */
static BoxSize used_size(Composer *composer, const Node *node, Natural natural, Length available)
{
    static const PropertyId widths[2] = {PROPERTY_MIN_WIDTH, PROPERTY_MAX_WIDTH};
    static const PropertyId heights[2] = {PROPERTY_MIN_HEIGHT, PROPERTY_MAX_HEIGHT};
    const BoxSize shape = natural.shape;
    const Pictures *pictures = composer->pictures;
    const Style *style = style_of(composer, node);
    Length across = attribute_length(composer, node, pictures->width, available);
    Length down = attribute_length(composer, node, pictures->height, composer->page_height);
    Length page = composer->page_height;
    BoxEdges edges = box_edges(style, available);
    Length beside = box_extra_width(&edges);
    Length above = box_extra_height(&edges);
    Length width = box_size(style, PROPERTY_WIDTH, available, beside, across);
    Length height = box_size(style, PROPERTY_HEIGHT, page, above, down);
    bool has_shape = shape.width > 0 && shape.height > 0;
    if (width <= 0 && height <= 0) {
        width = natural.size.width || !has_shape ? natural.size.width : available;
        height = natural.size.height;
    }
    if (has_shape && width <= 0)
        width = length_scale(height, shape.width, shape.height);
    else if (has_shape && height <= 0)
        height = length_scale(width, shape.height, shape.width);
    width = width > 0 ? width : natural.size.width;
    height = height > 0 ? height : natural.size.height;
    Length fit = limited(style, widths, available, beside, width);
    if (fit != width && width > 0 && has_shape)
        height = length_scale(height, fit, width);
    width = fit;
    fit = limited(style, heights, page, above, height);
    if (fit != height && height > 0 && has_shape)
        width = length_scale(width, fit, height);
    return (BoxSize){width, fit};
}

/* ---- frames ---- */

/* What the picture's marks belong to: nothing, if an empty alt says that it is for the eye only. */
static uint32_t element_of(const Composer *composer, const Node *node)
{
    Text alternative;
    bool is_ornament =
        node_attribute(node, composer->pictures->alternative, &alternative) && !alternative.bytes;
    return is_ornament ? STRUCTURE_ARTIFACT_LAYOUT : composer->structure->of_node[node->number];
}

/* The alternative text, set into a width. */
static const Frame *text_frame(Composer *composer, const Node *node, Length width)
{
    const TextStyle *style = text_style(composer->text_styles, style_of(composer, node));
    Paragraph *paragraph = ARENA_NEW(composer->arena, Paragraph);
    InlineSpan *span = ARENA_NEW(composer->arena, InlineSpan);
    Text text = {0};
    node_attribute(node, composer->pictures->alternative, &text);
    if (!style || text_trim(text).bytes == 0)
        return NULL;
    *span = (InlineSpan){.style = style,
                         .element = element_of(composer, node),
                         .is_wrapping = true,
                         .language = composer->tree->document->language};
    *paragraph = (Paragraph){
        .style = {.strut = style,
                  .measure = width,
                  .align = KEYWORD_START,
                  .align_last = KEYWORD_AUTO,
                  .language = span->language,
                  .span = node->span},
        .text = text,
        .spans = span,
        .span_count = 1,
    };
    Galley galley = {0};
    galley_add(composer->arena, &galley, &(Slot){.kind = SLOT_PARAGRAPH, .pending = paragraph});
    compositor_set(composer->compositor, paragraph);
    galley_settle(composer, &galley);
    return galley_frame(composer->arena, &galley, width);
}

/* A frame under construction. */
typedef struct PictureBox {
    FrameItem *items;
    uint32_t count;
} PictureBox;

static void add_fill(PictureBox *box, BoxPaint paint)
{
    box->items[box->count++] = (FrameItem){.kind = FRAME_FILL, .fill = paint};
}

/* A box of thin rules and the alternative text in it. */
static void add_stand_in(Composer *composer, const Node *node, PictureBox *box, BoxPaint room)
{
    enum {
        RULE = LENGTH_POINT / 2,
        ROOM = LENGTH_OF_POINTS(3)
    };
    const Color gray = {.space = COLOR_GRAY, .c = {0x8000}};
    Length inner = length_subtract(room.width, 2 * ROOM);
    const Frame *text = inner > 0 ? text_frame(composer, node, inner) : NULL;
    Length right = length_add(room.x, length_subtract(room.width, RULE));
    Length foot = length_add(room.y, length_subtract(room.height, RULE));
    const Rectangle rules[] = {{room.x, room.y, room.width, RULE},
                               {room.x, foot, room.width, RULE},
                               {room.x, room.y, RULE, room.height},
                               {right, room.y, RULE, room.height}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        add_fill(box, (BoxPaint){.x = rules[i].x,
                                 .y = rules[i].y,
                                 .width = rules[i].width,
                                 .height = rules[i].height,
                                 .color = gray});
    if (text && text->height <= length_subtract(room.height, 2 * ROOM))
        box->items[box->count++] = (FrameItem){.kind = FRAME_FRAME,
                                               .x = length_add(room.x, ROOM),
                                               .y = length_add(room.y, ROOM),
                                               .frame = text};
}

/* As large as can be where nothing tells the size of what is not there. */
static BoxSize stand_in_size(Composer *composer, const Node *node, Length available)
{
    enum {
        WIDTH = LENGTH_OF_POINTS(120),
        HEIGHT = LENGTH_OF_POINTS(60)
    };
    BoxSize size = used_size(composer, node, (Natural){0}, available);
    if (size.width <= 0)
        size.width = available < WIDTH ? available : WIDTH;
    if (size.height <= 0)
        size.height = HEIGHT;
    return size;
}

const Frame *picture_frame(Composer *composer, const Node *node, Length available)
{
    enum {
        ITEMS_MOST = BOX_PAINTS_MOST + 5
    };
    const Style *style = style_of(composer, node);
    const Image *image = image_of(composer->pictures, node);
    BoxEdges edges = box_edges(style, available);
    BoxSize size;
    if (image) {
        size = used_size(composer, node, natural_of(image), available);
        image = picture_fitted(composer->pictures, image, size);
    } else {
        size = stand_in_size(composer, node, available);
    }
    PictureBox box = {.items = ARENA_ARRAY(composer->arena, FrameItem, ITEMS_MOST)};
    BoxSize outer = {length_add(size.width, box_extra_width(&edges)),
                     length_add(size.height, box_extra_height(&edges))};
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned paint_count = box_paint(composer->arena, style, outer, SIDES_ALL, paints);
    for (unsigned i = 0; i < paint_count; i++)
        add_fill(&box, paints[i]);
    BoxPaint room = {.x = length_add(edges.border[EDGE_LEFT], edges.padding[EDGE_LEFT]),
                     .y = length_add(edges.border[EDGE_TOP], edges.padding[EDGE_TOP]),
                     .width = size.width,
                     .height = size.height};
    if (image)
        box.items[box.count++] =
            (FrameItem){.kind = FRAME_PICTURE,
                        .x = room.x,
                        .y = room.y,
                        .picture = {image, size.width, size.height, element_of(composer, node)}};
    else
        add_stand_in(composer, node, &box, room);
    Frame *frame = ARENA_NEW(composer->arena, Frame);
    *frame = (Frame){.width = outer.width,
                     .height = outer.height,
                     .first_baseline = outer.height,
                     .baseline = outer.height,
                     .items = box.items,
                     .item_count = box.count,
                     .clear = box_clear(style),
                     .change = change_bar_around(composer, node)};
    return frame;
}

const Frame *picture_frame_of_sheet(Composer *composer, const Image *image, Length available,
                                    uint32_t element)
{
    BoxSize size;
    image_size(image, &size.width, &size.height);
    if (size.width > available && available > 0) {
        size.height = length_scale(size.height, available, size.width);
        size.width = available;
    }
    FrameItem *item = ARENA_NEW(composer->arena, FrameItem);
    *item =
        (FrameItem){.kind = FRAME_PICTURE, .picture = {image, size.width, size.height, element}};
    Frame *frame = ARENA_NEW(composer->arena, Frame);
    *frame = (Frame){.width = size.width,
                     .height = size.height,
                     .first_baseline = size.height,
                     .baseline = size.height,
                     .items = item,
                     .item_count = 1};
    return frame;
}
