/* Cases after the examples of CSS Counter Styles 3, Conditional Rules 3 and Cascade 4: counter styles,
 * @supports and @import. */
#include "base/file.h"
#include "styles/counter_styles.h"
#include "styles/font_faces.h"
#include "tests/styles/styling.h"

/* --- counter styles ------------------------------------------------------------------------ */

#define TRIANGLE "@counter-style s { system: cyclic; symbols: ‣; suffix: ' ' }"
#define CIRCLED  "@counter-style s { system: fixed; symbols: ◰ ◳ ◲ ◱ }"
#define FOOTNOTE "@counter-style s { system: symbolic; symbols: '*' ⁑ † ‡ }"
#define GO       "@counter-style s { system: alphabetic; symbols: ◦ • }"
#define TRINARY  "@counter-style s { system: numeric; symbols: '0' '1' '2' }"
#define DICE     "@counter-style s { system: additive; additive-symbols: 6 ⚅, 5 ⚄, 4 ⚃, 3 ⚂, 2 ⚁, 1 ⚀ }"
#define DICE_0   "@counter-style s { system: additive; additive-symbols: 6 ⚅, 2 ⚁, 0 '☐' }"
#define ACCOUNTS "@counter-style s { system: extends decimal; negative: '(' ')' }"
#define LAWS     "@counter-style s { system: extends upper-roman; prefix: 'Art. '; suffix: ' –' }"

typedef struct StyleRow {
    const char *sheet;
    const char *style;
    int32_t number;
    const char *printed;
} StyleRow;

