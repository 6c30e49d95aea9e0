#!/usr/bin/env python3
"""How well the structure of documents is recovered: precision and recall over the labelled documents
of tests/documents/recovery, by kind of fact and by language.

    recovery.py OUTLINE FOLDER [--show NAME] [--least FIGURE] [--write FOLDER]

A labelled document (NAME.labels) is the text with a column of labels in front:

    # kind resolution          facts about the whole: kind, language, field NAME VALUE
    # ends md                  what the name of its file ends with, where that is not "txt"
    op|{1. }Calls upon …       a line that begins a block of this role
    +|the next line            a line that goes on, joined with a space; "=" without one; "++" goes on
                               with the block before the notes
    note|{1 }Resolution 217    a note; "drop", "mast" and "rule" are lines that leave the text
    tr|Alma ¦ 3.5 ¦ 4.0        a row of a table; "+r" goes on with it; "th" is a head

Braces hold what is no text of its own: numbers in front, calls, leaders. "¦" parts cells, "␌" is a
form feed. Without the labels, braces and bars it is the document that is read.

--show prints what is missing and what is too much in one document; --least ends with 1 if a figure
falls below; --write writes the documents into a folder.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile

ROLES = {
    "rt": "h1.resolution-title", "dt": "h1.document-title", "sub": "p.subtitle",
    "spon": "p.sponsors", "off": "p.officer", "held": "p.held", "memo": "p.memo-line",
    "en": "p.enacting", "pre": "p.preambular", "op": "p.operative", "sole": "p.sole-operative",
    "par": "p.paragraph", "p": "p", "part": "h2.part", "pt": "h3.part-title", "sh": "h3.subhead",
    "meet": "p.meeting", "date": "p.adoption-date", "vote": "p.vote",
    "an": "h1.annex-label", "at": "h2.annex-title", "orig": "p.original-language",
    "h2": "h2.heading", "h3": "h3.heading", "h4": "h4.heading", "h5": "h5.heading",
    "cl": "h1.chapter-label", "ct": "h2.chapter-title",
    "dl": "h2.division-label", "dvt": "h3.division-title", "drl": "h2.draft-label",
    "sl": "h2.summary-label", "nl": "h2.contents-label", "nh": "p.contents-heads",
    "ne": "p.contents-entry", "li1": "li 1", "li2": "li 2", "li3": "li 3", "bu": "li bullet",
    "q": "p quoted", "sig": "p.signed", "fn": "p.function", "st": "p.stage", "sp": "p.speech",
    "tl": "p.table-label", "tt": "p.table-title", "thn": "p.table-headnote", "tn": "p.table-note",
    "nt": "p.note-text",
}
DROPPED = {"drop", "mast", "rule"}
KINDS = ["paragraphs", "roles", "calls", "list levels", "cells", "facts"]


def squeeze(text):
    return " ".join(text.split())


class Block:
    def __init__(self, role):
        self.role = role
        self.text = ""
        self.number = ""
        self.calls = []

    def add(self, text, joint):
        begins = not self.text and not self.number
        text = text.replace("␌", "").strip()
        match = re.match(r"\{([^}]*)\}", text)
        if begins and match and self.role not in ("p.contents-entry",):
            self.number = match.group(1).strip()
            text = text[match.end():]
        self.calls += [call.strip(" /()[]") for call in re.findall(r"\{([^}]*)\}", text)
                       if not re.fullmatch(r"[. ]*", call)]
        text = squeeze(re.sub(r"\{[^}]*\}", " " if self.role == "p.contents-entry" else "", text))
        self.text += joint * bool(self.text) + text


class Labelled:
    """What a labelled document says, and the text that is read."""

    def __init__(self, path):
        self.name = os.path.basename(path).rsplit(".", 1)[0]
        self.facts = []
        self.ending = "txt"
        self.blocks = []
        self.notes = []
        self.rows = []
        self.tables = 0
        self.source = []
        self.last = None
        with open(path, encoding="utf-8") as file:
            for line in file.read().rstrip("\n").split("\n"):
                self.read(line)
        self.language = next(fact[1] for fact in self.facts if fact[0] == "language")

    def read(self, line):
        if line.startswith("# ends "):
            self.ending = line[7:].strip()
            return
        if line.startswith("# "):
            self.facts.append(tuple(line[2:].split(" ", 1)))
            return
        label, _, text = line.partition("|")
        self.source.append(re.sub(r"[{}¦]", "", text).replace("␌", "\f") if line else "")
        if not line:
            return
        label, _, argument = label.partition(" ")
        if label in ("+", "=", "++"):
            block = self.blocks[-1] if label == "++" else self.last
            block.add(text, "" if label == "=" else " ")
        elif label in ("tr", "th", "+r"):
            self.read_row(label, text)
        elif label == "note":
            self.last = Block("note")
            self.last.add(text, "")
            self.last.number = argument or self.last.number.strip(" /()[]")
            self.notes.append(self.last)
        elif label not in DROPPED:
            self.last = Block(ROLES[label])
            self.last.add(text, "")
            self.blocks.append(self.last)

    def read_row(self, label, text):
        cells = [cell.strip() for cell in text.split("¦")]
        if label == "+r":
            row = self.rows[-1]
            for i, cell in enumerate(cells):
                row[2][i] = squeeze(row[2][i] + " " + cell)
            return
        if not self.rows or self.rows[-1][3] != len(self.blocks):
            self.tables += 1
        self.rows.append([self.tables, label == "th", [squeeze(cell) for cell in cells],
                          len(self.blocks)])

    def text(self):
        return "\n".join(self.source) + "\n"

    def note_text(self, call):
        for note in self.notes:
            if note.number == call:
                return note.text
        for block in self.blocks:
            if block.role == "p.table-note" and block.text.startswith(call + " "):
                return block.text
        return None

    def expected(self):
        """Multisets of facts, by kind."""
        found = {kind: collections.Counter() for kind in KINDS}
        for block in self.blocks:
            found["paragraphs"][block.text] += 1
            found["roles"][(block.role, block.text)] += 1
            for i, call in enumerate(block.calls):
                found["calls"][(block.text, i, call, self.note_text(call))] += 1
            if block.role.startswith("li"):
                number = 0 if block.role == "li bullet" else ordinal(block.number)
                found["list levels"][(block.role, number, block.text)] += 1
            elif block.number and block.role in ("p.operative", "p.paragraph"):
                number = re.sub(r"[.\s-]+$", "", block.number).translate(INDIC)
                found["list levels"][("number", number, block.text)] += 1
        for note in self.notes:
            found["paragraphs"][note.text] += 0  # checked through its calls
        place = collections.Counter()
        for table, is_head, cells, _ in self.rows:
            place[table] += 1
            for column, cell in enumerate(cells, 1):
                call = re.search(r"\{([a-z])\}", cell)
                text = re.sub(r"\{[^}]*\}", "", cell).strip()
                found["cells"][(table, place[table], column, "th" if is_head else "td", text)] += 1
                if call:
                    found["calls"][(text, 0, call.group(1), self.note_text(call.group(1)))] += 1
        for fact in self.facts:
            found["facts"][fact] += 1
        return found


INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
ROMAN = {"i": 1, "v": 5, "x": 10}
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


def ordinal(label):
    """The number that a label counts: (b) is 2."""
    label = label.strip("()[].'‘’ ").rstrip("ـ")
    if not label:
        return 0
    if label.isdigit():
        return int(label)
    if label in "㈠㈡㈢㈣㈤㈥":
        return "㈠㈡㈢㈣㈤㈥".index(label) + 1
    if label in "一二三四五六七八九":
        return "一二三四五六七八九".index(label) + 1
    if label[0] in ABJAD:
        return ABJAD.index(label[0]) + 1
    if re.fullmatch("[ivx]+", label):
        values = [ROMAN[letter] for letter in label]
        return sum(-v if any(w > v for w in values[i + 1:i + 2]) else v
                   for i, v in enumerate(values))
    return ord(label[0]) - ord("a") + 1


def recovered(lines):
    """The same of what was read."""
    found = {kind: collections.Counter() for kind in KINDS}
    facts = lines[0]
    found["facts"][("kind", facts["kind"])] += 1
    found["facts"][("language", facts["language"])] += 1
    for name, value in facts["fields"].items():
        found["facts"][("field", f"{name} {squeeze(value)}")] += 1
    for line in lines[1:]:
        text = squeeze(line["text"])
        role = line["role"]
        if role in ("td", "th"):
            cell = (line["table"], line["row"], line["column"], role, text)
            found["cells"][cell] += 1
        elif text or line["calls"]:
            if not text and role.startswith("p."):
                continue  # the note of a line that became a field
            found["paragraphs"][text] += 1
            if role.startswith("li"):
                role = f"li {line['level']}" if role == "li.subparagraph" else "li bullet"
                found["list levels"][(role, line["number"] if role != "li bullet" else 0, text)] += 1
            elif "number" in line:
                found["list levels"][("number", str(line["number"]), text)] += 1
            found["roles"][("p quoted" if line.get("quoted") and role == "p" else role, text)] += 1
        for i, (call, note) in enumerate(line["calls"]):
            found["calls"][(text, i, call, squeeze(note))] += 1
    return found


def compare(expected, found, kind):
    """(right, expected in all, found in all)."""
    wanted = +expected[kind]
    got = +found[kind]
    if kind == "facts":  # what nobody labelled does not count
        names = {fact[1].split(" ", 1)[0] if fact[0] == "field" else fact[0] for fact in wanted}
        got = collections.Counter({
            fact: n for fact, n in got.items()
            if (fact[1].split(" ", 1)[0] if fact[0] == "field" else fact[0]) in names})
        wanted = collections.Counter({(a, fold_original(b)): n for (a, b), n in wanted.items()})
        got = collections.Counter({(a, fold_original(b)): n for (a, b), n in got.items()})
    if kind == "list levels":  # numbers of their own are text beside the counters
        wanted = collections.Counter({fact: n for fact, n in wanted.items()
                                      if not (fact[0] == "number" and not fact[1].isdigit())})
    return sum((wanted & got).values()), sum(wanted.values()), sum(got.values()), wanted, got


def fold_original(fact):
    return re.sub(r"^(original) .*?: ?", r"\1 ", fact)


def read(outline, folder, labelled):
    path = os.path.join(folder, labelled.name + "." + labelled.ending)
    with open(path, "w", encoding="utf-8") as file:
        file.write(labelled.text())
    result = subprocess.run([outline, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            check=False)
    if result.returncode:
        sys.exit(f"{labelled.name}: {result.stderr.decode()}")
    return [json.loads(line) for line in result.stdout.decode().splitlines()], result.stderr.decode()


def show(labelled, expected, found, messages):
    for kind in KINDS:
        _, _, _, wanted, got = compare(expected, found, kind)
        for fact in (wanted - got).elements():
            print(f"{labelled.name}: missing {kind}: {fact}")
        for fact in (got - wanted).elements():
            print(f"{labelled.name}: too much {kind}: {fact}")
    print(messages, end="")


def print_table(totals, rows):
    print(f"{'':10}" + "".join(f"{kind:>16}" for kind in KINDS))
    worst = 1.0
    for row in rows:
        line = f"{row:10}"
        for kind in KINDS:
            right, wanted, got = totals[row, kind]
            if not wanted and not got:
                line += f"{'–':>16}"
                continue
            precision = right / got if got else 1.0
            recall = right / wanted if wanted else 1.0
            worst = min(worst, precision, recall)
            line += f"{precision:>9.3f} {recall:.3f} "
        print(line)
    return worst


def main(arguments):
    outline, source = arguments[:2]
    options = dict(zip(arguments[2::2], arguments[3::2]))
    names = sorted(name for name in os.listdir(source) if name.endswith(".labels"))
    totals = collections.defaultdict(lambda: [0, 0, 0])
    languages = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.get("--write", temporary)
        for name in names:
            labelled = Labelled(os.path.join(source, name))
            lines, messages = read(outline, folder, labelled)
            expected, found = labelled.expected(), recovered(lines)
            if options.get("--show") in (labelled.name, "all"):
                show(labelled, expected, found, messages)
            if labelled.language not in languages:
                languages.append(labelled.language)
            for kind in KINDS:
                right, wanted, got, _, _ = compare(expected, found, kind)
                for row in (labelled.language, "all"):
                    for i, count in enumerate((right, wanted, got)):
                        totals[row, kind][i] += count
        texts = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith((".txt", ".md"))]
        subprocess.run([outline, "--cuts"] + sorted(texts), check=True)
    print(f"{len(names)} documents; precision and recall")
    worst = print_table(totals, sorted(languages) + ["all"])
    return worst < float(options.get("--least", 0))


if __name__ == "__main__":
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
