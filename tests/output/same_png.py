#!/usr/bin/env python3
"""Compares the elements of two PNG files of 8 bits a component:

    same_png.py A B
"""

import struct
import sys
import zlib

CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
# where the passes of an interlaced file begin, and how far apart its elements are
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
          (0, 1, 1, 2)]


def paeth(a, b, c):
    p = a + b - c
    distances = (abs(p - a), abs(p - b), abs(p - c))
    return (a, b, c)[distances.index(min(distances))]


def unfilter(raw, width, height, step):
    rows = []
    above = bytes(width * step)
    at = 0
    for _ in range(height):
        kind, row = raw[at], bytearray(raw[at + 1:at + 1 + width * step])
        at += 1 + width * step
        for i in range(len(row)):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            guess = (0, left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner))[kind]
            row[i] = (row[i] + guess) % 256
        rows.append(bytes(row))
        above = rows[-1]
    return rows, at


def elements(path):
    """Width, height and the elements of a file."""
    with open(path, "rb") as file:
        data = file.read()
    at, content = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, bits, color, _, _, interlace = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            content += body
        at += 12 + length
    assert bits == 8
    step = CHANNELS[color]
    raw = zlib.decompress(content)
    if not interlace:
        rows, _ = unfilter(raw, width, height, step)
        return width, height, b"".join(rows)
    whole = bytearray(width * height * step)
    for x0, y0, dx, dy in PASSES:
        columns, lines = (width - x0 + dx - 1) // dx, (height - y0 + dy - 1) // dy
        rows, used = unfilter(raw, columns, lines, step)
        raw = raw[used:]
        for j, row in enumerate(rows):
            for i in range(columns):
                place = ((y0 + j * dy) * width + x0 + i * dx) * step
                whole[place:place + step] = row[i * step:(i + 1) * step]
    return width, height, bytes(whole)


if __name__ == "__main__":
    sys.exit(elements(sys.argv[1]) != elements(sys.argv[2]))
