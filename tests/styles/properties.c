#include "styles/properties.h"

#include <string.h>

#include "styles/property_table.h"
#include "tests/styles/styling.h"

/* --- computed values ----------------------------------------------------------------------- */

typedef struct ValueRow {
    const char *declarations;
    const char *property;
    const char *computed;
} ValueRow;

/* In an element whose parent has a font of 10pt on 12pt. */
static const ValueRow value_rows[] = {
    /* fonts */
    {"", "font-size", "10pt"},
    {"font-size: 8.5pt", "font-size", "8.5pt"},
    {"font-size: 2em", "font-size", "20pt"},
    {"font-size: 150%", "font-size", "15pt"},
    {"font-size: calc(1em + 2pt)", "font-size", "12pt"},
    {"font-size: calc(100% + 1em)", "font-size", "20pt"},
    {"font-size: 1rem", "font-size", "12pt"},
    {"font-size: 2ex", "font-size", "10pt"},
    {"font-size: medium", "font-size", "12pt"},
    {"font-size: small", "font-size", "10.6667pt"},
    {"font-size: large", "font-size", "14.4pt"},
    {"font-size: xx-small", "font-size", "7.2pt"},
    {"font-size: xxx-large", "font-size", "36pt"},
    {"font-size: larger", "font-size", "12pt"},
    {"font-size: smaller", "font-size", "8.3333pt"},
    {"font-size: 0", "font-size", "0"},
    {"", "line-height", "12pt"},
    {"line-height: normal", "line-height", "normal"},
    {"line-height: 1.5", "line-height", "1.5"},
    {"line-height: 0", "line-height", "0"},
    {"line-height: 150%", "line-height", "15pt"},
    {"line-height: 2em; font-size: 20pt", "line-height", "40pt"},
    {"line-height: 150%; font-size: 20pt", "line-height", "30pt"},
    {"line-height: 2lh", "line-height", "24pt"},
    {"font-weight: bold", "font-weight", "700"},
    {"font-weight: normal", "font-weight", "400"},
    {"font-weight: bolder", "font-weight", "700"},
    {"font-weight: lighter", "font-weight", "100"},
    {"font-weight: 350", "font-weight", "350"},
    {"font-style: italic", "font-style", "italic"},
    {"font-stretch: condensed", "font-stretch", "75%"},
    {"font-stretch: 62.5%", "font-stretch", "62.5%"},
    {"", "font-stretch", "100%"},
    {"font-family: Times New Roman", "font-family", "\"Times New Roman\""},
    {"font-family: 'Liberation Serif', serif", "font-family", "\"Liberation Serif\", serif"},
    {"font-family: serif", "font-family", "serif"},
    {"font-family: serif pro", "font-family", "\"serif pro\""},
    {"font-family: 'serif'", "font-family", "\"serif\""},
    {"", "font-family", "serif"},
    {"font-kerning: none", "font-kerning", "none"},
    {"font-feature-settings: 'kern' 0, \"liga\" on, 'salt' 3, 'smcp'", "font-feature-settings",
     "\"kern\" 0, \"liga\" 1, \"salt\" 3, \"smcp\" 1"},
    {"font-feature-settings: normal", "font-feature-settings", "normal"},
    {"font-variant-ligatures: none", "font-variant-ligatures", "none"},
    {"font-variant-ligatures: no-contextual common-ligatures", "font-variant-ligatures",
     "common-ligatures no-contextual"},
    /* boxes */
    {"display: list-item", "display", "list-item"},
    {"display: BLOCK", "display", "block"},
    {"position: absolute", "position", "absolute"},
    {"float: footnote", "float", "footnote"},
    {"top: 10%", "top", "10%"},
    {"", "top", "auto"},
    {"left: -2em", "left", "-20pt"},
    {"margin-top: 1.5em", "margin-top", "15pt"},
    {"margin-top: 1lh", "margin-top", "12pt"},
    {"margin-top: auto", "margin-top", "auto"},
    {"margin-left: -5%", "margin-left", "-5%"},
    {"margin-left: calc(50% - 1em)", "margin-left", "calc(50% + -10pt)"},
    {"padding-left: 1ch", "padding-left", "5pt"},
    {"padding-left: calc(1em - 20pt)", "padding-left", "0"},
    {"border-top-width: 0.24pt; border-top-style: solid", "border-top-width", "0.24pt"},
    {"border-top-width: 2pt", "border-top-width", "0"},
    {"border-top-style: solid", "border-top-width", "2.25pt"},
    {"border-top-width: thin; border-top-style: solid", "border-top-width", "0.75pt"},
    {"border-top-width: thick; border-top-style: solid", "border-top-width", "3.75pt"},
    {"border-top-color: #f00", "border-top-color", "#ff0000"},
    {"", "border-top-color", "currentcolor"},
    {"border-clip: 72pt", "border-clip", "72pt"},
    {"", "border-clip", "auto"},
    {"width: 50%", "width", "50%"},
    {"max-width: none", "max-width", "none"},
    {"min-width: 51.1pt", "min-width", "51.1pt"},
    {"height: auto", "height", "auto"},
    {"background-color: silver", "background-color", "#c0c0c0"},
    {"", "background-color", "transparent"},
    {"color: currentcolor", "color", "#000000"},
    {"color: red", "color", "#ff0000"},
    /* text */
    {"text-align: justify", "text-align", "justify"},
    {"text-align-last: center", "text-align-last", "center"},
    {"text-indent: 23.75pt", "text-indent", "23.75pt"},
    {"text-indent: -2em", "text-indent", "-20pt"},
    {"text-indent: 5%", "text-indent", "5%"},
    {"text-transform: uppercase", "text-transform", "uppercase"},
    {"-plenary-tab-stops: 2em, 1in right dotted, 3pt '-' decimal", "-plenary-tab-stops",
     "20pt left \"\", 72pt right \". \", 3pt decimal \"-\""},
    {"text-transform: full-width lowercase", "text-transform", "lowercase full-width"},
    {"letter-spacing: 0.2pt", "letter-spacing", "0.2pt"},
    {"letter-spacing: normal", "letter-spacing", "normal"},
    {"letter-spacing: -0.25em", "letter-spacing", "-2.5pt"},
    {"word-spacing: 2pt", "word-spacing", "2pt"},
    {"vertical-align: super", "vertical-align", "super"},
    {"vertical-align: 0.375em", "vertical-align", "3.75pt"},
    {"vertical-align: 50%", "vertical-align", "6pt"},
    {"vertical-align: -25%; line-height: 2", "vertical-align", "-5pt"},
    {"white-space: pre-line", "white-space", "pre-line"},
    {"tab-size: 4", "tab-size", "4"},
    {"tab-size: 23.75pt", "tab-size", "23.75pt"},
    {"tab-size: 2em", "tab-size", "20pt"},
    {"", "tab-size", "8"},
    {"text-wrap: auto", "text-wrap", "auto"},
    {"text-wrap: pretty", "text-wrap", "pretty"},
    {"text-indent: hanging 1em", "text-indent", "10pt hanging"},
    {"hyphens: auto", "hyphens", "auto"},
    {"direction: rtl", "direction", "rtl"},
    /* lists, counters, content */
    {"list-style-type: lower-roman", "list-style-type", "lower-roman"},
    {"list-style-type: '– '", "list-style-type", "\"– \""},
    {"list-style-position: inside", "list-style-position", "inside"},
    {"counter-reset: a", "counter-reset", "a 0"},
    {"counter-reset: a 3 b -1", "counter-reset", "a 3 b -1"},
    {"counter-reset: none", "counter-reset", "none"},
    {"counter-increment: a b 2", "counter-increment", "a 1 b 2"},
    {"counter-set: a attr(value integer)", "counter-set", "a attr(value integer)"},
    {"content: none", "content", "none"},
    {"content: 'a' counter(x) 'b'", "content", "\"a\" counter(x, decimal) \"b\""},
    {"content: counter(x, LOWER-ROMAN)", "content", "counter(x, lower-roman)"},
    {"content: counters(x, '.')", "content", "counters(x, \".\", decimal)"},
    {"content: attr(HREF)", "content", "attr(href)"},
    {"content: target-counter(attr(href), page)", "content",
     "target-counter(attr(href), page, auto)"},
    {"content: target-counters('#t', a, '.')", "content",
     "target-counters(\"#t\", a, \".\", decimal)"},
    {"position: running(head)", "position", "running(head)"},
    {"content: target-counter('#t', a, lower-roman)", "content",
     "target-counter(\"#t\", a, lower-roman)"},
    {"content: target-counter(url(#t), a)", "content", "target-counter(\"#t\", a, decimal)"},
    {"content: target-text(attr(href))", "content", "target-text(attr(href), text)"},
    {"content: target-text(attr(href), before)", "content", "target-text(attr(href), before)"},
    {"content: leader(dotted) leader('-')", "content", "leader(\". \") leader(\"-\")"},
    {"content: content() content(before)", "content", "content(text) content(before)"},
    {"content: open-quote 'x' close-quote", "content", "open-quote \"x\" close-quote"},
    {"content: '*' / 'note'", "content", "\"*\" / \"note\""},
    {"content: '*' / 'note ' counter(n)", "content", "\"*\" / \"note \" counter(n, decimal)"},
    {"quotes: '«' '»' '“' '”'", "quotes", "\"«\" \"»\" \"“\" \"”\""},
    {"quotes: none", "quotes", "none"},
    {"string-set: a 'x' content(), b attr(y)", "string-set", "a \"x\" content(text), b attr(y)"},
    {"bookmark-level: 2", "bookmark-level", "2"},
    {"prince-bookmark-level: 3", "bookmark-level", "3"},
    {"bookmark-label: attr(title)", "bookmark-label", "attr(title)"},
    {"", "bookmark-label", "content(text)"},
    /* pages */
    {"page: wide", "page", "wide"},
    {"break-before: recto", "break-before", "recto"},
    {"break-before: always", "break-before", "page"},
    {"page-break-before: always", "break-before", "page"},
    {"page-break-after: avoid", "break-after", "avoid"},
    {"page-break-inside: avoid", "break-inside", "avoid"},
    {"break-inside: avoid-page", "break-inside", "avoid-page"},
    {"orphans: 3", "orphans", "3"},
    {"", "widows", "2"},
    {"", "size", "595.2756pt 841.8898pt"},
    /* ours */
    {"-plenary-font-scale: 103%", "-plenary-font-scale", "103%"},
    {"", "-plenary-font-scale", "100%"},
    {"-plenary-leading: above", "-plenary-leading", "above"},
    {"-plenary-justify-spaces: 97% 250%", "-plenary-justify-spaces", "97% 250%"},
    {"", "-plenary-justify-spaces", "100% 1000%"},
    {"-plenary-hyphen-break: 2 3", "-plenary-hyphen-break", "2 3"},
    {"-plenary-hyphen-break: none", "-plenary-hyphen-break", "none"},
    /* CSS-wide keywords */
    {"font-size: inherit", "font-size", "10pt"},
    {"font-size: initial", "font-size", "12pt"},
    {"font-size: unset", "font-size", "10pt"},
    {"font-size: REVERT", "font-size", "10pt"},
    {"margin-top: inherit", "margin-top", "3pt"},
    {"margin-top: unset", "margin-top", "0"},
    {"margin-top: 5pt; margin-top: initial", "margin-top", "0"},
    {"margin: inherit", "margin-top", "3pt"},
    {"border: inherit", "border-left-style", "none"},
    /* shorthands */
    {"margin: 1pt", "margin-left", "1pt"},
    {"margin: 1pt 2pt", "margin-left", "2pt"},
    {"margin: 1pt 2pt", "margin-bottom", "1pt"},
    {"margin: 1pt 2pt 3pt", "margin-left", "2pt"},
    {"margin: 1pt 2pt 3pt", "margin-bottom", "3pt"},
    {"margin: 1pt 2pt 3pt 4pt", "margin-left", "4pt"},
    {"margin: 0 auto", "margin-right", "auto"},
    {"padding: 1pt 2pt", "padding-right", "2pt"},
    {"inset: 0 1pt", "right", "1pt"},
    {"border: 1pt solid red", "border-left-width", "1pt"},
    {"border: solid", "border-top-width", "2.25pt"},
    {"border: red solid 1pt", "border-bottom-color", "#ff0000"},
    {"border-top: 0.5pt solid", "border-top-style", "solid"},
    {"border-top: 0.5pt solid", "border-bottom-style", "none"},
    {"border: 1pt solid; border-left: none", "border-left-width", "0"},
    {"border-width: 1pt 2pt; border-style: solid", "border-left-width", "2pt"},
    {"border-style: solid none", "border-left-style", "none"},
    {"border-color: red blue", "border-left-color", "#0000ff"},
    {"border-top-color: red; border: 1pt solid", "border-top-color", "currentcolor"},
    {"list-style: inside decimal", "list-style-type", "decimal"},
    {"list-style: inside decimal", "list-style-position", "inside"},
    {"list-style: none", "list-style-type", "none"},
    {"list-style: '-' outside", "list-style-type", "\"-\""},
    {"font: 10pt/12pt Times, serif", "font-family", "\"Times\", serif"},
    {"font: 10pt/12pt Times, serif", "line-height", "12pt"},
    {"font: 10pt Times", "line-height", "normal"},
    {"font: italic bold 8.5pt/normal serif", "font-style", "italic"},
    {"font: italic bold 8.5pt/normal serif", "font-weight", "700"},
    {"font: bold italic 8.5pt/normal serif", "font-style", "italic"},
    {"font: normal 600 condensed 150%/1.2 x", "font-size", "15pt"},
    {"font: normal 600 condensed 150%/1.2 x", "font-weight", "600"},
    {"font: normal 600 condensed 150%/1.2 x", "font-stretch", "75%"},
    {"font: 8pt serif; font-kerning: none; font: 9pt serif", "font-kerning", "auto"},
};

