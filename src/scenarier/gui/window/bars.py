"""Everything above the workbench: menus, the line of tools, the line of scenarios."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolBar

from scenarier.gui.window.actions import Actions
from scenarier.gui.window.commands import Menu
from scenarier.gui.window.scenario_bar import ScenarioBar
from scenarier.gui.window.switches import Switches
from scenarier.gui.window.tool_line import ToolLine
from scenarier.look.palette import Scheme
from scenarier.session.news import News
from scenarier.session.session import Session
from scenarier.text.language import tr

LEFT = ("file.open", "file.save", "", "edit.undo", "edit.redo", "edit.history", "edit.moved", "edit.reset")
"""Commands on the line of tools; "" is a line between two."""
RIGHT = ("", "edit.find")


class Bars:
    """Put on a window, and taken off again before they are made in another language."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        menus: Sequence[Menu],
        line: ScenarioBar,
        ask_for_persons: Callable[[int], object],
    ) -> None:
        """`ask_for_persons` is told a last year that the study's forecast does not reach."""
        self._window, self._line = window, line
        self.menus = menus
        self.actions = Actions(window, menus)
        self.tabs, self.note, self.rules = line.tabs, line.note, line.rules
        self.switches = Switches(session)
        self.switches.beyond_forecast.connect(ask_for_persons)
        self.tools = ToolLine(tr("Tools"))
        self.tools.add_left(*map(self._tool, LEFT))
        self.tools.add_right(self.switches, *map(self._tool, RIGHT))
        self._place(self.tools)
        window.addToolBarBreak()
        self._place(line)
        add = self.actions.by_id["scenario.new"]
        line.offer_new(add.trigger, add.toolTip())
        line.tabs.menu_wanted.connect(self._show_scenario_menu)

    def _tool(self, command: str) -> QAction | None:
        return self.actions.by_id[command] if command else None

    def _place(self, bar: QToolBar) -> None:
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._window.addToolBar(bar)

    def _show_scenario_menu(self, place: QPoint) -> None:
        self.actions.menus["scenario"].popup(place)

    def clear(self) -> None:
        """Take everything away again."""
        for bar in (self.tools, self._line):
            self._window.removeToolBar(bar)
            bar.deleteLater()
        self.actions.clear()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours; the theme they are of is ticked."""
        self.tabs.restyle(colours)
        self.actions.refresh()

    def refresh(self, news: News) -> None:
        """Show what can be undone and which scenarios there are."""
        if news.history or news.scenario or news.selected or news.reference or news.uncertainty:
            self.actions.refresh()
        self.switches.refresh(news)
        self._line.refresh(news)
