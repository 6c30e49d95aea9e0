#!/usr/bin/env python3
"""Random documents from their source to the finished PDF, judged by poppler and not by what plenary says:
every letter is in the file's structure once and in order; a note is not on a page before its call; without a
warning no word stands out of the type area; the run ends; one thread and two make the same bytes.

    random_documents.py PLENARY [--first SEED] [--count 200] [--jobs 2] [--keep FOLDER]

Sources are Markdown and plain text in the six languages, with tables, nested lists, pictures, notes everywhere,
columns, floats, line numbers and pages of other names. A failed document is named by its seed; --keep writes its
source and sheet there. All letters are the source's: what sheets add is figures and signs.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import re
import subprocess
import sys
import tempfile
import textwrap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import pages_of  # noqa: E402
from png import flat_png  # noqa: E402

ALPHABETS = {"en": "abcdefghijklmnopqrstuvwxyz", "fr": "abcdefghijlmnoprstuvéèçàêî",
             "es": "abcdefghijlmnoprstuvñáéíóú", "ru": "абвгдежзиклмнопрстуфхцчшщя",
             "ar": "بتثجحخدذرزسشصضطظعغفقكمنهوي", "zh": "联合国大会安全理事会经济及社会秘书长的报告人权和平发展国际法"}
FONTS = {"zh": "serif", "ar": "serif"}
TIMEOUT = 60
CONTROLS = "[\x00-\x08\x0b\x0e-\x1f]"


def mark(kind, number):
    """A word that is found again: of a call, or the first of a note."""
    return kind + "qj" + "".join(chr(ord("a") + number // 26 ** i % 26) for i in (3, 2, 1, 0)) + "jq"


class Maker:
    """One document: its source, its sheet, and what must be found in the PDF."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.seed = seed
        self.is_text = seed % 4 == 3
        self.language = list(ALPHABETS)[seed % 6 if not self.is_text else seed // 4 % 2]
        self.notes = []      # sources of their bodies
        self.body = []       # words in order
        self.hyphens = "auto" if seed % 7 == 5 else "manual"
        self.has_table = False
        self.is_long = seed % 100 == 42
        self.has_house_style = self.is_text or seed % 8 == 2

    def one_in(self, sides):
        return self.dice.randrange(sides) == 0

    def word(self):
        alphabet = ALPHABETS[self.language]
        most = 3 if self.language == "zh" else 9
        word = "".join(self.dice.choice(alphabet) for _ in range(self.dice.randint(1, most)))
        if self.language == "zh" or not self.one_in(30):
            return word
        return word + self.dice.choice(["-", "/", "—"]) + self.word()

    def words(self, most, into=None):
        parts = []
        for _ in range(self.dice.randint(1, most)):
            word = self.word()
            (self.body if into is None else into).append(word)
            parts.append(word)
        return ("" if self.language == "zh" else " ").join(parts)

    def note(self):
        """A call behind a word that tells its number, and a body that begins with one."""
        number = len(self.notes) + 1
        words = ["See", mark("n", number)]
        text = " ".join(words) + " " + self.words(40 if self.one_in(8) else 8, words)
        if not self.is_text and self.one_in(8):
            text += "\n\n    " + self.words(12, words)
        self.notes.append((text, words))
        self.body.append(mark("c", number))
        return mark("c", number), number

    def inline(self, most=12):
        parts = []
        for _ in range(self.dice.randint(1, 3)):
            text = self.words(most)
            kind = self.dice.randrange(12)
            if kind == 0 and not self.is_text:
                text = f"**{text}**" if self.language != "zh" else text
            elif kind == 1 and not self.is_text:
                text += " ![0](random.png)"
            elif kind <= 3:
                word, number = self.note()
                text += f" {word}[^{number}]" if not self.is_text else f" {word}.{number}"
            parts.append(text)
        return " ".join(parts)

    # ---- Markdown ----

    def item(self, depth):
        mark = self.dice.choice(["- ", "1. "])
        lines = [mark + self.inline()]
        if depth < 4 and self.one_in(3):
            indent = " " * len(mark)
            lines += [indent + line for line in self.listing(depth + 1)]
        return lines

    def listing(self, depth=0):
        return [line for _ in range(self.dice.randint(1, 4)) for line in self.item(depth)]

    def table(self):
        columns = self.dice.randint(1, 5)
        self.has_table = True

        def row():
            cells = ["" if self.one_in(9) else
                     self.inline(40 if self.one_in(20) else 4) for _ in range(columns)]
            return "| " + " | ".join(cells) + " |"
        rows = [row(), "|" + "---|" * columns]
        return rows + [row() for _ in range(self.dice.choice([1, 3, 6, 30]))]

    def block(self, depth=0):
        kind = self.dice.randrange(12)
        if kind == 0:
            return ["#" * self.dice.randint(1, 3) + " " + self.words(6)]
        if kind <= 2:
            return self.listing()
        if kind == 3:
            return self.table()
        if kind == 4 and depth < 2:
            name = self.dice.choice(["framed", "kept", "columns", "top", "bottom", "named", "numbered"])
            lines = [":" * (5 - depth) + " {." + name + "}"]
            for _ in range(self.dice.randint(1, 4)):
                lines += self.block(depth + 1) + [""]
            return lines + [":" * (5 - depth)]
        if kind == 5:
            return ["> " + self.inline()]
        return [self.inline(40)]

    def markdown(self):
        lines = ["---", f"language: {self.language}", "---", ""]
        for _ in range(400 if self.is_long else self.dice.randint(2, 25)):
            lines += self.block() + [""]
        for number, (text, _) in enumerate(self.notes, 1):
            lines += [f"[^{number}]: {text}", ""]
        return "\n".join(lines)

    # ---- plain text ----

    def text(self):
        """A report: numbered paragraphs, their notes behind a line at the end of the page."""
        pages, number, noted = [], 0, 0
        for _ in range(self.dice.randint(1, 4)):
            lines = []
            for _ in range(self.dice.randint(2, 6)):
                number += 1
                self.body.append("q")
                text = f"{number}. Q" + self.inline(30)
                lines += textwrap.wrap(text + "." * (not text[-1].isdigit()), 80,
                                       break_on_hyphens=False) + [""]
            if len(self.notes) > noted:
                lines += ["_" * 20, ""]
            for i in range(noted, len(self.notes)):
                lines += textwrap.wrap(f"{i + 1} {self.notes[i][0]}.", 80, break_on_hyphens=False)
            noted = len(self.notes)
            pages.append("\n".join(lines))
        return "\n ".join(pages) + "\n"

    def source(self):
        return self.text() if self.is_text else self.markdown()

    # ---- sheets ----

    def sheet(self):
        pick, number = self.dice.choice, self.dice.randint
        rules = [
            f"@page {{ size: {number(360, 560)}pt {number(240, 560)}pt; margin: {number(20, 40)}pt 45pt }}",
            f"@page other {{ size: {number(360, 560)}pt {number(240, 560)}pt; margin: 30pt 45pt }}",
            f"body {{ font: {number(8, 12)}pt/{number(13, 18)}pt {FONTS.get(self.language, 'serif')};",
            f"  text-align: {pick(['justify', 'left'])}; text-wrap: {pick(['auto', 'pretty'])};",
            f"  hyphens: {self.hyphens}; orphans: {number(1, 3)}; widows: {number(1, 3)};",
            f"  direction: {'rtl' if self.language == 'ar' else 'ltr'};",
            f"  -plenary-page-break: {pick(['first-fit', 'optimal'])} }}",
            f"p {{ margin: {number(0, 8)}pt 0; text-indent: {number(0, 20)}pt }}",
            "body { overflow-wrap: anywhere } ol, ul { padding-left: 20pt }",
            f"td, th {{ padding: {number(0, 4)}pt;"
            f" vertical-align: {pick(['top', 'middle', 'bottom', 'baseline'])} }}",
            f"table {{ border-collapse: {pick(['collapse', 'separate'])}; margin: 4pt 0 }}",
            f"td {{ border: {pick(['none', '1pt solid'])} }}",
            f"img {{ width: {number(2, 30)}pt; height: {number(2, 30)}pt }}",
            ".framed { border: 1pt solid; padding: 3pt } .kept { break-inside: avoid }",
            ".numbered { -plenary-line-number: 2 }",
            f".columns {{ column-count: {number(2, 3)}; column-gap: 9pt }}",
        ]
        choices = [".top { float: top } .bottom { float: bottom }", ".named { page: other }",
                   "table { table-layout: fixed; width: 100% }", "tr { break-inside: avoid }",
                   "aside.note { footnote-policy: line }", "aside.note { footnote-policy: block }",
                   "aside.note { -plenary-note-reset: page }",
                   "td aside.note { -plenary-note-stream: table }",
                   "aside.note { font-size: 7pt; line-height: 9pt }"]
        return "\n".join(rules + [rule for rule in choices if self.one_in(3)])


# ---- what the PDF has ----

def letters(text):
    return "".join(letter for letter in text.lower() if letter.isalpha())


def structure(pdf):
    """The text of the body and of each note, by pdfinfo. Calls and labels are left out; notes are in the order of
    their numbers, as they stand behind the block of their call, and a block in it comes before them."""
    listing = run("pdfinfo", "-struct-text", pdf)
    body, notes, note_indent, label_indent = [], [], None, None
    for line in listing.split("\n"):
        indent = len(line) - len(line.lstrip())
        content = line.strip()
        if note_indent is not None and indent <= note_indent:
            note_indent = None
        if label_indent is not None and indent > label_indent:
            continue
        label_indent = indent if re.match(r"(Lbl|Reference)\b", content) else None
        if note_indent is None and re.match(r"Note\b", content):
            note_indent = indent
            notes.append("")
        elif content.startswith('"'):
            text = content.strip('"')
            if note_indent is None:
                body.append(text)
            else:
                notes[-1] += text
    notes.sort(key=lambda note: re.search(r"nqj\w{4}jq|$", note).group() or "~")
    return letters("".join(body)), [letters(note) for note in notes]


class Page:
    """The words of a page and where they stand."""

    def __init__(self, page):
        self.width, self.height = page.width, page.height
        self.words = [(re.sub(CONTROLS, "", word.text), word.left, word.right, word.top, word.bottom)
                      for word in page.words]
        self.text = "".join(word[0] for word in self.words)


def pages(pdf):
    return [Page(page) for page in pages_of(pdf, timeout=TIMEOUT)]


def run(*command):
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=TIMEOUT)
    return re.sub(CONTROLS, "", result.stdout.decode())