START_TEST(a_declaration_gives_the_computed_value)
{
    const ValueRow *row = &value_rows[_i];
    Buffer sheet = {0};
    buffer_format(&sheet, "div { font-size: 10pt; line-height: 12pt; margin: 3pt } p { %s }",
                  row->declarations);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("div(p#t[href=#t])", sheet.at);
    buffer_free(&sheet);
    ck_no_findings(styling->diagnostics);
    ck_value(styling, "t", row->property, row->computed);
    styling_close(styling);
}
END_TEST

static const ValueRow page_value_rows[] = {
    {"size: A4", "size", "595.2756pt 841.8898pt"},
    {"size: a4 landscape", "size", "841.8898pt 595.2756pt"},
    {"size: landscape a4", "size", "841.8898pt 595.2756pt"},
    {"size: landscape", "size", "841.8898pt 595.2756pt"},
    {"size: portrait", "size", "595.2756pt 841.8898pt"},
    {"size: letter", "size", "612pt 792pt"},
    {"size: legal portrait", "size", "612pt 1008pt"},
    {"size: ledger", "size", "792pt 1224pt"},
    {"size: A5", "size", "419.5276pt 595.2756pt"},
    {"size: B5", "size", "498.8976pt 708.6614pt"},
    {"size: JIS-B4", "size", "728.5039pt 1031.811pt"},
    {"size: A3", "size", "841.8898pt 1190.5512pt"},
    {"size: 10cm", "size", "283.4646pt 283.4646pt"},
    {"size: 612pt 792pt", "size", "612pt 792pt"},
    {"font-size: 10pt; size: 10em 20em", "size", "100pt 200pt"},
};

