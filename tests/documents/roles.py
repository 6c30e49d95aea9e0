#!/usr/bin/env python3
"""Every role of a United Nations document has a rule in the house's sheets, or one of the element or the
division that it stands in: roles.py SOURCE_FOLDER"""

import glob
import os
import re
import sys

# Roles whose looks are those of what they are or stand in.
INHERITED = {
    "meeting": ".adopted", "adoption-date": ".adopted",
    "signed": ".signature", "function": ".signature",
    "paragraphs": ".contents-entry", "table-label": "caption", "table-caption": "caption",
    "draft-label": "h2", "decision": "section", "document": "section",
}

def roles(header):
    with open(header, encoding="utf-8") as file:
        text = file.read()
    table = text[text.index("Roles ("):text.index("Numbers of paragraphs")]
    return set(re.findall(r"\b(?:p|h[1-6]|div|section|nav|ul|ol|li|aside|span|em|tr|header)"
                          r"\.([a-z-]+)", table))


def sheets(folder):
    names = glob.glob(os.path.join(folder, "un-*.css")) + [os.path.join(folder, "base.css")]
    text = ""
    for name in names:
        with open(name, encoding="utf-8") as file:
            text += re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    return text


def has_rule(css, role):
    return re.search(rf"\.{role}(?![a-z-])", css) is not None


def main(source):
    css = sheets(os.path.join(source, "styles"))
    found = roles(os.path.join(source, "input", "document.h"))
    missing = []
    for role in sorted(found):
        like = INHERITED.get(role, "")
        if has_rule(css, role):
            continue
        if not like or (like.startswith(".") and not has_rule(css, like[1:])):
            missing.append(role)
    print(f"{len(found)} roles")
    if missing:
        print("no rule in the sheets for: " + ", ".join(missing))
    return bool(missing) or len(found) < 40


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
