#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "input/image_formats.h"

/* libpng jumps out of a damaged file. The jump goes to the one place in each of the two functions that
 * set it, and passes over no code of ours but the callbacks here; what libpng took is given back
 * there. Its messages are kept short in the session and nothing is printed. */

enum {
    SIGNATURE_BYTES = 8,
    CHUNKS_MOST_BYTES = 8 << 20 /* of texts and profiles, which are decompressed */
};

typedef struct Session {
    Text bytes;
    size_t at;
    png_structp png;
    png_infop head;
    jmp_buf damaged;
} Session;

const char *image_library_version(void)
{
    return png_get_libpng_ver(NULL);
}

bool image_png_is(Text bytes)
{
    return bytes.bytes >= SIGNATURE_BYTES &&
           png_sig_cmp((png_const_bytep)bytes.at, 0, SIGNATURE_BYTES) == 0;
}

static void give_bytes(png_structp png, png_bytep out, size_t count)
{
    Session *session = png_get_io_ptr(png);
    if (count > session->bytes.bytes - session->at)
        png_error(png, "cut off");
    memcpy(out, session->bytes.at + session->at, count);
    session->at += count;
}

static void jump_out(png_structp png, png_const_charp message)
{
    (void)message;
    Session *session = png_get_error_ptr(png);
    longjmp(session->damaged, 1);
}

static void stay_silent(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

/* Before anything can jump. */
static void open_session(Session *session, Text bytes)
{
    *session = (Session){.bytes = bytes};
    session->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, session, jump_out, stay_silent);
    session->head = session->png ? png_create_info_struct(session->png) : NULL;
    if (!session->head)
        memory_exhausted();
    png_set_read_fn(session->png, session, give_bytes);
    png_set_user_limits(session->png, IMAGE_LONGEST_SIDE, IMAGE_LONGEST_SIDE);
    png_set_chunk_malloc_max(session->png, CHUNKS_MOST_BYTES);
    png_set_crc_action(session->png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
}

static void close_session(Session *session)
{
    png_destroy_read_struct(&session->png, &session->head, NULL);
}

static void read_facts(Session *session, Arena *arena, Image *image)
{
    png_structp png = session->png;
    png_infop head = session->head;
    png_read_info(png, head);
    int kind = png_get_color_type(png, head);
    image->width = png_get_image_width(png, head);
    image->height = png_get_image_height(png, head);
    image->components = kind & PNG_COLOR_MASK_COLOR ? 3 : 1;
    image->has_alpha = (kind & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, head, PNG_INFO_tRNS);
    image->x_density = png_get_x_pixels_per_meter(png, head);
    image->y_density = png_get_y_pixels_per_meter(png, head);
    png_uint_32 exif_bytes;
    png_bytep exif;
    if (png_get_eXIf_1(png, head, &exif_bytes, &exif))
        image_exif_read((Text){(const char *)exif, exif_bytes}, image);
    png_charp name;
    png_bytep profile;
    png_uint_32 bytes;
    int method;
    if (png_get_iCCP(png, head, &name, &method, &profile, &bytes))
        image->profile = text_copy(arena, (Text){(const char *)profile, bytes});
}

const char *image_png_read(Arena *arena, Image *image)
{
    Session session;
    open_session(&session, image->bytes);
    if (setjmp(session.damaged)) {
        close_session(&session);
        return "damaged in its head";
    }
    read_facts(&session, arena, image);
    close_session(&session);
    return NULL;
}

/* All kinds become 8 bits of gray or RGB, and alpha where there is some. */
static void ask_for_plain_elements(Session *session, const Image *image)
{
    png_structp png = session->png;
    png_set_scale_16(png);
    png_set_expand(png);
    if (image->has_alpha)
        png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, session->head);
}

/* Takes a row apart into colours and alpha. */
static void split_row(const Image *image, const unsigned char *row, unsigned char *colors,
                      unsigned char *alpha)
{
    unsigned components = image->components;
    for (uint32_t x = 0; x < image->width; x++) {
        memcpy(colors + (size_t)x * components, row, components);
        alpha[x] = row[components];
        row += components + 1;
    }
}

static void read_elements(Session *session, unsigned char **rows, unsigned char *room)
{
    png_infop head = session->head;
    size_t row_bytes = png_get_rowbytes(session->png, head);
    uint32_t height = png_get_image_height(session->png, head);
    for (uint32_t y = 0; y < height; y++)
        rows[y] = room + y * row_bytes;
    png_read_image(session->png, rows);
    png_read_end(session->png, NULL);
}

/* Decodes into room, or says what is wrong. Alone in a function because of the jump. */
static const char *decode_into(const Image *image, unsigned char **rows, unsigned char *room)
{
    Session session;
    open_session(&session, image->bytes);
    if (setjmp(session.damaged)) {
        close_session(&session);
        return "damaged";
    }
    png_read_info(session.png, session.head);
    ask_for_plain_elements(&session, image);
    unsigned channels = image->components + (image->has_alpha ? 1u : 0u);
    if (png_get_rowbytes(session.png, session.head) != (size_t)image->width * channels)
        png_error(session.png, "unexpected");
    read_elements(&session, rows, room);
    close_session(&session);
    return NULL;
}

const char *image_png_decode(const Image *image, ImageElements *elements)
{
    Arena *scratch = arena_new(0);
    unsigned channels = image->components + (image->has_alpha ? 1u : 0u);
    size_t row_bytes = (size_t)image->width * channels;
    unsigned char **rows = ARENA_ARRAY(scratch, unsigned char *, image->height);
    unsigned char *room = elements->colors;
    if (image->has_alpha)
        room = arena_array(scratch, image->height, row_bytes);
    const char *fault = decode_into(image, rows, room);
    for (uint32_t y = 0; !fault && image->has_alpha && y < image->height; y++)
        split_row(image, rows[y], elements->colors + (size_t)y * image->width * image->components,
                  elements->alpha + (size_t)y * image->width);
    arena_free(scratch);
    return fault;
}