START_TEST(a_declaration_of_pages_gives_the_computed_value)
{
    const ValueRow *row = &page_value_rows[_i];
    Buffer sheet = {0};
    buffer_format(&sheet, "@page { %s }", row->declarations);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    buffer_free(&sheet);
    ck_no_findings(styling->diagnostics);
    PageContext page = {.number = 1};
    ck_style_value(styled_page(styling->tree, &page)->style, row->property, row->computed);
    styling_close(styling);
}
END_TEST

/* --- refused values ------------------------------------------------------------------------ */

typedef struct RefusedRow {
    const char *declaration;
    DiagnosticKind kind;
    const char *token; /* where it went wrong */
} RefusedRow;

static const RefusedRow refused_rows[] = {
    {"colour: red", STYLE_UNKNOWN_PROPERTY, "colour"},
    {"opaqueness: 1", STYLE_UNKNOWN_PROPERTY, "opaqueness"},
    {"background: linear-gradient(red, blue)", STYLE_UNSUPPORTED_VALUE, "linear-gradient("},
    {"-x-y: 1", STYLE_UNKNOWN_PROPERTY, "-x-y"},
    {"color: redd", STYLE_BAD_VALUE, "redd"},
    {"color: red blue", STYLE_BAD_VALUE, "blue"},
    {"color:", STYLE_BAD_VALUE, "(end)"},
    {"color: 12", STYLE_BAD_VALUE, "12"},
    {"color: inherit red", STYLE_BAD_VALUE, "red"},
    {"color: red inherit", STYLE_BAD_VALUE, "inherit"},
    {"orphans: 0", STYLE_BAD_VALUE, "0"},
    {"orphans: 2.5", STYLE_BAD_VALUE, "2.5"},
    {"font-size: -1pt", STYLE_BAD_VALUE, "-1pt"},
    {"font-size: 10", STYLE_BAD_VALUE, "10"},
    {"font-size: 10vw", STYLE_UNSUPPORTED_VALUE, "10vw"},
    {"font-weight: 1001", STYLE_BAD_VALUE, "1001"},
    {"font-weight: 0", STYLE_BAD_VALUE, "0"},
    {"text-transform: uppercase lowercase", STYLE_BAD_VALUE, "lowercase"},
    {"-plenary-tab-stops: left", STYLE_BAD_VALUE, "left"},
    {"-plenary-tab-stops: -1pt", STYLE_BAD_VALUE, "-1pt"},
    {"font-family: a,", STYLE_BAD_VALUE, "(end)"},
    {"font-family: 'a' b", STYLE_BAD_VALUE, "b"},
    {"font-feature-settings: 'ker' 1", STYLE_BAD_VALUE, "'ker'"},
    {"font-variant-ligatures: contextual no-contextual", STYLE_BAD_VALUE, "no-contextual"},
    {"display: flex", STYLE_UNSUPPORTED_VALUE, "flex"},
    {"display: bloc", STYLE_BAD_VALUE, "bloc"},
    {"float: start", STYLE_BAD_VALUE, "start"},
    {"position: fixed", STYLE_UNSUPPORTED_VALUE, "fixed"},
    {"border: 1pt 2pt", STYLE_BAD_VALUE, "2pt"},
    {"border: rgb(1pt solid)", STYLE_BAD_VALUE, "1pt"},
    {"border: 1pt rgb(1 2) solid", STYLE_BAD_VALUE, ")"},
    {"border-clip: 10%", STYLE_BAD_VALUE, "10%"},
    {"padding: -1pt", STYLE_BAD_VALUE, "-1pt"},
    {"margin: 1pt 2pt 3pt 4pt 5pt", STYLE_BAD_VALUE, "5pt"},
    {"margin: 1pt, 2pt", STYLE_BAD_VALUE, ","},
    {"width: max-content", STYLE_UNSUPPORTED_VALUE, "max-content"},
    {"text-align: match-parent", STYLE_UNSUPPORTED_VALUE, "match-parent"},
    {"text-wrap: stable", STYLE_UNSUPPORTED_VALUE, "stable"},
    {"white-space: break-spaces", STYLE_UNSUPPORTED_VALUE, "break-spaces"},
    {"counter-reset: 1", STYLE_BAD_VALUE, "1"},
    {"counter-reset: none 1", STYLE_BAD_VALUE, "1"},
    {"counter-reset: a 1.5", STYLE_BAD_VALUE, "1.5"},
    {"content: element(1)", STYLE_BAD_VALUE, "1"},
    {"content: counter()", STYLE_BAD_VALUE, ")"},
    {"content: counter(a b)", STYLE_BAD_VALUE, "b"},
    {"content: counter(a, 'wavy')", STYLE_BAD_VALUE, "'wavy'"},
    {"content: counters(a)", STYLE_BAD_VALUE, ")"},
    {"content: string(a, second)", STYLE_BAD_VALUE, "second"},
    {"content: 'a' / open-quote", STYLE_BAD_VALUE, "open-quote"},
    {"content: 'a' /", STYLE_BAD_VALUE, "(end)"},
    {"content: foo", STYLE_BAD_VALUE, "foo"},
    {"content: 'a' counter(1)", STYLE_BAD_VALUE, "1"},
    {"content: 'a' none", STYLE_BAD_VALUE, "none"},
    {"quotes: '«'", STYLE_BAD_VALUE, "(end)"},
    {"string-set: a", STYLE_BAD_VALUE, "(end)"},
    {"string-set: a 'x' counter(page)", STYLE_UNSUPPORTED_VALUE, "counter("},
    {"string-set: a target-counter('#t', page)", STYLE_UNSUPPORTED_VALUE, "target-counter("},
    {"bookmark-label: string(title)", STYLE_UNSUPPORTED_VALUE, "string("},
    {"bookmark-label: 'x' leader(dotted) 'y'", STYLE_UNSUPPORTED_VALUE, "leader("},
    {"color: lab(1 2 3)", STYLE_UNSUPPORTED_VALUE, "lab("},
    {"margin-top: calc(1pt + 5vw)", STYLE_UNSUPPORTED_VALUE, "5vw"},
    {"string-set: a 'x',", STYLE_BAD_VALUE, "(end)"},
    {"page: 1", STYLE_BAD_VALUE, "1"},
    {"break-before: region", STYLE_UNSUPPORTED_VALUE, "region"},
    {"break-inside: page", STYLE_BAD_VALUE, "page"},
    {"size: A4 letter", STYLE_BAD_VALUE, "letter"},
    {"size: -1pt", STYLE_BAD_VALUE, "-1pt"},
    {"size: 50%", STYLE_BAD_VALUE, "50%"},
    {"bookmark-level: 0", STYLE_BAD_VALUE, "0"},
    {"-plenary-font-scale: 0%", STYLE_BAD_VALUE, "0%"},
    {"-plenary-justify-spaces: 100%", STYLE_BAD_VALUE, "(end)"},
    {"-plenary-hyphen-break: 2", STYLE_BAD_VALUE, "(end)"},
    {"-plenary-leading: below", STYLE_BAD_VALUE, "below"},
    {"font: 10pt", STYLE_BAD_VALUE, "(end)"},
    {"font: bold serif", STYLE_BAD_VALUE, "serif"},
    {"font: caption", STYLE_BAD_VALUE, "caption"},
    {"font-size: revert-layer", STYLE_BAD_VALUE, "revert-layer"},
    {"color: var()", STYLE_BAD_VALUE, ")"},
    {"color: var(x)", STYLE_BAD_VALUE, "x"},
    {"color: var(--x y)", STYLE_BAD_VALUE, "y"},
    {"--x: url(a b)", STYLE_BAD_VALUE, "url(a b)"},
};

