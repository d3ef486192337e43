"""Citizens by age group as plots, as a sheet and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import cycle

from scenarier.engine.project import project
from scenarier.look.palette import SCENARIO, SCENARIO_COLOURS
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.study import BASELINE
from scenarier.session.session import Session
from scenarier.text.copied import Number
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.charts import ChartData, Series, row_of
from scenarier.views.figure import Figure, Said
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.shown import shown

COLOURS = (*(f"{SCENARIO}{name}" for name in SCENARIO_COLOURS), "text")
VARIABLE = "population_by_age"
ALL, TOTAL = "all", "population"
"""The row of all citizens, and what the model calls their number."""
USUAL = "usual"
"""Ends the key of a row that holds without the forecast."""
ByAge = Mapping[str, FloatArray]
"""Persons by year of each age group; a row is `[year]`."""


@dataclass(frozen=True, slots=True, eq=False)
class Ages:
    """Citizens on 1 January, observed before the base year and projected from it.

    `behind` is the reference's; with a forecast it is Statistics Denmark's path, without it.
    """

    base_year: int
    years: tuple[int, ...]
    now: ByAge
    behind: ByAge | None
    reference_name: str
    has_forecast: bool = False

    @property
    def base(self) -> int:
        """Where the base year is among the years."""
        return self.years.index(self.base_year)

    def total(self) -> FloatArray:
        """All citizens, `[year]` [persons]."""
        return total_of(self.now)


def total_of(by_age: ByAge) -> FloatArray:
    """All ages, `[year]` [persons]."""
    return row_of([sum(column) for column in zip(*by_age.values(), strict=True)])


def ages_of(session: Session) -> Ages:
    """The scenario that is shown, and the reference where it is another one."""
    found, baseline = shown(session), session.baseline
    past = tuple(sorted(year for year in baseline.age_structure if year < baseline.base_year))
    if baseline.forecast is not None and baseline.package is not None:
        usual = project(baseline.package, [BASELINE], session.study.horizon)
        return Ages(
            base_year=baseline.base_year,
            years=(*past, *found.now.years),
            now=_by_age(baseline, past, found.now),
            behind=_by_age(baseline.package, past, usual),
            reference_name=tr("Statistics Denmark"),
            has_forecast=True,
        )
    return Ages(
        base_year=baseline.base_year,
        years=(*past, *found.now.years),
        now=_by_age(baseline, past, found.now),
        behind=None if found.is_reference else _by_age(baseline, past, found.reference),
        reference_name=found.reference_name,
    )


def _by_age(baseline: Baseline, past: tuple[int, ...], projection: Projection) -> ByAge:
    return {
        group: row_of(
            [
                *(baseline.age_structure[year][place] for year in past),
                *projection.series(VARIABLE, group).tolist(),
            ]
        )
        for place, group in enumerate(baseline.age_groups)
    }


def persons_chart(ages: Ages) -> ChartData:
    """Persons by age group."""
    return ChartData(
        title=tr("Population by age"),
        subtitle=tr("Persons on 1 January"),
        years=ages.years,
        account_year=ages.base_year,
        series=_lines(ages.now, ages.behind),
        unit=unit_name("persons"),
        reference_name=ages.reference_name,
        note=_behind_words(ages),
    )


def index_chart(ages: Ages) -> ChartData:
    """The same against the base year."""
    return ChartData(
        title=tr("Population by age, index"),
        subtitle=tr("{year} = 100", year=ages.base_year),
        years=ages.years,
        account_year=ages.base_year,
        series=_lines(_index(ages.now, ages.base), ages.behind and _index(ages.behind, ages.base)),
        reference_name=ages.reference_name,
        note=_behind_words(ages),
        is_index=True,
    )


def _behind_words(ages: Ages) -> str:
    return (
        tr("Grey: the path of Statistics Denmark, which holds without the forecast.") if ages.has_forecast else ""
    )


def _index(by_age: ByAge, base: int) -> ByAge:
    return {group: values / values[base] * 100.0 for group, values in by_age.items()}


def _lines(now: ByAge, behind: ByAge | None) -> tuple[Series, ...]:
    lines = []
    for (group, values), colour in zip(now.items(), cycle(COLOURS), strict=False):
        reference = None if behind is None else behind[group]
        name = tr("{age} years", age=group)
        lines.append(Series(group, name, values, colour, reference=reference, short=group))
    return tuple(lines)


def age_figure(ages: Ages, group: str, year: int) -> Figure | None:
    """Citizens of an age group, or (`all`) of all ages: before the base year a row of the baseline has them."""
    if group == ALL:
        return (TOTAL, "", year) if year >= ages.base_year else None
    return (VARIABLE, group, year) if year >= ages.base_year else (f"baseline:age_structure.{year}", group, year)


def index_said(ages: Ages, group: str, year: int) -> Said:
    """A value of the plot against the base year."""
    values, at = ages.now[group], ages.years.index(year)
    made = tr(
        "100 · {now} persons / {base} persons in {year}",
        now=format_number(values[at]), base=format_number(values[ages.base]), year=ages.base_year,
    )  # fmt: skip
    title = tr("{age} years, index {year} ({base} = 100)", age=group, year=year, base=ages.base_year)
    return Said(title, format_number(values[at] / values[ages.base] * 100.0, 1), f"= {made}")


def ages_sheet(ages: Ages) -> Sheet:
    """An age group a row, a year a column, and all of them last.

    With a forecast each row has what holds without it below, and the years before the base year, the same in both,
    stand in the plots alone.
    """
    first = ages.base if ages.has_forecast else 0
    headings = (
        Heading(tr("Age group"), wraps=1.0),
        *(Heading(str(year), "", True) for year in ages.years[first:]),
    )
    rows = [(group, tr("{age} years", age=group), values) for group, values in ages.now.items()]
    lines: list[Line] = []
    for key, name, values in [*rows, (ALL, tr("All"), total_of(ages.now))]:
        figures = [age_figure(ages, key, year) for year in ages.years[first:]]
        cells = zip(map(_persons, values[first:].tolist()), figures, strict=True)
        lines.append(Line(key, (Cell(name), *(replace(cell, figure=figure) for cell, figure in cells))))
        if ages.has_forecast and ages.behind is not None:
            usual = total_of(ages.behind) if key == ALL else ages.behind[key]
            lines.append(_usual_line(key, usual[first:]))
    return Sheet(headings, tuple(lines))


def _usual_line(key: str, values: FloatArray) -> Line:
    """Statistics Denmark's, in grey."""
    cells = [replace(_persons(value), colour="muted") for value in values.tolist()]
    return Line(f"{key} {USUAL}", (Cell("    " + tr("Statistics Denmark"), colour="muted"), *cells))


