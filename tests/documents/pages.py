#!/usr/bin/env python3
"""Page ends and columns, judged on the finished file by poppler: every word once and in order, no widow that
a better break avoids, headings with text below, columns of equal depth; and the same file from one
thread and from two.

    pages.py PLENARY SOURCE_FOLDER [unittest's arguments]
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

SHEET = """
@page { size: 300pt 260pt; margin: 20pt 30pt }
body { font: 10pt/12pt "Liberation Serif"; text-align: left; orphans: 2; widows: 2 }
p { margin: 0 0 4pt } h2 { font: bold 10pt/12pt "Liberation Serif"; margin: 8pt 0 4pt }
"""
OPTIMAL = "body { -plenary-page-break: optimal }"


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


class Pages(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def path(self, name):
        return os.path.join(self.temporary.name, name)

    def plenary(self, text, sheet, *options, name="a.pdf"):
        for file_name, content in (("a.md", text), ("a.css", SHEET + sheet)):
            with open(self.path(file_name), "w", encoding="utf-8") as file:
                file.write(content)
        subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--style",
                        self.path("a.css"), "-o", self.path(name), *options], check=True,
                       timeout=120)
        return self.path(name)

    def words(self, pdf):
        """(page, x, y, text) in the order of the file."""
        return [(word.page, word.left, word.top, word.text) for word in words_of(pdf)]

    @staticmethod
    def text(paragraphs):
        """Paragraphs of many lengths under headings; each word is told apart."""
        blocks = ["# Title"]
        for i in range(paragraphs):
            if i % 7 == 3:
                blocks.append(f"## Heading{i}")
            count = (i * 37) % 53 + 3
            blocks.append(" ".join(f"p{i}w{n}" for n in range(count)))
        return "\n\n".join(blocks) + "\n"

    def test_lines_are_as_wide_as_their_page(self):
        words = self.words(self.plenary(self.text(90), "body { text-align: justify }"
                                        "@page :left { margin-right: 70pt }"))
        reached = {}
        for page, x, y, word in words:
            reached.setdefault(page, []).append(x)
        self.assertGreater(max(reached), 6)
        for page, places in reached.items():
            right = 230 if page % 2 == 0 else 270
            self.assertLess(max(places), right, page)
            if page < max(reached):
                self.assertGreater(max(places), right - 40, page)

    def test_no_line_is_left_alone_and_no_heading_without_text(self):
        text = self.text(120)
        for sheet in ("", OPTIMAL):
            words = self.words(self.plenary(text, sheet))
            self.assertEqual([word[3] for word in words], text.replace("#", "").split())
            lines = {}
            for page, _, y, word in words:
                lines.setdefault((page, y), word)
            places = sorted(lines)
            kinds = [re.match(r"p\d+|Head|Title", lines[place])[0] for place in places]
            for i in range(1, len(places)):
                if places[i][0] == places[i - 1][0]:
                    continue
                self.assertNotEqual(kinds[i - 1], "Head")
                if kinds[i] == kinds[i - 1]:
                    self.assertEqual(kinds[i - 2], kinds[i], "an orphan")
                    self.assertEqual(kinds[i + 1], kinds[i], "a widow")

    def test_the_optimiser_is_never_worse_by_its_own_measure(self):
        for paragraphs in (20, 60, 150):
            costs = []
            for sheet in ("", OPTIMAL):
                report = self.plenary(self.text(paragraphs), sheet, "--dump=quality", name="q.txt")
                with open(report, encoding="utf-8") as file:
                    costs.append(int(re.search(r"^cost (\d+)$", file.read(), re.M)[1]))
            self.assertLessEqual(costs[1], costs[0])

    def test_one_thread_and_two_make_the_same_file(self):
        text = self.text(400)
        files = []
        for jobs in ("1", "2"):
            pdf = self.plenary(text, OPTIMAL, f"--jobs={jobs}", name=f"{jobs}.pdf")
            with open(pdf, "rb") as file:
                files.append(file.read())
        self.assertEqual(files[0], files[1])

    def test_columns_are_of_equal_depth_and_headings_span_them(self):
        text = "# Title\n\n" + " ".join(f"a{n}" for n in range(200)) + "\n\n## Across\n\n" + \
            " ".join(f"b{n}" for n in range(100)) + "\n"
        words = self.words(self.plenary(
            text, "body { column-count: 2; column-gap: 20pt } h2 { column-span: all }"))
        self.assertEqual([word[3] for word in words], text.replace("#", "").split())
        across = next(word for word in words if word[3] == "Across")
        for letter in "ab":
            left = {y for page, x, y, word in words if word[0] == letter and x < 145 and page == across[0]}
            right = {y for page, x, y, word in words if word[0] == letter and x > 145 and page == across[0]}
            self.assertGreater(len(left), 1)
            self.assertLessEqual(abs(len(left) - len(right)), 1)
        self.assertLess(across[1], 40)

    def test_figures_float_to_the_top_and_foot_in_order(self):
        blocks = []
        for i in range(12):
            blocks.append(" ".join(f"p{i}w{n}" for n in range(40)))
            blocks.append(f"> float{i} " + "wide " * 40)
        words = self.words(self.plenary("# Title\n\n" + "\n\n".join(blocks) + "\n",
                                        "blockquote { float: top; margin: 0 0 6pt }"))
        floats = [word for word in words if word[3].startswith("float")]
        self.assertEqual([word[3] for word in floats], [f"float{i}" for i in range(12)])
        body = [word[3] for word in words if re.match(r"p\d+w", word[3])]
        self.assertEqual(body, [word for block in blocks[::2] for word in block.split()])
        mixed = 0
        for page in {word[0] for word in words}:
            text = [y for at, _, y, word in words if at == page and re.match(r"p\d+w", word)]
            tops = [y for at, _, y, word in words if at == page and word.startswith("float")]
            if text and tops:
                mixed += 1
                self.assertLess(max(tops), min(text))
        self.assertGreater(mixed, 0)

    # What the optimiser weighs, each beside first fit: the pages as lists of their lines.

    ROWS = """@page { size: 300pt 256pt } body { orphans: 1; widows: 1 } p { margin: 0 }
    blockquote { margin: 0; break-inside: avoid } """

    @staticmethod
    def rows(letter, count):
        return "\\\n".join(f"{letter}{n}" for n in range(count))

    def pages(self, text, sheet):
        """For each page its lines: (top, words)."""
        pages = {}
        for page, _, y, word in self.words(self.plenary(text, self.ROWS + sheet)):
            pages.setdefault(page, {}).setdefault(y, []).append(word)
        return [[(y, " ".join(lines[y])) for y in sorted(lines)]
                for _, lines in sorted(pages.items())]

    def depths(self, text, sheet):
        return [lines[-1][0] for lines in self.pages(text, sheet)]

    def test_a_page_is_not_left_half_empty_where_earlier_ends_avoid_it(self):
        text = "\n\n".join([self.rows("a", 12), "> " + self.rows("b", 6), self.rows("c", 2),
                            "> " + self.rows("d", 17), self.rows("e", 4)])
        shallow, deep = (min(self.depths(text, sheet)[:-1]) for sheet in ("", OPTIMAL))
        self.assertLess(shallow, 60)
        self.assertGreater(deep, 100)

    def test_facing_pages_come_closer_in_depth(self):
        text = "\n\n".join(["# Title", "## Chapter", self.rows("a", 7), "> " + self.rows("b", 12),
                            self.rows("c", 20)])
        sheet = "h2 { break-before: page; margin: 0 }"
        apart = []
        for pages in ("", OPTIMAL):
            depths = self.depths(text, sheet + pages)
            self.assertEqual(len(depths), 4)
            apart.append(depths[2] - depths[1])
        self.assertGreater(apart[0], 100)
        self.assertLess(apart[1], apart[0] - 11)

    def test_a_heading_has_two_lines_of_text_below_it(self):
        text = "\n\n".join([self.rows("a", 15), "## Heading", "b0", "c0", "d0", self.rows("e", 5)])
        feet = [[line for _, line in self.pages(text, "h2 { margin: 0 }" + sheet)[0][-2:]]
                for sheet in ("", OPTIMAL)]
        self.assertEqual(feet, [["b0", "c0"], ["b0", "c0"]])
        text = text.replace("a14", "a14\\\na15")
        feet = [[line for _, line in self.pages(text, "h2 { margin: 0 }" + sheet)[0][-2:]]
                for sheet in ("", OPTIMAL)]
        self.assertEqual(feet, [["Heading", "b0"], ["a14", "a15"]])

    def test_a_note_is_split_only_where_a_fifth_of_the_page_would_be_empty(self):
        for before, note, is_split in ((37, 5, False), (30, 15, True)):
            text = "\n\n".join([self.rows("a", before) + "[^1]", self.rows("b", 60),
                                "[^1]: " + "\\\n    ".join(f"n{n}" for n in range(note))])
            pages = self.pages(text, "@page { size: 300pt 520pt }" + OPTIMAL)
            of_note = {number for number, lines in enumerate(pages)
                       for _, line in lines if re.search(r"\bn\d", line)}
            self.assertEqual(len(of_note) > 1, is_split, pages)

    def test_the_quality_of_the_sample_is_told(self):
        sample = os.path.join(SOURCE, "examples", "A_RES_62_165.txt")
        report = run(PLENARY, sample, "--dump=quality")
        self.assertEqual(len(re.findall(r"^page \d", report, re.M)), 3)
        self.assertIn("widows 0 orphans 0", report)
        self.assertIn("notes 3 split 0", report)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