static const StyleRow style_rows[] = {
    {TRIANGLE, "s", 1, "‣"},
    {TRIANGLE, "s", 2, "‣"},
    {TRIANGLE, "s", 0, "‣"},
    {TRIANGLE, "s", -7, "‣"},
    {"@counter-style s { system: cyclic; symbols: a b c }", "s", 4, "a"},
    {"@counter-style s { system: cyclic; symbols: a b c }", "s", 3, "c"},
    {"@counter-style s { system: cyclic; symbols: a b c }", "s", 0, "c"},
    {"@counter-style s { system: cyclic; symbols: a b c }", "s", -1, "b"},
    {CIRCLED, "s", 1, "◰"},
    {CIRCLED, "s", 4, "◱"},
    {CIRCLED, "s", 5, "5"},
    {CIRCLED, "s", 0, "0"},
    {"@counter-style s { system: fixed 5; symbols: a b c }", "s", 5, "a"},
    {"@counter-style s { system: fixed 5; symbols: a b c }", "s", 7, "c"},
    {"@counter-style s { system: fixed 5; symbols: a b c }", "s", 4, "4"},
    {"@counter-style s { system: fixed -2; symbols: a b }", "s", -1, "b"},
    {FOOTNOTE, "s", 1, "*"},
    {FOOTNOTE, "s", 4, "‡"},
    {FOOTNOTE, "s", 5, "**"},
    {FOOTNOTE, "s", 7, "††"},
    {FOOTNOTE, "s", 9, "***"},
    {FOOTNOTE, "s", 0, "0"},
    {FOOTNOTE, "s", 481, "481"}, /* 121 characters would be too many */
    {FOOTNOTE, "s", 2147483647, "2147483647"},
    {"@counter-style s { symbols: a b }", "s", 3, "aa"}, /* symbolic is the initial system */
    {GO, "s", 1, "◦"},
    {GO, "s", 2, "•"},
    {GO, "s", 3, "◦◦"},
    {GO, "s", 6, "••"},
    {GO, "s", 7, "◦◦◦"},
    {GO, "s", 0, "0"},
    {GO, "s", -1, "-1"},
    {TRINARY, "s", 0, "0"},
    {TRINARY, "s", 3, "10"},
    {TRINARY, "s", 5, "12"},
    {TRINARY, "s", -5, "-12"},
    {TRINARY, "s", 2147483647, "12112122212110202101"},
    {TRINARY, "s", -2147483647 - 1, "-12112122212110202102"},
    {DICE, "s", 1, "⚀"},
    {DICE, "s", 6, "⚅"},
    {DICE, "s", 7, "⚅⚀"},
    {DICE, "s", 13, "⚅⚅⚀"},
    {DICE, "s", 0, "0"},
    {DICE, "s", 721, "721"},
    {DICE_0, "s", 0, "☐"},
    {DICE_0, "s", 4, "⚁⚁"},
    {DICE_0, "s", 7, "7"}, /* nothing makes up the 1 that is left */
    {"@counter-style s { system: additive; additive-symbols: V 5, I 1 }", "s", 8, "VIII"},
    {ACCOUNTS, "s", 7, "7"},
    {ACCOUNTS, "s", -7, "(7)"},
    {LAWS, "s", 4, "IV"},
    {LAWS, "s", 4000, "4000"},
    /* pad, range, negative, fallback */
    {"@counter-style s { system: extends decimal; pad: 3 '0' }", "s", 1, "001"},
    {"@counter-style s { system: extends decimal; pad: '0' 3 }", "s", 20, "020"},
    {"@counter-style s { system: extends decimal; pad: 3 '0' }", "s", 300, "300"},
    {"@counter-style s { system: extends decimal; pad: 3 '0' }", "s", 4000, "4000"},
    {"@counter-style s { system: extends decimal; pad: 3 '0' }", "s", -5, "-05"},
    {"@counter-style s { system: extends decimal; pad: 3 'ab' }", "s", 5, "abab5"},
    {"@counter-style s { system: extends decimal; pad: 999999999 '0' }", "s", 5, "5"},
    {"@counter-style s { system: cyclic; symbols: a; range: 2 4, 8 infinite }", "s", 1, "1"},
    {"@counter-style s { system: cyclic; symbols: a; range: 2 4, 8 infinite }", "s", 2, "a"},
    {"@counter-style s { system: cyclic; symbols: a; range: 2 4, 8 infinite }", "s", 5, "5"},
    {"@counter-style s { system: cyclic; symbols: a; range: 2 4, 8 infinite }", "s", 9000, "a"},
    {"@counter-style s { system: cyclic; symbols: a; range: infinite -1 }", "s", -1, "a"},
    {"@counter-style s { system: cyclic; symbols: a; range: auto }", "s", -1, "a"},
    {"@counter-style s { system: fixed; symbols: a; fallback: lower-roman }", "s", 2, "ii"},
    {"@counter-style s { system: fixed; symbols: a; fallback: t }"
     "@counter-style t { system: fixed 2; symbols: b; fallback: upper-alpha }",
     "s", 2, "b"},
    {"@counter-style s { system: fixed; symbols: a; fallback: t }"
     "@counter-style t { system: fixed 2; symbols: b; fallback: upper-alpha }",
     "s", 3, "C"},
    {"@counter-style s { system: fixed; symbols: a; fallback: s }", "s", 2, "2"},
    {"@counter-style s { system: fixed; symbols: a; fallback: t }"
     "@counter-style t { system: fixed; symbols: b; fallback: s }",
     "s", 5, "5"},
    /* extends */
    {"@counter-style s { system: extends t } @counter-style t { system: cyclic; symbols: x }", "s",
     3, "x"},
    {"@counter-style s { system: extends s }", "s", 3, "3"},
    {"@counter-style s { system: extends t } @counter-style t { system: extends s }", "s", 3, "3"},
    {"@counter-style s { system: extends t; pad: 2 '-' } @counter-style t { system: numeric;"
     "symbols: a b; negative: '~' }",
     "s", -1, "~b"},
    {"@counter-style s { system: extends lower-alpha; range: 1 3 }", "s", 4, "4"},
    /* sheets may define built-in styles anew, the last definition counts */
    {"@counter-style lower-roman { system: cyclic; symbols: x }", "lower-roman", 3, "x"},
    {"@counter-style s { symbols: a } @counter-style s { symbols: b }", "s", 1, "b"},
    /* predefined ones */
    {"", "lower-greek", 1, "α"},
    {"", "lower-greek", 18, "σ"},
    {"", "lower-greek", 25, "αα"},
    {"", "arabic-indic", 2023, "٢٠٢٣"},
    {"", "persian", 456, "۴۵۶"},
    {"", "devanagari", 10, "१०"},
    {"", "thai", 7, "๗"},
    {"", "cjk-decimal", 20, "二〇"},
    {"", "armenian", 1996, "ՌՋՂԶ"},
    {"", "georgian", 19, "ით"},
    {"", "hebrew", 15, "טו"},
    {"", "hebrew", 248, "רמח"},
    {"", "hiragana", 3, "う"},
    {"", "katakana-iroha", 4, "ニ"},
    {"", "cjk-heavenly-stem", 10, "癸"},
    {"", "cjk-heavenly-stem", 11, "一一"},
    {"", "cjk-earthly-branch", 12, "亥"},
    {"", "simp-chinese-informal", 23, "二十三"},
    {"", "cjk-ideographic", 10, "十"},
    {"", "lower-russian", 29, "аа"},
    {"", "arabic-abjad", 2, "ب"},
    {"", "none", 5, ""},
    {"", "disc", 5, "•"},
    {"", "decimal-leading-zero", 5, "05"},
};

