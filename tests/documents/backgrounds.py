#!/usr/bin/env python3
"""Pictures in backgrounds, judged by the marks of the pages and by the finished file.

    backgrounds.py PLENARY [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from png import RGB, flat_png, png  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
PRESS = ("--date=2020-02-02", "--output-profile=/usr/share/color/icc/ghostscript/default_cmyk.icc")

# 96 dots an inch: 40 by 20 are 30 by 15 points.
SHEET = """
@page { size: 200pt 150pt; margin: 20pt }
h1 { display: none }
p { margin: 0; font: 10pt/10pt "Liberation Serif"; width: 100pt }
"""
DRAWING = ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>"
           "<rect width='20' height='10' fill='#0f0'/></svg>")


class Backgrounds(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.write("a.png", flat_png(40, 20, (255, 0, 0)))
        self.write("two.png", png(2, 1, 8, RGB, [bytes((0, 0, 255, 255, 255, 0))]))
        self.write("d.svg", DRAWING.encode())

    def write(self, name, content):
        with open(os.path.join(self.folder.name, name), "wb") as file:
            file.write(content)

    def run_on(self, text, sheet, *options, code=0):
        self.write("a.md", ("# Title\n\n" + text).encode())
        self.write("a.css", (SHEET + sheet).encode())
        done = subprocess.run((PLENARY, "a.md", "--no-house-style", "--style=a.css", *options),
                              cwd=self.folder.name, capture_output=True, timeout=60)
        self.told = done.stderr.decode()
        self.assertEqual(done.returncode, code, self.told)
        return done.stdout.decode("utf-8", "replace")

    def marks(self, text, sheet):
        """The marks of pictures, without what is behind the numbers."""
        dump = self.run_on(text, sheet, "--dump=pages")
        return [" ".join(line.split()) for line in dump.splitlines()
                if re.match(r"  (image|tiles|clip )", line)]

    def objects(self, name):
        """The file with its streams and dictionaries in the clear."""
        self.judge("qpdf", "--qdf", "--object-streams=disable", name, "q.pdf")
        with open(os.path.join(self.folder.name, "q.pdf"), "rb") as file:
            return file.read()

    def judge(self, *command):
        return subprocess.run(command, cwd=self.folder.name, check=True, capture_output=True,
                              timeout=60).stdout.decode("utf-8", "replace")

    def is_at(self, sheet, *expected, text="word"):
        self.assertEqual(self.marks(text, sheet), list(expected), sheet)

    def test_a_picture_is_placed_in_its_box(self):
        box = "p { height: 50pt; background-repeat: no-repeat; background-image: url(a.png); %s }"
        for style, place in (
                ("", "20.00 20.00 30.00 15.00"),
                ("background-position: right bottom", "90.00 55.00 30.00 15.00"),
                ("background-position: center", "55.00 37.50 30.00 15.00"),
                ("background-position: right 5pt top 10%", "85.00 23.50 30.00 15.00"),
                ("background-size: contain", "20.00 20.00 100.00 50.00"),
                ("background-size: 50% auto", "20.00 20.00 50.00 25.00"),
                ("background-size: auto 30pt", "20.00 20.00 60.00 30.00"),
                ("background-size: 12pt 13pt", "20.00 20.00 12.00 13.00"),
                ("padding: 5pt; border: 3pt solid", "23.00 23.00 30.00 15.00"),
                ("padding: 5pt; border: 3pt solid; background-origin: content-box", "28.00 28.00 30.00 15.00"),
                ("padding: 5pt; border: 3pt solid; background-origin: border-box", "20.00 20.00 30.00 15.00"),
                ("background-image: url(d.svg)", "20.00 20.00 100.00 50.00")):
            self.is_at(box % style, f"image {place} artifact")

    def test_what_reaches_out_of_the_box_is_cut_off(self):
        self.is_at("p { height: 50pt; background: url(a.png) 90pt 40pt no-repeat }",
                   "clip 110.00 60.00 10.00 10.00", "image 110.00 60.00 30.00 15.00 artifact")
        self.is_at("p { height: 50pt; background: url(a.png) center / cover no-repeat; width: 60pt }",
                   "clip 20.00 20.00 60.00 50.00", "image 0.00 20.00 100.00 50.00 artifact")

    def test_pictures_are_repeated(self):
        box = "p { height: 50pt; background-image: url(a.png); background-repeat: %s }"
        self.is_at(box % "repeat", "tiles 20.00 20.00 100.00 50.00 artifact at 0.00 0.00 30.00 15.00 step 30.00 15.00")
        self.is_at(box % "repeat-x", "tiles 20.00 20.00 100.00 15.00 artifact at 0.00 0.00 30.00 15.00 step 30.00 30.00")
        self.is_at(box % "space", "tiles 20.00 20.00 100.00 50.00 artifact at 0.00 0.00 30.00 15.00 step 35.00 17.50")
        self.is_at(box % "round", "tiles 20.00 20.00 100.00 50.00 artifact at 0.00 0.00 33.33 16.67 step 33.33 16.67")
        self.is_at(box % "repeat" + "p { background-position: 10pt 5pt }",
                   "tiles 20.00 20.00 100.00 50.00 artifact at -20.00 -10.00 30.00 15.00 step 30.00 15.00")

    def test_a_box_that_pages_part_is_sliced_or_cloned(self):
        text = "one\\\ntwo\\\nthree\\\nfour\\\n" * 4
        style = "p { background: url(a.png) 0 100%% no-repeat; orphans: 1; widows: 1; box-decoration-break: %s }"
        sliced = self.marks(text, style % "slice")
        self.assertEqual(len(sliced), 1)
        cloned = self.marks(text, style % "clone")
        self.assertEqual(len(cloned), 2)

    def test_pages_and_margin_boxes_have_pictures(self):
        page = "@page { background: url(a.png) no-repeat %s }"
        self.is_at(page % "", "image 20.00 20.00 30.00 15.00 artifact")
        self.is_at(page % "fixed right bottom", "image 170.00 135.00 30.00 15.00 artifact")
        self.is_at(page % "center / cover; bleed: 10pt; marks: crop; background-repeat: repeat",
                   "tiles -10.00 -10.00 220.00 170.00 artifact at 0.00 -80.00 220.00 110.00 step 440.00 110.00")
        self.is_at("@page { @top-left { content: 'x'; background: url(a.png) no-repeat; height: 20pt } }",
                   "image 20.00 0.00 30.00 15.00 head")

    def test_rows_have_one_picture(self):
        table = "| a | b |\n|---|---|\n| c | d |"
        marks = self.marks(table, "table { width: 100pt; border-spacing: 0 } td { padding: 0 }"
                                  "tbody tr { background: url(d.svg) 0 / 100% 100% no-repeat }")
        places = {re.search(r"image (\S+)", mark).group(1) for mark in marks if mark.startswith("image")}
        self.assertEqual(len(places), 1, marks)

    def test_a_pattern_is_seen_where_it_should_be(self):
        for options, scale in (((), 0), (("--pdf=1.7", "--impose=booklet"), None)):
            self.run_on("word", "p { height: 30pt; background: url(two.png) 0 / 20pt 10pt }"
                        "@page { marks: crop; bleed: 5pt }", "-o", "a.pdf", *options)
            self.judge("qpdf", "--check", "a.pdf")
            self.judge("pdftoppm", "-r", "72", "-aa", "no", "-aaVector", "no", "-singlefile", "a.pdf", "a")
            with open(os.path.join(self.folder.name, "a.ppm"), "rb") as file:
                data = file.read()
            width = int(data.split()[1])
            rows = data[-width * int(data.split()[2]) * 3:]
            blue = [i for i in range(0, len(rows), 3) if rows[i:i + 3] == b"\0\0\xff"]
            self.assertAlmostEqual(len(blue), 5 * 10 * 30, delta=120)
            left = min(i // 3 % width for i in blue)
            top = min(i // 3 // width for i in blue)
            if scale is not None:
                box = re.search(r"TrimBox: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)",
                                self.judge("pdfinfo", "-box", "a.pdf"))
                height = int(data.split()[2])
                self.assertAlmostEqual(left, float(box[1]) + 20, delta=1)
                self.assertAlmostEqual(top, height - float(box[4]) + 20, delta=1)

    def test_files_keep_their_standards(self):
        sheet = "p { height: 50pt; background: url(a.png), url(d.svg) } @page { background: url(d.svg) }"
        for standard in ("a-2a", "a-3a", "a-2b", "a-1b", "x-1a", "x-4"):
            self.run_on("word", sheet, "-o", "a.pdf", f"--pdf={standard}", *(PRESS if standard[0] == "x" else ()))
            self.judge("qpdf", "--check", "a.pdf")
            self.judge(PLENARY, "check", "a.pdf")
            self.assertEqual(self.judge("pdftotext", "a.pdf", "-").split(), ["word"])

    def test_pages_share_the_picture(self):
        self.run_on("word\n\n" * 100, "@page { background: url(a.png) }", "-o", "a.pdf", "--pdf=1.7")
        self.assertEqual(self.objects("a.pdf").count(b"/Subtype /Image"), 1)

    def test_tiles_too_small_to_be_written_are_left_out(self):
        self.run_on("word", "p { background: url(a.png) 0 / 0.0002pt 0.0002pt }", "-o", "a.pdf", "--pdf=1.7")
        self.assertNotIn(b"/XStep", self.objects("a.pdf"))

    def test_what_cannot_be_shown_is_told_once(self):
        self.write("b.png", b"no picture")
        self.run_on("word\n\nword\n\n- word", "p { background: url(nix.png) } li { background: url(b.png) }",
                    "-o", "a.pdf")
        self.assertEqual(re.findall(r"IMAGE\d+", self.told), ["IMAGE004", "IMAGE001"], self.told)
        self.run_on("word", "p { background: url(https://example.org/a.png) }", "-o", "a.pdf")
        self.assertRegex(self.told, r"a.css:5:\d+: .*IMAGE005")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:])
