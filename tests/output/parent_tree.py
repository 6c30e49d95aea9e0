#!/usr/bin/env python3
"""Walks the structure tree and the parent tree of a PDF, as qpdf's JSON shows them, and checks that
they agree: every marked-content sequence and annotation that an element holds leads back to that
element, and nothing else is in the parent tree. Prints the tree's size, or what is wrong.

    parent_tree.py FILE
"""

import json
import subprocess
import sys

text = subprocess.run(["qpdf", "--json=1", "--json-key=objects", sys.argv[1]],
                      capture_output=True, check=True).stdout
objects = json.loads(text)["objects"]
nodes = []


def value(thing):
    return objects[thing] if isinstance(thing, str) and thing.endswith(" R") else thing


def walk_tree(node, depth, entries):
    """Adds the entries of a number tree; returns its depth. Limits must be right."""
    node = value(node)
    keys = []
    below = 0
    for kid in node.get("/Kids", []):
        first = len(entries)
        below = max(below, walk_tree(kid, depth + 1, entries))
        keys += [key for key, _ in entries[first:]]
    pairs = node.get("/Nums", [])
    nodes.append(max(len(pairs) // 2, len(node.get("/Kids", []))))
    for i in range(0, len(pairs), 2):
        keys.append(pairs[i])
        entries.append((pairs[i], pairs[i + 1]))
    if depth > 1 and node["/Limits"] != [keys[0], keys[-1]]:
        sys.exit(f"limits {node['/Limits']} of {keys[0]} to {keys[-1]}")
    if depth == 1 and "/Limits" in node:
        sys.exit("the root has limits")
    return below + 1


def kids_of(element):
    kids = element.get("/K", [])
    return kids if isinstance(kids, list) else [kids]


def check_element(reference, found):
    """Collects what an element and those in it hold, as (key, identifier or None, element)."""
    waiting = [reference]
    while waiting:
        reference = waiting.pop()
        element = value(reference)
        for kid in kids_of(element):
            entry = value(kid)
            if isinstance(kid, int):
                found.add((value(element["/Pg"])["/StructParents"], kid, reference))
            elif entry.get("/Type") == "/MCR":
                found.add((value(entry["/Pg"])["/StructParents"], entry["/MCID"], reference))
            elif entry.get("/Type") == "/OBJR":
                found.add((value(entry["/Obj"])["/StructParent"], None, reference))
            else:
                if value(entry["/P"]) is not element:
                    sys.exit(f"{kid} has another parent than {reference}")
                waiting.append(kid)


root = value(value(objects["trailer"]["/Root"])["/StructTreeRoot"])
entries = []
depth = walk_tree(root["/ParentTree"], 1, entries)
keys = [key for key, _ in entries]
if keys != sorted(set(keys)) or (keys and keys[-1] >= root["/ParentTreeNextKey"]):
    sys.exit("keys are out of order")
expected = set()
pages = 0
for key, entry in entries:
    if isinstance(entry, list):
        pages += 1
        expected |= {(key, i, element) for i, element in enumerate(entry)}
    else:
        expected.add((key, None, entry))
for thing in objects.values():
    if isinstance(thing, dict) and thing.get("/StructParents", keys[0]) not in keys:
        sys.exit(f"a page has the key {thing['/StructParents']}, which is nowhere")
found = set()
for top in kids_of(root):
    check_element(top, found)
if found != expected:
    sys.exit(f"only in the tree: {sorted(found - expected, key=str)[:5]}, "
             f"only in the parent tree: {sorted(expected - found, key=str)[:5]}")
print(f"{len(keys)} keys, {pages} of pages, largest node {max(nodes)} entries, depth {depth}")
