"""Copying from any table by the same keys and menu, and the text that is to be pasted."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from scenarier.plots.asking import ask_to_save, code_line
from scenarier.plots.clipboard import put_on_clipboard, say_over
from scenarier.plots.plain import set_tip
from scenarier.storage.short_code import code_in
from scenarier.text.copied import Copied, Place
from scenarier.text.html_table import text_of
from scenarier.text.language import tr

Copies = Callable[[], Copied]
Tells = Callable[[str], object]


def chosen_places(view: QTableView) -> list[Place]:
    """The chosen cells of a table, row by row."""
    by_row = chosen_columns(view)
    return [(row, column) for row in sorted(by_row) for column in sorted(by_row[row])]


def chosen_columns(view: QTableView) -> dict[int, frozenset[int]]:
    """The columns chosen in each row that has chosen cells; quick where whole tables are chosen."""
    found: dict[int, frozenset[int]] = {}
    for part in view.selectionModel().selection().toList():
        columns = frozenset(range(part.left(), part.right() + 1))
        for row in range(part.top(), part.bottom() + 1):
            found[row] = found[row] | columns if row in found else columns
    return found


def all_places(view: QTableView) -> list[Place]:
    """Every cell of a table."""
    model = view.model()
    return [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]


def copy_actions(
    view: QAbstractItemView, copied: Copies, whole: Copies | None = None, tell: Tells | None = None
) -> list[QAction]:
    """The actions that copy: what is chosen (Ctrl+C), the same below a title, the whole table; and save it.

    Parameters
    ----------
    copied, whole : what is chosen, or all where nothing is, and the whole table (None: it is copied anyway).
    tell : where the table says things; else the word stands over its corner for a while.
    """

    def run(of: Copies, *, with_title: bool) -> None:
        said = put_on_clipboard(replace(of(), foot=code_line(view)), with_title=with_title)
        if tell is None:
            say_over(view, said)
        else:
            tell(said)

    copy = QAction(tr("Copy"), view)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.triggered.connect(lambda: run(copied, with_title=False))
    titled = QAction(tr("Copy with a title line"), view)
    titled.setShortcut(QKeySequence("Ctrl+Shift+C"))
    set_tip(titled, tr("Scenario, prices and unit stand in a line above"))
    titled.triggered.connect(lambda: run(copied, with_title=True))
    made = [copy, titled]
    if whole is not None:
        every = whole
        everything = QAction(tr("Copy the whole table"), view)
        everything.triggered.connect(lambda: run(every, with_title=False))
        made.append(everything)
    save = QAction(tr("Save as file…"), view)
    save.triggered.connect(lambda: ask_to_save(view, (whole or copied)()))
    made.append(save)
    for action in made:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(action)
    return made


def clipboard_text() -> str:
    """The text on the clipboard that is to be pasted; a table that is there as HTML alone is read out of it.

    Raises
    ------
    ValueError : there is none; the message says what is there instead.
    """
    data = QGuiApplication.clipboard().mimeData() or QMimeData()
    if any(address.isLocalFile() for address in data.urls()):
        raise ValueError(tr("There are files on the clipboard and no text; open the file and copy its cells."))
    text = data.text()
    if not text.strip() and data.hasHtml():
        text = text_of(data.html())
    if text.strip():
        return _without_code(text)
    if data.hasImage():
        raise ValueError(tr("There is a picture on the clipboard and no text; copy the cells themselves."))
    raise ValueError(tr("There is no text on the clipboard; copy cells in the spreadsheet first."))


def _without_code(text: str) -> str:
    """A table that was copied here without the line of its short code."""
    before, _, last = text.rstrip().rpartition("\n")
    begins = tr("Code {code}", code="")
    return before if last.startswith(begins) and code_in(last.removeprefix(begins)) else text
