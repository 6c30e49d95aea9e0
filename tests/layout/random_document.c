#include "tests/layout/random_document.h"

#include "tests/fonts/fonts_support.h"

typedef struct Maker {
    const RandomDocument *random;
    Document *document;
    uint64_t state;
    int depth;
} Maker;

static uint32_t up_to(Maker *maker, uint32_t count)
{
    return next_random(&maker->state) % count;
}

static bool one_in(Maker *maker, uint32_t count)
{
    return up_to(maker, count) == 0;
}

/* ---- text ---- */

static void put_word(Maker *maker, Buffer *text)
{
    static const char *const rare[] = {
        "\xD8\xA7\xD8\xA8\xD8\xAA",
        "\xE4\xB8\xAD\xE6\x96\x87\xE5\x9B\xBD",
        "e\xCC\x81t\xC3\xA9",
        "co\xC2\xAD"
        "operate",
        "non\xC2\xA0"
        "self",
        "well-known",
        "and/or",
        "\xD0\x93\xD0\xB4\xD0\xB5",
        "AVATAR",
        "To\xE2\x80\x94"
        "Ya",
    };
    if (one_in(maker, 10)) {
        buffer_string(text, rare[up_to(maker, sizeof rare / sizeof *rare)]);
        return;
    }
    bool is_long = !maker->random->is_sane && one_in(maker, 40);
    uint32_t letters = is_long ? 60 : 1 + up_to(maker, 7);
    for (uint32_t i = 0; i < letters; i++)
        buffer_byte(text, (char)('a' + up_to(maker, 26)));
}

static void add_text(Maker *maker, Node *parent, uint32_t words)
{
    static const char *const spaces[] = {" ", " ", " ", "  ", "\n", " \n "};
    Buffer text = {0};
    for (uint32_t i = 0; i < words; i++) {
        put_word(maker, &text);
        if (i + 1 < words || one_in(maker, 2))
            buffer_string(&text, spaces[up_to(maker, 6)]);
    }
    Text copy = text_copy(maker->document->arena, buffer_text(&text));
    node_append(parent, node_generated_text(maker->document, copy));
    buffer_free(&text);
}

/* ---- inline content ---- */

static Node *add_element(Maker *maker, Node *parent, Tag tag, const char *const *classes,
                         uint32_t class_count)
{
    Node *element = node_element(maker->document, tag, SPAN_NONE);
    if (one_in(maker, 3))
        node_add_class(maker->document, element, classes[up_to(maker, class_count)]);
    node_append(parent, element);
    return element;
}

static void add_inline(Maker *maker, Node *parent, uint32_t pieces);
static void add_blocks(Maker *maker, Node *parent, uint32_t count);

static void add_note(Maker *maker, Node *parent)
{
    Node *note = node_with_class(maker->document, TAG_ASIDE, "note", SPAN_NONE);
    node_append(parent, note);
    if (maker->depth < 4 && one_in(maker, 4))
        add_blocks(maker, note, 1 + up_to(maker, 3));
    else
        add_inline(maker, note, one_in(maker, 6) ? 8 : 1 + up_to(maker, 2));
}

static void add_inline_element(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"nowrap", "raised", "boxed", "plain"};
    static const Tag tags[] = {TAG_EM, TAG_STRONG, TAG_SUP, TAG_SPAN};
    uint32_t kind = up_to(maker, 8);
    if (kind == 0) {
        node_append(parent, node_element(maker->document, TAG_BR, SPAN_NONE));
    } else if (kind <= 2 && maker->depth < 6) {
        add_note(maker, parent);
    } else {
        Node *element = add_element(maker, parent, tags[up_to(maker, 4)], classes, 4);
        add_inline(maker, element, 1);
    }
}

static void add_inline(Maker *maker, Node *parent, uint32_t pieces)
{
    maker->depth++;
    for (uint32_t i = 0; i < pieces; i++) {
        add_text(maker, parent, 1 + up_to(maker, 12));
        if (maker->depth < 8 && one_in(maker, 2))
            add_inline_element(maker, parent);
    }
    maker->depth--;
}

