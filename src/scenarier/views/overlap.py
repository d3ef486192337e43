"""What groups' proposals have in common, and where they pull apart: as a table, and in a line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from scenarier.analysis.overlap import KINDS, NEAR, OPPOSED, SAME, Overlap
from scenarier.model.baseline import Baseline
from scenarier.model.groups import Group, in_alphabet, shortest_horizon
from scenarier.model.names import scenario_title
from scenarier.model.terms import index_of_target
from scenarier.session.measure_headings import UNIT
from scenarier.session.targets import Targets
from scenarier.text.copied import Number
from scenarier.text.language import mark, ntr, tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import listed
from scenarier.views.figure import Amount
from scenarier.views.measure_columns import SHOWN_DECIMALS, short_amount
from scenarier.views.sheet import Cell, Heading, Line, Sheet

HEADINGS = {
    SAME: mark("In common: same target and sign, amounts within 1%"),
    NEAR: mark("Near each other: same target and sign, other amounts"),
    OPPOSED: mark("Opposed: same target, other sign"),
}


def summary(groups: Sequence[Group], found: Sequence[Overlap]) -> str:
    """Which groups, to which year, and how many pairs of each kind, in a line."""
    names = listed(scenario_title(group.name) for group in in_alphabet(groups))
    counted = Counter(one.kind for one in found)
    told = (
        ntr("{n} measure in common", "{n} measures in common", counted[SAME]),
        ntr("{n} near each other", "{n} near each other", counted[NEAR]),
        ntr("{n} opposed", "{n} opposed", counted[OPPOSED]),
    )
    return tr(
        "{groups}, to {year}: {counts}.", groups=names, year=shortest_horizon(groups), counts=", ".join(told)
    )


def overlap_sheet(found: Sequence[Overlap], baseline: Baseline) -> Sheet:
    """Two lines for each pair, below a heading for each kind; a column for each year that any names."""
    years = sorted({year for one in found for year in one.years})
    targets = Targets(baseline)
    lines: list[Line] = []
    for kind in KINDS:
        pairs = [one for one in found if one.kind == kind]
        if pairs:
            lines.append(Line(kind, (Cell(tr(HEADINGS[kind])),), is_heading=True, is_left_out=True))
        for at, one in enumerate(pairs):
            target = one.measure_a.target
            place = _department(baseline, target), index_of_target(baseline, target)
            lines += _pair_lines(f"{kind} {at}", one, years, targets.label(target), place)
    headings = [Heading(tr("Measure"), wraps=1.0), Heading(tr("Group"))]
    headings += [Heading(f"{year}", unit_name(UNIT), is_number=True) for year in years]
    title = tr("In common, near and opposed ({year} prices)", year=baseline.base_year)
    labels = (tr("Kind"), tr("Target"), tr("Measure"))
    return Sheet(tuple(headings), tuple(lines), labels=labels, title=title)


def _department(baseline: Baseline, target: str) -> str:
    """The department that a target is or is of, "" for none."""
    name = target.partition(":")[2].partition(".")[0]
    return name if name in baseline.entities("department") else ""


def _pair_lines(
    key: str, one: Overlap, years: Sequence[int], target: str, place: tuple[str, str]
) -> Iterator[Line]:
    """`place` is the department of the target, and the index that it moves with."""
    sides = ((one.a, one.measure_a, one.amounts_a), (one.b, one.measure_b, one.amounts_b))
    for side, (group, measure, amounts) in enumerate(sides):
        by_year = dict(zip(one.years, amounts, strict=True))
        name = Cell(f"{measure.title} – {target}", tip=measure.note)
        cells = (
            name,
            Cell(scenario_title(group.name)),
            *(_amount(by_year.get(year), year, place) for year in years),
        )
        yield Line(f"{key} {side}", cells, labels=(tr(HEADINGS[one.kind]), target, measure.title))


def _amount(amount: float | None, year: int, place: tuple[str, str]) -> Cell:
    """An amount of a year; `place` is the department it belongs to, and the index it moves with."""
    if amount is None:
        return Cell()
    told = partial(Amount, amount, year, *place)
    return Cell(short_amount(amount) or "0", Number(amount, SHOWN_DECIMALS), amount=told)
