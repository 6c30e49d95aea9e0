"""Broken files, I: the file, metadata, catalog, boxes, colour, images, transparency.

A case: the rule that has to tell; the good file that is broken; how; other rules that the same fault
offends. Nothing else may be found."""

import zlib

from breaking import (append, bytes_put, draw, every, header, key, new, put, raw, resource,
                      trailer)
from maker import SCHEMA, profile, stream

SPOT = "«dot»"
DOT = new("dot", "<</FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1>>")


def filtered_metadata(pdf):
    data = pdf.objects["xmp"].split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    pdf.objects["xmp"] = stream(b"/Type /Metadata /Subtype /XML /Filter /FlateDecode",
                                zlib.compress(data))


def spaces(entries, *operators):
    return [DOT, resource("ColorSpace", entries), draw(" ".join(operators) + " 0 0 9 9 re f")]


def nested_forms(count):
    def change(pdf):
        for i in range(count):
            inner = f"/Resources <</XObject <</F «nested{i + 1}»>>>>" if i + 1 < count else \
                "/Resources <<>>"
            pdf.add(f"nested{i}", stream(f"/Subtype /Form /BBox [0 0 9 9] {inner}".encode(),
                                         b"/F Do" if i + 1 < count else b""))
    return [change, resource("XObject", "/Nest «nested0» "), draw("/Nest Do")]


