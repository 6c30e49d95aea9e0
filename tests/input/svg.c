#include "input/svg_guard.h"

#include "input/image.h"
#include "input/svg_words.h"
#include "tests/support/support.h"

#define OPEN                                                                                       \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "

static Buffer drawing;

static Length of_points(double wanted)
{
    return (Length)(wanted * LENGTH_POINT);
}

static void begin(void)
{
    buffer_clear(&drawing);
}

static void put(const char *text)
{
    buffer_string(&drawing, text);
}

static void end(void)
{
    buffer_free(&drawing);
}

static const char *fault_of(const char *text)
{
    return svg_look_through(text_of(text)).fault;
}

/* Fails unless what was put is refused with these words in the reason; NULL is not refused. */
static void ck_refused(const char *words)
{
    const char *fault = svg_look_through(buffer_text(&drawing)).fault;
    if (!words) {
        ck_assert_msg(!fault, "%s", fault);
        return;
    }
    ck_assert_ptr_nonnull(fault);
    ck_assert_msg(strstr(fault, words) != NULL, "%s", fault);
}

/* ---- what is a drawing ---- */

START_TEST(a_drawing_is_known_by_its_first_element)
{
    ck_assert(svg_is(text_of("<svg/>")));
    ck_assert(svg_is(text_of("\xEF\xBB\xBF <?xml version='1.0'?><!-- <html> -->"
                             "<!DOCTYPE svg [<!ENTITY a '>'>]>\n<s:svg x='>'></s:svg>")));
    static const char *const others[] = {"",       "<",           "<html/>", "svg",
                                         "<!-- <", "<!DOCTYPE [", "<?xml",   "text <svg/>"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!svg_is(text_of(others[i])), "%s", others[i]);
}
END_TEST

/* ---- what is refused ---- */

/* Elements 0 to count - 1 that call the next one, and a square. */
static void put_chain(unsigned count, unsigned calls)
{
    begin();
    put(OPEN "width=\"9\" height=\"9\">");
    for (unsigned i = 0; i < count; i++) {
        buffer_format(&drawing, "<g id=\"a%u\">", i);
        for (unsigned k = 0; k < calls; k++)
            buffer_format(&drawing, "<use xlink:href=\"#a%u\"/>", i + 1);
        put("</g>");
    }
    buffer_format(&drawing, "<rect id=\"a%u\" width=\"9\" height=\"9\"/></svg>", count);
}

START_TEST(references_that_lead_deep_or_multiply_are_refused)
{
    put_chain(60, 1);
    ck_refused(NULL);
    put_chain(2000, 1);
    ck_refused("too deep");
    put_chain(4, 10);
    ck_refused(NULL);
    put_chain(9, 10);
    ck_refused("too much work");
    begin();
    put(OPEN "><g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g></svg>");
    ck_refused("refers to itself");
    begin();
    put(OPEN "><g id=\"a\"><a href=\"#a\"><path d=\"M0 0\"/></a></g></svg>");
    ck_refused(NULL);
    end();
}
END_TEST

START_TEST(style_sheets_may_hide_no_chain)
{
    begin();
    put(OPEN "><style>");
    for (unsigned i = 0; i < 400; i++)
        buffer_format(&drawing, ".c%u{mask:url(#m%u)}", i, i);
    put("</style>");
    for (unsigned i = 0; i < 400; i++)
        buffer_format(&drawing, "<mask id=\"m%u\"><path class=\"c%u\"/></mask>", i, i + 1);
    put("</svg>");
    ck_refused("too deep");
    begin();
    put(OPEN "><style>");
    for (unsigned i = 0; i < 400; i++)
        buffer_format(&drawing, ".c%u{fill:url(#m%u)}", i, i);
    put("</style>");
    for (unsigned i = 0; i < 400; i++)
        buffer_format(&drawing, "<linearGradient id=\"m%u\"/>", i);
    put("</svg>");
    ck_refused(NULL);
    end();
}
END_TEST

START_TEST(elements_nested_too_deep_are_refused)
{
    begin();
    put(OPEN ">");
    for (unsigned i = 0; i < 98; i++)
        put("<g>");
    ck_refused(NULL);
    put("<g><g>");
    ck_refused("too deep");
    end();
}
END_TEST

