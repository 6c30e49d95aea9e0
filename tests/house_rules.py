#!/usr/bin/env python3
"""The house rules of CONTRIBUTING.md that a machine can check, one finding a line:
file:line: what is wrong.

    house_rules.py SOURCE_FOLDER [--findings-tested]     rules for the sources
    house_rules.py SOURCE_FOLDER --format CLANG_FORMAT   all C files are formatted
    house_rules.py SOURCE_FOLDER --headers COMPILER …    every header compiles alone

Exits with 1 if a rule is broken. Notices do not count, unless --findings-tested makes errors of
those about findings that no test names.
"""

import os
import re
import subprocess
import sys

FLOORS = ["base", "input", "styles", "fonts", "layout", "output", "cli"]

# Who may use which foreign header; a path ending in .c is one file, else a room's .c files.
FOREIGN = [
    (r"hb(-\w+)?\.h", ["fonts"]),
    (r"ft2build\.h|freetype/.*", ["fonts"]),
    (r"fontconfig/.*", ["fonts"]),
    (r"unicode/.*", ["layout", "input/clean_text.c", "input/encoding.c", "input/first_letter.c"]),
    (r"fribidi.*\.h", ["layout"]),
    (r"hyphen\.h", ["layout"]),
    (r"libdeflate\.h", ["output"]),
    (r"png\.h", ["input/image_png.c"]),
    (r"cmark-gfm.*\.h", ["input"]),
    (r"lcms2\.h", ["output/color_convert.c"]),
    (r"hpdf.*\.h", ["output"]),  # and there in one file
    (r"jpeglib\.h", ["input/image_jpeg_decode.c"]),
    (r"qpdf/qpdf-c\.h", ["output/check_reader.c"]),
    (r"cairo.*\.h|librsvg/.*", ["input/image_svg.c"]),
    (r"dlfcn\.h", ["base/late_library.c"]),
    (r"xxhash\.h", ["base/hash.c"]),
    (r"sanitizer/.*", ["base/arena.c"]),
    (r"pthread\.h", ["base/tasks.c"]),
    (r"getopt\.h", ["cli/options.c"]),
    (r"check\.h", ["tests"]),
]

# No rooms of the program: they may look into all of them.
OUTSIDE = {"tests", "docs", "examples"}

# Headers in which a room's own files share foreign types; no other room may include them.
PRIVATE_HEADERS = {
    "fonts/face_handles.h",
    "input/markdown_parts.h",
    "input/markdown_literal.h",
    "input/markdown_tree.h",
}

# Made by the build.
GENERATED_HEADERS = {"styles/embedded.h", "base/explanations_text.h"}

# The C library and POSIX, for everyone.
SYSTEM = re.compile(
    r"(assert|ctype|errno|inttypes|limits|locale|math|setjmp|signal|stdalign|stdarg|stdatomic|"
    r"stdbool|stddef|stdint|stdio|stdlib|string|time|dirent|fcntl|unistd|fnmatch|spawn|strings|poll|"
    r"sys/(ioctl|mman|prctl|resource|signalfd|stat|time|types|wait))\.h"
)

# A variable that must be, by file: why.
STATE = {
    "input/markdown_tree.c": ("opened", "cmark's allocator is given no context; it is a thread's own"),
}

# Files over 500 lines, each with the reason why it is still one room.
LONG_FILES = {
    "output/tags.c": "the elements and the tables beside them are written from what one struct keeps",
    "tests/base/file.c": "reading and writing share the folder that each test works in",
}

FILE_LINES = 500
FILE_LINES_EVER = 1000
FUNCTION_LINES = 60
PARAMETERS = 5

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "stuff"}
CODE = (".c", ".h", ".py", ".sh", ".css", ".cmake", ".txt", ".in")

broken = 0


def tell(path, line, what):
    global broken
    broken += 1
    print(f"{path}:{line}: {what}")


def notice(path, line, what):
    print(f"{path}:{line}: notice: {what}")


# ---- reading ------------------------------------------------------------------------------------


def files_below(root):
    """All files of the repository that people write, relative to root."""
    found = []
    for folder, folders, names in os.walk(root):
        here = os.path.relpath(folder, root)
        folders[:] = sorted(
            name for name in folders
            if name not in (".git", ".cache", "__pycache__")
            and not (here == "." and name.startswith("build"))
        )
        found += [os.path.normpath(os.path.join(here, name)) for name in sorted(names)]
    return found


TOKENS = re.compile(
    r"(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<literal>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')",
    re.DOTALL,
)


