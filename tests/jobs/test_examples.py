"""The example studies are sound, explained, and differ from the baseline."""

import pytest

from scenarier.engine.project import project
from scenarier.jobs.studies import example_paths, open_study
from scenarier.storage.study_write import study_bytes


@pytest.mark.parametrize("path", example_paths(), ids=lambda path: path.stem)
def test_that_an_example_is_explained_and_moves_something(path):
    study, baseline = open_study(path)
    assert study.title
    assert study.note
    plain = project(baseline).series("liquidity_per_citizen")[-1]
    for scenario in study.scenarios:
        assert scenario.note
        assert all(measure.note and measure.owner for measure in scenario.measures)
        assert abs(project(baseline, [scenario]).series("liquidity_per_citizen")[-1] - plain) > 50


@pytest.mark.parametrize("path", example_paths(), ids=lambda path: path.stem)
def test_that_an_example_stands_as_the_program_would_write_it(path):
    assert path.read_bytes() == study_bytes(open_study(path)[0])


def test_that_the_savings_plan_has_a_measure_in_every_department():
    study, baseline = open_study(next(path for path in example_paths() if path.stem == "spareplan"))
    targets = {measure.target for measure in study.scenarios[0].measures}
    assert {f"frame:{department}" for department in baseline.entities("department")} <= targets
