#!/usr/bin/env python3
"""The command from end to end: its options, messages, exit codes and the files it leaves.

    command.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import pty
import re
import resource
import shutil
import subprocess
import sys

from workspace import (CommandTest, MESSAGE, PLENARY, SAMPLE, SOURCE, main, FILE, FONT, INPUT, LIMIT,
                       OK, STYLE, USAGE)


class Usage(CommandTest):
    def test_help_fits_one_screen(self):
        result = self.expect_success("--help")
        self.assert_fits_a_screen(result, 23)
        self.assertEqual(self.expect_success("-h").stdout, result.stdout)
        commands = re.findall(r"^  (\w+) ", result.stdout.decode(), re.M)
        self.assertIn("compile", commands)
        for command in commands:
            page = self.expect_success(command, "--help")
            self.assert_fits_a_screen(page, 52 if command == "compile" else 23)
            self.assertIn(f"For example:\n  plenary {command}".replace(" compile", ""),
                          page.stdout.decode())

    def test_the_manual_page_has_every_option_field_and_exit_code(self):
        overview = self.expect_success("--help").stdout.decode()
        commands = re.findall(r"^  (\w+) ", overview, re.M)
        help_text = "".join(self.expect_success(command, "--help").stdout.decode()
                            for command in commands)
        with open(os.path.join(SOURCE, "docs", "plenary.1"), encoding="utf-8") as file:
            manual = file.read()
        options = re.findall(r"^ +(?:-\w, )?--([\w-]+)", help_text, re.M)
        self.assertGreater(len(options), 10)
        for option in options:
            self.assertRegex(manual, rf"(?m)^\.It .*Fl -{option}\b")
        fields = re.search(r"Fields: (.*?)\nFor", help_text, re.S).group(1).split()
        self.assertGreater(len(fields), 10)
        for field in fields:
            self.assertRegex(manual, rf"(?m)^\.It Cm {field}$")
        for code in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 70):
            self.assertRegex(manual, rf"(?m)^\.It {code}$")

    def test_version_names_the_libraries(self):
        lines = self.expect_success("--version").stdout.decode().splitlines()
        self.assertRegex(lines[0], r"^plenary \d+\.\d+\.\d+$")
        self.assertGreater(len(lines), 1)
        self.assertEqual(self.expect_success("-V").stdout.decode().splitlines(), lines)

    def test_no_document(self):
        self.expect_error(USAGE, "no document is given")
        self.expect_error(USAGE, "no document is given", "compile")
        self.expect_error(USAGE, "no document is given", "--dump=lines")

    def test_a_mistyped_option_is_told_with_the_nearest(self):
        for typed, meant in [("--ouput", "--output"), ("--no-housestyle", "--no-house-style"),
                             ("--versoin", "--version"), ("--dmup=lines", "--dump")]:
            result = self.expect_error(USAGE, f"there is no option {typed.split('=')[0]}", typed)
            self.assertIn(f"did you mean {meant}?", result.stderr)
        result = self.expect_error(USAGE, "there is no option --frobnicate", "--frobnicate")
        self.assertNotIn("did you mean", result.stderr)
        self.expect_error(USAGE, "there is no option -x", "-qx", "a.txt")

    def test_values_where_they_belong(self):
        self.expect_error(USAGE, "--style needs a value", "a.txt", "--style")
        self.expect_error(USAGE, "--output needs a value", "a.txt", "-o")
        self.expect_error(USAGE, "--quiet takes no value", "a.txt", "--quiet=yes")
        self.expect_error(USAGE, "--st may be short for several options", "--st")

    def test_stages(self):
        result = self.expect_error(USAGE, "--dump: there is no “line”", "a.txt", "--dump=line")
        self.assertIn("did you mean --dump=lines?", result.stderr)
        self.expect_error(USAGE, "document, styles, lines, pages and quality", "a.txt", "--dump=xyz")

    def test_memory_is_a_number(self):
        for value in ("much", "-1", "", "1.5", "99999999999999999999", "1M"):
            self.expect_error(USAGE, "is no number of MiB", "a.txt", f"--memory={value}")

    def test_a_mistyped_subcommand_is_told_with_the_nearest(self):
        result = self.expect_error(USAGE, "neither a subcommand nor a file “bacth”", "bacth", "a.txt")
        self.assertIn("did you mean plenary batch?", result.stderr)
        self.expect_error(FILE, "[FILE001]", "bacth.txt")
        self.expect_error(FILE, "[FILE001]", "something")
        self.write("veriy", self.read("a.txt"))
        self.expect_success("veriy", "-o", "x.pdf")

    def test_an_option_given_twice(self):
        self.expect_error(USAGE, "--output is given twice", "a.txt", "-o", "a.pdf", "-ob.pdf")

    def test_one_house_style(self):
        self.expect_error(USAGE, "the house style is given twice", "a.txt", "--house=plain",
                          "--no-house-style")
        self.expect_error(USAGE, "there is no house style “no-such-style”", "a.txt",
                          "--house=no-such-style")

    def test_fields_have_a_name_and_a_value(self):
        self.expect_error(USAGE, "“symbol” is not of the form name=value", "a.txt", "--set",
                          "symbol")

    def test_house_styles_are_listed_and_printed(self):
        names = self.expect_success("styles").stdout.decode().split()
        self.assertGreater(len(names), 0)
        for name in names:
            sheet = self.expect_success("--print-style", name).stdout.decode()
            self.assertIn("{", sheet)
        result = self.expect_error(USAGE, "there is no house style", f"--print-style={names[0]}x")
        self.assertIn(f"did you mean {names[0]}?", result.stderr)
        self.assertEqual(self.expect_success("styles", names[0]).stdout.decode(),
                         self.expect_success("--print-style", names[0]).stdout.decode())
        self.expect_error(USAGE, "“b” is one too many", "styles", names[0], "b")

    def test_a_pdf_is_not_written_to_a_terminal(self):
        try:
            controller, terminal = pty.openpty()
        except OSError:
            self.skipTest("there are no terminals here")
        try:
            for arguments in (["-"], ["a.txt", "-o", "-"]):
                self.expect_error(USAGE, "not written to a terminal", *arguments, stdout=terminal)
        finally:
            os.close(terminal)
            os.close(controller)

    def test_the_document_is_not_replaced_by_its_pdf(self):
        shutil.copy(self.path("a.txt"), self.path("b.pdf"))
        self.expect_error(USAGE, "would be replaced", "b.pdf")
        self.expect_error(USAGE, "would be replaced", "a.txt", "-o", "./a.txt")
        os.link(self.path("a.txt"), self.path("c.txt"))
        self.expect_error(USAGE, "would be replaced", "a.txt", "-o", "c.txt")

    def test_output_that_cannot_be_written_is_told(self):
        for arguments in (["--help"], ["--version"], ["styles"]):
            with open("/dev/full", "wb") as full:
                self.expect_error(FILE, "standard output: cannot be written", *arguments,
                                  stdout=full)


class Destination(CommandTest):
    def test_where_the_pdf_goes(self):
        os.mkdir(self.path("in.d"))
        for given, made in [("a.txt", "a.pdf"), ("in.d/b.c.txt", "in.d/b.c.pdf"),
                            ("in.d/none", "in.d/none.pdf"), ("in.d/.hidden", "in.d/.hidden.pdf")]:
            shutil.copy(SAMPLE, self.path(given))
            result = self.expect_success(given)
            self.assert_pdf(self.read(made))
            self.assertEqual(result.stdout, b"")

    def test_every_way_gives_the_same_bytes(self):
        self.expect_success("a.txt", "-o", "first.pdf")
        first = self.read("first.pdf")
        self.expect_success("compile", "-osecond.pdf", "a.txt")
        self.assert_same(self.read("second.pdf"), first)
        self.assert_same(self.expect_success("a.txt", "-o", "-").stdout, first)
        with open(self.path("a.txt"), "rb") as document:
            self.assert_same(self.expect_success("-", stdin=document).stdout, first)

    def test_an_existing_file_is_replaced(self):
        self.write("a.pdf", "old")
        self.expect_success("a.txt", "-o", "a.pdf")
        self.assert_pdf(self.read("a.pdf"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.pdf", "a.txt"])

    def test_dumps_go_to_standard_output_or_a_file(self):
        for stage in ("document", "styles", "lines", "pages", "quality"):
            dump = self.expect_success("a.txt", f"--dump={stage}").stdout
            self.assertGreater(len(dump), 100)
            self.expect_success("a.txt", "--dump", stage, "-o", "dump.txt")
            self.assertEqual(self.read("dump.txt"), dump)
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.txt", "dump.txt"])

    def test_a_name_that_begins_with_a_dash(self):
        shutil.copy(SAMPLE, self.path("-a.txt"))
        self.expect_success("-o", "b.pdf", "--", "-a.txt")
        self.assert_pdf(self.read("b.pdf"))


class Failure(CommandTest):
    """Bad input and bad places: one message, the documented exit code, no file."""

    def test_a_missing_file(self):
        self.expect_error(FILE, "none.txt: no such file [FILE001]", "none.txt", "-o", "a.pdf")

    def test_a_directory(self):
        self.expect_error(FILE, "[FILE003]", ".", "-o", "a.pdf")

    def test_an_empty_file(self):
        for content in (b"", b" \n\n", b"\xEF\xBB\xBF"):
            self.write("empty.txt", content)
            self.expect_error(INPUT, "[READ001]", "empty.txt")

    def test_a_file_that_is_not_utf8(self):
        self.write("broken.txt", "L'Assemblée générale ".encode() + b"\xE9\n")
        self.expect_error(INPUT, "[READ002]", "broken.txt")

    def test_a_file_in_latin_1_is_read_with_a_warning(self):
        self.write("latin.txt", "L'Assemblée générale,\n".encode("latin-1"))
        result = self.run_plenary("latin.txt")
        self.assertEqual(result.returncode, OK)
        self.assertIn("[READ011]", result.stderr)

    def test_a_binary(self):
        self.write("binary.txt", bytes(range(256)) * 10)
        result = self.run_plenary("binary.txt")
        self.assertEqual(result.returncode, INPUT)
        self.assertRegex(result.stderr, r"\[READ00[23]\]")
        with open(PLENARY, "rb") as file:
            self.write("program", file.read(100000))
        self.write("nul.txt", "The General Assembly,\0\n")
        self.expect_error(INPUT, "[READ003]", "nul.txt")
        result = self.run_plenary("program")
        self.assertEqual(result.returncode, INPUT)
        self.assertFalse(os.path.exists(self.path("program.pdf")))

    def test_a_text_without_structure_is_set_with_a_warning(self):
        self.write("plain.txt", "Some words.\n\nSome more words.\n")
        result = self.expect_success("plain.txt")
        self.assertEqual(len(MESSAGE.findall(result.stderr)), 1, result.stderr)
        self.assertIn("[READ004]", result.stderr)
        self.assert_pdf(self.read("plain.pdf"))
        self.assertEqual(self.expect_success("--quiet", "plain.txt").stderr, "")

    def test_an_unknown_field_is_a_warning(self):
        result = self.expect_success("a.txt", "--set=simbol=A/RES/62/165")
        self.assertIn("[USE001]", result.stderr)

    def test_a_full_device(self):
        self.expect_error(FILE, "No space left on device", "a.txt", "-o", "/dev/full")
        with open("/dev/full", "wb") as full:
            self.expect_error(FILE, "No space left on device", "a.txt", "-o", "-", stdout=full)

    def test_a_full_disk(self):
        """A limit on the size of files stands for it."""
        self.write("old.pdf", "old")
        for output in ("new.pdf", "old.pdf"):
            self.expect_error(
                FILE, "File too large", "a.txt", "-o", output, restore_signals=False,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)))
        self.assertEqual(self.read("old.pdf"), b"old")

    def test_a_folder_that_is_not_there(self):
        self.expect_error(FILE, "none/a.pdf: cannot be written", "a.txt", "-o", "none/a.pdf")

    def test_a_folder_that_cannot_be_written(self):
        self.expect_error(FILE, "/proc/a.pdf: cannot be written", "a.txt", "-o", "/proc/a.pdf")
        os.mkdir(self.path("shut"), 0o555)
        os.chmod(self.folder, 0o755)
        os.chmod(self.path("a.txt"), 0o644)
        options = {"user": 65534} if os.getuid() == 0 else {}
        try:
            self.expect_error(FILE, "Permission denied", "a.txt", "-o", "shut/a.pdf", **options)
        except PermissionError:
            self.skipTest("nobody may not run the program where it was built")
        self.assertEqual(os.listdir(self.path("shut")), [])

    def test_a_document_beyond_the_limit_of_memory(self):
        maker = os.path.join(SOURCE, "tests", "bench", "make_report.py")
        report = subprocess.run([sys.executable, maker, "--pages=100", "--notes=100"],
                                stdout=subprocess.PIPE, check=True).stdout
        self.write("report.txt", report)
        self.expect_error(LIMIT, "the limit of 1 MiB [LIMIT001]", "report.txt", "--memory=1")

    def test_a_style_sheet_that_cannot_be_read(self):
        self.expect_error(FILE, "none.css: no such file [FILE001]", "a.txt", "--style=none.css")
        self.expect_error(FILE, "[FILE003]", "a.txt", "--style=.")

    def test_a_faulty_style_sheet_is_a_warning_or_an_error(self):
        self.write("faulty.css", "p { colour: black }\n")
        result = self.expect_success("a.txt", "--style=faulty.css")
        self.assertEqual(len(MESSAGE.findall(result.stderr)), 1, result.stderr)
        self.assertRegex(result.stderr, r"faulty\.css:1:5: warning: .*“?colou?r")
        os.unlink(self.path("a.pdf"))
        self.expect_error(STYLE, "faulty.css:1:5", "a.txt", "--style=faulty.css", "--strict-style")

    def test_the_style_sheet_of_the_readme_works(self):
        with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
            sheet = re.search(r"```css\n(.*?)```", file.read(), re.S).group(1)
        self.write("mine.css", sheet)
        result = self.expect_success("a.txt", "--style=mine.css", "--strict-style")
        self.assertEqual(result.stderr, self.expect_success("a.txt", "-o", "b.pdf").stderr)
        self.assertTrue(self.read("a.pdf") != self.read("b.pdf"), "it changes nothing")

    def test_an_unknown_font(self):
        self.write("font.css", 'p { font-family: "No Such Family" }\n')
        self.expect_error(FONT, "No Such Family", "a.txt", "--style=font.css")


if __name__ == "__main__":
    main()