def blank(text, kinds):
    """The C text with its comments or literals replaced by spaces, line ends kept."""
    def spaces(match):
        if match.lastgroup not in kinds:
            return match.group()
        return re.sub(r"[^\n]", " ", match.group())
    return TOKENS.sub(spaces, text)


class CFile:
    def __init__(self, root, path):
        self.path = path
        self.room = path.split(os.sep)[0]
        with open(os.path.join(root, path), encoding="utf-8") as file:
            self.text = file.read()
        self.lines = self.text.split("\n")
        # without comments; and without literals and preprocessor lines too
        self.code = blank(self.text, {"comment"})
        bare = blank(self.text, {"comment", "literal"})
        self.bare = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*",
                           lambda match: re.sub(r"[^\n]", " ", match.group()), bare, flags=re.M)
        self.bare_lines = self.bare.split("\n")
        self.is_header = path.endswith(".h")

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1


# ---- includes -----------------------------------------------------------------------------------


def check_own_include(file, line, header, known):
    parts = header.split("/")
    if len(parts) < 2:
        tell(file.path, line, f'"{header}" needs its room: "{file.room}/{header}"')
        return
    if header not in known and header not in GENERATED_HEADERS:
        tell(file.path, line, f'there is no "{header}"')
        return
    if header in PRIVATE_HEADERS and parts[0] not in file.path.split(os.sep)[:2]:
        tell(file.path, line, f'"{header}" is private to {parts[0]}')
    if file.room in OUTSIDE:
        return
    if parts[0] not in FLOORS:
        tell(file.path, line, f'"{header}" is no room of the program')
    elif file.room == "cli":
        if parts[0] not in ("cli", "base") and header != "output/plenary.h":
            tell(file.path, line, 'of the rooms above base the command uses "output/plenary.h" '
                 f'only, not "{header}"')
    elif FLOORS.index(parts[0]) > FLOORS.index(file.room):
        tell(file.path, line, f'{file.room} stands below {parts[0]} and may not use "{header}"')


def check_foreign_include(file, line, header, hpdf_users):
    if file.room == "examples":
        return
    for pattern, places in FOREIGN:
        if not re.fullmatch(pattern, header):
            continue
        if file.room == "tests":
            return
        is_private = not file.is_header or file.path in PRIVATE_HEADERS
        if not is_private or not (file.room in places or file.path in places):
            tell(file.path, line, f"<{header}> belongs into {', '.join(places)} (.c files)")
        if header.startswith("hpdf"):
            hpdf_users.add(file.path)
        return
    if not SYSTEM.fullmatch(header):
        tell(file.path, line, f"<{header}> is not a header that this house uses")


def check_includes(files):
    known = {file.path for file in files}
    hpdf_users = set()
    for file in files:
        for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', file.code,
                                 re.M):
            line = file.line_of(match.start())
            if match.group(1) == '"':
                check_own_include(file, line, match.group(2), known)
            else:
                check_foreign_include(file, line, match.group(2), hpdf_users)
    if len(hpdf_users) > 1:
        for path in sorted(hpdf_users):
            tell(path, 1, "libharu's headers are wanted in one file only")


# ---- headers ------------------------------------------------------------------------------------


def guard_of(path):
    """What the guard must match: PLENARY_ROOM_FILE_H; a test's may leave parts of its path out."""
    if path == "output/plenary.h":
        return "PLENARY_H"
    if path.startswith("tests" + os.sep):
        return r"PLENARY_TESTS_\w+_H"
    return "PLENARY_" + re.sub(r"\W", "_", os.path.splitext(path)[0]).upper() + "_H"


def check_guard(file):
    guard = guard_of(file.path)
    match = re.search(r"^#ifndef (\w+)\n#define (\w+)$", file.text, re.M)
    if not match or not re.fullmatch(guard, match.group(1)) or match.group(2) != match.group(1):
        tell(file.path, 1, f"its guard is to be {guard}")
    elif file.code[:match.start()].strip():
        tell(file.path, 1, "something stands before the guard")
    if not file.text.startswith("/* "):
        tell(file.path, 1, "a header's first line says what it is")


ATTRIBUTE = re.compile(r"__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)")


