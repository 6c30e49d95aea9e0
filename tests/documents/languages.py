#!/usr/bin/env python3
"""Documents in Arabic and Chinese look as their languages want it: the page of the one is mirrored,
its subparagraphs have letters of the abjad; neither has slanted type. Poppler tells where words stand.

    languages.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import words_of  # noqa: E402

PLENARY, SOURCE = (os.path.abspath(path) for path in sys.argv[1:3])
PAGE_WIDTH = 612


class Page:
    """The first page of a document of the test set: its text, and the boxes of its words."""

    def __init__(self, folder, name):
        self.path = os.path.join(folder, name + ".pdf")
        result = subprocess.run([PLENARY, os.path.join(SOURCE, "tests/documents/text", name + ".txt"),
                                 "-o", self.path], capture_output=True, text=True, check=True)
        self.messages = result.stderr
        self.text = subprocess.run(["pdftotext", self.path, "-"], capture_output=True, text=True,
                                   check=True).stdout
        self.words = [(word.text, word.left, word.right) for word in words_of(self.path, 1, 1)]

    def word(self, pattern):
        return next(word for word in self.words if re.fullmatch(pattern, word[0]))


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="plenary-languages-")
        cls.arabic = Page(cls.folder.name, "arabic")
        cls.chinese = Page(cls.folder.name, "chinese")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_page_of_arabic_is_mirrored(self):
        _, left, _ = self.arabic.word(r"A|A/RES/62/165")
        self.assertAlmostEqual(left, 60, delta=1)
        _, _, right = self.arabic.word(r"\W*62/165\W*")
        self.assertAlmostEqual(right, PAGE_WIDTH - 60, delta=2)
        self.assertTrue(all(left > 55 and right < PAGE_WIDTH - 55
                            for _, left, right in self.arabic.words))

    def test_subparagraphs_of_arabic_have_letters_of_the_abjad(self):
        self.assertNotIn("(a)", self.arabic.text)
        self.assertRegex(self.arabic.text, r"[()]أ[()]")
        self.assertRegex(self.arabic.text, r"[()]ب[()]")

    def test_numbers_of_paragraphs_keep_the_digits_of_the_source(self):
        """The first stands in European digits there, the second in Arabic-Indic ones."""
        numbers = {word[0] for word in self.arabic.words if re.fullmatch("[12١٢]", word[0])}
        self.assertEqual(numbers, {"1", "٢"})

    def test_nothing_slants(self):
        for page in (self.arabic, self.chinese):
            fonts = subprocess.run(["pdffonts", page.path], capture_output=True, text=True,
                                   check=True).stdout
            self.assertNotIn("Italic", fonts)

    def test_headings_of_chinese_are_hei_and_text_is_song(self):
        fonts = subprocess.run(["pdffonts", self.chinese.path], capture_output=True, text=True,
                               check=True).stdout
        self.assertIn("NotoSansCJKsc-Bold", fonts)
        self.assertIn("NotoSerifCJKsc-Regular", fonts)
        self.assertNotIn("NotoSerifCJKsc-Bold", fonts)

    def test_nothing_has_to_be_told(self):
        self.assertEqual(self.arabic.messages, "")
        self.assertEqual(self.chinese.messages, "")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
