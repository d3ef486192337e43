"""Lines of figures with years across: what `scenarier run` and `compare` print and the window's tables show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenarier.analysis.published import YearColumn, budget_in, year_columns
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name
from scenarier.model.projection import Projection
from scenarier.model.terms import PLAIN, Terms, series_in, unit_in
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.published import NONE_PRINTED
from scenarier.vocabulary.variables import VARIABLES

Name = tuple[str, str]
"""A variable and its entity, "" for none."""


class Side(NamedTuple):
    """One scenario of a projection."""

    projection: Projection
    scenario: int = 0


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A variable of an entity by year, as numbers and as they are read.

    `numbers` and `texts` stand in the columns of `year_columns`: the base year's account and original budget, then
    the years. A number is None where the report prints no budget. `unit` is that of the numbers.
    """

    variable: str
    entity: str
    label: str
    unit: str
    numbers: tuple[float | None, ...]
    texts: tuple[str, ...]

    def at(self, column: YearColumn) -> tuple[float | None, str]:
        """What stands in a column."""
        place = 0 if column.is_account else 1 if column.is_budget else column.place + 1
        return self.numbers[place], self.texts[place]

    @property
    def unit_text(self) -> str:
        """The unit in words."""
        return unit_name(self.unit)


def figure_names(projection: Projection, variables: Iterable[str]) -> list[Name]:
    """Every line of these variables, entity by entity."""
    axes = {name: VARIABLES[name].axis for name in variables}
    return [
        (name, entity) for name, axis in axes.items() for entity in (projection.entities[axis] if axis else ("",))
    ]


def figure_rows(baseline: Baseline, side: Side, names: Iterable[Name], terms: Terms = PLAIN) -> list[FigureRow]:
    """The figures of one scenario."""
    return [_row(baseline, side, name, terms, _values(side, name, terms), is_difference=False) for name in names]


def difference_rows(
    baseline: Baseline, side: Side, reference: Side, names: Iterable[Name], terms: Terms = PLAIN
) -> list[FigureRow]:
    """One scenario less another; the base year, the same in both, has the amounts themselves."""
    rows = []
    for name in names:
        before, after = (_values(one, name, terms) for one in (reference, side))
        apart = [now - then for now, then in zip(after, before, strict=True)]
        rows.append(_row(baseline, side, name, terms, [after[0], *apart[1:]], is_difference=True))
    return rows


def less_words(scenario: str, reference: str) -> str:
    """`Lav vækst minus Grundforløb`."""
    return tr("{b} less {a}", b=scenario, a=reference)


def figure_numbers(
    baseline: Baseline, side: Side, name: Name, columns: Sequence[YearColumn], terms: Terms = PLAIN
) -> list[float | None]:
    """The figures of one scenario in the columns of a table; None where the report prints no budget."""
    return _in_columns(baseline, side, name, columns, terms, _values(side, name, terms))


def _in_columns(
    baseline: Baseline,
    side: Side,
    name: Name,
    columns: Sequence[YearColumn],
    terms: Terms,
    values: Sequence[float],
) -> list[float | None]:
    budget = budget_in(baseline, side.projection, terms, *name)
    return [budget if each.is_budget else values[each.place] for each in columns]


def _values(side: Side, name: Name, terms: Terms) -> list[float]:
    values: list[float] = series_in(side.projection, terms, *name, side.scenario).tolist()
    return values


def _row(
    baseline: Baseline, side: Side, name: Name, terms: Terms, values: Sequence[float], *, is_difference: bool
) -> FigureRow:
    unit, columns = unit_in(VARIABLES[name[0]].unit, terms), year_columns(side.projection.years)
    numbers = tuple(_in_columns(baseline, side, name, columns, terms, values))
    texts = (
        figure_text(number, unit, each, is_difference=is_difference)
        for number, each in zip(numbers, columns, strict=True)
    )
    return FigureRow(*name, line_name(baseline, *name), unit, numbers, tuple(texts))


def figure_text(number: float | None, unit: str, column: YearColumn, *, is_difference: bool = False) -> str:
    """A figure as it is read in a column; a difference has its sign, a dash stands where none is printed."""
    if number is None:
        return NONE_PRINTED
    return format_quantity(number, unit, sign=is_difference and column.place > 0)
