"""The pair of PySide6 and pyqtgraph that works throughout, other versions have known faults; and the lock file."""

import re
import sys
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import QLabel

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CLUSTER = (ROOT / "requirements-dask.lock").read_text(encoding="utf-8")
PAIR = {"pyside6-essentials": "6.10.3", "shiboken6": "6.10.3", "pyqtgraph": "0.14.0"}


def locked(lock: str = LOCK) -> dict[str, str]:
    """Each package of a lock, and what stands behind its name: version and hashes."""
    return dict(re.findall(r"^([a-z0-9-]+)(==[^\\\n]*(?:\\\n[^\\\n]*)*)", lock, re.MULTILINE))


def test_that_the_pair_is_the_one_that_works():
    assert {name: metadata.version(name) for name in PAIR} == PAIR
    assert {name: locked()[name].split()[0] for name in PAIR} == {name: f"=={PAIR[name]}" for name in PAIR}


def test_that_a_void_call_keeps_its_reference_to_none(qapp):
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(60):
        label.setText("x")
    assert before - sys.getrefcount(None) < 20


def test_that_what_is_installed_is_what_is_locked():
    versions = {name: metadata.version(name) for name in locked()}
    assert versions == {name: entry.split()[0].removeprefix("==") for name, entry in locked().items()}


def test_that_every_locked_package_has_hashes_and_no_address():
    for lock in (LOCK, CLUSTER):
        assert all(re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry) for entry in locked(lock).values())
        assert not [line for line in lock.splitlines() if "://" in line or line.startswith("-")]


def test_that_a_cluster_has_the_versions_that_are_locked_for_all():
    both = locked().keys() & locked(CLUSTER).keys()
    assert "numpy" in both
    assert {name: locked(CLUSTER)[name].split()[0] for name in both} == {
        name: locked()[name].split()[0] for name in both
    }


def test_that_every_dependency_is_locked():
    asked = {re.split(r"[^\w.-]", line)[0] for line in metadata.requires("scenarier") or ()}
    assert {name.lower().replace("_", "-") for name in asked} <= locked().keys() | locked(CLUSTER).keys()
