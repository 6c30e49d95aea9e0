#!/usr/bin/env python3
"""plenary verify: every document of the test set stands in its PDF, and what is broken on purpose is found
at its place.

    verify.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import glob
import os
import re
import shutil
import subprocess
import unittest

from workspace import CommandTest, SOURCE, main, FIDELITY, FILE, INPUT, OK, USAGE

TEXTS = os.path.join(SOURCE, "tests", "documents", "text")


@unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
class VerifyTest(CommandTest):
    def expect_verified(self, text, pdf, *options):
        result = self.run_plenary("verify", text, pdf, *options)
        self.assertEqual(result.returncode, OK, f"{text}\n{result.stderr}")
        return result.stdout.decode()

    def expect_difference(self, finding, text, pdf, *options):
        result = self.run_plenary("verify", text, pdf, *options)
        self.assertEqual(result.returncode, FIDELITY, result.stderr)
        self.assertIn(f"[{finding}]", result.stderr)
        self.assertEqual(result.stdout, b"")
        return result.stderr


class Faithful(VerifyTest):
    def test_the_sample(self):
        self.expect_success("a.txt")
        told = self.expect_verified("a.txt", "a.pdf")
        self.assertRegex(told, r"a\.pdf has all of the text, once and in its order: \d{4} "
                         r"characters on 3 pages")
        self.assertRegex(told, r"line-join \d+, .*note-call 6")
        self.assertEqual(self.expect_verified("a.txt", "a.pdf", "-q"), "")

    def test_every_document_of_the_set(self):
        texts = sorted(glob.glob(os.path.join(TEXTS, "*.txt")))
        self.assertGreater(len(texts), 30)
        for text in texts:
            made = self.run_plenary("-q", text, "-o", "x.pdf")
            self.assertEqual(made.returncode, OK, made.stderr)
            self.expect_verified(text, "x.pdf", "-q")

    def test_every_standard(self):
        for standard in ("a-1b", "1.7"):
            result = self.run_plenary("a.txt", f"--pdf={standard}", "--date=2008-01-31")
            if result.returncode == OK:
                self.expect_verified("a.txt", "a.pdf")

    def test_letters_that_the_style_changes_and_text_that_it_hides(self):
        self.write("s.css", "p.enacting { text-transform: uppercase } p.meeting { display: none }"
                   "p.operative::after { content: ' §' }")
        self.expect_success("a.txt", "--style=s.css")
        told = self.expect_verified("a.txt", "a.pdf", "--style=s.css")
        self.assertRegex(told, r"hides [1-9]")
        self.expect_difference("FIDELITY002", "a.txt", "a.pdf")

    def test_a_long_report_with_notes_over_page_ends(self):
        maker = os.path.join(SOURCE, "tests", "bench", "make_report.py")
        report = subprocess.run(["python3", maker, "--pages=40", "--notes=120"],
                                stdout=subprocess.PIPE, check=True).stdout
        self.write("report.txt", report)
        self.expect_success("report.txt", "-q")
        self.expect_verified("report.txt", "report.pdf")


@unittest.skipUnless(shutil.which("qpdf") and shutil.which("fix-qdf"), "qpdf is not installed")
class Broken(VerifyTest):
    """The PDF in qpdf's form for editing is changed by hand."""

    def make(self, text="a.txt", *options):
        self.expect_success(text, "-o", "whole.pdf", "-q", *options)
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "whole.pdf", "edited.qdf"],
                       cwd=self.folder, check=True)
        self.content = self.read("edited.qdf")

    def save(self):
        self.write("edited.qdf", self.content)
        with open(self.path("broken.pdf"), "wb") as file:
            subprocess.run(["fix-qdf", "edited.qdf"], cwd=self.folder, stdout=file, check=True)

    def shown(self, words, page=1):
        """Where the operator that shows words on a page stands in the file."""
        offset = self.page(page)
        for match in re.finditer(rb"\[[^\n]*\]TJ", self.content[offset:]):
            if words.encode() in self.words(match.group()):
                return offset + match.start(), offset + match.end()
        raise AssertionError(words)

    def words(self, operator):
        strings = re.findall(rb"\(((?:\\.|[^()\\])*)\)", operator)
        return re.sub(rb"\\(.)", rb"\1", b"".join(strings))

    def replace(self, place, new):
        self.content = self.content[:place[0]] + new + self.content[place[1]:]
        self.save()

    def change(self, words, old, new, page=1):
        """In the operator that shows words, old by new, without kerning."""
        place = self.shown(words, page)
        text = self.words(self.content[place[0]:place[1]])
        self.assertIn(old.encode(), text)
        text = re.sub(rb"([()\\])", rb"\\\1", text.replace(old.encode(), new.encode(), 1))
        self.replace(place, b"[(" + text + b")]TJ")

    def place(self, words, text="a.txt"):
        """line:column of words in the text"""
        lines = self.read(text).decode().split("\n")
        for number, line in enumerate(lines, 1):
            if words in line:
                return f"{text}:{number}:{line.index(words) + 1}: error:"
        raise AssertionError(words)

    def page(self, number):
        """Where a page's text begins in the file."""
        return [match.start() for match in re.finditer(rb"%% Contents for page", self.content)][
            number - 1]

    def test_unbroken_it_is_verified(self):
        self.make()
        self.save()
        self.expect_verified("a.txt", "broken.pdf")

    def test_a_line_lost_at_a_page_end(self):
        self.make()
        notes = self.content.index(b"/Lbl", self.page(1))
        line = list(re.finditer(rb"\[[^\n]*\]TJ", self.content[:notes]))[-1]
        words = self.words(line.group()).decode().strip()
        self.replace(line.span(), b"")
        told = self.expect_difference("FIDELITY001", "a.txt", "broken.pdf")
        self.assertIn(f"“{words[:40]}", told)
        self.assertIn(self.place(words[:20]), told)
        self.assertIn("page: 1", told)

    def test_a_note_doubled(self):
        self.make()
        begin, end = self.shown("Resolution 217 A")
        self.replace((end, end), b"\n" + self.content[begin:end])
        told = self.expect_difference("FIDELITY002", "a.txt", "broken.pdf")
        self.assertIn("and the PDF with “Resolution 217 A", told)
        self.assertIn("page: 1", told)

    def test_a_note_doubled_with_its_number(self):
        self.make()
        begin = self.content.index(b"/Lbl", self.page(1))
        end = self.shown("Resolution 217 A")[1]
        self.replace((end, end), b"\n" + self.content[begin:end])
        told = self.expect_difference("FIDELITY002", "a.txt", "broken.pdf")
        self.assertIn("and the PDF with “1 Resolution 217 A", told)
        self.assertIn("page: 1", told)

    def test_a_ligature_without_unicode(self):
        self.write("lig.txt", "The office is open.\n\nIt finds five files.\n")
        self.write("s.css", '* { letter-spacing: normal; font-family: "DejaVu Serif" }')
        self.make("lig.txt", "--style=s.css")
        if not re.search(rb"<00660069>", self.content):
            self.skipTest("the font has no ligatures here")
        self.content = re.sub(rb"\n(<[0-9a-f]+>)(<[0-9a-f]+>)?<00660069>", rb"\n\1\2<FFFD>",
                              self.content)
        self.save()
        told = self.expect_difference("FIDELITY002", "lig.txt", "broken.pdf", "--style=s.css")
        self.assertRegex(told, r"lig\.txt:3:4: error: .*“finds five")

    def test_words_run_together(self):
        self.make()
        self.change("Covenants on Human", "Covenants on", "Covenantson")
        told = self.expect_difference("FIDELITY003", "a.txt", "broken.pdf")
        self.assertIn(self.place("on Human Rights2"), told)

    def test_letters_exchanged(self):
        self.make()
        self.change("Recalling", "Recalling", "Reclaling")
        told = self.expect_difference("FIDELITY002", "a.txt", "broken.pdf")
        self.assertRegex(told, r"a\.txt:33:4: error: .*“alling its previous")
        self.assertIn("page: 1", told)

    def test_paragraphs_exchanged(self):
        self.make()
        self.change("Recalling", "Recalling", "Desirous")
        told = self.expect_difference("FIDELITY002", "a.txt", "broken.pdf")
        self.assertIn(self.place("Recalling"), told)
        self.assertIn("page: 1", told)

    def test_a_wrong_number(self):
        self.make()
        self.change("3.", "3.", "8.", page=2)
        told = self.expect_difference("FIDELITY002", "a.txt", "broken.pdf")
        self.assertIn("with “3.”, and the PDF with “8. Calls upon", told)
        self.assertIn("page: 2", told)

    def test_a_page_lost(self):
        self.make()
        subprocess.run(["qpdf", "whole.pdf", "--pages", ".", "1,3", "--", "short.pdf"],
                       cwd=self.folder, check=True)
        told = self.expect_difference("FIDELITY001", "a.txt", "short.pdf")
        self.assertIn("page: 2", told)
        subprocess.run(["qpdf", "whole.pdf", "--pages", ".", "1-2", "--", "short.pdf"],
                       cwd=self.folder, check=True)
        told = self.expect_difference("FIDELITY001", "a.txt", "short.pdf")
        self.assertIn("goes on with “nothing more”", told)

    def test_pages_more_than_the_text(self):
        self.make()
        subprocess.run(["qpdf", "whole.pdf", "--pages", ".", "1-3,3", "--", "long.pdf"],
                       cwd=self.folder, check=True)
        told = self.expect_difference("FIDELITY004", "a.txt", "long.pdf")
        self.assertIn("page: 4", told)

    def test_another_document(self):
        self.make()
        self.write("b.txt", self.read("a.txt").replace(b"Desirous", b"Desiring"))
        told = self.expect_difference("FIDELITY002", "b.txt", "whole.pdf")
        self.assertRegex(told, r"b\.txt:\d+:\d+: error: .*“(Desir)?ing")


class Usage(VerifyTest):
    def test_what_cannot_be_compared(self):
        self.expect_success("a.txt")
        self.expect_error(FILE, "none.pdf: cannot be read", "verify", "a.txt", "none.pdf")
        self.expect_error(FILE, "a.txt: pdftotext finds no PDF", "verify", "a.txt", "a.txt")
        self.expect_error(FILE, "[FILE001]", "verify", "none.txt", "a.pdf")
        self.expect_error(USAGE, "what to compare with is not given", "verify", "a.txt")
        self.write("e.txt", "")
        self.expect_error(INPUT, "[READ001]", "verify", "e.txt", "a.pdf")
        shutil.copy(self.path("a.pdf"), self.path("-a.pdf"))
        self.assertEqual(self.run_plenary("verify", "a.txt", "--", "-a.pdf").returncode, OK)

    def test_without_pdftotext(self):
        self.expect_success("a.txt")
        environment = {**os.environ, "PATH": self.folder}
        result = self.expect_error(FILE, "pdftotext cannot be started", "verify", "a.txt", "a.pdf",
                                   env=environment)
        self.assertIn("poppler-utils", result.stderr)


if __name__ == "__main__":
    main()
