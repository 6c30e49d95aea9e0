#!/usr/bin/env python3
"""Notes of every form, judged on the finished file by poppler and mutool: where they stand, in which
order, how they are numbered and split.

    notes.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

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


class Word:
    def __init__(self, page, match):
        self.page = page
        self.x, self.y = float(match[1]), float(match[2])
        self.text = match[5]


class Notes(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def path(self, name):
        return os.path.join(self.temporary.name, name)

    def make(self, text, sheet=""):
        """The words of the PDF in the order of the file, but for those of the running heads."""
        if not text.startswith("#"):
            text = "# Title\n\n" + text
        for name, content in (("a.md", text), ("a.css", SHEET + sheet)):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(content)
        self.pdf = self.path("a.pdf")
        subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--style",
                        self.path("a.css"), "-o", self.pdf], check=True, timeout=120)
        words = []
        page = 0
        for line in run("pdftotext", "-bbox", self.pdf, "-").split("\n"):
            page += "<page " in line
            match = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
                              r"([^<]*)<", line)
            if match:
                words.append(Word(page, match))
        self.heads = [word for word in words if word.y < 19]
        return [word for word in words if word.y >= 19]

    def one(self, words, text):
        found = [word for word in words if text in word.text]
        self.assertEqual(len(found), 1, f"{text}: {[word.text for word in words]}")
        return found[0]

    def test_notes_stand_at_the_foot_in_order_wherever_they_are_called(self):
        words = self.make("# Head[^a] line\n\nText[^b] and *more*[^c][^d] here[^b]\n\n"
                          "- item[^e]\n\nLast.\n\n"
                          "[^a]: Alpha.\n[^b]: Bravo.\n[^c]: Charlie\n\n    paragraph.\n"
                          "[^d]: Delta\n\n    - listed.\n[^e]: Echo.\n")
        body = max(word.y for word in words if word.text in ("Last.", "item5"))
        last = body
        for text in ("Alpha", "Bravo", "Charlie", "paragraph", "Delta", "listed", "Echo"):
            word = self.one(words, text)
            self.assertGreater(word.y, last)
            last = word.y
        line = " ".join(word.text for word in words)
        self.assertRegex(line, r"more ?3,4")
        self.assertRegex(line, r"here ?2")

    def test_a_note_of_a_heading_does_not_run_in_the_head_or_the_outline(self):
        words = self.make("# Title\n\n## Heading[^a]\n\n" + "word " * 300 + "\n\n[^a]: The note.\n",
                          "h2 { break-before: page }")
        self.one(words, "note.")
        heads = [word.text for word in self.heads if word.page > 2]
        self.assertTrue(heads)
        self.assertEqual(set(heads), {"Heading"})
        outline = run("mutool", "show", self.pdf, "outline")
        self.assertRegex(outline, r"\"Heading\"|\tHeading\t")

    def test_a_long_note_goes_on_under_its_rule_with_two_lines_on_each_side(self):
        note = " ".join(f"n{i}" for i in range(400))
        words = self.make(f"Call[^a] here.\n\n" + "body " * 200 + f"\n\n[^a]: {note}\n")
        found = [word for word in words if re.fullmatch(r"n\d+", word.text)]
        self.assertEqual([word.text for word in found], note.split())
        pages = sorted({word.page for word in found})
        self.assertGreater(len(pages), 1)
        self.assertEqual(pages, list(range(1, len(pages) + 1)))
        for page in pages:
            self.assertGreaterEqual(len({word.y for word in found if word.page == page}), 2)

    def test_ten_notes_of_one_line_keep_their_order(self):
        calls = "".join(f"w{i}[^n{i}] " for i in range(10))
        notes = "\n".join(f"[^n{i}]: " + f"t{i} " + "text " * 40 for i in range(10))
        words = self.make(f"{calls}\n\n{notes}\n")
        found = [self.one(words, f"t{i}") for i in range(10)]
        places = [(word.page, word.y) for word in found]
        self.assertEqual(places, sorted(places))
        self.assertEqual(found[0].page, self.one(words, "w0").page)

    def test_a_note_is_never_before_its_call(self):
        text = "\n\n".join(f"Paragraph {'word ' * (7 * i % 40)} c{i}e[^n{i}]." for i in range(60))
        notes = "\n".join(f"[^n{i}]: t{i}e {'text ' * (11 * i % 60)}" for i in range(60))
        for way in ("first-fit", "optimal"):
            words = self.make(f"{text}\n\n{notes}\n", f"body {{ -plenary-page-break: {way} }}")
            for i in range(60):
                call, note = self.one(words, f"c{i}e"), self.one(words, f"t{i}e")
                self.assertGreaterEqual((note.page, note.y), (call.page, call.y))
                self.assertEqual(note.page, call.page)

    def test_notes_may_count_on_each_page(self):
        text = "\n\n".join("word " * 60 + f"c{i}[^n{i}]" for i in range(6))
        notes = "\n".join(f"[^n{i}]: note{i}" for i in range(6))
        words = self.make(f"{text}\n\n{notes}\n", ".note { -plenary-note-reset: page }")
        pages = {}
        for i in range(6):
            pages.setdefault(self.one(words, f"note{i}").page, []).append(i)
        self.assertGreater(len(pages), 1)
        for page, notes_of_page in pages.items():
            text = " ".join(word.text for word in words if word.page == page)
            for n, i in enumerate(notes_of_page):
                self.assertRegex(text, rf"c{i} ?{n + 1}\b")

    def test_notes_stand_across_columns(self):
        words = self.make("word " * 40 + "left[^a] " + "word " * 20 + "right[^b]\n\n"
                          "[^a]: Alpha.\n[^b]: Bravo.\n", "body { column-count: 2 }")
        alpha, bravo = self.one(words, "Alpha"), self.one(words, "Bravo")
        self.assertEqual(alpha.x, bravo.x)
        self.assertGreater(alpha.y, max(word.y for word in words if word.text == "word"))
        self.assertGreater(self.one(words, "right").x, 150)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
