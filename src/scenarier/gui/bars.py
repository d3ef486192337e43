"""Menus, toolbar and scenario tabs of the window, and what their actions do."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QMessageBox,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from scenarier import __version__
from scenarier.gui.about_dialogs import study_dialog
from scenarier.gui.actions import action, choices, takes_away
from scenarier.gui.find_entries import entries
from scenarier.gui.finder import Finder
from scenarier.gui.overview import start_card
from scenarier.gui.parts.plain import MessageBox
from scenarier.gui.roles import set_role
from scenarier.gui.rules.line import RulesLine
from scenarier.gui.scenario_actions import ScenarioActions
from scenarier.gui.scenario_tabs import ScenarioTabs
from scenarier.gui.steps import StepsDialog
from scenarier.gui.style import ZOOM_STEP
from scenarier.gui.switches import Switches
from scenarier.gui.tool_line import ToolLine
from scenarier.look.palette import Scheme
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import menu_text, set_tip, without_keys
from scenarier.session.forecast_edits import take_out_forecast_to
from scenarier.session.lever_edits import reset_levers
from scenarier.session.news import News
from scenarier.session.session import BASELINE_INDEX
from scenarier.storage.settings import THEMES
from scenarier.text.language import language, mark, tr
from scenarier.text.plain import isolated
from scenarier.text.words import GROUP_NAMES

if TYPE_CHECKING:
    from scenarier.gui.window.window import Window

THEME_NAMES = {"system": mark("As the system"), "light": mark("Light"), "dark": mark("Dark")}
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}


class Bars:
    """Everything above the workbench."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self._finder = Finder(window)
        self._steps: StepsDialog | None = None
        self._make_actions()
        window.setMenuBar(QMenuBar())  # owns all menus, so that they go with it
        self.scenarios = ScenarioActions(window)
        self._make_menus()
        self._make_toolbar()
        self._make_tabs()

    def _make_actions(self) -> None:
        window, documents, standard = self._window, self._window.documents, QKeySequence.StandardKey
        self._new = action(window, tr("&New"), documents.new, standard.New)
        self._open = action(window, tr("&Open…"), documents.open, standard.Open)
        self._save = action(window, tr("&Save"), documents.save, standard.Save)
        self._save_as = action(window, tr("Save &as…"), documents.save_as, "Ctrl+Shift+S")
        self._about_study = action(window, tr("&Title and purpose…"), self.about_study)
        self._quit = takes_away(action(window, tr("&Quit"), window.close, "Ctrl+Q"))
        self._undo = action(window, tr("&Undo"), self._session.undo, standard.Undo)
        self._redo = action(window, tr("&Redo"), self._session.redo, "Ctrl+Shift+Z")
        self._history = action(window, tr("&History…"), self.show_history, "Ctrl+H")
        tip = tr("All levers back to the baseline; can be undone")
        self._reset = takes_away(action(window, tr("Reset all"), self.reset_all, tip=tip))
        self._find = action(window, tr("&Find…"), self.find, "Ctrl+K")
        self._side = action(window, tr("R&ules and explanation"), window.bench.side.toggle, "Ctrl+E")
        self._side.setCheckable(True)
        self._side.setChecked(not window.bench.side.isHidden())
        window.bench.side.opened.connect(self._side.setChecked)
        self._rules = action(window, tr("&Rules…"), window.bench.side.choose_rules)
        self._full = action(window, tr("&Full screen"), window.toggle_full_screen, "F11")
        self._larger = action(window, tr("&Larger text"), lambda: window.zoom(ZOOM_STEP), "Ctrl++")
        self._smaller = action(window, tr("&Smaller text"), lambda: window.zoom(1 / ZOOM_STEP), "Ctrl+-")
        self._normal = action(window, tr("&Normal text size"), lambda: window.zoom(0), "Ctrl+0")
        tip = tr("Size, panels, columns, text size and theme as at the first start")
        self._restore = action(window, tr("&Restore the window"), window.restore, tip=tip)
        self._help = [
            action(window, tr("&Getting started"), partial(window.help.show, "start")),
            action(window, tr("&This page"), window.help.show_here, "F1"),
            action(window, tr("&Shortcuts"), partial(window.help.show, "shortcuts")),
            action(window, tr("G&lossary"), partial(window.help.show, "glossary")),
        ]
        self._about = action(window, tr("&About scenarier"), self.about)
        self._places = [
            action(window, tr(row.title), partial(window.bench.show_workspace, row.name), f"Ctrl+{number}")
            for number, row in enumerate(window.bench.rows.values(), start=1)
        ]

    def _make_menus(self) -> None:
        window = self._window
        texts = (tr("&File"), tr("&Edit"), tr("&View"), tr("&Help"))
        file, edit, view, about = (QMenu(text, window.menuBar()) for text in texts)
        examples = QMenu(tr("E&xamples"), file)
        for example in start_card.examples():
            show = partial(window.documents.open_example, example.path)
            examples.addAction(action(window, menu_text(example.title), show))
        self._recent = QMenu(tr("&Recent"), file)
        self._recent.aboutToShow.connect(self._fill_recent)
        file.addActions([self._new, self._open])
        file.addMenu(self._recent)
        file.addMenu(examples)
        file.addActions([self._save, self._save_as, self._about_study])
        file.addSeparator()
        file.addAction(self._quit)
        edit.addActions([self._undo, self._redo, self._history])
        edit.addSeparator()
        groups = QMenu(tr("Reset a &group"), edit)
        for group, title in GROUP_NAMES.items():
            text = tr("Revert group: {group}", group=tr(title))
            groups.addAction(takes_away(action(window, text, partial(window.bench.levers.revert_group, group))))
        edit.addAction(self._reset)
        edit.addMenu(groups)
        edit.addActions([self._rules, self._find])
        view.addActions([*self._places])
        view.addSeparator()
        view.addActions([self._side, self._full, self._larger, self._smaller, self._normal])
        view.addSeparator()
        themes, languages = QMenu(tr("&Theme"), view), QMenu(tr("Lan&guage"), view)
        theme_names = {theme: tr(THEME_NAMES[theme]) for theme in THEMES}
        self._themes = choices(themes, theme_names, window.theme, window.set_theme)
        choices(languages, LANGUAGE_NAMES, language(), window.set_language)
        view.addMenu(themes)
        view.addMenu(languages)
        view.addAction(self._restore)
        about.addActions(self._help)
        about.addSeparator()
        about.addAction(self._about)
        for menu in (file, edit, self.scenarios.menu, view, about):
            window.menuBar().addMenu(menu)

    def _ask_for_persons(self, horizon: int) -> None:
        """The forecast has no persons for the years up to a horizon: paste them, or go on without it."""
        forecast = self._session.study.forecast
        if forecast is None:
            return
        years = ", ".join(map(str, range(forecast.last_year + 1, horizon + 1)))
        bench = self._window.bench
        told = tr(
            "“{title}” has no persons for {years}. Paste those years in Ages, then choose {horizon} again.",
            title=forecast.title,
            years=years,
            horizon=horizon,
        )
        words = take_out_forecast_to(self._session.state, horizon)[0]
        bench.notice.say(
            told,
            {
                tr("Go to Ages"): lambda: bench.show_workspace("foundation", "ages"),
                words: lambda: self._session.do(take_out_forecast_to(self._session.state, horizon)),
                tr("Close"): lambda: None,
            },
        )

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._window.documents.recent.paths():
            entry = self._recent.addAction(_short(path))
            set_tip(entry, str(path))
            entry.triggered.connect(partial(self._open_recent, path))
        if self._recent.isEmpty():
            self._recent.addAction(tr("No files yet")).setEnabled(False)

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self._window.documents.open_when_settled(path)

    def _make_toolbar(self) -> None:
        self._find.setIconText(tr("Find (Ctrl+K)"))
        self._history.setIconText(tr("History"))
        for less in (self._history, self._reset):
            less.setPriority(QAction.Priority.LowPriority)
        self.switches = Switches(self._session)
        self.switches.beyond_forecast.connect(self._ask_for_persons)
        self._toolbar = tools = ToolLine(tr("Tools"))
        tools.add_left(self._open, self._save, None, self._undo, self._redo, self._history, self._reset)
        tools.add_right(self.switches, None, self._find)
        self._place(tools)

    def _make_tabs(self) -> None:
        self._window.addToolBarBreak()
        self._tab_bar = QToolBar(tr("Scenarios"))
        self._place(self._tab_bar)
        self.tabs = ScenarioTabs(self._session, self._window.colours)
        self.tabs.menu_wanted.connect(self._show_scenario_menu)
        add = QToolButton()
        add.setText("+")
        set_tip(add, self.scenarios.new.toolTip())
        add.setAccessibleName(tr("New scenario"))
        add.clicked.connect(self.scenarios.add)
        self.note = ElidedLabel()
        self.note.setContentsMargins(12, 0, 8, 0)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.note, "small")
        line = QHBoxLayout(across := QWidget())
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tabs)
        line.addWidget(add)
        line.addWidget(self.note, 1)
        line.addWidget(self._rules_line())
        self._tab_bar.addWidget(across)

    def _rules_line(self) -> RulesLine:
        """How many rules are broken; it opens and closes the panel they stand in."""
        side = self._window.bench.side
        self.rules = RulesLine(self._session)
        self.rules.setChecked(not side.isHidden())
        self.rules.clicked.connect(side.toggle)
        side.opened.connect(self.rules.setChecked)
        return self.rules

    def _place(self, bar: QToolBar) -> None:
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._window.addToolBar(bar)

    def _show_scenario_menu(self, place: QPoint) -> None:
        self.scenarios.menu.popup(place)

    def clear(self) -> None:
        """Take everything away again, before it is made in another language."""
        self._window.setMenuBar(QMenuBar())
        self._finder.deleteLater()
        self._window.help.close()
        if self._steps is not None:
            self._steps.close()
        for bar in (self._toolbar, self._tab_bar):
            self._window.removeToolBar(bar)
            bar.deleteLater()
        for done in self._window.actions():
            self._window.removeAction(done)
            done.deleteLater()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours; the theme they are of is ticked."""
        self.tabs.restyle(colours)
        for theme, entry in zip(THEMES, self._themes.actions(), strict=True):
            entry.setChecked(theme == self._window.theme)

    def refresh(self, news: News) -> None:
        """Show what can be undone and which scenarios there are."""
        if news.history:
            self._name_steps()
        if news.scenario:
            self._reset.setEnabled(bool(self._session.scenario.parameters))
        self.tabs.refresh(news)
        self.scenarios.refresh(news)
        self.switches.refresh(news)
        self.rules.refresh(news)
        if news.study or news.selected:
            note = " ".join((self._session.scenario.note or self._session.study.note).split())
            self.note.setText(note)
            set_tip(self.note, note)

    def _name_steps(self) -> None:
        """What can be undone and done again, by its name."""
        for act, text, label in (
            (self._undo, tr("&Undo"), self._session.undo_label),
            (self._redo, tr("&Redo"), self._session.redo_label),
        ):
            act.setEnabled(label is not None)
            act.setText(f"{text}: {menu_text(label)}" if label else text)
            act.setIconText(without_keys(text))

    def reset_all(self) -> None:
        """All levers of the scenario back to the baseline; its measures stay."""
        if self._session.selected != BASELINE_INDEX:
            before, name = self._session.study, self._session.scenario.name
            self._session.do(reset_levers(self._session.state))
            if self._session.study is not before:
                told = tr("All levers of “{name}” are reset. Ctrl+Z takes it back.", name=name)
                self._window.bench.tell_done(told)

    def find(self) -> None:
        """Open the finder on everything there is."""
        self._finder.open_with(entries(self._window))

    def show_history(self) -> None:
        """The list of steps, beside the window."""
        if self._steps is None:
            self._steps = StepsDialog(self._session, self._window)
            self._steps.destroyed.connect(self._forget_steps)
        self._steps.show()
        self._steps.raise_()
        self._steps.activateWindow()
        self._steps.list.setFocus()

    def _forget_steps(self) -> None:
        self._steps = None

    def about_study(self) -> None:
        """Title and purpose of the study."""
        study_dialog(self._session, self._window).open()

    def about(self) -> None:
        """What this is and which version."""
        box = MessageBox(self._window)
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


def _short(path: Path) -> str:
    """A file's name and its folder's, for a menu."""
    return menu_text(f"{isolated(path.name)} – {isolated(path.parent.name)}")
