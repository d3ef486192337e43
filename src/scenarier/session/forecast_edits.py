"""What may be done to a study's population forecast: each function gives the new study."""

from collections.abc import Mapping
from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.plan import Forecast
from scenarier.model.study import Study
from scenarier.session.scenarios import projected_to
from scenarier.text.ages import AgeTable, read_ages
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


def without_forecast(study: Study) -> Study:
    """Without a forecast."""
    return replace(study, forecast=None)


def titled(study: Study, title: str) -> Study:
    """With another title of the forecast; a blank one, or no forecast, changes nothing."""
    if study.forecast is None or not title.strip():
        return study
    return replace(study, forecast=replace(study.forecast, title=title.strip()))


def noted(study: Study, note: str) -> Study:
    """With another note of the forecast."""
    return study if study.forecast is None else replace(study, forecast=replace(study.forecast, note=note.strip()))


def without_forecast_to(study: Study, horizon: int) -> Study:
    """Without a forecast, and projected to a year that it did not reach."""
    return projected_to(without_forecast(study), horizon)[0]


def loses_values(study: Study, forecast: Forecast) -> bool:
    """Whether a shorter horizon takes values away."""
    return with_forecast(study, forecast).scenarios != study.scenarios