def declarations(file):
    """Where functions are declared at file scope: (line, name)."""
    depth = 0
    statement = ""
    begin = 0
    for number, line in enumerate(file.bare_lines, 1):
        if depth == 0 and not statement.strip():
            begin = number
        for letter in line + "\n":
            if letter == "{":
                depth += 1
            elif letter == "}":
                depth -= 1
            if depth == 0 and letter in ";{}" or letter == "{" and depth == 1:
                text = ATTRIBUTE.sub("", statement)
                match = re.match(r'\s*(?!typedef)[\w\s*"]*?\b(\w+)\s*\([^()]*(\([^()]*\)[^()]*)*\)\s*$',
                                 text)
                if match and letter != "}":
                    yield begin, match.group(1)
                statement = ""
                begin = number
            elif depth == 0:
                statement += letter
                if not statement.strip():
                    begin = number
        if depth == 0 and not statement.strip():
            statement = ""


def has_comment(file, line):
    """Whether a comment ends above a line before the group of lines that it stands in begins. An
    inline function continues the group of the one above it."""
    for above in range(line - 1, 1, -1):
        text = file.lines[above - 1].rstrip()
        if text.endswith("*/"):
            return True
        if not text and file.lines[above - 2] != "}":
            return False
    return False


def check_comments(file):
    """A function of a header has a comment above it, or above the group of lines it stands in."""
    for line, name in declarations(file):
        if not has_comment(file, line):
            tell(file.path, line, f"no comment says what {name} does")


# ---- functions and variables --------------------------------------------------------------------


def comment_above(file, line):
    """The comment that ends right above a line, or nothing."""
    end = line - 1
    if end < 1 or not file.lines[end - 1].rstrip().endswith("*/"):
        return ""
    begin = end
    while begin > 1 and not file.lines[begin - 1].lstrip().startswith("/*"):
        begin -= 1
    return "\n".join(file.lines[begin - 1:end])


def check_functions(file):
    """Definitions, as clang-format lays them out: braces in the first column."""
    lines = file.bare_lines
    begin = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            begin = number
            head = number - 1
            while head > 1 and re.search(r"[^\s;}]\s*$", lines[head - 2]):
                head -= 1
        elif line.rstrip() == "}" and begin is not None:
            length = number - head + 1
            reason = re.match(r"/\* Long because\b", comment_above(file, head))
            if length > FUNCTION_LINES and not reason:
                tell(file.path, head, f"the function has {length} lines; over {FUNCTION_LINES} "
                     'needs a comment that begins "Long because"')
            signature = " ".join(lines[head - 1:begin - 1])
            count = signature.count(",") + 1
            if count > PARAMETERS and "(" in signature:
                notice(file.path, head, f"the function has {count} parameters")
            begin = None


def is_constant(declaration):
    """Whether the object that a declaration makes cannot be written: the last pointer is const, or,
    without pointers, the type is."""
    head = declaration.split("=")[0]
    head = re.sub(r"\[[^\]]*\]", "", head)
    if "(*" in head.replace(" ", ""):
        return re.search(r"\(\s*\*\s*const\b", head) is not None
    if "*" in head:
        return re.search(r"\*\s*const\b[^*]*$", head) is not None
    return re.search(r"\bconst\b", head) is not None


def statements(file):
    """(line, depth, text, end) of everything that ends in ; or begins or ends a block."""
    depth = 0
    text = ""
    line = begin = 1
    for letter in file.bare:
        if letter == "\n":
            line += 1
        if letter in ";{}":
            yield begin, depth, text.strip(), letter
            text = ""
            depth += (letter == "{") - (letter == "}")
        else:
            if not text.strip():
                begin = line
            text += letter


def check_variables(file):
    for line, depth, text, end in statements(file):
        text = ATTRIBUTE.sub("", text)
        is_function = re.search(r"\w\s*\([^*]", text.split("=")[0]) is not None
        is_static = re.match(r"(static|_Thread_local)\b", text) is not None
        if is_function or not re.search(r"\w+[\s*]+\w+", text.split("=")[0]):
            continue
        if depth == 0:
            if re.match(r"(typedef|extern|_Static_assert)\b", text):
                continue
            if re.match(r"(struct|union|enum)\b", text) and (end == "{" or text.count(" ") == 1):
                continue
        elif not is_static:
            continue
        if not is_constant(text) and text.split("*")[-1] != STATE.get(file.path, ("",))[0]:
            tell(file.path, line, "a variable at file scope or static in a function must be const: "
                 + " ".join(text.split())[:60])


# ---- text ---------------------------------------------------------------------------------------