START_TEST(a_counter_is_written_as_counter_styles_say)
{
    const StyleRow *row = &style_rows[_i];
    Buffer sheet = {0};
    buffer_format(&sheet,
                  "%s #t { counter-reset: c %d } #t::before { content: counter(c, %s) '.' }",
                  row->sheet, row->number, row->style);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_no_findings(styling->diagnostics);
    Buffer expected = {0};
    buffer_format(&expected, "\"%s.\"", row->printed);
    buffer_byte(&expected, '\0');
    ck_generated(styling_styled(styling, "t")->before, expected.at);
    styling_close(styling);
    buffer_free(&expected);
    buffer_free(&sheet);
}
END_TEST

START_TEST(a_marker_has_prefix_and_suffix_of_its_counter_style)
{
    Styling *styling = styling_of("ol(li#a li#b)", LAWS "ol { counter-reset: list-item }"
                                                        "li { display: list-item; list-style: s }");
    ck_generated(styling_styled(styling, "a")->marker, "\"Art. I –\"");
    ck_generated(styling_styled(styling, "b")->marker, "\"Art. II –\"");
    styling_close(styling);
}
END_TEST

static const char *const broken_styles[] = {
    "@counter-style { system: cyclic; symbols: a }",
    "@counter-style none { system: cyclic; symbols: a }",
    "@counter-style decimal { system: cyclic; symbols: a }",
    "@counter-style disc { system: cyclic; symbols: a }",
    "@counter-style initial { system: cyclic; symbols: a }",
    "@counter-style s t { system: cyclic; symbols: a }",
    "@counter-style s { system: cyclic }",
    "@counter-style s { system: numeric; symbols: a }",
    "@counter-style s { system: alphabetic; symbols: a }",
    "@counter-style s { system: additive; symbols: a b }",
    "@counter-style s { system: extends decimal; symbols: a b }",
    "@counter-style s { system: additive; additive-symbols: 1 a, 2 b }",
    "@counter-style s {}",
};

START_TEST(an_incomplete_counter_style_is_refused)
{
    Styling *styling = styling_of("p", broken_styles[_i]);
    ck_assert_msg(styling->diagnostics->seen[STYLE_BAD_COUNTER_STYLE] == 1, "%s",
                  broken_styles[_i]);
    styling_close(styling);
}
END_TEST

START_TEST(an_unknown_counter_style_is_told_once_with_its_place)
{
    Styling *styling = styling_of("ol(li li)", "ol { counter-reset: list-item }\n"
                                               "li { display: list-item; list-style-type: dots }");
    Buffer out = {0};
    diagnostics_print(styling->diagnostics, SEVERITY_NOTE, &out);
    ck_buffer(&out,
              "test:2:26: warning: there is no counter style “dots”; decimal is used "
              "[STYLE024]\n",
              "what is told");
    styling_close(styling);
}
END_TEST

/* --- @supports ----------------------------------------------------------------------------- */

typedef struct SupportsRow {
    const char *condition;
    bool holds;
} SupportsRow;

