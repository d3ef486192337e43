"""A proposal against its base, as sheets: its packages with what they do, and what it does to citizens."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from scenarier.analysis.balance import RESULT, Balance, balances
from scenarier.analysis.measures_apart import measure_pairs
from scenarier.analysis.packages import InUnits, PackageEffect, package_effects, units_of, units_of_rest
from scenarier.model.baseline import Baseline
from scenarier.model.measures import LASTING, ONE_OFF, TO_THE_LAST
from scenarier.model.names import department_name, scenario_title
from scenarier.model.projection import Projection
from scenarier.model.study import Measure, Scenario
from scenarier.session.example_packages import Example
from scenarier.session.session import Session
from scenarier.session.targets import Targets
from scenarier.text.copied import Number
from scenarier.text.language import mark, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.plain import folded, one_line
from scenarier.views.figure import Amount, Said
from scenarier.views.measure_columns import effect_colour
from scenarier.views.measure_totals import effect_amount
from scenarier.views.sheet import Box, Cell, Heading, Line, Sheet
from scenarier.views.what_differs import assumption_rows, values_words
from scenarier.vocabulary.axes import BASELINE_SCENARIO

ALL = "all"
"""The key of the row that stands for all packages."""
OTHER = "other"
DECIMALS = 1
HOW_LONG = {LASTING: mark("permanent"), TO_THE_LAST: mark("to {year}"), ONE_OFF: mark("one-off")}


def base_shown(session: Session) -> Scenario:
    """What the scenario shown is built on."""
    return session.study.base_of(session.scenario)


def balances_shown(session: Session) -> list[Balance]:
    """The balances of the scenario shown."""
    return balances(session.baseline, session.scenario, base_shown(session), session.study.horizon)


def bases_offered(session: Session) -> list[str]:
    """Names of what the scenario shown may be built on: not itself, nor what is built on it."""
    study, own = session.study, folded(session.scenario.name)
    offered = [BASELINE_SCENARIO]
    for scenario in study.scenarios:
        chain, here = set(), scenario
        while folded(here.name) not in chain:
            chain.add(folded(here.name))
            here = study.base_of(here)
        if own not in chain:
            offered.append(scenario.name)
    return offered


# Packages


def packages_shown(session: Session, found: Sequence[Balance]) -> tuple[Sheet, dict[str, tuple[int, ...]]]:
    """The packages of the scenario shown as rows, and where the measures of each row stand."""
    scenario, base = session.scenario, base_shown(session)
    years, effects = package_effects(session.baseline, scenario, base, session.study.horizon)
    title = tr("Packages of “{name}”", name=one_line(scenario_title(scenario.name)))
    base_year = session.baseline.base_year
    lines = [_line(str(place), one, years, base_year) for place, one in enumerate(effects)]
    places = {str(place): one.places for place, one in enumerate(effects)}
    if effects:
        lines.insert(0, _all_line(session, effects, years))
        places[ALL] = tuple(place for one in effects for place in one.places)
    lines += _other_line(session, effects, found, years)
    return Sheet(_headings(years, base_year), tuple(lines), title=title), places


def _headings(years: Sequence[int], base_year: int) -> tuple[Heading, ...]:
    money = unit_name("mio_kr")
    amounts, average, of_tax, of_frame = _meanings(base_year)
    return (
        Heading(tr("Package")),
        Heading(tr("On")),
        *(Heading(str(year), money, True, tip=amounts) for year in years),
        Heading(tr("Result, a year"), money, True, tip=average),
        Heading(tr("Per citizen"), tr("DKK"), True, tip=average),
        Heading(tr("Tax rate"), tr("points"), True, tip=of_tax),
        Heading(tr("Of the frame"), "%", True, tip=of_frame),
        Heading(tr("How long")),
    )


def _meanings(base_year: int) -> tuple[str, str, str, str]:
    """What the numbers of a package are: by year, the average a year, of the tax base, of the frames."""
    average = tr("The effect on the result, an average a year in current prices")
    return (
        tr("Effect on the budget in {year} prices; positive: a better result", year=base_year),
        average,
        tr("{average}; of the tax base", average=average),
        tr("{average}; of all departments' frames", average=average),
    )


class _Row(NamedTuple):
    """What the numbers of a row are of: its title, its measures, a line each, the years and the colour."""

    title: str
    told: str
    years: Sequence[int]
    base_year: int
    colour: str = ""


def _line(key: str, one: PackageEffect, years: Sequence[int], base_year: int) -> Line:
    box: Box = "on" if one.n_on == len(one.measures) else "some" if one.n_on else "off"
    shown, colour = (one.of_on, "") if one.n_on else (one.of_all, "muted")
    told = "\n".join(measure.title for measure in one.measures)
    long = tr(" and ").join(tr(HOW_LONG[name], year=years[-1]) for name in one.durations)
    row = _Row(one.title, told, years, base_year, colour)
    return Line(key, (Cell(one.title, tip=told, colour=colour), Cell(box=box), *_numbers(shown, row), Cell(long)))


def _numbers(shown: InUnits, row: _Row) -> list[Cell]:
    amounts, average, of_tax, of_frame = _meanings(row.base_year)
    money = unit_name("mio_kr")
    others = (
        (tr("Result, a year"), money, _amount(shown.effect, row.colour), average),
        (tr("Per citizen"), tr("DKK"), _number(shown.per_citizen, 0, row.colour), average),
        (tr("Tax rate"), tr("points"), _number(shown.tax_points, 2, row.colour), of_tax),
        (tr("Of the frame"), "%", _number(shown.of_frame * 100, 2, row.colour), of_frame),
    )
    explained = (replace(one[2], said=partial(_said, row, *one)) for one in others)
    return [*_by_year(shown.amounts, row, amounts), *explained]


def _by_year(amounts: Sequence[float], row: _Row, meaning: str) -> Iterator[Cell]:
    """What something does to the result of each year, in base-year prices."""
    for value, year in zip(amounts, row.years, strict=True):
        cell = replace(_amount(value, row.colour), amount=partial(effect_amount, value, year))
        yield replace(cell, said=partial(_said, row, f"{year}", unit_name("mio_kr"), cell, meaning))


def _said(row: _Row, name: str, unit: str, cell: Cell, meaning: str) -> Said:
    """What there is to say of a number of a package."""
    amount = cell.amount() if cell.amount is not None else None
    text = "\n".join(filter(None, (meaning, row.told)))
    return Said(f"{row.title}, {name}", f"{cell.text} {unit}", text, amount=amount)


def _number(value: float, decimals: int, colour: str) -> Cell:
    return Cell(format_number(value, decimals, sign=True), Number(value, decimals), colour=colour)


def _amount(value: float, colour: str = "") -> Cell:
    text = format_number(value, DECIMALS, sign=True)
    return Cell(text, Number(value, DECIMALS), colour=colour or effect_colour(round(value, DECIMALS)))


def _all_line(session: Session, effects: Sequence[PackageEffect], years: Sequence[int]) -> Line:
    """The sum of what is on."""
    measures = tuple(measure for one in effects for measure in one.measures)
    is_on = tuple(measure for measure in measures if measure.on)
    box: Box = "on" if len(is_on) == len(measures) else "some" if is_on else "off"
    shown = units_of(session.baseline, session.scenario, is_on, session.study.horizon)
    title = tr("All packages")
    row = _Row(title, "", years, session.baseline.base_year)
    return Line(ALL, (Cell(title), Cell(box=box), *_numbers(shown, row), Cell()), is_bold=True)


def _other_line(
    session: Session, effects: Sequence[PackageEffect], found: Sequence[Balance], years: Sequence[int]
) -> list[Line]:
    """A line of what the proposal does beside its measures; none where that is nothing."""
    left = left_over(session, effects, found)
    if left is None:
        return []
    row = _Row(other_words(), "\n".join(other_lines(session)), years, session.baseline.base_year)
    name = Cell(row.title, tip=f"{row.title}\n{row.told}")
    return [Line(OTHER, (name, Cell(), *_numbers(left, row), Cell()))]


def left_over(session: Session, effects: Sequence[PackageEffect], found: Sequence[Balance]) -> InUnits | None:
    """What the proposal's levers do, and measures of the base that it has not; None where that is nothing."""
    rooms = [one.room for one in found if one.balance == RESULT]
    rest = [room - sum(one.of_on.current[place] for one in effects) for place, room in enumerate(rooms)]
    left = units_of_rest(session.baseline, session.scenario, session.study.horizon, rest)
    return left if any(abs(value) >= 0.05 for value in left.amounts) else None