START_TEST(what_a_property_cannot_be_is_refused_with_its_place)
{
    const RefusedRow *row = &refused_rows[_i];
    Buffer sheet = {0};
    buffer_format(&sheet, "p { margin-top: 1pt; %s }", row->declaration);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_found(styling->diagnostics, row->kind, 1);
    ck_assert_uint_eq(styling->diagnostics->count, 1);
    const Diagnostic *finding = &styling->diagnostics->items[0];
    ck_text(finding->details[0], row->token);
    if (!text_is(finding->details[0], "(end)"))
        ck_text(text_slice(finding->span.source->bytes, finding->span.begin, finding->span.end),
                row->token);
    ck_value(styling, "t", "margin-top", "1pt");
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

START_TEST(a_refusal_names_the_nearest_property_or_the_grammar)
{
    static const struct {
        const char *declaration;
        const char *second; /* detail */
    } rows[] = {
        {"colr: red", " (did you mean “color”?)"},
        {"font-wieght: 1", " (did you mean “font-weight”?)"},
        {"margn: 1pt", " (did you mean “margin”?)"},
        {"xyzzy: 1", ""},
        {"orphans: no", "orphans (an integer from 1)"},
        {"font-size: x", "font-size (a length, a percentage not below 0, xx-small, x-small, small, "
                         "medium, large, x-large, xx-large, xxx-large, larger, smaller)"},
        {"margin: x", "margin (one to four values of margin-top)"},
        {"color: x", "color (a colour)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet, "p { %s }", rows[i].declaration);
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of("p#t", sheet.at);
        ck_assert_uint_eq(styling->diagnostics->count, 1);
        ck_text(styling->diagnostics->items[0].details[1], rows[i].second);
        buffer_free(&sheet);
        styling_close(styling);
    }
}
END_TEST

/* --- for layout ----------------------------------------------------------------------------- */

START_TEST(lengths_and_colours_of_a_style_are_used_as_layout_asks)
{
    Styling *styling =
        styling_of("p#t", "p { margin-left: calc(12.5% + 5pt); width: auto; color: red;"
                          "border: 1pt solid; orphans: 4 }");
    const Style *style = styling_styled(styling, "t")->style;
    ck_assert_int_eq(style_length(style, PROPERTY_MARGIN_LEFT, LENGTH_OF_POINTS(200), 0),
                     LENGTH_OF_POINTS(30));
    ck_assert_int_eq(style_length(style, PROPERTY_WIDTH, LENGTH_OF_POINTS(200), 7), 7);
    ck_assert_int_eq(style_integer(style, PROPERTY_ORPHANS, 0), 4);
    ck_assert_int_eq(style_integer(style, PROPERTY_BOOKMARK_LEVEL, 9), 9);
    ck_assert_uint_eq(style_color(style, PROPERTY_BORDER_TOP_COLOR).space, COLOR_RGB);
    ck_assert_uint_eq(style_color(style, PROPERTY_BACKGROUND_COLOR).space, COLOR_NONE);
    styling_close(styling);
}
END_TEST

/* Each of them is found, supported, and read as the property that it means. */
START_TEST(names_of_other_programs_mean_properties)
{
    static const char *const names[][3] = {
        {"page-break-before", "break-before", "always"},
        {"page-break-after", "break-after", "avoid"},
        {"page-break-inside", "break-inside", "avoid"},
        {"word-wrap", "overflow-wrap", "break-word"},
        {"prince-bookmark-level", "bookmark-level", "2"},
        {"prince-bookmark-label", "bookmark-label", "content()"},
        {"prince-bookmark-state", "bookmark-state", "closed"},
        {"prince-footnote-policy", "footnote-policy", "keep-with-line"},
        {"prince-footnote-policy", "footnote-policy", "keep-with-block"},
        {"prince-footnote-display", "footnote-display", "compact"},
        {"footnote-style-position", "footnote-style-position", "outside"},
        {"hyphenate-before", "hyphenate-before", "3"},
        {"hyphenate-after", "hyphenate-after", "3"},
        {"hyphenate-lines", "hyphenate-limit-lines", "2"},
        {"prince-hyphenate-before", "hyphenate-before", "3"},
        {"prince-hyphenate-after", "hyphenate-after", "3"},
        {"prince-hyphenate-lines", "hyphenate-limit-lines", "2"},
        {"prince-hyphenate-character", "hyphenate-character", "'-'"},
        {"margin-inside", "margin-inside", "3pt"},
        {"margin-outside", "margin-outside", "3pt"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PropertyId property = property_of(names[i][0]);
        ck_assert_int_lt(property, PROPERTY_COUNT);
        ck_assert_str_eq(property_name(property), names[i][1]);
        ck_assert(property_is_supported(property));
        bool is_of_page = strncmp(names[i][0], "margin-", 7) == 0;
        Buffer sheet = {0};
        buffer_format(&sheet, "%s { %s: %s }", is_of_page ? "@page" : "p", names[i][0],
                      names[i][2]);
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of("p", sheet.at);
        ck_no_findings(styling->diagnostics);
        buffer_free(&sheet);
        styling_close(styling);
    }
}
END_TEST

Suite *properties_suite(void);
Suite *properties_suite(void)
{
    Suite *suite = suite_create("properties");
    TCase *cases = tcase_create("properties");
    tcase_add_loop_test(cases, a_declaration_gives_the_computed_value, 0,
                        (int)(sizeof value_rows / sizeof *value_rows));
    tcase_add_loop_test(cases, a_declaration_of_pages_gives_the_computed_value, 0,
                        (int)(sizeof page_value_rows / sizeof *page_value_rows));
    tcase_add_loop_test(cases, what_a_property_cannot_be_is_refused_with_its_place, 0,
                        (int)(sizeof refused_rows / sizeof *refused_rows));
    tcase_add_test(cases, names_of_other_programs_mean_properties);
    tcase_add_test(cases, a_refusal_names_the_nearest_property_or_the_grammar);
    tcase_add_test(cases, lengths_and_colours_of_a_style_are_used_as_layout_asks);
    suite_add_tcase(suite, cases);
    return suite;
}
