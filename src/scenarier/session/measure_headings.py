"""The columns of a list of measures: by their headings, else by what stands in them and how many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scenarier.text.block_cells import fold, is_number, money_in
from scenarier.text.block_headings import Answers, DoubtError, heading_of
from scenarier.text.language import tr
from scenarier.text.placing import span_words
from scenarier.text.reading import decimal_of, read_number

UNIT = "mio_kr"
MOST_FAULTS = 12
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
OWNER, START = "owner", "start"
"""What is asked about."""


@dataclass(slots=True)
class Columns:
    """Which column is what; `years` gives the year of each column of amounts.

    `unit` is that of all amounts, `units` those that stand above a column itself.
    """

    first_line: int
    parts: dict[str, int] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    unit: str = ""
    units: dict[int, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    doubts: list[DoubtError] = field(default_factory=list)
    has_headings: bool = False

    def part(self, cells: Sequence[str], name: str) -> str:
        """The text of a part of a line; "" where the block has no such column."""
        place = self.parts.get(name)
        return " ".join(cells[place].split()) if place is not None and place < len(cells) else ""


def role_of(cell: str) -> str:
    """What a column is by its heading; "" for none of the parts of a measure."""
    name = fold(cell)
    return next((role for role, words in ROLES.items() if name in map(fold, words)), "")


def heading_row(cells: Sequence[Sequence[str]]) -> int | None:
    """The row that names parts of a measure, a title or a target among them; None where there is none."""
    for number, row in enumerate(cells[:HEADING_ROWS]):
        roles = [role for cell in row if (role := role_of(cell))]
        has_years = any(heading_of([cell]).year for cell in row)
        if {"title", "target"} & set(roles) and (len(roles) > 1 or has_years):
            return number
    return None


def headed(cells: Sequence[Sequence[str]], head: int, years: Sequence[int]) -> Columns:
    """Columns by their headings.

    Raises
    ------
    ValueError : a heading is not understood, or stands twice.
    """
    found = Columns(head + 1, has_headings=True)
    found.unit = next(filter(None, (money_in(cell) for row in cells[: head + 1] for cell in row)), "")
    faults = []
    for place, text in enumerate(cells[head]):
        heading, role = heading_of([text]), role_of(text)
        below = [row[place] for row in cells[head + 1 :] if row[place].strip()]
        if role and role not in found.parts:
            found.parts[role] = place
        elif heading.kind == "plan" and years[0] <= heading.year <= years[-1]:
            found.years[place] = heading.year
            found.units |= {place: own} if (own := money_in(text)) else {}
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


def unheaded(cells: Sequence[Sequence[str]], years: Sequence[int], answers: Answers) -> Columns:
    """Columns by what stands in them and how many there are; what that does not tell is a doubt."""
    width = len(cells[0])
    found = Columns(0, {"title": 0, "target": 1})
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
    cells: Sequence[Sequence[str]], width: int, years: Sequence[int], answers: Answers, found: Columns
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


def _start(n_amounts: int, years: Sequence[int], answers: Answers, found: Columns) -> int:
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


def _behind(cells: Sequence[Sequence[str]], first: int, width: int, found: Columns) -> None:
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
