/* Sheets for random documents: sane ones, where everything has its place and its size, and silly ones,
 * with any declaration anywhere. */
#include "tests/layout/random_maker.h"

static const char *pick(Maker *maker, const char *const *choices, uint32_t count)
{
    return choices[up_to(maker, count)];
}

#define PICK(maker, choices) pick(maker, choices, sizeof(choices) / sizeof *(choices))

/* Widths that the page has room for are not asked of tables: their text breaks anywhere. */
static void put_sane_tables(Maker *maker, Buffer *sheet)
{
    static const char *const aligns[] = {"top", "middle", "bottom", "baseline"};
    static const char *const sides[] = {"top", "bottom"};
    buffer_format(sheet,
                  "td, th { padding: %upt; vertical-align: %s; border: %s; "
                  "overflow-wrap: anywhere } ",
                  up_to(maker, 4), PICK(maker, aligns), one_in(maker, 2) ? "1pt solid" : "none");
    buffer_format(sheet, "caption { caption-side: %s } table { margin: %upt 0 } ",
                  PICK(maker, sides), up_to(maker, 9));
    buffer_format(sheet, "img { width: %upt; height: %upt } ", 1 + up_to(maker, 40),
                  1 + up_to(maker, 40));
    buffer_string(sheet, "figure img { display: block } .decimal { text-align: \".\" } ");
}

/* Where everything has its place, its size and its way to the next page. */
static void put_sane_sheet(Maker *maker, Buffer *sheet)
{
    static const char *const aligns[] = {"left", "right", "center", "justify"};
    static const char *const spaces[] = {"90% 1000%", "75% 300%", "100% 1000%"};
    static const char *const lists[] = {"outside", "inside"};
    static const char *const wraps[] = {"auto", "pretty", "balance"};
    static const char *const hyphens[] = {"manual", "auto"};
    buffer_format(sheet, "@page { size: %upt %upt; margin: %upt 40pt } ", 280 + up_to(maker, 300),
                  200 + up_to(maker, 300), up_to(maker, 40));
    buffer_format(sheet, "@page { @footnote { margin-top: %upt; padding-top: %upt } } ",
                  up_to(maker, 12), up_to(maker, 9));
    buffer_format(sheet, "body { text-align: %s; -plenary-justify-spaces: %s; ",
                  PICK(maker, aligns), PICK(maker, spaces));
    buffer_format(sheet, "orphans: %u; widows: %u; ", 1 + up_to(maker, 3), 1 + up_to(maker, 3));
    buffer_format(sheet, "text-wrap: %s; hyphens: %s; ", PICK(maker, wraps), PICK(maker, hyphens));
    buffer_format(sheet, "list-style-position: %s } ", PICK(maker, lists));
    buffer_format(sheet, "p { margin: %upt 0; text-indent: %upt } ", up_to(maker, 9),
                  up_to(maker, 30));
    buffer_format(sheet, "h1, h2, h3 { margin: %upt 0 } .note { font-size: 8pt } ",
                  up_to(maker, 20));
    put_sane_tables(maker, sheet);
    buffer_string(sheet, "ol, ul { padding-left: 20pt } pre { white-space: pre-wrap } "
                         ".nowrap { text-transform: uppercase } .raised { vertical-align: 3pt } "
                         ".framed { border: 1pt solid; padding: 3pt } "
                         ".kept { break-inside: avoid } .odd { background-color: #eee } "
                         ".high { min-height: 30pt } .broken { break-before: page } "
                         ".named { font-size: 12pt; line-height: 15pt } ");
}

