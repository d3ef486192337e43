"""An adopted budget in a file: rows of targets, years across; docs/model.md section 9, budget levels."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scenarier.engine.base import Base, base_of
from scenarier.engine.budget import price_between
from scenarier.exchange.found import (
    Found,
    NearestFirst,
    decimal_question,
    option_of,
    price_question,
    price_year_of,
    unit_question,
)
from scenarier.exchange.grid import Grid
from scenarier.exchange.headings import field_of
from scenarier.exchange.long import Wide
from scenarier.exchange.signs import turn
from scenarier.model.baseline import Baseline
from scenarier.model.names import target_name
from scenarier.session.budget_edits import budget_of, least_amount, price_words
from scenarier.session.budget_names import frame_of, target_names
from scenarier.session.import_edits import import_budget
from scenarier.session.import_plan import LEAVE_OUT, TWICE, UNIT, Asked, Question, TakenRow
from scenarier.session.measure_paste import about_target
from scenarier.session.state import State
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.block_cells import OWN_PRICES, money_in
from scenarier.text.block_headings import DoubtError, heading_of
from scenarier.text.block_labels import Unmatched, matching
from scenarier.text.blocks import LaidRow, Layout, lay_out
from scenarier.text.language import ntr, tr
from scenarier.text.reading import range_fault

BESIDE = ("note", "owner", "package", "on", "off", "lasting")
"""Columns that say nothing of which line a row is."""
SUM = "sum"


@dataclass(slots=True)
class _Reading:
    """A budget while it is read: targets by row of the block, amounts by row and column [mio. kr.]."""

    grid: Grid
    layout: Layout
    baseline: Baseline
    asked: Asked
    found: Found
    targets: dict[int, str]
    amounts: dict[tuple[int, int], float]
    faulty: set[int]

    def year(self, column: int) -> int:
        """The year of a column."""
        return (self.layout.years or {})[column]


def read_budget(wide: Wide, state: State, baseline: Baseline, asked: Asked) -> Found:
    """The budget that a table holds.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    """
    found = Found(rejected=list(wide.rejected), told=list(wide.told))
    grid, head = _labels_alone(wide), wide.found.head
    try:
        reading = _laid_out(grid, baseline, asked, found)
    except DoubtError as error:
        found.doubt(error)
        return found
    except ValueError as error:
        found.refuse(grid, head, str(error))
        return found
    if found.cannot_read_numbers:
        return found
    _match(reading)
    question = turn(reading.amounts, reading.targets, asked)
    found.questions += [question] if question else []
    prices = _prices(reading, state)
    changes = _changes(reading, state, prices)
    if changes:
        found.edit = lambda now: import_budget(now, baseline, changes, prices or None)
    return found


def _labels_alone(wide: Wide) -> Grid:
    """The table without columns that say nothing of a row's line; with a column of targets it alone does."""
    grid, head = wide.found.grid, wide.found.head
    if head is None:
        return grid
    fields = [field_of(cell) for cell in grid.cells[head]]
    if "target" in fields:
        heads = grid.cells[head]
        years = [at for at, head_cell in enumerate(heads) if heading_of([head_cell]).year]
        gone = [at for at, name in enumerate(fields) if name not in ("target", "unit") and at not in years]
    else:
        gone = [at for at, name in enumerate(fields) if name in BESIDE]
    return grid.without_columns(gone)


def _laid_out(grid: Grid, baseline: Baseline, asked: Asked, found: Found) -> _Reading:
    """Where things stand, and the amounts that can be read.

    Raises
    ------
    ValueError : the table cannot be understood in one way only.
    """
    answers = dict(asked.answers)
    layout = lay_out(grid.cells, baseline.first_year, baseline.last_planned, answers)
    if layout.years is None:
        raise ValueError(tr("no years stand over the columns; write a row of headings, or name them with --map"))
    if not layout.has_labels:
        raise ValueError(tr("the rows have no names; write which line of the budget each is"))
    question = decimal_question((cell for row in layout.rows for cell in row.cells.values()), asked)
    found.decimal, found.told = layout.decimal, [*found.told, *layout.left_out]
    if question:
        found.questions.append(question)
    is_named = any(money_in(cell) for row in grid.cells for cell in row if cell)
    if not is_named and asked.answers.get(UNIT):
        layout = replace(layout, common=asked.answers[UNIT])
    read, faults = layout.readings(lambda _row, _column: "mio_kr", dashes=None)
    amounts = {cell: value for cell, value in read.items() if value is not None}
    if not is_named:
        is_too_large = any(abs(value) > LARGEST_AMOUNT for value in amounts.values())
        found.questions.append(unit_question(asked, is_too_large=is_too_large))
    if not found.cannot_read_numbers:
        for fault in faults:
            found.reject(grid, fault.row - 1, fault.column, fault.reason)
    return _Reading(grid, layout, baseline, asked, found, {}, amounts, {fault.row for fault in faults})


def _match(reading: _Reading) -> None:
    """Find the target of each row; what no name fits is asked about."""
    names = target_names(reading.baseline)
    reading.targets, unmatched = matching(reading.layout.rows, names, frame_of(reading.baseline))
    every = {target: _choice_words(reading.baseline, target) for target in names}
    nearest_first = NearestFirst(every)
    asked_about: dict[str, Question] = {}
    left_out = 0
    for row in unmatched:
        about = about_target(row.label)
        answer = reading.asked.answers.get(about, "") if row.label else ""
        if answer in names:
            reading.targets[row.row] = answer
        elif answer == LEAVE_OUT:
            left_out += 1
        else:
            _unmatched(reading, row)
        if row.label and about not in asked_about:
            choices = {target: every[target] for target in row.fits} if row.fits else nearest_first(row.label)
            asked_about[about] = _target_question(row.label, about, choices, answer)
    reading.found.questions += asked_about.values()
    if left_out:
        reading.found.told.append(ntr("{n} row left out", "{n} rows left out", left_out))


