#include "input/image.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "tests/support/support.h"

/* The pictures of tests/output/make_images.py, in a folder of the suite's own. */
static char folder[] = "/tmp/plenary-images-XXXXXX";

static void make_pictures(void)
{
    char command[512];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(command, sizeof command, "python3 %s/output/make_images.py %s", TESTS_FOLDER, folder);
    ck_assert_int_eq(system(command), 0);
}

static void remove_pictures(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

typedef struct Case {
    Arena *arena;
    Diagnostics *diagnostics;
    const Image *image;
} Case;

static Case read_picture(const char *name)
{
    Case it = {.arena = arena_new(0)};
    it.diagnostics = diagnostics_new(it.arena);
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    const Source *source;
    ck_assert_int_eq(file_load(it.arena, path, it.diagnostics, &source), STATUS_OK);
    it.image = image_read(it.arena, source, SPAN_NONE, it.diagnostics);
    return it;
}

START_TEST(the_head_tells_what_layout_needs)
{
    static const struct {
        const char *name;
        uint32_t width;
        uint32_t height;
        uint8_t components;
        bool has_alpha;
        uint32_t density;
    } pictures[] = {
        {"rgb.png", 40, 20, 3, false, 11811},  {"gray.png", 40, 20, 1, false, 0},
        {"bits.png", 40, 4, 1, false, 0},      {"deep.png", 40, 4, 3, false, 0},
        {"palette.png", 8, 2, 3, true, 0},     {"alpha.png", 4, 2, 3, true, 0},
        {"interlaced.png", 8, 8, 1, false, 0}, {"rgb.jpg", 32, 16, 3, false, 2835},
        {"gray.jpg", 32, 16, 1, false, 2835},  {"cmyk.jpg", 32, 16, 4, false, 0},
    };
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        Case it = read_picture(pictures[i].name);
        ck_no_findings(it.diagnostics);
        ck_assert_ptr_nonnull(it.image);
        ck_assert_uint_eq(it.image->components, pictures[i].components);
        ck_assert_uint_eq(it.image->has_alpha, pictures[i].has_alpha);
        if (pictures[i].density)
            ck_assert_uint_eq(it.image->x_density, pictures[i].density);
        if (it.image->format == IMAGE_PNG) { /* Ghostscript chooses the size of its pages */
            ck_assert_uint_eq(it.image->width, pictures[i].width);
            ck_assert_uint_eq(it.image->height, pictures[i].height);
        }
        arena_free(it.arena);
    }
}
END_TEST

START_TEST(a_size_is_by_density_or_a_css_pixel_an_element)
{
    Length width;
    Length height;
    Case it = read_picture("rgb.png"); /* 300 dots an inch */
    image_size(it.image, &width, &height);
    ck_assert_int_le(abs(width - LENGTH_POINT * 72 * 40 / 300), 20);
    arena_free(it.arena);
    it = read_picture("gray.png");
    image_size(it.image, &width, &height);
    ck_assert_int_eq(width, LENGTH_OF_POINTS(30));
    ck_assert_int_eq(height, LENGTH_OF_POINTS(15));
    arena_free(it.arena);
    it = read_picture("exif.jpg"); /* 300 dots an inch and turned on its side, as Exif tells */
    image_size(it.image, &width, &height);
    ck_assert_uint_eq(it.image->x_density, 11811);
    ck_assert_int_le(abs(height - LENGTH_POINT * 72 * 32 / 300), 20);
    ck_assert_int_le(abs(width - LENGTH_POINT * 72 * 16 / 300), 20);
    arena_free(it.arena);
}
END_TEST

START_TEST(what_is_damaged_is_reported_and_left_out)
{
    static const struct {
        const char *name;
        DiagnosticKind kind;
    } pictures[] = {
        {"huge.png", IMAGE_BROKEN}, {"head.png", IMAGE_BROKEN},  {"text.png", IMAGE_UNKNOWN},
        {"cut.jpg", IMAGE_BROKEN},  {"empty.jpg", IMAGE_BROKEN}, {"twelve.jpg", IMAGE_BROKEN},
    };
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        Case it = read_picture(pictures[i].name);
        ck_assert_ptr_null(it.image);
        ck_found(it.diagnostics, pictures[i].kind, 1);
        arena_free(it.arena);
    }
}
END_TEST

START_TEST(more_elements_than_can_be_set_are_refused)
{
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xC0, 0, 11,   8,
                                         0x7F, 0xFF, 0x7F, 0xFF, 1, 1,    0x11,
                                         0,    0xFF, 0xDA, 0,    2, 0xFF, 0xD9};
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Source source = {text_of("wide.jpg"), {(const char *)jpeg, sizeof jpeg}};
    ck_assert_ptr_null(image_read(arena, &source, SPAN_NONE, diagnostics));
    ck_found(diagnostics, IMAGE_TOO_LARGE, 1);
    arena_free(arena);
}
END_TEST

static ImageElements decode(Case *it, const char *name)
{
    *it = read_picture(name);
    ImageElements elements;
    ck_assert(image_decode(it->arena, it->image, &elements, it->diagnostics));
    ck_no_findings(it->diagnostics);
    return elements;
}

