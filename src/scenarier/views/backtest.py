"""The method tried on the past as a sheet, as bars and in words."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from scenarier.analysis.backtest import Tried, backtest, telling
from scenarier.model.baseline import Baseline
from scenarier.text.copied import Number, plain, quantity
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity
from scenarier.text.plain import without_markup
from scenarier.text.reading import show_number
from scenarier.views.figure import Said
from scenarier.views.growth import Bar, Group
from scenarier.views.sheet import Cell, Heading, Line, Sheet

BROKEN = "†"
"""Marks years that cannot be compared as they stand; it reads without colour."""
AND = " · "


class PastTried:
    """The method tried on the past; the same in every scenario, and with any budget or forecast."""

    def __init__(self, baseline: Baseline) -> None:
        package = baseline.package or baseline
        found = backtest(package)
        shown = telling(package, found)
        self._found = {key_of(one): one for one in found}
        self.sheet, self.lead = backtest_sheet(found), lead(shown)
        self.first = key_of((shown or found)[0]) if found else ""

    def groups(self) -> list[tuple[Group, ...]]:
        """The bars of every area."""
        return [groups_of(own) for _, own in groupby(self._found.values(), key=lambda one: one.area)]

    def details_html(self, key: str) -> str:
        """A measure in full; "" for a heading."""
        one = self._found.get(key)
        return details_html(one) if one else ""

    def area(self, key: str) -> tuple[str, tuple[Group, ...]]:
        """The area of a measure, and its bars."""
        return self._found[key].area_name, groups_of(self._beside(key))

    def _beside(self, key: str) -> list[Tried]:
        return [each for each in self._found.values() if each.area == self._found[key].area]

    def said(self, key: str, group: int) -> Said:
        """All that is said of a measure, by its place among those of its area."""
        one = self._beside(key)[group]
        title = f"{one.area_name}: {one.measure_name}"
        return Said(title, f"{per_cent(one.actual.value)} %", without_markup(details_html(one)))


def key_of(one: Tried) -> str:
    """The row of a measure."""
    return f"{one.area} {one.measure}"


def backtest_sheet(found: Sequence[Tried]) -> Sheet:
    """A row a measure below its area."""
    lines: list[Line] = []
    for _, own in groupby(found, key=lambda one: one.area):
        rows = list(own)
        lines.append(Line(rows[0].area, (Cell(rows[0].area_name),), is_heading=True))
        lines += map(_line, rows)
    return Sheet(_headings(), tuple(lines))


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("Activity or cost"), wraps=1.0),
        Heading(tr("Years")),
        _Marks(BROKEN, tip=tr("Cannot be compared as it stands; the reason stands below the table")),
        Heading(tr("Ages alone"), "%", True, tip=tr("What the area's driver says at elasticity 1")),
        Heading(tr("Elasticity"), "", True, tip=tr("How much of it the model lets need follow")),
        Heading(tr("The model"), "%", True, tip=tr("Ages alone times elasticity; without prices and real growth")),
        Heading(tr("Actual"), "%", True),
        Heading(tr("Difference"), "%", True, tip=tr("Actual less ages alone")),
        Heading(
            tr("Rounding"), "%", True, tip=tr("What it may have been, since the figures are rounded in print")
        ),
    )


class _Marks(Heading):
    """The heading of the marks, which are copied as the reasons they stand for."""

    @property
    def copied(self) -> str:
        """What the marks stand for."""
        return tr("Cannot be compared, because")


def _line(one: Tried) -> Line:
    mark = BROKEN if one.breaks else ""
    return Line(
        key_of(one),
        (
            Cell(one.measure_name, tip=one.measure_name),
            Cell(_years(one), f"{one.from_year}-{one.to_year}"),
            Cell(mark, one.breaks, one.breaks),
            _growth(one.driver),
            Cell(show_number(one.elasticity, "index"), Number(one.elasticity)),
            _growth(one.model),
            _growth(one.actual.value),
            _growth(one.difference),
            Cell(_ends(one), _copied_ends(one), colour="muted"),
        ),
    )


def _years(one: Tried) -> str:
    return f"{one.from_year}–{one.to_year}"


def _growth(share: float) -> Cell:
    return Cell(per_cent(share), quantity(share, "share"))


def per_cent(share: float) -> str:
    """Growth with its sign, without the unit."""
    return format_quantity(share, "share", sign=True)


def _ends(one: Tried) -> str:
    """The least and the most it may have been; "" where the figures are exact."""
    if not one.actual.low < one.actual.high:
        return ""
    return f"{per_cent(one.actual.low)}…{per_cent(one.actual.high)}"


def _copied_ends(one: Tried) -> str:
    """The same in plain numbers."""
    if not one.actual.low < one.actual.high:
        return ""
    low, high = (plain(Number(end * 100, 1)) for end in (one.actual.low, one.actual.high))
    return tr("from {low} to {high}", low=low, high=high)


def groups_of(found: Iterable[Tried]) -> tuple[Group, ...]:
    """Three bars a measure: what happened, what the model says, what the ages alone say."""
    return tuple(_group(one) for one in found)


def _group(one: Tried) -> Group:
    model = tr("model, × {elasticity}", elasticity=show_number(one.elasticity, "index"))
    mark = f" {BROKEN}" if one.breaks else ""
    ends = (one.actual.low * 100, one.actual.high * 100) if one.actual.low < one.actual.high else None
    bars = (
        Bar(tr("actual"), one.actual.value * 100, "actual", ends),
        Bar(model, one.model * 100, "model"),
        Bar(tr("ages alone"), one.driver * 100, "ages"),
    )
    return Group(one.measure_name, f"{_years(one)}{mark}", bars)


def lead(found: Sequence[Tried]) -> str:
    """What the part shows, and what `found` show of why an elasticity is not 1."""
    said = tr(
        "How activity and cost moved in years that are known, against what the model's driver says: the ages "
        "alone, and the ages times the area's elasticity."
    )
    if not found:
        return said
    one = found[0]
    measures = AND.join(f"{each.measure_name} {per_cent(each.actual.value)} %" for each in found)
    shown = tr(
        "In {area} the ages alone say {driver} % from {first} to {last}, but it became: {measures}. That is why "
        "the model has the elasticity {elasticity} there, and says {model} %.",
        area=one.area_name,
        driver=per_cent(one.driver),
        first=one.from_year,
        last=one.to_year,
        measures=measures,
        elasticity=show_number(one.elasticity, "index"),
        model=per_cent(one.model),
    )
    return f"{said} {shown}"


def details_html(one: Tried) -> str:
    """A measure in full: what the model says beside what happened, and why it cannot be compared."""
    texts = [f"<b>{escape(f'{one.area_name}: {one.measure_name}, {_years(one)}')}</b>"]
    said = tr(
        "Ages alone {driver} % × elasticity {elasticity} = {model} %; actual {actual} %.",
        driver=per_cent(one.driver),
        elasticity=show_number(one.elasticity, "index"),
        model=per_cent(one.model),
        actual=per_cent(one.actual.value),
    )
    if one.actual.low < one.actual.high:
        said += " " + tr(
            "As the figures are rounded in print it may be {low} to {high} %.",
            low=per_cent(one.actual.low),
            high=per_cent(one.actual.high),
        )
    texts.append(escape(said))
    if one.breaks:
        texts.append(escape(tr("{mark} Cannot be compared as it stands: {why}", mark=BROKEN, why=one.breaks)))
    return "<br>".join(texts)
