#!/usr/bin/env python3
"""What the report proposes: each hint in it is accepted, and overrides the decision that it stands with.

    hints.py PLENARY SOURCE_FOLDER [unittest's arguments]
"""

import collections
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from workspace import CommandTest, PLENARY, SOURCE, main

sys.path.insert(0, os.path.join(SOURCE, "tests", "documents"))
import recovery  # noqa: E402

DOCUMENTS = ["annex", "arabic", "columns", "crlf_bom", "feet_apart", "layout_mode", "masthead", "old_calls",
             "raised", "report", "running_heads", "stars_apart"]
LABELLED = ["ar_held_indic_old", "en_spaced_calls", "en_tables", "es_held_nota_cuadro", "fr_letter",
            "zh_report"]

# Decisions on which no other one rests: a hint changes them alone. (A preamble rests on its organ, the notes
# on their rule, loose calls on those before.)
ALONE = {"preambular", "operative-number", "paragraph-number", "plain-text", "subhead", "numbered-heading",
         "call-next", "call-in-form", "meeting", "vote", "subtitle"}


def run(path, hints, folder):
    """The decisions of a document under hints, and what was told."""
    side = os.path.join(folder, "h.hints")
    report = os.path.join(folder, "r.jsonl")
    with open(side, "w", encoding="utf-8") as file:
        file.write(hints)
    done = subprocess.run([PLENARY, path, "--hints=" + side, "--report=" + report, "--dump=document",
                           "--output=" + os.path.join(folder, "dump")],
                          capture_output=True, text=True)
    with open(report, encoding="utf-8") as file:
        return [json.loads(line) for line in file], done.stderr


def key(decision):
    return decision["line"], decision["column"], decision["rule"]


def keys(report):
    return collections.Counter(map(key, report))


def try_document(path):
    """What is wrong with the hints proposed for a document, and how many there are."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        report, _ = run(path, "", folder)
        before = keys(report)
        proposed = [decision for decision in report if "hint" in decision]
        for decision in proposed:
            now, told = run(path, decision["hint"] + "\n", folder)
            after = keys(now)
            changed = (before - after) + (after - before)
            if "READ016" in told or "READ017" in told:
                faults.append((path, decision["hint"], told))
            if after[key(decision)] >= before[key(decision)]:
                faults.append((path, decision["hint"], "the decision stays"))
            if decision["rule"] in ALONE and any(place[0] != decision["line"] for place in changed):
                faults.append((path, decision["hint"], f"it changes {changed}"))
    return faults, len(proposed)


class Proposals(CommandTest):
    def test_each_hint_is_accepted_and_overrides_its_decision(self):
        paths = [os.path.join(SOURCE, "tests", "documents", "text", name + ".txt") for name in DOCUMENTS]
        for name in LABELLED:
            labelled = recovery.Labelled(os.path.join(SOURCE, "tests", "documents", "recovery", name + ".labels"))
            self.write(name + ".txt", labelled.text())
            paths.append(self.path(name + ".txt"))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(try_document, paths))
        self.assertEqual([fault for faults, _ in results for fault in faults], [])
        self.assertGreater(sum(count for _, count in results), 250)

    def test_all_of_a_kind_together(self):
        """The hints of all paragraphs, pasted at once, change these decisions and no others."""
        path = os.path.join(SOURCE, "tests", "documents", "text", "report.txt")
        report, _ = run(path, "", self.folder)
        chosen = [decision for decision in report if decision["rule"] in ("paragraph-number", "subhead")]
        now, told = run(path, "".join(decision["hint"] + "\n" for decision in chosen), self.folder)
        self.assertNotRegex(told, "READ01[67]")
        changed = (keys(report) - keys(now)) + (keys(now) - keys(report))
        self.assertEqual({place[0] for place in changed}, {decision["line"] for decision in chosen})
        self.assertGreater(len(chosen), 2)

    def test_a_decision_by_a_hint_has_none(self):
        shutil.copy(os.path.join(SOURCE, "tests", "documents", "text", "annex.txt"), self.folder)
        path = os.path.join(self.folder, "annex.txt")
        now, _ = run(path, "18 plain | Preamble\n", self.folder)
        self.assertNotIn("hint", next(decision for decision in now if decision["rule"] == "hint-role"))


class Draft(CommandTest):
    def test_a_report_as_a_draft_of_hints(self):
        """It says nothing as it is; without its number signs each line is a hint."""
        shutil.copy(os.path.join(SOURCE, "tests", "documents", "text", "annex.txt"),
                    os.path.join(self.folder, "a.txt"))
        self.expect_success("a.txt", "--report=draft.txt", "--dump=document", "--output=dump")
        draft = self.read("draft.txt").decode()
        self.assertIn("# 18:1: a subheading (subhead, 80): short text without a mark stands above a "
                      "paragraph\n#18 plain | Preamble\n", draft)
        self.assertEqual(draft.split("\n")[0], '# "a.txt"')
        path = os.path.join(self.folder, "a.txt")
        plain, _ = run(path, "", self.folder)
        same, told = run(path, draft, self.folder)
        self.assertEqual((same, told.count("READ01")), (plain, 0))
        report, _ = run(path, "", self.folder)
        hints = re.findall(r"^#(\d.*)$", draft, re.M)
        self.assertEqual(hints, [decision["hint"] for decision in report if "hint" in decision])


if __name__ == "__main__":
    main()
