"""What differs between two studies, an old one and a new one, as plain rows; docs/versions.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

from scenarier.analysis.assumptions_apart import Assumption, assumptions_apart
from scenarier.analysis.measures_apart import MeasurePair, paired_measures
from scenarier.engine.each import project_each
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import join_key
from scenarier.model.plan import Budget, ByYear, Forecast
from scenarier.model.proposals import SEALED_PARTS
from scenarier.model.questions import About, Question
from scenarier.model.rules import Rule
from scenarier.model.study import BASELINE, Measure, Scenario, Study
from scenarier.text.plain import folded
from scenarier.vocabulary.variables import KEY_VARIABLES

Value = float | str | None
"""A number in its own unit or a text; None where there is nothing."""
Pairs = Sequence[tuple[Scenario, Scenario]]
_MEASURE_TEXTS = ("target", "on", "lasting", "owner", "package", "note")
_RULE_FIELDS = tuple(
    field.name
    for field in fields(Rule)
    if field.name not in ("name", "mended_by") and not field.name.endswith(("_da", "_en"))
)


class Change(NamedTuple):
    """One thing that is another in the new study; `year` is None where it has none."""

    kind: str
    scenario: str
    item: str
    year: int | None
    old: Value
    new: Value


def changes(
    old: Study, old_baseline: Baseline, new: Study, baseline: Baseline, horizon: int | None = None
) -> list[Change]:
    """What is another in `new`: the study and what else it has, scenario by scenario, key figures last.

    Parameters
    ----------
    old_baseline, baseline : those of the two studies, each with its study's budget and forecast.
    horizon : last year of settings, measures and figures; the last one that both studies have, where it is None.
    """
    last = min(old.horizon, new.horizon) if horizon is None else horizon
    figures = _figures(scenario_pairs(old, new), old_baseline, baseline, last)
    return [*choices_apart(old, old_baseline, new, baseline, last), *figures]


def choices_apart(old: Study, old_baseline: Baseline, new: Study, baseline: Baseline, last: int) -> list[Change]:
    """As `changes`, without the key figures: what somebody wrote or chose; nothing is projected."""
    pairs = scenario_pairs(old, new)
    found = [*_study(old, new), *_budget(old.budget, new.budget), *_forecast(old.forecast, new.forecast)]
    now_called = {folded(before.name): after.name for before, after in pairs}
    found += [*_rules(old, new), *_questions(old, new, now_called), *_gone_and_new(old, new, pairs)]
    for before, after in pairs:
        found += _proposal(before, after, now_called)
        found += _scenario(before, after, old_baseline, baseline, last)
    return found


def scenario_pairs(old: Study, new: Study) -> list[tuple[Scenario, Scenario]]:
    """The old and the new one of each scenario in both, in the new study's order.

    They belong together by name, without case and outer blanks, or where nothing but the name is another.
    """
    by_name = {folded(one.name): one for one in old.scenarios}
    names = {folded(one.name) for one in new.scenarios}
    left = [one for one in old.scenarios if folded(one.name) not in names]
    pairs = []
    for scenario in new.scenarios:
        before = by_name.get(folded(scenario.name))
        if before is None:
            before = next((one for one in left if _is_renamed(one, scenario)), None)
            left = [one for one in left if one is not before]
        if before is not None:
            pairs.append((before, scenario))
    return pairs


def _is_renamed(one: Scenario, scenario: Scenario) -> bool:
    """Whether only the name is another, and that of its base, which may be renamed itself."""
    return replace(one, name=scenario.name, based_on=scenario.based_on) == scenario


def _apart(kind: str, scenario: str, item: str, old: Value, new: Value) -> Iterator[Change]:
    """A row where the two differ; "" is nothing."""
    before, after = (None if value == "" else value for value in (old, new))
    if before != after:
        yield Change(kind, scenario, item, None, before, after)


def _years_apart(kind: str, scenario: str, item: str, old: ByYear, new: ByYear) -> Iterator[Change]:
    for year in sorted({*old, *new}):
        if old.get(year) != new.get(year):
            yield Change(kind, scenario, item, year, old.get(year), new.get(year))


# The study


def _study(old: Study, new: Study) -> Iterator[Change]:
    for item in ("title", "note", "baseline", "horizon", "seed"):
        yield from _apart("study", "", item, getattr(old, item), getattr(new, item))
    for key in dict.fromkeys([*new.spreads, *old.spreads]):
        yield from _apart("spread", "", key, old.spreads.get(key), new.spreads.get(key))
    for key in dict.fromkeys([*new.spread_notes, *old.spread_notes]):
        yield from _apart("spread_note", "", key, old.spread_notes.get(key), new.spread_notes.get(key))


def _budget(old: Budget | None, new: Budget | None) -> Iterator[Change]:
    for item in ("title", "note", "price_year"):
        yield from _apart("budget", "", item, getattr(old, item, None), getattr(new, item, None))
    before, after = (one.levels if one else {} for one in (old, new))
    for target in dict.fromkeys([*after, *before]):
        yield from _years_apart("budget_level", "", target, before.get(target, {}), after.get(target, {}))


def _forecast(old: Forecast | None, new: Forecast | None) -> Iterator[Change]:
    for item in ("title", "note"):
        yield from _apart("forecast", "", item, getattr(old, item, None), getattr(new, item, None))
    before, after = (_by_group(one) for one in (old, new))
    for group in dict.fromkeys([*after, *before]):
        yield from _years_apart("forecast_persons", "", group, before.get(group, {}), after.get(group, {}))


def _by_group(forecast: Forecast | None) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for year, persons in forecast.persons.items() if forecast else ():
        for group, count in persons.items():
            found.setdefault(group, {})[year] = count
    return found


def _rules(old: Study, new: Study) -> Iterator[Change]:
    before, after = ({folded(rule.name): rule for rule in study.rules} for study in (old, new))
    for key in dict.fromkeys([*after, *before]):
        then, now = before.get(key), after.get(key)
        name = (now or then or Rule("", "", "at_least", 0.0)).name
        for field in _RULE_FIELDS:
            yield from _apart(f"rule_{field}", "", name, _plain(then, field), _plain(now, field))
    for rule in dict.fromkeys([*new.rules_off, *old.rules_off]):
        yield from _apart("rule_on", "", rule, float(rule not in old.rules_off), float(rule not in new.rules_off))


def _plain(one: Rule | Measure | None, field: str) -> Value:
    """A field's value; yes and no are 1 and 0."""
    value: Value = getattr(one, field, None)
    return float(value) if isinstance(value, bool) else value


