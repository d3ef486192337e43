"""Reading measures from lines of a spreadsheet, as `session.measure_copy` writes them.

Title, target, owner, an amount a year, note, whether one is off, package, whether its last amount carries on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.gui.grid.cells import Cell
from scenarier.gui.measures.targets import Targets
from scenarier.model.measures import with_amounts
from scenarier.model.study import Measure
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.language import tr
from scenarier.text.reading import read_number, read_rows

UNIT = "mio_kr"
MOST_FAULTS = 12
AFTER = ("note", "off", "package", "lasting")
"""The cells behind the amounts; any of the last may be left out."""

Faults = list[tuple[int, str]]
"""What is wrong, by the number of its line."""


def amount_cell(name: str, value: float | None) -> Cell:
    """An amount of a measure as a number that can be edited."""
    return Cell(name, UNIT, -LARGEST_AMOUNT, LARGEST_AMOUNT, value)


def are_measures(text: str, targets: Targets) -> bool:
    """Whether a text holds whole measures: lines that begin with a title."""
    first = _cells(text)[0] if text.strip() else []
    if len(first) < 2 or not first[0].strip():
        return False
    return targets.find(first[1]) is not None or not _is_number(first[0])


def read_measures(text: str, targets: Targets, years: Sequence[int]) -> list[Measure]:
    """The measures that lines hold; a first line of headings is passed over, the owner may be left out.

    Raises
    ------
    ValueError : lines cannot be read; the message names each of them by its number and what is wrong.
    """
    lines = _cells(text)
    start = 3 if _has_owner(lines, len(years)) else 2
    heading = 1 if _is_heading(lines[0], start, years) else 0
    faults: Faults = []
    read = [
        _line(cells, number, start, len(years), targets, faults)
        for number, cells in enumerate(lines[heading:], start=1 + heading)
    ]
    amounts = _amounts([line.amounts for line in read], heading + 1, years, faults)
    if faults:
        more = len(faults) - MOST_FAULTS
        in_order = [text for _, text in sorted(faults, key=lambda fault: fault[0])]
        told = in_order[:MOST_FAULTS] + ([tr("… and {n} more", n=more)] if more > 0 else [])
        raise ValueError("; ".join(told))
    return [
        with_amounts(line.measure, dict(zip(years, row, strict=True)))
        for line, row in zip(read, amounts, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that was read, its amounts still as they are written."""

    measure: Measure
    amounts: list[str]


def _cells(text: str) -> list[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines if line.strip()]


def _is_number(text: str) -> bool:
    try:
        read_number(text, UNIT)
    except ValueError:
        return False
    return True


def _has_owner(lines: Sequence[Sequence[str]], n_years: int) -> bool:
    """Whether the third column holds owners: not where it holds numbers, or all years fit from there."""
    third = [cells[2] for cells in lines if len(cells) > 2 and cells[2]]
    if third:
        return not all(_is_number(cell) for cell in third)
    return max(map(len, lines)) != 2 + n_years


def _is_heading(cells: Sequence[str], start: int, years: Sequence[int]) -> bool:
    """Whether years stand where the amounts of a line would."""
    named = cells[start : start + len(years)]
    return bool(named) and list(named) == [str(year) for year in years[: len(named)]]


def _line(cells: list[str], number: int, start: int, n_years: int, targets: Targets, faults: Faults) -> _Line:
    """A line's parts; what is wrong with it goes to `faults`."""
    end = start + n_years
    parts = cells + [""] * (end + len(AFTER) - len(cells))
    title, words, owner = parts[0], parts[1], parts[2] if start == 3 else ""
    target = targets.find(words)
    wrong = []
    if not title:
        wrong.append(tr("the title is missing"))
    if target is None:
        wrong.append(tr("there is no target “{text}”", text=words[:40]) if words else tr("the target is missing"))
    note, off, package, lasting = parts[end : end + len(AFTER)]
    if any(parts[end + len(AFTER) :]):
        wrong.append(tr("there are more columns than years"))
    for cell, meant in ((off, tr("switched off")), (lasting, tr("lasting"))):
        if cell and cell != meant:
            wrong.append(tr("“{text}” is not understood behind the note", text=cell[:40]))
    faults += [(number, tr("line {number}: {fault}", number=number, fault=fault)) for fault in wrong]
    made = Measure(title, target or "", {}, not off, owner, note, package, bool(lasting))
    return _Line(made, parts[start:end])


def _amounts(rows: list[list[str]], first: int, years: Sequence[int], faults: Faults) -> list[list[float | None]]:
    """All amounts, read as one block so that they agree on the decimal sign; no line of it is blank."""
    try:
        read = read_rows("\n".join("\t".join(["0", *row]) for row in rows), [UNIT])
    except ValueError:
        before = len(faults)
        for number, row in enumerate(rows, start=first):
            faults += [_fault(number, year, fault) for year, cell in zip(years, row, strict=True)
                       if (fault := _number_fault(cell))]  # fmt: skip
        if len(faults) == before:
            raise
        return []
    for number, values in enumerate(read, start=first):
        for year, value in zip(years, values[1:], strict=True):
            fault = amount_cell("", value).fault(value) if value is not None else ""
            faults += [_fault(number, year, fault)] if fault else []
    return [row[1:] for row in read]


def _fault(number: int, year: int, fault: str) -> tuple[int, str]:
    return number, tr("line {number}, {year}: {fault}", number=number, year=year, fault=fault)


def _number_fault(cell: str) -> str:
    try:
        read_number(cell or "0", UNIT)
    except ValueError as error:
        return str(error)
    return ""
