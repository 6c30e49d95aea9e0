#!/usr/bin/env python3
"""Times the command on the sample and on a long report; prints figures and judges nothing.

    bench.py [--plenary build/plenary] [--pages 1000] [--notes 3000] [--runs 50] [--compare]

With --compare, groff and pdfTeX set the same report where they are installed, for scale.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


class Run:
    """A child process run to its end: wall and processor seconds, peak memory in MiB (never less
    than this interpreter's own, see peak_memory)."""

    def __init__(self, command, **options):
        begin = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 **options)
        self.messages = child.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(child.pid, 0)
        self.wall = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        self.exit_code = child.returncode
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def peak_memory(command, run):
    """Peak memory in MiB of another run. The kernel counts what a process was before it became the
    command, so a small one is to be started by something small."""
    if not os.path.exists("/usr/bin/time"):
        return run.memory
    measured = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False)
    return int(measured.stderr.split()[-1]) / 1024


def median(values):
    return sorted(values)[len(values) // 2]


def count_pages(path):
    """Through pdfinfo where there is one, else by the page tree's count."""
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=False)
        match = re.search(r"^Pages:\s*(\d+)", told.stdout, re.M)
        if match:
            return int(match.group(1))
    with open(path, "rb") as file:
        counts = re.findall(rb"/Count\s+(\d+)", file.read())
    return max(map(int, counts), default=0)


def line(name, *figures):
    print(f"{name:<28}" + "  ".join(figures))


def report_run(name, command, output, cwd=None):
    run = Run(command, cwd=cwd)
    if run.exit_code or not os.path.exists(output):
        line(name, f"failed with exit code {run.exit_code}")
        sys.stderr.write(run.messages)
        return
    pages = count_pages(output)
    size = os.path.getsize(output)
    line(name, f"{run.wall:7.3f} s", f"{run.processor:7.3f} s CPU", f"{pages:5d} pages",
         f"{pages / run.wall:7.0f} pages/s", f"{run.memory:6.0f} MiB peak",
         f"{size / 1e6:7.2f} MB", f"{size / max(pages, 1):7.0f} bytes/page")


def sample_runs(plenary, folder, runs):
    sample = os.path.join(ROOT, "examples", "A_RES_62_165.txt")
    output = os.path.join(folder, "sample.pdf")
    command = [plenary, sample, "-o", output]
    done = [Run(command) for _ in range(runs)]
    if any(run.exit_code for run in done):
        line("sample", f"failed with exit code {done[0].exit_code}")
        sys.stderr.write(done[0].messages)
        return
    line(f"sample, median of {runs}", f"{median([run.wall for run in done]) * 1000:7.1f} ms",
         f"{median([run.processor for run in done]) * 1000:7.1f} ms CPU",
         f"{count_pages(output):5d} pages", f"{peak_memory(command, done[0]):6.1f} MiB peak",
         f"{os.path.getsize(output) / 1e3:7.1f} kB",
         f"least {min(run.wall for run in done) * 1000:.1f} ms")


def thread_switch(plenary):
    """The option that sets the number of threads, if the command has one."""
    output = subprocess.run([plenary, "--help"], capture_output=True, text=True, check=False).stdout
    match = re.search(r"--(threads|jobs)\b", output)
    return match.group() if match else None


def read_report(path):
    """The report as (kind, text) pairs for the other programs; the notes in their paragraphs."""
    with open(path, encoding="utf-8") as file:
        pages = re.split(r"\n (?=\S)", file.read())
    notes = {}
    body = []
    for page in pages:
        text, _, foot = page.partition("_" * 18 + "\n")
        for match in re.finditer(r"^(\d+) (.*(?:\n(?!\d+ ).*)*)", foot, re.M):
            notes[match.group(1)] = " ".join(match.group(2).split())
        body.append(text.rstrip("\n"))
    for block in re.split(r"\n\n+", "\n".join(body)):
        yield " ".join(block.split()), notes


def with_notes(text, notes, form):
    return re.sub(r"(?<=[a-z][.,])(\d+)(?= |$)", lambda match: form(notes[match.group(1)]), text)


def groff_source(path):
    yield ".nr PS 10\n.nr VS 12\n"
    for text, notes in read_report(path):
        text = with_notes(text.replace("\\", "\\e"), notes,
                          lambda note: f"\\**\n.FS\n{note}\n.FE\n")
        yield ".LP\n" + text.replace("\n ", "\n") + "\n"


def tex_source(path):
    yield "\\newcount\\n\\hsize 365pt\\vsize 600pt\\baselineskip 12pt\\hfuzz\\maxdimen\n"
    for text, notes in read_report(path):
        text = with_notes(text, notes, lambda note: "\\global\\advance\\n1"
                          f"\\footnote{{$^{{\\the\\n}}$}}{{{note}}}")
        yield text + "\n\n"
    yield "\\bye\n"


def write_source(path, pieces):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(pieces)


def compare(report, folder):
    if shutil.which("groff"):
        source, output = os.path.join(folder, "groff.ms"), os.path.join(folder, "groff.out")
        write_source(source, groff_source(report))
        device = "pdf" if shutil.which("gropdf") else "ps"
        report_run(f"groff -ms -T{device}",
                   ["sh", "-c", f"groff -k -ms -T{device} {source} >{output}"], output)
    else:
        line("groff", "not installed")
    if shutil.which("pdftex"):
        write_source(os.path.join(folder, "report.tex"), tex_source(report))
        report_run("pdftex", ["pdftex", "-interaction=batchmode", "report.tex"],
                   os.path.join(folder, "report.pdf"), cwd=folder)
    else:
        line("pdftex", "not installed")


def main():
    parser = argparse.ArgumentParser(description="Times the command; prints figures only.")
    parser.add_argument("--plenary", default=os.path.join(ROOT, "build", "plenary"))
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--notes", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--compare", action="store_true")
    arguments = parser.parse_args()
    plenary = os.path.abspath(arguments.plenary)
    if not os.path.exists(plenary):
        sys.exit(f"bench.py: {plenary} is not there; build it first")

    with tempfile.TemporaryDirectory(prefix="plenary-bench-") as folder:
        sample_runs(plenary, folder, arguments.runs)
        report = os.path.join(folder, "report.txt")
        with open(report, "wb") as file:
            subprocess.run([sys.executable, os.path.join(HERE, "make_report.py"),
                            "--pages", str(arguments.pages), "--notes", str(arguments.notes)],
                           stdout=file, check=True)
        output = os.path.join(folder, "report.pdf")
        switch = thread_switch(plenary)
        counts = [1] + [n for n in (2, 4, 8) if n <= os.cpu_count()] if switch else [None]
        for count in counts:
            name = f"report, {count} thread{'s' * (count > 1)}" if count else "report"
            extra = [f"{switch}={count}"] if count else []
            report_run(name, [plenary, report, "-o", output, "--quiet", *extra], output)
        if arguments.compare:
            compare(report, folder)


if __name__ == "__main__":
    main()