static const SupportsRow supports_rows[] = {
    {"(display: block)", true},
    {"( display : block )", true},
    {"(display: flexbox)", false},
    {"(display: grid)", false},
    {"(colour: red)", false},
    {"(color: red !important)", true},
    {"(--anything: goes)", true},
    {"(margin: 1pt 2pt)", true},
    {"(margin: 1pt 2pt 3pt 4pt 5pt)", false},
    {"not (display: grid)", true},
    {"not (display: block)", false},
    {"not (not (display: block))", true},
    {"(not (display: grid))", true},
    {"(display: block) and (color: red)", true},
    {"(display: block) and (display: grid)", false},
    {"(display: grid) or (display: block)", true},
    {"(display: grid) or (display: flex)", false},
    {"(display: block) and (not (display: inline))", false},
    {"(display: block) and (color: red) and (orphans: 2)", true},
    {"((display: grid) or (display: block)) and (color: red)", true},
    {"(display: grid) or ((display: block) and (color: red))", true},
    {"selector(p > em)", true},
    {"selector(p::before)", true},
    {"selector(p:hover)", false},
    {"selector(p:nth-child(2 of .a))", true},
    {"selector(:is(p, em))", true},
    {"not selector(p:hover)", true},
    {"font-tech(color-COLRv1)", false},
    {"unknown(x) or (display: block)", true},
    {"(orphans: 0)", false},
    {"(width: calc(1em + 2pt))", true},
    {"(width: calc(1em+2pt))", false},
    {"(string-set: a content())", true},
    {"(page: wide)", true},
};

START_TEST(a_condition_of_supports_holds_as_css_says)
{
    const SupportsRow *row = &supports_rows[_i];
    Buffer sheet = {0};
    buffer_format(&sheet, "@supports %s { p { orphans: 7 } }", row->condition);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_no_findings(styling->diagnostics);
    ck_value(styling, "t", "orphans", row->holds ? "7" : "2");
    styling_close(styling);
    buffer_free(&sheet);
}
END_TEST

static const char *const broken_conditions[] = {
    "",
    "display: block",
    "(display: block) and (color: red) or (orphans: 2)",
    "(display: block) nor (color: red)",
    "(display: block) and",
    "not not (display: block)",
    "(display: block) (color: red)",
    "and (display: block)",
};

START_TEST(a_condition_that_is_not_understood_is_told_and_false)
{
    Buffer sheet = {0};
    buffer_format(&sheet, "@supports %s { p { orphans: 7 } }", broken_conditions[_i]);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_assert_msg(styling->diagnostics->seen[STYLE_BAD_SUPPORTS] == 1, "%s", sheet.at);
    ck_value(styling, "t", "orphans", "2");
    styling_close(styling);
    buffer_free(&sheet);
}
END_TEST

/* --- @font-face ---------------------------------------------------------------------------- */

typedef struct FontRow {
    const char *descriptors; /* beside a family and a source */
    const char *told;        /* weight, stretch, slant, ranges */
} FontRow;

static const FontRow font_rows[] = {
    {"", "0-0 0-0 -1"},
    {"font-weight: auto; font-stretch: auto; font-style: auto", "0-0 0-0 -1"},
    {"font-weight: normal", "400-400 0-0 -1"},
    {"font-weight: bold", "700-700 0-0 -1"},
    {"font-weight: 350", "350-350 0-0 -1"},
    {"font-weight: 100 900", "100-900 0-0 -1"},
    {"font-weight: 900 100", "100-900 0-0 -1"},
    {"font-weight: normal bold", "400-700 0-0 -1"},
    {"font-stretch: 75%", "0-0 75-75 -1"},
    {"font-width: 50% 200%", "0-0 50-200 -1"},
    {"font-stretch: normal", "0-0 100-100 -1"},
    {"font-style: normal", "0-0 0-0 0"},
    {"font-style: italic", "0-0 0-0 1"},
    {"font-style: oblique", "0-0 0-0 1"},
    {"unicode-range: U+26", "0-0 0-0 -1 26-26"},
    {"unicode-range: U+0-7F", "0-0 0-0 -1 0-7f"},
    {"unicode-range: U+0025-00FF", "0-0 0-0 -1 25-ff"},
    {"unicode-range: U+4??", "0-0 0-0 -1 400-4ff"},
    {"unicode-range: u+1e3, U+1E3-1E9", "0-0 0-0 -1 1e3-1e3 1e3-1e9"},
    {"unicode-range: U+A5, U+4E00-9FFF, U+30??, U+FF00-FF9F",
     "0-0 0-0 -1 a5-a5 4e00-9fff 3000-30ff ff00-ff9f"},
    {"unicode-range: U+0-10FFFF", "0-0 0-0 -1 0-10ffff"},
    {"unicode-range: U+??????", NULL},
    {"unicode-range: U+110000", NULL},
    {"unicode-range: U+7F-0", NULL},
    {"unicode-range: U+", NULL},
    {"unicode-range: 26", NULL},
    {"unicode-range: U+4?\?-500", NULL},
    {"unicode-range: U+26 U+27", NULL},
    {"font-weight: bolder", NULL},
    {"font-weight: 1 2 3", NULL},
    {"font-style: slanted", NULL},
    {"font-display: swap", NULL},
    {"src: none.ttf", NULL},
    {"src: local(a) format(woff)", NULL},
};