def _choice_words(baseline: Baseline, target: str) -> str:
    kind, name = target.partition(":")[0], target_name(baseline, target)
    return tr("Frame: {name}", name=name) if kind == "frame" else name


def _target_question(label: str, about: str, choices: Mapping[str, str], answer: str) -> Question:
    text = tr("“{label}” is none of the budget's lines. Which is it?", label=label)
    return Question(about, text, {**choices, LEAVE_OUT: tr("leave it out")}, answer, "", option_of(about))


def _unmatched(reading: _Reading, row: Unmatched) -> None:
    if not row.label:
        reason = tr("the row has amounts but no name")
    elif row.fits:
        names = tr(" and ").join(f"“{_choice_words(reading.baseline, target)}”" for target in row.fits)
        reason = tr("“{label}” fits {choices}; write which", label=row.label, choices=names)
    else:
        reason = tr("“{label}” is none of the budget's lines", label=row.label)
    labels = [at for at, cell in enumerate(reading.grid.cells[row.row - 1]) if cell.strip()]
    reading.found.reject(reading.grid, row.row - 1, labels[0] if labels else -1, reason)


def _prices(reading: _Reading, state: State) -> int:
    """The price year of the amounts, OWN_PRICES for each year's own."""
    try:
        named = reading.layout.price_year
    except ValueError as error:
        reading.found.refuse(reading.grid, reading.layout.first_line - 2, str(error))
        return OWN_PRICES
    budget = budget_of(state.study)
    usual = (budget.price_year or OWN_PRICES) if budget.levels else OWN_PRICES
    question = price_question(reading.baseline, reading.asked, named, usual)
    reading.found.questions.append(question)
    return price_year_of(question)


def _changes(reading: _Reading, state: State, prices: int) -> dict[tuple[str, int], float | None]:
    """The amounts by target and year, as the study's budget is to have them; rows that cannot be are rejected."""
    budget = budget_of(state.study)
    wanted = (budget.price_year or OWN_PRICES) if budget.levels else prices
    if wanted != prices:
        words = price_words(wanted or None)
        reading.found.told.append(tr("converted to {prices}, which the study's budget is in", prices=words))
    taking = _Taking(reading, base_of(reading.baseline, state.study.horizon), prices, wanted)
    for row in reading.layout.rows:
        if row.number in reading.targets and row.number not in reading.faulty:
            taking.take(row)
    if taking.n_twice:
        reading.found.questions.append(_twice_question(reading.asked))
    return dict(taking.changes)


@dataclass(slots=True)
class _Taking:
    """Rows as they are taken: `changes` by target and year, and the row of the block that each came from first."""

    reading: _Reading
    base: Base
    prices: int
    wanted: int
    changes: dict[tuple[str, int], float] = field(default_factory=dict)
    first: dict[tuple[str, int], int] = field(default_factory=dict)
    n_twice: int = 0

    def take(self, row: LaidRow) -> None:
        """Take a row's amounts, all of them or none."""
        target, grid = self.reading.targets[row.number], self.reading.grid
        values: dict[int, float] = {}
        faults: list[tuple[int, str]] = []
        for column in row.cells:
            amount = self.reading.amounts.get((row.number, column))
            if amount is None:
                continue
            year = self.reading.year(column)
            values[year] = in_prices(self.base, amount, year, self.prices, self.wanted)
            fault = self._twice(target, year) or range_fault(
                values[year], "mio_kr", least_amount(target), LARGEST_AMOUNT
            )
            if fault:
                faults.append((column, fault))
        for column, fault in faults:
            self.reading.found.reject(grid, row.number - 1, column, fault)
        if values and not faults:
            for year, value in values.items():
                self.changes[target, year] = self.changes.get((target, year), 0.0) + value
                self.first.setdefault((target, year), row.number)
            label = {"label": ", ".join(row.labels)}
            self.reading.found.taken.append(TakenRow(grid.rows[row.number - 1], target, values, "mio_kr", label))

    def _twice(self, target: str, year: int) -> str:
        """That a line's year has an amount already; "" where it has none, or they are to be added up."""
        other = self.first.get((target, year))
        if other is None:
            return ""
        self.n_twice += 1
        if self.reading.asked.answers.get(TWICE) == SUM:
            return ""
        name = target_name(self.reading.baseline, target)
        row = self.reading.grid.rows[other - 1]
        return tr("“{name}” has an amount of {year} in row {other} too", name=name, year=year, other=row)


def _twice_question(asked: Asked) -> Question:
    answer = SUM if asked.answers.get(TWICE) == SUM else ""
    text = tr("Several rows are of the same line and year. Are they to be added up?")
    return Question(TWICE, text, {SUM: tr("add them up")}, answer, "", option_of(TWICE))


def in_prices(base: Base, amount: float, year: int, given: int, wanted: int) -> float:
    """A year's amount in other prices; OWN_PRICES for those of the year itself."""
    first, last = given or year, wanted or year
    return amount if first == last else amount * price_between(base, first, last)
