"""Assumptions in a file: a parameter and what it is of, values by year or one for all, unit and reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scenarier.exchange.assumption_names import Names
from scenarier.exchange.found import Found, decimal_question, option_of
from scenarier.exchange.grid import Grid, Place
from scenarier.exchange.headings import field_of
from scenarier.exchange.long import ALL, Wide
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec, join_key
from scenarier.model.values import values_in
from scenarier.session.import_edits import import_assumptions
from scenarier.session.import_plan import SHARES, Asked, Question, TakenRow
from scenarier.session.lever_edits import Change
from scenarier.session.state import Edited, State
from scenarier.text.block_cells import fold, is_unit, unit_in
from scenarier.text.block_headings import ALL_YEARS, DoubtError, heading_of
from scenarier.text.blocks import Layout, lay_out
from scenarier.text.language import tr
from scenarier.text.plain import text_fault
from scenarier.text.reading import is_dash, range_fault, read_number

PER_CENT, SHARE = "per cent", "share"
SHARE_WORDS = frozenset(map(fold, ("andel", "share", "0-1", "andel 0-1", "share 0-1")))
UNIT_IDS = {"mio_kr": "mio. kr.", "kr_per_citizen": "kr.", "persons": "personer", "index": "", "switch": ""}
"""The model's own units, as blocks have them."""


