#include "input/image_formats.h"

/* Exif in a picture (CIPA DC-008): a TIFF directory, of which three facts are wanted. Numbers are in the order of
 * bytes that its head names. */

typedef struct Directory {
    Text bytes;
    bool is_little;
} Directory;

static uint32_t number_at(const Directory *directory, size_t at, unsigned bytes)
{
    uint32_t number = 0;
    if (at + bytes > directory->bytes.bytes)
        return 0;
    for (unsigned i = 0; i < bytes; i++) {
        unsigned place = directory->is_little ? bytes - 1 - i : i;
        number = number << 8 | (unsigned char)directory->bytes.at[at + place];
    }
    return number;
}

/* A quotient of an entry as elements a metre, by the unit: 2 is inches, 3 centimetres. */
static uint32_t density_of(const Directory *directory, size_t entry, uint32_t unit)
{
    enum {
        INCHES_PER_10_KM = 393701,
        MOST = 10000000
    };
    size_t at = number_at(directory, entry + 8, 4);
    uint64_t count = number_at(directory, at, 4);
    uint64_t by = number_at(directory, at + 4, 4);
    if (by == 0)
        return 0;
    uint64_t density = unit == 3 ? count * 100 / by : count * INCHES_PER_10_KM / by / 10000;
    return density > MOST ? 0 : (uint32_t)density;
}

void image_exif_read(Text bytes, Image *image)
{
    enum {
        ENTRY = 12,
        MOST_ENTRIES = 1000,
        ORIENTATION = 0x0112,
        X_RESOLUTION = 0x011A,
        Y_RESOLUTION = 0x011B,
        RESOLUTION_UNIT = 0x0128,
        INCHES = 2
    };
    Directory directory = {bytes, text_starts(bytes, "II")};
    if (number_at(&directory, 2, 2) != 42)
        return;
    size_t first = number_at(&directory, 4, 4);
    uint32_t count = number_at(&directory, first, 2);
    uint32_t unit = INCHES;
    size_t across = 0;
    size_t down = 0;
    for (uint32_t i = 0; i < count && i < MOST_ENTRIES; i++) {
        size_t entry = first + 2 + (size_t)i * ENTRY;
        uint32_t tag = number_at(&directory, entry, 2);
        uint32_t value = number_at(&directory, entry + 8, 2);
        if (tag == ORIENTATION && value >= 1 && value <= 8)
            image->orientation = (uint8_t)value;
        else if (tag == X_RESOLUTION)
            across = entry;
        else if (tag == Y_RESOLUTION)
            down = entry;
        else if (tag == RESOLUTION_UNIT)
            unit = value;
    }
    if (image->x_density || !across || !down || unit < 2 || unit > 3)
        return;
    image->x_density = density_of(&directory, across, unit);
    image->y_density = density_of(&directory, down, unit);
}
