#!/usr/bin/env python3
"""Drawings and other pictures in whole documents, judged on the PDF by qpdf, poppler, MuPDF, Ghostscript and
plenary check.

    pictures.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

PLENARY = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
PRESS_PROFILE = "/usr/share/color/icc/ghostscript/default_cmyk.icc"
STANDARDS = {
    "a-2a": [], "a-3a": ["--attach-source"], "a-2b": [], "a-1b": [], "1.7": [],
    "x-1a": [f"--output-profile={PRESS_PROFILE}"], "x-4": [f"--output-profile={PRESS_PROFILE}"],
}
HEAD = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
SERIF = "font-family='Liberation Serif' font-size='12'"

# opaque, of flat colours
PLAIN = (HEAD + "width='160' height='80' viewBox='0 0 160 80'>"
         "<rect x='4' y='4' width='60' height='40' fill='#ddd' stroke='black'/>"
         "<rect x='84' y='4' width='60' height='40' fill='rgb(200,0,0)'/>"
         f"<text x='4' y='70' {SERIF}>Résumé of Ελλάδα &amp; Москва</text></svg>")

# gradients, a pattern, translucency, a mask, a filter, a picture inside
ONE_DOT = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJg"
           "gg==")
RICH = (HEAD + "width='160' height='80'><defs>"
        "<linearGradient id='g'><stop offset='0' stop-color='red'/>"
        "<stop offset='1' stop-color='blue' stop-opacity='0.5'/></linearGradient>"
        "<pattern id='p' width='4' height='4' patternUnits='userSpaceOnUse'>"
        "<circle cx='2' cy='2' r='1' fill='green'/></pattern>"
        "<mask id='m'><rect width='30' height='30' fill='url(#g)'/></mask>"
        "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter></defs>"
        "<rect width='40' height='40' fill='url(#g)'/>"
        "<rect x='44' width='40' height='40' fill='url(#p)' stroke='black'/>"
        "<g opacity='0.5'><circle cx='110' cy='20' r='15' fill='navy'/>"
        "<circle cx='125' cy='20' r='15'/></g>"
        "<rect mask='url(#m)' y='44' width='30' height='30'/>"
        "<rect filter='url(#f)' x='44' y='48' width='30' height='20'/>"
        f"<image x='90' y='44' width='30' height='30' xlink:href='data:image/png;base64,{ONE_DOT}'/>"
        f"<text x='84' y='78' {SERIF}>fi and 文</text></svg>")

DOCUMENT = """# Drawings

Words before the first drawing.

![A plain drawing](plain.svg)

Words between them, and ![a small one](plain.svg){width=40} in a line.

![A rich drawing](rich.svg)

