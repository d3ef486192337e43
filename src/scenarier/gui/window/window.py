"""The window itself: nothing heavy is imported here, so that it stands empty at once; `fill` brings the rest."""

from collections.abc import Sequence
from functools import partial
from gc import collect
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from scenarier.gui.busy import waiting
from scenarier.gui.local_path import dropped_file
from scenarier.gui.parts.plain import title_text
from scenarier.gui.style import dress, the_application, undressed
from scenarier.gui.window.remembering import Remembering
from scenarier.storage.settings import ZOOMS, SettingsFile
from scenarier.text.language import set_language, tr

if TYPE_CHECKING:
    from scenarier.gui.finder.finder import Finder
    from scenarier.gui.finder.rows import Entry
    from scenarier.gui.help.desk import Desk
    from scenarier.gui.help.made import Shortcuts
    from scenarier.gui.window.bars import Bars
    from scenarier.gui.window.commands import Menu
    from scenarier.gui.window.documents import Documents
    from scenarier.gui.window.registry import WorkspaceRow
    from scenarier.gui.window.scenario_actions import ScenarioActions
    from scenarier.gui.window.steps import Steps
    from scenarier.gui.window.workbench import Workbench
    from scenarier.model.baseline import Baseline
    from scenarier.session.news import News
    from scenarier.session.session import Session