def _questions(old: Study, new: Study, now_called: Mapping[str, str]) -> Iterator[Change]:
    """Questions that are gone or new, and answers; a question is the same whatever its answer."""
    before = {_unanswered(one, now_called): one for one in old.questions}
    after = {_unanswered(one, {}): one for one in new.questions}
    for key in dict.fromkeys([*after, *before]):
        sides = [before.get(key), after.get(key)]
        yield from _apart(
            "question", key.about.scenario, _about(key.about), *(one.text if one else None for one in sides)
        )
        yield from _apart(
            "question_answer", key.about.scenario, key.text, *(one.answer if one else None for one in sides)
        )


def _unanswered(question: Question, now_called: Mapping[str, str]) -> Question:
    name = question.about.scenario
    about = replace(question.about, scenario=now_called.get(folded(name), name))
    return replace(question, answer="", about=about)


def _about(about: About) -> str:
    """`savings.X 2028`, `measure:<title>` or `package:<name>`."""
    if about.measure or about.package:
        return f"measure:{about.measure}" if about.measure else f"package:{about.package}"
    return f"{join_key(about.variable, about.entity)} {about.year}"


# Scenarios


def _gone_and_new(old: Study, new: Study, pairs: Pairs) -> Iterator[Change]:
    kept, taken = [before for before, _ in pairs], [after for _, after in pairs]
    for scenario in old.scenarios:
        if not any(scenario is one for one in kept):
            yield Change("scenario", scenario.name, "", None, scenario.name, None)
    for scenario in new.scenarios:
        if not any(scenario is one for one in taken):
            yield Change("scenario", scenario.name, "", None, None, scenario.name)


