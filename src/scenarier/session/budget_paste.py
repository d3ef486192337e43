"""A block from a spreadsheet put into the adopted budget: all of it or nothing; what was understood in a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scenarier.model.baseline import Baseline
from scenarier.model.names import target_name
from scenarier.model.study import Study
from scenarier.session.budget_edits import budget_of, least_amount, price_words, with_levels, with_price_year
from scenarier.session.budget_names import frame_of, target_names
from scenarier.session.state import Edited, State
from scenarier.session.ways import Way, way_words
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.block_headings import Answers
from scenarier.text.block_labels import matched
from scenarier.text.blocks import NO_ANSWERS, Block, Cells, failed, read_block
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import format_number
from scenarier.text.placing import span_words
from scenarier.text.reading import range_fault


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block without labels or headings begins: the targets from there on, and the year (0: none)."""

    targets: Sequence[str] = ()
    year: int = 0


@dataclass(frozen=True, slots=True)
class Pasted:
    """The study after a paste, what was understood, and which targets got amounts."""

    study: Study
    told: str
    targets: tuple[str, ...] = field(default=())


def pasted(study: Study, baseline: Baseline, cells: Cells, place: Place, answers: Answers = NO_ANSWERS) -> Pasted:
    """The study with the amounts of a block.

    Parameters
    ----------
    answers : how to understand what can be understood in more than one way, once it has been asked about.

    Raises
    ------
    ValueError : it cannot be understood in one way only, or an amount is out of bounds; nothing is to be changed.
    """
    block = read_block(cells, baseline.first_year, baseline.last_planned, answers)
    study = _in_block_prices(study, baseline, block)
    targets = _targets(baseline, block, place)
    years = block.layout.years if block.layout.years is not None else _years(study, baseline, block, place)
    changes = {
        (targets[row.number], years[column]): value for row in block.rows for column, value in row.amounts.items()
    }
    check_amounts(baseline, changes)
    if not changes:
        raise ValueError(tr("there is nothing to take: {left_out}", left_out=", ".join(block.layout.left_out)))
    named = tuple(dict.fromkeys(target for target, _ in changes))
    told = _told(study, block, len(named), {year for _, year in changes})
    return Pasted(with_levels(study, baseline, changes), told, named)


def paste_budget(state: State, found: Pasted) -> Edited:
    """Take a block into the budget, as `pasted` has understood it."""
    return way_words(Way.PASTED), state.with_study(found.study)


def check_amounts(baseline: Baseline, changes: dict[tuple[str, int], float]) -> None:
    """Refuse amounts out of bounds.

    Raises
    ------
    ValueError : an amount is too large, or capital is negative; the message says which.
    """
    faults = []
    for (target, year), value in changes.items():
        fault = range_fault(value, "mio_kr", least_amount(target), LARGEST_AMOUNT)
        if fault:
            faults.append(f"{target_name(baseline, target)} {year}: {format_number(value, 1)} {fault}")
    if faults:
        raise failed(faults)


def _in_block_prices(study: Study, baseline: Baseline, block: Block) -> Study:
    """A budget without amounts takes the prices that the block names; amounts in other prices are not mixed in."""
    budget = budget_of(study)
    own, given = budget.price_year, block.price_year or None
    if block.price_year is None or given == own:
        return study
    if not budget.levels:
        return with_price_year(study, baseline, given, converts=False)
    message = tr(
        "the block is in {given}, the budget in {own}; choose the block's prices for the budget first",
        given=price_words(given),
        own=price_words(own),
    )
    raise ValueError(message)


def _targets(baseline: Baseline, block: Block, place: Place) -> dict[int, str]:
    """The target of each row: by its labels, or in turn from where the block is put."""
    if block.layout.has_labels:
        return matched(block.rows, target_names(baseline), frame_of(baseline))
    last = max((row.number for row in block.rows), default=0) - block.layout.first_line
    if not place.targets:
        raise ValueError(tr("the rows have no names; choose the budget's line to begin in, and paste again"))
    if last >= len(place.targets):
        message = tr(
            "the rows have no names, and the section has {room} lines from here, the block {n}; paste the names "
            "along, or begin in another line",
            room=len(place.targets),
            n=last + 1,
        )
        raise ValueError(message)
    return {row.number: place.targets[row.number - block.layout.first_line] for row in block.rows}


def _years(study: Study, baseline: Baseline, block: Block, place: Place) -> dict[int, int]:
    """The year of each column where none stands over them: in turn from where the block is put."""
    if place.year < baseline.first_year:
        raise ValueError(
            tr("no years stand over the columns; choose the year to begin in, or paste the years along")
        )
    room = study.horizon - place.year + 1
    if len(block.layout.columns) > room:
        message = tr(
            "no years stand over the {n} columns, and from here there are {room}; paste the years along, or "
            "begin in another year",
            n=len(block.layout.columns),
            room=room,
        )
        raise ValueError(message)
    return {column: place.year + number for number, column in enumerate(block.layout.columns)}


def _told(study: Study, block: Block, n_targets: int, years: set[int]) -> str:
    """What was understood: `3 rækker, 2026–2029, 1.000 kr. omregnet`."""
    parts = [ntr("{n} row", "{n} rows", n_targets), span_words(years)]
    if block.price_year is not None:
        parts.append(price_words(budget_of(study).price_year))
    if block.layout.unit:
        parts.append(tr("{unit} converted to DKK m", unit=block.layout.unit))
    late = [year for year in years if year > study.horizon]
    if late:
        parts.append(tr("{years} kept after the last year shown", years=span_words(late)))
    return ", ".join([*parts, *block.layout.left_out])
