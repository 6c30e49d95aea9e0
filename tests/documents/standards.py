#!/usr/bin/env python3
"""Documents of the test set as PDF of every standard, judged by qpdf, poppler, MuPDF, Ghostscript, PDFBox
and, where $VERAPDF names it, veraPDF.

    standards.py PLENARY SOURCE_FOLDER [unittest's arguments]

PDFBox's preflight judges PDF/A-1b; without Java or its packages that part is left out, and says so.
"""

import glob
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

PLENARY = os.path.abspath(sys.argv[1])
SOURCE = os.path.abspath(sys.argv[2])
SAMPLE = os.path.join(SOURCE, "examples", "A_RES_62_165.txt")
TEXTS = os.path.join(SOURCE, "tests", "documents", "text")
DOCUMENTS = ["A_RES_62_165", "annex", "arabic", "chinese", "french", "report", "russian",
             "subparagraphs"]
PRESS_PROFILE = "/usr/share/color/icc/ghostscript/default_cmyk.icc"
DATE = "2008-03-05"

# what is asked for, and what veraPDF knows it as
STANDARDS = {
    "a-2a": (["--pdf=a-2a"], ["2a", "ua1"]),
    "a-3a": (["--attach-source"], ["3a", "ua1"]),
    "a-2b": (["--pdf=a-2b"], ["2b"]),
    "a-1b": (["--pdf=a-1b"], ["1b"]),
    "x-1a": (["--pdf=x-1a", f"--date={DATE}"], []),
    "x-4": (["--pdf=x-4", f"--date={DATE}", f"--output-profile={PRESS_PROFILE}"], []),
    "1.7": (["--pdf=1.7"], []),
}
TAGGED = ["a-2a", "a-3a", "a-1b", "x-4", "1.7"]
LINKED = ["a-2a", "a-3a", "a-1b", "1.7"]

PRESS_STYLE = """
@page { bleed: 3mm; marks: crop cross }
h1 { color: device-cmyk(0 1 1 0) }
.enacting { color: -plenary-spot("PANTONE 185 C", 80%, device-cmyk(0 0.9 0.75 0)) }
.operative, .paragraph { color: rgb(20 60 180) }
"""

PARTS = """# Parts of documents

[TOC]

Some words, and ![A gradient](rgb.png) among them.

![A red field](rgb.jpg)

Bonjour tout le monde.
{lang=fr}

| Country | Votes |
|---------|------:|
| France  | 12    |
| Japan   |

## Another part

Words with a note.[^1]

[^1]: The note.
"""

JAVA_PATH = "/usr/share/java"
JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "jaxb-api",
        "javax.activation"]


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=240,
                          **options).stdout


def text_file(name):
    return SAMPLE if name == "A_RES_62_165" else os.path.join(TEXTS, name + ".txt")


def plenary(source, output, *options, **more):
    result = subprocess.run([PLENARY, source, "-o", output, *options], stderr=subprocess.PIPE,
                            check=False, **more)
    return result.returncode, result.stderr.decode()