START_TEST(descriptors_of_font_face_are_read)
{
    const FontRow *row = &font_rows[_i];
    Buffer sheet = {0};
    buffer_format(&sheet, "@font-face { font-family: Ab C; src: url(sub/x.ttf), local('Ab'); %s }",
                  row->descriptors);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p", sheet.at);
    size_t count;
    const FontFaceRule *rule = stylesheet_font_faces(styling->sheets[0], &count);
    ck_assert_uint_eq(count, 1);
    ck_text(rule->family, "Ab C");
    ck_assert_uint_eq(rule->source_count, 2);
    ck_text(rule->sources[0].name, "sub/x.ttf");
    ck_assert(rule->sources[1].is_local);
    Buffer told = {0};
    buffer_format(&told, "%d-%d %d-%d %d", rule->weight[0], rule->weight[1], rule->stretch[0],
                  rule->stretch[1], rule->slant);
    for (uint32_t i = 0; i < rule->range_count && row->told; i++)
        buffer_format(&told, " %x-%x", rule->ranges[i].first, rule->ranges[i].last);
    if (row->told)
        ck_buffer(&told, row->told, row->descriptors);
    else
        buffer_free(&told);
    ck_assert_uint_eq(styling->diagnostics->count, !row->told);
    styling_close(styling);
    buffer_free(&sheet);
}
END_TEST

START_TEST(a_font_face_without_family_or_source_is_left_out)
{
    Styling *styling =
        styling_of("p", "@font-face { font-family: x }"
                        "@font-face { src: url(x.ttf) }"
                        "@font-face { font-family: x; src: url(x.woff2) format(woff2) }"
                        "@font-face { font-family: x; src: url(a) format('embedded'), url(x.otf) "
                        "format('OpenType') }");
    ck_found(styling->diagnostics, STYLE_FONT_FACE_INCOMPLETE, 3);
    size_t count;
    const FontFaceRule *rule = stylesheet_font_faces(styling->sheets[0], &count);
    ck_assert_uint_eq(count, 1);
    ck_text(rule->sources[0].name, "x.otf");
    styling_close(styling);
}
END_TEST

/* --- @import ------------------------------------------------------------------------------- */

/* Files of the test: their paths and what is in them. */
static const char *const files[][2] = {
    {"five.css", "p { orphans: 5 }"},
    {"six.css", "p { orphans: 6 } em { orphans: 6 }"},
    {"sub/seven.css", "@import 'deep.css'; @import url(../five.css);"},
    {"sub/deep.css", "p { widows: 7 }"},
    {"circle.css", "@import 'circle-2.css'; p { orphans: 8 }"},
    {"circle-2.css", "@import 'circle.css'; p { widows: 8 }"},
    {"self.css", "@import 'self.css'; p { orphans: 9 }"},
    {"late.css", "p { orphans: 4 } @import 'five.css';"},
    {"open.css", "p { orphans: 3"},
    {"important.css", "p { orphans: 3 !important }"},
};

static FileAnswer answer(void *context, const char *path, Text *bytes)
{
    (void)context;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t begin = strncmp(path, "sub/../", 7) == 0 ? 7 : 0;
        if (strcmp(path + begin, files[i][0]) == 0) {
            *bytes = text_of(files[i][1]);
            return FILE_IS_HERE;
        }
    }
    return FILE_IS_ABSENT;
}

typedef struct ImportRow {
    const char *sheet;
    const char *orphans;
    const char *widows;
    int kind; /* of the one finding; -1: none */
} ImportRow;

