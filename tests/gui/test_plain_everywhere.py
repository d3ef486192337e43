"""No text of a study or of a data package is taken as markup, as a key or as a direction, on any screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QMessageBox,
    QTabBar,
    QTextBrowser,
    QToolTip,
    QWidget,
)
from tests.gui.harm import OVERRIDE, Guard, harmful_baseline, harmful_study
from tests.gui.shown import await_work, shown_window

from scenarier.gui.foundation.forecastdialog import ForecastDialog
from scenarier.gui.measures.templates import TemplateDialog
from scenarier.gui.parts.plain import MessageBox, Reader, RichLabel, show_tip
from scenarier.gui.rules.dialog import RulesDialog
from scenarier.gui.window.about_dialogs import scenario_dialog, study_dialog
from scenarier.gui.window.recovery import RecoveryDialog
from scenarier.gui.window.registry import WORKSPACES
from scenarier.gui.window.steps import StepsDialog
from scenarier.gui.window.window import Window
from scenarier.plots.plain import AS_IT_IS, PlainLabel, tip_text
from scenarier.session.session import Session
from scenarier.session.templates import NAMES
from scenarier.storage.journal import Entry, Lost, now
from scenarier.text.language import language, set_language
from scenarier.vocabulary.errors import Fault, FaultsError

ROLE = Qt.ItemDataRole
MOST_ROWS, MOST_TIPS = 16, 4
LOST = re.compile(r'g\.png">(?!<b>x</b>&|.{0,9}…)')
"""The middle of the harm, where a tag or a key in it was taken for one; a long text may be cut there."""
TURNING = {OVERRIDE, "\u202a", "\u202b", "\u202d"}
TIP = "QTipLabel"


@pytest.fixture(scope="module")
def guard(tmp_path_factory) -> Iterator[Guard]:
    made = Guard(tmp_path_factory.mktemp("guarded"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def baseline(guard, tmp_path_factory):
    return harmful_baseline(tmp_path_factory.mktemp("package") / "harmful", guard.harm)


@pytest.fixture(params=["da", "en"])
def window(request, qapp, guard, baseline):
    set_language(request.param)
    session = Session(baseline, harmful_study(guard.harm))
    with shown_window(qapp, session, (1700, 900)) as made:
        yield made
    set_language("da")


class Seen:
    """What a look at the screen finds: every text that is shown, and what is wrong with one."""

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.wrong: set[str] = set()

    def note(self, where: str, text: object, *, is_line: bool = False) -> None:
        """A text that is shown."""
        if not isinstance(text, str) or not text:
            return
        bare = "".join(text.split())
        self.texts.add(bare)
        if LOST.search(bare):
            self.wrong.add(f"{where} loses what was typed: {text[:160]!r}")
        if TURNING & set(text):
            self.wrong.add(f"{where} turns: {text[:60]!r}")
        if is_line and "\n" in text:
            self.wrong.add(f"{where} has several lines: {text[:60]!r}")

    def missing(self, *texts: str) -> list[str]:
        """Which of these is shown nowhere, blanks and line breaks aside."""
        bare = ["".join(text.replace(OVERRIDE, "").split()) for text in texts]
        return [text for text in bare if not any(text in shown for shown in self.texts)]

    def look(self, top: QWidget) -> None:
        """Every widget below `top`, painted and asked for its tip, and every cell of its tables and lists."""
        await_work()
        top.grab()
        below = [top, *top.findChildren(QWidget)]
        # A tip that fades is gone before it is its turn.
        for widget in [one for one in below if one.metaObject().className() != TIP]:
            self._widget(widget)

    def _widget(self, widget: QWidget) -> None:
        kind = widget.metaObject().className()
        self._tip(kind, widget.toolTip())
        self.note(f"{kind} name", widget.accessibleName())
        if isinstance(widget, RichLabel):
            document = QTextDocument()
            document.setHtml(widget.text())
            self.note(kind, document.toPlainText())
            if "<img" in widget.text():
                self.wrong.add(f"{kind} takes a picture: {widget.text()[:60]}")
        elif isinstance(widget, QLabel):
            self.note(kind, widget.text())
            if widget.textFormat() != Qt.TextFormat.PlainText and widget.pixmap().isNull():
                self.wrong.add(f"{kind} may take markup: {widget.text()[:60]!r}")
        elif isinstance(widget, QTextBrowser):
            self.note(kind, widget.toPlainText())
            if "<img" in widget.toHtml():
                self.wrong.add(f"{kind} takes a picture: {widget.toPlainText()[:60]}")
        elif isinstance(widget, QComboBox):
            for place in range(widget.count()):
                self.note(kind, widget.itemText(place), is_line=True)
        elif isinstance(widget, QTabBar):
            for place in range(widget.count()):
                self.note(kind, unkeyed(widget.tabText(place)), is_line=True)
        elif isinstance(widget, QMenu):
            self.menu(widget)
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            self._cells(widget)
        if widget.isVisible():
            ask_for_tip(widget, widget.rect().center())

    def menu(self, menu: QMenu) -> None:
        """Every entry of a menu, as it is read."""
        menu.aboutToShow.emit()
        for entry in menu.actions():
            self.note("menu", unkeyed(entry.text()), is_line=True)
            self._tip("menu", entry.toolTip())

    def _tip(self, kind: str, tip: object) -> None:
        if not isinstance(tip, str):
            return
        inside = tip.removeprefix(AS_IT_IS).removesuffix("</p>")
        if QtGui.Qt.mightBeRichText(tip) and (not tip.startswith(AS_IT_IS) or "<" in inside):
            self.wrong.add(f"{kind} tip is markup: {tip[:80]!r}")
        self.note(f"{kind} tip", unescape(inside))

    def _cells(self, view: QAbstractItemView) -> None:
        model, kind = view.model(), type(view).__name__
        if model is None:
            return
        self._headings(model, kind)
        n_tips = 0
        for row in range(min(model.rowCount(), MOST_ROWS)):
            for column in range(columns_of(model)):
                index = model.index(row, column)
                is_line = kind != "_Inputs"
                self.note(kind, index.data(ROLE.DisplayRole), is_line=is_line)
                self.note(f"{kind} status", index.data(ROLE.StatusTipRole), is_line=True)
                self.note(f"{kind} name", index.data(ROLE.AccessibleTextRole))
                tip = index.data(ROLE.ToolTipRole)
                self._tip(kind, tip)
                if tip and view.isVisible() and n_tips < MOST_TIPS:
                    n_tips += 1
                    ask_for_tip(view.viewport(), view.visualRect(index).center())

    def _headings(self, model: QAbstractItemModel, kind: str) -> None:
        for way, count in (
            (Qt.Orientation.Horizontal, columns_of(model)),
            (Qt.Orientation.Vertical, model.rowCount()),
        ):
            for place in range(min(count, MOST_ROWS)):
                self.note(f"{kind} heading", model.headerData(place, way, ROLE.DisplayRole))
                self._tip(kind, model.headerData(place, way, ROLE.ToolTipRole))


def columns_of(model: QAbstractItemModel) -> int:
    """A list has one column, which Qt does not tell Python of."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def unkeyed(text: str) -> str:
    """A text of a menu or a tab as Qt shows it."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def ask_for_tip(widget: QWidget, at: QPoint) -> None:
    """As a pointer that rests there; the tip is shown and painted."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    for tip in tips():
        assert not TURNING & set(tip.text())
        tip.grab()
    QToolTip.hideText()


