"""Measures as lines of a spreadsheet, read by their headings, else by counts; what is not sure is asked about.

Without headings a line is title, target, owner (which may be left out), an amount a year, note, whether the
measure is switched off, package, whether it is lasting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenarier.model.measures import with_amounts
from scenarier.model.study import Measure
from scenarier.session.measure_headings import (
    MOST_FAULTS,
    ROLES,
    UNIT,
    Columns,
    headed,
    heading_row,
    role_of,
    unheaded,
)
from scenarier.session.targets import Targets
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.block_cells import cells_of, fold, is_number
from scenarier.text.block_headings import DECIMAL, Answers, DoubtError, is_total
from scenarier.text.block_headings import UNIT as GIVEN_UNIT
from scenarier.text.blocks import NO_ANSWERS
from scenarier.text.language import tr
from scenarier.text.placing import span_words
from scenarier.text.plain import text_fault
from scenarier.text.reading import decimal_of, range_fault, read_number

MOST_SIGNS = 4_000_000
"""The longest text that is read as a list of measures."""
YES = frozenset("ja yes x til on 1 varigt lasting slåetfra switchedoff sand true ✓".split())
NO = frozenset(("", "nej", "no", "fra", "off", "0", "falsk", "false"))


NO_COLUMN = -1
Wrong = tuple[str, int] | tuple[str, int, str]
"""Why a line cannot be read, its column (from 0), and what says where; the rest of a LineFault."""


class LineFault(NamedTuple):
    """What is wrong with a line (from 1): why, the column (from 0, or NO_COLUMN), and where in words."""

    line: int
    reason: str
    column: int = NO_COLUMN
    where: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What lines hold: measures by line, what is wrong with other lines, what is not sure, what was left out."""

    columns: Columns
    measures: dict[int, Measure]
    faults: list[LineFault]
    doubts: list[DoubtError]
    left_out: list[str]


@dataclass(frozen=True, slots=True)
class ReadMeasures:
    """Measures that lines hold, and how the columns were understood, in a line ("" for nothing to tell)."""

    measures: tuple[Measure, ...]
    told: str


def about_target(words: str) -> str:
    """What an answer to what a measure is aimed at is about."""
    return f"target {fold(words)}"


def lines_of(text: str) -> list[list[str]]:
    """The cells of lines that are not blank, with the blank columns at the end that a spreadsheet's selection has.

    Raises
    ------
    ValueError : the text is too long.
    """
    cells = [line for line in cells_of(text, MOST_SIGNS) if any(cell.strip() for cell in line)]
    width = max((line.count("\t") + 1 for line in text.splitlines()), default=0)
    return [line + [""] * (width - len(line)) for line in cells]


def are_measures(cells: Sequence[Sequence[str]], targets: Targets) -> bool:
    """Whether lines hold whole measures: they have a heading for targets, or begin with a title."""
    if not cells or len(cells[0]) < 2:
        return False
    head = heading_row(cells)
    if head is not None:
        return "target" in map(role_of, cells[head])
    first = [row[0] for row in cells if row[0].strip()]
    return any(targets.find(row[1]) for row in cells) or bool(first and not any(map(is_number, first)))


def read_measures(
    cells: Sequence[Sequence[str]], targets: Targets, years: Sequence[int], answers: Answers = NO_ANSWERS
) -> ReadMeasures:
    """The measures that lines hold.

    Raises
    ------
    ValueError : lines cannot be read, all of them are named; a DoubtError where something is not sure.
    """
    found = gather_measures(cells, targets, years, answers)
    if found.faults:
        raise _failed(found.faults)
    if found.doubts:
        raise found.doubts[0]
    return ReadMeasures(tuple(found.measures.values()), _told(found.columns, found.left_out))


def gather_measures(
    cells: Sequence[Sequence[str]], targets: Targets, years: Sequence[int], answers: Answers = NO_ANSWERS
) -> Gathered:
    """The measures of lines that can be read, what is wrong with the others, and what is not sure.

    Raises
    ------
    ValueError : the columns cannot be understood.
    """
    head = heading_row(cells)
    columns = unheaded(cells, years, answers) if head is None else headed(cells, head, years)
    columns.unit = columns.unit or answers.get(GIVEN_UNIT, "")
    lines = [(number, line) for number, line in enumerate(cells, start=1) if number > columns.first_line]
    sums = [number for number, line in lines if is_total(columns.part(line, "title"))]
    lines = [(number, line) for number, line in lines if number not in sums]
    left_out = [*columns.left_out, *(tr("line {number} left out, a sum", number=number) for number in sums)]
    found = Gathered(columns, {}, [], list(columns.doubts), left_out)
    reading = _Reading(columns, targets, answers, _decimal(lines, columns, answers, found.faults))
    for number, line in lines:
        measure, wrong, doubts = reading.measure(line)
        found.doubts.extend(doubts)
        found.faults.extend(LineFault(number, *fault) for fault in wrong)
        if not wrong and not doubts:
            found.measures[number] = measure
    return found


