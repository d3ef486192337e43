"""Which column of a population table is what, and which row its headings are."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scenarier.exchange.people_labels import age_label, is_other_quarter, label_of, place_words, sex_in, year_in
from scenarier.exchange.sheets import Sheet
from scenarier.text.block_cells import fold
from scenarier.text.reading import written

HEADINGS: Mapping[str, str] = {
    "area": "område omraade kommune kommunedk kommunenavn komnr kommunenr kommunekode bopæl area "
    "municipality region",
    "sex": "køn kon koen sex gender",
    "age": "alder age ages aldersgruppe aldersgrupper aldersklasse alderstrin agegroup agegroups alderår",
    "year": "tid år aar year time årstal periode kvartal quarter prognoseår dato date tidspunkt 1jan 1januar",
    "amount": "indhold contents value antal personer persons folketal befolkning population antalpersoner "
    "antalborgere borgere citizens værdi number prognose forecast obsvalue",
    "skip": "note noter bemærkning bemærkninger remark remarks kilde source",
}
FIELD_OF = {word: name for name, words in HEADINGS.items() for word in words.split()}
Places = frozenset[frozenset[str]]
_FIRST_ROWS, _LOOKED_AT = 40, 2_000
"""Headings stand in one of the first rows; this many rows tell what a column holds."""
_DIGITS = re.compile(r"[0-9]{1,3}\Z")


@dataclass(slots=True)
class Layout:
    """The columns of labels by what they hold, and the columns of numbers.

    `fields` gives `area`, `sex`, `age`, `year`, `amount`, `skip` or "other" by column; `across` the year, age or
    sex that a column of numbers is of, as it is written, where the headings say one; `kind` is which of the three.
    `above` are the years or sexes that the row above the headings says, as `above_kind` tells.
    """

    head: int
    kind: str = ""
    fields: dict[int, str] = field(default_factory=dict)
    across: dict[int, str] = field(default_factory=dict)
    above: dict[int, str] = field(default_factory=dict)
    above_kind: str = ""
    unread: list[int] = field(default_factory=list)
    n_named: int = 0

    def column(self, name: str) -> int | None:
        """The column that holds a field."""
        return next((column for column, one in self.fields.items() if one == name), None)

    @property
    def is_whole(self) -> bool:
        """Whether ages, years and numbers are all found."""
        found = {*self.fields.values(), self.kind, self.above_kind}
        return {"age", "year"} <= found and bool(self.across or "amount" in found)


def find_layout(sheet: Sheet, named: Mapping[str, str], places: Places = frozenset()) -> Layout | None:
    """The layout of a table of ages and years; None where the sheet has none.

    Parameters
    ----------
    named : what columns hold, by their heading, as the user has said.
    places : names that tell a column of areas which has no heading.
    """
    fields = {fold(heading): one for heading, one in named.items()}
    found = [_layout(sheet, row, fields, places) for row in range(min(len(sheet.rows), _FIRST_ROWS))]
    whole = [one for one in found if one is not None and one.is_whole]
    return max(whole, key=lambda one: (one.n_named + len(one.across) + len(one.above), -one.head), default=None)


def _layout(sheet: Sheet, head: int, named: Mapping[str, str], places: Places) -> Layout | None:
    """The layout if a row holds the headings; None where it cannot."""
    if head + 1 >= len(sheet.rows):
        return None
    labels = [label_of(cell) for cell in sheet.rows[head]]
    layout = Layout(head, _kind(labels))
    for column, label in enumerate(labels):
        told = named.get(fold(label)) if label else None
        name = told or FIELD_OF.get(fold(label), "")
        if name and not (layout.kind and name == "amount"):
            layout.fields[column] = name
            layout.n_named += 1
    if not layout.kind and not layout.n_named:
        return None
    if layout.kind:
        _find_across(sheet, layout, labels)
    _find_by_content(sheet, layout, labels, places)
    return layout


def _kind(labels: Sequence[str]) -> str:
    """What stands across: years, ages or sexes; "" where nothing does."""
    rest = labels[next((n for n, label in enumerate(labels) if label), 0) :]
    years = [label for label in rest if year_in(label) is not None]
    numbers = [
        label for label in rest if year_in(label) is None and label[:1].isdigit() and not is_other_quarter(label)
    ]
    if years and not numbers:
        return "year"
    if len([label for label in rest if age_label(label)]) > 1 and not years and _is_rising(rest):
        return "age"
    sexes = {sex_in(label) for label in rest if not label.isdigit()}
    return "sex" if {"men", "women"} <= sexes else ""


def _is_rising(labels: Sequence[str]) -> bool:
    """Whether numbers are ages in order, and not the persons of a row."""
    plain = [int(label) for label in labels if _DIGITS.match(label)]
    return plain == sorted(set(plain))


_ACROSS: Mapping[str, Callable[[str], object]] = {
    "year": lambda label: year_in(label) is not None or is_other_quarter(label),
    "age": age_label,
    "sex": sex_in,
}


def _find_across(sheet: Sheet, layout: Layout, labels: Sequence[str]) -> None:
    """The columns of numbers, from the first that is headed by a year, an age or a sex."""
    is_known = _ACROSS[layout.kind]
    known = [n for n, label in enumerate(labels) if label and n not in layout.fields and is_known(label)]
    first = min(known, default=len(labels))
    above = [label_of(cell) for cell in sheet.rows[layout.head - 1]] if layout.head else [""] * len(labels)
    layout.above_kind = _above_kind(above[first:], layout.kind)
    before = ""
    for column in range(first, len(labels)):
        before = above[column] or before
        if column in known:
            layout.across[column] = labels[column]
            if layout.above_kind:
                layout.above[column] = before
        elif column not in layout.fields and any(_below(sheet, layout.head, column)):
            layout.unread.append(column)


def _above_kind(above: Sequence[str], kind: str) -> str:
    """Whether the row above says years or sexes, from the first column of numbers on; "" where it says neither."""
    said = [label for label in above if label]
    if not above or not above[0]:
        return ""
    return next((name for name in ("year", "sex") if name != kind and all(map(_ACROSS[name], said))), "")


def _below(sheet: Sheet, head: int, column: int) -> Iterator[str]:
    """The labels of a column that are not blank, the first rows."""
    for row in sheet.rows[head + 1 : head + 1 + _LOOKED_AT]:
        text = label_of(row[column])
        if text:
            yield text


def _find_by_content(sheet: Sheet, layout: Layout, labels: Sequence[str], places: Places) -> None:
    """Columns whose headings say nothing: by what stands in them, in the order of the fields that are missing."""
    end = min(layout.across, default=len(labels))
    for column in range(end):
        if column in layout.fields:
            continue
        texts = set(_below(sheet, layout.head, column))
        if texts:
            taken = {*layout.fields.values(), layout.kind, layout.above_kind}
            layout.fields[column] = _by_content(texts, taken, places)


def _by_content(texts: set[str], taken: set[str], places: Places) -> str:
    if "area" not in taken and any(place_words(one) in places for one in texts):
        return "area"
    if "year" not in taken and all(year_in(one) is not None or is_other_quarter(one) for one in texts):
        return "year"
    if "sex" not in taken and all(map(sex_in, texts)) and not all(map(str.isdigit, texts)):
        return "sex"
    if "age" not in taken and sum(bool(age_label(one)) for one in texts) > 0.7 * len(texts):
        return "age"
    if "amount" not in taken and not {"age", "year"} - taken and all(written(one) is not None for one in texts):
        return "amount"
    return "other"
