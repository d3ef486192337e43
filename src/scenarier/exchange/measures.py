"""Measures in a file: title, target in words, amounts by year and what else is told of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarier.engine.base import base_of
from scenarier.exchange.budgets import in_prices
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
from scenarier.exchange.long import Wide
from scenarier.model.baseline import Baseline
from scenarier.model.measures import with_amounts
from scenarier.model.study import Measure
from scenarier.session.import_edits import import_measures
from scenarier.session.import_plan import (
    DECIMAL,
    LEAVE_OUT,
    TWICE,
    UNIT,
    Asked,
    Question,
    RejectedRow,
    TakenRow,
)
from scenarier.session.measure_paste import Gathered, LineFault, about_target, gather_measures
from scenarier.session.state import State
from scenarier.session.targets import Targets
from scenarier.storage.study_types import LARGEST_AMOUNT, MOST_MEASURES
from scenarier.text.block_cells import money_in, price_year_in
from scenarier.text.block_headings import DoubtError
from scenarier.text.language import ntr, tr
from scenarier.text.reading import decimal_of, read_number

ADD, REPLACE = "add", "replace"


def read_measures(wide: Wide, state: State, baseline: Baseline, asked: Asked) -> Found:
    """The measures that a table holds.

    Parameters
    ----------
    baseline : with the study's budget and forecast.
    """
    found, grid = Found(rejected=list(wide.rejected), told=list(wide.told)), wide.found.grid
    targets = Targets(baseline)
    years = range(baseline.first_year, state.study.horizon + 1)
    try:
        gathered = gather_measures(grid.cells, targets, years, asked.answers)
        _ask_of_numbers(found, gathered, grid, asked)
    except DoubtError as error:
        found.doubt(error)
        return found
    except ValueError as error:
        found.refuse(grid, wide.found.head, str(error))
        return found
    found.told += gathered.left_out
    if found.cannot_read_numbers:
        return found
    _reject(found, gathered, grid, targets, asked)
    made = _in_base_prices(found, gathered, grid, state, baseline, asked)
    found.taken = [_taken(grid, line, measure) for line, measure in made.items()]
    _offer(found, list(made.values()), state, asked)
    return found


def _ask_of_numbers(found: Found, gathered: Gathered, grid: Grid, asked: Asked) -> None:
    """Ask for the decimal sign and the unit where nothing tells them.

    Raises
    ------
    ValueError : numbers tell different decimal signs.
    """
    columns = gathered.columns
    cells = [row[at] for row in grid.cells[columns.first_line :] for at in columns.years]
    question = decimal_question(cells, asked)
    found.decimal = asked.answers.get(DECIMAL) or decimal_of(cells)
    if question:
        found.questions.append(question)
    is_named = columns.unit and columns.unit != asked.answers.get(UNIT)
    if columns.years and not is_named and not any(money_in(cell) for cell in cells):
        is_too_large = any(_is_too_large(cell, found.decimal) for cell in cells)
        found.questions.append(unit_question(asked, is_too_large=is_too_large))


def _is_too_large(cell: str, decimal: str) -> bool:
    try:
        return abs(read_number(cell, "mio_kr", decimal)) > LARGEST_AMOUNT
    except ValueError:
        return False


def _reject(found: Found, gathered: Gathered, grid: Grid, targets: Targets, asked: Asked) -> None:
    """Reject lines with faults, and ask what those are aimed at whose words fit none or several targets."""
    n_left_out = 0
    questions: dict[str, Question] = {}
    place = gathered.columns.parts.get("target", -1)
    nearest_first = NearestFirst({choice.key: choice.text for choice in targets.choices})
    for fault in gathered.faults:
        words = _unknown_target(fault, grid, place, targets)
        about = about_target(words)
        if words and asked.answers.get(about) == LEAVE_OUT:
            n_left_out += 1
        else:
            found.reject(grid, fault.line - 1, fault.column, fault.reason)
        if words and about not in questions:
            text = tr("There is no target “{text}”. What is it aimed at?", text=words[:40])
            questions[about] = _target_question(about, text, nearest_first(words), asked)
    for doubt in gathered.doubts:
        if doubt.about.startswith("target "):
            questions.setdefault(doubt.about, _target_question(doubt.about, str(doubt), doubt.choices, asked))
        else:
            found.doubt(doubt)
    found.questions += questions.values()
    if n_left_out:
        found.told.append(ntr("{n} row left out", "{n} rows left out", n_left_out))


def _unknown_target(fault: LineFault, grid: Grid, place: int, targets: Targets) -> str:
    """The words of a target that fit nothing, where that is what is wrong."""
    words = " ".join(grid.text(fault.line - 1, place).split()) if fault.column == place >= 0 else ""
    return "" if not words or targets.fitting(words) else words


def _target_question(about: str, text: str, choices: Mapping[str, str], asked: Asked) -> Question:
    offered = {**choices, LEAVE_OUT: tr("leave it out")}
    answer = asked.answers.get(about, "")
    return Question(about, text, offered, answer if answer in offered else "", "", option_of(about))


def _in_base_prices(
    found: Found, gathered: Gathered, grid: Grid, state: State, baseline: Baseline, asked: Asked
) -> dict[int, Measure]:
    """The measures by line, their amounts in the base year's prices."""
    columns = gathered.columns
    heads = [cell for row in grid.cells[: columns.first_line] for cell in row]
    named = {year for cell in heads if (year := price_year_in(cell)) is not None}
    if len(named) > 1:
        found.refuse(
            grid,
            columns.first_line - 1,
            tr("the block names prices of more than one year; write all amounts in the same"),
        )
        return {}
    if not columns.years:
        return gathered.measures
    question = price_question(baseline, asked, next(iter(named), None), baseline.base_year)
    found.questions.append(question)
    prices, wanted = price_year_of(question), baseline.base_year
    if prices == wanted:
        return gathered.measures
    base = base_of(baseline, state.study.horizon)
    return {
        line: with_amounts(
            replace(measure, amounts={}),
            {year: in_prices(base, amount, year, prices, wanted) for year, amount in measure.amounts.items()},
        )
        for line, measure in gathered.measures.items()
    }


