"""The key figures of the last year: what each is, and how it is computed."""

from dataclasses import dataclass

from scenarier.analysis.explain.figures import DIFFERENCES, HEADROOM
from scenarier.analysis.terms import PLAIN, Terms, series_in
from scenarier.model.projection import Projection
from scenarier.text.language import mark


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the last year; `is_good_up` says in which direction it is better."""

    title: str
    plus: str
    minus: str
    unit: str
    is_good_up: bool
    explanation: str

    @property
    def variable(self) -> str:
        """What explains it: the result that it is, or the difference of two."""
        return HEADROOM if (self.plus, self.minus) == DIFFERENCES[HEADROOM] else self.plus

    def value(self, projection: Projection, terms: Terms = PLAIN) -> float:
        """The figure in the projection's last year, in `unit_in` of its unit."""
        value = float(series_in(projection, terms, self.plus)[-1])
        return value - float(series_in(projection, terms, self.minus)[-1]) if self.minus else value


KEY_FIGURES = (
    KeyFigure(mark("Liquidity per citizen {year}"), "liquidity_per_citizen", "", "kr_per_citizen", True,
              mark("Liquidity at the end of the year over the citizens on 1 January.")),
    KeyFigure(mark("Result {year}"), "result", "", "mio_kr", True,
              mark("Operating result less net capital expenditure.")),
    KeyFigure(mark("Service headroom {year}"), "service_ceiling", "service_expenditure", "mio_kr", True,
              mark("Service ceiling less service expenditure; below 0 the ceiling is broken.")),
    KeyFigure(mark("Savings in all {year}"), "savings_total", "", "mio_kr", True,
              mark("Savings of all departments at the end of the year, the reserve not included.")),
    KeyFigure(mark("Service gap {year}"), "service_gap_total", "", "mio_kr", False,
              mark("Need less spending: what citizens get less of than unchanged service would cost.")),
)  # fmt: skip
