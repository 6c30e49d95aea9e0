#!/usr/bin/env python3
"""References by page, number and text, forward and backward, judged on the finished file by poppler.

    references.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

PLENARY = os.path.abspath(sys.argv[1])

SHEET = """
@page { size: 240pt 160pt; margin: 20pt 30pt }
body { font: 10pt/12pt "Liberation Serif"; text-align: left; orphans: 1; widows: 1 }
body { counter-reset: chapter }
h1, h2, h3, p { margin: 0; font: 10pt/12pt "Liberation Serif" }
h2 { counter-increment: chapter; counter-reset: part }
h3 { counter-increment: part }
h2::before { content: counter(chapter) " " }
h3::before { content: counter(chapter) "." counter(part) " " }
"""


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


class References(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def make(self, text, sheet):
        """The text of each page, its spaces one wide; and what plenary said."""
        path = {name: os.path.join(self.temporary.name, name) for name in ("a.md", "a.css", "a.pdf")}
        for name, content in (("a.md", "# Title\n\n" + text), ("a.css", SHEET + sheet)):
            with open(path[name], "w", encoding="utf-8") as file:
                file.write(content)
        done = subprocess.run([PLENARY, path["a.md"], "--no-house-style", "--style", path["a.css"], "-o",
                               path["a.pdf"]], check=True, timeout=60, stderr=subprocess.PIPE)
        pages = run("pdftotext", "-raw", path["a.pdf"], "-").split("\f")[:-1]
        return [" ".join(page.split()) for page in pages], done.stderr.decode()

    def check_book(self, seed, page_style, print_number):
        chance = random.Random(seed)
        names, text = [], ""
        for chapter in range(1, 13):
            for part in range(4):
                names.append((f"h{chapter}x{part}", f"{chapter}.{part}" if part else f"{chapter}"))
        for i, (name, number) in enumerate(names):
            text += ("###" if "." in number else "##") + f" Head {name}e {{#{name}}}\n\n"
            for _ in range(chance.randint(1, 4)):
                to = names[chance.randrange(len(names))][0]
                text += "word " * chance.randint(1, 40) + f"[to {to}](#{to}) "
            text += "\n\n"
        pages, said = self.make(text, """
            a::after { content: " <" target-counter(attr(href), chapter) "," target-counters(attr(href), part, ":")
                       ", " target-text(attr(href)) ", p. " target-counter(attr(href), page%s) ">" }
            """ % page_style)
        self.assertEqual(said, "")
        page_of = {match[1]: number for number, page in enumerate(pages, 1)
                   for match in re.finditer(r"[\d.]+ Head (\w+)e\b(?!,)", page)}
        self.assertEqual(set(page_of), {name for name, _ in names})
        self.assertGreater(len(pages), 20)
        found = re.findall(r"to (\w+) <(\d+),([\d:]*), ([^,]*), p\. (\w+)>", " ".join(pages))
        self.assertEqual(len(found), text.count("](#"))
        number_of = dict(names)
        for name, chapter, parts, head, page in found:
            self.assertEqual(chapter, number_of[name].split(".")[0])
            self.assertEqual(parts, number_of[name].partition(".")[2] or "0")
            self.assertEqual(head, f"Head {name}e")
            self.assertEqual(page, print_number(page_of[name]), name)

    def test_references_have_the_page_number_and_text_of_what_they_lead_to(self):
        self.check_book(1, "", str)

    def test_they_settle_where_the_width_of_numbers_moves_lines_and_pages(self):
        def roman(number):
            text = ""
            for value, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
                                (4, "iv"), (1, "i")):
                text += number // value * sign
                number %= value
            return text
        for seed in range(2, 6):
            with self.subTest(seed=seed):
                self.check_book(seed, ", lower-roman", roman)

    def test_a_reference_that_pushes_away_what_it_leads_to_ends_with_a_warning(self):
        sheet = """
            @counter-style far { system: fixed; symbols: "%s far" "near" }
            a::after { content: " " target-counter(attr(href), page, far); white-space: pre-wrap }
            """ % ("\\A " * 8)
        pages, said = self.make("[See](#there)\n\n" + "word " * 40 + "\n\n## There {#there}\n", sheet)
        self.assertRegex(said, r"LAYOUT\d+")
        self.assertEqual(" ".join(pages).count("word"), 40)
        self.assertEqual(" ".join(pages).count("There"), 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
