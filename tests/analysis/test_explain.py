"""Every number explained: values against the projection, formulas against their inputs, leaves with sources."""

import json
import re
from pathlib import Path

import pytest

from scenarier.analysis.explain.expression import Key, value_of
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.reading import read_out
from scenarier.analysis.explain.tree import as_tree, changes, explain, figures_for, label
from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.text.language import set_language
from scenarier.text.words import ORIGIN_NAMES
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
GOLDEN = Path(__file__).parents[1] / "golden"
STUDY = read_study(GOLDEN / "check-study.scenarier")[0]
PLANNED, BUDGETED = read_study(GOLDEN / "check-budget.scenarier")
CASES = [
    *((AARHUS, STUDY.horizon, scenario) for scenario in (BASELINE, *STUDY.scenarios)),
    *((BUDGETED, PLANNED.horizon, scenario) for scenario in (BASELINE, *PLANNED.scenarios)),
]
IN_WORDS = ("no less than 0", " if ", "the sum of", "the least of")


@pytest.fixture(autouse=True)
def danish_again():
    yield
    set_language("da")


def roots(figures: Figures):
    """Every result variable, entity and year."""
    for name, variable in VARIABLES.items():
        for entity in figures.entities[variable.axis] if variable.axis else ("",):
            yield from (Key(name, entity, year) for year in figures.projection.years)


def every_node(figures: Figures):
    """Every number that any result rests on, each once."""
    waiting = list(roots(figures))
    seen = set(waiting)
    while waiting:
        node = explain(figures, waiting.pop())
        yield node
        fresh = [key for key in node.inputs if key not in seen]
        seen.update(fresh)
        waiting.extend(fresh)


def close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(1.0, abs(other))


@pytest.fixture(params=CASES, ids=[f"{horizon}-{scenario.name}" for _, horizon, scenario in CASES])
def figures(request):
    baseline, horizon, scenario = request.param
    return figures_for(baseline, scenario, horizon)


def test_that_every_number_leads_to_leaves_with_a_source_and_follows_from_its_shown_inputs(figures):
    leaves = 0
    for node in every_node(figures):
        if node.formula is None:
            leaves += 1
            assert node.source.strip(), node.key
            assert node.origin in ORIGIN_NAMES, node.key
            assert not node.inputs, node.key
            continue
        assert node.inputs, node.key
        assert node.origin == "model", node.key
        shown = {key: explain(figures, key).value for key in node.inputs}
        assert close(value_of(node.formula, shown.__getitem__), node.value), node.key
    assert leaves > 500


def test_that_every_result_is_explained_by_the_number_that_the_projection_has(figures):
    alone = project(figures.baseline, [figures.scenario], figures.horizon)
    for row in alone.rows():
        assert explain(figures, Key(row.variable, row.entity, row.year)).value == row.value
        assert explain(figures, Key(row.variable, row.entity, row.year)).unit == row.unit


def test_that_the_check_study_leads_to_every_parameter():
    named = {
        node.key.variable.partition(":")[2]
        for scenario in STUDY.scenarios
        for node in every_node(figures_for(AARHUS, scenario, STUDY.horizon))
        if node.key.variable.startswith("parameter:")
    }
    assert named == set(AARHUS.parameters)


def test_that_every_step_has_an_explanation_that_is_reached(figures):
    reached = {node.key.variable for node in every_node(figures)}
    assert set(STEPS) - reached <= {"area_extra"}  # only where there are measures


def test_that_a_formula_reads_as_the_arithmetic_it_stands_for(figures):
    """Python's own arithmetic on the text, with full numbers where the names and rounded values stand."""
    set_language("en")
    read = 0
    for node in every_node(figures):
        text = "" if node.formula is None else read_out(node.formula, lambda key: f"({figures.value(key)!r})")
        if not text or any(words in text for words in IN_WORDS):
            continue
        read += 1
        text = text.replace("·", "*").replace("−", "-")
        assert close(eval(re.sub(r"(?<=\d),(?=\d{3})", "", text)), node.value), node.key
    assert read > 1500


