#!/usr/bin/env python3
"""Nothing in a style sheet is accepted and ignored: every value of every property that the reference lists
changes the PDF of a rich document, or says why it cannot; and every name of the style language works or is
refused aloud.

    effects.py PLENARY REFERENCE [unittest's arguments]

REFERENCE is style-reference.md, as the build makes it: a property that is new there needs no row here if one
of the selectors of EVERYWHERE shows it, and fails the test if it does nothing.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from png import GRAY, flat_png, png  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
REFERENCE = os.path.abspath(sys.argv[2])

WORDS = ("Members of the committee—whose office is self-governing—offered their “final” affidavits, "
         "first fluffy, then efficient; incomprehensibilities notwithstanding, "
         "1/2 of 2,019 AV To fjords. ")

DOCUMENT = f"""
# The {{.title}}

## Alpha {{#alpha .heading}}

{WORDS * 3}The note[^1] and this,[^2] *emphasis with words* and **strong text**[^3][^4] `code` [link](#beta) end.

A fi, Şuţ 1st.

- item of a list whose words are many enough to need a second line, as some items in lists do
- second item

1. one
2. two

| Head | Number | |
|---|--:|---|
| a | 1.5 | |
| words in a cell that go on for long, and longer | 22.25 | x |

> {WORDS}

> soft­hyphened, incompre­hensi­bilities of soft­hyphened incompre­hensi­bilities once and again

```
pre	formatted  text that is
as wide as a page of paper is, and wider by far than any column
```

![picture](dot.png)

[^1]: The first note, which has {WORDS}
[^2]: Second.
[^3]: Third.
[^4]: Fourth.

## Beta {{#beta .heading}}

{WORDS * 4}

“Quoted,” she said.

She said: “All of it is quoted, to the end.”

{WORDS * 2}

### Gamma {{#gamma}}

{WORDS * 5}
"""

# Text of other scripts, whose fonts take longer to open.
FOREIGN = """
# Foreign

A first paragraph.

（中国）“人民”、（大会），决议。（大会）《决议》、“决议”（通过）「大会」（决议），（通过）。中国人民大会决议 AAAA 中国人民大会决议，通过。ー々っ中国人民大会决议通过中国人民大会决议通过中国人民大会决议通过

abc (def) 123 אבג דהו 456

abc *(def) דהו 12, ghi!* 34 אבג, jkl.
"""

# What the document looks like before a value is tried.
BASE = """
@page { size: 300pt 400pt; margin: 40pt 30pt }
body { font: 10pt/12pt "Liberation Serif" }
h1, h2, h3 { string-set: head content() }
@page { @top-center { content: string(head) } @bottom-center { content: counter(page) } }
"""


class Look:
    """Where a property shows: on which selector, in one of which contexts, by which values besides its keywords; and
    which values need not differ from what they are compared with, and why."""

    def __init__(self, selector="p", contexts="", values=(), same=None, start=None, options=(),
                 source="a.md"):
        self.selector = selector
        self.contexts = (contexts,) if isinstance(contexts, str) else contexts
        self.values = values
        self.same = same or {}
        self.start = start  # the value that others are compared with; initial if None
        self.options = options
        self.source = source


PRESS = ("--pdf=x-1a", "--date=2020-02-02", "--output-profile=/usr/share/color/icc/ghostscript/default_cmyk.icc")
LENGTHS = ("7pt", "1.3em", "calc(4pt + 1px)")
BORDERED = "p { border: 2pt solid #123456 }"
HEIGHTS = tuple(f"@page {{ size: 300pt {height}pt }}" for height in range(200, 300, 20))
COLUMNS = "body { column-count: 2; column-rule: 3pt solid #123456 }"
SMALL = "p { width: 150pt; text-align: justify }"
NARROW = "p { width: 60pt; text-align: left }"
BESIDE = "h2 { position: relative }"
NOTES = "@page { @footnote { border-top: 1pt solid } }"
TILED = "p { background-image: url(two.png); padding: 20pt; border: 5pt dashed }"
ONCE = TILED + "p { background-repeat: no-repeat }"
LINED = "p { text-decoration: underline }"
LACKS = "the font has none: fonts.variants has"
NOTO = "p { font-family: 'Noto Serif' }"
# A family whose widths look different, whatever is installed.
FACES = "p { font-family: Faces }" + "".join(
    f"@font-face {{ font-family: Faces; font-stretch: {stretch}; src: local('{face}') }}"
    for stretch, face in (("50% 99%", "Liberation Mono"), ("100%", "Liberation Serif"),
                          ("101% 200%", "Liberation Sans")))
SIDES = ("top", "right", "bottom", "left")

LOOKS = {
    "background-attachment": Look("p", TILED),
    "background-clip": Look("p", TILED),
    "background-color": Look(values=("#fedcba", "device-cmyk(0 1 0 0)", "rgb(0 0 0 / 30%)")),
    "background-image": Look("p", values=("url(dot.png)", "url(dot.png), url(two.png)")),
    "background-origin": Look("p", TILED),
    "background-position": Look("p", ONCE, ("5pt 7pt", "20% 30%", "right 5pt bottom 5pt")),
    "background-repeat": Look("p", TILED, ("repeat-x", "repeat-y", "no-repeat round")),
    "background-size": Look("p", TILED, ("9pt 5pt", "20% auto")),
    "bleed": Look("@page", "@page { marks: crop }", ("9mm",), options=PRESS, start="3pt"),
    "bookmark-label": Look("h2", values=('"x" content()',)),
    "bookmark-level": Look("h2", values=("3",)),
    "bookmark-state": Look("h1"),
    "border-clip": Look("p", BORDERED, ("50pt",)),
    "border-collapse": Look("table", "td { border: 1pt solid }"),
    "border-spacing": Look("table", "td { border: 1pt solid }", ("5pt", "5pt 7pt")),
    "box-decoration-break": Look("p", [BORDERED + page for page in HEIGHTS]),
    "box-sizing": Look("p", "p { width: 100pt; padding: 0 20pt }"),
    "break-after": Look("blockquote", ("", COLUMNS, "@page { size: 300pt 500pt }"), same={
        "avoid": "what follows stands on the same page anyway", "avoid-column": "likewise",
        "avoid-page": "likewise"}),
    "break-before": Look("blockquote", ("", COLUMNS, *HEIGHTS)),
    "break-inside": Look("p", COLUMNS),
    "-plenary-caption-repeat": Look("table", same={"repeat": "likewise, see caption-side"}),
    "caption-side": Look("table", same={"bottom": "Markdown has no captions; documents.tables has"}),
    "clear": Look("h2, h3, p", ("pre, blockquote { width: 90pt; float: left }",
                                "pre, blockquote { width: 90pt; float: right }")),
    "color": Look(values=("#123456", "rgb(10%, 20%, 30%)")),
    "column-count": Look("body", values=("2", "3")),
    "column-fill": Look("body", "body { column-count: 2 }", same={
        "balance-all": "the text ends once, on its last page"}),
    "column-gap": Look("body", "body { column-count: 2 }", ("30pt", "15%")),
    "column-span": Look("h2", "body { column-count: 2 }"),
    "column-width": Look("body", values=("100pt",)),
    "content": Look("a::before", "", ('"x"', 'counter(page) "y"', "attr(href)",
                    "open-quote", "leader('.')", "target-counter('#beta', page)", "target-text('#beta')"),
                    same={"none": "normal, of a pseudo-element"}),
    "counter-increment": Look("p", "p::after { content: counter(n) }", ("n", "n 3")),
    "counter-reset": Look("p", "p::after { content: counter(n) }", ("n 4", "reversed(n) 5")),
    "counter-set": Look("p", "p::after { content: counter(n) }", ("n 4",)),
    "direction": Look("p"),
    "display": Look("em", "em { margin: 9pt; width: 40pt; counter-increment: list-item }", start="inline"),
    "empty-cells": Look("table", "td { border: 1pt solid }"),
    "float": Look("blockquote"),
    "font-family": Look(values=('"DejaVu Sans"', "monospace")),
    "font-feature-settings": Look("p", NOTO, values=('"smcp"', '"kern" off')),
    "font-kerning": Look(same={"normal": "auto, which kerns"}),
    "font-language-override": Look("p", NOTO, values=('"ROM"',)),
    "font-size": Look(values=("7pt", "130%", "1.5em"), start="5pt"),
    "font-stretch": Look("p", FACES, ("75%", "150%")),
    "font-style": Look(),
    "font-variation-settings": Look(values=('"wght" 500',), same={
        '"wght" 500': "no variable font is installed: layout.font_variants and fonts.instance have"}),
    "font-variant-caps": Look("p", NOTO, same={"titling-caps": LACKS}),
    "font-variant-ligatures": Look("p", NOTO, values=("no-common-ligatures", "historical-ligatures"), same={
        "historical-ligatures": LACKS}),
    "font-variant-numeric": Look("p", NOTO, values=("oldstyle-nums", "proportional-nums", "diagonal-fractions"),
                                same={"ordinal": LACKS}),
    "font-variant-position": Look(),
    "font-weight": Look(values=("700",), same={}),
    "footnote-display": Look(".note", same={}),
    "footnote-policy": Look(".note", same={
        "line": "documents.notes shows it on pages that fit", "block": "likewise"}),
    "footnote-style-position": Look(".note", ".note::footnote-marker { content: '1. ' }"),
    "hanging-punctuation": Look("p", ("p { text-align: right }", *(
        f"p {{ width: {width}pt; text-align: justify }}" for width in range(101, 160, 7))), ("first", "last", "allow-end", "force-end")),
    "height": Look(values=("90pt",), same={}),
    "hyphenate-after": Look("p", SMALL + "p { hyphens: auto }", ("7",)),
    "hyphenate-before": Look("p", SMALL + "p { hyphens: auto }", ("7",)),
    "hyphenate-character": Look("p", SMALL + "p { hyphens: auto }", ('"="',)),
    "hyphenate-limit-lines": Look("p", NARROW + "p { hyphens: auto }", ("1",)),
    "hyphenate-limit-zone": Look("p", "p { width: 150pt; text-align: left; hyphens: auto }", ("90pt", "50%")),
    "hyphens": Look("p", SMALL, ),
    "initial-letter": Look("p::first-letter", values=("2",)),
    "letter-spacing": Look(values=("1pt",)),
    "line-break": Look("p", NARROW, source="foreign.md", same={"strict": "auto, for most scripts"}),
    "line-height": Look(values=("20pt", "1.7", "150%")),
    "list-style-image": Look("li", values=("url(dot.png)",)),
    "list-style-position": Look("li"),
    "list-style-type": Look("li", values=(
        "circle", "square", "decimal", "decimal-leading-zero", "lower-alpha", "upper-alpha", "lower-latin",
        "upper-latin", "lower-roman", "upper-roman", "lower-greek", '"+ "')),
    "margin-break": Look("h3, p", ("h3 { break-before: page; margin-top: 30pt }", *HEIGHTS)),
    "marks": Look("@page", values=("crop", "cross", "crop cross"), options=PRESS),
    "max-height": Look("p", values=("20pt",)),
    "max-width": Look(values=("90pt", "50%")),
    "min-height": Look(values=("190pt",)),
    "min-width": Look("p", "p { width: 20pt }", values=("90pt", "50%")),
    "opacity": Look("p, em, td, img", values=("0.5", "30%", "0")),
    "orphans": Look("body", HEIGHTS, values=("4",)),
    "overflow": Look("p", "p { height: 20pt }"),
    "overflow-wrap": Look("p, td", "table { width: 60pt }", same={
        "break-word": "a word longer than its line is cut in any case: normal tells it",
        "anywhere": "likewise"}),
    "page": Look("h2", "@page wide { size: 500pt 400pt }", ("wide",)),
    "-plenary-change-bar": Look(values=("1pt solid red",)),
    "-plenary-font-scale": Look(values=("103%",)),
    "-plenary-hyphen-break": Look("p", tuple(f"p {{ width: {width}pt }}" for width in range(90, 150, 9)),
                                  ("5 5", "20 20")),
    "-plenary-hyphenate-total": Look("p", SMALL + "p { hyphens: auto }", ("15",)),
    "-plenary-justify-letters": Look("p", NARROW + "p { text-align: justify; -plenary-justify-spaces: 99% 101% }",
                                     ("20%",)),
    "-plenary-justify-spaces": Look("p", SMALL, ("80% 120%",)),
    "-plenary-leading": Look(),
    "-plenary-line-number": Look(values=("3",)),
    "-plenary-line-number-reset": Look("p", "p { -plenary-line-number: 1 } h3 { break-before: page }"),
    "-plenary-line-number-side": Look("p", "p { -plenary-line-number: 1 }"),
    "-plenary-note-call-placement": Look(same={"after-punctuation": "auto, in English"}),
    "-plenary-note-reset": Look(".note", "h3, h2 { font-size: 9pt }", same={
        "chapter": "the notes are in one chapter", "page": "they are on one page", "table": "in no table"}),
    "-plenary-note-separator": Look("body", values=('" + "',)),
    "-plenary-note-stream": Look(".note", values=("letters",)),
    "-plenary-page-break": Look("body", HEIGHTS),
    "-plenary-sync": Look("p", "h3 { -plenary-sync: b }", ("a",)),
    "-plenary-wide-page": Look("table", "table { width: 800pt } @page broad { size: 1000pt }", ("broad",)),
    "position": Look("em", "em { top: 5pt; left: 7pt }", ("running(x)",)),
    "quotes": Look("p", "p::before { content: open-quote } p { quotes: '1' '2' }", ('"<" ">"',), start="'1' '2'"),
    "size": Look("@page", values=("A3", "A5", "B5", "letter", "legal", "ledger", "landscape", "portrait",
                                  "300pt", "300pt 500pt"), start="333pt 555pt"),
    "string-set": Look("h2", "h2 { string-set: none }", ('head "other"',)),
    "-plenary-tab-stops": Look("pre", values=("100pt", "100pt right, 150pt center dotted")),
    "tab-size": Look("pre", values=("2", "40pt")),
    "table-layout": Look("table", "table { width: 150pt } td { width: 30pt }"),
    "text-align": Look("p", values=('"."',), same={"left": "start, of text that reads to the right"}),
    "text-align-last": Look("p", "p { text-align: justify }", same={
        "start": "auto, of a justified paragraph", "left": "start"}),
    "text-decoration-color": Look("p", LINED, ("red",)),
    "text-decoration-line": Look(values=("underline", "overline", "line-through")),
    "text-decoration-style": Look("p", LINED),
    "text-decoration-thickness": Look("p", LINED, ("3pt", "20%"), same={"from-font": "auto is taken from the font"}),
    "text-indent": Look(values=("20pt", "10%", "-10pt", "20pt hanging", "10pt each-line")),
    "text-justify": Look("p", SMALL, source="foreign.md"),
    "text-spacing-trim": Look("p", tuple(f"p {{ width: {width}pt }}" for width in range(61, 150, 9)),
                              source="foreign.md"),
    "text-transform": Look(source="foreign.md"),
    "text-wrap": Look("p", SMALL),
    "unicode-bidi": Look("p, em", "p, em { direction: rtl }", source="foreign.md"),
    "vertical-align": Look("em", "em { font-size: 6pt }", values=("3pt", "50%")),
    "white-space": Look("pre", "pre { width: 200pt }", start="normal"),
    "widows": Look("body", HEIGHTS, values=("4",)),
    "width": Look(values=("90pt", "50%")),
    "word-break": Look("p", ("p { width: 20pt }", "p { width: 45pt }"), source="foreign.md", same={
        "break-word": "a word longer than its line is cut in any case, with a warning"}),
    "word-spacing": Look(values=("3pt", "-1pt")),
}
HIDDEN = {"hidden": "none, but where borders of cells meet"}
for side in SIDES:
    LOOKS[f"border-{side}-color"] = Look("p", BORDERED, ("red",))
    LOOKS[f"border-{side}-style"] = Look("p", f"p {{ border-{side}-width: 3pt }}", same=HIDDEN)
    LOOKS[f"border-{side}-width"] = Look("p", f"p {{ border-{side}-style: solid }}", ("7pt",), start="9pt")
    LOOKS[f"margin-{side}"] = Look(values=("17pt", "10%", "-3pt"), same={"auto": "0 without a width"})
    LOOKS[f"padding-{side}"] = Look(values=("7pt", "10%"))
    LOOKS[side] = Look("p", "p { position: relative }", ("7pt",) + (("10%",) if side in ("left", "right") else ()))
for part in ("color", "style", "width"):
    LOOKS[f"column-rule-{part}"] = Look("body", COLUMNS, {"color": ("red",), "width": ("9pt",), "style": ()}[part],
                                        start="0" if part == "width" else None,
                                        same={"hidden": "none"} if part == "style" else None)
for side in ("inside", "outside"):
    LOOKS[f"margin-{side}"] = Look("@page", values=("70pt", "20%"), start="0", same={"auto": "0"})


def listed():
    """The properties of the reference: name to (keywords, initial value, whether they are supported, lengths
    to try)."""
    with open(REFERENCE, encoding="utf-8") as file:
        text = file.read()
    text = text[text.index("\n## Properties"):text.index("\n## Shorthands")]
    properties = {}
    for entry in text.split("\n### `")[1:]:
        name = entry[:entry.index("`")]
        values = re.search(r"^Values: (.*?) *$", entry, re.M).group(1)
        initial = re.search(r"^Initial: (.*?);", entry, re.M).group(1)
        is_supported = "Known, but not supported yet" not in entry
        values = re.sub(r"a list of stops: .*?, none", "none", values)
        keywords = [word for word in values.split(", ")
                    if re.fullmatch(r"[a-z][a-z-]*", word) and word not in ("names", "quotes", "strings",
                                                                             "discretionary-")]
        lengths = LENGTHS if "a length" in values else ()
        properties[name] = (keywords, initial, is_supported, lengths)
    return properties


# What the style language has besides properties: taken without a word.
TAKEN = """
@charset "utf-8";
@page wide { margin: 1pt }
@page :first { margin: 1pt }
@page :left { margin: 1pt }
@page :right { margin: 1pt }
@page :blank { margin: 1pt }
@page :nth(2n+1) { margin: 1pt }
@page :nth(2n+1 of wide) { margin: 1pt }
@page wide:first:left { margin: 1pt }
@page { padding: 2pt; border: 1pt solid; bleed: 3mm; marks: crop cross }
@page { counter-increment: page 2; counter-reset: a; counter-set: b 2 }
@page { @footnote { border-top: 1pt solid; padding-top: 2pt; margin-top: 3pt } }
@page { @footnote-continuation { border-top: 1pt solid } }
@font-face { font-family: A; src: url(a.otf) format("opentype"), local("Liberation Serif"); font-weight: 100 900; font-style: italic; font-stretch: 75%; unicode-range: U+0-7F, U+4?? }
@counter-style a { system: cyclic; symbols: a; prefix: "("; suffix: ")"; range: 1 9; pad: 2 "0"; fallback: decimal; negative: "-" }
@counter-style a { system: extends decimal }
@counter-style a { system: -plenary-ethiopic; symbols: a b c d e f g h i j k l m n o p q r s t }
@counter-style a { system: -plenary-chinese informal; symbols: a b c d e f g h i j k l m }
ol { counter-reset: reversed(a) reversed(b) 4 c }
li { list-style-type: symbols(fixed "*" "†") }
p::before { content: counter(b, symbols("*")) counters(c, ".", symbols(alphabetic "a" "b")) target-counter(attr(href), g, symbols("*")) }
@media print { p { color: red } }
@media all, screen { p { color: red } }
@supports (color: red) { p { color: red } }
@color-profile device-cmyk { src: url(p.icc) }
p, .a, #b, [c], [c=d], [c~=d], [c|=d], [c^=d], [c$=d], [c*=d i] { color: red }
p em, p > em, p + p, p ~ p { color: red }
:root:empty, :first-child:last-child:only-child, :nth-child(2):nth-last-child(2) { color: red }
:first-of-type:last-of-type:only-of-type, :nth-of-type(2):nth-last-of-type(2) { color: red }
:not(p):is(p):where(p):lang(fr):dir(rtl) { color: red }
p::before, p::after, li::marker, p::first-letter, aside::footnote-call, aside::footnote-marker { color: red }
table::-plenary-continued { content: "x" }
p { --a: 1pt; margin: var(--a) var(--b, 2pt); padding: calc(1pt + 2px) min(1pt, 2pt) max(1pt, 2pt) clamp(1pt, 2pt, 3pt) }
p { margin: 1pt 1px 1pc 1in; padding: 1cm 1mm 1Q 1em; margin: 1rem 1ex 1ch 1lh; margin: 1rlh 1ic 10% 0 }
p { color: #123; color: #123456; color: rgb(1, 2, 3); color: rgb(10% 20% 30%); color: device-cmyk(0 1 0 0); color: red; color: transparent; color: currentcolor }
p { all: unset; color: inherit; color: initial; color: revert !important }
p::before { content: "a" counter(b) counters(c, ".") attr(d) }
@page { @top-left { content: string(e) string(e, first) string(e, start) string(e, last) string(e, first-except) } }
@page { @top-left { content: element(f) } @top-right { content: element(f, last) } }
p::before { content: target-counter(attr(href), g) target-counters(attr(href), g, ".") target-text(attr(href)) }
p::before { content: leader(".") leader(dotted) open-quote close-quote no-open-quote no-close-quote "a" / "b" }
h1 { string-set: a content() content(before) attr(b) "c" counter(d) }
p { page-break-before: always; page-break-after: avoid; page-break-inside: avoid; word-wrap: break-word }
p { prince-bookmark-level: 1; prince-bookmark-label: "a"; prince-bookmark-state: open }
p { footnote-style-position: inside; prince-footnote-policy: keep-with-line; prince-footnote-display: block }
p { hyphenate-before: 2; hyphenate-after: 2; hyphenate-lines: 2; prince-hyphenate-before: 2; prince-hyphenate-after: 2; prince-hyphenate-lines: 2; prince-hyphenate-character: "-" }
@page { margin-inside: 1pt; margin-outside: 1pt }
""".strip().split("\n") + [
    f"@page {{ @{box} {{ content: 'x' }} }}" for box in (
        "top-left-corner", "top-left", "top-center", "top-right", "top-right-corner", "right-top",
        "right-middle", "right-bottom", "bottom-right-corner", "bottom-right", "bottom-center",
        "bottom-left", "bottom-left-corner", "left-bottom", "left-middle", "left-top")]

# What is refused aloud, and how.
REFUSED = [
    ("@layer a { p { color: red } }", "STYLE006"),
    ("@namespace a url(b);", "STYLE006"),
    ("@container a { p { color: red } }", "STYLE006"),
    ("@scope (p) { em { color: red } }", "STYLE006"),
    ("@keyframes a { from { color: red } }", "STYLE006"),
    ("@property --a { syntax: '*' }", "STYLE006"),
    ("@font-feature-values a { @styleset { b: 1 } }", "STYLE006"),
    ("@nonsense;", "STYLE005"),
    ("@media (min-width: 1pt) { p { color: red } }", "STYLE013"),
    ("@page :nonsense { margin: 1pt }", "STYLE012"),
    ("p { & em { color: red } }", "STYLE009"),
    ("p { em { color: red } }", "STYLE009"),
    ("p:has(em) { color: red }", "STYLE009"),
    ("a:hover { color: red }", "STYLE009"),
    ("a|b { color: red }", "STYLE009"),
    ("p || em { color: red }", "STYLE009"),
    ("p::selection { color: red }", "STYLE009"),
    ("p:nonsense { color: red }", "STYLE008"),
    ("p::nonsense { color: red }", "STYLE008"),
    ("nonsense { color: red }", "STYLE011"),
    ("p { nonsense: 1 }", "STYLE001"),
    ("p { flex: 1 }", "STYLE001"),
    ("p { color: nonsense }", "STYLE002"),
    ("p { width: 1vw }", "STYLE003"),
    ("p { width: env(a) }", "STYLE003"),
    ("p { width: round(1pt, 2pt) }", "STYLE003"),
    ("p { color: oklch(40% 0.2 30) }", "STYLE003"),
    ("p { width: attr(a) }", "STYLE003"),
    ("li { list-style-type: symbols(url(a.png)) }", "STYLE003"),
    ("ol { counter-increment: reversed(a) }", "STYLE002"),
    ("p { size: A4 }", "STYLE032"),
    ("p::before { content: string(a) }", "STYLE032"),
    ("p::before { content: element(a) }", "STYLE032"),
    ("p { margin-inside: 1pt }", "STYLE032"),
    ("p { @top-left { content: 'x' } }", "STYLE007"),
    ("@top-left { content: 'x' }", "STYLE007"),
    ("p { color: red } @import 'other.css';", "STYLE031"),
]


class Effects(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = cls.folder.name
        for name, text in (("a.md", DOCUMENT), ("foreign.md", FOREIGN), ("short.md", "# A\n\nShort.\n"),
                           ("link.md", "# A\n\nSee [A/1](https://example.org/1).\n"),
                           ("other.css", "p { color: red }\n")):
            with open(os.path.join(cls.path, name), "w", encoding="utf-8") as file:
                file.write(text)
        with open(os.path.join(cls.path, "dot.png"), "wb") as file:
            file.write(flat_png(1, 1, b"\x80\0\0"))
        with open(os.path.join(cls.path, "two.png"), "wb") as file:
            file.write(png(19, 7, 8, GRAY, [bytes(range(10, 200, 10))] * 3 + [bytes(19)] * 4))
        cls.made = 0

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def render(self, sheet, look):
        """The PDF and what was told, of a document by a sheet."""
        with tempfile.NamedTemporaryFile("w", suffix=".css", dir=self.path, encoding="utf-8") as file:
            file.write(sheet)
            file.flush()
            run = subprocess.run(
                (PLENARY, look.source, "--no-house-style", f"--style={file.name}",
                 *(look.options or ("--pdf=1.7",)), "--output=-"), cwd=self.path, capture_output=True, timeout=60)
        return run.stdout, run.stderr.decode()

    def tried(self, name):
        """The values of a property that look like the one they are compared with, or are refused."""
        keywords, initial, _, lengths = listed()[name]
        look = LOOKS.get(name, Look(values=lengths))
        start = look.start or initial
        wrong = []

        def made(value):
            """What the value makes in each context."""
            pdfs = []
            for context in look.contexts:
                pdf, told = self.render(f"{BASE}{context}\n{look.selector} {{ {name}: {value} }}",
                                        look)
                refusal = re.search(r".*\[STYLE\d+\]", told)
                if refusal:
                    wrong.append(f"{name}: {value} is refused: {refusal.group(0)}")
                elif not pdf.startswith(b"%PDF"):
                    wrong.append(f"{name}: {value} gives no PDF: {told}")
                pdfs.append(pdf)
            return pdfs

        plain = made(start)
        values = [word for word in keywords if word != start] + list(look.values)
        if not values or set(look.same) - set(values):
            wrong.append(f"{name}: nothing is tried, or what need not differ is never met")
        for value in values:
            does_nothing = made(value) == plain
            if does_nothing != (value in look.same):
                wrong.append(f"{name}: {value} does {'nothing' if does_nothing else 'something'}")
        return wrong

    def test_every_value_of_every_property_does_something(self):
        names = [name for name, entry in listed().items() if entry[2]]
        self.assertGreater(len(names), 100)
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            wrong = [line for lines in pool.map(self.tried, names) for line in lines]
        self.assertEqual(wrong, [], "\n" + "\n".join(wrong))


    def findings(self, sheet):
        """What is told of a sheet, by its ids."""
        told = self.render(sheet, Look(source="short.md"))[1]
        return re.findall(r"\[(STYLE\d+)\]", told), told

    def test_what_the_language_has_is_taken_without_a_word(self):
        for sheet in TAKEN:
            with self.subTest(sheet=sheet):
                found, told = self.findings(sheet)
                found = [kind for kind in found if kind not in ("STYLE020", "STYLE024")]
                self.assertEqual(found, [], told)

    def test_the_first_page_takes_marks_of_distribution_in_its_foot(self):
        sheet = ("@page :first { @bottom-left { content: string(job-number) '  ' url(dot.png) / '' }"
                 "@bottom-right { content: url(dot.png) / '' } }")
        with open(os.path.join(self.path, "marks.css"), "w", encoding="utf-8") as file:
            file.write(sheet)
        subprocess.run((PLENARY, "short.md", "--house=un-report", "--style=marks.css", "--set=job-number=26-04887",
                        "--pdf=1.7", "--output=marks.pdf"), cwd=self.path, capture_output=True, check=True,
                       timeout=60)
        images = subprocess.run(("pdfimages", "-list", "marks.pdf"), cwd=self.path, capture_output=True,
                                check=True, timeout=60).stdout.decode().splitlines()[2:]
        self.assertEqual([line.split()[0] for line in images].count("1"), 2, images)
        foot = subprocess.run(("pdftotext", "-l", "1", "marks.pdf", "-"), cwd=self.path,
                              capture_output=True, check=True, timeout=60).stdout.decode()
        self.assertIn("26-04887", foot)

    def test_links_are_blue_where_the_house_has_them_so(self):
        for house, is_blue in (("un-resolution-2007", False), ("un-resolution", True), ("un-report", True),
                               ("un-geneva", False)):
            styles = subprocess.run((PLENARY, "link.md", f"--house={house}", "--dump=styles"), cwd=self.path,
                                    capture_output=True, check=True, timeout=60).stdout.decode()
            self.assertEqual("color: #0000ff" in styles, is_blue, house)

    def test_a_sheet_is_imported(self):
        for rule in ('@import "other.css";', "@import url(other.css) print;"):
            with open(os.path.join(self.path, "importing.css"), "w", encoding="utf-8") as file:
                file.write(rule)
            run = subprocess.run((PLENARY, "short.md", "--no-house-style", "--style=importing.css",
                                  "--dump=styles"), cwd=self.path, capture_output=True, check=True,
                                 timeout=60)
            self.assertIn(b"color: #ff0000", run.stdout)

    def test_what_it_does_not_have_is_refused_aloud(self):
        for sheet, kind in REFUSED:
            with self.subTest(sheet=sheet):
                found, told = self.findings(sheet)
                self.assertEqual(found, [kind], told)

    def test_what_is_not_supported_yet_is_refused_and_supports_says_so(self):
        wrong = []
        for name, (_, initial, is_supported, _) in listed().items():
            if name in ("margin-inside", "margin-outside", "size", "marks", "bleed"):
                continue
            found, told = self.findings(f"p {{ {name}: {initial} }}")
            if found != ([] if is_supported else ["STYLE022"]):
                wrong.append(f"{name}: {told}")
            sheet = f"@supports ({name}: {initial}) {{ @nonsense; }}"
            if self.findings(sheet)[0] != (["STYLE005"] if is_supported else []):
                wrong.append(f"@supports is wrong about {name}")
        self.assertEqual(wrong, [])

    def test_values_that_are_not_supported_yet_are_refused_and_supports_says_so(self):
        wrong = []
        for name, values in unsupported_values():
            for value in values:
                word = {"string": "'x'", "url": "url(x)"}.get(value, value)
                selector = "@page" if name in ("size", "marks") else "p"
                found, told = self.findings(f"{selector} {{ {name}: {word} }}")
                if "STYLE003" not in found:
                    wrong.append(f"{name}: {word}: {told}")
                if self.findings(f"@supports ({name}: {word}) {{ @nonsense; }}")[0]:
                    wrong.append(f"@supports is wrong about {name}: {word}")
        self.assertEqual(wrong, [])


def unsupported_values():
    """Of each property: what the reference says is not supported yet."""
    with open(REFERENCE, encoding="utf-8") as file:
        text = file.read()
    text = text[text.index("\n## Properties"):text.index("\n## Shorthands")]
    for entry in text.split("\n### `")[1:]:
        name = entry[:entry.index("`")]
        found = re.search(r"^Not supported yet: (.*?)\.", entry, re.M)
        if found and name not in ("string-set", "bookmark-label"):
            yield name, found.group(1).split(", ")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