/* Long because of the lists that it picks from: a declaration at random, of any kind. */
static void put_silly_declaration(Maker *maker, Buffer *sheet)
{
    static const char *const lengths[] = {"margin-top",   "margin-bottom",  "margin-left",
                                          "margin-right", "text-indent",    "letter-spacing",
                                          "word-spacing", "vertical-align", "top",
                                          "left",         "bottom",         "right"};
    static const char *const sizes[] = {"padding",   "width",     "min-width",
                                        "max-width", "height",    "min-height",
                                        "tab-size",  "font-size", "line-height"};
    static const char *const values[] = {"0",    "0.01pt", "1pt",     "7.3pt",
                                         "50pt", "400pt",  "32000pt", "5em"};
    static const char *const words[] = {"position: relative",
                                        "position: absolute",
                                        "display: inline-block",
                                        "display: block",
                                        "display: list-item",
                                        "display: none",
                                        "float: footnote",
                                        "float: left",
                                        "float: right",
                                        "float: outside",
                                        "clear: left",
                                        "clear: both",
                                        "display: flow-root",
                                        "white-space: nowrap",
                                        "white-space: pre",
                                        "white-space: pre-line",
                                        "direction: rtl",
                                        "text-align: justify",
                                        "text-align: center",
                                        "text-align-last: right",
                                        "text-wrap: pretty",
                                        "text-wrap: balance",
                                        "hyphens: auto",
                                        "text-indent: 2em hanging each-line",
                                        "text-justify: inter-character",
                                        "-plenary-justify-letters: 20%",
                                        "text-decoration: underline dotted",
                                        "word-break: break-all",
                                        "line-break: anywhere",
                                        "vertical-align: middle",
                                        "float: top",
                                        "float: bottom",
                                        "display: table",
                                        "display: table-cell",
                                        "display: table-row",
                                        "display: table-caption",
                                        "display: table-header-group",
                                        "caption-side: bottom",
                                        "table-layout: fixed",
                                        "border-collapse: collapse",
                                        "border-spacing: 20pt",
                                        "column-count: 3",
                                        "column-width: 40pt",
                                        "column-span: all",
                                        "column-fill: auto",
                                        "break-before: column",
                                        "-plenary-line-number: 1",
                                        "-plenary-note-stream: table",
                                        "text-align: \".\"",
                                        "float: left",
                                        "float: right",
                                        "clear: both",
                                        "display: flow-root",
                                        "-plenary-sync: a",
                                        "-plenary-sync: b",
                                        "footnote-display: inline",
                                        "footnote-display: compact",
                                        "float: column-footnote",
                                        "hanging-punctuation: first allow-end",
                                        "break-before: avoid",
                                        "break-after: avoid",
                                        "break-inside: avoid",
                                        "break-before: left",
                                        "break-after: page",
                                        "page: other",
                                        "text-transform: lowercase",
                                        "orphans: 9",
                                        "widows: 9",
                                        "list-style-position: inside",
                                        "border: 3pt solid",
                                        "background-color: #ddd",
                                        "font-style: italic",
                                        "-plenary-font-scale: 300%",
                                        "-plenary-leading: above",
                                        "-plenary-hyphen-break: none",
                                        "list-style-type: none",
                                        "margin: 0 auto",
                                        "height: 40%",
                                        "box-decoration-break: clone",
                                        "margin-break: keep",
                                        "margin-break: discard",
                                        "border: 5pt double",
                                        "border: 2pt dotted red",
                                        "border-left: 4pt groove",
                                        "overflow: hidden",
                                        "hanging-punctuation: first force-end last",
                                        "hanging-punctuation: allow-end",
                                        "-plenary-optical-margins: auto",
                                        "text-spacing-trim: trim-both",
                                        "font-variant: small-caps super",
                                        "text-transform: capitalize",
                                        "unicode-bidi: bidi-override",
                                        "unicode-bidi: isolate-override; direction: rtl",
                                        "-plenary-tab-stops: 20pt right '.', 60pt decimal",
                                        "white-space: pre-wrap",
                                        "text-decoration: underline wavy"};
    switch (up_to(maker, 3)) {
    case 0:
        buffer_format(sheet, "%s: %s%s; ", PICK(maker, lengths), one_in(maker, 3) ? "-" : "",
                      PICK(maker, values));
        break;
    case 1:
        buffer_format(sheet, "%s: %s; ", PICK(maker, sizes), PICK(maker, values));
        break;
    default:
        buffer_format(sheet, "%s; ", PICK(maker, words));
    }
}

