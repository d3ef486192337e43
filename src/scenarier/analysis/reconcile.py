"""The reconciliation: every published sum re-added, with the difference and its explanation.

The sums are rows of the baseline's table `ties`. Each re-adds printed figures, or sets the model's base year
beside the report. A difference is no more than rounding when the re-added figure and the printed one may
stand for the same number; any other needs an explanation that names just that difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scenarier.analysis.intervals import Interval, evaluate, rounded
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline, Value
from scenarier.model.projection import Projection
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.variables import VARIABLES

Verdict = Literal["agrees", "rounding", "explained", "unexplained"]

TIE_TOLERANCE = 1e-4
"""How far a difference may be from the one an explanation names; differences are written with 4 decimals."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One published figure and what it is re-added from [the figure's own unit]."""

    name: str
    group: str
    name_da: str
    name_en: str
    published: float
    readded: float
    verdict: Verdict
    explanation_da: str
    explanation_en: str
    source: str

    @property
    def difference(self) -> float:
        """Re-added less published."""
        return self.readded - self.published


def reconcile(baseline: Baseline) -> list[Tie]:
    """Every tie of the baseline, in the table's order.

    Raises
    ------
    FaultsError : a tie refers to what is not there.
    """
    if "ties" not in baseline.tables:
        fault = Fault("ties.csv", mark("the table “{name}” is missing"), {"name": "ties"})
        raise FaultsError(baseline.name, [fault])
    figures = _Figures(baseline)
    ties, faults = [], []
    for row in baseline.tables["ties"].rows:
        try:
            ties.append(_tie(row, figures))
        except KeyError as error:
            message = mark("“{reference}” names no figure of the package or the model")
            faults.append(Fault(f"ties.csv {row['tie']}", message, {"reference": str(error.args[0])[:80]}))
        except (ValueError, ZeroDivisionError, RecursionError):
            message = mark("“{terms}” cannot be computed; write figures in brackets and + - * / between them")
            faults.append(Fault(f"ties.csv {row['tie']}", message, {"terms": str(row["terms"])[:80]}))
    if faults:
        raise FaultsError(baseline.name, faults)
    return ties


def _tie(row: Mapping[str, Value], figures: "_Figures") -> Tie:
    cells = {name: "" if cell is None else str(cell) for name, cell in row.items()}
    published = figures.interval(cells["published"].strip("[] "))
    readded = evaluate(cells["terms"], figures.interval)
    return Tie(
        name=cells["tie"],
        group=cells["group"],
        name_da=cells["name_da"],
        name_en=cells["name_en"],
        published=published.value,
        readded=readded.value,
        verdict=_verdict(published, readded, cells["explained_difference"], cells["explanation_da"]),
        explanation_da=cells["explanation_da"],
        explanation_en=cells["explanation_en"],
        source=_place(cells),
    )


def _verdict(published: Interval, readded: Interval, explained: str, explanation: str) -> Verdict:
    difference = readded.value - published.value
    slack = 1e-9 * max(1.0, abs(published.value))
    if abs(difference) <= (published.high - published.low) / 2 + slack:
        return "agrees"
    if readded.low <= published.high + slack and published.low <= readded.high + slack:
        return "rounding"
    if explained and explanation and abs(difference - float(explained)) <= TIE_TOLERANCE:
        return "explained"
    return "unexplained"


def _place(cells: dict[str, str]) -> str:
    parts = [cells["source_section"], cells["source_table"], cells["source_row"]]
    return " › ".join(part for part in parts if part)


class _Figures:
    """Looks up `table.key.column` in the baseline's tables, and `model.variable[.entity]` in its base year."""

    def __init__(self, baseline: Baseline) -> None:
        self._tables = baseline.tables
        self._rows = {name: table.by_key() for name, table in baseline.tables.items()}
        self._round_to = {
            (name, column.name): column.round_to
            for name, table in baseline.tables.items()
            for column in table.columns
        }
        self._projection: Projection = project(baseline)

    def _model_figure(self, reference: str, rest: str) -> Interval:
        variable, _, entity = rest.partition(".")
        axis = VARIABLES[variable].axis if variable in VARIABLES else None
        if axis is None or entity not in (self._projection.entities[axis] if axis else ("",)):
            raise KeyError(reference)
        return rounded(float(self._projection.series(variable, entity)[0]), 0.0)

    def interval(self, reference: str) -> Interval:
        table, _, rest = reference.partition(".")
        if table == "model":
            return self._model_figure(reference, rest)
        key, _, column = rest.rpartition(".")
        row = self._rows.get(table, {}).get(key, {})
        if row.get(column) is None:
            raise KeyError(reference)
        round_to = row.get("round_to")
        precision = self._round_to[table, column] if round_to is None else float(str(round_to))
        return rounded(float(str(row[column])), precision)