def _failed(faults: Sequence[LineFault]) -> ValueError:
    ordered = sorted(
        (fault.line, f"{fault.where}: {fault.reason}" if fault.where else fault.reason) for fault in faults
    )
    told = [tr("line {number}: {fault}", number=number, fault=text) for number, text in ordered]
    more = len(told) - MOST_FAULTS
    return ValueError("; ".join(told[:MOST_FAULTS] + ([tr("… and {n} more", n=more)] if more > 0 else [])))


def _told(columns: Columns, left_out: Sequence[str]) -> str:
    parts = [span_words(columns.years.values())] if columns.has_headings and columns.years else []
    if columns.unit and columns.unit != "millions":
        parts.append(tr("converted to DKK m"))
    return ", ".join([*parts, *left_out])


# Lines


def _decimal(
    lines: Sequence[tuple[int, Sequence[str]]], columns: Columns, answers: Answers, faults: list[LineFault]
) -> str:
    if DECIMAL in answers:
        return answers[DECIMAL]
    try:
        return decimal_of(line[place] for _, line in lines for place in columns.years)
    except ValueError as error:
        faults.append(LineFault(lines[0][0], str(error)))
        return ""


class _Reading:
    """Reading of a list's lines, each into a measure, what is wrong with it (but its number), what is not sure."""

    def __init__(self, columns: Columns, targets: Targets, answers: Answers, decimal: str) -> None:
        self._columns, self._targets, self._answers, self._decimal = columns, targets, answers, decimal

    def measure(self, line: Sequence[str]) -> tuple[Measure, list[Wrong], list[DoubtError]]:
        """A line's measure."""
        texts = {name: self._columns.part(line, name) for name in ROLES}
        wrong: list[Wrong] = [] if texts["title"] else [(tr("the title is missing"), self._place("title"))]
        doubts: list[DoubtError] = []
        wrong += self._text_faults(texts)
        target = self._target(texts["target"], wrong, doubts)
        marks = {name: self._mark(name, texts[name], wrong) for name in ("on", "off", "lasting")}
        amounts = self._amounts(line, wrong)
        is_on = not marks["off"] and (marks["on"] or not texts["on"])
        made = Measure(
            texts["title"], target, {}, is_on, texts["owner"], texts["note"], texts["package"], marks["lasting"]
        )
        return with_amounts(made, amounts), wrong, doubts

    def _place(self, name: str) -> int:
        return self._columns.parts.get(name, NO_COLUMN)

    def _text_faults(self, texts: Mapping[str, str]) -> list[Wrong]:
        names = {"title": True, "owner": True, "package": True, "note": False}
        faults = [(text_fault(texts[name], is_name=is_name), self._place(name)) for name, is_name in names.items()]
        return [fault for fault in faults if fault[0]]

    def _target(self, words: str, wrong: list[Wrong], doubts: list[DoubtError]) -> str:
        """What a line's target stands for; the answer where its words fit none or several."""
        if not words:
            wrong.append((tr("the target is missing"), self._place("target")))
            return ""
        fitting = self._targets.fitting(words)
        about = about_target(words)
        if len(fitting) == 1:
            return fitting[0]
        if self._targets.label(self._answers.get(about, "")):
            return self._answers[about]
        if not fitting:
            told, close = tr("there is no target “{text}”", text=words[:40]), self._targets.like(words)
            told = tr("{fault}; did you mean “{nearest}”?", fault=told, nearest=close) if close else told
            wrong.append((told, self._place("target")))
            return ""
        question = tr("“{text}” fits several targets. Which is it?", text=words[:40])
        doubts.append(DoubtError(question, about, {key: self._targets.label(key) for key in fitting}))
        return fitting[0]

    def _mark(self, name: str, text: str, wrong: list[Wrong]) -> bool:
        word = fold(text)
        if word not in YES and word not in NO:
            told = tr("“{text}” is not understood; write yes or no", text=text[:40])
            wrong.append((told, self._place(name)))
        return word in YES

    def _amounts(self, line: Sequence[str], wrong: list[Wrong]) -> dict[int, float | None]:
        """A line's amounts by year."""
        read: dict[int, float | None] = {}
        for place, year in self._columns.years.items():
            text = line[place]
            if not text.strip():
                read[year] = None
                continue
            try:
                unit = self._columns.units.get(place) or self._columns.unit
                read[year] = value = read_number(text, UNIT, self._decimal, given=unit)
                fault = range_fault(value, UNIT, -LARGEST_AMOUNT, LARGEST_AMOUNT)
            except ValueError as error:
                fault = str(error)
            if fault:
                where = tr("column {column}", column=place + 1) if self._columns.doubts else str(year)
                wrong.append((fault, place, where))
        return read
