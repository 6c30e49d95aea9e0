#!/usr/bin/env python3
"""Parallel texts from source to PDF, judged by poppler: pairs stand on one line, both sides go on beside each other over
pages, notes are at the foot behind their calls, and the structure has the texts as the source has them.

    parallel.py PLENARY SOURCE_FOLDER [unittest's arguments]
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
EXAMPLES = os.path.join(os.path.abspath(sys.argv[2]), "examples")
PARTS = 30

SHEET = """
@page { size: 360pt 200pt; margin: 20pt 30pt }
body { font: 10pt/13pt "Liberation Serif"; column-gap: 20pt; widows: 2; orphans: 2 }
p { margin: 0 0 6pt } aside.note { font-size: 8pt; line-height: 10pt }
.en { -plenary-sync: en } .fr { -plenary-sync: fr }
"""


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


def part(language, number):
    """A paragraph of words that are told apart; French is longer, every fifth has a note."""
    count = 8 + number * 7 % 23 + (6 if language == "fr" else 0)
    words = " ".join(f"{language}{number:02}{word:02}" for word in range(count))
    return words + (f"[^{language}{number}]" if number % 5 == 0 else "")


def notes(language):
    return [f"[^{language}{number}]: note{language}{number:02} of it"
            for number in range(0, PARTS, 5)]


class Parallel(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def make(self, text, sheet=SHEET):
        for name, content in (("a.md", text), ("a.css", sheet)):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(content)
        subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--strict-style", "--style",
                        self.path("a.css"), "-o", self.path("a.pdf")], check=True, timeout=120)
        return self.path("a.pdf")

    @staticmethod
    def words(pdf):
        """(page, left, bottom, text)."""
        return [(word.page, word.left, word.bottom, word.text) for word in words_of(pdf)]

    def ck_pages(self, pdf):
        words = self.words(pdf)
        place = {word[3]: word for word in words}
        mine = [word for word in words if re.match(r"(en|fr)\d{4}", word[3])]
        expected = sum(len(part(language, number).split())
                       for language in ("en", "fr") for number in range(PARTS))
        self.assertEqual(len({word[3][:6] for word in mine}), expected)
        self.assertEqual(len(mine), expected)
        self.assertGreater(words[-1][0], 3)
        for number in range(PARTS):
            left, right = place[f"en{number:02}00"], place[f"fr{number:02}00"]
            self.assertEqual(left[0], right[0], number)
            self.assertAlmostEqual(left[2], right[2], 1)
            self.assertLess(left[1], 180)
            self.assertGreater(right[1], 180)
        for language in ("en", "fr"):
            inside = [word for word in mine if word[3].startswith(language)]
            order = sorted(inside, key=lambda word: (word[0], word[2], word[1]))
            self.assertEqual([word[3] for word in order], sorted(word[3] for word in inside))
            self.assertEqual({word[1] < 180 for word in inside}, {language == "en"})
            for number in range(0, PARTS, 5):
                call = next(word for word in reversed(inside) if word[3][2:4] == f"{number:02}")
                note = place[f"note{language}{number:02}"]
                self.assertGreaterEqual(note[0], call[0])
                body = [word[2] for word in mine if word[0] == note[0]]
                self.assertGreater(note[2], max(body, default=0))
        return words

    def test_sections_pair_up_and_stay_apart_in_the_structure(self):
        blocks = ["# Title", ""]
        for language in ("en", "fr"):
            blocks += [f"::: {{.{language}}}"]
            blocks += [part(language, number) + "\n" for number in range(PARTS)] + [":::", ""]
        pdf = self.make("\n".join(blocks + notes("en") + notes("fr")))
        words = self.ck_pages(pdf)
        parted = [number for number in range(PARTS)
                  if len({word[0] for word in words if word[3].startswith(f"fr{number:02}")}) > 1]
        self.assertTrue(parted, "no pair is parted by a page end")
        listed = re.findall(r"(?:en|fr)\d{4}", run("pdfinfo", "-struct-text", pdf))
        self.assertEqual(listed, sorted(listed))

    def test_languages_by_turns_have_their_notes_in_order(self):
        blocks = ["# Title", ""]
        for number in range(PARTS):
            for language in ("en", "fr"):
                blocks += [f"::: {{.{language}}}", part(language, number), ":::", ""]
        pdf = self.make("\n".join(blocks + notes("en") + notes("fr")))
        words = self.ck_pages(pdf)
        order = [word[3][4:] for word in words if re.match(r"note(en|fr)\d\d", word[3])]
        self.assertEqual(order, [f"{language}{number:02}" for number in range(0, PARTS, 5)
                                 for language in ("en", "fr")])

    def test_the_agreement_of_the_examples(self):
        pdf = self.path("agreement.pdf")
        name = os.path.join(EXAMPLES, "agreement")
        result = subprocess.run([PLENARY, name + ".md", "--no-house-style", "--strict-style", "--style",
                                 name + ".css", "-o", pdf], stderr=subprocess.PIPE, timeout=60,
                                check=True)
        told = set(re.findall(r"\[([A-Z]+\d+)\]", result.stderr.decode()))
        self.assertLessEqual(told, {"LAYOUT007"})  # words of Arabic are not parted
        words = self.words(pdf)
        articles = [word for word in words if word[3] == "Article"]
        arabic = [word for word in words if re.match("[\u0600-\u06ff]", word[3]) and word[1] > 300]
        self.assertEqual(len(articles), 4)
        for article in articles:
            self.assertTrue(any(abs(article[2] - word[2]) < 10 for word in arabic), article)
        self.assertIn("ب", [word[3] for word in words])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
