#!/usr/bin/env python3
"""Boxes of inline elements and of blocks, judged on the finished file: where colours stand by the pixels that
poppler renders, where words stand by its text.

    boxes.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from pdf_words import words_of  # noqa: E402
from png import chunk, flat_png  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])

PRESS_PROFILE = "/usr/share/color/icc/ghostscript/default_cmyk.icc"

SHEET = """
@page { size: 200pt 150pt; margin: 15pt }
body { font: 11pt/16pt "Liberation Serif"; orphans: 1; widows: 1 }
p, h2 { margin: 0; font: 11pt/16pt "Liberation Serif" } h1 { display: none }
"""


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120).stdout


class Picture:
    """A rendered page, 4 pixels a point."""

    SCALE = 4

    def __init__(self, data):
        header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        self.width, self.height = int(header[1]), int(header[2])
        self.pixels = data[header.end():]

    def at(self, x, y):
        place = (int(y * self.SCALE) * self.width + int(x * self.SCALE)) * 3
        return tuple(self.pixels[place:place + 3])

    def extent(self, color):
        """Left, top, right and foot of the pixels of a colour, in points; None if there are none."""
        pattern = bytes(color)
        found = []
        row_bytes = self.width * 3
        for y in range(self.height):
            row = self.pixels[y * row_bytes:(y + 1) * row_bytes]
            if pattern not in row:
                continue
            places = [x for x in range(self.width) if row[3 * x:3 * x + 3] == pattern]
            if places:
                found.append((y, places[0], places[-1] + 1))
        if not found:
            return None
        return (min(f[1] for f in found) / self.SCALE, found[0][0] / self.SCALE,
                max(f[2] for f in found) / self.SCALE, (found[-1][0] + 1) / self.SCALE)

    def runs_down(self, color, x):
        """The stretches of a colour on a vertical line."""
        runs, inside = [], False
        for y in range(self.height):
            place = (y * self.width + int(x * self.SCALE)) * 3
            is_color = tuple(self.pixels[place:place + 3]) == color
            if is_color and not inside:
                runs.append([y / self.SCALE, 0])
            if is_color:
                runs[-1][1] = (y + 1) / self.SCALE
            inside = is_color
        return runs


class Case(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)

    def path(self, name):
        return os.path.join(self.temporary.name, name)

    def plenary(self, text, sheet, *options):
        if not text.startswith("---"):
            text = "# Title\n\n" + text
        for name, content in (("a.md", text), ("a.css", SHEET + sheet)):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(content)
        done = subprocess.run([PLENARY, self.path("a.md"), "--no-house-style", "--style",
                               self.path("a.css"), "-o", self.path("a.pdf"), *options],
                              stderr=subprocess.PIPE, timeout=120)
        self.told = done.stderr.decode()
        self.assertEqual(done.returncode, 0, self.told)
        return self.path("a.pdf")

    def pictures(self, pdf):
        run("pdftoppm", "-r", str(72 * Picture.SCALE), "-aa", "no", "-aaVector", "no", pdf,
            self.path("page"))
        names = sorted(name for name in os.listdir(self.temporary.name) if name.startswith("page"))
        pages = []
        for name in names:
            with open(self.path(name), "rb") as file:
                pages.append(Picture(file.read()))
            os.remove(self.path(name))
        return pages

    def words(self, pdf):
        """(text, left, right, page) in the order of the file."""
        return [(word.text, word.left, word.right, word.page) for word in words_of(pdf)]

    def near(self, value, expected, within=0.6):
        self.assertLess(abs(value - expected), within, f"{value} is not near {expected}")


RED, BLUE, GREEN, YELLOW = (255, 0, 0), (0, 0, 255), (0, 128, 0), (255, 255, 0)


class Inline(Case):
    def test_an_inline_box_takes_room_and_is_painted(self):
        pdf = self.plenary("aa *bb* cc", "em { padding: 2pt 5pt; margin: 0 3pt; border: 1pt solid red;"
                           " background-color: yellow; font-style: normal }")
        (_, _, a, _), (_, b, b_end, _), (_, c, _, _) = self.words(pdf)
        space = 11 / 4
        self.near(b - a, space + 9)
        self.near(c - b_end, space + 9)
        page = self.pictures(pdf)[0]
        left, top, right, foot = page.extent(RED)
        self.near(left, b - 6)
        self.near(right, b_end + 6)
        self.near(foot - top, 11 * 1.107 + 4 + 2)
        self.assertEqual(page.at(b - 3, (top + foot) / 2), YELLOW)

    def test_a_broken_box_is_open_at_line_ends_or_cloned(self):
        text = "aaa *" + "bbbb " * 16 + "bbbb*"
        style = ("em { padding: 0 4pt; border: 2pt solid red; font-style: normal;"
                 " box-decoration-break: %s }")
        counts = {}
        for how in ("slice", "clone"):
            pdf = self.plenary(text, "p { line-height: 30pt } " + style % how)
            page = self.pictures(pdf)[0]
            lines = page.runs_down(RED, 100)
            self.assertEqual(len(lines), 6)  # above and below on three lines
            middle = [(lines[i][0] + lines[i + 1][1]) / 2 for i in (0, 2, 4)]
            counts[how] = [sum(page.at(x / 4, y) == RED and page.at(x / 4 - 0.25, y) != RED
                               for x in range(4, 800)) for y in middle]
            self.assertEqual([word[0] for word in self.words(pdf)], ["aaa"] + ["bbbb"] * 17)
            self.assertLessEqual(max(word[2] for word in self.words(pdf)),
                                 185 - (6 if how == "clone" else 0) + 0.1)
        self.assertEqual(counts, {"slice": [1, 0, 1], "clone": [2, 2, 2]})

    def test_right_to_left_boxes_begin_at_the_right(self):
        pdf = self.plenary("---\nlang: ar\n---\n\n# عنوان\n\nمرحبا *بالعالم* نص\n",
                           "body { direction: rtl; font-family: Amiri } em { font-style: normal;"
                           " padding-right: 20pt; border-right: 2pt solid red;"
                           " border-left: 2pt solid blue }")
        page = self.pictures(pdf)[0]
        self.assertGreater(page.extent(RED)[0] - page.extent(BLUE)[2], 35)
        self.assertIn("بالعالم", run("pdftotext", pdf, "-").decode())

    def test_generated_content_has_a_box(self):
        pdf = self.plenary("aa *bb*", "em::after { content: 'x'; padding-left: 30pt;"
                           " background-color: yellow }")
        _, (_, b, b_end, _), (_, x, _, _) = self.words(pdf)
        self.near(x - b_end, 30)
        self.near(self.pictures(pdf)[0].extent(YELLOW)[0], b_end)

    def test_a_dropped_letter_has_a_box(self):
        pdf = self.plenary("Word " + "word " * 20, "p::first-letter { initial-letter: 2; color: blue;"
                           " background-color: yellow; padding: 2pt 5pt; border: 1pt solid red }")
        page = self.pictures(pdf)[0]
        box, letter = page.extent(RED), page.extent(BLUE)
        self.near(letter[0] - box[0], 6, 1)
        self.near(box[3] - letter[3], 3, 1)
        self.near(letter[1] - box[1], 3, 1)
        first = [word for word in self.words(pdf) if word[0] == "ord"][0]
        self.assertGreaterEqual(first[1], box[2] - 0.3)

    def test_tags_and_text_are_those_without_boxes(self):
        text = "aa *bb* cc `dd` ee"
        style = "em, code { padding: 0 1pt; border: 1pt solid red } p::before { content: '§'; padding: 1pt }"
        plain = re.sub(r"padding: 0 1pt; border: 1pt solid red|padding: 1pt", "", style)
        trees = [run("pdfinfo", "-struct-text", self.plenary(text, sheet)) for sheet in (style, plain)]
        self.assertEqual(*trees)
        self.plenary(text, style)
        subprocess.run([PLENARY, "check", self.path("a.pdf")], check=True,
                       stdout=subprocess.DEVNULL)


class Broken(Case):
    TEXT = "::: box\n" + "word " * 60 + "\n\n::: inner\n" + "word " * 60 + "\n:::\n:::\n\n## End\n"

    def test_cloned_blocks_have_their_edges_on_each_page(self):
        pdf = self.plenary(self.TEXT, ".box { border: 2pt solid red; padding: 5pt;"
                           " box-decoration-break: clone } .inner { border: 2pt solid blue;"
                           " padding: 3pt; box-decoration-break: clone; margin: 0 }")
        pages = self.pictures(pdf)
        self.assertGreater(len(pages), 3)
        both = 0
        for page in pages:
            red = page.extent(RED)
            if red is None:
                continue
            self.assertEqual(len(page.runs_down(RED, 100)), 2)
            self.assertLessEqual(red[3], 135.25)
            blue = page.extent(BLUE)
            if blue:
                self.assertEqual(len(page.runs_down(BLUE, 100)), 2)
                self.near(blue[0] - red[0], 7)
                both += 1
                self.assertLess(blue[3], red[3] - 5)
        self.assertGreater(both, 1)
        self.assertEqual([word[0] for word in self.words(pdf)], ["word"] * 120 + ["End"])

    def test_sliced_blocks_are_open_at_page_ends(self):
        pdf = self.plenary(self.TEXT, ".box { border: 2pt solid red; padding: 5pt }")
        runs = [len(page.runs_down(RED, 100)) for page in self.pictures(pdf)]
        self.assertEqual(runs[0], 1)
        self.assertEqual(sum(runs), 2)

    def test_cloned_blocks_have_their_edges_in_each_column(self):
        pdf = self.plenary(self.TEXT, "body { column-count: 2; column-gap: 10pt }"
                           ".box { border: 2pt solid red; padding: 2pt; box-decoration-break: clone }")
        page = self.pictures(pdf)[0]
        self.assertEqual([len(page.runs_down(RED, x)) for x in (50, 140)], [2, 2])

    def test_a_margin_stays_or_goes_at_a_page_end(self):
        tops = {}
        for how in ("auto", "keep", "discard"):
            pdf = self.plenary("## First heading\n\n" + "word " * 24 + "\n\n## Second heading\n", "h2 { margin-top: 30pt;"
                               f" background-color: yellow; margin-break: {how} }}")
            tops[how] = self.pictures(pdf)[1].extent(YELLOW)[1]
        self.assertEqual(tops, {"auto": 15, "keep": 45, "discard": 15})
        tops = {}
        for how in ("auto", "discard"):
            pdf = self.plenary("## First heading\n\n## Second heading {.b}\n", "h2 { margin-top: 30pt; background-color: yellow }"
                               f".b {{ break-before: page; margin-break: {how} }}")
            tops[how] = self.pictures(pdf)[1].extent(YELLOW)[1]
        self.assertEqual(tops, {"auto": 45, "discard": 15})


class Borders(Case):
    STYLES = ("dotted", "dashed", "double", "groove", "ridge", "inset", "outset", "solid")

    def border(self, style, color="#00f"):
        pdf = self.plenary("::: box\nword\n:::\n",
                           f".box {{ border: 6pt {style} {color}; padding: 20pt; width: 100pt }}")
        return self.pictures(pdf)[0]

    def test_each_style_has_its_look(self):
        # across the left border, at half the height of the box; and down the top border
        middle, left, top = 15 + 6 + 28, 15, 15
        across = {style: [self.border(style).at(left + x, middle) for x in (1, 3, 5)]
                  for style in self.STYLES if not style.startswith("d")}
        dark = (0, 0, 127)
        self.assertEqual(across["solid"], [BLUE] * 3)
        self.assertEqual([across["groove"][0][2] < 140, across["groove"][2]], [True, BLUE])
        self.assertEqual([across["ridge"][0], across["ridge"][2][2] < 140], [BLUE, True])
        self.assertLess(across["inset"][1][2], 140, dark)
        self.assertEqual(across["outset"][1], BLUE)
        double = self.border("double")
        self.assertEqual([double.at(left + x, middle) for x in (1, 3, 5)],
                         [BLUE, (255, 255, 255), BLUE])
        for style, pieces in (("dashed", [3]), ("dotted", [6])):
            page = self.border(style)
            self.assertIn(len(page.runs_down(BLUE, left + 3)), pieces)
            extent = page.extent(BLUE)
            self.near(extent[0], left)
            self.near(extent[2], left + 152)
            self.near(extent[3] - extent[1], 16 + 40 + 12)

    def test_corners_are_cut_between_colours(self):
        pdf = self.plenary("::: box\nword\n:::\n", ".box { border: 10pt solid; border-color: red"
                           " green blue yellow; width: 100pt }")
        page = self.pictures(pdf)[0]
        self.assertEqual([page.at(20, 17), page.at(17, 20)], [RED, YELLOW])
        self.assertEqual([page.at(131, 17), page.at(133, 20)], [RED, GREEN])

    def test_table_column_and_note_rules_have_styles(self):
        table = "| aa | bb |\n|---|---|\n| cc | dd |\n"
        pdf = self.plenary(table, "table { border-collapse: collapse } td, th { padding: 4pt;"
                           " border: 3pt double red } tr > :first-child { border-right: 3pt solid blue }")
        page = self.pictures(pdf)[0]
        words = {word[0]: word for word in self.words(pdf)}
        self.assertEqual(len(page.runs_down(RED, words["aa"][1])), 6)
        # double is stronger than solid of the same width
        self.assertIsNone(page.extent(BLUE))
        pdf = self.plenary("word " * 20 + "word[^1]\n\n[^1]: A note.\n", "body { column-count: 2;"
                           " column-rule: 4pt double red; column-gap: 20pt }"
                           "@page { @footnote { border-top: 4pt dotted blue; border-clip: auto } }")
        page = self.pictures(pdf)[0]
        self.assertEqual([page.at(x, 20) for x in (98.5, 100, 101.5)], [RED, (255, 255, 255), RED])
        blue = page.extent(BLUE)
        self.near(blue[3] - blue[1], 4)
        self.near(blue[2] - blue[0], 170)

    def test_pages_have_borders_and_backgrounds(self):
        pdf = self.plenary("word", "@page { border: 2pt solid red; background-color: yellow }")
        page = self.pictures(pdf)[0]
        for side, expected in zip(page.extent(RED), (15, 15, 185, 135)):
            self.near(side, expected)
        self.assertEqual(page.at(1, 1), YELLOW)

    def test_every_standard_takes_every_style(self):
        text = "\n".join(f"::: {{.{style}}}\n{style} *word*\n:::\n" for style in self.STYLES)
        sheet = "".join(f".{style} {{ border: 3pt {style} device-cmyk(1 0 0 0) }}" for style in self.STYLES) + \
            "em { text-decoration: underline wavy; border: 1pt dotted }"
        for standard in ("a-2a", "a-1b", "x-1a", "x-4"):
            options = [f"--pdf={standard}", "--date=2008-03-05"]
            if standard == "x-4":
                options.append(f"--output-profile={PRESS_PROFILE}")
            pdf = self.plenary(text, sheet, *options)
            subprocess.run([PLENARY, "check", pdf], check=True, stdout=subprocess.DEVNULL)


DENSITY = chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1))  # 72 dots an inch


class Pictures(Case):
    def setUp(self):
        super().setUp()
        for name, color in (("red.png", RED), ("blue.png", BLUE)):
            with open(self.path(name), "wb") as file:
                file.write(flat_png(10, 6, color, DENSITY))

    def test_content_shows_pictures(self):
        pdf = self.plenary("aa *bb* `cc`\n", "em::before { content: url(red.png) / 'a red flag' }"
                           " code { content: url(blue.png) }")
        page = self.pictures(pdf)[0]
        red, blue = page.extent(RED), page.extent(BLUE)
        for extent in (red, blue):
            self.near(extent[2] - extent[0], 10)
            self.near(extent[3] - extent[1], 6)
        words = self.words(pdf)
        self.assertEqual([word[0] for word in words], ["aa", "bb"])
        self.near(words[1][1], red[2])
        tree = run("pdfinfo", "-struct-text", pdf).decode()
        self.assertEqual(tree.count("Figure"), 1)
        self.assertIn(b"a red flag", run("qpdf", "--qdf", "--object-streams=disable", pdf, "-"))
        subprocess.run([PLENARY, "check", pdf], check=True, stdout=subprocess.DEVNULL)

    def test_pictures_mark_list_items_and_run_in_margins(self):
        pdf = self.plenary("- one\n- two\n", "ul { list-style-image: url(red.png); margin: 0 }"
                           " @page { @bottom-center { content: url(blue.png) } }")
        page = self.pictures(pdf)[0]
        one = self.words(pdf)[0]
        self.assertLess(page.extent(RED)[2], one[1])
        self.assertEqual(len(page.runs_down(RED, page.extent(RED)[0] + 5)), 2)
        self.near(sum(page.extent(BLUE)[0::2]) / 2, 100)
        self.assertGreater(page.extent(BLUE)[1], 135)
        subprocess.run([PLENARY, "check", pdf], check=True, stdout=subprocess.DEVNULL)

    def test_what_cannot_be_shown_is_told(self):
        self.plenary("aa *bb*\n", "em::before { content: url(none.png) }")
        self.assertIn("IMAGE004", self.told)
        self.plenary("aa *bb*\n", "em::before { content: string(x) } em::after { content: element(y) }")
        self.assertEqual(self.told.count("STYLE032"), 2)
        table = "| aa | bb |\n|---|---|\n| cc | dd |\n"
        for where in ("table::before", "tr::after", "thead::before"):
            self.plenary(table, where + " { content: 'x' }")
            self.assertEqual(self.told.count("STYLE034"), 1, where)
        for sheet in ("td::before { content: 'x' }", "tr::before { content: ''; counter-increment: row }"):
            self.plenary(table, sheet)
            self.assertNotIn("STYLE034", self.told)

    def test_words_stand_for_generated_content(self):
        pdf = self.plenary("aa *bb* `cc`\n", "em::after { content: '->' / 'leads to' }"
                           " code::before { content: '*' / '' }")
        text = run("qpdf", "--qdf", "--object-streams=disable", pdf, "-")
        self.assertIn(b"leads to", text)
        tree = run("pdfinfo", "-struct-text", pdf).decode()
        self.assertNotIn("*", tree)


class Places(Case):
    def test_relative_inline_boxes_move_both_ways(self):
        style = "em { font-style: normal; background-color: yellow; position: relative; %s }"
        places = {}
        for where in ("top: 0", "top: 4pt", "bottom: 4pt", "left: 9pt", "right: 9pt"):
            pdf = self.plenary("aa *bb* cc", style % where)
            words = self.words(pdf)
            places[where] = self.pictures(pdf)[0].extent(YELLOW)
            self.near(words[1][1], places[where][0])
            self.near(words[2][1], words[0][2] + 2 * 11 / 4 + 11, 1)  # what follows stays
        still = places["top: 0"]
        self.near(places["top: 4pt"][1], still[1] + 4)
        self.near(places["bottom: 4pt"][1], still[1] - 4)
        self.near(places["left: 9pt"][0], still[0] + 9)
        self.near(places["right: 9pt"][0], still[0] - 9)

    def test_relative_blocks_move_both_ways(self):
        for where, dx, dy in (("top: 4pt; left: 7pt", 7, 4), ("bottom: 4pt; right: 7pt", -7, -4)):
            pdf = self.plenary("aa\n\n::: box\nbb\n:::\n\ncc", ".box { position: relative;"
                               f" background-color: yellow; width: 50pt; {where} }} .box p {{ margin: 0 }}")
            left, top, _, _ = self.pictures(pdf)[0].extent(YELLOW)
            self.near(left, 15 + dx)
            self.near(top, 15 + 16 + dy)

    def test_absolute_boxes_stand_in_what_is_positioned_or_on_the_page(self):
        size = "width: 20pt; height: 10pt; background-color: red; position: absolute; "
        cases = (("left: 3pt; top: 4pt", 0, 0, 3, 4), ("right: 3pt; top: 4pt", 1, 0, -23, 4),
                 ("left: 3pt; bottom: 4pt", 0, 1, 3, -14), ("right: 3pt; bottom: 4pt", 1, 1, -23, -14))
        for where, at_right, at_foot, dx, dy in cases:
            for around in ("relative", "static"):
                pdf = self.plenary("aa\n\n::: around\nbb\n\n::: abs\n\n&nbsp;\n\n:::\n:::\n",
                                   f".around {{ position: {around}; border: 2pt solid blue;"
                                   " width: 100pt; height: 60pt }" f".abs {{ {size}{where} }}"
                                   ".abs p { margin: 0; font-size: 1pt; line-height: 1pt }")
                page = self.pictures(pdf)[0]
                blue, red = page.extent(BLUE), page.extent(RED)
                area = (blue[0] + 2, blue[1] + 2, blue[2] - 2, blue[3] - 2)
                if around == "static":
                    area = (15, 15, 185, 135)
                self.near(red[0], area[2 * at_right] + dx)
                self.near(red[1], area[1 + 2 * at_foot] + dy)

    def test_overflow_is_cut_off_and_told(self):
        text = "::: box\n" + "word " * 10 + "\n:::\n\nafter\n"
        style = (".box { height: 40pt; width: 60pt; border: 1pt solid red; padding: 2pt; color: blue;"
                 " overflow: %s } .box p { margin: 0 }")
        feet = {}
        for how in ("visible", "hidden", "clip"):
            pdf = self.plenary(text, style % how)
            page = self.pictures(pdf)[0]
            feet[how] = page.extent(BLUE)[3] - page.extent(RED)[3]
            self.assertEqual("LAYOUT012" in self.told, how != "visible")
            self.assertEqual([word[0] for word in self.words(pdf)].count("word"), 10)
            subprocess.run([PLENARY, "check", pdf], check=True, stdout=subprocess.DEVNULL)
        self.assertGreater(feet["visible"], 20)
        self.assertLess(feet["hidden"], 0)
        self.assertLess(feet["clip"], 0)
        self.plenary("::: box\nword\n:::\n", style % "hidden")
        self.assertNotIn("LAYOUT012", self.told)


class Content(Case):
    def test_first_letters_and_parts_of_targets(self):
        pdf = self.plenary("## «Élan» vital {#t}\n\n[x](#t)\n", "a { content: target-text(attr(href), first-letter)"
                           " ' ' target-text(attr(href), before) ' ' target-text(attr(href), content) }"
                           "h2::before { content: 'Part ' } h2 { string-set: letter content(first-letter) }"
                           "@page { @top-center { content: string(letter) } }")
        text = run("pdftotext", pdf, "-").decode()
        self.assertIn("«É Part «Élan» vital", text)
        self.assertEqual(text.split().count("«É"), 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
