#!/usr/bin/env python3
"""The sample resolution from text to PDF, judged on the finished file by other programs.

    sample.py PLENARY SOURCE_FOLDER [unittest's arguments]

What is expected is read from the text file: its lines are those of the official print, and its one
page mark is a space before the first line of a page. The rest is un-style's list for the sample.
"""

import hashlib
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
SOURCE = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(SOURCE, "examples", "A_RES_62_165.txt")

ITALIC = ["The General Assembly", "Bearing in mind", "Desirous", "Considering", "Deeply convinced",
          "Recalling", "Reaffirming", "Affirming", "Underlining", "Reiterates", "Reaffirms",
          "Calls upon", "Considers", "Reaffirms", "Requests", "Expresses its conviction",
          "Stresses", "Invites", "Requests", "Requests", "Decides", "76th plenary meeting",
          "18 December 2007"]
REPORT = "on the report of the Third Committee (A/62/439/Add.2)"


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=120,
                          **options).stdout


def source_pages():
    """The lines of each page: text lines, and the lines of the notes."""
    with open(SAMPLE, encoding="utf-8") as file:
        lines = file.read().split("\n")
    pages = []
    in_notes = False
    for line in lines:
        if line.startswith(" "):
            pages.append(([], []))
            in_notes = False
        line = line.strip()
        if set(line) == {"_"}:
            in_notes = True
        elif line:
            pages[-1][in_notes].append(line)
    return pages


def page_lines(path, page):
    """The lines as poppler sees them on the page, spaces made single. A raised number that it puts
    on a line of its own goes with the line that follows."""
    text = run("pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-").decode()
    lines = []
    number = ""
    for line in text.replace("\f", "").split("\n"):
        line = " ".join(line.split())
        if re.fullmatch(r"\d{1,2}", line):
            number = line + " "
        elif line:
            lines.append(number + line)
            number = ""
    return lines + ([number.strip()] if number else [])


