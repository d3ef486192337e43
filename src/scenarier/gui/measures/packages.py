"""The menu of packages: which one the marked measures belong to."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from scenarier.gui.measures.view import MeasuresGrid
from scenarier.plots.plain import menu_text, set_tip
from scenarier.session import measure_edits as edits
from scenarier.session.packages import packages_of
from scenarier.session.session import Session
from scenarier.text.language import tr


class PackageMenu(QMenu):
    """Puts the marked measures in a new package, in another, or in none; filled each time it is opened."""

    def __init__(self, session: Session, grid: MeasuresGrid, parent: QWidget | None = None) -> None:
        super().__init__(tr("Package…"), parent or grid)
        self._session, self._grid, self._model = session, grid, grid.measures
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """What can be done with what is marked now."""
        self.clear()
        marked, measures = self._grid.marked(), self._model.measures
        inside = {measures[place].package for place in marked}
        names = packages_of(measures)
        self._add(tr("New package (Ctrl+G)"), self.new, is_possible=bool(marked))
        if names:
            self.addSeparator()
        for name in names:
            entry = self._add(menu_text(name), partial(self.put_in, name), is_possible=bool(marked))
            set_tip(entry, name)
            entry.setCheckable(True)
            entry.setChecked(inside == {name})
        self.addSeparator()
        is_one = len(inside) == 1 and inside != {""}
        self._add(tr("Rename the package"), self.rename, is_possible=is_one)
        self._add(tr("Take out of the package (Ctrl+Shift+G)"), self.take_out, is_possible=bool(inside - {""}))

    def _add(self, text: str, run: Callable[[], object], *, is_possible: bool) -> QAction:
        entry = self.addAction(text)
        entry.setEnabled(is_possible)
        entry.triggered.connect(lambda: run())
        return entry

    def new(self) -> None:
        """A new package of the marked measures, its name ready to be typed."""
        marked = self._grid.marked()
        if marked:
            self._model.edit(edits.pack_anew(self._session.state, marked))
            self._name(self._model.measures[marked[0]].package)

    def put_in(self, name: str) -> None:
        """Put the marked measures in a package, and mark them there."""
        marked, model = self._grid.marked(), self._model
        if marked and any(model.measures[place].package != name for place in marked):
            if name:
                model.fold(name, is_folded=False)
            model.edit(edits.pack_measures(self._session.state, marked, name))
            self._grid.choose_places(marked, self._grid.currentIndex().column())

    def take_out(self) -> None:
        """Let the marked measures stand by themselves."""
        self.put_in("")

    def rename(self) -> None:
        """Type another name of the package where it stands."""
        marked = self._grid.marked()
        package = self._model.measures[marked[0]].package if marked else ""
        if package:
            self._name(package)

    def _name(self, package: str) -> None:
        row = self._model.row_of_package(package)
        if row is not None:
            self._grid.edit_title(row)


def package_menu(session: Session, grid: MeasuresGrid) -> PackageMenu:
    """The menu, with its shortcuts in the grid."""
    menu = PackageMenu(session, grid)
    grid.add_shortcut(tr("New package"), ["Ctrl+G"], menu.new)
    grid.add_shortcut(tr("Take out of the package"), ["Ctrl+Shift+G"], menu.take_out)
    return menu
