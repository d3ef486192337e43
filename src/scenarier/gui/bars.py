"""Menus and toolbar of the window, and what their actions do."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QMessageBox, QToolBar

from scenarier import __version__
from scenarier.gui.actions import action, choices
from scenarier.gui.roles import set_role
from scenarier.gui.style import THEMES, ZOOM_STEP
from scenarier.jobs.studies import example_paths, open_study
from scenarier.session.session import BASELINE_INDEX
from scenarier.text.language import language, mark, tr

if TYPE_CHECKING:
    from scenarier.gui.window import Window

THEME_NAMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}


class Bars:
    """Everything above the workbench."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self._make_actions()
        self._make_menus()
        self._make_toolbar()

    def _make_actions(self) -> None:
        window, documents, standard = self._window, self._window.documents, QKeySequence.StandardKey
        self._open = action(window, tr("&Open…"), documents.open, standard.Open)
        self._save = action(window, tr("&Save"), documents.save, standard.Save)
        self._save_as = action(window, tr("Save &as…"), documents.save_as, "Ctrl+Shift+S")
        self._quit = action(window, tr("&Quit"), window.close, "Ctrl+Q")
        self._undo = action(window, tr("&Undo"), self._session.undo, standard.Undo)
        self._redo = action(window, tr("&Redo"), self._session.redo, "Ctrl+Shift+Z")
        tip = tr("All levers back to the baseline; can be undone")
        self._reset = action(window, tr("Reset all"), self.reset_all, tip=tip)
        self._full = action(window, tr("&Full screen"), window.toggle_full_screen, "F11")
        self._larger = action(window, tr("&Larger text"), lambda: window.zoom(ZOOM_STEP), "Ctrl++")
        self._smaller = action(window, tr("&Smaller text"), lambda: window.zoom(1 / ZOOM_STEP), "Ctrl+-")
        self._normal = action(window, tr("&Normal text size"), lambda: window.zoom(0), "Ctrl+0")
        self._about = action(window, tr("&About scenarier"), self.about)

    def _make_menus(self) -> None:
        window = self._window
        texts = (tr("&File"), tr("&Edit"), tr("&View"), tr("&Help"))
        file, edit, view, about = (QMenu(text, window) for text in texts)
        examples = QMenu(tr("E&xamples"), file)
        for path in example_paths():
            title = open_study(path)[0].title
            examples.addAction(action(window, title, partial(window.documents.open_example, path)))
        file.addAction(self._open)
        file.addMenu(examples)
        file.addActions([self._save, self._save_as])
        file.addSeparator()
        file.addAction(self._quit)
        edit.addActions([self._undo, self._redo])
        edit.addSeparator()
        edit.addAction(self._reset)
        view.addActions([self._full, self._larger, self._smaller, self._normal])
        view.addSeparator()
        themes, languages = QMenu(tr("&Theme"), view), QMenu(tr("Lan&guage"), view)
        choices(themes, {theme: tr(THEME_NAMES[theme]) for theme in THEMES}, window.theme, window.set_theme)
        choices(languages, LANGUAGE_NAMES, language(), window.set_language)
        view.addMenu(themes)
        view.addMenu(languages)
        about.addAction(self._about)
        for menu in (file, edit, view, about):
            window.menuBar().addMenu(menu)

    def _make_toolbar(self) -> None:
        self._toolbar = QToolBar(tr("Tools"))
        self._toolbar.setMovable(False)
        self._toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._toolbar.addActions([self._open, self._save])
        self._toolbar.addSeparator()
        self._toolbar.addActions([self._undo, self._redo, self._reset])
        self._toolbar.addSeparator()
        label = QLabel(tr("Scenario"))
        set_role(label, "muted")
        label.setContentsMargins(8, 0, 4, 0)
        self._toolbar.addWidget(label)
        self.picker = QComboBox()
        self.picker.setAccessibleName(tr("Scenario"))
        self.picker.setMinimumContentsLength(22)
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.picker.activated.connect(lambda index: self._session.select(index - 1))
        self._toolbar.addWidget(self.picker)
        self._window.addToolBar(self._toolbar)

    def clear(self) -> None:
        """Take everything away again, before it is made in another language."""
        self._window.menuBar().clear()
        self._window.removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        for done in self._window.actions():
            self._window.removeAction(done)
            done.deleteLater()

    def refresh(self) -> None:
        """Show what can be undone and which scenarios there are."""
        for act, text, label in (
            (self._undo, tr("&Undo"), self._session.undo_label),
            (self._redo, tr("&Redo"), self._session.redo_label),
        ):
            act.setEnabled(label is not None)
            act.setText(f"{text}: {label}" if label else text)
            act.setIconText(text.replace("&", ""))
        self._reset.setEnabled(bool(self._session.scenario.parameters))
        self._fill_picker()

    def _fill_picker(self) -> None:
        names = [tr("Grundforløb (baseline)"), *(scenario.name for scenario in self._session.study.scenarios)]
        if names != [self.picker.itemText(index) for index in range(self.picker.count())]:
            self.picker.clear()
            self.picker.addItems(names)
        self.picker.setCurrentIndex(self._session.selected + 1)

    def reset_all(self) -> None:
        """All levers of the scenario back to the baseline; its measures stay."""
        if self._session.selected != BASELINE_INDEX:
            plain = replace(self._session.scenario, parameters={})
            self._session.edit_scenario(tr("Reset all"), plain, self._session.scenario.name)

    def about(self) -> None:
        """What this is and which version."""
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("About scenarier"))
        box.setText(f"scenarier {__version__}")
        box.setInformativeText(
            tr(
                "Budget scenarios from Aarhus Kommune's annual report 2024. What the report does not say is an "
                "assumption, marked as one beside its lever, and yours to change."
            )
        )
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(box.deleteLater)
        box.open()
