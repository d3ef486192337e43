"""The panel `Hvad skal der til?`: what is asked of a figure, by which levers, and the answer drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from scenarier.analysis.demand import Comparison, Demand
from scenarier.analysis.levers import Lever, MeasureLever, lever_named, measure_name, parameter_levers
from scenarier.analysis.mend import USUAL
from scenarier.analysis.solve import first_possible, solve
from scenarier.model.names import line_name, scenario_title
from scenarier.model.rules import Rule
from scenarier.model.terms import PLAIN, unit_words
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at
from scenarier.session.session import Session
from scenarier.session.solve_edits import make_scenario
from scenarier.session.state import Edited
from scenarier.text.language import tr
from scenarier.text.plain import folded
from scenarier.views.figure import Figure
from scenarier.views.rules import every_rule
from scenarier.views.solving import Solved, lever_name, solved, value_text
from scenarier.vocabulary.variables import VARIABLES

AROUND = 2.0
"""A measure's range is drawn to so many times the largest amount that is told."""
SMALLEST_RANGE = 100.0


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a result of a scenario against a target, in a year or (None) every year, by one lever.

    `scenario` is its place in the study, `name` what it is called there. `target_of` is the variable that the
    target is `target` times of, as in a rule; `mended_by` are the parameters that a rule names first.
    """

    scenario: int
    name: str
    variable: str
    entity: str
    comparison: Comparison
    target: float
    year: int | None
    first_year: int
    lever: str
    target_of: str = ""
    mended_by: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the target."""
        return VARIABLES[self.variable].unit


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A lever that may be asked for: its name in a study file, and what it is called."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """An answer on the lever's range, all as parts of it from 0 to 1; `value` is None where there is none."""

    stretches: tuple[tuple[float, float], ...]
    own: float
    value: float | None
    low_text: str
    high_text: str


def question_of(session: Session, figure: Figure, scenario: int | None = None) -> Question:
    """What is asked of a figure at first: the first rule on it, else as much as it is."""
    variable, entity, year = figure
    index = session.selected if scenario is None else scenario
    rules = [rule for rule in every_rule(session) if rule.on and rule.metric == variable]
    rule = next((rule for rule in rules if rule.entity in ("", entity)), None)
    if rule is not None:
        usual = question_of_rule(session, rule, (variable, entity, None), index)
        return replace(usual, year=year)
    now = session.projection(index).series(variable, entity)[
        -1 if year is None else year - session.baseline.base_year
    ]
    return _with_lever(session, _question(session, index, figure, "at_least", _round(float(now))))


def question_of_rule(session: Session, rule: Rule, figure: Figure, scenario: int | None = None) -> Question:
    """What is asked of a rule: that it holds every year, for the figure's entity.

    The figure's year is that of the first breach, None without one; where it is an early one, the lever is moved
    from then on.
    """
    index = session.selected if scenario is None else scenario
    _, entity, year = figure
    asked = _question(session, index, (rule.metric, entity, None), rule.comparison, rule.threshold)
    first = asked.first_year if year is None else min(asked.first_year, year)
    asked = replace(asked, first_year=first, target_of=rule.threshold_of, mended_by=rule.mended_by)
    return _with_lever(session, asked)


def _question(session: Session, index: int, figure: Figure, comparison: Comparison, target: float) -> Question:
    first = min(session.baseline.first_year + 1, session.study.horizon)
    name = scenario_at(session.study, index).name
    return Question(index, name, *figure[:2], comparison, target, figure[2], first, "")


def _round(value: float) -> float:
    """A number as it is shown, in tenths where it is small."""
    return round(value) if abs(value) >= 100 else round(value, 1 if abs(value) >= 1 else 3)


def _with_lever(session: Session, question: Question) -> Question:
    return replace(question, lever=lever_rows(session, question)[0].name)


def lever_rows(session: Session, question: Question) -> list[LeverRow]:
    """The levers that may be asked for: those nearest at hand first, then those of the panel, then all others."""
    baseline, axis = session.baseline, VARIABLES[question.variable].axis
    first = question.mended_by or USUAL.get(axis, USUAL[""])
    levers: list[Lever] = [*parameter_levers(baseline), *_measures(session, question)]

    def place(lever: Lever) -> tuple[bool, bool, int]:
        if isinstance(lever, MeasureLever):
            return (True, False, 0)
        is_own = lever.entity in ("", question.entity)
        order = first.index(lever.spec.name) if lever.spec.name in first and is_own else len(first)
        return (order == len(first), not lever.spec.is_primary, order)

    return [LeverRow(lever.name, lever_name(baseline, lever)) for lever in sorted(levers, key=place)]