static void put_silly_sheet(Maker *maker, Buffer *sheet)
{
    static const char *const selectors[] = {"p",
                                            "div",
                                            "h1",
                                            "li",
                                            "ol, ul",
                                            ".note",
                                            "em",
                                            ".nowrap",
                                            ".raised",
                                            ".boxed",
                                            ".framed",
                                            ".kept",
                                            ".odd",
                                            ".high",
                                            ".broken",
                                            ".named",
                                            ".note p",
                                            "::marker",
                                            "sup",
                                            "body",
                                            "table",
                                            "td",
                                            "tr",
                                            "thead, tfoot",
                                            "caption",
                                            "img",
                                            "figure",
                                            "::footnote-call",
                                            "::footnote-marker"};
    static const char *const pages[] = {"1pt 1pt",    "30pt 30pt",   "100pt 100pt", "300pt 50pt",
                                        "50pt 300pt", "400pt 400pt", "595pt 842pt", "32000pt 60pt"};
    buffer_format(sheet, "@page { size: %s; margin: %upt; @footnote { margin-top: %dpt } } ",
                  PICK(maker, pages), up_to(maker, 2) * up_to(maker, 30),
                  (int)up_to(maker, 20) - 5);
    buffer_string(sheet, ".boxed { display: inline-block } .nowrap { white-space: nowrap } ");
    for (uint32_t i = 3 + up_to(maker, 10); i > 0; i--) {
        buffer_format(sheet, "%s { ", PICK(maker, selectors));
        for (uint32_t n = 1 + up_to(maker, 3); n > 0; n--)
            put_silly_declaration(maker, sheet);
        buffer_string(sheet, "} ");
    }
}

/* Notes of all forms. */
static void put_note_forms(Maker *maker, Buffer *sheet)
{
    static const char *const policies[] = {"auto", "line", "block"};
    static const char *const resets[] = {"document", "chapter", "page"};
    buffer_format(sheet, ".note { footnote-policy: %s; -plenary-note-reset: %s } ",
                  PICK(maker, policies), PICK(maker, resets));
    if (one_in(maker, 3))
        buffer_string(sheet,
                      "em .note { -plenary-note-stream: symbol } "
                      "em .note::footnote-call { content: counter(symbol-footnote, asterisks) } "
                      "li .note { -plenary-note-stream: other } ");
    if (one_in(maker, 3))
        buffer_format(sheet, "@page { @footnote-continuation { padding-top: %upt } } ",
                      up_to(maker, 20));
}

static void put_tables(Maker *maker, Buffer *sheet)
{
    buffer_string(sheet, ".fixed { table-layout: fixed; width: 100% } "
                         ".collapsed { border-collapse: collapse } ");
    if (one_in(maker, 3))
        buffer_string(sheet, "tr { break-inside: avoid } ");
    if (one_in(maker, 3))
        buffer_string(sheet, "td .note { -plenary-note-stream: table } ");
    if (one_in(maker, 4))
        buffer_string(sheet, "p { -plenary-line-number: 3 } ");
    if (one_in(maker, 5))
        buffer_string(sheet, "p.odd, h3 { -plenary-sync: a } p.named, div.framed { "
                             "-plenary-sync: b } ");
    if (one_in(maker, 5))
        buffer_string(sheet, "p.framed { float: right; width: 80pt } figure { float: left; "
                             "width: 60pt } h2 { clear: both } ");
    if (one_in(maker, 5))
        buffer_format(sheet, ".note { footnote-display: %s } ",
                      one_in(maker, 2) ? "inline" : "compact");
}