class Fault(Exception):
    """What is wrong with a document."""


def ck_all_letters(maker, made, is_on_page):
    """pdfinfo leaves out text around replaced text, as hyphens and words from right to left are: then each letter
    is counted, but for what is repeated. What runs over the page, which is told, is not found by either."""
    found = collections.Counter(letters("".join(page.text for page in made)))
    wanted = collections.Counter(letters("".join(maker.body)))
    for _, words in maker.notes:
        wanted.update(letters("".join(words)))
    lacking = wanted - found
    if (lacking and is_on_page) or (not maker.has_table and found - wanted):
        raise Fault(f"letters are lost or doubled: {dict(lacking)} {dict(found - wanted)}")


def ck_letters(maker, pdf):
    body, notes = structure(pdf)
    expected = letters("".join(maker.body))
    same = len(os.path.commonprefix([body, expected]))
    if body != expected:
        raise Fault(f"the body goes on “{body[same:same + 30]}”, not “{expected[same:same + 30]}”")
    wanted = [letters("".join(words)) for _, words in maker.notes]
    if notes != wanted:
        odd = collections.Counter(notes)
        odd.subtract(wanted)
        raise Fault("notes are not as they should be: "
                    + ", ".join(f"{note[:20]} ×{n:+}" for note, n in odd.items() if n) or "their order")


