"""The key figures of the last year: what each is, how it stands, and how far it is from the reference."""

from dataclasses import dataclass

from scenarier.analysis.explain.figures import DIFFERENCES, HEADROOM
from scenarier.model.projection import Projection
from scenarier.model.terms import PLAIN, Terms, series_in, unit_in, unit_words
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.compared import is_nothing, signed, with_arrow
from scenarier.views.shown import Shown


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the last year: a result, or the difference of two.

    `is_good_up` says which way is better; `short` is its title where there is little room.
    """

    title: str
    variable: str
    unit: str
    is_good_up: bool
    explanation: str
    short: str = ""

    def value(self, projection: Projection, terms: Terms = PLAIN) -> float:
        """The figure in the projection's last year, in `unit_in` of its unit."""
        plus, minus = DIFFERENCES.get(self.variable, (self.variable, ""))
        value = float(series_in(projection, terms, plus)[-1])
        return value - float(series_in(projection, terms, minus)[-1]) if minus else value


@dataclass(frozen=True, slots=True)
class KeyFigureRow:
    """A key figure of a scenario in words and numbers.

    `apart` is the figure less the reference's, `difference` the same behind an arrow, "" for the reference itself,
    `is_better` None where there is no difference to see.
    """

    figure: KeyFigure
    year: int
    title: str
    value: float
    number: str
    unit: str
    apart: float
    difference: str
    is_better: bool | None
    tip: str


KEY_FIGURES = (
    KeyFigure(mark("Liquidity per citizen {year}"), "liquidity_per_citizen", "kr_per_citizen", True,
              mark("Liquidity at the end of the year over the citizens on 1 January.")),
    KeyFigure(mark("Result {year}"), "result", "mio_kr", True,
              mark("Operating result less net capital expenditure.")),
    KeyFigure(mark("Service headroom {year}"), HEADROOM, "mio_kr", True,
              mark("Service ceiling less service expenditure; below 0 the ceiling is broken."),
              mark("Headroom {year}")),
    KeyFigure(mark("Savings in all {year}"), "savings_total", "mio_kr", True,
              mark("Savings of all departments at the end of the year, the reserve not included.")),
    KeyFigure(mark("Service gap {year}"), "service_gap_total", "mio_kr", False,
              mark("Need less spending: what citizens get less of than unchanged service would cost.")),
)  # fmt: skip


def key_figure_row(
    figure: KeyFigure, now: Projection, reference: Projection, terms: Terms, *, is_reference: bool
) -> KeyFigureRow:
    """A key figure of one scenario beside the reference's; its title says where it is per citizen."""
    unit, year = unit_in(figure.unit, terms), now.years[-1]
    value = figure.value(now, terms)
    apart = value - figure.value(reference, terms)
    return KeyFigureRow(
        figure,
        year,
        tr(figure.title, year=year),
        value,
        format_quantity(value, unit),
        tr("DKK") if figure.unit == "kr_per_citizen" else unit_name(unit),
        apart,
        "" if is_reference else with_arrow(apart, unit),
        None if is_reference or is_nothing(signed(apart, unit)) else (apart > 0) == figure.is_good_up,
        f"{tr(figure.explanation)}\n{unit_words(figure.unit, terms, now.base_year)}",
    )


def key_figure_rows(shown: Shown) -> list[KeyFigureRow]:
    """The key figures of the scenario shown."""
    now, reference = shown.now, shown.reference
    return [
        key_figure_row(figure, now, reference, shown.terms, is_reference=shown.is_reference)
        for figure in KEY_FIGURES
    ]


def beside_words(row: KeyFigureRow, reference: str) -> str:
    """What stands below a key figure: `▲ +11 ift. Grundforløb`, `som Grundforløb`, the reference's own name."""
    if not row.difference:
        return reference
    if row.is_better is None:
        return tr("as in {reference}", reference=reference)
    return against_words(row.difference, reference)


def against_words(difference: str, reference: str) -> str:
    """A difference, and what it is from."""
    return tr("{difference} vs. {reference}", difference=difference, reference=reference)