/* What publications have besides: initials, spaced letters, tabs, revisions, boxes in lines, chapters on
 * right-hand pages, pages of other widths. */
static void put_publication(Maker *maker, Buffer *sheet)
{
    static const char *const rules[] = {
        "p.odd::first-letter { initial-letter: 2 } ",
        "div p::first-letter { initial-letter: 3; margin-right: 2pt } ",
        "p::first-line { font-variant: small-caps } ",
        "em { letter-spacing: 0.7pt } strong { word-spacing: 2pt } ",
        "pre { -plenary-tab-stops: 20pt right '.', 60pt decimal, 90pt center; "
        "white-space: pre-wrap } ",
        "p.named, em.plain, td.odd { -plenary-change-bar: 1pt solid } ",
        ".raised, .plain { border: 1pt solid; padding: 0 1pt; box-decoration-break: clone } ",
        "h1.kept { break-before: right } h1.broken { break-before: left } ",
        "h1, h2, h3 { break-after: avoid } ",
        "p.kept { -plenary-line-number: 1; -plenary-line-number-reset: page } ",
        "h1.odd { -plenary-note-reset: chapter } div.high { page: annex; break-before: page } ",
        "div.high { page: annex } @page annex { size: 420pt 300pt; margin: 20pt 40pt } ",
        "h1 { column-span: all } h3 { float: top; column-span: all } ",
        "figure { float: top } div.framed { float: bottom; padding: 3pt } ",
        "figure { float: left; width: 60pt; margin-right: 6pt } ",
        "div.named, ul { column-count: 2; column-fill: auto; column-gap: 6pt } ",
        "@page :left { margin-left: 70pt; margin-right: 40pt } "
        "@page :right { margin-left: 40pt; margin-right: 70pt } ",
        "li .note, p.kept .note { float: column-footnote } ",
        "div.framed, blockquote { box-decoration-break: clone } ",
        "p.framed, pre { break-inside: avoid; footnote-policy: line } ",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (one_in(maker, 6))
            buffer_string(sheet, rules[i]);
    if (one_in(maker, 10))
        buffer_format(sheet, "@page :left { margin-left: %upt } ", 40 + up_to(maker, 40));
}

void random_document_sheet(const RandomDocument *random, Buffer *sheet)
{
    Maker maker = {.random = random, .state = random->seed * 2 + 1000001};
    buffer_format(sheet, "body { font-family: %s } pre, p, h1, h2, h3 { font-family: inherit } ",
                  random->font);
    put_note_forms(&maker, sheet);
    put_tables(&maker, sheet);
    if (random->has_page_names)
        buffer_format(sheet,
                      "@page other { size: %upt 320pt; margin: 30pt 40pt } .named { page: other } ",
                      280 + up_to(&maker, 300));
    if (one_in(&maker, 4))
        buffer_string(sheet, "div.kept { float: top } p.high { float: bottom } ");
    if (one_in(&maker, 3))
        buffer_format(sheet,
                      "p.framed, em.framed { float: left; width: %upt; margin-right: 4pt } "
                      ".boxed, p.odd { float: right; max-width: 90pt; margin: 0 0 5pt 5pt } "
                      "p.named { clear: right } div.framed { display: flow-root } ",
                      30 + up_to(&maker, 60));
    if (one_in(&maker, 3))
        buffer_format(sheet,
                      "div.odd { column-count: %u; column-gap: 9pt; column-rule: 1pt solid } "
                      "h2 { column-span: all } pre { break-before: column } ",
                      1 + up_to(&maker, 3));
    put_publication(&maker, sheet);
    if (random->is_optimal)
        buffer_string(sheet, "body { -plenary-page-break: optimal } ");
    if (random->is_sane)
        put_sane_sheet(&maker, sheet);
    else
        put_silly_sheet(&maker, sheet);
    buffer_byte(sheet, '\0');
}
