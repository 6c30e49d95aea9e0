#!/usr/bin/env python3
"""The checker of PDFs, on files made and broken for it.

    check.py PLENARY SOURCE_FOLDER SQUARE_FONT [unittest's arguments]

Each rule is shown to find what it is about: a good file is broken in one place, and exactly the
expected rules have to tell. Good files, and files of our own in every standard, meet theirs.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import cases_file  # noqa: E402
import cases_text  # noqa: E402
import good  # noqa: E402
import hostile  # noqa: E402
from breaking import cmap  # noqa: E402
from maker import TrueType, Type1, deflated  # noqa: E402

PLENARY = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
SQUARE = os.path.abspath(sys.argv[3])
SAMPLE = os.path.join(SOURCE, "examples", "A_RES_62_165.txt")
SERIF = "/usr/share/fonts/type1/urw-base35/C059-Roman"
CASES = cases_file.CASES + cases_text.CASES

# What each good file is checked for.
STANDARDS = {"a-2a": "a-2a,ua-1", "a-3a": "a-3a,ua-1", "a-1a": "a-1a", "x-1a": "x-1a", "x-4": "x-4"}

# And the columns of the table of rules that it stands for.
PARTS = {"a-2a": ["PDF", "A-2", "UA-1"], "a-3a": ["PDF", "A-3", "UA-1"], "a-1a": ["PDF", "A-1"],
         "x-1a": ["PDF", "X-1a"], "x-4": ["PDF", "X-4"]}

USAGE, INPUT, CONFORMANCE, FILE = 1, 2, 6, 8


class Fonts:
    """The fonts that files are set in. serif is None where Ghostscript's fonts are missing."""

    def __init__(self):
        with open(SQUARE, "rb") as file:
            self.square = TrueType(file.read())
        self.serif = None
        if os.path.exists(SERIF + ".t1"):
            with open(SERIF + ".t1", "rb") as file, open(SERIF + ".afm", encoding="latin-1") as facts:
                self.serif = Type1(file.read(), facts.read())


FONTS = Fonts()


