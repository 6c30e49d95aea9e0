"""Good files: one for each standard, with a bit of everything that the rules are about."""

from maker import CLAIMS, SCHEMA, Pdf, deflated, metadata, profile, stream, to_unicode

TEXT = "Some words."

# The structure: (type, name, keys, kids); a kid that is a number is content of page 1, one that is
# a text names another kid as it is written in the file.
DOCUMENT = ("Document", "document", "", [
    ("Clause", "clause", "", [("H1", "h1", "", [0]), ("H2", "h2", "", [1])]),
    ("P", "p", "/Lang (en)", [2]),
    ("L", "list", "", [
        ("LI", "li", "", [("Lbl", "lbl", "", [3]), ("LBody", "lbody", "", [4])])]),
    ("Table", "table", "", [
        ("Caption", "caption", "", [5]),
        ("THead", "thead", "", [("TR", "tr1", "", [
            ("TH", "th1", "/A <</O /Table /Scope /Column>>", [6]),
            ("TH", "th2", "/C /Heads", [7])])]),
        ("TBody", "tbody", "", [
            ("TR", "tr2", "", [("TD", "td1", "/A <</O /Table /RowSpan 2>>", [8]),
                               ("TD", "td2", "", [9])]),
            ("TR", "tr3", "", [("TD", "td3", "", [10])])])]),
    ("Figure", "figure", "/Alt (A square)", [11]),
    ("Formula", "formula", "/Alt (One)", [12]),
    ("Note", "note1", "/ID (n1)", [13]),
    ("Note", "note2", "/ID (n2)", [14]),
    ("TOC", "toc", "", [("TOCI", "toci", "", [15])]),
    ("P", "p2", "", ["<</Type /MCR /Pg «page2» /MCID 0>>",
                     "<</Type /MCR /Pg «page2» /Stm «form» /MCID 0>>"]),
    ("P", "p3", "", ["<</Type /MCR /Pg «page2» /MCID 1>>"]),
    ("Link", "linktag", "", [16, "<</Type /OBJR /Obj «link» /Pg «page1»>>"]),
    ("Form", "formtag", "", ["<</Type /OBJR /Obj «widget» /Pg «page1»>>"]),
    ("Annot", "annottag", "", ["<</Type /OBJR /Obj «stamp» /Pg «page1»>>"]),
])

INFO = "/Title (Good & whole) /Author (Someone) /CreationDate (D:20080305120000Z) " \
       "/ModDate (D:20080305130000+01'00') /Trapped /False"

TREE_NODE = "<</Limits [{0} {1}] /Nums [{2}]>>"


def add_structure(pdf):
    """Adds the elements, and returns for each MCID of page 1 the name of its element."""
    owners = {}

    def add(node, parent):
        kind, name, keys, kids = node
        parts = []
        for kid in kids:
            if isinstance(kid, tuple):
                add(kid, name)
                parts.append(f"«{kid[1]}»")
            else:
                parts.append(str(kid))
                if isinstance(kid, int):
                    owners[kid] = name
        pdf.add(name, f"<</Type /StructElem /S /{kind} /P «{parent}» /Pg «page1» {keys} "
                      f"/K [{' '.join(parts)}]>>")
    add(DOCUMENT, "root")
    pdf.add("parents1", "[" + " ".join(f"«{owners[i]}»" for i in range(len(owners))) + "]")
    pdf.add("parents2", "[«p2» «p3»]")
    pdf.add("parents3", "[«p2»]")
    pdf.add("leaf1", TREE_NODE.format(0, 2, "0 «parents1» 1 «parents2» 2 «parents3»"))
    pdf.add("leaf2", TREE_NODE.format(3, 5, "3 «linktag» 4 «formtag» 5 «annottag»"))
    pdf.add("root", "<</Type /StructTreeRoot /K [«document»] /RoleMap <</Clause /Sect>> "
                    "/ClassMap <</Heads <</O /Table /Scope /Row>>>> /ParentTreeNextKey 6 "
                    "/ParentTree <</Kids [«leaf1» «leaf2»]>> "
                    "/IDTree <</Names [(n1) «note1» (n2) «note2»]>>>>")
    return len(owners)


