#!/usr/bin/env python3
"""Prints the figures of a long report, set in several ways beside each other; judges nothing.

    figures.py [--plenary build/plenary] [--pages 1000] [--notes 3000] [FILE]

Pages; notes, and those split; widows and orphans left, paragraphs parted otherwise, headings with too little below;
word spaces in percent of the natural one: the mean, the loosest and tightest line; hyphens at line ends, most of
them in a row; rivers; the cost of all pages; the seconds that a PDF takes. Without FILE, the report is made by
make_report.py.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

WAYS = [
    ("first fit", ""),
    ("first fit, hyphens", "body { hyphens: auto }"),
    ("optimal", "body { text-wrap: pretty; -plenary-page-break: optimal }"),
    ("optimal, hyphens", "body { text-wrap: pretty; hyphens: auto; -plenary-page-break: optimal }"),
    ("as publications", "body { text-wrap: pretty; hyphens: auto; hyphenate-limit-lines: 2;"
                        "-plenary-page-break: optimal }"
                        "p, li, .note { -plenary-justify-spaces: 75% 300%; -plenary-justify-letters: 2% }"),
]
FIGURES = [
    ("pages", r"^pages (\d+)"),
    ("notes", r"^notes (\d+)"),
    ("split", r"^notes \d+ split (\d+)"),
    ("widows", r"^widows (\d+)"),
    ("orphans", r"^widows \d+ orphans (\d+)"),
    ("parted", r"orphans \d+ parted (\d+)"),
    ("headings", r"headings (\d+)$"),
    ("lines", r"^  lines (\d+)"),
    ("mean", r"^  mean space ([\d.]+%)"),
    ("loosest", r"^  loosest (\d+%)"),
    ("tightest", r"^  tightest (\d+%)"),
    ("hyphens", r"^  hyphens (\d+)"),
    ("in a row", r"^  hyphens \d+ in a row (\d+)"),
    ("rivers", r"^  rivers (\d+)"),
    ("cost", r"^cost (\d+)"),
]


def measure(command, sheet, folder):
    """The figures by name, as printed; "-" where there is none."""
    path = os.path.join(folder, "way.css")
    with open(path, "w", encoding="utf-8") as file:
        file.write(sheet)
    command = [*command, "--style", path]
    report = subprocess.run([*command, "--dump=quality"], check=True, capture_output=True).stdout.decode()
    total = report[report.rindex("\npages ") + 1:]
    figures = {}
    for name, pattern in FIGURES:
        match = re.search(pattern, total, re.M)
        figures[name] = match[1] if match else "-"
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run([*command, "-o", os.path.join(folder, "out.pdf")], check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    figures["seconds"] = f"{min(times):.2f}"
    return figures


def main():
    parser = argparse.ArgumentParser(description="Figures of a long report, set in several ways.")
    parser.add_argument("--plenary", default=os.path.join(ROOT, "build", "plenary"))
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--notes", type=int, default=3000)
    parser.add_argument("file", nargs="?")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="plenary-figures-") as folder:
        source = arguments.file
        if not source:
            source = os.path.join(folder, "report.txt")
            with open(source, "wb") as file:
                subprocess.run([sys.executable, os.path.join(HERE, "make_report.py"), "--pages",
                                str(arguments.pages), "--notes", str(arguments.notes)], stdout=file, check=True)
        columns = [measure([arguments.plenary, source], sheet, folder) for _, sheet in WAYS]
    print(f"{'':10}" + "".join(f"{name:>20}" for name, _ in WAYS))
    for name in columns[0]:
        print(f"{name:10}" + "".join(f"{column[name]:>20}" for column in columns))


if __name__ == "__main__":
    main()
