"""Opening a study of many scenarios in the window; docs say it is linear in their number."""

import time

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session

NUMBERS = (1_000, 3_000)
GOAL = 5.0
"""Of the largest [s]."""


@pytest.fixture
def window(qapp):
    from scenarier.gui.window.window import Window

    study, baseline = open_study(None)
    made = Window("light")
    made.fill(Session(baseline, study))
    made.resize(1280, 720)
    made.show()
    made.load_plots()
    qapp.processEvents()
    yield made
    made.session.listeners.clear()
    made.close_now()
    made.deleteLater()


@pytest.mark.parametrize("workspace", ["overview", "measures", "compare"])
def test_opening_many_scenarios(qapp, window, tmp_path, workspace, finding):
    window.bench.show_workspace(workspace)
    taken = {}
    for number in NUMBERS:
        path = tmp_path / f"{number}.scenarier"
        growths = (3_000.0 + n % 1_000 for n in range(number))
        some = (
            Scenario(f"Scenarie {n}", parameters={"population_growth": each}) for n, each in enumerate(growths)
        )
        save_study(Study(scenarios=tuple(some)), path)
        start = time.perf_counter()
        assert window.documents.open_path(path)
        qapp.processEvents()
        taken[number] = time.perf_counter() - start
    few, many = NUMBERS
    finding(f"{many} scenarios opened and painted, {workspace}: {taken[many]:.2f} s (goal {GOAL:.0f} s), "
            f"{taken[many] / taken[few]:.1f} times {few} (linear {many / few:.0f})")  # fmt: skip
