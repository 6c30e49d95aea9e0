#!/bin/sh
# Makes a fresh Debian 12 ready: installs the packages below that are missing (as root or by sudo),
# configures the release preset and builds it into build/. Quick when there is nothing to do.
#   sh setup.sh [--judges]
set -eu

# What plenary is built from, what it sets type in, and what its tests look at the PDF with.
packages='
    gcc libc6-dev make cmake pkgconf dpkg-dev file
    libhpdf-dev libharfbuzz-dev libfreetype-dev libfontconfig-dev libicu-dev libfribidi-dev
    libhyphen-dev hyphen-en-gb hyphen-en-us hyphen-es hyphen-fr hyphen-ru
    libqpdf-dev libdeflate-dev libxxhash-dev libpng-dev libjpeg62-turbo-dev librsvg2-dev
    liblcms2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
    fonts-liberation fonts-hosny-amiri fonts-noto-cjk fonts-noto-core fonts-dejavu-core
    icc-profiles-free
    check qpdf poppler-utils mupdf-tools ghostscript python3 libxml2-utils
'

# With --judges: further programs that look at the PDF, at the manual pages and at completion, and those
# that the recipes of README are run by. The tests do without where they are missing.
judges='
    default-jre-headless libpdfbox2-java libjaxb-api-java libactivation-java
    mandoc zsh fish ninja-build parallel
'
[ "${1-}" != --judges ] || packages="$packages $judges"

fail()
{
    printf 'setup.sh: %s\n' "$*" >&2
    exit 1
}

missing_packages()
{
    # shellcheck disable=SC2086 # the list is split into words on purpose
    dpkg-query -W -f='${Package} ${db:Status-Status}\n' $packages 2>/dev/null |
        awk -v wanted="$packages" '
            $2 == "installed" { installed[$1] = 1 }
            END {
                count = split(wanted, names)
                for (i = 1; i <= count; i++)
                    if (!(names[i] in installed))
                        printf "%s ", names[i]
            }'
}

as_root()
{
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages()
{
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
        fail "these packages are missing: $1
Run setup.sh as root, or install sudo, or install them by hand."
    printf 'setup.sh: installing %s\n' "$1"
    as_root apt-get -q -o DPkg::Lock::Timeout=120 update ||
        fail 'apt-get update failed; its messages are above'
    # shellcheck disable=SC2086 # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends $1 ||
        fail 'apt-get install failed; its messages are above'
}

cd "$(dirname "$0")"
command -v dpkg-query >/dev/null ||
    fail "this system is not Debian's. Install what these packages hold:
$packages
and run: cmake --preset release && cmake --build --preset release"

missing=$(missing_packages)
[ -z "$missing" ] || install_packages "$missing"

mkdir -p build
cmake --preset release >build/configure.log 2>&1 || {
    cat build/configure.log >&2
    fail 'configuring failed; its messages are above'
}
cmake --build --preset release --parallel "$(nproc)" ||
    fail 'the build failed; its messages are above'
printf 'setup.sh: build/plenary is ready\n'