def _persons(value: float) -> Cell:
    return Cell(format_number(value), Number(value, 0))


def said(ages: Ages) -> str:
    """Which group grows most and which least to the last year, and what all do."""
    base = ages.base
    growth = {group: float(values[-1] / values[base] - 1.0) for group, values in ages.now.items()}
    most, least = max(growth, key=growth.__getitem__), min(growth, key=growth.__getitem__)
    total = ages.total()
    return tr(
        "From {first} to {last} citizens aged {most} grow most: {most_growth} %; those aged {least} least: "
        "{least_growth} %. All together: {all} %.",
        first=ages.years[base],
        last=ages.years[-1],
        most=most,
        most_growth=_per_cent(growth[most]),
        least=least,
        least_growth=_per_cent(growth[least]),
        all=_per_cent(float(total[-1] / total[base] - 1.0)),
    )


def _per_cent(share: float) -> str:
    return format_number(share * 100, 1, sign=True)


def sources(baseline: Baseline) -> str:
    """Whose the numbers are; "" where the package does not say which are observed."""
    rows = baseline.tables["age_structure"].rows
    observed = [int(str(row["year"])) for row in rows if row.get("kind") == "observed"]
    if not observed:
        return ""
    if baseline.forecast is not None:
        return tr(
            "From {first} the ages are those of the study's forecast “{title}”; before that Statistics Denmark's "
            "(FOLK1A), for {year} scaled to the municipality's own population.",
            first=baseline.first_year,
            title=baseline.forecast.title,
            year=baseline.base_year,
        )
    return tr(
        "The age mix is Statistics Denmark's: observed to {observed} (FOLK1A), projected after that (FRKM126); "
        "from {year} scaled to the municipality's own population.",
        observed=max(observed),
        year=baseline.base_year,
    )
