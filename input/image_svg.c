#include <stddef.h>

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include "base/late_library.h"
#include "input/image_formats.h"
#include "input/svg_scan.h"

/* SVG drawings, by librsvg on cairo. The libraries behind them take as long to load as a page to set, so they are
 * loaded when a drawing is met; they stay, since GLib's types cannot be taken back.
 *
 * A drawing is drawn at four times its size, if that is not too large, and made smaller by the PDF: filters and masks are
 * picture elements, and places have few decimals. librsvg is given bytes without an address, so it loads nothing
 * from outside. Where the drawing names no language, fonts would depend on the user's: it is given one. */

#define DRAWING_UNITS_PER_INCH 96.0 /* CSS pixels */

/* What is used of the libraries, found by name. */
typedef struct Library {
    __typeof__(rsvg_handle_new_from_data) *rsvg_handle_new_from_data;
    __typeof__(rsvg_handle_set_dpi) *rsvg_handle_set_dpi;
    __typeof__(rsvg_handle_get_intrinsic_dimensions) *rsvg_handle_get_intrinsic_dimensions;
    __typeof__(rsvg_handle_render_document) *rsvg_handle_render_document;
    __typeof__(g_error_free) *g_error_free;
    __typeof__(g_object_unref) *g_object_unref;
    __typeof__(cairo_pdf_surface_create_for_stream) *cairo_pdf_surface_create_for_stream;
    __typeof__(cairo_pdf_surface_restrict_to_version) *cairo_pdf_surface_restrict_to_version;
    __typeof__(cairo_image_surface_create) *cairo_image_surface_create;
    __typeof__(cairo_image_surface_get_data) *cairo_image_surface_get_data;
    __typeof__(cairo_image_surface_get_stride) *cairo_image_surface_get_stride;
    __typeof__(cairo_surface_flush) *cairo_surface_flush;
    __typeof__(cairo_surface_finish) *cairo_surface_finish;
    __typeof__(cairo_surface_status) *cairo_surface_status;
    __typeof__(cairo_surface_destroy) *cairo_surface_destroy;
    __typeof__(cairo_create) *cairo_create;
    __typeof__(cairo_scale) *cairo_scale;
    __typeof__(cairo_status) *cairo_status;
    __typeof__(cairo_destroy) *cairo_destroy;
} Library;

#define SYMBOL(name)                                                                               \
    {                                                                                              \
#name, offsetof(Library, name)                                                             \
    }

static const LateSymbol symbols[] = {SYMBOL(rsvg_handle_new_from_data),
                                     SYMBOL(rsvg_handle_set_dpi),
                                     SYMBOL(rsvg_handle_get_intrinsic_dimensions),
                                     SYMBOL(rsvg_handle_render_document),
                                     SYMBOL(g_error_free),
                                     SYMBOL(g_object_unref),
                                     SYMBOL(cairo_pdf_surface_create_for_stream),
                                     SYMBOL(cairo_pdf_surface_restrict_to_version),
                                     SYMBOL(cairo_image_surface_create),
                                     SYMBOL(cairo_image_surface_get_data),
                                     SYMBOL(cairo_image_surface_get_stride),
                                     SYMBOL(cairo_surface_flush),
                                     SYMBOL(cairo_surface_finish),
                                     SYMBOL(cairo_surface_status),
                                     SYMBOL(cairo_surface_destroy),
                                     SYMBOL(cairo_create),
                                     SYMBOL(cairo_scale),
                                     SYMBOL(cairo_status),
                                     SYMBOL(cairo_destroy)};

/* ---- a drawing that is open ---- */

typedef struct Session {
    Library library;
    RsvgHandle *drawing;
    Arena *arena; /* for words about what is wrong */
} Session;

/* Words of the library, which are freed. */
static const char *words_of(Session *session, GError *error)
{
    if (!error)
        return "librsvg cannot draw it";
    const char *words = text_to_string(session->arena, text_trim(text_of(error->message)));
    session->library.g_error_free(error);
    return words;
}

/* The drawing with a language, if it has none. */
static void put_with_language(Text bytes, Buffer *out)
{
    size_t at = 0;
    SvgPiece piece;
    do
        piece = svg_next(bytes, &at);
    while (piece.kind != SVG_OPEN && piece.kind != SVG_EMPTY && piece.kind != SVG_END);
    size_t place = piece.kind == SVG_END ? bytes.bytes : (size_t)(piece.content.at - bytes.at);
    bool has_language = false;
    Text name;
    Text value;
    while (svg_attribute(&piece.content, &name, &value))
        has_language |= text_is(name, "lang");
    buffer_put(out, text_slice(bytes, 0, place));
    if (!has_language)
        buffer_string(out, " xml:lang=\"en\"");
    buffer_put(out, text_slice(bytes, place, bytes.bytes));
}

