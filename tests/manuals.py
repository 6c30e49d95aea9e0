#!/usr/bin/env python3
"""The manual pages are clean under mandoc's lint, and fit a terminal of 80 columns.

    manuals.py MANDOC PAGE…
"""

import re
import subprocess
import sys

# What is installed on this system is not the pages' fault.
FOREIGN = re.compile(r"referenced manual not found|outdated mandoc\.db")


def faults_of(mandoc, page):
    lint = subprocess.run([mandoc, "-T", "lint", "-W", "style", page], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    for line in lint.stdout.splitlines():
        if not FOREIGN.search(line):
            yield line
    shown = subprocess.run([mandoc, "-T", "utf8", "-O", "width=80", page], capture_output=True,
                           text=True, check=False)
    text = re.sub(".\b", "", shown.stdout)
    for line in text.splitlines():
        if len(line) > 80:
            yield f"{page}: wider than a terminal: {line}"
    for section in ("NAME", "DESCRIPTION", "EXAMPLES", "SEE ALSO"):
        if f"\n{section}\n" not in text:
            yield f"{page}: there is no section {section}"


def main(arguments):
    mandoc, *pages = arguments
    faults = [fault for page in pages for fault in faults_of(mandoc, page)]
    print("\n".join(faults) if faults else f"{len(pages)} pages are clean")
    return len(faults) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