def _scenario(
    old: Scenario, new: Scenario, old_baseline: Baseline, baseline: Baseline, last: int
) -> Iterator[Change]:
    name = new.name
    yield from _apart("renamed", name, "", old.name, name)
    yield from _apart("scenario_note", name, "", old.note, new.note)
    yield from _apart("scenario_colour", name, "", old.colour, new.colour)
    for apart in _settings(old, new, old_baseline, baseline, last):
        yield from _setting(name, apart)
    for key in dict.fromkeys([*new.notes, *old.notes]):
        yield from _apart("setting_note", name, key, old.notes.get(key), new.notes.get(key))
    for pair in paired_measures(new.measures, old.measures, last):
        yield from _measure(name, pair, last)


def _proposal(old: Scenario, new: Scenario, now_called: Mapping[str, str]) -> Iterator[Change]:
    """Base, status and seal; a base that is only called otherwise now is the same."""
    base = now_called.get(folded(old.based_on), old.based_on)
    yield from _apart("scenario_based_on", new.name, "", base, new.based_on)
    yield from _apart("scenario_status", new.name, "", old.status, new.status)
    before, after = old.sealed, new.sealed
    for field in ("date", "model"):
        yield from _apart(f"seal_{field}", new.name, "", getattr(before, field, None), getattr(after, field, None))
    sums = [one.sha256 if one else {} for one in (before, after)]
    for part in SEALED_PARTS:
        yield from _apart("seal_sha256", new.name, part, *(one.get(part) for one in sums))
    for field in ("result", "liquidity"):
        figures = [getattr(one, field, {}) for one in (before, after)]
        yield from _years_apart("seal_figure", new.name, field, *figures)


def _settings(
    old: Scenario, new: Scenario, old_baseline: Baseline, baseline: Baseline, last: int
) -> list[Assumption]:
    """The settings apart, defaults those of the new study; those that only the old package has come last."""
    found = assumptions_apart(baseline, new, old, last)
    only_old = [
        one for one in assumptions_apart(old_baseline, new, old, last) if one.spec.name not in baseline.parameters
    ]
    return found + only_old


def _setting(scenario: str, apart: Assumption) -> Iterator[Change]:
    for place, (before, after) in enumerate(zip(apart.reference, apart.values, strict=True)):
        year = apart.spec.first_year + place if apart.spec.has_year else None
        if before != after:
            yield Change("setting", scenario, apart.key, year, before, after)


def _measure(scenario: str, pair: MeasurePair, last: int) -> Iterator[Change]:
    old, new = pair.reference, pair.measure
    title = (new or old or Measure("", "", {})).title
    for field in _MEASURE_TEXTS:
        yield from _apart(f"measure_{field}", scenario, title, _plain(old, field), _plain(new, field))
    years = [year for one in (old, new) if one for year in one.amounts if year <= last]
    before, after = (_amounts(one, years) for one in (old, new))
    yield from _years_apart("measure_amount", scenario, title, before, after)


def _amounts(measure: Measure | None, years: Sequence[int]) -> Mapping[int, float]:
    return {year: measure.amount_in(year) for year in years} if measure else {}


# Key figures


def _figures(pairs: Pairs, old_baseline: Baseline, baseline: Baseline, last: int) -> Iterator[Change]:
    """The key figures that differ, Grundforløb's first."""
    both = [(BASELINE, BASELINE), *pairs]
    then = project_each(old_baseline, [before for before, _ in both], last)
    now = project_each(baseline, [after for _, after in both], last)
    for place, (_, scenario) in enumerate(both):
        for name in KEY_VARIABLES:
            before, after = (
                dict(zip(side.years, side.series(name, "", place).tolist(), strict=True)) for side in (then, now)
            )
            yield from _years_apart("figure", scenario.name, name, before, after)
