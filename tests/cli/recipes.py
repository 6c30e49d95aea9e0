#!/usr/bin/env python3
"""The recipes of README for many documents do what they say: they are taken from its text and run.

    recipes.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import json
import os
import re
import shutil
import subprocess
import time
import unittest

from workspace import CommandTest, PLENARY, SOURCE, main


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Recipe(CommandTest):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("bin"))
        os.symlink(PLENARY, self.path("bin/plenary"))
        # GNU parallel fails without a word where no SHELL is named, as in a bare container.
        self.environment = {**os.environ, "PATH": f"{self.path('bin')}:{os.environ['PATH']}",
                            "SHELL": "/bin/sh"}
        self.write("b.txt", self.read("a.txt").replace(b"62/165", b"62/166"))

    def block(self, language, words):
        """The code of README in a language that has these words."""
        with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
            blocks = re.findall(rf"(?ms)^```{language}\n(.*?)^```", file.read())
        found = [block for block in blocks if words in block]
        self.assertEqual(len(found), 1, words)
        return found[0]

    def run_shell(self, script, **environment):
        result = subprocess.run(["sh", "-e"], input=script.encode(), cwd=self.folder,
                                env={**self.environment, **environment}, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, timeout=120, check=False)
        self.assertEqual(result.returncode, 0, result.stdout.decode())
        return result.stdout.decode()

    def program(self, name, script):
        """A stand-in for a program of a cluster."""
        self.write(f"bin/{name}", f"#!/bin/sh\n{script}\n")
        os.chmod(self.path(f"bin/{name}"), 0o755)

    def manifest(self, count):
        lines = [json.dumps({"input": "a.txt", "output": f"pdf/{i}.pdf"}) for i in range(count)]
        self.write("list.jsonl", "\n".join(lines) + "\n")

    def assert_made(self, count, shards):
        """All documents, each by one shard."""
        made = []
        for shard in shards:
            lines = self.read(f"results-{shard}.jsonl").decode().splitlines()
            made += [json.loads(line)["output"] for line in lines]
        self.assertEqual(sorted(made), sorted(f"pdf/{i}.pdf" for i in range(count)))
        for i in range(count):
            self.assert_pdf(self.read(f"pdf/{i}.pdf"))


class Shards(Recipe):
    @needs("parallel")
    def test_gnu_parallel_over_machines(self):
        """ssh to machines that are this one."""
        self.program("ssh", 'while [ "$1" != alpha ] && [ "$1" != beta ]; do shift; done\n'
                     f'echo "$1" >> {self.path("hosts")}\n'
                     'shift; [ "$1" != -- ] || shift\nexec sh -c "$*"')
        self.manifest(40)
        self.run_shell(self.block("sh", "--sshlogin"), PARALLEL_SSH=self.path("bin/ssh"),
                       HOME=self.folder, PWD=self.folder)
        self.assert_made(40, range(1, 17))
        self.assertEqual(set(self.read("hosts").split()), {b"alpha", b"beta"})

    def test_a_slurm_array(self):
        self.program("srun", 'exec "$@"')
        self.manifest(40)
        script = self.block("sh", "SBATCH")
        count = re.search(r"--array=1-(\d+)", script).group(1)
        for task in range(1, int(count) + 1):
            self.run_shell(script, SLURM_ARRAY_TASK_ID=str(task), SLURM_ARRAY_TASK_COUNT=count,
                           SLURM_CPUS_PER_TASK="2")
        self.assert_made(40, range(1, int(count) + 1))

    def test_a_kubernetes_job(self):
        self.manifest(40)
        job = self.block("yaml", "completionMode: Indexed")
        count = int(re.search(r"completions: (\d+)", job).group(1))
        command = re.search(r"command: \[sh, -c, '([^']*)'\]", job).group(1)
        for index in range(count):
            self.run_shell(" ".join(command.split()), JOB_COMPLETION_INDEX=str(index))
        self.assert_made(40, range(count))

    def test_the_manifest_of_the_readme(self):
        for name in ("62-163.txt", "62-165.txt"):
            shutil.copy(self.path("a.txt"), self.path(name))
        self.write("volume.css", "p { orphans: 3 }")
        self.write("list.jsonl", self.block("json", '"volume.css"'))
        self.expect_success("batch", "-m", "list.jsonl")
        for name in ("62-163", "62-165", "volume"):
            self.assert_pdf(self.read(f"pdf/{name}.pdf"))


class Builds(Recipe):
    """What changed is made again, and nothing else."""

    def setUp(self):
        super().setUp()
        self.write("mine.css", "p { orphans: 3 }\n")

    def stamps(self):
        return [self.stamp(name) for name in ("a.pdf", "b.pdf")]

    def touch(self, name):
        time.sleep(0.05)  # the clock of file systems is coarse
        os.utime(self.path(name))

    def follow_changes(self, make):
        make()
        before = self.stamps()
        make()
        self.assertEqual(self.stamps(), before)
        self.touch("a.txt")
        make()
        after = self.stamps()
        self.assertNotEqual(after[0], before[0])
        self.assertEqual(after[1], before[1])
        self.touch("mine.css")
        make()
        for new, old in zip(self.stamps(), after):
            self.assertNotEqual(new, old)

    @needs("make")
    def test_make(self):
        self.write("Makefile", self.block("make", "wildcard"))
        self.follow_changes(lambda: self.run_shell("make -j2"))

    @needs("make")
    def test_make_goes_on_when_a_sheet_is_gone(self):
        makefile = self.block("make", "wildcard")
        self.write("Makefile", makefile)
        self.run_shell("make")
        os.rename(self.path("mine.css"), self.path("other.css"))
        self.write("Makefile", makefile.replace("mine.css", "other.css"))
        self.run_shell("make")
        self.assertIn(b"other.css", self.read("a.pdf.d"))

    @needs("ninja")
    def test_ninja(self):
        self.write("build.ninja", self.block("ninja", "depfile"))
        self.follow_changes(lambda: self.run_shell("ninja"))
        self.assertIn("no work to do", self.run_shell("ninja"))


if __name__ == "__main__":
    main()
