#!/usr/bin/env python3
"""The shared library: it exports the functions of plenary.h, each with a version, and nothing else,
and it has no variable that can be written.

    library_symbols.py HEADER LIBRARY
"""

import re
import subprocess
import sys

broken = 0


def tell(message):
    global broken
    broken += 1
    print(f"{sys.argv[2]}: {message}")


def symbols_of(path, *options):
    return subprocess.run(["nm", *options, path], capture_output=True, text=True,
                          check=True).stdout.splitlines()


def check_exports(header, path):
    with open(header, encoding="utf-8") as file:
        declared = set(re.findall(r"^PLENARY_API\b[^;]*?(\w+)\(", file.read(), re.M))
    symbols = [line.split() for line in symbols_of(path, "-D", "--defined-only")]
    versioned = {name for _, kind, name in symbols if kind != "A"}
    exported = {name.partition("@")[0] for name in versioned}
    for name in sorted(versioned):
        if "@" not in name:
            tell(f"{name} has no version")
    for name in sorted(exported - declared):
        tell(f"{name} is exported and not of plenary.h")
    for name in sorted(declared - exported):
        tell(f"{name} of plenary.h is not exported")


def check_variables(path):
    for line in symbols_of(path, "--format=sysv"):
        fields = [field.strip() for field in line.split("|")]
        if len(fields) == 7 and fields[3] == "OBJECT" and fields[6] in (".data", ".bss"):
            if not re.match(r"__dso_handle|__TMC_END__|completed\.", fields[0]):
                tell(f"{fields[0]} can be written")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    check_exports(sys.argv[1], sys.argv[2])
    check_variables(sys.argv[2])
    sys.exit(broken > 0)