def test_that_the_tree_has_all_keys_and_tells_each_number_once():
    figures = figures_for(AARHUS, STUDY.scenarios[0], STUDY.horizon)
    tree = json.loads(json.dumps(as_tree(figures, Key("liquidity_per_citizen", "", 2029))))
    keys = {"variable", "entity", "year", "value", "unit", "formula", "inputs", "origin", "source"}
    told = set()

    def visit(node):
        place = (node["variable"], node["entity"], node["year"])
        if node.get("seen"):
            assert place in told
            assert node["inputs"] == []
            return
        assert set(node) == keys
        assert place not in told
        told.add(place)
        assert node["inputs"] or (node["source"] and not node["formula"])
        for other in node["inputs"]:
            visit(other)

    visit(tree)
    assert tree["variable"] == "liquidity_per_citizen"
    assert tree["unit"] == "kr_per_citizen"
    assert [node["variable"] for node in tree["inputs"]] == ["liquidity", "population"]
    assert len(told) > 3000


def test_that_depth_cuts_the_tree_there():
    figures = figures_for(AARHUS, BASELINE, 2029)
    tree = as_tree(figures, Key("result", "", 2029), 1)
    assert [node["variable"] for node in tree["inputs"]] == ["operating_result", "capex_net"]
    assert all(node["inputs"] == [] and node["formula"] for node in tree["inputs"])
    assert as_tree(figures, Key("result", "", 2029), 0)["inputs"] == []


def test_that_a_baseline_row_names_its_place_in_the_report():
    """The report: day care cost 1,692 in line 1044 of the text, the population of 2025 stands in line 87."""
    set_language("en")
    figures = figures_for(AARHUS, BASELINE, 2029)
    node = explain(figures, Key("baseline:areas.MBU.daycare"))
    assert (node.value, node.unit, node.origin, node.key.year) == (1692.0, "mio_kr", "published", None)
    assert "Børn og Unge: Økonomi" in node.source
    assert "line 1044" in node.source
    assert "line 87" in explain(figures, Key("baseline:base_figures.population_first")).source


def test_that_the_missing_16_is_what_the_printed_lines_leave():
    """24,177 - 16,856 - 6,475 - 1,244 + 380 + 34 = 16 (report, income statement)."""
    figures = figures_for(AARHUS, BASELINE, 2029)
    node = explain(figures, Key("base_cost", "CENTRAL.unspecified"))
    assert node.value == 16.0
    assert [explain(figures, key).value for key in node.inputs] == [24177, 16856, 6475, 1244, -380, -34]


def test_that_a_chosen_parameter_tells_who_chose_it_and_why():
    set_language("en")
    scenario = Scenario(
        "Slow", parameters={"population_growth": {2026: 3500}}, notes={"population_growth": "Fewer homes"}
    )
    figures = figures_for(AARHUS, scenario, 2029)
    chosen = explain(figures, Key("parameter:population_growth", "", 2026))
    assert (chosen.value, chosen.origin) == (3500.0, "choice")
    assert "“Slow”" in chosen.source
    assert "Fewer homes" in chosen.source
    left = explain(figures, Key("parameter:population_growth", "", 2027))
    assert (left.value, left.origin) == (4870.0, "published")
    assert "line 102" in left.source


def test_that_measures_on_one_target_are_told_one_by_one():
    """-20 and 5 in 2024 prices are -15; the frame of 2026 moves by -15 times the index 1.033 * 1.030."""
    measures = (
        Measure("Fewer buildings", "frame:MTM", {2026: -20.0}, note="From the group"),
        Measure("Off", "frame:MTM", {2026: 100.0}, on=False),
        Measure("Parks", "frame:MTM", {2026: 5.0}),
    )
    figures = figures_for(AARHUS, Scenario("Cuts", measures=measures), 2029)
    node = explain(figures, Key("measures:frame", "MTM", 2026))
    assert node.value == -15.0
    assert [(key.variable, explain(figures, key).value) for key in node.inputs] == [
        ("measure:1", -20.0),
        ("measure:3", 5.0),
    ]
    assert "From the group" in explain(figures, Key("measure:1", "", 2026)).source
    assert label(figures, Key("measure:1", "", 2026)) == "Fewer buildings 2026"
    frame = explain(figures, Key("decided_frame", "MTM", 2026))
    assert close(frame.value, -15.0 * 1.033 * 1.030)


