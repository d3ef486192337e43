"""The part `Flere grupper`: groups' files side by side, what they share, and what is taken over from them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.busy import busy
from scenarier.gui.local_path import local_path
from scenarier.gui.parts.pile import Pile, WholeSheet, words
from scenarier.gui.parts.plain import tell_faults
from scenarier.gui.parts.table.model import TableModel
from scenarier.gui.parts.table.sheet import SheetView, copy_hint
from scenarier.gui.parts.table.two_lines import TwoLineDelegate
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.jobs.groups import seated
from scenarier.jobs.studies import SUFFIX
from scenarier.look.palette import Scheme
from scenarier.model.names import scenario_title
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.group_edits import compromise, take_over
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.session.state import Edited
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views import groups as shown
from scenarier.views.groups import chosen, overlaps_sheet, overlaps_words
from scenarier.vocabulary.errors import FaultsError

LIST_WIDTH = 15
"""Of the list of groups, in heights of a letter."""


class GroupList(QListView):
    """The groups; a tick says whether one counts."""

    def __init__(self, session: Session, colours: Scheme) -> None:
        super().__init__()
        self._session = session
        self.cells = TableModel(colours, self)
        self.setModel(self.cells)
        delegate = TwoLineDelegate(self, self.cells, has_swatches=False)
        delegate.ticked.connect(self.tick)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Groups at the table"))

    def tick(self, row: int) -> None:
        """Have a group count, or no longer."""
        groups = list(self._session.groups)
        groups[row] = replace(groups[row], is_chosen=not groups[row].is_chosen)
        self._session.seat(groups)

    def refresh(self) -> None:
        """Show the groups as they are."""
        self.cells.show(shown.groups_sheet(self._session.groups))
        if self._session.groups and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(0, 0))


class GroupsPart(Part):
    """The groups to the left; beside them what they have in common, near and opposed, and what may be taken."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = GroupList(session, colours)
        self.open_button = _button(tr("Open groups' files…"), self.ask)
        self.leave_button = _button(tr("Take off the table"), self.take_off)
        self.told, self.shared_told = words(), words()
        self.near = QCheckBox(tr("Those near each other too, with the smallest amount"))
        self.near.toggled.connect(lambda _is_on: self.refresh())
        self.merge_button = _button(tr("Make a compromise of it"), self.merge)
        self.take_button = _button(tr("Take the marked over"), self.take)
        set_tip(self.take_button, tr("Into the scenario shown; each measure says which group it comes from"))
        self.overlaps = WholeSheet(colours, tr("In common, near and opposed"), "overlap")
        self.shared = WholeSheet(colours, tr("Shared by a majority"), "shared")
        self.offered = WholeSheet(colours, tr("Measures of the groups"), "offered")
        self.levers = WholeSheet(colours, tr("Levers that groups have moved"), "moved_levers")
        self._views = (self.overlaps, self.shared, self.offered, self.levers)
        for view in self._views:
            set_tip(view, copy_hint())
            view.figure_pointed.connect(self.figure_pointed)
        self.offered.selectionModel().selectionChanged.connect(lambda: self._offer())
        self._stack = QStackedWidget()
        self._stack.addWidget(_nobody())
        self._stack.addWidget(self._pile())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._side())
        line.addWidget(self._stack, 1)
        self.refresh()

    def _side(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 6, 8, 8)
        column.addWidget(self.open_button)
        column.addWidget(self.list, 1)
        column.addWidget(self.leave_button)
        side = carded(inside)
        side.setFixedWidth(LIST_WIDTH * self.fontMetrics().height())
        return side

    def _pile(self) -> QWidget:
        year = self._session.baseline.base_year
        effects = tr("Budget effect (positive: better), DKK m, {year} prices", year=year)
        amounts = tr("Amounts in DKK m, {year} prices", year=year)
        tools = self.near, self.merge_button
        sections = (
            (tr("What a majority shares"), tools, (self.shared_told, _caption(effects)), self.shared),
            (tr("Measures of the groups"), (self.take_button,), (_caption(effects),), self.offered),
            (tr("In common, near and opposed"), (), (self.told, _caption(amounts)), self.overlaps),
            (tr("Levers that groups have moved"), (), (), self.levers),
        )
        return Pile(*((_section(*each), 0) for each in sections))

    # Files

    def ask(self) -> None:
        """Ask for groups' files."""
        dialog = QFileDialog(self.window(), tr("Open groups' files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([tr("Studies (*{suffix})", suffix=f"{SUFFIX} *.pdf *.xlsx"), tr("All files (*)")])
        if self._session.path is not None:
            dialog.setDirectory(str(self._session.path.resolve().parent))
        dialog.filesSelected.connect(lambda _names: self.open(list(map(local_path, dialog.selectedUrls()))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, paths: list[Path]) -> None:
        """Have the groups of files at the table; what cannot be read is told of, and nothing of it is taken."""
        session = self._session
        try:
            with busy(self.window(), tr("Opening “{name}” …", name=", ".join(path.name for path in paths))):
                groups = seated(session.groups, paths, session.baseline)
        except FaultsError as error:
            tell_faults(self.window(), tr("The groups' files could not be opened"), error)
            return
        session.seat(groups)

    def take_off(self) -> None:
        """Take the current group off the table; its file stays as it is."""
        row = self.list.currentIndex().row()
        groups = self._session.groups
        if 0 <= row < len(groups):
            self._session.seat((*groups[:row], *groups[row + 1 :]))

    # Taking over

    def take(self) -> None:
        """Take the marked packages and measures over into the scenario shown."""
        taken = shown.offered_at(self._session, self._marked())
        if taken:
            self._do(take_over(self._session.state, taken))

    def _marked(self) -> list[str]:
        rows = sorted(index.row() for index in self.offered.selectionModel().selectedRows())
        return [self.offered.sheet.lines[row].key for row in rows]

    def merge(self) -> None:
        """Make a proposal of what a majority shares."""
        found = shown.shared_by(self._session, with_near=self.near.isChecked())
        self._do(compromise(self._session.state, chosen(self._session), found))

    def _do(self, edited: Edited) -> None:
        """Make the edit, and say what was made and where it stands."""
        session, before = self._session, self._session.study
        session.do(edited)
        if session.study is not before:
            name = one_line(scenario_title(session.scenario.name))
            self.taken_away.emit(tr("{done}: see “{name}” in Proposal.", done=edited[0], name=name))

    # Showing

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the groups beside the study as it stands."""
        if not (news.groups or news.horizon or news.baseline or news.study):
            return
        session = self._session
        self.list.refresh()
        self._stack.setCurrentIndex(int(bool(session.groups)))
        self.leave_button.setEnabled(bool(session.groups))
        found = shown.shared_by(session, with_near=self.near.isChecked())
        self.shared_told.setText(shown.shared_words(session, found))
        self.merge_button.setEnabled(bool(found))
        self.told.setText(overlaps_words(session))
        sheets = (
            overlaps_sheet(session),
            shown.shared_sheet(session, found),
            shown.offered_sheet(session),
            shown.levers_sheet(session),
        )
        for view, sheet in zip(self._views, sheets, strict=True):
            view.show_sheet(sheet)
            view.setVisible(bool(sheet.lines))
        self._offer()

    def _offer(self) -> None:
        self.take_button.setEnabled(bool(shown.offered_at(self._session, self._marked())))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.list.cells.restyle(colours)
        self.list.doItemsLayout()
        for view in self._views:
            view.restyle(colours)


def _button(text: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: run())
    return button


def _nobody() -> QWidget:
    told = PlainLabel(
        tr(
            "Open the files of two groups or more: here stands what their proposals have in common and where they "
            "pull apart. The files stay as they are, and nothing of the open study changes until you take "
            "something over."
        )
    )
    told.setWordWrap(True)
    told.setAlignment(Qt.AlignmentFlag.AlignTop)
    told.setContentsMargins(4, 4, 12, 12)
    set_role(told, "muted")
    return told


def _caption(text: str) -> PlainLabel:
    """In which terms a table's amounts stand."""
    made = words("small")
    made.setText(text)
    return made


def _section(title: str, tools: tuple[QWidget, ...], told: tuple[PlainLabel, ...], view: SheetView) -> QWidget:
    heading = PlainLabel(title)
    set_role(heading, "title")
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(8, 6, 4, 4)
    column.setSpacing(4)
    line = QHBoxLayout()
    line.addWidget(heading, 1)
    for tool in tools:
        line.addWidget(tool)
    column.addLayout(line)
    for label in told:
        column.addWidget(label)
    column.addWidget(view)
    return carded(inside)
