#include "input/image_formats.h"
#include "input/svg_guard.h"

static Status report(DiagnosticKind kind, Span span, Text name, const char *what,
                     Diagnostics *diagnostics)
{
    return diagnostics_add(diagnostics, kind, span, name, text_of(what));
}

static bool is_too_large(const Image *image)
{
    return image->width > IMAGE_LONGEST_SIDE || image->height > IMAGE_LONGEST_SIDE ||
           (uint64_t)image->width * image->height > IMAGE_MOST_ELEMENTS;
}

/* What a drawing is refused for is known before it is read; what it does without is told. */
static const char *read_drawing(Arena *arena, Image *image, Span span, Diagnostics *diagnostics)
{
    image->format = IMAGE_SVG;
    SvgFacts facts = svg_look_through(image->bytes);
    image->drawing.has_surfaces = facts.has_surfaces;
    const char *fault = facts.fault ? facts.fault : image_svg_read(arena, image);
    if (!fault && facts.outside.bytes)
        diagnostics_add(diagnostics, IMAGE_CALLS_OUTSIDE, span, image->name,
                        text_slice(facts.outside, 0, 80));
    return fault;
}

const Image *image_read(Arena *arena, const Source *source, Span span, Diagnostics *diagnostics)
{
    Image *image = ARENA_NEW(arena, Image);
    image->bytes = source->bytes;
    image->name = source->name;
    const char *fault = NULL;
    if (image_png_is(source->bytes)) {
        image->format = IMAGE_PNG;
        fault = image_png_read(arena, image);
    } else if (image_jpeg_is(source->bytes)) {
        image->format = IMAGE_JPEG;
        fault = image_jpeg_read(arena, image);
    } else if (svg_is(source->bytes)) {
        fault = read_drawing(arena, image, span, diagnostics);
    } else {
        report(IMAGE_UNKNOWN, span, source->name, "", diagnostics);
        return NULL;
    }
    if (!fault && is_too_large(image)) {
        report(IMAGE_TOO_LARGE, span, source->name, "", diagnostics);
        return NULL;
    }
    if (fault)
        report(IMAGE_BROKEN, span, source->name, fault, diagnostics);
    return fault ? NULL : image;
}

/* count elements at a density, in Length. */
static Length side_of(uint32_t count, uint32_t density)
{
    enum {
        POINTS_PER_INCH = 72,
        TENTHS_OF_MM_PER_INCH = 254,
        TENTHS_OF_MM_PER_METRE = 10000
    };
    int64_t points = (int64_t)count * LENGTH_POINT * POINTS_PER_INCH;
    if (density == 0)
        return length_clip(divide_rounded(points, IMAGE_PIXELS_PER_INCH));
    return length_clip(
        divide_rounded(points / TENTHS_OF_MM_PER_INCH * TENTHS_OF_MM_PER_METRE, (int64_t)density));
}

bool image_is_turned(const Image *image)
{
    return image->orientation >= 5;
}

void image_size(const Image *image, Length *width, Length *height)
{
    if (image->format == IMAGE_SVG) {
        *width = image->drawing.width;
        *height = image->drawing.height;
        return;
    }
    *width = side_of(image->width, image->x_density);
    *height = side_of(image->height, image->y_density);
    if (image_is_turned(image)) {
        Length across = *width;
        *width = *height;
        *height = across;
    }
}

void image_shape(const Image *image, Length *width, Length *height)
{
    image_size(image, width, height);
    if (image->format == IMAGE_SVG) {
        *width = image->drawing.shape_width;
        *height = image->drawing.shape_height;
    }
}

const Image *image_fitted(Arena *arena, const Image *image, Length width, Length height)
{
    enum {
        NEAR = LENGTH_POINT / 100
    };
    const ImageDrawing *drawing = &image->drawing;
    if (image->format != IMAGE_SVG || !drawing->fits_itself || width <= 0 || height <= 0)
        return image;
    Length alike = length_scale(width, drawing->view_height, drawing->view_width);
    int64_t off = (int64_t)alike - height;
    if (off <= NEAR && off >= -NEAR)
        return image;
    Image *fitted = ARENA_NEW(arena, Image);
    *fitted = *image;
    fitted->drawing.view_width = width;
    fitted->drawing.view_height = height;
    return fitted;
}

Image image_of_elements(const Image *image, uint32_t width, uint32_t height)
{
    Image whole = *image;
    whole.width = width;
    whole.height = height;
    whole.components = 3;
    whole.has_alpha = true;
    return whole;
}

bool image_draw(Arena *arena, const Image *image, Buffer *pdf, Diagnostics *diagnostics)
{
    const char *fault = image_svg_draw(arena, image, pdf);
    if (fault)
        report(IMAGE_BROKEN, SPAN_NONE, image->name, fault, diagnostics);
    return !fault;
}

static const char *decode(Arena *arena, const Image *image, ImageElements *elements)
{
    switch (image->format) {
    case IMAGE_PNG:
        return image_png_decode(image, elements);
    case IMAGE_JPEG:
        return image_jpeg_decode(image, elements);
    case IMAGE_SVG:
        break;
    }
    return image_svg_decode(arena, image, elements);
}

bool image_decode(Arena *arena, const Image *image, ImageElements *elements,
                  Diagnostics *diagnostics)
{
    size_t count = (size_t)image->width * image->height;
    elements->colors = arena_array(arena, count, image->components);
    elements->alpha = image->has_alpha ? arena_alloc(arena, count) : NULL;
    const char *fault = decode(arena, image, elements);
    if (fault)
        report(IMAGE_BROKEN, SPAN_NONE, image->name, fault, diagnostics);
    return !fault;
}