def test_that_the_inputs_that_differ_between_two_scenarios_are_named():
    scenario = Scenario("Slow", parameters={"population_growth": {2026: 3500}})
    slow, baseline = figures_for(AARHUS, scenario, 2029), figures_for(AARHUS, BASELINE, 2029)
    apart = changes(slow, baseline, Key("population", "", 2027))
    assert apart == {Key("parameter:population_growth", "", 2026): 4870.0}
    assert changes(slow, baseline, Key("population", "", 2026)) == {}


def test_that_a_measure_the_other_scenario_lacks_is_named_from_both_sides():
    measured = Scenario("More", measures=(Measure("Buses", "area:MTM.public_transport", {2027: 10.0}),))
    more, baseline = figures_for(AARHUS, measured, 2029), figures_for(AARHUS, BASELINE, 2029)
    key = Key("area_need", "MTM.public_transport", 2027)
    extra = Key("area_extra", "MTM.public_transport", 2027)
    assert changes(more, baseline, key) == {extra: 0.0}
    assert list(changes(baseline, more, key)) == [extra]
    measures = Key("measures:area", "MTM.public_transport", 2027)
    assert changes(more, baseline, measures) == {Key("measure:1", "", 2027): None}
    assert changes(baseline, more, measures) == {Key("measure:1", "", 2027): 10.0}


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_nothing_untranslated_or_empty_is_read_out(language, figures):
    set_language(language)
    for node in every_node(figures):
        name = label(figures, node.key)
        assert name.strip(), node.key
        assert "_" not in name, name
        assert "_" not in node.text, node.text
        assert "  " not in node.text, node.text


def leaves_of(figures, key):
    """The leaves that a number rests on, by key."""
    waiting, seen = [key], {key}
    found = {}
    while waiting:
        node = explain(figures, waiting.pop())
        if node.formula is None:
            found[node.key] = node
        fresh = [other for other in node.inputs if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return found


@pytest.mark.parametrize(
    ("variable", "entity", "target"),
    [
        ("frame", "MSO", "frame:MSO"),
        ("area_spending", "CENTRAL.other", "area:CENTRAL.other"),
        ("grants", "", "revenue:grants"),
        ("capex_gross", "", "capex:gross"),
    ],
)
@pytest.mark.parametrize("year", [2026, 2029])
def test_that_a_budgeted_number_ends_in_the_budgets_row_and_in_the_roll_forward(variable, entity, target, year):
    figures = figures_for(BUDGETED, BASELINE, PLANNED.horizon)
    leaves = leaves_of(figures, Key(variable, entity, year))
    named = BUDGETED.budget.last_named(target, year)
    row, rolled = leaves[Key("budget", target, named)], leaves[Key("roll_forward", target, named)]
    assert row.value == PLANNED.budget.levels[target][named]
    assert row.origin == "budget"
    assert PLANNED.budget.title in row.source
    alone = project(BUDGETED.with_plan(None, PLANNED.forecast), [BASELINE], PLANNED.horizon)
    assert close(rolled.value, alone.series(variable, entity)[named - 2024])


def test_that_the_population_of_a_forecast_ends_in_the_forecasts_rows():
    figures = figures_for(BUDGETED, BASELINE, PLANNED.horizon)
    leaves = leaves_of(figures, Key("population", "", 2028))
    rows = {key: node for key, node in leaves.items() if key.variable == "forecast"}
    assert rows[Key("forecast", "80+", 2028)].value == PLANNED.forecast.persons[2028]["80+"]
    assert all(node.origin == "forecast" and PLANNED.forecast.title in node.source for node in rows.values())
    assert not any(key.variable == "parameter:population_growth" for key in leaves)


@pytest.mark.parametrize(("column", "line"), [("result", "1098"), ("savings", "1102")])
def test_that_a_saving_cites_the_line_of_its_own_figure(column, line):
    figures = figures_for(AARHUS, BASELINE, 2029)
    assert f"linje {line} i teksten" in explain(figures, Key("baseline:savings.MBU", column)).source
