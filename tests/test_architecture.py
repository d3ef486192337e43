"""The house keeps its floors; see docs/architecture.md. import-linter holds the rest (pyproject.toml)."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from scenarier.model.plan import Budget, Forecast
from scenarier.model.rules import Rule
from scenarier.model.study import Measure, Scenario, Study

SOURCE = Path(__file__).resolve().parents[1] / "src" / "scenarier"
FILES = sorted(SOURCE.rglob("*.py"))
QT = {"PySide6", "pyqtgraph", "shiboken6"}
WORKBOOKS = {"xlsxwriter", "openpyxl", "python_calamine"}
CLUSTER = {"dask", "distributed", "pyarrow"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 40


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
    if room != "exchange":
        wrong |= everywhere & {*WORKBOOKS, "typst"}
    wrong |= first & {*WORKBOOKS, *CLUSTER}
    if room != "analysis":
        wrong |= everywhere & {"dask", "distributed"}
    if room != "jobs":
        wrong |= everywhere & {"pyarrow"}
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
        ("def f():\n import pandas", "api", "pandas"),
        ("def f():\n import PySide6", "api", "PySide6"),
        ("from msgspec import json", "jobs", "msgspec"),
        ("def f():\n import xlsxwriter", "jobs", "xlsxwriter"),
        ("def f():\n import xlsxwriter", "exchange", ""),
        ("def f():\n import typst", "jobs", "typst"),
        ("def f():\n import distributed", "jobs", "distributed"),
        ("def f():\n import pyarrow", "analysis", "pyarrow"),
        ("import distributed", "analysis", "distributed"),
        ("def f():\n from distributed import Client", "analysis", ""),
        ("import click", "model", "click"),
        ("import openpyxl", "exchange", "openpyxl"),
        ("def f():\n import openpyxl", "exchange", ""),
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
    """Modules, and the packages they are in, that are loaded once the code has run, in a process of its own."""
    told = tmp_path / "modules"
    tell = "import os, sys\nopen(os.environ['TOLD'], 'w').write(' '.join(sys.modules))"
    environment = os.environ | {"TOLD": str(told)}
    subprocess.run([sys.executable, "-c", f"{code}\n{tell}"], env=environment, check=True, stdout=subprocess.PIPE)
    names = told.read_text().split()
    return {name.split(".")[0] for name in names} | set(names)


def test_that_the_csv_is_written_without_pandas_qt_or_babel(tmp_path):
    code = (
        "from scenarier.cli.main import main\n"
        "try:\n    main(['run', '--format', 'csv'])\n"
        "except SystemExit as ended:\n    assert not ended.code, ended.code"
    )
    loaded = modules_after(code, tmp_path)
    assert "numpy" in loaded
    assert not loaded & {"pandas", "babel", *QT, *WORKBOOKS}


def test_that_the_engine_loads_numpy_and_nothing_else_of_weight(tmp_path):
    loaded = modules_after("import scenarier.engine.project", tmp_path)
    assert "numpy" in loaded
    assert not loaded & {"pandas", "msgspec", "click", *QT}


def test_that_the_api_loads_pandas_when_a_frame_is_made_and_never_qt(tmp_path):
    code = "from scenarier import api\nstudy = api.new_study('A').add('B', {'tax_rate': 0.25})"
    assert not modules_after(code, tmp_path) & {"pandas", *QT, *WORKBOOKS}
    loaded = modules_after(f"{code}\nstudy.project(), study.rules(), study.explain('result', 2027)", tmp_path)
    assert "pandas" in loaded
    assert not loaded & {*QT, *WORKBOOKS}


def test_that_the_empty_window_needs_qt_alone(tmp_path):
    loaded = modules_after("import scenarier.gui.app", tmp_path)
    assert "PySide6" in loaded
    assert not loaded & {"numpy", "pandas", "msgspec", "pyqtgraph", *WORKBOOKS}


def test_that_the_painted_plots_need_nothing_of_weight_but_numpy_and_pyqtgraph(tmp_path):
    code = (
        "from scenarier.gui.app import application, empty_session\n"
        "from scenarier.gui.window.window import Window\n"
        "running, window = application(), Window('light')\n"
        "window.show()\nrunning.processEvents()\n"
        "window.fill(empty_session())\nwindow.load_plots()\nrunning.processEvents()"
    )
    loaded = modules_after(code, tmp_path)
    assert {"numpy", "pyqtgraph"} <= loaded
    assert not loaded & {"numpy.ma", "pandas", "scipy", "openpyxl", "xlsxwriter", "python_calamine", "typst"}


VALUES = {"Budget", "Forecast", "Measure", "Rule", "Scenario", "State", "Study"}
"""What edits are made of; the functions of `session` make them, never a widget."""
FIELDS = {field.name for value in (Budget, Forecast, Measure, Rule, Scenario, Study) for field in fields(value)}
OF_VALUES = {"with_list", "with_note", "with_parameter", "with_scenario", "with_study", "reverted"}


def made_in_a_widget(source: str) -> list[str]:
    """The calls of a file that make a study, a part of one, or the label of an edit."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    found = []
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        named = {keyword.arg for keyword in call.keywords}
        makes = name in VALUES or name in OF_VALUES or (name == "replace" and named & FIELDS)
        words = name == "do" and any(isinstance(given, ast.Tuple) for given in call.args)
        found += [ast.unparse(call)] if makes or words else []
    return found


