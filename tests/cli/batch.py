#!/usr/bin/env python3
"""plenary batch: many documents, some of them bad, by worker processes.

    batch.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import glob
import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
import time

from workspace import (CommandTest, PLENARY, SAMPLE, SOURCE, main, FILE, INPUT, INTERNAL, LIMIT, OK,
                       STYLE, USAGE)


def children(process):
    with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
        return [int(number) for number in file.read().split()]


def is_running(process):
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def wait_until(condition, what):
    end = time.monotonic() + 30
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within 30 s: {what}")
        time.sleep(0.005)


class BatchTest(CommandTest):
    def documents(self, count, folder="in"):
        os.makedirs(self.path(folder), exist_ok=True)
        for i in range(count):
            shutil.copy(SAMPLE, self.path(f"{folder}/d{i:03}.txt"))

    def batch(self, *arguments, exit_code=OK, **options):
        """The results by input, after the expected exit code."""
        result = self.run_plenary("batch", *arguments, **options)
        self.assertEqual(result.returncode, exit_code, result.stderr)
        self.messages = result.stderr
        return self.results(result.stdout.decode())

    def results(self, lines):
        return {line["input"]: line for line in map(json.loads, lines.splitlines())}

    def statuses(self, results):
        counts = {}
        for line in results.values():
            counts[line["status"]] = counts.get(line["status"], 0) + 1
        return counts

    def start(self, *arguments):
        process = subprocess.Popen([PLENARY, "batch", *arguments], cwd=self.folder,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        return process

    def hanging(self, name):
        """A document whose reading never ends: a pipe that nobody writes to."""
        os.mkfifo(self.path(name))
        return name

    def assert_whole_pdfs(self, folder):
        """Whatever stands there under the name of a PDF is one, to its end."""
        for path in glob.glob(self.path(f"{folder}/**/*"), recursive=True):
            if path.endswith(".pdf"):
                with open(path, "rb") as file:
                    content = file.read()
                self.assert_pdf(content)
                self.assertTrue(content.rstrip().endswith(b"%%EOF"), path)


class Gathering(BatchTest):
    def test_a_folder_goes_to_a_folder_of_the_same_shape(self):
        self.documents(2)
        self.documents(1, "in/below")
        self.write("in/picture.png", "no document")
        self.write("in/.hidden.txt", "no document")
        results = self.batch("in/", "-o", "out")
        self.assertEqual(sorted(results), ["in/below/d000.txt", "in/d000.txt", "in/d001.txt"])
        self.assertEqual(results["in/below/d000.txt"]["output"], "out/below/d000.pdf")
        self.expect_success("a.txt")
        for line in results.values():
            self.assert_same(self.read(line["output"]), self.read("a.pdf"))
            self.assertEqual(line["pages"], 3)
            self.assertEqual(line["bytes"], len(self.read("a.pdf")))

    def test_files_stand_beside_their_pdfs_without_an_output_folder(self):
        self.assertEqual(self.batch("a.txt")["a.txt"]["output"], "a.pdf")
        self.assert_pdf(self.read("a.pdf"))

    def test_lists_on_standard_input(self):
        self.documents(2)
        os.rename(self.path("in/d001.txt"), self.path("in/new\nline.txt"))
        for flags, names in [(["-0"], b"in/d000.txt\0in/new\nline.txt\0"),
                             ([], b"in/d000.txt\n\na.txt")]:
            read, write = os.pipe()
            os.write(write, names)
            os.close(write)
            results = self.batch(*flags, "-", "-o", "out", stdin=read)
            os.close(read)
            self.assertEqual(len(results), 2)
            self.assertEqual(self.statuses(results), {"made": 2})
        self.assertTrue(os.path.exists(self.path("out/new\nline.pdf")))

    def test_a_manifest_in_json_lines(self):
        self.write("wide.css", "p { letter-spacing: 1pt }")
        self.write("m.jsonl", '{"input": "a.txt", "output": "x/1.pdf"}\n\n'
                   '{"input": ["a.txt"], "output": "x/2.pdf", "style": "wide.css"}\n'
                   '{"input": "a.txt", "output": "x/3.pdf", "fields": {"symbol": "A/1", '
                   '"job-number": 7}, "house": "", "style": []}\n')
        self.batch("-m", "m.jsonl")
        self.expect_success("a.txt", "-o", "1.pdf")
        self.expect_success("a.txt", "-o", "2.pdf", "--style=wide.css")
        self.expect_success("a.txt", "-o", "3.pdf", "--no-house-style", "-s", "symbol=A/1", "-s",
                            "job-number=7")
        for name in ("1.pdf", "2.pdf", "3.pdf"):
            self.assert_same(self.read(f"x/{name}"), self.read(name))

    def test_a_manifest_parted_by_tabs(self):
        self.write("wide.css", "p { letter-spacing: 1pt }")
        self.write("head.tsv", "input\tsymbol\tstyle\toutput\na.txt\tA/1\twide.css\t1.pdf\r\n"
                   "a.txt\t\t\t2.pdf\n")
        self.write("bare.tsv", "a.txt\t3.pdf\twide.css\tsymbol=A/1\n")
        self.batch("-m", "head.tsv", "--manifest", "bare.tsv")
        self.assert_same(self.read("1.pdf"), self.read("3.pdf"))
        self.expect_success("a.txt")
        self.assert_same(self.read("2.pdf"), self.read("a.pdf"))

    def test_faults_of_manifests_are_told_with_their_place(self):
        for line, words in [('{"input": "a.txt",}', "m:2:19: not JSON"),
                            ('{"inptu": "a.txt"}', "m:2: documents have no “inptu”"),
                            ('{"output": "a.pdf"}', "m:2: the document has no “input”"),
                            ('{"input": 7}', "m:2: “input” is to be a string or an array"),
                            ('{"input": [7]}', "m:2: an array of strings holds something else"),
                            ('{"input": "a", "fields": []}', "m:2: “fields” is to be an object"),
                            ('{"input": "a", "fields": {"x": []}}', "m:2: a field's value"),
                            ("\ta.pdf", "m:2: the document has no “input”")]:
            self.write("m", "\n" + line + "\n")
            self.expect_error(USAGE, words, "batch", "-m", "m")
        self.expect_error(FILE, "[FILE001]", "batch", "-m", "none")

    def test_two_documents_for_one_file_are_refused(self):
        shutil.copy(SAMPLE, self.path("a.md"))
        self.expect_error(USAGE, "./a.md and ./a.txt would both be written to ./a.pdf", "batch", ".")
        self.write("m", '{"input": "a.txt", "output": "a.txt"}')
        self.expect_error(USAGE, "would be replaced", "batch", "-m", "m")

    def test_options_that_say_nothing(self):
        self.expect_error(USAGE, "no document is given", "batch")
        self.expect_error(USAGE, "--state says nothing", "batch", "a.txt", "--state=x")
        self.expect_error(USAGE, "--dump is no option of batch", "batch", "a.txt", "--dump=pages")
        self.expect_error(USAGE, "--timeout is no option of compile", "a.txt", "--timeout=1")
        for shard in ("0/2", "3/2", "1", "a/b", "1/0", "/"):
            self.expect_error(USAGE, "is no part", "batch", "a.txt", f"--shard={shard}")

    def test_shards_part_the_documents(self):
        self.documents(7)
        seen = []
        for i in (1, 2, 3):
            seen += self.batch("in", "-o", "out", f"--shard={i}/3")
        self.assertEqual(sorted(seen), [f"in/d{i:03}.txt" for i in range(7)])
        self.assertEqual(self.batch("a.txt", "--shard=2/2"), {})


class BadDocuments(BatchTest):
    """None of them harms another."""

    def test_bad_documents_are_told_and_the_worst_exit_code_counts(self):
        self.documents(10)
        self.write("in/empty.txt", "")
        self.write("in/latin.txt", b"L'Assembl\xc3\xa9e g\xc3\xa9n\xc3\xa9rale\xe9\n")
        self.write("in/binary.txt", bytes(range(256)))
        self.write("in/loop.txt", "x")
        os.unlink(self.path("in/loop.txt"))
        os.symlink("loop.txt", self.path("in/loop.txt"))
        results = self.batch("in", "-o", "out", "-j2", exit_code=FILE)
        self.assertEqual(self.statuses(results), {"made": 10, "failed": 4})
        self.assertEqual(results["in/empty.txt"]["exitCode"], INPUT)
        self.assertEqual(results["in/empty.txt"]["findings"][0]["id"], "READ001")
        self.assertEqual(results["in/loop.txt"]["exitCode"], FILE)
        self.assertIn("in/empty.txt", self.messages)
        self.assertIn("14 documents: 10 made, 4 failed; 30 pages", self.messages)
        self.assertEqual(len(glob.glob(self.path("out/*"))), 10)

    def test_a_hanging_document_is_ended(self):
        self.documents(4)
        self.hanging("in/hangs.txt")
        results = self.batch("in", "-o", "out", "--timeout=1", "-j2", exit_code=LIMIT)
        self.assertEqual(self.statuses(results), {"made": 4, "timed-out": 1})
        self.assertEqual(results["in/hangs.txt"]["findings"][0]["id"], "LIMIT004")
        self.assertIn("in/hangs.txt:1:1: error: the document took longer than the limit of 1 "
                      "seconds [LIMIT004]", self.messages)

    def test_a_document_that_eats_memory_is_ended(self):
        self.documents(4)
        os.symlink("/dev/zero", self.path("in/endless.txt"))
        results = self.batch("in", "-o", "out", "--memory=64", exit_code=LIMIT)
        self.assertEqual(self.statuses(results), {"made": 4, "out-of-memory": 1})
        self.assertEqual(results["in/endless.txt"]["findings"][0]["id"], "LIMIT001")
        self.assertIn("the limit of 64 MiB [LIMIT001]", self.messages)

    def test_a_document_over_its_limit_is_told_by_the_library(self):
        self.documents(2)
        with open(SAMPLE, "rb") as file:
            self.write("in/long.txt", file.read() * 60)
        results = self.batch("in", "-o", "out", "--memory=4", exit_code=LIMIT)
        self.assertEqual(self.statuses(results), {"made": 2, "failed": 1})
        self.assertIn("LIMIT001", [finding.get("id") for finding
                                   in results["in/long.txt"]["findings"]])

    def test_a_killed_worker_is_told_and_replaced(self):
        self.documents(6)
        self.hanging("in/a_hangs.txt")
        process = self.start("in", "-o", "out", "-j1")
        wait_until(lambda: children(process.pid), "a worker")
        wait_until(lambda: self.waits_for_pipe(children(process.pid)[0]), "the hanging document")
        os.kill(children(process.pid)[0], signal.SIGSEGV)
        output, messages = process.communicate(timeout=30)
        results = self.results(output.decode())
        self.assertEqual(process.returncode, INTERNAL)
        self.assertEqual(self.statuses(results), {"made": 6, "crashed": 1})
        self.assertEqual(results["in/a_hangs.txt"]["findings"][0]["id"], "INTERNAL004")
        self.assertIn(b"was ended by signal 11", messages)

    def waits_for_pipe(self, process):
        with open(f"/proc/{process}/wchan", encoding="ascii") as file:
            place = file.read()
        with open(f"/proc/{process}/syscall", encoding="ascii") as file:
            call = file.read().split()[0]
        return "fifo" in place or call in ("2", "257", "56")  # open or openat

    def test_a_bad_style_or_field_of_one_document_harms_no_other(self):
        self.write("m", '{"input": "a.txt", "output": "1.pdf", "style": "none.css"}\n'
                   '{"input": "a.txt", "output": "2.pdf", "house": "none"}\n'
                   '{"input": "a.txt", "output": "3.pdf"}\n')
        results = self.run_plenary("batch", "-m", "m")
        lines = [json.loads(line) for line in results.stdout.decode().splitlines()]
        codes = {line["output"]: line["exitCode"] for line in lines}
        self.assertEqual(codes, {"1.pdf": FILE, "2.pdf": USAGE, "3.pdf": OK})
        self.assertEqual(results.returncode, FILE)
        self.write("m", "p { colour: red }")
        self.batch("a.txt", "--style=m", "--strict-style", exit_code=STYLE)

    def test_messages_as_json_and_verbosely(self):
        self.write("e.txt", "")
        self.batch("a.txt", "e.txt", "--diagnostics=json", "--quiet", exit_code=INPUT)
        self.assertEqual([json.loads(line)["id"] for line in self.messages.splitlines()],
                         ["READ001"])
        self.batch("a.txt", "--verbose")
        self.assertRegex(self.messages, r"made in \d+ ms, 3 pages: a.pdf")

    def test_a_line_on_a_terminal_tells_how_it_goes(self):
        self.documents(3)
        self.hanging("in/z_hangs.txt")
        read, write = pty.openpty()
        process = subprocess.Popen([PLENARY, "batch", "in", "-o", "out", "-j1", "--timeout=2"],
                                   cwd=self.folder, stdin=subprocess.DEVNULL, stderr=write,
                                   stdout=subprocess.DEVNULL,
                                   env={**os.environ, "TERM": "xterm"})
        self.assertEqual(process.wait(30), LIMIT)
        os.close(write)
        told = os.read(read, 100000).decode()
        os.close(read)
        self.assertRegex(told, r"\r\x1b\[Kplenary: 3 of 4 done, \d+ pages/s, \d+ s left")
        self.assertRegex(told, r"\r\x1b\[K[^\r]*in/z_hangs\.txt:1:1: [^\r]*error")
        self.assertIn("4 documents: 3 made, 1 failed; 9 pages", told)

    def test_results_go_to_a_file(self):
        self.batch("a.txt", "--results=r.jsonl")
        line = json.loads(self.read("r.jsonl"))
        self.assertEqual(sorted(line), ["bytes", "exitCode", "findings", "input", "milliseconds",
                                        "output", "pages", "status", "warnings"])
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.run_plenary("batch", "a.txt", stdout=full).returncode, FILE)


class Resuming(BatchTest):
    def test_what_is_up_to_date_is_passed_over(self):
        self.documents(3)
        self.write("s.css", "p { color: black }")
        made = {"made": 3}
        flags = ["in", "-o", "out", "--resume", "--style=s.css"]
        self.assertEqual(self.statuses(self.batch(*flags)), made)
        stamp = self.stamp("out/d001.pdf")
        self.assertEqual(self.statuses(self.batch(*flags)), {"current": 3})
        self.assertEqual(self.stamp("out/d001.pdf"), stamp)
        self.write("in/d000.txt", self.read("in/d000.txt") + b"\nMore.\n")
        self.assertEqual(self.batch(*flags)["in/d000.txt"]["status"], "made")
        os.unlink(self.path("out/d001.pdf"))
        self.write("out/d002.pdf", "spoilt")
        self.assertEqual(self.statuses(self.batch(*flags)), {"made": 2, "current": 1})
        self.write("s.css", "p { color: gray }")
        self.assertEqual(self.statuses(self.batch(*flags)), made)
        self.assertEqual(self.statuses(self.batch(*flags, "--set=symbol=A/1")), made)
        self.assertEqual(self.statuses(self.batch(*flags, "--set=symbol=A/1", "-q", "-j1")),
                         {"current": 3})

    def test_documents_that_lack_a_file_are_made_again(self):
        self.documents(1)
        self.write("s.css", "@import 'more.css'; p { color: black }")
        flags = ["in", "-o", "out", "--resume", "--style=s.css"]
        self.batch(*flags)
        before = self.read("out/d000.pdf")
        self.write("more.css", "p.operative { color: gray }")
        self.assertEqual(self.statuses(self.batch(*flags)), {"made": 1})
        self.assertNotEqual(len(self.read("out/d000.pdf")), len(before))
        self.assertEqual(self.statuses(self.batch(*flags)), {"current": 1})

    def test_failed_documents_are_tried_again(self):
        self.documents(1)
        self.write("in/e.txt", "")
        self.batch("in", "-o", "out", "--resume", exit_code=INPUT)
        results = self.batch("in", "-o", "out", "--resume", exit_code=INPUT)
        self.assertEqual(self.statuses(results), {"current": 1, "failed": 1})

    def test_shards_share_what_they_know(self):
        self.documents(4)
        for i in (1, 2):
            self.batch("in", "-o", "out", "--resume", f"--shard={i}/2")
        self.assertEqual(self.statuses(self.batch("in", "-o", "out", "--resume")), {"current": 4})

    def test_a_torn_state_file_is_read_as_far_as_it_goes(self):
        self.documents(3)
        self.batch("in", "-o", "out", "--resume", "--state=st", "-j1")
        whole = self.read("st")
        self.write("st", whole[:-40])
        for _ in range(2):
            results = self.batch("in", "-o", "out", "--resume", "--state=st", "-j1")
            self.assertGreaterEqual(self.statuses(results)["current"], 2)
        self.assertEqual(self.statuses(results), {"current": 3})
        self.write("st", bytes(range(256)) * 4)
        self.assertEqual(self.statuses(self.batch("in", "-o", "out", "--resume", "--state=st")),
                         {"made": 3})

    def test_a_signal_ends_it_cleanly(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            self.documents(300)
            process = self.start("in", "-o", "out", "--resume", "-j2")
            wait_until(lambda: len(glob.glob(self.path("out/*.pdf"))) > 5, "some documents")
            process.send_signal(number)
            output, messages = process.communicate(timeout=30)
            self.assertEqual(process.returncode, 128 + number)
            made = len(self.results(output.decode()))
            self.assertIn(b"not begun", messages)
            self.assertLess(made, 300)
            self.assertEqual(len(glob.glob(self.path("out/*.pdf"))), made)
            self.assert_whole_pdfs("out")
            results = self.batch("in", "-o", "out", "--resume", "-j2")
            self.assertEqual(self.statuses(results), {"current": made, "made": 300 - made})

    def test_a_second_signal_ends_the_workers(self):
        self.hanging("hangs.txt")
        process = self.start("hangs.txt", "--timeout=0")
        wait_until(lambda: children(process.pid), "a worker")
        wait_until(lambda: stat.S_ISFIFO(os.stat(self.path("hangs.txt")).st_mode), "the pipe")
        process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)
        self.assertEqual(process.returncode, 128 + signal.SIGTERM)

    def test_sigkill_at_any_moment_leaves_whole_pdfs_only(self):
        self.documents(60)
        for delay in (0.01, 0.03, 0.05, 0.08, 0.12, 0.2):
            process = self.start("in", "-o", "out", "--resume", "-j2")
            time.sleep(delay)
            workers = children(process.pid)
            process.kill()
            process.communicate(timeout=10)
            wait_until(lambda: not any(map(is_running, workers)), "the workers' end")
            self.assert_whole_pdfs("out")
        self.batch("in", "-o", "out", "--resume")
        self.assertEqual(len(glob.glob(self.path("out/*.pdf"))), 60)
        self.assert_whole_pdfs("out")
        self.assertEqual([name for name in os.listdir(self.path("out")) if ".tmp" in name], [])


if __name__ == "__main__":
    main()
