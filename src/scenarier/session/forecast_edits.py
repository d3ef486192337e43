"""Edits of a study's population forecast: each gives a label and the new state."""

from collections.abc import Mapping
from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.plan import Forecast
from scenarier.model.study import Study
from scenarier.session.scenarios import projected_to
from scenarier.session.state import Edited, State
from scenarier.text.age_places import Placed
from scenarier.text.ages import AgeTable, ages_in, read_ages
from scenarier.text.language import tr

Persons = Mapping[int, Mapping[str, float]]


def read_forecast(baseline: Baseline, text: str) -> AgeTable:
    """A pasted forecast of a baseline's municipality, or the years that carry on the baseline's forecast.

    Raises
    ------
    FaultsError : with all that is wrong.
    """
    known_to = None if baseline.forecast is None else baseline.forecast.last_year
    first, last, population = baseline.first_year, baseline.last_planned, baseline.figures["population_first"]
    return read_ages(text, baseline.age_groups, first, last, population, known_to)


def read_table(baseline: Baseline, table: Placed) -> AgeTable:
    """A forecast in a file, whose ages and years were found; observed years before its first may be missing.

    Raises
    ------
    FaultsError : with all that is wrong.
    """
    carried = baseline.forecast.last_year if baseline.forecast else baseline.first_year - 1
    known_to = max([carried, *observed_years(baseline)])
    first, last, population = baseline.first_year, baseline.last_planned, baseline.figures["population_first"]
    return ages_in(table, baseline.age_groups, first, last, population, known_to, decimal=".")


def observed_years(baseline: Baseline) -> tuple[int, ...]:
    """The years whose persons the baseline has as they were counted."""
    rows = baseline.tables["age_structure"].rows
    return tuple(int(str(row["year"])) for row in rows if row.get("kind") == "observed")


def missing_before(baseline: Baseline, persons: Persons) -> dict[int, dict[str, float]]:
    """The observed persons of the years before a forecast's first; none where not all of them are observed."""
    years, observed = range(baseline.first_year, min(persons)), observed_years(baseline)
    if not all(year in observed for year in years):
        return {}
    return {year: dict(zip(baseline.age_groups, baseline.age_structure[year], strict=True)) for year in years}


def made(persons: Persons, before: Forecast | None = None) -> Forecast:
    """A forecast with a title that says its years; years after the first go into the forecast there is."""
    if before is None or min(persons) == min(before.persons):
        return Forecast(_title(persons), persons)
    joined = {**before.persons, **persons}
    return replace(before, title=_title(joined) if before.title == _title(before.persons) else before.title,
                   persons=joined)  # fmt: skip


def _title(persons: Persons) -> str:
    return tr("Forecast {first}–{last}", first=min(persons), last=max(persons))


def missing_years(study: Study, forecast: Forecast) -> tuple[int, ...]:
    """The study's years that a forecast does not reach."""
    return tuple(range(forecast.last_year + 1, study.horizon + 1))


def with_forecast(study: Study, forecast: Forecast) -> Study:
    """With a forecast, and the horizon at its end where it was later; values of years after it go."""
    shortened = study.with_horizon(forecast.last_year) if missing_years(study, forecast) else study
    return replace(shortened, forecast=forecast)


def loses_values(study: Study, forecast: Forecast) -> bool:
    """Whether a shorter horizon takes values away."""
    return with_forecast(study, forecast).scenarios != study.scenarios


def set_forecast(state: State, forecast: Forecast) -> Edited:
    """Take a forecast, in place of the one there is; see `with_forecast`."""
    return tr("Forecast “{title}”", title=forecast.title), state.with_study(with_forecast(state.study, forecast))


def import_forecast(state: State, persons: Persons, note: str) -> Edited:
    """Take a forecast from a file, with what the file says of itself as its note."""
    forecast = made(persons, state.study.forecast)
    return set_forecast(state, replace(forecast, note=note) if note else forecast)


def take_out_forecast(state: State) -> Edited:
    """Go on without the forecast there is; the ages are the baseline's own."""
    title = state.study.forecast.title if state.study.forecast else ""
    return tr("Take out “{title}”", title=title), state.with_study(replace(state.study, forecast=None))


def take_out_forecast_to(state: State, horizon: int) -> Edited:
    """Go on without the forecast, to a year that it did not reach."""
    study, _ = projected_to(replace(state.study, forecast=None), horizon)
    return tr("Take the forecast out and go to {horizon}", horizon=horizon), state.with_study(study)


def title_forecast(state: State, title: str) -> Edited:
    """Give the forecast a title; a blank one, or no forecast, changes nothing."""
    label, forecast = tr("Title of the forecast"), state.study.forecast
    if forecast is None or not title.strip():
        return label, state
    return label, state.with_study(replace(state.study, forecast=replace(forecast, title=title.strip())))


def note_forecast(state: State, note: str) -> Edited:
    """Give the forecast a note; without a forecast nothing changes."""
    label, forecast = tr("Note of the forecast"), state.study.forecast
    if forecast is None:
        return label, state
    return label, state.with_study(replace(state.study, forecast=replace(forecast, note=note.strip())))