static const char *open_session(Session *session, Arena *arena, const Image *image)
{
    *session = (Session){.arena = arena};
    /* RSVG_LIBRARY is the name of the library that the program was built with, "librsvg-2.so.2". */
    if (late_library_load(RSVG_LIBRARY, symbols, sizeof symbols / sizeof *symbols,
                          &session->library))
        return "librsvg is not installed, which draws SVG";
    Buffer bytes = {0};
    GError *error = NULL;
    put_with_language(image->bytes, &bytes);
    session->drawing =
        session->library.rsvg_handle_new_from_data((const guint8 *)bytes.at, bytes.bytes, &error);
    buffer_free(&bytes);
    if (!session->drawing) {
        return words_of(session, error);
    }
    session->library.rsvg_handle_set_dpi(session->drawing, DRAWING_UNITS_PER_INCH);
    return NULL;
}

static void close_session(Session *session)
{
    session->library.g_object_unref(session->drawing);
}

/* ---- how large ---- */

/* A length of the root element; percentages, which say nothing here, and what is not positive are 0. */
static Length length_of(RsvgLength length)
{
    static const double points[] = {
        [RSVG_UNIT_PX] = 0.75, [RSVG_UNIT_EM] = 12,        [RSVG_UNIT_EX] = 6,
        [RSVG_UNIT_IN] = 72,   [RSVG_UNIT_CM] = 72 / 2.54, [RSVG_UNIT_MM] = 72 / 25.4,
        [RSVG_UNIT_PT] = 1,    [RSVG_UNIT_PC] = 12,
    };
    size_t unit = (size_t)length.unit;
    if (unit >= sizeof points / sizeof *points)
        return 0;
    double wanted = length.length * points[unit] * LENGTH_POINT;
    if (!(wanted > 0))
        return 0;
    return wanted < LENGTH_MAX ? (Length)(wanted + 0.5) : LENGTH_MAX;
}

/* The proportions of a box as lengths below 16384 pt. */
static void take_shape(ImageDrawing *drawing, double width, double height)
{
    const double largest = (double)LENGTH_OF_POINTS(16384);
    if (!(width > 0) || !(height > 0) || width / height > 10000 || height / width > 10000)
        return;
    double scale = largest / (width > height ? width : height);
    drawing->shape_width = (Length)(width * scale + 0.5);
    drawing->shape_height = (Length)(height * scale + 0.5);
}

/* CSS Images 3, section 5.3: what is not told follows the proportions, or else is 300 by 150 pixels. */
static void settle(ImageDrawing *drawing)
{
    enum {
        WIDTH = LENGTH_OF_POINTS(225)
    };
    const Length usual_height = WIDTH / 2;
    bool has_shape = drawing->shape_width > 0 && drawing->shape_height > 0;
    if (has_shape && drawing->height == 0 && drawing->width > 0)
        drawing->height = length_scale(drawing->width, drawing->shape_height, drawing->shape_width);
    else if (has_shape && drawing->width == 0 && drawing->height > 0)
        drawing->width = length_scale(drawing->height, drawing->shape_width, drawing->shape_height);
    if (!has_shape) {
        drawing->width = drawing->width ? drawing->width : WIDTH;
        drawing->height = drawing->height ? drawing->height : usual_height;
    }
    drawing->view_width = drawing->width ? drawing->width : WIDTH;
    drawing->view_height = drawing->height ? drawing->height : usual_height;
    if (has_shape && drawing->width == 0)
        drawing->view_height = length_scale(WIDTH, drawing->shape_height, drawing->shape_width);
}

const char *image_svg_read(Arena *arena, Image *image)
{
    Session session;
    const char *fault = open_session(&session, arena, image);
    if (fault)
        return fault;
    gboolean has_width;
    gboolean has_height;
    gboolean has_view;
    RsvgLength width = {0};
    RsvgLength height = {0};
    RsvgRectangle view = {0};
    session.library.rsvg_handle_get_intrinsic_dimensions(session.drawing, &has_width, &width,
                                                         &has_height, &height, &has_view, &view);
    close_session(&session);
    ImageDrawing *drawing = &image->drawing;
    if ((has_width && !(width.length > 0)) || (has_height && !(height.length > 0)) ||
        (has_view && !(view.width > 0 && view.height > 0)))
        return "without a size";
    image->components = 3;
    drawing->width = has_width ? length_of(width) : 0;
    drawing->height = has_height ? length_of(height) : 0;
    drawing->fits_itself = has_view;
    if (drawing->width && drawing->height)
        take_shape(drawing, drawing->width, drawing->height);
    else if (has_view)
        take_shape(drawing, view.width, view.height);
    settle(drawing);
    return drawing->view_width && drawing->view_height ? NULL : "without a size";
}