def other_lines(session: Session) -> list[str]:
    """The levers that the proposal moves from its base, and the measures of the base that it leaves out."""
    base, horizon = base_shown(session), session.study.horizon
    rows = assumption_rows(session.baseline, session.scenario, base, horizon)
    pairs = measure_pairs(session.scenario.measures, base.measures, horizon)
    left_out = [one.reference.title for one in pairs if one.measure is None and one.reference]
    told = [tr("Left out: {measure}", measure=one_line(title)) for title in left_out]
    return [values_words(row, base) for row in rows] + told


def other_words() -> str:
    """What `left_over` is called."""
    return tr("Levers, and what of the base was taken out")


# What it does


def effects_sheet(session: Session, found: Sequence[Balance]) -> Sheet:
    """The effect on the result by year, financed and projected, and the service gap by department."""
    baseline, own = session.baseline, session.projection()
    of_base = session.projection(index_of(session, base_shown(session)))
    years = own.years[2:]
    money = unit_name("mio_kr")
    headings = (Heading(tr("What the proposal does")), *(Heading(str(year), money, True) for year in years))
    rooms = [one.room for one in found if one.balance == RESULT]
    projected = _apart(own, of_base, "result")
    lines = [
        _effect_line("financed", tr("Result, as it is balanced"), rooms, years),
        _effect_line("projected", tr("Result, as it is projected"), projected, years),
        Line(
            "gap",
            (Cell(tr("Service gap, more or less than the base (positive: the gap grows)")),),
            is_heading=True,
        ),
        *(
            _gap_line(baseline, name, _apart(own, of_base, "service_gap", name), years)
            for name in own.entities["department"]
        ),
    ]
    return Sheet(headings, tuple(lines), title=tr("What the proposal does"))


