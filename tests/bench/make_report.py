#!/usr/bin/env python3
"""Writes a long report to standard output, in the form of text extracted from an official PDF:
pages that begin with a single space, numbered paragraphs, headings, and notes after a line of
underscores, their calls glued to the words. The same arguments give the same bytes on every machine.

    make_report.py [--pages 1000] [--notes 3000] [--characters 3000]

--pages counts pages of the text, of so many characters each; how many pages are set depends on the
style.
"""

import argparse
import sys

WIDTH = 80  # columns of a line

ORGANS = """the General Assembly|the Security Council|the Economic and Social Council|the Human
Rights Council|the Secretary-General|the Special Rapporteur|the Advisory Committee on
Administrative and Budgetary Questions|the Commission on the Status of Women|the Office of
Internal Oversight Services|the Department of Peace Operations|the United Nations Development
Programme|the High Commissioner|the working group of experts|the Peacebuilding Commission|the
regional commissions|the Board of Auditors"""

VERBS = """welcomed|took note of|considered|endorsed|reviewed|emphasized|recalled|supported|
requested further information on|expressed concern about|recommended|examined|continued to
promote|stressed the importance of|drew attention to|approved|reported on|followed up on|
encouraged|contributed to"""

ADJECTIVES = """sustainable|international|regional|humanitarian|technical|financial|institutional|
effective|inclusive|comprehensive|voluntary|administrative|long-term|cross-cutting|national|
environmental|legal|economic|social|operational|equitable|transparent|intergovernmental|
coordinated|common"""

NOUNS = """development|cooperation|assistance|measures|capacity-building|peacekeeping operations|
human rights|implementation|monitoring|evaluation|resources|partnerships|reforms|commitments|
recommendations|data collection|rule-of-law support|gender equality|disarmament|food security|
decision-making|accountability|non-discrimination|protection of civilians|public administration|
early warning|mediation|statistics|infrastructure|training|migration|climate change|oversight|
coordination|governance|procurement"""

PHRASES = """in accordance with its mandate|within existing resources|during the reporting period|
at the national level|in the least developed countries|with the support of Member States|in the
light of the findings of the review|on the basis of consensus|throughout the United Nations
system|in close consultation with the host country|by the end of the biennium|as set out in the
annex to the present report|without prejudice to the rights of States|in conflict and
post-conflict situations|for all without distinction|through the resident coordinator system|in
the context of the 2030 Agenda|where appropriate|including women and young people|in all regions"""

LINKS = """while|and|although|so that|after|whereas|before"""

OPENINGS = """In that regard|Accordingly|At the same time|In addition|Furthermore|In his previous
report|As requested|During the period under review|Pursuant to its resolution|To that end|In
several countries|On the whole|Despite those efforts|In particular"""

HEADINGS = """Introduction|Overview of progress|Trends and challenges|Institutional arrangements|
Financing|Follow-up to previous recommendations|Coordination within the system|Capacity-building
and training|Regional perspectives|Lessons learned|Monitoring and evaluation|Partnerships|Legal
framework|Conclusions and recommendations|Human resources|Protection of civilians|Emerging issues|
Data and statistics"""

NOTES = """See A/{a}/{b}, paras. {c}-{d}.|Resolution {a}/{b}, annex.|Ibid., para. {c}.|See
resolution {a}/{b}, sect. II.|Official Records of the General Assembly, Session {a}, Supplement
No. {c} (A/{a}/{c}), chap. IV, sect. B.|United Nations, Treaty Series, vol. {b}, No. {a}{c}.|
S/{b}, annex, enclosure {c}.|See E/CN.{c}/{b}, chap. I, sect. A, draft resolution {d}; see also
A/{a}/{b} and Add.1, paras. {c} and {d}, and the information provided by the Governments
concerned.|Available from the Secretariat on request."""


def entries(text):
    return [" ".join(entry.split()) for entry in text.split("|")]


class Chance:
    """A small generator of our own, so that no version of Python gives other text."""

    def __init__(self):
        self.state = 20071218

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def pick(self, items):
        return items[self.below(len(items))]


