#!/usr/bin/env python3
"""Several documents in one PDF, or in one each; and the pictures that they name.

    bound.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from workspace import CommandTest, main, FIDELITY, INPUT, OK, USAGE

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from png import flat_png  # noqa: E402


class BoundTest(CommandTest):
    def setUp(self):
        super().setUp()
        text = self.read("a.txt").decode()
        self.write("b.txt", text.replace("62/165", "62/166").replace("Strengthening", "Doubting"))

    def told_by(self, *command):
        return subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE,
                              check=True).stdout.decode()

    def pages_of(self, path):
        return self.told_by("pdftotext", path, "-").split("\f")[:-1]


@unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
class OnePdf(BoundTest):
    def test_pages_of_all_in_their_order(self):
        self.expect_success("a.txt", "b.txt", "-o", "ab.pdf")
        self.expect_success("a.txt", "b.txt")
        self.assertEqual(self.pages_of("ab.pdf"), self.pages_of("a.pdf") + self.pages_of("b.pdf"))

    def test_it_meets_its_standards(self):
        for options in ([], ["--attach-source"], ["--pdf=x-1a", "--date=2008-01-31"],
                        ["--impose=2up"]):
            self.expect_success("a.txt", "b.txt", "a.txt", "-o", "x.pdf", *options)
            self.expect_success("check", "x.pdf")

    def test_the_text_is_there_once_and_in_order(self):
        self.expect_success("a.txt", "b.txt", "-o", "ab.pdf")
        told = self.expect_success("verify", "a.txt", "b.txt", "ab.pdf").stdout.decode()
        self.assertIn("on 6 pages", told)
        for texts in (["b.txt", "a.txt"], ["a.txt"], ["a.txt", "b.txt", "b.txt"]):
            result = self.run_plenary("verify", *texts, "ab.pdf")
            self.assertEqual(result.returncode, FIDELITY, result.stderr)

    def test_every_way_gives_the_same_bytes(self):
        self.expect_success("a.txt", "b.txt", "-o", "1.pdf")
        self.expect_success("-j1", "-o", "2.pdf", "--", "a.txt", "b.txt")
        whole = self.expect_success("a.txt", "b.txt", "-o", "-").stdout
        self.write("m.jsonl", '{"input": ["a.txt", "b.txt"], "output": "3.pdf"}')
        self.expect_success("batch", "-m", "m.jsonl")
        for name in ("1.pdf", "2.pdf", "3.pdf"):
            self.assert_same(self.read(name), whole)

    @unittest.skipUnless(shutil.which("mutool"), "mutool is not installed")
    def test_the_outline_has_an_entry_for_each(self):
        self.write("plain.txt", "Just a line.\n")
        self.expect_success("a.txt", "plain.txt", "b.txt", "-o", "x.pdf")
        outline = self.told_by("mutool", "show", "x.pdf", "outline").splitlines()
        self.assertEqual([re.search(r'"(.{6}).*#page=(\d)', line).groups() for line in outline],
                         [("62/165", "1"), ("Just a", "4"), ("62/166", "5")])

    @unittest.skipUnless(shutil.which("pdfinfo"), "pdfinfo is not installed")
    def test_the_title_is_that_of_all(self):
        self.expect_success("a.txt", "b.txt", "-o", "ab.pdf")
        self.assertRegex(self.told_by("pdfinfo", "ab.pdf"), r"Title: +62/165\. .*; 62/166\. ")
        self.expect_success("a.txt", "b.txt", "-o", "ab.pdf", "-s", "title=Two resolutions")
        self.assertRegex(self.told_by("pdfinfo", "ab.pdf"), r"Title: +Two resolutions\n")

    def test_links_stay_in_their_document(self):
        """Each note is called from its own page; the second document's are on the pages 4 to 6."""
        self.expect_success("a.txt", "b.txt", "-o", "ab.pdf")
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "ab.pdf", "q.pdf"],
                       cwd=self.folder, check=True)
        content = self.read("q.pdf").decode("latin-1")
        pages = re.findall(r"%% Page \d+\n%% Original[^\n]*\n(\d+) 0 obj", content)
        self.assertEqual(len(pages), 6)
        links = 0
        for number, page in enumerate(pages):
            block = content[content.index(f"\n{page} 0 obj"):]
            block = block[:block.index("endobj")]
            for annotation in re.findall(r"(\d+) 0 R", block.partition("/Annots")[2]
                                         .partition("]")[0]):
                link = content[content.index(f"\n{annotation} 0 obj"):]
                place = re.search(r"/D(?:est)? \[\s*(\d+) 0 R", link[:link.index("endobj")])
                if place and place.group(1) in pages:
                    links += 1
                    self.assertEqual(pages.index(place.group(1)) // 3, number // 3)
        self.assertGreater(links, 10)

    def test_findings_tell_the_page_of_the_file(self):
        self.write("c.txt", self.read("a.txt").replace(b"\n1 Resolution 217", b"\n77 Resolution 217"))
        told = self.expect_success("a.txt", "c.txt", "-o", "x.pdf", "--diagnostics=json").stderr
        pages = {json.loads(line)["file"]: json.loads(line)["page"] for line in told.splitlines()
                 if "NOTE" in line}
        self.assertEqual(pages, {"c.txt": 4})

    def test_dependencies_are_those_of_all(self):
        self.expect_success("a.txt", "b.txt", "-o", "x.pdf", "--deps=d", "--deps-format=json")
        deps = json.loads(self.read("d"))
        self.assertEqual(deps["output"], "x.pdf")
        self.assertEqual(deps["inputs"][:2], ["a.txt", "b.txt"])

    def test_dumps_of_all(self):
        pages = self.expect_success("a.txt", "b.txt", "--dump=pages", "-o", "-").stdout.decode()
        self.assertEqual(re.findall(r"(?m)^page (\d)", pages), list("123456"))
        both = self.expect_success("a.txt", "b.txt", "--dump=document", "-o", "-").stdout
        self.assert_same(both, self.expect_success("a.txt", "--dump=document").stdout +
                         self.expect_success("b.txt", "--dump=document").stdout)

    def test_one_bad_document_and_there_is_no_pdf(self):
        self.write("e.txt", "")
        self.expect_error(INPUT, "[READ001]", "a.txt", "e.txt", "b.txt", "-o", "x.pdf")
        self.expect_error(USAGE, "b.txt would be replaced", "a.txt", "b.txt", "-o", "b.txt")

    def test_the_limit_of_memory_is_for_all(self):
        many = ["a.txt"] * 60
        result = self.run_plenary(*many, "-o", "x.pdf", "--memory=8")
        self.assertEqual(result.returncode, 9)
        self.assertIn("the limit of 8 MiB [LIMIT001]", result.stderr)
        self.expect_success("a.txt", "--memory=8")


PICTURE = flat_png(1, 1, b"\x80")


class Pictures(BoundTest):
    """Pictures stand beside the document that names them, or in the folders of --resource-path."""

    def setUp(self):
        super().setUp()
        for folder in ("beside/p", "first", "second/p", "out"):
            os.makedirs(self.path(folder))
        self.write("beside/m.md", "# A map\n\nHere: ![the map](p/map.png) and more.\n")
        self.write("second/p/map.png", PICTURE)

    def used(self, *options):
        self.messages = self.expect_success("beside/m.md", "-o", "m.pdf", "--deps=d",
                                            "--deps-format=json", *options).stderr
        return [file for file in json.loads(self.read("d"))["inputs"] if file.endswith(".png")]

    def test_where_they_are_found(self):
        self.assertEqual(self.used(), [])
        self.assertIn("[IMAGE004]", self.messages)
        self.assertEqual(self.used("--resource-path=first", "--resource-path=second"),
                         ["second/p/map.png"])
        self.assertNotIn("IMAGE", self.messages)
        self.write("beside/p/map.png", PICTURE)
        self.assertEqual(self.used("--resource-path=second"), ["beside/p/map.png"])

    def test_they_may_not_lead_out(self):
        for name in ("../second/p/map.png", "p/../../second/p/map.png", self.path("second/p/map.png")):
            self.write("beside/m.md", f"# A map\n\nHere: ![the map]({name}) and more.\n")
            self.assertEqual(self.used("--resource-path=second"), [])
            self.assertIn("IMAGE", self.messages)

    def test_a_batch_is_resumed_when_one_has_come(self):
        flags = ["batch", "beside/m.md", "-o", "out", "--resume", "--resource-path=first"]
        self.expect_success(*flags)
        os.makedirs(self.path("first/p"))
        self.write("first/p/map.png", PICTURE)
        for status in (b'"made"', b'"current"'):
            self.assertIn(status, self.expect_success(*flags).stdout)


class OneEach(BoundTest):
    def test_beside_the_documents_or_in_a_folder(self):
        self.expect_success("a.txt", "b.txt")
        self.expect_success("a.txt", "b.txt", "-o", "out/")
        for name in ("a.pdf", "b.pdf"):
            self.assert_same(self.read(name), self.read(f"out/{name}"))

    def test_one_that_fails_stops_no_other(self):
        self.write("e.txt", "")
        result = self.run_plenary("e.txt", "none.txt", "b.txt", "-o", "out/")
        self.assertEqual(result.returncode, INPUT)
        self.assert_pdf(self.read("out/b.pdf"))
        self.assertEqual(self.run_plenary("a.txt", "-o", "out").returncode, OK)
        self.assert_pdf(self.read("out/a.pdf"))


if __name__ == "__main__":
    main()