START_TEST(entities_are_short_texts)
{
    ck_assert_ptr_null(fault_of("<!DOCTYPE svg [<!ENTITY ns 'http://x.org/'>]>" OPEN "/>"));
    static const char *const bombs[] = {
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ENTITY a PUBLIC 'x' 'file:///etc/passwd'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ENTITY % a SYSTEM 'x'>]><svg/>",
        "<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>",
        "<!DOCTYPE svg [<!ENTITY a '<g/>'>]><svg>&a;</svg>",
    };
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++)
        ck_assert_msg(fault_of(bombs[i]) != NULL, "%s", bombs[i]);
    begin();
    put("<!DOCTYPE svg [<!ENTITY a '");
    buffer_repeat(&drawing, 'x', 1000);
    put("'>]><svg><text>");
    for (unsigned i = 0; i < 20000; i++)
        put("&a;");
    put("</text></svg>");
    ck_refused("too large");
    end();
}
END_TEST

START_TEST(references_are_not_written_in_escapes)
{
    static const char *const hidden[] = {
        OPEN "><use href=\"&#35;a\"/></svg>",
        OPEN "><g style=\"mask:url(\\23 a)\"/></svg>",
        OPEN "><style>g{mask:\\75rl(#a)}</style></svg>",
        OPEN "><g style=\"mask:\\75rl(#a)\"/></svg>",
        OPEN "><g id=\"&#97;\"/></svg>",
        OPEN "><g x:id=\"z\" id=\"a\"/></svg>",
        "<!DOCTYPE svg [<!ENTITY u \"url\">]>" OPEN "><g mask=\"&u;(#a)\"/></svg>",
        "<!DOCTYPE svg [<!ENTITY u \"url(#a)\">]>" OPEN "><g mask=\"&u;\"/></svg>"};
    /* what is written by number, or parted by comments, is read as it is meant: a circle here */
    static const char *const meant[] = {"<g mask=\"&#117;rl(#a)\"/>", "<g mask=\"url&#40;#a)\"/>",
                                        "<g mask='u&#x72;l(#a)'/>", "<g mask=\"url(&#35;a)\"/>"};
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        begin();
        buffer_format(&drawing, OPEN "><mask id='a'>%s</mask></svg>", meant[i]);
        ck_refused("refers to itself");
    }
    begin();
    put(OPEN "><style>g{mask:ur<!-- -->l(a.svg)}</style></svg>");
    ck_assert_uint_gt(svg_look_through(buffer_text(&drawing)).outside.bytes, 0);
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        ck_assert_msg(fault_of(hidden[i]) != NULL, "%s", hidden[i]);
    ck_assert_ptr_nonnull(fault_of("<?xml version='1.0' encoding='UTF-16'?><svg/>"));
    ck_assert_ptr_null(fault_of("<?xml version='1.0' encoding='ISO-8859-1'?><svg/>"));
}
END_TEST

START_TEST(filters_that_work_too_long_are_refused)
{
    ck_assert_ptr_null(fault_of(OPEN "><filter id='f'><feGaussianBlur stdDeviation='3'/></filter>"
                                     "<g filter='url(#f)'/></svg>"));
    static const char *const slow[] = {"feTurbulence numOctaves='1000000'",
                                       "feMorphology radius='2000'", "feMorphology radius='1e9'",
                                       "feConvolveMatrix order='999'"};
    for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
        begin();
        buffer_format(&drawing, OPEN "><filter id='f'><%s/></filter></svg>", slow[i]);
        ck_refused("too much work");
    }
    begin();
    put(OPEN "><filter id='f'><feGaussianBlur stdDeviation='9'/></filter>");
    for (unsigned i = 0; i < 10000; i++)
        put("<g filter='url(#f)'/>");
    put("</svg>");
    ck_refused("too much work");
    end();
}
END_TEST

START_TEST(pictures_inside_are_png_or_jpeg_of_a_sensible_size)
{
    /* 1 by 1; the same with 65,535 by 65,535 in its head */
    static const char one[] =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+"
        "kcQAAAABJRU5ErkJggg==";
    begin();
    buffer_format(&drawing, OPEN "><image href='data:image/png;base64,%s'/></svg>", one);
    ck_refused(NULL);
    begin();
    buffer_format(&drawing, OPEN "><image href='data:image/png;base64,%.8s&#10;%s'/></svg>", one,
                  one + 8);
    ck_refused(NULL);
    ck_assert_ptr_nonnull(fault_of(OPEN "><image href='data:image/gif;base64,R0lGOD'/></svg>"));
    ck_assert_ptr_nonnull(fault_of(OPEN "><image href='data:image/svg+xml,&lt;svg/>'/></svg>"));
    begin();
    buffer_format(&drawing, OPEN "><image href='data:image/png;base64,%.20s///f//8%s'/></svg>", one,
                  one + 28);
    ck_assert_ptr_nonnull(svg_look_through(buffer_text(&drawing)).fault);
    end();
}
END_TEST

