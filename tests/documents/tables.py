#!/usr/bin/env python3
"""Tables of the house style, from aligned columns of text to PDF, judged by poppler.

    tables.py PLENARY SOURCE_FOLDER [unittest's arguments]
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

HEAD = """A. Financial overview

1. The present report contains the second performance report on the programme budget.

Table 1
Requirements by component
(Thousands of United States dollars)

Component                      Approved      Revised       Variance
"""
ROWS = [
    ("Policymaking organs", "1,021.5", "1,045.2", "23.7"),
    ("Executive direction", "12,305.0", "12,400.5", "95.5"),
    ("Programme of work", "152,496.6", "149,998.1", "(2,498.5)"),
    ("Programme support", "8,450.0", "8,450.0", "-"),
    ("Total", "174,273.1", "171,893.8", "(2,379.3)"),
]
TAIL = "\n2. The requirements are explained below.\n"


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


def source(rows):
    return HEAD + "".join("%-30s %-13s %-13s %s\n" % row for row in rows) + TAIL


class Words:
    """The words of a page and where they stand, by pdftotext."""

    def __init__(self, path, page):
        self.items = [(word.text, word.left, word.right, word.top)
                      for word in words_of(path, page, page)]

    def find(self, text):
        return [item for item in self.items if item[0] == text]


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.short = cls.make("short", source(ROWS))
        many = [("Programme number %d" % i, "%d.%d" % (1000 + i, i % 10), "%d" % i, "1.25")
                for i in range(200)]
        cls.long = cls.make("long", source(many))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def make(cls, name, text, *options):
        path = os.path.join(cls.folder.name, name + ".txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        pdf = os.path.join(cls.folder.name, name + ".pdf")
        run(PLENARY, path, "-o", pdf, *options)
        return pdf

    def test_each_cell_is_said_once_row_by_row(self):
        text = " ".join(run("pdftotext", "-raw", self.short, "-").split())
        expected = " ".join(" ".join(row) for row in ROWS)
        self.assertIn(expected, text)
        self.assertEqual(text.count("152,496.6"), 1)

    def test_figures_stand_with_their_marks_below_each_other(self):
        words = Words(self.short, 1)
        ends = {round(words.find(row[1])[0][2], 1) for row in ROWS if row[0] != "Total"}
        self.assertEqual(len(ends), 1, ends)
        # a parenthesis hangs behind the last figure
        plain = words.find("95.5")[0][2]
        hanging = words.find("(2,498.5)")[0][2]
        self.assertGreater(hanging, plain + 1)
        self.assertLess(hanging, plain + 4)

    def test_structure_tells_head_body_and_cells(self):
        struct = run("pdfinfo", "-struct-text", self.short)
        self.assertRegex(struct, r"(?s)\n\s*Table.*?Caption.*?THead.*?TR.*?TH.*?TBody.*?TR.*?TD")
        self.assertEqual(len(re.findall(r"\n\s*TR\b", struct)), len(ROWS) + 1)
        self.assertEqual(len(re.findall(r"\n\s*TD\b", struct)), len(ROWS) * 4)

    def test_further_pages_repeat_the_head_and_say_so(self):
        pages = run("pdftotext", "-layout", self.long, "-").split("\f")[:-1]
        self.assertGreater(len(pages), 3)
        for page in pages[1:-1]:
            self.assertRegex(page, r"(?s)^\s*\(continued\)\s*\n\s*Component\s+Approved")
        self.assertNotIn("(continued)", pages[0])

    def test_what_is_repeated_is_said_once_in_the_structure(self):
        struct = run("pdfinfo", "-struct-text", self.long)
        self.assertEqual(struct.count("Component"), 1)
        self.assertEqual(struct.count("(continued)"), 0)
        self.assertEqual(struct.count("Programme number 199"), 1)

    def test_rules_are_those_of_the_house(self):
        dump = run(PLENARY, os.path.join(self.folder.name, "short.txt"), "--dump=pages")
        rules = re.findall(r"^\s*fill .*$", dump, re.M)
        self.assertEqual(len(rules), 4, rules)

    def test_a_table_goes_to_a_page_of_its_own_kind(self):
        sheet = os.path.join(self.folder.name, "wide.css")
        with open(sheet, "w", encoding="utf-8") as file:
            file.write("table { page: wide }")
        pdf = self.make("wide", source(ROWS), "--style", sheet)
        sizes = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)",
                           run("pdfinfo", "-f", "1", "-l", "9", pdf))
        self.assertEqual(sizes, [("612", "792"), ("792", "612"), ("612", "792")])
        ends = [word[2] for word in Words(pdf, 2).find("Variance")]
        self.assertGreater(max(ends), 700)

    def test_pdf_ua_and_a_are_kept(self):
        for pdf in (self.short, self.long):
            self.assertIn("meets PDF/A-2a and PDF/UA-1", run(PLENARY, "check", pdf))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
