#!/usr/bin/env python3
"""The publications of examples/ from text and sheet to PDF, judged on the finished file by other programs.

    publications.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import pages_of  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
EXAMPLES = os.path.join(os.path.abspath(sys.argv[2]), "examples")
PRESS_PROFILE = "/usr/share/color/icc/ghostscript/default_cmyk.icc"

A5 = (419.53, 595.28)
MM = 72 / 25.4


def pages_of_words(path):
    return [page.words for page in pages_of(path)]


def lines_of(words):
    """Words by lines, as text from the top down."""
    lines = {}
    for word in words:
        lines.setdefault(round(word.bottom), []).append(word)
    return [" ".join(word.text for word in sorted(lines[at], key=lambda word: word.left))
            for at in sorted(lines)]


class Publications(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def make(self, name, *options):
        path = os.path.join(self.folder, name + ".pdf")
        result = subprocess.run(
            [PLENARY, os.path.join(EXAMPLES, name + ".txt"), "--house=publication", "--strict-style",
             "--style=" + os.path.join(EXAMPLES, name + ".css"), "-o", path, *options],
            stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.assertNotIn("warning", result.stderr.decode())
        subprocess.run(["qpdf", "--check", path], check=True, stdout=subprocess.DEVNULL)
        return path

    def test_contents_hang_in_and_are_drawn_in_by_level(self):
        source = os.path.join(self.folder, "contents.md")
        with open(source, "w", encoding="utf-8") as file:
            file.write("---\ncontents: yes\nkind: report\nsymbol: A/61/999\n---\n\n# Lamps\n\n"
                       "## I. Aaa\n\nText.\n\n## II. Bbb " + "wide " * 30 +
                       "\n\n### A. Ccc\n\nText.\n")
        pdf = os.path.join(self.folder, "contents.pdf")
        subprocess.run([PLENARY, source, "--house=publication", "-o", pdf], check=True, timeout=60)
        left = {}
        lines = {}
        for word in pages_of_words(pdf)[0]:
            left.setdefault(word.text, word.left)
            lines.setdefault(round(word.bottom), word)
        turned = next(word.left for word in lines.values() if word.text == "wide")
        self.assertGreater(turned, left["II."] + 5)
        self.assertLess(left["II."], left["A."] - 5)
        self.assertAlmostEqual(left["I."], left["II."], delta=0.1)

    def test_a_summary_stands_in_a_frame(self):
        source = os.path.join(self.folder, "summary.md")
        with open(source, "w", encoding="utf-8") as file:
            file.write("# Lamps\n\nBefore it.\n\n::: summary\n## Summary {.summary-label}\n\nIn the frame.\n:::\n\n"
                       "Behind it.\n")
        path = os.path.join(self.folder, "summary.pdf")
        subprocess.run([PLENARY, source, "--house=publication", "--strict-style", "-o", path], check=True, timeout=60)
        place = {word.text: word for word in pages_of_words(path)[0]}
        for inside in ("Summary", "In"):
            self.assertAlmostEqual(place[inside].left - place["Before"].left, 10.4, delta=0.1)
        self.assertAlmostEqual(place["Behind"].left, place["Before"].left, delta=0.1)
        self.assertGreater(place["Behind"].top - place["In"].top, 30)
        drawn = subprocess.run(["mutool", "trace", path], check=True, stdout=subprocess.PIPE).stdout.decode()
        heights = [float(y) for y in re.findall(r'<moveto x="[\d.]+" y="([\d.]+)"', drawn)]
        self.assertGreaterEqual(len(heights), 4)  # its four sides

    def test_the_book_is_a5_with_crop_marks_and_chapters_on_right_hand_pages(self):
        path = self.make("book", "--pdf=x-4", "--date=2026-11-24",
                         "--output-profile=" + PRESS_PROFILE)
        boxes = subprocess.run(["pdfinfo", "-box", path], check=True,
                               stdout=subprocess.PIPE).stdout.decode()
        box = {name: [float(value) for value in values.split()]
               for name, values in re.findall(r"(\w+Box): +([\d. ]+)", boxes)}
        trim = box["TrimBox"]
        bleed = box["BleedBox"]
        self.assertAlmostEqual(trim[2] - trim[0], A5[0], delta=0.1)
        self.assertAlmostEqual(trim[3] - trim[1], A5[1], delta=0.1)
        self.assertAlmostEqual(trim[0] - bleed[0], 3 * MM, delta=0.1)
        self.assertGreater(trim[0] - box["MediaBox"][0], 12)  # room for the marks
        pages = pages_of_words(path)
        self.assertEqual(len(pages), 7)
        edge = trim[0]
        body = [[word for word in page if trim[1] < word.top < trim[3]] for page in pages]
        self.assertEqual(lines_of(body[0]), ["The Keeping of the Lamps"])
        self.assertEqual(body[1], [])  # the back of the title
        for number, label, title in ((3, "CHAPTER I", "The harbour"),
                                     (5, "CHAPTER II", "The inspector"),
                                     (7, "CHAPTER III", "The tenth lamp")):
            self.assertEqual(number % 2, 1)
            lines = lines_of(body[number - 1])
            self.assertEqual(lines[:2], [label, title])  # no running head above them
            self.assertEqual(lines[-1], str(number))
        # text begins 16 mm from the spine, which is left on right-hand pages; signs reach out a little
        self.assertAlmostEqual(min(word.left for word in body[2]) - edge, 16 * MM, delta=1)
        self.assertAlmostEqual(min(word.left for word in body[3]) - edge, 20 * MM, delta=1)
        self.assertAlmostEqual(max(word.right for word in body[3]), trim[2] - 16 * MM, delta=2.5)
        for number in (4, 6):
            lines = lines_of(body[number - 1])
            self.assertEqual(lines[0], "The Keeping of the Lamps")
            self.assertEqual(lines[-1], str(number))

    def test_the_gazette_numbers_every_fifth_line_in_the_margin(self):
        pages = pages_of_words(self.make("gazette"))
        self.assertEqual(len(pages), 2)
        for number, (page, column) in enumerate(zip(pages, (35 * MM, 45 * MM)), 1):
            margin = [word for word in page if word.right < column - 6]
            self.assertEqual([int(word.text) for word in margin],
                             [5 * (i + 1) for i in range(len(margin))])
            self.assertGreaterEqual(len(margin), 1)
            for word in margin:  # right-aligned, and level with a line of text
                self.assertAlmostEqual(word.right, column - 12, delta=0.6)
                beside = [other for other in page if other.left >= column - 1
                          and other.top <= word.top and other.bottom >= word.bottom]
                self.assertTrue(beside, f"{word} on page {number}")
        # headings do not count: "In this Act:" is the fourth line, "(a)" the fifth
        five = next(word for word in pages[0] if word.text == "5" and word.right < 35 * MM - 6)
        label = next(word for word in pages[0] if word.text == "(a)")
        self.assertLess(abs(five.bottom - label.bottom), 4)
        self.assertEqual(lines_of(pages[0])[0], "Gazette of Laws and Orders")
        self.assertEqual(lines_of(pages[1])[0], "Gazette of Laws and Orders, Article 5")

    def test_the_journal_has_two_columns_below_a_title_across_them(self):
        path = self.make("journal")
        page, = pages_of_words(path)
        left, right = 18 * MM, (190 - 18) * MM
        middle = (left + right) / 2
        title = [word for word in page if word.bottom - word.top > 18]
        self.assertEqual(" ".join(word.text for word in title),
                         "On the spacing of lamps along a mole")
        self.assertTrue(title[0].left < middle < title[-1].right)
        top, foot = title[0].bottom, (260 - 26) * MM
        body = [word for word in page if top < word.top and word.bottom < foot
                and word.bottom - word.top > 10.2]
        # no word stands in the gap of 8 mm, but for signs that reach out, and the columns end level
        gap = 4 * MM - 2.5
        self.assertFalse([word for word in body if word.right > middle - gap
                          and word.left < middle + gap])
        columns = [[word for word in body if (word.left > middle) == is_right]
                   for is_right in (False, True)]
        ends = [max(word.bottom for word in column) for column in columns]
        self.assertAlmostEqual(ends[0], ends[1], delta=12.5)
        # the text goes down the left column first
        headings = [word for word in body if word.text in ("I.", "II.", "III.", "IV.")]
        self.assertEqual([word.left > middle for word in sorted(headings, key=lambda word: len(word.text) if word.text != "IV." else 4)],
                         [False, False, True, True])
        # the note stands at the foot, across the columns
        note = next(word for word in page if word.text == "keeper" and word.top > max(ends))
        self.assertLess(note.left, middle)
        self.assertEqual(lines_of(page)[0], "Journal of Coastal Lights")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
