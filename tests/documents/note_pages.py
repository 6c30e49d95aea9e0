"""Documents with notes for tests: made by plenary on small pages, read by poppler."""

import collections
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import words_of  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])

SHEET = """
@page {
    size: 300pt 200pt; margin: 20pt 30pt;
    @footnote { margin-top: 6pt; padding-top: 4pt; border-top: 1pt solid; border-clip: 60pt }
    @top-center { content: string(head) }
}
body { font: 10pt/12pt "Liberation Serif"; text-align: left; orphans: 2; widows: 2 }
p, h1, h2, li, table { margin: 0 }
h1, h2 { font: bold 10pt/12pt "Liberation Serif"; string-set: head content(text) }
.note { font: 8pt/10pt "Liberation Serif" }
::footnote-call, .note-call { font-size: 6pt; -plenary-note-separator: "," }
"""


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


Word = collections.namedtuple("Word", "page x y text")


class NotesCase(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def path(self, name):
        return os.path.join(self.temporary.name, name)

    def make(self, text, sheet=""):
        """The words of the PDF in the order of the file, but for those of the running heads."""
        if text[0] not in "#-":
            text = "# Title\n\n" + text
        for name, content in (("a.md", text), ("a.css", SHEET + sheet)):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(content)
        self.pdf = self.path("a.pdf")
        subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--style",
                        self.path("a.css"), "-o", self.pdf], check=True, timeout=120)
        words = [Word(word.page, word.left, word.top, word.text) for word in words_of(self.pdf)]
        self.heads = [word for word in words if word.y < 19]
        return [word for word in words if word.y >= 19]

    def one(self, words, text):
        found = [word for word in words if text in word.text]
        self.assertEqual(len(found), 1, f"{text}: {[word.text for word in words]}")
        return found[0]