/* ---- drawing ---- */

static const char *draw(Session *session, cairo_surface_t *surface, RsvgRectangle view,
                        const double scale[2])
{
    const Library *library = &session->library;
    cairo_t *pen = library->cairo_create(surface);
    library->cairo_scale(pen, scale[0], scale[1]);
    GError *error = NULL;
    bool is_drawn =
        library->rsvg_handle_render_document(session->drawing, pen, &view, &error) != FALSE;
    const char *fault = is_drawn ? NULL : words_of(session, error);
    if (!fault && library->cairo_status(pen) != CAIRO_STATUS_SUCCESS)
        fault = "cairo cannot draw it";
    library->cairo_destroy(pen);
    return fault;
}

static cairo_status_t take_bytes(void *out, const unsigned char *bytes, unsigned count)
{
    buffer_bytes(out, bytes, count);
    return CAIRO_STATUS_SUCCESS;
}

/* How much larger than on paper. */
static double magnification(double width, double height, bool has_surfaces)
{
    enum {
        USUAL = 4,
        MOST_UNITS = 100000000,
        MOST_ELEMENTS = 4000000
    };
    double scale = USUAL;
    while (width * height * scale * scale > (has_surfaces ? MOST_ELEMENTS : MOST_UNITS))
        scale /= 2;
    return scale;
}

const char *image_svg_draw(Arena *arena, const Image *image, Buffer *pdf)
{
    Session session;
    const char *fault = open_session(&session, arena, image);
    if (fault)
        return fault;
    const ImageDrawing *drawing = &image->drawing;
    double width = (double)drawing->view_width / LENGTH_POINT;
    double height = (double)drawing->view_height / LENGTH_POINT;
    double scale = magnification(width, height, drawing->has_surfaces);
    RsvgRectangle view = {0, 0, width * scale, height * scale};
    cairo_surface_t *surface = session.library.cairo_pdf_surface_create_for_stream(
        take_bytes, pdf, view.width, view.height);
    session.library.cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    fault = draw(&session, surface, view, (double[]){1, 1});
    session.library.cairo_surface_finish(surface);
    if (!fault && session.library.cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        fault = "cairo cannot draw it";
    session.library.cairo_surface_destroy(surface);
    close_session(&session);
    return fault;
}

/* Cairo's elements hold alpha and the colours that are left by it, in the machine's order of bytes. */
static void split_row(const uint32_t *row, uint32_t count, unsigned char *colors,
                      unsigned char *alpha)
{
    for (uint32_t x = 0; x < count; x++) {
        uint32_t opacity = row[x] >> 24;
        for (unsigned c = 0; c < 3; c++) {
            uint32_t color = row[x] >> (16 - 8 * c) & 0xFF;
            if (opacity)
                color = (color * 255 + opacity / 2) / opacity;
            *colors++ = (unsigned char)(color > 255 ? 255 : color);
        }
        alpha[x] = (unsigned char)opacity;
    }
}

static void take_elements(const Library *library, cairo_surface_t *surface, const Image *image,
                          ImageElements *elements)
{
    const unsigned char *at = library->cairo_image_surface_get_data(surface);
    size_t stride = (size_t)library->cairo_image_surface_get_stride(surface);
    for (uint32_t y = 0; y < image->height; y++) {
        size_t first = (size_t)y * image->width;
        split_row((const uint32_t *)(const void *)(at + y * stride), image->width,
                  elements->colors + first * 3, elements->alpha + first);
    }
}

const char *image_svg_decode(Arena *arena, const Image *image, ImageElements *elements)
{
    Session session;
    const char *fault = open_session(&session, arena, image);
    if (fault)
        return fault;
    const ImageDrawing *drawing = &image->drawing;
    RsvgRectangle view = {0, 0, (double)drawing->view_width / LENGTH_POINT,
                          (double)drawing->view_height / LENGTH_POINT};
    const double scale[] = {image->width / view.width, image->height / view.height};
    cairo_surface_t *surface = session.library.cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)image->width, (int)image->height);
    fault = draw(&session, surface, view, scale);
    session.library.cairo_surface_flush(surface);
    if (!fault)
        take_elements(&session.library, surface, image, elements);
    session.library.cairo_surface_destroy(surface);
    close_session(&session);
    return fault;
}