class Writer:
    def __init__(self, arguments):
        self.chance = Chance()
        self.lists = {name: entries(text) for name, text in globals().items()
                      if name.isupper() and isinstance(text, str)}
        self.arguments = arguments
        self.made = 0  # characters of text so far
        self.notes = 0
        self.paragraphs = 0

    def pick(self, name):
        return self.chance.pick(self.lists[name])

    def clause(self):
        words = [self.pick("ORGANS"), self.pick("VERBS")]
        if self.chance.below(3):
            words.append(self.pick("ADJECTIVES"))
        words.append(self.pick("NOUNS"))
        if self.chance.below(2):
            words += ["and", self.pick("ADJECTIVES"), self.pick("NOUNS")]
        if self.chance.below(3) == 0:
            words.append(f"for the period {2000 + self.chance.below(20)} to "
                         f"{2020 + self.chance.below(6)}")
        if self.chance.below(3):
            words.append(self.pick("PHRASES"))
        return " ".join(words)

    def sentence(self):
        clauses = [self.clause() for _ in range(1 + self.chance.below(3))]
        text = clauses[0]
        for clause in clauses[1:]:
            text += ", " + self.pick("LINKS") + " " + clause
        if self.chance.below(4) == 0:
            text = self.pick("OPENINGS") + ", " + text
        return text[0].upper() + text[1:] + "."

    def note(self):
        below = self.chance.below
        return self.pick("NOTES").format(a=45 + below(35), b=100 + below(899), c=2 + below(40),
                                         d=50 + below(90))

    def with_calls(self, words):
        """Glues the call of the next note to a word that may carry one, whenever one is due."""
        each = self.arguments.pages * self.arguments.characters / max(self.arguments.notes, 1)
        for word in words:
            self.made += len(word) + 1
            due = self.notes < self.arguments.notes and self.made > each * (self.notes + 0.5)
            if due and word[-1] in ",." and word[-2].isalpha():
                self.notes += 1
                note = f"{self.notes} {self.note()}"
                self.made += len(note) + 1
                yield word + str(self.notes), note
            else:
                yield word, None

    def paragraph(self, label):
        words = label.split()
        for _ in range(2 + self.chance.below(5)):
            words += self.sentence().split()
        return list(self.with_calls(words))

    def heading(self, label):
        return [(word, None) for word in [label + ".", *self.pick("HEADINGS").split()]]

    def blocks(self):
        """Paragraphs and headings, each a list of words with the notes they call."""
        chapters = sections = 0
        while self.made < self.arguments.pages * self.arguments.characters:
            if self.paragraphs % 50 == 0:
                chapters += 1
                sections = 0
                yield self.heading(roman(chapters))
            elif self.paragraphs % 10 == 0:
                sections += 1
                yield self.heading(chr(ord("A") + sections - 1))
            self.paragraphs += 1
            yield self.paragraph(f"{self.paragraphs}.")
            if self.paragraphs % 7 == 0:
                for letter in "abc":
                    yield self.paragraph(f"({letter})")


def roman(number):
    text = ""
    for value, letters in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                           (5, "V"), (4, "IV"), (1, "I")]:
        text += letters * (number // value)
        number %= value
    return text


def fill(words):
    """Lines of at most WIDTH columns, each with the notes called in it."""
    line, notes = "", []
    for word, note in words:
        if line and len(line) + 1 + len(word) > WIDTH:
            yield line, notes
            line, notes = "", []
        line += (" " if line else "") + word
        if note:
            notes.append(note)
    yield line, notes


class Pages:
    """Puts lines on pages, with the notes that they call at the foot."""

    def __init__(self, out, characters):
        self.out = out
        self.characters = characters
        self.lines = []
        self.notes = []
        self.used = 0
        self.is_first = True

    def add(self, line, notes):
        if not self.lines and not line:
            return
        if not self.lines and not self.is_first:
            line = " " + line  # all that is left of a form feed
        self.lines.append(line)
        self.used += len(line) + 1 + sum(len(note) + 1 for note in notes)
        for note in notes:
            self.notes += [text for text, _ in fill([(word, None) for word in note.split()])]
        if self.used >= self.characters and line:
            self.close()

    def close(self):
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        if self.notes:
            self.lines += ["", "_" * 18, *self.notes]
        for line in self.lines:
            self.out.write(line + "\n")
        self.lines, self.notes = [], []
        self.used = 0
        self.is_first = False


def main():
    parser = argparse.ArgumentParser(description="Writes a long report for benchmarks.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--notes", type=int, default=3000)
    parser.add_argument("--characters", type=int, default=3000, help="a page")
    arguments = parser.parse_args()
    pages = Pages(sys.stdout, arguments.characters)
    writer = Writer(arguments)
    for block in writer.blocks():
        for line, notes in fill(block):
            pages.add(line, notes)
        pages.add("", [])
    pages.close()


if __name__ == "__main__":
    main()
