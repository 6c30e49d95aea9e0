#!/usr/bin/env python3
"""Paragraphs broken as a whole, with words parted: the lines are as wide as the measure, the hyphens are
seen and are no characters, and no word is lost. Poppler reads the pages.

    lines.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

PLENARY, SOURCE = (os.path.abspath(path) for path in sys.argv[1:3])
SOFT_HYPHEN = "\u00ad"
SHEET = """p { text-wrap: pretty; hyphens: auto; -plenary-justify-spaces: 80% 1000%; width: 260pt }
body { line-height: 14pt }"""


def words_of(path):
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return text


class Lines(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="plenary-lines-")
        cls.sheet = os.path.join(cls.folder.name, "pretty.css")
        with open(cls.sheet, "w", encoding="utf-8") as sheet:
            sheet.write(SHEET)
        cls.narrow = os.path.join(cls.folder.name, "narrow.css")
        with open(cls.narrow, "w", encoding="utf-8") as sheet:
            sheet.write("p { width: 70pt }")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def compile(self, source, *options):
        path = os.path.join(self.folder.name, "out.pdf")
        subprocess.run([PLENARY, source, "-o", path, *options], capture_output=True, check=True)
        return path

    def test_hyphens_are_no_characters_of_the_text(self):
        source = os.path.join(SOURCE, "examples/A_RES_62_165.txt")
        text = words_of(self.compile(source, "--style", self.sheet))
        self.assertGreater(text.count(SOFT_HYPHEN + "\n"), 10)
        self.assertEqual(text.count(SOFT_HYPHEN), text.count(SOFT_HYPHEN + "\n"))
        joined = re.sub(r"\s+", " ", text.replace(SOFT_HYPHEN + "\n", ""))
        self.assertIn("developing friendly relations among nations based on respect for the principle of equal "
                      "rights and self-determination of peoples", joined)
        result = subprocess.run([PLENARY, "verify", source, os.path.join(self.folder.name, "out.pdf"),
                                 "--style", self.sheet], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_justified_lines_end_on_the_measure(self):
        path = self.compile(os.path.join(SOURCE, "examples/A_RES_62_165.txt"), "--style", self.sheet)
        html = subprocess.run(["pdftotext", "-bbox-layout", "-f", "2", "-l", "2", path, "-"],
                              capture_output=True, text=True, check=True).stdout
        ends = [float(line.get("xMax")) for line in ElementTree.fromstring(html).iter()
                if line.tag.endswith("line")]
        most = max(ends)
        full = [end for end in ends if end > most - 0.1]
        self.assertGreater(len(full), len(ends) / 2)

    def test_words_of_other_languages_are_parted(self):
        for name in ("french", "spanish", "russian"):
            source = os.path.join(SOURCE, "tests/documents/text", name + ".txt")
            with self.subTest(name):
                text = words_of(self.compile(source, "--style", self.sheet, "--style", self.narrow))
                self.assertIn(SOFT_HYPHEN + "\n", text)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