class Pdf:
    """A file as qpdf's JSON tells it."""

    def __init__(self, path):
        self.path = path
        command = ["qpdf", "--json=2", "--json-key=qpdf", path]
        self.objects = json.loads(run(*command))["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])

    def get(self, value):
        """A value with its reference followed; the dictionary of a stream."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects["obj:" + value]
            value = entry["value"] if "value" in entry else entry["stream"]["dict"]
        return value

    def all(self, key, wanted):
        for entry in self.objects.values():
            value = entry.get("value", entry.get("stream", {}).get("dict"))
            if isinstance(value, dict) and value.get(key) == wanted:
                yield value

    def pages(self):
        return list(self.all("/Type", "/Page"))

    def structure(self):
        """(depth, element) in reading order."""
        found = []

        def walk(value, depth):
            value = self.get(value)
            if isinstance(value, list):
                for kid in value:
                    walk(kid, depth)
            elif isinstance(value, dict) and "/S" in value:
                found.append((depth, value))
                walk(value.get("/K", []), depth + 1)

        walk(self.get(self.catalog["/StructTreeRoot"]).get("/K", []), 0)
        return found

    def bytes(self):
        with open(self.path, "rb") as file:
            return file.read()


def uncompressed(path):
    """The file with all its content in the open."""
    return run("qpdf", "--qdf", "--object-streams=disable", "--coalesce-contents", path, "-")


def plate(path, box):
    """The values in a part of an uncompressed plate of Ghostscript's: left, top, right, bottom."""
    with open(path, "rb") as file:
        data = file.read()
    order = "<" if data[:2] == b"II" else ">"
    place = struct.unpack(order + "I", data[4:8])[0]
    tags = {}
    for i in range(struct.unpack(order + "H", data[place:place + 2])[0]):
        entry = data[place + 2 + 12 * i:place + 14 + 12 * i]
        tag, kind, count, value = struct.unpack(order + "HHII", entry)
        form = {3: "H", 4: "I"}.get(kind)
        if form:
            size = struct.calcsize(form) * count
            content = entry[8:8 + size] if size <= 4 else data[value:value + size]
            tags[tag] = struct.unpack(f"{order}{count}{form}", content)
    strips = zip(tags[273], tags[279])
    elements = b"".join(data[at:at + length] for at, length in strips)
    left, top, right, bottom = box
    return {value for y in range(top, bottom)
            for value in elements[y * tags[256][0] + left:y * tags[256][0] + right]}


def text_of(string):
    """A string of qpdf's JSON."""
    return string[2:] if string.startswith("u:") else bytes.fromhex(string[2:]).decode("latin-1")


class Standards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="plenary-standards-")
        cls.style = os.path.join(cls.folder, "press.css")
        with open(cls.style, "w", encoding="utf-8") as file:
            file.write(PRESS_STYLE)
        work = [(name, standard, is_colored) for name in DOCUMENTS for standard in STANDARDS
                for is_colored in (False, True)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for result in pool.map(lambda item: cls.make(*item), work):
                assert result[0] == 0, result

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def path(cls, name, standard, is_colored=False):
        return os.path.join(cls.folder, f"{name}.{standard}{'.color' if is_colored else ''}.pdf")

    @classmethod
    def make(cls, name, standard, is_colored):
        options = list(STANDARDS[standard][0])
        if is_colored:
            options.append(f"--style={cls.style}")
            if standard == "x-1a":
                options.append(f"--output-profile={PRESS_PROFILE}")
        return plenary(text_file(name), cls.path(name, standard, is_colored), *options)

    def each(self, standards=None, is_colored=(False, True)):
        return [(self.path(name, standard, colored), standard, name) for name in DOCUMENTS
                for standard in standards or STANDARDS for colored in is_colored]

    # --- every file ----------------------------------------------------------------------------

    def test_every_file_is_sound(self):
        files = [path for path, _, _ in self.each()]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, said in zip(files, pool.map(lambda path: run("qpdf", "--check", path), files)):
                self.assertIn(b"No syntax or stream encoding errors", said, path)
                self.assertNotIn(b"WARNING", said, path)
        self.assertEqual(len(files), len(DOCUMENTS) * len(STANDARDS) * 2)

    def test_every_font_is_an_embedded_subset_with_unicode(self):
        for path, _, _ in self.each():
            rows = run("pdffonts", path).decode().split("\n")[2:-1]
            self.assertTrue(rows)
            for row in rows:
                self.assertRegex(row, r"^[A-Z]{6}\+\S+ .* yes yes yes +\d+ +0$")

    def test_poppler_and_mupdf_read_the_same_text(self):
        letters = lambda text: sorted(re.sub(r"\s", "", text.decode()))
        for path, _, name in self.each(["a-2a", "x-1a"], [False]):
            poppler = run("pdftotext", path, "-")
            mupdf = run("mutool", "draw", "-q", "-F", "txt", path, stderr=subprocess.PIPE)
            self.assertNotIn("\ufffd", poppler.decode(), path)
            if name != "arabic":  # MuPDF 1.21 passes over ActualText
                self.assertEqual(letters(poppler), letters(mupdf), path)

    def test_info_and_xmp_say_the_same(self):
        for path, standard, _ in self.each():
            pdf = Pdf(path)
            xmp = run("pdfinfo", "-meta", path).decode()
            info = pdf.get(pdf.trailer["/Info"])
            title = text_of(info["/Title"]).replace("&", "&amp;").replace("<", "&lt;")
            self.assertIn(f'<rdf:li xml:lang="x-default">{title}</rdf:li>', xmp)
            self.assertIn(f"<xmp:CreatorTool>{text_of(info['/Creator'])}<", xmp)
            self.assertIn(f"<pdf:Producer>{text_of(info['/Producer'])}<", xmp)
            if standard.startswith("x"):
                self.assertEqual(text_of(info["/CreationDate"]), "D:20080305")
                self.assertIn(f"<xmp:CreateDate>{DATE}<", xmp)
            run("xmllint", "--noout", "-", input=xmp.encode())
            metadata = pdf.get(pdf.catalog["/Metadata"])
            self.assertNotIn("/Filter", metadata)

    # --- PDF/A ---------------------------------------------------------------------------------

    def test_the_output_intent_fits_the_colours(self):
        for path, standard, _ in self.each(["a-2a", "a-3a", "a-2b", "a-1b"]):
            pdf = Pdf(path)
            intent = pdf.get(pdf.get(pdf.catalog["/OutputIntents"])[0])
            self.assertEqual(intent["/S"], "/GTS_PDFA1")
            profile = pdf.get(intent["/DestOutputProfile"])
            is_colored = path.endswith(".color.pdf")
            self.assertEqual(profile["/N"], 3 if is_colored else 1)
            content = uncompressed(path)
            self.assertNotRegex(content, rb"\n[\d. ]+ [kK]\n")
            self.assertEqual(bool(re.search(rb"\n[\d. ]+ rg\n", content)), is_colored)

    def test_preflight_finds_pdf_a_1b_valid(self):
        jars = [os.path.join(JAVA_PATH, jar + ".jar") for jar in JARS]
        if not shutil.which("java") or not all(map(os.path.exists, jars)):
            self.skipTest("no Java or no PDFBox (setup.sh --judges installs them)")
        judge = ["java", "-cp", ":".join(jars), "org.apache.pdfbox.preflight.Validator_A1b"]
        files = [path for path, _, _ in self.each(["a-1b"])]

        def verdict(path):
            return subprocess.run([*judge, path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  check=False).stdout.decode()

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, said in zip(files, pool.map(verdict, files)):
                self.assertIn("is a valid PDF/A-1b file", said, path)
        # and it does judge
        self.assertIn("is not a valid", verdict(self.path("report", "1.7")))

    def test_verapdf_finds_every_claim_valid(self):
        verapdf = os.environ.get("VERAPDF")
        if not verapdf:
            self.skipTest("$VERAPDF names no veraPDF")
        for path, standard, _ in self.each():
            for flavour in STANDARDS[standard][1]:
                said = run(verapdf, "--format", "text", "-f", flavour, path).decode()
                self.assertRegex(said, r"(?m)^PASS ")

    def test_our_own_checker_finds_every_claim_met(self):
        files = [path for path, standard, _ in self.each() if standard != "1.7"]
        check = lambda path: subprocess.run([PLENARY, "check", path], stdout=subprocess.PIPE,
                                            stderr=subprocess.STDOUT, check=False)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, result in zip(files, pool.map(check, files)):
                self.assertEqual(result.returncode, 0, result.stdout.decode())

    def test_every_document_of_the_set_meets_what_it_claims(self):
        """By our own checker and qpdf; the standards in turn, so that each document has three."""
        sources = sorted(glob.glob(os.path.join(TEXTS, "*.txt")))
        self.assertGreater(len(sources), len(DOCUMENTS))
        names = [name for name in STANDARDS if name != "1.7"]
        work = [(source, names[(number + turn * 2) % len(names)])
                for number, source in enumerate(sources) for turn in range(3)]

        def make(item):
            source, standard = item
            out = os.path.join(self.folder, f"all.{os.path.basename(source)}.{standard}.pdf")
            code, said = plenary(source, out, "--quiet", *STANDARDS[standard][0])
            return out, code, said

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = list(pool.map(make, work))
        for out, code, said in made:
            self.assertEqual(code, 0, f"{out}: {said}")
        files = [out for out, _, _ in made]
        checked = subprocess.run([PLENARY, "check", *files], stdout=subprocess.PIPE, check=False)
        lines = checked.stdout.decode().splitlines()
        self.assertEqual((checked.returncode, len(lines)), (0, len(files)), lines[-5:])
        for path in files:
            self.assertIn(b"No syntax or stream encoding errors", run("qpdf", "--check", path))

    def test_old_files_have_nothing_new(self):
        for path, standard, _ in self.each(["a-1b", "x-1a"]):
            data = Pdf(path).bytes()
            self.assertTrue(data.startswith(b"%PDF-1.4\n"))
            self.assertNotIn(b"/ObjStm", data)
            self.assertNotIn(b"/XRef", data)
            content = uncompressed(path)
            for new in (b"/SMask", b"/ca ", b"/CA ", b"/Group", b"/OCG", b"/JPXDecode"):
                self.assertNotIn(new, content)

    # --- tags ----------------------------------------------------------------------------------

    def test_the_catalog_says_what_readers_want(self):
        for path, standard, name in self.each(TAGGED):
            pdf = Pdf(path)
            language = {"arabic": "ar", "chinese": "zh", "french": "fr", "russian": "ru"}
            self.assertEqual(text_of(pdf.catalog["/Lang"]), language.get(name, "en"))
            self.assertTrue(pdf.get(pdf.catalog["/MarkInfo"])["/Marked"])
            self.assertTrue(pdf.get(pdf.catalog["/ViewerPreferences"])["/DisplayDocTitle"])
            if standard in LINKED:
                self.assertIn("/Outlines", pdf.catalog)

    def test_headings_follow_each_other(self):
        for path, _, _ in self.each(TAGGED):
            last = 0
            for _, element in Pdf(path).structure():
                match = re.fullmatch(r"/H([1-6])", element["/S"])
                if match:
                    self.assertLessEqual(int(match.group(1)), last + 1)
                    last = int(match.group(1))
            self.assertGreater(last, 0)

    def test_notes_have_identifiers_and_labels(self):
        count = 0
        for path, _, _ in self.each(TAGGED, [False]):
            elements = Pdf(path).structure()
            identifiers = [text_of(element["/ID"]) for _, element in elements
                           if element["/S"] == "/Note"]
            self.assertEqual(len(set(identifiers)), len(identifiers))
            for i, (depth, element) in enumerate(elements):
                if element["/S"] == "/Note":
                    self.assertEqual(elements[i + 1][1]["/S"], "/Lbl")
                    self.assertEqual(elements[i + 1][0], depth + 1)
            count += len(identifiers)
        self.assertGreater(count, 30)

    def test_lists_have_their_parts(self):
        for path, _, _ in self.each(TAGGED, [False]):
            kinds = [element["/S"] for _, element in Pdf(path).structure()]
            self.assertEqual(kinds.count("/LI"), kinds.count("/LBody"))
            if "/L" in kinds:
                self.assertIn("/Lbl", kinds)

    def test_links_are_in_the_tree_and_say_where_they_lead(self):
        for path, standard, name in self.each(LINKED, [False]):
            pdf = Pdf(path)
            links = list(pdf.all("/Subtype", "/Link"))
            elements = [element for _, element in pdf.structure() if element["/S"] == "/Link"]
            self.assertEqual(len(links), len(elements))
            for link in links:
                self.assertTrue(text_of(link["/Contents"]).strip())
                self.assertEqual(link["/F"], 4)
                self.assertIn("/StructParent", link)
                self.assertEqual(link["/Dest"][1], "/XYZ")
            if name == "A_RES_62_165":
                self.assertEqual(len(links), 9)  # 3 notes, 6 calls, of which 3 are further ones
            for page in pdf.pages():
                if "/Annots" in page:
                    self.assertEqual(page["/Tabs"], "/S")

    def test_everything_drawn_is_tagged_or_an_artifact(self):
        painting = re.compile(rb"(?:^|[ \n])(?:Tj|TJ|f|S|Do)\n?$")
        for path, _, _ in self.each(TAGGED):
            for stream in re.findall(rb"stream\n(.*?)\nendstream", uncompressed(path), re.S):
                if b"BDC\n" not in stream:
                    continue
                depth = 0
                for line in stream.split(b"\n"):
                    if line.endswith(b"BDC"):
                        depth += 1
                    elif line == b"EMC":
                        depth -= 1
                    elif painting.search(line):
                        self.assertGreater(depth, 0, line[:60])
                self.assertEqual(depth, 0)

    def test_poppler_reads_the_tree(self):
        text = run("pdfinfo", "-struct-text", self.path("A_RES_62_165", "a-2a")).decode()
        self.assertRegex(text, r"Reference \(inline\)\n +Link \(inline\)\n +\"1\"\n +Object ")
        self.assertRegex(text, r"Note <note-1> \(inline\)\n +Lbl \(block\)\n +Link \(inline\)")

    def test_all_parts_of_documents_are_tagged(self):
        run(sys.executable, os.path.join(SOURCE, "tests", "output", "make_images.py"), self.folder)
        source = os.path.join(self.folder, "parts.md")
        with open(source, "w", encoding="utf-8") as file:
            file.write(PARTS)
        for standard, (options, _) in STANDARDS.items():
            with self.subTest(standard):
                out = os.path.join(self.folder, f"parts.{standard}.pdf")
                if standard == "x-1a":
                    options = [*options, f"--output-profile={PRESS_PROFILE}"]
                code, said = plenary(source, out, *options)
                self.assertEqual(code, 0, said)
                if standard == "x-1a":
                    self.assertEqual(len(re.findall(r"rgb\.\w+: .*PDF020", said)), 2)
                    self.assertRegex(said, r"rgb\.jpg: only \d+ dots .*PDF023")
                checked = subprocess.run([PLENARY, "check", out], stdout=subprocess.PIPE, check=False)
                self.assertEqual(checked.returncode, 0, checked.stdout.decode())
        elements = [element for _, element in
                    Pdf(os.path.join(self.folder, "parts.a-2a.pdf")).structure()]
        kinds = [element["/S"] for element in elements]
        for kind in ("TOC", "TOCI", "Table", "THead", "TBody", "Note", "Lbl", "Reference", "Link"):
            self.assertIn("/" + kind, kinds)
        self.assertEqual(kinds.count("/TD"), 4)  # one was not there
        self.assertEqual([text_of(element["/Alt"]) for element in elements
                          if element["/S"] == "/Figure"], ["A gradient", "A red field"])
        self.assertEqual([text_of(element["/Lang"]) for element in elements if "/Lang" in element],
                         ["fr"])

    # --- the press -----------------------------------------------------------------------------

    def test_boxes_lie_in_each_other(self):
        for path, standard, _ in self.each(["x-1a", "x-4"]):
            for page in Pdf(path).pages():
                media, bleed, trim = (page[key] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
                self.assertEqual(page["/CropBox"], media)
                for outer, inner in ((media, bleed), (bleed, trim)):
                    self.assertTrue(outer[0] <= inner[0] and outer[1] <= inner[1])
                    self.assertTrue(outer[2] >= inner[2] and outer[3] >= inner[3])
                if path.endswith(".color.pdf"):
                    self.assertAlmostEqual(trim[0] - bleed[0], 72 * 3 / 25.4, delta=0.01)
                self.assertNotIn("/Annots", page)

    def test_press_files_name_their_standard_and_condition(self):
        for path, standard, _ in self.each(["x-1a", "x-4"]):
            pdf = Pdf(path)
            info = pdf.get(pdf.trailer["/Info"])
            intent = pdf.get(pdf.get(pdf.catalog["/OutputIntents"])[0])
            self.assertEqual(info["/Trapped"], "/False")
            self.assertEqual(intent["/S"], "/GTS_PDFX")
            self.assertIn("/OutputConditionIdentifier", intent)
            if standard == "x-1a":
                self.assertEqual(text_of(info["/GTS_PDFXVersion"]), "PDF/X-1a:2003")
            else:
                self.assertIn("<pdfxid:GTS_PDFXVersion>PDF/X-4<",
                              run("pdfinfo", "-meta", path).decode())
                self.assertEqual(pdf.get(intent["/DestOutputProfile"])["/N"], 4)

    def test_x_1a_has_no_rgb(self):
        for path, _, _ in self.each(["x-1a"]):
            content = uncompressed(path)
            self.assertNotRegex(content, rb"\n[\d. ]+ (rg|RG|g|G)\n")
            self.assertNotIn(b"/DeviceRGB", content)
            self.assertNotIn(b"/ICCBased", content)

    def test_gray_documents_take_black_ink_alone(self):
        for name in ("A_RES_62_165", "report"):
            for standard in ("x-1a", "x-4", "a-2a"):
                said = run("gs", "-q", "-dSAFER", "-o", "-", "-sDEVICE=inkcov",
                           self.path(name, standard)).decode()
                for line in said.strip().split("\n"):
                    cyan, magenta, yellow, black = map(float, line.split()[:4])
                    self.assertEqual((cyan, magenta, yellow), (0, 0, 0))
                    self.assertGreater(black, 0)

    def test_ghostscript_separates_the_inks(self):
        path = self.path("A_RES_62_165", "x-1a", True)
        out = os.path.join(self.folder, "plates")
        os.makedirs(out, exist_ok=True)
        run("gs", "-q", "-dSAFER", "-sDEVICE=tiffsep1", "-r36", "-dLastPage=1",
            "-o", os.path.join(out, "p.tif"), path, stderr=subprocess.DEVNULL)
        plates = sorted(os.path.basename(plate) for plate in glob.glob(os.path.join(out, "p*(*")))
        self.assertIn("p(PANTONE 185 C).tif", plates)
        content = uncompressed(path)
        self.assertIn(b"/Separation /All", re.sub(rb"\s+", b" ", content))
        self.assertIn(b"/OverOn gs", content)

    def test_black_text_overprints_what_is_under_it(self):
        style = os.path.join(self.folder, "under.css")
        with open(style, "w", encoding="utf-8") as file:
            file.write(".masthead { background-color: device-cmyk(0.2 0 0 0) }")
        out = os.path.join(self.folder, "under.pdf")
        code, said = plenary(SAMPLE, out, "--pdf=x-1a", f"--date={DATE}", f"--style={style}")
        self.assertEqual(code, 0, said)
        run("gs", "-q", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none", "-r72", "-dLastPage=1",
            "-o", os.path.join(self.folder, "under.tif"), out, stderr=subprocess.DEVNULL)
        box = (60, 70, 540, 180)  # in the masthead, with all its words
        cyan, black = (plate(os.path.join(self.folder, f"under({ink}).tif"), box)
                       for ink in ("Cyan", "Black"))
        self.assertEqual(cyan, {204})  # as if there were no text on it
        self.assertIn(0, black)

    def test_ghostscript_sees_no_transparency_in_x_1a(self):
        look = lambda path: run("gs", "-q", "-dSAFER", "-dNODISPLAY", "-dPDFINFO", path,
                                stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT).decode()
        for path, _, name in self.each(["x-1a"]):
            if name in ("A_RES_62_165", "report"):
                self.assertIn("Page 1 ", look(path))
                self.assertNotIn("ransparen", look(path))
        seen = os.path.join(self.folder, "seen.pdf")  # and it does see some
        with open(seen, "wb") as file:
            file.write(re.sub(rb"/OPM 1\b", b"/OPM 1 /ca .5",
                              uncompressed(self.path("A_RES_62_165", "x-1a"))))
        self.assertIn("ransparen", look(seen))

    # --- attachments ---------------------------------------------------------------------------

    def test_the_source_and_its_xml_are_attached(self):
        grammar = os.path.join(SOURCE, "tests", "documents", "akoma_ntoso.rng")
        for path, _, name in self.each(["a-3a"], [False]):
            out = tempfile.mkdtemp(dir=self.folder)
            run("pdfdetach", "-saveall", "-o", out, path)
            with open(os.path.join(out, name + ".txt"), "rb") as file:
                attached = file.read()
            with open(text_file(name), "rb") as file:
                self.assertEqual(attached, file.read())
            run("xmllint", "--noout", "--relaxng", grammar, os.path.join(out, name + ".akn.xml"),
                stderr=subprocess.PIPE)
            pdf = Pdf(path)
            relations = [pdf.get(file)["/AFRelationship"] for file in pdf.get(pdf.catalog["/AF"])]
            self.assertEqual(sorted(relations), ["/Alternative", "/Source"])

    # --- sheets --------------------------------------------------------------------------------

    def test_imposed_files_claim_what_they_can(self):
        out = os.path.join(self.folder, "booklet.pdf")
        code, said = plenary(SAMPLE, out, "--impose=booklet")
        self.assertEqual(code, 0)
        self.assertIn("PDF014", said)
        pdf = Pdf(out)
        self.assertNotIn("/StructTreeRoot", pdf.catalog)
        self.assertIn("<pdfaid:conformance>B<", run("pdfinfo", "-meta", out).decode())
        self.assertEqual(len(pdf.pages()), 2)
        code, said = plenary(SAMPLE, out, "--impose=booklet", "--pdf=a-2a")
        self.assertEqual(code, 6)
        self.assertIn("PDF013", said)

    # --- the command ---------------------------------------------------------------------------

    def test_wrong_wishes_are_refused(self):
        out = os.path.join(self.folder, "no.pdf")
        for options, code, identifier in (
                (["--pdf=a-9"], 1, "USE"), (["--date=yesterday"], 1, "USE"),
                (["--date=2008-13-01"], 1, "USE"), (["--impose=3up"], 1, "USE"),
                (["--pdf=x-1a"], 6, "PDF012"), (["--pdf=x-4", "--date=now"], 6, "PDF011"),
                (["--pdf=a-2a", "--attach-source"], 6, "PDF017"),
                (["--output-profile=/etc/passwd"], 6, "PDF010"),
                (["--output-profile=/nonexistent"], 8, "FILE001")):
            with self.subTest(options=options):
                found, said = plenary(SAMPLE, out, *options)
                self.assertEqual(found, code, said)
                self.assertIn(identifier, said)
                self.assertFalse(os.path.exists(out))

    def test_dates_come_from_option_or_environment(self):
        out = os.path.join(self.folder, "date.pdf")
        dated = lambda *options, **more: (plenary(SAMPLE, out, *options, **more),
                                          run("pdfinfo", "-rawdates", out).decode())[1]
        self.assertNotIn("CreationDate", dated())
        self.assertRegex(dated("--date=2008-03-05T12:00:00Z"), r"CreationDate: +D:20080305120000Z")
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1204718400", TZ="Asia/Tokyo")
        self.assertRegex(dated(env=environment), r"CreationDate: +D:20080305120000Z")
        self.assertRegex(dated("--date=2001-01-01", env=environment), r"CreationDate: +D:20010101")
        environment["SOURCE_DATE_EPOCH"] = "soon"
        self.assertEqual(plenary(SAMPLE, out, env=environment)[0], 1)

    def test_bytes_depend_on_nothing_around(self):
        for standard in STANDARDS:
            sums = set()
            for jobs, zone, locale in ((1, "UTC", "C"), (2, "Pacific/Auckland", "C.UTF-8"),
                                       (4, "America/New_York", "POSIX")):
                folder = tempfile.mkdtemp(dir=self.folder)
                shutil.copy(SAMPLE, os.path.join(folder, "source.txt"))
                shutil.copy(self.style, os.path.join(folder, "own.css"))
                environment = dict(os.environ, TZ=zone, LC_ALL=locale, HOME=folder)
                options = [*STANDARDS[standard][0], "--style=own.css", f"--jobs={jobs}"]
                if standard == "x-1a":
                    options.append(f"--output-profile={PRESS_PROFILE}")
                run(PLENARY, "source.txt", "-o", "out.pdf", *options, cwd=folder, env=environment,
                    stderr=subprocess.PIPE)
                with open(os.path.join(folder, "out.pdf"), "rb") as file:
                    sums.add(hashlib.sha256(file.read()).hexdigest())
            self.assertEqual(len(sums), 1, standard)

    def test_threads_leave_no_trace_in_a_long_file(self):
        text = os.path.join(self.folder, "long.txt")
        with open(text, "wb") as file:
            file.write(run(sys.executable, os.path.join(SOURCE, "tests", "bench", "make_report.py"),
                           "--pages=120", "--notes=360"))
        for standard in ("a-2a", "a-1b", "x-1a"):
            sums = set()
            for jobs in (1, 2, 3, 8):
                out = os.path.join(self.folder, "long.pdf")
                code, said = plenary(text, out, "--quiet", f"--jobs={jobs}", f"--date={DATE}",
                                     f"--pdf={standard}")
                self.assertEqual(code, 0, said)
                with open(out, "rb") as file:
                    sums.add(hashlib.sha256(file.read()).hexdigest())
            self.assertEqual(len(sums), 1, standard)

    def test_a_style_sheet_names_the_profile_of_the_press(self):
        style = os.path.join(self.folder, "profile.css")
        shutil.copy(PRESS_PROFILE, os.path.join(self.folder, "press.icc"))
        with open(style, "w", encoding="utf-8") as file:
            file.write("@color-profile device-cmyk { src: url(press.icc) }")
        out = os.path.join(self.folder, "profile.pdf")
        code, said = plenary(SAMPLE, out, f"--style={style}", "--pdf=x-4", f"--date={DATE}")
        self.assertEqual(code, 0, said)
        pdf = Pdf(out)
        intent = pdf.get(pdf.get(pdf.catalog["/OutputIntents"])[0])
        self.assertEqual(pdf.get(intent["/DestOutputProfile"])["/N"], 4)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