CASES = [
    # ---- the file ----
    ("SYN-01", "a-2a", [raw(lambda data: data.replace(b"startxref\n", b"startxref\n1"))], ()),
    ("SYN-02", "a-2a", [header(b"%PDF-1.8\n%\xe2\xe3\xcf\xd3\n")], ()),
    ("SYN-02", "a-1a", [header(b"\n%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")], ("SYN-01",)),
    ("SYN-03", "a-2a", [header(b"%PDF-1.7\n%abcd\n")], ()),
    ("SYN-04", "x-4", [header(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")], ()),
    ("SYN-04", "x-1a", [key("catalog", "/Version /1.5 ")], ()),
    ("SYN-05", "a-2a", [trailer(b"/ID", b"/JD")], ()),
    ("SYN-05", "x-1a", [trailer(b"/ID", b"/JD")], ()),
    ("SYN-08", "a-2a", [raw(lambda data: data + b"more")], ()),
    ("SYN-08", "a-1a", [raw(lambda data: data + b"\n")], ()),
    ("SYN-09", "a-2a", [bytes_put(b"xref\n0 ", b"xref \n0 ")], ()),
    ("SYN-11", "a-2a", [put("pages", "/Count 2", "/Count 3")], ()),
    ("SYN-11", "a-2a", [put("pages", "«page2»]", "«page2» «pages»]")], ()),
    ("SYN-11", "a-2a", [put("pages", "«page2»]", "«page2» «info»]")], ()),
    ("SYN-12", "a-2a", [put("root", "(n1) «note1» (n2) «note2»", "(n2) «note2» (n1) «note1»")], ()),
    ("SYN-12", "a-2a", [put("root", "«leaf2»]", "«leaf2» «leaf2»]")], ()),
    ("SYN-12", "a-2a", [put("catalog", "/Nums [0", "/Nums [(a) 0 0")], ()),
    ("SYN-13", "a-2a", [key("image", "/Filter /LZWDecode ")], ()),
    ("SYN-13", "x-4", [draw("q BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID x EI Q")], ()),
    ("SYN-14", "a-2a", [key("image", "/Filter /FooDecode ")], ()),
    ("SYN-14", "a-2a", [key("image", "/Filter [/Crypt] /DecodeParms [<</Name /Mine>>] ")], ()),
    ("SYN-14", "a-1a", [key("image", "/Filter /JPXDecode ")], ()),
    ("SYN-14", "x-1a", [key("image", "/Filter [/JBIG2Decode] ")], ()),
    ("SYN-15", "a-2a", [key("image", "/FFilter /FlateDecode ")], ()),
    ("SYN-15", "x-1a", [key("image", "/F (a.bin) ")], ()),
    ("SYN-16", "a-2a", [key("look2", "/Filter /FlateDecode ")], ("SYN-01",)),
    ("SYN-17", "a-2a", [key("info", "/X 3000000000 ")], ()),
    ("SYN-18", "a-1a", [key("info", "/X 40000.5 ")], ()),
    ("SYN-18", "a-2a", [key("info", f"/X 1{'0' * 39}.0 ")], ()),
    ("SYN-19", "a-2a", [key("info", f"/X ({'x' * 40000}) ")], ()),
    ("SYN-19", "a-1a", [key("info", f"/X ({'x' * 70000}) ")], ()),
    ("SYN-20", "a-2a", [key("info", f"/X /{'x' * 130} ")], ()),
    ("SYN-20", "a-2a", [key("info", f"/{'x' * 130} 1 ")], ()),
    ("SYN-21", "a-1a", [key("info", f"/X [{'0 ' * 8192}] ")], ()),
    ("SYN-21", "a-1a", [key("info", " ".join(f"/X{i} 1" for i in range(4096)))], ()),
    ("SYN-22", "a-2a", [draw("q " * 29 + "Q " * 29)], ()),
    ("SYN-23", "a-2a", [every("font1", "/BaseFont /Square", "/BaseFont /Squ#FFare")], ()),
    ("SYN-23", "a-2a", [put("root", "/RoleMap <<", "/RoleMap <</Cl#FF /P ")], ()),
    ("SYN-23", "x-4", [put("resources1", "/Separation /Orange", "/Separation /Or#FFange")], ()),
    ("SYN-24", "a-2a", [key("catalog", "/Perms <</Mine <<>>>> ")], ()),
    ("SYN-25", "a-2a", [key("catalog", "/Requirements [] ")], ()),
    ("SYN-26", "a-2a", [key("page1", "/PresSteps <<>> ")], ()),
    ("SYN-27", "a-2a", [raw(lambda data: data.replace(b">>\nstream\n", b">>\nstream\r", 1))],
     ("SYN-01",)),
    ("SYN-27", "a-1a", [bytes_put(b"\nendstream", b" endstream")], ()),
    ("SYN-28", "a-2a", [raw(lambda data: data.replace(b" obj\n", b" obj ", 1))], ()),
    ("SYN-28", "a-1a", [raw(lambda data: data.replace(b"\nendobj", b" endobj", 1))], ()),
    ("SYN-29", "a-2a", [key("info", "/X <414> ")], ()),
    ("SYN-29", "a-1a", [key("info", "/X <41 4G> ")], ("SYN-01",)),
    ("SYN-26", "a-2a", [put("catalog", "/Names <<", "/Names <</AlternatePresentations <<>> ")], ()),

    # ---- metadata ----
    ("META-01", "a-2a", [put("catalog", "/Metadata «xmp»")],
     ("META-05", "META-06", "META-07", "META-14")),
    ("META-02", "a-1a", [filtered_metadata], ()),
    ("META-03", "a-2a", [put("xmp", '<?xpacket begin="', '<?xpacket bytes="9" begin="')], ()),
    ("META-03", "a-1a", [put("xmp", 'NTczkc9d"?>', 'NTczkc9d" encoding="UTF-8"?>')], ()),
    ("META-04", "a-2a", [put("xmp", "</rdf:RDF>", "</rdf:RDG>")], ()),
    ("META-04", "a-2a", [put("xmp", "Someone", b"Some\xFFone")], ("META-05", "META-06", "META-07",
                                                                  "META-14")),
    ("META-04", "a-2a", [put("xmp", "Someone", "Some&unknown;one")],
     ("META-05", "META-06", "META-07")),
    ("META-05", "a-2a", [put("xmp", "<pdfaid:part>2", "<pdfaid:part>3")], ()),
    ("META-05", "a-1a", [put("xmp", "<pdfaid:part>1", "<pdfaid:part>2")], ()),
    ("META-05", "a-3a", [put("xmp", "<pdfaid:part>3", "<pdfaid:part>2")], ()),
    ("META-06", "a-2a", [put("xmp", "conformance>A", "conformance>B")], ()),
    ("META-07", "a-2a", [put("xmp", "<pdfuaid:part>1", "<pdfuaid:part>2")], ()),
    ("META-08", "a-2a", [every("xmp", "pdfaid", "mine")], ()),
    ("META-08", "a-2a", [every("xmp", "pdfuaid:part", "mine:part"),
                         put("xmp", "xmlns:pdfuaid", "xmlns:mine")], ()),
    ("META-09", "x-4", [put("xmp", "PDF/X-4", "PDF/X-3")], ()),
    ("META-10", "x-1a", [put("info", "PDF/X-1a:2003", "PDF/X-1a:2001")], ()),
    ("META-11", "a-2a", [put("xmp", "Property:name>part<", "Property:name>parts<")], ()),
    ("META-11", "a-1a", [every("xmp", "pdf:Keywords", "pdf:Mine")],
     ()),
    ("META-12", "a-2a", [put("xmp", "category>internal<", "category>mine<")], ()),
    ("META-12", "a-2a", [put("xmp", "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>")], ()),
    ("META-12", "a-1a", [put("xmp", "</rdf:RDF>", SCHEMA.replace(
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "") + "</rdf:RDF>")], ()),
    ("META-13", "a-1a", [put("info", "(Someone)", "(Nobody)")], ()),
    ("META-13", "a-1a", [put("info", "20080305120000Z", "20080305120001Z")], ()),
    ("META-13", "x-4", [put("info", "Good & whole", "Bad")], ()),
    ("META-14", "a-2a", [put("xmp", "Good &amp; whole")], ()),
    ("META-15", "x-1a", [put("info", "(Good & whole)", "()")], ()),
    ("META-16", "x-1a", [put("info", "/ModDate", "/NoDate")], ()),
    ("META-16", "x-4", [every("xmp", "xmp:MetadataDate", "xmp:Label")], ()),
    ("META-17", "x-1a", [put("info", "/Trapped /False", "/Trapped /Unknown")], ()),
    ("META-17", "x-4", [put("info", "/Trapped /False"),
                        put("xmp", ">False<", ">Unknown<")], ()),
    ("META-18", "x-4", [every("xmp", "xmpMM:VersionID", "xmpMM:Manager")], ()),
    ("META-19", "a-2a", [put("info", "(D:20080305120000Z)", "(yesterday)")], ()),
    ("META-19", "a-2a", [put("info", "(D:20080305120000Z)", "(D:20081305)")], ()),

    # ---- catalog and navigation ----
    ("NAV-01", "a-2a", [put("catalog", "DisplayDocTitle true", "DisplayDocTitle false")], ()),
    ("NAV-02", "a-2a", [put("catalog", "Marked true", "Marked false")], ()),
    ("NAV-02", "a-1a", [put("catalog", "/MarkInfo <</Marked true>>")], ()),
    ("NAV-03", "a-2a", [put("catalog", "Marked true", "Marked true /Suspects true")], ()),
    ("NAV-04", "a-2a", [put("item2", "/Title (Two)")], ()),
    ("NAV-04", "a-2a", [put("item2", "/Prev «item1»", "/Prev «item2»")], ()),
    ("NAV-04", "a-2a", [put("item2", "/Prev", "/Next «item1» /Prev")], ()),
    ("NAV-04", "a-2a", [put("outline", "/Last «item2»", "/Last «item1»")], ()),
    ("NAV-05", "a-2a", [put("catalog", "[0 <</S /D>> 1", "[1 <</S /D>> 2")], ()),
    ("NAV-05", "a-2a", [put("catalog", "<</S /D>>", "<</S /Q>>")], ()),
    ("NAV-06", "a-2a", [put("link", "«page2»", "«info»")], ()),
    ("NAV-06", "a-2a", [put("item2", "(two)", "(three)")], ()),
    ("NAV-06", "a-2a", [put("item1", "[«page1» /Fit]", "/nowhere")], ()),
    ("NAV-07", "a-2a", [put("page1", "/Tabs /S", "/Tabs /R")], ()),
    ("NAV-08", "x-4", [put("catalog", "/DisplayDocTitle", "/ViewArea /TrimBox /DisplayDocTitle")],
     ()),
    ("NAV-09", "a-1a", [key("catalog", "/OCProperties <</D <</Name (x)>>>> ")], ()),
    ("NAV-10", "a-2a", [put("catalog", "/Name (Usual)")], ()),
    ("NAV-10", "a-2a", [put("catalog", "/OCGs", "/Configs [<</Name (Usual)>>] /OCGs")], ()),
    ("NAV-11", "a-2a", [put("catalog", "/Name (Usual)", "/Name (Usual) /AS []")], ()),
    ("NAV-12", "a-2a", [put("catalog", "/Order [«layer»]", "/Order []")], ()),

    # ---- boxes ----
    ("BOX-01", "a-2a", [put("page1", "[0 0 595 842]", "[0 0 595]")], ()),
    ("BOX-01", "a-2a", [key("page2", "/TrimBox (x) ")], ()),
    ("BOX-02", "a-2a", [put("page2", "[0 0 595 842]", "[0 0 595 20000]")], ()),
    ("BOX-02", "a-2a", [key("page2", "/CropBox [0 0 2 100] ")], ()),
    ("BOX-03", "x-4", [put("page1", "/TrimBox [10 10 605 852]")], ()),
    ("BOX-03", "x-1a", [key("page1", "/ArtBox [20 20 500 500] ")], ()),
    ("BOX-04", "x-4", [put("page1", "/TrimBox [10", "/TrimBox [1")], ()),
    ("BOX-04", "x-1a", [put("page1", "/BleedBox [5", "/BleedBox [-5")], ()),

    # ---- colour ----
    ("COL-01", "a-2a", [new("profile", stream(b"/N 3", profile(b"RGB ", b"mntr", 5)))], ()),
    ("COL-01", "a-1a", [new("profile", stream(b"/N 3", profile(b"RGB ", b"mntr", 4)))], ()),
    ("COL-01", "a-2a", [new("profile", stream(b"/N 3", b"x"))], ("COL-06",)),
    ("COL-01", "a-2a", [put("profile", "/N 3", "/N 4")], ()),
    ("COL-01", "x-1a", [new("profile", stream(b"/N 3", profile(b"RGB ", b"prtr")))], ()),
    ("COL-01", "x-4", [new("profile", stream(b"/N 4", profile(b"CMYK", b"mntr")))], ()),
    ("COL-02", "a-2a", [put("catalog", "[«intent»]", "[<</Type /OutputIntent /S /GTS_PDFA1 "
                            "/OutputConditionIdentifier (x) /DestOutputProfile «gray»>> «intent»]")],
     ()),
    ("COL-03", "x-4", [put("catalog", "[«intent»]", "[«intent» «intent»]")], ()),
    ("COL-03", "x-1a", [put("intent", "GTS_PDFX", "GTS_Mine")], ()),
    ("COL-04", "x-4", [put("intent", "/OutputConditionIdentifier (Test)")], ()),
    ("COL-05", "x-4", [put("intent", "/DestOutputProfile «profile»",
                           "/RegistryName (http://www.color.org)")], ("COL-07",)),
    ("COL-05", "x-1a", [put("intent", "/DestOutputProfile «profile»")], ()),
    ("COL-06", "x-4", [draw("1 0 0 rg 0 0 9 9 re f")], ()),
    ("COL-06", "a-2a", [put("catalog", "/OutputIntents [«intent»]")], ("COL-08",)),
    ("COL-07", "a-2a", [draw("1 0 0 0 K 0 0 9 9 re S")], ()),
    ("COL-07", "a-1a", [key("image", "/X 1 "), put("image", "/DeviceGray", "/DeviceCMYK")], ()),
    ("COL-08", "a-1a", [put("catalog", "/OutputIntents [«intent»]")], ("COL-06",)),
    ("COL-09", "x-1a", [draw("1 0 0 rg 0 0 9 9 re f")], ()),
    ("COL-09", "x-1a", spaces("/Lab [/Lab <</WhitePoint [1 1 1]>>] ", "/Lab cs 1 1 1 sc"), ()),
    ("COL-10", "a-2a", [put("gray", "/N 1", "/N 3")], ()),
    ("COL-10", "a-1a", [new("gray", stream(b"/N 1", profile(b"GRAY", b"mntr", 4)))], ()),
    ("COL-11", "a-2a", [new("cmyk", stream(b"/N 4", profile(b"CMYK", b"prtr"))),
                        resource("ColorSpace", "/Inks [/ICCBased «cmyk»] "),
                        draw("/GS0 gs /Inks cs 0 0 0 1 sc 0 0 9 9 re f")], ()),
    ("COL-12", "a-2a", spaces(f"/Two [/DeviceN [/Cyan /Orange] /DeviceGray {SPOT}] ",
                              "/Two cs 1 1 scn"), ()),
    ("COL-13", "a-2a", spaces(f"/A [/Separation /Red /DeviceGray {SPOT}] "
                              f"/B [/Separation /Red /DeviceRGB {SPOT}] ",
                              "/A cs 1 scn 0 0 9 9 re f /B cs 1 scn"), ()),
    ("COL-14", "a-1a", spaces("/Many [/DeviceN [" + " ".join(f"/S{i}" for i in range(9)) +
                              f"] /DeviceGray {SPOT}] ", "/Many cs 1 scn"), ()),
    ("COL-14", "a-2a", spaces("/Many [/DeviceN [" + " ".join(f"/S{i}" for i in range(33)) +
                              f"] /DeviceGray {SPOT} <</Colorants <<" +
                              "".join(f"/S{i} [/Separation /S{i} /DeviceGray {SPOT}]"
                                      for i in range(33)) + ">>>>] ", "/Many cs 1 scn"), ()),
    ("COL-15", "a-2a", [draw("/Nowhere cs 1 scn")], ()),
    ("COL-15", "a-2a", spaces("/Odd [/Foo 1] ", "/Odd cs 1 scn"), ()),
    ("COL-15", "a-2a", spaces("/Loop [/Indexed /Loop 1 <00>] ", "/Loop cs 1 scn"), ()),
    ("COL-16", "a-2a", [draw("/Vivid ri")], ()),
    ("COL-16", "a-1a", [put("state", "/RI /Perceptual", "/RI /Vivid")], ()),
    ("COL-17", "a-2a", [key("state", "/TR /Identity ")], ()),
    ("COL-17", "x-1a", [key("state", "/TR2 /Identity ")], ()),
    ("COL-18", "x-4", [key("state", "/HT <</HalftoneType 6>> ")], ()),
    ("COL-18", "a-2a", [key("state", "/HT <</HalftoneType 1 /HalftoneName /Mine>> ")], ()),

    # ---- images and forms ----
    ("IMG-01", "a-2a", [key("image", "/Alternates [] ")], ()),
    ("IMG-02", "a-2a", [key("image", "/OPI <<>> ")], ()),
    ("IMG-02", "x-1a", [key("form", "/OPI <<>> ")], ()),
    ("IMG-03", "a-2a", [key("image", "/Interpolate true ")], ()),
    ("IMG-03", "a-1a", [draw("q BI /W 1 /H 1 /CS /G /BPC 8 /I true ID x EI Q")], ()),
    ("IMG-04", "a-2a", [put("image", "Component 8", "Component 3")], ()),
    ("IMG-05", "a-2a", [key("form", "/Subtype2 /PS ")], ()),
    ("IMG-05", "x-4", [new("ps", stream(b"/Subtype /PS", b"x")),
                       resource("XObject", "/Ps «ps» ")], ()),
    ("IMG-06", "a-2a", [key("form", "/Ref <<>> ")], ()),
    ("IMG-07", "a-2a", [append("/Fm0 Do", "content2")], ()),

    # ---- transparency ----
    ("ALPHA-01", "a-1a", [put("state", "/SMask /None", "/SMask <</S /Alpha>>")], ()),
    ("ALPHA-01", "x-1a", [key("image", "/SMask «mask» "),
                          new("mask", stream(b"/Subtype /Image /Width 2 /Height 2 /ColorSpace "
                                             b"/DeviceGray /BitsPerComponent 8", b"abcd"))], ()),
    ("ALPHA-02", "a-1a", [put("state", "/ca 1", "/ca 0.5")], ()),
    ("ALPHA-03", "x-1a", [put("state", "/BM /Normal", "/BM /Multiply")], ()),
    ("ALPHA-04", "a-1a", [key("form", "/Group <</S /Transparency>> ")], ()),
    ("ALPHA-05", "a-2a", [put("state", "/BM /Normal", "/BM /Mine")], ()),
    ("ALPHA-06", "a-2a", [put("state", "/ca 1", "/ca 0.5"),
                          put("catalog", "/OutputIntents [«intent»]")], ("COL-06", "COL-08")),

    # ---- content streams ----
    ("DRAW-01", "a-2a", [draw("frobnicate")], ()),
    ("DRAW-01", "a-2a", [draw("BX frobnicate EX")], ()),
    ("DRAW-02", "a-2a", [draw("1 w w")], ()),
    ("DRAW-02", "a-2a", [draw("(x) w")], ()),
    ("DRAW-02", "a-2a", [draw("[1 2 0 d")], ("DRAW-06",)),
    ("DRAW-02", "a-2a", [put("content1", "/Artifact <<", "/Artifact BMC BT (x) Tj ET EMC "
                         "/Artifact <<")], ()),
    ("DRAW-03", "a-2a", [draw("/Nowhere Do")], ()),
    ("DRAW-03", "a-2a", [draw("BT /Nowhere 1 Tf ET")], ()),
    ("DRAW-04", "a-2a", [put("page1", "/Resources «resources1»"),
                         key("pages", "/Resources «resources1» ")], ()),
    ("DRAW-04", "a-2a", [put("form", "/Resources <</Font <</F0 «font0»>>>>")], ()),
    ("DRAW-05", "a-2a", [append("q")], ()),
    ("DRAW-05", "a-2a", [append("Q")], ()),
    ("DRAW-06", "a-2a", [append("EMC")], ()),
    ("DRAW-06", "a-2a", [append("/Artifact BMC")], ()),
    ("DRAW-06", "a-2a", [append("BT BT ET")], ()),
    ("DRAW-07", "a-2a", nested_forms(30), ()),
]
