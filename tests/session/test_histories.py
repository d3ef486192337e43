"""Any run of edits, undo, redo, save and open: nothing drifts, and results depend on the study alone."""

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.made import Study

from scenarier.engine.project import project
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.parameters import join_key
from scenarier.model.study import COLOURS, Measure, Scenario
from scenarier.model.values import values_in, with_values
from scenarier.session.scenarios import (
    BASELINE_INDEX,
    added,
    duplicated,
    moved,
    numbered_name,
    removed,
    scenario_at,
)
from scenarier.session.session import Session
from scenarier.vocabulary.variables import VARIABLES

_, BASELINE = open_study(None)
SPECS = list(BASELINE.parameters.values())
START = Study(
    title="Begyndelsen",
    scenarios=(
        Scenario("A", parameters={"population_growth": 3500.0}),
        Scenario("B", notes={"tax_rate": "hvorfor"}),
    ),
)


class Histories(RuleBasedStateMachine):
    """A session beside a plain list of the studies it has been through."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.scenarier"
        self.session = Session(BASELINE, START)
        self.past = [START]
        self.future: list[Study] = []

    def teardown(self) -> None:
        while self.session.undo_label is not None:
            self.session.undo()
        assert self.session.study == self.past[0]
        self.folder.cleanup()

    def edited(self) -> None:
        """Note what an edit has led to; one that changes nothing is none."""
        if self.session.study != self.past[-1]:
            self.past.append(self.session.study)
            self.future.clear()

    @rule(data=st.data())
    def set_a_parameter(self, data) -> None:
        spec = data.draw(st.sampled_from(SPECS))
        entity = data.draw(st.sampled_from(BASELINE.entities(spec.entity_kind) or ("",)))
        horizon = self.session.study.horizon
        number = st.sampled_from([0.0, 1.0]) if spec.unit == "switch" else st.floats(spec.minimum, spec.maximum)
        values = list(values_in(self.session.scenario, spec, entity, horizon))
        values[data.draw(st.integers(0, len(values) - 1))] = data.draw(number)
        changed = with_values(self.session.scenario, spec, entity, horizon, values)
        self.session.do((spec.name, self.session.state.with_scenario(changed)))
        self.edited()

    @rule(values=st.lists(st.integers(-30, 120), min_size=2, max_size=6))
    def drag_a_lever(self, values) -> None:
        gesture, before = object(), self.session.history[1]
        start = self.session.study
        for value in values:
            changed = self.session.scenario.with_parameter("population_growth", value * 100.0)
            self.session.do(("population_growth", self.session.state.with_scenario(changed)), gesture)
        assert self.session.history[1] - before <= 1, "a drag is one step"
        if self.session.history[1] > before and self.session.study == start:
            self.past.append(start)  # dragged away and back again: a step that changes nothing
            self.future.clear()
        self.edited()

    @rule(
        year=st.integers(2025, 2035),
        amount=st.floats(-500, 500),
        aim=st.sampled_from(BASELINE.measure_targets()),
    )
    def add_a_measure(self, year, amount, aim) -> None:
        amounts = {year: amount} if year <= self.session.study.horizon else {}
        scenario = self.session.scenario
        changed = replace(scenario, measures=(*scenario.measures, Measure("Tiltag", aim, amounts)))
        self.session.do(("Tiltag", self.session.state.with_scenario(changed)))
        self.edited()

    @rule(change=st.sampled_from(["add", "duplicate", "remove", "move"]), data=st.data())
    def change_the_list(self, change, data) -> None:
        study, selected = self.session.study, self.session.selected
        n_scenarios = len(study.scenarios)
        if change == "add":
            listed = added(study, Scenario(numbered_name(study, "Ny")))
        elif change == "duplicate" and n_scenarios < 8:
            listed = duplicated(study, selected)
        elif change in ("remove", "move") and selected != BASELINE_INDEX:
            to = data.draw(st.integers(0, n_scenarios - 1))
            listed = removed(study, selected) if change == "remove" else moved(study, selected, to)
        else:
            return
        self.session.do((change, self.session.state.with_list(listed)))
        self.edited()

    @rule(horizon=st.integers(2029, 2035), colour=st.sampled_from(COLOURS), note=st.text(max_size=5))
    def change_the_study(self, horizon, colour, note) -> None:
        self.session.do(("horizon", self.session.state.with_study(self.session.study.with_horizon(horizon))))
        self.edited()
        if self.session.selected != BASELINE_INDEX:
            scenario = replace(self.session.scenario, colour=colour).with_note(join_key("tax_rate", ""), note)
            changed = self.session.study.with_scenario(self.session.selected, scenario)
            self.session.do(("farve", self.session.state.with_study(changed)))
            self.edited()

    @rule(data=st.data())
    def look_at_another(self, data) -> None:
        self.session.select(data.draw(st.integers(BASELINE_INDEX, len(self.session.study.scenarios) - 1)))
        self.session.refer_to(data.draw(st.integers(BASELINE_INDEX, len(self.session.study.scenarios) - 1)))

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.future.append(self.past.pop())
        assert self.session.study == self.past[-1]

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.past.append(self.future.pop())
        assert self.session.study == self.past[-1]

    @rule()
    def save_and_read_again(self) -> None:
        save_study(self.session.study, self.path)
        self.session.saved_as(self.path)
        assert not self.session.is_dirty
        assert open_study(self.path)[0] == self.session.study

    @rule()
    def reopen(self) -> None:
        save_study(self.session.study, self.path)
        study, baseline = open_study(self.path)
        self.session.open(baseline, study, self.path)
        self.past, self.future = [study], []

    @invariant()
    def what_is_shown_exists(self) -> None:
        study = self.session.study
        for index in (self.session.selected, self.session.reference):
            assert BASELINE_INDEX <= index < len(study.scenarios)
        names = [scenario.name.strip().casefold() for scenario in study.scenarios]
        assert len(set(names)) == len(names)
        assert study == self.past[-1]

    @invariant()
    def results_depend_on_the_study_alone(self) -> None:
        for index in (self.session.selected, self.session.reference):
            scenario = scenario_at(self.session.study, index)
            fresh = project(BASELINE, [replace(scenario)], self.session.study.horizon)
            for name in VARIABLES:
                np.testing.assert_array_equal(self.session.projection(index).values[name], fresh.values[name])


def test_that_any_history_can_be_walked_and_saved() -> None:
    from hypothesis import settings
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(Histories, settings=settings(max_examples=40, stateful_step_count=30, deadline=None))


@pytest.mark.parametrize("place", range(4))
def test_that_the_history_can_be_walked_to_any_step(place) -> None:
    session = Session(BASELINE, START)
    studies = [session.study]
    for value in (4000.0, 5000.0, 6000.0):
        session.do(("x", session.state.with_scenario(session.scenario.with_parameter("population_growth", value))))
        studies.append(session.study)
    session.go_to(place)
    assert session.study == studies[place]
    assert session.history == (["x"] * 3, place)
    session.go_to(3)
    assert session.study == studies[3]
