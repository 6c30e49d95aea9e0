#!/usr/bin/env python3
"""Notes of every form, judged on the finished file by poppler and mutool: where they stand, in which
order, how they are numbered and split.

    notes.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import random
import re
import sys
import unittest

from note_pages import NotesCase, run

class Notes(NotesCase):
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

    def test_a_further_call_has_the_number_that_its_note_has_on_its_page(self):
        body = "\n\n".join("word " * 60 + f"c{i}[^n{i}] again{i}[^n{i}]" for i in range(6))
        notes = "\n".join(f"[^n{i}]: note{i}" for i in range(6))
        words = self.make(f"{body}\n\n" + "word " * 300 + f"last[^n3].\n\n{notes}\n",
                          ".note { -plenary-note-reset: page }")
        text = " ".join(word.text for word in words)
        first = {}
        for i in range(6):
            number = re.search(rf"c{i} ?(\d)", text)[1]
            self.assertRegex(text, rf"again{i} ?{number}\b")
            self.assertRegex(text, rf"\b{number} ?note{i}")
            first.setdefault(self.one(words, f"note{i}").page, number)
        self.assertGreater(len(first), 1)
        self.assertEqual(set(first.values()), {"1"})
        self.assertGreater(self.one(words, "last").page, self.one(words, "note3").page)
        self.assertRegex(text, r"last\. ?" + re.search(r"c3 ?(\d)", text)[1])

    def test_notes_stand_across_columns(self):
        words = self.make("word " * 40 + "left[^a] " + "word " * 20 + "right[^b]\n\n"
                          "[^a]: Alpha.\n[^b]: Bravo.\n", "body { column-count: 2 }")
        alpha, bravo = self.one(words, "Alpha"), self.one(words, "Bravo")
        self.assertEqual(alpha.x, bravo.x)
        self.assertGreater(alpha.y, max(word.y for word in words if word.text == "word"))
        self.assertGreater(self.one(words, "right").x, 150)

    def random_notes(self, seed, longest):
        """A text whose notes have a word at either end: c0x0 calls s0x0 … e0x0."""
        chance = random.Random(seed)
        text, notes, names = "", "", []
        for i in range(40):
            text += "Begin" + " word" * chance.randint(5, 50)
            for k in range(chance.randint(0, 3)):
                name = f"{i}x{k}"
                names.append(name)
                text += f" c{name}[^{name}] and more"
                notes += f"[^{name}]: s{name}" + " note" * chance.randint(0, longest) + f" e{name}.\n"
            text += ".\n\n"
        return text + notes, names

    def check_notes(self, words, names):
        """Once each, in the order of their calls, begun on the page of the call, and none below the foot."""
        found = [word.text.rstrip(".") for word in words if re.match(r"[se]\d", word.text)]
        self.assertEqual(found, [side + name for name in names for side in "se"])
        pages = {word.text.rstrip("."): word.page for word in words}
        calls = {re.match(r"c\d+x\d", word.text)[0]: word.page for word in words
                 if re.match(r"c\d+x\d", word.text)}
        for name in names:
            self.assertEqual(pages["s" + name], calls["c" + name], name)
        self.assertLess(max(word.y for word in words), 180)

    def test_notes_run_on_in_one_paragraph(self):
        for longest, way in ((9, "first-fit"), (45, "first-fit"), (45, "optimal")):
            with self.subTest(longest=longest, way=way):
                text, names = self.random_notes(longest, longest)
                words = self.make(text, ".note { footnote-display: inline; text-align: justify }"
                                  f"body {{ -plenary-page-break: {way} }}")
                self.check_notes(words, names)
                lines = {(word.page, round(word.y)) for word in words if word.text[0] in "se"}
                self.assertLess(len(lines), len(names) * 2 - 5)
        tree = run("pdfinfo", "-struct-text", self.pdf)
        self.assertEqual(tree.count("Note <note-"), len(names))
        for name, note in zip(names, tree.split("Note <note-")[1:]):
            self.assertIn("Lbl", note.split("\n")[1])
            self.assertIn(f'"s{name} ', note)

    def test_notes_stand_at_the_foot_of_their_columns(self):
        sheet = ("@page { size: 300pt 300pt; margin: 20pt } body { column-count: 2; column-gap: 20pt }"
                 "h1 { column-span: all }"
                 ".note { float: column-footnote }")
        for way in ("first-fit", "optimal"):
            text, names = self.random_notes(11, 12)
            words = self.make(text, sheet + f"body {{ -plenary-page-break: {way} }}")
            by_name = {word.text.rstrip("."): word for word in words}
            calls = {re.match(r"c(\d+x\d)", word.text)[1]: word for word in words
                     if re.match(r"c\d+x\d", word.text)}
            for name in names:
                call, note = calls[name], by_name["s" + name]
                self.assertEqual((call.page, call.x < 150), (note.page, note.x < 150), name)
                self.assertGreater(note.y, call.y)
            for side in (True, False):
                found = [name for name in names if (calls[name].x < 150) == side]
                places = [(by_name["s" + name].page, by_name["s" + name].y) for name in found]
                self.assertEqual(places, sorted(places))
            self.assertEqual(len([word for word in words if re.match(r"[se]\d", word.text)]),
                             2 * len(names))
            self.assertLess(max(word.y for word in words), 280)
        self.assertLess(len(set(round(by_name["e" + name].y) for name in names[:20])), 20)

    def test_a_note_too_long_for_a_column_stands_below_them(self):
        long = " ".join(f"n{i}" for i in range(400))
        words = self.make("word " * 20 + "call[^a] and one[^b] " + "word " * 200
                          + f"\n\n[^a]: {long}\n[^b]: Bravo.\n",
                          "body { column-count: 2 } h1 { column-span: all }"
                          ".note { float: prince-column-footnote }")
        found = [word.text for word in words if re.fullmatch(r"n\d+", word.text)]
        self.assertEqual(found, long.split())
        self.one(words, "Bravo")
        self.assertEqual(len([word for word in words if word.text == "word"]), 220)
        self.assertLess(max(word.y for word in words), 182)

    def test_a_note_in_a_note_of_a_column_stands_behind_it(self):
        words = self.make("One[^a] two[^c].\n\n" + "word " * 60 + "\n\n[^a]: Alpha and more[^b] end.\n"
                          "[^b]: Bravo.\n[^c]: Charlie.\n",
                          "body { column-count: 2 } .note { float: column-footnote }")
        found = [self.one(words, name) for name in ("Alpha", "Bravo", "Charlie")]
        self.assertEqual([word.y for word in found], sorted(word.y for word in found))
        self.assertEqual(len({word.x for word in found}), 1)

    def test_a_note_in_a_paragraph_with_others_is_split_in_it(self):
        long = " ".join(f"n{i}" for i in range(398))
        words = self.make("One[^a] two[^b] three[^c].\n\n" + "body " * 100 + "\n\nFour[^d].\n\n"
                          f"[^a]: Alpha.\n[^b]: {long}\n[^c]: Charlie.\n[^d]: Delta.\n",
                          ".note { footnote-display: inline }")
        found = [word for word in words if re.fullmatch(r"n\d+", word.text)]
        self.assertEqual([word.text for word in found], long.split())
        self.assertEqual(self.one(words, "Alpha").y, found[0].y)
        charlie, last = self.one(words, "Charlie"), found[-1]
        self.assertEqual((charlie.page, charlie.y), (last.page, last.y))
        self.assertGreater(charlie.page, 2)
        for page in {word.page for word in found}:
            self.assertGreaterEqual(len({word.y for word in found if word.page == page}), 2)
        self.assertLess(max(word.y for word in words), 180)
        self.one(words, "Delta")

    def test_calls_stand_beside_punctuation_as_the_language_has_them(self):
        text = ("mot,[^1] pacte[^2]; texte :[^3] fin.[^4][^5] un[^6],[^7] *em*[^8], ici (dans[^9])"
                " mot[^1]. 1990[^10].5\n\n" + "".join(f"[^{i}]: n{i}e\n" for i in range(1, 11)))
        behind = "mot,1 pacte;2 texte :3 fin.4,5 un,6,7 em,8 ici (dans9) mot.1 199010.5"
        before = "mot1, pacte2; texte3 : fin4,5. un6,7, em8, ici (dans9) mot1. 199010.5"
        written = "mot,1 pacte2; texte :3 fin.4,5 un6,7 em8, ici (dans9) mot1. 199010.5"
        for language, wanted in (("en", behind), ("zh", behind), ("fr", before), ("es", before),
                                 ("ru", before), ("ar", before), ("de", written)):
            with self.subTest(language=language):
                words = self.make(f"---\nlanguage: {language}\n---\n\n" + text,
                                  "body { direction: ltr; text-align: left }")
                line = "".join(word.text for word in words)
                self.assertEqual(line.split("1n1e")[0], wanted.replace(" ", ""))
                self.assertEqual([word.text for word in words if re.match(r"n\d+e", word.text)],
                                 [f"n{i}e" for i in range(1, 11)])
        self.make("---\nlanguage: fr\n---\n\n" + text,
                  "p { -plenary-note-call-placement: after-punctuation }")
        tree = run("pdfinfo", "-struct-text", self.pdf)
        order = re.findall(r'^ +"([^"]*)"$', tree, re.M)
        self.assertEqual("".join(order[order.index("mot,"):]).split("n1e")[0][:20], "mot,1 pacte;2 texte ")

    def test_a_mark_in_a_line_is_with_its_note_and_only_the_first_hangs(self):
        text, names = self.random_notes(3, 9)
        words = self.make(text, ".note { footnote-display: inline; footnote-style-position: outside }"
                          "::footnote-marker { font-size: 8pt; vertical-align: baseline;"
                          ' content: counter(footnote) ".\\2002" }'
                          "@page { @footnote { padding-left: 30pt } }")
        self.check_notes(words, names)
        marks = [(word, words[i + 1]) for i, word in enumerate(words)
                 if re.fullmatch(r"\d+\.", word.text)]
        self.assertEqual(len(marks), len(names))
        hung = 0
        for mark, begin in marks:
            self.assertEqual(begin.text[0], "s")
            self.assertLess(abs(mark.y - begin.y), 1)
            hung += mark.x < 59
        self.assertEqual(hung, len({word.page for word in words if word.text[0] == "s"}))

    def test_compact_notes_share_lines_if_each_would_fit_one(self):
        words = self.make("One[^a] two[^b] three[^c] four[^d].\n\n[^a]: Alpha.\n[^b]: Bravo.\n"
                          "[^c]: Charlie" + " word" * 60 + ".\n[^d]: Delta.\n",
                          ".note { footnote-display: compact }")
        alpha, bravo, charlie, delta = (self.one(words, name)
                                        for name in ("Alpha", "Bravo", "Charlie", "Delta"))
        self.assertEqual(alpha.y, bravo.y)
        self.assertGreater(charlie.y, bravo.y)
        self.assertEqual(charlie.x, alpha.x)
        self.assertEqual(delta.x, alpha.x)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
