"""What the codes and numbers of the baseline's tables are called and how they are written."""

import math
from collections.abc import Mapping

from scenarier.model.baseline import Baseline, Column, Table, TableRow
from scenarier.model.names import department_name, entity_name, short_name_of
from scenarier.model.rules import Rule
from scenarier.model.terms import Terms, prices_words
from scenarier.text.copied import as_shown, in_per_cent
from scenarier.text.language import mark, pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.words import GROUP_NAMES, ORIGIN_NAMES, STEP_NAMES, VARIABLE_NAMES, variable_name
from scenarier.views.rule_words import SEVERITY_NAMES, threshold_words
from scenarier.views.sheet import Cell

ORIGIN_MARKS = {"published": "●", "derived": "◐", "external": "◇", "assumption": "○", "choice": "▷"}
"""A mark for each origin, that reads without colour."""
UNIT_NAMES = {
    "fte": mark("full-time staff"),
    "count": mark("number"),
    "visits": mark("visits"),
    "hours": mark("hours"),
    "per_1000": mark("per 1,000"),
    "t_kr": mark("DKK thousand"),
    "switch": mark("on or off"),
    "ratio": "",
}
"""Units that stand in the baseline's tables alone."""
TIE_GROUPS = {  # what concerns the whole municipality first
    "income_statement": mark("Income statement"),
    "balance": mark("Balance and liquidity"),
    "capital": mark("Capital"),
    "per_citizen": mark("Per citizen"),
    "departments": mark("Departments' tables"),
    "model": mark("The model's base year"),
    "population": mark("Population"),
    "revenue": mark("Income"),
    "service_figure": mark("Net expenditure, the figure"),
    "savings": mark("Savings"),
    "staff": mark("Staff"),
    "department_texts": mark("Departments' texts"),
    "arrears": mark("Arrears"),
    "deviations": mark("Deviations from the budget"),
}
_KINDS = {"observed": mark("observed"), "projected": mark("projected")}
_CODES: Mapping[str, Mapping[str, str]] = {
    "basis": {
        "age_weights": mark("weights by age"),
        "population": mark("the whole population"),
        "none": mark("nothing; it stays as it is"),
    },
    "scope": {
        "year": mark("each year"),
        "scalar": mark("all years"),
        "department-year": mark("each department and year"),
        "department": mark("each department"),
        "area-year": mark("each area and year"),
        "area": mark("each area"),
    },
    "comparison": {"at_least": mark("at least"), "at_most": mark("at most")},
    "severity": SEVERITY_NAMES,
    "group": {**TIE_GROUPS, **GROUP_NAMES},
}
_YES_NO = ("decentralised", "is_primary")
_YEARS = ("year", "first_year", "last_year", "years_after_rise")
MOST_DECIMALS = 6


def unit_words(unit: str) -> str:
    """A unit of the tables in words; "" for none."""
    return tr(UNIT_NAMES[unit]) if unit in UNIT_NAMES else unit_name(unit) if unit else ""


def origin_words(origin: str) -> str:
    """`● offentliggjort`."""
    return f"{ORIGIN_MARKS.get(origin, '')} {tr(ORIGIN_NAMES.get(origin, origin))}".strip()


def origin_cell(origin: str) -> Cell:
    """An origin behind its mark; copied without."""
    return Cell(origin_words(origin) if origin else "", tr(ORIGIN_NAMES.get(origin, origin)))


def figure_text(value: float, unit: str = "", round_to: float = 0.0, *, sign: bool = False) -> str:
    """A figure as exactly as it was printed, or in all its decimals where they are more; a share in per cent."""
    scale = 100.0 if unit == "share" else 1.0
    value, step = value * scale, round_to * scale
    printed = max(0, math.ceil(-math.log10(step) - 1e-9)) if step else 0
    exact = next((d for d in range(MOST_DECIMALS) if abs(value - round(value, d)) < 1e-7), 2)
    return format_number(value, max(printed, exact), sign=sign)


def figure_cell(value: float, unit: str = "", round_to: float = 0.0) -> Cell:
    """A figure as `figure_text` shows it, and as a number to copy."""
    shown = figure_text(value, unit, round_to)
    return Cell(shown, as_shown(in_per_cent(value) if unit == "share" else value, shown))


def both_languages(value: float, unit: str = "", round_to: float = 0.0) -> str:
    """A figure in every way it may be typed, to be searched."""
    shown = figure_text(abs(value), unit, round_to)
    bare = shown.replace(".", "").replace(",", "") if value == round(value) and unit != "share" else shown
    return f"{shown} {shown.translate(str.maketrans(',.', '.,'))} {bare}"


