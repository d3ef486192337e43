#!/bin/sh
# A virtual environment in .venv with the locked dependencies, and the system libraries that Qt needs.
# Quick when all is in place. PYTHON=... chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    say "scenarier needs Python 3.11 or newer, and none was found. Install one, or name it: make setup PYTHON=/path/to/python3.11"
    exit 2
}

# System packages: only on Debian and its kin, only what is missing.
install_packages() { # names
    if [ "$(id -u)" = 0 ]; then
        say "Installing system packages: $*"
        if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >.setup.log 2>&1; then
            say "The system packages could not be installed; apt-get said:"
            tail -n 5 .setup.log >&2
            rm -f .setup.log
            say "Install them and run make setup again: apt-get install -y $*"
            exit 2
        fi
        rm -f .setup.log
    else
        say "Qt needs system packages that are missing here. Run this once, then make setup again:"
        say "  sudo apt-get install -y $*"
        exit 2
    fi
}

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }

missing_packages() {
    glib=libglib2.0-0
    if ! is_installed $glib && apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then glib=libglib2.0-0t64; fi
    for package in libegl1 libgl1 libopengl0 $glib libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 \
        libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
        libxcb-xinerama0 libxcb-xkb1 libx11-xcb1 fonts-inter; do
        is_installed "$package" || printf '%s ' "$package"
    done
}

system_packages() {
    command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || return 0
    missing=$(missing_packages)
    # A font alone is no reason to stop: without Inter the next good font is used.
    [ "$missing" = "fonts-inter " ] && [ "$(id -u)" != 0 ] && return 0
    # shellcheck disable=SC2086 # names without spaces
    [ -z "$missing" ] || install_packages $missing
}

qt_loads() {
    if ! said=$(QT_QPA_PLATFORM=offscreen .venv/bin/python -c \
        'from PySide6.QtWidgets import QApplication; from PySide6 import QtSvg; QApplication([])' 2>&1); then
        say "Qt could not be loaded: $(printf '%s' "$said" | tail -n 1)"
        say "Install the library it names with your system's package manager, then run make setup again."
        exit 2
    fi
}

python=$(find_python)
# What the environment was made from; another lock, project file or place makes it anew.
wanted="$(cat requirements.lock pyproject.toml scripts/setup.sh | cksum) $(pwd)"
if [ -x .venv/bin/python ] && [ "$(cat .venv/made-from 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

system_packages
say "Making .venv with $("$python" --version) …"
rm -rf .venv
if ! "$python" -m venv .venv >.setup.log 2>&1; then
    rm -rf .venv
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if command -v apt-get >/dev/null 2>&1; then
        install_packages "python$version-venv"
        "$python" -m venv .venv
    else
        cat .setup.log >&2
        say "Python's venv module does not work here; install it and run make setup again."
        exit 2
    fi
fi
rm -f .setup.log
say "Installing the locked dependencies (a minute or two) …"
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock >.venv/pip.log 2>&1; then
    grep -v '^WARNING: Location' .venv/pip.log | tail -n 15 >&2
    say "The dependencies could not be installed; is the network there? Then run make setup again."
    exit 2
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e . >>.venv/pip.log 2>&1 || {
    tail -n 15 .venv/pip.log >&2
    exit 2
}
qt_loads
printf '%s' "$wanted" >.venv/made-from
say "Ready."