def tips() -> list[QLabel]:
    found = [widget for widget in QApplication.topLevelWidgets() if widget.metaObject().className() == TIP]
    return [widget for widget in found if isinstance(widget, QLabel) and widget.isVisible()]


@contextmanager
def opened(dialog: QWidget) -> Iterator[QWidget]:
    dialog.show()
    QApplication.processEvents()
    yield dialog
    dialog.close()
    QApplication.processEvents()


def screens(window: Window) -> Iterator[str]:
    """Bring up every workspace and every part of one, one after the other."""
    for workspace in [row.name for row in WORKSPACES]:
        window.bench.show_workspace(workspace)
        shown = window.bench.workspaces[workspace]
        if not shown.parts():
            yield workspace
        for part in shown.parts():
            shown.show_part(part)
            yield f"{workspace}-{part}"


def test_that_the_guard_sees_a_picture_that_is_opened(qapp, guard):
    document = QTextDocument()  # a label is plain by the style sheet
    document.setHtml(f"{guard.harm}x")
    picture = QPixmap(40, 40)
    painter = QPainter(picture)
    document.drawContents(painter)
    painter.end()
    assert guard.was_opened()


def test_that_no_workspace_takes_a_text_as_markup(window, guard):
    harm, seen = guard.harm, Seen()
    tables = window.session.baseline.tables
    for screen in screens(window):
        seen.look(window)
        if screen == "frames-frames":
            window.bench.workspaces["frames"].show_row("areas", "MBU.daycare")
            seen.look(window)
        elif screen == "foundation-tables":
            part = window.bench.workspaces["foundation"].part("tables")
            for table in ("departments", "declarations", "rules", "series_breaks"):
                part.show_row(table, next(iter(tables[table].by_key())))
                seen.look(part)
    assert seen.wrong == set()
    assert not guard.was_opened()
    assert not seen.missing(
        *(f"{harm}{word}" for word in ("one", "owner", "pack", "first", "second", "forecast", "note"))
    )
    assert not seen.missing(getattr(tables["departments"], f"title_{language()}"))


