"""The house keeps its floors; see docs/architecture.md. import-linter holds the rest (pyproject.toml)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "scenarier"
FILES = sorted(SOURCE.rglob("*.py"))
QT = {"PySide6", "pyqtgraph", "shiboken6"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def imported(nodes) -> set[str]:
    """Top-level packages that import statements among the nodes name."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_that_qt_is_imported_at_the_top_of_plots_and_gui_alone(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    everywhere = imported(ast.walk(tree))
    if room(path) not in ("plots", "gui"):
        assert not imported(tree.body) & QT
    if room(path) not in ("plots", "gui", "jobs", "cli"):
        assert not everywhere & QT
    if room(path) not in ("tables", "exchange"):
        assert "pandas" not in everywhere
    if room(path) in ("engine", "model", "vocabulary"):
        assert everywhere <= {"numpy", "scenarier", *sys.stdlib_module_names}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_that_files_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            has_docstring = ast.get_docstring(node) is not None
            start = node.body[1] if has_docstring and len(node.body) > 1 else node.body[0]
            assert (node.end_lineno or 0) - start.lineno < LONGEST_FUNCTION, node.name


def modules_after(code: str) -> set[str]:
    said = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sorted(sys.modules), file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in said.stderr.split()}


def test_that_the_csv_is_written_without_pandas_qt_or_babel():
    code = (
        "from scenarier.cli.main import main\ntry:\n    main(['run', '--format', 'csv'])\nexcept SystemExit: pass"
    )
    assert not modules_after(code) & {"pandas", "babel", *QT}


def test_that_the_engine_loads_numpy_and_nothing_else_of_weight():
    loaded = modules_after("import scenarier.engine.project")
    assert "numpy" in loaded
    assert not loaded & {"pandas", "msgspec", "click", *QT}


def test_that_the_empty_window_needs_qt_alone():
    loaded = modules_after("import scenarier.gui.app")
    assert "PySide6" in loaded
    assert not loaded & {"numpy", "pandas", "msgspec", "pyqtgraph"}
