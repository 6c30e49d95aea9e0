#!/usr/bin/env python3
"""The summary of a report and its annexes, whose numbers begin again, by the house sheet of reports and by the
sheet of publications; judged on the finished file by poppler.

    annexes.py PLENARY SOURCE_FOLDER [unittest's arguments]
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
SOURCE = os.path.abspath(sys.argv[2])

REPORT = """---
symbol: A/61/999
kind: report
---

# Report of the Secretary-General on trees

::: summary

The report tells of trees.[^1] It has findings.

:::

## I. Introduction

1. Trees grow.[^2]

2. They stand.

::: annex

# Annex I

## Figures

1. Oaks grow.[^3]

2. Oaks stand.

| Year | Trees |
|---|--:|
| 2006 | 12 |

:::

::: annex

# Annex II

## Names

1. Elms grow.[^4]

:::

[^1]: Alpha.
[^2]: Bravo.
[^3]: Charlie.
[^4]: Delta.
"""


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=60).stdout


class Annexes(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def make(self, sheet, *options):
        """The text of each page that has any, its spaces one wide."""
        path = {name: os.path.join(self.temporary.name, name) for name in ("a.md", "a.css", "a.pdf")}
        for name, content in (("a.md", REPORT), ("a.css", sheet)):
            with open(path[name], "w", encoding="utf-8") as file:
                file.write(content)
        self.pdf = path["a.pdf"]
        run(PLENARY, path["a.md"], *options, "--style", path["a.css"], "-o", self.pdf)
        pages = run("pdftotext", "-raw", self.pdf, "-").decode().split("\f")
        return [" ".join(page.split()) for page in pages if re.search(r"grow", page)]

    def check(self, pages, notes):
        self.assertEqual(len(pages), 3)
        text, first, second = pages
        self.assertRegex(text, r"1\. Trees grow\. ?%s 2\. They stand" % notes[1])
        self.assertRegex(first, r"Annex I Figures 1\. Oaks grow\. ?%s 2\. Oaks stand" % notes[2])
        self.assertRegex(first, r"Year Trees 2006 12")
        self.assertRegex(second, r"Annex II Names 1\. Elms grow\. ?%s" % notes[3])
        for page, number, note in zip((text, text, first, second), notes, ("Alpha", "Bravo", "Charlie", "Delta")):
            self.assertRegex(page, rf"\b{number}\.? {note}\.")

    def test_numbers_of_paragraphs_begin_again_in_annexes_and_those_of_notes_by_style(self):
        publication = ("--no-house-style", "--style", os.path.join(SOURCE, "styles", "publication.css"))
        for options in ((), publication):
            self.check(self.make("", *options), "1234")
            self.check(self.make(".note { -plenary-note-reset: chapter }", *options), "1211")

    def test_the_summary_stands_in_its_frame(self):
        self.make("")
        data = run("pdftoppm", "-r", "72", "-gray", "-f", "1", "-l", "1", self.pdf)
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        width, height = int(header[1]), int(header[2])
        rows = [data[header.end() + width * y:][:width] for y in range(height)]
        lines = [y for y in range(height) if sum(gray < 224 for gray in rows[y]) > 0.6 * width]
        word = next(word for word in words_of(self.pdf) if word.text.startswith("findings"))
        above = [y for y in lines if y < word.top]
        below = [y for y in lines if y > word.bottom - 1]
        self.assertTrue(above and below)
        self.assertLess(below[0] - above[-1], 60)
        for y in range(above[-1] + 2, below[0] - 1):
            dark = [x for x in range(width) if rows[y][x] < 224]
            self.assertGreater(dark[-1] - dark[0], 0.6 * width)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
