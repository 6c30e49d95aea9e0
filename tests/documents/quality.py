#!/usr/bin/env python3
"""--dump=quality against the finished file: poppler reads where each word stands, and what the report tells of
each page is counted again from that: how full it is, its loosest and tightest line, hyphens, rivers, notes,
and the widows and orphans that were accepted.

    quality.py PLENARY [unittest's arguments]
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

PLENARY = os.path.abspath(sys.argv[1])

TOP, HEIGHT = 20, 148  # of the page area
SPACE = 2.5            # Liberation Serif at 10 pt
SHEET = """
@page { size: 260pt 188pt; margin: 20pt 30pt;
        @footnote { margin-top: 6pt; padding-top: 4pt; border-top: 1pt solid; border-clip: 60pt } }
body { font: 10pt/12pt "Liberation Serif"; font-kerning: none; text-align: justify; hyphens: auto;
       orphans: 3; widows: 3 }
p { margin: 0; text-indent: 0; -plenary-justify-spaces: 70% 2000%; font-variant-ligatures: none }
.note { font: 8pt/10pt "Liberation Serif"; text-align: left; hyphens: manual }
::footnote-call { font-size: 6pt }
"""
WORDS = """government resolution session implementation of the to and a in recommendations report Secretary
committee international peace with for development sustainable by on environmental at women youth education
community-based well-being all""".split()


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=100).stdout.decode()


class Word:
    def __init__(self, match):
        self.x, self.y, self.end, self.foot = (float(match[i]) for i in range(1, 5))
        self.size = self.foot - self.y
        self.text = match[5]


class Row:
    """Words on a line of the body."""

    def __init__(self, words):
        self.words = sorted(words, key=lambda word: word.x)
        self.text = " ".join(word.text for word in self.words)
        self.y = next(word.y for word in self.words if word.size > 9)
        self.gaps = [(left.end, right.x) for left, right in zip(self.words, self.words[1:])
                     if right.x - left.end > 0.8]
        room = sum(right - left for left, right in self.gaps)
        self.percent = 100 * room / (SPACE * len(self.gaps)) if self.gaps else 100

    def begins(self):
        return re.search(r"begin(\d+)z", self.text)

    def ends(self):
        return re.search(r"end(\d+)z", self.text)

    def has_hyphen(self):
        return self.words[-1].text[-1] in "-\u00ad" and not self.ends()


class Page:
    """What poppler sees of a page."""

    def __init__(self, html):
        words = [Word(match) for match in re.finditer(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', html)]
        notes = [word for word in words if 8 < word.size < 9.9]
        body = [word for word in words if word.size > 9.9]
        first_note = min((word.y for word in notes), default=1000)
        calls = [word for word in words if word.size < 8 and word.y < first_note - 10]
        self.rows = []
        for y in sorted({round(word.y, 1) for word in body}):
            self.rows.append(Row([word for word in body if abs(word.y - y) < 0.2] +
                                 [word for word in calls if -3 < word.y - y < 9]))
        self.begun = {word.text[4:] for word in notes if word.text.startswith("note")}
        self.ended = {word.text[4:].rstrip(".") for word in notes if word.text.startswith("last")}
        self.first_note = first_note if notes else None

    def rivers(self, doubt):
        """Wide spaces below each other over four lines; spaces that meet within the doubt are so."""
        count = 0
        above = []
        for row in self.rows:
            here = []
            for left, right in row.gaps if round(row.percent) >= 130 else []:
                lines = 1 + max((lines for a, b, lines in above if a < right + doubt and left < b + doubt), default=0)
                count += lines == 4
                here.append((left, right, lines))
            above = here
        return count

    def longest_row_of_hyphens(self):
        longest = current = 0
        for row in self.rows:
            current = current + 1 if row.has_hyphen() else 0
            longest = max(longest, current)
        return longest


class Quality(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="plenary-quality-")
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def make(self, seed, sheet):
        """The pages as poppler sees them, the pages of the report, and what it tells of all."""
        chance = random.Random(seed)
        text, notes = "", ""
        for i in range(70):
            words = [chance.choice(WORDS) for _ in range(chance.randint(20, 75))]
            if chance.randint(0, 3) == 0:
                at = chance.randint(1, len(words) - 1)
                words[at] += f"[^n{i}]"
                notes += f"[^n{i}]: note{i} " + "text " * chance.choice((0, 5, 60, 150)) + f"last{i}.\n\n"
            text += f"begin{i}z " + " ".join(words) + f" end{i}z\n\n"
        names = [os.path.join(self.folder, name) for name in ("a.md", "a.css", "a.pdf")]
        front = "---\nlanguage: en\n---\n\n"
        for name, content in zip(names, (front + text + notes, SHEET + sheet)):
            with open(name, "w", encoding="utf-8") as file:
                file.write(content)
        options = [PLENARY, names[0], "--no-house-style", "--style", names[1]]
        subprocess.run([*options, "-o", names[2]], check=True, timeout=100)
        pages = [Page(html) for html in run("pdftotext", "-bbox", names[2], "-").split("<page ")[1:]]
        report = run(*options, "--dump=quality")
        told = re.split(r"^page \d+\n", report, flags=re.M)[1:]
        told[-1], total = re.split(r"^pages ", told[-1], flags=re.M)
        self.assertEqual(len(pages), len(told))
        return pages, told, total

    @staticmethod
    def number(pattern, told):
        match = re.search(pattern, told)
        return float(match[1]) if match else 0

    def check_lines(self, page, told):
        self.assertEqual(self.number(r"  lines (\d+)", told), len(page.rows))
        for what, furthest in (("loosest", 1), ("tightest", -1)):
            percent = self.number(what + r" (\d+)%", told) or 100
            self.assertTrue(any(abs(row.percent - percent) < 2 for row in page.rows))
            for row in page.rows:  # a line that is all but natural is passed over
                self.assertTrue(abs(row.percent - 100) < 2 or (row.percent - percent) * furthest < 2)
        hyphens = re.search(r"hyphens (\d+) in a row (\d+)", told)
        self.assertEqual((int(hyphens[1]), int(hyphens[2])) if hyphens else (0, 0),
                         (len([row for row in page.rows if row.has_hyphen()]),
                          page.longest_row_of_hyphens()))
        rivers = self.number(r"rivers (\d+)", told)
        self.assertTrue(page.rivers(-0.02) <= rivers <= page.rivers(0.02))

    def check_fill(self, page, told, above_ink):
        """above_ink: what poppler leaves of a line of the body above its words. Half of the leading is there,
        and a share of the font size, which is smaller in notes."""
        foot = page.rows[-1].y - above_ink + 12
        above_note = 5 + (above_ink - 6) * 0.8
        limit = page.first_note - above_note - 11 if page.first_note else TOP + HEIGHT
        left = self.number(r"left (-?[\d.]+)", told)
        self.assertAlmostEqual(left, limit - foot, delta=0.06)
        self.assertAlmostEqual(self.number(r"fill ([\d.]+)%", told), 100 * (HEIGHT - left) / HEIGHT, delta=0.06)

    def check_notes(self, page, told, unfinished):
        """unfinished: the notes that go on from the page before. Returns those that go on behind this one."""
        notes = re.search(r"notes (\d+) split (\d+) continued (\d+)", told)
        rest = (unfinished | page.begun) - page.ended
        self.assertEqual(tuple(int(notes[i]) for i in (1, 2, 3)) if notes else (0, 0, 0),
                         (len(page.begun), len(page.begun & rest), len(unfinished)))
        return rest

    def test_what_is_told_of_pages_is_what_poppler_sees(self):
        split = accepted = 0
        for seed, sheet in enumerate(("", "body { text-wrap: pretty; -plenary-page-break: optimal }",
                                      "body { hyphens: manual }")):
            pages, told, total = self.make(seed, sheet)
            unfinished = set()
            for number, (page, page_told) in enumerate(zip(pages, told)):
                with self.subTest(sheet=sheet, page=number + 1, told=page_told):
                    self.check_lines(page, page_told)
                    self.check_fill(page, page_told, pages[0].rows[0].y - TOP)
                    unfinished = self.check_notes(page, page_told, unfinished)
                    split += len(unfinished & page.begun)
            accepted += self.check_cuts(pages, told, sheet)
            stretched = [row.percent for page in pages for row in page.rows if round(row.percent) != 100]
            self.assertAlmostEqual(self.number(r"mean space ([\d.]+)%", total),
                                   sum(stretched) / len(stretched), delta=2)
        self.assertGreater(split, 3)
        self.assertGreater(accepted, 3)

    def check_cuts(self, pages, told, sheet):
        """Paragraphs parted with fewer lines on a side than the sheet asks are told as accepted."""
        rows = [(row, number) for number, page in enumerate(pages) for row in page.rows]
        accepted = 0
        for at in range(1, len(rows)):
            page = rows[at - 1][1]
            if rows[at][1] == page:
                continue
            above = below = 0
            while rows[at - 1 - above][0].begins() is None:
                above += 1
            while rows[at + below][0].ends() is None:
                below += 1
            is_parted = rows[at - 1][0].ends() is None
            is_bad = is_parted and (above + 1 < 3 or below + 1 < 3)
            with self.subTest(sheet=sheet, page=page + 1):
                self.assertEqual(bool(re.search(r"(widow|orphan) accepted", told[page])), is_bad)
            accepted += is_bad
        return accepted


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
