"""The workspace `Tiltag`: buttons and ways to fill above, the list, and what it does to the budget below."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scenarier.gui.grid.fillbar import FillBar
from scenarier.gui.measures.empty import EmptyPage
from scenarier.gui.measures.model import TITLE, MeasuresModel, named
from scenarier.gui.measures.phasebar import PhaseBar
from scenarier.gui.measures.targets import meaning
from scenarier.gui.measures.totals import ALL, MARKED, Totals
from scenarier.gui.measures.view import MeasuresGrid
from scenarier.gui.roles import set_role
from scenarier.model.fill import Row
from scenarier.model.measures import sum_of_effects, total_effect
from scenarier.model.study import Measure
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import tr


class MeasuresWorkspace(QWidget):
    """The measures of the scenario shown."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._summed: tuple[tuple[Measure, ...], tuple[int, ...]] = ((), ())
        self.grid_model = MeasuresModel(session, colours, self)
        self.grid = MeasuresGrid(self.grid_model)
        self.totals = Totals(self.grid, colours)
        self.fill_bar = FillBar(self.grid)
        self.phase_bar = PhaseBar()
        self.empty = EmptyPage(self.new, self.grid.paste)
        self.about = ElidedLabel()
        set_role(self.about, "small")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._page())
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 6, 4, 4)
        inside.addWidget(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.phase_bar.told.connect(self.fill_bar.tell)
        self.phase_bar.filled.connect(self._fill)
        self.grid.told.connect(self.empty.tell)
        self.grid.selectionModel().selectionChanged.connect(lambda: self._show_marked())
        self.grid.selectionModel().currentChanged.connect(lambda: self._show_marked())
        to_amount = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        to_amount.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        to_amount.activated.connect(self.phase_bar.amount.setFocus)
        self.refresh()

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QHBoxLayout()
        heading.setSpacing(6)
        for text, tip, keys, run in (
            (tr("New"), tr("New measure"), ("Ins", "Ctrl+Return"), self.new),
            (tr("Duplicate"), tr("Duplicate the marked measures"), ("Ctrl+D",), self.duplicate),
            (tr("Delete"), tr("Delete the marked measures"), ("Ctrl+Del",), self.delete),
            ("↑", tr("Move up"), ("Alt+Up",), lambda: self.move_by(-1)),
            ("↓", tr("Move down"), ("Alt+Down",), lambda: self.move_by(1)),
        ):
            heading.addWidget(self._button(text, tip, keys, run))
        heading.addStretch(1)
        heading.addWidget(self.phase_bar)
        unit = QLabel(tr("Amounts in DKK m, 2024 prices"))
        set_role(unit, "small")
        ways = QHBoxLayout()
        ways.addWidget(self.fill_bar, 1)
        ways.addWidget(unit)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setStyleSheet("background: palette(mid);")
        column.addLayout(heading)
        column.addLayout(ways)
        column.addWidget(self.grid, 1)
        column.addWidget(rule)
        column.addWidget(self.totals)
        column.addWidget(self.about)
        return page

    def _button(self, text: str, tip: str, keys: tuple[str, ...], run: Callable[[], object]) -> QPushButton:
        self.grid.add_shortcut(tip, keys, run)
        native = QKeySequence.SequenceFormat.NativeText
        shown = tr(" or ").join(QKeySequence(each).toString(native) for each in keys)
        button = QPushButton(text)
        button.setToolTip(f"{tip} ({shown})")
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: run())
        if len(text) == 1:
            button.setFixedWidth(2 * button.fontMetrics().horizontalAdvance("0") + 16)
        return button

    # What a window asks of a workspace

    def load(self) -> None:
        """There is nothing heavy here."""

    def refresh(self) -> None:
        """Show the session as it stands."""
        self.grid_model.refresh()
        self.phase_bar.set_years(self.grid_model.years)
        self.grid.select_first()
        has_any = bool(self.grid_model.measures)
        self.stack.setCurrentIndex(int(has_any))
        if has_any:
            self._show_totals()
            self._show_marked()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.grid_model.restyle(colours)
        self.grid.restyle()
        self.totals.restyle(colours)
        self.phase_bar.restyle()

    def set_dragging(self, is_held: bool) -> None:
        """No lever is seen from here."""

    # What measures do

    def _show_totals(self) -> None:
        now = (self.grid_model.measures, self.grid_model.years)
        if now[0] is self._summed[0] and now[1] is self._summed[1]:
            return
        self._summed = now
        effects = total_effect(self._session.scenario, self.grid_model.years)
        self.totals.totals.show_effects(ALL, _label(sum(effects)), effects)

    def _show_marked(self) -> None:
        model = self.grid_model
        marked = [model.measures[row] for row in self.grid.marked() if row < len(model.measures)]
        if not marked:
            return
        about = marked[0].title if len(marked) == 1 else named(marked)
        label = tr("Marked: {measures}", measures=about)
        if not any(measure.on for measure in marked):
            switched_off = tr("switched off")
            label = f"{label} ({switched_off})"
        self.totals.totals.show_effects(MARKED, label, sum_of_effects(marked, model.years))
        targets = {measure.target for measure in marked}
        words = (
            f"{model.targets.label(marked[0].target)}: {meaning(marked[0].target)}" if len(targets) == 1 else ""
        )
        self.about.setText(words)

    # What is done to the list

    def new(self) -> None:
        """A new measure behind the marked ones, its title ready to be typed."""
        model, marked = self.grid_model, self.grid.marked()
        at = marked[-1] + 1 if marked and model.measures else len(model.measures)
        target = model.measures[at - 1].target if at else model.targets.first
        model.insert([Measure(tr("New measure"), target, {})], at, tr("New measure"))
        self.refresh()
        self.grid.edit_title(at)

    def duplicate(self) -> None:
        """Copies behind the marked measures."""
        model, rows = self.grid_model, self.grid.marked()
        if not rows:
            return
        marked = [model.measures[row] for row in rows]
        made = [replace(measure, title=tr("{name} (copy)", name=measure.title)) for measure in marked]
        model.insert(made, rows[-1] + 1, tr("Duplicate – {measures}", measures=named(marked)))
        self._choose(range(rows[-1] + 1, rows[-1] + 1 + len(made)))

    def delete(self) -> None:
        """Take the marked measures out."""
        rows = self.grid.marked()
        if not rows:
            return
        self.grid_model.remove(rows)
        left = len(self.grid_model.measures)
        column = max(self.grid.currentIndex().column(), TITLE)
        if left:
            self.grid.choose(min(rows[0], left - 1), column)
        self.refresh()
        (self.grid if left else self.empty).setFocus()

    def move_by(self, step: int) -> None:
        """Move the marked measures up (-1) or down (1)."""
        rows = self.grid.marked()
        if rows and self.grid_model.move(rows, step):
            self._choose([row + step for row in rows])

    def _choose(self, rows: range | list[int]) -> None:
        """Show the session and mark these: the one where it is one, whole measures where they are several."""
        self.refresh()
        column = max(self.grid.currentIndex().column(), 0)
        if len(rows) == 1:
            self.grid.choose(rows[0], column)
        else:
            self.grid.choose_rows(rows, column)

    def _fill(self, amounts: Row) -> None:
        rows = self.grid.marked()
        if rows:
            self.grid_model.fill(rows, amounts, tr("Fill amounts"))
            self.refresh()


def _label(total: float) -> str:
    """What the line of all measures is, with its sign in words."""
    if total > 0:
        return tr("Budget effect of all that are on (positive: a better result)")
    if total < 0:
        return tr("Budget effect of all that are on (negative: a worse result)")
    return tr("Budget effect of all that are on")
