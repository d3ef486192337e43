#!/bin/sh
# Pin the dependencies of pyproject.toml with hashes, no addresses. The oldest Python served makes the lock, so
# that what only it needs is in; pip-tools stands in an environment of its own, which is thrown away.
# Pins stay where they fit; sh scripts/lock.sh --upgrade renews them.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3.11}" -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check pip-tools
pin() {
    "$tools/bin/pip-compile" --quiet --generate-hashes --no-header --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" pyproject.toml
}
pin --extra dev --output-file requirements.lock "$@"
# What a cluster's workers need besides; set-up does not install it.
pin --extra dask --constraint requirements.lock --output-file requirements-dask.lock "$@"
echo "requirements.lock and requirements-dask.lock are made; make setup installs the first."
