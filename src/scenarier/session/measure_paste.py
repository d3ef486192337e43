"""Measures as lines of a spreadsheet, read by their headings, else by counts; what is not sure is asked about.

Without headings a line is title, target, owner (which may be left out), an amount a year, note, whether the
measure is switched off, package, whether it is lasting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scenarier.model.measures import with_amounts
from scenarier.model.study import Measure
from scenarier.session.targets import Targets
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.block_cells import cells_of, fold, is_number, money_in
from scenarier.text.block_headings import Answers, DoubtError, heading_of, is_total
from scenarier.text.blocks import NO_ANSWERS
from scenarier.text.language import tr
from scenarier.text.placing import span_words
from scenarier.text.plain import text_fault
from scenarier.text.reading import decimal_of, range_fault, read_number

UNIT = "mio_kr"
MOST_FAULTS = 12
MOST_SIGNS = 4_000_000
"""The longest text that is read as a list of measures."""
HEADING_ROWS = 5
"""Headings stand in one of the first rows."""
ROLES: Mapping[str, Sequence[str]] = {
    "title": ("Tiltag", "Titel", "Navn", "Forslag", "Measure", "Title", "Name"),
    "target": ("Retter sig mod", "Mål", "Budgetmål", "Target"),
    "owner": ("Ejer", "Ansvarlig", "Owner"),
    "note": ("Note", "Bemærkning", "Bemærkninger", "Begrundelse", "Remark"),
    "off": ("Fra", "Slået fra", "Off", "Switched off"),
    "on": ("Til", "On"),
    "package": ("Pakke", "Package"),
    "lasting": ("Varigt", "Varig", "Lasting"),
}
AFTER = ("note", "off", "package", "lasting")
"""The columns behind the amounts where there are no headings; any of the last may be left out."""
YES = frozenset("ja yes x til on 1 varigt lasting slåetfra switchedoff sand true ✓".split())
NO = frozenset(("", "nej", "no", "fra", "off", "0", "falsk", "false"))
OWNER, START = "owner", "start"
"""What is asked about."""


@dataclass(frozen=True, slots=True)
class ReadMeasures:
    """Measures that lines hold, and how the columns were understood, in a line ("" for nothing to tell)."""

    measures: tuple[Measure, ...]
    told: str


@dataclass(slots=True)
class _Columns:
    """Which column is what; `years` gives the year of each column of amounts."""

    first_line: int
    parts: dict[str, int] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    unit: str = ""
    left_out: list[str] = field(default_factory=list)
    doubts: list[DoubtError] = field(default_factory=list)
    has_headings: bool = False

    def part(self, cells: Sequence[str], name: str) -> str:
        """The text of a part of a line; "" where the block has no such column."""
        place = self.parts.get(name)
        return "" if place is None else " ".join(cells[place].split())


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
    head = _heading_row(cells)
    if head is not None:
        return "target" in map(_role, cells[head])
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
    head = _heading_row(cells)
    columns = _unheaded(cells, years, answers) if head is None else _headed(cells, head, years)
    lines = [(number, line) for number, line in enumerate(cells, start=1) if number > columns.first_line]
    sums = [number for number, line in lines if is_total(columns.part(line, "title"))]
    lines = [(number, line) for number, line in lines if number not in sums]
    faults: list[tuple[int, str]] = []
    doubts = list(columns.doubts)
    decimal = _decimal(lines, columns, faults)
    made = [_measure(number, line, columns, targets, answers, decimal, faults, doubts) for number, line in lines]
    if faults:
        raise _failed(faults)
    if doubts:
        raise doubts[0]
    left_out = [*columns.left_out, *(tr("line {number} left out, a sum", number=number) for number in sums)]
    return ReadMeasures(tuple(made), _told(columns, left_out))


def _failed(faults: Sequence[tuple[int, str]]) -> ValueError:
    told = [tr("line {number}: {fault}", number=number, fault=text) for number, text in sorted(faults)]
    more = len(told) - MOST_FAULTS
    return ValueError("; ".join(told[:MOST_FAULTS] + ([tr("… and {n} more", n=more)] if more > 0 else [])))


def _told(columns: _Columns, left_out: Sequence[str]) -> str:
    parts = [span_words(columns.years.values())] if columns.has_headings and columns.years else []
    if columns.unit and columns.unit != "millions":
        parts.append(tr("converted to DKK m"))
    return ", ".join([*parts, *left_out])


# Columns


def _role(cell: str) -> str:
    """What a column is by its heading; "" for none of the parts of a measure."""
    name = fold(cell)
    return next((role for role, words in ROLES.items() if name in map(fold, words)), "")


def _heading_row(cells: Sequence[Sequence[str]]) -> int | None:
    """The row that names parts of a measure, a title or a target among them; None where there is none."""
    for number, row in enumerate(cells[:HEADING_ROWS]):
        roles = [role for cell in row if (role := _role(cell))]
        has_years = any(heading_of([cell]).year for cell in row)
        if {"title", "target"} & set(roles) and (len(roles) > 1 or has_years):
            return number
    return None


def _headed(cells: Sequence[Sequence[str]], head: int, years: Sequence[int]) -> _Columns:
    """Columns by their headings.

    Raises
    ------
    ValueError : a heading is not understood, or stands twice.
    """
    found = _Columns(head + 1, has_headings=True)
    found.unit = next(filter(None, (money_in(cell) for row in cells[: head + 1] for cell in row)), "")
    faults = []
    for place, text in enumerate(cells[head]):
        heading, role = heading_of([text]), _role(text)
        below = [row[place] for row in cells[head + 1 :] if row[place].strip()]
        if role and role not in found.parts:
            found.parts[role] = place
        elif heading.kind == "plan" and years[0] <= heading.year <= years[-1]:
            found.years[place] = heading.year
        elif heading.year > years[-1] and below:
            faults.append(tr("{year} is after {last}, the last year shown", year=heading.year, last=years[-1]))
        elif below and not text.strip() and any(map(is_number, below)):
            faults.append(tr("column {column} has amounts but no heading", column=place + 1))
        elif below:
            found.left_out.append(tr("column “{heading}” left out", heading=text.strip() or str(place + 1)))
    named = list(found.years.values())
    faults += [tr("{year} stands over more than one column; keep one of them", year=year)
               for year in dict.fromkeys(named) if named.count(year) > 1]  # fmt: skip
    if faults:
        raise ValueError("; ".join(faults[:MOST_FAULTS]))
    return found


def _unheaded(cells: Sequence[Sequence[str]], years: Sequence[int], answers: Answers) -> _Columns:
    """Columns by what stands in them and how many there are; what that does not tell is a doubt."""
    width = len(cells[0])
    found = _Columns(0, {"title": 0, "target": 1})
    has_owner = _has_owner(cells, width, years, answers, found)
    first = 3 if has_owner else 2
    if has_owner:
        found.parts["owner"] = 2
    n_amounts = 0
    while n_amounts < len(years) and first + n_amounts < width and _may_be_amounts(cells, first + n_amounts):
        n_amounts += 1
    start = _start(n_amounts, years, answers, found)
    found.years = {first + at: years[start + at] for at in range(n_amounts)}
    _behind(cells, first + n_amounts, width, found)
    return found


def _kinds(cells: Sequence[Sequence[str]], place: int) -> tuple[int, int]:
    """How many numbers and how many texts stand in a column."""
    filled = [row[place] for row in cells if place < len(row) and row[place].strip()]
    n_numbers = sum(map(is_number, filled))
    return n_numbers, len(filled) - n_numbers


def _may_be_amounts(cells: Sequence[Sequence[str]], place: int) -> bool:
    n_numbers, n_texts = _kinds(cells, place)
    return bool(n_numbers) or not n_texts


def _has_owner(
    cells: Sequence[Sequence[str]], width: int, years: Sequence[int], answers: Answers, found: _Columns
) -> bool:
    """Whether the third column holds owners: texts do; numbers do not; else counts tell, or the answer."""
    n_numbers, n_texts = _kinds(cells, 2) if width > 2 else (0, 0)
    if bool(n_numbers) != bool(n_texts):
        return bool(n_texts)
    if width <= 2:
        return False
    if OWNER in answers:
        return answers[OWNER] == OWNER
    last_is_note = bool(_kinds(cells, width - 1)[1])
    if width == 2 + len(years) or (width == 3 + len(years) and last_is_note):
        return False
    if 3 + len(years) <= width <= 3 + len(years) + len(AFTER):
        return True
    question = tr("Column 3 may hold owners or the amounts of a year. Which are they?")
    choices = {OWNER: tr("column 3 is owners"), "amounts": tr("column 3 is amounts")}
    found.doubts.append(DoubtError(question, OWNER, choices))
    return not n_numbers


def _start(n_amounts: int, years: Sequence[int], answers: Answers, found: _Columns) -> int:
    """Which year the first column of amounts is; where there are as many as years, the first."""
    if n_amounts in (0, len(years)):
        return 0
    starts = {str(year): place for place, year in enumerate(years[: len(years) - n_amounts + 1])}
    if answers.get(START) in starts:
        return starts[answers[START]]
    question = tr("There are {n} columns of amounts without years above them. Which years are they?", n=n_amounts)
    choices = {start: span_words(years[place : place + n_amounts]) for start, place in starts.items()}
    found.doubts.append(DoubtError(question, START, choices))
    return 0


def _behind(cells: Sequence[Sequence[str]], first: int, width: int, found: _Columns) -> None:
    """The columns behind the amounts: a sum is left out, numbers that are none are refused.

    Raises
    ------
    ValueError : there are more columns than can be understood.
    """
    if first < width and _kinds(cells, first)[0] and not _kinds(cells, first)[1]:
        if not all(_is_sum(row, found.years, first) for row in cells):
            message = tr("column {column} holds numbers behind the years; write headings above the columns, or "
                         "paste without it", column=first + 1)  # fmt: skip
            raise ValueError(message)
        found.left_out.append(tr("column {column} left out, the sum of the others", column=first + 1))
        first += 1
    if any(cell.strip() for row in cells for cell in row[first + len(AFTER) :]):
        raise ValueError(tr("there are more columns than years"))
    found.parts |= {name: first + at for at, name in enumerate(AFTER) if first + at < width}


def _is_sum(row: Sequence[str], years: Mapping[int, int], place: int) -> bool:
    try:
        decimal = decimal_of(row[at] for at in (*years, place))
        numbers = [read_number(row[at] or "-", UNIT, decimal) for at in (*years, place)]
    except ValueError:
        return False
    return abs(sum(numbers[:-1]) - numbers[-1]) <= 1e-6 * max(1.0, abs(numbers[-1]))


# Lines


def _decimal(lines: Sequence[tuple[int, Sequence[str]]], columns: _Columns, faults: list[tuple[int, str]]) -> str:
    try:
        return decimal_of(line[place] for _, line in lines for place in columns.years)
    except ValueError as error:
        faults.append((lines[0][0], str(error)))
        return ""


def _measure(
    number: int,
    line: Sequence[str],
    columns: _Columns,
    targets: Targets,
    answers: Answers,
    decimal: str,
    faults: list[tuple[int, str]],
    doubts: list[DoubtError],
) -> Measure:
    """A line's measure; what is wrong with it goes to `faults`, what is not sure to `doubts`."""
    texts = {name: columns.part(line, name) for name in ROLES}
    wrong = [] if texts["title"] else [tr("the title is missing")]
    wrong += _text_faults(texts)
    target = _target(texts["target"], targets, answers, wrong, doubts)
    marks = {name: _mark(texts[name], wrong) for name in ("on", "off", "lasting")}
    amounts = _amounts(line, columns, decimal, wrong)
    faults += [(number, fault) for fault in wrong]
    is_on = not marks["off"] and (marks["on"] or not texts["on"])
    made = Measure(
        texts["title"], target, {}, is_on, texts["owner"], texts["note"], texts["package"], marks["lasting"]
    )
    return with_amounts(made, amounts)


