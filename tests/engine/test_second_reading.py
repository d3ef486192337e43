"""The engine against a second reading of docs/model.md that shares no code with it: tests/oracle.

Both agree to 1e-9·max(1, |x|) in every variable of studies that hypothesis makes up: every parameter within its
range, every measure target, every horizon.
"""

from hypothesis import given, settings
from tests.oracle.compare import AARHUS, disagreements, numbers
from tests.oracle.plain_model import project_plain
from tests.oracle.studies import TARGETS, changes_everywhere, studies

from scenarier.engine.project import project
from scenarier.model.study import Measure, Scenario


def assert_agreement(chosen: list[Scenario], horizon: int) -> None:
    projection = project(AARHUS, chosen, horizon)
    for number, scenario in enumerate(chosen):
        expected = project_plain(AARHUS, scenario, horizon)
        assert disagreements(numbers(projection, number), expected) == [], scenario


@settings(max_examples=30)
@given(studies())
def test_that_any_study_gives_what_the_second_reading_gives(study):
    assert_agreement(*study)


def test_that_changes_of_every_parameter_agree_to_the_last_horizon():
    assert_agreement([changes_everywhere(seed, 2035) for seed in (1, 2, 3)], 2035)


def test_that_a_measure_on_every_target_agrees():
    chosen = [
        Scenario(
            target, measures=(Measure("a", target, {2026: 40.0, 2028: -1e5}), Measure("b", target, {2026: 2.5}))
        )
        for target in TARGETS[::7] + TARGETS[-14:]
    ]
    assert_agreement(chosen, 2029)
