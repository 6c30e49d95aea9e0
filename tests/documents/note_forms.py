#!/usr/bin/env python3
"""Notes in the places and forms that break other programs: longer than a page, many at a time, in tables, lists
and headings, with tables in them, in streams, series and languages. Poppler and mutool read the pages.

    note_forms.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import re
import resource
import sys
import unittest

from note_pages import NotesCase, run

FLOOR = 180  # where the page area ends


def numbered(prefix, count):
    return " ".join(f"{prefix}{i}x" for i in range(count))


class NoteForms(NotesCase):
    def places(self, words, pattern):
        return [(word.page, word.y) for word in words if re.search(pattern, word.text)]

    def rows(self, words, pattern):
        """How many lines of words so named there are, by page."""
        rows = {}
        for page, y in self.places(words, pattern):
            rows.setdefault(page, set()).add(round(y))
        return {page: len(ys) for page, ys in rows.items()}

    # ---- long notes ----

    def test_a_thousand_notes_longer_than_a_page_end_and_take_their_time_only(self):
        def document(count):
            text = "\n\n".join(f"Paragraph c{i}x[^n{i}]." for i in range(count))
            return text + "\n\n" + "\n\n".join(f"[^n{i}]: s{i}x {'long note ' * 110} e{i}x." for i in range(count))

        times = []
        for count in (250, 1000):
            begin = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            words = self.make(document(count))
            times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begin)
        marks = [re.match(r"[se]\d+x", word.text) for word in words]
        self.assertEqual([mark[0] for mark in marks if mark],
                         [f"{side}{i}x" for i in range(1000) for side in "se"])
        pages = {word.text.rstrip("."): word.page for word in words if re.match(r"[sce]\d+x", word.text)}
        calls = {re.match(r"c(\d+)x", word.text)[1]: word.page for word in words if re.match(r"c\d+x", word.text)}
        for i in range(1000):
            self.assertGreaterEqual(pages[f"s{i}x"], calls[str(i)])
            self.assertGreater(pages[f"e{i}x"], pages[f"s{i}x"])
        self.assertLess(max(word.y for word in words), FLOOR)
        self.assertLess(times[1], times[0] * 12)

    def test_ten_long_notes_of_one_line_are_whole_and_in_order(self):
        for way in ("first-fit", "optimal"):
            calls = " ".join(f"w{i}x[^n{i}]" for i in range(10))
            notes = "\n".join(f"[^n{i}]: s{i}x {numbered(f't{i}o', 90)} e{i}x" for i in range(10))
            words = self.make(f"{calls}\n\nAfter.\n\n{notes}\n", f"body {{ -plenary-page-break: {way} }}")
            found = [word for word in words if re.match(r"[se]\dx|t\do", word.text)]
            expected = [word for i in range(10) for word in
                        [f"s{i}x", *numbered(f"t{i}o", 90).split(), f"e{i}x"]]
            self.assertEqual([word.text for word in found], expected)
            self.assertEqual(self.places(found, ""), sorted(self.places(found, "")))
            self.assertEqual(found[0].page, self.one(words, "w9x").page)
            pages = [word.page for word in found]
            self.assertEqual(sorted(set(pages)), list(range(pages[0], pages[-1] + 1)))

    def test_a_note_is_split_only_where_it_must_be_and_with_two_lines_on_each_side(self):
        split = 0
        for body in range(20, 90, 7):
            words = self.make("# Title\n\n" + "body " * body + "call[^a]\n\n" + "after " * 90 +
                              f"\n\n[^a]: {numbered('t', 50)}\n", "body { -plenary-page-break: optimal }")
            rows = self.rows(words, r"^t\d+x")
            self.assertGreaterEqual(min(rows.values()), 2, body)
            self.assertLessEqual(len(rows), 2)
            split += len(rows) > 1
        self.assertGreater(split, 0)
        # A note that has room beside its call is never split.
        words = self.make(f"call[^a]\n\n{'after ' * 200}\n\n[^a]: {numbered('t', 50)}\n",
                          "body { -plenary-page-break: optimal }")
        self.assertEqual(len(self.rows(words, r"^t\d+x")), 1)

    def test_the_line_or_the_paragraph_of_a_call_moves_if_the_policy_says_so(self):
        text = ("# Title\n\n" + "before " * 60 + "\n\n" + "body " * 40 + "call[^a] " + "behind " * 30 +
                f"\n\n[^a]: {numbered('t', 60)}\n")
        pages = {}
        for policy in ("auto", "line", "block"):
            words = self.make(text, f".note {{ footnote-policy: {policy} }}"
                              "body { -plenary-page-break: optimal; orphans: 1; widows: 1 }")
            rows = self.rows(words, r"^t\d+x")
            call = self.one(words, "call").page
            first = min(word.page for word in words if word.text == "body")
            pages[policy] = (first, call, len(rows))
            self.assertEqual(min(rows), call)
        self.assertEqual(pages["line"][2], 1)
        self.assertEqual(pages["block"][2], 1)
        self.assertLess(pages["line"][0], pages["line"][1])
        self.assertEqual(pages["block"][0], pages["block"][1])

    def test_the_note_area_is_no_higher_than_it_may_be(self):
        text = f"call[^a]\n\n{'after ' * 250}\n\n"
        notes = f"[^a]: {numbered('t', 150)}\n"
        for i in range(24):
            text += f"{'body ' * (7 + 11 * i % 30)} c{i}x[^n{i}]\n\n"
            notes += f"[^n{i}]: s{i}x {'note ' * (13 * i % 50)} e{i}x\n"
        for way in ("first-fit", "optimal"):
            words = self.make("# Title\n\n" + text + notes, "@page { @footnote { max-height: 50pt } }"
                              f"body {{ -plenary-page-break: {way} }}")
            with self.subTest(way):
                long = self.rows(words, r"^t\d+x")
                self.assertGreater(len(long), 2)
                self.assertGreaterEqual(min(long.values()), 2)
                for count in self.rows(words, r"^(t\d+x|[se]\d+x|note)").values():
                    self.assertLessEqual(count * 10, 50)
                for page in range(1, words[-1].page + 1):
                    self.assertTrue([word for word in words if word.page == page and
                                     re.match("call|after|body|c", word.text)], page)
                self.assertEqual([word.text for word in words if re.match(r"[se]\d+x", word.text)],
                                 [f"{side}{i}x" for i in range(24) for side in "se"])
                for i in range(24):
                    self.assertEqual(self.one(words, f"c{i}x").page, self.one(words, f"s{i}x").page)

    def test_what_is_left_of_a_note_stands_below_a_rule_of_its_own(self):
        self.make(f"call[^a]\n\n{'after ' * 250}\n\n[^a]: {numbered('t', 200)}\n",
                  "@page { @footnote-continuation { border-top: 1pt solid; border-clip: auto } }")
        rules = []
        for line in run("mutool", "trace", self.pdf).split("\n"):
            if "<page " in line:
                rules.append([])
            match = re.search(r'<(?:moveto|lineto) x="([\d.]+)"', line)
            if match:
                rules[-1].append(float(match[1]))
        widths = [max(page) - min(page) if page else 0 for page in rules]
        self.assertAlmostEqual(widths[0], 60, delta=1)
        self.assertAlmostEqual(widths[1], 240, delta=1)

    # ---- in tables, lists and headings ----

    TABLE = "| One | Two |\n|---|---|\n| cell[^a] | other[^b] |\n| third | fourth[^c] |\n\n"
    TABLE_NOTES = "[^a]: Alpha.\n[^b]: Bravo.\n[^c]: Charlie.\n[^d]: Delta.\n"

    def test_notes_of_cells_stand_at_the_foot_of_the_page(self):
        words = self.make("Text.\n\n" + self.TABLE + "Last[^d].\n\n" + self.TABLE_NOTES)
        last = self.one(words, "Last").y
        for name in ("Alpha", "Bravo", "Charlie", "Delta"):
            y = self.one(words, name).y
            self.assertGreater(y, last)
            last = y
        self.assertGreater(last, FLOOR - 15)
        text = " ".join(word.text for word in words)
        for number, name in enumerate(("cell", "other", "fourth"), 1):
            self.assertRegex(text, rf"{name} ?{number}\b")

    def test_notes_of_the_stream_of_tables_stand_below_the_table_with_letters(self):
        sheet = ("td .note { -plenary-note-stream: table; -plenary-note-reset: table }"
                 "td ::footnote-call { content: counter(table-footnote, lower-alpha) }"
                 "td ::footnote-marker { content: counter(table-footnote, lower-alpha) ' ' }")
        words = self.make("Text.\n\n" + self.TABLE + "Last[^d].\n\n" + self.TABLE.replace("^a", "^e")
                          .replace("^b", "^f").replace("^c", "^g") + self.TABLE_NOTES +
                          "[^e]: Echo.\n[^f]: Foxtrot.\n[^g]: Golf.\n", sheet)
        last = self.one(words, "Last")
        previous = max(self.places(words[:words.index(last)], "fourth"))
        for name in ("Alpha", "Bravo", "Charlie"):
            word = self.one(words, name)
            self.assertLess(previous, (word.page, word.y))
            previous = (word.page, word.y)
        self.assertLess(previous, (last.page, last.y))
        text = " ".join(word.text for word in words)
        for letter, name in zip("abcabc", ("Alpha", "Bravo", "Charlie", "Echo", "Foxtrot", "Golf")):
            self.assertRegex(text, rf"\b{letter} ?{name}")
        self.assertRegex(text, r"Last ?\.? ?1")
        self.assertRegex(text, r"1 ?Delta")

    def test_a_note_of_a_heading_stands_once_though_the_heading_is_in_the_contents(self):
        words = self.make("---\ntitle: T\ncontents: yes\n---\n\n## Heading[^a]\n\n" + "word " * 60 +
                          "\n\n[^a]: Thenote.\n", "h2 { break-before: page }")
        self.one(words, "Thenote")
        text = " ".join(word.text for word in words)
        self.assertEqual(len(re.findall(r"Heading\b", text)), 2)
        calls = [word for word in words if word.text == "1" and word.y < 150 and word.x < 150]
        self.assertEqual([word.page for word in calls], [self.one(words, "Thenote").page])

    def test_a_note_may_hold_a_table(self):
        words = self.make("Text[^a] here.\n\n[^a]: Before.\n\n    | Left | Right |\n    |---|---|\n"
                          "    | lower | cell |\n\n    Behind.\n")
        ys = [self.one(words, name).y for name in ("Text", "Before", "Left", "lower", "Behind")]
        self.assertEqual(ys, sorted(set(ys)))
        self.assertEqual(self.one(words, "Left").y, self.one(words, "Right").y)
        self.assertGreater(self.one(words, "Right").x, self.one(words, "Left").x)
        self.assertGreater(ys[-1], FLOOR - 15)

    def test_a_list_has_its_notes_at_the_page_of_each_item(self):
        text = "\n".join(f"- item{i}x {'word ' * 25}[^n{i}]\n    - inner{i}x[^m{i}]" for i in range(12))
        notes = "\n".join(f"[^n{i}]: outernote{i}x\n[^m{i}]: innernote{i}x" for i in range(12))
        words = self.make(f"# Title\n\n{text}\n\n{notes}\n")
        for i in range(12):
            self.assertEqual(self.one(words, f"inner{i}x").page, self.one(words, f"innernote{i}x").page)
            self.assertGreaterEqual(self.one(words, f"outernote{i}x").page, self.one(words, f"item{i}x").page)
        self.assertGreater(words[-1].page, 2)

    # ---- series and marks ----

    def test_asterisks_of_titles_are_a_stream_of_their_own(self):
        words = self.make("# Title[^*]\n\nText[^a] and[^b].\n\n[^*]: Star.\n[^a]: Alpha.\n[^b]: Bravo.\n",
                          "h1 .note { -plenary-note-stream: symbol }"
                          "h1 ::footnote-call { content: '*' } h1 ::footnote-marker { content: '* ' }")
        text = " ".join(word.text for word in words)
        title, star = self.one(words, "Title"), self.one(words, "Star")
        beside = [word.y for word in words if "*" in word.text]
        self.assertEqual(len(beside), 2)
        self.assertTrue(all(abs(y - word.y) < 5 for y, word in zip(sorted(beside), (title, star))))
        self.assertRegex(text, r"Text ?1 and ?\.? ?2")
        self.assertRegex(text, r"1 ?Alpha\. 2 ?Bravo")
        self.assertLess(self.one(words, "Star").y, self.one(words, "Alpha").y)

    def test_numbers_go_through_the_document_or_begin_in_each_chapter(self):
        chapters = "\n\n".join(f"# Chapter{i}\n\nText c{i}x[^n{i}] and d{i}x[^m{i}] end." for i in range(3))
        notes = "\n".join(f"[^n{i}]: first{i}x\n[^m{i}]: second{i}x" for i in range(3))
        for reset, numbers in (("document", "123456"), ("chapter", "121212")):
            words = self.make(f"{chapters}\n\n{notes}\n", f".note {{ -plenary-note-reset: {reset} }}"
                              if reset != "document" else "")
            text = " ".join(word.text for word in words)
            for i in range(3):
                self.assertRegex(text, rf"c{i}x ?{numbers[2 * i]} and d{i}x ?{numbers[2 * i + 1]} end")
                self.assertRegex(text, rf"{numbers[2 * i]} ?first{i}x")
                self.assertRegex(text, rf"{numbers[2 * i + 1]} ?second{i}x")

    def test_calls_beside_each_other_are_parted_as_the_style_says(self):
        text = "Text[^a][^b][^c] end.\n\n[^a]: A.\n[^b]: B.\n[^c]: C.\n"
        for separator, pattern in ((",", "1,2,3"), (", ", "1, 2, 3"), ("·", "1·2·3"), ("", "123")):
            words = self.make(text, f'::footnote-call {{ -plenary-note-separator: "{separator}" }}')
            self.assertRegex(" ".join(word.text for word in words), rf"Text ?{pattern} ?end")

    # ---- languages ----

    TEXTS = {
        "en": ("resolution", "See the report."), "fr": ("résolution", "Voir le rapport."),
        "es": ("resolución", "Véase el informe."), "ru": ("резолюция", "См. доклад."),
        "zh": ("决议", "见报告。"), "ar": ("القرار", "انظر التقرير"),
    }

    def test_notes_of_six_languages_stand_at_the_foot_with_their_numbers(self):
        for language, (word, note) in self.TEXTS.items():
            with self.subTest(language):
                words = self.make(f"---\nlanguage: {language}\n---\n\n# {word}\n\n{word}[^a] {word}[^b]\n\n"
                                  f"[^a]: {note}\n[^b]: {note} {note}\n", "body { text-align: start }")
                text = " ".join(found.text for found in words)
                first = note.split()[0]  # poppler gives words that read from right to left as they are seen
                self.assertEqual(text.count(first[::-1] if language == "ar" else first), 3, text)
                marks = [found for found in words if found.text in ("1", "2") and found.y > 100]
                if language == "ar":
                    self.assertTrue(all(mark.x > 150 for mark in marks), text)
                self.assertGreater(max(found.y for found in words), FLOOR - 15)
                self.assertRegex(text, rf"1\s?{note.split()[0]}" if language != "ar" else "1")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