def _text_faults(texts: Mapping[str, str]) -> list[str]:
    names = ("title", "owner", "package")
    faults = [text_fault(texts[name], is_name=True) for name in names]
    return [fault for fault in (*faults, text_fault(texts["note"], is_name=False)) if fault]


def _target(words: str, targets: Targets, answers: Answers, wrong: list[str], doubts: list[DoubtError]) -> str:
    """What a line's target stands for; the answer where its words fit several."""
    if not words:
        wrong.append(tr("the target is missing"))
        return ""
    fitting = targets.fitting(words)
    about = f"target {fold(words)}"
    if len(fitting) == 1:
        return fitting[0]
    if answers.get(about) in fitting:
        return answers[about]
    if not fitting:
        wrong.append(tr("there is no target “{text}”", text=words[:40]))
        return ""
    question = tr("“{text}” fits several targets. Which is it?", text=words[:40])
    doubts.append(DoubtError(question, about, {key: targets.label(key) for key in fitting}))
    return fitting[0]


def _mark(text: str, wrong: list[str]) -> bool:
    word = fold(text)
    if word not in YES and word not in NO:
        wrong.append(tr("“{text}” is not understood; write yes or no", text=text[:40]))
    return word in YES


def _amounts(line: Sequence[str], columns: _Columns, decimal: str, wrong: list[str]) -> dict[int, float | None]:
    """A line's amounts by year."""
    read: dict[int, float | None] = {}
    for place, year in columns.years.items():
        text = line[place]
        if not text.strip():
            read[year] = None
            continue
        try:
            read[year] = value = read_number(text, UNIT, decimal, given=columns.unit)
            fault = range_fault(value, UNIT, -LARGEST_AMOUNT, LARGEST_AMOUNT)
        except ValueError as error:
            fault = str(error)
        if fault:
            where = tr("column {column}", column=place + 1) if columns.doubts else str(year)
            wrong.append(f"{where}: {fault}")
    return read
