#include "layout/collect.h"

#include "tests/layout/setting.h"

#define WIDE "@page { size: 400pt 100pt }"

/* ---- white space ---- */

START_TEST(white_space_collapses_across_elements)
{
    ck_lines_of("p(\"  a \n\t b\" em(\" c \") \" d\" em(\"  \") \"e \")", "", "a b c d e\n");
    ck_lines_of("p(em(\" a\"))", "", "a\n");
}
END_TEST

START_TEST(white_space_is_kept_as_the_style_asks)
{
    static const char tree[] = "p(\" a  b\n c\td\n\n e \")";
    ck_lines_of(tree, "p { white-space: normal }", "a b c d e\n");
    ck_lines_of(tree, WIDE "p { white-space: nowrap }", "a b c d e\n");
    ck_lines_of(tree, "p { white-space: pre-line }", "a b\nc d\n\ne\n");
    ck_lines_of(tree, "p { white-space: pre; tab-size: 1 }", " a  b\n c\td\n\n e\n");
    ck_lines_of(tree, "p { white-space: pre-wrap; tab-size: 1 }", " a  b\n c\td\n\n e\n");
}
END_TEST

START_TEST(lines_wrap_or_not_as_the_style_asks)
{
    static const char tree[] = "p(\"aaaa bbbb cccc\")";
    Setting setting = setting_of(tree, "p { white-space: pre }");
    ck_lines(&setting, "aaaa bbbb cccc\n");
    setting_close(&setting);
    ck_lines_of(tree, "p { white-space: pre-wrap }", "aaaa bbbb\ncccc\n");
    ck_lines_of(tree, "p { white-space: pre-line }", "aaaa bbbb\ncccc\n");
    ck_lines_of("p(\"aaaaa b\" span(\"b b\") \"b cccc\")", "span { white-space: nowrap }",
                "aaaaa\nbb bb cccc\n");
}
END_TEST

START_TEST(a_carriage_return_is_no_character)
{
    ck_lines_of("pre(\"a\r\nb\rc\")", "", "a\nbc\n");
    ck_lines_of("p(\"a\r\nb\")", "", "a b\n");
}
END_TEST

START_TEST(blocks_of_white_space_make_no_line)
{
    ck_slots_of("p(\"a\") p(\" \n\") p p(em(\" \")) p(\"b\")", "", "line \"a\"\nline \"b\"\n");
    ck_slots_of("\" \" p(\"a\") \" \n \" p(\"b\") \" \"", "", "line \"a\"\nline \"b\"\n");
    ck_slots_of("p(br)", "", "line \"\"\n");
    ck_slots_of("p(\"\xC2\xA0\")", "", "line \"\xC2\xA0\"\n");
}
END_TEST

/* ---- letters ---- */

START_TEST(letters_change_their_case)
{
    ck_lines_of("p(\"ab Straße\")", WIDE "p { text-transform: uppercase }", "AB STRASSE\n");
    ck_lines_of("p(\"AB É\")", "p { text-transform: lowercase }", "ab é\n");
    ck_lines_of("p(\"united nations UN\")", WIDE "p { text-transform: capitalize }",
                "United Nations UN\n");
    ck_lines_of("p(\"aB\")", "p { text-transform: none }", "aB\n");
    ck_lines_of("p(\"a\" span(\"b\") \"c\")", "span { text-transform: uppercase }", "aBc\n");
}
END_TEST

