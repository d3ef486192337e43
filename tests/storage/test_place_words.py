"""Where a fault stands, by the names of what is faulty; the path follows in brackets."""

import pytest
from tests.storage.studies import as_bytes, study

from scenarier.storage.study_read import parse_study
from scenarier.text.faults import fault_lines
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

MEASURE = {"title": "Ny vej", "target": "frame:MTM", "amounts": {"2026": "x"}}


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


def told(document):
    with pytest.raises(FaultsError) as caught:
        parse_study(as_bytes(document), "it")
    return [line.partition(": ")[0] for line in fault_lines(caught.value)]


@pytest.mark.parametrize(
    ("scenario", "words", "path"),
    [
        ({"parameters": {"population_growth": 805000}}, "Befolkningstilvækst", "parameters.population_growth"),
        ({"parameters": {"frame_change.MTM": {"2026": "x"}}}, "Ændring af ramme Teknik og Miljø, 2026",
         'parameters["frame_change.MTM"]["2026"]'),
        ({"measures": [MEASURE]}, "tiltag »Ny vej«, 2026", 'measures[0].amounts["2026"]'),
        ({"measures": [{**MEASURE, "title": 3, "amounts": {}}]}, "tiltag 1", "measures[0].title"),
    ],
)  # fmt: skip
def test_that_a_scenarios_faults_name_the_scenario_the_lever_and_the_measure(scenario, words, path):
    assert told(study(scenario)) == [f"Scenarie »A«, {words} (scenarios[0].{path})"]


def test_that_budget_and_rules_are_named_and_what_has_no_name_is_its_path():
    budget = {"title": "B", "levels": {"frame:MBU": {"2026": "x"}, "capex:gross": {"2027": -1}}}
    rule = {"title": "Egen", "metric": "result", "comparison": "at_least", "threshold": "x"}
    assert told(study({}, version=4, budget=budget, rules=[rule], horizon="x")) == [
        "horizon",
        'Vedtaget budget, Børn og Unge, 2026 (budget.levels["frame:MBU"]["2026"])',
        'Vedtaget budget, Bruttoanlæg, 2027 (budget.levels["capex:gross"]["2027"])',
        "Regel »Egen« (rules[0].threshold)",
    ]
