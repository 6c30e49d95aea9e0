#!/usr/bin/env python3
"""Line ends of text-wrap: pretty and balance against all other line ends there are.

Random paragraphs are set in a face whose characters are all as wide as each other, so that widths are known
without a font library. The demerits of lines are counted here a second time, after Knuth and Plass and the
table below; no choice of line ends may have fewer than plenary's. The least is found by a table over all
break points, states and lines without any pruning, and that table is checked against trying every choice
where there are few enough.

    line_optimum.py PLENARY [unittest's arguments]
"""

import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

PLENARY = os.path.abspath(sys.argv[1])

POINT = 65536
ADVANCE = 1229 * 10 * POINT // 2048  # of Liberation Mono at 10 pt
SIZE = 10 * POINT
SOFT_HYPHEN = "\u00ad"

# What lines cost (optimal_break.c, break_costs.c).
ONE = 4096
LINE, HYPHEN, RUNT, ADJACENT, IN_A_ROW, LAST_HYPHEN = 10, 150, 500, 10000, 60000, 5000
STRETCH_MOST = POINT * 3 // 5
HYPHENS_TOLD = 8
MOST, EMERGENCY_MOST = 10000, 1000000


def cube(amount, limit, most, by_ratio):
    if amount == 0:
        return 0
    if amount >= limit * by_ratio:
        return most
    ratio = amount * ONE // limit
    return min(100 * ratio * ratio // ONE * ratio // (ONE * ONE), most)


class Case:
    """How paragraphs of a sheet are set."""

    def __init__(self, measure, justified=True, least=100, most=1000, hyphen_lines=0, wrap="pretty"):
        self.measure, self.justified = measure * POINT, justified
        self.least, self.most, self.hyphen_lines = least, most, hyphen_lines
        self.css = (f"p {{ width: {measure}pt; text-align: {'justify' if justified else 'left'};"
                    f"-plenary-justify-spaces: {least}% {most}%; text-wrap: {wrap};"
                    f"hyphenate-limit-lines: {hyphen_lines or 'no-limit'} }}")


class Judge:
    """The paragraph's break points and what lines between them cost."""

    def __init__(self, text, case, emergency=False):
        self.text, self.case, self.emergency = text, case, emergency
        self.places = [0]
        for at, character in enumerate(text):
            if character in " -" + SOFT_HYPHEN:
                self.places.append(at + 1)
        self.places.append(len(text))

    def width(self, begin, end):
        ink = self.text[begin:end].rstrip(" ")
        return (len(ink) - ink.count(SOFT_HYPHEN) + ink.endswith(SOFT_HYPHEN)) * ADVANCE

    def line(self, begin, end):
        """Badness and class of the text between two places, how wide it is; None if it does not fit."""
        ink = self.text[begin:end].rstrip(" ")
        width = self.width(begin, end)
        slack = self.case.measure - width
        spaces = ink.count(" ") * ADVANCE
        most, by_ratio = (EMERGENCY_MOST, 22) if self.emergency else (MOST, 5)
        if slack < 0:
            # spaces that are narrowed, rounded as lengths are
            share = POINT * self.case.least // 100
            shrink = (spaces * (POINT - share) * 2 + POINT) // (2 * POINT) if self.case.justified else 0
            if -slack > shrink:
                return None
            return cube(-slack, shrink, most, by_ratio), 0 if -slack * 2 > shrink else 1, width
        if end == len(self.text):
            return 0, 1, width
        stretch = 2 * SIZE
        if self.case.justified:
            stretch = spaces * min(POINT * self.case.most // 100 - POINT, STRETCH_MOST) // POINT
        stretch += 3 * SIZE * self.emergency
        badness = cube(slack, stretch, most, by_ratio)
        if badness >= MOST and not self.emergency:
            return None
        if not self.case.justified or slack == 0:
            return badness, 1, width
        return badness, 3 if slack > stretch else 2 if slack * 2 > stretch else 1, width

    def add(self, state, begin, end):
        """The state behind a line, with all demerits; None if there is no such line."""
        demerits, fitness, hyphens = state
        line = self.line(begin, end)
        if line is None:
            return None
        badness, new_fitness, width = line
        last = self.text[end - 1]
        is_last = end == len(self.text)
        has_hyphen = last in "-" + SOFT_HYPHEN and not is_last
        demerits += (LINE + badness) ** 2 + (HYPHEN ** 2 if has_hyphen else 0)
        if begin > 0:
            if is_last and width < self.case.measure // 8:
                demerits += RUNT ** 2
            if hyphens and has_hyphen:
                demerits += IN_A_ROW * hyphens ** 2
            if hyphens and is_last:
                demerits += LAST_HYPHEN
            if abs(fitness - new_fitness) > 1:
                demerits += ADJACENT
        hyphens = hyphens + 1 if has_hyphen else 0
        if self.case.hyphen_lines and last == SOFT_HYPHEN and hyphens > self.case.hyphen_lines:
            return None
        return demerits, new_fitness, min(hyphens, HYPHENS_TOLD)

    def demerits(self, ends):
        state, begin = (0, 1, 0), 0
        for end in ends:
            state = self.add(state, begin, end)
            if state is None:
                return None
            begin = end
        return state[0]

    def least(self):
        """By the table: for each place all classes and rows of hyphens that a way there may end with."""
        table = {0: {(1, 0): 0}}
        for end in self.places[1:]:
            here = {}
            for begin, states in table.items():
                for (fitness, hyphens), demerits in states.items():
                    state = self.add((demerits, fitness, hyphens), begin, end)
                    if state and state[0] < here.get(state[1:], state[0] + 1):
                        here[state[1:]] = state[0]
            table[end] = here
        ways = table[len(self.text)].values()
        return min(ways) if ways else None

    def least_of_all(self):
        """By trying every choice."""
        inner = self.places[1:-1]
        found = None
        for size in range(len(inner) + 1):
            for ends in itertools.combinations(inner, size):
                demerits = self.demerits([*ends, len(self.text)])
                if demerits is not None and (found is None or demerits < found):
                    found = demerits
        return found


def paragraph(chance, most):
    words = []
    for _ in range(chance.randint(2, most)):
        word = "".join(chance.choice("abcdegmno") for _ in range(chance.randint(1, 12)))
        for _ in range(chance.choice((0, 0, 1, 2))):
            at = chance.randint(2, max(2, len(word) - 2))
            if 2 <= at <= len(word) - 2 and word[at - 1] not in "-\u00ad" and word[at] not in "-\u00ad":
                word = word[:at] + chance.choice((SOFT_HYPHEN, SOFT_HYPHEN, "-")) + word[at:]
        words.append(word)
    return "n" + " ".join(words)


class LineOptimum(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="plenary-optimum-")
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name

    def lines_of(self, texts, case):
        """Where the lines of each text end."""
        names = [os.path.join(self.folder, name) for name in ("a.md", "a.css")]
        sheet = ('body { font: 10pt/12pt "Liberation Mono"; -plenary-hyphen-break: 1 1 }' + case.css)
        for name, content in zip(names, ("\n\n".join(texts) + "\n", sheet)):
            with open(name, "w", encoding="utf-8") as file:
                file.write(content)
        dump = subprocess.run([PLENARY, names[0], "--no-house-style", "--style", names[1], "--dump=lines"],
                              check=True, capture_output=True, timeout=100).stdout.decode()
        found = {}
        for line in dump.split("\n"):
            match = re.match(r'line p(\d+) .*? "(.*)"$', line)
            if match:
                found.setdefault(int(match[1]), []).append(match[2].replace("\\u{ad}", SOFT_HYPHEN))
        lines = [found[number] for number in sorted(found)]
        self.assertEqual(["".join(one) for one in lines], texts)
        return [list(itertools.accumulate(len(line) for line in one)) for one in lines]

    def test_no_line_ends_have_fewer_demerits(self):
        chance = random.Random(1981)
        cases = [Case(130), Case(200, least=70, most=200), Case(260, least=97),
                 Case(180, justified=False), Case(150, least=80, hyphen_lines=1),
                 Case(90, least=60)]
        emergencies = 0
        for number, case in enumerate(cases):
            texts = [paragraph(chance, 40) for _ in range(120)]
            for text, ends in zip(texts, self.lines_of(texts, case)):
                judge = Judge(text, case)
                least = judge.least()
                if least is None or least >= MOST ** 2:
                    judge = Judge(text, case, emergency=True)
                    least = judge.least()
                    emergencies += 1
                with self.subTest(case=number, text=text, ends=ends):
                    self.assertEqual(judge.demerits(ends), least)
        self.assertGreater(emergencies, 20)
        self.assertLess(emergencies, 400)

    def test_the_table_finds_what_trying_every_choice_finds(self):
        chance = random.Random(11)
        for case in (Case(80, least=60), Case(110, justified=False), Case(100, least=80, hyphen_lines=1)):
            for _ in range(25):
                text = paragraph(chance, 5)
                for emergency in (False, True):
                    judge = Judge(text, case, emergency)
                    if len(judge.places) < 15:
                        self.assertEqual(judge.least(), judge.least_of_all(), text)

    def test_balanced_lines_are_as_narrow_as_so_few_lines_can_be(self):
        chance = random.Random(7)
        case = Case(190, justified=False, wrap="balance")
        texts = [paragraph(chance, 11) for _ in range(150)]
        narrower = 0
        for text, ends in zip(texts, self.lines_of(texts, case)):
            judge = Judge(text, case)

            def widest(ends):
                widths = [judge.width(begin, end) for begin, end in zip([0, *ends], ends)]
                return max(widths)

            inner = judge.places[1:-1]
            fewest = next(size for size in range(len(inner) + 1)
                          if any(widest([*some, len(text)]) <= case.measure
                                 for some in itertools.combinations(inner, size)))
            least = min(widest([*some, len(text)]) for some in itertools.combinations(inner, fewest))
            with self.subTest(text=text, ends=ends):
                self.assertEqual(len(ends), fewest + 1)
                self.assertEqual(widest(ends), least)
            narrower += least < case.measure * 3 // 4
        self.assertGreater(narrower, 20)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
