#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "base/late_library.h"
#include "input/image_formats.h"

/* The picture elements of a JPEG, by libjpeg: wanted only where a standard forbids its colours, so the
 * library is loaded when it is used. Its faults jump out of it; what it warns about it mends. */

enum {
    MOST_SCANS = 500 /* a small file may ask for thousands, each over the whole picture */
};

/* What is used of libjpeg, found by name. */
typedef struct Library {
    __typeof__(jpeg_std_error) *std_error;
    __typeof__(jpeg_CreateDecompress) *CreateDecompress;
    __typeof__(jpeg_destroy_decompress) *destroy_decompress;
    __typeof__(jpeg_mem_src) *mem_src;
    __typeof__(jpeg_read_header) *read_header;
    __typeof__(jpeg_start_decompress) *start_decompress;
    __typeof__(jpeg_read_scanlines) *read_scanlines;
    __typeof__(jpeg_finish_decompress) *finish_decompress;
} Library;

#define SYMBOL(member)                                                                             \
    {                                                                                              \
        "jpeg_" #member, offsetof(Library, member)                                                 \
    }

static const LateSymbol symbols[] = {SYMBOL(std_error),          SYMBOL(CreateDecompress),
                                     SYMBOL(destroy_decompress), SYMBOL(mem_src),
                                     SYMBOL(read_header),        SYMBOL(start_decompress),
                                     SYMBOL(read_scanlines),     SYMBOL(finish_decompress)};

typedef struct Session {
    struct jpeg_decompress_struct head;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf damaged;
} Session;

static void jump_out(j_common_ptr head)
{
    Session *session = head->client_data;
    longjmp(session->damaged, 1);
}

static void stay_silent(j_common_ptr head)
{
    (void)head;
}

static void count_scans(j_common_ptr head)
{
    Session *session = head->client_data;
    if (session->head.input_scan_number > MOST_SCANS)
        jump_out(head);
}

static J_COLOR_SPACE wanted_space(const Image *image)
{
    return image->components == 1 ? JCS_GRAYSCALE : image->components == 3 ? JCS_RGB : JCS_CMYK;
}

/* Fills the array; the head was read before and may say something else now only if it is a forgery. */
static bool read_rows(const Library *library, Session *session, const Image *image,
                      unsigned char *colors)
{
    struct jpeg_decompress_struct *head = &session->head;
    size_t row_bytes = (size_t)image->width * image->components;
    library->mem_src(head, (const unsigned char *)image->bytes.at,
                     (unsigned long)image->bytes.bytes);
    library->read_header(head, TRUE);
    head->out_color_space = wanted_space(image);
    head->progress = &session->progress;
    library->start_decompress(head);
    if (head->output_width != image->width || head->output_height != image->height ||
        head->output_components != image->components)
        return false;
    while (head->output_scanline < head->output_height) {
        JSAMPROW row = colors + head->output_scanline * row_bytes;
        library->read_scanlines(head, &row, 1);
    }
    library->finish_decompress(head);
    return true;
}

/* Alone in a function because of the jump. */
static bool decode_into(const Library *library, Session *session, const Image *image,
                        unsigned char *colors)
{
    if (setjmp(session->damaged)) {
        library->destroy_decompress(&session->head);
        return false;
    }
    library->CreateDecompress(&session->head, JPEG_LIB_VERSION, sizeof session->head);
    session->head.client_data = session;
    bool is_whole = read_rows(library, session, image, colors);
    library->destroy_decompress(&session->head);
    return is_whole;
}

static void invert(unsigned char *colors, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        colors[i] = (unsigned char)(255 - colors[i]);
}

const char *image_jpeg_decode(const Image *image, ImageElements *elements)
{
    Library library;
    /* JPEG_LIBRARY is the name of the library that the program was built with, "libjpeg.so.62". */
    if (late_library_load(JPEG_LIBRARY, symbols, sizeof symbols / sizeof *symbols, &library))
        return "libjpeg is not installed, which would decode it";
    Session session = {.progress.progress_monitor = count_scans};
    session.head.err = library.std_error(&session.errors);
    session.head.client_data = &session;
    session.errors.error_exit = jump_out;
    session.errors.output_message = stay_silent;
    bool is_whole = decode_into(&library, &session, image, elements->colors);
    if (is_whole && image->is_inverted)
        invert(elements->colors, (size_t)image->width * image->height * image->components);
    return is_whole ? NULL : "damaged";
}
