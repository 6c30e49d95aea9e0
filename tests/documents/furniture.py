#!/usr/bin/env python3
"""What runs along with the pages, and what refers to them, judged on the finished file by poppler and
qpdf: contents, numbers and labels of pages, named pages, blank pages, running heads.

    furniture.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import words_of  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])

WORDS = ("Pages of paper carry what they are given and the reader turns them one by one until the "
         "last of them is read and the book is closed again for another day. ")

# A book of small pages. Front matter is what stands before the first heading: the contents.
BOOK = """
@page { size: 300pt 420pt; margin: 60pt 40pt; font: 10pt/12pt "Liberation Serif" }
@page :left { margin: 60pt 30pt 60pt 50pt }
@page :right { margin: 60pt 50pt 60pt 30pt }
@page front { @bottom-center { content: counter(page, lower-roman) } }
@page body {
    @top-left { content: element(head) }
    @top-right { content: string(chapter) }
    @bottom-center { content: counter(page) }
}
@page body:first { @top-left { content: none } @top-right { content: none } }
@page body:blank, :blank {
    @top-left { content: none } @top-right { content: none } @bottom-center { content: none }
    @left-middle { content: "BLANK" }
}
body { font: 10pt/12pt "Liberation Serif"; text-align: left }
nav { page: front }
.heading { page: body; string-set: chapter content(text) }
p { page: body; margin: 0 0 6pt }
.contents-entry { page: front; margin: 0 }
.contents-entry > a::after { content: "\\2003" target-counter(attr(href), page) }
.heading { font-size: 12pt; margin: 12pt 0 6pt }
"""


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=300,
                          **options).stdout


def letters(number):
    """A, B, …, Z, AA, AB, …: how the headings are numbered."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def title(number):
    return f"Chapter of things numbered {number:03d}"