START_TEST(words_are_capitalized_once)
{
    static const char sheet[] =
        "p { width: 300pt; text-transform: capitalize } em, strong { font: inherit }";
    static const struct {
        const char *tree;
        const char *line;
    } rows[] = {
        {"p(\"a \" em(\"f\") \"oo bar\")", "A Foo Bar\n"},
        {"p(\"it\" em(\"'s\") \" we\" em(\"\xE2\x80\x99\") \"re\")", "It's We\xE2\x80\x99re\n"},
        {"p(\"(well-known) 1st \xC2\xABnew\xC2\xBB\")", "(Well-Known) 1st \xC2\xABNew\xC2\xBB\n"},
        {"p(\"e\xCC\x81t\" em(\"e\xCC\x81 \xC3\xA9\"))", "E\xCC\x81te\xCC\x81 \xC3\x89\n"},
        {"p(\"\xC3\x9F\" em(\"a\"))", "Ssa\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_lines_of(rows[i].tree, sheet, rows[i].line);
    ck_lines_of("p(\"once\")", "p { text-transform: capitalize } p::first-letter { color: red }",
                "Once\n");
    ck_lines_of("p(\"once\")",
                "p { text-transform: capitalize } p::first-letter { initial-letter: 2 }",
                "\xEF\xBF\xBC"
                "nce\n");
}
END_TEST

START_TEST(letters_take_other_widths)
{
    static const char wide[] = "p { width: 300pt; font-family: Square, serif; text-transform: ";
    static const struct {
        const char *value;
        const char *text;
        const char *line;
    } rows[] = {
        {"full-width", "a1! \xC2\xA5", "ａ１！　￥\n"},
        {"uppercase full-width", "ab", "ＡＢ\n"},
        {"full-width", "\xEF\xBD\xB1\xEF\xBE\x9E", "ア\xE3\x82\x99\n"},
        {"full-size-kana", "ァっａ", "アつａ\n"},
        {"full-width full-size-kana", "ｧ", "ア\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer sheet = {0};
        Buffer tree = {0};
        buffer_format(&sheet, "%s%s }", wide, rows[i].value);
        buffer_byte(&sheet, '\0');
        buffer_format(&tree, "p(\"%s\")", rows[i].text);
        buffer_byte(&tree, '\0');
        Setting setting = setting_of(tree.at, sheet.at);
        ck_lines(&setting, rows[i].line);
        setting_close(&setting);
        buffer_free(&sheet);
        buffer_free(&tree);
    }
}
END_TEST

START_TEST(case_changes_as_the_language_has_it)
{
    static const char sheet[] = "p { width: 300pt; font-family: Square, serif }";
    static const struct {
        const char *language;
        const char *letters;
        const char *text;
        const char *line;
    } rows[] = {
        {"tr", "uppercase", "iı", "İI\n"},
        {"en", "uppercase", "iı", "II\n"},
        {"az", "lowercase", "Iİ", "ıi\n"},
        {"tr", "capitalize", "istanbul", "İstanbul\n"},
        {"el", "uppercase", "μάιος", "ΜΑΪΟΣ\n"},
        {"el", "lowercase", "ΟΔΟΣ ΣΑΣ", "οδος σας\n"},
        {"nl", "capitalize", "ijs", "IJs\n"},
        {"en", "capitalize", "ijs", "Ijs\n"},
        {"hr", "capitalize", "ǆep", "ǅep\n"},
        {"hr", "uppercase", "ǆ", "Ǆ\n"},
        {"de", "capitalize", "straße", "Straße\n"},
        {"de", "lowercase", "STRAẞE", "straße\n"},
        {"fr", "uppercase", "œuvre été", "ŒUVRE ÉTÉ\n"},
        {"lt", "lowercase", "Ì", "i̇̀\n"},
        {"ru", "capitalize", "мир ёж", "Мир Ёж\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer tree = {0};
        Buffer own = {0};
        buffer_format(&tree, "p[lang=%s](\"%s\")", rows[i].language, rows[i].text);
        buffer_format(&own, "%s p { text-transform: %s }", sheet, rows[i].letters);
        buffer_byte(&tree, '\0');
        buffer_byte(&own, '\0');
        Setting setting = setting_of(tree.at, own.at);
        ck_lines(&setting, rows[i].line);
        setting_close(&setting);
        buffer_free(&tree);
        buffer_free(&own);
    }
}
END_TEST

/* ---- generated content ---- */

START_TEST(content_is_generated_before_and_after)
{
    ck_lines_of("p(\"b\" em(\"d\"))",
                "p::before { content: 'a' } p::after { content: 'f' }"
                "em::before { content: 'c' } em::after { content: 'e' }",
                "abcdef\n");
    ck_lines_of("p", "p::before { content: 'a ' } p::after { content: ' b' }", "a b\n");
}
END_TEST

START_TEST(content_of_an_element_stands_for_its_children)
{
    ck_lines_of("p(\"a\" em(\"b\" aside.note(\"c\")))", "em { content: 'd' }", "ad\n");
    ck_lines_of("p(\"a\") p#x(\"b\")", "#x { content: 'c' }", "a\nc\n");
}
END_TEST

START_TEST(generated_content_has_its_own_style)
{
    Setting setting =
        setting_of("p(\"a\")", "p::before { content: 'b'; font-size: 20pt; vertical-align: 3pt }");
    const Line *line = setting_line(&setting, 0);
    ck_points(line->items[0].run->size, 20);
    ck_points(line->items[0].y, -3);
    ck_points(line->items[1].run->size, 10);
    setting_close(&setting);
}
END_TEST

/* ---- boxes in text ---- */

START_TEST(an_inline_block_is_one_character_of_the_text)
{
    ck_lines_of("p(\"a\" span(\"b c\") \"d\")", "span { display: inline-block }",
                "a\xEF\xBF\xBC"
                "d\n");
    ck_lines_of("p(\"b\")", "p::before { content: 'a'; display: inline-block }",
                "\xEF\xBF\xBC"
                "b\n");
}
END_TEST

START_TEST(an_inline_block_takes_the_room_of_its_content)
{
    ck_picture_of("p(\"a\" span(\"bb\") \"c\")", "span { display: inline-block }", "abbc\n=\n");
    ck_picture_of("p(\"a\" span(\"bb\" br \"dddd\") \"c\")", "span { display: inline-block }",
                  " bb\naddddc\n=\n");
    ck_picture_of("p(\"a\" span(\"bb\") \"c\")",
                  "span { display: inline-block; width: 40pt; text-align: right }", "a  bbc\n=\n");
    ck_picture_of("p(\"a\" span(\"b\") \"c\")",
                  "span { display: inline-block; min-width: 30pt; margin: 0 -10pt 0 20pt }",
                  "a  b c\n=\n");
    /* As wide as the column at most. */
    ck_picture_of("div(\"a\" span(\"bb bb bb\"))",
                  "div { width: 60pt } span { display: inline-block }", "a\nbb bb\nbb\n=\n");
    ck_picture_of("p(span(div(\"bb\")) \"c\")",
                  "span { display: inline-block } div { padding: 0 10pt 0 20pt }", "  bb c\n=\n");
    ck_picture_of("p(span(div(\"bb\")) \"c\")",
                  "span { display: inline-block } div { width: 50pt }", "bb   c\n=\n");
}
END_TEST

START_TEST(percentages_in_an_inline_block_are_of_its_column)
{
    ck_picture_of("div(span(\"a\") \"b\")",
                  "div { width: 60pt } span { display: inline-block; width: 50% }", "a  b\n=\n");
}
END_TEST

START_TEST(findings_in_a_box_are_told_once)
{
    Setting setting = setting_of("p(span(\"aaaaaaaaaaaa\"))",
                                 "span { display: inline-block; white-space: nowrap }");
    ck_found(setting.styling->diagnostics, LAYOUT_LINE_TOO_WIDE, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(boxes_nested_deeply_are_set_in_time)
{
    Buffer tree = {0};
    buffer_string(&tree, "p(");
    for (int i = 0; i < 100; i++)
        buffer_string(&tree, "span(");
    buffer_string(&tree, "\"a\"");
    buffer_repeat(&tree, ')', 101);
    buffer_byte(&tree, '\0');
    ck_picture_of(tree.at, "span { display: inline-block }", "a\n=\n");
    buffer_free(&tree);
}
END_TEST

START_TEST(nesting_that_is_too_deep_is_refused)
{
    static const char *const sheets[] = {"", "em { display: inline-block }",
                                         "em { display: block }", "em { float: footnote }"};
    for (size_t n = 0; n < sizeof sheets / sizeof *sheets; n++) {
        Buffer tree = {0};
        buffer_string(&tree, "p(");
        for (int i = 0; i < 300; i++)
            buffer_string(&tree, "em(");
        buffer_string(&tree, "\"a\"");
        buffer_repeat(&tree, ')', 301);
        buffer_byte(&tree, '\0');
        Setting setting = setting_of(tree.at, sheets[n]);
        ck_assert_int_eq(setting.status, STATUS_LIMIT);
        ck_found(setting.styling->diagnostics, LIMIT_DEPTH, 1);
        setting_close(&setting);
        buffer_free(&tree);
    }
}
END_TEST

/* ---- notes ---- */

START_TEST(a_note_leaves_its_call_in_the_text)
{
    ck_slots_of("p(\"a\" aside.note(\"b\") \" c\")", "", "line \"a1 c\"\n  line \"1 b\"\n");
    ck_slots_of("p(\"a\" aside.note(\"b\") \" c\" aside.note(\"d\"))", "",
                "line \"a1 c2\"\n  line \"1 b\"\n  line \"2 d\"\n");
}
END_TEST

START_TEST(a_note_goes_with_the_line_of_its_call)
{
    ck_slots_of("p(\"aaaa bbbbb\" aside.note(\"x\") \" cccc\" aside.note(\"y\"))", "",
                "line \"aaaa\"\nline \"bbbbb1\"\n  line \"1 x\"\nline \"cccc2\"\n  line \"2 y\"\n");
}
END_TEST

START_TEST(notes_in_notes_stand_behind_them)
{
    ck_slots_of("p(\"a\" aside.note(\"b\" aside.note(\"c\" aside.note(\"d\")) \"e\"))", "",
                "line \"a1\"\n  line \"1 b2e\"\n  line \"2 c3\"\n  line \"3 d\"\n");
}
END_TEST

START_TEST(a_note_without_a_visible_call_is_kept)
{
    static const char sheet[] = "::footnote-call { content: none }";
    ck_slots_of("p(\"a\" aside.note(\"b\"))", sheet, "line \"a\"\n  line \"1 b\"\n");
    ck_slots_of("p(aside.note(\"b\")) p(\"a\")", sheet, "line \"a\"\n  line \"1 b\"\n");
    ck_slots_of("p(\"a\") p(aside.note(\"b\"))", sheet,
                "line \"a\"\nspace 0 never\n  line \"1 b\"\n");
    ck_slots_of("aside.note(\"b\")", sheet, "space 0 never\n  line \"1 b\"\n");
}
END_TEST

START_TEST(a_note_may_hold_paragraphs)
{
    ck_slots_of("p(\"a\" aside.note(p(\"b\") p(\"c\")))", "",
                "line \"a1\"\n  line \"1 b\"\n  line \"c\"\n");
    ck_slots_of("p(\"a\" aside.note(\" \" p(\"b\")))", "", "line \"a1\"\n  line \"1 b\"\n");
    ck_slots_of("p(\"a\" aside.note(div(p(\"b\"))))", "", "line \"a1\"\n  line \"1 b\"\n");
    ck_slots_of("p(\"a\" aside.note(p))", "", "line \"a1\"\n  line \"1\"\n");
}
END_TEST

START_TEST(notes_called_in_boxes_are_kept)
{
    static const char boxes[] =
        "span { display: inline-block } div { position: relative } h1 { height: 20pt }"
        "h2 { position: absolute }";
    ck_slots_of("p(\"a\" span(\"b\" aside.note(\"x\")) \"c\" aside.note(\"y\"))", boxes,
                "line \"a\xEF\xBF\xBC"
                "c2\"\n  line \"1 x\"\n  line \"2 y\"\n");
    ck_slots_of("div(\"b\" aside.note(\"x\")) p(\"c\" aside.note(\"y\"))", boxes,
                "box 10\n  line \"1 x\"\nline \"c2\"\n  line \"2 y\"\n");
    ck_slots_of("div(h1(\"b\" aside.note(\"x\")) h2(\"c\" aside.note(\"y\")))", boxes,
                "box 20\n  line \"1 x\"\n  line \"2 y\"\n");
    ck_slots_of("h2(\"c\" aside.note(\"y\")) p(\"a\" aside.note(\"z\"))", boxes,
                "line \"a2\"\n  line \"1 y\"\n  line \"2 z\"\n");
    ck_slots_of("p(\"a\" h2(\"c\" aside.note(\"y\")) aside.note(\"z\"))",
                "h2 { position: absolute }", "line \"a2\"\n  line \"1 y\"\n  line \"2 z\"\n");
}
END_TEST

/* ---- elements whose page matters ---- */

static void put_event_names(const Slot *slot, Buffer *out)
{
    for (uint32_t i = 0; i < slot->event_count; i++) {
        buffer_string(out, i ? " " : "");
        buffer_put(out, slot->events[i]->id ? slot->events[i]->id->text : text_of("?"));
    }
}

/* The ids of the elements that begin at each slot: "x y|z". */
static void ck_events_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    const Galley *galley = setting.layout.galley;
    Buffer out = {0};
    for (size_t i = 0; i < galley->slot_count; i++) {
        buffer_string(&out, i ? "|" : "");
        put_event_names(&galley->slots[i], &out);
    }
    ck_buffer(&out, expected, "events");
    setting_close(&setting);
}

START_TEST(elements_are_found_again_at_their_lines)
{
    ck_events_of("section#a(p#b(\"aaaaa bbbbb \" em#c(\"ccccc\") \" ddddd\" em#d)) p(\"e\")", "",
                 "a b||c|d|");
    ck_events_of("p#a p#b(\"b\")", "", "a b");
    ck_events_of("p(\"a\") p#b", "", "|b");
    ck_events_of("div#a(p#b(\"b\"))", "div { position: relative }", "a b");
    ck_events_of("p(\"a\" span#b(em#c(\"b\")))", "span { display: inline-block }", "b c");
    ck_events_of("div#a(em#b(\"b\")) p#c(\"c\")", "div { position: absolute }", "a b c");
}
END_TEST

START_TEST(elements_that_set_strings_or_tell_pages_count_without_an_id)
{
    ck_events_of("p(\"a\")", "p { string-set: x content(text) }", "?");
    ck_events_of("p(\"a\")", "p { bookmark-level: 1 }", "?");
    ck_events_of("p(\"a\")", "p::before { content: counter(page) }", "?");
    ck_events_of("p(\"a\")", "", "");
}
END_TEST

Suite *collect_suite(void);
Suite *collect_suite(void)
{
    Suite *suite = suite_create("collect");
    TCase *cases = tcase_create("collect");
    tcase_set_timeout(cases, 30);
    tcase_add_test(cases, white_space_collapses_across_elements);
    tcase_add_test(cases, white_space_is_kept_as_the_style_asks);
    tcase_add_test(cases, lines_wrap_or_not_as_the_style_asks);
    tcase_add_test(cases, a_carriage_return_is_no_character);
    tcase_add_test(cases, blocks_of_white_space_make_no_line);
    tcase_add_test(cases, letters_change_their_case);
    tcase_add_test(cases, case_changes_as_the_language_has_it);
    tcase_add_test(cases, words_are_capitalized_once);
    tcase_add_test(cases, letters_take_other_widths);
    tcase_add_test(cases, content_is_generated_before_and_after);
    tcase_add_test(cases, content_of_an_element_stands_for_its_children);
    tcase_add_test(cases, generated_content_has_its_own_style);
    tcase_add_test(cases, an_inline_block_is_one_character_of_the_text);
    tcase_add_test(cases, an_inline_block_takes_the_room_of_its_content);
    tcase_add_test(cases, percentages_in_an_inline_block_are_of_its_column);
    tcase_add_test(cases, findings_in_a_box_are_told_once);
    tcase_add_test(cases, boxes_nested_deeply_are_set_in_time);
    tcase_add_test(cases, nesting_that_is_too_deep_is_refused);
    tcase_add_test(cases, a_note_leaves_its_call_in_the_text);
    tcase_add_test(cases, a_note_goes_with_the_line_of_its_call);
    tcase_add_test(cases, notes_in_notes_stand_behind_them);
    tcase_add_test(cases, a_note_without_a_visible_call_is_kept);
    tcase_add_test(cases, a_note_may_hold_paragraphs);
    tcase_add_test(cases, notes_called_in_boxes_are_kept);
    tcase_add_test(cases, elements_are_found_again_at_their_lines);
    tcase_add_test(cases, elements_that_set_strings_or_tell_pages_count_without_an_id);
    suite_add_tcase(suite, cases);
    return suite;
}
