"""Makes small PDFs by hand: objects are named bytes in which «name» stands for a reference.

A file is a good one to begin with (good.py); cases break it by replacing a few bytes (cases_*.py)."""

import re
import struct
import zlib

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(dictionary, data):
    """The body of a stream object; its Length is filled in when it is written."""
    return b"<<" + dictionary + b" /Length LENGTH>>\nstream\n" + data + b"\nendstream"


class Pdf:
    """Objects by name, in order, and what stands around them."""

    def __init__(self):
        self.objects = {}
        self.header = HEADER
        self.trailer = b"/Root \xc2\xabcatalog\xc2\xbb /Info \xc2\xabinfo\xc2\xbb " \
            b"/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
        self.finish = []  # functions from bytes to bytes, for what is not in objects

    def add(self, name, body):
        """Adds an object; «name» in a body stands for a reference to it."""
        self.objects[name] = body if isinstance(body, bytes) else body.encode()
        return name

    def put(self, name, old, new):
        """Replaces what stands once in an object."""
        old, new = (part if isinstance(part, bytes) else part.encode() for part in (old, new))
        body = self.objects[name]
        if body.count(old) != 1:
            raise ValueError(f"{old!r} stands {body.count(old)} times in {name}: {body[:300]!r}")
        self.objects[name] = body.replace(old, new)

    def numbers(self):
        return {name: number for number, name in enumerate(self.objects, 1)}

    def resolve(self, body):
        numbers = self.numbers()

        def reference(match):
            return b"%d 0 R" % numbers[match.group(1).decode()]
        return re.sub("«([^»]*)»".encode(), reference, body)

    def write(self):
        """The bytes of the file, with a classic cross-reference table."""
        out = bytearray(self.header)
        offsets = []
        for number, body in enumerate(self.objects.values(), 1):
            body = self.resolve(body)
            if b" /Length LENGTH>>" in body:
                head, tail = body.split(b"\nstream\n", 1)
                length = len(tail) - len(b"\nendstream")
                body = head.replace(b"LENGTH", b"%d" % length) + b"\nstream\n" + tail
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<<" + self.resolve(self.trailer) + b" /Size %d>>\n" % (len(offsets) + 1)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        result = bytes(out)
        for change in self.finish:
            result = change(result)
        return result


# ---- fonts --------------------------------------------------------------------------------------


class TrueType:
    """What a PDF has to know of a TrueType font: its glyphs by character, and their widths."""

    def __init__(self, data):
        count = struct.unpack(">H", data[4:6])[0]
        self.tables = {}
        for i in range(count):
            tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
            self.tables[tag.decode()] = data[offset:offset + length]
        self.em = struct.unpack(">H", self.tables["head"][18:20])[0]
        self.wide = struct.unpack(">H", self.tables["hhea"][34:36])[0]
        self.glyphs = self.read_cmap()
        self.data = self.with_cmaps([(3, 1)])

    def read_cmap(self):
        """Of format 12, as the fonts of the tests have it."""
        cmap = self.tables["cmap"]
        offset = struct.unpack(">I", cmap[8:12])[0]
        if struct.unpack(">H", cmap[offset:offset + 2])[0] != 12:
            raise ValueError("not format 12")
        glyphs = {}
        for i in range(struct.unpack(">I", cmap[offset + 12:offset + 16])[0]):
            place = offset + 16 + 12 * i
            first, last, glyph = struct.unpack(">III", cmap[place:place + 12])
            glyphs.update((code, glyph + code - first) for code in range(first, last + 1))
        return glyphs

    def with_cmaps(self, kinds):
        """The font with encodings of these platforms for ASCII, or for symbols from U+F020 on."""
        subtables = b""
        index = struct.pack(">HH", 0, len(kinds))
        for platform, encoding in kinds:
            first = 0xF020 if (platform, encoding) == (3, 0) else 32
            glyphs = [self.glyphs[code] for code in range(32, 127)]
            index += struct.pack(">HHI", platform, encoding, 4 + 8 * len(kinds) + len(subtables))
            subtables += struct.pack(f">5H{len(glyphs)}H", 6, 10 + 2 * len(glyphs), 0, first,
                                     len(glyphs), *glyphs)
        return self.with_tables({**self.tables, "cmap": index + subtables})

    @staticmethod
    def with_tables(tables):
        head = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0)
        body = b""
        for tag, table in sorted(tables.items()):
            head += struct.pack(">4sIII", tag.encode(), 0, 12 + 16 * len(tables) + len(body),
                                len(table))
            body += table + b"\0" * (-len(table) % 4)
        return head + body

    def width(self, glyph):
        place = min(glyph, self.wide - 1) * 4
        return struct.unpack(">H", self.tables["hmtx"][place:place + 2])[0] * 1000 / self.em

    def codes(self, text):
        """Text as glyph numbers, for Identity-H."""
        return "".join(f"{self.glyphs[ord(letter)]:04X}" for letter in text)


