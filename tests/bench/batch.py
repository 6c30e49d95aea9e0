#!/usr/bin/env python3
"""A batch of a thousand documents, twenty of them bad: what comes out, and the time for each at one and
at two workers.

    batch.py [--plenary build/plenary] [--documents 1000]
"""

import argparse
import glob
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLE = os.path.join(ROOT, "examples", "A_RES_62_165.txt")


def make_bad(folder):
    """Twenty, by name; those to be killed and to hang are pipes that nobody writes to."""
    def put(name, content):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
    with open(SAMPLE, "rb") as file:
        text = file.read()
    for i, number in enumerate((signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)):
        os.mkfifo(os.path.join(folder, f"bad-killed-{i}.txt"))
        yield f"bad-killed-{i}.txt", number
    for i in range(4):
        os.mkfifo(os.path.join(folder, f"bad-hangs-{i}.txt"))
        yield f"bad-hangs-{i}.txt", None
    put("bad-cut-pdf.txt", b"%PDF-1.7\n%\xb5\xb5\n1 0 obj\n<</Type/Catalog")
    put("bad-cut-fields.txt", b"---\nsymbol: A/RES/62/165\n")
    put("bad-cut-to-nothing.txt", b"")
    put("bad-cut-picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    put("bad-hostile-nul.txt", text + b"\0" * 1000)
    put("bad-hostile-private.txt", text + "\nA \U000F0123 sign.\n".encode())
    put("bad-hostile-random.txt", bytes((i * 7919 + i // 251) % 256 for i in range(100000)))
    put("bad-hostile-huge.txt", text * 4000)
    os.symlink("bad-hostile-loop.txt", os.path.join(folder, "bad-hostile-loop.txt"))
    os.symlink("/dev/zero", os.path.join(folder, "bad-hostile-endless.txt"))
    os.symlink("/root/.none/none", os.path.join(folder, "bad-hostile-nowhere.txt"))
    os.mkdir(os.path.join(folder, "unreadable"))
    os.symlink("unreadable", os.path.join(folder, "bad-hostile-folder.txt"))


def kill_reader(path, number):
    """Waits until a worker reads the pipe, and sends it a signal."""
    writer = os.open(path, os.O_WRONLY)
    for entry in glob.glob("/proc/[0-9]*/fd/*"):
        try:
            if os.readlink(entry) == os.path.realpath(path) and f"/{os.getpid()}/" not in entry:
                os.kill(int(entry.split("/")[2]), number)
        except OSError:
            pass
    os.close(writer)


def run_batch(plenary, folder, *options):
    begin = time.perf_counter()
    result = subprocess.run([plenary, "batch", "in", "-o", "out", "-q", *options], cwd=folder,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - begin
    return result.returncode, seconds, [json.loads(line) for line in result.stdout.splitlines()]


def time_good_ones(plenary, folder, count):
    for jobs in (1, 2):
        shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)
        _, seconds, results = run_batch(plenary, folder, f"-j{jobs}")
        each = sorted(line["milliseconds"] for line in results)
        pages = sum(line["pages"] for line in results)
        print(f"-j{jobs}: {count} documents in {seconds:.2f} s, {seconds / count * 1000:.2f} ms each "
              f"({each[count // 2]:.2f} ms median in its worker, {each[-1]:.1f} ms most), "
              f"{pages / seconds:.0f} pages/s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plenary", default=os.path.join(ROOT, "build", "plenary"))
    parser.add_argument("--documents", type=int, default=1000)
    arguments = parser.parse_args()
    plenary = os.path.abspath(arguments.plenary)
    folder = tempfile.mkdtemp(prefix="plenary-batch-")
    os.mkdir(os.path.join(folder, "in"))
    for i in range(arguments.documents):
        shutil.copy(SAMPLE, os.path.join(folder, "in", f"d{i:04}.txt"))
    time_good_ones(plenary, folder, arguments.documents)
    for i in range(arguments.documents - 20, arguments.documents):
        os.unlink(os.path.join(folder, "in", f"d{i:04}.txt"))
    for name, number in make_bad(os.path.join(folder, "in")):
        if number:
            threading.Thread(target=kill_reader, daemon=True,
                             args=(os.path.join(folder, "in", name), number)).start()
    shutil.rmtree(os.path.join(folder, "out"))
    exit_code, seconds, results = run_batch(plenary, folder, "-j2", "--timeout=3", "--memory=256")
    print(f"twenty bad ones among them: {seconds:.2f} s, exit code {exit_code}")
    for line in sorted(results, key=lambda line: line["input"]):
        if line["status"] != "made" or "bad" in line["input"]:
            finding = line["findings"][-1] if line["findings"] else {}
            print(f"  {os.path.basename(line['input']):<26} {line['status']:<14} "
                  f"exit {line['exitCode']:<3} {finding.get('id', '')} "
                  f"{finding.get('message', '')[:70]}")
    made = glob.glob(os.path.join(folder, "out", "*"))
    contents = set()
    for path in made:
        with open(path, "rb") as file:
            contents.add(file.read())
    print(f"{len(results)} results, {len(made)} PDFs, {len(contents)} different contents")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