def add_fonts(pdf, fonts, with_sets):
    square = fonts.square
    used = sorted(set(TEXT))
    pdf.add("cidfile", deflated(b"/Length1 %d" % len(square.data), square.data))
    widths = " ".join(f"{square.glyphs[ord(c)]} [{square.width(square.glyphs[ord(c)]):g}]"
                      for c in used)
    name = "ABCDEF+Square" if with_sets else "Square"
    sets = "/CIDSet «cidset»" if with_sets else ""
    pdf.add("ciddescriptor", f"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox "
            f"[0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 "
            f"/FontFile2 «cidfile» {sets}>>")
    pdf.add("cidfont", f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo "
            f"<</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor "
            f"«ciddescriptor» /DW 1000 /W [{widths}] /CIDToGIDMap /Identity>>")
    pdf.add("unicode", stream(b"", to_unicode(
        [(f"{square.glyphs[ord(c)]:04X}", f"{ord(c):04X}") for c in used])))
    pdf.add("font0", f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            "/DescendantFonts [«cidfont»] /ToUnicode «unicode»>>")
    if with_sets:
        bits = bytearray(32)
        for c in used:
            bits[square.glyphs[ord(c)] // 8] |= 0x80 >> square.glyphs[ord(c)] % 8
        pdf.add("cidset", stream(b"", bytes(bits)))
    widths = " ".join(f"{square.width(square.glyphs[code]):g}" for code in range(32, 127))
    pdf.add("plaindescriptor", "<</Type /FontDescriptor /FontName /Square /Flags 32 /FontBBox "
            "[0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 "
            "/FontFile2 «cidfile»>>")
    pdf.add("font1", "<</Type /Font /Subtype /TrueType /BaseFont /Square /FirstChar 32 /LastChar "
            f"126 /Widths [{widths}] /Encoding /WinAnsiEncoding /FontDescriptor «plaindescriptor»>>")


def add_type_1(pdf, fonts):
    """A Type 1 font, whole, whose CharSet lists all glyphs."""
    serif = fonts.serif
    names = sorted(serif.widths)
    pdf.add("t1file", deflated(b"/Length1 %d /Length2 %d /Length3 %d" % serif.lengths(), serif.data))
    pdf.add("t1descriptor", "<</Type /FontDescriptor /FontName /ABCDEF+Serif /Flags 34 /FontBBox "
            "[-200 -300 1200 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 "
            f"/CharSet ({''.join('/' + name for name in names)}) /FontFile «t1file»>>")
    pdf.add("font2", "<</Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Serif /FirstChar 65 /LastChar "
            f"66 /Widths [{serif.widths['A']:g} {serif.widths['alpha']:g}] /Encoding <</Type "
            "/Encoding /Differences [65 /A /alpha]>> /FontDescriptor «t1descriptor»>>")


def page_1(count, codes, operators):
    """Each number around a line of text, but the figure's around a square; and artifacts."""
    lines = ["/Artifact <</Type /Pagination /Subtype /Header>> BDC q /GS0 gs 0 g "
             "100 780 200 2 re f Q EMC"]
    for i in range(count):
        content = f"BT /F0 12 Tf 1 0 0 1 100 {740 - 20 * i} Tm <{codes}> Tj ET"
        if i == 11:
            content = "q 50 0 0 50 400 400 cm /Im0 Do Q"
        lines.append(f"/P <</MCID {i}>> BDC {content} EMC")
    lines.append("/Artifact BMC q " + operators + " Q EMC")
    return "\n".join(lines).encode()


def make(standard, fonts):
    """A file that meets a standard: "a-1a", "a-2a" (which is PDF/UA-1 too), "a-3a", "x-1a", "x-4"."""
    pdf = Pdf()
    is_old = standard in ("a-1a", "x-1a")
    is_press = standard.startswith("x")
    version = {"a-1a": b"1.4", "x-1a": b"1.4", "x-4": b"1.6"}.get(standard, b"1.7")
    pdf.header = pdf.header.replace(b"1.7", version)
    claims = ""
    if standard.startswith("a"):
        claims = CLAIMS["pdfa"].format(standard[2], "A")
    if standard in ("a-2a", "a-3a"):
        claims += CLAIMS["pdfua"] + SCHEMA
    if standard == "x-4":
        claims = CLAIMS["pdfx"]
    intent = "GTS_PDFX" if is_press else "GTS_PDFA1"
    names = "" if is_old else "/Names <</Dests <</Names [(one) [«page1» /Fit] (two) [«page2» /Fit]]>>>>"
    layers = "" if is_old else "/OCProperties <</OCGs [«layer»] /D <</Name (Usual) /Order [«layer»]>>>>"
    form = "" if is_press else "/AcroForm <</Fields [«widget»] /DA (/F0 12 Tf)>>"
    files = "/AF [«file»]" if standard == "a-3a" else ""
    pdf.add("catalog", f"<</Type /Catalog /Pages «pages» /Lang (en-GB) /MarkInfo <</Marked true>> "
            f"/StructTreeRoot «root» /Metadata «xmp» /OutputIntents [«intent»] "
            f"/ViewerPreferences <</DisplayDocTitle true>> /Outlines «outline» "
            f"/PageLabels <</Nums [0 <</S /D>> 1 <</S /r /St 2>>]>> {names} {layers} {form} {files}>>")
    x_info = "/GTS_PDFXVersion (PDF/X-1a:2003)" if standard == "x-1a" else ""
    pdf.add("info", f"<<{INFO} {x_info}>>")
    pdf.add("xmp", stream(b"/Type /Metadata /Subtype /XML", metadata(claims)))
    space, kind = (b"CMYK", b"prtr") if is_press else (b"RGB ", b"mntr")
    pdf.add("profile", stream(b"/N %d" % (4 if is_press else 3), profile(space, kind)))
    pdf.add("intent", f"<</Type /OutputIntent /S /{intent} /OutputConditionIdentifier (Test) "
                      "/Info (Test) /DestOutputProfile «profile»>>")
    pdf.add("pages", "<</Type /Pages /Count 2 /Kids [«page1» «page2»]>>")
    add_pages(pdf, fonts, standard)
    count = add_structure(pdf)
    if is_press:
        for name, part in (("linktag", "<</Type /OBJR /Obj «link» /Pg «page1»>>"),
                           ("formtag", "<</Type /OBJR /Obj «widget» /Pg «page1»>>"),
                           ("annottag", "<</Type /OBJR /Obj «stamp» /Pg «page1»>>")):
            pdf.put(name, part, "")
    add_fonts(pdf, fonts, standard == "a-1a")
    if fonts.serif:
        add_type_1(pdf, fonts)
    codes = fonts.square.codes(TEXT)
    color = "/Spot cs 1 scn" if is_press else "/Profiled cs 0.5 scn 0 0 1 rg"
    extra = "BT /F2 12 Tf 100 60 Td (AB) Tj ET" if fonts.serif else ""
    operators = f"{color} 300 300 9 9 re f BT /F1 12 Tf 100 50 Td (Words) Tj ET {extra}"
    pdf.add("content1", stream(b"", page_1(count, codes, operators)))
    pdf.add("content2", stream(b"", f"/P <</MCID 0>> BDC BT /F0 12 Tf 100 700 Td <{codes}> Tj ET EMC\n"
            f"/Fm0 Do\n/P <</MCID 1>> BDC BT /F0 12 Tf 100 600 Td <{codes}> Tj ET EMC".encode()))
    pdf.add("form", stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /StructParents 2 "
                           "/Resources <</Font <</F0 «font0»>>>>".encode(),
                           f"/P <</MCID 0>> BDC BT /F0 12 Tf 100 650 Td <{codes}> Tj ET EMC".encode()))
    pdf.add("outline", "<</Type /Outlines /First «item1» /Last «item2» /Count 2>>")
    pdf.add("item1", "<</Title (One) /Parent «outline» /Next «item2» /Dest [«page1» /Fit]>>")
    pdf.add("item2", "<</Title (Two) /Parent «outline» /Prev «item1» /Dest "
                     f"{'[«page2» /Fit]' if is_old else '(two)'}>>")
    if not is_old:
        pdf.add("layer", "<</Type /OCG /Name (Layer)>>")
    if standard == "a-3a":
        pdf.add("file", "<</Type /Filespec /F (a.txt) /UF (a.txt) /AFRelationship /Source "
                        "/EF <</F «embedded» /UF «embedded»>>>>")
        pdf.add("embedded", stream(b"/Type /EmbeddedFile /Subtype /text#2Fplain", b"words"))
    return pdf


