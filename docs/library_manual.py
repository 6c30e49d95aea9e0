#!/usr/bin/env python3
"""Writes libplenary(3) from the comments of output/plenary.h.

    library_manual.py plenary.h libplenary.3

A heading of the header (/* ---- runs ---- */) begins a section, a comment tells of the declarations
up to the next blank line. What the header's first comment says becomes the description.
"""

import re
import sys
import textwrap

HEAD = """.Dd November 24, 2026
.Dt LIBPLENARY 3
.Os
.Sh NAME
.Nm libplenary
.Nd typeset documents from a program
.Sh LIBRARY
libplenary (-lplenary);
.Li pkg-config --cflags --libs plenary
.Sh SYNOPSIS
.In plenary.h
.Sh DESCRIPTION
"""

TAIL = """.Sh EXAMPLES
A file to a PDF, with its messages:
.Bd -literal -offset indent
plenary_run *run = plenary_run_new();
int exit_code = plenary_typeset(run, "a.txt", "a.pdf");
fputs(plenary_messages(run, 0), stderr);
plenary_run_free(run);
.Ed
.Pp
More stand in
.Pa examples/c
and
.Pa examples/python
of the sources.
.Sh SEE ALSO
.Xr plenary 1 ,
.Xr plenary-style 5
"""


def escape(text):
    """Text in which nothing is a request or an escape of roff."""
    text = text.replace("\\", "\\e")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def words_of(comment):
    """A comment's paragraphs, without its stars."""
    body = comment.strip().removeprefix("/*").removesuffix("*/")
    lines = [re.sub(r"^\s*\* ?", "", line).rstrip() for line in body.split("\n")]
    return [" ".join(part.split()) for part in "\n".join(lines).strip().split("\n\n")]


def sentences(paragraph):
    """mdoc wants each sentence on a line of its own."""
    return re.sub(r"(?<=[A-Za-z0-9)\"”][.:]) (?=[A-Z“\"])", "\n", paragraph)


def put_paragraphs(out, paragraphs):
    for i, paragraph in enumerate(paragraphs):
        if i:
            out.append(".Pp")
        for sentence in sentences(paragraph).split("\n"):
            out.append(escape("\n".join(textwrap.wrap(sentence, 78, break_long_words=False,
                                                      break_on_hyphens=False))))


def blocks_of(header):
    """(comment, declarations) in order; a heading has no declarations."""
    body = header[header.index('extern "C" {'):header.rindex("#ifdef __cplusplus")]
    body = body[body.index("typedef struct plenary_run"):]
    for block in re.split(r"\n\n+", body):
        match = re.match(r"/\*.*?\*/", block, re.S)
        comment = match.group() if match else ""
        yield comment, block[match.end() if match else 0:].strip("\n")


def wrap_declaration(text):
    """A declaration whose parameters are parted anew where it is wider than a page of the manual."""
    text = re.sub(r"\n {8,}(?=\S)", " ", text)
    lines = []
    for line in text.split("\n"):
        commented = re.fullmatch(r"( *)(\S.*?) *(/\*.*\*/)", line)
        if len(line) <= 72:
            lines.append(line)
        elif commented:  # the comment goes above what it is about
            indent, declared, comment = commented.groups()
            lines += [indent + comment, indent + declared]
        else:
            lines += textwrap.wrap(line, 72, subsequent_indent="    ")
    return "\n".join(lines)


def put_declarations(out, declarations):
    out.append(".Bd -literal")
    text = wrap_declaration(declarations.replace("PLENARY_API ", "").rstrip())
    out.append(escape(text))
    out.append(".Ed")


def manual(header):
    out = []
    first = re.match(r"/\*.*?\*/", header, re.S).group()
    paragraphs = words_of(first)
    paragraphs[0] = paragraphs[0].partition(": ")[2] or paragraphs[0]
    put_paragraphs(out, paragraphs[1:])
    for comment, declarations in blocks_of(header):
        heading = re.fullmatch(r"/\* ---- (.*) ---- \*/", comment.strip())
        if heading:
            title = heading.group(1)
            out.append(f".Ss {title[0].upper()}{title[1:]}")
        elif declarations:
            put_declarations(out, declarations)
            if comment:
                put_paragraphs(out, words_of(comment))
    return HEAD + "\n".join(out) + "\n" + TAIL


def main(source, target):
    with open(source, encoding="utf-8") as file:
        text = manual(file.read())
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