START_TEST(all_kinds_of_png_become_plain_elements)
{
    Case it;
    ImageElements elements = decode(&it, "rgb.png");
    ck_assert_uint_eq(elements.colors[0], 0);
    ck_assert_uint_eq(elements.colors[3 * 41 + 2], (1 * 7 + 1 * 3 + 80) % 256);
    ck_assert_ptr_null(elements.alpha);
    arena_free(it.arena);
    elements = decode(&it, "bits.png");
    ck_assert_uint_eq(elements.colors[3], 255);
    ck_assert_uint_eq(elements.colors[4], 0);
    arena_free(it.arena);
    elements = decode(&it, "deep.png");
    ck_assert_uint_eq(elements.colors[7], 0x80);
    arena_free(it.arena);
    elements = decode(&it, "palette.png");
    ck_assert_uint_eq(elements.colors[0], 255);
    ck_assert_uint_eq(elements.alpha[0], 0);
    ck_assert_uint_eq(elements.colors[5], 255);
    ck_assert_uint_eq(elements.alpha[1], 255);
    arena_free(it.arena);
    elements = decode(&it, "interlaced.png");
    for (int i = 0; i < 64; i++)
        ck_assert_uint_eq(elements.colors[i], 77);
    arena_free(it.arena);
}
END_TEST

static void ck_near(unsigned found, unsigned expected)
{
    ck_assert_uint_le(found > expected ? found - expected : expected - found, 3);
}

START_TEST(a_jpeg_is_decoded_where_its_colours_have_to_be_others)
{
    static const struct {
        const char *name;
        unsigned char color[4];
    } cases[] = {{"rgb.jpg", {255, 0, 0}},
                 {"gray.jpg", {127}},
                 {"cmyk.jpg", {0, 255, 255, 0}},
                 {"bare.jpg", {0, 255, 255, 0}}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case it;
        ImageElements elements = decode(&it, cases[i].name);
        size_t last = (size_t)it.image->width * it.image->height - 1;
        for (size_t c = 0; c < it.image->components; c++) {
            ck_near(elements.colors[c], cases[i].color[c]);
            ck_near(elements.colors[last * it.image->components + c], cases[i].color[c]);
        }
        ck_assert_ptr_null(elements.alpha);
        arena_free(it.arena);
    }
}
END_TEST

START_TEST(damage_behind_the_head_is_found_when_elements_are_wanted)
{
    static const char *const names[] = {"cut.png", "flipped.png"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Case it = read_picture(names[i]);
        ck_assert_ptr_nonnull(it.image);
        ImageElements elements;
        ck_assert(!image_decode(it.arena, it.image, &elements, it.diagnostics));
        ck_found(it.diagnostics, IMAGE_BROKEN, 1);
        arena_free(it.arena);
    }
}
END_TEST

/* Every file cut off anywhere, and with any byte turned over: no crash, no endless loop. */
START_TEST(no_damage_ends_the_process)
{
    static const struct {
        const char *name;
        size_t step;
    } files[] = {{"rgb.png", 1},        {"alpha.png", 1}, {"palette.png", 1}, {"gray.jpg", 1},
                 {"interlaced.png", 1}, {"deep.png", 1},  {"exif.jpg", 1},    {"rgb.jpg", 7},
                 {"bare.jpg", 7},       {"cmyk.jpg", 97}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Case whole = read_picture(files[i].name);
        size_t bytes = whole.image->bytes.bytes;
        char *copy = arena_alloc(whole.arena, bytes);
        for (size_t at = 0; at < 2 * bytes; at += files[i].step) {
            Arena *arena = arena_new(0);
            Diagnostics *diagnostics = diagnostics_new(arena);
            for (size_t k = 0; k < bytes; k++)
                copy[k] = whole.image->bytes.at[k];
            bool is_cut = at < bytes;
            if (!is_cut)
                copy[at - bytes] = (char)~copy[at - bytes];
            Source source = {text_of("damaged"), {copy, is_cut ? at : bytes}};
            const Image *image = image_read(arena, &source, SPAN_NONE, diagnostics);
            ImageElements elements;
            if (image && image->width <= 64 && image->height <= 64)
                image_decode(arena, image, &elements, diagnostics);
            arena_free(arena);
        }
        arena_free(whole.arena);
    }
}
END_TEST

Suite *image_suite(void);
Suite *image_suite(void)
{
    Suite *suite = suite_create("image");
    TCase *tests = tcase_create("image");
    tcase_set_timeout(tests, 60);
    tcase_add_unchecked_fixture(tests, make_pictures, remove_pictures);
    tcase_add_test(tests, the_head_tells_what_layout_needs);
    tcase_add_test(tests, a_size_is_by_density_or_a_css_pixel_an_element);
    tcase_add_test(tests, what_is_damaged_is_reported_and_left_out);
    tcase_add_test(tests, more_elements_than_can_be_set_are_refused);
    tcase_add_test(tests, all_kinds_of_png_become_plain_elements);
    tcase_add_test(tests, a_jpeg_is_decoded_where_its_colours_have_to_be_others);
    tcase_add_test(tests, damage_behind_the_head_is_found_when_elements_are_wanted);
    tcase_add_test(tests, no_damage_ends_the_process);
    suite_add_tcase(suite, tests);
    return suite;
}