static const ImportRow import_rows[] = {
    {"@import 'five.css';", "5", "2", -1},
    {"@import \"five.css\";", "5", "2", -1},
    {"@import url(five.css);", "5", "2", -1},
    {"@import url('five.css');", "5", "2", -1},
    {"@import URL( five.css );", "5", "2", -1},
    {"@IMPORT 'five.css'", "5", "2", -1},
    {"@charset 'utf-8'; @import 'five.css';", "5", "2", -1},
    {"@import 'five.css' print;", "5", "2", -1},
    {"@import 'five.css' screen;", "2", "2", -1},
    {"@import 'five.css' screen, print;", "5", "2", -1},
    {"@import 'five.css' supports(display: block);", "5", "2", -1},
    {"@import 'five.css' supports(display: grid);", "2", "2", -1},
    {"@import 'five.css' supports((display: block) and (color: red)) print;", "5", "2", -1},
    {"@import 'five.css' supports(not (display: grid)) screen;", "2", "2", -1},
    {"@import 'five.css'; @import 'six.css';", "6", "2", -1},
    {"@import 'six.css'; @import 'five.css';", "5", "2", -1},
    {"@import 'five.css'; p { orphans: 4 }", "4", "2", -1},
    {"@import 'important.css'; p { orphans: 4 }", "3", "2", -1},
    {"@import 'sub/seven.css';", "5", "7", -1},
    {"@import 'five.css'; @import 'five.css';", "5", "2", -1},
    {"@import 'circle.css';", "8", "8", STYLE_IMPORT_CYCLE},
    {"@import 'self.css';", "9", "2", STYLE_IMPORT_CYCLE},
    {"@import 'late.css';", "4", "2", STYLE_IMPORT_TOO_LATE},
    {"@import 'open.css'; em { orphans: 4 }", "3", "2", STYLE_UNCLOSED},
    {"@import 'none.css'; p { orphans: 4 }", "4", "2", STYLE_IMPORT_MISSING},
    {"@import 'http://example.org/a.css'; p { orphans: 4 }", "4", "2", STYLE_IMPORT_MISSING},
    {"@import '-'; p { orphans: 4 }", "4", "2", STYLE_IMPORT_MISSING},
};

START_TEST(imported_rules_stand_in_the_place_of_the_import)
{
    const ImportRow *row = &import_rows[_i];
    Styling *styling = styling_open("p#t");
    FileAccess access = {.ask = answer, .arena = styling->arena};
    styling->diagnostics->files = &access;
    styling_add(styling, SHEET_AUTHOR, row->sheet);
    styling_make(styling);
    ck_value(styling, "t", "orphans", row->orphans);
    ck_value(styling, "t", "widows", row->widows);
    if (row->kind < 0)
        ck_no_findings(styling->diagnostics);
    else
        ck_found(styling->diagnostics, (DiagnosticKind)row->kind, 1);
    styling_close(styling);
}
END_TEST

Suite *css_rules_suite(void);
Suite *css_rules_suite(void)
{
    Suite *suite = suite_create("css_rules");
    TCase *cases = tcase_create("css_rules");
    tcase_add_loop_test(cases, a_counter_is_written_as_counter_styles_say, 0,
                        (int)(sizeof style_rows / sizeof *style_rows));
    tcase_add_test(cases, a_marker_has_prefix_and_suffix_of_its_counter_style);
    tcase_add_loop_test(cases, an_incomplete_counter_style_is_refused, 0,
                        (int)(sizeof broken_styles / sizeof *broken_styles));
    tcase_add_test(cases, an_unknown_counter_style_is_told_once_with_its_place);
    tcase_add_loop_test(cases, a_condition_of_supports_holds_as_css_says, 0,
                        (int)(sizeof supports_rows / sizeof *supports_rows));
    tcase_add_loop_test(cases, a_condition_that_is_not_understood_is_told_and_false, 0,
                        (int)(sizeof broken_conditions / sizeof *broken_conditions));
    tcase_add_loop_test(cases, descriptors_of_font_face_are_read, 0,
                        (int)(sizeof font_rows / sizeof *font_rows));
    tcase_add_test(cases, a_font_face_without_family_or_source_is_left_out);
    tcase_add_loop_test(cases, imported_rules_stand_in_the_place_of_the_import, 0,
                        (int)(sizeof import_rows / sizeof *import_rows));
    suite_add_tcase(suite, cases);
    return suite;
}
