#!/usr/bin/env python3
"""plenary from Python by ctypes: a document from a string to the bytes of a PDF, with its findings.

    typeset.py IN.txt OUT.pdf

The library is looked for as the system does; PLENARY_LIBRARY names another one.
"""

import ctypes
import ctypes.util
import os
import sys

LIBRARY = ctypes.CDLL(os.environ.get("PLENARY_LIBRARY") or ctypes.util.find_library("plenary")
                      or "libplenary.so.0")

READER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p,
                          ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_size_t))
WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)


class Finding(ctypes.Structure):
    _fields_ = [("id", ctypes.c_char_p), ("severity", ctypes.c_int), ("exit_code", ctypes.c_int),
                ("message", ctypes.c_char_p), ("hint", ctypes.c_char_p),
                ("file", ctypes.c_char_p), ("begin", ctypes.c_size_t), ("end", ctypes.c_size_t),
                ("line", ctypes.c_uint), ("column", ctypes.c_uint),
                ("end_line", ctypes.c_uint), ("end_column", ctypes.c_uint),
                ("source_line", ctypes.c_char_p), ("page", ctypes.c_uint)]


class Sink(ctypes.Structure):
    _fields_ = [("path", ctypes.c_char_p), ("write", WRITE), ("context", ctypes.c_void_p)]


LOG = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Finding))

for name, result, arguments in [
        ("run_new", ctypes.c_void_p, []),
        ("run_free", None, [ctypes.c_void_p]),
        ("set_reader", None, [ctypes.c_void_p, READER, ctypes.c_void_p]),
        ("set_log", None, [ctypes.c_void_p, LOG, ctypes.c_void_p]),
        ("document_new", ctypes.c_void_p, [ctypes.c_void_p]),
        ("document_free", None, [ctypes.c_void_p]),
        ("document_add_input", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p]),
        ("document_write", ctypes.c_int, [ctypes.c_void_p, Sink]),
        ("version", ctypes.c_char_p, []),
]:
    function = getattr(LIBRARY, f"plenary_{name}")
    function.restype = result
    function.argtypes = arguments

HERE, ASK_SYSTEM = 1, 0


def typeset(text, name="text"):
    """The PDF of a text, and what was found: (bytes or None, list of strings)."""
    source = text.encode()
    pdf = bytearray()
    findings = []

    @READER
    def read(_, path, data, count):
        if path.decode() != name:
            return ASK_SYSTEM
        data[0] = ctypes.cast(ctypes.c_char_p(source), ctypes.c_void_p)
        count[0] = len(source)
        return HERE

    @WRITE
    def write(_, data, count):
        pdf.extend(ctypes.string_at(data, count))
        return 0

    @LOG
    def log(_, finding):
        found = finding.contents
        findings.append(f"{found.id.decode()} line {found.line}: {found.message.decode()}")

    run = LIBRARY.plenary_run_new()
    LIBRARY.plenary_set_reader(run, read, None)
    LIBRARY.plenary_set_log(run, log, None)
    document = LIBRARY.plenary_document_new(run)
    LIBRARY.plenary_document_add_input(document, name.encode())
    exit_code = LIBRARY.plenary_document_write(document, Sink(None, write, None))
    LIBRARY.plenary_document_free(document)
    LIBRARY.plenary_run_free(run)
    return (bytes(pdf) if exit_code == 0 else None), findings


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        pdf, findings = typeset(file.read(), arguments[0])
    for finding in findings:
        print(finding, file=sys.stderr)
    if pdf is None:
        sys.exit("there is no PDF")
    with open(arguments[1], "wb") as file:
        file.write(pdf)
    print(f"plenary {LIBRARY.plenary_version().decode()}: {len(pdf)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
