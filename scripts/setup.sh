#!/bin/sh
# A virtual environment in .venv with the locked dependencies, and the system libraries that Qt needs.
# Quick when all is in place. PYTHON=... chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
. scripts/system.sh

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_new_enough "$PYTHON" || stop "PYTHON=$PYTHON is no Python 3.11 or newer."
        printf '%s' "$PYTHON"
        return
    fi
    for name in python3.11 python3.12 python3.13 python3; do
        if is_new_enough "$name"; then
            printf '%s' "$name"
            return
        fi
    done
    stop "scenarier needs Python 3.11 or newer; found: $(python3 --version 2>/dev/null || echo none)." \
        "Install one, or name it: make setup PYTHON=/path/to/python3.11"
}

checksum() { cat "$@" | cksum; }

# The environment works, stands where it was made, and holds these locked packages.
is_made() {
    [ "$(cat .venv/made-from 2>/dev/null)" = "$made_from" ] && .venv/bin/python -c 'import pip, click, numpy' 2>/dev/null &&
        { [ -z "${PYTHON:-}" ] || [ "$PYTHON" = "$(cat .venv/made-with 2>/dev/null)" ]; }
}

# scenarier itself is installed in it, as pyproject.toml says.
is_installed_here() {
    [ "$(cat .venv/installed-from 2>/dev/null)" = "$installed_from" ] && [ -x .venv/bin/scenarier ] &&
        .venv/bin/python -c 'import scenarier' 2>/dev/null
}

pip() {
    .venv/bin/python -m pip --quiet --disable-pip-version-check install "$@" >.venv/pip.log 2>&1 && return
    grep -v '^WARNING: Location' .venv/pip.log | tail -n 15 >&2
    stop "The packages could not be installed; pip's own words are above." \
        "With the network there, run make setup again, or try another Python: make setup PYTHON=python3.12"
}

make_environment() {
    say "Making .venv with $("$python" --version) …"
    rm -rf .venv
    if ! said=$("$python" -m venv .venv 2>&1); then
        rm -rf .venv
        stop "$said" "$python cannot make a virtual environment. Try another one: make setup PYTHON=python3.12"
    fi
    say "Installing the locked dependencies (a minute or two) …"
    pip --require-hashes -r requirements.lock
    printf '%s' "$python" >.venv/made-with
    printf '%s' "$made_from" >.venv/made-from
}

# Each start would compile it anew where it may not be written then, as with PYTHONDONTWRITEBYTECODE.
compile_code() { .venv/bin/python -m compileall -q src >/dev/null 2>&1 || :; }

made_from="$(checksum requirements.lock) $(pwd)"
installed_from=$(checksum pyproject.toml scripts/setup.sh scripts/system.sh)
if is_made && is_installed_here; then
    compile_code
    exit 0
fi

python=$(find_python)
system_packages "$python"
is_made || make_environment
say "Installing scenarier …"
pip --no-build-isolation --no-deps -e .
compile_code
qt_loads
printf '%s' "$installed_from" >.venv/installed-from
say "Ready."
