"""What the annual report prints for the base year: the account and the original budget, and where they stand.

Which printed figure a result of the model is set beside is data: those rows of the table `ties` that re-add one
result and nothing else name it. An area's figures stand in its own row of `areas`. What the report does not
print is None; nothing is added up, shared out or derived here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from scenarier.model.baseline import Baseline, TableRow, Value
from scenarier.model.projection import Projection
from scenarier.model.terms import PLAIN, Terms, factor
from scenarier.text.language import tr
from scenarier.vocabulary.variables import VARIABLES

ONE_RESULT = re.compile(r"\[model\.(\w+)(?:\.([\w.-]+))?\]")
AREA_VARIABLES = ("area_need", "area_spending")
ACCOUNT, BUDGET = "account", "budget"
"""The columns of the baseline's tables with the base year's account and its original budget."""
PER_CITIZEN = {
    "service_expenditure": "service",
    "transfer_expenditure": "transfer",
    "cofinancing_expenditure": "cofinancing",
    "capex_gross": "capex_gross",
    "liquidity": "liquidity",
    "liquidity_per_citizen": "liquidity",
}
"""The row of the table `per_citizen` that prints a variable per citizen."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of the base year as the report has it, in the variable's unit.

    `account` and `budget` are what the program uses, `misprinted_budget` what the report has where that is a
    misprint. `place` is the account's table, row and column in the baseline. `round_to` is the printed precision,
    0 for a count. `origin` is `published`, or `derived` where the account is worked out of what is printed.
    `explanation` says why the model has another figure.
    """

    place: tuple[str, str, str]
    account: float
    budget: float | None
    misprinted_budget: float | None
    round_to: float
    origin: str
    section: str
    table: str
    row: str
    line: int | None
    note_da: str
    note_en: str
    explanation_da: str = ""
    explanation_en: str = ""


class PerCitizen(NamedTuple):
    """A figure that the report prints per citizen [kr.], and what it has been divided by."""

    value: float
    note_da: str
    note_en: str


class YearColumn(NamedTuple):
    """A column of a table with years across; `place` is the year's in a projection."""

    year: int
    place: int
    is_budget: bool = False

    @property
    def is_base(self) -> bool:
        """Whether this is the base year, which every projection begins with."""
        return self.place == 0

    @property
    def is_account(self) -> bool:
        """Whether this is the base year's account."""
        return self.is_base and not self.is_budget


def year_columns(years: Sequence[int]) -> tuple[YearColumn, ...]:
    """The columns of a table: the base year twice, as account and as budget, and every other year once."""
    columns = []
    for place, year in enumerate(years):
        columns.append(YearColumn(year, place))
        if place == 0:
            columns.append(YearColumn(year, place, is_budget=True))
    return tuple(columns)


def year_heading(column: YearColumn, *, is_short: bool = False) -> str:
    """`Regnskab 2024`, `Budget 2024`, `2025`; a letter for the word where room is short."""
    if column.is_budget:
        return tr("Bud. {year}", year=column.year) if is_short else tr("Budget {year}", year=column.year)
    if column.is_account:
        return tr("Acc. {year}", year=column.year) if is_short else tr("Account {year}", year=column.year)
    return str(column.year)


def printed_budget(baseline: Baseline, variable: str, entity: str = "") -> float | None:
    """The original budget in the variable's unit, as published; None where the report prints none."""
    found = printed_base(baseline, variable, entity)
    return None if found is None else found.budget


def printed_base(baseline: Baseline, variable: str, entity: str = "") -> Printed | None:
    """The account and the budget as printed, with their place in the report; None where it prints neither."""
    return _all_printed(baseline).get((variable, entity))


def printed_per_citizen(baseline: Baseline, variable: str) -> PerCitizen | None:
    """What the report itself prints per citizen; its denominators are not the model's."""
    item = PER_CITIZEN.get(variable)
    if item is None or "per_citizen" not in baseline.tables:
        return None
    row = baseline.tables["per_citizen"].by_key().get(item)
    if row is None:
        return None
    notes = (str(row[f"denominator_note_{language}"] or "") for language in ("da", "en"))
    return PerCitizen(float(str(row["value"])), *notes)


def budget_in(
    baseline: Baseline, projection: Projection, terms: Terms, variable: str, entity: str = ""
) -> float | None:
    """The original budget in `terms`, as the model's base year is; None where there is none.

    Per citizen it is divided by the citizens the model has in the base year. No share of the frame is
    given: the report prints no budgeted frame, and the frame of the account is another amount.
    """
    budget, unit = printed_budget(baseline, variable, entity), VARIABLES[variable].unit
    if budget is None or terms == PLAIN:
        return budget
    if unit == "mio_kr" and terms.scale == "share":
        return None
    made = factor(projection, terms, unit, entity)
    return budget * (made if isinstance(made, float) else float(made[0]))


@lru_cache(maxsize=8)
def _all_printed(baseline: Baseline) -> Mapping[tuple[str, str], Printed]:
    rows = {name: table.by_key() for name, table in baseline.tables.items()}
    precision = {
        (name, column.name): column.round_to for name, table in baseline.tables.items() for column in table.columns
    }
    found = {}
    for key, reference, tie in (*_ties(baseline), *_areas(baseline)):
        table, _, rest = reference.partition(".")
        name, _, column = rest.rpartition(".")
        row = rows.get(table, {}).get(name, {})
        if row.get(column) is not None:
            round_to = row.get("round_to")
            step = precision[table, column] if round_to is None else round_to
            found[key] = _printed((table, name, column), row, step, tie)
    return found


def _ties(baseline: Baseline) -> Iterator[tuple[tuple[str, str], str, TableRow]]:
    """Each result that a tie sets beside one printed figure: the result, the figure's name, the tie."""
    for tie in baseline.tables["ties"].rows if "ties" in baseline.tables else ():
        result = ONE_RESULT.fullmatch(str(tie["terms"]).strip())
        if result:
            yield (result[1], result[2] or ""), str(tie["published"]).strip("[] "), tie


def _areas(baseline: Baseline) -> Iterator[tuple[tuple[str, str], str, TableRow]]:
    for variable in AREA_VARIABLES:
        for area in baseline.entities("area"):
            yield (variable, area), f"areas.{area}.{ACCOUNT}", {}


def _printed(place: tuple[str, str, str], row: TableRow, round_to: Value, tie: TableRow) -> Printed:
    column = place[2]
    text = {name: "" if cell is None else str(cell) for name, cell in row.items()}
    has_budget = column == ACCOUNT and bool(text.get(BUDGET))
    budget = float(text[BUDGET]) if has_budget else None
    as_printed = float(text["budget_printed"]) if text.get("budget_printed") else budget
    return Printed(
        place=place,
        account=float(text[column]),
        budget=budget,
        misprinted_budget=None if as_printed == budget else as_printed,
        round_to=float(str(round_to)),
        origin=text["origin"],
        section=text["source_section"],
        table=text["source_table"],
        row=text["source_row"],
        line=int(float(text["source_line"])) if text.get("source_line") else None,
        note_da=text["source_note_da"],
        note_en=text["source_note_en"],
        explanation_da=str(tie.get("explanation_da") or ""),
        explanation_en=str(tie.get("explanation_en") or ""),
    )
