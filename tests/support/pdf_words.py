"""The words of a PDF and where they stand, by pdftotext."""

import collections
import html
import re
import subprocess

# page counts from 1; places in points from the top left corner of the page
Word = collections.namedtuple("Word", "page left top right bottom text")

Page = collections.namedtuple("Page", "number width height words")

NUMBER = '"(-?[0-9.]+)"'
PAGE = re.compile(f"<page width={NUMBER} height={NUMBER}>")
WORD = re.compile(f"<word xMin={NUMBER} yMin={NUMBER} xMax={NUMBER} yMax={NUMBER}>(.*)</word>")


def pages_of(pdf, first=1, last=None, timeout=120):
    """The pages of a PDF, or those from the first to the last named, their words in the order of the file."""
    span = ["-f", str(first)] + (["-l", str(last)] if last else [])
    listing = subprocess.run(["pdftotext", "-bbox", *span, pdf, "-"], check=True, timeout=timeout,
                             stdout=subprocess.PIPE).stdout.decode()
    pages = []
    for line in listing.split("\n"):
        page = PAGE.search(line)
        word = WORD.search(line)
        if page:
            pages.append(Page(first + len(pages), float(page[1]), float(page[2]), []))
        elif word:
            place = (float(word[i]) for i in range(1, 5))
            pages[-1].words.append(Word(pages[-1].number, *place, html.unescape(word[5])))
    return pages


def words_of(pdf, first=1, last=None, timeout=120):
    """The words of all these pages."""
    return [word for page in pages_of(pdf, first, last, timeout) for word in page.words]
