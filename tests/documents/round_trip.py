#!/usr/bin/env python3
"""Documents that are set, extracted again, and read as the same documents.

    round_trip.py PLENARY OUTLINE ROOT [--all] [--show NAME] [--mode MODE] [--only PART] [--keep FOLDER]

Each labelled document of tests/documents/recovery, each text of tests/documents/text and each example is
typeset by its own house style and by another one. pdftotext takes the text out of the PDF in its three ways:
in reading order, as it is laid out, and raw. That text is read again, and its structure is compared with what
the source was read as: paragraphs, roles, calls tied to notes, list levels, cells, facts. It needs no labels.

Without an option a sample is tried, and figures below the floor fail. --all tries everything and prints
precision and recall by mode, kind of document and language; --show prints what is missing and too much.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
import zlib

import recovery

MODES = {"plain": [], "layout": ["-layout"], "raw": ["-raw"]}
FLOORS = {  # of the sample, each way of extraction
    "plain": {"paragraphs": 0.77, "roles": 0.76, "calls": 0.47, "list levels": 0.83},
    "layout": {"paragraphs": 0.87, "roles": 0.86, "calls": 0.92, "list levels": 0.91},
    "raw": {"paragraphs": 0.81, "roles": 0.80, "calls": 0.68, "list levels": 0.87},
}
HOUSES = ["un-resolution", "un-report", "un-geneva", "un-document"]
SAMPLE_STEP = 6  # one in six documents is in the sample, by its name: others that come change nothing


class Tools:
    def __init__(self, arguments):
        self.plenary = arguments.plenary
        self.outline = arguments.outline


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def read(tools, path):
    """What a file is read as, and whatever was said about it."""
    result = run([tools.outline, path])
    if result.returncode:
        raise RuntimeError(f"{path}: {result.stderr.decode()}")
    return [json.loads(line) for line in result.stdout.decode().splitlines()], result.stderr.decode()


def fold(text):
    """Marks that lines and pages may ask for."""
    return text.replace("\u2011", "-").replace("\u2060", "").replace("\u200f", "").replace("\u200e", "")


def fold_lines(lines):
    for line in lines[1:]:
        line["text"] = fold(line["text"])
        line["calls"] = [("#" if label.isalpha() else label, fold(note)) for label, note in line["calls"]]
    fields = lines[0]["fields"]
    lines[0]["fields"] = {name: fold(value) for name, value in fields.items()}
    return lines


def number_of(path):
    """A number that a document keeps whatever documents there are beside it."""
    return zlib.crc32(os.path.basename(path).encode())


def houses_of(number):
    """The document's own style, and another."""
    return [None, HOUSES[number // SAMPLE_STEP % len(HOUSES)]]


class Trip:
    """A document on its way through one style and one way of extraction."""

    def __init__(self, name, house, mode):
        self.name = name
        self.house = house
        self.mode = mode
        self.kind = self.language = ""
        self.counts = {}
        self.missing = []
        self.excess = []
        self.messages = ""
        self.path = ""

    def compare(self, source, lines):
        expected, found = recovery.recovered(source), recovery.recovered(lines)
        self.kind, self.language = source[0]["kind"], source[0]["language"]
        for kind in recovery.KINDS:
            right, wanted, got, missing, excess = recovery.compare(expected, found, kind)
            self.counts[kind] = (right, wanted, got)
            self.missing += [(kind, fact) for fact in (missing - excess).elements()]
            self.excess += [(kind, fact) for fact in (excess - missing).elements()]


def typeset(tools, source, house, pdf):
    style = [f"--house={house}"] if house else []
    result = run([tools.plenary, "-q", *style, "-o", pdf, source])
    return result.returncode == 0, result.stderr.decode()


def go(tools, folder, number, source, modes):
    """All trips of one document."""
    name = os.path.splitext(os.path.basename(source))[0]
    lines = fold_lines(read(tools, source)[0])
    trips = []
    for house in houses_of(number):
        stem = os.path.join(folder, f"{name}.{house or 'own'}")
        is_set, messages = typeset(tools, source, house, stem + ".pdf")
        if not is_set:
            raise RuntimeError(f"{name}: {messages}")
        for mode in modes:
            trip = Trip(name, house or "own", mode)
            trip.path = f"{stem}.{mode}.txt"
            run(["pdftotext", *MODES[mode], stem + ".pdf", trip.path])
            again, trip.messages = read(tools, trip.path)
            trip.compare(lines, fold_lines(again))
            trips.append(trip)
    return trips


def sources_in(root, folder):
    """The documents: those that are labelled are written out first."""
    found = []
    labelled = os.path.join(root, "tests/documents/recovery")
    for name in sorted(os.listdir(labelled)):
        if name.endswith(".labels"):
            document = recovery.Labelled(os.path.join(labelled, name))
            path = os.path.join(folder, document.name + ".txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(document.text())
            found.append(path)
    for place in ("tests/documents/text", "examples"):
        for name in sorted(os.listdir(os.path.join(root, place))):
            if name.endswith((".txt", ".md")):
                found.append(os.path.join(root, place, name))
    return found


def add_up(trips):
    totals = collections.defaultdict(lambda: [0, 0, 0])
    for trip in trips:
        for row in ("all", "mode " + trip.mode, "style " + trip.house, "kind " + trip.kind,
                    "language " + trip.language):
            for kind, counts in trip.counts.items():
                for i, count in enumerate(counts):
                    totals[row, kind][i] += count
    return totals


def print_table(totals):
    rows = sorted({row for row, _ in totals})
    print(f"{'':26}" + "".join(f"{kind:>14}" for kind in recovery.KINDS))
    for row in rows:
        line = f"{row:26}"
        for kind in recovery.KINDS:
            right, wanted, got = totals[row, kind]
            figures = f"{right / got:.3f} {right / wanted:.3f}" if wanted and got else "–"
            line += f"{figures:>14}"
        print(line)


def show(trips, name):
    for trip in trips:
        if name in ("all", trip.name):
            place = f"{trip.name}.{trip.house}.{trip.mode}"
            for kind, fact in trip.missing:
                print(f"{place}: missing {kind}: {fact}")
            for kind, fact in trip.excess:
                print(f"{place}: too much {kind}: {fact}")


def below_floors(totals):
    """Tells which figures are lower than they were."""
    is_below = False
    for mode, floors in FLOORS.items():
        for kind, least in floors.items():
            right, wanted, got = totals["mode " + mode, kind]
            if right < least * wanted or right < least * got:
                print(f"{mode}: {kind} fell below {least}")
                is_below = True
    return is_below


def parse(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("plenary")
    parser.add_argument("outline")
    parser.add_argument("root")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--show")
    parser.add_argument("--mode", choices=list(MODES))
    parser.add_argument("--only", default="")
    parser.add_argument("--keep")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    tools = Tools(options)
    modes = [options.mode] if options.mode else list(MODES)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        os.makedirs(folder, exist_ok=True)
        sources = [(number_of(path), path) for path in sources_in(options.root, folder)]
        sources = [(i, path) for i, path in sources if options.only in os.path.basename(path)]
        if not options.all and not options.only:
            sources = [(i, path) for i, path in sources
                       if i % SAMPLE_STEP == 0]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            work = [pool.submit(go, tools, folder, i, path, modes) for i, path in sources]
            trips = [trip for job in work for trip in job.result()]
    if options.show:
        show(trips, options.show)
    totals = add_up(trips)
    print(f"{len(sources)} documents, {len(trips)} extractions; precision and recall")
    print_table(totals)
    return 0 if options.all or options.only or options.mode else below_floors(totals)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