class Window(QMainWindow):
    """The one window. `painted` comes once, after its first painting; `lesson_chosen` carries a lesson's file."""

    painted = Signal()
    lesson_chosen = Signal(object)

    session: "Session"
    documents: "Documents"
    bench: "Workbench"
    bars: "Bars"
    scenarios: "ScenarioActions"
    finder: "Finder"
    steps: "Steps"
    help: "Desk"

    def __init__(
        self, theme: str = "", *, zoom: float = 0.0, recovery: Path | None = None, settings: Path | None = None
    ) -> None:
        """The window without a study yet.

        Parameters
        ----------
        theme, zoom : the remembered ones when not given.
        recovery : folder where unsaved work is kept for the day of a crash; it is not kept without one.
        settings : file of the user's settings; without one they hold for the sitting alone.
        """
        super().__init__()
        self.settings = SettingsFile(settings)
        self.theme = theme or self.settings.now.theme
        self._recovery = recovery
        self._zoom = zoom or self.settings.now.zoom
        self._has_painted = self._may_close = self.is_filled = False
        self.colours = dress(the_application(), self.theme, self._zoom)
        self.setWindowTitle("scenarier")
        self._remembering = Remembering(self, self.settings, self._say_where_quiet)
        self._remembering.put_in_place()
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def fill(self, session: "Session", workspaces: "Sequence[WorkspaceRow] | None" = None) -> None:
        """Show a session: in a painted window the plots are painted first, else they come with `load_plots`.

        Parameters
        ----------
        workspaces : other workspaces than those that scenarier has, in the order of their tabs.
        """
        from scenarier.gui.parts.settling import Settler
        from scenarier.gui.window.registry import WORKSPACES

        self.session = session
        self._remembering.follow(session)
        self._rows = WORKSPACES if workspaces is None else workspaces
        Settler(session.typing, self)
        self.help = self._help_desk()
        self.documents = self._documents()
        self.is_filled = True
        self._build(are_plots_first=self._has_painted)
        session.listeners.append(self.refresh)
        self.documents.listen()
        self.setAcceptDrops(True)
        if not self._has_painted:
            QTimer.singleShot(0, self.load_plots)
        self.documents.tell_of_revision()
        QTimer.singleShot(0, self.documents.offer_recovery)

    def _documents(self) -> "Documents":
        from scenarier.gui.window.documents import Documents
        from scenarier.gui.window.recent import Recent
        from scenarier.gui.window.showing import showing_on

        showing = showing_on(lambda: self.bench)
        return Documents(self, self.session, Recent(self.settings), self._recovery, showing)

    def _help_desk(self) -> "Desk":
        from scenarier.gui.help.desk import Desk
        from scenarier.gui.window.help_places import page_about

        return Desk(self, lambda widget: page_about(widget, self.bench), self.shortcuts)

    def _build(self, *, are_plots_first: bool = False) -> None:
        """Everything on the window, in the language that is spoken and for the baseline's years."""
        from scenarier.gui.parts.at_once import paint
        from scenarier.gui.window.bars import Bars
        from scenarier.gui.window.meetings import MeetingRoom
        from scenarier.gui.window.persons import ask_for_persons
        from scenarier.gui.window.scenario_actions import ScenarioActions
        from scenarier.gui.window.scenario_bar import ScenarioBar
        from scenarier.gui.window.scenario_tabs import ScenarioTabs
        from scenarier.gui.window.side import ROOMY
        from scenarier.gui.window.workbench import Workbench
        from scenarier.session.news import EVERYTHING

        self._package = self._package_of_now()
        with undressed(the_application()):
            is_roomy = self._remembering.is_side_open(self.width() >= ROOMY)
            self.bench = Workbench(self.session, self.colours, self._rows, is_roomy=is_roomy)
            self.bench.setParent(self)  # Tab comes to it first
            self.meetings = MeetingRoom(self, self.session, self.bench, lambda: self.colours)
            self._take_up(self.bench)
            self.bench.made.connect(self._take_up)
            tabs = ScenarioTabs(self.session, self.colours)
            self.scenarios = ScenarioActions(self.session, tabs, lambda: self.colours, self.bench.tell_done)
            line = ScenarioBar(self.session, tabs, self.bench.side)
            ask = partial(ask_for_persons, self.session, self.bench.notice.say, self.bench.show_workspace)
            self.bars = Bars(self, self.session, self._menus(), line, ask)
            self.bench.side.opened.connect(self.bars.actions.refresh)
            self._remembering.arrange(self.bench)
            (self.load_plots if are_plots_first else self._complete)()
            self.setCentralWidget(self.bench)  # when the bars stand: all in it is given its size once
        self.refresh(EVERYTHING)
        if are_plots_first:
            paint(self)
            self._complete()  # in the same turn, so that the user meets nothing half made

    def _complete(self) -> None:
        """What stands around the plots and the table."""
        from scenarier.gui.finder.finder import Finder
        from scenarier.gui.window.steps import Steps

        self.bench.complete()
        self.finder, self.steps = Finder(self), Steps(self.session, self)

    def _menus(self) -> "tuple[Menu, ...]":
        """What the window can do, menu by menu; some of what they use is made after them."""
        from scenarier.gui.window.about_dialogs import study_dialog
        from scenarier.gui.window.edit_menu import Editing, edit_menu
        from scenarier.gui.window.exchange_menu import exchange_rows
        from scenarier.gui.window.file_menu import file_menu
        from scenarier.gui.window.help_menu import help_menu
        from scenarier.gui.window.uncertainty_menu import uncertainty_menu
        from scenarier.gui.window.view_menu import Viewing, view_menu

        bench, side = self.bench, self.bench.side
        editing = Editing(
            lambda: self.steps.show(),
            lambda group: bench.levers.revert_group(group),
            side.choose_rules,
            self.open_finder,
            bench.tell_done,
        )
        viewing = Viewing(
            show_workspace=bench.show_workspace,
            toggle_side=side.toggle,
            is_side_open=lambda: not side.isHidden(),
            toggle_full_screen=self.toggle_full_screen,
            hold_meeting=self.hold_meeting,
            zoom=self.zoom,
            theme=lambda: self.theme,
            set_theme=self.set_theme,
            set_language=self.set_language,
            restore=self.restore,
        )
        exchange = exchange_rows(self, self.session, self.settings, self.colours, bench, self.documents)
        return (
            file_menu(self.documents, exchange, lambda: study_dialog(self.session, self).open(), self.close),
            edit_menu(self.session, editing, side.show_moved, side.replay),
            self.scenarios.menu(),
            view_menu(bench.rows.values(), viewing, uncertainty_menu(self.session, bench.work)),
            help_menu(self, self.help.show, self.help.show_here, bench, self.session.baseline.about),
        )

    def hold_meeting(self) -> None:
        """Show one lever and one plot over the whole screen."""
        self.meetings.hold()

    def _say_where_quiet(self, text: str) -> bool:
        """Say something above the work where nothing else is said there; whether it was."""
        if is_quiet := self.is_filled and self.bench.notice.isHidden():
            self.documents.say(text)
        return is_quiet

    def found(self) -> "list[Entry]":
        """Everything that the finder finds as things stand."""
        from scenarier.gui.window.finding import entries

        return entries(self.session, self.bench, self.bars.menus, self.help.show, self.lesson_chosen.emit)

    def open_finder(self) -> None:
        """Open the finder on everything there is."""
        from scenarier.gui.window.finding import by_code

        self.finder.open_with(self.found(), partial(by_code, self.session, self.bench))

    def shortcuts(self) -> "Shortcuts":
        """The keys of the menus' commands, and those of what is shown now."""
        from scenarier.gui.window.commands import shortcuts_of
        from scenarier.gui.window.elsewhere import shortcuts_elsewhere

        return shortcuts_of(self.bars.menus) | {tr("In tables and parts"): shortcuts_elsewhere(self)}

    def _take_up(self, part: QWidget) -> None:
        from scenarier.gui.window.take_up import Opening, take_up

        opening = Opening(self.documents.open_example, self.lesson_chosen.emit, self.hold_meeting)
        take_up(part, self.settings, self.bench, opening)

    def load_plots(self) -> None:
        """Make the plots, the first time."""
        self.bench.load()

    def _package_of_now(self) -> "Baseline":
        """The baseline's package: a study's own budget and forecast make no other window of it."""
        return self.session.baseline.package or self.session.baseline

    def refresh(self, news: "News") -> None:
        """Show what is not as it was; a study on another package has the window built anew."""
        if self._package is not self._package_of_now():
            self._build_anew(self.bench.current, has_side=not self.bench.side.isHidden())
            return
        if news.file or news.study:
            self.setWindowTitle(f"{title_text(self.documents.name())}[*] – scenarier")
            self.setWindowModified(self.session.is_dirty)
        self.bars.refresh(news)
        self.bench.refresh(news)
        self.documents.forget_refusal()
        self.documents.keep()
        self._remembering.tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first painting is told of."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self._remembering.fit()
            QTimer.singleShot(0, self.painted.emit)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Where the window stands is remembered."""
        super().moveEvent(event)
        self._remembering.note_window()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How large the window is, is remembered."""
        super().resizeEvent(event)
        self._remembering.note_window()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def zoom(self, factor: float) -> None:
        """Make all text larger or smaller; 0 is the normal size."""
        self._zoom = min(max(self._zoom * factor if factor else 1.0, ZOOMS[0]), ZOOMS[1])
        self.settings.now.zoom = self._zoom
        self.settings.changed()
        self._dress()

    def set_theme(self, theme: str) -> None:
        """Light, dark, or as the system."""
        self.theme = self.settings.now.theme = theme
        self.settings.changed()
        self._dress()

    def restore(self) -> None:
        """Size, splitters, panel, columns, text size and theme as at the first start."""
        from scenarier.gui.window.side import ROOMY

        self._remembering.restore(self.bench, ROOMY)
        self.theme, self._zoom = self.settings.now.theme, self.settings.now.zoom
        self._dress()

    def _follow_system(self) -> None:
        if self.theme == "system":
            self._dress()

    @waiting()
    def _dress(self) -> None:
        self.colours = dress(the_application(), self.theme, self._zoom)
        if self.is_filled:
            self.bench.restyle(self.colours)
            self.bars.restyle(self.colours)

    def set_language(self, code: str) -> None:
        """Speak another language; the window is built anew, the session stays."""
        from scenarier.gui.qt_words import speak_qt

        if not self.session.settle():
            return
        workspace, has_side = self.bench.current, not self.bench.side.isHidden()
        self.settings.now.language = code
        self.settings.changed()
        set_language(code)
        speak_qt(the_application())
        self._build_anew(workspace, has_side=has_side)

    @waiting()
    def _build_anew(self, workspace: str, *, has_side: bool) -> None:
        from scenarier.gui.parts.splitters import tell_no_more

        self._clear()
        before, is_told = self.bench, not self.bench.notice.isHidden()
        self._build()
        tell_no_more(before)
        self.bench.show_workspace(workspace)
        self.bench.side.setVisible(has_side)
        if is_told:
            self.documents.say_again()
        self.load_plots()
        QTimer.singleShot(0, self, collect)  # what was there before is held by cycles alone

    def _clear(self) -> None:
        """Take away what is made in another language."""
        self.bars.clear()
        self.finder.deleteLater()
        self.help.close()
        self.steps.close()

    def changeEvent(self, event: QEvent) -> None:
        """When the user comes back, look whether another program has changed the file."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._remembering.note_state()
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.is_filled:
            self.documents.check_disk()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be let go over the window."""
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was let go."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.documents.open_when_settled(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once nothing unsaved can be lost, nor what is being typed."""
        if self.is_filled and not self._may_close and not self.session.settle():
            event.ignore()
            return
        if self.is_filled and not self._may_close:
            self.documents.check_disk()
        if self._may_close or not self.is_filled or not self.session.is_dirty:
            self._remembering.close()
            if self.is_filled:
                self.help.close()
                self.documents.close()
            event.accept()
            return
        event.ignore()
        self.documents.when_settled(self.close_now)

    def keep_now(self) -> None:
        """The desktop may end at any moment: all that is unsaved goes into the journal at once, settings too."""
        self._remembering.write()
        if self.is_filled:
            self.documents.keep_now()

    def end_now(self) -> None:
        """Close without a question, and leave what is unsaved to the next start."""
        if self.is_filled:
            self.documents.leave()
        self.close_now()
        QApplication.exit()

    def close_now(self) -> None:
        """Close without a question."""
        self._may_close = True
        self.close()