def test_that_no_widget_makes_a_study_or_names_an_edit():
    found = {str(path): made_in_a_widget(path.read_text("utf-8")) for path in FILES if room(path) == "gui"}
    assert {path: calls for path, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "line",
    [
        'session.do(("x", state))',
        'session.do((tr("x"), state.with_study(study)), gesture)',
        "replace(session.study, title='x')",
        "dataclasses.replace(scenario, measures=())",
        "Scenario('x')",
        "session.scenario.with_parameter('tax_rate', 0.2)",
    ],
)
def test_that_an_edit_made_in_a_widget_is_seen(line):
    assert made_in_a_widget(line)


def test_that_an_edit_of_session_is_no_fault():
    assert made_in_a_widget("self._session.do(edits.rename_scenario(self._session.state, 0, name), gesture)") == []
    assert made_in_a_widget("replace(data, subtitle='')") == []


ITEM_CLASSES = re.compile(r"Q(Abstract(Item|List|Table)Model|StyledItemDelegate|ItemDelegate|TableView)|"
                          r"(Table|Sheet|Grid)Model|TableDelegate")  # fmt: skip
OWN_LISTS = {
    "finder/finder.py": {"Entries"},  # what is found is told by a search at each key, not by rows
    "finder/rows.py": {"RowPainter"},
    "rules/delegate.py": {"RuleDelegate"},  # a mark a year, each with a tip of its own
    "rules/model.py": {"RuleModel"},  # what would mend a rule is found while one looks at it
}
"""The lists that are no tables, with the reason."""


def item_classes(source: str) -> set[str]:
    """The classes of a file that are item models, delegates or bare table views."""
    return {
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and any(ITEM_CLASSES.fullmatch(ast.unparse(base)) for base in node.bases)
    }


def test_that_tables_are_shown_copied_and_fitted_by_one_family():
    gui = SOURCE / "gui"
    found = {
        str(path.relative_to(gui)): item_classes(path.read_text("utf-8"))
        for path in FILES
        if room(path) == "gui" and path.relative_to(gui).parts[0] != "parts"
    }
    assert {path: names for path, names in found.items() if names} == OWN_LISTS


def test_that_a_model_or_delegate_of_its_own_is_seen():
    source = "class A(QAbstractTableModel): ...\nclass B(TableView): ...\nclass C(QStyledItemDelegate): ..."
    assert item_classes(source) == {"A", "C"}
