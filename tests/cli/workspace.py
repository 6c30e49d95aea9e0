"""What the tests of the command share: a folder for each test with a copy of the sample, ways to run the
command, and what is expected of it. The first two arguments of every test are the command and the
source folder."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PLENARY = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(SOURCE, "examples", "A_RES_62_165.txt")

OK, USAGE, INPUT, STYLE, FONT, LAYOUT, CONFORMANCE, FIDELITY, FILE, LIMIT = range(10)
INTERNAL = 70

MESSAGE = re.compile(r"^[^\n]+: (note|warning|error): ", re.M)


class CommandTest(unittest.TestCase):
    """Each test runs in a folder of its own with a copy of the sample as a.txt."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="plenary-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        shutil.copy(SAMPLE, self.path("a.txt"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run_plenary(self, *arguments, **options):
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stdin", subprocess.DEVNULL)
        result = subprocess.run([PLENARY, *arguments], cwd=self.folder, stderr=subprocess.PIPE,
                                timeout=120, check=False, **options)
        result.stderr = result.stderr.decode()
        return result

    def expect_success(self, *arguments, **options):
        result = self.run_plenary(*arguments, **options)
        self.assertEqual(result.returncode, OK, result.stderr)
        return result

    def expect_error(self, exit_code, words, *arguments, **options):
        """One error, which holds the words; the exit code; nothing on standard output; and the
        folder as it was."""
        before = {name: self.stamp(name) for name in os.listdir(self.folder)}
        result = self.run_plenary(*arguments, **options)
        self.assertEqual(result.returncode, exit_code, result.stderr)
        errors = [match for match in MESSAGE.finditer(result.stderr) if match.group(1) == "error"]
        self.assertEqual(len(errors), 1, result.stderr)
        self.assertIn(words, result.stderr)
        self.assertFalse(result.stdout, "something on standard output")
        after = {name: self.stamp(name) for name in os.listdir(self.folder)}
        self.assertEqual(after, before)
        return result

    def stamp(self, name):
        facts = os.stat(self.path(name))
        return facts.st_ino, facts.st_size, facts.st_mtime_ns

    def assert_pdf(self, content):
        self.assertEqual(content[:5], b"%PDF-")

    def assert_same(self, content, other):
        """Without printing a PDF when they differ."""
        self.assertTrue(content == other, "the bytes differ")

    def assert_fits_a_screen(self, result, most):
        """With a line for the prompt."""
        lines = result.stdout.decode().split("\n")
        self.assertEqual(lines.pop(), "")
        self.assertLessEqual(len(lines), most)
        for line in lines:
            self.assertLessEqual(len(line), 80, line)
        self.assertEqual(result.stderr, "")


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
