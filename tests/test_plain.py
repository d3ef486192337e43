"""Texts are shown by a few classes and functions that take no markup from them; nothing goes past these."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "scenarier"
MAKERS = {SOURCE / "plots" / "plain.py", SOURCE / "gui" / "parts" / "plain.py"}
FILES = sorted({*(SOURCE / "gui").rglob("*.py"), *(SOURCE / "plots").rglob("*.py")} - MAKERS)
INSTEAD = {
    "QLabel": "PlainLabel",
    "QMessageBox": "MessageBox",
    "QTextBrowser": "Reader",
    "QTextEdit": "Reader, or QPlainTextEdit",
    "QToolTip": "show_tip",
    "QWhatsThis": "show_tip",
    "QStaticText": "QPainter.drawText",
    "QTextDocument": "Reader",
    "QGraphicsTextItem": "a layer of the plots",
    "TextItem": "a layer of the plots",
    "LabelItem": "a layer of the plots",
    "LegendItem": "a layer of the plots",
    "QErrorMessage": "MessageBox",
    "QInputDialog": "a dialog of the program's own",
    "QProgressDialog": "a dialog of the program's own",
    "setToolTip": "set_tip",
    "setWhatsThis": "set_tip",
    "setTextFormat": "PlainLabel or RichLabel",
    "setToolTipDuration": "set_tip",
    "insertHtml": "Reader.setHtml",
}
VIEWS = sorted((SOURCE / "views").rglob("*.py"))
"""They make rich text too, of names and notes that a study's author wrote."""
TAG = re.compile(r"</?(?:b|i|p|br|a|h\d|li|ul|span|table|tr|td)\b[^<>]*>")
TYPES_ALONE = {"QMessageBox": {"gui/window/documents.py", "gui/window/help_menu.py"}}
"""Where a name is needed for what it holds (the roles of a box's buttons), and nothing is made by it."""


def names_past(source: str) -> set[str]:
    """What a file calls or takes from Qt that shows a text past the makers."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            found.add(node.func.id if isinstance(node.func, ast.Name) else node.func.attr)
        elif isinstance(node, ast.ClassDef):
            found |= {base.id for base in node.bases if isinstance(base, ast.Name)}
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names}
    return found & INSTEAD.keys()


def cells_past(source: str) -> bool:
    """Whether a file answers for the tips of cells without `tip_text`."""
    return "ToolTipRole" in source and "tip_text(" not in source


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_that_texts_are_shown_by_what_takes_no_markup(path):
    source, name = path.read_text(encoding="utf-8"), path.relative_to(SOURCE).as_posix()
    past = {found for found in names_past(source) if name not in TYPES_ALONE.get(found, ())}
    assert not {f"{found}: use {INSTEAD[found]}" for found in past}
    assert not cells_past(source)
    assert "QMessageBox(" not in source


def bare_in_markup(source: str) -> set[str]:
    """What is put between tags by a file that escapes nothing, or is put there by name without being escaped."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        parts = node.values if isinstance(node, ast.JoinedStr) else ()
        if any(isinstance(part, ast.Constant) and TAG.search(str(part.value)) for part in parts):
            values = [part.value for part in parts if isinstance(part, ast.FormattedValue)]
            attributes = {ast.unparse(value) for value in values if isinstance(value, ast.Attribute)}
            found |= {name for name in attributes if not name.startswith("colours.")}
            found |= {ast.unparse(value) for value in values if "escape(" not in source}
    return found


@pytest.mark.parametrize("path", [*VIEWS, *FILES], ids=lambda path: str(path.relative_to(SOURCE)))
def test_that_what_stands_between_tags_is_escaped(path):
    assert not bare_in_markup(path.read_text(encoding="utf-8"))


def test_that_what_is_not_escaped_is_seen():
    assert bare_in_markup('f"<b>{row.name}</b>"') == {"row.name"}
    assert bare_in_markup('f"<p>{name}</p>"') == {"name"}
    assert bare_in_markup('name = escape(row.name)\nf"<p>{name}</p>"') == set()
    assert bare_in_markup('f"{row.name}: {number}"') == set()


@pytest.mark.parametrize(
    ("source", "past"),
    [
        ("from PySide6.QtWidgets import QLabel", "QLabel"),
        ("import PySide6.QtWidgets as w\nw.QLabel('x')", "QLabel"),
        ("class Mine(QMessageBox): pass", "QMessageBox"),
        ("self.field.setToolTip(note)", "setToolTip"),
        ("pg.TextItem(html=note)", "TextItem"),
        ("set_tip(self.field, note)", ""),
    ],
)
def test_that_a_way_past_is_seen(source, past):
    assert names_past(source) == ({past} if past else set())


def test_that_the_style_sheet_says_so_of_what_qt_makes_itself(qapp):
    from scenarier.gui.style import dress

    dress(qapp, "light", 1.0)
    assert "QLabel { qproperty-textFormat: PlainText; }" in qapp.styleSheet()