class Type1:
    """A Type 1 font and its metrics."""

    def __init__(self, program, metrics):
        self.data = program
        self.widths = {name: float(width) for width, name in
                       re.findall(r"^C -?\d+ ; WX (\d+) ; N (\S+) ;", metrics, re.M)}

    def lengths(self):
        """Of the clear part, the encrypted part and the zeros at the end."""
        clear = re.search(rb"currentfile eexec\s", self.data).end()
        zeros = re.search(rb"[0\s]{512,}cleartomark\s*$", self.data).start()
        return clear, zeros - clear, len(self.data) - zeros


# ---- profiles -----------------------------------------------------------------------------------


def profile(space, kind, version=2):
    """An ICC profile, whole for RGB and gray, and but a header with one tag for CMYK."""
    def number(value):
        return struct.pack(">i", round(value * 65536))

    def xyz(x, y, z):
        return b"XYZ \0\0\0\0" + number(x) + number(y) + number(z)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563) + b"\0\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Test\0" + b"\0" * 78
    name += b"\0" * (-len(name) % 4)
    tags = [(b"desc", name), (b"cprt", b"text\0\0\0\0None\0\0\0\0"), (b"wtpt", xyz(0.9642, 1, 0.8249))]
    if space == b"RGB ":
        tags += [(b"rXYZ", xyz(0.4361, 0.2225, 0.0139)), (b"gXYZ", xyz(0.3851, 0.7169, 0.0971)),
                 (b"bXYZ", xyz(0.1431, 0.0606, 0.7141)), (b"rTRC", curve), (b"gTRC", curve),
                 (b"bTRC", curve)]
    elif space == b"GRAY":
        tags.append((b"kTRC", curve))
    table = struct.pack(">I", len(tags))
    body = b""
    offset = 132 + 12 * len(tags)
    for tag, data in tags:
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += data
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, version << 24, kind, space, b"XYZ ")
    head += struct.pack(">6H", 2008, 3, 5, 12, 0, 0) + b"acsp" + b"\0" * 28
    head += number(0.9642) + number(1) + number(0.8249)
    return head.ljust(128, b"\0") + table + body


# ---- metadata -----------------------------------------------------------------------------------

SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

CLAIMS = {
    "pdfa": '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
            "<pdfaid:part>{0}</pdfaid:part><pdfaid:conformance>{1}</pdfaid:conformance>"
            "</rdf:Description>",
    "pdfua": '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
             "<pdfuaid:part>1</pdfuaid:part></rdf:Description>",
    "pdfx": '<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"'
            ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" pdfxid:GTS_PDFXVersion="PDF/X-4">'
            "<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>"
            "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
            '<pdf:Trapped xmlns:pdf="http://ns.adobe.com/pdf/1.3/">False</pdf:Trapped>'
            "</rdf:Description>",
}


def metadata(claims):
    """An XMP packet with the title, the dates and these claims."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Good &amp; whole</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Someone</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>2008-03-05T12:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2008-03-05T13:00:00+01:00</xmp:ModifyDate>
<xmp:MetadataDate>2008-03-05T12:00:00Z</xmp:MetadataDate><pdf:Keywords>x</pdf:Keywords>
</rdf:Description>
{claims}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


# ---- streams ------------------------------------------------------------------------------------


def to_unicode(pairs):
    lines = "\n".join(f"<{code}> <{value}>" for code, value in pairs)
    return f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{len(pairs)} beginbfchar
{lines}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end""".encode()


def deflated(dictionary, data):
    return stream(dictionary + b" /Filter /FlateDecode", zlib.compress(data))
