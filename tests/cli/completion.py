#!/usr/bin/env python3
"""Completion in bash, zsh and fish: what the shells themselves offer.

    completion.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import time

from workspace import CommandTest, PLENARY, main, USAGE


class CompletionTest(CommandTest):
    shell = None

    def setUp(self):
        if self.shell and not shutil.which(self.shell):
            self.skipTest(f"{self.shell} is not installed")
        super().setUp()
        os.symlink(PLENARY, self.path("plenary"))
        if self.shell:
            script = self.expect_success(f"--completion={self.shell}").stdout
            self.write("script", script)

    def run_shell(self, *arguments, text=""):
        environment = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}",
                       "HOME": self.folder}
        result = subprocess.run(arguments, cwd=self.folder, input=text.encode(), env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                                check=False)
        self.assertEqual(result.stderr.decode(), "")
        return result.stdout.decode().split("\n")

    def offered(self, *words):
        """What is offered for the last of the words."""
        raise NotImplementedError


class Offers:
    """The same for all shells."""

    def test_subcommands(self):
        offers = self.offered("plenary", "")
        for command in ("compile", "batch", "verify", "styles", "explain"):
            self.assertIn(command, offers)

    def test_options_of_a_subcommand(self):
        batch = self.offered("plenary", "batch", "--")
        self.assertIn("--timeout", batch)
        self.assertNotIn("--dump", batch)
        self.assertIn("--dump", self.offered("plenary", "--d"))
        self.assertNotIn("--timeout", self.offered("plenary", "--ti"))

    def test_words_of_a_choice(self):
        self.assertEqual(self.values("plenary", "--dump", ""),
                         ["document", "lines", "pages", "quality", "styles"])
        self.assertEqual(self.values("plenary", "--color", "a"), ["always", "auto"])

    def test_house_styles_and_fields(self):
        self.assertIn("un-resolution", self.values("plenary", "--house", "un-"))
        self.assertEqual(self.values("plenary", "--set", "sym"), ["symbol="])

    def values(self, *words):
        return sorted(self.offered(*words))


class Bash(Offers, CompletionTest):
    shell = "bash"

    def offered(self, *words):
        quoted = " ".join(f"'{word}'" for word in words)
        lines = self.run_shell("bash", "--norc", text=f"""
            compopt() {{ :; }}
            . ./script
            COMP_WORDS=({quoted})
            COMP_CWORD={len(words) - 1}
            _plenary
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """)
        return [line.removesuffix("=") if line.startswith("--") else line for line in lines if line]

    def test_values_behind_an_equals_sign(self):
        """bash takes it for a word of its own."""
        self.assertEqual(self.values("plenary", "--dump", "=", "l"), ["lines"])
        self.assertEqual(self.values("plenary", "--dump", "="),
                         ["document", "lines", "pages", "quality", "styles"])

    def test_files(self):
        self.assertIn("a.txt", self.offered("plenary", "a"))
        self.assertIn("a.txt", self.offered("plenary", "--style", "a."))


class Zsh(Offers, CompletionTest):
    """zsh completes on a terminal only, and tells what it found by a function in compadd's place."""

    shell = "zsh"
    set_up = """
        PROMPT=READY
        unsetopt zle_bracketed_paste 2>/dev/null
        autoload -U compinit
        compinit -u -D
        source ./script
        compdef _plenary plenary
        compadd() {
            if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then
                builtin compadd "$@"
                return $?
            fi
            local -a hits
            builtin compadd -A hits "$@"
            print -rl -- $hits >> ./hits
            builtin compadd "$@"
        }
        after() { echo DONE >> ./hits }
        comppostfuncs=(after)
    """

    def offered(self, *words):
        self.write(".zshrc", "")
        self.write("set_up", self.set_up.replace("\\\\", "\\"))
        self.write("hits", "")
        environment = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}",
                       "HOME": self.folder, "TERM": "vt100"}
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], environment)
        try:
            self.send(terminal, "source ./set_up\n", until=b"READY")
            os.write(terminal, (" ".join(words) + "\t").encode())
            self.wait_for_hits(terminal)
        finally:
            os.close(terminal)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        hits = set(self.read("hits").decode().split("\n")) - {"", "DONE"}
        return [hit.removesuffix("=") if hit.startswith("--") else hit for hit in hits]

    def send(self, terminal, text, until):
        os.write(terminal, text.encode())
        seen = b""
        end = time.monotonic() + 20
        while until not in seen and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 4096)

    def wait_for_hits(self, terminal):
        end = time.monotonic() + 20
        while b"DONE" not in self.read("hits") and time.monotonic() < end:
            if select.select([terminal], [], [], 0.05)[0]:
                os.read(terminal, 4096)


class Fish(Offers, CompletionTest):
    shell = "fish"

    def offered(self, *words):
        line = " ".join(words)
        lines = self.run_shell("fish", "--no-config", text=f"source script\ncomplete -C '{line}'\n")
        offers = [line.split("\t")[0] for line in lines if line]
        return [re.sub(r"^--\w[\w-]*=(?=.)", "", offer).removesuffix("=")
                if offer.startswith("--") else offer for offer in offers]


class Scripts(CompletionTest):
    def test_only_known_shells(self):
        result = self.expect_error(USAGE, "--completion: there is no “zhs”", "--completion=zhs")
        self.assertIn("did you mean --completion=zsh?", result.stderr)

    def test_every_option_is_in_every_script(self):
        help_text = self.expect_success("compile", "--help").stdout.decode()
        options = re.findall(r"^ +(?:-\w, )?--([\w-]+)", help_text, re.M)
        for shell, form in (("bash", "--{}"), ("zsh", "--{}"), ("fish", "-l {}")):
            script = self.expect_success(f"--completion={shell}").stdout.decode()
            for option in options:
                self.assertIn(form.format(option), script)


del CompletionTest

if __name__ == "__main__":
    main()
