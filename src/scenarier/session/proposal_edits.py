"""Edits of proposals: each gives a label and the new state."""

from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.measures import Measures
from scenarier.model.names import scenario_title
from scenarier.model.proposals import DRAFT, FINAL, Seal
from scenarier.model.study import Measure, Scenario, Study
from scenarier.session.example_packages import examples_of
from scenarier.session.packages import free_package
from scenarier.session.scenarios import BASELINE_INDEX, added, duplicated, numbered_name
from scenarier.session.state import Edited, State
from scenarier.text.language import tr
from scenarier.text.plain import one_line


def propose(state: State) -> Edited:
    """Put a draft that is built on the scenario shown last, and show it; it holds all that the scenario does."""
    base = state.scenario
    made = replace(
        base,
        name=numbered_name(state.study, tr("Proposal")),
        note="",
        colour="",
        based_on=base.name,
        status=DRAFT,
        sealed=None,
    )
    label = tr("New proposal on “{name}”", name=scenario_title(base.name))
    return label, state.with_list(added(state.study, made))


def base_on(state: State, name: str) -> Edited:
    """Have the scenario shown build on another one, as a draft."""
    label = tr("“{name}” builds on “{base}”", name=one_line(state.scenario.name), base=scenario_title(name))
    made = replace(state.scenario, based_on=name, status=DRAFT, sealed=None)
    return label, state.with_scenario(made)


def make_final(state: State, seal: Seal) -> Edited:
    """Make the scenario shown final, with its seal; `sealing.lacks` says whether it may be.

    Raises
    ------
    ValueError : the baseline is shown, which nobody proposes.
    """
    if state.selected == BASELINE_INDEX:
        raise ValueError(state.selected)
    label = tr("“{name}” is final", name=one_line(state.scenario.name))
    return label, state.with_scenario(replace(state.scenario, status=FINAL, sealed=seal))


def draft_copy(state: State) -> Edited:
    """Put a copy of the proposal shown behind it, as a draft, and show it."""
    label = tr("Draft copy of “{name}”", name=one_line(state.scenario.name))
    study, selected = duplicated(state.study, state.selected)
    copy = replace(study.scenarios[selected], status=DRAFT)
    return label, state.with_list((study.with_scenario(selected, copy), selected))


# Packages


def add_example(state: State, baseline: Baseline, key: str) -> Edited:
    """Put a package of the catalogue last; on the baseline a draft is begun with it.

    Raises
    ------
    KeyError : the baseline has no such package.
    """
    example = {one.key: one for one in examples_of(baseline)}[key]
    state = _begun(state)
    package = free_package(state.scenario.measures, example.title)
    measures = example.measures(baseline, state.study.horizon, package)
    return tr("Example: {title}", title=package), _with_measures(state, measures)


def decision(title: str, target: str, first_year: int, amount: float, *, is_lasting: bool) -> Measure:
    """A measure with one amount [mio. kr., base-year prices]: every year from the first where it lasts."""
    return Measure(title, target, {first_year: amount}, lasting=is_lasting)


def add_decision(state: State, measure: Measure) -> Edited:
    """Put a measure last, a decision of its own; on the baseline a draft is begun with it."""
    return tr("New measure: {title}", title=measure.title), _with_measures(_begun(state), (measure,))


def _begun(state: State) -> State:
    return propose(state)[1] if state.selected == BASELINE_INDEX else state


def _with_measures(state: State, measures: Measures) -> State:
    scenario = state.scenario
    return state.with_scenario(replace(scenario, measures=(*scenario.measures, *measures)))


# A final proposal stays as it was sealed


def final_touched(before: Study, after: Study) -> int | None:
    """The place of a final proposal that an edit would change in what was sealed; None for none."""
    if len(before.scenarios) != len(after.scenarios) or before.horizon != after.horizon:
        return None
    for place, (old, new) in enumerate(zip(before.scenarios, after.scenarios, strict=True)):
        if new is not old and old.status == FINAL and _content(new) != _content(old):
            return place
    return None


def _content(scenario: Scenario) -> tuple[object, ...]:
    return scenario.parameters, scenario.measures, scenario.note, scenario.notes


def with_copy(before: State, after: State, place: int) -> State:
    """What an edit would do to the final proposal at a place, done to a draft copy behind it, which is shown."""
    study, copied = duplicated(before.study, place)
    name = study.scenarios[copied].name
    changed = replace(after.study.scenarios[place], name=name, colour="", status=DRAFT, sealed=None)
    kept, behind = before.study.scenarios[place], after.study.scenarios[place + 1 :]
    scenarios = (*after.study.scenarios[:place], kept, changed, *behind)
    return before.with_list((replace(after.study, scenarios=scenarios), copied))
