#!/usr/bin/env python3
"""Tables of the house style, from aligned columns of text to PDF, judged by poppler.

    tables.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import pages_of, words_of  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])

HEAD = """A. Financial overview

1. The present report contains the second performance report on the programme budget.

Table 1
Requirements by component
(Thousands of United States dollars)

Component                      Approved      Revised       Variance
"""
ROWS = [
    ("Policymaking organs", "1,021.5", "1,045.2", "23.7"),
    ("Executive direction", "12,305.0", "12,400.5", "95.5"),
    ("Programme of work", "152,496.6", "149,998.1", "(2,498.5)"),
    ("Programme support", "8,450.0", "8,450.0", "-"),
    ("Total", "174,273.1", "171,893.8", "(2,379.3)"),
]
TAIL = "\n2. The requirements are explained below.\n"


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout.decode()


def source(rows):
    return HEAD + "".join("%-30s %-13s %-13s %s\n" % row for row in rows) + TAIL


class Words:
    """The words of a page and where they stand, by pdftotext."""

    def __init__(self, path, page):
        self.items = [(word.text, word.left, word.right, word.top)
                      for word in words_of(path, page, page)]

    def find(self, text):
        return [item for item in self.items if item[0] == text]


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.short = cls.make("short", source(ROWS))
        many = [("Programme number %d" % i, "%d.%d" % (1000 + i, i % 10), "%d" % i, "1.25")
                for i in range(200)]
        cls.long = cls.make("long", source(many))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def make(cls, name, text, *options):
        path = os.path.join(cls.folder.name, name + ".txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        pdf = os.path.join(cls.folder.name, name + ".pdf")
        run(PLENARY, path, "-o", pdf, *options)
        return pdf

    def test_each_cell_is_said_once_row_by_row(self):
        text = " ".join(run("pdftotext", "-raw", self.short, "-").split())
        expected = " ".join(" ".join(row) for row in ROWS)
        self.assertIn(expected, text)
        self.assertEqual(text.count("152,496.6"), 1)

    def test_figures_stand_with_their_marks_below_each_other(self):
        words = Words(self.short, 1)
        ends = {round(words.find(row[1])[0][2], 1) for row in ROWS if row[0] != "Total"}
        self.assertEqual(len(ends), 1, ends)
        # a parenthesis hangs behind the last figure
        plain = words.find("95.5")[0][2]
        hanging = words.find("(2,498.5)")[0][2]
        self.assertGreater(hanging, plain + 1)
        self.assertLess(hanging, plain + 4)

    def test_letters_with_a_slash_are_calls_of_the_notes_below(self):
        rows = [("Policymaking organs a/", "1,021.5", "1,045.2", "23.7"), *ROWS[1:3],
                ("Programme support", "8,450.0", "8,450.0 b/", "-"), ROWS[4]]
        text = source(rows).replace(TAIL, "\nSource: Budget documents.\na/ Including the Office.\n"
                                    "b/ Excluding assistance.\n" + TAIL)
        pdf = self.make("slash", text)
        words = words_of(pdf, 1, 1)
        for letter in ("a/", "b/"):
            call, mark = sorted((word for word in words if word.text == letter), key=lambda word: word.top)
            self.assertLess(call.bottom - call.top, 7)
            self.assertLess(mark.bottom - mark.top, 7)
            self.assertAlmostEqual(mark.left, 60, delta=0.5)
        self.assertEqual(run("pdfinfo", "-struct-text", pdf).count("Link"), 2)

    def test_structure_tells_head_body_and_cells(self):
        struct = run("pdfinfo", "-struct-text", self.short)
        self.assertRegex(struct, r"(?s)\n\s*Table.*?Caption.*?THead.*?TR.*?TH.*?TBody.*?TR.*?TD")
        self.assertEqual(len(re.findall(r"\n\s*TR\b", struct)), len(ROWS) + 1)
        self.assertEqual(len(re.findall(r"\n\s*TD\b", struct)), len(ROWS) * 4)

    def test_further_pages_repeat_the_head_and_say_so(self):
        pages = run("pdftotext", "-layout", self.long, "-").split("\f")[:-1]
        self.assertGreater(len(pages), 3)
        for page in pages[1:-1]:
            self.assertRegex(page, r"(?s)^\s*\(continued\)\s*\n\s*Component\s+Approved")
        self.assertNotIn("(continued)", pages[0])

    def test_what_is_repeated_is_said_once_in_the_structure(self):
        struct = run("pdfinfo", "-struct-text", self.long)
        self.assertEqual(struct.count("Component"), 1)
        self.assertEqual(struct.count("(continued)"), 0)
        self.assertEqual(struct.count("Programme number 199"), 1)

    def test_rules_are_those_of_the_house(self):
        dump = run(PLENARY, os.path.join(self.folder.name, "short.txt"), "--dump=pages")
        rules = re.findall(r"^\s*fill .*$", dump, re.M)
        self.assertEqual(len(rules), 4, rules)

    def test_a_table_goes_to_a_page_of_its_own_kind(self):
        sheet = os.path.join(self.folder.name, "wide.css")
        with open(sheet, "w", encoding="utf-8") as file:
            file.write("table { page: wide }")
        pdf = self.make("wide", source(ROWS), "--style", sheet)
        sizes = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)",
                           run("pdfinfo", "-f", "1", "-l", "9", pdf))
        self.assertEqual(sizes, [("612", "792"), ("792", "612"), ("612", "792")])
        ends = [word[2] for word in Words(pdf, 2).find("Variance")]
        self.assertGreater(max(ends), 700)

    def test_pdf_ua_and_a_are_kept(self):
        for pdf in (self.short, self.long):
            self.assertIn("meets PDF/A-2a and PDF/UA-1", run(PLENARY, "check", pdf))


SPLIT_SHEET = """@page { size: 300pt 200pt; margin: 20pt }
body { font: 10pt/12pt "Liberation Serif" }
p, h1 { margin: 0; font: inherit; text-indent: 0 }
.table { display: table; width: 100%; border-spacing: 0 }
.row { display: table-row }
.cell { display: table-cell; padding: 0; vertical-align: top }
.box { border: 2pt solid red; padding: 3pt; background-color: yellow }
.tight { line-height: 9pt }
"""


class SplitCells(unittest.TestCase):
    """Cells that go on over the ends of pages."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = place.name

    def make(self, rows, sheet=""):
        """The words of a table of rows of cells, each attributes and text."""
        text = ":::::: table\n"
        for row in rows:
            text += "::::: row\n" + "".join(
                f":::: {{.cell {attributes}}}\n{content}\n::::\n\n" for attributes, content in row) + ":::::\n"
        for name, content in (("a.md", "# Title\n\n" + text + "::::::\n\nBehind\n"),
                              ("a.css", SPLIT_SHEET + sheet)):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(content)
        subprocess.run([PLENARY, "a.md", "-o", "a.pdf", "--no-house-style", "--style=a.css"],
                       cwd=self.folder, timeout=60, check=True)
        self.pdf = os.path.join(self.folder, "a.pdf")
        return words_of(self.pdf)

    @staticmethod
    def text(mark, count):
        return " ".join(f"{mark}{i}" for i in range(count))

    def ck_whole(self, words, mark, count):
        """Each word once, in order, in the type area."""
        mine = [word for word in words if re.fullmatch(mark + r"\d+", word.text)]
        self.assertEqual([int(word.text[len(mark):]) for word in sorted(mine, key=lambda word: word.page)],
                         list(range(count)))
        for word in mine:
            self.assertGreater(word.top, 18)
            self.assertLess(word.bottom, 183)
        return mine

    def test_a_spanning_cell_goes_on_beside_its_rows(self):
        rows = [[("rowspan=60 .tight", self.text("s", 700)), ("", "r0")]]
        rows += [[("", f"r{i}")] for i in range(1, 60)]
        words = self.make(rows)
        long = self.ck_whole(words, "s", 700)
        rows = self.ck_whole(words, "r", 60)
        self.assertGreater(len({word.page for word in long}), 3)
        self.assertEqual(rows[0].top // 3, long[0].top // 3)
        for page in range(1, long[-1].page):
            self.assertGreater(max(word.bottom for word in rows if word.page == page), 150)

    def test_a_painted_box_in_a_cell_is_cut_between_its_lines(self):
        words = self.make([[("", "left"), ("", "::: box\n" + self.text("b", 300) + "\n:::")]])
        found = self.ck_whole(words, "b", 300)
        pages = max(word.page for word in found)
        self.assertGreater(pages, 2)
        edges = []
        for page in range(1, pages + 1):
            data = subprocess.run(["pdftoppm", "-aa", "no", "-r", "72", "-f", str(page), "-l", str(page), self.pdf],
                                  check=True, stdout=subprocess.PIPE).stdout[-300 * 200 * 3:]
            rows = [data[y * 900:(y + 1) * 900] for y in range(200)]
            red = [sum(row[x:x + 3] == b"\xff\0\0" for x in range(0, 900, 3)) for row in rows]
            edges.append(sum(count > 100 for count in red))
            self.assertGreater(sum(count > 2 for count in red), 20)
        self.assertEqual(edges, [2] + [0] * (pages - 2) + [2])


WIDE_SHEET = """@page { size: 300pt 200pt; margin: 20pt }
@page wide { size: 400pt 250pt; margin: 20pt }
body { font: 10pt/12pt "Liberation Serif" }
p, h1, h2 { margin: 0; font: inherit; text-indent: 0 }
h2 { break-after: avoid }
table { border-spacing: 0; -plenary-wide-page: wide }
td, th { padding: 0 4pt 0 0 }
.along { break-before: avoid }
"""


class WideTables(unittest.TestCase):
    """Tables that are wider than their column go to a page that is wider."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = place.name

    def make(self, text, *options, sheet=None):
        """Widths of pages, and the page of each word."""
        with open(os.path.join(self.folder, "a.md"), "w", encoding="utf-8") as file:
            file.write(text)
        if sheet is not None:
            with open(os.path.join(self.folder, "a.css"), "w", encoding="utf-8") as file:
                file.write(WIDE_SHEET + sheet)
            options += ("--no-house-style", "--strict-style", "--style=a.css")
        done = subprocess.run([PLENARY, "a.md", "-o", "a.pdf", *options], cwd=self.folder,
                              stderr=subprocess.PIPE, timeout=60, check=True)
        self.findings = done.stderr.decode()
        pages = pages_of(os.path.join(self.folder, "a.pdf"))
        return ([round(page.width) for page in pages],
                {word.text: word.page for page in pages for word in page.words})

    @staticmethod
    def table(columns, rows=2, width=9):
        cells = ["| " + " | ".join((f"c{row}x{column}" + "w" * width)[:width]
                                   for column in range(columns)) + " |" for row in range(rows)]
        return "\n".join([cells[0], "|---" * columns + "|"] + cells[1:]) + "\n"

    def test_a_table_that_is_too_wide_goes_to_a_wide_page_and_text_goes_on_behind_it(self):
        text = "Before\n\n" + self.table(6) + "\nBehind\n"
        widths, pages = self.make(text, sheet="")
        self.assertEqual(widths, [300, 400, 300])
        self.assertEqual((pages["Before"], pages["c0x0wwwww"], pages["Behind"]), (1, 2, 3))
        self.assertEqual(self.findings, "")
        widths, pages = self.make("Before\n\n" + self.table(4) + "\nBehind\n", sheet="")
        self.assertEqual(widths, [300])
        widths, pages = self.make(text, sheet="table { -plenary-wide-page: none }")
        self.assertEqual(widths, [300])
        self.assertIn("LAYOUT006", self.findings)

    def test_one_that_is_too_wide_for_any_page_is_told(self):
        widths, _ = self.make("Before\n\n" + self.table(9) + "\nBehind\n", sheet="")
        self.assertEqual(widths, [300, 400, 300])
        excess = float(re.search(r"the table is ([\d.]+) pt wider", self.findings)[1])
        self.assertLess(excess, 230)
        widths, _ = self.make("Before\n\n" + self.table(9), sheet="@page wide { size: 299pt 400pt }")
        self.assertEqual(widths, [300])
        self.assertIn("LAYOUT006", self.findings)

    def test_what_may_not_be_parted_from_it_goes_along(self):
        widths, pages = self.make(
            "Before\n\n## Head\n\n" + self.table(6, 30) + "\n::: {.along}\nSource\n:::\n\n"
            "::: {.along}\nNote\n:::\n\nBehind\n", sheet="")
        self.assertEqual(widths, [300, 400, 400, 300])
        self.assertEqual([pages[word] for word in ("Before", "Head", "Source", "Note", "Behind")],
                         [1, 2, 3, 3, 4])

    def test_tables_behind_each_other_share_the_page(self):
        widths, pages = self.make(self.table(6) + "\n## Second\n\n" + self.table(6) + "\nBehind\n",
                                  sheet="")
        self.assertEqual(widths, [400, 300])

    def test_a_width_of_its_own_counts(self):
        sheet = "table { width: 350pt }"
        self.assertEqual(self.make("Before\n\n" + self.table(2), sheet=sheet)[0], [300, 400])
        sheet = "table { width: 120% }"
        self.assertEqual(self.make("Before\n\n" + self.table(2), sheet=sheet)[0], [300])

    def test_the_houses_turn_the_page(self):
        text = "# Title\n\nBefore\n\n## Head\n\n" + self.table(9, 60, 10) + "\nBehind\n"
        for house, turned in (("un-report", 792), ("un-geneva", 842), ("un-resolution", 792)):
            with self.subTest(house):
                widths, pages = self.make(text, f"--house={house}")
                self.assertEqual(widths[1:-1], [turned] * (len(widths) - 2))
                self.assertGreater(len(widths), 3)
                self.assertLess(max(widths[0], widths[-1]), turned)
                self.assertEqual(pages["Head"], 2)
                self.assertEqual(self.findings, "")
                self.assertIn("meets PDF/A-2a and PDF/UA-1",
                              run(PLENARY, "check", os.path.join(self.folder, "a.pdf")))
        widths, _ = self.make("# Title\n\n" + self.table(7, 9, 12), "--house=publication")
        self.assertEqual(widths[-1], 680)


FORMS_SHEET = """@page { size: 300pt 200pt; margin: 20pt }
body { font: 10pt/12pt "Liberation Serif"; text-align: left }
p, h1, .table { margin: 0; font: inherit; text-indent: 0 }
.note { font: 8pt/10pt "Liberation Serif" }
::footnote-call { font-size: 6pt }
.table { display: table; border-spacing: 0; width: 150pt }
.row { display: table-row }
.cell { display: table-cell; padding: 0 4pt 0 0 }
.caption { display: table-caption }
.head { display: table-header-group }
.foot { display: table-footer-group }
"""


class FormsCase(unittest.TestCase):
    """Tables made of divisions, whose sheet gives each its display."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = place.name
        self.pdf = os.path.join(self.folder, "a.pdf")

    def make(self, text, sheet=""):
        for name, content in (("a.md", "# Title\n\n" + text), ("a.css", FORMS_SHEET + sheet)):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
                file.write(content)
        subprocess.run([PLENARY, "a.md", "-o", "a.pdf", "--no-house-style", "--strict-style", "--style=a.css"],
                       cwd=self.folder, timeout=60, check=True)
        return words_of(self.pdf)

    @staticmethod
    def div(name, content, colons=3):
        return f"{':' * colons} {{.{name}}}\n{content}\n{':' * colons}\n\n"

    @classmethod
    def row(cls, *cells):
        """A row of cells, each its text or its attributes and text."""
        pairs = [cell if isinstance(cell, tuple) else ("", cell) for cell in cells]
        return cls.div("row", "".join(cls.div(f"cell {name}", text, 4) for name, text in pairs), 5)

    def table(self, *parts):
        return self.div("table", "".join(parts), 9)

    def one(self, words, text):
        found = [word for word in words if word.text == text]
        self.assertEqual(len(found), 1, text)
        return found[0]


class Captions(FormsCase):
    NOTES = "\n\n".join(f"[^{name}]: n{name}." for name in "pcfqb")
    TABLE = ".table .note { -plenary-note-stream: table }"
    AGAIN = '.caption { -plenary-caption-repeat: repeat; margin-bottom: 4pt }'

    def document(self, rows):
        return ("Before[^p].\n\n" + self.table(
            self.div("caption", "Top[^c] caption[^f]"), self.div("caption .below", "Foot[^b]"),
            self.row("c0[^q]", "d0"), *(self.row(f"r{i}", f"d{i}") for i in range(rows))) +
                "Behind\n\n" + self.NOTES)

    def test_notes_of_captions_stand_at_the_foot_of_the_page(self):
        words = self.make(self.document(25), ".below { caption-side: bottom }")
        notes = [self.one(words, f"n{name}.") for name in "pcfqb"]
        self.assertEqual([note.page for note in notes], [1, 1, 1, 1, self.one(words, "Behind").page])
        tops = [note.top for note in notes]
        self.assertEqual(tops[:4], sorted(tops[:4]))
        self.assertGreater(tops[0], max(word.top for word in words if word.page == 1 and word.text[0] == "d"))

    def test_notes_of_the_tables_stream_stand_below_it(self):
        words = self.make(self.document(25), ".below { caption-side: bottom }" + self.TABLE)
        self.assertEqual(self.one(words, "np.").page, 1)
        last = self.one(words, "d24")
        places = [last] + [self.one(words, text) for text in ("nc.", "nf.", "nq.")]
        places += [next(word for word in words if word.text.startswith("Foot")), self.one(words, "nb."),
                   self.one(words, "Behind")]
        self.assertEqual({place.page for place in places}, {last.page})
        tops = [place.top for place in places]
        self.assertEqual(tops, sorted(set(tops)))

    def test_captions_are_repeated_by_style_with_no_note_again(self):
        sheet = '.table::-plenary-continued { content: "(continued)" }'
        for stream in ("", self.TABLE):
            for head in (False, True):
                with self.subTest(stream=stream, head=head):
                    text = self.document(25).replace("Foot", "").replace(self.div("caption .below", "[^b]"), "")
                    if head:
                        text = text.replace("::::: {.row}", self.div("head", self.row("Name", "Sum"), 6) + "::::: {.row}", 1)
                    words = self.make(text, sheet + stream + self.AGAIN)
                    pages = self.one(words, "r24").page
                    tops = [next(word for word in words if word.page == page and word.text == "(continued)").top
                            for page in range(2, pages + 1)]
                    captions = [word for word in words if word.text.startswith("caption")]
                    self.assertEqual([word.page for word in captions], list(range(1, pages + 1)))
                    for top, caption in zip(tops, captions[1:]):
                        self.assertGreater(top, caption.top + 10)
                    names = [word.page for word in words if word.text == "Name"]
                    self.assertEqual(names, list(range(1, pages + 1)) if head else [])
                    for name in "pcfq":
                        self.one(words, f"n{name}.")
                    struct = run("pdfinfo", "-struct-text", self.pdf)
                    self.assertEqual(struct.count('" caption"'), 1)
                    self.assertIn("meets PDF/A-2a and PDF/UA-1", run(PLENARY, "check", self.pdf))
        words = self.make(self.document(25), sheet)
        self.assertEqual([word.page for word in words if word.text.startswith("caption")], [1])


class Forms(FormsCase):
    """What sheets ask of rows, columns and cells."""

    def test_generated_text_stands_in_its_cell(self):
        words = self.make(self.table(self.row("a0", (".sum", "b0")), self.row("a1", "b1")),
                          '.cell p { display: inline } .sum::before { content: "[ " } .sum::after { content: " ]" }')
        line = [self.one(words, text) for text in ("a0", "[", "b0", "]")]
        self.assertEqual([word.left for word in line], sorted(word.left for word in line))
        self.assertEqual(len({round(word.top) for word in line}), 1)
        self.assertAlmostEqual(line[1].left, self.one(words, "b1").left, delta=0.1)

    def test_percentages_count_where_the_layout_is_fixed(self):
        words = self.make(self.table(self.row((".wide", "a"), "b", "c"), self.row("d", "e " + "long " * 9, "f")),
                          ".table { table-layout: fixed; width: 200pt } .wide { width: 50% }")
        lefts = [self.one(words, text).left for text in "abc"]
        self.assertAlmostEqual(lefts[1] - lefts[0], 100, delta=0.1)
        self.assertAlmostEqual(lefts[2] - lefts[1], 50, delta=0.1)

    def test_columns_count_from_the_right_where_text_does(self):
        words = self.make(self.table(self.row("a", "b", "c")), ".table { direction: rtl }")
        lefts = [self.one(words, text).left for text in "abc"]
        self.assertEqual(lefts, sorted(lefts, reverse=True))

    def test_footer_rows_stand_on_each_page(self):
        words = self.make(self.table(*(self.row(f"r{i}", "d") for i in range(25)),
                                     self.div("foot", self.row("Total", "9"), 6)))
        last = self.one(words, "r24").page
        self.assertEqual([word.page for word in words if word.text == "Total"], list(range(1, last + 1)))
        self.assertEqual(run("pdfinfo", "-struct-text", self.pdf).count("Total"), 1)

    def test_first_lines_of_a_row_share_a_baseline(self):
        words = self.make(self.table(self.row("a", (".large", "b"))),
                          ".cell { vertical-align: baseline } .large { font-size: 20pt; line-height: 24pt }")
        small, large = self.one(words, "a"), self.one(words, "b")
        self.assertGreater(small.top, large.top + 5)

    def test_decimal_commas_stand_below_each_other_whatever_is_around_them(self):
        texts = ("-1,5", "(22,25)", "333,1[^n]", "4,0")
        words = self.make(self.table(*(self.row("x", (".figure", text)) for text in texts)) + "[^n]: Note.",
                          '.figure { text-align: "," }')
        figures = [next(word for word in words if word.text.startswith(text[:4])) for text in texts]
        digit = 5  # of the face at 10 pt
        before = (3.33 + digit, 3.33 + 2 * digit, 3 * digit, digit)
        marks = [word.left + width for word, width in zip(figures, before)]
        self.assertLess(max(marks) - min(marks), 0.1, marks)

    def test_a_table_in_a_cell_and_one_in_a_float_keep_their_columns(self):
        inner = self.table(self.row("i", "j"), self.row("k", "l"))
        words = self.make(self.div("outer table", self.row("a", (".host", inner)), 12).replace(".outer table", ".table"),
                          ".table .table { width: auto }")
        a, i, j, k, last = (self.one(words, text) for text in "aijkl")
        self.assertTrue(a.left < i.left < j.left)
        self.assertAlmostEqual(i.left, k.left, delta=0.1)
        self.assertAlmostEqual(j.left, last.left, delta=0.1)
        self.assertGreater(k.top, i.top + 10)
        words = self.make(self.div("side", inner, 12) + "text " * 60,
                          ".side { float: right; width: 60pt } .table { width: 60pt }")
        self.assertGreater(self.one(words, "i").left, 215)
        text = [word for word in words if word.text == "text"]
        self.assertLess(max(word.right for word in text if word.top < self.one(words, "l").bottom - 1), 221)
        self.assertGreater(max(word.right for word in text), 240)

    def test_rows_go_on_in_the_next_column(self):
        words = self.make(self.div("columns", self.table(
            self.div("head", self.row("Name", "Sum"), 6), *(self.row(f"r{i}", f"d{i}") for i in range(20))), 12),
            ".columns { column-count: 2; column-gap: 20pt } .table { width: 100pt }")
        rows = [self.one(words, f"r{i}") for i in range(20)]
        self.assertEqual({word.page for word in rows}, {1})
        lefts = [round(word.left) for word in rows]
        self.assertEqual(sorted(set(lefts)), [20, 160])
        self.assertEqual(lefts, sorted(lefts))
        self.assertEqual(sorted(round(word.left) for word in words if word.text == "Name"), [20, 160])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
