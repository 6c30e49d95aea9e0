#!/usr/bin/env python3
"""What lets through what is beneath, judged on the finished file: by colours, by the text and the structure that
poppler finds, by plenary's own checker.

    opacity.py PLENARY [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from png import flat_png  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
PRESS = ("--date=2020-02-02", "--output-profile=/usr/share/color/icc/ghostscript/default_cmyk.icc")

SHEET = """
@page { size: 200pt 150pt; margin: 20pt; background: #0f0 }
h1 { display: none }
p { margin: 0; font: 10pt/10pt "Liberation Serif"; orphans: 1; widows: 1 }
"""
RICH = """
first

::: {.x}

## Heading

Words with a note[^1] and [a link](https://www.un.org/) in *them*.

- one
- two

:::

| a | b |
|---|---|
| c | d |

last

[^1]: The note.
"""
PALE = ".x { opacity: 0.5; background: #f00; border: 2pt solid } em { opacity: 40% } td { opacity: 0.2 }"


class Opacity(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.write("a.png", flat_png(40, 20, (255, 0, 0)))

    def write(self, name, content):
        with open(os.path.join(self.folder.name, name), "wb") as file:
            file.write(content)

    def run_on(self, text, sheet, *options, code=0):
        self.write("a.md", ("# Title\n\n" + text).encode())
        self.write("a.css", (SHEET + sheet).encode())
        done = subprocess.run((PLENARY, "a.md", "--no-house-style", "--style=a.css", "-o", "a.pdf", *options),
                              cwd=self.folder.name, capture_output=True, timeout=60)
        self.told = done.stderr.decode()
        self.assertEqual(done.returncode, code, self.told)

    def judge(self, *command):
        return subprocess.run(command, cwd=self.folder.name, check=True, capture_output=True,
                              timeout=60).stdout.decode("utf-8", "replace")

    def color_at(self, x, y, page=1):
        self.judge("pdftoppm", "-r", "72", "-aa", "no", "-aaVector", "no", "-f", str(page), "-l", str(page),
                   "-singlefile", "a.pdf", "a")
        with open(os.path.join(self.folder.name, "a.ppm"), "rb") as file:
            data = file.read()
        width, height = (int(figure) for figure in data.split()[1:3])
        at = len(data) - width * height * 3 + (y * width + x) * 3
        return tuple(data[at:at + 3])

    def assertColor(self, found, expected):
        self.assertTrue(all(abs(a - b) <= 2 for a, b in zip(found, expected)), (found, expected))

    def test_a_block_is_painted_as_one(self):
        """A red box with a blue one in it, half through on green: no purple where they overlap."""
        self.run_on("::: {.x}\n\nword {.y}\n\n:::\n\nafter",
                    ".x { opacity: .5; background: #f00; padding: 10pt } .y { background: #00f; height: 20pt }")
        self.assertColor(self.color_at(25, 25), (128, 128, 0))
        self.assertColor(self.color_at(100, 45), (0, 128, 128))
        self.assertColor(self.color_at(100, 80), (0, 255, 0))

    def test_groups_in_each_other_multiply(self):
        self.run_on("::: {.x}\n\nword {.y}\n\n:::", ".x { opacity: .5 } .y { opacity: 50%; background: #00f; height: 20pt }")
        self.assertColor(self.color_at(100, 35), (0, 191, 64))

    def test_each_page_has_its_piece(self):
        self.run_on("::: {.x}\n\n" + "word\n\n" * 20 + ":::", ".x { opacity: .5; background: #f00 }")
        for page in (1, 2):
            self.assertColor(self.color_at(150, 25, page), (128, 128, 0))
        self.assertEqual(self.judge("pdftotext", "a.pdf", "-").split(), ["word"] * 20)

    def test_pictures_margin_boxes_and_floats_let_through(self):
        self.run_on("![x](a.png)", "figure { margin: 0 } img { opacity: .5; width: 40pt }")
        self.assertColor(self.color_at(30, 25), (128, 128, 0))
        self.run_on("word", "@page { @top-left { content: 'x'; background: #f00; height: 20pt; opacity: .5 } }")
        self.assertColor(self.color_at(150, 10), (128, 128, 0))
        self.run_on("word {.x}\n\nword", ".x { float: right; background: #f00; width: 40pt; height: 20pt; opacity: .5 }")
        self.assertColor(self.color_at(170, 35), (128, 128, 0))

    def test_cells_and_inline_elements_let_through(self):
        self.run_on("| a |\n|---|\n| b |", "table { width: 100pt } td { background: #f00; opacity: .5; padding: 10pt }")
        self.assertColor(self.color_at(80, 47), (128, 128, 0))
        self.run_on("*word* word", "em { background: #f00; padding: 5pt; opacity: .5 }")
        self.assertColor(self.color_at(22, 25), (128, 128, 0))

    def test_text_stays_tagged_and_in_order(self):
        self.run_on(RICH, "")
        text = self.judge("pdftotext", "a.pdf", "-").split()
        tree = re.sub(r"Object \d+", "", self.judge("pdfinfo", "-struct-text", "a.pdf"))
        self.run_on(RICH, PALE)
        self.assertEqual(self.judge("pdftotext", "a.pdf", "-").split(), text)
        pale = re.sub(r"Object \d+", "", self.judge("pdfinfo", "-struct-text", "a.pdf"))
        self.assertEqual("".join(pale.split()), "".join(tree.split()))
        self.assertIn("word", self.judge("mutool", "draw", "-F", "txt", "a.pdf").lower())

    def test_files_keep_their_standards(self):
        for standard in ("a-2a", "a-3a", "a-2b", "a-1b", "x-1a", "x-4", "1.7"):
            self.run_on(RICH, PALE, f"--pdf={standard}", *(PRESS if standard[0] == "x" else ()))
            self.judge("qpdf", "--check", "a.pdf")
            self.judge(PLENARY, "check", "a.pdf")
            self.judge("qpdf", "--qdf", "--object-streams=disable", "a.pdf", "q.pdf")
            with open(os.path.join(self.folder.name, "q.pdf"), "rb") as file:
                self.assertEqual(b"/Transparency" in file.read(), standard not in ("a-1b", "x-1a"), standard)
            self.assertEqual("PDF027" in self.told, standard in ("a-1b", "x-1a"))

    def test_sheets_of_pages_have_their_groups(self):
        self.run_on(RICH, PALE, "--pdf=a-2b", "--impose=2up")
        self.judge("qpdf", "--check", "a.pdf")
        self.judge(PLENARY, "check", "a.pdf")
        self.assertIn("Heading", self.judge("pdftotext", "a.pdf", "-"))

    def test_a_pale_picture_needs_transparency(self):
        self.run_on("![x](a.png)", "img { opacity: .5 }", "--pdf=a-1b", code=6)
        self.assertIn("PDF028", self.told)

    def test_nesting_has_an_end(self):
        text = "".join(f"{':' * (30 - i)} {{.x}}\n\n" for i in range(20)) + "deep\n\n"
        text += "".join(f"{':' * (11 + i)}\n\n" for i in range(20))
        self.run_on(text, ".x { opacity: .9 }")
        self.judge("qpdf", "--check", "a.pdf")
        self.assertEqual(self.judge("pdftotext", "a.pdf", "-").split(), ["deep"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[2:])
