"""The house keeps its floors; see docs/architecture.md. import-linter holds the rest (pyproject.toml)."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "scenarier"
FILES = sorted(SOURCE.rglob("*.py"))
QT = {"PySide6", "pyqtgraph", "shiboken6"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are run when the file is imported: all but what stands in functions and for type checks."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            for other in child.orelse:
                yield from at_import(other)
        elif not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from at_import(child)


def imported(nodes: Iterator[ast.AST]) -> set[str]:
    """Top-level packages that import statements among the nodes name."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0] if node.level == 0 else "scenarier")
    return names


def misplaced(source: str, room: str) -> set[str]:
    """What a file in this room imports and should not."""
    tree = ast.parse(source)
    everywhere, first = imported(ast.walk(tree)), imported(at_import(tree))
    wrong = set()
    if room not in ("plots", "gui"):
        wrong |= first & QT
    if room not in ("plots", "gui", "jobs", "cli"):
        wrong |= everywhere & QT
    if room not in ("tables", "exchange"):
        wrong |= everywhere & {"pandas"}
    if room != "storage":
        wrong |= everywhere & {"msgspec"}
    if room in ("engine", "model", "vocabulary"):
        wrong |= everywhere - {"numpy", "scenarier", *sys.stdlib_module_names}
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_that_a_library_is_imported_in_its_rooms_alone(path):
    assert not misplaced(path.read_text(encoding="utf-8"), room(path))


@pytest.mark.parametrize(
    ("source", "room", "wrong"),
    [
        ("import PySide6.QtGui", "jobs", "PySide6"),
        ("try:\n from pyqtgraph import mkPen\nexcept ImportError: pass", "cli", "pyqtgraph"),
        ("class A:\n import PySide6", "cli", "PySide6"),
        ("def f():\n import PySide6", "session", "PySide6"),
        ("def f():\n import PySide6", "jobs", ""),
        ("import PySide6", "gui", ""),
        ("def f():\n import pandas", "jobs", "pandas"),
        ("from msgspec import json", "jobs", "msgspec"),
        ("import click", "model", "click"),
        ("import json, numpy.linalg\nfrom . import base\nfrom scenarier.model import study", "engine", ""),
    ],
)
def test_that_a_misplaced_import_is_seen(source, room, wrong):
    assert misplaced(source, room) == ({wrong} if wrong else set())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_that_files_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            has_docstring = ast.get_docstring(node) is not None
            start = node.body[1] if has_docstring and len(node.body) > 1 else node.body[0]
            assert (node.end_lineno or 0) - start.lineno < LONGEST_FUNCTION, node.name


def modules_after(code: str, tmp_path: Path) -> set[str]:
    """Top-level packages that are loaded once the code has run, in a process of its own."""
    told = tmp_path / "modules"
    tell = "import os, sys\nopen(os.environ['TOLD'], 'w').write(' '.join(sys.modules))"
    environment = os.environ | {"TOLD": str(told)}
    subprocess.run([sys.executable, "-c", f"{code}\n{tell}"], env=environment, check=True, stdout=subprocess.PIPE)
    return {name.split(".")[0] for name in told.read_text().split()}


def test_that_the_csv_is_written_without_pandas_qt_or_babel(tmp_path):
    code = (
        "from scenarier.cli.main import main\n"
        "try:\n    main(['run', '--format', 'csv'])\n"
        "except SystemExit as ended:\n    assert not ended.code, ended.code"
    )
    loaded = modules_after(code, tmp_path)
    assert "numpy" in loaded
    assert not loaded & {"pandas", "babel", *QT}


def test_that_the_engine_loads_numpy_and_nothing_else_of_weight(tmp_path):
    loaded = modules_after("import scenarier.engine.project", tmp_path)
    assert "numpy" in loaded
    assert not loaded & {"pandas", "msgspec", "click", *QT}


def test_that_the_empty_window_needs_qt_alone(tmp_path):
    loaded = modules_after("import scenarier.gui.app", tmp_path)
    assert "PySide6" in loaded
    assert not loaded & {"numpy", "pandas", "msgspec", "pyqtgraph"}