def test_that_no_panel_takes_a_text_as_markup(window, guard):
    seen, side, year = Seen(), window.bench.side, window.session.projection().years[-1]
    side.show_side(True)
    side.board.settle()
    seen.look(side)
    for key in window.session.scenario.parameters:
        window.bench.levers.reveal(key)
    seen.look(window.bench.levers)
    for variable, entity in (("liquidity_per_citizen", ""), ("area_spending", "MBU.daycare"), ("frame", "MBU")):
        side.explain(variable, entity, year)
        for _ in range(4):
            seen.look(side)
            deeper = side.explanation.told.inputs
            if deeper:
                side.explanation.open(deeper[-1].key)
    window.bench.notice.say(f"{guard.harm}notice", {})
    window.open_finder()
    for query in ("", "one", "first"):
        window.finder.field.setText(query)
        seen.look(window)
    window.finder.dismiss()
    assert seen.wrong == set()
    assert not guard.was_opened()
    assert not seen.missing(*(f"{guard.harm}{word}" for word in ("rule", "first", "notice", "reason")))


def test_that_no_dialog_takes_a_text_as_markup(window, guard, tmp_path):
    seen, session, harm = Seen(), window.session, guard.harm
    lost = Lost(tmp_path / "x", Entry(session.study, now(), Path(f"{tmp_path}/<b>x</b>.scenarier"), "", 0))
    error = FaultsError(f"{harm}subject", [Fault(f"{harm}place", f"{harm}fault", {})])

    def refuse(_text: str) -> None:
        raise error

    session.do(
        (f"{harm}edit", session.state.with_study(session.study.with_scenario(1, session.study.scenarios[0])))
    )
    session.undo()
    dialogs = [
        scenario_dialog(session, window),
        study_dialog(session, window),
        RulesDialog(session, window),
        StepsDialog(session, window),
        RecoveryDialog(window, [lost], lambda _: None, lambda _: None),
        ForecastDialog(2025, refuse, lambda _: None, window),
        *(TemplateDialog(name, session, lambda _: None, window) for name in NAMES),
    ]
    for made in dialogs:
        with opened(made) as dialog:
            if isinstance(dialog, ForecastDialog):
                dialog.field.setPlainText("x")
            if isinstance(dialog, RulesDialog):
                for row in (0, dialog.list.count() - 1):
                    dialog.list.setCurrentRow(row)
                    seen.look(dialog)
            seen.look(dialog)
    window.bench.show_workspace("measures")
    window.documents._tell(f"{harm}heading", error)
    session.do(("x", session.state.with_study(session.study.with_scenario(1, session.study.scenarios[0]))))
    window.documents.when_settled(lambda: None)
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 2
    for box in boxes:
        seen.look(box)
        box.close()
    for menu in window.findChildren(QMenu):
        seen.menu(menu)
    assert seen.wrong == set()
    assert not guard.was_opened()
    assert not seen.missing(
        *(f"{harm}{word}" for word in ("subject", "fault", "heading", "title", "rule", "edit", "pack"))
    )


def test_that_the_title_shows_what_was_typed(window, guard):
    assert "[*]" in window.windowTitle().replace("[*][*]", "")
    assert "[*][*]" in window.windowTitle()
    assert OVERRIDE not in window.windowTitle()


@pytest.mark.parametrize("made", [PlainLabel, MessageBox, RichLabel, Reader])
def test_that_each_way_to_show_a_text_leaves_files_alone(qapp, guard, made):
    widget = made()
    for name in ("setText", "setInformativeText", "setHtml"):
        if hasattr(widget, name):
            getattr(widget, name)(f"{guard.harm}<body background='file://{guard.picture}'>")
    widget.ensurePolished()
    widget.sizeHint()
    widget.grab()
    assert not guard.was_opened()
    widget.deleteLater()


def test_that_a_tip_leaves_files_alone(qapp, guard, window):
    show_tip(QPoint(10, 10), f"{guard.harm}x", window)
    (tip,) = tips()
    tip.grab()
    assert "<img" not in tip.text()
    assert unescape(tip.text()).startswith(f"{AS_IT_IS}<img")
    QToolTip.hideText()
    assert not guard.was_opened()


@pytest.mark.parametrize("text", ["<b>x</b>", "a & b", "a &lt; b", "1 < 2", "a\nb"])
def test_that_a_tip_is_read_as_it_was_typed(qapp, text):
    label = QLabel(tip_text(text))
    document = QTextDocument()
    if QtGui.Qt.mightBeRichText(label.text()):
        document.setHtml(label.text())
    else:
        document.setPlainText(label.text())
    assert document.toPlainText() == text


def test_that_a_long_note_is_cut_in_a_tip_and_in_a_line(qapp):
    tip = tip_text("word " * 4000)
    assert tip.endswith("…")
    assert len(tip.split("\n")) <= 33
    assert max(map(len, tip.split("\n"))) <= 84
    assert len(PlainLabel("word " * 4000).text()) <= 4000