Words behind them.
"""


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=240,
                          **options).stdout


class Pictures(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = place.name
        self.write("plain.svg", PLAIN)
        self.write("rich.svg", RICH)
        self.write("d.md", DOCUMENT)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def plenary(self, *arguments, code=0, **environment):
        result = subprocess.run([PLENARY, *arguments], cwd=self.folder, stderr=subprocess.PIPE,
                                stdout=subprocess.PIPE, check=False, timeout=120,
                                env={**os.environ, **environment})
        self.assertEqual(result.returncode, code, result.stderr.decode())
        return result.stderr.decode()

    def compile(self, document="d.md", *options, output="o.pdf", **more):
        return self.plenary(document, "-o", output, "--date=2020-01-01", *options, **more)

    def compile_text(self, text, *options, **more):
        self.write("t.md", text)
        return self.compile("t.md", *options, **more)

    def objects(self, output="o.pdf"):
        data = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", self.path(output)))
        return [entry.get("value", entry.get("stream", {}).get("dict"))
                for entry in data["qpdf"][1].values()]

    def forms(self, output="o.pdf"):
        """The drawings: forms that are a unit square."""
        return [value for value in self.objects(output)
                if isinstance(value, dict) and value.get("/Subtype") == "/Form"
                and value.get("/Matrix")]

    def image_count(self, output="o.pdf"):
        return sum(isinstance(value, dict) and value.get("/Subtype") == "/Image"
                   for value in self.objects(output))

    def drawing(self, output="o.pdf"):
        """The operators of the first."""
        content = run("qpdf", "--qdf", "--object-streams=disable", self.path(output), "-")
        return content[content.index(b"0 Tc 0 Tw"):].split(b"endstream")[0]

    def text(self, output="o.pdf"):
        return run("pdftotext", "-layout", self.path(output), "-").decode()

    def pixels(self, output="o.pdf", dots=72):
        """Width, and rows of RGB, of the first page."""
        data = run("pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", self.path(output))
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        content = data[head.end():]
        width, height = int(head.group(1)), int(head.group(2))
        return width, [content[y * width * 3:(y + 1) * width * 3] for y in range(height)]

    def extent(self, color, output="o.pdf"):
        """(left, top, right, bottom) of the elements of a colour on the first page, at 72 dpi."""
        width, rows = self.pixels(output)
        places = [(x, y) for y, row in enumerate(rows) for x in range(width)
                  if all(abs(row[x * 3 + c] - color[c]) < 12 for c in range(3))]
        self.assertTrue(places, f"nothing is {color}")
        return (min(x for x, _ in places), min(y for _, y in places),
                max(x for x, _ in places) + 1, max(y for _, y in places) + 1)


class Drawings(Pictures):
    def test_each_standard_holds_them(self):
        for standard, options in STANDARDS.items():
            with self.subTest(standard):
                told = self.compile("d.md", f"--pdf={standard}", *options)
                run("qpdf", "--check", self.path("o.pdf"))
                run("mutool", "draw", "-q", "-o", os.devnull, "-F", "pnm", self.path("o.pdf"))
                claimed = f"{standard},ua-1" if standard in ("a-2a", "a-3a") else standard
                if standard != "1.7":
                    self.plenary("check", f"--as={claimed}", "o.pdf")
                fonts = run("pdffonts", self.path("o.pdf")).decode().split("\n")[2:-1]
                for font in fonts:
                    self.assertRegex(font, r" yes yes yes +\d+ +0$")
                old = standard in ("a-1b", "x-1a")
                self.assertEqual("PDF026" in told, old)
                self.assertEqual(len(self.forms()), 1 if old else 2)
                self.assertIn("Résumé of Ελλάδα & Москва", self.text())
                self.assertEqual("fi and 文" in self.text(), not old)
                self.plenary("verify", "d.md", "o.pdf")

    def test_they_are_figures_with_words(self):
        self.compile()
        tree = run("pdfinfo", "-struct-text", self.path("o.pdf")).decode()
        self.assertEqual(tree.count("Figure"), 3)
        self.assertEqual([value["/Alt"] for value in self.objects()
                          if isinstance(value, dict) and value.get("/S") == "/Figure"],
                         ["u:A plain drawing", "u:a small one", "u:A rich drawing"])

    def test_equal_drawings_are_written_once_and_equal_files_come_out(self):
        self.write("again.svg", PLAIN)
        self.compile_text("![a](plain.svg)\n\n![b](again.svg)\n\n![c](plain.svg){width=40}\n")
        self.assertEqual(len(self.forms()), 1)
        self.compile("t.md", output="p.pdf", LANG="fr_FR.UTF-8", LANGUAGE="ar", TZ="Asia/Tokyo")
        with open(self.path("o.pdf"), "rb") as one, open(self.path("p.pdf"), "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_what_surrounds_them_does_not_change_them(self):
        self.compile_text("Very tight words that are justified so that they fill their lines, and "
                          "more of them, until the line is full and the next begins ![a](plain.svg) "
                          "and so on.\n", "--pdf=a-2a")
        self.assertIn("Résumé of Ελλάδα & Москва", self.text())

    def test_a_press_prints_their_blacks_with_black_alone(self):
        self.compile_text("![a](plain.svg)\n", "--pdf=x-4", *STANDARDS["x-4"])
        drawing = self.drawing()
        self.assertNotRegex(drawing, rb"\b0 0 0 (rg|RG)")
        self.assertRegex(drawing, rb"\b0 g\b")
        self.assertRegex(drawing, rb"0\.784314 0 0 rg")
        forms = self.forms()
        self.assertTrue(forms)
        self.assertTrue(all("/DefaultRGB" in form["/Resources"]["/ColorSpace"] for form in forms))
        self.compile_text("![a](plain.svg)\n", "--pdf=x-1a", *STANDARDS["x-1a"])
        drawing = self.drawing()
        self.assertNotRegex(drawing, rb"\d (rg|RG)\b")
        self.assertRegex(drawing, rb"\.\d+ (1|\.9\d+) (1|\.9\d+) \.\d+ k\b")


RED = (200, 0, 0)


def square(attributes):
    return HEAD + attributes + "><rect width='100%' height='100%' fill='rgb(200,0,0)'/></svg>"


class Sizes(Pictures):
    def shown(self, drawing, style=""):
        """Width and height of what is red, in points."""
        self.write("s.svg", drawing)
        self.write("s.css", f"@page {{ size: 300pt 300pt; margin: 50pt }} "
                            "p, figure { margin: 0 !important; text-indent: 0 !important } "
                            f"img {{ display: block; max-width: none; {style} }}")
        self.compile_text("![s](s.svg)\n", "--style=s.css")
        left, top, right, bottom = self.extent(RED)
        return right - left, bottom - top

    def check(self, drawing, style, width, height):
        found = self.shown(drawing, style)
        self.assertTrue(abs(found[0] - width) <= 1 and abs(found[1] - height) <= 1,
                        f"{found} for {style}")

    def test_a_size_is_the_style_s_or_the_drawing_s(self):
        self.check(square("width='100' height='40'"), "", 75, 30)
        self.check(square("width='100' height='40'"), "width: 150pt", 150, 60)
        self.check(square("width='100' height='40'"), "height: 60pt", 150, 60)
        self.check(square("width='1in' height='20mm'"), "", 72, 57)
        self.check(square("viewBox='0 0 40 20'"), "", 200, 100)
        self.check(square("width='100%' height='100%' viewBox='0 0 40 20'"), "", 200, 100)
        self.check(square("viewBox='0 0 40 20'"), "width: 50%", 100, 50)
        self.check(square(""), "width: 100pt", 100, 112)

    def test_its_proportions_are_kept_as_it_wants(self):
        view = "viewBox='0 0 40 20' "
        self.check(square(view), "width: 100pt; height: 100pt", 100, 50)
        self.check(square(view + "preserveAspectRatio='none'"), "width: 100pt; height: 100pt",
                   100, 100)
        self.check(square(view + "preserveAspectRatio='xMidYMid slice'"),
                   "width: 100pt; height: 100pt", 100, 100)
        self.check(square("width='40' height='20'"), "width: 100pt; height: 100pt", 100, 100)

    def test_it_stands_where_it_wants_in_its_box(self):
        tops = []
        for where in ("xMidYMin", "xMidYMid", "xMidYMax"):
            self.shown(square(f"viewBox='0 0 40 20' preserveAspectRatio='{where}'"),
                       "width: 100pt; height: 100pt")
            tops.append(self.extent(RED)[1])
        self.assertLessEqual(abs(tops[1] - tops[0] - 25), 1, tops)
        self.assertLessEqual(abs(tops[2] - tops[0] - 50), 1, tops)


class Hostile(Pictures):
    def test_what_cannot_be_drawn_is_told_and_its_words_stand_for_it(self):
        chain = "".join(f"<g id='a{i}'><use href='#a{i + 1}'/></g>" for i in range(5000))
        bombs = {
            "broken": HEAD + "width='9' height='9'><g></svg>",
            "cut": PLAIN[:200],
            "chain": HEAD + f"width='9' height='9'>{chain}</svg>",
            "entity": "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                      + HEAD + "width='90' height='90'><text y='20'>&a;</text></svg>",
            "size": HEAD + "width='0' height='9'/>",
        }
        for name, drawing in bombs.items():
            with self.subTest(name):
                self.write("b.svg", drawing)
                told = self.compile_text("![What it shows](b.svg){width=200 height=100}\n")
                self.assertEqual(told.count("IMAGE002"), 1, told)
                self.assertIn("What it shows", self.text())
                self.assertNotIn("root:", self.text())
                self.plenary("check", "--as=a-2a,ua-1", "o.pdf")

    def test_nothing_is_loaded_from_outside(self):
        self.write("secret.png", b"no picture")
        self.write("b.svg", HEAD + "width='90' height='90'><image href='secret.png' width='9' "
                   "height='9'/><rect width='50' height='50' fill='rgb(200,0,0)'/></svg>")
        told = self.compile_text("![b](b.svg)\n")
        self.assertIn("b.svg: “secret.png” is not in the drawing itself", told)
        self.assertIn("IMAGE007", told)
        self.extent(RED)

    def test_without_librsvg_all_else_is_set(self):
        os.mkdir(self.path("lib"))
        self.write("lib/librsvg-2.so.2", b"no library")
        told = self.compile("d.md", LD_LIBRARY_PATH=self.path("lib"))
        self.assertIn("plain.svg: librsvg is not installed", told)
        self.assertIn("Words between them", self.text())
        self.assertEqual(self.forms(), [])

    def test_large_drawings_stay_within_bounds(self):
        large = {"plain": square("width='100000' height='100000'"),
                 "rich": RICH.replace("width='160' height='80'",
                                      "width='9000' height='9000' viewBox='0 0 160 80'")}
        for name, drawing in large.items():
            with self.subTest(name):
                self.write("b.svg", drawing)
                told = self.compile_text("Before\n\n![b](b.svg)\n", "--pdf=a-1b")
                # translucency is not for PDF/A-1: that one is drawn as an image
                self.assertEqual("PDF026" in told, name == "rich")
                self.assertEqual((len(self.forms()), self.image_count()), (1, 0) if name == "plain" else (0, 1))
                for image in self.objects():
                    if isinstance(image, dict) and image.get("/Subtype") == "/Image":
                        self.assertLess(image["/Width"] * image["/Height"], 30e6)
                self.assertLess(os.path.getsize(self.path("o.pdf")), 2e6)
                self.plenary("check", "--as=a-1b", "o.pdf")
                width, rows = self.pixels()
                inked = [y for y, row in enumerate(rows) if any(value < 128 for value in row)]
                self.assertLess(max(inked), len(rows) - 30)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