def page_of(word, made):
    return next((i for i, page in enumerate(made) if word in page.text), None)


def ck_notes(maker, made):
    for number in range(1, len(maker.notes) + 1):
        call = page_of(mark("c", number), made)
        note = page_of(mark("n", number), made)
        if call is not None and note is not None and note < call:
            raise Fault(f"note {number} is on page {note + 1}, its call on page {call + 1}")


def ck_places(made):
    for number, page in enumerate(made, 1):
        for text, left, right, top, bottom in page.words:
            if not letters(text):
                continue
            if left < 44 or right > page.width - 44:
                raise Fault(f"“{text}” on page {number} stands out of the measure")
            if top < 0 or bottom > page.height:
                raise Fault(f"“{text}” on page {number} stands off the page")


def compile_once(plenary, folder, maker, jobs):
    pdf = os.path.join(folder, f"{jobs}.pdf")
    name = "a.txt" if maker.is_text else "a.md"
    style = [] if maker.has_house_style else ["--no-house-style", "--style", "a.css"]
    result = subprocess.run([plenary, name, "-o", pdf, "-j", str(jobs), *style], cwd=folder,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT,
                            check=False)
    messages = result.stderr.decode()
    if result.returncode:
        raise Fault(f"the run ends with {result.returncode}: {messages[:300]}")
    return pdf, messages


def judge(plenary, folder, maker):
    pdf, messages = compile_once(plenary, folder, maker, 1)
    made = pages(pdf)
    is_sane = "[LAYOUT" not in messages
    if maker.hyphens == "auto" or maker.language == "ar" or not is_sane:
        ck_all_letters(maker, made, is_sane)
    else:
        ck_letters(maker, pdf)
    ck_notes(maker, made)
    if not maker.has_house_style and is_sane:
        ck_places(made)
    other, _ = compile_once(plenary, folder, maker, 2)
    with open(pdf, "rb") as one, open(other, "rb") as two:
        if one.read() != two.read():
            raise Fault("two threads make other bytes")
    return len(made)


def try_seed(plenary, seed, keep):
    maker = Maker(seed)
    source, sheet = maker.source(), maker.sheet()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("a.txt" if maker.is_text else "a.md", source), ("a.css", sheet)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(content)
            if keep:
                with open(os.path.join(keep, f"{seed}.{name}"), "w", encoding="utf-8") as file:
                    file.write(content)
        with open(os.path.join(folder, "random.png"), "wb") as file:
            file.write(flat_png(1, 1, b"\x80"))
        try:
            return seed, judge(plenary, folder, maker), len(maker.notes), ""
        except Fault as fault:
            return seed, 0, 0, str(fault)
        except subprocess.TimeoutExpired as fault:
            return seed, 0, 0, f"no end after {fault.timeout:.0f} s"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plenary")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep")
    options = parser.parse_args()
    plenary = os.path.abspath(options.plenary)
    faults, made, notes = 0, 0, 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        seeds = range(options.first, options.first + options.count)
        for seed, count, called, fault in pool.map(
                lambda seed: try_seed(plenary, seed, options.keep), seeds):
            made += count
            notes += called
            if fault:
                faults += 1
                print(f"document {seed}: {fault}", flush=True)
    print(f"{options.count} documents of {made} pages and {notes} notes: {faults} with faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
