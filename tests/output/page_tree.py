#!/usr/bin/env python3
"""Walks the page tree of a PDF, as qpdf's JSON shows it, and checks that kids name their parents and
that counts are right. Prints the tree's size, or what is wrong.

    page_tree.py FILE
"""

import json
import subprocess
import sys

text = subprocess.run(["qpdf", "--json=1", "--json-key=objects", sys.argv[1]],
                      capture_output=True, check=True).stdout
objects = json.loads(text)["objects"]
most_kids = 0


def walk(reference, parent, depth):
    """Returns how many pages a node holds, and the depth below it."""
    global most_kids
    node = objects[reference]
    if node.get("/Parent") != parent:
        sys.exit(f"{reference} names the parent {node.get('/Parent')}, not {parent}")
    if node["/Type"] == "/Page":
        return 1, depth
    most_kids = max(most_kids, len(node["/Kids"]))
    kids = [walk(kid, reference, depth + 1) for kid in node["/Kids"]]
    count = sum(pages for pages, _ in kids)
    if count != node["/Count"]:
        sys.exit(f"{reference} counts {node['/Count']} pages, not {count}")
    return count, max((depth for _, depth in kids), default=depth)


pages, depth = walk(objects[objects["trailer"]["/Root"]]["/Pages"], None, 0)
print(f"{pages} pages, depth {depth}, at most {most_kids} kids")