def _measures(session: Session, question: Question) -> Iterator[MeasureLever]:
    """The scenario's measures whose title is theirs alone."""
    measures = scenario_at(session.study, question.scenario).measures
    titles = [folded(measure.title) for measure in measures]
    return (MeasureLever(measure_name(one), one) for one in measures if titles.count(folded(one.title)) == 1)


def changed(question: Question, **values: Any) -> Question:
    """The question with other values in some of its fields."""
    return replace(question, **values)


def still_asked(session: Session, question: Question) -> Question:
    """The question as it can be asked of the study as it stands; what is gone gives way to what is nearest."""
    horizon = session.study.horizon
    question = _followed(session, question)
    year = None if question.year is None else min(question.year, horizon)
    question = replace(question, year=year, first_year=min(question.first_year, horizon))
    names = [row.name for row in lever_rows(session, question)]
    return question if question.lever in names else replace(question, lever=names[0])


def _followed(session: Session, question: Question) -> Question:
    """The question of its scenario where that stands now: by name, else by place, else the one shown."""
    names = [scenario.name for scenario in session.study.scenarios]
    index = question.scenario
    if index != BASELINE_INDEX:
        is_there = question.name in names
        index = names.index(question.name) if is_there else index if index < len(names) else session.selected
    return replace(question, scenario=index, name=scenario_at(session.study, index).name)


def answered(session: Session, question: Question) -> Solved | None:
    """The answer; None where the lever is gone."""
    lever = _lever(session, question)
    if lever is None:
        return None
    baseline, horizon = session.baseline, session.study.horizon
    years = tuple(range(baseline.first_year, horizon + 1)) if question.year is None else (question.year,)
    demand = Demand(
        question.variable, question.entity, question.comparison, question.target, years, question.target_of
    )
    scenario = scenario_at(session.study, question.scenario)
    return solved(baseline, solve(baseline, scenario, horizon, lever, demand, question.first_year))


def _lever(session: Session, question: Question) -> Lever | None:
    found = lever_named(session.baseline, scenario_at(session.study, question.scenario), question.lever)
    return found if isinstance(found, Lever) else None


def moves_from(session: Session, question: Question) -> Sequence[int]:
    """The years that the lever may be moved from; none for a lever without years."""
    lever = _lever(session, question)
    if lever is None or not lever.has_year:
        return ()
    return range(first_possible(session.baseline, lever, 0), session.study.horizon + 1)


def taken(session: Session, question: Question, told: Solved) -> Edited | None:
    """The edit that makes a scenario of an answer; None where there is no value."""
    answer = told.answer
    if told.value is None:
        return None
    lever = answer.lever
    name = lever.measure.title if isinstance(lever, MeasureLever) else lever_name(session.baseline, lever)
    about = tr("{lever} {value}").format(lever=name, value=value_text(lever, told.value))
    return make_scenario(
        session.state, question.scenario, lever, told.value, answer.first_year, about, told.sentence
    )


# How it is shown


def heading(session: Session, question: Question) -> str:
    """The figure and the scenario that it is of."""
    name = line_name(session.baseline, question.variable, question.entity)
    return f"{name} – {scenario_title(scenario_at(session.study, question.scenario).name)}"


def target_unit(session: Session, question: Question) -> str:
    """The unit and the prices of the target."""
    return unit_words(VARIABLES[question.variable].unit, PLAIN, session.baseline.base_year)


def drawn(told: Solved) -> Drawn:
    """The stretches that do, where the lever is, and the value, on the lever's range."""
    answer = told.answer
    low, high = _range(told)
    wide = (high - low) or 1.0

    def part(value: float) -> float:
        return min(max((value - low) / wide, 0.0), 1.0)

    inside = [(max(a, low), min(b, high)) for a, b in answer.feasible if b >= low and a <= high]
    return Drawn(
        tuple((part(a), part(b)) for a, b in inside),
        part(answer.own),
        None if told.value is None else part(told.value),
        value_text(answer.lever, low),
        value_text(answer.lever, high),
    )


def _range(told: Solved) -> tuple[float, float]:
    """The lever's range; of a measure as much as is worth drawing."""
    answer = told.answer
    if not isinstance(answer.lever, MeasureLever):
        return answer.low, answer.high
    ends = [end for stretch in answer.feasible for end in stretch if answer.low < end < answer.high]
    sizes = [abs(one) for one in (answer.own, told.value or 0.0, *ends) if abs(one) < inf]
    reach = min(float(round(max(SMALLEST_RANGE, AROUND * max(sizes)))), answer.high)
    return -reach, reach
