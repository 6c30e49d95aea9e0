#include "fonts/catalogue.h"

#include <string.h>
#include <sys/stat.h>

#include "fonts/known_fonts.h"
#include "tests/fonts/fonts_support.h"

/* ---- the table ---- */

START_TEST(each_known_file_of_an_installed_package_exists)
{
    Arena *arena = arena_new(0);
    for (const KnownFamily *row = known_families; row->name; row++) {
        Candidates found = {.arena = arena, .wanted = {400, row->stretch, false}};
        catalogue_collect(&found, text_of(row->name));
        ck_assert_uint_gt(found.count, 0);
        for (int i = 0; i < KNOWN_STYLES; i++) {
            if (!row->endings[i])
                continue;
            Buffer path = {0};
            buffer_format(&path, "%s%s%c", row->stem, row->endings[i], '\0');
            char *slash = strrchr(path.at, '/');
            *slash = '\0';
            struct stat facts;
            bool has_folder = stat(path.at, &facts) == 0;
            *slash = '/';
            /* of packages of their own: fonts-dejavu-extra, fonts-noto-mono */
            bool is_extra = (strstr(path.at, "dejavu") && (i & KNOWN_ITALIC)) ||
                            strstr(path.at, "NotoSansMono");
            if (has_folder && !is_extra && stat(path.at, &facts) != 0)
                ck_abort_msg("%s does not exist", path.at);
            buffer_free(&path);
        }
    }
    arena_free(arena);
}
END_TEST

START_TEST(each_substitute_and_each_font_of_a_script_is_known)
{
    Arena *arena = arena_new(0);
    for (const KnownSubstitute *row = known_substitutes; row->name; row++) {
        Candidates found = {.arena = arena};
        catalogue_collect(&found, text_of(row->family));
        ck_assert_msg(found.count > 0, "%s", row->family);
    }
    for (const KnownScript *row = known_scripts; row->script; row++) {
        Candidates found = {.arena = arena};
        catalogue_collect(&found, text_of(row->serif));
        ck_assert_msg(found.count > 0, "%s", row->serif);
        found.count = 0;
        if (row->sans)
            catalogue_collect(&found, text_of(row->sans));
        ck_assert_msg(!row->sans || found.count > 0, "%s", row->sans);
    }
    arena_free(arena);
}
END_TEST

/* ---- styles ---- */

/* Of faces of all the weights from 100 to 900, the order in which a wanted one takes them. */
START_TEST(weights_are_tried_in_the_order_of_css)
{
    static const struct {
        int32_t wanted;
        int32_t order[9];
    } cases[] = {
        {400, {400, 500, 300, 200, 100, 600, 700, 800, 900}},
        {450, {500, 400, 300, 200, 100, 600, 700, 800, 900}},
        {500, {500, 400, 300, 200, 100, 600, 700, 800, 900}},
        {300, {300, 200, 100, 400, 500, 600, 700, 800, 900}},
        {600, {600, 700, 800, 900, 500, 400, 300, 200, 100}},
        {900, {900, 800, 700, 600, 500, 400, 300, 200, 100}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *arena = arena_new(0);
        Candidates found = {.arena = arena, .wanted = {cases[i].wanted, 100, false}};
        for (int32_t weight = 900; weight >= 100; weight -= 100)
            candidates_add(&found, (Text){0}, 0, (FontStyle){weight, 100, false});
        for (size_t k = 0; k < 9; k++)
            ck_assert_int_eq(found.items[k].style.weight, cases[i].order[k]);
        arena_free(arena);
    }
}
END_TEST

START_TEST(stretch_counts_more_than_slant_and_slant_more_than_weight)
{
    FontStyle wanted = {700, 100, true};
    uint64_t light_italic = style_cost(wanted, (FontStyle){100, 100, true});
    uint64_t bold_roman = style_cost(wanted, (FontStyle){700, 100, false});
    uint64_t narrow_bold_italic = style_cost(wanted, (FontStyle){700, 75, true});
    uint64_t wide_bold_italic = style_cost(wanted, (FontStyle){700, 112, true});
    ck_assert_uint_lt(light_italic, bold_roman);
    ck_assert_uint_lt(bold_roman, narrow_bold_italic);
    ck_assert_uint_lt(narrow_bold_italic, wide_bold_italic); /* narrower first */
    wanted.stretch = 125;
    ck_assert_uint_lt(style_cost(wanted, (FontStyle){700, 200, true}),
                      style_cost(wanted, (FontStyle){700, 112, true})); /* wider first */
}
END_TEST

Suite *catalogue_suite(void);
Suite *catalogue_suite(void)
{
    Suite *suite = suite_create("catalogue");
    TCase *cases = tcase_create("catalogue");
    tcase_add_test(cases, each_known_file_of_an_installed_package_exists);
    tcase_add_test(cases, each_substitute_and_each_font_of_a_script_is_known);
    tcase_add_test(cases, weights_are_tried_in_the_order_of_css);
    tcase_add_test(cases, stretch_counts_more_than_slant_and_slant_more_than_weight);
    suite_add_tcase(suite, cases);
    return suite;
}
