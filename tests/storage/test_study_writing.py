"""What is written is read back as it was, and reads well."""

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made import Study

from scenarier.model.parameters import ParameterSpec
from scenarier.model.plan import Budget, Forecast
from scenarier.model.proposals import SEALED_PARTS, Seal
from scenarier.model.questions import About, Question
from scenarier.model.study import COLOURS, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import parse_study, read_study
from scenarier.storage.study_write import study_bytes, write_study
from scenarier.text.faults import faults_text
from scenarier.text.plain import folded, text_fault
from scenarier.vocabulary.errors import FaultsError
from scenarier.vocabulary.places import baseline_folder

BASELINE = read_baseline(baseline_folder("aarhus-2024"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: not text_fault(text, is_name=False)
)
NAMES = TEXTS.filter(lambda text: not text_fault(text, is_name=True))


def values(spec: ParameterSpec, horizon: int) -> st.SearchStrategy:
    one = st.sampled_from([0.0, 1.0]) if spec.unit == "switch" else st.floats(spec.minimum, spec.maximum)
    return one | by_year(one, horizon) if spec.has_year else one


def by_year(value: st.SearchStrategy, horizon: int) -> st.SearchStrategy:
    return st.dictionaries(st.integers(BASELINE.first_year, horizon), value, max_size=4)


@st.composite
def parameters(draw, horizon: int) -> dict:
    drawn = {}
    for spec in draw(st.lists(st.sampled_from(list(BASELINE.parameters.values())), max_size=5)):
        entity = draw(st.sampled_from(BASELINE.entities(spec.entity_kind) or ("",)))
        drawn[f"{spec.name}.{entity}" if entity else spec.name] = draw(values(spec, horizon))
    return drawn


@st.composite
def studies(draw) -> Study:
    horizon = draw(st.integers(2025, 2035))
    measures = st.builds(
        Measure,
        NAMES,
        st.sampled_from(BASELINE.measure_targets()),
        by_year(st.floats(-1e5, 1e5), horizon),
        st.booleans(),
        NAMES,
        TEXTS,
        NAMES,
        st.booleans(),
    )
    names = st.lists(NAMES.filter(str.strip), max_size=4, unique_by=folded)
    scenarios = [
        Scenario(
            name,
            draw(TEXTS),
            draw(parameters(horizon)),
            tuple(draw(st.lists(measures, max_size=3))),
            draw(st.sampled_from(("", *COLOURS))),
            {key: note for key in draw(parameters(horizon)) if (note := draw(TEXTS)).strip()},
        )
        for name in draw(names)
        if folded(name) != "grundforløb"
    ]
    plan = {"budget": draw(st.none() | budgets()), "forecast": draw(st.none() | forecasts(horizon))}
    scenarios = draw(proposals(scenarios))
    return Study(draw(NAMES), draw(TEXTS), horizon=horizon, scenarios=scenarios, **plan, **draw(uncertainty()))


@st.composite
def proposals(draw, scenarios: list[Scenario]) -> tuple[Scenario, ...]:
    """Some of the scenarios as proposals, each based on one before it."""
    made: list[Scenario] = []
    for one in scenarios:
        base = draw(st.sampled_from(["", "Grundforløb", *(other.name for other in made)]))
        status = draw(st.sampled_from(["", "draft", "final"]))
        seal = draw(st.none() | SEALS) if status == "final" else None
        made.append(replace(one, based_on=base, status=status, sealed=seal))
    return tuple(draw(st.permutations(made)))


SUM = st.text("0123456789abcdef", min_size=64, max_size=64)
FIGURES = st.dictionaries(st.integers(2024, 2035), st.floats(-1e12, 1e12), max_size=3)
DAYS = st.dates().map(str)
SEALS = st.builds(Seal, DAYS, NAMES.filter(str.strip), st.fixed_dictionaries(dict.fromkeys(SEALED_PARTS, SUM)),
                  FIGURES, FIGURES)  # fmt: skip
KNOWN_NAMES = NAMES.filter(str.strip)
ABOUTS = st.one_of(
    st.builds(lambda year, scenario: About(scenario, "result", "", year), st.integers(2024, 2035), NAMES),
    st.builds(lambda year, entity: About("", "savings", entity, year), st.integers(2024, 2035),
              st.sampled_from(BASELINE.entities("department"))),
    st.builds(lambda scenario, measure: About(scenario, measure=measure), KNOWN_NAMES, KNOWN_NAMES),
    st.builds(lambda scenario, package: About(scenario, package=package), NAMES, KNOWN_NAMES),
)  # fmt: skip
QUESTIONS = st.builds(Question, TEXTS.filter(str.strip), ABOUTS, NAMES, st.just("") | DAYS, TEXTS)


@st.composite
def uncertainty(draw) -> dict:
    """Spreads, reasons, a seed and questions."""
    uncertain = [spec for spec in BASELINE.parameters.values() if spec.unit != "switch"]
    keys = st.sampled_from(
        [f"{spec.name}.{one}" for spec in uncertain for one in BASELINE.entities(spec.entity_kind)]
        + [spec.name for spec in uncertain]
    )
    return {
        "spreads": draw(st.dictionaries(keys, st.floats(0, 1e9), max_size=3)),
        "spread_notes": draw(st.dictionaries(keys, TEXTS.filter(str.strip), max_size=3)),
        "seed": draw(st.none() | st.integers(0, 2**53 - 1)),
        "questions": tuple(draw(st.lists(QUESTIONS, max_size=3))),
    }


def budgets() -> st.SearchStrategy:
    years = st.integers(2025, 2060)
    levels = {
        target: st.dictionaries(years, st.floats(0 if target.startswith("capex") else -1e5, 1e5), max_size=3)
        for target in BASELINE.budget_targets()
    }
    some = st.lists(st.sampled_from(sorted(levels)), unique=True, max_size=4)
    chosen = some.flatmap(lambda targets: st.fixed_dictionaries({target: levels[target] for target in targets}))
    return st.builds(Budget, NAMES, chosen, st.none() | st.integers(2024, 2035), TEXTS)


def forecasts(horizon: int) -> st.SearchStrategy:
    """Large enough that no growth of a scenario leaves nobody."""
    counts = st.lists(st.floats(1e4, 1e7), min_size=7, max_size=7)
    people = counts.map(lambda found: dict(zip(BASELINE.age_groups, found, strict=True)))
    last = st.integers(horizon, 2060)
    persons = last.flatmap(lambda end: st.fixed_dictionaries(dict.fromkeys(range(2025, end + 1), people)))
    return st.builds(Forecast, NAMES, persons, TEXTS)


@settings(max_examples=80)
@given(studies())
def test_that_a_study_is_read_back_as_it_was_written(study):
    content = study_bytes(study)
    assert parse_study(content, "it")[0] == study
    assert study_bytes(parse_study(content, "it")[0]) == content


@given(st.floats(-1e5, 1e5))
def test_that_a_number_keeps_its_last_bit(amount):
    study = Study(scenarios=(Scenario("A", measures=(Measure("T", "capex:gross", {2026: amount}),)),))
    read = parse_study(study_bytes(study), "it")[0].scenarios[0].measures[0].amounts[2026]
    assert math.isclose(read, amount, rel_tol=0, abs_tol=0)


def test_that_the_file_on_disk_is_what_was_written(tmp_path):
    study = Study("Budget", scenarios=(Scenario("Lavere vækst", "note", {"tax_rate": {2026: 0.25}}),))
    write_study(study, tmp_path / "a.scenarier")
    assert (tmp_path / "a.scenarier").read_bytes() == study_bytes(study)
    assert read_study(tmp_path / "a.scenarier")[0] == study


def test_that_a_file_holds_what_differs_and_no_more():
    measure = Measure("T", "frame:MTM", {2027: -40.0, 2026: -20.5})
    study = Study(
        scenarios=(Scenario("A", parameters={"tax_rate": 0.25, "population_growth": 3500.0}, measures=(measure,)),)
    )
    assert json.loads(study_bytes(study)) == {
        "format": "scenarier-study",
        "version": 6,
        "title": "",
        "note": "",
        "baseline": "aarhus-2024",
        "horizon": 2029,
        "scenarios": [
            {
                "name": "A",
                "parameters": {"tax_rate": 0.25, "population_growth": 3500},
                "measures": [{"title": "T", "target": "frame:MTM", "amounts": {"2026": -20.5, "2027": -40}}],
            }
        ],
    }


def test_that_a_file_is_indented_utf8_with_a_line_feed_at_its_end():
    content = study_bytes(Study("Ærø"))
    assert "Ærø".encode() in content
    assert content.startswith(b'{\n  "format": "scenarier-study",\n  "version": 6,\n')
    assert content.endswith(b"}\n")
    assert b"\r" not in content


def test_that_whole_numbers_are_written_without_a_point_and_years_in_order():
    scenario = Scenario("A", parameters={"population_growth": {2027: 3500.0, 2025: 4870.0}})
    content = study_bytes(Study(scenarios=(scenario,))).decode()
    assert content.index('"2025": 4870,') < content.index('"2027": 3500\n')


def test_that_what_a_scenario_leaves_out_is_left_out():
    written = study_bytes(Study(scenarios=(Scenario("A"),))).decode()
    assert '"name": "A"\n' in written
    switched_off = replace(Measure("T", "frame:MTM", {}), on=False)
    assert '"on": false' in study_bytes(Study(scenarios=(Scenario("A", measures=(switched_off,)),))).decode()


@pytest.mark.parametrize("wrong", ["\ud83d", "a\udfff"])
def test_that_half_a_character_is_not_written(tmp_path, wrong):
    path = tmp_path / "a.scenarier"
    write_study(Study("before"), path)
    with pytest.raises(FaultsError) as caught:
        write_study(Study(wrong), path)
    assert faults_text(caught.value) == f"{path}: the text holds half a character; type it again"
    assert read_study(path)[0].title == "before"
