#include "layout/layout.h"

#include "tests/fonts/fonts_support.h"
#include "tests/layout/setting.h"

/* ---- numbers of pages in the text ---- */

START_TEST(references_print_the_pages_of_their_targets)
{
    ck_picture_of(
        "p(\"see \" a[href=#x](\"there\")) p#b(\"b\") p#x(\"c\")",
        "p + p { break-before: page } a::after { content: ' p.' target-counter(attr(href), page) }",
        "see there\np.3\n=\nb\n=\nc\n=\n");
    ck_picture_of(
        "p(a[href=#x](\"a\")) p(\"bb bb bb bb bb\" em#x(\"cc\"))",
        "@page { size: 60pt 20pt } a::after { content: target-counter(attr(href), page) }",
        "a2\nbb bb\n=\nbb bb\nbbcc\n=\n");
}
END_TEST

START_TEST(an_element_can_print_its_own_page)
{
    ck_picture_of("p(\"a\") p(\"b\")",
                  "p + p { break-before: page } p::before { content: counter(page) ': ' }",
                  "1: a\n=\n2: b\n=\n");
}
END_TEST

START_TEST(a_reference_into_a_note_prints_the_page_of_the_note)
{
    ck_picture_of("p(a[href=#x](\"a\")) p#b(\"b\" aside.note(em#x(\"c\")))",
                  "@page { size: 100pt 40pt } #b { break-before: page }"
                  "a::after { content: target-counter(attr(href), page) }",
                  "a2\n=\nb1\n.\n---\n1 c\n=\n");
}
END_TEST

START_TEST(page_numbers_are_written_in_their_style)
{
    ck_picture_of("p(a[href=#x](\"a\")) p#x(\"b\")",
                  "#x { break-before: page }"
                  "a::after { content: target-counter(attr(href), page, upper-roman) }"
                  "p::after { content: counter(page, upper-roman) counter(pages, upper-alpha) }",
                  "aIIIB\n=\nbIIB\n=\n");
}
END_TEST

START_TEST(a_number_that_comes_and_goes_keeps_its_room)
{
    /* Pages of one line. On page 8 the target has the number VIII, which makes a line more, so that
     * it goes to page 9; there its number is short again. */
    ck_picture_of(
        "p(a[href=#x](\"aaaaaa \")) p(\"b\") p(\"b\") p(\"b\") p(\"b\") p(\"b\") "
        "p(\"b\") p#x(\"x\")",
        "@page { size: 100pt 10pt }"
        "a::after { content: target-counter(attr(href), page, upper-roman) }",
        "aaaaaa\n=\n\xE2\x80\x87\xE2\x80\x87IX\n=\nb\n=\nb\n=\nb\n=\nb\n=\nb\n=\nb\n=\nx\n=\n");
}
END_TEST

START_TEST(numbers_that_never_settle_are_reported)
{
    /* Pages of one line. Each round one more number gets two figures, makes a line more, and moves the
     * target of the next to page 10. */
    Setting setting = setting_of("p(a[href=#t](\"aaaaaaaa \")) p(a[href=#u](\"aaaaaaaa \"))"
                                 "p(a[href=#v](\"aaaaaaaa \")) p(a[href=#w](\"aaaaaaaa \"))"
                                 "p(\"b\") p(\"b\") p#w(\"x\") p#v(\"x\") p#u(\"x\") p#t(\"x\")",
                                 "@page { size: 100pt 10pt }"
                                 "a::after { content: target-counter(attr(href), page) }");
    ck_assert_int_eq(setting.status, STATUS_OK);
    ck_found(setting.styling->diagnostics, LAYOUT_UNSETTLED, 1);
    setting_close(&setting);
}
END_TEST

/* ---- what cannot be done ---- */

