#!/usr/bin/env python3
"""Floats at the side of the text, judged on the finished file by poppler: every word once, no word on another or
out of the text area, lines shortened beside floats and as long as ever below them, each float on the page of
the text beside it; notes called in floats; inside and outside by the page.

    floats.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

import pdf_words  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])

SHEET = """
@page { size: 300pt 260pt; margin: 20pt 30pt }
body { font: 10pt/12pt "Liberation Serif"; text-align: justify }
p { margin: 0 0 4pt } h2 { font: bold 10pt/12pt "Liberation Serif"; margin: 8pt 0 4pt }
.box { width: 80pt; border: 1pt solid; padding: 2pt; font-size: 8pt; line-height: 10pt;
       text-align: left; margin: 2pt 6pt }
.left { float: left } .right { float: right } .outside { float: outside }
"""


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


class Word(pdf_words.Word):
    def overlaps(self, other):
        return (self.page == other.page and
                self.left < other.right - 0.3 and other.left < self.right - 0.3 and
                self.top < other.bottom - 3.5 and other.top < self.bottom - 3.5)


class Floats(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def path(self, name):
        return os.path.join(self.temporary.name, name)

    def plenary(self, text, sheet=""):
        for name, content in (("a.md", text), ("a.css", SHEET + sheet)):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(content)
        done = subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--style",
                               self.path("a.css"), "-o", self.path("a.pdf")], timeout=120,
                              stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.findings = done.stderr.decode()
        return self.words(self.path("a.pdf"))

    @staticmethod
    def words(pdf):
        return [Word(*word) for word in pdf_words.words_of(pdf)]

    @staticmethod
    def box(number, words, side):
        return f"::: {{.box .{side}}}\n" + " ".join(f"f{number}w{i}" for i in range(words)) + "\n:::"

    @staticmethod
    def paragraph(number, words):
        return " ".join(f"p{number}w{i}" for i in range(words))

    def many(self):
        blocks = ["# Title"]
        for i in range(60):
            if i % 3 == 1:
                blocks.append(self.box(i, (i * 7) % 23 + 2, ("left", "right", "outside")[i % 9 // 3]))
            if i % 11 == 5:
                blocks.append(f"## Heading{i}")
            blocks.append(self.paragraph(i, (i * 37) % 61 + 5))
        return "\n\n".join(blocks) + "\n"

    def check(self, words, text, bottom=240):
        expected = re.findall(r"[pf]\d+w\d+|Heading\d+|Title", text)
        self.assertEqual(sorted(word.text for word in words), sorted(expected))
        for word in words:
            self.assertTrue(29 < word.left and word.right < 271 and 18 < word.top and
                            word.bottom < bottom + 2, (word.page, word.text))
        for page in range(1, words[-1].page + 1):
            here = [word for word in words if word.page == page]
            for i, one in enumerate(here):
                for other in here[i + 1:]:
                    self.assertFalse(one.overlaps(other), (page, one.text, other.text))
        return {word.text: word for word in words}

    def test_many_floats_over_many_pages(self):
        text = self.many()
        for sheet in ("", "body { text-wrap: pretty }",
                      "body { -plenary-page-break: optimal; text-wrap: pretty }",
                      "body { column-count: 2; column-gap: 10pt } .box { width: 50pt }"):
            words = self.plenary(text, sheet)
            by_text = self.check(words, text)
            self.assertEqual(self.findings, "")
            read = re.findall(r"p\d+w\d+", run("pdftotext", "-raw", self.path("a.pdf"), "-"))
            self.assertEqual(read, re.findall(r"p\d+w\d+", text))
            if "column" not in sheet:
                for i in range(1, 60, 3):  # a float begins beside the text that follows it
                    self.assertEqual(by_text[f"f{i}w0"].page, by_text[f"p{i}w0"].page)
                    self.assertLess(abs(by_text[f"f{i}w0"].top - by_text[f"p{i}w0"].top), 60)
            self.assertGreater(words[-1].page, 5)

    def test_lines_are_shortened_and_long_again(self):
        words = self.plenary(self.box(0, 8, "right") + "\n\n" + self.paragraph(1, 90))
        boxes = [word for word in words if word.text[0] == "f"]
        left, foot = min(word.left for word in boxes), max(word.bottom for word in boxes)
        lines = {}
        for word in words:
            if word.text[0] == "p":
                lines.setdefault(round(word.top), []).append(word.right)
        beside = [max(line) for top, line in lines.items() if top < foot]
        below = [max(line) for top, line in sorted(lines.items()) if top > foot + 5][:-1]
        self.assertGreaterEqual(len(beside), 2)
        for right in beside:
            self.assertAlmostEqual(right, left - 9, delta=0.6)
        for right in below:
            self.assertAlmostEqual(right, 270, delta=0.6)

    def test_clear_and_flow_root(self):
        text = (self.box(0, 20, "left") + "\n\nshort\n\n::: {.next}\nbelow\n:::\n")
        words = {word.text: word for word in self.plenary(text, ".next { clear: both }")}
        foot = max(word.bottom for name, word in words.items() if name[0] == "f")
        self.assertGreater(words["below"].top, foot)
        self.assertLess(words["short"].top, foot)
        words = {word.text: word for word in self.plenary(text)}
        self.assertLess(words["below"].top, foot)
        text = "::: {.root}\n" + self.box(0, 20, "left") + "\n\nshort\n:::\n\nbelow\n"
        words = {word.text: word for word in self.plenary(text, ".root { display: flow-root }")}
        self.assertGreater(words["below"].top, foot)

    def test_notes_called_in_floats(self):
        text = ("before[^a]\n\n::: {.box .left}\ninside[^b]\n:::\n\nbehind[^c]\n\n"
                "[^a]: first\n\n[^b]: second\n\n[^c]: third\n")
        words = self.plenary(text)
        notes = [word.text for word in words if word.text in ("first", "second", "third")]
        self.assertEqual(notes, ["first", "second", "third"])
        tops = {word.text: word.top for word in words}
        self.assertTrue(tops["first"] < tops["second"] < tops["third"])
        self.assertGreater(tops["first"], 150)

    def test_outside_is_at_the_outer_edge(self):
        text = "\n\n".join(self.box(i, 3, "outside") + "\n\n" + self.paragraph(i, 60)
                           for i in range(12))
        words = self.plenary(text)
        sides = set()
        for word in words:
            if re.fullmatch(r"f\d+w0", word.text):
                self.assertEqual(word.left < 100, word.page % 2 == 0, (word.page, word.text))
                sides.add(word.page % 2)
        self.assertEqual(sides, {0, 1})

    def test_a_float_is_read_where_it_stands(self):
        self.plenary(self.paragraph(1, 10) + "\n\n" + self.box(0, 4, "right") + "\n\n" +
                     self.paragraph(2, 10))
        tree = run("pdfinfo", "-struct-text", self.path("a.pdf"))
        read = re.findall(r"[pf]\d+w\d+", tree)
        self.assertEqual(read, re.findall(r"[pf]\d+w\d+", self.paragraph(1, 10) + " " +
                                          self.box(0, 4, "right") + self.paragraph(2, 10)))

    def test_one_too_high_for_a_page_is_told_and_stays_in_the_text(self):
        text = self.box(0, 400, "left") + "\n\n" + self.paragraph(1, 20)
        words = self.plenary(text, ".box { width: 60pt }")
        self.check(words, text)
        self.assertIn("LAYOUT010", self.findings)

    @staticmethod
    def noted(text):
        return "::: {.fig .%s}\nFigure%s[^n%s]\n\nrest\n:::\n" % text

    def of_pages(self, side, sheet=""):
        """Paragraphs with notes, and floats with notes among them; the words by their text."""
        blocks, notes = [], []
        for i in range(24):
            blocks.append(self.paragraph(i, 30) + f"[^t{i}]")
            notes.append(f"[^t{i}]: t{i}t")
            if i % 3 == 1:
                blocks.append(self.noted((side, f"x{i}x", str(i))))
                notes.append(f"[^n{i}]: n{i}n and more words than one line of this page takes, "
                             "so that it is of two lines")
        text = ":::: {.all}\n" + "\n\n".join(blocks) + "\n\n::::\n\n" + "\n\n".join(notes) + "\n"
        words = self.plenary(text, ".fig { border: 1pt solid; padding: 2pt; height: auto } "
                             ".top { float: top; margin: 0 0 6pt } "
                             ".bottom { float: bottom; margin: 6pt 0 0 } aside.note "
                             "{ font-size: 8pt; line-height: 9pt } " + sheet)
        self.assertEqual(self.findings, "")
        for i in range(24):
            self.assertEqual(sum(word.text == f"t{i}t" for word in words), 1)
            if i % 3 == 1:
                self.assertEqual(sum(word.text == f"n{i}n" for word in words), 1)
        for i, one in enumerate(words):
            for other in words[i + 1:i + 60]:
                self.assertFalse(one.overlaps(other), (one.page, one.text, other.text))
        return {re.sub(r"\d+$", "", word.text) if "Figure" in word.text else word.text: word
                for word in words}

    def test_notes_in_floats_of_pages_go_where_they_go(self):
        for side in ("top", "bottom"):
            for sheet in ("", "body { -plenary-page-break: optimal }",
                          "aside.note { -plenary-note-reset: page }"):
                words = self.of_pages(side, sheet)
                for i in range(1, 24, 3):
                    self.assertEqual(words[f"n{i}n"].page, words[f"Figurex{i}x"].page)
                    self.assertGreater(words[f"n{i}n"].top, words[f"Figurex{i}x"].top)
                    self.assertGreaterEqual(words[f"Figurex{i}x"].page, words[f"p{i}w29"].page)
                tops = [words[f"Figurex{i}x"].top for i in range(1, 24, 3)]
                if side == "top":
                    self.assertLess(max(tops), 70)

    def test_floats_in_columns_stand_in_their_column(self):
        columns = ".all { column-count: 2; column-gap: 10pt } "
        for side, sheet in (("top", ""), ("bottom", ""),
                            ("top", "aside.note { float: column-footnote }"),
                            ("bottom", "body { -plenary-page-break: optimal }")):
            words = self.of_pages(side, columns + sheet)
            for i in range(1, 24, 3):
                figure, after = words[f"Figurex{i}x"], words[f"p{i + 1}w0"]
                self.assertEqual(figure.page, after.page)
                self.assertEqual(figure.left < 150, after.left < 150, i)
                self.assertEqual(words[f"n{i}n"].page, figure.page)
                self.assertEqual(figure.top < after.top, side == "top", i)

    def test_floats_across_columns_stand_on_the_page(self):
        words = self.of_pages("top", ".all { column-count: 2; column-gap: 10pt } "
                              ".fig { column-span: all; text-align: right }")
        for i in range(1, 24, 3):
            self.assertGreater(words[f"Figurex{i}x"].right, 250)
            self.assertLess(words[f"Figurex{i}x"].top, 70)

    def test_a_float_in_a_note_is_told(self):
        self.plenary("one[^a]\n\n[^a]: first\n\n    > quoted\n", "blockquote { float: top }")
        self.assertIn("LAYOUT013", self.findings)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