START_TEST(what_is_wanted_from_outside_is_told)
{
    static const struct {
        const char *drawing;
        const char *told;
    } cases[] = {
        {OPEN "><image xlink:href='map.png'/></svg>", "map.png"},
        {OPEN "><use href='other.svg#a'/></svg>", "other.svg#a"},
        {OPEN "><g fill='url(http://x.org/a#b)'/></svg>", "http://x.org/a#b"},
        {OPEN "><style>@import 'a.css';</style></svg>", "@import"},
        {OPEN "><script>alert(1)</script></svg>", "script"},
        {"<?xml-stylesheet href='a.css'?>" OPEN "/>", "xml-stylesheet"},
        {OPEN "><a href='http://x.org'><g/></a><g fill='url(#a)'/></svg>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SvgFacts facts = svg_look_through(text_of(cases[i].drawing));
        ck_assert_ptr_null(facts.fault);
        ck_text(facts.outside, cases[i].told);
    }
}
END_TEST

/* ---- how large ---- */

static const Image *image_of(Arena *arena, Diagnostics *diagnostics, const char *text)
{
    Source *source = ARENA_NEW(arena, Source);
    *source = (Source){.name = text_of("d.svg"), .bytes = text_of(text)};
    return image_read(arena, source, SPAN_NONE, diagnostics);
}

START_TEST(its_size_is_its_own_or_follows_its_proportions)
{
    static const struct {
        const char *attributes;
        double width; /* in points; 0 where the drawing leaves it open */
        double height;
        double shape; /* width by height; 0 for none */
        bool fits_itself;
    } cases[] = {
        {"width='200' height='100'", 150, 75, 2, false},
        {"width='2in' height='2.54cm'", 144, 72, 2, false},
        {"width='30mm' height='10pc' viewBox='0 0 1 1'", 85.04, 120, 0.7087, true},
        {"width='100' viewBox='0 0 40 10'", 75, 18.75, 4, true},
        {"height='100' viewBox='0 0 40 10'", 300, 75, 4, true},
        {"viewBox='-5 -5 40 10'", 0, 0, 4, true},
        {"width='100%' height='50%' viewBox='0 0 40 10'", 0, 0, 4, true},
        {"width='100'", 75, 112.5, 0, false},
        {"", 225, 112.5, 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new(0);
        Diagnostics *diagnostics = diagnostics_new(arena);
        begin();
        buffer_format(&drawing, OPEN "%s/>", cases[i].attributes);
        const char *text = text_to_string(arena, buffer_text(&drawing));
        const Image *image = image_of(arena, diagnostics, text);
        ck_no_findings(diagnostics);
        Length width;
        Length height;
        image_size(image, &width, &height);
        ck_assert_msg(width >= of_points(cases[i].width - 0.02) &&
                          width <= of_points(cases[i].width + 0.02) &&
                          height >= of_points(cases[i].height - 0.02) &&
                          height <= of_points(cases[i].height + 0.02),
                      "%s: %d by %d", cases[i].attributes, width, height);
        image_shape(image, &width, &height);
        double shape = height ? (double)width / height : 0;
        ck_assert_msg(shape > cases[i].shape - 0.001 && shape < cases[i].shape + 0.001, "%s: %f",
                      cases[i].attributes, shape);
        ck_assert(image->drawing.fits_itself == cases[i].fits_itself);
        arena_free(arena);
    }
    end();
}
END_TEST

START_TEST(a_drawing_that_fits_itself_is_drawn_anew_for_another_shape)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    const Image *image = image_of(arena, diagnostics, OPEN "width='40' viewBox='0 0 40 10'/>");
    ck_assert_ptr_eq(image_fitted(arena, image, of_points(80), of_points(20)), image);
    const Image *other = image_fitted(arena, image, of_points(80), of_points(80));
    ck_assert_ptr_ne(other, image);
    ck_assert_int_eq(other->drawing.view_height, LENGTH_OF_POINTS(80));
    image = image_of(arena, diagnostics, OPEN "width='40' height='10'/>");
    ck_assert_ptr_eq(image_fitted(arena, image, of_points(80), of_points(80)), image);
    arena_free(arena);
}
END_TEST

START_TEST(what_is_no_drawing_is_reported)
{
    static const char *const broken[] = {OPEN "width='9' height='9'><g></svg>",
                                         OPEN "width='0' height='9'/>", OPEN "viewBox='0 0 0 9'/>",
                                         OPEN "><g a=b/></svg>", "<svg><a></b></svg>"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        Arena *arena = arena_new(0);
        Diagnostics *diagnostics = diagnostics_new(arena);
        ck_assert_msg(!image_of(arena, diagnostics, broken[i]), "%s", broken[i]);
        ck_found(diagnostics, IMAGE_BROKEN, 1);
        arena_free(arena);
    }
}
END_TEST

/* ---- drawing ---- */

/* Without text: the fonts that Pango keeps for a thread count as leaks. */
static const char SMALL[] =
    "<?xml version='1.0'?><!DOCTYPE svg>" OPEN
    "width='40' height='20' viewBox='0 0 80 40'><defs><linearGradient id='g'><stop offset='0'/>"
    "<stop offset='1' stop-color='red'/></linearGradient></defs><style>.a{fill:url(#g)}</style>"
    "<rect class='a' width='40' height='40'/></svg>";

static const char WORDS[] = "<svg><text x='5' y='20'>A&amp;<tspan>&#233;&#x3b1;</tspan>"
                            "<title>no</title></text><desc>no</desc></svg>";

START_TEST(a_drawing_becomes_a_page_or_elements)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Buffer pdf = {0};
    const Image *image = image_of(arena, diagnostics, SMALL);
    ck_assert(image_draw(arena, image, &pdf, diagnostics));
    ck_assert(text_starts(buffer_text(&pdf), "%PDF-1.4"));
    Image whole = image_of_elements(image, 80, 40);
    ImageElements elements;
    ck_assert(image_decode(arena, &whole, &elements, diagnostics));
    ck_assert_uint_eq(elements.alpha[39], 255);
    ck_assert_uint_gt(elements.colors[39 * 3], 240); /* red */
    ck_assert_uint_lt(elements.colors[39 * 3 + 1], 5);
    ck_assert_uint_eq(elements.alpha[79], 0);
    ck_no_findings(diagnostics);
    buffer_free(&pdf);
    arena_free(arena);
}
END_TEST

