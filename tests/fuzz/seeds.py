#!/usr/bin/env python3
"""Writes the examples of Markdown as files, one each: seeds.py EXAMPLES FOLDER."""

import os
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    for i, line in enumerate(file):
        source, arrow, _ = line.rpartition(" ⇒ ")
        if arrow:
            path = os.path.join(sys.argv[2], f"example-{i:04}.md")
            with open(path, "w", encoding="utf-8") as out:
                out.write(source.replace("⏎", "\n").replace("⇥", "\t") + "\n")
