"""What may be done to a study's list of scenarios: each gives the new study and which scenario to show."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import compress, count, repeat
from operator import is_not

from scenarier.engine.base import first_year_without_people
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.proposals import DRAFT
from scenarier.model.questions import Question
from scenarier.model.study import BASELINE, Scenario, Study
from scenarier.text.language import tr
from scenarier.text.plain import LONGEST_NAME, folded, text_fault
from scenarier.vocabulary.axes import BASELINE_SCENARIO

BASELINE_INDEX = -1
"""What stands for the baseline itself in place of a scenario's index."""

ROOM = 20
"""So many signs of a name are left for a number or a word behind it."""

Listed = tuple[Study, int]


def scenario_at(study: Study, index: int) -> Scenario:
    """The scenario at `index`, the baseline scenario at BASELINE_INDEX."""
    return BASELINE if index == BASELINE_INDEX else study.scenarios[index]


def added(study: Study, scenario: Scenario) -> Listed:
    """With `scenario` last."""
    return replace(study, scenarios=(*study.scenarios, scenario)), len(study.scenarios)


def duplicated(study: Study, index: int) -> Listed:
    """With a copy of the scenario at `index` behind it; a copy of the baseline is an empty scenario, last.

    The copy of a proposal has the same base and is a draft.
    """
    if index == BASELINE_INDEX:
        return added(study, Scenario(numbered_name(study, tr("Scenario"))))
    original = study.scenarios[index]
    status = DRAFT if original.status else ""
    copy = replace(original, name=copy_name(study, original.name), colour="", status=status, sealed=None)
    scenarios = (*study.scenarios[: index + 1], copy, *study.scenarios[index + 1 :])
    return replace(study, scenarios=scenarios), index + 1


def taken(study: Study, index: int, scenario: Scenario) -> Listed:
    """With another scenario behind the one at `index`, last behind the baseline; a used name gets a number.

    What is made of a proposal has the same base and is a draft.
    """
    is_free = folded(scenario.name) not in _taken(study)
    name = scenario.name[:LONGEST_NAME] if is_free else numbered_name(study, scenario.name)
    made = replace(scenario, name=name, colour="", status=DRAFT if scenario.status else "", sealed=None)
    place = len(study.scenarios) if index == BASELINE_INDEX else index + 1
    return replace(study, scenarios=(*study.scenarios[:place], made, *study.scenarios[place:])), place


def removed(study: Study, index: int) -> Listed:
    """Without the scenario at `index`; the one before it is shown, the baseline where there is none.

    What was based on it is based on what it was based on itself, Grundforløb where that was nothing.
    """
    gone = study.scenarios[index]
    left = (*study.scenarios[:index], *study.scenarios[index + 1 :])
    scenarios = tuple(_based(one, gone.name, gone.based_on or BASELINE_SCENARIO) for one in left)
    shown = index - 1 if scenarios and index else min(index, len(scenarios) - 1)
    return replace(study, scenarios=scenarios), shown


def n_based_on(study: Study, index: int) -> int:
    """How many scenarios are based on the one at `index`."""
    name = folded(study.scenarios[index].name)
    return sum(1 for one in study.scenarios if one.based_on and folded(one.based_on) == name)


def renamed(study: Study, index: int, name: str) -> Study:
    """With another name for the scenario at `index`; what names it follows: proposals' bases, and questions."""
    before = study.scenarios[index].name
    scenarios = [_based(one, before, name) for one in study.scenarios]
    scenarios[index] = replace(scenarios[index], name=name)
    questions = tuple(_asked_of(one, before, name) for one in study.questions)
    return replace(study, scenarios=tuple(scenarios), questions=questions)


def _based(scenario: Scenario, before: str, name: str) -> Scenario:
    """A scenario with the base `name` where it is based on `before`; the very same where it is not."""
    is_based = scenario.based_on not in ("", name) and folded(scenario.based_on) == folded(before)
    return replace(scenario, based_on=name) if is_based else scenario


def _asked_of(question: Question, before: str, name: str) -> Question:
    is_asked = question.about.scenario and folded(question.about.scenario) == folded(before)
    return replace(question, about=replace(question.about, scenario=name)) if is_asked else question


