"""Files that were not made to be read: bombs, loops, and good files with changed bytes."""

import zlib

from breaking import append, draw, key, put, resource
from maker import stream

PIECES = [b"<<", b">>", b"[", b"]", b"(", b")", b"/Kids", b"/Length", b" 0 R", b"-1", b"99999999999",
          b"null", b"stream", b"endobj", b"/Filter", b"/FlateDecode", b"0", b"/K", b"/P", b"/W",
          b"/Type", b"BT", b"EMC", b"BI", b"\0", b"\xff"]


def mutate(random, data):
    """Some bytes changed, left out, doubled or replaced by words of PDF."""
    data = bytearray(data)
    for _ in range(random.choice([1, 1, 2, 4, 16, 64])):
        place = random.randrange(len(data))
        kind = random.randrange(6)
        if kind == 0:
            data[place] ^= 1 << random.randrange(8)
        elif kind == 1:
            data[place] = random.randrange(256)
        elif kind == 2:
            del data[place:place + random.choice([1, 2, 8, 100])]
        elif kind == 3:
            other = random.randrange(len(data))
            data[place:place] = data[other:other + random.choice([1, 4, 30, 300])]
        elif kind == 4:
            piece = random.choice(PIECES)
            data[place:place + len(piece)] = piece
        else:
            data[place:place] = random.choice(PIECES)
        if not data:
            break
    return bytes(data[:random.randrange(len(data) + 1)] if random.random() < 0.03 else data)


def zeros(megabytes):
    """So many megabytes of spaces, deflated."""
    compressor = zlib.compressobj(9)
    block = b" " * (1 << 20)
    return b"".join([*(compressor.compress(block) for _ in range(megabytes)), compressor.flush()])


def doubling(pdf):
    """Forms that each draw the next twice: 2 to the 25th in all."""
    for i in range(25):
        inner = f"/Resources <</XObject <</F «double{i + 1}»>>>>" if i < 24 else "/Resources <<>>"
        pdf.add(f"double{i}", stream(f"/Subtype /Form /BBox [0 0 9 9] {inner}".encode(),
                                     b"/F Do /F Do" if i < 24 else b""))


def deep_tree(pdf):
    for i in range(3000):
        pdf.add(f"deep{i}", f"<</S /Div /P «{f'deep{i - 1}' if i else 'document'}» "
                            f"/K [{f'«deep{i + 1}»' if i < 2999 else ''}]>>")


BOMBS = {
    "forms": [doubling, resource("XObject", "/D «double0» "), draw("/D Do")],
    "own-form": [put("form", "/Font <<", "/XObject <</Fm0 «form»>> /Font <<"),
                 append("/Fm0 Do", "form")],
    "inflated": [lambda pdf: pdf.add("content2", stream(b"/Filter /FlateDecode", zeros(300)))],
    "chained": [lambda pdf: pdf.add("content2", stream(b"/Filter [/FlateDecode /FlateDecode]",
                                                       zlib.compress(zeros(300))))],
    "arrays": [key("info", "/X " + "[" * 100000 + "]" * 100000 + " ")],
    "operands": [append("[" * 100000)],
    "dictionaries": [append("<</A " * 50000)],
    "states": [append("q " * 200000)],
    "marks": [append("/P BMC " * 100000)],
    "string": [append("(" * 200000)],
    "elements": [deep_tree, put("document", "/K [", "/K [«deep0» ")],
    "element-loop": [put("clause", "/K [", "/K [«document» ")],
    "widths": [put("cidfont", "/W [", "/W [" + "0 65535 500 " * 20000)],
    "xml": [put("xmp", "<dc:title>", "<dc:title>" * 50000)],
    "prefixes": [put("xmp", "<dc:title>", "<dc:title " + "".join(f'xmlns:a{i}="b" '
                                                               for i in range(5000)) + ">")],
    "outline-loop": [put("item2", "/Prev", "/First «outline» /Next «item1» /Prev")],
    "pages-loop": [put("pages", "«page2»]", "«page2» «pages» «catalog»]")],
    "name-tree-loop": [put("root", "[«leaf1» «leaf2»]", "[«leaf1» «root»]")],
    "differences": [put("font1", "/WinAnsiEncoding", "<</Differences [" + "0 /A " * 100000 + "]>>")],
    "ranges": [put("unicode", "endcmap", "100 beginbfrange " + "<0000> <FFFF> <0000> " * 50000 +
                   "endbfrange endcmap")],
    "columns": [key("td2", "/A <</O /Table /ColSpan 99999999 /RowSpan 99999999>> ")],
    "numbers": [append("9" * 100000 + " w " + "-" * 1000 + "." * 1000)],
}


def bombs(make):
    """The bytes of each bomb, from a maker of good files."""
    files = {}
    for name, changes in BOMBS.items():
        pdf = make()
        for change in changes:
            change(pdf)
        files[name] = pdf.write()
    return files
