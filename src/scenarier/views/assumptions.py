"""Assumptions by how much they move liquidity per citizen, as a sheet and in words."""

from html import escape

from scenarier.analysis.assumptions import Swing, decisions, swings
from scenarier.analysis.explain.leaves import row_source
from scenarier.model.baseline import Baseline
from scenarier.model.names import name_of, short_name_of
from scenarier.model.parameters import ParameterSpec
from scenarier.model.study import Scenario
from scenarier.text.copied import Number, in_per_cent
from scenarier.text.language import mark, pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.figure import Figure
from scenarier.views.labels import origin_cell, origin_words
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.tables import origin_key

BASES = {
    "sd": mark("± 1 standard deviation"),
    "switch": mark("off and on"),
    "range": mark("the whole range"),
}
FINE = 0.001
"""A share that is set in finer steps than this is shown with one decimal more."""


class Assumptions:
    """Every assumption of a scenario by how much it moves liquidity per citizen in the last year."""

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int, name: str) -> None:
        self._baseline = baseline
        found = swings(baseline, scenario, horizon)
        self._found = {swing.spec.name: swing for swing in found}
        self.sheet = assumptions_sheet(found, horizon)
        self.lead, self.left_out = lead(name, horizon), left_out(baseline)

    def details_html(self, key: str) -> str:
        """Name, origin, note and source of a row; "" for none."""
        swing = self._found.get(key)
        return details_html(self._baseline, swing) if swing else ""


def assumptions_sheet(found: list[Swing], year: int) -> Sheet:
    """An assumption a row, in the order given, and a bar as long as it moves liquidity."""
    most = max((abs(swing.move) for swing in found), default=0.0) or 1.0
    unit = tr("DKK")
    about = tr("What low and high are")
    headings = (
        Heading(tr("Assumption")),
        Heading(tr("Origin"), tip=origin_key()),
        Heading(tr("Value {year}", year=year), is_number=True),
        Heading(tr("Low"), is_number=True, tip=about),
        Heading(tr("High"), is_number=True, tip=about),
        Heading(about),
        Heading(tr("At low"), unit, True, tip=tr("Liquidity per citizen {year} when it is low", year=year)),
        Heading(tr("At high"), unit, True, tip=tr("Liquidity per citizen {year} when it is high", year=year)),
        Heading(
            tr("From low to high"), unit, True, tip=tr("How far liquidity per citizen {year} moves", year=year)
        ),
        Heading(tr("Size of the move"), wraps=1.0),
    )
    return Sheet(headings, tuple(_line(swing, year, most) for swing in found))


def _line(swing: Swing, year: int, most: float) -> Line:
    spec = swing.spec
    amounts = (swing.at_low, swing.at_high)
    cells = (
        Cell(short_name_of(spec), tip=name_of(spec)),
        origin_cell(spec.origin),
        *_values(swing, year),
        Cell(tr(BASES[swing.basis]), colour="" if swing.basis == "sd" else "muted"),
        *(Cell(format_number(value), Number(value, 0)) for value in amounts),
        Cell(format_number(swing.move, sign=True), Number(swing.move, 0)),
        Cell(bar=swing.move / most),
    )
    return Line(spec.name, cells, unit=unit_name(spec.unit))


def _values(swing: Swing, year: int) -> list[Cell]:
    """Value, low and high; how far low and high are away where each department or area has its own value."""
    spec = swing.spec
    if swing.is_uniform:
        unit = unit_name(spec.unit) if spec.unit not in ("share", "switch") else ""
        own = _quantity(swing, swing.value)
        return [
            Cell(f"{own.text} {unit}".strip(), own.full, figure=_parameter(spec, year)),
            _quantity(swing, swing.low),
            _quantity(swing, swing.high),
        ]
    own = Cell(tr("differs"), tip=tr("Each department or area has its own value."))
    if swing.basis != "sd":
        return [own, _quantity(swing, swing.low), _quantity(swing, swing.high)]
    points = format_number(spec.sd * 100, 1)
    return [own, Cell(tr("{n} points lower", n=points)), Cell(tr("{n} points higher", n=points))]


def _parameter(spec: ParameterSpec, year: int) -> Figure | None:
    """The assumption itself, where there is one for all departments and areas."""
    return None if spec.entity_kind else (f"parameter:{spec.name}", "", year if spec.has_year else None)


def _quantity(swing: Swing, value: float) -> Cell:
    spec = swing.spec
    if spec.unit == "switch":
        return Cell(tr("on") if value else tr("off"))
    if spec.unit == "share":
        decimals = 2 if spec.step < FINE else 1
        return Cell(f"{format_number(value * 100, decimals)} %", Number(in_per_cent(value), decimals))
    return Cell(format_number(value), Number(value, 0))


def lead(name: str, year: int) -> str:
    """What the list is about."""
    return tr(
        "What liquidity per citizen in {year} is when one assumption at a time goes from low to high in all "
        "years; one that departments or areas have each for themselves moves in all of them at once. All else"
        " stands as in “{name}”. When the country's tax base moves, the municipality's moves with it.",
        year=year,
        name=name,
    )


def left_out(baseline: Baseline) -> str:
    """The decisions that are no assumptions."""
    names = ", ".join(short_name_of(spec) for spec in decisions(baseline))
    return tr("Left out, since they are decisions and not assumptions: {names}.", names=names)


def details_html(baseline: Baseline, swing: Swing) -> str:
    """Name, origin, note and source."""
    spec = swing.spec
    row = baseline.tables["parameters"].by_key()[spec.name]
    name = escape(name_of(spec))
    note, source = pick(spec.note_da, spec.note_en), row_source(row, baseline.base_year)
    texts = [f"<b>{name}</b> · {escape(origin_words(spec.origin))}", *map(escape, filter(None, (note, source)))]
    return "<br>".join(texts)