def add_pages(pdf, fonts, standard):
    is_press = standard.startswith("x")
    boxes = "/MediaBox [0 0 595 842]"
    if is_press:
        boxes = "/MediaBox [0 0 615 862] /BleedBox [5 5 610 857] /TrimBox [10 10 605 852]"
    annotations = "" if is_press else "/Annots [«link» «widget» «stamp»] /Tabs /S"
    spaces = "/Spot [/Separation /Orange /DeviceCMYK «tint»]" if is_press else \
        "/Profiled [/ICCBased «gray»]"
    serif = "/F2 «font2»" if fonts.serif else ""
    pdf.add("resources1", f"<</Font <</F0 «font0» /F1 «font1» {serif}>> /ColorSpace <<{spaces}>> "
            "/XObject <</Im0 «image»>> /ExtGState <</GS0 «state»>>>>")
    pdf.add("page1", f"<</Type /Page /Parent «pages» {boxes} /Contents «content1» /Resources "
            f"«resources1» /StructParents 0 {annotations}>>")
    pdf.add("page2", f"<</Type /Page /Parent «pages» {boxes} /Contents [«content2»] /Resources "
            "<</Font <</F0 «font0»>> /XObject <</Fm0 «form»>>>> /StructParents 1>>")
    if is_press:
        pdf.add("tint", "<</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.5 1 0] /N 1>>")
    else:
        pdf.add("gray", stream(b"/N 1", profile(b"GRAY", b"mntr")))
        add_annotations(pdf)
    pdf.add("image", stream(b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace "
                            b"/DeviceGray /BitsPerComponent 8", b"\x00\xff\xff\x00"))
    pdf.add("state", "<</Type /ExtGState /CA 1 /ca 1 /BM /Normal /SMask /None /RI /Perceptual "
                     "/OP true /op true /OPM 1>>")


def add_annotations(pdf):
    look = "/Type /XObject /Subtype /Form /BBox [0 0 50 20] /Resources <<>>".encode()
    pdf.add("link", "<</Type /Annot /Subtype /Link /Rect [100 400 200 420] /F 4 /Contents (To two) "
            "/StructParent 3 /Border [0 0 0] /A <</S /GoTo /D [«page2» /Fit]>>>>")
    pdf.add("widget", "<</Type /Annot /Subtype /Widget /FT /Tx /T (name) /TU (Your name) /Rect "
            "[300 100 350 120] /F 4 /P «page1» /StructParent 4 /AP <</N «look1»>>>>")
    pdf.add("stamp", "<</Type /Annot /Subtype /Stamp /Rect [300 200 350 220] /F 4 /Contents (Seen) "
            "/StructParent 5 /AP <</N «look2»>>>>")
    pdf.add("look1", stream(look, b""))
    pdf.add("look2", stream(look, b"0 g 0 0 50 20 re f"))
