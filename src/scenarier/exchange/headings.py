"""What the columns of a sheet hold: by their headings, by what the user says, or as they did the last time."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scenarier.exchange.grid import Grid
from scenarier.session.import_plan import FIELDS, SKIP, Asked, Fields, How
from scenarier.session.measure_headings import ROLES
from scenarier.text.block_cells import PRICES, fold, is_unit, without_terms
from scenarier.text.block_headings import NAMES, UNITS, heading_of
from scenarier.text.language import in_every_language, tr
from scenarier.text.reading import MONEY
from scenarier.vocabulary.nearest import nearest

WORDS: Mapping[str, Sequence[str]] = {
    **ROLES,
    "year": ("År", "Year", "Budgetår", "Tid", "Time", "Periode", "Period", "Kalenderår"),
    "amount": ("Beløb", "Amount", "Værdi", "Value", "Budget", "Budgetbeløb", "Vedtaget budget", "Indhold"),
    "unit": tuple(UNITS),
    "parameter": ("Forudsætning", "Parameter", "Antagelse", "Assumption", "Parameter-id"),
    "entity": ("Vedrører", "Enhed/område", "Entity", "Applies to", "For", "Gælder for"),
}
"""What may stand above a column, by its field."""
_FIELD_OF = {fold(word): name for name, words in WORDS.items() for word in words}
_IN = re.compile(r"\s(i|in)\Z", re.IGNORECASE)
HEADS = {
    "title": "Title", "target": "Target", "owner": "Owner", "note": "Note", "on": "On", "off": "Off",
    "package": "Package", "lasting": "Lasting", "year": "Year", "amount": "Amount", "unit": "Unit",
    "parameter": "Parameter", "entity": "Entity", "age": "Age", "sex": "Sex", "area": "Area",
}  # fmt: skip
"""The heading that a column gets whose field is not read from its own."""
MOST_ROWS = 25
"""Headings stand in one of the first rows."""
SKIPS = frozenset(("skip", "udelad", "spring over", "leave out", "-"))


class Mapped(NamedTuple):
    """A grid whose headings say what its columns hold, the row they are (None: none), and how each was understood.

    `own` are the headings as they stand in the file; `faults` what was asked for and cannot be.
    """

    grid: Grid
    head: int | None
    own: tuple[str, ...]
    how: Mapping[int, How]
    fields: Fields
    faults: tuple[str, ...] = ()


def field_of(heading: str) -> str:
    """What a column holds by its heading, whatever unit and prices stand with it; "" for nothing that is known."""
    known = _FIELD_OF.get(fold(heading)) or _FIELD_OF.get(fold(_IN.sub("", without_terms(heading))), "")
    return known or ("amount" if is_unit(heading) else "")


def mapped(grid: Grid, asked: Asked) -> Mapped:
    """A grid with the headings that the user, or an earlier import, gives its columns."""
    head = _row_with(grid, list(asked.fields)) if asked.fields else None
    if head is None:
        head = _remembered_row(grid, asked)
    if head is None:
        head = heading_place(grid)
    if head is None:
        told = [_no_column(name, ()) for name in asked.fields]
        return Mapped(grid, None, (), {}, {}, tuple(told))
    remembered = asked.remembered.get(heading_key(grid.cells[head]), {})
    return _with_fields(grid, head, {**remembered, **asked.fields}, asked.fields)


def heading_key(row: Sequence[str]) -> str:
    """The content of a heading row, by which what its columns hold is remembered."""
    return " | ".join(" ".join(cell.split()) for cell in row).strip(" |")


def heading_place(grid: Grid) -> int | None:
    """The row of headings: the first with the most cells that are known to be some; None where there is none."""
    best, most, is_title = None, 0, False
    for number, row in enumerate(grid.cells[:MOST_ROWS]):
        filled = [cell for cell in row if cell.strip()]
        n_known = sum(bool(field_of(cell) or heading_of([cell]).year) for cell in filled)
        if n_known > most or (n_known == most and is_title):
            best, most, is_title = number, n_known, len(filled) == 1
    return best


def _row_with(grid: Grid, names: Sequence[str]) -> int | None:
    wanted = {fold(name) for name in names}
    for number, row in enumerate(grid.cells[:MOST_ROWS]):
        if wanted <= {fold(cell) for cell in row}:
            return number
    return None


def _remembered_row(grid: Grid, asked: Asked) -> int | None:
    for number, row in enumerate(grid.cells[:MOST_ROWS]):
        if heading_key(row) in asked.remembered:
            return number
    return None


def _with_fields(grid: Grid, head: int, fields: Fields, given: Fields) -> Mapped:
    """The grid with the fields of its columns as their headings; columns to skip are blank."""
    own = grid.cells[head]
    changed: dict[tuple[int, int], str] = {}
    how: dict[int, How] = {}
    skipped, faults, used = [], [], {}
    for name, wanted in fields.items():
        column, kind = _column(own, name), _known_field(wanted)
        if column is None or not kind:
            if name in given:
                faults.append(_no_field(wanted) if column is not None else _no_column(name, own))
            continue
        used[own[column] or name] = kind
        how[column] = "chosen" if name in given else "remembered"
        if kind == SKIP:
            skipped.append(column)
        else:
            changed[head, column] = _heading(kind, own[column])
    changed = {**_bare_years(own, head), **changed}
    return Mapped(grid.with_cells(changed).without_columns(skipped), head, own, how, used, tuple(faults))


def year_heading(year: object) -> str:
    """A heading that is a year, whatever stands beside it."""
    return f"Budget {year}"


def _bare_years(own: Sequence[str], head: int) -> dict[tuple[int, int], str]:
    """Headings for bare years beside headings that are known, which can be no amounts."""
    bare = {at for at, cell in enumerate(own) if cell.strip().isdecimal() and heading_of([cell]).year}
    others = [cell for at, cell in enumerate(own) if at not in bare and cell.strip()]
    is_sure = others and all(field_of(cell) or fold(cell) in NAMES or heading_of([cell]).year for cell in others)
    return {(head, at): year_heading(own[at].strip()) for at in bare} if is_sure else {}


def _column(own: Sequence[str], name: str) -> int | None:
    """The column with this heading, or with this letter."""
    found = next((at for at, cell in enumerate(own) if fold(cell) == fold(name)), None)
    if found is None and re.fullmatch(r"[A-Za-z]{1,2}", name):
        number = 0
        for letter in name.upper():
            number = 26 * number + ord(letter) - ord("A") + 1
        found = number - 1 if number <= len(own) else None
    return found


def _known_field(wanted: str) -> str:
    """One of FIELDS, SKIP or a year; "" for none of them."""
    plain = wanted.strip().casefold()
    if plain in SKIPS:
        return SKIP
    year = heading_of([wanted])
    if year.kind == "plan":
        return str(year.year)
    if plain in FIELDS:
        return plain
    said = (name for name, words in FIELDS.items() if fold(wanted) in map(fold, in_every_language(words)))
    return next(said, "") or field_of(wanted)


def _heading(kind: str, own: str) -> str:
    """A field's heading, with the unit and the prices that stood in the column's own."""
    terms = [found[0] for pattern in (MONEY, PRICES) if (found := pattern.search(own))]
    head = HEADS.get(kind) or year_heading(kind)
    return f"{head} ({', '.join(terms)})" if terms and kind not in ROLES else head


def _no_column(name: str, own: Sequence[str]) -> str:
    headings = ", ".join(f"“{cell.strip()}”" for cell in own if cell.strip())
    if not headings:
        return tr("there is no column “{name}”: the sheet has no row of headings", name=name)
    return tr("there is no column “{name}”; the columns are {headings}", name=name, headings=headings)


def _no_field(wanted: str) -> str:
    known = (*FIELDS, SKIP)
    close = nearest(wanted, known) or ""
    told = tr("“{field}” is nothing a column can hold; write a year or one of {fields}",
              field=wanted, fields=", ".join(known))  # fmt: skip
    return tr("{fault}; did you mean “{nearest}”?", fault=told, nearest=close) if close else told