class Pdf:
    """A document set by a sheet alone, as other programs see it."""

    def __init__(self, folder, name, text, sheet, *options):
        source = os.path.join(folder, name + ".txt")
        style = os.path.join(folder, name + ".css")
        self.path = os.path.join(folder, name + ".pdf")
        for path, content in ((source, text), (style, sheet)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
        result = subprocess.run(
            [PLENARY, source, "--no-house-style", "--style", style, "-o", self.path, *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False)
        self.status = result.returncode
        self.messages = result.stdout.decode()
        self.source = source
        self.options = ["--no-house-style", "--style", style, *options]

    def pages(self):
        return run("pdftotext", "-layout", self.path, "-").decode().split("\f")[:-1]

    def labels(self):
        """The label of each page, as PDF's rules make them."""
        document = json.loads(run("qpdf", "--json=1", "--json-key=pagelabels", self.path))
        ranges = {entry["index"]: entry["label"] for entry in document.get("pagelabels", [])}
        labels, style, first, start = [], "/D", 1, 0
        for page in range(self.page_count()):
            if page in ranges:
                style = ranges[page].get("/S")
                first, start = ranges[page].get("/St", 1), page
            number = first + page - start
            labels.append(roman(number) if style == "/r" else str(number))
        return labels

    def page_count(self):
        return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", self.path).decode()).group(1))

    def sizes(self):
        text = run("pdfinfo", "-f", "1", "-l", "9999", self.path).decode()
        return [(float(w), float(h))
                for w, h in re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", text)]

    def words(self, page):
        """(left, top, right, bottom, word) of each word of a page, from 1."""
        return [word[1:] for word in words_of(self.path, page, page)]


def roman(number):
    text = ""
    for value, letter in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
                          (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            text += letter
            number -= value
    return text


def book(chapters, paragraphs):
    parts = ["---", "contents: yes", "---", ""]
    number = 0
    for chapter in range(1, chapters + 1):
        parts += [f"{letters(chapter)}. {title(chapter)}", ""]
        for _ in range(paragraphs):
            number += 1
            parts += [f"{number}. " + WORDS * 5, ""]
    return "\n".join(parts)


class FurnitureTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="plenary-furniture-")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def make(self, name, text, sheet, *options):
        pdf = Pdf(self.folder, name, text, sheet, "--set=title=A book", *options)
        self.assertEqual((pdf.status, pdf.messages), (0, ""))
        return pdf

    def check_contents(self, pdf, chapters):
        """Each entry prints the label of the page on which its heading stands."""
        labels = pdf.labels()
        heading = {}
        entry = {}
        for page, text in enumerate(pdf.pages()):
            text = " ".join(text.split())
            for number in range(1, chapters + 1):
                if title(number) not in text:
                    continue
                listed = re.search(re.escape(title(number)) + r"\.* ?\.? ?(\d+|[ivxlc]+)\b", text)
                if labels[page].isdigit():
                    heading.setdefault(number, labels[page])
                elif listed:
                    entry[number] = listed.group(1)
        self.assertEqual(len(entry), chapters)
        self.assertEqual(entry, heading)

    def test_contents_of_three_hundred_pages_have_the_right_numbers(self):
        chapters = 125
        sheet = BOOK + "nav + .heading { counter-reset: page 1; break-before: right }"
        pdf = self.make("long", book(chapters, 6), sheet)
        self.assertGreater(pdf.page_count(), 300)
        self.check_contents(pdf, chapters)

    def test_front_matter_is_numbered_in_roman_and_the_text_begins_with_1(self):
        sheet = BOOK + "nav + .heading { counter-reset: page 1; break-before: right }"
        pdf = self.make("front", book(24, 3), sheet)
        labels = pdf.labels()
        begin = labels.index("1")
        self.assertEqual(labels[:begin], [roman(n + 1) for n in range(begin)])
        self.assertEqual(labels[begin:], [str(n + 1) for n in range(len(labels) - begin)])
        self.assertEqual(begin % 2, 0)  # on a right-hand page
        for page, text in enumerate(pdf.pages()):
            foot = text.split()[-1]
            self.assertIn(foot, (labels[page], "BLANK"))
        self.assertEqual(run(PLENARY, "check", pdf.path).decode().count("does not"), 0)
        run(PLENARY, "verify", pdf.source, pdf.path, *pdf.options)

    def test_contents_are_tagged_as_such_and_lead_to_their_headings(self):
        pdf = self.make("tagged", book(4, 1), BOOK)
        tree = run("pdfinfo", "-struct-text", pdf.path).decode()
        self.assertEqual(len(re.findall(r"^\s+TOC$", tree, re.M)), 1)
        self.assertEqual(len(re.findall(r"^\s+TOCI$", tree, re.M)), 4)
        document = json.loads(run("qpdf", "--json=1", "--json-key=objects", pdf.path))["objects"]
        links = [o for o in document.values()
                 if isinstance(o, dict) and o.get("/Subtype") == "/Link"]
        self.assertEqual(len(links), 4)
        self.assertTrue(all(link["/Dest"][1] == "/XYZ" for link in links))

    def test_blank_pages_have_a_master_of_their_own(self):
        sheet = BOOK + ".heading { break-before: right }"
        pdf = self.make("blank", book(4, 1), sheet)
        pages = [" ".join(text.split()) for text in pdf.pages()]
        begins = [page for page, text in enumerate(pages)
                  if "Chapter of things" in text and "Contents" not in text]
        self.assertEqual(begins, [2, 4, 6, 8])
        self.assertEqual([pages[page - 1] for page in begins], ["BLANK"] * 4)
        self.assertEqual(pdf.labels()[2:], ["3", "4", "5", "6", "7", "8", "9"])

    def test_margins_of_left_and_right_pages_mirror_each_other(self):
        pdf = self.make("mirror", book(3, 6), BOOK)
        for page in range(2, pdf.page_count() + 1):
            left = min(word[0] for word in pdf.words(page) if 70 < word[1] < 340)
            self.assertAlmostEqual(left, 50 if page % 2 == 0 else 30, delta=0.5)

    def test_a_page_in_the_middle_is_landscape(self):
        sheet = BOOK + """
            @page wide { size: 420pt 300pt; margin: 30pt }
            .paragraph:nth-of-type(4) { page: wide }
        """
        pdf = self.make("wide", book(2, 5), sheet)
        sizes = pdf.sizes()
        wide = [page for page, size in enumerate(sizes) if size == (420.0, 300.0)]
        self.assertEqual(len(wide), 1)
        self.assertTrue(0 < wide[0] < len(sizes) - 1)
        right = max(word[2] for word in pdf.words(wide[0] + 1))
        self.assertGreater(right, 340)
        self.assertLess(right, 391)
        before = max(word[2] for word in pdf.words(wide[0]))
        self.assertLess(before, 271)

    def test_heads_tell_the_chapter_of_their_page(self):
        sheet = BOOK + ".heading { break-before: page }"
        pdf = self.make("heads", book(3, 5), sheet)
        chapter = ""
        for page in range(1, pdf.page_count() + 1):
            words = pdf.words(page)
            head = " ".join(word[4] for word in words if word[1] < 60)
            text = " ".join(word[4] for word in words if 60 < word[1] < 360)
            found = re.search(r"(\w+)\. (Chapter of things numbered \d+)", text)
            if "Contents" in text:
                self.assertEqual(head, "")
                continue
            if found:
                chapter = found.group(2)
                self.assertEqual(head, "")  # the first page of a group
            else:
                self.assertTrue(head.endswith(chapter), (head, chapter))

    def test_counters_of_margin_boxes_have_the_scopes_of_css(self):
        text = ("# One\n\ntext\n\n::: part\ntext\n\n::: inner\n## a\n\n## b\n:::\n:::\n\n# Two\n\n"
                "- x\n- y\n")
        sheet = """
            @page { size: 400pt 200pt; margin: 40pt; counter-increment: page 2 sheet; font: 10pt "Liberation Serif";
                counter-reset: fresh 5;
                @top-left { content: "T/" counters(sec, ".") "/" counter(own) "/" counter(sheet) "/" counter(fresh);
                            counter-increment: own 3 fresh }
                @top-right { content: "R/" counters(sec, ".") "/" counter(own) "/" counter(sec);
                             counter-reset: sec 9 }
                @bottom-left { content: "B/" counter(own) "/" counter(page) "/" counter(sheet) "/" counters(page, ".");
                               counter-set: page 77; counter-increment: sheet 100 }
                @bottom-right { content: "Z/" counter(heads) "/" counter(list-item, upper-roman) } }
            @page :first { counter-set: sheet 10 }
            body { counter-reset: sec heads }
            h1, h2, .inner, ul { break-before: page }
            h1 { counter-increment: sec }
            h1::before { counter-increment: heads; content: "x" }
            .inner { counter-reset: sec 20 }
            h2 { counter-increment: sec }
        """
        pdf = self.make("counters", text, sheet, "--from=markdown")
        lines = [" ".join(word for word in re.split(r"\s+", page) if re.match("[TRBZ]/", word))
                 for page in pdf.pages()]
        self.assertEqual(lines, [
            "T/1/3/10/6 R/1.9/0/9 B/0/77/110/77 Z/1/0",
            "T/1.21/3/11/6 R/1.21.9/0/9 B/0/77/111/77 Z/1/0",
            "T/1.22/3/12/6 R/1.22.9/0/9 B/0/77/112/77 Z/1/0",
            "T/2/3/13/6 R/2.9/0/9 B/0/77/113/77 Z/2/0",
            "T/2/3/14/6 R/2.9/0/9 B/0/77/114/77 Z/2/I"])

    def test_a_running_element_is_no_part_of_the_text(self):
        sheet = BOOK + """
            .paragraph:nth-of-type(1) { position: running(head); font-size: 7pt; margin: 0 }
            @page body { @top-right { content: none } }
            @page body:first { @top-left { content: element(head) } }
        """
        pdf = self.make("running", book(2, 1).replace(WORDS * 5, "Head of all pages.", 1), sheet)
        tree = run("pdfinfo", "-struct-text", pdf.path).decode()
        self.assertNotIn("Head of all pages", tree)
        pages = pdf.pages()
        self.assertTrue(all("Head of all pages." in page for page in pages[1:]))
        self.assertEqual(run(PLENARY, "check", pdf.path).decode().count("does not"), 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