START_TEST(its_words_are_those_of_its_text_elements)
{
    SvgWords words = {0};
    Buffer piece = {0};
    ck_assert(svg_next_words(text_of(WORDS), &words, &piece));
    ck_text(buffer_text(&piece), "A&");
    ck_assert(svg_next_words(text_of(WORDS), &words, &piece));
    ck_text(buffer_text(&piece), "\xC3\xA9\xCE\xB1");
    ck_assert(!svg_next_words(text_of(WORDS), &words, &piece));
    buffer_free(&piece);
}
END_TEST

/* Cut off anywhere, and with any byte turned over: a report at most. */
START_TEST(no_damage_ends_the_process)
{
    size_t bytes = sizeof SMALL - 1;
    for (size_t at = 0; at < 2 * bytes; at++) {
        Arena *arena = arena_new(0);
        Diagnostics *diagnostics = diagnostics_new(arena);
        char *copy = arena_alloc(arena, bytes + 1);
        memcpy(copy, SMALL, bytes);
        bool is_cut = at < bytes;
        if (is_cut)
            copy[at] = 0;
        else
            copy[at - bytes] = (char)~copy[at - bytes];
        Source source = {text_of("d.svg"), {copy, is_cut ? at : bytes}};
        const Image *image = image_read(arena, &source, SPAN_NONE, diagnostics);
        ck_assert(!is_cut || !image);
        Buffer pdf = {0};
        if (image)
            image_draw(arena, image, &pdf, diagnostics);
        buffer_free(&pdf);
        arena_free(arena);
    }
}
END_TEST

Suite *svg_suite(void);
Suite *svg_suite(void)
{
    Suite *suite = suite_create("svg");
    TCase *tests = tcase_create("svg");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_drawing_is_known_by_its_first_element);
    tcase_add_test(tests, references_that_lead_deep_or_multiply_are_refused);
    tcase_add_test(tests, style_sheets_may_hide_no_chain);
    tcase_add_test(tests, elements_nested_too_deep_are_refused);
    tcase_add_test(tests, entities_are_short_texts);
    tcase_add_test(tests, references_are_not_written_in_escapes);
    tcase_add_test(tests, filters_that_work_too_long_are_refused);
    tcase_add_test(tests, pictures_inside_are_png_or_jpeg_of_a_sensible_size);
    tcase_add_test(tests, what_is_wanted_from_outside_is_told);
    tcase_add_test(tests, its_size_is_its_own_or_follows_its_proportions);
    tcase_add_test(tests, a_drawing_that_fits_itself_is_drawn_anew_for_another_shape);
    tcase_add_test(tests, what_is_no_drawing_is_reported);
    tcase_add_test(tests, a_drawing_becomes_a_page_or_elements);
    tcase_add_test(tests, its_words_are_those_of_its_text_elements);
    tcase_add_test(tests, no_damage_ends_the_process);
    suite_add_tcase(suite, tests);
    return suite;
}
