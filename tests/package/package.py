#!/usr/bin/env python3
"""The installed tree and the Debian package: the command, the library for programs in C and Python, found
by pkg-config and by CMake.

    package.py BUILD_FOLDER SOURCE_FOLDER CMAKE C_COMPILER [unittest's arguments]
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE, CMAKE, COMPILER = sys.argv[1:5]
HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(SOURCE, "examples", "c")
SAMPLE = os.path.join(SOURCE, "examples", "A_RES_62_165.txt")


class PackageTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="plenary-package-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run_here(self, *command, exit_code=0, **options):
        result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True,
                                timeout=300, check=False, **options)
        self.assertEqual(result.returncode, exit_code, f"{command}\n{result.stdout}{result.stderr}")
        return result.stdout

    def assert_pdf(self, *names):
        with open(self.path(*names), "rb") as file:
            content = file.read()
        self.assertEqual(content[:5], b"%PDF-")
        self.assertTrue(content.rstrip().endswith(b"%%EOF"))


class Installed(PackageTest):
    """A tree that was moved after it was installed."""

    def setUp(self):
        super().setUp()
        self.run_here(CMAKE, "--install", BUILD, "--prefix", self.path("first"))
        os.rename(self.path("first"), self.path("moved"))
        self.library = os.path.dirname(self.one("moved/**/libplenary.so"))
        self.environment = {**os.environ, "LD_LIBRARY_PATH": self.library,
                            "PKG_CONFIG_PATH": os.path.join(self.library, "pkgconfig")}

    def one(self, pattern):
        found = glob.glob(self.path(pattern), recursive=True)
        self.assertEqual(len(found), 1, f"{pattern}: {found}")
        return found[0]

    def test_what_is_there(self):
        for pattern in ("bin/plenary", "include/plenary.h", "**/libplenary.so.0",
                        "**/libplenary.a", "**/pkgconfig/plenary.pc",
                        "**/cmake/plenary/plenary-config.cmake", "share/man/man1/plenary.1",
                        "share/man/man3/libplenary.3", "share/man/man5/plenary-style.5",
                        "share/plenary/styles/base.css",
                        "share/bash-completion/completions/plenary",
                        "share/zsh/vendor-completions/_plenary",
                        "share/fish/vendor_completions.d/plenary.fish"):
            self.one(f"moved/{pattern}")
        self.run_here(self.path("moved/bin/plenary"), SAMPLE, "-o", "a.pdf")
        self.assert_pdf("a.pdf")

    def use_examples(self, folder=""):
        """The three examples do what they say."""
        environment = self.environment
        shutil.copy(SAMPLE, self.path("a.txt"))
        shutil.copy(SAMPLE, self.path("b.txt"))
        told = self.run_here(self.path(folder, "typeset"), "a.txt", "a.pdf", env=environment)
        self.assertEqual(told, "exit code 0, 0 warnings\n")
        self.assert_pdf("a.pdf")
        told = self.run_here(self.path(folder, "memory"), env=environment)
        self.assertRegex(told, r"^STYLE001 at sheet:2:15: there is no property “colour” \(did you mean "
                         r"“color”\?\); .*\n1 pages, a PDF\n$")
        told = self.run_here(self.path(folder, "parallel"), "a.txt", "b.txt", "none.txt",
                             env=environment, exit_code=8)
        self.assertEqual(told, "a.txt: exit code 0\nb.txt: exit code 0\nnone.txt: exit code 8\n")
        self.assert_pdf("b.txt.pdf")

    def build_examples(self, *flags):
        for name in ("typeset", "memory", "parallel"):
            self.run_here(COMPILER, "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                          os.path.join(EXAMPLES, f"{name}.c"), "-pthread", "-o", name, *flags)

    @unittest.skipUnless(shutil.which("pkg-config"), "pkg-config is not installed")
    def test_examples_by_pkg_config(self):
        flags = self.run_here("pkg-config", "--cflags", "--libs", "plenary", env=self.environment)
        self.build_examples(*flags.split())
        self.use_examples()

    @unittest.skipUnless(shutil.which("pkg-config"), "pkg-config is not installed")
    def test_examples_by_the_static_library(self):
        flags = self.run_here("pkg-config", "--static", "--cflags", "--libs", "plenary",
                              env=self.environment)
        self.build_examples(*flags.replace("-lplenary", "-l:libplenary.a").split())
        self.environment.pop("LD_LIBRARY_PATH")
        self.use_examples()

    def test_examples_by_find_package(self):
        self.run_here(CMAKE, "-S", os.path.join(HERE, "consumer"), "-B", "built",
                      f"-DCMAKE_PREFIX_PATH={self.path('moved')}", f"-DEXAMPLES={EXAMPLES}",
                      f"-DCMAKE_C_COMPILER={COMPILER}")
        self.run_here(CMAKE, "--build", "built")
        self.use_examples("built")

    def test_another_version_is_not_found(self):
        shutil.copytree(os.path.join(HERE, "consumer"), self.path("newer"))
        lists = self.path("newer", "CMakeLists.txt")
        with open(lists, encoding="utf-8") as file:
            text = file.read().replace("plenary 0.1", "plenary 9.0")
        with open(lists, "w", encoding="utf-8") as file:
            file.write(text)
        self.run_here(CMAKE, "-S", "newer", "-B", "built", f"-DEXAMPLES={EXAMPLES}",
                      f"-DCMAKE_PREFIX_PATH={self.path('moved')}", exit_code=1)

    def test_the_example_in_python(self):
        self.environment["PLENARY_LIBRARY"] = os.path.join(self.library, "libplenary.so.0")
        told = self.run_here(sys.executable, os.path.join(SOURCE, "examples/python/typeset.py"),
                             SAMPLE, "a.pdf", env=self.environment)
        self.assertRegex(told, r"^plenary \d+\.\d+\.\d+: \d+ bytes\n$")
        self.assert_pdf("a.pdf")

    def test_the_header_in_cpp(self):
        compiler = shutil.which("c++")
        if not compiler:
            self.skipTest("there is no compiler of C++")
        with open(self.path("a.cc"), "w", encoding="utf-8") as file:
            file.write("#include <plenary.h>\n"
                       "int main() { plenary_run_free(plenary_run_new()); }\n")
        self.run_here(compiler, "-Wall", "-Wextra", "-Werror", f"-I{self.path('moved/include')}",
                      "a.cc", f"-L{self.library}", "-lplenary", "-o", "a")
        self.run_here(self.path("a"), env=self.environment)


def installed_packages():
    told = subprocess.run(["dpkg-query", "-W",
                           "-f=${Package}\t${db:Status-Status}\t${Pre-Depends}, ${Depends}\n"],
                          capture_output=True, text=True, check=True).stdout
    packages = {}
    for line in told.splitlines():
        name, status, wanted = line.split("\t")
        if status == "installed":
            packages[name] = wanted
    return packages


def names_in(depends):
    """The alternatives of each dependency."""
    for part in filter(None, map(str.strip, depends.split(","))):
        yield [re.match(r"[\w.+-]+", name.strip()).group() for name in part.split("|")]


def closure(depends):
    """All packages that these dependencies bring with them."""
    packages = installed_packages()
    found = set()
    left = list(names_in(depends))
    while left:
        name = next((name for name in left.pop() if name in packages), None)
        if name and name not in found:
            found.add(name)
            left += names_in(packages[name])
    return sorted(found)


def enter(root):
    os.chroot(root)
    os.chdir("/")


@unittest.skipUnless(shutil.which("cpack") and shutil.which("dpkg-shlibdeps"),
                     "cpack or dpkg-shlibdeps is not installed")
class Packaged(PackageTest):
    def setUp(self):
        super().setUp()
        self.run_here("cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-G", "DEB",
                      "-B", self.path("made"))
        self.package, = glob.glob(self.path("made", "*.deb"))

    def test_what_it_says_of_itself(self):
        fields = self.run_here("dpkg-deb", "-f", self.package)
        self.assertRegex(fields, r"(?m)^Package: plenary$")
        self.assertRegex(fields, r"(?m)^Version: \d+\.\d+\.\d+$")
        depends = re.search(r"(?m)^Depends: (.*)$", fields).group(1)
        for name in ("libc6", "libharfbuzz0b", "libharfbuzz-subset0", "libfreetype6",
                     "libfontconfig1", "libfribidi0", "libhpdf-2.3.0", "libdeflate0", "libxxhash0",
                     "libpng16-16", "liblcms2-2", "libqpdf", "fonts-liberation",
                     "icc-profiles-free"):
            self.assertIn(name, depends)
        self.assertNotIn("-dev", depends)
        self.assertIn("poppler-utils", fields)

    def fill(self, root, packages):
        """The files of Debian's packages, as a bare system has them."""
        for folder in ("usr/bin", "usr/sbin", "usr/lib", "usr/lib64", "tmp"):
            os.makedirs(os.path.join(root, folder))
        for name in ("bin", "sbin", "lib", "lib64"):
            os.symlink(f"usr/{name}", os.path.join(root, name))
        files = self.run_here("dpkg", "-L", *packages).splitlines()
        for path in sorted(set(files)):
            target = root + path
            if os.path.isdir(path) and not os.path.islink(path):
                os.makedirs(target, exist_ok=True)
            elif os.path.lexists(path) and not os.path.lexists(target) \
                    and not path.startswith("/usr/share/doc"):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy2(path, target, follow_symlinks=False)

    @unittest.skipUnless(hasattr(os, "geteuid") and os.geteuid() == 0, "only root can change root")
    def test_it_runs_where_there_is_nothing_but_what_it_depends_on(self):
        root = self.path("root")
        depends = self.run_here("dpkg-deb", "-f", self.package, "Depends")
        self.fill(root, closure(depends))
        self.run_here("dpkg-deb", "-x", self.package, root)
        shutil.copy(SAMPLE, os.path.join(root, "a.txt"))

        def run_inside(*command, exit_code=0):
            return self.run_here(*command, exit_code=exit_code, env={},
                                 preexec_fn=lambda: enter(root))

        run_inside("/usr/bin/plenary", "a.txt")
        self.assert_pdf("root", "a.pdf")
        self.assertIn("meets PDF/A-2a", run_inside("/usr/bin/plenary", "check", "a.pdf"))
        self.assertIn("Liberation Serif", run_inside("/usr/bin/plenary", "fonts", "serif"))
        self.run_here(os.path.join(BUILD, "plenary"), "root/a.txt", "-o", "b.pdf")
        with open(self.path("root/a.pdf"), "rb") as made, open(self.path("b.pdf"), "rb") as usual:
            self.assertTrue(made.read() == usual.read(), "the bytes differ")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[5:]])