def moved(study: Study, index: int, to: int) -> Listed:
    """With the scenario at `index` at the place `to`."""
    scenarios = list(study.scenarios)
    scenarios.insert(to, scenarios.pop(index))
    return replace(study, scenarios=tuple(scenarios)), to


def name_fault(study: Study, name: str, index: int) -> str:
    """What is wrong with a name for the scenario at `index`, in words; "" for nothing."""
    if not name.strip():
        return tr("a scenario's name must not be blank")
    faulty = text_fault(name, is_name=True)
    if faulty:
        return faulty
    if folded(name) == folded(BASELINE_SCENARIO):
        return tr("“{name}” is the baseline's own name; choose another", name=name.strip())
    same = folded(name)
    if any(same == folded(other.name) for place, other in enumerate(study.scenarios) if place != index):
        return tr("another scenario is called “{name}”; names must differ", name=name.strip())
    return ""


def numbered_name(study: Study, name: str) -> str:
    """`name` with the first number that no scenario of the study has: `Scenarie 1`."""
    taken, short = _taken(study), name[: LONGEST_NAME - ROOM]
    return next(made for number in count(1) if folded(made := f"{short} {number}") not in taken)


def copy_name(study: Study, name: str) -> str:
    """A free name for a copy: `Lavere vækst (kopi)`, `Lavere vækst (kopi 2)`."""
    taken, short = _taken(study), name[: LONGEST_NAME - ROOM]
    made, number = tr("{name} (copy)").format(name=short), 2
    while folded(made) in taken:
        made, number = tr("{name} (copy {number})").format(name=short, number=number), number + 1
    return made


def _taken(study: Study) -> set[str]:
    """The names that no other scenario may have."""
    return {folded(BASELINE_SCENARIO), *(folded(scenario.name) for scenario in study.scenarios)}


def without_people(baseline: Baseline, before: Study, after: Study) -> tuple[str, int] | None:
    """The first scenario that an edit leaves without people, and in which year; None where there are people.

    Parameters
    ----------
    baseline : with the forecast of `after`.
    """
    is_same = before.horizon == after.horizon and before.forecast is after.forecast
    known = set(map(id, before.scenarios)) if is_same else set()
    is_edit = is_same and len(after.scenarios) == len(before.scenarios)
    moved = map(is_not, after.scenarios, before.scenarios) if is_edit else repeat(True)
    for scenario in compress(after.scenarios, moved):
        growth = None if id(scenario) in known else scenario.parameters.get(GROWTH)
        year = None if growth is None else first_year_without_people(baseline, growth, after.horizon)
        if year is not None:
            return scenario.name, year
    return None


def last_horizon(study: Study, baseline: Baseline) -> int:
    """The last year a study can be projected to: its forecast's last, where it has one."""
    return min(baseline.last_horizon, study.forecast.last_year) if study.forecast else baseline.last_horizon


def projected_to(study: Study, horizon: int) -> tuple[Study, int]:
    """The study up to another year, and in how many of its values that makes a difference.

    Where the year is later, values that stood to the last year go on (Study.carried_to). Where it is earlier, what
    is of years after it is removed (Study.with_horizon). A value is a parameter, or a measure, of one scenario.
    """
    changed = study.carried_to(horizon) if horizon > study.horizon else study.with_horizon(horizon)
    return changed, sum(map(_n_changed, study.scenarios, changed.scenarios))


def n_ended(study: Study) -> int:
    """How many values given by year end before the last year, so that they do not go on when it grows."""
    return sum(_n_ended(scenario, study.horizon) for scenario in study.scenarios)


def _n_ended(scenario: Scenario, horizon: int) -> int:
    parameters = (value for value in scenario.parameters.values() if isinstance(value, Mapping))
    amounts = (measure.amounts for measure in scenario.measures if not measure.lasting)
    return sum(1 for by_year in (*parameters, *amounts) if by_year and horizon not in by_year)


def _n_changed(before: Scenario, after: Scenario) -> int:
    parameters = (key for key, value in before.parameters.items() if after.parameters.get(key) != value)
    measures = (old for old, new in zip(before.measures, after.measures, strict=True) if old is not new)
    return sum(1 for _ in parameters) + sum(1 for _ in measures)