class Labels:
    """Names of what the tables of one baseline refer to."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self.base_year = baseline.base_year
        self._rules = {one.name: one for one in baseline.rules}
        drivers = baseline.tables.get("driver_names")
        self._drivers = drivers.by_key() if drivers else {}
        activity = baseline.tables.get("activity")
        self._activity = activity.by_key() if activity else {}

    def department(self, name: str) -> str:
        """A department's name."""
        return department_name(self._baseline, name) or name

    def _entity(self, name: str) -> str:
        return entity_name(self._baseline, name) or name

    def _driver(self, name: str) -> str:
        found = self._drivers.get(name)
        return pick(str(found["name_da"]), str(found["name_en"])) if found else name

    def _parameter(self, name: str) -> str:
        found = self._baseline.parameters.get(name)
        return short_name_of(found) if found else name

    def name(self, table: Table, row: TableRow) -> str:
        """What a row is called: its name, or that of what its key refers to."""
        if "name_da" in row:
            return pick(str(row["name_da"]), str(row["name_en"]))
        first = table.key[0]
        value = str(row[first])
        return self.department(value) if first == "department" else self.code(first, value)

    def _users(self, value: str) -> str:
        """What an area's costs are set against: an age group, or rows of the activity."""
        kind, _, names = value.partition(":")
        if kind == "age":
            return tr("{age} years", age=", ".join(names.split(";")))
        rows = [self._activity.get(name) for name in names.split(";")]
        told = [pick(str(row["name_da"]), str(row["name_en"])) for row in rows if row]
        return ", ".join(told) or tr("the whole population")

    def code(self, column: str, value: str) -> str:
        """A code of a column in words; a text that is no code stays as it is."""
        if column == "kind":
            return tr(_KINDS[value]) if value in _KINDS else variable_name(f"{value}_expenditure")
        if column in ("metric", "threshold_of"):
            return tr(VARIABLE_NAMES.get(value) or STEP_NAMES.get(value) or value)
        if column == "prices":
            return prices_words(Terms("current" if value == "current" else "base_year"), self.base_year)
        if column in ("mended_by", "parameter"):
            return ", ".join(self._parameter(name) for name in value.split())
        if column in _CODES:
            return tr(_CODES[column].get(value, value))
        named = {
            "department": self._entity,
            "area": self._entity,
            "driver": self._driver,
            "unit": unit_words,
        }
        if column == "users":
            return self._users(value)
        if column == "age_group":
            return tr("{age} years", age=value)
        return named[column](value) if column in named else value

    def cell(self, column: Column, row: TableRow) -> Cell:
        """What stands in a cell, and what a spreadsheet gets of it."""
        value = row[column.name]
        if value is None:
            return Cell()
        if column.name == "threshold" and str(row.get("rule")) in self._rules:
            return self._threshold(self._rules[str(row["rule"])])
        if column.name == "default":
            return self._default(str(value), str(row["unit"]))
        if column.name in _YES_NO:
            return Cell(tr("yes") if value else tr("no"))
        if column.name in _YEARS or (column.type == "string" and column.name in ("year", *_YEARS)):
            return Cell(str(value))
        if isinstance(value, str):
            return Cell(self.code(column.name, value))
        return figure_cell(float(value), unit_of(column, row), precision(column, row))

    @staticmethod
    def _threshold(rule: Rule) -> Cell:
        """A threshold in words; one that is a number is copied as one."""
        shown = threshold_words(rule)
        return Cell(shown) if rule.threshold_of else Cell(shown, as_shown(rule.threshold, shown))

    def _default(self, value: str, unit: str) -> Cell:
        numbers = [float(part) for part in value.split(";")]
        scale = 100 if unit == "share" else 1
        digits = max(
            len(f"{number * scale:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2]) for number in numbers
        )
        shown = " / ".join(figure_text(number, unit, 10.0**-digits / scale) for number in numbers)
        if len(numbers) > 1:
            return Cell(shown)
        return Cell(shown, as_shown(numbers[0] if unit != "share" else in_per_cent(numbers[0]), shown))


def unit_of(column: Column, row: TableRow) -> str:
    """The unit of a number: its column's, else its row's."""
    return column.unit or str(row.get("unit") or "")


def precision(column: Column, row: TableRow) -> float:
    """How exactly a number was printed: as its row says, else its column; 0 for a count."""
    found = row.get("round_to")
    if column.name == "round_to" or column.type == "integer" or found is None:
        return column.round_to
    return float(str(found))
