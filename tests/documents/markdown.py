#!/usr/bin/env python3
"""Examples of Markdown in the manner of CommonMark's: each is read, its words are compared with those that
are to be seen, and then it is set, and its letters are looked for in the PDF.

    markdown.py OUTLINE PLENARY EXAMPLES [--only WORDS]
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
import unittest


def read_examples(path):
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            source, arrow, words = line.rstrip("\n").rpartition(" ⇒ ")
            if arrow:
                found.append((source.replace("⏎", "\n").replace("⇥", "\t"), words))
    return found


def words_of(text):
    return collections.Counter(text.replace("\u00a0", " ").split())


def letters_of(text):
    return collections.Counter("".join(text.split()).replace("\u00a0", ""))


class Examples(unittest.TestCase):
    outline = plenary = examples = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.names = []
        for i, (source, words) in enumerate(self.examples):
            if words != "∅":
                self.names.append((f"{i:04}", source, words))
        for name, source, _ in self.names:
            with open(os.path.join(self.folder.name, name + ".md"), "w", encoding="utf-8") as file:
                file.write(source + "\n")

    def read(self, name):
        path = os.path.join(self.folder.name, name + ".md")
        result = subprocess.run([self.outline, path, "markdown"], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, check=False)
        return result.returncode, result.stdout.decode(), result.stderr.decode()

    @staticmethod
    def seen(lines):
        """The words of all elements, and of each note once."""
        words = collections.Counter()
        notes = {}
        for line in lines[1:]:
            words += words_of(line["text"])
            for label, note in line["calls"]:
                notes[label] = note
        for note in notes.values():
            words += words_of(note)
        return words

    def test_each_example_is_read_as_it_is_to_be_seen(self):
        for name, source, words in self.names:
            with self.subTest(source=source):
                status, out, messages = self.read(name)
                self.assertEqual(status, 0, messages)
                lines = [json.loads(line) for line in out.splitlines()]
                self.assertEqual(self.seen(lines), words_of(words), out)

    def test_no_letter_is_lost_on_the_page(self):
        for house in ("publication", "un-resolution", "un-report", "un-geneva"):
            with self.subTest(house=house):
                self.look_for_letters(house)

    def look_for_letters(self, house):
        out = os.path.join(self.folder.name, house)
        paths = [os.path.join(self.folder.name, name + ".md") for name, _, _ in self.names]
        result = subprocess.run([self.plenary, "batch", "-q", "--from=markdown", "--house=" + house, "-o", out + "/"] + paths,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(result.returncode, 0, result.stdout.decode()[-2000:])
        united = os.path.join(self.folder.name, "all.pdf")
        pdfs = [os.path.join(out, name + ".pdf") for name, _, _ in self.names]
        subprocess.run(["pdfunite"] + pdfs + [united], check=True, stderr=subprocess.DEVNULL)
        counts = {}
        for line in result.stdout.decode().splitlines():
            if line.startswith("{"):
                record = json.loads(line)
                counts[record["output"]] = record["pages"]
        text = subprocess.run(["pdftotext", "-raw", united, "-"], stdout=subprocess.PIPE,
                              check=True).stdout.decode()
        pages = text.split("\f")[:-1]
        self.assertEqual(len(pages), sum(counts.values()))
        for (_, source, words), pdf in zip(self.names, pdfs):
            page = "".join(pages[:counts[pdf]])
            del pages[:counts[pdf]]
            with self.subTest(house=house, source=source):
                missing = letters_of(words) - letters_of(page)
                self.assertFalse(missing, page)


if __name__ == "__main__":
    Examples.outline, Examples.plenary = sys.argv[1:3]
    Examples.examples = read_examples(sys.argv[3])
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
