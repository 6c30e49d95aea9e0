"""PNG files made piece by piece, right and wrong ones."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GRAY, RGB, PALETTE, RGB_ALPHA = 0, 2, 3, 6


def chunk(kind, content):
    return (struct.pack(">I", len(content)) + kind + content
            + struct.pack(">I", zlib.crc32(kind + content)))


def png(width, height, bits, kind, rows, extra=b"", interlace=0):
    """The rows are bytes without their filters; extra holds the chunks before the picture's."""
    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlace)
    content = zlib.compress(b"".join(b"\0" + row for row in rows))
    return (SIGNATURE + chunk(b"IHDR", head) + extra + chunk(b"IDAT", content)
            + chunk(b"IEND", b""))


def flat_png(width, height, color, extra=b""):
    """One colour, of one or three bytes."""
    kind = RGB if len(color) == 3 else GRAY
    return png(width, height, 8, kind, [bytes(color) * width] * height, extra)
