"""LibreOffice and formualizer compute exported workbooks from their formulas alone and find what `run` finds."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.exchange.books import (
    DAY,
    GOLDEN,
    NEAR,
    Results,
    by_formualizer,
    by_libreoffice,
    closed,
    exported,
    furthest,
    office,
    opened,
    projected,
    saved,
    study_of,
)
from tests.exchange.edits import add_measures, times_the_budget, write_parameters
from tests.oracle.compare import engine
from tests.oracle.plans import levels_everywhere, ordinary_forecast
from tests.oracle.studies import changes_everywhere, studies

from scenarier.exchange.workbook.book import workbook
from scenarier.jobs.studies import open_study
from scenarier.model.study import Measure, Scenario

MISSING = (
    "LibreOffice is not installed; on Debian: apt-get install -y --no-install-recommends libreoffice-calc-nogui"
)
CHECK_STUDY, CHECK_BUDGET = GOLDEN / "check-study.scenarier", GOLDEN / "check-budget.scenarier"
BASELINE_SCENARIO = "Grundforløb"
PLAIN = Scenario("Ændres i regnearket")
LASTING = Scenario(
    "Varige",
    parameters={"elasticity.CENTRAL.service": 0.4, "savings_cap.MTM": 0.02, "start_from_budget.taxes": 0.5},
    measures=(
        Measure("Et hul mellem to år", "area:CENTRAL.other", {2026: 12.5, 2028: 30}, lasting=True),
        Measure("Slukket", "frame:MBU", {2026: 900}, on=False, lasting=True),
        Measure("Samme mål", "frame:MBU", {2027: -40}, lasting=True),
        Measure("Samme mål igen", "frame:MBU", {2025: 15, 2033: -5}),
    ),
)
Made = dict[str, tuple[bytes, Results]]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Workbooks, as exported and as changed in them, with what `scenarier run` says."""
    folder = tmp_path_factory.mktemp("studies")
    everywhere = changes_everywhere(5, 2029)
    everywhere = replace(everywhere, measures=everywhere.measures[::3])
    planned = study_of(
        LASTING, horizon=2035, budget=levels_everywhere(3, 2033), forecast=ordinary_forecast(4, 2038)
    )
    return {
        "baseline": (exported(None), projected(None, BASELINE_SCENARIO)),
        "every-lever-to-2035": _of(CHECK_STUDY, 1),
        "budget-and-forecast": _of(CHECK_BUDGET, 2),
        "lasting-to-2035": _of(saved(planned, folder), 0),
        "changed-in-the-workbook": (_changed(everywhere, folder), _run(everywhere, folder)),
        "budget-changed-in-the-workbook": _other_budget(folder),
    }


@pytest.fixture(scope="module")
def computed(books: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Results]:
    if not office():
        pytest.skip(MISSING)
    return by_libreoffice({name: book for name, (book, _) in books.items()}, tmp_path_factory.mktemp("office"))


def _of(path: Path, index: int) -> tuple[bytes, Results]:
    name = open_study(path)[0].scenarios[index].name
    return exported(path, name), projected(path, name)


def _run(scenario: Scenario, folder: Path) -> Results:
    return projected(saved(study_of(scenario), folder), scenario.name)


def _changed(scenario: Scenario, folder: Path) -> bytes:
    """A workbook of a scenario without any change, changed to say what the other one says."""
    book = opened(exported(saved(study_of(PLAIN), folder), PLAIN.name))
    write_parameters(book, scenario.parameters)
    add_measures(book, scenario.measures)
    return closed(book)


def _other_budget(folder: Path) -> tuple[bytes, Results]:
    """The budget's amounts changed in the workbook, the roll-forward it is held against as it was."""
    path = CHECK_BUDGET
    study, _ = open_study(path)
    book = opened(exported(path, study.scenarios[0].name))
    times_the_budget(book, 1.5)
    budget = study.budget
    assert budget is not None
    levels = {target: {year: 1.5 * amount for year, amount in by_year.items()}
              for target, by_year in budget.levels.items()}  # fmt: skip
    other = replace(study, budget=replace(budget, levels=levels))
    return closed(book), projected(saved(other, folder), study.scenarios[0].name)


NAMES = (
    "baseline",
    "every-lever-to-2035",
    "budget-and-forecast",
    "lasting-to-2035",
    "changed-in-the-workbook",
    "budget-changed-in-the-workbook",
)


@pytest.mark.parametrize("name", NAMES)
def test_that_libreoffice_finds_what_run_finds(name, books, computed):
    assert furthest(computed[name], books[name][1]) <= NEAR


@pytest.mark.parametrize("name", NAMES)
def test_that_formualizer_finds_what_run_finds(name, books):
    book, expected = books[name]
    assert furthest(by_formualizer(book), expected) <= NEAR


def test_that_a_change_in_the_workbook_is_seen(books):
    changed, plain = books["changed-in-the-workbook"][1], books["baseline"][1]
    assert furthest(changed, plain) > NEAR


@settings(max_examples=4)
@given(studies(most=1))
def test_that_a_study_by_chance_is_computed_alike(study):
    (scenario,), horizon, baseline = study
    whole = study_of(scenario, horizon=horizon, budget=baseline.budget, forecast=baseline.forecast)
    book = workbook(baseline, whole, scenario, DAY)
    assert furthest(by_formualizer(book), engine(scenario, horizon, baseline)) <= NEAR
