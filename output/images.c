#include "output/images.h"

#include <string.h>

#include "output/drawings.h"
#include "output/predict.h"

/* ---- one picture ---- */

typedef struct ImageWriter {
    Arena *arena; /* of this picture alone */
    const ImageRules *rules;
    Objects *objects;
    Diagnostics *diagnostics;
    const Image *image;
    ImageElements elements; /* once decoded */
    int components;         /* as written */
    bool is_converted;
} ImageWriter;

static size_t element_count(const Image *image)
{
    return (size_t)image->width * image->height;
}

static Status tell(const ImageWriter *writer, DiagnosticKind kind, const char *what)
{
    return diagnostics_add(writer->diagnostics, kind, SPAN_NONE, writer->image->name,
                           text_of(what));
}

static const char *color_name(int components)
{
    return components == 1 ? "gray" : components == 3 ? "RGB" : "CMYK";
}

static ObjectNumber write_profile(const ImageWriter *writer, Text profile, int components)
{
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = objects_new_dict(writer->objects);
    dict_integer(dict, "N", components);
    objects_write_stream(writer->objects, number, dict, profile, STREAM_DEFLATE);
    return number;
}

/* A profile of the picture's own says best what its colours are; but PDF/A-1 and PDF/X-1a may not know
 * its version, and on a press only what is not its own colours needs one. */
static bool keeps_profile(const ImageWriter *writer)
{
    enum {
        HEAD_BYTES = 128,
        VERSION_AT = 8,
        SPACE_AT = 16
    };
    static const char *const spaces[] = {[1] = "GRAY", [3] = "RGB ", [4] = "CMYK"};
    const Text profile = writer->image->profile;
    const Standard *standard = writer->rules->standard;
    if (writer->is_converted || profile.bytes < HEAD_BYTES || standard->colors == COLORS_OF_PRESS ||
        (standard->press && writer->components != 3))
        return false;
    return profile.at[VERSION_AT] <= standard->profile_version &&
           memcmp(profile.at + SPACE_AT, spaces[writer->components], 4) == 0;
}

static void dict_color_space(const ImageWriter *writer, Dict *dict)
{
    static const char *const devices[] = {
        [1] = "DeviceGray", [3] = "DeviceRGB", [4] = "DeviceCMYK"};
    ObjectNumber profile = writer->components == 3 ? writer->rules->srgb : 0;
    if (keeps_profile(writer))
        profile = write_profile(writer, writer->image->profile, writer->components);
    if (!profile) {
        dict_name(dict, "ColorSpace", devices[writer->components]);
        return;
    }
    Buffer space = {0};
    buffer_string(&space, "[/ICCBased ");
    put_reference(&space, profile);
    buffer_byte(&space, ']');
    dict_prepared(dict, "ColorSpace", buffer_text(&space));
    buffer_free(&space);
}

static Dict *begin_image(const ImageWriter *writer)
{
    Dict *dict = objects_new_dict(writer->objects);
    dict_name(dict, "Type", "XObject");
    dict_name(dict, "Subtype", "Image");
    dict_integer(dict, "Width", (int32_t)writer->image->width);
    dict_integer(dict, "Height", (int32_t)writer->image->height);
    dict_integer(dict, "BitsPerComponent", 8);
    return dict;
}

/* Elements as a stream with PNG's predictors, which deflate packs well. */
static void write_elements(const ImageWriter *writer, ObjectNumber number, Dict *dict,
                           const unsigned char *elements, int components)
{
    size_t row_bytes = (size_t)writer->image->width * (size_t)components;
    Buffer predicted = {0};
    predict_rows(elements, row_bytes, writer->image->height, (unsigned)components, &predicted);
    Compressor *compressor = compressor_new(writer->rules->compression);
    Buffer packed = {0};
    if (compress_bytes(compressor, buffer_text(&predicted), &packed)) {
        Dict *parameters = dict_dict(dict, "DecodeParms");
        dict_integer(parameters, "Predictor", 15);
        dict_integer(parameters, "Colors", components);
        dict_integer(parameters, "Columns", (int32_t)writer->image->width);
        objects_write_stream(writer->objects, number, dict, buffer_text(&packed), STREAM_DEFLATED);
    } else {
        Text plain = {(const char *)elements, row_bytes * writer->image->height};
        objects_write_stream(writer->objects, number, dict, plain, STREAM_PLAIN);
    }
    compressor_free(compressor);
    buffer_free(&packed);
    buffer_free(&predicted);
}

