#!/usr/bin/env python3
"""What a writer of Markdown brings from elsewhere: a title in the front matter, columns that stand as the
row of dashes says, sheets that speak of html; judged on the PDF by poppler.

    titles.py PLENARY [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import words_of  # noqa: E402
from png import flat_png  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])

FRONT = "---\ntitle: On Rain\nauthor: A. Writer\nlang: fr\n---\n\n"
TABLE = "| Left | Middle | Right | Figures |\n|:--|:-:|--:|---|\n" + \
        "| a | b | c | 1.5 |\n| wide enough | wide enough | wide enough | 10.25 |\n"


class Titles(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def make(self, text, *options):
        path = os.path.join(self.folder.name, "a.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        result = subprocess.run([PLENARY, path, *options], stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, timeout=60, check=False)
        self.assertEqual((result.returncode, result.stdout), (0, b""))
        return os.path.join(self.folder.name, "a.pdf")

    @staticmethod
    def lines(path):
        text = subprocess.run(["pdftotext", path, "-"], stdout=subprocess.PIPE, check=True).stdout
        return [line for line in text.decode().split("\n") if line.strip("\f")]

    @staticmethod
    def words(path):
        return [(word.left, word.right, word.text) for word in words_of(path)]

    def test_a_title_in_the_front_matter_stands_above_the_text(self):
        for options in ((), ("--house=publication",), ("--no-house-style",)):
            with self.subTest(options=options):
                path = self.make(FRONT + "## First\n\nIt rains.\n", *options)
                self.assertEqual(self.lines(path)[:4], ["On Rain", "A. Writer", "First", "It rains."])
                info = subprocess.run(["pdfinfo", path], stdout=subprocess.PIPE, check=True).stdout.decode()
                self.assertRegex(info, r"Title: +On Rain\n")

    def test_a_title_that_the_text_says_itself_stands_once(self):
        path = self.make(FRONT + "# On rain\n\nIt rains.\n")
        self.assertEqual(self.lines(path)[:2], ["On rain", "It rains."])

    def test_a_title_of_the_command_line_is_for_the_metadata(self):
        path = self.make("## First\n\nIt rains.\n", "--set=title=On Rain")
        self.assertEqual(self.lines(path)[0], "First")

    def test_chapters_of_a_book_are_of_one_level(self):
        path = self.make(FRONT + "# One\n\nText.\n\n# Chapter two\n\nA line\n\nText.\n\n## Within\n\nText.\n")
        tree = subprocess.run(["pdfinfo", "-struct", path], stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(re.findall(rb"\b(H[1-6])\b", tree), [b"H1", b"H1", b"H1", b"H2"])

    def test_a_picture_is_as_wide_as_its_writer_says(self):
        with open(os.path.join(self.folder.name, "a.png"), "wb") as file:
            file.write(flat_png(100, 50, b"\0"))
        sheet = os.path.join(self.folder.name, "a.css")
        with open(sheet, "w", encoding="utf-8") as file:
            file.write("@page { size: 300pt; margin: 50pt } figure { margin: 0 }")
        for width, points in (("50%", 100), ("20mm", 56.69), ("1.5in", 108), ("40", 30), ("40px", 30)):
            with self.subTest(width=width):
                path = self.make(f"![A](a.png){{width={width}}}\n\nText.\n", "--no-house-style", "--style=" + sheet)
                listed = subprocess.run(["pdfimages", "-list", path], stdout=subprocess.PIPE, check=True).stdout
                dots_per_inch = int(listed.split(b"\n")[2].split()[12])
                self.assertAlmostEqual(100 * 72 / dots_per_inch, points, delta=1.5)

    def test_columns_stand_as_the_row_of_dashes_says(self):
        for options in ((), ("--house=publication",), ("--no-house-style",)):
            with self.subTest(options=options):
                words = self.words(self.make(TABLE, *options))
                at = {word: (left, right) for left, right, word in words if word in "abc"}
                cells = [(left, right) for left, right, word in words if word in ("wide", "enough")]
                left, middle, right = [(cells[i][0], cells[i + 1][1]) for i in (0, 2, 4)]
                self.assertAlmostEqual(at["a"][0], left[0], delta=0.1)
                self.assertAlmostEqual(sum(at["b"]), sum(middle), delta=0.2)
                self.assertAlmostEqual(at["c"][1], right[1], delta=0.1)

    def test_a_sheet_that_speaks_of_html_speaks_of_the_document(self):
        sheet = os.path.join(self.folder.name, "a.css")
        with open(sheet, "w", encoding="utf-8") as file:
            file.write("html { font-size: 30pt }\nhtml > body p { text-indent: 50pt }\n")
        words = self.words(self.make("It rains.\n", "--no-house-style", "--style=" + sheet))
        plain = self.words(self.make("It rains.\n", "--no-house-style"))
        self.assertAlmostEqual(words[0][0] - plain[0][0], 50, delta=0.1)
        self.assertAlmostEqual((words[0][1] - words[0][0]) / (plain[0][1] - plain[0][0]), 30 / 12, delta=0.05)

    def test_what_is_struck_is_struck(self):
        path = self.make("Some ~~words~~ here.\n", "--no-house-style")
        trace = subprocess.run(["mutool", "trace", path], stdout=subprocess.PIPE, check=True).stdout
        self.assertRegex(trace, b"<(fill|stroke)_path")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
