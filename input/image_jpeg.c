#include <string.h>

#include "input/image_formats.h"

/* The head of a JPEG file (ITU-T T.81, annex B): a row of segments, each a marker of two bytes and,
 * for most, a length and as many bytes. The frame header (SOF) tells the size. Adobe's segment tells how
 * CMYK is meant; ICC profiles are cut into APP2 segments that must be put together. */

enum {
    MARKER_START = 0xD8,
    MARKER_END = 0xD9,
    MARKER_SCAN = 0xDA,
    MARKER_JFIF = 0xE0,
    MARKER_EXIF = 0xE1,
    MARKER_ICC = 0xE2,
    MARKER_ADOBE = 0xEE,
    ICC_HEAD = 14, /* "ICC_PROFILE", NUL, number, count */
    ICC_LARGEST = 16 << 20
};

typedef struct Reader {
    Text bytes;
    size_t at;
} Reader;

static unsigned byte_at(Text bytes, size_t offset)
{
    return offset < bytes.bytes ? (unsigned char)bytes.at[offset] : 0;
}

static unsigned two_bytes(Text bytes, size_t offset)
{
    return byte_at(bytes, offset) << 8 | byte_at(bytes, offset + 1);
}

bool image_jpeg_is(Text bytes)
{
    return bytes.bytes >= 3 && byte_at(bytes, 0) == 0xFF && byte_at(bytes, 1) == MARKER_START &&
           byte_at(bytes, 2) == 0xFF;
}

/* The next segment; its content is borrowed. 0 at the end of what can be read. */
static unsigned next_segment(Reader *reader, Text *content)
{
    while (byte_at(reader->bytes, reader->at) == 0xFF &&
           byte_at(reader->bytes, reader->at + 1) == 0xFF)
        reader->at++;
    if (reader->at + 4 > reader->bytes.bytes || byte_at(reader->bytes, reader->at) != 0xFF)
        return 0;
    unsigned marker = byte_at(reader->bytes, reader->at + 1);
    size_t length = two_bytes(reader->bytes, reader->at + 2);
    size_t begin = reader->at + 4;
    if (length < 2 || begin + length - 2 > reader->bytes.bytes)
        return 0;
    *content = text_slice(reader->bytes, begin, begin + length - 2);
    reader->at = begin + length - 2;
    return marker;
}

static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Baseline, extended and progressive Huffman are what PDF's DCTDecode knows. */
static const char *read_frame(unsigned marker, Text content, Image *image)
{
    if (marker > 0xC2)
        return "a coding that PDF does not know";
    if (content.bytes < 6 || byte_at(content, 0) != 8)
        return "more than 8 bits a component";
    image->height = two_bytes(content, 1);
    image->width = two_bytes(content, 3);
    image->components = (uint8_t)byte_at(content, 5);
    if (image->width == 0 || image->height == 0)
        return "without a size";
    if (image->components != 1 && image->components != 3 && image->components != 4)
        return "neither gray nor RGB nor CMYK";
    return NULL;
}

static void read_density(Text content, Image *image)
{
    static const unsigned per_metre_times_100[] = {[1] = 3937, [2] = 10000};
    unsigned unit = byte_at(content, 7);
    if (content.bytes < 12 || memcmp(content.at, "JFIF", 5) != 0 || unit < 1 || unit > 2)
        return;
    image->x_density = (two_bytes(content, 8) * per_metre_times_100[unit] + 50) / 100;
    image->y_density = (two_bytes(content, 10) * per_metre_times_100[unit] + 50) / 100;
}

static bool is_profile_part(Text content)
{
    return content.bytes > ICC_HEAD && memcmp(content.at, "ICC_PROFILE", 12) == 0;
}

/* Parts come in order in every file seen; one that is out of order or missing makes the profile
 * unusable, and it is left out. */
static void read_profile(Arena *arena, Image *image)
{
    Reader reader = {image->bytes, 2};
    Buffer profile = {0};
    Text content;
    unsigned expected = 1;
    unsigned count = 0;
    for (unsigned marker; (marker = next_segment(&reader, &content)) && marker != MARKER_SCAN;) {
        if (marker != MARKER_ICC || !is_profile_part(content))
            continue;
        if (byte_at(content, 12) != expected++ || profile.bytes > ICC_LARGEST)
            break;
        count = byte_at(content, 13);
        buffer_put(&profile, text_slice(content, ICC_HEAD, content.bytes));
    }
    if (count > 0 && expected == count + 1)
        image->profile = text_copy(arena, buffer_text(&profile));
    buffer_free(&profile);
}

/* A file that is cut off has lost its end marker; some add bytes behind it. */
static bool has_end(Text bytes)
{
    for (size_t i = bytes.bytes; i > 1; i--)
        if (byte_at(bytes, i - 1) == MARKER_END && byte_at(bytes, i - 2) == 0xFF)
            return true;
    return false;
}

const char *image_jpeg_read(Arena *arena, Image *image)
{
    Reader reader = {image->bytes, 2};
    Text content;
    unsigned marker;
    bool has_frame = false;
    bool has_profile = false;
    while ((marker = next_segment(&reader, &content)) && marker != MARKER_SCAN) {
        if (is_frame(marker)) {
            const char *fault = has_frame ? "more than one frame" : NULL;
            fault = fault ? fault : read_frame(marker, content, image);
            if (fault)
                return fault;
            has_frame = true;
        } else if (marker == MARKER_JFIF) {
            read_density(content, image);
        } else if (marker == MARKER_EXIF && content.bytes > 6 &&
                   memcmp(content.at, "Exif\0", 6) == 0) {
            image_exif_read(text_slice(content, 6, content.bytes), image);
        } else if (marker == MARKER_ADOBE && content.bytes >= 12 &&
                   memcmp(content.at, "Adobe", 5) == 0) {
            image->is_inverted = true;
        } else if (marker == MARKER_ICC) {
            has_profile |= is_profile_part(content);
        }
    }
    image->is_inverted = image->is_inverted && image->components == 4;
    if (has_profile)
        read_profile(arena, image);
    if (!has_frame || marker != MARKER_SCAN)
        return "without an image in it";
    return has_end(image->bytes) ? NULL : "cut off";
}
