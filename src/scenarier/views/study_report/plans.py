"""Measures by package, and the adopted budget and the forecast that all scenarios stand on."""

from collections.abc import Iterator

from scenarier.model.measures import Group, groups_of, total_effect
from scenarier.model.names import target_words
from scenarier.model.study import Measure
from scenarier.session.budget_figures import TargetFigures, budget_figures
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.views.budget_lines import COMPUTED, Kind, amount_in, amount_text, amount_title, result_of
from scenarier.views.compared import One
from scenarier.views.measure_columns import short_amount
from scenarier.views.start_words import start_words
from scenarier.views.study_report.parts import Column, Entry, Grid, Part, Row, Section, Title, Words, named
from scenarier.views.study_report.subject import Subject


def measures(subject: Subject) -> Iterator[Section]:
    """A table a scenario with measures, packages together; none where no scenario has any."""
    parts: list[Part] = []
    for one in subject.every:
        if one.scenario.measures:
            parts += [Title(one.name, one.colour), _measures(subject, one)]
    if parts:
        yield Section(tr("Measures"), tuple(parts))


def _measures(subject: Subject, one: One) -> Grid:
    years = subject.years
    columns = (
        Column(tr("Measure"), part=2.2),
        Column(tr("Target"), part=1.0),
        *(Column(f"{year}", is_number=True) for year in years),
    )
    found = one.scenario.measures
    rows = [row for group in groups_of(found) for row in _group(subject, found, group)]
    effects = zip(years, total_effect(found, years), strict=True)
    numbers = (Entry(short_amount(effect, sign=True), effect, year) for year, effect in effects)
    words = tr("Effect on the result of all that are on")
    rows.append(Row("effect", (Entry(words), Entry(), *numbers), is_strong=True))
    note = tr("Amounts in DKK m, {year} prices", year=subject.baseline.base_year)
    title = named(tr("Measures"), one.name)
    return Grid(f"measures {one.scenario.name}", title, columns, tuple(rows), f"{note}.")


def _group(subject: Subject, found: tuple[Measure, ...], group: Group) -> Iterator[Row]:
    if group.package:
        inside = [found[place] for place in group.places]
        n_on = sum(measure.on for measure in inside)
        counted = ntr("{on} of {n} measure on", "{on} of {n} measures on", len(inside), on=n_on)
        yield Row(f"package {group.package}", (Entry(f"{group.package} ({counted})"),), is_heading=True)
    for place in group.places:
        yield from _measure(subject, found[place], place)


def _measure(subject: Subject, measure: Measure, place: int) -> Iterator[Row]:
    colour = "" if measure.on else "muted"
    off = tr("switched off")
    title = measure.title if measure.on else f"{measure.title} ({off})"
    numbers = (Entry(short_amount(amount), amount, year, colour)
               for year in subject.years for amount in (measure.amount_in(year),))  # fmt: skip
    target = target_words(subject.baseline, measure.target)
    yield Row(f"{place}", (Entry(title, colour=colour), Entry(target, colour=colour), *numbers))
    lasting = tr("the last amount carries on") if measure.lasting else ""
    told = ". ".join(filter(None, [measure.owner, lasting, measure.note]))
    if told:
        yield Row(f"{place} note", (Entry(told),), is_detail=True)


def plan(subject: Subject) -> Section:
    """What every scenario starts from, the adopted budget, and the population forecast."""
    starts = {start_words(subject.baseline, one.scenario): "" for one in subject.every}
    told = (
        [*starts]
        if len(starts) == 1
        else [f"{one.name}: {start_words(subject.baseline, one.scenario)}" for one in subject.every]
    )
    parts: list[Part] = [
        Words("start", "\n\n".join(f"{line}." for line in told)),
        *_budget(subject),
        *_forecast(subject),
    ]
    return Section(tr("Budget and forecast"), tuple(parts))


def _budget(subject: Subject) -> Iterator[Part]:
    budget = subject.baseline.budget
    if budget is None or not any(budget.levels.values()):
        return
    yield Title(budget.title)
    if budget.note.strip():
        yield Words("budget note", budget.note, is_note=True, is_followed=True)
    figures = {target: _target(subject, target) for target in budget.levels if budget.levels[target]}
    years = (Column(f"{year}", is_number=True) for year in subject.years)
    columns = (Column(tr("Target"), part=1.0), Column(tr("unit"), is_unit=True), *years)
    rows = [row for target, found in figures.items() for row in _budget_rows(subject, target, found)]
    prices = tr("Current prices.")
    if budget.price_year is not None:
        prices = tr("Current prices; the budget is in {year} prices.", year=budget.price_year)
    brackets = tr("(Brackets): not named in the budget; the last difference before, carried on with prices.")
    yield Grid("budget", tr("Adopted budget"), columns, tuple(rows), f"{prices} {brackets}")


def _target(subject: Subject, target: str) -> TargetFigures:
    return budget_figures(subject.baseline, subject.years[-1], target, *result_of(target), is_current=True)


def _budget_rows(subject: Subject, target: str, figures: TargetFigures) -> Iterator[Row]:
    kinds: dict[Kind, str] = {
        "amount": amount_title(subject.baseline, target),
        "difference": tr(COMPUTED["difference"]),
    }
    for kind, label in kinds.items():
        numbers = (
            Entry(amount_text(figures, kind, year), amount_in(figures, kind, year), year) for year in subject.years
        )
        is_detail = kind != "amount"
        unit = Entry() if is_detail else Entry(unit_name("mio_kr"))
        yield Row(f"{target} {kind}", (Entry(label), unit, *numbers), is_detail=is_detail)


def _forecast(subject: Subject) -> Iterator[Part]:
    forecast = subject.baseline.forecast
    if forecast is None:
        return
    yield Title(forecast.title)
    if forecast.note.strip():
        yield Words("forecast note", forecast.note, is_note=True, is_followed=True)
    years = [year for year in subject.years if year in forecast.persons]
    columns = (Column(tr("Age"), part=1.0), *(Column(f"{year}", is_number=True) for year in years))
    rows = []
    for group in subject.baseline.age_groups:
        persons = (_count(forecast.persons[year][group], year) for year in years)
        rows.append(Row(group, (Entry(tr("{age} years", age=group)), *persons)))
    total = (_count(sum(forecast.persons[year].values()), year) for year in years)
    rows.append(Row("all", (Entry(tr("In all")), *total), is_strong=True))
    yield Grid("forecast", tr("Population forecast, persons on 1 January"), columns, tuple(rows))


def _count(persons: float, year: int) -> Entry:
    return Entry(format_number(persons), persons, year)