def check_text(root, path):
    name, ending = os.path.splitext(os.path.basename(path))
    if name.lower() in VAGUE_NAMES:
        tell(path, 1, f"“{name}” says nothing about what is in the file")
    if ending not in CODE or path.startswith(("examples/", "tests/documents/", "tests/data/")):
        return
    with open(os.path.join(root, path), encoding="utf-8") as file:
        lines = file.read().split("\n")
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            tell(path, number, "a tab")
        if line != line.rstrip():
            tell(path, number, "space at the end of the line")
    if lines[-1]:
        tell(path, len(lines), "the last line has no end")
    if ending in (".c", ".h", ".py") and len(lines) - 1 > FILE_LINES:
        if len(lines) - 1 > FILE_LINES_EVER:
            tell(path, 1, f"{len(lines) - 1} lines; {FILE_LINES_EVER} is the most")
        elif path not in LONG_FILES:
            tell(path, 1, f"{len(lines) - 1} lines; over {FILE_LINES} needs a reason in LONG_FILES "
                 "of tests/house_rules.py")


def check_promises(root, path):
    """Words that promise work instead of doing it. (XXX is a Roman numeral outside of comments.)"""
    if os.path.splitext(path)[1] not in CODE or path == "tests/house_rules.py":
        return
    with open(os.path.join(root, path), encoding="utf-8") as file:
        text = file.read()
    for match in re.finditer(r"\b(TODO|FIXME)\b", text):
        tell(path, text.count("\n", 0, match.start()) + 1, match.group())
    for comment in TOKENS.finditer(text):
        if comment.lastgroup == "comment" and re.search(r"\bXXX\b", comment.group()):
            tell(path, text.count("\n", 0, comment.start()) + 1, "XXX")


# ---- findings -----------------------------------------------------------------------------------


def check_findings(root, paths, is_error):
    """Each kind of finding is named in some test, by its name or its id."""
    table = "base/diagnostic_kinds.c"
    with open(os.path.join(root, table), encoding="utf-8") as file:
        rows = re.findall(r'\[(\w+)\]\s*=\s*\{\s*"(\w+)"', file.read())
    named = set()
    for path in paths:
        if path.startswith("tests" + os.sep) and path != "tests/house_rules.py":
            with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
                named.update(re.findall(r"\b[A-Z][A-Z0-9_]{5,}\b", file.read()))
    for kind, number in rows:
        if kind.split("_")[0] != number.rstrip("0123456789"):
            tell(table, 1, f"{number} is not of the family of {kind}")
        if kind not in named and number not in named:
            (tell if is_error else notice)(table, 1, f"no test names {kind} ({number})")


# ---- the other checks ---------------------------------------------------------------------------


def run_in_halves(command, paths, root):
    """Runs a command over files in two processes; its messages about them become findings."""
    half = (len(paths) + 1) // 2
    runs = [
        subprocess.Popen([*command, *part], cwd=root, stderr=subprocess.PIPE, text=True)
        for part in (paths[:half], paths[half:]) if part
    ]
    failed = False
    for run in runs:
        for line in run.communicate()[1].split("\n"):
            match = re.match(r"(\S+?):(\d+):\d+: (?:fatal )?error: (.*)", line)
            if match:
                tell(*match.groups())
        failed = failed or run.returncode != 0
    if failed and not broken:
        tell(command[0], 0, "failed")


def check_headers(root, paths, compiler):
    headers = [path for path in paths if path.endswith(".h") and path.split(os.sep)[0] in FLOORS]
    run_in_halves([*compiler, "-fsyntax-only"], headers, root)


def check_format(root, paths, clang_format):
    """By the version of clang-format that the rules were written for; others differ in details."""
    version = subprocess.run([clang_format, "--version"], capture_output=True, text=True).stdout
    if not re.search(r"\bversion 14\.", version):
        print(f"notice: not checked: {version.strip() or clang_format} is not version 14")
        return
    sources = [path for path in paths if path.endswith((".c", ".h"))]
    run_in_halves([clang_format, "--dry-run", "--Werror"], sources, root)


def main(arguments):
    root = arguments[0]
    paths = files_below(root)
    if "--format" in arguments:
        check_format(root, paths, arguments[arguments.index("--format") + 1])
        return broken > 0
    if "--headers" in arguments:
        check_headers(root, paths, arguments[arguments.index("--headers") + 1:])
        return broken > 0
    sources = [CFile(root, path) for path in paths if path.endswith((".c", ".h"))]
    check_includes(sources)
    for file in sources:
        if file.is_header:
            check_guard(file)
        if file.is_header and file.room != "tests":
            check_comments(file)
        check_functions(file)
        if file.room not in OUTSIDE:
            check_variables(file)
    for path in paths:
        check_text(root, path)
        check_promises(root, path)
    check_findings(root, paths, "--findings-tested" in arguments)
    return broken > 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
