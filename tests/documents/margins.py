#!/usr/bin/env python3
"""What stands in the margin beside lines, judged on the finished file: bars by the pixels that poppler renders,
and words by its text.

    margins.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import words_of  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])

SHEET = """
@page { size: 300pt 200pt; margin: 20pt 40pt }
body { font: 10pt/12pt "Liberation Serif"; text-align: left; orphans: 1; widows: 1 }
p, h1, h2, td { margin: 0; padding: 0; font: 10pt/12pt "Liberation Serif" }
.note { font: 8pt/10pt "Liberation Serif" }
"""
RED, BLUE = (255, 0, 0), (0, 0, 255)
SCALE = 2


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout


class Margins(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def path(self, name):
        return os.path.join(self.temporary.name, name)

    def make(self, text, sheet):
        for name, content in (("a.md", "# Title\n\n" + text), ("a.css", SHEET + sheet)):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(content)
        self.pdf = self.path("a.pdf")
        subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--style",
                        self.path("a.css"), "-o", self.pdf], check=True, timeout=120)
        self.words = words_of(self.pdf)
        return self.words

    def one(self, text):
        found = [word for word in self.words if text == word.text]
        self.assertEqual(len(found), 1, text)
        return found[0]

    def bars(self, page, color):
        """Left, top, right and foot of the bars of a colour on a page, in points, from top to bottom."""
        data = run("pdftoppm", "-aa", "no", "-r", str(72 * SCALE), "-f", str(page), "-l", str(page), self.pdf)
        header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        width, height = int(header[1]), int(header[2])
        pixels = data[header.end():]
        found = {}
        for y in range(height):
            row = pixels[3 * width * y:3 * width * (y + 1)]
            if bytes(color) not in row:
                continue
            places = [x for x in range(width) if tuple(row[3 * x:3 * x + 3]) == color]
            for x in places:
                if x - 1 in places:
                    continue
                end = x
                while end in places:
                    end += 1
                runs = found.setdefault((x, end), [])
                if runs and runs[-1][1] == y:
                    runs[-1][1] = y + 1
                else:
                    runs.append([y, y + 1])
        return sorted((x / SCALE, top / SCALE, end / SCALE, bottom / SCALE)
                      for (x, end), runs in found.items() for top, bottom in runs)

    def check_artifacts(self):
        """All that is filled is an artifact."""
        data = run("qpdf", "--qdf", "--object-streams=disable", self.pdf, "-").decode("latin-1")
        fills = 0
        for stream in re.findall(r"\nstream\n(.*?)\nendstream", data, re.S):
            if "BDC\n" not in stream:
                continue
            mark = ""
            for line in stream.split("\n"):
                if line.endswith("BDC"):
                    mark = line
                elif line == "EMC":
                    mark = ""
                elif re.search(r"(^| )f$", line):
                    fills += 1
                    self.assertIn("/Artifact", mark)
        self.assertGreater(fills, 0)

    BARS = ("ins { -plenary-change-bar: 2pt solid #f00; text-decoration: none }"
            ".new { -plenary-change-bar: 2pt solid #00f }")

    def test_a_bar_stands_at_the_outer_side_of_revised_lines(self):
        self.make("old " * 60 + "<ins>first " + "new " * 39 + "last</ins> " + "old " * 200
                  + "<ins>left</ins> " + "old " * 40, self.BARS)
        (left, top, right, bottom), = self.bars(1, RED)
        first, last = self.one("first"), self.one("last")
        self.assertEqual((left, right), (266, 268))
        self.assertLessEqual(top, first.top)
        self.assertGreaterEqual(bottom, last.bottom - 1)
        self.assertAlmostEqual(bottom - top, last.top - first.top + 12, delta=0.6)
        (left, top, right, bottom), = self.bars(2, RED)
        self.assertEqual((left, right), (32, 34))
        self.assertAlmostEqual(bottom - top, 12, delta=0.6)
        self.assertTrue(top <= self.one("left").top < bottom)
        self.check_artifacts()

    def test_the_bar_of_a_block_goes_on_over_page_ends_and_has_its_notes(self):
        block = "\n\n".join(f"begin{i} " + "new " * 70 + f"end{i}" for i in range(5))
        self.make(f"Old.\n\n::: new\n\n{block}[^a]\n\n:::\n\nOld.\n\n[^a]: thenote\n",
                  self.BARS + "p { margin: 6pt 0 }")
        pages = {word.page for word in self.words if word.text == "new"}
        self.assertGreater(len(pages), 2)
        for page in pages:
            text = [word for word in self.words if word.page == page and
                    (word.text == "new" or re.match("begin|end", word.text))]
            (_, top, _, bottom), *others = self.bars(page, BLUE)
            self.assertAlmostEqual(top, min(word.top for word in text), delta=2)
            self.assertAlmostEqual(bottom, max(word.bottom for word in text), delta=2)
            note = [word for word in self.words if word.page == page and word.text == "thenote"]
            self.assertEqual(len(others), len(note))
            for bar in others:
                self.assertTrue(bar[1] <= note[0].top and note[0].bottom <= bar[3] + 1)

    def test_bars_stand_at_the_outer_side_of_columns_and_of_tables(self):
        self.make("old " * 20 + "<ins>leftside</ins> " + "old " * 60 + "<ins>rightside</ins> "
                  + "old " * 15 + "\n\n| a | b |\n|---|---|\n| c | <ins>d</ins> |\n| e | f |\n",
                  self.BARS + "body { column-count: 2; column-gap: 20pt } td { padding: 0 4pt }")
        bars = self.bars(1, RED)
        self.assertEqual([bar[0] for bar in bars], [32, 266, 266])
        for bar, text in zip(bars, ("leftside", "rightside", "d")):
            self.assertTrue(bar[1] <= self.one(text).top and self.one(text).bottom <= bar[3] + 1)
        self.assertLess(self.one("leftside").left, 150)
        self.assertGreater(self.one("rightside").left, 150)

    def numbers(self, left, right):
        """The numbers of each page whose right edge is so, or left edge if right is None: texts and tops."""
        pages = {}
        for word in self.words:
            if re.fullmatch(r"\d+", word.text) and (abs(word.left - left) < 0.6 if right is None
                                                    else abs(word.right - right) < 0.6):
                pages.setdefault(word.page, []).append((int(word.text), word))
        return pages

    def check_beside(self, numbers, texts):
        """Each number stands on the line of its text."""
        self.assertEqual(len(numbers), len(texts))
        for (_, number), text in zip(numbers, texts):
            word = self.one(text)
            self.assertEqual(number.page, word.page)
            self.assertLess(abs(number.bottom - word.bottom), 2, text)

    def test_numbers_of_lines_go_on_over_pages_and_begin_again_by_chapter(self):
        chapters = [[f"c{chapter}l{i}" for i in range(40)] for chapter in range(3)]
        text = "\n\n".join(f"# Chapter\n\n" + "\n\n".join(lines) for lines in chapters)
        sheet = "p { -plenary-line-number: 5; -plenary-line-number-side: outside; -plenary-line-number-reset: %s }"
        for reset, of_chapter in (("chapter", lambda n, i: i), ("document", lambda n, i: 40 * n + i)):
            self.make(text, sheet % reset)
            found = [entry for page in range(1, self.words[-1].page + 1)
                     for entry in (self.numbers(272, None) if page % 2 else self.numbers(0, 28)).get(page, [])]
            wanted = [(of_chapter(n, i + 1), f"c{n}l{i}") for n in range(3) for i in range(40)
                      if of_chapter(n, i + 1) % 5 == 0]
            self.assertEqual([number for number, _ in found], [number for number, _ in wanted])
            self.check_beside(found, [name for _, name in wanted])
        self.make(text, sheet % "page")
        for page in range(1, self.words[-1].page + 1):
            lines = [word.text for word in self.words
                     if word.page == page and re.match(r"c\dl", word.text)]
            found = (self.numbers(272, None) if page % 2 else self.numbers(0, 28)).get(page, [])
            self.check_beside(found, lines[4::5])
        tree = run("pdfinfo", "-struct-text", self.pdf).decode()
        self.assertNotRegex(tree, r'"\d+ ?"')

    def test_numbers_of_lines_in_columns_and_tables(self):
        self.make("\n\n".join(f"l{i}e" for i in range(21)) +
                  "\n\n| h | h2 |\n|---|---|\n| r1 | r1b |\n| r2 | r2b |\n\nend",
                  "body { -plenary-line-number: 1; -plenary-line-number-reset: document;"
                  "column-count: 2; column-gap: 30pt }"
                  "h1 { -plenary-line-number: none; column-span: all }")
        lines = {}
        for word in sorted(self.words, key=lambda word: (word.page, word.left)):
            lines.setdefault((word.page, word.left > 138, round(word.bottom / 4)), []).append(word.text)
        rows = [lines[place] for place in sorted(lines) if lines[place][0].isdigit()]
        self.assertEqual([row[0] for row in rows], [str(i + 1) for i in range(len(rows))])
        self.assertEqual(len(rows), 25)
        self.assertEqual([row[1] for row in rows],
                         [f"l{i}e" for i in range(21)] + ["h", "r1", "r2", "end"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