/* ---- blocks ---- */

static void add_list(Maker *maker, Node *parent)
{
    Node *list = node_element(maker->document, one_in(maker, 2) ? TAG_OL : TAG_UL, SPAN_NONE);
    node_append(parent, list);
    for (uint32_t i = 1 + up_to(maker, 4); i > 0; i--) {
        Node *item = node_element(maker->document, TAG_LI, SPAN_NONE);
        node_append(list, item);
        if (one_in(maker, 3))
            add_blocks(maker, item, up_to(maker, 3));
        else
            add_inline(maker, item, 1 + up_to(maker, 2));
    }
}

static void add_block(Maker *maker, Node *parent)
{
    static const char *const classes[] = {"framed", "kept", "odd", "high", "broken", "named"};
    static const Tag headings[] = {TAG_H1, TAG_H2, TAG_H3};
    uint32_t kind = up_to(maker, 10);
    if (kind == 0) {
        Node *heading = add_element(maker, parent, headings[up_to(maker, 3)], classes, 6);
        add_text(maker, heading, 1 + up_to(maker, 6));
    } else if (kind <= 2 && maker->depth < 5) {
        add_list(maker, parent);
    } else if (kind <= 4 && maker->depth < 5) {
        add_blocks(maker, add_element(maker, parent, TAG_DIV, classes, 6), up_to(maker, 5));
    } else if (kind == 5) {
        add_text(maker, add_element(maker, parent, TAG_PRE, classes, 6), 1 + up_to(maker, 5));
    } else {
        add_inline(maker, add_element(maker, parent, TAG_P, classes, 6), up_to(maker, 5));
    }
}

static void add_blocks(Maker *maker, Node *parent, uint32_t count)
{
    maker->depth++;
    for (uint32_t i = 0; i < count; i++)
        add_block(maker, parent);
    maker->depth--;
}

void random_document_fill(const RandomDocument *random, Document *document)
{
    Maker maker = {.random = random, .document = document, .state = random->seed * 2 + 1};
    add_blocks(&maker, document->root, random->is_long ? 700 : 2 + up_to(&maker, 25));
    document_number(document);
}

/* ---- sheets ---- */

static const char *pick(Maker *maker, const char *const *choices, uint32_t count)
{
    return choices[up_to(maker, count)];
}

#define PICK(maker, choices) pick(maker, choices, sizeof(choices) / sizeof *(choices))

/* Where everything has its place, its size and its way to the next page. */
static void put_sane_sheet(Maker *maker, Buffer *sheet)
{
    static const char *const aligns[] = {"left", "right", "center", "justify"};
    static const char *const spaces[] = {"90% 1000%", "75% 300%", "100% 1000%"};
    static const char *const lists[] = {"outside", "inside"};
    static const char *const wraps[] = {"auto", "pretty", "balance"};
    static const char *const hyphens[] = {"manual", "auto"};
    buffer_format(sheet, "@page { size: %upt %upt; margin: %upt 20pt } ", 240 + up_to(maker, 300),
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
                                        "height: 40%"};
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

void random_document_sheet(const RandomDocument *random, Buffer *sheet)
{
    Maker maker = {.random = random, .state = random->seed * 2 + 1000001};
    buffer_format(sheet, "body { font-family: %s } pre, p, h1, h2, h3 { font-family: inherit } ",
                  random->font);
    put_note_forms(&maker, sheet);
    if (one_in(&maker, 4))
        buffer_string(sheet, "div.kept { float: top } p.high { float: bottom } ");
    if (one_in(&maker, 3))
        buffer_format(sheet,
                      "div.odd { column-count: %u; column-gap: 9pt; column-rule: 1pt solid } "
                      "h2 { column-span: all } pre { break-before: column } ",
                      1 + up_to(&maker, 3));
    if (random->is_optimal)
        buffer_string(sheet, "body { -plenary-page-break: optimal } ");
    if (random->is_sane)
        put_sane_sheet(&maker, sheet);
    else
        put_silly_sheet(&maker, sheet);
    buffer_byte(sheet, '\0');
}