START_TEST(a_page_without_room_is_refused)
{
    static const char *const sheets[] = {
        "@page { margin: 50pt }",
        "@page { margin: 0 49.8pt }",
        "@page { padding: 60pt 0 }",
        "@page { @footnote { margin: 0 50pt } }",
        "@page { margin: 32000pt; padding: 32000pt }",
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        Setting setting = setting_of("p(\"a\")", sheets[i]);
        ck_assert_int_eq(setting.status, STATUS_LAYOUT);
        ck_found(setting.styling->diagnostics, LAYOUT_NO_ROOM, 1);
        ck_assert_ptr_null(setting.layout.publication);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(a_character_that_no_font_has_is_an_error)
{
    Setting setting = setting_of("p(\"a\xF3\xB0\x80\x80"
                                 "b\")",
                                 ""); /* a private one */
    ck_assert_int_eq(setting.status, STATUS_FONT);
    ck_found(setting.styling->diagnostics, FONT_NO_GLYPH, 1);
    setting_close(&setting);
}
END_TEST

/* ---- faces ---- */

START_TEST(a_character_that_the_font_lacks_comes_from_another)
{
    if (!is_installed(LIBERATION_SERIF))
        return;
    Setting setting = setting_of("p(\"a\xC4\x85"
                                 "b\")",
                                 "p { font-family: Square, 'Liberation Serif' }");
    ck_assert_int_eq(setting.status, STATUS_OK);
    const Line *line = setting_line(&setting, 0);
    ck_assert_uint_eq(line->item_count, 3);
    ck_text(line->items[0].run->face->family, "Square");
    ck_text(line->items[1].run->face->family, "Liberation Serif");
    ck_text(line->items[1].run->text, "\xC4\x85");
    ck_text(line->items[2].run->text, "b");
    setting_close(&setting);
}
END_TEST

START_TEST(a_mark_goes_to_the_face_of_its_letter)
{
    if (!is_installed(LIBERATION_SERIF))
        return;
    /* The square font has a but not the ogonek, which belongs to it. */
    Setting setting = setting_of("p(\"ba\xCC\xA8"
                                 "b\")",
                                 "p { font-family: Square, 'Liberation Serif' }");
    const Line *line = setting_line(&setting, 0);
    ck_assert_uint_eq(line->item_count, 3);
    ck_text(line->items[1].run->text, "a\xCC\xA8");
    setting_close(&setting);
}
END_TEST

START_TEST(signs_that_draw_nothing_need_no_face)
{
    ck_lines_of("p(\"a\xE2\x80\x8E"
                "b\xE2\x80\x8D"
                "c\xEF\xB8\x8F\")",
                "",
                "a\xE2\x80\x8E"
                "b\xE2\x80\x8D"
                "c\xEF\xB8\x8F\n");
}
END_TEST

START_TEST(runs_end_where_scripts_and_languages_do)
{
    Setting setting = setting_of("p(\"a1 \xD0\x94 (\xE4\xB8\xAD) \" em[lang=fr](\"b\"))",
                                 "em { font-style: normal }");
    const Line *line = setting_line(&setting, 0);
    ck_assert_uint_eq(line->item_count, 4);
    ck_text(line->items[0].run->text, "a1 ");
    ck_text(line->items[1].run->text, "\xD0\x94 (");
    ck_text(line->items[2].run->text, "\xE4\xB8\xAD) ");
    ck_text(line->items[3].run->language, "fr");
    setting_close(&setting);
}
END_TEST

START_TEST(arabic_letters_stay_joined_where_a_word_is_cut)
{
    if (!is_installed(AMIRI))
        return;
    /* Seven times beh: the first on the second line takes the form of a word's beginning. */
    Setting setting =
        setting_of("p(\"\xD8\xA8\xD8\xA8\xD8\xA8\xD8\xA8\xD8\xA8\xD8\xA8\xD8\xA8\")",
                   "p { font-family: Amiri; font-size: 20pt; width: 30pt; direction: rtl }");
    const TextRun *first = setting_line(&setting, 0)->items[0].run;
    const TextRun *second = setting_line(&setting, 1)->items[0].run;
    /* In visual order the last glyph begins the line. */
    ck_assert_uint_eq(first->glyphs[first->glyph_count - 1].glyph,
                      second->glyphs[second->glyph_count - 1].glyph);
    setting_close(&setting);
}
END_TEST

/* ---- what is published ---- */

START_TEST(the_publication_knows_the_document)
{
    Setting setting = setting_open("p(\"a\")", "");
    Document *document = setting.styling->document;
    document->language = text_of("fr");
    fields_set(&document->fields, FIELD_TITLE, text_of("T"), FIELD_FROM_USER, SPAN_NONE);
    setting_make(&setting, 1);
    ck_text(setting.layout.publication->title, "T");
    ck_text(setting.layout.publication->language, "fr");
    ck_assert_uint_eq(setting.layout.publication->page_count, 1);
    ck_text(setting.layout.publication->pages[0].label, "1");
    ck_assert(!setting.layout.publication->pages[0].is_left);
    setting_close(&setting);
}
END_TEST

START_TEST(what_floats_has_its_bookmark)
{
    static const char *const sheets[] = {
        ".f { float: top }",      ".f { float: bottom }",        ".f { float: right }",
        ".f { float: footnote }", ".f { position: running(r) }", ".f { position: absolute }"};
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        Setting setting =
            setting_of("p(\"x\") div.f(h1(\"a\")) p(\"y\" em.f(h2(\"b\")) \"z\")", sheets[i]);
        const Publication *publication = setting.layout.publication;
        ck_assert_uint_eq(publication->bookmark_count, 2);
        ck_text(publication->bookmarks[0].label, "a");
        ck_text(publication->bookmarks[1].label, "b");
        setting_close(&setting);
    }
}
END_TEST

START_TEST(bookmarks_go_down_one_level_at_a_time)
{
    Setting setting = setting_of("h3(\"a\") h1(\"b\") h3(\"c\") h2(\"d\") h3(\"e\")", "");
    const Publication *publication = setting.layout.publication;
    static const uint8_t levels[] = {1, 1, 2, 2, 3};
    ck_assert_uint_eq(publication->bookmark_count, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(publication->bookmarks[i].level, levels[i]);
    ck_text(publication->bookmarks[4].label, "e");
    setting_close(&setting);
}
END_TEST

Suite *layout_suite(void);
Suite *layout_suite(void)
{
    Suite *suite = suite_create("layout");
    TCase *cases = tcase_create("layout");
    tcase_set_timeout(cases, 30);
    tcase_add_test(cases, references_print_the_pages_of_their_targets);
    tcase_add_test(cases, an_element_can_print_its_own_page);
    tcase_add_test(cases, a_reference_into_a_note_prints_the_page_of_the_note);
    tcase_add_test(cases, page_numbers_are_written_in_their_style);
    tcase_add_test(cases, a_number_that_comes_and_goes_keeps_its_room);
    tcase_add_test(cases, numbers_that_never_settle_are_reported);
    tcase_add_test(cases, a_page_without_room_is_refused);
    tcase_add_test(cases, a_character_that_no_font_has_is_an_error);
    tcase_add_test(cases, a_character_that_the_font_lacks_comes_from_another);
    tcase_add_test(cases, a_mark_goes_to_the_face_of_its_letter);
    tcase_add_test(cases, signs_that_draw_nothing_need_no_face);
    tcase_add_test(cases, runs_end_where_scripts_and_languages_do);
    tcase_add_test(cases, arabic_letters_stay_joined_where_a_word_is_cut);
    tcase_add_test(cases, the_publication_knows_the_document);
    tcase_add_test(cases, bookmarks_go_down_one_level_at_a_time);
    tcase_add_test(cases, what_floats_has_its_bookmark);
    suite_add_tcase(suite, cases);
    return suite;
}