@dataclass(slots=True)
class _Reading:
    """Assumptions while they are read.

    Parameters
    ----------
    columns : the file's columns by field.
    specs : parameter and entity by the row of the block.
    shares : rows whose shares stand as 0 to 1, and rows that do not say so.
    values, notes : by key; values by year, ALL_YEARS for all.
    """

    grid: Grid
    columns: Mapping[str, int]
    found: Found
    specs: dict[int, tuple[ParameterSpec, str]] = field(default_factory=dict)
    shares: set[int] = field(default_factory=set)
    unsaid: set[int] = field(default_factory=set)
    values: dict[str, dict[int, float]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    first: dict[Place, int] = field(default_factory=dict)

    def text(self, row: int, name: str) -> str:
        """What stands in a field of a row of the block, in one line."""
        return " ".join(self.grid.text(row - 1, self.columns.get(name, -1)).split())

    def reject(self, row: int, name: str, reason: str) -> None:
        """Reject a row of the block for what stands in a field."""
        self.specs.pop(row, None)
        self.found.reject(self.grid, row - 1, self.columns.get(name, -1), reason)


def read_assumptions(wide: Wide, state: State, baseline: Baseline, asked: Asked) -> Found:
    """The assumptions that a table holds.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    """
    found, grid, head = Found(rejected=list(wide.rejected), told=list(wide.told)), wide.found.grid, wide.found.head
    if head is None:
        found.refuse(grid, None, tr("there is no row of headings; write “Parameter” above the names"))
        return found
    columns = _columns(grid, head)
    reading = _Reading(grid, columns, found)
    try:
        cells, last = _numbers_alone(grid, head, columns), state.study.horizon
        layout = lay_out(cells, baseline.first_year, last, asked.answers, takes_all=True)
        question = decimal_question((cell for row in layout.rows for cell in row.cells.values()), asked)
    except DoubtError as error:
        found.doubt(error)
        return found
    except ValueError as error:
        found.refuse(grid, head, str(error))
        return found
    known = {tr("column “{heading}” left out", heading=grid.cells[head][at]) for at in columns.values()}
    found.decimal = layout.decimal
    found.told += [told for told in layout.left_out if told not in known]
    found.questions += [question] if question else []
    if found.cannot_read_numbers:
        return found
    _name(reading, layout, Names(baseline))
    _ask_of_shares(reading, layout, asked)
    _read(reading, layout)
    if reading.values:
        found.edit = lambda now: _edited(now, reading)
    return found


def _columns(grid: Grid, head: int) -> dict[str, int]:
    """The first column of each field."""
    found: dict[str, int] = {}
    for at, cell in enumerate(grid.cells[head]):
        name = field_of(cell)
        if name:
            found.setdefault("entity" if name == "target" else name, at)
    return found


def _numbers_alone(grid: Grid, head: int, columns: Mapping[str, int]) -> list[list[str]]:
    """The table with only years and units below its headings; a column of values holds for all years."""
    heads = list(grid.cells[head])
    if "amount" in columns:
        heads[columns["amount"]] = ALL
    kept = {at for at, cell in enumerate(heads) if heading_of([cell]).year or cell == ALL}
    unit = columns.get("unit", -1)
    below = [
        [cell if at in kept else _unit_words(cell) if at == unit else "" for at, cell in enumerate(row)]
        for row in grid.cells[head + 1 :]
    ]
    return [*map(list, grid.cells[:head]), heads, *below]


def _unit_words(cell: str) -> str:
    return "" if fold(cell) in SHARE_WORDS else UNIT_IDS.get(cell.strip(), cell)


def _name(reading: _Reading, layout: Layout, names: Names) -> None:
    """Find the parameter and the entity of each row, and whether its unit is understood."""
    for row in layout.rows:
        words, entity_words = reading.text(row.number, "parameter"), reading.text(row.number, "entity")
        spec, fault = names.spec(words)
        if spec is None and not entity_words and "." in words:  # a key as a study has it
            head, _, entity_words = words.partition(".")
            spec, _ = names.spec(head)
        if spec is None:
            reading.reject(row.number, "parameter", fault if words else tr("the row has values but no name"))
            continue
        entity, fault = names.entity(spec, entity_words)
        unit = reading.text(row.number, "unit")
        note_fault = text_fault(reading.text(row.number, "note"), is_name=False)
        reading.specs[row.number] = spec, entity
        if fault:
            reading.reject(row.number, "entity", fault)
        elif unit and not is_unit(unit) and fold(unit) not in SHARE_WORDS and unit not in UNIT_IDS:
            reading.reject(row.number, "unit", tr("the unit “{unit}” is not understood", unit=unit[:40]))
        elif note_fault:
            reading.reject(row.number, "note", note_fault)


def _ask_of_shares(reading: _Reading, layout: Layout, asked: Asked) -> None:
    """Whether shares without a unit stand in per cent or as 0 to 1: as only one of them can be, else asked."""
    plain: list[tuple[ParameterSpec, str]] = []
    for row in layout.rows:
        spec = reading.specs.get(row.number, (None, ""))[0]
        if spec is None or spec.unit != "share":
            continue
        unit = reading.text(row.number, "unit")
        if fold(unit) in SHARE_WORDS:
            reading.shares.add(row.number)
        elif not unit and not any(unit_in(heading.text) for heading in layout.headings.values()):
            reading.unsaid.add(row.number)
            plain += [(spec, cell) for cell in row.cells.values() if not unit_in(cell) and not is_dash(cell)]
    if not plain:
        return
    fits = {name: all(_fits(spec, cell, unit, layout.decimal) for spec, cell in plain)
            for name, unit in ((PER_CENT, "share"), (SHARE, "index"))}  # fmt: skip
    able = [name for name, is_able in fits.items() if is_able]
    usual = able[0] if len(able) == 1 else ""
    example = plain[0][1].strip()
    choices = {PER_CENT: tr("per cent: {number} is {number} %", number=example),
               SHARE: tr("shares: {number} is {number} of 1", number=example)}  # fmt: skip
    given = asked.answers.get(SHARES, "")
    answer = given if given in choices else usual
    why = "" if given in choices or not usual else tr("else values would be out of bounds")
    text = tr("The table does not say how shares are written. Are they in per cent?")
    reading.found.questions.append(Question(SHARES, text, choices, answer, why, option_of(SHARES)))
    if answer == SHARE:
        reading.shares |= reading.unsaid


def _fits(spec: ParameterSpec, cell: str, unit: str, decimal: str) -> bool:
    try:
        return spec.minimum <= read_number(cell, unit, decimal) <= spec.maximum
    except ValueError:
        return False


def _read(reading: _Reading, layout: Layout) -> None:
    """Read the values of all rows that have a parameter."""

    def unit_of(row: int, column: int) -> str:
        spec = reading.specs[row][0] if row in reading.specs else None
        is_share = row in reading.shares and not unit_in(layout.cells[row - 1][column])
        return "index" if spec is None or is_share else spec.unit

    read, faults = layout.readings(unit_of)
    wrong = {fault.row for fault in faults if fault.row in reading.specs}
    for fault in faults:
        if fault.row in reading.specs:
            reading.found.reject(reading.grid, fault.row - 1, fault.column, fault.reason)
    years = layout.years or {}
    for row in layout.rows:
        if row.number in wrong or row.number not in reading.specs:
            continue
        values = {years.get(at, ALL_YEARS): read[row.number, at] or 0.0 for at in row.cells}
        places = {years.get(at, ALL_YEARS): at for at in row.cells}
        _take(reading, row.number, values, places)


def _take(reading: _Reading, row: int, values: Mapping[int, float], places: Mapping[int, int]) -> None:
    """Take a row's values, all of them or none."""
    spec, entity = reading.specs[row]
    key = join_key(spec.name, entity)
    faults = [
        (year, fault) for year, value in values.items() if (fault := _fault(reading, spec, key, year, value))
    ]
    if not spec.has_year and len(set(values.values())) > 1:
        faults.append((min(values), tr("this assumption has one value for all years")))
    for year, fault in faults:
        reading.found.reject(reading.grid, row - 1, places[year], fault)
    if faults:
        return
    for year, value in values.items():
        reading.values.setdefault(key, {})[year] = value
    if reading.text(row, "note"):
        reading.notes[key] = reading.text(row, "note")
    number = reading.grid.rows[row - 1]
    reading.found.taken.append(TakenRow(number, key, values, spec.unit, {"note": reading.notes.get(key, "")}))


def _fault(reading: _Reading, spec: ParameterSpec, key: str, year: int, value: float) -> str:
    """What is wrong with a value, in words."""
    if year in reading.values.get(key, {}):
        return tr("another row has this assumption and year too; keep one of them")
    if spec.unit == "switch" and value not in (0, 1):
        return tr("“{text}” is not understood; write yes or no", text=f"{value:g}")
    return range_fault(value, spec.unit, spec.minimum, spec.maximum)


def _edited(state: State, reading: _Reading) -> Edited:
    """The edit: values by year over those that the scenario has."""
    specs = {join_key(spec.name, entity): (spec, entity) for spec, entity in reading.specs.values()}
    changes: list[Change] = []
    for key, by_year in reading.values.items():
        spec, entity = specs[key]
        now = list(values_in(state.scenario, spec, entity, state.study.horizon))
        for year, value in sorted(by_year.items()):
            places = [year - spec.first_year] if spec.has_year and year != ALL_YEARS else range(len(now))
            for place in places:
                now[place] = value
        changes.append((spec, entity, now))
    return import_assumptions(state, changes, reading.notes)