def _taken(grid: Grid, line: int, measure: Measure) -> TakenRow:
    texts = {name: getattr(measure, name) for name in ("title", "owner", "package", "note")}
    marks = {"off": "" if measure.on else "1", "lasting": "1" if measure.lasting else ""}
    kept = {name: text for name, text in {**texts, **marks}.items() if text}
    return TakenRow(grid.rows[line - 1], measure.target, measure.amounts, "mio_kr", kept)


def _offer(found: Found, made: Sequence[Measure], state: State, asked: Asked) -> None:
    """Offer the edit; that a measure is in the scenario already is asked about."""
    own = state.scenario.measures
    known = {(one.title, one.target) for one in own}
    n_twice = sum((one.title, one.target) in known for one in made)
    replaces = asked.answers.get(TWICE) == REPLACE
    if n_twice:
        text = ntr(
            "{n} measure with the same title and target is in the scenario already.",
            "{n} measures with the same title and target are in the scenario already.",
            n_twice,
        )
        choices = {REPLACE: tr("replace them by those of the file"), ADD: tr("add those of the file beside them")}
        answer = asked.answers.get(TWICE, "")
        found.questions.append(
            Question(TWICE, text, choices, answer if answer in choices else "", "", option_of(TWICE))
        )
    n_all = len(made) + len(own) - (n_twice if replaces else 0)
    if n_all > MOST_MEASURES:
        told = tr("{n} measures are too many; a scenario has at most {most}", n=n_all, most=MOST_MEASURES)
        found.rejected.append(RejectedRow("", 0, 0, "", told))
    elif made:
        found.edit = lambda now: import_measures(now, made, replaces=replaces)
