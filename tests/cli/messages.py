#!/usr/bin/env python3
"""What the command tells: messages and their forms, dependencies, and what plenary explain says of each.

    messages.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
import unittest

from workspace import CommandTest, MESSAGE, PLENARY, SOURCE, main, FONT, INPUT, STYLE, USAGE

FAULTY = "p { colour: black }\np { color: blak }\n"


class Forms(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("s.css", FAULTY)

    def test_the_source_line_and_a_caret(self):
        told = self.expect_success("a.txt", "--style=s.css").stderr
        self.assertEqual(told.split("\n")[:3], [
            "s.css:1:5: warning: there is no property “colour” (did you mean “color”?); the "
            "declaration is left out [STYLE001]",
            "    1 | p { colour: black }",
            "      |     ^~~~~~"])

    def test_carets_stand_under_wide_and_combined_characters(self):
        self.write("w.css", "/* 大会 e\u0301 */ p { colour: black }")
        told = self.expect_success("a.txt", "--style=w.css").stderr.split("\n")
        self.assertEqual(told[2].index("^"), told[1].index("colour") + 2 - 1)

    def test_a_long_line_is_shown_around_the_place(self):
        self.write("l.css", "/* " + "x" * 500 + " */ p { colour: black } /* " + "y" * 500 + " */")
        told = self.expect_success("a.txt", "--style=l.css").stderr.split("\n")
        self.assertLess(len(told[1]), 130)
        self.assertEqual(told[1][8], "…")
        self.assertTrue(told[1].endswith("…"))
        self.assertEqual(told[2].index("^"), told[1].index("colour"))

    def test_tabs_and_controls_do_not_move_the_caret(self):
        self.write("t.css", "p {\tcolour: black }\n")
        told = self.expect_success("a.txt", "--style=t.css").stderr.split("\n")
        self.assertEqual(told[2].index("^"), told[1].index("colour"))

    def test_a_character_that_no_font_has_is_pointed_at(self):
        self.write("g.txt", "One line.\n\nThe first \U000F0000 and the\nsecond \U000F0000 here.\n")
        result = self.run_plenary("g.txt")
        self.assertEqual(result.returncode, FONT)
        self.assertIn("g.txt:3:11: error: no font has the character", result.stderr)
        self.assertIn("g.txt:4:8: error: no font has the character", result.stderr)

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_the_page_where_it_fell(self):
        """Calls of a long report whose notes are gone; some of them in paragraphs over two pages."""
        maker = os.path.join(SOURCE, "tests", "bench", "make_report.py")
        text = subprocess.run([sys.executable, maker, "--pages=40", "--notes=120"],
                              stdout=subprocess.PIPE, check=True).stdout.decode()
        for number in range(10, 110, 3):
            text = re.sub(rf"(?m)^{number} .*(\n(?!\d+ |__).+)*\n", "", text, count=1)
        self.write("r.txt", text)
        told = self.expect_success("r.txt", "--diagnostics=json").stderr
        pages = subprocess.run(["pdftotext", self.path("r.pdf"), "-"], capture_output=True,
                               check=True).stdout.decode().split("\f")
        found = 0
        for finding in map(json.loads, told.splitlines()):
            call = re.match("“(.*?)” looks like a call", finding["message"])
            where = [number for number, page in enumerate(pages, 1) if call and call[1] in page]
            if len(where) == 1:
                self.assertEqual(where, [finding["page"]], finding)
                found += 1
        self.assertGreater(found, 20)

    def test_json_has_the_same_facts(self):
        told = self.expect_success("a.txt", "--style=s.css", "--diagnostics=json").stderr
        findings = [json.loads(line) for line in told.splitlines()]
        self.assertEqual(findings[0], {
            "id": "STYLE001", "severity": "warning", "file": "s.css", "line": 1, "column": 5,
            "endLine": 1, "endColumn": 11, "begin": 4, "end": 10,
            "source": "p { colour: black }",
            "message": "there is no property “colour” (did you mean “color”?); the declaration is "
                       "left out"})
        self.assertEqual(len(findings), 2)

    def test_json_of_errors_and_file_names_that_are_not_utf8(self):
        name = b"a\xff.txt"
        with open(os.path.join(self.folder.encode(), name), "wb"):
            pass
        result = self.run_plenary("--diagnostics=json", name)
        self.assertEqual(result.returncode, INPUT)
        finding = json.loads(result.stderr)
        self.assertEqual((finding["id"], finding["file"]), ("READ001", "a\uFFFD.txt"))

    def test_colours(self):
        def told(*arguments, **environment):
            result = self.run_plenary("a.txt", "--style=s.css", *arguments,
                                      env={**os.environ, **environment})
            return result.stderr
        self.assertNotIn("\33", told())
        self.assertNotIn("\33", told("--color=never"))
        self.assertIn("\33[1;35mwarning:\33[0m", told("--color=always"))
        self.assertIn("\33", told("--color=always", NO_COLOR="1"))
        plain = re.sub("\33\\[[0-9;]*m", "", told("--color=always"))
        self.assertEqual(plain, told())

    def test_colours_on_a_terminal(self):
        for environment, is_colored in [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
                                        ({"TERM": "xterm", "NO_COLOR": ""}, True)]:
            self.assertEqual("\33[1;35m" in self.on_terminal(environment), is_colored)

    def on_terminal(self, environment):
        read, write = pty.openpty()
        self.run_on(write, environment)
        os.close(write)
        told = os.read(read, 100000).decode(errors="replace")
        os.close(read)
        return told

    def run_on(self, terminal, environment):
        kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        subprocess.run([PLENARY, "a.txt", "--style=s.css"], cwd=self.folder, stderr=terminal,
                       env={**kept, **environment}, check=True)

    def test_quiet_shows_errors_only(self):
        self.assertEqual(self.expect_success("a.txt", "--style=s.css", "-q").stderr, "")
        self.expect_error(STYLE, "[STYLE021]", "a.txt", "--style=s.css", "-q", "--strict-style",
                          "-o", "b.pdf")

    def test_verbose_tells_stages_files_and_pages(self):
        told = self.expect_success("a.txt", "-v").stderr
        self.assertIn("plenary: read a.txt\n", told)
        self.assertRegex(told, r"document \d+\.\d ms, styles .* lines and pages .* writing .* "
                         r"3 pages, \d+ bytes: a\.pdf")
        told = self.expect_success("a.txt", "-v", "--diagnostics=json").stderr
        made = json.loads(told.splitlines()[-1])
        self.assertEqual((made["made"], made["from"], made["pages"]), ("a.pdf", "a.txt", 3))
        self.assertIn("writing", made["milliseconds"])
        self.assertEqual(made["files"][0], "a.txt")


class Promotion(CommandTest):
    def test_warnings_of_all_or_one_kind_are_errors(self):
        self.write("s.css", FAULTY)
        for flag in ("--werror", "--werror=STYLE001", "--werror=style002"):
            result = self.run_plenary("a.txt", "--style=s.css", flag)
            self.assertEqual(result.returncode, STYLE)
            self.assertIn(", by --werror]", result.stderr)
            self.assertFalse(os.path.exists(self.path("a.pdf")))
        self.expect_success("a.txt", "--style=s.css", "--werror=NOTE001")
        result = self.expect_error(USAGE, "[USE007]", "a.txt", "--werror=STYLE999")

    def test_the_exit_code_is_that_of_the_family(self):
        self.write("plain.txt", "Some words.\n")
        result = self.run_plenary("plain.txt", "--werror")
        self.assertEqual(result.returncode, INPUT)
        self.write("f.css", 'p { font-family: "No Such Family", serif }')
        result = self.run_plenary("a.txt", "--style=f.css", "--werror=FONT005")
        self.assertEqual(result.returncode, FONT)

    def test_json_tells_promotion(self):
        self.write("s.css", FAULTY)
        result = self.run_plenary("a.txt", "--style=s.css", "--werror=STYLE001",
                                  "--diagnostics=json")
        first, second = [json.loads(line) for line in result.stderr.splitlines()]
        self.assertEqual((first["severity"], first["promoted"]), ("error", True))
        self.assertEqual(second["severity"], "warning")


class Dependencies(CommandTest):
    def test_for_make(self):
        self.write("my style $1#.css", "p { color: black }")
        self.expect_success("a.txt", "--style=my style $1#.css", "--deps=a.d")
        lines = self.read("a.d").decode().replace("\\\n", "").split("\n")
        self.assertTrue(lines[0].startswith("a.pdf:   a.txt   my\\ style\\ $$1\\#.css   /"))
        self.assertTrue(lines[0].rstrip().endswith(".ttf"))

    def test_json(self):
        self.expect_success("a.txt", "--deps=-", "--deps-format=json", "-o", "b.pdf")
        result = self.expect_success("a.txt", "--deps=-", "--deps-format=json", "-o", "b.pdf")
        deps = json.loads(result.stdout)
        self.assertEqual(deps["output"], "b.pdf")
        self.assertEqual(deps["inputs"][0], "a.txt")

    def test_of_several_documents(self):
        self.write("b.txt", self.read("a.txt"))
        self.expect_success("a.txt", "b.txt", "--deps=d", "--deps-format=json", "-o", "out/")
        deps = [json.loads(line) for line in self.read("d").decode().splitlines()]
        self.assertEqual([line["output"] for line in deps], ["out/a.pdf", "out/b.pdf"])

    def test_none_without_a_pdf(self):
        self.write("e.txt", "")
        self.expect_error(INPUT, "READ001", "e.txt", "--deps=d")
        self.expect_error(USAGE, "--deps-format says nothing", "a.txt", "--deps-format=json")
        self.expect_error(8, "--deps: none/d cannot be written", "a.txt", "--deps=none/d", "-o",
                          "/dev/null")


class Explanations(CommandTest):
    def test_each_is_explained(self):
        listed = self.expect_success("explain").stdout.decode().splitlines()
        ids = [line.split()[0] for line in listed]
        self.assertGreater(len(ids), 100)
        self.assertEqual(len(set(ids)), len(ids))
        told = self.expect_success("explain", *ids).stdout.decode()
        for part in re.split(r"\n\n(?=[A-Z]+\d{3}, )", told):
            self.assertRegex(part, r"(?s)^[A-Z]+\d{3}, (note|warning|error): .+\n\n.+\n"
                             r"\nWhat to do:\n.+\n\nFor example:\n.+")
            for line in part.split("\n")[1:]:
                self.assertLessEqual(len(line), 80, line)

    def test_one(self):
        told = self.expect_success("explain", "note003").stdout.decode()
        self.assertTrue(told.startswith("NOTE003, warning: there is more than one note …"), told)

    def test_a_mistyped_one(self):
        result = self.expect_error(USAGE, "no message has the identifier “NOTE03”", "explain",
                                   "NOTE03")
        self.assertRegex(result.stderr, r"did you mean NOTE00\d\?")
        self.expect_error(USAGE, "no message", "explain", "nothing")


class Lists(CommandTest):
    def test_fonts(self):
        told = self.expect_success("fonts").stdout.decode()
        self.assertRegex(told, r"(?m)^Liberation Serif$")
        self.assertRegex(told, r"(?m)^  700 italic  /.*LiberationSerif-BoldItalic\.ttf$")
        told = self.expect_success("fonts", "Times New Roman").stdout.decode()
        self.assertTrue(told.startswith("Times New Roman: Liberation Serif\n"))
        self.expect_error(FONT, "[FONT006]", "fonts", "No Such Font")


class Progress(CommandTest):
    def test_a_line_on_a_terminal_for_long_work(self):
        """Standard input that comes slowly makes the work long."""
        read, write = pty.openpty()
        process = subprocess.Popen([PLENARY, "-", "-o", "x.pdf"], cwd=self.folder, stderr=write,
                                   stdin=subprocess.PIPE, env={**os.environ, "TERM": "xterm"})
        time.sleep(1.2)
        process.stdin.write(self.read("a.txt"))
        process.stdin.close()
        self.assertEqual(process.wait(30), 0)
        os.close(write)
        told = os.read(read, 10000).decode()
        os.close(read)
        self.assertIn("\r\33[Kplenary: -: ", told)
        self.assertTrue(told.endswith("\r\33[K"), told)


if __name__ == "__main__":
    main()