def index_of(session: Session, scenario: Scenario) -> int:
    """The place of one of the study's scenarios, -1 for the baseline."""
    return next((at for at, one in enumerate(session.study.scenarios) if one is scenario), -1)


def _apart(own: Projection, of_base: Projection, variable: str, entity: str = "") -> list[float]:
    apart: list[float] = (own.series(variable, entity) - of_base.series(variable, entity))[2:].tolist()
    return apart


def _effect_line(key: str, name: str, values: Sequence[float], years: Sequence[int]) -> Line:
    cells = (
        replace(_amount(value), amount=partial(Amount, value, year), **_explained(key, name, value, year))
        for value, year in zip(values, years, strict=True)
    )
    return Line(key, (Cell(name), *cells))


def _explained(key: str, name: str, value: float, year: int) -> dict[str, Any]:
    """What a click opens: the result as it is projected; of the balance what is taken for it."""
    if key != "financed":
        return {"figure": ("result", "", year)}
    text = f"{format_number(value, DECIMALS, sign=True)} {unit_name('mio_kr')}"
    return {"said": partial(Said, f"{name}, {year}", text, projected_words(), amount=Amount(value, year))}


def _gap_line(baseline: Baseline, department: str, values: Sequence[float], years: Sequence[int]) -> Line:
    cells = [
        Cell(
            format_number(value, DECIMALS, sign=True),
            Number(value, DECIMALS),
            colour=effect_colour(-round(value, DECIMALS)),
            amount=partial(Amount, value, year, department),
            figure=("service_gap", department, year),
        )
        for value, year in zip(values, years, strict=True)
    ]
    return Line(department, (Cell(department_name(baseline, department)), *cells))


def prices_words(base_year: int) -> str:
    """In which prices the columns of the packages stand."""
    return tr(
        "By year in {year} prices, positive: a better result. Result, citizen, tax and frame: an average a year, "
        "current prices.",
        year=base_year,
    )


def projected_words() -> str:
    """Why the projected effect is another than the balance."""
    return tr(
        "The balance takes departments to follow their frames at once, and no interest. In the projection they "
        "adapt in their own pace, so less of an amount may be felt in the result at first."
    )


def example_words(session: Session, example: Example) -> str:
    """What a package of the catalogue holds, a line a measure."""
    targets = Targets(session.baseline)
    lines = [
        tr(
            "{title}: {target}, {amounts}",
            title=one.title,
            target=targets.label(one.target),
            amounts=_amounts(one),
        )
        for one in example.measures(session.baseline, session.study.horizon, "")
    ]
    return "\n".join([tr("Example: {title}", title=example.title), *lines])


def _amounts(measure: Measure) -> str:
    """`2026: −15 mio. kr., varigt`."""
    unit = unit_name("mio_kr")
    told = ", ".join(f"{year}: {format_number(amount)} {unit}" for year, amount in measure.amounts.items())
    return tr("{amounts}, permanent", amounts=told) if measure.lasting else told
