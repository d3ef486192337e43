"""The part `Forslag`: a proposal's packages, its balances against its base, and what it does to citizens."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.measures.decision_bar import DecisionBar
from scenarier.gui.measures.proposal_head import ProposalHead
from scenarier.gui.parts.in_lines import InLines
from scenarier.gui.parts.pile import ListView, Pile, fit_rows, words
from scenarier.gui.parts.table.model import Index
from scenarier.gui.parts.table.sheet import copy_hint
from scenarier.gui.parts.workspace import Part
from scenarier.gui.roles import carded, set_role
from scenarier.look.palette import Scheme
from scenarier.model.study import Measure
from scenarier.plots.plain import PlainLabel, menu_text, set_tip
from scenarier.session import measure_edits
from scenarier.session import proposal_edits as edits
from scenarier.session.example_packages import examples_of
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.balance import balance_words
from scenarier.views.figure import Pin
from scenarier.views.proposal import (
    ALL,
    balances_shown,
    effects_sheet,
    example_words,
    packages_shown,
    prices_words,
    projected_words,
)

ACROSS = 2
"""Examples beside one another."""


class PackageList(ListView):
    """The packages; `pin_of` says what a question at a row is about."""

    pin_of: Callable[[str], Pin | None]

    def pin_at(self, index: Index) -> Pin | None:
        """A question is about what the row is of."""
        return self.pin_of(self.cells.line(index).key)


class ProposalPart(Part):
    """Head, packages with a line to add one, the balances in words, what it does by year, and the catalogue."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.head = ProposalHead(session)
        self.bar = DecisionBar(session, self._add)
        self.packages = PackageList(colours, tr("The proposal's packages"), "packages")
        self.packages.pin_of = self._pin_of
        self.packages.model_of_sheet.tick = self._switch
        self.effects = ListView(colours, tr("What the proposal does"), "proposal_effects")
        self.balances, self.why, self.none, self.prices = words(), words("small"), words(), words("small")
        self.none.setText(tr("No packages yet: add a decision here, or an example below."))
        self.why.setText(projected_words())
        self.prices.setText(prices_words(session.baseline.base_year))
        self._places: dict[str, tuple[int, ...]] = {}
        for view in (self.packages, self.effects):
            view.figure_pointed.connect(self.figure_pointed)
            set_tip(view, copy_hint())
        pile = Pile(
            (self.head, 0),
            (carded(self._listed()), 0),
            (InLines(carded(self._balanced()), carded(_at_the_top(self.effects))), 0),
            (QWidget(), 1),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pile)

    def _listed(self) -> QWidget:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addWidget(self.none)
        column.addWidget(self.packages)
        column.addWidget(self.prices)
        return listed

    def _balanced(self) -> QWidget:
        balanced = QWidget()
        column = QVBoxLayout(balanced)
        column.setContentsMargins(0, 0, 0, 0)
        heading = PlainLabel(tr("Balances against what it is built on"))
        set_role(heading, "title")
        heading.setContentsMargins(8, 2, 8, 2)
        for widget in (heading, self.balances, self.why):
            column.addWidget(widget)
        column.addWidget(self._catalogue())
        column.addStretch(1)
        return balanced

    def _catalogue(self) -> QWidget:
        """A button an example."""
        catalogue = QWidget()
        grid = QGridLayout(catalogue)
        grid.setContentsMargins(8, 2, 8, 2)
        heading = PlainLabel(tr("Examples, with made-up amounts that can be changed in the list"))
        set_role(heading, "title")
        grid.addWidget(heading, 0, 0, 1, ACROSS)
        self.examples: dict[str, QPushButton] = {}
        for place, example in enumerate(examples_of(self._session.baseline)):
            button = QPushButton(menu_text(tr("+ {title}", title=example.title)))
            set_tip(button, example_words(self._session, example))
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._add_example, example.key))
            self.examples[example.key] = button
            grid.addWidget(button, 1 + place // ACROSS, place % ACROSS)
        return catalogue

    # What the window asks of a part

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the scenario as it stands."""
        if not (news.study or news.projected or news.selected or news.refused):
            return
        self.head.refresh()
        found = balances_shown(self._session)
        sheet, self._places = packages_shown(self._session, found)
        self.packages.show_sheet(sheet)
        self.packages.setVisible(bool(sheet.lines))
        self.prices.setVisible(bool(sheet.lines))
        self.none.setVisible(not sheet.lines)
        self.effects.show_sheet(effects_sheet(self._session, found))
        for view in (self.packages, self.effects):
            fit_rows(view)
        self.balances.setText("\n".join(balance_words(found)))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        for view in (self.packages, self.effects):
            view.restyle(colours)
            fit_rows(view)

    # What is done

    def _add(self, measure: Measure) -> None:
        self._session.do(edits.add_decision(self._session.state, measure))

    def _add_example(self, key: str) -> None:
        if self._session.settle():
            self._session.do(edits.add_example(self._session.state, self._session.baseline, key))

    def _pin_of(self, key: str) -> Pin | None:
        """What a question at a row is about: its package, or the measure that stands by itself."""
        places = self._places.get(key, ())
        if not places or key == ALL:
            return None
        measure = self._session.scenario.measures[places[0]]
        return Pin(package=measure.package) if measure.package else Pin(measure=measure.title)

    def _switch(self, key: str) -> None:
        """A box was clicked."""
        places = self._places.get(key)
        if places and self._session.settle():
            self._session.do(measure_edits.switch_measures(self._session.state, places))


def _at_the_top(view: QWidget) -> QWidget:
    """A table that takes no more room than its rows, the rest below it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view)
    column.addStretch(1)
    return made
