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


class Letters(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="plenary-letters-")
        self.path = os.path.join(self.folder.name, "out.pdf")

    def tearDown(self):
        self.folder.cleanup()

    def compile(self, text, sheet):
        """Compiles Markdown without findings."""
        files = {}
        for name, content in (("in.md", "# Letters of all kinds\n\n" + text), ("in.css", PLAIN + sheet)):
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


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
