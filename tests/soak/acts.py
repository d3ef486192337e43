"""What a user does at random, through the real window: keys, clicks, menus, dialogs."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QSlider,
    QTableView,
    QWidget,
)
from tests.soak.counts import process_events

from scenarier.gui.window.registry import WORKSPACES
from scenarier.gui.window.window import Window

PARTS = {row.name: [part.name for part in row.parts] or [""] for row in WORKSPACES}
TYPED = ("3,5", "-12", "0,2", "4.870", "1250", "abc", "12 %")
PASTED = ("1\t2\t3\t4\t5", "0,5", "1,5\t2\n3\t4", "a\tb")
SOUGHT = ("børn", "gæld", "serv", "sc", "xyz")


class User:
    """Does one thing after another in a window; `files` are studies that may be opened and written."""

    def __init__(self, window: Window, files: list[Path], chance: random.Random) -> None:
        self.window, self.files, self.chance = window, files, chance

    def acts(self) -> dict[str, tuple[int, Callable[[], object]]]:
        """Everything that can be done, by name, and how often among the others."""
        return {
            "slider": (8, self.slide),
            "number": (8, self.type_number),
            "year field": (3, self.type_in_years),
            "scenario": (6, self.choose_scenario),
            "scenarios": (2, self.change_scenarios),
            "workspace": (8, self.choose_workspace),
            "undo": (5, self.undo),
            "copy": (4, self.copy),
            "paste": (4, self.paste),
            "context menu": (3, self.context_menu),
            "explain": (4, self.explain),
            "finder": (3, self.find),
            "dialog": (4, self.dialog),
            "side": (1, self.window.bench.side.toggle),
            "open": (2, self.open),
            "save": (2, self.window.documents.save),
            "language": (1, self.language),
            "theme": (1, self.theme),
            "zoom": (1, self.zoom),
            "size": (1, self.size),
        }

    def act(self, without: tuple[str, ...] = ()) -> str:
        """Do one thing at random and close what it opened; its name."""
        acts = {name: act for name, act in self.acts().items() if name not in without}
        (name,) = self.chance.choices(list(acts), [weight for weight, _ in acts.values()])
        acts[name][1]()
        process_events()
        self.close_all()
        return name

    def do_all_once(self) -> None:
        """Everything once, since much is only made when it is first wanted."""
        for act in [act for _, act in self.acts().values()]:
            act()
            process_events()
            self.close_all()
        for place in range(len(self.dialogs())):
            self.dialogs()[place]()
            process_events()
            self.close_all()

    def close_all(self) -> None:
        """Escape from what is typed, and close menus and dialogs."""
        self._escape(QApplication.focusWidget())
        self._close_menus()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        for editor in self.window.session.typing.editors:  # what cannot be taken is put back
            if isinstance(editor, QWidget):
                self._escape(editor)
        process_events()

    @staticmethod
    def _escape(focus: QWidget | None) -> None:
        if isinstance(focus, QLineEdit):
            QTest.keyClick(focus, Qt.Key.Key_Escape)

    @staticmethod
    def _close_menus() -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            process_events()

    def rest(self) -> None:
        """The window as it is counted: one study, all workspaces seen, nothing else open."""
        self.close_all()
        window = self.window
        assert not window.session.typing.editors, "nothing can be counted while something is typed"
        changed = replace(window.session.study, note=str(self.chance.random()))
        window.session.do(("edit", window.session.state.with_study(changed)))
        window.documents.keep_now()  # from the first unsaved edit on a thread and a lock are there
        window.documents.open_path(self.files[0])
        window.set_language("da")
        window.set_theme("light")
        window.zoom(0)
        window.resize(1366, 768)
        for name in PARTS:
            for part in PARTS[name]:
                window.bench.show_workspace(name, part)
                process_events()
        window.bench.show_workspace("overview")
        process_events()

    # Levers

    def _one(self, kind: type, within: QWidget) -> QWidget | None:
        there = [one for one in within.findChildren(kind) if one.isVisible() and one.isEnabled()]
        return self.chance.choice(there) if there else None

    def slide(self) -> None:
        slider = self._one(QSlider, self.window.bench.levers)
        if isinstance(slider, QSlider):
            slider.setFocus()
            key = self.chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp))
            for _ in range(self.chance.randrange(1, 6)):
                QTest.keyClick(slider, key)

    def type_number(self) -> None:
        self._type_in(self.window.bench.levers)

    def type_in_years(self) -> None:
        self.window.bench.show_workspace("frames", "frames")
        self._type_in_cell()

    def _type_in(self, within: QWidget) -> None:
        field = self._one(QLineEdit, within)
        if isinstance(field, QLineEdit):
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, self.chance.choice(TYPED))
            QTest.keyClick(field, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)))

    def _type_in_cell(self) -> None:
        table = self._table()
        if table is not None and table.model().rowCount():
            self._choose_cell(table)
            QTest.keyClicks(table, self.chance.choice(("5", "-3", "1,5")))
            focus = QApplication.focusWidget()
            if isinstance(focus, QLineEdit):
                QTest.keyClick(focus, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    # Scenarios, workspaces, history

    def choose_scenario(self) -> None:
        tabs = self.window.bars.tabs
        tabs.setCurrentIndex(self.chance.randrange(tabs.count()))

    def change_scenarios(self) -> None:
        ids = ("scenario.new", "scenario.copy", "scenario.delete", "scenario.reference", "edit.reset")
        self.window.bars.actions.by_id[self.chance.choice(ids)].trigger()

    def choose_workspace(self) -> None:
        name = self.chance.choice(list(PARTS))
        self.window.bench.show_workspace(name, self.chance.choice(PARTS[name]))

    def undo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.chance.choice((self.window.session.undo, self.window.session.redo))()

    # Tables

    def _table(self) -> QTableView | None:
        found = self._one(QTableView, self.window.bench)
        return found if isinstance(found, QTableView) else None

    def _choose_cell(self, table: QTableView) -> None:
        model = table.model()
        if model.rowCount() and model.columnCount():
            place = self.chance.randrange(model.rowCount()), self.chance.randrange(model.columnCount())
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            table.selectionModel().setCurrentIndex(model.index(*place), flags)
            table.setFocus()

    def copy(self) -> None:
        if (table := self._table()) is not None:
            self._choose_cell(table)
            QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    def paste(self) -> None:
        QGuiApplication.clipboard().setText(self.chance.choice(PASTED))
        if (table := self._table()) is not None:
            self._choose_cell(table)
            QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def explain(self) -> None:
        if (table := self._table()) is not None and table.model().rowCount():
            at = table.visualRect(table.model().index(0, table.model().columnCount() - 1)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def context_menu(self) -> None:
        table = self._table()
        within = table.viewport() if table is not None else self._one(QLineEdit, self.window.bench)
        if within is not None:
            at = QPoint(20, 20)
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, within.mapToGlobal(at))
            QTimer.singleShot(0, self._close_menus)  # a menu of actions has a loop of its own
            QApplication.sendEvent(within, event)

    # Dialogs and files

    def find(self) -> None:
        self.window.open_finder()
        process_events()
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            QTest.keyClicks(focus, self.chance.choice(SOUGHT))
            QTest.keyClick(focus, Qt.Key.Key_Down)
            QTest.keyClick(focus, Qt.Key.Key_Escape)

    def dialogs(self) -> list[Callable[[], object]]:
        """All that open a dialog."""
        actions, documents = self.window.bars.actions.by_id, self.window.documents
        return [
            actions["help.about"].trigger,
            actions["file.about"].trigger,
            actions["edit.history"].trigger,
            actions["scenario.about"].trigger,
            self.window.bench.side.choose_rules,
            documents.save_as,
            documents.new,
            documents.open,
            self.window.help.show_here,
        ]

    def dialog(self) -> None:
        self.chance.choice(self.dialogs())()

    def open(self) -> None:
        self.window.documents.open_path(self.chance.choice(self.files))

    # How it looks

    def language(self) -> None:
        self.window.set_language(self.chance.choice(("da", "en")))

    def theme(self) -> None:
        self.window.set_theme(self.chance.choice(("light", "dark", "system")))

    def zoom(self) -> None:
        self.window.zoom(self.chance.choice((0, 1.1, 1 / 1.1)))

    def size(self) -> None:
        self.window.resize(self.chance.randrange(1024, 1920), self.chance.randrange(600, 1080))