static ObjectNumber write_mask(const ImageWriter *writer)
{
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = begin_image(writer);
    dict_name(dict, "ColorSpace", "DeviceGray");
    write_elements(writer, number, dict, writer->elements.alpha, 1);
    return number;
}

/* ---- decoded ---- */

static void lay_on_white(ImageWriter *writer)
{
    size_t count = element_count(writer->image);
    unsigned char *color = writer->elements.colors;
    for (size_t i = 0; i < count; i++) {
        unsigned alpha = writer->elements.alpha[i];
        for (int c = 0; c < writer->components; c++, color++)
            *color = (unsigned char)((*color * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    writer->elements.alpha = NULL;
    if (writer->image->format != IMAGE_SVG)
        tell(writer, PDF_IMAGE_FLATTENED, writer->rules->standard->title);
}

static void convert(ImageWriter *writer)
{
    size_t count = element_count(writer->image);
    unsigned char *cmyk = arena_array(writer->arena, count, 4);
    PressColors *press = writer->rules->press;
    if (!press_colors_convert_image(press, writer->image->profile, writer->elements.colors, cmyk,
                                    count))
        press_colors_convert_image(press, (Text){0}, writer->elements.colors, cmyk, count);
    writer->elements.colors = cmyk;
    writer->components = 4;
    writer->is_converted = true;
    tell(writer, PDF_IMAGE_CONVERTED, "CMYK");
}

/* Black and gray stay what they are. */
static void leave_gray(ImageWriter *writer)
{
    size_t count = element_count(writer->image);
    unsigned char *colors = writer->elements.colors;
    for (size_t i = 0; i < count; i++)
        if (colors[i * 3] != colors[i * 3 + 1] || colors[i * 3] != colors[i * 3 + 2])
            return;
    for (size_t i = 0; i < count; i++)
        colors[i] = colors[i * 3];
    writer->components = 1;
}

/* By the profile of the picture, or as the colours of style sheets become RGB (colors.h). */
static void convert_to_rgb(ImageWriter *writer)
{
    size_t count = element_count(writer->image);
    unsigned char *rgb = arena_array(writer->arena, count, 3);
    srgb_convert_image(writer->image->profile, writer->elements.colors, rgb, count);
    writer->elements.colors = rgb;
    writer->components = 3;
    writer->is_converted = true;
    tell(writer, PDF_IMAGE_CONVERTED, "RGB");
}

static ObjectNumber write_decoded(ImageWriter *writer)
{
    if (!image_decode(writer->arena, writer->image, &writer->elements, writer->diagnostics))
        return 0;
    if (writer->elements.alpha && !writer->rules->standard->has_alpha)
        lay_on_white(writer);
    if (writer->image->format == IMAGE_SVG)
        leave_gray(writer);
    if (writer->components == 3 && writer->rules->press)
        convert(writer);
    if (writer->components == 4 && !writer->is_converted)
        convert_to_rgb(writer);
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = begin_image(writer);
    dict_color_space(writer, dict);
    if (writer->elements.alpha)
        dict_reference(dict, "SMask", write_mask(writer));
    write_elements(writer, number, dict, writer->elements.colors, writer->components);
    return number;
}

/* ---- JPEG as it is, or in other colours ---- */

static ObjectNumber write_jpeg(ImageWriter *writer)
{
    ObjectNumber number = objects_reserve(writer->objects, 1);
    Dict *dict = begin_image(writer);
    dict_color_space(writer, dict);
    if (writer->image->is_inverted)
        dict_prepared(dict, "Decode", (Text)TEXT("[1 0 1 0 1 0 1 0]"));
    dict_name(dict, "Filter", "DCTDecode");
    objects_write_stream(writer->objects, number, dict, writer->image->bytes, STREAM_PLAIN);
    return number;
}

/* Whether the colours of a JPEG may stand in the file. */
static bool may_stand(const ImageWriter *writer)
{
    int components = writer->components;
    if (writer->rules->standard->colors == COLORS_OF_PRESS)
        return components != 3;
    return writer->rules->standard->colors == COLORS_ANY || components == 1 ||
           components == writer->rules->intent_components || keeps_profile(writer) ||
           (components == 3 && writer->rules->srgb);
}

/* ---- drawings ---- */

/* Elements for a length at so many dots an inch. */
static uint32_t elements_at(Length length, int64_t dots)
{
    int64_t count = divide_rounded((int64_t)length * dots, (int64_t)72 * LENGTH_POINT);
    return (uint32_t)(count > 0 ? count : 1);
}

/* A drawing that may not stand in the file, as elements fine enough for print. */
static void take_elements(const DrawnImage *drawn, ImageWriter *writer, Image *whole)
{
    enum {
        FINE = 600,
        MOST = 40000000 /* elements */
    };
    int64_t dots = FINE;
    uint32_t width;
    uint32_t height;
    for (;; dots /= 2) {
        width = elements_at(drawn->width, dots);
        height = elements_at(drawn->height, dots);
        if ((uint64_t)width * height <= MOST && width <= IMAGE_LONGEST_SIDE &&
            height <= IMAGE_LONGEST_SIDE)
            break;
    }
    *whole = image_of_elements(writer->image, width, height);
    writer->image = whole;
    Buffer number = {0};
    buffer_integer(&number, dots);
    diagnostics_add(writer->diagnostics, PDF_DRAWING_RASTERED, SPAN_NONE, whole->name,
                    buffer_text(&number));
    buffer_free(&number);
}

static void write_drawing(DrawnImage *drawn, ImageWriter *writer)
{
    Image whole;
    Buffer pdf = {0};
    DrawingResult result = DRAWING_BROKEN;
    if (!image_draw(writer->arena, writer->image, &pdf, writer->diagnostics)) {
        buffer_free(&pdf);
        return;
    }
    result = drawing_write(writer->arena, buffer_text(&pdf), writer->rules, writer->objects,
                           &drawn->number);
    buffer_free(&pdf);
    if (result == DRAWING_BROKEN)
        diagnostics_add(writer->diagnostics, IMAGE_BROKEN, SPAN_NONE, writer->image->name,
                        (Text)TEXT("what is drawn of it cannot be read"));
    if (result != DRAWING_FORBIDDEN)
        return;
    take_elements(drawn, writer, &whole);
    drawn->number = write_decoded(writer);
}

/* Whether the colours of a JPEG that may not stand can become others. */
static bool becomes_other(const ImageWriter *writer)
{
    if (writer->components == 3)
        return writer->rules->press != NULL;
    return writer->components == 4 && writer->rules->standard->colors == COLORS_BY_INTENT &&
           (writer->rules->intent_components == 3 || writer->rules->srgb);
}

static Status write_image(DrawnImage *drawn, ImageWriter *writer)
{
    writer->image = drawn->image;
    writer->components = drawn->image->components;
    drawn->number = 0;
    if (drawn->image->format == IMAGE_SVG) {
        write_drawing(drawn, writer);
        return STATUS_OK;
    }
    bool is_jpeg = drawn->image->format == IMAGE_JPEG;
    if (is_jpeg && may_stand(writer))
        drawn->number = write_jpeg(writer);
    else if (!is_jpeg || becomes_other(writer))
        drawn->number = write_decoded(writer);
    else
        return tell(writer, PDF_IMAGE_KEPT_NOT, color_name(writer->components));
    return STATUS_OK;
}

Status images_write(ImageTable *table, const ImageRules *rules, Objects *objects,
                    Diagnostics *diagnostics)
{
    Status status = STATUS_OK;
    for (size_t i = 0; i < table->count && status == STATUS_OK; i++) {
        Arena *scratch = arena_new(0);
        ImageWriter writer = {
            .arena = scratch, .rules = rules, .objects = objects, .diagnostics = diagnostics};
        status = write_image(&table->items[i], &writer);
        arena_free(scratch);
    }
    return status;
}

/* ---- on the pages ---- */

static int64_t dots_per_inch(uint32_t elements, Length length)
{
    return length > 0 ? divide_rounded((int64_t)elements * 72 * LENGTH_POINT, length) : INT32_MAX;
}

void images_check_resolution(const Publication *publication, Diagnostics *diagnostics)
{
    enum {
        LEAST = 150
    };
    for (uint32_t i = 0; i < publication->page_count; i++) {
        const Page *page = &publication->pages[i];
        for (uint32_t k = 0; k < page->mark_count; k++) {
            Length width;
            Length height;
            const Image *image = mark_image(&page->marks[k], &width, &height);
            if (!image || image->format == IMAGE_SVG)
                continue;
            bool is_turned = image_is_turned(image);
            int64_t dots = dots_per_inch(image->width, is_turned ? height : width);
            int64_t down = dots_per_inch(image->height, is_turned ? width : height);
            dots = down < dots ? down : dots;
            if (dots >= LEAST)
                continue;
            Buffer number = {0};
            buffer_integer(&number, dots);
            diagnostics_add(diagnostics, PDF_IMAGE_COARSE, SPAN_NONE, image->name,
                            buffer_text(&number));
            buffer_free(&number);
        }
    }
}
