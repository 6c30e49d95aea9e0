#!/usr/bin/env python3
"""Writes the pictures that the tests of images use into a folder:

    make_images.py FOLDER [turned]

PNG by hand, JPEG by Ghostscript.
"""

import os
import struct
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))

from png import GRAY, PALETTE, RGB, RGB_ALPHA, SIGNATURE, chunk, png  # noqa: E402

def gradient(width, height, components):
    return [bytes((x * 7 + y * 3 + c * 40) % 256 for x in range(width) for c in range(components))
            for y in range(height)]


def jpeg(folder, name, device, color, size="32 16"):
    program = f"<</PageSize[{size}]>>setpagedevice {color} 0 0 32 16 rectfill showpage"
    if size != "32 16":
        program = f"<</PageSize[{size}]>>setpagedevice {color} showpage"
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", f"-sDEVICE={device}", "-r72",
                    "-o", os.path.join(folder, name), "-c", program], check=True)


def without_profile(data):
    """A JPEG without its segments of type APP2."""
    at, kept = 2, data[:2]
    while data[at + 1] != 0xDA:
        length = 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
        if data[at + 1] != 0xE2:
            kept += data[at:at + length]
        at += length
    return kept + data[at:]


# Where each of the quarters of an upright picture stands in the file, by Exif's number; read by rows.
TURNED = {1: "ABCD", 2: "BADC", 3: "DCBA", 4: "CDAB", 5: "ACBD", 6: "BDAC", 7: "DBCA", 8: "CADB"}


def quarters(folder, name, order):
    """A JPEG of four grays: A is the lightest."""
    shades = dict(zip("ABCD", (0.9, 0.7, 0.4, 0.1)))
    places = [(0, 16), (16, 16), (0, 0), (16, 0)]
    program = " ".join(f"{shades[letter]} setgray {x} {y} 16 16 rectfill"
                       for letter, (x, y) in zip(order, places))
    jpeg(folder, name, "jpeggray", program, "32 32")


def with_exif(data, orientation, little, dots=300):
    """A JPEG that says how it is turned and how dense it is, without JFIF's word for it."""
    mark = "<" if little else ">"
    entries = [(0x0112, 3, 1, struct.pack(mark + "HH", orientation, 0)),
               (0x011A, 5, 1, struct.pack(mark + "I", 62)),
               (0x011B, 5, 1, struct.pack(mark + "I", 62)),
               (0x0128, 3, 1, struct.pack(mark + "HH", 2, 0))]
    body = (b"II" if little else b"MM") + struct.pack(mark + "HIH", 42, 8, len(entries))
    for tag, kind, count, value in entries:
        body += struct.pack(mark + "HHI", tag, kind, count) + value
    body += struct.pack(mark + "III", 0, dots, 1)
    segment = b"Exif\0\0" + body
    assert data[2:4] == b"\xff\xe0"
    rest = data[4 + struct.unpack(">H", data[4:6])[0]:]
    return (b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + rest)


def turn(folder):
    """turned-1.jpg to turned-8.jpg: what is seen of them is the same."""
    for number, order in TURNED.items():
        name = os.path.join(folder, f"turned-{number}.jpg")
        quarters(folder, name, order)
        with open(name, "rb") as file:
            data = with_exif(file.read(), number, number % 2 == 0)
        with open(name, "wb") as file:
            file.write(data)


def main(folder):
    def write(name, content):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)

    density = chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))  # 300 dots an inch
    rgb = png(40, 20, 8, RGB, gradient(40, 20, 3), density)
    write("rgb.png", rgb)
    write("gray.png", png(40, 20, 8, GRAY, gradient(40, 20, 1)))
    write("bits.png", png(40, 4, 1, GRAY, [bytes([0xF0] * 5)] * 4))
    write("deep.png", png(40, 4, 16, RGB, [bytes([0x80, 0x12] * 120)] * 4))
    palette = chunk(b"PLTE", bytes([255, 0, 0, 0, 0, 255])) + chunk(b"tRNS", bytes([0]))
    write("palette.png", png(8, 2, 8, PALETTE, [bytes([0, 1] * 4)] * 2, palette))
    write("alpha.png", png(4, 2, 8, RGB_ALPHA, [bytes([200, 0, 0, 0, 0, 0, 200, 255] * 2)] * 2))
    # seven passes of Adam7 over 8 by 8 elements, all of one value
    passes = [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
    rows = [bytes([77] * width) for width, height in passes for _ in range(height)]
    write("interlaced.png", png(8, 8, 8, GRAY, rows, interlace=1))
    write("cut.png", rgb[:len(rgb) // 2])
    flipped = bytearray(rgb)
    flipped[len(rgb) - 40] ^= 0x55
    write("flipped.png", bytes(flipped))
    write("huge.png", png(2000000, 2000000, 8, GRAY, [b""]))
    write("head.png", SIGNATURE + chunk(b"IHDR", b"\0" * 13))
    write("text.png", b"this is no picture")
    jpeg(folder, "rgb.jpg", "jpeg", "1 0 0 setrgbcolor")
    jpeg(folder, "gray.jpg", "jpeggray", "0.5 setgray")
    jpeg(folder, "cmyk.jpg", "jpegcmyk", "0 1 1 0 setcmykcolor")
    with open(os.path.join(folder, "cmyk.jpg"), "rb") as file:
        write("bare.jpg", without_profile(file.read()))
    with open(os.path.join(folder, "rgb.jpg"), "rb") as file:
        whole = file.read()
    write("cut.jpg", whole[:len(whole) // 2])
    write("empty.jpg", b"\xff\xd8\xff")
    write("exif.jpg", with_exif(whole, 6, True))
    write("twelve.jpg", whole.replace(b"\xff\xc0\x00\x11\x08", b"\xff\xc0\x00\x11\x0c"))


if __name__ == "__main__":
    (turn if sys.argv[2:] == ["turned"] else main)(sys.argv[1])
