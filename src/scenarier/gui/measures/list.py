"""The list of measures: buttons and ways to fill above, the list, and what it does to the budget below."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.measures.empty import EmptyPage
from scenarier.gui.measures.packages import package_menu
from scenarier.gui.measures.phasebar import PhaseBar
from scenarier.gui.measures.rows import MeasureRows
from scenarier.gui.measures.templates import TemplateDialog, template_menu
from scenarier.gui.measures.totals import Totals
from scenarier.gui.measures.view import MeasuresGrid
from scenarier.gui.parts.grid.fillbar import FillBar
from scenarier.gui.parts.in_lines import InLines
from scenarier.gui.parts.told import ToldLine
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import set_role
from scenarier.look.palette import Scheme
from scenarier.model.fill import DECIMALS
from scenarier.model.measures import (
    DURATIONS,
    LASTING,
    ONE_OFF,
    TO_THE_LAST,
    effects_by_duration,
    sum_of_effects,
)
from scenarier.plots.elided import LinesLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session import measure_edits as edits
from scenarier.session.news import EVERYTHING, News
from scenarier.session.packages import about
from scenarier.session.session import Session
from scenarier.session.targets import meaning
from scenarier.session.templates import Answers
from scenarier.text.language import ntr, tr
from scenarier.views.measure_columns import TITLE
from scenarier.views.measure_rows import size_of_amounts
from scenarier.views.measure_totals import ALL, MARKED, PARTS, Effects

ABOUT = 120
"""Letters of what is said of a target."""


class MeasureList(Part):
    """The measures of the scenario shown. `taken_away` says that some were deleted.

    `figure_pointed` carries a number (Pointed) of the list or of the sums below it.
    """

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.measures = MeasureRows(session, colours)
        self.grid_model = self.measures.model
        self.grid = MeasuresGrid(self.measures)
        self.totals = Totals(self.grid, colours)
        self.told = ToldLine()
        self.fill_bar = FillBar(self.grid, self.told)
        self.phase_bar = PhaseBar(session.baseline.base_year)
        self.empty = EmptyPage(self.new, self.grid.paste, self.ask)
        self.about = LinesLabel()
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
        for view in (self.grid, self.totals):
            view.figure_pointed.connect(self.figure_pointed)
        self.grid.selectionModel().selectionChanged.connect(lambda: self._show_marked())
        self.grid.selectionModel().currentChanged.connect(lambda: self._show_marked())
        to_amount = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        to_amount.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        to_amount.activated.connect(self.phase_bar.amount.setFocus)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QHBoxLayout(buttons := QWidget())
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(6)
        for text, tip, keys, run in (
            (tr("New"), tr("New measure"), ("Ins", "Ctrl+Return"), self.new),
            (tr("Duplicate"), tr("Duplicate the marked measures"), ("Ctrl+D",), self.duplicate),
            (tr("Delete"), tr("Delete the marked measures"), ("Ctrl+Del",), self.delete),
            ("↑", tr("Move up"), ("Alt+Up",), lambda: self.move_by(-1)),
            ("↓", tr("Move down"), ("Alt+Down",), lambda: self.move_by(1)),
        ):
            heading.addWidget(self._button(text, tip, keys, run))
        self.packages = package_menu(self._session, self.grid)
        packages = tr("Measures that belong to one decision, switched together")
        heading.addWidget(_menu_button(tr("Package…"), packages, self.packages))
        templates = tr("Several measures at once that belong together")
        heading.addWidget(_menu_button(tr("Template…"), templates, template_menu(self.ask, self)))
        heading.addStretch(1)
        self.grid.add_shortcut(tr("Fold the totals"), ["Ctrl+Shift+L"], self.totals.fold)
        unit = PlainLabel(tr("Amounts in DKK m, {year} prices", year=self._session.baseline.base_year))
        set_role(unit, "small")
        ways = QHBoxLayout()
        ways.addWidget(self.fill_bar, 1)
        ways.addWidget(unit)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setStyleSheet("background: palette(mid);")
        column.addWidget(InLines(buttons, self.phase_bar))
        column.addLayout(ways)
        column.addWidget(self.grid, 1)
        column.addWidget(self.told)
        column.addWidget(rule)
        column.addWidget(self.totals)
        column.addWidget(self.about)
        return page

    def _button(self, text: str, tip: str, keys: tuple[str, ...], run: Callable[[], object]) -> QPushButton:
        self.grid.add_shortcut(tip, keys, run)
        native = QKeySequence.SequenceFormat.NativeText
        shown = tr(" or ").join(QKeySequence(each).toString(native) for each in keys)
        button = QPushButton(text)
        set_tip(button, f"{tip} ({shown})")
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: run())
        if len(text) == 1:
            button.setFixedWidth(2 * button.fontMetrics().horizontalAdvance("0") + 16)
        return button

    # What a window asks of a part

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session as it stands."""
        self.told.refresh(news)
        self.empty.forget()
        if not (news.scenario or news.horizon or news.baseline or news.refused):
            return
        self.grid_model.refresh()
        self.phase_bar.set_years(self.measures.years)
        self.grid.select_first()
        has_any = bool(self.measures.measures)
        self.stack.setCurrentIndex(int(has_any))
        if has_any:
            self._show_totals()
            self._show_marked()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self.grid.restyle(colours)
        self.told.fit()
        self.totals.restyle(colours)
        self.phase_bar.restyle()
        self._fit_about()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another number of lines."""
        super().resizeEvent(event)
        self._fit_about()

    def _fit_about(self) -> None:
        """One line where most of what is said of a target fits it, whichever target it is."""
        one = ABOUT * self.about.fontMetrics().averageCharWidth()
        self.about.set_lines(1 if self.width() >= one else 2)

    def begins_at(self) -> QWidget:
        """The list, so that lines can be pasted."""
        return self.grid if self.measures.rows else self.empty

    # What measures do

    def _show_totals(self) -> None:
        measures, years = self.measures.measures, self.measures.years
        apart = effects_by_duration([measure for measure in measures if measure.on], years)
        effects = [round(sum(in_year), DECIMALS) for in_year in zip(*apart.values(), strict=True)]
        parts = {
            row: Effects(_part_label(duration, years[-1]), tuple(apart[duration]))
            for row, duration in zip(PARTS, DURATIONS, strict=True)
        }
        all_of_them = Effects(_label(sum(effects), self._session.baseline.base_year), tuple(effects))
        self.totals.show_effects({ALL: all_of_them, **parts})
        self.measures.below = size_of_amounts(effects)
        self.grid.fit()

    def _show_marked(self) -> None:
        model = self.measures
        places = [place for place in self.grid.marked() if place < len(model.measures)]
        if not places:
            return
        marked = [model.measures[place] for place in places]
        named = marked[0].title if len(marked) == 1 else about(model.measures, places)
        label = tr("Marked: {measures}", measures=named)
        if not any(measure.on for measure in marked):
            switched_off = tr("switched off")
            label = f"{label} ({switched_off})"
        self.totals.show_effects({MARKED: Effects(label, tuple(sum_of_effects(marked, model.years)))})
        targets = {measure.target for measure in marked}
        words = f"{model.targets.label(marked[0].target)}: {meaning(marked[0].target)}"
        several = tr(
            "A package shows what its measures that are on do to the result, in DKK m, {year} prices",
            year=self._session.baseline.base_year,
        )
        is_heading = model.heading(self.grid.currentIndex().row()) is not None
        self.about.setText(several if is_heading else words if len(targets) == 1 else "")

    # What is done to the list

    def _behind(self) -> int:
        """The place behind the marked measures, or behind all."""
        marked = self.grid.marked()
        return marked[-1] + 1 if marked and self.measures.measures else len(self.measures.measures)

    def new(self) -> None:
        """A new measure behind the marked ones and in their package, its title ready to be typed."""
        model, at = self.measures, self._behind()
        model.insert(edits.add_measure(self._session.state, at, model.targets.first), at)
        self.grid.edit_title(model.row_of(at))

    def duplicate(self) -> None:
        """Copies behind the marked measures."""
        model, places = self.measures, self.grid.marked()
        if not places:
            return
        copied = edits.duplicate_measures(self._session.state, places)
        self._choose(model.insert(copied, places[-1] + 1))

    def delete(self) -> None:
        """Take the marked measures out."""
        places, model = self.grid.marked(), self.measures
        if not places:
            return
        row = self.grid.marked_rows()[0]
        model.edit(edits.remove_measures(self._session.state, places))
        self.taken_away.emit(
            ntr("{n} measure is deleted. Ctrl+Z brings it back.",
                "{n} measures are deleted. Ctrl+Z brings them back.", len(places))
        )  # fmt: skip
        column = max(self.grid.currentIndex().column(), TITLE)
        if model.rows:
            self.grid.choose(min(row, len(model.rows) - 1), column)
        (self.grid if model.rows else self.empty).setFocus()

    def move_by(self, step: int) -> None:
        """Move the marked measures up (-1) or down (1); a heading moves its package."""
        heading = self.measures.heading(self.grid.currentIndex().row())
        moved = self.measures.move(self.grid.marked(), step)
        row = self.measures.row_of_package(heading.package) if heading else None
        if moved and row is not None:
            self.grid.choose(row, max(self.grid.currentIndex().column(), 0))
        elif moved:
            self._choose(moved)

    def ask(self, template: str) -> None:
        """Ask for what a template needs."""
        take = partial(self._make, template)
        TemplateDialog(template, self._session, take, self).open()

    def _make(self, template: str, answers: Answers) -> None:
        """The measures of a template, behind the marked ones."""
        at, session = self._behind(), self._session
        made = edits.add_template(session.state, session.baseline, at, template, answers)
        self._choose(self.measures.insert(made, at))
        self.grid.setFocus()

    def _choose(self, places: Sequence[int]) -> None:
        """Mark these: the one where it is one, whole measures where they are several."""
        self.grid.choose_places(places, self.grid.currentIndex().column())

    def _fill(self, amounts: tuple[float, ...], is_lasting: bool) -> None:
        places, model = self.grid.marked(), self.measures
        if places:
            by_year = dict(zip(model.years, amounts, strict=True))
            model.edit(edits.fill_amounts(self._session.state, places, by_year, is_lasting=is_lasting))


def _menu_button(text: str, tip: str, menu: QMenu) -> QPushButton:
    button = QPushButton(text)
    set_tip(button, tip)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMenu(menu)
    return button


def _part_label(duration: str, last: int) -> str:
    """What a line below that of all measures is."""
    return {
        LASTING: tr("of it lasting, after {year} too", year=last),
        TO_THE_LAST: tr("of it to {year}, not marked as lasting", year=last),
        ONE_OFF: tr("of it one-off, ends before {year}", year=last),
    }[duration]


def _label(total: float, base_year: int) -> str:
    """What the line of all measures is, with its sign in words."""
    if total > 0:
        return tr("Budget effect (positive: better), DKK m, {year} prices", year=base_year)
    if total < 0:
        return tr("Budget effect (negative: worse), DKK m, {year} prices", year=base_year)
    return tr("Budget effect, DKK m, {year} prices", year=base_year)
