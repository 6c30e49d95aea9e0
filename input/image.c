#include "input/image_formats.h"

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

void image_size(const Image *image, Length *width, Length *height)
{
    *width = side_of(image->width, image->x_density);
    *height = side_of(image->height, image->y_density);
}

bool image_decode(Arena *arena, const Image *image, ImageElements *elements,
                  Diagnostics *diagnostics)
{
    size_t count = (size_t)image->width * image->height;
    elements->colors = arena_array(arena, count, image->components);
    elements->alpha = image->has_alpha ? arena_alloc(arena, count) : NULL;
    const char *fault = image->format == IMAGE_PNG ? image_png_decode(image, elements)
                                                   : image_jpeg_decode(image, elements);
    if (fault)
        report(IMAGE_BROKEN, SPAN_NONE, image->name, fault, diagnostics);
    return !fault;
}
