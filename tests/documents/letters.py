#!/usr/bin/env python3
"""Letters and figures in the forms that a style asks for: they look so, and remain the letters of the
source for those who copy them. Poppler reads the text, MuPDF tells sizes and places.

    letters.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

PLENARY, SOURCE = (os.path.abspath(path) for path in sys.argv[1:3])
NOTO_SERIF = "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"
PLAIN = """h1 { display: none } @page { size: 400pt 600pt; margin: 40pt } body { font: 10pt/14pt "Liberation Serif" }
p { margin: 0 0 14pt; font: inherit; text-align: left; text-indent: 0 } """


class Glyph:
    """A glyph as MuPDF places it."""

    def __init__(self, font, element):
        self.size = round(float(font.get("size")), 1)
        self.font = font.get("name")
        self.text = element.get("c")
        self.x = float(element.get("x"))
        self.y = float(element.get("y"))
        quad = [float(number) for number in element.get("quad").split()]
        self.left, self.right = min(quad[0::2]), max(quad[0::2])


class Letters(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="plenary-letters-")
        self.path = os.path.join(self.folder.name, "out.pdf")

    def tearDown(self):
        self.folder.cleanup()

    def compile(self, text, sheet, language="en"):
        """Compiles Markdown without findings."""
        files = {}
        for name, content in (("in.md", f"---\nlanguage: {language}\n---\n# Letters of all kinds\n\n{text}"), ("in.css", PLAIN + sheet)):
            files[name] = os.path.join(self.folder.name, name)
            with open(files[name], "w", encoding="utf-8") as out:
                out.write(content)
        result = subprocess.run([PLENARY, files["in.md"], "--no-house-style", "--style", files["in.css"],
                                 "-o", self.path], capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def text(self):
        text = subprocess.run(["pdftotext", self.path, "-"], capture_output=True, text=True,
                              check=True).stdout
        return re.sub(r"\s+", " ", text).strip()

    def lines(self):
        """The glyphs of the pages, line by line."""
        stext = subprocess.run(["mutool", "draw", "-F", "stext", self.path], capture_output=True,
                               text=True, check=True).stdout
        lines = []
        for line in ElementTree.fromstring(stext).iter("line"):
            lines.append([Glyph(font, char) for font in line.iter("font") for char in font.iter("char")])
        return lines

    def test_small_capitals_are_made_where_the_font_has_none(self):
        text = "Official Records of UNESCO, stra\u00dfe, \u00e9t\u00e9, \u041c\u0438\u0440, 1945"
        self.compile(text, "p { font-variant-caps: small-caps }")
        self.assertEqual(self.text(), text)
        glyphs = [glyph for line in self.lines() for glyph in line]
        self.assertEqual({glyph.size for glyph in glyphs if glyph.text.isdigit()}, {10.0})
        small = {glyph.size for glyph in glyphs} - {10.0}
        self.assertEqual(len(small), 1)
        self.assertTrue(6 < small.pop() < 8.5)

    @unittest.skipUnless(os.path.exists(NOTO_SERIF), "fonts-noto-core")
    def test_the_fonts_own_small_capitals_come_first(self):
        text = "Official Records of UNESCO, 1945"
        self.compile(text, "p { font-family: \"Noto Serif\"; font-variant: all-small-caps oldstyle-nums }")
        self.assertEqual(self.text(), text)
        glyphs = [glyph for line in self.lines() for glyph in line]
        self.assertEqual({glyph.size for glyph in glyphs}, {10.0})
        wide = glyphs[-1].x - glyphs[0].x
        self.compile(text, "p { font-family: \"Noto Serif\" }")
        plain = [glyph for line in self.lines() for glyph in line]
        self.assertNotAlmostEqual(wide, plain[-1].x - plain[0].x, delta=1)

    def raised(self, text, family):
        """Sizes and rises of what is raised behind an x."""
        self.compile(f"x*{text}*", "em { font-style: normal; font-variant-position: super } "
                     f'p {{ font-family: "{family}" }}')
        self.assertEqual(self.text(), "x" + text)
        glyphs = [glyph for line in self.lines() for glyph in line]
        base = min(glyph.y for glyph in glyphs if glyph.text == "x")
        return [(glyph.size, base - glyph.y) for glyph in glyphs if glyph.text != "x"]

    @unittest.skipUnless(os.path.exists(NOTO_SERIF), "fonts-noto-core")
    def test_raised_figures_are_the_fonts_own(self):
        self.assertEqual(set(self.raised("123", "Noto Serif")), {(10.0, 0.0)})

    def test_where_one_is_missing_all_are_made(self):
        """No font has raised commas."""
        for family in ("Liberation Serif", "Noto Serif"):
            made = set(self.raised("12,3", family))
            self.assertEqual(len(made), 1)
            size, rise = made.pop()
            self.assertTrue(5 < size < 8 and rise > 1, (size, rise))

    def test_a_first_line_has_letters_of_its_own(self):
        """Of a paragraph broken as a whole, with words parted, in two columns."""
        words = [f"{word}{i}" for i in range(30) for word in ("Reaffirming", "stra\u00dfe", "of")]
        self.compile(" ".join(words), "p { text-wrap: pretty; hyphens: auto; text-align: justify } "
                     "body { column-count: 2 } "
                     "p::first-line { text-transform: uppercase; font-size: 14pt; letter-spacing: 1pt }")
        self.assertEqual(sorted(re.sub("\u00ad ?", "", self.text()).split()), sorted(words))
        lines = self.lines()
        self.assertEqual({glyph.size for glyph in lines[0]}, {14.0})
        self.assertEqual({glyph.size for line in lines[1:] for glyph in line}, {10.0})

    def edges(self, text, sheet, language="en"):
        """The signs at which lines begin and end, with where they do so."""
        self.compile(text, sheet, language)
        found = []
        for line in self.lines():
            ink = [glyph for glyph in line if not glyph.text.isspace()]
            first, last = min(ink, key=lambda glyph: glyph.left), max(ink, key=lambda glyph: glyph.right)
            found.append((first.text, round(first.left, 1), last.text, round(last.right, 1)))
        return found

    def test_signs_reach_over_the_edges_of_justified_text(self):
        """Stops by 0.16 em, hyphens by 0.2, quotation marks by 0.23, letters by what slants; others stay."""
        text = " ".join(f"\u201cAny word{i}, as well-tried ones are, will do.\u201d Vary them" for i in range(40))
        sheet = "p { width: 220pt; text-align: justify; text-wrap: pretty; -plenary-optical-margins: auto }"
        lines = self.edges(text, sheet)
        reach = {",": 1.6, ".": 1.6, "-": 2.0, "\u201d": 2.3}
        ends = {end for _, _, end, _ in lines}
        self.assertTrue(ends & set(reach) and ends - set(reach), ends)
        for start, left, end, right in lines[:-1]:
            if end in reach:
                self.assertAlmostEqual(right, 260 + reach[end], delta=0.15)
            elif end in "deghlmns":
                self.assertAlmostEqual(right, 260, delta=0.15)
            if start in "\u201cV":
                self.assertAlmostEqual(left, 40 - {"\u201c": 2.3, "V": 0.5}[start], delta=0.15)

    def test_punctuation_hangs_on_both_sides(self):
        sheet = ("p { width: 200pt; text-align: justify; hanging-punctuation: first force-end last } "
                 "body { direction: %s }")
        text = "(" + " ".join(f"many words, and{i}" for i in range(20)) + ")"
        lines = self.edges(text, sheet % "ltr")
        self.assertLess(lines[0][1], 37)
        self.assertTrue(all(abs(line[1] - 40) < 0.2 for line in lines[1:]))
        stops = [line[3] for line in lines[:-1] if line[2] == ","]
        self.assertTrue(stops and all(abs(right - 242.5) < 0.3 for right in stops), stops)
        text = "\u0628\u0643\u0644\u0645\u0629 \u062b\u0645\u060c " * 40
        lines = self.edges(text, sheet % "rtl" + "p { font-family: Amiri }", "ar")
        right = max(line[3] for line in lines)
        self.assertTrue(any(line[0] == "\u060c" and line[1] < right - 201 for line in lines), lines)

    def test_chinese_punctuation_gives_its_white_halves(self):
        text = "\u8054\u5408\u56fd\u5927\u4f1a\uff0c\u300c\u51b3\u8bae\u300d\uff0c" * 20
        base = 'p { width: 160pt; font-family: "Noto Serif CJK SC"; text-spacing-trim: '
        trimmed = self.edges(text, base + "trim-both }", "zh")
        self.assertEqual(self.text().replace(" ", ""), text)
        plain = self.edges(text, base + "space-all }", "zh")
        self.assertLess(len(trimmed), len(plain))
        for start, left, end, right in trimmed:
            if start == "\u300c":
                self.assertAlmostEqual(left, 35, delta=0.2)
            self.assertLess(right, 200 + (5.3 if end in "\uff0c\u300d" else 0.3))

    def test_words_are_capitalized_across_elements_as_their_language_has_it(self):
        for language, text, capitals in (
                ("en", "the *g*eneral assembly's *work*ing-paper", "The General Assembly's Working-Paper"),
                ("fr", "\u0153uvre *\u00e9*t\u00e9", "\u0152uvre \u00c9t\u00e9"),
                ("ru", "\u043c\u0438\u0440 *\u0451*\u0436", "\u041c\u0438\u0440 \u0401\u0436")):
            with self.subTest(language):
                self.compile(text, "p { text-transform: capitalize } em { font-style: normal }", language)
                self.assertEqual(self.text(), capitals)

    def test_directions_are_isolated_and_overridden(self):
        """MuPDF tells glyphs where they are drawn, poppler the text in its order."""
        word = "\u0628\u062a"
        self.compile(f"a *{word}* 1 b", 'body { font-family: "DejaVu Sans" } em { font-style: normal; '
                     "unicode-bidi: isolate; direction: rtl }")
        self.assertEqual(re.sub("[ \u202a-\u202c]", "", self.text()), f"a{word}1b")
        places = {glyph.text: glyph.x for line in self.lines() for glyph in line}
        self.assertTrue(places["a"] < places["1"] < places["b"], places)
        self.compile("a *bcd* e", "em { font-style: normal; unicode-bidi: bidi-override; direction: rtl }")
        places = {glyph.text: glyph.x for line in self.lines() for glyph in line}
        self.assertTrue(places["a"] < places["d"] < places["c"] < places["b"] < places["e"], places)

    def test_tabs_end_at_stops_and_are_filled(self):
        self.compile("```\nRope\t12.50\tA\nChalk and lamps\t1234.5\tBcd\n```",
                     'pre, code { font: 10pt/14pt "Liberation Serif"; '
                     '-plenary-tab-stops: 200pt decimal dotted, 300pt right }')
        text = self.text()
        for word in ("Rope", "12.50", "Chalk and lamps", "1234.5", "Bcd"):
            self.assertIn(word, text)
        lines = {}
        for line in self.lines():
            for glyph in line:
                lines.setdefault(round(glyph.y), []).append(glyph)
        self.assertEqual(len(lines), 2)
        for line in lines.values():
            points = [glyph.x for glyph in line if glyph.text == "."]
            self.assertTrue(any(abs(x - 240) < 0.1 for x in points), points)
            self.assertGreater(len(points), 10)
            self.assertAlmostEqual(max(glyph.right for glyph in line), 340, delta=0.1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