def run(*arguments, **options):
    return subprocess.run([PLENARY, "check", *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=300, check=False, **options)


def verdicts(paths, standards=None):
    """The last JSON object for each file, by its path."""
    result = run("--json", *([f"--as={standards}"] if standards else []), *paths)
    objects = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return {entry["file"]: entry for entry in objects if "broken" in entry}, result


def apply(pdf, changes):
    """Breaks a file. "cmaps" and pairs of numbers stand for encodings of the simple font."""
    kinds = [change for change in changes if isinstance(change, tuple)]
    for change in changes:
        if callable(change):
            change(pdf)
    if kinds:
        data = FONTS.square.with_cmaps(kinds)
        pdf.add("plainfile", deflated(b"/Length1 %d" % len(data), data))
        pdf.put("plaindescriptor", "«cidfile»", "«plainfile»")


class CheckTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def good(self, standard, *changes):
        pdf = good.make(standard, FONTS)
        apply(pdf, changes)
        return self.write(f"{standard}.pdf", pdf.write())

    def qpdf(self, *arguments):
        """What PDF/A wants before the word “endstream” qpdf writes only when it is asked to."""
        subprocess.run(["qpdf", "--newline-before-endstream", *arguments], check=True)

    def expect(self, path, broken, standards=None):
        found, result = verdicts([path], standards)
        self.assertIn(path, found, result.stderr)
        self.assertEqual(set(found[path]["broken"]), set(broken))
        return found[path]


class Good(CheckTest):
    def test_good_files_meet_their_standards(self):
        for standard, names in STANDARDS.items():
            path = self.good(standard)
            verdict = self.expect(path, ())
            self.assertEqual(",".join(verdict["claimed"]), names)
            self.assertEqual(verdict["checked"], ["1.7"] + verdict["claimed"])
            self.assertEqual(verdict["met"], verdict["checked"])
            self.assertEqual(run(path).returncode, 0)

    def test_an_embedded_cmap_is_followed(self):
        self.expect(self.good("a-2a", cmap(cases_text.SYSTEM)), ())

    def test_object_streams_and_linearized_files_are_read(self):
        path = self.good("a-2a")
        self.qpdf("--object-streams=generate", path, self.path("packed.pdf"))
        self.expect(self.path("packed.pdf"), ())
        self.qpdf("--linearize", "--min-version=1.5", path, self.path("linear.pdf"))
        self.expect(self.path("linear.pdf"), ())


class Broken(CheckTest):
    def test_each_case_breaks_its_rules_and_no_others(self):
        expected = {}
        for number, (rule, standard, changes, others) in enumerate(CASES):
            pdf = good.make(standard, FONTS)
            if "t1descriptor" not in pdf.objects and rule == "FONT-15":
                continue
            apply(pdf, changes)
            path = self.write(f"{number}-{rule}-{standard}.pdf", pdf.write())
            expected.setdefault(standard, {})[path] = {rule, *others}
        for standard, files in expected.items():
            found, _ = verdicts(files, STANDARDS[standard])
            for path, rules in files.items():
                with self.subTest(os.path.basename(path)):
                    self.assertIn(path, found)
                    self.assertEqual(set(found[path]["broken"]), rules)


    def test_every_rule_has_a_case(self):
        rules = set(self.rules())
        shown = {case[0] for case in CASES} | set(Tools.RULES)
        self.assertEqual(rules - shown, set())
        self.assertEqual(shown - rules, set())

    def test_each_rule_is_found_in_each_standard_that_has_it(self):
        """Where no case is of a standard, those of others are tried on its good file, as far as they
        fit."""
        missing = {(rule, part) for rule, parts in self.rules().items() for part in parts}
        missing -= {(rule, part) for rule, parts in Tools.RULES.items() for part in parts}
        for rule, standard, _, others in CASES:
            missing -= {(name, part) for name in (rule, *others) for part in PARTS[standard]}
        written = {}
        for number, (rule, _, changes, _) in enumerate(CASES):
            for standard, parts in PARTS.items():
                if not any((rule, part) in missing for part in parts):
                    continue
                pdf = good.make(standard, FONTS)
                try:
                    apply(pdf, changes)
                    data = pdf.write()
                except (KeyError, ValueError):
                    continue
                path = self.write(f"{number}-{rule}-{standard}.pdf", data)
                written.setdefault(standard, []).append(path)
        for standard, paths in written.items():
            found, _ = verdicts(paths, STANDARDS[standard])
            for verdict in found.values():
                missing -= {(rule, part) for rule in verdict["broken"] for part in PARTS[standard]}
        self.assertEqual(missing, set())

    @staticmethod
    def rules():
        """The parts of standards that have each rule, by the printed table."""
        rows = [[cell.strip() for cell in line.strip("|").split("|")]
                for line in run("--list").stdout.decode().splitlines()]
        parts = rows[0][2:]
        return {row[0]: [part for part, clause in zip(parts, row[2:]) if clause]
                for row in rows[2:]}

    def test_levels_and_parts_of_pdfa_have_their_own_rules(self):
        path = self.good("a-2a")
        for standards in ("a-2b", "a-2u", "a-2b,a-2u"):
            self.expect(path, ["META-06"], standards)
        self.expect(path, ["META-05", "META-06"], "a-3b")
        change = next(case[2] for case in CASES if case[0] == "FONT-16")
        path = self.good("a-2a", *change)
        self.expect(path, ["FONT-16", "META-06"], "a-2u")
        self.expect(path, ["META-06"], "a-2b")
        self.expect(path, ["FONT-16"], "ua-1")
        self.expect(path, [], "1.7")


class Tools(CheckTest):
    """Files broken by qpdf."""

    RULES = {"SYN-06": ["A-1", "A-2", "A-3", "X-1a", "X-4"], "SYN-07": ["UA-1"],
             "SYN-10": ["A-1", "X-1a"]}

    def test_encryption(self):
        for standard in STANDARDS:
            path = self.good(standard)
            keeps_out = {"SYN-07"} if "ua-1" in STANDARDS[standard] else set()
            for accessibility, more in (("y", set()), ("n", keeps_out)):
                self.qpdf("--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n",
                          f"--accessibility={accessibility}", "--", path, self.path("locked.pdf"))
                found, _ = verdicts([self.path("locked.pdf")], STANDARDS[standard])
                broken = set(found[self.path("locked.pdf")]["broken"])
                self.assertEqual(broken - {"META-02"}, {"SYN-06"} | more)

    def test_object_streams_are_too_new_for_part_1(self):
        for standard in ("a-1a", "x-1a"):
            self.qpdf("--object-streams=generate", self.good(standard), self.path("packed.pdf"))
            found, _ = verdicts([self.path("packed.pdf")], STANDARDS[standard])
            self.assertIn("SYN-10", found[self.path("packed.pdf")]["broken"])


class Report(CheckTest):
    def test_lines_for_people(self):
        path = self.good("a-2a", cases_text.append("0 0 9 9 re f"))
        result = run(path)
        self.assertEqual(result.returncode, CONFORMANCE)
        self.assertEqual(result.stderr, b"")
        first, last = result.stdout.decode().splitlines()
        self.assertRegex(first, rf"^{path}: page 1: object \d+: TREE-03 \(ISO 14289-1, 7\.1\): "
                         "content is neither tagged nor an artifact: “f”$")
        self.assertEqual(last, f"{path}: does not meet PDF/UA-1; meets PDF/A-2a as far as it was "
                         "checked")
        self.assertEqual(run("--quiet", path).stdout, b"")

    def test_an_object_a_line(self):
        path = self.good("a-2a", cases_text.append("0 0 9 9 re f"))
        finding, verdict = [json.loads(line) for line in run("--json", path).stdout.splitlines()]
        self.assertEqual(finding["rule"], "TREE-03")
        self.assertEqual(finding["clauses"], {"ua-1": "7.1"})
        self.assertEqual((finding["page"], finding["detail"]), (1, "“f”"))
        self.assertEqual(verdict["broken"], {"TREE-03": 1})
        self.assertEqual(verdict["claimed"], ["a-2a", "ua-1"])
        self.assertEqual(verdict["met"], ["1.7", "a-2a"])

    def test_findings_are_capped(self):
        path = self.good("a-2a", cases_text.append("0 0 9 9 re f\n" * 500))
        lines = run(path).stdout.decode().splitlines()
        self.assertEqual(sum("TREE-03 (" in line for line in lines), 10)
        self.assertIn(f"{path}: TREE-03 was found 490 times more", lines)

    def test_a_file_without_claims(self):
        path = self.good("a-2a", cases_file.every("xmp", "aiim", "example"))
        lines = run(path).stdout.decode().splitlines()
        self.assertEqual(lines, [f"{path}: meets PDF 1.7 as far as it was checked (the file itself "
                                 "claims no standard)"])

    def test_exit_codes(self):
        path = self.good("a-2a")
        locked, broken = self.path("locked.pdf"), self.write("broken.pdf", b"%PDF-1.7\njunk\n")
        self.qpdf("--encrypt", "secret", "owner", "256", "--", path, locked)
        text = self.write("text.pdf", b"words\n" * 1000)
        for arguments, code, words in (
                ([text], INPUT, "PROOF001"), ([broken], FILE, "PROOF002"),
                ([locked], FILE, "PROOF003"), ([self.path("none.pdf")], FILE, "FILE001"),
                (["--as=a-9z", path], USAGE, "USE004"), ([], USAGE, "no PDF"),
                ([path, text, path], INPUT, "PROOF001")):
            result = run(*arguments)
            self.assertEqual(result.returncode, code, result.stderr)
            self.assertIn(words, result.stderr.decode())
        with open(path, "rb") as file:
            result = run("-", stdin=file)
        self.assertEqual((result.returncode, result.stdout[:15]), (0, b"-: meets PDF/A-"))

    def test_the_table_of_rules_is_the_documented_one(self):
        with open(os.path.join(SOURCE, "docs", "check-rules.md"), encoding="utf-8") as file:
            documented = file.read()
        self.assertTrue(documented.endswith(run("--list").stdout.decode()),
                        "make it anew: plenary check --list")


class Hostile(CheckTest):
    """Whatever a file is, the checker ends in time with one of its exit codes."""

    def survive(self, paths):
        result = run("--json", "--as=a-2a,ua-1,a-1a,a-3a,x-1a,x-4", *paths)
        self.assertIn(result.returncode, (0, INPUT, CONFORMANCE, FILE, 9), result.stderr[-2000:])

    def test_bombs(self):
        bombs = hostile.bombs(lambda: good.make("a-2a", FONTS))
        for name, data in bombs.items():
            with self.subTest(name):
                self.survive([self.write(name + ".pdf", data)])

    def test_files_with_changed_bytes(self):
        plain = self.path("plain.pdf")
        self.qpdf("--qdf", "--object-streams=disable", self.good("a-2a"), plain)
        seeds = [plain, self.good("a-1a"), self.good("x-4")]
        paths = []
        for number in range(240):
            with open(seeds[number % len(seeds)], "rb") as file:
                data = hostile.mutate(random.Random(number), file.read())
            paths.append(self.write(f"{number}.pdf", data))
        for begin in range(0, len(paths), 40):
            self.survive(paths[begin:begin + 40])


class Own(CheckTest):
    """What plenary itself makes."""

    PROFILE = "/usr/share/color/icc/ghostscript/default_cmyk.icc"

    def set(self, name, *arguments):
        subprocess.run([PLENARY, "--quiet", SAMPLE, *arguments, "-o", self.path(name)], check=True,
                       stdout=subprocess.DEVNULL)
        return self.path(name)

    def test_each_standard_that_can_be_asked_for_is_met(self):
        expected = {"a-2a": ["a-2a", "ua-1"], "a-3a": ["a-3a", "ua-1"], "a-2b": ["a-2b"],
                    "a-1b": ["a-1b"], "x-1a": ["x-1a"], "x-4": ["x-4"], "1.7": []}
        for standard, claims in expected.items():
            arguments = ["--pdf=" + standard, "--date=2008-03-05"]
            if standard == "x-4":
                if not os.path.exists(self.PROFILE):
                    continue
                arguments.append("--output-profile=" + self.PROFILE)
            if standard == "a-3a":
                arguments.append("--attach-source")
            with self.subTest(standard):
                path = self.set(standard + ".pdf", *arguments)
                self.assertEqual(self.expect(path, ())["claimed"], claims)

    def test_a_broken_sample_is_found_out(self):
        path = self.set("sample.pdf")
        self.qpdf("--qdf", "--object-streams=disable", path, self.path("plain.pdf"))
        with open(self.path("plain.pdf"), "rb") as file:
            plain = file.read()
        for pattern, replacement, rules in (
                (rb"/Lang \(\w+\)", b"", {"LANG-01", "LANG-02"}),
                (rb"/S /Note\b", b"/S /Notes", {"TREE-11"}),
                (rb"/Contents \((?!.*obj).*\)", b"", {"ANNOT-08"}),
                (rb"/StructParents 0\b", b"/StructParents 99", {"TREE-10"}),
                (rb"/MCID 0\b", b"/MCID 9999", {"TREE-03", "TREE-04", "TREE-08"}),
                (rb"/ToUnicode \d+ 0 R", b"", {"FONT-16"}),
                (rb"/DisplayDocTitle true", b"", {"NAV-01"})):
            changed, count = re.subn(pattern, replacement, plain, count=1)
            self.assertEqual(count, 1, pattern)
            broken = self.write("broken.qdf", changed)
            fixed = subprocess.run(["fix-qdf", broken], check=True, stdout=subprocess.PIPE).stdout
            with self.subTest(pattern):
                self.expect(self.write("broken.pdf", fixed), rules, "a-2a,ua-1")


class OtherJudges(CheckTest):
    """The same files before other validators, where they are on the machine."""

    JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
            "jaxb-api", "javax.activation")
    # Level a's rules, and those of level b that PDFBox does not look at.
    UNSEEN = {"NAV-02", "FONT-16", "TREE-01", "TREE-11", "LANG-03", "COL-16", "IMG-03", "ACT-04",
              "META-12"}

    def preflight(self, paths):
        """PDFBox's verdict on PDF/A-1b by path."""
        jars = [f"/usr/share/java/{name}.jar" for name in self.JARS]
        if not shutil.which("java") or not all(map(os.path.exists, jars)):
            self.skipTest("there is no PDFBox here")
        listing = self.write("list", "\n".join(paths).encode())
        subprocess.run(["java", "-cp", ":".join(jars), "org.apache.pdfbox.preflight.Validator_A1b",
                        "xml", "group", listing], check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        with open(listing + ".preflight.xml", encoding="utf-8", errors="replace") as file:
            found = re.findall(r'<preflight name="([^"]+)">.*?<isValid[^>]*>(\w+)', file.read(), re.S)
        return {os.path.basename(name): verdict == "true" for name, verdict in found}

    def test_pdfbox_agrees_on_part_1(self):
        expected = {"a-1a.pdf": True}
        paths = [self.good("a-1a")]
        for number, (rule, standard, changes, _) in enumerate(CASES):
            if standard == "a-1a" and rule != "FONT-14":  # it does not look into CIDSet
                pdf = good.make(standard, FONTS)
                apply(pdf, changes)
                paths.append(self.write(f"{number}-{rule}.pdf", pdf.write()))
                expected[f"{number}-{rule}.pdf"] = rule in self.UNSEEN
        subprocess.run([PLENARY, "--quiet", "--pdf=a-1b", SAMPLE, "-o", self.path("own.pdf")],
                       check=True)
        paths.append(self.path("own.pdf"))
        expected["own.pdf"] = True
        found = self.preflight(paths)
        for name, verdict in expected.items():
            with self.subTest(name):
                self.assertEqual(found.get(name), verdict)

    def test_verapdf_agrees(self):
        program = os.environ.get("VERAPDF")
        if not program:
            self.skipTest("$VERAPDF names no veraPDF")
        for standard, flavour in (("a-2a", "2a"), ("a-2a", "ua1"), ("a-3a", "3a"), ("a-1a", "1a")):
            result = subprocess.run([program, "--format", "text", "--flavour", flavour,
                                     self.good(standard)], check=False, stdout=subprocess.PIPE)
            self.assertTrue(result.stdout.startswith(b"PASS"), result.stdout)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