def set_characters(path):
    """(place, font, character) in the order of the content streams; a place is page and height."""
    trace = run("mutool", "trace", path).decode()
    result = []
    page = 0
    font = ""
    for match in re.finditer(r'<page number="(\d+)"|<span font="([^"]*)"|'
                             r'<g unicode="([^"]*)" glyph="[^"]*" x="[^"]*" y="([^"]*)"', trace):
        if match.group(1):
            page = int(match.group(1))
        elif match.group(2):
            font = match.group(2)
        else:
            character = match.group(3)
            for name, sign in (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
                character = character.replace(name, sign)
            result.append(((page, match.group(4)), font, character))
    return result


def stretches_of(characters, is_wanted):
    """The text of each unbroken run of characters in a font that is wanted, trimmed. A new line
    ends a run unless a space stood before it."""
    result = [""]
    last_place = None
    for place, font, character in characters:
        is_new_line = place != last_place and not result[-1].endswith(" ")
        if not is_wanted(font) or is_new_line:
            result.append("")
        if is_wanted(font):
            result[-1] += character
        last_place = place
    return [" ".join(text.split()) for text in result if text.strip(" ,.;")]


class SampleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="plenary-sample-")
        cls.pdf = os.path.join(cls.folder, "sample.pdf")
        result = subprocess.run([PLENARY, SAMPLE, "-o", cls.pdf], stderr=subprocess.PIPE,
                                check=False)
        assert result.returncode == 0, result.stderr.decode()
        cls.messages = result.stderr.decode()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    # --- lines and pages -----------------------------------------------------------------------

    def check_lines(self, pdf):
        """Every line of the text file is a line of its page; between them nothing else but the
        masthead and what runs along. Returns the number of lines."""
        compared = 0
        for number, (text, notes) in enumerate(source_pages(), 1):
            lines = page_lines(pdf, number)
            start = lines.index(text[0])
            expected = text + notes
            self.assertEqual(lines[start:start + len(expected)], expected)
            compared += len(expected)
            rest = lines[start + len(expected):]
            self.assertLessEqual(len(rest), 1, rest)
        return compared

    def test_line_ends_and_page_ends_are_those_of_the_official_print(self):
        compared = self.check_lines(self.pdf)
        print(f"lines compared and equal: {compared}")
        self.assertEqual(compared, 98)
        self.assertIn(b"Pages:           3\n", run("pdfinfo", self.pdf))

    def test_they_stay_when_all_fields_are_given(self):
        pdf = os.path.join(self.folder, "fields.pdf")
        run(PLENARY, SAMPLE, "-o", pdf, "--set", "agenda-item=70 (b)", "--set", f"report={REPORT}",
            "--set", "job-number=07-47199", "--set", "date=5 March 2008")
        self.check_lines(pdf)
        first = page_lines(pdf, 1)
        for line in ("Agenda item 70 (b)", f"[{REPORT}]", "07-47199"):
            self.assertIn(line, first)
        self.assertIn("5 March 2008", first[2] + first[3])
        italic = stretches_of(set_characters(pdf), lambda font: font.endswith("Italic"))
        self.assertEqual(italic, [REPORT] + ITALIC)
        self.assertIn("07-47199", page_lines(pdf, 2)[-1])

    # --- text ----------------------------------------------------------------------------------

    def test_text_comes_back_whole_and_in_reading_order(self):
        body = " ".join(line for text, _ in source_pages() for line in text)
        text = run("pdfinfo", "-struct-text", self.pdf).decode()
        elements = re.findall(r'^( *)(?:"(.*)"|(\w+).*)$', text, re.M)
        found = []
        in_note = None
        for indent, content, role in elements:
            if in_note is not None and len(indent) <= in_note:
                in_note = None
            if role == "Note":
                in_note = len(indent)
            if content and in_note is None:
                found.append(content)
        read = re.sub(r"\s+", "", "".join(found))
        wanted = re.sub(r"\s+", "", body)
        self.assertTrue(read.endswith(wanted), "the body does not read as the source does")
        self.assertEqual(read[:-len(wanted)],
                         "UnitedNationsA/RES/62/165GeneralAssemblyDistr.:GeneralSixty-secondsession"
                         "ResolutionadoptedbytheGeneralAssemblyon18December2007")

    def test_every_glyph_has_its_unicode(self):
        characters = set_characters(self.pdf)
        self.assertGreater(len(characters), 5000)
        self.assertNotIn("\ufffd", {character for _, _, character in characters})

    def test_calls_and_notes_stand_on_their_pages(self):
        text = run("pdftotext", "-layout", self.pdf, "-").decode().split("\f")
        calls = [re.findall(r"(?<=Rights)\d|(?<=Rights,)\d|(?<=1993,)\d", page) for page in text[:3]]
        self.assertEqual(calls, [["1", "2"], ["3", "1", "2", "2"], []])
        notes = [re.findall(r"Resolution 217 A|Resolution 2200 A|A/CONF\.157/24", page)
                 for page in text[:3]]
        self.assertEqual(notes, [["Resolution 217 A", "Resolution 2200 A"], ["A/CONF.157/24"], []])

    # --- look ----------------------------------------------------------------------------------

    def test_italic_strings(self):
        italic = stretches_of(set_characters(self.pdf), lambda font: font.endswith("Italic"))
        self.assertEqual(italic, ITALIC)

    def test_bold_strings(self):
        bold = stretches_of(set_characters(self.pdf), lambda font: font.endswith("Bold"))
        with open(SAMPLE, encoding="utf-8") as file:
            title = " ".join(file.read().split("\n\n")[0].split())
        self.assertEqual(bold, [
            "General Assembly", "Sixty-second session",
            "Resolution adopted by the General Assembly on 18 December 2007", title, "A/RES/62/165", "2", "A/RES/62/165", "3"])

    def words(self, page):
        return [(word.text, *word[1:5]) for word in words_of(self.pdf, page, page)]

    def test_places_are_those_of_the_house(self):
        """Left edges, and right edges where text ends there, to a third of a point."""
        first = self.words(1)
        find = lambda words, text: next(word for word in words if word[0] == text)
        near = lambda value, wanted: self.assertAlmostEqual(value, wanted, delta=0.34)
        near(find(first, "United")[1], 123.38)
        near(max(word[3] for word in first if word[0].endswith("RES/62/165")), 552.0)
        near(find(first, "Distr.:")[1], 397.03)
        near(find(first, "Sixty-second")[1], 60.0)
        near(find(first, "62/165.")[3], 111.10)
        near(find(first, "Strengthening")[1], 123.35)
        near(find(first, "Bearing")[1], 147.10)
        near(find(first, "developing")[1], 123.35)
        second = self.words(2)
        near(second[0][1], 60.0)
        near(find(second, "1.")[1], 147.10)
        near(find(second, "Reiterates")[1], 170.90)
        near(find(second, "self-determination")[1], 123.35)
        near(find(second, "A/CONF.157/24")[1], 123.35)
        third = self.words(3)
        near(third[0][3], 552.0)
        near(find(third, "2007")[3], 488.65)

    def test_nothing_is_invented(self):
        first = page_lines(self.pdf, 1)
        self.assertEqual(first[:5], ["United Nations A/RES/62/165",
                                     "General Assembly Distr.: General", "Sixty-second session",
                                     "Resolution adopted by the General Assembly on 18 December 2007",
                                     source_pages()[0][0][0]])
        self.assertEqual(page_lines(self.pdf, 3)[-2:], ["18 December 2007", "3"])
        self.assertEqual(self.messages, "")

    # --- the file ------------------------------------------------------------------------------

    def test_the_file_is_sound(self):
        run("qpdf", "--check", self.pdf)
        facts = run("pdfinfo", self.pdf).decode()
        self.assertRegex(facts, r"Title: +62/165\. Strengthening United Nations action")
        self.assertRegex(facts, r"Tagged: +yes")
        self.assertRegex(facts, r"PDF version: +1\.7")
        catalog = run("mutool", "show", self.pdf, "trailer/Root").decode()
        self.assertIn("/Lang (en)", catalog)
        self.assertIn("/DisplayDocTitle true",
                      run("mutool", "show", self.pdf, "trailer/Root/ViewerPreferences").decode())
        outline = run("mutool", "show", self.pdf, "outline").decode()
        self.assertIn("62/165. Strengthening United Nations action", outline)

    def test_fonts_are_embedded_subsets_with_unicode(self):
        rows = run("pdffonts", self.pdf).decode().split("\n")[2:-1]
        self.assertEqual(len(rows), 3)
        for row in rows:
            self.assertRegex(row, r"^[A-Z]{6}\+LiberationSerif(-Bold|-Italic)? +CID TrueType +"
                                  r"Custom +yes yes yes ")

    def test_two_runs_give_the_same_bytes(self):
        with open(self.pdf, "rb") as file:
            expected = hashlib.sha256(file.read()).hexdigest()
        shutil.copy(SAMPLE, os.path.join(self.folder, "other name.txt"))
        environment = dict(os.environ, TZ="Pacific/Auckland", LC_ALL="C", HOME="/nonexistent")
        other = os.path.join(self.folder, "other.pdf")
        run(PLENARY, "other name.txt", "-o", other, cwd=self.folder, env=environment)
        with open(other, "rb") as file:
            self.assertEqual(hashlib.sha256(file.read()).hexdigest(), expected)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
